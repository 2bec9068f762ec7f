"""pandas.tseries.api."""
from pandas._offsets import infer_freq, to_offset  # noqa: F401

"""pandas.tseries.api."""
from pandas._infer import infer_freq  # noqa: F401
from pandas._offset_names import to_offset  # noqa: F401

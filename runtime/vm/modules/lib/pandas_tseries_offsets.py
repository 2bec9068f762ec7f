"""pandas.tseries.offsets."""
from pandas.offsets import *  # noqa: F403

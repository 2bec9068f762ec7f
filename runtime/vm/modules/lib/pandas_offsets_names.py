"""pandas.offsets: the names of pandas.tseries.offsets."""
from pandas.tseries.offsets import *  # noqa: F401,F403

"""pandas.arrays: the classes of pandas' own arrays."""
from pandas._arrays import (ArrowStringArray, BooleanArray, DatetimeArray, FloatingArray, IntegerArray, IntervalArray, NumpyExtensionArray,  # noqa: F401
                            PeriodArray, StringArray, TimedeltaArray)

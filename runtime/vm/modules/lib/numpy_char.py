"""np.char: the functions of np.strings."""
from numpy.strings import (add, array, asarray, capitalize, center, count, endswith, equal, find, greater, greater_equal, index, isalnum, isalpha,
                           isdecimal, isdigit, islower, isnumeric, isspace, istitle, isupper, join, less, less_equal, ljust, lower, lstrip, mod,
                           multiply, not_equal, partition, replace, rfind, rjust, rsplit, rstrip, split, splitlines, startswith, str_len, strip,
                           swapcase, title, upper, zfill)  # noqa: F401

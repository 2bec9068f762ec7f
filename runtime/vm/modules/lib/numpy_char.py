"""np.char: the functions of np.strings; what parts texts gives one array with an axis more."""
import numpy as np
from numpy import strings as _strings
from numpy.strings import (add, array, asarray, capitalize, center, count, endswith, equal, find, greater, greater_equal, index, isalnum, isalpha,
                           isdecimal, isdigit, islower, isnumeric, isspace, istitle, isupper, join, less, less_equal, ljust, lower, lstrip, mod,
                           multiply, not_equal, replace, rfind, rindex, rjust, rsplit, rstrip, split, splitlines, startswith, str_len, strip,
                           swapcase, title, translate, upper, zfill)  # noqa: F401


def partition(a, sep):
    return np.stack(_strings.partition(a, sep), axis=-1)


def rpartition(a, sep):
    return np.stack(_strings.rpartition(a, sep), axis=-1)

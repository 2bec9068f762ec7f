"""numpy.emath: functions that leave the real numbers where the argument needs it: sqrt(-1) is 1j, not nan."""
import numpy as np


def _complex(x):
    narrow = ("float32", "int8", "int16", "uint8", "uint16", "complex64")
    return x.astype(np.complex64 if x.dtype.name in narrow else np.complex128)


def _from_negative(x):
    """x as an array, complex when one of its real elements is negative."""
    x = np.asarray(x)
    return _complex(x) if np.any(np.isreal(x) & (x < 0)) else x


def _from_beyond_one(x):
    x = np.asarray(x)
    return _complex(x) if np.any(np.isreal(x) & (np.abs(x) > 1)) else x


def sqrt(x):
    return np.sqrt(_from_negative(x))


def log(x):
    return np.log(_from_negative(x))


def log10(x):
    return np.log10(_from_negative(x))


def log2(x):
    return np.log2(_from_negative(x))


def logn(n, x):
    """The logarithm of x to the base n."""
    x, n = _from_negative(x), _from_negative(n)
    return np.log(x) / np.log(n)


def power(x, p):
    """x ** p; negative int exponents give floats."""
    x, p = _from_negative(x), np.asarray(p)
    return np.power(x, p * 1.0 if np.any(np.isreal(p) & (p < 0)) else p)


def arccos(x):
    return np.arccos(_from_beyond_one(x))


def arcsin(x):
    return np.arcsin(_from_beyond_one(x))


def arctanh(x):
    return np.arctanh(_from_beyond_one(x))

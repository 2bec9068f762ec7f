# Statistics that skip NaN, quantiles by an array, averages with weights, rounding
import numpy as np
from numba import njit


@njit
def skipping(a):
    return np.nancumsum(a), np.nancumprod(a), np.nanmedian(a), np.nanpercentile(a, 25.0), np.nanquantile(a, 0.75)


@njit
def quartiles(a):
    return np.quantile(a, np.array([0.25, 0.5, 0.75])), np.percentile(a, np.array([10.0, 90.0]))


@njit
def averages(a, w):
    return np.average(a), np.average(a, weights=w)


@njit
def rounded(a):
    return np.round(a), np.round(a, 1), np.around(a, 2), np.round(a, -1)


@njit
def rounded_number(x, digits):
    return np.round(x, digits)


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


a = np.array([3, 1, 4, 1, 5, 9, 2, 6])
x = np.array([2.0, np.nan, 3.5, -1.0, np.nan, 4.0])
show(skipping, x)
show(skipping, a.astype(np.float64))
show(quartiles, a)
show(quartiles, x)
show(averages, x[2:4], np.array([1.0, 3.0]))
show(averages, x[2:4], np.array([1.0, -1.0]))
show(rounded, np.array([[0.5, 1.5, 2.675], [-12.345, 15.0, 1e300]]))
show(rounded, np.array([5, 15, 25, -14]))
show(rounded_number, 2.675, 2)
show(rounded_number, 12345.678, -2)
show(rounded_number, 1.2345678901234567, 25)
show(rounded_number, np.inf, 2)
show(rounded_number, 12345, -2)

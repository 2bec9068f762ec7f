# Functions that leave the real numbers where they must: roots of a quadratic, logarithms of negative numbers.
import numpy as np


def roots(a, b, c):
    d = np.emath.sqrt(b * b - 4 * a * c)
    return (-b - d) / (2 * a), (-b + d) / (2 * a)


print(roots(1.0, -3.0, 2.0), roots(1.0, 2.0, 5.0))
x = np.array([[4.0, -9.0], [0.0, 1.0]])
print(np.emath.sqrt(x), np.emath.sqrt(np.abs(x)))
print(np.emath.sqrt(np.array([-4, 9], np.int16)).dtype, np.emath.sqrt(np.array([4], np.float32)).dtype, np.emath.sqrt(np.array([])))
print(np.emath.log(-1), np.emath.log10([-10.0, 100.0]), np.emath.log2(-8.0), np.emath.logn(2, [4, 8, -8]))
print(np.emath.power([2, 4], 2), np.emath.power([2, 4], -2), np.emath.power([-2.0, 4.0], 0.5))
print(np.emath.arccos(2.0), np.emath.arcsin([0.5, 2.0]).round(12), np.emath.arctanh([0.5, 2.0]).round(12))
print(np.isnan(np.emath.sqrt([np.nan, -1.0])), np.getbufsize())

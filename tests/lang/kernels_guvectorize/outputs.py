# several outputs, outputs without core dimension, reductions over the core dimension
import numpy as np
from numba import guvectorize, float64, int64


@guvectorize([(float64[:], float64[:], float64[:])], '(n)->(),()')
def mean_and_range(x, mean, spread):
    s = 0.0
    lo = x[0]
    hi = x[0]
    for v in x:
        s += v
        lo = min(lo, v)
        hi = max(hi, v)
    mean[0] = s / len(x)
    spread[0] = hi - lo


@guvectorize([(int64[:], int64[:])], '(n)->()')
def total(x, out):
    out[0] = 0
    for v in x:
        out[0] += v


@guvectorize(["void(float64[:], float64[:], float64[:])"], "(n),(n)->()")
def dot(a, b, r):
    acc = 0.0
    for i in range(a.shape[0]):
        acc += a[i] * b[i]
    r[0] = acc


x = np.array([[1.0, 2.0, 6.0], [4.0, 4.0, 4.0]])
m, s = mean_and_range(x)
print(m, s)
m1, s1 = mean_and_range(x[0])
print(m1, s1)
print(total(np.arange(10)), total(np.arange(12).reshape(3, 4)))
print(dot(x, np.array([1.0, 10.0, 100.0])))
print(dot(x, x[::-1]))
print(type(dot(x[0], x[1])).__name__)

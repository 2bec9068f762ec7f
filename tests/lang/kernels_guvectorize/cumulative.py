# running statistics of each row, with several outputs and broadcasting of parameters
import numpy as np
from numba import guvectorize


@guvectorize(['void(float64[:], float64, float64[:], float64[:])'], '(n),()->(n),(n)')
def ewm(x, alpha, mean, var):
    m = x[0]
    v = 0.0
    mean[0] = m
    var[0] = v
    for i in range(1, x.shape[0]):
        d = x[i] - m
        m += alpha * d
        v = (1 - alpha) * (v + alpha * d * d)
        mean[i] = m
        var[i] = v


x = np.array([1.0, 2.0, 4.0, 8.0])
m, v = ewm(x, 0.5)
print(m)
print(v)
m2, v2 = ewm(x, np.array([0.1, 0.5, 0.9]))
print(m2.shape, np.round(m2[0], 4), np.round(v2[2], 4))
out1, out2 = np.zeros(4), np.zeros(4)
r = ewm(x, 0.5, out1, out2)
print(r[0] is out1, np.array_equal(out2, v))
r = ewm(x, 0.25, out=(out1, out2))
print(np.round(out1, 4))

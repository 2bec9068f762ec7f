import numpy as np
from numba import guvectorize, int64, float64


@guvectorize([(int64[:], int64, int64[:])], '(n),()->(n)')
def g(x, y, res):
    for i in range(x.shape[0]):
        res[i] = x[i] + y


a = np.arange(5)
print(g(a, 2))
a = np.arange(6).reshape(2, 3)
print(a)
print(g(a, 10))
print(g(a, np.array([10, 20])))
b = np.arange(12).reshape(2, 2, 3)
print(g(b, np.array([[1, 2], [3, 4]])))
print(g(b, np.array([[1], [3]])).shape)
print(g([1, 2, 3], 5))

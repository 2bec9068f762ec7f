import numpy as np
from numba import guvectorize


@guvectorize('(n),()->(n)')
def scale(x, y, res):
    for i in range(x.shape[0]):
        res[i] = x[i] * y


a = np.arange(4.0)
out = np.zeros(4)
scale(a, 3.0, out)
print(out)
b = np.arange(6).reshape(2, 3)
out2 = np.zeros_like(b)
try:
    scale(b, 2, out2)
    print(out2)
except TypeError as e:
    print(e)
out3 = np.zeros((2, 3))
scale(b * 1.0, np.array([1.0, 10.0]), out3)
print(out3)
try:
    scale(a, 3.0)
except TypeError as e:
    print(e)

import numpy as np
from numba import vectorize


@vectorize(['float64(float64, float64)'])
def f(x, y):
    return x * 10 + y


@vectorize
def double(x):
    return x * 2


a = np.arange(4.0)
out = np.empty(4)
r = f(a, 1.0, out)
print(r is out, out)
f(a, 2.0, out=out)
print(out)
f(a, 4.0, out=(out,))
print(out)
big = np.zeros((2, 4))
f(a, 1.0, out=big)
print(big)
print(double(np.arange(3), out=np.zeros(3)))
ints = np.zeros(4, dtype=np.int64)
try:
    f(a, 1.0, out=ints)
except TypeError as e:
    print(e)
try:
    f(a, 1.0, out=np.zeros(3))
except ValueError as e:
    print("ValueError")
try:
    f(a)
except TypeError as e:
    print("TypeError")

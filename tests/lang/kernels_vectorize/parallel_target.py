import math
import numpy as np
from numba import vectorize


@vectorize(['float64(float64, float64)', 'float32(float32, float32)'], target='parallel')
def rel(x, y):
    return math.exp(-abs(x - y))


@vectorize(['int64(int64)'], target='cpu', cache=True)
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


x = np.linspace(0, 1, 5)
print(np.round(rel(x, 0.5), 6))
print(rel(x.astype(np.float32), np.float32(0.5)).dtype)
print(collatz(np.arange(1, 13)))
try:
    vectorize(['int64(int64)'], target='gpu')(lambda x: x)
except ValueError as e:
    print(e)
try:
    vectorize(['int64(int64)'], identity='two')(lambda x: x)
except ValueError as e:
    print(e)

# numba.from_dtype in signatures, and what does not fit one.
import numpy as np
from numba import from_dtype, njit, void, float64, int64

tick = np.dtype([("time", np.int64), ("price", np.float64), ("size", np.int32)])
Tick = from_dtype(tick)


@njit(void(Tick[:], float64))
def scale(ticks, factor):
    for t in ticks:
        t.price *= factor


@njit(float64(Tick))
def value(t):
    return t.price * t.size


@njit(int64(Tick[:, :], int64))
def total_size(grid, row):
    n = 0
    for j in range(grid.shape[1]):
        n += grid[row, j].size
    return n


day = np.zeros(6, tick)
day["time"] = np.arange(6)
day["price"] = [10, 10.5, 11, 10.25, 9.75, 10]
day["size"] = [100, 200, 50, 10, 400, 30]
scale(day, 2.0)
print(day["price"])
print(value(day[2]))
print(total_size(day.reshape(2, 3), 1))
scale(day[::2], 10.0)
print(day["price"])
try:
    scale(np.zeros(3), 1.0)
except TypeError as e:
    print(str(e).split("(")[0])
try:
    scale(np.zeros(3, np.dtype([("time", np.int64), ("price", np.float64)])), 1.0)
except TypeError as e:
    print(str(e).split("(")[0])
print(from_dtype(np.dtype("f4")), from_dtype(np.dtype(np.int16)))

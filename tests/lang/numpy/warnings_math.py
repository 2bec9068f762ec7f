# stderr: ignore
import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


import sys
show(lambda: (np.array([1.0, -1.0, 0.0]) / 0))
show(lambda: (np.array([1, 2]) / 0))
show(lambda: (np.array([1, 2]) // 0))
show(lambda: (np.array([1, -2]) % 0))
show(lambda: (np.log([0, -1, 1])))
show(lambda: (np.sqrt([-1.0, 4])))
show(lambda: (np.exp([1000.0])))
show(lambda: (np.float64(1) / 0, np.float64(0) / 0, np.float64(1) // 0, np.float64(1) % 0))
show(lambda: (np.int64(1) // 0, np.int64(1) % 0, np.int64(5) / 0))
show(lambda: (np.int8(127) + np.int8(1), np.int64(2**62) * 4, np.uint8(0) - np.uint8(1)))
show(lambda: (np.arccos([2.0]), np.arctanh([1.0]), np.power(0.0, -1), np.float64(10) ** 400))
show(lambda: (np.array([np.inf]) - np.inf, np.array([np.inf]) * 0))
with np.errstate(divide="ignore", invalid="ignore"):
    print(np.array([1.0, 0.0]) / 0)
with np.errstate(all="raise"):
    show(lambda: (np.array([1.0]) / 0))
    show(lambda: (np.log(-1.0)))
    show(lambda: (np.float64(1) / 0))
show(lambda: (np.array([1e308]) * 10, np.float32(1e38) * 10))
show(lambda: (np.mean([]), np.array([]).std()))

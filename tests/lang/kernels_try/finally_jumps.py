# finally runs on every way out: return, break, continue, and errors.
import numpy as np
from numba import njit


@njit
def loop(n, stop):
    runs = 0
    total = 0
    for i in range(n):
        try:
            if i == stop:
                break
            if i % 2 == 0:
                continue
            total += i
        finally:
            runs += 1
    return total, runs


@njit
def find(a, x, trace):
    for i in range(len(a)):
        try:
            if a[i] == x:
                return i
        finally:
            trace[0] += 1
    return -1


@njit
def nested(n, trace):
    for i in range(n):
        try:
            for j in range(n):
                try:
                    if i * j == 6:
                        return i, j
                    if j > i:
                        break
                finally:
                    trace[0] += 1
        finally:
            trace[1] += 1
    return -1, -1


print(loop(10, 7), loop(3, 9), loop(0, 0))
t = np.zeros(2, np.int64)
print(find(np.array([4, 5, 6]), 6, t), t[0], find(np.array([4, 5, 6]), 1, t), t[0])
print(nested(5, t), t, nested(2, t), t)

"""Sliding windows with lists as deques, against NumPy."""
import numpy as np
from numba import njit

@njit
def sliding_max(a, k):
    out = []
    dq = [0]
    dq.clear()
    head = 0
    for i in range(len(a)):
        while len(dq) > head and a[dq[-1]] <= a[i]:
            dq.pop()
        dq.append(i)
        if dq[head] <= i - k:
            head += 1
        if i >= k - 1:
            out.append(a[dq[head]])
    return out

@njit
def runs(a):
    out = []
    start = 0
    for i in range(1, len(a) + 1):
        if i == len(a) or a[i] != a[start]:
            out.append((a[start], i - start))
            start = i
    return out

@njit
def merge(intervals):
    intervals = sorted(intervals)
    out = [intervals[0]]
    for a, b in intervals[1:]:
        if a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out

a = np.random.RandomState(5).randint(0, 50, 40)
want = [int(a[i:i + 6].max()) for i in range(len(a) - 5)]
print([int(x) for x in sliding_max(a, 6)] == want)
print(runs(np.array([1, 1, 2, 3, 3, 3, 1])))
print(merge([(5, 8), (1, 3), (2, 4), (10, 12), (7, 9)]))

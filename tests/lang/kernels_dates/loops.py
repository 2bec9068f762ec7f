import numpy as np
from numba import njit

@njit
def gaps(stamps, limit):
    n, longest = 0, stamps[1] - stamps[0]
    for i in range(1, len(stamps)):
        g = stamps[i] - stamps[i - 1]
        if g > longest:
            longest = g
        if g > limit:
            n += 1
    return n, longest

@njit
def latest(d):
    best = d[0]
    for x in d:
        if not np.isnat(x) and (np.isnat(best) or x > best):
            best = x
    return best

@njit
def fill(start, step, out):
    t = start
    for i in range(out.size):
        out[i] = t
        t = t + step
    return out

@njit
def forward_fill(d):
    out = d.copy()
    for i in range(1, out.size):
        if np.isnat(out[i]):
            out[i] = out[i - 1]
    return out

s = np.datetime64("2024-03-31T01:59:30") + np.cumsum(np.array([1, 5, 70, 2, 900, 3], dtype="m8[s]"))
print(gaps(s, np.timedelta64(1, "m")), s.dtype)
d = np.array(["NaT", "2024-01-05", "NaT", "2024-03-01", "2023-12-31"], dtype="M8[D]")
print(latest(d), forward_fill(d))
print(fill(np.datetime64("2024-02-27"), np.timedelta64(1, "D"), np.empty(4, "M8[D]")), fill(np.datetime64("2024-02-27"), np.timedelta64(1, "D"), np.empty(2, "M8[D]")).dtype)

import numpy as np
from numba import njit
d = np.array(["2024-01-05", "NaT", "2024-03-01", "2023-06-30"], dtype="M8[D]")
s = np.array([5, 2, 9, -4], dtype="m8[s]")
T = np.timedelta64(5, "D")
fine = d[[0, 2, 3]]
print(njit(lambda d: d + T)(d), njit(lambda d: np.isnat(d))(d), njit(lambda d: d == d[0])(d), njit(lambda d: d[d > d[0]])(d))
print(njit(lambda s: s.sum())(s), njit(lambda s: s.min())(s), njit(lambda s: s.max())(s), njit(lambda s: s.mean())(s), njit(lambda s: np.cumsum(s))(s))
print(njit(lambda d: d.max())(fine), njit(lambda d: d.argmin())(fine), njit(lambda d: np.sort(d))(fine), njit(lambda d: np.searchsorted(d, d[1]))(np.sort(fine)))
print(njit(lambda d: d[::-1])(d), njit(lambda d: d[1:3].copy())(d), njit(lambda d: d.reshape(2, 2))(d), njit(lambda d: d.view(np.int64))(fine))
print(njit(lambda d: (d[0], d[0] + T))(d), njit(lambda d: [x for x in d])(fine), njit(lambda d: np.empty_like(d).size)(d))

@njit
def add_spans(d, s, out):
    for i in range(d.size):
        out[i] = d[i] + s[i]
    return out

print(add_spans(d, s, np.zeros(4, "M8[s]")))

@njit
def distances(d):
    out = np.empty(d.size, dtype=np.dtype("m8[D]"))
    for i in range(d.size):
        out[i] = d[i] - d[0]
    return out

r = distances(d)
print(r, r.dtype)

import numpy as np
from numba import njit, prange

@njit(parallel=True)
def age_in_days(born, now):
    out = np.empty(born.size, dtype=np.int64)
    for i in prange(born.size):
        if np.isnat(born[i]):
            out[i] = -1
        else:
            out[i] = int((now - born[i]) / DAY)
    return out

@njit(parallel=True)
def shifted(d, n):
    out = np.empty_like(d)
    for i in prange(d.size):
        out[i] = d[i] + n[i] * DAY
    return out

DAY = np.timedelta64(1, "D")
rng = np.random.default_rng(2)
born = np.datetime64("1990-01-01") + rng.integers(0, 9000, 10000)
born[::1000] = np.datetime64("NaT")
a = age_in_days(born, np.datetime64("2024-05-01"))
print(a.sum(), a[:5], a.min())
s = shifted(born, rng.integers(-5, 5, born.size))
print(s[:6], s.dtype, (s[1:10] - born[1:10]))

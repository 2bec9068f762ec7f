import numpy as np
from numba import njit, prange

@njit(fastmath=False)
def _mass_distance(q, t, mu, sd):
    m = q.size
    out = np.empty(t.size - m + 1)
    mq, sq = q.mean(), q.std()
    for i in range(out.size):
        dot = 0.0
        for k in range(m):
            dot += q[k] * t[i + k]
        corr = (dot - m * mq * mu[i]) / (m * sq * sd[i])
        out[i] = np.sqrt(max(0.0, 2 * m * (1 - corr)))
    return out

@njit
def rolling_stats(t, m):
    n = t.shape[0] - m + 1
    mu, sd = np.empty(n), np.empty(n)
    for i in range(n):
        w = t[i:i + m]
        mu[i], sd[i] = np.mean(w), np.std(w)
    return mu, sd

@njit(parallel=True)
def stomp(t, m):
    n = t.shape[0] - m + 1
    mu, sd = rolling_stats(t, m)
    P = np.full(n, np.inf)
    I = np.full(n, -1, np.int64)
    excl = int(np.ceil(m / 4))
    for i in prange(n):
        d = _mass_distance(t[i:i + m], t, mu, sd)
        lo, hi = max(0, i - excl), min(n, i + excl + 1)
        d[lo:hi] = np.inf
        I[i] = np.argmin(d)
        P[i] = d[I[i]]
    return P, I

t = np.sin(np.arange(60) * 0.5) + 0.1 * ((np.arange(60) * 7) % 5)
t[40:46] += np.array([0.5, -1, 2, -2, 1, .3])
P, I = stomp(t, 8)
print(P.round(4)[:6], I[:6])
print("discord at", P.argmax(), "motif at", P.argmin(), I[P.argmin()] != P.argmin())

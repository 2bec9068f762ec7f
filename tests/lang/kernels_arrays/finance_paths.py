# oracle: python
# Paths of prices: running sums along an axis, differences, drawdowns, quantiles and covariances.
import numpy as np
from numba import njit


@njit
def paths(noise, s0, mu, sigma, dt):
    steps = (mu - 0.5 * sigma ** 2) * dt + sigma * np.sqrt(dt) * noise
    logs = np.cumsum(steps, axis=1)
    s = np.empty((noise.shape[0], noise.shape[1] + 1))
    s[:, 0] = s0
    s[:, 1:] = s0 * np.exp(logs)
    return s


@njit
def measures(s):
    r = np.diff(np.log(s), axis=1)
    top = np.maximum.accumulate(s, axis=1)
    drawdown = ((top - s) / top).max(axis=1)
    payoff = np.maximum(s[:, -1] - 100.0, 0.0)
    return r.mean(axis=1), r.std(axis=0, ddof=1), drawdown, payoff.mean(), np.percentile(s[:, -1], 5), np.quantile(s, 0.9, axis=0), np.cov(r), np.corrcoef(r[:2]), np.average(s, axis=0, weights=np.arange(1.0, s.shape[0] + 1))


rng = np.random.RandomState(5)
s = paths(rng.randn(4, 6), 100.0, 0.05, 0.2, 0.1)
print(s.round(6))
for m in measures(s):
    print(np.round(m, 8).tolist())

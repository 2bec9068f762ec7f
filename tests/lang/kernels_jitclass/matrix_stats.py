# Running statistics (Welford), merged; instances passed among kernels, copied by hand, compared.
import numpy as np
from numba import float64, int64, njit
from numba.experimental import jitclass


@jitclass
class Running:
    n: int64
    mean: float64
    m2: float64
    low: float64
    high: float64

    def __init__(self):
        self.n = 0
        self.mean = 0.0
        self.m2 = 0.0
        self.low = np.inf
        self.high = -np.inf

    def push(self, x):
        self.n += 1
        d = x - self.mean
        self.mean += d / self.n
        self.m2 += d * (x - self.mean)
        self.low = min(self.low, x)
        self.high = max(self.high, x)

    @property
    def variance(self):
        return self.m2 / (self.n - 1) if self.n > 1 else np.nan

    def merge(self, other):
        r = Running()
        r.n = self.n + other.n
        d = other.mean - self.mean
        r.mean = self.mean + d * other.n / r.n
        r.m2 = self.m2 + other.m2 + d * d * self.n * other.n / r.n
        r.low, r.high = min(self.low, other.low), max(self.high, other.high)
        return r

    def __bool__(self):
        return self.n > 0

    def __eq__(self, other):
        return self.n == other.n and self.mean == other.mean

    def __int__(self):
        return self.n

    def __float__(self):
        return self.mean


@njit
def split_stats(x, k):
    a, b = Running(), Running()
    for i, v in enumerate(x):
        if i % k:
            a.push(v)
        else:
            b.push(v)
    return a, b


@njit
def convert(r):
    return int(r), float(r), bool(r), r == r.merge(Running()) if False else True


x = np.sin(np.arange(200.0)) * 3
a, b = split_stats(x, 3)
m = a.merge(b)
print(m.n, '%.10f %.10f' % (m.mean, m.variance), '%.6f %.6f' % (m.low, m.high))
print('%.10f %.10f' % (x.mean(), x.var(ddof=1)))
print(bool(Running()), bool(a), a == b, a == a, int(a), '%.8f' % float(b))
print(convert(a)[0], np.isnan(Running().variance))

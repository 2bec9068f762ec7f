# A Generator as the argument of a kernel: the same numbers as NumPy's
import numpy as np
from numba import njit


@njit
def walk(rng, n):
    x = np.zeros(n)
    for i in range(1, n):
        x[i] = x[i - 1] + (1.0 if rng.random() < 0.5 else -1.0)
    return x


@njit
def draws(rng, n):
    return rng.random(n), rng.standard_normal(), rng.integers(0, 10, n), rng.normal(0, 1, 2), rng.exponential(1.0), rng.uniform(1, 2)


@njit
def outer(rng, k):
    s = 0.0
    for _ in range(k):
        s += walk(rng, 5).sum()
    return s


rng = np.random.default_rng(3)
print(walk(rng, 12), outer(rng, 4))
for r in draws(rng, 3):
    print(r)
print(rng.random(), draws(n=2, rng=np.random.default_rng(1))[0])

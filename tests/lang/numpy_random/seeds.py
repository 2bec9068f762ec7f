# Seeds, bit generators, spawned streams, permuted.
import numpy as np
from numpy.random import MT19937, PCG64, Generator, SeedSequence

g = Generator(PCG64(42))
print(g.random(3), g.integers(0, 10, 5))
g = Generator(MT19937(42))
print(g.random(3), g.integers(0, 10, 5), g.standard_normal(3), g.integers(0, 2 ** 40, 3), g.exponential(2, 3), g.permutation(5))
print(SeedSequence(42).generate_state(4), SeedSequence(42).generate_state(2, np.uint64), SeedSequence([1, 2, 3]).generate_state(3), SeedSequence(2 ** 40 + 5).generate_state(2))
ss = SeedSequence(12345)
kids = ss.spawn(3)
print([np.random.default_rng(k).random() for k in kids], [k.spawn_key for k in kids], ss.n_children_spawned)
print([np.random.default_rng(k).random() for k in kids[1].spawn(2)])
rng = np.random.default_rng(7)
a, b = rng.spawn(2)
print(a.random(2), b.random(2), rng.random(), rng.spawn(1)[0].random(), a.spawn(1)[0].random())
print(np.random.default_rng(PCG64(5)).random(), np.random.default_rng(SeedSequence(5)).random(), np.random.default_rng(5).random(), np.random.default_rng([1, 2]).random())
# workers with streams of their own
estimates = []
for stream in [np.random.default_rng(s) for s in SeedSequence(2024).spawn(4)]:
    x, y = stream.random((2, 1000))
    estimates.append(4 * np.mean(x * x + y * y < 1))
print(estimates)
G = np.random.default_rng(2)
m = np.arange(12).reshape(3, 4)
print(G.permuted(m), G.permuted(m, axis=1), G.permuted(m, axis=0), m.sum())
print(np.round(np.random.default_rng(1).multivariate_normal([0, 1], [[2, 0.5], [0.5, 1]], 3, method="cholesky"), 6))
draws = np.random.RandomState(1).multivariate_normal([0, 1], [[2, 0.5], [0.5, 1]], 4000)
print(draws.shape, np.abs(np.cov(draws.T) - [[2, 0.5], [0.5, 1]]).max() < 0.1, np.abs(draws.mean(axis=0) - [0, 1]).max() < 0.1)
print(np.random.default_rng(3).standard_exponential(2), np.random.default_rng(3).standard_exponential(2, method="inv"), np.random.default_rng(3).standard_exponential())
for bad in (lambda: Generator(3), lambda: SeedSequence(-1).generate_state(1), lambda: np.random.default_rng(-3), lambda: np.random.default_rng(1).multivariate_normal([0], [[1, 2], [3, 4]]),
            lambda: SeedSequence(1).generate_state(2, np.int8)):
    try:
        print(bad())
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)

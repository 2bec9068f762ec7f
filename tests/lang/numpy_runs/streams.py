# Blocks of random numbers are the same stream as single ones, however they are asked for.
import numpy as np

np.random.seed(42)
parts = [np.random.rand(n) for n in (1, 2, 3, 100, 311, 312, 313, 624, 1000)]
print([float(p.sum().round(12)) for p in parts], parts[-1][-3:].tolist())
np.random.randint(0, 10)  # an odd number of words is taken
print(np.random.rand(700)[[0, 300, 311, 312, 699]].tolist(), np.random.uniform(-2.0, 3.0, 400)[-2:].tolist())
np.random.seed(7)
one = [np.random.random() for _ in range(900)]
np.random.seed(7)
many = np.random.random(900)
print(one == many.tolist(), np.random.randn(5).tolist(), np.random.normal(1.0, 2.0, (2, 2)).tolist())
state = np.random.RandomState(3)
print(state.uniform(size=(3, 2)).tolist(), state.rand(), state.randint(0, 5, 8).tolist(), state.standard_normal(3).tolist())
g = np.random.default_rng(5)
print(g.random(4).tolist(), g.uniform(1.0, 2.0, 3).tolist(), g.integers(0, 9, 6).tolist(), g.normal(size=2).tolist())
x = np.array([np.nan, 2.0, -1.0] * 50)
print(np.nanmax(x), np.nanmin(x), np.nanmax(x.reshape(50, 3), axis=0)[1:].tolist(), np.convolve([1.0, 2.0, 3.0], [0.0, 1.0, 0.5]).tolist())
for n, m in ((1, 1), (5, 2), (3, 7), (2000, 5), (1023, 9), (1030, 1)):
    a, v = np.arange(n) % 7 - 3.0, np.arange(m) % 5 - 1.0
    print(n, m, [(c.size, c.sum(), float((c * np.arange(c.size)).sum())) for c in (np.convolve(a, v), np.convolve(a, v, "same"), np.convolve(a, v, "valid"))])

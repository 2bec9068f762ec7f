# float32 draws of a Generator, out=, axis= of shuffle and permutation, bounds that are arrays.
import numpy as np
rng = np.random.default_rng(42)
x = rng.random((2, 3), dtype=np.float32)
print(x.dtype, x)
print(rng.random(dtype=np.float32), rng.random(3, dtype='f4').sum(), rng.random(2))
z = rng.standard_normal(20000, dtype=np.float32)
print(z.dtype, z[:4], z[-4:], float(z.astype(np.float64).sum()), z.min(), z.max())
print(rng.standard_normal(dtype=np.float32), rng.standard_normal())
a = np.empty(4)
b = rng.random(out=a)
print(b is a, a)
rng.standard_normal((2, 2), out=(c := np.zeros((2, 2), np.float32)), dtype=np.float32)
print(c)
print(rng.standard_exponential(out=a) is a, a)
for bad in (lambda: rng.random(out=np.zeros(3, np.float32)), lambda: rng.random(5, out=np.zeros(4)), lambda: rng.random(out=np.zeros((4, 4))[:, ::2]),
            lambda: rng.random(3, dtype=np.int64), lambda: np.random.RandomState(0).random_sample(3, dtype=np.float32)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
m = np.arange(24).reshape(4, 6)
print(rng.permutation(m, axis=1))
print(rng.permutation(m, axis=-2))
rng.shuffle(m, axis=1)
print(m)
t = np.arange(12).reshape(2, 3, 2)
rng.shuffle(t, 1)
print(t.tolist(), rng.permutation(t, axis=2).tolist())
try:
    rng.shuffle(m, axis=2)
except ValueError as e:
    print(e)
try:
    rng.shuffle([1, 2, 3], axis=1)
except NotImplementedError as e:
    print(e)
print(rng.integers([0, 5, 10], [5, 10, 20]), rng.integers(0, [3, 4, 1 << 40], size=(2, 3)), rng.integers([[1], [2]], [4, 5], endpoint=True))
print(np.random.RandomState(1).randint([1, 2], [3, 9]), np.random.RandomState(2).randint([10, 1 << 33], size=(3, 2)))
try:
    rng.integers([1, 5], [3, 5])
except ValueError as e:
    print(e)

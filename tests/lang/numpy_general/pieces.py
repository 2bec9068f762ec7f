# piecewise, sparse grids, functions along an axis, unique rows, insertion at several places, take's modes, bins by rules.
import numpy as np

x = np.linspace(-2, 2, 5)
print(np.piecewise(x, [x < 0, x >= 0], [-1, 1]), np.piecewise(x, [x < 0, x > 1], [lambda v: -v, lambda v: v * 10, 5]))
gx, gy = np.meshgrid([1, 2, 3], [10, 20], sparse=True)
print(gx, gy, (gx + gy).shape, [g.shape for g in np.meshgrid([1, 2], [3, 4, 5], [6], indexing="ij", sparse=True)])
a = np.arange(6).reshape(2, 3)
print(np.apply_along_axis(lambda v: v * 2, 0, a), np.apply_along_axis(lambda v, k: v.sum() + k, 1, a, 10), np.apply_along_axis(lambda v: np.outer(v, v), 1, a).shape)
rows = np.array([[1, 2], [0, 5], [1, 2], [0, 1]])
print(np.unique(rows, axis=0), np.unique(rows, axis=1), np.unique(rows, axis=0, return_counts=True, return_index=True, return_inverse=True))
print(np.insert([1, 2, 3], [0, 2], [8, 9]), np.insert([1, 2, 3], [1, 1], 7), np.insert(a, [1, 2], [[7], [8]], axis=1), np.insert([1, 2, 3], slice(0, 2), 0))
print(np.take([1, 2, 3], [4, -1], mode="wrap"), np.take([1, 2, 3], [4, -9], mode="clip"), a.take([0, 9], axis=1, mode="clip"))
data = np.array([1.0, 2, 2, 3, 3, 3, 4, 4, 5, 9])
for rule in ("auto", "fd", "sturges", "sqrt", "rice", "scott", "doane"):
    h, e = np.histogram(data, bins=rule)
    print(rule, h, e.round(4)[:3], len(e))
c = np.arange(6).reshape(2, 3).copy(order="F")
print(c.flags.f_contiguous, c, c.tobytes("F") == a.tobytes("F"))
for bad in (lambda: np.piecewise(x, [x < 0], [1, 2, 3]), lambda: np.histogram(data, bins="what"), lambda: np.insert([1, 2], [5, 9], 0), lambda: np.take([1], [3]),
            lambda: np.take([1], [0], mode="odd"), lambda: np.unique(rows, axis=2)):
    try:
        print(bad())
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)

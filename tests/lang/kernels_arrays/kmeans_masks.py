# oracle: python
# k-means: distances of all to all by broadcasts, the nearest by argmin along an axis, means under masks.
import numpy as np
from numba import njit


@njit
def kmeans(x, c, steps):
    labels = np.zeros(len(x), np.int64)
    for s in range(steps):
        d = ((x[:, None, :] - c[None, :, :]) ** 2).sum(axis=2)
        labels[:] = np.argmin(d, axis=1)
        for k in range(len(c)):
            if np.any(labels == k):
                c[k] = x[labels == k].mean(axis=0)
    return labels, c, np.bincount(labels, minlength=len(c)), np.sqrt(np.min(d, axis=1)).sum()


rng = np.random.RandomState(3)
x = np.concatenate((rng.rand(20, 2), rng.rand(20, 2) + 2.0, rng.rand(20, 2) + np.array([0.0, 3.0])))
labels, c, counts, inertia = kmeans(x, x[[0, 25, 45]].copy(), 6)
print(labels, c.round(6), counts, round(float(inertia), 6))

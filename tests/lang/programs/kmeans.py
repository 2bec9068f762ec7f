import numpy as np
from numba import njit


@njit
def assign(points, centres, labels):
    moved = 0
    for i in range(points.shape[0]):
        best, where = np.inf, -1
        for k in range(centres.shape[0]):
            d = 0.0
            for j in range(points.shape[1]):
                d += (points[i, j] - centres[k, j]) ** 2
            if d < best:
                best, where = d, k
        if labels[i] != where:
            moved += 1
            labels[i] = where
    return moved


@njit
def update(points, labels, centres):
    count = np.zeros(centres.shape[0], np.int64)
    centres[:] = 0.0
    for i in range(points.shape[0]):
        k = labels[i]
        count[k] += 1
        for j in range(points.shape[1]):
            centres[k, j] += points[i, j]
    for k in range(centres.shape[0]):
        if count[k]:
            for j in range(centres.shape[1]):
                centres[k, j] /= count[k]
    return count


def lcg(n, seed=12345):
    out = []
    for _ in range(n):
        seed = (1103515245 * seed + 12345) % 2 ** 31
        out.append(seed / 2 ** 31)
    return out


u = lcg(240)
points = np.array([[10 * (i % 3) + u[2 * i], 5 * (i % 2) + u[2 * i + 1]] for i in range(120)])
centres = points[:6].copy()
labels = np.full(len(points), -1)
rounds = 0
while assign(points, centres, labels):
    counts = update(points, labels, centres)
    rounds += 1
print(rounds, sorted(counts.tolist()))
for c in sorted(centres.tolist()):
    print(f"{c[0]:.4f} {c[1]:.4f}")

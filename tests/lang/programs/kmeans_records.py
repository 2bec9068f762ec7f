import numpy as np
from numba import njit

dt = np.dtype([("x", np.float64), ("y", np.float64), ("label", np.int32), ("pad", "u1")], align=True)

@njit
def assign(points, centers):
    moved = 0
    for i in range(points.size):
        best, bd = -1, 1e300
        for c in range(centers.shape[0]):
            d = (points[i].x - centers[c, 0]) ** 2 + (points[i]["y"] - centers[c, 1]) ** 2
            if d < bd:
                best, bd = c, d
        if points[i].label != best:
            points[i].label = best
            moved += 1
    return moved

@njit
def update(points, centers):
    k = len(centers)
    cnt = np.zeros(k)
    centers[:] = 0
    for p in points:
        centers[p.label, 0] += p.x
        centers[p.label, 1] += p.y
        cnt[p.label] += 1
    for c in range(k):
        if cnt[c] > 0:
            centers[c] /= cnt[c]

pts = np.zeros(12, dtype=dt)
rs = np.random.RandomState(5)
pts["x"] = np.concatenate([rs.normal(0, .3, 6), rs.normal(4, .3, 6)])
pts["y"] = rs.normal(1, .5, 12)
pts["label"] = -1
centers = np.array([[0.5, 0.5], [1.0, 1.0]])
it = 0
while assign(pts, centers):
    update(pts, centers)
    it += 1
print(it, centers.round(4).tolist())
print(pts["label"], pts.dtype.names, pts.dtype.itemsize, pts[0]["x"].round(3))
srt = np.sort(pts, order=["label", "x"])
print(srt["x"].round(2))
print([tuple(np.round(v, 2) for v in (p["x"], p["y"])) for p in srt[:2]])

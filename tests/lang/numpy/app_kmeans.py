import numpy as np

rng = np.random.RandomState(5)
pts = np.vstack([rng.randn(20, 2) + c for c in ([0, 0], [6, 6], [0, 7])])
cent = pts[[0, 25, 50]]
for it in range(10):
    d = ((pts[:, None, :] - cent[None, :, :]) ** 2).sum(axis=2)
    lab = d.argmin(axis=1)
    new = np.array([pts[lab == k].mean(axis=0) for k in range(3)])
    if np.allclose(new, cent):
        break
    cent = new
print(it, np.bincount(lab), np.round(cent, 4))

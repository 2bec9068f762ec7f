import numpy as np
rng = np.random.default_rng(5)
for n in (1, 2, 7, 1000, 30011):
    for bins in (1, 3, 10, 37, "auto", "sturges"):
        for scale in (1e-3, 1.0, 77.7):
            f = (rng.random(n) * scale).astype(np.float32)
            h, e = np.histogram(f, bins)
            print(n, bins, scale, e.dtype, h[:5].tolist(), int((h * np.arange(len(h))).sum()), float(e.astype(float).sum()), float(np.histogram_bin_edges(f, bins)[-1]))
h, e = np.histogram(np.full(5, 3, np.float32), 4)
print(h, e)
h, e = np.histogram(rng.random(500).astype(np.float32), 6, range=(0.1, 0.8))
print(h, e)

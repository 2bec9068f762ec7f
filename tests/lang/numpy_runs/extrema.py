# Extrema and their positions over runs of every length: nan, infinities, equal values, steps, axes.
import numpy as np

rng = np.random.RandomState(11)
values = rng.randint(-50, 50, 700)
for dtype in (np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint64, np.float32, np.float64, np.complex128):
    out = []
    for n in list(range(1, 70)) + [127, 128, 129, 511, 512, 513, 600]:
        a = values.astype(dtype)[n % 3:n % 3 + n]
        out.append((a.max() * 1.0 + a.min() * 2.0, int(a.argmax()) * 1000 + int(a.argmin())))
        s = a[::2]
        out.append((s.max() * 1.0 - s.min() * 2.0, int(s.argmax()) * 1000 + int(s.argmin())))
    print(dtype.__name__, sum(p for _, p in out), sum(v for v, _ in out))
for dtype in (np.float32, np.float64):
    for n in (1, 5, 31, 32, 33, 64, 100, 600):
        for at in sorted({0, n // 2, n - 1}):
            a = values[:n].astype(dtype)
            a[at] = np.nan
            if at > 3:
                a[at - 2] = np.inf
            b = a.copy()
            b[at] = -np.inf
            print(n, at, a.max(), a.min(), a.argmax(), a.argmin(), b.max(), b.argmin(), np.nanmax(a) if n > 1 else "")
A = values[:600].reshape(20, 30).astype(float)
A[3, 4] = np.nan
for axis in (0, 1):
    print(A.max(axis=axis).tolist())
    print(A.argmin(axis=axis).tolist(), A.T.argmax(axis=axis).tolist())
print(np.any(A > 48), np.all(A > -60), np.array([], dtype=bool).any(), np.array([], dtype=bool).all())
print(np.zeros(5).argmax(), np.array([-0.0, 0.0]).argmax(), np.array([0.0, -0.0]).argmin())

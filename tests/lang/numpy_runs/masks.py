# Masks of every length and offset: picking, counting, replacing, positions, where; one line of digests per length.
import numpy as np

rng = np.random.RandomState(5)
base = rng.randint(-1000, 1000, 400)
bits = rng.rand(400)


def digest(x):
    total = 0
    for k, v in enumerate(np.ravel(x).tolist()):
        total = (total * 31 + int(v) * 7 + k) % 1000003
    return total


for n in range(0, 131, 1):
    row = []
    for share in (0.0, 0.05, 0.5, 1.1):
        for offset in (0, 3):
            m = (bits < share)[offset:offset + n]
            for dtype in (np.int8, np.int16, np.int32, np.int64, np.float32, np.float64, np.complex128):
                a = base.astype(dtype)[offset + 1:offset + 1 + n]
                row.append(digest(a[m].real))
                t = a.copy()
                t[m] = 7
                row.append(digest(t.real))
                t = a.copy()
                t[m] = a[::-1][m]
                row.append(digest(t.real))
                row.append(digest(np.where(m, a, a[::-1]).real) + digest(np.where(m, a, 3).real) + digest(np.where(m, 3, a).real))
            row.append(int(m.sum()) + 1000 * np.count_nonzero(m) + digest(np.nonzero(m)[0]) + digest(np.flatnonzero(~m)))
            row.append([m.any(), m.all(), int(m.argmax()) if n else -1, int(m.argmin()) if n else -1])
    print(n, digest([r for r in row if not isinstance(r, list)]), [r for r in row if isinstance(r, list)] if n % 13 == 0 else "")

wide = rng.rand(50, 70)
mask = wide > 0.7
print(digest(wide[mask] * 1e6), digest(np.nonzero(mask)[0]), digest(np.nonzero(mask)[1]), digest(wide.T[mask.T] * 1e6))
wide[mask] = 0.0
wide[::2][mask[::2]] = 2.0
print(digest(wide * 1e6), digest(mask.sum(axis=0)), digest(mask.sum(axis=1)), digest(mask.any(axis=0)), digest(mask.all(axis=1)))
odd = np.array([0, 2, 1, 255, 0, 1, 0, 0, 3] * 9, dtype=np.uint8)
print(np.count_nonzero(odd), odd.astype(bool).sum(), (odd != 0).argmin())

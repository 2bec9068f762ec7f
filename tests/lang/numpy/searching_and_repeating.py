"""Keys among sorted numbers (few, in buckets, ascending, with nan and infinities), repeats, tiles, small products, sums of small groups."""
import numpy as np

rng = np.random.RandomState(5)
check = 0
for n in (0, 1, 3, 16, 17, 40, 300, 3000):
    for make in (np.sort(rng.randn(n)), np.sort(rng.randint(-50, 50, n)), np.linspace(-1.0, 1.0, n), np.arange(n), np.sort(rng.randint(0, 200, n)).astype(np.uint8), np.sort(rng.rand(n)).astype(np.float32)):
        for m in (1, 15, 16, 70, 7000):
            keys = rng.randn(m) * 2
            keys[::7] = np.nan
            keys[3::11] = np.inf
            keys[5::13] = -np.inf
            more = [keys, np.sort(keys), rng.randint(-60, 60, m), np.sort(rng.randint(-60, 260, m)), rng.randint(-128, 127, m).astype(np.int8)]
            if n:
                more.append(make[rng.randint(0, n, m)])
            for k in more:
                for side in ("left", "right"):
                    got = np.searchsorted(make, k, side)
                    check = (check * 31 + int((got * (np.arange(m) % 97 + 1)).sum())) % 1000000007
print(check)
x = rng.randn(5000)
print(np.digitize(x, [-1.0, 0.0, 1.0]).sum(), np.digitize(x, np.linspace(2.0, -2.0, 30)).sum(), np.digitize(rng.randint(0, 99, 5000), np.arange(0, 100, 7), right=True).sum())
xp, fp = np.sort(rng.randn(200)), rng.randn(200)
at = np.concatenate((x, xp, [np.nan, np.inf, -np.inf]))
for q in (at, np.sort(at), at[:150], np.linspace(-3, 3, 200)):
    r = np.interp(q, xp, fp, left=-7.0)
    print(np.nansum(r).round(6), np.isnan(r).sum())
total = 0
for dtype in (np.bool_, np.uint8, np.int16, np.int32, np.float32, np.float64, np.complex128):
    for n in (1, 7, 33, 200):
        a = (np.arange(n) % 100).astype(dtype)
        for times in (1, 2, 3, 4, 5, 7, 16, 33, 63, 64, 70):
            r = np.repeat(a, times)
            assert r.shape == (n * times,) and all((r[k::times] == a).all() for k in range(times)), (dtype, n, times)
        counts = rng.randint(0, 9, n)
        counts[0] = 90
        r = np.repeat(a, counts)
        assert (r == a[np.repeat(np.arange(n), counts)]).all() and len(r) == counts.sum()
        assert (np.repeat(a[::-1], counts) == a[::-1][np.repeat(np.arange(n), counts)]).all()
        for reps in (0, 1, 3, (2, 3), (2, 1, 4)):
            t = np.tile(a, reps)
            total += t.size + int(t.real.astype(np.float64).sum())
        b = a[:n // 7 * 7].reshape(-1, 7)[:, ::2]
        total += int((np.tile(b, (3, 2)).real.astype(np.float64) * 1.0).sum()) + np.tile(b, (2, 0, 1)).size
print(total)
for k in (1, 2, 3):
    for n in (1, 2, 3, 4, 5):
        P, W = rng.randint(-9, 9, (50, k)).astype(np.float64), rng.randint(-9, 9, (k, n)).astype(np.float64)
        want = sum(P[:, l, None] * W[None, l] for l in range(k))
        F = np.asfortranarray(P)
        assert (P @ W == want).all() and (F @ W == want).all() and (P[::-1] @ W == want[::-1]).all() and ((W.T @ P.T) == want.T).all()
        assert (P.astype(np.float32) @ W.astype(np.float32) == want).all() and (P[:, ::-1] @ W[::-1] == want).all()
E = rng.randint(0, 50, (24, 36)).astype(np.float64)
for r, c in ((2, 2), (3, 4), (8, 6), (12, 12)):
    g = E.reshape(24 // r, r, 36 // c, c)
    print(g.sum(axis=(1, 3)).sum(axis=1), (g.mean(axis=(1, 3)) * r * c).round(3).sum(), g.astype(np.float32).sum(axis=(1, 3)).sum())
print(np.isin(np.arange(10, dtype=np.int8), [2, 300, -1]).sum(), np.isin(np.arange(5, dtype=np.uint8), np.array([1, 4], dtype=np.int16), invert=True), np.isin([True, False], [1]))
print(np.einsum('ij,jk', np.arange(6).reshape(2, 3), np.arange(6).reshape(3, 2)), np.einsum('ba', np.arange(6).reshape(2, 3)).shape, np.einsum('ij,ij->i', E[:, :3], E[:, :3])[:4])
P = np.array([[1.0, 3.0, 3.0], [np.nan, 1.0, 2.0], [2.0, 2.0, 1.0]] * 5)
print(P.argmax(axis=1), P.argmin(axis=1), np.array([[4, 4], [1, 2]] * 6).argmax(axis=-1))
for op in (np.add, np.subtract, np.multiply, np.maximum, np.minimum):
    for dtype in (np.int32, np.int64, np.float32, np.float64):
        t = np.arange(8).astype(dtype)
        op.at(t, [1, 1, 5, 7, 1], np.array([3, 2, 9, 0, 4], dtype=dtype))
        op.at(t, [0, -1], dtype(2))
        print(t.tolist(), end=" ")
    print()
f = np.zeros(3, dtype=np.float32)
np.add.at(f, [0, 0, 2], 0.1)
print(f)
d = np.array([-7, -1, 0, 6, 127])
print([(d.astype(t) // k).tolist() for t in (np.int8, np.int16, np.int64) for k in (1, 2, 7, -3, 100)], np.arange(0, 65536, 4369, dtype=np.uint16) // 13, np.arange(256, dtype=np.uint8)[::17] // 7)

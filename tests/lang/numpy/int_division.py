import numpy as np

rng = np.random.RandomState(11)
big = rng.randint(-2**62, 2**62, 500)
small = rng.randint(-1000, 1000, 500)
edge = np.array([0, 1, -1, np.iinfo(np.int64).max, np.iinfo(np.int64).min, np.iinfo(np.int64).min + 1, 2**62, -2**62, 12345, -12345])
total = 0
for d in [1, 2, 3, 5, 7, 8, 10, 16, 100, 641, 1000003, 2**31 - 1, 2**31, 2**32 + 1, 2**61 - 1, 2**62, np.iinfo(np.int64).max, -1, -3, -8]:
    for x in (big, small, edge):
        q, r = x // d, x % d
        ok = (q * d + r == x).all() and ((0 <= r) & (r < d) if d > 0 else (r <= 0) & (r > d)).all()
        total += int((q & 1023).sum()) + int((r & 1023).sum())
        if not ok:
            print("bad", d)
    print(d, (edge // d).tolist(), (edge % d).tolist())
print(total)
for dt in (np.int8, np.int16, np.int32, np.uint8):
    x = small.astype(dt)
    print(dt.__name__, int((x // 7).sum()), int((x % 7).sum()), (x[:5] // 3).tolist(), np.divmod(x[:3], 5))

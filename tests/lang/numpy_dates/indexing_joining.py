import numpy as np
d = np.arange("2024-01-01", "2024-01-13", dtype="M8[D]").reshape(3, 4)
print(d[1:, ::2], d[[0, 2], [1, 3]], d[d > np.datetime64("2024-01-08")], d[..., None].shape, np.where(d < d[1, 1], d, np.datetime64("NaT")))
d[d < np.datetime64("2024-01-03")] = np.datetime64("1999-09-09")
d[2] = d[0]
d[1, :2] = ["2030-01-01", "2031"]
d[0, [1, 2]] = np.datetime64("NaT")
print(d)
print(np.concatenate([d[0], np.array(["2024"], dtype="M8[Y]")]), np.vstack([d[0], d[1]]).dtype, np.stack([d, d]).shape, np.append(d[0], d[1, 0]))
print(np.insert(d[1], 1, np.datetime64("2000-01-01")), np.delete(d[1], 0), np.roll(d[1], 1), np.flip(d[1]), np.repeat(d[1, :2], 2), np.tile(d[1, :1], 2))
print(np.pad(d[1], 1, mode="edge"), np.array_split(d[1], 3), np.extract(~np.isnat(d), d)[:3], np.select([d > d[1, 2]], [d], d[0, 0])[1])
print(np.take(d, [0, 5]), d.flat[5], d.ravel()[-1], list(d[1])[:2], [str(x) for row in d for x in row][:3])
c = d.copy()
c.fill(np.datetime64("2020-02-02"))
print(c[0], np.resize(d[1], 6), np.broadcast_to(d[1, 0], 3), np.nonzero(np.isnat(d)))
for i, x in enumerate(d[1]):
    print(i, x, end="; ")
print()
x = np.zeros(4)
x[0] = d[1, 0]
print(x)

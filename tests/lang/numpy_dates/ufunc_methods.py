import numpy as np
d = np.array(["2024-01-05", "2024-03-01"], dtype="M8[D]")
t = np.array([1, 2, 3], dtype="m8[D]")
print(np.add.outer(d, t), np.subtract.outer(d, d), np.less.outer(d, d))
print(np.maximum.reduce(t), np.minimum.accumulate(t[::-1]), np.add.reduce(t, keepdims=True))
print(np.add(d, t[:2], where=np.array([True, False]), out=d.copy()), np.equal(d, d[::-1]))
x = np.zeros(3, dtype="m8[h]")
np.add.at(x, [0, 2, 0], np.timedelta64(5, "h"))
print(x)
y = t.astype("m8[h]")
y *= 2
y //= 3
y -= np.timedelta64(1, "D")
print(y, y.dtype)
z = np.arange("2024-01-01", "2024-01-06", dtype="M8[D]")
z[1:] = z[:-1]
print(z, z[1:] - z[:-1], (z - z.min()) / np.timedelta64(1, "D"))
print(np.vectorize(lambda k: int(k) + 1)(t.astype(int)), np.apply_along_axis(np.max, 0, t.reshape(3, 1)), np.meshgrid(d, t)[0].shape)
print([str(k) for k in t])

# Chains of whole-array operators: intermediate results may be reused, names and views never are.
import numpy as np

n = 6000
a = np.arange(n) * 1.0
b = a[::-1] + 1.0
A, B = a.reshape(60, 100), np.asfortranarray(b.reshape(60, 100))
keep_a, keep_b = a.sum(), b.sum()


def same(x, y):
    return bool((x == y).all()) and x.dtype == y.dtype and x.shape == y.shape


c = a * b + a - 1.0
print(same(c, np.subtract(np.add(np.multiply(a, b), a), 1.0)), a.sum() == keep_a, b.sum() == keep_b)
print(same(1.0 / (1.0 + a * b), np.divide(1.0, np.add(1.0, np.multiply(a, b)))), same((a - b) / (a + b), np.divide(np.subtract(a, b), np.add(a, b))))
print(same((a + b) ** 2 - (a - b) ** 2, np.subtract(np.square(a + b), np.square(a - b))), same((a + b) ** 0.5, np.sqrt(np.add(a, b))))
d = (a + 1.0)[::2] * 2.0
print(d.shape, d[:3].tolist(), ((a + 1.0)[1:] - (a + 2.0)[:-1]).sum())
e = (f := a + 1.0) * 2.0
print(f[:3].tolist(), e[:3].tolist())
kept = []
g = (kept.append(a + 3.0), kept[0] * 2.0 + kept[0])[1]
print(kept[0][:3].tolist(), g[:3].tolist())
h = (A + B) + B.T.reshape(60, 100)
print(h.flags["C_CONTIGUOUS"], (A * 2.0 + B).flags["C_CONTIGUOUS"], (A + (B + 1.0)).sum(), h.sum())
print(((A + 1.0) + A[:1]).shape, ((A[:1] + 1.0) + A).sum(), ((A + 1.0) * A[:, :1]).sum(), (A[0] + (A + 1.0)).sum())
i = np.arange(n)
print((i * 2 + 1).dtype, (i * 2 + 0.5).dtype, (i * 2 / 4).sum(), (i * 2 > 5).sum(), ((i + 1) // 7 % 3).sum(), (i * 2 + a).dtype, (a + i * 2).sum())
f32 = a.astype(np.float32)
print((f32 * 2 + 1.5).dtype, (f32 * 2 + a).dtype, (a * 2 + f32).dtype, (f32 * 2 + i).dtype, ((f32 > 3) & (f32 < 9)).sum(), (~(f32 > 3) | (f32 > 9)).sum())
z = a + 1j
print((z * z - z).dtype, (z * 2 + a).sum(), (a * 2 + z).sum(), (abs(z) + a).dtype)


def f(x):
    return x * 2.0 + x, x


p, q = f(a + 1.0)
print(p[:3].tolist(), q[:3].tolist())
try:
    (a + 1.0) + np.ones(3)
except ValueError as err:
    print(err)
with np.errstate(divide="raise"):
    try:
        (a + 0.0) / (a * 0.0 + a)
    except FloatingPointError as err:
        print(err)
t = a + 1.0
np.add.at(t, np.array([0, 0, -1, 5]), 2.0)
np.multiply.at(t, [1, 1], np.array([3.0, 2.0]))
np.maximum.at(t, np.array([2, 2]), np.array([7.0, 5.0]))
u = np.arange(5)
np.add.at(u, np.array([1, 1, 3]), np.array([10, 20, 30]))
np.subtract.at(u, [0, -1], 1)
print(t[:6].tolist(), t[-1], u.tolist())
for bad in ([5], [-6]):
    try:
        np.add.at(u, np.array(bad), 1)
    except IndexError as err:
        print(err, u.tolist())

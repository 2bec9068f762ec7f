import numpy as np
x = np.array([5.5, -5.5, 6.0, -6.0, 1e30, 3.0, np.inf, np.nan, 0.0, -0.0, 5e-324])
y = np.array([2.0, 2.0, -3.0, 3.0, 1e-10, 0.0, 2.0, 1.0, -1.0, 1.0, 2.0])
print(np.fmod(x, y).tolist())
print(np.fmod(x[:4], y[:4]).tolist(), np.signbit(np.fmod(x[:4], y[:4])).tolist())
f = x.astype(np.float32)
g = y.astype(np.float32)
print(np.fmod(f, g).tolist(), (f[:4] % g[:4]).tolist(), np.remainder(f[:4], g[:4]).dtype)
rng = np.random.RandomState(3)
a = (rng.rand(1000) * 1e6 - 5e5).astype(np.float32)
b = (rng.rand(1000) * 7 - 3.5).astype(np.float32)
print(np.fmod(a, b).sum(dtype=np.float64), np.fmod(a, b)[:5].tolist(), (a % b)[::200].tolist())
a = rng.rand(1000) * 1e6 - 5e5
b = rng.rand(1000) * 7 - 3.5
r = np.fmod(a[::-2], b[::2])
print(r[:4].tolist(), r.shape, np.fmod(a, 0.25)[:3].tolist(), np.fmod(7.5, b)[:3].tolist())

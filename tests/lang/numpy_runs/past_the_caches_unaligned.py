# Results of a size that goes past the caches, into memory whose elements do not lie on lines of the cache.
import numpy as np

n = 1_100_000
room = np.zeros(2 * n + 1)
w = np.arange(n) * (1 - 2j)
z = room[1:].view(np.complex128)
np.add(w, w, out=z)
print(z[:3], z[-1], bool((z == 2 * w).all()), room[0])
raw = np.zeros(16 * n + 3, np.uint8)
x = raw[3:].view(np.float64)
a = np.arange(2.0 * n)
np.multiply(a, 3.0, out=x)
print(x[:3], x[-1], bool((x == a * 3).all()), raw[:3])
x[:] = a + a * 2
print(bool((x == a * 3).all()))

import numpy as np

y, x = np.mgrid[-1:1:9j, -2:0.5:21j]
c = x + 1j * y
z = np.zeros_like(c)
count = np.zeros(c.shape, dtype=int)
for i in range(30):
    alive = np.abs(z) <= 2
    z[alive] = z[alive] ** 2 + c[alive]
    count[alive] += 1
print(count)
print(count.sum(), (count == 30).sum())

import numpy as np

np.random.seed(2024)
p = np.random.rand(10000, 2)
inside = (p ** 2).sum(axis=1) < 1
print(4 * inside.mean(), inside.sum())
run = np.cumsum(inside) / np.arange(1, len(inside) + 1) * 4
print(run[[9, 99, 999, 9999]])
print(np.abs(run - np.pi)[::2000])

import numpy as np

a = np.arange(1, 13)
g = np.gcd.outer(a, a)
print(g)
print((g == 1).sum(axis=1))
print(np.lcm.reduce(np.arange(1, 11)), np.gcd.reduce([12, 18, 30]))
tri = np.add.accumulate(a)
print(tri, tri[tri % 3 == 0])

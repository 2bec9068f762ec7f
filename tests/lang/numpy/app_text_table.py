import numpy as np

names = ["alpha", "beta", "gamma"]
vals = np.array([[1.5, 20, 3.25], [100.125, 2, 0.5], [7, 8.75, 9]])
for n, row in zip(names, vals):
    print(f"{n:<8}", " ".join(f"{v:10.3f}" for v in row), f"{row.sum():>10.2f}")
for i, (n, m) in enumerate(zip(names, vals.max(axis=1))):
    print(i, n, m, int(vals[i].argmax()), vals[i].tolist())
print({n: float(v) for n, v in zip(names, vals[:, 0])})
print([round(v, 1) for v in vals.ravel()])
print(sorted(vals[:, 1]), max(vals[0]), sum(vals[:, 2]), min(vals.flat))
print(*vals[0], sep=" | ")
print("%.2f %d %s" % (vals[0, 0], vals[0, 1], vals[0, 2]))
a, b, c = vals[1]
print(a, b, c, type(a).__name__, isinstance(a, float))

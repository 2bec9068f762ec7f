import numpy as np

np.random.seed(1)
data = np.random.normal(50, 10, (6, 4))
print(data)
print("mean", data.mean(), "std", data.std(), "var", data.var(ddof=1))
print("columns", data.mean(axis=0), data.std(axis=0))
z = (data - data.mean(axis=0)) / data.std(axis=0)
print(np.round(z, 3))
print(np.percentile(data, [10, 50, 90]), np.median(data, axis=1))
print(np.round(np.corrcoef(data.T), 6))
hist, edges = np.histogram(data, bins=4, range=(20, 80))
for h, lo, hi in zip(hist, edges[:-1], edges[1:]):
    print(f"{lo:5.1f}-{hi:5.1f} {'*' * h} {h}")

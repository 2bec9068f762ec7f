import numpy as np

inf = np.inf
d = np.array([[0, 3, inf, 7], [8, 0, 2, inf], [5, inf, 0, 1], [2, inf, inf, 0]])
for k in range(4):
    d = np.minimum(d, d[:, k:k + 1] + d[k:k + 1, :])
print(d)
adj = np.array([[0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 1], [1, 0, 0, 0]])
P = adj / adj.sum(axis=1, keepdims=True)
r = np.full(4, 0.25)
for i in range(100):
    r = 0.85 * (r @ P) + 0.15 / 4
print(np.round(r, 6), np.argsort(-r))
reach = np.linalg.matrix_power(adj + np.eye(4, dtype=int), 3) > 0
print(reach.all(), np.count_nonzero(reach))

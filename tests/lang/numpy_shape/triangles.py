# Triangles and diagonals: pairwise tables, filling symmetric matrices.
import numpy as np

print(np.tril_indices(3), np.triu_indices(3, 1), np.tril_indices(2, 0, 4), np.triu_indices(3, -1, 2))
x = np.array([[0.0, 0], [3, 4], [6, 8], [1, 1]])
i, j = np.triu_indices(len(x), k=1)
d = np.sqrt(((x[i] - x[j]) ** 2).sum(axis=1))
full = np.zeros((4, 4))
full[i, j] = d
full += full.T
print(full.round(3))
m = np.arange(16).reshape(4, 4)
print(m[np.tril_indices_from(m, -1)], m[np.triu_indices_from(m)])
m[np.diag_indices(4)] = -1
print(m)
print(np.diag_indices(2, 3), np.diag_indices_from(np.ones((2, 2))))
print(np.diagflat([[1, 2], [3, 4]]), np.diagflat([1, 2], 1), np.diagflat([5], -2))
print(np.mask_indices(3, np.triu, 1))
c = np.corrcoef(np.array([[1, 2, 3, 4.0], [2, 1, 4, 3], [4, 3, 2, 1]]))
print(c[np.triu_indices_from(c, k=1)].round(4))
for bad in (lambda: np.tril_indices_from(np.ones(3)), lambda: np.diag_indices_from(np.ones((2, 3))), lambda: np.diag_indices_from(np.ones(3))):
    try:
        bad()
    except ValueError as e:
        print(e)

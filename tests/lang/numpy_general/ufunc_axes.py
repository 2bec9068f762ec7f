# Running logic of numbers, axes of np.matmul
import numpy as np

print(np.logical_or.accumulate([0, 1, 0]), np.logical_and.accumulate([1.0, 2, 0, 3]), np.logical_xor.accumulate([[1, 0], [2, 5]]))
print(np.logical_or.accumulate([[0, 1], [0, 0]], axis=1), np.logical_or.reduceat([0, 1, 0, 0], [0, 2]), np.logical_and.accumulate([], dtype=bool))
m = np.arange(24).reshape(2, 3, 4)
print(np.matmul(m, m, axes=[(-2, -1), (-1, -2), (-2, -1)]).tolist(), np.matmul(m, m, axes=[(1, 2), (2, 1), (0, 1)]).shape)
print(np.matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]], dtype=float), np.matmul(np.eye(2), [1, 2], axes=[(0, 1), (0,), (0,)]))

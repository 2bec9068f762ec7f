# atleast_*d of several arrays, indices of any iterable, arguments by position that most write by name.
import numpy as np

points = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
x, y = np.atleast_2d(points[:, 0], points[:, 1])
print(np.sqrt((x - x.T) ** 2 + (y - y.T) ** 2))
print([v.shape for v in np.atleast_1d(2, [3, 4], np.eye(2))], type(np.atleast_3d(1, 2)).__name__, np.atleast_3d([1, 2], np.eye(3))[1].shape)
print(np.atleast_2d(), np.atleast_1d(5))
groups = [[1, 2, 3], [4, 5]]
grid = np.indices((len(g) for g in groups), dtype=int)
print(grid.reshape(len(groups), -1).T.tolist())
a = np.arange(12.0).reshape(3, 4) ** 2
print(a.var(1, None, None, 1), a.std(0, None, None, 1), a.var(None, None, None, 2), np.var(a, 1, None, None, 1, True).shape)
print(np.lib.scimath.sqrt([-4.0, 9.0]), np.lib.scimath.log(-1))

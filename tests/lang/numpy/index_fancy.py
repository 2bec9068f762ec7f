import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.arange(12).reshape(3, 4)
v = np.arange(10) * 10
show(lambda: (v[[1, 3, 5]]))
show(lambda: (v[np.array([[1, 2], [3, 4]])]))
show(lambda: (v[[-1, -2]]))
show(lambda: (v[[]]))
show(lambda: (a[[0, 2]]))
show(lambda: (a[[0, 1], [1, 2]]))
show(lambda: (a[:, [1, 3]]))
show(lambda: (a[[2, 0], :]))
show(lambda: (a[[0, 1], 1:3]))
show(lambda: (a[[[0], [2]], [1, 3]]))
show(lambda: (a[1, [0, 2]]))
show(lambda: (a[np.ix_([0, 2], [1, 3])] if hasattr(np, "ix_") else None))
show(lambda: (v[v > 40]))
show(lambda: (a[a % 2 == 0]))
show(lambda: (a[np.array([True, False, True])]))
show(lambda: (a[np.array([True, False, True]), 1]))
show(lambda: (a[:, np.array([True, False, True, False])]))
show(lambda: (a[a.sum(axis=1) > 10]))
show(lambda: (v[np.array([True, False])]))
show(lambda: (a[np.array([[True] * 3] * 3)]))
show(lambda: (v[[10]]))
show(lambda: (v[[-11]]))
show(lambda: (a[[0, 3], 0]))
show(lambda: (a[[0, 1], [0, 1, 2]]))
show(lambda: (v[[1.5]]))
show(lambda: (v[np.array([1, 2], dtype=np.uint8)]))
show(lambda: (v[[True, False] * 5]))
b = np.arange(24).reshape(2, 3, 4)
show(lambda: (b[[0, 1], :, [1, 2]]))
show(lambda: (b[:, [0, 2], [1, 3]]))
show(lambda: (b[0, [0, 1]]))
show(lambda: (b[..., [0, 3]]))
show(lambda: (b[[1], None].shape))
show(lambda: (b[:, 0, [1, 2]].shape, b[[0], 0, :].shape, b[[0, 1], :, 1].shape))
show(lambda: (np.take(v, [1, 2])))
show(lambda: (np.take(a, [0, 2], axis=1)))
show(lambda: (a.take([5, 6])))
c = np.zeros(5)
c[[0, 2, 2]] = [1, 2, 3]
print(c)
c[[0, 0]] += 1
print(c)
np.add.at(c, [0, 0, 1], 1)
print(c)
d = np.zeros((3, 3), dtype=int)
d[[0, 1, 2], [0, 1, 2]] = 1
d[[0, 2]] += 5
d[:, [0]] = [[7], [8], [9]]
print(d)
d[d > 5] = -d[d > 5]
print(d)
def f(i, x):
    d[i] = x
show(lambda: (f([0, 5], 1)))
show(lambda: (f([0, 1], [1, 2, 3, 4])))
show(lambda: (f(d > 0, [1, 2, 3])))
d[np.arange(3), np.arange(3)] = np.arange(3)
print(d)
show(lambda: (np.nonzero(np.array([0, 3, 0, 5]))))
show(lambda: (np.nonzero(np.array([[1, 0], [0, 1]]))))
show(lambda: (np.flatnonzero([0, 1, 1]), np.argwhere(np.array([[0, 1], [1, 1]]))))
show(lambda: (np.where([True, False], 1, 2)))
show(lambda: (np.where(v > 50, v, -1)))
show(lambda: (np.where(np.array([0, 1]))))

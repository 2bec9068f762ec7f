import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.arange(6).reshape(2, 3)
show(lambda: (a.shape, a.ndim, a.size, a.T.shape))
show(lambda: (a.reshape(3, 2), a.reshape(-1), a.reshape((3, -1)), a.reshape(2, 3, 1).shape))
show(lambda: (a.reshape(4, 2)))
show(lambda: (a.reshape(-1, -1)))
show(lambda: (a.T, a.transpose(), a.ravel(), a.flatten(), a.T.ravel(), a.ravel('F'), a.reshape(3, 2, order='F')))
show(lambda: (np.transpose(np.arange(24).reshape(2, 3, 4), (1, 0, 2)).shape, np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1).shape))
show(lambda: (np.swapaxes(a, 0, 1), a.swapaxes(0, 1).shape, np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape, np.rollaxis(np.zeros((2, 3, 4)), 2).shape))
show(lambda: (np.squeeze(np.zeros((1, 3, 1))).shape, np.zeros((1, 3, 1)).squeeze(axis=0).shape, np.expand_dims(a, 0).shape, np.expand_dims(a, (0, 3)).shape))
show(lambda: (np.squeeze(a, axis=0)))
show(lambda: (np.concatenate([a, a]), np.concatenate([a, a], axis=1), np.concatenate([[1, 2], [3.5]]), np.concatenate((a, a), axis=None)))
show(lambda: (np.concatenate([a, np.zeros((2, 2))])))
show(lambda: (np.concatenate([])))
show(lambda: (np.concatenate([[1], [[2]]])))
show(lambda: (np.stack([[1, 2], [3, 4]]), np.stack([[1, 2], [3, 4]], axis=1), np.stack([a, a], axis=-1).shape, np.stack([a, a], axis=2).shape))
show(lambda: (np.vstack([[1, 2], [3, 4]]), np.hstack([[1, 2], [3]]), np.hstack([a, a]), np.dstack([[1, 2], [3, 4]]), np.column_stack([[1, 2], [3, 4]])))
show(lambda: (np.split(np.arange(6), 3), np.split(np.arange(6), [2, 5]), np.array_split(np.arange(7), 3), np.hsplit(a, 3), np.vsplit(a, 2)))
show(lambda: (np.split(np.arange(5), 2)))
show(lambda: (np.tile([1, 2], 3), np.tile(a, (2, 2)), np.repeat([1, 2], 2), np.repeat(a, 2, axis=1), np.repeat([1, 2], [3, 1]), np.repeat(5, 3)))
show(lambda: (np.flip([1, 2, 3]), np.flip(a), np.flip(a, 1), np.fliplr(a), np.flipud(a), np.rot90(a), np.rot90(a, 2)))
show(lambda: (np.roll(np.arange(5), 2), np.roll(a, 1), np.roll(a, 1, axis=0), np.roll(a, -1, axis=1)))
show(lambda: (np.append([1, 2], 3), np.append(a, [[7, 8, 9]], axis=0), np.insert([1, 2, 3], 1, 9), np.delete([1, 2, 3], 1), np.delete(a, 0, axis=1)))
show(lambda: (np.broadcast_to([1, 2], (2, 2)), np.broadcast_arrays([1, 2], [[1], [2]])))
show(lambda: (np.broadcast_to([1, 2], (3,))))
show(lambda: (np.atleast_1d(5), np.atleast_2d([1, 2]), np.atleast_3d([1, 2]).shape))
show(lambda: (np.zeros((1,) * 8).shape))
show(lambda: (a.copy() is a, a.view() is a, a.base is None, a[0].base is a))
b = np.arange(6)
b.shape = (2, 3)
print(b)
b.shape = -1
print(b)
show(lambda: (np.resize([1, 2, 3], (2, 4)), np.shape([[1, 2]]), np.ndim([[1]]), np.size([1, 2])))
show(lambda: (a.tolist(), a.item(3), np.array([5]).item(), a.item(1, 2)))
show(lambda: (a.item()))
show(lambda: (a.fill(7), a))
show(lambda: (np.ascontiguousarray(a.T).flags.c_contiguous, np.asfortranarray(np.ones((2, 3))).flags.f_contiguous))
show(lambda: (np.array([[1, 2], [3, 4]]).tobytes()))

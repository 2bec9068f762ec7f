# Blocks, broadcasting of shapes, stacks taken apart, index expressions.
import numpy as np

n = 3
lap = np.block([[2 * np.eye(n), -np.eye(n)], [-np.eye(n), 2 * np.eye(n)]])
print(lap)
print(np.block([1, 2, 3]), np.block([[1, 2], [3, 4]]), np.block([[np.ones((1, 2)), np.zeros((1, 1))], [np.full((2, 3), 7.0)]]))
print(np.block([[[np.ones((1, 1, 2))]], [[np.zeros((1, 1, 2))]]]).shape)
for bad in (lambda: np.block([[1, 2], [3]]), lambda: np.block([[1, 2], 3]), lambda: np.block((1, 2)), lambda: np.block([[], [1]])):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split(". ")[0])
print(np.broadcast_shapes((6, 7), (5, 6, 1), (7,), (5, 1, 7)), np.broadcast_shapes(3, (2, 1)), np.broadcast_shapes())
try:
    np.broadcast_shapes((2, 3), (4,))
except ValueError as e:
    print(e)
b = np.broadcast(np.array([[1], [2]]), np.array([3, 4, 5]))
print(b.shape, b.nd, b.size, [(int(x), int(y)) for x, y in b])
print(np.unstack(np.arange(6).reshape(2, 3)), np.unstack(np.arange(6).reshape(2, 3), axis=1), np.dsplit(np.arange(8).reshape(1, 2, 4), 2)[1])
m = np.arange(12).reshape(3, 4)
even = np.s_[::2, 1:]
print(m[even], np.s_[1:3], np.index_exp[0])
print(np.matrix_transpose(m).shape, m.mT[0], np.ones((2, 3, 4)).mT.shape)
print(np.apply_over_axes(np.sum, np.arange(24).reshape(2, 3, 4), [0, 2]))
print(np.trim_zeros([0, 0, 1, 0, 2, 0]), np.trim_zeros(np.array([0.0, 3, 0]), "f"), np.trim_zeros(np.zeros(3)))
print(np.require(np.arange(4)[::2], requirements="C").flags.c_contiguous, np.iterable([1]), np.iterable(3))
try:
    np.asarray_chkfinite([1, np.inf])
except ValueError as e:
    print(e)
try:
    np.concatenate([[1], [2]], axis=1)
except np.exceptions.AxisError as e:
    print(e, e.axis, e.ndim, isinstance(e, ValueError), isinstance(e, IndexError))

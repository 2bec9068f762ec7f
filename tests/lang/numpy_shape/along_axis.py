# Picking and storing along an axis, flat positions, place, put, putmask, choose, compress.
import numpy as np

a = np.array([[10, 30, 20], [60, 40, 50]])
order = np.argsort(a, axis=1)
print(order, np.take_along_axis(a, order, axis=1))
top = np.argmax(a, axis=1, keepdims=True)
print(top, np.take_along_axis(a, top, axis=1))
np.put_along_axis(a, top, 99, axis=1)
print(a)
print(np.take_along_axis(a, np.array([[0, 1, 1]]), axis=0), np.take_along_axis(a, np.array([4, 0]), axis=None))
print(np.ravel_multi_index(([3, 6, 6], [4, 5, 1]), (7, 6)), np.ravel_multi_index(([3, 6, 6], [4, 5, 1]), (7, 6), order="F"))
print(np.ravel_multi_index(([3, 6, 6], [4, 5, 1]), (4, 4), mode=("clip", "wrap")), np.ravel_multi_index((3, 1, 4, 1), (6, 7, 8, 9)))
shape = (3, 4, 5)
flat = np.array([0, 17, 59])
print(np.ravel_multi_index(np.unravel_index(flat, shape), shape))

b = np.arange(6)
np.place(b, b > 2, [44, 55])
print(b)
np.putmask(b, b > 50, [0, 1, 2, 3, 4, 5])
print(b)
np.put(b, [0, -1], [7, 8])
np.put(b, 22, -5, mode="clip")
b.put([1, 2], 3)
print(b)
m = np.zeros((2, 3), int)
np.put(m, [1, 4], [5, 6])
m.T.put([0], [9])
print(m)
print(np.choose([2, 0, 1, 0], [[0, 1, 2, 3], [10, 11, 12, 13], [20, 21, 22, 23]]), np.choose([[1, 0], [0, 1]], [-10, 10]))
print(np.choose([0, 5, -1], [7, 8], mode="wrap"), np.choose([0, 5, -1], [7, 8], mode="clip"), np.array([1, 0]).choose([5, 6]))
print(np.compress([0, 1, 1], [[1, 2], [3, 4], [5, 6]], axis=0), np.compress([True, False], [[1, 2], [3, 4]], axis=1), np.arange(5).compress([0, 0, 1]))
c = np.zeros((2, 3))
np.copyto(c, [1, 2, 3], where=[True, False, True])
np.copyto(c[:, 1], 7)
print(c)
for bad in (lambda: np.choose([0, 5], [1, 2]), lambda: np.put(b, 22, 0), lambda: np.copyto(np.zeros(2, int), [1.5, 2]),
            lambda: np.take_along_axis(a, np.array([0]), axis=1), lambda: np.ravel_multi_index(([3], [9]), (4, 4)), lambda: np.compress([0, 0, 0, 1], [1, 2]),
            lambda: np.take_along_axis(a, np.array([[0.5]]), axis=1), lambda: np.sum(a, axis=2)):
    try:
        bad()
        print("no error")
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)

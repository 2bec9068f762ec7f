# Reductions over a part of an array: where=, initial=, axis tuples, ufunc methods.
import numpy as np

a = np.array([[1.0, 2, 3], [4, 5, 6]])
m = np.array([[True, False, True], [False, False, True]])
print(np.sum(a, where=m), np.sum(a, axis=0, where=m), np.prod(a, axis=1, where=m, initial=2), a.sum(axis=1, where=[True, False, True], keepdims=True))
print(np.mean(a, where=m), np.mean(a, axis=0, where=a > 1), np.var(a, where=m), np.std(a, axis=1, where=a > 1, ddof=1))
print(np.max(a, initial=-1, where=m), np.min(a, axis=0, initial=9, where=m), np.any(a > 5, where=m), np.all(a > 2, axis=0, where=[[True], [False]]))
print(np.mean(np.array([1, 2, 3], np.int8), where=[True, True, False]), np.sum(np.float32([1, 2]), where=[True, False]).dtype)
cube = np.arange(24).reshape(2, 3, 4)
print(cube.sum(axis=(0, 2)), cube.max(axis=(1, 2), keepdims=True).ravel(), np.mean(cube, axis=(0, 1)), np.sum(cube, axis=(0, 1, 2)), np.std(cube, axis=(0, 2)).round(4))
print(np.add.reduce(cube, axis=(0, 1)), np.maximum.reduce(cube, axis=None), np.add.reduce([1, 2, 3], where=[True, False, True]), np.add.reduce([1, 2], initial=10))
print(np.hypot.reduce([3.0, 4.0]), np.bitwise_or.reduce([[1, 2], [4, 8]], axis=1), np.bitwise_xor.reduce([1, 2, 4], keepdims=True), np.logical_and.reduce([[True, False]], axis=1))
print(np.add.reduceat(np.arange(8), [0, 4, 1, 5]), np.maximum.reduceat([3, 1, 4, 1, 5], [0, 2]), np.add.reduceat(np.arange(6).reshape(2, 3), [0, 2], axis=1))
out = np.zeros(4)
print(np.add.reduce(cube, axis=(0, 1), out=out) is out, out)
group = np.array([0, 0, 1, 1, 1, 2])
value = np.array([1.0, 2, 3, 4, 5, 6])
starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
print(np.add.reduceat(value, starts), np.add.reduceat(value, starts) / np.diff(np.r_[starts, len(value)]))
for bad in (lambda: np.max(a, where=m), lambda: np.add.reduceat([1, 2], [5]), lambda: np.max(np.zeros(0)), lambda: np.add.reduce(cube, axis=(0, 0))):
    try:
        print(bad())
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)

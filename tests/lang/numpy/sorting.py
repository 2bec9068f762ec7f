import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.array([3, 1, 2])
b = np.array([[3, 1, 2], [6, 5, 4]])
show(lambda: (np.sort(a), np.sort(b), np.sort(b, axis=0), np.sort(b, axis=None), np.sort([2.5, np.nan, 1.0])))
show(lambda: (np.argsort(a), np.argsort(b, axis=0), a.argsort(), np.argsort([2, 1, 2, 1], kind='stable'), np.argsort(-a)))
a.sort()
print(a)
b.sort(axis=0)
print(b)
show(lambda: (np.unique([3, 1, 3, 2]), np.unique([[1, 2], [2, 1]]), np.unique([3, 1, 3], return_counts=True), np.unique([3, 1, 3], return_index=True, return_inverse=True)))
show(lambda: (np.unique([1.5, np.nan, np.nan])))
show(lambda: (np.searchsorted([1, 2, 4, 8], 4), np.searchsorted([1, 2, 4, 8], [0, 3, 9]), np.searchsorted([1, 2, 2, 3], 2, side='right'), a.searchsorted(2)))
show(lambda: (np.sort([True, False]), np.sort(np.array([3, 1], dtype=np.uint8)), np.sort([1+2j, 1+1j, 0]), np.sort([])))
show(lambda: (np.isin([1, 2, 3], [2, 3]), np.intersect1d([1, 2, 3], [2, 3, 4]), np.union1d([1, 2], [2, 3]), np.setdiff1d([1, 2, 3], [2])))
show(lambda: (np.diff([1, 4, 9]), np.diff([1, 4, 9], n=2), np.diff([[1, 2], [4, 8]]), np.diff([[1, 2], [4, 8]], axis=0), np.diff([1, 2], prepend=0), np.ediff1d([1, 3, 6])))
show(lambda: (np.histogram([1, 2, 1]), np.histogram([1, 2, 1, 3, 3], bins=[0, 1, 2, 3]), np.histogram(np.arange(10), bins=3, range=(0, 9)), np.histogram([1, 2, 3], bins=2, density=True)))
show(lambda: (np.bincount([0, 1, 1, 3]), np.bincount([1, 2], weights=[0.5, 1.5]), np.bincount([1], minlength=4)))
show(lambda: (np.bincount([-1])))
show(lambda: (np.digitize([0.5, 1.5, 2.5], [0, 1, 2]), np.digitize(2, [1, 2, 3], right=True), np.digitize([1, 5], [4, 2, 0])))
show(lambda: (np.interp(2.5, [1, 2, 3], [3, 2, 0]), np.interp([0, 1.5, 9], [1, 2, 3], [10, 20, 30]), np.interp([0, 9], [1, 2], [5, 6], left=-1, right=-2)))
show(lambda: (np.trapezoid([1, 2, 3]), np.trapezoid([1, 2, 3], x=[4, 6, 8]), np.trapezoid([[1, 2], [3, 4]], axis=0), np.gradient([1, 2, 4, 7.0]), np.gradient([1.0, 4, 9], 2)))
show(lambda: (np.lexsort(([1, 2, 1], [3, 3, 2])), np.select([[True, False], [True, True]], [[1, 2], [3, 4]], default=9), np.extract([True, False], [1, 2])))
r = np.arange(5000) * 7919 % 5003
show(lambda: (np.array_equal(np.sort(r), np.arange(5003)[np.isin(np.arange(5003), r)]), np.argsort(r)[:5], np.sort(r * -0.5)[:3]))
show(lambda: (np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [0, 1], 'same'), np.convolve([1, 2, 3], [1, 1], 'valid'), np.polyval([3, 0, 1], 5)))

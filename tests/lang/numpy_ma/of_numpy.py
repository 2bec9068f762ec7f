# NumPy's own functions of masked arrays.
import numpy as np

x = np.ma.array([3, 1, 2], mask=[0, 1, 0])
for f in (np.sum, np.mean, np.std, np.max, np.argmax, np.sort, np.cumsum, np.diff, np.zeros_like, np.ravel, np.sqrt, np.abs, np.asarray, np.asanyarray,
          np.round, np.squeeze, np.transpose, np.isnan, np.ndim, np.shape, np.negative):
    print(f.__name__, repr(f(x)))
print(repr(np.concatenate([x, x])), repr(np.vstack([x, [1, 2, 3]])), repr(np.where(x > 1, 1, 0)), np.where(x > 1))
print(repr(np.add(x, 1)), repr(np.multiply(2, x)), repr(np.array([1, 2, 3]) * x), isinstance(x, np.ndarray), issubclass(type(x), np.ndarray))
a = np.array([1, 2, 3])
a += x
print(a, np.dot(x, x), np.clip(x, 0, 2))

# oracle: python
# Arrays made with every kind of dtype; methods of arrays; clip and out= in their spellings.
import numpy as np
from numba import njit


@njit
def make(n, a):
    x = np.zeros((n, 2), dtype=np.float32)
    y = np.ones(n, dtype=np.bool_)
    z = np.full((2, n), 1 + 2j)
    w = np.zeros(n, 'f8')
    u = np.empty((n, n), dtype=a.dtype)
    u.fill(3)
    v = np.zeros_like(a, dtype=np.int32)
    t = np.full_like(a, 7.0)
    o = np.asarray(a)
    p = np.asarray([1, 2, 3])
    q = np.array([[1.5, 2], [3, 4]], dtype=np.float32)
    return x, y, z, w, u, v, t, o, p, q, np.ones((2, 2), np.uint8), np.empty(0), np.zeros(shape=(2,), dtype='int32'), np.asarray((1, 2, 3), dtype=np.float64), np.array((1., 2.)), np.full(3, True), np.arange(0, 1, 0.25), np.arange(5, dtype=np.float32), np.ascontiguousarray(a.T), np.asfortranarray(a), np.copy(a), a.copy()


@njit
def meth(a):
    b = a.astype(np.int64)
    c = a.view(np.int64)
    return b, c.shape, a.item(0), a.flatten(), a.ravel(), a.reshape(-1), a.reshape((a.size, 1)), a.sum(), a.mean(), a.std(), a.var(), a.min(), a.max(), a.argmax(), a.cumsum(), a.prod(), a.nonzero()[0], a.T, a.dot(a.T), a.trace(), a.any(), a.all(), a.repeat(2), a.take(np.array([0, 1])), a.clip(1, 3), a.round(1), a.argsort(axis=0), a.diagonal(), a.swapaxes(0, 1), a.conj(), a.ndim, a.size, a.nbytes, a.itemsize, a.shape


@njit
def clips(a):
    return np.clip(a, 1, None), np.clip(a, None, 3), np.clip(a, a_min=1, a_max=2), np.clip(a, np.zeros(3), 2.5), np.clip(a, 0.5, 2, out=a), np.clip(a.astype(np.int64), 1, 2)


@njit
def outs(a, b):
    c = np.empty_like(a)
    np.add(a, b, out=c)
    np.sqrt(c, c)
    np.multiply(c, 2, out=c)
    np.maximum(a, b, c)
    np.add(a, b, out=a, where=a > 2)
    np.exp(a, out=c)
    np.dot(a, b.T, out=np.empty((2, 2))) if False else None
    np.cumsum(a, axis=1, out=c)
    np.clip(a, 1, 4, out=c)
    return c


a = np.arange(6.).reshape(2, 3)
for r in make(3, a) + meth(a) :
    print(r if not isinstance(r, np.ndarray) else (r.dtype, r.shape, r.tolist()) if r.shape and r.size and r.dtype != np.float64 else r.shape)
for r in clips(a.copy()): print(r.tolist())
print(outs(a.copy(), a + 1))

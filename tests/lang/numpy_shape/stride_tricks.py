# numpy.lib.stride_tricks: windows and views with strides of their own.
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view, as_strided
from numba import njit
import numpy.lib.stride_tricks as st
print(st.as_strided is as_strided)

x = np.arange(8.0)
w = sliding_window_view(x, 3)
print(w.shape, w.strides, w.flags.writeable)
print(w.mean(axis=-1), np.median(w, axis=-1), np.convolve(x, np.ones(3) / 3, 'valid'))
img = np.arange(30).reshape(5, 6)
v = sliding_window_view(img, (3, 2))
print(v.shape, v[1, 2], v.max(axis=(2, 3)))
print(np.einsum('ijkl,kl->ij', v, np.array([[1, 0], [0, -1], [2, 1]])))
print(np.lib.stride_tricks.sliding_window_view(img, 3, axis=1)[:, ::2].sum(axis=-1))
print(sliding_window_view(img, (2, 2), axis=(1, 1)).shape)
f = np.asfortranarray(img)[::-1]
print(sliding_window_view(f, (2, 2))[-1, -1])

def rolling(a, window):
    shape = a.shape[:-1] + (a.shape[-1] - window + 1, window)
    strides = a.strides + (a.strides[-1],)
    return np.lib.stride_tricks.as_strided(a, shape=shape, strides=strides)

print(rolling(x, 4).std(axis=1), rolling(img, 5).sum(-1))
patches = as_strided(img, shape=(2, 3, 2, 2), strides=(2 * img.strides[0], 2 * img.strides[1]) + img.strides)
print(patches.sum(axis=(2, 3)))
toeplitz = as_strided(np.array([1, 2, 3, 4, 5])[2:], (3, 3), (-8, 8))
print(toeplitz)
d = np.zeros((4, 4))
as_strided(d, (4,), (d.strides[0] + d.strides[1],))[:] = 7
print(d, as_strided(np.float32([5]), (2, 3), (0, 0)))

@njit
def maxpool(p):
    out = np.empty(p.shape[:2])
    for i in range(p.shape[0]):
        for j in range(p.shape[1]):
            out[i, j] = p[i, j].max()
    return out

print(maxpool(patches), maxpool(np.ascontiguousarray(v)))
for bad in (lambda: sliding_window_view(x, 9), lambda: sliding_window_view(img, 3), lambda: sliding_window_view(x, 2, axis=1), lambda: sliding_window_view(x, -1),
            lambda: sliding_window_view(img, (2, 2), axis=0)):
    try:
        bad()
    except ValueError as e:
        print(e)
try:
    w[0, 0] = 1
except ValueError as e:
    print(e)

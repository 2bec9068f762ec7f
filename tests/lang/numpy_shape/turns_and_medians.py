"""rot90 in any plane, medians over several axes."""
import numpy as np

a = np.arange(24).reshape(2, 3, 4)
for k in range(-1, 5):
    print(k, np.rot90(a, k).shape, np.rot90(a, k).ravel()[:6], np.rot90(a, k, (1, 2)).ravel()[:6], np.rot90(a, k, axes=(2, 0)).ravel()[-4:])
m = np.arange(6).reshape(2, 3)
print(np.rot90(m), np.rot90(m, axes=(1, 0)), np.rot90(m, 3, axes=(-1, -2)), sep="\n")
np.rot90(a, 1, (1, 2))[0, 0, 0] = 99
print(a[0])
for axes in ((0,), (0, 0), (0, 3), (0, -3), (1, 2, 0)):
    try:
        print(np.rot90(a, 1, axes).shape)
    except ValueError as e:
        print("ValueError:", e)

x = np.array([[[3.0, np.nan, 1.0], [4.0, 1.5, 9.0]], [[2.0, 6.0, 5.0], [3.5, 8.0, 7.0]]])
for axis in ((0, 1), (1, 2), (0, 2), (2, 0), (-1, 0), (0, 1, 2), (1,), 0, None):
    print(axis, np.median(x[:, :, ::2], axis=axis), np.nanmedian(x, axis=axis), np.median(x[:, :, 2:], axis=axis, keepdims=True).shape)
out = np.empty(2)
print(np.median(x[1], axis=(1,)), np.median(x, axis=(1, 2), out=out) is out, out, np.median(np.float32([[1, 2], [3, 4]]), axis=(0, 1)).dtype)
for axis in ((0, 0), (0, 3)):
    try:
        np.median(x, axis=axis)
    except ValueError as e:
        print(type(e).__name__, e)

# Windows of signal processing; where an element of a flat array stands in the array.
import numpy as np

for window in (np.hanning, np.hamming, np.blackman, np.bartlett):
    print(window.__name__, window(0), window(1), window(2).round(12), window(7).round(12), window(6).round(9), window(2.5).shape)
h = np.hanning(17)[8:] * np.sinc(np.linspace(0, 4, 9))
print(h.round(10), h.dtype)

a = np.array([[3, 9, 4], [8, 1, 9]])
i, j = np.unravel_index(a.argmax(), a.shape)
print(i, j, a[i, j], np.unravel_index(4, 6))
print(np.unravel_index([5, 0, 4], (2, 3)), np.unravel_index([[1, 2], [3, 4]], (2, 3), order="F"))
print(np.unravel_index(1621, (6, 7, 8, 9)), np.unravel_index(np.array([], dtype=int), (2, 3)))
top = np.argsort(a, axis=None, kind="stable")[::-1][:3]
print(list(zip(*(x.tolist() for x in np.unravel_index(top, a.shape)))))
for bad in (6, -1):
    try:
        np.unravel_index(bad, (2, 3))
    except ValueError as e:
        print(e)
try:
    np.unravel_index([0.5], (2, 3))
except TypeError as e:
    print("TypeError")

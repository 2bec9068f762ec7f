# a[i] and a[i] = x with arrays of positions: every dtype, negative positions, steps, repeats, bounds, lengths.
import numpy as np

rng = np.random.RandomState(2)
for dtype in (np.int8, np.uint16, np.float32, np.int64, np.float64, np.complex64, np.complex128, bool):
    a = rng.randint(0, 100, 60).astype(dtype)
    out = []
    for n in (0, 1, 2, 7, 8, 9, 60, 513, 1030):
        p = rng.randint(-60, 60, n)
        out.append((a[p].sum() * 1.0).real)
        out.append((a[::2][p // 2].sum() * 1.0).real)
        t = a.copy()
        t[p] = 1
        out.append((t.sum() * 1.0).real)
        t = a.copy()
        t[p] = a[p[::-1]]
        out.append((t.sum() * 1.0).real)
        t[::2][p // 2] = a[p]
        out.append((t.sum() * 1.0).real)
    print(np.dtype(dtype).name, out)
x = np.arange(5.0)
for bad in ([0, 5], [1, -6], [2, 2**40]):
    try:
        print(x[np.array(bad)])
    except IndexError as e:
        print(e)
    try:
        x[np.array(bad)] = 9.0
    except IndexError as e:
        print(e, x.tolist())
try:
    x[np.array([0, 1])] = np.array([1.0, 2.0, 3.0])
except ValueError as e:
    print(e)
x[np.array([0, 0, 0])] = np.array([1.0, 2.0, 3.0])
print(x.tolist())
i = np.arange(4)
i[i] = i[::-1]
print(i.tolist())
i[i] = 3
print(i.tolist(), np.take(x, [[0, 1], [-1, -2]]).tolist(), x[np.array([[0], [4]])].shape)
x[np.array([1, 2])] = 5
x[np.array([3])] = np.float32(2.5)
x[np.array([[0, 4]])] = np.array([[7.0, 8.0]])
print(x.tolist(), np.repeat(x, 3).tolist()[:7], np.repeat(x, 20).sum(), np.repeat(x[::-2], 2).tolist(), np.repeat(x, [0, 1, 2, 0, 1]).tolist())

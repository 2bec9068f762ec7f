"""np.put, place, putmask, take(out=): positions, masks, modes, casts and errors, of every layout."""
import numpy as np


def told(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def fresh(dtype):
    a = np.arange(12).astype(dtype)
    return [a, a.reshape(3, 4).copy(), np.arange(24).astype(dtype)[::2], np.asfortranarray(a.reshape(3, 4))]


total, seen = 0, set()


def mix(x):
    global total
    total = (total * 31 + int(abs(complex(x))) + 1) % 1000003


VALUES = [1, True, [1.0, 2.0], [1, 2, 3], np.arange(3), np.arange(3.0), [], np.arange(20.0)]
for dtype in ("f8", "i8", "i4", "u1", "?", "c16"):
    for where in ([1, 2], [-1, -2, 5], [7, 100, 2], np.array([[1, 2], [3, 4]]), np.array([], dtype=int), np.array([3], "i4")):
        for mode in ("raise", "wrap", "clip"):
            for v in VALUES:
                for a in fresh(dtype):
                    error = told(lambda: np.put(a, where, v, mode=mode))
                    if error and (dtype, mode, error) not in seen:
                        seen.add((dtype, mode, error))
                        print(dtype, mode, error)
                    mix(a.ravel().sum()), mix(a.ravel()[[1, 2, 5, 7]] @ [1, 3, 5, 7])
        print(total)
    for mask in (np.arange(12) % 3 == 0, [True] + [False] * 11, np.zeros(12, bool), np.arange(12), np.ones(5, bool)):
        for v in VALUES:
            for store in (np.place, np.putmask):
                for a in fresh(dtype):
                    error = told(lambda: store(a, mask, v))
                    if error and (dtype, store, error) not in seen:
                        seen.add((dtype, store, error))
                        print(dtype, store.__name__, error)
                    mix(a.ravel().sum())
        print(total)
    b = np.arange(12).reshape(3, 4).astype(dtype)
    for where in ([1, 2], 2, [-1], np.array([[0, 1], [2, 1]]), np.array([], int), [True, False], np.array([1], "u8")):
        for axis in (None, 0, 1, -1):
            whole = np.take(b, where, axis)
            for out in (np.zeros_like(whole), np.zeros(whole.shape + (2,), dtype)[..., 0], np.zeros(whole.shape[::-1], dtype).T):
                for mode in ("raise", "wrap", "clip"):
                    assert np.take(b, where, axis, out, mode) is out
                    mix(out.sum())
    print(total)

a = np.arange(5.0)
np.take(a, [4, 3, 2, 1, 0], out=a)
print(a)
np.put(a, [1, 2, 3], a[:3])
np.putmask(a[1:], a[1:] > 2, a[:-1])
np.place(a[1:], a[1:] > 2, a[:-1])
print(a)
fixed = np.arange(3.0)
fixed.flags.writeable = False
for f in (lambda: np.put(fixed, [0], 1.0), lambda: np.put(a, [0], 1.0, mode="no"), lambda: np.take(a, [0], mode="no"),
          lambda: np.take(a, None), lambda: np.take(a, np.array([1.0])), lambda: np.put(a, np.array([1.0]), 1), lambda: np.take(np.zeros(0), [0]), lambda: np.take(a, [9]),
          lambda: np.put(np.zeros(0), [0], 1.0), lambda: np.place(a, a > 0, []), lambda: np.place(np.zeros(2, int), [True, False], np.array([1.5])),
          lambda: np.take(a, [0], out=np.zeros(1, "f4")), lambda: np.take(a, [0], out=np.zeros(2)), lambda: np.put([1], [0], 1)):
    print(told(f))
for name in ("f8", "f4"):
    x = np.array([0.0, -0.0, 1, -1, np.inf, -np.inf, np.nan, 5e-324, 3e38, np.finfo(name).tiny, np.finfo(name).max], name)
    X, Y = np.meshgrid(x, x)
    with np.errstate(all="ignore"):
        print(np.nextafter(X, Y).view("u8" if name == "f8" else "u4").sum(), [np.frexp(np.repeat(x, 3))[k].tolist() for k in (0, 1)])
    with np.errstate(over="raise"):
        print(told(lambda: np.nextafter(np.array([np.finfo(name).max] * 3, name), np.array(np.inf, name))))

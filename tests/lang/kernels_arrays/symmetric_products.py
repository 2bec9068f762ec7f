# oracle: python
"""a.T @ a and a @ a.T in kernels and at module level: sums of whole numbers, exact in any order; views, dtypes, sizes around the tiles."""
import numpy as np
from numba import njit


@njit
def gram(a):
    return a.T @ a, a @ a.T


@njit(parallel=True)
def gram_parallel(a):
    return a.T @ a, a @ a.T


def check(name, a):
    want = np.zeros((a.shape[1], a.shape[1]), a.dtype)
    for k in range(a.shape[0]):
        want += np.outer(a[k], a[k])
    for how, (x, y) in (("kernel", gram(a)), ("parallel", gram_parallel(a)), ("module", (a.T @ a, a @ a.T))):
        ok = np.array_equal(x, want) and np.array_equal(x, x.T) and np.array_equal(y, y.T)
        if not ok or y.sum() != (a.sum(axis=0) ** 2).sum():
            print(name, how, "differs")
    print(name, want.shape, want.dtype, want.sum(), want[0, -1])


rng = np.random.RandomState(5)
for m, n in ((3, 16), (40, 15), (40, 16), (40, 17), (500, 33), (33, 200), (700, 260), (2000, 60)):
    a = rng.randint(-4, 5, (m, n)).astype(np.float64)
    check("float64", a)
    check("float32", a.astype(np.float32))
    check("complex", (a + 1j * a[:, ::-1])[:, :40])
    check("columns", a[:, ::2])
    check("rows", a[::3])
    check("fortran", np.asfortranarray(a))
b = rng.randint(-4, 5, (64, 64)).astype(np.float64)
print(np.array_equal(b @ b, (b.T @ b.T).T), np.array_equal(b[:32].T @ b[:32], b[:32].T @ b[:32].copy()))
m, v = rng.randint(-4, 5, (900, 900)).astype(np.float64), rng.randint(-4, 5, 900).astype(np.float64)
print((m @ v).sum(), (m.T @ v).sum(), (v @ m)[::300], np.array_equal(m.T @ v, v @ m))

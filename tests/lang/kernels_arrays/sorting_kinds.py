# oracle: python
# Sorting in place and not, along axes; orders that are stable; partitions; several keys; places of values.
import numpy as np
from numba import njit


@njit
def orders(a):
    b = a.copy()
    b.sort()
    c = a.copy()
    c.sort(axis=0)
    return b, c, np.sort(a), np.sort(a, axis=0), np.sort(a, axis=None), np.argsort(a, kind="stable"), a.argsort(axis=0, kind="mergesort")


@njit
def ranks(x):
    order = np.argsort(x, kind="stable")
    r = np.empty(len(x), np.int64)
    r[order] = np.arange(len(x))
    return r, x[order], np.lexsort((x, -x)), np.partition(x, 3)[3], x[np.argpartition(x, 2)[2]], np.median(x)


@njit
def find(edges, x):
    return np.searchsorted(edges, x), np.searchsorted(edges, x, side="right"), np.digitize(x, edges), edges[np.clip(np.searchsorted(edges, x), 0, len(edges) - 1)]


a = np.array([[3, 1, 2], [1, 1, 0], [2, 5, 2]])
for r in orders(a) + orders(a.astype(np.float32)):
    print(r.dtype, r.tolist())
x = np.array([2.5, 0.5, 2.5, 1.0, 7.0, -1.0, 0.5])
for r in ranks(x):
    print(r if isinstance(r, np.ndarray) else float(r))
for r in find(np.array([0.0, 1.0, 1.0, 4.0]), np.array([-1.0, 1.0, 3.0, 9.0])):
    print(r)

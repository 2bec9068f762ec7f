# partition, argpartition, median, percentile and quantile select; what they give is what a sort would have shown.
# oracle: python
import numpy as np
from numba import njit


@njit
def smallest(a, k):
    p = np.partition(a, k)
    return p[k], np.sort(p[:k]).sum(), p[:k].max() <= p[k], p[k:].min() >= p[k]


@njit
def smallest_places(a, k):
    at = np.argpartition(a, k)
    return a[at[k]], np.sort(a[at[:k]]).sum(), np.sort(at).sum()


@njit
def quarters(a):
    return np.median(a), np.percentile(a, 25), np.percentile(a, np.array([5.0, 50.0, 95.0])), np.quantile(a, 0.9), np.quantile(a, np.linspace(0, 1, 11))


@njit
def beyond(a, k):
    return np.partition(a, k)


@njit
def off(a, q):
    return np.percentile(a, q)


for n in (7, 64, 65, 300, 4001):
    x = np.cos(np.arange(n) * 78.233) * 100
    for a in (x, x.astype(np.float32), np.round(x).astype(np.int64), np.abs(np.round(x)).astype(np.uint16), x[::-2]):
        k = len(a) // 3
        v, s, low, high = smallest(a, k)
        print(n, a.dtype, "%.6g %.6g" % (v, s), low, high, smallest(a, -2)[0] == np.sort(a)[-2])
        v, s, places = smallest_places(a, k)
        print("  %.6g %.6g %d" % (v, s, places))
        for q in quarters(a):
            print("  ", np.round(q, 4))
same = np.full(500, 2.5)
print(*smallest(same, 250), quarters(same)[2])
print(quarters(np.array([1.0, np.inf, 3.0, -np.inf]))[0], quarters(np.array([4.0]))[4])
for call, arg in ((beyond, 7), (beyond, -8), (off, 101.0), (off, -1.0)):
    try:
        call(np.arange(7.0), arg)
    except ValueError:
        print("ValueError", arg)

# array[mask] of every dtype: lengths about the sizes of words and vectors, sparse and full masks, with gaps.
import numpy as np
from numba import njit


@njit
def picked(a, m):
    return a[m]


r = np.random.RandomState(3)
for n in (0, 1, 7, 8, 63, 64, 65, 200, 700):
    for p in (0.0, 0.02, 0.5, 0.98, 1.0):
        m = r.rand(n) < p
        for dt in (np.int8, np.int16, np.float32, np.int64, np.complex128, np.complex64, np.bool_):
            a = (r.rand(n) * 100).astype(dt)
            got = picked(a, m)
            assert got.dtype == a.dtype and got.size == m.sum() and (got == a[m]).all(), (n, p, dt)
        assert (picked(a[::-1], m[::-1]) == a[::-1][m[::-1]]).all()
        assert (picked(a[::2], m[::2]) == a[::2][m[::2]]).all()
        rows = r.rand(n, 3)
        assert (picked(rows, m) == rows[m]).all()
print(picked(np.arange(10.0), np.arange(10) % 3 == 0), picked(np.arange(4) > 1, np.array([True, False, False, True])))
print(picked(np.array(["2020-01-01", "2020-01-02"], dtype="M8[D]"), np.array([False, True])))

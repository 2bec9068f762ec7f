# Functions of whole arrays along one axis (arrayaxis.c, prelude_arrays.py says what these texts see). NAME_along gets the array as
# (rows, n), or as (before, n, after) when the axis is not the last, and gives (rows) or (before, after); what keeps the axis gives
# (rows, m) or (before, m, after). Inner loops run along memory.

def lanes(fn, a, *args):
    if _rank(a, 2):
        r = np.empty(len(a), _dtype(fn(a[0], *args)))
        for i in range(len(a)):
            r[i] = fn(a[i], *args)
        return r
    else:
        r = np.empty((a.shape[0], a.shape[2]), _dtype(fn(a[0, :, 0].copy(), *args)))
        lane = np.empty(a.shape[1], a.dtype)
        for i in range(a.shape[0]):
            for j in range(a.shape[2]):
                lane[:] = a[i, :, j]
                r[i, j] = fn(lane, *args)
        return r

def lanes_of(fn, a, m, *args):
    if _rank(a, 2):
        r = np.empty((len(a), m), _dtype(fn(a[0], *args)))
        for i in range(len(a)):
            r[i] = fn(a[i], *args)
        return r
    else:
        r = np.empty((a.shape[0], m, a.shape[2]), _dtype(fn(a[0, :, 0].copy(), *args)))
        lane = np.empty(a.shape[1], a.dtype)
        for i in range(a.shape[0]):
            for j in range(a.shape[2]):
                lane[:] = a[i, :, j]
                r[i, :, j] = fn(lane, *args)
        return r

def sum_along(a, dtype=None, initial=None):
    d = _total(a) if dtype is None else dtype
    if _rank(a, 2):
        r = np.empty(len(a), d)
        for i in range(len(a)):
            s = _zero(d)
            for k in range(a.shape[1]):
                s += _like(s, a[i, k])
            r[i] = s
    else:
        r = np.zeros((a.shape[0], a.shape[2]), d)
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, j] += a[i, k, j]
    if initial is not None:
        r += initial
    return r

def prod_along(a, dtype=None, initial=None):
    d = _total(a) if dtype is None else dtype
    if _rank(a, 2):
        r = np.empty(len(a), d)
        for i in range(len(a)):
            s = _zero(d) + _one(d)
            for k in range(a.shape[1]):
                s *= _like(s, a[i, k])
            r[i] = s
    else:
        r = np.ones((a.shape[0], a.shape[2]), d)
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, j] *= a[i, k, j]
    if initial is not None:
        r *= initial
    return r

def extreme_along(fn, a, initial, name):
    first = 0
    if initial is None:
        first = 1
        if a.shape[1] == 0:
            no_identity(a, name)
    if _rank(a, 2):
        r = np.empty(len(a), a.dtype)
        for i in range(len(a)):
            if initial is None:
                m = a[i, 0]
            else:
                m = start_of(initial, a)
            for k in range(first, a.shape[1]):
                m = fn(m, a[i, k])
            r[i] = m
        return r
    else:
        r = np.empty((a.shape[0], a.shape[2]), a.dtype)
        for i in range(a.shape[0]):
            if initial is None:
                r[i] = a[i, 0]
            else:
                r[i] = initial
            for k in range(first, a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, j] = fn(r[i, j], a[i, k, j])
        return r

def start_of(initial, a):
    r = np.empty(1, a.dtype)
    r[0] = initial
    return r[0]

def no_identity(a, name):
    raise ValueError("zero-size array to reduction operation " + name + " which has no identity")

def smaller(x, y):
    return np.minimum(x, y)

def larger(x, y):
    return np.maximum(x, y)

def min_along(a, initial=None):
    return extreme_along(smaller, a, initial, "minimum")

def max_along(a, initial=None):
    return extreme_along(larger, a, initial, "maximum")

def amin_along(a, initial=None):
    return extreme_along(smaller, a, initial, "minimum")

def amax_along(a, initial=None):
    return extreme_along(larger, a, initial, "maximum")

def ptp_along(a):
    return max_along(a) - min_along(a)

def mean_along(a, dtype=None):
    return sum_along(a, _mean(a) if dtype is None else dtype) / a.shape[1]

def var_along(a, dtype=None, ddof=0):
    m = mean_along(a, dtype)
    n = np.float64(max(a.shape[1] - ddof, 0))
    if _rank(a, 2):
        r = np.empty(len(a), _dtype(np.real(m[0])))
        for i in range(len(a)):
            s = _zero(_dtype(np.real(m[0])))
            for k in range(a.shape[1]):
                d = a[i, k] - m[i]
                s += np.real(d * np.conj(d))
            r[i] = np.true_divide(s, n)
        return r
    else:
        r = np.zeros((a.shape[0], a.shape[2]), _dtype(np.real(m[0, 0])))
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    d = a[i, k, j] - m[i, j]
                    r[i, j] += np.real(d * np.conj(d))
        for i in range(r.shape[0]):
            for j in range(r.shape[1]):
                r[i, j] = np.true_divide(r[i, j], n)
        return r

def std_along(a, dtype=None, ddof=0):
    r = var_along(a, dtype, ddof)
    r[...] = np.sqrt(r)
    return r

def any_along(a):
    if _rank(a, 2):
        return lanes(np_any, a)
    else:
        r = np.zeros((a.shape[0], a.shape[2]), np.bool_)
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, j] |= a[i, k, j] != 0
        return r

def all_along(a):
    if _rank(a, 2):
        return lanes(np_all, a)
    else:
        r = np.ones((a.shape[0], a.shape[2]), np.bool_)
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, j] &= a[i, k, j] != 0
        return r

def count_nonzero_along(a):
    return sum_along(a != 0)

def best_along(before, a, name):
    if a.shape[1] == 0:
        raise ValueError("attempt to get arg" + name + " of an empty sequence")
    if _rank(a, 2):
        r = np.empty(len(a), np.int64)
        for i in range(len(a)):
            at = 0
            m = a[i, 0]
            for k in range(1, a.shape[1]):
                x = a[i, k]
                if before(x, m) or (x != x and m == m):
                    m = x
                    at = k
            r[i] = at
        return r
    else:
        r = np.zeros((a.shape[0], a.shape[2]), np.int64)
        best = a[:, 0].copy()
        for i in range(a.shape[0]):
            for k in range(1, a.shape[1]):
                for j in range(a.shape[2]):
                    x = a[i, k, j]
                    m = best[i, j]
                    if before(x, m) or (x != x and m == m):
                        best[i, j] = x
                        r[i, j] = k
        return r

def is_less(x, y):
    return x < y

def is_more(x, y):
    return x > y

def argmin_along(a):
    return best_along(is_less, a, "min")

def argmax_along(a):
    return best_along(is_more, a, "max")

def cumsum_along(a, dtype=None):
    d = _total(a) if dtype is None else dtype
    r = np.empty(a.shape, d)
    if _rank(a, 2):
        for i in range(len(a)):
            s = _zero(d)
            for k in range(a.shape[1]):
                s += _like(s, a[i, k])
                r[i, k] = s
    else:
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, k, j] = a[i, k, j]
                if k:
                    for j in range(a.shape[2]):
                        r[i, k, j] += r[i, k - 1, j]
    return r

def cumprod_along(a, dtype=None):
    d = _total(a) if dtype is None else dtype
    r = np.empty(a.shape, d)
    if _rank(a, 2):
        for i in range(len(a)):
            s = _zero(d) + _one(d)
            for k in range(a.shape[1]):
                s *= _like(s, a[i, k])
                r[i, k] = s
    else:
        for i in range(a.shape[0]):
            for k in range(a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, k, j] = a[i, k, j]
                if k:
                    for j in range(a.shape[2]):
                        r[i, k, j] *= r[i, k - 1, j]
    return r

def nancumsum_along(a, dtype=None):
    return cumsum_along(np.where(a == a, a, 0).astype(a.dtype), dtype)

def nancumprod_along(a, dtype=None):
    return cumprod_along(np.where(a == a, a, 1).astype(a.dtype), dtype)

def nansum_along(a, dtype=None):
    return sum_along(np.where(a == a, a, 0).astype(a.dtype), dtype)

def nanprod_along(a, dtype=None):
    return prod_along(np.where(a == a, a, 1).astype(a.dtype), dtype)

def nanmean_along(a):
    return lanes(np_nanmean, a)

def nanvar_along(a, dtype=None, ddof=0):
    return lanes(np_nanvar, a, dtype, ddof)

def nanstd_along(a, dtype=None, ddof=0):
    return lanes(np_nanstd, a, dtype, ddof)

def nanmin_along(a):
    return lanes(nanmin_lane, a)

def nanmax_along(a):
    return lanes(nanmax_lane, a)

def nanmin_lane(a):
    m = a[0]
    for x in a:
        if x < m or m != m:
            m = x
    return m

def nanmax_lane(a):
    m = a[0]
    for x in a:
        if x > m or m != m:
            m = x
    return m

def nanargmin_along(a):
    return lanes(np_nanargmin, a)

def nanargmax_along(a):
    return lanes(np_nanargmax, a)

def median_along(a):
    return lanes(np_median, a)

def nanmedian_along(a):
    return lanes(np_nanmedian, a)

def quantiles_along(fn, a, q, method):
    if _rank(q, 0):
        return lanes(fn, a, q, method)
    else:
        first = lanes(fn, a, 0.5, method)
        r = np.empty((len(q),) + first.shape, first.dtype)
        for i in range(len(q)):
            r[i] = lanes(fn, a, q[i], method)
        return r

def quantile_along(a, q, method="linear"):
    return quantiles_along(np_quantile, a, q, method)

def percentile_along(a, q, method="linear"):
    return quantiles_along(np_percentile, a, q, method)

def nanquantile_along(a, q, method="linear"):
    return quantiles_along(np_nanquantile, a, q, method)

def nanpercentile_along(a, q, method="linear"):
    return quantiles_along(np_nanpercentile, a, q, method)

def average_along(a, weights=None):
    if weights is None:
        return mean_along(a)
    else:
        if _rank(weights, 1):
            if len(weights) != a.shape[1]:
                raise ValueError("Length of weights not compatible with specified axis.")
            if _rank(a, 2):
                return sum_along(a * weights) / np_sum(weights)
            else:
                return sum_along(a * weights[:, None]) / np_sum(weights)
        else:
            return sum_along(a * weights) / sum_along(weights)

def trapezoid_along(y, x=None, dx=1.0):
    if x is None:
        return lanes(np_trapezoid, y, x, dx)
    else:
        return lanes(np_trapezoid, y, x, dx)

def trapz_along(y, x=None, dx=1.0):
    return trapezoid_along(y, x, dx)

def diff_along(a, n=1):
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    m = max(a.shape[1] - n, 0)
    if _rank(a, 2):
        r = a.copy()
        for i in range(len(a)):
            for k in range(n):
                for j in range(a.shape[1] - 1 - k):
                    r[i, j] = difference(r[i, j + 1], r[i, j])
        return r[:, :m].copy()
    else:
        r = a.copy()
        for i in range(a.shape[0]):
            for k in range(n):
                for j in range(a.shape[1] - 1 - k):
                    for l in range(a.shape[2]):
                        r[i, j, l] = difference(r[i, j + 1, l], r[i, j, l])
        return r[:, :m].copy()

def difference(x, y):
    if isinstance(x, bool):
        return x != y
    else:
        return x - y

def sort_along(a, kind=None):
    if _has_keys(a):
        r = a.copy()
        _sort(r, 1)
        return r
    else:
        return lanes_of(np_sort, a, a.shape[1])

def argsort_along(a, kind=None):
    if _has_keys(a):
        r = np.empty(a.shape, np.int64)
        _argsort(a, r, 1)
        return r
    else:
        return lanes_of(np_argsort, a, a.shape[1])

def partition_along(a, kth):
    if _rank(kth, 0):
        if _has_keys(a):
            r = a.copy()
            _partition(r, kth, 1)
            return r
        else:
            return lanes_of(np_partition, a, a.shape[1], kth)
    else:
        return lanes_of(np_partition, a, a.shape[1], kth)

def argpartition_along(a, kth):
    if _rank(kth, 0):
        if _has_keys(a):
            r = np.empty(a.shape, np.int64)
            _argpartition(a, r, kth, 1)
            return r
        else:
            return lanes_of(np_argpartition, a, a.shape[1], kth)
    else:
        return lanes_of(np_argpartition, a, a.shape[1], kth)

def repeat_along(a, repeats):
    n = a.shape[1]
    if _rank(repeats, 0):
        at = np_repeat(np_arange(n), repeats)
        return a[:, at]
    else:
        at = np_repeat(np_arange(n) if len(repeats) == n else np_zero_places(n, len(repeats)), repeats)
        return a[:, at]

def np_zero_places(n, m):
    if n != m:
        raise ValueError(f"operands could not be broadcast together with shape ({n},) ({m},)")
    return np.zeros(n, np.int64)

def roll_along(a, shift):
    n = a.shape[1]
    r = np.empty(a.shape, a.dtype)
    for i in range(a.shape[0]):
        for k in range(n):
            r[i, (k + shift) % n] = a[i, k]
    return r

def compress_along(a, condition):
    return a[:, np_flatnonzero(condition)]

def delete_along(a, obj):
    return a[:, np_flatnonzero(kept_places(a.shape[1], obj))]

def gradient_along(a, h=1.0, edge_order=1):
    n = a.shape[1]
    if n < edge_order + 1:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
    r = np.empty(a.shape, _mean(a))
    if _rank(a, 2):
        if _rank(h, 0):
            for i in range(len(a)):
                gradient_even(a[i].astype(r.dtype), h + 0.0, edge_order, r[i])
        else:
            for i in range(len(a)):
                gradient_uneven(a[i].astype(r.dtype), h, edge_order, r[i])
    else:
        lane = np.empty(n, r.dtype)
        to = np.empty(n, _mean(a))
        for i in range(a.shape[0]):
            for j in range(a.shape[2]):
                lane[:] = a[i, :, j]
                if _rank(h, 0):
                    gradient_even(lane, h + 0.0, edge_order, to)
                else:
                    gradient_uneven(lane, h, edge_order, to)
                r[i, :, j] = to
    return r

def gradient_even(f, h, edge_order, r):
    n = len(f)
    for i in range(1, n - 1):
        r[i] = (f[i + 1] - f[i - 1]) / (2.0 * h)
    if edge_order == 1:
        r[0] = (f[1] - f[0]) / h
        r[n - 1] = (f[n - 1] - f[n - 2]) / h
    else:
        r[0] = -1.5 / h * f[0] + 2.0 / h * f[1] + -0.5 / h * f[2]
        r[n - 1] = 0.5 / h * f[n - 3] + -2.0 / h * f[n - 2] + 1.5 / h * f[n - 1]

def gradient_uneven(f, x, edge_order, r):
    n = len(f)
    if len(x) != n:
        raise ValueError("when 1d, distances must match the length of the corresponding dimension")
    for i in range(1, n - 1):
        d1 = x[i] - x[i - 1]
        d2 = x[i + 1] - x[i]
        r[i] = -d2 / (d1 * (d1 + d2)) * f[i - 1] + (d2 - d1) / (d1 * d2) * f[i] + d1 / (d2 * (d1 + d2)) * f[i + 1]
    if edge_order == 1:
        r[0] = (f[1] - f[0]) / (x[1] - x[0])
        r[n - 1] = (f[n - 1] - f[n - 2]) / (x[n - 1] - x[n - 2])
    else:
        d1 = x[1] - x[0]
        d2 = x[2] - x[1]
        r[0] = -(2.0 * d1 + d2) / (d1 * (d1 + d2)) * f[0] + (d1 + d2) / (d1 * d2) * f[1] + -d1 / (d2 * (d1 + d2)) * f[2]
        d1 = x[n - 2] - x[n - 3]
        d2 = x[n - 1] - x[n - 2]
        r[n - 1] = d2 / (d1 * (d1 + d2)) * f[n - 3] + -(d2 + d1) / (d1 * d2) * f[n - 2] + (2.0 * d2 + d1) / (d2 * (d1 + d2)) * f[n - 1]

def take_along(a, at):
    return a[:, at]


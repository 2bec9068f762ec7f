# Reductions, running sums, statistics and comparison of whole arrays (prelude_arrays.py says what these texts see). They go
# element by element in the array's order, as Numba's.

def np_sum(a, dtype=None):
    s = _zero(_total(a) if dtype is None else dtype)
    for x in a.flat:
        s += x
    return s

def np_prod(a):
    s = _zero(_total(a)) + _one(_total(a))
    for x in a.flat:
        s *= x
    return s

def sum_axis(a):
    r = np.zeros(a.shape[1:], _total(a))
    for k in range(len(a)):
        r += a[k]
    return r

def prod_axis(a):
    r = np.ones(a.shape[1:], _total(a))
    for k in range(len(a)):
        r *= a[k]
    return r

def min_axis(a):
    if len(a) == 0:
        raise ValueError("zero-size array to reduction operation minimum which has no identity")
    r = a[0].copy()
    for k in range(1, len(a)):
        r[...] = np.minimum(r, a[k])
    return r

def max_axis(a):
    if len(a) == 0:
        raise ValueError("zero-size array to reduction operation maximum which has no identity")
    r = a[0].copy()
    for k in range(1, len(a)):
        r[...] = np.maximum(r, a[k])
    return r

def mean_axis(a):
    return sum_axis(a) / len(a)

def var_axis(a, ddof=0):
    m = mean_axis(a)
    r = np.zeros(a.shape[1:], np.float64)
    for k in range(len(a)):
        d = a[k] - m
        r += d * d
    return r / (len(a) - ddof)

def std_axis(a, ddof=0):
    return np.sqrt(var_axis(a, ddof))

def any_axis(a):
    r = np.zeros(a.shape[1:], np.bool_)
    for k in range(len(a)):
        r[...] = np.logical_or(r, a[k])
    return r

def all_axis(a):
    r = np.ones(a.shape[1:], np.bool_)
    for k in range(len(a)):
        r[...] = np.logical_and(r, a[k])
    return r

def argmin_axis(a):
    if len(a) == 0:
        raise ValueError("attempt to get argmin of an empty sequence")
    r = np.zeros(a.shape[1:], np.int64)
    best = a[0].copy()
    for k in range(1, len(a)):
        less = np.logical_or(a[k] < best, np.logical_and(a[k] != a[k], best == best))
        r[...] = np.where(less, k, r)
        best[...] = np.minimum(best, a[k])
    return r

def argmax_axis(a):
    if len(a) == 0:
        raise ValueError("attempt to get argmax of an empty sequence")
    r = np.zeros(a.shape[1:], np.int64)
    best = a[0].copy()
    for k in range(1, len(a)):
        more = np.logical_or(a[k] > best, np.logical_and(a[k] != a[k], best == best))
        r[...] = np.where(more, k, r)
        best[...] = np.maximum(best, a[k])
    return r

def cumsum_axis(a):
    r = np.empty(a.shape, _total(a))
    for k in range(len(a)):
        r[k] = a[k]
        if k:
            r[k] += r[k - 1]
    return r

def np_min(a):
    if a.size == 0:
        raise ValueError("zero-size array to reduction operation minimum not possible")
    first = True
    m = _zero(_dtype(a))
    for x in a.flat:
        if first:
            m = x
            first = False
        elif x < m or x != x:
            m = x
            if x != x:
                break
    return m

def np_max(a):
    if a.size == 0:
        raise ValueError("zero-size array to reduction operation maximum not possible")
    first = True
    m = _zero(_dtype(a))
    for x in a.flat:
        if first:
            m = x
            first = False
        elif x > m or x != x:
            m = x
            if x != x:
                break
    return m

def np_ptp(a):
    return np_max(a) - np_min(a)

def np_mean(a):
    s = _zero(_mean(a))
    for x in a.flat:
        s += x
    return np.true_divide(s, a.size)

def np_var(a, ddof=0):
    m = np_mean(a)
    s = 0.0
    for x in a.flat:
        d = x - m
        s += np.real(d * np.conj(d))
    return s / (a.size - ddof)

def np_std(a, ddof=0):
    return math.sqrt(np_var(a, ddof))

def np_any(a):
    for x in a.flat:
        if x:
            return True
    return False

def np_all(a):
    for x in a.flat:
        if not x:
            return False
    return True

def np_count_nonzero(a):
    n = 0
    for x in a.flat:
        if x:
            n += 1
    return n

def np_argmin(a):
    if a.size == 0:
        raise ValueError("attempt to get argmin of an empty sequence")
    at = 0
    i = 0
    m = _zero(_dtype(a))
    for x in a.flat:
        if i == 0 or x < m or x != x:
            m = x
            at = i
            if x != x:
                break
        i += 1
    return at

def np_argmax(a):
    if a.size == 0:
        raise ValueError("attempt to get argmax of an empty sequence")
    at = 0
    i = 0
    m = _zero(_dtype(a))
    for x in a.flat:
        if i == 0 or x > m or x != x:
            m = x
            at = i
            if x != x:
                break
        i += 1
    return at

def np_cumsum(a):
    r = np.empty(a.size, _total(a))
    s = _zero(_total(a))
    i = 0
    for x in a.flat:
        s += x
        r[i] = s
        i += 1
    return r

def np_cumprod(a):
    r = np.empty(a.size, _total(a))
    s = _zero(_total(a)) + _one(_total(a))
    i = 0
    for x in a.flat:
        s *= x
        r[i] = s
        i += 1
    return r

def np_nansum(a):
    s = _zero(_total(a))
    for x in a.flat:
        if x == x:
            s += x
    return s

def np_nanmean(a):
    s = 0.0
    n = 0
    for x in a.flat:
        if x == x:
            s += x
            n += 1
    return np.true_divide(s, n)

def np_nanvar(a):
    m = np_nanmean(a)
    s = 0.0
    n = 0
    for x in a.flat:
        if x == x:
            s += (x - m) * (x - m)
            n += 1
    return np.true_divide(s, n)

def np_nanstd(a):
    return math.sqrt(np_nanvar(a))

def np_nanmin(a):
    return np_min(without_nan(a))

def np_nanmax(a):
    return np_max(without_nan(a))

def np_nanprod(a):
    return np_prod(without_nan(a))

def without_nan(a):
    r = np.empty(a.size, a.dtype)
    n = 0
    for x in a.flat:
        if x == x:
            r[n] = x
            n += 1
    return r[:n]

def np_median(a):
    s = np_sort(np_ravel(a))
    n = len(s)
    if n == 0:
        return np.nan
    if s[n - 1] != s[n - 1]:
        return np.nan
    if n % 2:
        return s[n // 2] + 0.0
    return (s[n // 2 - 1] + s[n // 2]) / 2

def quantile_of(s, q):
    if not 0.0 <= q <= 1.0:
        raise ValueError("Percentiles must be in the range [0, 100]")
    at = q * (len(s) - 1)
    i = int(at)
    if i + 1 >= len(s):
        return s[len(s) - 1] + 0.0
    return s[i] + (at - i) * (s[i + 1] - s[i])

def np_quantile(a, q):
    s = np_sort(np_ravel(a))
    unknown = len(s) == 0 or s[len(s) - 1] != s[len(s) - 1]
    if _rank(q, 0):
        return np.nan if unknown else quantile_of(s, q)
    else:
        r = np.empty(len(q), np.float64)
        for i in range(len(q)):
            r[i] = np.nan if unknown else quantile_of(s, q[i])
        return r

def np_percentile(a, q):
    return np_quantile(a, q / 100)

def np_isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return np.where(np.isfinite(a) & np.isfinite(b), np.abs(a - b) <= atol + rtol * np.abs(b), (a == b) | (equal_nan & (a != a) & (b != b)))

def np_allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    if _rank(a, 0, b, 0):
        return np_isclose(a, b, rtol, atol, equal_nan)
    else:
        return np_all(np_isclose(a, b, rtol, atol, equal_nan))

def np_array_equal(a, b):
    if a.shape != b.shape:
        return False
    return np_all(a == b)

def np_cov(a):
    n = a.shape[1]
    m = np.empty(len(a), np.float64)
    for i in range(len(a)):
        m[i] = np_mean(a[i])
    r = np.empty((len(a), len(a)), np.float64)
    for i in range(len(a)):
        for j in range(len(a)):
            s = 0.0
            for k in range(n):
                s += (a[i, k] - m[i]) * (a[j, k] - m[j])
            r[i, j] = s / (n - 1)
    return r

def np_nancumsum(a):
    r = np.empty(a.size, _total(a))
    s = _zero(_total(a))
    i = 0
    for x in a.flat:
        if x == x:
            s += x
        r[i] = s
        i += 1
    return r

def np_nancumprod(a):
    r = np.empty(a.size, _total(a))
    s = _zero(_total(a)) + _one(_total(a))
    i = 0
    for x in a.flat:
        if x == x:
            s *= x
        r[i] = s
        i += 1
    return r

def np_nanmedian(a):
    return np_median(without_nan(a))

def np_nanquantile(a, q):
    return np_quantile(without_nan(a), q)

def np_nanpercentile(a, q):
    return np_percentile(without_nan(a), q)

def np_average(a, axis=None, weights=None):
    if axis is not None:
        raise TypeError("Numba does not support average with axis.")
    if weights is None:
        return np_mean(a)
    else:
        if a.shape != weights.shape:
            raise TypeError("1D weights expected when shapes of a and weights differ.")
        total = np_sum(weights)
        if total == 0.0:
            raise ZeroDivisionError("Weights sum to zero, can't be normalized.")
        return np_sum(a * weights) / total

def round_one(x, decimals):
    if isinstance(x, int):
        if decimals >= 0:
            return x
        p = 10.0 ** -decimals
        return int(np.rint(x / p) * p)
    else:
        if decimals == 0:
            return np.rint(x)
        if not math.isfinite(x):
            return x
        if decimals < 0:
            p = 10.0 ** -decimals
            return np.rint(x / p) * p
        p = 10.0 ** min(decimals, 22)
        q = 10.0 ** max(decimals - 22, 0)
        y = x * q * p
        if math.isinf(y):
            return x
        return np.rint(y) / p / q

def np_round(a, decimals=0):
    if _rank(a, 0):
        return round_one(a, decimals)
    else:
        r = np.empty(a.size, a.dtype)
        i = 0
        for x in a.flat:
            r[i] = round_one(x, decimals)
            i += 1
        return np.reshape(r, a.shape)

def np_around(a, decimals=0):
    return np_round(a, decimals)

# Reductions, running sums, statistics and comparison of whole arrays (prelude_arrays.py says what these texts see). They go
# element by element in the array's order, as Numba's.

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

def without_nan(a):
    r = np.empty(a.size, a.dtype)
    n = 0
    for x in a.flat:
        if x == x:
            r[n] = x
            n += 1
    return r[:n]

def np_isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return np.where(np.isfinite(a) & np.isfinite(b), np.abs(a - b) <= atol + rtol * np.abs(b), (a == b) | (equal_nan & (a != a) & (b != b)))

def np_allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    if _rank(a, 0, b, 0):
        return np_isclose(a, b, rtol, atol, equal_nan)
    else:
        return np_all(np_isclose(a, b, rtol, atol, equal_nan))

def np_nanmedian(a):
    return np_median(without_nan(a))

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

def np_sum(a, dtype=None, initial=None):
    s = _zero(_total(a) if dtype is None else dtype)
    if initial is not None:
        s += initial
    for x in a.flat:
        s += _like(s, x)
    if dtype is None:
        return s
    return _like(_zero(dtype), s)

def np_prod(a, dtype=None, initial=None):
    s = _one(_total(a) if dtype is None else dtype)
    if initial is not None:
        s *= initial
    for x in a.flat:
        s *= _like(s, x)
    if dtype is None:
        return s
    return _like(_zero(dtype), s)

def np_min(a, initial=None):
    if initial is None:
        if a.size == 0:
            raise ValueError("zero-size array to reduction operation minimum not possible")
    first = True
    m = _zero(_dtype(a))
    if initial is not None:
        m = start_of(initial, a)
        first = False
    for x in a.flat:
        if first:
            m = x
            first = False
        elif x < m or x != x:
            m = x
            if x != x:
                break
    return m

def np_max(a, initial=None):
    if initial is None:
        if a.size == 0:
            raise ValueError("zero-size array to reduction operation maximum not possible")
    first = True
    m = _zero(_dtype(a))
    if initial is not None:
        m = start_of(initial, a)
        first = False
    for x in a.flat:
        if first:
            m = x
            first = False
        elif x > m or x != x:
            m = x
            if x != x:
                break
    return m

def np_amin(a, initial=None):
    return np_min(a, initial)

def np_amax(a, initial=None):
    return np_max(a, initial)

def np_ptp(a):
    return np_max(a) - np_min(a)

def np_mean(a, dtype=None):
    s = _zero(_mean(a) if dtype is None else dtype)
    for x in a.flat:
        s += _like(s, x)
    return np.true_divide(s, a.size)

def np_var(a, dtype=None, ddof=0):
    m = np_mean(a, dtype)
    s = 0.0
    for x in a.flat:
        d = x - m
        s += np.real(d * np.conj(d))
    return np.true_divide(s, max(a.size - ddof, 0))

def np_std(a, dtype=None, ddof=0):
    return math.sqrt(np_var(a, dtype, ddof))

def np_cumsum(a, dtype=None):
    d = _total(a) if dtype is None else dtype
    r = np.empty(a.size, d)
    s = _zero(d)
    i = 0
    for x in a.flat:
        s += _like(s, x)
        r[i] = s
        i += 1
    return r

def np_cumprod(a, dtype=None):
    d = _total(a) if dtype is None else dtype
    r = np.empty(a.size, d)
    s = _one(d)
    i = 0
    for x in a.flat:
        s *= _like(s, x)
        r[i] = s
        i += 1
    return r

def np_nansum(a, dtype=None):
    s = _zero(_total(a) if dtype is None else dtype)
    for x in a.flat:
        if x == x:
            s += _like(s, x)
    return s

def np_nanprod(a, dtype=None):
    s = _one(_total(a) if dtype is None else dtype)
    for x in a.flat:
        if x == x:
            s *= _like(s, x)
    return s

def np_nanmean(a):
    s = _zero(_mean(a))
    n = 0
    for x in a.flat:
        if x == x:
            s += x
            n += 1
    return np.true_divide(s, n)

def np_nanvar(a, dtype=None, ddof=0):
    m = np_nanmean(a)
    s = 0.0
    n = 0
    for x in a.flat:
        if x == x:
            s += np.real((x - m) * np.conj(x - m))
            n += 1
    if n - ddof <= 0:
        return np.nan
    return np.true_divide(s, n - ddof)

def np_nanstd(a, dtype=None, ddof=0):
    return math.sqrt(np_nanvar(a, dtype, ddof))

def np_nanmin(a):
    if a.size == 0:
        raise ValueError("nanmin(): empty array")
    return nanmin_lane(np.ravel(a))

def np_nanmax(a):
    if a.size == 0:
        raise ValueError("nanmax(): empty array")
    return nanmax_lane(np.ravel(a))

def np_nanargmin(a):
    return nan_best(is_less, a)

def np_nanargmax(a):
    return nan_best(is_more, a)

def nan_best(before, a):
    at = -1
    i = 0
    m = _zero(_dtype(a))
    for x in a.flat:
        if x == x and (at < 0 or before(x, m)):
            m = x
            at = i
        i += 1
    if at < 0:
        raise ValueError("All-NaN slice encountered")
    return at

def np_median(a):
    s = np.ravel(a)
    n = len(s)
    if n == 0:
        return np.nan
    if _has_keys(s):
        two = np.empty(2, s.dtype)
        _pick(s, (n - 1) // 2, two)
        if n % 2:
            return two[0] + 0.0
        return (two[0] + two[1]) / 2
    else:
        line = np.sort(s)
        if line[n - 1] != line[n - 1]:
            return line[n - 1]
        if n % 2:
            return line[n // 2]
        return (line[n // 2 - 1] + line[n // 2]) / 2

def quantile_of(s, q, method):
    if not 0.0 <= q <= 1.0:
        raise ValueError("Quantiles must be in the range [0, 1]")
    n = len(s)
    i = int(q * (n - 1))
    if i + 1 >= n:
        return s[n - 1] + 0.0
    return quantile_between(s[i], s[i + 1], q * (n - 1), method)

def quantile_between(x, y, at, method):
    i = int(at)
    if method == "lower":
        return x + 0.0
    if method == "higher":
        return (y if at > i else x) + 0.0
    if method == "nearest":
        return (x if at - i < 0.5 or (at - i == 0.5 and i % 2 == 0) else y) + 0.0
    if method == "midpoint":
        return x + 0.0 if at == i else (x + y) / 2
    if method != "linear":
        raise ValueError(method + " is not a valid method in kernels")
    d = y - x
    t = at - i
    if t >= 0.5:
        return y - d * (1.0 - t)
    return x + d * t

def quantile_one(line, q, method):
    n = len(line)
    if n == 0:
        return np.nan
    if not 0.0 <= q <= 1.0:
        raise ValueError("Quantiles must be in the range [0, 1]")
    two = np.empty(2, line.dtype)
    _pick(line, int(q * (n - 1)), two)
    if two[0] != two[0]:
        return np.nan
    if int(q * (n - 1)) + 1 >= n:
        return two[0] + 0.0
    return quantile_between(two[0], two[1], q * (n - 1), method)

def np_quantile(a, q, method="linear"):
    if _has_keys(a):
        return quantiles(a, q, method)
    else:
        raise TypeError("a must be an array of real numbers")

def quantiles(a, q, method):
    if _rank(q, 0):
        return quantile_one(np.ravel(a), q, method)
    elif len(q) < 8:
        line = np.ravel(a)
        few = np.empty(len(q), np.float64)
        for i in range(len(q)):
            few[i] = quantile_one(line, q[i], method)
        return few
    else:
        s = np.ravel(a).copy()
        sort_in_place(s)
        unknown = len(s) == 0 or s[len(s) - 1] != s[len(s) - 1]
        r = np.empty(len(q), np.float64)
        for i in range(len(q)):
            r[i] = np.nan if unknown else quantile_of(s, q[i], method)
        return r

def np_percentile(a, q, method="linear"):
    if _rank(q, 0):
        if not 0.0 <= q <= 100.0:
            raise ValueError("Percentiles must be in the range [0, 100]")
        return np_quantile(a, q / 100, method)
    elif _is_array(q):
        for x in q:
            if not 0.0 <= x <= 100.0:
                raise ValueError("Percentiles must be in the range [0, 100]")
        return np_quantile(a, q / 100, method)
    else:
        return np_percentile(a, np_array(q), method)

def np_nanquantile(a, q, method="linear"):
    return np_quantile(without_nan(a), q, method)

def np_nanpercentile(a, q, method="linear"):
    return np_percentile(without_nan(a), q, method)

def np_nancumsum(a, dtype=None):
    return np_cumsum(np.where(a == a, a, 0).astype(a.dtype), dtype)

def np_nancumprod(a, dtype=None):
    return np_cumprod(np.where(a == a, a, 1).astype(a.dtype), dtype)

def np_average(a, weights=None):
    if weights is None:
        return np_mean(a)
    else:
        if a.shape != weights.shape:
            raise TypeError("1D weights expected when shapes of a and weights differ.")
        total = np_sum(weights)
        if total == 0.0:
            raise ZeroDivisionError("Weights sum to zero, can't be normalized.")
        return np_sum(a * weights) / total

def np_array_equal(a, b, equal_nan=False):
    if _is_array(a):
        if _is_array(b):
            if a.ndim != b.ndim:
                return False
            else:
                for d in range(a.ndim):
                    if a.shape[d] != b.shape[d]:
                        return False
                if equal_nan:
                    return np_all((a == b) | ((a != a) & (b != b)))
                return np_all(a == b)
        else:
            return np_array_equal(a, np_array(b), equal_nan)
    else:
        return np_array_equal(np_array(a), b, equal_nan)

def np_cov(m, y=None, rowvar=True, bias=False, ddof=None):
    if _rank(m, 1):
        if y is None:
            v = covariance_of(m[None, :], bias, ddof)
            return v[0, 0]
        else:
            return covariance_of(np.vstack((m, y)), bias, ddof)
    else:
        if y is None:
            return covariance_of(m if rowvar else m.T, bias, ddof)
        else:
            return covariance_of(np.vstack((m, y)) if rowvar else np.vstack((m.T, y.T)), bias, ddof)

def covariance_of(a, bias, ddof):
    n = a.shape[1]
    m = np.empty(len(a), _mean(a))
    for i in range(len(a)):
        m[i] = np_mean(a[i])
    less = 0.0 if bias else 1.0
    if ddof is not None:
        less = ddof + 0.0
    r = np.empty((len(a), len(a)), _mean(a))
    for i in range(len(a)):
        for j in range(i, len(a)):
            s = _zero(_mean(a))
            for k in range(n):
                s += (a[i, k] - m[i]) * np.conj(a[j, k] - m[j])
            r[i, j] = np.true_divide(s, max(n - less, 0.0))
            r[j, i] = np.conj(r[i, j])
    return r

def np_corrcoef(x, y=None, rowvar=True):
    if y is None:
        c = np.atleast_2d(np_cov(x, None, rowvar))
        return correlations(c)
    else:
        return correlations(np_cov(x, y, rowvar))

def correlations(c):
    r = np.empty(c.shape, c.dtype)
    for i in range(len(c)):
        for j in range(len(c)):
            r[i, j] = np.true_divide(c[i, j], math.sqrt(np.real(c[i, i])) * math.sqrt(np.real(c[j, j])))
    return r

def np_gradient(f, h=1.0, edge_order=1):
    return gradient_along(f[None, :], h, edge_order)[0]

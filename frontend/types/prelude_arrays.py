# NumPy functions over whole arrays, specialised like any kernel (arrayfn.c, prelude.c). np_NAME is what np.NAME(…) and, for rows
# of arrayfn.def that say so, a.NAME(…) calls; other names are their parts. Beside np, math and Python's builtins they see
#   _dtype(x)   the dtype of a number or of what an array, list or tuple holds, at any depth
#   _total(x)   the dtype that sums of it have        _mean(x)   the dtype that means have
#   _rank(x, n) whether it is nested n deep, known at compile time
# Reductions go element by element in the array's order, as Numba's.

def np_arange(start, stop=None, step=None, dtype=None):
    if stop is None:
        return arange_of(0, start, 1, np.empty(0, _dtype(start) if dtype is None else dtype))
    if step is None:
        return arange_of(start, stop, 1, np.empty(0, _dtype(start + stop) if dtype is None else dtype))
    return arange_of(start, stop, step, np.empty(0, _dtype(start + stop + step) if dtype is None else dtype))

def arange_of(start, stop, step, like):
    if step == 0:
        raise ValueError("Maximum allowed size exceeded")
    n = max(int(math.ceil((stop - start) / step)), 0)
    a = np.empty(n, like.dtype)
    for i in range(n):
        a[i] = start + i * step
    return a

def np_linspace(start, stop, num=50):
    a = np.empty(num, np.float64)
    if num == 0:
        return a
    if num > 1:
        step = (stop - start) / (num - 1)
        for i in range(num):
            a[i] = start + step * i
        a[num - 1] = stop
    else:
        a[0] = start
    return a

def np_eye(n, m=None, k=0, dtype=None):
    if m is None:
        return eye_of(np.zeros((n, n), np.float64 if dtype is None else dtype), k)
    else:
        return eye_of(np.zeros((n, m), np.float64 if dtype is None else dtype), k)

def eye_of(a, k):
    for i in range(a.shape[0]):
        if 0 <= i + k < a.shape[1]:
            a[i, i + k] = 1
    return a

def np_identity(n, dtype=None):
    return eye_of(np.zeros((n, n), np.float64 if dtype is None else dtype), 0)

def np_array(x, dtype=None):
    return array_of(x, np.empty(0, _dtype(x) if dtype is None else dtype))

def array_of(x, like):
    if _rank(x, 0):
        a = np.empty((), like.dtype)
        a[()] = x
        return a
    elif _rank(x, 1):
        return array1(x, np.empty(len(x), like.dtype))
    elif _rank(x, 2):
        return array2(x, np.empty((len(x), len(x[0])), like.dtype))
    else:
        return array3(x, np.empty((len(x), len(x[0]), len(x[0][0])), like.dtype))

def array1(x, a):
    i = 0
    for v in x:
        a[i] = v
        i += 1
    return a

def array2(x, a):
    i = 0
    for row in x:
        if len(row) != a.shape[1]:
            raise ValueError("setting an array element with a sequence. The requested array has an inhomogeneous shape")
        array1(row, a[i])
        i += 1
    return a

def array3(x, a):
    i = 0
    for part in x:
        if len(part) != a.shape[1]:
            raise ValueError("setting an array element with a sequence. The requested array has an inhomogeneous shape")
        array2(part, a[i])
        i += 1
    return a

def np_asarray(x, dtype=None):
    if _is_array(x):
        if dtype is None:
            return x
        else:
            return np_astype(x, dtype)
    else:
        return np_array(x, dtype)

def np_astype(a, dtype):
    r = np.empty(a.shape, dtype)
    r[...] = a
    return r

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
    return s / a.size

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

def np_ravel(a):
    r = np.empty(a.size, a.dtype)
    i = 0
    for x in a.flat:
        r[i] = x
        i += 1
    return r

def np_flatten(a):
    return np_ravel(a)

def np_dot(a, b):
    if _rank(a, 1, b, 1):
        if len(a) != len(b):
            raise ValueError("incompatible array sizes for np.dot(a, b)")
        s = _zero(_dtype2(a, b))
        for i in range(len(a)):
            s += a[i] * b[i]
        return s
    elif _rank(a, 2, b, 1):
        return matrix_vector(a, b)
    elif _rank(a, 1, b, 2):
        return matrix_vector(b.T, a)
    else:
        return matrix_matrix(a, b)

def matrix_vector(a, b):
    if a.shape[1] != len(b):
        raise ValueError("incompatible array sizes for np.dot(a, b)")
    r = np.empty(len(a), _dtype2(a, b))
    for i in range(len(a)):
        s = _zero(_dtype2(a, b))
        for j in range(len(b)):
            s += a[i, j] * b[j]
        r[i] = s
    return r

def matrix_matrix(a, b):
    if a.shape[1] != b.shape[0]:
        raise ValueError("incompatible array sizes for np.dot(a, b)")
    r = np.zeros((a.shape[0], b.shape[1]), _dtype2(a, b))
    for i in range(a.shape[0]):
        for k in range(b.shape[0]):
            x = a[i, k]
            for j in range(b.shape[1]):
                r[i, j] += x * b[k, j]
    return r

def np_matmul(a, b):
    return np_dot(a, b)

def np_vdot(a, b):
    s = _zero(_dtype2(a, b))
    for x, y in zip(np_ravel(a), np_ravel(b)):
        s += np.conj(x) * y
    return s

def np_outer(a, b):
    x = np_ravel(a)
    y = np_ravel(b)
    r = np.empty((len(x), len(y)), _dtype2(a, b))
    for i in range(len(x)):
        for j in range(len(y)):
            r[i, j] = x[i] * y[j]
    return r

def np_kron(a, b):
    r = np.empty((a.shape[0] * b.shape[0], a.shape[1] * b.shape[1]), _dtype2(a, b))
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            for k in range(b.shape[0]):
                for m in range(b.shape[1]):
                    r[i * b.shape[0] + k, j * b.shape[1] + m] = a[i, j] * b[k, m]
    return r

def np_cross(a, b):
    if len(a) != 3 or len(b) != 3:
        raise ValueError("incompatible dimensions for cross product: two vectors of 3 are expected")
    r = np.empty(3, _dtype2(a, b))
    r[0] = a[1] * b[2] - a[2] * b[1]
    r[1] = a[2] * b[0] - a[0] * b[2]
    r[2] = a[0] * b[1] - a[1] * b[0]
    return r

def np_trace(a):
    s = _zero(_total(a))
    for i in range(min(a.shape[0], a.shape[1])):
        s += a[i, i]
    return s

def np_diag(a, k=0):
    if _rank(a, 1):
        n = len(a) + abs(k)
        r = np.zeros((n, n), a.dtype)
        for i in range(len(a)):
            r[i + max(-k, 0), i + max(k, 0)] = a[i]
        return r
    else:
        n = min(a.shape[0] - max(-k, 0), a.shape[1] - max(k, 0))
        r = np.empty(max(n, 0), a.dtype)
        for i in range(len(r)):
            r[i] = a[i + max(-k, 0), i + max(k, 0)]
        return r

def np_triu(a, k=0):
    r = a.copy()
    for i in range(a.shape[0]):
        for j in range(min(max(i + k, 0), a.shape[1])):
            r[i, j] = 0
    return r

def np_tril(a, k=0):
    r = a.copy()
    for i in range(a.shape[0]):
        for j in range(max(i + k + 1, 0), a.shape[1]):
            r[i, j] = 0
    return r

def np_transpose(a):
    return a.T

def sift(a, root, end):
    x = a[root]
    while True:
        child = 2 * root + 1
        if child >= end:
            break
        if child + 1 < end and a[child] < a[child + 1]:
            child += 1
        if not x < a[child]:
            break
        a[root] = a[child]
        root = child
    a[root] = x

def sort_range(a, lo, hi, depth):
    while hi - lo > 16:
        if depth == 0:
            part = a[lo:hi]
            for root in range(len(part) // 2 - 1, -1, -1):
                sift(part, root, len(part))
            for end in range(len(part) - 1, 0, -1):
                part[0], part[end] = part[end], part[0]
                sift(part, 0, end)
            return
        depth -= 1
        mid = (lo + hi) // 2
        if a[mid] < a[lo]:
            a[lo], a[mid] = a[mid], a[lo]
        if a[hi - 1] < a[mid]:
            a[mid], a[hi - 1] = a[hi - 1], a[mid]
            if a[mid] < a[lo]:
                a[lo], a[mid] = a[mid], a[lo]
        pivot = a[mid]
        i = lo
        j = hi - 1
        while i <= j:
            while a[i] < pivot:
                i += 1
            while pivot < a[j]:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        if j + 1 - lo < hi - i:
            sort_range(a, lo, j + 1, depth)
            lo = i
        else:
            sort_range(a, i, hi, depth)
            hi = j + 1
    for i in range(lo + 1, hi):
        x = a[i]
        j = i
        while j > lo and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x

def sort_in_place(a):
    n = 0
    for i in range(len(a)):
        if a[i] == a[i]:
            a[n], a[i] = a[i], a[n]
            n += 1
    sort_range(a, 0, n, 64)

def np_sort(a):
    if _rank(a, 1):
        r = a.copy()
        sort_in_place(r)
        return r
    else:
        r = a.copy()
        for i in range(len(r)):
            r[i] = np_sort(r[i])
        return r

def order_range(a, at, other, lo, hi):
    if hi - lo < 2:
        return
    mid = (lo + hi) // 2
    order_range(a, at, other, lo, mid)
    order_range(a, at, other, mid, hi)
    for i in range(lo, mid):
        other[i] = at[i]
    i = lo
    j = mid
    k = lo
    while i < mid:
        x = a[other[i]]
        if j < hi and (a[at[j]] < x or (x != x and a[at[j]] == a[at[j]])):
            at[k] = at[j]
            j += 1
        else:
            at[k] = other[i]
            i += 1
        k += 1

def np_argsort(a, kind="quicksort"):
    at = np_arange(len(a))
    order_range(a, at, np.empty(len(a), np.int64), 0, len(a))
    return at

def np_unique(a):
    s = np_sort(np_ravel(a))
    n = 0
    for i in range(len(s)):
        if i == 0 or s[i] != s[n - 1]:
            s[n] = s[i]
            n += 1
    return s[:n]

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
    if len(s) == 0 or s[len(s) - 1] != s[len(s) - 1]:
        return np.nan
    return quantile_of(s, q)

def np_percentile(a, q):
    return np_quantile(a, q / 100)

def search_one(a, v, right):
    lo = 0
    hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < v or (right and a[mid] == v) or (v != v and (right or a[mid] == a[mid])):
            lo = mid + 1
        else:
            hi = mid
    return lo

def np_searchsorted(a, v, side="left"):
    if _rank(v, 0):
        return search_one(a, v, side == "right")
    else:
        r = np.empty(len(v), np.int64)
        for i in range(len(v)):
            r[i] = search_one(a, v[i], side == "right")
        return r

def np_digitize(x, bins, right=False):
    down = len(bins) > 1 and bins[0] > bins[len(bins) - 1]
    r = np.empty(len(x), np.int64)
    for i in range(len(x)):
        if down:
            r[i] = len(bins) - search_one(bins[::-1], x[i], not right)
        else:
            r[i] = search_one(bins, x[i], not right)
    return r

def np_bincount(x, minlength=0):
    n = max(minlength, 0)
    for v in x:
        if v < 0:
            raise ValueError("first argument must be non-negative")
        n = max(n, v + 1)
    r = np.zeros(n, np.int64)
    for v in x:
        r[v] += 1
    return r

def np_histogram(a, bins=10, range=None):
    if _rank(bins, 0):
        if range is None:
            return histogram_even(a, bins, np_min(a) + 0.0, np_max(a) + 0.0)
        else:
            return histogram_even(a, bins, range[0] + 0.0, range[1] + 0.0)
    else:
        return histogram_edges(a, bins)

def histogram_even(a, bins, lo, hi):
    if lo == hi:
        lo -= 0.5
        hi += 0.5
    h = np.zeros(bins, np.int64)
    width = (hi - lo) / bins
    edges = np_linspace(lo, hi, bins + 1)
    for x in a.flat:
        if lo <= x <= hi:
            k = min(int((x - lo) / width), bins - 1)
            if x < edges[k]:
                k -= 1
            elif k + 1 < bins and x >= edges[k + 1]:
                k += 1
            h[k] += 1
    return h, edges

def histogram_edges(a, bins):
    h = np.zeros(len(bins) - 1, np.int64)
    for x in a.flat:
        k = search_one(bins, x, True) - 1
        if k == len(h) and x == bins[k]:
            k -= 1
        if 0 <= k < len(h):
            h[k] += 1
    return h, bins

def np_interp(x, xp, fp):
    if _rank(x, 0):
        return interp_one(x, xp, fp)
    else:
        r = np.empty(len(x), np.float64)
        for i in range(len(x)):
            r[i] = interp_one(x[i], xp, fp)
        return r

def interp_one(x, xp, fp):
    n = len(xp)
    if x <= xp[0]:
        return fp[0] + 0.0
    if x >= xp[n - 1]:
        return fp[n - 1] + 0.0
    k = search_one(xp, x, True) - 1
    return (fp[k + 1] - fp[k]) / (xp[k + 1] - xp[k]) * (x - xp[k]) + fp[k]

def np_diff(a, n=1):
    if n < 0:
        raise ValueError("diff(): order must be non-negative")
    if _rank(a, 1):
        r = a.copy()
        for k in range(n):
            for i in range(len(r) - 1):
                r[i] = r[i + 1] - r[i]
            r = r[:max(len(r) - 1, 0)]
        return r
    else:
        rows = np.empty(a.shape[:-1] + (max(a.shape[-1] - n, 0),), a.dtype)
        for i in range(len(a)):
            rows[i] = np_diff(a[i], n)
        return rows

def np_ediff1d(a):
    return np_diff(np_ravel(a))

def np_trapezoid(y, x=None, dx=1.0):
    s = 0.0
    for i in range(len(y) - 1):
        if x is None:
            s += dx * (y[i] + y[i + 1]) / 2.0
        else:
            s += (x[i + 1] - x[i]) * (y[i] + y[i + 1]) / 2.0
    return s

def np_trapz(y, x=None, dx=1.0):
    return np_trapezoid(y, x, dx)

def np_convolve(a, v):
    r = np.zeros(len(a) + len(v) - 1, _dtype2(a, v))
    for i in range(len(a)):
        for j in range(len(v)):
            r[i + j] += a[i] * v[j]
    return r

def np_correlate(a, v):
    n = abs(len(a) - len(v)) + 1
    r = np.zeros(n, _dtype2(a, v))
    for i in range(n):
        for j in range(min(len(a), len(v))):
            if len(a) >= len(v):
                r[i] += a[i + j] * v[j]
            else:
                r[n - 1 - i] += a[j] * v[i + j]
    return r

def np_flip(a):
    if _rank(a, 1):
        return a[::-1]
    elif _rank(a, 2):
        return a[::-1, ::-1]
    elif _rank(a, 3):
        return a[::-1, ::-1, ::-1]
    else:
        if a.ndim > 4:
            raise ValueError("np.flip of more than 4 dimensions is not supported in kernels")
        return a[::-1, ::-1, ::-1, ::-1]

def np_fliplr(a):
    return a[:, ::-1]

def np_flipud(a):
    return a[::-1]

def np_rot90(a):
    return a.T[::-1]

def np_roll(a, shift):
    r = np.empty(a.shape, a.dtype)
    flat = np_ravel(a)
    n = len(flat)
    out = r.ravel()
    for i in range(n):
        out[(i + shift) % n] = flat[i]
    return out if _rank(a, 1) else np.reshape(out, a.shape)

def np_repeat(a, repeats):
    if _rank(repeats, 0):
        r = np.empty(a.size * repeats, a.dtype)
        i = 0
        for x in a.flat:
            for k in range(repeats):
                r[i] = x
                i += 1
        return r
    else:
        r = np.empty(np_sum(repeats), a.dtype)
        i = 0
        for j in range(len(a)):
            for k in range(repeats[j]):
                r[i] = a[j]
                i += 1
        return r

def np_tile(a, reps):
    r = np.empty(a.size * reps, a.dtype)
    for k in range(reps):
        r[k * a.size:(k + 1) * a.size] = a
    return r

def np_append(a, b):
    if _rank(b, 0):
        r = np.empty(a.size + 1, _dtype2(a, b))
        r[:a.size] = np_ravel(a)
        r[a.size] = b
        return r
    else:
        r = np.empty(a.size + b.size, _dtype2(a, b))
        r[:a.size] = np_ravel(a)
        r[a.size:] = np_ravel(b)
        return r

def np_delete(a, at):
    r = np.empty(len(a) - 1, a.dtype)
    if at < 0:
        at += len(a)
    if not 0 <= at < len(a):
        raise IndexError("obj must be less than the len(arr)")
    r[:at] = a[:at]
    r[at:] = a[at + 1:]
    return r

def same_sizes(p, first, axis):
    for d in range(p.ndim):
        if d != axis and p.shape[d] != first.shape[d]:
            raise ValueError(f"np.concatenate(): input sizes over dimension {d} do not match")

def np_concatenate(parts, axis=0):
    n = 0
    for p in parts:
        same_sizes(p, parts[0], 0)
        n += len(p)
    r = np.empty((n,) + parts[0].shape[1:], _dtype(parts))
    at = 0
    for p in parts:
        r[at:at + len(p)] = p
        at += len(p)
    return r

def concatenate_columns(parts):
    n = 0
    for p in parts:
        same_sizes(p, parts[0], 1)
        n += p.shape[1]
    r = np.empty((len(parts[0]), n), _dtype(parts))
    at = 0
    for p in parts:
        r[:, at:at + p.shape[1]] = p
        at += p.shape[1]
    return r

def np_hstack(parts):
    if _rank(parts[0], 1):
        return np_concatenate(parts)
    else:
        return concatenate_columns(parts)

def np_vstack(parts):
    if _rank(parts[0], 1):
        return np_stack(parts)
    else:
        return np_concatenate(parts)

def np_row_stack(parts):
    return np_vstack(parts)

def np_column_stack(parts):
    if _rank(parts[0], 1):
        return np_stack(parts).T.copy()
    else:
        return concatenate_columns(parts)

def np_stack(parts):
    r = np.empty((len(parts),) + parts[0].shape, _dtype(parts))
    i = 0
    for p in parts:
        if p.shape != parts[0].shape:
            raise ValueError("np.stack(): all input arrays must have the same shape")
        r[i] = p
        i += 1
    return r

def np_flatnonzero(a):
    r = np.empty(np_count_nonzero(a), np.int64)
    n = 0
    i = 0
    for x in a.flat:
        if x:
            r[n] = i
            n += 1
        i += 1
    return r

def np_nonzero(a):
    if _rank(a, 1):
        return (np_flatnonzero(a),)
    elif _rank(a, 2):
        at = np_flatnonzero(a)
        return at // a.shape[1], at % a.shape[1]
    elif _rank(a, 3):
        at = np_argwhere(a)
        return at[:, 0].copy(), at[:, 1].copy(), at[:, 2].copy()
    else:
        if a.ndim > 4:
            raise ValueError("np.nonzero of more than 4 dimensions is not supported in kernels")
        at = np_argwhere(a)
        return at[:, 0].copy(), at[:, 1].copy(), at[:, 2].copy(), at[:, 3].copy()

def np_argwhere(a):
    at = np_flatnonzero(a)
    r = np.empty((len(at), a.ndim), np.int64)
    for d in range(a.ndim - 1, -1, -1):
        r[:, d] = at % a.shape[d]
        at = at // a.shape[d]
    return r

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

def np_linalg_norm(a, ord=None):
    if ord is None:
        s = 0.0
        for x in a.flat:
            s += np.abs(x) ** 2
        return math.sqrt(s)
    elif _rank(a, 1):
        if ord == np.inf:
            return np_max(np.abs(a)) + 0.0
        if ord == -np.inf:
            return np_min(np.abs(a)) + 0.0
        if ord == 0:
            return np_count_nonzero(a) + 0.0
        s = 0.0
        for x in a:
            s += abs(x) ** ord
        return s ** (1.0 / ord)
    else:
        best = 0.0
        for j in range(a.shape[1] if ord == 1 else a.shape[0]):
            best = max(best, np_sum(np.abs(a[:, j])) if ord == 1 else np_sum(np.abs(a[j])))
        return best

def factor(a, pivots):
    n = len(a)
    sign = 1.0
    for k in range(n):
        p = k
        for i in range(k + 1, n):
            if abs(a[i, k]) > abs(a[p, k]):
                p = i
        pivots[k] = p
        if a[p, k] == 0:
            return 0.0
        if p != k:
            sign = -sign
            for j in range(n):
                a[k, j], a[p, j] = a[p, j], a[k, j]
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            x = a[i, k]
            for j in range(k + 1, n):
                a[i, j] -= x * a[k, j]
    return sign

def square(a):
    if a.shape[0] != a.shape[1]:
        raise ValueError("Last 2 dimensions of the array must be square.")

def solve_columns(a, b):
    n = len(a)
    lu = np_astype(a, _mean2(a, b))
    x = np_astype(b, _mean2(a, b))
    pivots = np.empty(n, np.int64)
    if factor(lu, pivots) == 0.0:
        raise ValueError("Matrix is singular to machine precision.")
    for k in range(n):
        if pivots[k] != k:
            for j in range(x.shape[1]):
                x[k, j], x[pivots[k], j] = x[pivots[k], j], x[k, j]
    for j in range(x.shape[1]):
        for i in range(n):
            for k in range(i):
                x[i, j] -= lu[i, k] * x[k, j]
        for i in range(n - 1, -1, -1):
            for k in range(i + 1, n):
                x[i, j] -= lu[i, k] * x[k, j]
            x[i, j] /= lu[i, i]
    return x

def np_linalg_solve(a, b):
    square(a)
    if a.shape[1] != b.shape[0]:
        raise ValueError("Incompatible array sizes, system is not dimensionally valid.")
    if _rank(b, 1):
        return solve_columns(a, b.copy()[:, None])[:, 0].copy()
    else:
        return solve_columns(a, b)

def np_linalg_inv(a):
    square(a)
    return solve_columns(a, np_eye(len(a)))

def np_linalg_det(a):
    square(a)
    lu = np_astype(a, _mean(a))
    d = factor(lu, np.empty(len(a), np.int64)) + _zero(_mean(a))
    for i in range(len(a)):
        d *= lu[i, i]
    return d

def np_linalg_cholesky(a):
    square(a)
    r = np.zeros(a.shape, _mean(a))
    for i in range(len(a)):
        for j in range(i + 1):
            s = a[i, j]
            for k in range(j):
                s -= r[i, k] * r[j, k]
            if i == j:
                if s <= 0:
                    raise ValueError("Matrix is not positive definite.")
                r[i, i] = math.sqrt(s)
            else:
                r[i, j] = s / r[j, j]
    return r

def np_linalg_matrix_power(a, n):
    square(a)
    if n < 0:
        return np_linalg_matrix_power(np_linalg_inv(a), -n)
    r = np_eye(len(a), dtype=a.dtype)
    p = a.copy()
    while n:
        if n & 1:
            r = np_dot(r, p)
        p = np_dot(p, p)
        n >>= 1
    return r

def mask_load(a, mask):
    if len(mask) != len(a):
        raise IndexError("boolean index did not match indexed array")
    r = np.empty((np_count_nonzero(mask),) + a.shape[1:], a.dtype)
    n = 0
    for i in range(len(a)):
        if mask[i]:
            r[n] = a[i]
            n += 1
    return r

def mask_load_all(a, mask):
    if a.shape != mask.shape:
        raise IndexError("boolean index did not match indexed array")
    return mask_load(np_ravel(a), np_ravel(mask))

def mask_store_number(a, mask, v):
    if a.shape != mask.shape:
        raise IndexError("boolean index did not match indexed array")
    a[...] = np.where(mask, v, a)

def mask_store_rows(a, mask, v):
    if len(mask) != len(a):
        raise IndexError("boolean index did not match indexed array")
    for i in range(len(a)):
        if mask[i]:
            a[i] = v

def mask_store_array(a, mask, v):
    if len(mask) != len(a):
        raise IndexError("boolean index did not match indexed array")
    n = 0
    if np_count_nonzero(mask) != len(v):
        raise ValueError("NumPy boolean array indexing assignment cannot assign input values to the output values where the mask is true")
    for i in range(len(a)):
        if mask[i]:
            a[i] = v[n]
            n += 1

def take_load(a, at):
    r = np.empty((len(at),) + a.shape[1:], a.dtype)
    for i in range(len(at)):
        r[i] = a[at[i]]
    return r

def np_take(a, at):
    if _rank(at, 0):
        return np_ravel(a)[at]
    else:
        return take_load(np_ravel(a), at)

def take_store_one(a, at, v):
    for i in range(len(at)):
        a[at[i]] = v

def take_store_array(a, at, v):
    if len(v) != len(at):
        raise ValueError("cannot assign slice from input of different size")
    for i in range(len(at)):
        a[at[i]] = v[i]

# Sorting, searching, sets, counting and interpolation (prelude_arrays.py says what these texts see).

def is_before(x, y):
    if isinstance(x, complex):
        return x.real < y.real or (x.real == y.real and x.imag < y.imag)
    else:
        return x < y

def sift(a, root, end):
    x = a[root]
    while True:
        child = 2 * root + 1
        if child >= end:
            break
        if child + 1 < end and is_before(a[child], a[child + 1]):
            child += 1
        if not is_before(x, a[child]):
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
        if is_before(a[mid], a[lo]):
            a[lo], a[mid] = a[mid], a[lo]
        if is_before(a[hi - 1], a[mid]):
            a[mid], a[hi - 1] = a[hi - 1], a[mid]
            if is_before(a[mid], a[lo]):
                a[lo], a[mid] = a[mid], a[lo]
        pivot = a[mid]
        i = lo
        j = hi - 1
        while i <= j:
            while is_before(a[i], pivot):
                i += 1
            while is_before(pivot, a[j]):
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
        while j > lo and is_before(x, a[j - 1]):
            a[j] = a[j - 1]
            j -= 1
        a[j] = x

def sort_in_place(a):
    if _has_keys(a):
        _sort(a, 0)
    else:
        n = 0
        for i in range(len(a)):
            if a[i] == a[i]:
                a[n], a[i] = a[i], a[n]
                n += 1
        sort_range(a, 0, n, 64)

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
        if j < hi and (is_before(a[at[j]], x) or (x != x and a[at[j]] == a[at[j]])):
            at[k] = at[j]
            j += 1
        else:
            at[k] = other[i]
            i += 1
        k += 1

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

def np_bincount(x, weights=None, minlength=0):
    if minlength < 0:
        raise ValueError("'minlength' must not be negative")
    n = minlength
    for v in x:
        if v < 0:
            raise ValueError("bincount(): first argument must be non-negative")
        n = max(n, v + 1)
    if weights is None:
        r = np.zeros(n, np.int64)
        for v in x:
            r[v] += 1
        return r
    else:
        if len(x) != len(weights):
            raise ValueError("bincount(): weights and list don't have the same length")
        r = np.zeros(n, np.float64)
        for i in range(len(x)):
            r[x[i]] += weights[i]
        return r

def histogram_even(a, bins, lo, hi, density, weights):
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    if lo > hi:
        raise ValueError("max must be larger than min in range parameter.")
    if lo == hi:
        lo -= 0.5
        hi += 0.5
    edges = np_linspace(lo, hi, bins + 1)
    width = (hi - lo) / bins
    h = counts_for(weights, bins)
    i = 0
    for x in a.flat:
        if lo <= x <= hi:
            k = min(int((x - lo) / width), bins - 1)
            if x < edges[k]:
                k -= 1
            elif k + 1 < bins and x >= edges[k + 1]:
                k += 1
            if weights is None:
                h[k] += 1
            else:
                h[k] += weights[i]
        i += 1
    return histogram_weighted(h, edges, density, weights)

def counts_for(weights, bins):
    if weights is None:
        return np.zeros(bins, np.int64)
    else:
        return np.zeros(bins, weights.dtype)

def histogram_edges(a, bins, density, weights):
    for i in range(len(bins) - 1):
        if bins[i] > bins[i + 1]:
            raise ValueError("`bins` must increase monotonically, when an array")
    h = counts_for(weights, len(bins) - 1)
    i = 0
    for x in a.flat:
        k = search_one(bins, x, True) - 1
        if k == len(h) and x == bins[k]:
            k -= 1
        if 0 <= k < len(h):
            if weights is None:
                h[k] += 1
            else:
                h[k] += weights[i]
        i += 1
    return histogram_weighted(h, bins, density, weights)

def interp_one(x, xp, fp):
    n = len(xp)
    if x != x:
        return x + fp[0]
    if x <= xp[0]:
        return fp[0] + 0.0
    if x >= xp[n - 1]:
        return fp[n - 1] + 0.0
    k = search_one(xp, x, True) - 1
    return (fp[k + 1] - fp[k]) / (xp[k + 1] - xp[k]) * (x - xp[k]) + fp[k]

def contains(s, x):
    i = search_one(s, x, False)
    return i < len(s) and s[i] == x

def np_isin(a, b, assume_unique=False, invert=False):
    if _rank(a, 0):
        return contains(np_sort(np_ravel(b)), a) != invert
    else:
        s = np_sort(np_ravel(b))
        r = np.empty(a.size, np.bool_)
        i = 0
        for x in a.flat:
            r[i] = contains(s, x) != invert
            i += 1
        return np.reshape(r, a.shape)

def np_union1d(a, b):
    return np_unique(np_concatenate((np_ravel(a), np_ravel(b))))

def np_intersect1d(a, b):
    return shared(np_unique(a), np_unique(b), True)

def np_setdiff1d(a, b, assume_unique=False):
    return shared(np_ravel(a) if assume_unique else np_unique(a), np_unique(b), False)

def np_setxor1d(a, b):
    return np_sort(np_concatenate((np_setdiff1d(a, b), np_setdiff1d(b, a))))

def shared(a, b, wanted):
    r = np.empty(len(a), a.dtype)
    n = 0
    for x in a:
        if contains(b, x) == wanted:
            r[n] = x
            n += 1
    return r[:n]

def np_sort(a, kind=None):
    r = np.ravel(a).copy()
    sort_in_place(r)
    return r

def np_argsort(a, kind=None):
    flat = np.ravel(a)
    if _has_keys(flat):
        order = np.empty(len(flat), np.int64)
        _argsort(flat, order, 0)
        return order
    else:
        at = np_arange(len(flat))
        order_range(flat, at, np.empty(len(flat), np.int64), 0, len(flat))
        return at

def np_lexsort(keys):
    if _is_array(keys):
        n = keys.shape[1]
        at = np_arange(n)
        for k in range(len(keys)):
            at = at[np_argsort(keys[k][at])]
        return at
    else:
        n = len(keys[0])
        at = np_arange(n)
        for key in keys:
            at = at[np_argsort(key[at])]
        return at

def np_partition(a, kth):
    r = a.copy()
    if _rank(kth, 0):
        if _has_keys(r):
            _partition(r, kth, 0)
        else:
            sort_in_place(r)
    else:
        sort_in_place(r)
    return r

def np_argpartition(a, kth):
    if _rank(kth, 0):
        if _has_keys(a):
            at = np.empty(len(a), np.int64)
            _argpartition(a, at, kth, 0)
            return at
        else:
            return np_argsort(a)
    else:
        return np_argsort(a)

def np_unique(a):
    s = np.ravel(a).copy()
    sort_in_place(s)
    n = 0
    for i in range(len(s)):
        if i == 0 or (s[i] != s[n - 1] and (s[i] == s[i] or s[n - 1] == s[n - 1])):
            s[n] = s[i]
            n += 1
    return s[:n].copy()

def unique_places(a):
    flat = np.ravel(a)
    order = np_argsort(flat)
    n = len(flat)
    values = np.empty(n, a.dtype)
    index = np.empty(n, np.int64)
    inverse = np.empty(n, np.int64)
    counts = np.zeros(n, np.int64)
    m = 0
    for k in range(n):
        x = flat[order[k]]
        if m == 0 or (x != values[m - 1] and (x == x or values[m - 1] == values[m - 1])):
            values[m] = x
            index[m] = order[k]
            m += 1
        inverse[order[k]] = m - 1
        counts[m - 1] += 1
    return values[:m].copy(), index[:m].copy(), inverse, counts[:m].copy()

def unique_i(a):
    v, i, inv, n = unique_places(a)
    return v, i

def unique_v(a):
    v, i, inv, n = unique_places(a)
    return v, np.reshape(inv, a.shape)

def unique_c(a):
    v, i, inv, n = unique_places(a)
    return v, n

def unique_iv(a):
    v, i, inv, n = unique_places(a)
    return v, i, np.reshape(inv, a.shape)

def unique_ic(a):
    v, i, inv, n = unique_places(a)
    return v, i, n

def unique_vc(a):
    v, i, inv, n = unique_places(a)
    return v, np.reshape(inv, a.shape), n

def unique_ivc(a):
    v, i, inv, n = unique_places(a)
    return v, i, np.reshape(inv, a.shape), n

def np_searchsorted(a, v, side="left", sorter=None):
    if side != "left" and side != "right":
        raise ValueError("Invalid value given for 'side': " + side)
    if sorter is None:
        if _rank(v, 0):
            return search_one(a, v, side == "right")
        elif _is_array(v):
            r = np.empty(v.shape, np.int64)
            right = side == "right"
            if _has_search(a, v):
                _search(a, v, right, r)
            else:
                for at in np.ndindex(v.shape):
                    r[at] = search_one(a, v[at], right)
            return r
        else:
            return np_searchsorted(a, np_array(v), side)
    else:
        return np_searchsorted(a[sorter], v, side)

def np_digitize(x, bins, right=False):
    down = len(bins) > 1 and bins[0] > bins[len(bins) - 1]
    for i in range(len(bins) - 1):
        if bins[i] > bins[i + 1] if not down else bins[i] < bins[i + 1]:
            raise ValueError("bins must be monotonically increasing or decreasing")
    if _rank(x, 0):
        return digit_of(x, bins, right, down)
    else:
        r = np.empty(x.shape, np.int64)
        for at in np.ndindex(x.shape):
            r[at] = digit_of(x[at], bins, right, down)
        return r

def digit_of(x, bins, right, down):
    if down:
        return len(bins) - search_one(bins[::-1], x, not right)
    return search_one(bins, x, not right)

def np_histogram(a, bins=10, range=None, density=None, weights=None):
    if _rank(bins, 0):
        if range is None:
            if a.size == 0:
                return histogram_even(a, bins, 0.0, 1.0, density, weights)
            return histogram_even(a, bins, np_min(a) + 0.0, np_max(a) + 0.0, density, weights)
        else:
            return histogram_even(a, bins, range[0] + 0.0, range[1] + 0.0, density, weights)
    elif _is_array(bins):
        return histogram_edges(a, bins, density, weights)
    else:
        return histogram_edges(a, np_array(bins), density, weights)

def np_histogram2d(x, y, bins=10, range=None):
    if _rank(bins, 0):
        if range is None:
            return histogram_plane(x, y, found_edges(x, bins), found_edges(y, bins))
        else:
            return histogram_plane(x, y, even_edges(range[0][0] + 0.0, range[0][1] + 0.0, bins), even_edges(range[1][0] + 0.0, range[1][1] + 0.0, bins))
    else:
        if _rank(bins, 1):
            if _is_array(bins):
                return histogram_plane(x, y, bins + 0.0, bins + 0.0)
            elif range is None:
                return histogram_plane(x, y, found_edges(x, bins[0]), found_edges(y, bins[1]))
            else:
                return histogram_plane(x, y, even_edges(range[0][0] + 0.0, range[0][1] + 0.0, bins[0]), even_edges(range[1][0] + 0.0, range[1][1] + 0.0, bins[1]))
        else:
            return histogram_plane(x, y, bins[0] + 0.0, bins[1] + 0.0)

def found_edges(x, n):
    if len(x) == 0:
        return even_edges(0.0, 1.0, n)
    lo = np_min(x) + 0.0
    hi = np_max(x) + 0.0
    if not (math.isfinite(lo) and math.isfinite(hi)):
        raise ValueError("autodetected range is not finite")
    return even_edges(lo, hi, n)

def even_edges(lo, hi, n):
    if lo == hi:
        lo -= 0.5
        hi += 0.5
    return np_linspace(lo, hi, n + 1)

def histogram_plane(x, y, ex, ey):
    h = np.zeros((len(ex) - 1, len(ey) - 1))
    for i in range(len(x)):
        k = bin_of(ex, x[i])
        m = bin_of(ey, y[i])
        if k >= 0 and m >= 0:
            h[k, m] += 1.0
    return h, ex, ey

def bin_of(edges, x):
    n = len(edges) - 1
    if not edges[0] <= x <= edges[n]:
        return -1
    return min(search_one(edges, x, True) - 1, n - 1)

def histogram_weighted(h, edges, density, weights):
    if density is None:
        return h, edges
    else:
        if density:
            pass
        s = np_sum(h) + 0.0
        r = np.empty(len(h), np.float64)
        for i in range(len(h)):
            r[i] = h[i] / s / (edges[i + 1] - edges[i]) if density else h[i]
        return r, edges

def np_interp(x, xp, fp, left=None, right=None, period=None):
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same size.")
    if period is not None:
        p = abs(period + 0.0)
        at = xp % p
        order = np_argsort(at)
        n = len(xp)
        xs = np.empty(n + 2)
        fs = np.empty(n + 2, _mean(fp))
        for i in range(n):
            xs[i + 1] = at[order[i]]
            fs[i + 1] = fp[order[i]]
        xs[0] = xs[n] - p
        fs[0] = fs[n]
        xs[n + 1] = xs[1] + p
        fs[n + 1] = fs[1]
        return np_interp(x % p, xs, fs)
    elif _rank(x, 0):
        return interp_beyond(x, xp, fp, left, right)
    elif _is_array(x):
        r = np.empty(x.shape, _mean(fp))
        for at in np.ndindex(x.shape):
            r[at] = interp_beyond(x[at], xp, fp, left, right)
        return r
    else:
        return np_interp(np_array(x), xp, fp, left, right)

def interp_beyond(x, xp, fp, left, right):
    if left is not None:
        if x < xp[0]:
            return left + 0.0
    if right is not None:
        if x > xp[len(xp) - 1]:
            return right + 0.0
    return interp_one(x, xp, fp)

def np_in1d(a, b, assume_unique=False, invert=False):
    return np_isin(np.ravel(a), b, assume_unique, invert)

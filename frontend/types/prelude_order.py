# Sorting, searching, sets, counting and interpolation (prelude_arrays.py says what these texts see).

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
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same size.")
    if _rank(x, 0):
        return interp_one(x, xp, fp)
    else:
        r = np.empty(len(x), np.float64)
        for i in range(len(x)):
            r[i] = interp_one(x[i], xp, fp)
        return r

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

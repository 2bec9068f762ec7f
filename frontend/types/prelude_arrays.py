# Creation, shapes, joining, places and masks of whole arrays; NumPy functions specialised like any kernel (arrayfn.c, prelude.c).
# np_NAME is what np.NAME(…) and, for rows of arrayfn.def that say so, a.NAME(…) calls; other names are their parts. This is one
# text with prelude_reduce.py, prelude_order.py and prelude_linear.py: each sees the functions of all. Beside them, np, math and
# Python's builtins they see
#   _dtype(x)   the dtype of a number or of what an array, list or tuple holds, at any depth
#   _total(x)   the dtype that sums of it have        _mean(x)   the dtype that means have
#   _rank(x, n) whether it is nested n deep, known at compile time

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
        return array2(x, np.empty((len(x), len(x[0]) if len(x) else 0), like.dtype))
    else:
        m = len(x[0]) if len(x) else 0
        return array3(x, np.empty((len(x), m, len(x[0][0]) if m else 0), like.dtype))

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
            raise ValueError("incompatible sequence shape")
        array1(row, a[i])
        i += 1
    return a

def array3(x, a):
    i = 0
    for part in x:
        if len(part) != a.shape[1]:
            raise ValueError("incompatible sequence shape")
        array2(part, a[i])
        i += 1
    return a

def np_astype(a, dtype):
    r = np.empty(a.shape, dtype)
    r[...] = a
    return r

def np_ravel(a):
    r = np.empty(a.size, a.dtype)
    i = 0
    for x in a.flat:
        r[i] = x
        i += 1
    return r

def np_flatten(a):
    return np_ravel(a)

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
    if p.ndim != first.ndim:
        raise ValueError("all the input arrays must have same number of dimensions")
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

def mask_load(a, mask):
    if len(mask) != len(a):
        mask_size(len(a), len(mask), 0)
    r = np.empty((np_count_nonzero(mask),) + a.shape[1:], a.dtype)
    n = 0
    for i in range(len(a)):
        if mask[i]:
            r[n] = a[i]
            n += 1
    return r

def mask_load_all(a, mask):
    mask_fits(a, mask)
    return mask_load(np_ravel(a), np_ravel(mask))

def mask_store_number(a, mask, v):
    mask_fits(a, mask)
    a[...] = np.where(mask, v, a)

def mask_store_rows(a, mask, v):
    if len(mask) != len(a):
        mask_size(len(a), len(mask), 0)
    for i in range(len(a)):
        if mask[i]:
            a[i] = v

def mask_store_array(a, mask, v):
    if len(mask) != len(a):
        mask_size(len(a), len(mask), 0)
    n = 0
    mask_values(mask, v)
    step = 0 if len(v) == 1 else 1
    for i in range(len(a)):
        if mask[i]:
            a[i] = v[n]
            n += step

def mask_values(mask, v):
    if np_count_nonzero(mask) != len(v) and len(v) != 1:
        raise ValueError(f"NumPy boolean array indexing assignment cannot assign {len(v)} input values to the {np_count_nonzero(mask)} output values where the mask is true")

def np_take(a, at):
    if _rank(at, 0):
        return np_ravel(a)[at]
    else:
        return np_ravel(a)[at]

def mask_store_all(a, mask, v):
    mask_fits(a, mask)
    mask_values(mask, v)
    n = 0
    step = 0 if len(v) == 1 else 1
    for at in np.ndindex(a.shape):
        if mask[at]:
            a[at] = v[n]
            n += step

def index_shapes(a, b):
    raise IndexError(f"shape mismatch: indexing arrays could not be broadcast together with shapes {a.shape} {b.shape} ")

def index_value(v, sizes):
    raise ValueError(f"shape mismatch: value array of shape {v.shape} could not be broadcast to indexing result of shape {sizes}")

def index_one_value(v, sizes):
    raise ValueError("cannot assign slice from input of different size")

def mask_fits(a, mask):
    for d in range(a.ndim):
        if a.shape[d] != mask.shape[d]:
            mask_size(a.shape[d], mask.shape[d], d)

def mask_size(n, m, axis):
    raise IndexError(f"boolean index did not match indexed array along axis {axis}; size of axis is {n} but size of corresponding boolean axis is {m}")

def np_size(a):
    return a.size

def np_shape(a):
    return a.shape

def np_tri(n, m=None, k=0):
    columns = n if m is None else m
    r = np.zeros((n, columns), np.float64)
    for i in range(n):
        for j in range(min(max(i + k + 1, 0), columns)):
            r[i, j] = 1
    return r

def np_fill_diagonal(a, x):
    for i in range(min(a.shape[0], a.shape[1])):
        a[i, i] = x

def np_extract(condition, a):
    return mask_load(np_ravel(a), np_ravel(condition != 0))

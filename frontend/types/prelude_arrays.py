# Creation, shapes, joining, places and masks of whole arrays; NumPy functions specialised like any kernel (arrayfn.c, prelude.c).
# np_NAME is what np.NAME(…) and, for rows of arrayfn.def that say so, a.NAME(…) calls; other names are their parts. This is one
# text with prelude_reduce.py, prelude_order.py and prelude_linear.py: each sees the functions of all. Beside them, np, math and
# Python's builtins they see
#   _dtype(x)   the dtype of a number or of what an array, list or tuple holds, at any depth
#   _total(x)   the dtype that sums of it have        _mean(x)   the dtype that means have
#   _like(x, v) v as a number of x's dtype             _is_array(x) whether it is one
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

def of_one(x):
    a = np.empty(1, _dtype(x))
    a[0] = x
    return a

def np_array(x, dtype=None):
    if dtype is None:
        return array_of(x, _dtype(x))
    return array_of(x, dtype)

def array_of(x, dtype):
    if _rank(x, 0):
        a = np.empty((), dtype)
        a[()] = x
        return a
    elif _rank(x, 1):
        return array1(x, np.empty(len(x), dtype))
    elif _rank(x, 2):
        return array2(x, np.empty((len(x), len(x[0]) if len(x) else 0), dtype))
    else:
        m = len(x[0]) if len(x) else 0
        return array3(x, np.empty((len(x), m, len(x[0][0]) if m else 0), dtype))

def array_truth(a):
    if a.size == 0:
        raise ValueError("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
    if a.size > 1:
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    for x in a.flat:
        if x:
            return True
    return False

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

def np_ediff1d(a):
    return np_diff(np_ravel(a))

def np_fliplr(a):
    return a[:, ::-1]

def np_flipud(a):
    return a[::-1]

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
    if _has_items(a):
        _collect(a, mask, r)
        return r
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


def np_linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    d = _mean2(start, stop) if dtype is None else dtype
    a = np.empty(num, d)
    if num == 0:
        return a
    parts = num - 1 if endpoint else num
    if parts > 0:
        step = (stop - start) / parts
        for i in range(num):
            a[i] = start + step * i
        if endpoint:
            a[num - 1] = stop
    else:
        a[0] = start
    return a

def np_logspace(start, stop, num=50, endpoint=True, base=10.0):
    a = np_linspace(start, stop, num, endpoint)
    for i in range(num):
        a[i] = base ** a[i]
    return a

def np_geomspace(start, stop, num=50, endpoint=True):
    if start == 0 or stop == 0:
        raise ValueError("Geometric sequence cannot include zero")
    sign = -1.0 if start < 0 else 1.0
    a = np_linspace(math.log10(abs(start)), math.log10(abs(stop)), num, endpoint)
    for i in range(num):
        a[i] = sign * 10.0 ** a[i]
    if num > 0:
        a[0] = start
        if endpoint and num > 1:
            a[num - 1] = stop
    return a

def np_identity(n, dtype=None):
    return eye_of(np.zeros((n, n), np.float64 if dtype is None else dtype), 0)

def np_astype(a, dtype, order="K", casting="unsafe", subok=True, copy=True):
    r = np.empty(a.shape, dtype)
    r[...] = a
    return r

def np_triu(a, k=0):
    if _rank(a, 1):
        r = np.empty((len(a), len(a)), a.dtype)
        r[...] = a
    else:
        r = a.copy()
    triangle(r, k, True)
    return r

def np_tril(a, k=0):
    if _rank(a, 1):
        r = np.empty((len(a), len(a)), a.dtype)
        r[...] = a
    else:
        r = a.copy()
    triangle(r, k, False)
    return r

def triangle(r, k, upper):
    if _rank(r, 2):
        for i in range(r.shape[0]):
            if upper:
                for j in range(min(max(i + k, 0), r.shape[1])):
                    r[i, j] = 0
            else:
                for j in range(max(i + k + 1, 0), r.shape[1]):
                    r[i, j] = 0
    else:
        for i in range(len(r)):
            triangle(r[i], k, upper)

def np_tri(n, m=None, k=0, dtype=None):
    columns = n if m is None else m
    r = np.zeros((n, columns), np.float64 if dtype is None else dtype)
    for i in range(n):
        for j in range(min(max(i + k + 1, 0), columns)):
            r[i, j] = 1
    return r

def np_triu_indices(n, k=0, m=None):
    return np_nonzero(np_tri(n, n if m is None else m, k - 1) == 0)

def np_tril_indices(n, k=0, m=None):
    return np_nonzero(np_tri(n, n if m is None else m, k) != 0)

def np_triu_indices_from(arr, k=0):
    return np_triu_indices(arr.shape[0], k, arr.shape[1])

def np_tril_indices_from(arr, k=0):
    return np_tril_indices(arr.shape[0], k, arr.shape[1])

def np_resize(a, new_shape):
    r = np.empty(new_shape, a.dtype)
    if r.size and not a.size:
        return np.zeros(new_shape, a.dtype)
    flat = np.ravel(a)
    to = np.ravel(r)
    for i in range(len(to)):
        to[i] = flat[i % len(flat)]
    return r

def np_unwrap(p, discont=None, period=6.283185307179586):
    if _rank(p, 1):
        most = period / 2 if discont is None else discont + 0.0
        r = np.empty(len(p), _mean(p))
        turned = 0.0
        for i in range(len(p)):
            if i > 0:
                d = p[i] - p[i - 1] + 0.0
                m = (d + period / 2) % period - period / 2
                if m == -period / 2 and d > 0:
                    m = period / 2
                if abs(d) >= most:
                    turned += m - d
            r[i] = p[i] + turned
        return r
    else:
        raise ValueError("np.unwrap of other than one dimension is not supported in kernels")

def np_diag_indices(n, ndim=2):
    if ndim != 2:
        raise ValueError("np.diag_indices of other than 2 dimensions is not supported in kernels")
    return np_arange(n), np_arange(n)

def np_diagflat(a, k=0):
    return np_diag(np_ravel(a), k)

def np_fill_diagonal(a, x, wrap=False):
    n = min(a.shape[0], a.shape[1])
    if wrap:
        n = a.shape[0]
    for i in range(n):
        j = i
        if wrap:
            if i % (a.shape[1] + 1) >= a.shape[1]:
                continue
            j = i % (a.shape[1] + 1)
        if _rank(a, 2):
            if _rank(x, 0):
                a[i, j] = x
            else:
                a[i, j] = x[i % len(x)]
        else:
            a[i, j, i] = x

def np_extract(condition, a):
    return mask_load(np_ravel(a), np_ravel(condition != 0))

def np_nonzero(a):
    if _rank(a, 1):
        return (np_flatnonzero(a),)
    elif _rank(a, 2):
        n = np_count_nonzero(a)
        r0 = np.empty(n, np.int64)
        r1 = np.empty(n, np.int64)
        k = 0
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                if a[i, j]:
                    r0[k] = i
                    r1[k] = j
                    k += 1
        return r0, r1
    elif _rank(a, 3):
        at = np_argwhere(a)
        return at[:, 0].copy(), at[:, 1].copy(), at[:, 2].copy()
    else:
        if a.ndim > 4:
            raise ValueError("np.nonzero of more than 4 dimensions is not supported in kernels")
        at = np_argwhere(a)
        return at[:, 0].copy(), at[:, 1].copy(), at[:, 2].copy(), at[:, 3].copy()

def np_diff(a, n=1):
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    r = a.copy()
    for k in range(n):
        for i in range(len(r) - 1 - k):
            r[i] = difference(r[i + 1], r[i])
    return r[:max(len(r) - n, 0)].copy()

def np_rot90(a, k=1):
    k = k % 4
    if k == 1:
        return a.T[::-1].copy()
    elif k == 2:
        return a[::-1, ::-1].copy()
    elif k == 3:
        return a[::-1].T.copy()
    return a[:, :].copy()

def np_roll(a, shift):
    if _rank(shift, 0):
        r = np.empty(a.shape, a.dtype)
        n = a.size
        if n:
            k = shift % n
            flat = np.ravel(a)
            out = r.ravel()
            out[k:] = flat[:n - k]
            out[:k] = flat[n - k:]
        return r
    else:
        return np_roll(a, sum_of(shift))

def sum_of(t):
    s = 0
    for x in t:
        s += x
    return s

def np_repeat(a, repeats):
    if _rank(a, 0):
        return np.full(repeats, a)
    elif _rank(repeats, 0):
        r = np.empty(a.size * repeats, a.dtype)
        i = 0
        for x in a.flat:
            for k in range(repeats):
                r[i] = x
                i += 1
        return r
    else:
        if len(repeats) != a.size and len(repeats) != 1:
            raise ValueError(f"operands could not be broadcast together with shape ({a.size},) ({len(repeats)},)")
        step = 0 if len(repeats) == 1 else 1
        n = np_sum(repeats)
        if len(repeats) == 1:
            n = n * a.size
        r = np.empty(n, a.dtype)
        i = 0
        j = 0
        for x in a.flat:
            for k in range(repeats[j]):
                r[i] = x
                i += 1
            j += step
        return r

def np_tile(a, reps):
    if _rank(a, 0):
        return np.full(reps, a)
    elif _rank(reps, 0):
        if _rank(a, 1):
            return tile_columns(a[None, :], reps)[0]
        elif _rank(a, 2):
            return tile_columns(a, reps)
        else:
            raise ValueError("np.tile of more than 2 dimensions is not supported in kernels")
    elif _rank(a, 1):
        if len(reps) == 1:
            return tile_columns(a[None, :], reps[0])[0]
        else:
            return tile_rows(tile_columns(a[None, :], reps[1]), reps[0])
    else:
        if len(reps) == 1:
            return tile_columns(a, reps[0])
        else:
            return tile_rows(tile_columns(a, reps[1]), reps[0])

def tile_columns(a, n):
    r = np.empty((a.shape[0], a.shape[1] * n), a.dtype)
    m = a.shape[1]
    for i in range(a.shape[0]):
        for k in range(n):
            for j in range(m):
                r[i, k * m + j] = a[i, j]
    return r

def tile_rows(a, n):
    r = np.empty((a.shape[0] * n, a.shape[1]), a.dtype)
    for k in range(n):
        r[k * a.shape[0]:(k + 1) * a.shape[0]] = a
    return r

def np_append(a, b):
    x = np.ravel(a)
    y = np.ravel(b)
    r = np.empty(len(x) + len(y), _dtype2(a, b))
    r[:len(x)] = x
    r[len(x):] = y
    return r

def kept_places(n, obj):
    keep = np.ones(n, np.bool_)
    if _rank(obj, 0):
        if obj < -n or obj >= n:
            raise IndexError(f"index {obj} is out of bounds for axis 0 with size {n}")
        keep[obj] = False
    else:
        for i in obj:
            if i < -n or i >= n:
                raise IndexError(f"index {i} is out of bounds for axis 0 with size {n}")
            keep[i] = False
    return keep

def np_insert(a, obj, values):
    x = np.ravel(a)
    n = len(x)
    if _rank(obj, 0):
        at = obj + n if obj < 0 else obj
        if at < 0 or at > n:
            raise IndexError(f"index {obj} is out of bounds for axis 0 with size {n}")
        if _rank(values, 0):
            r = np.empty(n + 1, a.dtype)
            r[at] = values
            r[at + 1:] = x[at:]
        else:
            m = len(values)
            r = np.empty(n + m, a.dtype)
            for i in range(m):
                r[at + i] = values[i]
            r[at + m:] = x[at:]
        r[:at] = x[:at]
        return r
    else:
        m = len(obj)
        order = np_argsort(np.array(obj), "stable")
        r = np.empty(n + m, a.dtype)
        new = np.zeros(n + m, np.bool_)
        for k in range(m):
            at = obj[order[k]]
            if at < -n or at > n:
                raise IndexError(f"index {at} is out of bounds for axis 0 with size {n}")
            at = (at + n if at < 0 else at) + k
            new[at] = True
            if _rank(values, 0):
                r[at] = values
            else:
                r[at] = values[order[k]]
        j = 0
        for i in range(n + m):
            if not new[i]:
                r[i] = x[j]
                j += 1
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

def np_dstack(parts):
    return np_stack(parts).transpose((1, 2, 0)).copy()

def concatenate_size(axis, a, b, at):
    raise ValueError(f"np.concatenate(): input sizes over dimension {axis} do not match")

def stack_size(axis, a, b, at):
    raise ValueError("np.stack(): all input arrays must have the same shape")

def squeeze_size():
    raise ValueError("cannot select an axis to squeeze out which has size not equal to one")

def broadcast_size(a, shape):
    raise ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: " + shape_text(a.shape) + "  and requested shape " + shape_text(shape))

def shape_text(t):
    s = "("
    n = 0
    for x in t:
        if n:
            s += ","
        s += str(x)
        n += 1
    if n == 1:
        s += ","
    return s + ")"

def broadcast_shapes(a, b):
    raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape " + shape_text(a.shape) + " and arg 1 with shape " + shape_text(b.shape) + ".")

def axis_in_bounds(axis, n):
    if axis < -n or axis >= n:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {n}")
    return axis + n if axis < 0 else axis

def take_places(at, n, mode):
    if mode == "raise":
        return at + 0
    if mode == "wrap":
        return at % n
    return np.minimum(np.maximum(at, 0), n - 1)

def split_edges(n, sections, equal):
    if _rank(sections, 0):
        if sections <= 0:
            raise ValueError("number sections must be larger than 0.")
        if equal and n % sections:
            raise ValueError("array split does not result in an equal division")
        edges = np.zeros(sections + 1, np.int64)
        for i in range(sections):
            edges[i + 1] = edges[i] + n // sections + (1 if i < n % sections else 0)
        return edges
    else:
        edges = np.zeros(len(sections) + 2, np.int64)
        for i in range(len(sections)):
            edges[i + 1] = sections[i]
        edges[len(sections) + 1] = n
        return edges

def split_0(a, sections, equal):
    e = split_edges(a.shape[0], sections, equal)
    return [a[e[i]:e[i + 1]] for i in range(len(e) - 1)]

def split_1(a, sections, equal):
    e = split_edges(a.shape[1], sections, equal)
    return [a[:, e[i]:e[i + 1]] for i in range(len(e) - 1)]

def split_2(a, sections, equal):
    e = split_edges(a.shape[2], sections, equal)
    return [a[:, :, e[i]:e[i + 1]] for i in range(len(e) - 1)]

def pad_constant_along(a, before, after, value):
    n = a.shape[1]
    if _rank(a, 2):
        r = np.empty((a.shape[0], before + n + after), a.dtype)
    else:
        r = np.empty((a.shape[0], before + n + after, a.shape[2]), a.dtype)
    r[:, :before] = value
    r[:, before:before + n] = a
    r[:, before + n:] = value
    return r

def pad_of_none(n, more):
    if n == 0 and more:
        raise ValueError("can't extend empty axis 0 using modes other than 'constant' or 'empty'")

def pad_edge_along(a, before, after, value):
    n = a.shape[1]
    pad_of_none(n, before + after)
    return a[:, np.minimum(np.maximum(np_arange(-before, n + after), 0), n - 1)]

def pad_wrap_along(a, before, after, value):
    n = a.shape[1]
    pad_of_none(n, before + after)
    return a[:, np_arange(-before, n + after) % n]

def pad_reflect_along(a, before, after, value):
    n = a.shape[1]
    pad_of_none(n, before + after)
    if n == 1:
        return a[:, np.zeros(1 + before + after, np.int64)]
    at = np_arange(-before, n + after) % (2 * n - 2)
    return a[:, np.where(at < n, at, 2 * n - 2 - at)]

def pad_symmetric_along(a, before, after, value):
    n = a.shape[1]
    pad_of_none(n, before + after)
    at = np_arange(-before, n + after) % (2 * n)
    return a[:, np.where(at < n, at, 2 * n - 1 - at)]

def np_put(a, ind, v, mode="raise"):
    n = a.size
    for k in range(len(ind)):
        i = ind[k]
        if mode == "wrap":
            i = i % n
        elif mode == "clip":
            i = min(max(i, 0), n - 1)
        elif i < -n or i >= n:
            raise IndexError(f"index {i} is out of bounds for axis 0 with size {n}")
        if i < 0:
            i += n
        if _rank(v, 0):
            put_flat(a, i, v)
        else:
            put_flat(a, i, v[k % len(v)])

def put_flat(a, i, v):
    if _rank(a, 1):
        a[i] = v
    elif _rank(a, 2):
        a[i // a.shape[1], i % a.shape[1]] = v
    else:
        m = a.size // len(a)
        put_flat(a[i // m], i % m, v)

def np_putmask(a, mask, values):
    if _rank(values, 0):
        a[...] = np.where(mask, values, a)
    else:
        k = 0
        for at in np.ndindex(a.shape):
            if mask[at]:
                a[at] = values[k % len(values)]
            k += 1

def np_place(a, mask, values):
    k = 0
    for at in np.ndindex(a.shape):
        if mask[at]:
            a[at] = values[k % len(values)]
            k += 1

def np_copyto(dst, src, where=None):
    if where is None:
        dst[...] = src
    else:
        dst[...] = np.where(where, src, dst)

def np_select(conditions, choices, default=0):
    n = len(conditions)
    r = np.empty(conditions[0].shape, _dtype2(choices, default))
    r[...] = default
    for k in range(n):
        c = conditions[n - 1 - k]
        r[...] = np.where(c, choices[n - 1 - k], r)
    return r

def np_choose(a, choices):
    n = len(choices)
    r = np.empty(a.shape, _dtype(choices))
    for at in np.ndindex(a.shape):
        k = a[at]
        if k < 0 or k >= n:
            raise ValueError("invalid entry in choice array")
        if _rank(choices, 1):
            r[at] = choices[k]
        else:
            r[at] = choices[k][at]
    return r

def np_vander(x, N=None, increasing=False):
    n = len(x) if N is None else N
    r = np.empty((len(x), n), _total(x))
    for i in range(len(x)):
        p = _zero(_total(x)) + _one(_total(x))
        for j in range(n):
            if increasing:
                r[i, j] = p
            else:
                r[i, n - 1 - j] = p
            p *= x[i]
    return r

def np_unravel_index(indices, shape):
    if _rank(indices, 0):
        return unravel_one(indices, shape)
    elif _rank(shape, 0):
        return (np_astype(indices, np.int64),)
    elif len(shape) == 2:
        return indices // shape[1], indices % shape[1]
    else:
        if len(shape) != 3:
            raise ValueError("np.unravel_index of more than 3 dimensions is not supported in kernels")
        return indices // (shape[1] * shape[2]), indices // shape[2] % shape[1], indices % shape[2]

def unravel_one(i, shape):
    n = 1
    if _rank(shape, 0):
        n = shape
    else:
        for s in shape:
            n *= s
    if i < 0 or i >= n:
        raise ValueError(f"index {i} is out of bounds for array with size {n}")
    if _rank(shape, 0):
        return (i,)
    elif len(shape) == 1:
        return (i,)
    elif len(shape) == 2:
        return i // shape[1], i % shape[1]
    else:
        if len(shape) != 3:
            raise ValueError("np.unravel_index of more than 3 dimensions is not supported in kernels")
        return i // (shape[1] * shape[2]), i // shape[2] % shape[1], i % shape[2]

def np_ravel_multi_index(t, dims):
    r = t[0] * 1
    for k in range(1, len(dims)):
        r = r * dims[k] + t[k]
    return r

def np_trim_zeros(a, trim="fb"):
    lo = 0
    hi = len(a)
    if "f" in trim or "F" in trim:
        while lo < hi and a[lo] == 0:
            lo += 1
    if "b" in trim or "B" in trim:
        while hi > lo and a[hi - 1] == 0:
            hi -= 1
    return a[lo:hi]

def np_asfortranarray(a):
    r = np.empty(a.shape[::-1], a.dtype).T
    r[...] = a
    return r

def np_require(a, dtype=None, requirements=None):
    return np_astype(a, a.dtype if dtype is None else dtype)

def np_ndim(a):
    return a.ndim

def np_asanyarray(a):
    return a

def np_array_equiv(a, b):
    return np_all(a == b)

def np_fix(a):
    return np.trunc(a)

def np_nan_to_num(a, copy=True, nan=0.0, posinf=None, neginf=None):
    if _rank(a, 0):
        return number_of_nan(a, nan, posinf, neginf)
    else:
        r = np.empty(a.shape, a.dtype)
        for at in np.ndindex(a.shape):
            r[at] = number_of_nan(a[at], nan, posinf, neginf)
        if not copy:
            a[...] = r
        return r

def number_of_nan(x, nan, posinf, neginf):
    if isinstance(x, complex):
        return complex(number_of_nan(x.real, nan, posinf, neginf), number_of_nan(x.imag, nan, posinf, neginf))
    elif isinstance(x, float):
        if x != x:
            return _zero(_dtype(x)) + _like(x, nan)
        if x - x != 0:
            if x > 0:
                return largest(x) if posinf is None else _like(x, posinf)
            return -largest(x) if neginf is None else _like(x, neginf)
        return x
    else:
        return x

def largest(x):
    return np.finfo(_dtype(x)).max

def np_bartlett(M):
    r = np.empty(max(M, 0))
    for i in range(M):
        r[i] = 1.0 if M == 1 else (2.0 * i / (M - 1) if i <= (M - 1) / 2 else 2.0 - 2.0 * i / (M - 1))
    return r

def np_hanning(M):
    r = np.empty(max(M, 0))
    for i in range(M):
        r[i] = 1.0 if M == 1 else 0.5 + 0.5 * math.cos(math.pi * (2 * i + 1 - M) / (M - 1))
    return r

def np_hamming(M):
    r = np.empty(max(M, 0))
    for i in range(M):
        r[i] = 1.0 if M == 1 else 0.54 + 0.46 * math.cos(math.pi * (2 * i + 1 - M) / (M - 1))
    return r

def np_blackman(M):
    r = np.empty(max(M, 0))
    for i in range(M):
        n = 2 * i + 1 - M
        r[i] = 1.0 if M == 1 else 0.42 + 0.5 * math.cos(math.pi * n / (M - 1)) + 0.08 * math.cos(2.0 * math.pi * n / (M - 1))
    return r

def np_kaiser(M, beta):
    r = np.empty(max(M, 0))
    for i in range(M):
        t = 2.0 * i / (M - 1) - 1.0 if M > 1 else 0.0
        r[i] = bessel_i0(beta * math.sqrt(1.0 - t * t)) / bessel_i0(1.0 * beta)
    return r

# The modified Bessel function of order 0 by its power series: all terms are positive, so no digits cancel.
def bessel_i0(x):
    q = x * x / 4.0
    term = 1.0
    total = 1.0
    k = 1
    while term > total * 1e-18:
        term *= q / (k * k)
        total += term
        k += 1
    return total

def np_sinc(x):
    if _rank(x, 0):
        return sinc_of(x)
    else:
        r = np.empty(x.shape, _mean(x))
        for at in np.ndindex(x.shape):
            r[at] = sinc_of(x[at])
        return r

def sinc_of(x):
    if x == 0:
        return x * 0.0 + 1.0
    y = math.pi * x
    return np.sin(y) / y

def np_isposinf(x):
    return np.isinf(x) & np.logical_not(np.signbit(x))

def np_isneginf(x):
    return np.isinf(x) & np.signbit(x)

def np_polyval(p, x):
    if _rank(x, 0):
        y = _zero(_dtype2(p, x))
        for c in p:
            y = y * x + c
        return y
    else:
        y = np.zeros(x.shape, _dtype2(p, x))
        for c in p:
            y[...] = y * x + c
        return y

def np_polyfit(x, y, deg):
    a = np_vander(np_astype(x, np.float64), deg + 1)
    scale = np.sqrt(np.sum(a * a, axis=0))
    q = a / scale
    r = np.zeros((deg + 1, deg + 1))
    b = np_astype(y, np.float64)
    for k in range(deg + 1):
        s = 0.0
        for i in range(k, len(x)):
            s += q[i, k] * q[i, k]
        s = math.sqrt(s)
        if q[k, k] > 0:
            s = -s
        v = q[:, k].copy()
        v[:k] = 0.0
        v[k] -= s
        vv = np_sum(v * v)
        if vv != 0.0:
            for j in range(k, deg + 1):
                t = 2.0 * np_sum(v * q[:, j]) / vv
                for i in range(k, len(x)):
                    q[i, j] -= t * v[i]
            t = 2.0 * np_sum(v * b) / vv
            for i in range(k, len(x)):
                b[i] -= t * v[i]
    c = np.zeros(deg + 1)
    for k in range(deg, -1, -1):
        s = b[k]
        for j in range(k + 1, deg + 1):
            s -= q[k, j] * c[j]
        c[k] = s / q[k, k]
    return c / scale

def reduce_along(a, fn):
    if _rank(a, 2):
        r = np.empty(len(a), _dtype(fn(a[0, 0], a[0, 0])))
        for i in range(len(a)):
            m = _like(fn(a[0, 0], a[0, 0]), a[i, 0])
            for k in range(1, a.shape[1]):
                m = fn(m, a[i, k])
            r[i] = m
        return r
    else:
        r = np.empty((a.shape[0], a.shape[2]), _dtype(fn(a[0, 0, 0], a[0, 0, 0])))
        for i in range(a.shape[0]):
            r[i] = a[i, 0]
            for k in range(1, a.shape[1]):
                for j in range(a.shape[2]):
                    r[i, j] = fn(r[i, j], a[i, k, j])
        return r

def np_reduce(a, fn):
    return reduce_along(np.ravel(a)[None, :], fn)[0]

def accumulate_along(a, fn):
    r = np.empty(a.shape, _dtype(fn(_zero(_dtype(a)), _zero(_dtype(a)))))
    for i in range(a.shape[0]):
        if a.shape[1]:
            r[i, 0] = a[i, 0]
        for k in range(1, a.shape[1]):
            if _rank(a, 2):
                r[i, k] = fn(r[i, k - 1], a[i, k])
            else:
                for j in range(a.shape[2]):
                    r[i, k, j] = fn(r[i, k - 1, j], a[i, k, j])
    return r

def np_accumulate(a, fn):
    return accumulate_along(a[None, :], fn)[0]

def ufunc_at(fn, a, at, v):
    if _rank(at, 0):
        a[at] = fn(a[at], v)
    elif _is_array(at):
        for k in range(len(at)):
            if _rank(v, 0):
                a[at[k]] = fn(a[at[k]], v)
            else:
                a[at[k]] = fn(a[at[k]], v[k])
    else:
        for k in range(len(at[0])):
            if len(at) == 2:
                place = (at[0][k], at[1][k])
                if _rank(v, 0):
                    a[place] = fn(a[place], v)
                else:
                    a[place] = fn(a[place], v[k])
            else:
                place3 = (at[0][k], at[1][k], at[2][k])
                if _rank(v, 0):
                    a[place3] = fn(a[place3], v)
                else:
                    a[place3] = fn(a[place3], v[k])

def insert_row(a, at, v):
    n = len(a)
    if at < -n or at > n:
        raise IndexError(f"index {at} is out of bounds for axis 0 with size {n}")
    if at < 0:
        at += n
    r = np.empty((n + 1, a.shape[1]), a.dtype)
    r[:at] = a[:at]
    r[at] = v
    r[at + 1:] = a[at:]
    return r

def insert_column(a, at, v):
    return insert_row(a.T, at, v).T.copy()

# Products, integrals and linear algebra (prelude_arrays.py says what these texts see; linear.c has _product, _linalg and their kin).
# Products of up to 64 multiply-adds are written out here, with the bits of the own loops of runtime/linalg (QN_LIN_SMALL, of two
# vectors QN_LIN_DOT); larger ones, those whose order BLAS decides, and all decompositions, are calls of it. Where Numba gives a result in Fortran order, so do these.

def np_dot(a, b, out=None):
    if out is None:
        if _rank(a, 0) or _rank(b, 0):
            return a * b
        elif _rank(a, 1, b, 1):
            return vector_vector(a, b)
        elif _rank(a, 2, b, 1):
            r = np.empty(a.shape[0], _dtype2(a, b))
            product_into(_cast(a, _dtype2(a, b)), _cast(b, _dtype2(a, b)), r, " (matrix * vector)")
            return r
        elif _rank(a, 1, b, 2):
            r = np.empty(b.shape[1], _dtype2(a, b))
            product_into(_cast(a, _dtype2(a, b)), _cast(b, _dtype2(a, b)), r, " (vector * matrix)")
            return r
        elif _rank(a, 2, b, 2):
            r = np.empty((a.shape[0], b.shape[1]), _dtype2(a, b))
            product_into(_cast(a, _dtype2(a, b)), _cast(b, _dtype2(a, b)), r, " (matrix * matrix)")
            return r
        elif _rank(b, 1):
            return stack_dot(a, b).reshape(a.shape[:-1])
        elif _rank(b, 2):
            return stack_dot(a, b).reshape(a.shape[:-1] + (b.shape[1],))
        else:
            return dot_stack(a, b).reshape(a.shape[:-1] + b.shape[:-2] + b.shape[-1:])
    else:
        dot_out(a, b, out)
        return out

# More than two dimensions: small products of floats are those of two vectors, element by element (QN_LIN_AS_DOTS, up to QN_LIN_DOTS multiply-adds).
def by_dots(a, k, n):
    if _blas(a) and not _is_complex(a):
        return k <= 3 or (n if _rank(a, 1) else a.shape[-2] * n) * k <= 512
    return False

def dots_into(x, y, r):
    for i in range(r.shape[0]):
        for j in range(r.shape[1]):
            r[i, j] = vector_vector(x[i], y[:, j])

def stack_dot(a, b):
    if _rank(b, 2):
        r = np.empty((a.size // max(a.shape[-1], 1), b.shape[1]), _dtype2(a, b))
        if a.shape[-1] == b.shape[0] and by_dots(_cast(a, r.dtype), a.shape[-1], b.shape[1]):
            dots_into(_cast(a.reshape((r.shape[0], a.shape[-1])), r.dtype), _cast(b, r.dtype), r)
            return r
    elif a.shape[-1] == b.shape[0]:
        v = np.empty(a.size // max(a.shape[-1], 1), _dtype2(a, b))
        if by_dots(_cast(a, v.dtype), a.shape[-1], 1):
            x = a.reshape((v.shape[0], a.shape[-1]))
            for i in range(v.shape[0]):
                v[i] = vector_vector(_cast(x[i], v.dtype), _cast(b, v.dtype))
            return v
    return np_dot(a.reshape((a.size // max(a.shape[-1], 1), a.shape[-1])), b)

def dot_stack(a, b):
    n = b.shape[-2]
    m = b.shape[-1]
    x = a.reshape((a.size // max(a.shape[-1], 1), a.shape[-1]))
    y = b.reshape((b.size // max(n * m, 1), n, m))
    r = np.empty((x.shape[0], y.shape[0], m), _dtype2(a, b))
    dots = by_dots(_cast(a, r.dtype), n, y.shape[0] * m)
    for k in range(y.shape[0]):
        if dots and x.shape[1] == n:
            dots_into(_cast(x, r.dtype), _cast(y[k], r.dtype), r[:, k, :])
            continue
        product_into(_cast(x, _dtype2(a, b)), _cast(y[k], _dtype2(a, b)), r[:, k, :], " (matrix * matrix)")
    return r

def dot_out(a, b, out):
    if _rank(a, 2, b, 1):
        if a.shape[1] == b.shape[0] and out.shape[0] != a.shape[0]:
            raise ValueError("incompatible output array size for np.dot(a, b, out) (matrix * vector)")
        product_apart(a, b, out, " (matrix * vector)")
    elif _rank(a, 1, b, 2):
        if a.shape[0] == b.shape[0] and out.shape[0] != b.shape[1]:
            raise ValueError("incompatible output array size for np.dot(a, b, out) (vector * matrix)")
        product_apart(a, b, out, " (vector * matrix)")
    else:
        if a.shape[1] == b.shape[0] and (out.shape[0] != a.shape[0] or out.shape[1] != b.shape[1]):
            raise ValueError("incompatible output array size for np.dot(a, b, out) (matrix * matrix)")
        product_apart(a, b, out, " (matrix * matrix)")

# As if the product were made first: what out shares memory with may be read until the end.
def product_apart(a, b, out, kind):
    if _overlap(a, out) or _overlap(b, out):
        out[...] = np_dot(a, b)
    else:
        product_into(_cast(a, out.dtype), _cast(b, out.dtype), out, kind)

def vector_vector(a, b):
    if len(a) != len(b):
        raise ValueError("incompatible array sizes for np.dot(a, b) (vector * vector)")
    alone = _is_single(_dtype2(a, b)) or (not _is_complex(_dtype2(a, b)) and (a.strides[0] != a.itemsize or b.strides[0] != b.itemsize))
    if _blas(_dtype2(a, b)) and (alone or len(a) > 15):
        r = np.empty(1, _dtype2(a, b))
        _vecdot(_cast(a, _dtype2(a, b)), _cast(b, _dtype2(a, b)), 0, r)
        return r[0]
    if _is_bool(_dtype2(a, b)):
        for i in range(len(a)):
            if a[i] and b[i]:
                return True
        return False
    else:
        s = _zero(_dtype2(a, b))
        for i in range(len(a)):
            s += a[i] * b[i]
        return s

# r = a @ b: a matrix and a matrix or vector, or a vector and a matrix, of one dtype.
def product_into(a, b, r, kind):
    if a.shape[-1] != b.shape[0]:
        raise ValueError("incompatible array sizes for np.dot(a, b)" + kind)
    k = b.shape[0]
    if r.size * k > 64:
        _product(a, b, r)
    elif not _blas(r.dtype):
        sums_into(a, b, r, k)
    elif _is_complex(r.dtype):
        sums_into(a, b, r, k)
    elif _rank(a, 1):
        if k > 3 or r.shape[0] == 1 or b.strides[1] != b.itemsize:
            _product(a, b, r)
        else:
            sums_into(a, b, r, k)
    elif _rank(b, 1):
        if k > (3 if _is_single(r.dtype) else 4) or r.shape[0] == 1 or a.strides[1] != a.itemsize or a.strides[0] < k * a.itemsize or a.strides[0] & (a.itemsize - 1) or b.strides[0] != b.itemsize:
            _product(a, b, r)
        elif _is_single(r.dtype) or k < 2:
            sums_into(a, b, r, k)
        else:
            few_into(a, b, r, k)
    elif r.shape[0] == 1 or r.shape[1] == 1:
        _product(a, b, r)
    else:
        for i in range(r.shape[0]):
            for j in range(r.shape[1]):
                s = _zero(r.dtype)
                for l in range(k):
                    s = _fma(a[i, l], b[l, j], s)
                r[i, j] = s

# Two to four terms, as BLAS's gemv adds them: two and three fused, the second product first, four in halves.
def few_into(a, b, r, k):
    if k == 4:
        for i in range(r.shape[0]):
            r[i] = (a[i, 0] * b[0] + a[i, 2] * b[2]) + (a[i, 1] * b[1] + a[i, 3] * b[3]) + _zero(r.dtype)
        return
    for i in range(r.shape[0]):
        s = _fma(a[i, 0], b[0], a[i, 1] * b[1])
        if k > 2:
            s = _fma(a[i, 2], b[2], s)
        r[i] = s + _zero(r.dtype)

# In the order of k, each product rounded.
def sums_into(a, b, r, k):
    if _rank(a, 1):
        for j in range(r.shape[0]):
            s = _zero(r.dtype)
            for i in range(k):
                s += a[i] * b[i, j]
            r[j] = s
    elif _rank(b, 1):
        for i in range(r.shape[0]):
            s = _zero(r.dtype)
            for j in range(k):
                s += a[i, j] * b[j]
            r[i] = s
    else:
        for i in range(r.shape[0]):
            for j in range(r.shape[1]):
                s = _zero(r.dtype)
                for l in range(k):
                    s += a[i, l] * b[l, j]
                r[i, j] = s

# A product within np.einsum, which rounds each (QN_LIN_IN_ORDER).
def einsum_product(a, b):
    if _rank(a, 1, b, 1):
        return np_dot(a, b)
    elif _rank(b, 1):
        r = np.empty(a.shape[0], _dtype2(a, b))
        einsum_into(_cast(a, r.dtype), _cast(b, r.dtype), r)
        return r
    elif _rank(a, 1):
        v = np.empty(b.shape[1], _dtype2(a, b))
        einsum_into(_cast(a, v.dtype), _cast(b, v.dtype), v)
        return v
    else:
        m = np.empty((a.shape[0], b.shape[1]), _dtype2(a, b))
        einsum_into(_cast(a, m.dtype), _cast(b, m.dtype), m)
        return m

def einsum_into(a, b, r):
    k = b.shape[0]
    if a.shape[-1] == k and (k <= 3 or r.size * k <= 64):
        sums_into(a, b, r, k)
    else:
        product_into(a, b, r, "")

def np_matmul(a, b, out=None):
    if out is None:
        if _rank(a, 1) or _rank(a, 2):
            if _rank(b, 1) or _rank(b, 2):
                return np_dot(a, b)
        return stacked(a, b)
    else:
        if _overlap(a, out) or _overlap(b, out):
            out[...] = np_matmul(a, b)
        elif _rank(out, 1) or _rank(out, 2):
            dot_out(a, b, out)
        else:
            stack_into(_cast(a, out.dtype), _cast(b, out.dtype), out)
        return out

def stacked(a, b):
    if _rank(a, 1):
        return stacked(a[None, :], b)[..., 0, :]
    elif _rank(b, 1):
        return stacked(a, b[:, None])[..., 0]
    else:
        if a.shape[-1] != b.shape[-2]:
            raise ValueError("matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (sizes differ)")
        r = np.empty(lead(a.shape[:-2], b.shape[:-2]) + (a.shape[-2], b.shape[-1]), _dtype2(a, b))
        stack_into(_cast(a, r.dtype), _cast(b, r.dtype), r)
        return r

# The shape that two shapes broadcast to.
def lead(x, y):
    if len(x) == 0:
        return y
    elif len(y) == 0:
        return x
    elif len(x) > len(y):
        return x[:1] + lead(x[1:], y)
    elif len(x) < len(y):
        return y[:1] + lead(x, y[1:])
    else:
        return (wider(x[0], y[0]),) + lead(x[1:], y[1:])

def wider(n, m):
    if n != m and n != 1 and m != 1:
        raise ValueError("operands could not be broadcast together with remapped shapes")
    return m if n == 1 else n

def stack_into(a, b, r):
    if _rank(r, 2):
        product_into(a, b, r, " (matrix * matrix)")
    elif _less_rank(a, r):
        for i in range(r.shape[0]):
            stack_into(a, b[i], r[i])
    elif _less_rank(b, r):
        for i in range(r.shape[0]):
            stack_into(a[i], b, r[i])
    else:
        for i in range(r.shape[0]):
            stack_into(a[i if a.shape[0] > 1 else 0], b[i if b.shape[0] > 1 else 0], r[i])

def np_vdot(a, b):
    if a.size != b.size:
        raise ValueError("incompatible array sizes for np.vdot(a, b) (vector * vector)")
    if _rank(a, 1, b, 1):
        return vector_vdot(a, b)
    else:
        return vector_vdot(np_ravel(a), np_ravel(b))

def vector_vdot(a, b):
    if _is_complex(a) and len(a) > 32:
        r = np.empty(1, _dtype2(a, b))
        _vecdot(_cast(a, _dtype2(a, b)), _cast(b, _dtype2(a, b)), 1, r)
        return r[0]
    elif _is_complex(a):
        s = _zero(_dtype2(a, b))
        for i in range(len(a)):
            s += np.conj(a[i]) * b[i]
        return s
    else:
        return vector_vector(a, b)

def assigned(out, value):
    out[...] = value
    return out

def dot3(a, b, c):
    left = a.size * b.shape[-1]
    right = b.size * c.shape[-1]
    if _rank(a, 2) and _rank(b, 2) and _rank(c, 2):
        left += a.shape[0] * b.shape[1] * c.shape[1]
        right += a.shape[0] * a.shape[1] * c.shape[1]
        if right < left:
            return np_dot(a, np_dot(b, c))
    return np_dot(np_dot(a, b), c)

def np_inner(a, b):
    if _rank(a, 0) or _rank(b, 0):
        return a * b
    elif _rank(b, 1):
        return np_dot(a, b)
    elif _rank(a, 1, b, 2) or _rank(a, 2, b, 2):
        return np_dot(a, b.T)
    else:
        y = b.reshape((b.size // max(b.shape[-1], 1), b.shape[-1]))
        if _rank(a, 1):
            return np_dot(a, y.T).reshape(b.shape[:-1])
        else:
            return stack_dot(a, y.T).reshape(a.shape[:-1] + b.shape[:-1])

def np_vecdot(a, b):
    if a.shape[-1] != b.shape[-1]:
        raise ValueError("vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n)->() (sizes differ)")
    if _rank(a, 1, b, 1):
        return vector_vdot(a, b)
    else:
        r = np.empty(lead(a.shape[:-1], b.shape[:-1]), _dtype2(a, b))
        vecdot_into(a, b, r)
        return r

def vecdot_into(a, b, r):
    for i in range(len(r)):
        if _rank(a, 1):
            vecdot_step(a, b[i], r, i)
        elif _less_rank(a, b):
            vecdot_step(a, b[i], r, i)
        elif _less_rank(b, a):
            vecdot_step(a[i], b, r, i)
        else:
            vecdot_step(a[i if a.shape[0] > 1 else 0], b[i if b.shape[0] > 1 else 0], r, i)

def vecdot_step(a, b, r, i):
    if _rank(r, 1):
        r[i] = vector_vdot(a, b)
    else:
        vecdot_into(a, b, r[i])

def np_outer(a, b, out=None):
    x = np_ravel(a)
    y = np_ravel(b)
    if out is None:
        r = np.empty((len(x), len(y)), _dtype2(a, b))
        outer_into(x, y, r)
        return r
    else:
        outer_into(x, y, out)
        return out

def outer_into(x, y, r):
    for i in range(len(x)):
        u = x[i]
        for j in range(len(y)):
            r[i, j] = u * y[j]

def np_kron(a, b):
    if _rank(a, 1, b, 1):
        r = np.empty(len(a) * len(b), _dtype2(a, b))
        for i in range(len(a)):
            for j in range(len(b)):
                r[i * len(b) + j] = a[i] * b[j]
        return r
    elif _rank(a, 1):
        return np_kron(a[None, :], b)
    elif _rank(b, 1):
        return np_kron(a, b[None, :])
    else:
        r = np.empty((a.shape[0] * b.shape[0], a.shape[1] * b.shape[1]), _dtype2(a, b))
        for i in range(a.shape[0]):
            for k in range(b.shape[0]):
                for j in range(a.shape[1]):
                    x = a[i, j]
                    for m in range(b.shape[1]):
                        r[i * b.shape[0] + k, j * b.shape[1] + m] = x * b[k, m]
        return r

def np_cross(a, b):
    if _rank(a, 1, b, 1):
        return cross_one(a, b)
    else:
        if a.shape[-1] != 3 or b.shape[-1] != 3:
            raise ValueError("incompatible dimensions for cross product: vectors of 3 are expected")
        r = np.empty(lead(a.shape[:-1], b.shape[:-1]) + (3,), _dtype2(a, b))
        for i in range(len(r)):
            if _rank(a, 1):
                r[i] = np_cross(a, b[i])
            elif _less_rank(a, b):
                r[i] = np_cross(a, b[i])
            elif _less_rank(b, a):
                r[i] = np_cross(a[i], b)
            else:
                r[i] = np_cross(a[i if a.shape[0] > 1 else 0], b[i if b.shape[0] > 1 else 0])
        return r

def cross_one(a, b):
    if len(a) != 3 or len(b) != 3:
        raise ValueError("incompatible dimensions for cross product: two vectors of 3 are expected")
    r = np.empty(3, _dtype2(a, b))
    r[0] = a[1] * b[2] - a[2] * b[1]
    r[1] = a[2] * b[0] - a[0] * b[2]
    r[2] = a[0] * b[1] - a[1] * b[0]
    return r

def np_trace(a, offset=0):
    s = _zero(_total(a))
    for i in range(max(0, min(a.shape[0] + min(offset, 0), a.shape[1] - max(offset, 0)))):
        s += a[i - min(offset, 0), i + max(offset, 0)]
    return s

def not_empty(a, v):
    if len(a) == 0:
        raise ValueError("'a' cannot be empty")
    if len(v) == 0:
        raise ValueError("'v' cannot be empty")

def np_linalg_norm(x, ord=None):
    if ord is None:
        if _rank(x, 1):
            return vector_norm2(x)
        else:
            return vector_norm2(np_ravel(x))
    elif _rank(x, 1):
        return vector_norm(x, ord)
    else:
        return matrix_norm(x, ord)

# As BLAS's nrm2: scaled, so that squares neither overflow nor vanish.
def vector_norm2(x):
    s = _zero(_real_of(_mean(x)))
    for i in range(len(x)):
        s += (x[i] * np.conj(x[i])).real
    r = math.sqrt(s)
    if (r > 1e-140 and r < 1e140) or len(x) == 0:
        return _zero(_real_of(_mean(x))) + r
    top = np_max(np.abs(x)) + 0.0
    if top == 0.0 or not np.isfinite(top):
        return _zero(_real_of(_mean(x))) + (top if top == top else r)
    t = 0.0
    for i in range(len(x)):
        t += (abs(x[i]) / top) ** 2
    return _zero(_real_of(_mean(x))) + top * math.sqrt(t)

def vector_norm(x, ord):
    z = _zero(_real_of(_mean(x)))
    if ord == np.inf:
        return z + np_max(np.abs(x))
    elif ord == -np.inf:
        return z + np_min(np.abs(x))
    elif ord == 0:
        return z + np_count_nonzero(x)
    elif ord == 2:
        return vector_norm2(x)
    elif ord == 1:
        return z + np_sum(np.abs(x))
    s = z
    for i in range(len(x)):
        s += abs(x[i]) ** ord
    return z + s ** (1.0 / ord)

def matrix_norm(x, ord):
    z = _zero(_real_of(_mean(x)))
    if ord == np.inf or ord == -np.inf:
        sums = np.sum(np.abs(x), axis=1)
    elif ord == 1 or ord == -1:
        sums = np.sum(np.abs(x), axis=0)
    elif ord == 2:
        return z + singular_values(x)[0]
    elif ord == -2:
        return z + singular_values(x)[-1]
    else:
        raise ValueError("Invalid norm order for matrices.")
    return z + (np_max(sums) if ord > 0 else np_min(sums))

def norm_rows(x, ord):
    r = np.empty(x.shape[:-1], _real_of(_mean(x)))
    for i in range(len(x)):
        norm_row(x[i], ord, r, i)
    return r

def norm_row(x, ord, r, i):
    if _rank(x, 1):
        r[i] = vector_norm(x, ord)
    else:
        r[i] = norm_rows(x, ord)

def norm_rows2(x):
    r = np.empty(x.shape[:-1], _real_of(_mean(x)))
    for i in range(len(x)):
        norm_row2(x[i], r, i)
    return r

def norm_row2(x, r, i):
    if _rank(x, 1):
        r[i] = vector_norm2(x)
    else:
        r[i] = norm_rows2(x)

def norm_matrices(x, ord):
    if _rank(x, 2):
        return matrix_norm(x, ord)
    else:
        r = np.empty(x.shape[:-2], _real_of(_mean(x)))
        for i in range(len(x)):
            r[i] = norm_matrices(x[i], ord)
        return r

def norm_matrices2(x):
    if _rank(x, 2):
        return vector_norm2(np_ravel(x))
    else:
        r = np.empty(x.shape[:-2], _real_of(_mean(x)))
        for i in range(len(x)):
            r[i] = norm_matrices2(x[i])
        return r

def nuclear_norm(x):
    return np_sum(singular_values(x))

def np_linalg_matrix_norm(x):
    return norm_matrices2(x)

def np_linalg_vector_norm(x, ord=2):
    return vector_norm(np_ravel(x), ord)

def np_linalg_matrix_transpose(x):
    if _rank(x, 2):
        return x.T
    else:
        r = np.empty(x.shape[:-2] + (x.shape[-1], x.shape[-2]), x.dtype)
        for i in range(len(x)):
            r[i] = np_linalg_matrix_transpose(x[i])
        return r

def np_linalg_diagonal(x):
    return np_diag(x)

def np_matvec(a, x):
    return np_matmul(a, x)

def np_vecmat(x, a):
    if _is_complex(x):
        return np_matmul(np.conj(x), a)
    else:
        return np_matmul(x, a)

def np_linalg_vecdot(a, b):
    return np_vecdot(a, b)

def square(a):
    if a.shape[-2] != a.shape[-1]:
        raise LinAlgError("Last 2 dimensions of the array must be square.")

def not_hollow(a):
    if a.shape[0] == 0 or a.shape[1] == 0:
        raise LinAlgError("Arrays cannot be empty")

def np_linalg_solve(a, b):
    square(a)
    if _rank(a, 2):
        return solve_one(a, b)
    elif _rank(b, 1):
        u = np.empty(a.shape[:-1], _mean2(a, b))
        for i in range(len(a)):
            u[i] = np_linalg_solve(a[i], b)
        return u
    else:
        w = np.empty(lead(a.shape[:-2], b.shape[:-2]) + (b.shape[-2], b.shape[-1]), _mean2(a, b))
        solve_stack(a, b, w)
        return w

def solve_stack(a, b, w):
    for i in range(len(w)):
        if _less_rank(b, a):
            w[i] = np_linalg_solve(a[i], b)
        elif _less_rank(a, b):
            w[i] = np_linalg_solve(a, b[i])
        else:
            w[i] = np_linalg_solve(a[i if a.shape[0] > 1 else 0], b[i if b.shape[0] > 1 else 0])

def solve_one(a, b):
    if a.shape[1] != b.shape[0]:
        raise LinAlgError("Incompatible array sizes, system is not dimensionally valid.")
    if _rank(b, 1):
        x = np.empty(len(b), _mean2(a, b))
        _linalg(0, 0, 0.0, _cast(a, _mean2(a, b)), _cast(b, _mean2(a, b)), x)
        return x
    else:
        y = np.empty((b.shape[1], b.shape[0]), _mean2(a, b)).T
        _linalg(0, 0, 0.0, _cast(a, _mean2(a, b)), _cast(b, _mean2(a, b)), y)
        return y

def np_linalg_inv(a):
    square(a)
    if _rank(a, 2):
        return inv_one(a)
    else:
        r = np.empty(a.shape, _mean(a))
        for i in range(len(a)):
            r[i] = np_linalg_inv(a[i])
        return r

def inv_one(a):
    r = np.empty((len(a), len(a)), _mean(a)).T
    _linalg(1, 0, 0.0, _cast(a, _mean(a)), r)
    return r

def np_linalg_slogdet(a):
    square(a)
    if _rank(a, 2):
        return slogdet_one(a)
    else:
        sign = np.empty(a.shape[:-2], _mean(a))
        logs = np.empty(a.shape[:-2], _real_of(_mean(a)))
        for i in range(len(a)):
            sign[i], logs[i] = np_linalg_slogdet(a[i])
        return (sign, logs)

def slogdet_one(a):
    sign = np.empty(1, _mean(a))
    logs = np.empty(1, _real_of(_mean(a)))
    _linalg(2, 0, 0.0, _cast(a, _mean(a)), sign, logs)
    return (sign[0], logs[0])

def np_linalg_det(a):
    sign, logs = np_linalg_slogdet(a)
    return sign * np.exp(logs)

def np_linalg_cholesky(a):
    square(a)
    if _rank(a, 2):
        return cholesky_one(a)
    else:
        r = np.empty(a.shape, _mean(a))
        for i in range(len(a)):
            r[i] = np_linalg_cholesky(a[i])
        return r

def cholesky_upper(a):
    square(a)
    r = np.empty((len(a), len(a)), _mean(a))
    _linalg(3, 1, 0.0, _cast(a, _mean(a)), r)
    return r

def cholesky_one(a):
    r = np.empty((len(a), len(a)), _mean(a))
    _linalg(3, 0, 0.0, _cast(a, _mean(a)), r)
    return r

def np_linalg_qr(a):
    not_hollow(a)
    k = min(a.shape[0], a.shape[1])
    q = np.empty((k, a.shape[0]), _mean(a)).T
    r = np.empty((a.shape[1], k), _mean(a)).T
    _linalg(4, 0, 0.0, _cast(a, _mean(a)), q, r)
    return (q, r)

def qr_r(a):
    r = np.empty((a.shape[1], min(a.shape[0], a.shape[1])), _mean(a)).T
    _linalg(4, 0, 0.0, _cast(a, _mean(a)), None, r)
    return r

def qr_complete(a):
    m, n = a.shape
    q = np.empty((m, m), _mean(a)).T
    r = np.empty((n, m), _mean(a)).T
    _linalg(4, 0, 0.0, _cast(a, _mean(a)), q, r)
    return (q, r)

def np_linalg_svd(a, full_matrices=1):
    not_hollow(a)
    m, n = a.shape
    k = min(m, n)
    p = m if full_matrices else k
    q = n if full_matrices else k
    u = np.empty((p, m), _mean(a)).T
    s = np.empty(k, _real_of(_mean(a)))
    vt = np.empty((n, q), _mean(a)).T
    _linalg(6, 0, 0.0, _cast(a, _mean(a)), u, s, vt)
    return (u, s, vt)

def singular_values(a):
    not_hollow(a)
    s = np.empty(min(a.shape[0], a.shape[1]), _real_of(_mean(a)))
    _linalg(6, 0, 0.0, _cast(a, _mean(a)), None, s, None)
    return s

def np_linalg_svdvals(x):
    return singular_values(x)

def np_linalg_eig(a):
    square(a)
    w = np.empty(len(a), _complex_of(_mean(a)))
    v = np.empty((len(a), len(a)), _complex_of(_mean(a))).T
    _linalg(7, 0, 0.0, _cast(a, _mean(a)), w, v)
    if _is_complex(a):
        return (w, v)
    else:
        for x in w:
            if x.imag != 0.0:
                raise ValueError("eig() argument must not cause a domain change.")
        return (real_part(w), real_part(v.T).T)

def real_part(z):
    if _rank(z, 1):
        r = np.empty(len(z), _real_of(z.dtype))
        for i in range(len(z)):
            r[i] = z[i].real
        return r
    else:
        m = np.empty(z.shape, _real_of(z.dtype))
        for i in range(z.shape[0]):
            for j in range(z.shape[1]):
                m[i, j] = z[i, j].real
        return m

def np_linalg_eigvals(a):
    square(a)
    w = np.empty(len(a), _complex_of(_mean(a)))
    _linalg(7, 0, 0.0, _cast(a, _mean(a)), w)
    if _is_complex(a):
        return w
    else:
        for x in w:
            if x.imag != 0.0:
                raise ValueError("eigvals() argument must not cause a domain change.")
        return real_part(w)

def np_linalg_eigh(a, upper):
    square(a)
    if _rank(a, 2):
        return eigh_one(a, upper)
    else:
        w = np.empty(a.shape[:-1], _real_of(_mean(a)))
        v = np.empty(a.shape, _mean(a))
        for i in range(len(a)):
            w[i], v[i] = np_linalg_eigh(a[i], upper)
        return (w, v)

def eigh_one(a, upper):
    w = np.empty(len(a), _real_of(_mean(a)))
    v = np.empty((len(a), len(a)), _mean(a)).T
    _linalg(8, upper, 0.0, _cast(a, _mean(a)), w, v)
    return (w, v)

def np_linalg_eigvalsh(a, upper):
    square(a)
    if _rank(a, 2):
        return eigvalsh_one(a, upper)
    else:
        w = np.empty(a.shape[:-1], _real_of(_mean(a)))
        for i in range(len(a)):
            w[i] = np_linalg_eigvalsh(a[i], upper)
        return w

def eigvalsh_one(a, upper):
    w = np.empty(len(a), _real_of(_mean(a)))
    _linalg(8, upper, 0.0, _cast(a, _mean(a)), w)
    return w

def np_linalg_lstsq(a, b, rcond=-1.0):
    if rcond is None:
        return lstsq_of(a, b, max(a.shape[0], a.shape[1]) * np.finfo(_real_of(_mean2(a, b))).eps)
    else:
        return lstsq_of(a, b, rcond)

def lstsq_of(a, b, rcond):
    not_hollow(a)
    if b.size == 0:
        raise LinAlgError("Arrays cannot be empty")
    if a.shape[0] != b.shape[0]:
        raise LinAlgError("Incompatible array sizes, system is not dimensionally valid.")
    m, n = a.shape
    s = np.empty(min(m, n), _real_of(_mean2(a, b)))
    rank = np.empty(1, np.int64)
    if _rank(b, 1):
        y = np.empty(max(m, n), _mean2(a, b))
        _linalg(9, 0, rcond, _cast(a, _mean2(a, b)), _cast(b, _mean2(a, b)), y, s, rank)
        has = 1 if rank[0] == n and m > n else 0
        res = np.zeros(has, _real_of(_mean2(a, b)))
        for i in range(n, m * has):
            res[0] += (y[i] * np.conj(y[i])).real
        return (y[:n].copy(), res, rank[0], s)
    else:
        z = np.empty((b.shape[1], max(m, n)), _mean2(a, b)).T
        _linalg(9, 0, rcond, _cast(a, _mean2(a, b)), _cast(b, _mean2(a, b)), z, s, rank)
        many = b.shape[1] if rank[0] == n and m > n else 0
        rest = np.zeros(many, _real_of(_mean2(a, b)))
        for j in range(many):
            for i in range(n, m):
                rest[j] += (z[i, j] * np.conj(z[i, j])).real
        return (z[:n].copy(), rest, rank[0], s)

def np_linalg_pinv(a, rcond=1e-15):
    if _rank(a, 2):
        return pinv_one(a, rcond)
    else:
        r = np.empty(a.shape[:-2] + (a.shape[-1], a.shape[-2]), _mean(a))
        for i in range(len(a)):
            r[i] = np_linalg_pinv(a[i], rcond)
        return r

def pinv_one(a, rcond):
    u, s, vt = np_linalg_svd(a, 0)
    cut = rcond * s[0]
    for i in range(len(s)):
        x = 1.0 / s[i] if s[i] > cut else 0.0
        for j in range(vt.shape[1]):
            vt[i, j] = np.conj(vt[i, j]) * x
    if _is_complex(u):
        for i in range(u.shape[0]):
            for j in range(u.shape[1]):
                u[i, j] = np.conj(u[i, j])
    return np_dot(vt.T, u.T)

def np_linalg_matrix_rank(A, tol=None):
    if _rank(A, 1):
        for x in A:
            if x != 0:
                return 1
        return 0
    else:
        s = singular_values(A)
        if tol is None:
            t = s[0] * max(A.shape[0], A.shape[1]) * np.finfo(s.dtype).eps
        else:
            t = tol
        rank = 0
        for i in range(len(s)):
            if s[i] > t:
                rank += 1
        return rank

def np_linalg_cond(x, p=None):
    if p is None:
        s = singular_values(x)
        return condition(np.divide(s[0], s[-1]))
    else:
        return cond_of(x, p)

def cond_of(x, p):
    if p == 2 or p == -2:
        s = singular_values(x)
        return condition(np.divide(s[0], s[-1]) if p == 2 else np.divide(s[-1], s[0]))
    return condition(np_linalg_norm(x, p) * np_linalg_norm(np_linalg_inv(x), p))

def condition(r):
    return np.inf if np.isnan(r) else r

def np_linalg_matrix_power(a, n):
    if n == 0:
        return np_eye(len(a), dtype=a.dtype)
    if a.shape[0] != a.shape[1]:
        raise ValueError("input must be a square array")
    if n < 0:
        return power_of(np_astype(np_linalg_inv(a), _mean(a)), -n)
    return power_of(np_astype(a, a.dtype), n)

def power_of(p, n):
    r = p
    first = True
    while n:
        if n & 1:
            r = p if first else np_dot(r, p)
            first = False
        n >>= 1
        if n:
            p = np_dot(p, p)
    return r.copy()

def np_linalg_trace(a):
    return np_trace(a)

def np_linalg_outer(a, b):
    return np_outer(a, b)

def np_linalg_cross(a, b):
    return np_cross(a, b)

def np_linalg_matmul(a, b):
    return np_matmul(a, b)

def np_trapezoid(y, x=None, dx=1.0):
    s = _zero(_mean(y))
    for i in range(len(y) - 1):
        if x is None:
            s += dx * (y[i] + y[i + 1]) / 2.0
        else:
            s += (x[i + 1] - x[i]) * (y[i] + y[i + 1]) / 2.0
    return s

def np_trapz(y, x=None, dx=1.0):
    return np_trapezoid(y, x, dx)

def np_convolve(a, v, mode="full"):
    not_empty(a, v)
    r = np.zeros(len(a) + len(v) - 1, _dtype2(a, v))
    for i in range(len(a)):
        for j in range(len(v)):
            r[i + j] += a[i] * v[j]
    return part_of(r, len(a), len(v), mode)

def part_of(r, n, m, mode):
    if mode == "full":
        return r
    elif mode == "same":
        k = (min(n, m) - 1) // 2
        return r[k:k + max(n, m)].copy()
    elif mode == "valid":
        return r[min(n, m) - 1:max(n, m)].copy()
    raise ValueError("'" + mode + "' is not a valid mode")

def np_correlate(a, v, mode="valid"):
    not_empty(a, v)
    n = len(a)
    m = len(v)
    r = np.zeros(n + m - 1, _dtype2(a, v))
    for i in range(n):
        for j in range(m):
            r[i - j + m - 1] += a[i] * np.conj(v[j])
    if mode == "same":
        k = (min(n, m) - 1) // 2 if n >= m else min(n, m) // 2
        return r[k:k + max(n, m)].copy()
    return part_of(r, n, m, mode)

# Products, integrals and linear algebra (prelude_arrays.py says what these texts see).

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

def not_empty(a, v):
    if len(a) == 0:
        raise ValueError("'a' cannot be empty")
    if len(v) == 0:
        raise ValueError("'v' cannot be empty")

def np_convolve(a, v):
    not_empty(a, v)
    r = np.zeros(len(a) + len(v) - 1, _dtype2(a, v))
    for i in range(len(a)):
        for j in range(len(v)):
            r[i + j] += a[i] * v[j]
    return r

def np_correlate(a, v):
    not_empty(a, v)
    n = abs(len(a) - len(v)) + 1
    r = np.zeros(n, _dtype2(a, v))
    for i in range(n):
        for j in range(min(len(a), len(v))):
            if len(a) >= len(v):
                r[i] += a[i + j] * v[j]
            else:
                r[n - 1 - i] += a[j] * v[i + j]
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

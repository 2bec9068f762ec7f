# numpy.linalg: NumPy's functions upon _linalg's decompositions (numpy_linalg.c). Loaded at the first call of one of them.
import numpy as np
from collections import namedtuple
from numpy.linalg import LinAlgError, inv, solve
import _linalg

EigResult = namedtuple("EigResult", ["eigenvalues", "eigenvectors"])
EighResult = namedtuple("EighResult", ["eigenvalues", "eigenvectors"])
QRResult = namedtuple("QRResult", ["Q", "R"])
SlogdetResult = namedtuple("SlogdetResult", ["sign", "logabsdet"])
SVDResult = namedtuple("SVDResult", ["U", "S", "Vh"])


def stacked(a):
    if a.ndim < 2:
        raise LinAlgError("%d-dimensional array given. Array must be at least two-dimensional" % a.ndim)


def square(a):
    stacked(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")


def is_complex(a):
    return np.issubdtype(a.dtype, np.complexfloating)


def transpose(a):
    return np.swapaxes(a, -1, -2)


def conjugate_transpose(a):
    return np.conjugate(np.swapaxes(a, -1, -2)) if is_complex(a) else np.swapaxes(a, -1, -2)


def axis_of(axis, ndim):
    if not -ndim <= axis < ndim:
        raise np.exceptions.AxisError(axis, ndim)
    return axis % ndim


def slogdet(a):
    return SlogdetResult(*_linalg.slogdet(a))


def qr(a, mode="reduced"):
    kinds = {"reduced": 0, "complete": 1, "r": 2, "raw": 3, "full": 0, "f": 0, "economic": 3, "e": 3}
    if mode not in kinds:
        raise ValueError(f"Unrecognized mode '{mode}'")
    stacked(np.asarray(a))
    r = _linalg.qr(a, kinds[mode])
    return r if mode == "r" else QRResult(*r) if kinds[mode] < 2 else r[0] if kinds[mode] == 3 and mode != "raw" else r


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    a = np.asarray(a)
    if hermitian:
        return hermitian_svd(a, compute_uv)
    stacked(a)
    if not compute_uv:
        return _linalg.svd(a, 0)
    return SVDResult(*_linalg.svd(a, 2 if full_matrices else 1))


def hermitian_svd(a, compute_uv):
    if not compute_uv:
        return np.sort(np.abs(eigvalsh(a)))[..., ::-1]
    s, u = eigh(a)
    sign = np.sign(s)
    s = np.abs(s)
    order = np.argsort(s)[..., ::-1]
    rows = np.arange(s.size // max(s.shape[-1], 1)).reshape(s.shape[:-1] + (1,))
    flat = u.reshape((-1,) + u.shape[-2:])
    sign = sign.reshape(-1, s.shape[-1])[rows, order]
    u = np.swapaxes(np.swapaxes(flat, -1, -2)[rows, order], -1, -2)
    s = s.reshape(-1, s.shape[-1])[rows, order]
    return SVDResult(u, s, conjugate_transpose(u * sign[..., None, :]))


def svdvals(x, /):
    return svd(x, compute_uv=False)


def finite(a):
    if not np.isfinite(a).all():
        raise LinAlgError("Array must not contain infs or NaNs")


def eig(a):
    a = np.asarray(a)
    square(a)
    finite(a)
    w, v = _linalg.eig(a, True)
    if not is_complex(a) and (w.imag == 0).all():
        w, v = w.real.copy(), v.real.copy()
    return EigResult(w, v)


def eigvals(a):
    a = np.asarray(a)
    square(a)
    finite(a)
    w = _linalg.eig(a, False)
    if not is_complex(a) and (w.imag == 0).all():
        w = w.real.copy()
    return w


def triangle(UPLO):
    UPLO = UPLO.upper()
    if UPLO not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    return UPLO == "U"


def eigh(a, UPLO="L"):
    upper = triangle(UPLO)
    return EighResult(*_linalg.eigh(a, upper, True))


def eigvalsh(a, UPLO="L"):
    upper = triangle(UPLO)
    return _linalg.eigh(a, upper, False)


def lstsq(a, b, rcond=None):
    a = np.asarray(a)
    b = np.asarray(b)
    vector = b.ndim == 1
    if vector:
        b = b[:, np.newaxis]
    for x in (a, b):
        if x.ndim != 2:
            raise LinAlgError("%d-dimensional array given. Array must be two-dimensional" % x.ndim)
    m, n = a.shape
    if m != b.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    if rcond is None:
        single = a.dtype in (np.float32, np.complex64) and b.dtype in (np.float32, np.complex64)
        rcond = float(np.finfo(np.float32 if single else np.float64).eps) * max(n, m)
    x, s, rank = _linalg.lstsq(a, b, rcond)
    rank = np.int32(rank)
    rest = x[n:]
    residuals = np.array([], s.dtype)
    x = x[:n].copy()
    if rank == n and m > n:
        residuals = np.sum(np.abs(rest) ** 2, axis=0).astype(s.dtype)
    if m == 0:
        x[...] = 0
    return (x[:, 0].copy() if vector else x), residuals, rank, s


def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    a = np.asarray(a)
    if rcond is None:
        rcond = 1e-15 if rtol is None else rtol
    elif rtol is not None:
        raise ValueError("`rtol` and `rcond` can't be both set.")
    rcond = np.asarray(rcond)
    stacked(a)
    if a.size == 0:
        m, n = a.shape[-2:]
        return np.empty(a.shape[:-2] + (n, m), a.dtype)
    u, s, vt = svd(a.conjugate(), full_matrices=False, hermitian=hermitian)
    large = s > rcond[..., np.newaxis] * np.max(s, axis=-1, keepdims=True)
    s = np.where(large, 1 / np.where(large, s, 1), 0).astype(s.dtype)
    return np.matmul(transpose(vt), np.multiply(s[..., np.newaxis], transpose(u)))


def matrix_power(a, n):
    a = np.asarray(a)
    square(a)
    if not isinstance(n, (int, np.integer)):
        raise TypeError("exponent must be an integer")
    if n == 0:
        r = np.empty(a.shape, a.dtype)
        r[...] = np.eye(a.shape[-2], dtype=a.dtype)
        return r
    if n < 0:
        a = inv(a)
        n = abs(n)
    if n == 1:
        return a
    if n == 2:
        return np.matmul(a, a)
    if n == 3:
        return np.matmul(np.matmul(a, a), a)
    z = result = None
    while n > 0:
        z = a if z is None else np.matmul(z, z)
        n, bit = divmod(n, 2)
        if bit:
            result = z if result is None else np.matmul(result, z)
    return result


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    if rtol is not None and tol is not None:
        raise ValueError("`tol` and `rtol` can't be both set.")
    A = np.asarray(A)
    if A.ndim < 2:
        return int(not np.all(A == 0))
    s = svd(A, compute_uv=False, hermitian=hermitian)
    if tol is None:
        if rtol is None:
            rtol = max(A.shape[-2:]) * np.finfo(s.dtype).eps
        else:
            rtol = np.asarray(rtol)[..., np.newaxis]
        tol = np.max(s, axis=-1, keepdims=True) * rtol
    else:
        tol = np.asarray(tol)[..., np.newaxis]
    return np.count_nonzero(s > tol, axis=-1)


def cond(x, p=None):
    x = np.asarray(x)
    if x.size == 0:
        raise LinAlgError("cond is not defined on empty arrays")
    stacked(x)
    if p is None or p == 2 or p == -2:
        s = svd(x, compute_uv=False)
        with np.errstate(all="ignore"):
            r = s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
    else:
        square(x)
        with np.errstate(all="ignore"):
            try:
                r = norm(x, p, axis=(-2, -1)) * norm(inv(x), p, axis=(-2, -1))
            except LinAlgError:
                if x.ndim > 2:
                    raise
                r = np.float64(np.inf)
    r = np.asarray(r)
    lost = np.isnan(r)
    if lost.any():
        lost &= ~np.isnan(x).any(axis=(-2, -1))
        r = np.where(lost, np.inf, r)
    return r[()] if r.ndim == 0 else r


# --- norms ---------------------------------------------------------------------------------------------------------------
def inexact(x):
    x = np.asarray(x)
    return x if np.issubdtype(x.dtype, np.inexact) else x.astype(float)


def norm(x, ord=None, axis=None, keepdims=False):
    if ord is None and axis is None and not keepdims and type(x) is np.ndarray and x.dtype == np.float64:
        x = (x.T if x.flags.f_contiguous else x).ravel()  # as it lies in memory
        return np.sqrt(x.dot(x))
    x = inexact(x)
    if axis is None:
        if ord is None or (ord in ("f", "fro") and x.ndim == 2) or (ord == 2 and x.ndim == 1):
            shape = x.ndim * (1,)
            x = (x.T if x.flags.f_contiguous else x).ravel()
            if is_complex(x):
                re, im = x.real, x.imag
                squares = re.dot(re) + im.dot(im)
            else:
                squares = x.dot(x)
            r = np.sqrt(squares)
            return np.reshape(r, shape) if keepdims else r
    return norm_along(x, ord, axis, keepdims)


def norm_along(x, ord, axis, keepdims):
    nd = x.ndim
    if axis is None:
        axis = tuple(range(nd))
    elif not isinstance(axis, tuple):
        try:
            axis = int(axis)
        except Exception as e:
            raise TypeError("'axis' must be None, an integer or a tuple of integers") from e
        axis = (axis,)
    if len(axis) == 1:
        return vector_norm_along(x, ord, axis, keepdims)
    if len(axis) == 2:
        return matrix_norm_along(x, ord, axis, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def vector_norm_along(x, ord, axis, keepdims):
    if ord == np.inf:
        return np.abs(x).max(axis=axis, keepdims=keepdims, initial=0)
    if ord == -np.inf:
        return np.abs(x).min(axis=axis, keepdims=keepdims)
    if ord == 0:
        return (x != 0).astype(x.real.dtype).sum(axis=axis, keepdims=keepdims)
    if ord == 1:
        return np.add.reduce(np.abs(x), axis=axis, keepdims=keepdims)
    if ord is None or ord == 2:
        if not is_complex(x):
            return np.sqrt(np.add.reduce(x * x, axis=axis, keepdims=keepdims))
        s = (x.conj() * x).real
        return np.sqrt(np.add.reduce(s, axis=axis, keepdims=keepdims))
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order '{ord}' for vectors")
    r = np.add.reduce(np.abs(x) ** ord, axis=axis, keepdims=keepdims)
    return np.power(r, r.dtype.type(1 / ord))


def matrix_norm_along(x, ord, axis, keepdims):
    rows = axis_of(axis[0], x.ndim)
    cols = axis_of(axis[1], x.ndim)
    if rows == cols:
        raise ValueError("Duplicate axes given.")
    if ord in (2, -2, "nuc"):
        s = svd(np.moveaxis(x, (rows, cols), (-2, -1)), compute_uv=False)
        r = s.max(axis=-1) if ord == 2 else s.min(axis=-1) if ord == -2 else s.sum(axis=-1)
    elif ord in (1, -1, np.inf, -np.inf):
        first, second = (rows, cols) if abs(ord) == 1 else (cols, rows)
        if second > first:
            second -= 1
        sums = np.add.reduce(np.abs(x), axis=first)
        r = sums.max(axis=second) if ord > 0 else sums.min(axis=second)
    elif ord in (None, "fro", "f"):
        r = np.sqrt(np.add.reduce((x.conj() * x).real, axis=axis))
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        shape = list(x.shape)
        shape[rows] = shape[cols] = 1
        r = np.reshape(r, shape)
    return r


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    return norm(np.asanyarray(x), axis=(-2, -1), keepdims=keepdims, ord=ord)


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    x = np.asanyarray(x)
    shape = list(x.shape)
    if axis is None:
        x = x.ravel()
        over = 0
    elif isinstance(axis, tuple):
        axis = tuple(axis_of(a, x.ndim) for a in axis)
        rest = tuple(i for i in range(x.ndim) if i not in axis)
        x = np.transpose(x, axis + rest).reshape((int(np.prod([shape[i] for i in axis])),) + tuple(shape[i] for i in rest))
        over = 0
    else:
        over = axis
    r = norm(x, axis=over, ord=ord)
    if keepdims:
        for i in range(len(shape)) if axis is None else axis if isinstance(axis, tuple) else (axis_of(axis, len(shape)),):
            shape[i] = 1
        r = np.reshape(r, tuple(shape))
    return r


# --- products ------------------------------------------------------------------------------------------------------------
def cross(x1, x2, /, *, axis=-1):
    x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
    if x1.shape[axis] != 3 or x2.shape[axis] != 3:
        raise ValueError(f"Both input arrays must be (arrays of) 3-dimensional vectors, but they are {x1.shape[axis]} and {x2.shape[axis]} dimensional instead.")
    return np.cross(x1, x2, axis=axis)


def diagonal(x, /, *, offset=0):
    x = np.asarray(x)
    stacked(x)
    rows = np.arange(max(0, min(x.shape[-2] + min(offset, 0), x.shape[-1] - max(offset, 0)))) + max(0, -offset)
    return x[..., rows, rows + offset]


def trace(x, /, *, offset=0, dtype=None):
    return np.sum(diagonal(x, offset=offset), axis=-1, dtype=dtype)


def matmul(x1, x2, /):
    return np.matmul(x1, x2)


def matrix_transpose(x, /):
    x = np.asarray(x)
    if x.ndim < 2:
        raise ValueError(f"Input array must be at least 2-dimensional, but it is {x.ndim}")
    return np.swapaxes(x, -1, -2)


def outer(x1, x2, /):
    x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError(f"Input arrays must be one-dimensional, but they are {x1.ndim=} and {x2.ndim=}.")
    return np.outer(x1, x2)


def tensordot(x1, x2, /, *, axes=2):
    return np.tensordot(x1, x2, axes=axes)


def vecdot(x1, x2, /, *, axis=-1):
    return np.vecdot(x1, x2, axis=axis)


def tensorinv(a, ind=2):
    a = np.asarray(a)
    shape = a.shape
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    n = 1
    for k in shape[ind:]:
        n *= k
    return inv(a.reshape(n, -1)).reshape(shape[ind:] + shape[:ind])


def tensorsolve(a, b, axes=None):
    a = np.asarray(a)
    b = np.asarray(b)
    if axes is not None:
        order = list(range(a.ndim))
        for k in axes:
            order.remove(k)
            order.insert(a.ndim, k)
        a = a.transpose(order)
    shape = a.shape[-(a.ndim - b.ndim):]
    n = 1
    for k in shape:
        n *= k
    if a.size != n ** 2:
        raise LinAlgError("Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])")
    return solve(a.reshape(n, n), b.ravel()).reshape(shape)


def multi_dot(arrays, *, out=None):
    arrays = [np.asanyarray(a) for a in arrays]
    n = len(arrays)
    if n < 2:
        raise ValueError("Expecting at least two arrays.")
    if n == 2:
        return np.dot(arrays[0], arrays[1], out=out)
    first, last = arrays[0].ndim, arrays[-1].ndim
    if first == 1:
        arrays[0] = np.atleast_2d(arrays[0])
    if last == 1:
        arrays[-1] = np.atleast_2d(arrays[-1]).T
    for a in arrays:
        if a.ndim != 2:
            raise LinAlgError("%d-dimensional array given. Array must be two-dimensional" % a.ndim)
    r = ordered_dot(arrays, cheapest_order(arrays), 0, n - 1, out)
    return r[0, 0] if first == 1 and last == 1 else r.ravel() if first == 1 or last == 1 else r


# split[i][j]: after which matrix the product of i … j is cut, by the number of multiplications (dynamic programming).
def cheapest_order(arrays):
    n = len(arrays)
    p = [a.shape[0] for a in arrays] + [arrays[-1].shape[1]]
    cost = [[0.0] * n for _ in range(n)]
    split = [[0] * n for _ in range(n)]
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            best = None
            for k in range(i, j):
                q = cost[i][k] + cost[k + 1][j] + p[i] * p[k + 1] * p[j + 1]
                if best is None or q < best:
                    best = q
                    split[i][j] = k
            cost[i][j] = best
    return split


def ordered_dot(arrays, split, i, j, out=None):
    if i == j:
        return arrays[i]
    k = split[i][j]
    return np.dot(ordered_dot(arrays, split, i, k), ordered_dot(arrays, split, k + 1, j), out=out)

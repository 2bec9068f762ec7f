"""Methods of RandomState and Generator that are written in Python: each takes the object first, None for numpy.random's own
stream."""
import numpy as np


def _checked(mean, cov, size):
    mean, cov = np.array(mean), np.array(cov, dtype=np.float64)
    if size is None:
        shape = []
    elif isinstance(size, (int, np.integer)):
        shape = [size]
    else:
        shape = list(size)
    if len(mean.shape) != 1:
        raise ValueError("mean must be 1 dimensional")
    if len(cov.shape) != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    return mean, cov, shape + [mean.shape[0]]


def _warn(check_valid, right):
    if right or check_valid == "ignore":
        return
    if check_valid == "raise":
        raise ValueError("covariance is not symmetric positive-semidefinite.")
    import warnings
    warnings.warn("covariance is not symmetric positive-semidefinite.", RuntimeWarning, stacklevel=1)


def multivariate_normal(rng, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
    """Vectors of normal numbers with this mean (n) and covariance (n, n)."""
    if check_valid not in ("warn", "raise", "ignore"):
        raise ValueError("check_valid must equal 'warn', 'raise', or 'ignore'")
    if method not in ("eigh", "svd", "cholesky"):
        raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
    mean, cov, shape = _checked(mean, cov, size)
    legacy = rng is None or isinstance(rng, np.random.RandomState)
    x = (np.random if rng is None else rng).standard_normal(tuple(shape)).reshape(-1, mean.shape[0])
    if method == "cholesky":
        factor = np.linalg.cholesky(cov)
    elif method == "eigh":
        s, u = np.linalg.eigh(cov)
        _warn(check_valid, not np.any(s < -tol) and np.allclose(np.dot(u * s, u.T), cov, rtol=tol, atol=tol))
        factor = u * np.sqrt(abs(s))
    else:
        u, s, vh = np.linalg.svd(cov)
        _warn(check_valid, np.allclose(np.dot(vh.T * s, vh), cov, rtol=tol, atol=tol))
        factor = (np.sqrt(s)[:, None] * vh).T if legacy else u * np.sqrt(s)
    out = np.dot(x, factor.T) + mean
    return out.reshape(tuple(shape))


def multivariate_hypergeometric(rng, colors, nsample, size=None, method="marginals"):
    raise NotImplementedError("multivariate_hypergeometric() is not supported; draw hypergeometric() numbers one after the other")


def permuted(rng, x, *, axis=None, out=None):
    """Elements shuffled along an axis, every line on its own; all of them when axis is None."""
    x = np.asarray(x)
    if out is None:
        out = x.copy()
    elif out.shape != x.shape:
        raise ValueError("out must have the same shape as x")
    elif out is not x:
        out[...] = x
    if axis is None:
        flat = out.reshape(-1)
        if x.ndim > 1 and not np.shares_memory(flat, out):
            rng.shuffle(flat)
            out[...] = flat.reshape(out.shape)
        else:
            rng.shuffle(flat)
        return out
    if not -x.ndim <= axis < x.ndim:
        raise np.exceptions.AxisError(axis, x.ndim)
    lines = np.moveaxis(out, axis, -1)
    for at in np.ndindex(*lines.shape[:-1]):
        rng.shuffle(lines[at])
    return out

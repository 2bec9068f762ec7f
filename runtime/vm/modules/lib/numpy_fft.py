"""numpy.fft: discrete Fourier transforms along one or several axes, float32 and complex64 in single precision."""
import operator

import numpy as np
from _numpy import fft_plan as _new_plan, fft_lines as _lines
from numpy._shape import _axis

_FORWARD, _BACKWARD, _REAL, _TO_REAL = 0, 1, 2, 3
_plans = {}


def _plan(n, real, single):
    key = (n, real, single)
    p = _plans.get(key)
    if p is None:
        p = _new_plan(n, real, single)
        if len(_plans) >= 16:
            del _plans[next(iter(_plans))]
        if n <= 1 << 22:
            _plans[key] = p
    return p


def _scale(norm, n, inverse, real):
    """The factor in the precision of the type; None: 1."""
    if norm is None or norm == "backward":
        return 1 / real(n) if inverse else None
    if norm == "ortho":
        return 1 / np.sqrt(real(n))
    if norm == "forward":
        return None if inverse else 1 / real(n)
    raise ValueError('Invalid norm value %s; should be "backward","ortho" or "forward".' % (norm,))


def _checked(n):
    n = operator.index(n)
    if n < 1:
        raise ValueError("Invalid number of FFT data points (%d) specified." % n)
    return n


def _store(r, out):
    if out is None:
        return r
    if out.shape != r.shape:
        raise ValueError("output array has wrong shape.")
    if not np.can_cast(r.dtype, out.dtype, "same_kind"):
        raise TypeError("Cannot cast ufunc 'fft' output from %r to %r with casting rule 'same_kind'" % (r.dtype, out.dtype))
    out[...] = r
    return out


def _transform(a, n, axis, norm, kind, out=None):
    a = np.asarray(a)
    if not -a.ndim <= axis < a.ndim:
        raise IndexError("tuple index out of range")
    if a.dtype.kind not in "biufc":
        raise TypeError("ufunc 'fft' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                        "according to the casting rule ''safe''")
    axis = _axis(axis, a.ndim)
    if n is None:
        n = a.shape[axis] if kind != _TO_REAL else (a.shape[axis] - 1) * 2
    n = _checked(n)
    if kind == _REAL and a.dtype.kind == "c":
        raise TypeError("ufunc 'rfft_n_%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                        "according to the casting rule ''safe''" % ("odd" if n % 2 else "even"))
    real = np.result_type(a.real.dtype, 1.0)
    wide = np.result_type(a.dtype, 1j)
    scale = _scale(norm, n, kind == _BACKWARD or kind == _TO_REAL, real.type)
    # in single precision when nothing needs a cast, as the loops of NumPy's ufuncs are chosen: the scale 1 is an int there
    single = a.dtype == (np.float32 if kind == _REAL else np.complex64) and scale is not None
    to = (np.complex64 if single else np.complex128) if kind == _TO_REAL or a.dtype.kind == "c" else (np.float32 if single else np.float64)
    if a.dtype != to:
        a = a.astype(to)
    r = _lines(_plan(n, kind >= _REAL, single), a, axis, kind, 1.0 if scale is None else float(scale))
    to = real if kind == _TO_REAL else wide
    if r.dtype != to:
        r = r.astype(to)
    return _store(r, out)


def fft(a, n=None, axis=-1, norm=None, out=None):
    """sum over j of a[j] exp(-2 pi i j k / n), for k in [0, n), along an axis."""
    return _transform(a, n, axis, norm, _FORWARD, out)


def ifft(a, n=None, axis=-1, norm=None, out=None):
    return _transform(a, n, axis, norm, _BACKWARD, out)


def rfft(a, n=None, axis=-1, norm=None, out=None):
    """The first n // 2 + 1 outputs of fft, of real data: the others are their conjugates."""
    return _transform(a, n, axis, norm, _REAL, out)


def irfft(a, n=None, axis=-1, norm=None, out=None):
    return _transform(a, n, axis, norm, _TO_REAL, out)


def _other(norm):
    try:
        return {None: "forward", "backward": "forward", "ortho": "ortho", "forward": "backward"}[norm]
    except KeyError:
        raise ValueError('Invalid norm value %s; should be "backward","ortho" or "forward".' % (norm,)) from None


def hfft(a, n=None, axis=-1, norm=None, out=None):
    a = np.asarray(a)
    if n is None:
        n = (a.shape[axis] - 1) * 2
    return irfft(np.conjugate(a), n, axis, norm=_other(norm), out=out)


def ihfft(a, n=None, axis=-1, norm=None, out=None):
    a = np.asarray(a)
    if n is None:
        n = a.shape[axis]
    return _store(np.conjugate(rfft(a, n, axis, norm=_other(norm))), out)


# --- several axes ------------------------------------------------------------------------------------------------------
def _shape_and_axes(a, s, axes, real_back=False):
    given = s is not None
    if not given:
        s = list(a.shape) if axes is None else [a.shape[_axis(i, a.ndim)] for i in axes]
    s = list(s)
    if axes is None:
        axes = range(-len(s), 0)
    axes = list(axes)
    if len(s) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    if real_back and not given:
        s[-1] = (a.shape[axes[-1]] - 1) * 2
    return [a.shape[axes[i]] if n == -1 else n for i, n in enumerate(s)], axes


def _over_axes(a, s, axes, norm, function, out=None):
    a = np.asarray(a)
    s, axes = _shape_and_axes(a, s, axes)
    for i in range(len(axes) - 1, -1, -1):
        a = function(a, n=s[i], axis=axes[i], norm=norm)
    return _store(a, out)


def fftn(a, s=None, axes=None, norm=None, out=None):
    return _over_axes(a, s, axes, norm, fft, out)


def ifftn(a, s=None, axes=None, norm=None, out=None):
    return _over_axes(a, s, axes, norm, ifft, out)


def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return _over_axes(a, s, axes, norm, fft, out)


def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return _over_axes(a, s, axes, norm, ifft, out)


def rfftn(a, s=None, axes=None, norm=None, out=None):
    a = np.asarray(a)
    s, axes = _shape_and_axes(a, s, axes)
    a = rfft(a, s[-1], axes[-1], norm)
    for i in range(len(axes) - 2, -1, -1):
        a = fft(a, s[i], axes[i], norm)
    return _store(a, out)


def rfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return rfftn(a, s, axes, norm, out)


def irfftn(a, s=None, axes=None, norm=None, out=None):
    a = np.asarray(a)
    s, axes = _shape_and_axes(a, s, axes, True)
    for i in range(len(axes) - 1):
        a = ifft(a, s[i], axes[i], norm)
    return irfft(a, s[-1], axes[-1], norm, out)


def irfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    return irfftn(a, s, axes, norm, out)


# --- frequencies --------------------------------------------------------------------------------------------------------
def fftfreq(n, d=1.0, device=None):
    """Frequencies of the outputs of fft of n samples that are d apart."""
    if not isinstance(n, (int, np.integer)):
        raise ValueError("n should be an integer")
    half = (n - 1) // 2 + 1
    k = np.empty(n, int)
    k[:half] = np.arange(0, half)
    k[half:] = np.arange(-(n // 2), 0)
    return k * (1.0 / (n * d))


def rfftfreq(n, d=1.0, device=None):
    if not isinstance(n, (int, np.integer)):
        raise ValueError("n should be an integer")
    return np.arange(0, n // 2 + 1) * (1.0 / (n * d))


def fftshift(x, axes=None):
    x = np.asarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    if isinstance(axes, (int, np.integer)):
        return np.roll(x, x.shape[axes] // 2, axes)
    return np.roll(x, [x.shape[a] // 2 for a in axes], axes)


def ifftshift(x, axes=None):
    x = np.asarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    if isinstance(axes, (int, np.integer)):
        return np.roll(x, -(x.shape[axes] // 2), axes)
    return np.roll(x, [-(x.shape[a] // 2) for a in axes], axes)

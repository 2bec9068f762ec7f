"""linspace, logspace and geomspace between arrays and complex numbers; the natives have those between two floats."""
import operator

import numpy as np
from numpy._shape import _axis


def _common(*ends):
    """The dtype between ends: Python's numbers have none of their own."""
    return np.result_type(*[x if type(x) in (int, float, complex) else np.asarray(x) for x in ends], 1.0)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    num = operator.index(num)
    if num < 0:
        raise ValueError("Number of samples, %d, must be non-negative." % num)
    div = num - 1 if endpoint else num
    dt = _common(start, stop)
    start, stop = np.asarray(start), np.asarray(stop)
    whole = dtype is not None and np.dtype(dtype).kind in "iu"
    if dtype is None:
        dtype = dt
    start, stop = start.astype(dt), stop.astype(dt)
    delta = np.subtract(stop, start)
    y = np.arange(0, num, dtype=np.float64 if dt.kind != "c" and dt != np.float32 else dt).reshape((-1,) + (1,) * np.ndim(delta))
    y = y.astype(dt)
    if div > 0:
        step = delta / div
        y = np.where(step == 0, y / div * delta, y * step) if np.ndim(step) else (y / div * delta if step == 0 else y * step)
    else:
        step = np.nan
        y = y * delta
    y = y + start
    if endpoint and num > 1:
        y[-1, ...] = stop
    if axis != 0:
        y = np.moveaxis(y, 0, axis)
    if whole:
        y = np.floor(y)
    y = y.astype(dtype)
    return (y, step) if retstep else y


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    start, stop, base = np.broadcast_arrays(np.asarray(start), np.asarray(stop), np.asarray(base)) if np.ndim(base) else (start, stop, base)
    y = linspace(start, stop, num=num, endpoint=endpoint, axis=axis)
    if np.ndim(base):
        base = np.expand_dims(base, axis=axis)
    y = np.power(base, y)
    return y if dtype is None else y.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    start, stop = np.asarray(start), np.asarray(stop)
    dt = np.result_type(start, stop, np.float64)
    if np.any(start == 0) or np.any(stop == 0):
        raise ValueError("Geometric sequence cannot include zero")
    start, stop = np.broadcast_arrays(start.astype(dt), stop.astype(dt))
    sign = np.sign(start)
    start, stop = start / sign, stop / sign
    if dt.kind == "c":
        y = np.power(10.0, linspace(np.log10(start), np.log10(stop), num, endpoint))
    else:
        y = logspace(np.log10(start), np.log10(stop), num, endpoint, 10.0)
    if num > 0:
        y[0] = start
        if num > 1 and endpoint:
            y[-1] = stop
    y = y * sign
    if axis != 0:
        y = np.moveaxis(y, 0, axis)
    return y.astype(dt if dtype is None else dtype)

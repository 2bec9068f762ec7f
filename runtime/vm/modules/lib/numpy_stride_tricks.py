"""numpy.lib.stride_tricks: views of an array's memory under other shapes and strides."""
import operator

import numpy as np
from _numpy import strided as _strided


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    """A view of x with a shape and strides of its own, in bytes. One that leaves the memory of x is a ValueError."""
    x = np.asarray(x)
    shape = x.shape if shape is None else shape
    strides = x.strides if strides is None else strides
    return _strided(x, shape, strides, writeable)


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    """Windows that slide along axes of x: an axis of positions where the axis was, the windows' axes at the end."""
    window = tuple(window_shape) if np.iterable(window_shape) else (window_shape,)
    window = tuple(operator.index(w) for w in window)
    x = np.asarray(x)
    if any(w < 0 for w in window):
        raise ValueError("`window_shape` cannot contain negative values")
    if axis is None:
        axes = tuple(range(x.ndim))
        if len(window) != len(axes):
            raise ValueError("Since axis is `None`, must provide window_shape for all dimensions of `x`; got %d window_shape "
                             "elements and `x.ndim` is %d." % (len(window), x.ndim))
    else:
        axes = []
        for a in (tuple(axis) if np.iterable(axis) else (axis,)):
            if not -x.ndim <= a < x.ndim:
                raise np.exceptions.AxisError(a, x.ndim)
            axes.append(a % x.ndim)
        if len(window) != len(axes):
            raise ValueError("Must provide matching length window_shape and axis; got %d window_shape elements and %d axes "
                             "elements." % (len(window), len(axes)))
    strides = x.strides + tuple(x.strides[a] for a in axes)
    shape = list(x.shape)
    for a, w in zip(axes, window):
        if shape[a] < w:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[a] -= w - 1
    return _strided(x, tuple(shape) + window, strides, writeable)

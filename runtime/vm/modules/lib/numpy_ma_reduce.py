"""numpy.ma: what reduces, counts and sorts masked arrays: methods of MaskedArray. A masked element takes no part; what has no other
element is masked."""
import numpy as np
from numpy.ma._masks import getdata, getmask, mask_or, maximum_fill_value, minimum_fill_value, nomask, unset


def _keeping(keepdims):
    return {} if keepdims is unset else {"keepdims": keepdims}


def _none_left(mask, axis, keep):
    return nomask if mask is nomask else mask.all(axis=axis, **keep)


def _refused_order(order, stable):
    if stable:
        raise ValueError("`stable` parameter is not supported for masked arrays.")
    if order is not None:
        raise ValueError("Cannot specify order when the array has no fields.")


class Reductions:
    """The part of MaskedArray that reduces."""

    def _reduced(self, result, mask, out=None):
        """The answer of a reduction: masked where nothing was left."""
        if out is not None:
            out[...] = result
            if hasattr(type(out), "_mask"):
                out._mask = nomask if mask is nomask else np.asarray(mask)
            elif mask is not nomask and np.any(mask) and out.dtype.kind == "f":
                np.copyto(out, np.nan, where=mask)
            return out
        if np.ndim(result) == 0:
            return self._constant if mask is not nomask and mask else result
        return self._like(result, mask, True)

    def _folded(self, name, neutral, axis, dtype, out, keepdims):
        keep = _keeping(keepdims)
        mask = _none_left(self._mask, axis, keep)
        if dtype is not None:
            keep["dtype"] = dtype
        return self._reduced(getattr(self.filled(neutral) if self._mask is not nomask else self._data, name)(axis=axis, **keep), mask, out)

    def sum(self, axis=None, dtype=None, out=None, keepdims=unset):
        """The sum, of all or along an axis; masked elements take no part."""
        return self._folded("sum", 0, axis, dtype, out, keepdims)

    def prod(self, axis=None, dtype=None, out=None, keepdims=unset):
        """The product, of all or along an axis; masked elements take no part."""
        return self._folded("prod", 1, axis, dtype, out, keepdims)

    product = prod

    def all(self, axis=None, out=None, keepdims=unset):
        """Whether all are true, of all or along an axis; masked elements take no part."""
        return self._folded("all", True, axis, None, out, keepdims)

    def any(self, axis=None, out=None, keepdims=unset):
        """Whether any is true, of all or along an axis; masked elements take no part."""
        return self._folded("any", False, axis, None, out, keepdims)

    def count(self, axis=None, keepdims=unset):
        """How many elements are not masked, of all or along an axis."""
        keep = _keeping(keepdims)
        if self.ndim == 0 and axis not in (None, ()):
            raise np.exceptions.AxisError(axis=axis, ndim=0) if not isinstance(axis, tuple) else np.exceptions.AxisError(axis[0], 0)
        if self._mask is not nomask:
            return (~self._mask).sum(axis=axis, dtype=np.intp, **keep)
        if self.shape == ():
            return 1
        if axis is None:
            return np.full((1,) * self.ndim, self.size) if keep.get("keepdims") else self.size
        made = np.ones(self.shape, dtype=bool).sum(axis=axis, dtype=np.intp, **keep)
        return made

    def mean(self, axis=None, dtype=None, out=None, keepdims=unset):
        """The mean, of all or along an axis; masked elements take no part."""
        keep = _keeping(keepdims)
        if self._mask is nomask:
            if dtype is not None:
                keep["dtype"] = dtype
            return self._reduced(self._data.mean(axis=axis, **keep), nomask, out)
        count = self.count(axis=axis, **keep)
        total = self.sum(axis=axis, dtype=dtype, **keep)
        if np.ndim(count) == 0 and count == 0:
            made = self._constant
        else:
            made = total * 1.0 / count
        return made if out is None else self._stored(made, out)

    def _stored(self, made, out):
        return self._reduced(getattr(made, "_data", made), getmask(made), out)

    def anom(self, axis=None, dtype=None):
        """Each element less the mean. Shape: that of the array."""
        mean = self.mean(axis, dtype)
        return self - (mean if axis is None or np.ndim(mean) == 0 else np.ma.expand_dims(mean, axis))

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=unset, mean=unset):
        """The variance, of all or along an axis; masked elements take no part."""
        keep = _keeping(keepdims)
        if self._mask is nomask:
            if dtype is not None:
                keep["dtype"] = dtype
            return self._reduced(self._data.var(axis=axis, ddof=ddof, **keep), nomask, out)
        left = self.count(axis=axis, **keep) - ddof
        far = self - (self.mean(axis, dtype, keepdims=True) if mean is unset else mean)
        far = abs(far) ** 2 if self.dtype.kind == "c" else far * far
        made = np.ma.divide(far.sum(axis, **keep), left)
        if np.ndim(made) == 0:
            if made is not self._constant and left <= 0:
                made = self._constant
        else:
            made = self._like(made._data, mask_or(self._mask.all(axis, **keep), left <= 0))
        return made if out is None else self._stored(made, out)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=unset, mean=unset):
        """The standard deviation, of all or along an axis; masked elements take no part."""
        made = self.var(axis, dtype, None, ddof, keepdims, mean)
        if made is not self._constant:
            made = np.ma.sqrt(made) if np.ndim(made) else np.sqrt(made)
        return made if out is None else self._stored(made, out)

    def _extreme(self, name, fill_value, axis, out, keepdims):
        keep = _keeping(keepdims)
        mask = _none_left(self._mask, axis, keep)
        values = self._data if self._mask is nomask else self.filled(fill_value)
        made = self._reduced(getattr(values, name)(axis=axis, **keep), mask, out)
        if out is None and np.ndim(made) and mask is not nomask:
            np.copyto(made._data, made.fill_value, where=mask, casting="unsafe")
        return made

    def min(self, axis=None, out=None, fill_value=None, keepdims=unset):
        """The least element, of all or along an axis; masked elements take no part."""
        return self._extreme("min", minimum_fill_value(self) if fill_value is None else fill_value, axis, out, keepdims)

    def max(self, axis=None, out=None, fill_value=None, keepdims=unset):
        """The greatest element, of all or along an axis; masked elements take no part."""
        return self._extreme("max", maximum_fill_value(self) if fill_value is None else fill_value, axis, out, keepdims)

    def ptp(self, axis=None, out=None, fill_value=None, keepdims=False):
        """The greatest element less the least, of all or along an axis; masked elements take no part."""
        made = self.max(axis=axis, fill_value=fill_value, keepdims=keepdims) - self.min(axis=axis, fill_value=fill_value, keepdims=keepdims)
        return made if out is None else self._stored(made, out)

    def _running(self, name, neutral, axis, dtype, out):
        made = getattr(self.filled(neutral) if self._mask is not nomask else self._data, name)(axis=axis, dtype=dtype)
        if out is not None:
            return self._reduced(made, self._mask, out)
        return self._like(made, self._mask if self._mask is nomask else self._mask.reshape(made.shape), True)

    def cumsum(self, axis=None, dtype=None, out=None):
        """Sums of each element and those before it; masked ones count as 0 and stay masked."""
        return self._running("cumsum", 0, axis, dtype, out)

    def cumprod(self, axis=None, dtype=None, out=None):
        """Products of each element and those before it; masked ones count as 1 and stay masked."""
        return self._running("cumprod", 1, axis, dtype, out)

    def round(self, decimals=0, out=None):
        """The array rounded to that many decimals; the mask stays."""
        made = self._data.round(decimals)
        if out is not None:
            getdata(out)[...] = made
            if hasattr(type(out), "_mask"):
                out._mask = self._mask
            return out
        if np.ndim(made) == 0 and not isinstance(made, np.ndarray):
            return self._constant if self._mask is not nomask and self._mask else made
        return self._like(made, self._mask)

    def dot(self, b, out=None, strict=False):
        """The product with b; masked elements count as 0, or (strict=True) mask their rows and columns."""
        return np.ma.dot(self, b, strict=strict) if out is None else np.ma.dot(self, b, out=out, strict=strict)

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        """The sum of a diagonal; masked elements take no part."""
        if self._mask is nomask:
            made = self._data.trace(offset=offset, axis1=axis1, axis2=axis2)
            made = made if out is None else getdata(self._reduced(made, nomask, out))
            return made.astype(dtype or float)
        made = self.diagonal(offset=offset, axis1=axis1, axis2=axis2).astype(dtype or float).filled(0).sum(axis=-1)
        return made if out is None else self._stored(made, out)

    # --- places ---
    def nonzero(self):
        """The places of what is neither zero nor masked, an array of indices for each axis."""
        return np.asarray(self.filled(0)).nonzero()

    def _to_sort(self, endwith, fill_value):
        """The data with masked elements at their end of it."""
        if self._mask is nomask:
            return self._data
        if fill_value is None:
            if endwith:
                fill_value = np.nan if self.dtype.kind == "f" else minimum_fill_value(self)
            else:
                fill_value = maximum_fill_value(self)
        return self.filled(fill_value)

    def argsort(self, axis=unset, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        """The indices that sort the array; masked elements come last (endwith=True) or first."""
        _refused_order(order, stable)
        axis = (-1 if self.ndim < 2 else None) if axis is unset else axis
        return self._to_sort(endwith, fill_value).argsort(axis=axis, kind=kind or "quicksort")

    def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        """Sorts the array in place; masked elements come last (endwith=True) or first."""
        _refused_order(order, stable)
        if self._mask is nomask:
            self._data.sort(axis=axis, kind=kind)
            return
        order = self.argsort(axis=axis, kind=kind, endwith=endwith, fill_value=fill_value)
        flat = axis is None
        data, mask = (self._data.ravel(), self._mask.ravel()) if flat else (self._data, self._mask)
        along = 0 if flat else axis
        data, mask = np.take_along_axis(data, order, along), np.take_along_axis(mask, order, along)
        self._data[...] = data.reshape(self.shape)
        self._mask[...] = mask.reshape(self.shape)

    def _place(self, name, fill_value, axis, out, keepdims):
        made = getattr(self.filled(fill_value), name)(axis, out=None if out is None else getdata(out), **_keeping(keepdims))
        return made if out is None else out

    def argmin(self, axis=None, fill_value=None, out=None, *, keepdims=unset):
        """Where the least element that is not masked is, in the flat array or along an axis."""
        return self._place("argmin", minimum_fill_value(self) if fill_value is None else fill_value, axis, out, keepdims)

    def argmax(self, axis=None, fill_value=None, out=None, *, keepdims=unset):
        """Where the greatest element that is not masked is, in the flat array or along an axis."""
        return self._place("argmax", maximum_fill_value(self) if fill_value is None else fill_value, axis, out, keepdims)

    def partition(self, *args, **kwargs):
        self._data.partition(*args, **kwargs)

    def argpartition(self, *args, **kwargs):
        return self._data.argpartition(*args, **kwargs)

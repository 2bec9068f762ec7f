"""numpy.typing: names for annotations. Nothing is checked."""
import numpy as np
import typing as _t


class _Alias:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text

    def __or__(self, other):
        return _Alias("%r | %r" % (self, other))

    def __ror__(self, other):
        return _Alias("%r | %r" % (other, self))


class _NDArray(_Alias):
    def __getitem__(self, item):
        name = "numpy." + item.__name__ if isinstance(item, type) else repr(item)
        return _Alias("numpy.ndarray[tuple[typing.Any, ...], numpy.dtype[%s]]" % name)


NDArray = _NDArray("numpy.ndarray[tuple[typing.Any, ...], numpy.dtype[~_ScalarT]]")
ArrayLike = _Alias("ArrayLike")
DTypeLike = _Alias("DTypeLike")
NBitBase = _Alias("NBitBase")

"""numpy.ma: the text of masked arrays."""
import builtins

import numpy as np
from numpy.ma._masks import nomask


class _PrintOption:
    """What stands for a masked element in text."""

    def __init__(self, display):
        self._display, self._enabled = display, True

    def display(self):
        return self._display

    def set_display(self, s):
        self._display = s

    def enabled(self):
        return self._enabled

    def enable(self, shrink=1):
        self._enabled = shrink

    def __str__(self):
        return str(self._display)

    __repr__ = __str__


masked_print_option = _PrintOption("--")


def _shortened(a):
    """The ends of a long array: so many elements as text shows, and a few more."""
    most = 1500 if a.ndim == 1 else 100
    for axis in range(a.ndim):
        if a.shape[axis] > most:
            first, _, last = np.split(a, (most // 2, -(most // 2)), axis=axis)
            a = np.concatenate((first, last), axis=axis)
    return a


class Text:
    """The part of MaskedArray that writes it."""

    def _shown(self):
        if self._mask is nomask:
            return self._data
        made = _shortened(self._data).astype(object)
        np.copyto(made, masked_print_option, where=_shortened(self._mask))
        return made

    def __str__(self):
        return str(self._shown())

    def __format__(self, spec):
        if spec == "":
            return str(self)
        return format(self._data[()] if self.ndim == 0 else self._data, spec)

    def __repr__(self):
        name, keys = "masked_array(", ["data", "mask", "fill_value"]
        if self.dtype not in (np.dtype(int), np.dtype(float), np.dtype(bool), np.dtype(complex)) or self.size == 0 or np.all(self._mask):
            keys.append("dtype")
        indents = {key: "  " for key in keys}
        if builtins.all(n == 1 for n in self.shape[:-1]):
            indents = {key: " " * builtins.max(2, len(name) + 4 - len(key)) for key in keys}
            indents["data"] = name
            before = ""
        else:
            before = name + "\n"
        fill = self.fill_value
        same = self._fill_value.dtype == self.dtype and self.dtype.kind != "O"
        texts = {
            "data": np.array2string(self._shown(), separator=", ", prefix=indents["data"] + "data=", suffix=","),
            "mask": np.array2string(np.asarray(self._mask), separator=", ", prefix=indents["mask"] + "mask=", suffix=","),
            "fill_value": repr(str(fill)) if self.dtype.kind == "U" and self._fill_value.dtype.kind == self.dtype.kind
            else str(fill) if same else repr(fill)}
        if "dtype" in keys:
            word = str(self.dtype)
            texts["dtype"] = repr(word) if self.dtype.kind in "SUmM" else word
        return before + ",\n".join(indents[key] + key + "=" + texts[key] for key in keys) + ")"

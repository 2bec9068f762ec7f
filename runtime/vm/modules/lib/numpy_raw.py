"""Raw elements in files and text, mapped files."""
import io
import os
import numpy as np
from _numpy import (raw_bytes as _raw_bytes, from_raw as _from_raw, file_read as _file_read, file_write as _file_write, file_map as _file_map,
                    memmap as _memmap_class)
from numpy._files import _outside, _path, _replacing


# --- raw elements ---------------------------------------------------------------------------------------------------------------
def _tofile(a, fid, sep="", format="%s"):
    if sep == "":
        a = _outside(a)
        path = _path(fid)
        if path is None:
            fid.write(_raw_bytes(a))
        else:
            _replacing(path, lambda name: _file_write(name, b"", a))
        return
    text = sep.join([(repr(x) if format == "%s" else format % x) for x in a.ravel().tolist()])
    path = _path(fid)
    if path is None:
        fid.write(text if isinstance(fid, io.TextIOBase) else text.encode())
        return

    def write(name):
        with open(name, "w") as f:
            f.write(text)

    _replacing(path, write)


def _numbers(text, dtype, count, sep):
    dtype = np.dtype(dtype)
    words = text.split() if sep.strip() == "" else [w for w in text.split(sep.strip())]
    if words and not words[-1].strip():
        words.pop()
    if count >= 0:
        words = words[:count]
    kind = dtype.kind
    read = complex if kind == "c" else float if kind == "f" else int
    try:
        out = [read(w) for w in words]
    except ValueError:
        raise ValueError("string or file could not be read to its end due to unmatched data") from None
    return np.array(out, dtype=dtype)


def fromfile(file, dtype=None, count=-1, sep="", offset=0, *, like=None):
    dtype = np.dtype(float if dtype is None else dtype)
    path = _path(file)
    if dtype.names is None and not dtype.isnative:
        a = fromfile(file, dtype.newbyteorder(), count, sep, offset)
        return a.astype(dtype) if sep else a.view(dtype)
    if sep:
        if offset:
            raise TypeError("'offset' argument only permitted for binary files")
        if path is None:
            text = file.read()
            return _numbers(text if isinstance(text, str) else text.decode(), dtype, count, sep)
        with open(path) as f:
            return _numbers(f.read(), dtype, count, sep)
    if path is not None:
        return _file_read(path, dtype, offset, count)
    if offset:
        file.seek(offset, 1)
    data = file.read() if count < 0 else file.read(count * dtype.itemsize)
    return _from_raw(data, dtype, 0, len(data) // dtype.itemsize)


def fromstring(string, dtype=float, count=-1, *, sep="", like=None):
    if sep == "":
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    return _numbers(string if isinstance(string, str) else string.decode(), dtype, count, sep)


# --- mapped files ------------------------------------------------------------------------------------------------------------------
_MODES = {"r": "r", "readonly": "r", "c": "c", "copyonwrite": "c", "r+": "+", "readwrite": "+", "w+": "w", "write": "w"}


class _MapType(type):
    def __instancecheck__(cls, x):
        return isinstance(x, _memmap_class)


class memmap(metaclass=_MapType):
    """An array whose elements are a part of a file. flush() writes what was changed."""

    def __new__(cls, filename, dtype=np.uint8, mode="r+", offset=0, shape=None, order="C"):
        if mode not in _MODES:
            raise ValueError("mode must be one of ['r', 'c', 'r+', 'w+', 'readonly', 'copyonwrite', 'readwrite', 'write'] (got %r)" % (mode,))
        path = _path(filename)
        if path is None:
            path = filename.name
        dtype = np.dtype(dtype)
        if dtype.names is not None:
            raise NotImplementedError("files of records cannot be mapped; read them with np.fromfile")
        if shape is None:
            if _MODES[mode] == "w":
                raise ValueError("shape must be given if mode == 'w+'")
            left = os.stat(path).st_size - offset
            if left % dtype.itemsize:
                raise ValueError("Size of the available data is not a multiple of the data-type size.")
            shape = (left // dtype.itemsize,)
        shape = (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)
        a = _file_map(path, _MODES[mode], dtype, offset, shape[::-1] if order == "F" else shape)
        return a.T if order == "F" else a

"""Arrays in files: .npy and .npz, raw elements, mapped files, tables of text.

A file that is written under a name appears there whole or not at all: its contents go to a temporary file in the same folder,
which is renamed at the end."""
import io
import os
import struct

import numpy as np
from _numpy import (raw_bytes as _raw_bytes, from_raw as _from_raw, file_read as _file_read, file_write as _file_write, file_map as _file_map,
                    parse_floats as _parse_floats, deflate as _deflate, inflate as _inflate, crc32 as _crc32, memmap as _memmap_class)

_MAGIC = b"\x93NUMPY"


def _path(file):
    """The name of a file as str; None: it is an open file."""
    if isinstance(file, str):
        return file
    if isinstance(file, bytes):
        return os.fsdecode(file)
    return os.fspath(file) if hasattr(file, "__fspath__") else None


_made = 0


def _replacing(path, write):
    """Calls write(name of a temporary file), then gives that file its name."""
    global _made
    _made += 1
    if os.path.exists(path) and not os.path.isfile(path):
        return write(path)  # a device or a pipe: there is nothing to replace
    temporary = "%s.%d.%d.tmp" % (path, os.getpid(), _made)
    try:
        write(temporary)
        os.replace(temporary, path)
    except OSError as e:
        _drop(temporary)
        if e.filename == temporary:
            raise type(e)(e.errno, e.strerror, path) from None
        raise
    except BaseException:
        _drop(temporary)
        raise


def _drop(path):
    try:
        os.remove(path)
    except OSError:
        pass


# --- .npy ----------------------------------------------------------------------------------------------------------------
def _descr(a):
    if a.dtype.names is None:
        return repr(a.dtype.str)
    text = str(a.dtype)
    if text[:1] != "[":
        raise NotImplementedError("records with gaps between their fields cannot be saved: %s" % text)
    return text


def _header(a, fortran):
    shape = a.shape
    text = "{'descr': %s, 'fortran_order': %s, 'shape': (%s), }" % (_descr(a), fortran, "".join("%d, " % n for n in shape[:-1]) + (
        "%d," % shape[-1] if len(shape) == 1 else "%d" % shape[-1] if shape else ""))
    version = 1 if len(text) < 65000 else 2
    start = len(_MAGIC) + 2 + (2 if version == 1 else 4)
    # room to grow along the slowest axis, as numpy leaves it, then up to a multiple of 64
    if shape:
        text += " " * (21 - len(repr(shape[-1 if fortran else 0])))
    text += " " * (-(start + len(text) + 1) % 64) + "\n"
    size = struct.pack("<H" if version == 1 else "<I", len(text))
    return _MAGIC + bytes([version, 0]) + size + text.encode("latin1")


def _npy(a):
    """The header of an array, and it or its transpose: what is written behind it in C order."""
    if a.dtype.names is None and a.dtype.kind == "O":
        raise ValueError("Object arrays cannot be saved: only arrays of numbers, bools and records have elements that a file can hold")
    fortran = a.dtype.names is None and a.flags.f_contiguous and not a.flags.c_contiguous
    return _header(a, fortran), _outside(a.T if fortran else a)


def _outside(a):
    """The memory that a file gets: an array of the other byte order is kept in the machine's."""
    return a if a.dtype.names is not None or a.dtype.isnative else a.byteswap()


def _as_array(x):
    return x if hasattr(x, "dtype") and hasattr(x, "shape") and not np.isscalar(x) else np.asarray(x)


def save(file, arr, allow_pickle=True):
    head, a = _npy(_as_array(arr))
    path = _path(file)
    if path is None:
        file.write(head)
        file.write(_raw_bytes(a))
        return
    if not path.endswith(".npy"):
        path += ".npy"
    _replacing(path, lambda name: _file_write(name, head, a))


_NATIVE = {"<": True, "|": True, "=": True, ">": False}


class _Literal:
    """Reads one literal of Python: what a header is made of."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def space(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at:self.at + 1]

    def items(self, end):
        self.at += 1
        found, comma = [], False
        while self.space() != end:
            found.append(self.value())
            comma = False
            c = self.space()
            if c == ":" and end == "}":
                self.at += 1
                found[-1] = (found[-1], self.value())
                c = self.space()
            if c == ",":
                self.at += 1
                comma = True
            elif c != end:
                raise ValueError("no literal")
        self.at += 1
        return found, comma

    def value(self):
        c = self.space()
        if c == "{":
            return dict(self.items("}")[0])
        if c == "[":
            return self.items("]")[0]
        if c == "(":
            found, comma = self.items(")")
            return found[0] if len(found) == 1 and not comma else tuple(found)
        if c == "'" or c == '"':
            end = self.text.index(c, self.at + 1)
            word = self.text[self.at + 1:end]
            if "\\" in word:
                raise ValueError("no literal")
            self.at = end + 1
            return word
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] in "+-"):
            self.at += 1
        word = self.text[start:self.at]
        named = {"True": True, "False": False, "None": None}
        return named[word] if word in named else int(word[:-1] if word.endswith("L") else word)

    def whole(self):
        x = self.value()
        if self.space():
            raise ValueError("no literal")
        return x


def _parse_header(text):
    try:
        d = _Literal(text).whole()
    except (TypeError, ValueError):
        raise ValueError("Cannot parse header: %r" % (text,)) from None
    if not isinstance(d, dict) or set(d) != {"descr", "fortran_order", "shape"}:
        raise ValueError("Header does not contain the correct keys: %r" % (sorted(d) if isinstance(d, dict) else d,))
    if not isinstance(d["shape"], tuple) or not all(isinstance(n, int) for n in d["shape"]):
        raise ValueError("shape is not valid: %r" % (d["shape"],))
    if not isinstance(d["fortran_order"], bool):
        raise ValueError("fortran_order is not a valid bool: %r" % (d["fortran_order"],))
    return d["shape"], d["fortran_order"], d["descr"]


def _read_header(read):
    """What the header says, and its length. read(n): the next n bytes."""
    magic = read(8)
    if len(magic) < 8 or magic[:6] != _MAGIC:
        raise ValueError("the magic string is not correct; expected %r, got %r" % (_MAGIC, magic[:6]))
    if (magic[6], magic[7]) not in ((1, 0), (2, 0), (3, 0)):
        raise ValueError("Invalid version (%d, %d)" % (magic[6], magic[7]))
    wide = 2 if magic[6] == 1 else 4
    size = read(wide)
    if len(size) < wide:
        raise ValueError("EOF: reading array header length, expected %d bytes got %d" % (wide, len(size)))
    n = struct.unpack("<H" if wide == 2 else "<I", size)[0]
    text = read(n)
    if len(text) != n:
        raise ValueError("EOF: reading array header, expected %d bytes got %d" % (n, len(text)))
    return _parse_header(text.decode("latin1" if magic[6] < 3 else "utf8")), 8 + wide + n


def _dtype_of(descr):
    """The dtype of a descr in the machine's byte order, and whether the file's is the other."""
    if isinstance(descr, str):
        if descr[1:2] == "O":
            raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
        return np.dtype(descr.lstrip("<>|=")), descr[0] == ">" and descr[-1] != "1"
    return np.dtype([tuple(f) for f in descr]), False


def _arranged(a, shape, fortran, swapped):
    count = 1
    for n in shape:
        count *= n
    if a.size != count:
        raise ValueError("Failed to read all data for array. Expected %s = %d elements, could only read %d elements. (file seems not fully written?)"
                         % (shape, count, a.size))
    if swapped:
        a = a.view(a.dtype.newbyteorder())
    return a.reshape(shape[::-1]).T if fortran else a.reshape(shape)


def _load_npy(data):
    at = 0

    def read(n):
        nonlocal at
        at += n
        return data[at - n:at]

    (shape, fortran, descr), start = _read_header(read)
    dtype, swapped = _dtype_of(descr)
    count = 1
    for n in shape:
        count *= n
    if (len(data) - start) // dtype.itemsize < count:
        raise ValueError("cannot reshape array of size %d into shape %s" % ((len(data) - start) // dtype.itemsize, shape))
    return _arranged(_from_raw(data, dtype, start, count), shape, fortran, swapped)


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000):
    """The array of a .npy file, or the arrays of a .npz file by their names. Pickled objects are refused."""
    path = _path(file)
    if path is None:
        start = file.read(6)
        rest = start + file.read() if start[:4] in (b"PK\x03\x04", b"PK\x05\x06") else None
        if rest is not None:
            return NpzFile(rest)
        return _load_stream(file, start)
    with open(path, "rb") as f:
        start = f.read(6)
        if not start:
            raise EOFError("No data left in file")
        if start[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            f.seek(0)
            return NpzFile(f.read(), path)
        if start != _MAGIC:
            raise _no_array(allow_pickle)
        f.seek(0)
        (shape, fortran, descr), offset = _read_header(f.read)
    dtype, swapped = _dtype_of(descr)
    if mmap_mode:
        if swapped:
            raise NotImplementedError("a file of the other byte order cannot be mapped")
        return memmap(path, dtype=dtype, mode=mmap_mode, offset=offset, shape=shape, order="F" if fortran else "C")
    count = 1
    for n in shape:
        count *= n
    return _arranged(_file_read(path, dtype, offset, count), shape, fortran, swapped)


def _no_array(allow_pickle):
    if allow_pickle:
        return NotImplementedError("np.load() of pickled objects is not supported")
    return ValueError("This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword "
                      "argument or `pickle.load()`.")


def _load_stream(file, start):
    if not start:
        raise EOFError("No data left in file")
    if start != _MAGIC:
        raise _no_array(False)
    first = [start]

    def read(n):
        if first:
            return first.pop() + file.read(n - 6)
        return file.read(n)

    (shape, fortran, descr), _ = _read_header(read)
    dtype, swapped = _dtype_of(descr)
    count = 1
    for n in shape:
        count *= n
    data = file.read(count * dtype.itemsize)
    return _arranged(_from_raw(data, dtype, 0, len(data) // dtype.itemsize), shape, fortran, swapped)


# --- .npz: zip files -----------------------------------------------------------------------------------------------------------
def _zip(members, compress):
    """The bytes of a zip file of (name, bytes), piece by piece. Sizes of 4 GiB and more are refused."""
    directory, at = b"", 0
    for name, data in members:
        packed = _deflate(data) if compress else data
        if len(data) >= 0xffffffff or at >= 0xffffffff:
            raise ValueError("arrays of 4 GiB and more cannot be written to .npz files")
        entry = struct.pack("<HHHHHIIIHH", 20, 0, 8 if compress else 0, 0, 33, _crc32(data), len(packed), len(data), len(name.encode()), 0)
        head = b"PK\x03\x04" + entry + name.encode()
        yield head
        yield packed
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + entry + struct.pack("<HHHII", 0, 0, 0, 0o600 << 16, at) + name.encode()
        at += len(head) + len(packed)
    yield directory
    yield b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), at, 0)


def _savez(file, args, kwds, compress):
    named = dict(kwds)
    for i, x in enumerate(args):
        key = "arr_%d" % i
        if key in named:
            raise ValueError("Cannot use un-named variables and keyword %s" % key)
        named[key] = x
    members = []
    for key, x in named.items():
        head, a = _npy(_as_array(x))
        members.append((key + ".npy", head + _raw_bytes(a)))
    path = _path(file)
    if path is None:
        for piece in _zip(members, compress):
            file.write(piece)
        return
    if not path.endswith(".npz"):
        path += ".npz"

    def write(name):
        with open(name, "wb") as f:
            for piece in _zip(members, compress):
                f.write(piece)

    _replacing(path, write)


def savez(file, *args, allow_pickle=True, **kwds):
    _savez(file, args, kwds, False)


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    _savez(file, args, kwds, True)


class NpzFile:
    """The arrays of a .npz file by name, each read when it is asked for."""

    def __init__(self, data, name=None):
        self._data, self._name = data, name
        self._entries = self._directory(data)
        self.files = [n[:-4] if n.endswith(".npy") else n for n in self._entries]

    def _directory(self, data):
        end = data.rfind(b"PK\x05\x06")
        if end < 0 or len(data) - end < 22:
            raise ValueError("File is not a zip file")
        count, size, at = struct.unpack("<HII", data[end + 10:end + 20])
        entries = {}
        for _ in range(count):
            if data[at:at + 4] != b"PK\x01\x02":
                raise ValueError("Bad magic number for central directory")
            how, = struct.unpack("<H", data[at + 10:at + 12])
            crc, packed, full, n, extra, note = struct.unpack("<IIIHHH", data[at + 16:at + 34])
            start, = struct.unpack("<I", data[at + 42:at + 46])
            name = data[at + 46:at + 46 + n].decode()
            at += 46 + n
            if packed == 0xffffffff or full == 0xffffffff or start == 0xffffffff:
                packed, full, start = self._wide(data[at:at + extra], packed, full, start)
            entries[name] = (how, crc, packed, full, start)
            at += extra + note
        return entries

    def _wide(self, extra, packed, full, start):
        at = 0
        while at + 4 <= len(extra):
            kind, n = struct.unpack("<HH", extra[at:at + 4])
            at += 4
            if kind == 1:
                numbers = list(struct.unpack("<%dQ" % (n // 8), extra[at:at + n // 8 * 8]))
                full = numbers.pop(0) if full == 0xffffffff else full
                packed = numbers.pop(0) if packed == 0xffffffff else packed
                start = numbers.pop(0) if start == 0xffffffff else start
            at += n
        return packed, full, start

    def _bytes(self, name):
        how, crc, packed, full, start = self._entries[name]
        n, extra = struct.unpack("<HH", self._data[start + 26:start + 30])
        at = start + 30 + n + extra
        data = self._data[at:at + packed]
        if how == 8:
            data = _inflate(data)
        elif how != 0:
            raise NotImplementedError("That compression method is not supported")
        if len(data) != full or _crc32(data) != crc:
            raise ValueError("Bad CRC-32 for file %r" % name)
        return data

    def __getitem__(self, key):
        name = key if key in self._entries else key + ".npy" if key + ".npy" in self._entries else None
        if name is None:
            raise KeyError("%s is not a file in the archive" % key)
        data = self._bytes(name)
        return _load_npy(data) if data[:6] == _MAGIC else data

    def __contains__(self, key):
        return key in self._entries or key + ".npy" in self._entries

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()

    def __repr__(self):
        shown = ", ".join(self.files[:5]) + ("..." if len(self.files) > 5 else "")
        return "NpzFile %r with keys: %s" % (self._name if self._name is not None else "object", shown)

    def close(self):
        self._data = b""

    def get(self, key, default=None, /):
        return self[key] if key in self else default

    def keys(self):
        return list(self.files)

    def values(self):
        return [self[k] for k in self.files]

    def items(self):
        return [(k, self[k]) for k in self.files]


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


# --- tables of text ------------------------------------------------------------------------------------------------------------------
def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = _as_array(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError("Expected 1D or 2D array, got %dD array instead" % X.ndim)
    records = X.dtype.names is not None
    if X.ndim == 1:
        rows = X.tolist() if records else [[x] for x in X.tolist()]
        ncol = len(X.dtype.names) if records else 1
    else:
        rows, ncol = X.tolist(), X.shape[1]
    complexes = not records and X.dtype.kind == "c"
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != ncol:
            raise AttributeError("fmt has wrong shape.  %s" % str(fmt))
        line = delimiter.join(fmt)
    else:
        n = fmt.count("%")
        if n == 1:
            line = delimiter.join([" (%s+%sj)" % (fmt, fmt)] * ncol if complexes else [fmt] * ncol)
        elif complexes and n == 2 * ncol or not complexes and n == ncol:
            line = fmt
        else:
            raise ValueError("fmt has wrong number of %% formats:  %s" % fmt)
    parts = []
    if header:
        parts.append(comments + header.replace("\n", "\n" + comments) + newline)
    for row in rows:
        if complexes:
            values = []
            for z in row:
                values.append(z.real)
                values.append(z.imag)
            text = (line % tuple(values)).replace("+-", "-")
        else:
            try:
                text = line % tuple(row)
            except TypeError:
                raise TypeError("Mismatch between array dtype ('%s') and format specifier ('%s')" % (str(X.dtype), line)) from None
        parts.append(text + newline)
    if footer:
        parts.append(comments + footer.replace("\n", "\n" + comments) + newline)
    text = "".join(parts)
    path = _path(fname)
    if path is None:
        fname.write(text if isinstance(fname, io.TextIOBase) else text.encode(encoding or "latin1"))
        return

    def write(name):
        with open(name, "w", encoding=encoding or "latin1") as f:
            f.write(text)

    if path.endswith((".gz", ".bz2", ".xz")):
        raise NotImplementedError("compressed text files are not supported")
    _replacing(path, write)


def _lines_of(fname, encoding):
    """The text of a file, of an open one, or the lines that an iterable gives."""
    path = _path(fname)
    if path is not None:
        if path.endswith((".gz", ".bz2", ".xz")):
            raise NotImplementedError("compressed text files are not supported")
        if not os.path.exists(path):
            raise FileNotFoundError("%s not found." % path)
        with open(path, "r", encoding=encoding if encoding and encoding != "bytes" else None) as f:
            return f.read()
    if hasattr(fname, "read"):
        text = fname.read()
        return text if isinstance(text, str) else text.decode(encoding if encoding and encoding != "bytes" else "latin1")
    lines = [x if isinstance(x, str) else x.decode("latin1") for x in fname]
    return "\n".join(x[:-1] if x.endswith("\n") else x for x in lines)


def _split(line, delimiter, quote=None):
    if quote is None or quote not in line:
        return line.split() if delimiter is None else line.split(delimiter)
    fields, field, inside, i = [], "", False, 0
    while i < len(line):
        c = line[i]
        if inside:
            if c == quote and line[i + 1:i + 2] == quote:
                field += c
                i += 1
            elif c == quote:
                inside = False
            else:
                field += c
        elif c == quote:
            inside = True
        elif delimiter is not None and line.startswith(delimiter, i):
            fields.append(field)
            field = ""
            i += len(delimiter) - 1
        elif delimiter is None and c.isspace():
            if field:
                fields.append(field)
            field = ""
        else:
            field += c
        i += 1
    if field or delimiter is not None:
        fields.append(field)
    return fields


def _reader(dtype):
    kind = dtype.kind
    if kind == "c":
        return lambda s: complex(s.strip().replace("i", "j") if "i" in s and "n" not in s else s.strip())
    if kind == "f":
        return _float
    if kind == "b":
        return lambda s: bool(int(s))
    if kind in "iu":
        return int
    if kind == "U":
        return str
    raise NotImplementedError("loadtxt() into dtype %s is not supported" % dtype)


def _float(s):
    s = s.strip()
    return float(s)


def _converter(converters, column, ncol, default):
    if callable(converters):
        return converters
    if converters:
        if column in converters:
            return converters[column]
        if column - ncol in converters:
            return converters[column - ncol]
    return default


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None,
            max_rows=None, *, quotechar=None, like=None):
    if ndmin not in (0, 1, 2):
        raise ValueError("Illegal value of ndmin keyword: %s" % ndmin)
    dtype = np.dtype(dtype)
    if isinstance(delimiter, bytes):
        delimiter = delimiter.decode("latin1")
    marks = [] if comments is None else [comments] if isinstance(comments, (str, bytes)) else list(comments)
    marks = [m if isinstance(m, str) else m.decode("latin1") for m in marks]
    text = _lines_of(fname, encoding)
    records = dtype.names is not None
    one_mark = len(marks) == 0 or len(marks) == 1 and len(marks[0]) == 1
    if (not records and dtype.kind == "f" and not converters and quotechar is None and max_rows is None and one_mark and "\r" not in text
            and (delimiter is None or len(delimiter) == 1)):
        rest = text if not skiprows else "\n".join(text.split("\n")[skiprows:])
        a = _parse_floats(rest, marks[0] if marks else "", delimiter or "")
        if a is not None:
            if a.size == 0:
                _warn_empty(fname)
                a = a.reshape(0)
            elif usecols is not None:
                usecols = [usecols] if isinstance(usecols, (int, np.integer)) else list(usecols)
                for c in usecols:
                    if not -a.shape[1] <= c < a.shape[1]:
                        raise ValueError("invalid column index %d at row 1 with %d columns" % (c, a.shape[1]))
                a = a[:, usecols]
            return _finished(a if dtype == np.float64 else a.astype(dtype), ndmin, unpack)
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return _load_rows(fname, lines[skiprows:], dtype, marks, delimiter, converters, usecols, unpack, ndmin, max_rows, quotechar)


def _warn_empty(fname):
    import warnings
    warnings.warn('loadtxt: input contained no data: "%s"' % (fname,), UserWarning, stacklevel=1)


def _load_rows(fname, lines, dtype, marks, delimiter, converters, usecols, unpack, ndmin, max_rows, quotechar):
    records = dtype.names is not None
    if records:
        fields = [dtype[n] for n in dtype.names]
        readers = [_reader(f) for f in fields]
    else:
        reader = _reader(dtype)
    if usecols is not None:
        usecols = [usecols] if isinstance(usecols, (int, np.integer)) else list(usecols)
    rows, ncol = [], None
    for number, line in enumerate(lines):
        if max_rows is not None and len(rows) >= max_rows:
            break
        for m in marks:
            line = line.split(m, 1)[0]
        if not line.strip() and (delimiter is None or not line):
            continue
        words = _split(line, delimiter, quotechar)
        if ncol is None:
            ncol = len(words)
            columns = list(range(ncol)) if usecols is None else [c + ncol if c < 0 else c for c in usecols]
            if records and len(columns) != len(fields):
                raise ValueError("The dtype passed requires %d columns but %d were found at row %d; use `usecols` to select a subset and avoid this error"
                                 % (len(fields), len(columns), len(rows) + 1))
            used = [_converter(converters, c, ncol, readers[i] if records else reader) for i, c in enumerate(columns)]
        elif usecols is None and len(words) != ncol:
            raise ValueError("the number of columns changed from %d to %d at row %d; use `usecols` to select a subset and avoid this error"
                             % (ncol, len(words), len(rows) + 1))
        row = []
        for read, c in zip(used, columns):
            if not 0 <= c < len(words):
                raise ValueError("invalid column index %d at row %d with %d columns" % (c, len(rows) + 1, len(words)))
            try:
                row.append(read(words[c]))
            except ValueError:
                if read is not (readers[len(row)] if records else reader):
                    raise
                raise ValueError("could not convert string %r to %s at row %d, column %d."
                                 % (words[c], (fields[len(row)] if records else dtype).name, len(rows), c + 1)) from None
        rows.append(tuple(row))
    if not rows:
        _warn_empty(fname)
        a = np.zeros(0, dtype)
        return a.reshape((0, 1)) if ndmin == 2 else a
    a = np.array(rows, dtype=dtype)
    if records:
        if unpack:
            return [a[n] for n in dtype.names]
        return a if len(rows) > 1 or ndmin else a.reshape(())
    return _finished(a, ndmin, unpack)


def _finished(a, ndmin, unpack):
    if a.ndim > ndmin:
        a = a.squeeze() if ndmin == 0 else a.reshape(-1) if 1 in a.shape and ndmin == 1 else a
    if a.ndim < ndmin:
        a = np.atleast_1d(a) if ndmin == 1 else np.atleast_2d(a).T
    return a.T if unpack and a.ndim > 1 else a


# --- genfromtxt -----------------------------------------------------------------------------------------------------------------------
def _guess(words):
    """The narrowest of bool, int, float, complex that holds every word; None: none does."""
    for read, name in ((int, "int64"), (float, "float64"), (complex, "complex128")):
        try:
            for w in words:
                read(w)
            return read, name
        except ValueError:
            pass
    if words and all(w in ("True", "False", "true", "false", "TRUE", "FALSE") for w in words):
        return (lambda w: w.upper() == "TRUE"), "bool"
    return None, None


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None,
               usecols=None, names=None, excludelist=None, deletechars=" !#$%&'()*+,-./:;<=>?@[\\]^{|}~", replace_space="_", autostrip=False,
               case_sensitive=True, defaultfmt="f%i", unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None, *, ndmin=0,
               like=None):
    """A table with gaps: what is missing becomes nan, -1 or filling_values."""
    if usemask:
        raise NotImplementedError("genfromtxt(usemask=True) is not supported: there are no masked arrays")
    if skip_footer and max_rows:
        raise ValueError("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.")
    lines = _lines_of(fname, encoding).replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    lines = lines[skip_header:]
    rows = []
    heading = None
    if names is True:
        while lines and heading is None:
            first = lines.pop(0)
            text = first.strip()
            if comments and text.startswith(comments):
                text = text[len(comments):]
            elif comments:
                text = text.split(comments, 1)[0]
            if text.strip():
                heading = [w.strip() for w in _words(text, delimiter, True)]
    elif isinstance(names, str):
        heading = [w.strip() for w in names.split(",")]
    elif names is not None:
        heading = [str(w) for w in names]
    for line in lines:
        if comments is not None:
            line = line.split(comments, 1)[0]
        line = line.strip("\r\n")
        if not line.strip() and (delimiter is None or delimiter.strip() or not line):
            continue
        rows.append(_words(line, delimiter, autostrip))
    if skip_footer:
        rows = rows[:-skip_footer]
    if max_rows is not None:
        rows = rows[:max_rows]
    if not rows:
        import warnings
        warnings.warn('genfromtxt: Empty input file: "%s"' % (fname,), UserWarning, stacklevel=1)
        return np.array([])
    ncol = len(rows[0])
    bad = [(i, len(r)) for i, r in enumerate(rows) if len(r) != ncol]
    if bad and usecols is None:
        text = "Some errors were detected !\n" + "\n".join("    Line #%d (got %d columns instead of %d)" % (skip_header + i + 1 + (names is True), n, ncol) for i, n in bad)
        if invalid_raise:
            raise ValueError(text)
        rows = [r for r in rows if len(r) == ncol]
    if usecols is not None:
        usecols = [usecols] if isinstance(usecols, (int, np.integer)) else [w.strip() for w in usecols.split(",")] if isinstance(usecols, str) else list(usecols)
        columns = [heading.index(c) if isinstance(c, str) else c + ncol if c < 0 else c for c in usecols]
    else:
        columns = list(range(ncol))
    if heading is not None and len(heading) == ncol:
        heading = [heading[c] for c in columns]
    table = [[r[c].strip() for r in rows] for c in columns]
    if heading is not None:
        heading = _valid_names(heading, deletechars, replace_space, excludelist, case_sensitive, defaultfmt)
    return _gen_arrays(table, columns, dtype, heading, converters, missing_values, filling_values, unpack, ndmin)


def _words(line, delimiter, strip):
    if isinstance(delimiter, int):
        words = [line[i:i + delimiter] for i in range(0, len(line), delimiter)]
    elif isinstance(delimiter, (list, tuple)):
        words, at = [], 0
        for n in delimiter:
            words.append(line[at:at + n])
            at += n
    else:
        words = line.split() if delimiter is None else line.split(delimiter)
    return [w.strip() for w in words] if strip else words


def _valid_names(names, deletechars, space, exclude, case, defaultfmt):
    seen, out, empty = {}, [], 0
    drop = set(deletechars) - {space} if deletechars else set()
    for name in names:
        name = name.upper() if case == "upper" or case is False else name.lower() if case == "lower" else name
        name = "".join(c for c in name.strip().replace(" ", space) if c not in drop)
        if name == "":
            name = defaultfmt % empty
            empty += 1
        if name in (exclude or ()) or name in ("return", "file", "print"):
            name += "_"
        n = seen.get(name, 0)
        seen[name] = n + 1
        out.append(name if n == 0 else "%s_%d" % (name, n))
    return out


def _per_column(x, i, column, name, default):
    if x is None:
        return default
    if isinstance(x, dict):
        for key in (name, column):
            if key in x:
                return x[key]
        return default
    if isinstance(x, (list, tuple)):
        return x[i] if i < len(x) else default
    return x


def _gen_arrays(table, columns, dtype, heading, converters, missing_values, filling_values, unpack, ndmin):
    guess = dtype is None
    dt = None if guess else np.dtype(dtype)
    records = dt is not None and dt.names is not None
    if records and heading is None:
        heading = list(dt.names)
    out, types = [], []
    if isinstance(missing_values, str):
        missing_values = {None: missing_values.split(",")} if "," in missing_values else missing_values
    for i, words in enumerate(table):
        name = heading[i] if heading is not None and i < len(heading) else None
        missing = {""}
        more = missing_values[None] if isinstance(missing_values, dict) and None in missing_values else _per_column(missing_values, i, columns[i], name, ())
        missing |= set([more] if isinstance(more, str) else [str(m) for m in more] if isinstance(more, (list, tuple)) else [str(more)])
        convert = converters and (converters.get(columns[i]) or converters.get(name))
        there = [w for w in words if w not in missing]
        if convert:
            values = [convert(w) for w in words]
            out.append(values)
            types.append(np.asarray(values).dtype.name if guess else None)
            continue
        if guess:
            read, kind = _guess(there)
            if read is None:
                raise NotImplementedError("genfromtxt(dtype=None): column %d is text; arrays of str are not supported" % columns[i])
        else:
            d = dt[dt.names[i]] if records else dt
            kind = d.name
            read = {"f": _float, "c": complex, "i": int, "u": int, "b": lambda w: w.upper() in ("TRUE", "1"), "U": str}.get(d.kind)
            if read is None:
                raise NotImplementedError("genfromtxt() into dtype %s is not supported" % d)
        default = {"i": -1, "u": -1, "f": float("nan"), "c": complex("nan"), "b": False, "U": ""}[np.dtype(kind).kind]
        fill = _per_column(filling_values, i, columns[i], name, default)
        values = []
        for w in words:
            if w in missing:
                values.append(fill)
                continue
            try:
                values.append(read(w))
            except ValueError:
                if np.dtype(kind).kind in "iu":
                    try:
                        values.append(int(float(w)))
                        continue
                    except ValueError:
                        pass
                values.append(fill)
        out.append(values)
        types.append(kind)
    n = len(table[0])
    if records or heading is not None or (guess and len(set(types)) > 1):
        if heading is None:
            heading = ["f%d" % i for i in range(len(table))]
        full = dt if records else np.dtype([(h, t or "float64") for h, t in zip(heading, types)])
        a = np.array([tuple(col[r] for col in out) for r in range(n)], dtype=full)
        if unpack:
            return [a[h] for h in full.names]
        return a.reshape(()) if n == 1 and ndmin == 0 else a
    a = np.array([[col[r] for col in out] for r in range(n)], dtype=types[0] if guess else dt)
    a = a.squeeze() if ndmin == 0 else a
    if a.ndim < ndmin:
        a = np.atleast_1d(a) if ndmin == 1 else np.atleast_2d(a).T
    return a.T if unpack and a.ndim > 1 else a


def fromregex(file, regexp, dtype, encoding=None):
    raise NotImplementedError("np.fromregex() is not supported: there are no regular expressions")

"""Arrays in .npy and .npz files."""
import struct
import numpy as np
from _numpy import (raw_bytes as _raw_bytes, from_raw as _from_raw, file_read as _file_read, file_write as _file_write, deflate as _deflate,
                    inflate as _inflate, crc32 as _crc32)
from numpy._files import _as_array, _outside, _path, _replacing
from numpy._raw import memmap

_MAGIC = b"\x93NUMPY"


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

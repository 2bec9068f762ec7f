"""array: sequences of numbers of one kind, in the bytes of a bytearray that others may look at (_show_memory)."""
import struct as _struct
from _struct import item as _item, unpack_from as _unpack_from

_HELD = "cannot resize an array that is exporting buffers"
typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short", "i": "signed integer",
          "I": "unsigned int"}
_RANGES = {c: ((0, 256 ** n - 1) if c.isupper() else (-(256 ** n // 2), 256 ** n // 2 - 1))
           for c, n in _SIZES.items() if c not in "fd"}
_WIDE = {"l": "Python int too large to convert to C long", "L": "Python int too large to convert to C unsigned long",
         "q": "int too big to convert", "Q": "int too big to convert"}


def _int_check(code):
    low, high = _RANGES[code]
    name, wide = _NAMES.get(code, ""), _WIDE.get(code)

    def check(x):
        if type(x) is not int:
            if isinstance(x, float) or not hasattr(x, "__index__"):
                raise TypeError("'%s' object cannot be interpreted as an integer" % type(x).__name__)
            x = x.__index__()
        if x < low:
            if code in "ILQ":
                raise OverflowError("can't convert negative %s" % ("int to unsigned" if code == "Q" else "value to unsigned int"))
            raise OverflowError(wide or "%s is less than minimum" % name)
        if x > high:
            raise OverflowError(wide or "%s is greater than maximum" % name)
        return x
    return check


def _double(x):
    if type(x) is float:
        return x
    if isinstance(x, str) or not (hasattr(x, "__float__") or hasattr(x, "__index__")):
        raise TypeError("must be real number, not " + type(x).__name__)
    return float(x)


def _single(x):
    return _struct.unpack("f", _struct.pack("f", _double(x)))[0]


_CHECKS = {c: _int_check(c) for c in "bBhHiIlLqQ"}
_CHECKS["d"] = _double
_CHECKS["f"] = _single


class array:
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode == "u":
            raise NotImplementedError("arrays of characters are not supported")
        if typecode not in _CHECKS:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str):
            raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        self._bytes = bytearray()
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array):
            self._bytes += self._packed(initializer.tolist()) if initializer.typecode != typecode else initializer._bytes
        else:
            self._bytes += self._packed(initializer)

    def _show_memory(self):
        return memoryview(self._bytes).cast(self.typecode)

    def _packed(self, items):
        check = _CHECKS[self.typecode]
        items = [check(x) for x in items]
        return _struct.pack("%d%s" % (len(items), self.typecode), *items)

    def _like(self, data):
        new = array(self.typecode)
        new._bytes += data
        return new

    def _same(self, other, what):
        if not isinstance(other, array):
            raise TypeError('can only %s array (not "%s") to array' % (what, type(other).__name__))
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation" if what == "append" else "can only extend with array of same kind")
        return other

    def _place(self, i, message):
        n = len(self)
        i = i.__index__()
        if i < 0:
            i += n
        if i < 0 or i >= n:
            raise IndexError(message)
        return i * self.itemsize

    def _splice(self, start, stop, data):
        try:
            self._bytes[start:stop] = data
        except BufferError:
            raise BufferError(_HELD) from None

    def _add(self, data):
        n = len(self._bytes)
        self._splice(n, n, data)

    def __len__(self):
        return len(self._bytes) // self.itemsize

    def __iter__(self):
        return iter(self.tolist())

    def __contains__(self, x):
        return x in self.tolist()

    def __repr__(self):
        items = "[%s]" % ", ".join([repr(x) for x in self.tolist()])
        return "array('%s', %s)" % (self.typecode, items) if len(self) else "array('%s')" % self.typecode

    __str__ = __repr__
    __hash__ = None

    def __getitem__(self, i):
        if type(i) is int and 0 <= i < len(self._bytes) // self.itemsize:
            return _unpack_from(self.typecode, self._bytes, i * self.itemsize)[0]
        if isinstance(i, slice):
            return self._like(self._show_memory()[i].tobytes())
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        return _unpack_from(self.typecode, self._bytes, self._place(i, "array index out of range"))[0]

    def __setitem__(self, i, x):
        if type(i) is int and 0 <= i < len(self._bytes) // self.itemsize:
            at = i * self.itemsize
            self._bytes[at:at + self.itemsize] = _item(self.typecode, x) or self._one(x)
            return
        if isinstance(i, slice):
            if not isinstance(x, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(x).__name__)
            self._set_slice(i, self._same(x, "append"))
            return
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        at = self._place(i, "array assignment index out of range")
        self._bytes[at:at + self.itemsize] = self._one(x)

    def _set_slice(self, key, x):
        start, stop, step = key.indices(len(self))
        if step == 1:
            self._splice(start * self.itemsize, max(start, stop) * self.itemsize, bytes(x._bytes))
            return
        if not len(x):
            del self[key]
            return
        n = len(range(start, stop, step))
        if n != len(x):
            raise ValueError("attempt to assign array of size %d to extended slice of size %d" % (len(x), n))
        with self._show_memory() as view:
            view[key] = x._show_memory()

    def __delitem__(self, i):
        if isinstance(i, slice):
            kept = self.tolist()
            del kept[i]
            if len(kept) != len(self):
                self._splice(0, len(self._bytes), self._packed(kept))
            return
        at = self._place(i, "array assignment index out of range")
        self._splice(at, at + self.itemsize, b"")

    def __add__(self, other):
        return self._like(self._bytes + self._same(other, "append")._bytes)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self._add(bytes(self._same(other, "extend")._bytes))
        return self

    def __mul__(self, n):
        return self._like(self._bytes * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._splice(0, len(self._bytes), self._bytes * n)
        return self

    def __eq__(self, other):
        return self.tolist() == other.tolist() if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self.tolist() < other.tolist() if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self.tolist() <= other.tolist() if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self.tolist() > other.tolist() if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self.tolist() >= other.tolist() if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._like(self._bytes)

    def __reduce__(self):
        return array, (self.typecode, self.tolist())

    def __deepcopy__(self, memo):
        return self._like(self._bytes)

    def append(self, x, /):
        try:
            self._bytes += _item(self.typecode, x) or self._one(x)
        except BufferError:
            raise BufferError(_HELD) from None

    def _one(self, x):
        return _struct.pack(self.typecode, _CHECKS[self.typecode](x))

    def insert(self, i, x, /):
        n = len(self)
        at = (max(i + n, 0) if i < 0 else min(i, n)) * self.itemsize
        self._splice(at, at, self._one(x))

    def extend(self, items, /):
        if isinstance(items, array):
            if items.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._add(bytes(items._bytes))
            return
        for x in items:
            self.append(x)

    def fromlist(self, items, /):
        if not isinstance(items, list):
            raise TypeError("arg must be list")
        self._add(self._packed(items))

    def tolist(self):
        return self._show_memory().tolist()

    def pop(self, i=-1, /):
        if not len(self):
            raise IndexError("pop from empty array")
        at = self._place(i, "pop index out of range")
        x = _unpack_from(self.typecode, self._bytes, at)[0]
        self._splice(at, at + self.itemsize, b"")
        return x

    def reverse(self):
        self._bytes[:] = self._show_memory()[::-1].tobytes()

    def count(self, x, /):
        return self.tolist().count(x)

    def remove(self, x, /):
        try:
            i = self.tolist().index(x)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None
        self.pop(i)

    def index(self, x, *bounds):
        try:
            return self.tolist().index(x, *bounds)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def tobytes(self):
        return bytes(self._bytes)

    def frombytes(self, data, /):
        data = memoryview(data).tobytes()
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._add(data)

    def byteswap(self):
        size, data = self.itemsize, bytes(self._bytes)
        for k in range(size):
            self._bytes[k::size] = data[size - 1 - k::size]

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data)
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def buffer_info(self):
        return (id(self._bytes), len(self))


array.__module__ = "array"
ArrayType = array

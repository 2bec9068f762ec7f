"""array: sequences of numbers of one kind. They hold Python numbers; the bytes are made when they are asked for."""
import struct as _struct

typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short", "i": "signed integer",
          "I": "unsigned int"}
_RANGES = {c: ((0, 256 ** n - 1) if c.isupper() else (-(256 ** n // 2), 256 ** n // 2 - 1))
           for c, n in _SIZES.items() if n < 8 and c not in "fd"}


def _int_check(code):
    low, high = _RANGES.get(code, (-9223372036854775807 - 1, 9223372036854775807))
    if code in "LQ":
        low = 0
    name = _NAMES.get(code, "")

    def check(x):
        if type(x) is not int:
            if isinstance(x, float) or not hasattr(x, "__index__"):
                raise TypeError("'%s' object cannot be interpreted as an integer" % type(x).__name__)
            x = x.__index__()
        if x < low:
            if code in "ILQ":
                raise OverflowError("can't convert negative value to unsigned int")
            raise OverflowError("%s is less than minimum" % name)
        if x > high:
            raise OverflowError("%s is greater than maximum" % name)
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


class array(list):
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
        self._check = check = _CHECKS[typecode]
        if isinstance(initializer, (bytes, bytearray)):
            list.__init__(self)
            self.frombytes(initializer)
        else:
            list.__init__(self, [check(x) for x in initializer])

    def _like(self, items):
        new = array(self.typecode)
        list.extend(new, items)
        return new

    def _same(self, other, what):
        if not isinstance(other, array):
            raise TypeError('can only %s array (not "%s") to array' % (what, type(other).__name__))
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation" if what == "append" else "can only extend with array of same kind")
        return other

    def __repr__(self):
        items = "[%s]" % ", ".join([repr(x) for x in self])
        return "array('%s', %s)" % (self.typecode, items) if len(self) else "array('%s')" % self.typecode

    __str__ = __repr__
    __hash__ = None

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._like(list.__getitem__(self, i))
        try:
            return list.__getitem__(self, i)
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, i, x):
        if isinstance(i, slice):
            if not isinstance(x, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(x).__name__)
            list.__setitem__(self, i, self._same(x, "append"))
            return
        x = self._check(x)
        try:
            list.__setitem__(self, i, x)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        return self._like(list.__add__(self, self._same(other, "append")))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        list.extend(self, list(self._same(other, "extend")))
        return self

    def __mul__(self, n):
        return self._like(list.__mul__(self, n))

    __rmul__ = __mul__

    def __imul__(self, n):
        list.__setitem__(self, slice(None), list.__mul__(self, n))
        return self

    def __eq__(self, other):
        return list.__eq__(self, other) if isinstance(other, array) else False

    def __ne__(self, other):
        return list.__ne__(self, other) if isinstance(other, array) else True

    def __lt__(self, other):
        return list.__lt__(self, other) if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return list.__le__(self, other) if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return list.__gt__(self, other) if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return list.__ge__(self, other) if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._like(self)

    def __deepcopy__(self, memo):
        return self._like(self)

    def __bytes__(self):
        return self.tobytes()

    def __array__(self, dtype=None, copy=None):
        import numpy
        return numpy.frombuffer(self.tobytes(), dtype=self.typecode).astype(dtype or self.typecode)

    def append(self, x, /):
        list.append(self, self._check(x))

    def insert(self, i, x, /):
        list.insert(self, i, self._check(x))

    def extend(self, items, /):
        if isinstance(items, array):
            if items.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            list.extend(self, list(items))
            return
        for x in items:
            list.append(self, self._check(x))

    def fromlist(self, items, /):
        if not isinstance(items, list):
            raise TypeError("arg must be list")
        list.extend(self, [self._check(x) for x in items])

    def tolist(self):
        return list(self)

    def pop(self, i=-1, /):
        if not len(self):
            raise IndexError("pop from empty array")
        return list.pop(self, i)

    def remove(self, x, /):
        try:
            list.remove(self, x)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, x, *bounds):
        try:
            return list.index(self, x, *bounds)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def tobytes(self):
        return _struct.pack("%d%s" % (len(self), self.typecode), *self)

    def frombytes(self, data, /):
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        list.extend(self, _struct.unpack("%d%s" % (len(data) // self.itemsize, self.typecode), bytes(data)))

    def byteswap(self):
        data = self.tobytes()
        swapped = b"".join([data[i:i + self.itemsize][::-1] for i in range(0, len(data), self.itemsize)])
        list.clear(self)
        self.frombytes(swapped)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def buffer_info(self):
        return (id(self), len(self))

    def _refused(self, *args, **kwargs):
        raise AttributeError("'array.array' object has no such attribute")

    sort = copy = clear = _refused


ArrayType = array

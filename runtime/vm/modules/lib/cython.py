"""What the lowering of Cython's C constructs calls (frontend/cy_lower.h): structs as records, memory, checks."""
import enum
import functools
import sys
from array import array

import numpy as np
import _numpy


def enumeration(name, items):
    return enum.IntEnum(name, list(items))


class RecordType:
    """A struct with pointers: what NumPy's dtypes cannot hold. fields: (name, dtype or None, shape or None)."""

    def __init__(self, fields):
        self.fields = fields
        self.names = tuple(f[0] for f in fields)


class Record:
    __slots__ = ("dtype", "values")

    def __init__(self, dtype):
        self.dtype = dtype
        self.values = {}
        for name, inner, shape in dtype.fields:
            if inner is None:
                self.values[name] = None
            elif shape is None and not is_struct(inner):
                self.values[name] = 0
            else:
                self.values[name] = records(1 if shape is None else shape, inner)

    def holds(self, name):
        """Is the field a struct, of which the values have an array of one?"""
        inner, shape = self.dtype.fields[self.dtype.names.index(name)][1:]
        return shape is None and inner is not None and is_struct(inner)

    def __getitem__(self, name):
        return self.values[name][0] if self.holds(name) else self.values[name]

    def __setitem__(self, name, value):
        if self.holds(name):
            self.values[name][0] = value
        elif isinstance(self.values[name], np.ndarray) and self.dtype.fields[self.dtype.names.index(name)][2] is not None:
            self.values[name][:] = value
        else:
            self.values[name] = value


class Records:
    """An array of Record, or the part of one that begins at a pointer."""
    __slots__ = ("items", "at")

    def __init__(self, items, at=0):
        self.items, self.at = items, at

    def __len__(self):
        return len(self.items) - self.at

    def __getitem__(self, i):
        if not isinstance(i, slice):
            return self.items[self.at + i]
        if i.stop is None:
            return Records(self.items, self.at + (i.start or 0))
        return Records(self.items[self.at + (i.start or 0):self.at + i.stop])

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            for k, v in enumerate(value[:len(self[i])] if isinstance(value, Records) else value):
                self[(i.start or 0) + k] = v
            return
        to = self.items[self.at + i]
        for name in to.dtype.names:
            to[name] = value[name]

    def reshape(self, *shape):
        return self


def is_struct(dtype):
    return isinstance(dtype, RecordType) or (isinstance(dtype, np.dtype) and dtype.names is not None)


def records(count, dtype):
    if isinstance(dtype, RecordType):
        return Records([Record(dtype) for _ in range(count)])
    return np.zeros(count, dtype)


def make(dtype, *args, **kwargs):
    out = records(1, dtype)[0]
    for name, value in zip(dtype.names, args):
        out[name] = value
    for name, value in kwargs.items():
        out[name] = value
    return out


def from_object(dtype, value):
    if isinstance(value, dict):
        for name in dtype.names:
            if name not in value:
                raise ValueError("No value specified for struct attribute '%s'" % name)
        return make(dtype, **value)
    if isinstance(value, (list, tuple)):
        return make(dtype, *value)
    if isinstance(value, (np.void, Record)):
        return value
    raise TypeError("expected a mapping, got %s" % type(value).__name__)


def plain(value):
    if isinstance(value, (np.void, Record)):
        return as_dict(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    return value


def as_dict(record):
    return {name: plain(record[name]) for name in record.dtype.names}


def dicts(records):
    return [as_dict(records[i]) for i in range(len(records))]


def text(chars):
    """A char * as bytes, a slice of one or an array of char up to its zero."""
    if chars is None:
        raise ValueError("a pointer that is NULL")
    if isinstance(chars, str):
        chars = chars.encode()
    whole = chars if isinstance(chars, (bytes, bytearray)) else chars.tobytes()
    end = whole.find(b"\0")
    return bytes(whole if end < 0 else whole[:end])


def resized(old, count, dtype):
    new = records(count, dtype)
    if old is not None:
        for i in range(min(count, len(old))):
            new[i] = old[i]
    return new


def distance(p, q):
    """p - q of pointers, in items."""
    return p.at - q.at if isinstance(p, Records) and isinstance(q, Records) else _numpy.pointer_distance(p, q)


def moved(p, k):
    if isinstance(p, Records):
        return Records(p.items, p.at + k)
    return p[k:] if k >= 0 else _numpy.pointer_moved(p, k)


def is_same(p, q):
    """p == q of pointers; NULL is None."""
    return p is q or (p is not None and q is not None and distance(p, q) == 0)


def field(record, name):
    if isinstance(record, Records):
        raise TypeError("the address of a member of a struct with pointers cannot be taken")
    return record[name].reshape(-1)[:1] if isinstance(record, np.ndarray) else np.ndarray.__getitem__(record, name)


def checked(value, cls):
    if value is not None and not isinstance(value, cls):
        raise TypeError("Cannot convert %s to %s" % (type(value).__name__, qualified(cls)))
    return value


def qualified(cls):
    return cls.__qualname__ if cls.__module__ == "builtins" else "%s.%s" % (cls.__module__, cls.__qualname__)


def argument(value, cls, name, not_none):
    if isinstance(value, cls) or (value is None and not not_none):
        return
    raise TypeError("Argument '%s' has incorrect type (expected %s, got %s)" % (name, qualified(cls), type(value).__name__))


_c_names = {"?": "bool", "b": "signed char", "B": "unsigned char", "h": "short", "H": "unsigned short", "i": "int", "I": "unsigned int",
            "l": "long", "L": "unsigned long", "q": "long long", "Q": "unsigned long long", "f": "float", "d": "double", "g": "long double",
            "F": "complex float", "D": "complex double"}


def _mismatch(a, expected):
    char = a.dtype.char
    if char == "U":
        raise ValueError("Does not understand character buffer dtype format string ('w')")
    if char in "mM":
        raise ValueError("cannot include dtype '%s' in a buffer" % char)
    got = "Python object" if char == "O" else "'%s'" % _c_names.get(char, char)
    raise ValueError("Buffer dtype mismatch, expected '%s' but got %s" % (expected, got))


def _checked(a, dtype, ndim, expected, layout, writable):
    if layout == "c" and not a.flags.c_contiguous:
        raise ValueError("ndarray is not C-contiguous")
    if layout == "f" and not a.flags.f_contiguous:
        raise ValueError("ndarray is not Fortran contiguous")
    if writable and not a.flags.writeable:
        raise ValueError("buffer source array is read-only")
    if a.ndim != ndim:
        raise ValueError("Buffer has wrong number of dimensions (expected %d, got %d)" % (ndim, a.ndim))
    if a.dtype == np.bool_ and dtype is np.uint8:
        return a.view(np.uint8)
    if a.dtype != dtype:
        _mismatch(a, expected)
    return a


def view(a, dtype, ndim, expected, layout, name):
    """A typed memoryview of a buffer, or None; name: of a parameter that must not be None."""
    if isinstance(a, np.ndarray):
        return _checked(a, dtype, ndim, expected, layout, not expected.startswith("const "))
    if a is None:
        if name:
            raise TypeError("Argument '%s' must not be None" % name)
        return a
    if isinstance(a, bytes) and not expected.startswith("const "):
        raise BufferError("Object is not writable.")
    if isinstance(a, (bytes, bytearray)):
        return _checked(np.frombuffer(a, np.uint8), dtype, ndim, expected, layout, False)
    if isinstance(a, (array, memoryview)):
        return _checked(np.asarray(a), dtype, ndim, expected, layout, not expected.startswith("const "))
    if isinstance(a, (np.generic, str, int, float, complex, list, tuple, dict, set, frozenset, type)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(a).__name__)
    return a


# --- fused types: members is "float:float32|double:float64", names and dtypes ------------------------------------------------
_objects = {"str": str, "unicode": str, "bytes": bytes, "bytearray": bytearray, "list": list, "tuple": tuple, "dict": dict, "set": set,
            "frozenset": frozenset, "type": type}


def _rank(value):
    return 0 if isinstance(value, int) else 1 if isinstance(value, float) else 2 if isinstance(value, complex) else -1


class _ChosenInt(int):
    pass


class _ChosenFloat(float):
    pass


def chosen(value, name, dtype):
    """The argument x of f[name](x): the function finds its type by it."""
    value = (_ChosenFloat if np.dtype(dtype).kind == "f" else _ChosenInt)(value)
    value.name = name
    return value


def _member_of(value, members):
    """The name of the type that a value from Python chooses, or None: the widest of its kind."""
    if isinstance(value, (_ChosenInt, _ChosenFloat)):
        return value.name
    best, size, rank = None, 0, _rank(value)
    for member in members.split("|"):
        name, dtype = member.split(":")
        if not dtype:
            fits = isinstance(value, _objects[name]) if name in _objects else isinstance(value, (np.void, Record, dict))
            if fits:
                return name
            continue
        kind = np.dtype(dtype).kind
        if rank == (0 if kind in "iub" else 1 if kind == "f" else 2) and np.dtype(dtype).itemsize > size:
            best, size = name, np.dtype(dtype).itemsize
    return best


def _no_match(alone):
    raise TypeError("No matching signature found" if alone else "Function call with ambiguous argument types")


def fused(value, members, alone):
    """An argument of a fused type, which one of its types must take; alone: the function has no other fused type."""
    if isinstance(value, np.generic) and not isinstance(value, (float, complex)) or _member_of(value, members) is None:
        _no_match(alone)
    if isinstance(value, (_ChosenInt, _ChosenFloat)):
        return value
    return int(value) if isinstance(value, int) else float(value) if isinstance(value, float) else value


def fused_is(value, members, name):
    return _member_of(value, members) == name


def fused_buffer(a, members, first, ndim, layout, prefix, name, alone):
    """A buffer of a fused type; first: the argument that chose its type, None: this one does."""
    chosen = members.split("|")
    if isinstance(first, np.ndarray):
        chosen = [m for m in chosen if np.dtype(m.split(":")[1]) == first.dtype]
    elif first is not None:
        chosen = [m for m in chosen if m.split(":")[0] == _member_of(first, members)]
    if first is None and a is not None:
        held = a if isinstance(a, np.ndarray) else np.asarray(a) if isinstance(a, (array, memoryview, bytes, bytearray)) else None
        chosen = [] if held is None or held.ndim != ndim else [m for m in chosen if m.split(":")[1] and np.dtype(m.split(":")[1]) == held.dtype]
        if not chosen:
            _no_match(alone)
    if not chosen:
        return a
    c_name, dtype = chosen[0].split(":")
    return view(a, np.dtype(dtype), ndim, prefix + c_name, layout, name)


def is_c_contig(a):
    return a.flags.c_contiguous


def is_f_contig(a):
    return a.flags.f_contiguous


def copy_fortran(a):
    return a.copy("F")


def suboffsets(a):
    return (-1,) * a.ndim


def _item(x):
    return x.item()


def items(a):
    """What a loop over a typed memoryview gives: Python's numbers."""
    return map(_item, a) if isinstance(a, np.ndarray) else a


def ndarray(a, dtype, ndim, expected, layout, name):
    """An array for an np.ndarray[…] or, without a dtype, for an np.ndarray; name: of the parameter, with '!' where None is refused."""
    if a is None and not name.endswith("!"):
        return a
    if not isinstance(a, np.ndarray):
        got = type(a).__name__ if type(a).__module__ == "builtins" else "%s.%s" % (type(a).__module__, type(a).__name__)
        if not name:
            raise TypeError("Cannot convert %s to numpy.ndarray" % got)
        raise TypeError("Argument '%s' has incorrect type (expected numpy.ndarray, got %s)" % (name.rstrip("!"), got))
    return a if dtype is None else _checked(a, dtype, ndim, expected, layout, False)


def not_writable(self, name):
    raise AttributeError("attribute '%s' of '%s' objects is not writable" % (name, qualified(type(self))))


# --- libc.stdlib, libc.stdio, libc.string, cython.parallel -------------------------------------------------------------------
RAND_MAX = 2147483647
EXIT_SUCCESS, EXIT_FAILURE = 0, 1
_state = []


def srand(seed):
    """As glibc's: an additive feedback generator of 31 words."""
    r = [seed or 1]
    for i in range(1, 31):
        r.append(16807 * (r[-1] if r[-1] < 2147483648 else r[-1] - 4294967296) % 2147483647)
    r += r[:3]
    for i in range(34, 344):
        r.append((r[i - 31] + r[i - 3]) & 4294967295)
    _state[:] = r[-31:]


def rand():
    if not _state:
        srand(1)
    value = (_state[0] + _state[28]) & 4294967295
    del _state[0]
    _state.append(value)
    return value >> 1


def text_of(s):
    return s.decode() if isinstance(s, (bytes, bytearray)) else s


def atoi(s):
    s = text_of(s).strip()
    n = 1 if s[:1] in ("+", "-") else 0
    while n < len(s) and s[n].isdigit():
        n += 1
    return int(s[:n]) if s[:n].lstrip("+-") else 0


atol = atoll = atoi


def atof(s):
    s = text_of(s).strip()
    for n in range(len(s), 0, -1):
        try:
            return float(s[:n])
        except ValueError:
            pass
    return 0.0


def exit(status):
    sys.exit(status)


def abort():
    raise SystemExit("aborted")


def qsort(base, n, size, compare):
    items = base[:n].copy()
    order = sorted(range(n), key=functools.cmp_to_key(lambda i, j: compare(items[i:i + 1], items[j:j + 1])))
    for to, at in enumerate(order):
        base[to] = items[at]


def printf(form, *args):
    text = _formatted(form, args)
    sys.stdout.write(text)
    return len(text)


def puts(s):
    return printf(b"%s\n", s)


def putchar(c):
    sys.stdout.write(chr(c))
    return c


class _Stream:
    def __init__(self, file):
        self.file = file


def fflush(stream):
    sys.stdout.flush()
    return 0


stdout, stderr = _Stream(1), _Stream(2)


# A char * is bytes, or an array of its chars.
def _bytes(s, n=None):
    if isinstance(s, str):
        s = s.encode()
    whole = s if isinstance(s, (bytes, bytearray)) else bytes(s[:n].tobytes())
    return bytes(whole) if n is None else bytes(whole[:n])


def _sign(a, b):
    for x, y in zip(a, b):
        if x != y:
            return x - y
    return (a[len(b)] if len(a) > len(b) else 0) - (b[len(a)] if len(b) > len(a) else 0)


def strcmp(a, b):
    return _sign(text(a), text(b))


def strncmp(a, b, n):
    return _sign(text(a)[:n], text(b)[:n])


def memcmp(a, b, n):
    size = getattr(a, "itemsize", 1)
    return _sign(_bytes(a, -(-n // size))[:n], _bytes(b, -(-n // size))[:n])


def _write(to, at, data):
    if len(data) > len(to) - at:
        raise IndexError("the text does not fit into the memory that a pointer points to")
    to[at:at + len(data)] = np.frombuffer(data, to.dtype)
    return to


def strcpy(to, s):
    return _write(to, 0, text(s) + b"\0")


def strncpy(to, s, n):
    data = text(s)[:n]
    return _write(to, 0, data + b"\0" * (n - len(data)))


def strcat(to, s):
    return _write(to, len(text(to)), text(s) + b"\0")


def strncat(to, s, n):
    return _write(to, len(text(to)), text(s)[:n] + b"\0")


def strdup(s):
    return np.frombuffer(text(s) + b"\0", np.int8).copy()


def _char(c):
    return c if isinstance(c, bytes) else bytes([c & 255])


def strchr(s, c):
    at = (text(s) + b"\0").find(_char(c))
    return None if at < 0 else s[at:]


def strrchr(s, c):
    at = (text(s) + b"\0").rfind(_char(c))
    return None if at < 0 else s[at:]


def strstr(s, what):
    at = text(s).find(text(what))
    return None if at < 0 else s[at:]


def memchr(s, c, n):
    at = _bytes(s, n).find(_char(c))
    return None if at < 0 else s[at:]


def _formatted(form, args):
    form = text_of(form)
    for word in ("ll", "l", "z", "h"):
        for end in "dufgexi":
            form = form.replace("%" + word + end, "%" + end)
    form = form.replace("%u", "%d").replace("%i", "%d").replace("%p", "%s")
    return form % tuple(text(a).decode() if isinstance(a, (bytes, np.ndarray)) else a for a in args)


def sprintf(to, form, *args):
    data = _formatted(form, args).encode()
    _write(to, 0, data + b"\0")
    return len(data)


def snprintf(to, n, form, *args):
    data = _formatted(form, args).encode()
    if n:
        _write(to, 0, data[:n - 1] + b"\0")
    return len(data)


def threadid():
    return 0

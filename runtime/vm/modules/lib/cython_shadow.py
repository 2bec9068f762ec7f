"""What `cython` has in pure-Python mode beside its types and decorators (cython_module.c): structs, pointers and arrays as
Cython's own Shadow.py has them where nothing is compiled."""

_unspecified = object()


def cast(t, *args, **kwargs):
    kwargs.pop("typecheck", None)
    if isinstance(t, type) and len(args) == 1 and not kwargs and isinstance(args[0], t):
        return args[0]
    if callable(t):
        return t(*args, **kwargs)
    return args[0]


def typeof(arg):
    return type(arg).__name__


def sizeof(arg):
    return 1


def address(arg):
    return pointer(type(arg))([arg])


class PointerType:
    _basetype = object

    def __init__(self, value=None):
        if isinstance(value, PointerType):
            value = value._items
        if isinstance(value, list):
            self._items = [cast(self._basetype, v) for v in value]
        elif value is None or value == 0:
            self._items = []
        else:
            raise ValueError

    def __getitem__(self, ix):
        if ix < 0:
            raise IndexError("negative indexing not allowed in C")
        return self._items[ix]

    def __setitem__(self, ix, value):
        if ix < 0:
            raise IndexError("negative indexing not allowed in C")
        self._items[ix] = cast(self._basetype, value)

    def __eq__(self, value):
        if value is None and not self._items:
            return True
        return type(self) == type(value) and self._items == value._items

    def __repr__(self):
        return "%s *" % (self._basetype,)


class ArrayType(PointerType):
    _n = 0

    def __init__(self, value=None):
        if value is None:
            self._items = [None] * self._n
        else:
            super().__init__(value)


def pointer(basetype):
    class PointerInstance(PointerType):
        _basetype = basetype
    PointerInstance._basetype = basetype
    return PointerInstance


def array(basetype, n):
    class ArrayInstance(ArrayType):
        pass
    ArrayInstance._basetype, ArrayInstance._n = basetype, n
    return ArrayInstance


class StructType:
    _members = {}

    def __init__(self, *args, **data):
        if len(args) > 1 or (args and data):
            raise ValueError("Cannot accept keyword arguments when casting." if args else "Cannot accept several values")
        if args:
            data = args[0] if isinstance(args[0], dict) else args[0].__dict__
        for key, value in data.items():
            if key not in self._members:
                raise ValueError("Invalid struct attribute for %s : %s" % (type(self).__name__, key))
            setattr(self, key, value)

    def __setattr__(self, key, value):
        if key not in self._members:
            raise AttributeError("Struct has no member '%s'" % key)
        self.__dict__[key] = cast(self._members[key], value)


class UnionType(StructType):
    def __setattr__(self, key, value):
        if key not in self._members:
            raise AttributeError("Union has no member '%s'" % key)
        self.__dict__.clear()
        self.__dict__[key] = cast(self._members[key], value)


def _instance(name, base, members):
    return type(name, (base,), dict(dict.fromkeys(members), _members=members))


def struct(**members):
    return _instance("StructInstance", StructType, members)


def union(**members):
    return _instance("UnionInstance", UnionType, members)


def typedef(t, name=None):
    return t


class _Fused:
    def __init__(self, types):
        self.types = types

    def __getitem__(self, key):
        return self

    def __call__(self, value=0):
        return value


def fused_type(*types):
    if not types:
        raise TypeError("Expected at least one type as argument")
    return _Fused(types)


class _Void:
    def __call__(self, *args):
        return None

    def __repr__(self):
        return "cython.void"


void = _Void()
NULL = None
complex = doublecomplex = floatcomplex = longdoublecomplex = complex
floating, integral, numeric = _Fused(("float", "double")), _Fused(("short", "int", "long")), _Fused(("short", "int", "long", "float", "double"))


def ufunc(f):
    return f


def total_ordering(cls):
    import functools
    return functools.total_ordering(cls)

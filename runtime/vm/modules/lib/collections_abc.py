# collections.abc: the interfaces. An object is an instance when it has the methods, as CPython's one-trick classes; those
# with more (Sequence, Mapping…) know the built-in classes, and give mixin methods to classes that derive from them.
from abc import ABCMeta, abstractmethod
from collections import deque as _deque, UserList as _UserList, UserDict as _UserDict, ChainMap as _ChainMap


class _Interface(ABCMeta):
    def __instancecheck__(cls, x):
        return cls.__subclasscheck__(type(x))

    def __subclasscheck__(cls, c):
        if super().__subclasscheck__(c):
            return True
        for known in cls.__dict__.get("_known", ()):
            if issubclass(c, known):
                return True
        names = cls.__dict__.get("_methods", ())
        if not names:
            for sub in cls.__subclasses__():
                if issubclass(c, sub):
                    return True
            return False
        for name in names:
            found = getattr(c, name, None)
            if found is None:
                return False
        return True


def _interface(name, bases, methods=(), known=()):
    return _Interface(name, bases, {"_methods": tuple(methods), "_known": tuple(known), "__module__": "collections.abc",
                                    "__class_getitem__": classmethod(lambda cls, item: cls)})


Hashable = _interface("Hashable", (), ("__hash__",))
Iterable = _interface("Iterable", (), ("__iter__",))
Iterator = _interface("Iterator", (Iterable,), ("__iter__", "__next__"))
Reversible = _interface("Reversible", (Iterable,), ("__iter__", "__reversed__"))
Generator = _interface("Generator", (Iterator,), ("__iter__", "__next__", "send", "throw", "close"))
Sized = _interface("Sized", (), ("__len__",))
Container = _interface("Container", (), ("__contains__",))
Callable = _interface("Callable", (), ("__call__",))
Collection = _interface("Collection", (Sized, Iterable, Container), ("__len__", "__iter__", "__contains__"))
Awaitable = _interface("Awaitable", (), ("__await__",))
Coroutine = _interface("Coroutine", (Awaitable,), ("__await__", "send", "throw", "close"))
AsyncIterable = _interface("AsyncIterable", (), ("__aiter__",))
AsyncIterator = _interface("AsyncIterator", (AsyncIterable,), ("__aiter__", "__anext__"))


class Set(Collection):
    _methods = ()
    _known = (set, frozenset, type({}.keys()), type({}.items()))

    @abstractmethod
    def __contains__(self, x):
        return False

    @abstractmethod
    def __iter__(self):
        return iter(())

    @abstractmethod
    def __len__(self):
        return 0

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        return len(self) <= len(other) and all([x in other for x in self])

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all([x in self for x in other])

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable([x for x in other if x in self])

    __rand__ = __and__

    def __or__(self, other):
        return self._from_iterable([e for s in (self, other) for e in s])

    __ror__ = __or__

    def __sub__(self, other):
        return self._from_iterable([x for x in self if x not in other])

    def __xor__(self, other):
        return (self - other) | self._from_iterable([x for x in other if x not in self])

    def isdisjoint(self, other):
        return not any([x in self for x in other])


class MutableSet(Set):
    _known = (set,)

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        for value in list(self):
            self.discard(value)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __isub__(self, it):
        for value in list(it):
            self.discard(value)
        return self


class Mapping(Collection):
    _methods = ()
    _known = (dict, _UserDict, _ChainMap)

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    @abstractmethod
    def __iter__(self):
        return iter(())

    @abstractmethod
    def __len__(self):
        return 0

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return dict.fromkeys(self).keys()

    def items(self):
        return {k: self[k] for k in self}.items()

    def values(self):
        return {k: self[k] for k in self}.values()

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


_absent = object()


class MutableMapping(Mapping):
    _known = (dict, _UserDict, _ChainMap)

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_absent):
        try:
            value = self[key]
        except KeyError:
            if default is _absent:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Sequence(Reversible, Collection):
    _methods = ()
    _known = (tuple, list, str, bytes, range, _UserList, _deque)

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    @abstractmethod
    def __len__(self):
        return 0

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum([1 for v in self if v is value or v == value])


class MutableSequence(Sequence):
    _known = (list, _UserList, _deque)

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for v in list(values):
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class KeysView(Set):
    _known = (type({}.keys()),)


class ItemsView(Set):
    _known = (type({}.items()),)


ValuesView = _interface("ValuesView", (Sized,), (), (type({}.values()),))
MappingView = _interface("MappingView", (Sized,), (), (type({}.keys()), type({}.items()), type({}.values())))
ByteString = _interface("ByteString", (), (), (bytes,))
for _c in (Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence):
    _c.__class_getitem__ = classmethod(lambda cls, item: cls)
    if "_methods" not in _c.__dict__:
        _c._methods = ()

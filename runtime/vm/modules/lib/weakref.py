"""weakref: references that do not keep an object alive, and containers of them. Objects die when their last name goes; those in a
cycle at the end of the program. Nothing is called when one dies: callbacks and finalize are refused."""
from _weakref import ref

ReferenceType = ref
_MISSING = object()


def getweakrefcount(object):
    return 0 if _find(object) is None else 1


def _find(object):
    try:
        return ref(object)
    except TypeError:
        return None


def finalize(obj, func, /, *args, **kwargs):
    raise NotImplementedError("weakref.finalize is not supported: nothing is called when an object is destroyed")


class WeakMethod:
    """A weak reference to a bound method: its object is not kept."""

    def __init__(self, meth, callback=None):
        if callback is not None:
            raise NotImplementedError("weak references with a callback are not supported: nothing is called when an object is destroyed")
        try:
            self._of, self._function = ref(meth.__self__), meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not %s" % type(meth)) from None

    def __call__(self):
        of = self._of()
        return None if of is None else getattr(of, self._function.__name__)

    def __eq__(self, other):
        return isinstance(other, WeakMethod) and self._function is other._function and self._of == other._of

    def __hash__(self):
        return hash(self._function)


class _WeakDictionary:
    """What both dictionaries have: `_live()`, the pairs whose objects are there."""

    def __len__(self):
        return len(self._live())

    def __iter__(self):
        return iter([k for k, _ in self._live()])

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))

    def keys(self):
        return iter(self)

    def values(self):
        return iter([x for _, x in self._live()])

    def items(self):
        return iter(self._live())

    def update(self, other=(), /, **named):
        for k, x in list(other.items() if hasattr(other, "items") else other) + list(named.items()):
            self[k] = x

    def copy(self):
        return type(self)(self._live())


class WeakValueDictionary(_WeakDictionary):
    """Names of objects: an entry is there as long as its object."""

    def __init__(self, other=(), /, **named):
        self._refs = {}
        self.update(other, **named)

    def _live(self):
        pairs = [(k, r()) for k, r in self._refs.items()]
        for k, x in pairs:
            if x is None:
                del self._refs[k]
        return [p for p in pairs if p[1] is not None]

    def __getitem__(self, key):
        x = self._refs[key]()
        if x is None:
            del self._refs[key]
            raise KeyError(key)
        return x

    def __setitem__(self, key, value):
        self._refs[key] = ref(value)

    def __delitem__(self, key):
        self[key]
        del self._refs[key]

    def __contains__(self, key):
        r = self._refs.get(key)
        return r is not None and r() is not None

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, default=_MISSING):
        if key in self:
            x = self[key]
            del self._refs[key]
            return x
        if default is _MISSING:
            raise KeyError(key)
        return default

    def clear(self):
        self._refs.clear()


class WeakKeyDictionary(_WeakDictionary):
    """Values of objects: an entry is there as long as the object that is its key."""

    def __init__(self, other=()):
        self._data = {}
        self.update(other)

    def _live(self):
        pairs = [(r, r(), x) for r, x in self._data.items()]
        for r, k, _ in pairs:
            if k is None:
                del self._data[r]
        return [(k, x) for _, k, x in pairs if k is not None]

    def __getitem__(self, key):
        return self._data[ref(key)]

    def __setitem__(self, key, value):
        self._data[ref(key)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        r = _find(key)
        return r is not None and r in self._data

    def get(self, key, default=None):
        return self._data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self._data.setdefault(ref(key), default)

    def pop(self, key, *default):
        return self._data.pop(ref(key), *default)

    def clear(self):
        self._data.clear()


class WeakSet:
    def __init__(self, data=None):
        self._refs = {}
        self.update(data or ())

    def _live(self):
        found = [(r, r()) for r in self._refs]
        for r, x in found:
            if x is None:
                del self._refs[r]
        return [x for _, x in found if x is not None]

    def add(self, item):
        self._refs[ref(item)] = None

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def remove(self, item):
        del self._refs[ref(item)]

    def pop(self):
        for x in self._live():
            self.discard(x)
            return x
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for x in other:
            self.add(x)

    def clear(self):
        self._refs.clear()

    def __contains__(self, item):
        r = _find(item)
        return r is not None and r in self._refs

    def __len__(self):
        return len(self._live())

    def __iter__(self):
        return iter(self._live())

    def __repr__(self):
        return repr(set(self._live()))


class ProxyType:
    """Stands for its object while that lives; afterwards every use is a ReferenceError."""

    def __init__(self, target):
        object.__setattr__(self, "_ref", ref(target))

    def __getattr__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __str__(self):
        return str(_target(self))

    def __repr__(self):
        return "<weakproxy at %#x to %s at %#x>" % (id(self), type(_target(self)).__name__, id(_target(self)))

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)

    def __len__(self):
        return len(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __contains__(self, x):
        return x in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, x):
        _target(self)[key] = x

    def __eq__(self, other):
        return _target(self) == (_target(other) if isinstance(other, ProxyType) else other)

    __hash__ = None


CallableProxyType = ProxyType


def _target(proxy):
    found = object.__getattribute__(proxy, "_ref")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def proxy(object, callback=None, /):
    if callback is not None:
        raise NotImplementedError("weak references with a callback are not supported: nothing is called when an object is destroyed")
    return ProxyType(object)

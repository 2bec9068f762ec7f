class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=False):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _collect(cls, kw_only):
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in getattr(base, "__dataclass_fields__", {}).values():
            found[f.name] = f
    own = cls.__dict__
    for name, kind in own.get("__annotations__", {}).items():
        if kind == "ClassVar" or str(kind).startswith("typing.ClassVar"):
            continue
        default = own.get(name, MISSING)
        if isinstance(default, Field):
            f = default
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        else:
            f = Field(default, MISSING, True, True, None, True, None, kw_only)
        if isinstance(f.default, (list, dict, set)):
            raise ValueError("mutable default %s for field %s is not allowed: use default_factory" % (type(f.default), name))
        f.name = name
        f.type = kind
        f.kw_only = f.kw_only or kw_only
        found[name] = f
    return found


def _listed(names):
    quoted = ["'%s'" % n for n in names]
    if len(quoted) == 1:
        return quoted[0]
    return ", ".join(quoted[:-1]) + (" and " if len(quoted) == 2 else ", and ") + quoted[-1]


def _make_init(cls, fields, frozen):
    positional = [f for f in fields if f.init and not f.kw_only]
    keywords = [f for f in fields if f.init and f.kw_only]
    seen = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen is not None:
            raise TypeError("non-default argument '%s' follows default argument" % f.name)
    names = [f.name for f in positional]
    allowed = set(names + [f.name for f in keywords])
    title = cls.__qualname__ + ".__init__()"
    required = [f.name for f in positional if f.default is MISSING and f.default_factory is MISSING]
    put = object.__setattr__

    def __init__(self, *args, **kwargs):
        if len(args) > len(names):
            low, high = len(required) + 1, len(names) + 1
            takes = str(high) if low == high else "from %d to %d" % (low, high)
            raise TypeError("%s takes %s positional argument%s but %d were given" %
                            (title, takes, "" if takes == "1" else "s", len(args) + 1))
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in allowed:
                raise TypeError("%s got an unexpected keyword argument '%s'" % (title, name))
            if name in values:
                raise TypeError("%s got multiple values for argument '%s'" % (title, name))
            values[name] = value
        missing = [n for n in required if n not in values]
        if missing:
            raise TypeError("%s missing %d required positional argument%s: %s" %
                            (title, len(missing), "" if len(missing) == 1 else "s", _listed(missing)))
        missing = [f.name for f in keywords
                   if f.default is MISSING and f.default_factory is MISSING and f.name not in values]
        if missing:
            raise TypeError("%s missing %d required keyword-only argument%s: %s" %
                            (title, len(missing), "" if len(missing) == 1 else "s", _listed(missing)))
        for f in fields:
            name = f.name
            if name in values:
                put(self, name, values[name]) if frozen else setattr(self, name, values[name])
            elif f.default_factory is not MISSING:
                put(self, name, f.default_factory()) if frozen else setattr(self, name, f.default_factory())
            elif f.default is not MISSING and f.init:
                put(self, name, f.default) if frozen else setattr(self, name, f.default)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def _set(cls, name, fn):
    if name not in cls.__dict__:
        fn.__name__ = name
        fn.__qualname__ = cls.__qualname__ + "." + name
        setattr(cls, name, fn)


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only):
    table = _collect(cls, kw_only)
    fields = list(table.values())
    cls.__dataclass_fields__ = table
    compared = [f.name for f in fields if f.compare]
    shown = [f.name for f in fields if f.repr]
    hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    own_hash = "__hash__" in cls.__dict__ and cls.__dict__["__hash__"] is not None

    def key(self):
        return tuple([getattr(self, n) for n in compared])

    def __repr__(self):
        return self.__class__.__qualname__ + "(" + ", ".join(["%s=%r" % (n, getattr(self, n)) for n in shown]) + ")"

    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    def __lt__(self, other):
        return key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self, other):
        return key(self) <= key(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self, other):
        return key(self) > key(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self, other):
        return key(self) >= key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self):
        return hash(tuple([getattr(self, n) for n in hashed]))

    def __setattr__(self, name, value):
        raise FrozenInstanceError("cannot assign to field '%s'" % name)

    def __delattr__(self, name):
        raise FrozenInstanceError("cannot delete field '%s'" % name)

    if init:
        _set(cls, "__init__", _make_init(cls, fields, frozen))
    if repr_:
        _set(cls, "__repr__", __repr__)
    if eq:
        _set(cls, "__eq__", __eq__)
    if order:
        for fn in (__lt__, __le__, __gt__, __ge__):
            _set(cls, fn.__name__, fn)
    if frozen:
        _set(cls, "__setattr__", __setattr__)
        _set(cls, "__delattr__", __delattr__)
    if unsafe_hash or eq and frozen:
        if not own_hash:
            cls.__hash__ = __hash__
    elif eq and not own_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in fields if f.init and not f.kw_only])
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)

    return wrap if cls is None else wrap(cls)


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def fields(obj):
    if not is_dataclass(obj):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(obj.__dataclass_fields__.values())


def _plain(v, make):
    if is_dataclass(v) and not isinstance(v, type):
        return make(v)
    if isinstance(v, list):
        return [_plain(x, make) for x in v]
    if isinstance(v, tuple):
        return tuple([_plain(x, make) for x in v])
    if isinstance(v, dict):
        return {k: _plain(x, make) for k, x in v.items()}
    return v


def asdict(obj):
    return {f.name: _plain(getattr(obj, f.name), asdict) for f in fields(obj)}


def astuple(obj):
    return tuple([_plain(getattr(obj, f.name), astuple) for f in fields(obj)])


def replace(obj, /, **changes):
    for f in fields(obj):
        if f.init and f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)

# dataclasses. Methods are made from text, as CPython makes them, so that they take arguments and run as functions of scripts:
# _define(text, names) is the native that compiles them.
import copy as _copy


class _MISSING_TYPE:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class KW_ONLY:
    pass


MISSING = _MISSING_TYPE()
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_running = set()


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        return "dataclasses.InitVar[%s]" % getattr(self.type, "__name__", repr(self.type))


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
        self._field_type = "_FIELD"

    def __repr__(self):
        return ("Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,compare=%r,metadata=%r,kw_only=%r)" %
                (self.name, self.type, self.default, self.default_factory, self.init, self.repr, self.hash, self.compare,
                 self.metadata, self.kw_only))


class _Params:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen = init, repr, eq, order, unsafe_hash, frozen


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_classvar(kind):
    if isinstance(kind, str):
        return kind.split(".")[-1].startswith("ClassVar")
    return getattr(kind, "_name", None) == "ClassVar"


def _is_initvar(kind):
    if isinstance(kind, str):
        return kind.split(".")[-1].startswith("InitVar") or ".InitVar" in kind
    return kind is InitVar or isinstance(kind, InitVar)


def _get_field(cls, name, kind, kw_only):
    default = getattr(cls, name, MISSING) if name in cls.__dict__ else MISSING
    f = default if isinstance(default, Field) else Field(default, MISSING, True, True, None, True, None, MISSING)
    f.name = name
    f.type = kind
    if _is_classvar(kind):
        f._field_type = "_FIELD_CLASSVAR"
        if f.default_factory is not MISSING:
            raise TypeError("field %s cannot have a default factory" % name)
        return f
    if _is_initvar(kind):
        f._field_type = "_FIELD_INITVAR"
        if f.default_factory is not MISSING:
            raise TypeError("field %s cannot have a default factory" % name)
    if f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type == "_FIELD" and f.default is not MISSING and getattr(type(f.default), "__hash__", None) is None:
        raise ValueError("mutable default %s for field %s is not allowed: use default_factory" % (type(f.default), name))
    return f


def _collect(cls, kw_only):
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in base.__dict__.get("__dataclass_fields__", {}).values():
            found[f.name] = f
    seen_kw_only = False
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if kind is KW_ONLY or kind == "KW_ONLY":
            if seen_kw_only:
                raise TypeError("%r is KW_ONLY, but KW_ONLY has already been specified" % name)
            seen_kw_only = kw_only = True
            continue
        f = _get_field(cls, name, kind, kw_only)
        if f._field_type == "_FIELD_CLASSVAR":
            found.pop(name, None)
        else:
            found[name] = f
        if isinstance(cls.__dict__.get(name), Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError("%r is a field but has no type annotation" % name)
    return found


def _function(cls, name, params, body, names):
    # A function of the class, from its parameters and the lines of its body.
    outer = ", ".join(names)
    text = "def create(%s):\n def %s(%s):\n%s\n return %s\n" % (outer, name, params, "\n".join(["  " + line for line in body]), name)
    made = _define(text, cls.__module__)(**names)
    made.__qualname__ = cls.__qualname__ + "." + name
    return made


def _store(frozen, name, value):
    return "_put(self, %r, %s)" % (name, value) if frozen else "self.%s = %s" % (name, value)


def _make_init(cls, fields, frozen, post, slots):
    positional = [f for f in fields if f.init and not f.kw_only]
    keywords = [f for f in fields if f.init and f.kw_only]
    seen = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = True
        elif seen:
            raise TypeError("non-default argument %r follows default argument" % f.name)
    names = {"_put": object.__setattr__, "_factory": _FACTORY}
    params, body = ["self"], []
    for f in fields:
        if f.default is not MISSING:
            names["_default_" + f.name] = f.default
        elif f.default_factory is not MISSING:
            names["_make_" + f.name] = f.default_factory
    for f in positional + ["*"] * bool(keywords) + keywords:
        if f == "*":
            params.append("*")
        elif f.default is not MISSING:
            params.append("%s=_default_%s" % (f.name, f.name))
        elif f.default_factory is not MISSING:
            params.append("%s=_factory" % f.name)
        else:
            params.append(f.name)
    for f in fields:
        if f._field_type == "_FIELD_INITVAR":
            continue
        if f.default_factory is not MISSING:
            call = "_make_%s()" % f.name
            body.append(_store(frozen, f.name, "%s if %s is _factory else %s" % (call, f.name, f.name) if f.init else call))
        elif f.init:
            body.append(_store(frozen, f.name, f.name))
        elif slots and f.default is not MISSING:
            body.append(_store(frozen, f.name, "_default_" + f.name))
    if post:
        body.append("self.__post_init__(%s)" % ", ".join([f.name for f in fields if f._field_type == "_FIELD_INITVAR"]))
    return _function(cls, "__init__", ", ".join(params), body or ["pass"], names)


def _set(cls, name, fn):
    if name in cls.__dict__:
        return True
    setattr(cls, name, fn)
    return False


def _tuple(who, names):
    return "(" + "".join(["%s.%s, " % (who, n) for n in names]) + ")"


def _add_methods(cls, fields, init, repr_, eq, order, frozen, slots):
    compared = [f.name for f in fields if f.compare]
    if init and "__init__" not in cls.__dict__:
        inits = [f for f in cls.__dataclass_fields__.values() if f._field_type != "_FIELD_CLASSVAR"]
        setattr(cls, "__init__", _make_init(cls, inits, frozen, hasattr(cls, "__post_init__"), slots))
    if repr_:
        shown = ", ".join(["%s={self.%s!r}" % (f.name, f.name) for f in fields if f.repr])
        body = ["key = id(self)", "if key in _running: return '...'", "_running.add(key)",
                "try: return self.__class__.__qualname__ + f'(%s)'" % shown, "finally: _running.discard(key)"]
        _set(cls, "__repr__", _function(cls, "__repr__", "self", body, {"_running": _running}))
    same = "if other.__class__ is self.__class__: return %s %%s %s" % (_tuple("self", compared), _tuple("other", compared))
    if eq:
        _set(cls, "__eq__", _function(cls, "__eq__", "self, other", [same % "==", "return NotImplemented"], {}))
    for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        if order and _set(cls, name, _function(cls, name, "self, other", [same % op, "return NotImplemented"], {})):
            raise TypeError("Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering" % (name, cls.__name__))
    if frozen:
        names = {"_cls": cls, "_fields": tuple([f.name for f in fields]), "_error": FrozenInstanceError}
        for name, params, what in (("__setattr__", "name, value", "assign to"), ("__delattr__", "name", "delete")):
            body = ["if type(self) is _cls or name in _fields: raise _error('cannot %s field %%r' %% (name,))" % what,
                    "super(_cls, self).%s(%s)" % (name, params)]
            if _set(cls, name, _function(cls, name, "self, " + params, body, names)):
                raise TypeError("Cannot overwrite attribute %s in class %s" % (name, cls.__name__))


def _add_hash(cls, fields, eq, frozen, unsafe_hash, own_hash):
    if unsafe_hash or eq and frozen:
        if own_hash:
            if unsafe_hash:
                raise TypeError("Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
            return
        hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _function(cls, "__hash__", "self", ["return hash(%s)" % _tuple("self", hashed)], {})
    elif eq and not own_hash:
        cls.__hash__ = None


def _with_slots(cls, fields):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    names = tuple([f.name for f in fields])
    inherited = set()
    for base in cls.__mro__[1:]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    own = {k: v for k, v in cls.__dict__.items() if k not in names and k not in ("__dict__", "__weakref__")}
    own["__slots__"] = tuple([n for n in names if n not in inherited])
    made = type(cls)(cls.__name__, cls.__bases__, own)
    made.__qualname__ = cls.__qualname__
    return made


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    own_hash = cls.__dict__.get("__hash__") is not None
    bases = [b.__dict__["__dataclass_params__"] for b in cls.__mro__[1:] if "__dataclass_params__" in b.__dict__]
    table = _collect(cls, kw_only)
    if bases:
        if any([p.frozen for p in bases]) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all([p.frozen for p in bases]) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    cls.__dataclass_fields__ = table
    cls.__dataclass_params__ = _Params(init, repr_, eq, order, unsafe_hash, frozen)
    fields = [f for f in table.values() if f._field_type == "_FIELD"]
    _add_methods(cls, fields, init, repr_, eq, order, frozen, slots)
    _add_hash(cls, fields, eq, frozen, unsafe_hash, own_hash)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in table.values() if f.init and not f.kw_only and f._field_type != "_FIELD_CLASSVAR"])
    if slots:
        cls = _with_slots(cls, fields)
    if hasattr(cls, "__abstractmethods__"):
        import abc
        abc.update_abstractmethods(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return wrap if cls is None else wrap(cls)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def fields(obj):
    table = getattr(obj, "__dataclass_fields__", None)
    if table is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in table.values() if f._field_type == "_FIELD"])


def _plain(v, make):
    if _is_instance(v):
        return make(v)
    if isinstance(v, tuple) and hasattr(v, "_fields"):
        return type(v)(*[_plain(x, make) for x in v])
    if isinstance(v, (list, tuple)):
        return type(v)([_plain(x, make) for x in v])
    if isinstance(v, dict):
        return type(v)([(_plain(k, make), _plain(x, make)) for k, x in v.items()])
    return _copy.deepcopy(v)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def make(v):
        return dict_factory([(f.name, _plain(getattr(v, f.name), make)) for f in fields(v)])

    return make(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def make(v):
        return tuple_factory([_plain(getattr(v, f.name), make) for f in fields(v)])

    return make(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type == "_FIELD_CLASSVAR":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError("field %s is declared with init=False, it cannot be specified with replace()" % f.name)
            continue
        if f.name not in changes:
            if f._field_type == "_FIELD_INITVAR" and f.default is MISSING:
                raise ValueError("InitVar %r must be specified with replace()" % f.name)
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False):
    own = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        else:
            name, kind, own[item[0]] = item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError("Field names must be valid identifiers: %r" % (name,))
        if name in annotations:
            raise TypeError("Field name duplicated: %r" % (name,))
        annotations[name] = kind
    own["__annotations__"] = annotations
    cls = type(bases[0])(cls_name, bases, own) if bases else type(cls_name, bases, own)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots)

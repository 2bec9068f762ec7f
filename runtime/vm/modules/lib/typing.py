# typing: names for annotations. Nothing is checked; what can be subscripted answers with a description of itself.
import collections as _c
import collections.abc as _abc
import sys

TYPE_CHECKING = False


def _name(x):
    if x is None or x is type(None):
        return "None"
    if x is Ellipsis:
        return "..."
    if isinstance(x, type):
        return x.__qualname__ if x.__module__ == "builtins" else "%s.%s" % (x.__module__, x.__qualname__)
    if isinstance(x, list):
        return "[" + ", ".join([_name(y) for y in x]) + "]"
    return repr(x)


class _Alias:
    def __init__(self, name, origin, args):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args

    def __repr__(self):
        if self._name == "Callable" and len(self.__args__) == 2 and isinstance(self.__args__[0], list):
            return "typing.Callable[%s, %s]" % (_name(self.__args__[0]), _name(self.__args__[1]))
        if self._name == "Literal":
            return "typing.Literal[%s]" % ", ".join([repr(x) for x in self.__args__])
        if self._name == "Union" and len(self.__args__) == 2 and type(None) in self.__args__:
            return "typing.Optional[%s]" % _name([x for x in self.__args__ if x is not type(None)][0])
        return "typing.%s[%s]" % (self._name, ", ".join([_name(x) for x in self.__args__]))

    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        return _Alias(self._name, self.__origin__, args)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError("Cannot instantiate %r" % (self,))
        return self.__origin__(*args, **kwargs)

    def __eq__(self, other):
        return isinstance(other, _Alias) and self._name == other._name and (
            set(self.__args__) == set(other.__args__) if self._name in ("Union", "Literal") else self.__args__ == other.__args__)

    def __hash__(self):
        return hash(self._name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()


class _Special:
    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        if self._name != "Literal":
            args = tuple([type(None) if a is None else a for a in args])
        if self._name == "Optional":
            return Union[args[0], None]
        if self._name == "Union":
            flat = []
            for a in args:
                for one in a.__args__ if isinstance(a, _Alias) and a._name == "Union" else (a,):
                    if one not in flat:
                        flat.append(one)
            return flat[0] if len(flat) == 1 else _Alias("Union", None, tuple(flat))
        if self._name == "Annotated":
            return _Alias("Annotated", args[0] if isinstance(args[0], type) else None, args)
        return _Alias(self._name, self.__origin__, args)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError("Cannot instantiate typing.%s" % self._name)
        raise TypeError("Type %s cannot be instantiated; use %s() instead" % (self._name, self.__origin__.__name__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()


class Any:
    def __new__(cls, *args, **kwargs):
        raise TypeError("Any cannot be instantiated")


Union = _Special("Union")
Optional = _Special("Optional")
Literal = _Special("Literal")
Final = _Special("Final")
ClassVar = _Special("ClassVar")
Annotated = _Special("Annotated")
Concatenate = _Special("Concatenate")
TypeGuard = _Special("TypeGuard")
Required = _Special("Required")
NotRequired = _Special("NotRequired")
Unpack = _Special("Unpack")
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
TypeAlias = _Special("TypeAlias")
LiteralString = _Special("LiteralString")
List = _Special("List", list)
Dict = _Special("Dict", dict)
Set = _Special("Set", set)
FrozenSet = _Special("FrozenSet", frozenset)
Tuple = _Special("Tuple", tuple)
Type = _Special("Type", type)
Deque = _Special("Deque", _c.deque)
DefaultDict = _Special("DefaultDict", _c.defaultdict)
OrderedDict = _Special("OrderedDict", _c.OrderedDict)
Counter = _Special("Counter", _c.Counter)
ChainMap = _Special("ChainMap", _c.ChainMap)
Hashable = _Special("Hashable", _abc.Hashable)
Sized = _Special("Sized", _abc.Sized)
Iterable = _Special("Iterable", _abc.Iterable)
Iterator = _Special("Iterator", _abc.Iterator)
Reversible = _Special("Reversible", _abc.Reversible)
Generator = _Special("Generator", _abc.Generator)
Container = _Special("Container", _abc.Container)
Collection = _Special("Collection", _abc.Collection)
Callable = _Special("Callable", _abc.Callable)
AbstractSet = _Special("AbstractSet", _abc.Set)
MutableSet = _Special("MutableSet", _abc.MutableSet)
Mapping = _Special("Mapping", _abc.Mapping)
MutableMapping = _Special("MutableMapping", _abc.MutableMapping)
Sequence = _Special("Sequence", _abc.Sequence)
MutableSequence = _Special("MutableSequence", _abc.MutableSequence)
KeysView = _Special("KeysView", _abc.KeysView)
ItemsView = _Special("ItemsView", _abc.ItemsView)
ValuesView = _Special("ValuesView", _abc.ValuesView)
Awaitable = _Special("Awaitable", _abc.Awaitable)
Coroutine = _Special("Coroutine", _abc.Coroutine)
ContextManager = _Special("ContextManager")
IO = _Special("IO")
TextIO = _Special("TextIO")
BinaryIO = _Special("BinaryIO")
Pattern = _Special("Pattern")
Match = _Special("Match")
ByteString = bytes
Text = str


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    args = _Special("ParamSpecArgs")
    kwargs = _Special("ParamSpecKwargs")


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    def __class_getitem__(cls, params):
        return cls


class _ProtocolMeta(type):
    def __instancecheck__(cls, x):
        if super().__instancecheck__(x):
            return True
        if not cls.__dict__.get("_is_protocol", False):
            return False
        if not cls.__dict__.get("_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        names = set()
        for base in cls.__mro__:
            if base.__dict__.get("_is_protocol", False) and base is not Protocol:
                names.update([n for n in base.__dict__ if n[:2] != "__" or n in ("__len__", "__iter__", "__call__", "__getitem__")])
                names.update(base.__dict__.get("__annotations__", ()))
        names -= {"_is_protocol", "_is_runtime_protocol"}
        return all([hasattr(x, n) for n in names])


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


runtime = runtime_checkable
SupportsInt = SupportsFloat = SupportsIndex = SupportsAbs = SupportsRound = SupportsComplex = SupportsBytes = Protocol


def cast(typ, val):
    return val


def overload(func):
    def stub(*args, **kwds):
        raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a "
                                  "stub module should always be followed by an implementation that is not @overload-ed.")
    return stub


def _same(x):
    return x


final = no_type_check = override = _same


def dataclass_transform(**kwargs):
    return _same


def NewType(name, tp):
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type


def assert_never(arg, /):
    raise AssertionError("Expected code to be unreachable, but got: %r" % (arg,))


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for base in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        for name, hint in (getattr(base, "__annotations__", None) or {}).items():
            if isinstance(hint, str):
                module = sys.modules.get(getattr(base, "__module__", None))
                hint = eval(hint, globalns if globalns is not None else vars(module) if module is not None else {}, localns)
            hints[name] = type(None) if hint is None else hint
    return hints


def get_origin(tp):
    if isinstance(tp, _Alias):
        return Union if tp._name == "Union" else Literal if tp._name == "Literal" else tp.__origin__
    return None


def get_args(tp):
    return tp.__args__ if isinstance(tp, _Alias) else ()


_SPECIAL = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict",
            "_source")


class NamedTupleMeta(type):
    def __new__(mcls, typename, bases, ns, **kwargs):
        if not bases:
            return super().__new__(mcls, typename, bases, ns)
        types = ns.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError("Non-default namedtuple field %s cannot follow default field%s %s" %
                                (name, "s" if len(defaults) > 1 else "", ", ".join(defaults)))
        made = _c.namedtuple(typename, types, defaults=[ns[n] for n in defaults], module=ns["__module__"])
        made.__annotations__ = dict(types)
        for key in ns:
            if key in _SPECIAL:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__annotations__", "__module__", "__qualname__", "__classcell__") and key not in types:
                setattr(made, key, ns[key])
        return made

    def __call__(cls, typename, fields=None, /, **kwargs):
        fields = list(fields.items() if isinstance(fields, dict) else fields or kwargs.items())
        made = _c.namedtuple(typename, [n for n, t in fields], module=_c._caller_name())
        made.__annotations__ = dict(fields)
        return made


class NamedTuple(metaclass=NamedTupleMeta):
    pass


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, ns, total=True):
        made = super().__new__(mcls, name, bases, ns)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class TypedDict(metaclass=_TypedDictMeta):
    pass

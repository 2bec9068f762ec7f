# enum: Enum, IntEnum, StrEnum, Flag, IntFlag as CPython 3.11 has them. Natives: _mark(cls, members), _value, _name.


class auto:
    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


property = _property

_PENDING = auto()


def _is_dunder(name):
    return len(name) > 4 and name[:2] == "__" == name[-2:] and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == "_" == name[-1] and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    start = "_%s__" % cls_name
    return len(name) > len(start) and name.startswith(start) and (name[-1] != "_" or name[-2] != "_")


def _is_descriptor(x):
    return isinstance(x, (_function, staticmethod, classmethod, _property)) or hasattr(x, "__get__") and not isinstance(x, type)


class _Body(dict):
    # The namespace of a class body: what is a member is noted in the order of definition.
    def __init__(self, cls_name):
        super().__init__()
        self.cls_name = cls_name
        self.member_names = {}
        self.last_values = []
        self.ignore = []
        self.generate = None
        self.auto_called = False

    def __setitem__(self, key, value):
        if _is_private(self.cls_name, key):
            pass
        elif _is_sunder(key):
            if key == "_generate_next_value_":
                if self.auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self.generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                self.ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                clash = set(self.ignore) & set(self.member_names)
                if clash:
                    raise ValueError("_ignore_ cannot specify already set names: %r" % (clash,))
                key = "_ignore_"
            elif _ROOT is not None and key not in ("_order_", "_missing_", "_numeric_repr_", "_iter_member_", "_iter_member_by_value_",
                             "_iter_member_by_def_"):
                raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self.member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self.ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            value = self.resolve(key, value)
            self.member_names[key] = None
            self.last_values.append(value)
        super().__setitem__(key, value)

    def next_value(self, key, a):
        if a.value is None:
            a.value = self.generate(key, 1, len(self.member_names), self.last_values[:])
            self.auto_called = True
        return a.value

    def resolve(self, key, value):
        if isinstance(value, auto):
            return self.next_value(key, value)
        if type(value) is tuple and any([isinstance(v, auto) for v in value]):
            return tuple([self.next_value(key, v) if isinstance(v, auto) else v for v in value])
        return value

    def update(self, members, **more):
        for key, value in members.items() if isinstance(members, dict) else members:
            self[key] = value
        for key, value in more.items():
            self[key] = value


def _data_type(bases):
    # The class that gives the values their type: what in the bases is neither an Enum nor a plain mixin.
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    if base._member_type_ not in found:
                        found.append(base._member_type_)
                    break
            elif "__new__" in base.__dict__ or base in _NATIVE:
                if candidate is None:
                    candidate = base
                if candidate not in found:
                    found.append(candidate)
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError("too many data types for %r: %r" % (bases, set(found)))
    return found[0] if found else object


_NATIVE = (int, float, complex, str, bytes, tuple, list, dict, set, frozenset)


def _find_new(classdict, member_type, first_enum):
    # Which __new__ makes members: (function or None, whether its arguments are the value's)
    made = classdict.get("__new__")
    if made is not None:
        return made.__func__ if isinstance(made, staticmethod) else made, True
    saved = getattr(first_enum, "_new_member_", None) if first_enum is not None else None
    if saved is not None:
        return saved, True
    return None, member_type is not object


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        body = _Body(cls)
        body.generate = _default_generate
        for base in bases:
            if isinstance(base, EnumType):
                if base._member_map_:
                    raise TypeError("<enum %r> cannot extend %r" % (cls, base))
                body.generate = base._generate_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _ROOT is None or not isinstance(classdict, _Body):
            if isinstance(classdict, _Body):
                classdict = dict(classdict)
            made = super().__new__(metacls, cls, bases, classdict, **kwds)
            _setup(made, {}, object, None, None)
            return made
        return _build(metacls, cls, bases, classdict, boundary, kwds)

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value, names=None, *rest, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None and type is None:
            try:
                return cls._value2member_map_[value]
            except (KeyError, TypeError):
                return _lookup(cls, value)
        return cls._create_(value, (names, *rest) if rest else names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        body = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original, names, last = names, [], []
            for i, name in enumerate(original):
                value = body.generate(name, start, i, last[:])
                last.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                body[item] = names[item]
            else:
                body[item[0]] = item[1]
        if module is not None:
            body["__module__"] = module
        if qualname is not None:
            body["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" %
                            (type(value).__qualname__, cls.__class__.__qualname__))
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return "<flag %r>" % cls.__name__ if _FLAG is not None and issubclass(cls, _FLAG) else "<enum %r>" % cls.__name__

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __dir__(cls):
        return list(cls._member_names_) + ["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__",
                                           "__len__", "__members__", "__module__", "__name__", "__qualname__"]


EnumMeta = EnumType
_ROOT = None
_FLAG = None


def _default_generate(name, start, count, last_values):
    if not last_values:
        return start
    try:
        return sorted(last_values)[-1] + 1
    except TypeError:
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start


def _setup(cls, values, member_type, new_member, boundary):
    put = type.__setattr__
    put(cls, "_member_map_", values)
    put(cls, "_member_names_", [])
    put(cls, "_value2member_map_", {})
    put(cls, "_unhashable_", [])
    put(cls, "_member_type_", member_type)
    put(cls, "_new_member_", new_member)
    put(cls, "_boundary_", boundary)
    _mark(cls, values)


def _build(metacls, cls_name, bases, body, boundary, kwds):
    names = list(body.member_names)
    if "mro" in names:
        raise ValueError("invalid enum member name(s) 'mro'")
    for base in bases[:-1]:
        if isinstance(base, EnumType) and not isinstance(bases[-1], EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    first_enum = bases[-1] if bases and isinstance(bases[-1], EnumType) else None
    if first_enum is None:
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    member_type = _data_type(bases)
    new, uses_args = _find_new(body, member_type, first_enum)
    plain = {k: v for k, v in body.items() if k not in body.member_names and k not in body.ignore and k != "_ignore_"}
    values = [body[name] for name in names]
    order = plain.pop("_order_", None)
    plain["_generate_"] = staticmethod(body.generate)
    plain.pop("_generate_next_value_", None)
    plain["_generate_next_value_"] = staticmethod(body.generate)
    plain.pop("__new__", None)
    cls = type.__new__(metacls, cls_name, bases, plain, **kwds)
    if boundary is None:
        boundary = getattr(first_enum, "_boundary_", None)
    members = {}
    _setup(cls, members, member_type, new, boundary)
    _text_methods(cls, plain, member_type, first_enum)
    flag = _FLAG is not None and issubclass(cls, _FLAG)
    state = [0, 0]
    for name, value in zip(names, values):
        _add_member(cls, members, name, value, new, uses_args, member_type, flag, state)
    if flag:
        type.__setattr__(cls, "_flag_mask_", state[0])
        type.__setattr__(cls, "_singles_mask_", state[1])
        type.__setattr__(cls, "_all_bits_", 2 ** state[0].bit_length() - 1)
    if order is not None:
        wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
        if wanted != [n for n in cls._member_names_ if n in wanted or True]:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" % (cls._member_names_, wanted))
    return cls


def _text_methods(cls, plain, member_type, first_enum):
    # str() and format() are those of Enum unless the class, or a mixin that is no data type, says otherwise.
    put = type.__setattr__
    for name in ("__repr__", "__str__", "__format__"):
        if name in plain:
            continue
        for base in cls.__mro__[1:]:
            if base is object or base is member_type or base in _NATIVE:
                continue
            if name in base.__dict__:
                found = base.__dict__[name]
                if name not in cls.__dict__ and getattr(cls, name) is not found:
                    put(cls, name, found)
                break


def _add_member(cls, members, name, value, new, uses_args, member_type, flag, state):
    args = value if isinstance(value, tuple) else (value,)
    if member_type is tuple:
        args = (value,)
    if new is not None:
        made = new(cls, *args) if uses_args else new(cls)
    elif uses_args:
        made = member_type.__new__(cls, *args)
    else:
        made = object.__new__(cls)
    have = _value(made)
    if have is _missing_value:
        if member_type is object or not uses_args and new is None:
            have = value
        elif new is not None and member_type is object:
            have = value
        else:
            try:
                have = member_type(*args)
            except Exception as e:
                raise TypeError("_value_ not set in __new__, unable to create it") from None
        made._value_ = have
    value = have
    made._name_ = name
    made._sort_order_ = len(cls._member_names_)
    made.__objclass__ = cls
    if hasattr(cls, "__init__") and _has_init(cls):
        made.__init__(*args)
    # A value seen before makes an alias.
    same = None
    try:
        same = cls._value2member_map_.get(value)
        hashable = True
    except TypeError:
        hashable = False
        for m in members.values():
            if m._value_ == value:
                same = m
                break
    if same is not None:
        members[name] = same
        _bind(cls, name, same)
        return
    if flag and isinstance(value, int):
        if _single(value):
            cls._member_names_.append(name)
            state[1] |= value
        if value > 0:
            state[0] |= value
    else:
        cls._member_names_.append(name)
    members[name] = made
    _bind(cls, name, made)
    if hashable:
        cls._value2member_map_[value] = made
    else:
        cls._unhashable_.append(made)


def _bind(cls, name, made):
    type.__setattr__(cls, name, made)


def _has_init(cls):
    for base in cls.__mro__:
        if base is object or base in _NATIVE:
            continue
        if "__init__" in base.__dict__ and base is not Enum:
            return True
    return False


def _single(value):
    return value > 0 and value & (value - 1) == 0


def _lookup(cls, value):
    # The slow ways to a member: itself, an unhashable value, _missing_.
    if type(value) is cls:
        return value
    for m in cls._unhashable_:
        if m._value_ == value:
            return m
    problem = None
    try:
        found = cls._missing_(value)
    except Exception as e:
        problem = e
        found = None
    if isinstance(found, cls):
        return found
    if found is not None and _FLAG is not None and issubclass(cls, _FLAG) and cls._boundary_ is EJECT and isinstance(found, int):
        return found
    error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
    if problem is not None:
        if isinstance(problem, ValueError):
            raise problem
        problem.__context__ = error
        raise problem
    if found is not None:
        error = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, found))
    raise error


class Enum(metaclass=EnumType):
    name = _property(_name)
    value = _property(_value)

    def _generate_(name, start, count, last_values):
        return _default_generate(name, start, count, last_values)

    _generate_ = staticmethod(_generate_)
    _generate_next_value_ = _generate_

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __setattr__(self, name, value):
        if name == "name" or name == "value":
            raise AttributeError("<enum 'Enum'> cannot set attribute %r" % (name,))
        super().__setattr__(name, value)

    def __dir__(self):
        found = set(["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"])
        for cls in self.__class__.__mro__:
            for n in cls.__dict__:
                if n[0] != "_" and n not in self._member_map_:
                    found.add(n)
        return sorted(found)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_ROOT = Enum


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        for v in values[:1]:
            if not isinstance(v, str):
                raise TypeError("%r is not a string" % (v,))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, spec):
        return str.__format__(str.__str__(self), spec)


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    while value:
        low = value & -value
        yield low
        value &= value - 1


def _binary_text(value, width):
    # 0b0 0111: the sign, then the digits
    if value < 0:
        value += 1 << width
        return "0b1 " + bin(value)[2:].rjust(width, "1")
    return "0b0 " + bin(value)[2:].rjust(width, "0")


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % (last,)) from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        original = value
        mask, bits = cls._flag_mask_, cls._all_bits_
        boundary = cls._boundary_
        if not ~bits <= value <= bits or value & (bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" %
                                 (cls, value, _binary_text(value, width), _binary_text(mask, width)))
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value = max(bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = bits + 1 + value
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        unknown = value & ~mask
        made = int.__new__(cls, value) if cls._member_type_ is int else object.__new__(cls)
        made._value_ = value
        names = [m._name_ for m in cls._iter_member_(value)]
        if names:
            made._name_ = "|".join(names)
            if unknown:
                made._name_ += "|%s" % unknown
        else:
            made._name_ = None
        made._sort_order_ = len(cls._member_names_)
        made.__objclass__ = cls
        cls._value2member_map_[value] = made
        return made

    @classmethod
    def _iter_member_(cls, value):
        found = []
        for bit in _bits(value & cls._flag_mask_):
            m = cls._value2member_map_.get(bit)
            if m is not None:
                found.append(m)
        values = [cls._member_map_[n]._value_ for n in cls._member_names_]
        if sorted(values) != values:
            found.sort(key=lambda m: m._sort_order_)
        return iter(found)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" %
                            (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return (self._value_ & self._flag_mask_).bit_count()

    def __repr__(self):
        value = self._value_
        if self._name_ is None:
            return "<%s: %r>" % (self.__class__.__name__, value)
        return "<%s.%s: %r>" % (self.__class__.__name__, self._name_, value)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return self._value_ != 0

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return int(other)
        return None

    def __or__(self, other):
        x = self._operand(other)
        return NotImplemented if x is None else self.__class__(self._value_ | x)

    def __and__(self, other):
        x = self._operand(other)
        return NotImplemented if x is None else self.__class__(self._value_ & x)

    def __xor__(self, other):
        x = self._operand(other)
        return NotImplemented if x is None else self.__class__(self._value_ ^ x)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


type.__setattr__(Flag, "_boundary_", STRICT)
_FLAG = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    def __repr__(self):
        return Flag.__repr__(self)

    def __bool__(self):
        return self._value_ != 0


def unique(enumeration):
    found = ["%s -> %s" % (name, m._name_) for name, m in enumeration._member_map_.items() if name != m._name_]
    if found:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join(found)))
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                found = ["%s -> %s" % (n, m._name_) for n, m in enumeration._member_map_.items() if n != m._name_]
                if found:
                    raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(found)))
            elif check is CONTINUOUS:
                values = sorted([m._value_ for m in enumeration])
                if len(values) < 2:
                    continue
                low, high = values[0], values[-1]
                if issubclass(enumeration, Flag):
                    missing = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1) if 2 ** i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    raise ValueError("invalid %s %r: missing values %s" %
                                     ("flag" if issubclass(enumeration, Flag) else "enum", name, ", ".join([str(m) for m in missing])))
            elif check is NAMED_FLAGS:
                members = enumeration._member_map_
                known = 0
                for m in members.values():
                    if _single(m._value_):
                        known |= m._value_
                bad = [n for n, m in members.items() if m._value_ & ~known]
                if bad:
                    raise ValueError("invalid Flag %r: alias %s is missing value %s [use enum.show_flag_values(value) for details]" %
                                     (name, bad[0], members[bad[0]]._value_ & ~known))
        return enumeration


def show_flag_values(value):
    return list(_bits(value))


def global_enum(cls, update_str=False):
    raise NotImplementedError("enum.global_enum is not supported: it writes into the names of a module")

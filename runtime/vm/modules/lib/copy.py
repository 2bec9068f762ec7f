# copy: shallow and deep copies.
class Error(Exception):
    pass


error = Error
_ATOMIC = (type(None), bool, int, float, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), type(len), slice)


def _f():
    pass


_FUNCTION = type(_f)
# No copies of these exist: their state is the interpreter's own.
_REFUSED = {"memoryview": "", "module": "", "generator": "", "dict_keys": "", "dict_values": "", "dict_items": "", "lock": "_thread.", "RLock": "_thread.",
            "TextIOWrapper": "_io."}


def _refused(cls):
    return cls.__name__ in _REFUSED and cls.__module__ in ("builtins", "_thread", "_io")


def _whole(x, cls):
    """x, which its class leaves unchangeable; what has a state that cannot be had is refused."""
    if _refused(cls) or hasattr(cls, "__next__"):
        if cls is memoryview:
            raise TypeError("cannot pickle memoryview objects")
        raise TypeError("cannot pickle '%s%s' object" % (_REFUSED.get(cls.__name__, ""), cls.__name__))
    return x


def copy(x):
    cls = type(x)
    if cls in (int, float, str, tuple, bool, type(None), frozenset, bytes, complex, range, _FUNCTION) or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set:
        return x.copy()
    special = getattr(cls, "__copy__", None)
    if special is not None:
        return x.__copy__()
    parts = _reduced(x, cls)
    if parts is not None:
        return x if isinstance(parts, str) else _reconstruct(x, parts, None)
    if hasattr(x, "copy") and not hasattr(x, "__dict__"):
        return x.copy()
    if cls in _ATOMIC:
        return x
    if _refused(cls) or not hasattr(x, "__dict__") and not hasattr(cls, "__slots__"):
        return _whole(x, cls)
    return _rebuild(x, cls, None)


def _reduced(x, cls):
    """What __reduce_ex__ or __reduce__ of the class give: (callable, args, state, items, pairs), or None."""
    reduce = getattr(cls, "__reduce_ex__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce_ex__", None):
        return x.__reduce_ex__(4)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce__", None):
        return x.__reduce__()
    return None


def _reconstruct(x, parts, memo):
    deep = memo is not None
    make, args, state, items, pairs = tuple(parts) + (None,) * (5 - len(parts))
    made = make(*[deepcopy(a, memo) for a in args]) if deep else make(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(made, name, value)
    for item in items or ():
        made.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        made[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return made


def _attributes(x, cls):
    found = dict(getattr(x, "__dict__", None) or {})
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name[:2] != "__" and hasattr(x, name):
                found[name] = getattr(x, name)
    return found


def _rebuild(x, cls, memo):
    deep = memo is not None
    if isinstance(x, (tuple, int, float, str, bytes, frozenset, complex)):
        plain = [b for b in (tuple, int, float, str, bytes, frozenset, complex) if isinstance(x, b)][0]
        value = plain(x)
        if deep:
            value = deepcopy(value, memo)
        made = cls._make(value) if hasattr(cls, "_make") else plain.__new__(cls, value)
    elif isinstance(x, BaseException):
        made = cls(*(deepcopy(x.args, memo) if deep else x.args))
        return made
    else:
        base = dict if isinstance(x, dict) else list if isinstance(x, list) else set if isinstance(x, set) else object
        made = base.__new__(cls)
        if deep:
            memo[id(x)] = made
        if base is list:
            for item in x:
                made.append(deepcopy(item, memo) if deep else item)
        elif base is dict:
            if hasattr(x, "default_factory"):
                made.default_factory = x.default_factory
            for key, value in x.items():
                dict.__setitem__(made, deepcopy(key, memo) if deep else key, deepcopy(value, memo) if deep else value)
        elif base is set:
            for item in x:
                made.add(deepcopy(item, memo) if deep else item)
    if deep:
        memo[id(x)] = made
    state = getattr(cls, "__getstate__", None)
    state = x.__getstate__() if state is not None else _attributes(x, cls)
    if deep:
        state = deepcopy(state, memo)
    if hasattr(cls, "__setstate__"):
        made.__setstate__(state)
    elif isinstance(state, dict):
        for name, value in state.items():
            object.__setattr__(made, name, value)
    return made


def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _ATOMIC or cls is _FUNCTION or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known
    if cls is list:
        made = []
        memo[id(x)] = made
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = {}
        memo[id(x)] = made
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        made = tuple([deepcopy(item, memo) for item in x])
        if memo.get(id(x)) is not None:
            return memo[id(x)]
        if all([a is b for a, b in zip(made, x)]):
            made = x
        memo[id(x)] = made
    elif cls is set or cls is frozenset:
        made = cls([deepcopy(item, memo) for item in x])
        memo[id(x)] = made
    elif getattr(cls, "__deepcopy__", None) is not None:
        made = x.__deepcopy__(memo)
        memo[id(x)] = made
    elif (parts := _reduced(x, cls)) is not None:
        if isinstance(parts, str):
            return x
        made = _reconstruct(x, parts, memo)
        memo[id(x)] = made
    elif hasattr(cls, "maxlen"):
        made = cls([deepcopy(item, memo) for item in x], x.maxlen)
        memo[id(x)] = made
    elif cls is bytearray or hasattr(cls, "copy") and (hasattr(cls, "dtype") or hasattr(cls, "iloc")):
        made = x.copy()
        memo[id(x)] = made
    elif _refused(cls):
        return _whole(x, cls)
    elif hasattr(x, "__dict__") or hasattr(cls, "__slots__") or isinstance(x, (dict, list, set, tuple)):
        made = _rebuild(x, cls, memo)
    else:
        return _whole(x, cls)
    if "_keep" in memo:
        memo["_keep"].append(x)
    else:
        memo["_keep"] = [x]
    return made

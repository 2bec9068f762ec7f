# copy: shallow and deep copies.
class Error(Exception):
    pass


error = Error
_ATOMIC = (type(None), bool, int, float, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented), type(len), slice)


def _f():
    pass


_FUNCTION = type(_f)


def copy(x):
    cls = type(x)
    if cls in (int, float, str, tuple, bool, type(None), frozenset, bytes, complex, range, _FUNCTION) or isinstance(x, type):
        return x
    if cls is list or cls is dict or cls is set:
        return x.copy()
    special = getattr(cls, "__copy__", None)
    if special is not None:
        return x.__copy__()
    if hasattr(x, "copy") and not hasattr(x, "__dict__"):
        return x.copy()
    if cls in _ATOMIC or not hasattr(x, "__dict__") and not hasattr(cls, "__slots__"):
        return x
    return _rebuild(x, cls, None)


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
    elif hasattr(x, "maxlen"):
        made = cls([deepcopy(item, memo) for item in x], x.maxlen)
        memo[id(x)] = made
    elif hasattr(x, "dtype") and hasattr(x, "copy"):
        made = x.copy()
        memo[id(x)] = made
    elif hasattr(x, "__dict__") or hasattr(cls, "__slots__") or isinstance(x, (dict, list, set, tuple)):
        made = _rebuild(x, cls, memo)
    else:
        return x
    if "_keep" in memo:
        memo["_keep"].append(x)
    else:
        memo["_keep"] = [x]
    return made

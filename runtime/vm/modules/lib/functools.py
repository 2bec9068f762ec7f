# functools: natives (_functools), and what is made of functions of Python.
from _functools import reduce, cmp_to_key, partial, _lru
from collections import namedtuple as _namedtuple

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        try:
            setattr(wrapper, name, value)
        except (AttributeError, TypeError):
            pass
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            if key[:2] != "__":
                setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    made = _lru(function, maxsize, typed)
    made._info = _CacheInfo
    return update_wrapper(made, function)


def cache(user_function):
    return _cached(user_function, None, False)


def _not(op, then_equal):
    # a > b from a < b and the like: the other answer, with or without equality
    def compare(self, other):
        result = getattr(type(self), op)(self, other)
        if result is NotImplemented:
            return result
        if then_equal is None:
            return not result
        if then_equal == "or ==":
            return result or self == other
        if then_equal == "not and !=":
            return not result and self != other
        if then_equal == "not or ==":
            return not result or self == other
        return result and self != other
    return compare


_CONVERT = {
    "__lt__": (("__gt__", "not and !="), ("__le__", "or =="), ("__ge__", None)),
    "__le__": (("__ge__", "not or =="), ("__lt__", "and !="), ("__gt__", None)),
    "__gt__": (("__lt__", "not and !="), ("__ge__", "or =="), ("__le__", None)),
    "__ge__": (("__le__", "not or =="), ("__gt__", "and !="), ("__lt__", None)),
}


def total_ordering(cls):
    roots = [op for op in ("__lt__", "__le__", "__gt__", "__ge__")
             if any([op in base.__dict__ for base in cls.__mro__ if base is not object])]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for root in ("__lt__", "__le__", "__gt__", "__ge__"):
        if root in roots:
            for name, how in _CONVERT[root]:
                if name not in roots:
                    made = _not(root, how)
                    made.__name__ = name
                    setattr(cls, name, made)
            break
    return cls


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names (%r and %r)." % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        object.__setattr__(instance, self.attrname, value)
        return value


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if instance is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, instance, *self.args, **self.keywords)


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for base in registry:
            if base is not object and issubclass(cls, base):
                return registry[base]
        return registry[object]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            from typing import get_type_hints
            found = [v for k, v in get_type_hints(func).items() if k != "return"]
            if not found:
                raise TypeError("Invalid first argument to `register()`: %r. Use either `@register(some_class)` or plain "
                                "`@register` on an annotated function." % (cls,))
            cls = found[0]
        for one in getattr(cls, "__args__", None) or (cls,):
            registry[one] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError("%s requires at least 1 positional argument" % func.__name__)
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__)(obj, *args, **kwargs)
        return method

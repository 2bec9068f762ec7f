# abc: abstract base classes. That a class is abstract is what the VM asks __abstractmethods__.


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class abstractproperty(object):
    def __new__(cls, fget=None, fset=None, fdel=None, doc=None):
        fget.__isabstractmethod__ = True
        return property(fget, fset, fdel, doc)


def abstractclassmethod(function):
    return classmethod(abstractmethod(function))


def abstractstaticmethod(function):
    return staticmethod(abstractmethod(function))


def _abstract_names(cls, namespace, bases):
    names = {n for n, v in namespace.items() if getattr(v, "__isabstractmethod__", False)}
    for base in bases:
        for n in getattr(base, "__abstractmethods__", ()):
            for c in cls.__mro__:
                if n in c.__dict__:
                    if getattr(c.__dict__[n], "__isabstractmethod__", False):
                        names.add(n)
                    break
    return frozenset(names)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace, bases)
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if "_abc_registry" not in cls.__dict__:
            cls._abc_registry = []
        cls._abc_registry.append(subclass)
        return subclass


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__, cls.__bases__)
    return cls


def get_cache_token():
    return 0

"""inspect: what kind of thing an object is, its documentation and members. No sources, frames or signatures."""
import types as _types


def _maker():
    yield


_FUNCTION, _GENERATOR, _METHOD, _BUILTIN, _MODULE = type(_maker), type(_maker()), type([].append.__class__), type(len), type(_types)


class _Bound:
    def method(self):
        pass


_METHOD = type(_Bound().method)


def isfunction(object):
    return isinstance(object, _FUNCTION)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, _MODULE)


def ismethod(object):
    return isinstance(object, _METHOD)


def isbuiltin(object):
    return isinstance(object, _BUILTIN)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isgenerator(object):
    return isinstance(object, _GENERATOR)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def isdatadescriptor(object):
    return not isclass(object) and hasattr(type(object), "__set__")


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object):
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def _refused(name):
    def refused(*args, **kwargs):
        raise NotImplementedError("inspect.%s() is not supported: compiled programs keep neither source nor frames" % name)
    return refused


getsource, getsourcelines, getsourcefile, getfile = [_refused(n) for n in ("getsource", "getsourcelines", "getsourcefile", "getfile")]
currentframe, stack, signature, getfullargspec = [_refused(n) for n in ("currentframe", "stack", "signature", "getfullargspec")]

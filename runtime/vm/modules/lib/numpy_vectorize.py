"""np.vectorize: a function of Python applied to the elements, or to the cores that a signature names, of broadcast arguments."""
import re

import numpy as np
from numpy._values import _object_array

_NoValue = object()  # no function was given: a decorator with options
_CORE = r"\(\s*(?:\w+(?:\s*,\s*\w+)*\s*,?)?\s*\)"
_LIST = _CORE + r"(?:\s*,\s*" + _CORE + ")*"


def _parse_signature(text):
    text = re.sub(r"\s+", "", text)
    if not re.match("^" + _LIST + "->" + _LIST + "$", text):
        raise ValueError("Not a valid gufunc signature: %s" % text)
    return tuple([[tuple(re.findall(r"\w+", core)) for core in re.findall(_CORE, side)] for side in text.split("->")])


def _note_dims(sizes, a, core):
    """What the core dimensions of an argument are long."""
    if not core:
        return
    if a.ndim < len(core):
        raise ValueError("%d-dimensional argument does not have enough dimensions for all core dimensions %r" % (a.ndim, core))
    for name, n in zip(core, a.shape[a.ndim - len(core):]):
        if sizes.setdefault(name, n) != n:
            raise ValueError("inconsistent size for core dimension %r: %r vs %r" % (name, n, sizes[name]))


def _typed(items, shape, otype):
    """The results as an array of a dtype: the one asked for, or that of the first result."""
    if otype.kind == "O":
        return _object_array(items, shape)
    if otype.kind in "US":
        return np.array(items).reshape(shape)
    try:
        r = np.array(items, dtype=otype)
        if r.ndim == 1:
            return r.reshape(shape)
    except ValueError:
        pass
    for x in items:
        if isinstance(x, (list, tuple)):
            raise TypeError("%s() argument must be a string, a bytes-like object or a real number, not '%s'"
                            % ({"f": "float", "c": "complex"}.get(otype.kind, "int"), type(x).__name__))
        if np.ndim(x):
            raise ValueError("setting an array element with a sequence.")
    return np.array(items, dtype=otype).reshape(shape)


class vectorize:
    def __init__(self, pyfunc=_NoValue, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if pyfunc is not _NoValue and not callable(pyfunc):
            raise TypeError("When used as a decorator, only accepts keyword arguments.")
        self.pyfunc, self.cache, self.signature, self._doc = pyfunc, cache, signature, doc
        self.excluded = set() if excluded is None else set(excluded)
        if isinstance(otypes, str):
            for c in otypes:
                if c not in "?bhilqpBHILQPefdgFDGSUVOMm":
                    raise ValueError("Invalid otype specified: %s" % c)
        elif otypes is not None and not np.iterable(otypes):
            raise ValueError("Invalid otype specification")
        self.otypes = None if otypes is None else [np.dtype(t) for t in otypes]
        self._cores = None if signature is None else _parse_signature(signature)
        if pyfunc is not _NoValue:
            self._name_after(pyfunc)

    def _name_after(self, pyfunc):
        self.pyfunc = pyfunc
        self.__doc__ = getattr(pyfunc, "__doc__", None) if self._doc is None else self._doc
        self.__name__ = getattr(pyfunc, "__name__", None)

    def __call__(self, *args, **kwargs):
        if self.pyfunc is _NoValue:
            self._name_after(args[0])
            return self
        if not kwargs and not self.excluded:
            return self._elements(self.pyfunc, args) if self._cores is None else self._over_cores(self.pyfunc, args)
        names = [n for n in kwargs if n not in self.excluded]
        places = [i for i in range(len(args)) if i not in self.excluded]
        fixed = list(args)

        def func(*varied):
            for i, x in zip(places, varied):
                fixed[i] = x
            kwargs.update(zip(names, varied[len(places):]))
            return self.pyfunc(*fixed, **kwargs)
        varied = [args[i] for i in places] + [kwargs[n] for n in names]
        return self._elements(func, varied) if self._cores is None else self._over_cores(func, varied)

    def _elements(self, func, args):
        if not args:
            return np.array(func())[()]
        arrays = [np.asarray(a) for a in args]
        otypes = self.otypes
        first = None
        if otypes is None:
            if any([a.size == 0 for a in arrays]):
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            first = func(*[a.flat[0] for a in arrays])
            otypes = [np.asarray(x).dtype for x in (first if isinstance(first, tuple) else (first,))]
        try:
            shape = np.broadcast_shapes(*[a.shape for a in arrays])
        except ValueError:
            raise ValueError("operands could not be broadcast together with shapes %s " % " ".join([str(a.shape) for a in arrays])) from None
        objects = [a if a.dtype.kind in "biufc" else a.astype(object) for a in arrays]  # their lists hold Python's numbers
        lists = [(a if a.shape == shape else np.broadcast_to(a, shape)).ravel().tolist() for a in objects]
        if self.cache and first is not None:
            results = [first] + list(map(func, *[x[1:] for x in lists]))
        else:
            results = list(map(func, *lists))
        if len(otypes) == 1:
            if isinstance(first, tuple):
                results = [r[0] for r in results]
            return _typed(results, shape, otypes[0])
        return tuple([_typed([r[i] for r in results], shape, t) for i, t in enumerate(otypes)])

    def _over_cores(self, func, args):
        inputs, outputs = self._cores
        if len(args) != len(inputs):
            raise TypeError("wrong number of positional arguments: expected %r, got %r" % (len(inputs), len(args)))
        arrays = [np.asarray(a) for a in args]
        sizes = {}
        for a, core in zip(arrays, inputs):
            _note_dims(sizes, a, core)
        shape = np.broadcast_shapes(*[a.shape[:a.ndim - len(core)] for a, core in zip(arrays, inputs)])
        arrays = [np.broadcast_to(a, shape + a.shape[a.ndim - len(core):]) for a, core in zip(arrays, inputs)]
        made = None
        for index in np.ndindex(*shape):
            results = func(*[a[index] for a in arrays])
            n = len(results) if isinstance(results, tuple) else 1
            if len(outputs) != n:
                raise ValueError("wrong number of outputs from pyfunc: expected %r, got %r" % (len(outputs), n))
            if len(outputs) == 1:
                results = (results,)
            if made is None:
                for r, core in zip(results, outputs):
                    _note_dims(sizes, np.asarray(r), core)
                otypes = self.otypes or [np.asarray(r).dtype for r in results]
                made = [np.empty(shape + tuple([sizes[d] for d in core]), dtype=t) for core, t in zip(outputs, otypes)]
            for out, r in zip(made, results):
                out[index] = r
        if made is None:
            if self.otypes is None:
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            if any([d not in sizes for core in outputs for d in core]):
                raise ValueError("cannot call `vectorize` with a signature including new output dimensions on size 0 inputs")
            made = [np.empty(shape + tuple([sizes[d] for d in core]), dtype=t) for core, t in zip(outputs, self.otypes)]
        return made[0] if len(outputs) == 1 else tuple(made)

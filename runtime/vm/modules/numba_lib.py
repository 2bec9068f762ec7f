# numba_lib.py - the objects behind numba's guvectorize, stencil and cfunc, and the methods of ufuncs. The loops around a
# kernel are written as text for the types and ranks at hand and compiled like every kernel; a text is made once.
# Natives (numba_support.c): exec_ typeof result types_of text_of is_type is_kernel is_function ufunc_of params_of stencil_of.
import numpy as np
from numba import njit as _njit, prange
from numba.core import errors
import numba

_codes = {"bool": "?", "int8": "b", "uint8": "B", "int16": "h", "uint16": "H", "int32": "i", "uint32": "I", "int64": "l",
          "uint64": "L", "float32": "f", "float64": "d", "complex64": "F", "complex128": "D"}
_ranks = {"b": 0, "i": 1, "u": 1, "f": 2, "c": 3}
_made = {}


def njit(fn, **options):
    return _njit(fn, _always=True, **options)


def _compile(text, parallel, **names):
    names["np"] = np
    names["prange"] = prange
    return njit(exec_(text, names)["loop"], parallel=parallel, error_model="numpy")


def _array_parts(text):
    """("float64", 2) of "array(float64, 2d, C)"; ("float64", 0) of a number."""
    if text.startswith("readonly "):
        text = text[9:]
    if not text.startswith("array("):
        return text, 0
    parts = text[6:-1].split(", ")
    return parts[0], int(parts[1][:-1])


def _weak(x):
    """A Python number takes the type of what it meets, as in NumPy."""
    t = type(x)
    return t is int or t is float or t is complex


def _fits(dtype, x, want):
    if _weak(x):
        return _ranks[np.dtype(want).kind] >= _ranks[dtype.kind]
    return np.can_cast(dtype, np.dtype(want), "safe")


def _no_loop(name, args):
    return TypeError("ufunc '" + name + "' not supported for the input types, and the inputs could not be safely coerced to any "
                     "supported types according to the casting rule ''safe''")


# --- generalised ufuncs ------------------------------------------------------------------------------------------------
def _parse_group(text, layout):
    groups = []
    i = 0
    n = len(text)
    while i < n:
        if text[i] != "(":
            raise ValueError('bad token in signature "' + text[i] + '"')
        end = text.find(")", i)
        if end < 0:
            raise ValueError('bad token in signature "' + layout + '"')
        names = [part for part in text[i + 1:end].split(",") if part]
        for name in names:
            if not name.isidentifier():
                raise ValueError('bad token in signature "' + name + '"')
        groups.append(tuple(names))
        i = end + 1
        if i < n:
            if text[i] != ",":
                raise ValueError('bad token in signature "' + text[i] + '"')
            i += 1
    return groups


def _parse_layout(layout):
    text = "".join(layout.split())
    left, _, right = text.partition("->")
    ins, outs = _parse_group(left, layout), _parse_group(right, layout)
    known = set()
    for group in ins:
        known |= set(group)
    missing = set()
    for group in outs:
        missing |= set(group) - known
    if missing:
        raise NameError("undefined output symbols: " + ",".join(sorted(missing)))
    return ins, outs


def _loop_text(nloop, masks, parallel):
    """def loop(n0, …, a0, …): kernel(a0[i1], a1, a2[i0, i1]) over all loop dimensions; masks[k]: those that argument k has."""
    sizes = ["n%d" % d for d in range(nloop)]
    arrays = ["a%d" % k for k in range(len(masks))]
    lines = ["def loop(" + ", ".join(sizes + arrays) + "):"]
    for d in range(nloop):
        lines.append("    " * (d + 1) + "for i%d in %s(n%d):" % (d, "prange" if parallel and d == 0 else "range", d))
    calls = []
    for k, mask in enumerate(masks):
        at = ", ".join("i%d" % d for d in range(nloop) if mask >> d & 1)
        calls.append("a%d[%s]" % (k, at) if at else "a%d" % k)
    lines.append("    " * (nloop + 1) + "kernel(" + ", ".join(calls) + ")")
    return "\n".join(lines) + "\n"


class _GUFunc:
    def __init__(self, fn, layout, identity, options, parallel, dynamic, writable):
        self._layout = layout
        self._ins, self._outs = _parse_layout(layout)
        self._kernel = njit(fn, **options)
        self._parallel = parallel
        self._dynamic = dynamic
        self._signatures = []
        self._loops = {}
        self._identity = identity
        self._writable = writable
        self.__name__ = fn.__name__
        self.__doc__ = fn.__doc__
        self.__wrapped__ = fn
        self.py_func = fn
        self.signature = layout
        self.nin = len(self._ins)
        self.nout = len(self._outs)
        self.nargs = self.nin + self.nout
        if len(params_of(fn)) != self.nargs:
            raise TypeError("'" + fn.__name__ + "' takes %d arguments, its layout '%s' has %d" % (len(params_of(fn)), layout, self.nargs))

    def __repr__(self):
        return "<numba._GUFunc '" + self.__name__ + "'>"

    def add(self, signature):
        types = [text_of(t) for t in types_of(signature)[:-1]]
        if len(types) != self.nargs:
            raise TypeError("signature " + str(signature) + " of '" + self.__name__ + "' has %d types, the layout '%s' has %d"
                            % (len(types), self._layout, self.nargs))
        groups = self._ins + self._outs
        rows = []
        for k, text in enumerate(types):
            dtype, ndim = _array_parts(text)
            core = len(groups[k])
            if core and ndim != core:
                raise TypeError("type of '" + self.__name__ + "' argument %d: %s, where the layout has %d dimensions" % (k, text, core))
            rows.append((dtype, ndim))
        self._signatures.append(rows)
        result(self._kernel, ["array(%s, %dd, A)" % row if row[1] or k >= self.nin else row[0] for k, row in enumerate(
            [(d, n if n or j < self.nin else 1) for j, (d, n) in enumerate(rows)])])

    @property
    def types(self):
        return ["".join(_codes[d] for d, _ in rows[:self.nin]) + "->" + "".join(_codes[d] for d, _ in rows[self.nin:])
                for rows in self._signatures]

    @property
    def ntypes(self):
        return len(self._signatures)

    @property
    def identity(self):
        return self._identity

    @property
    def is_dynamic(self):
        return self._dynamic

    def disable_compile(self):
        self._dynamic = False

    def _pick(self, given, arrays):
        for rows in self._signatures:
            if all(_weak(given[k]) and _fits(arrays[k].dtype, given[k], rows[k][0]) or str(arrays[k].dtype) == rows[k][0]
                   for k in range(self.nin)):
                return rows
        for rows in self._signatures:
            if all(_fits(arrays[k].dtype, given[k], rows[k][0]) for k in range(self.nin)):
                return rows
        if not self._dynamic:
            raise _no_loop(self.__name__, given)
        rows = [(str(a.dtype), len(g) or int(k >= self.nin)) for k, (a, g) in enumerate(zip(arrays, self._ins + self._outs))]
        self._signatures.append(rows)
        return rows

    def _core(self, k, a, group, sizes):
        kind, at = ("Input", k) if k < self.nin else ("Output", k - self.nin)
        if a.ndim < len(group):
            raise ValueError("%s: %s operand %d does not have enough dimensions (has %d, gufunc core with signature %s requires %d)"
                             % (self.__name__, kind, at, a.ndim, self._layout, len(group)))
        first = a.ndim - len(group)
        for d, name in enumerate(group):
            size = a.shape[first + d]
            if sizes.setdefault(name, size) != size:
                raise ValueError("%s: %s operand %d has a mismatch in its core dimension %d, with gufunc signature %s (size %d is "
                                 "different from %d)" % (self.__name__, kind, at, d, self._layout, size, sizes[name]))
        return a.shape[:first]

    def _broadcast(self, shapes):
        nloop = max([len(s) for s in shapes] + [0])
        out = [1] * nloop
        for s in shapes:
            for d, n in enumerate(s):
                at = nloop - len(s) + d
                if n != 1 and out[at] not in (1, n):
                    raise ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: "
                                     + " ".join(str(x) for x in shapes))
                if n != 1:
                    out[at] = n
        return tuple(out)

    def _arguments(self, args, out, kwargs):
        for name in kwargs:
            if name not in ("casting", "order", "subok"):
                raise NotImplementedError(self.__name__ + "(): the keyword '" + name + "' of gufuncs is not supported")
        given = list(args)
        if out is not None:
            outs = out if type(out) is tuple else (out,)
            if len(given) > self.nin:
                raise TypeError("cannot specify 'out' as both a positional and keyword argument")
            given += outs
        if self._dynamic and len(given) != self.nargs:
            raise TypeError("Too few arguments for function '" + self.__name__ + "'. Note that the pattern `out = gufunc(Arg1, Arg2, "
                            "..., ArgN)` is not allowed. Use `gufunc(Arg1, Arg2, ..., ArgN, out) instead.")
        if len(given) < self.nin or len(given) > self.nargs:
            raise TypeError("%s() takes from %d to %d positional arguments but %d %s given"
                            % (self.__name__, self.nin, self.nargs, len(given), "was" if len(given) == 1 else "were"))
        return given + [None] * (self.nargs - len(given))

    def __call__(self, *args, out=None, **kwargs):
        given = self._arguments(args, out, kwargs)
        groups = self._ins + self._outs
        arrays = [None if x is None else np.asarray(x) for x in given]
        for x in given[self.nin:]:
            if x is not None and not isinstance(x, np.ndarray):
                raise TypeError("return arrays must be of ArrayType")
        rows = self._pick(given, arrays)
        sizes = {}
        shapes = [self._core(k, arrays[k], groups[k], sizes) for k in range(self.nin)]
        wanted = list(shapes)
        for k in range(self.nin, self.nargs):
            if arrays[k] is not None:
                wanted.append(self._core(k, arrays[k], groups[k], sizes))
        space = self._broadcast(wanted)
        passed, masks, stored = [], [], []
        for k in range(self.nin):
            dtype = np.dtype(rows[k][0])
            a = arrays[k] if arrays[k].dtype == dtype else arrays[k].astype(dtype)
            if k in self._writable and a is not given[k] and isinstance(given[k], np.ndarray):
                stored.append((given[k], a))
            mask = 0
            for d, n in enumerate(shapes[k]):
                at = len(space) - len(shapes[k]) + d
                if n == space[at] and not (n == 1):
                    mask |= 1 << at
            index = tuple([slice(None) if mask >> (len(space) - len(shapes[k]) + d) & 1 else 0 for d in range(len(shapes[k]))])
            a = a[index + (Ellipsis,)] if shapes[k] else a
            if not groups[k] and rows[k][1]:
                a = a[..., np.newaxis]
            elif a.ndim == 0:
                a = a[()]
            passed.append(a)
            masks.append(mask)
        full = (1 << len(space)) - 1
        results = []
        for k in range(self.nin, self.nargs):
            shape = space + tuple([sizes[name] for name in groups[k]])
            dtype = np.dtype(rows[k][0])
            o = arrays[k]
            if o is None:
                o = np.zeros(shape, dtype)
            elif o.shape != shape:
                raise ValueError("non-broadcastable output operand with shape %s doesn't match the broadcast shape %s" % (o.shape, shape))
            target = o
            if o.dtype != dtype:
                if not np.can_cast(dtype, o.dtype, "same_kind"):
                    raise TypeError("Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'"
                                    % (self.__name__, dtype, o.dtype))
                target = o.astype(dtype)
                stored.append((o, target))
            passed.append(target if groups[k] else target[..., np.newaxis])
            masks.append(full)
            results.append(o if given[k] is not None or o.ndim else (o, target))
        self._run(space, passed, masks)
        for to, source in stored:
            to[...] = source
        results = [r[0][()] if type(r) is tuple else r for r in results]
        return results[0] if self.nout == 1 else tuple(results)

    def _run(self, space, passed, masks):
        if not space:
            self._kernel(*passed)
            return
        if 0 in space:
            return
        key = (len(space), tuple(masks))
        loop = self._loops.get(key)
        if loop is None:
            loop = _compile(_loop_text(len(space), masks, self._parallel), self._parallel, kernel=self._kernel)
            self._loops[key] = loop
        loop(*(space + tuple(passed)))

    def _quern_jit(self, types):
        """In kernels: called with all arguments, outputs too."""
        if len(types) != self.nargs:
            raise errors.TypingError(self.__name__ + "() in a kernel takes all %d arguments, outputs too" % self.nargs)
        parts = [_array_parts(text_of(t)) for t in types]
        groups = self._ins + self._outs
        loops = [parts[k][1] - len(groups[k]) for k in range(self.nargs)]
        for k, n in enumerate(loops):
            if n < 0:
                kind, at = ("Input", k) if k < self.nin else ("Output", k - self.nin)
                raise errors.TypingError("%s: %s operand %d does not have enough dimensions (has %d, gufunc core with signature %s "
                                         "requires %d)" % (self.__name__, kind, at, parts[k][1], self._layout, len(groups[k])))
        nloop = max(loops)
        lines = ["def loop(" + ", ".join("a%d" % k for k in range(self.nargs)) + "):"]
        calls = []
        whole = loops.index(nloop, self.nin) if nloop in loops[self.nin:] else loops.index(nloop)
        for d in range(nloop):
            lines.append("    " * (d + 1) + "for i%d in range(a%d.shape[%d]):" % (d, whole, d))
        for k, n in enumerate(loops):
            at = ["(i%d if a%d.shape[%d] != 1 else 0)" % (nloop - n + d, k, d) for d in range(n)]
            core = len(groups[k])
            boxed = core == 0 and k >= self.nin
            if boxed and n:
                at[-1] = at[-1] + ":" + at[-1] + " + 1"
            calls.append("a%d[%s]" % (k, ", ".join(at)) if at else "a%d" % k)
        lines.append("    " * (nloop + 1) + "kernel(" + ", ".join(calls) + ")")
        if nloop == 0:
            lines[-1] = "    kernel(" + ", ".join(calls) + ")"
        return _compile("\n".join(lines) + "\n", False, kernel=self._kernel)


def _split_options(options, allowed):
    target = options.pop("target", "cpu")
    if target not in ("cpu", "parallel"):
        raise ValueError("Unsupported target: %s" % target)
    identity = options.pop("identity", None)
    if identity not in (None, 0, 1, "reorderable"):
        raise ValueError("Invalid identity value %r" % (identity,))
    return target == "parallel", identity


def guvectorize(*args, **options):
    if len(args) == 1:
        signatures, layout = [], args[0]
    elif len(args) == 2:
        signatures, layout = args
    else:
        raise TypeError("guvectorize() takes one or two positional arguments")
    if not isinstance(layout, str):
        raise TypeError("the layout of guvectorize() is a text like '(n),(n)->()', not " + type(layout).__name__)
    if isinstance(signatures, str) or is_type(signatures):
        signatures = [signatures]
    parallel, identity = _split_options(options, ())
    writable = options.pop("writable_args", ())
    options.pop("is_dynamic", None)

    def wrap(fn):
        g = _GUFunc(fn, layout, identity, options, parallel, len(args) == 1, tuple(writable))
        for s in signatures:
            g.add(_signature_text(s))
        return g
    return wrap


def _signature_text(s):
    if isinstance(s, tuple):
        return "(" + ", ".join(text_of(t) for t in s) + ")"
    return s


# --- methods of ufuncs ---------------------------------------------------------------------------------------------------
_identities = {0: None, 1: 0, 2: 1, 3: "reorderable"}


def _loop_of(k, kind, text, **names):
    """The compiled text of one method of one ufunc."""
    key = (id(k), kind)
    found = _made.get(key)
    if found is None:
        found = (_compile(text, False, kernel=k, **names), k)
        _made[key] = found
    return found[0]


def _binary(k, what):
    if ufunc_of(k)[0] != 2:
        raise ValueError(what + " only supported for binary functions")


def _step_dtype(k, dtype):
    """The dtype that repeated application stays in."""
    signatures = ufunc_of(k)[2]
    if signatures:
        for s in signatures:
            types = [text_of(t) for t in types_of(s)]
            if types[0] == types[1] and np.can_cast(dtype, np.dtype(types[0]), "safe") and types[2] in (types[0], "none"):
                return np.dtype(types[0])
        raise TypeError("the resolved dtypes are not compatible with " + k.__name__ + ".reduce. Resolved (%s, %s)" % (dtype, dtype))
    for _ in range(4):
        r = np.dtype(text_of(result(k, [str(dtype), str(dtype)])))
        if r == dtype:
            break
        dtype = r
    return dtype


def _axis(axis, ndim):
    if axis < -ndim or axis >= ndim:
        raise np.exceptions.AxisError(axis, ndim) if hasattr(np, "exceptions") else ValueError(
            "axis %d is out of bounds for array of dimension %d" % (axis, ndim))
    return axis % ndim


def _prepared(k, array, dtype, what):
    _binary(k, what)
    a = np.asarray(array)
    if a.ndim == 0:
        raise TypeError("cannot " + what + " on a scalar")
    d = _step_dtype(k, a.dtype if dtype is None else np.dtype(dtype))
    return a if a.dtype == d else a.astype(d)


_REDUCE = """
def loop(out, a, has_first, first):
    for j in range(a.shape[0]):
        acc = a[j, 0]
        begin = 1
        if has_first:
            acc = first
            begin = 0
        for i in range(begin, a.shape[1]):
            acc = kernel(acc, a[j, i])
        out[j] = acc
"""
_REDUCE_WHERE = """
def loop(out, a, first, where):
    for j in range(a.shape[0]):
        acc = first
        for i in range(a.shape[1]):
            if where[j, i]:
                acc = kernel(acc, a[j, i])
        out[j] = acc
"""


def _reduce(k, array, axis=0, dtype=None, out=None, keepdims=False, initial=numba, where=True):
    a = _prepared(k, array, dtype, "reduce")
    identity = _identities[ufunc_of(k)[1]]
    axes = tuple(range(a.ndim)) if axis is None else tuple([_axis(x, a.ndim) for x in (axis if isinstance(axis, tuple) else (axis,))])
    if len(set(axes)) != len(axes):
        raise ValueError("duplicate value in 'axis'")
    if len(axes) > 1 and identity is None:
        raise ValueError("reduction operation '%s' is not reorderable, so at most one axis may be specified" % k.__name__)
    keep = [d for d in range(a.ndim) if d not in axes]
    shape = tuple([a.shape[d] for d in keep])
    count = 1
    for d in axes:
        count *= a.shape[d]
    rows = 1
    for n in shape:
        rows *= n
    first = initial if initial is not numba and initial is not None else None
    if first is None and initial is numba and identity in (0, 1):
        first = identity
    if count == 0 and first is None:
        raise ValueError("zero-size array to reduction operation %s which has no identity" % k.__name__)
    flat = np.ascontiguousarray(np.transpose(a, keep + list(axes))).reshape((rows, count))
    r = np.zeros(rows, a.dtype)
    start = a.dtype.type(first if first is not None else 0)
    if where is not True:
        if first is None:
            raise ValueError("reduction operation '%s' does not have an identity, so to use a where mask one has to specify 'initial'"
                             % k.__name__)
        mask = np.ascontiguousarray(np.transpose(np.broadcast_to(np.asarray(where), a.shape), keep + list(axes))).reshape((rows, count))
        _loop_of(k, "where", _REDUCE_WHERE)(r, flat, start, mask)
    elif count or first is not None:
        _loop_of(k, "reduce", _REDUCE)(r, flat, first is not None, start) if count else r.fill(start)
    r = r.reshape(tuple([1 if d in axes else a.shape[d] for d in range(a.ndim)]) if keepdims else shape)
    if out is not None:
        target = out[0] if isinstance(out, tuple) else out
        if target.shape != r.shape:
            raise ValueError("output parameter for reduction operation %s has the wrong number of dimensions" % k.__name__
                             if target.ndim != r.ndim else "non-broadcastable output operand")
        target[...] = r
        return target
    return r[()] if r.ndim == 0 else r


_ACCUMULATE = """
def loop(out, a):
    for j in range(a.shape[0]):
        acc = a[j, 0]
        out[j, 0] = acc
        for i in range(1, a.shape[1]):
            acc = kernel(acc, a[j, i])
            out[j, i] = acc
"""


def _last(a, axis):
    """a as rows along axis, and how to go back."""
    order = [d for d in range(a.ndim) if d != axis] + [axis]
    moved = np.transpose(a, order)
    back = [order.index(d) for d in range(a.ndim)]
    return np.ascontiguousarray(moved).reshape((-1, a.shape[axis])) if a.size else None, moved.shape, back


def _store(r, out):
    if out is None:
        return r
    target = out[0] if isinstance(out, tuple) else out
    target[...] = r
    return target


def _accumulate(k, array, axis=0, dtype=None, out=None):
    a = _prepared(k, array, dtype, "accumulate")
    axis = _axis(axis, a.ndim)
    rows, shape, back = _last(a, axis)
    r = np.zeros(shape, a.dtype)
    if rows is not None:
        flat = np.zeros(rows.shape, a.dtype)
        _loop_of(k, "accumulate", _ACCUMULATE)(flat, rows)
        r = flat.reshape(shape)
    return _store(np.ascontiguousarray(np.transpose(r, back)), out)


_REDUCEAT = """
def loop(out, a, at):
    n = at.shape[0]
    for j in range(a.shape[0]):
        for p in range(n):
            end = a.shape[1]
            if p + 1 < n:
                end = at[p + 1]
            acc = a[j, at[p]]
            for i in range(at[p] + 1, end):
                acc = kernel(acc, a[j, i])
            out[j, p] = acc
"""


def _reduceat(k, array, indices, axis=0, dtype=None, out=None):
    a = _prepared(k, array, dtype, "reduceat")
    axis = _axis(axis, a.ndim)
    at = np.asarray(indices).astype(np.int64)
    for i in at:
        if i < 0 or i >= a.shape[axis]:
            raise IndexError("index %d out-of-bounds in %s.reduceat [0, %d)" % (i, k.__name__, a.shape[axis]))
    rows, shape, back = _last(a, axis)
    flat = np.zeros((rows.shape[0], len(at)), a.dtype)
    _loop_of(k, "reduceat", _REDUCEAT)(flat, rows, at)
    return _store(np.ascontiguousarray(np.transpose(flat.reshape(shape[:-1] + (len(at),)), back)), out)


def _outer(k, A, B, **kwargs):
    _binary(k, "outer product")
    a, b = np.asarray(A), np.asarray(B)
    return k(a.reshape(a.shape + (1,) * b.ndim), b if b.ndim else B, **kwargs)


_AT = """
def loop(a, at, b):
    for i in range(at.shape[0]):
        a[at[i]] = kernel(a[at[i]], b[i])
"""
_AT1 = """
def loop(a, at):
    for i in range(at.shape[0]):
        a[at[i]] = kernel(a[at[i]])
"""


def _at(k, a, indices, b=None):
    if not isinstance(a, np.ndarray):
        raise TypeError("first operand must be array")
    places = np.arange(a.size).reshape(a.shape)[indices]
    places = np.asarray(places)
    flat = a.reshape(-1) if a.flags.c_contiguous else a.flatten()
    if ufunc_of(k)[0] == 2:
        if b is None:
            raise ValueError("second operand needed for ufunc")
        values = np.ascontiguousarray(np.broadcast_to(np.asarray(b), places.shape)).reshape(-1)
        _loop_of(k, "at", _AT)(flat, places.reshape(-1), values)
    else:
        _loop_of(k, "at1", _AT1)(flat, places.reshape(-1))
    if not a.flags.c_contiguous:
        a[...] = flat.reshape(a.shape)


def ufunc_call(k, *args, out=None, where=True, dtype=None, casting="same_kind", order="K", subok=True, signature=None):
    """A call with more than inputs."""
    nin = ufunc_of(k)[0]
    if len(args) < nin or len(args) > nin + 1:
        raise TypeError("%s() takes from %d to %d positional arguments but %d %s given"
                        % (k.__name__, nin, nin + 1, len(args), "was" if len(args) == 1 else "were"))
    if len(args) > nin:
        if out is not None:
            raise TypeError("cannot specify 'out' as both a positional and keyword argument")
        out, args = args[nin], args[:nin]
    if isinstance(out, tuple):
        if len(out) != 1:
            raise ValueError("The 'out' tuple must have exactly one entry per ufunc output")
        out = out[0]
    if dtype is not None:
        args = tuple([np.asarray(x).astype(dtype) for x in args])
    r = k(*args)
    if out is None and where is True:
        return r
    r = np.asarray(r)
    if where is not True:
        shape = _together(r.shape, np.asarray(where).shape)
        r = np.broadcast_to(r, shape)
    if out is None:
        out = np.zeros(r.shape, r.dtype)
    elif not isinstance(out, np.ndarray):
        raise TypeError("return arrays must be of ArrayType")
    if not np.can_cast(r.dtype, out.dtype, casting):
        raise TypeError("Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule '%s'"
                        % (k.__name__, r.dtype, out.dtype, casting))
    if _together(r.shape, out.shape) != out.shape:
        raise ValueError("non-broadcastable output operand with shape %s doesn't match the broadcast shape %s" % (out.shape, r.shape))
    if where is True:
        out[...] = r
    else:
        mask = np.broadcast_to(np.asarray(where), out.shape)
        out[mask] = np.broadcast_to(r, out.shape)[mask]
    return out


def _together(a, b):
    n = max(len(a), len(b))
    a, b = (1,) * (n - len(a)) + tuple(a), (1,) * (n - len(b)) + tuple(b)
    out = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError("operands could not be broadcast together with shapes %s %s" % (a, b))
        out.append(y if x == 1 else x)
    return tuple(out)


_methods = {"reduce": _reduce, "accumulate": _accumulate, "reduceat": _reduceat, "outer": _outer, "at": _at}


def ufunc_attr(k, name):
    """Attributes of a ufunc made by vectorize; AttributeError by returning None."""
    method = _methods.get(name)
    if method is not None:
        def bound(*args, **kwargs):
            return method(k, *args, **kwargs)
        return bound
    nin, identity, signatures = ufunc_of(k)
    if name == "nin":
        return nin
    if name == "nout":
        return 1
    if name == "nargs":
        return nin + 1
    if name == "identity":
        return 0 if identity == 1 else 1 if identity == 2 else False
    if name == "types" or name == "ntypes":
        rows = []
        for types in k.signatures_with_results():
            texts = [text_of(t) for t in types]
            rows.append("".join(_codes.get(t, "O") for t in texts[:-1]) + "->" + _codes.get(texts[-1], "O"))
        return rows if name == "types" else len(rows)
    return None


def ufunc_jit(k, types):
    """In kernels, with arrays among the arguments: the loop over their broadcast shape; one more argument is the output."""
    nin = ufunc_of(k)[0]
    if len(types) < nin or len(types) > nin + 1:
        raise errors.TypingError("%s() takes from %d to %d arguments but %d were given" % (k.__name__, nin, nin + 1, len(types)))
    parts = [_array_parts(text_of(t)) for t in types]
    ins = parts[:nin]
    nloop = max([n for _, n in ins])
    r = text_of(result(k, [d for d, _ in ins]))
    names = ["a%d" % i for i in range(len(types))]
    lines = ["def loop(" + ", ".join(names) + "):"]
    for d in range(nloop):
        lines.append("    n%d = 1" % d)
        for i, (_, n) in enumerate(ins):
            at = d - (nloop - n)
            if at < 0:
                continue
            lines.append("    if a%d.shape[%d] != 1:" % (i, at))
            lines.append("        if n%d != 1 and n%d != a%d.shape[%d]:" % (d, d, i, at))
            lines.append("            raise ValueError('unable to broadcast argument %d to output array')" % i)
            lines.append("        n%d = a%d.shape[%d]" % (d, i, at))
    shape = "(" + "".join("n%d, " % d for d in range(nloop)) + ")"
    out = names[nin] if len(types) > nin else "out"
    if len(types) == nin:
        lines.append("    out = np.empty(%s, np.%s)" % (shape, "bool_" if r == "bool" else r))
    for d in range(nloop):
        lines.append("    " * (d + 1) + "for i%d in range(n%d):" % (d, d))
    calls = []
    for i, (_, n) in enumerate(ins):
        at = ", ".join("(i%d if a%d.shape[%d] != 1 else 0)" % (nloop - n + d, i, d) for d in range(n))
        calls.append("a%d[%s]" % (i, at) if n else "a%d" % i)
    at = ", ".join("i%d" % d for d in range(nloop))
    lines.append("    " * (nloop + 1) + out + "[" + at + "] = kernel(" + ", ".join(calls) + ")")
    lines.append("    return " + out)
    return _compile("\n".join(lines) + "\n", False, kernel=k)


# --- stencils --------------------------------------------------------------------------------------------------------------
class StencilFunc:
    def __init__(self, fn, options):
        for name in options:
            if name not in ("cval", "standard_indexing", "neighborhood", "func_or_mode", "mode"):
                raise errors.NumbaValueError("Unknown stencil option " + name)
        self._fn = fn
        self._options = options
        self._made = {}
        self.neighborhood = options.get("neighborhood")
        self.__name__ = fn.__name__
        self.__doc__ = fn.__doc__
        self.py_func = fn
        self._params = params_of(fn)

    def __repr__(self):
        return "<numba.stencils.stencil.StencilFunc '" + self.__name__ + "'>"

    def _relative(self, types):
        standard = self._options.get("standard_indexing", ())
        if isinstance(standard, str):
            standard = (standard,)
        if not self._params or self._params[0] in standard:
            raise errors.NumbaValueError("The first argument to a stencil kernel must use relative indexing, not standard indexing.")
        for name in standard:
            if name not in self._params:
                raise errors.NumbaValueError("Standard indexing requested for an array name not present in the stencil kernel definition.")
        return [name for name, t in zip(self._params, types) if _array_parts(text_of(t))[1] and name not in standard]

    def _loop(self, types, with_out):
        if not types or not _array_parts(text_of(types[0]))[1]:
            raise errors.NumbaValueError("The first argument to a stencil kernel must be the primary input array.")
        if len(types) != len(self._params):
            raise TypeError("stencil '%s' takes %d arguments but %d were given" % (self.__name__, len(self._params), len(types)))
        if "out" in self._params:
            raise errors.NumbaValueError("Cannot use the reserved word 'out' in stencil kernels.")
        ndim = _array_parts(text_of(types[0]))[1]
        relative = self._relative(types)
        body, low, high, variable = stencil_of(self._fn, relative, ndim)
        hood = self.neighborhood
        if hood is not None:
            if len(hood) != ndim:
                raise errors.NumbaValueError("%d dimensional neighborhood specified for %d dimensional input array" % (len(hood), ndim))
            low, high = [int(h[0]) for h in hood], [int(h[1]) for h in hood]
        elif variable:
            raise errors.NumbaValueError("stencil kernel index is not constant, 'neighborhood' option required")
        kernel = njit(body)
        dtype, rank = _array_parts(text_of(result(kernel, ["int64"] * ndim + list(types))))
        if rank or dtype not in _codes:
            raise errors.NumbaValueError("a stencil kernel must return a number, not %s" % dtype)
        return _compile(self._text(ndim, relative, types, low, high, dtype, with_out), True, kernel=kernel,
                        cval=self._options.get("cval", 0))

    def _text(self, ndim, relative, types, low, high, dtype, with_out):
        first = self._params[0]
        lines = ["def loop(" + ", ".join(self._params + (["out"] if with_out else [])) + "):"]
        for name in relative[1:]:
            if _array_parts(text_of(types[self._params.index(name)]))[1] != ndim:
                lines.append("    raise ValueError('Secondary stencil array does not have same number  of dimensions as the first "
                             "stencil input.')")
                continue
            for d in range(ndim):
                lines.append("    if %s.shape[%d] > %s.shape[%d]:" % (first, d, name, d))
                lines.append("        raise ValueError('Secondary stencil array has some dimension smaller the same dimension in the "
                             "first stencil input.')")
        if not with_out:
            shape = "(" + "".join("%s.shape[%d], " % (first, d) for d in range(ndim)) + ")"
            kind = "np." + ("bool_" if dtype == "bool" else dtype)
            if "cval" in self._options:
                lines.append("    out = np.full(%s, cval, %s)" % (shape, kind))
            else:
                lines.append("    out = np.zeros(%s, %s)" % (shape, kind))
        elif "cval" in self._options:
            lines.append("    out[%s] = cval" % ", ".join([":"] * ndim))
        for d in range(ndim):
            lines.append("    " * (d + 1) + "for index%d in %s(%d, %s.shape[%d] - %d):"
                         % (d, "prange" if d == 0 else "range", -min(0, low[d]), first, d, max(0, high[d])))
        at = ["index%d" % d for d in range(ndim)]
        lines.append("    " * (ndim + 1) + "out[%s] = kernel(%s)" % (", ".join(at), ", ".join(at + self._params)))
        lines.append("    return out")
        return "\n".join(lines) + "\n"

    def _of(self, types, with_out):
        key = (tuple(types), with_out)
        loop = self._made.get(key)
        if loop is None:
            loop = self._loop(list(types), with_out)
            self._made[key] = loop
        return loop

    def __call__(self, *args, out=None):
        types = [typeof(x) for x in args]
        if out is None:
            return self._of(types, False)(*args)
        self._of(types, True)(*(args + (out,)))
        return out

    def _quern_jit(self, types, names=()):
        return self._of(types[:len(types) - len(names)], "out" in names)


def from_dtype(dtype):
    return typeof(np.zeros(1, dtype)[0])


def stencil(func_or_mode="constant", **options):
    if not isinstance(func_or_mode, str):
        return _stencil_of(func_or_mode, options)
    if func_or_mode != "constant":
        raise errors.NumbaValueError("Unsupported mode style " + func_or_mode)
    return lambda fn: _stencil_of(fn, options)


def _stencil_of(fn, options):
    if not is_function(fn):
        raise TypeError("a stencil kernel must be a function, not " + type(fn).__name__)
    mode = options.pop("func_or_mode", options.pop("mode", "constant"))
    if mode != "constant":
        raise errors.NumbaValueError("Unsupported mode style " + mode)
    return StencilFunc(fn, options)


# --- C callbacks -------------------------------------------------------------------------------------------------------------
class CFunc:
    def __init__(self, fn, signature, options):
        self._kernel = _njit(signature, _always=True, **options)(fn)
        self.__wrapped__ = fn
        self.py_func = fn
        self.__name__ = fn.__name__
        self.__doc__ = fn.__doc__
        self._sig = signature

    def __repr__(self):
        return "<Numba C callback '" + self.__name__ + "'>"

    def __call__(self, *args):
        return self.py_func(*args)

    @property
    def ctypes(self):
        return self._kernel

    @property
    def native_name(self):
        return "cfunc." + self.__name__

    @property
    def address(self):
        raise NotImplementedError("cfunc.address: kernels have no C entry point here; call .ctypes, or the kernel itself")

    @property
    def cache_hits(self):
        return 0

    def inspect_llvm(self):
        return list(self._kernel.inspect_llvm().values())[0]

    def _quern_jit(self, types):
        return self._kernel


def cfunc(sig, **options):
    if is_function(sig):
        raise TypeError("cfunc() takes a signature: @cfunc('float64(float64)')")
    if isinstance(sig, (list, tuple)):
        raise TypeError("cfunc() takes one signature, not several")
    options.pop("pipeline_class", None)
    return lambda fn: CFunc(fn, sig, options)


# --- others --------------------------------------------------------------------------------------------------------------------
class parallel_chunksize:
    def __init__(self, n):
        self._n = n

    def __enter__(self):
        self._old = numba.set_parallel_chunksize(self._n)
        return self._old

    def __exit__(self, *args):
        numba.set_parallel_chunksize(self._old)
        return False


def overload(func, jit_options={}, strict=True, inline="never", prefer_literal=False, **kwargs):
    """Kernels that call `func` (a plain function of a script) get the implementation that the decorated one gives for the
    types of the arguments."""
    if not is_function(func):
        raise NotImplementedError("overload(): only plain functions of the script can be overloaded, not " + repr(func))

    def wrap(maker):
        made = {}
        options = dict(jit_options)

        def implementation(types, names=()):
            key = (tuple(types), tuple(names))
            if key in made:
                return made[key]
            split = len(types) - len(names)
            impl = maker(*types[:split], **dict(zip(names, types[split:])))
            if impl is not None and not is_kernel(impl):
                impl = njit(impl, **options)
            made[key] = impl
            return impl
        func.__dict__["__quern_overload__"] = implementation
        return maker
    return wrap


def register_jitable(*args, **options):
    """A function that kernels may call and that stays a plain function elsewhere."""
    def wrap(fn):
        kernel = njit(fn, **options)
        fn.__dict__["__quern_overload__"] = lambda types, names=(): kernel
        return fn
    if options or not args:
        return wrap
    return wrap(args[0])


def is_jitted(fn):
    return is_kernel(fn)


# --- numba.np ----------------------------------------------------------------------------------------------------------------
def cross2d(a, b):
    pass


def _cross2d(a, b):
    a = np.asarray(a)
    b = np.asarray(b)
    if a.shape[-1] != 2 or b.shape[-1] != 2:
        raise ValueError("Incompatible dimensions for 2D cross product\n(dimension must be 2 for both inputs)")
    return np.asarray(np.multiply(a[..., 0], b[..., 1]) - np.multiply(a[..., 1], b[..., 0]))


@overload(cross2d)
def _cross2d_of(a, b):
    return _cross2d


def as_dtype(nbtype):
    return np.dtype(str(nbtype))

"""numpy.matrix: arrays that are always of two dimensions, with * as the product of matrices. Elements are in an array (_data); an
instance is an ndarray for isinstance, because the class has __array_finalize__."""
import ast
import pickle

import numpy as np
import numpy._asking as asking

_type = type
_JOINED = frozenset("concatenate concat vstack hstack column_stack".split())
_KEPT = frozenset("""angle real_if_close isreal isneginf isposinf fix clip diagflat permute_dims moveaxis rollaxis atleast_1d atleast_2d rot90
    trim_zeros concat piecewise compress partition argpartition cumulative_sum cumulative_prod nancumsum nancumprod isclose matvec vecmat polyadd
    polysub multi_dot matrix_transpose ldexp gradient unstack meshgrid dot matmul concatenate vstack hstack stack column_stack append diff sort zeros_like ones_like empty_like full_like inv pinv solve
    cholesky kron matrix_power flip fliplr flipud roll tile resize real imag nan_to_num delete insert round around block inner split array_split hsplit vsplit
    take""".split())
_LINES = frozenset("amin amax average median nansum nanprod nanmin nanmax nanmean nanvar nanstd nanargmin nanargmax".split())  # along an axis: a matrix
_REFUSED = frozenset("""median ptp quantile percentile nanmedian nanquantile nanpercentile vdot ediff1d trapezoid polyval
    apply_along_axis""".split())  # over a matrix that stays two-dimensional NumPy gives what nobody wants
_PARTS = {"svd": (0, 2), "eig": (1,), "eigh": (1,), "qr": (0, 1), "lstsq": (0, 1)}  # which of several results are matrices

_REDUCED = frozenset("sum prod mean std var min max any all argmin argmax ptp".split())


def _from_text(text):
    rows, width = [], None
    for row in text.replace("[", "").replace("]", "").split(";"):
        items = []
        for column in row.split(","):
            items.extend(ast.literal_eval(item) for item in column.split())
        if width is not None and len(items) != width:
            raise ValueError("Rows not the same size.")
        width = len(items)
        rows.append(items)
    return rows


def _plain(x):
    if isinstance(x, matrix):
        return x._data
    return type(x)(_plain(e) for e in x) if type(x) in (list, tuple) else x


def _made(data, cls=None):
    """The matrix (of that class) of an array of at most two dimensions; one of more stays an array."""
    if not isinstance(data, np.ndarray) or isinstance(data, matrix) or data.ndim > 2:
        return data
    self = object.__new__(cls or matrix)
    self._data = data if data.ndim == 2 else data.reshape(1, data.size)
    return self


def _product(a, b, cls):
    return _made(np.dot(_plain(a) if isinstance(a, matrix) else _made(np.asarray(a))._data if isinstance(a, (list, tuple)) else a,
                        _plain(b) if isinstance(b, matrix) else _made(np.asarray(b))._data if isinstance(b, (list, tuple)) else b), cls)


class matrix:
    __module__ = "numpy"
    __array_priority__ = 10.0
    __hash__ = None

    def __new__(cls, data, dtype=None, copy=True):
        if isinstance(data, matrix):
            if not copy and (dtype is None or data.dtype == dtype):
                return data
            cls = type(data)
            data = data._data
        if isinstance(data, str):
            data = _from_text(data)
        if isinstance(data, np.ndarray) and data.ndim > 2:
            raise ValueError("shape too large to be a matrix.")
        array = np.array(_plain(data), dtype=dtype, copy=True if copy else None)
        if array.ndim > 2:
            raise ValueError("matrix must be 2-dimensional")
        self = object.__new__(cls)
        self._data = array if array.ndim == 2 else array.reshape(1, array.size)
        return self

    def __array_finalize__(self, obj):
        pass

    def _for_pandas(self):
        return self._data

    def _joined(self, data):
        return self._as(data)

    def __array__(self, dtype=None, copy=None):
        return self._data if dtype is None else self._data.astype(dtype)

    def _as(self, data):
        return _made(data, type(self))

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        kwargs = {k: _plain(v) for k, v in kwargs.items()}
        if isinstance(kwargs.get("out"), tuple) and len(kwargs["out"]) == 1:
            kwargs["out"] = kwargs["out"][0]
        plain = [_plain(x) for x in inputs]
        made = ufunc(*plain, **kwargs) if method == "__call__" else getattr(ufunc, method)(*plain, **kwargs)
        return tuple(self._as(m) for m in made) if isinstance(made, tuple) else self._as(made)

    def __array_function__(self, func, types, args, kwargs):
        name = func.__name__
        if args and args[0] is self and name in _REDUCED:
            return getattr(self, name)(*args[1:], **kwargs)
        if name == "asanyarray" and len(args) == 1 and not kwargs:
            return self
        direct = any(isinstance(x, matrix) for x in args) or any(isinstance(x, matrix) for x in kwargs.values())
        if not direct and name not in _JOINED and name not in ("stack", "block", "multi_dot"):  # a list of matrices is an array
            return func(*_plain(tuple(args)), **{k: _plain(v) for k, v in kwargs.items()})
        along = kwargs["axis"] if "axis" in kwargs else args[1] if len(args) > 1 else None
        if name in _LINES and along is not None and args and args[0] is self:
            r = func(self._data, **dict(kwargs, axis=along, keepdims=True)) if len(args) < 3 else func(*_plain(tuple(args)), **kwargs)
            return self._as(r) if isinstance(r, np.ndarray) and r.ndim == 2 else r
        if name in _REFUSED:
            raise NotImplementedError("np.%s() of a np.matrix is not supported: give it the array, m.A or np.asarray(m)" % name)
        if name == "roll" and len(args) == 2 and "axis" not in kwargs:
            return self.copy()  # of what ravel() gives, one row, along its first axis
        if name in _JOINED and args and args[0] is self:
            args = ([self._data[i:i + 1] for i in range(len(self._data))],) + args[1:]
        if name not in _KEPT and name not in _PARTS:
            if hasattr(matrix, name) and name not in ("trace", "ravel", "round", "nonzero", "diagonal"):
                return NotImplemented
            return func(*_plain(tuple(args)), **{k: _plain(v) for k, v in kwargs.items()})
        r = func(*_plain(tuple(args)), **{k: _plain(v) for k, v in kwargs.items()})
        if isinstance(r, list):
            return [self._as(x) for x in r]
        if isinstance(r, tuple):
            kept = _PARTS.get(name) or [i for i in range(len(r)) if len(args) != len(r) or isinstance(args[i], matrix)]
            parts = [self._as(x) if i in kept else x for i, x in enumerate(r)]
            return type(r)(*parts) if hasattr(r, "_fields") else tuple(parts)
        digits = args[1] if len(args) > 1 else kwargs.get("decimals", 0)
        if name == "svd" or name in ("round", "around") and digits:  # the singular values alone; NumPy rounds to digits as an array
            return r
        return self._as(np.atleast_1d(r) if name == "take" else r)

    # --- attributes ---
    dtype, shape, size, strides, itemsize, nbytes, flags = (
        property(lambda self, n=n: getattr(self._data, n)) for n in ("dtype", "shape", "size", "strides", "itemsize", "nbytes", "flags"))
    ndim = property(lambda self: 2)
    T = property(lambda self: self._as(self._data.T))
    H = property(lambda self: self._as(self._data.T.conj() if self._data.dtype.kind == "c" else self._data.T))
    mT = property(lambda self: self.T)
    data = property(lambda self: self._data.data)
    A = property(lambda self: self._data)
    A1 = property(lambda self: self._data.ravel())
    real = property(lambda self: self._as(self._data.real))
    imag = property(lambda self: self._as(self._data.imag))
    flat = property(lambda self: self._data.flat)
    base = property(lambda self: self._data)

    @property
    def I(self):  # noqa: E743
        rows, columns = self.shape
        return self._as(np.linalg.inv(self._data) if rows == columns else np.linalg.pinv(self._data))

    def getT(self):
        """The transpose: N x M."""
        return self.T

    def getH(self):
        """The transpose, conjugate: N x M."""
        return self.H

    def getI(self):
        """The inverse, or the pseudo-inverse of what is not square."""
        return self.I

    def getA(self):
        """The matrix as an array: M x N."""
        return self.A

    def getA1(self):
        """The matrix as an array of one dimension."""
        return self.A1

    # --- items ---
    def __getitem__(self, key):
        found = self._data[_plain(key)]
        if not isinstance(found, np.ndarray) or found.ndim > 2:
            return found
        if found.ndim == 1 and isinstance(key, tuple) and len(key) > 1 and np.isscalar(key[1]):
            return self._as(found.reshape(found.size, 1))
        return self._as(found)

    def __setitem__(self, key, value):
        key = _plain(key)
        keys = key if _type(key) is tuple else (key,)
        places = [isinstance(k, (int, np.integer)) and _type(k) is not bool for k in keys]
        if any(places) and not (all(places) and len(keys) == 2):  # what a number picks is of two dimensions too
            self._data[key]  # an index that is out of bounds
            key = tuple(slice(int(k), int(k) + 1 or None) if p else k for k, p in zip(keys, places))
        self._data[key] = _plain(value)

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return (self[i] for i in range(len(self._data)))

    def __contains__(self, x):
        return _plain(x) in self._data

    def __bool__(self):
        return bool(self._data)

    def __float__(self):
        return float(self._data.item())

    def __int__(self):
        return int(self._data.item())

    def item(self, *args):
        """An element as a Python number."""
        return self._data.item(*args)

    def tolist(self):
        """The rows as a list of lists."""
        return self._data.tolist()

    def __repr__(self):
        name = type(self).__name__
        if self.dtype not in (np.dtype(int), np.dtype(float), np.dtype(bool), np.dtype(complex)) or self.size == 0:
            return repr(self._data).replace("array(", name + "(", 1).replace("\n      ", "\n" + " " * (len(name) + 1))
        return name + "(" + np.array2string(self._data, separator=", ", prefix=name + "(") + ")"

    def __str__(self):
        return str(self._data)

    def __format__(self, spec):
        return str(self) if spec == "" else object.__format__(self, spec)

    # --- reductions, which keep two dimensions ---
    def _reduced(self, name, axis, out, **kwargs):
        if out is not None:
            if np.ndim(out) != 2:
                raise ValueError("output parameter for a reduction of a matrix has the wrong number of dimensions: Found %d but expected 2 "
                                 "(must match the operand's when keepdims=True)" % np.ndim(out))
            getattr(self._data, name)(axis=axis, out=_plain(out), keepdims=True, **kwargs)
            return out._collapse(axis)
        made = getattr(self._data, name)(axis=axis, **kwargs)
        return made if axis is None else self._as(np.expand_dims(made, axis))

    def _collapse(self, axis):
        return self[0, 0] if axis is None else self

    def _place(self, name, axis, out):
        made = getattr(self._data, name)(axis)
        if out is not None:  # NumPy takes no matrix, having one dimension less, and answers with none
            if np.shape(out) != np.shape(made):
                raise ValueError("output array does not match result of np.%s." % name)
            getattr(self._data, name)(axis, out=out)
            raise AttributeError("'numpy.ndarray' object has no attribute '_align'")
        return made if axis is None else self._as(np.expand_dims(made, axis))

    def sum(self, axis=None, dtype=None, out=None):
        """The sum of the elements, or of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("sum", axis, out, dtype=dtype)

    def prod(self, axis=None, dtype=None, out=None):
        """The product of the elements, or of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("prod", axis, out, dtype=dtype)

    def mean(self, axis=None, dtype=None, out=None):
        """The mean of the elements, or of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("mean", axis, out, dtype=dtype)

    def std(self, axis=None, dtype=None, out=None, ddof=0):
        """The standard deviation of the elements, or of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("std", axis, out, dtype=dtype, ddof=ddof)

    def var(self, axis=None, dtype=None, out=None, ddof=0):
        """The variance of the elements, or of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("var", axis, out, dtype=dtype, ddof=ddof)

    def min(self, axis=None, out=None):
        """The least element, or that of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("min", axis, out)

    def max(self, axis=None, out=None):
        """The greatest element, or that of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("max", axis, out)

    def any(self, axis=None, out=None):
        """Whether any element is true, or that of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("any", axis, out)

    def all(self, axis=None, out=None):
        """Whether all elements are true, or that of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._reduced("all", axis, out)

    def argmin(self, axis=None, out=None):
        """Where the least element is: in the flat matrix, or in each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._place("argmin", axis, out)

    def argmax(self, axis=None, out=None):
        """Where the greatest element is: in the flat matrix, or in each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        return self._place("argmax", axis, out)

    def ptp(self, axis=None, out=None):
        """The greatest element less the least, or that of each column (axis=0: 1 x N) or row (axis=1: M x 1)."""
        if out is not None:
            raise ValueError("output parameter for reduction operation maximum has the wrong number of dimensions: no out= fits a matrix")
        return np.ptp(self._data) if axis is None else self._as(np.expand_dims(np.ptp(self._data, axis), axis))

    def trace(self, *args, **kwargs):
        """The sum of the diagonal: 1 x 1."""
        return self._as(np.asarray(self._data.trace(*args, **kwargs)))

    # --- methods of arrays ---
    def copy(self, order="C"):
        """A copy of the matrix."""
        return self._as(self._data.copy(order=order))

    __copy__ = copy

    def __deepcopy__(self, memo=None):
        return self.copy()

    def __reduce__(self):
        return (type(self), (self._data,))

    def dumps(self):
        """The matrix pickled."""
        return pickle.dumps(self)

    def dump(self, file):
        if hasattr(file, "write"):
            pickle.dump(self, file)
            return
        with open(file, "wb") as f:
            pickle.dump(self, f)

    def view(self, dtype=None, type=None):
        """The same elements, as another class of matrices, as an array (np.ndarray), or as another dtype."""
        made = self._data
        for kind in (dtype, type):
            if kind is np.ndarray:
                return made
            if isinstance(kind, _type) and issubclass(kind, matrix):
                return _made(made, kind)
            if kind is not None:
                made = made.view(kind)
        return self._as(made)

    def byteswap(self, inplace=False):
        """The matrix with the bytes of each element turned."""
        made = self._data.byteswap()
        if inplace:
            self._data[...] = made
        return self if inplace else self._as(made)

    def put(self, indices, values, mode="raise"):
        """Sets elements of the flat matrix."""
        self._data.put(_plain(indices), _plain(values), mode=mode)

    def resize(self, *shape, refcheck=True):
        """Changes the shape of the matrix itself: elements fall away, or zeros follow."""
        shape = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        size = int(np.prod(shape))
        made = np.zeros(size, dtype=self.dtype)
        kept = min(size, self.size)
        made[:kept] = self._data.ravel()[:kept]
        made = made.reshape(shape)
        if made.ndim > 2:
            raise ValueError("shape too large to be a matrix.")
        self._data = made if made.ndim == 2 else made.reshape(1, made.size)

    def setflags(self, write=None, align=None, uic=None):
        """Sets whether elements may be written."""
        self._data.setflags(**{k: v for k, v in (("write", write), ("align", align), ("uic", uic)) if v is not None})

    def tofile(self, fid, sep="", format="%s"):
        """Writes the elements to a file, as bytes or as text with sep= between them."""
        self._data.tofile(fid, sep, format)

    def sort(self, *args, **kwargs):
        """Sorts the rows in place."""
        self._data.sort(*args, **kwargs)

    def fill(self, value):
        """Sets all elements to value."""
        self._data.fill(value)

    def partition(self, *args, **kwargs):
        self._data.partition(*args, **kwargs)

    def dot(self, other):
        """The product of the matrices."""
        return self._as(np.dot(self._data, _plain(other)))

    def ravel(self, order="C"):
        """The elements in one row: 1 x N."""
        return self._as(self._data.ravel(order))

    def flatten(self, order="C"):
        """A copy of the elements in one row: 1 x N."""
        return self._as(self._data.flatten(order))

    def nonzero(self):
        """The rows and the columns of what is not zero."""
        return self._data.nonzero()

    def tobytes(self, *args):
        """The elements as bytes."""
        return self._data.tobytes(*args)

    # --- operators ---
    def __mul__(self, other):
        if isinstance(other, (np.ndarray, list, tuple)) or np.isscalar(other) or not hasattr(other, "__rmul__"):
            return _product(self, other, type(self))
        return NotImplemented

    def __rmul__(self, other):
        return _product(other, self, type(self))

    def __matmul__(self, other):
        return self._as(np.matmul(self._data, _plain(other)))

    def __rmatmul__(self, other):
        return self._as(np.matmul(_plain(other), self._data))

    def __imul__(self, other):
        self._data[...] = _plain(self * other)
        return self

    def __pow__(self, other):
        return self._as(np.linalg.matrix_power(self._data, other))

    def __ipow__(self, other):
        self._data[...] = np.linalg.matrix_power(self._data, other)
        return self

    def __rpow__(self, other):
        return NotImplemented

    def __neg__(self):
        return self._as(-self._data)

    def __pos__(self):
        return self._as(+self._data)

    def __invert__(self):
        return self._as(~self._data)

    def __abs__(self):
        return self._as(abs(self._data))


def _method(name):
    def method(self, *args, **kwargs):
        return self._as(getattr(self._data, name)(*_plain(args), **kwargs))
    method.__name__ = name
    return method


def _operator(f, reflected=False, in_place=False):
    def method(self, other):
        if isinstance(other, str) or other is None:
            return NotImplemented
        other = _plain(other)
        if in_place:
            f(self._data, other, out=self._data)
            return self
        return self._as(f(other, self._data) if reflected else f(self._data, other))
    return method


for _name in ("reshape", "astype", "transpose", "swapaxes", "take", "repeat", "round", "clip", "cumsum", "cumprod", "conj", "conjugate", "diagonal",
              "compress", "argsort", "argpartition", "squeeze", "choose", "searchsorted"):
    setattr(matrix, _name, _method(_name))
for _name, _f in (("add", np.add), ("sub", np.subtract), ("truediv", np.true_divide), ("floordiv", np.floor_divide), ("mod", np.remainder),
                  ("and", np.bitwise_and), ("or", np.bitwise_or), ("xor", np.bitwise_xor), ("lshift", np.left_shift), ("rshift", np.right_shift)):
    setattr(matrix, "__%s__" % _name, _operator(_f))
    setattr(matrix, "__r%s__" % _name, _operator(_f, True))
    setattr(matrix, "__i%s__" % _name, _operator(_f, False, True))
for _name, _f in (("eq", np.equal), ("ne", np.not_equal), ("lt", np.less), ("le", np.less_equal), ("gt", np.greater), ("ge", np.greater_equal)):
    setattr(matrix, "__%s__" % _name, _operator(_f))


def asmatrix(data, dtype=None):
    """data as a matrix; no copy where it is one, or an array of two dimensions."""
    return matrix(data, dtype=dtype, copy=False)


def bmat(obj, ldict=None, gdict=None):
    """A matrix of blocks: rows of matrices, or the text of their names."""
    if isinstance(obj, str):
        if gdict is None:
            raise NotImplementedError("np.bmat() of a text needs gdict= here")
        names = dict(gdict or {})
        names.update(ldict or {})
        rows = []
        for row in obj.split(";"):
            parts = []
            for name in row.replace(",", " ").split():
                if name not in names:
                    raise NameError("name %r is not defined" % name)
                parts.append(names[name])
            rows.append(parts)
        obj = rows
    if isinstance(obj, (tuple, list)):
        if obj and not isinstance(obj[0], (tuple, list)):
            return _made(np.concatenate([np.asarray(_plain(x)) for x in obj], axis=-1))
        return _made(np.concatenate([np.concatenate([np.atleast_2d(np.asarray(_plain(x))) for x in row], axis=-1) for row in obj], axis=0))
    return matrix(obj)


asking.install(_KEPT | _LINES | _REFUSED | _JOINED, matrix)

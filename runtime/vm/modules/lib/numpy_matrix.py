"""numpy.matrix: arrays that are always of two dimensions, with * as the product of matrices. Elements are in an array (_data); an
instance is an ndarray for isinstance, because the class has __array_finalize__."""
import ast

import numpy as np

_KEPT = frozenset("""dot matmul concatenate vstack hstack stack column_stack append diff sort zeros_like ones_like empty_like full_like inv pinv solve
    cholesky kron matrix_power flip fliplr flipud roll tile resize real imag nan_to_num delete insert""".split())


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


def _made(data):
    """The matrix of an array of at most two dimensions; one of more stays an array."""
    if not isinstance(data, np.ndarray) or data.ndim > 2:
        return data
    self = object.__new__(matrix)
    self._data = data if data.ndim == 2 else data.reshape(1, data.size)
    return self


def _product(a, b):
    return _made(np.dot(_plain(a) if isinstance(a, matrix) else _made(np.asarray(a))._data if isinstance(a, (list, tuple)) else a,
                        _plain(b) if isinstance(b, matrix) else _made(np.asarray(b))._data if isinstance(b, (list, tuple)) else b))


class matrix:
    __module__ = "numpy"
    __array_priority__ = 10.0
    __hash__ = None

    def __new__(cls, data, dtype=None, copy=True):
        if isinstance(data, matrix):
            if not copy and (dtype is None or data.dtype == dtype):
                return data
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

    def __array__(self, dtype=None, copy=None):
        return self._data if dtype is None else self._data.astype(dtype)

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        kwargs = {k: _plain(v) for k, v in kwargs.items()}
        if isinstance(kwargs.get("out"), tuple) and len(kwargs["out"]) == 1:
            kwargs["out"] = kwargs["out"][0]
        plain = [_plain(x) for x in inputs]
        made = ufunc(*plain, **kwargs) if method == "__call__" else getattr(ufunc, method)(*plain, **kwargs)
        return tuple(_made(m) for m in made) if isinstance(made, tuple) else _made(made)

    def __array_function__(self, func, types, args, kwargs):
        name = func.__name__
        if name == "asanyarray" and len(args) == 1 and not kwargs:
            return self
        if name not in _KEPT:
            if hasattr(matrix, name) and name not in ("trace", "ravel", "round", "nonzero"):
                return NotImplemented
            return func(*_plain(tuple(args)), **{k: _plain(v) for k, v in kwargs.items()})
        return _made(func(*_plain(tuple(args)), **{k: _plain(v) for k, v in kwargs.items()}))

    # --- attributes ---
    dtype, shape, size, strides, itemsize, nbytes, flags = (
        property(lambda self, n=n: getattr(self._data, n)) for n in ("dtype", "shape", "size", "strides", "itemsize", "nbytes", "flags"))
    ndim = property(lambda self: 2)
    T = property(lambda self: _made(self._data.T))
    H = property(lambda self: _made(self._data.T.conj() if self._data.dtype.kind == "c" else self._data.T))
    A = property(lambda self: self._data)
    A1 = property(lambda self: self._data.ravel())
    real = property(lambda self: _made(self._data.real))
    imag = property(lambda self: _made(self._data.imag))
    flat = property(lambda self: self._data.flat)
    base = property(lambda self: self._data)

    @property
    def I(self):  # noqa: E743
        rows, columns = self.shape
        return _made(np.linalg.inv(self._data) if rows == columns else np.linalg.pinv(self._data))

    def getT(self):
        return self.T

    def getH(self):
        return self.H

    def getI(self):
        return self.I

    def getA(self):
        return self.A

    def getA1(self):
        return self.A1

    # --- items ---
    def __getitem__(self, key):
        found = self._data[_plain(key)]
        if not isinstance(found, np.ndarray) or found.ndim > 2:
            return found
        if found.ndim == 1 and isinstance(key, tuple) and len(key) > 1 and np.isscalar(key[1]):
            return _made(found.reshape(found.size, 1))
        return _made(found)

    def __setitem__(self, key, value):
        self._data[_plain(key)] = _plain(value)

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
        return self._data.item(*args)

    def tolist(self):
        return self._data.tolist()

    def __repr__(self):
        text = np.array2string(self._data, separator=", ", prefix="matrix(")
        if self.dtype not in (np.dtype(int), np.dtype(float), np.dtype(bool), np.dtype(complex)) or self.size == 0:
            return repr(self._data).replace("array(", "matrix(", 1).replace("\n     ", "\n      ")
        return "matrix(" + text + ")"

    def __str__(self):
        return str(self._data)

    def __format__(self, spec):
        return str(self) if spec == "" else object.__format__(self, spec)

    # --- reductions, which keep two dimensions ---
    def _reduced(self, name, axis, *args, **kwargs):
        if axis is None:
            return getattr(self._data, name)(None, *args, **kwargs)
        made = getattr(self._data, name)(axis, *args, **kwargs)
        return _made(np.expand_dims(made, axis))

    def sum(self, axis=None, dtype=None, out=None):
        return self._reduced("sum", axis, dtype)

    def prod(self, axis=None, dtype=None, out=None):
        return self._reduced("prod", axis, dtype)

    def mean(self, axis=None, dtype=None, out=None):
        return self._reduced("mean", axis, dtype)

    def std(self, axis=None, dtype=None, out=None, ddof=0):
        return self._reduced("std", axis, dtype, None, ddof)

    def var(self, axis=None, dtype=None, out=None, ddof=0):
        return self._reduced("var", axis, dtype, None, ddof)

    def min(self, axis=None, out=None):
        return self._reduced("min", axis)

    def max(self, axis=None, out=None):
        return self._reduced("max", axis)

    def any(self, axis=None, out=None):
        return self._reduced("any", axis)

    def all(self, axis=None, out=None):
        return self._reduced("all", axis)

    def argmin(self, axis=None, out=None):
        return self._reduced("argmin", axis)

    def argmax(self, axis=None, out=None):
        return self._reduced("argmax", axis)

    def ptp(self, axis=None, out=None):
        return np.ptp(self._data) if axis is None else _made(np.expand_dims(np.ptp(self._data, axis), axis))

    def trace(self, *args, **kwargs):
        return _made(np.asarray(self._data.trace(*args, **kwargs)))

    # --- methods of arrays ---
    def copy(self, order="C"):
        return _made(self._data.copy())

    __copy__ = copy

    def __deepcopy__(self, memo=None):
        return self.copy()

    def __reduce__(self):
        return (matrix, (self._data,))

    def view(self, kind=None):
        if kind is np.ndarray:
            return self._data
        return self if kind is None or kind is matrix else _made(self._data.view(kind))

    def sort(self, *args, **kwargs):
        self._data.sort(*args, **kwargs)

    def fill(self, value):
        self._data.fill(value)

    def partition(self, *args, **kwargs):
        self._data.partition(*args, **kwargs)

    def dot(self, other):
        return _made(np.dot(self._data, _plain(other)))

    def ravel(self, order="C"):
        return _made(self._data.ravel(order))

    def flatten(self, order="C"):
        return _made(self._data.flatten(order))

    def nonzero(self):
        return self._data.nonzero()

    def tobytes(self, *args):
        return self._data.tobytes(*args)

    # --- operators ---
    def __mul__(self, other):
        if isinstance(other, (np.ndarray, list, tuple)) or np.isscalar(other) or not hasattr(other, "__rmul__"):
            return _product(self, other)
        return NotImplemented

    def __rmul__(self, other):
        return _product(other, self)

    def __matmul__(self, other):
        return _made(np.matmul(self._data, _plain(other)))

    def __rmatmul__(self, other):
        return _made(np.matmul(_plain(other), self._data))

    def __imul__(self, other):
        self._data[...] = _plain(self * other)
        return self

    def __pow__(self, other):
        return _made(np.linalg.matrix_power(self._data, other))

    def __ipow__(self, other):
        self._data[...] = np.linalg.matrix_power(self._data, other)
        return self

    def __rpow__(self, other):
        return NotImplemented

    def __neg__(self):
        return _made(-self._data)

    def __pos__(self):
        return _made(+self._data)

    def __invert__(self):
        return _made(~self._data)

    def __abs__(self):
        return _made(abs(self._data))


def _method(name):
    def method(self, *args, **kwargs):
        return _made(getattr(self._data, name)(*_plain(args), **kwargs))
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
        return _made(f(other, self._data) if reflected else f(self._data, other))
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
    return matrix(data, dtype=dtype, copy=False)


def bmat(obj, ldict=None, gdict=None):
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

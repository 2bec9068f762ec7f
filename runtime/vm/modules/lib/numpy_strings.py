"""np.strings and np.char: the methods of str over arrays of text."""
import numpy as np

_alone = object()


def _texts(a):
    a = np.asarray(a)
    if a.size and a.dtype.kind != "U":
        raise TypeError("string operation on non-string array")
    return a


def _mapped(f, a, *others, dtype=None):
    """f of the texts and of the other arguments, broadcast; one value when there is only one. dtype: of no results (None: that of the texts)."""
    a = _texts(a)
    rest = [np.asarray(x) for x in others]
    if any(x.ndim for x in rest):
        both = np.broadcast_arrays(a, *rest)
        shape = both[0].shape
        values = [f(*t) for t in zip(*[x.ravel().tolist() for x in both])]
    else:
        shape = a.shape
        extra = [x.item() for x in rest]
        values = [f(t, *extra) for t in a.ravel().tolist()]
    if shape == ():
        return np.array(values[0])
    if not values:
        return a.copy() if dtype is None else np.empty(shape, dtype=dtype)
    return np.array(values).reshape(shape)


def add(x1, x2):
    return _mapped(lambda a, b: a + b, x1, _texts(x2))


def multiply(a, i):
    return _mapped(lambda t, n: t * n, a, i)


def mod(a, values):
    return _mapped(lambda t, v: t % v, a, values)


def _plain(name):
    def method(a):
        return _mapped(lambda t: getattr(t, name)(), a, dtype=bool if name.startswith("is") else None)
    return method


upper = _plain("upper")
lower = _plain("lower")
capitalize = _plain("capitalize")
title = _plain("title")
swapcase = _plain("swapcase")
isalpha = _plain("isalpha")
isdigit = _plain("isdigit")
isalnum = _plain("isalnum")
isspace = _plain("isspace")
islower = _plain("islower")
isupper = _plain("isupper")
istitle = _plain("istitle")
isnumeric = _plain("isnumeric")
isdecimal = _plain("isdecimal")


def str_len(a):
    return _mapped(len, a, dtype=int)


def strip(a, chars=None):
    return _mapped(lambda t: t.strip(chars), a)


def lstrip(a, chars=None):
    return _mapped(lambda t: t.lstrip(chars), a)


def rstrip(a, chars=None):
    return _mapped(lambda t: t.rstrip(chars), a)


def replace(a, old, new, count=-1):
    return _mapped(lambda t, o, n: t.replace(o, n, count), a, old, new)


def startswith(a, prefix, start=0, end=None):
    return _mapped(lambda t, p: t[start:end].startswith(p), a, prefix, dtype=bool)


def endswith(a, suffix, start=0, end=None):
    return _mapped(lambda t, p: t[start:end].endswith(p), a, suffix, dtype=bool)


def find(a, sub, start=0, end=None):
    return _mapped(lambda t, s: t.find(s, start, len(t) if end is None else end), a, sub, dtype=int)


def rfind(a, sub, start=0, end=None):
    return _mapped(lambda t, s: t.rfind(s, start, len(t) if end is None else end), a, sub, dtype=int)


def index(a, sub, start=0, end=None):
    return _mapped(lambda t, s: t.index(s, start, len(t) if end is None else end), a, sub, dtype=int)


def rindex(a, sub, start=0, end=None):
    return _mapped(lambda t, s: t.rindex(s, start, len(t) if end is None else end), a, sub, dtype=int)


def count(a, sub, start=0, end=None):
    return _mapped(lambda t, s: t[start:end].count(s), a, sub, dtype=int)


def center(a, width, fillchar=" "):
    return _mapped(lambda t, w: t.center(w, fillchar), a, width)


def ljust(a, width, fillchar=" "):
    return _mapped(lambda t, w: t.ljust(w, fillchar), a, width)


def rjust(a, width, fillchar=" "):
    return _mapped(lambda t, w: t.rjust(w, fillchar), a, width)


def zfill(a, width):
    return _mapped(lambda t, w: t.zfill(w), a, width)


def _lists(f, a):
    a = _texts(a)
    out = np.empty(a.shape, dtype=object)
    flat = out.reshape(-1)
    for i, t in enumerate(a.ravel().tolist()):
        flat[i] = f(t)
    return out if a.ndim else out.item()


def split(a, sep=None, maxsplit=None):
    return _lists(lambda t: t.split(sep, -1 if maxsplit is None else maxsplit), a)


def rsplit(a, sep=None, maxsplit=None):
    return _lists(lambda t: t.rsplit(sep, -1 if maxsplit is None else maxsplit), a)


def splitlines(a, keepends=None):
    return _lists(lambda t: t.splitlines(bool(keepends)), a)


def join(sep, seq):
    s = np.asarray(sep)
    a = np.asarray(seq)
    if s.ndim == 0:
        return _mapped(lambda t: s.item().join(t), a)
    return _mapped(lambda t, p: p.join(t), a, s)


def _in_three(name):
    def method(a, sep):
        """Three arrays: what is before sep, sep, what is behind it."""
        a, sep = np.broadcast_arrays(_texts(a), _texts(sep))
        if a.size == 0:
            raise ValueError("zero-size array to reduction operation maximum which has no identity")
        found = [getattr(t, name)(s) for t, s in zip(a.ravel().tolist(), sep.ravel().tolist())]
        return tuple([np.array([parts[k] for parts in found]).reshape(a.shape) for k in range(3)])
    return method


partition = _in_three("partition")
rpartition = _in_three("rpartition")


def slice(a, start=None, stop=_alone, step=None, /):
    """t[start:stop:step] of each text, numbers broadcast; a number alone is where to stop, as for Python's slice."""
    if stop is _alone:
        start, stop = None, start
    out = _mapped(lambda t, i, j, k: t[i:j:k], a, start, stop, step).astype(_texts(a).dtype)
    return out if out.ndim else out[()]


def translate(a, table, deletechars=None):
    """deletechars is for bytes: texts are changed by the table alone."""
    a = _texts(a)
    return _mapped(lambda t: t.translate(table), a).astype(a.dtype)


def equal(x1, x2):
    return np.asarray(x1) == np.asarray(x2)


def not_equal(x1, x2):
    return np.asarray(x1) != np.asarray(x2)


def less(x1, x2):
    return np.asarray(x1) < np.asarray(x2)


def greater(x1, x2):
    return np.asarray(x1) > np.asarray(x2)


def less_equal(x1, x2):
    return np.asarray(x1) <= np.asarray(x2)


def greater_equal(x1, x2):
    return np.asarray(x1) >= np.asarray(x2)


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    return np.array(obj)


asarray = array

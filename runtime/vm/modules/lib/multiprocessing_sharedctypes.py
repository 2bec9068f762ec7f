"""multiprocessing.sharedctypes: numbers and arrays in memory that processes share."""
import _multiprocessing as _mp
from multiprocessing.synchronize import RLock


_codes = {"c_int": "i", "c_double": "d", "c_float": "f", "c_long": "l", "c_bool": "?", "c_byte": "b", "c_ubyte": "B", "c_short": "h",
          "c_uint": "I", "c_longlong": "q", "c_char": "c", "c_int32": "i", "c_int64": "l", "c_uint8": "B"}


def _code(typecode):
    return typecode if isinstance(typecode, str) else _codes.get(getattr(typecode, "__name__", ""), "")


class _RawValue:
    def __init__(self, typecode, *args):
        self._block = _mp.block(_code(typecode), 1)
        if args:
            self._block[0] = args[0]

    @property
    def value(self):
        return self._block[0]

    @value.setter
    def value(self, v):
        self._block[0] = v


class _Synchronized:
    """What a value or array with a lock has; its class sets _lock."""

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self):
        return self._lock.acquire()

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class _Value(_Synchronized, _RawValue):
    def __init__(self, typecode, *args, lock=True):
        super().__init__(typecode, *args)
        self._lock = RLock() if lock is True else lock

    def __repr__(self):
        return "<Synchronized wrapper for %r>" % (self.value,)


class _RawArray:
    def __init__(self, typecode, size_or_initializer):
        if isinstance(size_or_initializer, int):
            self._block = _mp.block(_code(typecode), size_or_initializer)
        else:
            values = list(size_or_initializer)
            self._block = _mp.block(_code(typecode), len(values))
            for i, v in enumerate(values):
                self._block[i] = v

    def __len__(self):
        return len(self._block)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self._block[k] for k in range(*i.indices(len(self._block)))]
        return self._block[i]

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            at = range(*i.indices(len(self._block)))
            v = list(v)
            if len(v) != len(at):
                raise ValueError("Can only assign sequence of same size")
            for k, x in zip(at, v):
                self._block[k] = x
        else:
            self._block[i] = v

    def __iter__(self):
        for k in range(len(self._block)):
            yield self._block[k]


class _Array(_Synchronized, _RawArray):
    def __init__(self, typecode, size_or_initializer, *, lock=True):
        super().__init__(typecode, size_or_initializer)
        self._lock = RLock() if lock is True else lock


def RawValue(typecode, *args):
    return _RawValue(typecode, *args)


def RawArray(typecode, size_or_initializer):
    return _RawArray(typecode, size_or_initializer)


def Value(typecode, *args, lock=True):
    return _Value(typecode, *args, lock=lock) if lock else _RawValue(typecode, *args)


def Array(typecode, size_or_initializer, *, lock=True):
    return _Array(typecode, size_or_initializer, lock=lock) if lock else _RawArray(typecode, size_or_initializer)

"""pickle: objects to bytes and back, in Quern's own format (bytes of CPython's pickle are not read)."""
import _pickle

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _c in (PickleError, PicklingError, UnpicklingError):
    _c.__module__ = "_pickle"


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return _pickle.dumps(obj)


def loads(data, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return _pickle.loads(data)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    data = _pickle.dumps(obj)
    file.write(("%016x" % len(data)).encode())
    file.write(data)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    head = file.read(16)
    if not head:
        raise EOFError("Ran out of input")
    try:
        n = int(head.decode("ascii"), 16)
    except ValueError:
        raise UnpicklingError("the file holds no pickle of quern") from None
    return _pickle.loads(file.read(n))

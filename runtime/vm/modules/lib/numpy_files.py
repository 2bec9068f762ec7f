"""What numpy's modules of files share: names of files, and files that appear under their name whole or not at all (their contents go to a
temporary file in the same folder, which is renamed at the end)."""
import os
import numpy as np


def _path(file):
    """The name of a file as str; None: it is an open file."""
    if isinstance(file, str):
        return file
    if isinstance(file, bytes):
        return os.fsdecode(file)
    return os.fspath(file) if hasattr(file, "__fspath__") else None


_made = 0


def _replacing(path, write):
    """Calls write(name of a temporary file), then gives that file its name."""
    global _made
    _made += 1
    if os.path.exists(path) and not os.path.isfile(path):
        return write(path)  # a device or a pipe: there is nothing to replace
    temporary = "%s.%d.%d.tmp" % (path, os.getpid(), _made)
    try:
        write(temporary)
        os.replace(temporary, path)
    except OSError as e:
        _drop(temporary)
        if e.filename == temporary:
            raise type(e)(e.errno, e.strerror, path) from None
        raise
    except BaseException:
        _drop(temporary)
        raise


def _drop(path):
    try:
        os.remove(path)
    except OSError:
        pass


def _outside(a):
    """The memory that a file gets: an array of the other byte order is kept in the machine's."""
    return a if a.dtype.names is not None or a.dtype.isnative else a.byteswap()


def _as_array(x):
    return x if hasattr(x, "dtype") and hasattr(x, "shape") and not np.isscalar(x) else np.asarray(x)

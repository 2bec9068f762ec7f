"""tempfile: files and folders with names of their own."""
import os
import io
import atexit
import _posix

tempdir = None
template = "tmp"
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempdir():
    """TMPDIR, TEMP or TMP where one is a folder that can be written; else /tmp, /var/tmp, /usr/tmp or the working folder."""
    global tempdir
    if tempdir is None:
        for d in (os.getenv("TMPDIR"), os.getenv("TEMP"), os.getenv("TMP"), "/tmp", "/var/tmp", "/usr/tmp"):
            if d and os.path.isdir(d) and os.access(d, os.W_OK):
                tempdir = os.path.abspath(d)
                break
        else:
            tempdir = os.getcwd()
    return tempdir


def gettempprefix():
    return template


def _name():
    return "".join([_letters[b % 37] for b in os.urandom(8)])


def _new(suffix, prefix, dir, make):
    suffix = suffix or ""
    prefix = template if prefix is None else prefix
    dir = gettempdir() if dir is None else os.fspath(dir)
    for _ in range(10000):
        path = os.path.abspath(os.path.join(dir, prefix + _name() + suffix))
        try:
            return path, make(path)
        except FileExistsError:
            pass
    raise FileExistsError(17, "No usable temporary name found")


def mktemp(suffix="", prefix=template, dir=None):
    return _new(suffix, prefix, dir, lambda path: None)[0]


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _new(suffix, prefix, dir, lambda path: os.mkdir(path, 0o700))[0]


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """(descriptor, path) of a new file; the descriptor is the caller's to close (os.close, or open(fd) as a file)."""
    path, f = _new(suffix, prefix, dir, lambda path: open(path, "xb"))
    f.close()
    return _posix.open_rw(path), path


class _Wrapped:
    """A file that goes when it is closed."""

    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.unlink(self.name)


_left = []  # removed at the end of the program when they are still there


def _sweep():
    for path in _left:
        if os.path.isdir(path):
            _remove_tree(path)
        elif os.path.exists(path):
            os.unlink(path)


atexit.register(_sweep)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None):
    made = mode.replace("w", "x").replace("r", "x")
    path, f = _new(suffix, prefix, dir, lambda p: open(p, made, buffering, encoding, errors, newline))
    w = _Wrapped(f, path, delete)
    if delete:
        _left.append(path)
    return w


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    made = mode.replace("w", "x").replace("r", "x")
    path, f = _new(suffix, prefix, dir, lambda p: open(p, made, buffering, encoding, errors, newline))
    os.unlink(path)
    return f


def SpooledTemporaryFile(max_size=0, mode="w+b", **options):
    return io.BytesIO() if "b" in mode else io.StringIO()


def _remove_tree(path):
    for name in os.listdir(path):
        p = os.path.join(path, name)
        if os.path.isdir(p) and not os.path.islink(p):
            _remove_tree(p)
        else:
            os.unlink(p)
    os.rmdir(path)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._gone = False
        _left.append(self.name)


    def __repr__(self):
        return "<TemporaryDirectory %r>" % self.name

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        if not self._gone:
            self._gone = True
            if os.path.isdir(self.name):
                _remove_tree(self.name)

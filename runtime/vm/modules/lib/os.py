"""os of Linux: the working folder, files and folders, the environment, processes."""
import os.path as path
import _posix
from _posix import (getcwd, getpid, getppid, getuid, cpu_count, urandom, listdir as _listdir, unlink, rmdir, chdir, mkdir, chmod, access,
                    rename, symlink, link, truncate, readlink, kill, system, strerror, isatty, fspath, _exit, pipe, close)

name = "posix"
curdir = "."
pardir = ".."
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
EX_OK = 0
error = OSError
remove = unlink
replace = rename


class PathLike:
    pass


class _Environ:
    """The environment, as a dict whose changes child processes see."""

    def __init__(self):
        self._data = _posix.environ()

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError("str expected, not %s" % type(key).__name__)
        if key in self._data:
            return self._data[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        _posix.putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        if key not in self._data:
            raise KeyError(key)
        _posix.unsetenv(key)
        del self._data[key]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return "environ(" + repr(self._data) + ")"

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self._data[key]

    def update(self, other=(), **more):
        pairs = other.items() if hasattr(other, "items") else other
        for k, v in pairs:
            self[k] = v
        for k, v in more.items():
            self[k] = v

    def pop(self, key, *default):
        if key in self._data:
            value = self._data[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    _posix.putenv(key, value)


def unsetenv(key):
    _posix.unsetenv(key)


class stat_result:
    """st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size, st_atime, st_mtime, st_ctime."""

    def __init__(self, t):
        self._t = t
        (self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size, self.st_atime,
         self.st_mtime, self.st_ctime) = t

    def __getitem__(self, i):
        v = self._t[i]
        return int(v) if isinstance(v, float) else v

    def __iter__(self):
        return iter([self[i] for i in range(10)])

    def __len__(self):
        return 10


def stat(path, *, follow_symlinks=True):
    return stat_result(_posix.stat(path, 1 if follow_symlinks else 0))


def lstat(path):
    return stat_result(_posix.stat(path, 0))


def fstat(fd):
    return stat_result(_posix.stat(fd))


def utime(path, times=None):
    if times is None:
        import time
        now = time.time()
        times = (now, now)
    _posix.utime(path, times[0], times[1])


def listdir(path="."):
    return _listdir("." if path is None else path)


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_file(self, *, follow_symlinks=True):
        return _posix.kind(self.path, 1 if follow_symlinks else 0) == 1

    def is_dir(self, *, follow_symlinks=True):
        return _posix.kind(self.path, 1 if follow_symlinks else 0) == 2

    def is_symlink(self):
        return _posix.kind(self.path, 0) == 4

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry %r>" % self.name


class _Scan:
    def __init__(self, entries):
        self._it = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def close(self):
        pass


def scandir(path="."):
    folder = fspath(path)
    return _Scan([DirEntry(folder, n) for n in _listdir(folder)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = _listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    dirs = []
    files = []
    for n in names:
        (dirs if path.isdir(path.join(top, n)) else files).append(n)
    if topdown:
        yield top, dirs, files
    for n in dirs:
        p = path.join(top, n)
        if followlinks or not path.islink(p):
            yield from walk(p, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def sched_getaffinity(pid):
    return set(range(_posix.cpus_usable()))


def waitpid(pid, options):
    got, code = _posix.waitpid(pid, options & 1)
    if code is None:
        return 0, 0
    return got, (-code if code < 0 else code << 8)


def read(fd, n):
    return _posix.read(fd, n, True)


def write(fd, data):
    return _posix.write(fd, data)


def getlogin():
    return environ.get("LOGNAME") or environ.get("USER") or "root"


def get_terminal_size(fallback=(80, 24)):
    return terminal_size(fallback)


class terminal_size:
    def __init__(self, pair):
        self.columns, self.lines = pair

    def __iter__(self):
        return iter((self.columns, self.lines))

    def __getitem__(self, i):
        return (self.columns, self.lines)[i]


def uname():
    return _Uname()


class _Uname:
    sysname = "Linux"
    machine = "x86_64"
    nodename = property(lambda self: _kernel("hostname"))
    release = property(lambda self: _kernel("osrelease"))
    version = property(lambda self: _kernel("version"))


def _kernel(name):
    try:
        with open("/proc/sys/kernel/" + name) as file:
            return file.read().strip()
    except OSError:
        return ""


def fork():
    raise NotImplementedError("os.fork is not supported: use multiprocessing")

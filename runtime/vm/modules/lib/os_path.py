"""os.path of Linux: text in, text out; only exists, isfile, getsize… look at the disk."""
import _posix
from _posix import fspath as _fspath

curdir = "."
pardir = ".."
sep = "/"
extsep = "."
altsep = None
pathsep = ":"
devnull = "/dev/null"
supports_unicode_filenames = False


def _text(p, what):
    if not isinstance(p, str):
        p = _fspath(p)
    return p


def join(a, *parts):
    path = _text(a, "join")
    for p in parts:
        if not isinstance(p, str):
            try:
                p = _fspath(p)
            except TypeError:
                raise TypeError("join() argument must be str, bytes, or os.PathLike object, not %r" % type(p).__name__) from None
        if p.startswith("/"):
            path = p
        elif not path or path.endswith("/"):
            path += p
        else:
            path += "/" + p
    return path


def split(p):
    p = _text(p, "split")
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    p = _text(p, "basename")
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _text(p, "splitext")
    slash = p.rfind("/")
    dot = p.rfind(".")
    if dot > slash:
        i = slash + 1
        while i < dot:
            if p[i] != ".":
                return p[:dot], p[dot:]
            i += 1
    return p, ""


def splitdrive(p):
    return "", _text(p, "splitdrive")


def isabs(p):
    return _text(p, "isabs").startswith("/")


def normcase(p):
    return _text(p, "normcase")


def normpath(path):
    path = _text(path, "normpath")
    if not path:
        return "."
    start = 0
    if path.startswith("/"):
        start = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for p in path.split("/"):
        if p == "" or p == ".":
            continue
        if p != ".." or (not start and not parts) or (parts and parts[-1] == ".."):
            parts.append(p)
        elif parts:
            parts.pop()
    return "/" * start + "/".join(parts) or "."


def abspath(path):
    path = _text(path, "abspath")
    if not path.startswith("/"):
        path = join(_posix.getcwd(), path)
    return normpath(path)


def realpath(path, *, strict=False):
    found = _posix.realpath(path)
    if found is not None:
        return found
    if strict:
        _posix.stat(path)
    head, tail = split(abspath(path))
    if not tail:
        return head
    return join(realpath(head), tail)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    a = [x for x in abspath(start).split("/") if x]
    b = [x for x in abspath(path).split("/") if x]
    i = len(commonprefix([a, b]))
    return "/".join([".."] * (len(a) - i) + b[i:]) or "."


def commonprefix(m):
    if not m:
        return ""
    lo, hi = min(m), max(m)
    for i, c in enumerate(lo):
        if c != hi[i]:
            return lo[:i]
    return lo


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = [_text(p, "commonpath") for p in paths]
    absolute = [p.startswith("/") for p in paths]
    if any(absolute) and not all(absolute):
        raise ValueError("Can't mix absolute and relative paths")
    common = commonprefix([[x for x in p.split("/") if x and x != "."] for p in paths])
    return ("/" if absolute[0] else "") + "/".join(common)


def expanduser(path):
    path = _text(path, "expanduser")
    if path == "~" or path.startswith("~/"):
        home = _posix.environ().get("HOME", "/root")
        return (home.rstrip("/") + path[1:]) or "/"
    return path


def expandvars(path):
    path = _text(path, "expandvars")
    env = _posix.environ()
    out = ""
    i = 0
    while i < len(path):
        if path[i] == "$":
            if path[i + 1:i + 2] == "{":
                j = path.find("}", i)
                name, after = (path[i + 2:j], j + 1) if j >= 0 else ("", i + 1)
            else:
                j = i + 1
                while j < len(path) and (path[j].isalnum() or path[j] == "_"):
                    j += 1
                name, after = path[i + 1:j], j
            if name in env:
                out += env[name]
                i = after
                continue
        out += path[i]
        i += 1
    return out


def _kind(path, follow=1):
    if isinstance(path, int):
        try:
            _posix.stat(path)
            return 3
        except OSError:
            return 0
    try:
        return _posix.kind(path, follow)
    except ValueError:
        return 0


def exists(path):
    return _kind(path) != 0


def lexists(path):
    return _kind(path, 0) != 0


def isfile(path):
    return _kind(path) == 1


def isdir(path):
    return _kind(path) == 2


def islink(path):
    return _kind(path, 0) == 4


def ismount(path):
    return abspath(path) == "/"


def getsize(path):
    return _posix.stat(path)[6]


def getatime(path):
    return _posix.stat(path)[7]


def getmtime(path):
    return _posix.stat(path)[8]


def getctime(path):
    return _posix.stat(path)[9]


def samefile(a, b):
    return _posix.stat(a)[1:3] == _posix.stat(b)[1:3]

"""pathlib: Path of Linux."""
import io
import os
import fnmatch as _fnmatch


class PurePath:
    def __init__(self, *parts):
        path = ""
        for p in parts:
            if isinstance(p, PurePath):
                p = p._path
            elif not isinstance(p, str):
                p = os.fspath(p)
            if p.startswith("/") or not path:
                path = p
            elif p:
                path = path + "/" + p
        root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
        self._root = root
        self._names = [x for x in path.split("/") if x and x != "."]
        self._path = root + "/".join(self._names) or "."

    def _new(self, path):
        return type(self)(path)

    def __str__(self):
        return self._path

    def __fspath__(self):
        return self._path

    def __repr__(self):
        name = type(self).__name__
        return "%s(%r)" % ("PosixPath" if name == "Path" else name, self._path)

    def __hash__(self):
        return hash(self._path)

    def __eq__(self, other):
        return self._path == other._path if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        return type(self)(self, other)

    def __rtruediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        return type(self)(other, self)

    def joinpath(self, *others):
        return type(self)(self, *others)

    def as_posix(self):
        return self._path

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._names)

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def drive(self):
        return ""

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + x for x in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        if not self._names:
            return self
        return self._new(self._root + "/".join(self._names[:-1]) or ".")

    @property
    def parents(self):
        result = []
        p = self
        while p._names:
            p = p.parent
            result.append(p)
        return result

    def is_absolute(self):
        return self._root != ""

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or "/" in name or name == ".":
            raise ValueError("Invalid name %r" % (name,))
        return self._new(self._root + "/".join(self._names[:-1] + [name]))

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix,))
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        return self.with_name(self.stem + suffix)

    def relative_to(self, *other):
        base = type(self)(*other)
        n = len(base.parts)
        if self.parts[:n] != base.parts:
            raise ValueError("%r is not in the subpath of %r OR one path is relative and the other is absolute."
                             % (str(self), str(base)))
        return self._new("/".join(self.parts[n:]) or ".")

    def is_relative_to(self, *other):
        base = type(self)(*other)
        return self.parts[:len(base.parts)] == base.parts

    def match(self, pattern):
        want = [x for x in pattern.split("/") if x and x != "."]
        if pattern.startswith("/"):
            return self.is_absolute() and len(want) == len(self._names) and self._match_tail(want)
        return len(want) <= len(self._names) and self._match_tail(want)

    def _match_tail(self, want):
        return all([_fnmatch.fnmatchcase(n, w) for n, w in zip(self._names[len(self._names) - len(want):], want)])


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with io.open(self, "r", -1, encoding, errors) as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % type(data).__name__)
        with io.open(self, "w", -1, encoding, errors, newline) as f:
            return f.write(data)

    def read_bytes(self):
        with io.open(self, "rb") as f:
            return f.read()

    def write_bytes(self, data):
        with io.open(self, "wb") as f:
            return f.write(data)

    def exists(self):
        return os.path.exists(self._path)

    def is_file(self):
        return os.path.isfile(self._path)

    def is_dir(self):
        return os.path.isdir(self._path)

    def is_symlink(self):
        return os.path.islink(self._path)

    def stat(self, *, follow_symlinks=True):
        return os.stat(self._path, follow_symlinks=follow_symlinks)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", self._path)
            os.utime(self._path)
        else:
            io.open(self, "a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self._path, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self._path)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self._path)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self._path, target)
        return type(self)(target)

    replace = rename

    def chmod(self, mode):
        os.chmod(self._path, mode)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self._path)

    def absolute(self):
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        return self._new(os.path.realpath(self._path, strict=strict))

    def expanduser(self):
        return self._new(os.path.expanduser(self._path))

    def samefile(self, other):
        return os.path.samefile(self._path, other)

    def iterdir(self):
        for name in os.listdir(self._path):
            yield self / name

    def _walk(self):
        yield self
        for name in os.listdir(self._path):
            p = self / name
            if p.is_dir() and not p.is_symlink():
                yield from p._walk()

    def _select(self, want):
        if not want:
            yield self
            return
        first, rest = want[0], want[1:]
        if not self.is_dir():
            return
        if first == "**":
            seen = set()
            for d in self._walk():
                for p in d._select(rest) if rest else [d]:
                    if p not in seen:
                        seen.add(p)
                        yield p
        elif not any([c in first for c in "*?["]):
            p = self / first
            if p.exists():
                yield from p._select(rest)
        else:
            for name in os.listdir(self._path):
                if _fnmatch.fnmatchcase(name, first):
                    yield from (self / name)._select(rest)

    def glob(self, pattern):
        if not pattern:
            raise ValueError("Unacceptable pattern: %r" % (pattern,))
        yield from self._select([x for x in pattern.split("/") if x and x != "."])

    def rglob(self, pattern):
        yield from self._select(["**"] + [x for x in pattern.split("/") if x and x != "."])


PosixPath = Path
PurePosixPath = PurePath

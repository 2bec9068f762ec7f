"""zipfile: archives of files, stored or deflated. Members are read and written whole; no encryption, no archives beyond 4 GiB."""
import builtins
import io
import os
import shutil
import struct
import time
import zlib

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
_METHODS = {0: "stored", 8: "deflate", 12: "bzip2", 14: "lzma"}
_LOCAL, _ENTRY, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s4B4H3L5H2L"), struct.Struct("<4s4H2LH")
_LIMIT = 1 << 32


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    pass


error = BadZipfile = BadZipFile


class ZipInfo:
    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        if "\0" in filename:
            filename = filename[:filename.index("\0")]
        self.filename = filename.replace(os.sep, "/") if os.sep != "/" else filename
        self.date_time = tuple(date_time)
        if self.date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type, self._compresslevel, self.comment, self.extra = ZIP_STORED, None, b"", b""
        self.create_system, self.create_version, self.extract_version, self.flag_bits = 3, 20, 20, 0
        self.volume = self.internal_attr = self.external_attr = self.header_offset = self.CRC = self.compress_size = self.file_size = 0

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        st = os.stat(filename)
        folder = os.path.isdir(filename)
        info = cls(_inside(filename if arcname is None else arcname) + ("/" if folder else ""), time.localtime(st.st_mtime)[:6])
        info.external_attr = (st.st_mode & 0xFFFF) << 16 | (0x10 if folder else 0)
        info.file_size = 0 if folder else st.st_size
        return info

    def is_dir(self):
        return self.filename.endswith("/")

    def __repr__(self):
        text = "<%s filename=%r" % (type(self).__name__, self.filename)
        if self.compress_type != ZIP_STORED:
            text += " compress_type=%s" % _METHODS.get(self.compress_type, self.compress_type)
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            text += " filemode=%r" % _mode_text(high)
        if low:
            text += " external_attr=%#x" % low
        if not self.is_dir() or self.file_size:
            text += " file_size=%r" % self.file_size
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            text += " compress_size=%r" % self.compress_size
        return text + ">"

    def _stamp(self):
        y, mo, d, h, mi, s = self.date_time[:6]
        return h << 11 | mi << 5 | s // 2, (y - 1980) << 9 | mo << 5 | d

    def _name(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | 0x800


def _mode_text(mode):
    kind = {0o040000: "d", 0o120000: "l", 0o100000: "-"}.get(mode & 0o170000, "?")
    return kind + "".join(c if mode >> (8 - i) & 1 else "-" for i, c in enumerate("rwxrwxrwx"))


def _inside(name):
    """A file's name as archives have it: without a root, dots and the system's separators."""
    return os.path.normpath(os.path.splitdrive(os.fspath(name))[1]).replace(os.sep, "/").lstrip("/")


class _Writer(io.BytesIO):
    """A member that is being written: it goes into the archive when it is closed."""

    def __init__(self, archive, info):
        io.BytesIO.__init__(self)
        self._archive, self._info = archive, info

    def close(self):
        if not self.closed:
            data = self.getvalue()
            io.BytesIO.close(self)
            self._archive._add(self._info, data)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class ZipFile:
    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _supported(compression)
        self.mode, self.compression, self.compresslevel, self.debug, self.pwd = mode, compression, compresslevel, 0, None
        self.filelist, self.NameToInfo, self._comment, self._changed = [], {}, b"", mode in "wx"
        self._own = isinstance(file, (str, bytes)) or hasattr(file, "__fspath__")
        self.filename = os.fspath(file) if self._own else getattr(file, "name", None)
        if self._own:
            there = os.path.exists(file)
            self.fp = builtins.open(file, {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b" if there else "w+b"}[mode])
        else:
            self.fp = file
        try:
            self._start(mode)
        except BaseException:
            if self._own:
                self.fp.close()
            self.fp = None
            raise

    def _start(self, mode):
        self._at = 0
        if mode == "r":
            self._read_directory()
        elif mode == "a":
            try:
                self._read_directory()
            except BadZipFile:
                self.fp.seek(0, 2)
                self._at, self._changed = self.fp.tell(), True

    def _read_directory(self):
        self.fp.seek(0)
        data = self.fp.read()
        at = data.rfind(b"PK\5\6")
        if at < 0 or len(data) < at + _END.size:
            raise BadZipFile("File is not a zip file")
        _, disk, _, _, count, size, start, length = _END.unpack(data[at:at + _END.size])
        if start == 0xFFFFFFFF or count == 0xFFFF:
            raise NotImplementedError("archives of the Zip64 format are not supported")
        self._comment = data[at + _END.size:at + _END.size + length]
        shift = at - size - start  # what stands before the archive
        if shift < 0:
            raise BadZipFile("Bad offset for central directory")
        self._at, at = at - size, at - size
        for _ in range(count):
            if data[at:at + 4] != b"PK\1\2":
                raise BadZipFile("Bad magic number for central directory")
            (_, cv, cs, ev, _, flags, method, clock, day, crc, packed, whole, n, extra, note, disk, internal, external,
             where) = _ENTRY.unpack(data[at:at + _ENTRY.size])
            at += _ENTRY.size
            name = data[at:at + n].decode("utf-8" if flags & 0x800 else "latin-1")
            info = ZipInfo(name)
            info.date_time = (day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2
            info.extra, info.comment = data[at + n:at + n + extra], data[at + n + extra:at + n + extra + note]
            info.create_version, info.create_system, info.extract_version, info.flag_bits, info.compress_type = cv, cs, ev, flags, method
            info.CRC, info.compress_size, info.file_size, info.volume = crc, packed, whole, disk
            info.internal_attr, info.external_attr, info.header_offset = internal, external, where + shift
            at += n + extra + note
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info

    # --- what is in it ---------------------------------------------------------------------------------------------------------
    def namelist(self):
        return [i.filename for i in self.filelist]

    def infolist(self):
        return self.filelist

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError("There is no item named %r in the archive" % (name,))
        return info

    def printdir(self, file=None):
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for i in self.filelist:
            print("%-46s %s %12d" % (i.filename, "%d-%02d-%02d %02d:%02d:%02d" % i.date_time[:6], i.file_size), file=file)

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        self._comment, self._changed = comment[:65535], True

    def _open_archive(self, what):
        if self.fp is None:
            raise ValueError("Attempt to %s ZIP archive that was already closed" % what)

    def read(self, name, pwd=None):
        self._open_archive("use")
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if info.flag_bits & 1:
            raise RuntimeError("File %r is encrypted, password required for extraction" % info.filename)
        _supported(info.compress_type)
        self.fp.seek(info.header_offset)
        head = self.fp.read(_LOCAL.size)
        if len(head) != _LOCAL.size or head[:4] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        n, extra = struct.unpack("<2H", head[26:30])
        self.fp.seek(n + extra, 1)
        data = self.fp.read(info.compress_size)
        if len(data) < info.compress_size:
            raise EOFError
        if info.compress_type == ZIP_DEFLATED:
            data = zlib.decompress(data, -15)
        if zlib.crc32(data) != info.CRC:
            raise BadZipFile("Bad CRC-32 for file %r" % info.filename)
        return data

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if mode == "w":
            self._writable()
            info = name if isinstance(name, ZipInfo) else ZipInfo(name)
            if not isinstance(name, ZipInfo):
                info.compress_type, info._compresslevel = self.compression, self.compresslevel
                info.external_attr = 0o600 << 16
            return _Writer(self, info)
        f = io.BytesIO(self.read(name))
        f.name = name.filename if isinstance(name, ZipInfo) else name
        return f

    def testzip(self):
        for i in self.filelist:
            try:
                self.read(i)
            except BadZipFile:
                return i.filename

    def extract(self, member, path=None, pwd=None):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        parts = [p for p in info.filename.split("/") if p not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(os.getcwd() if path is None else os.fspath(path), *parts))
        os.makedirs(target if info.is_dir() else os.path.dirname(target) or ".", exist_ok=True)
        if not info.is_dir():
            with builtins.open(target, "wb") as f:
                f.write(self.read(info))
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for m in self.namelist() if members is None else members:
            self.extract(m, path)

    # --- writing ---------------------------------------------------------------------------------------------------------------
    def _writable(self):
        if self.mode == "r":
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        self._open_archive("write to")

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info, time.localtime()[:6])
            info.compress_type, info._compresslevel = self.compression, self.compresslevel
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        self._writable()
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info._compresslevel = compresslevel
        self._add(info, bytes(data))

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        self._writable()
        info = ZipInfo.from_file(filename, arcname)
        if info.is_dir():
            return self._add(info, b"")
        info.compress_type = self.compression if compress_type is None else compress_type
        info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with builtins.open(filename, "rb") as f:
            self._add(info, f.read())

    def mkdir(self, zinfo_or_directory_name, mode=511):
        name = zinfo_or_directory_name
        info = ZipInfo(name if name.endswith("/") else name + "/")
        info.external_attr = (0o40000 | mode) << 16 | 0x10
        self._writable()
        self._add(info, b"")

    def _add(self, info, data):
        self._writable()
        _supported(info.compress_type)
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn("Duplicate name: %r" % info.filename, stacklevel=3)
        level = -1 if info._compresslevel is None else info._compresslevel
        packed = zlib.compress(data, level, -15) if info.compress_type == ZIP_DEFLATED else data
        info.CRC, info.file_size, info.compress_size, info.header_offset = zlib.crc32(data), len(data), len(packed), self._at
        if self._at + len(packed) + 65536 >= _LIMIT or len(self.filelist) >= 65534:
            raise LargeZipFile("an archive of this size would need the Zip64 format, which is not supported")
        name, flags = info._name()
        self.fp.seek(self._at)
        self.fp.write(_LOCAL.pack(b"PK\3\4", info.extract_version, flags, info.compress_type, *info._stamp(), info.CRC, len(packed), len(data), len(name),
                                  len(info.extra)) + name + info.extra + packed)
        self._at, self._changed = self._at + _LOCAL.size + len(name) + len(info.extra) + len(packed), True
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def close(self):
        if self.fp is None:
            return
        try:
            if self.mode != "r" and self._changed:
                self._write_directory()
        finally:
            if self._own:
                self.fp.close()
            self.fp = None

    def _write_directory(self):
        rows = []
        for i in self.filelist:
            name, flags = i._name()
            rows.append(_ENTRY.pack(b"PK\1\2", i.create_version, i.create_system, i.extract_version, 0, flags, i.compress_type, *i._stamp(), i.CRC, i.compress_size,
                                    i.file_size, len(name), len(i.extra), len(i.comment), 0, i.internal_attr, i.external_attr, i.header_offset)
                        + name + i.extra + i.comment)
        rows = b"".join(rows)
        n = len(self.filelist)
        self.fp.seek(self._at)
        self.fp.write(rows + _END.pack(b"PK\5\6", 0, 0, n, n, len(rows), self._at, len(self._comment)) + self._comment)
        self.fp.truncate()
        self.fp.flush()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __repr__(self):
        if self.fp is None:
            return "<zipfile.ZipFile [closed]>"
        return "<zipfile.ZipFile filename=%r mode=%r>" % (self.filename, self.mode)


def _supported(compression):
    if compression not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("That compression method is not supported")


def is_zipfile(filename):
    try:
        with ZipFile(filename):
            return True
    except (OSError, BadZipFile):
        return False

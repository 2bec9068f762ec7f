"""io: open, and text and bytes in memory that behave as files."""
import _io
from _io import open, TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
_type_name = type


class UnsupportedOperation(OSError, ValueError):
    pass


UnsupportedOperation.__module__ = "io"


class IOBase:
    closed = False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def tell(self):
        self._check()
        return self._pos

    def getvalue(self):
        self._check()
        self._join()
        return self._data

    def _join(self):
        if self._parts:
            self._data += self._empty.join(self._parts)
            self._parts = []

    def _put(self, s):
        n = len(s)
        if self._pos == self._size:
            self._parts.append(s)
        else:
            self._join()
            data = self._data
            if self._pos > self._size:
                data += self._pad * (self._pos - self._size)
            self._data = data[:self._pos] + s + data[self._pos + n:]
        self._pos += n
        if self._pos > self._size:
            self._size = self._pos
        return n

    def read(self, size=-1):
        self._check()
        self._join()
        if size is None or size < 0:
            r = self._data[self._pos:]
        else:
            r = self._data[self._pos:self._pos + size]
        self._pos += len(r)
        return r

    def _seek(self, pos):
        self._pos = pos
        return pos

    def truncate(self, size=None):
        self._check()
        self._join()
        if size is None:
            size = self._pos
        if size < 0:
            raise ValueError("Negative size value %d" % size)
        self._data = self._data[:size]
        self._size = len(self._data)
        return size


class StringIO(IOBase):
    """Text in memory. Lines end as newline says: \\n alone, or any end turned into it for None."""

    _empty = ""
    _pad = "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not " + type(initial_value).__name__)
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %r" % (newline,))
        self._newline = newline
        self._data = self._translated(initial_value)
        self._size = len(self._data)
        self._parts = []
        self._pos = 0
        self.newlines = None
        self.encoding = None
        self.errors = None
        self.line_buffering = False

    def _translated(self, s):
        if self._newline is None:
            return s.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline in ("\r", "\r\n"):
            return s.replace("\n", self._newline)
        return s

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError("string argument expected, got '" + type(s).__name__ + "'")
        self._check()
        self._put(self._translated(s))
        return len(s)

    def readline(self, size=-1):
        self._check()
        self._join()
        data = self._data
        pos = self._pos
        if self._newline in ("\r", "\r\n"):
            end = data.find(self._newline, pos)
            end = end + len(self._newline) if end >= 0 else self._size
        else:
            end = data.find("\n", pos)
            end = end + 1 if end >= 0 else self._size
            if self._newline == "":
                cr = data.find("\r", pos, end)
                if cr >= 0 and data[cr:cr + 2] != "\r\n":
                    end = cr + 1
        if size is not None and size >= 0 and end - pos > size:
            end = pos + size
        if end <= pos:
            return ""
        self._pos = end
        return data[pos:end]

    def seek(self, pos, whence=0):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError("Invalid whence (%r, should be 0, 1 or 2)" % whence)
        if whence == 0:
            if pos < 0:
                raise ValueError("Negative seek position %d" % pos)
            return self._seek(pos)
        if pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        return self._seek(self._pos if whence == 1 else self._size)


class BytesIO(IOBase):
    """Bytes in memory."""

    _empty = b""
    _pad = b"\0"

    def __init__(self, initial_bytes=b""):
        if not isinstance(initial_bytes, bytes):
            initial_bytes = bytes(initial_bytes)
        self._data = initial_bytes
        self._size = len(initial_bytes)
        self._parts = []
        self._pos = 0
        self._memory = None

    def _join(self):
        IOBase._join(self)
        if self._memory is not None:  # views of getbuffer() may have changed it
            self._data = bytes(self._memory)
            try:
                self._memory.append(0)
                self._memory = None
            except BufferError:
                pass

    def _check_views(self):
        if self._memory is not None:
            self._join()
            if self._memory is not None:
                raise BufferError("Existing exports of data: object cannot be re-sized")

    def write(self, b):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check_views()
        return self._put(b if isinstance(b, bytes) else bytes(b))

    def getbuffer(self):
        self._check()
        self._join()
        if self._memory is None:
            self._memory = bytearray(self._data)
        return memoryview(self._memory)

    def readinto(self, buffer, /):
        view = memoryview(buffer)
        if view.readonly or not view.c_contiguous:
            raise TypeError("readinto() argument must be read-write bytes-like object, not " + type(buffer).__name__)
        data = self.read(view.nbytes)
        view.cast("B")[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def truncate(self, size=None):
        self._check()
        self._check_views()
        return IOBase.truncate(self, size)

    def close(self):
        self._check_views()
        IOBase.close(self)

    def read1(self, size=-1):
        return self.read(size)

    def readline(self, size=-1):
        self._check()
        self._join()
        pos = self._pos
        end = _io.line_end(self._data, pos)
        if size is not None and size >= 0 and end - pos > size:
            end = pos + size
        if end <= pos:
            return b""
        self._pos = end
        return self._data[pos:end]

    def seek(self, pos, whence=0):
        self._check()
        if whence == 1:
            pos += self._pos
        elif whence == 2:
            pos += self._size
        elif pos < 0:
            raise ValueError("negative seek value %d" % pos)
        return self._seek(pos if pos > 0 else 0)


class _TextOver(StringIO):
    """What TextIOWrapper(stream) gives: text over a stream of bytes, which is read whole at the first read."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        StringIO.__init__(self, "", newline)
        self.buffer, self.line_buffering, self.write_through = buffer, line_buffering, write_through
        self.encoding, self.errors, self._filled = encoding if encoding not in (None, "locale") else "utf-8", errors or "strict", False

    def _join(self):
        if not self._filled:
            self._filled = True
            text = bytes(self.buffer.read()).decode(self.encoding, self.errors)
            self._data = self._translated(text) if self._newline is None else text
            self._size = len(self._data)

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not " + type(s).__name__)
        self._check()
        self.buffer.write((s if self._newline is None else self._translated(s)).encode(self.encoding, self.errors))
        return len(s)

    def seek(self, pos, whence=0):
        self._join()
        return StringIO.seek(self, pos, whence)

    def flush(self):
        self._check()
        self.buffer.flush()

    def detach(self):
        buffer, self.buffer, self.closed = self.buffer, None, True
        return buffer

    def close(self):
        if not self.closed:
            self.closed = True
            self.buffer.close()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    @property
    def name(self):
        return self.buffer.name

    def __repr__(self):
        name = getattr(self.buffer, "name", None)
        return "<_io.TextIOWrapper%s encoding=%r>" % ("" if name is None else " name=%r" % (name,), self.encoding)


for _c in (IOBase, StringIO, BytesIO):
    _c.__module__ = "_io"
_TextOver.__module__, _TextOver.__name__ = "_io", "TextIOWrapper"
TextIOBase = RawIOBase = BufferedIOBase = IOBase

"""gzip: whole texts packed and unpacked, and files of them, which are read and written at once."""
import builtins
import io
import zlib

import _digest

_open = builtins.open


class BadGzipFile(OSError):
    pass


BadGzipFile.__module__ = "gzip"


def compress(data, compresslevel=9, *, mtime=None):
    packed = bytearray(zlib.compress(data, compresslevel, 31))
    packed[4:8] = (int(mtime) if mtime is not None else 0).to_bytes(4, "little")
    return bytes(packed)


def decompress(data):
    data = bytes(data)
    if data[:2] != b"\x1f\x8b":
        if not data:
            return b""
        raise BadGzipFile("Not a gzipped file (%r)" % data[:2])
    text = _digest.decompress(data, 31, True)
    if text in (0, -5):
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    if isinstance(text, int):
        raise zlib.error("Error %d while decompressing data: invalid data" % text)
    return text


class GzipFile:
    """A file of bytes, or with text one of lines; what is written is packed when it is closed."""

    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, mtime=None, _text=None):
        self.name, self.mode, self._level, self._codec = filename, mode, compresslevel, _text
        self._writes = mode[0] in "wxa"
        self._file = fileobj if fileobj is not None else _open(filename, mode[0] + "b")
        self._own, self.closed = fileobj is None, False
        raw = b"" if self._writes else decompress(self._file.read())
        self._inner = io.BytesIO(raw) if _text is None else io.StringIO("" if self._writes else raw.decode(_text).replace("\r\n", "\n"))

    def __getattr__(self, name):
        return getattr(self._inner, name)

    def __iter__(self):
        return iter(self._inner)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        if self.closed:
            return
        self.closed = True
        if self._writes:
            value = self._inner.getvalue()
            self._file.write(compress(value if self._codec is None else value.encode(self._codec), self._level))
        if self._own:
            self._file.close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if "t" in mode and "b" in mode:
        raise ValueError("Invalid mode: %r" % (mode,))
    text = (encoding or "utf-8") if "t" in mode else None
    if hasattr(filename, "read") or hasattr(filename, "write"):
        return GzipFile(None, mode.replace("t", ""), compresslevel, filename, _text=text)
    return GzipFile(filename, mode.replace("t", ""), compresslevel, _text=text)

"""zlib: checksums, and whole texts packed and unpacked."""
import _digest
from _digest import crc32, adler32

MAX_WBITS = 15
DEFLATED = 8
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_NO_COMPRESSION = 0
ZLIB_VERSION = "1.3"


class error(Exception):
    pass


error.__module__ = "zlib"
_WHY = {-2: "inconsistent stream state", -3: "incorrect header check", -5: "incomplete or truncated stream", 0: "incomplete or truncated stream"}


def compress(data, /, level=-1, wbits=15):
    packed = _digest.compress(data, level, wbits)
    if isinstance(packed, int):
        raise error("Bad compression level")
    return packed


def decompress(data, /, wbits=15, bufsize=DEF_BUF_SIZE):
    text = _digest.decompress(data, wbits, False)
    if isinstance(text, int):
        code = -5 if text == 0 else text
        raise error("Error %d while decompressing data: %s" % (code, _WHY.get(code, "invalid data")))
    return text


class _Stream:
    """Keeps what it is given: the whole is packed or unpacked at the end."""

    def __init__(self, run):
        self._run, self._kept = run, bytearray()

    def flush(self, mode=4):
        kept, self._kept = bytes(self._kept), bytearray()
        return self._run(kept)


class _Compressor(_Stream):
    def compress(self, data):
        self._kept += data
        return b""


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    return _Compressor(lambda data: compress(data, level, wbits))

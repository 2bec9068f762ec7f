"""hashlib: md5, sha1, sha224, sha256, sha384, sha512, blake2b and blake2s."""
import _digest

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}
algorithms_guaranteed = set(_SIZES) | {"blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)


class _Hash:
    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._text = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._text += data if isinstance(data, (bytes, bytearray)) else _octets(data)

    def digest(self):
        return _digest.digest(self.name, self._text)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._text)

    def __repr__(self):
        return "<%s _hashlib.HASH object>" % self.name


def _padded(text, n):
    return bytes(text) + bytes(n - len(text))


class _Blake(_Hash):
    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0, node_offset=0,
                 node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        most = self.MAX_DIGEST_SIZE
        digest_size = most if digest_size is None else digest_size
        if not 1 <= digest_size <= most:
            raise ValueError("digest_size must be between 1 and %d bytes" % most)
        for name, given, longest in (("salt", salt, self.SALT_SIZE), ("person", person, self.PERSON_SIZE), ("key", key, self.MAX_KEY_SIZE)):
            if len(given) > longest:
                raise ValueError("maximum %s length is %d bytes" % (name, longest))
        for name, given, least in (("fanout", fanout, 0), ("depth", depth, 1), ("node_depth", node_depth, 0)):
            if not least <= given <= 255:
                raise ValueError("%s must be between %d and 255" % (name, least))
        if not 0 <= inner_size <= most:
            raise ValueError("inner_size must be between 0 and is %d" % most)
        wide = 8 if most == 64 else 6 # bytes of the offset
        for name, given, size in (("leaf_size", leaf_size, 4), ("node_offset", node_offset, wide)):
            if given < 0:
                raise ValueError("value must be positive")
            if given >> 8 * size:
                raise OverflowError("%s is too large" % name)
        self._params = bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little") + node_offset.to_bytes(wide, "little") + \
            bytes([node_depth, inner_size]) + bytes(14 if most == 64 else 0) + _padded(salt, self.SALT_SIZE) + \
            _padded(person, self.PERSON_SIZE)
        self.digest_size, self.block_size, self._last = digest_size, 2 * most, bool(last_node)
        self._text = bytearray(_padded(key, 2 * most) if key else b"")
        self.update(data)

    def digest(self):
        return _digest.blake2(self._params, self._text, self._last)

    def copy(self):
        other = type(self)()
        other.digest_size, other._params, other._last, other._text = self.digest_size, self._params, self._last, bytearray(self._text)
        return other


class blake2b(_Blake):
    name = "blake2b"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake):
    name = "blake2s"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def _octets(data):
    if isinstance(data, memoryview) and not data.c_contiguous:
        raise BufferError("memoryview: underlying buffer is not C-contiguous")
    if hasattr(data, "tobytes"):
        return data.tobytes()
    raise TypeError("object supporting the buffer API required")


def new(name, data=b"", *, usedforsecurity=True):
    name = name.lower().replace("-", "")
    if name in ("blake2b", "blake2s"):
        return (blake2b if name == "blake2b" else blake2s)(data)
    if name not in _SIZES:
        raise ValueError("unsupported hash type " + name)
    return _Hash(name, data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)

"""hashlib: md5, sha1, sha224, sha256, sha384, sha512, blake2b and blake2s in C; sha3 and shake here."""
import _digest

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}
_SPONGES = {"sha3_224": (28, 6), "sha3_256": (32, 6), "sha3_384": (48, 6), "sha3_512": (64, 6), "shake_128": (16, 31), "shake_256": (32, 31)}
algorithms_guaranteed = set(_SIZES) | set(_SPONGES) | {"blake2b", "blake2s"}
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
    if name.replace("sha3", "sha3_").replace("__", "_") in _SPONGES or name.replace("shake", "shake_").replace("__", "_") in _SPONGES:
        return _Sponge(name.replace("_", "").replace("sha3", "sha3_").replace("shake", "shake_"), data)
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


# --- SHA-3 (FIPS 202): Keccak's permutation over 25 words of 64 bits -----------------------------------------------------------------
_WORD = (1 << 64) - 1


def _constants():
    """The 24 round constants, from the feedback register, and the rotations of the lanes."""
    rounds, register = [], 1
    for _ in range(24):
        value = 0
        for j in range(7):
            if register & 1:
                value |= 1 << (1 << j) - 1
            register <<= 1
            if register & 0x100:
                register ^= 0x171
        rounds.append(value)
    turns, x, y = [0] * 25, 1, 0
    for t in range(24):
        turns[x + 5 * y] = (t + 1) * (t + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return rounds, turns


_ROUNDS, _TURNS = _constants()


def _turned(word, by):
    return (word << by | word >> 64 - by) & _WORD if by else word


def _permuted(a):
    for constant in _ROUNDS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[(x + 4) % 5] ^ _turned(c[(x + 1) % 5], 1) for x in range(5)]
        b = [0] * 25
        for x in range(5):
            for y in range(5):
                b[y + 5 * ((2 * x + 3 * y) % 5)] = _turned(a[x + 5 * y] ^ d[x], _TURNS[x + 5 * y])
        a = [b[i] ^ (~b[i - i % 5 + (i + 1) % 5] & _WORD & b[i - i % 5 + (i + 2) % 5]) for i in range(25)]
        a[0] ^= constant
    return a


class _Sponge(_Hash):
    def __init__(self, name, data=b""):
        self.name = name
        size, self._end = _SPONGES[name]
        self.digest_size, self.block_size = size if self._end == 6 else 0, 200 - 2 * size
        self._text = bytearray()
        self.update(data)

    def digest(self, length=None):
        if self._end == 31 and length is None:
            raise TypeError("digest() missing required argument 'length' (pos 1)")
        length = self.digest_size if length is None else length
        rate, text = self.block_size, bytearray(self._text)
        text.append(self._end)
        text += bytes(-len(text) % rate)
        text[-1] |= 0x80
        a = [0] * 25
        for at in range(0, len(text), rate):
            for i in range(rate // 8):
                a[i] ^= int.from_bytes(text[at + 8 * i:at + 8 * i + 8], "little")
            a = _permuted(a)
        out = bytearray()
        while len(out) < length:
            for i in range(rate // 8):
                out += a[i].to_bytes(8, "little")
            a = _permuted(a)
        return bytes(out[:length])

    def hexdigest(self, length=None):
        return self.digest(length).hex()

    def copy(self):
        return _Sponge(self.name, self._text)


def sha3_224(string=b"", *, usedforsecurity=True):
    return _Sponge("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _Sponge("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return _Sponge("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _Sponge("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return _Sponge("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return _Sponge("shake_256", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password (RFC 8018)."""
    import hmac
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    dklen = new(hash_name).digest_size if dklen is None else dklen
    out, block = b"", 1
    while len(out) < dklen:
        u = hmac.new(password, salt + block.to_bytes(4, "big"), hash_name).digest()
        total = int.from_bytes(u, "big")
        for _ in range(iterations - 1):
            u = hmac.new(password, u, hash_name).digest()
            total ^= int.from_bytes(u, "big")
        out += total.to_bytes(len(u), "big")
        block += 1
    return out[:dklen]


def file_digest(fileobj, digest, /):
    """The hash of what is left of a file that is open in binary mode."""
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made

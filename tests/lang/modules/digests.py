# Digests, checksums, zlib streams, base64 and its kin; struct over bytearrays.
import base64, binascii, hashlib, struct, zlib
import numpy as np
texts = [b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(256)) * 3, b"a" * 119, b"a" * 120, b"a" * 55, b"a" * 56, b"a" * 64]
for name in ("md5", "sha1", "sha224", "sha256", "sha512"):
    print(name, [hashlib.new(name, t).hexdigest()[:16] for t in texts], getattr(hashlib, name)().digest_size, hashlib.new(name).block_size)
h = hashlib.sha256()
for t in texts: h.update(t)
c = h.copy(); c.update(b"x")
print(h.hexdigest(), c.hexdigest() != h.hexdigest(), h.name, hashlib.md5(np.arange(4)).hexdigest(), hashlib.sha1(bytearray(b"q")).digest()[:4])
try: hashlib.md5("text")
except TypeError as e: print(e)
try: hashlib.new("nope")
except ValueError as e: print(e)
print([zlib.crc32(t) for t in texts], [zlib.adler32(t) for t in texts], zlib.crc32(b"def", zlib.crc32(b"abc")) == zlib.crc32(b"abcdef"), zlib.adler32(b"def", zlib.adler32(b"abc")) == zlib.adler32(b"abcdef"), binascii.crc32(b"hello"))
for t in texts:
    for level in (0, 1, 6, 9):
        assert zlib.decompress(zlib.compress(t, level)) == t
print(len(zlib.compress(b"abc" * 1000)), zlib.compress(b"abc" * 10), zlib.decompress(zlib.compress(b"q" * 100000)) == b"q" * 100000)
for bad in (b"nonsense", zlib.compress(b"abc")[:-3]):
    try: zlib.decompress(bad)
    except zlib.error as e: print(type(e).__name__, e)
for n in range(8):
    t = bytes(range(250, 250 + min(n, 6))) + b"z" * max(0, n - 6)
    e = base64.b64encode(t); print(e, base64.urlsafe_b64encode(t), base64.b32encode(t), base64.b16encode(t), base64.b64decode(e) == t, base64.urlsafe_b64decode(base64.urlsafe_b64encode(t)) == t, base64.b32decode(base64.b32encode(t)) == t)
print(base64.b64decode("aGVsbG8gd29ybGQ="), base64.encodebytes(b"x" * 60), binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"), binascii.b2a_base64(b"hi"))
for bad in ("abc", "a"):
    try: base64.b64decode(bad)
    except binascii.Error as e: print(e)
try: binascii.unhexlify("abc")
except binascii.Error as e: print(e)
b = bytearray(8); struct.pack_into("<hI", b, 1, -2, 77); print(b, struct.unpack("<hI", bytearray(b[1:7])), struct.unpack_from("<I", b, 3), struct.Struct("<h").unpack(bytearray(b"\x01\x00")))

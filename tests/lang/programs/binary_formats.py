"""Binary formats: WAV/BMP writers and readers, bit streams, base-n, checksums, varints, CRC tables, LZ77 / LZW compressors, arithmetic on bytes, struct, memory views."""
import io, struct, itertools, functools, operator, collections, math, array, os, tempfile
import numpy as np
from numba import njit, uint8, uint32, int64

@njit
def crc_table():
    t = np.zeros(256, np.uint32)
    for i in range(256):
        c = np.uint32(i)
        for _ in range(8):
            c = np.uint32(0xEDB88320) ^ (c >> np.uint32(1)) if c & np.uint32(1) else c >> np.uint32(1)
        t[i] = c
    return t
T = crc_table()
@njit
def crc32(data):
    c = np.uint32(0xFFFFFFFF)
    for b in data: c = T[(c ^ b) & np.uint32(0xFF)] ^ (c >> np.uint32(8))
    return c ^ np.uint32(0xFFFFFFFF)
@njit
def adler(data):
    a, b = 1, 0
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
@njit
def fnv(data):
    h = np.uint64(14695981039346656037)
    for x in data: h = (h ^ np.uint64(x)) * np.uint64(1099511628211)
    return h
def wav(f, rate, samples):
    d = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    f.write(b"RIFF" + struct.pack("<I", 36 + len(d)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * 2, 2, 16) + b"data" + struct.pack("<I", len(d)) + d)
def read_wav(f):
    riff, size, wave = struct.unpack("<4sI4s", f.read(12)); assert riff == b"RIFF" and wave == b"WAVE"
    out = {}
    while (h := f.read(8)):
        k, n = struct.unpack("<4sI", h); body = f.read(n)
        if k == b"fmt ": out.update(zip(("fmt", "ch", "rate", "bps", "align", "bits"), struct.unpack("<HHIIHH", body)))
        elif k == b"data": out["data"] = np.frombuffer(body, "<i2")
    return out
def bmp(img):
    h, w, _ = img.shape; pad = -3 * w % 4; rows = b"".join(img[y, :, ::-1].tobytes() + b"\0" * pad for y in range(h - 1, -1, -1))
    return struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, w, h, 1, 24, 0, len(rows), 2835, 2835, 0, 0) + rows
def varint(n):
    out = bytearray()
    while True:
        out.append(n & 0x7f | (0x80 if n > 0x7f else 0)); n >>= 7
        if not n: return bytes(out)
def unvarint(b):
    n = s = 0
    for x in b:
        n |= (x & 0x7f) << s; s += 7
        if x < 0x80: yield n; n = s = 0
def lzw(data):
    d = {bytes([i]): i for i in range(256)}; w = b""; out = []
    for c in data:
        wc = w + bytes([c])
        if wc in d: w = wc
        else: out.append(d[w]); d[wc] = len(d); w = bytes([c])
    return out + ([d[w]] if w else [])
def unlzw(codes):
    d = {i: bytes([i]) for i in range(256)}; it = iter(codes); w = d[next(it)]; out = bytearray(w)
    for k in it: e = d[k] if k in d else w + w[:1]; out += e; d[len(d)] = w + e[:1]; w = e
    return bytes(out)
def lz77(s, win=32):
    i = 0; out = []
    while i < len(s):
        best = (0, 0)
        for j in range(max(0, i - win), i):
            l = 0
            while i + l < len(s) - 1 and s[j + l] == s[i + l]: l += 1
            if l > best[1]: best = (i - j, l)
        out.append((*best, s[i + best[1]])); i += best[1] + 1
    return out
class BitWriter:
    def __init__(self): self.buf, self.acc, self.n = bytearray(), 0, 0
    def put(self, v, k):
        self.acc = self.acc << k | v & (1 << k) - 1; self.n += k
        while self.n >= 8: self.n -= 8; self.buf.append(self.acc >> self.n & 255); self.acc &= (1 << self.n) - 1
    def done(self):
        if self.n: self.put(0, 8 - self.n)
        return bytes(self.buf)
def elias(ns):
    b = BitWriter()
    for n in ns: k = n.bit_length(); b.put(0, k - 1); b.put(n, k)
    return b.done()
text = b"the quick brown fox jumps over the lazy dog, the quick brown fox " * 2; a = np.frombuffer(text, np.uint8)
print(hex(crc32(a)), hex(adler(a)), hex(fnv(a)), T[:3], T.dtype, crc32(np.frombuffer(b"123456789", np.uint8)) == 0xCBF43926)
f = io.BytesIO(); t = np.arange(64) / 8000; wav(f, 8000, 0.5 * np.sin(2 * np.pi * 440 * t)); print(f.tell(), f.getvalue()[:16]); f.seek(0); w = read_wav(f); print({k: v for k, v in w.items() if k != "data"}, w["data"][:6], w["data"].dtype, w["data"].flags.writeable)
img = (np.indices((3, 5)).sum(0)[..., None] * np.array([10, 20, 30])).astype(np.uint8); b = bmp(img); print(len(b), struct.unpack_from("<ii", b, 18), b[54:62].hex(" "), sum(b))
print([varint(n).hex() for n in (0, 127, 128, 300, 2 ** 40)], list(unvarint(b"".join(map(varint, [5, 300, 2 ** 33])))), len(lzw(text)), unlzw(lzw(text)) == text, lz77("abracadabra abracadabra"), elias([1, 5, 9, 1]).hex())
ba = bytearray(b"hello world"); v = np.frombuffer(ba, np.uint8); v[:5] -= 32; print(ba, ba.find(b"w"), ba[::-1], ba.replace(b"o", b"00"), bytes(v[6:]).decode(), bytes.fromhex("de ad").hex(":"), b"%d-%s" % (5, b"x"), b"a,b".split(b","), b"abc"[1], b"abc"[1:], list(b"ab"), int.from_bytes(b"\xff\xfe", "little", signed=True), (-5).to_bytes(3, "big", signed=True))
try: ba.append(1)
except BufferError as e: print("BufferError", e)
x = array.array("i", [1, 2, 3]); x.append(4); x.extend([5]); print(x, x.itemsize, x.tobytes()[:5], x.typecode, sum(x), x[1:3], np.array(x).sum())
A = np.arange(6, dtype=">i4").reshape(2, 3) if False else np.arange(6, dtype="<i4").reshape(2, 3); print(A.tobytes().hex()[:24], A.T.tobytes() == A.tobytes("F"), A.view(np.int16).shape, A.byteswap()[0, 1], np.frombuffer(A.tobytes(), "<i4", count=2, offset=8), np.packbits([1, 0, 1, 1]), np.unpackbits(np.uint8([5]), bitorder="little"), np.array([1.5], "f4").view(np.uint32), np.float64(1.5).tobytes().hex(), np.binary_repr(-3, 8), np.base_repr(255, 16), np.left_shift(1, [1, 2]), np.bitwise_xor.reduce([1, 2, 4]), np.invert(np.uint8(5)))
with tempfile.NamedTemporaryFile(suffix=".bin", delete=False) as g: g.write(text); name = g.name
with open(name, "rb") as g: g.seek(-10, os.SEEK_END); tail = g.read(); g.seek(4); print(tail, g.read(5), g.tell(), os.path.getsize(name), np.fromfile(name, np.uint8, 3)); 
os.remove(name); print(os.path.exists(name), functools.reduce(operator.xor, text), collections.Counter(text).most_common(2), -math.fsum(p * math.log2(p) for p in (c / len(text) for c in collections.Counter(text).values())))

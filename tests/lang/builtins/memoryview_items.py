# memoryview: items, slices, stores, attributes, comparison, hash, errors, release.
import struct, io, hashlib, zlib, base64, binascii, re
def show(*tests):
    for f in tests:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
b = memoryview(b'abcdef')
print(len(b), b[0], b[-1], b[1:3].tobytes(), b[::-1].tobytes(), b[::2].tolist(), list(b), b[4:1].tobytes(), b[1:][1:][0], b[5:0:-2].tolist())
print(b.format, b.itemsize, b.nbytes, b.ndim, b.shape, b.strides, b[::-2].strides, b.readonly, b.obj, b[2:].obj is b.obj, b.suboffsets)
print(b.contiguous, b.c_contiguous, b.f_contiguous, b[::2].contiguous, type(b), memoryview(b).obj, repr(b)[:11], bool(b[:0]), isinstance(b, memoryview))
print(b == b'abcdef', b == bytearray(b'abcdef'), b'abcdef' == b, bytearray(b'abcdef') == b, b != b'abc', b == 5, b[::2] == b'ace', b == memoryview(b'abcdef').cast('b'), b == 'abcdef')
print(hash(b) == hash(b'abcdef'), hash(b[1:3]) == hash(b'bc'), {b[:3]: 1}[b'abc'], 97 in b, b'a' in b, 300 in b, b.hex(), b.hex('-'), b.hex(':', 4), b[::-2].hex(), b.tobytes('F'))
show(lambda: b.__setitem__(0, 1), lambda: b.__setitem__(slice(0, 2), b'xy'), lambda: b.__delitem__(0), lambda: b[6], lambda: b[-7], lambda: b['a'], lambda: b[1.5], lambda: b[0, 0], lambda: b[0:1, 0:1], lambda: b[...],
     lambda: memoryview(5), lambda: memoryview('a'), lambda: memoryview(), lambda: memoryview(b'', b''), lambda: memoryview([1]), lambda: b < b, lambda: b + b, lambda: b * 2, lambda: b.nothing, lambda: b.tobytes('z'), lambda: b[10 ** 30])
a = bytearray(b'abcdefgh')
w = memoryview(a)
w[0] = 65; w[-1] = 90; w[1:3] = b'XY'; w[3:6:2] = bytearray(b'12'); w[6:7] = memoryview(b'-')
print(a, w.readonly, w.toreadonly().readonly)
w[:] = w[::-1]; print(a); w[1:5] = w[0:4]; print(a); w[::-1] = bytes(range(65, 73)); print(a)
w[True] = True; print(a[:2])
show(lambda: w.__setitem__(0, 300), lambda: w.__setitem__(0, -1), lambda: w.__setitem__(0, 'a'), lambda: w.__setitem__(0, 1.5), lambda: w.__setitem__(slice(0, 2), b'xyz'), lambda: w.__setitem__(slice(0, 2), 5),
     lambda: w.__setitem__(9, 1), lambda: w.__delitem__(0), lambda: hash(w), lambda: w.toreadonly().__setitem__(0, 1), lambda: w.__setitem__(slice(0, 4), w.cast('i')[:1]), lambda: w.__setitem__('k', 1))
# a bytearray keeps its size while it is looked at
show(lambda: a.append(1), lambda: a.extend(b'1'), lambda: a.pop(), lambda: a.clear(), lambda: a.__delitem__(0), lambda: a.__setitem__(slice(0, 1), b'12'), lambda: a.__iadd__(b'1'), lambda: a.insert(0, 1), lambda: a.__setitem__(slice(0, 2), b'12'))
part = w[2:4]
w.release(); show(lambda: a.append(1))
part.release(); a.append(33); print(a)
show(lambda: w[0], lambda: len(w), lambda: w.nbytes, lambda: w.release(), lambda: w == w, lambda: w == b'', lambda: w.__enter__(), lambda: repr(w)[:18], lambda: bytes(w), lambda: memoryview(w), lambda: w.obj, lambda: list(w), lambda: w.cast('B'), lambda: w.__setitem__(0, 1), lambda: w.tolist(), lambda: w[1:], lambda: hash(w), lambda: 1 in w)
with memoryview(a) as m: m[0] = 66; print(m[0])
show(lambda: m[0]); a += b'!'; print(a)
def tail(n): return memoryview(bytearray(range(n)))[n - 3:]  # the view keeps its object
t = tail(10); print(t.tolist(), t.obj)
del t
# where bytes-like objects go
v = memoryview(bytearray(b'\x01\x02\x03\x04hello'))
print(bytes(v), bytearray(v[4:]), bytes(v[::-1]), b''.join([v[4:], b'-', v[:1]]), b','.join([v[:2]] * 2), b'x' + v[4:6], bytearray(b'x') + v[4:6], str(v[4:], 'ascii'), v[4:].tobytes().decode())
print(struct.unpack_from('<HH', v), struct.unpack_from('<H', v, 2), struct.unpack('2s', v[4:6]), int.from_bytes(v[:2], 'big'), int.from_bytes(v[:2], 'little'), list(struct.iter_unpack('<H', v[:4])))
struct.pack_into('>I', v, 0, 0x0a0b0c0d); print(v.obj)
print(hashlib.md5(v).hexdigest() == hashlib.md5(bytes(v)).hexdigest(), hashlib.sha256(v[4:]).hexdigest()[:8], zlib.crc32(v), zlib.adler32(v[4:]), zlib.decompress(memoryview(zlib.compress(v))) == v, binascii.hexlify(v[:2]), base64.b64encode(v[4:]), base64.b64decode(memoryview(b'aGk=')), re.findall(rb'l+', v))
print(b'hello'.startswith(v[4:6]), b'hello'.find(v[6:7]), b'hello'.count(v[6:7]), v[4:5] in [b'h'], b'ello' in bytes(v), b'a hello'.replace(v[4:], b'!'), b'ab'.strip(v[:0]), v[4:6] == b'he', sum(v[4:6]), max(v), sorted(v[4:]), [*v[:2]], dict(zip('ab', v)))
x = bytearray(b'12'); x += v[4:6]; x.extend(v[:1]); x[0:1] = v[4:7]; print(x)
f = io.BytesIO(v[4:]); print(f.read(), f.write(v[4:6]), f.getvalue())
g = f.getbuffer(); g[0:2] = b'HE'; print(g.nbytes, g[-1], f.getvalue(), f.seek(0), f.read(3), f.readline()); show(lambda: f.write(b'more'), lambda: f.truncate(1))
g.release(); print(f.write(b'more'), f.getvalue())
show(lambda: struct.unpack('2s', v[:4:2]), lambda: b''.join([v[::2]]), lambda: struct.pack_into('>I', memoryview(b'abcd'), 0, 1), lambda: hashlib.md5(v[::2]), lambda: struct.unpack_from('<d', v, 8))
import tempfile
with tempfile.TemporaryFile() as f:
    print(f.write(memoryview(b'hello')), f.write(memoryview(bytearray(b'xyz'))[1:]), f.seek(0), f.readinto(v[:4]), v.obj, f.readinto(memoryview(x)), x)
    show(lambda: f.readinto(b'abc'))
print(io.BytesIO(b'abcdef').readinto(v[2:]), v.tobytes(), io.BytesIO(b'').readinto(v))

"""struct: sizes, alignment, byte orders, errors."""
import struct
for fmt in ("i", "ih", "hi", "bhilqfd", "<bhilqfd", ">bhilqfd", "=ci", "@cq", "3s", "4sI", "?", "2h3b", "!HH", "x4xi", "5p", "e", "0i", "n"):
    print(fmt, struct.calcsize(fmt))
print(struct.pack("i", 5), struct.pack(">i", 5), struct.pack("<h", -2), struct.pack("!I", 2**32 - 1), struct.pack("d", 3.14), struct.pack(">f", -1.5))
print(struct.pack("3s5s", b"abcdef", b"x"), struct.pack("?c", True, b"z"), struct.pack("bi", 1, 2), struct.pack("<bi", 1, 2), struct.pack("4p", b"hello"))
print(struct.pack("e", 1.5), struct.pack("<e", 65504.0), struct.unpack("<e", b"\x00\x3e"))
data = struct.pack("<Hhqd3s", 65535, -1, -2**60, 2.5, b"xyz")
print(data, struct.unpack("<Hhqd3s", data), struct.unpack_from("<h", data, 2))
print(list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")), struct.Struct("<ii").pack(1, 2), struct.Struct("<ii").size)
for f in (lambda: struct.pack("i", "x"), lambda: struct.pack("i", 2**31), lambda: struct.pack("B", -1), lambda: struct.pack("h", 40000), lambda: struct.pack("ii", 1),
          lambda: struct.unpack("i", b"abc"), lambda: struct.pack("z", 1), lambda: struct.pack("f", 1e300), lambda: struct.pack("c", b"ab"), lambda: struct.pack("i", 1.5),
          lambda: struct.unpack_from("i", b"abc", 0), lambda: struct.pack("s", "x"), lambda: struct.pack("d", "x"), lambda: struct.calcsize("3")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

"""seek, tell, truncate, append, read and write in one file."""
import os, tempfile
p = os.path.join(tempfile.mkdtemp(), "data.txt")
with open(p, "w") as f:
    print(f.write("hello\nworld\n"), f.tell())
    f.writelines(["a\n", "b\n"])
    print(f.tell())
print(os.path.getsize(p))
with open(p) as f:
    print(repr(f.readline()), f.tell())
    at = f.tell()
    print(f.read(3), f.tell())
    f.seek(at)
    print(f.read(2), f.tell())
    f.seek(0, 2)
    print(f.tell(), repr(f.read()))
    f.seek(0)
    print(f.read().split())
with open(p, "a") as f:
    print(f.tell())
    f.write("appended\n")
    print(f.tell())
with open(p, "r+") as f:
    print(repr(f.readline()))
    f.seek(0)
    f.write("HELLO")
    f.seek(0)
    print(f.readlines())
    print(f.truncate(5))
with open(p) as f:
    print(repr(f.read()))
with open(p, "a+") as f:
    f.write("more")
    f.seek(0)
    print(f.read())
with open(p, "w+") as f:
    f.write("0123456789")
    f.seek(3)
    print(f.read(4), f.tell())
    f.seek(5)
    print(f.truncate())
    f.seek(0)
    print(f.read())
with open(p, "wb+") as f:
    f.write(bytes(range(20)))
    f.seek(-5, 2)
    print(f.read(), f.tell())
    f.seek(2)
    f.seek(3, 1)
    print(f.tell(), f.read(2))
    f.write(b"XX")
    f.seek(0)
    print(f.read())
with open(p, "rb") as f:
    print(f.read(4), f.readline(), f.read(), f.read())
try:
    with open(p, "x") as f:
        pass
except FileExistsError as e:
    print("exists", e.errno)
os.remove(p)
with open(p, "x") as f:
    f.write("new")
print(open(p).read(), os.path.exists(p))
f = open(p, "w")
f.write("not closed")
del f
print(open(p).read())

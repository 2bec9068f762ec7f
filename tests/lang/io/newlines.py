"""Line ends: translated when read as text, kept when asked for, written as asked."""
import os, tempfile
p = os.path.join(tempfile.mkdtemp(), "f")
data = b"one\r\ntwo\rthree\nfour\r\n\r\nlast"
with open(p, "wb") as f:
    print(f.write(data))
for nl in (None, "", "\n", "\r", "\r\n"):
    with open(p, newline=nl) as f:
        print(repr(nl), f.readlines(), f.newlines if nl is None else "-")
    with open(p, newline=nl) as f:
        print(repr(f.read()), repr(f.read()), repr(f.readline()))
    with open(p, newline=nl) as f:
        print([repr(f.read(4)) for _ in range(4)], repr(f.readline(2)), repr(f.readline(100)))
for nl in (None, "", "\n", "\r", "\r\n"):
    with open(p, "w", newline=nl) as f:
        f.write("a\nb\r\nc\n")
    with open(p, "rb") as f:
        print(f.read())
with open(p, "rb") as f:
    print(f.readlines())
with open(p, "wb") as f:
    f.write(b"x" * 8191 + b"\r\n" + b"y" * 8190 + b"\r\r\nend")
with open(p) as f:
    print([len(line) for line in f])
with open(p) as f:
    s = f.read()
    print(len(s), s.count("\n"), s[-5:])

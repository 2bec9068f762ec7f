"""StringIO and BytesIO."""
import io
s = io.StringIO()
print(s.write("hello "), s.write("world\n"), s.tell())
print("printed", 1, 2.5, file=s)
print(repr(s.getvalue()))
s.seek(0)
print(repr(s.readline()), repr(s.read(4)), repr(s.read()), repr(s.read()))
s.seek(3)
s.write("XYZ")
print(repr(s.getvalue()), s.tell())
s.seek(0)
print([line.strip() for line in s])
print(s.truncate(5), repr(s.getvalue()))
with io.StringIO("a\nb\nc") as t:
    print(list(t), t.closed)
print(t.closed)
for f in (lambda: t.read(), lambda: t.write("x"), lambda: io.StringIO(3), lambda: io.StringIO().write(b"x"), lambda: s.seek(-1),
          lambda: s.seek(1, 1), lambda: s.fileno()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
b = io.BytesIO(b"line1\nline2\nend")
print(b.readline(), b.read(3), b.tell(), b.readlines())
b.seek(-3, 2)
print(b.read(), b.seek(2), b.write(b"NE"), b.getvalue())
b.seek(20)
b.write(b"!")
print(b.getvalue())
e = io.StringIO("x\r\ny\rz\n", newline=None)
print(e.readlines())
k = io.StringIO("x\r\ny\rz\n", newline="")
print(k.readlines())
import sys
old = sys.stdout
sys.stdout = io.StringIO()
print("captured", 3)
sys.stdout.write("too\n")
text = sys.stdout.getvalue()
sys.stdout = old
print(repr(text))
sys.stdin = io.StringIO("first\nsecond\n12 13\n")
print(input(), "|", input("prompt> "), "|", sum(map(int, input().split())))
try:
    input()
except EOFError as e:
    print("EOF", e)

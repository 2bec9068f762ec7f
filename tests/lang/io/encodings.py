"""Bytes that are no text: where and why, and what the error handlers make of them."""
import os, tempfile
p = os.path.join(tempfile.mkdtemp(), "f")

def put(b):
    with open(p, "wb") as f:
        f.write(b)

def t(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)

def get(**k):
    with open(p, **k) as f:
        return ascii(f.read())

put(b"ok\nab\xff\n")
f = open(p)
t(lambda: f.readline())
put(b"ok\n" * 5000 + b"ab\xff\n")
f = open(p)
t(lambda: f.read())
f = open(p)
t(lambda: [len(x) for x in f])
for b in (b"\xe2\x82", b"\xe2\x28", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5aaaa", b"\x80", b"\xf0\x90\x28", b"ab\xe2\x82\xac\xff", b"\xf4\x90\x80\x80"):
    put(b)
    for e in ("strict", "ignore", "replace", "backslashreplace"):
        t(lambda: get(errors=e))
put(b"a\xe9")
t(lambda: get(encoding="ascii"))
t(lambda: get(encoding="latin-1"))
t(lambda: get(encoding="iso-8859-1"))
t(lambda: get(encoding="ascii", errors="replace"))
t(lambda: open(p, "w", encoding="ascii").write("\xe9"))
t(lambda: open(p, "w", encoding="latin-1").write("\xe9\u20ac"))
t(lambda: open(p, "w", encoding="ascii", errors="backslashreplace").write("\xe9\u20ac\U0001f600"))
t(lambda: get())
t(lambda: open(p, "w", encoding="ascii", errors="ignore").write("a\xe9b"))
t(lambda: get())
with open(p, "w", encoding="utf-8-sig") as f:
    f.write("with mark")
with open(p, "rb") as f:
    print(f.read())
t(lambda: get(encoding="utf-8-sig"))
t(lambda: get())
put("h\u00e9llo \u4e16\u754c \U0001f600\nzwei\n".encode())
with open(p, encoding="utf-8") as f:
    print([len(line) for line in f], f.encoding, f.errors)
with open(p, encoding="utf8") as f:
    print(ascii(f.read(3)), ascii(f.read(5)), f.tell(), ascii(f.readline()), f.tell())
try:
    put(b"abc\x80def")
    get()
except UnicodeDecodeError as e:
    print(e.start, e.end, e.reason, e.encoding, isinstance(e, ValueError))

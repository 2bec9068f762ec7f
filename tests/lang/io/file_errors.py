"""What files refuse, in the words of the language."""
import io, os, tempfile
base = os.path.join(tempfile.gettempdir(), "quern_io_%d" % os.getpid())
os.mkdir(base)
os.chdir(base)
with open("zz", "w") as f:
    f.write("abc\ndef\n")

def t(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)

for m in ("r", "rb", "w", "wb"):
    f = open("zz", m)
    f.close()
    print(m, f, f.closed)
    t(lambda: f.read())
    t(lambda: f.readline())
    t(lambda: next(f))
    t(lambda: f.write("x"))
    t(lambda: f.write(b"x"))
    t(lambda: f.seek(0))
    t(lambda: f.tell())
    t(lambda: f.readlines())
    t(lambda: f.__enter__())
    t(lambda: f.writelines([]))
    t(lambda: f.fileno())
    t(lambda: list(f))
    t(lambda: f.close())
with open("zz", "w") as f:
    f.write("abc\ndef\n")
f = open("zz")
t(lambda: f.write("x"))
f = open("zz", "w")
t(lambda: f.read())
t(lambda: f.readline())
t(lambda: next(f))
t(lambda: f.write(3))
f = open("zz", "wb")
t(lambda: f.write("x"))
t(lambda: f.read())
t(lambda: f.write(3))
f = open("zz", "rb")
t(lambda: f.write(b"x"))
os.mkdir("folder")
for a in (("zz", "q"), ("zz", "rw"), ("zz", "rbt"), ("folder", "r"), ("folder", "w"), ("nope/x", "w"), ("nope", "r"), ("zz", "x"),
          ("zz/a", "r"), ("",), ("a\0b",), (3.5,), (None,), ("zz", "r", -1, "foo"), ("zz", "rb", -1, "utf-8"),
          ("zz", "r", -1, None, None, "x"), ("zz", "r", 0), ("zz", "b"), ("zz", "")):
    t(lambda: open(*a))
with open("zz", "w") as f:
    f.write("abc\ndef\n")
f = open("zz")
next(f)
t(lambda: f.tell())
t(lambda: f.seek(1, 1))
t(lambda: f.seek(-1, 2))
t(lambda: f.seek(-1))
t(lambda: f.seek(0, 5))
t(lambda: f.seek(0, 2))
t(lambda: f.tell())
t(lambda: f.read("x"))
t(lambda: f.read(1.5))
f = open("zz", "rb")
t(lambda: f.seek(-2))
t(lambda: f.seek(-2, 2))
t(lambda: f.read())
t(lambda: f.foo)
f = open("/dev/full", "w")
t(lambda: f.write("x"))
t(lambda: f.flush())
t(lambda: f.close())
print(f.closed)
f = open("/dev/full", "w")
t(lambda: f.write("x" * 100000))
try:
    with open("/dev/full", "w") as f:
        f.write("lost?")
except OSError as e:
    print(e.errno, e.strerror, e.filename)
try:
    open("missing.txt")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename, e.args, isinstance(e, OSError))
print(issubclass(io.UnsupportedOperation, ValueError), io.UnsupportedOperation.__name__)
for n in ("remove", "rmdir", "listdir", "mkdir", "stat"):
    t(lambda: getattr(os, n)("not/there"))
t(lambda: os.remove("folder"))
t(lambda: os.mkdir("folder"))
t(lambda: os.rename("nope", "zz2"))
t(lambda: os.makedirs("folder"))
t(lambda: os.makedirs("folder", exist_ok=True))
t(lambda: os.listdir("zz"))
os.remove("zz")
os.rmdir("folder")
os.chdir("/")
os.rmdir(base)

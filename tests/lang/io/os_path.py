"""os.path and os, as scripts use them."""
import os
from os.path import join, exists
print(join("a", "b", "c.txt"), join("a/", "b"), join("a", "/b"), join("", "x"), join("a", ""))
for p in ("/usr/lib/x.tar.gz", "file", "dir/", "/", "", ".bashrc", "a/.b.c", "a.b/c", "//x//y", "..."):
    print(repr(p), os.path.split(p), os.path.basename(p), os.path.dirname(p), os.path.splitext(p), os.path.isabs(p), os.path.normpath(p))
for p in ("a/../b", "./x/./y", "../../z", "/../a", "a//b///c/..", "//a", "///a"):
    print(os.path.normpath(p), os.path.abspath("/base/" + p))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.commonprefix(["/usr/lib", "/usr/local"]),
      os.path.commonpath(["/usr/lib", "/usr/local/x"]))
import tempfile
with tempfile.TemporaryDirectory() as d:
    os.makedirs(join(d, "x", "y", "z"))
    for n in ("one.txt", "two.csv", "x/three.txt", "x/y/z/four.py"):
        with open(join(d, n), "w") as f:
            f.write(n * 3)
    print(sorted(os.listdir(d)), os.path.isdir(join(d, "x")), os.path.isfile(join(d, "x")), os.path.isfile(join(d, "one.txt")))
    for root, dirs, files in os.walk(d):
        dirs.sort()
        print(os.path.relpath(root, d), dirs, sorted(files))
    print(sorted(e.name for e in os.scandir(d) if e.is_file()))
    print(os.path.getsize(join(d, "two.csv")), os.stat(join(d, "two.csv")).st_size)
    os.rename(join(d, "one.txt"), join(d, "uno.txt"))
    print(exists(join(d, "one.txt")), exists(join(d, "uno.txt")))
    os.remove(join(d, "uno.txt"))
    here = os.getcwd()
    os.chdir(d)
    print(os.path.realpath(os.getcwd()) == os.path.realpath(d), os.path.exists("two.csv"))
    os.chdir(here)
    print(os.path.getmtime(join(d, "two.csv")) > 1e9)
print(exists(d))
print(os.sep, os.linesep == "\n", os.name, os.pathsep, os.curdir, os.devnull)
print(os.environ.get("QUERN_SURELY_NOT_SET"), os.environ.get("QUERN_SURELY_NOT_SET", "dflt"), os.getenv("QUERN_NOT", 3), "HOME" in os.environ)
os.environ["QUERN_X"] = "7"
print(os.environ["QUERN_X"], os.getenv("QUERN_X"))
try:
    os.environ["QUERN_NOPE"]
except KeyError as e:
    print("KeyError", e)
print(os.cpu_count() > 0, os.getpid() > 0, len(os.urandom(8)), type(os.urandom(3)))
print(os.path.expanduser("~") == os.environ["HOME"], os.path.expanduser("a/~"))

# A file of waiting columns that the program itself cuts short by os.truncate, or gets a second name
import os
import tempfile
import pandas as pd

folder = tempfile.mkdtemp()
path = os.path.join(folder, "a.csv")


def rewrite():
    with open(path, "w") as f:
        f.write("a,b,name\n")
        for i in range(250000):
            f.write(f"{i},{i % 7}.5,word{i % 11}\n")


rewrite()
d = pd.read_csv(path)
print(d.a.sum())
os.truncate(path, 100)
print(d.name.nunique(), d.b.sum(), os.path.getsize(path))
rewrite()
d = pd.read_csv(path)
other = os.path.join(folder, "b.csv")
os.link(path, other)
print(d.a.sum(), os.path.samefile(path, other))
os.truncate(other, 7)
print(d.name.nunique(), d.b.mean())
try:
    os.truncate(os.path.join(folder, "none"), 1)
except FileNotFoundError as e:
    print(e.errno)
for p in (path, other):
    os.remove(p)
os.rmdir(folder)

# Raw elements in files, files mapped into memory.
import os
import tempfile

import numpy as np

os.chdir(tempfile.mkdtemp())
a = np.arange(12, dtype=np.float32).reshape(3, 4)
a.tofile("a.bin")
print(np.fromfile("a.bin", dtype=np.float32), np.fromfile("a.bin", np.float32, count=2), np.fromfile("a.bin", np.float32, offset=40), os.path.getsize("a.bin"))
a[:, ::2].tofile("s.txt", sep=",")
with open("s.txt") as f:
    print(f.read())
print(np.fromfile("s.txt", sep=","), np.fromstring("1 2 3", sep=" "), np.fromstring("4,5", dtype=int, sep=","))
with open("two.bin", "wb") as f:
    f.write(b"head")
    np.arange(3).tofile(f)
    np.arange(2.0).tofile(f)
with open("two.bin", "rb") as f:
    print(f.read(4), np.fromfile(f, dtype=np.int64, count=3), np.fromfile(f))
print(a.tobytes() == a.T.tobytes("F"), len(a.tobytes()), np.frombuffer(a.tobytes(), dtype=np.float32)[:3])

m = np.memmap("m.bin", dtype=np.int32, mode="w+", shape=(4, 5))
m[:] = np.arange(20).reshape(4, 5)
m[1:3] *= 10
m.flush()
print(isinstance(m, np.ndarray), isinstance(m, np.memmap), m.shape, int(m.sum()))
del m
r = np.memmap("m.bin", dtype=np.int32, mode="r", shape=(4, 5))
print(r.tolist(), r[2].mean(), r.flags.writeable)
c = np.memmap("m.bin", dtype=np.int32, mode="c", offset=40)
c[0] = -1
print(c.tolist(), int(r[2, 0]))
w = np.memmap("m.bin", dtype=np.int32, mode="r+", shape=20)
w[0] = 77
del w
print(int(r[0, 0]))
np.save("n.npy", np.arange(6.0).reshape(2, 3))
n = np.load("n.npy", mmap_mode="r+")
n[1] += 100
n.flush()
print(np.load("n.npy").tolist(), np.asarray(np.load("n.npy", mmap_mode="r")).sum())
for bad in (lambda: r.__setitem__(0, 1), lambda: np.memmap("m.bin", np.int32, mode="r", shape=(100,)), lambda: np.memmap("none", np.int32, mode="r"),
            lambda: np.memmap("m.bin", mode="x"), lambda: np.memmap("new", mode="w+"), lambda: np.fromfile("none"), lambda: np.fromstring("abc")):
    try:
        bad()
        print("no error")
    except (ValueError, OSError) as e:
        print(type(e).__name__, str(e)[:90])
print(sorted(os.listdir(".")))

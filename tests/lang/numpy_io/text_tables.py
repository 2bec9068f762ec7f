# Tables of text: savetxt, loadtxt, genfromtxt.
import io
import os
import tempfile
import warnings

import numpy as np

warnings.simplefilter("ignore")
os.chdir(tempfile.mkdtemp())


def text(*args, **kwargs):
    np.savetxt("t.txt", *args, **kwargs)
    with open("t.txt") as f:
        return f.read()


a = np.array([[1.5, 2, 3], [4, -5e-7, 6e10]])
print(text(a), end="")
print(text(a, fmt="%.3g", delimiter=",", header="x,y,z", footer="end"), end="")
print(np.loadtxt("t.txt", delimiter=","))
print(text(np.arange(3), fmt="%d"), text(a[:, :2], fmt=["%d", "%.2e"]), text([1 + 2j, 3 - 1j], fmt="%.1f"), end="")
f = io.StringIO()
np.savetxt(f, [[1, 2]], fmt="%d:%d", newline=";")
print(f.getvalue())
table = "# time value\n0 1.5\n1 2.5  # late\n\n2 nan\n"
print(np.loadtxt(io.StringIO(table)), np.loadtxt(io.StringIO(table), usecols=1), np.loadtxt(io.StringIO(table), unpack=True)[0])
print(np.loadtxt(["1,2", "3,4"], delimiter=",", dtype=int), np.loadtxt(["h", "1 2", "3 4", "5 6"], skiprows=1, max_rows=2), np.loadtxt(["7"]), np.loadtxt(["1", "2"], ndmin=2))
print(np.loadtxt(["1:x2", "3:x4"], delimiter=":", converters={1: lambda s: float(s[1:])}), np.loadtxt(["1 2.5", "3 4.5"], dtype=[("a", "i4"), ("b", "f8")])["b"])
print(np.genfromtxt(["1,2,3", "4,,6"], delimiter=","), np.genfromtxt(["1,,3"], delimiter=",", filling_values=-9), np.genfromtxt(["1 x", "3 4"]))
g = np.genfromtxt(["time,value", "1,2.5", "3,"], delimiter=",", names=True)
print(g.dtype.names, g["time"], g["value"])
g = np.genfromtxt(["1,2.5,3", "4,5,6"], delimiter=",", dtype=None, names="a,b,c")
print(g["a"].dtype, g["b"].dtype, g["c"])
print(np.genfromtxt(["% 1 2", "1 2", "3 4", "5 6"], comments="%", skip_footer=1, usecols=(1,)), np.genfromtxt(["123456"], delimiter=2))
for bad in (lambda: np.loadtxt(["1 2", "3 4 5"]), lambda: np.loadtxt(["1 a"]), lambda: np.loadtxt("absent.txt"), lambda: np.loadtxt(["1.5"], dtype=int),
            lambda: np.loadtxt(["1 2"], usecols=[5]), lambda: np.genfromtxt(["1 2", "3 4 5"]), lambda: np.savetxt("t.txt", np.zeros((2, 2, 2))),
            lambda: np.savetxt("t.txt", a, fmt="%d %d"), lambda: np.savetxt("t.txt", a, fmt=["%d"])):
    try:
        print(bad())
    except (ValueError, OSError, AttributeError) as e:
        print(type(e).__name__, e)
print(sorted(os.listdir(".")))

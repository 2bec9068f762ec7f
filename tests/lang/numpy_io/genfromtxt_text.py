# genfromtxt with columns of text.
import io
import numpy as np

text = "1,abc,2.5\n2,de,3.5\n3,,x\n"
a = np.genfromtxt(io.StringIO(text), delimiter=",", dtype=None, encoding="utf8")
print(a, a.dtype)
print(np.genfromtxt(io.StringIO("n,v,t\nab,1,1.5\nc d, 2,\n"), delimiter=",", dtype=None, names=True, encoding="utf8", autostrip=True))
w = np.genfromtxt(io.StringIO("a bb\nccc d"), dtype=None, encoding="utf8")
print(w, w.dtype)
one = np.genfromtxt(io.StringIO("a\nbb"), dtype=None, encoding="utf8")
print(one, one.dtype)
print(np.genfromtxt(io.StringIO("a,1\nbb,2"), delimiter=",", dtype="U5,i8", encoding="utf8"))
print(np.genfromtxt(io.StringIO("a,b\nbb,c"), delimiter=",", dtype=str))
print(np.genfromtxt(io.StringIO("a,1\nbb,2"), delimiter=",", dtype=None, encoding="utf8", usecols=(0,)))
x, y = np.genfromtxt(io.StringIO("a,1\nbb,2"), delimiter=",", dtype=None, encoding="utf8", unpack=True)
print(x, y)
print(np.genfromtxt(io.StringIO("True,1\nFalse,2"), delimiter=",", dtype=None, encoding="utf8"))
print(np.genfromtxt(io.StringIO("NA,1\nbb,2"), delimiter=",", dtype=None, encoding="utf8", missing_values="NA", filling_values="none"))
x = [["a", "b"], ["bb", "c"]]
print(np.array(x, dtype=np.dtype(str)), np.array([1, 22], dtype=np.dtype("U")), np.array(["abc"]).astype(np.dtype(str)))

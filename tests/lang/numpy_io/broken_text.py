# Text that is no table, and a disk that is full: an error of the class that NumPy raises, never a wrong array.
# stderr: ignore
import os
import tempfile
import warnings

import numpy as np

folder = tempfile.mkdtemp()
path = os.path.join(folder, "in.txt")


def attempt(label, f):
    try:
        r = f()
        print(label, r.dtype, r.shape, r.tolist())
    except Exception as e:
        print(label, type(e).__name__)


warnings.simplefilter("ignore")
for text in ("1 2\n3\n", "1,2\na,b\n", "", "\n\n", "1 2 3\n4 5 6 7\n", "1e400 2\n", "0x10\n", "nan inf\n", "1 2\n\n\n3 4", "# only\n", '"a","b"\n1,2'):
    with open(path, "w") as f:
        f.write(text)
    for name in ("loadtxt", "genfromtxt"):
        for more in ({}, {"delimiter": ","}):
            attempt(name + repr(text) + str(more), lambda: getattr(np, name)(path, **more))
attempt("int", lambda: np.loadtxt(["1 2", "3 4.5"], dtype=int))
attempt("column", lambda: np.loadtxt(["1 2", "3 4"], usecols=(5,)))
attempt("skip", lambda: np.loadtxt(["1 2", "3 4"], skiprows=9))
for name, write in (("tofile", lambda: np.arange(200000.0).tofile("/dev/full")), ("savetxt", lambda: np.savetxt("/dev/full", np.arange(20000.0)))):
    try:
        write()
        print(name, "wrote")
    except OSError as e:
        print(name, "OSError")


def saved(write):
    try:
        with open("/dev/full", "wb") as f:
            write(f)
        print("wrote")
    except OSError as e:
        print(type(e).__name__, e.errno)


saved(lambda f: np.save(f, np.arange(200000.0)))
saved(lambda f: np.savez(f, a=np.arange(200000.0)))
saved(lambda f: f.write(b"small"))
print(issubclass(PendingDeprecationWarning, Warning), issubclass(FutureWarning, Warning), ResourceWarning.__name__, ImportWarning.__mro__[1].__name__)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("first", FutureWarning)
    np.loadtxt([])
    print([w.category.__name__ for w in seen])

# .npy and .npz: what is written is what numpy writes, byte for byte; broken files are refused.
import io
import os
import tempfile

import numpy as np

folder = tempfile.mkdtemp()
os.chdir(folder)
a = np.arange(6.0).reshape(2, 3)
for name, x in [("c", a), ("f", np.asfortranarray(a)), ("b", np.array([True, False])), ("z", np.array([1 + 2j], np.complex64)), ("s", np.float32(2.5)),
                ("e", np.zeros((0, 3), np.int16)), ("v", a[::-1, ::2]), ("r", np.array([(1, 2.5), (3, 4.5)], dtype=[("a", "i4"), ("b", "f8")]))]:
    np.save(name, x)
    with open(name + ".npy", "rb") as f:
        raw = f.read()
    y = np.load(name + ".npy")
    print(name, raw[:10], raw[10:].split(b"}")[0], len(raw), repr(y), y.flags.f_contiguous if name != "r" else "")
np.savez("two", a, names=np.arange(3))
with np.load("two.npz") as z:
    print(z.files, z["arr_0"], z["names"], "names" in z, len(z), z, [k for k in z])
np.savez_compressed("small.npz", zeros=np.zeros(5000), n=7)
z = np.load("small.npz")
print(z["zeros"].sum(), z["n"], os.path.getsize("small.npz") < 1500, sorted(z.keys()))
f = io.BytesIO()
np.save(f, a)
np.save(f, np.array([1, 2]))
f.seek(0)
print(np.load(f), np.load(f))
f = io.BytesIO()
np.savez(f, q=a)
f.seek(0)
print(np.load(f)["q"])
with open("bad.npy", "wb") as f:
    f.write(b"hello world")
with open("c.npy", "rb") as f:
    whole = f.read()
with open("cut.npy", "wb") as f:
    f.write(whole[:-3])
with open("empty.npy", "wb") as f:
    pass
with open("head.npy", "wb") as f:
    f.write(whole.replace(b"fortran_order", b"fortran_ordep"))
for bad in ("bad.npy", "cut.npy", "empty.npy", "head.npy", "absent.npy"):
    try:
        print(np.load(bad))
    except (ValueError, EOFError, OSError) as e:
        print(bad, type(e).__name__, str(e)[:100])
for bad in (lambda: z["nope"], lambda: np.save(folder + "/none/x.npy", a), lambda: np.savez("q", a, arr_0=a)):
    try:
        print(bad())
    except (KeyError, OSError, ValueError) as e:
        print(type(e).__name__, str(e).replace(folder, ""))
print(sorted(os.listdir(".")))

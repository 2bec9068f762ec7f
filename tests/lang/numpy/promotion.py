import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


ds = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64", "complex64", "complex128"]
for a in ds:
    print(a, [(np.ones(1, a) + np.ones(1, b)).dtype.name for b in ds])
for a in ds:
    print(a, [(np.ones(1, a) / np.ones(1, b)).dtype.name for b in ds])
for a in ds:
    print(a, [(np.ones(2, a) * x).dtype.name for x in (True, 1, 1.5, 1j)], np.ones(1, a).sum().dtype, np.ones(1, a).prod().dtype)
for a in ds[1:9]:
    print(a, (np.ones(1, a) // np.ones(1, a)).dtype, (np.ones(1, a) % 1).dtype, (np.ones(1, a) << 1).dtype, (np.ones(1, a) ** 2).dtype, np.negative(np.ones(1, a)).dtype)
for a in ds[9:]:
    print(a, np.abs(np.ones(1, a)).dtype, np.sqrt(np.ones(1, a)).dtype, np.ones(1, a).mean().dtype, np.sign(np.ones(1, a)).dtype)
show(lambda: (np.array([200], dtype=np.uint8) + 100))
show(lambda: (np.array([200], dtype=np.uint8) + 300))
show(lambda: (np.array([100], dtype=np.int8) * 2))
show(lambda: (np.array([1], dtype=np.int8) + np.int64(1000)))
show(lambda: (np.array([1], dtype=np.float32) + np.float64(1)))
show(lambda: (np.array([1], dtype=np.float32) + 1e300))
show(lambda: (np.array([1, 2], dtype=np.uint8) > 300))
show(lambda: (np.array([1, 2], dtype=np.uint8) == -1))
show(lambda: (np.array([1, 2], dtype=np.int8) < 1000))
show(lambda: (np.int8(1) + np.array([1], dtype=np.int16)))
show(lambda: (np.array([2**62]) * 4))
show(lambda: (np.array([-128], dtype=np.int8) // np.array([-1], dtype=np.int8)))
show(lambda: (np.array([7], dtype=np.uint64) + np.array([-1])))
show(lambda: (np.uint64(5) + 1, np.uint64(5) + np.int64(1)))
show(lambda: (np.array([1.5]).astype(np.float32) * 2 == 3))

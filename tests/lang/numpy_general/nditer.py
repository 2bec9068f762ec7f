# Elements of several arrays in memory's order, with indices, as lines, and written through.
import numpy as np

a = np.arange(6).reshape(2, 3)
for x in a, a.T, a[:, ::-1], np.asfortranarray(a):
    print([int(v) for v in np.nditer(x)], [int(v) for v in np.nditer(x, order="C")], [int(v) for v in np.nditer(x, order="F")])
b = a.astype(float)
with np.nditer(b, op_flags=["readwrite"]) as it:
    for x in it:
        x[...] = 2 * x + 0.5
print(b)
it = np.nditer(a, flags=["multi_index"])
print([(int(x), it.multi_index) for x in it])
it = np.nditer(a, flags=["f_index"])
while not it.finished:
    print("%d <%d>" % (it[0], it.index), end=" ")
    if not it.iternext():
        break
print()
print([int(v) for v in np.nditer(np.arange(24).reshape(2, 3, 4)[:, ::2, 1:].swapaxes(0, 1))])
for order in "K", "F":
    for x in np.nditer(a, flags=["external_loop"], order=order):
        print(order, x)
for x in np.nditer(a, flags=["external_loop", "buffered"], order="F"):
    print(x)
print(["%d:%d" % (x, y) for x, y in np.nditer([np.arange(3), a])])


def squared(values, out=None):
    walk = np.nditer([values, out], flags=["external_loop", "buffered"],
                     op_flags=[["readonly"], ["writeonly", "allocate", "no_broadcast"]])
    with walk:
        for x, y in walk:
            y[...] = x * x
        return walk.operands[1]


print(squared([1, 2, 3]), squared(np.linspace(0, 1, 4)))
sums = np.nditer([a[:, :1], a[:1], None])
print(sums.nop, sums.ndim, sums.itersize)
for x, y, z in sums:
    z[...] = 10 * x + y
print(sums.operands[2])


def refused(text, make):
    try:
        for x in make():
            x[...] = 1
    except (ValueError, TypeError) as e:
        print(text, "-", type(e).__name__, e)


refused("read-only", lambda: np.nditer(np.arange(3)))
refused("shapes", lambda: np.nditer([np.arange(3), np.arange(4)]))
refused("empty", lambda: np.nditer(np.zeros(0)))
refused("narrower", lambda: np.nditer(np.arange(3.0), op_dtypes=["int64"], flags=["buffered"]))
refused("no copy", lambda: np.nditer(np.arange(3.0), op_dtypes=["complex128"]))

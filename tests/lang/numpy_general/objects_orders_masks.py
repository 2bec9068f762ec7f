# where= over objects, divisors of what is not finite, big ints in .at and .reduce, orders of bytes that are kept, what select, interp and cov refuse
import numpy as np

m = np.array([True, False, True])


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ if isinstance(e, ValueError) else "TypeError" if isinstance(e, TypeError) else repr(e))


a = np.array([1, 2, 3], dtype=object)
for name in ("negative", "absolute", "floor", "sign", "invert", "conjugate", "positive", "reciprocal", "logical_not", "bitwise_count", "sqrt"):
    f = getattr(np, name)
    show(lambda: f(a, out=np.full(3, 9, dtype=object), where=m))
    show(lambda: f(np.array(3, dtype=object), out=np.full(3, 9, dtype=object), where=m))
    show(lambda: f(a, out=np.full(3, 9, dtype=object), where=False))
for name in ("add", "divide", "maximum", "bitwise_or", "logical_and", "equal", "gcd", "power"):
    f = getattr(np, name)
    show(lambda: f(a, a, out=np.full(3, 9, dtype=object), where=m))
    show(lambda: f(2, a, out=np.full(3, 9, dtype=object), where=m))
    show(lambda: f(a, np.array([1, 2, 3]), out=np.full((2, 3), 9, dtype=object), where=m))
    show(lambda: f(np.array(5, dtype=object), 2, out=np.full(3, 9, dtype=object), where=m))
    show(lambda: f(a[:0], 2, out=np.full(0, 9, dtype=object), where=m[:0]))
show(lambda: np.negative(np.array([1, "x", 3], dtype=object), out=np.full(3, 9, dtype=object), where=m))
show(lambda: np.negative(a, where=m, out=None))
show(lambda: np.add(1.5, [1, 2], where=False, out=np.array([5.0, 6.0])))
show(lambda: np.exp([1.0, 2.0], where=False, out=np.ones(2)))

nan = float("nan")
for f in (np.gcd, np.lcm):
    show(lambda: f(np.array([nan], dtype=object), 2))
    show(lambda: f(np.array([2.5], dtype=object), float("inf")))
    show(lambda: f(np.array([7.5, 12], dtype=object), 2.5))
    show(lambda: f(np.array(["a"], dtype=object), 2))

b = np.array([2**70, 1], dtype=object)
np.add.at(b, [0, 0, 1], 1)
np.add.at(b, [0, 1], [2**65, 2.5])
np.negative.at(b, [0])
print(b)
b = np.array([2**70, 1], dtype=object)
for f in (np.bitwise_or, np.bitwise_and, np.gcd, np.lcm, np.maximum, np.fmin, np.subtract):
    show(lambda: f.reduce(b))
    show(lambda: f.reduce(np.array([b, b]), axis=1, keepdims=True))


def bytes_of(f):
    r = f()
    print(r.dtype.str, r.tobytes())


for s in (">f4", ">i4", "<f4", ">M8[s]"):
    x = np.array([[1, 3], [2, 4]], "i8").astype(s)
    for f in (np.ascontiguousarray, np.asfortranarray):
        bytes_of(lambda: f(x.T))
        for d in (">f4", "<f4", np.float32, "i4", ">f8", "f8") if s[1] != "M" else ():
            bytes_of(lambda: f(x, dtype=d))
    for f in (np.copy, lambda x: np.delete(x, 0), lambda x: np.delete(x, [0], axis=1), lambda x: np.compress([True, False], x, axis=0),
              lambda x: np.partition(x, 0), lambda x: np.partition(x, 1, axis=None), lambda x: np.roll(x, 1), lambda x: np.tile(x, 2),
              lambda x: np.insert(x, 0, x[1, 1]), lambda x: np.take(x, [0, 1], axis=0), np.tril):
        bytes_of(lambda: f(x))
    if s[1] != "M":
        bytes_of(lambda: np.nan_to_num(x))

np.set_printoptions(sign="+")
for t in ("u1", "u8", "i8"):
    print(np.array([[1, 20], [200 if t != "i8" else -3, 0]], t))
np.set_printoptions(sign="-")

show(lambda: np.select([], []))
show(lambda: np.select([np.array([1, 0])], [np.array([1, 2])]))
show(lambda: np.select([np.array([True, False])], [np.array([1, 2])], 7))
show(lambda: np.select([True], [1]))
show(lambda: np.interp(np.array([1 + 2j]), [1, 2], [3, 4]))
show(lambda: np.interp([1.5], [1, 2], [3j, 4]))
show(lambda: np.interp([1.5], np.array([1, 2], "m8[D]"), [3, 4]))
show(lambda: np.cov(np.array([1, 2, 4], "M8[D]")))
show(lambda: np.corrcoef([1, 2, 3], np.array([1, 2, 4], "M8[D]")))
show(lambda: np.full((2, 3), [1, 2], dtype=float))
show(lambda: np.full_like(np.zeros(3), [1, 2]))

# where=False picks nothing
c = np.array([3, 1, 2])
show(lambda: (np.add.reduce(c, where=False), np.sum(c, where=False), c.sum(where=False), np.prod(c, where=False), np.mean(c, where=True)))
show(lambda: (np.max(c, where=False, initial=-1), np.maximum.reduce(c, where=False, initial=0), np.bitwise_or.reduce(c, where=False)))
show(lambda: (np.any(c, where=False), np.all(c == 7, where=False), np.add.reduce([[1, 2]], axis=0, where=False)))
show(lambda: np.max(c, where=False))
for f in (np.bitwise_or, np.gcd, np.subtract):
    show(lambda: f.reduce(np.array([2**70, 6], dtype=object), initial=4))
    show(lambda: f.reduce(np.array([2**70, 6], dtype=object), initial=4, keepdims=True))
    show(lambda: f.reduce(np.array([2**70, 6], dtype=object), initial=4, where=[True, False]))

import numpy as np


def attempt(name, f):
    try:
        print(name, f())
    except ValueError:
        print(name, "ValueError")
    except TypeError:
        print(name, "TypeError")


a = np.arange(4.0)
m = np.array([True, False, True, False])
locked = np.zeros(4)
locked.flags.writeable = False
outs = [np.full(4, 9.0), np.full((2, 4), 9.0), np.full(3, 9.0), np.full(5, 9.0), np.full(4, 9), np.full(4, 9, np.float32),
        locked, np.full(8, 9.0)[::2], np.full(4, 9.0)[::-1], np.full(1, 9.0)]
for i, o in enumerate(outs):
    attempt("add %d" % i, lambda: np.add(a, 1, out=o, where=m))
    attempt("after", lambda: o)
attempt("mask too short", lambda: np.add(a, 1, out=np.zeros(4), where=m[:3]))
attempt("wide mask", lambda: np.add(a, 1, out=np.zeros(4), where=np.ones((2, 4), bool)))
attempt("list as out", lambda: np.add(a, 1, out=[0.0] * 4, where=m))
b = m.copy()
attempt("mask is out", lambda: np.logical_not(b, out=b, where=b))
b = np.array([True, False, True, True, False])
attempt("mask beside out", lambda: np.logical_not(b[1:], out=b[1:], where=b[:-1]))
z = np.arange(6.0)
attempt("views", lambda: np.add(z[1:], z[:-1], out=z[1:], where=np.array([True, True, False, True, True])))
q, r = np.zeros(4), np.zeros(4)
attempt("divmod", lambda: np.divmod(a, 2.0, out=(q, r), where=m))
attempt("divmod bad", lambda: np.divmod(a, 2.0, out=(q, np.zeros(3)), where=m))
print(q, r)
for shape in [(2**40, 2**40), (2**31, 2**31, 4)]:
    attempt("broadcast_to", lambda: np.broadcast_to(np.ones(1), shape).shape)
print(np.broadcast_to(np.ones(1), (2**20, 2**20)).shape)
attempt("empty", lambda: np.zeros(0).reshape(0, 2**62, 2**62).shape)
w = np.array([1, "a", None], dtype=object)
n = np.array([1, 2, 3], dtype=object)
attempt("objects", lambda: np.add(n, n, out=np.zeros(3, dtype=object)))
attempt("objects short", lambda: np.add(n, n, out=np.zeros(2, dtype=object)))
attempt("objects wide", lambda: np.add(n, n, out=w))

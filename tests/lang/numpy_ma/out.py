# out=, order= and copy() of masked arrays and matrices: what is given is heard, or refused.
import numpy as np


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def into(f, *outs):
    for o in outs:
        t(lambda: f(o))
        t(lambda: o)


x = np.ma.array([3, 1, 2, 5], mask=[0, 0, 1, 0])
y = np.ma.array([[3, 1], [2, 5]], mask=[[0, 0], [1, 0]])
u = np.ma.array([3, 1, 2])
for order in ("x", ["a"]):
    t(lambda: np.ma.sort(x, order=order))
    t(lambda: np.ma.argsort(x, order=order))
    t(lambda: u.sort(order=order))
    t(lambda: x.argsort(order=order))
t(lambda: x.sort(stable=True))
t(lambda: x.argsort(stable=True))
for o in (np.zeros(3, int), np.ma.zeros(3, int)):
    t(lambda: x.compress([1, 0, 1, 1], out=o))
    t(lambda: o)
t(lambda: np.ma.compress([0, 1], y, axis=0, out=np.zeros((1, 2), int)))
into(lambda o: x.take([0, 2, 3], out=o), np.zeros(3, int), np.ma.zeros(3, int), np.ma.array([0, 0, 0], mask=[1, 1, 1]))
into(lambda o: u.take([0, 2, 1], out=o), np.zeros(3, int), np.ma.zeros(3, int))
into(lambda o: np.ma.take(x, [0, 2, 1], out=o), np.ma.zeros(3, int))
t(lambda: x.take(np.ma.array([0, 3], mask=[0, 1])))
into(lambda o: y.argmin(axis=0, out=o), np.zeros(2, int), np.ma.zeros(2, int))
into(lambda o: y.argmax(axis=1, out=o), np.zeros(2, int), np.zeros(3, int))
into(lambda o: y.round(1, out=o), np.zeros((2, 2)), np.ma.zeros((2, 2)))
into(lambda o: u.reshape(1, 3).trace(out=o), np.array(0))
for order in "CFKA":
    print(order, y.copy(order).flags.f_contiguous, y.copy(order=order).mask.flags.f_contiguous, y.T.copy(order).flags.f_contiguous)
M = np.matrix([[1, 2], [3, 4]])
for order in "CFKA":
    print(order, M.copy(order).flags.f_contiguous, M.T.copy(order).flags.f_contiguous)
for name in "sum prod mean std var min max".split():
    for axis, shape in ((None, (1, 1)), (0, (1, 2)), (1, (2, 1))):
        o = np.asmatrix(np.zeros(shape))
        t(lambda: getattr(M.astype(float), name)(axis=axis, out=o))
        print(o)
    o = np.asmatrix(np.zeros((1, 2)))
    t(lambda: getattr(np, name)(M, axis=0, out=o))
    print(o)
    t(lambda: getattr(np, name)(M, axis=0, out=np.zeros((1, 2))))
for name in ("argmin", "argmax"):
    t(lambda: getattr(M, name)(axis=0, out=np.asmatrix(np.zeros((1, 2), dtype=int))))
    t(lambda: getattr(M, name)(axis=0, out=np.zeros(2, dtype=int)))
for f in (lambda: M.sum(axis=0, out=np.zeros(2)), lambda: M.max(axis=0, out=np.zeros((1, 3))), lambda: M.ptp(0, np.zeros((1, 2)))):
    try:
        print(f())
    except ValueError:
        print("ValueError")

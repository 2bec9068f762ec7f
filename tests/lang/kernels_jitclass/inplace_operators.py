# In-place operators of a jitclass: its own where it has them, else the plain operator and a new object.
import numpy as np
from numba import float64, int64, njit
from numba.experimental import jitclass


@jitclass([('total', float64), ('calls', int64)])
class Acc:
    def __init__(self, total):
        self.total = total
        self.calls = 0

    def __iadd__(self, x):
        self.total += x
        self.calls += 1
        return self

    def __isub__(self, x):
        self.total -= x
        return self

    def __mul__(self, k):
        return Acc(self.total * k)

    def __floordiv__(self, k):
        return Acc(self.total // k)


@njit
def run(xs):
    a = Acc(0.0)
    b = a
    for x in xs:
        a += x
    a -= 1.0
    a *= 3.0
    c = a // 7.0
    return a.total, b.total, b.calls, c.total


print(run(np.arange(5.0)))
acc = Acc(1.5)
keep = acc
acc += 2.5
print(acc.total, acc.calls, acc is keep)
acc *= 2.0
print(acc.total, keep.total)

# what `cython` has where nothing is compiled
import cython
import numpy as np


@cython.cfunc
@cython.nogil
@cython.inline
def clip(a: cython.double, lo: cython.double, hi: cython.double) -> cython.double:
    return min(max(a, lo), hi)


@cython.cclass
class Queue:
    n: cython.int
    total = cython.declare(cython.double, visibility='public')

    def __init__(self):
        self.n = 0
        self.total = 0.0

    @cython.cfunc
    def _push(self, v: float) -> cython.void:
        self.n += 1
        self.total += v

    @cython.ccall
    @cython.locals(v=cython.double)
    def push(self, v):
        self._push(v)
        return self


print(clip(5, 0, 3), Queue().push(2.5).total, cython.compiled)
print(cython.typeof(1), cython.typeof(1.5), cython.typeof('a'), cython.sizeof(cython.int))
a, b = cython.declare(cython.int), cython.declare(cython.double, 4)
print(a, b, cython.cast(cython.int, 3.7), cython.cast("double", 3), cython.cast(list, [1]))
Point = cython.struct(x=cython.int, y=cython.double)
p = Point(x=3, y=2.5)
q = cython.declare(Point, Point(x=1))
q.x += 1
print(p.x, p.y, q.x)
for bad in (lambda: setattr(p, 'z', 1), lambda: Point(z=1), lambda: q.y, lambda: cython.fused_type()):
    try:
        bad()
    except (AttributeError, ValueError, TypeError) as e:
        print(type(e).__name__)
Number = cython.union(i=cython.int, d=cython.double)
u = Number(i=5)
u.d = 2.5
print(u.d, hasattr(u, 'i'))
Both = cython.fused_type(cython.int, cython.double)


@cython.ccall
def twice(x: Both) -> Both:
    return x * 2


@cython.overflowcheck(True)
@cython.cpow(True)
@cython.linetrace(False)
@cython.exceptval(-1, check=True)
@cython.returns(cython.int)
@cython.locals(i=cython.int)
def checked(x: cython.p_char = None, y: cython.longlong = 2, z: cython.complex = 1j):
    return y


@cython.final
@cython.internal
@cython.freelist(8)
class Last:
    pass


with cython.nogil:
    pass
with cython.boundscheck(False):
    items = cython.declare(cython.int[3])
    items[1] = 4
print(twice(3), twice(2.5), checked(), Last.__name__, items[1], cython.typedef(cython.int)(5))
fixed: cython.int[3] = [1, 2, 3]
print(fixed, cython.cdiv(-7, 2), cython.cmod(-7, 2), cython.uint(5), cython.double(3))

# Every way of writing the spec; errors of specs and attributes.
import numpy as np
from numba import float64, int32, types, typeof
from numba.experimental import jitclass

@jitclass({'x': float64, 'k': int32})
class FromDict:
    def __init__(self):
        self.x = 1
        self.k = 7.9

@jitclass
class FromAnnotations:
    x: float
    n: int
    flag: bool
    table: float64[:]
    def __init__(self, n):
        self.x = n
        self.n = n
        self.flag = n > 2
        self.table = np.full(n, 0.5)

@jitclass([('y', float64)])
class Both:
    x: int
    def __init__(self):
        self.x = 3
        self.y = 4

@jitclass([])
class Empty:
    def __init__(self):
        pass
    def answer(self):
        return 42

def plain():
    class Late:
        def __init__(self, v):
            self.v = v
    return jitclass([('v', types.complex128)])(Late)

f = FromDict()
print(f.x, f.k)
a = FromAnnotations(4)
print(a.x, a.n, a.flag, a.table)
b = Both()
print(b.x, b.y)
print(Empty().answer())
Late = plain()
print(Late(2).v)
for make in (lambda: jitclass([(1, float64)])(Empty), lambda: jitclass({'x': 'what'})(Both) if False else jitclass([('answer', 3)])(Empty)):
    try:
        make()
    except TypeError:
        print('TypeError')

class Shadow:
    def __init__(self):
        pass
    def x(self):
        return 1
try:
    jitclass([('x', float64)])(Shadow)
except NameError as e:
    print(e)
try:
    FromDict(1)
except TypeError:
    print('too many arguments')

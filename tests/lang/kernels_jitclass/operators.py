# Special methods of a jitclass, in kernels and in the script.
from numba import njit, int64, float64
from numba.experimental import jitclass

@jitclass([('re', float64), ('im', float64)])
class Cx:
    def __init__(self, re, im):
        self.re = re
        self.im = im
    def __add__(self, o):
        return Cx(self.re + o.re, self.im + o.im)
    def __sub__(self, o):
        return Cx(self.re - o.re, self.im - o.im)
    def __mul__(self, o):
        return Cx(self.re * o.re - self.im * o.im, self.re * o.im + self.im * o.re)
    def __neg__(self):
        return Cx(-self.re, -self.im)
    def __abs__(self):
        return (self.re ** 2 + self.im ** 2) ** 0.5
    def __eq__(self, o):
        return self.re == o.re and self.im == o.im
    def __lt__(self, o):
        return abs(self) < abs(o)
    def __contains__(self, x):
        return x == self.re or x == self.im
    def __hash__(self):
        return int(self.re)

@njit
def mandel(cr, ci, n):
    z = Cx(0.0, 0.0)
    c = Cx(cr, ci)
    for i in range(n):
        z = z * z + c
        if abs(z) > 2.0:
            return i
    return n

print([mandel(x / 4, 0.3, 50) for x in range(-8, 3)])
a, b = Cx(3.0, 4.0), Cx(1.0, -1.0)
print((a + b).re, (a - b).im, (a * b).re, (a * b).im, (-a).re)
print(a == b, a == Cx(3.0, 4.0), a != b, b < a, a < b)
print(3.0 in a, 5.0 in a, hash(a))

@njit
def uses(a, b):
    d = a - b
    return abs(d), a == b, a < b, 4.0 in a, (-d).im

print(uses(a, b))

@jitclass([('n', int64)])
class Poly:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        return self.n * i
    def __setitem__(self, i, v):
        self.n = i + v
    def __len__(self):
        return self.n

p = Poly(3)
print(p[4], len(p))
p[2] = 5
print(p.n)

@njit
def items(p):
    p[1] += 2
    return p[10], len(p)

print(items(p), p.n)

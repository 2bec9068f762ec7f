import numpy as np
from numba import njit, int32, float32, float64, int64
from numba.experimental import jitclass

spec = [
    ('value', int32),
    ('array', float32[:]),
]

@jitclass(spec)
class Bag(object):
    def __init__(self, value):
        self.value = value
        self.array = np.zeros(value, dtype=np.float32)

    @property
    def size(self):
        return self.array.size

    def increment(self, val):
        for i in range(self.size):
            self.array[i] += val
        return self.array

    @staticmethod
    def add(x, y):
        return x + y

n = 21
mybag = Bag(n)
print(mybag.value, mybag.size)
mybag.increment(3)
print(mybag.array[:4])
print(Bag.add(1, 2), mybag.add(3, 4))
mybag.value = 7
print(mybag.value)

@njit
def total(b, k):
    s = 0.0
    for i in range(b.size):
        s += b.array[i]
    b.value += k
    return s

print(total(mybag, 5), mybag.value)

@njit
def make(n):
    b = Bag(n)
    b.increment(2)
    return b

c = make(3)
print(c.value, c.array)

@jitclass([('x', float64), ('y', float64)])
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    def __eq__(self, o):
        return self.x == o.x and self.y == o.y
    def __len__(self):
        return 2
    def __getitem__(self, i):
        if i == 0:
            return self.x
        return self.y
    def __setitem__(self, i, v):
        if i == 0:
            self.x = v
        else:
            self.y = v
    def norm2(self):
        return self.x * self.x + self.y * self.y

a = Vec(1, 2)
b = Vec(3.0, 4.0)
d = a + b * 2
print(d.x, d.y, d[0], d[1], len(d), a == b, a == Vec(1.0, 2.0))
d[1] = 9
print(d.norm2())

@njit
def walk(n):
    p = Vec(0.0, 0.0)
    step = Vec(0.5, 0.25)
    for i in range(n):
        p = p + step
    p[0] += 10
    return p

w = walk(10)
print(w.x, w.y)

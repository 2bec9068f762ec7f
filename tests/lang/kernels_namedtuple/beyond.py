# oracle: python
# Methods of named tuples, defaults, _replace, nesting: as Python has them.
from collections import namedtuple
from typing import NamedTuple
import numpy as np
from numba import njit

class Vec(NamedTuple):
    x: float
    y: float = 1.0
    def dot(self, o):
        return self.x * o.x + self.y * o.y
    @property
    def norm2(self):
        return self.dot(self)

Segment = namedtuple('Segment', 'a b')

@njit
def length2(s):
    d = Vec(s.b.x - s.a.x, s.b.y - s.a.y)
    return d.norm2, d.dot(Vec(1.0))

@njit
def stretch(s, k):
    return s._replace(b=Vec(s.b.x * k, s.b.y * k))

@njit
def default(x):
    v = Vec(x)
    return v, v._fields[1], v + (3.0,)

s = Segment(Vec(0.0, 0.0), Vec(3.0, 4.0))
print(length2(s))
print(stretch(s, 2.0))
print(default(5.0))

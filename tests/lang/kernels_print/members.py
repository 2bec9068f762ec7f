from collections import namedtuple
from enum import Enum, IntEnum
from numba import njit

Point = namedtuple("Point", "x y")


class Shape(Enum):
    CIRCLE = 1
    SQUARE = 2


@njit
def show(p, s):
    print(p, p.x)
    print(s, s.value, s == Shape.CIRCLE)
    print(Point(p.y, p.x))


show(Point(1, 2.5), Shape.CIRCLE)
show(Point(3, 4), Shape.SQUARE)

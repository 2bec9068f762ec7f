# The lecture's example: points for a shape, by if/elif/raise and by an enum.
from enum import Enum, IntEnum
import numpy as np
from numba import njit

class ShapePoints(Enum):
    CIRCLE = 10
    SQUARE = 20
    TRIANGLE = 35

class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10

def points_per_shape(shape):
    return ShapePoints[shape].value

def total(shapes):
    s = 0
    for shape in shapes:
        s += points_per_shape(shape)
    return s

@njit
def weight(kind, n):
    if kind == ShapePoints.CIRCLE:
        return n * ShapePoints.CIRCLE.value
    elif kind == ShapePoints.SQUARE:
        return n * ShapePoints.SQUARE.value
    elif kind == ShapePoints.TRIANGLE:
        return n * 0.5
    raise ValueError("no such shape")

@njit
def classify(a):
    out = np.zeros(a.shape[0], dtype=np.int64)
    for i in range(a.shape[0]):
        if a[i] < 0.3:
            out[i] = Level.LOW
        elif a[i] < 0.6:
            out[i] = Level.MID
        else:
            out[i] = Level.HIGH
    return out

@njit
def grid(n):
    return np.zeros((Level.MID, n + Level.LOW))

print(total(["CIRCLE", "SQUARE", "CIRCLE"]))
try:
    points_per_shape("STAR")
except KeyError as e:
    print("KeyError", e)
print(weight(ShapePoints.CIRCLE, 3), weight(ShapePoints.TRIANGLE, 4))
print(classify(np.array([0.1, 0.5, 0.9, 0.2])))
print(grid(2).shape)

@njit
def levels(x):
    return Level.HIGH + x, Level.LOW < x, x - Level.MID

print(levels(7))

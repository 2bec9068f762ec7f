# Enum and IntEnum members in kernels: globals, arguments, results, comparison, values.
from enum import Enum, IntEnum
from numba import njit

class Color(Enum):
    red = 1
    green = 2
    blue = 3

class Shake(Enum):
    vanilla = 7
    chocolate = 4
    cookies = 9
    mint = 3

class Shape(IntEnum):
    circle = 2
    square = 500

class RequestError(IntEnum):
    dummy = 2
    not_found = 404
    internal_error = 500

@njit
def compare(a, b):
    return a == b, a != b, a is b, a is not b

@njit
def is_red(a):
    return a is Color.red

@njit
def by_item(a):
    return a is Color['red']

@njit
def choose(a, b, pred):
    return a if pred else b

@njit
def coerce(x):
    if x > RequestError.internal_error:
        return x - RequestError.not_found
    return x + Shape.circle

@njit
def value_of(c):
    return c.value * 10

@njit
def code(c):
    if c == Color.red:
        return 1
    elif c == Color.green:
        return 2
    return 3

print(compare(Color.red, Color.red), compare(Color.red, Color.green))
print(compare(Shape.circle, Shape.square), compare(RequestError.not_found, RequestError.not_found))
print(is_red(Color.red), is_red(Color.blue), by_item(Color.red))
print(choose(Color.red, Color.green, True), choose(Shake.mint, Shake.vanilla, False))
print(choose(Shape.circle, Shape.square, True))
print([coerce(x) for x in (300, 450, 550)])
print(value_of(Color.blue), value_of(Shape.square))
print([code(c) for c in Color])

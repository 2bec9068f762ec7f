# What enums cannot do in kernels is an error that names it.
# oracle: none
# stderr: ignore
from enum import Enum
from numba import njit
from numba.core.errors import TypingError

class Color(Enum):
    red = 1
    green = 2

@njit
def missing():
    return Color.blue

@njit
def order(a, b):
    return a < b

@njit
def add(a):
    return a + 1

for f, args in ((missing, ()), (order, (Color.red, Color.green)), (add, (Color.red,))):
    try:
        f(*args)
    except TypingError:
        print('refused')

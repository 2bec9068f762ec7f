import math as m
from math import sqrt, pi as PI
import sys, time

print(m.sqrt(16), sqrt(2), PI, m.floor(2.7), m.pi == PI)


def f():
    import math

    from math import cos

    return math.sin(0) + cos(0)


print(f())
try:
    import nonexistent_module
except ImportError as e:
    print(type(e).__name__, str(e).startswith("No module named 'nonexistent_module'"))
try:
    from math import nothing_here
except ImportError as e:
    print(type(e).__name__, str(e).startswith("cannot import name 'nothing_here' from 'math'"))
try:
    m.nope
except AttributeError as e:
    print(e)
from math import *

print(floor(3.5), e > 2.7)

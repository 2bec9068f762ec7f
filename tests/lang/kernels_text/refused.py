# oracle: none
# What strings cannot do in kernels is refused with the place.
from numba import njit


@njit
def index(s):
    return s["a"]


@njit
def add(s):
    return s + 1


@njit
def store(s):
    s[0] = "x"


@njit
def method(s):
    return s.encode()


@njit
def percent(s):
    return "%d %d" % (len(s),)


@njit
def fields(s):
    return "{} {}".format(s)


@njit
def joined(s):
    return s.join([1, 2])


@njit
def attribute(s):
    return s.size


for f in (index, add, store, method, percent, fields, joined, attribute):
    try:
        print(f("abc"))
    except Exception as e:
        print([line for line in str(e).split("\n") if "error[" in line][0].split("refused.py:")[1])

# oracle: none
# What kernels do not do with bytes.
from numba import njit


@njit
def joined(a, b):
    return a + b


@njit
def ordered(a, b):
    return a < b


@njit
def stored(a):
    a[0] = 1
    return a[0]


@njit
def equal(a, b):
    return a == b, a != b


print(equal(b"ab", b"ab"), equal(b"ab", b"abc"))
for f, args in ((joined, (b"a", b"b")), (ordered, (b"a", b"b")), (stored, (b"a",))):
    try:
        f(*args)
    except Exception as e:
        print(str(e).split("\n")[1])

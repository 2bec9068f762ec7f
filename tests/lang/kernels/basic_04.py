from numba import njit

N = 10
SCALE = 2.5
SHAPE = (2, 3)


@njit(boundscheck=True)
def globals_used(x):
    return x * N + SCALE + SHAPE[1]


@njit(boundscheck=True)
def optional(n):
    if n > 0:
        return n
    return None


@njit(boundscheck=True)
def none_arg(x, y=None):
    if y is None:
        return x
    return x + y


@njit(boundscheck=True)
def call_none(x):
    return none_arg(x), none_arg(x, 2.5)


@njit(boundscheck=True)
def apply(f, x):
    return f(x, 2)


@njit(boundscheck=True)
def add2(a, b):
    return a + b


@njit(boundscheck=True)
def mul2(a, b):
    return a * b


@njit(boundscheck=True)
def higher(x):
    return apply(add2, x), apply(mul2, x)


@njit(boundscheck=True)
def raises(n):
    if n > 2:
        raise ValueError("n is too large")
    if n < 0:
        raise IndexError
    assert n != 1, "n is one"
    assert n != 2
    return n


@njit(boundscheck=True)
def nested_raise(n):
    s = 0
    for i in range(n):
        s += raises(i - 1)
    return s


print(globals_used(4))
print(optional(4))
print(optional(-4))
print(call_none(4))
print(higher(4.5))
print(raises(0))
try:
    print(raises(1))
except AssertionError as e:
    print("AssertionError", e)
try:
    print(raises(2))
except AssertionError as e:
    print("AssertionError", e)
try:
    print(raises(3))
except ValueError as e:
    print("ValueError", e)
try:
    print(raises(-1))
except IndexError:
    print("IndexError")
try:
    print(nested_raise(1))
except IndexError:
    print("IndexError")
try:
    print(nested_raise(5))
except IndexError:
    print("IndexError")

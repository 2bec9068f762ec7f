import numpy as np
from numba import njit


@njit
def python_model(a, b):
    return a / b


@njit(error_model="numpy")
def numpy_model(a, b):
    return a / b


@njit(error_model="numpy")
def ints(a, b):
    return a // b, a % b


@njit(error_model="python")
def explicit(a, b):
    return a // b


print(numpy_model(1.0, 0.0), numpy_model(-1, 0), numpy_model(0.0, 0.0))
for f in (python_model, explicit):
    try:
        print(f(1, 0))
    except ZeroDivisionError as e:
        print("ZeroDivisionError", e)
print(python_model(1, 4), explicit(-7, 2))


@njit(fastmath=True)
def dot(a, b):
    s = 0.0
    for i in range(len(a)):
        s += a[i] * b[i]
    return s


@njit(fastmath={"nnan", "ninf"})
def flagged(x):
    return x * 2.0 + 1.0


@njit(fastmath={"reassoc", "contract"}, boundscheck=True)
def total(a):
    s = 0.0
    for x in a:
        s += x
    return s


print(round(dot(np.arange(5.0), np.ones(5)), 6), flagged(2.0), round(total(np.arange(100.0)), 6))


@njit(boundscheck=True)
def at(a, i):
    return a[i]


try:
    at(np.arange(3), 5)
except IndexError:
    print("IndexError")
for bad in ({"nonsense"}, ):
    try:
        @njit(fastmath=bad)
        def g(x):
            return x
        g(1.0)
        print("fine")
    except ValueError as e:
        print("ValueError")

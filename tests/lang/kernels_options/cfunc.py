from numba import cfunc, njit, types


@cfunc("float64(float64, float64)")
def add(x, y):
    return x + y


print(add.ctypes(4.0, 5.0), add(1, 2), add.__name__)


@cfunc(types.int64(types.int64), nopython=True, cache=True)
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


print(fact.ctypes(10))


@njit
def use(n):
    return fact(n) + 1


print(use(5))

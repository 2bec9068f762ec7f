from numba import njit, vectorize, guvectorize, stencil


@njit
def add(a, b):
    "adds"
    return a + b


@vectorize
def vadd(a, b):
    return a + b


@guvectorize('(n),(n)->(n)')
def gadd(a, b, c):
    for i in range(len(a)):
        c[i] = a[i] + b[i]


print(type(add).__name__, str(add).split(" at ")[0], callable(add))
print(str(vadd), vadd.nin)
print(gadd, gadd.__name__)
print(add.__module__, add.__doc__, hash(add) == hash(add))
d = {add: 1}
print(d[add], add in (add, vadd))

import cython


@cython.cfunc
@cython.locals(x=cython.double)
def square(x):
    return x * x


@cython.boundscheck(False)
def total(n: cython.int):
    s: cython.double = 0
    i: cython.int
    for i in range(n):
        s += square(i)
    return s


print(total(5), cython.compiled)
x = cython.declare(cython.int, 5)
print(x)

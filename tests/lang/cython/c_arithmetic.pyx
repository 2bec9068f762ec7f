# Functions with C types and no loop compute as C does: wrapping, C division where asked for.
cimport cython

cdef int square(int a):
    return a * a

cdef unsigned char narrow(int a):
    return a + 250

def squares():
    return square(100000), narrow(10)

print(squares())

def ops(int a, int b):
    return a / b, a // b, a % b, a * b

print(ops(7, 2), ops(-7, 2), ops(100000, 100000))

@cython.cdivision(True)
def c_ops(int a, int b):
    return a / b, a // b, a % b

print(c_ops(-7, 2), c_ops(7, -2))

cpdef int fib(int n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

print(fib(20))

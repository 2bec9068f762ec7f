from numba import njit, int64


@njit("int64(int64)")
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


@njit(int64(int64, int64))
def gcd(a, b):
    if b == 0:
        return a
    return gcd(b, a % b)


@njit
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(fib(20), gcd(1071, 462), ackermann(2, 3))

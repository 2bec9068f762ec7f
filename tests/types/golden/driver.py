import math


def countdown(n):
    while n > 0:
        n -= 1
    return n


def primes(n):
    c = 0
    for i in range(2, n):
        k = 2
        while k * k <= i:
            if i % k == 0:
                break
            k += 1
        else:
            c += 1
    return c


def f(x):
    return math.exp(-(x ** 2))


def integ(a, b, n):
    s = 0.0
    dx = (b - a) / n
    for i in range(n):
        s += f(a + i * dx)
    return s * dx


def mixed(n):
    s = 0
    for i in range(n):
        s += 0.5
    return s


def idiv(a, b):
    s = 0
    for i in range(3):
        s += a / b
    return s


def fsum(x):
    s = 0.0
    for i in range(len(x)):
        s += x[i]
    return s


# infer: countdown(i8)
# infer: primes(i8)
# infer: integ(f8, f8, i8)
# infer: mixed(i8)
# infer: idiv(i8, i8)
# infer: fsum(f8[::1])

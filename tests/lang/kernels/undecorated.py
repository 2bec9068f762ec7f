"""Undecorated functions follow Python's rules, compiled or not."""
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
    return math.exp(-(x**2))


def integrate(a, b, n):
    s = 0.0
    dx = (b - a) / n
    for i in range(n):
        s += f(a + i * dx)
    return s * dx


def grows(n):
    x = 1
    for i in range(n):
        x = x * 3 // 2
    return x


def mixed(n):
    s = 0
    for i in range(n):
        s += i / 2
    return s


def divides(a, n):
    s = 0.0
    for i in range(n):
        s += a / (i - 2.0)
    return s


def logs(n):
    s = 0.0
    for i in range(n):
        s += math.log(3.0 - i)
    return s


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(countdown(1000), primes(200), round(integrate(0.0, 2.0, 1000), 10), round(integrate(0, 2, 100), 10))
print(grows(50), mixed(5), collatz(27), type(mixed(0)), type(mixed(3)))
for g, args in ((divides, (1.0, 5)), (logs, (5,))):
    try:
        print(g(*args))
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)

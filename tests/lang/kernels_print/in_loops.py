# Progress reports, tables and debugging output, mixed with what the driver prints.
import math
from numba import njit


@njit
def newton(a, steps):
    x = a
    for i in range(steps):
        new = 0.5 * (x + a / x)
        print("step", i, "x =", new, "error =", abs(new - math.sqrt(a)) < 1e-6)
        if new == x:
            print("converged after", i, "steps")
            break
        x = new
    return x


@njit
def helper(n):
    print("helper", n)
    return n * n


@njit
def nested(n):
    print("in", helper(n), helper(n + 1))
    if n > 0:
        nested(n - 1)
    print("out", n)


@njit
def triangle(n):
    for i in range(1, n + 1):
        for j in range(1, n + 1):
            if j == i:
                print(i, j, i * j)


print("before")
print(newton(2.0, 8))
nested(2)
print("between")
triangle(3)
print("after")

import math
from numba import njit, float64


@njit
def newton(f, df, x, tol=1e-12):
    for n in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < tol:
            return x, n + 1
    raise RuntimeError("no convergence")


@njit
def bisect(f, a, b, tol=1e-10):
    fa = f(a)
    if fa * f(b) > 0:
        raise ValueError("no sign change")
    while b - a > tol:
        m = (a + b) / 2
        fm = f(m)
        if fa * fm <= 0:
            b = m
        else:
            a, fa = m, fm
    return (a + b) / 2


@njit
def simpson(f, a, b, n):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3


@njit
def adaptive(f, a, b, eps, whole, depth):
    m = (a + b) / 2
    left, right = simpson(f, a, m, 2), simpson(f, m, b, 2)
    if depth == 0 or abs(left + right - whole) < 15 * eps:
        return left + right + (left + right - whole) / 15
    return adaptive(f, a, m, eps / 2, left, depth - 1) + adaptive(f, m, b, eps / 2, right, depth - 1)


cubic = njit(lambda x: x ** 3 - 2 * x - 5)
slope = njit(lambda x: 3 * x ** 2 - 2)
bell = njit(lambda x: math.exp(-x * x))
root, steps = newton(cubic, slope, 2.0)
print(f"{root:.10f} {steps}")
print(f"{bisect(cubic, 2.0, 3.0):.8f}")
try:
    bisect(bell, 0.0, 1.0)
except ValueError as e:
    print("ValueError:", e)
print(f"{simpson(bell, -3.0, 3.0, 100):.10f} {math.sqrt(math.pi) * math.erf(3.0):.10f}")
print(f"{adaptive(bell, -3.0, 3.0, 1e-9, simpson(bell, -3.0, 3.0, 2), 20):.9f}")

# Adaptive quadrature: recursion that carries a function and tuples.
import math
from numba import njit


@njit
def rule(f, a, fa, b, fb):
    m = 0.5 * (a + b)
    fm = f(m)
    return m, fm, abs(b - a) / 6 * (fa + 4 * fm + fb)


@njit
def refine(f, a, fa, b, fb, eps, whole, m, fm):
    lm, flm, left = rule(f, a, fa, m, fm)
    rm, frm, right = rule(f, m, fm, b, fb)
    delta = left + right - whole
    if abs(delta) <= 15 * eps:
        return left + right + delta / 15
    return refine(f, a, fa, m, fm, eps / 2, left, lm, flm) + refine(f, m, fm, b, fb, eps / 2, right, rm, frm)


@njit
def integrate(f, a, b, eps=1e-9):
    fa, fb = f(a), f(b)
    m, fm, whole = rule(f, a, fa, b, fb)
    return refine(f, a, fa, b, fb, eps, whole, m, fm)


@njit
def wave(x):
    return math.sin(x)


@njit
def root(x):
    return math.sqrt(x)


print(round(integrate(wave, 0.0, math.pi), 9))
print(round(integrate(root, 0.0, 1.0, 1e-7), 6))

"""What must not be moved: operands written or assigned between, names read later, loops, branches, try, closures."""
import numpy as np
from numba import njit


@njit
def written_between(a, b):
    t = a * b
    a[0] = 100.0
    return t + 1.0


@njit
def view_written(a):
    v = a[1:]
    t = a * 2.0
    v[:] = 0.0
    return t + 1.0


@njit
def assigned_between(a, b):
    t = a * b
    a = b + 1.0
    return t + a


@njit
def scalar_assigned(a, k):
    t = a * k
    k = 3.0
    return t + k


@njit
def in_place_between(a, b):
    t = a * b
    a += 1.0
    return t + a


@njit
def in_branch(a, flag):
    t = a * 2.0
    u = t + 1.0
    if flag:
        return t
    return u


@njit
def returned(a):
    t = a * 2.0
    s = t.sum()
    return t, s


@njit
def carried(a, n):
    t = a * 0.0
    for k in range(n):
        u = t + a
        t = u * 0.5
    return t


@njit
def in_loop(a, n):
    total = 0.0
    for k in range(n):
        t = a * k
        u = t - 1.0
        total += (u * u).sum()
    return total


@njit
def stored_into(a):
    t = a * 2.0
    t[0] = -1.0
    return t + a


@njit
def alias(a):
    t = a * 2.0
    u = t
    u[0] = 5.0
    return t + u


@njit
def viewed(a):
    t = a * 2.0
    return t[1:] + t[:-1]


@njit
def bump(x):
    x[0] += 10.0
    return 1.0


@njit
def call_between(a):
    t = a * 2.0
    k = bump(a)
    return t + k


@njit
def call_beside(a):
    t = a * 2.0
    return t + bump(a)


@njit
def captured(a):
    t = a * 2.0

    def inner(k):
        return t[k]
    return (t + 1.0).sum() + inner(1)


@njit
def caught(a, b, k):
    t = a * 2.0
    try:
        u = t + b
        if k > 1:
            raise ValueError("far")
        s = u.sum()
    except Exception:
        s = -1.0
    return s


@njit
def passed(a):
    t = a * 2.0
    return bump(t) + t.sum()


@njit
def swapped(a, b, n):
    for k in range(n):
        t = a[1:] - a[:-1]
        b[1:] = t * 0.5
        a, b = b, a
    return a


@njit
def view_meets(u):
    c = u[1:-1]
    t = u[2:] + u[:-2]
    c += t * 0.25
    return u


@njit
def rebound(a):
    a = a * 2.0
    b = a + 1.0
    return b


def x():
    return np.arange(1.0, 6.0)


print(written_between(x(), x()))
print(view_written(x()))
print(assigned_between(x(), x()))
print(scalar_assigned(x(), 2.0))
print(in_place_between(x(), x()))
print(in_branch(x(), True), in_branch(x(), False))
print(returned(x()))
print(carried(x(), 4))
print(in_loop(x(), 3))
print(stored_into(x()), alias(x()), viewed(x()))
print(call_between(x()), call_beside(x()))
print(captured(x()), passed(x()))
print(caught(x(), x(), 0), caught(x(), x(), 5))
print(swapped(x(), np.zeros(5), 3))
print(view_meets(x()))
print(rebound(x()))

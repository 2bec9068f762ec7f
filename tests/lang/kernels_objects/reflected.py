"""A list argument: the caller sees what the kernel did to it."""
from numba import njit

@njit
def append_squares(xs, n):
    for i in range(n):
        xs.append(i * i)
    return len(xs)

@njit
def scale(xs, k):
    for i in range(len(xs)):
        xs[i] *= k

@njit
def drop_small(xs, limit):
    k = 0
    for x in xs:
        if x >= limit:
            xs[k] = x
            k += 1
    while len(xs) > k:
        xs.pop()

@njit
def fail_after(xs):
    xs.append(99)
    xs[0] = -1
    raise ValueError("stop")

@njit
def swap(a, b):
    for i in range(min(len(a), len(b))):
        a[i], b[i] = b[i], a[i]

xs = [1, 2, 3]
print(append_squares(xs, 4), xs)
fs = [0.5, 1.5, 2.5]
scale(fs, 2.0)
print(fs)
drop_small(fs, 2.0)
print(fs)
a, b = [1, 2, 3], [10, 20]
swap(a, b)
print(a, b)
try:
    fail_after(xs)
except ValueError as e:
    print("ValueError:", e)

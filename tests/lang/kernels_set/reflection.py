# Sets as arguments, changed by the kernel.
from numba import njit

@njit
def fill(s, n):
    for i in range(n):
        s.add(i * 3)
    s.discard(0)

@njit
def evens_out(s):
    for x in [1, 3, 5]:
        s.discard(x)
    return len(s)

@njit
def back(s):
    s.add(42)
    return s

a = {100}
fill(a, 4)
print(sorted(a))
b = {1, 2, 3, 4, 5}
print(evens_out(b), sorted(b))
c = {7}
d = back(c)
print(sorted(d), sorted(c))

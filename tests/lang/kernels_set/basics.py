# Sets: literal, add, discard, remove, in, len, pop, clear.
from numba import njit

@njit
def unique(n):
    s = {0}
    for i in range(n):
        s.add(i * i % 10)
    return len(s), 6 in s, 7 in s

@njit
def edits():
    s = {1, 2, 3, 4}
    s.discard(2)
    s.discard(99)
    s.remove(3)
    a = len(s)
    s.update([7, 8, 1])
    t = s.copy()
    s.clear()
    return a, len(s), sorted(t)

@njit
def pops(n):
    s = {0}
    for i in range(n):
        s.add(i)
    total = 0
    while len(s) > 0:
        total += s.pop()
    return total

@njit
def from_list(l):
    s = set(l)
    return len(s), sorted(s)

@njit
def iterate(l):
    total = 0
    for x in set(l):
        total += x
    return total

@njit
def floats():
    s = {0.5, 1.5, 0.5}
    s.add(2.5)
    return sorted(s), 1.5 in s

print(unique(20))
print(edits())
print(pops(10))
print(from_list([3, 1, 3, 2]))
print(iterate([5, 5, 6]))
print(floats())

# The basic life of a list: append, pop, insert, remove, clear, negative indices.
from numba import njit

@njit
def build(n):
    l = []
    for i in range(n):
        l.append(i * i)
    return l

@njit
def pops(n):
    l = list(range(n))
    out = []
    while l:
        out.append(l.pop())
        if l:
            out.append(l.pop(0))
        if len(l) > 2:
            out.append(l.pop(-2))
    return out

@njit
def edits():
    l = [1, 2, 3]
    l.insert(0, 10)
    l.insert(100, 20)
    l.insert(-100, 30)
    l.insert(-1, 40)
    l.remove(2)
    n = len(l)
    l2 = l.copy()
    l.clear()
    return l2, l, n

@njit
def negative(l):
    l[-1] += 5
    return l[-1], l[-len(l)], l[0]

print(build(6))
print(pops(11))
print(edits())
a = [4, 5, 6]
print(negative(a), a)
print(build(0) == [], len(build(3)))

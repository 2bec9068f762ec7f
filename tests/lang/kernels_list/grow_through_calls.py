# A list that grows through a function while a loop runs over it: also one that is named like a builtin.
# oracle: python
from numba import njit

@njit
def grow(l):
    l.append(len(l))
    return 0

@njit
def through(l):
    n = 0
    for x in l:
        n += 1
        if len(l) < 10:
            grow(l)
    return n

@njit
def max(l):
    l.append(7)
    return 1

@njit
def shadowed(l):
    n = 0
    for x in l:
        n += 1
        if n < 5:
            n += max(l) - 1
    return n, l

@njit
def through_alias(ll):
    n = 0
    for x in ll[0]:
        n += 1
        if n < 4:
            ll[0] += [n]
    return n, ll

print(through([1]))
print(shadowed([1]))
print(through_alias([[1]]))

# Slices of lists: read, assign, delete; every sign of the step.
from numba import njit

@njit
def take(l, a, b, c):
    return l[a:b:c]

@njit
def ends(l):
    return l[:3], l[3:], l[-2:], l[:-2], l[::-1], l[::2], l[1::2], l[:]

@njit
def assign():
    l = [0, 1, 2, 3, 4, 5]
    l[1:3] = [10, 20, 30]
    l[-1:] = [7]
    l[2:2] = [99, 98]
    l[::2] = [-1, -2, -3, -4, -5]
    return l

@njit
def delete():
    l = [i for i in range(10)]
    del l[2:4]
    del l[-1]
    del l[0]
    del l[3:]
    return l

@njit
def copy_is_new():
    l = [1, 2, 3]
    m = l[:]
    m[0] = 9
    return l, m

data = [i * 10 for i in range(10)]
for a in (-12, -3, 0, 4, 11):
    for b in (-11, -1, 5, 20):
        for c in (-3, -1, 1, 2):
            print(a, b, c, take(data, a, b, c))
print(ends(data))
print(assign())
print(delete())
print(copy_is_new())

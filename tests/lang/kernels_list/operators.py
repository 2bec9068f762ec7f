# + * += *= in == != < <= > >= of lists, len, truth.
from numba import njit

@njit
def plus(a, b):
    c = a + b
    c += [100]
    c += a
    return c

@njit
def times(a, n):
    b = a * n
    a *= 2
    return b, a, [0] * n

@njit
def contains(l, x):
    return x in l, x not in l

@njit
def compare(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b

@njit
def truth(l):
    if l:
        r = 1
    else:
        r = 0
    return r, len(l)

@njit
def mixed():
    l = [1, 2.5, 3]
    m = [1, 2]
    m.append(4)
    return l, m

@njit
def in_place(l):
    m = l
    m += [1]
    return len(l), len(m)

print(plus([1, 2], [3]))
print(times([1, 2], 3), times([1.5], 0), times([7], -1))
print(contains([1, 2, 3], 2), contains([1.5], 2.0))
for a, b in (([1, 2], [1, 2]), ([1, 2], [1, 3]), ([1, 2], [1, 2, 0]), ([2], [1, 9])):
    print(a, b, compare(a, b))
print(truth([0]), truth([1, 2][:1]))
print(mixed())
print(in_place([5, 6]))

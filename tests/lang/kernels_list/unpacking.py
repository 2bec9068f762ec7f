# Unpacking lists, with a star too; too many and too few.
# oracle: python
from numba import njit

@njit
def three(l):
    a, b, c = l
    return a * 100 + b * 10 + c

@njit
def starred(l):
    first, *rest = l
    *init, last = l
    a, *mid, z = l
    return first, rest, init, last, a, mid, z

@njit
def pairs(ll):
    out = []
    for a, b in ll:
        out.append(a - b)
    return out

@njit
def swap(l):
    l[0], l[-1] = l[-1], l[0]
    [a, b] = l[:2]
    return a, b

@njit
def spread(a, b):
    return [*a, 0, *b], [*range(3), *a]

print(three([1, 2, 3]))
print(starred([1, 2, 3, 4]), starred([1, 2]))
print(pairs([[5, 3], [10, 1]]))
print(swap([1, 2, 3]))
print(spread([1, 2], [3]))
for l in ([1], [1, 2, 3, 4]):
    try:
        three(l)
    except ValueError as e:
        print("ValueError", e)
try:
    starred([1])
except ValueError as e:
    print("ValueError", e)

# Sets among the arguments and results, in tuples and lists; None for "no set".
# oracle: python
from numba import njit

@njit
def merge(a, b):
    a |= b
    return a

@njit
def pair(s):
    return {x for x in s if x % 2 == 0}, {x for x in s if x % 2}

@njit
def size(s=None):
    if s is None:
        return -1
    return len(s)

@njit
def power(l):
    out = [{0}][:0]
    for mask in range(1 << len(l)):
        s = {l[0]}
        s.clear()
        for i in range(len(l)):
            if mask >> i & 1:
                s.add(l[i])
        out.append(s)
    return out

@njit
def jaccard(a, b):
    return len(a & b) / len(a | b)

@njit
def take_any(s):
    x = s.pop()
    return x + sum(s)

a = {1, 2}
r = merge(a, {5})
print(sorted(a), r is a)
e, o = pair({1, 2, 3, 4})
print(sorted(e), sorted(o))
print(size(), size({4}))
print([sorted(s) for s in power([1, 2])])
print(jaccard({1, 2, 3}, {2, 3, 4}))
b = {10, 20, 30}
print(take_any(b), len(b))

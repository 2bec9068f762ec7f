# | & - ^ and their methods, in place too; comparison.
# oracle: python
from numba import njit

@njit
def operators(a, b):
    return sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b)

@njit
def methods(a, b):
    return sorted(a.union(b)), sorted(a.intersection(b)), sorted(a.difference(b)), sorted(a.symmetric_difference(b))

@njit
def in_place():
    a = {1, 2, 3, 4}
    a |= {9}
    a &= {1, 2, 9, 10}
    a -= {2}
    a ^= {1, 5}
    return sorted(a)

@njit
def updates():
    a = {1, 2, 3, 4}
    a.update({7})
    a.intersection_update({1, 2, 7, 8})
    a.difference_update({2})
    a.symmetric_difference_update({1, 100})
    return sorted(a)

@njit
def relations(a, b):
    return a == b, a != b, a <= b, a < b, a >= b, a > b, a.issubset(b), a.issuperset(b), a.isdisjoint(b)

x = {1, 2, 3}
y = {3, 4}
print(operators(x, y))
print(methods(x, y))
print(in_place())
print(updates())
for a, b in (({1, 2}, {1, 2}), ({1}, {1, 2}), ({5}, {1, 2}), ({1, 2, 3}, {2})):
    print(relations(a, b))

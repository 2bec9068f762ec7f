# What a kernel does to a list that it is given, its caller sees.
from numba import njit

@njit
def grow(l, n):
    for i in range(n):
        l.append(l[-1] + 1)

@njit
def bubble(l):
    n = len(l)
    for i in range(n):
        for j in range(n - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]

@njit
def clear(l):
    l.clear()

@njit
def same(a, b):
    a.append(1)
    return len(b)

@njit
def halves(l):
    for i in range(len(l)):
        l[i] = l[i] / 2

@njit
def ints(l):
    l[0] = 7.9
    return l[0]

a = [1, 2]
grow(a, 3)
print(a)
b = [5, 2, 8, 1]
bubble(b)
print(b)
c = [1.5, 2.5]
clear(c)
print(c)
c.append("x")
print(c)
d = [1]
print(same(d, d), d)
e = [1.0, 3.0]
halves(e)
print(e)
f = [1, 2]
print(ints(f), f)
t = [(1, 2.0), (3, 4.0)]

@njit
def swap(l):
    l[0], l[1] = l[1], l[0]
    l.append((9, 9.5))

swap(t)
print(t)

from numba import njit

@njit
def cuts(n):
    a = [i for i in range(n)]
    return a[2:5], a[::-1], a[::2], a[-3:], a[5:1:-2], a[100:]

@njit
def assign(n):
    a = [i for i in range(n)]
    a[1:3] = [70, 80, 90]
    b = a.copy()
    b[::2] = [0] * len(b[::2])
    c = a[:]
    del c[0]
    del c[1:3]
    c[len(c):] = [5, 6]
    c.insert(1, -5)
    c.extend(a[:2])
    c += [11]
    return a, b, c

@njit
def bad(n):
    a = [0] * n
    a[::2] = [1]
    return a

@njit
def compare():
    a, b, c = [1, 2, 3], [1, 2, 4], [1, 2]
    return a < b, a == b, a != c, c < a, a <= a, b > a, a >= b, [1.5] * 2 == [1.5, 1.5]

@njit
def search(xs, v):
    return v in xs, xs.count(v), xs.index(v)

print(cuts(8))
print(assign(6))
print(compare())
print(search([3, 1, 3, 2], 3))
try:
    search([1, 2], 9)
except ValueError as e:
    print("ValueError:", e)
try:
    print(bad(6))
except ValueError as e:
    print("ValueError:", e)

# Lists of tuples: unpacking in loops, sorting, comparison, search.
from numba import njit

@njit
def total(items):
    s = 0.0
    for i, (a, b) in enumerate(items):
        s += i * (a + b)
    return s

@njit
def best(items):
    top = items[0]
    for it in items:
        if it > top:
            top = it
    return top

@njit
def intervals(l):
    l.sort()
    out = [l[0]]
    for s, e in l[1:]:
        ls, le = out[-1]
        if s <= le:
            out[-1] = (ls, max(le, e))
        else:
            out.append((s, e))
    return out

@njit
def by_second(l):
    return sorted(l, key=lambda p: p[1])

@njit
def nested(l):
    r = []
    for (a, (b, c)) in l:
        r.append(a * b + c)
    return r

print(total([(1, 2.0), (3, 4.0)]))
print(best([(1, 9), (2, 0), (1, 10)]))
print(intervals([(5, 8), (1, 3), (2, 4), (7, 9)]))
print(by_second([(1, 3.5), (2, -1.0), (3, 2.0)]))
print(nested([(1, (2, 3)), (4, (5, 6))]))

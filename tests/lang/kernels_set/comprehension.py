# Set comprehensions, sets of tuples and strings, frozenset.
# oracle: python
from numba import njit

@njit
def squares(n):
    return sorted({i * i % 7 for i in range(n)})

@njit
def neighbours(x, y):
    return sorted({(x + dx, y + dy) for dx in range(-1, 2) for dy in range(-1, 2) if (dx, dy) != (0, 0)})

@njit
def walk(moves):
    pos = (0, 0)
    seen = {pos}
    for m in moves:
        x, y = pos
        pos = (x + 1, y) if m == 0 else (x - 1, y) if m == 1 else (x, y + 1) if m == 2 else (x, y - 1)
        seen.add(pos)
    return len(seen), pos in seen, (5, 5) in seen

@njit
def common(a, b):
    return sorted(set(a) & set(b)), len(set(a) | set(b))

@njit
def frozen(l):
    f = frozenset(l)
    return len(f), 2 in f, sum(f)

@njit
def duplicates(l):
    seen = set()
    out = set()
    for x in l:
        if x in seen:
            out.add(x)
        seen.add(x)
    return sorted(out)

@njit
def sums(l):
    s = {0}
    for x in l:
        s |= {y + x for y in s}
    return max(s), min(s), len(s), sum(s)

print(squares(20))
print(neighbours(0, 0))
print(walk([0, 0, 2, 1, 3]))
print(common([1, 2, 3, 3], [2, 3, 4]))
print(frozen([1, 2, 2]))
print(duplicates([1, 2, 1, 3, 2, 9]))
print(sums([1, 5, 10]))

# Sets of strings and of tuples; sets in lists and dicts.
# oracle: python
from numba import njit

@njit
def letters(s):
    return sorted(set(s)), len(set(s)), "z" in set(s)

@njit
def pangram(s):
    seen = set()
    for c in s:
        if "a" <= c and c <= "z":
            seen.add(c)
    return len(seen) == 26

@njit
def happy(n):
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        total = 0
        while n > 0:
            total += (n % 10) ** 2
            n //= 10
        n = total
    return n == 1

@njit
def sudoku_row_ok(row):
    seen = {0}
    for x in row:
        if x != 0 and x in seen:
            return False
        seen.add(x)
    return True

@njit
def lattice(n):
    pts = {(0, 0)}
    for _ in range(n):
        new = set()
        for x, y in pts:
            for d in (-1, 1):
                new.add((x + d, y))
                new.add((x, y + d))
        pts = new
    return len(pts)

@njit
def sets_in_list(n):
    l = [{0} for _ in range(n)]
    for i in range(n):
        l[i].add(i)
    return [len(s) for s in l], sorted(l[2] | l[1])

print(letters("banana"))
print(pangram("the quick brown fox jumps over the lazy dog"), pangram("hello"))
print([n for n in range(1, 50) if happy(n)])
print(sudoku_row_ok([1, 2, 0, 0, 3]), sudoku_row_ok([1, 2, 1]))
print([lattice(i) for i in range(5)])
print(sets_in_list(3))

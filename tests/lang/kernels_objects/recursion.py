"""Recursive kernels that hand lists on."""
from numba import njit, int64, types

@njit
def permute(items, k, out):
    if k == len(items):
        total = 0
        for x in items:
            total = total * 10 + x
        out.append(total)
        return
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        permute(items, k + 1, out)
        items[k], items[i] = items[i], items[k]

@njit
def permutations(n):
    items = [i + 1 for i in range(n)]
    out = [0]
    out.clear()
    permute(items, 0, out)
    return out

@njit
def place(n, row, cols, d1, d2):
    if row == n:
        return 1
    count = 0
    for c in range(n):
        if cols[c] or d1[row + c] or d2[row - c + n]:
            continue
        cols[c] = d1[row + c] = d2[row - c + n] = True
        count += place(n, row + 1, cols, d1, d2)
        cols[c] = d1[row + c] = d2[row - c + n] = False
    return count

@njit
def queens(n):
    return place(n, 0, [False] * n, [False] * (2 * n), [False] * (2 * n + 1))

print(permutations(3))
print(len(permutations(5)), sum(permutations(5)))
print([queens(n) for n in range(1, 8)])

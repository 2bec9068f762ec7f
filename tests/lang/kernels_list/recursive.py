# Backtracking over lists: subsets, n queens, flood fill, permutations.
from numba import njit

@njit
def safe(cols, row, c):
    for r in range(row):
        if cols[r] == c or abs(cols[r] - c) == row - r:
            return False
    return True

@njit
def queens(n, row, cols):
    if row == n:
        return 1
    total = 0
    for c in range(n):
        if safe(cols, row, c):
            cols[row] = c
            total += queens(n, row + 1, cols)
    return total

@njit
def count_queens(n):
    return queens(n, 0, [0] * n)

@njit
def subset_sums(a):
    sums = [0]
    for x in a:
        new = [s + x for s in sums]
        sums.extend(new)
    sums.sort()
    return sums

@njit
def flood(grid, h, w, y, x):
    stack = [(y, x)]
    colour = grid[y * w + x]
    n = 0
    while len(stack) > 0:
        a, b = stack.pop()
        if a < 0 or b < 0 or a >= h or b >= w or grid[a * w + b] != colour:
            continue
        grid[a * w + b] = 9
        n += 1
        stack.append((a + 1, b))
        stack.append((a - 1, b))
        stack.append((a, b + 1))
        stack.append((a, b - 1))
    return n

@njit
def gray(n):
    codes = [0]
    for b in range(n):
        for c in codes[::-1]:
            codes.append(c | (1 << b))
    return codes

print([count_queens(n) for n in range(1, 8)])
print(subset_sums([1, 5, 11]))
g = [0, 0, 1, 0, 1, 1, 0, 0, 0]
print(flood(g, 3, 3, 0, 0), g)
print(gray(3))

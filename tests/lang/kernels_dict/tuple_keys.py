# Tuples, floats and bools as keys.
from numba import njit

@njit
def grid_paths(n, m):
    memo = {}
    for i in range(n):
        for j in range(m):
            if i == 0 or j == 0:
                memo[(i, j)] = 1
            else:
                memo[(i, j)] = memo[(i - 1, j)] + memo[(i, j - 1)]
    return memo[(n - 1, m - 1)], len(memo)

@njit
def edges(n):
    w = {}
    for i in range(n):
        w[i, (i + 1) % n] = i * 0.5
    total = 0.0
    for (a, b), x in w.items():
        total += a * 100 + b * 10 + x
    return total, (0, 1) in w, (1, 0) in w

@njit
def float_keys():
    d = {0.5: 1, 1.5: 2}
    d[0.5] += 10
    d[2.5] = 3
    s = 0.0
    for k, v in d.items():
        s += k * v
    return s, 1.5 in d, 9.5 in d

@njit
def tuple_values():
    d = {1: (1, 2.5)}
    d[2] = (3, 4.5)
    a, b = d[2]
    return a, b, d[1][1]

@njit
def life(cells, steps):
    live = {(0, 0): True}
    live.clear()
    for c in cells:
        live[c] = True
    for _ in range(steps):
        n = {(0, 0): 0}
        n.clear()
        for x, y in live:
            for dx in range(-1, 2):
                for dy in range(-1, 2):
                    if dx != 0 or dy != 0:
                        k = (x + dx, y + dy)
                        n[k] = n.get(k, 0) + 1
        new = {(0, 0): True}
        new.clear()
        for c, k in n.items():
            if k == 3 or (k == 2 and c in live):
                new[c] = True
        live = new
    return len(live), sorted([c for c in live])

print(grid_paths(6, 7))
print(edges(4))
print(float_keys())
print(tuple_values())
print(life([(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)], 4))

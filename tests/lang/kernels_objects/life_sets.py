"""Conway's game of life on an endless board: live cells are a set of tuples."""
from numba import njit

@njit
def step(live):
    counts = {(0, 0): 0}
    for x, y in live:
        for dx in range(-1, 2):
            for dy in range(-1, 2):
                if dx != 0 or dy != 0:
                    k = (x + dx, y + dy)
                    if k in counts:
                        counts[k] += 1
                    else:
                        counts[k] = 1
    out = {(0, 0)}
    out.clear()
    for k, n in counts.items():
        if n == 3 or (n == 2 and k in live):
            out.add(k)
    return out

@njit
def run(generations):
    live = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    for _ in range(generations):
        live = step(live)
    cells = [c for c in live]
    cells.sort()
    return cells

print(run(0))
print(run(1))
print(run(40))

import numpy as np
from numba import njit


@njit
def step(world, out):
    rows, cols = world.shape
    alive = 0
    for i in range(rows):
        for j in range(cols):
            n = 0
            for di in (-1, 0, 1):
                for dj in (-1, 0, 1):
                    if di or dj:
                        n += world[(i + di) % rows, (j + dj) % cols]
            out[i, j] = n == 3 or (n == 2 and world[i, j] == 1)
            alive += out[i, j]
    return alive


def show(world):
    return "\n".join("".join(".#"[c] for c in row) for row in world)


world = np.zeros((8, 10), dtype=np.int8)
for i, j in [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2), (5, 5), (5, 6), (5, 7)]:
    world[i, j] = 1
other = np.empty_like(world)
for generation in range(12):
    alive = step(world, other)
    world, other = other, world
    if generation % 4 == 3:
        print(generation + 1, alive)
        print(show(world))

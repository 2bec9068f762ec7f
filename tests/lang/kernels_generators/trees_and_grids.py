# Generators that walk a heap-ordered tree and a grid, consumed by several kernels.
import numpy as np
from numba import njit


@njit
def path_up(i):
    while i > 0:
        yield i
        i = (i - 1) // 2
    yield 0


@njit
def climb(heap, i):
    s = 0.0
    for k in path_up(i):
        s += heap[k]
    return s


@njit
def spiral(n):
    x = 0
    y = 0
    dx = 1
    dy = 0
    length = 1
    done = 0
    while done < n:
        for _ in range(2):
            for _ in range(length):
                if done == n:
                    return
                yield x, y
                done += 1
                x += dx
                y += dy
            dx, dy = -dy, dx
        length += 1


@njit
def ulam(n, size):
    grid = np.zeros((size, size), np.int64)
    k = 0
    for x, y in spiral(n):
        k += 1
        i = y + size // 2
        j = x + size // 2
        if 0 <= i < size and 0 <= j < size:
            grid[i, j] = k
    return grid


print([climb(np.arange(10.0), i) for i in range(10)])
print(ulam(25, 5))

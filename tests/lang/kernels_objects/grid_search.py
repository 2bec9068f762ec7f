"""Breadth-first and depth-first search over a maze, queues and stacks of tuples."""
import numpy as np
from numba import njit

MAZE = """
#########
#.....#.#
#.###.#.#
#.#...#.#
#.#.###.#
#.#.....#
#.#####.#
#.......#
#########
"""

def parse(text):
    rows = text.strip().split("\n")
    return np.array([[1 if c == "#" else 0 for c in row] for row in rows])

@njit
def bfs(maze, sx, sy, tx, ty):
    n, m = maze.shape
    dist = np.full((n, m), -1)
    queue = [(sx, sy)]
    dist[sx, sy] = 0
    head = 0
    while head < len(queue):
        x, y = queue[head]
        head += 1
        if x == tx and y == ty:
            break
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            a, b = x + dx, y + dy
            if maze[a, b] == 0 and dist[a, b] < 0:
                dist[a, b] = dist[x, y] + 1
                queue.append((a, b))
    return dist[tx, ty], len(queue)

@njit
def dfs_count(maze, sx, sy):
    seen = set()
    stack = [(sx, sy)]
    while len(stack) > 0:
        x, y = stack.pop()
        if (x, y) in seen:
            continue
        seen.add((x, y))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if maze[x + dx, y + dy] == 0:
                stack.append((x + dx, y + dy))
    return len(seen)

maze = parse(MAZE)
print(maze.shape, maze.sum())
print(bfs(maze, 1, 1, 1, 7))
print(bfs(maze, 1, 1, 7, 1))
print(dfs_count(maze, 1, 1))

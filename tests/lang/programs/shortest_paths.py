import heapq
from collections import defaultdict, deque
import numpy as np
from numba import njit

EDGES = [("A", "B", 4), ("A", "C", 2), ("B", "C", 5), ("B", "D", 10), ("C", "E", 3), ("E", "D", 4), ("D", "F", 11)]


def dijkstra(graph, source):
    dist, done, queue = {source: 0}, set(), [(0, source)]
    while queue:
        d, u = heapq.heappop(queue)
        if u in done:
            continue
        done.add(u)
        for v, w in graph[u]:
            if d + w < dist.get(v, float("inf")):
                dist[v] = d + w
                heapq.heappush(queue, (d + w, v))
    return dist


def bfs(grid, start, goal):
    queue, seen = deque([(start, 0)]), {start}
    while queue:
        (r, c), d = queue.popleft()
        if (r, c) == goal:
            return d
        for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            at = (r + dr, c + dc)
            if 0 <= at[0] < len(grid) and 0 <= at[1] < len(grid[0]) and grid[at[0]][at[1]] != "#" and at not in seen:
                seen.add(at)
                queue.append((at, d + 1))
    return None


@njit
def floyd_warshall(d):
    n = len(d)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                through = d[i, k] + d[k, j]
                if through < d[i, j]:
                    d[i, j] = through
    return d


graph = defaultdict(list)
for a, b, w in EDGES:
    graph[a].append((b, w))
    graph[b].append((a, w))
print(dijkstra(graph, "A"))
names = sorted(graph)
d = np.full((len(names), len(names)), np.inf)
for a, b, w in EDGES:
    i, j = names.index(a), names.index(b)
    d[i, j] = d[j, i] = w
for i in range(len(names)):
    d[i, i] = 0
print(floyd_warshall(d))
MAZE = ["S..#....", ".#.#.##.", ".#...#..", ".####.#.", "......#G"]
print(bfs(MAZE, (0, 0), (4, 7)))

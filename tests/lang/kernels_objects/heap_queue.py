"""Dijkstra with heapq on lists of tuples."""
import heapq
import numpy as np
from numba import njit

@njit
def dijkstra(start, heads, tails, costs, n):
    adjacency = [[(0, 0.0)] for _ in range(n)]
    for i in range(n):
        adjacency[i].clear()
    for k in range(len(heads)):
        adjacency[heads[k]].append((tails[k], costs[k]))
    dist = [np.inf] * n
    dist[start] = 0.0
    queue = [(0.0, start)]
    popped = 0
    while len(queue) > 0:
        d, u = heapq.heappop(queue)
        popped += 1
        if d > dist[u]:
            continue
        for v, w in adjacency[u]:
            if d + w < dist[v]:
                dist[v] = d + w
                heapq.heappush(queue, (d + w, v))
    return dist, popped

rng = np.random.RandomState(7)
n, m = 30, 120
heads, tails = rng.randint(0, n, m), rng.randint(0, n, m)
costs = np.round(rng.rand(m) * 9 + 1, 2)
dist, popped = dijkstra(0, heads, tails, costs, n)
print([round(d, 2) for d in dist])
print(popped >= n // 2, len(dist))

@njit
def smallest(xs, k):
    h = [x for x in xs]
    heapq.heapify(h)
    return [heapq.heappop(h) for _ in range(k)]

print(smallest([5, 1, 8, 3, 9, 2], 4))

"""Kruskal's minimum spanning tree with union-find; edges are a sorted list of tuples."""
import numpy as np
from numba import njit

@njit
def find(parent, x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x

@njit
def kruskal(n, weights):
    edges = []
    for i in range(n):
        for j in range(i + 1, n):
            if weights[i, j] > 0:
                edges.append((weights[i, j], i, j))
    edges.sort()
    parent = [i for i in range(n)]
    rank = [0] * n
    total = 0.0
    chosen = []
    for w, i, j in edges:
        a, b = find(parent, i), find(parent, j)
        if a == b:
            continue
        if rank[a] < rank[b]:
            a, b = b, a
        parent[b] = a
        if rank[a] == rank[b]:
            rank[a] += 1
        total += w
        chosen.append((i, j))
    return total, chosen

rng = np.random.RandomState(3)
w = np.round(rng.rand(7, 7) * 10, 1)
w = w + w.T
total, chosen = kruskal(7, w)
print(round(total, 1), chosen)
w[w < 12] = 0
total, chosen = kruskal(7, w)
print(round(total, 1), len(chosen))

# Memoised recursion over a typed dict, adjacency in a typed dict of lists, breadth-first search.
import numpy as np
from numba import njit, types
from numba.typed import Dict, List

int_list = types.ListType(types.int64)


@njit
def paths(r, c, memo):
    if r == 0 or c == 0:
        return 1
    if (r, c) in memo:
        return memo[(r, c)]
    v = paths(r - 1, c, memo) + paths(r, c - 1, memo)
    memo[(r, c)] = v
    return v


@njit
def build(edges):
    adj = Dict.empty(types.int64, int_list)
    for k in range(edges.shape[0]):
        for a, b in ((edges[k, 0], edges[k, 1]), (edges[k, 1], edges[k, 0])):
            if a not in adj:
                adj[a] = List.empty_list(types.int64)
            adj[a].append(b)
    return adj


@njit
def bfs(adj, start):
    seen = Dict.empty(types.int64, types.int64)
    seen[start] = 0
    queue = List([start])
    while len(queue):
        u = queue.pop(0)
        for v in adj[u]:
            if v not in seen:
                seen[v] = seen[u] + 1
                queue.append(v)
    return seen


memo = Dict.empty(types.UniTuple(types.int64, 2), types.int64)
print(paths(16, 16, memo), len(memo))
edges = np.array([[0, 1], [1, 2], [2, 3], [0, 4], [4, 5], [7, 8]])
adj = build(edges)
print(sorted(adj.keys()), [list(adj[k]) for k in sorted(adj.keys())])
seen = bfs(adj, 0)
print(sorted(seen.items()))
adj[3].append(7)
adj[7].append(3)
print(len(bfs(adj, 0)))

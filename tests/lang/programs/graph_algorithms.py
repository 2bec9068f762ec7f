import numpy as np
from numba import njit, int64, types
from numba.typed import List, Dict
from math import inf

@njit
def floyd_warshall(W):
    n = W.shape[0]
    dist = W.copy()
    nxt = np.full((n, n), -1, dtype=np.int64)
    for i in range(n):
        for j in range(n):
            if dist[i, j] < np.inf:
                nxt[i, j] = j
    for k in range(n):
        for i in range(n):
            if dist[i, k] == np.inf:
                continue
            for j in range(n):
                alt = dist[i, k] + dist[k, j]
                if alt < dist[i, j]:
                    dist[i, j] = alt
                    nxt[i, j] = nxt[i, k]
    return dist, nxt

@njit
def route(nxt, u, v):
    if nxt[u][v] == -1:
        return [u for _ in range(0)]
    p = [u]
    while u != v:
        u = nxt[u][v]
        p.append(u)
    return p

@njit
def bfs(adj, s):
    seen = set()
    seen.add(s)
    frontier = [s]
    depth = {s: 0}
    while frontier:
        nxt = []
        for u in frontier:
            for v in adj[u]:
                if v not in seen:
                    seen.add(v)
                    depth[v] = depth[u] + 1
                    nxt.append(v)
        frontier = nxt
        if not frontier:
            break
    return depth

@njit
def topo(adj, n):
    indeg = np.zeros(n, np.int64)
    for u in range(n):
        for v in adj[u]:
            indeg[v] += 1
    queue = [u for u in range(n) if indeg[u] == 0]
    out = []
    head = 0
    while head < len(queue):
        u = queue[head]
        head += 1
        out.append(u)
        for v in adj[u]:
            indeg[v] -= 1
            if indeg[v] == 0:
                queue.append(v)
    if len(out) != n:
        raise ValueError("graph has a cycle")
    return out

W = np.array([[0, 3, inf, 7], [8, 0, 2, inf], [5, inf, 0, 1], [2, inf, inf, 0.]])
d, n = floyd_warshall(W)
print(d)
print(route(n, 0, 3), route(n, 3, 2))
adj = List()
for t in ([1, 2], [3], [3, 4], [5], [5], []):
    inner = List.empty_list(types.int64)
    for x in t:
        inner.append(x)
    adj.append(inner)
print(sorted(bfs(adj, 0).items()))
print(topo(adj, 6))
adj[5].append(0)
try:
    topo(adj, 6)
except ValueError as e:
    print(type(e), e)

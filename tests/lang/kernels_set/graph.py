# Depth first search, components, topological order with sets.
from numba import njit

@njit
def components(n, edges):
    adj = [[0] for _ in range(n)]
    for a in adj:
        a.clear()
    for a, b in edges:
        adj[a].append(b)
        adj[b].append(a)
    seen = {-1}
    count = 0
    for s in range(n):
        if s in seen:
            continue
        count += 1
        stack = [s]
        while stack:
            v = stack.pop()
            if v in seen:
                continue
            seen.add(v)
            for w in adj[v]:
                if w not in seen:
                    stack.append(w)
    return count, len(seen) - 1

@njit
def topo(n, edges):
    indegree = [0] * n
    for a, b in edges:
        indegree[b] += 1
    ready = [i for i in range(n) if indegree[i] == 0]
    done = {-1}
    order = []
    while len(ready) > 0:
        v = ready.pop(0)
        order.append(v)
        done.add(v)
        for a, b in edges:
            if a == v:
                indegree[b] -= 1
                if indegree[b] == 0:
                    ready.append(b)
    return order, len(done)

@njit
def two_colour(n, edges):
    left = {0}
    right = {-1}
    for _ in range(n):
        for a, b in edges:
            if a in left:
                right.add(b)
            if a in right:
                left.add(b)
            if b in left:
                right.add(a)
            if b in right:
                left.add(a)
    return len(left & right) == 0

print(components(7, [(0, 1), (1, 2), (3, 4)]))
print(topo(5, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]))
print(two_colour(4, [(0, 1), (1, 2), (2, 3), (3, 0)]), two_colour(3, [(0, 1), (1, 2), (2, 0)]))

# Shortest paths, topological order and components over dicts of lists.
# oracle: python
from numba import njit

@njit
def bfs(graph, start):
    dist = {start: 0}
    queue = [start]
    for v in queue:
        for w in graph[v]:
            if w not in dist:
                dist[w] = dist[v] + 1
                queue.append(w)
    return dist

@njit
def has_cycle(graph):
    state = {v: 0 for v in graph}
    for root in graph:
        if state[root]:
            continue
        stack = [(root, 0)]
        state[root] = 1
        while stack:
            v, i = stack.pop()
            if i < len(graph[v]):
                stack.append((v, i + 1))
                w = graph[v][i]
                if state[w] == 1:
                    return True
                if state[w] == 0:
                    state[w] = 1
                    stack.append((w, 0))
            else:
                state[v] = 2
    return False

@njit
def dijkstra(edges, source):
    adj = {}
    for u, v, w in edges:
        if u not in adj:
            adj[u] = [(v, w)]
        else:
            adj[u].append((v, w))
        if v not in adj:
            adj[v] = [(u, w)]
        else:
            adj[v].append((u, w))
    dist = {v: 1e30 for v in adj}
    dist[source] = 0.0
    todo = {v for v in adj}
    while todo:
        best = min(todo, key=lambda v: dist[v])
        todo.remove(best)
        for v, w in adj[best]:
            dist[v] = min(dist[v], dist[best] + w)
    return dist

@njit
def by_name(graph, name):
    return sorted(graph[name]), len(graph)

g = {0: [1, 2], 1: [3], 2: [3], 3: [0, 4], 4: [4][:0]}
print(bfs(g, 0), has_cycle(g), has_cycle({1: [2], 2: [3], 3: [1][:0]}))
print(dijkstra([(1, 2, 7.0), (1, 3, 9.0), (1, 6, 14.0), (2, 3, 10.0), (3, 6, 2.0), (6, 5, 9.0)], 1))
print(by_name({"a": ["c", "b"], "b": ["a"]}, "a"))

# heapq inside kernels: the same places as CPython's.
import heapq
from heapq import heappush, heappop
from numba import njit

@njit
def push_all(l):
    h = [l[0]]
    for i in range(1, len(l)):
        heappush(h, l[i])
    return h

@njit
def heap_sort(l):
    h = l.copy()
    heapq.heapify(h)
    out = []
    while len(h) > 0:
        out.append(heapq.heappop(h))
    return out

@njit
def others(l):
    h = l.copy()
    heapq.heapify(h)
    a = heapq.heapreplace(h, 4)
    b = heapq.heappushpop(h, -1)
    c = heapq.heappushpop(h, 100)
    return a, b, c, h

@njit
def ends(l):
    return heapq.nlargest(3, l), heapq.nsmallest(2, l)

@njit
def dijkstra(n, edges):
    adj = [[(0, 0.0)] for _ in range(n)]
    for a in adj:
        a.pop()
    for u, v, w in edges:
        adj[u].append((v, w))
        adj[v].append((u, w))
    dist = [1e300] * n
    dist[0] = 0.0
    heap = [(0.0, 0)]
    while len(heap) > 0:
        d, u = heappop(heap)
        if d > dist[u]:
            continue
        for v, w in adj[u]:
            nd = d + w
            if nd < dist[v]:
                dist[v] = nd
                heappush(heap, (nd, v))
    return dist

data = [5, 3, 8, 1, 9, 2, 7, 1]
print(push_all(data))
print(heap_sort(data), heap_sort([2.5, -1.0, 0.5]))
print(others(data))
print(ends(data))
print(dijkstra(5, [(0, 1, 4.0), (0, 2, 1.0), (2, 1, 2.0), (1, 3, 5.0), (3, 4, 3.0)]))

@njit
def empty_pop():
    h = [1]
    heappop(h)
    return heappop(h)

try:
    empty_pop()
except IndexError as e:
    print("IndexError")

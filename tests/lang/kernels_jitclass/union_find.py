# Union-find and a priority queue as jitclasses, in Kruskal's and Dijkstra's algorithms.
import heapq
import numpy as np
from numba import int32, int64, float64, njit, types
from numba.experimental import jitclass


@jitclass({'parent': int32[:], 'rank': int32[:], 'count': int64})
class UnionFind:
    def __init__(self, n):
        self.parent = np.arange(n, dtype=np.int32)
        self.rank = np.zeros(n, dtype=np.int32)
        self.count = n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.rank[a] < self.rank[b]:
            a, b = b, a
        self.parent[b] = a
        if self.rank[a] == self.rank[b]:
            self.rank[a] += 1
        self.count -= 1
        return True

    def __len__(self):
        return self.count

    def __contains__(self, pair):
        return self.find(pair[0]) == self.find(pair[1])


@jitclass([('keys', float64[:]), ('items', int64[:]), ('size', int64)])
class Heap:
    def __init__(self, capacity):
        self.keys = np.empty(capacity)
        self.items = np.empty(capacity, np.int64)
        self.size = 0

    def push(self, key, item):
        i = self.size
        self.size += 1
        while i > 0 and self.keys[(i - 1) // 2] > key:
            p = (i - 1) // 2
            self.keys[i], self.items[i] = self.keys[p], self.items[p]
            i = p
        self.keys[i], self.items[i] = key, item

    def pop(self):
        if self.size == 0:
            raise IndexError("the heap is empty")
        key, item = self.keys[0], self.items[0]
        self.size -= 1
        last_key, last = self.keys[self.size], self.items[self.size]
        i = 0
        while True:
            c = 2 * i + 1
            if c >= self.size:
                break
            if c + 1 < self.size and self.keys[c + 1] < self.keys[c]:
                c += 1
            if self.keys[c] >= last_key:
                break
            self.keys[i], self.items[i] = self.keys[c], self.items[c]
            i = c
        self.keys[i], self.items[i] = last_key, last
        return key, item

    def __bool__(self):
        return self.size > 0


@njit
def kruskal(n, edges, weights):
    order = np.argsort(weights)
    uf = UnionFind(n)
    total = 0.0
    used = []
    for k in order:
        if uf.union(edges[k, 0], edges[k, 1]):
            total += weights[k]
            used.append((edges[k, 0], edges[k, 1]))
    return total, used, len(uf), (0, n - 1) in uf


@njit
def dijkstra(w, source):
    n = w.shape[0]
    dist = np.full(n, np.inf)
    dist[source] = 0.0
    heap = Heap(n * n)
    heap.push(0.0, source)
    while heap:
        d, u = heap.pop()
        if d > dist[u]:
            continue
        for v in range(n):
            if w[u, v] > 0 and d + w[u, v] < dist[v]:
                dist[v] = d + w[u, v]
                heap.push(dist[v], v)
    return dist


rng = np.random.RandomState(3)
edges = rng.randint(0, 12, (40, 2))
weights = rng.rand(40)
total, used, parts, joined = kruskal(12, edges, weights)
print('%.6f' % total, used, parts, joined)
w = np.zeros((12, 12))
for (a, b), x in zip(edges, weights):
    w[a, b] = x
print(np.round(dijkstra(w, 0), 6))
h = Heap(4)
try:
    h.pop()
except IndexError as e:
    print(e)
print(bool(h), len(UnionFind(5)))

import numpy as np
from numba import njit, int64
from numba.experimental import jitclass

spec = [("parent", int64[:]), ("rank", int64[:]), ("n_components", int64)]

@jitclass(spec)
class UnionFind:
    """Disjoint sets with path halving and union by rank."""
    def __init__(self, n):
        self.parent = np.arange(n)
        self.rank = np.zeros(n, dtype=np.int64)
        self.n_components = n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return False
        if self.rank[ra] < self.rank[rb]:
            ra, rb = rb, ra
        self.parent[rb] = ra
        if self.rank[ra] == self.rank[rb]:
            self.rank[ra] += 1
        self.n_components -= 1
        return True

    @property
    def size(self):
        return self.parent.shape[0]

@njit
def kruskal(edges, weights, n):
    order = np.argsort(weights)
    uf = UnionFind(n)
    total = 0.0
    chosen = []
    for k in order:
        u, v = edges[k]
        if uf.union(u, v):
            total += weights[k]
            chosen.append((u, v))
            if uf.n_components == 1:
                break
    return total, chosen

edges = np.array([[0, 1], [0, 2], [1, 2], [1, 3], [2, 3], [3, 4], [2, 4]])
w = np.array([4., 1., 2., 5., 8., 3., 9.5])
total, tree = kruskal(edges, w, 5)
print(total)
for u, v in tree:
    print(f"{u} -- {v}")
uf = UnionFind(6)
print(uf.union(1, 2), uf.union(2, 3), uf.union(1, 3), uf.n_components, uf.size)
print([uf.find(i) for i in range(uf.size)])

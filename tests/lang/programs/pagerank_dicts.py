import numpy as np
from collections import defaultdict
from numba import njit
from numba.typed import Dict, List
from numba.core import types

@njit
def pagerank(out_links, n, d=0.85, tol=1e-10, max_iter=200):
    ranks = {}
    for k in range(n):
        ranks[k] = 1.0 / n
    for it in range(max_iter):
        new = {}
        dangling = 0.0
        for k in range(n):
            new[k] = (1 - d) / n
        for node, targets in out_links.items():
            if len(targets) == 0:
                dangling += ranks[node]
                continue
            share = d * ranks[node] / len(targets)
            for t in targets:
                new[t] += share
        for k in new:
            new[k] += d * dangling / n
        err = 0.0
        for k, v in new.items():
            err += abs(v - ranks[k])
        ranks = new
        if err < tol:
            break
    return ranks, it

edges = [(0, 1), (0, 2), (1, 2), (2, 0), (3, 2), (3, 4)]
g = defaultdict(list)
for u, v in edges:
    g[u].append(v)
links = Dict.empty(key_type=types.int64, value_type=types.int64[:])
for k in range(5):
    links[k] = np.array(g.get(k, []), dtype=np.int64)
r, its = pagerank(links, 5)
for k, v in sorted(r.items(), key=lambda kv: -kv[1]):
    print(f"{k}: {v:.6f}")
print("iterations", its, "sum", round(sum(r.values()), 9))

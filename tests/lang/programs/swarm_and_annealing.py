import numpy as np
from numba import njit, prange
import math

@njit
def rastrigin(x):
    return 10 * x.size + np.sum(x**2 - 10 * np.cos(2 * np.pi * x))

@njit
def ackley(x):
    n = len(x)
    s1 = -0.2 * math.sqrt((x ** 2).sum() / n)
    s2 = np.cos(2 * math.pi * x).sum() / n
    return -20 * math.exp(s1) - math.exp(s2) + 20 + math.e

@njit
def pso(f, lb, ub, n=20, iters=60, w=.6, c1=1.5, c2=1.5, seed=0):
    np.random.seed(seed)
    dim = lb.shape[0]
    pos = lb + (ub - lb) * np.random.rand(n, dim)
    vel = np.random.uniform(-1.0, 1.0, (n, dim))
    pbest = pos.copy()
    pval = np.array([f(p) for p in pos])
    g = pbest[np.argmin(pval)].copy()
    gval = pval.min()
    hist = [gval]
    for it in range(iters):
        for i in range(n):
            r1, r2 = np.random.rand(dim), np.random.rand(dim)
            vel[i] = w * vel[i] + c1 * r1 * (pbest[i] - pos[i]) + c2 * r2 * (g - pos[i])
            pos[i] = np.minimum(np.maximum(pos[i] + vel[i], lb), ub)
            val = f(pos[i])
            if val < pval[i]:
                pval[i], pbest[i] = val, pos[i]
                if val < gval:
                    gval, g = val, pos[i].copy()
        hist.append(gval)
    return g, gval, np.array(hist)

@njit
def simulated_annealing(D, T=10.0, alpha=.995, steps=4000, seed=1):
    np.random.seed(seed)
    n = D.shape[0]
    tour = np.random.permutation(n)
    def length(t):
        s = 0.0
        for i in range(len(t)):
            s += D[t[i - 1], t[i]]
        return s
    cur = length(tour)
    best, best_tour = cur, tour.copy()
    while steps > 0:
        i, j = sorted([np.random.randint(0, n), np.random.randint(0, n)])
        cand = tour.copy()
        cand[i:j + 1] = cand[i:j + 1][::-1]
        new = length(cand)
        if new < cur or np.random.random() < math.exp((cur - new) / T):
            tour, cur = cand, new
            if cur < best:
                best, best_tour = cur, tour.copy()
        T *= alpha
        steps -= 1
    return best, best_tour

lo, hi = np.full(2, -5.12), np.full(2, 5.12)
for f in (rastrigin, ackley):
    g, v, h = pso(f, lo, hi, iters=80)
    print(f.__name__, np.allclose(g, 0, atol=0.05), f"{v:.4f}", len(h), bool(np.all(np.diff(h) <= 0)))
th = np.linspace(0, 2 * np.pi, 10, endpoint=False)
P = np.column_stack((np.cos(th), np.sin(th)))
D = np.sqrt(((P[:, None, :] - P[None, :, :]) ** 2).sum(-1))
b, tour = simulated_annealing(D)
print(round(b, 6), sorted(tour.tolist()) == list(range(10)))

"""Dynamic programming as in an economics course: cake eating / job search with Numba."""
from collections import namedtuple
import numpy as np
from numba import jit, njit, prange

Model = namedtuple("Model", ("w_vals", "q", "beta", "c"))

def create_js_model(n=50, w_min=10.0, w_max=60.0, a=20, b=10, beta=0.96, c=25.0):
    w_vals = np.linspace(w_min, w_max, n)
    k = np.arange(n)
    logits = np.exp(-0.5 * ((k - n * a / (a + b)) / 5.0) ** 2)
    q = logits / np.sum(logits)
    return Model(w_vals=w_vals, q=q, beta=beta, c=c)

@njit
def T(v, model):
    w, q, beta, c = model
    v_new = np.empty_like(v)
    accept = w / (1 - beta)
    reject = c + beta * (v * q).sum()
    for i in range(len(w)):
        v_new[i] = max(accept[i], reject)
    return v_new

@njit
def vfi(model, tol=1e-8, max_iter=10_000):
    v = np.zeros_like(model.w_vals)
    error = tol + 1
    k = 0
    while error > tol and k < max_iter:
        v_new = T(v, model)
        error = np.max(np.abs(v_new - v))
        v = v_new
        k += 1
    return v, k

@njit(parallel=True)
def mean_duration(model, w_bar, n=1000, seed=1234):
    cdf = np.cumsum(model.q)
    t = np.zeros(n)
    for i in prange(n):
        np.random.seed(i + seed)
        d = 0
        while d < 5000:
            d += 1
            w = model.w_vals[min(np.searchsorted(cdf, np.random.uniform(0, 1)), len(cdf) - 1)]
            if w >= w_bar:
                break
        t[i] = d
    return t.mean()

model = create_js_model()
v, it = vfi(model)
w_bar = (1 - model.beta) * (model.c + model.beta * model.q @ v)
print(f"{w_bar:.5f} after {it}")
print(round(mean_duration(model, w_bar), 4))
for c in [10, 25.0, 40]:
    m = model._replace(c=float(c))
    v, _ = vfi(m)
    print(f"{c:6} -> {(1 - m.beta) * (m.c + m.beta * m.q @ v):8.4f}")
print(model._fields, model._asdict().keys())

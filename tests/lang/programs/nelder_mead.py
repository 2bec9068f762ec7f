import numpy as np
from collections import namedtuple
from numba import njit

results = namedtuple('results', 'x fun success nit final_simplex')

@njit
def _initialize_simplex(x0):
    n = x0.size
    vertices = np.empty((n + 1, n), dtype=np.float64)
    vertices[:] = x0
    for i in range(n):
        if vertices[i + 1, i] != 0:
            vertices[i + 1, i] *= 1.05
        else:
            vertices[i + 1, i] = 0.00025
    return vertices

@njit
def nelder_mead(fun, x0, bounds=np.array([[], []]).T, args=(), tol_f=1e-10, tol_x=1e-10, max_iter=1000):
    vertices = _initialize_simplex(x0)
    n = vertices.shape[1]
    f_val = np.empty(n + 1)
    for i in range(n + 1):
        f_val[i] = fun(vertices[i], *args)
    sort_ind = f_val.argsort()
    for it in range(max_iter):
        sort_ind = f_val.argsort()
        best, worst = sort_ind[0], sort_ind[n]
        if f_val[worst] - f_val[best] < tol_f:
            break
        x_bar = vertices[sort_ind[:n]].sum(axis=0) / n
        x_r = x_bar + 1.0 * (x_bar - vertices[worst])
        f_r = fun(x_r, *args)
        if f_r < f_val[best]:
            x_e = x_bar + 2.0 * (x_r - x_bar)
            f_e = fun(x_e, *args)
            if f_e < f_r:
                vertices[worst], f_val[worst] = x_e, f_e
            else:
                vertices[worst], f_val[worst] = x_r, f_r
        elif f_r < f_val[sort_ind[n - 1]]:
            vertices[worst], f_val[worst] = x_r, f_r
        else:
            x_c = x_bar + 0.5 * (vertices[worst] - x_bar)
            f_c = fun(x_c, *args)
            if f_c < f_val[worst]:
                vertices[worst], f_val[worst] = x_c, f_c
            else:
                for i in sort_ind[1:]:
                    vertices[i] = vertices[best] + 0.5 * (vertices[i] - vertices[best])
                    f_val[i] = fun(vertices[i], *args)
    b = f_val.argmin()
    return results(vertices[b], f_val[b], it < max_iter - 1, it, vertices)

@njit
def rosenbrock(x):
    return 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2

res = nelder_mead(rosenbrock, np.array([-1.2, 1.0]))
print(res.x.round(4), res.success, res.nit, res.final_simplex.shape)
print(type(res).__name__, res._fields)

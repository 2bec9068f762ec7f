import numpy as np
from numba import njit, cfunc, jit
from functools import partial, lru_cache

def make_rk4(f, jit_options=None):
    f = njit(f)
    @njit(**(jit_options or {}))
    def step(y, t, dt):
        k1 = f(y, t)
        k2 = f(y + dt * k1 / 2, t + dt / 2)
        k3 = f(y + dt * k2 / 2, t + dt / 2)
        k4 = f(y + dt * k3, t + dt)
        return y + dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6

    @njit
    def solve(y0, t0, t1, n):
        dt = (t1 - t0) / n
        out = np.empty((n + 1, y0.shape[0]))
        out[0] = y0
        for i in range(n):
            out[i + 1] = step(out[i], t0 + i * dt, dt)
        return out
    return solve

def lotka_volterra(alpha=1.1, beta=0.4, delta=0.1, gamma=0.4):
    def f(y, t):
        x, z = y
        return np.array([alpha * x - beta * x * z, delta * x * z - gamma * z])
    return f

def lorenz(y, t):
    return np.array([10.0 * (y[1] - y[0]), y[0] * (28.0 - y[2]) - y[1], y[0] * y[1] - 8 / 3 * y[2]])

sol = make_rk4(lotka_volterra())(np.array([10.0, 5.0]), 0.0, 10.0, 1000)
print(sol[::250].round(5))
sol = make_rk4(lorenz, {"fastmath": False})(np.ones(3), 0., 2., 400)
print(sol[-1].round(6))

@njit
def compose(f, g, x):
    return f(g(x))
inc = njit(lambda x: x + 1)
dbl = njit(lambda x: x * 2)
print(compose(inc, dbl, 5), compose(dbl, inc, 5.5))

@lru_cache(None)
def kernel_for(power):
    @njit
    def k(a):
        s = 0.0
        for v in a.flat:
            s += v ** power
        return s
    return k
for p in (1, 2, 3):
    print(p, kernel_for(p)(np.arange(5.0)), kernel_for(p) is kernel_for(p))

@cfunc("float64(float64, float64)")
def add(x, y):
    return x + y
print(add(2, 3) if callable(add) else None)
print(partial(kernel_for(2))(np.ones((2, 2))))

# Published style: parameters and state travel in named tuples of scalars and arrays.
from collections import namedtuple
import numpy as np
from numba import njit, prange

Params = namedtuple('Params', ('alpha', 'beta', 'steps', 'dt'))
State = namedtuple('State', ('u', 'v', 't'))

@njit
def rhs(u, v, p):
    return p.alpha * u - p.beta * u * v, p.beta * u * v - v

@njit
def integrate(state, p):
    u, v, t = state.u.copy(), state.v.copy(), state.t
    for k in range(p.steps):
        for i in range(u.shape[0]):
            du, dv = rhs(u[i], v[i], p)
            u[i] += p.dt * du
            v[i] += p.dt * dv
        t += p.dt
    return State(u, v, t)

@njit(parallel=True)
def energy(state, p):
    s = 0.0
    for i in prange(state.u.shape[0]):
        s += state.u[i] * p.alpha + state.v[i]
    return s

p = Params(1.0, 0.5, 100, 0.01)
s0 = State(np.array([1.0, 2.0, 0.5]), np.array([0.5, 1.0, 1.5]), 0.0)
s1 = integrate(s0, p)
print(np.round(s1.u, 6), np.round(s1.v, 6), round(s1.t, 6))
print(round(energy(s1, p), 6))
print(s0.u, type(s1).__name__, s1._fields)

Opts = namedtuple('Opts', 'a b c', defaults=(2, 3.5))

@njit
def use(o):
    return o.a + o.b * o.c

@njit
def make(a):
    return Opts(a)

@njit
def fields(o):
    total = 0.0
    for x in o:
        total += x
    return total

print(use(Opts(1)), use(Opts(1, c=10, b=4)))

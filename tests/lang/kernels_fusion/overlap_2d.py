# Stencils in place over two and three dimensions: every neighbour is the old one
# oracle: python
import numpy as np
from numba import njit


@njit
def laplace(p):
    p[1:-1, 1:-1] = 0.25 * (p[1:-1, 2:] + p[1:-1, :-2] + p[2:, 1:-1] + p[:-2, 1:-1])


@njit
def ahead(p):
    p[:-1, :-1] = p[1:, 1:] + p[:-1, 1:] + p[1:, :-1]


@njit
def behind(p):
    p[1:, 1:] = p[:-1, :-1] + p[1:, :-1]


@njit
def mixed(p):
    p[:-1, 1:] = p[1:, :-1] * 2 + p[:-1, 1:]


@njit
def edges(p):
    p[:, 0] = p[:, 1] * 2
    p[:, -1] = p[:, -2] + p[:, 0]
    p[0, :] = p[1, :] + 1
    p[-1, :] = p[-2, :] - p[0, :]


@njit
def turned(p):
    p[:, :] = p.T + p


@njit
def cube(c):
    c[1:-1, 1:-1, 1:-1] += 0.5 * (c[:-2, 1:-1, 1:-1] + c[2:, 1:-1, 1:-1] + c[1:-1, :-2, 1:-1] + c[1:-1, 2:, 1:-1])
    c[0] = c[1] + c[-1]
    c[:, 0, :] = c[:, 1, :] + c[:, -1, ::-1]


for f in (laplace, ahead, behind, mixed, edges, turned):
    p = np.arange(25.0).reshape(5, 5)
    p = p * p
    f(p)
    print(f.__name__)
    print(p)
c = np.arange(64.0).reshape(4, 4, 4)
cube(c)
print(c)
p = np.asfortranarray(np.arange(20.0).reshape(4, 5))
laplace(p)
behind(p)
ahead(p)
print(p)
small = np.zeros((1, 1))
for f in (laplace, ahead, behind, mixed):
    f(small)
    f(np.zeros((0, 3)))
print(small)

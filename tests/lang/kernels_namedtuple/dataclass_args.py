# Data classes as arguments of kernels: fields, methods, properties, static methods; made and returned by kernels.
# oracle: none
from dataclasses import dataclass
import numpy as np
from numba import njit
from numba.core.errors import TypingError

@dataclass
class Params:
    a: float
    b: float = 2.0
    n: int = 3
    def scale(self, x):
        return self.a * x
    @property
    def total(self):
        return self.a + self.b
    @staticmethod
    def twice(x):
        return 2 * x

@njit
def run(p, x):
    s = 0.0
    for i in range(p.n):
        s += p.a * x + p.b
    return s + p.scale(x) + p.total + p.twice(3)

@njit
def next_params(p):
    return Params(p.a + 1, n=7)

@dataclass(frozen=True)
class Grid:
    data: np.ndarray
    dx: float

@njit
def relax(g):
    for i in range(1, g.data.shape[0] - 1):
        g.data[i] = (g.data[i - 1] + g.data[i + 1]) * 0.5
    return g.data[1] * g.dx

p = Params(1.5)
print(run(p, 2.0))
print(next_params(p), next_params(p) == Params(2.5, 2.0, 7))
g = Grid(np.array([0.0, 1.0, 4.0, 9.0]), 0.5)
print(relax(g), g.data)

@njit
def assign(p):
    p.a = 3.0
    return p

try:
    assign(p)
except TypingError as e:
    print('refused')

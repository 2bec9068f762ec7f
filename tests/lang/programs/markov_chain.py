import numpy as np
from numba import njit

@njit
def sample_path(P_cdf, init, n, u):
    X = np.empty(n, dtype=np.int_)
    X[0] = init
    for t in range(n - 1):
        X[t + 1] = np.searchsorted(P_cdf[X[t]], u[t], side='right')
    return X

class MarkovChain:
    """Finite-state discrete-time chain."""
    def __init__(self, P, state_values=None):
        self.P = np.ascontiguousarray(P)
        if self.P.ndim != 2 or self.P.shape[0] != self.P.shape[1]:
            raise ValueError('P must be a square matrix')
        if not np.allclose(self.P.sum(axis=1), 1):
            raise ValueError('The rows of P must sum to 1')
        self.state_values = state_values

    @property
    def n(self):
        return self.P.shape[0]

    @property
    def cdfs(self):
        return np.cumsum(self.P, axis=-1)

    def __repr__(self):
        msg = "Markov chain with transition matrix \nP = \n{0}"
        return msg.format(self.P)

    def stationary(self):
        A = np.identity(self.n) - self.P.T
        A[-1, :] = 1
        b = np.zeros(self.n)
        b[-1] = 1
        return np.linalg.solve(A, b)

    def simulate(self, ts_length, init=0, random_state=None):
        rng = np.random.RandomState(random_state)
        X = sample_path(self.cdfs, init, ts_length, rng.random_sample(size=ts_length - 1))
        return X if self.state_values is None else [self.state_values[i] for i in X]

P = [[0.9, 0.1, 0.0], [0.4, 0.4, 0.2], [0.1, 0.1, 0.8]]
mc = MarkovChain(P, state_values=('boom', 'flat', 'bust'))
print(mc)
print(mc.stationary().round(6))
path = mc.simulate(20, random_state=1234)
print(path)
for s in mc.state_values:
    print(s, path.count(s))
try:
    MarkovChain([[0.5, 0.4], [0.2, 0.8]])
except ValueError as e:
    print("error:", e)
print(np.linalg.matrix_power(mc.P, 50).round(4))

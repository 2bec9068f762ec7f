import numpy as np
from numba import njit

@njit
def viterbi(obs, pi, A, B):
    T, N = len(obs), len(pi)
    logd = np.zeros((T, N))
    psi = np.zeros((T, N), dtype=np.int64)
    logA, logB = np.log(A), np.log(B)
    logd[0] = np.log(pi) + logB[:, obs[0]]
    for t in range(1, T):
        for j in range(N):
            scores = logd[t - 1] + logA[:, j]
            psi[t, j] = scores.argmax()
            logd[t, j] = scores[psi[t, j]] + logB[j, obs[t]]
    path = [logd[-1].argmax()]
    for t in range(T - 1, 0, -1):
        path.append(psi[t, path[-1]])
    return path[::-1], logd[-1].max()

@njit
def forward(obs, pi, A, B):
    alpha = pi * B[:, obs[0]]
    ll = 0.0
    for o in obs[1:]:
        c = alpha.sum()
        ll += np.log(c)
        alpha /= c
        nxt = np.zeros_like(alpha)
        for j in range(alpha.size):
            nxt[j] = (alpha * A[:, j]).sum() * B[j, o]
        alpha = nxt
    return ll + np.log(np.sum(alpha))

@njit
def softmax(x, axis=-1):
    z = np.exp(x - x.max())
    return z / z.sum()

states = ("Healthy", "Fever")
symbols = {s: i for i, s in enumerate(("normal", "cold", "dizzy"))}
pi = np.array([0.6, 0.4])
A = np.array([[0.7, 0.3], [0.4, 0.6]])
B = np.array([[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]])
obs = np.array([symbols[s] for s in "normal cold dizzy dizzy normal".split()])
path, score = viterbi(obs, pi, A, B)
print([states[i] for i in path], f"{score:.6f}")
print("logp %.8f" % forward(obs, pi, A, B))
print(softmax(np.array([1., 2, 3])))

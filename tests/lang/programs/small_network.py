import numpy as np
from numba import njit, float32, float64

@njit
def relu(x):
    return np.maximum(x, 0.0)

@njit
def mv(A, x):
    out = np.zeros(A.shape[0])
    for i in range(A.shape[0]):
        out[i] = (A[i] * x).sum()
    return out

@njit
def train(X, y, W1, b1, W2, b2, lr=0.1, epochs=200):
    losses = []
    for ep in range(epochs):
        loss = 0.0
        for i in range(len(X)):
            z = mv(W1, X[i]) + b1
            h = relu(z)
            o = 1 / (1 + np.exp(-((W2 * h).sum() + b2[0])))
            err = o - y[i]
            loss += -(y[i] * np.log(o + 1e-12) + (1 - y[i]) * np.log(1 - o + 1e-12))
            gh = err * W2
            gh[z <= 0] = 0.0
            W2 -= lr * err * h
            b2[0] -= lr * err
            for r in range(W1.shape[0]):
                W1[r] -= lr * gh[r] * X[i]
            b1 -= lr * gh
        if ep % 50 == 0:
            losses.append(loss / len(X))
    return losses

@njit
def predict(X, W1, b1, W2, b2):
    return np.array([(W2 * relu(mv(W1, x) + b1)).sum() + b2[0] > 0 for x in X])

rng = np.random.RandomState(0)
X = rng.uniform(-1, 1, (60, 2))
y = ((X ** 2).sum(axis=1) < 0.5).astype(np.float64)
W1, b1 = rng.randn(8, 2) * 0.5, np.zeros(8)
W2, b2 = rng.randn(8) * 0.5, np.zeros(1)
losses = train(X, y, W1, b1, W2, b2)
acc = (predict(X, W1, b1, W2, b2) == (y > 0.5)).mean()
print(["%.4f" % l for l in losses], losses[-1] < losses[0], f"{acc:.0%}")

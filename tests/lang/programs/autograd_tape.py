"""Neural network from scratch with autograd tape, topological order, layers, optimisers and minibatches."""
from __future__ import annotations
import numpy as np
from typing import Callable, Sequence
from contextlib import contextmanager
from functools import partialmethod, wraps
import operator


class Tensor:
    __array_priority__ = 100
    _grad = True

    def __init__(self, data, parents: Sequence[tuple["Tensor", Callable]] = (), name=""):
        self.data = np.asarray(data, dtype=float)
        self.parents = parents if Tensor._grad else ()
        self.grad = None
        self.name = name

    @property
    def shape(self):
        return self.data.shape

    @property
    def T(self):
        return Tensor(self.data.T, [(self, lambda g: g.T)])

    @staticmethod
    def _unbroadcast(g, shape):
        while g.ndim > len(shape):
            g = g.sum(axis=0)
        for i, n in enumerate(shape):
            if n == 1 and g.shape[i] != 1:
                g = g.sum(axis=i, keepdims=True)
        return g

    def _binary(self, other, fn, da, db):
        other = other if isinstance(other, Tensor) else Tensor(other)
        a, b = self.data, other.data
        return Tensor(fn(a, b), [(self, lambda g: Tensor._unbroadcast(da(g, a, b), a.shape)), (other, lambda g: Tensor._unbroadcast(db(g, a, b), b.shape))])

    __add__ = partialmethod(_binary, fn=np.add, da=lambda g, a, b: g, db=lambda g, a, b: g)
    __sub__ = partialmethod(_binary, fn=np.subtract, da=lambda g, a, b: g, db=lambda g, a, b: -g)
    __mul__ = partialmethod(_binary, fn=np.multiply, da=lambda g, a, b: g * b, db=lambda g, a, b: g * a)
    __truediv__ = partialmethod(_binary, fn=np.divide, da=lambda g, a, b: g / b, db=lambda g, a, b: -g * a / b ** 2)
    __matmul__ = partialmethod(_binary, fn=np.matmul, da=lambda g, a, b: g @ b.T, db=lambda g, a, b: a.T @ g)
    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, o):
        return Tensor(o) - self

    def __neg__(self):
        return self * -1.0

    def __pow__(self, k):
        return Tensor(self.data ** k, [(self, lambda g: g * k * self.data ** (k - 1))])

    def _unary(self, y, d):
        return Tensor(y, [(self, lambda g: g * d)])

    def tanh(self):
        t = np.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def relu(self):
        return self._unary(np.maximum(self.data, 0), (self.data > 0).astype(float))

    def exp(self):
        e = np.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(np.log(self.data), 1 / self.data)

    def sum(self, axis=None):
        def back(g):
            if axis is not None:
                g = np.expand_dims(g, axis)
            return np.broadcast_to(g, self.shape)
        return Tensor(self.data.sum(axis=axis), [(self, back)])

    def mean(self):
        return self.sum() / self.data.size

    def __getitem__(self, k):
        def back(g):
            z = np.zeros_like(self.data)
            np.add.at(z, k, g)
            return z
        return Tensor(self.data[k], [(self, back)])

    def backward(self):
        order, seen = [], set()

        def visit(t):
            if id(t) in seen:
                return
            seen.add(id(t))
            for p, _ in t.parents:
                visit(p)
            order.append(t)
        visit(self)
        for t in order:
            t.grad = np.zeros_like(t.data)
        self.grad = np.ones_like(self.data)
        for t in reversed(order):
            for p, f in t.parents:
                p.grad += f(t.grad)

    def __repr__(self):
        return f"Tensor({np.array2string(self.data, precision=4)}{', ' + self.name if self.name else ''})"

    @classmethod
    @contextmanager
    def no_grad(cls):
        old, cls._grad = cls._grad, False
        try:
            yield
        finally:
            cls._grad = old


class Layer:
    def __init__(self, n, m, rng, act="tanh"):
        self.W = Tensor(rng.normal(0, np.sqrt(2 / n), (n, m)), name="W")
        self.b = Tensor(np.zeros(m), name="b")
        self.act = act

    def __call__(self, x):
        z = x @ self.W + self.b
        return getattr(z, self.act)() if self.act else z

    def params(self):
        yield self.W
        yield self.b


class Net:
    def __init__(self, *sizes, rng):
        self.layers = [Layer(a, b, rng, "tanh" if i < len(sizes) - 2 else None) for i, (a, b) in enumerate(zip(sizes, sizes[1:]))]

    def __call__(self, x):
        for l in self.layers:
            x = l(x)
        return x

    def params(self):
        return [p for l in self.layers for p in l.params()]


class Adam:
    def __init__(self, ps, lr=.01, b1=.9, b2=.999):
        self.ps, self.lr, self.b1, self.b2, self.t = ps, lr, b1, b2, 0
        self.m = [np.zeros_like(p.data) for p in ps]
        self.v = [np.zeros_like(p.data) for p in ps]

    def step(self):
        self.t += 1
        for p, m, v in zip(self.ps, self.m, self.v):
            m[...] = self.b1 * m + (1 - self.b1) * p.grad
            v[...] = self.b2 * v + (1 - self.b2) * p.grad ** 2
            p.data -= self.lr * (m / (1 - self.b1 ** self.t)) / (np.sqrt(v / (1 - self.b2 ** self.t)) + 1e-8)


def softmax_loss(z, y):
    z = z - Tensor(z.data.max(axis=1, keepdims=True))
    lse = z.exp().sum(axis=1).log()
    return (lse - z[np.arange(len(y)), y]).mean()


rng = np.random.default_rng(0)
n = 90
r = np.linspace(.1, 1, n // 3)
X, Y = np.zeros((n, 2)), np.repeat(np.arange(3), n // 3)
for k in range(3):
    t = np.linspace(k * 4, k * 4 + 4, n // 3) + rng.normal(0, .1, n // 3)
    X[Y == k] = np.c_[r * np.sin(t), r * np.cos(t)]
net = Net(2, 16, 3, rng=rng)
opt = Adam(net.params(), lr=.05)
for epoch in range(25):
    idx = rng.permutation(n)
    for s in range(0, n, 30):
        b = idx[s:s + 30]
        loss = softmax_loss(net(Tensor(X[b])), Y[b])
        loss.backward()
        opt.step()
    if epoch % 6 == 0:
        with Tensor.no_grad():
            out = net(Tensor(X))
            print(epoch, f"{float(softmax_loss(out, Y).data):.6f}", (out.data.argmax(axis=1) == Y).mean().round(4), len(out.parents))
w = net.layers[0].W
eps = 1e-6
base = softmax_loss(net(Tensor(X)), Y)
base.backward()
g = w.grad[1, 3]
w.data[1, 3] += eps
hi = softmax_loss(net(Tensor(X)), Y).data
print(abs((hi - base.data) / eps - g) < 1e-4, repr(Tensor([1.5, 2], name="q")), (2 - Tensor([1., 2]) ** 2 / 4).data, (np.ones(2) * Tensor([3., 4])))
conf = np.zeros((3, 3), int)
np.add.at(conf, (Y, net(Tensor(X)).data.argmax(1)), 1)
print(conf.sum(), np.trace(conf) > 70)

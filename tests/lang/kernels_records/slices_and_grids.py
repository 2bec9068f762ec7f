# Structured arrays filled, sliced and returned by kernels; several dimensions.
import numpy as np
from numba import njit

trade = np.dtype([('price', np.float64), ('qty', np.int64), ('side', np.int8)])


@njit
def generate(t):
    for i in range(len(t)):
        t[i].price = 100.0 + (i * 37 % 11) - 5
        t[i].qty = 1 + i % 4
        t[i].side = 1 if i % 3 else -1
    return t


@njit
def position(t):
    pos = 0
    cash = 0.0
    for r in t:
        pos += r.side * r.qty
        cash -= r.side * r.qty * r.price
    return pos, cash


@njit
def vwap(t):
    return (t['price'] * t['qty']).sum() / t['qty'].sum()


@njit
def scale(t, k):
    t['price'][:] = t['price'] * k
    for i in range(len(t)):
        t[i].qty = min(t[i].qty, 2)
    return t['price'].max(), t.qty.sum()


@njit
def halves(t):
    n = len(t) // 2
    return t[:n], t[n:], t[::3]


t = generate(np.empty(10, trade))
print(t[:3])
print(position(t), round(vwap(t), 6))
print(scale(t, 0.5))
a, b, c = halves(t)
a[0]['price'] = -1.0
print(t[0], len(a), len(b), len(c), b[0], c.strides)
g = np.zeros((2, 3), trade)


@njit
def fill(g):
    for i in range(g.shape[0]):
        for j in range(g.shape[1]):
            g[i, j].price = i + j / 10
            g[i, j]['qty'] = i * j
    return g['price'].sum(), g[1].price.mean(), g.ndim


print(fill(g), g['qty'])

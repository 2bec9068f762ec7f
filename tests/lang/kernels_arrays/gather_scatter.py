# oracle: python
# A finite element-like assembly: gather by an array of nodes of each element, scatter by np.add.at; images by lookup tables.
import numpy as np
from numba import njit


@njit
def assemble(nodes, elements, k):
    n = len(nodes)
    matrix = np.zeros((n, n))
    load = np.zeros(n)
    length = nodes[elements[:, 1]] - nodes[elements[:, 0]]
    for e in range(len(elements)):
        at = elements[e]
        local = np.array([[1.0, -1.0], [-1.0, 1.0]]) * k / length[e]
        matrix[at[:, None], at] += local
        load[at] += length[e] / 2
    np.add.at(load, elements[:, 0], 0.5)
    return matrix, load


@njit
def colours(image, table):
    return table[image], table[image, 0], table[image].sum(axis=2)


@njit
def onehot(labels, n):
    out = np.zeros((len(labels), n))
    out[np.arange(len(labels)), labels] = 1.0
    return out


@njit
def loss(scores, labels):
    shifted = scores - np.max(scores, axis=1, keepdims=True)
    p = np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)
    n = scores.shape[0]
    value = -np.mean(np.log(p[np.arange(n), labels]))
    p[np.arange(n), labels] -= 1
    return float(value), p / n, np.argmax(scores, axis=1) == labels


m, load = assemble(np.array([0.0, 1.0, 3.0, 3.5]), np.array([[0, 1], [1, 2], [2, 3]]), 2.0)
print(m, load)
for part in colours(np.array([[0, 2], [1, 1]], np.uint8), np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])):
    print(part.tolist())
print(onehot(np.array([2, 0, 1, 2]), 3))
value, grad, right = loss(np.array([[1.0, 2.0, 0.5], [0.1, 0.2, 3.0]]), np.array([1, 0]))
print(round(value, 9), grad.round(9), right)

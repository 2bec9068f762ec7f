import numpy as np
from numba import njit


@njit
def deal(seed):
    np.random.seed(seed)
    deck = np.empty(52, np.int64)
    for i in range(52):
        deck[i] = i
    np.random.shuffle(deck)
    return deck


@njit
def rows(seed, m):
    np.random.seed(seed)
    np.random.shuffle(m)
    return np.random.permutation(m)


@njit
def sample(seed, a):
    np.random.seed(seed)
    one = np.random.choice(a)
    many = np.random.choice(a, 6)
    square = np.random.choice(a, (2, 2))
    some = np.random.choice(a, 3, replace=False)
    return one, many, square, some


@njit
def too_many(a):
    return np.random.choice(a, 20, False)


d = deal(99)
print(d[:10], d.sum())
m = np.arange(12).reshape(4, 3)
print(rows(4, m))
print(m)
for part in sample(8, np.array([1.5, 2.5, 3.5, 4.5, 5.5])):
    print(part)
try:
    too_many(np.arange(5))
except ValueError as e:
    print("ValueError:", e)

# A ring buffer, a queue simulation and a moving average, each a jitclass; one calls another's methods in a kernel.
import numpy as np
from numba import float64, int64, njit, boolean
from numba.experimental import jitclass


@jitclass([('data', float64[::1]), ('head', int64), ('size', int64)])
class Ring:
    def __init__(self, capacity):
        self.data = np.zeros(capacity)
        self.head = 0
        self.size = 0

    @property
    def capacity(self):
        return self.data.shape[0]

    @property
    def full(self):
        return self.size == self.capacity

    def push(self, x):
        if self.full:
            raise OverflowError("ring is full")
        self.data[(self.head + self.size) % self.capacity] = x
        self.size += 1

    def pop(self):
        if self.size == 0:
            raise IndexError("ring is empty")
        x = self.data[self.head]
        self.head = (self.head + 1) % self.capacity
        self.size -= 1
        return x

    def __len__(self):
        return self.size

    def __getitem__(self, i):
        if i < 0:
            i += self.size
        if i < 0 or i >= self.size:
            raise IndexError("ring index")
        return self.data[(self.head + i) % self.capacity]

    def __contains__(self, x):
        for i in range(self.size):
            if self[i] == x:
                return True
        return False


@njit
def moving_average(x, w):
    ring = Ring(w)
    out = np.empty(len(x))
    total = 0.0
    for i in range(len(x)):
        if ring.full:
            total -= ring.pop()
        ring.push(x[i])
        total += x[i]
        out[i] = total / len(ring)
    return out


@njit
def drain(ring):
    n = 0
    try:
        while True:
            ring.pop()
            n += 1
    except Exception:
        return n
    return -1


print(np.round(moving_average(np.array([1.0, 5.0, 2.0, 8.0, 3.0, 3.0]), 3), 6))
r = Ring(4)
for k in range(4):
    r.push(k * 1.5)
print(len(r), r.full, r[0], r[-1], r[2], 3.0 in r, 9.0 in r)
for action in (lambda: r.push(1.0), lambda: r[4]):
    try:
        action()
    except (OverflowError, IndexError) as e:
        print(type(e).__name__, e)
print(drain(r), len(r), r.capacity)

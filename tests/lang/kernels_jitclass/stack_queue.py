# A stack and a ring buffer as jitclasses, used from kernels and from the script.
import numpy as np
from numba import njit, float64, int64
from numba.experimental import jitclass

@jitclass([('data', float64[::1]), ('n', int64)])
class Stack:
    def __init__(self, capacity):
        self.data = np.empty(capacity)
        self.n = 0

    def push(self, x):
        if self.n == self.data.shape[0]:
            bigger = np.empty(2 * self.n)
            for i in range(self.n):
                bigger[i] = self.data[i]
            self.data = bigger
        self.data[self.n] = x
        self.n += 1

    def pop(self):
        if self.n == 0:
            raise IndexError("pop from an empty stack")
        self.n -= 1
        return self.data[self.n]

    def __len__(self):
        return self.n

    def __bool__(self):
        return self.n > 0

@njit
def reverse(a):
    s = Stack(2)
    for x in a:
        s.push(x)
    out = np.empty_like(a)
    i = 0
    while s:
        out[i] = s.pop()
        i += 1
    return out

print(reverse(np.array([1.0, 2.0, 3.0, 4.0, 5.0])))
s = Stack(1)
for k in range(4):
    s.push(k * 1.5)
print(len(s), s.pop(), s.pop(), len(s), bool(s), s.data.shape)
s.pop()
s.pop()
try:
    s.pop()
except IndexError as e:
    print('IndexError:', e)

@jitclass([('buffer', int64[:]), ('head', int64), ('size', int64)])
class Ring:
    def __init__(self, n):
        self.buffer = np.zeros(n, dtype=np.int64)
        self.head = 0
        self.size = 0
    def put(self, x):
        self.buffer[(self.head + self.size) % self.buffer.size] = x
        if self.size < self.buffer.size:
            self.size += 1
        else:
            self.head = (self.head + 1) % self.buffer.size
    def total(self):
        t = 0
        for i in range(self.size):
            t += self.buffer[(self.head + i) % self.buffer.size]
        return t

r = Ring(3)
for i in range(6):
    r.put(i)
print(r.total(), r.head, r.size, r.buffer)

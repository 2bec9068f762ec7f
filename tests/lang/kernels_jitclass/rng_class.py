# A random generator (xorshift) and a sampler as jitclasses: uint64 fields, bit operations, an alias table.
import numpy as np
from numba import float64, int64, uint64, njit
from numba.experimental import jitclass


@jitclass([('state', uint64)])
class XorShift:
    def __init__(self, seed):
        self.state = uint64(seed)

    def next(self):
        x = self.state
        x ^= x << uint64(13)
        x ^= x >> uint64(7)
        x ^= x << uint64(17)
        self.state = x
        return x

    def random(self):
        return (self.next() >> uint64(11)) * (1.0 / 9007199254740992.0)

    def below(self, n):
        return int(self.random() * n)


rng_type = XorShift.class_type.instance_type


@jitclass([('prob', float64[:]), ('alias', int64[:]), ('rng', rng_type)])
class Alias:
    def __init__(self, p, rng):
        n = len(p)
        self.prob = np.zeros(n)
        self.alias = np.zeros(n, np.int64)
        self.rng = rng
        scaled = p * n / p.sum()
        small = [i for i in range(n) if scaled[i] < 1.0]
        large = [i for i in range(n) if scaled[i] >= 1.0]
        while small and large:
            s, l = small.pop(), large.pop()
            self.prob[s] = scaled[s]
            self.alias[s] = l
            scaled[l] -= 1.0 - scaled[s]
            if scaled[l] < 1.0:
                small.append(l)
            else:
                large.append(l)
        for i in small + large:
            self.prob[i] = 1.0

    def draw(self):
        k = self.rng.below(len(self.prob))
        return k if self.rng.random() < self.prob[k] else self.alias[k]


@njit
def counts(a, n):
    out = np.zeros(len(a.prob), np.int64)
    for _ in range(n):
        out[a.draw()] += 1
    return out


rng = XorShift(88172645463325252)
print([round(rng.random(), 10) for _ in range(3)], rng.below(100))
a = Alias(np.array([1.0, 2.0, 3.0, 4.0]), rng)
print(counts(a, 4000), np.round(a.prob, 6), a.alias)
print(round(rng.random(), 10), a.rng.below(1000))

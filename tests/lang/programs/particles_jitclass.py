import numpy as np
from numba import float32, float64, int32, njit
from numba.experimental import jitclass

@jitclass([('x', float64), ('y', float64), ('vx', float64), ('vy', float64), ('id', int32)])
class Particle(object):
    def __init__(self, id, x, y, vx=0.0, vy=0.0):
        self.id = id
        self.x, self.y = x, y
        self.vx, self.vy = vx, vy

    def step(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt
        if self.x < 0 or self.x > 1:
            self.vx = -self.vx
        if self.y < 0 or self.y > 1:
            self.vy = -self.vy
        return self

    @property
    def speed(self):
        return (self.vx ** 2 + self.vy ** 2) ** 0.5

    @staticmethod
    def dist(a, b):
        return np.hypot(a.x - b.x, a.y - b.y)

@jitclass
class Bag:
    n: int
    arr: float32[:]

    def __init__(self, n: int):
        self.n = n
        self.arr = np.zeros(n, dtype=np.float32)

    def increment(self, val):
        for i in range(self.n):
            self.arr[i] += val
        return self.arr

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return self.arr[i]

@njit
def simulate(ps, steps):
    for _ in range(steps):
        for p in ps:
            p.step(0.05)
    d = 0.0
    for i in range(len(ps)):
        for j in range(i):
            d = max(d, ps[i].dist(ps[i], ps[j]))
    return d

ps = [Particle(0, 0.1, 0.2, 1.0, -0.5), Particle(1, 0.5, 0.5, -0.3, 0.7)]
from numba.typed import List
tl = List(ps)
print(round(simulate(tl, 30), 6))
for p in ps:
    print(p.id, round(p.x, 4), round(p.y, 4), round(p.speed, 4))
b = Bag(4)
print(b.increment(1.5), len(b), b[2])
b.arr[1] = 9
print(b.arr.sum())

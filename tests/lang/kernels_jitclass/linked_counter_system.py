
import numpy as np
from numba import njit, deferred_type, intp, optional, float64, int64, types
from numba.experimental import jitclass

node_type = deferred_type()

spec = dict()
spec['data'] = intp
spec['next'] = optional(node_type)

@jitclass(spec)
class LinkedNode(object):
    def __init__(self, data, next):
        self.data = data
        self.next = next

    def get_next_data(self):
        return self.next.data

    def prepend(self, data):
        return LinkedNode(data, self)

node_type.define(LinkedNode.class_type.instance_type)

@njit
def make_linked_node(data):
    return LinkedNode(data, None)

@njit
def length(head):
    n = 0
    cur = head
    while cur is not None:
        n += 1
        cur = cur.next
    return n

first = LinkedNode(0, None)
second = first.prepend(1)
third = second.prepend(2)
print(second.data, second.next.data, third.get_next_data())
print(first.next)
print(length(third))
n = make_linked_node(5)
print(n.data, n.next is None)

@jitclass
class Counter:
    value: int
    total: float

    def __init__(self, start):
        self.value = start
        self.total = 0.0

    @property
    def mean(self):
        if self.value == 0:
            return 0.0
        return self.total / self.value

    @mean.setter
    def mean(self, m):
        self.total = m * self.value

    def add(self, x):
        self.value += 1
        self.total += x
        return self

c = Counter(0)
c.add(2.0).add(4.0)
print(c.value, c.total, c.mean)
c.mean = 10
print(c.total)

@jitclass([('pos', float64[:]), ('vel', float64[:]), ('mass', float64)])
class Particle:
    def __init__(self, pos, vel, mass):
        self.pos = pos
        self.vel = vel
        self.mass = mass
    def step(self, dt):
        self.pos += self.vel * dt if False else self.vel
    def energy(self):
        return 0.5 * self.mass * (self.vel ** 2).sum() if False else 0.5 * self.mass * (self.vel[0] ** 2 + self.vel[1] ** 2)

@jitclass([('p', Particle.class_type.instance_type), ('n', int64)])
class System:
    def __init__(self, p):
        self.p = p
        self.n = 1
    def kick(self, k):
        for i in range(self.p.vel.size):
            self.p.vel[i] += k
        self.n += 1
        return self.p.energy()

pos = np.zeros(2)
p = Particle(pos, np.array([1.0, 2.0]), 2.0)
s = System(p)
print(s.kick(1.0), s.n, p.vel, s.p.mass)
p.pos[0] = 5
print(pos)
try:
    p.nothing
except AttributeError as e:
    print('AttributeError')
try:
    p.other = 3
except AttributeError as e:
    print('AttributeError')
print(isinstance(p, Particle), isinstance(c, Particle))

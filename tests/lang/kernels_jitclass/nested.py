# Instances inside instances: a body with vectors, a world with bodies; methods that take instances; class_type in specs.
import numpy as np
from numba import float64, int64, njit
from numba.experimental import jitclass


@jitclass([('x', float64), ('y', float64)])
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def dot(self, o):
        return self.x * o.x + self.y * o.y

    @property
    def norm(self):
        return np.sqrt(self.dot(self))


vec_type = Vec.class_type.instance_type


@jitclass([('mass', float64), ('pos', vec_type), ('vel', vec_type)])
class Body:
    def __init__(self, mass, pos, vel):
        self.mass = mass
        self.pos = pos
        self.vel = vel

    def kick(self, force, dt):
        self.vel = self.vel + force * (dt / self.mass)
        self.pos = self.pos + self.vel * dt

    @property
    def energy(self):
        return 0.5 * self.mass * self.vel.dot(self.vel)


body_type = Body.class_type.instance_type


@jitclass([('sun', body_type), ('planet', body_type), ('steps', int64)])
class World:
    def __init__(self, sun, planet):
        self.sun = sun
        self.planet = planet
        self.steps = 0

    def force(self, a, b):
        d = b.pos - a.pos
        r = d.norm + 0.1
        return d * (a.mass * b.mass / (r * r * r))

    def step(self, dt):
        f = self.force(self.sun, self.planet)
        self.sun.kick(f, dt)
        self.planet.kick(f * -1.0, dt)
        self.steps += 1

    def total_energy(self):
        return self.sun.energy + self.planet.energy


@njit
def simulate(world, n):
    for _ in range(n):
        world.step(0.01)
    return world.total_energy()


sun = Body(10.0, Vec(0.0, 0.0), Vec(0.0, 0.0))
world = World(sun, Body(1.0, Vec(1.0, 0.5), Vec(0.0, 2.0)))
print('%.9f' % simulate(world, 50), world.steps)
for b in (world.sun, world.planet, sun):
    print('%.6f %.6f %.6f' % (b.pos.x, b.pos.y, b.vel.norm))
world.planet = Body(2.0, Vec(1.0, 2.0), Vec(3.0, 4.0))
world.planet.pos.x = 7.5
b = world.planet
print(b.pos.x, b.energy, b.vel.norm, isinstance(b, Body), isinstance(b.pos, Vec), isinstance(b, Vec))

# Published style: particles as a structured array, updated by a kernel; a recarray; a record passed on.
import numpy as np
from numba import njit, prange

particle = np.dtype([('x', 'f8'), ('y', 'f8'), ('vx', 'f8'), ('vy', 'f8'), ('alive', np.bool_), ('hits', np.int16)], align=True)

@njit
def bounce(p):
    if p.x < 0.0 or p.x > 1.0:
        p.vx = -p.vx
        p.hits += 1
    if p.y < 0.0 or p.y > 1.0:
        p.vy = -p.vy
        p.hits += 1
    if p.hits > 3:
        p.alive = False

@njit
def step(ps, dt):
    for i in range(ps.shape[0]):
        if not ps[i].alive:
            continue
        ps[i].x += ps[i].vx * dt
        ps[i].y += ps[i].vy * dt
        bounce(ps[i])

@njit(parallel=True)
def energy(ps):
    e = 0.0
    for i in prange(len(ps)):
        e += 0.5 * (ps[i].vx ** 2 + ps[i].vy ** 2)
    return e

ps = np.zeros(3, dtype=particle)
ps['x'] = [0.1, 0.5, 0.9]
ps['vx'] = [1.0, -0.5, 2.0]
ps['vy'] = [0.25, 0.75, -1.0]
ps['alive'] = True
for k in range(40):
    step(ps, 0.125)
print(ps['hits'], ps['alive'], np.round(ps['x'], 6))
print(energy(ps))
print(ps[0])

@njit
def alive_sum(ps):
    n = 0
    for i in range(ps.size):
        if ps['alive'][i]:
            n += ps['hits'][i]
    return n

@njit
def offsets(a, k):
    for i in range(a.shape[0]):
        a.k[i] += k
        a.w[i] = a.k[i] / 4
    return a.w.sum()

print(alive_sum(ps), alive_sum(ps[:2]), alive_sum(ps[::-1]))
r = np.rec.array([(1, 2.0), (3, 4.0), (5, 6.0)], dtype=[('k', np.int64), ('w', np.float64)])
print(offsets(r, 3), r)

@njit
def loop(ps):
    t = 0.0
    for p in ps:
        t += p.x
        p.hits = 0
    return t

print(round(loop(ps), 6), ps['hits'])

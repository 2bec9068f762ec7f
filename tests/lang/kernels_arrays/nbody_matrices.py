# oracle: python
# Bodies whose distances are matrices: columns, their transposes, masks and triangles.
import numpy as np
from numba import njit


@njit
def getAcc(pos, mass, G, softening):
    x = pos[:, 0:1]
    y = pos[:, 1:2]
    z = pos[:, 2:3]
    dx = x.T - x
    dy = y.T - y
    dz = z.T - z
    inv_r3 = (dx**2 + dy**2 + dz**2 + softening**2)
    I = inv_r3 > 0
    inv_r3 = np.where(I, inv_r3**(-1.5), inv_r3)
    ax = G * (dx * inv_r3) @ mass
    ay = G * (dy * inv_r3) @ mass
    az = G * (dz * inv_r3) @ mass
    a = np.hstack((ax, ay, az))
    return a


@njit
def getEnergy(pos, vel, mass, G):
    KE = 0.5 * np.sum(mass * vel**2)
    x = pos[:, 0:1]
    dx = x.T - x
    inv_r = np.sqrt(dx**2)
    inv_r[inv_r > 0] = 1.0 / inv_r[inv_r > 0]
    PE = G * np.sum(np.triu(-(mass * mass.T) * inv_r, 1))
    return KE, PE


@njit
def nbody(mass, pos, vel, n):
    vel -= np.mean(mass * vel, axis=0) / np.mean(mass)
    acc = getAcc(pos, mass, 1.0, 0.1)
    for i in range(n):
        vel += acc * 0.01 / 2.0
        pos += vel * 0.01
        acc = getAcc(pos, mass, 1.0, 0.1)
    return getEnergy(pos, vel, mass, 1.0)


rng = np.random.RandomState(1)
print([round(float(v), 8) for v in nbody(rng.rand(5, 1), rng.rand(5, 3), rng.rand(5, 3), 4)])

import math

import numpy as np
from numba import njit


@njit(boundscheck=True)
def nbody(n, steps, dt):
    pos = np.zeros((n, 3))
    vel = np.zeros((n, 3))
    mass = np.ones(n)
    for i in range(n):
        pos[i, 0] = i * 1.5
        pos[i, 1] = (i * 7) % 5
        pos[i, 2] = (i * 3) % 4 - 1.5
    for s in range(steps):
        for i in range(n):
            ax = ay = az = 0.0
            for j in range(n):
                if i == j:
                    continue
                dx = pos[j, 0] - pos[i, 0]
                dy = pos[j, 1] - pos[i, 1]
                dz = pos[j, 2] - pos[i, 2]
                r2 = dx * dx + dy * dy + dz * dz + 0.01
                inv = mass[j] / (r2 * math.sqrt(r2))
                ax += dx * inv
                ay += dy * inv
                az += dz * inv
            vel[i, 0] += ax * dt
            vel[i, 1] += ay * dt
            vel[i, 2] += az * dt
        for i in range(n):
            for d in range(3):
                pos[i, d] += vel[i, d] * dt
    return pos


print(nbody(5, 10, 0.01))

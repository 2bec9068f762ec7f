# The planets' orbits of the benchmark game: energy before and after symplectic steps.
import math
import numpy as np
from numba import njit

SOLAR = 4 * math.pi * math.pi
DAYS = 365.24

BODIES = np.array([
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SOLAR],
    [4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
     0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS, 0.000954791938424326609 * SOLAR],
    [8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
     -0.00276742510726411043 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS, 0.000285885980666130812 * SOLAR],
    [12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
     0.00296460137564761618 * DAYS, 0.00237847173959480950 * DAYS, -0.0000296589568540237556 * DAYS, 0.0000436624404335156298 * SOLAR],
])


@njit
def offset_momentum(b):
    for k in range(3):
        p = 0.0
        for i in range(len(b)):
            p += b[i, 3 + k] * b[i, 6]
        b[0, 3 + k] = -p / SOLAR


@njit
def energy(b):
    e = 0.0
    n = len(b)
    for i in range(n):
        e += 0.5 * b[i, 6] * (b[i, 3] ** 2 + b[i, 4] ** 2 + b[i, 5] ** 2)
        for j in range(i + 1, n):
            dx, dy, dz = b[i, 0] - b[j, 0], b[i, 1] - b[j, 1], b[i, 2] - b[j, 2]
            e -= b[i, 6] * b[j, 6] / math.sqrt(dx * dx + dy * dy + dz * dz)
    return e


@njit
def advance(b, dt, steps):
    n = b.shape[0]
    for _ in range(steps):
        for i in range(n):
            for j in range(i + 1, n):
                dx = b[i, 0] - b[j, 0]
                dy = b[i, 1] - b[j, 1]
                dz = b[i, 2] - b[j, 2]
                d2 = dx * dx + dy * dy + dz * dz
                mag = dt / (d2 * math.sqrt(d2))
                for k, d in enumerate((dx, dy, dz)):
                    b[i, 3 + k] -= d * b[j, 6] * mag
                    b[j, 3 + k] += d * b[i, 6] * mag
        for i in range(n):
            for k in range(3):
                b[i, k] += dt * b[i, 3 + k]


offset_momentum(BODIES_ := BODIES.copy())
print(f"{energy(BODIES_):.9f}")
advance(BODIES_, 0.01, 1000)
print(f"{energy(BODIES_):.9f}")

# Bounds and energies over several fields, with the loop over names inside and outside.
import numpy as np
from numba import njit, literal_unroll

body = np.dtype([('mass', np.float64), ('vx', np.float64), ('vy', np.float64), ('vz', np.float32)])


@njit
def energy(bodies):
    e = 0.0
    for i in range(bodies.size):
        v2 = 0.0
        for name in literal_unroll(('vx', 'vy', 'vz')):
            v2 += bodies[i][name] ** 2
        e += 0.5 * bodies[i]['mass'] * v2
    return e


@njit
def limits(bodies, out):
    k = 0
    for name in literal_unroll(('mass', 'vx', 'vy', 'vz')):
        lo = np.inf
        hi = -np.inf
        for i in range(len(bodies)):
            v = bodies[i][name]
            if v < lo:
                lo = v
            if v > hi:
                hi = v
        out[k, 0] = lo
        out[k, 1] = hi
        k += 1


bodies = np.zeros(4, body)
bodies['mass'] = [1.0, 2.0, 0.5, 4.0]
bodies['vx'] = [0.5, -1.0, 2.0, 0.0]
bodies['vy'] = [1.5, 0.25, -2.0, 1.0]
bodies['vz'] = [1.0, 2.0, 3.0, 4.0]
out = np.zeros((4, 2))
limits(bodies, out)
print(energy(bodies))
print(out)

# A bootstrap particle filter as a jitclass, in the published style: state in arrays, resampling, an estimate per step.
import numpy as np
from numba import float64, int64, njit
from numba.experimental import jitclass

spec = [
    ('n', int64),
    ('x', float64[:]),
    ('w', float64[:]),
    ('process_noise', float64),
    ('sensor_noise', float64),
]


@jitclass(spec)
class ParticleFilter:
    def __init__(self, n, process_noise=0.5, sensor_noise=1.0):
        self.n = n
        self.x = np.linspace(-5.0, 5.0, n)
        self.w = np.ones(n) / n
        self.process_noise = process_noise
        self.sensor_noise = sensor_noise

    def predict(self, u):
        for i in range(self.n):
            jitter = (((i * 7919) % 101) / 101.0 - 0.5) * self.process_noise
            self.x[i] += u + jitter

    def update(self, z):
        self.w *= np.exp(-0.5 * ((z - self.x) / self.sensor_noise) ** 2)
        self.w += 1e-300
        self.w /= self.w.sum()

    def effective_size(self):
        return 1.0 / np.sum(self.w ** 2)

    def resample(self):
        cumulative = np.cumsum(self.w)
        cumulative[-1] = 1.0
        positions = (np.arange(self.n) + 0.5) / self.n
        indexes = np.zeros(self.n, np.int64)
        i, j = 0, 0
        while i < self.n:
            if positions[i] < cumulative[j]:
                indexes[i] = j
                i += 1
            else:
                j += 1
        self.x = self.x[indexes]
        self.w[:] = 1.0 / self.n

    @property
    def estimate(self):
        mean = np.sum(self.x * self.w)
        var = np.sum((self.x - mean) ** 2 * self.w)
        return mean, var


@njit
def run(pf, controls, measurements):
    out = np.empty((len(controls), 2))
    resampled = 0
    for k in range(len(controls)):
        pf.predict(controls[k])
        pf.update(measurements[k])
        if pf.effective_size() < pf.n / 2:
            pf.resample()
            resampled += 1
        out[k, 0], out[k, 1] = pf.estimate
    return out, resampled


pf = ParticleFilter(500)
u = np.full(8, 0.4)
z = np.cumsum(u) + np.array([0.1, -0.2, 0.05, 0.3, -0.1, 0.0, 0.2, -0.05])
out, resampled = run(pf, u, z)
print(np.round(out, 6))
print(resampled, round(pf.effective_size(), 6), pf.n, pf.x.shape)
mean, var = pf.estimate
print(round(mean, 6), round(var, 6))

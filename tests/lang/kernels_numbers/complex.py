import cmath
import math
import numpy as np
from numba import njit


@njit
def algebra(z, w):
    return z + w, z - w, z * w, z / w, -z, z == w, z != w, abs(z), z.real, z.imag, z.conjugate()


@njit
def functions(z):
    return cmath.sqrt(z), cmath.exp(z), cmath.log(z), cmath.sin(z), cmath.cos(z), cmath.tan(z), cmath.sinh(z), cmath.cosh(z), cmath.tanh(z)


@njit
def inverse(z):
    return cmath.asin(z), cmath.acos(z), cmath.atan(z), cmath.asinh(z), cmath.acosh(z), cmath.atanh(z), cmath.log10(z)


@njit
def numpy(z):
    return np.sqrt(z), np.exp(z), np.log(z), np.abs(z), np.angle(z), np.conj(z), np.real(z), np.imag(z), np.square(z)


@njit
def powers(z):
    return z ** 2, z ** 3, z ** -1, z ** 0.5, z ** (1 + 1j), 2 ** z


@njit
def polar(z):
    r, phi = cmath.polar(z)
    return cmath.rect(r, phi), cmath.phase(z), cmath.isnan(z), cmath.isinf(z), cmath.isfinite(z)


def show(values):
    print(["%.10g%+.10gj" % (complex(v).real, complex(v).imag) for v in values])


for z in (1 + 2j, -0.5 + 0.25j, 3 - 4j, np.complex64(1 + 2j)):
    for f in (functions, inverse, numpy, powers, polar):
        show([round(complex(v).real, 5) + round(complex(v).imag, 5) * 1j for v in f(complex(z))])
print(algebra(1 + 2j, 3 - 1j))
print(algebra(np.complex64(1 + 2j), np.complex64(2)))


@njit
def mandelbrot(c, limit):
    z = 0j
    for i in range(limit):
        if abs(z) > 2:
            return i
        z = z * z + c
    return limit


@njit
def dft(x):
    n = len(x)
    out = np.zeros(n, np.complex128)
    for k in range(n):
        for t in range(n):
            out[k] += x[t] * cmath.exp(-2j * math.pi * k * t / n)
    return out


print([mandelbrot(complex(re, im), 50) for re in (-2.0, -0.5, 0.3) for im in (0.0, 0.5)])
print([abs(v) for v in np.round(dft(np.array([1.0, 2.0, 3.0, 4.0])), 8).tolist()][:3])

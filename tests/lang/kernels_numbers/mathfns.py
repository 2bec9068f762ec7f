import math
import numpy as np
from numba import njit


@njit
def exact(x):
    return math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.copysign(x, -1.0), math.isnan(x), math.isfinite(x)


@njit
def whole(a, b):
    return math.gcd(a, b), np.gcd(a, b), np.lcm(a, b)


@njit
def smooth(x):
    return (math.sqrt(x), math.exp(x), math.log(x), math.sin(x), math.atan2(x, 2.0), math.hypot(x, 1.0), math.pow(x, 1.5),
            math.gamma(x), math.lgamma(x), math.erf(x), math.erfc(x), math.log1p(x), math.expm1(x), math.degrees(x), math.fmod(7.5, x))


@njit
def numpy(x, y):
    return (np.maximum(x, y), np.minimum(x, y), np.fmax(x, y), np.power(x, 2), np.hypot(x, y), np.floor_divide(x, y), np.remainder(x, y),
            np.fmod(x, y), np.sign(x), np.rint(x), np.isnan(x), np.signbit(x), np.logaddexp(x, y), np.heaviside(x, y), np.nextafter(x, y) > x)


@njit
def parts(x):
    m, e = math.frexp(x)
    return m, e, math.ldexp(m, e)


for x in (2.5, -2.5, 1e10):
    print(exact(x), parts(x))
for a, b in ((12, 18), (-12, 18), (0, 5), (7, 13)):
    print(whole(a, b))
for x in (0.5, 1.0, 4.2):
    print(["%.9g" % v for v in smooth(x)])
for x, y in ((2.5, 1.5), (-2.5, 1.0), (float("nan"), 1.0)):
    print(["%.9g" % v for v in numpy(x, y)])

# libc.math: C's functions do not raise, neither compiled nor where a program runs line by line
from libc.math cimport (sqrt, log, exp, pow, fmod, fmin, fmax, fdim, fma, round, rint, nearbyint, trunc, floor, ceil, lround, lrint, llround, copysign,
                        remainder, nextafter, ldexp, scalbn, hypot, logb, ilogb, isnan, isinf, isfinite, isnormal, signbit, sqrtf, powf, fabsf, fmaxf, expf,
                        INFINITY, NAN, HUGE_VAL, M_1_PI, M_2_PI, M_2_SQRTPI, M_SQRT1_2, M_LN10, M_LOG2E, M_LOG10E)


def compiled(double x, double y):
    return (sqrt(x), log(x), pow(x, 0.5), fmod(x, 0.0), fmin(x, y), fmax(x, NAN), round(x), rint(x), nearbyint(x), lround(x), lrint(x), llround(y),
            remainder(x, y), copysign(1, x), scalbn(x, 3), isnan(x), isinf(y), isfinite(x), hypot(x, y), ldexp(x, 2))


def single(double x):
    return sqrtf(x), powf(x, 1.5), fabsf(-x), fmaxf(x, 0.1)


def others(double x, double y):
    return fdim(x, y), fma(x, y, 1), nextafter(x, y), logb(x), ilogb(x), isnormal(x) != 0, signbit(x) != 0


print(sqrt(-1.0), log(0.0), exp(1000), pow(0, -1), fmod(1, 0), round(2.5), round(-0.5), floor(-1.5), ceil(1.2), trunc(-2.5), lround(0.49999999999999994))
for x, y in ((-2.5, 3.0), (0.5, -2.0), (1e300, 7.0), (4503599627370497.5, 2.0), (-0.0, 1.0)):
    print(compiled(x, y))
    print(others(x, y))
print(single(2.0), single(0.1), expf(1))
print(M_1_PI, M_2_PI, M_2_SQRTPI, M_SQRT1_2, M_LN10, M_LOG2E, M_LOG10E, INFINITY == HUGE_VAL)

"""math and NumPy scalar functions over dtypes; 12 digits, for the last bits may differ."""
import math

import numpy as np


def m_math1(x):
    return math.exp(x), math.sin(x), math.cos(x), math.tan(x), math.atan(x), math.sinh(x), math.cosh(x), math.tanh(x)


def m_math2(x):
    return math.sqrt(x), math.log(x), math.log2(x), math.log10(x), math.log1p(x), math.expm1(x), math.erf(x), math.erfc(x)


def m_math3(x):
    return math.asin(x), math.acos(x), math.asinh(x), math.atanh(x), math.gamma(x), math.lgamma(x), math.degrees(x), math.radians(x)


def m_math4(x, y):
    return math.pow(x, y), math.atan2(x, y), math.hypot(x, y), math.copysign(x, y)


def rounds(x):
    return math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.isnan(x), math.isinf(x), math.isfinite(x)


def parts(x):
    return math.frexp(x), math.ldexp(x, 3)


def constants():
    return math.pi, math.e, math.inf, np.pi, np.inf, math.tau


def m_np1(x):
    return np.exp(x), np.sin(x), np.cos(x), np.arctan(x), np.tanh(x), np.log1p(x), np.expm1(x), np.cbrt(x)


def m_np2(x):
    return np.sqrt(x), np.log(x), np.log2(x), np.log10(x), np.exp2(x), np.square(x), np.deg2rad(x), np.rad2deg(x)


def np_exact(x):
    return np.abs(x), np.fabs(x), np.floor(x), np.ceil(x), np.trunc(x), np.rint(x), np.sign(x), np.negative(x)


def np_truth(x):
    return np.isnan(x), np.isinf(x), np.isfinite(x), np.signbit(x), np.logical_not(x)


def np_min(x, y):
    return np.minimum(x, y), np.maximum(x, y), np.fmin(x, y), np.fmax(x, y), np.copysign(x, y)


def np_arith(x, y):
    return np.add(x, y), np.subtract(x, y), np.multiply(x, y), np.divide(x, y), np.floor_divide(x, y), np.mod(x, y)


def np_compare(x, y):
    return np.equal(x, y), np.less(x, y), np.greater_equal(x, y), np.logical_and(x, y), np.logical_or(x, y), np.logical_xor(x, y)


def np_bits(x, y):
    return np.bitwise_and(x, y), np.bitwise_or(x, y), np.bitwise_xor(x, y), np.invert(x)


def m_np_power(x, y):
    return np.power(x, y), np.arctan2(x, y), np.hypot(x, y)


def powers(x):
    return x**0, x**1, x**2, x**3, x**-2, x**7


def m_power(x, y):
    return x**y


def rounding_digits(x):
    return round(x, 0), round(x, 1), round(x, 3), round(x, -1)


def float_to_int(x):
    return np.int64(x), np.int32(x), np.int16(x), np.int8(x), np.uint8(x), np.uint16(x), np.uint32(x)


def complex_parts(z):
    return z.real, z.imag, np.real(z), np.imag(z), np.conj(z), np.abs(z)


INF = float("inf")
NAN = float("nan")
CASES = (
    [("m_math1", (t, v)) for t in ("f8", "f4", "i8", "u1") for v in (0, 1, 3)] + [("m_math1", ("f8", v)) for v in (-2.5, 0.1, 700.0, -INF, NAN)]
    + [("m_math2", (t, v)) for t in ("f8", "f4", "i8") for v in (1, 2, 5)] + [("m_math2", ("f8", v)) for v in (0.0, -0.5, 1e-300, INF, NAN)]
    + [("m_math3", (t, v)) for t in ("f8", "f4") for v in (0.5, 0.25)] + [("m_math3", ("f8", v)) for v in (-0.5, 1.0, NAN, 2.0)]
    + [("m_math4", ("f8", x), ("f8", y)) for x in (0.5, -2.0, 3.0, INF) for y in (1.0, -0.0, 2.0, 0.5)] + [("m_math4", ("i8", 3), ("i8", 2)), ("m_math4", ("f4", 3), ("f4", 2))]
    + [("rounds", ("f8", v)) for v in (0.5, -0.5, 2.5, 1e10, -3.7)] + [("rounds", ("i8", -3)), ("rounds", ("f4", 2.5)), ("rounds", ("u1", 7))]
    + [("parts", ("f8", v)) for v in (0.75, -3.25, 0.0, 1e300, 5e-324)] + [("constants",)]
    + [("m_np1", (t, v)) for t in ("f8", "f4", "i4", "i2") for v in (0, 1, 2)] + [("m_np2", (t, v)) for t in ("f8", "f4", "i8", "i1") for v in (1, 2, 3)]
    + [("np_exact", (t, v)) for t in ("f8", "f4", "i8", "i4") for v in (-2, 0, 3)] + [("np_exact", ("f8", v)) for v in (-2.5, 0.5, -0.0, NAN, INF)]
    + [("np_truth", ("f8", v)) for v in (-1.0, -0.0, NAN, -INF)] + [("np_truth", ("f4", 1.5))]
    + [("np_min", ("f8", x), ("f8", y)) for x in (1.5, -0.0, NAN) for y in (0.0, 2.5, NAN)] + [("np_min", ("i8", 3), ("i8", -4))]
    + [("np_arith", ("f8", x), ("f8", y)) for x in (7.5, -7.5) for y in (2.0, -2.0, 0.0)] + [("np_arith", ("i8", 7), ("i8", -2)), ("np_arith", ("i4", 7), ("i4", 0)), ("np_arith", ("f4", 7), ("f4", 3))]
    + [("np_compare", (t, 3), (t, 0)) for t in ("i8", "f8", "u1")] + [("np_bits", ("i8", 12), ("i8", -7)), ("np_bits", ("u1", 12), ("u1", 7))]
    + [("m_np_power", ("f8", 2.5), ("f8", -1.5)), ("m_np_power", ("f4", 2.5), ("f4", 1.5))]
    + [("powers", ("f8", 1.1)), ("powers", ("f8", -3.0)), ("powers", ("f4", 1.5)), ("powers", ("f8", 1e200))]
    + [("m_power", ("f8", x), ("f8", y)) for x in (2.5, -2.0, 0.0) for y in (0.5, 3.0, 0.0)] + [("m_power", ("f8", 1.5), ("i8", n)) for n in (0, 5, -3, 100)]
    + [("m_power", ("i8", 3), ("i8", n)) for n in (0, 5, 39, 70)] + [("m_power", ("f8", 2.0), ("i4", 10)), ("m_power", ("i4", 2), ("f8", 0.5))]
    + [("rounding_digits", ("f8", v)) for v in (2.34567, -1234.5678, 1e300, NAN, INF, 0.05)]
    + [("float_to_int", ("f8", v)) for v in (300.9, -1.9, 70000.5)] + [("complex_parts", ("c16", 3 - 4j)), ("complex_parts", ("c8", 3 - 4j))]
)

/* number.c - functions of numbers: powers by squaring (in the order that the emitter unrolls constant exponents in), rounding
 * to digits, hashes. */
#include <math.h>

#include "runtime/kernel/kernel.h"
#include "runtime/math/math.h"

int64_t qn_k_powi_i(int64_t base, int64_t exponent) {
  if (exponent < 0) { /* 1 / base ** -exponent, truncated; 0 ** negative: as Numba, the int nearest to infinity */
    if (base == 1) return 1;
    if (base == -1) return exponent & 1 ? -1 : 1;
    return base == 0 ? INT64_MIN : 0;
  }
  uint64_t r = 1, b = (uint64_t)base;
  for (uint64_t e = (uint64_t)exponent; e; e >>= 1) {
    if (e & 1) r *= b;
    b *= b;
  }
  return (int64_t)r;
}

int32_t qn_k_powi_ovf(int64_t base, int64_t exponent, int64_t *result) {
  int64_t r = 1, b = base;
  if (exponent < 0) return 1;
  for (uint64_t e = (uint64_t)exponent;;) {
    if ((e & 1) && __builtin_mul_overflow(r, b, &r)) return 1;
    e >>= 1;
    if (e == 0) break;
    if (__builtin_mul_overflow(b, b, &b)) {
      if (r == 0) break;
      return 1;
    }
  }
  *result = r;
  return 0;
}

double qn_k_powi_f(double base, int64_t exponent) {
  uint64_t e = exponent < 0 ? 0 - (uint64_t)exponent : (uint64_t)exponent;
  if (e > 0x10000) return qn_pow(base, (double)exponent); /* as Numba: too many roundings */
  double r = 1.0, by[2] = {1.0, base}; /* no branch on a bit: none can be foretold */
  for (;;) {
    r *= by[e & 1];
    e >>= 1;
    if (e == 0) break;
    by[1] *= by[1];
  }
  return exponent < 0 ? 1.0 / r : r;
}

/* As Numba: scale, round to even, scale back; what is too large to scale is itself. */
double qn_k_round_digits(double x, int64_t digits, int32_t single) {
  if (!isfinite(x)) return x;
  if (digits < 0) {
    double p = qn_k_powi_f(10.0, -digits), y = single ? (double)(float)(x / p) : x / p;
    return qn_rint(y) * p;
  }
  double p = qn_k_powi_f(10.0, digits > 22 ? digits - 22 : digits), q = digits > 22 ? 1e22 : 1.0, y = (x * p) * q;
  if (!isfinite(y)) return x;
  return qn_rint(single ? (double)(float)y : y) / q / p;
}

int64_t qn_k_gcd(int64_t a, int64_t b) {
  uint64_t x = a < 0 ? 0 - (uint64_t)a : (uint64_t)a, y = b < 0 ? 0 - (uint64_t)b : (uint64_t)b;
  while (y) {
    uint64_t r = x % y;
    x = y, y = r;
  }
  return (int64_t)x;
}
int64_t qn_k_lcm(int64_t a, int64_t b) {
  int64_t g = qn_k_gcd(a, b);
  if (g == 0) return 0;
  uint64_t r = (uint64_t)(a / g) * (uint64_t)b;
  return (int64_t)((int64_t)r < 0 ? 0 - r : r);
}

double qn_k_logaddexp(double a, double b, int32_t single) {
  (void)single;
  if (a == b) return a + 0.6931471805599453;
  double d = a - b;
  return d > 0 ? a + qn_log1p(qn_exp(-d)) : d <= 0 ? b + qn_log1p(qn_exp(d)) : d;
}
double qn_k_logaddexp2(double a, double b, int32_t single) {
  (void)single;
  if (a == b) return a + 1.0;
  double d = a - b;
  return d > 0 ? a + qn_log1p(qn_exp2(-d)) * M_LOG2E : d <= 0 ? b + qn_log1p(qn_exp2(d)) * M_LOG2E : d;
}
double qn_k_nextafter(double a, double b, int32_t single) {
  return single ? (double)nextafterf((float)a, (float)b) : nextafter(a, b);
}
double qn_k_heaviside(double a, double b, int32_t single) {
  (void)single;
  return isnan(a) ? a : a == 0.0 ? b : a > 0.0 ? 1.0 : 0.0;
}
double qn_k_spacing(double a, int32_t single) {
  if (!isfinite(a)) return (double)NAN;
  if (single) return (double)(copysignf(nextafterf(fabsf((float)a), INFINITY) - fabsf((float)a), (float)a));
  return copysign(nextafter(fabs(a), (double)INFINITY) - fabs(a), a);
}

int32_t qn_k_range_has(int64_t v, int64_t start, int64_t stop, int64_t step) {
  if (step > 0) return v >= start && v < stop && ((uint64_t)v - (uint64_t)start) % (uint64_t)step == 0;
  return step < 0 && v <= start && v > stop && ((uint64_t)start - (uint64_t)v) % (0 - (uint64_t)step) == 0;
}

int32_t qn_k_range_index(qn_kctx *ctx, int64_t length, int64_t i, int64_t *out) {
  *out = i < 0 ? i + length : i;
  return *out < 0 || *out >= length ? qn_k_error(ctx, "IndexError", "range object index out of range") : 0;
}

/* --- an object's int in a variable of C ---------------------------------------------------------------------------------- */
int32_t qn_k_c_int(qn_kctx *ctx, int64_t v, int64_t dtype, int64_t *out) {
  static const char *const names[] = {[QN_D_INT8] = "char", [QN_D_INT16] = "short", [QN_D_INT32] = "int", [QN_D_UINT8] = "unsigned char",
                                      [QN_D_UINT16] = "unsigned short", [QN_D_UINT32] = "unsigned int", [QN_D_UINT64] = "unsigned long"};
  bool is_signed = qn_dtypes[dtype].kind == 'i';
  uint32_t bits = 8 * qn_dtypes[dtype].size - is_signed;
  *out = v;
  if (!is_signed && v < 0) return qn_k_error(ctx, "OverflowError", "can't convert negative value to %s", names[dtype]);
  bool fits = bits >= 63 || (v < INT64_C(1) << bits && v >= -(INT64_C(1) << bits));
  return fits ? 0 : qn_k_error(ctx, "OverflowError", "value too large to convert to %s", names[dtype]);
}

/* --- Python's hash ----------------------------------------------------------------------------------------------------- */
static const uint64_t hash_modulus = (UINT64_C(1) << 61) - 1;

static int64_t hash_sign(uint64_t r, bool negative) {
  int64_t h = negative ? -(int64_t)r : (int64_t)r;
  return h == -1 ? -2 : h;
}

int64_t qn_k_hash_int(int64_t v, int32_t is_unsigned) {
  bool negative = !is_unsigned && v < 0;
  uint64_t size = negative ? 0 - (uint64_t)v : (uint64_t)v;
  return hash_sign(size % hash_modulus, negative);
}

int64_t qn_k_hash_float(double v) {
  if (isinf(v)) return v > 0 ? 314159 : -314159;
  if (isnan(v)) return 0;
  int e;
  double m = frexp(fabs(v), &e);
  uint64_t x = 0;
  while (m != 0.0) { /* 28 bits at a time */
    x = ((x << 28) & hash_modulus) | x >> 33;
    m *= 268435456.0;
    e -= 28;
    uint64_t y = (uint64_t)m;
    m -= (double)y;
    x += y;
    if (x >= hash_modulus) x -= hash_modulus;
  }
  e = e >= 0 ? e % 61 : 60 - (-1 - e) % 61;
  x = ((x << e) & hash_modulus) | (e ? x >> (61 - e) : 0);
  return hash_sign(x, v < 0);
}

int64_t qn_k_hash_mix(int64_t acc, int64_t lane) {
  uint64_t a = (uint64_t)acc + (uint64_t)lane * UINT64_C(14029467366897019727);
  return (int64_t)((a << 31 | a >> 33) * UINT64_C(11400714785074694791));
}
int64_t qn_k_hash_end(int64_t acc, int64_t n) {
  uint64_t a = (uint64_t)acc + ((uint64_t)n ^ (UINT64_C(2870177450012600261) ^ UINT64_C(3527539)));
  return a == UINT64_MAX ? 1546275796 : (int64_t)a;
}

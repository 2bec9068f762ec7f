/* number.c - powers by squaring, in the order that the emitter unrolls constant exponents in. */
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
  double r = 1.0, b = base;
  for (;;) {
    if (e & 1) r *= b;
    e >>= 1;
    if (e == 0) break;
    b *= b;
  }
  return exponent < 0 ? 1.0 / r : r;
}

/* decimal.c - w * 10^q to double by the algorithm of D. Lemire, "Number parsing at a gigabyte per second" (2021), with the
 * proof of N. Mushtak and D. Lemire (2022) that its 128-bit product never needs a fallback. */
#include "runtime/base/decimal.h"

typedef struct pow5_entry {
  uint64_t hi, lo;
} pow5_entry;
enum { POW5_MIN = -342, POW5_MAX = 308 };
static const pow5_entry pow5_table[] = {
#include "runtime/base/pow5.inc"
};
_Static_assert(QN_COUNT(pow5_table) == POW5_MAX - POW5_MIN + 1, "a power each");

__extension__ typedef unsigned __int128 u128;

static double of_bits(uint64_t mantissa, int64_t power) {
  uint64_t bits = (mantissa & ~(UINT64_C(1) << 52)) | (uint64_t)power << 52;
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}

double qn_decimal_double(uint64_t w, int64_t q) {
  if (w == 0 || q < POW5_MIN) return 0.0;
  if (q > POW5_MAX) return __builtin_inf();
  int lz = __builtin_clzll(w);
  w <<= lz;
  pow5_entry p = pow5_table[q - POW5_MIN];
  u128 first = (u128)w * p.hi;
  uint64_t hi = (uint64_t)(first >> 64), lo = (uint64_t)first;
  if ((hi & 0x1FF) == 0x1FF) { /* the bits below those that are kept could carry */
    uint64_t more = (uint64_t)((u128)w * p.lo >> 64);
    lo += more;
    hi += more > lo;
  }
  int upper = (int)(hi >> 63), shift = upper + 64 - 52 - 3;
  uint64_t mantissa = hi >> shift;
  int64_t power = ((217706 * q) >> 16) + 63 + upper - lz + 1023;
  if (power <= 0) { /* subnormal */
    if (1 - power >= 64) return 0.0;
    mantissa >>= 1 - power;
    mantissa += mantissa & 1;
    mantissa >>= 1;
    uint64_t bits = mantissa; /* 2^52 is the smallest normal number, as bits go */
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
  }
  if (lo <= 1 && q >= -4 && q <= 23 && (mantissa & 3) == 1 && mantissa << shift == hi) mantissa &= ~UINT64_C(1); /* a tie */
  mantissa += mantissa & 1;
  mantissa >>= 1;
  if (mantissa >= UINT64_C(2) << 52) {
    mantissa = UINT64_C(1) << 52;
    power++;
  }
  return power >= 2047 ? __builtin_inf() : of_bits(mantissa, power);
}

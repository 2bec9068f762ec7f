/* trig_large.c - sin, cos and tan of |x| >= 2^37, infinities and nan: the slow sides of sin.inc, cos.inc and tan.inc.
 *
 * Payne and Hanek's reduction in integers: x = m 2^e with an integer m of 53 bits, so x (2/pi) mod 4 needs only the 192
 * bits of 2/pi from weight 2^(1-e) on; what is cut off is below 2^-137 of a quarter turn, and no double comes closer
 * than 2^-62 to a multiple of pi/2. */
#include "runtime/math/math.h"
#include "runtime/math/math_tables.h"
#include "runtime/math/ops.h"

__extension__ typedef unsigned __int128 u128;

/* 2/pi, the first word holding the weights 2^-1 to 2^-64 */
static const uint64_t two_over_pi[19] = {
  0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
  0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
  0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
  0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
};

/* 64 bits of 2/pi from weight 2^-j on; j may be 0 or negative: leading zeros */
static uint64_t pi_bits(int64_t j) {
  if (j <= -63) return 0;
  if (j < 1) return two_over_pi[0] >> (1 - j);
  uint64_t at = (uint64_t)(j - 1), word = at / 64, shift = at % 64;
  return shift == 0 ? two_over_pi[word] : (two_over_pi[word] << shift) | (two_over_pi[word + 1] >> (64 - shift));
}

typedef struct reduced {
  int64_t q;
  double r, rl;
} reduced;

static reduced reduce_large(double x) {
  int64_t bits = BITS(F_ABS(x));
  int64_t e = (bits >> 52) - 1075;
  uint64_t m = ((uint64_t)bits & ((UINT64_C(1) << 52) - 1)) | (UINT64_C(1) << 52);
  uint64_t w0 = pi_bits(e - 1), w1 = pi_bits(e + 63), w2 = pi_bits(e + 127); /* high to low */
  u128 low = (u128)m * w2, mid = (u128)m * w1 + (uint64_t)(low >> 64);
  uint64_t p2 = (uint64_t)low, p1 = (uint64_t)mid, p0 = m * w0 + (uint64_t)(mid >> 64);
  int64_t q = (int64_t)(p0 >> 62); /* x (2/pi) mod 4 = p 2^-190 */
  u128 hi = ((u128)((p0 << 2) | (p1 >> 62)) << 64) | ((p1 << 2) | (p2 >> 62));
  uint64_t lo = p2 << 2;
  int negative = (int)((uint64_t)(hi >> 127));
  if (negative) { /* nearest quarter turn, not the one below */
    q++;
    lo = ~lo + 1;
    hi = ~hi + (lo == 0);
  }
  uint64_t top = (uint64_t)(hi >> 64);
  int zeros = top ? __builtin_clzll(top) : 64 + ((uint64_t)hi ? __builtin_clzll((uint64_t)hi) : 63);
  if (zeros) hi = zeros >= 64 ? (hi << zeros) | ((u128)lo << (zeros - 64)) : (hi << zeros) | (lo >> (64 - zeros));
  double unit = FROM_BITS((int64_t)(1023 - zeros) << 52);
  double fh = (double)(uint64_t)(hi >> 75) * 0x1p-53 * unit;
  double fl = (double)(uint64_t)((hi >> 22) & ((UINT64_C(1) << 53) - 1)) * 0x1p-106 * unit;
  double r = fh * 0x1.921fb54442d18p+0;
  double rl = F_FMA(fh, 0x1.921fb54442d18p+0, -r) + (fh * 0x1.1a62633145c07p-54 + fl * 0x1.921fb54442d18p+0);
  if (negative != (x < 0.0)) {
    r = -r;
    rl = -rl;
  }
  return (reduced){x < 0.0 ? -q : q, r, rl};
}

double qn_sin_large(double x) {
  if (!(F_ABS(x) < F_INF)) return x != x ? x + x : F_NAN;
  const reduced red = reduce_large(x);
  const int64_t q = red.q;
  const double r = red.r, rl = red.rl;
#include "runtime/math/trig_kernel.inc"
  double y = (q & 1) ? cos_lead + cos_rest : sin_lead + sin_rest;
  return (q & 2) ? -y : y;
}

double qn_cos_large(double x) {
  if (!(F_ABS(x) < F_INF)) return x != x ? x + x : F_NAN;
  const reduced red = reduce_large(x);
  const int64_t q = red.q;
  const double r = red.r, rl = red.rl;
#include "runtime/math/trig_kernel.inc"
  double y = (q & 1) ? sin_lead + sin_rest : cos_lead + cos_rest;
  return ((q + 1) & 2) ? -y : y;
}

double qn_tan_large(double x) {
  if (!(F_ABS(x) < F_INF)) return x != x ? x + x : F_NAN;
  const reduced red = reduce_large(x);
  const int64_t q = red.q;
  const double r = red.r, rl = red.rl;
#include "runtime/math/tan_kernel.inc"
  return tangent;
}

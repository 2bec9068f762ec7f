/* power.c - arrays to the power of one number. For small whole and half exponents a few products of pairs of doubles are right to 2^-98;
 * pow's error is below 0.52 ulp, so unless the number is within 0.03 ulp of the middle between two doubles, both round to the same one.
 * Operands where it is nearer, or that are not of ordinary size, are collected and computed by pow: its bits stay. */
#include <string.h>

#include "runtime/math/clones.h"
#include "runtime/math/math.h"
#include "runtime/math/ops.h"
#include "runtime/math/vector.h"

enum { BLOCK = 256, MOST = 8 };

/* Products beyond the first, and a division where the exponent is negative; sure: may the result stand? */
#define DEFINE_SHORT(name, FIRST, REST)                                                                                  \
  QN_CLONES static int64_t name(double *restrict out, int64_t *restrict sure, const double *restrict x, int times, bool under, size_t n) { \
    double h[BLOCK], l[BLOCK];                                                                                           \
    int64_t all = 1;                                                                                                     \
    for (size_t i = 0; i < n; i++) {                                                                                     \
      h[i] = FIRST;                                                                                                      \
      l[i] = REST;                                                                                                       \
    }                                                                                                                    \
    for (int k = 0; k < times; k++)                                                                                      \
      for (size_t i = 0; i < n; i++) {                                                                                   \
        const double p = h[i] * x[i], rest = F_FMA(l[i], x[i], F_FMA(h[i], x[i], -p)), y = p + rest;                     \
        l[i] = rest - (y - p);                                                                                           \
        h[i] = y;                                                                                                        \
      }                                                                                                                  \
    if (under)                                                                                                           \
      for (size_t i = 0; i < n; i++) {                                                                                   \
        const double q = 1.0 / h[i], rest = q * (F_FMA(-q, h[i], 1.0) - q * l[i]), y = q + rest;                         \
        l[i] = rest - (y - q);                                                                                           \
        h[i] = y;                                                                                                        \
      }                                                                                                                  \
    for (size_t i = 0; i < n; i++) {                                                                                     \
      const double size = F_ABS(h[i]);                                                                                   \
      sure[i] = (F_FMA(l[i], 1.0625, h[i]) == h[i]) & (size > 0x1p-900) & (size < 0x1p1000) & (F_ABS(x[i]) > 0x1p-450);   \
      all &= sure[i];                                                                                                    \
      out[i] = h[i];                                                                                                     \
    }                                                                                                                    \
    return all;                                                                                                          \
  }
DEFINE_SHORT(whole, x[i], 0.0)
DEFINE_SHORT(half, F_SQRT(x[i]), F_FMA(-h[i], h[i], x[i]) * (0.5 / h[i]))

static void plain(double *out, const double *x, const qn_short_power *by, size_t n) {
  for (size_t at = 0; at < n; at += BLOCK) {
    const size_t m = n - at < BLOCK ? n - at : BLOCK;
    double r[BLOCK], kept[BLOCK], same[BLOCK];
    int64_t sure[BLOCK];
    size_t count = 0, k = 0;
    if (!(by->half ? half : whole)(r, sure, x + at, by->times, by->under, m)) {
      for (size_t i = 0; i < m; i++) {
        kept[count] = x[at + i];
        same[count] = by->y;
        count += !sure[i];
      }
      qn_pow_n(kept, kept, same, count);
      for (size_t i = 0; i < m; i++)
        if (!sure[i]) r[i] = kept[k++];
    }
    memcpy(out + at, r, m * sizeof *r);
  }
}

void qn_pow_by_n(double *out, const double *x, double y, size_t n) {
  const double twice = 2 * F_ABS(y);
  if (twice >= 3 && twice <= 2 * MOST && twice == (double)(int)twice) {
    const bool odd = (int)twice % 2 != 0;
    const qn_short_power by = {y, (int)twice / 2 - !odd, odd, y < 0};
#ifdef QN_VECTOR
    if (qn_vec_pow_by(out, x, &by, n) != QN_VEC_NOT) return;
#endif
    plain(out, x, &by, n);
    return;
  }
  double same[BLOCK];
  for (size_t i = 0; i < BLOCK && i < n; i++) same[i] = y;
  for (size_t at = 0; at < n; at += BLOCK) qn_pow_n(out + at, x + at, same, n - at < BLOCK ? n - at : BLOCK);
}

/* single.c - functions of float32 arrays that have no list of floats (single.def). A short polynomial in doubles is right to 2^-35; unless that lies so near the middle between two
 * floats that the error could matter, it rounds to the float that the list (0.51 ulp of a double) rounds to. The few others, about one in
 * 1,400, are collected and computed by the list (Ziv's test: ACM TOMS 17, 1991). So float32 arrays, float32 numbers and kernels, which all
 * round the list's result, have the same bits.
 *
 * The polynomials are interpolations at Chebyshev nodes; `tests/unit/test_math.c` compares samples of each with the list; exp
 * was compared over all 2^32 floats when they were made. To change one: keep its relative error below 2^-35, and compare again. */
#include "runtime/math/single.h"

#include <string.h>

#include "runtime/math/clones.h"
#include "runtime/math/math.h"
#include "runtime/math/ops.h"
#include "runtime/math/vector.h"

#ifdef QN_VECTOR
#define BY_VECTORS(name)                                         \
  const qn_vec_done done = qn_vec_##name##_single(out, x, n);     \
  if (done != QN_VEC_NOT) return done == QN_VEC_FINITE;
#else
#define BY_VECTORS(name)
#endif

enum { BLOCK = 256 };

/* e^r = 1 + r + r^2 p(r), |r| <= ln2 / 2: error 2^-36.5. x = k ln2 + r. DEF_EXP names `small`, e^r - 1, and `power`, 2^k. */
#define DEF_EXP(a)                                                                                                             \
  const double kd0 = F_FMA(a, 0x1.71547652b82fep+0, 0x1.8p52), kd = kd0 - 0x1.8p52;                                            \
  const double r = F_FMA(kd, -0x1.abc9e3b39803fp-56, F_FMA(kd, -0x1.62e42fefa39efp-1, a));                                     \
  const double p = POLY6(r, 0.5, 0x1.55555567532adp-3, 0x1.5555555c87148p-5, 0x1.1110c632a3088p-7, 0x1.6c16858b7acb9p-10,      \
                         0x1.a15179d80ae96p-13, 0x1.a1132015ba37ep-16);                                                        \
  const double small = F_FMA(r * r, p, r);                                                                                     \
  const double power = FROM_BITS(I_SHL(I_ADD(BITS(kd0), I_CONST(1023)), I_CONST(52)));

QN_INLINE double fast_exp(double x) {
  DEF_EXP(x)
  return F_FMA(power, small, power);
}
/* sin r = r + r^3 p(r^2), |r| <= pi / 2: error 2^-41; x = q pi + r. For cosines q is half an odd number. */
#define SIN_POLY(r, u)                                                                                                          \
  F_FMA((r) * (u), POLY5(u, -0x1.55555555549c9p-3, 0x1.1111110fc01e7p-7, -0x1.a01a001194bc1p-13, 0x1.71dd8dd5d749ap-19,         \
                         -0x1.ae20c173a995ep-26, 0x1.54e70f31da4d6p-33), r)
QN_INLINE double fast_sin(double x) {
  const double kd0 = F_FMA(x, 0x1.45f306dc9c883p-2, 0x1.8p52), kd = kd0 - 0x1.8p52;
  const double r = F_FMA(kd, -0x1.1a62633145c07p-53, F_FMA(kd, -0x1.921fb54442d18p+1, x)), u = r * r;
  const double y = FROM_BITS(I_XOR(BITS(SIN_POLY(r, u)), I_SHL(BITS(kd0), I_CONST(63))));
  return SELECT_F(F_EQ(x, 0.0), x, y);
}
QN_INLINE double fast_cos(double x) {
  const double kd0 = F_FMA(x, 0x1.45f306dc9c883p-2, 0.5) + 0x1.8p52, kd = kd0 - 0x1.8p52 - 0.5;
  const double r = F_FMA(kd, -0x1.1a62633145c07p-53, F_FMA(kd, -0x1.921fb54442d18p+1, x)), u = r * r;
  return FROM_BITS(I_XOR(BITS(SIN_POLY(r, u)), I_SHL(BITS(kd0), I_CONST(63))));
}

/* Where the fast form holds: operands of ordinary size. Elsewhere its result does not matter. */
#define FITS_exp(x) (F_ABS(x) < 87.0)
#define FITS_sin(x) (F_ABS(x) < 0x1p18)
#define FITS_cos(x) (F_ABS(x) < 0x1p18)

/* May y, right to 2^-35, round to a float that the exact number does not round to? Not when it is 0, which is then exact. */
QN_INLINE int64_t unsure(double y) {
  enum { WIDTH = 3 << 16 };
  const double size = F_ABS(y);
  const int64_t rest = I_AND(I_ADD(BITS(y), I_CONST((INT64_C(1) << 28) + WIDTH)), I_CONST((INT64_C(1) << 29) - 1));
  const int normal = (size >= 0x1p-126) & (size < 0x1p127);
  return ((rest < 2 * WIDTH) | !normal) & (size != 0.0);
}

/* A block: 0 when all of out is right, else doubtful_<name> says what is not. */
#define QN_SINGLE_LOOP(name, ufunc)                                                                          \
  QN_INLINE int64_t doubt_##name(double x, double y) { return unsure(y) | !(FITS_##name(x)); }         \
  QN_CLONES static int64_t block_##name(float *restrict out, const float *restrict x, size_t n) {     \
    int64_t any = 0;                                                                                  \
    for (size_t i = 0; i < n; i++) {                                                                  \
      const double wide = (double)x[i], y = fast_##name(wide);                                        \
      any |= doubt_##name(wide, y);                                                                   \
      out[i] = (float)y;                                                                              \
    }                                                                                                 \
    return any;                                                                                       \
  }                                                                                                   \
  QN_CLONES static void doubtful_##name(int64_t *restrict where, const float *restrict x, size_t n) { \
    for (size_t i = 0; i < n; i++) where[i] = doubt_##name((double)x[i], fast_##name((double)x[i]));  \
  }                                                                                                   \
  bool qn_##name##_single(float *out, const float *x, size_t n) {                                     \
    BY_VECTORS(name)                                                                                  \
    for (size_t at = 0; at < n; at += BLOCK) {                                                        \
      const size_t m = n - at < BLOCK ? n - at : BLOCK;                                               \
      float r[BLOCK];                                                                                 \
      if (block_##name(r, x + at, m)) {                                                               \
        double kept[BLOCK];                                                                           \
        int64_t where[BLOCK];                                                                         \
        size_t count = 0, k = 0;                                                                      \
        doubtful_##name(where, x + at, m);                                                            \
        for (size_t i = 0; i < m; i++) {                                                              \
          kept[count] = (double)x[at + i];                                                            \
          count += where[i] != 0;                                                                     \
        }                                                                                             \
        qn_##name##_n(kept, kept, count);                                                             \
        for (size_t i = 0; i < m; i++)                                                                \
          if (where[i]) r[i] = (float)kept[k++];                                                      \
      }                                                                                               \
      memcpy(out + at, r, m * sizeof *r);                                                             \
    }                                                                                                 \
    return false;                                                                                     \
  }
QN_SINGLE_ROUNDED(QN_SINGLE_LOOP)

#define WHOLE(name, f)                                                                    \
  QN_CLONES void qn_##name##_whole(float *out, const float *x, size_t n) {                \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = f(x[i]);                 \
  }
QN_SINGLE_WHOLE(WHOLE)

/* vector_single.c - functions of single.c (vector.h says which) on vectors: sixteen floats as two vectors of eight doubles, tables of sixteen in registers.
 * A short form is right to 2^-35; where that may round to another float than the list does, or the operand is unusual, the list computes it
 * (single.c says more). So approximate reciprocals may be used: no bit of the result depends on them.
 *
 * Coefficients are interpolations at Chebyshev nodes. To change one: keep the relative error below 2^-35.5. */
#include "runtime/math/vector.h"

#ifdef QN_VECTOR
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,fma,bmi2,popcnt")

#include <math.h>
#include <string.h>

#include "runtime/math/math.h"
#include "runtime/math/single.h"
#include "runtime/math/vector_ops.h"

#include "runtime/math/ops_derived.h"

/* The low four bits of i say which. */
VEC_INLINE vec_f of_16(const double *t, vec_i i) {
  __m512d low = _mm512_loadu_pd(t), high = _mm512_loadu_pd(t + 8);
  return (vec_f){_mm512_permutex2var_pd(low, i.a, high), _mm512_permutex2var_pd(low, i.b, high)};
}
#define SHIFT(name, f, by)                    \
  VEC_INLINE vec_i name(vec_i i) { return (vec_i){f(i.a, by), f(i.b, by)}; }
SHIFT(left_48, _mm512_slli_epi64, 48)
SHIFT(left_63, _mm512_slli_epi64, 63)
SHIFT(right_48, _mm512_srli_epi64, 48)

/* e^r = 1 + small, x = k ln2/16 + r; power = 2^(k/16). q: coefficients of r^2 (...). */
static const uint64_t exp_16[16] = {
  0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238, 0x3fef06fe0a31b715, 0x3feedea64c123422,
  0x3feebfdad5362a27, 0x3feeab07dd485429, 0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
  0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da};
VEC_INLINE vec_f power_of(vec_f kd0) {
  return FROM_BITS(I_ADD(BITS(of_16((const double *)(const void *)exp_16, BITS(kd0))), left_48(BITS(kd0))));
}
#define LOG2E_16 0x1.71547652b82fep+4
#define MINUS_LN2_16 -0x1.62e42fefa39efp-5
#define REDUCE(x)                                                                    \
  DEF_F(kd0, F_FMA(x, F_CONST(LOG2E_16), F_CONST(0x1.8p52)))                                \
  DEF_F(kd, F_SUB(kd0, F_CONST(0x1.8p52)))                                                               \
  DEF_F(r, F_FMA(kd, F_CONST(MINUS_LN2_16), x))                                                   \
  DEF_F(power, power_of(kd0))
/* To 2^-36 of e^r. */
#define SMALL_2(r) F_FMA(F_MUL(r, r), POLY2(r, 0x1.0000000000000p-1, 0x1.5556deec7a397p-3, 0x1.55565bb9f4932p-5), r)

VEC_INLINE vec_f short_exp(vec_f x) {
  REDUCE(x)
  return F_FMA(power, SMALL_2(r), power);
}
/* sin r = r + r^3 p(r^2), |r| <= pi/2: error 2^-41; x = q pi + r. For cosines q is half an odd number. */
VEC_INLINE vec_f sin_of(vec_f r) {
  DEF_F(u, F_MUL(r, r))
  DEF_F(u2, F_MUL(u, u))
  DEF_F(high, F_FMA(u2, POLY1(u, -0x1.ae20c4df64cebp-26, 0x1.54e75e0ac660ep-33), POLY1(u, -0x1.a01a0011bd436p-13, 0x1.71dd8de2f9bb7p-19)))
  return F_FMA(F_MUL(r, u), F_FMA(u2, high, POLY1(u, -0x1.55555555549cbp-3, 0x1.1111110fc0495p-7)), r);
}
VEC_INLINE vec_f short_sin(vec_f x) {
  DEF_F(kd0, F_FMA(x, F_CONST(0x1.45f306dc9c883p-2), F_CONST(0x1.8p52)))
  DEF_F(kd, F_SUB(kd0, F_CONST(0x1.8p52)))
  DEF_F(r, F_FMA(kd, F_CONST(-0x1.1a62633145c07p-53), F_FMA(kd, F_CONST(-0x1.921fb54442d18p+1), x)))
  return SELECT_F(F_EQ(x, F_CONST(0.0)), x, FROM_BITS(I_XOR(BITS(sin_of(r)), left_63(BITS(kd0)))));
}
VEC_INLINE vec_f short_cos(vec_f x) {
  DEF_F(kd0, F_ADD(F_FMA(x, F_CONST(0x1.45f306dc9c883p-2), F_CONST(0.5)), F_CONST(0x1.8p52)))
  DEF_F(kd, F_SUB(F_SUB(kd0, F_CONST(0x1.8p52)), F_CONST(0.5)))
  DEF_F(r, F_FMA(kd, F_CONST(-0x1.1a62633145c07p-53), F_FMA(kd, F_CONST(-0x1.921fb54442d18p+1), x)))
  return FROM_BITS(I_XOR(BITS(sin_of(r)), left_63(BITS(kd0))));
}
/* Operands of ordinary size, as lanes of floats: |x| below a bound. The forms give x itself where x is so small that the
 * result is. */
VEC_INLINE __mmask16 below(__m512 x, float high) {
  return _mm512_cmp_ps_mask(_mm512_abs_ps(x), _mm512_set1_ps(high), _CMP_LT_OQ);
}
#define FITS_exp(x) below(x, 87.0f)
#define FITS_sin(x) below(x, 0x1p18f)
#define FITS_cos(x) below(x, 0x1p18f)

/* Does y, right to 2^-35, round to the float that the exact number rounds to? Yes if the 29 bits that rounding drops are not near their middle. */
VEC_INLINE vec_b sure_of(vec_f y) {
  enum { WIDTH = 1 << 18 }; /* a power of two, so that a mask tells */
  DEF_I(shifted, I_ADD(BITS(y), I_CONST((INT64_C(1) << 28) + WIDTH)))
  const __m512i high = _mm512_set1_epi64((INT64_C(1) << 29) - 2 * WIDTH);
  return (vec_b){_mm512_test_epi64_mask(shifted.a, high), _mm512_test_epi64_mask(shifted.b, high)};
}

enum { BLOCK = 256, LANES = 16 };
typedef struct kept {
  double x[BLOCK];
  uint16_t at[BLOCK];
  size_t count;
} kept;

static __attribute__((noinline)) void keep(kept *k, unsigned rare, __m512 v, size_t i) {
  float x[LANES];
  _mm512_storeu_ps(x, v);
  for (; rare; rare &= rare - 1) {
    unsigned lane = (unsigned)__builtin_ctz(rare);
    k->at[k->count] = (uint16_t)(i + lane);
    k->x[k->count++] = (double)x[lane];
  }
}

#define SINGLE_STEP(name, on, v, v_low, v_high, STORE)                                                                      \
  {                                                                                                                        \
    vec_f y = short_##name((vec_f){_mm512_cvtps_pd(v_low), _mm512_cvtps_pd(v_high)});                                      \
    unsigned rare = (on) & ~((unsigned)(FITS_##name(v)) & vec_mask(sure_of(y)));                                           \
    __m256 r_low = _mm512_cvtpd_ps(y.a), r_high = _mm512_cvtpd_ps(y.b);                                                    \
    if (__builtin_expect(rare != 0, 0)) keep(&k, rare, v, i);                                                              \
    STORE                                                                                                                  \
  }
#define SINGLE_LOOP(name, ufunc)                                                                                                         \
  qn_vec_done qn_vec_##name##_single(float *out, const float *x, size_t n) {                                               \
    if (!qn_vec_can()) return QN_VEC_NOT;                                                                                         \
    kept k;                                                                                                                \
    bool finite = true;                                                                                                    \
    for (; n > 0; n -= n < BLOCK ? n : BLOCK, x += BLOCK, out += BLOCK) {                                                  \
      size_t m = n < BLOCK ? n : BLOCK, i = 0;                                                                             \
      k.count = 0;                                                                                                         \
      for (; i + LANES <= m; i += LANES) {                                                                                 \
        __m512 v = _mm512_loadu_ps(x + i);                                                                                 \
        __m256 v_low = _mm256_loadu_ps(x + i), v_high = _mm256_loadu_ps(x + i + 8);                                        \
        SINGLE_STEP(name, 0xffffu, v, v_low, v_high, {                                                                     \
          _mm256_storeu_ps(out + i, r_low);                                                                                \
          _mm256_storeu_ps(out + i + 8, r_high);                                                                           \
        })                                                                                                                 \
      }                                                                                                                    \
      if (i < m) {                                                                                                         \
        unsigned on = (1u << (m - i)) - 1;                                                                                 \
        __m512 v = _mm512_mask_loadu_ps(_mm512_set1_ps(1.0f), (__mmask16)on, x + i);                                       \
        __m256 v_low = _mm512_castps512_ps256(v), v_high = _mm512_extractf32x8_ps(v, 1);                                   \
        SINGLE_STEP(name, on, v, v_low, v_high, {                                                                          \
          _mm512_mask_storeu_ps(out + i, (__mmask16)on, _mm512_insertf32x8(_mm512_castps256_ps512(r_low), r_high, 1));     \
        })                                                                                                                 \
      }                                                                                                                    \
      if (k.count == 0) continue;                                                                                          \
      qn_##name##_n(k.x, k.x, k.count);                                                                                    \
      for (size_t j = 0; j < k.count; j++) {                                                                               \
        const float r = out[k.at[j]] = (float)k.x[j];                                                                      \
        finite &= r - r == 0;                                                                                              \
      }                                                                                                                    \
    }                                                                                                                      \
    return finite ? QN_VEC_FINITE : QN_VEC_DONE;                                                                           \
  }
QN_SINGLE_ROUNDED(SINGLE_LOOP)

#pragma GCC pop_options
#else
typedef int qn_math_no_vector_single;
#endif

/* vector_single.c - the functions of single.c on vectors: sixteen floats as two vectors of eight doubles, tables of sixteen in registers.
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
#define REDUCE(x, k_factor, x_factor)                                                                    \
  DEF_F(kd0, F_FMA(x, F_CONST(LOG2E_16 * (k_factor)), F_CONST(0x1.8p52)))                                \
  DEF_F(kd, F_SUB(kd0, F_CONST(0x1.8p52)))                                                               \
  DEF_F(r, F_FMA(kd, F_CONST(MINUS_LN2_16), x_factor))                                                   \
  DEF_F(power, power_of(kd0))
/* To 2^-36 of e^r; to 2^-40 of e^r - 1. */
#define SMALL_2(r) F_FMA(F_MUL(r, r), POLY2(r, 0x1.0000000000000p-1, 0x1.5556deec7a397p-3, 0x1.55565bb9f4932p-5), r)
#define SMALL_3(r) F_FMA(F_MUL(r, r), POLY3(r, 0x1.ffffffff57e8ep-2, 0x1.55555555254ecp-3, 0x1.5556b330ec55bp-5, 0x1.1111d8fc2d6fep-7), r)

VEC_INLINE vec_f short_exp(vec_f x) {
  REDUCE(x, 1, x)
  return F_FMA(power, SMALL_2(r), power);
}
VEC_INLINE vec_f short_exp2(vec_f x) {
  DEF_F(kd0, F_ADD(x, F_CONST(0x1.8p48)))
  DEF_F(r, F_MUL(F_SUB(x, F_SUB(kd0, F_CONST(0x1.8p48))), F_CONST(0x1.62e42fefa39efp-1)))
  DEF_F(power, power_of(kd0))
  return F_FMA(power, SMALL_2(r), power);
}
VEC_INLINE vec_f short_expm1(vec_f x) {
  REDUCE(x, 1, x)
  return F_COPYSIGN(F_FMA(power, SMALL_3(r), F_SUB(power, F_CONST(1.0))), x);
}
VEC_INLINE vec_f short_tanh(vec_f x) {
  REDUCE(x, 2, F_ADD(x, x))
  DEF_F(e, F_FMA(power, SMALL_3(r), F_SUB(power, F_CONST(1.0))))
  return F_COPYSIGN(F_DIV(e, F_ADD(e, F_CONST(2.0))), x);
}
VEC_INLINE vec_f short_sinh(vec_f x) {
  DEF_F(a, F_ABS(x))
  REDUCE(a, 1, a)
  DEF_F(e, F_FMA(power, SMALL_3(r), F_SUB(power, F_CONST(1.0))))
  return F_COPYSIGN(F_MUL(F_CONST(0.5), F_ADD(e, F_DIV(e, F_ADD(e, F_CONST(1.0))))), x);
}
VEC_INLINE vec_f short_cosh(vec_f x) {
  REDUCE(x, 1, x)
  DEF_F(e, F_FMA(power, SMALL_2(r), power))
  return F_MUL(F_CONST(0.5), F_ADD(e, F_DIV(F_CONST(1.0), e)));
}

/* x = 2^k z, log z = log c + log1p(r), r = z / c - 1, |r| < 0.03; c is the middle of the sixteenth of z, but 1 about 1. */
static const double inverse_16[16] = {
  0x1.661ec6a5122f9p+0, 0x1.571ed3c506b3ap+0, 0x1.49539e3b2d067p+0, 0x1.3c995a47babe7p+0, 0x1.30d190130d190p+0, 0x1.25e22708092f1p+0,
  0x1.1bb4a4046ed29p+0, 0x1.12358e75d3033p+0, 0x1.0953f39010954p+0, 0x1.0000000000000p+0, 0x1.e573ac901e574p-1, 0x1.ca4b3055ee191p-1,
  0x1.b2036406c80d9p-1, 0x1.9c2d14ee4a102p-1, 0x1.886e5f0abb04ap-1, 0x1.767dce434a9b1p-1};
static const double log_16[16] = {
  -0x1.57bf753c8d1fbp-2, -0x1.2bef07cdc9355p-2, -0x1.01eae5626c691p-2, -0x1.b31d8575bce3bp-3, -0x1.6574ebe8c1339p-3, -0x1.1aa2b7e23f729p-3,
  -0x1.a4e7640b1bc38p-4, -0x1.1973bd1465561p-4, -0x1.252f32f8d1840p-5, 0x0.0p+0, 0x1.b42dd711971b9p-5, 0x1.c5e548f5bc743p-4,
  0x1.526e5e3a1b438p-3, 0x1.bc286742d8cd4p-3, 0x1.1058bf9ae4ad4p-2, 0x1.404308686a7e4p-2};
#define LOG_PARTS(x)                                                                                     \
  DEF_I(off, I_SUB(BITS(x), I_CONST(INT64_C(0x3fe6600000000000))))                                       \
  DEF_I(sixteenth, right_48(off))                                                           \
  DEF_I(exponent, I_AND(off, I_CONST(-(INT64_C(1) << 52))))                                              \
  DEF_F(kd, I2F(exponent)) /* 2^52 k */                                                   \
  DEF_F(z, FROM_BITS(I_SUB(BITS(x), exponent)))                                                          \
  DEF_F(r, F_FMA(z, of_16(inverse_16, sixteenth), F_CONST(-1.0)))                                        \
  DEF_F(logc, of_16(log_16, sixteenth))
VEC_INLINE vec_f log1p_of(vec_f r) { /* not as POLY4, which takes longer from r to the end */
  DEF_F(r2, F_MUL(r, r))
  DEF_F(high, F_FMA(r2, F_CONST(-0x1.559d4d7be5134p-3), POLY1(r, -0x1.fffffbf4a0ecbp-3, 0x1.99ebd95c76c6bp-3)))
  return F_FMA(r2, F_FMA(r2, high, POLY1(r, -0.5, 0x1.55555305b4fc2p-2)), r);
}

VEC_INLINE vec_f short_log1p(vec_f x) {
  DEF_F(u, F_ADD(x, F_CONST(1.0)))
  LOG_PARTS(u)
  DEF_F(rest, F_ADD(r, F_SUB(x, F_SUB(u, F_CONST(1.0))))) /* what u lacks is of interest only about 1 */
  return F_COPYSIGN(F_ADD(F_FMA(kd, F_CONST(0x1.62e42fefa39efp-53), logc), log1p_of(rest)), x);
}

/* e^(y log x), log x to 2^-46: of y up to 120 to 2^-38. */
VEC_INLINE vec_f short_pow(vec_f x, vec_f y) {
  LOG_PARTS(x)
  DEF_F(r2, F_MUL(r, r))
  DEF_F(low, F_FMA(r, POLY1(r, 0x1.5555555555555p-2, -0x1.fffffad53bca5p-3), F_CONST(-0.5)))
  DEF_F(high, POLY2(r, 0x1.99999501c7f4cp-3, -0x1.55a6aedae43a3p-3, 0x1.24da990d46163p-3))
  DEF_F(log1p, F_FMA(r2, F_FMA(F_MUL(r2, r), high, low), r))
  return short_exp(F_MUL(y, F_ADD(F_FMA(kd, F_CONST(0x1.62e42fefa39efp-53), logc), log1p)));
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
/* The quotient of sin r and cos r, |r| <= pi/4 (errors 2^-45, 2^-41), or of -cos r and sin r. */
VEC_INLINE vec_f short_tan(vec_f x) {
  DEF_F(kd0, F_FMA(x, F_CONST(0x1.45f306dc9c883p-1), F_CONST(0x1.8p52)))
  DEF_F(kd, F_SUB(kd0, F_CONST(0x1.8p52)))
  DEF_F(r, F_FMA(kd, F_CONST(-0x1.1a62633145c07p-54), F_FMA(kd, F_CONST(-0x1.921fb54442d18p+0), x)))
  DEF_F(u, F_MUL(r, r))
  DEF_F(s, F_FMA(F_MUL(r, u), POLY4(u, -0x1.555555555516ap-3, 0x1.1111110fd3935p-7, -0x1.a019fd9a9838bp-13, 0x1.71d9a97cd3c34p-19,
                                    -0x1.aa28204b8cc64p-26), r))
  DEF_F(c, F_FMA(u, POLY4(u, -0x1.fffffffffe691p-2, 0x1.555555514ea4bp-5, -0x1.6c16bae4ef840p-10, 0x1.a0129816d86c7p-16,
                          -0x1.2474b4d8b6dbep-22), F_CONST(1.0)))
  DEF_B(odd, I_NE(I_AND(BITS(kd0), I_CONST(1)), I_CONST(0)))
  DEF_I(sign, left_63(BITS(kd0)))
  DEF_F(t, F_DIV(SELECT_F(odd, c, s), SELECT_F(odd, s, c)))
  return SELECT_F(F_EQ(x, F_CONST(0.0)), x, FROM_BITS(I_XOR(BITS(t), sign)));
}

/* atan t = atan m + atan q, q = (t - m) / (1 + m t), m the fifteenth nearest to t, |q| < 0.034; t = 1 / |x| beyond 1. */
#define ROW(j) (j) / 15.0
static const double fifteenth[16] = {ROW(0), ROW(1), ROW(2), ROW(3), ROW(4), ROW(5), ROW(6), ROW(7), ROW(8), ROW(9), ROW(10), ROW(11), ROW(12),
                                     ROW(13), ROW(14), ROW(15)};
static const double atan_of_fifteenth[16] = {
  0x0.0p+0, 0x1.10a9c765f3724p-4, 0x1.0f772d81fdc0bp-3, 0x1.94441f8f7260cp-3, 0x1.0adb5a7741c03p-2, 0x1.4978fa3269ee1p-2,
  0x1.85a376b677dc0p-2, 0x1.bf1b30afc731bp-2, 0x1.f5b75f92c80ddp-2, 0x1.14b1dd5f90ce1p-1, 0x1.2d0ead6066395p-1, 0x1.43f7a7c1d53c7p-1,
  0x1.5977a5103ea93p-1, 0x1.6d9d4bc9d5828p-1, 0x1.8079c6293aee0p-1, 0x1.921fb54442d18p-1};
/* The angle of n / d, which is at most 1. */
VEC_INLINE vec_f flat_angle(vec_f n, vec_f d) {
  DEF_F(t, F_MUL(n, ((vec_f){_mm512_rcp14_pd(d.a), _mm512_rcp14_pd(d.b)})))
  DEF_I(i, BITS(F_FMA(t, F_CONST(15.0), F_CONST(0x1.8p52))))
  DEF_F(m, of_16(fifteenth, i))
  DEF_F(q, F_DIV(F_FMA(F_NEG(m), d, n), F_FMA(m, n, d)))
  DEF_F(q2, F_MUL(q, q))
  DEF_F(part, F_FMA(F_MUL(q, q2), POLY2(q2, -0x1.5555555193d25p-2, 0x1.9999150711515p-3, -0x1.23375d43bc288p-3), q))
  return F_ADD(of_16(atan_of_fifteenth, i), part);
}
VEC_INLINE vec_f short_atan(vec_f x) {
  DEF_F(a, F_ABS(x))
  DEF_B(beyond, F_GT(a, F_CONST(1.0)))
  DEF_F(angle, flat_angle(SELECT_F(beyond, F_CONST(1.0), a), SELECT_F(beyond, a, F_CONST(1.0))))
  return F_COPYSIGN(SELECT_F(beyond, F_SUB(F_CONST(0x1.921fb54442d18p+0), angle), angle), x);
}
VEC_INLINE vec_f short_atan2(vec_f x, vec_f y) {
  DEF_F(along, F_ABS(x))
  DEF_F(across, F_ABS(y))
  DEF_B(beyond, F_GT(along, across))
  DEF_F(flat, flat_angle(SELECT_F(beyond, across, along), SELECT_F(beyond, along, across)))
  DEF_F(angle, SELECT_F(beyond, F_SUB(F_CONST(0x1.921fb54442d18p+0), flat), flat))
  return F_COPYSIGN(SELECT_F(F_LT(y, F_CONST(0.0)), F_SUB(F_CONST(0x1.921fb54442d18p+1), angle), angle), x);
}

/* Roots and quotients by approximations, refined to 2^-40. */
VEC_INLINE vec_f quotient(vec_f n, vec_f d) {
  const vec_f r = {_mm512_rcp14_pd(d.a), _mm512_rcp14_pd(d.b)}, q = F_MUL(n, r), h = F_FMA(F_NEG(d), r, F_CONST(1.0));
  return F_FMA(q, F_FMA(h, h, h), q);
}
VEC_INLINE vec_f root(vec_f w) {
  const vec_f r = {_mm512_rsqrt14_pd(w.a), _mm512_rsqrt14_pd(w.b)}, q = F_MUL(w, r), h = F_FMA(F_NEG(q), r, F_CONST(1.0));
  return F_FMA(F_MUL(q, h), POLY1(h, 0.5, 0.375), q);
}
/* As the list up to y; then one step. */
VEC_INLINE vec_f short_cbrt(vec_f x) {
  DEF_F(a, F_ABS(x))
  DEF_I(third, I_LSHR(I_MUL_HALVES(I_LSHR(BITS(a), I_CONST(32)), I_CONST(INT64_C(0x55555556))), I_CONST(32)))
  DEF_F(y0, FROM_BITS(I_SHL(I_SUB(I_CONST(INT64_C(0x553ef8ff)), third), I_CONST(32))))
  DEF_F(h0, F_FMA(F_MUL(F_NEG(a), y0), F_MUL(y0, y0), F_CONST(1.0)))
  DEF_F(y, F_FMA(F_MUL(h0, y0), POLY2(h0, 0x1.55577da2d5322p-2, 0x1.c96d55c1881b9p-3, 0x1.5daa73eeca58ep-3), y0))
  DEF_F(c, F_MUL(F_MUL(y, y), a))
  DEF_F(h, F_FMA(F_NEG(c), y, F_CONST(1.0)))
  return F_COPYSIGN(F_FMA(F_MUL(c, h), POLY1(h, 0x1.5555555555555p-1, 0x1.1c71c71c71c72p-1), c), x);
}
/* Inverse hyperbolic functions as logarithms of 1 + t. */
VEC_INLINE vec_f short_asinh(vec_f x) {
  DEF_F(a, F_ABS(x))
  DEF_F(a2, F_MUL(a, a))
  DEF_F(t, F_ADD(quotient(a2, F_ADD(root(F_ADD(a2, F_CONST(1.0))), F_CONST(1.0))), a))
  return F_COPYSIGN(short_log1p(t), x);
}
VEC_INLINE vec_f short_acosh(vec_f x) {
  DEF_F(less, F_SUB(x, F_CONST(1.0)))
  return short_log1p(F_ADD(less, root(F_MUL(less, F_ADD(x, F_CONST(1.0))))));
}
VEC_INLINE vec_f short_atanh(vec_f x) {
  DEF_F(a, F_ABS(x))
  return F_COPYSIGN(F_MUL(F_CONST(0.5), short_log1p(quotient(F_ADD(a, a), F_SUB(F_CONST(1.0), a)))), x);
}
/* asin t = t + t z p(z), z = t^2 <= 1/4: error 2^-38; beyond 1/2 t is the root of (1 - |x|) / 2, and twice that is taken off pi / 2. */
#define ASIN_PARTS(x)                                                                                                \
  DEF_F(a, F_ABS(x))                                                                                                 \
  DEF_B(beyond, F_GT(a, F_CONST(0.5)))                                                                               \
  DEF_F(half_rest, F_FMA(a, F_CONST(-0.5), F_CONST(0.5)))                                                            \
  DEF_F(t, SELECT_F(beyond, root(half_rest), a))                                                                     \
  DEF_F(z, SELECT_F(beyond, half_rest, F_MUL(a, a)))                                                                 \
  DEF_F(z2, F_MUL(z, z))                                                                                             \
  DEF_F(low, F_FMA(z2, POLY1(z, 0x1.6db5cfb67dc45p-5, 0x1.f208eb283fd58p-6), POLY1(z, 0x1.55555554ee479p-3, 0x1.333334ceb6a8dp-4)))    \
  DEF_F(high, F_FMA(z2, POLY1(z, 0x1.64b954097ac44p-8, 0x1.e023228201e22p-6), POLY1(z, 0x1.6a9e31df309b7p-6, 0x1.3c50571239325p-6)))   \
  DEF_F(angle, F_FMA(F_MUL(t, z), F_FMA(F_MUL(z2, z2), high, low), t))
VEC_INLINE vec_f short_asin(vec_f x) {
  ASIN_PARTS(x)
  return F_COPYSIGN(SELECT_F(beyond, F_FMA(angle, F_CONST(-2.0), F_CONST(0x1.921fb54442d18p+0)), angle), x);
}
VEC_INLINE vec_f short_acos(vec_f x) {
  ASIN_PARTS(x)
  DEF_F(twice, F_ADD(angle, angle))
  DEF_F(outer, SELECT_F(F_LT(x, F_CONST(0.0)), F_SUB(F_CONST(0x1.921fb54442d18p+1), twice), twice))
  return SELECT_F(beyond, outer, F_SUB(F_CONST(0x1.921fb54442d18p+0), F_COPYSIGN(angle, x)));
}

/* Operands of ordinary size, as lanes of floats: |x| below a bound. The forms give x itself where x is so small that the
 * result is. */
VEC_INLINE __mmask16 below(__m512 x, float high) {
  return _mm512_cmp_ps_mask(_mm512_abs_ps(x), _mm512_set1_ps(high), _CMP_LT_OQ);
}
#define FITS_exp(x) below(x, 87.0f)
#define FITS_exp2(x) below(x, 126.0f)
#define FITS_expm1(x) below(x, 87.0f)
#define FITS_sinh(x) below(x, 87.0f)
#define FITS_cosh(x) below(x, 87.0f)
#define FITS_tanh(x) below(x, 20.0f)
#define FITS_log1p(x) (_mm512_cmp_ps_mask(x, _mm512_set1_ps(-0.5f), _CMP_GE_OQ) & below(x, 0x1p50f)) /* at 2^53 x + 1 and (x + 1) - 1 are both off */
#define FITS_cbrt(x) below(x, INFINITY)
#define FITS_asinh(x) below(x, 0x1p50f)
#define FITS_acosh(x) (_mm512_cmp_ps_mask(x, _mm512_set1_ps(1.0f), _CMP_GT_OQ) & below(x, 0x1p50f))
#define FITS_atanh(x) below(x, 1.0f)
#define FITS_asin(x) below(x, 1.0f)
#define FITS_acos(x) below(x, 1.0f)
#define FITS_sin(x) below(x, 0x1p18f)
#define FITS_cos(x) below(x, 0x1p18f)
#define FITS_tan(x) below(x, 0x1p18f)
#define FITS_atan(x) below(x, 0x1p100f)

/* Of two: neither operands nor results large or small. */
VEC_INLINE __mmask16 within(__m512 x, float low, float high) {
  return _mm512_cmp_ps_mask(x, _mm512_set1_ps(low), _CMP_GE_OQ) & _mm512_cmp_ps_mask(x, _mm512_set1_ps(high), _CMP_LE_OQ);
}
VEC_INLINE __mmask16 modest_power(__m512 x, __m512 y) { /* |y log2 x| < 120 */
  const __m512 most = _mm512_add_ps(_mm512_abs_ps(_mm512_getexp_ps(x)), _mm512_set1_ps(1.0f));
  return below(_mm512_mul_ps(y, most), 120.0f) & within(x, 0x1p-126f, 0x1.fffffep127f);
}
#define FITS2_pow(x, y) modest_power(x, y)
#define FITS2_atan2(x, y) (within(_mm512_abs_ps(x), 0x1p-60f, 0x1p60f) & within(_mm512_abs_ps(y), 0x1p-60f, 0x1p60f))

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

static bool can(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}

#define SINGLE_STEP(name, on, v, v_low, v_high, STORE)                                                                      \
  {                                                                                                                        \
    vec_f y = short_##name((vec_f){_mm512_cvtps_pd(v_low), _mm512_cvtps_pd(v_high)});                                      \
    unsigned rare = (on) & ~((unsigned)(FITS_##name(v)) & vec_mask(sure_of(y)));                                           \
    __m256 r_low = _mm512_cvtpd_ps(y.a), r_high = _mm512_cvtpd_ps(y.b);                                                    \
    if (__builtin_expect(rare != 0, 0)) keep(&k, rare, v, i);                                                              \
    STORE                                                                                                                  \
  }
#define SINGLE_LOOP(name)                                                                                                         \
  qn_vec_done qn_vec_##name##_single(float *out, const float *x, size_t n) {                                               \
    if (!can()) return QN_VEC_NOT;                                                                                         \
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
QN_SINGLE_DOUBLE(SINGLE_LOOP)

/* Of two operands. */
VEC_INLINE vec_f widened(__m512 v) { return (vec_f){_mm512_cvtps_pd(_mm512_castps512_ps256(v)), _mm512_cvtps_pd(_mm512_extractf32x8_ps(v, 1))}; }
#define SINGLE_LOOP2(name, ufunc)                                                                                          \
  qn_vec_done qn_vec_##name##_single(float *out, const float *x, const float *y, size_t n) {                               \
    if (!can()) return QN_VEC_NOT;                                                                                         \
    kept k, second;                                                                                                        \
    bool finite = true;                                                                                                    \
    for (; n > 0; n -= n < BLOCK ? n : BLOCK, x += BLOCK, y += BLOCK, out += BLOCK) {                                      \
      size_t m = n < BLOCK ? n : BLOCK;                                                                                    \
      k.count = second.count = 0;                                                                                          \
      for (size_t i = 0; i < m; i += LANES) {                                                                              \
        const unsigned on = m - i >= LANES ? 0xffff : (1u << (m - i)) - 1;                                                 \
        const __m512 one = _mm512_set1_ps(1.0f);                                                                           \
        const __m512 u = _mm512_mask_loadu_ps(one, (__mmask16)on, x + i), v = _mm512_mask_loadu_ps(one, (__mmask16)on, y + i); \
        const vec_f wide = short_##name(widened(u), widened(v));                                                           \
        const __m512 r = _mm512_insertf32x8(_mm512_castps256_ps512(_mm512_cvtpd_ps(wide.a)), _mm512_cvtpd_ps(wide.b), 1);  \
        const unsigned rare = on & ~((unsigned)(FITS2_##name(u, v)) & vec_mask(sure_of(wide)));                         \
        if (__builtin_expect(rare != 0, 0)) keep(&k, rare, u, i), keep(&second, rare, v, i);                               \
        _mm512_mask_storeu_ps(out + i, (__mmask16)on, r);                                                                  \
      }                                                                                                                    \
      if (k.count == 0) continue;                                                                                          \
      qn_##name##_n(k.x, k.x, second.x, k.count);                                                                          \
      for (size_t j = 0; j < k.count; j++) {                                                                               \
        const float r = out[k.at[j]] = (float)k.x[j];                                                                      \
        finite &= r - r == 0;                                                                                              \
      }                                                                                                                    \
    }                                                                                                                      \
    return finite ? QN_VEC_FINITE : QN_VEC_DONE;                                                                           \
  }
QN_SINGLE_TWO(SINGLE_LOOP2)

#pragma GCC pop_options
#else
typedef int qn_math_no_vector_single;
#endif

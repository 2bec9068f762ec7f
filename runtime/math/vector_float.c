/* vector_float.c - functions of float32 arrays in lanes of floats, for CPUs with AVX-512: sixteen at once where doubles (vector_single.c) take
 * two vectors and conversions.
 *
 * A form gives the result as y, a float, and rest, what y lacks, to about 2^-33 of it. Unless y + rest lies near the middle between y and its
 * neighbour the list, which is right to 2^-53, rounds to y too; the others, some in a thousand, are collected and computed by the list. So the
 * bits are the list's; no bit depends on the approximate reciprocals here.
 *
 * To change a form: its error must stay below SLACK of half a unit of y. Compare with the list over all 2^32 floats, as was done when they were
 * made: tests/unit/test_math.c has samples. */
#include "runtime/math/vector.h"

#ifdef QN_VECTOR
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,fma,bmi,bmi2,popcnt")

#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "runtime/math/math.h"

#define INLINE static inline __attribute__((always_inline))
typedef __m512 vec;
#define SET(c) _mm512_set1_ps(c)
#define ADD(a, b) _mm512_add_ps(a, b)
#define SUB(a, b) _mm512_sub_ps(a, b)
#define MUL(a, b) _mm512_mul_ps(a, b)
#define FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define FMS(a, b, c) _mm512_fmsub_ps(a, b, c)
/* Of 32 floats that which the low five bits of i say. */
#define PICK(t, i) _mm512_permutex2var_ps(_mm512_loadu_ps(t), i, _mm512_loadu_ps((t) + 16))

/* A number as a float and what it lacks. */
typedef struct twofold {
  vec y, rest;
} twofold;
INLINE twofold settle(vec s, vec small) {
  const vec y = ADD(s, small);
  return (twofold){y, SUB(small, SUB(y, s))};
}

/* x = 2^k z; inverse, in 32nds, is nearly 1 / z (1 near 1), so r = z inverse - 1 is exact, |r| < 0.0372; log x = k log 2 - log inverse +
 * log1p(r). The tables are of the 32nds of z: inverse, and -log inverse, its first part so short that the sum with k log 2 is exact. */
static const float inverses[32] = {
  0x1.0p+0f, 0x1.fp-1f, 0x1.ep-1f, 0x1.dp-1f, 0x1.cp-1f, 0x1.bp-1f, 0x1.bp-1f, 0x1.ap-1f, 0x1.9p-1f, 0x1.9p-1f,
  0x1.8p-1f, 0x1.8p-1f, 0x1.7p-1f, 0x1.6p-1f, 0x1.6p-1f, 0x1.6p-1f, 0x1.5p-1f, 0x1.5p-1f, 0x1.4p-1f, 0x1.4p-1f,
  0x1.3p-1f, 0x1.3p-1f, 0x1.3p-1f, 0x1.2p-1f, 0x1.2p-1f, 0x1.2p-1f, 0x1.1p-1f, 0x1.1p-1f, 0x1.1p-1f, 0x1.1p-1f,
  0x1.0p-1f, 0x1.0p-1f};
static const float natural_high[32] = {
  0, 0x1.042p-5f, 0x1.086p-4f, 0x1.933p-4f, 0x1.1178p-3f, 0x1.5bf8p-3f, 0x1.5bf8p-3f, 0x1.a94p-3f, 0x1.f99p-3f,
  0x1.f99p-3f, 0x1.2698p-2f, 0x1.2698p-2f, 0x1.522cp-2f, 0x1.7fbp-2f, 0x1.7fbp-2f, 0x1.7fbp-2f, 0x1.af54p-2f,
  0x1.af54p-2f, 0x1.e148p-2f, 0x1.e148p-2f, 0x1.0ae8p-1f, 0x1.0ae8p-1f, 0x1.0ae8p-1f, 0x1.2696p-1f, 0x1.2696p-1f,
  0x1.2696p-1f, 0x1.43dap-1f, 0x1.43dap-1f, 0x1.43dap-1f, 0x1.43dap-1f, 0x1.62e4p-1f, 0x1.62e4p-1f};
static const float natural_low[32] = {
  0, -0x1.44ec32p-18f, -0x1.9d2988p-18f, 0x1.797566p-18f, 0x1.d044fcp-20f, -0x1.fca55ep-18f, -0x1.fca55ep-18f,
  -0x1.2c3752p-19f, 0x1.c6cb3cp-19f, 0x1.c6cb3cp-19f, -0x1.deecb2p-18f, -0x1.deecb2p-18f, -0x1.1f8c76p-18f,
  -0x1.7109fap-20f, -0x1.7109fap-20f, -0x1.7109fap-20f, -0x1.6adb74p-18f, -0x1.6adb74p-18f, 0x1.4344e4p-19f,
  0x1.4344e4p-19f, -0x1.23a5f6p-18f, -0x1.23a5f6p-18f, -0x1.23a5f6p-18f, 0x1.089a6ep-20f, 0x1.089a6ep-20f,
  0x1.089a6ep-20f, -0x1.a0db88p-26f, -0x1.a0db88p-26f, -0x1.a0db88p-26f, -0x1.a0db88p-26f, 0x1.7f7d1cp-20f,
  0x1.7f7d1cp-20f};
static const float binary_high[32] = {
  0, 0x1.774p-5f, 0x1.7d6p-4f, 0x1.22d8p-3f, 0x1.8a88p-3f, 0x1.f6p-3f, 0x1.f6p-3f, 0x1.32cp-2f, 0x1.6cbp-2f,
  0x1.6cbp-2f, 0x1.a9p-2f, 0x1.a9p-2f, 0x1.e7ep-2f, 0x1.14c6p-1f, 0x1.14c6p-1f, 0x1.14c6p-1f, 0x1.3722p-1f,
  0x1.3722p-1f, 0x1.5b2cp-1f, 0x1.5b2cp-1f, 0x1.811p-1f, 0x1.811p-1f, 0x1.811p-1f, 0x1.a9p-1f, 0x1.a9p-1f,
  0x1.a9p-1f, 0x1.d338p-1f, 0x1.d338p-1f, 0x1.d338p-1f, 0x1.d338p-1f, 0x1.0p+0f, 0x1.0p+0f};
static const float binary_low[32] = {
  0, -0x1.acd89ap-19f, 0x1.25b3eep-22f, 0x1.6e155ap-18f, 0x1.80abfcp-19f, -0x1.3ab7cep-18f, -0x1.3ab7cep-18f,
  -0x1.1c8f12p-22f, 0x1.ed0cbap-19f, 0x1.ed0cbap-19f, -0x1.a39fbep-20f, -0x1.a39fbep-20f, -0x1.40358ep-19f,
  -0x1.3e032ep-18f, -0x1.3e032ep-18f, -0x1.3e032ep-18f, 0x1.5db83ap-20f, 0x1.5db83ap-20f, 0x1.ed0cbap-20f,
  0x1.ed0cbap-20f, -0x1.6b9026p-19f, -0x1.6b9026p-19f, -0x1.6b9026p-19f, -0x1.a39fbep-19f, -0x1.a39fbep-19f,
  -0x1.a39fbep-19f, 0x1.20a6dep-21f, 0x1.20a6dep-21f, 0x1.20a6dep-21f, 0x1.20a6dep-21f, 0, 0};
static const float decimal_high[32] = {
  0, 0x1.c4p-7f, 0x1.cb4p-6f, 0x1.5e4p-5f, 0x1.db2p-5f, 0x1.2e4p-4f, 0x1.2e4p-4f, 0x1.716p-4f, 0x1.b72p-4f,
  0x1.b72p-4f, 0x1.ffcp-4f, 0x1.ffcp-4f, 0x1.25b8p-3f, 0x1.4d4p-3f, 0x1.4d4p-3f, 0x1.4d4p-3f, 0x1.76a8p-3f,
  0x1.76a8p-3f, 0x1.a208p-3f, 0x1.a208p-3f, 0x1.cfa8p-3f, 0x1.cfa8p-3f, 0x1.cfa8p-3f, 0x1.ffcp-3f, 0x1.ffcp-3f,
  0x1.ffcp-3f, 0x1.194cp-2f, 0x1.194cp-2f, 0x1.194cp-2f, 0x1.194cp-2f, 0x1.344p-2f, 0x1.344p-2f};
static const float decimal_low[32] = {
  0, -0x1.7be444p-18f, -0x1.c0cc9ep-20f, -0x1.a65206p-19f, -0x1.c25132p-18f, -0x1.62fd22p-18f, -0x1.62fd22p-18f,
  -0x1.798e4cp-19f, 0x1.cd1716p-20f, 0x1.cd1716p-20f, -0x1.ea21c4p-23f, -0x1.ea21c4p-23f, 0x1.410ad8p-18f,
  0x1.fc13aep-18f, 0x1.fc13aep-18f, 0x1.fc13aep-18f, -0x1.d1a24p-18f, -0x1.d1a24p-18f, 0x1.a84fbcp-19f,
  0x1.a84fbcp-19f, 0x1.cecb98p-20f, 0x1.cecb98p-20f, 0x1.cecb98p-20f, -0x1.ea21c4p-22f, -0x1.ea21c4p-22f,
  -0x1.ea21c4p-22f, -0x1.884212p-19f, -0x1.884212p-19f, -0x1.884212p-19f, -0x1.884212p-19f, 0x1.3509f8p-18f,
  0x1.3509f8p-18f};
INLINE twofold log_of(vec x, const float *high, const float *low, float ln2_high, float ln2_low, float factor, float factor_low) {
  const vec z = _mm512_getmant_ps(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_nan), k = _mm512_getexp_ps(x);
  const __m512i which = _mm512_srli_epi32(_mm512_castps_si512(z), 18);
  const vec w = FMA(k, SET(ln2_high), PICK(high, which)), w_low = FMA(k, SET(ln2_low), PICK(low, which));
  const vec r = FMS(z, PICK(inverses, which), SET(1.0f)), r2 = MUL(r, r), half = SET(-0.5f);
  const vec p01 = FMA(r, SET(-0x1.fffff6p-3f), SET(0x1.555556p-2f)), p23 = FMA(r, SET(-0x1.55c646p-3f), SET(0x1.99999p-3f));
  const vec p = FMA(r2, FMA(r2, SET(0x1.24f6aep-3f), p23), p01);
  /* h + h_low + l is log1p(r), and w_low; the sum of the small parts is written for a short way from h to it */
  vec h = FMA(r2, half, r), h_low = FMA(r2, half, SUB(r, h)), l;
  if (factor == 1.0f) {
    l = FMA(MUL(r, r2), p, FMA(half, FMS(r, r, r2), w_low));
  } else {
    const vec product = MUL(h, SET(factor)), more = FMA(MUL(r, r2), p, MUL(half, FMS(r, r, r2)));
    l = FMA(more, SET(factor), FMA(h, SET(factor_low), w_low));
    h_low = FMA(h_low, SET(factor), FMS(h, SET(factor), product));
    h = product;
  }
  const vec s = ADD(w, h);
  return settle(s, ADD(ADD(ADD(SUB(w, s), h), h_low), l));
}
INLINE twofold form_log(vec x) { return log_of(x, natural_high, natural_low, 0x1.62e4p-1f, 0x1.7f7d1cp-20f, 1.0f, 0.0f); }
INLINE twofold form_log2(vec x) { return log_of(x, binary_high, binary_low, 1.0f, 0.0f, 0x1.715476p+0f, 0x1.4ae0cp-26f); }
INLINE twofold form_log10(vec x) {
  return log_of(x, decimal_high, decimal_low, 0x1.344p-2f, 0x1.3509f8p-18f, 0x1.bcb7b2p-2f, -0x1.5b235ep-27f);
}

enum { BLOCK = 1024, LANES = 16 };
static bool can(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}

/* Out holds x where mask has a bit: computes those by the list, a part at a time. True: all of them are finite. */
static bool finish(float *out, const uint16_t *mask, size_t n, bool (*list)(double *, const double *, size_t)) {
  enum { PART = 64 };
  double x[PART + 1];
  uint16_t at[PART + 1];
  size_t count = 0;
  bool finite = true;
  for (size_t i = 0; i < n; i += 64) {
    uint64_t bits;
    memcpy(&bits, mask + i / LANES, 8);
    for (; bits; bits &= bits - 1) {
      at[count] = (uint16_t)(i + (size_t)__builtin_ctzll(bits));
      x[count] = (double)out[at[count]];
      if (++count < PART) continue;
      list(x, x, count);
      while (count) count--, finite &= isfinite(out[at[count]] = (float)x[count]) != 0;
    }
  }
  list(x, x, count);
  while (count) count--, finite &= isfinite(out[at[count]] = (float)x[count]) != 0;
  return finite;
}

/* What is not sure: a nan too, which compares equal to nothing. The worst errors found, in halves of a unit of y: log 2^-9.4, log2 2^-9.6, log10
 * 2^-8.5. */
#define SLACK 0x1p-8f
#define LOOP(name)                                                                                                        \
  qn_vec_done qn_vec_##name##_single(float *out, const float *x, size_t n) {                                              \
    if (!can()) return QN_VEC_NOT;                                                                                        \
    bool finite = true;                                                                                                   \
    _Alignas(8) uint16_t mask[BLOCK / LANES];                                                                             \
    for (; n > 0; n -= n < BLOCK ? n : BLOCK, x += BLOCK, out += BLOCK) {                                                 \
      const size_t m = n < BLOCK ? n : BLOCK;                                                                             \
      unsigned any = 0;                                                                                                   \
      size_t i = 0;                                                                                                       \
      for (; i + LANES <= m; i += LANES) {                                                                                \
        const vec v = _mm512_loadu_ps(x + i);                                                                             \
        const twofold r = form_##name(v);                                                                                 \
        const __mmask16 rare = _mm512_cmp_ps_mask(FMA(r.rest, SET(1.0f + SLACK), r.y), r.y, _CMP_NEQ_UQ);                 \
        any |= mask[i / LANES] = (uint16_t)rare;                                                                          \
        _mm512_storeu_ps(out + i, _mm512_mask_blend_ps(rare, r.y, v));                                                    \
      }                                                                                                                   \
      if (i < m) {                                                                                                        \
        const __mmask16 on = (__mmask16)((1u << (m - i)) - 1);                                                            \
        const vec v = _mm512_mask_loadu_ps(SET(1.0f), on, x + i);                                                         \
        const twofold r = form_##name(v);                                                                                 \
        const __mmask16 rare = on & _mm512_cmp_ps_mask(FMA(r.rest, SET(1.0f + SLACK), r.y), r.y, _CMP_NEQ_UQ);            \
        any |= mask[i / LANES] = (uint16_t)rare;                                                                          \
        _mm512_mask_storeu_ps(out + i, on, _mm512_mask_blend_ps(rare, r.y, v));                                           \
        i += LANES;                                                                                                       \
      }                                                                                                                   \
      if (!any) continue;                                                                                                 \
      for (; i % 64; i += LANES) mask[i / LANES] = 0;                                                                     \
      finite &= finish(out, mask, m, qn_##name##_n);                                                                      \
    }                                                                                                                     \
    return finite ? QN_VEC_FINITE : QN_VEC_DONE;                                                                          \
  }
QN_SINGLE_FLOAT(LOOP)

#pragma GCC pop_options
#else
typedef int qn_math_no_vector_float;
#endif

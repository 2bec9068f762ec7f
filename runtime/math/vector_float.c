/* vector_float.c - log of float32 arrays in lanes of floats, for CPUs with AVX-512: sixteen at once where doubles (vector_single.c) take
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
_Alignas(64) static const float inverses[32] = {
  0x1.0p+0f, 0x1.fp-1f, 0x1.ep-1f, 0x1.dp-1f, 0x1.cp-1f, 0x1.bp-1f, 0x1.bp-1f, 0x1.ap-1f, 0x1.9p-1f, 0x1.9p-1f,
  0x1.8p-1f, 0x1.8p-1f, 0x1.7p-1f, 0x1.6p-1f, 0x1.6p-1f, 0x1.6p-1f, 0x1.5p-1f, 0x1.5p-1f, 0x1.4p-1f, 0x1.4p-1f,
  0x1.3p-1f, 0x1.3p-1f, 0x1.3p-1f, 0x1.2p-1f, 0x1.2p-1f, 0x1.2p-1f, 0x1.1p-1f, 0x1.1p-1f, 0x1.1p-1f, 0x1.1p-1f,
  0x1.0p-1f, 0x1.0p-1f};
_Alignas(64) static const float high[32] = {
  0, 0x1.042p-5f, 0x1.086p-4f, 0x1.933p-4f, 0x1.1178p-3f, 0x1.5bf8p-3f, 0x1.5bf8p-3f, 0x1.a94p-3f, 0x1.f99p-3f,
  0x1.f99p-3f, 0x1.2698p-2f, 0x1.2698p-2f, 0x1.522cp-2f, 0x1.7fbp-2f, 0x1.7fbp-2f, 0x1.7fbp-2f, 0x1.af54p-2f,
  0x1.af54p-2f, 0x1.e148p-2f, 0x1.e148p-2f, 0x1.0ae8p-1f, 0x1.0ae8p-1f, 0x1.0ae8p-1f, 0x1.2696p-1f, 0x1.2696p-1f,
  0x1.2696p-1f, 0x1.43dap-1f, 0x1.43dap-1f, 0x1.43dap-1f, 0x1.43dap-1f, 0x1.62e4p-1f, 0x1.62e4p-1f};
_Alignas(64) static const float low[32] = {
  0, -0x1.44ec32p-18f, -0x1.9d2988p-18f, 0x1.797566p-18f, 0x1.d044fcp-20f, -0x1.fca55ep-18f, -0x1.fca55ep-18f,
  -0x1.2c3752p-19f, 0x1.c6cb3cp-19f, 0x1.c6cb3cp-19f, -0x1.deecb2p-18f, -0x1.deecb2p-18f, -0x1.1f8c76p-18f,
  -0x1.7109fap-20f, -0x1.7109fap-20f, -0x1.7109fap-20f, -0x1.6adb74p-18f, -0x1.6adb74p-18f, 0x1.4344e4p-19f,
  0x1.4344e4p-19f, -0x1.23a5f6p-18f, -0x1.23a5f6p-18f, -0x1.23a5f6p-18f, 0x1.089a6ep-20f, 0x1.089a6ep-20f,
  0x1.089a6ep-20f, -0x1.a0db88p-26f, -0x1.a0db88p-26f, -0x1.a0db88p-26f, -0x1.a0db88p-26f, 0x1.7f7d1cp-20f,
  0x1.7f7d1cp-20f};
INLINE twofold form_log(vec x) {
  const vec z = _mm512_getmant_ps(x, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_nan), k = _mm512_getexp_ps(x);
  const __m512i which = _mm512_srli_epi32(_mm512_castps_si512(z), 18);
  const vec w = FMA(k, SET(0x1.62e4p-1f), PICK(high, which)), w_low = FMA(k, SET(0x1.7f7d1cp-20f), PICK(low, which));
  const vec r = FMS(z, PICK(inverses, which), SET(1.0f)), r2 = MUL(r, r), half = SET(-0.5f);
  const vec p01 = FMA(r, SET(-0x1.fffff6p-3f), SET(0x1.555556p-2f)), p23 = FMA(r, SET(-0x1.55c646p-3f), SET(0x1.99999p-3f));
  const vec p = FMA(r2, FMA(r2, SET(0x1.24f6aep-3f), p23), p01);
  /* h + h_low + l is log1p(r), and w_low; the sum of the small parts is written for a short way from h to it */
  const vec h = FMA(r2, half, r), h_low = FMA(r2, half, SUB(r, h)), l = FMA(MUL(r, r2), p, FMA(half, FMS(r, r, r2), w_low));
  const vec s = ADD(w, h);
  return settle(s, ADD(ADD(ADD(SUB(w, s), h), h_low), l));
}

enum { BLOCK = 1024, LANES = 16 };
static bool can(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}

/* Out holds x where mask has a bit: computes those by the list, a part at a time. True: all of them are finite. */
static __attribute__((noinline)) bool finish(float *out, const uint16_t *mask, size_t n, bool (*list)(double *, const double *, size_t)) {
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

/* What is not sure: a nan too, which compares equal to nothing. The worst errors found, in halves of a unit of y: log 2^-9.4. */
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

/* arg_lines.c - where the extrema of short lines stand: eight lines at once, with AVX-512. Squares of eight by eight elements are turned, so that
 * a vector holds an element of every line; the extrema of a square are found as in a knockout, which leaves the first of equals. Eight lines
 * with a nan are looked through again for the first nan. */
#include "runtime/object/array/fold.h"
#include "runtime/object/array/iter.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include "runtime/base/keynet.h"

enum { LINES = 8 };

/* Of a and b, which stands behind it, the better one to a. */
#define FLOATS _mm512_castsi512_pd
#define MEET(a, b, at, bt, BEATS, AS)                                                                     \
  do {                                                                                                    \
    const __mmask8 beats = (__mmask8)(BEATS(AS(b), AS(a)));                                               \
    a = _mm512_mask_mov_epi64(a, beats, b), at = _mm512_mask_mov_epi64(at, beats, bt);                    \
  } while (0)
#define ARG_LINES(fn, BEATS, AS, NANS)                                                                        \
  WIDE static bool fn(const char *p, int64_t line_step, int64_t n, int64_t *to) { /* is there a nan? */   \
    unsigned nan = 0;                                                                                     \
    __m512i best = _mm512_setzero_si512(), where = best;                                                  \
    for (int64_t c = 0;; c = n - c >= 2 * LINES ? c + LINES : n - LINES) { /* what is seen twice does not beat itself */ \
      __m512i v[LINES], at[LINES];                                                                        \
      _Pragma("GCC unroll 8") for (int l = 0; l < LINES; l++) v[l] = _mm512_loadu_si512(p + l * line_step + c * 8); \
      turn8(v);                                                                                           \
      _Pragma("GCC unroll 4") for (int j = 0; j < 8; j += 2) nan |= NANS(AS(v[j]), AS(v[j + 1]));         \
      _Pragma("GCC unroll 8") for (int j = 0; j < LINES; j++) at[j] = _mm512_set1_epi64(j);               \
      _Pragma("GCC unroll 4") for (int j = 0; j < 8; j += 2) MEET(v[j], v[j + 1], at[j], at[j + 1], BEATS, AS); \
      _Pragma("GCC unroll 2") for (int j = 0; j < 8; j += 4) MEET(v[j], v[j + 2], at[j], at[j + 2], BEATS, AS); \
      MEET(v[0], v[4], at[0], at[4], BEATS, AS);                                                          \
      at[0] = _mm512_add_epi64(at[0], _mm512_set1_epi64(c));                                              \
      if (c == 0) best = v[0], where = at[0];                                                             \
      else MEET(best, v[0], where, at[0], BEATS, AS);                                                     \
      if (c == n - LINES) break;                                                                          \
    }                                                                                                     \
    _mm512_storeu_si512(to, where);                                                                       \
    return nan != 0;                                                                                      \
  }
#define ABOVE(b, a) _mm512_cmp_pd_mask(b, a, _CMP_GT_OQ)
#define BELOW(b, a) _mm512_cmp_pd_mask(b, a, _CMP_LT_OQ)
#define NAN_OR(c, b, a) c(b, a) | (_mm512_cmp_pd_mask(b, b, _CMP_UNORD_Q) & _mm512_cmp_pd_mask(a, a, _CMP_ORD_Q))
#define NAN_OR_ABOVE(b, a) NAN_OR(ABOVE, b, a)
#define NAN_OR_BELOW(b, a) NAN_OR(BELOW, b, a)
#define IS_NAN(a, b) _mm512_cmp_pd_mask(a, b, _CMP_UNORD_Q)
#define NO_NAN(a, b) 0
ARG_LINES(lines_max_f64, ABOVE, FLOATS, IS_NAN)
ARG_LINES(lines_min_f64, BELOW, FLOATS, IS_NAN)
ARG_LINES(nans_max_f64, NAN_OR_ABOVE, FLOATS, NO_NAN)
ARG_LINES(nans_min_f64, NAN_OR_BELOW, FLOATS, NO_NAN)
ARG_LINES(lines_max_i64, _mm512_cmpgt_epi64_mask, , NO_NAN)
ARG_LINES(lines_min_i64, _mm512_cmplt_epi64_mask, , NO_NAN)

bool qn_arg_lines(const qn_view *kept, const qn_view *group, bool max, const qn_view *out) {
  enum { MOST = 256 }; /* longer ones are as fast one by one */
  const bool real = kept->dtype == QN_D_FLOAT64;
  const int64_t n = group->ndim == 1 ? group->shape[0] : 0;
  if ((!real && kept->dtype != QN_D_INT64) || n < LINES || n > MOST || group->strides[0] != 8 || !__builtin_cpu_supports("avx512dq")) return false;
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){kept, out}, false);
  if (it.size == 0 || it.n < LINES) return false;
  do
    for (int64_t i = 0; i < it.n; i += LINES) {
      const int64_t from = i + LINES <= it.n ? i : it.n - LINES;
      const char *p = it.ptr[0] + from * it.steps[0];
      char *q = it.ptr[1] + from * it.steps[1];
      int64_t at[LINES];
      if (real) {
        if ((max ? lines_max_f64 : lines_min_f64)(p, it.steps[0], n, at)) (max ? nans_max_f64 : nans_min_f64)(p, it.steps[0], n, at);
      } else (max ? lines_max_i64 : lines_min_i64)(p, it.steps[0], n, at);
      for (int l = 0; l < LINES; l++) *(int64_t *)(void *)(q + l * it.steps[1]) = at[l];
    }
  while (qn_nditer_next(&it));
  return true;
}
#else
bool qn_arg_lines(const qn_view *kept, const qn_view *group, bool max, const qn_view *out) { return (void)kept, (void)group, (void)max, (void)out, false; }
#endif

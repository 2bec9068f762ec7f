/* keylines.c - see keylines.h. A network of minima and maxima over vectors that hold one key of every line: groups of sixteen (eight, with
 * positions) keys are sorted in registers, then merged by twos. All exchanges put the smaller key at the smaller place, so that groups
 * which are not there count as greatest. A merge begins by meeting the one half turned round, then halves its distances; the last distances
 * are within groups, in registers again. */
#include "runtime/base/keylines.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include "runtime/base/keynet.h"

bool qn_keylines_here(void) { return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"); }

/* --- turning ------------------------------------------------------------------------------------------------------------- */
/* Lines to rows of one element of every line, and back. Lines whose elements are neighbours are turned by squares of vectors, lines that are
 * neighbours are rows already. */
#define MOVE_LINES(name, T, LANES, turn)                                                                                      \
  WIDE void qn_lines_to_##name(T *k, const char *p, int64_t line_step, int64_t step, int64_t n) {                             \
    int64_t i = 0;                                                                                                            \
    if (step == (int64_t)sizeof(T))                                                                                           \
      for (; i + LANES <= n; i += LANES) {                                                                                    \
        __m512i v[LANES];                                                                                                     \
        _Pragma("GCC unroll 16") for (int l = 0; l < LANES; l++) v[l] = _mm512_loadu_si512(p + l * line_step + i * step);     \
        turn(v);                                                                                                              \
        _Pragma("GCC unroll 16") for (int l = 0; l < LANES; l++) _mm512_storeu_si512(k + (i + l) * LANES, v[l]);              \
      }                                                                                                                       \
    else if (line_step == (int64_t)sizeof(T))                                                                                 \
      for (; i < n; i++) _mm512_storeu_si512(k + i * LANES, _mm512_loadu_si512(p + i * step));                                \
    for (; i < n; i++)                                                                                                        \
      for (int64_t l = 0; l < LANES; l++) k[i * LANES + l] = *(const QN_ANY(T) *)(const void *)(p + l * line_step + i * step); \
  }                                                                                                                           \
  WIDE void qn_lines_from_##name(const T *k, char *p, int64_t line_step, int64_t step, int64_t n) {                           \
    int64_t i = 0;                                                                                                            \
    if (step == (int64_t)sizeof(T))                                                                                           \
      for (; i + LANES <= n; i += LANES) {                                                                                    \
        __m512i v[LANES];                                                                                                     \
        _Pragma("GCC unroll 16") for (int l = 0; l < LANES; l++) v[l] = _mm512_loadu_si512(k + (i + l) * LANES);              \
        turn(v);                                                                                                              \
        _Pragma("GCC unroll 16") for (int l = 0; l < LANES; l++) _mm512_storeu_si512(p + l * line_step + i * step, v[l]);     \
      }                                                                                                                       \
    else if (line_step == (int64_t)sizeof(T))                                                                                 \
      for (; i < n; i++) _mm512_storeu_si512(p + i * step, _mm512_loadu_si512(k + i * LANES));                                \
    for (; i < n; i++)                                                                                                        \
      for (int64_t l = 0; l < LANES; l++) *(QN_ANY(T) *)(void *)(p + l * line_step + i * step) = k[i * LANES + l];            \
  }
MOVE_LINES(rows64, int64_t, 8, turn8)
MOVE_LINES(rows32, int32_t, 16, turn16)

/* --- keys alone ------------------------------------------------------------------------------------------------------------ */
/* The four last distances of a merge. */
#define EIGHT_APART(X) X(0, 8) X(1, 9) X(2, 10) X(3, 11) X(4, 12) X(5, 13) X(6, 14) X(7, 15)
#define FOURS(X, b) X(b, b + 4) X(b + 1, b + 5) X(b + 2, b + 6) X(b + 3, b + 7) X(b, b + 2) X(b + 1, b + 3) X(b + 4, b + 6) X(b + 5, b + 7) \
  X(b, b + 1) X(b + 2, b + 3) X(b + 4, b + 5) X(b + 6, b + 7)

#define VALUE_NETWORK(name, T, LANES, MIN, MAX)                                                        \
  INLINE void exchange_##name(__m512i *a, __m512i *b) {                                                \
    const __m512i x = *a, y = *b;                                                                      \
    *a = MIN(x, y), *b = MAX(x, y);                                                                    \
  }                                                                                                    \
  WIDE static void sort_group_##name(T *x) {                                                           \
    __m512i v[16];                                                                                     \
    _Pragma("GCC unroll 16") for (int i = 0; i < 16; i++) v[i] = _mm512_loadu_si512(x + i * LANES);    \
    SIXTEEN(EXCHANGE_##name)                                                                           \
    _Pragma("GCC unroll 16") for (int i = 0; i < 16; i++) _mm512_storeu_si512(x + i * LANES, v[i]);    \
  }                                                                                                    \
  WIDE static void merge_group_##name(T *x) {                                                          \
    __m512i v[16];                                                                                     \
    _Pragma("GCC unroll 16") for (int i = 0; i < 16; i++) v[i] = _mm512_loadu_si512(x + i * LANES);    \
    EIGHT_APART(EXCHANGE_##name) FOURS(EXCHANGE_##name, 0) FOURS(EXCHANGE_##name, 8)                   \
    _Pragma("GCC unroll 16") for (int i = 0; i < 16; i++) _mm512_storeu_si512(x + i * LANES, v[i]);    \
  }                                                                                                    \
  WIDE static void across_##name(T *x, T *y, int turned) { /* turned: 15, the other group from its end */ \
    for (int i = 0; i < 16; i++) {                                                                     \
      T *q = y + (i ^ turned) * LANES;                                                                 \
      __m512i a = _mm512_loadu_si512(x + i * LANES), b = _mm512_loadu_si512(q);                        \
      exchange_##name(&a, &b);                                                                         \
      _mm512_storeu_si512(x + i * LANES, a), _mm512_storeu_si512(q, b);                                \
    }                                                                                                  \
  }                                                                                                    \
  WIDE void qn_lines_network_##name(T *x, int64_t groups) {                                            \
    for (int64_t g = 0; g < groups; g++) sort_group_##name(x + g * 16 * LANES);                        \
    NETWORK_MERGES(16 * LANES, across_##name, merge_group_##name)                                      \
  }
/* Merges of k groups, in groups of `each` keys at x. */
#define NETWORK_MERGES(each, across, merge_group)                                                                      \
  for (int64_t k = 2; k / 2 < groups; k *= 2)                                                                          \
    for (int64_t b = 0; b + k / 2 < groups; b += k) {                                                                  \
      const int64_t m = groups - b < k ? groups - b : k;                                                               \
      for (int64_t a = k - m; a < k / 2; a++) across(x + (b + a) * (each), x + (b + k - 1 - a) * (each), LAST);         \
      for (int64_t d = k / 4; d >= 1; d /= 2)                                                                          \
        for (int64_t i = 0; i + d < m; i++)                                                                            \
          if (!(i & d)) across(x + (b + i) * (each), x + (b + i + d) * (each), 0);                                     \
      for (int64_t i = 0; i < m; i++) merge_group(x + (b + i) * (each));                                               \
    }
#define EXCHANGE_rows64(i, j) exchange_rows64(&v[i], &v[j]);
#define EXCHANGE_rows32(i, j) exchange_rows32(&v[i], &v[j]);
#define LAST 15
VALUE_NETWORK(rows64, int64_t, 8, _mm512_min_epi64, _mm512_max_epi64)
VALUE_NETWORK(rows32, int32_t, 16, _mm512_min_epi32, _mm512_max_epi32)
#undef LAST

/* --- keys with positions --------------------------------------------------------------------------------------------------- */
/* A row of keys, then the row of their positions; of equal keys the one with the lesser position goes first. */
INLINE void exchange_pairs(__m512i *a, __m512i *b, __m512i *i, __m512i *j) {
  const __m512i x = *a, y = *b, p = *i, q = *j;
  const __mmask8 swap = _mm512_cmplt_epi64_mask(y, x) | _mm512_mask_cmplt_epi64_mask(_mm512_cmpeq_epi64_mask(x, y), q, p);
  *a = _mm512_min_epi64(x, y), *b = _mm512_max_epi64(x, y);
  *i = _mm512_mask_blend_epi64(swap, p, q), *j = _mm512_mask_blend_epi64(swap, q, p);
}
#define EXCHANGE_PAIRS(i, j) exchange_pairs(&v[i], &v[j], &w[i], &w[j]);
#define PAIR_GROUP(name, EXCHANGES)                                                                                     \
  WIDE static void name(int64_t *x) {                                                                                   \
    __m512i v[8], w[8];                                                                                                 \
    _Pragma("GCC unroll 8") for (int i = 0; i < 8; i++) v[i] = _mm512_loadu_si512(x + i * 16), w[i] = _mm512_loadu_si512(x + i * 16 + 8); \
    EXCHANGES                                                                                                           \
    _Pragma("GCC unroll 8") for (int i = 0; i < 8; i++) _mm512_storeu_si512(x + i * 16, v[i]), _mm512_storeu_si512(x + i * 16 + 8, w[i]); \
  }
PAIR_GROUP(sort_pairs, EIGHT(EXCHANGE_PAIRS))
PAIR_GROUP(merge_pairs, FOURS(EXCHANGE_PAIRS, 0))
WIDE static void across_pairs(int64_t *x, int64_t *y, int turned) {
  for (int i = 0; i < 8; i++) {
    int64_t *p = x + i * 16, *q = y + (i ^ turned) * 16;
    __m512i a = _mm512_loadu_si512(p), b = _mm512_loadu_si512(q), c = _mm512_loadu_si512(p + 8), d = _mm512_loadu_si512(q + 8);
    exchange_pairs(&a, &b, &c, &d);
    _mm512_storeu_si512(p, a), _mm512_storeu_si512(q, b), _mm512_storeu_si512(p + 8, c), _mm512_storeu_si512(q + 8, d);
  }
}
#define LAST 7
WIDE void qn_lines_network_pairs(int64_t *x, int64_t groups) {
  for (int64_t g = 0; g < groups; g++) sort_pairs(x + g * 128);
  NETWORK_MERGES(128, across_pairs, merge_pairs)
}
#else
bool qn_keylines_here(void) { return false; }
void qn_lines_to_rows64(int64_t *k, const char *p, int64_t line_step, int64_t step, int64_t n) { (void)k, (void)p, (void)line_step, (void)step, (void)n; }
void qn_lines_to_rows32(int32_t *k, const char *p, int64_t line_step, int64_t step, int64_t n) { (void)k, (void)p, (void)line_step, (void)step, (void)n; }
void qn_lines_from_rows64(const int64_t *k, char *p, int64_t line_step, int64_t step, int64_t n) { (void)k, (void)p, (void)line_step, (void)step, (void)n; }
void qn_lines_from_rows32(const int32_t *k, char *p, int64_t line_step, int64_t step, int64_t n) { (void)k, (void)p, (void)line_step, (void)step, (void)n; }
void qn_lines_network_rows64(int64_t *x, int64_t groups) { (void)x, (void)groups; }
void qn_lines_network_rows32(int32_t *x, int64_t groups) { (void)x, (void)groups; }
void qn_lines_network_pairs(int64_t *x, int64_t groups) { (void)x, (void)groups; }
#endif

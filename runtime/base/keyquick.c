/* keyquick.c - see keyquick.h. Quicksort whose split writes the lesser and the greater keys of a vector side by side, without a branch. Up to
 * sixteen vectors are sorted in registers: their lanes as lines of a network, then lanes merged with lanes. */
#include "runtime/base/keyquick.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <string.h>

#include "runtime/base/keynet.h"

bool qn_keyquick_here(void) { return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"); }

#define EXCHANGE64(i, j) exchange64(&v[i], &v[j]);
#define EXCHANGE32(i, j) exchange32(&v[i], &v[j]);

/* Lanes one after another, as they are in order. */
INLINE void store_lanes64(__m512i *v, uint64_t *to, int64_t n, const int rows) {
  turn8(v);
  if (rows == 16) turn8(v + 8);
#pragma GCC unroll 16
  for (int i = 0; i < rows; i++) {
    const int64_t at = rows == 16 ? i % 8 * 16 + i / 8 * 8 : i * 8, left = n - at;
    _mm512_mask_storeu_epi64(to + at, (__mmask8)(left >= 8 ? 0xff : left > 0 ? (1u << left) - 1 : 0), v[i]);
  }
}
INLINE void store_lanes32(__m512i *v, uint32_t *to, int64_t n, const int rows) {
#pragma GCC unroll 8
  for (int i = rows; i < 16; i++) v[i] = _mm512_setzero_si512();
  turn16(v);
#pragma GCC unroll 16
  for (int l = 0; l < 16; l++) {
    const int64_t at = l * rows, left = n - at;
    _mm512_mask_storeu_epi32(to + at, (__mmask16)(left >= rows ? (1u << rows) - 1 : left > 0 ? (1u << left) - 1 : 0), v[l]);
  }
}

#define BITS 64
#define LANES 8
#define MASK __mmask8
#define BROADCAST(x) _mm512_set1_epi64((int64_t)(x))
#define MIN _mm512_min_epu64
#define MAX _mm512_max_epu64
#define MASK_MAX _mm512_mask_max_epu64
#define BELOW _mm512_cmplt_epu64_mask
#define NOT _knot_mask8
#define COMPRESS _mm512_maskz_compress_epi64
#define MASK_LOAD _mm512_mask_loadu_epi64
#define MASK_STORE _mm512_mask_storeu_epi64
#define TWOS(v) _mm512_permutex_epi64(v, 0xb1)
#define FOUR_TURNED(v) _mm512_permutex_epi64(v, 0x1b)
#define FOUR_HALVES(v) _mm512_permutex_epi64(v, 0x4e)
#define EIGHT_TURNED(v) _mm512_permutexvar_epi64(_mm512_setr_epi64(7, 6, 5, 4, 3, 2, 1, 0), v)
#define STEPS                                                    \
  TURNED(TWOS, 0xaa) CLEAN                                       \
  TURNED(FOUR_TURNED, 0xcc) APART(TWOS, 0xaa) CLEAN              \
  TURNED(EIGHT_TURNED, 0xf0) APART(FOUR_HALVES, 0xcc) APART(TWOS, 0xaa) CLEAN
#include "runtime/base/keyquick.inc"

#undef TWOS
#undef FOUR_TURNED
#undef FOUR_HALVES
#undef EIGHT_TURNED
#define BITS 32
#define LANES 16
#define MASK __mmask16
#define BROADCAST(x) _mm512_set1_epi32((int32_t)(x))
#define MIN _mm512_min_epu32
#define MAX _mm512_max_epu32
#define MASK_MAX _mm512_mask_max_epu32
#define BELOW _mm512_cmplt_epu32_mask
#define NOT _knot_mask16
#define COMPRESS _mm512_maskz_compress_epi32
#define MASK_LOAD _mm512_mask_loadu_epi32
#define MASK_STORE _mm512_mask_storeu_epi32
#define TWOS(v) _mm512_shuffle_epi32(v, 0xb1)
#define FOUR_TURNED(v) _mm512_shuffle_epi32(v, 0x1b)
#define FOUR_HALVES(v) _mm512_shuffle_epi32(v, 0x4e)
#define EIGHT_TURNED(v) _mm512_permutexvar_epi32(_mm512_setr_epi32(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8), v)
#define EIGHT_HALVES(v) _mm512_shuffle_i32x4(v, v, 0xb1)
#define ALL_TURNED(v) _mm512_permutexvar_epi32(_mm512_setr_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0), v)
#define STEPS                                                                                       \
  TURNED(TWOS, 0xaaaa) CLEAN                                                                        \
  TURNED(FOUR_TURNED, 0xcccc) APART(TWOS, 0xaaaa) CLEAN                                             \
  TURNED(EIGHT_TURNED, 0xf0f0) APART(FOUR_HALVES, 0xcccc) APART(TWOS, 0xaaaa) CLEAN                 \
  TURNED(ALL_TURNED, 0xff00) APART(EIGHT_HALVES, 0xf0f0) APART(FOUR_HALVES, 0xcccc) APART(TWOS, 0xaaaa) CLEAN
#include "runtime/base/keyquick.inc"

/* --- selecting ----------------------------------------------------------------------------------------------------------- */
INLINE __mmask8 first8(int64_t n) { return (__mmask8)(n >= 8 ? 0xff : (1u << n) - 1); }

WIDE int64_t qn_keyquick_between(const uint64_t *from, int64_t n, uint64_t lo, uint64_t hi, uint64_t *to) {
  const __m512i least = _mm512_set1_epi64((int64_t)lo), width = _mm512_set1_epi64((int64_t)(hi - lo));
  uint64_t *const start = to;
  int64_t i = 0;
  for (; i + 8 <= n; i += 8) {
    const __m512i v = _mm512_loadu_si512(from + i);
    const __mmask8 m = _mm512_cmple_epu64_mask(_mm512_sub_epi64(v, least), width);
    _mm512_storeu_si512(to, _mm512_maskz_compress_epi64(m, v)); /* not past what was read */
    to += __builtin_popcount(m);
  }
  if (i < n) {
    const __m512i v = _mm512_maskz_loadu_epi64(first8(n - i), from + i);
    const __mmask8 m = _mm512_mask_cmple_epu64_mask(first8(n - i), _mm512_sub_epi64(v, least), width);
    _mm512_mask_storeu_epi64(to, first8(__builtin_popcount(m)), _mm512_maskz_compress_epi64(m, v));
    to += __builtin_popcount(m);
  }
  return to - start;
}

WIDE void qn_keyquick_around(const uint64_t *k, int64_t n, uint64_t v, uint64_t *to, int64_t *low, int64_t *high) {
  const __m512i p = _mm512_set1_epi64((int64_t)v);
  uint64_t *below = to, *above = to + n;
  for (int64_t i = 0; i < n; i += 8) {
    const __mmask8 on = first8(n - i);
    const __m512i x = _mm512_maskz_loadu_epi64(on, k + i);
    const __mmask8 m = _mm512_mask_cmplt_epu64_mask(on, x, p), l = _mm512_mask_cmplt_epu64_mask(on, p, x);
    const int c = __builtin_popcount(m), d = __builtin_popcount(l);
    above -= d;
    _mm512_mask_storeu_epi64(below, first8(c), _mm512_maskz_compress_epi64(m, x));
    _mm512_mask_storeu_epi64(above, first8(d), _mm512_maskz_compress_epi64(l, x));
    below += c;
  }
  *low = below - to, *high = above - to;
}

WIDE void qn_keyquick_places(const uint64_t *k, int64_t n, uint64_t v, int64_t equal, int64_t high, int64_t *to) {
  const __m512i p = _mm512_set1_epi64((int64_t)v), eight = _mm512_set1_epi64(8);
  __m512i at = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7);
  int64_t *same = to + equal, *above = to + high;
  for (int64_t i = 0; i < n; i += 8, at = _mm512_add_epi64(at, eight)) {
    const __mmask8 on = first8(n - i);
    const __m512i x = _mm512_maskz_loadu_epi64(on, k + i);
    const __mmask8 m = _mm512_mask_cmplt_epu64_mask(on, x, p), l = _mm512_mask_cmplt_epu64_mask(on, p, x), e = on & (__mmask8)~(m | l);
    const int c = __builtin_popcount(m), d = __builtin_popcount(l);
    _mm512_mask_storeu_epi64(to, first8(c), _mm512_maskz_compress_epi64(m, at));
    _mm512_mask_storeu_epi64(above, first8(d), _mm512_maskz_compress_epi64(l, at));
    if (e) _mm512_mask_storeu_epi64(same, first8(__builtin_popcount(e)), _mm512_maskz_compress_epi64(e, at));
    to += c, above += d, same += __builtin_popcount(e);
  }
}
#else
bool qn_keyquick_here(void) { return false; }
void qn_keyquick_sort64(uint64_t *k, uint64_t *tmp, int64_t n, const volatile int32_t *cancel) { (void)k, (void)tmp, (void)n, (void)cancel; }
void qn_keyquick_sort32(uint32_t *k, uint32_t *tmp, int64_t n, const volatile int32_t *cancel) { (void)k, (void)tmp, (void)n, (void)cancel; }
int64_t qn_keyquick_between(const uint64_t *from, int64_t n, uint64_t lo, uint64_t hi, uint64_t *to) { return (void)from, (void)lo, (void)hi, (void)to, n; }
void qn_keyquick_around(const uint64_t *k, int64_t n, uint64_t v, uint64_t *to, int64_t *low, int64_t *high) { (void)k, (void)n, (void)v, (void)to, (void)low, (void)high; }
void qn_keyquick_places(const uint64_t *k, int64_t n, uint64_t v, int64_t equal, int64_t high, int64_t *to) { (void)k, (void)n, (void)v, (void)equal, (void)high, (void)to; }
#endif

/* keypart.c - see keypart.h. */
#include "runtime/base/keypart.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include "runtime/base/keynet.h"
#include "runtime/base/keyquick.h"
#include "runtime/base/lanes.h"

#define PARTS __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,popcnt,bmi2")))
enum { AHEAD = 2048 }; /* bytes: the processor looks ahead within pages only */
/* Both ends of `to` grow towards each other, what is between goes to mid. LESS and MORE are masks of the lanes of x that are below v, not upto v.
 * Whole vectors are stored where their lanes that do not count are overwritten later: high last, mid has room. */
#define FIRST(c) _bzhi_u32(~0u, (unsigned)(c))
#define PACK_32(m, x) _mm512_maskz_compress_epi32((__mmask16)(m), x)
#define PACK_64 QN_LANES_PACK
#define PART(name, T, LANES, BITS, BROADCAST, LESS, MORE)                                                                   \
  PARTS static void part_##name(const T *k, int64_t n, T lo, T hi, T *to, T *mid, int64_t *below, int64_t *between) {       \
    typedef __mmask##LANES mask;                                                                                            \
    const __m512i least = BROADCAST(lo), most = BROADCAST(hi);                                                              \
    T *low = to, *high = to + n, *const start = mid;                                                                        \
    int64_t i = 0;                                                                                                          \
    for (; i + LANES <= n; i += LANES) {                                                                                    \
      __builtin_prefetch((const char *)(k + i) + AHEAD);                                                                    \
      const __m512i x = _mm512_loadu_si512(k + i);                                                                          \
      const unsigned l = LESS((mask)-1, x, least), h = MORE((mask)-1, x, most), m = (mask)~(l | h);                         \
      const int ch = __builtin_popcount(h);                                                                                 \
      high -= ch;                                                                                                           \
      _mm512_storeu_si512(low, PACK_##BITS(l, x));                                                \
      _mm512_storeu_si512(mid, PACK_##BITS(m, x));                                                \
      _mm512_mask_storeu_epi##BITS(high, (mask)FIRST(ch), PACK_##BITS(h, x));                     \
      low += __builtin_popcount(l), mid += __builtin_popcount(m);                                                           \
    }                                                                                                                       \
    const mask on = (mask)FIRST(n - i);                                                                                     \
    const __m512i x = _mm512_maskz_loadu_epi##BITS(on, k + i);                                                              \
    const unsigned l = LESS(on, x, least), h = MORE(on, x, most), m = on & ~(l | h);                                        \
    const int cl = __builtin_popcount(l), ch = __builtin_popcount(h), cm = __builtin_popcount(m);                           \
    _mm512_mask_storeu_epi##BITS(low, (mask)FIRST(cl), PACK_##BITS(l, x));                        \
    _mm512_mask_storeu_epi##BITS(high - ch, (mask)FIRST(ch), PACK_##BITS(h, x));                  \
    _mm512_mask_storeu_epi##BITS(mid, (mask)FIRST(cm), PACK_##BITS(m, x));                        \
    *below = low + cl - to, *between = mid + cm - start;                                                                    \
  }
#define FLOATS(x) _mm512_castps_si512(_mm512_set1_ps(x))
#define DOUBLES(x) _mm512_castpd_si512(_mm512_set1_pd(x))
#define FLOAT_LESS(on, x, v) _mm512_mask_cmp_ps_mask(on, _mm512_castsi512_ps(x), _mm512_castsi512_ps(v), _CMP_LT_OQ)
#define FLOAT_MORE(on, x, v) _mm512_mask_cmp_ps_mask(on, _mm512_castsi512_ps(x), _mm512_castsi512_ps(v), _CMP_NLE_UQ) /* NaN too */
#define DOUBLE_LESS(on, x, v) _mm512_mask_cmp_pd_mask(on, _mm512_castsi512_pd(x), _mm512_castsi512_pd(v), _CMP_LT_OQ)
#define DOUBLE_MORE(on, x, v) _mm512_mask_cmp_pd_mask(on, _mm512_castsi512_pd(x), _mm512_castsi512_pd(v), _CMP_NLE_UQ)
PART(f32, float, 16, 32, FLOATS, FLOAT_LESS, FLOAT_MORE)
PART(f64, double, 8, 64, DOUBLES, DOUBLE_LESS, DOUBLE_MORE)
PART(i32, int32_t, 16, 32, _mm512_set1_epi32, _mm512_mask_cmplt_epi32_mask, _mm512_mask_cmpgt_epi32_mask)
PART(i64, int64_t, 8, 64, _mm512_set1_epi64, _mm512_mask_cmplt_epi64_mask, _mm512_mask_cmpgt_epi64_mask)

bool qn_keypart_here(qn_dtype d) {
  return (d == QN_D_FLOAT32 || d == QN_D_FLOAT64 || d == QN_D_INT32 || d == QN_D_INT64) && qn_keyquick_here();
}

void qn_keypart(qn_dtype d, const void *from, int64_t n, const void *two, void *to, void *mid, int64_t *below, int64_t *between) {
  switch ((int)d) {
#define X(ID, T, name) \
  case QN_D_##ID: part_##name(from, n, ((const T *)two)[0], ((const T *)two)[1], to, mid, below, between); break;
    X(FLOAT32, float, f32) X(FLOAT64, double, f64) X(INT32, int32_t, i32) X(INT64, int64_t, i64)
#undef X
    default: break;
  }
}
#else
bool qn_keypart_here(qn_dtype d) { return (void)d, false; }
void qn_keypart(qn_dtype d, const void *from, int64_t n, const void *two, void *to, void *mid, int64_t *below, int64_t *between) {
  (void)d, (void)from, (void)two, (void)to, (void)mid, *below = 0, *between = n;
}
#endif

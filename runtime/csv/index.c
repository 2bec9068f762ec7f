/* index.c - separators of a stretch of rows, 64 bytes at a time: masks of delimiters, line feeds and quotes; quoted parts are
 * the bytes behind an odd number of quotes (prefix exclusive-or). One body, compiled for several levels of instructions.
 *
 * Parity is what pandas' automaton does as long as every quote that opens stands at a field's begin or right behind the quote
 * that closed (a doubled quote); where one does not, the stretch is `odd` and its masks mean nothing. */
#include "runtime/csv/index.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

csv_level csv_best_level(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2") &&
      __builtin_cpu_supports("bmi2"))
    return CSV_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")) return CSV_AVX2;
  return CSV_SSE;
#else
  return CSV_SCALAR;
#endif
}

typedef struct masks {
  uint64_t delim, lf, quote, cr, wide;
} masks;

#define INLINE static inline __attribute__((always_inline))

/* --- one block's masks, a function for each level ----------------------------------------------------------------------- */
INLINE uint64_t scalar_eq(const char *p, uint8_t c) { /* eight bytes at a time */
  uint64_t out = 0;
  for (int k = 0; k < 8; k++) {
    uint64_t v;
    memcpy(&v, p + 8 * k, 8);
    v ^= UINT64_C(0x0101010101010101) * c;
    uint64_t zero = ~(((v & UINT64_C(0x7F7F7F7F7F7F7F7F)) + UINT64_C(0x7F7F7F7F7F7F7F7F)) | v | UINT64_C(0x7F7F7F7F7F7F7F7F));
    out |= ((zero >> 7) * UINT64_C(0x0102040810204080) >> 56) << (8 * k);
  }
  return out;
}
INLINE masks masks_scalar(const char *p, csv_marks m) {
  masks k = {scalar_eq(p, m.delim), scalar_eq(p, '\n'), m.quote == '\n' ? 0 : scalar_eq(p, m.quote), scalar_eq(p, '\r'), 0};
  for (int i = 0; i < 64; i++) k.wide |= (uint64_t)((uint8_t)p[i] >> 7);
  return k;
}

#if defined(__x86_64__)
#define TARGET_AVX2 __attribute__((target("avx2,bmi,popcnt,lzcnt")))
#define TARGET_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt,lzcnt")))

INLINE uint64_t sse_eq(const __m128i v[4], uint8_t c) {
  uint64_t out = 0;
  __m128i want = _mm_set1_epi8((char)c);
  for (int k = 0; k < 4; k++) out |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[k], want)) << (16 * k);
  return out;
}
INLINE masks masks_sse(const char *p, csv_marks m) {
  __m128i v[4];
  for (int k = 0; k < 4; k++) v[k] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * k));
  __m128i any = _mm_or_si128(_mm_or_si128(v[0], v[1]), _mm_or_si128(v[2], v[3]));
  return (masks){sse_eq(v, m.delim), sse_eq(v, '\n'), m.quote == '\n' ? 0 : sse_eq(v, m.quote), sse_eq(v, '\r'),
                 (uint64_t)(uint32_t)_mm_movemask_epi8(any)};
}

INLINE TARGET_AVX2 uint64_t avx2_eq(__m256i a, __m256i b, uint8_t c) {
  __m256i want = _mm256_set1_epi8((char)c);
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, want)) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, want)) << 32;
}
INLINE TARGET_AVX2 masks masks_avx2(const char *p, csv_marks m) {
  __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p), b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
  return (masks){avx2_eq(a, b, m.delim), avx2_eq(a, b, '\n'), m.quote == '\n' ? 0 : avx2_eq(a, b, m.quote), avx2_eq(a, b, '\r'),
                 (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(a, b))};
}

INLINE TARGET_AVX512 masks masks_avx512(const char *p, csv_marks m) {
  __m512i v = _mm512_loadu_si512(p);
  return (masks){_mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)m.delim)), _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n')),
                 m.quote == '\n' ? 0 : _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)m.quote)),
                 _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r')), _mm512_movepi8_mask(v)};
}
#endif

/* --- places of the bits of a mask --------------------------------------------------------------------------------------- */
INLINE int64_t places(uint64_t seps, uint32_t at, uint32_t *ends, int64_t n) {
  int count = __builtin_popcountll(seps);
  uint32_t *to = ends + n;
  for (int k = 0; k < count; k += 4) /* four at once: bits that are gone give places that are overwritten */
    for (int j = 0; j < 4; j++) {
      to[k + j] = at + (uint32_t)(seps ? __builtin_ctzll(seps) : 0);
      seps &= seps - 1;
    }
  return n + count;
}

#if defined(__x86_64__)
INLINE TARGET_AVX512 int64_t places_avx512(uint64_t seps, uint32_t at, uint32_t *ends, int64_t n) {
  const __m512i iota = _mm512_set_epi8(63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37,
                                       36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10,
                                       9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  int count = __builtin_popcountll(seps);
  __m512i packed = _mm512_maskz_compress_epi8(seps, iota), base = _mm512_set1_epi32((int)at);
  uint32_t *to = ends + n;
  _mm512_storeu_si512(to, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed)), base));
  if (count > 16) {
    _mm512_storeu_si512(to + 16, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1)), base));
    if (count > 32) {
      _mm512_storeu_si512(to + 32, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2)), base));
      _mm512_storeu_si512(to + 48, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3)), base));
    }
  }
  return n + count;
}
#endif

/* --- the loop --------------------------------------------------------------------------------------------------------- */
INLINE uint64_t prefix_xor(uint64_t x) {
  for (int k = 1; k < 64; k *= 2) x ^= x << k;
  return x;
}

typedef struct carry { /* from block to block */
  uint64_t inside;  /* all ones: in quotes */
  uint64_t opens;   /* 1: a quote that comes first may open */
  uint64_t odd, quotes, wide;
  int64_t returns;
} carry;

/* The separators among a block's bytes; valid: bits of bytes that are there. */
INLINE uint64_t separators(masks k, uint64_t valid, carry *c) {
  uint64_t seps = (k.delim | k.lf) & valid, quote = k.quote & valid;
  c->wide |= k.wide;
  if (quote | c->inside) {
    uint64_t inside = prefix_xor(quote) ^ c->inside;
    seps &= ~inside;
    uint64_t may_open = (seps | quote) << 1 | c->opens;
    c->odd |= quote & inside & ~may_open;
    c->quotes |= quote;
    c->returns += __builtin_popcountll(k.cr & valid & ~inside);
    c->inside = (uint64_t)((int64_t)inside >> 63);
    c->opens = (seps | quote) >> 63;
    return seps;
  }
  c->returns += __builtin_popcountll(k.cr & valid);
  c->opens = seps >> 63;
  return seps;
}

#define DEFINE_INDEX(NAME, TARGET, MASKS, PLACES)                                                                                 \
  TARGET static void NAME(const char *text, int64_t n, csv_marks m, uint32_t *ends, csv_indexed *out) {                           \
    carry c = {.opens = 1};                                                                                                       \
    int64_t found = 1, lines = 0, at = 0;                                                                                         \
    ends[0] = UINT32_MAX;                                                                                                         \
    for (; at + 64 <= n; at += 64) {                                                                                              \
      masks k = MASKS(text + at, m);                                                                                              \
      uint64_t seps = separators(k, ~UINT64_C(0), &c);                                                                            \
      lines += __builtin_popcountll(seps & k.lf);                                                                                 \
      found = PLACES(seps, (uint32_t)at, ends, found);                                                                            \
    }                                                                                                                             \
    if (at < n) {                                                                                                                 \
      char last[64] = {0};                                                                                                        \
      memcpy(last, text + at, (size_t)(n - at));                                                                                  \
      masks k = MASKS(last, m);                                                                                                   \
      uint64_t seps = separators(k, (UINT64_C(1) << (n - at)) - 1, &c);                                                           \
      lines += __builtin_popcountll(seps & k.lf);                                                                                 \
      found = PLACES(seps, (uint32_t)at, ends, found);                                                                            \
    }                                                                                                                             \
    *out = (csv_indexed){found - 1, lines, c.quotes != 0, c.returns, c.wide != 0, c.odd != 0 || c.inside != 0};              \
  }

DEFINE_INDEX(index_scalar, , masks_scalar, places)
#if defined(__x86_64__)
DEFINE_INDEX(index_sse, , masks_sse, places)
DEFINE_INDEX(index_avx2, TARGET_AVX2, masks_avx2, places)
DEFINE_INDEX(index_avx512, TARGET_AVX512, masks_avx512, places_avx512)
#endif

void csv_index(csv_level level, const char *text, int64_t n, csv_marks m, uint32_t *ends, csv_indexed *out) {
#if defined(__x86_64__)
  switch (level) {
    case CSV_AVX512: index_avx512(text, n, m, ends, out); return;
    case CSV_AVX2: index_avx2(text, n, m, ends, out); return;
    case CSV_SSE: index_sse(text, n, m, ends, out); return;
    case CSV_SCALAR: break;
  }
#endif
  (void)level;
  index_scalar(text, n, m, ends, out);
}

bool csv_any_of(csv_level level, const char *text, int64_t n, const char *set, int k) {
  (void)level;
  for (int i = 0; i < k; i++)
    if (memchr(text, set[i], (size_t)n)) return true; /* the C library's is as fast as memory */
  return false;
}

/* masks.c - counting and collecting by runs of bools.
 *
 * Masks are looked at in words of 8 bytes: words without a set byte are skipped, words full of them moved whole, and mixed ones
 * go without branches (the element is always copied, the position moves by the mask), since a random mask mispredicts every
 * second branch. */
#include "runtime/base/masks.h"

#include <string.h>

#include "runtime/base/element.h"

static inline uint64_t word_at(const char *m) {
  uint64_t w;
  memcpy(&w, m, 8);
  return w;
}
static const uint64_t FULL = UINT64_C(0x0101010101010101);

typedef uint8_t bytes64 __attribute__((vector_size(64), aligned(1), may_alias));

QN_CLONES static int64_t count_contiguous(const uint8_t *m, int64_t n) {
  int64_t total = 0, i = 0;
  while (i + 64 <= n) { /* a byte lane counts to 255 */
    bytes64 lane = {0}, zero = {0};
    int64_t pieces = (n - i) / 64 < 255 ? (n - i) / 64 : 255;
    for (int64_t k = 0; k < pieces; k++, i += 64) lane -= (bytes64)(*(const bytes64 *)(const void *)(m + i) != zero);
    uint64_t part[8];
    memcpy(part, &lane, sizeof part);
    for (int k = 0; k < 8; k++) {
      uint64_t pairs = (part[k] & UINT64_C(0x00ff00ff00ff00ff)) + (part[k] >> 8 & UINT64_C(0x00ff00ff00ff00ff));
      total += (int64_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
    }
  }
  for (; i < n; i++) total += m[i] != 0;
  return total;
}

int64_t qn_mask_count(const char *m, int64_t step, int64_t n) {
  if (step == 1) return count_contiguous((const uint8_t *)m, n);
  int64_t total = 0;
  for (int64_t i = 0; i < n; i++) total += m[i * step] != 0;
  return total;
}

/* With AVX-512: eight (sixteen) elements at a time, those picked moved together in a register. As many as may be, while there is room for a
 * whole vector; the rest by words. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include "runtime/base/lanes.h"
#define PICK __attribute__((target("avx512f,avx512bw,avx512vl,popcnt")))
static bool picks(void) { return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"); }
/* Which of 64 bytes are set. */
PICK static inline __mmask64 marks_at(const char *m) {
  const __m512i w = _mm512_loadu_si512(m);
  return _mm512_test_epi8_mask(w, w);
}
PICK static int64_t wide_positions(const char *m, int64_t n, int64_t base, int64_t *to, int64_t room, int64_t *done) {
  int64_t i = 0, at = 0;
  for (; i + 64 <= n && room - at >= 64; i += 64) {
    __mmask64 set = marks_at(m + i);
    for (int64_t k = base + i; set; set >>= 8, k += 8) {
      _mm512_storeu_si512(to + at, _mm512_add_epi64(_mm512_set1_epi64(k), QN_LANES_AT(set)));
      at += __builtin_popcount((uint8_t)set);
    }
  }
  return *done = i, at;
}
#define PACK_32(m, x) _mm512_maskz_compress_epi32((__mmask16)(m), x)
#define PACK_64 QN_LANES_PACK
#define WIDE_COMPRESS(T, LANES, BITS)                                                                                                      \
  PICK static T *wide_compress_##T(T *to, const T *end, const char *m, const T *from, int64_t n, int64_t *done) {                          \
    int64_t i = 0;                                                                                                                         \
    for (; i + 64 <= n && end - to >= 64; i += 64) {                                                                                       \
      __mmask64 set = marks_at(m + i);                                                                                                     \
      for (const T *x = from + i; set; set >>= LANES, x += LANES) {                                                                        \
        _mm512_storeu_si512(to, PACK_##BITS(set, _mm512_loadu_si512(x)));                                                                  \
        to += __builtin_popcount((__mmask##LANES)set);                                                                                     \
      }                                                                                                                                    \
    }                                                                                                                                      \
    return *done = i, to;                                                                                                                  \
  }
WIDE_COMPRESS(uint64_t, 8, 64)
WIDE_COMPRESS(uint32_t, 16, 32)
#else
static bool picks(void) { return false; }
static int64_t wide_positions(const char *m, int64_t n, int64_t base, int64_t *to, int64_t room, int64_t *done) {
  return (void)m, (void)n, (void)base, (void)to, (void)room, *done = 0, 0;
}
#define NONE_WIDE(T) \
  static T *wide_compress_##T(T *to, const T *end, const char *m, const T *from, int64_t n, int64_t *done) { return (void)end, (void)m, (void)from, (void)n, *done = 0, to; }
NONE_WIDE(uint64_t)
NONE_WIDE(uint32_t)
#endif

int64_t qn_mask_positions(const char *m, int64_t step, int64_t n, int64_t base, int64_t *to, int64_t room) {
  int64_t i = 0, at = 0;
  if (step == 1 && picks()) at = wide_positions(m, n, base, to, room, &i);
  if (step == 1)
    for (; i + 8 <= n; i += 8) {
      uint64_t w = word_at(m + i);
      if (w == 0) continue;
      if (room - at < 8) {
        for (int k = 0; k < 8; k++)
          if (m[i + k]) to[at++] = base + i + k;
        continue;
      }
      for (int k = 0; k < 8; k++) {
        to[at] = base + i + k;
        at += (w >> (8 * k) & 0xff) != 0;
      }
    }
  for (; i < n; i++)
    if (m[i * step]) to[at++] = base + i;
  return at;
}

/* --- collecting -------------------------------------------------------------------------------------------------------- */
#define COMPRESS(T, WIDE)                                                                                                 \
  static T *compress_##T(T *to, const T *end, const char *m, const T *from, int64_t n) {                                  \
    int64_t i = 0;                                                                                                        \
    WIDE                                                                                                                  \
    for (; i + 8 <= n; i += 8) {                                                                                          \
      uint64_t w = word_at(m + i);                                                                                        \
      if (w == 0) continue;                                                                                               \
      if (w == FULL) {                                                                                                    \
        memcpy(to, from + i, 8 * sizeof(T));                                                                              \
        to += 8;                                                                                                          \
        continue;                                                                                                         \
      }                                                                                                                   \
      if (end - to < 8) { /* the last ones by branches: nothing is written behind the room */                             \
        for (int k = 0; k < 8; k++)                                                                                       \
          if (m[i + k]) *to++ = from[i + k];                                                                              \
        continue;                                                                                                         \
      }                                                                                                                   \
      for (int k = 0; k < 8; k++) {                                                                                       \
        *to = from[i + k];                                                                                                \
        to += (w >> (8 * k) & 0xff) != 0;                                                                                 \
      }                                                                                                                   \
    }                                                                                                                     \
    for (; i < n; i++)                                                                                                    \
      if (m[i]) *to++ = from[i];                                                                                          \
    return to;                                                                                                            \
  }
#define WIDE_FIRST(T) if (picks()) to = wide_compress_##T(to, end, m, from, n, &i);
COMPRESS(uint8_t, )
COMPRESS(uint16_t, )
COMPRESS(uint32_t, WIDE_FIRST(uint32_t))
COMPRESS(uint64_t, WIDE_FIRST(uint64_t))
COMPRESS(qn_c128, )
#define COMPRESS_CASE(T) \
  case sizeof(T): return (char *)compress_##T((T *)(void *)to, (const T *)(const void *)end, m, (const T *)(const void *)from, n);

bool qn_mask_packs(const char *to, const char *from, int64_t item) {
  const size_t unit = (size_t)(item < 8 ? item : 8);
  return (item == 1 || item == 2 || item == 4 || item == 8 || item == 16) && (((uintptr_t)to | (uintptr_t)from) & (unit - 1)) == 0;
}
char *qn_mask_pack(char *to, const char *end, const char *m, const char *from, int64_t item, int64_t n) {
  switch (item) {
    COMPRESS_CASE(uint8_t)
    COMPRESS_CASE(uint16_t)
    COMPRESS_CASE(uint32_t)
    COMPRESS_CASE(uint64_t)
    COMPRESS_CASE(qn_c128)
    default: return to;
  }
}

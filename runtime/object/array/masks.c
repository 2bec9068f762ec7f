/* masks.c - counting, collecting and replacing by runs of bools.
 *
 * Masks are looked at in words of 8 bytes: words without a set byte are skipped, words full of them moved whole, and mixed ones
 * go without branches (the element is always copied, the position moves by the mask), since a random mask mispredicts every
 * second branch. */
#include "runtime/object/array/masks.h"

#include "runtime/object/array/loops.h"

enum { STRIP = 256 };

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
#include <immintrin.h>
#define PICK __attribute__((target("avx512f,avx512bw,avx512vl,popcnt")))
static bool picks(void) { return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"); }
/* Which of 64 bytes are set. */
PICK static inline __mmask64 marks_at(const char *m) {
  const __m512i w = _mm512_loadu_si512(m);
  return _mm512_test_epi8_mask(w, w);
}
PICK static int64_t wide_positions(const char *m, int64_t n, int64_t base, int64_t *to, int64_t room, int64_t *done) {
  const __m512i count = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7);
  int64_t i = 0, at = 0;
  for (; i + 64 <= n && room - at >= 64; i += 64) {
    __mmask64 set = marks_at(m + i);
    for (int64_t k = base + i; set; set >>= 8, k += 8) {
      _mm512_storeu_si512(to + at, _mm512_maskz_compress_epi64((__mmask8)set, _mm512_add_epi64(_mm512_set1_epi64(k), count)));
      at += __builtin_popcount((uint8_t)set);
    }
  }
  return *done = i, at;
}
PICK static uint64_t *wide_compress_uint64_t(uint64_t *to, const uint64_t *end, const char *m, const uint64_t *from, int64_t n, int64_t *done) {
  int64_t i = 0;
  for (; i + 64 <= n && end - to >= 64; i += 64) {
    __mmask64 set = marks_at(m + i);
    for (const uint64_t *x = from + i; set; set >>= 8, x += 8) {
      _mm512_storeu_si512(to, _mm512_maskz_compress_epi64((__mmask8)set, _mm512_loadu_si512(x)));
      to += __builtin_popcount((uint8_t)set);
    }
  }
  return *done = i, to;
}
PICK static uint32_t *wide_compress_uint32_t(uint32_t *to, const uint32_t *end, const char *m, const uint32_t *from, int64_t n, int64_t *done) {
  int64_t i = 0;
  for (; i + 64 <= n && end - to >= 64; i += 64) {
    __mmask64 set = marks_at(m + i);
    for (const uint32_t *x = from + i; set; set >>= 16, x += 16) {
      _mm512_storeu_si512(to, _mm512_maskz_compress_epi32((__mmask16)set, _mm512_loadu_si512(x)));
      to += __builtin_popcount((uint16_t)set);
    }
  }
  return *done = i, to;
}
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

char *qn_mask_compress(char *to, const char *end, const char *m, int64_t mstep, const char *from, int64_t fstep, int64_t item, int64_t n) {
  bool aligned = (((uintptr_t)to | (uintptr_t)from) & ((size_t)(item < 8 ? item : 8) - 1)) == 0;
  if (mstep == 1 && fstep == item && aligned) {
    switch (item) {
      COMPRESS_CASE(uint8_t)
      COMPRESS_CASE(uint16_t)
      COMPRESS_CASE(uint32_t)
      COMPRESS_CASE(uint64_t)
      COMPRESS_CASE(qn_c128)
      default: break;
    }
  }
  if (fstep != item && (item == 8 || item == 4) && n >= 32) { /* strips of it as runs */
    _Alignas(64) char room[STRIP * 8], marks[STRIP];
    const qn_dtype d = item == 8 ? QN_D_FLOAT64 : QN_D_FLOAT32;
    for (int64_t i = 0; i < n; i += STRIP) {
      const int64_t part = n - i < STRIP ? n - i : STRIP;
      const char *these = m + i * mstep;
      if (mstep != 1) qn_cast_find(QN_D_UINT8, QN_D_UINT8)(marks, 1, these, mstep, part), these = marks;
      qn_cast_find(d, d)(room, item, from + i * fstep, fstep, part);
      to = qn_mask_compress(to, end, these, 1, room, item, item, part);
    }
    return to;
  }
  for (int64_t i = 0; i < n; i++, m += mstep, from += fstep) {
    if (!*m) continue;
    memcpy(to, from, (size_t)item);
    to += item;
  }
  return to;
}

/* --- replacing --------------------------------------------------------------------------------------------------------- */
#define EXPAND(T)                                                                                      \
  QN_CLONES static void blend_##T(T *to, const uint8_t *m, T x, int64_t n) {                           \
    QN_IVDEP for (int64_t i = 0; i < n; i++) to[i] = m[i] ? x : to[i];                                 \
  }                                                                                                    \
  static void replace_##T(T *to, const char *m, T x, int64_t n) {                                      \
    int64_t i = 0;                                                                                     \
    while (i + 64 <= n) { /* pieces without a set byte are not even written */                         \
      uint64_t any = 0;                                                                                \
      for (int k = 0; k < 8; k++) any |= word_at(m + i + 8 * k);                                       \
      if (any) blend_##T(to + i, (const uint8_t *)m + i, x, 64);                                       \
      i += 64;                                                                                         \
    }                                                                                                  \
    for (; i < n; i++)                                                                                 \
      if (m[i]) to[i] = x;                                                                             \
  }                                                                                                    \
  EXPAND_FROM(T)
#define EXPAND_FROM(T)                                                                                 \
  static const char *expand_##T(T *to, const char *m, const char *from, int64_t sstep, int64_t n) {    \
    int64_t i = 0;                                                                                     \
    for (; i + 8 <= n; i += 8) {                                                                       \
      uint64_t w = word_at(m + i);                                                                     \
      if (w == 0) continue;                                                                            \
      for (int k = 0; k < 8; k++)                                                                      \
        if (w >> (8 * k) & 0xff) {                                                                     \
          to[i + k] = *(const T *)(const void *)from;                                                  \
          from += sstep;                                                                               \
        }                                                                                              \
    }                                                                                                  \
    for (; i < n; i++)                                                                                 \
      if (m[i]) {                                                                                      \
        to[i] = *(const T *)(const void *)from;                                                        \
        from += sstep;                                                                                 \
      }                                                                                                \
    return from;                                                                                       \
  }
EXPAND(uint8_t)
EXPAND(uint32_t)
EXPAND(uint64_t)
/* Complex numbers: their halves by a mask of twice as many bytes. */
QN_CLONES static void blend_halves(uint64_t *to, const uint8_t *m, uint64_t re, uint64_t im) {
  uint8_t twice[128];
  for (int i = 0; i < 64; i++) twice[2 * i] = twice[2 * i + 1] = m[i];
  QN_IVDEP for (int i = 0; i < 128; i++) to[i] = twice[i] ? (i & 1 ? im : re) : to[i];
}
static void replace_qn_c128(qn_c128 *to, const char *m, qn_c128 x, int64_t n) {
  uint64_t half[2];
  int64_t i = 0;
  memcpy(half, &x, sizeof half);
  for (; i + 64 <= n; i += 64) {
    uint64_t any = 0;
    for (int k = 0; k < 8; k++) any |= word_at(m + i + 8 * k);
    if (any) blend_halves((uint64_t *)(void *)(to + i), (const uint8_t *)m + i, half[0], half[1]);
  }
  for (; i < n; i++)
    if (m[i]) to[i] = x;
}
EXPAND_FROM(qn_c128)
#define EXPAND_CASE(T)                                                                              \
  case sizeof(T):                                                                                   \
    if (sstep) return expand_##T((T *)(void *)to, m, from, sstep, n);                               \
    return replace_##T((T *)(void *)to, m, *(const T *)(const void *)from, n), from;

const char *qn_mask_expand(char *to, int64_t tstep, const char *m, int64_t mstep, const char *from, int64_t sstep, int64_t item, int64_t n) {
  bool aligned = (((uintptr_t)to | (uintptr_t)from | (uintptr_t)sstep) & ((size_t)(item < 8 ? item : 8) - 1)) == 0;
  if (mstep == 1 && tstep == item && aligned) {
    switch (item) {
      EXPAND_CASE(uint8_t)
      EXPAND_CASE(uint32_t)
      EXPAND_CASE(uint64_t)
      EXPAND_CASE(qn_c128)
      default: break;
    }
  }
  for (int64_t i = 0; i < n; i++, m += mstep, to += tstep) {
    if (!*m) continue;
    memcpy(to, from, (size_t)item);
    from += sstep;
  }
  return from;
}

/* --- choosing ---------------------------------------------------------------------------------------------------------- */
#define CHOOSE(T)                                                                                                             \
  QN_CLONES static void choose_##T(T *to, const uint8_t *m, const T *x, const T *y, int64_t xs, int64_t ys, int64_t n) {       \
    if (xs && ys) {                                                                                                           \
      QN_IVDEP for (int64_t i = 0; i < n; i++) to[i] = m[i] ? x[i] : y[i];                                                    \
    } else if (xs) {                                                                                                          \
      T v = *y;                                                                                                               \
      QN_IVDEP for (int64_t i = 0; i < n; i++) to[i] = m[i] ? x[i] : v;                                                       \
    } else if (ys) {                                                                                                          \
      T v = *x;                                                                                                               \
      QN_IVDEP for (int64_t i = 0; i < n; i++) to[i] = m[i] ? v : y[i];                                                       \
    } else {                                                                                                                  \
      T v = *x, w = *y;                                                                                                       \
      QN_IVDEP for (int64_t i = 0; i < n; i++) to[i] = m[i] ? v : w;                                                          \
    }                                                                                                                         \
  }
typedef uint64_t qn_two_words __attribute__((vector_size(16), aligned(8)));
CHOOSE(uint8_t)
CHOOSE(uint16_t)
CHOOSE(uint32_t)
CHOOSE(uint64_t)
/* Items of two words: by masks, as no vector instruction chooses them, and branches on half true masks cannot be predicted. */
QN_CLONES static void choose_words(qn_two_words *to, const uint8_t *m, const qn_two_words *x, const qn_two_words *y, int64_t xs, int64_t ys, int64_t n) {
  const int64_t xk = xs != 0, yk = ys != 0;
  for (int64_t i = 0; i < n; i++) {
    const uint64_t on = 0 - (uint64_t)(m[i] != 0);
    const qn_two_words k = {on, on};
    to[i] = (x[i * xk] & k) | (y[i * yk] & ~k);
  }
}
#define CHOOSE_CASE(T)                                                                                                              \
  case sizeof(T):                                                                                                                   \
    choose_##T((T *)(void *)p[3], (const uint8_t *)p[0], (const T *)(void *)p[1], (const T *)(void *)p[2], s[1], s[2], n);          \
    return true;

static bool choose_runs(char *const *p, const int64_t *s, int64_t n, int64_t item) {
  uintptr_t bits = (uintptr_t)p[1] | (uintptr_t)p[2] | (uintptr_t)p[3];
  if (s[0] != 1 || s[3] != item || (s[1] && s[1] != item) || (s[2] && s[2] != item) || (bits & (size_t)((item > 8 ? 8 : item) - 1))) return false;
  switch (item) {
    CHOOSE_CASE(uint8_t)
    CHOOSE_CASE(uint16_t)
    CHOOSE_CASE(uint32_t)
    CHOOSE_CASE(uint64_t)
    case 16:
      choose_words((qn_two_words *)(void *)p[3], (const uint8_t *)p[0], (const qn_two_words *)(void *)p[1], (const qn_two_words *)(void *)p[2], s[1], s[2], n);
      return true;
    default: return false;
  }
}

/* Operands that are not runs are made such, a block at a time. */
enum { CHOOSE_BLOCK = 512 };
bool qn_choose(char *const *p, const int64_t *s, int64_t n, int64_t item) {
  if (choose_runs(p, s, n, item)) return true;
  static const qn_dtype like[] = {[1] = QN_D_UINT8, [2] = QN_D_UINT16, [4] = QN_D_UINT32, [8] = QN_D_UINT64, [16] = QN_D_COMPLEX128};
  if (item > 16 || !like[item]) return false;
  _Alignas(64) char room[4][CHOOSE_BLOCK * 16];
  qn_cast_loop copy = qn_cast_find(like[item], like[item]), bytes = qn_cast_find(QN_D_UINT8, QN_D_UINT8);
  for (int64_t i = 0; i < n; i += CHOOSE_BLOCK) {
    const int64_t m = n - i < CHOOSE_BLOCK ? n - i : CHOOSE_BLOCK;
    char *q[4] = {room[0], room[1], room[2], room[3]};
    int64_t steps[4] = {1, s[1] ? item : 0, s[2] ? item : 0, item};
    bytes(room[0], 1, p[0] + i * s[0], s[0], m);
    for (int k = 1; k < 3; k++) copy(room[k], item, p[k] + i * s[k], s[k], s[k] ? m : 1);
    (void)choose_runs(q, steps, m, item);
    copy(p[3] + i * s[3], s[3], room[3], item, m);
  }
  return true;
}

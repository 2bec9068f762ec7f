/* masks.c - collecting and replacing by runs of bools that lie apart, and replacing by any (runtime/base/masks.c has the rest, and says how). */
#include "runtime/object/array/masks.h"

#include "runtime/object/array/loops.h"

enum { STRIP = 256 };

static inline uint64_t word_at(const char *m) {
  uint64_t w;
  memcpy(&w, m, 8);
  return w;
}

char *qn_mask_compress(char *to, const char *end, const char *m, int64_t mstep, const char *from, int64_t fstep, int64_t item, int64_t n) {
  if (mstep == 1 && fstep == item && qn_mask_packs(to, from, item)) return qn_mask_pack(to, end, m, from, item, n);
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

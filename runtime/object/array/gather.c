/* gather.c - picking and placing by positions. Positions are checked a block at a time in a loop that vectorises; then the block
 * is moved without tests. */
#include "runtime/object/array/gather.h"

#include "runtime/object/array/loops.h"
#include "runtime/object/array/stream.h"

enum { BLOCK = 512, AHEAD = 48, FAR = 1 << 20 };

QN_CLONES static bool all_inside(const int64_t *at, int64_t m, int64_t n) {
  uint64_t bad = 0; /* sign bit: below -n, or not below n */
  for (int64_t i = 0; i < m; i++) bad |= ((uint64_t)at[i] + (uint64_t)n) | ((uint64_t)n - 1 - (uint64_t)at[i]);
  return !(bad >> 63);
}
/* None counts from the end. */
QN_CLONES static bool all_plain(const int64_t *at, int64_t m, int64_t n) {
  uint64_t bad = 0;
  for (int64_t i = 0; i < m; i++) bad |= (uint64_t)at[i] | ((uint64_t)n - 1 - (uint64_t)at[i]);
  return !(bad >> 63);
}

bool qn_indices_plain(const int64_t *at, int64_t m, int64_t n) { return all_plain(at, m, n); }

int64_t qn_indices_check(const int64_t *at, int64_t m, int64_t n) {
  for (int64_t i = 0; i < m; i += BLOCK) {
    int64_t part = m - i < BLOCK ? m - i : BLOCK;
    if (all_inside(at + i, part, n)) continue;
    for (int64_t k = i; k < i + part; k++)
      if (at[k] < -n || at[k] >= n) return k;
  }
  return -1;
}

static inline int64_t wrapped(int64_t j, int64_t n) { return j + (j >> 63 & n); }

/* plain: no position counts from the end. far: the source is larger than the second cache. Positions are checked as they are used, so that the reads of many go on together, and
 * what comes some positions later is asked for, of `more` that follow the m: they may be outside, which is harmless. The first bad one, or m. */
#define GATHER(T)                                                                                                     \
  static void plain_##T(T *to, const char *from, int64_t step, const int64_t *at, int64_t m) {                        \
    const QN_ANY(T) *x = (const QN_ANY(T) *)(const void *)from;                                                       \
    if (step != (int64_t)sizeof(T))                                                                                   \
      for (int64_t i = 0; i < m; i++) to[i] = *(const QN_ANY(T) *)(const void *)(from + at[i] * step);                \
    else                                                                                                              \
      for (int64_t i = 0; i < m; i++) to[i] = x[at[i]];                                                               \
  }                                                                                                                   \
  static void gather_##T(T *to, const char *from, int64_t step, int64_t n, const int64_t *at, int64_t m) {            \
    if (step == (int64_t)sizeof(T)) {                                                                                 \
      const QN_ANY(T) *x = (const QN_ANY(T) *)(const void *)from;                                                                    \
      for (int64_t i = 0; i < m; i++) to[i] = x[wrapped(at[i], n)];                                                   \
      return;                                                                                                         \
    }                                                                                                                 \
    for (int64_t i = 0; i < m; i++) to[i] = *(const QN_ANY(T) *)(const void *)(from + wrapped(at[i], n) * step);       \
  }                                                                                                                   \
  static int64_t far_##T(T *to, const char *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t more) { \
    const int64_t ahead = more < AHEAD ? m + more - AHEAD : m;                                                        \
    for (int64_t i = 0; i < m; i++) {                                                                                 \
      const int64_t k = wrapped(at[i], n);                                                                            \
      if ((uint64_t)k >= (uint64_t)n) return i;                                                                       \
      if (i < ahead) __builtin_prefetch((const void *)((uintptr_t)from + (uint64_t)at[i + AHEAD] * (uint64_t)step));  \
      to[i] = *(const QN_ANY(T) *)(const void *)(from + k * step);                                                    \
    }                                                                                                                 \
    return m;                                                                                                         \
  }                                                                                                                   \
  static void scatter_##T(char *to, int64_t step, int64_t n, const int64_t *at, int64_t m, const char *from, int64_t fstep) { \
    for (int64_t i = 0; i < m; i++, from += fstep)                                                                    \
      *(QN_ANY(T) *)(void *)(to + wrapped(at[i], n) * step) = *(const QN_ANY(T) *)(const void *)from;                 \
  }
GATHER(uint8_t)
GATHER(uint16_t)
GATHER(uint32_t)
GATHER(uint64_t)
GATHER(qn_c128)

#define NEAR(T) (plain ? plain_##T((T *)(void *)to, from, step, at, m) : gather_##T((T *)(void *)to, from, step, n, at, m))
static void near(char *to, const char *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t item, bool plain) {
  switch (item) {
    case 1: NEAR(uint8_t); return;
    case 2: NEAR(uint16_t); return;
    case 4: NEAR(uint32_t); return;
    case 8: NEAR(uint64_t); return;
    default: NEAR(qn_c128); return;
  }
}

#define FAR_AWAY(T) far_##T((T *)(void *)to, from, step, n, at, m, more)
static int64_t far(char *to, const char *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t more, int64_t item) {
  switch (item) {
    case 1: return FAR_AWAY(uint8_t);
    case 2: return FAR_AWAY(uint16_t);
    case 4: return FAR_AWAY(uint32_t);
    case 8: return FAR_AWAY(uint64_t);
    default: return FAR_AWAY(qn_c128);
  }
}

bool qn_gather_streams(int64_t n, int64_t m, int64_t item) {
  enum { LEAST = 1 << 22 };
  return m * item >= LEAST && qn_past_caches(n * item + m * (item + 8));
}

int64_t qn_gather(void *to, const void *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t item, bool stream) {
  _Alignas(64) char room[BLOCK * 16];
  const bool apart = n > FAR / llabs(step ? step : 1);
  for (int64_t i = 0; i < m; i += BLOCK) {
    const int64_t part = m - i < BLOCK ? m - i : BLOCK;
    char *place = (char *)to + i * item, *here = stream ? room : place;
    if (apart) {
      const int64_t done = far(here, from, step, n, at + i, part, m - i - part, item);
      if (done < part) return i + done;
    } else {
      const bool plain = all_plain(at + i, part, n);
      const int64_t bad = plain ? -1 : qn_indices_check(at + i, part, n);
      if (bad >= 0) return i + bad;
      near(here, from, step, n, at + i, part, item, plain);
    }
    if (stream) qn_stream_copy(place, room, part * item);
  }
  if (stream) qn_stream_end();
  return -1;
}

void qn_scatter(void *to, int64_t step, int64_t n, const int64_t *at, int64_t m, const void *from, int64_t fstep, int64_t item) {
  switch (item) {
    case 1: scatter_uint8_t(to, step, n, at, m, from, fstep); return;
    case 2: scatter_uint16_t(to, step, n, at, m, from, fstep); return;
    case 4: scatter_uint32_t(to, step, n, at, m, from, fstep); return;
    case 8: scatter_uint64_t(to, step, n, at, m, from, fstep); return;
    default: scatter_qn_c128(to, step, n, at, m, from, fstep); return;
  }
}

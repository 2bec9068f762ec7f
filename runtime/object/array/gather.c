/* gather.c - picking and placing by positions. Positions are checked a block at a time in a loop that vectorises; then the block
 * is moved without tests. */
#include "runtime/object/array/gather.h"

#include "runtime/object/array/loops.h"

enum { BLOCK = 512 };

QN_CLONES static bool all_inside(const int64_t *at, int64_t m, int64_t n) {
  uint64_t bad = 0; /* sign bit: below -n, or not below n */
  for (int64_t i = 0; i < m; i++) bad |= ((uint64_t)at[i] + (uint64_t)n) | ((uint64_t)n - 1 - (uint64_t)at[i]);
  return !(bad >> 63);
}

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

#define GATHER(T)                                                                                                     \
  static void gather_##T(T *to, const char *from, int64_t step, int64_t n, const int64_t *at, int64_t m) {            \
    if (step == (int64_t)sizeof(T)) {                                                                                 \
      const QN_ANY(T) *x = (const QN_ANY(T) *)(const void *)from;                                                                    \
      for (int64_t i = 0; i < m; i++) to[i] = x[wrapped(at[i], n)];                                                   \
      return;                                                                                                         \
    }                                                                                                                 \
    for (int64_t i = 0; i < m; i++) to[i] = *(const QN_ANY(T) *)(const void *)(from + wrapped(at[i], n) * step);       \
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

static void gather(char *to, const char *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t item) {
  switch (item) {
    case 1: gather_uint8_t((uint8_t *)to, from, step, n, at, m); return;
    case 2: gather_uint16_t((uint16_t *)(void *)to, from, step, n, at, m); return;
    case 4: gather_uint32_t((uint32_t *)(void *)to, from, step, n, at, m); return;
    case 8: gather_uint64_t((uint64_t *)(void *)to, from, step, n, at, m); return;
    default: gather_qn_c128((qn_c128 *)(void *)to, from, step, n, at, m); return;
  }
}

int64_t qn_gather(void *to, const void *from, int64_t step, int64_t n, const int64_t *at, int64_t m, int64_t item) {
  for (int64_t i = 0; i < m; i += BLOCK) {
    int64_t part = m - i < BLOCK ? m - i : BLOCK, bad = qn_indices_check(at + i, part, n);
    if (bad >= 0) return i + bad;
    gather((char *)to + i * item, from, step, n, at + i, part, item);
  }
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

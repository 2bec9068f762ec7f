/* keysort.h - sorting and selecting unsigned keys. Every real dtype maps to such a key whose order is the dtype's, NaN last. */
#ifndef QN_KEYSORT_H
#define QN_KEYSORT_H

#include <string.h>

#include "runtime/base/dtype.h"

/* Where sorting takes its room from, and what ends long sorts early (NULL: nothing): the keys are then in any order, none lost. */
typedef struct qn_sortenv {
  const qn_allocator *alloc;
  const volatile int32_t *cancel;
} qn_sortenv;

/* float64 as a key: -0 before 0, every NaN is UINT64_MAX. */
static inline uint64_t qn_key_f64(double x) {
  uint64_t b;
  if (x != x) return UINT64_MAX;
  memcpy(&b, &x, 8);
  return b >> 63 ? ~b : b | (uint64_t)1 << 63;
}
static inline double qn_key_to_f64(uint64_t k) { /* without branches, for loops */
  const uint64_t b = k == UINT64_MAX ? (uint64_t)0x7ff8 << 48 : k >> 63 ? k ^ (uint64_t)1 << 63 : ~k;
  double x;
  memcpy(&x, &b, 8);
  return x;
}

/* tmp: room for n more keys. */
void qn_keys_sort(const qn_sortenv *env, uint64_t *k, uint64_t *tmp, int64_t n);
void qn_keys32_sort(const qn_sortenv *env, uint32_t *k, uint32_t *tmp, int64_t n);
/* The key that would stand at kth if k were sorted. tmp: room for n keys, or k itself, which is then left in any state. */
uint64_t qn_keys_select(const uint64_t *k, uint64_t *tmp, int64_t n, int64_t kth);
/* The keys at kth and after it (the same one when kth is the last). The other keys are lost. */
void qn_keys_select_two(uint64_t *k, uint64_t *tmp, int64_t n, int64_t kth, uint64_t *at, uint64_t *next);
/* How many keys are below v, and how many are not above it. */
void qn_keys_around(const uint64_t *k, int64_t n, uint64_t v, int64_t *below, int64_t *upto);
/* The keys below v, those equal to it, those above it, to `to`. */
void qn_keys_part(const uint64_t *k, int64_t n, uint64_t v, uint64_t *to);
/* Sorts QN_KEY_LINES lines at once: line l has its n keys at x[i * QN_KEY_LINES + l]. For short lines. */
enum { QN_KEY_LINES = 8 };
void qn_keys_lines_sort(int64_t *x, int64_t n);
void qn_keys32_lines_sort(int32_t *x, int64_t n); /* 2 * QN_KEY_LINES lines */
#endif

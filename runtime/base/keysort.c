/* keysort.c - see keysort.h. With AVX-512 by vectors (keyquick.c); else long lines by radix, 11 bits a pass from the lowest, skipping passes in which all keys agree; short
 * ones by quicksort; many short lines together by a network of minima and maxima (Batcher's odd-even merge sort), which has no
 * branches and works on a vector of lines. */
#include "runtime/base/keysort.h"

#include "runtime/base/element.h"
#include "runtime/base/keyquick.h"

enum { DIGIT = 11, BUCKETS = 1 << DIGIT, FEW = 32 };

#define INSERTION(name, T)                                     \
  static void name(T *k, int64_t n) {                          \
    for (int64_t i = 1; i < n; i++) {                          \
      T x = k[i];                                              \
      int64_t j = i;                                           \
      for (; j > 0 && k[j - 1] > x; j--) k[j] = k[j - 1];      \
      k[j] = x;                                                \
    }                                                          \
  }
INSERTION(insertion64, uint64_t)
INSERTION(insertion32, uint32_t)

#define QUICK(name, T, insertion)                                                                                              \
  static void name(T *k, int64_t n) {                                                                                          \
    while (n > FEW) {                                                                                                          \
      T a = k[0], b = k[n / 2], c = k[n - 1], pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);        \
      int64_t i = 0, j = n - 1;                                                                                                \
      while (i <= j) {                                                                                                         \
        while (k[i] < pivot) i++;                                                                                              \
        while (k[j] > pivot) j--;                                                                                              \
        if (i > j) break;                                                                                                      \
        T t = k[i];                                                                                                            \
        k[i++] = k[j], k[j--] = t;                                                                                             \
      }                                                                                                                        \
      if (j + 1 < n - i) name(k, j + 1), k += i, n -= i;                                                                       \
      else name(k + i, n - i), n = j + 1;                                                                                      \
    }                                                                                                                          \
    insertion(k, n);                                                                                                           \
  }
QUICK(quick64, uint64_t, insertion64)
QUICK(quick32, uint32_t, insertion32)

/* False when there was no room for the counts. */
#define RADIX(name, T, PASSES)                                                                          \
  static bool name(const qn_sortenv *env, T *k, T *tmp, int64_t n) {                                                \
    int64_t (*count)[BUCKETS] = qn_alloc(env->alloc, PASSES * sizeof *count);                            \
    if (!count) return false;                                                                           \
    memset(count, 0, PASSES * sizeof *count);                                                           \
    for (int64_t i = 0; i < n; i++)                                                                     \
      for (int p = 0; p < PASSES; p++) count[p][k[i] >> (p * DIGIT) & (BUCKETS - 1)]++;                 \
    T *from = k, *to = tmp;                                                                             \
    for (int p = 0; p < PASSES; p++) {                                                                  \
      if (env->cancel && *env->cancel) break;                                                           \
      int64_t at = 0;                                                                                   \
      if (count[p][from[0] >> (p * DIGIT) & (BUCKETS - 1)] == n) continue;                              \
      for (int b = 0; b < BUCKETS; b++) {                                                               \
        int64_t c = count[p][b];                                                                        \
        count[p][b] = at;                                                                               \
        at += c;                                                                                        \
      }                                                                                                 \
      for (int64_t i = 0; i < n; i++) to[count[p][from[i] >> (p * DIGIT) & (BUCKETS - 1)]++] = from[i]; \
      T *t = from;                                                                                      \
      from = to, to = t;                                                                                \
    }                                                                                                   \
    if (from != k) memcpy(k, from, (size_t)n * sizeof *k);                                              \
    qn_free(env->alloc, count, PASSES * sizeof *count);                                                  \
    return true;                                                                                        \
  }
RADIX(radix64, uint64_t, 6)
RADIX(radix32, uint32_t, 3)

void qn_keys_sort(const qn_sortenv *env, uint64_t *k, uint64_t *tmp, int64_t n) {
  if (qn_keyquick_here()) qn_keyquick_sort64(k, tmp, n, env->cancel);
  else if (n <= 4096 || !radix64(env, k, tmp, n)) quick64(k, n);
}
void qn_keys32_sort(const qn_sortenv *env, uint32_t *k, uint32_t *tmp, int64_t n) {
  if (qn_keyquick_here()) qn_keyquick_sort32(k, tmp, n, env->cancel);
  else if (n <= 700 || !radix32(env, k, tmp, n)) quick32(k, n);
}

/* --- selecting --------------------------------------------------------------------------------------------------------------- */
QN_CLONES static void count_around(const uint64_t *k, int64_t n, uint64_t lo, uint64_t hi, int64_t *below, int64_t *upto) {
  int64_t b = 0, u = 0;
  for (int64_t i = 0; i < n; i++) b += k[i] < lo, u += k[i] <= hi;
  *below = b, *upto = u;
}

static int64_t keep_between(const uint64_t *from, uint64_t *k, int64_t n, uint64_t lo, uint64_t hi) {
  if (qn_keyquick_here()) return qn_keyquick_between(from, n, lo, hi, k);
  int64_t w = 0;
  uint64_t width = hi - lo;
  for (int64_t i = 0; i < n; i++) { /* no branches: always written, kept by moving on */
    uint64_t x = from[i];
    k[w] = x;
    w += x - lo <= width;
  }
  return w;
}

void qn_keys_around(const uint64_t *k, int64_t n, uint64_t v, int64_t *below, int64_t *upto) { count_around(k, n, v, v, below, upto); }

/* Keys between two samples that most likely enclose the answer are kept, until few are left. What follows it is among them (found) unless
 * they end with it. They go to k, which may be `from`. */
static uint64_t select_near(const uint64_t *from, uint64_t *k, int64_t n, int64_t kth, uint64_t *next, bool *found) {
  enum { SAMPLES = 33, AROUND = 4, FEW_LEFT = 64 };
  if (n <= FEW_LEFT && from != k) memcpy(k, from, (size_t)n * sizeof *k);
  for (; n > FEW_LEFT; from = k) {
    uint64_t s[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) s[i] = from[(int64_t)((double)n / SAMPLES * i)];
    insertion64(s, SAMPLES);
    int64_t r = (int64_t)((double)kth / (double)n * SAMPLES), below, upto, m;
    uint64_t lo = r < AROUND ? 0 : s[r - AROUND], hi = r + AROUND >= SAMPLES ? UINT64_MAX : s[r + AROUND];
    count_around(from, n, lo, hi, &below, &upto);
    if (kth < below) {
      m = keep_between(from, k, n, 0, lo - 1);
    } else if (kth >= upto) {
      m = keep_between(from, k, n, hi + 1, UINT64_MAX);
      kth -= upto;
    } else {
      if (lo == hi) {
        if ((*found = kth + 1 < upto)) *next = lo;
        return lo;
      }
      m = keep_between(from, k, n, lo, hi);
      kth -= below;
    }
    const bool telling = m <= n - n / 16;
    n = m;
    if (!telling) break; /* samples that do not tell: sort */
  }
  if (n <= FEW_LEFT && qn_keyquick_here()) qn_keyquick_sort64(k, k, n, NULL); /* in registers, without room */
  else quick64(k, n);
  if ((*found = kth + 1 < n)) *next = k[kth + 1];
  return k[kth];
}

uint64_t qn_keys_select(const uint64_t *k, uint64_t *tmp, int64_t n, int64_t kth) {
  uint64_t next;
  bool found;
  return select_near(k, tmp, n, kth, &next, &found);
}

QN_CLONES static uint64_t least_above(const uint64_t *k, int64_t n, uint64_t v) {
  uint64_t m = UINT64_MAX;
  for (int64_t i = 0; i < n; i++) {
    const uint64_t x = k[i] > v ? k[i] : UINT64_MAX;
    m = x < m ? x : m;
  }
  return m;
}

void qn_keys_select_two(uint64_t *k, uint64_t *tmp, int64_t n, int64_t kth, uint64_t *at, uint64_t *next) {
  int64_t below, upto;
  uint64_t near = 0;
  bool found = false;
  *at = *next = select_near(k, tmp, n, kth, &near, &found);
  if (found) *next = near;
  if (found || kth + 1 >= n) return;
  count_around(k, n, *at, *at, &below, &upto);
  if (upto <= kth + 1) *next = least_above(k, n, *at);
}

void qn_keys_part(const uint64_t *k, int64_t n, uint64_t v, uint64_t *to) {
  int64_t low = 0, high = n;
  if (qn_keyquick_here()) qn_keyquick_around(k, n, v, to, &low, &high);
  else for (int64_t i = 0; i < n; i++) { /* both ends are written, one of them moves */
    const uint64_t x = k[i];
    if (low < high) to[low] = to[high - 1] = x;
    low += x < v, high -= x > v;
  }
  for (int64_t i = low; i < high; i++) to[i] = v;
}

/* --- many short lines ----------------------------------------------------------------------------------------------------------- */
/* Batcher's network: every exchange is one of whole lines. */
#define LINES_SORT(fn, exchange, T, LINES)                                                                          \
  static inline __attribute__((always_inline)) void exchange(T *restrict x, T *restrict y, int64_t rows) {          \
    for (int64_t i = 0; i < rows; i++, x += LINES, y += LINES)                                                      \
      for (int l = 0; l < LINES; l++) {                                                                             \
        T a = x[l], b = y[l];                                                                                       \
        x[l] = a < b ? a : b;                                                                                       \
        y[l] = a < b ? b : a;                                                                                       \
      }                                                                                                             \
  }                                                                                                                 \
  QN_CLONES void fn(T *x, int64_t n) {                                                                              \
    int64_t top = 1;                                                                                                \
    while (top * 2 < n) top *= 2;                                                                                   \
    for (int64_t p = n > 1 ? top : 0; p > 0; p /= 2) {                                                              \
      int64_t q = top, r = 0, d = p;                                                                                \
      for (;;) {                                                                                                    \
        for (int64_t i = 0; i < n - d;) { /* i with (i & p) == r: in runs of p */                                   \
          if ((i & p) != r) {                                                                                       \
            i = (i | (p - 1)) + 1;                                                                                  \
            continue;                                                                                               \
          }                                                                                                         \
          int64_t end = (i | (p - 1)) + 1;                                                                          \
          if (end > n - d) end = n - d;                                                                             \
          exchange(x + i * LINES, x + (i + d) * LINES, end - i);                                                    \
          i = end;                                                                                                  \
        }                                                                                                           \
        if (q == p) break;                                                                                          \
        d = q - p;                                                                                                  \
        q /= 2;                                                                                                     \
        r = p;                                                                                                      \
      }                                                                                                             \
    }                                                                                                               \
  }
LINES_SORT(qn_keys_lines_sort, exchange64, int64_t, QN_KEY_LINES)
LINES_SORT(qn_keys32_lines_sort, exchange32, int32_t, 2 * QN_KEY_LINES)

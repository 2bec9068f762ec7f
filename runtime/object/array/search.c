/* search.c - where keys belong among sorted numbers. Keys go in blocks of sixteen, whose steps do not wait for each other: few numbers are
 * compared with one after another; a table of buckets finds the place of most keys at once; keys that ascend share a range; the rest halves. */
#include "runtime/object/array/loops.h"

#include <math.h>

enum { KEYS = 16, LINEAR = 16, TABLE_MOST = 1 << 18, LEVELS = 20 };

/* What reads by positions is left scalar: the processor's gathers take three times as long as loads. */
#if defined(__GNUC__) && !defined(__clang__)
#define SCALAR __attribute__((optimize("O3,no-tree-vectorize")))
#else
#define SCALAR
#endif

typedef int64_t counts __attribute__((vector_size(64), aligned(8)));
#define BUCKET_KEYS(T, OP, DEPTH)                                                    \
  for (int k = 0; k < KEYS; k++) {                                                   \
    const T key = keys[k];                                                           \
    int64_t at = start[bucket[k]];                                                   \
    for (int d = DEPTH; d > 0; d--) at += padded[at] OP key;                         \
    out[k] = at < n ? at : n;                                                        \
  }
#define BUCKET_DEPTHS(T, OP)                                                         \
  if (depth <= 1) BUCKET_KEYS(T, OP, 1)                                              \
  else if (depth == 2) BUCKET_KEYS(T, OP, 2)                                         \
  else BUCKET_KEYS(T, OP, depth)
/* right: how many numbers are not above the key, else how many are below it. The bucket of a key never falls where the key grows, so that
 * only numbers of its own bucket are left to compare with: `depth` of them at most. */
#define SEARCH(T, id, STATE, NAN_IN, BUCKET)                                                                             \
  typedef T wide_##id __attribute__((vector_size(64), aligned(8)));                                                      \
  QN_CLONES static void linear_##id(const T *sorted, int64_t n, const T *keys, bool right, int64_t base, int64_t *out) { \
    const wide_##id k0 = *(const wide_##id *)(const void *)keys, k1 = *(const wide_##id *)(const void *)(keys + KEYS / 2); \
    counts c0 = (counts){0} + base, c1 = c0;                                                                             \
    if (right)                                                                                                           \
      for (int64_t j = 0; j < n; j++) c0 -= sorted[j] <= k0, c1 -= sorted[j] <= k1;                                      \
    else                                                                                                                 \
      for (int64_t j = 0; j < n; j++) c0 -= sorted[j] < k0, c1 -= sorted[j] < k1;                                        \
    *(counts *)(void *)out = c0, *(counts *)(void *)(out + KEYS / 2) = c1;                                               \
  }                                                                                                                      \
  SCALAR static void halve_##id(const T *sorted, int64_t n, const T *keys, bool right, int64_t base, int64_t *out) {  \
    int64_t at[KEYS] = {0};                                                                                              \
    if (right) {                                                                                                         \
      for (; n > 1;) {                                                                                                   \
        int64_t half = n / 2;                                                                                            \
        for (int k = 0; k < KEYS; k++) at[k] += sorted[at[k] + half - 1] <= keys[k] ? half : 0;                          \
        n -= half;                                                                                                       \
      }                                                                                                                  \
      for (int k = 0; k < KEYS; k++) out[k] = base + at[k] + (n == 1 && sorted[at[k]] <= keys[k]);                       \
    } else {                                                                                                             \
      for (; n > 1;) {                                                                                                   \
        int64_t half = n / 2;                                                                                            \
        for (int k = 0; k < KEYS; k++) at[k] += sorted[at[k] + half - 1] < keys[k] ? half : 0;                           \
        n -= half;                                                                                                       \
      }                                                                                                                  \
      for (int k = 0; k < KEYS; k++) out[k] = base + at[k] + (n == 1 && sorted[at[k]] < keys[k]);                        \
    }                                                                                                                    \
  }                                                                                                                      \
  QN_CLONES static void places_##id(const STATE *s, const T *keys, int64_t m, int64_t *to) {                             \
    for (int64_t i = 0; i < m; i++) to[i] = BUCKET(s, keys[i]);                                                          \
  }                                                                                                                      \
  SCALAR static void bucket_##id(const STATE *s, const T *keys, bool right, int64_t *out) {                              \
    const T *padded = s->padded;                                                                                         \
    const int32_t *start = s->start;                                                                                     \
    const int64_t n = s->n;                                                                                              \
    const int depth = s->depth;                                                                                          \
    int64_t bucket[KEYS];                                                                                                \
    places_##id(s, keys, KEYS, bucket);                                                                                  \
    if (right) {                                                                                                         \
      BUCKET_DEPTHS(T, <=)                                                                                               \
    } else {                                                                                                             \
      BUCKET_DEPTHS(T, <)                                                                                                \
    }                                                                                                                    \
  }                                                                                                                      \
  static inline int64_t one_##id(const T *sorted, int64_t n, T key, bool right) {                                        \
    const T *at = sorted;                                                                                                \
    int64_t left = n;                                                                                                    \
    while (left > 1) {                                                                                                   \
      int64_t half = left / 2;                                                                                           \
      at += half & -(int64_t)(right ? at[half - 1] <= key : at[half - 1] < key);                                         \
      left -= half;                                                                                                      \
    }                                                                                                                    \
    return at - sorted + (left == 1 && (right ? at[0] <= key : at[0] < key));                                            \
  }                                                                                                                      \
  /* The place at or behind `from`, which is not behind it. */                                                           \
  static int64_t onwards_##id(const T *sorted, int64_t n, T key, bool right, int64_t from) {                             \
    int64_t step = 1;                                                                                                    \
    while (from + step < n && (right ? sorted[from + step - 1] <= key : sorted[from + step - 1] < key)) from += step, step *= 2; \
    return from + one_##id(sorted + from, n - from < step ? n - from : step, key, right);                                \
  }                                                                                                                      \
  /* How many numbers from there on hold the place, when they are few; or 0. */                                          \
  static inline int64_t near_##id(const T *sorted, int64_t n, T key, bool right, int64_t from) {                         \
    for (int64_t w = LINEAR; w <= 2 * LINEAR && from + w <= n; w += LINEAR)                                              \
      if (!(right ? sorted[from + w - 1] <= key : sorted[from + w - 1] < key)) return w;                                 \
    return 0;                                                                                                            \
  }                                                                                                                      \
  QN_CLONES static bool ascend_##id(const T *keys) {                                                                     \
    int64_t bad = 0;                                                                                                     \
    for (int k = 0; k + 1 < KEYS; k++) bad |= keys[k] > keys[k + 1];                                                     \
    return bad == 0;                                                                                                     \
  }                                                                                                                      \
  static int64_t behind_##id(const T *sorted, int64_t n, bool right) { /* where nan belongs */                           \
    int64_t lo = 0, hi = n;                                                                                              \
    while (lo < hi) {                                                                                                    \
      int64_t mid = lo + (hi - lo) / 2;                                                                                  \
      if (right || sorted[mid] == sorted[mid]) lo = mid + 1;                                                             \
      else hi = mid;                                                                                                     \
    }                                                                                                                    \
    return lo;                                                                                                           \
  }                                                                                                                      \
  static void keys_##id(const STATE *s, const T *keys, int64_t count, bool right, int64_t *out) {                        \
    const T *sorted = s->sorted;                                                                                         \
    const int64_t n = s->n;                                                                                              \
    int64_t i = 0, hint = 0;                                                                                             \
    for (; i + KEYS <= count; i += KEYS) {                                                                               \
      const T *key = keys + i;                                                                                           \
      if (NAN_IN(key)) {                                                                                                 \
        for (int k = 0; k < KEYS; k++) out[i + k] = key[k] != key[k] ? behind_##id(sorted, n, right) : one_##id(sorted, n, key[k], right); \
      } else if (n <= LINEAR) {                                                                                          \
        linear_##id(sorted, n, key, right, 0, out + i);                                                                  \
      } else if (s->start) {                                                                                             \
        bucket_##id(s, key, right, out + i);                                                                             \
      } else if (ascend_##id(key)) {                                                                                     \
        if (hint && !(right ? sorted[hint - 1] <= key[0] : sorted[hint - 1] < key[0])) hint = 0;                         \
        const int64_t near = near_##id(sorted, n, key[KEYS - 1], right, hint);                                           \
        if (near) {                                                                                                      \
          linear_##id(sorted + hint, near, key, right, hint, out + i);                                                   \
          hint = out[i + KEYS - 1];                                                                                      \
          continue;                                                                                                      \
        }                                                                                                                \
        const int64_t lo = onwards_##id(sorted, n, key[0], right, hint), hi = onwards_##id(sorted, n, key[KEYS - 1], right, lo); \
        (hi - lo <= 2 * LINEAR ? linear_##id : halve_##id)(sorted + lo, hi - lo, key, right, lo, out + i);               \
        hint = hi;                                                                                                       \
      } else {                                                                                                           \
        halve_##id(sorted, n, key, right, 0, out + i);                                                                   \
      }                                                                                                                  \
    }                                                                                                                    \
    for (; i < count; i++) out[i] = keys[i] != keys[i] ? behind_##id(sorted, n, right) : one_##id(sorted, n, keys[i], right); \
  }                                                                                                                      \
  /* How many numbers are in the buckets before each; false: too many share one. */                                      \
  static bool fill_##id(qn_rt *rt, STATE *s, T above) {                                                                  \
    const size_t table = ((size_t)s->buckets + 1) / 2 * 8; /* int32s, to 8 bytes; then the numbers, and what no step gets beyond */ \
    s->bytes = table + ((size_t)s->n + LEVELS) * sizeof(T);                                                              \
    s->start = qn_alloc(rt->alloc, s->bytes);                                                                            \
    if (!s->start) return true; /* by halving */                                                                         \
    memset(s->start, 0, table);                                                                                          \
    s->padded = (T *)(void *)((char *)s->start + table);                                                                 \
    memcpy(s->padded, s->sorted, (size_t)s->n * sizeof(T));                                                              \
    for (int k = 0; k < LEVELS; k++) s->padded[s->n + k] = above;                                                        \
    int64_t at[256];                                                                                                     \
    for (int64_t i = 0; i < s->n; i += 256) {                                                                            \
      const int64_t m = s->n - i < 256 ? s->n - i : 256;                                                                 \
      places_##id(s, s->sorted + i, m, at);                                                                              \
      for (int64_t k = 0; k < m; k++) s->start[at[k]]++;                                                                 \
    }                                                                                                                    \
    int32_t before = 0, most = 0;                                                                                        \
    for (int64_t b = 0; b < s->buckets; b++) {                                                                           \
      const int32_t here = s->start[b];                                                                                  \
      s->start[b] = before, before += here;                                                                              \
      most = here > most ? here : most;                                                                                  \
    }                                                                                                                    \
    s->depth = most;                                                                                                     \
    int levels = 0;                                                                                                      \
    while (s->n >> levels) levels++;                                                                                     \
    return most + 2 <= levels;                                                                                           \
  }

typedef struct search_i64 {
  const int64_t *sorted;
  int64_t n, buckets, lo, hi, *padded;
  int32_t *start;
  size_t bytes;
  int shift, depth;
} search_i64;

static inline bool nan_among(const double *key) {
  bool nan = false;
  for (int k = 0; k < KEYS; k++) nan |= key[k] != key[k];
  return nan;
}
static inline int64_t bucket_of(const qn_search *s, double key) {
  double f = (key - s->lo) * s->scale;
  f = f > 0 ? f : 0;
  f = f < s->top ? f : s->top;
  return (int64_t)f;
}
static inline int64_t bucket_of_int(const search_i64 *s, int64_t key) {
  key = key < s->lo ? s->lo : key > s->hi ? s->hi : key;
  return (int64_t)(((uint64_t)key - (uint64_t)s->lo) >> s->shift);
}
#define NO_NAN(key) false
SEARCH(double, f64, qn_search, nan_among, bucket_of)
SEARCH(int64_t, i64, search_i64, NO_NAN, bucket_of_int)

static bool table_pays(int64_t n, int64_t count) { return n > LINEAR && n <= TABLE_MOST && count >= 2 * n; }

void qn_search_begin(qn_rt *rt, qn_search *s, const double *sorted, int64_t n, int64_t count) {
  *s = (qn_search){.sorted = sorted, .n = n};
  if (!table_pays(n, count) || !isfinite(sorted[0]) || !isfinite(sorted[n - 1]) || !(sorted[n - 1] > sorted[0])) return;
  for (s->buckets = 32; s->buckets < 2 * n;) s->buckets *= 2;
  s->lo = sorted[0], s->top = (double)(s->buckets - 1), s->scale = s->top / (sorted[n - 1] - sorted[0]);
  if (!isfinite(s->scale)) return;
  if (!fill_f64(rt, s, (double)INFINITY)) qn_search_end(rt, s);
}
void qn_search_end(qn_rt *rt, qn_search *s) {
  if (s->start) qn_free(rt->alloc, s->start, s->bytes);
  s->start = NULL;
}
void qn_search_keys(const qn_search *s, const double *keys, int64_t count, bool right, int64_t *out) { keys_f64(s, keys, count, right, out); }

static void begin_i64(qn_rt *rt, search_i64 *s, const int64_t *sorted, int64_t n, int64_t count) {
  *s = (search_i64){.sorted = sorted, .n = n};
  if (!table_pays(n, count) || sorted[0] >= sorted[n - 1]) return;
  s->lo = sorted[0], s->hi = sorted[n - 1];
  const uint64_t range = (uint64_t)s->hi - (uint64_t)s->lo;
  while (range >> s->shift >= 4 * (uint64_t)n) s->shift++;
  s->buckets = (int64_t)(range >> s->shift) + 1;
  if (fill_i64(rt, s, INT64_MAX)) return;
  qn_free(rt->alloc, s->start, s->bytes);
  s->start = NULL;
}

typedef struct search_job {
  const qn_search *reals;
  const search_i64 *ints;
  const void *keys;
  int64_t *out;
  bool right;
} search_job;
static void search_body(void *frame, int64_t begin, int64_t end) {
  const search_job *j = frame;
  if (j->reals) keys_f64(j->reals, (const double *)j->keys + begin, end - begin, j->right, j->out + begin);
  else keys_i64(j->ints, (const int64_t *)j->keys + begin, end - begin, j->right, j->out + begin);
}
static void search_all(qn_rt *rt, search_job *j, int64_t n, int64_t count) {
  int64_t steps = 1;
  while (steps < 40 && n >> steps) steps++;
  if (count > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, search_body, j, count, steps * 700);
  else search_body(j, 0, count);
}

void qn_search_f64(qn_rt *rt, const double *sorted, int64_t n, const double *keys, int64_t count, bool right, int64_t *out) {
  qn_search s;
  qn_search_begin(rt, &s, sorted, n, count);
  search_all(rt, &(search_job){.reals = &s, .keys = keys, .out = out, .right = right}, n, count);
  qn_search_end(rt, &s);
}
void qn_search_i64(qn_rt *rt, const int64_t *sorted, int64_t n, const int64_t *keys, int64_t count, bool right, int64_t *out) {
  search_i64 s;
  begin_i64(rt, &s, sorted, n, count);
  search_all(rt, &(search_job){.ints = &s, .keys = keys, .out = out, .right = right}, n, count);
  if (s.start) qn_free(rt->alloc, s.start, s.bytes);
}

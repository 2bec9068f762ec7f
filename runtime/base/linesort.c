/* linesort.c - see linesort.h. Values alone are sorted as keys (keysort.c) and turned back; positions by radix for long lines, else by
 * merging, stable. */
#include "runtime/base/linesort.h"

#include <math.h>

#include "runtime/base/calendar.h"
#include "runtime/base/element.h"
#include "runtime/base/keylines.h"
#include "runtime/base/keypart.h"
#include "runtime/base/keyquick.h"

bool qn_has_keys(qn_dtype d) { return d <= QN_D_FLOAT64 || qn_dtype_is_time(d); }

#define FLIP ((uint64_t)1 << 63)
#define EACH_INT(X)                                                                                                        \
  X(INT8, int8_t) X(INT16, int16_t) X(INT32, int32_t) X(INT64, int64_t) X(BOOL, uint8_t) X(UINT8, uint8_t) X(UINT16, uint16_t) \
  X(UINT32, uint32_t) X(UINT64, uint64_t)
/* Unsigned numbers above all that a signed one may be: flipping orders both. */
#define IS_SIGNED(T) ((T)-1 < (T)1)
#define INT_KEY(T, x) (IS_SIGNED(T) ? (uint64_t)(int64_t)(x) ^ FLIP : (uint64_t)(x))
/* Not-a-time, the least number, goes after all others. */
#define TIME_KEY(x) (((uint64_t)(x) ^ FLIP) - 1)
#define KEY_TIME(k) ((int64_t)(((k) + 1) ^ FLIP))
#define KEY_INT(T, k) ((T)(IS_SIGNED(T) ? (k) ^ FLIP : (k)))

uint64_t qn_key_of(qn_dtype d, const void *p) {
  double x;
  switch ((int)d) {
#define X(ID, T) \
  case QN_D_##ID: return INT_KEY(T, *(const QN_ANY(T) *)p);
    EACH_INT(X)
#undef X
    case QN_D_FLOAT32: x = (double)*(const QN_ANY(float) *)p; break;
    case QN_D_FLOAT64: x = *(const QN_ANY(double) *)p; break;
    default: return qn_dtype_is_time(d) ? TIME_KEY(*(const QN_ANY(int64_t) *)p) : 0;
  }
  return qn_key_f64(x == 0 ? 0.0 : x);
}

/* Neighbours apart from others: their loops become vectors. */
QN_CLONES static void keys_of(qn_dtype d, const char *p, int64_t step, int64_t n, uint64_t *restrict k) {
#define LOAD(T, expr)                                            \
  if (step == (int64_t)sizeof(T))                                \
    for (int64_t i = 0; i < n; i++) {                            \
      T x = ((const QN_ANY(T) *)(const void *)p)[i];             \
      k[i] = (expr);                                             \
    }                                                            \
  else                                                           \
    for (int64_t i = 0; i < n; i++) {                            \
      T x = *(const QN_ANY(T) *)(const void *)(p + i * step);    \
      k[i] = (expr);                                             \
    }                                                            \
  return;
  switch ((int)d) {
#define X(ID, T) \
  case QN_D_##ID: LOAD(T, INT_KEY(T, x))
    EACH_INT(X)
#undef X
    case QN_D_FLOAT32: LOAD(float, qn_key_f64((double)x))
    case QN_D_FLOAT64: LOAD(double, qn_key_f64(x))
    default: LOAD(int64_t, TIME_KEY(x))
  }
}

QN_CLONES static void keys_back(qn_dtype d, const uint64_t *restrict k, int64_t n, char *p, int64_t step) {
#define STORE(T, expr)                                                                                        \
  if (step == (int64_t)sizeof(T))                                                                             \
    for (int64_t i = 0; i < n; i++) ((QN_ANY(T) *)(void *)p)[i] = (expr);                                     \
  else                                                                                                        \
    for (int64_t i = 0; i < n; i++) *(QN_ANY(T) *)(void *)(p + i * step) = (expr);                            \
  return;
  switch ((int)d) {
#define X(ID, T) \
  case QN_D_##ID: STORE(T, KEY_INT(T, k[i]))
    EACH_INT(X)
#undef X
    case QN_D_FLOAT32: STORE(float, (float)qn_key_to_f64(k[i]))
    case QN_D_FLOAT64: STORE(double, qn_key_to_f64(k[i]))
    default: STORE(int64_t, KEY_TIME(k[i]))
  }
}

/* --- positions ------------------------------------------------------------------------------------------------------------------- */
typedef struct entry {
  uint64_t key;
  int64_t at; /* position before sorting */
} entry;

static void insertion(entry *e, int64_t n) {
  for (int64_t i = 1; i < n; i++) {
    entry x = e[i];
    int64_t j = i;
    for (; j > 0 && e[j - 1].key > x.key; j--) e[j] = e[j - 1];
    e[j] = x;
  }
}

static void merge_sort(entry *e, entry *tmp, int64_t n) {
  enum { FEW = 8 };
  if (n <= FEW) {
    insertion(e, n);
    return;
  }
  int64_t h = n / 2;
  merge_sort(e, tmp, h);
  merge_sort(e + h, tmp, n - h);
  if (e[h - 1].key <= e[h].key) return;
  memcpy(tmp, e, (size_t)h * sizeof *e);
  int64_t i = 0, j = h, k = 0;
  while (i < h && j < n) { /* no branches on what is less, which nobody can foretell */
    const bool later = e[j].key < tmp[i].key;
    const entry *least = later ? e + j : tmp + i;
    e[k++] = *least;
    j += later, i += !later;
  }
  while (i < h) e[k++] = tmp[i++];
}

/* Six passes of eleven bits; passes in which all keys agree are skipped. */
static void radix_sort(const qn_sortenv *env, entry *e, entry *tmp, int64_t n) {
  static const int bits = 11;
  enum { BUCKETS = 1 << 11, PASSES = 6 };
  int64_t (*count)[BUCKETS] = qn_alloc(env->alloc, PASSES * sizeof *count);
  if (!count) {
    merge_sort(e, tmp, n);
    return;
  }
  memset(count, 0, PASSES * sizeof *count);
  for (int64_t i = 0; i < n; i++)
    for (int p = 0; p < PASSES; p++) count[p][e[i].key >> (p * bits) & (BUCKETS - 1)]++;
  entry *from = e, *to = tmp;
  for (int p = 0; p < PASSES; p++) {
    int64_t at = 0;
    if (env->cancel && *env->cancel) break;
    if (count[p][from[0].key >> (p * bits) & (BUCKETS - 1)] == n) continue;
    for (int b = 0; b < BUCKETS; b++) {
      int64_t c = count[p][b];
      count[p][b] = at;
      at += c;
    }
    for (int64_t i = 0; i < n; i++) to[count[p][from[i].key >> (p * bits) & (BUCKETS - 1)]++] = from[i];
    entry *t = from;
    from = to, to = t;
  }
  if (from != e) memcpy(e, from, (size_t)n * sizeof *e);
  qn_free(env->alloc, count, PASSES * sizeof *count);
}

/* Keys that lie close together: counted by one byte of their distances, or two. False: they do not. */
static bool close_sort(entry *e, entry *tmp, int64_t n) {
  enum { LEAST = 32, BYTES = 256 };
  uint64_t low = n ? e[0].key : 0, high = low;
  for (int64_t i = 1; i < n; i++) low = e[i].key < low ? e[i].key : low, high = e[i].key > high ? e[i].key : high;
  if (n < LEAST || n > UINT32_MAX || high - low > UINT16_MAX) return false;
  entry *from = e, *to = tmp;
  for (int shift = 0; shift == 0 || (high - low) >> shift; shift += 8) {
    uint32_t count[BYTES + 1] = {0};
    for (int64_t i = 0; i < n; i++) count[((from[i].key - low) >> shift & (BYTES - 1)) + 1]++;
    for (int b = 0; b < BYTES; b++) count[b + 1] += count[b];
    for (int64_t i = 0; i < n; i++) to[count[(from[i].key - low) >> shift & (BYTES - 1)]++] = from[i];
    entry *t = from;
    from = to, to = t;
  }
  if (from != e) memcpy(e, from, (size_t)n * sizeof *e);
  return true;
}

/* Keys' distances from the least, as many of their first bits as fit, above positions: words that are sorted as keys are. Words that agree in
 * the former are then sorted by the latter bits, above their places among each other, which fit. */
enum { PACKED_MOST = INT32_MAX };
typedef struct packing {
  uint64_t low;
  int lost, places; /* bits that do not fit, bits of a position */
  bool narrow;      /* all fits in 32 */
} packing;

static int bits_of(uint64_t x) { return x ? 64 - __builtin_clzll(x) : 0; }

QN_CLONES static packing packing_of(uint64_t *k, int64_t n, bool floats) {
  uint64_t low = UINT64_MAX, high = 0;
  for (int64_t i = 0; i < n; i++) {
    k[i] += floats && k[i] == FLIP - 1; /* -0: 0's key */
    low = k[i] < low ? k[i] : low, high = k[i] > high ? k[i] : high;
  }
  const int places = bits_of((uint64_t)n - 1), all = bits_of(high - low) + places;
  return (packing){.low = low, .lost = all > 64 ? all - 64 : 0, .places = places, .narrow = all <= 32};
}

QN_CLONES static void pack(const uint64_t *restrict k, int64_t n, const packing *how, uint64_t *restrict word) {
  const packing h = *how;
  for (int64_t i = 0; i < n; i++) word[i] = (k[i] - h.low) >> h.lost << h.places | (uint64_t)i;
}
QN_CLONES static void pack32(const uint64_t *restrict k, int64_t n, const packing *how, uint32_t *restrict word) {
  const packing h = *how;
  for (int64_t i = 0; i < n; i++) word[i] = (uint32_t)((k[i] - h.low) << h.places | (uint64_t)i);
}

/* A run of m words that agree; tmp has room for 2 m. */
static void settle_run(const qn_sortenv *env, const uint64_t *k, const packing *h, uint64_t *word, int64_t m, uint64_t *tmp) {
  const uint64_t position = ((uint64_t)1 << h->places) - 1, rest = ((uint64_t)1 << h->lost) - 1;
  uint64_t *sub = tmp + m;
  for (int64_t j = 0; j < m; j++) sub[j] = ((k[word[j] & position] - h->low) & rest) << h->places | (uint64_t)j;
  qn_keys_sort(env, sub, tmp, m);
  memcpy(tmp, word, (size_t)m * sizeof *word);
  for (int64_t j = 0; j < m; j++) word[j] = tmp[sub[j] & position];
}

static void packed_order(const qn_sortenv *env, uint64_t *k, int64_t n, bool floats, char *at, int64_t at_step) {
  uint64_t *word = k + n, *tmp = word + n;
  const packing h = packing_of(k, n, floats);
  const uint64_t position = ((uint64_t)1 << h.places) - 1;
  if (h.narrow) {
    uint32_t *half = (uint32_t *)(void *)word;
    pack32(k, n, &h, half);
    qn_keys32_sort(env, half, half + n, n);
    for (int64_t i = 0; i < n; i++) *(int64_t *)(void *)(at + i * at_step) = (int64_t)(half[i] & position);
    return;
  }
  pack(k, n, &h, word);
  qn_keys_sort(env, word, tmp, n);
  for (int64_t i = 0, end; h.lost && i + 1 < n; i = end) {
    for (end = i + 1; end < n && (word[end] ^ word[i]) >> h.places == 0;) end++;
    if (end - i > 1) settle_run(env, k, &h, word + i, end - i, tmp);
  }
  for (int64_t i = 0; i < n; i++) *(int64_t *)(void *)(at + i * at_step) = (int64_t)(word[i] & position);
}

void qn_line_order(const qn_sortenv *env, qn_dtype d, const char *p, int64_t step, int64_t n, char *at, int64_t at_step, void *room) {
  entry *e = room, *tmp = e + n;
  if (n > 1 && n <= PACKED_MOST && qn_keyquick_here()) {
    keys_of(d, p, step, n, room);
    packed_order(env, room, n, qn_dtype_is_float(d), at, at_step);
    return;
  }
  if (d == QN_D_FLOAT64)
    for (int64_t i = 0; i < n; i++) {
      const double x = *(const QN_ANY(double) *)(const void *)(p + i * step);
      e[i] = (entry){qn_key_f64(x == 0 ? 0.0 : x), i};
    }
  else
    for (int64_t i = 0; i < n; i++) e[i] = (entry){qn_key_of(d, p + i * step), i};
  if (close_sort(e, tmp, n)) {
    /* done */
  } else if (n > 1000) radix_sort(env, e, tmp, n);
  else merge_sort(e, tmp, n);
  for (int64_t i = 0; i < n; i++) *(int64_t *)(void *)(at + i * at_step) = e[i].at;
}

/* --- values ------------------------------------------------------------------------------------------------------------------------ */
static inline uint32_t key_f32(float x) {
  uint32_t b;
  if (x != x) return UINT32_MAX;
  memcpy(&b, &x, 4);
  return b >> 31 ? ~b : b | (uint32_t)1 << 31;
}
static inline float key_to_f32(uint32_t k) {
  const uint32_t b = k == UINT32_MAX ? (uint32_t)0x7fc0 << 16 : k >> 31 ? k ^ (uint32_t)1 << 31 : ~k;
  float x;
  memcpy(&x, &b, 4);
  return x;
}

/* One byte: counted. */
static void sort_bytes(char *p, int64_t step, int64_t n, uint8_t flip) {
  int64_t count[256] = {0}, at = 0;
  for (int64_t i = 0; i < n; i++) count[(uint8_t)(*(uint8_t *)(void *)(p + i * step) ^ flip)]++;
  for (int b = 0; b < 256; b++)
    for (int64_t c = count[b]; c > 0; c--) *(uint8_t *)(void *)(p + at++ * step) = (uint8_t)(b ^ flip);
}

/* Two bytes, some times what values there are: counted, of few values in turns, so that equal neighbours do not wait for each other. k: the keys, then room for
 * as many. False: not so. */
QN_CLONES static void bounds32(const uint32_t *k, int64_t n, uint32_t *low, uint32_t *high) {
  uint32_t least = UINT32_MAX, most = 0;
  for (int64_t i = 0; i < n; i++) least = k[i] < least ? k[i] : least, most = k[i] > most ? k[i] : most;
  *low = least, *high = most;
}
static int64_t counts_of(const uint32_t *count, int64_t values, int turns, int64_t v) {
  int64_t all = count[v];
  for (int t = 1; t < turns; t++) all += count[values * t + v];
  return all;
}
static bool sort_counted(uint32_t *k, int64_t n) {
  enum { OFTEN = 16, TURNS = 4, SOMETIMES = 4, WIDE = 16 };
  uint32_t low, high, *count = k + n;
  if (n < OFTEN || n > UINT32_MAX) return false;
  bounds32(k, n, &low, &high);
  const int64_t values = (int64_t)(high - low) + 1;
  if (values > n / SOMETIMES) return false;
  const int turns = values > n / OFTEN ? 1 : TURNS; /* of many values equal ones are seldom neighbours */
  memset(count, 0, (size_t)(values * turns) * sizeof *count);
  int64_t i = 0, at = 0;
  if (turns == TURNS)
    for (; i + TURNS <= n; i += TURNS)
      for (int t = 0; t < TURNS; t++) count[values * t + (k[i + t] - low)]++;
  for (; i < n; i++) count[k[i] - low]++;
  for (int64_t v = 0; v < values; v++) {
    const int64_t end = at + counts_of(count, values, turns, v);
    if (v >= WIDE) { /* a vector of them, whatever follows: counts that were read already, at the most */
      uint32_t same[WIDE];
      for (int j = 0; j < WIDE; j++) same[j] = low + (uint32_t)v;
      memcpy(k + at, same, sizeof same);
      at = at + WIDE < end ? at + WIDE : end;
    }
    for (; at < end; at++) k[at] = low + (uint32_t)v;
  }
  return true;
}

/* Is a run in order already? A short look where it is not; NaN is never in order. */
#define IN_ORDER(T)                                                                                       \
  QN_CLONES static bool in_order_##T(const T *x, int64_t n) {                                             \
    enum { PIECE = 64 };                                                                                  \
    for (int64_t i = 1; i < n; i += PIECE) {                                                              \
      const int64_t m = n - i < PIECE ? n - i : PIECE;                                                    \
      T bad = 0;                                                                                          \
      for (int64_t k = i; k < i + m; k++) bad += x[k - 1] <= x[k] ? 0 : 1;                                \
      if (bad != 0) return false;                                                                         \
    }                                                                                                     \
    return n < 1 || x[n - 1] == x[n - 1];                                                                 \
  }
IN_ORDER(double)
IN_ORDER(float)
IN_ORDER(int64_t)
IN_ORDER(int32_t)
static bool in_order(qn_dtype d, const char *p, int64_t step, int64_t n) {
  if (step != (int64_t)qn_dtypes[d].size || ((uintptr_t)p & (uintptr_t)(step - 1))) return false;
  switch ((int)d) {
    case QN_D_FLOAT64: return in_order_double((const double *)(const void *)p, n);
    case QN_D_FLOAT32: return in_order_float((const float *)(const void *)p, n);
    case QN_D_INT64: return in_order_int64_t((const int64_t *)(const void *)p, n);
    case QN_D_INT32: return in_order_int32_t((const int32_t *)(const void *)p, n);
    default: return false;
  }
}

/* Elements of at most 32 bits as keys of 32, and back. */
#define NARROW(X)                                                                                                             \
  X(INT16, int16_t, (uint16_t)x ^ 1u << 15, (int16_t)(uint16_t)(y ^ 1u << 15)) X(INT32, int32_t, (uint32_t)x ^ 1u << 31, (int32_t)(y ^ 1u << 31)) \
  X(UINT16, uint16_t, x, (uint16_t)y) X(UINT32, uint32_t, x, y) X(FLOAT32, float, key_f32(x), key_to_f32(y))
QN_CLONES static void narrow_keys(qn_dtype d, const char *p, int64_t step, int64_t n, uint32_t *restrict k) {
  switch ((int)d) {
#define X(ID, T, key, back) \
  case QN_D_##ID: LOAD(T, key)
    NARROW(X)
#undef X
    default: return;
  }
}
QN_CLONES static void narrow_back(qn_dtype d, const uint32_t *restrict k, int64_t n, char *p, int64_t step) {
  switch ((int)d) {
#define VALUE(key, back) \
  __extension__({ const uint32_t y = k[i]; back; })
#define X(ID, T, key, back) \
  case QN_D_##ID: STORE(T, VALUE(key, back))
    NARROW(X)
#undef X
    default: return;
  }
}

void qn_line_sort(const qn_sortenv *env, qn_dtype d, char *p, int64_t step, int64_t n, void *room) {
  uint32_t *k = room;
  uint64_t *wide = room;
  if (in_order(d, p, step, n)) return;
  switch ((int)d) {
    case QN_D_BOOL:
    case QN_D_UINT8: sort_bytes(p, step, n, 0); return;
    case QN_D_INT8: sort_bytes(p, step, n, 1u << 7); return;
#define X(ID, T, key, back) case QN_D_##ID:
    NARROW(X)
#undef X
      narrow_keys(d, p, step, n, k);
      if (qn_dtypes[d].size > 2 || !sort_counted(k, n)) qn_keys32_sort(env, k, k + n, n);
      narrow_back(d, k, n, p, step);
      return;
    default: break;
  }
  keys_of(d, p, step, n, wide);
  qn_keys_sort(env, wide, wide + n, n);
  keys_back(d, wide, n, p, step);
}

/* The bits of float64s as signed numbers in their order, and back: nan last, -0 before 0. */
QN_CLONES static void signed_keys(int64_t *k, int64_t n) {
  const int64_t infinite = INT64_C(0x7ff0000000000000);
  for (int64_t i = 0; i < n; i++) {
    int64_t x = k[i], size = x & INT64_MAX;
    k[i] = size > infinite ? INT64_MAX : x ^ (x >> 63 & INT64_MAX);
  }
}
QN_CLONES static void signed_numbers(int64_t *k, int64_t n) {
  for (int64_t i = 0; i < n; i++) k[i] = k[i] == INT64_MAX ? INT64_C(0x7ff8000000000000) : k[i] ^ (k[i] >> 63 & INT64_MAX);
}

/* The same of float32s. */
QN_CLONES static void signed_keys32(int32_t *k, int64_t n) {
  for (int64_t i = 0; i < n; i++) {
    int32_t x = k[i], size = x & INT32_MAX;
    k[i] = size > 0x7f800000 ? INT32_MAX : x ^ (x >> 31 & INT32_MAX);
  }
}
QN_CLONES static void signed_numbers32(int32_t *k, int64_t n) {
  for (int64_t i = 0; i < n; i++) k[i] = k[i] == INT32_MAX ? 0x7fc00000 : k[i] ^ (k[i] >> 31 & INT32_MAX);
}

static void narrow_lines_sort(qn_dtype d, char *p, int64_t line_step, int64_t step, int64_t n, int32_t *k) {
  enum { LINES = 2 * QN_KEY_LINES };
  if (qn_keylines_here()) {
    const int64_t all = (n + 15) & ~(int64_t)15;
    qn_lines_to_rows32(k, p, line_step, step, n);
    if (d == QN_D_FLOAT32) signed_keys32(k, n * LINES);
    for (int64_t i = n * LINES; i < all * LINES; i++) k[i] = INT32_MAX;
    qn_lines_network_rows32(k, all / 16);
    if (d == QN_D_FLOAT32) signed_numbers32(k, n * LINES);
    qn_lines_from_rows32(k, p, line_step, step, n);
    return;
  }
  for (int64_t i = 0; i < n; i++)
    for (int64_t l = 0; l < LINES; l++) k[i * LINES + l] = *(const QN_ANY(int32_t) *)(const void *)(p + l * line_step + i * step);
  if (d == QN_D_FLOAT32) signed_keys32(k, n * LINES);
  qn_keys32_lines_sort(k, n);
  if (d == QN_D_FLOAT32) signed_numbers32(k, n * LINES);
  for (int64_t i = 0; i < n; i++)
    for (int64_t l = 0; l < LINES; l++) *(QN_ANY(int32_t) *)(void *)(p + l * line_step + i * step) = k[i * LINES + l];
}

static void sorted_rows(int64_t *k, int64_t n, bool floats) {
  const int64_t all = (n + 15) & ~(int64_t)15;
  if (floats) signed_keys(k, n * QN_KEY_LINES);
  for (int64_t i = n * QN_KEY_LINES; i < all * QN_KEY_LINES; i++) k[i] = INT64_MAX;
  qn_lines_network_rows64(k, all / 16);
}

void qn_lines_sort(qn_dtype d, char *p, int64_t line_step, int64_t step, int64_t n, void *room) {
  if (d == QN_D_FLOAT32 || d == QN_D_INT32) {
    narrow_lines_sort(d, p, line_step, step, n, room);
    return;
  }
  int64_t *k = room;
  if (qn_keylines_here()) {
    qn_lines_to_rows64(k, p, line_step, step, n);
    sorted_rows(k, n, d == QN_D_FLOAT64);
    if (d == QN_D_FLOAT64) signed_numbers(k, n * QN_KEY_LINES);
    qn_lines_from_rows64(k, p, line_step, step, n);
    return;
  }
  for (int64_t i = 0; i < n; i++) /* a row of all lines at a time */
    for (int64_t l = 0; l < QN_KEY_LINES; l++) k[i * QN_KEY_LINES + l] = *(const QN_ANY(int64_t) *)(const void *)(p + l * line_step + i * step);
  if (d == QN_D_FLOAT64) signed_keys(k, n * QN_KEY_LINES);
  qn_keys_lines_sort(k, n);
  if (d == QN_D_FLOAT64) signed_numbers(k, n * QN_KEY_LINES);
  for (int64_t i = 0; i < n; i++)
    for (int64_t l = 0; l < QN_KEY_LINES; l++) *(QN_ANY(int64_t) *)(void *)(p + l * line_step + i * step) = k[i * QN_KEY_LINES + l];
}

bool qn_lines_sorted(const double *x, int64_t line_step, int64_t n, int64_t *room) {
  enum { LEAST = 8, MOST = 512 }; /* beyond, selecting does less */
  if (n < LEAST || n > MOST || !qn_keylines_here()) return false;
  qn_lines_to_rows64(room, (const char *)x, line_step, sizeof *x, n);
  sorted_rows(room, n, true);
  return true;
}

bool qn_lines_ordered(qn_dtype d, int64_t n) {
  enum { LEAST = 8, MOST = 512 }; /* beyond, merging does less */
  return (d == QN_D_FLOAT64 || d == QN_D_INT64) && n >= LEAST && n <= MOST && qn_keylines_here();
}

/* Rows of keys with the rows of their positions; -0 and 0 have one key. */
QN_CLONES static void with_positions(int64_t *k, const int64_t *rows, int64_t n, int64_t all, bool floats) {
  for (int64_t i = 0; i < all; i++)
    for (int l = 0; l < QN_KEY_LINES; l++) {
      const int64_t x = i < n ? rows[i * QN_KEY_LINES + l] : INT64_MAX;
      k[i * 2 * QN_KEY_LINES + l] = floats && x == -1 ? 0 : x; /* -0's key: all its bits but the sign turned */
      k[i * 2 * QN_KEY_LINES + QN_KEY_LINES + l] = i;
    }
}

void qn_lines_order(qn_dtype d, const char *p, int64_t line_step, int64_t step, int64_t n, char *at, int64_t at_line, int64_t at_step, void *room) {
  const int64_t all = (n + 7) & ~(int64_t)7;
  int64_t *k = room, *rows = k + all * 2 * QN_KEY_LINES;
  qn_lines_to_rows64(rows, p, line_step, step, n);
  if (d == QN_D_FLOAT64) signed_keys(rows, n * QN_KEY_LINES);
  with_positions(k, rows, n, all, d == QN_D_FLOAT64);
  qn_lines_network_pairs(k, all / 8);
  for (int64_t i = 0; i < n; i++) memcpy(rows + i * QN_KEY_LINES, k + (2 * i + 1) * QN_KEY_LINES, QN_KEY_LINES * sizeof *k);
  qn_lines_from_rows64(rows, at, at_line, at_step, n);
}

/* --- selecting ------------------------------------------------------------------------------------------------------------------------ */
enum { QN_PART_NEAR = 1024 };

/* Keys of two elements of a sample that most likely enclose what belongs at kth; of the least or the greatest number where the sample ends. */
static void keys_near(qn_dtype d, const char *p, int64_t n, int64_t kth, uint64_t both[2]) {
  enum { FEW = 128, MANY = 1024, LONG = 100000 };
  const bool floats = qn_dtype_is_float(d), narrow = qn_dtypes[d].size == 4;
  const size_t size = qn_dtypes[d].size;
  const int64_t samples = n < LONG ? FEW : MANY, rank = (int64_t)((double)kth / (double)n * (double)samples);
  const int64_t middle = rank < samples - rank ? rank : samples - rank; /* two deviations and a half of how many samples are below */
  const int64_t around = 2 + (int64_t)(2.5 * sqrt((double)middle * (1.0 - (double)middle / (double)samples)));
  char sample[MANY * sizeof(double)];
  uint64_t k[2 * MANY];
  const int64_t apart = n / samples * (int64_t)size;
  if (narrow) for (int64_t i = 0; i < samples; i++) memcpy(sample + 4 * i, p + apart * i, 4);
  else for (int64_t i = 0; i < samples; i++) memcpy(sample + 8 * i, p + apart * i, 8);
  keys_of(d, sample, (int64_t)size, samples, k);
  qn_keyquick_sort64(k, k + samples, samples, NULL);
  both[0] = floats ? qn_key_f64(-INFINITY) : INT_KEY(int64_t, narrow ? INT32_MIN : INT64_MIN);
  both[1] = floats ? qn_key_f64(INFINITY) : INT_KEY(int64_t, narrow ? INT32_MAX : INT64_MAX);
  if (rank >= around && k[rank - around] < both[1]) both[0] = k[rank - around];
  if (rank + around < samples && k[rank + around] < both[1]) both[1] = k[rank + around];
}

/* Elements are put before or behind those between such two, until few are left: what is to be parted of p, n and kth then. `from` is p, or where
 * p's elements are yet. */
static void part_near(qn_dtype d, const char *from, char **p, int64_t *n, int64_t *kth, char *room) {
  const int64_t size = qn_dtypes[d].size;
  for (bool telling = true; telling && *n >= QN_PART_NEAR; from = *p) {
    char two[16], *mid = room + *n * size;
    uint64_t both[2];
    int64_t below, between;
    keys_near(d, from, *n, *kth, both);
    keys_back(d, both, 2, two, size);
    if (from == *p) from = memcpy(room, from, (size_t)(*n * size));
    qn_keypart(d, from, *n, two, *p, mid, &below, &between);
    memcpy(*p + below * size, mid, (size_t)(between * size));
    const int64_t upto = below + between, before = *n, start = *kth < below ? 0 : *kth < upto ? below : upto;
    const bool equal = start == below && *kth < upto && both[0] == both[1];
    *n = equal ? 1 : *kth < below ? below : *kth < upto ? between : before - upto;
    *p += start * size, *kth -= start;
    telling = *n < before - before / 4;
  }
}

bool qn_line_part_here(qn_dtype d, int64_t n) { return n >= QN_PART_NEAR && qn_keypart_here(d); }

void qn_line_part(qn_dtype d, const char *from, char *p, int64_t step, int64_t n, int64_t kth, void *room) {
  uint64_t *k = room, *tmp;
  if (step == (int64_t)qn_dtypes[d].size && qn_keypart_here(d)) part_near(d, from, &p, &n, &kth, room);
  if (n < 2) return;
  tmp = k + n;
  keys_of(d, p, step, n, k);
  const uint64_t v = qn_keys_select(k, tmp, n, kth);
  qn_keys_part(k, n, v, tmp);
  keys_back(d, tmp, n, p, step);
}

void qn_line_argpart(qn_dtype d, const char *p, int64_t step, int64_t n, int64_t kth, char *at, int64_t at_step, void *room) {
  uint64_t *k = room;
  int64_t low = 0, below, upto;
  keys_of(d, p, step, n, k);
  const uint64_t v = qn_keys_select(k, k + n, n, kth);
  qn_keys_around(k, n, v, &below, &upto);
  int64_t equal = below, high = upto;
  if (at_step == (int64_t)sizeof *k && qn_keyquick_here()) {
    qn_keyquick_places(k, n, v, equal, high, (int64_t *)(void *)at);
    return;
  }
  for (int64_t i = 0; i < n; i++) {
    int64_t to = k[i] < v ? low++ : k[i] == v ? equal++ : high++;
    *(int64_t *)(void *)(at + to * at_step) = i;
  }
}

int64_t qn_line_numbers(const double *x, int64_t n, uint64_t *k) {
  int64_t m = 0;
  keys_of(QN_D_FLOAT64, (const char *)x, sizeof *x, n, k);
  if (qn_keyquick_here()) return qn_keyquick_between(k, n, 0, UINT64_MAX - 1, k);
  for (int64_t i = 0; i < n; i++) k[m] = k[i], m += k[i] != UINT64_MAX;
  return m;
}

void qn_line_pick(qn_dtype d, const char *p, int64_t step, int64_t n, int64_t kth, void *two, void *room) {
  uint64_t *k = room, both[2], most = 0;
  keys_of(d, p, step, n, k);
  if (qn_dtype_is_float(d) || qn_dtype_is_time(d))
    for (int64_t i = 0; i < n; i++) most = k[i] > most ? k[i] : most;
  if (most == UINT64_MAX) both[0] = both[1] = most;
  else qn_keys_select_two(k, k + n, n, kth, &both[0], &both[1]);
  keys_back(d, both, 2, two, qn_dtypes[d].size);
}

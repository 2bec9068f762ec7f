/* sorting.c - sort, argsort, searchsorted. NaN goes last. Values alone are sorted as keys (keysort.c); positions by radix for long
 * lines, else by merging, stable. */
#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/keysort.h"

/* Every numeric dtype but complex128 maps to an unsigned key whose order is the dtype's, NaN last. */
static uint64_t key_of(qn_dtype d, const char *p) {
  char kind = qn_dtypes[d].kind;
  if (kind == 'f') {
    double x = d == QN_D_FLOAT64 ? *(const double *)(const void *)p : (double)*(const float *)(const void *)p;
    uint64_t b;
    if (x != x) return UINT64_MAX;
    if (x == 0) x = 0; /* -0 and 0 are equal */
    memcpy(&b, &x, 8);
    return b >> 63 ? ~b : b | (uint64_t)1 << 63;
  }
  if (kind == 'u' || kind == 'b') {
    uint64_t u;
    qn_elem_cast(d, p, QN_D_UINT64, &u);
    return u;
  }
  int64_t i;
  qn_elem_cast(d, p, QN_D_INT64, &i);
  return (uint64_t)i ^ (uint64_t)1 << 63;
}

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
  if (n <= 24) {
    insertion(e, n);
    return;
  }
  int64_t h = n / 2;
  merge_sort(e, tmp, h);
  merge_sort(e + h, tmp, n - h);
  if (e[h - 1].key <= e[h].key) return;
  memcpy(tmp, e, (size_t)h * sizeof *e);
  int64_t i = 0, j = h, k = 0;
  while (i < h && j < n) e[k++] = e[j].key < tmp[i].key ? e[j++] : tmp[i++];
  while (i < h) e[k++] = tmp[i++];
}

/* Six passes of eleven bits; passes in which all keys agree are skipped. */
static void radix_sort(qn_rt *rt, entry *e, entry *tmp, int64_t n) {
  static const int bits = 11;
  enum { BUCKETS = 1 << 11, PASSES = 6 };
  int64_t (*count)[BUCKETS] = qn_alloc(rt->alloc, PASSES * sizeof *count);
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
  qn_free(rt->alloc, count, PASSES * sizeof *count);
}

/* complex128 and complex64: by real, then imaginary part; NaN last. */
static int compare_complex(qn_dtype d, const char *p, const char *q) {
  qn_c128 a, b;
  qn_elem_cast(d, p, QN_D_COMPLEX128, &a);
  qn_elem_cast(d, q, QN_D_COMPLEX128, &b);
  bool an = a.re != a.re || a.im != a.im, bn = b.re != b.re || b.im != b.im;
  if (an || bn) return an - bn;
  return a.re < b.re ? -1 : a.re > b.re ? 1 : a.im < b.im ? -1 : a.im > b.im;
}

static void complex_sort(qn_dtype d, const char *p, int64_t step, int64_t *at, int64_t *tmp, int64_t n) {
  if (n < 2) return;
  int64_t h = n / 2, i = 0, j = h, k = 0;
  complex_sort(d, p, step, at, tmp, h);
  complex_sort(d, p, step, at + h, tmp, n - h);
  memcpy(tmp, at, (size_t)h * sizeof *at);
  while (i < h && j < n) at[k++] = compare_complex(d, p + at[j] * step, p + tmp[i] * step) < 0 ? at[j++] : tmp[i++];
  while (i < h) at[k++] = tmp[i++];
}

typedef struct sorter {
  qn_rt *rt;
  qn_dtype d;
  int64_t n;
  entry *e, *tmp;
  char *line;
  char *room;        /* for several lines, or NULL: not this way */
} sorter;

static int object_sort(sorter *s, const char *p, int64_t step, int64_t *at, int64_t *tmp, int64_t n) {
  if (n < 2) return 0;
  int64_t h = n / 2, i = 0, j = h, k = 0;
  if (object_sort(s, p, step, at, tmp, h) || object_sort(s, p, step, at + h, tmp, n - h)) return -1;
  memcpy(tmp, at, (size_t)h * sizeof *at);
  while (i < h && j < n) {
    int less = qn_compare_bool(s->rt, *(const qn_value *)(const void *)(p + at[j] * step), *(const qn_value *)(const void *)(p + tmp[i] * step), QN_LT);
    if (less < 0) { /* keep it a permutation */
      while (i < h) at[k++] = tmp[i++];
      return -1;
    }
    at[k++] = less ? at[j++] : tmp[i++];
  }
  while (i < h) at[k++] = tmp[i++];
  return 0;
}

/* Leaves the order of the line in e[i].at. */
static int order_line(sorter *s, const char *p, int64_t step) {
  if (qn_dtype_is_complex(s->d) || s->d == QN_D_OBJECT) {
    int64_t *at = (int64_t *)(void *)s->tmp, *tmp = at + s->n;
    for (int64_t i = 0; i < s->n; i++) at[i] = i;
    int r = 0;
    if (s->d == QN_D_OBJECT) r = object_sort(s, p, step, at, tmp, s->n);
    else complex_sort(s->d, p, step, at, tmp, s->n);
    for (int64_t i = 0; i < s->n; i++) s->e[i].at = at[i];
    return r;
  }
  for (int64_t i = 0; i < s->n; i++) s->e[i] = (entry){key_of(s->d, p + i * step), i};
  if (s->n > 400) radix_sort(s->rt, s->e, s->tmp, s->n);
  else merge_sort(s->e, s->tmp, s->n);
  return 0;
}

static int sort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep);
static void sort_lines_together(sorter *s, char *p, int64_t lines_step, int64_t step);

/* Calls with each line along axis: p (source) and q (result). */
static int each_line(sorter *s, const qn_view *src, const qn_view *dst, int axis, int (*fn)(sorter *, char *, int64_t, char *, int64_t)) {
  qn_view a = *src, b = *dst;
  s->n = src->shape[axis];
  size_t bytes = (size_t)s->n * sizeof(entry);
  if (s->n == 0 || qn_view_size(src) == 0) return 0;
  s->e = qn_alloc(s->rt->alloc, bytes);
  s->tmp = qn_alloc(s->rt->alloc, bytes);
  s->line = qn_alloc(s->rt->alloc, bytes);
  int r = s->e && s->tmp && s->line ? 0 : qn_raise_memory(s->rt);
  size_t together = fn == sort_line && s->n <= 256 && (s->d == QN_D_FLOAT64 || s->d == QN_D_INT64) ? (size_t)s->n * QN_KEY_LINES * 8 : 0;
  s->room = together && !r ? qn_alloc(s->rt->alloc, together) : NULL;
  a.ndim--, b.ndim--;
  for (int i = axis; i < a.ndim; i++) {
    a.shape[i] = src->shape[i + 1], a.strides[i] = src->strides[i + 1];
    b.shape[i] = dst->shape[i + 1], b.strides[i] = dst->strides[i + 1];
  }
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){&a, &b}, false);
  if (!r) do
      for (int64_t i = 0; i < it.n && !r; i++) {
        if (s->room && it.n - i >= QN_KEY_LINES) {
          sort_lines_together(s, it.ptr[0] + i * it.steps[0], it.steps[0], src->strides[axis]);
          i += QN_KEY_LINES - 1;
          continue;
        }
        r = fn(s, it.ptr[0] + i * it.steps[0], src->strides[axis], it.ptr[1] + i * it.steps[1], dst->strides[axis]);
      }
    while (!r && qn_nditer_next(&it));
  if (s->room) qn_free(s->rt->alloc, s->room, together);
  qn_free(s->rt->alloc, s->e, bytes);
  qn_free(s->rt->alloc, s->tmp, bytes);
  qn_free(s->rt->alloc, s->line, bytes);
  return r;
}

/* Sorting values alone needs no positions: keys are sorted and turned back. */
#define KEYS_OF(T, expr)                                                                         \
  for (int64_t i = 0; i < s->n; i++) {                                                           \
    T x = *(const QN_ANY(T) *)(const void *)(p + i * step);                                      \
    k[i] = (expr);                                                                               \
  }
#define KEYS_BACK(T, K, expr)                                                                    \
  for (int64_t i = 0; i < s->n; i++) {                                                           \
    K x = k[i];                                                                                  \
    *(QN_ANY(T) *)(void *)(p + i * step) = (expr);                                               \
  }
#define SMALL_INT(ID, T, U, flip)                                    \
  case QN_D_##ID:                                                    \
    KEYS_OF(T, (uint32_t)(U)x ^ (flip))                              \
    qn_keys32_sort(s->rt, k, (uint32_t *)(void *)s->tmp, s->n);      \
    KEYS_BACK(T, uint32_t, (T)(U)(x ^ (flip)))                       \
    return true;

static inline uint32_t key_f32(float x) {
  uint32_t b;
  if (x != x) return UINT32_MAX;
  memcpy(&b, &x, 4);
  return b >> 31 ? ~b : b | (uint32_t)1 << 31;
}
static inline float key_to_f32(uint32_t k) {
  float x;
  if (k == UINT32_MAX) return __builtin_nanf("");
  k = k >> 31 ? k ^ (uint32_t)1 << 31 : ~k;
  memcpy(&x, &k, 4);
  return x;
}

static bool sort_small_keys(sorter *s, char *p, int64_t step) {
  uint32_t *k = (uint32_t *)(void *)s->e;
  switch ((int)s->d) {
    SMALL_INT(INT8, int8_t, uint8_t, 1u << 7)
    SMALL_INT(INT16, int16_t, uint16_t, 1u << 15)
    SMALL_INT(INT32, int32_t, uint32_t, 1u << 31)
    SMALL_INT(UINT8, uint8_t, uint8_t, 0u)
    SMALL_INT(UINT16, uint16_t, uint16_t, 0u)
    SMALL_INT(UINT32, uint32_t, uint32_t, 0u)
    case QN_D_FLOAT32:
      KEYS_OF(float, key_f32(x))
      qn_keys32_sort(s->rt, k, (uint32_t *)(void *)s->tmp, s->n);
      KEYS_BACK(float, uint32_t, key_to_f32(x))
      return true;
    default: return false;
  }
}

static bool sort_keys(sorter *s, char *p, int64_t step) {
  uint64_t *k = (uint64_t *)(void *)s->e;
  if (s->d != QN_D_FLOAT64 && s->d != QN_D_INT64) return sort_small_keys(s, p, step);
  if (s->d == QN_D_FLOAT64) {
    KEYS_OF(double, qn_key_f64(x))
  } else {
    KEYS_OF(int64_t, (uint64_t)x ^ (uint64_t)1 << 63)
  }
  qn_keys_sort(s->rt, k, (uint64_t *)(void *)s->tmp, s->n);
  if (s->d == QN_D_FLOAT64) {
    KEYS_BACK(double, uint64_t, qn_key_to_f64(x))
  } else {
    KEYS_BACK(int64_t, uint64_t, (int64_t)(x ^ (uint64_t)1 << 63))
  }
  return true;
}

/* Lines that begin lines_step apart, QN_KEY_LINES of them. */
static void sort_lines_together(sorter *s, char *p, int64_t lines_step, int64_t step) {
  int64_t *k = (int64_t *)(void *)s->room;
  const uint64_t flip = (uint64_t)1 << 63;
  for (int64_t l = 0; l < QN_KEY_LINES; l++)
    for (int64_t i = 0; i < s->n; i++) {
      const char *at = p + l * lines_step + i * step;
      k[i * QN_KEY_LINES + l] = s->d == QN_D_INT64 ? *(const QN_ANY(int64_t) *)(const void *)at
                                                   : (int64_t)(qn_key_f64(*(const QN_ANY(double) *)(const void *)at) ^ flip);
    }
  qn_keys_lines_sort(k, s->n);
  for (int64_t l = 0; l < QN_KEY_LINES; l++)
    for (int64_t i = 0; i < s->n; i++) {
      char *at = p + l * lines_step + i * step;
      int64_t x = k[i * QN_KEY_LINES + l];
      if (s->d == QN_D_INT64) *(QN_ANY(int64_t) *)(void *)at = x;
      else *(QN_ANY(double) *)(void *)at = qn_key_to_f64((uint64_t)x ^ flip);
    }
}

static int sort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep) {
  if (sort_keys(s, p, step)) return 0;
  size_t item = qn_dtypes[s->d].size;
  (void)q, (void)qstep;
  int r = order_line(s, p, step);
  for (int64_t i = 0; i < s->n; i++) memcpy(s->line + (size_t)i * item, p + s->e[i].at * step, item);
  for (int64_t i = 0; i < s->n; i++) memcpy(p + i * step, s->line + (size_t)i * item, item);
  return r;
}

static int argsort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep) {
  int r = order_line(s, p, step);
  for (int64_t i = 0; i < s->n; i++) *(int64_t *)(void *)(q + i * qstep) = s->e[i].at;
  return r;
}

int qn_array_sort(qn_rt *rt, qn_value a, int axis) {
  qn_view *v = qn_view_of(a);
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "sort array is read-only");
  sorter s = {.rt = rt, .d = (qn_dtype)v->dtype};
  return v->ndim == 0 ? qn_raise(rt, QN_E_ValueError, "axis -1 is out of bounds for array of dimension 0") : each_line(&s, v, v, axis, sort_line);
}

int qn_array_argsort(qn_rt *rt, qn_value a, int axis, qn_value *out) {
  qn_view *v = qn_view_of(a);
  if (qn_array_new(rt, QN_D_INT64, v->ndim, v->shape, true, out)) return -1;
  sorter s = {.rt = rt, .d = (qn_dtype)v->dtype};
  if (v->ndim == 0) return 0;
  if (each_line(&s, v, qn_view_of(*out), axis, argsort_line)) return qn_release(rt, *out), -1;
  return 0;
}

/* --- searchsorted ------------------------------------------------------------------------------------------------------------------- */
static int less_at(qn_dtype d, const char *p, const char *q) {
  if (qn_dtype_is_complex(d)) return compare_complex(d, p, q) < 0;
  if (d == QN_D_FLOAT64) {
    double a = *(const double *)(const void *)p, b = *(const double *)(const void *)q;
    return a < b || (b != b && a == a);
  }
  return key_of(d, p) < key_of(d, q);
}

int qn_array_searchsorted(qn_rt *rt, qn_value a, qn_value v, bool right, qn_value *out) {
  qn_value sorted, keys, s, k, r = {0};
  if (qn_array_from(rt, a, NULL, &sorted)) return -1;
  if (qn_array_from(rt, v, NULL, &keys)) return qn_release(rt, sorted), -1;
  qn_optype t[2] = {{(qn_dtype)qn_view_of(sorted)->dtype, QN_STRONG}, {(qn_dtype)qn_view_of(keys)->dtype, QN_STRONG}};
  qn_dtype d;
  int rc = -1;
  s = k = (qn_value){0};
  if (qn_view_of(sorted)->ndim != 1) {
    qn_raise(rt, QN_E_ValueError, "object of too small depth for desired array");
    goto done;
  }
  if (!qn_promote_all(t, 2, &d) || d > QN_D_COMPLEX128) {
    qn_raise(rt, QN_E_TypeError, "cannot search %s in %s", qn_dtypes[t[1].dtype].name, qn_dtypes[t[0].dtype].name);
    goto done;
  }
  if (qn_array_from(rt, sorted, &d, &s) || qn_array_from(rt, keys, &d, &k)) goto done;
  qn_view *sv = qn_view_of(s), *kv = qn_view_of(k);
  if (qn_array_new(rt, QN_D_INT64, kv->ndim, kv->shape, false, &r)) goto done;
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){kv, qn_view_of(r)}, false);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        const char *key = it.ptr[0] + i * it.steps[0];
        int64_t lo = 0, hi = sv->shape[0];
        while (lo < hi) {
          int64_t mid = lo + (hi - lo) / 2;
          const char *at = (char *)sv->data + mid * sv->strides[0];
          if (right ? !less_at(d, key, at) : less_at(d, at, key)) lo = mid + 1;
          else hi = mid;
        }
        *(int64_t *)(void *)(it.ptr[1] + i * it.steps[1]) = lo;
      }
    while (qn_nditer_next(&it));
  rc = qn_unwrap_0d(rt, r, out);
  r = (qn_value){0};
done:
  qn_release(rt, sorted), qn_release(rt, keys), qn_release(rt, s), qn_release(rt, k), qn_release(rt, r);
  return rc;
}

/* sorting.c - sort, argsort, searchsorted. NaN goes last. Lines of real numbers are runtime/base/linesort.c's; complex numbers are
 * ordered by parts, objects are merged here, stable. */
#include "runtime/base/calendar.h"
#include "runtime/base/linesort.h"
#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/iter.h"

/* complex128 and complex64: by real, then imaginary part; then those whose imaginary part is NaN, whose real part is, whose both are. */
static int compare_complex(qn_dtype d, const char *p, const char *q) {
  qn_c128 a, b;
  qn_elem_cast(d, p, QN_D_COMPLEX128, &a);
  qn_elem_cast(d, q, QN_D_COMPLEX128, &b);
  int an = 2 * (a.re != a.re) + (a.im != a.im), bn = 2 * (b.re != b.re) + (b.im != b.im);
  if (an != bn) return an - bn;
  return a.re < b.re ? -1 : a.re > b.re ? 1 : a.im < b.im ? -1 : a.im > b.im;
}

typedef struct sorter {
  qn_rt *rt;
  qn_dtype d;
  int64_t n, kth;
  char *work;    /* of a line: qn_line_room() */
  int64_t *at;   /* positions of complex numbers and objects */
  char *room;    /* for several lines, or NULL: not this way */
  qn_sortenv env;
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

/* Complex numbers are ordered by one of their parts as lines of float64s are; equal ones then by the other. */
typedef struct complex_line {
  sorter *s;
  const char *p;
  int64_t step, *order; /* order: room for n positions */
  double *key;
} complex_line;

static double part_of(const complex_line *l, int64_t at, bool imag) {
  const char *p = l->p + at * l->step;
  return l->s->d == QN_D_COMPLEX64 ? (double)((const QN_ANY(float) *)(const void *)p)[imag] : ((const QN_ANY(double) *)(const void *)p)[imag];
}

/* The n positions `at` by a part, none of which is nan there; equal ones keep their order. */
static void order_part(complex_line *l, int64_t *at, int64_t n, bool imag) {
  enum { FEW = 12 };
  if (n <= FEW) {
    for (int64_t i = 1; i < n; i++) {
      const int64_t x = at[i];
      const double v = part_of(l, x, imag);
      int64_t k = i;
      for (; k > 0 && part_of(l, at[k - 1], imag) > v; k--) at[k] = at[k - 1];
      at[k] = x;
    }
    return;
  }
  for (int64_t i = 0; i < n; i++) l->key[i] = part_of(l, at[i], imag) + 0.0; /* no -0.0: equal to 0.0 */
  qn_line_order(&l->s->env, QN_D_FLOAT64, (char *)l->key, 8, n, (char *)l->order, 8, l->s->work);
  for (int64_t i = 0; i < n; i++) l->order[i] = at[l->order[i]];
  memcpy(at, l->order, (size_t)n * sizeof *at);
}

/* No NaN at all? */
#define WITHOUT_NAN(T)                                                                                                    \
  QN_CLONES static bool without_nan_##T(const char *p, int64_t step, int64_t n) {                                         \
    int bad = 0;                                                                                                          \
    for (int64_t i = 0; i < n; i++) {                                                                                     \
      const QN_ANY(T) *x = (const QN_ANY(T) *)(const void *)(p + i * step);                                               \
      bad |= x[0] != x[0], bad |= x[1] != x[1];                                                                           \
    }                                                                                                                     \
    return !bad;                                                                                                          \
  }
WITHOUT_NAN(double)
WITHOUT_NAN(float)

/* Positions to `at`, in groups: no NaN, an imaginary one, a real one, both. counts: where the groups begin. */
static void group_nans(const complex_line *l, int64_t n, int64_t *at, int64_t counts[5]) {
#define NANS_AT(i) (2 * (part_of(l, i, false) != part_of(l, i, false)) + (part_of(l, i, true) != part_of(l, i, true)))
  for (int64_t i = 0; i < n; i++) counts[NANS_AT(i) + 1]++;
  for (int k = 0; k < 4; k++) counts[k + 1] += counts[k];
  int64_t next[4] = {counts[0], counts[1], counts[2], counts[3]};
  for (int64_t i = 0; i < n; i++) at[next[NANS_AT(i)]++] = i;
#undef NANS_AT
}

static int complex_order(sorter *s, const char *p, int64_t step) {
  const int64_t n = s->n;
  const size_t bytes = (size_t)n * 16;
  int64_t counts[5] = {0, n, n, n, n}, *room = qn_alloc(s->rt->alloc, bytes);
  complex_line l = {s, p, step, room, (double *)(void *)(room + n)};
  if (!room) return qn_raise_memory(s->rt);
  for (int64_t i = 0; i < n; i++) s->at[i] = i;
  if (!(s->d == QN_D_COMPLEX64 ? without_nan_float(p, step, n) : without_nan_double(p, step, n))) {
    memset(counts, 0, sizeof counts);
    group_nans(&l, n, s->at, counts);
  }
  order_part(&l, s->at, counts[1], false);
  order_part(&l, s->at + counts[1], counts[2] - counts[1], false);
  order_part(&l, s->at + counts[2], counts[3] - counts[2], true);
  for (int64_t i = 0, end; i < counts[1]; i = end) {
    const double v = part_of(&l, s->at[i], false);
    for (end = i + 1; end < counts[1] && part_of(&l, s->at[end], false) == v;) end++;
    if (end - i > 1) order_part(&l, s->at + i, end - i, true);
  }
  qn_free(s->rt->alloc, room, bytes);
  return 0;
}

/* Leaves the order of a line without keys in at. */
static int order_line(sorter *s, const char *p, int64_t step) {
  if (s->d != QN_D_OBJECT) return complex_order(s, p, step);
  for (int64_t i = 0; i < s->n; i++) s->at[i] = i;
  return object_sort(s, p, step, s->at, (int64_t *)(void *)s->work, s->n);
}

static int sort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep);
static int argsort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep);

/* Calls with each line along axis: p (source) and q (result). */
static int each_line(sorter *s, const qn_view *src, const qn_view *dst, int axis, int (*fn)(sorter *, char *, int64_t, char *, int64_t)) {
  qn_view a = *src, b = *dst;
  s->n = src->shape[axis];
  const bool plain = fn == sort_line && qn_has_keys(s->d);
  size_t bytes = plain ? qn_line_sort_room(s->d, s->n) : qn_line_room(s->n), at_bytes = plain ? 8 : (size_t)s->n * sizeof *s->at;
  if (s->n == 0 || qn_view_size(src) == 0) return 0;
  s->env = (qn_sortenv){.alloc = s->rt->alloc};
  s->work = qn_alloc(s->rt->alloc, bytes);
  s->at = qn_alloc(s->rt->alloc, at_bytes);
  int r = s->work && s->at ? 0 : qn_raise_memory(s->rt);
  const bool ordered = fn == argsort_line && qn_lines_ordered(s->d, s->n);
  const int lines = fn == sort_line ? qn_lines_together(s->d, s->n) : ordered ? QN_KEY_LINES : 0;
  size_t together = lines ? qn_lines_room(s->n) : 0;
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
        if (s->room && it.n >= lines) {
          if (i > it.n - lines) i = it.n - lines; /* the last ones with some that are sorted already */
          char *p = it.ptr[0] + i * it.steps[0], *q = it.ptr[1] + i * it.steps[1];
          if (ordered) qn_lines_order(s->d, p, it.steps[0], src->strides[axis], s->n, q, it.steps[1], dst->strides[axis], s->room);
          else qn_lines_sort(s->d, p, it.steps[0], src->strides[axis], s->n, s->room);
          i += lines - 1;
          continue;
        }
        r = fn(s, it.ptr[0] + i * it.steps[0], src->strides[axis], it.ptr[1] + i * it.steps[1], dst->strides[axis]);
      }
    while (!r && qn_nditer_next(&it));
  if (s->room) qn_free(s->rt->alloc, s->room, together);
  qn_free(s->rt->alloc, s->work, bytes);
  qn_free(s->rt->alloc, s->at, at_bytes);
  return r;
}

static int sort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep) {
  (void)q, (void)qstep;
  if (qn_has_keys(s->d)) return qn_line_sort(&s->env, s->d, p, step, s->n, s->work), 0;
  size_t item = qn_dtypes[s->d].size;
  int r = order_line(s, p, step);
  if (r && s->d != QN_D_OBJECT) return r;
  if (item == 16) /* of a size that the compiler knows */
    for (int64_t i = 0; i < s->n; i++) memcpy(s->work + 16 * i, p + s->at[i] * step, 16);
  else
    for (int64_t i = 0; i < s->n; i++) memcpy(s->work + (size_t)i * item, p + s->at[i] * step, item);
  if (step == (int64_t)item) return memcpy(p, s->work, (size_t)s->n * item), r;
  for (int64_t i = 0; i < s->n; i++) memcpy(p + i * step, s->work + (size_t)i * item, item);
  return r;
}

static int argsort_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep) {
  if (qn_has_keys(s->d)) return qn_line_order(&s->env, s->d, p, step, s->n, q, qstep, s->work), 0;
  int r = order_line(s, p, step);
  for (int64_t i = 0; i < s->n; i++) *(int64_t *)(void *)(q + i * qstep) = s->at[i];
  return r;
}

static int argpart_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep) {
  qn_line_argpart(s->d, p, step, s->n, s->kth, q, qstep, s->work);
  return 0;
}

int qn_array_argpartition(qn_rt *rt, qn_value a, int axis, int64_t kth, qn_value *out) {
  qn_view *v = qn_view_of(a);
  if (!qn_has_keys((qn_dtype)v->dtype) || v->ndim == 0) return qn_array_argsort(rt, a, axis, out);
  if (qn_array_new(rt, QN_D_INT64, v->ndim, v->shape, true, out)) return -1;
  sorter s = {.rt = rt, .d = (qn_dtype)v->dtype, .kth = kth};
  return each_line(&s, v, qn_view_of(*out), axis, argpart_line) ? (qn_drop(rt, out), -1) : 0;
}

int qn_array_sort(qn_rt *rt, qn_value a, int axis) {
  qn_view *v = qn_view_of(a);
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "sort array is read-only");
  sorter s = {.rt = rt, .d = (qn_dtype)v->dtype};
  return v->ndim == 0 ? qn_raise(rt, QN_E_ValueError, "axis -1 is out of bounds for array of dimension 0") : each_line(&s, v, v, axis, sort_line);
}

static int part_line(sorter *s, char *p, int64_t step, char *q, int64_t qstep) {
  (void)q, (void)qstep;
  qn_line_part(s->d, p, p, step, s->n, s->kth, s->work);
  return 0;
}

static int kth_of(qn_rt *rt, const qn_view *v, int axis, int64_t kth, int64_t *at) {
  const int64_t n = v->shape[axis];
  *at = kth < 0 ? kth + n : kth;
  return *at >= 0 && *at < n ? 0 : qn_raise(rt, QN_E_ValueError, "kth(=%lld) out of bounds (%lld)", (long long)*at, (long long)n);
}

int qn_array_partition(qn_rt *rt, qn_value a, int axis, int64_t kth) {
  qn_view *v = qn_view_of(a);
  int64_t at;
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "partition array is read-only");
  if (v->ndim == 0) return qn_raise(rt, QN_E_ValueError, "axis -1 is out of bounds for array of dimension 0");
  if (qn_view_size(v) == 0) return 0; /* whatever kth is, as in NumPy */
  if (kth_of(rt, v, axis, kth, &at)) return -1;
  if (!qn_has_keys((qn_dtype)v->dtype)) return qn_array_sort(rt, a, axis);
  sorter s = {.rt = rt, .d = (qn_dtype)v->dtype, .kth = at};
  return each_line(&s, v, v, axis, part_line);
}

int qn_array_parted(qn_rt *rt, qn_value a, int axis, int64_t kth, qn_value *out) {
  const qn_view *v = qn_view_of(a);
  const qn_dtype d = (qn_dtype)v->dtype;
  const int64_t n = v->shape[0];
  if (v->ndim != 1 || v->strides[0] != qn_dtypes[d].size || !qn_line_part_here(d, n))
    return qn_array_make(rt, a, NULL, true, 0, out) ? -1 : qn_array_partition(rt, *out, axis, kth) ? (qn_drop(rt, out), -1) : 0;
  const size_t bytes = qn_line_room(n);
  int64_t at;
  if (kth_of(rt, v, axis, kth, &at) || qn_array_new(rt, d, 1, v->shape, false, out)) return -1;
  void *room = qn_alloc(rt->alloc, bytes);
  if (!room) return qn_drop(rt, out), qn_raise_memory(rt);
  qn_line_part(d, v->data, qn_view_of(*out)->data, v->strides[0], n, at, room);
  qn_free(rt->alloc, room, bytes);
  return 0;
}

int qn_array_argsort(qn_rt *rt, qn_value a, int axis, qn_value *out) {
  qn_view *v = qn_view_of(a);
  if (qn_array_new(rt, QN_D_INT64, v->ndim, v->shape, v->ndim == 0, out)) return -1;
  sorter s = {.rt = rt, .d = (qn_dtype)v->dtype};
  if (v->ndim == 0) return 0;
  if (each_line(&s, v, qn_view_of(*out), axis, argsort_line)) return qn_drop(rt, out), -1;
  return 0;
}

/* --- searchsorted ------------------------------------------------------------------------------------------------------------------- */
static int less_at(qn_dtype d, const char *p, const char *q) {
  if (qn_dtype_is_complex(d)) return compare_complex(d, p, q) < 0;
  if (d == QN_D_FLOAT64) {
    double a = *(const double *)(const void *)p, b = *(const double *)(const void *)q;
    return a < b || (b != b && a == a);
  }
  return qn_key_of(d, p) < qn_key_of(d, q);
}

/* Where the keys belong among sorted objects, by their own order. */
static int search_objects(qn_rt *rt, const qn_view *sorted, qn_value keys, bool right, qn_value *out) {
  const qn_view *k = qn_view_of(keys);
  qn_value flat, r;
  int64_t n = -1;
  if (qn_array_reshape(rt, keys, 1, &n, &flat)) return -1;
  int bad = qn_array_new(rt, QN_D_INT64, k->ndim, k->shape, false, &r);
  for (int64_t i = 0; !bad && i < qn_view_of(flat)->shape[0]; i++) {
    const qn_value key = *(const qn_value *)(const void *)((char *)qn_view_of(flat)->data + i * qn_view_of(flat)->strides[0]);
    int64_t lo = 0, hi = sorted->shape[0];
    while (!bad && lo < hi) {
      int64_t mid = lo + (hi - lo) / 2;
      const qn_value at = *(const qn_value *)(const void *)((char *)sorted->data + mid * sorted->strides[0]);
      qn_value before;
      bad = right ? qn_compare(rt, at, key, QN_LE, &before) : qn_compare(rt, at, key, QN_LT, &before);
      int yes = bad ? -1 : qn_truth(rt, before);
      if (!bad) qn_release(rt, before);
      bad = bad || yes < 0;
      if (yes > 0) lo = mid + 1;
      else hi = mid;
    }
    ((int64_t *)qn_view_of(r)->data)[i] = lo;
  }
  qn_release(rt, flat);
  if (bad) return -1;
  return qn_unwrap_0d(rt, r, out);
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
  if (t[0].dtype == QN_D_OBJECT && t[1].dtype == QN_D_OBJECT && qn_view_of(sorted)->strides[0] > 0) {
    rc = search_objects(rt, qn_view_of(sorted), keys, right, out);
    goto done;
  }
  if (!qn_promote_all(t, 2, &d) || (d > QN_D_COMPLEX128 && !qn_dtype_is_time(d))) {
    qn_raise(rt, QN_E_TypeError, "cannot search %s in %s", qn_dtypes[t[1].dtype].name, qn_dtypes[t[0].dtype].name);
    goto done;
  }
  if (d <= QN_D_INT64 || d == QN_D_UINT8 || d == QN_D_UINT16 || d == QN_D_UINT32) d = QN_D_INT64; /* the same order, and loops for it */
  if (d == QN_D_FLOAT32) d = QN_D_FLOAT64;
  if (qn_array_from(rt, sorted, &d, &s) || qn_array_from(rt, keys, &d, &k)) goto done;
  if (qn_view_of(s)->strides[0] != (int64_t)qn_itemsize(qn_view_of(s))) {
    qn_value near;
    if (qn_array_contiguous(rt, s, &near)) goto done;
    qn_release(rt, s), s = near;
  }
  qn_view *sv = qn_view_of(s), *kv = qn_view_of(k);
  if (qn_array_new(rt, QN_D_INT64, kv->ndim, kv->shape, false, &r)) goto done;
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){kv, qn_view_of(r)}, false);
  const bool run = it.ndim == 0 && it.size > 1 && (it.n == 1 || (it.steps[0] == 8 && it.steps[1] == 8));
  if (d == QN_D_FLOAT64 && run)
    qn_search_f64(rt, sv->data, sv->shape[0], (const double *)(const void *)it.ptr[0], it.size, right, (int64_t *)(void *)it.ptr[1]);
  else if (d == QN_D_INT64 && run)
    qn_search_i64(rt, sv->data, sv->shape[0], (const int64_t *)(const void *)it.ptr[0], it.size, right, (int64_t *)(void *)it.ptr[1]);
  else if (it.size) do
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

/* manip.c - joining, taking, repeating, selecting, running folds, rounding. */
#include "runtime/object/array/ufunc_run.h"
#include "runtime/object/bigint.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/gather.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/loops.h"
#include "runtime/object/array/keep.h"
#include "runtime/object/array/lazy.h"
#include "runtime/object/array/masks.h"
#include "runtime/object/internal.h"
#include "runtime/object/array/repeat.h"

#include <math.h>

/* The dtype of a list's own unboxed form that holds all numbers of d; else d. */
static qn_dtype list_form(qn_dtype d) {
  if (qn_dtypes[d].kind == 'f') return QN_D_FLOAT64;
  return qn_dtypes[d].kind == 'i' || (qn_dtypes[d].kind == 'u' && d != QN_D_UINT64) ? QN_D_INT64 : d;
}

/* A row of numbers, cast at once into the list. */
static int row_tolist(qn_rt *rt, const qn_view *v, qn_list *l) {
  const qn_dtype form = list_form((qn_dtype)v->dtype);
  l->elem = form == QN_D_FLOAT64 ? QN_FLOAT : QN_INT;
  if (qn_list_reserve(rt, l, v->shape[0])) return -1;
  qn_cast_find((qn_dtype)v->dtype, form)(l->data, 8, v->data, v->strides[0], v->shape[0]);
  return l->n = v->shape[0], 0;
}

int qn_array_tolist(qn_rt *rt, const qn_view *v, qn_value *out) {
  if (v->ndim == 0) return qn_elem_item(rt, (qn_dtype)v->dtype, v->data, out);
  qn_value list;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  const qn_dtype form = list_form((qn_dtype)v->dtype);
  if (v->ndim == 1 && v->shape[0] > 0 && (form == QN_D_FLOAT64 || form == QN_D_INT64)) {
    if (row_tolist(rt, v, (qn_list *)list.o)) return qn_release(rt, list), -1;
    return *out = list, 0;
  }
  qn_view sub = *v;
  sub.ndim--;
  memmove(sub.shape, sub.shape + 1, sizeof(int64_t) * (size_t)sub.ndim);
  memmove(sub.strides, sub.strides + 1, sizeof(int64_t) * (size_t)sub.ndim);
  for (int64_t i = 0; i < v->shape[0]; i++) {
    qn_value x;
    sub.data = (char *)v->data + i * v->strides[0];
    int r = qn_interrupted_at(rt, i) ? -1 : qn_array_tolist(rt, &sub, &x);
    if (!r) {
      r = qn_list_append(rt, list, x);
      qn_release(rt, x);
    }
    if (r) return qn_release(rt, list), -1;
  }
  return *out = list, 0;
}

static int flattened(qn_rt *rt, qn_value a, qn_value *out) {
  int64_t n = -1;
  return qn_array_reshape(rt, a, 1, &n, out);
}

/* --- concatenate ------------------------------------------------------------------------------------------------------------------ */
static int check_parts(qn_rt *rt, const qn_value *parts, int64_t n, int axis, int64_t *shape) {
  qn_view *first = qn_view_of(parts[0]);
  for (int d = 0; d < first->ndim; d++) shape[d] = first->shape[d];
  for (int64_t i = 1; i < n; i++) {
    qn_view *v = qn_view_of(parts[i]);
    for (int d = 0; d < v->ndim; d++) {
      if (d == axis) shape[d] += v->shape[d];
      else if (v->shape[d] != first->shape[d])
        return qn_raise(rt, QN_E_ValueError, "all the input array dimensions except for the concatenation axis must match exactly, but along "
                        "dimension %d, the array at index 0 has size %lld and the array at index %lld has size %lld", d,
                        (long long)first->shape[d], (long long)i, (long long)v->shape[d]);
    }
  }
  return 0;
}

int qn_array_concatenate(qn_rt *rt, const qn_value *given, int64_t n, int axis, qn_value *out) {
  if (n == 0) return qn_raise(rt, QN_E_ValueError, "need at least one array to concatenate");
  qn_value parts_value, *parts, r;
  int64_t shape[QN_MAX_RANK], at = 0;
  qn_dtype d = QN_D_BOOL;
  if (qn_new_tuple(rt, NULL, n, &parts_value)) return -1;
  parts = ((qn_tuple *)parts_value.o)->items;
  int rc = -1;
  for (int64_t i = 0; i < n; i++) {
    qn_value x;
    if (qn_array_from(rt, given[i], NULL, &x)) goto done;
    if (axis == QN_FLATTEN) {
      qn_value flat;
      int bad = flattened(rt, x, &flat);
      qn_release(rt, x);
      if (bad) goto done;
      x = flat;
    }
    parts[i] = x;
    qn_dtype e = (qn_dtype)qn_view_of(x)->dtype;
    if (i == 0) d = e;
    else if (!qn_promote(d, e, &d)) {
      qn_raise(rt, QN_E_TypeError, "cannot concatenate %s and %s", qn_dtypes[d].name, qn_dtypes[e].name);
      goto done;
    }
  }
  for (int64_t i = 0; i < n && qn_dtype_is_moment(d); i++)
    if (qn_dtype_is_span((qn_dtype)qn_view_of(parts[i])->dtype)) {
      qn_time_cast_error(rt, (qn_dtype)qn_view_of(parts[i])->dtype, d, "same_kind");
      goto done;
    }
  if (qn_view_of(parts[0])->ndim == 0) {
    qn_raise(rt, QN_E_ValueError, "zero-dimensional arrays cannot be concatenated");
    goto done;
  }
  if (axis == QN_FLATTEN) axis = 0;
  else if (qn_axis_from(rt, axis, qn_view_of(parts[0])->ndim, &axis)) goto done;
  for (int64_t i = 1; i < n; i++)
    if (qn_view_of(parts[i])->ndim != qn_view_of(parts[0])->ndim) {
      qn_raise(rt, QN_E_ValueError, "all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) and "
               "the array at index %lld has %d dimension(s)", qn_view_of(parts[0])->ndim, (long long)i, qn_view_of(parts[i])->ndim);
      goto done;
    }
  if (check_parts(rt, parts, n, axis, shape) || qn_array_new(rt, d, qn_view_of(parts[0])->ndim, shape, false, &r)) goto done;
  rc = 0;
  for (int64_t i = 0; i < n && !rc; i++) {
    qn_view dst = *qn_view_of(r), *src = qn_view_of(parts[i]);
    dst.shape[axis] = src->shape[axis];
    dst.data = (char *)dst.data + at * dst.strides[axis];
    at += src->shape[axis];
    rc = qn_array_assign(rt, &dst, src);
  }
  if (rc) qn_release(rt, r);
  else *out = r;
done:
  qn_release(rt, parts_value);
  return rc;
}

/* --- take, repeat ------------------------------------------------------------------------------------------------------------------- */
static int take_at(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *arr = qn_slot(&k), *flat = qn_slot(&k), key[QN_MAX_RANK], *tuple = qn_slot(&k), *idx = qn_slot(&k);
  if (qn_array_from(rt, a, NULL, arr)) return qn_done(&k, -1);
  if (axis == QN_FLATTEN) {
    if (flattened(rt, *arr, flat)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_get(rt, *flat, index, out));
  }
  if (qn_axis_from(rt, axis, qn_view_of(*arr)->ndim, &axis)) return qn_done(&k, -1);
  for (int d = 0; d < axis; d++)
    if (qn_new_slice(rt, qn_none(), qn_none(), qn_none(), &key[d])) {
      while (d-- > 0) qn_release(rt, key[d]);
      return qn_done(&k, -1);
    }
  int r = qn_is(index, QN_K_TUPLE) ? qn_array_from(rt, index, NULL, idx) : (*idx = qn_retained(index), 0);
  key[axis] = *idx;
  if (!r) r = qn_new_tuple(rt, key, axis + 1, tuple);
  for (int d = 0; d < axis; d++) qn_release(rt, key[d]);
  return qn_done(&k, r ? r : qn_array_get(rt, *arr, *tuple, out));
}
/* Of an array without gaps, by int64s without gaps: pieces of what lies behind the axis. 1: not so. */
typedef struct take_job {
  const char *from;
  char *to;
  const int64_t *at;
  int64_t n, m, piece; /* along the axis; picked; bytes of a piece */
  int64_t item;
  bool stream, bad; /* bad: a position is outside */
} take_job;
static void take_pieces(void *frame, int64_t begin, int64_t end) { /* of the picked pieces of all lines */
  take_job *j = frame;
  for (int64_t k = begin; k < end;) {
    const int64_t line = k / j->m, first = k % j->m, part = j->m - first < end - k ? j->m - first : end - k;
    const char *from = j->from + line * j->n * j->piece;
    char *to = j->to + k * j->piece;
    if (j->piece == j->item) {
      if (qn_gather(to, from, j->item, j->n, j->at + first, part, j->item, j->stream) >= 0) __atomic_store_n(&j->bad, true, __ATOMIC_RELAXED);
    } else {
      for (int64_t i = 0; i < part; i++, to += j->piece) {
        int64_t at = j->at[first + i];
        memcpy(to, from + (at < 0 ? at + j->n : at) * j->piece, (size_t)j->piece);
      }
    }
    k += part;
  }
}
static bool takes_result(const qn_view *into, const qn_view *v, int n, const int64_t *shape) {
  return into->dtype == v->dtype && into->ndim == n && (into->flags & QN_VIEW_C) && !(into->flags & QN_VIEW_READONLY) && memcmp(into->shape, shape, sizeof *shape * (size_t)n) == 0;
}
/* into: an array that takes the result, where it is of its kind and lies apart; NULL: a new one. */
static int take_runs(qn_rt *rt, qn_value a, qn_value index, int axis, const qn_view *into, qn_value *out) {
  if (!qn_is_array(a) || !qn_is_array(index)) return 1;
  const qn_view *v = qn_view_of(a), *at = qn_view_of(index);
  int64_t shape[2 * QN_MAX_RANK], item = (int64_t)qn_itemsize(v);
  if (v->dtype == QN_D_OBJECT || at->dtype != QN_D_INT64 || !(v->flags & at->flags & QN_VIEW_C) || at->ndim == 0 || v->ndim == 0 || v->ndim - 1 + at->ndim > QN_MAX_RANK) return 1;
  if (axis == QN_FLATTEN ? v->ndim > 1 : qn_axis_from(rt, axis, v->ndim, &axis)) return axis == QN_FLATTEN ? 1 : -1;
  if (axis == QN_FLATTEN) axis = 0;
  take_job j = {.from = v->data, .at = at->data, .n = v->shape[axis], .m = qn_view_size(at), .piece = item, .item = item};
  int n = 0;
  int64_t lines = 1;
  for (int d = 0; d < axis; d++) lines *= shape[n++] = v->shape[d];
  for (int d = 0; d < at->ndim; d++) shape[n++] = at->shape[d];
  for (int d = axis + 1; d < v->ndim; d++) j.piece *= shape[n++] = v->shape[d];
  const bool single = j.piece == item; /* checked while they are picked */
  if (!single && qn_indices_check(j.at, j.m, j.n) >= 0) return 1; /* said by indexing */
  if (into && !(takes_result(into, v, n, shape) && !qn_array_views_overlap(into, v) && !qn_array_views_overlap(into, at))) return 1;
  if (into && single && qn_indices_check(j.at, j.m, j.n) >= 0) return 1; /* nothing is stored then */
  if (!into && qn_array_new(rt, (qn_dtype)v->dtype, n, shape, false, out)) return -1;
  j.to = into ? into->data : qn_view_of(*out)->data;
  j.stream = single && lines == 1 && qn_gather_streams(j.n, j.m, item);
  if (lines * j.m == 0 || j.piece == 0) {
    if (!single || into || qn_indices_check(j.at, j.m, j.n) < 0) return 0;
    return qn_drop(rt, out), 1;
  }
  if (lines * j.m * j.piece >= 1 << 18 && rt->hooks.parallel) rt->hooks.parallel(rt, take_pieces, &j, lines * j.m, 1000 + j.piece * 40);
  else take_pieces(&j, 0, lines * j.m);
  return j.bad ? (qn_drop(rt, out), 1) : 0;
}
int qn_array_take_into(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value into) {
  if (!qn_is_array(a) || !qn_is_array(into) || qn_foreign(qn_view_of(a)) || qn_foreign(qn_view_of(into))) return 1;
  return take_runs(rt, a, index, axis, qn_view_of(into), NULL);
}

/* a[index] along an axis, always new memory. */
static int take_of(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value *out);
int qn_array_take(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value *out) {
  return take_of(rt, a, index, axis, out) ? -1 : qn_is_array(a) && qn_foreign(qn_view_of(a)) ? qn_order_set(rt, out, true) : 0;
}

static int take_of(qn_rt *rt, qn_value a, qn_value index, int axis, qn_value *out) {
  int runs = take_runs(rt, a, index, axis, NULL, out);
  if (runs <= 0) return runs;
  qn_keep k = {.rt = rt};
  qn_value *found = qn_slot(&k);
  if (take_at(rt, a, index, axis, found)) return qn_done(&k, -1);
  bool view = qn_is_array(*found) && qn_is_array(a) && qn_view_of(*found)->owner == qn_view_of(a)->owner;
  return qn_done(&k, view ? qn_array_copy(rt, *found, out) : (*out = qn_retained(*found), 0));
}

static int repeat_of(qn_rt *rt, qn_value a, qn_value repeats, int axis, qn_value *out);
int qn_array_repeat(qn_rt *rt, qn_value a, qn_value repeats, int axis, qn_value *out) {
  return repeat_of(rt, a, repeats, axis, out) ? -1 : qn_is_array(a) && qn_foreign(qn_view_of(a)) ? qn_order_set(rt, out, true) : 0;
}

static int repeat_of(qn_rt *rt, qn_value a, qn_value repeats, int axis, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *arr = qn_slot(&k), *flat = qn_slot(&k), *counts = qn_slot(&k), *index = qn_slot(&k);
  qn_dtype d = QN_D_INT64;
  if (qn_array_from(rt, a, NULL, arr) || qn_array_from(rt, repeats, &d, counts)) return qn_done(&k, -1);
  qn_value src = *arr;
  if (axis == QN_FLATTEN) {
    if (flattened(rt, *arr, flat)) return qn_done(&k, -1);
    src = *flat;
    axis = 0;
  }
  if (qn_axis_from(rt, axis, qn_view_of(src)->ndim, &axis)) return qn_done(&k, -1);
  int64_t n = qn_view_of(src)->shape[axis], nc = qn_view_size(qn_view_of(*counts)), total = 0, at = 0;
  const char *cp = qn_view_of(*counts)->data;
  int64_t step = qn_view_of(*counts)->ndim ? qn_view_of(*counts)->strides[0] : 0;
  if (nc != 1 && nc != n)
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together with shape (%lld,) (%lld,)", (long long)n, (long long)nc));
  if (nc == 1) step = 0;
  for (int64_t i = 0; i < (step ? n : n > 0); i++) {
    int64_t c = *(const int64_t *)(const void *)(cp + i * step);
    if (c < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, step ? "repeats may not contain negative values." : "negative dimensions are not allowed"));
    total += c;
  }
  if (!step && __builtin_mul_overflow(total, n, &total)) total = INT64_MAX; /* refused with its size */
  if (nc == 1 && qn_view_of(src)->ndim == 1 && qn_view_of(src)->dtype != QN_D_OBJECT) {
    qn_view *v = qn_view_of(src);
    if (qn_array_new(rt, (qn_dtype)v->dtype, 1, &total, false, out)) return qn_done(&k, -1);
    qn_view two = {.data = qn_view_of(*out)->data, .dtype = v->dtype, .ndim = 2, .shape = {n, n ? total / n : 0}}, from = two;
    int64_t item = (int64_t)qn_itemsize(v);
    two.strides[0] = two.shape[1] * item, two.strides[1] = item;
    from.data = v->data, from.strides[0] = v->strides[0], from.strides[1] = 0;
    if (two.shape[1] > QN_REPEAT_MOST) return qn_done(&k, qn_array_assign(rt, &two, &from));
    qn_repeat(rt, two.data, v->data, v->strides[0], n, two.shape[1], item);
    return qn_done(&k, 0);
  }
  if (qn_view_of(src)->ndim == 1 && qn_view_of(src)->dtype != QN_D_OBJECT && step == 8) { /* as often as each is told to */
    qn_view *v = qn_view_of(src);
    if (qn_array_new(rt, (qn_dtype)v->dtype, 1, &total, false, out)) return qn_done(&k, -1);
    if (qn_repeat_each(qn_view_of(*out)->data, v->data, v->strides[0], n, (const int64_t *)(const void *)cp, total, (int64_t)qn_itemsize(v))) return qn_done(&k, 0);
    qn_drop(rt, out);
  }
  if (qn_array_new(rt, d, 1, &total, false, index)) return qn_done(&k, -1);
  for (int64_t i = 0; i < n; i++)
    for (int64_t c = *(const int64_t *)(const void *)(cp + i * step); c > 0; c--) ((int64_t *)qn_view_of(*index)->data)[at++] = i;
  return qn_done(&k, qn_array_take(rt, src, *index, axis, out));
}

/* --- running folds -------------------------------------------------------------------------------------------------------------------- */
#define RUNNING(fn, T, EXPR)                                                        \
  static void fn(char *p, int64_t ps, char *q, int64_t qs, int64_t n) {             \
    T acc = *(T *)(void *)p;                                                        \
    *(T *)(void *)q = acc;                                                          \
    for (int64_t i = 1; i < n; i++) {                                               \
      T x = *(T *)(void *)(p + i * ps);                                             \
      acc = EXPR;                                                                   \
      *(T *)(void *)(q + i * qs) = acc;                                             \
    }                                                                               \
  }
RUNNING(running_sum_f64, double, acc + x)
RUNNING(running_sum_f32, float, acc + x)
RUNNING(running_product_f64, double, acc *x)
RUNNING(running_product_f32, float, acc *x)
RUNNING(running_sum_c128, qn_c128, ((qn_c128){acc.re + x.re, acc.im + x.im}))
RUNNING(running_sum_c64, qn_c64, ((qn_c64){acc.re + x.re, acc.im + x.im}))
RUNNING(running_sum_any, uint64_t, acc + x)
RUNNING(running_product_i64, uint64_t, acc *x)
/* Of equals, which zeros of two signs are, the later, as NumPy's loops have it. */
RUNNING(running_max_f64, double, acc > x || acc != acc ? acc : x)
RUNNING(running_min_f64, double, acc < x || acc != acc ? acc : x)
RUNNING(running_max_f32, float, acc > x || acc != acc ? acc : x)
RUNNING(running_min_f32, float, acc < x || acc != acc ? acc : x)
#define RUNNING_INT(ID, id, T, W)                         \
  RUNNING(running_max_##id, T, acc > x ? acc : x)         \
  RUNNING(running_min_##id, T, acc < x ? acc : x)
QN_EACH_INT(RUNNING_INT)

/* Eight sums at a time, by doubling; only adding what came before waits for the last eight. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
__attribute__((target("avx512f"))) static uint64_t sum_eights(const uint64_t *x, uint64_t *r, int64_t n, uint64_t acc) {
  const __m512i none = _mm512_setzero_si512(), last = _mm512_set1_epi64(7);
  __m512i before = _mm512_set1_epi64((long long)acc);
  for (int64_t i = 0; i < n; i += 8) {
    __m512i v = _mm512_loadu_si512(x + i);
    v = _mm512_add_epi64(v, _mm512_alignr_epi64(v, none, 7));
    v = _mm512_add_epi64(v, _mm512_alignr_epi64(v, none, 6));
    v = _mm512_add_epi64(v, _mm512_alignr_epi64(v, none, 4));
    _mm512_storeu_si512(r + i, _mm512_add_epi64(v, before));
    before = _mm512_add_epi64(before, _mm512_permutexvar_epi64(last, v));
  }
  return (uint64_t)_mm_cvtsi128_si64(_mm512_castsi512_si128(before));
}
static bool by_eights(void) { return __builtin_cpu_supports("avx512f"); }
#else
static uint64_t sum_eights(const uint64_t *x, uint64_t *r, int64_t n, uint64_t acc) { return (void)x, (void)r, (void)n, acc; }
static bool by_eights(void) { return false; }
#endif
static uint64_t running_words(const uint64_t *x, uint64_t *r, int64_t n, uint64_t acc) {
  int64_t i = 0;
  if (by_eights()) i = n & ~7, acc = sum_eights(x, r, i, acc);
  for (; i < n; i++) r[i] = acc += x[i];
  return acc;
}
static void running_sum_i64(char *p, int64_t ps, char *q, int64_t qs, int64_t n) {
  if (ps == 8 && qs == 8) (void)running_words((const uint64_t *)(const void *)p, (uint64_t *)(void *)q, n, 0);
  else running_sum_any(p, ps, q, qs, n);
}

/* Bools: from the first that decides on, all are the same. */
static void running_any(char *p, int64_t ps, char *q, int64_t qs, int64_t n) {
  int64_t i = 0;
  while (i < n && !p[i * ps]) i++;
  if (qs == 1) {
    memset(q, 0, (size_t)i), memset(q + i, 1, (size_t)(n - i));
    return;
  }
  for (int64_t k = 0; k < n; k++) q[k * qs] = k >= i;
}
static void running_all(char *p, int64_t ps, char *q, int64_t qs, int64_t n) {
  int64_t i = 0;
  while (i < n && p[i * ps]) i++;
  for (int64_t k = 0; k < n; k++) q[k * qs] = k < i;
}

typedef void (*running)(char *p, int64_t ps, char *q, int64_t qs, int64_t n);
#define E_RUN_MAX(ID, id, T, W) [QN_D_##ID] = running_max_##id,
#define E_RUN_MIN(ID, id, T, W) [QN_D_##ID] = running_min_##id,
static running running_find(qn_ufunc_id id, qn_dtype d) {
  static const running sums[QN_D_COUNT] = {[QN_D_INT64] = running_sum_i64, [QN_D_UINT64] = running_sum_i64, [QN_D_FLOAT32] = running_sum_f32, [QN_D_FLOAT64] = running_sum_f64,
                                           [QN_D_COMPLEX64] = running_sum_c64, [QN_D_COMPLEX128] = running_sum_c128};
  static const running products[QN_D_COUNT] = {[QN_D_INT64] = running_product_i64, [QN_D_UINT64] = running_product_i64, [QN_D_FLOAT32] = running_product_f32, [QN_D_FLOAT64] = running_product_f64};
  static const running highest[QN_D_COUNT] = {QN_EACH_INT(E_RUN_MAX)[QN_D_FLOAT32] = running_max_f32, [QN_D_FLOAT64] = running_max_f64};
  static const running lowest[QN_D_COUNT] = {QN_EACH_INT(E_RUN_MIN)[QN_D_FLOAT32] = running_min_f32, [QN_D_FLOAT64] = running_min_f64};
  if (d == QN_D_BOOL && id == QN_UF_logical_or) return running_any;
  if (d == QN_D_BOOL && id == QN_UF_logical_and) return running_all;
  return id == QN_UF_add ? sums[d] : id == QN_UF_multiply ? products[d] : id == QN_UF_maximum ? highest[d] : id == QN_UF_minimum ? lowest[d] : NULL;
}

/* Running sums of narrower integers: widened a block at a time. */
static int running_narrow(qn_rt *rt, const qn_view *v, qn_dtype d, qn_value *out) {
  enum { BLOCK = 1024 };
  const qn_cast_loop widen = qn_cast_find((qn_dtype)v->dtype, d);
  const int64_t n = v->shape[0], step = v->strides[0];
  if (qn_array_new(rt, d, 1, &n, false, out)) return -1;
  uint64_t *to = qn_view_of(*out)->data, acc = 0;
  for (int64_t i = 0; i < n; i += BLOCK) {
    const int64_t m = n - i < BLOCK ? n - i : BLOCK;
    widen((char *)(to + i), 8, (const char *)v->data + i * step, step, m);
    acc = running_words(to + i, to + i, m, acc);
  }
  return 0;
}

static int accumulate_objects(qn_rt *rt, qn_ufunc_id id, qn_value in, int axis, qn_value *out) {
  qn_dtype d = QN_D_OBJECT;
  const qn_view *v = qn_view_of(in);
  if (qn_array_new(rt, d, v->ndim, v->shape, false, out)) return -1;
  if (qn_array_assign(rt, qn_view_of(*out), v)) return qn_drop(rt, out), -1;
  qn_view lines = *qn_view_of(*out);
  const int64_t n = lines.shape[axis], by = lines.strides[axis];
  for (int i = axis; i < lines.ndim - 1; i++) lines.shape[i] = lines.shape[i + 1], lines.strides[i] = lines.strides[i + 1];
  lines.ndim--;
  qn_nditer it;
  qn_nditer_init(&it, 1, (const qn_view *const[]){&lines}, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++)
        if (qn_object_running(rt, id, it.ptr[0] + i * it.steps[0], by, n)) return qn_drop(rt, out), -1;
    while (qn_nditer_next(&it));
  return 0;
}

int qn_array_accumulate(qn_rt *rt, qn_ufunc_id id, qn_value a, int axis, const qn_dtype *dtype, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *arr = qn_slot(&k), *flat = qn_slot(&k), *src = qn_slot(&k), r;
  if (qn_array_from(rt, a, NULL, arr)) return qn_done(&k, -1);
  qn_value in = *arr;
  if (axis == QN_FLATTEN) {
    if (flattened(rt, *arr, flat)) return qn_done(&k, -1);
    in = *flat;
    axis = 0;
  }
  if (qn_axis_from(rt, axis, qn_view_of(in)->ndim, &axis)) return qn_done(&k, -1);
  qn_dtype from = (qn_dtype)qn_view_of(in)->dtype, d = id == QN_UF_add || id == QN_UF_multiply ? qn_dtype_sum(from) : from;
  if (dtype) d = *dtype;
  if (d == QN_D_OBJECT && qn_object_loop(id) && qn_ufuncs[id].nin == 2) return qn_done(&k, accumulate_objects(rt, id, in, axis, out));
  qn_ufunc_types t;
  if (qn_dtype_is_time(d) ? !qn_ufunc_loop(id, d) : !qn_ufunc_results(id, d, &t) || t.out[0] != d || !qn_ufunc_loop(id, d))
    return qn_done(&k, qn_dtype_is_time(d) ? qn_time_resolve(rt, id, (qn_optype[2]){{d, QN_STRONG}, {d, QN_STRONG}}, &(qn_ufunc_call){.dtype = NULL}, &t, &(qn_loop){0}) < 0 ? -1
                                           : qn_raise(rt, QN_E_TypeError, "%s.accumulate is not supported for %s", qn_ufuncs[id].name, qn_dtypes[d].name)
                                           : qn_raise(rt, QN_E_TypeError, "%s.accumulate is not supported for %s", qn_ufuncs[id].name, qn_dtypes[d].name));
  if (id == QN_UF_add && (d == QN_D_INT64 || d == QN_D_UINT64) && from < d && qn_view_of(in)->ndim == 1 && qn_cast_find(from, d))
    return qn_done(&k, running_narrow(rt, qn_view_of(in), d, out));
  if (qn_array_from(rt, in, &d, src)) return qn_done(&k, -1);
  qn_view *v = qn_view_of(*src);
  if (qn_array_new(rt, d, v->ndim, v->shape, false, &r)) return qn_done(&k, -1);
  qn_view s = *v, o = *qn_view_of(r);
  int64_t n = v->shape[axis], ss = v->strides[axis], os = o.strides[axis];
  s.ndim--, o.ndim--;
  for (int i = axis; i < s.ndim; i++) {
    s.shape[i] = o.shape[i] = v->shape[i + 1];
    s.strides[i] = v->strides[i + 1], o.strides[i] = qn_view_of(r)->strides[i + 1];
  }
  qn_loop loop = qn_ufunc_loop(id, d);
  qn_cast_loop copy = qn_cast_find(d, d);
  running one = running_find(id, d);
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){&s, &o}, false);
  if (it.n == 1) it.steps[0] = ss; /* a single line */
  if (n > 0 && it.size) do {
      if (one && llabs(it.steps[0]) >= llabs(ss)) { /* lines of neighbours, one at a time */
        for (int64_t i = 0; i < it.n; i++) one(it.ptr[0] + i * it.steps[0], ss, it.ptr[1] + i * it.steps[1], os, n);
        continue;
      }
      copy(it.ptr[1], it.steps[1], it.ptr[0], it.steps[0], it.n);
      for (int64_t i = 1; i < n; i++) {
        char *args[3] = {it.ptr[1] + (i - 1) * os, it.ptr[0] + i * ss, it.ptr[1] + i * os};
        loop(args, it.n, (int64_t[]){it.steps[1], it.steps[0], it.steps[1]});
      }
    } while (qn_nditer_next(&it));
  *out = r;
  return qn_done(&k, 0);
}

/* --- where, clip, round ---------------------------------------------------------------------------------------------------------------- */
static int as_operand(qn_rt *rt, qn_value x, qn_dtype d, qn_value *out) { /* a number goes straight into the common dtype */
  qn_optype t;
  if (!qn_optype_of(x, &t) || qn_is_array(x)) return qn_array_from(rt, x, &d, out);
  if (qn_array_new(rt, d, 0, NULL, false, out)) return -1;
  if (qn_elem_put(rt, d, qn_view_of(*out)->data, x)) return qn_drop(rt, out), -1;
  return 0;
}

static int optype_of_any(qn_rt *rt, qn_value *x, qn_value *slot, qn_optype *t) {
  if (qn_optype_of(*x, t)) return 0;
  if (qn_array_from(rt, *x, NULL, slot)) return -1;
  *x = *slot;
  *t = (qn_optype){(qn_dtype)qn_view_of(*slot)->dtype, QN_STRONG};
  return 0;
}

int qn_array_where(qn_rt *rt, qn_value cond, qn_value x, qn_value y, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *c = qn_slot(&k), *a = qn_slot(&k), *b = qn_slot(&k), r;
  qn_optype t[2];
  qn_dtype d, boolean = QN_D_BOOL;
  if (optype_of_any(rt, &x, qn_slot(&k), &t[0]) || optype_of_any(rt, &y, qn_slot(&k), &t[1])) return qn_done(&k, -1);
  if (!qn_promote_all(t, 2, &d)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "where() of %s and %s", qn_dtypes[t[0].dtype].name, qn_dtypes[t[1].dtype].name));
  if (qn_array_from(rt, cond, &boolean, c) || as_operand(rt, x, d, a) || as_operand(rt, y, d, b)) return qn_done(&k, -1);
  const qn_view *v[4] = {qn_view_of(*c), qn_view_of(*a), qn_view_of(*b), NULL};
  qn_view wide[3];
  int n;
  int64_t shape[QN_MAX_RANK];
  if (qn_broadcast_shapes(rt, v, 3, &n, shape) || qn_array_new(rt, d, n, shape, false, &r)) return qn_done(&k, -1);
  for (int i = 0; i < 3; i++) {
    qn_broadcast_view(v[i], n, shape, &wide[i]);
    v[i] = &wide[i];
  }
  v[3] = qn_view_of(r);
  qn_nditer it;
  qn_nditer_init(&it, 4, v, false);
  size_t item = qn_dtypes[d].size;
  if (it.size) do {
      const char *p = it.ptr[0], *q = it.ptr[1], *s = it.ptr[2];
      char *o = it.ptr[3];
      if (d != QN_D_OBJECT && qn_choose(it.ptr, it.steps, it.n, (int64_t)item)) continue;
      for (int64_t i = 0; i < it.n; i++, p += it.steps[0], q += it.steps[1], s += it.steps[2], o += it.steps[3]) {
        if (d == QN_D_OBJECT) (void)qn_elem_put(rt, d, o, *(const qn_value *)(const void *)(*p ? q : s));
        else memcpy(o, *p ? q : s, item);
      }
    } while (qn_nditer_next(&it));
  return qn_done(&k, qn_unwrap_0d(rt, r, out));
}

/* Does a Python int bound ints of dtype d at all? One at or beyond the end of their range is no bound (and no OverflowError). */
static bool bounds(qn_value v, qn_dtype d, bool upper) {
  uint64_t word;
  if (qn_is_big(v) && qn_dtype_is_int(d)) return upper == qn_big_negative(v) || (d == QN_D_UINT64 && qn_int_as_u64(v, &word));
  if (v.tag != QN_INT || !qn_dtype_is_int(d)) return true;
  int bits = (int)qn_dtypes[d].size * 8;
  bool is_unsigned = qn_dtypes[d].kind == 'u';
  if (!upper) return v.i > (is_unsigned ? 0 : bits == 64 ? INT64_MIN : -((int64_t)1 << (bits - 1)));
  if (bits == 64) return is_unsigned || v.i < INT64_MAX;
  return v.i < ((int64_t)1 << (is_unsigned ? bits : bits - 1)) - 1;
}

/* Both bounds in one pass: arrays without gaps, between numbers. */
#define CLIP(fn, T, LOW, HIGH)                                                                    \
  QN_CLONES static void fn(char **a, int64_t n, const int64_t *s) {                               \
    (void)s;                                                                                      \
    const QN_ANY(T) *x = (const QN_ANY(T) *)(const void *)a[0];                                   \
    QN_ANY(T) *r = (QN_ANY(T) *)(void *)a[3];                                                     \
    const T lo = *(const T *)(const void *)a[1], hi = *(const T *)(const void *)a[2];             \
    QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                    \
      T v = x[i];                                                                                 \
      v = LOW ? v : lo;                                                                           \
      r[i] = HIGH ? v : hi;                                                                       \
    }                                                                                             \
  }
CLIP(clip_f64, double, v >= lo || v != v, v <= hi || v != v)
CLIP(clip_f32, float, v >= lo || v != v, v <= hi || v != v)
CLIP(clip_i64, int64_t, v >= lo, v <= hi)
CLIP(clip_i32, int32_t, v >= lo, v <= hi)
CLIP(clip_u8, uint8_t, v >= lo, v <= hi)
static int clip_flat(qn_rt *rt, qn_value a, qn_value lo, qn_value hi, qn_value into, qn_value *out) { /* 1: not such a call */
  static const qn_loop loops[QN_D_COUNT] = {[QN_D_FLOAT64] = clip_f64, [QN_D_FLOAT32] = clip_f32, [QN_D_INT64] = clip_i64, [QN_D_INT32] = clip_i32, [QN_D_UINT8] = clip_u8};
  qn_optype t;
  double bound[2];
  const qn_value both[2] = {lo, hi};
  if (!qn_is_array(a) || !(qn_view_of(a)->flags & QN_VIEW_C) || qn_view_of(a)->ndim == 0) return 1;
  const qn_view *v = qn_view_of(a);
  qn_dtype d = (qn_dtype)v->dtype;
  if (!loops[d]) return 1;
  for (int k = 0; k < 2; k++) {
    if (qn_is_array(both[k]) || !qn_optype_of(both[k], &t)) return 1;
    bool fits = t.weak == QN_WEAK_INT || (qn_dtype_is_float(d) && t.weak == QN_WEAK_FLOAT) || (t.weak == QN_STRONG && t.dtype == d);
    if (!fits && !(d == QN_D_FLOAT64 && !qn_dtype_is_complex(t.dtype) && t.weak != QN_STRONG)) return 1;
    if (qn_elem_put(rt, d, &bound[k], both[k])) return -1;
  }
  if (into.tag != QN_UNSET) {
    const qn_view *w = qn_is_array(into) ? qn_view_of(into) : NULL;
    if (!w || w->dtype != v->dtype || w->ndim != v->ndim || memcmp(w->shape, v->shape, sizeof *w->shape * (size_t)w->ndim) != 0 || !(w->flags & QN_VIEW_C) ||
        (w->flags & QN_VIEW_READONLY) || (w->data != v->data && qn_array_views_overlap(v, w)))
      return 1;
    *out = qn_retained(into);
  } else if (qn_array_new(rt, d, v->ndim, v->shape, false, out)) {
    return -1;
  }
  int64_t item = qn_dtypes[d].size;
  qn_nditer it = {.nop = 4, .n = qn_view_size(v), .size = qn_view_size(v), .ptr = {v->data, (char *)&bound[0], (char *)&bound[1], qn_view_of(*out)->data},
                  .steps = {item, 0, 0, item}};
  return qn_run_loop(rt, &it, loops[d], QN_FAULT_NONE, QN_UF_maximum, d);
}

int qn_array_clip(qn_rt *rt, qn_value a, qn_value lo, qn_value hi, qn_value into, qn_value *out) {
  qn_optype of;
  qn_dtype d = qn_is_array(a) ? (qn_dtype)qn_view_of(a)->dtype : qn_optype_of(a, &of) && of.weak == QN_STRONG ? of.dtype : QN_D_FLOAT64;
  bool has_lo = lo.tag != QN_UNSET && lo.tag != QN_NONE && bounds(lo, d, false);
  bool has_hi = hi.tag != QN_UNSET && hi.tag != QN_NONE && bounds(hi, d, true);
  if (into.tag == QN_NONE) into = (qn_value){0};
  if (!has_lo && !has_hi) return qn_ufunc_apply(rt, QN_UF_positive, &(qn_ufunc_call){.in = &a, .out = {into}}, out);
  if (has_lo && has_hi) {
    int done = clip_flat(rt, a, lo, hi, into, out);
    if (done <= 0) return done;
  }
  qn_value first = {0}, in[2] = {a, lo};
  if (has_lo && has_hi) in[0] = lo, in[1] = a; /* a zero between zeros stays as it is */
  if (has_lo) {
    if (qn_ufunc_apply(rt, QN_UF_maximum, &(qn_ufunc_call){.in = in, .out = {has_hi ? (qn_value){0} : into}}, &first)) return -1;
    if (!has_hi) return *out = first, 0;
    in[1] = first;
  }
  in[has_lo ? 0 : 1] = hi;
  qn_optype t; /* the first result may take the second one, when that has its dtype */
  bool again = into.tag == QN_UNSET && first.tag == QN_OBJ && first.o != a.o && qn_is_array(first) && qn_optype_of(hi, &t) && !qn_is_array(hi) &&
               (t.weak == QN_WEAK_INT || (t.weak == QN_WEAK_FLOAT && qn_dtype_is_float((qn_dtype)qn_view_of(first)->dtype)));
  int r = qn_ufunc_apply(rt, QN_UF_minimum, &(qn_ufunc_call){.in = in, .out = {again ? first : into}}, out);
  qn_release(rt, first);
  return r;
}

/* Complex numbers: both parts on their own, as if they lay in an array of floats. */
static int round_parts(qn_rt *rt, qn_value a, int64_t decimals, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *parts = qn_slot(&k), *rounded = qn_slot(&k), copy;
  if (qn_array_copy(rt, a, &copy)) return -1;
  qn_view *v = qn_view_of(copy);
  qn_dtype part = qn_dtype_part((qn_dtype)v->dtype);
  int64_t n = 2 * qn_view_size(v), step = qn_dtypes[part].size;
  int bad = qn_array_view_of(rt, copy, v->data, part, 1, &n, &step, parts) || qn_array_round(rt, *parts, decimals, rounded);
  if (!bad) memcpy(v->data, qn_view_of(*rounded)->data, (size_t)(n * step));
  if (bad) return qn_release(rt, copy), qn_done(&k, -1);
  return qn_done(&k, qn_unwrap_0d(rt, copy, out));
}

int qn_array_round(qn_rt *rt, qn_value a, int64_t decimals, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *arr = qn_slot(&k), *scaled = qn_slot(&k), *rounded = qn_slot(&k);
  if (qn_array_from(rt, a, NULL, arr)) return qn_done(&k, -1);
  qn_dtype d = (qn_dtype)qn_view_of(*arr)->dtype;
  if (d == QN_D_BOOL) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "cannot round an array of bool"));
  if (qn_dtype_is_int(d) && decimals >= 0) {
    if (qn_array_copy(rt, *arr, scaled)) return qn_done(&k, -1);
    qn_value r = *scaled;
    *scaled = (qn_value){0};
    return qn_done(&k, qn_unwrap_0d(rt, r, out));
  }
  if (qn_dtype_is_complex(d)) return qn_done(&k, round_parts(rt, *arr, decimals, out));
  qn_value power = qn_float(pow(10, (double)llabs(decimals)));
  qn_ufunc_id up = decimals >= 0 ? QN_UF_multiply : QN_UF_divide, down = decimals >= 0 ? QN_UF_divide : QN_UF_multiply;
  if (decimals == 0) return qn_done(&k, qn_ufunc1(rt, QN_UF_rint, *arr, out));
  if (!qn_dtype_is_int(d)) {
    qn_value last;
    if (qn_lazy_next(rt, up, *arr, power, scaled) || qn_lazy_next(rt, QN_UF_rint, *scaled, (qn_value){0}, rounded)) return qn_done(&k, -1);
    return qn_done(&k, qn_lazy_next(rt, down, *rounded, power, &last) ? -1 : qn_lazy_end(rt, last, out));
  }
  if (qn_ufunc2(rt, up, *arr, power, scaled) || qn_ufunc1(rt, QN_UF_rint, *scaled, rounded)) return qn_done(&k, -1);
  qn_value *f = qn_slot(&k), *fa = qn_slot(&k), r;
  if (qn_ufunc2(rt, down, *rounded, power, f) || qn_array_from(rt, *f, NULL, fa) || qn_array_astype(rt, *fa, d, &r)) return qn_done(&k, -1);
  return qn_done(&k, qn_unwrap_0d(rt, r, out));
}

/* numpy_count.c - sets of values, counting, histograms. */
#include "runtime/object/array/record.h"
#include "runtime/base/element.h"
#include "runtime/object/array/dates.h"
#include "runtime/vm/modules/numpy.h"

#include <math.h>

/* --- sets ---------------------------------------------------------------------------------------------------------------------------- */
static bool same_element(const qn_view *v, int64_t i, int64_t j) {
  size_t item = qn_itemsize(v);
  const char *p = (char *)v->data + i * (int64_t)item, *q = (char *)v->data + j * (int64_t)item;
  if (v->dtype == QN_D_FLOAT64) {
    double a = *(const double *)(const void *)p, b = *(const double *)(const void *)q;
    return a == b || (a != a && b != b);
  }
  if (v->dtype == QN_D_FLOAT32) {
    float a = *(const float *)(const void *)p, b = *(const float *)(const void *)q;
    return a == b || (a != a && b != b);
  }
  if (v->dtype == QN_D_OBJECT) { /* texts and others that could be put into an order */
    const qn_value *x = (const void *)p, *y = (const void *)q;
    if (qn_is(*x, QN_K_STR) && qn_is(*y, QN_K_STR)) return qn_sv_eq(qn_str_sv(*x), qn_str_sv(*y));
    return x->tag == y->tag && x->bits == y->bits;
  }
  return memcmp(p, q, item) == 0;
}

/* Some elements of v as int64s: themselves, or widened in room. */
static const int64_t *wide_part(qn_cast_loop widen, const qn_view *v, int64_t item, int64_t from, int64_t part, int64_t *room) {
  if (v->dtype == QN_D_INT64) return (const int64_t *)v->data + from;
  widen((char *)room, 8, (const char *)v->data + from * item, item, part);
  return room;
}
static bool whole_numbers(const qn_view *v) { return v->dtype <= QN_D_UINT32 && (v->flags & QN_VIEW_C); }

/* Whole numbers that lie close together: counted. counts: NULL if they are not asked for. 1: not such. */
static int unique_counted(qn_rt *rt, const qn_view *v, qn_value *values, qn_value *counts) {
  enum { PART = 512, TABLES = 4, SHORT = 4096 };
  const int64_t n = qn_view_size(v), item = (int64_t)qn_itemsize(v);
  if (!whole_numbers(v) || n < PART || n > UINT32_MAX) return 1;
  const qn_cast_loop widen = qn_cast_find((qn_dtype)v->dtype, QN_D_INT64), narrow = qn_cast_find(QN_D_INT64, (qn_dtype)v->dtype);
  int64_t room[PART], lo = INT64_MAX, hi = INT64_MIN, m = 0;
  for (int64_t i = 0; i < n; i += PART) {
    const int64_t part = n - i < PART ? n - i : PART, *x = wide_part(widen, v, item, i, part, room);
    for (int64_t k = 0; k < part; k++) lo = x[k] < lo ? x[k] : lo, hi = x[k] > hi ? x[k] : hi;
  }
  if ((uint64_t)hi - (uint64_t)lo >= (uint64_t)n) return 1;
  const int64_t range = hi - lo + 1, tables = range <= SHORT ? TABLES : 1; /* several, where equal neighbours would wait for each other */
  const size_t bytes = (size_t)(range * tables) * sizeof(uint32_t);
  uint32_t *seen = qn_alloc(rt->alloc, bytes);
  if (!seen) return qn_raise_memory(rt);
  memset(seen, 0, bytes);
  for (int64_t i = 0; i < n; i += PART) {
    const int64_t part = n - i < PART ? n - i : PART, *x = wide_part(widen, v, item, i, part, room);
    for (int64_t k = 0; k < part; k++) seen[(k & (tables - 1)) * range + (x[k] - lo)]++;
  }
  for (int64_t t = 1; t < tables; t++)
    for (int64_t k = 0; k < range; k++) seen[k] += seen[t * range + k];
  for (int64_t k = 0; k < range; k++) m += seen[k] != 0;
  int bad = qn_array_new(rt, (qn_dtype)v->dtype, 1, &m, false, values);
  if (!bad && counts && qn_array_new(rt, QN_D_INT64, 1, &m, false, counts)) bad = -1;
  int64_t *there = qn_alloc(rt->alloc, (size_t)range * sizeof *there);
  if (!bad && !there) bad = qn_raise_memory(rt);
  if (!bad) {
    int64_t *times = counts ? qn_np_i64(*counts) : NULL, at = 0;
    for (int64_t k = 0; k < range; k++)
      if (seen[k]) {
        if (times) times[at] = seen[k];
        there[at++] = lo + k;
      }
    narrow(qn_view_of(*values)->data, item, (const char *)there, 8, m);
  }
  qn_free(rt->alloc, there, (size_t)range * sizeof *there);
  qn_free(rt->alloc, seen, bytes);
  return bad;
}

/* Sorted elements closed up: how many are left. starts: where each stood first, or NULL. */
static int64_t close_up(const qn_view *v, int64_t *starts) {
  const int64_t n = v->shape[0];
  int64_t m = 0;
#define CLOSE_UP(T)                                              \
  {                                                              \
    T *x = v->data, last = x[0];                                 \
    if (starts)                                                  \
      for (int64_t i = 0; i < n; last = x[i++]) {                \
        const bool other = i == 0 || x[i] != last;               \
        x[m] = x[i], starts[m] = i;                              \
        m += other;                                              \
      }                                                          \
    else                                                         \
      for (int64_t i = 0; i < n; last = x[i++]) {                \
        const bool other = i == 0 || x[i] != last;               \
        x[m] = x[i];                                             \
        m += other;                                              \
      }                                                          \
    return m;                                                    \
  }
  switch (qn_itemsize(v)) {
    case 1: CLOSE_UP(uint8_t)
    case 2: CLOSE_UP(uint16_t)
    case 4: CLOSE_UP(uint32_t)
    default: CLOSE_UP(uint64_t)
  }
#undef CLOSE_UP
}

/* Values, and how often each was there where counts is not NULL, of numbers: sorted, then closed up. 1: not such; or -0 is among them, whose place
 * beside 0 the order of positions decides. */
static int unique_values(qn_rt *rt, qn_value flat, qn_value *out, qn_value *counts) {
  const qn_view *f = qn_view_of(flat);
  qn_keep k = {.rt = rt};
  qn_value *copy = qn_slot(&k), *starts = qn_slot(&k), *part = qn_slot(&k), key;
  if (f->dtype > QN_D_FLOAT64 || qn_view_size(f) < 2) return qn_done(&k, 1);
  const int counted = unique_counted(rt, f, part, counts);
  if (counted <= 0) return *out = qn_retained(*part), qn_done(&k, counted);
  if (qn_array_copy(rt, flat, copy) || qn_array_sort(rt, *copy, 0)) return qn_done(&k, -1);
  const qn_view *v = qn_view_of(*copy);
  const int64_t n = v->shape[0], more = n + 1; /* one place is written past the last */
  if (counts && qn_array_new(rt, QN_D_INT64, 1, &more, false, starts)) return qn_done(&k, -1);
  const int64_t m = close_up(v, counts ? qn_np_i64(*starts) : NULL);
  if (v->dtype == QN_D_FLOAT64 || v->dtype == QN_D_FLOAT32)
    for (int64_t i = 0; i < m; i++) {
      const double x = v->dtype == QN_D_FLOAT64 ? ((double *)v->data)[i] : (double)((float *)v->data)[i];
      if (x > 0) break;
      if (x == 0 && signbit(x)) return qn_done(&k, 1);
    }
  if (counts) {
    if (qn_array_new(rt, QN_D_INT64, 1, &m, false, counts)) return qn_done(&k, -1);
    const int64_t *at = qn_np_i64(*starts);
    for (int64_t i = 0; i < m; i++) qn_np_i64(*counts)[i] = (i + 1 < m ? at[i + 1] : n) - at[i];
  }
  if (qn_new_slice(rt, qn_none(), qn_int(m), qn_none(), &key)) return qn_done(&k, -1);
  int bad = qn_array_get(rt, *copy, key, part);
  qn_release(rt, key);
  return qn_done(&k, bad ? -1 : qn_array_copy(rt, *part, out)); /* its own memory, of its own size */
}

NP(unique) {
  qn_value v[6], extra[4];
  qn_keep k = {.rt = rt};
  bool want[3] = {false, false, false};
  int64_t n = -1, m = 0;
  if (qn_args_parse(rt, args, "unique", "ar|return_index return_inverse return_counts axis equal_nan", v)) return -1;
  for (int i = 0; i < 3; i++)
    if (qn_np_bool(rt, v[1 + i], &want[i])) return -1;
  if (qn_is_records(v[0])) return qn_np_general(rt, "unique_records", args, out);
  if (qn_given(v[4])) return qn_np_general(rt, "unique_rows", args, out);
  bool equal_nan = true;
  if (qn_np_bool(rt, v[5], &equal_nan)) return -1;
  if (!equal_nan && qn_is_array(v[0])) return qn_np_general(rt, "unique_records", args, out); /* which compares neighbours: NaN equals none */
  qn_value *a = qn_np_array(&k, v[0]), *flat = qn_slot(&k), *order = qn_slot(&k), *sorted = qn_slot(&k), *first = qn_slot(&k), *inverse = qn_slot(&k),
           *counts = qn_slot(&k), *values = qn_slot(&k);
  if (!a || qn_array_reshape(rt, *a, 1, &n, flat)) return qn_done(&k, -1);
  if (!want[0] && !want[1] && !qn_given(v[5])) {
    const int quick = unique_values(rt, *flat, values, want[2] ? counts : NULL);
    if (quick < 0) return qn_done(&k, -1);
    if (quick == 0 && !want[2]) return *out = qn_retained(*values), qn_done(&k, 0);
    if (quick == 0) return qn_done(&k, qn_new_tuple(rt, (qn_value[2]){*values, *counts}, 2, out));
  }
  if (qn_array_argsort(rt, *flat, 0, order) || qn_array_get(rt, *flat, *order, sorted)) return qn_done(&k, -1);
  qn_view *s = qn_view_of(*sorted);
  n = s->shape[0];
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, first) || qn_array_new(rt, QN_D_INT64, 1, &n, false, inverse)) return qn_done(&k, -1);
  int64_t *starts = qn_np_i64(*first);
  for (int64_t i = 0; i < n; i++) {
    if (i == 0 || !same_element(s, i, i - 1)) starts[m++] = i;
    qn_np_i64(*inverse)[qn_np_i64(*order)[i]] = m - 1;
  }
  qn_view_of(*first)->shape[0] = m;
  if (qn_array_get(rt, *sorted, *first, values)) return qn_done(&k, -1);
  if (!want[0] && !want[1] && !want[2]) return *out = qn_retained(*values), qn_done(&k, 0);
  int ne = 0;
  extra[ne++] = *values;
  qn_value *index = qn_slot(&k), *shaped = qn_slot(&k);
  if (qn_array_new(rt, QN_D_INT64, 1, &m, false, counts) || qn_array_get(rt, *order, *first, index)) return qn_done(&k, -1);
  for (int64_t i = 0; i < m; i++) qn_np_i64(*counts)[i] = (i + 1 < m ? starts[i + 1] : n) - starts[i];
  if (qn_array_reshape(rt, *inverse, qn_view_of(*a)->ndim, qn_view_of(*a)->shape, shaped)) return qn_done(&k, -1);
  if (want[0]) extra[ne++] = *index;
  if (want[1]) extra[ne++] = *shaped;
  if (want[2]) extra[ne++] = *counts;
  return qn_done(&k, qn_new_tuple(rt, extra, ne, out));
}

/* Whole numbers of a range that is not much larger than the arrays: a table of what b holds. 1: not this case. */
static int is_in_table(qn_rt *rt, const qn_view *a, const qn_view *b, bool invert, qn_value *out) {
  enum { PART = 1024 };
  int64_t n = qn_view_size(a), m = qn_view_size(b), lo = INT64_MAX, hi = INT64_MIN, room[PART];
  if (!whole_numbers(a) || !whole_numbers(b) || m == 0) return 1;
  const qn_cast_loop widen_a = qn_cast_find((qn_dtype)a->dtype, QN_D_INT64), widen_b = qn_cast_find((qn_dtype)b->dtype, QN_D_INT64);
  const int64_t item_a = (int64_t)qn_itemsize(a), item_b = (int64_t)qn_itemsize(b);
  for (int64_t from = 0; from < m; from += PART) {
    const int64_t part = m - from < PART ? m - from : PART, *y = wide_part(widen_b, b, item_b, from, part, room);
    for (int64_t i = 0; i < part; i++) lo = y[i] < lo ? y[i] : lo, hi = y[i] > hi ? y[i] : hi;
  }
  uint64_t range = (uint64_t)hi - (uint64_t)lo;
  if (range > 8 * (uint64_t)(n + m) + 4096 || range > (uint64_t)1 << 30) return 1;
  uint8_t *held = qn_alloc(rt->alloc, (size_t)range + 1);
  if (!held) return qn_raise_memory(rt);
  memset(held, invert, (size_t)range + 1);
  for (int64_t from = 0; from < m; from += PART) {
    const int64_t part = m - from < PART ? m - from : PART, *y = wide_part(widen_b, b, item_b, from, part, room);
    for (int64_t i = 0; i < part; i++) held[(uint64_t)y[i] - (uint64_t)lo] = !invert;
  }
  int r = qn_array_new(rt, QN_D_BOOL, a->ndim, a->shape, false, out);
  for (int64_t from = 0; !r && from < n; from += PART) {
    const int64_t part = n - from < PART ? n - from : PART, *x = wide_part(widen_a, a, item_a, from, part, room);
    uint8_t *to = (uint8_t *)qn_view_of(*out)->data + from;
    for (int64_t i = 0; i < part; i++) {
      uint64_t at = (uint64_t)x[i] - (uint64_t)lo;
      bool inside = at <= range;
      to[i] = (uint8_t)(inside ? held[inside ? at : 0] : invert);
    }
  }
  qn_free(rt->alloc, held, (size_t)range + 1);
  return r;
}

/* For each element of a: is it in b? */
static int is_in(qn_rt *rt, qn_value x, qn_value y, bool invert, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *a = qn_np_array(&k, x), *b = a ? qn_np_array(&k, y) : NULL, *flat = qn_slot(&k), *sorted = qn_slot(&k), *at = qn_slot(&k), *fixed = qn_slot(&k),
           *last = qn_slot(&k), *found = qn_slot(&k), *arr = qn_slot(&k);
  int64_t n = -1;
  int table = b ? is_in_table(rt, qn_view_of(*a), qn_view_of(*b), invert, out) : 1;
  if (table <= 0) return qn_done(&k, table);
  if (!b || qn_array_reshape(rt, *b, 1, &n, flat) || qn_array_copy(rt, *flat, sorted)) return qn_done(&k, -1);
  n = qn_view_of(*sorted)->shape[0];
  if (n == 0) {
    if (qn_array_new(rt, QN_D_BOOL, qn_view_of(*a)->ndim, qn_view_of(*a)->shape, true, out)) return qn_done(&k, -1);
    return qn_done(&k, invert ? qn_array_fill(rt, qn_view_of(*out), qn_bool(true)) : 0);
  }
  if (qn_array_sort(rt, *sorted, 0) || qn_array_searchsorted(rt, *sorted, *a, false, at) || qn_ufunc2(rt, QN_UF_minimum, *at, qn_int(n - 1), fixed) ||
      qn_array_from(rt, *fixed, NULL, arr) || qn_array_get(rt, *sorted, *arr, found))
    return qn_done(&k, -1);
  (void)last;
  return qn_done(&k, qn_ufunc2(rt, invert ? QN_UF_not_equal : QN_UF_equal, *found, *a, out));
}
NP(isin) {
  qn_value v[5];
  bool invert = false;
  if (qn_args_parse(rt, args, "isin", "element test_elements|assume_unique invert$kind", v) || qn_np_bool(rt, v[3], &invert)) return -1;
  if (!qn_is(v[1], QN_K_SET) && !qn_is(v[1], QN_K_FROZENSET)) return is_in(rt, v[0], v[1], invert, out);
  qn_keep k = {.rt = rt}; /* a set is one object, which no element is */
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a || qn_array_new(rt, QN_D_BOOL, qn_view_of(*a)->ndim, qn_view_of(*a)->shape, false, out)) return qn_done(&k, -1);
  memset(qn_view_of(*out)->data, invert, (size_t)qn_view_size(qn_view_of(*out)));
  return qn_done(&k, qn_unwrap_0d(rt, *out, out));
}
static int set_op(qn_rt *rt, const qn_args *args, const char *name, int op, qn_value *out) { /* 0 and, 1 or, 2 minus */
  qn_value v[3];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, name, "ar1 ar2|assume_unique", v)) return -1;
  qn_value *a = qn_slot(&k), *b = qn_slot(&k), *mask = qn_slot(&k);
  if (op == 1) {
    if (qn_array_concatenate(rt, v, 2, QN_FLATTEN, a)) return qn_done(&k, -1);
    return qn_done(&k, np_unique(rt, qn_none(), &(qn_args){.pos = a, .npos = 1}, out));
  }
  if (op == 2 && qn_given(v[2]) && qn_truth(rt, v[2]) == 1) { /* they are unique, so they keep their order */
    const int64_t all = -1;
    qn_value *x = qn_np_array(&k, v[0]);
    if (!x || qn_array_reshape(rt, *x, 1, &all, a) || is_in(rt, *a, v[1], true, b) || qn_array_from(rt, *b, NULL, mask)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_get(rt, *a, *mask, out));
  }
  if (np_unique(rt, qn_none(), &(qn_args){.pos = &v[0], .npos = 1}, a) || is_in(rt, *a, v[1], op == 2, b) || qn_array_from(rt, *b, NULL, mask))
    return qn_done(&k, -1);
  return qn_done(&k, qn_array_get(rt, *a, *mask, out));
}
NP(intersect1d) {
  if (args->npos != 2 || args->nkw) return qn_np_general(rt, "intersect1d", args, out);
  qn_keep k = {.rt = rt}; /* of both dtypes' common one */
  qn_value *a = qn_np_array(&k, args->pos[0]), *b = a ? qn_np_array(&k, args->pos[1]) : NULL;
  if (!b || qn_view_of(*a)->dtype != qn_view_of(*b)->dtype) return qn_done(&k, b ? qn_np_general(rt, "intersect1d", args, out) : -1);
  return qn_done(&k, set_op(rt, args, "intersect1d", 0, out));
}
NP(union1d) { return set_op(rt, args, "union1d", 1, out); }
NP(setdiff1d) { return set_op(rt, args, "setdiff1d", 2, out); }

/* --- counting -------------------------------------------------------------------------------------------------------------------------- */
NP(bincount) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int64_t minlength = 0, max = -1;
  if (qn_args_parse(rt, args, "bincount", "x|weights minlength", v) || qn_np_index(rt, v[2], &minlength)) return -1;
  qn_value *raw = qn_np_array(&k, v[0]);
  if (!raw) return qn_done(&k, -1);
  qn_dtype of = (qn_dtype)qn_view_of(*raw)->dtype;
  bool list = qn_is(v[0], QN_K_LIST) && !qn_view_size(qn_view_of(*raw)); /* [] is float64 and counts as ints */
  if ((qn_dtype_is_float(of) || qn_dtype_is_complex(of)) && !list)
    return qn_done(&k, qn_raise(rt, QN_E_TypeError, "Cannot cast array data from dtype('%s') to dtype('int64') according to the rule 'safe'", qn_dtypes[qn_view_of(*raw)->dtype].name));
  qn_value *x = qn_np_array_of(&k, *raw, QN_D_INT64), *w = NULL;
  if (!x) return qn_done(&k, -1);
  if (qn_view_of(*x)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "object too deep for desired array"));
  int64_t n = qn_view_of(*x)->shape[0];
  const int64_t *at = qn_np_i64(*x);
  int64_t min = 0;
  for (int64_t i = 0; i < n; i++) min = at[i] < min ? at[i] : min, max = at[i] > max ? at[i] : max;
  if (min < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "'list' argument must have no negative elements"));
  if (minlength < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "'minlength' must not be negative"));
  int64_t m = max + 1 > minlength ? max + 1 : minlength;
  if (qn_given(v[1])) {
    qn_value *given = qn_np_array(&k, v[1]);
    if (given && qn_dtype_is_complex((qn_dtype)qn_view_of(*given)->dtype))
      return qn_done(&k, qn_raise(rt, QN_E_TypeError, "Cannot cast array data from dtype('%s') to dtype('float64') according to the rule 'safe'",
                                  qn_dtypes[qn_view_of(*given)->dtype].name));
    w = given ? qn_np_array_of(&k, *given, QN_D_FLOAT64) : NULL;
    if (!w) return qn_done(&k, -1);
    if (qn_view_size(qn_view_of(*w)) != n) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "The weights and list don't have the same length."));
  }
  if (qn_array_new(rt, w ? QN_D_FLOAT64 : QN_D_INT64, 1, &m, true, out)) return qn_done(&k, -1);
  if (w) {
    double *sums = qn_np_f64(*out);
    const double *weights = qn_np_f64(*w);
    for (int64_t i = 0; i < n; i++) sums[at[i]] += weights[i];
  } else {
    int64_t *counts = qn_np_i64(*out);
    for (int64_t i = 0; i < n; i++) counts[at[i]]++;
  }
  return qn_done(&k, 0);
}

static int even_edges(qn_rt *rt, double lo, double hi, int64_t n, qn_value *out) {
  int64_t m = n + 1;
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &m, false, out)) return -1;
  double step = (hi - lo) / (double)n;
  for (int64_t i = 0; i <= n; i++) qn_np_f64(*out)[i] = (double)i * step + lo;
  qn_np_f64(*out)[n] = hi;
  return 0;
}

/* The edges of a histogram over a: bins= a number or edges, range=. */
static int make_edges(qn_rt *rt, qn_value a, qn_value bins, qn_value range, bool *even, qn_keep *k, qn_value *out) {
  int64_t nb = 10;
  double lo = 0, hi = 1;
  *even = !qn_given(bins) || bins.tag == QN_INT || (bins.tag == QN_NPSCALAR && qn_dtype_is_int((qn_dtype)bins.dtype));
  if (!*even) {
    if (qn_is(bins, QN_K_STR)) {
      qn_value count, in[3] = {a, bins, qn_given(range) ? range : qn_none()};
      if (qn_np_general(rt, "automatic_bins", &(qn_args){.pos = in, .npos = 3}, &count)) return -1;
      return make_edges(rt, a, count, range, even, k, out);
    }
    qn_value *e = qn_np_array_of(k, bins, QN_D_FLOAT64);
    if (!e) return -1;
    for (int64_t i = 1; i < qn_view_of(*e)->shape[0]; i++)
      if (qn_np_f64(*e)[i] < qn_np_f64(*e)[i - 1]) return qn_raise(rt, QN_E_ValueError, "`bins` must increase monotonically, when an array");
    return *out = qn_retained(*e), 0;
  }
  if (qn_np_index(rt, bins, &nb)) return -1;
  if (nb < 1) return qn_raise(rt, QN_E_ValueError, "`bins` must be positive, when an integer");
  int64_t n = qn_view_size(qn_view_of(a));
  if (qn_given(range)) {
    qn_value *r = qn_np_array_of(k, range, QN_D_FLOAT64);
    if (!r) return -1;
    if (qn_view_size(qn_view_of(*r)) != 2) return qn_raise(rt, QN_E_ValueError, "range must have two numbers");
    lo = qn_np_f64(*r)[0], hi = qn_np_f64(*r)[1];
    if (lo > hi) return qn_raise(rt, QN_E_ValueError, "max must be larger than min in range parameter.");
  } else if (n) {
    lo = hi = qn_np_f64(a)[0];
    for (int64_t i = 1; i < n; i++) {
      double x = qn_np_f64(a)[i];
      if (x < lo || isnan(x)) lo = x;
      if (x > hi || isnan(x)) hi = x;
    }
  }
  if (!isfinite(lo) || !isfinite(hi)) return qn_raise(rt, QN_E_ValueError, "autodetected range of [%g, %g] is not finite", lo, hi);
  if (lo == hi) lo -= 0.5, hi += 0.5;
  return even_edges(rt, lo, hi, nb, out);
}

/* The elements as float64; NULL: an exception. */
static qn_value *counted(qn_keep *k, qn_value x, const char *name) {
  qn_value *a = qn_np_array(k, x);
  if (!a || !qn_dtype_is_complex((qn_dtype)qn_view_of(*a)->dtype)) return a ? qn_np_array_of(k, *a, QN_D_FLOAT64) : NULL;
  return qn_raise(k->rt, QN_E_NotImplementedError, "%s() of complex numbers is not supported", name), NULL;
}
/* Even edges of float32 elements are float32: rounded in place, and of that dtype in *out. Those between elements, not between the
 * numbers of range=, are computed in float32 too. */
static int rounded(qn_rt *rt, qn_value edges, qn_value of, qn_value range, qn_value *out) {
  if (!qn_is_array(of) || qn_view_of(of)->dtype != QN_D_FLOAT32) return *out = qn_retained(edges), 0;
  const int64_t n = qn_view_size(qn_view_of(edges));
  double *e = qn_np_f64(edges);
  if (!qn_given(range)) {
    const float lo = (float)e[0], hi = (float)e[n - 1], step = (hi - lo) / (float)(n - 1);
    for (int64_t i = 0; i < n - 1; i++) {
      const float whole = (float)i * step;
      e[i] = (double)(whole + lo);
    }
  }
  for (int64_t i = 0; i < n; i++) e[i] = (double)(float)e[i];
  return qn_array_astype(rt, edges, QN_D_FLOAT32, out);
}

NP(histogram_bin_edges) {
  qn_value v[4];
  qn_keep k = {.rt = rt};
  bool even;
  if (qn_args_parse(rt, args, "histogram_bin_edges", "a|bins range weights", v)) return -1;
  qn_value *a = counted(&k, v[0], "histogram_bin_edges"), *edges = qn_slot(&k);
  if (!a || make_edges(rt, *a, v[1], v[2], &even, &k, edges)) return qn_done(&k, -1);
  if (even) return qn_done(&k, rounded(rt, *edges, v[0], v[2], out));
  qn_value *given = qn_np_array(&k, v[1]); /* they come back as they were given */
  return given ? (*out = qn_retained(*given), qn_done(&k, 0)) : qn_done(&k, -1);
}

/* Few bins, whatever their widths: how many numbers have reached each edge. */
QN_CLONES static int64_t reached(const double *x, int64_t n, double edge) {
  int64_t c = 0;
  for (int64_t i = 0; i < n; i++) c += x[i] >= edge;
  return c;
}
QN_CLONES static int64_t beyond(const double *x, int64_t n, double edge) {
  int64_t c = 0;
  for (int64_t i = 0; i < n; i++) c += x[i] > edge;
  return c;
}
static void count_few(const double *x, int64_t n, const double *e, int64_t nb, int64_t *counts) {
  enum { PART = 2048 };
  for (int64_t i = 0; i < n; i += PART) {
    const int64_t m = n - i < PART ? n - i : PART;
    int64_t c = reached(x + i, m, e[0]);
    for (int64_t b = 0; b < nb; b++) {
      const int64_t next = b + 1 < nb ? reached(x + i, m, e[b + 1]) : beyond(x + i, m, e[nb]);
      counts[b] += c - next, c = next;
    }
  }
}

NP(histogram) {
  qn_value v[5];
  qn_keep k = {.rt = rt};
  bool density = false, even;
  if (qn_args_parse(rt, args, "histogram", "a|bins range density weights", v) || qn_np_bool(rt, v[3], &density)) return -1;
  qn_value *a = counted(&k, v[0], "histogram"), *edges = qn_slot(&k), *shown = qn_slot(&k), *counts = qn_slot(&k), *w = NULL;
  if (!a || make_edges(rt, *a, v[1], v[2], &even, &k, edges) || rounded(rt, *edges, even ? v[0] : qn_none(), v[2], shown)) return qn_done(&k, -1);
  if (qn_given(v[4]) && !(w = qn_np_array_of(&k, v[4], QN_D_FLOAT64))) return qn_done(&k, -1);
  double *e = qn_np_f64(*edges), *x = qn_np_f64(*a);
  int64_t nb = qn_view_of(*edges)->shape[0] - 1, n = qn_view_size(qn_view_of(*a));
  if (w && qn_view_size(qn_view_of(*w)) != n) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "weights should have the same shape as a."));
  if (nb < 0) nb = 0;
  if (qn_array_new(rt, w || density ? QN_D_FLOAT64 : QN_D_INT64, 1, &nb, true, counts)) return qn_done(&k, -1);
  double lo = nb ? e[0] : 0, hi = nb ? e[nb] : 0, norm = (double)nb / (hi - lo), total = 0;
  enum { PART = 512, FEW = 8 };
  int64_t place[PART], inner = nb > 1 ? nb - 1 : 0;
  const bool few = !even && nb > 0 && nb <= FEW && !w && !density;
  if (few) count_few(x, n, e, nb, qn_np_i64(*counts));
  for (int64_t i = 0; i < n && nb > 0 && !few; i++) {
    if (!even && i % PART == 0) /* how many of the edges between bins each of a part has reached */
      qn_search_f64(rt, e + 1, inner, x + i, n - i < PART ? n - i : PART, true, place);
    if (!(x[i] >= lo && x[i] <= hi)) continue;
    int64_t b;
    if (even) {
      b = (int64_t)((x[i] - lo) * norm);
      if (b == nb) b--;
      if (x[i] < e[b]) b--;
      else if (x[i] >= e[b + 1] && b != nb - 1) b++;
    } else {
      b = place[i % PART];
    }
    if (w || density) qn_np_f64(*counts)[b] += w ? qn_np_f64(*w)[i] : 1;
    else qn_np_i64(*counts)[b]++;
  }
  if (density) {
    for (int64_t b = 0; b < nb; b++) total += qn_np_f64(*counts)[b];
    for (int64_t b = 0; b < nb; b++) qn_np_f64(*counts)[b] = qn_np_f64(*counts)[b] / (e[b + 1] - e[b]) / total;
  }
  qn_value *given = NULL, *kept = qn_slot(&k), pair[2] = {*counts, *shown};
  if (w && !density) { /* sums of weights have the weights' dtype */
    qn_value *of = qn_np_array(&k, v[4]);
    if (!of || qn_array_astype(rt, *counts, (qn_dtype)qn_view_of(*of)->dtype, kept)) return qn_done(&k, -1);
    pair[0] = *kept;
  }
  if (!even && (given = qn_np_array(&k, v[1]))) pair[1] = *given; /* edges come back as they were given */
  return qn_done(&k, qn_new_tuple(rt, pair, 2, out));
}

/* 1: the bins ascend (or are all the same), -1: they descend, 0: neither. */
static int direction(const double *e, int64_t n) {
  int64_t i = 1;
  while (i < n && e[i] == e[0]) i++;
  if (i >= n) return 1;
  const bool up = e[0] < e[i];
  for (i++; i < n; i++)
    if (up ? e[i - 1] > e[i] : e[i - 1] < e[i]) return 0;
  return up ? 1 : -1;
}
NP(digitize) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  bool right = false;
  if (qn_args_parse(rt, args, "digitize", "x bins|right", v) || qn_np_bool(rt, v[2], &right)) return -1;
  qn_value *x = qn_np_array(&k, v[0]), *bins = x ? qn_np_array(&k, v[1]) : NULL, *r = qn_slot(&k), *rev = qn_slot(&k);
  if (!bins) return qn_done(&k, -1);
  if (qn_dtype_is_complex((qn_dtype)qn_view_of(*x)->dtype)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "x may not be complex"));
  int64_t n = qn_view_size(qn_view_of(*bins));
  if (qn_view_of(*bins)->ndim != 1)
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "object %s for desired array", qn_view_of(*bins)->ndim ? "too deep" : "of too small depth"));
  qn_value *edges = qn_np_array_of(&k, *bins, QN_D_FLOAT64);
  if (!edges) return qn_done(&k, -1);
  const int way = direction(qn_np_f64(*edges), n);
  if (way == 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "bins must be monotonically increasing or decreasing"));
  if (way > 0) return qn_done(&k, qn_array_searchsorted(rt, *bins, v[0], !right, out));
  if (qn_np_slice(rt, *bins, 0, n - 1, -1, -1, rev) || qn_array_searchsorted(rt, *rev, v[0], !right, r)) return qn_done(&k, -1);
  return qn_done(&k, qn_ufunc2(rt, QN_UF_subtract, qn_int(n), *r, out));
}

const qn_method qn_np_count[] = {
    ROW(unique), ROW(isin), ROW(intersect1d), ROW(union1d), ROW(setdiff1d), ROW(bincount), ROW(histogram_bin_edges),
    ROW(histogram), ROW(digitize), {.name = NULL}};

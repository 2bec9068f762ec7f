/* numpy_quantile.c - medians, quantiles and percentiles. */
#include <math.h>

#include "runtime/base/calendar.h"
#include "runtime/base/element.h"
#include "runtime/base/linesort.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy.h"

/* --- order statistics: the one or two elements of each line that are asked for are selected, nothing is sorted ------------------ */
typedef struct line_keys { /* keys of a line without its NaNs */
  uint64_t *keys, *tmp;
  const int64_t *sorted; /* or NULL: of several lines at once, every QN_KEY_LINES-th */
  const uint32_t *counts; /* or NULL: how many there are of each whole number from `least` on */
  int64_t n, least;
  bool nan;
} line_keys;
typedef double (*pick)(const line_keys *line, double q);

static void elements_at(const line_keys *l, int64_t i, double *x, double *next) {
  uint64_t a, b;
  if (l->counts) {
    int64_t k = 0, seen = l->counts[0];
    while (seen <= i) seen += l->counts[++k];
    *x = *next = (double)(l->least + k);
    if (seen > i + 1 || i + 1 >= l->n) return;
    while (l->counts[++k] == 0) continue;
    *next = (double)(l->least + k);
    return;
  }
  if (l->sorted) {
    *x = qn_line_number(l->sorted[i * QN_KEY_LINES]), *next = qn_line_number(l->sorted[(i + 1 < l->n ? i + 1 : i) * QN_KEY_LINES]);
    return;
  }
  qn_keys_select_two(l->keys, l->tmp, l->n, i, &a, &b);
  *x = qn_key_to_f64(a), *next = qn_key_to_f64(b);
}

static double pick_quantile(const line_keys *l, double q) {
  if (l->n == 0 || l->nan) return (double)NAN;
  double at = q * (double)(l->n - 1), low = floor(at), t = at - low, x, y;
  elements_at(l, (int64_t)low, &x, &y);
  double d = y - x;
  return t >= 0.5 ? y - d * (1 - t) : x + d * t; /* NumPy's lerp */
}
static double pick_median(const line_keys *l, double q) {
  double x, y;
  (void)q;
  if (l->n == 0 || l->nan) return (double)NAN;
  elements_at(l, (l->n - 1) / 2, &x, &y);
  return l->n % 2 ? x : (x + y) / 2; /* the mean of the middle two */
}

static void take_line(line_keys *l, const double *x, int64_t n, bool skip_nan) {
  l->n = qn_line_numbers(x, n, l->keys);
  l->nan = l->n < n && !skip_nan;
}

/* Lane `lane` of lines that were sorted together. */
static void take_sorted(line_keys *l, const int64_t *rows, int lane, int64_t n, bool skip_nan) {
  l->sorted = rows + lane;
  for (l->n = n; l->n > 0 && l->sorted[(l->n - 1) * QN_KEY_LINES] == INT64_MAX;) l->n--;
  l->nan = l->n < n && !skip_nan;
}

QN_CLONES static void bounds_of(const int64_t *x, int64_t n, int64_t *low, int64_t *high) {
  int64_t lo = *low, hi = *high;
  for (int64_t i = 0; i < n; i++) lo = x[i] < lo ? x[i] : lo, hi = x[i] > hi ? x[i] : hi;
  *low = lo, *high = hi;
}
/* How many there are of each value from lo on; of few values in turns, so that equal neighbours do not wait for each other. */
enum { COUNT_TURNS = 4 };
static void count_some(const int64_t *x, int64_t n, int64_t lo, uint32_t *counts, int64_t values, int64_t turns) {
  int64_t i = 0;
  if (turns == COUNT_TURNS) {
    uint32_t *second = counts + values, *third = second + values, *fourth = third + values;
    for (; i + COUNT_TURNS <= n; i += COUNT_TURNS)
      counts[x[i] - lo]++, second[x[i + 1] - lo]++, third[x[i + 2] - lo]++, fourth[x[i + 3] - lo]++;
  }
  for (; i < n; i++) counts[x[i] - lo]++;
}
/* All of an array of whole numbers that lie close together: they are counted. 1: not such. */
static int order_counted(qn_rt *rt, const qn_view *v, double q, pick fn, double *out) {
  enum { PART = 512, LEAST = 256, OFTEN = 16 };
  const qn_dtype d = (qn_dtype)v->dtype;
  const int64_t n = qn_view_size(v), item = (int64_t)qn_itemsize(v);
  if (!qn_dtype_is_int(d) || d == QN_D_UINT64 || !(v->flags & QN_VIEW_C) || n < LEAST || n >= INT32_MAX) return 1;
  const qn_cast_loop widen = qn_cast_find(d, QN_D_INT64);
  const int64_t *x = v->data;
  int64_t room[PART], lo = INT64_MAX, hi = INT64_MIN;
  uint32_t *counts = NULL;
  int64_t values = 0, turns = 0;
  size_t bytes = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (int64_t i = 0; i < n; i += PART) {
      const int64_t m = n - i < PART ? n - i : PART;
      if (d == QN_D_INT64) x = (const int64_t *)v->data + i;
      else widen((char *)room, 8, (const char *)v->data + i * item, item, m), x = room;
      if (pass)
        count_some(x, m, lo, counts, values, turns);
      else
        bounds_of(x, m, &lo, &hi);
    }
    if (pass) break;
    const uint64_t range = (uint64_t)hi - (uint64_t)lo;
    if (range >= (uint64_t)n) return 1;
    values = (int64_t)range + 1, turns = values < n / OFTEN ? COUNT_TURNS : 1;
    bytes = (size_t)(values * turns) * sizeof *counts;
    if (!(counts = qn_alloc(rt->alloc, bytes))) return qn_raise_memory(rt);
    memset(counts, 0, bytes);
  }
  for (int64_t t = 1; t < turns; t++)
    for (int64_t i = 0; i < values; i++) counts[i] += counts[t * values + i];
  *out = fn(&(line_keys){.counts = counts, .least = lo, .n = n}, q);
  qn_free(rt->alloc, counts, bytes);
  return 0;
}

static int order_stat(qn_rt *rt, qn_value x, qn_value axis, double q, bool keepdims, bool skip_nan, pick fn, qn_value *out) {
  qn_keep k = {.rt = rt};
  if (qn_is_array(x) && !qn_given(axis) && !keepdims) {
    double counted = 0;
    const int bad = order_counted(rt, qn_view_of(x), q, fn, &counted);
    if (bad <= 0) return *out = qn_np_float(QN_D_FLOAT64, counted), bad;
  }
  qn_value *a = qn_np_array_of(&k, x, QN_D_FLOAT64), *flat = qn_slot(&k), *moved = qn_slot(&k), *lines = qn_slot(&k), r;
  int d = 0;
  int64_t i, n = -1;
  if (!a) return qn_done(&k, -1);
  qn_view *w = qn_view_of(*a);
  int64_t shape[QN_MAX_RANK], kept[QN_MAX_RANK];
  int rank = 0, full = w->ndim;
  if (!qn_given(axis)) {
    if (qn_array_reshape(rt, *a, 1, &n, flat) || qn_array_contiguous(rt, *flat, lines)) return qn_done(&k, -1);
    for (int j = 0; j < full; j++) shape[j] = 1;
  } else {
    int perm[QN_MAX_RANK], p = 0;
    if (qn_as_index(rt, axis, &i) || qn_axis_from(rt, i, w->ndim, &d)) return qn_done(&k, -1);
    for (int j = 0; j < w->ndim; j++) {
      shape[j] = j == d ? 1 : w->shape[j];
      if (j != d) perm[p++] = j, kept[rank++] = w->shape[j];
    }
    perm[p] = d;
    if (qn_array_transpose(rt, *a, perm, moved) || qn_array_contiguous(rt, *moved, lines)) return qn_done(&k, -1);
  }
  int last = qn_view_of(*lines)->ndim - 1;
  int64_t len = qn_view_of(*lines)->shape[last], count = 1;
  for (int j = 0; j < rank; j++) count *= kept[j];
  if (qn_array_new(rt, QN_D_FLOAT64, keepdims ? full : rank, keepdims ? shape : kept, false, &r)) return qn_done(&k, -1);
  size_t bytes = (size_t)len * sizeof(uint64_t);
  line_keys line = {.keys = qn_alloc(rt->alloc, bytes), .tmp = qn_alloc(rt->alloc, bytes)};
  bool room = len == 0 || (line.keys && line.tmp);
  const size_t together = count >= QN_KEY_LINES && len > 0 ? qn_lines_room(len) : 0;
  int64_t *rows = together ? qn_alloc(rt->alloc, together) : NULL, j = 0;
  for (; rows && room && j + QN_KEY_LINES <= count; j += QN_KEY_LINES) {
    if (!qn_lines_sorted(qn_np_f64(*lines) + j * len, len * (int64_t)sizeof(double), len, rows)) break;
    for (int lane = 0; lane < QN_KEY_LINES; lane++) {
      take_sorted(&line, rows, lane, len, skip_nan);
      qn_np_f64(r)[j + lane] = fn(&line, q);
    }
  }
  if (rows) qn_free(rt->alloc, rows, together);
  line.sorted = NULL;
  for (; j < count && room; j++) {
    take_line(&line, qn_np_f64(*lines) + j * len, len, skip_nan);
    qn_np_f64(r)[j] = fn(&line, q);
  }
  qn_free(rt->alloc, line.keys, bytes);
  qn_free(rt->alloc, line.tmp, bytes);
  if (!room) return qn_release(rt, r), qn_done(&k, qn_raise_memory(rt));
  if (len == 0 && qn_array_warn(rt, "RuntimeWarning", "Mean of empty slice")) return qn_release(rt, r), qn_done(&k, -1);
  return qn_done(&k, qn_unwrap_0d(rt, r, out));
}

/* Of times: lib/numpy_dates.py. 1: no times. */
static int of_times(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  if (args->npos == 0 || !qn_is_array(args->pos[0]) || !qn_dtype_is_time((qn_dtype)qn_view_of(args->pos[0])->dtype)) return 1;
  return qn_np_library(rt, "numpy._dates", name, args, out);
}

static int median_of_axes(qn_rt *rt, const qn_value *v, bool keepdims, bool skip_nan, qn_value *out) {
  qn_sym names[2] = {qn_sym_of(rt, "keepdims"), qn_sym_of(rt, "skip_nan")};
  qn_value vals[2] = {qn_bool(keepdims), qn_bool(skip_nan)}, r;
  if (!names[0] || !names[1]) return -1;
  if (qn_np_general(rt, "median_of_axes", &(qn_args){.pos = v, .npos = 2, .kwnames = names, .kwvals = vals, .nkw = 2}, &r)) return -1;
  return qn_out_store(rt, v[2], r, QN_OUT_REDUCTION, "add", out);
}

static int median(qn_rt *rt, const qn_args *args, const char *name, bool skip_nan, qn_value *out) {
  qn_value v[5], r;
  bool keepdims = false;
  int timed = of_times(rt, skip_nan ? "nanmedian" : "median", args, out);
  if (timed <= 0) return timed;
  if (qn_args_parse(rt, args, name, "a|axis out overwrite_input keepdims", v) || qn_np_bool(rt, v[4], &keepdims)) return -1;
  qn_keep k = {.rt = rt};
  if (!qn_np_real_array(&k, v[0], name)) return qn_done(&k, -1);
  qn_done(&k, 0);
  if (qn_is(v[1], QN_K_TUPLE)) return median_of_axes(rt, v, keepdims, skip_nan, out);
  if (order_stat(rt, v[0], v[1], 0.5, keepdims, skip_nan, pick_median, &r)) return -1;
  qn_optype t;
  if (qn_optype_of(v[0], &t) && t.dtype == QN_D_FLOAT32) { /* float32 stays */
    qn_value c;
    qn_dtype d = QN_D_FLOAT32;
    int bad = qn_array_from(rt, r, &d, &c);
    qn_release(rt, r);
    if (bad || qn_unwrap_0d(rt, c, &r)) return -1;
  }
  return qn_out_store(rt, v[2], r, QN_OUT_REDUCTION, "add", out);
}
NP(median) { return median(rt, args, "median", false, out); }
NP(nanmedian) { return median(rt, args, "nanmedian", true, out); }

/* Several axes, other methods, out=: lib/numpy_general.py. */
static int general_quantile(qn_rt *rt, const qn_value *v, qn_value q, double scale, bool keepdims, bool skip_nan, qn_value *out) {
  static const char *const names[] = {"axis", "out", "method", "keepdims", "weights", "skip_nan"};
  qn_sym syms[6];
  qn_value part, vals[6] = {v[2], qn_none(), v[5], qn_bool(keepdims), v[7], qn_bool(skip_nan)};
  for (int i = 0; i < 6; i++) {
    if (!(syms[i] = qn_sym_of(rt, names[i]))) return -1;
    if (!qn_given(vals[i])) vals[i] = qn_none();
  }
  qn_value linear = {0};
  if (vals[2].tag == QN_NONE && qn_new_str(rt, QN_SV("linear"), &linear)) return -1;
  if (vals[2].tag == QN_NONE) vals[2] = linear;
  int r = qn_ufunc2(rt, QN_UF_divide, q, qn_float(scale), &part);
  if (!r) {
    qn_value pos[2] = {v[0], part};
    r = qn_np_general(rt, "quantile", &(qn_args){.pos = pos, .npos = 2, .kwnames = syms, .kwvals = vals, .nkw = 6}, out);
    qn_release(rt, part);
  }
  return qn_release(rt, linear), r;
}
static int quantile_of(qn_rt *rt, const qn_value *v, const char *name, double scale, bool skip_nan, qn_value *out) {
  qn_value list;
  bool keepdims = false;
  qn_keep k = {.rt = rt};
  if (qn_np_bool(rt, v[6], &keepdims)) return -1;
  qn_value *of = qn_np_real_array(&k, v[0], name), *q = of ? qn_np_array_of(&k, v[1], QN_D_FLOAT64) : NULL;
  if (!q || qn_np_no_bools(rt, *of)) return qn_done(&k, -1);
  int64_t n = qn_view_size(qn_view_of(*q));
  for (int64_t i = 0; i < n; i++)
    if (!(qn_np_f64(*q)[i] >= 0 && qn_np_f64(*q)[i] <= scale))
      return qn_done(&k, qn_raise(rt, QN_E_ValueError, scale > 1 ? "Percentiles must be in the range [0, 100]" : "Quantiles must be in the range [0, 1]"));
  if (qn_is(v[2], QN_K_TUPLE) || qn_given(v[7]) || (qn_given(v[5]) && !qn_is_text(v[5], "linear")))
    return qn_done(&k, general_quantile(rt, v, *q, scale, keepdims, skip_nan, out));
  if (!skip_nan && !qn_given(v[2]) && !qn_view_size(qn_view_of(*of)))
    return qn_done(&k, qn_raise(rt, QN_E_IndexError, "index 0 is out of bounds for axis 0 with size 0"));
  qn_dtype f = QN_D_FLOAT32;
  bool single = qn_view_of(*of)->dtype == QN_D_FLOAT32 && !qn_is_array(v[1]); /* what q is decides too */
  if (qn_view_of(*q)->ndim == 0) {
    qn_value *wide = qn_slot(&k), one;
    if (order_stat(rt, v[0], v[2], qn_np_f64(*q)[0] / scale, keepdims, skip_nan, pick_quantile, single ? wide : out)) return qn_done(&k, -1);
    if (!single) return qn_done(&k, 0);
    if (qn_array_from(rt, *wide, &f, &one)) return qn_done(&k, -1);
    return qn_done(&k, qn_unwrap_0d(rt, one, out));
  }
  if (qn_new_list(rt, NULL, 0, &list)) return qn_done(&k, -1);
  int r = 0;
  for (int64_t i = 0; i < n && !r; i++) {
    qn_value x;
    r = order_stat(rt, v[0], v[2], qn_np_f64(*q)[i] / scale, keepdims, skip_nan, pick_quantile, &x);
    if (!r) r = qn_list_append(rt, list, x), qn_release(rt, x);
  }
  if (!r) r = qn_array_make(rt, list, NULL, true, 0, out);
  qn_release(rt, list);
  return qn_done(&k, r);
}
/* The smallest and the largest of ints, asked for by ints (0 and 1), are ints. Consumes r. */
static int whole_quantile(qn_rt *rt, const qn_value *v, qn_value r, qn_value *out) {
  qn_keep k = {.rt = rt};
  const qn_dtype whole = QN_D_INT64;
  *qn_slot(&k) = r;
  qn_value *of = qn_np_array(&k, v[0]), *q = of ? qn_np_array(&k, v[1]) : NULL, *made = qn_slot(&k);
  if (!q) return qn_done(&k, -1);
  if (!qn_dtype_is_int((qn_dtype)qn_view_of(*of)->dtype) || !qn_dtype_is_int((qn_dtype)qn_view_of(*q)->dtype) || qn_given(v[5]) || qn_given(v[7]))
    return *out = qn_retained(r), qn_done(&k, 0);
  if (qn_array_from(rt, r, &whole, made)) return qn_done(&k, -1);
  return qn_done(&k, qn_unwrap_0d(rt, qn_retained(*made), out));
}
static int quantile(qn_rt *rt, const qn_args *args, const char *name, double scale, bool skip_nan, qn_value *out) {
  qn_value v[8], r;
  int timed = skip_nan ? 1 : of_times(rt, scale == 1 ? "quantile" : "percentile", args, out);
  if (timed <= 0) return timed;
  if (qn_args_parse(rt, args, name, "a q|axis out overwrite_input method keepdims weights", v) || quantile_of(rt, v, name, scale, skip_nan, &r)) return -1;
  if (scale == 1 && whole_quantile(rt, v, r, &r)) return -1;
  return qn_out_store(rt, v[3], r, QN_OUT_UFUNC, "add", out);
}
NP(quantile) { return quantile(rt, args, "quantile", 1, false, out); }
NP(percentile) { return quantile(rt, args, "percentile", 100, false, out); }
NP(nanquantile) { return quantile(rt, args, "nanquantile", 1, true, out); }
NP(nanpercentile) { return quantile(rt, args, "nanpercentile", 100, true, out); }

const qn_method qn_np_quantile[] = {
    ROW(median), ROW(nanmedian), ROW(quantile), ROW(percentile), ROW(nanquantile), ROW(nanpercentile), {.name = NULL}};

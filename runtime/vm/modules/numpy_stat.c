/* numpy_stat.c - reductions, sorting and searching, differences, covariance. */
#include "runtime/base/calendar.h"
#include "runtime/base/element.h"
#include "runtime/object/array/record.h"
#include "runtime/object/array/lazy.h"
#include "runtime/vm/modules/numpy.h"

#include <math.h>

DELEGATE(sum)
DELEGATE(prod)
DELEGATE(mean)
DELEGATE(std)
DELEGATE(var)
DELEGATE(min)
DELEGATE(max)
DELEGATE(any)
DELEGATE(all)
DELEGATE(argmin)
DELEGATE(argmax)
DELEGATE(cumsum)
DELEGATE(cumprod)
DELEGATE(nonzero)
DELEGATE(argsort)
DELEGATE(searchsorted)
DELEGATE(take)
DELEGATE(clip)
DELEGATE(round)

NP(sort) {
  qn_value v[5], r;
  int64_t axis = -1;
  int d;
  if (qn_args_parse(rt, args, "sort", "a|axis kind order stable", v)) return -1;
  if (qn_is_records(v[0])) {
    qn_value none;
    if (qn_records_copy(rt, v[0], out)) return -1;
    int bad = qn_records_sort(rt, *out, v[3], false, &none);
    return bad ? qn_drop(rt, out), -1 : 0;
  }
  if (qn_np_index(rt, v[1], &axis)) return -1;
  if (qn_array_make(rt, v[0], NULL, true, 0, &r) || (qn_is_array(v[0]) && qn_foreign(qn_view_of(v[0])) && qn_order_set(rt, &r, true))) return -1;
  if (v[1].tag == QN_NONE) {
    int64_t n = -1;
    qn_value flat;
    int bad = qn_array_reshape(rt, r, 1, &n, &flat);
    qn_release(rt, r);
    if (bad) return -1;
    r = flat;
    axis = 0;
  }
  if (qn_axis_from(rt, axis, qn_view_of(r)->ndim, &d) || qn_array_sort(rt, r, d)) return qn_release(rt, r), -1;
  return *out = r, 0;
}

NP(count_nonzero) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "count_nonzero", "a|axis$keepdims", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  qn_reduce_args ra = {.axes = QN_ALL_AXES};
  if (!a || qn_np_bool(rt, v[2], &ra.keepdims) || qn_axes_from(rt, v[1], qn_view_of(*a)->ndim, &ra.axes)) return qn_done(&k, -1);
  return qn_done(&k, qn_array_reduce(rt, QN_AREDUCE_COUNT_NONZERO, *a, &ra, out));
}

NP(ptp) {
  qn_value v[4];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "ptp", "a|axis out keepdims", v)) return -1;
  qn_value *hi = qn_slot(&k), *lo = qn_slot(&k), r, in[4] = {v[0], v[1], qn_none(), v[3]};
  qn_args inner = {.pos = in, .npos = 4};
  if (qn_np_delegate(rt, "max", &inner, hi) || qn_np_delegate(rt, "min", &inner, lo)) return qn_done(&k, -1);
  if (qn_ufunc2(rt, QN_UF_subtract, *hi, *lo, &r)) return qn_done(&k, -1);
  return qn_done(&k, qn_out_store(rt, v[2], r, QN_OUT_UFUNC, "subtract", out));
}

NP(average) {
  qn_value v[5];
  if (qn_args_parse(rt, args, "average", "a|axis weights returned$keepdims", v)) return -1;
  if (qn_given(v[2]) || v[3].tag != QN_UNSET || v[4].tag != QN_UNSET) return qn_np_general(rt, "average", args, out);
  qn_value in[2] = {v[0], v[1]};
  return qn_np_delegate(rt, "mean", &(qn_args){.pos = in, .npos = qn_given(v[1]) ? 2 : 1}, out);
}

/* What would be lost on the way to float64 is refused; NULL: an exception. */
qn_value *qn_np_real_array(qn_keep *k, qn_value x, const char *name) {
  qn_value *a = qn_np_array(k, x);
  if (!a || !qn_dtype_is_complex((qn_dtype)qn_view_of(*a)->dtype)) return a;
  if (strstr(name, "quantile") || strstr(name, "percentile")) qn_raise(k->rt, QN_E_TypeError, "a must be an array of real numbers");
  else qn_raise(k->rt, QN_E_NotImplementedError, "%s() of complex numbers is not supported", name);
  return NULL;
}
/* bool - bool, which these functions would come to, is an error in NumPy. */
int qn_np_no_bools(qn_rt *rt, qn_value a) {
  if (qn_view_of(a)->dtype != QN_D_BOOL || qn_view_size(qn_view_of(a)) < 2) return 0;
  return qn_raise(rt, QN_E_TypeError, "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
                                      "logical_xor function instead.");
}

/* --- differences, integrals ------------------------------------------------------------------------------------------------------------- */
static int diff_once(qn_rt *rt, qn_value a, int axis, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *hi = qn_slot(&k), *lo = qn_slot(&k);
  int64_t n = qn_view_of(a)->shape[axis];
  if (qn_np_slice(rt, a, axis, n ? 1 : 0, n, 1, hi) || qn_np_slice(rt, a, axis, 0, n ? n - 1 : 0, 1, lo)) return qn_done(&k, -1);
  return qn_done(&k, qn_ufunc2(rt, qn_view_of(a)->dtype == QN_D_BOOL ? QN_UF_not_equal : QN_UF_subtract, *hi, *lo, out));
}
NP(diff) {
  qn_value v[5];
  qn_keep k = {.rt = rt};
  int64_t n = 1, axis = -1;
  int d;
  if (qn_args_parse(rt, args, "diff", "a|n axis prepend append", v) || qn_np_index(rt, v[1], &n) || qn_np_index(rt, v[2], &axis)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a) return qn_done(&k, -1);
  if (n < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "order must be non-negative but got %lld", (long long)n));
  if (qn_view_of(*a)->ndim == 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "diff requires input that is at least one dimensional"));
  if (qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
  qn_value cur = qn_retained(*a);
  if (qn_given(v[3]) || qn_given(v[4])) {
    qn_value parts[3], *x[2] = {NULL, NULL};
    int np = 0, bad = 0;
    for (int side = 0; side < 2 && !bad; side++) {
      if (!qn_given(v[3 + side])) continue;
      x[side] = qn_np_array(&k, v[3 + side]);
      if (!x[side]) { bad = -1; break; }
      if (qn_view_of(*x[side])->ndim == 0) { /* a number: one slice of it */
        int64_t shape[QN_MAX_RANK];
        memcpy(shape, qn_view_of(cur)->shape, sizeof shape);
        shape[d] = 1;
        qn_value *wide = qn_slot(&k);
        bad = qn_array_new(rt, (qn_dtype)qn_view_of(*x[side])->dtype, qn_view_of(cur)->ndim, shape, false, wide);
        if (!bad) bad = qn_array_assign(rt, qn_view_of(*wide), qn_view_of(*x[side]));
        x[side] = wide;
      }
    }
    if (x[0]) parts[np++] = *x[0];
    parts[np++] = cur;
    if (x[1]) parts[np++] = *x[1];
    qn_value joined;
    if (!bad) bad = qn_array_concatenate(rt, parts, np, d, &joined);
    qn_release(rt, cur);
    if (bad) return qn_done(&k, -1);
    cur = joined;
  }
  for (int64_t i = 0; i < n; i++) {
    qn_value next;
    int bad = diff_once(rt, cur, d, &next);
    qn_release(rt, cur);
    if (bad) return qn_done(&k, -1);
    cur = next;
  }
  *out = cur;
  return qn_done(&k, 0);
}
NP(ediff1d) {
  qn_value v;
  qn_keep k = {.rt = rt};
  int64_t n = -1;
  if (args->npos > 1 || args->nkw) return qn_np_general(rt, "ediff1d", args, out);
  if (qn_args_parse(rt, args, "ediff1d", "ary", &v)) return -1;
  qn_value *a = qn_np_array(&k, v), *flat = qn_slot(&k);
  if (!a || qn_array_reshape(rt, *a, 1, &n, flat)) return qn_done(&k, -1);
  return qn_done(&k, diff_once(rt, *flat, 0, out));
}
/* Loops over neighbours: r[i] from y[i + at] and y[i]. */
typedef struct near_job {
  const double *y;
  double *r, by;
} near_job;
QN_CLONES static void areas(double *restrict r, const double *restrict y, int64_t n, double dx) {
  for (int64_t i = 0; i < n; i++) r[i] = dx * (y[i + 1] + y[i]) / 2.0;
}
QN_CLONES static void slopes(double *restrict r, const double *restrict y, int64_t n, double twice) {
  for (int64_t i = 0; i < n; i++) r[i] = (y[i + 2] - y[i]) / twice;
}
static void areas_body(void *frame, int64_t begin, int64_t end) {
  const near_job *j = frame;
  areas(j->r + begin, j->y + begin, end - begin, j->by);
}
static void slopes_body(void *frame, int64_t begin, int64_t end) {
  const near_job *j = frame;
  slopes(j->r + begin, j->y + begin, end - begin, j->by);
}
static void near_run(qn_rt *rt, void (*body)(void *, int64_t, int64_t), near_job *j, int64_t n) {
  if (n > 1 << 15 && rt->hooks.parallel) rt->hooks.parallel(rt, body, j, n, 500);
  else if (n > 0) body(j, 0, n);
}

NP(trapezoid) {
  qn_value v[4];
  qn_keep k = {.rt = rt};
  double dx = 1;
  int64_t axis = -1;
  int d;
  if (qn_args_parse(rt, args, "trapezoid", "y|x dx axis", v) || qn_np_real(rt, v[2], &dx) || qn_np_index(rt, v[3], &axis)) return -1;
  qn_value *y = qn_np_array(&k, v[0]), *hi = qn_slot(&k), *lo = qn_slot(&k), *sum = qn_slot(&k), *step = qn_slot(&k), *area = qn_slot(&k), *half = qn_slot(&k);
  if (!y || qn_axis_from(rt, axis, qn_view_of(*y)->ndim, &d)) return qn_done(&k, -1);
  int64_t n = qn_view_of(*y)->shape[d];
  *step = qn_float(dx);
  if (qn_given(v[1])) {
    qn_value *x = qn_np_array(&k, v[1]);
    if (!x) return qn_done(&k, -1);
    if (qn_view_of(*x)->ndim != 1 || d != qn_view_of(*y)->ndim - 1) {
      if (qn_view_of(*x)->ndim != qn_view_of(*y)->ndim) return qn_done(&k, qn_np_general(rt, "trapezoid", args, out));
      if (diff_once(rt, *x, d, step)) return qn_done(&k, -1);
    } else if (diff_once(rt, *x, 0, step)) {
      return qn_done(&k, -1);
    }
  }
  if (!qn_given(v[1]) && n > 1 && qn_view_of(*y)->ndim == 1 && qn_view_of(*y)->dtype == QN_D_FLOAT64 && (qn_view_of(*y)->flags & QN_VIEW_C)) {
    int64_t pieces = n - 1;
    qn_reduce_args all = {.axes = QN_ALL_AXES};
    if (qn_array_new(rt, QN_D_FLOAT64, 1, &pieces, false, half)) return qn_done(&k, -1);
    near_run(rt, areas_body, &(near_job){qn_np_f64(*y), qn_np_f64(*half), dx}, pieces);
    return qn_done(&k, qn_array_reduce(rt, QN_AREDUCE_SUM, *half, &all, out));
  }
  qn_value halves;
  if (qn_np_slice(rt, *y, d, n ? 1 : 0, n, 1, hi) || qn_np_slice(rt, *y, d, 0, n ? n - 1 : 0, 1, lo) || qn_lazy_next(rt, QN_UF_add, *hi, *lo, sum) ||
      qn_lazy_next(rt, QN_UF_multiply, *step, *sum, area) || qn_lazy_next(rt, QN_UF_divide, *area, qn_float(2), &halves) || qn_lazy_end(rt, halves, half))
    return qn_done(&k, -1);
  qn_reduce_args ra = {.axes = 1u << d};
  return qn_done(&k, qn_array_reduce(rt, QN_AREDUCE_SUM, *half, &ra, out));
}
NP(gradient) {
  qn_keep k = {.rt = rt};
  double h = 1;
  if (args->npos < 1 || args->npos > 2 || args->nkw) return qn_np_general(rt, "gradient", args, out);
  qn_value *of = qn_np_array(&k, args->pos[0]), *x = NULL;
  if (!of || qn_np_no_bools(rt, *of)) return qn_done(&k, -1);
  if (qn_view_of(*of)->ndim != 1 || qn_view_of(*of)->dtype > QN_D_FLOAT64) return qn_done(&k, qn_np_general(rt, "gradient", args, out));
  qn_value *y = qn_np_array_of(&k, *of, QN_D_FLOAT64);
  if (!y) return qn_done(&k, -1);
  int64_t n = qn_view_of(*y)->shape[0];
  if (n < 2) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required."));
  if (args->npos == 2) {
    qn_optype t;
    if (qn_optype_of(args->pos[1], &t) && !qn_is_array(args->pos[1])) {
      if (qn_np_real(rt, args->pos[1], &h)) return qn_done(&k, -1);
    } else {
      x = qn_np_array_of(&k, args->pos[1], QN_D_FLOAT64);
      if (!x) return qn_done(&k, -1);
      if (qn_view_size(qn_view_of(*x)) != n) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "when 1d, distances must match the length of the corresponding dimension"));
    }
  }
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, out)) return qn_done(&k, -1);
  double *r = qn_np_f64(*out), *f = qn_np_f64(*y), *t = x ? qn_np_f64(*x) : NULL;
  bool even = true;
  for (int64_t i = 2; t && i < n && even; i++) even = t[i] - t[i - 1] == t[1] - t[0];
  if (t && even) h = t[1] - t[0], t = NULL;
  if (!t) near_run(rt, slopes_body, &(near_job){f, r + 1, 2. * h}, n - 2);
  for (int64_t i = 1; t && i < n - 1; i++) {
    double d1 = t[i] - t[i - 1], d2 = t[i + 1] - t[i];
    double a = -d2 / (d1 * (d1 + d2)), b = (d2 - d1) / (d1 * d2), c = d1 / (d2 * (d1 + d2));
    r[i] = a * f[i - 1] + b * f[i] + c * f[i + 1];
  }
  r[0] = (f[1] - f[0]) / (t ? t[1] - t[0] : h);
  r[n - 1] = (f[n - 1] - f[n - 2]) / (t ? t[n - 1] - t[n - 2] : h);
  if (qn_view_of(*of)->dtype != QN_D_FLOAT32) return qn_done(&k, 0);
  *qn_slot(&k) = *out;
  return qn_done(&k, qn_array_astype(rt, *out, QN_D_FLOAT32, out));
}

NP(flatnonzero) {
  qn_value v, found[QN_MAX_RANK];
  qn_keep k = {.rt = rt};
  int64_t n = -1;
  if (qn_args_parse(rt, args, "flatnonzero", "a", &v)) return -1;
  qn_value *a = qn_np_array(&k, v), *flat = qn_slot(&k);
  if (!a || qn_array_reshape(rt, *a, 1, &n, flat) || qn_nonzero(rt, *flat, found)) return qn_done(&k, -1);
  return *out = found[0], qn_done(&k, 0);
}
NP(argwhere) {
  qn_value v, found[QN_MAX_RANK];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "argwhere", "a", &v)) return -1;
  qn_value *a = qn_np_array(&k, v);
  if (!a || qn_nonzero(rt, *a, found)) return qn_done(&k, -1);
  int nd = qn_view_of(*a)->ndim;
  int64_t shape[2] = {nd ? qn_view_of(found[0])->shape[0] : 0, nd};
  int r = qn_array_new(rt, QN_D_INT64, 2, shape, true, out);
  for (int d = 0; d < nd; d++) {
    for (int64_t i = 0; !r && i < shape[0]; i++) qn_np_i64(*out)[i * nd + d] = qn_np_i64(found[d])[i];
    qn_release(rt, found[d]);
  }
  return qn_done(&k, r);
}
static int no_times(qn_rt *rt, qn_value x) { /* which have no type in common with floats */
  qn_value a;
  if (!qn_given(x)) return 0;
  if (qn_array_from(rt, x, NULL, &a)) return -1;
  const qn_dtype d = (qn_dtype)qn_view_of(a)->dtype;
  qn_release(rt, a);
  return qn_dtype_is_time(d) ? qn_raise(rt, QN_E_TypeError, "cov() of %s: there is no dtype that it has in common with float64", qn_dtype_spell(d).text) : 0;
}
/* rowvar=False: the columns of *m are the variables, unless it was made of a vector. */
static int cov_columns(qn_rt *rt, qn_value from, qn_value *m, qn_value *old) {
  if (qn_is_array(from) && qn_view_of(from)->ndim < 2) return 0;
  if (!qn_is_array(from) && qn_view_of(*m)->shape[0] == 1) return 0;
  *old = *m, *m = (qn_value){0};
  return qn_array_transpose(rt, *old, NULL, m);
}
NP(cov) {
  qn_value v[8];
  qn_keep k = {.rt = rt};
  bool rowvar = true, bias = false;
  if (qn_args_parse(rt, args, "cov", "m|y rowvar bias ddof fweights aweights$dtype", v)) return -1;
  if (qn_given(v[5]) || qn_given(v[6]) || qn_given(v[7])) return qn_np_general(rt, "cov", args, out);
  if (qn_np_bool(rt, v[2], &rowvar) || qn_np_bool(rt, v[3], &bias)) return -1;
  qn_value *m = qn_slot(&k), *mt = qn_slot(&k), *mean = qn_slot(&k), *dev = qn_slot(&k), *devt = qn_slot(&k), *p = qn_slot(&k), *col = qn_slot(&k);
  int64_t ddof = bias ? 0 : 1;
  if (!qn_np_real_array(&k, v[0], "cov") || (qn_given(v[1]) && !qn_np_real_array(&k, v[1], "cov"))) return qn_done(&k, -1);
  qn_dtype d = QN_D_FLOAT64;
  if (no_times(rt, v[0]) || no_times(rt, v[1])) return qn_done(&k, -1);
  if (qn_np_index(rt, v[4], &ddof) || qn_array_make(rt, v[0], &d, false, 2, m)) return qn_done(&k, -1);
  if (!rowvar && cov_columns(rt, v[0], m, mt)) return qn_done(&k, -1);
  bool vector = qn_view_of(*m)->shape[0] == 1;
  if (qn_given(v[1])) {
    qn_value two[2] = {*m, {0}}, both, *y = qn_slot(&k);
    if (qn_array_make(rt, v[1], &d, false, 2, y) || (!rowvar && qn_view_of(*y)->shape[0] != 1 && cov_columns(rt, *y, y, qn_slot(&k)))) return qn_done(&k, -1);
    two[1] = *y;
    if (qn_array_concatenate(rt, two, 2, 0, &both)) return qn_done(&k, -1);
    qn_release(rt, *m);
    *m = both;
    vector = false;
  }
  int64_t n = qn_view_of(*m)->shape[1];
  if (n <= ddof && qn_array_warn(rt, "RuntimeWarning", "Degrees of freedom <= 0 for slice")) return qn_done(&k, -1);
  double scale = 1 / (double)(n > ddof ? n - ddof : 0);
  qn_reduce_args ra = {.axes = 2, .keepdims = true};
  if (qn_array_reduce(rt, QN_AREDUCE_MEAN, *m, &ra, mean) || qn_ufunc2(rt, QN_UF_subtract, *m, *mean, dev) || qn_array_transpose(rt, *dev, NULL, devt) ||
      qn_dot(rt, *dev, *devt, p) || qn_ufunc2(rt, QN_UF_multiply, *p, qn_float(scale), col))
    return qn_done(&k, -1);
  if (!vector) return *out = qn_retained(*col), qn_done(&k, 0);
  double x = qn_np_f64(*col)[0];
  qn_value zero;
  if (qn_array_new(rt, d, 0, NULL, false, &zero)) return qn_done(&k, -1);
  qn_np_f64(zero)[0] = x;
  return *out = zero, qn_done(&k, 0);
}
NP(corrcoef) {
  qn_value c;
  qn_keep k = {.rt = rt};
  qn_args inner = *args;
  if (np_cov(rt, qn_none(), &inner, &c)) return -1;
  *qn_slot(&k) = c;
  if (qn_view_of(c)->ndim == 0) return qn_done(&k, qn_ufunc2(rt, QN_UF_divide, c, c, out)); /* one variable: 1, or not a number */
  int64_t n = qn_view_of(c)->shape[0];
  if (qn_array_new(rt, QN_D_FLOAT64, 2, qn_view_of(c)->shape, false, out)) return qn_done(&k, -1);
  for (int64_t i = 0; i < n; i++)
    for (int64_t j = 0; j < n; j++) {
      double r = qn_np_f64(c)[i * n + j] / sqrt(qn_np_f64(c)[i * n + i]) / sqrt(qn_np_f64(c)[j * n + j]);
      qn_np_f64(*out)[i * n + j] = r > 1 ? 1 : r < -1 ? -1 : r;
    }
  return qn_done(&k, 0);
}
/* One kth: lines by selection. Anything else sorted, which is a partition too. */
NP(partition) {
  qn_value v[4], r;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "partition", "a kth|axis kind", v)) return -1;
  if (v[1].tag == QN_INT && !qn_is_records(v[0])) {
    int64_t axis = -1, all = -1;
    qn_value *copy = qn_slot(&k);
    int d;
    if (qn_np_index(rt, v[2], &axis) || qn_array_make(rt, v[0], NULL, false, 0, copy)) return qn_done(&k, -1);
    if (v[2].tag == QN_NONE) {
      if (qn_array_reshape(rt, *copy, 1, &all, &r)) return qn_done(&k, -1);
      qn_release(rt, *copy);
      *copy = r, axis = 0;
    }
    if (qn_axis_from(rt, axis, qn_view_of(*copy)->ndim, &d) || qn_array_parted(rt, *copy, d, v[1].i, out)) return qn_done(&k, -1);
    return qn_done(&k, qn_np_order_of(rt, v[0], out));
  }
  qn_value in[2] = {v[0], v[2].tag == QN_UNSET ? qn_int(-1) : v[2]};
  return np_sort(rt, qn_none(), &(qn_args){.pos = in, .npos = 2}, out);
}
NP(lexsort) {
  qn_value v[2], seq;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "lexsort", "keys|axis", v) || qn_np_sequence(rt, v[0], &seq)) return -1;
  *qn_slot(&k) = seq;
  qn_tuple *t = (qn_tuple *)seq.o;
  qn_value order = {0};
  for (int64_t i = 0; i < t->n; i++) {
    qn_value key, picked, by, next;
    if (qn_array_from(rt, t->items[i], NULL, &key)) return qn_release(rt, order), qn_done(&k, -1);
    if (qn_view_of(key)->ndim > 1) return qn_release(rt, key), qn_release(rt, order), qn_done(&k, qn_np_general(rt, "lexsort", args, out));
    if (order.tag != QN_UNSET && (qn_view_of(key)->ndim != 1 || qn_view_of(key)->shape[0] != qn_view_of(order)->shape[0]))
      return qn_release(rt, key), qn_release(rt, order), qn_done(&k, qn_raise(rt, QN_E_ValueError, "all keys need to be the same shape"));
    int r = order.tag == QN_UNSET ? (picked = qn_retained(key), 0) : qn_array_get(rt, key, order, &picked);
    qn_release(rt, key);
    if (r) return qn_release(rt, order), qn_done(&k, -1);
    r = qn_array_argsort(rt, picked, 0, &by);
    qn_release(rt, picked);
    if (r) return qn_release(rt, order), qn_done(&k, -1);
    if (order.tag == QN_UNSET) next = by;
    else {
      r = qn_array_get(rt, order, by, &next);
      qn_release(rt, by);
      qn_release(rt, order);
      if (r) return qn_done(&k, -1);
    }
    order = next;
  }
  if (order.tag == QN_UNSET) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "need sequence of keys with len > 0 in lexsort"));
  return *out = order, qn_done(&k, 0);
}

const qn_method qn_np_stat[] = {
    ROW(sum), ROW(prod), ROW(mean), ROW(std), ROW(var), ROW(min), ROW(max), {.name = "amin", .fn = np_min}, {.name = "amax", .fn = np_max},
    ROW(any), ROW(all), ROW(argmin), ROW(argmax), ROW(cumsum), ROW(cumprod), ROW(nonzero), ROW(argsort), ROW(searchsorted), ROW(take), ROW(clip),
    ROW(round), {.name = "around", .fn = np_round}, ROW(sort), ROW(count_nonzero), ROW(ptp), ROW(average),
    ROW(diff), ROW(ediff1d), ROW(trapezoid), ROW(gradient),
    ROW(flatnonzero), ROW(argwhere), ROW(cov), ROW(corrcoef), ROW(partition), ROW(lexsort), {.name = NULL}};

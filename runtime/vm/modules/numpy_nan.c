/* numpy_nan.c - folds that ignore nan: what is missing is replaced by what does not matter, and counted where a mean is wanted. */
#include "runtime/vm/modules/numpy.h"

#include <math.h>

static int nan_replaced(qn_rt *rt, qn_value x, double by, qn_value *clean, qn_value *valid) {
  qn_keep k = {.rt = rt};
  qn_value *a = qn_np_array(&k, x), *nan = qn_slot(&k), *r = qn_slot(&k), *v = qn_slot(&k);
  if (!a || qn_ufunc1(rt, QN_UF_isnan, *a, nan) || qn_ufunc1(rt, QN_UF_logical_not, *nan, v)) return qn_done(&k, -1);
  bool inexact = qn_view_of(*a)->dtype >= QN_D_FLOAT32 && qn_view_of(*a)->dtype <= QN_D_COMPLEX128;
  if (inexact ? qn_array_where(rt, *nan, qn_float(by), *a, r) : (*r = qn_retained(*a), 0)) return qn_done(&k, -1);
  if (qn_array_from(rt, *r, NULL, clean)) return qn_done(&k, -1);
  if (qn_array_from(rt, *v, NULL, valid)) return qn_drop(rt, clean), qn_done(&k, -1);
  return qn_done(&k, 0);
}

static int nan_fold(qn_rt *rt, const qn_args *args, const char *method, double by, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *clean = qn_slot(&k), *valid = qn_slot(&k), pos[8];
  if (args->npos < 1 || args->npos > 8) return qn_raise(rt, QN_E_TypeError, "nan%s() missing 1 required positional argument: 'a'", method);
  if (nan_replaced(rt, args->pos[0], by, clean, valid)) return qn_done(&k, -1);
  qn_args inner = *args;
  memcpy(pos, args->pos, args->npos * sizeof *pos);
  pos[0] = *clean;
  inner.pos = pos;
  return qn_done(&k, qn_np_delegate(rt, method, &inner, out));
}
NP(nansum) { return nan_fold(rt, args, "sum", 0, out); }
NP(nanprod) { return nan_fold(rt, args, "prod", 1, out); }
NP(nancumsum) { return nan_fold(rt, args, "cumsum", 0, out); }

/* NumPy's warning where a result is nan. */
static int nan_slices(qn_rt *rt, qn_value r) {
  bool nan = false;
  if (qn_is_array(r) && qn_view_of(r)->dtype == QN_D_FLOAT64 && (qn_view_of(r)->flags & QN_VIEW_C)) {
    const double *x = qn_view_of(r)->data;
    for (int64_t i = 0, n = qn_view_size(qn_view_of(r)); i < n; i++) nan |= x[i] != x[i];
  } else if (qn_is_array(r) && qn_view_of(r)->dtype == QN_D_FLOAT32 && (qn_view_of(r)->flags & QN_VIEW_C)) {
    const float *x = qn_view_of(r)->data;
    for (int64_t i = 0, n = qn_view_size(qn_view_of(r)); i < n; i++) nan |= x[i] != x[i];
  } else {
    double x;
    nan = r.tag == QN_NPSCALAR && qn_dtype_is_float((qn_dtype)r.dtype) && qn_as_double(rt, r, &x) == 0 && x != x;
  }
  return nan ? qn_array_warn(rt, "RuntimeWarning", "All-NaN slice encountered") : 0;
}

static int nan_extreme(qn_rt *rt, const qn_args *args, qn_ufunc_id id, const char *name, qn_value *out) {
  qn_value v[6], u, reduce;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, name, "a|axis out keepdims initial where", v)) return -1;
  bool plain = !qn_given(v[2]) && !qn_given(v[3]) && !qn_given(v[4]) && !qn_given(v[5]);
  qn_value *a = qn_np_array(&k, v[0]);
  qn_sym sym = qn_sym_of(rt, "reduce");
  if (a && !qn_given(v[1]) && plain && qn_view_of(*a)->dtype == QN_D_FLOAT64 && (qn_view_of(*a)->flags & QN_VIEW_C) && qn_view_size(qn_view_of(*a)) > 0) {
    double x;
    if (qn_fold_without_nan(qn_view_of(*a)->data, qn_view_size(qn_view_of(*a)), id == QN_UF_fmax, &x))
      return *out = qn_np_float(QN_D_FLOAT64, x), qn_done(&k, 0);
  }
  if (!a || !sym || qn_new_ufunc(rt, id, &u)) return qn_done(&k, -1);
  int r = qn_get_attr(rt, u, sym, &reduce);
  qn_release(rt, u);
  if (r) return qn_done(&k, -1);
  qn_value in[7] = {*a, v[1].tag == QN_UNSET ? qn_none() : v[1], qn_none(), v[2], v[3], v[4], v[5]};
  r = qn_call_pos(rt, reduce, in, plain ? 2 : 7, out);
  qn_release(rt, reduce);
  if (!r && nan_slices(rt, *out)) return qn_drop(rt, out), qn_done(&k, -1);
  return qn_done(&k, r);
}
NP(nanmin) { return nan_extreme(rt, args, QN_UF_fmin, "nanmin", out); }
NP(nanmax) { return nan_extreme(rt, args, QN_UF_fmax, "nanmax", out); }

/* Whether each line along the axis has a number that is not nan; -1 after an error. */
static int numbers_in_each(qn_rt *rt, qn_value a, qn_value axis) {
  qn_keep k = {.rt = rt};
  qn_value *clean = qn_slot(&k), *valid = qn_slot(&k), *any = qn_slot(&k), *all = qn_slot(&k);
  if (nan_replaced(rt, a, 0, clean, valid)) return qn_done(&k, -1);
  qn_value in[2] = {*valid, qn_given(axis) ? axis : qn_none()};
  if (qn_np_delegate(rt, "any", &(qn_args){.pos = in, .npos = 2}, any)) return qn_done(&k, -1);
  in[0] = *any;
  if (qn_np_delegate(rt, "all", &(qn_args){.pos = in, .npos = 1}, all)) return qn_done(&k, -1);
  return qn_done(&k, qn_truth(rt, *all));
}
/* Is the element at a position of all of a no nan? So the others need no look. */
static bool number_at(qn_value a, qn_value at) {
  double x;
  if (!qn_is_array(a) || at.tag != QN_NPSCALAR || at.dtype != QN_D_INT64) return false;
  const qn_view *v = qn_view_of(a);
  if (!(v->flags & QN_VIEW_C) || !qn_dtype_is_float((qn_dtype)v->dtype)) return false;
  qn_elem_cast((qn_dtype)v->dtype, (char *)v->data + at.i * (int64_t)qn_itemsize(v), QN_D_FLOAT64, &x);
  return x == x;
}
static int nan_arg(qn_rt *rt, const qn_args *args, const char *method, double by, qn_value *out) {
  qn_value v[4];
  if (qn_args_parse(rt, args, method, "a|axis out keepdims", v) || nan_fold(rt, args, method, by, out)) return -1;
  if (!qn_given(v[1]) && !qn_given(v[2]) && number_at(v[0], *out)) return 0;
  const int there = numbers_in_each(rt, v[0], v[1]);
  if (there > 0) return 0;
  qn_drop(rt, out);
  return there < 0 ? -1 : qn_raise(rt, QN_E_ValueError, "All-NaN slice encountered");
}
NP(nanargmin) { return nan_arg(rt, args, "argmin", (double)INFINITY, out); }
NP(nanargmax) { return nan_arg(rt, args, "argmax", -(double)INFINITY, out); }

/* A float64 or complex128 result in single precision when a is; real: of complex a too. */
static int as_wide_as(qn_rt *rt, qn_value x, qn_value a, bool real, qn_value *out) {
  qn_dtype from = (qn_dtype)qn_view_of(a)->dtype, d = from == QN_D_COMPLEX64 && real ? QN_D_FLOAT32 : from;
  if (from != QN_D_FLOAT32 && from != QN_D_COMPLEX64) return *out = qn_retained(x), 0;
  qn_value r;
  if (qn_array_from(rt, x, &d, &r)) return -1;
  return qn_unwrap_0d(rt, r, out);
}
/* |x|**2 */
static int squared(qn_rt *rt, qn_value x, qn_value *out) {
  qn_optype t;
  qn_value conj, z;
  qn_sym real = qn_sym_of(rt, "real");
  if (!qn_optype_of(x, &t) || !qn_dtype_is_complex(t.dtype)) return qn_ufunc2(rt, QN_UF_multiply, x, x, out);
  if (!real || qn_ufunc1(rt, QN_UF_conjugate, x, &conj)) return -1;
  int r = qn_ufunc2(rt, QN_UF_multiply, x, conj, &z);
  qn_release(rt, conj);
  if (r) return -1;
  r = qn_get_attr(rt, z, real, out);
  return qn_release(rt, z), r;
}

/* mean = sum / count; var = sum of squares of deviations / (count - ddof) */
/* Counts that are to divide: none is a nan, which says nothing of itself; text: NumPy's warning then, or NULL. */
static int quiet_counts(qn_rt *rt, qn_value *count, const char *text) {
  qn_keep k = {.rt = rt};
  qn_value *none = qn_slot(&k), *any = qn_slot(&k), *mask = qn_slot(&k), r;
  if (qn_ufunc2(rt, QN_UF_less_equal, *count, qn_int(0), none) || qn_array_from(rt, *none, NULL, mask) ||
      qn_array_reduce(rt, QN_AREDUCE_ANY, *mask, &(qn_reduce_args){.axes = QN_ALL_AXES}, any))
    return qn_done(&k, -1);
  if (qn_truth(rt, *any) <= 0) return qn_done(&k, 0);
  if ((text && qn_array_warn(rt, "RuntimeWarning", text)) || qn_array_where(rt, *mask, qn_float((double)NAN), *count, &r)) return qn_done(&k, -1);
  qn_release(rt, *count);
  *count = r;
  return qn_done(&k, 0);
}

static int nan_moment_of(qn_rt *rt, const qn_value *v, double ddof, int moment, qn_value *out) { /* v: a, axis, -, -, -, keepdims */
  qn_keep k = {.rt = rt};
  qn_value *clean = qn_slot(&k), *valid = qn_slot(&k), *sum = qn_slot(&k), *count = qn_slot(&k), *mean = qn_slot(&k);
  if (nan_replaced(rt, v[0], 0, clean, valid)) return qn_done(&k, -1);
  bool keepdims = moment > 1;
  if (!keepdims && qn_np_bool(rt, v[5], &keepdims)) return qn_done(&k, -1);
  qn_value in[5] = {*clean, v[1], {0}, {0}, qn_bool(keepdims)};
  qn_args inner = {.pos = in, .npos = 5};
  if (qn_np_delegate(rt, "sum", &inner, sum)) return qn_done(&k, -1);
  in[0] = *valid;
  if (qn_np_delegate(rt, "sum", &inner, count) || quiet_counts(rt, count, moment == 1 ? "Mean of empty slice" : NULL) || qn_ufunc2(rt, QN_UF_divide, *sum, *count, mean)) return qn_done(&k, -1);
  if (moment == 1) return qn_done(&k, as_wide_as(rt, *mean, *clean, false, out));
  qn_value *dev = qn_slot(&k), *sq = qn_slot(&k), *masked = qn_slot(&k), *total = qn_slot(&k), *left = qn_slot(&k), *c2 = qn_slot(&k), *var = qn_slot(&k);
  bool outer = false;
  if (qn_np_bool(rt, v[5], &outer) || qn_ufunc2(rt, QN_UF_subtract, *clean, *mean, dev) || squared(rt, *dev, sq) ||
      qn_array_where(rt, *valid, *sq, qn_float(0), masked))
    return qn_done(&k, -1);
  in[0] = *masked, in[4] = qn_bool(outer);
  if (qn_np_delegate(rt, "sum", &inner, total)) return qn_done(&k, -1);
  in[0] = *valid;
  if (qn_np_delegate(rt, "sum", &inner, c2) || qn_ufunc2(rt, QN_UF_subtract, *c2, ddof == (double)(int64_t)ddof ? qn_int((int64_t)ddof) : qn_float(ddof), left) ||
      quiet_counts(rt, left, "Degrees of freedom <= 0 for slice.") || qn_ufunc2(rt, QN_UF_divide, *total, *left, var))
    return qn_done(&k, -1);
  if (moment == 2) return qn_done(&k, as_wide_as(rt, *var, *clean, true, out));
  qn_value *root = qn_slot(&k);
  return qn_done(&k, qn_ufunc1(rt, QN_UF_sqrt, *var, root) ? -1 : as_wide_as(rt, *root, *clean, true, out));
}
static int nan_moment(qn_rt *rt, const qn_args *args, const char *name, int moment, qn_value *out) {
  qn_value v[7] = {{0}}, r;
  qn_keep k = {.rt = rt};
  qn_dtype d;
  double ddof = 0;
  if (qn_args_parse(rt, args, name, moment == 1 ? "a|axis dtype out keepdims" : "a|axis dtype out ddof keepdims$correction", v)) return -1;
  if (moment == 1) v[5] = v[4];
  else if (qn_np_real(rt, qn_given(v[6]) ? v[6] : v[4], &ddof)) return -1;
  if (qn_given(v[2])) { /* computed in that dtype */
    qn_value *a = qn_np_array(&k, v[0]), *c = qn_slot(&k);
    if (!a || qn_np_dtype(rt, v[2], &d) || qn_array_astype(rt, *a, d, c)) return qn_done(&k, -1);
    v[0] = *c;
  }
  if (qn_is_array(v[3]) && qn_view_of(v[3])->dtype < QN_D_FLOAT32) {
    qn_value *a = qn_np_array(&k, v[0]);
    if (!a || qn_view_of(*a)->dtype >= QN_D_FLOAT32) return qn_done(&k, a ? qn_raise(rt, QN_E_TypeError, "If a is inexact, then out must be inexact") : -1);
  }
  if (nan_moment_of(rt, v, ddof, moment, &r)) return qn_done(&k, -1);
  return qn_done(&k, qn_out_store(rt, v[3], r, moment == 3 ? QN_OUT_UFUNC : QN_OUT_REDUCTION, moment == 3 ? "sqrt" : "add", out));
}
NP(nanmean) { return nan_moment(rt, args, "nanmean", 1, out); }
NP(nanvar) { return nan_moment(rt, args, "nanvar", 2, out); }
NP(nanstd) { return nan_moment(rt, args, "nanstd", 3, out); }

const qn_method qn_np_nan[] = {ROW(nansum), ROW(nanprod), ROW(nancumsum), ROW(nanmin), ROW(nanmax), ROW(nanargmin), ROW(nanargmax),
                               ROW(nanmean), ROW(nanvar), ROW(nanstd), {.name = NULL}};

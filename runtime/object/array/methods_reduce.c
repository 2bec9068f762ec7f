/* methods_reduce.c - methods of arrays that reduce or run along axes: sum, mean, std, min, any, argmin, cumsum and the like. */
#include "runtime/object/array/methods.h"
#include "runtime/object/internal.h"

int qn_axes_from(qn_rt *rt, qn_value axis, int ndim, uint32_t *axes) {
  int d;
  int64_t i;
  *axes = QN_ALL_AXES;
  if (!qn_am_given(axis)) return 0;
  if (!qn_is(axis, QN_K_TUPLE)) {
    if (qn_as_index(rt, axis, &i)) return -1;
    if (ndim == 0 && (i == 0 || i == -1)) return 0;
    if (qn_axis_from(rt, i, ndim, &d)) return -1;
    return *axes = 1u << d, 0;
  }
  *axes = 0;
  qn_tuple *t = (qn_tuple *)axis.o;
  for (int64_t k = 0; k < t->n; k++) {
    if (qn_as_index(rt, t->items[k], &i) || qn_axis_from(rt, i, ndim, &d)) return -1;
    if (*axes & 1u << d) return qn_raise(rt, QN_E_ValueError, "duplicate value in 'axis'");
    *axes |= 1u << d;
  }
  return 0;
}

/* v: axis dtype out keepdims initial where ddof correction */
static int reduce_with(qn_rt *rt, qn_reduction op, qn_value self, qn_value *v, qn_value *out) {
  qn_reduce_args a = {.ddof = 0};
  qn_dtype d;
  if (qn_axes_from(rt, v[0], qn_view_of(self)->ndim, &a.axes)) return -1;
  if (qn_am_given(v[1])) {
    if (qn_dtype_from(rt, v[1], &d)) return -1;
    a.dtype = &d;
  }
  if (qn_am_given(v[3])) {
    int t = qn_truth(rt, v[3]);
    if (t < 0) return -1;
    a.keepdims = t;
  }
  if (qn_am_given(v[4])) a.initial = v[4];
  if (qn_am_given(v[5])) a.where = v[5];
  if (qn_am_given(v[7])) {
    if (qn_am_given(v[6])) return qn_raise(rt, QN_E_ValueError, "ddof and correction can't be provided simultaneously.");
    v[6] = v[7];
  }
  if (qn_am_given(v[6]) && qn_as_double(rt, v[6], &a.ddof)) return -1;
  qn_value r;
  if (qn_array_reduce(rt, op, self, &a, &r)) return -1;
  static const char *const names[] = {"add", "multiply", "minimum", "maximum", "logical_or", "logical_and", "add", "add", "sqrt", "argmin", "argmax", "add"};
  bool index = op == QN_AREDUCE_ARGMIN || op == QN_AREDUCE_ARGMAX;
  return qn_out_store(rt, v[2], r, index ? QN_OUT_INDEX : op == QN_AREDUCE_STD ? QN_OUT_UFUNC : QN_OUT_REDUCTION, names[op], out);
}
static int reduce(qn_rt *rt, qn_reduction op, qn_value self, const qn_args *args, const char *name, const char *spec, qn_value *out) {
  qn_value v[8]; /* spec has them in reduce_with's order; "-" names are never given */
  for (int k = 0; k < 8; k++) v[k] = (qn_value){0};
  return qn_args_parse(rt, args, name, spec, v) ? -1 : reduce_with(rt, op, self, v, out);
}
#define REDUCE(name, op, spec) \
  QN_ARRAY_METHOD(name) { return reduce(rt, QN_AREDUCE_##op, self, args, #name, spec, out); }
REDUCE(sum, SUM, "|axis dtype out keepdims initial where")
REDUCE(prod, PROD, "|axis dtype out keepdims initial where")
REDUCE(mean, MEAN, "|axis dtype out keepdims - where")
static int spread(qn_rt *rt, qn_reduction op, qn_value self, const qn_args *args, const char *name, qn_value *out) {
  qn_value pos[7] = {{0}};
  qn_args again = *args;
  if (args->npos > 5) return qn_raise(rt, QN_E_TypeError, "%s() takes at most 6 positional arguments (%u given)", name, args->npos + 1);
  if (args->npos > 3) { /* ddof's place is before keepdims */
    memcpy(pos, args->pos, 3 * sizeof *pos);
    pos[6] = args->pos[3];
    if (args->npos > 4) pos[3] = args->pos[4];
    again.pos = pos, again.npos = 7;
  }
  return reduce(rt, op, self, &again, name, "|axis dtype out keepdims - where ddof correction", out);
}
QN_ARRAY_METHOD(std) { return spread(rt, QN_AREDUCE_STD, self, args, "std", out); }
QN_ARRAY_METHOD(var) { return spread(rt, QN_AREDUCE_VAR, self, args, "var", out); }

/* min, max, any, all have no dtype: their arguments are axis, out, keepdims. */
static int reduce_plain(qn_rt *rt, qn_reduction op, qn_value self, const qn_args *args, const char *name, qn_value *out) {
  qn_value v[5], all[8] = {{0}};
  if (qn_args_parse(rt, args, name, "|axis out keepdims initial where", v)) return -1;
  all[0] = v[0], all[2] = v[1], all[3] = v[2], all[4] = v[3], all[5] = v[4];
  return reduce_with(rt, op, self, all, out);
}
#define REDUCE_PLAIN(name, op) \
  QN_ARRAY_METHOD(name) { return reduce_plain(rt, QN_AREDUCE_##op, self, args, #name, out); }
REDUCE_PLAIN(min, MIN)
REDUCE_PLAIN(max, MAX)
REDUCE_PLAIN(any, ANY)
REDUCE_PLAIN(all, ALL)
REDUCE_PLAIN(argmin, ARGMIN)
REDUCE_PLAIN(argmax, ARGMAX)

static int running(qn_rt *rt, qn_ufunc_id id, qn_value self, const qn_args *args, const char *name, qn_value *out) {
  qn_value v[3], r;
  qn_dtype d;
  int64_t axis = QN_FLATTEN;
  if (qn_args_parse(rt, args, name, "|axis dtype out", v)) return -1;
  if (qn_am_given(v[0]) && qn_as_index(rt, v[0], &axis)) return -1;
  if (qn_am_given(v[0]) && axis == QN_FLATTEN) axis--;
  if (qn_am_given(v[1]) && qn_dtype_from(rt, v[1], &d)) return -1;
  if (qn_array_accumulate(rt, id, self, (int)axis, qn_am_given(v[1]) ? &d : NULL, &r)) return -1;
  return qn_out_store(rt, v[2], r, QN_OUT_REDUCTION, qn_ufuncs[id].name, out);
}
QN_ARRAY_METHOD(cumsum) { return running(rt, QN_UF_add, self, args, "cumsum", out); }
QN_ARRAY_METHOD(cumprod) { return running(rt, QN_UF_multiply, self, args, "cumprod", out); }

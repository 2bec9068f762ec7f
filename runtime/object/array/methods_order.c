/* methods_order.c - methods of arrays that pick, store and order elements: take, put, repeat, nonzero, sort, searchsorted, partition. */
#include "runtime/object/array/keep.h"
#include "runtime/object/array/methods.h"
#include "runtime/object/array/record.h"
#include "runtime/object/internal.h"

QN_ARRAY_METHOD(repeat) {
  qn_value v[2];
  int64_t axis = QN_FLATTEN;
  if (qn_args_parse(rt, args, "repeat", "repeats|axis", v) || (qn_am_given(v[1]) && qn_as_index(rt, v[1], &axis))) return -1;
  return qn_array_repeat(rt, self, v[0], (int)axis, out);
}
/* Positions within the axis, as take's mode asks. 1: not plain, numpy's part in Python does it. */
static int take_positions(qn_rt *rt, qn_value self, qn_value at, int64_t axis, qn_value mode, qn_value *inside) {
  const bool named = qn_is(mode, QN_K_STR), wrap = named && qn_sv_is(qn_str_sv(mode), "wrap");
  const qn_view *w = qn_view_of(self);
  int d = 0;
  if (!qn_am_given(mode) || (named && qn_sv_is(qn_str_sv(mode), "raise"))) return *inside = qn_retained(at), 0;
  if (!wrap && !(named && qn_sv_is(qn_str_sv(mode), "clip"))) return 1;
  if (axis == QN_FLATTEN) return qn_positions_inside(rt, at, qn_view_size(w), wrap, inside);
  if (!w->ndim || qn_axis_from(rt, axis, w->ndim, &d)) return qn_exc_clear(rt), 1;
  return qn_positions_inside(rt, at, w->shape[d], wrap, inside);
}
/* Positions as they are taken: whole numbers alone, of bools 0 and 1, as they are no mask here. */
static int take_numbers(qn_rt *rt, qn_value given, qn_value *numbers) {
  const qn_dtype want = QN_D_INT64;
  if (given.tag == QN_INT) return *numbers = given, 0;
  if (!qn_is_array(given)) return qn_array_from(rt, given, &want, numbers);
  const qn_dtype d = (qn_dtype)qn_view_of(given)->dtype;
  if (d == want) return *numbers = qn_retained(given), 0;
  if (qn_can_cast(d, want, QN_CAST_SAME_KIND)) return qn_array_astype(rt, given, want, numbers);
  return qn_raise(rt, QN_E_TypeError, "Cannot cast %s from dtype('%s') to dtype('int64') according to the rule 'same_kind'", qn_view_of(given)->ndim ? "array data" : "scalar",
                  qn_dtypes[d].name);
}
static int take_room(qn_rt *rt, qn_value self, qn_value at, int64_t axis) {
  const qn_view *w = qn_view_of(self);
  int d = 0;
  if (axis != QN_FLATTEN && w->ndim && qn_axis_from(rt, axis, w->ndim, &d)) return -1;
  const int64_t room = axis == QN_FLATTEN ? qn_view_size(w) : w->ndim ? w->shape[d] : 1;
  if (room || (qn_is_array(at) && qn_view_size(qn_view_of(at)) == 0)) return 0;
  return qn_raise(rt, QN_E_IndexError, "cannot do a non-empty take from an empty axes.");
}
QN_ARRAY_METHOD(take) {
  qn_value v[4], r;
  int64_t axis = QN_FLATTEN;
  if (qn_args_parse(rt, args, "take", "indices|axis out mode", v) || (qn_am_given(v[1]) && qn_as_index(rt, v[1], &axis))) return -1;
  qn_keep k = {.rt = rt};
  qn_value *inside = qn_slot(&k), *at = qn_slot(&k);
  const bool named = qn_is(v[3], QN_K_STR);
  if (named && !qn_sv_is(qn_str_sv(v[3]), "raise") && !qn_sv_is(qn_str_sv(v[3]), "wrap") && !qn_sv_is(qn_str_sv(v[3]), "clip"))
    return qn_raise(rt, QN_E_ValueError, "clipmode must be one of 'clip', 'raise', or 'wrap' (got '%.*s')", (int)qn_str_sv(v[3]).n, qn_str_sv(v[3]).p);
  if (take_numbers(rt, v[0], at) || take_room(rt, self, *at, axis)) return qn_done(&k, -1);
  int rc = take_positions(rt, self, *at, axis, v[3], inside);
  if (rc) return qn_done(&k, rc < 0 ? rc : qn_am_by_function(rt, "numpy._general", "take", self, args, out));
  if (qn_am_given(v[2]) && (rc = qn_array_take_into(rt, self, *inside, (int)axis, v[2])) <= 0) return qn_done(&k, rc ? rc : (*out = qn_retained(v[2]), 0));
  rc = qn_array_take(rt, self, *inside, (int)axis, &r);
  return qn_done(&k, rc ? rc : qn_out_store(rt, v[2], r, QN_OUT_INDEX, "take", out));
}
QN_ARRAY_METHOD(put) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "put", "indices values|mode", v)) return -1;
  const int r = qn_array_put(rt, self, v[0], v[1], v[2]);
  if (r > 0) return qn_am_by_function(rt, "numpy._places", "put", self, args, out);
  return *out = qn_none(), r;
}
QN_ARRAY_METHOD(nonzero) {
  qn_value found[QN_MAX_RANK];
  int n = qn_view_of(self)->ndim;
  (void)args;
  if (n == 0) return qn_raise(rt, QN_E_ValueError, "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.");
  if (qn_nonzero(rt, self, found)) return -1;
  int r = qn_new_tuple(rt, found, n, out);
  for (int d = 0; d < n; d++) qn_release(rt, found[d]);
  return r;
}
static int sort_axis(qn_rt *rt, qn_value v, int ndim, int *axis) {
  int64_t i = -1;
  if (qn_am_given(v) && qn_as_index(rt, v, &i)) return -1;
  if (ndim == 0) return *axis = 0, 0;
  return qn_axis_from(rt, i, ndim, axis);
}
QN_ARRAY_METHOD(sort) {
  qn_value v[4];
  int axis;
  if (qn_args_parse(rt, args, "sort", "|axis kind order stable", v) || sort_axis(rt, v[0], qn_view_of(self)->ndim, &axis)) return -1;
  return qn_array_sort(rt, self, axis) ? -1 : (*out = qn_none(), 0);
}
QN_ARRAY_METHOD(argsort) {
  qn_value v[4], flat;
  int axis;
  if (qn_args_parse(rt, args, "argsort", "|axis kind order stable", v)) return -1;
  if (v[0].tag == QN_NONE) {
    int64_t n = -1;
    if (qn_array_reshape(rt, self, 1, &n, &flat)) return -1;
    int r = qn_array_argsort(rt, flat, 0, out);
    return qn_release(rt, flat), r;
  }
  if (sort_axis(rt, v[0], qn_view_of(self)->ndim, &axis)) return -1;
  return qn_array_argsort(rt, self, axis, out);
}
static int search_side(qn_rt *rt, qn_value side, bool *right) {
  *right = false;
  if (!qn_am_given(side)) return 0;
  if (!qn_is(side, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "search side must be str, not %s", qn_type_name(side));
  const qn_sv s = qn_str_sv(side);
  const char c = s.n ? s.p[0] : 0; /* NumPy goes by the first letter, and warns of what follows it */
  *right = c == 'r' || c == 'R';
  if (*right || c == 'l' || c == 'L') return 0;
  return qn_raise(rt, QN_E_ValueError, "search side must be 'left' or 'right' (got '%.*s')", (int)s.n, s.p);
}
/* The array in the order of sorter: one place for each element, none counted from the end. */
static int in_order_of(qn_rt *rt, qn_value self, qn_value sorter, qn_value *sorted) {
  const qn_dtype want = QN_D_INT64;
  const int64_t n = qn_view_size(qn_view_of(self));
  qn_value given_at, at, near;
  if (qn_array_from(rt, sorter, NULL, &given_at)) return -1;
  const qn_view *view = qn_view_of(given_at);
  int rc = -1;
  if (!qn_dtype_is_int((qn_dtype)view->dtype) && view->dtype != QN_D_BOOL) qn_raise(rt, QN_E_TypeError, "sorter must only contain integers");
  else if (view->ndim != 1) qn_raise(rt, QN_E_TypeError, "could not parse sorter argument");
  else if (view->shape[0] != n) qn_raise(rt, QN_E_ValueError, "sorter.size must equal a.size");
  else rc = qn_array_from(rt, given_at, &want, &at);
  qn_release(rt, given_at);
  if (rc) return -1;
  rc = qn_array_contiguous(rt, at, &near);
  qn_release(rt, at);
  if (rc) return -1;
  const int64_t *places = (const int64_t *)qn_view_of(near)->data;
  for (int64_t i = 0; rc == 0 && i < n; i++)
    if (places[i] < 0 || places[i] >= n) rc = qn_raise(rt, QN_E_ValueError, "Sorter index out of range.");
  if (rc == 0) rc = qn_array_take(rt, self, near, 0, sorted);
  return qn_release(rt, near), rc;
}
QN_ARRAY_METHOD(searchsorted) {
  qn_value v[3], sorted;
  bool right;
  if (qn_args_parse(rt, args, "searchsorted", "v|side sorter", v) || search_side(rt, v[1], &right)) return -1;
  if (!qn_am_given(v[2]) || qn_view_of(self)->ndim != 1) return qn_array_searchsorted(rt, self, v[0], right, out);
  if (in_order_of(rt, self, v[2], &sorted)) return -1;
  const int r = qn_array_searchsorted(rt, sorted, v[0], right, out);
  return qn_release(rt, sorted), r;
}

QN_ARRAY_METHOD(partition) {
  qn_value v[4];
  int64_t axis = -1;
  int d;
  if (qn_args_parse(rt, args, "partition", "kth|axis kind order", v)) return -1;
  if (v[0].tag != QN_INT || qn_is_records(self) || qn_am_given(v[1])) return qn_am_by_function(rt, "numpy._methods", "partition", self, args, out);
  if (qn_axis_from(rt, axis, qn_view_of(self)->ndim, &d) || qn_array_partition(rt, self, d, v[0].i)) return -1;
  return *out = qn_none(), 0;
}

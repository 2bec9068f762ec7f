/* numpy_create.c - functions that make arrays of values, of a buffer, filled, or like others. */
#include "runtime/object/array/dates.h"
#include "runtime/object/array/record.h"
#include "runtime/object/bytes.h"
#include "runtime/vm/modules/numpy.h"


static int new_ordered(qn_rt *rt, qn_dtype d, int n, const int64_t *shape, bool zeroed, qn_value order, qn_value *out) {
  if (!qn_is_text(order, "F") || n < 2) return qn_array_new(rt, d, n, shape, zeroed, out);
  int64_t rev[QN_MAX_RANK];
  qn_value t;
  if (n > QN_MAX_RANK) return qn_array_new(rt, d, n, shape, zeroed, out);
  for (int i = 0; i < n; i++) rev[i] = shape[n - 1 - i];
  if (qn_array_new(rt, d, n, rev, zeroed, &t)) return -1;
  int r = qn_array_transpose(rt, t, NULL, out);
  return qn_release(rt, t), r;
}

/* --- from values --------------------------------------------------------------------------------------------------------------- */
static int fortran(qn_rt *rt, qn_value a, qn_value *out) { /* takes a; a copy in Fortran order */
  qn_value f;
  qn_view *v = qn_view_of(a);
  qn_value order;
  if (v->ndim < 2 || (v->flags & QN_VIEW_F)) return *out = a, 0;
  if (qn_new_str(rt, QN_SV("F"), &order)) return qn_release(rt, a), -1;
  int r = new_ordered(rt, (qn_dtype)v->dtype, v->ndim, v->shape, false, order, &f);
  qn_release(rt, order);
  if (!r && qn_array_assign(rt, qn_view_of(f), v)) qn_release(rt, f), r = -1;
  if (!r) r = qn_np_order_of(rt, a, &f);
  qn_release(rt, a);
  return r ? -1 : (*out = f, 0);
}

static int array_of(qn_rt *rt, const qn_value *v, qn_value *out) {
  qn_value r;
  qn_dtype d = QN_D_FLOAT64;
  bool copy = true;
  int64_t ndmin = 0;
  int records = qn_records_make(rt, v[0], v[1], out);
  if (records <= 0) return records;
  int64_t width;
  if (qn_given(v[1]) && qn_text_dtype(v[1], &width)) return qn_text_make(rt, v[0], width, out);
  if (qn_np_dtype(rt, v[1], &d) ||
      qn_np_bool(rt, v[2], &copy) || qn_np_index(rt, v[5], &ndmin))
    return -1;
  if (v[2].tag == QN_NONE) copy = false;
  if (qn_array_make(rt, v[0], qn_given(v[1]) ? &d : NULL, copy, (int)ndmin, &r)) return -1;
  if (qn_is_text(v[3], "F")) return fortran(rt, r, out);
  if (qn_is_text(v[3], "C")) {
    int bad = qn_array_contiguous(rt, r, out);
    return qn_release(rt, r), bad;
  }
  return *out = r, 0;
}

NP(array) {
  qn_value v[7];
  if (qn_args_parse(rt, args, "array", "object|dtype$copy order subok ndmin like", v)) return -1;
  const bool turned = qn_take_order(&v[1]) || (!qn_given(v[1]) && qn_is_array(v[0]) && qn_foreign(qn_view_of(v[0])));
  const bool given = qn_given(v[1]);
  return array_of(rt, v, out) ? -1 : turned || given ? qn_order_set(rt, out, turned) : 0;
}

static int asarray_of(qn_rt *rt, const qn_value *v, qn_value *out) {
  qn_value r;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_is_records(v[0]) && !qn_given(v[1])) return *out = qn_retained(v[0]), 0;
  int records = qn_records_make(rt, v[0], v[1], out);
  if (records <= 0) return records;
  int64_t width;
  if (qn_given(v[1]) && qn_text_dtype(v[1], &width)) return qn_text_make(rt, v[0], width, out);
  if (qn_np_dtype(rt, v[1], &d)) return -1;
  if (qn_array_from(rt, v[0], qn_given(v[1]) ? &d : NULL, &r)) return -1;
  if (qn_is_text(v[2], "F")) return fortran(rt, r, out);
  return *out = r, 0;
}
NP(asarray) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "asarray", "a|dtype order copy", v)) return -1;
  const bool given = qn_given(v[1]), turned = qn_take_order(&v[1]);
  return asarray_of(rt, v, out) ? -1 : given ? qn_order_set(rt, out, turned) : 0;
}

NP_MOVES(ascontiguousarray) {
  qn_value v[2], r;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "ascontiguousarray", "a|dtype", v)) return -1;
  const bool given = qn_given(v[1]), turned = qn_take_order(&v[1]);
  if (qn_np_dtype(rt, v[1], &d) || qn_array_make(rt, v[0], given ? &d : NULL, false, 1, &r)) return -1;
  int bad = qn_array_contiguous(rt, r, out);
  qn_release(rt, r);
  return bad ? -1 : given ? qn_order_set(rt, out, turned) : 0;
}

NP(asfortranarray) {
  qn_value v[2], r;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "asfortranarray", "a|dtype", v)) return -1;
  const bool given = qn_given(v[1]), turned = qn_take_order(&v[1]);
  if (qn_np_dtype(rt, v[1], &d) || qn_array_make(rt, v[0], given ? &d : NULL, false, 1, &r) || fortran(rt, r, out)) return -1;
  return given ? qn_order_set(rt, out, turned) : 0;
}

NP(copy) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "copy", "a|order", v)) return -1;
  if (qn_is_records(v[0])) return qn_records_copy(rt, v[0], out);
  return qn_array_make(rt, v[0], NULL, true, 0, out) ? -1 : qn_np_order_of(rt, v[0], out);
}

NP(fromiter) {
  qn_value v[3], it, list;
  qn_dtype d = QN_D_FLOAT64;
  int64_t count = -1;
  const int done = qn_np_of_record_dtype(rt, "fromiter", args, 1, out);
  if (done <= 0) return done;
  if (qn_args_parse(rt, args, "fromiter", "iter dtype|count", v) || qn_np_dtype(rt, v[1], &d) || qn_np_index(rt, v[2], &count)) return -1;
  if (qn_iter(rt, v[0], &it)) return -1;
  if (qn_new_list(rt, NULL, 0, &list)) return qn_release(rt, it), -1;
  int r = 0;
  qn_value x;
  for (int64_t i = 0; !r && (count < 0 || i < count) && !(r = qn_next(rt, it, &x)); i++) {
    r = qn_list_append(rt, list, x);
    qn_release(rt, x);
  }
  qn_release(rt, it);
  if (r >= 0) r = qn_array_make(rt, list, &d, true, 0, out);
  qn_release(rt, list);
  return r;
}

/* The bytes of a bytes-like object without gaps. */
static int memory_of(qn_rt *rt, qn_value v, qn_sv *out, bool *fixed) {
  if (!qn_is_array(v)) return qn_bytes_need(rt, v, out, fixed);
  const qn_view *w = qn_view_of(v);
  if (!(w->flags & QN_VIEW_C)) return qn_raise(rt, QN_E_ValueError, "ndarray is not C-contiguous");
  if (qn_foreign(w)) return qn_raise(rt, QN_E_NotImplementedError, "the memory of an array in the other order of bytes is not shared: give its tobytes()");
  if (w->dtype == QN_D_OBJECT) return qn_raise(rt, QN_E_ValueError, "cannot include dtype 'O' in a buffer");
  *out = (qn_sv){w->data, (size_t)qn_view_size(w) * qn_dtypes[w->dtype].size};
  return *fixed = (w->flags & QN_VIEW_READONLY) != 0, 0;
}

/* count items of d, or with the fields of records, from `at` on in the memory that `of` keeps. */
static int over_memory(qn_rt *rt, qn_value of, char *at, qn_dtype d, const qn_descr *records, int64_t count, bool fixed, qn_value *out) {
  const int64_t item = records ? records->itemsize : qn_dtypes[d].size;
  if (records) d = QN_D_UINT8;
  if (qn_is_array(of)) {
    if (qn_array_view_of(rt, of, at, d, 1, &count, &item, out)) return -1;
  } else {
    const qn_view view = {.data = at, .dtype = (uint8_t)d, .ndim = 1, .shape = {count}, .strides = {item}};
    void *user, (*release)(void *);
    if (qn_bytes_hold(rt, of, &user, &release)) return -1;
    if (qn_array_wrap(rt, &view, release, user, out)) return release(user), -1;
  }
  if (fixed) qn_view_of(*out)->flags |= QN_VIEW_READONLY;
  return records ? qn_records_wrap(rt, *out, records, true, out) : 0;
}

NP(frombuffer) {
  qn_value v[4];
  const qn_descr *records = NULL;
  qn_dtype d = QN_D_FLOAT64;
  int64_t count = -1, offset = 0;
  if (qn_args_parse(rt, args, "frombuffer", "buffer|dtype count offset", v) || qn_np_index(rt, v[2], &count) || qn_np_index(rt, v[3], &offset)) return -1;
  const bool foreign = qn_take_order(&v[1]);
  const int plain = qn_given(v[1]) ? qn_descr_from(rt, v[1], false, &records) : 1;
  if (plain < 0 || (plain && qn_np_dtype(rt, v[1], &d))) return -1;
  qn_sv s;
  bool fixed;
  if (memory_of(rt, v[0], &s, &fixed)) return -1;
  int64_t item = plain ? qn_dtypes[d].size : records->itemsize ? records->itemsize : 1, left = (int64_t)s.n - offset;
  if (offset < 0 || left < 0) return qn_raise(rt, QN_E_ValueError, "offset must be non-negative and no greater than buffer length (%zu)", s.n);
  if (count < 0 && left % item) return qn_raise(rt, QN_E_ValueError, "buffer size must be a multiple of element size");
  if (count < 0) count = left / item;
  if (count > left / item) return qn_raise(rt, QN_E_ValueError, "buffer is smaller than requested size");
  if (d == QN_D_OBJECT) return qn_raise(rt, QN_E_ValueError, "cannot create an OBJECT array from memory buffer");
  if (over_memory(rt, v[0], (char *)(uintptr_t)s.p + offset, d, plain ? NULL : records, count, fixed, out)) return -1;
  if (!foreign) return 0;
  if (qn_order_read(rt, *out, out)) return -1;
  if (fixed) qn_view_of(*out)->flags |= QN_VIEW_READONLY;
  return 0;
}

/* --- filled ---------------------------------------------------------------------------------------------------------------------- */
/* Is the content of an array that is not filled zeros? It is where that costs nothing, so that what programs print by mistake does not
 * change from run to run, and for bools, whose loops count on 0 and 1. */
static bool clean_when_empty(qn_dtype d, int n, const int64_t *shape) {
  double bytes = (double)qn_dtypes[d].size;
  for (int k = 0; k < n; k++) bytes *= (double)shape[k];
  return d != QN_D_OBJECT && (d == QN_D_BOOL || bytes <= 1 << 14);
}

static int filled(qn_rt *rt, const qn_args *args, const char *name, int fill, qn_value *out) {
  qn_value v[4];
  int n;
  int64_t shape[QN_MAX_RANK];
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, name, "shape|dtype order like", v)) return -1;
  const bool foreign = qn_take_order(&v[1]);
  int records = qn_given(v[1]) ? qn_records_filled(rt, v[0], v[1], fill > 0, out) : 1;
  if (records <= 0) return records;
  int64_t width;
  if (qn_given(v[1]) && qn_text_dtype(v[1], &width))
    return qn_shape_from(rt, v[0], &n, shape) ? -1 : qn_text_filled(rt, n, shape, width, fill > 0 ? QN_SV("1") : QN_SV(""), out);
  if (qn_shape_from(rt, v[0], &n, shape) || qn_np_dtype(rt, v[1], &d)) return -1;
  if (new_ordered(rt, d, n, shape, fill == 0 || (fill < 0 && clean_when_empty(d, n, shape)), v[2], out)) return -1;
  if (fill > 0 && qn_array_fill(rt, qn_view_of(*out), qn_int(1))) return qn_drop(rt, out), -1;
  return qn_order_set(rt, out, foreign);
}
NP(zeros) { return filled(rt, args, "zeros", 0, out); }
NP(empty) { return filled(rt, args, "empty", -1, out); }
NP(ones) { return filled(rt, args, "ones", 1, out); }


NP_MOVES(full) {
  qn_value v[5], fill = {0};
  int n;
  int64_t shape[QN_MAX_RANK];
  if (qn_args_parse(rt, args, "full", "shape fill_value|dtype order like", v) || qn_shape_from(rt, v[0], &n, shape)) return -1;
  const bool foreign = qn_take_order(&v[2]);
  qn_dtype timed = QN_D_BOOL;
  if (qn_given(v[2]) && qn_np_dtype(rt, v[2], &timed)) return -1;
  if (qn_array_from(rt, v[1], qn_dtype_is_time(timed) ? &timed : NULL, &fill)) return -1;
  qn_dtype d = qn_given(v[2]) ? QN_D_FLOAT64 : (qn_dtype)qn_view_of(fill)->dtype;
  qn_optype t;
  int r = qn_np_dtype(rt, v[2], &d) || new_ordered(rt, d, n, shape, false, v[3], out) ? -1 : 0;
  if (!r) {
    r = qn_optype_of(v[1], &t) && !qn_is_array(v[1]) ? qn_array_fill(rt, qn_view_of(*out), v[1]) : qn_array_assign(rt, qn_view_of(*out), qn_view_of(fill));
    if (r) qn_drop(rt, out);
  }
  qn_release(rt, fill);
  return r ? r : qn_order_set(rt, out, foreign);
}

/* Texts of the given width in the shape of like or of shape_arg: empty, "1", or those of value, cut to the width. */
static int text_like(qn_keep *k, const qn_view *like, qn_value shape_arg, int64_t width, int fill, qn_value value, qn_value *out) {
  qn_rt *rt = k->rt;
  int n = like->ndim;
  int64_t shape[QN_MAX_RANK];
  if (qn_given(shape_arg)) {
    if (qn_shape_from(rt, shape_arg, &n, shape)) return -1;
  } else {
    memcpy(shape, like->shape, sizeof *shape * (size_t)n);
  }
  qn_value texts = {0};
  if (width < 1) width = 1;
  if (fill == 2) {
    const qn_value *x = qn_np_array(k, value);
    if (!x || qn_text_make(rt, *x, width, &texts)) return -1;
  }
  int r = qn_text_filled(rt, n, shape, width, fill == 1 ? QN_SV("1") : QN_SV(""), out);
  if (fill != 2) return r;
  if (!r && (r = qn_array_assign(rt, qn_view_of(*out), qn_view_of(texts)))) qn_drop(rt, out);
  qn_release(rt, texts);
  return r;
}

static int like_of(qn_rt *rt, qn_value *v, int fill, qn_value *out) {
  qn_keep k = {.rt = rt};
  bool with = fill == 2;
  if (qn_is_records(v[0]) && fill <= 0) {
    const qn_view *like = qn_records_view(v[0]);
    return qn_records_new(rt, qn_as_records(v[0])->descr, like->ndim, like->shape, out);
  }
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a) return qn_done(&k, -1);
  qn_dtype d = (qn_dtype)qn_view_of(*a)->dtype;
  qn_value dtype = v[with ? 2 : 1], shape_arg = v[with ? 5 : 4];
  int64_t width = qn_text_width(qn_view_of(*a));
  if (qn_given(dtype) ? qn_text_dtype(dtype, &width) : width >= 0)
    return qn_done(&k, text_like(&k, qn_view_of(*a), shape_arg, width, fill, v[1], out));
  if (qn_np_dtype(rt, dtype, &d)) return qn_done(&k, -1);
  if (qn_given(shape_arg)) {
    int n;
    int64_t shape[QN_MAX_RANK];
    if (qn_shape_from(rt, shape_arg, &n, shape) || qn_array_new(rt, d, n, shape, false, out)) return qn_done(&k, -1);
  } else if (qn_array_new_like(rt, qn_view_of(*a), d, out)) {
    return qn_done(&k, -1);
  }
  if (fill < 0 && clean_when_empty(d, qn_view_of(*out)->ndim, qn_view_of(*out)->shape))
    memset(qn_view_of(*out)->data, 0, (size_t)qn_view_size(qn_view_of(*out)) * qn_itemsize(qn_view_of(*out)));
  if (fill < 0) return qn_done(&k, 0);
  qn_optype t;
  int r = -1;
  if (!with || (qn_optype_of(v[1], &t) && !qn_is_array(v[1]))) {
    r = qn_array_fill(rt, qn_view_of(*out), with ? v[1] : qn_int(fill));
  } else {
    qn_value *x = qn_np_array(&k, v[1]);
    if (x) r = qn_array_assign(rt, qn_view_of(*out), qn_view_of(*x));
  }
  if (r) qn_drop(rt, out);
  return qn_done(&k, r);
}
static int filled_like(qn_rt *rt, const qn_args *args, const char *name, int fill, qn_value *out) {
  qn_value v[6], *dtype = &v[fill == 2 ? 2 : 1];
  if (qn_args_parse(rt, args, name, fill == 2 ? "a fill_value|dtype order subok shape" : "a|dtype order subok shape -", v)) return -1;
  const bool turned = qn_take_order(dtype) || (!qn_given(*dtype) && qn_is_array(v[0]) && qn_foreign(qn_view_of(v[0])));
  return like_of(rt, v, fill, out) ? -1 : turned ? qn_order_set(rt, out, true) : 0;
}
NP(zeros_like) { return filled_like(rt, args, "zeros_like", 0, out); }
NP_MOVES(ones_like) { return filled_like(rt, args, "ones_like", 1, out); }
NP(empty_like) { return filled_like(rt, args, "empty_like", -1, out); }
NP_MOVES(full_like) { return filled_like(rt, args, "full_like", 2, out); }

const qn_method qn_np_create[] = {
    ROW(array), ROW(asarray), {.name = "asanyarray", .fn = np_asarray}, ROW(ascontiguousarray), ROW(asfortranarray), ROW(copy), ROW(fromiter),
    ROW(frombuffer), ROW(zeros), ROW(empty), ROW(ones), ROW(full), ROW(zeros_like), ROW(ones_like), ROW(empty_like), ROW(full_like), {.name = NULL}};

/* numpy_create.c - functions that make arrays: array, zeros, arange, linspace, eye, meshgrid… */
#include "runtime/object/bigint.h"
#include "runtime/base/element.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/record.h"
#include "runtime/object/bytes.h"
#include "runtime/vm/modules/numpy.h"

#include <math.h>

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
  if (qn_np_dtype(rt, v[1], &d) || qn_array_from(rt, v[0], given ? &d : NULL, &r) || fortran(rt, r, out)) return -1;
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

/* The bytes of bytes, a bytearray or an array without gaps. */
static int memory_of(qn_rt *rt, qn_value v, qn_sv *out, bool *fixed) {
  if (qn_bytes_view(v, out, fixed)) return 0;
  if (!qn_is_array(v)) return qn_raise(rt, QN_E_TypeError, "a bytes-like object is required, not '%s'", qn_class_of(v)->name);
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
  if (qn_np_dtype(rt, v[with ? 2 : 1], &d)) return qn_done(&k, -1);
  qn_value shape_arg = v[with ? 5 : 4];
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

/* --- ranges ---------------------------------------------------------------------------------------------------------------------- */
typedef struct count_job { /* one of both */
  int64_t *i, start, step;
  double *x, from, delta;
} count_job;
QN_CLONES static void count_ints(int64_t *p, int64_t begin, int64_t end, int64_t start, int64_t step) {
  for (int64_t i = begin; i < end; i++) p[i] = (int64_t)((uint64_t)start + (uint64_t)i * (uint64_t)step);
}
QN_CLONES static void count_floats(double *p, int64_t begin, int64_t end, double from, double delta) {
  for (int64_t i = begin; i < end; i++) p[i] = from + (double)i * delta;
}
static void count_body(void *frame, int64_t begin, int64_t end) {
  const count_job *j = frame;
  if (j->i) count_ints(j->i, begin, end, j->start, j->step);
  else count_floats(j->x, begin, end, j->from, j->delta);
}
static void count_run(qn_rt *rt, count_job *j, int64_t n) {
  if (n > 1 << 16 && rt->hooks.parallel) rt->hooks.parallel(rt, count_body, j, n, 300);
  else if (n > 0) count_body(j, 0, n);
}

NP(arange) {
  qn_value v[5], start = qn_int(0), stop, step = qn_int(1);
  if (qn_args_parse(rt, args, "arange", "start|stop step dtype like", v)) return -1;
  stop = v[0];
  if (qn_given(v[1])) start = v[0], stop = v[1];
  if (qn_given(v[2])) step = v[2];
  if (qn_args_parse(rt, args, "arange", "start|stop step dtype like", v)) return -1;
  double a, b, s, im;
  int timed = qn_time_arange(rt, v, v[3], out);
  if (timed <= 0) return timed;
  if (!qn_number_parts(start, &a, &im) || !qn_number_parts(stop, &b, &im) || !qn_number_parts(step, &s, &im))
    return qn_raise(rt, QN_E_TypeError, "arange() takes numbers");
  qn_optype t[3];
  qn_dtype d = QN_D_INT64;
  (void)qn_optype_of(start, &t[0]), (void)qn_optype_of(stop, &t[1]), (void)qn_optype_of(step, &t[2]);
  if (!qn_given(v[1])) t[0] = t[1];
  if (!qn_given(v[2])) t[2] = t[1];
  for (int k = 0; k < 3; k++) t[k].weak = QN_STRONG;
  if (!qn_promote_all(t, 3, &d)) return qn_raise(rt, QN_E_TypeError, "arange() of these types is not supported");
  if (d == QN_D_BOOL) d = QN_D_INT64;
  bool ints = qn_dtype_is_int(d);
  if (qn_is_big(start) || qn_is_big(stop) || qn_is_big(step)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
  if (qn_np_dtype(rt, v[3], &d)) return -1;
  if (s == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "division by zero");
  double len = ceil((b - a) / s);
  int64_t n;
  if (ints) { /* exact */
    int64_t x = start.i, y = stop.i, z = step.i;
    if (start.tag == QN_FLOAT) x = (int64_t)start.f;
    n = z > 0 ? (x < y ? (int64_t)(((uint64_t)y - (uint64_t)x - 1) / (uint64_t)z) + 1 : 0)
              : (x > y ? (int64_t)(((uint64_t)x - (uint64_t)y - 1) / (0 - (uint64_t)z)) + 1 : 0);
  } else {
    if (isnan(len)) return qn_raise(rt, QN_E_ValueError, "arange: cannot compute length");
    if (len > 9e15) return qn_raise(rt, QN_E_ValueError, "Maximum allowed size exceeded");
    n = len > 0 ? (int64_t)len : 0;
  }
  const bool stepped = !ints && qn_dtype_is_int(d); /* floats for a dtype of ints: the first two elements say how it goes on */
  const qn_dtype made = ints || stepped ? QN_D_INT64 : QN_D_FLOAT64;
  qn_value r;
  if (qn_array_new(rt, made, 1, &n, false, &r)) return -1;
  if (ints) {
    int64_t *p = qn_np_i64(r);
    count_run(rt, &(count_job){.i = p, .start = start.i, .step = step.i}, n);
  } else if (stepped) {
    const int64_t first = (int64_t)a, second = (int64_t)(a + s);
    count_run(rt, &(count_job){.i = qn_np_i64(r), .start = first, .step = second - first}, n);
  } else if (d == QN_D_FLOAT32) {
    double *p = qn_np_f64(r);
    const float first = (float)a, delta = (float)(a + s) - first;
    for (int64_t i = 0; i < n; i++) p[i] = (double)(i == 1 ? (float)(a + s) : first + (float)i * delta);
  } else {
    double *p = qn_np_f64(r), delta = (a + s) - a;
    count_run(rt, &(count_job){.x = p, .from = a, .delta = delta}, n);
    if (n > 1) p[1] = a + s;
  }
  if (d == made) return *out = r, 0;
  int bad = qn_array_astype(rt, r, d, out);
  return qn_release(rt, r), bad;
}

/* start, stop, num, endpoint → values in float64. */
static int linear(qn_rt *rt, double a, double b, int64_t n, bool endpoint, double *step, qn_value *out) {
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "Number of samples, %lld, must be non-negative.", (long long)n);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, out)) return -1;
  double *p = qn_np_f64(*out), delta = b - a;
  int64_t div = endpoint ? n - 1 : n;
  *step = div > 0 ? delta / (double)div : (double)NAN;
  for (int64_t i = 0; i < n; i++) {
    double y = (double)i;
    if (div > 0) y = *step == 0 ? y / (double)div * delta : y * *step;
    else y = y * delta;
    p[i] = y + a;
  }
  if (endpoint && n > 1) p[n - 1] = b;
  return 0;
}

static int to_dtype(qn_rt *rt, qn_value made, qn_value dtype, qn_value *out) { /* takes made */
  qn_dtype d = QN_D_FLOAT64;
  if (qn_np_dtype(rt, dtype, &d)) return qn_release(rt, made), -1;
  if (d == QN_D_FLOAT64) return *out = made, 0;
  if (qn_dtype_is_int(d)) { /* rounded down, not towards 0 */
    double *p = qn_np_f64(made);
    for (int64_t i = 0; i < qn_view_of(made)->shape[0]; i++) p[i] = floor(p[i]);
  }
  int r = qn_array_astype(rt, made, d, out);
  return qn_release(rt, made), r;
}

/* Between arrays, lists, complex numbers or float32s: lib/numpy_ranges.py. */
static bool many(qn_value v) {
  if (qn_is_array(v)) return qn_view_of(v)->ndim || qn_dtype_is_complex((qn_dtype)qn_view_of(v)->dtype) || qn_view_of(v)->dtype == QN_D_FLOAT32;
  return (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT32) || qn_is(v, QN_K_COMPLEX) || qn_is(v, QN_K_NPCOMPLEX) || qn_is(v, QN_K_LIST) ||
         qn_is(v, QN_K_TUPLE);
}
static int by_text(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  qn_value fn;
  if (rt->hooks.module_function(rt, "numpy._ranges", name, &fn)) return -1;
  int r = qn_call_object(rt, fn, args, out);
  return qn_release(rt, fn), r;
}

NP(linspace) {
  qn_value v[7], made;
  double a = 0, b = 0, step;
  int64_t n = 50;
  bool endpoint = true, retstep = false;
  if (qn_args_parse(rt, args, "linspace", "start stop|num endpoint retstep dtype axis", v)) return -1;
  if (many(v[0]) || many(v[1])) return by_text(rt, "linspace", args, out);
  if (qn_np_real(rt, v[0], &a) || qn_np_real(rt, v[1], &b) || qn_np_index(rt, v[2], &n) || qn_np_bool(rt, v[3], &endpoint) ||
      qn_np_bool(rt, v[4], &retstep) || linear(rt, a, b, n, endpoint, &step, &made) || to_dtype(rt, made, v[5], &made))
    return -1;
  if (!retstep) return *out = made, 0;
  qn_value pair[2] = {made, qn_np_scalar(step)};
  int r = qn_new_tuple(rt, pair, 2, out);
  return qn_release(rt, made), r;
}

NP(logspace) {
  qn_value v[7], made, p;
  double a = 0, b = 0, step, base = 10;
  int64_t n = 50;
  bool endpoint = true;
  if (qn_args_parse(rt, args, "logspace", "start stop|num endpoint base dtype axis", v)) return -1;
  if (many(v[0]) || many(v[1]) || many(v[4])) return by_text(rt, "logspace", args, out);
  if (qn_np_real(rt, v[0], &a) ||
      qn_np_real(rt, v[1], &b) || qn_np_index(rt, v[2], &n) || qn_np_bool(rt, v[3], &endpoint) || qn_np_real(rt, v[4], &base) ||
      linear(rt, a, b, n, endpoint, &step, &made))
    return -1;
  int r = qn_ufunc2(rt, QN_UF_power, qn_float(base), made, &p);
  qn_release(rt, made);
  return r ? -1 : to_dtype(rt, p, v[5], out);
}

NP(geomspace) {
  qn_value v[6], made, p;
  double a = 0, b = 0, step;
  int64_t n = 50;
  bool endpoint = true;
  if (qn_args_parse(rt, args, "geomspace", "start stop|num endpoint dtype axis", v)) return -1;
  if (many(v[0]) || many(v[1])) return by_text(rt, "geomspace", args, out);
  if (qn_np_real(rt, v[0], &a) || qn_np_real(rt, v[1], &b) ||
      qn_np_index(rt, v[2], &n) || qn_np_bool(rt, v[3], &endpoint))
    return -1;
  if (a == 0 || b == 0) return qn_raise(rt, QN_E_ValueError, "Geometric sequence cannot include zero");
  double sign = a < 0 && b < 0 ? -1 : 1;
  if (a * b < 0) return qn_raise(rt, QN_E_NotImplementedError, "geomspace() between different signs is not supported");
  if (linear(rt, log10(a * sign), log10(b * sign), n, endpoint, &step, &made)) return -1;
  int r = qn_ufunc2(rt, QN_UF_power, qn_float(10), made, &p);
  qn_release(rt, made);
  if (r) return -1;
  double *x = qn_np_f64(p);
  if (n > 0) x[0] = a * sign;
  if (n > 1 && endpoint) x[n - 1] = b * sign;
  for (int64_t i = 0; sign < 0 && i < n; i++) x[i] = -x[i];
  return to_dtype(rt, p, v[4], out);
}

/* --- matrices -------------------------------------------------------------------------------------------------------------------- */
static int eye(qn_rt *rt, int64_t n, int64_t m, int64_t k, qn_dtype d, qn_value *out) {
  int64_t shape[2] = {n, m};
  char one[16] = {0};
  if (qn_array_new(rt, d, 2, shape, true, out)) return -1;
  if (d == QN_D_OBJECT) return qn_raise(rt, QN_E_TypeError, "eye() of objects is not supported");
  int64_t i1 = 1;
  qn_elem_cast(QN_D_INT64, &i1, d, one);
  size_t item = qn_dtypes[d].size;
  for (int64_t i = 0; i < n; i++)
    if (i + k >= 0 && i + k < m) memcpy((char *)qn_view_of(*out)->data + (size_t)(i * m + i + k) * item, one, item);
  return 0;
}
NP(eye) {
  qn_value v[6];
  int64_t n = 0, k = 0;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "eye", "N|M k dtype order like", v) || qn_np_index(rt, v[0], &n)) return -1;
  int64_t m = n;
  if (qn_np_index(rt, v[1], &m) || qn_np_index(rt, v[2], &k) || qn_np_dtype(rt, v[3], &d)) return -1;
  return eye(rt, n, m, k, d, out);
}
NP(identity) {
  qn_value v[2];
  int64_t n = 0;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "identity", "n|dtype", v) || qn_np_index(rt, v[0], &n) || qn_np_dtype(rt, v[1], &d)) return -1;
  return eye(rt, n, n, 0, d, out);
}
NP(diag) {
  qn_value v[2];
  int64_t k = 0;
  qn_keep keep = {.rt = rt};
  if (qn_args_parse(rt, args, "diag", "v|k", v) || qn_np_index(rt, v[1], &k)) return -1;
  qn_value *a = qn_np_array(&keep, v[0]);
  if (!a) return qn_done(&keep, -1);
  qn_view *w = qn_view_of(*a);
  if (w->ndim == 2) {
    qn_value in[2] = {*a, qn_int(k)}, *view = qn_slot(&keep);
    if (qn_np_delegate(rt, "diagonal", &(qn_args){.pos = in, .npos = 2}, view)) return qn_done(&keep, -1);
    return qn_done(&keep, qn_array_copy(rt, *view, out));
  }
  if (w->ndim != 1) return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "Input must be 1- or 2-d."));
  int64_t n = w->shape[0] + (k < 0 ? -k : k), shape[2] = {n, n};
  if (qn_array_new(rt, (qn_dtype)w->dtype, 2, shape, true, out)) return qn_done(&keep, -1);
  qn_view line = *qn_view_of(*out);
  line.ndim = 1;
  line.shape[0] = w->shape[0];
  line.data = (char *)line.data + (k > 0 ? k * line.strides[1] : -k * line.strides[0]);
  line.strides[0] += line.strides[1];
  return qn_done(&keep, qn_array_assign(rt, &line, w));
}

/* Keeps the lower (or upper) triangle of the last two axes. */
static int triangle(qn_rt *rt, const qn_args *args, const char *name, bool lower, qn_value *out) {
  qn_value v[2];
  int64_t k = 0;
  qn_keep keep = {.rt = rt};
  if (qn_args_parse(rt, args, name, "m|k", v) || qn_np_index(rt, v[1], &k)) return -1;
  qn_value *a = qn_np_array(&keep, v[0]);
  if (!a) return qn_done(&keep, -1);
  qn_view *w = qn_view_of(*a);
  if (w->ndim < 1) return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "%s needs an array of at least one dimension", name));
  if (w->ndim == 1) {
    int64_t shape[2] = {w->shape[0], w->shape[0]};
    if (qn_array_new(rt, (qn_dtype)w->dtype, 2, shape, true, out) || qn_array_assign(rt, qn_view_of(*out), w)) return qn_done(&keep, -1);
  } else if (qn_array_copy(rt, *a, out) || qn_order_set(rt, out, false)) { /* a choice between it and zeros, in the machine's order */
    return qn_done(&keep, -1);
  }
  w = qn_view_of(*out);
  if (w->dtype == QN_D_OBJECT) return qn_done(&keep, qn_raise(rt, QN_E_TypeError, "%s() of objects is not supported", name));
  int64_t m = w->shape[w->ndim - 2], n = w->shape[w->ndim - 1], item = (int64_t)qn_itemsize(w), mats = m > 0 && n > 0 ? qn_view_size(w) / (m * n) : 0;
  for (int64_t b = 0; b < mats; b++)
    for (int64_t i = 0; i < m; i++) {
      char *row = (char *)w->data + (b * m + i) * n * item;
      int64_t cut = lower ? i + k + 1 : i + k; /* lower: [cut, n) goes; upper: [0, cut) */
      if (cut < 0) cut = 0;
      if (cut > n) cut = n;
      if (lower) memset(row + cut * item, 0, (size_t)((n - cut) * item));
      else memset(row, 0, (size_t)(cut * item));
    }
  return qn_done(&keep, 0);
}
NP(tril) { return triangle(rt, args, "tril", true, out); }
NP(triu) { return triangle(rt, args, "triu", false, out); }
NP(tri) {
  qn_value v[4];
  int64_t n = 0, k = 0;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "tri", "N|M k dtype", v) || qn_np_index(rt, v[0], &n)) return -1;
  int64_t m = n;
  if (qn_np_index(rt, v[1], &m) || qn_np_index(rt, v[2], &k) || qn_np_dtype(rt, v[3], &d)) return -1;
  int64_t shape[2] = {n, m};
  qn_value b;
  if (qn_array_new(rt, QN_D_BOOL, 2, shape, true, &b)) return -1;
  for (int64_t i = 0; i < n; i++) {
    int64_t ones = i + k + 1 < m ? i + k + 1 : m;
    if (ones > 0) memset((uint8_t *)qn_view_of(b)->data + i * m, 1, (size_t)ones);
  }
  int r = qn_array_astype(rt, b, d, out);
  return qn_release(rt, b), r;
}

NP(meshgrid) {
  qn_value grids[QN_MAX_RANK], parts[QN_MAX_RANK];
  int n = (int)args->npos, made = 0, r = 0;
  bool ij = false;
  int64_t shape[QN_MAX_RANK];
  for (uint32_t k = 0; k < args->nkw; k++) {
    if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "indexing")) {
      ij = qn_is_text(args->kwvals[k], "ij");
      if (!ij && !qn_is_text(args->kwvals[k], "xy")) return qn_raise(rt, QN_E_ValueError, "Valid values for `indexing` are 'xy' and 'ij'.");
    } else if (!qn_sv_is(qn_sym_sv(args->kwnames[k]), "copy") && !qn_sv_is(qn_sym_sv(args->kwnames[k]), "sparse"))
      return qn_raise(rt, QN_E_TypeError, "meshgrid() got an unexpected keyword argument '%s'", args->kwnames[k]->text);
    else if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "sparse") && qn_truth(rt, args->kwvals[k]) != 0)
      return qn_np_general(rt, "meshgrid_sparse", args, out);
  }
  if (n > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many arrays for meshgrid()");
  qn_keep keep = {.rt = rt};
  for (int k = 0; k < n; k++) {
    qn_value *a = qn_np_array(&keep, args->pos[k]);
    if (!a) return qn_done(&keep, -1);
    parts[k] = *a;
    shape[k] = qn_view_size(qn_view_of(*a));
  }
  bool swap = !ij && n > 1;
  if (swap) {
    int64_t t = shape[0];
    shape[0] = shape[1], shape[1] = t;
  }
  for (int k = 0; k < n && !r; k++) {
    int axis = swap && k < 2 ? 1 - k : k;
    int64_t one[QN_MAX_RANK];
    for (int d = 0; d < n; d++) one[d] = 1;
    one[axis] = -1;
    qn_value line;
    r = qn_array_reshape(rt, parts[k], n, one, &line);
    if (r) break;
    r = qn_array_new(rt, (qn_dtype)qn_view_of(line)->dtype, n, shape, false, &grids[k]);
    if (!r) made++, r = qn_array_assign(rt, qn_view_of(grids[k]), qn_view_of(line));
    qn_release(rt, line);
  }
  if (!r) r = qn_new_tuple(rt, grids, n, out);
  for (int k = 0; k < made; k++) qn_release(rt, grids[k]);
  return qn_done(&keep, r);
}

static void each_repeated(char *to, const char *from, int64_t n, int64_t times, int64_t item) {
#define REPEAT(T)                                                                                                                 \
  for (int64_t i = 0; i < n; i++)                                                                                                 \
    for (int64_t k = 0; k < times; k++) ((QN_ANY(T) *)(void *)to)[i * times + k] = ((const QN_ANY(T) *)(const void *)from)[i];    \
  return;
  switch (item) {
    case 1: REPEAT(uint8_t)
    case 2: REPEAT(uint16_t)
    case 4: REPEAT(uint32_t)
    case 8: REPEAT(uint64_t)
    default: REPEAT(qn_c128)
  }
#undef REPEAT
}
NP(indices) {
  qn_value v[3];
  bool sparse = false;
  int n;
  int64_t shape[QN_MAX_RANK], full[QN_MAX_RANK + 1];
  qn_dtype d = QN_D_INT64;
  qn_value dims;
  if (qn_args_parse(rt, args, "indices", "dimensions|dtype sparse", v) || qn_np_bool(rt, v[2], &sparse)) return -1;
  if (sparse) return qn_np_general(rt, "indices", args, out);
  if (qn_np_dtype(rt, v[1], &d) || qn_np_sequence(rt, v[0], &dims)) return -1;
  int wrong = qn_shape_from(rt, dims, &n, shape);
  qn_release(rt, dims);
  if (wrong) return -1;
  full[0] = n;
  for (int k = 0; k < n; k++) full[k + 1] = shape[k];
  for (int k = 0; k < n; k++)
    if (d == QN_D_BOOL && shape[k] > 2) return qn_raise(rt, QN_E_TypeError, "arange() is only supported for booleans when the result has at most length 2.");
  const qn_dtype kind = d <= QN_D_COMPLEX128 ? d : QN_D_INT64; /* others from whole numbers */
  const qn_cast_loop cast = qn_cast_find(QN_D_INT64, kind);
  const int64_t item = qn_dtypes[kind].size;
  qn_value r, ramp;
  int64_t size = 1, longest = 1;
  for (int k = 0; k < n; k++) size *= shape[k], longest = shape[k] > longest ? shape[k] : longest;
  if (qn_array_new(rt, QN_D_INT64, 1, (int64_t[1]){3 * longest}, false, &ramp)) return -1;
  if (qn_array_new(rt, kind, n + 1, full, false, &r)) return qn_release(rt, ramp), -1;
  int64_t *whole = qn_np_i64(ramp);
  char *p = qn_view_of(r)->data, *const as = (char *)(whole + longest); /* the ramp as the dtype has it */
  for (int k = 0; k < n && size > 0; k++, p += size * item) {
    int64_t inner = 1;
    for (int j = k + 1; j < n; j++) inner *= shape[j];
    const int64_t each = shape[k] * inner * item;
    for (int64_t i = 0; i < shape[k]; i++) whole[i] = i;
    cast(as, item, (const char *)whole, 8, shape[k]);
    each_repeated(p, as, shape[k], inner, item);
    for (int64_t done = each; done < size * item; done += each) memcpy(p + done, p, (size_t)each);
  }
  qn_release(rt, ramp);
  if (d == kind) return *out = r, 0;
  int bad = qn_array_astype(rt, r, d, out);
  return qn_release(rt, r), bad;
}

NP(fromfunction) {
  if (args->npos < 2) return qn_raise(rt, QN_E_TypeError, "fromfunction() takes a function and a shape");
  qn_dtype d = QN_D_FLOAT64;
  for (uint32_t k = 0; k < args->nkw; k++)
    if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "dtype") && qn_np_dtype(rt, args->kwvals[k], &d)) return -1;
  qn_value dt, all, seq;
  if (qn_new_dtype(rt, d, &dt)) return -1;
  qn_value in[2] = {args->pos[1], dt};
  int r = np_indices(rt, self, &(qn_args){.pos = in, .npos = 2}, &all);
  qn_release(rt, dt);
  if (r) return -1;
  r = qn_np_sequence(rt, all, &seq);
  qn_release(rt, all);
  if (r) return -1;
  r = qn_call_pos(rt, args->pos[0], ((qn_tuple *)seq.o)->items, (uint32_t)((qn_tuple *)seq.o)->n, out);
  return qn_release(rt, seq), r;
}

/* Powers in the dtype that the elements and int64 promote to. */
NP(vander) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  qn_dtype d;
  bool up = false;
  if (qn_args_parse(rt, args, "vander", "x|N increasing", v) || qn_np_bool(rt, v[2], &up)) return -1;
  qn_value *given = qn_np_array(&k, v[0]), *x;
  if (!given) return qn_done(&k, -1);
  if (qn_view_of(*given)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "x must be a one-dimensional array or sequence."));
  if (!qn_promote((qn_dtype)qn_view_of(*given)->dtype, QN_D_INT64, &d)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "vander() takes numbers"));
  if (!(x = qn_np_array_of(&k, *given, d))) return qn_done(&k, -1);
  int64_t m = qn_view_size(qn_view_of(*x)), n = m;
  if (qn_np_index(rt, v[1], &n)) return qn_done(&k, -1);
  if (n < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed"));
  int64_t shape[2] = {m, n};
  if (qn_array_new(rt, d, 2, shape, false, out)) return qn_done(&k, -1);
  for (int64_t i = 0; i < m; i++) {
    int64_t whole = 1;
    double p = 1, im = 0;
    for (int64_t j = 0; j < n; j++) {
      int64_t to = i * n + (up ? j : n - 1 - j);
      if (d == QN_D_INT64) {
        qn_np_i64(*out)[to] = whole;
        whole = (int64_t)((uint64_t)whole * (uint64_t)qn_np_i64(*x)[i]);
      } else if (d == QN_D_FLOAT64) {
        qn_np_f64(*out)[to] = p, p *= qn_np_f64(*x)[i];
      } else {
        const double *z = qn_np_f64(*x) + 2 * i, re = p;
        qn_np_f64(*out)[2 * to] = p, qn_np_f64(*out)[2 * to + 1] = im;
        p = j ? re * z[0] - im * z[1] : z[0], im = j ? re * z[1] + im * z[0] : z[1];
      }
    }
  }
  return qn_done(&k, 0);
}

const qn_method qn_np_create[] = {
    ROW(array), ROW(asarray), {.name = "asanyarray", .fn = np_asarray}, ROW(ascontiguousarray), ROW(asfortranarray), ROW(copy), ROW(fromiter),
    ROW(frombuffer), ROW(zeros), ROW(empty), ROW(ones), ROW(full), ROW(zeros_like), ROW(ones_like), ROW(empty_like), ROW(full_like),
    ROW(arange), ROW(linspace), ROW(logspace), ROW(geomspace), ROW(eye), ROW(identity), ROW(diag), ROW(tril), ROW(triu), ROW(tri),
    ROW(meshgrid), ROW(indices), ROW(fromfunction), ROW(vander), {.name = NULL}};

/* convert.c - Python values to arrays: shape and dtype discovery over nested sequences, dtype= arguments, shapes. */
#include "runtime/object/bigint.h"
#include "runtime/object/memory.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/record.h"
#include "runtime/base/unicode.h"

/* --- dtype= ------------------------------------------------------------------------------------------------------------- */
int qn_new_dtype(qn_rt *rt, qn_dtype d, qn_value *out) {
  qn_dtypeobj *o = qn_obj_new(rt, qn_dtype_class_of(d, false), sizeof *o);
  if (!o) return -1;
  o->dtype = d;
  return *out = qn_from_obj(o), 0;
}

static bool dtype_of_class(const qn_class *c, qn_dtype *out) {
  for (int d = 0; d < QN_D_COUNT; d++)
    if (c == &qn_npscalar_classes[d]) return *out = (qn_dtype)d, true;
  if (c == &qn_float_class) return *out = QN_D_FLOAT64, true;
  if (c == &qn_int_class) return *out = QN_D_INT64, true;
  if (c == &qn_bool_class) return *out = QN_D_BOOL, true;
  if (c == &qn_complex_class) return *out = QN_D_COMPLEX128, true;
  if (c == &qn_object_class) return *out = QN_D_OBJECT, true;
  return false;
}

int qn_dtype_from(qn_rt *rt, qn_value v, qn_dtype *out) {
  if (v.tag == QN_NONE) return *out = QN_D_FLOAT64, 0;
  if (qn_dtype_foreign(v, out)) {
    char text[32];
    qn_dtype_foreign_text(*out, text);
    return qn_raise(rt, QN_E_NotImplementedError, "dtype '%s' in the other order of bytes is taken by array, asarray, zeros, ones, empty, full, frombuffer, "
                    "fromfile, astype and view alone", text);
  }
  if (qn_is(v, QN_K_DTYPE)) return *out = ((qn_dtypeobj *)v.o)->dtype, 0;
  if (qn_is(v, QN_K_TYPE) && dtype_of_class((const qn_class *)(const void *)v.o, out)) return 0;
  if (qn_is(v, QN_K_STR)) {
    qn_sv s = qn_str_sv(v);
    if (qn_dtype_parse(s, out) || (s.n > 1 && s.p[0] == '>' && qn_dtype_parse((qn_sv){s.p + 1, s.n - 1}, out))) return 0; /* '>u1': no order */
    if (qn_time_dtype_error(rt, s) < 0) return -1;
    return qn_raise(rt, QN_E_TypeError, "data type '%.*s' not understood", (int)s.n, s.p);
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (!qn_repr(rt, v, &b)) qn_raise(rt, QN_E_TypeError, "Cannot interpret '%s' as a data type", b.p ? b.p : "");
  qn_buf_deinit(&b);
  return -1;
}

/* Objects with their own to_numpy (frames, their columns and indexes), instances of classes with __array__, and memory. */
static int foreign_array(qn_rt *rt, qn_value x, qn_value *out) { /* 1: not such an object */
  bool instance = qn_is(x, QN_K_INSTANCE);
  if (qn_memory_is_items(x)) {
    const int r = qn_array_of_memory(rt, x, out);
    if (r <= 0) return r;
  }
  if (!instance && !qn_is(x, QN_K_SERIES) && !qn_is(x, QN_K_INDEX) && !qn_is(x, QN_K_FRAME)) return 1;
  qn_sym name = qn_sym_of(rt, instance ? "__array__" : "to_numpy");
  qn_value m;
  if (!name) return -1;
  if (qn_get_attr(rt, x, name, &m)) {
    if (!instance) return -1;
    return qn_exc_clear(rt), 1;
  }
  int r = qn_call_pos(rt, m, NULL, 0, out);
  qn_release(rt, m);
  return r;
}

/* --- discovery -------------------------------------------------------------------------------------------------------------- */
typedef struct scan {
  qn_rt *rt;
  int ndim;    /* depth of the first leaf; -1: not reached yet */
  int64_t shape[QN_MAX_RANK];
  bool have, failed_text, bytes;
  int deepest;  /* of dtype object: what lies as deep is an element, whatever it is; 0: no bound */
  int ragged;   /* the depth where lengths differ; 0: none was found */
  int64_t width; /* of the widest text */
  qn_dtype dtype;
  const qn_class *plain; /* the last class that was met whose instances stand for no array */
} scan;

static bool is_sequence(qn_value v) {
  if (v.tag != QN_OBJ) return false;
  qn_kind k = v.o->cls->kind;
  return k == QN_K_LIST || k == QN_K_TUPLE || k == QN_K_RANGE || (k == QN_K_ARRAY && qn_view_of(v)->ndim > 0);
}

static int64_t seq_length(qn_value v) {
  if (qn_is(v, QN_K_LIST)) return ((qn_list *)v.o)->n;
  if (qn_is(v, QN_K_TUPLE)) return ((qn_tuple *)v.o)->n;
  if (qn_is_array(v)) return qn_view_of(v)->shape[0];
  qn_range *r = (qn_range *)v.o;
  if (r->step > 0) return r->start < r->stop ? (int64_t)(((uint64_t)r->stop - (uint64_t)r->start - 1) / (uint64_t)r->step) + 1 : 0;
  return r->start > r->stop ? (int64_t)(((uint64_t)r->start - (uint64_t)r->stop - 1) / (0 - (uint64_t)r->step)) + 1 : 0;
}

static int seq_item(qn_rt *rt, qn_value v, int64_t i, qn_value *out) { /* owned */
  if (qn_is(v, QN_K_LIST)) return qn_list_get(rt, (qn_list *)v.o, i, out);
  if (qn_is(v, QN_K_TUPLE)) return *out = qn_retained(((qn_tuple *)v.o)->items[i]), 0;
  if (qn_is(v, QN_K_RANGE)) return *out = qn_int(((qn_range *)v.o)->start + i * ((qn_range *)v.o)->step), 0;
  return qn_array_get(rt, v, qn_int(i), out);
}

static int inhomogeneous(scan *s, int depth) {
  s->ragged = depth;
  char text[128];
  int n = 0;
  text[0] = 0;
  for (int d = 0; d < depth; d++) n += snprintf(text + n, sizeof text - (size_t)n, d ? ", %lld" : "%lld", (long long)s->shape[d]);
  return qn_raise(s->rt, QN_E_ValueError, "setting an array element with a sequence. The requested array has an inhomogeneous "
                  "shape after %d dimensions. The detected shape was (%s%s) + inhomogeneous part.", depth, text, depth == 1 ? "," : "");
}

static int scan_dtype(scan *s, qn_dtype d) {
  if (!s->have) return s->have = true, s->dtype = d, 0;
  if (s->dtype == d) return 0;
  bool mixed = qn_dtypes[s->dtype].kind != qn_dtypes[d].kind && (qn_dtype_is_time(s->dtype) || qn_dtype_is_time(d));
  if (mixed && !qn_promote(s->dtype, d, &s->dtype)) return s->dtype = QN_D_OBJECT, 0;
  if (mixed) return 0;
  if (!qn_promote(s->dtype, d, &s->dtype))
    return qn_raise(s->rt, QN_E_TypeError, "The DTypes of '%s' and '%s' do not have a common DType", qn_dtypes[s->dtype].name, qn_dtypes[d].name);
  return 0;
}

static int scan_length(scan *s, int depth, int64_t n, bool first) {
  if (depth >= QN_MAX_RANK) return qn_raise(s->rt, QN_E_ValueError, "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of %d.", QN_MAX_RANK);
  if (s->ndim >= 0 && depth >= s->ndim) return inhomogeneous(s, s->ndim);
  if (first) s->shape[depth] = n;
  else if (s->shape[depth] != n) return inhomogeneous(s, depth);
  return 0;
}

static int scan_leaf(scan *s, int depth, qn_value v) {
  qn_optype t;
  if (s->ndim < 0) s->ndim = depth;
  else if (s->ndim != depth) return inhomogeneous(s, depth);
  uint64_t word;
  if (qn_is_big(v)) return scan_dtype(s, qn_int_as_u64(v, &word) ? QN_D_UINT64 : QN_D_OBJECT);
  if (qn_optype_of(v, &t)) return scan_dtype(s, t.dtype);
  if (qn_is(v, QN_K_STR) || qn_is(v, QN_K_BYTES)) {
    s->failed_text = true;
    s->bytes |= qn_is(v, QN_K_BYTES);
    int64_t w = qn_is(v, QN_K_STR) ? (int64_t)qn_utf8_count(qn_str_sv(v)) : 0, kept = qn_npstr_width(v);
    if (kept > w) w = kept;
    if (w > s->width) s->width = w;
    return 0;
  }
  if (qn_is_records(v)) return qn_raise(s->rt, QN_E_TypeError, "records are no numbers: take one of their fields");
  return scan_dtype(s, QN_D_OBJECT);
}

static int scan_value(scan *s, int depth, qn_value v, bool first);

/* An item that is no sequence: an array, where it gives one, or a leaf. */
static int scan_object(scan *s, int depth, qn_value v, bool first) {
  qn_value array;
  const qn_class *cls = v.tag == QN_OBJ ? v.o->cls : NULL;
  int foreign = !cls || cls == s->plain ? 1 : foreign_array(s->rt, v, &array);
  if (foreign < 0) return -1;
  if (foreign && !qn_memory_is_items(v)) s->plain = cls;
  if (foreign) return scan_leaf(s, depth, v);
  int r = qn_is_array(array) ? scan_value(s, depth, array, first) : scan_leaf(s, depth, v);
  return qn_release(s->rt, array), r;
}

/* An array among objects is taken apart or is one of them, nothing between. */
static int no_room(scan *s, int depth, const qn_view *w) {
  qn_view to = *w;
  to.ndim = s->deepest - depth;
  return qn_shape_mismatch(s->rt, &to, w);
}

/* first: this is the first sequence met at its depth. */
static int scan_value(scan *s, int depth, qn_value v, bool first) {
  if (s->deepest && depth == s->deepest) return s->ndim = depth, scan_dtype(s, QN_D_OBJECT);
  if (!is_sequence(v)) return qn_is_array(v) ? scan_leaf(s, depth, v) : scan_object(s, depth, v, first);
  int64_t n = seq_length(v);
  if (qn_is_array(v)) {
    qn_view *w = qn_view_of(v);
    if (s->deepest && depth + w->ndim > s->deepest) return no_room(s, depth, w);
    for (int d = 0; d < w->ndim; d++)
      if (scan_length(s, depth + d, w->shape[d], first && s->ndim < 0)) return -1;
    if (s->ndim >= 0 && s->ndim != depth + w->ndim) return inhomogeneous(s, depth + w->ndim);
    s->ndim = depth + w->ndim;
    return scan_dtype(s, (qn_dtype)w->dtype);
  }
  if (scan_length(s, depth, n, first)) return -1;
  if (n == 0) {
    if (s->ndim < 0) s->ndim = depth + 1;
    return s->ndim == depth + 1 ? 0 : inhomogeneous(s, depth + 1);
  }
  if ((qn_is(v, QN_K_LIST) && ((qn_list *)v.o)->elem != QN_OBJ) || qn_is(v, QN_K_RANGE)) { /* unboxed: all leaves */
    if (s->ndim < 0) s->ndim = depth + 1;
    else if (s->ndim != depth + 1) return inhomogeneous(s, depth + 1);
    return scan_dtype(s, qn_is(v, QN_K_LIST) && ((qn_list *)v.o)->elem == QN_FLOAT ? QN_D_FLOAT64 : QN_D_INT64);
  }
  for (int64_t i = 0; i < n; i++) {
    qn_value x;
    if (seq_item(s->rt, v, i, &x)) return -1;
    int r = scan_value(s, depth + 1, x, first && i == 0);
    qn_release(s->rt, x);
    if (r) return -1;
  }
  return 0;
}

static int fill_value(qn_rt *rt, qn_view *dst, int depth, char *p, qn_value v);

static int fill_foreign(qn_rt *rt, qn_view *dst, int depth, char *p, qn_value v) {
  qn_value array;
  int foreign = foreign_array(rt, v, &array);
  if (foreign < 0) return -1;
  if (foreign) return qn_raise(rt, QN_E_ValueError, "the sequence changed its length");
  bool fits = qn_is_array(array) && qn_view_of(array)->ndim == dst->ndim - depth;
  for (int d = depth; fits && d < dst->ndim; d++) fits = qn_view_of(array)->shape[d - depth] == dst->shape[d];
  int r = fits ? fill_value(rt, dst, depth, p, array) : qn_raise(rt, QN_E_ValueError, "the sequence changed its length");
  return qn_release(rt, array), r;
}

static int fill_value(qn_rt *rt, qn_view *dst, int depth, char *p, qn_value v) {
  if (depth == dst->ndim) return qn_elem_put(rt, (qn_dtype)dst->dtype, p, v);
  if (!is_sequence(v)) return fill_foreign(rt, dst, depth, p, v);
  int64_t n = dst->shape[depth], step = dst->strides[depth];
  if (qn_is_array(v)) {
    qn_view sub = *dst;
    sub.data = p;
    sub.ndim -= depth;
    memmove(sub.shape, sub.shape + depth, sizeof(int64_t) * (size_t)sub.ndim);
    memmove(sub.strides, sub.strides + depth, sizeof(int64_t) * (size_t)sub.ndim);
    return qn_array_assign(rt, &sub, qn_view_of(v));
  }
  if (qn_is(v, QN_K_LIST) && depth + 1 == dst->ndim) {
    qn_list *l = (qn_list *)v.o;
    if (l->n < n) return qn_raise(rt, QN_E_ValueError, "the sequence changed its length");
    qn_dtype from = l->elem == QN_FLOAT ? QN_D_FLOAT64 : QN_D_INT64;
    if ((l->elem == QN_FLOAT && !qn_dtype_is_int((qn_dtype)dst->dtype) && dst->dtype <= QN_D_COMPLEX128) ||
        (l->elem == QN_INT && (dst->dtype == QN_D_INT64 || dst->dtype >= QN_D_FLOAT32) && dst->dtype != QN_D_OBJECT && dst->dtype != QN_D_DATETIME64)) {
      qn_cast_loop f = qn_cast_find(from, (qn_dtype)dst->dtype);
      if (f) return f(p, step, l->data, 8, n), 0;
    }
  }
  for (int64_t i = 0; i < n; i++, p += step) {
    qn_value x;
    if (seq_item(rt, v, i, &x)) return -1;
    int r = fill_value(rt, dst, depth + 1, p, x);
    qn_release(rt, x);
    if (r) return -1;
  }
  return 0;
}

int qn_array_make(qn_rt *rt, qn_value x, const qn_dtype *want, bool copy, int ndmin, qn_value *out) {
  qn_value r = {0}, tmp;
  int foreign = foreign_array(rt, x, &tmp);
  if (foreign < 0) return -1;
  if (foreign == 0) {
    int rc = qn_is_array(tmp) ? qn_array_make(rt, tmp, want, copy, ndmin, out) : qn_raise(rt, QN_E_TypeError, "object __array__ method not producing an array");
    qn_release(rt, tmp);
    return rc;
  }
  qn_dtype timed;
  if (want && (*want == QN_D_DATETIME64 || *want == QN_D_TIMEDELTA64)) { /* no unit: the elements' */
    timed = *want;
    if (qn_time_infer(rt, x, &timed)) return -1;
    want = &timed;
  }
  if (qn_is_array(x)) {
    qn_dtype d = want ? *want : (qn_dtype)qn_view_of(x)->dtype;
    if (!copy && d == qn_view_of(x)->dtype) r = qn_retained(x);
    else if (qn_array_new_like(rt, qn_view_of(x), d, &r)) return -1;
    else if (qn_array_assign(rt, qn_view_of(r), qn_view_of(x))) return qn_release(rt, r), -1;
  } else {
    scan s = {.rt = rt, .ndim = -1};
    while (scan_value(&s, 0, x, true)) { /* of dtype object: as deep as all lengths are the same */
      if (!s.ragged || !want || *want != QN_D_OBJECT) return -1;
      qn_exc_clear(rt);
      s = (scan){.rt = rt, .ndim = -1, .deepest = s.ragged};
    }
    bool texts = s.failed_text && !want && !(s.have && s.dtype == QN_D_OBJECT);
    if (texts && s.bytes) return qn_raise(rt, QN_E_TypeError, "arrays of bytes are not supported; use a list, or dtype=object");
    if (texts && s.have && qn_text_width_of_numbers(s.dtype) > s.width) s.width = qn_text_width_of_numbers(s.dtype);
    const qn_dtype d = want ? *want : s.failed_text ? QN_D_OBJECT : s.have ? s.dtype : QN_D_FLOAT64;
    if (qn_array_new(rt, d, s.ndim, s.shape, d == QN_D_OBJECT, &r)) return -1;
    if (fill_value(rt, qn_view_of(r), 0, qn_view_of(r)->data, x)) return qn_release(rt, r), -1;
    if (texts && qn_text_convert(rt, r, s.width)) return qn_release(rt, r), -1;
  }
  if (qn_view_of(r)->ndim < ndmin) {
    int64_t shape[QN_MAX_RANK];
    int lead = ndmin - qn_view_of(r)->ndim;
    if (ndmin > QN_MAX_RANK) return qn_release(rt, r), qn_raise(rt, QN_E_ValueError, "ndmin bigger than allowable number of dimensions (%d)", QN_MAX_RANK);
    for (int d = 0; d < ndmin; d++) shape[d] = d < lead ? 1 : qn_view_of(r)->shape[d - lead];
    int rc = qn_array_reshape(rt, r, ndmin, shape, &tmp);
    qn_release(rt, r);
    if (rc) return -1;
    r = tmp;
  }
  return *out = r, 0;
}

int qn_array_from(qn_rt *rt, qn_value x, const qn_dtype *want, qn_value *out) {
  return qn_array_make(rt, x, want, false, 0, out);
}

/* --- shapes and axes ----------------------------------------------------------------------------------------------------------- */
int qn_shape_from(qn_rt *rt, qn_value x, int *ndim, int64_t *shape) {
  if (!is_sequence(x)) {
    *ndim = 1;
    if (x.tag == QN_INT || x.tag == QN_BOOL) return shape[0] = x.i, 0;
    return qn_as_index(rt, x, &shape[0]);
  }
  int64_t n = seq_length(x);
  if (n > QN_MAX_RANK)
    return qn_raise(rt, QN_E_ValueError, "maximum supported dimension for an ndarray is currently %d, found %lld", QN_MAX_RANK, (long long)n);
  for (int64_t i = 0; i < n; i++) {
    qn_value v;
    if (seq_item(rt, x, i, &v)) return -1;
    int r = qn_as_index(rt, v, &shape[i]);
    qn_release(rt, v);
    if (r) return -1;
  }
  return *ndim = (int)n, 0;
}

/* numpy.exceptions.AxisError, a class of an embedded module. */
static int axis_error(qn_rt *rt, int64_t axis, int ndim) {
  qn_value cls, exc, pos[2] = {qn_int(axis), qn_int(ndim)};
  if (!rt->hooks.module_function) return qn_raise(rt, QN_E_ValueError, "axis %lld is out of bounds for array of dimension %d", (long long)axis, ndim);
  if (rt->hooks.module_function(rt, "numpy.exceptions", "AxisError", &cls)) return -1;
  int bad = qn_call_pos(rt, cls, pos, 2, &exc);
  qn_release(rt, cls);
  return bad ? -1 : qn_raise_value(rt, exc);
}
int qn_axis_from(qn_rt *rt, int64_t axis, int ndim, int *out) {
  if (axis < -ndim || axis >= ndim) return axis_error(rt, axis, ndim);
  return *out = (int)(axis < 0 ? axis + ndim : axis), 0;
}

/* --- reshape ------------------------------------------------------------------------------------------------------------------------ */
/* Strides of a view of v with the new shape; false: only a copy has them. */
static bool reshape_strides(const qn_view *v, int ndim, const int64_t *shape, int64_t *strides) {
  int64_t old[QN_MAX_RANK], step[QN_MAX_RANK];
  int on = 0;
  for (int d = 0; d < v->ndim; d++)
    if (v->shape[d] != 1) old[on] = v->shape[d], step[on++] = v->strides[d];
  int oi = 0, ni = 0;
  while (ni < ndim && oi < on) { /* match groups of equal size */
    int oj = oi + 1, nj = ni + 1;
    int64_t np = shape[ni], op = old[oi];
    while (np != op) {
      if (np < op) np *= shape[nj++];
      else op *= old[oj++];
    }
    for (int k = oi; k < oj - 1; k++)
      if (step[k] != old[k + 1] * step[k + 1]) return false;
    strides[nj - 1] = step[oj - 1];
    for (int k = nj - 1; k > ni; k--) strides[k - 1] = strides[k] * shape[k];
    oi = oj, ni = nj;
  }
  int64_t last = ni > 0 ? strides[ni - 1] : (int64_t)qn_itemsize(v);
  for (; ni < ndim; ni++) strides[ni] = last;
  return true;
}

static int cannot_reshape(qn_rt *rt, int64_t size, int ndim, const int64_t *shape) {
  char text[160];
  int n = 0;
  text[0] = 0;
  for (int d = 0; d < ndim; d++) {
    if (shape[d] < 0) n += snprintf(text + n, sizeof text - (size_t)n, d ? ",newaxis" : "newaxis");
    else n += snprintf(text + n, sizeof text - (size_t)n, d ? ",%lld" : "%lld", (long long)shape[d]);
  }
  return qn_raise(rt, QN_E_ValueError, "cannot reshape array of size %lld into shape (%s%s)", (long long)size, text, ndim == 1 ? "," : "");
}

int qn_array_reshape(qn_rt *rt, qn_value a, int ndim, const int64_t *want, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int64_t size = qn_view_size(v), known = 1, shape[QN_MAX_RANK], strides[QN_MAX_RANK];
  int free_axis = -1;
  if (ndim > QN_MAX_RANK)
    return qn_raise(rt, QN_E_ValueError, "maximum supported dimension for an ndarray is currently %d, found %d", QN_MAX_RANK, ndim);
  for (int d = 0; d < ndim; d++) {
    shape[d] = want[d];
    if (want[d] < 0) {
      if (free_axis >= 0) return qn_raise(rt, QN_E_ValueError, "can only specify one unknown dimension");
      free_axis = d;
    } else if (__builtin_mul_overflow(known, want[d], &known)) {
      return cannot_reshape(rt, size, ndim, want);
    }
  }
  if (free_axis >= 0) {
    if (known == 0 || size % known) return cannot_reshape(rt, size, ndim, want);
    shape[free_axis] = size / known;
  } else if (known != size) {
    return cannot_reshape(rt, size, ndim, want);
  }
  if (size == 0 || (v->flags & QN_VIEW_C)) {
    int64_t step = (int64_t)qn_itemsize(v);
    for (int d = ndim - 1; d >= 0; d--) { /* a step beyond 64 bits: qn_array_view_of refuses the shape */
      strides[d] = step;
      if (__builtin_mul_overflow(step, shape[d] ? shape[d] : 1, &step)) step = 0;
    }
    return qn_array_view_of(rt, a, v->data, (qn_dtype)v->dtype, ndim, shape, strides, out);
  }
  if (reshape_strides(v, ndim, shape, strides))
    return qn_array_view_of(rt, a, v->data, (qn_dtype)v->dtype, ndim, shape, strides, out);
  qn_value copy;
  if (qn_array_copy(rt, a, &copy)) return -1;
  int r = qn_array_reshape(rt, copy, ndim, shape, out);
  qn_release(rt, copy);
  return r;
}

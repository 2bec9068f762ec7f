/* records_class.c - methods, attributes, iteration and the classes of arrays of records and of single ones. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/records.h"
#include "runtime/object/internal.h"

/* --- conversion --------------------------------------------------------------------------------------------------------- */
static int field_item(qn_rt *rt, const qn_field *f, const char *at, qn_value *out) {
  if (f->text) return qn_field_text_get(rt, f, at + f->offset, false, out);
  if (f->descr && !f->ndim) return qn_record_item(rt, f->descr, at + f->offset, out);
  if (!f->descr && !f->ndim) return qn_elem_item(rt, f->dtype, at + f->offset, out);
  if (f->descr) return qn_raise(rt, QN_E_NotImplementedError, "tolist() of sub-arrays of records is not supported");
  qn_view v = qn_field_view(f, (char *)(uintptr_t)at + f->offset);
  return qn_array_tolist(rt, &v, out);
}
int qn_record_item(qn_rt *rt, const qn_descr *d, const char *at, qn_value *out) {
  if (qn_new_tuple(rt, NULL, d->nfields, out)) return -1;
  for (uint32_t i = 0; i < d->nfields; i++)
    if (field_item(rt, &d->fields[i], at, &((qn_tuple *)out->o)->items[i])) return qn_drop(rt, out), -1;
  return 0;
}

static int to_list(qn_rt *rt, const qn_view *v, const qn_descr *d, int axis, const char *at, qn_value *out) {
  if (axis == v->ndim) return qn_record_item(rt, d, at, out);
  if (qn_new_list(rt, NULL, 0, out)) return -1;
  for (int64_t i = 0; i < v->shape[axis]; i++) {
    qn_value x;
    int r = to_list(rt, v, d, axis + 1, at + i * v->strides[axis], &x);
    if (!r) r = qn_list_append(rt, *out, x), qn_release(rt, x);
    if (r) return qn_drop(rt, out), -1;
  }
  return 0;
}

/* --- methods and attributes --------------------------------------------------------------------------------------------- */
static int m_tolist(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  if (qn_args_parse(rt, args, "ndarray.tolist", "", NULL)) return -1;
  return to_list(rt, qn_records_view(self), qn_records_descr(self), 0, qn_records_view(self)->data, out);
}

static int m_item(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value at;
  int64_t i = 0;
  if (qn_args_parse(rt, args, "ndarray.item", "|args", &at) || (at.tag != QN_UNSET && qn_as_index(rt, at, &i))) return -1;
  int64_t n = qn_view_size(qn_records_view(self));
  if (at.tag == QN_UNSET && n != 1) return qn_raise(rt, QN_E_ValueError, "can only convert an array of size 1 to a Python scalar");
  if (i < 0) i += n;
  if (i < 0 || i >= n) return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for size %lld", (long long)i, (long long)n);
  return qn_record_item(rt, qn_records_descr(self), qn_record_at(qn_records_view(self), i), out);
}

static int m_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value order;
  if (qn_args_parse(rt, args, "ndarray.copy", "|order", &order)) return -1;
  return qn_records_copy(rt, self, out);
}

static int m_astype(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5];
  if (qn_args_parse(rt, args, "ndarray.astype", "dtype|order casting subok copy", v)) return -1;
  int r = qn_records_make(rt, self, v[0], out);
  return r > 0 ? qn_raise(rt, QN_E_NotImplementedError, "astype() of records is supported for dtypes with fields") : r;
}

static int m_tobytes(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value order, dense;
  if (qn_args_parse(rt, args, "ndarray.tobytes", "|order", &order) || qn_records_copy(rt, self, &dense)) return -1;
  const qn_view *v = qn_records_view(dense);
  int r = qn_new_bytes(rt, (qn_sv){v->data, (size_t)qn_view_size(v) * qn_records_descr(self)->itemsize}, out);
  return qn_release(rt, dense), r;
}

static int m_sort(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "ndarray.sort", "|axis kind order stable", v)) return -1;
  return qn_records_sort(rt, self, v[2], false, out);
}
static int m_argsort(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "ndarray.argsort", "|axis kind order stable", v)) return -1;
  return qn_records_sort(rt, self, v[2], true, out);
}

static int with_rec(qn_rt *rt, qn_value self, bool rec, qn_value *out) {
  qn_descr d = *qn_records_descr(self);
  d.rec = rec;
  const qn_descr *own = qn_descr_intern(rt, &d);
  return own ? qn_records_wrap(rt, qn_retained(qn_as_records(self)->bytes), own, !qn_record_is_single(self), out) : -1;
}

static int m_view(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "ndarray.view", "|dtype type", v)) return -1;
  qn_value as = v[1].tag != QN_UNSET ? v[1] : v[0];
  if (as.tag == QN_UNSET) return qn_records_wrap(rt, qn_retained(qn_as_records(self)->bytes), qn_records_descr(self), !qn_record_is_single(self), out);
  if (as.tag == QN_OBJ && as.o == &qn_recarray_class.obj) return with_rec(rt, self, true, out);
  if (as.tag == QN_OBJ && as.o == &qn_array_class.obj) return with_rec(rt, self, false, out);
  const qn_descr *d;
  int r = qn_descr_from(rt, as, false, &d);
  if (r == 0 && d->itemsize == qn_records_descr(self)->itemsize)
    return qn_records_wrap(rt, qn_retained(qn_as_records(self)->bytes), d, !qn_record_is_single(self), out);
  if (r < 0) return -1;
  return qn_raise(rt, QN_E_NotImplementedError, "view() of records is supported for np.recarray and dtypes of the same size");
}

static int m_reshape(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value shape_arg, part;
  for (uint32_t k = 0; k < args->nkw; k++)
    if (!qn_is(args->kwvals[k], QN_K_STR) || !qn_sv_is(qn_str_sv(args->kwvals[k]), "C"))
      return qn_raise(rt, QN_E_NotImplementedError, "reshape() of records goes by rows (order='C')");
  if (args->npos == 1) shape_arg = qn_retained(args->pos[0]);
  else if (qn_new_tuple(rt, args->pos, args->npos, &shape_arg)) return -1;
  int ndim;
  int64_t shape[QN_MAX_RANK];
  int r = qn_shape_from(rt, shape_arg, &ndim, shape) || qn_array_reshape(rt, qn_as_records(self)->bytes, ndim, shape, &part);
  qn_release(rt, shape_arg);
  if (r) return -1;
  if (qn_view_of(part)->owner != qn_records_view(self)->owner) { /* it needed a copy, but of the records */
    qn_value copy;
    qn_release(rt, part);
    if (qn_records_copy(rt, self, &copy)) return -1;
    r = qn_array_reshape(rt, qn_as_records(copy)->bytes, ndim, shape, &part);
    qn_release(rt, copy);
    if (r) return -1;
  }
  return qn_records_wrap(rt, part, qn_records_descr(self), true, out);
}

/* The order= of a method that puts elements in a row; 1: by columns (of what has several dimensions), 0, -1. */
static int by_columns(qn_rt *rt, qn_value self, const qn_args *args, const char *method) {
  qn_value order;
  if (qn_args_parse(rt, args, method, "|order", &order)) return -1;
  if (order.tag == QN_UNSET || order.tag == QN_NONE) return 0;
  const qn_sv s = qn_is(order, QN_K_STR) ? qn_str_sv(order) : QN_SV("");
  if (s.n != 1 || !strchr("CFAK", s.p[0])) return qn_raise(rt, QN_E_ValueError, "order must be one of 'C', 'F', 'A', or 'K'");
  const qn_view *v = qn_records_view(self);
  return v->ndim > 1 && (s.p[0] == 'F' || (s.p[0] != 'C' && v->strides[0] < v->strides[v->ndim - 1]));
}

static int in_a_row(qn_rt *rt, qn_value self, bool columns, bool own, qn_value *out) {
  const qn_value one[1] = {qn_int(-1)};
  const qn_args flat = {.pos = one, .npos = 1};
  qn_value from = qn_retained(self), part;
  if (columns) {
    if (qn_array_transpose(rt, qn_as_records(self)->bytes, NULL, &part)) return qn_release(rt, from), -1;
    qn_release(rt, from);
    if (qn_records_wrap(rt, part, qn_records_descr(self), true, &from)) return -1;
  }
  const qn_view *v = qn_records_view(from);
  int64_t step = qn_records_descr(from)->itemsize;
  bool run = true;
  for (int d = v->ndim - 1; d >= 0; step *= v->shape[d--]) run = run && (v->shape[d] == 1 || v->strides[d] == step);
  if (own || !run) {
    int bad = qn_records_copy(rt, from, &part);
    qn_release(rt, from);
    if (bad) return -1;
    from = part;
  }
  int r = m_reshape(rt, from, &flat, out);
  return qn_release(rt, from), r;
}

static int m_flatten(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const int columns = by_columns(rt, self, args, "ndarray.flatten");
  return columns < 0 ? -1 : in_a_row(rt, self, columns, true, out);
}
static int m_ravel(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const int columns = by_columns(rt, self, args, "ndarray.ravel");
  return columns < 0 ? -1 : in_a_row(rt, self, columns, false, out);
}

static int shape_tuple(qn_rt *rt, const int64_t *x, int n, qn_value *out) {
  if (qn_new_tuple(rt, NULL, n, out)) return -1;
  for (int d = 0; d < n; d++) ((qn_tuple *)out->o)->items[d] = qn_int(x[d]);
  return 0;
}

/* Methods that are functions of lib/numpy_records.py, and the attribute `flat`. 1: no such name. */
static int written(qn_rt *rt, qn_value v, qn_sv name, qn_value *out) {
  static const char *const names[] = {"astype", "compress", "fill", "flat", "put", "repeat", "squeeze", "swapaxes", "take", "tobytes", "transpose"};
  size_t k = 0;
  while (k < QN_COUNT(names) && !qn_sv_is(name, names[k])) k++;
  qn_value fn;
  if (k == QN_COUNT(names)) return 1;
  if (rt->hooks.module_function(rt, "numpy._records", names[k], &fn)) return -1;
  int r = strcmp(names[k], "flat") == 0 ? qn_call_pos(rt, fn, &v, 1, out) : qn_new_bound_method(rt, v, fn, out);
  return qn_release(rt, fn), r;
}

static int get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_view *w = qn_records_view(v);
  qn_sv n = qn_sym_sv(name);
  if (qn_records_descr(v)->rec) {
    int at = qn_descr_find(qn_records_descr(v), name);
    if (at >= 0) return qn_records_field(rt, v, (uint32_t)at, out);
  }
  if (qn_sv_is(n, "dtype")) return qn_new_record_dtype(rt, qn_records_descr(v), out);
  if (qn_sv_is(n, "shape")) return shape_tuple(rt, w->shape, w->ndim, out);
  if (qn_sv_is(n, "strides")) return shape_tuple(rt, w->strides, w->ndim, out);
  if (qn_sv_is(n, "ndim")) return *out = qn_int(w->ndim), 0;
  if (qn_sv_is(n, "size")) return *out = qn_int(qn_view_size(w)), 0;
  if (qn_sv_is(n, "itemsize")) return *out = qn_int(qn_records_descr(v)->itemsize), 0;
  if (qn_sv_is(n, "nbytes")) return *out = qn_int(qn_view_size(w) * qn_records_descr(v)->itemsize), 0;
  if (qn_sv_is(n, "T")) {
    qn_value part;
    if (qn_array_transpose(rt, qn_as_records(v)->bytes, NULL, &part)) return -1;
    return qn_records_wrap(rt, part, qn_records_descr(v), !qn_record_is_single(v), out);
  }
  return qn_record_is_single(v) ? 1 : written(rt, v, n, out);
}

static int set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  int at = qn_records_descr(v)->rec ? qn_descr_find(qn_records_descr(v), name) : -1;
  if (at >= 0) return qn_records_store_field(rt, v, (uint32_t)at, x);
  return qn_raise(rt, QN_E_AttributeError, "'%s' object has no attribute '%s'", qn_class_of(v)->full_name ? qn_class_of(v)->full_name : qn_class_of(v)->name, name->text);
}

static int64_t length(qn_rt *rt, qn_value v) {
  const qn_view *w = qn_records_view(v);
  if (qn_record_is_single(v)) return qn_records_descr(v)->nfields;
  return w->ndim ? w->shape[0] : qn_raise(rt, QN_E_TypeError, "len() of unsized object");
}

static void destroy(qn_rt *rt, qn_obj *o) {
  qn_records *r = (qn_records *)o;
  for (uint32_t i = 0; r->parts && i < r->descr->nfields; i++) qn_release(rt, r->parts[i]);
  if (r->parts) qn_free(rt->alloc, r->parts, (r->descr->nfields + 1) * sizeof *r->parts);
  qn_release(rt, r->bytes);
  qn_obj_free(rt, o, sizeof(qn_records));
}

static int truth(qn_rt *rt, qn_value v) {
  const qn_view *w = qn_records_view(v);
  if (qn_record_is_single(v) || qn_view_size(w) == 1) return 1;
  return qn_raise(rt, QN_E_ValueError, "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
}

/* --- iteration ---------------------------------------------------------------------------------------------------------- */
typedef struct records_iter {
  qn_obj obj;
  qn_value of;
  int64_t i;
} records_iter;
static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((records_iter *)o)->of);
  qn_obj_free(rt, o, sizeof(records_iter));
}
static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  records_iter *it = (records_iter *)v.o;
  if (it->i >= length(rt, it->of)) return QN_STOP;
  return qn_records_get(rt, it->of, qn_int(it->i++), out);
}
static int iter_self(qn_rt *rt, qn_value v, qn_value *out) { return (void)rt, *out = qn_retained(v), 0; }
static qn_class records_iter_class = {QN_CLASS_HEAD("iterator", QN_K_ITER, &qn_object_class), .destroy = iter_destroy, .iter = iter_self,
                                      .next = iter_next};

static int iter(qn_rt *rt, qn_value v, qn_value *out) {
  if (!qn_record_is_single(v) && qn_records_view(v)->ndim == 0) return qn_raise(rt, QN_E_TypeError, "iteration over a 0-d array");
  records_iter *it = qn_obj_new(rt, &records_iter_class, sizeof *it);
  if (!it) return -1;
  it->of = qn_retained(v);
  return *out = qn_from_obj(it), 0;
}

static int recarray_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[4];
  (void)cls;
  if (qn_args_parse(rt, args, "recarray", "shape|dtype formats names", v)) return -1;
  qn_value plain;
  int r = qn_records_filled(rt, v[0], v[1], false, &plain);
  if (r == 1) return qn_raise(rt, QN_E_TypeError, "recarray() needs a dtype with fields");
  if (r) return -1;
  r = with_rec(rt, plain, true, out);
  qn_release(rt, plain);
  return r;
}

static const qn_method methods[] = {{.name = "tolist", .fn = m_tolist}, {.name = "item", .fn = m_item},       {.name = "copy", .fn = m_copy},
                                    {.name = "astype", .fn = m_astype}, {.name = "tobytes", .fn = m_tobytes},
                                    {.name = "sort", .fn = m_sort},     {.name = "argsort", .fn = m_argsort}, {.name = "view", .fn = m_view},
                                    {.name = "reshape", .fn = m_reshape}, {.name = "ravel", .fn = m_ravel}, {.name = "flatten", .fn = m_flatten},
                                    {.name = NULL}};

#define RECORDS_CLASS(name_, base_, ...)                                                                                                   \
  {.obj = {&qn_type_class, -1, NULL, NULL}, .name = (name_), .module = "numpy", .kind = QN_K_OTHER, .base = (base_), .full_name = "numpy." name_, \
   .methods = methods, .destroy = destroy, .repr = qn_records_repr,                                                                        \
   .str = qn_records_str, .truth = truth, .length = length, .get_item = qn_records_get, .set_item = qn_records_set, .iter = iter,                     \
   .get_attr = get_attr, .set_attr = set_attr, .compare = qn_records_compare, __VA_ARGS__}
qn_class qn_records_class = RECORDS_CLASS("ndarray", &qn_object_class, .construct = NULL);
qn_class qn_recarray_class = RECORDS_CLASS("recarray", &qn_records_class, .construct = recarray_construct);
qn_class qn_void_class = RECORDS_CLASS("void", &qn_object_class, .construct = NULL);
qn_class qn_record_class = RECORDS_CLASS("record", &qn_void_class, .construct = NULL);

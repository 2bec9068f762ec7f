/* class.c - the class of arrays: operators, items, iteration, truth, text. Methods are in methods.c. */
#include "runtime/object/array/dates.h"
#include "runtime/object/bytes.h"
#include "runtime/object/memory.h"
#include "runtime/object/array/class.h"

static void array_destroy(qn_rt *rt, qn_obj *o) {
  qn_array *a = (qn_array *)o;
  qn_release(rt, qn_from_obj(a->view.owner));
  if (a->base) qn_release(rt, qn_from_obj(a->base));
  qn_obj_free(rt, o, sizeof *a);
}

/* --- operators --------------------------------------------------------------------------------------------------------------- */
/* Operands that arithmetic with an array takes; anything else is left to its own class. */
static bool takes(qn_value v) {
  qn_optype t;
  return qn_optype_of(v, &t) || qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE) || qn_is(v, QN_K_RANGE) || qn_memory_is_items(v);
}

/* x ** 2 and the like have exact short forms; NumPy takes them for a number as the exponent. */
qn_ufunc_id qn_short_power(qn_dtype d, qn_value b) {
  double e, im;
  if (qn_is_array(b) || !qn_number_parts(b, &e, &im) || im != 0) return QN_UF_power;
  if (d == QN_D_BOOL && b.tag == QN_INT && e == 2) return QN_UF_square; /* int8, as NumPy has it */
  qn_optype t[2] = {{d, QN_STRONG}, {QN_D_INT64, QN_STRONG}};
  qn_ufunc_types u;
  if (!qn_optype_of(b, &t[1]) || qn_dtype_is_complex(t[1].dtype)) return QN_UF_power;
  if (!qn_ufunc_resolve(QN_UF_power, t, &u) || u.loop != d) return QN_UF_power;
  if (e == 2 && qn_dtypes[d].kind != 'b') return QN_UF_square;
  if (!qn_dtype_is_float(d) && !qn_dtype_is_complex(d)) return QN_UF_power;
  if (e == 1) return qn_dtype_is_complex(d) ? QN_UF_power : QN_UF_positive;
  return e == 0.5 ? QN_UF_sqrt : e == -1 ? QN_UF_reciprocal : QN_UF_power;
}

static qn_ufunc_id short_power(qn_value a, qn_value b) { return qn_is_array(a) ? qn_short_power((qn_dtype)qn_view_of(a)->dtype, b) : QN_UF_power; }

int qn_array_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (op == QN_MATMUL) return qn_matmul(rt, a, b, out);
  if (op == QN_DIVMOD) {
    qn_value in[2] = {a, b}, res[2];
    if (qn_ufunc_apply(rt, QN_UF_divmod, &(qn_ufunc_call){.in = in}, res)) return -1;
    int r = qn_new_tuple(rt, res, 2, out);
    qn_release(rt, res[0]), qn_release(rt, res[1]);
    return r;
  }
  qn_ufunc_id id = op == QN_POW ? short_power(a, b) : qn_ufunc_of_binop(op);
  return qn_ufuncs[id].nin == 1 ? qn_ufunc1(rt, id, a, out) : qn_ufunc2(rt, id, a, b, out);
}

enum { REUSE_MIN = 1 << 12 };
static bool large_enough(qn_value x) { return qn_is_array(x) && qn_view_size(qn_view_of(x)) >= REUSE_MIN; }

/* May `x` hold the result of id with `other`: nobody else sees it, and the result has its dtype, shape and layout. */
static bool can_hold(qn_value x, qn_value other, qn_ufunc_id id, const qn_ufunc_types *t) {
  if (!qn_is_array(x) || x.o->rc != 1 || x.o->cls != &qn_array_class) return false;
  const qn_array *a = qn_as_array(x);
  const qn_view *v = &a->view;
  const qn_buffer *owner = v->owner;
  if (a->base || !owner || owner->obj.rc != 1 || !owner->block || owner->foreign || !(v->flags & QN_VIEW_C) || (v->flags & QN_VIEW_READONLY)) return false;
  if (v->dtype > QN_D_COMPLEX128 || t->loop != v->dtype || t->out[0] != v->dtype || qn_ufuncs[id].nout != 1 || qn_view_size(v) < REUSE_MIN) return false;
  if (!qn_is_array(other)) return true;
  const qn_view *w = qn_view_of(other);
  if (w->ndim > v->ndim || (w->ndim == v->ndim && v->ndim > 1 && !(w->flags & QN_VIEW_C))) return false; /* a new array might take w's layout */
  for (int d = 0; d < w->ndim; d++)
    if (w->shape[d] != 1 && w->shape[d] != v->shape[d + v->ndim - w->ndim]) return false;
  return true;
}

int qn_array_binary_temps(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool a_temp, bool b_temp, qn_value *out) {
  qn_optype types[2];
  qn_ufunc_types t;
  qn_value in[2] = {a, b};
  if (!(a_temp && large_enough(a)) && !(b_temp && large_enough(b))) return 1;
  if (op == QN_MATMUL || op == QN_DIVMOD || !qn_optype_of(a, &types[0]) || !qn_optype_of(b, &types[1])) return 1;
  qn_ufunc_id id = op == QN_POW ? short_power(a, b) : qn_ufunc_of_binop(op);
  if (!qn_ufunc_resolve(id, types, &t)) return 1;
  bool first = a_temp && can_hold(a, b, id, &t);
  if (!first && !(b_temp && qn_ufuncs[id].nin == 2 && can_hold(b, a, id, &t))) return 1;
  return qn_ufunc_apply(rt, id, &(qn_ufunc_call){.in = in, .out = {first ? a : b}}, out);
}

/* An array beside an instance of a class: its class takes the operator over, wants to be asked itself, or is an element. */
static int with_instance(qn_rt *rt, qn_ufunc_id id, qn_value a, qn_value b, qn_value *out) {
  qn_value one, in[2] = {a, b}, instance = qn_is(a, QN_K_INSTANCE) ? a : b;
  int status = qn_ufunc_ask(rt, id, instance, in, out);
  if (status != QN_UFUNC_ELEMENT) return status;
  if (qn_array_new(rt, QN_D_OBJECT, 0, NULL, false, &one)) return -1;
  status = qn_elem_put(rt, QN_D_OBJECT, qn_view_of(one)->data, instance);
  in[qn_is(a, QN_K_INSTANCE) ? 0 : 1] = one;
  if (!status) status = qn_ufunc2(rt, id, in[0], in[1], out);
  return qn_release(rt, one), status;
}
static bool one_instance(qn_value a, qn_value b) { return (qn_is(a, QN_K_INSTANCE) && qn_is_array(b)) || (qn_is_array(a) && qn_is(b, QN_K_INSTANCE)); }

static int array_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (a.tag == QN_NONE || b.tag == QN_NONE) { /* element by element, which gives Python's message */
    qn_value none, in[2] = {a, b};
    qn_dtype d = QN_D_OBJECT;
    if (op == QN_MATMUL || op == QN_DIVMOD) return QN_NOT_IMPLEMENTED;
    if (qn_array_new(rt, d, 0, NULL, false, &none)) return -1;
    in[a.tag == QN_NONE ? 0 : 1] = none;
    int r = qn_ufunc2(rt, qn_ufunc_of_binop(op), in[0], in[1], out);
    return qn_release(rt, none), r;
  }
  qn_value with = qn_is_array(a) ? a : b;
  if ((qn_is(a, QN_K_STR) || qn_is(b, QN_K_STR)) && qn_view_of(with)->dtype == QN_D_OBJECT && op != QN_MATMUL && op != QN_DIVMOD) { /* texts joined */
    qn_value one, in[2] = {a, b};
    qn_dtype d = QN_D_OBJECT;
    if (qn_array_new(rt, d, 0, NULL, false, &one)) return -1;
    int r = qn_elem_put(rt, d, qn_view_of(one)->data, qn_is_array(a) ? b : a);
    in[qn_is_array(a) ? 1 : 0] = one;
    if (!r) r = qn_ufunc2(rt, qn_ufunc_of_binop(op), in[0], in[1], out);
    return qn_release(rt, one), r;
  }
  if (qn_is(a, QN_K_STR) || qn_is(b, QN_K_STR)) return op == QN_MATMUL || op == QN_DIVMOD ? QN_NOT_IMPLEMENTED : qn_ufunc2(rt, qn_ufunc_of_binop(op), a, b, out);
  if (one_instance(a, b) && !qn_memory_is_items(qn_is_array(a) ? b : a) && op != QN_MATMUL && op != QN_DIVMOD) return with_instance(rt, qn_ufunc_of_binop(op), a, b, out);
  if (!takes(a) || !takes(b)) return QN_NOT_IMPLEMENTED;
  return qn_array_binary(rt, op, a, b, out);
}

static int array_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (qn_is(b, QN_K_INSTANCE) && qn_stands_for_array(rt, qn_class_of(b))) {
    qn_value plain;
    if (qn_array_from(rt, b, NULL, &plain)) return -1;
    const int done = array_inplace(rt, op, a, plain, out);
    return qn_release(rt, plain), done;
  }
  if (!takes(b)) return QN_NOT_IMPLEMENTED;
  qn_value in[2] = {a, b}, r;
  if (op == QN_MATMUL) {
    if (qn_matmul(rt, a, b, &r)) return -1;
    int bad = qn_is_array(r) ? qn_array_assign(rt, qn_view_of(a), qn_view_of(r)) : qn_raise(rt, QN_E_ValueError, "inplace matrix multiplication requires an array");
    qn_release(rt, r);
    if (!bad) *out = qn_retained(a);
    return bad;
  }
  qn_ufunc_id id = op == QN_POW ? short_power(a, b) : qn_ufunc_of_binop(op);
  if (op == QN_DIVMOD) return QN_NOT_IMPLEMENTED;
  qn_ufunc_call call = {.in = in, .out = {a}};
  return qn_ufunc_apply(rt, id, &call, out);
}

static int array_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  switch (op) {
    case QN_NEG: return qn_ufunc1(rt, QN_UF_negative, a, out);
    case QN_POS: return qn_ufunc1(rt, QN_UF_positive, a, out);
    case QN_INVERT: return qn_ufunc1(rt, QN_UF_invert, a, out);
    case QN_NOT: break;
  }
  return QN_NOT_IMPLEMENTED;
}

static int array_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (takes(a) && takes(b)) return qn_ufunc2(rt, qn_ufunc_of_cmp(op), a, b, out);
  if (one_instance(a, b)) return with_instance(rt, qn_ufunc_of_cmp(op), a, b, out);
  qn_value arr = qn_is_array(a) ? a : b;
  if (qn_dtype_is_time((qn_dtype)qn_view_of(arr)->dtype) && !qn_is(b, QN_K_SERIES) && !qn_is(b, QN_K_FRAME) && !qn_is(b, QN_K_INDEX))
    return qn_time_compare_array(rt, op, a, b, out);
  bool text = (qn_is(a, QN_K_STR) || qn_is(b, QN_K_STR)) && qn_view_of(arr)->dtype == QN_D_OBJECT;
  if ((op != QN_EQ && op != QN_NE && !text) || qn_is(b, QN_K_SERIES) || qn_is(b, QN_K_FRAME) || qn_is(b, QN_K_INDEX)) return QN_NOT_IMPLEMENTED;
  if (qn_view_of(arr)->dtype == QN_D_OBJECT) {
    qn_value other, in[2];
    qn_dtype d = QN_D_OBJECT;
    if (qn_array_new(rt, d, 0, NULL, false, &other)) return -1;
    int r = qn_elem_put(rt, d, qn_view_of(other)->data, qn_is_array(a) ? b : a);
    in[0] = qn_is_array(a) ? a : other, in[1] = qn_is_array(a) ? other : b;
    if (!r) r = qn_ufunc2(rt, qn_ufunc_of_cmp(op), in[0], in[1], out);
    qn_release(rt, other);
    return r;
  }
  if (qn_array_new(rt, QN_D_BOOL, qn_view_of(arr)->ndim, qn_view_of(arr)->shape, false, out)) return -1;
  memset(qn_view_of(*out)->data, op == QN_NE, (size_t)qn_view_size(qn_view_of(*out)));
  return 0;
}

/* --- truth, length, iteration -------------------------------------------------------------------------------------------------- */
static int array_truth(qn_rt *rt, qn_value v) {
  qn_view *w = qn_view_of(v);
  int64_t n = qn_view_size(w);
  if (n == 0)
    return qn_raise(rt, QN_E_ValueError, "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.");
  if (n > 1)
    return qn_raise(rt, QN_E_ValueError, "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
  qn_value x;
  if (qn_elem_get(rt, (qn_dtype)w->dtype, w->data, &x)) return -1;
  int r = qn_truth(rt, x);
  qn_release(rt, x);
  return r;
}

static int64_t array_length(qn_rt *rt, qn_value v) {
  if (qn_view_of(v)->ndim == 0) return qn_raise(rt, QN_E_TypeError, "len() of unsized object");
  return qn_view_of(v)->shape[0];
}

static int array_contains(qn_rt *rt, qn_value v, qn_value x) {
  qn_value eq, any;
  if (array_compare(rt, v, x, QN_EQ, &eq)) return -1;
  qn_reduce_args args = {.axes = QN_ALL_AXES};
  int r = qn_array_reduce(rt, QN_AREDUCE_ANY, eq, &args, &any);
  qn_release(rt, eq);
  return r ? -1 : any.i != 0;
}

typedef struct array_iter {
  qn_obj obj;
  qn_value array;
  int64_t at;
} array_iter;

static void iter_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((array_iter *)o)->array);
  qn_obj_free(rt, o, sizeof(array_iter));
}

static int iter_next(qn_rt *rt, qn_value v, qn_value *out) {
  array_iter *it = (array_iter *)v.o;
  qn_view *w = qn_view_of(it->array);
  if (it->at >= w->shape[0]) return QN_STOP;
  if (w->ndim == 1) return qn_elem_get(rt, (qn_dtype)w->dtype, (char *)w->data + w->strides[0] * it->at++, out);
  return qn_array_get(rt, it->array, qn_int(it->at++), out);
}

static int iter_self(qn_rt *rt, qn_value v, qn_value *out) {
  (void)rt;
  return *out = qn_retained(v), 0;
}

static qn_class array_iter_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "iterator", .module = "builtins", .kind = QN_K_ITER,
                                    .base = &qn_object_class, .destroy = iter_destroy, .next = iter_next, .iter = iter_self};

static int array_iterate(qn_rt *rt, qn_value v, qn_value *out) {
  if (qn_view_of(v)->ndim == 0) return qn_raise(rt, QN_E_TypeError, "iteration over a 0-d array");
  array_iter *it = qn_obj_new(rt, &array_iter_class, sizeof *it);
  if (!it) return -1;
  it->array = qn_retained(v);
  return *out = qn_from_obj(it), 0;
}

/* --- text and attributes ------------------------------------------------------------------------------------------------------- */
static int array_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  if (spec.n == 0) return qn_array_str(rt, v, out);
  if (qn_view_of(v)->ndim == 0) {
    qn_value x;
    if (qn_elem_get(rt, (qn_dtype)qn_view_of(v)->dtype, qn_view_of(v)->data, &x)) return -1;
    int r = qn_format(rt, x, spec, out);
    return qn_release(rt, x), r;
  }
  return qn_raise(rt, QN_E_TypeError, "unsupported format string passed to numpy.ndarray.__format__");
}

static int array_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)v, (void)out;
  return qn_raise(rt, QN_E_TypeError, "unhashable type: 'numpy.ndarray'");
}

static int array_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  if (qn_sv_is(qn_sym_sv(name), "shape")) {
    int n;
    int64_t shape[QN_MAX_RANK];
    qn_value r;
    if (qn_shape_from(rt, x, &n, shape) || qn_array_reshape(rt, v, n, shape, &r)) return -1;
    if (qn_view_of(r)->data != qn_view_of(v)->data) {
      qn_release(rt, r);
      return qn_raise(rt, QN_E_AttributeError, "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.");
    }
    void *owner = qn_view_of(v)->owner;
    *qn_view_of(v) = *qn_view_of(r);
    qn_view_of(v)->owner = owner;
    qn_release(rt, r);
    return 0;
  }
  if (qn_sv_is(qn_sym_sv(name), "real") || qn_sv_is(qn_sym_sv(name), "imag")) {
    qn_value part, all = {.tag = QN_ELLIPSIS};
    if (qn_sv_is(qn_sym_sv(name), "imag") && !qn_dtype_is_complex((qn_dtype)qn_view_of(v)->dtype))
      return qn_raise(rt, QN_E_TypeError, "array does not have imaginary part to set");
    int status = qn_array_attr(rt, v, name, &part);
    if (status) return status;
    status = qn_array_set(rt, part, all, x);
    return qn_release(rt, part), status;
  }
  if (qn_sv_is(qn_sym_sv(name), "flat")) {
    qn_value all = {.tag = QN_ELLIPSIS};
    return qn_array_set(rt, v, all, x);
  }
  if (qn_sv_is(qn_sym_sv(name), "T") || qn_sv_is(qn_sym_sv(name), "size") || qn_sv_is(qn_sym_sv(name), "ndim"))
    return qn_raise(rt, QN_E_AttributeError, "attribute '%s' of 'numpy.ndarray' objects is not writable", name->text);
  return qn_raise(rt, QN_E_AttributeError, "'numpy.ndarray' object has no attribute '%s'", name->text);
}

/* The row of a name. Where the last ones were found is kept by thread; a name's text decides, as its symbol may end with its runtime. */
static const qn_method *method_of(qn_sym name) {
  enum { KEPT = 64 };
  static _Thread_local const qn_method *kept[KEPT];
  const qn_method **at = &kept[((uintptr_t)name >> 4) % KEPT];
  if (*at && qn_sv_is(qn_sym_sv(name), (*at)->name)) return *at;
  for (const qn_method *m = qn_array_methods; m->name; m++)
    if (qn_sv_is(qn_sym_sv(name), m->name)) return *at = m;
  return NULL;
}

int qn_array_attr(qn_rt *rt, qn_value a, qn_sym name, qn_value *out) {
  const qn_method *m = method_of(name);
  if (!m) return 1;
  if (m->property) return m->fn(rt, a, &(qn_args){.npos = 0}, out);
  return qn_new_native(rt, m->name, m->fn, a, out);
}

/* The codes of struct for the dtypes, in their order (base/dtype.def); dates and objects have none. */
static const char *const codes[] = {"?", "b", "h", "i", "l", "B", "H", "I", "L", "f", "d", "Zf", "Zd"};

static int array_memory(qn_rt *rt, qn_value a, qn_memory *out) {
  const qn_view *v = qn_view_of(a);
  if (qn_foreign(v)) return qn_raise(rt, QN_E_NotImplementedError, "the memory of an array in the other order of bytes is not shared: give its tobytes()");
  if (v->dtype >= QN_COUNT(codes)) return qn_raise(rt, QN_E_ValueError, "cannot include dtype '%c' in a buffer", qn_dtypes[v->dtype].kind);
  *out = (qn_memory){.data = v->data, .readonly = (v->flags & QN_VIEW_READONLY) != 0, .ndim = v->ndim, .itemsize = (int64_t)qn_itemsize(v)};
  memcpy(out->shape, v->shape, sizeof out->shape);
  memcpy(out->strides, v->strides, sizeof out->strides);
  snprintf(out->format, sizeof out->format, "%s", codes[v->dtype]);
  return 0;
}

/* The memory of another object as an array that shares it. 1: it has none, or elements that no dtype has. */
int qn_array_of_memory(qn_rt *rt, qn_value of, qn_value *out) {
  qn_memory m;
  void *user, (*release)(void *);
  if (of.tag != QN_OBJ || qn_is_array(of) || qn_is(of, QN_K_BYTES)) return 1;
  const int has = qn_memory_of(rt, of, &m);
  if (has <= 0) return has < 0 ? -1 : 1;
  const char *f = m.format + (m.format[0] == '@');
  const char c = f[1] ? 0 : *f == 'q' || *f == 'n' ? 'l' : *f == 'Q' || *f == 'N' ? 'L' : *f;
  size_t d = 0;
  while (d < QN_COUNT(codes) && !(c ? codes[d][0] == c && !codes[d][1] : !strcmp(codes[d], f))) d++;
  if (d == QN_COUNT(codes)) return 1;
  qn_view view = {.data = m.data, .dtype = (uint8_t)d, .ndim = m.ndim};
  memcpy(view.shape, m.shape, sizeof m.shape);
  memcpy(view.strides, m.strides, sizeof m.strides);
  qn_view_flags(&view);
  if (m.readonly) view.flags |= QN_VIEW_READONLY;
  if (qn_bytes_hold(rt, of, &user, &release)) return -1;
  if (qn_array_wrap(rt, &view, release, user, out)) return release(user), -1;
  return 0;
}

static int array_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value vals[2];
  int n;
  int64_t shape[QN_MAX_RANK];
  qn_dtype d = QN_D_FLOAT64;
  (void)cls;
  if (qn_args_parse(rt, args, "ndarray", "shape|dtype", vals) || qn_shape_from(rt, vals[0], &n, shape)) return -1;
  if (vals[1].tag != QN_UNSET && qn_dtype_from(rt, vals[1], &d)) return -1;
  return qn_array_new(rt, d, n, shape, true, out);
}

qn_class qn_array_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ndarray", .full_name = "numpy.ndarray", .module = "numpy", .kind = QN_K_ARRAY,
                           .base = &qn_object_class, .methods = qn_array_methods, .destroy = array_destroy, .repr = qn_array_repr,
                           .str = qn_array_str, .format = array_format, .hash = array_hash, .truth = array_truth,
                           .compare = array_compare, .binary = array_binary, .inplace = array_inplace, .unary = array_unary,
                           .length = array_length, .get_item = qn_array_get, .set_item = qn_array_set, .contains = array_contains,
                           .iter = array_iterate, .set_attr = array_set_attr, .memory = array_memory, .construct = array_construct};

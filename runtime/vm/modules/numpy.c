/* numpy.c - the numpy module: constants, dtypes, ufuncs, submodules, and the helpers its parts share. */
#include "runtime/object/bigint.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy.h"

#include "runtime/math/math.h"

#include <math.h>

/* --- helpers -------------------------------------------------------------------------------------------------------------------- */
qn_value *qn_np_array(qn_keep *k, qn_value x) {
  qn_value *s = qn_slot(k);
  return qn_array_from(k->rt, x, NULL, s) ? NULL : s;
}
qn_value *qn_np_array_of(qn_keep *k, qn_value x, qn_dtype d) {
  qn_value *s = qn_slot(k), *c = qn_slot(k);
  if (qn_is_array(x) && qn_dtype_is_time((qn_dtype)qn_view_of(x)->dtype) && !qn_dtype_is_time(d)) /* a date is no number */
    return qn_time_cast_error(k->rt, (qn_dtype)qn_view_of(x)->dtype, d, "safe"), NULL;
  return qn_array_from(k->rt, x, &d, s) || qn_array_contiguous(k->rt, *s, c) ? NULL : c;
}
int qn_np_dtype(qn_rt *rt, qn_value x, qn_dtype *out) { return qn_given(x) ? qn_dtype_from(rt, x, out) : 0; }
int qn_np_index(qn_rt *rt, qn_value x, int64_t *out) { return qn_given(x) ? qn_as_index(rt, x, out) : 0; }
int qn_np_bool(qn_rt *rt, qn_value x, bool *out) {
  if (!qn_given(x)) return 0;
  int t = qn_truth(rt, x);
  return t < 0 ? -1 : (*out = t, 0);
}
int qn_np_real(qn_rt *rt, qn_value x, double *out) {
  if (!qn_given(x)) return 0;
  if (qn_is_array(x) && qn_view_size(qn_view_of(x)) == 1) return qn_elem_cast((qn_dtype)qn_view_of(x)->dtype, qn_view_of(x)->data, QN_D_FLOAT64, out), 0;
  return qn_as_double(rt, x, out);
}

/* A Series or a frame: its own method, as NumPy's functions ask what is no array. What NumPy passes on: axis=None to reductions of a
 * frame, ddof=0 to std and var. 1: it has no such method. */
static int pandas_method(qn_rt *rt, const char *name, qn_value x, const qn_args *rest, qn_value *out) {
  enum { MOST = 10 };
  static const char *const reductions[] = {"sum", "prod", "mean", "min", "max", "std", "var", "any", "all"};
  qn_sym names[MOST + 2], sym = qn_sym_of(rt, name);
  qn_value vals[MOST + 2], fn;
  if (!sym) return -1;
  if (rest->nkw > MOST) return 1;
  if (qn_get_attr(rt, x, sym, &fn)) return qn_exc_clear(rt), 1;
  uint32_t n = rest->nkw;
  bool reduction = false, axis = rest->npos > 0, ddof = false;
  for (size_t i = 0; i < QN_COUNT(reductions); i++) reduction = reduction || strcmp(name, reductions[i]) == 0;
  for (uint32_t k = 0; k < n; k++) {
    names[k] = rest->kwnames[k], vals[k] = rest->kwvals[k];
    axis = axis || qn_sv_is(qn_sym_sv(names[k]), "axis");
    ddof = ddof || qn_sv_is(qn_sym_sv(names[k]), "ddof");
  }
  if (reduction && !axis && qn_is(x, QN_K_FRAME)) names[n] = qn_sym_of(rt, "axis"), vals[n++] = qn_none();
  if (!ddof && (!strcmp(name, "std") || !strcmp(name, "var"))) names[n] = qn_sym_of(rt, "ddof"), vals[n++] = qn_int(0);
  qn_args call = {.pos = rest->pos, .npos = rest->npos, .nkw = n, .kwnames = names, .kwvals = vals};
  int status = qn_call_object(rt, fn, &call, out);
  return qn_release(rt, fn), status;
}

/* An instance of a class with a method of that name: NumPy asks it. 1: it has none. */
static int own_method(qn_rt *rt, const char *name, qn_value x, const qn_args *rest, qn_value *out) {
  qn_value fn;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym) return -1;
  if (qn_get_attr(rt, x, sym, &fn)) return qn_exc_clear(rt), 1;
  int status = qn_call_object(rt, fn, rest, out);
  return qn_release(rt, fn), status;
}

int qn_np_delegate(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  qn_args rest = *args;
  qn_value x = {0}, a;
  if (args->npos) {
    x = args->pos[0];
    rest.pos++, rest.npos--;
  } else {
    for (uint32_t k = 0; k < args->nkw; k++)
      if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "a")) x = args->kwvals[k];
    if (x.tag != QN_UNSET && args->nkw > 1) return qn_raise(rt, QN_E_TypeError, "%s(): give the array by position when there are other keywords", name);
    rest.nkw = 0;
  }
  if (x.tag == QN_UNSET) return qn_raise(rt, QN_E_TypeError, "%s() missing 1 required positional argument: 'a'", name);
  if (qn_is_records(x)) {
    qn_sym sym = qn_sym_of(rt, name);
    if (!sym || qn_get_attr(rt, x, sym, &a)) return -1;
    int bad = qn_call_object(rt, a, &rest, out);
    return qn_release(rt, a), bad;
  }
  int done = 1;
  if (qn_is(x, QN_K_SERIES) || qn_is(x, QN_K_FRAME)) done = pandas_method(rt, name, x, &rest, out);
  else if (qn_is(x, QN_K_INSTANCE)) done = own_method(rt, name, x, &rest, out);
  if (done <= 0) return done;
  if (qn_array_from(rt, x, NULL, &a)) return -1;
  int r = -1;
  const qn_method *m = qn_array_methods;
  while (m->name && strcmp(m->name, name) != 0) m++;
  if (m->name) r = m->fn(rt, a, &rest, out);
  else qn_raise(rt, QN_E_AttributeError, "ndarray has no method '%s'", name);
  qn_release(rt, a);
  if (r) return -1;
  return qn_is_array(x) || !qn_is_array(*out) ? 0 : qn_unwrap_0d(rt, *out, out);
}

int qn_np_sequence(qn_rt *rt, qn_value x, qn_value *out) {
  if (qn_is(x, QN_K_TUPLE)) return *out = qn_retained(x), 0;
  qn_value it, list;
  if (qn_iter(rt, x, &it)) return -1;
  if (qn_new_list(rt, NULL, 0, &list)) return qn_release(rt, it), -1;
  qn_value item;
  int r;
  while ((r = qn_next(rt, it, &item)) == 0) {
    int bad = qn_list_append(rt, list, item);
    qn_release(rt, item);
    if (bad) { r = -1; break; }
  }
  qn_release(rt, it);
  int64_t n = ((qn_list *)list.o)->n;
  if (r >= 0 && !qn_new_tuple(rt, NULL, n, out)) {
    r = 0;
    for (int64_t i = 0; i < n && !r; i++) r = qn_list_get(rt, (qn_list *)list.o, i, &((qn_tuple *)out->o)->items[i]);
    if (r) qn_drop(rt, out);
  } else {
    r = -1;
  }
  qn_release(rt, list);
  return r;
}

int qn_np_slice(qn_rt *rt, qn_value a, int axis, int64_t start, int64_t stop, int64_t step, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK], n = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
  memcpy(shape, v->shape, sizeof shape);
  memcpy(strides, v->strides, sizeof strides);
  shape[axis] = n > 0 ? n : 0;
  strides[axis] *= step;
  char *p = (char *)v->data + (n > 0 ? start * v->strides[axis] : 0);
  return qn_array_view_of(rt, a, p, (qn_dtype)v->dtype, v->ndim, shape, strides, out);
}

/* --- finfo, iinfo ---------------------------------------------------------------------------------------------------------------- */
typedef struct limits {
  qn_obj obj;
  qn_dtype d;
} limits;
static void limits_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(limits)); }
static int finfo_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  static const struct {
    const char *name;
    double f32, f64;
  } rows[] = {{"eps", 1.1920928955078125e-07, 2.220446049250313e-16},   {"max", 3.4028234663852886e38, 1.7976931348623157e308},
              {"min", -3.4028234663852886e38, -1.7976931348623157e308}, {"tiny", 1.1754943508222875e-38, 2.2250738585072014e-308},
              {"smallest_normal", 1.1754943508222875e-38, 2.2250738585072014e-308}, {"smallest_subnormal", 1.401298464324817e-45, 5e-324},
              {"epsneg", 5.9604644775390625e-08, 1.1102230246251565e-16}, {"resolution", 1e-06, 1e-15}};
  qn_dtype d = ((limits *)v.o)->d;
  bool narrow = d == QN_D_FLOAT32;
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (qn_sv_is(qn_sym_sv(name), rows[i].name)) {
      double x = narrow ? rows[i].f32 : rows[i].f64;
      return *out = (qn_value){.tag = QN_NPSCALAR, .dtype = (uint8_t)d, .f = narrow ? (double)(float)x : x}, 0;
    }
  if (qn_sv_is(qn_sym_sv(name), "bits")) return *out = qn_int(narrow ? 32 : 64), 0;
  if (qn_sv_is(qn_sym_sv(name), "precision")) return *out = qn_int(narrow ? 6 : 15), 0;
  if (qn_sv_is(qn_sym_sv(name), "nmant")) return *out = qn_int(narrow ? 23 : 52), 0;
  if (qn_sv_is(qn_sym_sv(name), "maxexp")) return *out = qn_int(narrow ? 128 : 1024), 0;
  if (qn_sv_is(qn_sym_sv(name), "minexp")) return *out = qn_int(narrow ? -126 : -1022), 0;
  if (qn_sv_is(qn_sym_sv(name), "dtype")) return qn_new_dtype(rt, d, out);
  return 1;
}
static int iinfo_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_dtype d = ((limits *)v.o)->d;
  int bits = qn_dtypes[d].size * 8;
  bool uns = qn_dtypes[d].kind == 'u';
  if (qn_sv_is(qn_sym_sv(name), "bits")) return *out = qn_int(bits), 0;
  if (qn_sv_is(qn_sym_sv(name), "dtype")) return qn_new_dtype(rt, d, out);
  if (qn_sv_is(qn_sym_sv(name), "min")) return *out = qn_int(uns ? 0 : bits == 64 ? INT64_MIN : -((int64_t)1 << (bits - 1))), 0;
  if (!qn_sv_is(qn_sym_sv(name), "max")) return 1;
  if (uns && bits == 64) return qn_big_of_u64(rt, UINT64_MAX, out);
  return *out = qn_int(uns ? ((int64_t)1 << bits) - 1 : bits == 64 ? INT64_MAX : ((int64_t)1 << (bits - 1)) - 1), 0;
}
static int limits_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
static qn_class finfo_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "finfo", .module = "numpy", .kind = QN_K_OTHER, .base = &qn_object_class,
                               .destroy = limits_destroy, .get_attr = finfo_attr, .construct = limits_construct};
static qn_class iinfo_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "iinfo", .module = "numpy", .kind = QN_K_OTHER, .base = &qn_object_class,
                               .destroy = limits_destroy, .get_attr = iinfo_attr, .construct = limits_construct};
static int limits_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v;
  qn_optype t;
  if (qn_args_parse(rt, args, cls->name, "dtype", &v)) return -1;
  if (qn_optype_of(v, &t)) {
  } else if (!qn_dtype_foreign(v, &t.dtype) && qn_dtype_from(rt, v, &t.dtype)) {
    return -1;
  }
  qn_dtype d = qn_dtype_part(t.dtype);
  if (cls == &finfo_class && !qn_dtype_is_float(d)) return qn_raise(rt, QN_E_ValueError, "data type <class 'numpy.%s'> not inexact", qn_dtypes[d].name);
  if (cls == &iinfo_class && !qn_dtype_is_int(d)) return qn_raise(rt, QN_E_ValueError, "Invalid integer data type '%c'.", qn_dtypes[d].kind);
  limits *o = qn_obj_new(rt, cls, sizeof *o);
  if (!o) return -1;
  o->d = d;
  return *out = qn_from_obj(o), 0;
}

/* --- np.mgrid, np.ogrid, np.r_, np.c_: objects that are indexed --------------------------------------------------------------------------- */
typedef struct indexer {
  qn_obj obj;
  char kind; /* m, o, r, c */
} indexer;
static void indexer_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(indexer)); }

/* start:stop:step as arange, or as linspace when the step is imaginary. */
static int range_of(qn_rt *rt, qn_value slice, qn_value *out) {
  qn_slice *s = (qn_slice *)slice.o;
  double re, im;
  qn_value start = s->start.tag == QN_NONE ? qn_int(0) : s->start, step = s->step.tag == QN_NONE ? qn_int(1) : s->step;
  qn_value fn, module_fn = {0};
  (void)fn, (void)module_fn;
  if (qn_number_parts(step, &re, &im) && qn_is(step, QN_K_COMPLEX)) {
    double a = 0, b = 0;
    int64_t n = (int64_t)fabs(im);
    if (qn_np_real(rt, start, &a) || qn_np_real(rt, s->stop, &b) || qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, out)) return -1;
    double d = n > 1 ? (b - a) / (double)(n - 1) : 1;
    for (int64_t i = 0; i < n; i++) qn_np_f64(*out)[i] = (double)i * d + a;
    return 0;
  }
  const qn_method *m = qn_np_ranges;
  while (strcmp(m->name, "arange") != 0) m++;
  qn_value in[3] = {start, s->stop, step};
  return m->fn(rt, qn_none(), &(qn_args){.pos = in, .npos = 3}, out);
}
static int grid(qn_rt *rt, qn_value key, bool open, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *lines[QN_MAX_RANK], parts[QN_MAX_RANK];
  int64_t n = 1, shape[QN_MAX_RANK], full[QN_MAX_RANK + 1];
  const qn_value *keys = &key;
  bool single = !qn_is(key, QN_K_TUPLE);
  if (!single) keys = ((qn_tuple *)key.o)->items, n = ((qn_tuple *)key.o)->n;
  if (n > QN_MAX_RANK - 1) return qn_raise(rt, QN_E_IndexError, "too many axes for a grid");
  qn_dtype d = QN_D_INT64;
  for (int64_t i = 0; i < n; i++) {
    lines[i] = qn_slot(&k);
    if (!qn_is(keys[i], QN_K_SLICE)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "grids are indexed with slices"));
    if (range_of(rt, keys[i], lines[i])) return qn_done(&k, -1);
    shape[i] = qn_view_of(*lines[i])->shape[0];
    if (!qn_promote(d, (qn_dtype)qn_view_of(*lines[i])->dtype, &d)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "mixed grid"));
  }
  if (single) {
    qn_value line = qn_retained(*lines[0]);
    return *out = line, qn_done(&k, 0);
  }
  int r = 0, made = 0;
  full[0] = n;
  for (int64_t i = 0; i < n; i++) full[i + 1] = shape[i];
  qn_value all = {0};
  if (!open && qn_array_new(rt, d, (int)n + 1, full, false, &all)) return qn_done(&k, -1);
  for (int64_t i = 0; i < n && !r; i++) {
    int64_t one[QN_MAX_RANK];
    for (int64_t j = 0; j < n; j++) one[j] = j == i ? shape[i] : 1;
    r = qn_array_reshape(rt, *lines[i], (int)n, one, &parts[i]);
    if (r) break;
    made++;
    if (open) continue;
    qn_view dst = *qn_view_of(all);
    dst.data = (char *)dst.data + i * dst.strides[0];
    dst.ndim--;
    memmove(dst.shape, dst.shape + 1, sizeof(int64_t) * (size_t)dst.ndim);
    memmove(dst.strides, dst.strides + 1, sizeof(int64_t) * (size_t)dst.ndim);
    r = qn_array_assign(rt, &dst, qn_view_of(parts[i]));
  }
  if (!r && open) r = qn_new_tuple(rt, parts, made, out);
  while (made > 0) qn_release(rt, parts[--made]);
  if (!open && r) qn_release(rt, all);
  if (!open && !r) *out = all;
  return qn_done(&k, r);
}
static int row(qn_rt *rt, qn_value key, bool columns, qn_value *out) {
  qn_value parts[16];
  const qn_value *keys = &key;
  int64_t n = 1;
  int made = 0, r = 0;
  if (qn_is(key, QN_K_TUPLE)) keys = ((qn_tuple *)key.o)->items, n = ((qn_tuple *)key.o)->n;
  if (n > 16 || (n && qn_is(keys[0], QN_K_STR))) {
    const qn_value in[2] = {key, qn_bool(columns)};
    return qn_np_general(rt, "directed", &(qn_args){.pos = in, .npos = 2}, out);
  }
  for (; made < n && !r; made++) {
    qn_value a;
    if (qn_is(keys[made], QN_K_STR)) r = qn_raise(rt, QN_E_ValueError, "special directives must be the first entry.");
    else if (qn_is(keys[made], QN_K_SLICE)) r = range_of(rt, keys[made], &a);
    else r = qn_array_from(rt, keys[made], NULL, &a);
    if (r) break;
    int64_t one[2] = {-1, 1};
    if (qn_view_of(a)->ndim == 0 || (columns && qn_view_of(a)->ndim == 1)) {
      r = qn_array_reshape(rt, a, columns ? 2 : 1, one, &parts[made]);
      qn_release(rt, a);
      if (r) break;
    } else {
      parts[made] = a;
    }
  }
  if (!r) r = qn_array_concatenate(rt, parts, n, columns ? 1 : 0, out);
  while (made > 0) qn_release(rt, parts[--made]);
  return r;
}
/* With a matrix or a masked array among the parts the whole is one. */
static int row_of_kind(qn_rt *rt, qn_value key, bool columns, qn_value *out) {
  const bool many = qn_is(key, QN_K_TUPLE);
  const int64_t n = many ? ((qn_tuple *)key.o)->n : 1;
  const qn_value *keys = many ? ((qn_tuple *)key.o)->items : &key;
  qn_value method, plain;
  if (row(rt, key, columns, out)) return -1;
  for (int64_t i = 0; i < n; i++) {
    if (!qn_is(keys[i], QN_K_INSTANCE) || !qn_stands_for_array(rt, qn_class_of(keys[i]))) continue;
    const qn_sym name = qn_sym_of(rt, "_joined");
    if (!name) return qn_drop(rt, out), -1;
    if (qn_get_attr(rt, keys[i], name, &method)) return qn_exc_clear(rt), 0;
    plain = *out;
    const int bad = qn_call_pos(rt, method, &plain, 1, out);
    return qn_release(rt, method), qn_release(rt, plain), bad;
  }
  return 0;
}
static int indexer_get(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  char kind = ((indexer *)v.o)->kind;
  return kind == 'm' || kind == 'o' ? grid(rt, key, kind == 'o', out) : row_of_kind(rt, key, kind == 'c', out);
}
static qn_class indexer_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "nd_grid", .module = "numpy", .kind = QN_K_OTHER, .base = &qn_object_class,
                                 .destroy = indexer_destroy, .get_item = indexer_get};
static int add_indexer(qn_rt *rt, qn_value m, const char *name, char kind) {
  indexer *o = qn_obj_new(rt, &indexer_class, sizeof *o);
  if (!o) return -1;
  o->kind = kind;
  int r = qn_module_set(rt, m, name, qn_from_obj(o));
  return qn_release(rt, qn_from_obj(o)), r;
}

/* np.ndenumerate, np.ndindex */
typedef struct nd_iter {
  qn_obj obj;
  qn_value array; /* QN_UNSET: ndindex */
  int ndim;
  int64_t shape[QN_MAX_RANK], index[QN_MAX_RANK], left;
} nd_iter;
static void nd_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((nd_iter *)o)->array);
  qn_obj_free(rt, o, sizeof(nd_iter));
}
static int nd_next(qn_rt *rt, qn_value v, qn_value *out) {
  nd_iter *it = (nd_iter *)v.o;
  qn_value index[QN_MAX_RANK], pair[2];
  if (it->left == 0) return QN_STOP;
  for (int d = 0; d < it->ndim; d++) index[d] = qn_int(it->index[d]);
  if (qn_new_tuple(rt, index, it->ndim, &pair[0])) return -1;
  int r = 0;
  if (it->array.tag == QN_UNSET) *out = pair[0];
  else {
    r = qn_array_get(rt, it->array, pair[0], &pair[1]);
    if (!r) r = qn_new_tuple(rt, pair, 2, out), qn_release(rt, pair[1]);
    qn_release(rt, pair[0]);
  }
  it->left--;
  for (int d = it->ndim - 1; d >= 0 && ++it->index[d] == it->shape[d]; d--) it->index[d] = 0;
  return r;
}
static int nd_self(qn_rt *rt, qn_value v, qn_value *out) { return (void)rt, *out = qn_retained(v), 0; }
static qn_class nd_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ndindex", .module = "numpy", .kind = QN_K_ITER, .base = &qn_object_class,
                            .destroy = nd_destroy, .next = nd_next, .iter = nd_self};
static qn_class ndenumerate_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ndenumerate", .module = "numpy", .kind = QN_K_ITER, .base = &qn_object_class,
                                     .destroy = nd_destroy, .next = nd_next, .iter = nd_self};
static int new_nd(qn_rt *rt, qn_value array, int n, const int64_t *shape, qn_value *out) {
  nd_iter *it = qn_obj_new(rt, array.tag == QN_UNSET ? &nd_class : &ndenumerate_class, sizeof *it);
  if (!it) return -1;
  it->array = qn_retained(array);
  it->ndim = n;
  it->left = 1;
  for (int d = 0; d < n; d++) it->shape[d] = shape[d], it->left *= shape[d];
  return *out = qn_from_obj(it), 0;
}
NP(ndindex) {
  int n;
  int64_t shape[QN_MAX_RANK];
  if (args->npos == 1) {
    if (qn_shape_from(rt, args->pos[0], &n, shape)) return -1;
  } else {
    n = (int)args->npos;
    if (n > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many dimensions");
    for (int d = 0; d < n; d++)
      if (qn_as_index(rt, args->pos[d], &shape[d])) return -1;
  }
  return new_nd(rt, (qn_value){0}, n, shape, out);
}
NP_MOVES(ndenumerate) {
  qn_value v, a;
  if (qn_args_parse(rt, args, "ndenumerate", "arr", &v) || qn_array_from(rt, v, NULL, &a)) return -1;
  int r = new_nd(rt, a, qn_view_of(a)->ndim, qn_view_of(a)->shape, out);
  return qn_release(rt, a), r;
}

/* ldexp is the one function whose operands keep different dtypes. Numbers that lie as the loop wants them are used where they are. */
static void ldexp_run(const qn_nditer *it, qn_dtype d, qn_dtype e, bool single) {
  enum { BLOCK = 512 };
  double x[BLOCK], r[BLOCK];
  int64_t by[BLOCK];
  const bool x_here = d == QN_D_FLOAT64 && it->steps[0] == 8, by_here = e == QN_D_INT64 && it->steps[1] == 8, here = !single && it->steps[2] == 8;
  for (int64_t i = 0; i < it->n; i += BLOCK) {
    const int64_t m = it->n - i < BLOCK ? it->n - i : BLOCK;
    const char *p = it->ptr[0] + i * it->steps[0], *q = it->ptr[1] + i * it->steps[1];
    char *to = it->ptr[2] + i * it->steps[2];
    if (!x_here) qn_cast_find(d, QN_D_FLOAT64)((char *)x, 8, p, it->steps[0], m);
    if (!by_here) qn_cast_find(e, QN_D_INT64)((char *)by, 8, q, it->steps[1], m);
    qn_ldexp_n(here ? (double *)(void *)to : r, x_here ? (const double *)(const void *)p : x, by_here ? (const int64_t *)(const void *)q : by, (size_t)m);
    if (!here) qn_cast_find(QN_D_FLOAT64, single ? QN_D_FLOAT32 : QN_D_FLOAT64)(to, it->steps[2], (const char *)r, 8, m);
  }
}
NP(ldexp) {
  qn_value v[2], r;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "ldexp", "x1 x2", v)) return -1;
  qn_value *x = qn_np_array(&k, v[0]), *n = x ? qn_np_array(&k, v[1]) : NULL;
  if (!n) return qn_done(&k, -1);
  qn_dtype d = (qn_dtype)qn_view_of(*x)->dtype, e = (qn_dtype)qn_view_of(*n)->dtype;
  if (d > QN_D_FLOAT64 || !(e == QN_D_BOOL || qn_dtype_is_int(e)))
    return qn_done(&k, qn_raise(rt, QN_E_TypeError, "ufunc 'ldexp' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                                                    "according to the casting rule ''safe''"));
  const qn_view *views[3] = {qn_view_of(*x), qn_view_of(*n), NULL};
  qn_view wide[3];
  int ndim;
  int64_t shape[QN_MAX_RANK];
  if (qn_broadcast_shapes(rt, views, 2, &ndim, shape)) return qn_done(&k, -1);
  const bool single = d == QN_D_FLOAT32 || qn_dtypes[d].size < 4;
  if (qn_array_new(rt, single ? QN_D_FLOAT32 : QN_D_FLOAT64, ndim, shape, false, &r)) return qn_done(&k, -1);
  views[2] = qn_view_of(r);
  for (int j = 0; j < 3; j++) qn_broadcast_view(views[j], ndim, shape, &wide[j]), views[j] = &wide[j];
  qn_nditer it;
  qn_nditer_init(&it, 3, views, false);
  qn_fp_clear();
  if (it.size) do ldexp_run(&it, d, e, single);
    while (qn_nditer_next(&it));
  if (qn_fp_report(rt, qn_fp_flags(), "ldexp")) return qn_release(rt, r), qn_done(&k, -1);
  return qn_done(&k, qn_unwrap_0d(rt, r, out));
}

/* --- the module ---------------------------------------------------------------------------------------------------------------------------- */
static const qn_method own[] = {ROW(ndindex), ROW(ndenumerate), ROW(ldexp), {.name = NULL}};

static int add_table(qn_rt *rt, qn_value m, const qn_method *t) {
  for (; t->name; t++) {
    qn_value f;
    if (qn_new_native(rt, t->name, t->fn, (qn_value){0}, &f)) return -1;
    ((qn_native *)f.o)->open = true;
    int r = qn_module_set(rt, m, t->name, f);
    qn_release(rt, f);
    if (r) return -1;
  }
  return 0;
}
static int add_ufunc(qn_rt *rt, qn_value m, const char *name, qn_ufunc_id id) {
  qn_value u;
  if (qn_new_ufunc(rt, id, &u)) return -1;
  int r = qn_module_set(rt, m, name, u);
  return qn_release(rt, u), r;
}
static int add_ufuncs(qn_rt *rt, qn_value m) {
  static const char *const more[] = {"abs", "mod", "true_divide", "conj", "acos", "asin", "atan", "atan2", "acosh", "asinh", "atanh", "pow",
                                     "bitwise_not", "bitwise_invert", "bitwise_left_shift", "bitwise_right_shift"};
  qn_ufunc_id id;
  for (int i = 0; i < QN_UF_COUNT; i++)
    if (add_ufunc(rt, m, qn_ufuncs[i].name, (qn_ufunc_id)i)) return -1;
  for (size_t i = 0; i < QN_COUNT(more); i++)
    if (qn_ufunc_find(qn_sv_of(more[i]), &id) && add_ufunc(rt, m, more[i], id)) return -1;
  return 0;
}
static int add_classes(qn_rt *rt, qn_value m) {
  static const struct {
    const char *name;
    qn_dtype d;
  } names[] = {{"bool", QN_D_BOOL}, {"bool_", QN_D_BOOL}, {"int8", QN_D_INT8}, {"int16", QN_D_INT16}, {"int32", QN_D_INT32}, {"int64", QN_D_INT64},
               {"uint8", QN_D_UINT8}, {"uint16", QN_D_UINT16}, {"uint32", QN_D_UINT32}, {"uint64", QN_D_UINT64}, {"float32", QN_D_FLOAT32},
               {"float64", QN_D_FLOAT64}, {"complex64", QN_D_COMPLEX64}, {"complex128", QN_D_COMPLEX128}, {"int_", QN_D_INT64}, {"intp", QN_D_INT64},
               {"uint", QN_D_UINT64}, {"uintp", QN_D_UINT64}, {"intc", QN_D_INT32}, {"uintc", QN_D_UINT32}, {"byte", QN_D_INT8}, {"ubyte", QN_D_UINT8},
               {"short", QN_D_INT16}, {"ushort", QN_D_UINT16}, {"long", QN_D_INT64}, {"ulong", QN_D_UINT64}, {"longlong", QN_D_INT64},
               {"ulonglong", QN_D_UINT64}, {"single", QN_D_FLOAT32}, {"double", QN_D_FLOAT64}, {"csingle", QN_D_COMPLEX64}, {"cdouble", QN_D_COMPLEX128},
               {"object_", QN_D_OBJECT}, {"datetime64", QN_D_DATETIME64}, {"timedelta64", QN_D_TIMEDELTA64}};
  static qn_class *const others[] = {&qn_np_generic, &qn_np_number, &qn_np_integer, &qn_np_signed, &qn_np_unsigned, &qn_np_inexact, &qn_np_floating,
                                     &qn_np_complexfloating, &qn_array_class, &qn_dtype_class, &qn_ufunc_class, &finfo_class, &iinfo_class,
                                     &qn_recarray_class, &qn_void_class, &qn_record_class, &qn_npstr_class};
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (qn_module_set(rt, m, names[i].name, qn_from_obj(&qn_npscalar_classes[names[i].d]))) return -1;
  for (size_t i = 0; i < QN_COUNT(others); i++)
    if (qn_module_set(rt, m, others[i]->name, qn_from_obj(others[i]))) return -1;
  return 0;
}
static int add_constants(qn_rt *rt, qn_value m) {
  qn_value version;
  if (qn_module_set(rt, m, "pi", qn_float(3.141592653589793)) || qn_module_set(rt, m, "e", qn_float(2.718281828459045)) ||
      qn_module_set(rt, m, "euler_gamma", qn_float(0.5772156649015329)) || qn_module_set(rt, m, "inf", qn_float((double)INFINITY)) ||
      qn_module_set(rt, m, "nan", qn_float((double)NAN)) || qn_module_set(rt, m, "newaxis", qn_none()) ||
      qn_module_set(rt, m, "True_", qn_np_int(QN_D_BOOL, 1)) || qn_module_set(rt, m, "False_", qn_np_int(QN_D_BOOL, 0)) ||
      add_indexer(rt, m, "mgrid", 'm') || add_indexer(rt, m, "ogrid", 'o') || add_indexer(rt, m, "r_", 'r') || add_indexer(rt, m, "c_", 'c'))
    return -1;
  if (qn_new_str(rt, QN_SV("2.4.6"), &version)) return -1;
  int r = qn_module_set(rt, m, "__version__", version);
  return qn_release(rt, version), r;
}
static int add_module(qn_rt *rt, qn_value m, const char *name, const qn_module_def *def) {
  qn_value sub;
  if (qn_new_module(rt, def, &sub)) return -1;
  int r = qn_module_set(rt, m, name, sub);
  return qn_release(rt, sub), r;
}

const qn_method *const qn_np_tables[] = {qn_np_create, qn_np_ranges, qn_np_matrices, qn_np_shape, qn_np_stat, qn_np_nan, qn_np_quantile, qn_np_count, qn_np_interp, qn_np_misc, qn_np_linear, qn_np_options, qn_np_window, qn_np_convolve, qn_np_bits, qn_np_place, NULL};

static int init(qn_rt *rt, qn_value m) {
  for (const qn_method *const *t = qn_np_tables; *t; t++)
    if (add_table(rt, m, *t)) return -1;
  return add_ufuncs(rt, m) || add_classes(rt, m) || add_constants(rt, m) || add_module(rt, m, "random", &qn_numpy_random_module) ||
                 add_module(rt, m, "linalg", &qn_numpy_linalg_module) || add_module(rt, m, "rec", &qn_numpy_rec_module)
             ? -1
             : 0;
}
const qn_module_def qn_numpy_module = {.name = "numpy", .functions = own, .init = init, .missing = qn_np_missing};

/* methods.c - attributes and methods of arrays. np.<name>(a, …) of the numpy module calls the same functions through
 * qn_array_methods with the array first. */
#include "runtime/object/array/dates.h"
#include "runtime/object/array/keep.h"
#include "runtime/object/array/methods.h"
#include "runtime/object/memory.h"
#include "runtime/object/internal.h"
#include "runtime/object/array/record.h"

#define METHOD(name) static int m_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define PROPERTY(name) static int p_##name(qn_rt *rt, qn_value self, QN_UNUSED const qn_args *args, qn_value *out)

int qn_am_by_function(qn_rt *rt, const char *module, const char *name, qn_value self, const qn_args *args, qn_value *out) {
  qn_value fn, pos[32];
  if (args->npos >= 32) return qn_raise(rt, QN_E_TypeError, "%s() takes fewer arguments", name);
  if (rt->hooks.module_function(rt, module, name, &fn)) return -1;
  pos[0] = self;
  for (uint32_t k = 0; k < args->npos; k++) pos[k + 1] = args->pos[k];
  qn_args all = *args;
  all.pos = pos, all.npos++;
  int r = qn_call_object(rt, fn, &all, out);
  return qn_release(rt, fn), r;
}

/* --- attributes ------------------------------------------------------------------------------------------------------------------- */
static int int_tuple(qn_rt *rt, const int64_t *x, int n, qn_value *out) {
  qn_value v[QN_MAX_RANK];
  for (int d = 0; d < n; d++) v[d] = qn_int(x[d]);
  return qn_new_tuple(rt, v, n, out);
}
PROPERTY(shape) { return int_tuple(rt, qn_view_of(self)->shape, qn_view_of(self)->ndim, out); }
PROPERTY(strides) { return int_tuple(rt, qn_view_of(self)->strides, qn_view_of(self)->ndim, out); }
PROPERTY(ndim) { return (void)rt, *out = qn_int(qn_view_of(self)->ndim), 0; }
PROPERTY(size) { return (void)rt, *out = qn_int(qn_view_size(qn_view_of(self))), 0; }
PROPERTY(dtype) {
  int64_t width = qn_text_width(qn_view_of(self));
  return width >= 0 ? qn_new_text_dtype(rt, width, out) : qn_new_dtype_ordered(rt, (qn_dtype)qn_view_of(self)->dtype, qn_foreign(qn_view_of(self)), out);
}
static int64_t public_size(const qn_view *v) {
  int64_t width = qn_text_width(v);
  return width >= 0 ? 4 * width : v->dtype == QN_D_OBJECT ? 8 : (int64_t)qn_itemsize(v);
}
PROPERTY(itemsize) { return (void)rt, *out = qn_int(public_size(qn_view_of(self))), 0; }
PROPERTY(nbytes) { return (void)rt, *out = qn_int(public_size(qn_view_of(self)) * qn_view_size(qn_view_of(self))), 0; }
PROPERTY(T) { return qn_array_transpose(rt, self, NULL, out); }
PROPERTY(base) {
  qn_array *a = qn_as_array(self);
  (void)rt;
  return *out = a->base ? qn_retained(qn_from_obj(a->base)) : qn_none(), 0;
}
PROPERTY(flat) {
  int64_t n = -1;
  if (qn_array_reshape(rt, self, 1, &n, out)) return -1;
  if (qn_view_of(*out)->owner != qn_view_of(self)->owner) qn_view_of(*out)->flags |= QN_VIEW_READONLY; /* a copy: stores would be lost */
  return 0;
}
static int part(qn_rt *rt, qn_value self, int which, qn_value *out) {
  qn_view *v = qn_view_of(self);
  if (!qn_dtype_is_complex((qn_dtype)v->dtype)) {
    if (which == 0) return *out = qn_retained(self), 0;
    if (qn_array_new(rt, (qn_dtype)v->dtype, v->ndim, v->shape, true, out)) return -1;
    qn_view_of(*out)->flags |= QN_VIEW_READONLY;
    return qn_unwrap_0d(rt, *out, out);
  }
  qn_dtype d = qn_dtype_part((qn_dtype)v->dtype);
  qn_value r;
  if (qn_array_view_of(rt, self, (char *)v->data + which * qn_dtypes[d].size, d, v->ndim, v->shape, v->strides, &r)) return -1;
  return *out = r, 0;
}
PROPERTY(real) { return part(rt, self, 0, out); }
PROPERTY(imag) { return part(rt, self, 1, out); }

/* flags */
typedef struct flags_obj {
  qn_obj obj;
  qn_value array;
} flags_obj;
static void flags_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((flags_obj *)o)->array);
  qn_obj_free(rt, o, sizeof(flags_obj));
}
static int flags_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_array *a = qn_as_array(((flags_obj *)v.o)->array);
  qn_sv n = qn_sym_sv(name);
  (void)rt;
  if (qn_sv_is(n, "writeable")) return *out = qn_bool(!(a->view.flags & QN_VIEW_READONLY)), 0;
  if (qn_sv_is(n, "c_contiguous") || qn_sv_is(n, "contiguous")) return *out = qn_bool(a->view.flags & QN_VIEW_C), 0;
  if (qn_sv_is(n, "f_contiguous")) return *out = qn_bool((a->view.flags & QN_VIEW_F) != 0), 0;
  if (qn_sv_is(n, "owndata")) return *out = qn_bool(!a->base), 0;
  if (qn_sv_is(n, "aligned")) return *out = qn_bool(true), 0;
  return 1;
}
static int set_writeable(qn_rt *rt, qn_value array, qn_value x) {
  qn_view *v = qn_view_of(array);
  int t = qn_truth(rt, x);
  if (t < 0) return -1;
  qn_array *a = qn_as_array(array);
  if (t && a->base && (((qn_array *)a->base)->view.flags & QN_VIEW_READONLY))
    return qn_raise(rt, QN_E_ValueError, "cannot set WRITEABLE flag to True of this array");
  v->flags = (uint8_t)(t ? v->flags & ~QN_VIEW_READONLY : v->flags | QN_VIEW_READONLY);
  return 0;
}
static int flags_set(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  if (qn_sv_is(qn_sym_sv(name), "writeable")) return set_writeable(rt, ((flags_obj *)v.o)->array, x);
  return qn_raise(rt, QN_E_AttributeError, "flag '%s' cannot be set", name->text);
}
/* "WRITEABLE" as writeable. NULL: no memory. */
static qn_sym flag_name(qn_rt *rt, qn_value key) {
  char lower[32];
  qn_sv s = qn_is(key, QN_K_STR) ? qn_str_sv(key) : QN_SV("");
  size_t n = s.n < sizeof lower ? s.n : 0;
  if (n == 1) return qn_sym_of(rt, s.p[0] == 'C' ? "c_contiguous" : s.p[0] == 'F' ? "f_contiguous" : s.p[0] == 'O' ? "owndata" : s.p[0] == 'W' ? "writeable" : s.p[0] == 'A' ? "aligned" : "");
  for (size_t i = 0; i < n; i++) lower[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
  return qn_sym_of(rt, n == 0 ? "" : (lower[n < 31 ? n : 31] = 0, lower));
}
static int flags_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_sym name = flag_name(rt, key);
  if (!name) return -1;
  return qn_sv_is(qn_sym_sv(name), "writeable") ? flags_set(rt, v, name, x) : qn_raise(rt, QN_E_KeyError, "Unknown flag");
}
static int flags_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_sym name = flag_name(rt, key);
  int r = name ? flags_get(rt, v, name, out) : -1;
  return r == 1 ? qn_raise(rt, QN_E_KeyError, "Unknown flag") : r;
}
static int flags_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_array *a = qn_as_array(((flags_obj *)v.o)->array);
  (void)rt;
#define TF(x) ((x) ? "True" : "False")
  qn_buf_printf(out, "  C_CONTIGUOUS : %s\n  F_CONTIGUOUS : %s\n  OWNDATA : %s\n  WRITEABLE : %s\n  ALIGNED : True\n  WRITEBACKIFCOPY : False\n",
                TF(a->view.flags & QN_VIEW_C), TF(a->view.flags & QN_VIEW_F), TF(!a->base), TF(!(a->view.flags & QN_VIEW_READONLY)));
  return 0;
}
static qn_class flags_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "flagsobj", .module = "numpy", .kind = QN_K_OTHER,
                               .base = &qn_object_class, .destroy = flags_destroy, .repr = flags_repr, .get_attr = flags_get,
                               .set_attr = flags_set, .get_item = flags_item, .set_item = flags_set_item};
PROPERTY(flags) {
  flags_obj *f = qn_obj_new(rt, &flags_class, sizeof *f);
  if (!f) return -1;
  f->array = qn_retained(self);
  return *out = qn_from_obj(f), 0;
}
METHOD(setflags) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "setflags", "|write align uic", v)) return -1;
  if (v[0].tag != QN_UNSET && v[0].tag != QN_NONE && set_writeable(rt, self, v[0])) return -1;
  return *out = qn_none(), 0;
}

/* --- shape --------------------------------------------------------------------------------------------------------------------------- */
static int shape_args(qn_rt *rt, const qn_args *args, int *n, int64_t *shape) { /* f(2, 3) or f((2, 3)) */
  if (args->npos == 1) return qn_shape_from(rt, args->pos[0], n, shape);
  if (args->npos > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "maximum supported dimension for an ndarray is currently %d, found %u", QN_MAX_RANK, args->npos);
  for (uint32_t k = 0; k < args->npos; k++)
    if (qn_as_index(rt, args->pos[k], &shape[k])) return -1;
  return *n = (int)args->npos, 0;
}
static int order_kw(qn_rt *rt, const qn_args *args, bool *fortran) {
  *fortran = false;
  for (uint32_t k = 0; k < args->nkw; k++) {
    if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "order") && qn_is(args->kwvals[k], QN_K_STR)) *fortran = qn_sv_is(qn_str_sv(args->kwvals[k]), "F");
    else if (!qn_sv_is(qn_sym_sv(args->kwnames[k]), "copy"))
      return qn_raise(rt, QN_E_TypeError, "'%s' is an invalid keyword argument for this function", args->kwnames[k]->text);
  }
  return 0;
}
static int reshape_order(qn_rt *rt, qn_value a, int n, const int64_t *shape, bool fortran, qn_value *out) {
  if (!fortran) return qn_array_reshape(rt, a, n, shape, out);
  qn_keep k = {.rt = rt};
  qn_value *t = qn_slot(&k), *r = qn_slot(&k);
  int64_t rev[QN_MAX_RANK];
  for (int d = 0; d < n; d++) rev[d] = shape[n - 1 - d];
  if (qn_array_transpose(rt, a, NULL, t) || qn_array_reshape(rt, *t, n, rev, r)) return qn_done(&k, -1);
  return qn_done(&k, qn_array_transpose(rt, *r, NULL, out));
}
METHOD(reshape) {
  int n;
  int64_t shape[QN_MAX_RANK];
  bool f;
  if (order_kw(rt, args, &f) || shape_args(rt, args, &n, shape)) return -1;
  return reshape_order(rt, self, n, shape, f, out);
}
/* One axis, contiguous: a view of what already lies so, else a copy (reshape(-1) would be a view of every second element too). */
/* The axes from the one whose elements lie furthest apart, so that the elements come in the order of the memory. */
static void memory_order(const qn_view *v, int *perm) {
  for (int d = 0; d < v->ndim; d++) {
    int at = d;
    const int64_t step = v->strides[d] < 0 ? -v->strides[d] : v->strides[d];
    for (; at > 0; at--) {
      const int64_t other = v->strides[perm[at - 1]];
      if ((other < 0 ? -other : other) >= step || step == 0 || other == 0) break;
      perm[at] = perm[at - 1];
    }
    perm[at] = d;
  }
}
/* The letter of an order= that may be left out: 'C' then. */
static int order_letter(qn_rt *rt, qn_value order, char *out) {
  *out = 'C';
  if (order.tag == QN_UNSET || order.tag == QN_NONE) return 0;
  if (!qn_is(order, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "order must be str, not %s", qn_type_name(order));
  const qn_sv s = qn_str_sv(order);
  if (s.n != 1 || !strchr("CFAKcfak", s.p[0])) return qn_raise(rt, QN_E_ValueError, "order must be one of 'C', 'F', 'A', or 'K' (got '%.*s')", (int)s.n, s.p);
  return *out = (char)(s.p[0] & ~32), 0;
}

METHOD(ravel) {
  int64_t n = -1;
  qn_value order = {0}, r;
  char letter;
  if (qn_args_parse(rt, args, "ravel", "|order", &order) || order_letter(rt, order, &letter)) return -1;
  uint32_t flags = qn_view_of(self)->flags;
  if (letter == 'K' && !(flags & (QN_VIEW_C | QN_VIEW_F))) {
    int perm[QN_MAX_RANK];
    qn_keep k = {.rt = rt};
    qn_value *t = qn_slot(&k);
    memory_order(qn_view_of(self), perm);
    if (qn_array_transpose(rt, self, perm, t)) return qn_done(&k, -1);
    return qn_done(&k, m_ravel(rt, *t, &(qn_args){0}, out));
  }
  bool f = letter == 'F' || (letter != 'C' && (flags & QN_VIEW_F) && !(flags & QN_VIEW_C));
  if (reshape_order(rt, self, 1, &n, f, &r)) return -1;
  if (qn_view_of(r)->flags & QN_VIEW_C) return *out = r, 0;
  int bad = qn_array_copy(rt, r, out);
  return qn_release(rt, r), bad;
}
METHOD(flatten) {
  qn_value r;
  if (m_ravel(rt, self, args, &r)) return -1;
  if (qn_view_of(r)->owner != qn_view_of(self)->owner) return *out = r, 0;
  int bad = qn_array_copy(rt, r, out);
  return qn_release(rt, r), bad;
}
METHOD(transpose) {
  int n, perm[QN_MAX_RANK];
  int64_t axes[QN_MAX_RANK];
  uint32_t seen = 0;
  if (args->npos == 0 || (args->npos == 1 && args->pos[0].tag == QN_NONE)) return qn_array_transpose(rt, self, NULL, out);
  if (shape_args(rt, args, &n, axes)) return -1;
  if (n != qn_view_of(self)->ndim) return qn_raise(rt, QN_E_ValueError, "axes don't match array");
  for (int d = 0; d < n; d++) {
    if (qn_axis_from(rt, axes[d], n, &perm[d])) return -1;
    if (seen & 1u << perm[d]) return qn_raise(rt, QN_E_ValueError, "repeated axis in transpose");
    seen |= 1u << perm[d];
  }
  return qn_array_transpose(rt, self, perm, out);
}
METHOD(swapaxes) {
  qn_value v[2];
  int64_t i, j;
  int a, b, perm[QN_MAX_RANK], n = qn_view_of(self)->ndim;
  if (qn_args_parse(rt, args, "swapaxes", "axis1 axis2", v) || qn_as_index(rt, v[0], &i) || qn_as_index(rt, v[1], &j) ||
      qn_axis_from(rt, i, n, &a) || qn_axis_from(rt, j, n, &b))
    return -1;
  for (int d = 0; d < n; d++) perm[d] = d == a ? b : d == b ? a : d;
  return qn_array_transpose(rt, self, perm, out);
}
METHOD(squeeze) {
  qn_value v;
  uint32_t axes;
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK];
  qn_view *w = qn_view_of(self);
  int n = 0;
  if (qn_args_parse(rt, args, "squeeze", "|axis", &v) || qn_axes_from(rt, v, w->ndim, &axes)) return -1;
  for (int d = 0; d < w->ndim; d++) {
    bool drop = axes & (QN_ALL_AXES | 1u << d);
    if (drop && w->shape[d] == 1) continue;
    if (drop && !(axes & QN_ALL_AXES))
      return qn_raise(rt, QN_E_ValueError, "cannot select an axis to squeeze out which has size not equal to one");
    shape[n] = w->shape[d], strides[n++] = w->strides[d];
  }
  return qn_array_view_of(rt, self, w->data, (qn_dtype)w->dtype, n, shape, strides, out);
}
METHOD(diagonal) {
  qn_value v[3];
  int64_t k = 0, axes[2] = {0, 1};
  int at[2], rank = 0;
  qn_view *w = qn_view_of(self);
  if (qn_args_parse(rt, args, "diagonal", "|offset axis1 axis2", v) || (qn_am_given(v[0]) && qn_as_index(rt, v[0], &k)) ||
      (qn_am_given(v[1]) && qn_as_index(rt, v[1], &axes[0])) || (qn_am_given(v[2]) && qn_as_index(rt, v[2], &axes[1])))
    return -1;
  if (w->ndim < 2) return qn_raise(rt, QN_E_ValueError, "diag requires an array of at least two dimensions");
  if (qn_axis_from(rt, axes[0], w->ndim, &at[0]) || qn_axis_from(rt, axes[1], w->ndim, &at[1])) return -1;
  if (at[0] == at[1]) return qn_raise(rt, QN_E_ValueError, "axis1 and axis2 cannot be the same");
  int64_t rows = w->shape[at[0]] + (k < 0 ? k : 0), cols = w->shape[at[1]] - (k > 0 ? k : 0), n = rows < cols ? rows : cols;
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK];
  for (int d = 0; d < w->ndim; d++)
    if (d != at[0] && d != at[1]) shape[rank] = w->shape[d], strides[rank++] = w->strides[d];
  shape[rank] = n < 0 ? 0 : n, strides[rank++] = w->strides[at[0]] + w->strides[at[1]]; /* the diagonal comes last */
  char *p = (char *)w->data + (n <= 0 ? 0 : k > 0 ? k * w->strides[at[1]] : -k * w->strides[at[0]]);
  if (qn_array_view_of(rt, self, p, (qn_dtype)w->dtype, rank, shape, strides, out)) return -1;
  qn_view_of(*out)->flags |= QN_VIEW_READONLY;
  return 0;
}
METHOD(trace) {
  qn_value d, v[5];
  if (qn_args_parse(rt, args, "trace", "|offset axis1 axis2 dtype out", v)) return -1;
  qn_dtype sum_dtype;
  qn_value into = v[4], r;
  bool typed = qn_am_given(v[3]);
  if (typed && qn_dtype_from(rt, v[3], &sum_dtype)) return -1;
  for (int i = 0; i < 3; i++)
    if (!qn_am_given(v[i])) v[i] = qn_int(i == 2);
  if (m_diagonal(rt, self, &(qn_args){.pos = v, .npos = 3}, &d)) return -1;
  qn_reduce_args a = {.axes = 1u << (qn_view_of(d)->ndim - 1), .dtype = typed ? &sum_dtype : NULL};
  int bad = qn_array_reduce(rt, QN_AREDUCE_SUM, d, &a, &r);
  qn_release(rt, d);
  return bad ? -1 : qn_out_store(rt, into, r, QN_OUT_REDUCTION, "add", out);
}

/* --- values --------------------------------------------------------------------------------------------------------------------------- */
METHOD(copy) {
  qn_value v;
  char letter;
  if (qn_args_parse(rt, args, "copy", "|order", &v) || order_letter(rt, v, &letter)) return -1;
  const qn_view *w = qn_view_of(self);
  if (letter == 'C' || (letter == 'A' && !((w->flags & QN_VIEW_F) && !(w->flags & QN_VIEW_C)))) return qn_array_copy(rt, self, out);
  int perm[QN_MAX_RANK], back[QN_MAX_RANK];
  if (letter == 'K') memory_order(w, perm);
  for (int d = 0; d < w->ndim && letter != 'K'; d++) perm[d] = w->ndim - 1 - d;
  for (int d = 0; d < w->ndim; d++) back[perm[d]] = d;
  qn_keep k = {.rt = rt};
  qn_value *t = qn_slot(&k), *c = qn_slot(&k);
  if (qn_array_transpose(rt, self, perm, t) || qn_array_copy(rt, *t, c)) return qn_done(&k, -1);
  return qn_done(&k, qn_array_transpose(rt, *c, back, out));
}
static int check_casting(qn_rt *rt, qn_dtype from, qn_dtype to, qn_value rule) {
  static const struct {
    const char *name;
    qn_casting casting;
  } rules[] = {{"no", QN_CAST_NO}, {"equiv", QN_CAST_NO}, {"safe", QN_CAST_SAFE}, {"same_kind", QN_CAST_SAME_KIND}, {"unsafe", QN_CAST_UNSAFE}};
  for (size_t i = 0; i < QN_COUNT(rules) && qn_is(rule, QN_K_STR); i++) {
    if (!qn_sv_is(qn_str_sv(rule), rules[i].name)) continue;
    return qn_can_cast(from, to, rules[i].casting) ? 0 : qn_time_cast_error(rt, from, to, rules[i].name);
  }
  return qn_raise(rt, QN_E_ValueError, "casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe', or 'same_value'");
}
METHOD(astype) {
  qn_value v[5];
  qn_dtype d;
  if (qn_args_parse(rt, args, "astype", "dtype|order casting subok copy", v)) return -1;
  if (qn_dtype_is_time((qn_dtype)qn_view_of(self)->dtype) && qn_is(v[0], QN_K_TYPE) && v[0].o == &qn_str_class.obj)
    return qn_time_as_text(rt, self, out);
  int64_t width;
  if (qn_text_dtype(v[0], &width)) return qn_text_make(rt, self, width, out);
  const bool foreign = qn_take_order(&v[0]);
  if (qn_dtype_from(rt, v[0], &d)) return -1;
  if ((d == QN_D_DATETIME64 || d == QN_D_TIMEDELTA64) && qn_time_infer(rt, self, &d)) return -1;
  if (qn_time_check_units(rt, (qn_dtype)qn_view_of(self)->dtype, d)) return -1;
  if (qn_am_given(v[2]) && check_casting(rt, (qn_dtype)qn_view_of(self)->dtype, d, v[2])) return -1;
  if (qn_am_given(v[4]) && !qn_truth(rt, v[4]) && qn_view_of(self)->dtype == d && qn_foreign(qn_view_of(self)) == foreign) return *out = qn_retained(self), 0;
  qn_dtype from = (qn_dtype)qn_view_of(self)->dtype;
  if (qn_dtype_is_complex(from) && !qn_dtype_is_complex(d) && d != QN_D_BOOL && d != QN_D_OBJECT)
    if (qn_array_warn(rt, "ComplexWarning", "Casting complex values to real discards the imaginary part")) return -1;
  qn_value r;
  if (qn_array_new_like(rt, qn_view_of(self), d, &r)) return -1;
  if (qn_array_assign(rt, qn_view_of(r), qn_view_of(self)) || (d == QN_D_OBJECT && qn_text_plain(rt, r))) return qn_release(rt, r), -1;
  return *out = r, qn_order_set(rt, out, foreign);
}
static int view_as(qn_rt *rt, qn_value self, qn_value v, qn_value *out) {
  qn_dtype d = (qn_dtype)qn_view_of(self)->dtype;
  qn_view *w = qn_view_of(self);
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK];
  const qn_descr *records = NULL;
  if (qn_am_given(v)) {
    int r = qn_descr_from(rt, v, false, &records); /* records, or 1: a dtype of numbers */
    if (r < 0 || (r > 0 && qn_dtype_from(rt, v, &d))) return -1;
    if (r > 0) records = NULL;
  }
  memcpy(shape, w->shape, sizeof shape);
  memcpy(strides, w->strides, sizeof strides);
  int64_t old = (int64_t)qn_itemsize(w), now = records ? (int64_t)records->itemsize : qn_dtypes[d].size;
  if ((d == QN_D_OBJECT) != (w->dtype == QN_D_OBJECT)) return qn_raise(rt, QN_E_TypeError, "Cannot change data-type for array of references.");
  if (old != now) {
    int last = w->ndim - 1;
    if (last < 0 || strides[last] != old) return qn_raise(rt, QN_E_ValueError, "To change to a dtype of a different size, the last axis must be contiguous");
    if (shape[last] * old % now) return qn_raise(rt, QN_E_ValueError, "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.");
    shape[last] = shape[last] * old / now;
    strides[last] = now;
  }
  if (!records) return qn_array_view_of(rt, self, w->data, d, w->ndim, shape, strides, out);
  qn_value bytes;
  if (qn_array_view_of(rt, self, w->data, QN_D_UINT8, w->ndim, shape, strides, &bytes)) return -1;
  return qn_records_wrap(rt, bytes, records, true, out);
}
/* Where the order of bytes changes, a copy. */
METHOD(view) {
  qn_value v, raw, r;
  if (qn_args_parse(rt, args, "view", "|dtype", &v)) return -1;
  const bool from = qn_foreign(qn_view_of(self));
  qn_dtype d;
  if (from && qn_am_given(v) && qn_dtype_foreign(v, &d) && d == (qn_dtype)qn_view_of(self)->dtype) v = (qn_value){.tag = QN_UNSET};
  const bool to = qn_am_given(v) ? qn_take_order(&v) : from;
  if (!qn_am_given(v) || (!from && !to)) return view_as(rt, self, v, out);
  if (qn_order_shown(rt, self, &raw)) return -1;
  int bad = view_as(rt, raw, v, &r);
  qn_release(rt, raw);
  if (bad) return -1;
  return to ? qn_order_read(rt, r, out) : (*out = r, 0);
}
METHOD(tolist) { return (void)args, qn_array_tolist(rt, qn_view_of(self), out); }
METHOD(item) {
  qn_view *v = qn_view_of(self);
  if (args->npos == 0) {
    if (qn_view_size(v) != 1) return qn_raise(rt, QN_E_ValueError, "can only convert an array of size 1 to a Python scalar");
    return qn_elem_item(rt, (qn_dtype)v->dtype, v->data, out);
  }
  qn_value key, x, flat = {0};
  int64_t n = -1;
  int r;
  if (args->npos == 1 && !qn_is(args->pos[0], QN_K_TUPLE)) {
    if (qn_array_reshape(rt, self, 1, &n, &flat)) return -1;
    r = qn_array_get(rt, flat, args->pos[0], &x);
    qn_release(rt, flat);
  } else {
    if (args->npos == 1) key = qn_retained(args->pos[0]);
    else if (qn_new_tuple(rt, args->pos, args->npos, &key)) return -1;
    r = qn_array_get(rt, self, key, &x);
    qn_release(rt, key);
  }
  if (r) return -1;
  r = qn_scalar_item(rt, x, out);
  return qn_release(rt, x), r;
}
METHOD(fill) {
  qn_value v;
  if (qn_args_parse(rt, args, "fill", "value", &v)) return -1;
  if (qn_view_of(self)->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "assignment destination is read-only");
  return qn_array_fill(rt, qn_view_of(self), v) ? -1 : (*out = qn_none(), 0);
}
METHOD(tobytes) {
  qn_value c, v, turned;
  if (qn_args_parse(rt, args, "tobytes", "|order", &v)) return -1;
  bool fortran = qn_is(v, QN_K_STR) && (qn_sv_is(qn_str_sv(v), "F") || (qn_sv_is(qn_str_sv(v), "A") && !(qn_view_of(self)->flags & QN_VIEW_C) && qn_view_of(self)->flags & QN_VIEW_F));
  if (fortran) {
    if (qn_array_transpose(rt, self, NULL, &turned)) return -1;
    int bad = qn_array_contiguous(rt, turned, &c);
    qn_release(rt, turned);
    if (bad) return -1;
  } else if (qn_array_contiguous(rt, self, &c)) return -1;
  if (qn_foreign(qn_view_of(c))) {
    int bad = qn_order_shown(rt, c, &v);
    qn_release(rt, c);
    if (bad) return -1;
    c = v;
  }
  int r = qn_new_bytes(rt, (qn_sv){qn_view_of(c)->data, (size_t)qn_view_size(qn_view_of(c)) * qn_itemsize(qn_view_of(c))}, out);
  return qn_release(rt, c), r;
}
METHOD(clip) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "clip", "|min max out", v)) return -1;
  return qn_array_clip(rt, self, v[0], v[1], v[2], out);
}
METHOD(round) {
  qn_value v[2], r;
  int64_t n = 0;
  if (qn_args_parse(rt, args, "round", "|decimals out", v) || (qn_am_given(v[0]) && qn_as_index(rt, v[0], &n)) || qn_array_round(rt, self, n, &r)) return -1;
  return qn_out_store(rt, v[1], r, QN_OUT_UFUNC, n ? "multiply" : "rint", out);
}
METHOD(conj) { return (void)args, qn_ufunc1(rt, QN_UF_conjugate, self, out); }
METHOD(dot) {
  qn_value v[2], r;
  if (qn_args_parse(rt, args, "dot", "b|out", v) || qn_dot(rt, self, v[0], &r)) return -1;
  return qn_out_store(rt, v[1], r, QN_OUT_EXACT, "dot", out);
}
/* --- what builtins call: abs(), round(), int(), float(), complex(), operator.index ------------------------------------------------------- */
METHOD(abs) { return (void)args, qn_ufunc1(rt, QN_UF_absolute, self, out); }
static int single(qn_rt *rt, qn_value self, const char *what, qn_value *out) {
  qn_view *v = qn_view_of(self);
  if (v->ndim > 0) return qn_raise(rt, QN_E_TypeError, "only 0-dimensional arrays can be converted to Python scalars");
  (void)what;
  return qn_elem_item(rt, (qn_dtype)v->dtype, v->data, out);
}
METHOD(to_float) {
  qn_value x;
  double f;
  (void)args;
  if (single(rt, self, "float", &x)) return -1;
  int r = qn_as_double(rt, x, &f);
  qn_release(rt, x);
  return r ? -1 : (*out = qn_float(f), 0);
}
METHOD(to_int) {
  qn_value x;
  (void)args;
  if (single(rt, self, "int", &x)) return -1;
  if (x.tag == QN_FLOAT) {
    _Alignas(16) int64_t i;
    int r = qn_elem_put(rt, QN_D_INT64, &i, x);
    return r ? -1 : (*out = qn_int(i), 0);
  }
  if (x.tag == QN_BOOL) x = qn_int(x.i);
  if (x.tag != QN_INT && qn_dtype_is_time((qn_dtype)qn_view_of(self)->dtype)) {
    qn_raise(rt, QN_E_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", qn_class_of(x)->name);
    return qn_release(rt, x), -1;
  }
  return *out = x, 0;
}
METHOD(to_index) {
  qn_value x;
  (void)args;
  if (qn_view_of(self)->ndim > 0 || !qn_dtype_is_int((qn_dtype)qn_view_of(self)->dtype))
    return qn_raise(rt, QN_E_TypeError, "only integer scalar arrays can be converted to a scalar index");
  return single(rt, self, "int", &x) ? -1 : (*out = x, 0);
}
METHOD(to_complex) {
  qn_value x;
  double re, im;
  (void)args;
  if (single(rt, self, "complex", &x)) return -1;
  if (!qn_number_parts(x, &re, &im)) {
    qn_raise(rt, QN_E_TypeError, "float() argument must be a string or a real number, not '%s'", qn_class_of(x)->name);
    return qn_release(rt, x), -1;
  }
  qn_release(rt, x);
  return qn_new_complex(rt, re, im, out);
}
METHOD(round_scalar) { /* round(x): an int for a float scalar; round(x, n): the scalar */
  qn_value x;
  if (args->npos == 0 && qn_view_of(self)->ndim == 0 && qn_dtypes[qn_view_of(self)->dtype].kind == 'f') {
    if (qn_array_round(rt, self, 0, &x)) return -1;
    _Alignas(16) int64_t i;
    int r = qn_elem_put(rt, QN_D_INT64, &i, qn_float(x.f));
    return r ? -1 : (*out = qn_int(i), 0);
  }
  return m_round(rt, self, args, out);
}

/* --- methods that are functions of the module numpy, or of its parts in Python ------------------------------------------------------------ */
#define FUNCTION(name) \
  METHOD(name) { return qn_am_by_function(rt, "numpy", #name, self, args, out); }
FUNCTION(argpartition)
FUNCTION(matrix_transpose)
PROPERTY(mT) { return m_matrix_transpose(rt, self, &(qn_args){.npos = 0}, out); }
#define PART(name) \
  METHOD(name) { return qn_am_by_function(rt, "numpy._methods", #name, self, args, out); }
PART(choose)
PART(compress)
PART(dump)
PART(dumps)
PART(getfield)
PART(resize)
PART(setfield)
PART(to_device)
PART(tofile)
PROPERTY(ctypes) { return qn_am_by_function(rt, "numpy._methods", "ctypes", self, args, out); }
PROPERTY(data) { return (void)args, qn_new_memoryview(rt, self, out); }
PROPERTY(device) { return (void)self, qn_new_str(rt, QN_SV("cpu"), out); }

METHOD(byteswap) {
  qn_value v;
  if (qn_args_parse(rt, args, "byteswap", "|inplace", &v)) return -1;
  const int inplace = v.tag == QN_UNSET ? 0 : qn_truth(rt, v);
  return inplace < 0 ? -1 : qn_array_byteswap(rt, self, inplace, out);
}

#define M(n) {.name = #n, .fn = m_##n}
#define O(n) {.name = #n, .fn = qn_am_##n}
#define P(n) {.name = #n, .fn = p_##n, .property = true}
const qn_method qn_array_methods[] = {
    P(shape), P(strides), P(ndim), P(size), P(dtype), P(itemsize), P(nbytes), P(T), P(base), P(flat), P(real), P(imag), P(flags),
    M(setflags), O(sum), O(prod), O(mean), O(std), O(var), O(min), O(max), O(any), O(all), O(argmin), O(argmax), O(cumsum), O(cumprod),
    M(reshape), M(ravel), M(flatten), M(transpose), M(swapaxes), M(squeeze), M(diagonal), M(trace), M(resize), M(copy), M(astype), M(view),
    M(tolist), M(item), M(fill), M(tobytes), M(clip), M(round), M(conj), {.name = "conjugate", .fn = m_conj}, M(dot), O(repeat), O(take),
    O(nonzero), O(sort), O(argsort), O(searchsorted),
    M(argpartition), O(put), P(mT), M(byteswap), M(choose), M(compress), M(dump), M(dumps), M(getfield), O(partition), M(setfield), M(to_device),
    M(tofile), P(ctypes), P(data), P(device),
    {.name = "__abs__", .fn = m_abs}, {.name = "__float__", .fn = m_to_float},
    {.name = "__int__", .fn = m_to_int}, {.name = "__index__", .fn = m_to_index}, {.name = "__complex__", .fn = m_to_complex},
    {.name = "__round__", .fn = m_round_scalar}, {.name = "__trunc__", .fn = m_to_int}, {.name = NULL}};

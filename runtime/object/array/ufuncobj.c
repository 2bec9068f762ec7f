/* ufuncobj.c - elementwise functions as objects: np.add(x, y, out=…), np.add.reduce, .accumulate, .outer, .at. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/ufunc_run.h"
#include "runtime/object/array/fold.h"
#include "runtime/object/array/gather.h"
#include "runtime/object/array/keep.h"
#include "runtime/object/internal.h"

#include <fenv.h>

typedef struct ufunc_obj {
  qn_obj obj;
  qn_ufunc_id id;
} ufunc_obj;

static qn_ufunc_id id_of(qn_value v) { return ((ufunc_obj *)v.o)->id; }

static void ufunc_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(ufunc_obj)); }

int qn_new_ufunc(qn_rt *rt, qn_ufunc_id id, qn_value *out) {
  ufunc_obj *o = qn_obj_new(rt, &qn_ufunc_class, sizeof *o);
  if (!o) return -1;
  o->id = id;
  return *out = qn_from_obj(o), 0;
}

const char *qn_ufunc_name(qn_value v) {
  return v.tag == QN_OBJ && v.o->cls == &qn_ufunc_class ? qn_ufuncs[id_of(v)].name : NULL;
}

static int ufunc_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_printf(out, "<ufunc '%s'>", qn_ufuncs[id_of(v)].name);
  return 0;
}

static int take_out(qn_rt *rt, qn_value x, const qn_ufunc_info *u, qn_value *out) {
  if (x.tag == QN_NONE || x.tag == QN_UNSET) return 0;
  if (qn_is(x, QN_K_TUPLE)) {
    qn_tuple *t = (qn_tuple *)x.o;
    if (t->n != u->nout) return qn_raise(rt, QN_E_ValueError, "The 'out' tuple must have exactly %d entries", u->nout);
    for (int k = 0; k < u->nout; k++)
      if (t->items[k].tag != QN_NONE) out[k] = t->items[k];
    return 0;
  }
  if (u->nout > 1) return qn_raise(rt, QN_E_TypeError, "'out' must be a tuple of arrays");
  out[0] = x;
  return 0;
}

enum { OVERRIDE_INPUTS = 8 };

/* self.__array_ufunc__; 1: an instance that has none. */
static int find_override(qn_rt *rt, qn_value self, qn_value *fn) {
  qn_sym name = qn_sym_of(rt, "__array_ufunc__");
  if (!name) return -1;
  if (qn_get_attr(rt, self, name, fn) == 0) return 0;
  return qn_is(self, QN_K_INSTANCE) ? (qn_exc_clear(rt), 1) : -1;
}

/* fn(ufunc, "__call__", *inputs, **keywords), where fn is not None, and taken. 1: it answers NotImplemented. */
static int ask_override(qn_rt *rt, qn_value fn, qn_value ufunc, const qn_args *args, qn_value *out) {
  qn_value pos[2 + OVERRIDE_INPUTS];
  pos[0] = ufunc;
  int status = qn_new_str(rt, QN_SV("__call__"), &pos[1]);
  if (status == 0) {
    for (uint32_t k = 0; k < args->npos; k++) pos[2 + k] = args->pos[k];
    qn_args forward = {.pos = pos, .npos = args->npos + 2, .nkw = args->nkw, .kwnames = args->kwnames, .kwvals = args->kwvals};
    status = qn_call_object(rt, fn, &forward, out);
    qn_release(rt, pos[1]);
  }
  qn_release(rt, fn);
  return status == 0 && out->tag == QN_NOTIMPL ? 1 : status;
}

/* Does an instance without __array_ufunc__ want its own operator to be asked? */
static int by_priority(qn_rt *rt, qn_value instance) {
  qn_value asked;
  double priority = 0, im;
  qn_sym name = qn_sym_of(rt, "__array_priority__");
  if (!name) return -1;
  if (qn_get_attr(rt, instance, name, &asked) < 0) return qn_exc_clear(rt), QN_UFUNC_ELEMENT;
  const bool higher = qn_number_parts(asked, &priority, &im) && priority > 0;
  qn_release(rt, asked);
  return higher ? QN_NOT_IMPLEMENTED : QN_UFUNC_ELEMENT;
}

int qn_ufunc_ask(qn_rt *rt, qn_ufunc_id id, qn_value instance, const qn_value *in, qn_value *out) {
  qn_value ufunc, fn;
  if (qn_stands_for_array(rt, qn_class_of(instance))) return QN_NOT_IMPLEMENTED; /* a subclass's own operator comes first */
  int status = find_override(rt, instance, &fn);
  if (status) return status < 0 ? -1 : by_priority(rt, instance);
  if (fn.tag == QN_NONE) return QN_NOT_IMPLEMENTED;
  if (qn_new_ufunc(rt, id, &ufunc)) return qn_release(rt, fn), -1;
  status = ask_override(rt, fn, ufunc, &(qn_args){.pos = in, .npos = 2}, out);
  qn_release(rt, ufunc);
  return status == 1 ? QN_NOT_IMPLEMENTED : status;
}

/* What NumPy says when every operand that could have taken the call over has refused. */
static int all_refused(qn_rt *rt, qn_value ufunc, const qn_args *args) {
  qn_buf text, types;
  qn_buf_init(&text, rt->alloc), qn_buf_init(&types, rt->alloc);
  int status = 0;
  for (uint32_t k = 0; k < args->npos && !status; k++) {
    qn_buf_z(&text, ", ");
    status = qn_repr(rt, args->pos[k], &text);
    qn_buf_printf(&types, "%s'%s'", k ? ", " : "", qn_type_name(args->pos[k]));
  }
  if (!status)
    status = qn_raise(rt, QN_E_TypeError, "operand type(s) all returned NotImplemented from __array_ufunc__(<ufunc '%s'>, '__call__'%.*s): %.*s",
                      qn_ufuncs[id_of(ufunc)].name, (int)text.n, text.p ? text.p : "", (int)types.n, types.p ? types.p : "");
  qn_buf_deinit(&text), qn_buf_deinit(&types);
  return status;
}

/* NEP 13: an operand that is no array may take the call over, as a Series does and gives a Series. 1: nobody does. */
static int overridden(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  static const qn_kind order[] = {QN_K_FRAME, QN_K_SERIES, QN_K_INSTANCE}; /* a frame goes before columns */
  bool refused = false;
  if (args->npos > OVERRIDE_INPUTS) return 1;
  for (size_t i = 0; i < QN_COUNT(order); i++)
    for (uint32_t k = 0; k < args->npos; k++) {
      if (!qn_is(args->pos[k], order[i])) continue;
      qn_value fn;
      int status = find_override(rt, args->pos[k], &fn);
      if (status == 1) continue;
      if (status) return -1;
      if (fn.tag == QN_NONE)
        return qn_raise(rt, QN_E_TypeError, "operand '%s' does not support ufuncs (__array_ufunc__=None)", qn_type_name(args->pos[k]));
      status = ask_override(rt, fn, v, args, out);
      if (status != 1 || order[i] != QN_K_INSTANCE) return status;
      refused = true;
    }
  return refused ? all_refused(rt, v, args) : 1;
}

static int ufunc_call_slot(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  const qn_ufunc_info *u = &qn_ufuncs[id_of(v)];
  int taken = overridden(rt, v, args, out);
  if (taken != 1) return taken;
  if (args->npos < u->nin || args->npos > (uint32_t)(u->nin + u->nout))
    return qn_raise(rt, QN_E_TypeError, "%s() takes from %d to %d positional arguments but %u %s given", u->name, u->nin, u->nin + u->nout,
                    args->npos, args->npos == 1 ? "was" : "were");
  qn_ufunc_call call = {.in = args->pos};
  qn_dtype d;
  for (uint32_t k = u->nin; k < args->npos; k++)
    if (args->pos[k].tag != QN_NONE) call.out[k - u->nin] = args->pos[k];
  for (uint32_t k = 0; k < args->nkw; k++) {
    qn_sv name = qn_sym_sv(args->kwnames[k]);
    qn_value x = args->kwvals[k];
    if (qn_sv_is(name, "out")) {
      if (take_out(rt, x, u, call.out)) return -1;
    } else if (qn_sv_is(name, "where")) {
      call.where = x;
    } else if (qn_sv_is(name, "dtype")) {
      if (x.tag == QN_NONE) continue;
      if (qn_dtype_from(rt, x, &d)) return -1;
      call.dtype = &d;
    } else if (!qn_sv_is(name, "casting") && !qn_sv_is(name, "order") && !qn_sv_is(name, "subok")) {
      return qn_raise(rt, QN_E_TypeError, "%s() got an unexpected keyword argument '%s'", u->name, args->kwnames[k]->text);
    }
  }
  qn_value res[2];
  const int bad = qn_ufunc_apply(rt, id_of(v), &call, res);
  rt->stored = false;
  if (bad) return -1;
  if (u->nout == 1) return *out = res[0], 0;
  int r = qn_new_tuple(rt, res, u->nout, out);
  qn_release(rt, res[0]), qn_release(rt, res[1]);
  return r;
}

/* --- methods -------------------------------------------------------------------------------------------------------------------- */
/* Of an axis without elements: the identity in every place. */
static int none_left(qn_rt *rt, qn_ufunc_id id, qn_value a, int axis, qn_value *out) {
  const qn_view *v = qn_view_of(a);
  qn_ufunc_types t;
  qn_optype in[2] = {{(qn_dtype)v->dtype, QN_STRONG}, {(qn_dtype)v->dtype, QN_STRONG}};
  int64_t shape[QN_MAX_RANK];
  int n = 0;
  if (!qn_ufunc_resolve(id, in, &t)) return qn_raise(rt, QN_E_TypeError, "%s.reduce is not supported for %s", qn_ufuncs[id].name, qn_dtypes[v->dtype].name);
  for (int d = 0; d < v->ndim; d++)
    if (d != axis) shape[n++] = v->shape[d];
  qn_value r;
  if (qn_array_new(rt, t.out[0], n, shape, true, &r)) return -1;
  qn_view *w = qn_view_of(r);
  qn_identity first = (qn_identity)qn_ufuncs[id].identity;
  if (first == QN_ID_ONES) memset(w->data, w->dtype == QN_D_BOOL ? 1 : 0xff, (size_t)qn_view_size(w) * qn_itemsize(w)); /* every bit */
  else if (first != QN_ID_ZERO && qn_array_fill(rt, w, first == QN_ID_NINF ? qn_float(-__builtin_inf()) : qn_int(1))) return qn_release(rt, r), -1;
  return qn_unwrap_0d(rt, r, out);
}

/* Folds whose order does not matter (bits, extrema without nan, divisors), of one line: blocks onto a block, then its halves onto each other. */
enum { FOLD_BLOCK = 256 };
static bool any_order(qn_ufunc_id id) {
  return id == QN_UF_bitwise_and || id == QN_UF_bitwise_or || id == QN_UF_bitwise_xor || id == QN_UF_fmin || id == QN_UF_fmax || id == QN_UF_gcd;
}
static void fold_line(qn_loop loop, qn_cast_loop copy, const char *x, int64_t n, int64_t item, char *to) {
  _Alignas(64) char acc[FOLD_BLOCK * 16];
  int64_t block = 1, i, steps[3] = {item, item, item};
  while (2 * block <= n && block < FOLD_BLOCK) block *= 2;
  copy(acc, item, x, item, block);
  for (i = block; i < n; i += block) loop((char *[]){acc, (char *)(uintptr_t)x + i * item, acc}, n - i < block ? n - i : block, steps);
  for (block /= 2; block; block /= 2) loop((char *[]){acc, acc + block * item, acc}, block, steps);
  memcpy(to, acc, (size_t)item);
}
/* Along the last axis of an array without gaps. 1: not so. */
static int fold_lines(qn_rt *rt, qn_ufunc_id id, qn_value a, int axis, qn_value *out) {
  const qn_view *v = qn_view_of(a);
  qn_ufunc_types t;
  const qn_dtype d = (qn_dtype)v->dtype;
  if (!any_order(id) || axis != v->ndim - 1 || !(v->flags & QN_VIEW_C) || d > QN_D_FLOAT64 || v->shape[axis] < 2 || !qn_ufunc_results(id, d, &t)) return 1;
  qn_loop loop = qn_ufunc_loop(id, d);
  qn_cast_loop copy = qn_cast_find(d, d);
  qn_value r;
  if (!loop || !copy || t.loop != d || t.out[0] != d) return 1;
  if (qn_array_new(rt, d, axis, v->shape, false, &r)) return -1;
  const int64_t item = qn_dtypes[d].size, lines = qn_view_size(qn_view_of(r)), n = v->shape[axis];
  for (int64_t k = 0; k < lines; k++) fold_line(loop, copy, (const char *)v->data + k * n * item, n, item, (char *)qn_view_of(r)->data + k * item);
  return qn_unwrap_0d(rt, r, out);
}

/* The first slice along axis, then the function with each next one. */
static int generic_reduce(qn_rt *rt, qn_ufunc_id id, qn_value a, int axis, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *run = qn_slot(&k);
  int64_t n = qn_view_of(a)->shape[axis];
  if (n == 0) {
    if (qn_ufuncs[id].identity == QN_ID_NONE)
      return qn_raise(rt, QN_E_ValueError, "zero-size array to reduction operation %s which has no identity", qn_ufuncs[id].name);
    return none_left(rt, id, a, axis, out);
  }
  if (qn_view_of(a)->dtype == QN_D_OBJECT && qn_view_of(a)->ndim == 1) { /* its elements, which are no numbers of an array */
    const int bad = qn_object_fold(rt, id, qn_view_of(a), run);
    if (!bad) *out = qn_retained(*run);
    return qn_done(&k, bad);
  }
  const int lines = fold_lines(rt, id, a, axis, out);
  if (lines <= 0) return lines;
  qn_ufunc_types t;
  qn_optype in[2] = {{(qn_dtype)qn_view_of(a)->dtype, QN_STRONG}, {(qn_dtype)qn_view_of(a)->dtype, QN_STRONG}};
  if (qn_ufunc_resolve(id, in, &t) && t.out[0] == t.loop && qn_view_of(a)->ndim == 1) {
    if (qn_array_accumulate(rt, id, a, axis, NULL, run)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_get(rt, *run, qn_int(-1), out));
  }
  if (qn_array_take(rt, a, qn_int(0), axis, run)) return qn_done(&k, -1);
  qn_view slice = *qn_view_of(a); /* what follows, into the same array */
  const bool same = qn_ufunc_resolve(id, in, &t) && t.out[0] == t.loop && t.loop == (qn_dtype)slice.dtype && qn_is_array(*run) && slice.dtype != QN_D_OBJECT;
  for (int d = axis; d < slice.ndim - 1; d++) slice.shape[d] = slice.shape[d + 1], slice.strides[d] = slice.strides[d + 1];
  slice.ndim--;
  for (int64_t i = 1; same && i < n; i++) {
    qn_value next, pair[2], r;
    slice.data = (char *)qn_view_of(a)->data + i * qn_view_of(a)->strides[axis];
    if (qn_array_view_of(rt, a, slice.data, (qn_dtype)slice.dtype, slice.ndim, slice.shape, slice.strides, &next)) return qn_done(&k, -1);
    pair[0] = *run, pair[1] = next;
    int bad = qn_ufunc_apply(rt, id, &(qn_ufunc_call){.in = pair, .out = {*run}}, &r);
    qn_release(rt, next);
    if (bad) return qn_done(&k, -1);
    qn_release(rt, r);
  }
  for (int64_t i = 1; !same && i < n; i++) {
    qn_value next, r;
    if (qn_array_take(rt, a, qn_int(i), axis, &next)) return qn_done(&k, -1);
    int bad = qn_ufunc2(rt, id, *run, next, &r);
    qn_release(rt, next);
    if (bad) return qn_done(&k, -1);
    qn_release(rt, *run);
    *run = r;
  }
  if (n == 1 && qn_is_array(*run)) return qn_done(&k, qn_array_copy(rt, *run, out)); /* no view of a */
  *out = qn_retained(*run);
  return qn_done(&k, 0);
}

/* A function of numpy._general, with the ufunc before its arguments. */
static int general(qn_rt *rt, const char *name, qn_value self, const qn_args *args, qn_value *out) {
  qn_value fn, pos[9];
  if (args->npos > 8) return qn_raise(rt, QN_E_TypeError, "%s() takes at most 8 arguments", name);
  if (rt->hooks.module_function(rt, "numpy._general", name, &fn)) return -1;
  pos[0] = self;
  for (uint32_t i = 0; i < args->npos; i++) pos[i + 1] = args->pos[i];
  qn_args all = *args;
  all.pos = pos, all.npos++;
  int r = qn_call_object(rt, fn, &all, out);
  return qn_release(rt, fn), r;
}
/* ufunc.reduceat(a, indices) of float64s and int64s without gaps. 1: not such a call. */
static int plain_reduceat(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_ufunc_id id = id_of(self);
  qn_reduction op = id == QN_UF_add ? QN_AREDUCE_SUM : id == QN_UF_multiply ? QN_AREDUCE_PROD : id == QN_UF_minimum ? QN_AREDUCE_MIN : QN_AREDUCE_MAX;
  if (args->npos != 2 || args->nkw || !qn_is_array(args->pos[0]) || !qn_is_array(args->pos[1]) || (op == QN_AREDUCE_MAX && id != QN_UF_maximum)) return 1;
  const qn_view *v = qn_view_of(args->pos[0]), *at = qn_view_of(args->pos[1]);
  qn_dtype d = (qn_dtype)v->dtype;
  if (v->ndim != 1 || at->ndim != 1 || !(v->flags & at->flags & QN_VIEW_C) || (d != QN_D_FLOAT64 && d != QN_D_INT64) || at->dtype != QN_D_INT64) return 1;
  const int64_t *i = at->data, n = v->shape[0], m = at->shape[0];
  for (int64_t k = 0; k < m; k++)
    if (i[k] < 0 || i[k] >= n) return 1;
  if (qn_array_new(rt, d, 1, &m, false, out)) return -1;
  qn_fold fold = qn_fold_find(op, d);
  char *to = qn_view_of(*out)->data;
  for (int64_t k = 0; k < m; k++, to += 8) {
    int64_t end = k + 1 < m ? i[k + 1] : n, count = end > i[k] ? end - i[k] : 1;
    const char *p = (const char *)v->data + i[k] * 8;
    if (op == QN_AREDUCE_SUM && d == QN_D_FLOAT64) {
      const double *x = (const double *)(const void *)p;
      *(double *)(void *)to = count > 1 ? x[0] + qn_sum_f64(x + 1, count - 1) : x[0]; /* as NumPy: onto the first */
    } else {
      memcpy(to, p, 8);
      fold(to, p + 8, count - 1);
    }
  }
  return 0;
}
/* A row and the sums of n rows after it, column by column. */
static void add_rows_after(qn_rt *rt, double *to, const double *row, int64_t width, int64_t n) {
  const int64_t step = 8 * width;
  if (n < 1) return;
  const qn_view from = {.data = (char *)(row + width), .dtype = QN_D_FLOAT64, .ndim = 1, .shape = {width}, .strides = {8}};
  const qn_view sums = {.data = to, .dtype = QN_D_FLOAT64, .ndim = 1, .shape = {width}, .strides = {8}};
  if (!qn_sum_groups(rt, &from, QN_D_FLOAT64, step, n, &sums))
    for (int64_t c = 0; c < width; c++)
      to[c] = qn_sum_of(rt, &(qn_sum_source){.p = (const char *)(row + width + c), .step = step, .cast = qn_cast_find(QN_D_FLOAT64, QN_D_FLOAT64)}, n);
  for (int64_t c = 0; c < width; c++) to[c] = row[c] + to[c];
}
/* The same of the rows of a matrix; the indices may be a list. 1: not such a call. */
static int rows_reduceat(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const qn_ufunc_id id = id_of(self);
  if (args->npos != 2 || args->nkw || !qn_is_array(args->pos[0]) || (id != QN_UF_add && id != QN_UF_multiply && id != QN_UF_minimum && id != QN_UF_maximum)) return 1;
  const qn_view *v = qn_view_of(args->pos[0]);
  const qn_dtype d = (qn_dtype)v->dtype;
  if (v->ndim != 2 || !(v->flags & QN_VIEW_C) || (d != QN_D_FLOAT64 && d != QN_D_INT64)) return 1;
  qn_value at;
  if (qn_array_from(rt, args->pos[1], NULL, &at)) return -1;
  const qn_view *k = qn_view_of(at);
  int r = k->ndim == 1 && k->dtype == QN_D_INT64 && (k->flags & QN_VIEW_C) ? 0 : 1;
  const int64_t *i = k->data, m = k->ndim ? k->shape[0] : 0, n = v->shape[0], width = v->shape[1], row = 8 * width;
  for (int64_t j = 0; j < m && !r; j++) r = i[j] < 0 || i[j] >= n;
  if (!r) r = qn_array_new(rt, d, 2, (int64_t[]){m, width}, false, out);
  qn_loop loop = qn_ufunc_loop(id, d);
  char *to = r ? NULL : qn_view_of(*out)->data;
  for (int64_t j = 0; j < m && !r; j++, to += row) {
    const int64_t end = j + 1 < m ? i[j + 1] : n;
    memcpy(to, (const char *)v->data + i[j] * row, (size_t)row);
    if (id == QN_UF_add && d == QN_D_FLOAT64) add_rows_after(rt, (double *)(void *)to, (const double *)v->data + i[j] * width, width, end - i[j] - 1);
    else for (int64_t l = i[j] + 1; l < end; l++) loop((char *[]){to, (char *)v->data + l * row, to}, width, (const int64_t[]){8, 8, 8});
  }
  return qn_release(rt, at), r;
}
static int ufunc_reduceat(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  int r = plain_reduceat(rt, self, args, out);
  if (r > 0) r = rows_reduceat(rt, self, args, out);
  return r > 0 ? general(rt, "reduceat", self, args, out) : r;
}

static int ufunc_reduce(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  static const struct {
    qn_ufunc_id id;
    qn_reduction op;
  } known[] = {{QN_UF_add, QN_AREDUCE_SUM},         {QN_UF_multiply, QN_AREDUCE_PROD},  {QN_UF_minimum, QN_AREDUCE_MIN},
               {QN_UF_maximum, QN_AREDUCE_MAX},     {QN_UF_logical_and, QN_AREDUCE_ALL}, {QN_UF_logical_or, QN_AREDUCE_ANY}};
  qn_value v[7];
  qn_keep k = {.rt = rt};
  qn_value *a = qn_slot(&k);
  qn_dtype d;
  int axis = 0;
  bool has = false;
  if (qn_args_parse(rt, args, "reduce", "array|axis dtype out keepdims initial where", v) || qn_array_from(rt, v[0], NULL, a)) return qn_done(&k, -1);
  for (size_t i = 0; i < QN_COUNT(known); i++) has = has || known[i].id == id_of(self);
  bool masked = v[6].tag != QN_UNSET && v[6].tag != QN_NONE && !(v[6].tag == QN_BOOL && v[6].i);
  bool more = qn_is(v[1], QN_K_TUPLE) || (v[4].tag != QN_UNSET && v[4].tag != QN_NONE) || (v[5].tag != QN_UNSET && v[5].tag != QN_NONE);
  if (masked || (v[3].tag != QN_UNSET && v[3].tag != QN_NONE) || (!has && more)) return qn_done(&k, general(rt, "ufunc_reduce", self, args, out));
  if (qn_view_of(*a)->ndim == 0) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "cannot reduce on a scalar"));
  qn_reduce_args ra = {.axes = 1, .initial = v[5], .keepdims = v[4].tag != QN_UNSET && qn_truth(rt, v[4]) > 0};
  if (v[2].tag != QN_UNSET && v[2].tag != QN_NONE) {
    if (qn_dtype_from(rt, v[2], &d)) return qn_done(&k, -1);
    ra.dtype = &d;
  }
  if (v[1].tag == QN_NONE) {
    ra.axes = QN_ALL_AXES;
  } else if (qn_is(v[1], QN_K_TUPLE)) {
    ra.axes = 0;
    for (int64_t i = 0; i < ((qn_tuple *)v[1].o)->n; i++) {
      int64_t x;
      if (qn_as_index(rt, ((qn_tuple *)v[1].o)->items[i], &x) || qn_axis_from(rt, x, qn_view_of(*a)->ndim, &axis)) return qn_done(&k, -1);
      if (ra.axes & 1u << axis) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "duplicate value in 'axis'"));
      ra.axes |= 1u << axis;
    }
  } else if (v[1].tag != QN_UNSET) {
    int64_t x;
    if (qn_as_index(rt, v[1], &x) || qn_axis_from(rt, x, qn_view_of(*a)->ndim, &axis)) return qn_done(&k, -1);
    ra.axes = 1u << axis;
  }
  for (size_t i = 0; i < QN_COUNT(known); i++)
    if (known[i].id == id_of(self)) return qn_done(&k, qn_array_reduce(rt, known[i].op, *a, &ra, out));
  if (qn_ufuncs[id_of(self)].nin != 2) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "reduce only supported for binary functions"));
  if (v[1].tag == QN_NONE) {
    int64_t n = -1;
    qn_value *flat = qn_slot(&k);
    if (qn_array_reshape(rt, *a, 1, &n, flat)) return qn_done(&k, -1);
    return qn_done(&k, generic_reduce(rt, id_of(self), *flat, 0, out));
  }
  return qn_done(&k, generic_reduce(rt, id_of(self), *a, axis, out));
}

static int ufunc_accumulate(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[4], r;
  qn_dtype d;
  int64_t axis = 0;
  if (qn_args_parse(rt, args, "accumulate", "array|axis dtype out", v)) return -1;
  if (v[1].tag != QN_UNSET && qn_as_index(rt, v[1], &axis)) return -1;
  bool typed = v[2].tag != QN_UNSET && v[2].tag != QN_NONE;
  if (typed && qn_dtype_from(rt, v[2], &d)) return -1;
  const qn_ufunc_id id = id_of(self);
  if (!typed && (id == QN_UF_logical_and || id == QN_UF_logical_or || id == QN_UF_logical_xor)) typed = true, d = QN_D_BOOL; /* of what is true */
  qn_keep k = {.rt = rt};
  qn_value *truths = qn_slot(&k);
  if (typed && d == QN_D_BOOL && (qn_array_from(rt, v[0], &d, truths))) return qn_done(&k, -1);
  const int bad = qn_array_accumulate(rt, id, truths->tag == QN_OBJ ? *truths : v[0], (int)axis, typed ? &d : NULL, &r);
  if (qn_done(&k, bad)) return -1;
  return qn_out_store(rt, v[3], r, QN_OUT_REDUCTION, qn_ufuncs[id_of(self)].name, out);
}

static int ufunc_outer(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  qn_value *a = qn_slot(&k), *b = qn_slot(&k), *wide = qn_slot(&k);
  if (qn_args_parse(rt, args, "outer", "A B", v) || qn_array_from(rt, v[0], NULL, a) || qn_array_from(rt, v[1], NULL, b)) return qn_done(&k, -1);
  qn_view *va = qn_view_of(*a), *vb = qn_view_of(*b);
  int64_t shape[2 * QN_MAX_RANK];
  for (int d = 0; d < va->ndim + vb->ndim; d++) shape[d] = d < va->ndim ? va->shape[d] : 1;
  if (qn_array_reshape(rt, *a, va->ndim + vb->ndim, shape, wide)) return qn_done(&k, -1);
  return qn_done(&k, qn_ufunc2(rt, id_of(self), *wide, *b, out));
}

/* x[at[i]] = f(x[at[i]], v[i]), one after another, of elements without gaps; positions are within bounds and do not count from the end. */
typedef void (*at_run)(void *x, const int64_t *at, int64_t m, const char *v, int64_t step);
#define AT_RUN(fn, T, EXPR)                                                                         \
  static void fn(void *to, const int64_t *at, int64_t m, const char *v, int64_t step) {             \
    QN_ANY(T) *a = to;                                                                              \
    const T one = *(const QN_ANY(T) *)(const void *)v;                                              \
    for (int64_t i = 0; i < m; i++, v += step) {                                                    \
      const T x = a[at[i]], y = step ? *(const QN_ANY(T) *)(const void *)v : one;                   \
      a[at[i]] = (EXPR);                                                                            \
    }                                                                                               \
  }
#define AT_RUNS(id, T, W, MAX, MIN)                           \
  AT_RUN(at_add_##id, T, (T)((W)x + (W)y))                    \
  AT_RUN(at_subtract_##id, T, (T)((W)x - (W)y))               \
  AT_RUN(at_multiply_##id, T, (T)((W)x * (W)y))               \
  AT_RUN(at_maximum_##id, T, MAX)                             \
  AT_RUN(at_minimum_##id, T, MIN)
#define AT_INT(ID, id, T, W) AT_RUNS(id, T, W, y > x ? y : x, y < x ? y : x)
#define AT_REAL(ID, id, T, W) AT_RUNS(id, T, W, y != y || y > x ? y : x, y != y || y < x ? y : x)
#define AT_INTS(X) X(INT32, int32, int32_t, uint32_t) X(INT64, int64, int64_t, uint64_t)
AT_INTS(AT_INT)
QN_EACH_FLOAT(AT_REAL)
static at_run at_run_find(qn_ufunc_id id, qn_dtype d) {
#define AT_ROW(ID, id, T, W) [QN_D_##ID] = {at_add_##id, at_subtract_##id, at_multiply_##id, at_maximum_##id, at_minimum_##id},
  static const at_run runs[QN_D_COUNT][5] = {AT_INTS(AT_ROW) QN_EACH_FLOAT(AT_ROW)};
  static const qn_ufunc_id ids[5] = {QN_UF_add, QN_UF_subtract, QN_UF_multiply, QN_UF_maximum, QN_UF_minimum};
  for (int k = 0; k < 5; k++)
    if (ids[k] == id) return runs[d][k];
  return NULL;
}

/* The common case, of one axis and without conversions: the loop on one element after another, in place. 1: not this case. */
static int at_elements(qn_rt *rt, qn_ufunc_id id, const qn_view *a, const qn_view *index, const qn_view *values) {
  qn_dtype d = (qn_dtype)a->dtype, both;
  qn_ufunc_types t;
  const qn_ufunc_info *u = &qn_ufuncs[id];
  if (a->ndim != 1 || index->ndim != 1 || d > QN_D_COMPLEX128 || u->nin != 2 || u->nout != 1 || u->fault >= QN_FAULT_VALUES) return 1;
  if (!(index->flags & QN_VIEW_C) || (a->flags & QN_VIEW_READONLY) || qn_array_views_overlap(a, index) || qn_array_views_overlap(a, values)) return 1;
  if (!qn_promote(d, (qn_dtype)values->dtype, &both)) return 1;
  const bool through = both != d; /* computed in what both are, and rounded */
  if (through && (d != QN_D_FLOAT32 || both != QN_D_FLOAT64)) return 1;
  if (!qn_ufunc_results(id, both, &t) || t.loop != both || t.out[0] != both) return 1;
  qn_loop loop = qn_ufunc_loop(id, both);
  qn_cast_loop cast = qn_cast_find((qn_dtype)values->dtype, both), there = qn_cast_find(d, both), back = qn_cast_find(both, d);
  if (!loop || !cast || !there || !back) return 1;
  const int64_t *at = index->data;
  const int64_t n = a->shape[0], m = index->shape[0];
  const at_run run = at_run_find(id, d);
  if (run && values->dtype == d && a->strides[0] == qn_dtypes[d].size && m > 0 && qn_indices_plain(at, m, n)) {
    qn_fp_clear();
    run(a->data, at, m, values->data, values->strides[0]);
    return u->fault == QN_FAULT_FLAGS ? qn_fp_report(rt, qn_fp_flags(), u->name) : 0;
  }
  int64_t bad = qn_indices_check(at, m, n), still[3] = {0, 0, 0};
  if (bad >= 0) return qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis 0 with size %lld", (long long)at[bad], (long long)n);
  _Alignas(16) char value[16], wide[16];
  qn_fp_clear();
  if (id == QN_UF_add && d == QN_D_FLOAT64 && values->dtype == d) { /* the common one */
    for (int64_t i = 0; i < m; i++)
      *(QN_ANY(double) *)(void *)((char *)a->data + (at[i] < 0 ? at[i] + n : at[i]) * a->strides[0]) +=
          *(const QN_ANY(double) *)(const void *)((const char *)values->data + i * values->strides[0]);
    return u->fault == QN_FAULT_FLAGS ? qn_fp_report(rt, qn_fp_flags(), u->name) : 0;
  }
  for (int64_t i = 0; i < m; i++) {
    char *p = (char *)a->data + (at[i] < 0 ? at[i] + n : at[i]) * a->strides[0], *args[3] = {p, value, p};
    if (i == 0 || values->strides[0]) cast(value, 0, (const char *)values->data + i * values->strides[0], 0, 1);
    if (through) {
      there(wide, 0, p, 0, 1);
      loop((char *[]){wide, value, wide}, 1, still);
      back(p, 0, wide, 0, 1);
      continue;
    }
    loop(args, 1, still);
  }
  return u->fault == QN_FAULT_FLAGS ? qn_fp_report(rt, qn_fp_flags(), u->name) : 0;
}

/* a[index] = f(a[index], b), one position after another. */
static int ufunc_at(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  qn_value *index = qn_slot(&k), *values = qn_slot(&k), *picked = qn_slot(&k);
  if (qn_args_parse(rt, args, "at", "a indices|b", v)) return -1;
  if (!qn_is_array(v[0])) return qn_raise(rt, QN_E_TypeError, "first operand must be array");
  if (qn_is(v[1], QN_K_TUPLE) || qn_is(v[1], QN_K_SLICE)) { /* positions as numbers of the flattened array */
    qn_value *all = qn_slot(&k), *numbers = qn_slot(&k);
    int64_t n = qn_view_size(qn_view_of(v[0]));
    if (!(qn_view_of(v[0])->flags & QN_VIEW_C)) return qn_done(&k, qn_raise(rt, QN_E_NotImplementedError, "ufunc.at with several indices needs a contiguous array"));
    if (qn_array_new(rt, QN_D_INT64, 1, &n, false, numbers)) return qn_done(&k, -1);
    for (int64_t i = 0; i < n; i++) ((int64_t *)qn_view_of(*numbers)->data)[i] = i;
    if (qn_array_reshape(rt, *numbers, qn_view_of(v[0])->ndim, qn_view_of(v[0])->shape, all) || qn_array_get(rt, *all, v[1], picked)) return qn_done(&k, -1);
    qn_value *flat = qn_slot(&k), in[3];
    int64_t free_axis = -1;
    if (qn_array_reshape(rt, v[0], 1, &free_axis, flat)) return qn_done(&k, -1);
    in[0] = *flat, in[1] = *picked, in[2] = v[2];
    return qn_done(&k, ufunc_at(rt, self, &(qn_args){.pos = in, .npos = v[2].tag == QN_UNSET ? 2 : 3}, out));
  }
  qn_dtype d = QN_D_INT64;
  if (qn_array_from(rt, v[1], NULL, picked)) return qn_done(&k, -1);
  if (qn_view_of(*picked)->dtype == QN_D_BOOL) {
    qn_value found[QN_MAX_RANK];
    if (qn_view_of(*picked)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_IndexError, "ufunc.at takes a mask of one dimension"));
    if (qn_nonzero(rt, *picked, found)) return qn_done(&k, -1);
    *index = found[0];
  } else if (qn_array_from(rt, *picked, &d, index)) {
    return qn_done(&k, -1);
  }
  bool two = v[2].tag != QN_UNSET;
  qn_view *iv = qn_view_of(*index), wide;
  if (two) {
    if (qn_array_from(rt, v[2], NULL, values)) return qn_done(&k, -1);
    if (qn_view_of(*values)->ndim > iv->ndim) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "array is not broadcastable to correct shape"));
    qn_broadcast_view(qn_view_of(*values), iv->ndim, iv->shape, &wide);
  } else {
    wide = *iv;
  }
  int quick = two ? at_elements(rt, id_of(self), qn_view_of(v[0]), iv, &wide) : 1;
  if (quick <= 0) return *out = qn_none(), qn_done(&k, quick);
  const bool cells = qn_view_of(v[0])->dtype == QN_D_OBJECT && qn_view_of(v[0])->ndim == 1;
  qn_nditer it;
  qn_nditer_init(&it, 2, (const qn_view *const[]){iv, &wide}, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        qn_value at = qn_int(*(int64_t *)(void *)(it.ptr[0] + i * it.steps[0])), in[2] = {{0}, {0}}, r = {0};
        int bad = qn_array_get(rt, v[0], at, &in[0]);
        if (!bad && two) bad = (cells ? qn_elem_item : qn_elem_get)(rt, (qn_dtype)wide.dtype, it.ptr[1] + i * it.steps[1], &in[1]);
        if (!bad) bad = cells ? qn_object_op(rt, id_of(self), in, i, &r) : qn_ufunc_apply(rt, id_of(self), &(qn_ufunc_call){.in = in}, &r);
        if (!bad) bad = qn_array_set(rt, v[0], at, r);
        qn_release(rt, in[0]), qn_release(rt, in[1]), qn_release(rt, r);
        if (bad) return qn_done(&k, -1);
      }
    while (qn_nditer_next(&it));
  *out = qn_none();
  return qn_done(&k, 0);
}

static int get_name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  return qn_new_str(rt, qn_sv_of(qn_ufuncs[id_of(self)].name), out);
}
static int get_nin(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_int(qn_ufuncs[id_of(self)].nin), 0;
}
static int get_nout(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_int(qn_ufuncs[id_of(self)].nout), 0;
}
static int get_nargs(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  return *out = qn_int(qn_ufuncs[id_of(self)].nin + qn_ufuncs[id_of(self)].nout), 0;
}
static int get_identity(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)rt, (void)args;
  switch ((qn_identity)qn_ufuncs[id_of(self)].identity) {
    case QN_ID_NONE: *out = qn_none(); break;
    case QN_ID_ZERO: *out = qn_int(0); break;
    case QN_ID_ONE: *out = qn_int(1); break;
    case QN_ID_ONES: *out = qn_int(-1); break;
    case QN_ID_NINF: *out = qn_float(-__builtin_inf()); break;
  }
  return 0;
}

static const qn_method ufunc_methods[] = {{.name = "reduce", .fn = ufunc_reduce},
                                          {.name = "reduceat", .fn = ufunc_reduceat},
                                          {.name = "accumulate", .fn = ufunc_accumulate},
                                          {.name = "outer", .fn = ufunc_outer},
                                          {.name = "at", .fn = ufunc_at},
                                          {.name = "__name__", .fn = get_name, .property = true},
                                          {.name = "nin", .fn = get_nin, .property = true},
                                          {.name = "nout", .fn = get_nout, .property = true},
                                          {.name = "nargs", .fn = get_nargs, .property = true},
                                          {.name = "identity", .fn = get_identity, .property = true},
                                          {.name = NULL}};

qn_class qn_ufunc_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "ufunc", .module = "numpy", .kind = QN_K_OTHER,
                           .base = &qn_object_class, .methods = ufunc_methods, .destroy = ufunc_destroy, .repr = ufunc_repr,
                           .call = ufunc_call_slot};

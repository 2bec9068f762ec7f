/* ufunc.c - applying an elementwise function: operands → types → one shape → loop over runs (ufunc_run.c). Casts happen in
 * blocks beside the loop, so no operand is ever converted whole.
 *
 * Order of work in qn_ufunc_apply: take operands, resolve types, broadcast, make outputs, protect from overlap, run,
 * report floating-point faults, hand out results. */
#include "runtime/object/bigint.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/ufunc_run.h"
#include "runtime/object/internal.h"

typedef qn_ufunc_job job;

/* --- operands -------------------------------------------------------------------------------------------------------------- */
typedef struct operands {
  qn_value hold[4];       /* arrays retained during the call */
  qn_view view[4];        /* inputs, then outputs */
  _Alignas(16) char slot[2][16]; /* numbers, in the loop's dtype */
  qn_optype type[2];
  bool scalar[2];
} operands;

static int no_loop(qn_rt *rt, qn_ufunc_id id, const operands *o) {
  if (o->type[0].dtype == QN_D_BOOL && id == QN_UF_subtract)
    return qn_raise(rt, QN_E_TypeError, "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
                    "operator, or the logical_xor function instead.");
  if (o->type[0].dtype == QN_D_BOOL && id == QN_UF_negative)
    return qn_raise(rt, QN_E_TypeError, "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or "
                    "the logical_not function instead.");
  return qn_raise(rt, QN_E_TypeError, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced "
                  "to any supported types according to the casting rule ''safe''", qn_ufuncs[id].name);
}

/* Text has no loops: say so in NumPy's words, which name the operands' dtypes. */
static int text_operand(qn_rt *rt, qn_ufunc_id id, const qn_value *in) {
  char names[2][40];
  const qn_ufunc_info *u = &qn_ufuncs[id];
  for (int k = 0; k < u->nin; k++) {
    qn_optype t;
    if (qn_is(in[k], QN_K_STR)) snprintf(names[k], sizeof names[k], "<U%lld", (long long)((qn_strobj *)in[k].o)->points);
    else snprintf(names[k], sizeof names[k], "%s", qn_optype_of(in[k], &t) ? qn_dtypes[t.dtype].name : qn_is(in[k], QN_K_LIST) ? "int64" : "object");
  }
  if (u->nin == 2)
    return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (dtype('%s'), dtype('%s')) -> None",
                    u->name, names[0], names[1]);
  return qn_raise(rt, QN_E_TypeError, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any "
                  "supported types according to the casting rule ''safe''", u->name);
}

static int take_operand(qn_rt *rt, qn_ufunc_id id, const qn_value *in, operands *o, int k) {
  qn_value x = in[k];
  o->scalar[k] = qn_optype_of(x, &o->type[k]) && !qn_is_array(x);
  if (o->scalar[k]) return 0;
  if (qn_is(x, QN_K_STR) && qn_npstr_width(x) < 0) return text_operand(rt, id, in);
  if (qn_array_from(rt, x, NULL, &o->hold[k])) return -1;
  o->view[k] = *qn_view_of(o->hold[k]);
  o->type[k] = (qn_optype){(qn_dtype)o->view[k].dtype, QN_STRONG};
  return 0;
}

/* A Python int that the compared dtype cannot hold: compare with the bound's outside instead. */
static bool compare_out_of_bounds(qn_ufunc_id id, const qn_value *in, const operands *o, int k, qn_dtype d, bool *result) {
  if (id < QN_UF_equal || id > QN_UF_greater_equal || o->type[k].weak != QN_WEAK_INT || !qn_dtype_is_int(d)) return false;
  uint64_t word;
  int64_t i = in[k].i;
  int bits = qn_dtypes[d].size * 8;
  bool uns = qn_dtypes[d].kind == 'u', low = uns ? i < 0 : bits < 64 && i < -((int64_t)1 << (bits - 1));
  bool high = bits < 64 && i >= (int64_t)1 << (uns ? bits : bits - 1);
  if (qn_is_big(in[k])) {
    low = qn_big_negative(in[k]);
    high = !low && !(d == QN_D_UINT64 && qn_int_as_u64(in[k], &word));
  }
  if (!low && !high) return false;
  bool less = (k == 1) == high; /* operand 0 < operand 1 */
  *result = id == QN_UF_not_equal || ((id == QN_UF_less || id == QN_UF_less_equal) && less) ||
            ((id == QN_UF_greater || id == QN_UF_greater_equal) && !less);
  return true;
}

static int check_power(qn_rt *rt, const operands *o, qn_dtype loop) {
  if (qn_dtypes[loop].kind != 'i') return 0;
  const qn_view *v[1] = {&o->view[1]};
  qn_nditer it;
  qn_nditer_init(&it, 1, v, false);
  if (it.size == 0 || qn_dtypes[o->view[1].dtype].kind != 'i') return 0;
  const qn_cast_loop widen = qn_cast_find((qn_dtype)o->view[1].dtype, QN_D_INT64);
  do {
    const int64_t n = it.steps[0] ? it.n : 1; /* one exponent for all */
    enum { BLOCK = 2048 };
    int64_t room[BLOCK];
    for (int64_t i = 0; i < n; i += BLOCK) {
      const int64_t m = n - i < BLOCK ? n - i : BLOCK;
      int64_t signs = 0;
      widen((char *)room, 8, it.ptr[0] + i * it.steps[0], it.steps[0], m);
      for (int64_t k = 0; k < m; k++) signs |= room[k];
      if (signs < 0) return qn_raise(rt, QN_E_ValueError, "Integers to negative integer powers are not allowed.");
    }
  } while (qn_nditer_next(&it));
  return 0;
}

static int make_output(qn_rt *rt, operands *o, int k, qn_value given, qn_ufunc_id id, qn_dtype want, int ndim, const int64_t *shape) {
  int nin = qn_ufuncs[id].nin;
  if (given.tag == QN_UNSET) {
    for (int i = 0; i < nin; i++) { /* K order: like an input of the full shape */
      qn_view *v = &o->view[i];
      if (o->scalar[i] || v->ndim != ndim || memcmp(v->shape, shape, sizeof(int64_t) * (size_t)ndim) != 0) continue;
      if (qn_array_new_like(rt, v, want, &o->hold[k])) return -1;
      o->view[k] = *qn_view_of(o->hold[k]);
      return 0;
    }
    if (qn_array_new(rt, want, ndim, shape, false, &o->hold[k])) return -1;
    o->view[k] = *qn_view_of(o->hold[k]);
    return 0;
  }
  if (!qn_is_array(given)) return qn_raise(rt, QN_E_TypeError, "return arrays must be of ArrayType");
  qn_view *v = qn_view_of(given);
  if (v->flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "output array is read-only");
  if (v->ndim != ndim || memcmp(v->shape, shape, sizeof(int64_t) * (size_t)ndim) != 0) {
    char text[2][128];
    for (int w = 0; w < 2; w++) {
      int n = 0, rank = w ? ndim : v->ndim;
      text[w][0] = 0;
      for (int d = 0; d < rank; d++)
        n += snprintf(text[w] + n, sizeof text[w] - (size_t)n, d ? ",%lld" : "%lld", (long long)(w ? shape : v->shape)[d]);
      if (rank == 1) snprintf(text[w] + n, sizeof text[w] - (size_t)n, ",");
    }
    return qn_raise(rt, QN_E_ValueError, "non-broadcastable output operand with shape (%s) doesn't match the broadcast shape (%s)",
                    text[0], text[1]);
  }
  if (!qn_can_cast(want, (qn_dtype)v->dtype, QN_CAST_SAME_KIND))
    return qn_raise(rt, QN_E_UFuncTypeError, "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'",
                    qn_ufuncs[id].name, want == QN_D_OBJECT ? "O" : qn_dtype_spell(want).text, qn_dtype_spell((qn_dtype)v->dtype).text);
  o->hold[k] = qn_retained(given);
  o->view[k] = *v;
  return 0;
}

/* An output that overlaps an input other than element for element gets a copy of that input. */
static int protect(qn_rt *rt, operands *o, int nin, int nops) {
  for (int i = 0; i < nin; i++)
    for (int k = nin; k < nops && !o->scalar[i]; k++) {
      qn_view *a = &o->view[i], *b = &o->view[k];
      if (!qn_array_views_overlap(a, b)) continue;
      bool same = a->data == b->data && qn_itemsize(a) == qn_itemsize(b) &&
                  memcmp(a->strides, b->strides, sizeof(int64_t) * (size_t)b->ndim) == 0;
      if (same && nops - nin == 1) continue;
      qn_value copy;
      qn_view flat = *a;
      if (qn_array_new(rt, (qn_dtype)a->dtype, a->ndim, a->shape, false, &copy)) return -1;
      qn_release(rt, o->hold[i]);
      o->hold[i] = copy;
      if (qn_array_assign(rt, qn_view_of(copy), &flat)) return -1;
      *a = *qn_view_of(copy);
    }
  return 0;
}

/* Numbers alone: no array is made. */
static int apply_scalars(qn_rt *rt, qn_ufunc_id id, operands *o, const qn_ufunc_types *t, qn_loop loop, qn_value *results) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  _Alignas(16) char out[2][16];
  job j = {.loop = loop, .fault = (qn_fault)u->fault, .id = id, .dtype = t->loop, .nin = u->nin};
  j.it.n = j.it.size = 1;
  j.it.nop = u->nin + u->nout;
  for (int k = 0; k < u->nin; k++) j.it.ptr[k] = o->slot[k];
  for (int k = 0; k < u->nout; k++) j.it.ptr[u->nin + k] = out[k];
  qn_job_here(&j);
  if (qn_fp_report(rt, j.faults, u->name)) return -1;
  for (int k = 0; k < u->nout; k++)
    if (qn_elem_get(rt, t->out[k], out[k], &results[k])) {
      while (k-- > 0) qn_release(rt, results[k]);
      return -1;
    }
  return 0;
}

/* One element where either side holds objects, which no cast loop copies. */
static int put_object(qn_rt *rt, const qn_view *v, const char *from, const qn_view *w, char *to) {
  qn_value x;
  if (qn_elem_item(rt, (qn_dtype)v->dtype, from, &x)) return -1;
  int bad = qn_elem_put(rt, (qn_dtype)w->dtype, to, x);
  return qn_release(rt, x), bad;
}

/* Of `full`, what the condition picks, into `target` (an array of zeros where none is given). */
static int pick_where(qn_rt *rt, qn_ufunc_id id, qn_value full, qn_value cond, qn_value target, qn_value *out) {
  const qn_view *vs[3] = {qn_view_of(full), qn_view_of(cond)};
  qn_value copied = {0};
  qn_view v, c;
  int ndim, nin = qn_ufuncs[id].nin, n = 2;
  int64_t shape[QN_MAX_RANK];
  if (qn_is_array(target)) vs[n++] = qn_view_of(target);
  if (qn_broadcast_shapes(rt, vs, n, &ndim, shape)) return -1;
  if (target.tag == QN_UNSET) {
    if (qn_array_new(rt, (qn_dtype)vs[0]->dtype, ndim, shape, vs[0]->dtype != QN_D_OBJECT, out)) return -1;
  } else {
    operands o;
    memset(&o, 0, sizeof o);
    if (make_output(rt, &o, nin, target, id, (qn_dtype)vs[0]->dtype, ndim, shape)) return -1;
    *out = o.hold[nin];
  }
  if (qn_array_views_overlap(vs[1], qn_view_of(*out))) {
    if (qn_array_copy(rt, cond, &copied)) return qn_drop(rt, out), -1;
    vs[1] = qn_view_of(copied);
  }
  qn_broadcast_view(vs[0], ndim, shape, &v);
  qn_broadcast_view(vs[1], ndim, shape, &c);
  const qn_view *ops[3] = {&c, &v, qn_view_of(*out)};
  qn_nditer it;
  qn_nditer_init(&it, 3, ops, false);
  qn_cast_loop cast = qn_cast_find((qn_dtype)v.dtype, (qn_dtype)ops[2]->dtype);
  int bad = 0;
  if (it.size) do
      for (int64_t i = 0; i < it.n && !bad; i++) {
        char *from = it.ptr[1] + i * it.steps[1], *to = it.ptr[2] + i * it.steps[2];
        if (!it.ptr[0][i * it.steps[0]]) continue;
        if (cast) cast(to, 0, from, 0, 1);
        else bad = put_object(rt, &v, from, ops[2], to);
      }
    while (!bad && qn_nditer_next(&it));
  qn_release(rt, copied);
  return bad ? (qn_drop(rt, out), -1) : 0;
}

/* Into arrays of one shape: the elements that the condition picks are computed alone, so that no others warn. */
static int apply_picked(qn_rt *rt, qn_ufunc_id id, const qn_ufunc_call *call, const qn_value *in, qn_value mask, int ndim, const int64_t *shape, qn_value *results) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  qn_ufunc_call few = *call;
  qn_value picked[4] = {{0}}, all[2] = {{0}, {0}}, wide;
  int r = 0, made = 0;
  for (int k = 0; k < u->nin && !r; k++) {
    if (!qn_is_array(in[k]) || qn_view_of(in[k])->ndim == 0) {
      picked[k] = qn_retained(in[k]);
      continue;
    }
    qn_view v;
    qn_broadcast_view(qn_view_of(in[k]), ndim, shape, &v);
    r = qn_array_view_of(rt, in[k], v.data, (qn_dtype)v.dtype, ndim, v.shape, v.strides, &wide);
    if (!r) r = qn_array_get(rt, wide, mask, &picked[k]), qn_release(rt, wide);
  }
  few.in = picked, few.where = few.out[0] = few.out[1] = (qn_value){0};
  if (!r) r = qn_ufunc_apply(rt, id, &few, all);
  for (int k = 0; k < u->nout && !r; k++) {
    operands o;
    memset(&o, 0, sizeof o);
    qn_optype t = {QN_D_FLOAT64, QN_STRONG};
    (void)qn_optype_of(all[k], &t);
    if (call->out[k].tag == QN_UNSET) r = qn_array_new(rt, t.dtype, ndim, shape, t.dtype != QN_D_OBJECT, &results[k]); /* None between objects */
    else if (!(r = make_output(rt, &o, u->nin, call->out[k], id, t.dtype, ndim, shape))) results[k] = o.hold[u->nin];
    if (!r) made++, r = qn_array_set(rt, results[k], mask, all[k]);
  }
  while (r && made-- > 0) qn_release(rt, results[made]);
  for (int k = 0; k < u->nout; k++) qn_release(rt, all[k]);
  for (int k = 0; k < u->nin; k++) qn_release(rt, picked[k]);
  return r;
}

/* where=: results land only where the condition is true. */
static int apply_where(qn_rt *rt, qn_ufunc_id id, const qn_ufunc_call *call, qn_value *results) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  qn_ufunc_call plain = *call;
  qn_value all[2] = {{0}, {0}}, cond, in[4] = {{0}}, mask = {0};
  const qn_view *vs[7];
  int ndim = 0, n = 0, r = 0, made = 0;
  int64_t shape[QN_MAX_RANK];
  qn_optype t;
  plain.where = plain.out[0] = plain.out[1] = (qn_value){0};
  qn_dtype b = QN_D_BOOL;
  if (qn_array_from(rt, call->where, &b, &cond)) return -1;
  vs[n++] = qn_view_of(cond);
  for (int k = 0; k < u->nin && !r; k++) {
    const bool number = qn_optype_of(call->in[k], &t) == 0 && !qn_is_array(call->in[k]);
    r = number ? (in[k] = qn_retained(call->in[k]), 0) : qn_array_from(rt, call->in[k], NULL, &in[k]);
    if (!r && qn_is_array(in[k])) vs[n++] = qn_view_of(in[k]);
  }
  for (int k = 0; k < u->nout; k++)
    if (qn_is_array(call->out[k])) vs[n++] = qn_view_of(call->out[k]);
  if (!r) r = qn_broadcast_shapes(rt, vs, n, &ndim, shape);
  bool numbers = true; /* alone: nothing to pick of */
  for (int k = 0; k < u->nin; k++) numbers = numbers && (!qn_is_array(in[k]) || qn_view_of(in[k])->ndim == 0);
  if (!r && ndim > 0 && !numbers) {
    qn_view wide;
    qn_value spread;
    qn_broadcast_view(qn_view_of(cond), ndim, shape, &wide);
    r = qn_array_view_of(rt, cond, wide.data, QN_D_BOOL, ndim, wide.shape, wide.strides, &spread);
    if (!r) r = qn_array_copy(rt, spread, &mask), qn_release(rt, spread);
    if (!r) r = apply_picked(rt, id, call, in, mask, ndim, shape, results);
    qn_release(rt, mask);
  } else if (!r && !(r = qn_ufunc_apply(rt, id, &plain, all))) {
    for (int k = 0; k < u->nout && !r; k++) {
      qn_value full;
      if ((r = qn_array_from(rt, all[k], NULL, &full))) break;
      r = pick_where(rt, id, full, cond, call->out[k], &results[k]);
      if (!r) made++;
      qn_release(rt, full);
    }
    while (r && made-- > 0) qn_release(rt, results[made]);
    for (int k = 0; k < u->nout; k++) qn_release(rt, all[k]);
  }
  for (int k = 0; k < u->nin; k++) qn_release(rt, in[k]);
  qn_release(rt, cond);
  return r;
}

/* What most calls are: float and integer arrays of one shape without gaps, and numbers. The iterator is then a run, and its views are
 * not needed. False: not so, nothing was done. */
static bool flat_operands(const operands *o, const qn_ufunc_types *t, const qn_ufunc_call *call, int nin, const qn_view **like) {
  const qn_view *v = NULL, *given = qn_is_array(call->out[0]) ? qn_view_of(call->out[0]) : NULL;
  if ((!given && call->out[0].tag != QN_UNSET) || t->loop > QN_D_COMPLEX128 || t->out[0] > QN_D_COMPLEX128) return false;
  for (int k = 0; k <= nin; k++) {
    const qn_view *w = k == nin ? given : &o->view[k];
    if (k == nin ? !given : o->scalar[k]) continue;
    if (w->ndim == 0 || !(w->flags & QN_VIEW_C) || w->dtype > QN_D_COMPLEX128) return false;
    if (!v) v = w;
    else if (w->ndim != v->ndim || memcmp(w->shape, v->shape, sizeof(int64_t) * (size_t)v->ndim) != 0) return false;
  }
  if (!v || (given && ((given->flags & QN_VIEW_READONLY) || given->dtype != t->out[0]))) return false;
  for (int k = 0; given && k < nin; k++)
    if (!o->scalar[k] && o->view[k].data != given->data && qn_array_views_overlap(&o->view[k], given)) return false;
  for (int k = 0; given && k < nin; k++)
    if (!o->scalar[k] && o->view[k].data == given->data && o->view[k].dtype != given->dtype) return false;
  return *like = v, true;
}

static int apply_flat(qn_rt *rt, qn_ufunc_id id, operands *o, const qn_ufunc_types *t, qn_loop loop, const qn_ufunc_call *call, const qn_view *like,
                      qn_value *result) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  job j;
  j.loop = loop, j.fault = (qn_fault)u->fault, j.id = id, j.dtype = t->loop, j.nin = u->nin;
  j.casting = j.stream = false, j.faults = 0;
  j.it.nop = u->nin + 1, j.it.ndim = 0, j.it.n = j.it.size = qn_view_size(like);
  for (int k = 0; k < u->nin; k++) {
    const qn_dtype want = t->in[k], have = o->scalar[k] ? want : (qn_dtype)o->view[k].dtype;
    j.it.ptr[k] = o->scalar[k] ? o->slot[k] : o->view[k].data;
    j.it.steps[k] = o->scalar[k] ? 0 : (int64_t)qn_dtypes[have].size;
    j.item[k] = qn_dtypes[want].size;
    j.before[k] = have == want ? NULL : qn_cast_find(have, want);
    if (have != want && !j.before[k]) return no_loop(rt, id, o);
    j.casting |= have != want;
  }
  if (call->out[0].tag != QN_UNSET) *result = qn_retained(call->out[0]);
  else if (qn_array_new(rt, t->out[0], like->ndim, like->shape, false, result)) return -1;
  j.it.ptr[u->nin] = qn_view_of(*result)->data;
  j.it.steps[u->nin] = j.item[u->nin] = qn_dtypes[t->out[0]].size;
  j.before[u->nin] = NULL;
  j.stream = qn_job_streams(&j, u->nin + 1, rt->stored || call->out[0].tag != QN_UNSET);
  qn_job_run(rt, &j);
  if (qn_fp_report(rt, j.faults, u->name)) return qn_release(rt, *result), -1;
  return 0;
}

/* Every other element, and runs from the end to the begin: copied into a block first, by vectors, they meet the loops' fast forms. */
static void gather_runs(job *j, int nops) {
  enum { LEAST = 32 };
  const qn_nditer *it = &j->it;
  if (it->n < LEAST || nops - j->nin != 1 || it->steps[nops - 1] != j->item[nops - 1] || j->dtype > QN_D_COMPLEX128) return;
  bool second = qn_loop_takes_second(j->id, j->dtype) && !j->casting;
  for (int k = 0; k < j->nin; k++) second = second && it->steps[k] == 2 * (int64_t)j->item[k];
  if (second) return;
  for (int k = 0; k < j->nin; k++) {
    const int64_t item = j->item[k];
    const qn_dtype d = item == 8 ? QN_D_FLOAT64 : QN_D_FLOAT32;
    if (j->before[k] || (item != 4 && item != 8) || (it->steps[k] != 2 * item && it->steps[k] != -item)) continue;
    j->before[k] = qn_cast_find(d, d);
    j->casting = true;
  }
}

static int apply_arrays(qn_rt *rt, qn_ufunc_id id, operands *o, const qn_ufunc_types *t, qn_loop loop, const qn_ufunc_call *call, qn_value *results) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  int nin = u->nin, nops = nin + u->nout, ndim, nv = 0;
  int64_t shape[QN_MAX_RANK];
  const qn_view *views[4];
  if (u->nout == 1 && id != QN_UF_power && flat_operands(o, t, call, nin, &views[0]))
    return apply_flat(rt, id, o, t, loop, call, views[0], results);
  for (int k = 0; k < nin; k++) {
    if (o->scalar[k]) o->view[k] = (qn_view){.data = o->slot[k], .dtype = (uint8_t)t->in[k]};
    views[nv++] = &o->view[k];
  }
  for (int k = 0; k < u->nout; k++) /* an output may stretch the inputs */
    if (qn_is_array(call->out[k])) views[nv++] = qn_view_of(call->out[k]);
  if (qn_broadcast_shapes(rt, views, nv, &ndim, shape)) return -1;
  for (int k = 0; k < u->nout; k++)
    if (make_output(rt, o, nin + k, call->out[k], id, t->out[k], ndim, shape)) return -1;
  for (int k = 0; k < nin; k++) qn_broadcast_view(&o->view[k], ndim, shape, &o->view[k]);
  if (id == QN_UF_power && check_power(rt, o, t->loop)) return -1;
  if (protect(rt, o, nin, nops)) return -1;
  job j = {.loop = loop, .fault = (qn_fault)u->fault, .id = id, .dtype = t->loop, .nin = nin};
  for (int k = 0; k < nops; k++) {
    views[k] = &o->view[k];
    qn_dtype have = (qn_dtype)o->view[k].dtype, want = k < nin ? t->in[k] : t->out[k - nin];
    j.item[k] = qn_dtypes[want].size;
    if (have == want) continue;
    j.casting = true;
    j.before[k] = k < nin ? qn_cast_find(have, want) : qn_cast_find(want, have);
    if (!j.before[k]) return no_loop(rt, id, o);
  }
  qn_nditer_init(&j.it, nops, views, false);
  gather_runs(&j, nops);
  j.stream = qn_job_streams(&j, nops, rt->stored || call->out[0].tag != QN_UNSET);
  qn_job_run(rt, &j);
  if (qn_fp_report(rt, j.faults, u->name)) return -1;
  for (int k = 0; k < u->nout; k++) {
    results[k] = o->hold[nin + k];
    o->hold[nin + k] = (qn_value){0};
    if (call->out[k].tag == QN_UNSET && qn_unwrap_0d(rt, results[k], &results[k])) return -1;
  }
  return 0;
}

/* --- object arrays: Python's own operators, element by element --------------------------------------------------------------- */
/* Arrays of text have one loop of arithmetic, text + text: the rest is refused in NumPy's words. 0: it may go on. */
static int text_arithmetic(qn_rt *rt, qn_ufunc_id id, const qn_view *const *views, const operands *o) {
  int64_t width[2];
  char names[2][40];
  bool number = false;
  for (int k = 0; k < 2; k++) {
    width[k] = qn_text_width(views[k]);
    if (width[k] < 0 && views[k]->ndim == 0 && qn_is(*(qn_value *)views[k]->data, QN_K_STR)) width[k] = ((qn_strobj *)(*(qn_value *)views[k]->data).o)->points;
    const qn_dtype d = o->scalar[k] ? o->type[k].dtype : (qn_dtype)views[k]->dtype;
    number |= width[k] < 0 && d != QN_D_OBJECT;
    if (width[k] >= 0) snprintf(names[k], sizeof names[k], "<U%lld", (long long)width[k]);
    else snprintf(names[k], sizeof names[k], "%s", qn_dtypes[d].name);
    if (width[k] < 0 && d == QN_D_OBJECT) return 0; /* objects may do anything */
    if (id == QN_UF_multiply && width[k] < 0 && qn_dtype_is_int(d))
      return qn_raise(rt, QN_E_TypeError, "The 'out' kwarg is necessary when using the string multiply ufunc directly. Use numpy.strings.multiply to multiply "
                      "strings without specifying 'out'.");
  }
  if (!number && (id == QN_UF_add || (width[0] < 0 && width[1] < 0))) return 0;
  return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (dtype('%s'), dtype('%s')) -> None", qn_ufuncs[id].name,
                  names[0], names[1]);
}

static int apply_objects(qn_rt *rt, qn_ufunc_id id, operands *o, const qn_ufunc_call *call, qn_value *results) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  const qn_view *views[3];
  qn_view wide[3];
  int ndim, nin = u->nin;
  int64_t shape[QN_MAX_RANK];
  for (int k = 0; k < nin; k++) {
    if (o->scalar[k] && qn_array_make(rt, call->in[k], &(qn_dtype){QN_D_OBJECT}, true, 0, &o->hold[k])) return -1;
    views[k] = qn_view_of(o->hold[k]);
  }
  if (qn_broadcast_shapes(rt, views, nin, &ndim, shape)) return -1;
  qn_dtype d = id >= QN_UF_equal && id <= QN_UF_greater_equal ? QN_D_BOOL : QN_D_OBJECT;
  if (nin == 2 && d == QN_D_OBJECT && (qn_text_width(views[0]) >= 0 || qn_text_width(views[1]) >= 0) && text_arithmetic(rt, id, views, o)) return -1;
  if (call->out[0].tag != QN_UNSET && make_output(rt, o, nin, call->out[0], id, d, ndim, shape)) return -1;
  if (call->out[0].tag == QN_UNSET && qn_array_new(rt, d, ndim, shape, false, &o->hold[nin])) return -1;
  for (int k = 0; k < nin; k++) {
    qn_broadcast_view(views[k], ndim, shape, &wide[k]);
    views[k] = &wide[k];
  }
  views[nin] = qn_view_of(o->hold[nin]);
  qn_nditer it;
  qn_nditer_init(&it, nin + 1, views, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        qn_value x[2] = {{0}, {0}}, r;
        int bad = 0;
        for (int k = 0; k < nin && !bad; k++) bad = qn_elem_item(rt, (qn_dtype)views[k]->dtype, it.ptr[k] + i * it.steps[k], &x[k]);
        if (!bad && !(bad = qn_object_op(rt, id, x, i, &r))) {
          bad = qn_elem_put(rt, (qn_dtype)views[nin]->dtype, it.ptr[nin] + i * it.steps[nin], r);
          qn_release(rt, r);
        }
        qn_release(rt, x[0]);
        qn_release(rt, x[1]);
        if (bad) return -1;
      }
    while (qn_nditer_next(&it));
  bool texts = d == QN_D_OBJECT && call->out[0].tag == QN_UNSET && (qn_text_width(views[0]) >= 0 || (nin == 2 && qn_text_width(views[1]) >= 0));
  if (texts && qn_view_size(views[nin]) && qn_is(*(qn_value *)views[nin]->data, QN_K_STR) && qn_text_convert(rt, o->hold[nin], -1)) return -1;
  results[0] = o->hold[nin];
  o->hold[nin] = (qn_value){0};
  return call->out[0].tag == QN_UNSET ? qn_unwrap_0d(rt, results[0], &results[0]) : 0;
}

static int apply(qn_rt *rt, qn_ufunc_id id, operands *o, const qn_ufunc_call *call, qn_value *results) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  qn_ufunc_types t;
  bool objects = false, numbers = true;
  int text = qn_time_with_text(rt, id, call->in, &results[0]);
  if (text <= 0) return text;
  for (int k = 0; k < u->nin; k++) {
    if (take_operand(rt, id, call->in, o, k)) return -1;
    objects |= o->type[k].dtype == QN_D_OBJECT;
    numbers &= o->scalar[k];
  }
  if (objects) {
    bool timed = qn_dtype_is_time(o->type[0].dtype) || (u->nin == 2 && qn_dtype_is_time(o->type[1].dtype));
    if (timed && (id < QN_UF_equal || id > QN_UF_greater_equal))
      return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' cannot use operands with types dtype('%s') and dtype('%s')", u->name,
                      o->type[0].dtype == QN_D_OBJECT ? "O" : qn_dtype_spell(o->type[0].dtype).text,
                      o->type[1].dtype == QN_D_OBJECT ? "O" : qn_dtype_spell(o->type[1].dtype).text);
    return qn_object_loop(id) ? apply_objects(rt, id, o, call, results) : no_loop(rt, id, o);
  }
  qn_loop loop;
  int times = qn_time_resolve(rt, id, o->type, call, &t, &loop);
  if (times < 0) return -1;
  if (times == 1) {
    if (!(call->dtype ? qn_ufunc_results(id, *call->dtype, &t) : qn_ufunc_resolve(id, o->type, &t)) || !(loop = qn_ufunc_loop(id, t.loop)))
      return no_loop(rt, id, o);
  }
  for (int k = 0; k < u->nin; k++) {
    bool outside;
    if (!o->scalar[k]) continue;
    if (compare_out_of_bounds(id, call->in, o, k, t.loop, &outside)) { /* the same answer for every element */
      if (numbers) return results[0] = qn_np_int(QN_D_BOOL, outside), 0;
      qn_value r;
      if (qn_array_new(rt, QN_D_BOOL, o->view[1 - k].ndim, o->view[1 - k].shape, false, &r)) return -1;
      memset(qn_view_of(r)->data, outside, (size_t)qn_view_size(qn_view_of(r)));
      return results[0] = r, qn_unwrap_0d(rt, r, &results[0]);
    }
    uint64_t word;
    if (u->nin == 1 && qn_is_big(call->in[0]) && qn_dtype_is_int(t.in[0]) && !qn_int_as_u64(call->in[0], &word)) /* an object */
      return qn_object_loop(id) ? apply_objects(rt, id, o, call, results) : no_loop(rt, id, o);
    if (qn_elem_put(rt, t.in[k], o->slot[k], call->in[k])) return -1;
  }
  if (numbers && call->out[0].tag == QN_UNSET && id != QN_UF_power) return apply_scalars(rt, id, o, &t, loop, results);
  return apply_arrays(rt, id, o, &t, loop, call, results);
}

int qn_ufunc_apply(qn_rt *rt, qn_ufunc_id id, const qn_ufunc_call *call, qn_value *results) {
  if (call->where.tag != QN_UNSET && !(call->where.tag == QN_BOOL && call->where.i)) return apply_where(rt, id, call, results);
  operands o;
  memset(o.hold, 0, sizeof o.hold); /* what else is read was written */
  memset(o.scalar, 0, sizeof o.scalar);
  memset(o.type, 0, sizeof o.type);
  int r = apply(rt, id, &o, call, results);
  for (int k = 0; k < 4; k++) qn_release(rt, o.hold[k]);
  return r;
}

int qn_ufunc1(qn_rt *rt, qn_ufunc_id id, qn_value x, qn_value *out) {
  return qn_ufunc_apply(rt, id, &(qn_ufunc_call){.in = &x}, out);
}

int qn_ufunc2(qn_rt *rt, qn_ufunc_id id, qn_value x, qn_value y, qn_value *out) {
  qn_value in[2] = {x, y};
  return qn_ufunc_apply(rt, id, &(qn_ufunc_call){.in = in}, out);
}

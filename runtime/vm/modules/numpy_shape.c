/* numpy_shape.c - reshaping, joining, splitting, repeating, moving axes. */
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy.h"

DELEGATE(reshape)
DELEGATE(ravel)
DELEGATE(squeeze)
DELEGATE(swapaxes)
DELEGATE(repeat)
DELEGATE(diagonal)
DELEGATE(trace)

NP_MOVES(transpose) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "transpose", "a|axes", v)) return -1;
  qn_value in[2] = {v[0], v[1]};
  return qn_np_delegate(rt, "transpose", &(qn_args){.pos = in, .npos = qn_given(v[1]) ? 2 : 1}, out);
}

NP_MOVES(shape) {
  qn_value v;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "shape", "a", &v)) return -1;
  qn_value *a = qn_np_array(&k, v);
  qn_value dims[QN_MAX_RANK];
  if (!a) return qn_done(&k, -1);
  for (int d = 0; d < qn_view_of(*a)->ndim; d++) dims[d] = qn_int(qn_view_of(*a)->shape[d]);
  return qn_done(&k, qn_new_tuple(rt, dims, qn_view_of(*a)->ndim, out));
}
NP_MOVES(ndim) {
  qn_value v;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "ndim", "a", &v)) return -1;
  qn_value *a = qn_np_array(&k, v);
  return a ? (*out = qn_int(qn_view_of(*a)->ndim), qn_done(&k, 0)) : qn_done(&k, -1);
}
NP_MOVES(size) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int64_t axis = 0;
  int d;
  if (qn_args_parse(rt, args, "size", "a|axis", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a) return qn_done(&k, -1);
  if (!qn_given(v[1])) return *out = qn_int(qn_view_size(qn_view_of(*a))), qn_done(&k, 0);
  if (qn_is(v[1], QN_K_TUPLE)) return qn_done(&k, qn_np_general(rt, "size", args, out));
  if (qn_np_index(rt, v[1], &axis) || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
  return *out = qn_int(qn_view_of(*a)->shape[d]), qn_done(&k, 0);
}

/* --- joining ------------------------------------------------------------------------------------------------------------------------ */
static int join(qn_rt *rt, qn_value parts, int axis, qn_value *out) { /* parts: tuple */
  const qn_tuple *t = (const qn_tuple *)parts.o;
  if (t->n && qn_is_records(t->items[0])) return qn_np_join_records(rt, t->items, t->n, out);
  return qn_array_concatenate(rt, ((qn_tuple *)parts.o)->items, ((qn_tuple *)parts.o)->n, axis, out);
}

NP_MOVES(concatenate) {
  qn_value v[5], seq, r;
  int64_t axis = 0;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "concatenate", "arrays|axis out$dtype casting", v) || qn_np_sequence(rt, v[0], &seq)) return -1;
  if (v[1].tag == QN_NONE) axis = QN_FLATTEN;
  int bad = qn_np_index(rt, v[1], &axis) || join(rt, seq, (int)axis, &r);
  qn_release(rt, seq);
  if (bad) return -1;
  if (qn_given(v[3])) {
    qn_value c;
    bad = qn_np_dtype(rt, v[3], &d) || qn_array_astype(rt, r, d, &c);
    qn_release(rt, r);
    if (bad) return -1;
    r = c;
  }
  return qn_out_store(rt, v[2], r, QN_OUT_SAME_KIND, "concatenate", out);
}

/* A new axis of length 1 at `axis`. */
static int expand(qn_rt *rt, qn_value a, int axis, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int64_t shape[QN_MAX_RANK + 1], strides[QN_MAX_RANK + 1];
  for (int d = 0, s = 0; d <= v->ndim; d++) {
    shape[d] = d == axis ? 1 : v->shape[s];
    strides[d] = d == axis ? 0 : v->strides[s++];
  }
  return qn_array_view_of(rt, a, v->data, (qn_dtype)v->dtype, v->ndim + 1, shape, strides, out);
}

/* Applies `prepare` to every array of a sequence, then joins along axis (relative to the first when negative). */
static int prepared_join(qn_rt *rt, qn_value given, int (*prepare)(qn_rt *, qn_value, int64_t, qn_value *), int64_t arg, int axis, qn_value *out) {
  qn_value seq, made;
  if (qn_np_sequence(rt, given, &seq)) return -1;
  qn_tuple *t = (qn_tuple *)seq.o;
  int r = qn_new_tuple(rt, NULL, t->n, &made);
  for (int64_t i = 0; !r && i < t->n; i++) {
    qn_value a;
    r = qn_array_from(rt, t->items[i], NULL, &a);
    if (r) break;
    r = prepare(rt, a, arg, &((qn_tuple *)made.o)->items[i]);
    qn_release(rt, a);
  }
  qn_release(rt, seq);
  if (made.tag == QN_UNSET) return -1;
  if (!r) {
    qn_tuple *m = (qn_tuple *)made.o;
    if (axis == 1 && m->n && qn_view_of(m->items[0])->ndim == 1) axis = 0; /* hstack of vectors */
    r = join(rt, made, axis, out);
  }
  qn_release(rt, made);
  return r;
}
static int at_least_1(qn_rt *rt, qn_value a, int64_t arg, qn_value *out) {
  (void)arg;
  int64_t one = 1;
  return qn_view_of(a)->ndim ? (*out = qn_retained(a), 0) : qn_array_reshape(rt, a, 1, &one, out);
}
static int at_least_2(qn_rt *rt, qn_value a, int64_t arg, qn_value *out) {
  qn_value one;
  (void)arg;
  if (qn_view_of(a)->ndim >= 2) return *out = qn_retained(a), 0;
  if (at_least_1(rt, a, 0, &one)) return -1;
  int r = expand(rt, one, 0, out);
  return qn_release(rt, one), r;
}
static int at_least_3(qn_rt *rt, qn_value a, int64_t arg, qn_value *out) {
  qn_value two;
  (void)arg;
  if (qn_view_of(a)->ndim >= 3) return *out = qn_retained(a), 0;
  if (at_least_2(rt, a, 0, &two)) return -1;
  int r = expand(rt, two, 2, out);
  return qn_release(rt, two), r;
}
static int as_column(qn_rt *rt, qn_value a, int64_t arg, qn_value *out) {
  qn_value one;
  (void)arg;
  if (qn_view_of(a)->ndim >= 2) return *out = qn_retained(a), 0;
  if (at_least_1(rt, a, 0, &one)) return -1;
  int r = expand(rt, one, 1, out);
  return qn_release(rt, one), r;
}
static int with_axis(qn_rt *rt, qn_value a, int64_t axis, qn_value *out) {
  int d, n = qn_view_of(a)->ndim + 1;
  if (qn_axis_from(rt, axis, n, &d)) return -1;
  return expand(rt, a, d, out);
}
NP_MOVES(stack) {
  qn_value v[3], seq;
  int64_t axis = 0;
  if (qn_args_parse(rt, args, "stack", "arrays|axis out", v) || qn_np_index(rt, v[1], &axis) || qn_np_sequence(rt, v[0], &seq)) return -1;
  qn_tuple *t = (qn_tuple *)seq.o;
  int r = 0;
  if (t->n == 0) r = qn_raise(rt, QN_E_ValueError, "need at least one array to stack");
  qn_value first, other;
  for (int64_t i = 0; !r && i < t->n; i++) {
    if (qn_array_from(rt, t->items[0], NULL, &first)) r = -1;
    else {
      r = qn_array_from(rt, t->items[i], NULL, &other);
      if (!r && (qn_view_of(first)->ndim != qn_view_of(other)->ndim ||
                 memcmp(qn_view_of(first)->shape, qn_view_of(other)->shape, sizeof(int64_t) * (size_t)qn_view_of(first)->ndim)))
        r = qn_raise(rt, QN_E_ValueError, "all input arrays must have the same shape");
      if (!r || i > 0) qn_release(rt, other);
      if (axis < 0 && i == 0 && !r) axis += qn_view_of(first)->ndim + 1;
      qn_release(rt, first);
    }
  }
  qn_value joined;
  if (!r) r = prepared_join(rt, seq, with_axis, axis, (int)axis, &joined);
  qn_release(rt, seq);
  return r ? -1 : qn_out_store(rt, v[2], joined, QN_OUT_SAME_KIND, "stack", out);
}
NP_MOVES(vstack) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "vstack", "tup$dtype casting", v)) return -1;
  return prepared_join(rt, v[0], at_least_2, 0, 0, out);
}
NP_MOVES(hstack) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "hstack", "tup$dtype casting", v)) return -1;
  return prepared_join(rt, v[0], at_least_1, 0, 1, out);
}
NP_MOVES(dstack) {
  qn_value v;
  if (qn_args_parse(rt, args, "dstack", "tup", &v)) return -1;
  return prepared_join(rt, v, at_least_3, 0, 2, out);
}
NP_MOVES(column_stack) {
  qn_value v;
  if (qn_args_parse(rt, args, "column_stack", "tup", &v)) return -1;
  return prepared_join(rt, v, as_column, 0, 1, out);
}
/* One array, or a tuple of several. */
static int at_least(qn_rt *rt, const qn_args *args, int (*fn)(qn_rt *, qn_value, int64_t, qn_value *), qn_value *out) {
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "got an unexpected keyword argument '%s'", args->kwnames[0]->text);
  bool one = args->npos == 1;
  if (!one && qn_new_tuple(rt, NULL, (int64_t)args->npos, out)) return -1;
  for (uint32_t i = 0; i < args->npos; i++) {
    qn_keep k = {.rt = rt};
    qn_value *a = qn_np_array(&k, args->pos[i]);
    if (!qn_done(&k, a ? fn(rt, *a, 0, one ? out : &((qn_tuple *)out->o)->items[i]) : -1)) continue;
    if (!one) qn_drop(rt, out);
    return -1;
  }
  return 0;
}
NP_MOVES(atleast_1d) { return at_least(rt, args, at_least_1, out); }
NP_MOVES(atleast_2d) { return at_least(rt, args, at_least_2, out); }
NP_MOVES(atleast_3d) { return at_least(rt, args, at_least_3, out); }
NP_MOVES(append) {
  qn_value v[3];
  int64_t axis = QN_FLATTEN;
  if (qn_args_parse(rt, args, "append", "arr values|axis", v) || qn_np_index(rt, v[2], &axis)) return -1;
  return qn_array_concatenate(rt, v, 2, (int)axis, out);
}

/* --- splitting ---------------------------------------------------------------------------------------------------------------------- */
static int split_at(qn_rt *rt, qn_value a, const int64_t *cuts, int64_t n, int axis, qn_value *out) { /* n cuts, n + 1 parts */
  qn_value list;
  int64_t len = qn_view_of(a)->shape[axis], from = 0;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  for (int64_t i = 0; i <= n; i++) {
    int64_t to = i < n ? cuts[i] : len;
    if (to < 0) to = to + len < 0 ? 0 : to + len;
    if (to > len) to = len;
    qn_value part;
    int r = qn_np_slice(rt, a, axis, from < to ? from : to, to, 1, &part);
    if (!r) {
      r = qn_list_append(rt, list, part);
      qn_release(rt, part);
    }
    if (r) return qn_release(rt, list), -1;
    from = to;
  }
  return *out = list, 0;
}

static int split(qn_rt *rt, qn_value x, qn_value where, int64_t axis, bool even, qn_value *out) {
  qn_keep k = {.rt = rt};
  int d;
  int64_t cuts[4096], n = 0;
  qn_value *a = qn_np_array(&k, x);
  if (!a || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
  int64_t len = qn_view_of(*a)->shape[d];
  if (where.tag == QN_INT || where.tag == QN_NPSCALAR) {
    int64_t parts = where.i;
    if (parts <= 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "number sections must be larger than 0."));
    if (even && len % parts) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "array split does not result in an equal division"));
    if (parts > 4096) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "too many sections"));
    for (int64_t i = 1, at = 0; i < parts; i++) cuts[n++] = at += len / parts + (i <= len % parts);
  } else {
    qn_value *w = qn_np_array_of(&k, where, QN_D_INT64);
    if (!w) return qn_done(&k, -1);
    n = qn_view_size(qn_view_of(*w));
    if (n > 4096) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "too many sections"));
    memcpy(cuts, qn_np_i64(*w), (size_t)n * 8);
  }
  return qn_done(&k, split_at(rt, *a, cuts, n, d, out));
}
NP_MOVES(split) {
  qn_value v[3];
  int64_t axis = 0;
  if (qn_args_parse(rt, args, "split", "ary indices_or_sections|axis", v) || qn_np_index(rt, v[2], &axis)) return -1;
  return split(rt, v[0], v[1], axis, true, out);
}
NP_MOVES(array_split) {
  qn_value v[3];
  int64_t axis = 0;
  if (qn_args_parse(rt, args, "array_split", "ary indices_or_sections|axis", v) || qn_np_index(rt, v[2], &axis)) return -1;
  return split(rt, v[0], v[1], axis, false, out);
}
NP_MOVES(vsplit) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "vsplit", "ary indices_or_sections", v)) return -1;
  return split(rt, v[0], v[1], 0, true, out);
}
NP_MOVES(hsplit) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "hsplit", "ary indices_or_sections", v)) return -1;
  return split(rt, v[0], v[1], qn_is_array(v[0]) && qn_view_of(v[0])->ndim == 1 ? 0 : 1, true, out);
}

/* --- turning and moving --------------------------------------------------------------------------------------------------------------- */
static int flip_axes(qn_rt *rt, qn_value a, uint32_t axes, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int64_t strides[QN_MAX_RANK];
  char *p = v->data;
  for (int d = 0; d < v->ndim; d++) {
    bool turn = axes & 1u << d;
    strides[d] = turn ? -v->strides[d] : v->strides[d];
    if (turn && v->shape[d] > 0) p += (v->shape[d] - 1) * v->strides[d];
  }
  return qn_array_view_of(rt, a, p, (qn_dtype)v->dtype, v->ndim, v->shape, strides, out);
}
static int flip(qn_rt *rt, qn_value x, qn_value axis, uint32_t fixed, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *a = qn_np_array(&k, x);
  if (!a) return qn_done(&k, -1);
  uint32_t axes = fixed ? fixed : UINT32_MAX;
  int n, d;
  int64_t list[QN_MAX_RANK];
  if (qn_given(axis)) {
    axes = 0;
    if (qn_shape_from(rt, axis, &n, list)) return qn_done(&k, -1);
    for (int i = 0; i < n; i++) {
      if (qn_axis_from(rt, list[i], qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
      axes |= 1u << d;
    }
  }
  return qn_done(&k, flip_axes(rt, *a, axes, out));
}
NP_MOVES(flip) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "flip", "m|axis", v)) return -1;
  return flip(rt, v[0], v[1], 0, out);
}
NP_MOVES(fliplr) {
  qn_value v;
  if (qn_args_parse(rt, args, "fliplr", "m", &v)) return -1;
  return flip(rt, v, (qn_value){0}, 2, out);
}
NP_MOVES(flipud) {
  qn_value v;
  if (qn_args_parse(rt, args, "flipud", "m", &v)) return -1;
  return flip(rt, v, (qn_value){0}, 1, out);
}
NP_MOVES(rot90) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int64_t turns = 1;
  if (qn_args_parse(rt, args, "rot90", "m|k axes", v) || qn_np_index(rt, v[1], &turns)) return -1;
  qn_value *a = qn_np_array(&k, v[0]), *t = qn_slot(&k);
  if (!a) return qn_done(&k, -1);
  if (qn_view_of(*a)->ndim != 2 || qn_given(v[2])) return qn_done(&k, qn_np_general(rt, "rot90", args, out));
  turns = (turns % 4 + 4) % 4;
  if (turns == 0) return *out = qn_retained(*a), qn_done(&k, 0);
  if (turns == 2) return qn_done(&k, flip_axes(rt, *a, 3, out));
  if (turns == 1) return qn_done(&k, flip_axes(rt, *a, 2, t) || qn_array_transpose(rt, *t, NULL, out) ? -1 : 0);
  return qn_done(&k, qn_array_transpose(rt, *a, NULL, t) || flip_axes(rt, *t, 2, out) ? -1 : 0);
}

/* All axes in one pass: shift[d] in [0, shape[d]). Every piece between the cuts goes where it belongs. */
static int roll_axes(qn_rt *rt, qn_value a, const int64_t *shift, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int cut[QN_MAX_RANK], cuts = 0;
  if (qn_array_new(rt, (qn_dtype)v->dtype, v->ndim, v->shape, false, out)) return -1;
  for (int d = 0; d < v->ndim; d++)
    if (shift[d]) cut[cuts++] = d;
  for (int part = 0; part < 1 << cuts; part++) { /* bit k: of axis cut[k] the end, which goes to its begin */
    qn_view src = *v, dst = *qn_view_of(*out);
    for (int k = 0; k < cuts; k++) {
      int d = cut[k];
      bool end = part >> k & 1;
      int64_t n = v->shape[d], len = end ? shift[d] : n - shift[d];
      src.data = (char *)src.data + (end ? n - shift[d] : 0) * src.strides[d];
      dst.data = (char *)dst.data + (end ? 0 : shift[d]) * dst.strides[d];
      src.shape[d] = dst.shape[d] = len;
    }
    if (qn_array_assign(rt, &dst, &src)) return qn_drop(rt, out), -1;
  }
  return 0;
}
static int roll_axis(qn_rt *rt, qn_value a, int64_t shift, int axis, qn_value *out) {
  qn_view *v = qn_view_of(a);
  int64_t n = v->shape[axis];
  if (qn_array_new(rt, (qn_dtype)v->dtype, v->ndim, v->shape, false, out)) return -1;
  if (n == 0) return 0;
  shift = (shift % n + n) % n;
  for (int part = 0; part < 2; part++) { /* [0, n - shift) goes to shift, the rest to 0 */
    qn_view src = *v, dst = *qn_view_of(*out);
    int64_t from = part ? n - shift : 0, to = part ? 0 : shift, len = part ? shift : n - shift;
    src.data = (char *)src.data + from * src.strides[axis];
    dst.data = (char *)dst.data + to * dst.strides[axis];
    src.shape[axis] = dst.shape[axis] = len;
    if (qn_array_assign(rt, &dst, &src)) return -1;
  }
  return 0;
}
static int roll_of(qn_rt *rt, const qn_value *v, qn_value *out) {
  qn_keep k = {.rt = rt};
  int n, m, d;
  int64_t shifts[QN_MAX_RANK], axes[QN_MAX_RANK];
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a || qn_shape_from(rt, v[1], &n, shifts)) return qn_done(&k, -1);
  if (!qn_given(v[2])) {
    int64_t flat_n = -1;
    qn_value *flat = qn_slot(&k), *turned = qn_slot(&k);
    for (int i = 1; i < n; i++) shifts[0] += shifts[i];
    if (n == 0) shifts[0] = 0;
    if (qn_array_reshape(rt, *a, 1, &flat_n, flat) || roll_axis(rt, *flat, shifts[0], 0, turned)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_reshape(rt, *turned, qn_view_of(*a)->ndim, qn_view_of(*a)->shape, out));
  }
  if (qn_shape_from(rt, v[2], &m, axes)) return qn_done(&k, -1);
  int64_t all[QN_MAX_RANK] = {0};
  for (int i = 0; i < (n > m ? n : m); i++) {
    if (qn_axis_from(rt, axes[m == 1 ? 0 : i], qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
    int64_t len = qn_view_of(*a)->shape[d], by = shifts[n == 1 ? 0 : i];
    if (len) all[d] = ((by % len + len) % len + all[d]) % len;
  }
  return qn_done(&k, roll_axes(rt, *a, all, out));
}
NP_MOVES(roll) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "roll", "a shift|axis", v)) return -1;
  return roll_of(rt, v, out) ? -1 : qn_np_order_of(rt, v[0], out);
}
static int move_axes(qn_rt *rt, qn_value a, const int64_t *from, const int64_t *to, int n, qn_value *out) {
  int rank = qn_view_of(a)->ndim, perm[QN_MAX_RANK], used = 0, src[QN_MAX_RANK];
  for (int d = 0; d < rank; d++) perm[d] = -1;
  for (int i = 0; i < n; i++) {
    int d;
    if (qn_axis_from(rt, from[i], rank, &src[i]) || qn_axis_from(rt, to[i], rank, &d)) return -1;
    perm[d] = src[i];
    used |= 1 << src[i];
  }
  for (int d = 0, s = 0; d < rank; d++) {
    if (perm[d] >= 0) continue;
    while (used & 1 << s) s++;
    perm[d] = s++;
  }
  return qn_array_transpose(rt, a, perm, out);
}
NP_MOVES(moveaxis) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int n, m;
  int64_t from[QN_MAX_RANK], to[QN_MAX_RANK];
  if (qn_args_parse(rt, args, "moveaxis", "a source destination", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a || qn_shape_from(rt, v[1], &n, from) || qn_shape_from(rt, v[2], &m, to)) return qn_done(&k, -1);
  if (n != m) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "`source` and `destination` arguments must have the same number of elements"));
  return qn_done(&k, move_axes(rt, *a, from, to, n, out));
}
NP_MOVES(rollaxis) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int64_t axis = 0, start = 0;
  if (qn_args_parse(rt, args, "rollaxis", "a axis|start", v) || qn_np_index(rt, v[1], &axis) || qn_np_index(rt, v[2], &start)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  int d;
  if (!a || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
  axis = d;
  if (start < 0) start += qn_view_of(*a)->ndim;
  if (axis < start) start--;
  return qn_done(&k, move_axes(rt, *a, &axis, &start, 1, out));
}
NP_MOVES(expand_dims) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int n, d;
  int64_t axes[QN_MAX_RANK];
  if (qn_args_parse(rt, args, "expand_dims", "a axis", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a || qn_shape_from(rt, v[1], &n, axes)) return qn_done(&k, -1);
  int rank = qn_view_of(*a)->ndim + n;
  uint32_t added = 0;
  for (int i = 0; i < n; i++) {
    if (qn_axis_from(rt, axes[i], rank, &d)) return qn_done(&k, -1);
    added |= 1u << d;
  }
  int64_t shape[2 * QN_MAX_RANK];
  for (int i = 0, s = 0; i < rank; i++) shape[i] = added & 1u << i ? 1 : qn_view_of(*a)->shape[s++];
  return qn_done(&k, qn_array_reshape(rt, *a, rank, shape, out));
}

/* --- repeating and stretching ------------------------------------------------------------------------------------------------------------ */
/* Along axis d, where each line begins with mine[d] of its places and all that lies behind d is done: those places again and again. */
static void stretch(const qn_view *v, const int64_t *mine, int d, int64_t times) {
  enum { NEAR = 1 << 15 }; /* bytes that stay in the cache while they are copied */
  const int64_t piece = mine[d] * v->strides[d], all = piece * times;
  int64_t lines = piece && times > 1 ? 1 : 0;
  for (int k = 0; k < d; k++) lines *= mine[k];
  for (int64_t line = 0; line < lines; line++) {
    char *p = v->data;
    for (int64_t k = d - 1, left = line; k >= 0; left /= mine[k--]) p += left % mine[k] * v->strides[k];
    int64_t have = piece;
    for (int64_t done = piece; done < all;) {
      const int64_t part = all - done < have ? all - done : have;
      memcpy(p + done, p, (size_t)part);
      done += part;
      if (have < NEAR) have = done;
    }
  }
}
static int tile_of(qn_rt *rt, const qn_value *v, qn_value *out) {
  qn_keep k = {.rt = rt};
  int n;
  int64_t reps[QN_MAX_RANK], shape[QN_MAX_RANK], mine[QN_MAX_RANK], times[QN_MAX_RANK];
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a || qn_shape_from(rt, v[1], &n, reps)) return qn_done(&k, -1);
  qn_view *w = qn_view_of(*a);
  int rank = w->ndim > n ? w->ndim : n;
  for (int d = 0; d < rank; d++) {
    mine[d] = d < rank - w->ndim ? 1 : w->shape[d - (rank - w->ndim)];
    times[d] = d < rank - n ? 1 : reps[d - (rank - n)];
    shape[d] = mine[d] * times[d];
  }
  if (qn_array_new(rt, (qn_dtype)w->dtype, rank, shape, false, out)) return qn_done(&k, -1);
  /* the result as (times, mine) pairs of axes, the copies being a broadcast */
  int64_t index[QN_MAX_RANK] = {0};
  qn_view dst = *qn_view_of(*out);
  int64_t copies = 1;
  for (int d = 0; d < rank; d++) {
    copies *= times[d];
    dst.shape[d] = mine[d];
  }
  if (w->dtype != QN_D_OBJECT && copies > 0) { /* once, then axis by axis what stands there again */
    if (qn_array_assign(rt, &dst, w)) return qn_done(&k, -1);
    for (int d = rank - 1; d >= 0; d--) stretch(qn_view_of(*out), mine, d, times[d]);
    return qn_done(&k, 0);
  }
  for (int64_t c = 0; c < copies; c++) {
    dst.data = qn_view_of(*out)->data;
    for (int d = 0; d < rank; d++) dst.data = (char *)dst.data + index[d] * mine[d] * dst.strides[d];
    if (qn_array_assign(rt, &dst, w)) return qn_done(&k, -1);
    for (int d = rank - 1; d >= 0 && ++index[d] == times[d]; d--) index[d] = 0;
  }
  return qn_done(&k, 0);
}
NP_MOVES(tile) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "tile", "A reps", v)) return -1;
  return tile_of(rt, v, out) ? -1 : qn_np_order_of(rt, v[0], out);
}
NP_MOVES(broadcast_to) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int n, m;
  int64_t shape[QN_MAX_RANK], both[QN_MAX_RANK];
  if (qn_args_parse(rt, args, "broadcast_to", "array shape|subok", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a || qn_shape_from(rt, v[1], &n, shape)) return qn_done(&k, -1);
  qn_view *w = qn_view_of(*a), target = {.ndim = n}, wide;
  memcpy(target.shape, shape, sizeof target.shape);
  bool fits = qn_broadcast_shapes(rt, (const qn_view *const[]){w, &target}, 2, &m, both) == 0;
  if (!fits) qn_exc_clear(rt);
  if (!fits || m != n || memcmp(both, shape, sizeof(int64_t) * (size_t)n)) {
    char text[2][120];
    for (int s = 0; s < 2; s++) {
      const qn_view *x = s ? &target : w;
      int at = 0;
      text[s][0] = 0;
      for (int d = 0; d < x->ndim; d++) at += snprintf(text[s] + at, sizeof text[s] - (size_t)at, d ? ",%lld" : "%lld", (long long)x->shape[d]);
      if (x->ndim == 1) snprintf(text[s] + at, sizeof text[s] - (size_t)at, ",");
    }
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together with remapped shapes [original->remapped]: (%s)  and "
                                "requested shape (%s)", text[0], text[1]));
  }
  qn_broadcast_view(w, n, shape, &wide);
  if (qn_array_view_of(rt, *a, wide.data, (qn_dtype)wide.dtype, n, wide.shape, wide.strides, out)) return qn_done(&k, -1);
  qn_view_of(*out)->flags |= QN_VIEW_READONLY;
  return qn_done(&k, 0);
}
NP(broadcast_arrays) {
  qn_keep k = {.rt = rt};
  qn_value *a[QN_MAX_RANK], parts[QN_MAX_RANK];
  const qn_view *views[QN_MAX_RANK];
  int n, made = 0, r = 0;
  int64_t shape[QN_MAX_RANK];
  if (args->npos > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many arrays");
  for (uint32_t i = 0; i < args->npos; i++) {
    if (!(a[i] = qn_np_array(&k, args->pos[i]))) return qn_done(&k, -1);
    views[i] = qn_view_of(*a[i]);
  }
  if (qn_broadcast_shapes(rt, views, (int)args->npos, &n, shape)) return qn_done(&k, -1);
  for (uint32_t i = 0; i < args->npos && !r; i++) {
    qn_view wide;
    qn_broadcast_view(views[i], n, shape, &wide);
    r = qn_array_view_of(rt, *a[i], wide.data, (qn_dtype)wide.dtype, n, wide.shape, wide.strides, &parts[i]);
    if (!r) made++;
  }
  if (!r) r = qn_new_tuple(rt, parts, made, out);
  while (made > 0) qn_release(rt, parts[--made]);
  return qn_done(&k, r);
}
static int deleted_of(qn_rt *rt, const qn_value *v, qn_value *out) {
  qn_keep k = {.rt = rt};
  int64_t axis = 0, n;
  int d = 0;
  qn_value *a = qn_np_array(&k, v[0]), *flat = qn_slot(&k), *keep = qn_slot(&k), *gone = qn_slot(&k);
  if (!a) return qn_done(&k, -1);
  if (!qn_given(v[2])) {
    n = -1;
    if (qn_array_reshape(rt, *a, 1, &n, flat)) return qn_done(&k, -1);
    a = flat;
  } else if (qn_np_index(rt, v[2], &axis) || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) {
    return qn_done(&k, -1);
  }
  n = qn_view_of(*a)->shape[d];
  if (v[1].tag == QN_INT && v[1].i >= -n && v[1].i < n) { /* one position: what is before and after it */
    int64_t at = v[1].i < 0 ? v[1].i + n : v[1].i;
    qn_value parts[2] = {{0}, {0}};
    int bad = qn_np_slice(rt, *a, d, 0, at, 1, &parts[0]) || qn_np_slice(rt, *a, d, at + 1, n, 1, &parts[1]) || qn_array_concatenate(rt, parts, 2, d, out);
    qn_release(rt, parts[0]), qn_release(rt, parts[1]);
    return qn_done(&k, bad ? -1 : 0);
  }
  if (qn_array_new(rt, QN_D_BOOL, 1, &n, true, keep) || qn_array_fill(rt, qn_view_of(*keep), qn_bool(true))) return qn_done(&k, -1);
  (void)gone;
  qn_optype t;
  if (!qn_is_big(v[1]) && qn_optype_of(v[1], &t) && !qn_is_array(v[1]) && (v[1].i < -n || v[1].i >= n))
    return qn_done(&k, qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis %d with size %lld", (long long)v[1].i, d, (long long)n));
  if (qn_array_set(rt, *keep, v[1], qn_bool(false))) return qn_done(&k, -1);
  return qn_done(&k, qn_array_take(rt, *a, *keep, d, out));
}
NP_MOVES(delete) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "delete", "arr obj|axis", v)) return -1;
  return deleted_of(rt, v, out) ? -1 : qn_np_order_of(rt, v[0], out);
}
static int insert_of(qn_rt *rt, const qn_args *args, const qn_value *v, qn_value *out) {
  qn_keep k = {.rt = rt};
  int64_t axis = 0, at = 0, n = -1;
  int d = 0;
  qn_value *a = qn_np_array(&k, v[0]), *flat = qn_slot(&k), *head = qn_slot(&k), *tail = qn_slot(&k), *mid = qn_slot(&k), *cast = qn_slot(&k);
  if (!a) return qn_done(&k, -1);
  if (!qn_given(v[3])) {
    if (qn_array_reshape(rt, *a, 1, &n, flat)) return qn_done(&k, -1);
    a = flat;
  } else if (qn_np_index(rt, v[3], &axis) || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) {
    return qn_done(&k, -1);
  }
  n = qn_view_of(*a)->shape[d];
  if (v[1].tag != QN_INT && v[1].tag != QN_NPSCALAR) return qn_done(&k, qn_np_general(rt, "insert", args, out));
  if (qn_np_index(rt, v[1], &at)) return qn_done(&k, -1);
  if (at < -n || at > n) return qn_done(&k, qn_raise(rt, QN_E_IndexError, "index %lld is out of bounds for axis %d with size %lld", (long long)at, d, (long long)n));
  if (at < 0) at += n;
  qn_dtype dt = (qn_dtype)qn_view_of(*a)->dtype;
  if (qn_array_from(rt, v[2], &dt, mid)) return qn_done(&k, -1);
  /* the first axis of the values (of as many axes as the array has) is the one along which they are put in */
  const qn_view *values = qn_view_of(*mid);
  const int rank = qn_view_of(*a)->ndim, absent = rank - values->ndim;
  int64_t shape[QN_MAX_RANK];
  qn_view turned = *values;
  memcpy(shape, qn_view_of(*a)->shape, sizeof shape);
  if (absent < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "could not broadcast the values to insert: they have %d axes, the array has %d", values->ndim, rank));
  turned.ndim = (uint8_t)rank;
  for (int i = 0, from = 1; i < rank; i++) {
    const int axis_of = i == d ? 0 : from++, at_value = axis_of - absent;
    turned.shape[i] = at_value < 0 ? 1 : values->shape[at_value];
    turned.strides[i] = at_value < 0 ? 0 : values->strides[at_value];
  }
  qn_view_flags(&turned);
  shape[d] = turned.shape[d];
  if (qn_array_new(rt, dt, rank, shape, false, cast) || qn_array_assign(rt, qn_view_of(*cast), &turned) ||
      qn_np_slice(rt, *a, d, 0, at, 1, head) || qn_np_slice(rt, *a, d, at, n, 1, tail))
    return qn_done(&k, -1);
  qn_value parts[3] = {*head, *cast, *tail};
  return qn_done(&k, qn_array_concatenate(rt, parts, 3, d, out));
}
NP_MOVES(insert) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "insert", "arr obj values|axis", v)) return -1;
  return insert_of(rt, args, v, out) ? -1 : qn_np_order_of(rt, v[0], out);
}
NP_MOVES(resize) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int n;
  int64_t shape[QN_MAX_RANK], flat_n = -1, size = 1;
  if (qn_args_parse(rt, args, "resize", "a new_shape", v) || qn_shape_from(rt, v[1], &n, shape)) return -1;
  qn_value *a = qn_np_array(&k, v[0]), *flat = qn_slot(&k), *cont = qn_slot(&k);
  if (!a) return qn_done(&k, -1);
  bool none = qn_view_size(qn_view_of(*a)) == 0 || qn_view_of(*a)->dtype == QN_D_OBJECT;
  if (qn_array_new(rt, (qn_dtype)qn_view_of(*a)->dtype, n, shape, none, out)) return qn_done(&k, -1);
  if (qn_array_reshape(rt, *a, 1, &flat_n, flat) || qn_array_contiguous(rt, *flat, cont)) return qn_done(&k, -1);
  for (int d = 0; d < n; d++) size *= shape[d];
  int64_t have = qn_view_of(*cont)->shape[0], item = (int64_t)qn_itemsize(qn_view_of(*cont));
  if (qn_view_of(*cont)->dtype == QN_D_OBJECT) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "resize() of objects is not supported"));
  char *to = qn_view_of(*out)->data;
  if (have > size) have = size;
  if (have > 0) memcpy(to, qn_view_of(*cont)->data, (size_t)(have * item));
  for (int64_t done = have; done > 0 && done < size; done += have) { /* what is there again: whole copies of a */
    if (done > have) have = done;
    memcpy(to + done * item, to, (size_t)((size - done < have ? size - done : have) * item));
  }
  return qn_done(&k, 0);
}

const qn_method qn_np_shape[] = {
    ROW(reshape), ROW(ravel), ROW(squeeze), ROW(swapaxes), ROW(repeat), ROW(diagonal), ROW(trace), ROW(transpose),
    {.name = "permute_dims", .fn = np_transpose}, ROW(shape), ROW(ndim), ROW(size), ROW(concatenate), {.name = "concat", .fn = np_concatenate},
    ROW(stack), ROW(vstack), ROW(hstack), ROW(dstack), ROW(column_stack), ROW(atleast_1d), ROW(atleast_2d), ROW(atleast_3d), ROW(append),
    ROW(split), ROW(array_split), ROW(vsplit), ROW(hsplit), ROW(flip), ROW(fliplr), ROW(flipud), ROW(rot90), ROW(roll), ROW(moveaxis),
    ROW(rollaxis), ROW(expand_dims), ROW(tile), ROW(broadcast_to), ROW(broadcast_arrays), ROW(delete), ROW(insert), ROW(resize), {.name = NULL}};

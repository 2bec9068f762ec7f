/* arrayshape.c - functions of whole arrays that only change how memory is seen (transpose, flip, expand_dims, broadcast_to, …) or put
 * arrays together (concatenate, stack, meshgrid, …), for every rank. Axes are constants here. */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static const qn_type *boolean(qn_fn *f) { return f->in->types->scalar[QN_D_BOOL]; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }
static qn_texpr *number(qn_fn *f, int64_t v, qn_span span) { return qn_tx_int(f, i64(f), v, span); }

typedef struct shape_call {
  const qn_cargs *c;
  qn_sv name;
  qn_texpr *a; /* the first argument, an array */
} shape_call;

/* The argument at a position or under a name; NULL: not given, or None. */
static qn_texpr *arg(const qn_cargs *c, uint32_t at, const char *name) {
  qn_texpr *e = at < c->n_pos ? c->pos[at] : NULL;
  for (uint32_t i = 0; i < c->n_kw; i++)
    if (strcmp(c->kw_names[i]->text, name) == 0) e = c->kw[i];
  return e && e->type->kind != QN_TYPE_NONE ? e : NULL;
}

static qn_texpr *bad(qn_fn *f, const shape_call *s) { return qn_bad_args(f, qn_sv_of(qn_arena_printf(f->in->a, "numpy.%.*s", (int)s->name.n, s->name.p)), s->c); }

/* Constant axes of an array with rank dimensions, from 0; their number, or -1 after an error. */
static int axes_of(qn_fn *f, const qn_texpr *e, int rank, int *out, qn_span span) {
  int64_t at[8];
  uint32_t n;
  if (!qn_known_ints(e, at, &n)) return qn_unsupported(f, span, "an axis that is not a constant"), -1;
  for (uint32_t i = 0; i < n; i++) {
    if (at[i] < -rank || at[i] >= rank) {
      qn_terror(f, QN_DIAG_TYPE, span, "axis %lld is out of bounds for array of dimension %d", (long long)at[i], rank);
      return -1;
    }
    out[i] = (int)(at[i] < 0 ? at[i] + rank : at[i]);
    for (uint32_t k = 0; k < i; k++)
      if (out[k] == out[i]) return qn_terror(f, QN_DIAG_TYPE, span, "repeated axis"), -1;
  }
  return (int)n;
}

/* --- views ----------------------------------------------------------------------------------------------------------------- */
static qn_texpr *transpose(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, order[8], n = 0;
  qn_texpr *axes = arg(s->c, 1, "axes");
  if (!axes) return qn_array_transposed(f, s->a, s->c->span);
  if (s->c->n_pos > 2) { /* a.transpose(1, 0, 2) */
    qn_texpr *all = qn_tx(f, QN_TX_TUPLE, axes->type, s->c->span, s->c->n_pos - 1);
    memcpy(all->args, s->c->pos + 1, all->n * sizeof *all->args);
    axes = all;
    int64_t at[8];
    uint32_t count = 0;
    all->type = f->in->types->poison;
    if (all->n > 8 || !qn_known_ints(all, at, &count)) return qn_unsupported(f, s->c->span, "an axis that is not a constant");
  }
  n = axes_of(f, axes, rank, order, s->c->span);
  if (n < 0) return qn_poison(f, s->c->span);
  if (n != rank) {
    qn_terror(f, QN_DIAG_TYPE, s->c->span, "axes don't match array");
    return qn_poison(f, s->c->span);
  }
  return qn_view_permuted(f, s->a, order, n, s->c->span);
}

static qn_texpr *swapaxes(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, order[8], x, y;
  qn_texpr *e1 = arg(s->c, 1, "axis1"), *e2 = arg(s->c, 2, "axis2");
  if (!e1 || !e2) return bad(f, s);
  if (axes_of(f, e1, rank, &x, s->c->span) != 1 || axes_of(f, e2, rank, &y, s->c->span) != 1) return qn_poison(f, s->c->span);
  for (int d = 0; d < rank; d++) order[d] = d;
  order[x] = y, order[y] = x;
  return qn_view_permuted(f, s->a, order, rank, s->c->span);
}

static qn_texpr *moveaxis(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, from[8], to[8], order[8], rest = 0;
  qn_texpr *e1 = arg(s->c, 1, "source"), *e2 = arg(s->c, 2, "destination");
  if (!e1 || !e2) return bad(f, s);
  int n = axes_of(f, e1, rank, from, s->c->span), m = axes_of(f, e2, rank, to, s->c->span);
  if (n < 0 || m < 0) return qn_poison(f, s->c->span);
  if (n != m) {
    qn_terror(f, QN_DIAG_TYPE, s->c->span, "`source` and `destination` arguments must have the same number of elements");
    return qn_poison(f, s->c->span);
  }
  bool moved[8] = {false};
  for (int d = 0; d < rank; d++) order[d] = -1;
  for (int k = 0; k < n; k++) order[to[k]] = from[k], moved[from[k]] = true;
  for (int d = 0; d < rank; d++) {
    if (order[d] >= 0) continue;
    while (moved[rest]) rest++;
    order[d] = rest++;
  }
  return qn_view_permuted(f, s->a, order, rank, s->c->span);
}

static qn_texpr *rollaxis(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, axis, order[8], n = 0;
  int64_t start = 0;
  uint32_t one = 1;
  qn_texpr *e1 = arg(s->c, 1, "axis"), *e2 = arg(s->c, 2, "start");
  if (!e1 || (e2 && !qn_known_ints(e2, &start, &one))) return bad(f, s);
  if (axes_of(f, e1, rank, &axis, s->c->span) != 1) return qn_poison(f, s->c->span);
  if (start < 0) start += rank;
  for (int d = 0; d <= rank; d++) {
    if (d == start) order[n++] = axis;
    if (d < rank && d != axis) order[n++] = d;
  }
  return n == rank ? qn_view_permuted(f, s->a, order, rank, s->c->span) : bad(f, s);
}

/* a[…, ::-1, …] at each of the axes */
static qn_texpr *flipped(qn_fn *f, qn_texpr *a, const int *axes, int n, qn_span span) {
  int rank = a->type->ndim;
  if (!n) return a;
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, a->type->dtype, rank, 'A', a->type->readonly), span, a);
  qn_taxis *at = QN_NEW_N(f->in->a, qn_taxis, rank);
  for (int d = 0; d < rank; d++) at[d].kind = QN_AXIS_FULL;
  for (int k = 0; k < n; k++) at[axes[k]] = (qn_taxis){.kind = QN_AXIS_SLICE, .step = number(f, -1, span)};
  e->axes = at, e->n_axes = (uint32_t)rank;
  return e;
}

static qn_texpr *flip(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, axes[8], n = rank;
  qn_texpr *axis = arg(s->c, 1, "axis");
  for (int d = 0; d < rank; d++) axes[d] = d;
  if (axis) n = axes_of(f, axis, rank, axes, s->c->span);
  return n < 0 ? qn_poison(f, s->c->span) : flipped(f, s->a, axes, n, s->c->span);
}

static qn_texpr *rot90(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, axes[8] = {0, 1}, order[8];
  qn_texpr *times = arg(s->c, 1, "k"), *plane = arg(s->c, 2, "axes");
  int64_t k = 1;
  uint32_t n = 1;
  if (rank < 2 || (plane && axes_of(f, plane, rank, axes, s->c->span) != 2)) return bad(f, s);
  if (times && !qn_known_ints(times, &k, &n)) return rank == 2 && !plane ? NULL : qn_unsupported(f, s->c->span, "a number of turns that is not a constant");
  for (int d = 0; d < rank; d++) order[d] = d;
  order[axes[0]] = axes[1], order[axes[1]] = axes[0];
  k = ((k % 4) + 4) % 4;
  if (k == 0) return s->a;
  if (k == 2) return flipped(f, s->a, axes, 2, s->c->span);
  if (k == 1) return qn_view_permuted(f, flipped(f, s->a, axes + 1, 1, s->c->span), order, rank, s->c->span);
  return flipped(f, qn_view_permuted(f, s->a, order, rank, s->c->span), axes + 1, 1, s->c->span);
}

static qn_texpr *expand_dims(qn_fn *f, const shape_call *s) {
  qn_texpr *axis = arg(s->c, 1, "axis"), *e = s->a;
  int axes[8];
  int64_t raw[8];
  uint32_t n = 1;
  if (!axis) return bad(f, s);
  if (!qn_known_ints(axis, raw, &n)) return qn_unsupported(f, s->c->span, "an axis that is not a constant");
  if (axes_of(f, axis, s->a->type->ndim + (int)n, axes, s->c->span) < 0) return qn_poison(f, s->c->span);
  for (int d = 0; d < 8; d++)
    for (uint32_t k = 0; k < n; k++)
      if (axes[k] == d) e = qn_view_new_axis(f, e, d, s->c->span);
  return e;
}


static qn_texpr *squeeze(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, axes[8];
  qn_texpr *axis = arg(s->c, 1, "axis");
  if (!axis) return qn_unsupported(f, s->c->span, "squeeze without an axis (its number of dimensions is known only at run time)");
  int n = axes_of(f, axis, rank, axes, s->c->span);
  if (n < 0) return qn_poison(f, s->c->span);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *a = qn_tx_temp(f, s->a), *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, a->type->dtype, rank - n, 'A', a->type->readonly), s->c->span, a);
  qn_taxis *at = QN_NEW_N(f->in->a, qn_taxis, rank);
  for (int d = 0; d < rank; d++) at[d].kind = QN_AXIS_FULL;
  for (int k = 0; k < n; k++) {
    qn_raise_if(f, qn_tx_compare(f, QN_CMP_NotEq, qn_view_extent(f, a, axes[k], s->c->span), number(f, 1, s->c->span), s->c->span), "squeeze_size", NULL, 0, s->c->span);
    at[axes[k]] = (qn_taxis){.kind = QN_AXIS_INT, .at = number(f, 0, s->c->span)};
  }
  e->axes = at, e->n_axes = (uint32_t)rank;
  return qn_tx_block_close(f, o, qn_tx_temp(f, e), s->c->span);
}

static qn_texpr *diagonal(qn_fn *f, const shape_call *s) {
  int rank = s->a->type->ndim, x = 0, y = 1, n = 0;
  qn_texpr *offset = arg(s->c, 1, "offset"), *e1 = arg(s->c, 2, "axis1"), *e2 = arg(s->c, 3, "axis2");
  if (rank < 2) return bad(f, s);
  if ((e1 && axes_of(f, e1, rank, &x, s->c->span) != 1) || (e2 && axes_of(f, e2, rank, &y, s->c->span) != 1)) return qn_poison(f, s->c->span);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *a = qn_tx_temp(f, s->a);
  if (offset) {
    qn_texpr *k = qn_tx_temp(f, qn_to_index(f, offset, "an offset")), *cut = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, a->type->dtype, rank, 'A', a->type->readonly), s->c->span, a);
    qn_taxis *at = QN_NEW_N(f->in->a, qn_taxis, rank);
    qn_texpr *zero = number(f, 0, s->c->span), *minus = qn_tx1(f, QN_TX_NEG, i64(f), s->c->span, k);
    for (int d = 0; d < rank; d++) at[d].kind = QN_AXIS_FULL;
    at[x] = (qn_taxis){.kind = QN_AXIS_SLICE, .lo = qn_tx_intrin(f, QN_INTRIN_MAX, i64(f), s->c->span, minus, zero)};
    at[y] = (qn_taxis){.kind = QN_AXIS_SLICE, .lo = qn_tx_intrin(f, QN_INTRIN_MAX, i64(f), s->c->span, k, zero)};
    cut->axes = at, cut->n_axes = (uint32_t)rank;
    a = qn_tx_temp(f, cut);
  }
  char spec[16];
  for (int d = 0; d < rank; d++)
    if (d != x && d != y) spec[n++] = (char)('0' + d);
  spec[n] = 'd', spec[n + 1] = (char)('0' + x), spec[n + 2] = (char)('0' + y), spec[n + 3] = 0;
  qn_texpr *size = qn_tx_intrin(f, QN_INTRIN_MIN, i64(f), s->c->span, qn_view_extent(f, a, x, s->c->span), qn_view_extent(f, a, y, s->c->span));
  qn_texpr *e = qn_tx_temp(f, qn_view_restride(f, a, spec, rank - 1, &size, 1, true, s->c->span));
  return qn_tx_block_close(f, o, e, s->c->span);
}

/* --- broadcasting -------------------------------------------------------------------------------------------------------------- */
static qn_texpr *repeated(qn_fn *f, qn_texpr *a, qn_texpr *const *size, int n, qn_span span) {
  char spec[2 * QN_MAX_AXES + 1];
  int to = 0, skip = n - a->type->ndim;
  for (int d = 0; d < n; d++) {
    if (d >= skip) spec[to++] = 'b', spec[to++] = (char)('0' + d - skip);
    else spec[to++] = 'n';
  }
  spec[to] = 0;
  return qn_tx_temp(f, qn_view_restride(f, a, spec, n, size, (uint32_t)n, true, span));
}

static qn_texpr *as_array(qn_fn *f, qn_texpr *e, qn_span span) {
  if (e->type->kind == QN_TYPE_LIST || e->type->kind == QN_TYPE_TUPLE || e->type->kind == QN_TYPE_SCALAR) return qn_prelude_call(f, "np_array", &e, 1, span);
  return e;
}

static qn_texpr *broadcast_to(qn_fn *f, const shape_call *s) {
  qn_texpr *shape = arg(s->c, 1, "shape"), *size[8], *items;
  if (!shape || (shape->type->kind != QN_TYPE_TUPLE && !qn_type_is_int(shape->type))) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *a = qn_tx_temp(f, s->a);
  int n = 1;
  shape = qn_tx_temp(f, shape);
  if (shape->type->kind == QN_TYPE_TUPLE) n = (int)shape->type->n;
  if (n > 8 || n < a->type->ndim) {
    f->out = o.outer;
    qn_terror(f, QN_DIAG_TYPE, s->c->span, "input operand has more dimensions than allowed by the axis remapping");
    return qn_poison(f, s->c->span);
  }
  for (int d = 0; d < n; d++) {
    size[d] = qn_to_index(f, shape->type->kind == QN_TYPE_TUPLE ? qn_tuple_item(f, shape, (uint32_t)d, s->c->span) : shape, "a size");
    if (qn_is_poison(size[d])) return f->out = o.outer, size[d];
    size[d] = qn_tx_temp(f, size[d]);
  }
  items = qn_tuple_of(f, size, (uint32_t)n, s->c->span);
  for (int d = 0; d < a->type->ndim; d++) {
    qn_texpr *e = qn_view_extent(f, a, d, s->c->span), *want = size[d + n - a->type->ndim];
    qn_texpr *wrong = qn_tx2(f, QN_TX_AND, boolean(f), s->c->span, qn_tx_compare(f, QN_CMP_NotEq, e, want, s->c->span), qn_tx_compare(f, QN_CMP_NotEq, e, number(f, 1, s->c->span), s->c->span));
    qn_raise_if(f, wrong, "broadcast_size", (qn_texpr *[]){a, items}, 2, s->c->span);
  }
  return qn_tx_block_close(f, o, repeated(f, a, size, n, s->c->span), s->c->span);
}

static qn_texpr *broadcast_arrays(qn_fn *f, const shape_call *s) {
  const qn_cargs *c = s->c;
  qn_texpr *parts[32], *size[8] = {0};
  int rank = 0;
  if (c->n_pos > 32 || c->n_kw) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  for (uint32_t i = 0; i < c->n_pos; i++) {
    parts[i] = qn_tx_temp(f, as_array(f, c->pos[i], c->span));
    if (qn_is_poison(parts[i]) || !is_array(parts[i])) return f->out = o.outer, bad(f, s);
    if (parts[i]->type->ndim > rank) rank = parts[i]->type->ndim;
  }
  for (uint32_t i = 0; i < c->n_pos; i++)
    for (int d = 0; d < parts[i]->type->ndim; d++) {
      qn_texpr *e = qn_view_extent(f, parts[i], d, c->span), **have = &size[d + rank - parts[i]->type->ndim];
      if (*have) {
        qn_texpr *pick = qn_tx(f, QN_TX_SELECT, i64(f), c->span, 3);
        pick->args[0] = qn_tx_compare(f, QN_CMP_Eq, *have, number(f, 1, c->span), c->span), pick->args[1] = e, pick->args[2] = *have;
        e = pick;
      }
      *have = qn_tx_temp(f, e);
    }
  for (uint32_t i = 0; i < c->n_pos; i++) {
    for (int d = 0; d < parts[i]->type->ndim; d++) {
      qn_texpr *e = qn_view_extent(f, parts[i], d, c->span), *want = size[d + rank - parts[i]->type->ndim];
      qn_texpr *wrong = qn_tx2(f, QN_TX_AND, boolean(f), c->span, qn_tx_compare(f, QN_CMP_NotEq, e, want, c->span), qn_tx_compare(f, QN_CMP_NotEq, e, number(f, 1, c->span), c->span));
      qn_raise_if(f, wrong, "broadcast_shapes", (qn_texpr *[]){parts[0], parts[i]}, 2, c->span);
    }
  }
  for (uint32_t i = 0; i < c->n_pos; i++) parts[i] = repeated(f, parts[i], size, rank, c->span);
  qn_texpr *t = qn_tx_temp(f, qn_tuple_of(f, parts, c->n_pos, c->span));
  return qn_tx_block_close(f, o, t, c->span);
}

static qn_texpr *at_least(qn_fn *f, qn_texpr *e, int n, qn_span span) {
  e = as_array(f, e, span);
  if (qn_is_poison(e)) return e;
  while (e->type->ndim < n) e = qn_view_new_axis(f, e, n == 3 && e->type->ndim == 2 ? 2 : 0, span);
  return e;
}

static qn_texpr *atleast(qn_fn *f, const shape_call *s) {
  int n = s->name.p[8] - '0';
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, s->c->n_pos + 1);
  for (uint32_t i = 0; i < s->c->n_pos; i++) {
    items[i] = at_least(f, s->c->pos[i], n, s->c->span);
    if (qn_is_poison(items[i])) return items[i];
  }
  return s->c->n_pos == 1 ? items[0] : qn_tuple_of(f, items, s->c->n_pos, s->c->span);
}

/* --- putting together ---------------------------------------------------------------------------------------------------------- */
static qn_texpr *sliced(qn_fn *f, qn_texpr *a, int axis, qn_texpr *lo, qn_texpr *hi, qn_span span) {
  int n = a->type->ndim;
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, a->type->dtype, n, axis || a->type->layout != 'C' ? 'A' : 'C', false), span, a);
  qn_taxis *at = QN_NEW_N(f->in->a, qn_taxis, n);
  for (int d = 0; d < n; d++) at[d].kind = QN_AXIS_FULL;
  at[axis] = (qn_taxis){.kind = QN_AXIS_SLICE, .lo = lo, .hi = hi};
  e->axes = at, e->n_axes = (uint32_t)n;
  return e;
}

static qn_texpr *joined(qn_fn *f, qn_texpr **part, uint32_t n, int axis, bool stack, qn_span span) {
  int rank = part[0]->type->ndim;
  const qn_type *item = f->in->types->scalar[part[0]->type->dtype];
  for (uint32_t i = 1; i < n; i++) {
    if (part[i]->type->ndim != rank) {
      qn_terror(f, QN_DIAG_TYPE, span, "all the input array dimensions must match exactly: %s and %s", qn_tt(f, part[0]->type), qn_tt(f, part[i]->type));
      return qn_poison(f, span);
    }
    item = qn_unify(f, item, f->in->types->scalar[part[i]->type->dtype]);
    if (!item) return qn_unsupported(f, span, "arrays of dtypes without a common one");
  }
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *alloc = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, item->dtype, rank, 'C', false), span, (uint32_t)rank), *total = NULL;
  for (uint32_t i = 0; i < n; i++) {
    part[i] = qn_tx_temp(f, part[i]);
    for (int d = 0; i && d < rank; d++) {
      qn_texpr *a = qn_view_extent(f, part[0], d, span), *b = qn_view_extent(f, part[i], d, span);
      if (d != axis) qn_raise_if(f, qn_tx_compare(f, QN_CMP_NotEq, a, b, span), stack ? "stack_size" : "concatenate_size", (qn_texpr *[]){number(f, d, span), a, b, number(f, i, span)}, 4, span);
    }
    qn_texpr *e = qn_view_extent(f, part[i], axis, span);
    total = total ? qn_tx_bin(f, QN_OP_Add, i64(f), span, total, e) : e;
  }
  for (int d = 0; d < rank; d++) alloc->args[d] = d == axis ? total : qn_view_extent(f, part[0], d, span);
  alloc->fill = QN_FILL_EMPTY;
  qn_texpr *out = qn_tx_temp(f, alloc), *at = number(f, 0, span);
  for (uint32_t i = 0; i < n; i++) {
    qn_texpr *end = qn_tx_temp(f, qn_tx_bin(f, QN_OP_Add, i64(f), span, at, qn_view_extent(f, part[i], axis, span)));
    qn_tstmt *fill = qn_ts(f, QN_TS_FILL, span);
    fill->place = sliced(f, out, axis, at, end, span);
    fill->expr = part[i];
    qn_add(f, fill);
    at = end;
  }
  return qn_tx_block_close(f, o, out, span);
}

/* The items of a tuple, as arrays; NULL: something else (a list: only the run time knows how many), or after an error. */
static qn_texpr **parts_of(qn_fn *f, qn_texpr *t, uint32_t *n, qn_span span) {
  if (t->type->kind != QN_TYPE_TUPLE || !t->type->n) return NULL;
  *n = t->type->n;
  if (t->kind != QN_TX_TUPLE) t = qn_tx_temp(f, t);
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, *n);
  for (uint32_t i = 0; i < *n; i++) {
    items[i] = t->kind == QN_TX_TUPLE ? t->args[i] : qn_tuple_item(f, t, i, span);
    items[i] = as_array(f, items[i], span);
    if (!is_array(items[i])) return NULL;
    if (!items[i]->type->ndim) items[i] = qn_view_new_axis(f, items[i], 0, span);
  }
  return items;
}

static qn_texpr *list_join(qn_fn *f, const shape_call *s) { /* a list of arrays: by the texts */
  qn_texpr *t = s->c->pos[0], *axis = arg(s->c, 1, "axis");
  int64_t d = 0;
  uint32_t one = 1;
  if (t->type->kind != QN_TYPE_LIST && !is_array(t)) return bad(f, s);
  if (axis && !qn_known_ints(axis, &d, &one)) return qn_unsupported(f, s->c->span, "an axis that is not a constant");
  const qn_type *item = is_array(t) ? t->type : t->type->item;
  int rank = item && item->kind == QN_TYPE_ARRAY ? item->ndim - is_array(t) : 0;
  bool stack = qn_sv_is(s->name, "stack");
  if (d < 0) d += rank + stack;
  const char *text = qn_arena_printf(f->in->a, "np_%.*s", (int)s->name.n, s->name.p);
  if (d == 1 && rank == 2 && !stack) text = "concatenate_columns";
  else if (d == 1 && rank == 1 && stack) text = "np_column_stack";
  else if (d) return qn_unsupported(f, s->c->span, "an axis other than the first, for a list of arrays");
  return qn_prelude_call(f, text, &t, 1, s->c->span);
}

static qn_texpr *join(qn_fn *f, const shape_call *s) {
  qn_sv name = s->name;
  qn_span span = s->c->span;
  bool stack = qn_sv_is(name, "stack"), h = qn_sv_is(name, "hstack"), v = qn_sv_is(name, "vstack") || qn_sv_is(name, "row_stack");
  bool deep = qn_sv_is(name, "dstack"), columns = qn_sv_is(name, "column_stack");
  uint32_t n = 0;
  int axis = 0;
  if (!s->c->n_pos) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr **part = parts_of(f, s->c->pos[0], &n, span), *given = h || v || deep || columns ? NULL : arg(s->c, 1, "axis");
  if (!part) return f->out = o.outer, list_join(f, s);
  for (uint32_t i = 0; i < s->c->n_kw; i++)
    if (strcmp(s->c->kw_names[i]->text, "axis") != 0) return f->out = o.outer, bad(f, s);
  bool flat = !given && qn_sv_is(name, "concatenate") && (s->c->n_pos > 1 || s->c->n_kw);
  int rank = part[0]->type->ndim;
  for (uint32_t i = 0; i < n; i++) {
    qn_texpr *p = part[i];
    if (v) p = at_least(f, p, 2, span);
    if (deep) p = p->type->ndim == 1 ? qn_view_new_axis(f, qn_view_new_axis(f, p, 0, span), 2, span) : at_least(f, p, 3, span);
    if (columns && p->type->ndim == 1) p = qn_view_new_axis(f, p, 1, span);
    if (flat) p = qn_view_flat(f, p, span);
    part[i] = p;
  }
  if (h) axis = rank > 1;
  if (deep) axis = 2;
  if (columns) axis = 1;
  if (given && axes_of(f, given, rank + stack, &axis, span) != 1) return f->out = o.outer, qn_poison(f, span);
  for (uint32_t i = 0; stack && i < n; i++) part[i] = qn_view_new_axis(f, qn_tx_temp(f, part[i]), axis, span);
  qn_texpr *e = joined(f, part, n, axis, stack, span);
  if (!qn_is_poison(e)) e = qn_tx_temp(f, e);
  return qn_tx_block_close(f, o, e, span);
}

static qn_texpr *append(qn_fn *f, const shape_call *s) {
  qn_texpr *axis = arg(s->c, 2, "axis"), *v = arg(s->c, 1, "values");
  int d;
  if (!v) return bad(f, s);
  if (!axis) return qn_prelude_call(f, "np_append", (qn_texpr *[]){s->a, as_array(f, v, s->c->span)}, 2, s->c->span);
  qn_texpr *part[2] = {s->a, as_array(f, v, s->c->span)};
  if (qn_is_poison(part[1]) || axes_of(f, axis, s->a->type->ndim, &d, s->c->span) != 1) return qn_poison(f, s->c->span);
  return joined(f, part, 2, d, false, s->c->span);
}

/* --- grids -------------------------------------------------------------------------------------------------------------------------- */
/* x, of one dimension, along dimension d of n: repeated over sizes, or (sizes NULL) with extents of 1. */
static qn_texpr *along(qn_fn *f, qn_texpr *x, int d, int n, qn_texpr *const *size, qn_span span) {
  qn_texpr *e = x;
  for (int k = 0; k < d; k++) e = qn_view_new_axis(f, e, 0, span);
  for (int k = d + 1; k < n; k++) e = qn_view_new_axis(f, e, e->type->ndim, span);
  if (!size) return qn_tx_temp(f, e);
  return qn_tx_temp(f, qn_view_contiguous(f, repeated(f, qn_tx_temp(f, e), size, n, span), span));
}

static qn_texpr *meshgrid(qn_fn *f, const shape_call *s) {
  const qn_cargs *c = s->c;
  int n = (int)c->n_pos;
  qn_texpr *x[8], *size[8], *indexing = arg(c, 99, "indexing"), *sparse = arg(c, 99, "sparse");
  if (n < 1 || n > 8 || (indexing && (indexing->kind != QN_TX_CONST || indexing->type->kind != QN_TYPE_STR)) || (sparse && sparse->kind != QN_TX_CONST)) return bad(f, s);
  bool xy = (!indexing || qn_sv_is(indexing->text, "xy")) && n > 1;
  qn_tx_open o = qn_tx_block_open(f);
  for (int k = 0; k < n; k++) {
    x[k] = as_array(f, c->pos[k], c->span);
    if (qn_is_poison(x[k]) || !is_array(x[k])) return f->out = o.outer, bad(f, s);
    if (x[k]->type->ndim != 1) x[k] = x[k]->type->ndim ? qn_view_flat(f, x[k], c->span) : qn_view_new_axis(f, x[k], 0, c->span);
    x[k] = qn_tx_temp(f, x[k]);
    size[xy && k < 2 ? 1 - k : k] = qn_view_extent(f, x[k], 0, c->span);
  }
  for (int k = 0; k < n; k++) x[k] = along(f, x[k], xy && k < 2 ? 1 - k : k, n, sparse && sparse->i ? NULL : size, c->span);
  return qn_tx_block_close(f, o, qn_tx_temp(f, qn_tuple_of(f, x, (uint32_t)n, c->span)), c->span);
}

static qn_texpr *ix(qn_fn *f, const shape_call *s) {
  const qn_cargs *c = s->c;
  qn_texpr *x[8];
  if (c->n_pos > 8 || c->n_kw) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  for (uint32_t k = 0; k < c->n_pos; k++) {
    x[k] = as_array(f, c->pos[k], c->span);
    if (qn_is_poison(x[k]) || !is_array(x[k]) || x[k]->type->ndim != 1) return f->out = o.outer, bad(f, s);
    if (x[k]->type->dtype == QN_D_BOOL) x[k] = qn_prelude_call(f, "np_flatnonzero", &x[k], 1, c->span);
    x[k] = along(f, qn_tx_temp(f, x[k]), (int)k, (int)c->n_pos, NULL, c->span);
  }
  return qn_tx_block_close(f, o, qn_tx_temp(f, qn_tuple_of(f, x, c->n_pos, c->span)), c->span);
}

static qn_texpr *indices(qn_fn *f, const shape_call *s) {
  const qn_cargs *c = s->c;
  qn_texpr *shape = arg(c, 0, "dimensions");
  if (!shape || shape->type->kind != QN_TYPE_TUPLE || shape->type->n > 7) return bad(f, s);
  int n = (int)shape->type->n;
  qn_texpr *size[8], *part[8];
  qn_tx_open o = qn_tx_block_open(f);
  shape = qn_tx_temp(f, shape);
  for (int d = 0; d < n; d++) size[d] = qn_tx_temp(f, qn_to_index(f, qn_tuple_item(f, shape, (uint32_t)d, c->span), "a size"));
  for (int d = 0; d < n; d++) {
    qn_texpr *x = qn_prelude_call(f, "np_arange", &size[d], 1, c->span);
    if (qn_is_poison(x)) return f->out = o.outer, x;
    part[d] = qn_view_new_axis(f, along(f, qn_tx_temp(f, x), d, n, size, c->span), 0, c->span);
  }
  qn_texpr *e = qn_tx_temp(f, joined(f, part, (uint32_t)n, 0, false, c->span));
  return qn_tx_block_close(f, o, e, c->span);
}

/* start:stop:step, or with a step of k·1j that many numbers from start to stop */
static qn_texpr *grid_line(qn_fn *f, const qn_node *n, qn_span span) {
  if (n->kind != QN_AST_Slice || !n->Slice.upper) return qn_unsupported(f, span, "an index of np.mgrid that is no slice");
  qn_texpr *start = n->Slice.lower ? qn_texpr_of(f, n->Slice.lower) : number(f, 0, span), *stop = qn_texpr_of(f, n->Slice.upper);
  qn_texpr *step = n->Slice.step ? qn_texpr_of(f, n->Slice.step) : number(f, 1, span);
  if (qn_is_poison(start) || qn_is_poison(stop) || qn_is_poison(step)) return qn_poison(f, span);
  if (!qn_type_is_complex(step->type)) return qn_prelude_call(f, "np_arange", (qn_texpr *[]){start, stop, step}, 3, span);
  qn_cargs of = {.pos = &step, .n_pos = 1, .span = span, .func_span = span}, whole = of;
  qn_texpr *count = qn_call_builtin(f, QN_SV("abs"), &of);
  whole.pos = &count;
  return qn_prelude_call(f, "np_linspace", (qn_texpr *[]){start, stop, qn_call_builtin(f, QN_SV("int"), &whole)}, 3, span);
}

qn_texpr *qn_array_grid(qn_fn *f, bool open, const qn_node *index, qn_span span) {
  if (index->kind != QN_AST_Tuple) return grid_line(f, index, span);
  int n = (int)index->Tuple.elts.n;
  qn_texpr *x[8], *size[8];
  bool floats = false;
  if (n < 1 || n > 7) return qn_unsupported(f, span, "a grid of this many dimensions");
  qn_tx_open o = qn_tx_block_open(f);
  for (int k = 0; k < n; k++) {
    x[k] = grid_line(f, index->Tuple.elts.items[k], span);
    if (qn_is_poison(x[k])) return f->out = o.outer, x[k];
    x[k] = qn_tx_temp(f, x[k]);
    floats = floats || qn_dtype_is_float(x[k]->type->dtype);
    size[k] = qn_view_extent(f, x[k], 0, span);
  }
  for (int k = 0; k < n; k++) {
    if (floats && !qn_dtype_is_float(x[k]->type->dtype)) {
      qn_texpr *as[] = {x[k], qn_tx_nothing(f, qn_type_dtype(f->in->types, QN_D_FLOAT64), span)};
      x[k] = qn_tx_temp(f, qn_prelude_call(f, "np_astype", as, 2, span));
    }
    x[k] = along(f, x[k], k, n, open ? NULL : size, span);
    if (!open) x[k] = qn_view_new_axis(f, x[k], 0, span);
  }
  qn_texpr *e = open ? qn_tuple_of(f, x, (uint32_t)n, span) : joined(f, x, (uint32_t)n, 0, false, span);
  return qn_tx_block_close(f, o, qn_is_poison(e) ? e : qn_tx_temp(f, e), span);
}

/* --- picking along an axis ------------------------------------------------------------------------------------------------------------ */
static qn_texpr *picked(qn_fn *f, qn_texpr *a, qn_texpr *at, int axis, qn_span span) {
  int n = a->type->ndim;
  qn_taxis axes[8] = {{.kind = QN_AXIS_FULL}};
  for (int d = 0; d < n; d++) axes[d] = (qn_taxis){.kind = QN_AXIS_FULL, .implied = d > axis};
  if (at->type->kind == QN_TYPE_SCALAR) {
    axes[axis] = (qn_taxis){.kind = QN_AXIS_INT, .at = qn_to_index(f, at, "an index")};
    if (n == 1) return qn_index_with(f, a, axes[0].at, false, span);
    qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, a->type->dtype, n - 1, 'A', a->type->readonly), span, a);
    qn_taxis *own = QN_NEW_N(f->in->a, qn_taxis, n);
    memcpy(own, axes, (size_t)n * sizeof *own);
    e->axes = own, e->n_axes = (uint32_t)n;
    return qn_tx1(f, QN_TX_COPY, qn_type_array(f->in->types, a->type->dtype, n - 1, 'C', false), span, e);
  }
  if (!qn_selects(at->type)) return qn_unsupported(f, span, "these indices");
  axes[axis].at = at;
  return qn_fancy_of(f, a, axes, (uint32_t)n, false, span);
}

static qn_texpr *take(qn_fn *f, const shape_call *s) {
  qn_texpr *at = arg(s->c, 1, "indices"), *axis = arg(s->c, 2, "axis"), *mode = arg(s->c, 4, "mode"), *a = s->a;
  int d = 0;
  if (!at) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  if (at->type->kind != QN_TYPE_SCALAR) at = as_array(f, at, s->c->span);
  if (!axis) a = qn_view_flat(f, a, s->c->span);
  else if (axes_of(f, axis, a->type->ndim, &d, s->c->span) != 1) return f->out = o.outer, qn_poison(f, s->c->span);
  a = qn_tx_temp(f, a);
  if (mode) at = qn_prelude_call(f, "take_places", (qn_texpr *[]){at, qn_view_extent(f, a, d, s->c->span), mode}, 3, s->c->span);
  if (qn_is_poison(at)) return f->out = o.outer, at;
  qn_texpr *e = picked(f, a, qn_tx_temp(f, at), d, s->c->span), *out = arg(s->c, 3, "out");
  if (out) e = qn_array_into(f, out, e, s->c->span);
  if (!qn_is_poison(e)) e = qn_tx_temp(f, e);
  return qn_tx_block_close(f, o, e, s->c->span);
}

/* compress, delete, insert along an axis: by the places of what is kept; without an axis by the text. */
static qn_texpr *select_along(qn_fn *f, const shape_call *s) {
  bool drop = qn_sv_is(s->name, "delete");
  qn_texpr *axis = arg(s->c, 2, "axis"), *what = arg(s->c, drop ? 1 : 0, drop ? "obj" : "condition"), *a = arg(s->c, drop ? 0 : 1, drop ? "arr" : "a");
  int d = 0;
  if (!what || !a || !is_array(a)) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  if (what->type->kind != QN_TYPE_SCALAR) what = as_array(f, what, s->c->span);
  if (!axis) a = qn_view_flat(f, a, s->c->span);
  else if (axes_of(f, axis, a->type->ndim, &d, s->c->span) != 1) return f->out = o.outer, qn_poison(f, s->c->span);
  a = qn_tx_temp(f, a);
  if (drop) what = qn_prelude_call(f, "kept_places", (qn_texpr *[]){qn_view_extent(f, a, d, s->c->span), what}, 2, s->c->span);
  if (!qn_is_poison(what)) what = qn_prelude_call(f, "np_flatnonzero", &what, 1, s->c->span);
  if (qn_is_poison(what)) return f->out = o.outer, what;
  qn_texpr *e = picked(f, a, qn_tx_temp(f, what), d, s->c->span);
  if (!qn_is_poison(e)) e = qn_tx_temp(f, e);
  return qn_tx_block_close(f, o, e, s->c->span);
}

/* --- the table ---------------------------------------------------------------------------------------------------------------------- */
typedef qn_texpr *(*shape_fn)(qn_fn *f, const shape_call *s);
static const struct {
  const char *name;
  shape_fn fn;
  bool array; /* the first argument must be one (lists become one) */
} rows[] = {
    {"transpose", transpose, true},   {"permute_dims", transpose, true}, {"swapaxes", swapaxes, true}, {"moveaxis", moveaxis, true},
    {"rollaxis", rollaxis, true},     {"flip", flip, true},              {"rot90", rot90, true},       {"expand_dims", expand_dims, true},
    {"squeeze", squeeze, true},       {"diagonal", diagonal, true},      {"broadcast_to", broadcast_to, true},
    {"broadcast_arrays", broadcast_arrays, false}, {"atleast_1d", atleast, false}, {"atleast_2d", atleast, false}, {"atleast_3d", atleast, false},
    {"concatenate", join, false},     {"concat", join, false},           {"stack", join, false},       {"hstack", join, false},
    {"vstack", join, false},          {"row_stack", join, false},        {"dstack", join, false},      {"column_stack", join, false},
    {"append", append, true},         {"meshgrid", meshgrid, false},     {"ix_", ix, false},           {"indices", indices, false},
    {"take", take, true},             {"compress", select_along, false}, {"delete", select_along, true},
};

qn_texpr *qn_array_shape_call(qn_fn *f, qn_sv name, const qn_cargs *c) {
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    if (!qn_sv_is(name, rows[i].name)) continue;
    shape_call s = {.c = c, .name = name};
    if (rows[i].array) {
      if (!c->n_pos) return bad(f, &s);
      s.a = c->pos[0]->type->kind == QN_TYPE_SCALAR && strcmp(rows[i].name, "expand_dims") != 0 && strcmp(rows[i].name, "broadcast_to") != 0 && strcmp(rows[i].name, "append") != 0
                ? c->pos[0] : as_array(f, c->pos[0], c->span);
      if (qn_is_poison(s.a)) return s.a;
      if (!is_array(s.a)) return bad(f, &s);
    }
    if (qn_sv_is(name, "concat")) s.name = QN_SV("concatenate");
    return rows[i].fn(f, &s);
  }
  return NULL;
}

/* arrayaxis.c - axis=, keepdims=, where= and out= of functions over whole arrays.
 *
 * The array is seen as (rows, n) when the axis is the last, else as (before, n, after): a view where its memory lets it be one
 * (always of C and F arrays), else of a copy. NAME_along of prelude_along.py does the work on that; its result is seen in the
 * array's own dimensions again. Several axes are joined to one. An axis that is only known at run time is one of a chain of ifs. */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

typedef struct call { /* of a function with an axis: its arguments without those that are dealt with here */
  qn_cargs args;
  qn_texpr *axis, *out, *where;
  bool keepdims, axis_given;
  const char *name, *along;
  qn_span span;
} call;

typedef struct folded {
  qn_texpr *in;              /* (rows, n) or (before, n, after) */
  qn_texpr *size[8];         /* of the dimensions that are left, in memory's order */
  int n_sizes, at;           /* at: where the axis was among them */
  bool turned;               /* the array was of layout F: dimensions are in the opposite order */
} folded;

/* --- arguments ---------------------------------------------------------------------------------------------------------------- */
/* What the k-th argument behind the axis is, where NumPy has out and keepdims there: 'o', 'k'; else 0: one of the text's own. */
static char behind_axis(const char *name, uint32_t k) {
  static const struct {
    const char *names, *what; /* -: dtype, ddof */
  } rows[] = {{" sum prod mean ", "-ok"}, {" var std ", "-o-k"}, {" min max amin amax any all ", "ok"}};
  char word[32];
  snprintf(word, sizeof word, " %s ", name);
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (strstr(rows[i].names, word) && k < strlen(rows[i].what) && rows[i].what[k] != '-') return rows[i].what[k];
  return 0;
}

static bool read_keepdims(qn_fn *f, const qn_texpr *e, call *r) {
  if (e->kind != QN_TX_CONST) return qn_unsupported(f, e->span, "keepdims that is not a constant"), false;
  r->keepdims = e->i != 0;
  return true;
}

static bool read_call(qn_fn *f, const char *name, const char *along, const qn_cargs *c, call *r) {
  *r = (call){.args = *c, .name = name, .along = along, .span = c->span};
  uint32_t at = (uint32_t)(along[strlen(along) - 1] - '0');
  r->args.pos = QN_NEW_N(f->in->a, qn_texpr *, c->n_pos + 2);
  r->args.kw = QN_NEW_N(f->in->a, qn_texpr *, c->n_kw + 1);
  r->args.kw_names = QN_NEW_N(f->in->a, qn_sym, c->n_kw + 1);
  r->args.n_pos = r->args.n_kw = 0;
  for (uint32_t i = 0; i < c->n_pos; i++) {
    char what = i > at && along[0] == 'r' ? behind_axis(name, i - at - 1) : 0;
    bool none = c->pos[i]->type->kind == QN_TYPE_NONE;
    if (i == at) r->axis = c->pos[i], r->axis_given = true;
    else if (what == 'o') r->out = none ? NULL : c->pos[i];
    else if (what == 'k') {
      if (!read_keepdims(f, c->pos[i], r)) return false;
    } else r->args.pos[r->args.n_pos++] = c->pos[i];
  }
  for (uint32_t i = 0; i < c->n_kw; i++) {
    const char *k = c->kw_names[i]->text;
    bool none = c->kw[i]->type->kind == QN_TYPE_NONE;
    if (strcmp(k, "axis") == 0) r->axis = c->kw[i], r->axis_given = true;
    else if (strcmp(k, "out") == 0) r->out = none ? NULL : c->kw[i];
    else if (strcmp(k, "where") == 0 && along[0] == 'r') r->where = c->kw[i];
    else if (strcmp(k, "keepdims") == 0 && along[0] == 'r') {
      if (!read_keepdims(f, c->kw[i], r)) return false;
    } else if (i == 0 && c->n_pos == 0 && strchr("amxy", k[0]) && (!k[1] || strcmp(k, "arr") == 0)) {
      r->args.pos[r->args.n_pos++] = c->kw[i];
    } else {
      r->args.kw_names[r->args.n_kw] = c->kw_names[i], r->args.kw[r->args.n_kw++] = c->kw[i];
    }
  }
  if (r->axis && r->axis->type->kind == QN_TYPE_NONE) r->axis = NULL;
  if (!r->args.n_pos) return qn_bad_args(f, qn_sv_of(name), c), false;
  qn_texpr **a = &r->args.pos[0];
  if ((*a)->type->kind == QN_TYPE_LIST || (*a)->type->kind == QN_TYPE_TUPLE) *a = qn_prelude_call(f, "np_array", a, 1, c->span);
  return !qn_is_poison(*a);
}

/* --- the array as two or three dimensions ---------------------------------------------------------------------------------------- */
static qn_texpr *product(qn_fn *f, qn_texpr *const *sizes, int n, qn_span span) {
  qn_texpr *e = NULL;
  for (int i = 0; i < n; i++) e = e ? qn_tx_bin(f, QN_OP_Mult, i64(f), span, e, sizes[i]) : sizes[i];
  return e ? e : qn_tx_int(f, i64(f), 1, span);
}

static void sizes_of(qn_fn *f, qn_texpr *a, qn_texpr **out, qn_span span) {
  for (int d = 0; d < a->type->ndim; d++) out[d] = qn_tx_temp(f, qn_view_extent(f, a, d, span));
}

static qn_texpr *shaped(qn_fn *f, qn_texpr *a, qn_texpr *const *size, int n, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_RESHAPE, qn_type_array(f->in->types, a->type->dtype, n, 'C', a->type->readonly), span, (uint32_t)n + 1);
  e->args[0] = a;
  for (int i = 0; i < n; i++) e->args[i + 1] = size[i];
  return qn_tx_temp(f, e);
}

static void fold(qn_fn *f, qn_texpr *a, int axis, folded *to, qn_span span) {
  int n = a->type->ndim;
  *to = (folded){.at = axis, .n_sizes = n};
  if (a->type->layout == 'F' && n > 1) {
    to->turned = true;
    a = qn_tx_temp(f, qn_array_transposed(f, a, span));
    to->at = axis = n - 1 - axis;
  }
  sizes_of(f, a, to->size, span);
  bool last = axis == n - 1;
  if (a->type->layout != 'C') { /* what is a view of two or three dimensions as it is */
    if ((n == 2 && last) || (n == 3 && axis == 1)) {
      to->in = a;
      return;
    }
    if (n <= 2) {
      to->in = qn_tx_temp(f, qn_view_new_axis(f, a, 0, span));
      return;
    }
    a = qn_view_contiguous(f, a, span);
  }
  qn_texpr *size[3] = {product(f, to->size, axis, span), to->size[axis], product(f, to->size + axis + 1, n - 1 - axis, span)};
  to->in = shaped(f, a, size, last ? 2 : 3, span);
}

/* r has what is before, (the axis, m,) what is after, and dimensions of its own in front of these. */
static qn_texpr *unfold(qn_fn *f, qn_texpr *r, const folded *of, bool keeps, bool keepdims, qn_span span) {
  if (qn_is_poison(r) || !is_array(r)) return r;
  r = qn_tx_temp(f, r);
  int inner = of->in->type->ndim - !keeps, own = r->type->ndim - inner, n = 0;
  qn_texpr *size[QN_MAX_AXES];
  for (int d = 0; d < own; d++) size[n++] = qn_view_extent(f, r, d, span);
  for (int d = 0; d < of->n_sizes; d++) {
    if (d != of->at) size[n++] = of->size[d];
    else if (keeps) size[n++] = qn_view_extent(f, r, own + 1, span);
    else if (keepdims) size[n++] = qn_tx_int(f, i64(f), 1, span);
  }
  bool same = of->n_sizes == of->in->type->ndim && of->at == 1; /* nothing was joined */
  if (same && !of->turned && !keepdims) return r;
  if (r->type->layout != 'C') r = qn_view_contiguous(f, r, span);
  r = shaped(f, r, size, n, span);
  if (!of->turned) return r;
  int order[QN_MAX_AXES];
  for (int d = 0; d < n; d++) order[d] = d < own ? d : n - 1 - (d - own);
  return qn_view_permuted(f, r, order, n, span);
}

/* The axes moved to the end and joined there; false after an error. */
static qn_texpr *joined(qn_fn *f, qn_texpr *a, const bool *taken, folded *to, qn_span span) {
  int n = a->type->ndim, order[8], kept = 0, count = 0;
  for (int d = 0; d < n; d++)
    if (!taken[d]) order[kept++] = d;
  int k = kept;
  for (int d = 0; d < n; d++)
    if (taken[d]) order[k++] = d;
  qn_texpr *size[8];
  sizes_of(f, a, size, span);
  *to = (folded){.at = 0};
  for (int d = 0; d < n; d++)
    if (!taken[d]) to->size[count++] = size[d];
  to->n_sizes = kept;
  qn_texpr *moved = qn_view_contiguous(f, qn_view_permuted(f, a, order, n, span), span), *left[8], *two[2];
  for (int d = 0; d < n - kept; d++) left[d] = size[order[kept + d]];
  two[0] = product(f, to->size, kept, span), two[1] = product(f, left, n - kept, span);
  return shaped(f, moved, two, 2, span);
}

/* --- one axis, several, all ---------------------------------------------------------------------------------------------------------- */
/* np_NAME, of the whole, or NAME_along */
static qn_texpr *text(qn_fn *f, const call *c, bool whole, qn_texpr *first) {
  qn_cargs args = c->args;
  args.pos = QN_NEW_N(f->in->a, qn_texpr *, args.n_pos + 1);
  memcpy(args.pos, c->args.pos, args.n_pos * sizeof *args.pos);
  args.pos[0] = first;
  return qn_prelude_call_args(f, qn_arena_printf(f->in->a, "%s%s%s", whole ? "np_" : "", c->name, whole ? "" : "_along"), &args);
}

static qn_texpr *bad_axis(qn_fn *f, int64_t axis, int n, qn_span span) {
  qn_terror(f, QN_DIAG_TYPE, span, "axis %lld is out of bounds for array of dimension %d", (long long)axis, n);
  return qn_poison(f, span);
}

static qn_texpr *one_axis(qn_fn *f, const call *c, qn_texpr *a, int axis) {
  bool keeps = c->along[0] == 'm';
  if (a->type->ndim == 1 && !c->keepdims) return text(f, c, true, a);
  folded g;
  fold(f, a, axis, &g, c->span);
  qn_texpr *r = unfold(f, text(f, c, false, g.in), &g, keeps, c->keepdims, c->span);
  return r;
}

static qn_texpr *filled(qn_fn *f, qn_texpr *value, int n, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, value->type->dtype, n, 'C', false), span, (uint32_t)n + 1);
  for (int d = 0; d < n; d++) e->args[d] = qn_tx_int(f, i64(f), 1, span);
  e->args[n] = value;
  e->fill = QN_FILL_VALUE;
  return e;
}

static qn_texpr *all_axes(qn_fn *f, const call *c, qn_texpr *a) {
  qn_texpr *r = text(f, c, true, a);
  if (!c->keepdims || qn_is_poison(r) || r->type->kind != QN_TYPE_SCALAR) return r;
  return filled(f, r, a->type->ndim, c->span);
}

static qn_texpr *several(qn_fn *f, const call *c, qn_texpr *a, const int64_t *axes, uint32_t n) {
  bool taken[8] = {false};
  int rank = a->type->ndim, count = 0;
  for (uint32_t i = 0; i < n; i++) {
    int64_t d = axes[i] < 0 ? axes[i] + rank : axes[i];
    if (d < 0 || d >= rank) return bad_axis(f, axes[i], rank, c->span);
    if (taken[d]) {
      qn_terror(f, QN_DIAG_TYPE, c->axis->span, "duplicate value in 'axis'");
      return qn_poison(f, c->span);
    }
    taken[d] = true, count++;
  }
  if (!count) return qn_unsupported(f, c->span, "an empty tuple of axes");
  if (count == rank) return all_axes(f, c, a);
  folded g;
  qn_texpr *two = joined(f, a, taken, &g, c->span);
  qn_texpr *r = text(f, c, false, two);
  if (qn_is_poison(r) || !is_array(r)) return r;
  r = qn_tx_temp(f, r);
  qn_texpr *size[QN_MAX_AXES];
  int to = 0, left = 0, own = r->type->ndim - 1;
  for (int d = 0; d < own; d++) size[to++] = qn_view_extent(f, r, d, c->span);
  for (int d = 0; d < rank; d++) {
    if (!taken[d]) size[to++] = g.size[left++];
    else if (c->keepdims) size[to++] = qn_tx_int(f, i64(f), 1, c->span);
  }
  return to == r->type->ndim ? r : shaped(f, r, size, to, c->span);
}

/* An axis that is a variable: the dimensions one by one. */
static qn_texpr *chained(qn_fn *f, const call *c, qn_texpr *a) {
  int n = a->type->ndim;
  qn_texpr *axis = qn_to_index(f, c->axis, "an axis");
  if (qn_is_poison(axis)) return axis;
  axis = qn_tx_temp(f, axis);
  qn_texpr *bounds[] = {axis, qn_tx_int(f, i64(f), n, c->span)};
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, c->span);
  s->expr = qn_prelude_call(f, "axis_in_bounds", bounds, 2, c->span);
  if (qn_is_poison(s->expr)) return s->expr;
  axis = qn_tx_temp(f, s->expr);
  if (n == 1) return one_axis(f, c, a, 0);
  qn_tblock *outer = f->out;
  qn_tslot *slot = NULL;
  for (int d = 0; d < n; d++) {
    qn_tstmt *test = qn_ts(f, QN_TS_IF, c->span);
    test->expr = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), c->span, axis, qn_tx_int(f, i64(f), d, c->span));
    test->expr->cmp = QN_CMP_Eq;
    f->out = outer;
    qn_add(f, test);
    if (outer) f->out = &test->body;
    qn_texpr *r = one_axis(f, c, a, d);
    if (qn_is_poison(r) || !is_array(r)) {
      f->out = outer;
      return r;
    }
    const qn_type *t = qn_type_array(f->in->types, r->type->dtype, r->type->ndim, 'A', r->type->readonly);
    if (!slot) slot = qn_temp(f, t);
    qn_add_set(f, slot, qn_cast(f, r, slot->type), c->span);
  }
  f->out = outer;
  return qn_tx_slot(f, slot, c->span);
}

/* --- where=, out= ----------------------------------------------------------------------------------------------------------------------- */
static qn_texpr *initial_of(const call *c) {
  for (uint32_t i = 0; i < c->args.n_kw; i++)
    if (strcmp(c->args.kw_names[i]->text, "initial") == 0) return c->args.kw[i];
  return NULL;
}

/* Elements that do not count get the value that changes nothing. */
static qn_texpr *masked(qn_fn *f, const call *c, qn_texpr *a) {
  const qn_type *item = f->in->types->scalar[a->type->dtype];
  bool ones = strcmp(c->name, "prod") == 0 || strcmp(c->name, "all") == 0;
  bool plain = ones || strcmp(c->name, "sum") == 0 || strcmp(c->name, "any") == 0 || strcmp(c->name, "nansum") == 0;
  qn_texpr *neutral = plain ? qn_tx_int(f, i64(f), ones, c->span) : initial_of(c);
  bool extreme = strcmp(c->name, "min") == 0 || strcmp(c->name, "max") == 0 || strcmp(c->name, "amin") == 0 || strcmp(c->name, "amax") == 0;
  if (!plain && extreme && !neutral) {
    qn_terror(f, QN_DIAG_CALL, c->span, "reduction operation '%simum' does not have an identity, so to use a where mask one has to specify 'initial'",
              strstr(c->name, "min") ? "min" : "max");
    return qn_poison(f, c->span);
  }
  if (!neutral) return qn_unsupported(f, c->span, "where= of this function");
  if (a->type->dtype == QN_D_BOOL) neutral = qn_tx_int(f, item, neutral->i, c->span);
  qn_texpr *args[] = {c->where, a, qn_cast(f, neutral, item)};
  qn_cargs w = {.pos = args, .n_pos = 3, .span = c->span, .func_span = c->span};
  return qn_call_builtin(f, QN_SV("numpy.where"), &w);
}

qn_texpr *qn_array_into(qn_fn *f, qn_texpr *out, qn_texpr *e, qn_span span) {
  if (qn_is_poison(e) || qn_is_poison(out)) return qn_poison(f, span);
  const qn_type *item = out->type->kind == QN_TYPE_ARRAY ? f->in->types->scalar[out->type->dtype] : NULL;
  const qn_type *from = e->type->kind == QN_TYPE_ARRAY ? f->in->types->scalar[e->type->dtype] : e->type;
  int rank = e->type->kind == QN_TYPE_ARRAY ? e->type->ndim : 0;
  if (!item || out->type->readonly || !qn_castable(from, item) || rank != out->type->ndim) {
    qn_terror(f, QN_DIAG_TYPE, span, "out= of %s cannot hold %s", qn_tt(f, out->type), qn_tt(f, e->type));
    return qn_poison(f, span);
  }
  out = qn_out_place(f, out, e);
  if (rank && qn_store_mapped(f, out, e, span)) return out;
  qn_tstmt *s = qn_ts(f, QN_TS_FILL, span);
  s->place = out;
  s->expr = rank ? e : qn_cast(f, e, item);
  qn_add(f, s);
  return out;
}

static qn_texpr *decide(qn_fn *f, const call *c, qn_texpr *a) {
  int64_t axes[8];
  uint32_t n = 0;
  bool keeps = c->along[0] == 'm';
  int rank = a->type->ndim;
  if (!c->axis && !c->axis_given && c->along[0] == 'r' && c->along[1] == 'l') return one_axis(f, c, a, rank - 1);
  if (!c->axis && !c->axis_given && c->along[1] == 'f') return one_axis(f, c, a, 0);
  if (!c->axis) {
    bool none = c->axis_given || c->along[1] == 'n' || !keeps;
    if (!keeps) return all_axes(f, c, a);
    if (none) return text(f, c, true, a); /* which flattens it */
    return one_axis(f, c, a, c->along[1] == 'l' ? rank - 1 : 0);
  }
  if (qn_known_ints(c->axis, axes, &n) && c->axis->type->kind == QN_TYPE_TUPLE && !keeps) return several(f, c, a, axes, n);
  if (!qn_known_ints(c->axis, axes, &n) || n != 1) return c->axis->type->kind == QN_TYPE_SCALAR ? chained(f, c, a) : qn_unsupported(f, c->span, "an axis that is not a constant");
  int64_t d = axes[0] < 0 ? axes[0] + rank : axes[0];
  if (d < 0 || d >= rank) return bad_axis(f, axes[0], rank, c->axis->span);
  return one_axis(f, c, a, (int)d);
}

qn_texpr *qn_array_along(qn_fn *f, const char *name, const char *along, const qn_cargs *args) {
  call c;
  if (!read_call(f, name, along, args, &c)) return qn_poison(f, args->span);
  qn_texpr *a = c.args.pos[0];
  if (a->type->kind == QN_TYPE_SCALAR) return text(f, &c, true, a);
  if (!is_array(a)) return qn_bad_args(f, qn_sv_of(qn_arena_printf(f->in->a, "numpy.%s", name)), args);
  bool whole = !c.axis && (c.axis_given || (along[1] != 'l' && along[1] != 'f') || a->type->ndim == 1);
  bool plain = (whole || (c.axis && a->type->ndim == 1)) && !c.out && !c.where && !c.keepdims && along[0] == 'r';
  if (plain && c.axis) {
    int64_t at[8];
    uint32_t n = 0;
    plain = qn_known_ints(c.axis, at, &n) && n == 1 && (at[0] == 0 || at[0] == -1);
  }
  if (plain) return text(f, &c, true, a);
  qn_tx_open o = qn_tx_block_open(f);
  if (c.where) a = masked(f, &c, a);
  if (!qn_is_poison(a)) a = qn_tx_temp(f, a);
  qn_texpr *e = qn_is_poison(a) ? a : decide(f, &c, a);
  if (c.out) e = qn_array_into(f, c.out, e, args->span);
  if (!qn_is_poison(e) && qn_type_has_value(e->type)) e = qn_tx_temp(f, e);
  return qn_tx_block_close(f, o, e, args->span);
}

qn_texpr *qn_array_along_at(qn_fn *f, const char *name, qn_texpr *a, int axis, qn_texpr **more, uint32_t n, qn_span span) {
  qn_texpr *pos[9] = {a};
  for (uint32_t i = 0; i < n && i < 8; i++) pos[i + 1] = more[i];
  call c = {.args = {.pos = pos, .n_pos = n + 1, .span = span, .func_span = span}, .along = "m", .name = name, .span = span};
  folded g;
  fold(f, a, axis, &g, span);
  return unfold(f, text(f, &c, false, g.in), &g, true, false, span);
}

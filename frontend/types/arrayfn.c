/* arrayfn.c - NumPy functions and methods of whole arrays: most are Python text (prelude_arrays.py, by the table arrayfn.def); here
 * are those that only change how memory is seen (reshape, ravel), that map numbers (where, clip, round, astype), what axis= and
 * keepdims= mean, and the questions that the Python text asks about types. */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"

typedef struct array_row {
  const char *name;
  enum { FUNCTION, METHOD } part;
  const char *along;
} array_row;
static const array_row rows[] = {
#define QN_ARRAYFN(name, part, along) {name, part, along},
#include "frontend/types/arrayfn.def"
#undef QN_ARRAYFN
};

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

static const array_row *row_of(qn_sv name) {
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (qn_sv_is(name, rows[i].name)) return &rows[i];
  return NULL;
}
bool qn_arrayfn_known(qn_sv member) { return row_of(member) != NULL; }
void qn_arrayfn_each(void (*each)(void *ctx, qn_sv dotted), void *ctx) {
  char text[64];
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    snprintf(text, sizeof text, "numpy.%s", rows[i].name);
    each(ctx, qn_sv_of(text));
  }
}

/* --- what the text asks about types ----------------------------------------------------------------------------------------- */
static int rank_of(const qn_type *t) {
  switch ((int)t->kind) {
    case QN_TYPE_ARRAY: return t->ndim;
    case QN_TYPE_LIST: return t->item ? 1 + rank_of(t->item) : 1;
    case QN_TYPE_TUPLE: return t->n ? 1 + rank_of(t->items[0]) : 1;
    default: return 0;
  }
}

static const qn_type *leaf(qn_fn *f, const qn_type *t) {
  switch ((int)t->kind) {
    case QN_TYPE_SCALAR:
    case QN_TYPE_ARRAY: return f->in->types->scalar[t->dtype];
    case QN_TYPE_LIST: return t->item ? leaf(f, t->item) : NULL;
    case QN_TYPE_TUPLE: {
      const qn_type *all = t->n ? leaf(f, t->items[0]) : f->in->types->scalar[QN_D_FLOAT64];
      for (uint32_t i = 1; i < t->n && all; i++) {
        const qn_type *next = leaf(f, t->items[i]);
        all = next ? qn_unify(f, all, next) : NULL;
      }
      return all;
    }
    default: return NULL;
  }
}

qn_texpr *qn_bi_ask(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_sv what = {name.p + 6, name.n - 6}; /* quern. */
  if (!c->n_pos) return qn_bad_args(f, name, c);
  const qn_type *t = c->pos[0]->type;
  if (qn_sv_is(what, "rank")) {
    bool all = true;
    for (uint32_t i = 0; i + 1 < c->n_pos; i += 2) all = all && rank_of(c->pos[i]->type) == c->pos[i + 1]->i;
    return qn_tx_int(f, qn_bool_type(f), all, c->span);
  }
  if (qn_sv_is(what, "is_array")) return qn_tx_int(f, qn_bool_type(f), t->kind == QN_TYPE_ARRAY, c->span);
  if (qn_sv_is(what, "zero") || qn_sv_is(what, "one")) {
    if (t->kind != QN_TYPE_DTYPE) return qn_bad_args(f, name, c);
    return qn_cast(f, qn_tx_int(f, i64(f), qn_sv_is(what, "one"), c->span), f->in->types->scalar[t->dtype]);
  }
  if (qn_sv_is(what, "like")) {
    const qn_type *as = leaf(f, t);
    return as && c->n_pos == 2 ? qn_cast(f, c->pos[1], as) : qn_bad_args(f, name, c);
  }
  const qn_type *all = leaf(f, t);
  for (uint32_t i = 1; all && i < c->n_pos; i++) {
    const qn_type *next = leaf(f, c->pos[i]->type);
    all = next ? qn_unify(f, all, next) : NULL;
  }
  if (!all) {
    qn_terror(f, QN_DIAG_TYPE, c->span, "%s holds no numbers of one type", qn_tt(f, t));
    return qn_poison(f, c->span);
  }
  qn_dtype d = all->dtype;
  if (qn_sv_is(what, "total")) d = qn_total_dtype(d);
  else if ((qn_sv_is(what, "mean") || qn_sv_is(what, "mean2")) && (d == QN_D_BOOL || qn_dtype_is_int(d))) d = QN_D_FLOAT64;
  return qn_tx_nothing(f, qn_type_dtype(f->in->types, d), c->span);
}

/* --- calls by the table ---------------------------------------------------------------------------------------------------- */
qn_texpr *qn_array_transposed(qn_fn *f, qn_texpr *a, qn_span span) {
  if (a->type->ndim < 2) return a;
  char layout = a->type->layout == 'C' ? 'F' : a->type->layout == 'F' ? 'C' : 'A';
  return qn_tx1(f, QN_TX_T, qn_type_array(f->in->types, a->type->dtype, a->type->ndim, layout, a->type->readonly), span, a);
}

static qn_texpr *call_text(qn_fn *f, const char *name, const qn_cargs *c) { return qn_prelude_call_args(f, name, c); }

/* out= of what has no axis */
static qn_texpr *stored(qn_fn *f, const char *text, const qn_cargs *c) {
  qn_cargs args = *c;
  qn_texpr *out = NULL;
  args.kw = QN_NEW_N(f->in->a, qn_texpr *, c->n_kw + 1);
  args.kw_names = QN_NEW_N(f->in->a, qn_sym, c->n_kw + 1);
  args.n_kw = 0;
  for (uint32_t i = 0; i < c->n_kw; i++) {
    if (strcmp(c->kw_names[i]->text, "out") == 0) out = c->kw[i];
    else args.kw_names[args.n_kw] = c->kw_names[i], args.kw[args.n_kw++] = c->kw[i];
  }
  if (!out || out->type->kind == QN_TYPE_NONE) return call_text(f, text, &args);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *e = qn_array_into(f, out, call_text(f, text, &args), c->span);
  return qn_tx_block_close(f, o, e, c->span);
}

qn_texpr *qn_bi_arrayfn(qn_fn *f, qn_sv name, const qn_cargs *c) {
  const array_row *row = row_of((qn_sv){name.p + 6, name.n - 6});
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  qn_cargs one;
  if (row->along[0] == 'r' && c->n_pos && c->pos[0]->type->kind == QN_TYPE_SCALAR) { /* np.sum(x): as of an array of it alone */
    one = *c;
    one.pos = QN_NEW_N(f->in->a, qn_texpr *, c->n_pos);
    memcpy(one.pos, c->pos, c->n_pos * sizeof *one.pos);
    one.pos[0] = qn_prelude_call(f, "of_one", c->pos, 1, c->span);
    if (qn_is_poison(one.pos[0])) return one.pos[0];
    c = &one;
  }
  qn_texpr *reduced = c->n_pos == 1 && !c->n_kw ? qn_reduce_mapped(f, row->name, c->pos[0], c->span) : NULL;
  if (reduced) return reduced;
  qn_texpr *special = qn_array_special_call(f, qn_sv_of(row->name), c);
  if (special) return special;
  if (row->along[0]) return qn_array_along(f, row->name, row->along, c);
  qn_texpr *shape = qn_array_shape_call(f, qn_sv_of(row->name), c);
  if (shape) return shape;
  qn_texpr *first = c->n_pos ? c->pos[0] : NULL;
  if (first && strcmp(row->name, "ascontiguousarray") == 0 && is_array(first))
    return qn_view_contiguous(f, first, c->span);
  char text[64];
  int n = snprintf(text, sizeof text, "np_%s", row->name);
  for (int i = 0; i < n; i++)
    if (text[i] == '.') text[i] = '_';
  return stored(f, text, c);
}

/* --- the same memory, seen otherwise --------------------------------------------------------------------------------------------- */

static qn_texpr *reshape(qn_fn *f, qn_texpr *a, qn_texpr *const *shape, uint32_t n, qn_span span) {
  qn_texpr *size[8], *again, *t = n == 1 ? qn_shape_written(f, shape[0]) : NULL, *only[1] = {t};
  if (t) shape = only;
  if (t && t->type->kind == QN_TYPE_TUPLE) {
    n = t->type->n;
    if (n > 8) return qn_unsupported(f, span, "more than 8 dimensions");
    t = qn_once(f, t, &again);
    for (uint32_t i = 0; i < n; i++) size[i] = qn_to_index(f, qn_tuple_item(f, i ? again : t, i, span), "a size");
  } else {
    if (n > 8) return qn_unsupported(f, span, "more than 8 dimensions");
    for (uint32_t i = 0; i < n; i++) size[i] = qn_to_index(f, shape[i], "a size");
  }
  bool line = a->type->ndim == 1 && a->type->layout == 'A'; /* whatever its stride, a view */
  qn_texpr *from = line ? a : qn_view_contiguous(f, a, span); /* a copy can be written to */
  if (qn_is_poison(from)) return from;
  qn_texpr *e = qn_tx(f, QN_TX_RESHAPE, qn_type_array(f->in->types, a->type->dtype, (int)n, line ? 'A' : 'C', from->type->readonly), span, n + 1);
  e->args[0] = from;
  for (uint32_t i = 0; i < n; i++) {
    if (qn_is_poison(size[i])) return size[i];
    e->args[i + 1] = size[i];
  }
  return e;
}

qn_texpr *qn_bi_reshape(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 2 || c->n_kw || !is_array(c->pos[0]) || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, name, c);
  return reshape(f, c->pos[0], c->pos + 1, 1, c->span);
}


qn_texpr *qn_bi_ravel(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw || !is_array(c->pos[0]) || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, name, c);
  return qn_view_flat(f, c->pos[0], c->span);
}

/* --- numbers, mapped ----------------------------------------------------------------------------------------------------------------- */
static qn_texpr *by_name(qn_fn *f, void *user, qn_texpr **elems, uint32_t n, qn_span span) {
  qn_cargs args = {.pos = elems, .n_pos = n, .span = span, .func_span = span};
  return qn_call_builtin(f, *(qn_sv *)user, &args);
}

qn_texpr *qn_map_builtin(qn_fn *f, qn_sv name, const qn_cargs *c) {
  return qn_map_arrays(f, by_name, &name, c->pos, c->n_pos, c->span);
}

/* a.view(dtype) of the same size */
static qn_texpr *seen_as(qn_fn *f, qn_texpr *a, const qn_cargs *c, qn_span span) {
  qn_dtype d;
  qn_texpr *dt = c->n_pos == 1 ? c->pos[0] : c->n_kw == 1 ? c->kw[0] : NULL;
  if (!dt) return a;
  if (!qn_dtype_arg(dt, &d)) return qn_bad_args(f, QN_SV("view"), c);
  if (d == a->type->dtype) return a;
  if (qn_dtypes[d].size != qn_dtypes[a->type->dtype].size || d == QN_D_BOOL) return qn_unsupported(f, span, "a view with another size of items");
  char spec[QN_MAX_AXES + 2] = "V";
  for (int k = 0; k < a->type->ndim; k++) spec[k + 1] = (char)('0' + k);
  qn_texpr *e = qn_tx1(f, QN_TX_RESTRIDE, qn_type_array(f->in->types, d, a->type->ndim, 'A', a->type->readonly), span, a);
  e->text = qn_sv_of(qn_arena_strndup(f->in->a, spec, strlen(spec)));
  return e;
}

/* a.item(i), a.item(i, j) */
static qn_texpr *item_at(qn_fn *f, qn_texpr *a, const qn_cargs *c, qn_span span) {
  if (c->n_kw || (c->n_pos != 1 && (int)c->n_pos != a->type->ndim)) return qn_bad_args(f, QN_SV("item"), c);
  if (c->n_pos == 1) return qn_index_with(f, a->type->ndim > 1 ? qn_view_flat(f, a, span) : a, c->pos[0], false, span);
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[a->type->dtype], span, c->n_pos + 1);
  e->args[0] = a;
  for (uint32_t i = 0; i < c->n_pos; i++) {
    e->args[i + 1] = qn_to_index(f, c->pos[i], "an array index");
    if (qn_is_poison(e->args[i + 1])) return e->args[i + 1];
  }
  return e;
}

/* --- methods ------------------------------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_array_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled) {
  qn_sv name = qn_sym_sv(call->Call.func->Attribute.attr);
  const array_row *row = row_of(name);
  bool shape = qn_sv_is(name, "reshape"), flat = qn_sv_is(name, "ravel"), sorts = qn_sv_is(name, "sort");
  bool mapped = qn_sv_is(name, "clip") || qn_sv_is(name, "round") || qn_sv_is(name, "conj") || qn_sv_is(name, "conjugate");
  bool views = qn_sv_is(name, "view"), items = qn_sv_is(name, "item"), copies = qn_sv_is(name, "copy");
  if (qn_sv_is(name, "tolist")) {
    qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, call->span, "method 'tolist' of %s is not supported in kernels: its depth is that of the array", qn_tt(f, self->type));
    qn_tnote(f, d, (qn_span){0}, "list(a) makes a list of the items of an array with one dimension");
    *handled = true;
    return qn_poison(f, call->span);
  }
  if (f->k->rules == QN_RULES_CYTHON) row = NULL; /* what the lowering of pointers writes is the same everywhere */
  *handled = f->k->rules != QN_RULES_DRIVER && (views || items || copies || shape || flat || sorts || mapped || (row && row->part == METHOD));
  if (!*handled) return NULL;
  qn_cargs c = {0};
  if (!qn_eval_args(f, call, &c)) return qn_poison(f, call->span);
  if (shape && !c.n_kw) return reshape(f, self, c.pos, c.n_pos, call->span);
  if (flat && !c.n_pos) return qn_view_flat(f, self, call->span);
  if (sorts) return qn_array_sorted_in_place(f, self, &c);
  if (views) return seen_as(f, self, &c, call->span);
  if (items) return item_at(f, self, &c, call->span);
  if (copies) {
    bool fortran = c.n_pos == 1 && !c.n_kw && c.pos[0]->type->kind == QN_TYPE_STR && qn_sv_is(c.pos[0]->text, "F");
    return fortran ? qn_prelude_call(f, "np_asfortranarray", &self, 1, call->span) : qn_tx1(f, QN_TX_COPY, qn_type_array(f->in->types, self->type->dtype, self->type->ndim, 'C', false), call->span, self);
  }
  qn_texpr **pos = QN_NEW_N(f->in->a, qn_texpr *, c.n_pos + 1);
  pos[0] = self;
  if (c.n_pos) memcpy(pos + 1, c.pos, c.n_pos * sizeof *pos);
  c.pos = pos;
  c.n_pos++;
  return qn_call_builtin(f, qn_sv_of(qn_arena_printf(f->in->a, "numpy.%.*s", (int)name.n, name.p)), &c);
}

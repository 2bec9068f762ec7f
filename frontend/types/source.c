/* source.c - what a `for` may iterate over: ranges, arrays, tuples, lists, tables, texts, and enumerate/zip/reversed of them. */
#include "frontend/types/klass.h"
#include "frontend/types/klass.h"
#include "frontend/types/loop.h"

qn_texpr *qn_stable(qn_fn *f, qn_texpr *e) {
  if (qn_is_poison(e) || e->kind == QN_TX_CONST || e->kind == QN_TX_GLOBAL || !qn_type_has_value(e->type)) return e;
  qn_tslot *t = qn_temp(f, e->type);
  qn_add_set(f, t, e, e->span);
  return qn_tx_slot(f, t, e->span);
}

static bool source_of(qn_fn *f, const qn_node *n, qn_iterated *s);
static void source_of_range(qn_fn *f, qn_texpr *r, qn_iterated *s);

bool qn_source_of_range_call(qn_fn *f, const qn_node *call, qn_iterated *s) {
  uint32_t n = call->Call.args.n;
  qn_texpr *a[3];
  qn_cargs spread = {0};
  for (uint32_t i = 0; i < call->Call.args.n; i++)
    if (call->Call.args.items[i]->kind == QN_AST_Starred && !spread.node) {
      if (!qn_eval_args(f, call, &spread)) return false;
      n = spread.n_pos;
    }
  if (n < 1 || n > 3) {
    qn_terror(f, QN_DIAG_CALL, call->span, "range() takes 1 to 3 arguments, not %u", n);
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    a[i] = spread.node ? spread.pos[i] : qn_texpr_of(f, call->Call.args.items[i]);
    if (qn_is_poison(a[i])) return false;
    if (a[i]->type->kind == QN_TYPE_OPTIONAL) a[i] = qn_cast(f, a[i], a[i]->type->item);
    if (!qn_type_is_int(a[i]->type) && !(qn_type_is_bool(a[i]->type) && f->k->rules == QN_RULES_NUMBA)) {
      qn_terror(f, QN_DIAG_TYPE, a[i]->span, "range() needs integers, not %s", qn_tt(f, a[i]->type));
      return false;
    }
  }
  bool same = true;
  for (uint32_t i = 1; i < n; i++) same = same && a[i]->type->dtype == a[0]->type->dtype;
  s->kind = SRC_RANGE;
  s->dtype = same && f->k->rules == QN_RULES_NUMBA ? qn_range_dtype(a[0]->type->dtype, n) : QN_D_INT64;
  const qn_type *t = f->in->types->scalar[QN_D_INT64];
  for (uint32_t i = 0; i < n; i++) a[i] = qn_cast(f, a[i], t);
  s->lo = n == 1 ? qn_tx_int64(f, 0, call->span) : a[0];
  s->hi = n == 1 ? a[0] : a[1];
  s->step = n == 3 ? a[2] : NULL;
  if (s->step && s->step->kind == QN_TX_CONST && s->step->i == 0) {
    qn_terror(f, QN_DIAG_TYPE, s->step->span, "range() arg 3 must not be zero");
    return false;
  }
  return true;
}

bool qn_source_of_zip(qn_fn *f, qn_nodes parts, qn_iterated *s) {
  s->kind = SRC_ZIP;
  s->n = parts.n;
  s->parts = QN_NEW_N(f->in->a, qn_iterated, s->n + 1);
  for (uint32_t i = 0; i < s->n; i++)
    if (!source_of(f, parts.items[i], &s->parts[i])) return false;
  return true;
}

static bool zip_args(qn_fn *f, const qn_node *call, qn_iterated *s) {
  if (call->Call.args.n == 0 || call->Call.keywords.n) {
    qn_terror(f, QN_DIAG_CALL, call->span, "zip() needs iterables, and no keywords");
    return false;
  }
  return qn_source_of_zip(f, call->Call.args, s);
}

static bool enumerate_args(qn_fn *f, const qn_node *call, qn_iterated *s) {
  uint32_t n = call->Call.args.n;
  s->kind = SRC_ENUMERATE;
  s->n = 1;
  s->parts = QN_NEW(f->in->a, qn_iterated);
  if (n < 1 || n > 2 || call->Call.keywords.n > 1) {
    qn_terror(f, QN_DIAG_CALL, call->span, "enumerate() takes an iterable and a start");
    return false;
  }
  if (!source_of(f, call->Call.args.items[0], s->parts)) return false;
  s->lo = qn_tx_int64(f, 0, call->span);
  const qn_node *start = n == 2 ? call->Call.args.items[1] : NULL;
  if (call->Call.keywords.n) start = call->Call.keywords.items[0]->keyword.value;
  if (start) s->lo = qn_stable(f, qn_to_index(f, qn_texpr_of(f, start), "enumerate()'s start"));
  return !qn_is_poison(s->lo);
}

/* np.ndindex(2, 3), np.ndindex(shape), np.ndenumerate(a), np.nditer(a), a.flat of an array that is not contiguous */
static bool indices_args(qn_fn *f, const qn_node *call, qn_sv name, qn_iterated *s) {
  qn_cargs c = {0};
  if (!qn_eval_args(f, call, &c)) return false;
  s->kind = SRC_INDICES;
  s->with_index = !qn_sv_is(name, "numpy.nditer"), s->with_value = !qn_sv_is(name, "numpy.ndindex");
  qn_texpr *a = c.n_pos == 1 ? c.pos[0] : NULL;
  if (c.n_kw || (s->with_value && !(a && a->type->kind == QN_TYPE_ARRAY))) {
    qn_terror(f, QN_DIAG_CALL, call->span, "%.*s() takes %s", (int)name.n, name.p, s->with_value ? "an array" : "sizes or a tuple of them");
    return false;
  }
  if (s->with_value) s->value = qn_stable(f, a);
  bool tuple = a && a->type->kind == QN_TYPE_TUPLE;
  s->n = s->with_value ? (uint32_t)a->type->ndim : tuple ? a->type->n : c.n_pos;
  s->sizes = QN_NEW_N(f->in->a, qn_texpr *, s->n + 1);
  if (tuple) a = qn_stable(f, a);
  for (uint32_t i = 0; i < s->n; i++) {
    qn_texpr *e = s->with_value ? qn_tx1(f, QN_TX_SHAPE, f->in->types->scalar[QN_D_INT64], call->span, s->value)
                                : qn_to_index(f, tuple ? qn_tuple_item(f, a, i, call->span) : c.pos[i], "a size");
    if (s->with_value) e->i = i;
    if (qn_is_poison(e)) return false;
    s->sizes[i] = qn_stable(f, e);
  }
  return true;
}

static void source_of_table(qn_fn *f, qn_texpr *e, char part, qn_iterated *s) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  *s = (qn_iterated){.kind = SRC_TABLE, .part = part, .value = qn_stable(f, e), .entry = qn_temp(f, i64)};
  qn_texpr *n = qn_container_len(f, s->value, e->span);
  n->type = i64;
  s->count = qn_stable(f, n);
  qn_add_set(f, s->entry, qn_tx_int64(f, -1, e->span), e->span);
}

/* d.keys(), d.values(), d.items(). */
static bool source_of_view(qn_fn *f, const qn_node *n, qn_iterated *s) {
  if (n->kind != QN_AST_Call || n->Call.func->kind != QN_AST_Attribute || n->Call.args.n || n->Call.keywords.n) return false;
  const char *name = n->Call.func->Attribute.attr->text;
  char part = strcmp(name, "keys") == 0 ? 'k' : strcmp(name, "values") == 0 ? 'v' : strcmp(name, "items") == 0 ? 'i' : 0;
  if (!part) return false;
  qn_texpr *d = qn_texpr_of(f, n->Call.func->Attribute.value);
  if (d->type->kind != QN_TYPE_DICT) return false;
  source_of_table(f, d, part, s);
  return true;
}

bool qn_source_of_value(qn_fn *f, qn_texpr *e, qn_iterated *s) {
  if (qn_is_poison(e)) return false;
  if (e->type->kind == QN_TYPE_OPTIONAL) e = qn_cast(f, e, e->type->item);
  if (e->type->kind == QN_TYPE_RANGE) {
    source_of_range(f, e, s);
    return true;
  }
  if (e->type->kind == QN_TYPE_STR && f->k->rules != QN_RULES_DRIVER) {
    s->kind = SRC_STR;
    s->value = qn_stable(f, e);
    return true;
  }
  if (e->type->kind == QN_TYPE_LIST || qn_is_vmlist(e->type)) {
    s->kind = SRC_LIST;
    s->value = qn_stable(f, e);
    return true;
  }
  if (f->k->rules == QN_RULES_DRIVER && e->type->kind == QN_TYPE_SET) { /* Python's order is that of its table */
    qn_unsupported(f, e->span, "iterating over a set");
    return false;
  }
  if (e->type->kind == QN_TYPE_SET || e->type->kind == QN_TYPE_DICT) {
    source_of_table(f, e, 'k', s);
    return true;
  }
  if (f->k->rules == QN_RULES_DRIVER && e->type->kind != QN_TYPE_TUPLE) {
    qn_unsupported(f, e->span, "iterating over this");
    return false;
  }
  if (qn_is_iterator(e->type)) {
    qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, e->span, "a loop over an iterator that is kept in a variable is not supported in kernels");
    qn_tnote(f, d, (qn_span){0}, "loop over what iter() was given, or call next() with a default in a while loop");
    return false;
  }
  bool array = (e->type->kind == QN_TYPE_ARRAY && e->type->ndim > 0) || (e->type->kind == QN_TYPE_RECORD && qn_record_rank(e->type) > 0);
  if (!array && !(e->type->kind == QN_TYPE_TUPLE && qn_type_is_unituple(e->type) && qn_type_has_value(e->type))) {
    qn_terror(f, QN_DIAG_TYPE, e->span, "%s cannot be iterated over here", qn_tt(f, e->type));
    return false;
  }
  s->kind = array ? SRC_ARRAY : SRC_TUPLE;
  s->value = qn_stable(f, e);
  return true;
}

static bool reversed_arg(qn_fn *f, const qn_node *n, qn_iterated *s) {
  s->kind = SRC_REVERSED;
  s->n = 1;
  s->parts = QN_NEW(f->in->a, qn_iterated);
  if (!source_of(f, n->Call.args.items[0], s->parts)) return false;
  bool indexed = s->parts->kind == SRC_RANGE || s->parts->kind == SRC_ARRAY || s->parts->kind == SRC_TUPLE || s->parts->kind == SRC_LIST ||
                 s->parts->kind == SRC_STR;
  if (!indexed) {
    qn_unsupported(f, n->span, "reversed() of this");
    return false;
  }
  s->count = qn_stable(f, qn_source_length(f, s->parts));
  return true;
}

/* What a call iterates over by itself, without making a value; *known says that it is one of these. */
bool qn_source_of_call(qn_fn *f, const qn_node *n, qn_iterated *s, bool *known) {
  *known = source_of_view(f, n, s);
  if (*known) return true;
  qn_texpr *fn = qn_named_callee(f, n);
  if (!fn || fn->type->kind != QN_TYPE_BUILTIN) return true;
  *known = true;
  if (qn_is_builtin(fn->type, "range") || qn_is_prange(fn->type)) {
    if (!qn_source_of_range_call(f, n, s)) return false;
    s->lo = qn_stable(f, s->lo), s->hi = qn_stable(f, s->hi);
    if (s->step) s->step = qn_stable(f, s->step);
    return true;
  }
  if (qn_is_builtin(fn->type, "iter") && n->Call.args.n == 1 && !n->Call.keywords.n && f->k->rules == QN_RULES_NUMBA)
    return source_of(f, n->Call.args.items[0], s);
  if (qn_is_builtin(fn->type, "enumerate")) return enumerate_args(f, n, s);
  if (qn_is_builtin(fn->type, "zip")) return zip_args(f, n, s);
  if (qn_is_builtin(fn->type, "numpy.ndindex") || qn_is_builtin(fn->type, "numpy.ndenumerate") || qn_is_builtin(fn->type, "numpy.nditer"))
    return indices_args(f, n, fn->type->name, s);
  if (qn_is_builtin(fn->type, "reversed") && n->Call.args.n == 1 && !n->Call.keywords.n) return reversed_arg(f, n, s);
  *known = false;
  return true;
}

static bool source_of(qn_fn *f, const qn_node *n, qn_iterated *s) {
  bool known;
  if (!qn_source_of_call(f, n, s, &known)) return false;
  return known || qn_source_of_value(f, qn_texpr_of(f, n), s);
}

/* range(…) as a value: start, stop, step. */
qn_texpr *qn_bi_range(qn_fn *f, qn_sv name, const qn_cargs *c) {
  uint32_t n = c->n_pos;
  if (f->k->rules != QN_RULES_NUMBA) return qn_bi_refused(f, name, c);
  if (n < 1 || n > 3 || c->n_kw) return qn_bad_args(f, name, c);
  bool same = true;
  for (uint32_t i = 0; i < n; i++) {
    if (!qn_type_is_int(c->pos[i]->type) && !qn_type_is_bool(c->pos[i]->type)) return qn_bad_args(f, name, c);
    same = same && c->pos[i]->type->dtype == c->pos[0]->type->dtype;
  }
  const qn_type *t = qn_type_range(f->in->types, same ? qn_range_dtype(c->pos[0]->type->dtype, n) : QN_D_INT64);
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, t, c->span, 3);
  e->args[0] = n == 1 ? qn_tx_int64(f, 0, c->span) : qn_cast(f, c->pos[0], i64);
  e->args[1] = qn_cast(f, c->pos[n == 1 ? 0 : 1], i64);
  e->args[2] = n == 3 ? qn_cast(f, c->pos[2], i64) : qn_tx_int64(f, 1, c->span);
  return e;
}

static void source_of_range(qn_fn *f, qn_texpr *r, qn_iterated *s) {
  r = qn_stable(f, r);
  *s = (qn_iterated){.kind = SRC_RANGE, .dtype = r->type->dtype};
  s->lo = qn_stable(f, qn_tuple_item(f, r, 0, r->span)), s->hi = qn_stable(f, qn_tuple_item(f, r, 1, r->span));
  s->step = qn_stable(f, qn_tuple_item(f, r, 2, r->span));
}

qn_texpr *qn_range_len(qn_fn *f, qn_texpr *r, qn_span span) {
  qn_iterated s;
  qn_tx_open o = qn_tx_block_open(f);
  source_of_range(f, r, &s);
  return qn_tx_block_close(f, o, qn_source_range_length(f, &s), span);
}

/* r[i], without a check of its bounds beyond Python's own: a helper raises the IndexError. */
qn_texpr *qn_range_item(qn_fn *f, qn_texpr *r, qn_texpr *i, qn_span span) {
  qn_iterated s;
  qn_tx_open o = qn_tx_block_open(f);
  source_of_range(f, r, &s);
  qn_texpr *args[3] = {qn_tx_temp(f, qn_source_range_length(f, &s)), i, NULL};
  i = qn_tx_temp(f, qn_tx_helper(f, "qn_k_range_index", f->in->types->scalar[QN_D_INT64], span, args, 2));
  return qn_tx_block_close(f, o, qn_source_item(f, &s, i, span), span);
}

static qn_texpr *choose(qn_fn *f, qn_texpr *c, qn_texpr *a, qn_texpr *b) {
  qn_texpr *e = qn_tx(f, QN_TX_SELECT, a->type, a->span, 3);
  e->args[0] = c, e->args[1] = a, e->args[2] = b;
  return e;
}

static qn_texpr *greater(qn_fn *f, qn_texpr *a, qn_texpr *b) {
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, f->in->types->scalar[QN_D_BOOL], a->span, a, b);
  e->cmp = QN_CMP_Gt;
  return e;
}

/* len(range), counted without sign: the distance may not fit into int64. */
qn_texpr *qn_source_range_length(qn_fn *f, const qn_iterated *s) {
  const qn_type *t = f->in->types->scalar[QN_D_INT64], *u = f->in->types->scalar[QN_D_UINT64];
  qn_span span = s->lo->span;
  qn_texpr *zero = qn_tx_int64(f, 0, span), *one = qn_tx_int64(f, 1, span);
  if (!s->step) return qn_tx_intrin(f, QN_INTRIN_MAX, t, span, qn_tx_bin64(f, QN_OP_Sub, s->hi, s->lo), zero);
  qn_texpr *up = greater(f, s->step, zero);
  qn_texpr *high = choose(f, up, s->hi, s->lo), *low = choose(f, up, s->lo, s->hi);
  qn_texpr *by = choose(f, up, s->step, qn_tx_bin64(f, QN_OP_Sub, zero, s->step));
  qn_texpr *last = qn_tx_bin64(f, QN_OP_Sub, qn_tx_bin64(f, QN_OP_Sub, high, low), one);
  qn_texpr *steps = qn_cast(f, qn_tx_bin(f, QN_OP_FloorDiv, u, span, qn_cast(f, last, u), qn_cast(f, by, u)), t);
  return choose(f, greater(f, high, low), qn_tx_bin64(f, QN_OP_Add, steps, one), zero);
}

qn_texpr *qn_source_length(qn_fn *f, const qn_iterated *s) {
  const qn_type *t = f->in->types->scalar[QN_D_INT64];
  switch (s->kind) {
    case SRC_RANGE: return qn_source_range_length(f, s);
    case SRC_ARRAY: {
      if (s->value->type->kind == QN_TYPE_RECORD) return qn_record_len(f, s->value, s->value->span);
      qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, t, s->value->span, s->value);
      e->i = 0;
      return e;
    }
    case SRC_TUPLE: return qn_tx_int64(f, s->value->type->n, s->value->span);
    case SRC_INDICES: {
      qn_texpr *n = qn_tx_int64(f, 1, (qn_span){0});
      for (uint32_t i = 0; i < s->n; i++) n = i ? qn_tx_bin64(f, QN_OP_Mult, n, s->sizes[i]) : s->sizes[i];
      return n;
    }
    case SRC_STR: return qn_tstr_len(f, s->value, s->value->span);
    case SRC_LIST: {
      if (qn_is_vmlist(s->value->type)) return qn_vmlist_len(f, s->value, s->value->span);
      qn_texpr *e = qn_container_len(f, s->value, s->value->span);
      e->type = t;
      return e;
    }
    case SRC_TABLE:
    case SRC_REVERSED: return s->count;
    case SRC_ENUMERATE: return qn_source_length(f, s->parts);
    case SRC_ZIP: {
      qn_texpr *n = qn_source_length(f, &s->parts[0]);
      for (uint32_t i = 1; i < s->n; i++)
        n = qn_tx_intrin(f, QN_INTRIN_MIN, t, n->span, n, qn_source_length(f, &s->parts[i]));
      return n;
    }
  }
  return NULL;
}

/* The number of an item as an index for each dimension, the last one fastest. */
static qn_texpr *indices_item(qn_fn *f, const qn_iterated *s, qn_texpr *index, qn_span span) {
  qn_texpr **at = QN_NEW_N(f->in->a, qn_texpr *, s->n + 1), *rest = index;
  for (uint32_t i = s->n; i-- > 0;) {
    qn_texpr *e = i ? qn_tx_bin64(f, QN_OP_Mod, rest, s->sizes[i]) : rest;
    if (i) {
      e->c_division = true; /* none is negative */
      e = qn_stable(f, e);
      rest = qn_tx_bin64(f, QN_OP_FloorDiv, rest, s->sizes[i]);
      rest->c_division = true;
      rest = qn_stable(f, rest);
    }
    at[i] = e;
  }
  qn_texpr *value = NULL;
  if (s->with_value) {
    value = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[s->value->type->dtype], span, s->n + 1);
    value->args[0] = s->value;
    for (uint32_t i = 0; i < s->n; i++) value->args[i + 1] = at[i];
    value->in_range = value->natural = true;
    if (!s->with_index) return value;
  }
  qn_texpr *parts[2] = {qn_tuple_of(f, at, s->n, span), value};
  return value ? qn_tuple_of(f, parts, 2, span) : parts[0];
}

static qn_texpr *table_item(qn_fn *f, const qn_iterated *s, qn_span span) {
  const qn_type *t = qn_cell_fresh(f, s->value->type);
  qn_texpr *at = qn_tx_slot(f, s->entry, span), *args[2] = {s->value, at}, *parts[2];
  for (int i = 0; i < (t->kind == QN_TYPE_DICT ? 2 : 1); i++) {
    if (qn_held(t, i)->kind == QN_TYPE_PENDING) return qn_poison(f, span);
    parts[i] = qn_tx_obj(f, i ? QN_OBJ_TABLE_VALUE : QN_OBJ_TABLE_KEY, qn_held(t, i), span, 2, args);
  }
  return s->part == 'i' ? qn_tuple_of(f, parts, 2, span) : parts[s->part == 'v'];
}

qn_texpr *qn_source_item(qn_fn *f, const qn_iterated *s, qn_texpr *index, qn_span span) {
  switch (s->kind) {
    case SRC_INDICES: return indices_item(f, s, index, span);
    case SRC_STR: return qn_tstr_item(f, s->value, index, span);
    case SRC_RANGE: {
      qn_texpr *e = s->step ? qn_tx_bin64(f, QN_OP_Mult, index, s->step) : index;
      e = qn_tx_bin64(f, QN_OP_Add, s->lo, e);
      return qn_cast(f, e, f->k->rules == QN_RULES_DRIVER ? qn_int64(f) : f->in->types->scalar[s->dtype]);
    }
    case SRC_ARRAY:
      if (s->value->type->kind == QN_TYPE_RECORD) return qn_records_element(f, s->value, index, span);
      return qn_index_with(f, s->value, index, true, span);
    case SRC_TUPLE: {
      qn_texpr *e = qn_tx2(f, QN_TX_ITEM_AT, s->value->type->items[0], span, s->value, index);
      e->in_range = e->natural = true;
      return e;
    }
    case SRC_ENUMERATE: {
      qn_texpr *parts[2] = {qn_cast(f, qn_tx_bin64(f, QN_OP_Add, s->lo, index), qn_int64(f)), qn_source_item(f, s->parts, index, span)};
      return qn_tuple_of(f, parts, 2, span);
    }
    case SRC_LIST: {
      if (qn_is_vmlist(s->value->type)) return qn_vmlist_item(f, s->value, index, span);
      const qn_type *held = qn_held(qn_cell_fresh(f, s->value->type), 0);
      if (held->kind == QN_TYPE_PENDING) return qn_poison(f, span);
      qn_texpr *e = qn_tx_obj(f, QN_OBJ_LIST_GET, held, span, 2, (qn_texpr *[]){s->value, index});
      e->in_range = e->natural = true;
      return e;
    }
    case SRC_TABLE: return table_item(f, s, span);
    case SRC_REVERSED: {
      qn_texpr *at = qn_tx_bin64(f, QN_OP_Sub, qn_tx_bin64(f, QN_OP_Sub, s->count, qn_tx_int64(f, 1, span)), index);
      qn_texpr *e = qn_source_item(f, s->parts, at, span);
      if (s->parts->kind == SRC_LIST) e->in_range = false; /* it may have shrunk */
      return e;
    }
    case SRC_ZIP: {
      qn_texpr **parts = QN_NEW_N(f->in->a, qn_texpr *, s->n + 1);
      for (uint32_t i = 0; i < s->n; i++) parts[i] = qn_source_item(f, &s->parts[i], index, span);
      return qn_tuple_of(f, parts, s->n, span);
    }
  }
  return NULL;
}

/* --- sources that have no fixed length ---------------------------------------------------------------------------------------- */
bool qn_source_steps(const qn_iterated *s) {
  for (uint32_t i = 0; s->parts && i < s->n; i++)
    if (qn_source_steps(&s->parts[i])) return true;
  return s->kind == SRC_TABLE;
}
bool qn_source_has_list(const qn_iterated *s) {
  for (uint32_t i = 0; s->parts && i < s->n; i++)
    if (qn_source_has_list(&s->parts[i])) return true;
  return s->kind == SRC_LIST;
}

/* Is there another item? Advances tables. */
qn_texpr *qn_source_more(qn_fn *f, const qn_iterated *s, qn_texpr *index, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *b = f->in->types->scalar[QN_D_BOOL];
  qn_texpr *test = NULL;
  if (s->kind == SRC_ZIP || s->kind == SRC_ENUMERATE) {
    for (uint32_t i = 0; i < s->n; i++) {
      qn_texpr *one = qn_source_more(f, &s->parts[i], index, span);
      test = test ? qn_tx2(f, QN_TX_AND, b, span, test, one) : one;
    }
    return test;
  }
  if (s->kind != SRC_TABLE) {
    test = qn_tx2(f, QN_TX_CMP, b, span, index, qn_source_length(f, s));
    test->cmp = QN_CMP_Lt;
    return test;
  }
  qn_texpr *from = qn_tx_bin64(f, QN_OP_Add, qn_tx_slot(f, s->entry, span), qn_tx_int64(f, 1, span));
  qn_texpr *step = qn_tx_obj(f, QN_OBJ_TABLE_STEP, i64, span, 3, (qn_texpr *[]){s->value, from, s->count});
  qn_texpr *set = qn_tx1(f, QN_TX_SET, i64, span, step);
  set->slot = s->entry;
  test = qn_tx2(f, QN_TX_CMP, b, span, set, qn_tx_int64(f, 0, span));
  test->cmp = QN_CMP_GtE;
  return test;
}

bool qn_source_needs_index(const qn_iterated *s) {
  for (uint32_t i = 0; s->parts && i < s->n; i++)
    if (qn_source_needs_index(&s->parts[i])) return true;
  return s->kind != SRC_TABLE && s->kind != SRC_ZIP;
}

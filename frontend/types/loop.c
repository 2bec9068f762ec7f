/* loop.c - for and while: the fixpoint over a body's types, and what a `for` may iterate over. */
#include "frontend/types/builtin.h"

typedef struct source { /* something with a length and an item for each index */
  enum { SRC_RANGE, SRC_ARRAY, SRC_TUPLE, SRC_LIST, SRC_TABLE, SRC_ENUMERATE, SRC_ZIP, SRC_REVERSED, SRC_INDICES, SRC_STR } kind;
  qn_texpr *value;                        /* ARRAY, TUPLE, LIST, TABLE: stable */
  qn_tslot *entry;                        /* TABLE: where it stands */
  qn_texpr *count;                        /* TABLE, REVERSED: its length at first */
  char part;                              /* TABLE: 'k' keys, 'v' values, 'i' both */
  qn_texpr *lo, *hi, *step;               /* RANGE; ENUMERATE: lo is the start. Stable; step NULL is 1 */
  qn_dtype dtype;                         /* RANGE */
  struct source *parts;
  uint32_t n;
  qn_texpr **sizes;                       /* INDICES (np.ndindex, np.ndenumerate, np.nditer): n of them, stable; value: NULL or
                                             the array; dtype is unused */
  bool with_index, with_value;            /* INDICES: what an item is */
} source;

typedef struct loop_desc {
  qn_each each;
  const qn_node *test;   /* while */
  qn_tslot *counter;     /* for: a temporary index, or the variable's own slot when direct */
  bool direct, parallel;
  bool stepping; /* a while loop: the source may change while it runs, or has no index */
  bool in_block;         /* a block of a parallel loop: its jumps are those of the loop */
  source src;
} loop_desc;

static qn_texpr *int64_const(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT64], v, s); }
static qn_texpr *stable(qn_fn *f, qn_texpr *e) {
  if (qn_is_poison(e) || e->kind == QN_TX_CONST || e->kind == QN_TX_GLOBAL || !qn_type_has_value(e->type)) return e;
  qn_tslot *t = qn_temp(f, e->type);
  qn_add_set(f, t, e, e->span);
  return qn_tx_slot(f, t, e->span);
}

/* --- sources --------------------------------------------------------------------------------------------------------------- */
static bool source_of(qn_fn *f, const qn_node *n, source *s);
static void source_of_range(qn_fn *f, qn_texpr *r, source *s);
static qn_texpr *item(qn_fn *f, const source *s, qn_texpr *index, qn_span span);

static bool range_args(qn_fn *f, const qn_node *call, source *s) {
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
  s->lo = n == 1 ? int64_const(f, 0, call->span) : a[0];
  s->hi = n == 1 ? a[0] : a[1];
  s->step = n == 3 ? a[2] : NULL;
  if (s->step && s->step->kind == QN_TX_CONST && s->step->i == 0) {
    qn_terror(f, QN_DIAG_TYPE, s->step->span, "range() arg 3 must not be zero");
    return false;
  }
  return true;
}

static bool zip_of(qn_fn *f, qn_nodes parts, source *s) {
  s->kind = SRC_ZIP;
  s->n = parts.n;
  s->parts = QN_NEW_N(f->in->a, source, s->n + 1);
  for (uint32_t i = 0; i < s->n; i++)
    if (!source_of(f, parts.items[i], &s->parts[i])) return false;
  return true;
}

static bool zip_args(qn_fn *f, const qn_node *call, source *s) {
  if (call->Call.args.n == 0 || call->Call.keywords.n) {
    qn_terror(f, QN_DIAG_CALL, call->span, "zip() needs iterables, and no keywords");
    return false;
  }
  return zip_of(f, call->Call.args, s);
}

static bool enumerate_args(qn_fn *f, const qn_node *call, source *s) {
  uint32_t n = call->Call.args.n;
  s->kind = SRC_ENUMERATE;
  s->n = 1;
  s->parts = QN_NEW(f->in->a, source);
  if (n < 1 || n > 2 || call->Call.keywords.n > 1) {
    qn_terror(f, QN_DIAG_CALL, call->span, "enumerate() takes an iterable and a start");
    return false;
  }
  if (!source_of(f, call->Call.args.items[0], s->parts)) return false;
  s->lo = int64_const(f, 0, call->span);
  const qn_node *start = n == 2 ? call->Call.args.items[1] : NULL;
  if (call->Call.keywords.n) start = call->Call.keywords.items[0]->keyword.value;
  if (start) s->lo = stable(f, qn_to_index(f, qn_texpr_of(f, start), "enumerate()'s start"));
  return !qn_is_poison(s->lo);
}

/* np.ndindex(2, 3), np.ndindex(shape), np.ndenumerate(a), np.nditer(a), a.flat of an array that is not contiguous */
static bool indices_args(qn_fn *f, const qn_node *call, qn_sv name, source *s) {
  qn_cargs c = {0};
  if (!qn_eval_args(f, call, &c)) return false;
  s->kind = SRC_INDICES;
  s->with_index = !qn_sv_is(name, "numpy.nditer"), s->with_value = !qn_sv_is(name, "numpy.ndindex");
  qn_texpr *a = c.n_pos == 1 ? c.pos[0] : NULL;
  if (c.n_kw || (s->with_value && !(a && a->type->kind == QN_TYPE_ARRAY))) {
    qn_terror(f, QN_DIAG_CALL, call->span, "%.*s() takes %s", (int)name.n, name.p, s->with_value ? "an array" : "sizes or a tuple of them");
    return false;
  }
  if (s->with_value) s->value = stable(f, a);
  bool tuple = a && a->type->kind == QN_TYPE_TUPLE;
  s->n = s->with_value ? (uint32_t)a->type->ndim : tuple ? a->type->n : c.n_pos;
  s->sizes = QN_NEW_N(f->in->a, qn_texpr *, s->n + 1);
  if (tuple) a = stable(f, a);
  for (uint32_t i = 0; i < s->n; i++) {
    qn_texpr *e = s->with_value ? qn_tx1(f, QN_TX_SHAPE, f->in->types->scalar[QN_D_INT64], call->span, s->value)
                                : qn_to_index(f, tuple ? qn_tuple_item(f, a, i, call->span) : c.pos[i], "a size");
    if (s->with_value) e->i = i;
    if (qn_is_poison(e)) return false;
    s->sizes[i] = stable(f, e);
  }
  return true;
}

static void source_of_table(qn_fn *f, qn_texpr *e, char part, source *s) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  *s = (source){.kind = SRC_TABLE, .part = part, .value = stable(f, e), .entry = qn_temp(f, i64)};
  qn_texpr *n = qn_container_len(f, s->value, e->span);
  n->type = i64;
  s->count = stable(f, n);
  qn_add_set(f, s->entry, int64_const(f, -1, e->span), e->span);
}

/* d.keys(), d.values(), d.items(). */
static bool source_of_view(qn_fn *f, const qn_node *n, source *s) {
  if (n->kind != QN_AST_Call || n->Call.func->kind != QN_AST_Attribute || n->Call.args.n || n->Call.keywords.n) return false;
  const char *name = n->Call.func->Attribute.attr->text;
  char part = strcmp(name, "keys") == 0 ? 'k' : strcmp(name, "values") == 0 ? 'v' : strcmp(name, "items") == 0 ? 'i' : 0;
  if (!part) return false;
  qn_texpr *d = qn_texpr_of(f, n->Call.func->Attribute.value);
  if (d->type->kind != QN_TYPE_DICT) return false;
  source_of_table(f, d, part, s);
  return true;
}

static bool source_of_value(qn_fn *f, qn_texpr *e, source *s) {
  if (qn_is_poison(e)) return false;
  if (e->type->kind == QN_TYPE_OPTIONAL) e = qn_cast(f, e, e->type->item);
  if (e->type->kind == QN_TYPE_RANGE) {
    source_of_range(f, e, s);
    return true;
  }
  if (e->type->kind == QN_TYPE_STR && f->k->rules != QN_RULES_DRIVER) {
    s->kind = SRC_STR;
    s->value = stable(f, e);
    return true;
  }
  if (e->type->kind == QN_TYPE_LIST) {
    s->kind = SRC_LIST;
    s->value = stable(f, e);
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
  bool array = (e->type->kind == QN_TYPE_ARRAY && e->type->ndim > 0) || (e->type->kind == QN_TYPE_RECORD && qn_record_rank(e->type) > 0);
  if (!array && !(e->type->kind == QN_TYPE_TUPLE && qn_type_is_unituple(e->type) && qn_type_has_value(e->type))) {
    qn_terror(f, QN_DIAG_TYPE, e->span, "%s cannot be iterated over here", qn_tt(f, e->type));
    return false;
  }
  s->kind = array ? SRC_ARRAY : SRC_TUPLE;
  s->value = stable(f, e);
  return true;
}

static qn_texpr *length(qn_fn *f, const source *s);
static bool steps(const source *s);

static bool reversed_arg(qn_fn *f, const qn_node *n, source *s) {
  s->kind = SRC_REVERSED;
  s->n = 1;
  s->parts = QN_NEW(f->in->a, source);
  if (!source_of(f, n->Call.args.items[0], s->parts)) return false;
  bool indexed = s->parts->kind == SRC_RANGE || s->parts->kind == SRC_ARRAY || s->parts->kind == SRC_TUPLE || s->parts->kind == SRC_LIST ||
                 s->parts->kind == SRC_STR;
  if (!indexed) {
    qn_unsupported(f, n->span, "reversed() of this");
    return false;
  }
  s->count = stable(f, length(f, s->parts));
  return true;
}

/* What a call iterates over by itself, without making a value; *known says that it is one of these. */
static bool source_of_call(qn_fn *f, const qn_node *n, source *s, bool *known) {
  *known = source_of_view(f, n, s);
  if (*known) return true;
  qn_texpr *fn = qn_named_callee(f, n);
  if (!fn || fn->type->kind != QN_TYPE_BUILTIN) return true;
  *known = true;
  if (qn_is_builtin(fn->type, "range") || qn_is_prange(fn->type)) {
    if (!range_args(f, n, s)) return false;
    s->lo = stable(f, s->lo), s->hi = stable(f, s->hi);
    if (s->step) s->step = stable(f, s->step);
    return true;
  }
  if (qn_is_builtin(fn->type, "enumerate")) return enumerate_args(f, n, s);
  if (qn_is_builtin(fn->type, "zip")) return zip_args(f, n, s);
  if (qn_is_builtin(fn->type, "numpy.ndindex") || qn_is_builtin(fn->type, "numpy.ndenumerate") || qn_is_builtin(fn->type, "numpy.nditer"))
    return indices_args(f, n, fn->type->name, s);
  if (qn_is_builtin(fn->type, "reversed") && n->Call.args.n == 1 && !n->Call.keywords.n) return reversed_arg(f, n, s);
  *known = false;
  return true;
}

static bool source_of(qn_fn *f, const qn_node *n, source *s) {
  bool known;
  if (!source_of_call(f, n, s, &known)) return false;
  return known || source_of_value(f, qn_texpr_of(f, n), s);
}

static qn_texpr *bin(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b) {
  return qn_tx_bin(f, op, f->in->types->scalar[QN_D_INT64], a->span, a, b);
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
  e->args[0] = n == 1 ? int64_const(f, 0, c->span) : qn_cast(f, c->pos[0], i64);
  e->args[1] = qn_cast(f, c->pos[n == 1 ? 0 : 1], i64);
  e->args[2] = n == 3 ? qn_cast(f, c->pos[2], i64) : int64_const(f, 1, c->span);
  return e;
}

static void source_of_range(qn_fn *f, qn_texpr *r, source *s) {
  r = stable(f, r);
  *s = (source){.kind = SRC_RANGE, .dtype = r->type->dtype};
  s->lo = stable(f, qn_tuple_item(f, r, 0, r->span)), s->hi = stable(f, qn_tuple_item(f, r, 1, r->span));
  s->step = stable(f, qn_tuple_item(f, r, 2, r->span));
}

static qn_texpr *range_length(qn_fn *f, const source *s);

qn_texpr *qn_range_len(qn_fn *f, qn_texpr *r, qn_span span) {
  source s;
  qn_tx_open o = qn_tx_block_open(f);
  source_of_range(f, r, &s);
  return qn_tx_block_close(f, o, range_length(f, &s), span);
}

/* r[i], without a check of its bounds beyond Python's own: a helper raises the IndexError. */
qn_texpr *qn_range_item(qn_fn *f, qn_texpr *r, qn_texpr *i, qn_span span) {
  source s;
  qn_tx_open o = qn_tx_block_open(f);
  source_of_range(f, r, &s);
  qn_texpr *args[3] = {qn_tx_temp(f, range_length(f, &s)), i, NULL};
  i = qn_tx_temp(f, qn_tx_helper(f, "qn_k_range_index", f->in->types->scalar[QN_D_INT64], span, args, 2));
  return qn_tx_block_close(f, o, item(f, &s, i, span), span);
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
static qn_texpr *range_length(qn_fn *f, const source *s) {
  const qn_type *t = f->in->types->scalar[QN_D_INT64], *u = f->in->types->scalar[QN_D_UINT64];
  qn_span span = s->lo->span;
  qn_texpr *zero = int64_const(f, 0, span), *one = int64_const(f, 1, span);
  if (!s->step) return qn_tx_intrin(f, QN_INTRIN_MAX, t, span, bin(f, QN_OP_Sub, s->hi, s->lo), zero);
  qn_texpr *up = greater(f, s->step, zero);
  qn_texpr *high = choose(f, up, s->hi, s->lo), *low = choose(f, up, s->lo, s->hi);
  qn_texpr *by = choose(f, up, s->step, bin(f, QN_OP_Sub, zero, s->step));
  qn_texpr *last = bin(f, QN_OP_Sub, bin(f, QN_OP_Sub, high, low), one);
  qn_texpr *steps = qn_cast(f, qn_tx_bin(f, QN_OP_FloorDiv, u, span, qn_cast(f, last, u), qn_cast(f, by, u)), t);
  return choose(f, greater(f, high, low), bin(f, QN_OP_Add, steps, one), zero);
}

static qn_texpr *length(qn_fn *f, const source *s) {
  const qn_type *t = f->in->types->scalar[QN_D_INT64];
  switch (s->kind) {
    case SRC_RANGE: return range_length(f, s);
    case SRC_ARRAY: {
      if (s->value->type->kind == QN_TYPE_RECORD) return qn_record_len(f, s->value, s->value->span);
      qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, t, s->value->span, s->value);
      e->i = 0;
      return e;
    }
    case SRC_TUPLE: return int64_const(f, s->value->type->n, s->value->span);
    case SRC_INDICES: {
      qn_texpr *n = int64_const(f, 1, (qn_span){0});
      for (uint32_t i = 0; i < s->n; i++) n = i ? bin(f, QN_OP_Mult, n, s->sizes[i]) : s->sizes[i];
      return n;
    }
    case SRC_STR: return qn_tstr_len(f, s->value, s->value->span);
    case SRC_LIST: {
      qn_texpr *e = qn_container_len(f, s->value, s->value->span);
      e->type = t;
      return e;
    }
    case SRC_TABLE:
    case SRC_REVERSED: return s->count;
    case SRC_ENUMERATE: return length(f, s->parts);
    case SRC_ZIP: {
      qn_texpr *n = length(f, &s->parts[0]);
      for (uint32_t i = 1; i < s->n; i++)
        n = qn_tx_intrin(f, QN_INTRIN_MIN, t, n->span, n, length(f, &s->parts[i]));
      return n;
    }
  }
  return NULL;
}

/* The number of an item as an index for each dimension, the last one fastest. */
static qn_texpr *indices_item(qn_fn *f, const source *s, qn_texpr *index, qn_span span) {
  qn_texpr **at = QN_NEW_N(f->in->a, qn_texpr *, s->n + 1), *rest = index;
  for (uint32_t i = s->n; i-- > 0;) {
    qn_texpr *e = i ? bin(f, QN_OP_Mod, rest, s->sizes[i]) : rest;
    if (i) {
      e->c_division = true; /* none is negative */
      e = stable(f, e);
      rest = bin(f, QN_OP_FloorDiv, rest, s->sizes[i]);
      rest->c_division = true;
      rest = stable(f, rest);
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

static qn_texpr *table_item(qn_fn *f, const source *s, qn_span span) {
  const qn_type *t = qn_cell_fresh(f, s->value->type);
  qn_texpr *at = qn_tx_slot(f, s->entry, span), *args[2] = {s->value, at}, *parts[2];
  for (int i = 0; i < (t->kind == QN_TYPE_DICT ? 2 : 1); i++) {
    if (qn_held(t, i)->kind == QN_TYPE_PENDING) return qn_poison(f, span);
    parts[i] = qn_tx_obj(f, i ? QN_OBJ_TABLE_VALUE : QN_OBJ_TABLE_KEY, qn_held(t, i), span, 2, args);
  }
  return s->part == 'i' ? qn_tuple_of(f, parts, 2, span) : parts[s->part == 'v'];
}

static qn_texpr *item(qn_fn *f, const source *s, qn_texpr *index, qn_span span) {
  switch (s->kind) {
    case SRC_INDICES: return indices_item(f, s, index, span);
    case SRC_STR: return qn_tstr_item(f, s->value, index, span);
    case SRC_RANGE: {
      qn_texpr *e = s->step ? bin(f, QN_OP_Mult, index, s->step) : index;
      e = bin(f, QN_OP_Add, s->lo, e);
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
      qn_texpr *parts[2] = {qn_cast(f, bin(f, QN_OP_Add, s->lo, index), qn_int64(f)), item(f, s->parts, index, span)};
      return qn_tuple_of(f, parts, 2, span);
    }
    case SRC_LIST: {
      const qn_type *held = qn_held(qn_cell_fresh(f, s->value->type), 0);
      if (held->kind == QN_TYPE_PENDING) return qn_poison(f, span);
      qn_texpr *e = qn_tx_obj(f, QN_OBJ_LIST_GET, held, span, 2, (qn_texpr *[]){s->value, index});
      e->in_range = e->natural = true;
      return e;
    }
    case SRC_TABLE: return table_item(f, s, span);
    case SRC_REVERSED: {
      qn_texpr *at = bin(f, QN_OP_Sub, bin(f, QN_OP_Sub, s->count, int64_const(f, 1, span)), index);
      qn_texpr *e = item(f, s->parts, at, span);
      if (s->parts->kind == SRC_LIST) e->in_range = false; /* it may have shrunk */
      return e;
    }
    case SRC_ZIP: {
      qn_texpr **parts = QN_NEW_N(f->in->a, qn_texpr *, s->n + 1);
      for (uint32_t i = 0; i < s->n; i++) parts[i] = item(f, &s->parts[i], index, span);
      return qn_tuple_of(f, parts, s->n, span);
    }
  }
  return NULL;
}

/* --- sources that have no fixed length ---------------------------------------------------------------------------------------- */
static bool steps(const source *s) {
  for (uint32_t i = 0; s->parts && i < s->n; i++)
    if (steps(&s->parts[i])) return true;
  return s->kind == SRC_TABLE;
}
static bool has_list(const source *s) {
  for (uint32_t i = 0; s->parts && i < s->n; i++)
    if (has_list(&s->parts[i])) return true;
  return s->kind == SRC_LIST;
}

/* Is there another item? Advances tables. */
static qn_texpr *more(qn_fn *f, const source *s, qn_texpr *index, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *b = f->in->types->scalar[QN_D_BOOL];
  qn_texpr *test = NULL;
  if (s->kind == SRC_ZIP || s->kind == SRC_ENUMERATE) {
    for (uint32_t i = 0; i < s->n; i++) {
      qn_texpr *one = more(f, &s->parts[i], index, span);
      test = test ? qn_tx2(f, QN_TX_AND, b, span, test, one) : one;
    }
    return test;
  }
  if (s->kind != SRC_TABLE) {
    test = qn_tx2(f, QN_TX_CMP, b, span, index, length(f, s));
    test->cmp = QN_CMP_Lt;
    return test;
  }
  qn_texpr *from = bin(f, QN_OP_Add, qn_tx_slot(f, s->entry, span), int64_const(f, 1, span));
  qn_texpr *step = qn_tx_obj(f, QN_OBJ_TABLE_STEP, i64, span, 3, (qn_texpr *[]){s->value, from, s->count});
  qn_texpr *set = qn_tx1(f, QN_TX_SET, i64, span, step);
  set->slot = s->entry;
  test = qn_tx2(f, QN_TX_CMP, b, span, set, int64_const(f, 0, span));
  test->cmp = QN_CMP_GtE;
  return test;
}

static qn_texpr *step_test(qn_fn *f, const loop_desc *d, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *b = f->in->types->scalar[QN_D_BOOL];
  if (!d->counter) return more(f, &d->src, NULL, span);
  qn_texpr *set = qn_tx1(f, QN_TX_SET, i64, span, bin(f, QN_OP_Add, qn_tx_slot(f, d->counter, span), int64_const(f, 1, span)));
  set->slot = d->counter;
  qn_texpr *test = qn_tx2(f, QN_TX_CMP, b, span, set, int64_const(f, 0, span));
  test->cmp = QN_CMP_GtE;
  return qn_tx2(f, QN_TX_AND, b, span, test, more(f, &d->src, qn_tx_slot(f, d->counter, span), span));
}

/* Could code change the length of some list? Asked of the tree: only what is surely harmless is. */
typedef struct suspect {
  qn_fn *f;
  bool found;
} suspect;

static bool is_one_of(const char *name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

static bool harmless_call(qn_fn *f, const qn_node *fn) {
  static const char *const builtins[] = {"len", "range", "abs", "min", "max", "int", "float", "bool", "round", "print", "sum", "any",
                                         "all", "enumerate", "zip", "sorted", "list", "tuple", "set", "dict", "str", "pow", "divmod"};
  static const char *const methods[] = {"get", "keys", "values", "items", "index", "count", "copy", "add", "discard", "union", "upper",
                                        "lower", "strip", "split", "join", "startswith", "endswith", "sum", "mean"};
  static const char *const modules[] = {"math", "np", "numpy", "cmath"};
  if (fn->kind == QN_AST_Name) /* and not a function of the program's own by that name */
    return is_one_of(fn->Name.id->text, builtins, QN_COUNT(builtins)) && qn_local_find(f, fn->Name.id) < 0 &&
           qn_texpr_of(f, fn)->type->kind != QN_TYPE_FUNCTION;
  if (fn->kind != QN_AST_Attribute) return false;
  const qn_node *base = fn->Attribute.value;
  if (base->kind == QN_AST_Constant) return true; /* of a str */
  if (base->kind != QN_AST_Name) return false;
  int at = qn_local_find(f, base->Name.id);
  if (at < 0) return is_one_of(base->Name.id->text, modules, QN_COUNT(modules));
  const qn_type *t = f->cur.at ? qn_bound(f, at)->type : NULL; /* an object's own method may do anything */
  bool plain = t && (qn_is_container(t) || t->kind == QN_TYPE_STR || t->kind == QN_TYPE_ARRAY);
  return plain && is_one_of(fn->Attribute.attr->text, methods, QN_COUNT(methods));
}

static bool holds_lists(const qn_type *t, bool inside) {
  if (t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_PENDING) return inside || holds_lists(t->item ? t->item : t, true);
  if (t->kind == QN_TYPE_DICT) return holds_lists(t->items[1], true);
  if (t->kind == QN_TYPE_TUPLE)
    for (uint32_t i = 0; i < t->n; i++)
      if (holds_lists(t->items[i], inside)) return true;
  return t->kind == QN_TYPE_INSTANCE || t->kind == QN_TYPE_POISON;
}

static void look_for_changes(void *user, qn_node *n) {
  suspect *s = user;
  const qn_node *t = NULL;
  if (n->kind == QN_AST_Call && !harmless_call(s->f, n->Call.func)) s->found = true;
  if (n->kind == QN_AST_Delete || n->kind == QN_AST_Yield || n->kind == QN_AST_YieldFrom) s->found = true;
  if (n->kind == QN_AST_AugAssign) {
    bool whole = n->AugAssign.target->kind == QN_AST_Name;
    for (t = n->AugAssign.target; t->kind == QN_AST_Subscript;) t = t->Subscript.value;
    int at = t->kind == QN_AST_Name ? qn_local_find(s->f, t->Name.id) : -1;
    const qn_type *type = at >= 0 && s->f->cur.at ? qn_bound(s->f, at)->type : NULL;
    if (t->kind != QN_AST_Name || (type && holds_lists(type, whole))) s->found = true;
  }
  if (n->kind == QN_AST_Subscript && n->Subscript.ctx != QN_CTX_Load && n->Subscript.slice->kind == QN_AST_Slice) s->found = true;
  if (!s->found) qn_ast_children(n, look_for_changes, s);
}

static bool may_change_lists(qn_fn *f, const qn_each *e) {
  suspect s = {f, false};
  for (uint32_t i = 0; i < e->body.n; i++) look_for_changes(&s, e->body.items[i]);
  if (!e->body.n) qn_ast_children(e->node, look_for_changes, &s); /* a comprehension, or the call that takes the items */
  return s.found;
}

/* --- jumps ------------------------------------------------------------------------------------------------------------------- */
void qn_jump(qn_fn *f, qn_label *label, bool next, qn_span span) {
  if (!f->cur.at || qn_jump_finally(f, label, next, span)) return;
  label->used = true;
  label->seen = qn_env_join(f, label->seen, qn_env_copy(f, f->cur));
  if (f->out && f->cur.at) {
    qn_env_convert(f, f->cur, label->to, f->out, span);
    qn_tstmt *s = qn_ts(f, next ? QN_TS_CONTINUE : QN_TS_BREAK, span);
    s->levels = f->loop_depth - label->depth;
    qn_add(f, s);
  }
  f->cur.at = NULL;
}

void qn_labelled(qn_fn *f, qn_span span, qn_label *label, qn_run_fn run, void *user) {
  qn_tblock *out = f->out;
  qn_env entry = qn_env_copy(f, f->cur);
  *label = (qn_label){.depth = f->loop_depth + 1, .n_tries = f->n_tries};
  f->out = NULL;
  f->loop_depth++;
  run(f, user);
  f->loop_depth--;
  qn_env after = qn_env_join(f, f->cur, label->seen);
  if (out && !label->used) {
    f->out = out, f->cur = entry;
    run(f, user);
    if (f->cur.at) qn_env_convert(f, f->cur, after, out, span);
  } else if (out) {
    qn_tstmt *s = qn_ts(f, QN_TS_BLOCK, span);
    f->out = &s->body, f->cur = entry;
    label->to = after;
    f->loop_depth++;
    run(f, user);
    f->loop_depth--;
    if (f->cur.at) qn_env_convert(f, f->cur, after, &s->body, span);
    f->out = out, f->cur = entry; /* reachable: so that the statement is added */
    qn_add(f, s);
  }
  f->out = out;
  f->cur = qn_env_copy(f, after);
}

void qn_loop_jump(qn_fn *f, const qn_node *n) {
  qn_loop *l = f->loop;
  bool is_break = n->kind == QN_AST_Break;
  if (!l) return;
  if (is_break && l->parallel) {
    qn_unsupported(f, n->span, "'break' in prange");
    return;
  }
  qn_jump(f, is_break ? &l->brk : &l->cont, !is_break && !l->cont_is_block, n->span);
}

qn_inner qn_inner_begin(qn_fn *f) {
  qn_inner in = {QN_NEW(f->in->a, qn_tblock), f->out};
  if (f->out) f->out = in.block;
  return in;
}

qn_texpr *qn_inner_end(qn_fn *f, qn_inner in, qn_texpr *value, qn_span span) {
  f->out = in.outer;
  if (qn_is_poison(value) || in.block->list.n == 0) return value;
  qn_texpr *e = qn_tx1(f, QN_TX_BLOCK, value->type, span, value);
  e->block = in.block;
  return e;
}

/* --- the fixpoint -------------------------------------------------------------------------------------------------------------- */
/* One iteration from f->cur. For a while: *exit is the state where the test is false. Returns the test. */
static qn_texpr *iteration(qn_fn *f, loop_desc *d, qn_env *exit) {
  const qn_each *e = &d->each;
  if (d->test) {
    qn_texpr *test = qn_cond(f, d->test);
    bool forever = test->kind == QN_TX_CONST && !qn_is_poison(test) && test->i;
    *exit = forever ? (qn_env){NULL} : qn_env_copy(f, f->cur);
    qn_stmts(f, e->body);
    return test;
  }
  qn_span span = e->target ? e->target->span : e->node->span;
  if (d->stepping) {
    qn_texpr *test = step_test(f, d, span);
    *exit = qn_env_copy(f, f->cur);
    qn_give(f, e, item(f, &d->src, d->counter ? qn_tx_slot(f, d->counter, span) : NULL, span));
    return test;
  }
  if (d->direct) {
    int at = qn_local_find(f, e->target->Name.id);
    *qn_bound(f, at) = (qn_binding){.type = d->counter->type, .slot = d->counter, .span = span};
    qn_catch_note(f, at);
    if (e->take) e->take(f, e->user, NULL);
    else qn_stmts(f, e->body);
  } else {
    qn_give(f, e, item(f, &d->src, qn_tx_slot(f, d->counter, span), span));
  }
  return NULL;
}

enum { MAX_ROUNDS = 40 };

static void run_loop(qn_fn *f, loop_desc *d, qn_tstmt *s) {
  qn_tblock *out = f->out;
  qn_span span = d->each.node->span;
  qn_loop ctx = {.outer = f->loop, .parallel = d->parallel || d->in_block};
  qn_env entry = f->cur, head = qn_env_copy(f, entry), stop = {NULL};
  f->loop = &ctx;
  f->out = NULL;
  f->n_parallel += d->parallel;
  ctx.brk.depth = ctx.cont.depth = ++f->loop_depth;
  ctx.brk.n_tries = ctx.cont.n_tries = f->n_tries;
  for (int round = 0;; round++) {
    ctx.brk.seen.at = ctx.cont.seen.at = NULL;
    f->cur = qn_env_copy(f, head);
    (void)iteration(f, d, &stop);
    qn_env next = qn_env_join(f, head, qn_env_join(f, f->cur, ctx.cont.seen));
    if (qn_env_same(f, next, head)) break;
    head = next;
    if (round == MAX_ROUNDS) {
      qn_terror(f, QN_DIAG_LIMIT, span, "the types of this loop do not settle");
      break;
    }
  }
  f->n_parallel -= d->parallel;
  f->loop_depth--;
  qn_env normal = d->test || d->stepping ? stop : qn_env_copy(f, head);
  f->loop = ctx.outer;
  f->cur = qn_env_copy(f, normal);
  if (f->cur.at) qn_stmts(f, d->each.orelse);
  qn_env exit = qn_env_join(f, f->cur, ctx.brk.seen);
  if (out) {
    qn_env_convert(f, entry, head, out, span);
    ctx.cont.to = head, ctx.brk.to = exit;
    ctx.brk.used = false;
    f->loop = &ctx;
    f->cur = qn_env_copy(f, head);
    f->out = &s->body;
    f->n_parallel += d->parallel;
    f->loop_depth++;
    s->expr = iteration(f, d, &stop);
    f->loop_depth--;
    f->n_parallel -= d->parallel;
    qn_env_convert(f, f->cur, head, &s->body, span);
    f->loop = ctx.outer;
    f->cur = qn_env_copy(f, normal);
    f->out = &s->orelse;
    if (f->cur.at) qn_stmts(f, d->each.orelse);
    if (f->cur.at) qn_env_convert(f, f->cur, exit, &s->orelse, span);
    s->has_break = ctx.brk.used;
    f->out = out;
    f->cur = entry; /* reachable: so that the statement is added */
    qn_add(f, s);
  }
  f->cur = qn_env_copy(f, exit);
}

void qn_stmt_while(qn_fn *f, const qn_node *n) {
  loop_desc d = {.each = {.node = n, .body = n->While.body, .orelse = n->While.orelse}, .test = n->While.test};
  run_loop(f, &d, qn_ts(f, QN_TS_WHILE, n->span));
}

/* --- for ----------------------------------------------------------------------------------------------------------------------- */
static bool is_parallel(qn_fn *f, const qn_node *call) {
  if (call->kind != QN_AST_Call) return false;
  const qn_node *fn = call->Call.func;
  if (fn->kind != QN_AST_Name && fn->kind != QN_AST_Attribute) return false;
  qn_texpr *e = qn_texpr_of(f, fn);
  if (!qn_is_prange(e->type)) return false;
  return f->n_parallel == 0 && (f->k->options.parallel || f->k->rules == QN_RULES_CYTHON);
}

static void parallel_parts(qn_fn *f, const qn_prange_names *names, qn_tstmt *s) {
  s->par = QN_NEW(f->in->a, qn_tparallel);
  for (uint32_t i = 0; i < names->reductions.n; i++) {
    qn_treduce r = names->reductions.data[i];
    int at = qn_local_find(f, names->names.data[i]);
    r.slot = at >= 0 && f->cur.at ? qn_bound(f, at)->slot : NULL;
    if (!r.slot) continue;
    if (r.slot->type->kind != QN_TYPE_SCALAR || (qn_type_is_bool(r.slot->type) && r.op < QN_REDUCE_AND)) {
      qn_terror(f, QN_DIAG_TYPE, r.span, "a reduction of %s is not supported", qn_tt(f, r.slot->type));
      continue;
    }
    qn_vec_push(f->in->a, &s->par->reductions, r);
  }
}

/* `for name in range(…)`: the variable itself counts. */
/* --- reductions into arrays ------------------------------------------------------------------------------------------------------
 * The loop runs over at most 64 blocks of iterations. Each block reduces into its own row of `parts`, which begins at the
 * identity; afterwards the rows are combined in their order. So the result does not depend on the number of threads. */
enum { ARRAY_BLOCKS = 64, ARRAY_REDUCTIONS = 16 };
typedef struct block_loop {
  const qn_each *each;
  source src;
  qn_texpr *n, *blocks; /* iterations, blocks: stable */
  qn_prange_names arrays;
  qn_texpr *parts[ARRAY_REDUCTIONS];
} block_loop;

static qn_texpr *identity_of(qn_fn *f, const qn_treduce *r, const qn_type *t) {
  bool one = r->op == QN_REDUCE_MUL;
  if (qn_type_is_int(t) || qn_type_is_bool(t)) return qn_tx_int(f, t, r->op == QN_REDUCE_AND ? -1 : one, r->span);
  qn_texpr *e = qn_tx_float(f, t, one ? 1.0 : 0.0, r->span);
  return e;
}

static qn_texpr *new_parts(qn_fn *f, const block_loop *b, const qn_treduce *r, const qn_type *array) {
  uint32_t rank = (uint32_t)array->ndim;
  qn_texpr *e = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, array->dtype, array->ndim + 1, 'C', false), r->span, rank + 2);
  e->fill = QN_FILL_VALUE;
  e->args[0] = b->blocks;
  for (uint32_t d = 0; d < rank; d++) {
    e->args[d + 1] = qn_tx1(f, QN_TX_SHAPE, f->in->types->scalar[QN_D_INT64], r->span, qn_tx_slot(f, r->slot, r->span));
    e->args[d + 1]->i = d;
  }
  e->args[rank + 1] = identity_of(f, r, f->in->types->scalar[array->dtype]);
  return stable(f, e);
}

/* floor(b * n / blocks), where b * n may be large: b * (n / blocks) + b * (n % blocks) / blocks */
static qn_texpr *block_start(qn_fn *f, const block_loop *b, qn_texpr *at) {
  qn_texpr *q = bin(f, QN_OP_Mult, at, bin(f, QN_OP_FloorDiv, b->n, b->blocks));
  return bin(f, QN_OP_Add, q, bin(f, QN_OP_FloorDiv, bin(f, QN_OP_Mult, at, bin(f, QN_OP_Mod, b->n, b->blocks)), b->blocks));
}

/* One block: the arrays' names stand for its own rows, and the loop's iterations run in order. */
static void run_block(qn_fn *f, void *user, qn_texpr *at) {
  block_loop *b = user;
  uint32_t n = b->arrays.names.n;
  qn_binding saved[ARRAY_REDUCTIONS];
  at = stable(f, at);
  for (uint32_t i = 0; i < n; i++) {
    qn_binding *bound = qn_bound(f, qn_local_find(f, b->arrays.names.data[i]));
    saved[i] = *bound;
    qn_texpr *row = stable(f, qn_index_with(f, b->parts[i], at, true, b->arrays.reductions.data[i].span));
    if (qn_is_poison(row)) return;
    *bound = (qn_binding){.type = row->type, .slot = row->slot, .span = saved[i].span};
  }
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, b->each->node->span);
  loop_desc d = {.each = *b->each, .src = b->src, .in_block = true};
  d.each.orelse = (qn_nodes){0};
  d.counter = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
  s->slot = d.counter;
  s->iterations = true;
  s->lo = stable(f, block_start(f, b, at));
  s->hi = stable(f, block_start(f, b, bin(f, QN_OP_Add, at, int64_const(f, 1, at->span))));
  const qn_prange_names *outer = f->reducing;
  f->reducing = &b->arrays;
  run_loop(f, &d, s);
  f->reducing = outer;
  for (uint32_t i = 0; i < n && f->cur.at; i++) *qn_bound(f, qn_local_find(f, b->arrays.names.data[i])) = saved[i];
}

static void combine_parts(qn_fn *f, const block_loop *b) {
  static const enum qn_operator ops[] = {QN_OP_Add, QN_OP_Mult, QN_OP_BitAnd, QN_OP_BitOr, QN_OP_BitXor};
  for (uint32_t i = 0; i < b->arrays.names.n; i++) {
    const qn_treduce *r = &b->arrays.reductions.data[i];
    qn_tblock *out = f->out;
    qn_tstmt *s = qn_ts(f, QN_TS_RANGE, r->span);
    s->slot = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
    s->lo = int64_const(f, 0, r->span), s->hi = b->blocks;
    qn_add(f, s);
    if (out) f->out = &s->body;
    qn_texpr *row = qn_index_with(f, b->parts[i], qn_tx_slot(f, s->slot, r->span), true, r->span);
    qn_array_aug(f, ops[r->op], qn_tx_slot(f, r->slot, r->span), row, r->span);
    f->out = out;
  }
}

/* Takes the array reductions out of `names`. False: there are none. */
static bool array_reductions(qn_fn *f, qn_prange_names *names, block_loop *b) {
  qn_prange_names rest = {{0}, {0}};
  for (uint32_t i = 0; i < names->names.n; i++) {
    int at = qn_local_find(f, names->names.data[i]);
    qn_binding *bound = at >= 0 && f->cur.at ? qn_bound(f, at) : NULL;
    bool array = bound && bound->slot && bound->type->kind == QN_TYPE_ARRAY && names->reductions.data[i].op <= QN_REDUCE_XOR &&
                 bound->type->ndim < 8 && b->arrays.names.n < ARRAY_REDUCTIONS;
    qn_prange_names *to = array ? &b->arrays : &rest;
    qn_treduce r = names->reductions.data[i];
    if (array) r.slot = bound->slot;
    qn_vec_push(f->in->a, &to->names, names->names.data[i]);
    qn_vec_push(f->in->a, &to->reductions, r);
  }
  *names = rest;
  return b->arrays.names.n > 0;
}


static void blocks_for(qn_fn *f, const qn_each *e, block_loop *b, const qn_prange_names *names) {
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, e->node->span);
  b->each = e;
  b->src.lo = stable(f, b->src.lo), b->src.hi = stable(f, b->src.hi);
  if (b->src.step) b->src.step = stable(f, b->src.step);
  b->n = stable(f, range_length(f, &b->src));
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  b->blocks = stable(f, qn_tx_intrin(f, QN_INTRIN_MIN, i64, e->node->span, b->n, int64_const(f, ARRAY_BLOCKS, e->node->span)));
  for (uint32_t i = 0; i < b->arrays.names.n; i++) {
    const qn_treduce *r = &b->arrays.reductions.data[i];
    b->parts[i] = new_parts(f, b, r, r->slot->type);
  }
  loop_desc d = {.each = {.node = e->node, .take = run_block, .user = b}, .parallel = true};
  d.src = (source){.kind = SRC_RANGE, .lo = int64_const(f, 0, e->node->span), .hi = b->blocks, .dtype = QN_D_INT64};
  d.counter = qn_temp(f, i64);
  s->slot = d.counter;
  s->blocks = true;
  s->lo = d.src.lo, s->hi = d.src.hi;
  run_loop(f, &d, s);
  parallel_parts(f, names, s);
  combine_parts(f, b);
  qn_stmts(f, e->orelse);
}

static bool range_for(qn_fn *f, const qn_each *e, bool parallel) {
  loop_desc d = {.each = *e, .direct = true, .parallel = parallel};
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, e->node->span);
  source src = {0};
  if (!range_args(f, e->iter, &src)) return false;
  qn_prange_names names = {{0}, {0}};
  if (parallel && !qn_prange_analyse(f, e->node, &names)) return false;
  if (parallel && (f->out || f->in->request->checking)) qn_race_look(f, e->node, &names);
  block_loop blocks = {.src = src};
  if (parallel && array_reductions(f, &names, &blocks)) {
    blocks_for(f, e, &blocks, &names);
    return true;
  }
  if (e->entered) e->entered(f, e->user);
  int at = qn_local_find(f, e->target->Name.id);
  const qn_type *t = f->k->rules == QN_RULES_DRIVER ? qn_int64(f) : f->in->types->scalar[src.dtype];
  if (at >= 0 && f->locals.data[at].declared) t = f->locals.data[at].declared;
  if (at < 0 || !qn_type_is_int(t)) {
    qn_terror(f, QN_DIAG_TYPE, e->target->span, "the variable of a range must be an integer, not %s", qn_tt(f, t));
    return false;
  }
  d.counter = qn_local_slot(f, at, t);
  s->slot = d.counter;
  s->lo = src.lo, s->hi = src.hi, s->step = src.step;
  run_loop(f, &d, s);
  if (parallel) parallel_parts(f, &names, s);
  return true;
}

/* --- loops over a tuple of several types: the body once for each item ---------------------------------------------------------- */
typedef struct unroll {
  const qn_each *each;
  qn_texpr *tuple;
  uint32_t i;
  qn_loop loop;
} unroll;

static void unrolled_item(qn_fn *f, void *user) {
  unroll *u = user;
  f->loop = &u->loop;
  qn_give(f, u->each, qn_tuple_item(f, u->tuple, u->i, u->each->node->span));
  f->loop = u->loop.outer;
}

static void unrolled(qn_fn *f, void *user) {
  unroll *u = user;
  for (u->i = 0; u->i < u->tuple->type->n && f->cur.at; u->i++)
    qn_labelled(f, u->each->node->span, &u->loop.cont, unrolled_item, u);
  if (f->cur.at) qn_stmts(f, u->each->orelse);
}

/* The items are evaluated now, once. */
static qn_texpr *settled(qn_fn *f, qn_texpr *t) {
  if (t->kind != QN_TX_TUPLE) return stable(f, t);
  qn_texpr *copy = qn_tx(f, QN_TX_TUPLE, t->type, t->span, t->n);
  for (uint32_t i = 0; i < t->n; i++) copy->args[i] = stable(f, t->args[i]);
  return copy;
}

static void unrolled_for(qn_fn *f, const qn_each *e, qn_texpr *t) {
  unroll u = {.each = e, .tuple = settled(f, t)};
  u.loop = (qn_loop){.outer = f->loop, .cont_is_block = true};
  if (e->entered) e->entered(f, e->user);
  qn_labelled(f, e->node->span, &u.loop.brk, unrolled, &u);
}

/* After an error in the head: the names it would bind are known to be unknown, so the body gives no false messages. When
 * only checking, a head of unknown type is ordinary: the body is looked at once, between what holds before and after it. */
static void skip_loop(qn_fn *f, const qn_each *e) {
  if (e->entered) e->entered(f, e->user);
  if (!f->in->request->checking) {
    if (e->target && e->target->kind == QN_AST_Name && qn_local_find(f, e->target->Name.id) >= 0)
      qn_assign(f, e->target->Name.id, qn_poison(f, e->node->span), e->node->span);
    return;
  }
  qn_env before = qn_env_copy(f, f->cur);
  qn_loop ctx = {.outer = f->loop};
  f->loop = &ctx;
  qn_give(f, e, qn_poison(f, e->node->span));
  f->loop = ctx.outer;
  f->cur = qn_env_join(f, before, f->cur);
  qn_stmts(f, e->orelse);
}

static void counted_for(qn_fn *f, loop_desc *d) {
  const qn_each *e = &d->each;
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, e->node->span);
  if (e->entered) e->entered(f, e->user);
  d->counter = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
  s->slot = d->counter;
  s->lo = int64_const(f, 0, e->node->span);
  s->hi = length(f, &d->src);
  run_loop(f, d, s);
}

static bool needs_index(const source *s) {
  for (uint32_t i = 0; s->parts && i < s->n; i++)
    if (needs_index(&s->parts[i])) return true;
  return s->kind != SRC_TABLE && s->kind != SRC_ZIP;
}

static void stepping_for(qn_fn *f, loop_desc *d) {
  const qn_each *e = &d->each;
  if (e->entered) e->entered(f, e->user);
  d->stepping = true;
  d->counter = needs_index(&d->src) ? qn_temp(f, f->in->types->scalar[QN_D_INT64]) : NULL;
  if (d->counter) qn_add_set(f, d->counter, int64_const(f, -1, e->node->span), e->node->span);
  run_loop(f, d, qn_ts(f, QN_TS_WHILE, e->node->span));
}

qn_texpr *qn_named_callee(qn_fn *f, const qn_node *call) {
  if (call->kind != QN_AST_Call) return NULL;
  const qn_node *fn = call->Call.func;
  if (fn->kind == QN_AST_Name) return qn_texpr_of(f, fn);
  if (fn->kind != QN_AST_Attribute) return NULL;
  return qn_texpr_of(f, fn->Attribute.value)->type->kind == QN_TYPE_MODULE ? qn_texpr_of(f, fn) : NULL;
}

void qn_for_each(qn_fn *f, const qn_each *e) {
  loop_desc d = {.each = *e};
  const qn_node *it = e->value || e->zipped.n ? NULL : e->iter;
  if (it && it->kind == QN_AST_GeneratorExp) {
    qn_genexp_for(f, e);
    return;
  }
  qn_texpr *fn = it ? qn_named_callee(f, it) : NULL;
  if (fn) {
    if (qn_is_poison(fn)) {
      skip_loop(f, e);
      return;
    }
    bool range = qn_is_builtin(fn->type, "range") || qn_is_prange(fn->type);
    if (range && e->target && e->target->kind == QN_AST_Name) {
      bool parallel = is_parallel(f, it) && !qn_race_containers(f, e->node);
      if (range_for(f, e, parallel)) return;
      qn_prange_names unused = {0};
      if (f->in->request->checking && parallel && qn_prange_analyse(f, e->node, &unused)) qn_race_look(f, e->node, &unused);
      skip_loop(f, e);
      return;
    }
    if (qn_adapted_for(f, e, fn->type)) return;
    qn_texpr *tuple = f->k->rules == QN_RULES_DRIVER ? NULL : qn_unrolled_iterable(f, it, fn->type);
    if (tuple) {
      unrolled_for(f, e, tuple);
      return;
    }
    if (f->k->rules != QN_RULES_DRIVER && qn_generator_type(fn->type)) {
      qn_generator_for(f, e, fn);
      return;
    }
  }
  bool known = e->zipped.n > 0;
  if (known && !zip_of(f, e->zipped, &d.src)) {
    skip_loop(f, e);
    return;
  }
  if (it && !source_of_call(f, it, &d.src, &known)) {
    skip_loop(f, e);
    return;
  }
  if (!known) {
    qn_texpr *value = e->value ? e->value : qn_texpr_of(f, it);
    bool tuple = value->type->kind == QN_TYPE_TUPLE && f->cur.at;
    if (tuple && !(qn_type_is_unituple(value->type) && qn_type_has_value(value->type))) {
      unrolled_for(f, e, value);
      return;
    }
    if (qn_kept_generator(value->type)) {
      qn_kept_generator_for(f, e, value);
      return;
    }
    if (!source_of_value(f, value, &d.src)) {
      skip_loop(f, e);
      return;
    }
  }
  if (steps(&d.src) || (has_list(&d.src) && may_change_lists(f, e))) stepping_for(f, &d);
  else counted_for(f, &d);
}

void qn_stmt_for(qn_fn *f, const qn_node *n) {
  qn_each e = {.node = n, .iter = n->For.iter, .target = n->For.target, .body = n->For.body, .orelse = n->For.orelse};
  qn_for_each(f, &e);
}

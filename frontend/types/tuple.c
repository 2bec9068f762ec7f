/* tuple.c - what tuples can do beyond items and comparison: slices with a step, repetition, index and count, unpacking with
 * a star, and loops over enumerate, zip and reversed of tuples whose items differ. All lengths are known while typing. */
#include "frontend/types/builtin.h"

qn_texpr *qn_tuple_pick(qn_fn *f, qn_texpr *t, const uint32_t *which, uint32_t n, qn_span span) {
  qn_inner in = qn_inner_begin(f);
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, n + 1);
  t = qn_settle(f, t);
  for (uint32_t i = 0; i < n; i++) items[i] = qn_tuple_item(f, t, which[i], span);
  return qn_inner_end(f, in, qn_tuple_of(f, items, n, span), span);
}

enum { MOST_ITEMS = 1000 };

qn_texpr *qn_tuple_repeat(qn_fn *f, qn_texpr *t, qn_texpr *times, qn_span span) {
  if (!qn_is_const_int(times)) return qn_unsupported(f, span, "a tuple repeated a number of times that is not constant");
  uint64_t k = times->i > 0 ? (uint64_t)times->i : 0, n = k * t->type->n;
  if (k > MOST_ITEMS || n > MOST_ITEMS) return qn_unsupported(f, span, "a tuple this long");
  uint32_t *which = QN_NEW_N(f->in->a, uint32_t, n + 1);
  for (uint64_t i = 0; i < n; i++) which[i] = (uint32_t)(i % t->type->n);
  return qn_tuple_pick(f, t, which, (uint32_t)n, span);
}

qn_texpr *qn_bi_tuple(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_kw || c->n_pos > 1) return qn_bad_args(f, name, c);
  if (c->n_pos == 0) return qn_tuple_of(f, NULL, 0, c->span);
  if (c->pos[0]->type->kind == QN_TYPE_TUPLE) return c->pos[0];
  if (c->pos[0]->type->kind == QN_TYPE_POISON) return c->pos[0];
  return qn_unsupported(f, c->span, "tuple() of something whose length is known only at run time");
}

/* --- index and count --------------------------------------------------------------------------------------------------- */
static void put(qn_fn *f, qn_tslot *slot, qn_texpr *value, qn_span span) { qn_add_set(f, slot, value, span); }

static qn_texpr *count_of(qn_fn *f, qn_texpr *t, qn_texpr *x, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  qn_texpr *sum = qn_tx_int(f, i64, 0, span);
  for (uint32_t i = 0; i < t->type->n; i++) {
    qn_texpr *eq = qn_compare_of(f, QN_CMP_Eq, qn_tuple_item(f, t, i, span), x, span);
    if (qn_is_poison(eq)) return eq;
    sum = qn_tx_bin(f, QN_OP_Add, i64, span, sum, qn_cast(f, eq, i64));
  }
  return sum;
}

static qn_texpr *index_of(qn_fn *f, qn_texpr *t, qn_texpr *x, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *b = f->in->types->scalar[QN_D_BOOL];
  qn_texpr *at = qn_tx_int(f, i64, -1, span);
  for (uint32_t i = t->type->n; i-- > 0;) {
    qn_texpr *eq = qn_compare_of(f, QN_CMP_Eq, qn_tuple_item(f, t, i, span), x, span);
    if (qn_is_poison(eq)) return eq;
    qn_texpr *select = qn_tx(f, QN_TX_SELECT, i64, span, 3);
    select->args[0] = eq, select->args[1] = qn_tx_int(f, i64, i, span), select->args[2] = at;
    at = select;
  }
  qn_tslot *slot = qn_temp(f, i64);
  put(f, slot, at, span);
  qn_tstmt *s = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
  s->expr = qn_tx2(f, QN_TX_CMP, b, span, qn_tx_slot(f, slot, span), qn_tx_int(f, i64, 0, span));
  s->expr->cmp = QN_CMP_Lt;
  raise->exception = QN_SV("ValueError");
  raise->message = QN_SV("tuple.index(x): x not in tuple");
  if (f->out) qn_vec_push(f->in->a, &s->body.list, raise);
  qn_add(f, s);
  return qn_tx_slot(f, slot, span);
}

qn_texpr *qn_tuple_method(qn_fn *f, qn_texpr *t, const qn_node *call) {
  const char *name = call->Call.func->Attribute.attr->text;
  bool index = strcmp(name, "index") == 0;
  if ((!index && strcmp(name, "count") != 0) || call->Call.args.n != 1 || call->Call.keywords.n) return NULL;
  qn_inner in = qn_inner_begin(f);
  t = qn_settle(f, t);
  qn_texpr *x = qn_texpr_of(f, call->Call.args.items[0]);
  qn_texpr *e = qn_is_poison(x) ? x : NULL;
  if (!e) {
    x = qn_settle(f, x);
    e = index ? index_of(f, t, x, call->span) : count_of(f, t, x, call->span);
  }
  return qn_inner_end(f, in, e, call->span);
}

/* --- a, b = array ----------------------------------------------------------------------------------------------------- */
static void refuse_length(qn_fn *f, qn_texpr *size, enum qn_cmpop op, uint32_t n, const char *text, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
  s->expr = qn_tx2(f, QN_TX_CMP, f->in->types->scalar[QN_D_BOOL], span, size, qn_tx_int(f, size->type, n, span));
  s->expr->cmp = op;
  raise->exception = QN_SV("ValueError");
  raise->message = qn_sv_of(text);
  if (f->out) qn_vec_push(f->in->a, &s->body.list, raise);
  qn_add(f, s);
}

qn_texpr *qn_array_items(qn_fn *f, qn_texpr *array, uint32_t n, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  array = qn_settle(f, array);
  qn_texpr *size = qn_tx1(f, QN_TX_SHAPE, i64, span, array);
  size->i = 0;
  refuse_length(f, size, QN_CMP_Lt, n, qn_arena_printf(f->in->a, "not enough values to unpack (expected %u)", n), span);
  refuse_length(f, size, QN_CMP_Gt, n, qn_arena_printf(f->in->a, "too many values to unpack (expected %u)", n), span);
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, n + 1);
  for (uint32_t i = 0; i < n; i++) items[i] = qn_index_with(f, array, qn_tx_int(f, i64, i, span), true, span);
  return qn_tuple_of(f, items, n, span);
}

/* --- a, *b = t --------------------------------------------------------------------------------------------------------- */
bool qn_unpack_starred(qn_fn *f, const qn_node *target, qn_texpr *t, qn_span span) {
  qn_nodes elts = target->Tuple.elts;
  uint32_t star = 0;
  while (star < elts.n && elts.items[star]->kind != QN_AST_Starred) star++;
  if (star == elts.n) return false;
  if (t->type->n + 1 < elts.n) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot unpack %u values into at least %u names", t->type->n, elts.n - 1);
    return true;
  }
  uint32_t more = t->type->n - (elts.n - 1);
  t = qn_settle(f, t);
  qn_texpr *rest = qn_settle(f, qn_container_new(f, QN_TYPE_LIST, elts.items[star]->span));
  for (uint32_t i = 0; i < more; i++) qn_container_put(f, rest, qn_tuple_item(f, t, star + i, span), NULL, span);
  for (uint32_t i = 0; i < elts.n; i++) {
    if (i == star) qn_assign_target(f, elts.items[i]->Starred.value, rest, span);
    else qn_assign_target(f, elts.items[i], qn_tuple_item(f, t, i < star ? i : i + more - 1, span), span);
  }
  return true;
}

/* --- enumerate, zip and reversed over items of several types ------------------------------------------------------------- */
static bool mixed(const qn_type *t) {
  return t->kind == QN_TYPE_TUPLE && !(qn_type_is_unituple(t) && qn_type_has_value(t)) && t->n > 0;
}

static qn_texpr *enumerated(qn_fn *f, qn_texpr *t, qn_texpr *start, qn_span span) {
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, t->type->n + 1);
  for (uint32_t i = 0; i < t->type->n; i++) {
    qn_texpr *at = qn_tx_int(f, qn_int64(f), i, span);
    if (start) at = qn_is_const_int(start) ? qn_tx_int(f, qn_int64(f), start->i + i, span)
                                           : qn_tx_bin(f, QN_OP_Add, qn_int64(f), span, start, at);
    qn_texpr *pair[2] = {at, qn_tuple_item(f, t, i, span)};
    items[i] = qn_tuple_of(f, pair, 2, span);
  }
  return qn_tuple_of(f, items, t->type->n, span);
}

static qn_texpr *zipped(qn_fn *f, qn_texpr **tuples, uint32_t n, qn_span span) {
  uint32_t length = tuples[0]->type->n;
  for (uint32_t k = 1; k < n; k++) length = tuples[k]->type->n < length ? tuples[k]->type->n : length;
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, length + 1), **parts = QN_NEW_N(f->in->a, qn_texpr *, n + 1);
  for (uint32_t i = 0; i < length; i++) {
    for (uint32_t k = 0; k < n; k++) parts[k] = qn_tuple_item(f, tuples[k], i, span);
    items[i] = qn_tuple_of(f, parts, n, span);
  }
  return qn_tuple_of(f, items, length, span);
}

/* literal_unroll() of texts that are known: each is a constant in its round (the name of a field). NULL: anything else. */
static qn_texpr *unrolled_texts(qn_fn *f, const qn_node *call) {
  if (call->Call.args.n != 1 || call->Call.keywords.n) return NULL;
  const qn_node *a = call->Call.args.items[0];
  if (a->kind != QN_AST_Name && a->kind != QN_AST_Tuple && a->kind != QN_AST_Attribute) return NULL;
  qn_texpr *t = qn_texpr_of(f, a);
  if (t->kind != QN_TX_TUPLE || t->n == 0) return NULL;
  for (uint32_t i = 0; i < t->n; i++)
    if (t->args[i]->kind != QN_TX_CONST || t->args[i]->type->kind != QN_TYPE_STR) return NULL;
  return t;
}

qn_texpr *qn_unrolled_iterable(qn_fn *f, const qn_node *call, const qn_type *fn) {
  if (qn_is_builtin(fn, "numba.literal_unroll")) return unrolled_texts(f, call);
  bool is_enumerate = qn_is_builtin(fn, "enumerate"), is_zip = qn_is_builtin(fn, "zip");
  qn_nodes args = call->Call.args;
  if ((!is_enumerate && !is_zip && !qn_is_builtin(fn, "reversed")) || args.n == 0 || args.n > 16) return NULL;
  qn_texpr *v[16];
  bool any = false, all = true;
  uint32_t n = is_zip ? args.n : 1;
  for (uint32_t i = 0; i < n; i++) { /* only what can be looked at without doing anything */
    const qn_node *a = args.items[i];
    if (a->kind != QN_AST_Name && a->kind != QN_AST_Tuple && a->kind != QN_AST_Attribute) return NULL;
    v[i] = qn_texpr_of(f, a);
    any = any || mixed(v[i]->type);
    all = all && v[i]->type->kind == QN_TYPE_TUPLE;
  }
  if (!any || !all) return NULL;
  for (uint32_t i = 0; i < n; i++) v[i] = qn_settle(f, v[i]);
  if (is_zip) return zipped(f, v, n, call->span);
  if (is_enumerate) {
    const qn_node *start = args.n > 1 ? args.items[1] : call->Call.keywords.n ? call->Call.keywords.items[0]->keyword.value : NULL;
    qn_texpr *from = start ? qn_to_index(f, qn_texpr_of(f, start), "enumerate()'s start") : NULL;
    return from && qn_is_poison(from) ? NULL : enumerated(f, v[0], from, call->span);
  }
  uint32_t *which = QN_NEW_N(f->in->a, uint32_t, v[0]->type->n + 1);
  for (uint32_t i = 0; i < v[0]->type->n; i++) which[i] = v[0]->type->n - 1 - i;
  return qn_tuple_pick(f, v[0], which, v[0]->type->n, call->span);
}

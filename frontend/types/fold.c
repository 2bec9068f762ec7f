/* fold.c - builtins that take an iterable and leave one value: sum, any, all, min, max; and functools.reduce. They are
 * loops written where the call stands, so that a generator expression inside them costs nothing; and map, filter as
 * what a loop runs over. */
#include "frontend/types/builtin.h"

typedef struct fold {
  const qn_node *call;
  qn_texpr *fn;  /* reduce */
  int acc, some; /* hidden locals: the value so far; whether there was an item (min, max, reduce without a start) */
  bool is_any, is_max, is_sum, is_minmax;
  bool unknown; /* some item has no type yet */
  qn_label done; /* any, all */
  qn_each each;
  const qn_node *elt; /* of a generator expression */
} fold;

static void acc_set(qn_fn *f, fold *d, qn_texpr *v) { qn_assign_local(f, d->acc, v, d->call->span); }
static qn_texpr *acc_get(qn_fn *f, fold *d) { return qn_read_local(f, d->acc, d->call->span); }

static void set_bool(qn_fn *f, fold *d, bool v) { acc_set(f, d, qn_tx_int(f, qn_bool_type(f), v, d->call->span)); }

/* What the accumulator becomes with another item. */
static qn_texpr *combine(qn_fn *f, fold *d, qn_texpr *acc, qn_texpr *item) {
  if (d->is_sum) return qn_binop(f, QN_OP_Add, acc, item, d->call->span);
  qn_texpr *pair[2] = {acc, item};
  qn_cargs args = {.pos = pair, .n_pos = 2, .span = d->call->span, .func_span = d->call->span};
  if (d->is_minmax) return qn_call_builtin(f, d->is_max ? QN_SV("max") : QN_SV("min"), &args);
  return qn_call_value(f, d->fn, &args);
}

static void test_item(qn_fn *f, fold *d, qn_texpr *item) {
  qn_texpr *c = qn_texpr_truth(f, item);
  if (qn_is_poison(c)) return;
  if (!d->is_any) c = qn_unop(f, QN_UNARY_Not, c, d->call->span);
  qn_tblock *out = f->out;
  qn_tstmt *s = qn_ts(f, QN_TS_IF, d->call->span);
  s->expr = c;
  qn_add(f, s);
  qn_env before = qn_env_copy(f, f->cur);
  if (out) f->out = &s->body;
  set_bool(f, d, d->is_any);
  qn_jump(f, &d->done, false, d->call->span);
  f->out = out;
  f->cur = before;
}

/* The first item begins the value: acc = item if nothing came before, else combine. */
static void first_or_next(qn_fn *f, fold *d, qn_texpr *item) {
  qn_texpr *again, *once = qn_once(f, item, &again);
  qn_tblock *out = f->out;
  qn_texpr *have = qn_read_local(f, d->some, d->call->span);
  qn_tslot *t = qn_type_has_value(item->type) ? qn_temp(f, item->type) : NULL;
  if (t && once != again) qn_add_set(f, t, once, d->call->span), again = qn_tx_slot(f, t, d->call->span);
  const qn_binding *b = qn_bound(f, d->acc);
  if (!b->type) { /* the first time that this is typed */
    acc_set(f, d, again);
    qn_assign_local(f, d->some, qn_tx_int(f, qn_bool_type(f), 1, d->call->span), d->call->span);
    return;
  }
  qn_tstmt *s = qn_ts(f, QN_TS_IF, d->call->span);
  s->expr = have;
  qn_add(f, s);
  qn_env before = qn_env_copy(f, f->cur);
  if (out) f->out = &s->body;
  qn_bound(f, d->acc)->maybe_unset = false;
  acc_set(f, d, combine(f, d, acc_get(f, d), again));
  qn_env next = f->cur;
  f->cur = before;
  if (out) f->out = &s->orelse;
  acc_set(f, d, again);
  qn_assign_local(f, d->some, qn_tx_int(f, qn_bool_type(f), 1, d->call->span), d->call->span);
  qn_env first = f->cur, joined = qn_env_join(f, next, first);
  if (out) {
    qn_env_convert(f, next, joined, &s->body, d->call->span);
    qn_env_convert(f, first, joined, &s->orelse, d->call->span);
  }
  f->out = out;
  f->cur = qn_env_copy(f, joined);
}

static void take(qn_fn *f, void *user, qn_texpr *item) {
  fold *d = user;
  d->unknown = d->unknown || qn_is_poison(item);
  if (!f->cur.at || qn_is_poison(item)) return;
  if (d->is_sum || (d->fn && d->some < 0)) acc_set(f, d, combine(f, d, acc_get(f, d), item));
  else if (d->fn || d->is_minmax) first_or_next(f, d, item);
  else test_item(f, d, item);
}

static void element(qn_fn *f, void *user) { take(f, user, qn_texpr_of(f, ((fold *)user)->elt)); }

static void run(qn_fn *f, void *user) {
  fold *d = user;
  if (d->elt) {
    qn_comprehend(f, d->each.iter, element, d);
    return;
  }
  d->each.take = take, d->each.user = d;
  qn_for_each(f, &d->each);
}

static void raise_empty(qn_fn *f, fold *d, const char *exception, const char *text) {
  qn_tstmt *raise = qn_ts(f, QN_TS_RAISE, d->call->span), *s = qn_ts(f, QN_TS_IF, d->call->span);
  raise->exception = qn_sv_of(exception);
  raise->message = qn_sv_of(text);
  qn_texpr *have = qn_read_local(f, d->some, d->call->span);
  s->expr = qn_tx1(f, QN_TX_NOT, have->type, d->call->span, have);
  if (f->out) qn_vec_push(f->in->a, &s->body.list, raise);
  qn_add(f, s);
}

static qn_texpr *fold_over(qn_fn *f, fold *d, qn_texpr *start, const qn_node *fallback, const char *empty_type, const char *empty) {
  const char *site = (const char *)d->call;
  qn_inner in = qn_inner_begin(f);
  d->acc = qn_hidden_local(f, site, NULL);
  d->some = -1;
  if (f->cur.at) *qn_bound(f, d->acc) = (qn_binding){0};
  if (start) {
    acc_set(f, d, start);
  } else if (!d->is_minmax && !d->fn) {
    set_bool(f, d, !d->is_any);
  } else {
    d->some = qn_hidden_local(f, site + 1, NULL);
    qn_assign_local(f, d->some, qn_tx_int(f, qn_bool_type(f), 0, d->call->span), d->call->span);
    if (f->cur.at) qn_bound(f, d->some)->has_const = false;
  }
  if (d->elt) d->each.iter = d->call->Call.args.items[d->fn ? 1 : 0];
  qn_labelled(f, d->call->span, &d->done, run, d);
  if (!f->cur.at) return qn_inner_end(f, in, qn_poison(f, d->call->span), d->call->span);
  if (d->some >= 0 && !qn_bound(f, d->acc)->type) { /* surely empty, or an error */
    if (!f->in->failed && !d->unknown && !f->in->request->checking) qn_terror(f, QN_DIAG_TYPE, d->call->span, "%s", empty);
    return qn_inner_end(f, in, qn_poison(f, d->call->span), d->call->span);
  }
  if (fallback) {
    qn_texpr *other = qn_texpr_of(f, fallback), *have = qn_read_local(f, d->some, d->call->span);
    qn_bound(f, d->acc)->maybe_unset = false;
    qn_texpr *acc = acc_get(f, d);
    const qn_type *u = qn_is_poison(other) || qn_is_poison(acc) ? NULL : qn_unify(f, acc->type, other->type);
    if (!u) return qn_inner_end(f, in, qn_poison(f, d->call->span), d->call->span);
    qn_texpr *e = qn_tx(f, QN_TX_SELECT, u, d->call->span, 3);
    e->args[0] = have, e->args[1] = qn_cast(f, acc, u), e->args[2] = qn_cast(f, other, u);
    return qn_inner_end(f, in, e, d->call->span);
  }
  if (d->some >= 0) {
    raise_empty(f, d, empty_type, empty);
    qn_bound(f, d->acc)->maybe_unset = false;
  }
  return qn_inner_end(f, in, acc_get(f, d), d->call->span);
}

static bool is_tuple(const qn_type *t) { return t->kind == QN_TYPE_TUPLE; }

/* The iterable of the call: a generator expression, something that only a loop takes, or a value. false: a plain value that
 * the builtin takes as it is (two numbers, a tuple). */
static bool iterable(qn_fn *f, fold *d, const qn_node *n, bool tuples) {
  d->each.node = d->call;
  d->each.iter = n;
  if (n->kind == QN_AST_GeneratorExp) {
    d->elt = n->GeneratorExp.elt;
    return true;
  }
  if (qn_is_loop_only(f, n)) return true;
  qn_texpr *e = qn_texpr_of(f, n);
  d->each.value = e;
  if (qn_is_poison(e) || e->type->kind == QN_TYPE_SCALAR || e->type->kind == QN_TYPE_OPTIONAL) return false;
  return tuples || !is_tuple(e->type);
}

bool qn_is_loop_only(qn_fn *f, const qn_node *n) {
  static const char *const names[] = {"range", "enumerate", "zip", "map", "filter", "reversed", "numpy.ndindex", "numpy.ndenumerate", "numpy.nditer"};
  if (n->kind == QN_AST_GeneratorExp) return true;
  qn_texpr *fn = qn_named_callee(f, n);
  if (!fn) return false;
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (qn_is_builtin(fn->type, names[i])) return true;
  return qn_generator_type(fn->type);
}

static const qn_node *keyword_of(const qn_node *call, const char *name) {
  for (uint32_t i = 0; i < call->Call.keywords.n; i++) {
    const qn_node *k = call->Call.keywords.items[i];
    if (k->keyword.arg && strcmp(k->keyword.arg->text, name) == 0) return k->keyword.value;
  }
  return NULL;
}

static bool starred(const qn_node *call) {
  for (uint32_t i = 0; i < call->Call.args.n; i++)
    if (call->Call.args.items[i]->kind == QN_AST_Starred) return true;
  for (uint32_t i = 0; i < call->Call.keywords.n; i++)
    if (!call->Call.keywords.items[i]->keyword.arg) return true;
  return false;
}

static qn_texpr *sum_call(qn_fn *f, fold *d, const qn_node *n) {
  const qn_node *start = n->Call.args.n == 2 ? n->Call.args.items[1] : keyword_of(n, "start");
  if (n->Call.args.n < 1 || n->Call.args.n > 2) return NULL;
  d->is_sum = true;
  if (!iterable(f, d, n->Call.args.items[0], true)) return NULL;
  qn_texpr *from = start ? qn_texpr_of(f, start) : qn_tx_int(f, qn_int64(f), 0, n->span);
  return qn_is_poison(from) ? from : fold_over(f, d, from, NULL, NULL, NULL);
}

static qn_texpr *reduce_call(qn_fn *f, fold *d, const qn_node *n) {
  if (n->Call.args.n < 2 || n->Call.args.n > 3 || n->Call.keywords.n) return NULL;
  d->fn = qn_texpr_of(f, n->Call.args.items[0]);
  qn_texpr *start = n->Call.args.n == 3 ? qn_texpr_of(f, n->Call.args.items[2]) : NULL;
  if (qn_is_poison(d->fn) || (start && qn_is_poison(start))) return qn_poison(f, n->span);
  if (!iterable(f, d, n->Call.args.items[1], true)) return NULL;
  return fold_over(f, d, start, NULL, "TypeError", "reduce() of empty iterable with no initial value");
}

qn_texpr *qn_fold_call(qn_fn *f, const qn_type *fn, const qn_node *n) {
  fold d = {.call = n};
  if (fn->kind != QN_TYPE_BUILTIN || f->k->rules == QN_RULES_DRIVER || starred(n)) return NULL;
  if (qn_is_builtin(fn, "sum")) return sum_call(f, &d, n);
  if (qn_is_builtin(fn, "functools.reduce")) return reduce_call(f, &d, n);
  d.is_any = qn_is_builtin(fn, "any"), d.is_max = qn_is_builtin(fn, "max");
  d.is_minmax = d.is_max || qn_is_builtin(fn, "min");
  if ((!d.is_any && !d.is_minmax && !qn_is_builtin(fn, "all")) || n->Call.args.n != 1) return NULL;
  const qn_node *fallback = d.is_minmax ? keyword_of(n, "default") : NULL;
  if (n->Call.keywords.n != (fallback != NULL)) return NULL;
  if (!iterable(f, &d, n->Call.args.items[0], !d.is_minmax)) return NULL;
  return fold_over(f, &d, NULL, fallback, "ValueError", d.is_max ? "max() arg is an empty sequence" : "min() arg is an empty sequence");
}

/* --- map and filter under a loop --------------------------------------------------------------------------------------- */
typedef struct adapter {
  const qn_each *outer;
  qn_texpr *fn; /* NULL: filter(None, …) */
} adapter;

static void map_item(qn_fn *f, void *user, qn_texpr *item) {
  adapter *m = user;
  if (qn_is_poison(item)) return;
  qn_cargs args = {.pos = &item, .n_pos = 1, .span = m->outer->node->span, .func_span = m->outer->node->span};
  const qn_node *call = m->outer->iter;
  if (call->Call.args.n > 2) { /* zipped */
    args.n_pos = item->type->n;
    args.pos = QN_NEW_N(f->in->a, qn_texpr *, args.n_pos);
    for (uint32_t i = 0; i < args.n_pos; i++) args.pos[i] = item->kind == QN_TX_TUPLE ? item->args[i] : qn_tuple_item(f, item, i, args.span);
  }
  qn_give(f, m->outer, qn_call_value(f, m->fn, &args));
}

static void filter_item(qn_fn *f, void *user, qn_texpr *item) {
  adapter *m = user;
  if (qn_is_poison(item)) return;
  qn_span span = m->outer->node->span;
  if (qn_type_has_value(item->type) && item->kind != QN_TX_CONST) {
    qn_tslot *t = qn_temp(f, item->type);
    qn_add_set(f, t, item, span);
    item = qn_tx_slot(f, t, span);
  }
  qn_cargs args = {.pos = &item, .n_pos = 1, .span = span, .func_span = span};
  qn_texpr *keep = qn_texpr_truth(f, m->fn ? qn_call_value(f, m->fn, &args) : item);
  if (qn_is_poison(keep)) return;
  qn_tblock *out = f->out;
  qn_tstmt *s = qn_ts(f, QN_TS_IF, span);
  s->expr = keep;
  qn_add(f, s);
  qn_env before = qn_env_copy(f, f->cur);
  if (out) f->out = &s->body;
  qn_give(f, m->outer, item);
  qn_env then = f->cur, joined = qn_env_join(f, then, before);
  if (out && then.at) {
    qn_env_convert(f, then, joined, &s->body, span);
    qn_env_convert(f, before, joined, &s->orelse, span);
  }
  f->out = out;
  f->cur = qn_env_copy(f, joined);
}

/* enumerate of what has no indices: a count beside it. */
typedef struct counted {
  const qn_each *outer;
  int count; /* hidden local */
} counted;

static void counted_item(qn_fn *f, void *user, qn_texpr *item) {
  counted *c = user;
  qn_span span = c->outer->node->span;
  if (qn_is_poison(item) || !f->cur.at) return;
  qn_texpr *n = qn_read_local(f, c->count, span);
  n->checked = n->known = false;
  qn_texpr *pair[2] = {qn_settle(f, n), qn_settle(f, item)};
  if (pair[0] == n) { /* as it is now */
    qn_tslot *t = qn_temp(f, n->type);
    qn_add_set(f, t, n, span);
    pair[0] = qn_tx_slot(f, t, span);
  }
  qn_assign_local(f, c->count, qn_tx_bin(f, QN_OP_Add, n->type, span, pair[0], qn_tx_int(f, n->type, 1, span)), span);
  qn_give(f, c->outer, qn_tuple_of(f, pair, 2, span));
}

static bool streams(qn_fn *f, const qn_node *n) {
  if (n->kind == QN_AST_GeneratorExp) return true;
  qn_texpr *fn = n->kind == QN_AST_Call && (n->Call.func->kind == QN_AST_Name || n->Call.func->kind == QN_AST_Attribute)
                     ? qn_texpr_of(f, n->Call.func) : NULL;
  return fn && (qn_is_builtin(fn->type, "map") || qn_is_builtin(fn->type, "filter") || qn_generator_type(fn->type));
}

static bool counted_for(qn_fn *f, const qn_each *e) {
  const qn_node *call = e->iter;
  if (call->Call.args.n < 1 || call->Call.args.n > 2 || !streams(f, call->Call.args.items[0])) return false;
  const qn_node *start = call->Call.args.n > 1 ? call->Call.args.items[1] : keyword_of(call, "start");
  counted c = {.outer = e, .count = qn_hidden_local(f, (const char *)call + 2, NULL)};
  qn_texpr *from = start ? qn_to_index(f, qn_texpr_of(f, start), "enumerate()'s start") : qn_tx_int(f, qn_int64(f), 0, call->span);
  if (qn_is_poison(from)) return true;
  qn_assign_local(f, c.count, from, call->span);
  if (f->cur.at) qn_bound(f, c.count)->has_const = false;
  qn_each inner = {.node = e->node, .iter = call->Call.args.items[0], .orelse = e->orelse, .take = counted_item, .user = &c};
  if (e->entered) e->entered(f, e->user);
  qn_for_each(f, &inner);
  return true;
}

bool qn_adapted_for(qn_fn *f, const qn_each *e, const qn_type *fn) {
  if (qn_is_builtin(fn, "enumerate") && f->k->rules != QN_RULES_DRIVER) return counted_for(f, e);
  bool map = qn_is_builtin(fn, "map"), filter = qn_is_builtin(fn, "filter");
  const qn_node *call = e->iter;
  if ((!map && !filter) || f->k->rules == QN_RULES_DRIVER) return false;
  if (call->Call.args.n < 2 || (filter && call->Call.args.n > 2) || call->Call.keywords.n || starred(call)) {
    qn_terror(f, QN_DIAG_CALL, call->span, "%s() takes a function and %s", map ? "map" : "filter", map ? "iterables" : "an iterable");
    return true;
  }
  adapter m = {.outer = e, .fn = qn_texpr_of(f, call->Call.args.items[0])};
  if (qn_is_poison(m.fn)) return true;
  if (filter && m.fn->type->kind == QN_TYPE_NONE) m.fn = NULL;
  qn_each inner = {.node = e->node, .iter = call->Call.args.items[1], .orelse = e->orelse, .user = &m, .entered = NULL};
  inner.take = map ? map_item : filter_item;
  if (e->entered) e->entered(f, e->user);
  if (call->Call.args.n > 2) inner.zipped = (qn_nodes){call->Call.args.items + 1, call->Call.args.n - 1};
  qn_for_each(f, &inner);
  return true;
}

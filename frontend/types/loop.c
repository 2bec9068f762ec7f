/* loop.c - for and while: the fixpoint over a body's types, and the forms of for. What a for runs over is in source.c. */
#include "frontend/types/loop.h"

/* --- the fixpoint -------------------------------------------------------------------------------------------------------------- */
static qn_texpr *step_test(qn_fn *f, const qn_loop_desc *d, qn_span span) {
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64], *b = f->in->types->scalar[QN_D_BOOL];
  if (!d->counter) return qn_source_more(f, &d->src, NULL, span);
  qn_texpr *set = qn_tx1(f, QN_TX_SET, i64, span, qn_tx_bin64(f, QN_OP_Add, qn_tx_slot(f, d->counter, span), qn_tx_int64(f, 1, span)));
  set->slot = d->counter;
  qn_texpr *test = qn_tx2(f, QN_TX_CMP, b, span, set, qn_tx_int64(f, 0, span));
  test->cmp = QN_CMP_GtE;
  return qn_tx2(f, QN_TX_AND, b, span, test, qn_source_more(f, &d->src, qn_tx_slot(f, d->counter, span), span));
}

/* One iteration from f->cur. For a while: *exit is the state where the test is false. Returns the test. */
static qn_texpr *iteration(qn_fn *f, qn_loop_desc *d, qn_env *exit) {
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
    qn_give(f, e, qn_source_item(f, &d->src, d->counter ? qn_tx_slot(f, d->counter, span) : NULL, span));
    return test;
  }
  if (d->direct) {
    int at = qn_local_find(f, e->target->Name.id);
    *qn_bound(f, at) = (qn_binding){.type = d->counter->type, .slot = d->counter, .span = span};
    qn_catch_note(f, at);
    if (e->take) e->take(f, e->user, NULL);
    else qn_stmts(f, e->body);
  } else {
    qn_give(f, e, qn_source_item(f, &d->src, qn_tx_slot(f, d->counter, span), span));
  }
  return NULL;
}

enum { MAX_ROUNDS = 40 };

void qn_settle_loop(qn_fn *f, qn_loop_desc *d, qn_tstmt *s) {
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
  qn_loop_desc d = {.each = {.node = n, .body = n->While.body, .orelse = n->While.orelse}, .test = n->While.test};
  qn_settle_loop(f, &d, qn_ts(f, QN_TS_WHILE, n->span));
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

void qn_parallel_parts(qn_fn *f, const qn_prange_names *names, qn_tstmt *s) {
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
static bool range_for(qn_fn *f, const qn_each *e, bool parallel) {
  qn_loop_desc d = {.each = *e, .direct = true, .parallel = parallel};
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, e->node->span);
  qn_iterated src = {0};
  if (!qn_source_of_range_call(f, e->iter, &src)) return false;
  qn_prange_names names = {{0}, {0}};
  if (parallel && !qn_prange_analyse(f, e->node, &names)) return false;
  if (parallel && (f->out || f->in->request->checking)) qn_race_look(f, e->node, &names);
  qn_block_loop blocks = {.src = src};
  if (parallel && qn_take_array_reductions(f, &names, &blocks)) {
    qn_blocks_for(f, e, &blocks, &names);
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
  qn_settle_loop(f, &d, s);
  if (parallel) qn_parallel_parts(f, &names, s);
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
  if (t->kind != QN_TX_TUPLE) return qn_stable(f, t);
  qn_texpr *copy = qn_tx(f, QN_TX_TUPLE, t->type, t->span, t->n);
  for (uint32_t i = 0; i < t->n; i++) copy->args[i] = qn_stable(f, t->args[i]);
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

static void counted_for(qn_fn *f, qn_loop_desc *d) {
  const qn_each *e = &d->each;
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, e->node->span);
  if (e->entered) e->entered(f, e->user);
  d->counter = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
  s->slot = d->counter;
  s->lo = qn_tx_int64(f, 0, e->node->span);
  s->hi = qn_source_length(f, &d->src);
  qn_settle_loop(f, d, s);
}

static void stepping_for(qn_fn *f, qn_loop_desc *d) {
  const qn_each *e = &d->each;
  if (e->entered) e->entered(f, e->user);
  d->stepping = true;
  d->counter = qn_source_needs_index(&d->src) ? qn_temp(f, f->in->types->scalar[QN_D_INT64]) : NULL;
  if (d->counter) qn_add_set(f, d->counter, qn_tx_int64(f, -1, e->node->span), e->node->span);
  qn_settle_loop(f, d, qn_ts(f, QN_TS_WHILE, e->node->span));
}

qn_texpr *qn_named_callee(qn_fn *f, const qn_node *call) {
  if (call->kind != QN_AST_Call) return NULL;
  const qn_node *fn = call->Call.func;
  if (fn->kind == QN_AST_Name) return qn_texpr_of(f, fn);
  if (fn->kind != QN_AST_Attribute) return NULL;
  return qn_texpr_of(f, fn->Attribute.value)->type->kind == QN_TYPE_MODULE ? qn_texpr_of(f, fn) : NULL;
}

void qn_for_each(qn_fn *f, const qn_each *e) {
  qn_loop_desc d = {.each = *e};
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
  if (known && !qn_source_of_zip(f, e->zipped, &d.src)) {
    skip_loop(f, e);
    return;
  }
  if (it && !qn_source_of_call(f, it, &d.src, &known)) {
    skip_loop(f, e);
    return;
  }
  if (!known) {
    qn_texpr *value = e->value ? e->value : qn_texpr_of(f, it);
    bool tuple = value->type->kind == QN_TYPE_TUPLE && f->cur.at && !qn_is_iterator(value->type) && !qn_is_slice_value(value->type);
    if (tuple && !(qn_type_is_unituple(value->type) && qn_type_has_value(value->type))) {
      unrolled_for(f, e, value);
      return;
    }
    if (qn_kept_generator(value->type)) {
      qn_kept_generator_for(f, e, value);
      return;
    }
    if (!qn_source_of_value(f, value, &d.src)) {
      skip_loop(f, e);
      return;
    }
  }
  if (qn_source_steps(&d.src) || (qn_source_has_list(&d.src) && qn_may_change_lists(f, e))) stepping_for(f, &d);
  else counted_for(f, &d);
}

void qn_stmt_for(qn_fn *f, const qn_node *n) {
  qn_each e = {.node = n, .iter = n->For.iter, .target = n->For.target, .body = n->For.body, .orelse = n->For.orelse};
  qn_for_each(f, &e);
}

/* lower_stmt.c - statements. */
#include "codegen/lower/lower_int.h"

static qn_irval no(qn_lfn *f, qn_irval c) { return qn_irb_un(&f->b, QN_I_NOT, c, 0, QN_IR_NOSITE); }

static void mark_poll(qn_lfn *f, qn_irval loop) {
  qn_irins *i = qn_irb_at(&f->b, loop);
  if (i) i->flags |= QN_IF_POLL;
}

/* --- loops ----------------------------------------------------------------------------------------------------------- */
/* An else runs unless a break was taken: then a local remembers the break. */
static void begin_loop(qn_lfn *f, qn_lloop *l, const qn_tstmt *s) {
  l->outer = f->loop;
  l->broke = 0;
  if (s->has_break && s->orelse.list.n) {
    l->broke = qn_new_local(f, "", qn_irt(QN_IT_BOOL)) + 1;
    qn_irb_set(&f->b, l->broke - 1, qn_irb_int(&f->b, qn_irt(QN_IT_BOOL), 0));
  }
  f->loop = l;
}

static void end_loop(qn_lfn *f, const qn_lloop *l, const qn_tstmt *s) {
  f->loop = l->outer;
  if (!s->orelse.list.n) return;
  if (l->broke) qn_irb_if(&f->b, no(f, qn_irb_get(&f->b, l->broke - 1)));
  qn_lower_block(f, &s->orelse);
  if (l->broke) qn_irb_end(&f->b);
}

static void while_loop(qn_lfn *f, const qn_tstmt *s) {
  qn_lloop l;
  begin_loop(f, &l, s);
  qn_irb_loop(&f->b);
  if (f->b.depth) mark_poll(f, f->b.open[f->b.depth - 1].owner);
  bool forever = s->expr->kind == QN_TX_CONST && s->expr->i;
  if (!forever) {
    qn_irval c = qn_lower_as(f, s->expr, f->in->p->types->scalar[QN_D_BOOL]).v[0];
    qn_irb_if(&f->b, no(f, c));
    qn_irb_break(&f->b);
    qn_irb_end(&f->b);
  }
  qn_lower_block(f, &s->body);
  qn_irb_end(&f->b);
  end_loop(f, &l, s);
}

static qn_irred_op reduction_op(enum qn_treduce_op op) {
  switch (op) {
    case QN_REDUCE_ADD: return QN_RED_ADD;
    case QN_REDUCE_MUL: return QN_RED_MUL;
    case QN_REDUCE_AND: return QN_RED_AND;
    case QN_REDUCE_OR: return QN_RED_OR;
    case QN_REDUCE_XOR: return QN_RED_XOR;
    case QN_REDUCE_MIN: return QN_RED_MIN;
    case QN_REDUCE_MAX: return QN_RED_MAX;
  }
  return QN_RED_ADD;
}

/* A nest is a function of its own, so that LLVM sees what does not alias; in a parallel loop it is part of that. */
static bool own_nest(const qn_lfn *f, const qn_tstmt *s) {
  return s->nest == 1 && !f->in->options->races && !f->pfor_depth;
}

static qn_irval open_range(qn_lfn *f, const qn_tstmt *s, qn_irval lo, qn_irval hi, qn_irval step) {
  bool serial = !s->par || s->here || f->in->options->serial;
  if (!own_nest(f, s) && (serial || f->in->options->races || f->pfor_depth)) {
    qn_irval i = qn_irb_for(&f->b, lo, hi, step);
    if (f->b.depth && s->nest != 2) mark_poll(f, f->b.open[f->b.depth - 1].owner);
    return i;
  }
  uint32_t n = s->par ? s->par->reductions.n : 0;
  qn_irred *red = QN_NEW_N(f->in->a, qn_irred, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    const qn_treduce *r = &s->par->reductions.data[i];
    (void)qn_slot_get(f, r->slot); /* makes its locals */
    red[i] = (qn_irred){reduction_op(r->op), f->slots[r->slot->id].first};
  }
  qn_irval v = qn_irb_pfor(&f->b, lo, hi, step, red, n);
  uint32_t flags = (s->nest ? QN_IF_NEST : 0u) | (serial ? QN_IF_SERIAL : 0u) | (s->cold ? QN_IF_COLD : 0u) | (s->fine && n ? QN_IF_FINE : 0u);
  if (flags) qn_irb_at(&f->b, v)->flags |= (uint16_t)flags;
  return v;
}

static void range_loop(qn_lfn *f, const qn_tstmt *s) {
  qn_irval lo = qn_lower_one(f, s->lo), hi = qn_lower_one(f, s->hi);
  qn_irval step = s->step ? qn_lower_one(f, s->step) : qn_lint(f, 1);
  if (s->step && s->step->kind != QN_TX_CONST) {
    int32_t site = qn_lower_site(f, s->step->span, "ValueError", "", "range() arg 3 must not be zero");
    qn_irb_check(&f->b, qn_irb_bin(&f->b, QN_I_NE, step, qn_lint(f, 0), 0, QN_IR_NOSITE), NULL, 0, site);
  }
  qn_lloop l;
  begin_loop(f, &l, s);
  bool parallel = (s->par && !f->in->options->serial && !f->pfor_depth) || own_nest(f, s);
  bool races = f->in->options->races && parallel;
  if (races) qn_irb_race_loop(&f->b, 0, lo, s->span.line);
  qn_irval i = open_range(f, s, lo, hi, step);
  if ((races && !s->blocks) || (f->in->options->races && s->iterations)) qn_irb_race_loop(&f->b, 1, i, s->span.line);
  f->pfor_depth += parallel;
  f->nests += s->nest == 1;
  f->depth++; /* the variable is set in the loop's own block */
  qn_lval v = {1, {qn_lower_scalar_cast(f, i, qn_lower_type(s->slot->type))}};
  qn_slot_set(f, s->slot, &v, true);
  f->depth--;
  qn_lower_block(f, &s->body);
  qn_irb_end(&f->b);
  if (races) qn_irb_race_loop(&f->b, 2, lo, s->span.line);
  f->pfor_depth -= parallel;
  f->nests -= s->nest == 1;
  end_loop(f, &l, s);
}

/* A block that can be left: an endless loop that ends after one turn. */
static void labelled(qn_lfn *f, const qn_tstmt *s) {
  qn_lloop l;
  begin_loop(f, &l, s);
  qn_irb_loop(&f->b);
  qn_lower_block(f, &s->body);
  if (!f->b.dead) qn_irb_break(&f->b);
  qn_irb_end(&f->b);
  end_loop(f, &l, s);
}

static void jump(qn_lfn *f, const qn_tstmt *s) {
  const qn_lloop *l = f->loop;
  for (uint32_t k = 0; l && k < s->levels; k++) l = l->outer;
  if (s->kind == QN_TS_BREAK && l && l->broke)
    qn_irb_set(&f->b, l->broke - 1, qn_irb_int(&f->b, qn_irt(QN_IT_BOOL), 1));
  qn_irb_leave(&f->b, s->levels, s->kind == QN_TS_CONTINUE);
}

/* --- others ---------------------------------------------------------------------------------------------------------------- */
static char letter_of(qn_irtype t) {
  if (t.kind == QN_IT_BOOL) return 'b';
  if (qn_irt_is_float(t)) return 'f';
  return qn_irt_is_signed(t) ? 'i' : 'u';
}

static void raise(qn_lfn *f, const qn_tstmt *s) {
  const char *type = qn_arena_strndup(f->in->a, s->exception.p, s->exception.n);
  qn_lval all = {0}, operands = {0};
  char letters[QN_LVALS + 1] = "";
  int32_t texts = 0;
  if (s->expr) all = qn_lower_as(f, s->expr, s->expr->type);
  for (uint32_t i = 0; i < all.n; i++) {
    qn_irtype t = qn_irb_type(&f->b, all.v[i]);
    if (t.kind == QN_IT_REF) { /* strings go before, into the error's own room */
      qn_irval k = qn_irb_int(&f->b, qn_irt(QN_IT_I32), texts++);
      qn_irb_hcall(&f->b, "qn_k_note_text", qn_irt(QN_IT_VOID), (qn_irval[]){all.v[i], k}, 2, QN_IR_NOSITE);
      continue;
    }
    letters[operands.n] = letter_of(t);
    operands.v[operands.n++] = all.v[i];
  }
  int32_t site = qn_lower_site(f, s->span, type, letters, "%.*s", (int)s->message.n, s->message.n ? s->message.p : "");
  qn_irb_raise(&f->b, operands.v, operands.n, site);
}

static void try_block(qn_lfn *f, const qn_tstmt *s) {
  qn_irval outer = f->caught, t = qn_irb_try(&f->b);
  f->depth++; /* what the body makes is not there for the handler */
  qn_lower_block(f, &s->body);
  qn_irb_handler(&f->b);
  f->caught = t;
  qn_lower_block(f, &s->orelse);
  f->caught = outer;
  f->depth--;
  qn_irb_end(&f->b);
}

static void if_else(qn_lfn *f, const qn_tstmt *s) {
  qn_irval c = qn_lower_as(f, s->expr, f->in->p->types->scalar[QN_D_BOOL]).v[0];
  qn_irb_if(&f->b, c);
  qn_lower_block(f, &s->body);
  if (s->orelse.list.n) {
    qn_irb_else(&f->b);
    qn_lower_block(f, &s->orelse);
  }
  qn_irb_end(&f->b);
}

static void keep_note(qn_lfn *f, const qn_tstmt *s) {
  qn_arena *a = f->in->a;
  qn_irnote n = {.line = s->span.line, .text = s->note};
  n.file = qn_arena_strndup(a, f->t->source->name.p, f->t->source->name.n);
  qn_vec_push(a, &f->in->m->notes, n);
}

static void stmt(qn_lfn *f, const qn_tstmt *s) {
  if (!f->nests) f->b.line = s->span.line;
  if (s->note && !f->k->prelude) keep_note(f, s);
  qn_lval v;
  switch (s->kind) {
    case QN_TS_SET:
      v = qn_lower_as(f, s->expr, s->slot->type);
      qn_slot_set(f, s->slot, &v, s->slot->var->needs_flag && !s->converts);
      return;
    case QN_TS_UNSET: qn_slot_flag(f, s->slot, false); return;
    case QN_TS_EXPR: (void)qn_lower_expr(f, s->expr); return;
    case QN_TS_STORE: qn_lower_store(f, s); return;
    case QN_TS_FILL: qn_lower_fill(f, s); return;
    case QN_TS_NEST: qn_lower_nest(f, s); return;
    case QN_TS_IF: if_else(f, s); return;
    case QN_TS_WHILE: while_loop(f, s); return;
    case QN_TS_RANGE: range_loop(f, s); return;
    case QN_TS_BLOCK: labelled(f, s); return;
    case QN_TS_BREAK:
    case QN_TS_CONTINUE: jump(f, s); return;
    case QN_TS_RETURN:
      v = qn_lower_as(f, s->expr, f->t->ret);
      qn_irb_return(&f->b, v.v, v.n);
      return;
    case QN_TS_RAISE: raise(f, s); return;
    case QN_TS_TRY: try_block(f, s); return;
    case QN_TS_RERAISE: qn_irb_reraise(&f->b, f->caught); return;
  }
}

void qn_lower_block(qn_lfn *f, const qn_tblock *b) {
  f->depth++;
  for (uint32_t i = 0; i < b->list.n && !f->b.dead; i++) stmt(f, b->list.data[i]);
  f->depth--;
}

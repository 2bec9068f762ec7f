/* lower.c - a program: all functions are declared, then built one by one. */
#include "codegen/lower/lower_int.h"

/* --- how often each slot is written: what is written once needs no local ----------------------------------------------- */
static void count_block(qn_lfn *f, const qn_tblock *b);
static void count_expr(qn_lfn *f, const qn_texpr *e) {
  if (!e) return;
  if (e->kind == QN_TX_SET) f->writes[e->slot->id] = 2;
  if (e->kind == QN_TX_BLOCK) count_block(f, e->block);
  for (uint32_t i = 0; i < e->n; i++) count_expr(f, e->args[i]);
  if (e->kind == QN_TX_VIEW)
    for (uint32_t i = 0; i < e->n_axes; i++) {
      count_expr(f, e->axes[i].at);
      count_expr(f, e->axes[i].lo);
      count_expr(f, e->axes[i].hi);
      count_expr(f, e->axes[i].step);
    }
}
static void count_block(qn_lfn *f, const qn_tblock *b) {
  for (uint32_t i = 0; i < b->list.n; i++) {
    const qn_tstmt *s = b->list.data[i];
    const qn_texpr *parts[] = {s->expr, s->place, s->lo, s->hi, s->step};
    for (size_t k = 0; k < QN_COUNT(parts); k++) count_expr(f, parts[k]);
    if ((s->kind == QN_TS_SET || s->kind == QN_TS_RANGE) && f->writes[s->slot->id] < 2) f->writes[s->slot->id]++;
    if (s->kind == QN_TS_UNSET) f->writes[s->slot->id] = 2;
    for (uint32_t k = 0; s->par && k < s->par->reductions.n; k++) f->writes[s->par->reductions.data[k].slot->id] = 2;
    count_block(f, &s->body);
    count_block(f, &s->orelse);
  }
}

/* --- functions ------------------------------------------------------------------------------------------------------------ */
static const char *symbol(qn_arena *a, const qn_tfunc *t) {
  char *text = qn_arena_printf(a, "%.*s.%u", (int)(t->name.n < 100 ? t->name.n : 100), t->name.p, t->id);
  for (char *c = text; *c; c++) {
    bool ok = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '_' || *c == '.';
    if (!ok) *c = '_';
  }
  return text;
}

static const char *param_name(qn_arena *a, const qn_tfunc *t, uint32_t i) {
  const qn_tslot *s = t->params[i];
  return s ? qn_arena_strndup(a, s->var->name.p, s->var->name.n) : "";
}

static void declare(qn_lower_state *in, const qn_tfunc *t) {
  qn_irlocal params[256];
  qn_irtype results[QN_LVALS], types[QN_LVALS];
  uint32_t n = 0, n_results = 0;
  for (uint32_t i = 0; i < t->n_args; i++) {
    uint32_t k = 0;
    qn_lower_types(t->args[i], types, &k);
    if (k > QN_LVALS || n + k > QN_COUNT(params)) {
      in->failed = true;
      k = 0;
    }
    for (uint32_t j = 0; j < k; j++) params[n++] = (qn_irlocal){param_name(in->a, t, i), types[j]};
  }
  qn_lower_types(t->ret, results, &n_results);
  if (n_results > QN_LVALS) in->failed = true, n_results = 0;
  if (in->failed)
    qn_diag_add(in->diags, t->source, QN_DIAG_LIMIT, t->function->node->span, "'%.*s' passes tuples that are too large",
                (int)t->name.n, t->name.p);
  uint32_t flags = t->id == 0 ? QN_FN_ENTRY : 0;
  if (t->calls) flags |= QN_FN_STACK;
  if (t->function->options.fastmath == QN_FAST_ALL) flags |= QN_FN_FAST;
  in->fns[t->id] = qn_ir_function(in->m, symbol(in->a, t), flags, params, n, results, n_results);
}

static bool too_wide(qn_lower_state *in, const qn_tfunc *t) {
  for (uint32_t i = 0; i < t->slots.n; i++)
    if (qn_lower_count(t->slots.data[i]->type) > QN_LVALS) {
      qn_diag_add(in->diags, t->source, QN_DIAG_LIMIT, t->function->node->span, "'%.*s' holds tuples that are too large",
                  (int)t->name.n, t->name.p);
      in->failed = true;
      return true;
    }
  return false;
}

static void take_params(qn_lfn *f) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < f->t->n_args; i++) {
    qn_lval v = {.n = qn_lower_count(f->t->args[i])};
    for (uint32_t k = 0; k < v.n; k++) v.v[k] = qn_irb_param(&f->b, at++);
    const qn_tslot *s = f->t->params[i];
    if (!s || !v.n) continue;
    if (f->writes[s->id] == 0) { /* never assigned: the parameter itself */
      f->slots[s->id] = (qn_lslot){.made = true, .direct = true, .value = QN_NEW(f->in->a, qn_lval)};
      *f->slots[s->id].value = v;
      qn_slot_flag(f, s, true);
    } else {
      qn_slot_set(f, s, &v, true);
    }
  }
}

static void build(qn_lower_state *in, const qn_tfunc *t) {
  qn_lfn *f = QN_NEW(in->a, qn_lfn);
  *f = (qn_lfn){.in = in, .t = t, .k = t->function, .fn = in->fns[t->id]};
  f->slots = QN_NEW_N(in->a, qn_lslot, t->slots.n + 1);
  f->writes = QN_NEW_N(in->a, uint8_t, t->slots.n + 1);
  f->flags = QN_NEW_N(in->a, uint32_t, t->vars.n + 1);
  count_block(f, &t->body);
  qn_irb_init(&f->b, in->m, f->fn);
  f->b.races = in->options->races;
  if (t->calls)
    f->fn->stack_site = qn_lower_site(f, t->function->node->span, "RecursionError", "", "maximum recursion depth exceeded");
  take_params(f);
  qn_lower_block(f, &t->body);
  if (!f->b.dead) { /* after an endless loop */
    qn_lval v = qn_lower_default(f, t->ret);
    qn_irb_return(&f->b, v.v, v.n);
  }
}

qn_irmodule *qn_lower(qn_arena *a, const qn_tprogram *p, const qn_lower_options *options, qn_diags *diags) {
  qn_lower_state *in = QN_NEW(a, qn_lower_state);
  const qn_source *source = p->functions.data[0]->source;
  const char *file = source ? qn_arena_strndup(a, source->name.p, source->name.n) : "";
  *in = (qn_lower_state){.a = a, .m = qn_ir_module(a, file), .p = p, .options = options, .diags = diags};
  in->fns = QN_NEW_N(a, qn_irfn *, p->functions.n);
  for (uint32_t i = 0; i < p->functions.n && !in->failed; i++) declare(in, p->functions.data[i]);
  for (uint32_t i = 0; i < p->functions.n && !in->failed; i++)
    if (!too_wide(in, p->functions.data[i])) build(in, p->functions.data[i]);
  if (in->failed) return NULL;
#ifndef NDEBUG
  qn_error err = {0};
  if (qn_ir_verify(in->m, &err) != QN_OK) {
    qn_diag_add(diags, source, QN_DIAG_UNSUPPORTED, p->functions.data[0]->function->node->span,
                "internal error: %s", err.message);
    return NULL;
  }
#endif
  return in->m;
}

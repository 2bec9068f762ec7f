/* comp.c - comprehensions: nested loops and conditions around an element, the targets in a scope of their own. What is
 * done with each element is the caller's: a generator expression that something consumes on the spot is a loop here. */
#include "frontend/types/infer_int.h"

typedef struct scope { /* the targets of one comprehension: names that mean hidden locals while it runs */
  const qn_node *comp;
  QN_VEC(qn_sym) names;
  QN_VEC(void *) inner; /* what f->index holds for them inside, and did outside */
  QN_VEC(void *) outer;
  bool open;
} scope;
typedef struct walk {
  scope s;
  qn_fn *f;
  uint32_t at; /* of comp's generators */
  qn_run_fn each;
  void *user;
} walk;

static void find_targets(void *user, qn_node *n) {
  walk *w = user;
  if (n->kind == QN_AST_Name && n->Name.ctx == QN_CTX_Store) {
    for (uint32_t i = 0; i < w->s.names.n; i++)
      if (w->s.names.data[i] == n->Name.id) return;
    int at = qn_hidden_local(w->f, w->s.comp, n->Name.id);
    qn_vec_push(w->f->in->a, &w->s.names, n->Name.id);
    qn_vec_push(w->f->in->a, &w->s.inner, (void *)(uintptr_t)(at + 1));
    qn_vec_push(w->f->in->a, &w->s.outer, NULL);
    return;
  }
  qn_ast_children(n, find_targets, w);
}

static void enter(qn_fn *f, scope *s) {
  if (s->open) return;
  s->open = true;
  for (uint32_t i = 0; i < s->names.n; i++) {
    qn_sv name = qn_sym_sv(s->names.data[i]);
    s->outer.data[i] = qn_map_get(&f->index, name);
    qn_map_put(f->in->a, &f->index, name, s->inner.data[i]);
  }
}

static void leave(qn_fn *f, scope *s) {
  if (!s->open) return;
  s->open = false;
  for (uint32_t i = 0; i < s->names.n; i++)
    qn_map_put(f->in->a, &f->index, qn_sym_sv(s->names.data[i]), s->outer.data[i]);
}

static void entered(qn_fn *f, void *user) { enter(f, &((walk *)user)->s); }

static qn_nodes generators(const qn_node *comp) {
  if (comp->kind == QN_AST_DictComp) return comp->DictComp.generators;
  return comp->GeneratorExp.generators; /* the others have its layout */
}

static void clause(qn_fn *f, walk *w);

static void conditions(qn_fn *f, walk *w, qn_nodes ifs, uint32_t i) {
  if (i == ifs.n) {
    w->at++;
    clause(f, w);
    w->at--;
    return;
  }
  qn_texpr *c = qn_cond(f, ifs.items[i]);
  if (qn_is_poison(c)) return;
  if (c->kind == QN_TX_CONST) {
    if (c->i) conditions(f, w, ifs, i + 1);
    return;
  }
  qn_tblock *out = f->out;
  qn_tstmt *s = qn_ts(f, QN_TS_IF, c->span);
  s->expr = c;
  qn_add(f, s);
  qn_env before = qn_env_copy(f, f->cur);
  if (out) f->out = &s->body;
  conditions(f, w, ifs, i + 1);
  qn_env then = f->cur, joined = qn_env_join(f, then, before);
  if (out && then.at) {
    qn_env_convert(f, then, joined, &s->body, c->span);
    qn_env_convert(f, before, joined, &s->orelse, c->span);
  }
  f->out = out;
  f->cur = qn_env_copy(f, joined);
}

static void item(qn_fn *f, void *user, qn_texpr *value) {
  (void)value;
  walk *w = user;
  conditions(f, w, generators(w->s.comp).items[w->at]->comprehension.ifs, 0);
}

static void clause(qn_fn *f, walk *w) {
  qn_nodes g = generators(w->s.comp);
  if (w->at == g.n) {
    w->each(f, w->user);
    return;
  }
  const qn_node *c = g.items[w->at];
  if (c->comprehension.is_async) {
    qn_unsupported(f, w->s.comp->span, "'async'");
    return;
  }
  qn_each e = {.node = w->s.comp, .iter = c->comprehension.iter, .target = c->comprehension.target};
  e.take = item, e.user = w, e.entered = entered;
  qn_for_each(f, &e);
}

void qn_comprehend(qn_fn *f, const qn_node *comp, qn_run_fn each, void *user) {
  walk w = {.f = f, .s = {.comp = comp}, .each = each, .user = user};
  qn_nodes g = generators(comp);
  for (uint32_t i = 0; i < g.n; i++) find_targets(&w, g.items[i]->comprehension.target);
  clause(f, &w);
  leave(f, &w.s);
}

/* --- a loop over a generator expression ----------------------------------------------------------------------------------- */
typedef struct genexp {
  walk w;
  const qn_each *each;
  qn_loop loop; /* break and continue of the body */
  qn_texpr *item;
} genexp;

static void body(qn_fn *f, void *user) {
  genexp *g = user;
  f->loop = &g->loop;
  qn_give(f, g->each, g->item);
  f->loop = g->loop.outer;
}

static void element(qn_fn *f, void *user) {
  genexp *g = user;
  qn_texpr *value = qn_texpr_of(f, g->w.s.comp->GeneratorExp.elt);
  if (qn_is_poison(value)) return;
  g->item = qn_settle(f, value);
  qn_loop *inner = f->loop;
  leave(f, &g->w.s);
  qn_labelled(f, g->each->node->span, &g->loop.cont, body, g);
  enter(f, &g->w.s);
  f->loop = inner;
}

static void elements(qn_fn *f, void *user) {
  genexp *g = user;
  g->w.at = 0;
  clause(f, &g->w);
  leave(f, &g->w.s);
  if (f->cur.at) qn_stmts(f, g->each->orelse);
}

void qn_genexp_for(qn_fn *f, const qn_each *e) {
  genexp g = {.each = e, .loop = {.outer = f->loop, .cont_is_block = true}};
  g.w = (walk){.f = f, .s = {.comp = e->iter}, .each = element, .user = &g};
  qn_nodes clauses = generators(e->iter);
  for (uint32_t i = 0; i < clauses.n; i++) find_targets(&g.w, clauses.items[i]->comprehension.target);
  if (e->entered) e->entered(f, e->user);
  qn_labelled(f, e->node->span, &g.loop.brk, elements, &g);
}

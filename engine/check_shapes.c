/* check_shapes.c - `quern check`: array operations whose shapes cannot fit, found without running anything.
 *
 * The statements of the module and of each function are walked once with what is evident of every name: a shape that np.zeros, a literal
 * or a slice gave. Where paths meet, what differs is forgotten; what a loop assigns is forgotten before its body. A function of the source
 * is also walked with the shapes of each call, and then only statements that surely run are judged. Names that a `global`, `nonlocal` or
 * `:=` anywhere may set are not followed, and a source that sets `.shape` or resizes in place is left alone.
 *
 * What is said (W0504) is true of every run that reaches the place, so nothing is said inside `try`, whose author may expect it. */
#include "engine/check_shapes.h"

enum { MOST_CALLS = 400, MOST_DEPTH = 6 };

typedef struct qn_extents_all {
  qn_map unfollowed;   /* names that are set from elsewhere */
  qn_map functions;    /* of the module, bound once: name → FunctionDef */
  qn_map globals;      /* name → qn_extent *, of names that the module binds once */
  bool mutates;        /* shapes change in place somewhere */
  int calls;           /* walked so far */
} shapes_all;

static const qn_extent unknown = {.kind = QN_EXTENT_UNKNOWN};

/* --- names ----------------------------------------------------------------------------------------------------------- */
static qn_extent *find(qn_extents *s, qn_sym name) {
  for (uint32_t i = 0; i < s->names.n; i++)
    if (s->names.data[i].name == name) return &s->names.data[i].value;
  return NULL;
}
static bool has_list(const qn_extent *v) { /* it may grow later */
  if (v->kind == QN_EXTENT_LIST) return true;
  for (int i = 0; v->kind == QN_EXTENT_TUPLE && i < v->n; i++)
    if (has_list(&v->items[i])) return true;
  return false;
}
static void set(qn_extents *s, qn_sym name, const qn_extent *v) {
  qn_extent value = has_list(v) || qn_map_get(&s->all->unfollowed, qn_sym_sv(name)) ? unknown : *v, *known = find(s, name);
  if (known) *known = value;
  else qn_vec_push(s->c->a, &s->names, ((qn_extent_name){name, value}));
}

qn_extent qn_extent_of_name(qn_extents *s, const qn_node *n) {
  const qn_symbol *y = qn_symbol_of(s->c->m->scopes, n);
  if (!y) return unknown;
  if (y->scope == s->scope && (y->access == QN_ACCESS_LOCAL || y->access == QN_ACCESS_CELL)) {
    qn_extent *v = find(s, n->Name.id);
    return v ? *v : unknown;
  }
  const qn_known *k = y->access == QN_ACCESS_GLOBAL_IMPLICIT ? qn_check_known(s->c, n->Name.id) : NULL;
  const qn_extent *v = k && k->bound == 1 ? qn_map_get(&s->all->globals, qn_sym_sv(n->Name.id)) : NULL;
  return v ? *v : unknown;
}

/* Everything that a statement may bind is forgotten. */
static void forget(void *user, qn_node *n) {
  qn_extents *s = user;
  if (n->kind == QN_AST_Name && n->Name.ctx != QN_CTX_Load) set(s, n->Name.id, &unknown);
  if (n->kind == QN_AST_FunctionDef || n->kind == QN_AST_AsyncFunctionDef) set(s, n->FunctionDef.name, &unknown);
  if (n->kind == QN_AST_ClassDef) set(s, n->ClassDef.name, &unknown);
  if (n->kind == QN_AST_alias) {
    qn_sym name = n->alias.asname ? n->alias.asname : n->alias.name;
    set(s, name, &unknown);
  }
  if (n->kind == QN_AST_ExceptHandler && n->ExceptHandler.name) set(s, n->ExceptHandler.name, &unknown);
  if (n->kind == QN_AST_MatchAs && n->MatchAs.name) set(s, n->MatchAs.name, &unknown);
  if (n->kind == QN_AST_MatchStar && n->MatchStar.name) set(s, n->MatchStar.name, &unknown);
  if (n->kind == QN_AST_MatchMapping && n->MatchMapping.rest) set(s, n->MatchMapping.rest, &unknown);
  qn_ast_children(n, forget, s);
}

static bool same(const qn_extent *x, const qn_extent *y) {
  if (x->kind != y->kind || x->n != y->n || x->i != y->i) return false;
  if (x->kind == QN_EXTENT_ARRAY) return memcmp(x->dims, y->dims, sizeof *x->dims * (size_t)x->n) == 0;
  for (int k = 0; k < x->n; k++)
    if (!same(&x->items[k], &y->items[k])) return false;
  return true;
}
static qn_extent met(const qn_extent *x, const qn_extent *y) { /* what holds of both */
  if (same(x, y)) return *x;
  if (x->kind != QN_EXTENT_ARRAY || y->kind != QN_EXTENT_ARRAY || x->n != y->n) return unknown;
  qn_extent r = *x;
  for (int d = 0; d < r.n; d++)
    if (x->dims[d] != y->dims[d]) r.dims[d] = -1;
  return r;
}
static void meet(qn_extents *s, const qn_extents *other) {
  for (uint32_t i = 0; i < s->names.n; i++) {
    qn_extent *mine = &s->names.data[i].value;
    const qn_extent *theirs = NULL;
    for (uint32_t k = 0; k < other->names.n && !theirs; k++)
      if (other->names.data[k].name == s->names.data[i].name) theirs = &other->names.data[k].value;
    *mine = theirs ? met(mine, theirs) : unknown;
  }
  s->result = s->returned && other->returned ? met(&s->result, &other->result) : s->returned ? s->result : other->result;
  s->returned = s->returned || other->returned;
}
static qn_extents copy_of(const qn_extents *s) {
  qn_extents r = *s;
  r.names.data = NULL, r.names.n = r.names.cap = 0;
  for (uint32_t i = 0; i < s->names.n; i++) qn_vec_push(s->c->a, &r.names, s->names.data[i]);
  return r;
}

/* --- statements --------------------------------------------------------------------------------------------------------- */
static void block(qn_extents *s, const qn_nodes *body);

static void leaves(void *user, qn_node *n) { /* return, raise, break, continue of a part of the function */
  bool *found = user;
  if (n->kind == QN_AST_FunctionDef || n->kind == QN_AST_ClassDef || n->kind == QN_AST_Lambda) return;
  if (n->kind == QN_AST_Return || n->kind == QN_AST_Raise || n->kind == QN_AST_Break || n->kind == QN_AST_Continue) *found = true;
  qn_ast_children(n, leaves, found);
}

static void assign(qn_extents *s, const qn_node *target, const qn_extent *v, const qn_node *value, const qn_node *whole) {
  if (target->kind == QN_AST_Name) {
    const qn_symbol *y = qn_symbol_of(s->c->m->scopes, target);
    set(s, target->Name.id, y && y->scope == s->scope ? v : &unknown);
  } else if (target->kind == QN_AST_Tuple || target->kind == QN_AST_List) {
    const qn_nodes *e = &target->Tuple.elts;
    bool fits = v->kind == QN_EXTENT_TUPLE && v->n == (int)e->n;
    for (uint32_t i = 0; i < e->n; i++)
      if (e->items[i]->kind == QN_AST_Starred) fits = false;
    for (uint32_t i = 0; i < e->n; i++) {
      const qn_node *t = e->items[i]->kind == QN_AST_Starred ? e->items[i]->Starred.value : e->items[i];
      assign(s, t, fits ? &v->items[i] : &unknown, value, whole);
    }
  } else if (target->kind == QN_AST_Subscript) {
    qn_extent place = qn_extent_eval(s, target);
    if (place.kind == QN_EXTENT_ARRAY) qn_extent_join(s, whole, target, &place, value, v, true);
  }
}

static void branch(qn_extents *s, const qn_node *n) {
  qn_extent test = qn_extent_eval(s, n->If.test);
  int t = qn_extent_truth(&test);
  if (t >= 0) {
    block(s, t ? &n->If.body : &n->If.orelse);
    return;
  }
  qn_extents other = copy_of(s);
  bool sure = s->sure, out = false;
  s->sure = other.sure = false;
  block(s, &n->If.body);
  block(&other, &n->If.orelse);
  meet(s, &other);
  leaves(&out, (qn_node *)n);
  s->sure = sure && !out;
}

static qn_extent item_of(qn_extents *s, const qn_node *iter, bool *runs) { /* what a for loop's target is each time */
  const qn_node *f = iter->kind == QN_AST_Call ? iter->Call.func : NULL;
  if (f && f->kind == QN_AST_Name && (qn_sv_is(qn_sym_sv(f->Name.id), "range") || qn_sv_is(qn_sym_sv(f->Name.id), "prange"))) {
    qn_extent n = iter->Call.args.n == 1 ? qn_extent_eval(s, iter->Call.args.items[0]) : unknown;
    *runs = n.kind == QN_EXTENT_INT && n.i > 0;
    return (qn_extent){.kind = QN_EXTENT_SOME_INT};
  }
  qn_extent of = qn_extent_eval(s, iter), r = of;
  if (of.kind != QN_EXTENT_ARRAY || of.n < 1) return unknown;
  if (of.n == 1) return (qn_extent){.kind = QN_EXTENT_SCALAR};
  r.n--;
  for (int d = 0; d < r.n; d++) r.dims[d] = of.dims[d + 1];
  return r;
}

static void loop(qn_extents *s, qn_node *n) {
  bool runs = false, sure = s->sure, out = false;
  const qn_nodes *body = n->kind == QN_AST_While ? &n->While.body : &n->For.body;
  qn_extent item = n->kind == QN_AST_While ? unknown : item_of(s, n->For.iter, &runs);
  qn_extents before = copy_of(s);
  leaves(&out, n);
  forget(s, n);
  if (n->kind == QN_AST_While) {
    qn_extent test = qn_extent_eval(s, n->While.test);
    runs = qn_extent_truth(&test) > 0;
  } else {
    assign(s, n->For.target, &item, n->For.iter, n);
  }
  s->sure = sure && runs;
  block(s, body);
  s->sure = false;
  block(s, n->kind == QN_AST_While ? &n->While.orelse : &n->For.orelse);
  forget(s, n);
  meet(s, &before);
  s->sure = sure && !out;
}

static void guarded(qn_extents *s, qn_node *n) { /* try: the author may expect what would be said */
  bool quiet = s->quiet, sure = s->sure;
  qn_extents before = copy_of(s);
  s->quiet = true, s->sure = false;
  block(s, &n->Try.body);
  forget(s, n);
  for (uint32_t i = 0; i < n->Try.handlers.n; i++) {
    qn_extents inner = copy_of(&before);
    inner.quiet = quiet, inner.sure = false;
    forget(&inner, n);
    block(&inner, &n->Try.handlers.items[i]->ExceptHandler.body);
    meet(s, &inner);
  }
  block(s, &n->Try.orelse);
  s->quiet = quiet;
  block(s, &n->Try.finalbody);
  forget(s, n);
  s->sure = sure && n->Try.handlers.n == 0;
}

static void visit_expr(void *user, qn_node *n) {
  if (qn_ast_kinds[n->kind].cat == QN_AST_CAT_expr) qn_extent_eval(user, n);
}

static void with_block(qn_extents *s, qn_node *n) { /* a context may take exceptions, as pytest.raises does */
  bool quiet = s->quiet;
  for (uint32_t i = 0; i < n->With.items.n; i++) {
    const qn_node *item = n->With.items.items[i], *e = item->withitem.context_expr;
    const qn_node *f = e->kind == QN_AST_Call ? e->Call.func : e;
    qn_sv name = f->kind == QN_AST_Attribute ? qn_sym_sv(f->Attribute.attr) : f->kind == QN_AST_Name ? qn_sym_sv(f->Name.id) : QN_SV("");
    qn_extent_eval(s, e);
    if (item->withitem.optional_vars) forget(s, item->withitem.optional_vars);
    if (!qn_sv_is(name, "open") && !qn_sv_is(name, "errstate") && !qn_sv_is(name, "printoptions") && !qn_sv_is(name, "objmode")) s->quiet = true;
  }
  block(s, &n->With.body);
  s->quiet = quiet;
}

static void aug_assign(qn_extents *s, const qn_node *n) {
  const qn_node *target = n->AugAssign.target;
  qn_extent v = qn_extent_eval(s, n->AugAssign.value), x = target->kind == QN_AST_Name ? qn_extent_of_name(s, target) : qn_extent_eval(s, target);
  if (n->AugAssign.op == QN_OP_MatMult) x = unknown;
  if (x.kind == QN_EXTENT_ARRAY) qn_extent_join(s, n, target, &x, n->AugAssign.value, &v, true);
  else if (target->kind == QN_AST_Name) set(s, target->Name.id, x.kind == QN_EXTENT_INT || x.kind == QN_EXTENT_SOME_INT ? &(qn_extent){.kind = v.kind == QN_EXTENT_INT && n->AugAssign.op <= QN_OP_Mult ? QN_EXTENT_SOME_INT : QN_EXTENT_UNKNOWN} : &unknown);
}

static void statement(qn_extents *s, qn_node *n) {
  qn_extent v;
  switch ((int)n->kind) {
    case QN_AST_Assign:
      v = qn_extent_eval(s, n->Assign.value);
      for (uint32_t i = 0; i < n->Assign.targets.n; i++) assign(s, n->Assign.targets.items[i], &v, n->Assign.value, n);
      return;
    case QN_AST_AnnAssign:
      if (!n->AnnAssign.value) return;
      v = qn_extent_eval(s, n->AnnAssign.value);
      assign(s, n->AnnAssign.target, &v, n->AnnAssign.value, n);
      return;
    case QN_AST_AugAssign: aug_assign(s, n); return;
    case QN_AST_Expr: qn_extent_eval(s, n->Expr.value); return;
    case QN_AST_Return:
      v = n->Return.value ? qn_extent_eval(s, n->Return.value) : unknown;
      s->result = s->returned ? met(&s->result, &v) : v;
      s->returned = true;
      return;
    case QN_AST_If: branch(s, n); return;
    case QN_AST_For: case QN_AST_While: loop(s, n); return;
    case QN_AST_With: with_block(s, n); return;
    case QN_AST_Try: case QN_AST_TryStar: guarded(s, n); return;
    case QN_AST_Assert: qn_extent_eval(s, n->Assert.test); return;
    case QN_AST_Raise: qn_ast_children(n, visit_expr, s); return;
    case QN_AST_FunctionDef: case QN_AST_AsyncFunctionDef: set(s, n->FunctionDef.name, &unknown); return;
    case QN_AST_ClassDef: set(s, n->ClassDef.name, &unknown); return;
    default: forget(s, n); return;
  }
}

static bool ends(const qn_node *n) { return n->kind == QN_AST_Return || n->kind == QN_AST_Raise || n->kind == QN_AST_Break || n->kind == QN_AST_Continue; }
static void block(qn_extents *s, const qn_nodes *body) {
  for (uint32_t i = 0; i < body->n; i++) {
    statement(s, body->items[i]);
    if (ends(body->items[i])) return;
  }
}

/* --- functions ------------------------------------------------------------------------------------------------------------ */
static bool plain_decorators(const qn_extents *s, const qn_nodes *list) { /* none, or a compiler's, which keep the meaning */
  for (uint32_t i = 0; i < list->n; i++) {
    const qn_node *d = list->items[i]->kind == QN_AST_Call ? list->items[i]->Call.func : list->items[i];
    qn_global g;
    qn_check_value(s->c, d, &g);
    if (g.kind != QN_GLOBAL_MEMBER || (!qn_sv_is(g.s, "numba.njit") && !qn_sv_is(g.s, "numba.jit"))) return false;
  }
  return true;
}

qn_extent qn_extent_of_call(qn_extents *s, const qn_node *call) {
  const qn_node *f = call->Call.func;
  const qn_symbol *y = f->kind == QN_AST_Name ? qn_symbol_of(s->c->m->scopes, f) : NULL;
  bool global = y && (y->access == QN_ACCESS_GLOBAL_IMPLICIT || y->scope->kind == QN_SCOPE_MODULE);
  const qn_node *def = global ? qn_map_get(&s->all->functions, qn_sym_sv(f->Name.id)) : NULL;
  qn_extent given[32];
  if (call->Call.args.n > 32) return unknown;
  for (uint32_t i = 0; i < call->Call.args.n; i++) given[i] = qn_extent_eval(s, call->Call.args.items[i]);
  for (uint32_t i = 0; i < call->Call.keywords.n; i++) qn_extent_eval(s, call->Call.keywords.items[i]->keyword.value);
  const qn_scope *scope = def ? qn_scope_of(s->c->m->scopes, def) : NULL;
  if (!scope || scope->is_generator || scope->is_coroutine || s->depth >= MOST_DEPTH || s->all->calls >= MOST_CALLS || !plain_decorators(s, &def->FunctionDef.decorator_list))
    return unknown;
  const qn_node *p = def->FunctionDef.args;
  if (p->arguments.posonlyargs.n || p->arguments.vararg || p->arguments.kwarg || p->arguments.kwonlyargs.n || call->Call.args.n > p->arguments.args.n) return unknown;
  s->all->calls++;
  qn_extents inner = {.c = s->c, .all = s->all, .scope = scope, .quiet = s->quiet, .called = true, .sure = s->sure, .depth = s->depth + 1};
  for (uint32_t i = 0; i < call->Call.args.n; i++) set(&inner, p->arguments.args.items[i]->arg.arg, &given[i]);
  block(&inner, &def->FunctionDef.body);
  const qn_nodes *body = &def->FunctionDef.body; /* the end without a return gives None */
  return inner.returned && body->n && body->items[body->n - 1]->kind == QN_AST_Return ? inner.result : unknown;
}

static void alone(void *user, qn_node *n) { /* every function with parameters of any shape */
  qn_extents *outer = user;
  const qn_scope *scope = n->kind == QN_AST_FunctionDef ? qn_scope_of(outer->c->m->scopes, n) : NULL;
  if (scope) {
    qn_extents s = {.c = outer->c, .all = outer->all, .scope = scope, .sure = true};
    block(&s, &n->FunctionDef.body);
  }
  qn_ast_children(n, alone, outer);
}

/* --- the source ------------------------------------------------------------------------------------------------------------- */
static void unfollow(qn_extents *s, const qn_syms *names) {
  for (uint32_t i = 0; i < names->n; i++) qn_map_put(s->c->a, &s->all->unfollowed, qn_sym_sv(names->items[i]), s);
}
static void survey(void *user, qn_node *n) {
  qn_extents *s = user;
  if (n->kind == QN_AST_Global) unfollow(s, &n->Global.names);
  if (n->kind == QN_AST_Nonlocal) unfollow(s, &n->Nonlocal.names);
  if (n->kind == QN_AST_NamedExpr) unfollow(s, &(qn_syms){.items = &n->NamedExpr.target->Name.id, .n = 1});
  if (n->kind == QN_AST_Attribute) {
    qn_sv name = qn_sym_sv(n->Attribute.attr);
    if ((n->Attribute.ctx != QN_CTX_Load && qn_sv_is(name, "shape")) || qn_sv_is(name, "resize")) s->all->mutates = true;
  }
  if (n->kind == QN_AST_Name && (qn_sv_is(qn_sym_sv(n->Name.id), "exec") || qn_sv_is(qn_sym_sv(n->Name.id), "globals") || qn_sv_is(qn_sym_sv(n->Name.id), "setattr")))
    s->all->mutates = true;
  qn_ast_children(n, survey, s);
}

void qn_check_shapes(qn_checker *c) {
  shapes_all all = {.calls = 0};
  qn_extents s = {.c = c, .all = &all, .scope = qn_scope_root(c->m->scopes), .sure = true};
  const qn_nodes *body = &c->m->root->Module.body;
  survey(&s, c->m->root);
  if (all.mutates) return;
  for (uint32_t i = 0; i < body->n; i++) {
    if (body->items[i]->kind != QN_AST_FunctionDef) continue;
    const qn_known *k = qn_check_known(c, body->items[i]->FunctionDef.name);
    if (k && k->bound == 1) qn_map_put(c->a, &all.functions, qn_sym_sv(k->name), body->items[i]);
  }
  for (uint32_t i = 0; i < body->n; i++) {
    statement(&s, body->items[i]);
    for (uint32_t k = 0; k < s.names.n && body->items[i]->kind == QN_AST_Assign; k++) { /* what functions see */
      qn_extent *v = QN_NEW(c->a, qn_extent);
      *v = s.names.data[k].value;
      if (v->kind != QN_EXTENT_UNKNOWN && !qn_map_get(&all.globals, qn_sym_sv(s.names.data[k].name))) qn_map_put(c->a, &all.globals, qn_sym_sv(s.names.data[k].name), v);
    }
  }
  alone(&s, c->m->root);
}

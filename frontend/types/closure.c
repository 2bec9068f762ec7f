/* closure.c - functions inside kernels: def, lambda, functools.partial.
 *
 * An inner function is a kernel of its own whose last parameters are what it captures. Its value (QN_TYPE_CLOSURE) is the
 * tuple of the captured values; which code it is is part of the type. As long as a name of the defining function means it,
 * nothing is captured yet: the captured variables are read where the function is used, so a call sees what Python's cells
 * would hold. Only where a closure is kept (in a tuple, or by what is called) must its variables not change any more. */
#include "frontend/types/builtin.h"

typedef struct qn_inner_fn { /* of a compile: an inner function is one for all specialisations of the outer */
  const qn_kfunc *outer;
  const qn_node *node;
  qn_kfunc *k;
} qn_inner_fn;

static const qn_node *args_of(const qn_node *n) { return n->kind == QN_AST_Lambda ? n->Lambda.args : n->FunctionDef.args; }

/* The value of default i in the order of posonly + args, then kwonly; NULL: none. */
static const qn_node *default_at(const qn_node *args, uint32_t i) {
  if (i < args->arguments.defaults.n) return args->arguments.defaults.items[i];
  return args->arguments.kw_defaults.items[i - args->arguments.defaults.n];
}
static uint32_t n_defaults(const qn_node *args) { return args->arguments.defaults.n + args->arguments.kw_defaults.n; }

static qn_sym default_name(qn_fn *f, uint32_t i) {
  const char *text = qn_arena_printf(f->in->a, ".d%u", i);
  size_t n = strlen(text);
  qn_sym_rec *r = qn_arena_alloc(f->in->a, sizeof *r + n + 1);
  r->n = (uint32_t)n;
  memcpy(r->text, text, n + 1);
  return r;
}

static void find_captures(qn_fn *f, qn_kfunc *k) {
  const qn_node *args = args_of(k->node);
  QN_VEC(qn_sym) names = {0};
  const qn_scope *s = k->scopes ? qn_scope_of(k->scopes, k->node) : NULL;
  for (uint32_t i = 0; s && i < s->frees.n; i++) {
    qn_sv name = qn_sym_sv(s->frees.data[i]->name);
    for (uint32_t l = 0; l < f->locals.n; l++)
      if (qn_sv_eq(qn_sym_sv(f->locals.data[l].name), name) && qn_local_find(f, f->locals.data[l].name) >= 0) {
        qn_vec_push(f->in->a, &names, f->locals.data[l].name);
        break;
      }
  }
  uint32_t n = n_defaults(args);
  k->default_captures = QN_NEW_N(f->in->a, int32_t, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    const qn_node *d = default_at(args, i);
    k->default_captures[i] = -1;
    if (!d || d->kind == QN_AST_Constant) continue;
    k->default_captures[i] = (int32_t)names.n;
    qn_vec_push(f->in->a, &names, default_name(f, i));
  }
  k->captures = names.data, k->n_captures = names.n;
}

static qn_kfunc *inner_function(qn_fn *f, const qn_node *n) {
  for (uint32_t i = 0; i < f->in->inner.n; i++)
    if (f->in->inner.data[i]->outer == f->k && f->in->inner.data[i]->node == n) return f->in->inner.data[i]->k;
  qn_kfunc *k = QN_NEW(f->in->a, qn_kfunc);
  *k = *f->k;
  k->outer = f->k;
  k->node = n;
  k->name = n->kind == QN_AST_Lambda ? QN_SV("<lambda>") : qn_sym_sv(n->FunctionDef.name);
  k->not_kernel = false;
  k->defaults = NULL, k->n_defaults = 0;
  k->signatures = NULL, k->n_signatures = 0;
  find_captures(f, k);
  qn_inner_fn *e = QN_NEW(f->in->a, qn_inner_fn);
  *e = (qn_inner_fn){f->k, n, k};
  qn_vec_push(f->in->a, &f->in->inner, e);
  return k;
}

/* Which locals of f the captures mean: fixed where the function is defined. */
static qn_closure_site *site_of(qn_fn *f, const qn_kfunc *k) {
  for (uint32_t i = 0; i < f->closures.n; i++)
    if (f->closures.data[i]->k == k) return f->closures.data[i];
  return NULL;
}

static void define(qn_fn *f, const qn_kfunc *k) {
  const qn_node *args = args_of(k->node);
  qn_closure_site *c = site_of(f, k);
  if (!c) {
    c = QN_NEW(f->in->a, qn_closure_site);
    c->k = k;
    c->locals = QN_NEW_N(f->in->a, int, k->n_captures + 1);
    qn_vec_push(f->in->a, &f->closures, c);
  }
  for (uint32_t i = 0; i < k->n_captures; i++) c->locals[i] = qn_local_find(f, k->captures[i]);
  for (uint32_t i = 0; i < n_defaults(args); i++) {
    if (k->default_captures[i] < 0) continue;
    uint32_t at = (uint32_t)k->default_captures[i];
    c->locals[at] = qn_hidden_local(f, k->node, k->captures[at]);
    const qn_node *d = default_at(args, i);
    qn_assign_local(f, c->locals[at], qn_texpr_of(f, d), d->span);
  }
}

static bool refused_parts(qn_fn *f, const qn_node *n) {
  if (f->k->rules != QN_RULES_NUMBA) qn_unsupported(f, n->span, "a function inside a function");
  else if (args_of(n)->arguments.kwarg) qn_unsupported(f, n->span, "a function with '**' parameters");
  else return false;
  return true;
}

static bool njit_name(const qn_node *n) {
  if (n->kind == QN_AST_Call) n = n->Call.func;
  const char *name = n->kind == QN_AST_Name ? n->Name.id->text : n->kind == QN_AST_Attribute ? n->Attribute.attr->text : "";
  return strcmp(name, "njit") == 0 || strcmp(name, "jit") == 0;
}

void qn_stmt_def(qn_fn *f, const qn_node *n) {
  bool bad = refused_parts(f, n);
  for (uint32_t i = 0; !bad && i < n->FunctionDef.decorator_list.n; i++) {
    const qn_node *d = n->FunctionDef.decorator_list.items[i];
    if (njit_name(d)) continue; /* it is compiled anyway */
    qn_unsupported(f, d->span, "a decorated function inside a function");
    bad = true;
  }
  if (bad) {
    qn_assign(f, n->FunctionDef.name, qn_poison(f, n->span), n->span);
    return;
  }
  qn_kfunc *k = inner_function(f, n);
  define(f, k);
  qn_assign(f, n->FunctionDef.name, qn_tx_nothing(f, qn_type_function(f->in->types, k), n->span), n->span);
}

qn_texpr *qn_lambda(qn_fn *f, const qn_node *n) {
  if (refused_parts(f, n)) return qn_poison(f, n->span);
  qn_kfunc *k = inner_function(f, n);
  define(f, k);
  return qn_closure_now(f, k, n->span);
}

enum { CLOSURE_DEPTH = 24 };

qn_texpr *qn_closure_now(qn_fn *f, const qn_kfunc *k, qn_span span) {
  const qn_closure_site *c = site_of(f, k);
  if (!k->n_captures || !c) return qn_tx_nothing(f, qn_type_function(f->in->types, k), span);
  if (f->closure_depth >= CLOSURE_DEPTH) {
    qn_unsupported(f, span, "recursion of functions inside a function");
    return qn_poison(f, span);
  }
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, k->n_captures);
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, NULL, span, k->n_captures);
  f->closure_depth++;
  for (uint32_t i = 0; i < k->n_captures; i++) {
    bool unset = !qn_bound(f, c->locals[i])->type;
    if (unset) {
      qn_terror(f, QN_DIAG_TYPE, span, "'%.*s' uses '%s', which is not set here", (int)k->name.n, k->name.p,
                k->captures[i]->text);
    }
    e->args[i] = unset ? qn_poison(f, span) : qn_read_local(f, c->locals[i], span);
    types[i] = e->args[i]->type;
  }
  f->closure_depth--;
  for (uint32_t i = 0; i < k->n_captures; i++)
    if (qn_is_poison(e->args[i])) return qn_poison(f, span);
  e->type = qn_type_intern(f->in->types, &(qn_type){.kind = QN_TYPE_CLOSURE, .function = k, .items = types, .n = k->n_captures});
  return e;
}

const qn_kfunc *qn_late_closure(qn_fn *f, const qn_texpr *e) {
  if (e->kind != QN_TX_TUPLE || e->type->kind != QN_TYPE_CLOSURE || e->type->name.n) return NULL;
  return site_of(f, e->type->function) ? e->type->function : NULL;
}

/* --- what is kept must not change any more -------------------------------------------------------------------------------- */
typedef struct stores {
  qn_sym name;
  qn_span span;     /* of where the closure is kept */
  bool in_loop;     /* the walk is inside a loop that contains the span */
  const qn_node *found;
} stores;

static bool before(qn_span a, qn_span b) { return a.line < b.line || (a.line == b.line && a.col < b.col); }
static bool holds(const qn_node *n, qn_span s) {
  qn_span end = {n->span.end_line, n->span.end_col, 0, 0};
  return !before(s, n->span) && before(s, end);
}

static void find_store(void *user, qn_node *n) {
  stores *s = user;
  if (n->kind == QN_AST_FunctionDef || n->kind == QN_AST_Lambda) return;
  bool keep = s->in_loop;
  if ((n->kind == QN_AST_For || n->kind == QN_AST_While) && holds(n, s->span)) s->in_loop = true;
  bool store = n->kind == QN_AST_Name && n->Name.ctx != QN_CTX_Load && n->Name.id == s->name;
  if (store && (s->in_loop || before(s->span, n->span)) && !s->found) s->found = n;
  qn_ast_children(n, find_store, s);
  s->in_loop = keep;
}

void qn_keep_closure(qn_fn *f, const qn_texpr *e, qn_span span) {
  if (e->type->kind == QN_TYPE_TUPLE && e->kind == QN_TX_TUPLE)
    for (uint32_t i = 0; i < e->n; i++) qn_keep_closure(f, e->args[i], span);
  const qn_kfunc *k = qn_late_closure(f, e);
  for (uint32_t i = 0; k && i < k->n_captures; i++) {
    stores s = {.name = k->captures[i], .span = span};
    qn_ast_children(f->k->node, find_store, &s);
    if (!s.found) continue;
    qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, span,
                           "keeping '%.*s' here is not supported in kernels: it holds the value of '%s', which changes later",
                           (int)k->name.n, k->name.p, k->captures[i]->text);
    qn_tnote(f, d, s.found->span, "'%s' is assigned here", k->captures[i]->text);
    return;
  }
}

/* --- functools.partial: a closure without code of its own; its name says how many arguments are positional, then keywords ----- */
qn_texpr *qn_bi_partial(qn_fn *f, qn_sv builtin, const qn_cargs *c) {
  (void)builtin;
  uint32_t n = c->n_pos + c->n_kw;
  if (c->n_pos == 0) {
    qn_terror(f, QN_DIAG_CALL, c->span, "partial() takes a function");
    return qn_poison(f, c->span);
  }
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, n);
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, NULL, c->span, n);
  const char *name = qn_arena_printf(f->in->a, "%u", c->n_pos);
  for (uint32_t i = 0; i < n; i++) {
    e->args[i] = i < c->n_pos ? c->pos[i] : c->kw[i - c->n_pos];
    if (qn_is_poison(e->args[i])) return qn_poison(f, c->span);
    types[i] = e->args[i]->type;
    qn_keep_closure(f, e->args[i], c->span);
    if (i >= c->n_pos) name = qn_arena_printf(f->in->a, "%s %s", name, c->kw_names[i - c->n_pos]->text);
  }
  e->type = qn_type_intern(f->in->types, &(qn_type){.kind = QN_TYPE_CLOSURE, .name = qn_sv_of(name), .items = types, .n = n});
  return e;
}

static qn_sym next_keyword(qn_fn *f, const char **p) {
  while (*p && **p && **p != ' ') ++*p;
  const char *from = **p ? ++*p : *p, *to = from;
  while (*to && *to != ' ') to++;
  size_t n = (size_t)(to - from);
  qn_sym_rec *r = qn_arena_alloc(f->in->a, sizeof *r + n + 1);
  r->n = (uint32_t)n;
  memcpy(r->text, from, n);
  r->text[n] = 0;
  *p = to;
  return r;
}

/* In a temporary, unless it can be evaluated again as it is. */
qn_texpr *qn_settle(qn_fn *f, qn_texpr *e) {
  bool plain = (e->kind == QN_TX_VAR && e->slot->var->name.n == 0) || e->kind == QN_TX_CONST || qn_is_poison(e);
  if (e->kind == QN_TX_TUPLE) {
    plain = true;
    for (uint32_t i = 0; i < e->n; i++) plain = plain && (e->args[i]->kind == QN_TX_VAR || e->args[i]->kind == QN_TX_CONST);
    plain = plain && e->type->kind == QN_TYPE_CLOSURE;
  }
  if (plain) return e;
  if (!qn_type_has_value(e->type)) {
    qn_tstmt *s = qn_ts(f, QN_TS_EXPR, e->span);
    s->expr = e;
    qn_add(f, s);
    return qn_tx_nothing(f, e->type, e->span);
  }
  qn_tslot *t = qn_temp(f, e->type);
  qn_add_set(f, t, e, e->span);
  return qn_tx_slot(f, t, e->span);
}

static qn_texpr *call_partial(qn_fn *f, qn_texpr *callee, const qn_cargs *args) {
  const qn_type *t = callee->type;
  const char *p = qn_arena_strndup(f->in->a, t->name.p, t->name.n);
  uint32_t n_pos = (uint32_t)strtoul(p, NULL, 10), n_kw = t->n - n_pos;
  qn_cargs all = *args;
  all.n_pos = n_pos - 1 + args->n_pos;
  all.pos = QN_NEW_N(f->in->a, qn_texpr *, all.n_pos + 1);
  qn_texpr *fn = qn_tuple_item(f, callee, 0, args->span);
  for (uint32_t i = 0; i < all.n_pos; i++)
    all.pos[i] = i + 1 < n_pos ? qn_tuple_item(f, callee, i + 1, args->span) : args->pos[i + 1 - n_pos];
  all.kw = QN_NEW_N(f->in->a, qn_texpr *, n_kw + args->n_kw + 1);
  all.kw_names = QN_NEW_N(f->in->a, qn_sym, n_kw + args->n_kw + 1);
  all.n_kw = 0;
  for (uint32_t i = 0; i < args->n_kw; i++) all.kw_names[all.n_kw] = args->kw_names[i], all.kw[all.n_kw++] = args->kw[i];
  for (uint32_t i = 0; i < n_kw; i++) {
    qn_sym name = next_keyword(f, &p);
    bool given = false;
    for (uint32_t k = 0; k < args->n_kw; k++) given = given || qn_sv_eq(qn_sym_sv(args->kw_names[k]), qn_sym_sv(name));
    if (!given) all.kw_names[all.n_kw] = name, all.kw[all.n_kw++] = qn_tuple_item(f, callee, n_pos + i, args->span);
  }
  return qn_call_value(f, fn, &all);
}

qn_texpr *qn_call_closure(qn_fn *f, qn_texpr *callee, const qn_cargs *args) {
  if (callee->type->function && qn_must_inline(callee->type->function)) return qn_call_inlined(f, callee, args);
  qn_inner in = qn_inner_begin(f);
  callee = qn_settle(f, callee);
  qn_texpr *e = callee->type->function ? qn_call_bound(f, callee->type->function, callee, args) : call_partial(f, callee, args);
  e = qn_inner_end(f, in, e, args->span);
  for (uint32_t i = 0; i < args->n_pos && e->type->kind == QN_TYPE_CLOSURE; i++) qn_keep_closure(f, args->pos[i], args->span);
  return e;
}

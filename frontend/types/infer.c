/* infer.c - functions: specialisation on argument types, locals, return types, recursion.
 *
 * A function is typed dry until its return type settles, then once more to write its tree. A call to a function that is
 * still being typed dry gets the return type known so far; what was typed with such a guess ("tainted") is thrown away
 * and typed again once the guess is final. */
#include "frontend/types/infer_int.h"
#include "frontend/types/klass.h"

qn_koptions qn_koptions_default(enum qn_rules rules) {
  qn_koptions o = {0};
  o.overflow_raise = rules == QN_RULES_DRIVER;
  return o;
}

const qn_node *qn_fn_args(const qn_kfunc *k) {
  if (k->node->kind == QN_AST_CyFuncDef) return k->node->CyFuncDef.args;
  if (k->node->kind == QN_AST_Lambda) return k->node->Lambda.args;
  return k->node->FunctionDef.args;
}
static qn_nodes body_of(const qn_kfunc *k) {
  if (k->node->kind == QN_AST_CyFuncDef) return k->node->CyFuncDef.body;
  return k->node->FunctionDef.body;
}

/* --- locals ------------------------------------------------------------------------------------------------------------------ */
/* A comprehension has a scope of its own (comp.c), but what `:=` assigns in it is the function's. */
static void collect_walrus(void *user, qn_node *n) {
  if (n->kind == QN_AST_Lambda) return;
  if (n->kind == QN_AST_NamedExpr) (void)qn_local_add(user, n->NamedExpr.target->Name.id);
  qn_ast_children(n, collect_walrus, user);
}

static void collect(void *user, qn_node *n) {
  qn_fn *f = user;
  switch ((int)n->kind) {
    case QN_AST_FunctionDef: (void)qn_local_add(f, n->FunctionDef.name); return; /* refused later, by name */
    case QN_AST_AsyncFunctionDef:
    case QN_AST_CyFuncDef:
    case QN_AST_ClassDef: return;
    case QN_AST_Lambda: return;
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp:
    case QN_AST_GeneratorExp: qn_ast_children(n, collect_walrus, f); return;
    case QN_AST_Name:
      if (n->Name.ctx != QN_CTX_Load) (void)qn_local_add(f, n->Name.id);
      return;
    case QN_AST_CyVarDecl:
      for (uint32_t i = 0; i < n->CyVarDecl.names.n; i++) {
        const qn_node *d = n->CyVarDecl.names.items[i];
        int at = qn_local_add(f, d->CyDeclarator.name);
        f->locals.data[at].declared = qn_ctype(f, d->CyDeclarator.type);
      }
      break;
    default: break;
  }
  qn_ast_children(n, collect, f);
}

typedef struct globals {
  QN_VEC(qn_sym) names;
  qn_fn *f;
} globals;
static void find_globals(void *user, qn_node *n) {
  globals *g = user;
  if (n->kind == QN_AST_Global)
    for (uint32_t i = 0; i < n->Global.names.n; i++) qn_vec_push(g->f->in->a, &g->names, n->Global.names.items[i]);
  qn_ast_children(n, find_globals, g);
}
static void drop_globals(qn_fn *f) {
  globals g = {.f = f};
  qn_nodes body = body_of(f->k);
  for (uint32_t i = 0; i < body.n; i++) find_globals(&g, body.items[i]);
  for (uint32_t i = 0; i < g.names.n; i++) {
    int at = qn_local_find(f, g.names.data[i]);
    if (at >= 0) qn_map_put(f->in->a, &f->index, qn_sym_sv(g.names.data[i]), NULL); /* no local by that name any more */
  }
}

static void add_capture(qn_fn *f, qn_sym name, uint32_t i) {
  if (i >= f->spec->n_args) return;
  qn_tslot *s = qn_local_slot(f, qn_local_add(f, name), f->spec->args[i]);
  s->is_param = true;
  f->t->params[i] = s;
}

static void add_param(qn_fn *f, const qn_node *arg, uint32_t i) {
  if (i >= f->spec->n_args) return;
  int at = qn_local_add(f, arg->arg.arg);
  if (arg->arg.ctype && f->k->rules == QN_RULES_CYTHON && qn_is_list_ctype(arg->arg.ctype)) {
    if (!qn_fits_list(f->spec->args[i])) (void)qn_unsupported(f, arg->span, "a list that is none");
  } else if (arg->arg.ctype && f->k->rules == QN_RULES_CYTHON) {
    const qn_type *t = qn_ctype(f, arg->arg.ctype);
    if (t->kind == QN_TYPE_SCALAR) f->locals.data[at].declared = t;
  }
  qn_tslot *s = qn_local_slot(f, at, f->spec->args[i]);
  s->is_param = true;
  f->t->params[i] = s;
}

static void add_params(qn_fn *f) {
  const qn_node *a = qn_fn_args(f->k);
  uint32_t i = 0;
  for (uint32_t k = 0; k < a->arguments.posonlyargs.n; k++) add_param(f, a->arguments.posonlyargs.items[k], i++);
  for (uint32_t k = 0; k < a->arguments.args.n; k++) add_param(f, a->arguments.args.items[k], i++);
  for (uint32_t k = 0; k < a->arguments.kwonlyargs.n; k++) add_param(f, a->arguments.kwonlyargs.items[k], i++);
  if (a->arguments.vararg) add_param(f, a->arguments.vararg, i++);
  for (uint32_t k = 0; k < f->k->n_captures; k++) add_capture(f, f->k->captures[k], i++);
}

qn_sym qn_param_name(const qn_kfunc *k, uint32_t i) {
  const qn_node *a = qn_fn_args(k);
  const qn_nodes lists[] = {a->arguments.posonlyargs, a->arguments.args, a->arguments.kwonlyargs};
  for (size_t l = 0; l < QN_COUNT(lists); l++) {
    if (i < lists[l].n) return lists[l].items[i]->arg.arg;
    i -= lists[l].n;
  }
  if (a->arguments.vararg && i-- == 0) return a->arguments.vararg->arg.arg;
  return k->captures[i];
}

void qn_collect_locals(qn_fn *f) {
  const qn_node *a = qn_fn_args(f->k);
  uint32_t n = a->arguments.posonlyargs.n + a->arguments.args.n + a->arguments.kwonlyargs.n + (a->arguments.vararg != NULL);
  for (uint32_t i = 0; i < n + f->k->n_captures; i++) (void)qn_local_add(f, qn_param_name(f->k, i));
  if (f->k->node->kind == QN_AST_Lambda) {
    collect(f, f->k->node->Lambda.body);
    return;
  }
  qn_nodes body = body_of(f->k);
  for (uint32_t i = 0; i < body.n; i++) collect(f, body.items[i]);
  if (body.n) drop_globals(f);
}

/* --- one function ---------------------------------------------------------------------------------------------------------------- */
static void bind_params(qn_fn *f) {
  f->cur = (qn_env){QN_NEW_N(f->in->a, qn_binding, f->locals.n + 1), f->locals.n};
  for (uint32_t i = 0; i < f->spec->n_args; i++) {
    qn_tslot *s = f->t->params[i];
    if (!s) continue;
    qn_binding *b = &f->cur.at[s->var->id];
    *b = (qn_binding){.type = s->type, .span = f->k->node->span};
    if (qn_type_has_value(s->type)) b->slot = s;
  }
}

void qn_return(qn_fn *f, qn_texpr *value, qn_span span) {
  if (qn_return_inlined(f, value, span) || qn_return_finally(f, value, span)) return;
  qn_spec *s = f->spec;
  if (value->type->kind == QN_TYPE_OPTIONAL && f->k->rules == QN_RULES_CYTHON && !qn_is_instance(value->type->item)) value = qn_cast(f, value, value->type->item);
  if (qn_is_poison(value)) s->ret_unknown = true;
  else {
    if (!s->ret_final) {
      const qn_type *u = f->ret ? qn_unify(f, f->ret, value->type) : value->type;
      bool ok = u && (qn_type_has_value(u) || u->kind == QN_TYPE_NONE || u->kind == QN_TYPE_TUPLE || u->kind == QN_TYPE_FUNCTION || u->kind == QN_TYPE_CLOSURE);
      if (!ok) {
        qn_diag *d = u ? qn_terror(f, QN_DIAG_TYPE, span, "a kernel cannot return %s", qn_tt(f, u))
                       : qn_terror(f, QN_DIAG_TYPE, span, "cannot unify the return types %s and %s", qn_tt(f, f->ret),
                                   qn_tt(f, value->type));
        if (!u) qn_tnote(f, d, f->return_span, "%s is returned here", qn_tt(f, f->ret));
      } else {
        if (u != f->ret) f->return_span = span;
        f->ret = u;
        s->ret = qn_settled(f, u);
      }
    }
    if (f->out) {
      qn_tstmt *r = qn_ts(f, QN_TS_RETURN, span);
      r->expr = qn_cast(f, value, s->ret);
      qn_add(f, r);
    }
  }
  f->cur.at = NULL;
}

static void run_body(qn_fn *f, qn_tblock *out) {
  bind_params(f);
  f->out = out;
  f->loop = NULL;
  f->depth = f->stmt_depth = f->n_parallel = 0;
  if (f->k->node->kind == QN_AST_Lambda) {
    qn_texpr *e = qn_texpr_of(f, f->k->node->Lambda.body);
    qn_return(f, e, e->span);
    return;
  }
  qn_stmts(f, body_of(f->k));
  if (!f->cur.at) return;
  /* the end is reached: None, or in C a zero of the declared type */
  const qn_type *ret = f->spec->ret;
  if (f->k->rules == QN_RULES_CYTHON && f->spec->ret_final && ret->kind == QN_TYPE_SCALAR) {
    qn_return(f, qn_tx_int(f, ret, 0, f->k->node->span), f->k->node->span);
    return;
  }
  qn_return(f, qn_tx_nothing(f, f->in->types->none, f->k->node->span), f->k->node->span);
}

/* Typed dry until no container changes any more what it holds. */
static void dry_pass(qn_fn *f) {
  qn_pass p;
  const qn_type *ret = f->ret, *known = f->spec->ret;
  do {
    f->ret = ret, f->spec->ret = known;
    p = qn_pass_begin(f);
    run_body(f, NULL);
  } while (qn_pass_again(f, p));
  if (f->ret && !f->spec->ret_final) f->spec->ret = qn_settled(f, f->ret);
}

static void settle_return(qn_fn *f) {
  qn_spec *s = f->spec;
  for (int round = 0; round < 8; round++) {
    const qn_type *before = s->ret;
    s->provisional_used = false;
    dry_pass(f);
    if (s->ret_unknown && f->in->request->checking) s->ret = f->in->types->poison;
    if (f->in->failed || !s->provisional_used || (s->ret == before && before)) break;
    if (!s->ret && round > 0) break;
  }
  if (!s->ret && !f->in->failed && !f->ret) {
    if (s->provisional_used)
      qn_terror(f, QN_DIAG_TYPE, f->k->node->span, "cannot type the recursion of '%.*s': no path returns without it",
                (int)f->k->name.n, f->k->name.p);
    else
      s->ret = f->in->types->none; /* every path raises, or never ends */
  }
}

static void declared_return(qn_fn *f) {
  if (f->k->node->kind == QN_AST_CyFuncDef && f->k->node->CyFuncDef.returns) {
    const qn_type *t = qn_ctype(f, f->k->node->CyFuncDef.returns);
    if (t->kind != QN_TYPE_POISON) f->spec->ret = t, f->spec->ret_final = true;
  }
  for (uint32_t i = 0; i < f->k->n_signatures; i++) {
    const qn_signature *sig = &f->k->signatures[i];
    bool same = sig->ret && sig->n == f->spec->n_args;
    for (uint32_t a = 0; same && a < sig->n; a++) same = sig->args[a] == f->spec->args[a];
    if (same) f->spec->ret = sig->ret, f->spec->ret_final = true;
  }
  const qn_infer_request *rq = f->in->request;
  bool root = rq && rq->ret && rq->function == f->k && rq->n_args == f->spec->n_args;
  for (uint32_t a = 0; root && a < rq->n_args; a++) root = rq->args[a] == f->spec->args[a];
  if (root) f->spec->ret = rq->ret, f->spec->ret_final = true;
}

static void declare_locals(qn_fn *f) {
  for (uint32_t i = 0; i < f->k->n_locals; i++)
    for (uint32_t k = 0; k < f->locals.n; k++) {
      qn_local *l = &f->locals.data[k];
      bool param = l->slots.n && l->slots.data[0]->is_param;
      if (!param && qn_sv_eq(qn_sym_sv(l->name), f->k->locals[i].name)) l->declared = f->k->locals[i].type;
    }
}

static void type_function(qn_infer_state *in, qn_spec *s) {
  qn_fn *f = QN_NEW(in->a, qn_fn);
  bool failed_before = in->failed;
  in->failed = false;
  *f = (qn_fn){.in = in, .spec = s, .k = s->k, .t = s->t};
  add_params(f);
  qn_collect_locals(f);
  declare_locals(f);
  declared_return(f);
  if (!s->ret_final && !in->failed) settle_return(f);
  else if (!in->failed) dry_pass(f);
  f->settled = true;
  if (!s->ret && f->ret && !in->failed) run_body(f, NULL); /* says what is not known of the containers that it returns */
  if (s->ret && !in->failed && !s->tainted) {
    s->ret_final = true;
    s->t->ret = s->ret;
    if (!in->request->checking) run_body(f, &s->t->body);
    s->done = true;
  }
  s->failed = in->failed;
  in->failed = in->failed || failed_before;
}

/* --- specialisations ------------------------------------------------------------------------------------------------------------- */
static qn_spec *find_spec(qn_infer_state *in, const qn_kfunc *k, const qn_type *const *args, uint32_t n) {
  for (uint32_t i = 0; i < in->specs.n; i++) {
    qn_spec *s = in->specs.data[i];
    if (s->k == k && s->n_args == n && (n == 0 || memcmp(s->args, args, n * sizeof *args) == 0)) return s;
  }
  return NULL;
}

enum { MAX_SPECS = 400, MAX_STACK = 60 };

qn_spec *qn_specialise(qn_infer_state *in, const qn_kfunc *k, const qn_type *const *args, uint32_t n_args) {
  qn_spec *s = find_spec(in, k, args, n_args);
  if (s) {
    bool busy = !s->done && !s->failed && !s->ret_final;
    for (uint32_t i = in->stack.n; busy && i-- > 0 && in->stack.data[i] != s;) in->stack.data[i]->tainted = true;
    if (busy) s->provisional_used = true;
    return s;
  }
  s = QN_NEW(in->a, qn_spec);
  s->k = k, s->n_args = n_args;
  s->args = QN_NEW_N(in->a, const qn_type *, n_args + 1);
  if (n_args) memcpy(s->args, args, n_args * sizeof *args);
  s->t = QN_NEW(in->a, qn_tfunc);
  s->t->name = k->name, s->t->function = k, s->t->source = k->source;
  s->t->args = s->args, s->t->n_args = n_args;
  s->t->params = QN_NEW_N(in->a, qn_tslot *, n_args + 1);
  if (in->specs.n >= MAX_SPECS || in->stack.n >= MAX_STACK) {
    qn_fn f = {.in = in, .spec = s, .k = k, .t = s->t};
    qn_terror(&f, QN_DIAG_LIMIT, k->node->span, "too many specialisations: the argument types of '%.*s' keep growing",
              (int)k->name.n, k->name.p);
    s->failed = true;
    return s;
  }
  qn_vec_push(in->a, &in->specs, s);
  qn_vec_push(in->a, &in->stack, s);
  type_function(in, s);
  in->stack.n--;
  if (s->tainted && !s->failed) { /* was typed with a guess: forget it, its result is only for this round */
    for (uint32_t i = 0; i < in->specs.n; i++)
      if (in->specs.data[i] == s) in->specs.data[i] = in->specs.data[--in->specs.n];
    if (!s->ret) {
      for (uint32_t i = 0; i < in->stack.n; i++) in->stack.data[i]->provisional_used = true;
    }
  }
  return s;
}

/* --- the program -------------------------------------------------------------------------------------------------------------------- */
static void reach_block(qn_tprogram *p, qn_arena *a, const qn_tblock *b);
static void reach(qn_tprogram *p, qn_arena *a, qn_tfunc *t) {
  for (uint32_t i = 0; i < p->functions.n; i++)
    if (p->functions.data[i] == t) return;
  t->id = p->functions.n;
  qn_vec_push(a, &p->functions, t);
  reach_block(p, a, &t->body);
}
static void note_change(qn_tprogram *p, qn_arena *a, const qn_texpr *e) {
  bool helper = e->kind == QN_TX_HELPER; /* what it does is not known here */
  if (!helper && !(e->kind == QN_TX_OBJ && qn_obj_changes(e->obj) && !e->own)) return;
  for (uint32_t i = 0; i < e->n && (helper || i == 0); i++)
    if (qn_is_container(e->args[i]->type)) qn_vec_push(a, &p->changed, e->args[i]->type);
}
bool qn_program_changes(const qn_tprogram *p, const qn_type *t) {
  for (uint32_t i = 0; i < p->changed.n; i++)
    if (qn_castable_items(p->changed.data[i], t)) return true;
  return false;
}

static void reach_expr(qn_tprogram *p, qn_arena *a, const qn_texpr *e) {
  if (!e) return;
  note_change(p, a, e);
  if (e->kind == QN_TX_CALL) reach(p, a, e->callee);
  if (e->kind == QN_TX_BLOCK) reach_block(p, a, e->block);
  for (uint32_t i = 0; i < e->n; i++) reach_expr(p, a, e->args[i]);
  if (e->kind == QN_TX_VIEW)
    for (uint32_t i = 0; i < e->n_axes; i++) {
      reach_expr(p, a, e->axes[i].at);
      reach_expr(p, a, e->axes[i].lo);
      reach_expr(p, a, e->axes[i].hi);
      reach_expr(p, a, e->axes[i].step);
    }
}
static void reach_block(qn_tprogram *p, qn_arena *a, const qn_tblock *b) {
  for (uint32_t i = 0; i < b->list.n; i++) {
    const qn_tstmt *s = b->list.data[i];
    const qn_texpr *parts[] = {s->expr, s->place, s->lo, s->hi, s->step};
    for (size_t k = 0; k < QN_COUNT(parts); k++) reach_expr(p, a, parts[k]);
    reach_block(p, a, &s->body);
    reach_block(p, a, &s->orelse);
  }
}

static bool holds_function(const qn_type *t) {
  if (t->kind == QN_TYPE_CLOSURE || t->kind == QN_TYPE_FUNCTION) return true;
  for (uint32_t i = 0; t->kind == QN_TYPE_TUPLE && i < t->n; i++)
    if (holds_function(t->items[i])) return true;
  return t->kind == QN_TYPE_OPTIONAL && holds_function(t->item);
}

/* The arguments of a direct call as the parameters see them: those beyond the named ones are the tuple of `*args`. */
static qn_spec *root_spec(qn_infer_state *in, const qn_infer_request *rq) {
  const qn_node *a = qn_fn_args(rq->function);
  uint32_t fixed = a->arguments.posonlyargs.n + a->arguments.args.n + a->arguments.kwonlyargs.n;
  qn_fn f = {.in = in, .spec = QN_NEW(in->a, qn_spec), .k = rq->function};
  if (a->arguments.kwarg) {
    qn_unsupported(&f, rq->function->node->span, "a function with '**' parameters");
    return NULL;
  }
  if (rq->n_args < fixed || (rq->n_args > fixed && !a->arguments.vararg)) {
    qn_terror(&f, QN_DIAG_CALL, rq->function->node->span, "%.*s() takes %u arguments but %u were given",
              (int)rq->function->name.n, rq->function->name.p, fixed, rq->n_args);
    return NULL;
  }
  if (!a->arguments.vararg) return qn_specialise(in, rq->function, rq->args, fixed);
  const qn_type **args = QN_NEW_N(in->a, const qn_type *, fixed + 1);
  if (fixed) memcpy(args, rq->args, fixed * sizeof *args);
  args[fixed] = rq->checking ? in->types->poison : qn_type_tuple(in->types, rq->args + fixed, rq->n_args - fixed);
  return qn_specialise(in, rq->function, args, fixed + 1);
}

qn_tprogram *qn_infer(qn_arena *a, const qn_infer_request *rq, qn_diags *diags, const char **reason) {
  qn_infer_state *in = QN_NEW(a, qn_infer_state);
  in->a = a, in->types = rq->types, in->diags = diags, in->request = rq;
  in->program = QN_NEW(a, qn_tprogram);
  in->program->types = rq->types;
  if (reason) *reason = NULL;
  qn_spec *s = root_spec(in, rq);
  if (s && s->done && !s->failed && holds_function(s->ret)) {
    qn_fn f = {.in = in, .spec = s, .k = rq->function};
    qn_terror(&f, QN_DIAG_TYPE, rq->function->node->span, "a kernel cannot return a function or a generator to Python");
    s->failed = true;
  }
  if (s && s->done && !s->failed && s->ret && qn_holds_vmitem(s->ret)) {
    qn_fn f = {.in = in, .spec = s, .k = rq->function};
    (void)qn_unsupported(&f, rq->function->node->span, "a result that is what a list holds");
    s->failed = true;
  }
  if (s && s->done && s->ret && s->ret->kind == QN_TYPE_RANGE && !in->failed) {
    qn_fn f = {.in = in, .spec = s, .k = s->k};
    s->failed = true;
    qn_terror(&f, QN_DIAG_TYPE, s->k->node->span, "a kernel that is called from outside cannot return a range");
  }
  if (!s || s->failed || !s->done || in->failed) {
    if (reason) *reason = in->reason;
    return NULL;
  }
  reach(in->program, a, s->t);
  return in->program;
}

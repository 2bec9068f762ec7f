/* check_kernels.c - the kernels of a source, typed without running it: parameters are of unknown type, unless the decorator
 * has a signature. What depends on an unknown says nothing; what no argument could mend is reported: a name that does not
 * exist, a construct that kernels cannot hold, types that disagree whatever comes in. */
#include "engine/check.h"

typedef struct checked { /* a kernel and the names that it sees */
  qn_kfunc k;
  qn_kenv env;
  qn_checker *c;
  const qn_scope *scope;
} checked;

/* --- names ------------------------------------------------------------------------------------------------------------ */
static void resolve(void *user, qn_arena *a, qn_sv name, qn_global *out) {
  checked *k = user;
  (void)a;
  *out = (qn_global){.kind = QN_GLOBAL_MISSING};
  qn_sym sym = qn_intern_find(&k->c->m->session->rt.intern, name);
  if (!sym) return;
  for (const qn_scope *at = k->scope->parent; at && at->kind != QN_SCOPE_MODULE; at = at->parent) {
    const qn_symbol *s = at->kind == QN_SCOPE_CLASS ? NULL : qn_scope_find(k->c->m->scopes, at, sym);
    if (s && s->flags & (QN_SYMBOL_BOUND | QN_SYMBOL_PARAM)) { /* of a function around it: known when that runs */
      out->kind = QN_GLOBAL_UNKNOWN;
      return;
    }
  }
  qn_known *known = qn_check_known(k->c, sym);
  if (known) *out = known->bound == 1 ? known->value : (qn_global){.kind = QN_GLOBAL_UNKNOWN};
  else if (qn_scope_root(k->c->m->scopes)->has_star_import) out->kind = QN_GLOBAL_UNKNOWN;
  if (out->kind == QN_GLOBAL_MODULE && !out->s.n) out->kind = QN_GLOBAL_UNKNOWN;
}

static void names(void *user, void (*each)(void *ctx, qn_sv name), void *ctx) {
  checked *k = user;
  for (uint32_t i = 0; i < k->c->list.n; i++) each(ctx, qn_sym_sv(k->c->list.data[i]->name));
}

/* --- decorators -------------------------------------------------------------------------------------------------------- */
static const qn_node *call_of(const qn_node *decorator) { return decorator->kind == QN_AST_Call ? decorator : NULL; }

static bool is_kernel_decorator(const qn_checker *c, const qn_node *decorator) {
  qn_global g;
  qn_check_value(c, call_of(decorator) ? decorator->Call.func : decorator, &g);
  static const char *const known[] = {"numba.njit", "numba.jit", "numba.vectorize"};
  for (size_t i = 0; g.kind == QN_GLOBAL_MEMBER && i < QN_COUNT(known); i++)
    if (qn_sv_is(g.s, known[i])) return true;
  return false;
}

static bool is_jitclass(const qn_checker *c, const qn_node *n) {
  qn_global g = {QN_GLOBAL_MISSING};
  for (uint32_t i = 0; n->kind == QN_AST_ClassDef && i < n->ClassDef.decorator_list.n; i++) {
    const qn_node *d = n->ClassDef.decorator_list.items[i];
    qn_check_value(c, call_of(d) ? d->Call.func : d, &g);
    if (g.kind == QN_GLOBAL_MEMBER && (qn_sv_is(g.s, "numba.experimental.jitclass") || qn_sv_is(g.s, "numba.jitclass"))) return true;
  }
  return false;
}

static bool is_true(const qn_node *call, const char *option) {
  for (uint32_t i = 0; call && i < call->Call.keywords.n; i++) {
    const qn_node *k = call->Call.keywords.items[i];
    if (k->keyword.arg && qn_sv_is(qn_sym_sv(k->keyword.arg), option))
      return k->keyword.value->kind == QN_AST_Constant && k->keyword.value->Constant.value.kind == QN_CONST_TRUE;
  }
  return false;
}

static const qn_node *text_of(const qn_node *n) { return n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_STR ? n : NULL; }

/* The signatures written as text in @njit("…") or @vectorize(["…", …]); anything else is left to the run. */
static void read_signatures(qn_checker *c, qn_types *types, const qn_node *call, qn_kfunc *k) {
  if (!call || !call->Call.args.n) return;
  const qn_node *first = call->Call.args.items[0];
  qn_nodes one = {(qn_node *[]){call->Call.args.items[0]}, 1};
  qn_nodes list = first->kind == QN_AST_List ? first->List.elts : first->kind == QN_AST_Tuple ? first->Tuple.elts : one;
  qn_signature *out = QN_NEW_N(c->a, qn_signature, list.n + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; i < list.n; i++) {
    const qn_node *text = text_of(list.items[i]);
    const char *message = NULL;
    if (!text) return;
    if (qn_signature_parse(types, text->Constant.value.s, &out[n], &message)) n++;
    else
      qn_diag_add(&c->m->diags, c->m->source, QN_DIAG_TYPE, text->span, "signature '%.*s': %s", (int)text->Constant.value.s.n,
                  text->Constant.value.s.p, message);
  }
  k->signatures = out;
  k->n_signatures = n;
}

/* --- one kernel --------------------------------------------------------------------------------------------------------- */
static checked *kernel_of(qn_checker *c, qn_types *types, const qn_node *fn) {
  checked *k = QN_NEW(c->a, checked);
  k->c = c;
  k->scope = qn_scope_of(c->m->scopes, fn);
  k->env = (qn_kenv){k, resolve, names};
  k->k = (qn_kfunc){.node = fn, .source = c->m->source, .scopes = c->m->scopes, .name = qn_sym_sv(fn->FunctionDef.name), .env = &k->env,
                    .rules = QN_RULES_NUMBA, .options = qn_koptions_default(QN_RULES_NUMBA)};
  k->k.not_kernel = fn->FunctionDef.decorator_list.n == 0;
  for (uint32_t i = 0; i < fn->FunctionDef.decorator_list.n; i++) {
    const qn_node *call = call_of(fn->FunctionDef.decorator_list.items[i]);
    k->k.options.parallel |= is_true(call, "parallel");
    if (is_kernel_decorator(c, fn->FunctionDef.decorator_list.items[i])) read_signatures(c, types, call, &k->k);
  }
  return k;
}

static void type_kernel(qn_checker *c, qn_types *types, const checked *k) {
  const qn_node *a = k->k.node->FunctionDef.args;
  uint32_t n = a->arguments.posonlyargs.n + a->arguments.args.n + a->arguments.kwonlyargs.n;
  const qn_type **args = QN_NEW_N(c->a, const qn_type *, n + 1);
  for (uint32_t i = 0; i < n; i++) args[i] = types->poison;
  qn_infer_request rq = {.function = &k->k, .types = types, .args = args, .n_args = n, .checking = true,
                         .races = (c->m->session->flags & QN_SESSION_LIST_RACES) != 0};
  if (!k->k.n_signatures) qn_infer(c->a, &rq, &c->m->diags, NULL);
  for (uint32_t i = 0; i < k->k.n_signatures; i++) {
    if (k->k.signatures[i].n != n) continue;
    rq.args = k->k.signatures[i].args;
    rq.ret = k->k.signatures[i].ret;
    qn_infer(c->a, &rq, &c->m->diags, NULL);
  }
}

typedef struct walk {
  qn_checker *c;
  qn_types *types;
  QN_VEC(checked *) kernels;
  bool in_class;
  bool in_jitclass; /* its methods are kernels whatever stands before them */
} walk;

static void find(void *user, qn_node *n) {
  walk *w = user;
  bool class = n->kind == QN_AST_ClassDef;
  if (n->kind == QN_AST_FunctionDef && w->in_jitclass) {
    checked *k = kernel_of(w->c, w->types, n);
    k->k.not_kernel = false;
    qn_vec_push(w->c->a, &w->kernels, k);
    return;
  }
  if (n->kind == QN_AST_FunctionDef && !w->in_class) {
    bool kernel = n->FunctionDef.decorator_list.n == 1 && is_kernel_decorator(w->c, n->FunctionDef.decorator_list.items[0]);
    if (is_true(call_of(kernel ? n->FunctionDef.decorator_list.items[0] : n), "forceobj")) kernel = false;
    const qn_scope *scope = qn_scope_of(w->c->m->scopes, n);
    qn_known *known = scope->parent->kind == QN_SCOPE_MODULE ? qn_check_known(w->c, n->FunctionDef.name) : NULL;
    checked *k = kernel || !n->FunctionDef.decorator_list.n ? kernel_of(w->c, w->types, n) : NULL;
    if (known && known->bound == 1 && k) known->value = (qn_global){.kind = QN_GLOBAL_FUNCTION, .function = &k->k};
    if (kernel) qn_vec_push(w->c->a, &w->kernels, k);
    if (kernel) return; /* what is inside it is its own affair */
  }
  bool outer = w->in_class, outer_jit = w->in_jitclass;
  w->in_class = class;
  w->in_jitclass = is_jitclass(w->c, n);
  qn_ast_children(n, find, w);
  w->in_class = outer;
  w->in_jitclass = outer_jit;
}

/* `@overload(f)` and `g = f`-like uses give an undecorated function a meaning in kernels: then it is not evident. */
static void overloads(void *user, qn_node *n) {
  qn_checker *c = user;
  if (n->kind == QN_AST_FunctionDef)
    for (uint32_t i = 0; i < n->FunctionDef.decorator_list.n; i++) {
      const qn_node *call = call_of(n->FunctionDef.decorator_list.items[i]);
      const qn_node *first = call && call->Call.args.n ? call->Call.args.items[0] : NULL;
      qn_known *known = first && first->kind == QN_AST_Name ? qn_check_known(c, first->Name.id) : NULL;
      if (known) known->bound = 2;
    }
  qn_ast_children(n, overloads, c);
}

void qn_check_kernels(qn_checker *c) {
  qn_types types;
  qn_types_init(&types, c->a);
  walk w = {.c = c, .types = &types};
  overloads(c, c->m->root);
  find(&w, c->m->root);
  for (uint32_t i = 0; i < w.kernels.n; i++) type_kernel(c, &types, w.kernels.data[i]);
}

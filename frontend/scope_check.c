/* scope_check.c - statements and expressions that parse but stand where they may not: CPython's compiler refuses these.
 * The walk knows the scope, whether a loop is around, and whether an except* block is. Patterns: scope_pattern.c. */
#include "frontend/scope_check.h"

#include "frontend/scope_state.h"

static void check(checker *c, const qn_node *n);

void qn_check_fail(checker *c, const qn_node *at, const char *fmt, ...) {
  char message[300];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(message, sizeof message, fmt, ap);
  va_end(ap);
  qn_diag_add(c->t->diags, c->t->source, QN_DIAG_PLACE, at->span, "%s", message);
}

static void check_child(void *user, qn_node *child) { check(user, child); }
static void check_children(checker *c, const qn_node *n) { qn_ast_children(n, check_child, c); }
static void check_list(checker *c, const qn_nodes *list) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->items[i]) check(c, list->items[i]);
}

static bool in_async(const checker *c) {
  return (c->cur->kind == QN_SCOPE_FUNCTION && c->cur->is_coroutine) || qn_scope_is_comprehension(c->cur);
}

/* --- scopes and loops -------------------------------------------------------------------------------------------- */
static void in_scope(checker *c, const qn_node *n, const qn_nodes *body, const qn_node *expression) {
  checker outer = *c;
  c->cur = qn_scope_of(c->t, n);
  if (!c->cur) { /* in an annotation that is only text */
    *c = outer;
    return;
  }
  c->loops = 0;
  c->in_except_star = false;
  if (body) check_list(c, body);
  if (expression) check(c, expression);
  *c = outer;
}

static void check_function(checker *c, const qn_node *n) {
  check_list(c, &n->FunctionDef.decorator_list);
  check(c, n->FunctionDef.args);
  if (n->FunctionDef.returns) check(c, n->FunctionDef.returns);
  in_scope(c, n, &n->FunctionDef.body, NULL);
}

static void check_loop(checker *c, const qn_nodes *body, const qn_nodes *orelse) {
  bool except_star = c->in_except_star;
  c->in_except_star = false; /* a loop inside takes its own break and continue */
  c->loops++;
  check_list(c, body);
  c->loops--;
  c->in_except_star = except_star;
  check_list(c, orelse);
}

static void check_jump(checker *c, const qn_node *n) {
  if (c->in_except_star)
    qn_check_fail(c, n, "'break', 'continue' and 'return' cannot appear in an except* block");
  else if (c->loops == 0)
    qn_check_fail(c, n, n->kind == QN_AST_Break ? "'break' outside loop" : "'continue' not properly in loop");
}

static void check_return(checker *c, const qn_node *n) {
  if (!qn_scope_is_function(c->cur))
    qn_check_fail(c, n, "'return' outside function");
  else if (c->in_except_star)
    qn_check_fail(c, n, "'break', 'continue' and 'return' cannot appear in an except* block");
  else if (n->Return.value && c->cur->is_coroutine && c->cur->is_generator)
    qn_check_fail(c, n, "'return' with value in async generator");
  check_children(c, n);
}

static void check_try(checker *c, const qn_node *n) {
  check_list(c, &n->Try.body);
  bool except_star = c->in_except_star;
  for (uint32_t i = 0; i < n->Try.handlers.n; i++) {
    const qn_node *h = n->Try.handlers.items[i];
    if (!h->ExceptHandler.type && i + 1 < n->Try.handlers.n) qn_check_fail(c, h, "default 'except:' must be last");
    if (n->kind == QN_AST_TryStar) c->in_except_star = true;
    check(c, h);
    c->in_except_star = except_star;
  }
  check_list(c, &n->Try.orelse);
  check_list(c, &n->Try.finalbody);
}

/* --- async and generators ---------------------------------------------------------------------------------------- */
static void check_await(checker *c, const qn_node *n) {
  if (!qn_scope_is_function(c->cur))
    qn_check_fail(c, n, "'await' outside function");
  else if (!in_async(c))
    qn_check_fail(c, n, "'await' outside async function");
  check_children(c, n);
}

static void check_async_statement(checker *c, const qn_node *n) {
  if (!in_async(c))
    qn_check_fail(
        c, n,
        n->kind == QN_AST_AsyncFor ? "'async for' outside async function" : "'async with' outside async function");
}

static void check_yield(checker *c, const qn_node *n) {
  if (!qn_scope_is_function(c->cur))
    qn_check_fail(c, n, n->kind == QN_AST_Yield ? "'yield' outside function" : "'yield' outside function");
  else if (n->kind == QN_AST_YieldFrom && c->cur->is_coroutine)
    qn_check_fail(c, n, "'yield from' inside async function");
  check_children(c, n);
}

static void check_comprehension(checker *c, const qn_node *n, const qn_nodes *generators) {
  const qn_scope *s = qn_scope_of(c->t, n);
  if (!s) return; /* in an annotation that is only text */
  if (s->is_coroutine && !s->is_generator && !in_async(c))
    qn_check_fail(c, n, "asynchronous comprehension outside of an asynchronous function");
  check(c, generators->items[0]->comprehension.iter);
  checker outer = *c;
  c->cur = qn_scope_of(c->t, n);
  c->loops = 0;
  for (uint32_t i = 0; i < generators->n; i++) {
    const qn_node *g = generators->items[i];
    check(c, g->comprehension.target);
    if (i) check(c, g->comprehension.iter);
    check_list(c, &g->comprehension.ifs);
  }
  check(c, n->kind == QN_AST_DictComp ? n->DictComp.key : n->ListComp.elt);
  if (n->kind == QN_AST_DictComp) check(c, n->DictComp.value);
  *c = outer;
}

/* --- names and stars --------------------------------------------------------------------------------------------- */
static void check_debug(checker *c, qn_sym name, const qn_node *at) {
  if (name && qn_sv_is(qn_sym_sv(name), "__debug__")) qn_check_fail(c, at, "cannot assign to __debug__");
}

/* The elements of a list, tuple, set or call: here stars are at home. */
static void check_elements(checker *c, const qn_nodes *list) {
  for (uint32_t i = 0; i < list->n; i++) {
    const qn_node *n = list->items[i];
    check(c, n->kind == QN_AST_Starred ? n->Starred.value : n);
  }
}

static void check_sequence(checker *c, const qn_node *n) {
  const qn_nodes *elts = n->kind == QN_AST_Set ? &n->Set.elts : &n->List.elts;
  if (n->kind != QN_AST_Set && n->List.ctx == QN_CTX_Store) {
    uint32_t stars = 0;
    for (uint32_t i = 0; i < elts->n; i++) stars += elts->items[i]->kind == QN_AST_Starred;
    if (stars > 1) qn_check_fail(c, n, "multiple starred expressions in assignment");
  }
  check_elements(c, elts);
}

static void check_keywords(checker *c, const qn_nodes *keywords) {
  qn_map seen = {0};
  for (uint32_t i = 0; i < keywords->n; i++) {
    const qn_node *k = keywords->items[i];
    check_debug(c, k->keyword.arg, k);
    if (k->keyword.arg && keywords->n > 1) {
      if (qn_map_get(&seen, qn_sym_sv(k->keyword.arg)))
        qn_check_fail(c, k, "keyword argument repeated: %s", k->keyword.arg->text);
      qn_map_put(c->t->arena, &seen, qn_sym_sv(k->keyword.arg), keywords->items[i]);
    }
    check(c, k->keyword.value);
  }
}

static void check_future(checker *c, const qn_node *n) {
  static const char *const features[] = {"nested_scopes",  "generators",     "division",         "absolute_import",
                                         "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
                                         "generator_stop", "annotations"};
  if (!n->ImportFrom.module || !qn_sv_is(qn_sym_sv(n->ImportFrom.module), "__future__")) return;
  if (c->past_future) qn_check_fail(c, n, "from __future__ imports must occur at the beginning of the file");
  for (uint32_t i = 0; i < n->ImportFrom.names.n; i++) {
    const char *name = n->ImportFrom.names.items[i]->alias.name->text;
    bool known = false;
    for (size_t k = 0; k < QN_COUNT(features); k++) known |= strcmp(features[k], name) == 0;
    if (strcmp(name, "braces") == 0)
      qn_check_fail(c, n, "not a chance");
    else if (!known)
      qn_check_fail(c, n, "future feature %s is not defined", name);
  }
}

/* --- the walk ---------------------------------------------------------------------------------------------------- */
static void check_expression(checker *c, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Lambda:
      check(c, n->Lambda.args);
      in_scope(c, n, NULL, n->Lambda.body);
      return;
    case QN_AST_Await:
      check_await(c, n);
      return;
    case QN_AST_Yield:
    case QN_AST_YieldFrom:
      check_yield(c, n);
      return;
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_GeneratorExp:
      check_comprehension(c, n, &n->ListComp.generators);
      return;
    case QN_AST_DictComp:
      check_comprehension(c, n, &n->DictComp.generators);
      return;
    case QN_AST_List:
    case QN_AST_Tuple:
    case QN_AST_Set:
      check_sequence(c, n);
      return;
    case QN_AST_Call:
      check(c, n->Call.func);
      check_elements(c, &n->Call.args);
      check_keywords(c, &n->Call.keywords);
      return;
    case QN_AST_Starred:
      qn_check_fail(c, n,
                    n->Starred.ctx == QN_CTX_Store ? "starred assignment target must be in a list or tuple"
                                                   : "can't use starred expression here");
      return;
    case QN_AST_Name:
      if (n->Name.ctx != QN_CTX_Load) check_debug(c, n->Name.id, n);
      return;
    case QN_AST_Attribute:
      if (n->Attribute.ctx != QN_CTX_Load) check_debug(c, n->Attribute.attr, n);
      check(c, n->Attribute.value);
      return;
    case QN_AST_arg: /* `*args: *Ts` */
      check_debug(c, n->arg.arg, n);
      if (n->arg.annotation)
        check(c, n->arg.annotation->kind == QN_AST_Starred ? n->arg.annotation->Starred.value : n->arg.annotation);
      return;
    default:
      check_children(c, n);
      return; /* kinds without rules of place */
  }
}

static void check(checker *c, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_FunctionDef:
    case QN_AST_AsyncFunctionDef:
      check_function(c, n);
      return;
    case QN_AST_CyFuncDef:
      if (!n->CyFuncDef.is_decl) in_scope(c, n, &n->CyFuncDef.body, NULL);
      return;
    case QN_AST_ClassDef:
      check_list(c, &n->ClassDef.decorator_list);
      check_elements(c, &n->ClassDef.bases);
      check_keywords(c, &n->ClassDef.keywords);
      in_scope(c, n, &n->ClassDef.body, NULL);
      return;
    case QN_AST_CyClass:
      in_scope(c, n, &n->CyClass.body, NULL);
      return;
    case QN_AST_CyProperty:
      in_scope(c, n, &n->CyProperty.body, NULL);
      return;
    case QN_AST_AsyncFor:
      check_async_statement(c, n); /* fall through */
    case QN_AST_For:
      check(c, n->For.target);
      check(c, n->For.iter);
      check_loop(c, &n->For.body, &n->For.orelse);
      return;
    case QN_AST_CyForFrom:
      check_loop(c, &n->CyForFrom.body, &n->CyForFrom.orelse);
      return;
    case QN_AST_While:
      check(c, n->While.test);
      check_loop(c, &n->While.body, &n->While.orelse);
      return;
    case QN_AST_AsyncWith:
      check_async_statement(c, n);
      check_children(c, n);
      return;
    case QN_AST_Break:
    case QN_AST_Continue:
      check_jump(c, n);
      return;
    case QN_AST_Return:
      check_return(c, n);
      return;
    case QN_AST_Try:
    case QN_AST_TryStar:
      check_try(c, n);
      return;
    case QN_AST_ImportFrom:
      check_future(c, n);
      return;
    case QN_AST_Match:
      qn_check_match(c, n);
      check_children(c, n);
      return;
    default:
      check_expression(c, n);
      return; /* the other kinds */
  }
}

/* Only a docstring and other future imports may stand before a future import. */
static bool may_precede_future(const qn_node *n, bool first) {
  if (n->kind == QN_AST_ImportFrom)
    return n->ImportFrom.module && qn_sv_is(qn_sym_sv(n->ImportFrom.module), "__future__");
  return first && n->kind == QN_AST_Expr && n->Expr.value->kind == QN_AST_Constant &&
         n->Expr.value->Constant.value.kind == QN_CONST_STR;
}

void qn_scopes_check(qn_scopes *t, const qn_node *root) {
  checker c = {.t = t, .cur = t->root};
  if (root->kind != QN_AST_Module) {
    check(&c, root);
    return;
  }
  for (uint32_t i = 0; i < root->Module.body.n; i++) {
    c.past_future |= !may_precede_future(root->Module.body.items[i], i == 0);
    check(&c, root->Module.body.items[i]);
  }
}

/* scope_build.c - the first walk, as CPython's symtable.c makes it: every name that a scope binds, uses or declares.
 *
 * The order of visits matters in two places: an error "used prior to global declaration" depends on it, and what
 * belongs to the enclosing scope (decorators, defaults, annotations, bases, the first iterable) is visited before the
 * new scope is entered. */
#include "frontend/scope_state.h"

typedef struct builder {
  qn_scopes *t;
  qn_scope *cur;
  uint32_t iterables;  /* inside the iterable of a comprehension, so many deep; inner scopes inherit it */
  bool iter_target;    /* visiting a comprehension's target */
  bool no_annotations; /* from __future__ import annotations: they are text, never evaluated */
} builder;

static void visit(builder *b, const qn_node *n);

static void error(builder *b, const qn_node *at, const char *fmt, const char *name) {
  char message[300];
  snprintf(message, sizeof message, "%s", fmt);
  const char *hole = strstr(fmt, "%s");
  if (hole) snprintf(message, sizeof message, "%.*s%s%s", (int)(hole - fmt), fmt, name, hole + 2);
  qn_diag_add(b->t->diags, b->t->source, QN_DIAG_SCOPE, at->span, "%s", message);
}

/* --- names ------------------------------------------------------------------------------------------------------- */
static qn_symbol *add_to(builder *b, qn_scope *s, qn_sym name, uint32_t flags, const qn_node *at) {
  qn_symbol *v = qn_scope_intern(b->t, s, qn_mangle(b->t, b->cur, name), at);
  if ((flags & QN_SYMBOL_PARAM) && (v->flags & QN_SYMBOL_PARAM))
    qn_diag_add(b->t->diags, b->t->source, QN_DIAG_DUPLICATE, at->span,
                "duplicate argument '%s' in function definition", v->name->text);
  v->flags |= flags;
  if ((flags & QN_SYMBOL_GLOBAL) && s != b->t->root) /* the module knows which of its names functions assign */
    qn_scope_intern(b->t, b->t->root, v->name, at)->flags |= QN_SYMBOL_GLOBAL;
  return v;
}

static qn_symbol *add(builder *b, qn_sym name, uint32_t flags, const qn_node *at) {
  if (b->iter_target && (flags & QN_SYMBOL_BOUND)) {
    qn_symbol *v = qn_scope_find(b->t, b->cur, name);
    if (v && (v->flags & (QN_SYMBOL_GLOBAL | QN_SYMBOL_NONLOCAL)))
      error(b, at, "comprehension inner loop cannot rebind assignment expression target '%s'", name->text);
    flags |= QN_SYMBOL_ITER;
  }
  return add_to(b, b->cur, name, flags, at);
}

static void note(builder *b, const qn_node *n, void *what) { b->t->by_id[n->id] = what; }

static void visit_name(builder *b, const qn_node *n) {
  uint32_t flags = n->Name.ctx == QN_CTX_Load ? QN_SYMBOL_USED : QN_SYMBOL_BOUND;
  if (n->Name.ctx == QN_CTX_Del) flags |= QN_SYMBOL_DELETED;
  note(b, n, add(b, n->Name.id, flags, n));
  if (n->Name.ctx == QN_CTX_Load && qn_scope_is_function(b->cur) && qn_sv_is(qn_sym_sv(n->Name.id), "super"))
    add(b, qn_intern_z(b->t->names, "__class__"), QN_SYMBOL_USED, n);
}

/* `x := value` in a comprehension binds x in the scope around all comprehensions. */
static void extend_named(builder *b, const qn_node *target) {
  qn_sym name = target->Name.id;
  for (qn_scope *s = b->cur; s; s = s->parent) {
    qn_symbol *v = qn_scope_find(b->t, s, name);
    if (qn_scope_is_comprehension(s)) {
      if (v && (v->flags & QN_SYMBOL_ITER)) {
        error(b, target, "assignment expression cannot rebind comprehension iteration variable '%s'", name->text);
        return;
      }
    } else if (s->kind == QN_SCOPE_CLASS) {
      error(b, target, "assignment expression within a comprehension cannot be used in a class body", "");
      return;
    } else {
      bool global = s->kind == QN_SCOPE_MODULE || (v && (v->flags & QN_SYMBOL_GLOBAL));
      add(b, name, global ? QN_SYMBOL_GLOBAL : QN_SYMBOL_NONLOCAL, target);
      add_to(b, s, name, s->kind == QN_SCOPE_MODULE ? QN_SYMBOL_GLOBAL : QN_SYMBOL_BOUND, target);
      return;
    }
  }
}

static void visit_named(builder *b, const qn_node *n) {
  if (b->iterables) error(b, n, "assignment expression cannot be used in a comprehension iterable expression", "");
  if (qn_scope_is_comprehension(b->cur)) extend_named(b, n->NamedExpr.target);
  visit(b, n->NamedExpr.value);
  visit(b, n->NamedExpr.target);
}

/* global, nonlocal: a name that was seen before in this scope is an error. */
static void declare(builder *b, const qn_node *n, bool global) {
  const char *word = global ? "global" : "nonlocal";
  for (uint32_t i = 0; i < n->Global.names.n; i++) {
    qn_sym name = n->Global.names.items[i];
    qn_symbol *v = qn_scope_find(b->t, b->cur, name);
    uint32_t flags = v ? v->flags : 0;
    const char *how = flags & QN_SYMBOL_PARAM       ? "name '%s' is parameter and "
                      : flags & QN_SYMBOL_USED      ? "name '%s' is used prior to "
                      : flags & QN_SYMBOL_ANNOTATED ? "annotated name '%s' can't be "
                      : flags & QN_SYMBOL_BOUND     ? "name '%s' is assigned to before "
                                                    : NULL;
    if (how) {
      bool declaration = !(flags & QN_SYMBOL_PARAM) && (flags & (QN_SYMBOL_USED) || !(flags & QN_SYMBOL_ANNOTATED));
      error(b, n, qn_arena_printf(b->t->arena, "%s%s%s", how, word, declaration ? " declaration" : ""), name->text);
    }
    if (!global && b->cur->kind == QN_SCOPE_MODULE) error(b, n, "nonlocal declaration not allowed at module level", "");
    add(b, name, global ? QN_SYMBOL_GLOBAL : QN_SYMBOL_NONLOCAL, n);
  }
}

static void visit_annotated(builder *b, const qn_node *n) {
  const qn_node *target = n->AnnAssign.target;
  if (target->kind == QN_AST_Name) {
    qn_symbol *v = qn_scope_find(b->t, b->cur, target->Name.id);
    uint32_t flags = v ? v->flags : 0;
    if ((flags & (QN_SYMBOL_GLOBAL | QN_SYMBOL_NONLOCAL)) && b->cur->kind != QN_SCOPE_MODULE && n->AnnAssign.simple)
      error(b, n,
            flags & QN_SYMBOL_GLOBAL ? "annotated name '%s' can't be global" : "annotated name '%s' can't be nonlocal",
            target->Name.id->text);
    if (n->AnnAssign.simple)
      note(b, target, add(b, target->Name.id, QN_SYMBOL_ANNOTATED | QN_SYMBOL_BOUND, target));
    else
      note(b, target, add(b, target->Name.id, n->AnnAssign.value ? QN_SYMBOL_BOUND : 0, target));
  } else {
    visit(b, target);
  }
  if (!b->no_annotations) visit(b, n->AnnAssign.annotation);
  if (n->AnnAssign.value) visit(b, n->AnnAssign.value);
}

static void visit_alias(builder *b, const qn_node *n) {
  qn_sym name = n->alias.asname ? n->alias.asname : n->alias.name;
  if (qn_sv_is(qn_sym_sv(name), "*")) {
    if (b->cur->kind != QN_SCOPE_MODULE) error(b, n, "import * only allowed at module level", "");
    b->cur->has_star_import = true;
    return;
  }
  const char *dot = n->alias.asname ? NULL : memchr(name->text, '.', name->n);
  if (dot) name = qn_intern_sv(b->t->names, (qn_sv){name->text, (size_t)(dot - name->text)});
  add(b, name, QN_SYMBOL_BOUND | QN_SYMBOL_IMPORTED, n);
}

/* --- scopes ------------------------------------------------------------------------------------------------------ */
static qn_scope *enter(builder *b, enum qn_scope_kind kind, const qn_node *node, const char *name) {
  qn_scope *s = QN_NEW(b->t->arena, qn_scope);
  s->kind = kind;
  s->node = node;
  s->name = qn_intern_z(b->t->names, name);
  s->parent = b->cur;
  if (b->cur) {
    s->private_name = b->cur->private_name;
    s->is_nested = b->cur->is_nested || qn_scope_is_function(b->cur);
    qn_vec_push(b->t->arena, &b->cur->children, s);
  }
  note(b, node, s);
  b->cur = s;
  return s;
}

static void leave(builder *b) { b->cur = b->cur->parent; }

static void visit_list(builder *b, const qn_nodes *list) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->items[i]) visit(b, list->items[i]);
}

static void visit_optional(builder *b, const qn_node *n) {
  if (n) visit(b, n);
}

static void each_arg(builder *b, const qn_node *args, void (*f)(builder *b, const qn_node *arg)) {
  const qn_nodes *lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
  for (size_t k = 0; k < QN_COUNT(lists); k++)
    for (uint32_t i = 0; i < lists[k]->n; i++) f(b, lists[k]->items[i]);
  if (args->arguments.vararg) f(b, args->arguments.vararg);
  if (args->arguments.kwarg) f(b, args->arguments.kwarg);
}

static void annotation_of(builder *b, const qn_node *arg) {
  if (!b->no_annotations) visit_optional(b, arg->arg.annotation);
  visit_optional(b, arg->arg.ctype);
}

static void parameter(builder *b, const qn_node *arg) {
  qn_symbol *v = add(b, arg->arg.arg, QN_SYMBOL_PARAM | QN_SYMBOL_BOUND, arg);
  if (arg->arg.ctype) {
    v->flags |= QN_SYMBOL_CTYPED;
    v->ctype = arg->arg.ctype;
  }
  note(b, arg, v);
}

/* What of a function's head belongs to the scope around it. */
static void function_head(builder *b, const qn_node *args, const qn_nodes *decorators, const qn_node *returns) {
  visit_list(b, &args->arguments.defaults);
  visit_list(b, &args->arguments.kw_defaults);
  each_arg(b, args, annotation_of);
  if (returns && (!b->no_annotations || qn_ast_kinds[returns->kind].cat == QN_AST_CAT_cytype)) visit(b, returns);
  if (decorators) visit_list(b, decorators);
}

static void function_body(builder *b, const qn_node *args, const qn_nodes *body, const qn_node *expression) {
  qn_scope *s = b->cur;
  each_arg(b, args, parameter);
  s->n_params = s->symbols.n;
  s->has_vararg = args->arguments.vararg != NULL;
  s->has_kwarg = args->arguments.kwarg != NULL;
  if (body) visit_list(b, body);
  visit_optional(b, expression);
  leave(b);
}

static void visit_function(builder *b, const qn_node *n) {
  add(b, n->FunctionDef.name, QN_SYMBOL_BOUND, n);
  function_head(b, n->FunctionDef.args, &n->FunctionDef.decorator_list, n->FunctionDef.returns);
  qn_scope *s = enter(b, QN_SCOPE_FUNCTION, n, n->FunctionDef.name->text);
  s->is_coroutine = n->kind == QN_AST_AsyncFunctionDef;
  function_body(b, n->FunctionDef.args, &n->FunctionDef.body, NULL);
}

static void visit_cy_function(builder *b, const qn_node *n) {
  qn_symbol *v = add(b, n->CyFuncDef.name, QN_SYMBOL_BOUND, n);
  v->flags |= QN_SYMBOL_CTYPED;
  visit_optional(b, n->CyFuncDef.except_value);
  function_head(b, n->CyFuncDef.args, &n->CyFuncDef.decorator_list, n->CyFuncDef.returns);
  if (n->CyFuncDef.is_decl) return;
  enter(b, QN_SCOPE_FUNCTION, n, n->CyFuncDef.name->text);
  function_body(b, n->CyFuncDef.args, &n->CyFuncDef.body, NULL);
}

static void class_body(builder *b, const qn_node *n, qn_sym name, const qn_nodes *body) {
  qn_scope *s = enter(b, QN_SCOPE_CLASS, n, name->text);
  s->private_name = name;
  visit_list(b, body);
  leave(b);
}

static void visit_class(builder *b, const qn_node *n) {
  add(b, n->ClassDef.name, QN_SYMBOL_BOUND, n);
  visit_list(b, &n->ClassDef.bases);
  visit_list(b, &n->ClassDef.keywords);
  visit_list(b, &n->ClassDef.decorator_list);
  class_body(b, n, n->ClassDef.name, &n->ClassDef.body);
}

/* --- comprehensions ---------------------------------------------------------------------------------------------- */
static void visit_generator(builder *b, const qn_node *g, bool first) {
  b->iter_target = true;
  visit(b, g->comprehension.target);
  b->iter_target = false;
  if (!first) {
    b->iterables++;
    visit(b, g->comprehension.iter);
    b->iterables--;
  }
  visit_list(b, &g->comprehension.ifs);
  if (g->comprehension.is_async) b->cur->is_coroutine = true;
}

static void visit_comprehension(builder *b, const qn_node *n, const qn_nodes *generators, const char *name) {
  bool is_generator = n->kind == QN_AST_GeneratorExp;
  b->iterables++;
  visit(b, generators->items[0]->comprehension.iter);
  b->iterables--;
  qn_scope *s = enter(b, is_generator ? QN_SCOPE_GENERATOR : QN_SCOPE_COMPREHENSION, n, name);
  bool iter_target = b->iter_target;
  b->iter_target = false;
  add(b, qn_intern_z(b->t->names, ".0"), QN_SYMBOL_PARAM | QN_SYMBOL_BOUND | QN_SYMBOL_USED, n);
  s->n_params = 1;
  for (uint32_t i = 0; i < generators->n; i++) visit_generator(b, generators->items[i], i == 0);
  visit(b, n->kind == QN_AST_DictComp ? n->DictComp.key : n->ListComp.elt);
  if (n->kind == QN_AST_DictComp) visit(b, n->DictComp.value);
  s->is_generator = is_generator;
  b->iter_target = iter_target;
  leave(b);
  if (s->is_coroutine && !is_generator && qn_scope_is_comprehension(b->cur)) b->cur->is_coroutine = true;
}

static void visit_yield(builder *b, const qn_node *n) {
  static const char *const messages[] = {"'yield' inside list comprehension", "'yield' inside set comprehension",
                                         "'yield' inside dict comprehension", "'yield' inside generator expression"};
  visit_optional(b, n->Yield.value);
  b->cur->is_generator = true;
  if (!qn_scope_is_comprehension(b->cur)) return;
  enum qn_ast_kind k = b->cur->node->kind;
  error(b, n, messages[k == QN_AST_ListComp ? 0 : k == QN_AST_SetComp ? 1 : k == QN_AST_DictComp ? 2 : 3], "");
}

/* --- Cython ------------------------------------------------------------------------------------------------------ */
static void bind_ctyped(builder *b, const qn_node *n, qn_sym name, const qn_node *type) {
  qn_symbol *v = add(b, name, QN_SYMBOL_BOUND | QN_SYMBOL_CTYPED, n);
  if (type) v->ctype = type;
  note(b, n, v);
}

static void visit_each(void *user, qn_node *child) { visit(user, child); }
static void visit_children(builder *b, const qn_node *n) { qn_ast_children(n, visit_each, b); }

/* Declarations bind their name and then are walked like anything else; true if n is one of them. */
static bool visit_declaration(builder *b, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_CyDeclarator:
      bind_ctyped(b, n, n->CyDeclarator.name, n->CyDeclarator.type);
      break;
    case QN_AST_CyTypedef:
      bind_ctyped(b, n, n->CyTypedef.name, n->CyTypedef.type);
      break;
    case QN_AST_CyFused:
      bind_ctyped(b, n, n->CyFused.name, NULL);
      break;
    case QN_AST_CyStruct:
      bind_ctyped(b, n, n->CyStruct.name, NULL);
      return true; /* fields are no variables */
    case QN_AST_CyEnum:
      if (n->CyEnum.name) bind_ctyped(b, n, n->CyEnum.name, NULL);
      break;
    case QN_AST_CyEnumItem:
      bind_ctyped(b, n, n->CyEnumItem.name, NULL);
      break;
    case QN_AST_CyClass:
      add(b, n->CyClass.name, QN_SYMBOL_BOUND | QN_SYMBOL_CTYPED, n);
      visit_list(b, &n->CyClass.bases);
      visit_list(b, &n->CyClass.decorator_list);
      class_body(b, n, n->CyClass.name, &n->CyClass.body);
      return true;
    case QN_AST_CyProperty:
      add(b, n->CyProperty.name, QN_SYMBOL_BOUND, n);
      class_body(b, n, n->CyProperty.name, &n->CyProperty.body);
      return true;
    default:
      return false; /* not a declaration */
  }
  visit_children(b, n);
  return true;
}

/* --- the walk ---------------------------------------------------------------------------------------------------- */
static void bind_optional(builder *b, qn_sym name, const qn_node *at) {
  if (name) add(b, name, QN_SYMBOL_BOUND, at);
}

static void visit(builder *b, const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Name:
      visit_name(b, n);
      return;
    case QN_AST_NamedExpr:
      visit_named(b, n);
      return;
    case QN_AST_FunctionDef:
    case QN_AST_AsyncFunctionDef:
      visit_function(b, n);
      return;
    case QN_AST_CyFuncDef:
      visit_cy_function(b, n);
      return;
    case QN_AST_ClassDef:
      visit_class(b, n);
      return;
    case QN_AST_Lambda:
      function_head(b, n->Lambda.args, NULL, NULL);
      enter(b, QN_SCOPE_LAMBDA, n, "<lambda>");
      function_body(b, n->Lambda.args, NULL, n->Lambda.body);
      return;
    case QN_AST_ListComp:
      visit_comprehension(b, n, &n->ListComp.generators, "<listcomp>");
      return;
    case QN_AST_SetComp:
      visit_comprehension(b, n, &n->SetComp.generators, "<setcomp>");
      return;
    case QN_AST_DictComp:
      visit_comprehension(b, n, &n->DictComp.generators, "<dictcomp>");
      return;
    case QN_AST_GeneratorExp:
      visit_comprehension(b, n, &n->GeneratorExp.generators, "<genexpr>");
      return;
    case QN_AST_Global:
      declare(b, n, true);
      return;
    case QN_AST_Nonlocal:
      declare(b, n, false);
      return;
    case QN_AST_AnnAssign:
      visit_annotated(b, n);
      return;
    case QN_AST_alias:
      visit_alias(b, n);
      return;
    case QN_AST_Yield:
    case QN_AST_YieldFrom:
      visit_yield(b, n);
      return;
    case QN_AST_Return:
      if (n->Return.value) b->cur->returns_value = true;
      break;
    case QN_AST_Assign: /* the value first, so that first sight follows evaluation */
      visit(b, n->Assign.value);
      visit_list(b, &n->Assign.targets);
      return;
    case QN_AST_Try:
    case QN_AST_TryStar: /* CPython's order */
      visit_list(b, &n->Try.body);
      visit_list(b, &n->Try.orelse);
      visit_list(b, &n->Try.handlers);
      visit_list(b, &n->Try.finalbody);
      return;
    case QN_AST_ExceptHandler:
      bind_optional(b, n->ExceptHandler.name, n);
      break;
    case QN_AST_MatchStar:
      bind_optional(b, n->MatchStar.name, n);
      break;
    case QN_AST_MatchAs:
      bind_optional(b, n->MatchAs.name, n);
      break;
    case QN_AST_MatchMapping:
      bind_optional(b, n->MatchMapping.rest, n);
      break;
    default: /* kinds without names of their own, and Cython's declarations */
      if (visit_declaration(b, n)) return;
      break;
  }
  visit_children(b, n);
}

bool qn_future_annotations(const qn_node *root) {
  for (uint32_t i = 0; root->kind == QN_AST_Module && i < root->Module.body.n; i++) {
    const qn_node *n = root->Module.body.items[i];
    if (n->kind != QN_AST_ImportFrom || !n->ImportFrom.module) continue;
    if (!qn_sv_is(qn_sym_sv(n->ImportFrom.module), "__future__")) continue;
    for (uint32_t k = 0; k < n->ImportFrom.names.n; k++)
      if (qn_sv_is(qn_sym_sv(n->ImportFrom.names.items[k]->alias.name), "annotations")) return true;
  }
  return false;
}

void qn_scopes_build(qn_scopes *t, const qn_node *root) {
  builder b = {.t = t, .no_annotations = qn_future_annotations(root)};
  t->root = enter(&b, QN_SCOPE_MODULE, root, "<module>");
  visit_children(&b, root);
}

/* scope.c - the tables and their look-ups. */
#include "frontend/scope_state.h"

qn_sym qn_mangle(const qn_scopes *t, const qn_scope *s, qn_sym name) {
  if (!s->private_name || name->n < 3 || name->text[0] != '_' || name->text[1] != '_') return name;
  if (name->text[name->n - 1] == '_' && name->text[name->n - 2] == '_') return name;
  if (memchr(name->text, '.', name->n)) return name;
  const char *owner = s->private_name->text;
  while (*owner == '_') owner++;
  if (!*owner) return name;
  return qn_intern_z(t->names, qn_arena_printf(t->arena, "_%s%s", owner, name->text));
}

qn_symbol *qn_scope_intern(qn_scopes *t, qn_scope *s, qn_sym mangled, const qn_node *first) {
  qn_symbol *v = qn_map_get(&s->index, qn_sym_sv(mangled));
  if (v) return v;
  v = QN_NEW(t->arena, qn_symbol);
  v->name = mangled;
  v->slot = v->cell = -1;
  v->scope = v->owner = s;
  v->first = first;
  qn_map_put(t->arena, &s->index, qn_sym_sv(mangled), v);
  qn_vec_push(t->arena, &s->symbols, v);
  return v;
}

qn_symbol *qn_scope_find(const qn_scopes *t, const qn_scope *s, qn_sym name) {
  return qn_map_get(&s->index, qn_sym_sv(qn_mangle(t, s, name)));
}

static bool opens_scope(enum qn_ast_kind kind) {
  switch ((int)kind) {
    case QN_AST_Module:
    case QN_AST_Expression:
    case QN_AST_FunctionDef:
    case QN_AST_AsyncFunctionDef:
    case QN_AST_ClassDef:
    case QN_AST_Lambda:
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp:
    case QN_AST_GeneratorExp:
    case QN_AST_CyFuncDef:
    case QN_AST_CyClass:
    case QN_AST_CyProperty:
      return true;
    default:
      return false; /* every other kind stands in its parent's scope */
  }
}

qn_scope *qn_scope_of(const qn_scopes *t, const qn_node *node) {
  return opens_scope(node->kind) && node->id < t->n_ids ? t->by_id[node->id] : NULL;
}

qn_symbol *qn_symbol_of(const qn_scopes *t, const qn_node *node) {
  bool named = node->kind == QN_AST_Name || node->kind == QN_AST_arg || node->kind == QN_AST_CyDeclarator;
  return named && node->id < t->n_ids ? t->by_id[node->id] : NULL;
}

qn_scope *qn_scope_root(const qn_scopes *t) { return t->root; }

qn_scopes *qn_resolve(qn_arena *a, qn_intern *names, const qn_node *root, const qn_source *source, qn_diags *diags) {
  qn_scopes *t = QN_NEW(a, qn_scopes);
  *t = (qn_scopes){.arena = a, .names = names, .source = source, .diags = diags, .n_ids = root->id + 1};
  t->by_id = QN_NEW_N(a, void *, t->n_ids);
  const uint32_t before = diags->n_errors;
  qn_scopes_build(t, root);
  if (diags->n_errors == before) qn_scopes_analyse(t);
  if (diags->n_errors == before) qn_scopes_check(t, root);
  return diags->n_errors == before ? t : NULL;
}

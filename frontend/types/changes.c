/* changes.c - could the body of a loop change the length of some list? Asked of the tree: only what is surely harmless is.
 * A loop over a list whose body might asks for the length before each item; another one counts. */
#include "frontend/types/loop.h"

typedef struct suspect {
  qn_fn *f;
  bool found;
} suspect;

static bool is_one_of(const char *name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

static bool harmless_call(qn_fn *f, const qn_node *fn) {
  static const char *const builtins[] = {"len", "range", "abs", "min", "max", "int", "float", "bool", "round", "print", "sum", "any",
                                         "all", "enumerate", "zip", "sorted", "list", "tuple", "set", "dict", "str", "pow", "divmod"};
  static const char *const methods[] = {"get", "keys", "values", "items", "index", "count", "copy", "add", "discard", "union", "upper",
                                        "lower", "strip", "split", "join", "startswith", "endswith", "sum", "mean"};
  static const char *const modules[] = {"math", "np", "numpy", "cmath"};
  if (fn->kind == QN_AST_Name) /* and not a function of the program's own by that name */
    return is_one_of(fn->Name.id->text, builtins, QN_COUNT(builtins)) && qn_local_find(f, fn->Name.id) < 0 &&
           qn_texpr_of(f, fn)->type->kind != QN_TYPE_FUNCTION;
  if (fn->kind != QN_AST_Attribute) return false;
  const qn_node *base = fn->Attribute.value;
  if (base->kind == QN_AST_Constant) return true; /* of a str */
  if (base->kind != QN_AST_Name) return false;
  int at = qn_local_find(f, base->Name.id);
  if (at < 0) return is_one_of(base->Name.id->text, modules, QN_COUNT(modules));
  const qn_type *t = f->cur.at ? qn_bound(f, at)->type : NULL; /* an object's own method may do anything */
  bool plain = t && (qn_is_container(t) || t->kind == QN_TYPE_STR || t->kind == QN_TYPE_ARRAY);
  return plain && is_one_of(fn->Attribute.attr->text, methods, QN_COUNT(methods));
}

static bool holds_lists(const qn_type *t, bool inside) {
  if (t->kind == QN_TYPE_LIST || t->kind == QN_TYPE_PENDING) return inside || holds_lists(t->item ? t->item : t, true);
  if (t->kind == QN_TYPE_DICT) return holds_lists(t->items[1], true);
  if (t->kind == QN_TYPE_TUPLE)
    for (uint32_t i = 0; i < t->n; i++)
      if (holds_lists(t->items[i], inside)) return true;
  return t->kind == QN_TYPE_INSTANCE || t->kind == QN_TYPE_POISON;
}

static void look_for_changes(void *user, qn_node *n) {
  suspect *s = user;
  const qn_node *t = NULL;
  if (n->kind == QN_AST_Call && !harmless_call(s->f, n->Call.func)) s->found = true;
  if (n->kind == QN_AST_Delete || n->kind == QN_AST_Yield || n->kind == QN_AST_YieldFrom) s->found = true;
  if (n->kind == QN_AST_AugAssign) {
    bool whole = n->AugAssign.target->kind == QN_AST_Name;
    for (t = n->AugAssign.target; t->kind == QN_AST_Subscript;) t = t->Subscript.value;
    int at = t->kind == QN_AST_Name ? qn_local_find(s->f, t->Name.id) : -1;
    const qn_type *type = at >= 0 && s->f->cur.at ? qn_bound(s->f, at)->type : NULL;
    if (t->kind != QN_AST_Name || (type && holds_lists(type, whole))) s->found = true;
  }
  if (n->kind == QN_AST_Subscript && n->Subscript.ctx != QN_CTX_Load && n->Subscript.slice->kind == QN_AST_Slice) s->found = true;
  if (!s->found) qn_ast_children(n, look_for_changes, s);
}

bool qn_may_change_lists(qn_fn *f, const qn_each *e) {
  suspect s = {f, false};
  for (uint32_t i = 0; i < e->body.n; i++) look_for_changes(&s, e->body.items[i]);
  if (!e->body.n) qn_ast_children(e->node, look_for_changes, &s); /* a comprehension, or the call that takes the items */
  return s.found;
}

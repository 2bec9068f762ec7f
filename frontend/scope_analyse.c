/* scope_analyse.c - how each name is reached: local, cell, free or global; then the numbers of slots and cells.
 *
 * A name that a scope uses or declares nonlocal is looked for in the function scopes around it (class scopes are
 * skipped; the one name they lend is __class__). The scope where it is bound gets it as a cell, and every scope between
 * as free. */
#include "frontend/scope_state.h"

static bool is_class_cell(qn_sym name) { return qn_sv_is(qn_sym_sv(name), "__class__"); }

/* The scope around s that binds the name for s, or NULL: module level. */
static qn_scope *find_owner(const qn_scope *s, qn_sym name) {
  for (qn_scope *outer = s->parent; outer; outer = outer->parent) {
    if (outer->kind == QN_SCOPE_MODULE) return NULL;
    if (outer->kind == QN_SCOPE_CLASS) {
      if (is_class_cell(name)) return outer;
      continue;
    }
    const qn_symbol *v = qn_map_get(&outer->index, qn_sym_sv(name));
    if (!v) continue;
    if (v->flags & QN_SYMBOL_GLOBAL) return NULL;
    if ((v->flags & QN_SYMBOL_BOUND) && !(v->flags & QN_SYMBOL_NONLOCAL)) return outer;
  }
  return NULL;
}

static void make_free(qn_symbol *v, qn_scope *owner) {
  v->access = QN_ACCESS_FREE;
  v->owner = owner;
}

/* v's scope reaches the name through owner's cell: so do the scopes between. */
static void link_free(qn_scopes *t, qn_symbol *v, qn_scope *owner) {
  make_free(v, owner);
  for (qn_scope *s = v->scope->parent; s != owner; s = s->parent) {
    qn_symbol *between = qn_scope_intern(t, s, v->name, v->first);
    if (s->kind == QN_SCOPE_CLASS && (between->flags & (QN_SYMBOL_BOUND | QN_SYMBOL_GLOBAL)))
      between->flags |= QN_SYMBOL_FREE_CLASS;
    else
      make_free(between, owner);
  }
  if (owner->kind == QN_SCOPE_CLASS) {
    owner->needs_class_cell = true;
    return;
  }
  qn_symbol *cell = qn_map_get(&owner->index, qn_sym_sv(v->name));
  cell->access = QN_ACCESS_CELL;
}

static void error(qn_scopes *t, const qn_symbol *v, const char *fmt, ...) QN_PRINTF(3, 4);
static void error(qn_scopes *t, const qn_symbol *v, const char *fmt, ...) {
  char message[300];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(message, sizeof message, fmt, ap);
  va_end(ap);
  qn_diag_add(t->diags, t->source, QN_DIAG_SCOPE, v->first->span, "%s", message);
}

static void classify(qn_scopes *t, qn_symbol *v) {
  if (v->flags & QN_SYMBOL_GLOBAL) {
    if (v->flags & QN_SYMBOL_NONLOCAL) error(t, v, "name '%s' is nonlocal and global", v->name->text);
    v->access = QN_ACCESS_GLOBAL_EXPLICIT;
    v->owner = t->root;
    return;
  }
  if (v->access == QN_ACCESS_CELL || v->access == QN_ACCESS_FREE) return; /* an inner scope has asked already */
  if ((v->flags & QN_SYMBOL_BOUND) && !(v->flags & QN_SYMBOL_NONLOCAL)) {
    v->access = QN_ACCESS_LOCAL;
    return;
  }
  qn_scope *owner = find_owner(v->scope, v->name);
  if (owner) {
    link_free(t, v, owner);
    return;
  }
  if (v->flags & QN_SYMBOL_NONLOCAL) error(t, v, "no binding for nonlocal '%s' found", v->name->text);
  v->access = QN_ACCESS_GLOBAL_IMPLICIT;
  v->owner = t->root;
}

static void classify_all(qn_scopes *t, qn_scope *s) {
  for (uint32_t i = 0; i < s->symbols.n; i++) classify(t, s->symbols.data[i]);
  for (uint32_t i = 0; i < s->children.n; i++) classify_all(t, s->children.data[i]);
}

/* --- numbers ----------------------------------------------------------------------------------------------------- */
static void number(qn_scopes *t, qn_scope *s) {
  bool function = qn_scope_is_function(s);
  if (s->needs_class_cell) {
    qn_symbol *v = qn_scope_intern(t, s, qn_intern_z(t->names, "__class__"), s->node);
    if (v->access != QN_ACCESS_CELL) v->cell = (int32_t)s->cells.n;
    qn_vec_push(t->arena, &s->cells, v);
  }
  for (uint32_t i = 0; i < s->symbols.n; i++) {
    qn_symbol *v = s->symbols.data[i];
    bool local = v->access == QN_ACCESS_LOCAL || (v->access == QN_ACCESS_CELL && (v->flags & QN_SYMBOL_PARAM));
    if (function && local) {
      v->slot = (int32_t)s->locals.n;
      qn_vec_push(t->arena, &s->locals, v);
    }
    if (function && v->access == QN_ACCESS_CELL) {
      v->cell = (int32_t)s->cells.n;
      qn_vec_push(t->arena, &s->cells, v);
    }
  }
  for (uint32_t i = 0; i < s->symbols.n; i++) {
    qn_symbol *v = s->symbols.data[i];
    if (v->access != QN_ACCESS_FREE && !(v->flags & QN_SYMBOL_FREE_CLASS)) continue;
    v->cell = (int32_t)(s->cells.n + s->frees.n);
    qn_vec_push(t->arena, &s->frees, v);
  }
  for (uint32_t i = 0; i < s->children.n; i++) number(t, s->children.data[i]);
}

void qn_scopes_analyse(qn_scopes *t) {
  const uint32_t before = t->diags->n_errors;
  classify_all(t, t->root);
  if (t->diags->n_errors == before) number(t, t->root);
}

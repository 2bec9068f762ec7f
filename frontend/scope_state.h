/* scope_state.h - what the four scope files share; the API is scope.h.
 *   scope_build.c walks the tree and records what each scope does with each name
 *   scope_analyse.c decides from that how each name is reached, and numbers slots and cells
 *   scope_check.c refuses statements that stand where they may not */
#ifndef QN_FRONTEND_SCOPE_STATE_H
#define QN_FRONTEND_SCOPE_STATE_H

#include "frontend/scope.h"

struct qn_scopes {
  qn_arena *arena;
  qn_intern *names;
  const qn_source *source;
  qn_diags *diags;
  qn_scope *root;
  void **by_id; /* node id → qn_scope or qn_symbol, as the node's kind has it */
  uint32_t n_ids;
};

/* The symbol of a mangled name in s, made when absent. */
qn_symbol *qn_scope_intern(qn_scopes *t, qn_scope *s, qn_sym mangled, const qn_node *first);
static inline bool qn_scope_is_function(const qn_scope *s) {
  return s->kind != QN_SCOPE_MODULE && s->kind != QN_SCOPE_CLASS;
}
static inline bool qn_scope_is_comprehension(const qn_scope *s) {
  return s->kind == QN_SCOPE_COMPREHENSION || s->kind == QN_SCOPE_GENERATOR;
}

void qn_scopes_build(qn_scopes *t, const qn_node *root);
void qn_scopes_analyse(qn_scopes *t);
void qn_scopes_check(qn_scopes *t, const qn_node *root);

#endif

/* frontend.h - the door of frontend/: text in, tree out.
 *
 *   bytes → qn_source_new → qn_parse → qn_resolve (scope.h) → tree with scopes
 *
 * Everything made lives in the given arena, whose oom target the caller has set. Nothing here knows about values, types
 * or code. [one thread per arena] */
#ifndef QN_FRONTEND_FRONTEND_H
#define QN_FRONTEND_FRONTEND_H

#include "frontend/ast.h"
#include "frontend/diag.h"
#include "frontend/scope.h"
#include "frontend/source.h"

enum qn_dialect { QN_DIALECT_PYTHON, QN_DIALECT_CYTHON };

/* A Module, or NULL after one error in diags. Hostile text gives an error in time linear in its size; the machine stack
 * it takes is bounded. */
qn_node *qn_parse(qn_arena *a, qn_intern *names, const qn_source *source, enum qn_dialect dialect, qn_diags *diags);
/* One expression (as Python's eval mode: an Expression node), or NULL. */
qn_node *qn_parse_expr(qn_arena *a, qn_intern *names, const qn_source *source, enum qn_dialect dialect,
                       qn_diags *diags);

/* Rewrites a Cython module's tree in place: C arrays, pointers, structs and cdef classes as Python's (cy_lower.h). False after
 * errors in diags. */
bool qn_cython_lower(qn_arena *a, qn_intern *names, qn_node *root, const qn_source *source, qn_diags *diags);

#endif

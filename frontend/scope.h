/* scope.h - which variable a name means: one scope for each module, class, function, lambda and comprehension, with
 * CPython's classification (symtable) and CPython's errors for names and misplaced statements.
 *
 *   qn_scopes *t = qn_resolve(arena, names, root, source, diags);     NULL after errors
 *   qn_scope *s = qn_scope_of(t, function_node);                      of the scope that the node opens
 *   qn_symbol *v = qn_symbol_of(t, name_node);                        of a Name, an arg, in the scope it stands in
 *
 * Rules to know:
 * - Decorators, defaults, annotations, class bases, and the first iterable of a comprehension are evaluated in the
 *   enclosing scope; the Names in them have that scope's symbols.
 *   Under `from __future__ import annotations` the annotations are not visited: no symbols there.
 * - A comprehension is a function scope of its own with one parameter named ".0" (its outermost iterator).
 * - Names in a class body such as `__x` are mangled to `_Class__x`; symbols hold the mangled name. qn_scope_find and
 *   qn_symbol_of do that for you; for attributes use qn_mangle. */
#ifndef QN_FRONTEND_SCOPE_H
#define QN_FRONTEND_SCOPE_H

#include "frontend/ast.h"
#include "frontend/diag.h"

enum qn_scope_kind {
  QN_SCOPE_MODULE,
  QN_SCOPE_CLASS,
  QN_SCOPE_FUNCTION, /* def, async def, cdef/cpdef with a body */
  QN_SCOPE_LAMBDA,
  QN_SCOPE_COMPREHENSION, /* list, set, dict */
  QN_SCOPE_GENERATOR      /* generator expression */
};

/* How code in a scope reaches a name. */
enum qn_access {
  QN_ACCESS_LOCAL,           /* function scopes: slot; class and module scopes: by name in the namespace */
  QN_ACCESS_CELL,            /* a local that an inner scope uses: cell; a parameter has a slot too, copied at entry */
  QN_ACCESS_FREE,            /* a variable of an enclosing function: cell (n_cells + index in frees) */
  QN_ACCESS_GLOBAL_IMPLICIT, /* bound nowhere around: module, then builtins */
  QN_ACCESS_GLOBAL_EXPLICIT  /* `global x` */
};

enum {
  QN_SYMBOL_USED = 1,
  QN_SYMBOL_BOUND = 2, /* assigned, imported, deleted, a loop target, a def, a parameter… here */
  QN_SYMBOL_PARAM = 4,
  QN_SYMBOL_GLOBAL = 8,     /* in a global statement here; at the module: in one of some function */
  QN_SYMBOL_NONLOCAL = 16,  /* in a nonlocal statement here */
  QN_SYMBOL_IMPORTED = 32,
  QN_SYMBOL_ANNOTATED = 64,
  QN_SYMBOL_ITER = 128,     /* target of a comprehension's for */
  QN_SYMBOL_DELETED = 256,
  QN_SYMBOL_CTYPED = 512,   /* Cython: declared with a C type here (ctype) */
  QN_SYMBOL_FREE_CLASS = 1024 /* class scope: local here, and also passed through to methods as free */
};

typedef struct qn_scope qn_scope;

typedef struct qn_symbol {
  qn_sym name; /* mangled */
  enum qn_access access;
  uint32_t flags; /* QN_SYMBOL_* */
  int32_t slot;   /* function scopes: index among the scope's locals (LOCAL, or a CELL that is a parameter), else -1 */
  int32_t cell;   /* CELL: index in the scope's cells; FREE: n_cells + index in its frees; else -1 */
  qn_scope *scope;
  qn_scope *owner;      /* FREE: the function scope that owns the cell; otherwise the same as scope (globals: module) */
  const qn_node *first; /* the node where it was first seen */
  const qn_node *ctype; /* Cython: its cytype, or NULL */
} qn_symbol;

struct qn_scope {
  enum qn_scope_kind kind;
  const qn_node *node; /* that opens it */
  qn_sym name;         /* of the function or class; "<lambda>", "<listcomp>", …, "<module>" */
  qn_scope *parent;
  QN_VEC(qn_scope *) children; /* in the order CPython visits them: source order, but an else before the excepts */
  QN_VEC(qn_symbol *) symbols; /* in order of first sight; parameters of a function first */
  QN_VEC(qn_symbol *) locals;  /* function scopes: by slot. Parameters first: posonly, args, kwonly, *vararg, **kwarg */
  QN_VEC(qn_symbol *) cells;   /* by cell index */
  QN_VEC(qn_symbol *) frees;   /* by cell index - cells.n, in the order that closures are filled */
  qn_map index;                /* mangled name → qn_symbol */
  qn_sym private_name;         /* the class whose private names are mangled here, or NULL */
  uint32_t n_params;           /* *vararg and **kwarg included */
  bool is_generator, is_coroutine; /* yield; async def or an asynchronous comprehension. Both: an async generator */
  bool has_vararg, has_kwarg;
  bool is_nested;         /* inside some function scope */
  bool needs_class_cell;  /* class: methods use __class__ or super(), so "__class__" is one of its cells */
  bool has_star_import;
  bool returns_value; /* some `return value` */
};

typedef struct qn_scopes qn_scopes;

/* Builds the tables of a parsed Module or Expression. Reports the same errors as CPython's symbol table and compiler
 * (nonlocal at module level, return outside function, break outside loop, duplicate argument…). */
qn_scopes *qn_resolve(qn_arena *a, qn_intern *names, const qn_node *root, const qn_source *source, qn_diags *diags);

qn_scope *qn_scope_of(const qn_scopes *t, const qn_node *node);    /* NULL: the node opens no scope */
qn_symbol *qn_symbol_of(const qn_scopes *t, const qn_node *node);  /* of a Name, an arg; NULL otherwise */
qn_scope *qn_scope_root(const qn_scopes *t);                       /* the module's */
bool qn_future_annotations(const qn_node *root); /* from __future__ import annotations: they are text, never evaluated */
/* The symbol of a name as it is spelled in this scope's code, or NULL. */
qn_symbol *qn_scope_find(const qn_scopes *t, const qn_scope *s, qn_sym name);
qn_sym qn_mangle(const qn_scopes *t, const qn_scope *s, qn_sym name);

#endif

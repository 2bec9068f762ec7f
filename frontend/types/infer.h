/* infer.h - the door of frontend/types: a function and its argument types in, a typed program out (typed.h).
 *
 *   qn_tprogram *p = qn_infer(arena, &request, diags);   NULL: not compiled; diags says why, or p_reason (driver rules)
 *
 * A program holds the asked function first and every kernel that it reaches, each specialised on its argument types.
 * Names that are not local are resolved through the environment of their function as they are *now*, and frozen.
 * [one thread per arena] */
#ifndef QN_TYPES_INFER_H
#define QN_TYPES_INFER_H

#include "frontend/ast.h"
#include "frontend/diag.h"
#include "frontend/scope.h"
#include "frontend/types/typed.h"
#include "frontend/types/types.h"

enum qn_rules { QN_RULES_NUMBA, QN_RULES_CYTHON, QN_RULES_DRIVER }; /* the dialect (docs: three dialects) */

enum { /* qn_koptions.fastmath: LLVM's flags; `fastmath=True` is all */
  QN_FAST_NNAN = 1,
  QN_FAST_NINF = 2,
  QN_FAST_NSZ = 4,
  QN_FAST_ARCP = 8,
  QN_FAST_CONTRACT = 16,
  QN_FAST_AFN = 32,
  QN_FAST_REASSOC = 64,
  QN_FAST_ALL = 127
};

typedef struct qn_koptions { /* decorator options and Cython directives; start from qn_koptions_default(rules) */
  uint32_t fastmath;
  bool error_model_numpy; /* division by zero gives inf, nan, 0 */
  bool no_boundscheck;    /* asked for; checks stay on unless the session also allows it: lower decides */
  bool parallel;          /* prange runs in parallel; otherwise it is range */
  bool overflow_raise;
  bool cdivision, cpow;   /* Cython */
  bool no_wraparound;     /* Cython: wraparound=False */
} qn_koptions;
qn_koptions qn_koptions_default(enum qn_rules rules);

/* --- what a global or closure name means right now ------------------------------------------------------------------- */
enum qn_global_kind {
  QN_GLOBAL_MISSING,  /* no such name: builtins are tried next */
  QN_GLOBAL_NONE,
  QN_GLOBAL_BOOL,     /* i */
  QN_GLOBAL_INT,      /* i; dtype if numpy_scalar */
  QN_GLOBAL_FLOAT,    /* f */
  QN_GLOBAL_COMPLEX,  /* f, im */
  QN_GLOBAL_STR,      /* s */
  QN_GLOBAL_TUPLE,    /* items, n */
  QN_GLOBAL_ARRAY,    /* array: contents are frozen at compile time */
  QN_GLOBAL_FUNCTION, /* function: a kernel, or an undecorated function that kernels may not call (not_kernel) */
  QN_GLOBAL_MODULE,   /* s: "math", "numpy", "numba", "libc.math", "cython", … */
  QN_GLOBAL_MEMBER,   /* s: dotted name of something the engine provides: "math.sqrt", "numpy.float32", "numba.prange" */
  QN_GLOBAL_UNKNOWN,  /* checking only: some value, known when the program runs */
  QN_GLOBAL_EXCEPTION, /* s: the name of a class of exceptions and, parted by '<', of its bases down to a built-in one */
  QN_GLOBAL_BIGINT,   /* an int beyond 64 bits */
  QN_GLOBAL_CLASS,    /* klass: an enum, a named tuple's or data class */
  QN_GLOBAL_ENUM,     /* klass, i: the member's position */
  QN_GLOBAL_TYPE,     /* s: a type as signatures write it */
  QN_GLOBAL_NAMED,    /* klass, items, n: a named tuple */
  QN_GLOBAL_RECORDS,  /* klass, array: the records' bytes, uint8 with a last dimension of one record's bytes */
  QN_GLOBAL_OTHER     /* s: name of its Python type ("list", "DataFrame"); refused by that name */
};
typedef struct qn_global qn_global;
struct qn_global {
  enum qn_global_kind kind;
  bool numpy_scalar; /* BOOL, INT, FLOAT, COMPLEX: a NumPy scalar of `dtype`, not a Python number */
  qn_dtype dtype;
  int64_t i;
  double f, im;
  qn_sv s;
  const qn_global *items;
  uint32_t n;
  struct {
    qn_dtype dtype;
    int ndim;
    const int64_t *shape;
    const void *data;    /* C-contiguous; must live as long as the compile */
    uint64_t n_bytes;
  } array;
  const struct qn_kfunc *function;
  const struct qn_kclass *klass;
};
typedef struct qn_kenv { /* the names that a function sees: its closure, then its module */
  void *user;
  /* Fills *out (memory from arena or longer-lived); MISSING when there is no such name. */
  void (*resolve)(void *user, qn_arena *arena, qn_sv name, qn_global *out);
  /* For misspelt names: calls each(ctx, name) for all names; may be NULL. */
  void (*names)(void *user, void (*each)(void *ctx, qn_sv name), void *ctx);
} qn_kenv;

/* Which function serves a call, when the types of its arguments decide it (overload.c). */
typedef struct qn_koverload {
  void *user;
  /* types: positional, then those of the keywords `names`. NULL: none, *message says why (in the arena). */
  const struct qn_kfunc *(*pick)(void *user, qn_arena *a, const qn_type *const *types, uint32_t n, const qn_sym *names,
                                 uint32_t n_names, const char **message);
  bool arrays_only; /* only calls with an array among the arguments; else the function itself */
} qn_koverload;

typedef struct qn_klocal { /* of the option locals={}: what is assigned to a variable is converted to its type */
  qn_sv name;
  const qn_type *type;
} qn_klocal;

/* A function that may be compiled. Owned by the caller, lives as long as the compile; the same function is the same
 * pointer (specialisations are found by it). */
typedef struct qn_kfunc {
  const qn_node *node; /* FunctionDef, CyFuncDef or Lambda */
  const qn_source *source;
  const qn_scopes *scopes; /* of the module; may be NULL (then nothing is shared with inner functions) */
  qn_sv name;
  const qn_kenv *env;
  enum qn_rules rules;
  qn_koptions options;
  bool prelude;    /* part of the compiler (prelude.py): no frame in tracebacks */
  bool not_kernel; /* undecorated: calling it from a kernel is refused, as Numba does */
  const qn_global *defaults; /* of the last n_defaults of posonly + args, then of kwonly; NULL: constants in the AST */
  uint32_t n_defaults;
  const struct qn_kfunc *outer; /* a function inside a kernel (closure.c): that kernel. Its last parameters: */
  const qn_sym *captures;
  uint32_t n_captures;
  int32_t *default_captures;    /* per default: which capture holds it, -1: a constant */
  const qn_signature *signatures; /* explicit ones; 0: specialise on what comes */
  uint32_t n_signatures;
  const qn_koverload *overload; /* or NULL */
  const qn_klocal *locals;
  uint32_t n_locals;
} qn_kfunc;

typedef struct qn_infer_request {
  const qn_kfunc *function;
  qn_types *types;
  const qn_type *const *args; /* one per parameter: posonly, args, kwonly, defaults filled in; then those of *args, one by one */
  uint32_t n_args;
  const qn_type *ret; /* of an explicit signature, or NULL */
  bool races;         /* list the accesses of parallel loops that cannot be decided */
  bool checking;      /* types may be unknown (poison) and the program is not used: only the diagnostics count */
} qn_infer_request;

/* On NULL with rules DRIVER and no error in diags, *reason (if asked) says why the function stays on the VM. */
qn_tprogram *qn_infer(qn_arena *a, const qn_infer_request *rq, qn_diags *diags, const char **reason);

/* Cython: the signature that a function's C types give. args[i] is NULL for a parameter without one (specialise on what
 * comes), ret for a function without one. false after an error in diags. */
bool qn_ctype_signature(qn_arena *a, qn_types *types, const qn_kfunc *k, qn_diags *diags, qn_signature *out);

/* Does a call of it give a generator? Kernels take those apart under the loop that consumes them; driver code runs them as
 * the VM runs generators. */
bool qn_is_generator(const qn_kfunc *k);

/* May some function of the program change a list, set or dict of this type? */
bool qn_program_changes(const qn_tprogram *p, const qn_type *t);

/* `quern dump --types`: every function of the program as indented text. */
void qn_tprogram_print(const qn_tprogram *p, qn_buf *out);

/* Is there a builtin, or a function of a module, by this dotted name ("numpy.sort") in kernels? */
bool qn_builtin_known(qn_sv dotted);

#endif

/* infer_int.h - what the files of inference share. One pass over a function's AST keeps, for each variable, what is
 * known of it on the current path (binding); where paths meet, join() unifies; loops are repeated dry (out == NULL) until
 * their head is stable, then once more to write the typed tree. So a statement's handler is written once, for both.
 *
 * Families: infer.c functions and specialisation · env.c bindings · stmt.c, loop.c, prange.c statements · expr.c, op.c,
 * index.c, call.c expressions · builtin*.c what names of modules mean · convert.c casts and unification. */
#ifndef QN_TYPES_INFER_INT_H
#define QN_TYPES_INFER_INT_H

#include "frontend/suggest.h"
#include "frontend/types/infer.h"
#include "frontend/types/promote.h"

typedef struct qn_spec { /* a function on argument types */
  const qn_kfunc *k;
  const qn_type **args;
  uint32_t n_args;
  const qn_type *ret;     /* so far; NULL: unknown */
  bool ret_final, done, tainted, failed, provisional_used;
  bool ret_unknown; /* checking: some return gives an unknown */
  qn_tfunc *t;
} qn_spec;

typedef struct qn_infer_state { /* one compile */
  qn_arena *a;
  qn_types *types;
  qn_tprogram *program;
  qn_diags *diags;
  const qn_infer_request *request;
  QN_VEC(qn_spec *) specs;
  QN_VEC(qn_spec *) stack;
  QN_VEC(struct qn_inner_fn *) inner; /* closure.c */
  uint32_t steps;
  bool failed, too_large;
  const char *reason; /* driver rules: why not */
  struct qn_prelude *preludes[2]; /* prelude.c: parsed when first needed */
} qn_infer_state;

typedef struct qn_binding {
  const qn_type *type;     /* NULL: unset on every path */
  qn_tslot *slot;          /* NULL while the type has no run-time value */
  bool maybe_unset, has_const;
  int64_t const_i;
  qn_sv text;              /* STR: the literal */
  const qn_type *conflict; /* paths disagree: an error when read */
  qn_texpr *fused;         /* an array that is not stored: computed where it is read (fuse.c) */
  qn_span span, conflict_span; /* of the assignments that gave the types */
} qn_binding;
typedef struct qn_env {
  qn_binding *at; /* by local number; NULL: no path leads here */
  uint32_t n;     /* locals made since then are unset here: read through qn_bound */
} qn_env;

typedef struct qn_local {
  qn_sym name;
  qn_tvar *var;
  const qn_type *declared; /* Cython's C type, locals={} */
  QN_VEC(qn_tslot *) slots;
} qn_local;

typedef struct qn_label { /* where jumps lead */
  qn_env seen;    /* what they brought so far */
  qn_env to;      /* writing: the types that they convert to */
  uint32_t depth; /* f->loop_depth inside the loop or block that they leave */
  bool used;
  uint32_t n_tries; /* f->n_tries there: the `finally` of those entered since run first */
} qn_label;
typedef struct qn_frame qn_frame;
typedef struct qn_final qn_final;
typedef struct qn_catching qn_catching;
typedef struct qn_hidden { /* a local that no name of the function's own scope means */
  const void *site;
  const qn_frame *frame;
  qn_sym name;
  uint32_t local;
} qn_hidden;
typedef struct qn_loop {
  struct qn_loop *outer;
  qn_label brk, cont;
  bool parallel;
  bool cont_is_block; /* continue leaves a block around the body (inlined and unrolled loops) */
} qn_loop;

typedef struct qn_closure_site { /* a function inside the one at hand */
  const qn_kfunc *k;
  int *locals; /* what its captures mean */
} qn_closure_site;
typedef struct qn_cell { /* what the containers made at one place hold so far: cell.c */
  enum qn_type_kind kind;
  qn_span at;
  struct qn_cell *joined;  /* a path unified it with that one; NULL: it is its own */
  const qn_type *item[2];  /* PENDING: nothing is known. Of a dict: key, value */
  qn_span span[2];         /* what the types came from */
} qn_cell;

typedef struct qn_fn { /* one function being typed */
  qn_infer_state *in;
  qn_spec *spec;
  const qn_kfunc *k;
  qn_tfunc *t;
  QN_VEC(qn_local) locals;
  qn_map index; /* name → number in locals + 1 */
  qn_env cur;
  qn_tblock *out; /* NULL: dry */
  qn_loop *loop;
  uint32_t loop_depth; /* loops and blocks around what is written now */
  uint32_t n_tries;        /* `finally` around it */
  uint32_t n_handlers;     /* `except` bodies around it */
  struct qn_final *final;
  struct qn_catching *catching;
  QN_VEC(qn_hidden) hidden;
  QN_VEC(qn_closure_site *) closures;
  qn_frame *frame; /* the function typed in place now (inline.c); NULL: the function itself */
  QN_VEC(qn_frame *) frames;
  uint32_t closure_depth;
  uint32_t depth, stmt_depth, n_parallel, n_temps;
  bool never; /* the statement at hand reads a variable that no path to it assigns: nothing after it runs */
  const struct qn_prange_names *reducing; /* the arrays that the parallel loop around here reduces into: private ones */
  qn_nodes rest;           /* the statements of the block after the one at hand */
  struct qn_fuse *fuse;    /* fuse.c; NULL: nothing was looked at */
  qn_span return_span; /* of the return that gave the type */
  QN_VEC(qn_cell *) cells;
  bool settled, cells_changed; /* settled: nothing is pending any more, types are plain */
  uint32_t passes;
  const qn_type *ret;  /* so far, with cells; the spec's has none */
} qn_fn;

/* --- errors: a poison expression, one message for each place ------------------------------------------------------------ */
qn_diag *qn_terror(qn_fn *f, enum qn_diag_code code, qn_span span, const char *fmt, ...) QN_PRINTF(4, 5);
void qn_tnote(qn_fn *f, qn_diag *d, qn_span span, const char *fmt, ...) QN_PRINTF(4, 5);
qn_texpr *qn_poison(qn_fn *f, qn_span span);
qn_texpr *qn_unsupported(qn_fn *f, qn_span span, const char *what); /* "… is not supported in kernels" */
const char *qn_tt(qn_fn *f, const qn_type *t);                      /* text of a type, for messages */
/* Counts work; false when the limit is reached (then an error was given). */
bool qn_step(qn_fn *f, qn_span span);

/* --- tree building --------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_tx(qn_fn *f, enum qn_tx_kind kind, const qn_type *type, qn_span span, uint32_t n);
qn_texpr *qn_tx1(qn_fn *f, enum qn_tx_kind kind, const qn_type *type, qn_span span, qn_texpr *a);
qn_texpr *qn_tx2(qn_fn *f, enum qn_tx_kind kind, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b);
qn_texpr *qn_tx_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span); /* of numbers of one type */
qn_texpr *qn_tx_choose(qn_fn *f, qn_texpr *c, qn_texpr *a, qn_texpr *b, qn_span span);         /* a if c else b */
qn_texpr *qn_tx_int(qn_fn *f, const qn_type *type, int64_t v, qn_span span);
qn_texpr *qn_tx_float(qn_fn *f, const qn_type *type, double v, qn_span span);
qn_texpr *qn_tx_nothing(qn_fn *f, const qn_type *type, qn_span span); /* a value of a type without value */
qn_texpr *qn_tx_slot(qn_fn *f, qn_tslot *s, qn_span span);
qn_texpr *qn_tx_intrin(qn_fn *f, enum qn_intrin i, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b);
qn_texpr *qn_tx_bin(qn_fn *f, enum qn_operator op, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b);
qn_texpr *qn_tx_helper(qn_fn *f, const char *helper, const qn_type *type, qn_span span, qn_texpr *const *args, uint32_t n);
/* Statements inside an expression: what is added between open and close runs where the value of close is evaluated. */
typedef struct qn_tx_open {
  qn_tblock *outer, *block;
} qn_tx_open;
qn_tx_open qn_tx_block_open(qn_fn *f);
qn_texpr *qn_tx_block_close(qn_fn *f, qn_tx_open o, qn_texpr *value, qn_span span);
qn_texpr *qn_tx_bytes(qn_fn *f, const void *bytes, size_t n, qn_span span); /* constant uint8 array */
qn_texpr *qn_tx_temp(qn_fn *f, qn_texpr *e); /* evaluated now (a statement is added), readable again and again */
/* *again can be read after the result was evaluated, any number of times. */
qn_texpr *qn_once(qn_fn *f, qn_texpr *e, qn_texpr **again);
qn_tslot *qn_temp(qn_fn *f, const qn_type *type);
qn_tstmt *qn_ts(qn_fn *f, enum qn_ts_kind kind, qn_span span); /* made, not yet added */
void qn_add(qn_fn *f, qn_tstmt *s);                             /* nothing while dry or unreachable */
void qn_add_set(qn_fn *f, qn_tslot *slot, qn_texpr *value, qn_span span);
static inline bool qn_is_poison(const qn_texpr *e) { return e->type->kind == QN_TYPE_POISON; }
static inline bool qn_is_const_int(const qn_texpr *e) {
  return e->kind == QN_TX_CONST && (qn_type_is_int(e->type) || qn_type_is_bool(e->type));
}
const qn_type *qn_int64(qn_fn *f);   /* the dialect's plain int: int64, or Python's int */
const qn_type *qn_float64(qn_fn *f);
const qn_type *qn_bool_type(qn_fn *f);
const qn_type *qn_scalar_like(qn_fn *f, qn_dtype d, const qn_type *a, const qn_type *b); /* py if all are */

/* --- env.c --------------------------------------------------------------------------------------------------------------- */
qn_binding *qn_bound(qn_fn *f, int local); /* on the current path */
/* A local of its own for (site, name): the same one each time that the function is typed. name NULL: without a name. */
int qn_hidden_local(qn_fn *f, const void *site, qn_sym name);
void qn_assign_local(qn_fn *f, int local, qn_texpr *value, qn_span span);
qn_texpr *qn_read_local(qn_fn *f, int local, qn_span span);
qn_env qn_env_copy(qn_fn *f, qn_env e);
qn_env qn_env_join(qn_fn *f, qn_env a, qn_env b);
bool qn_env_same(qn_fn *f, qn_env a, qn_env b);
/* Adds the conversions that bring every variable from its slot in `from` to that in `to`. */
void qn_env_convert(qn_fn *f, qn_env from, qn_env to, qn_tblock *block, qn_span span);
int qn_local_find(qn_fn *f, qn_sym name); /* -1: not a local */
int qn_local_add(qn_fn *f, qn_sym name);
qn_tslot *qn_local_slot(qn_fn *f, int local, const qn_type *type);
void qn_assign(qn_fn *f, qn_sym name, qn_texpr *value, qn_span span); /* binds and writes */
qn_texpr *qn_assign_inline(qn_fn *f, qn_sym name, qn_texpr *value, qn_span span); /* `:=` */
qn_texpr *qn_read(qn_fn *f, qn_sym name, qn_span span);

/* --- cell.c -------------------------------------------------------------------------------------------------------------- */
bool qn_is_container(const qn_type *t);                 /* LIST, SET, DICT */
const qn_type *qn_held(const qn_type *t, int which);    /* the items; of a dict 0: the keys, 1: the values */
/* The type of the container that the code at span makes, which holds at least a (and values b); NULL: not known here. NULL
 * after an error. */
const qn_type *qn_cell_type(qn_fn *f, enum qn_type_kind kind, qn_span span, const qn_type *a, const qn_type *b, uint8_t form);
const qn_type *qn_cell_fresh(qn_fn *f, const qn_type *t); /* as its cells are now */
const qn_type *qn_settled(qn_fn *f, const qn_type *t);    /* without cells; NULL while something in it is not known */
/* Puts a t into it: the type that a value must be cast to. NULL after an error. */
const qn_type *qn_container_takes(qn_fn *f, const qn_type *container, int which, const qn_type *t, qn_span span);
const qn_type *qn_cell_unify(qn_fn *f, const qn_type *a, const qn_type *b);
typedef struct qn_pass { /* a dry pass over a body */
  uint32_t n_diags, n_errors;
  bool failed;
  const char *reason;
} qn_pass;
qn_pass qn_pass_begin(qn_fn *f);
bool qn_pass_again(qn_fn *f, qn_pass p); /* it widened a cell: it is forgotten, and must be done again */

/* --- containers: container.c (literals, constructors, operators), container_method.c ------------------------------- */
qn_texpr *qn_tx_obj(qn_fn *f, enum qn_tobj op, const qn_type *type, qn_span span, uint32_t n, qn_texpr *const *args);
/* `value` as it is put into c (keys are 0, values of a dict 1): widens or casts; poison after an error. */
qn_texpr *qn_item_for(qn_fn *f, qn_texpr *c, int which, qn_texpr *value, qn_span span);
qn_texpr *qn_container_display(qn_fn *f, const qn_node *n); /* [..], {..}, {k: v} and their comprehensions */
qn_texpr *qn_container_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place);
qn_texpr *qn_container_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span); /* NULL: none is one */
qn_texpr *qn_container_len(qn_fn *f, qn_texpr *c, qn_span span);
qn_texpr *qn_container_subscript(qn_fn *f, qn_texpr *c, const qn_node *index, qn_span span, bool place);
void qn_container_store(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span); /* place: what subscript gave */
void qn_container_unpack(qn_fn *f, qn_nodes elts, qn_texpr *list, qn_span span);
void qn_container_delete(qn_fn *f, qn_texpr *place, qn_span span);
qn_texpr *qn_container_method(qn_fn *f, qn_texpr *self, const qn_node *call);
qn_texpr *qn_container_call(qn_fn *f, const qn_type *fn, const qn_node *call); /* list(x), sorted(x), …; NULL: none of them */
bool qn_obj_changes(enum qn_tobj op); /* its first operand */
qn_texpr *qn_container_new(qn_fn *f, enum qn_type_kind kind, qn_span span); /* an empty one, made at span */
void qn_container_put(qn_fn *f, qn_texpr *c, qn_texpr *item, qn_texpr *value, qn_span span); /* statement; value: of a dict */
void qn_container_absorb(qn_fn *f, qn_texpr *c, const qn_node *iterable); /* statements: all its items */
qn_texpr *qn_container_extend(qn_fn *f, qn_texpr *list, qn_texpr *iterable, qn_span span);
qn_texpr *qn_container_find(qn_fn *f, qn_texpr *c, qn_texpr *x, qn_span span); /* negative: not there */
qn_texpr *qn_set_operation(qn_fn *f, int op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place); /* op: a qn_ksetop */
qn_texpr *qn_list_of_iterable(qn_fn *f, const qn_node *n); /* a list as it is, of anything else a new one */
qn_texpr *qn_as_list(qn_fn *f, qn_texpr *iterable, qn_span span); /* a new list of its items */
qn_texpr *qn_sort_list(qn_fn *f, qn_texpr *list, qn_texpr *key, qn_texpr *reverse, qn_span span); /* key, reverse: NULL, none */
/* A function of prelude.py, by name; its result is Python's under driver rules. */
qn_texpr *qn_prelude_call(qn_fn *f, const char *name, qn_texpr **args, uint32_t n, qn_span span);
/* if (when) name(args): a function of the prelude that raises */
void qn_raise_if(qn_fn *f, qn_texpr *when, const char *name, qn_texpr **args, uint32_t n, qn_span span);

/* --- defaults.c: Counter, defaultdict (qn_type_has_default) ---------------------------------------------------------------------- */
qn_texpr *qn_default_call(qn_fn *f, const qn_type *fn, const qn_node *call); /* making one; NULL: it makes something else */
qn_texpr *qn_default_get(qn_fn *f, qn_texpr *c, qn_texpr *key, qn_span span);
bool qn_dict_aug(qn_fn *f, const qn_node *n, qn_texpr *place); /* d[k] op= x; false: as any place */
qn_texpr *qn_default_method(qn_fn *f, qn_texpr *self, const qn_node *call); /* NULL: as a dict's */
qn_texpr *qn_default_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span, bool in_place);

/* --- convert.c ------------------------------------------------------------------------------------------------------------- */
const qn_type *qn_unify(qn_fn *f, const qn_type *a, const qn_type *b); /* NULL: cannot */
qn_texpr *qn_cast(qn_fn *f, qn_texpr *e, const qn_type *to); /* e itself when it is that; poison after an error */
bool qn_castable(const qn_type *from, const qn_type *to);
bool qn_castable_items(const qn_type *a, const qn_type *b); /* the same in memory, so that a container of it can be seen as one of b */
qn_texpr *qn_texpr_truth(qn_fn *f, qn_texpr *e); /* to bool, as `if` asks */
qn_texpr *qn_to_index(qn_fn *f, qn_texpr *e, const char *what); /* to int64; must be an integer */

/* --- statements ------------------------------------------------------------------------------------------------------------ */
void qn_stmts(qn_fn *f, qn_nodes body);
void qn_stmt_for(qn_fn *f, const qn_node *n);
typedef void (*qn_run_fn)(qn_fn *f, void *user);
typedef void (*qn_take_fn)(qn_fn *f, void *user, qn_texpr *item);
/* Some code for each item of an iterable: statements (body), or take(f, user, item). Whatever can be iterated over in
 * kernels is known here, so comprehensions, reductions and `for` go through it. */
typedef struct qn_each {
  const qn_node *node;    /* for messages */
  const qn_node *iter;    /* or: */
  qn_texpr *value;        /* evaluated already */
  qn_nodes zipped;        /* or these together, as zip() gives them */
  const qn_node *target;  /* assigned before body or take (then item is NULL); NULL: take gets the item */
  qn_nodes body, orelse;
  qn_take_fn take;
  void *user;
  qn_run_fn entered;      /* after the iterable was evaluated, before anything else; may be NULL */
} qn_each;
void qn_for_each(qn_fn *f, const qn_each *e);
/* What `call` calls, when that is a name or a module's member; NULL: a method, or no call. */
qn_texpr *qn_named_callee(qn_fn *f, const qn_node *call);
bool qn_adapted_for(qn_fn *f, const qn_each *e, const qn_type *fn); /* fold.c: map(…), filter(…); false: neither */
/* Is n (range(…), zip(…), a generator expression…) something that only a loop can take? */
bool qn_is_loop_only(qn_fn *f, const qn_node *n);
/* sum, any, all, min, max, functools.reduce of one iterable; NULL: not such a call. */
qn_texpr *qn_fold_call(qn_fn *f, const qn_type *fn, const qn_node *call);
/* Comprehensions: each(f, user) where the element is to be evaluated, inside the loops and conditions of `comp` (a
 * GeneratorExp, ListComp, …), whose targets are a scope of their own. Adds statements. */
void qn_comprehend(qn_fn *f, const qn_node *comp, qn_run_fn each, void *user);
/* Statements inside an expression: begin; any statements; the value; end gives the expression. */
typedef struct qn_inner {
  qn_tblock *block, *outer;
} qn_inner;
qn_inner qn_inner_begin(qn_fn *f);
qn_texpr *qn_inner_end(qn_fn *f, qn_inner in, qn_texpr *value, qn_span span);
/* Runs `run` as a block whose end `label` names. */
void qn_labelled(qn_fn *f, qn_span span, qn_label *label, qn_run_fn run, void *user);
void qn_jump(qn_fn *f, qn_label *label, bool next, qn_span span);
void qn_stmt_while(qn_fn *f, const qn_node *n);
void qn_assign_target(qn_fn *f, const qn_node *target, qn_texpr *value, qn_span span);
void qn_return(qn_fn *f, qn_texpr *value, qn_span span);
void qn_loop_jump(qn_fn *f, const qn_node *n);
void qn_array_aug(qn_fn *f, enum qn_operator op, qn_texpr *place, qn_texpr *value, qn_span span); /* arrayaug.c */
/* prange.c: reductions, privates and races of a parallel loop's body, from its AST; fills par, false after an error. */
typedef struct qn_prange_names {
  QN_VEC(qn_treduce) reductions; /* slot is NULL here */
  QN_VEC(qn_sym) names;
} qn_prange_names;
static inline bool qn_sym_in(const struct qn_prange_names *names, qn_sym name) {
  for (uint32_t i = 0; i < names->names.n; i++)
    if (names->names.data[i] == name) return true;
  return false;
}
/* race.c: warnings and errors about elements of arrays in which iterations meet. */
void qn_race_look(qn_fn *f, const qn_node *loop, const qn_prange_names *reductions);
bool qn_changes_container(qn_sym method); /* append, pop… */
const qn_kfunc *qn_callee_of(qn_fn *f, const qn_node *fn); /* the function of the script that a name calls, or NULL */
bool qn_race_instance(qn_fn *f, const qn_node *loop, qn_sym name, const qn_type *t);
bool qn_race_containers(qn_fn *f, const qn_node *loop); /* race_containers.c: it has to run serially */
bool qn_prange_analyse(qn_fn *f, const qn_node *loop, qn_prange_names *out);

/* --- expressions ------------------------------------------------------------------------------------------------------------ */
qn_texpr *qn_texpr_of(qn_fn *f, const qn_node *n);
qn_texpr *qn_cond(qn_fn *f, const qn_node *n); /* of type bool; a CONST when it is known now */
qn_texpr *qn_fold_ints(qn_fn *f, const qn_node *n); /* an operator over int literals, as CPython folds it; NULL: is none */
qn_texpr *qn_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_unop(qn_fn *f, enum qn_unaryop op, qn_texpr *a, qn_span span);
qn_texpr *qn_compare_of(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_subscript(qn_fn *f, qn_texpr *value, const qn_node *index, qn_span span);
bool qn_is_locked(qn_fn *f, const qn_texpr *a, qn_span span); /* a read-only array: says so */
qn_texpr *qn_place(qn_fn *f, const qn_node *subscript); /* an INDEX or a VIEW to store to */
qn_texpr *qn_index_with(qn_fn *f, qn_texpr *array, qn_texpr *index, bool in_range, qn_span span); /* array[index] */
qn_texpr *qn_only_item(qn_fn *f, qn_texpr *array, qn_span span); /* a.item(): ValueError unless there is one */
qn_texpr *qn_tuple_item(qn_fn *f, qn_texpr *tuple, uint32_t i, qn_span span);
qn_texpr *qn_tuple_of(qn_fn *f, qn_texpr **items, uint32_t n, qn_span span);
qn_texpr *qn_attribute(qn_fn *f, const qn_node *n);
qn_texpr *qn_call_expr(qn_fn *f, const qn_node *n);
qn_texpr *qn_global_value(qn_fn *f, const qn_global *g, qn_sv name, qn_span span);
qn_texpr *qn_member(qn_fn *f, qn_sv dotted, qn_span span); /* "numpy.float32", …; NULL: unknown */
qn_texpr *qn_builtin_name(qn_fn *f, qn_sv name, qn_span span); /* Python's; NULL: unknown */
/* Call of a kernel with evaluated arguments (defaults filled by the callee's rules). */
typedef struct qn_cargs { /* evaluated arguments */
  const qn_node *node; /* the Call, or NULL */
  qn_texpr **pos;
  uint32_t n_pos;
  qn_sym *kw_names;
  qn_texpr **kw;
  uint32_t n_kw;
  qn_span span, func_span;
} qn_cargs;
bool qn_eval_args(qn_fn *f, const qn_node *call, qn_cargs *out); /* of a Call; false after an error */
qn_texpr *qn_call_value(qn_fn *f, qn_texpr *callee, const qn_cargs *args); /* whatever can be called */
/* k with its captured values (closure NULL: it has none). */
qn_texpr *qn_call_bound(qn_fn *f, const qn_kfunc *k, qn_texpr *closure, const qn_cargs *args);
uint32_t qn_conversion_cost(const qn_type *from, const qn_type *to);
const qn_kfunc *qn_overload_pick(qn_fn *f, const qn_kfunc *k, const qn_cargs *args); /* NULL after an error */
qn_texpr *qn_call_kernel(qn_fn *f, const qn_kfunc *k, const qn_cargs *args);
qn_texpr *qn_call_builtin(qn_fn *f, qn_sv name, const qn_cargs *args);
qn_texpr *qn_call_dtype(qn_fn *f, qn_dtype d, const qn_cargs *args);
void qn_builtin_each(void (*each)(void *ctx, qn_sv dotted), void *ctx);
static inline bool qn_is_builtin(const qn_type *t, const char *dotted) {
  return t->kind == QN_TYPE_BUILTIN && qn_sv_is(t->name, dotted);
}
static inline bool qn_is_prange(const qn_type *t) {
  return qn_is_builtin(t, "numba.prange") || qn_is_builtin(t, "cython.parallel.prange");
}
/* Scalar maths; name as in math.def, operands already converted. NULL: no such function. */
qn_texpr *qn_math_call(qn_fn *f, const char *name, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b);

/* --- klass.c: enums, named tuples, data classes (types with a klass) ------------------------------------------------------ */
qn_texpr *qn_klass_global(qn_fn *f, const qn_global *g, qn_sv name, qn_span span);
qn_texpr *qn_klass_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span);
qn_texpr *qn_klass_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled);
qn_texpr *qn_klass_call(qn_fn *f, const struct qn_kclass *k, const qn_cargs *args);
qn_texpr *qn_klass_subscript(qn_fn *f, qn_texpr *e, const qn_node *index, qn_span span); /* Color['red'] */
/* Comparison of members (`is` too): NULL when neither side is one, or both are ints after qn_plain. */
qn_texpr *qn_klass_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span);
bool qn_is_int_enum(const qn_type *t);
/* What an operator computes with: the value of an Optional, the int of an IntEnum's member. */
qn_texpr *qn_plain(qn_fn *f, qn_texpr *e);

/* --- closure.c ------------------------------------------------------------------------------------------------------------------ */
void qn_stmt_def(qn_fn *f, const qn_node *n);
qn_texpr *qn_lambda(qn_fn *f, const qn_node *n);
qn_texpr *qn_closure_now(qn_fn *f, const qn_kfunc *k, qn_span span); /* with the values that it captures at this moment */
const qn_kfunc *qn_late_closure(qn_fn *f, const qn_texpr *e); /* of this function, just read: may be read again later; or NULL */
void qn_keep_closure(qn_fn *f, const qn_texpr *e, qn_span span); /* an error when what it captured changes later */
qn_texpr *qn_settle(qn_fn *f, qn_texpr *e); /* in a temporary, unless it can be evaluated again as it is */
qn_texpr *qn_call_closure(qn_fn *f, qn_texpr *callee, const qn_cargs *args);

/* --- tuple.c --------------------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_tuple_pick(qn_fn *f, qn_texpr *t, const uint32_t *which, uint32_t n, qn_span span); /* a tuple of these items */
qn_texpr *qn_tuple_repeat(qn_fn *f, qn_texpr *t, qn_texpr *times, qn_span span);
qn_texpr *qn_tuple_method(qn_fn *f, qn_texpr *t, const qn_node *call); /* NULL: no such method */
qn_texpr *qn_array_items(qn_fn *f, qn_texpr *array, uint32_t n, qn_span span); /* a tuple; ValueError if it has not n */
bool qn_unpack_starred(qn_fn *f, const qn_node *target, qn_texpr *t, qn_span span); /* false: no star in the target */
/* enumerate, zip, reversed of tuples whose items differ, literal_unroll of texts: the tuple to unroll; NULL: anything else. */
qn_texpr *qn_unrolled_iterable(qn_fn *f, const qn_node *call, const qn_type *fn);

/* --- try.c ----------------------------------------------------------------------------------------------------------------------- */
void qn_stmt_try(qn_fn *f, const qn_node *n);
void qn_stmt_raise(qn_fn *f, const qn_node *n);
void qn_stmt_assert(qn_fn *f, const qn_node *n);
void qn_catch_note(qn_fn *f, int local); /* after whatever binds a local: handlers around may begin here */
bool qn_jump_finally(qn_fn *f, qn_label *label, bool next, qn_span span); /* true: a `finally` comes first, and was told */
bool qn_return_finally(qn_fn *f, qn_texpr *value, qn_span span);

/* --- inline.c -------------------------------------------------------------------------------------------------------------------- */
bool qn_generator_type(const qn_type *t); /* of a function whose call gives a generator */
bool qn_must_inline(const qn_kfunc *k); /* it assigns variables of the function around it */
bool qn_nonlocal_here(const qn_fn *f);
qn_texpr *qn_call_inlined(qn_fn *f, qn_texpr *callee, const qn_cargs *args);
bool qn_return_inlined(qn_fn *f, qn_texpr *value, qn_span span); /* false: the function itself returns */
qn_texpr *qn_yield(qn_fn *f, qn_texpr *value, qn_span span);
qn_texpr *qn_yield_from(qn_fn *f, const qn_node *n);
void qn_generator_for(qn_fn *f, const qn_each *e, qn_texpr *callee);
/* A generator as a value: it has not begun. */
qn_texpr *qn_keep_generator(qn_fn *f, const qn_kfunc *k, qn_texpr *closure, const qn_cargs *args);
bool qn_kept_generator(const qn_type *t);
void qn_kept_generator_for(qn_fn *f, const qn_each *e, qn_texpr *value);
void qn_genexp_for(qn_fn *f, const qn_each *e); /* comp.c */
void qn_give(qn_fn *f, const qn_each *e, qn_texpr *item); /* the item to the loop's target and body */
/* The arguments in the order of qn_tfunc.params, converted to a signature; false after an error. */
bool qn_bind_call(qn_fn *f, const qn_kfunc *k, qn_texpr *closure, const qn_cargs *args, qn_texpr ***out, uint32_t *n);
void qn_collect_locals(qn_fn *f);                    /* of f->k: parameters and what its body assigns */
qn_sym qn_param_name(const qn_kfunc *k, uint32_t i); /* as in qn_tfunc.params */

/* --- typevalue.c: types as values, numba.typed ------------------------------------------------------------------------------ */
qn_texpr *qn_type_value(qn_fn *f, qn_sv text, qn_span span);
qn_texpr *qn_type_member(qn_fn *f, qn_sv module, qn_sv member, qn_span span); /* types.unicode_type; NULL: no such */
qn_texpr *qn_call_type(qn_fn *f, const qn_type *t, const qn_cargs *args); /* ListType[int64]() */
qn_texpr *qn_type_subscript(qn_fn *f, qn_texpr *dtype, const qn_node *index, qn_span span); /* float64[:, ::1] */

/* --- record.c: structured data --------------------------------------------------------------------------------------------- */
qn_texpr *qn_record_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span);
qn_texpr *qn_record_subscript(qn_fn *f, qn_texpr *e, const qn_node *index, bool place, qn_span span);
qn_texpr *qn_records_element(qn_fn *f, qn_texpr *e, qn_texpr *index, qn_span span); /* e[index], an int64 */
qn_texpr *qn_record_len(qn_fn *f, qn_texpr *e, qn_span span);
/* slicevalue.c */
bool qn_is_slice_value(const qn_type *t);
qn_texpr *qn_slice_part(qn_fn *f, qn_texpr *e, uint32_t i, qn_span span); /* start, stop, step as int64; NULL: None */
qn_texpr *qn_slice_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span); /* NULL: none of its */
qn_texpr *qn_slice_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled);
bool qn_is_iterator(const qn_type *t); /* iterator.c */
/* recordmake.c: new ones. sizes: n int64 expressions; zero: else a field may hold anything */
const struct qn_kclass *qn_dtype_records(const qn_texpr *e); /* of a value that is a dtype of records; NULL: another */
qn_texpr *qn_records_new_array(qn_fn *f, const struct qn_kclass *k, qn_texpr *const *sizes, int n, bool zero, qn_span span);
qn_texpr *qn_records_like(qn_fn *f, const struct qn_kclass *k, qn_texpr *like, bool zero, qn_span span); /* of an array's shape */
qn_texpr *qn_records_of_bytes(qn_fn *f, const struct qn_kclass *k, qn_texpr *bytes, int rank, qn_span span); /* a global's */
qn_texpr *qn_records_copy_of(qn_fn *f, qn_texpr *e, qn_span span);
void qn_record_store(qn_fn *f, qn_texpr *to, qn_texpr *value, qn_span span);

/* --- instance.c: objects of jitclasses; NULL where it says so: none is concerned -------------------------------------------- */
bool qn_is_instance(const qn_type *t);
qn_texpr *qn_instance_attribute(qn_fn *f, qn_texpr *self, qn_sym attr, qn_span span);
void qn_instance_store(qn_fn *f, qn_texpr *self, qn_sym attr, qn_texpr *value, qn_span span); /* of anything: says what cannot */
qn_texpr *qn_instance_make(qn_fn *f, const struct qn_kclass *k, const qn_cargs *c);
/* vmlist.c */
qn_texpr *qn_vmlist_len(qn_fn *f, qn_texpr *list, qn_span span);
qn_texpr *qn_vmlist_item(qn_fn *f, qn_texpr *list, qn_texpr *index, qn_span span);
qn_texpr *qn_vmitem_checked(qn_fn *f, qn_texpr *item, const struct qn_kclass *k, qn_span span);
qn_texpr *qn_vmlist_method(qn_fn *f, qn_texpr *list, qn_sv name, const qn_cargs *c); /* or NULL */
bool qn_fits_list(const qn_type *t);
qn_texpr *qn_cdef_make(qn_fn *f, const struct qn_kclass *k, const qn_cargs *c); /* cdef.c */
qn_texpr *qn_field_is_none(qn_fn *f, qn_texpr *a, qn_span span);
qn_texpr *qn_instance_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled);
qn_texpr *qn_instance_special(qn_fn *f, const char *name, qn_texpr **args, uint32_t n, qn_span span); /* or NULL */
qn_texpr *qn_instance_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span);   /* or NULL */
qn_texpr *qn_instance_inplace(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span); /* __iadd__ and its like, else the operator */
qn_texpr *qn_instance_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span);    /* or NULL */
qn_texpr *qn_instance_place(qn_fn *f, qn_texpr *self, const qn_node *index, qn_span span); /* self[index] to store to */
void qn_instance_set_item(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span);
qn_texpr *qn_instance_truth(qn_fn *f, qn_texpr *e);
qn_texpr *qn_instance_builtin(qn_fn *f, qn_sv name, const qn_cargs *c); /* or NULL */

/* prelude.c: with keywords and defaults */
qn_texpr *qn_prelude_call_args(qn_fn *f, const char *name, const qn_cargs *c);
/* The one function, `name`, of a Python text, which sees what the prelude sees. */
qn_texpr *qn_prelude_call_text(qn_fn *f, const char *name, const char *text, const qn_cargs *c);

/* --- arrayfn.c: methods of arrays; masks and integer arrays as indices ---------------------------------------------------------- */
qn_texpr *qn_array_method(qn_fn *f, qn_texpr *self, const qn_node *call, bool *handled);
qn_texpr *qn_array_transposed(qn_fn *f, qn_texpr *a, qn_span span); /* the view a.T; a itself when it has one dimension */
/* fancy.c */
bool qn_selects(const qn_type *t); /* an array of ints or a mask, as an index */
/* array[axes], some of which select: the new array, or (place) a FANCY to store to. One axis for each dimension of the array,
 * but one for all of a mask. */
qn_texpr *qn_fancy_of(qn_fn *f, qn_texpr *array, const qn_taxis *in, uint32_t n, bool place, qn_span span);
qn_texpr *qn_fancy_load(qn_fn *f, const qn_texpr *place, qn_span span);
void qn_fancy_store(qn_fn *f, const qn_texpr *place, qn_texpr *value, qn_span span);

/* --- elementwise.c: whole-array expressions ----------------------------------------------------------------------------------- */
typedef struct qn_mapped qn_mapped;
typedef qn_texpr *(*qn_elem_fn)(qn_fn *f, void *user, qn_texpr **elems, uint32_t n, qn_span span);
bool qn_any_array(qn_texpr *const *args, uint32_t n); /* numbers and arrays only, at least one array */
/* elem is given one number for each argument; the result is the array of what it gives. */
qn_texpr *qn_map_arrays(qn_fn *f, qn_elem_fn elem, void *user, qn_texpr *const *args, uint32_t n, qn_span span);
qn_texpr *qn_map_ufunc(qn_fn *f, const char *name, qn_texpr *const *args, uint32_t n, qn_span span);
/* NULL: not an expression over arrays. */
qn_texpr *qn_array_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_array_compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span);
qn_texpr *qn_array_unop(qn_fn *f, enum qn_unaryop op, qn_texpr *a, qn_span span);
/* np.NAME(a) of an expression without the array between, or in parallel; NULL: not one of these. */
qn_texpr *qn_reduce_mapped(qn_fn *f, const char *name, qn_texpr *a, qn_span span);
/* fuse.c: name = value, and value is left to the statements that read the name; false: it is stored. */
bool qn_fuse_defers(qn_fn *f, const qn_node *assign, qn_texpr *value);
void qn_fuse_done(qn_fn *f, const qn_node *statement); /* after each statement, once there is f->fuse */
/* place (an array) = value without an array between; false: value is no whole-array expression. */
bool qn_store_mapped(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span);
/* out= of a function as what its nest stores to: a variable stays one, so that operands are known to be the same array. */
qn_texpr *qn_out_place(qn_fn *f, qn_texpr *out, const qn_texpr *value);

/* --- functions ----------------------------------------------------------------------------------------------------------------- */
qn_spec *qn_specialise(qn_infer_state *in, const qn_kfunc *k, const qn_type *const *args, uint32_t n_args);
const qn_node *qn_fn_args(const qn_kfunc *k);
const qn_type *qn_ctype(qn_fn *f, const qn_node *cytype); /* of a cytype; poison after an error */
bool qn_is_list_ctype(const qn_node *cytype);             /* `list`, which is no one type of kernels (vmlist.c) */

#endif

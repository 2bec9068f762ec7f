/* query.h - `quern eval` and qn_query_*: from the text of a query to a pipeline of runtime/query.
 *
 *   text ─ query_text.c ─▶ clauses ─ query_plan.c ─▶ operators ─ query.c ─▶ rows        query_expr.c: an expression to a tree of nodes,
 *                                                                        of which numbers are kernels (LLVM); query_nodes.c
 *                                                                        runs the others over columns */
#ifndef QN_ENGINE_QUERY_H
#define QN_ENGINE_QUERY_H

#include "engine/engine.h"
#include "runtime/query/query.h"

/* --- query_hints.c: what a name that there is not, and a text that does not parse, most likely mean; NULL: nothing known ---------- */
const char *qn_qhint_name(qn_sv name);
const char *qn_qhint_syntax(const char *text, const qn_sv *columns, uint32_t ncolumns); /* words that are columns mean themselves */
static inline bool qn_q_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80); }

/* --- query_text.c ------------------------------------------------------------------------------------------------------- */
typedef struct qn_qitem { /* an expression in the text */
  char *text;             /* with names in backticks replaced; zero-terminated */
  qn_sv written;          /* as the user wrote it */
  qn_sv name;             /* p NULL: not named */
  uint32_t at;            /* in the query's text */
  bool down;              /* of a sort key */
} qn_qitem;

typedef struct qn_qalias { /* an identifier that stands for a name or an aggregate's column */
  qn_sv ident, name;
} qn_qalias;

typedef struct qn_qtext {
  QN_VEC(qn_qitem) items, by, sort, where, having; /* where, having: conditions on rows and on groups, all must hold */
  QN_VEC(qn_qalias) aliases;
  int64_t limit;                           /* -1: none */
} qn_qtext;
/* Adds what a text says; main: it may have all clauses, else it is a list for `into` ('w', 'b', 's'). 0, -1: q->err. */
int qn_qtext_parse(qn_q *q, qn_qtext *t, const char *text, char into);
qn_sv qn_qtext_name(const qn_qtext *t, qn_sv ident); /* what an identifier stands for */

/* --- query_expr.c ---------------------------------------------------------------------------------------------------------- */
typedef enum qn_xkind {
  QN_X_COLUMN, QN_X_NUMBER, QN_X_TEXT, QN_X_NULL, QN_X_KERNEL, QN_X_COMPARE, QN_X_LOGIC, QN_X_NOT, QN_X_IN, QN_X_IF, QN_X_CALL, QN_X_CONTAINS, QN_X_SLICE, QN_X_JOIN
} qn_xkind;

typedef struct qn_xnode {
  qn_xkind kind;
  uint8_t type;          /* of the result's column */
  int32_t column;        /* COLUMN */
  int op;                /* COMPARE: enum qn_cmpop; LOGIC: enum qn_boolop; IN: negated; CALL: enum qn_xcall */
  double number;         /* NUMBER */
  int64_t integer;       /* NUMBER of type int64 */
  qn_sv text;            /* TEXT */
  int64_t lower, upper;  /* SLICE */
  struct qn_xnode **args;
  uint32_t n;
  qn_fnstate *f;         /* KERNEL: its arguments are args */
} qn_xnode;

typedef enum qn_xcall {
#define XCALL(ID, name, first, result, least, most, help) QN_XC_##ID,
#include "engine/query_calls.def"
#undef XCALL
  QN_XC_COUNT
} qn_xcall;
typedef struct qn_xcallrow {
  const char *name;
  char first, result; /* t text, n number, d moment, a anything, b bool, i int64, s same as the first */
  uint8_t least, most;
} qn_xcallrow;
extern const qn_xcallrow qn_xcalls[QN_XC_COUNT];

typedef struct qn_xoutput { /* an expression with a name, which other expressions may use */
  const qn_qitem *item;
  const qn_node *node;
  bool busy; /* is being compiled: it does not mean itself */
  struct qn_xnode *made;          /* compiled, */
  const struct qn_qschema *over;  /* over these columns */
} qn_xoutput;

typedef struct qn_xcompile {
  qn_session *s;
  qn_q *q;
  const qn_qtext *text;
  const qn_qschema *schema;
  struct qn_module *kernels; /* of --kernels; NULL: none */
  const qn_sv *known;        /* all columns of the input, for hints */
  uint32_t nknown;
  qn_xoutput *outputs;       /* names that are no columns may be theirs */
  uint32_t noutputs;
} qn_xcompile;
/* Parses an item. NULL: q->err has the place in the query's text. */
qn_node *qn_x_parse(qn_xcompile *c, const qn_qitem *item);
/* Calls each(user, name) for every name in it. */
void qn_x_names(const qn_node *n, void (*each)(void *user, const qn_node *name), void *user);
qn_xnode *qn_x_compile(qn_xcompile *c, const qn_qitem *item, const qn_node *root);
bool qn_x_is_function(const qn_xcompile *c, qn_sv name); /* no column, but a function or constant */

/* --- query_nodes.c ----------------------------------------------------------------------------------------------------------- */
qn_column *qn_x_run(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b); /* NULL: q->err */
qn_column *qn_x_kernel(qn_session *s, qn_q *q, const qn_xnode *x, qn_column *const *args, int64_t nrows);
bool qn_x_validity(qn_q *q, qn_column *const *args, uint32_t n, qn_column *out); /* of the rows that all of them have; false: no memory */

#endif

/* parser.h - what the files of the parser share; the door is frontend.h.
 *
 * Recursive descent, one function for each rule of Python's grammar (the production stands above it). A rule returns
 * its node or does not return at all: qn_fail jumps to the nearest attempt or to the end of the pass. As in CPython
 * there are two passes: the first only finds out whether and how far the text parses; if it fails, the second parses
 * again with p->diagnose set, and there the rules look for the known mistakes and qn_syntax_raise a message that
 * explains them. When none is found it is "invalid syntax" at the furthest token of the first pass. So: guard every
 * extra check by p->diagnose, and let it never reject what is right.
 *
 * Files: parser.c passes, tokens, nodes; parse_expr.c operators; parse_atom.c atoms and displays; parse_call.c
 * arguments; parse_params.c parameters; parse_string.c and literal.c literals; parse_simple.c, parse_compound.c
 * statements; parse_pattern.c match; parse_target.c what may be assigned to; parse_hint.c guesses about mistakes;
 * parse_cy_type.c, parse_cy_decl.c, parse_cy_expr.c Cython. */
#ifndef QN_FRONTEND_PARSER_H
#define QN_FRONTEND_PARSER_H

#include "frontend/frontend.h"
#include "frontend/lexer.h"

enum { QN_HEIGHT_MAX = 6000 }; /* of the tree: later stages walk it recursively */

typedef struct parser {
  qn_arena *arena;
  qn_intern *names;
  const qn_source *source;
  qn_diags *diags;
  enum qn_dialect dialect;
  qn_tokens tokens;
  uint32_t pos, furthest;
  uint32_t next_id;
  uint32_t depth;      /* of the rules that recurse */
  uint32_t embedding;  /* f-strings around this expression */
  bool diagnose;       /* the second pass */
  jmp_buf *on_fail;    /* the nearest attempt */
  jmp_buf *on_raise;   /* the end of the pass */
  qn_lex_error raised; /* message NULL: nothing yet */
  bool cy_c_scope;     /* Cython: inside an extern block, struct or cppclass */
} parser;

typedef QN_VEC(qn_node *) node_vec;
typedef QN_VEC(qn_sym) sym_vec;

/* --- tokens ------------------------------------------------------------------------------------------------------ */
static inline const qn_token *qn_tok(parser *p) {
  if (QN_UNLIKELY(p->pos >= p->tokens.n)) p->pos = p->tokens.n - 1;
  if (p->pos > p->furthest) p->furthest = p->pos;
  return &p->tokens.data[p->pos];
}
static inline enum qn_token_kind qn_tok_kind(parser *p) { return (enum qn_token_kind)qn_tok(p)->kind; }
/* Looking ahead does not count as having come that far. */
static inline enum qn_token_kind qn_tok_ahead(const parser *p, uint32_t n) {
  uint32_t last = p->tokens.n - 1, at = p->pos + n;
  return (enum qn_token_kind)p->tokens.data[at < last ? at : last].kind;
}
static inline bool qn_at(parser *p, enum qn_token_kind kind) { return qn_tok_kind(p) == kind; }
static inline bool qn_accept(parser *p, enum qn_token_kind kind) {
  if (!qn_at(p, kind)) return false;
  p->pos++;
  return true;
}
const qn_token *qn_expect(parser *p, enum qn_token_kind kind);
/* As CPython's &&: says "expected 'x'" at once. */
void qn_expect_forced(parser *p, enum qn_token_kind kind);
bool qn_tok_is(parser *p, uint32_t ahead, const char *word); /* a NAME of this text? */
qn_sv qn_tok_text(const parser *p, const qn_token *t);
qn_sym qn_tok_name(parser *p, const qn_token *t); /* NFKC, interned */
qn_sym qn_expect_name(parser *p);

/* --- nodes ------------------------------------------------------------------------------------------------------- */
qn_span qn_span_here(parser *p);       /* of the current token: where a node begins */
qn_node *qn_make(parser *p, enum qn_ast_kind kind, qn_span start); /* begins at start, ends behind the last token */
void qn_close(parser *p, qn_node *n);  /* ends it behind the last token */
#define qn_nodes_of(v) ((qn_nodes){(v).data, (v).n})
#define qn_syms_of(v) ((qn_syms){(v).data, (v).n})
qn_nodes qn_one_node(parser *p, qn_node *n);
qn_node *qn_make_constant(parser *p, enum qn_const_kind kind, qn_span start);

/* --- failing ----------------------------------------------------------------------------------------------------- */
QN_NORETURN void qn_fail(parser *p);
QN_NORETURN void qn_syntax_raise(parser *p, enum qn_diag_code code, qn_span span, const char *fmt, ...) QN_PRINTF(4, 5);
qn_span qn_span_join(qn_span a, qn_span b);
/* Runs rule; if it fails the parser is where it was and the result is NULL. */
qn_node *qn_attempt(parser *p, qn_node *(*rule)(parser *p));
/* Recursion: enter raises when too deep; leave must follow on the way out (a jump out resets the depth). */
void qn_syntax_enter(parser *p);
/* Chains that nest without recursion (a + a + …, elif) count their links, so that a hopeless one ends early. */
void qn_count_link(parser *p, uint32_t *links);
static inline void qn_syntax_leave(parser *p) { p->depth--; }
/* Parses tokens with the two passes; NULL with p->raised set. */
qn_node *qn_run_passes(parser *p, qn_node *(*rule)(parser *p));

/* --- rules, expressions ------------------------------------------------------------------------------------------ */
qn_node *qn_rule_star_expressions(parser *p);
qn_node *qn_rule_star_expression(parser *p);
qn_node *qn_rule_star_named(parser *p);
qn_node *qn_rule_named(parser *p);
qn_node *qn_rule_expression(parser *p);
qn_node *qn_rule_disjunction(parser *p);
qn_node *qn_rule_bitwise_or(parser *p);
qn_node *qn_rule_factor(parser *p);
qn_node *qn_rule_yield(parser *p);
qn_node *qn_rule_annotated_rhs(parser *p); /* yield_expr | star_expressions */
qn_node *qn_rule_slices(parser *p);
qn_node *qn_rule_atom(parser *p);
qn_node *qn_rule_lambda(parser *p);
qn_node *qn_rule_genexp(parser *p); /* at '(' */
qn_nodes qn_rule_for_if_clauses(parser *p);
bool qn_at_comprehension(parser *p); /* for, async for */
qn_node *qn_rule_strings(parser *p);
qn_node *qn_rule_number(parser *p);
bool qn_starts_expression(enum qn_token_kind kind);
/* '(' arguments ')' behind '('; fills args and keywords up to and with ')'. */
void qn_rule_arguments(parser *p, qn_nodes *args, qn_nodes *keywords);
qn_node *qn_rule_parameters(parser *p, bool lambda); /* up to ')' or ':' */

/* --- rules, statements ------------------------------------------------------------------------------------------- */
void qn_rule_statement(parser *p, node_vec *body); /* one line of simple statements or one compound statement */
void qn_rule_simple_statements(parser *p, node_vec *body);
qn_node *qn_rule_compound(parser *p); /* NULL: no compound statement begins here */
qn_nodes qn_rule_block(parser *p, const char *owner, uint32_t line); /* behind ':'; owner for the indentation error */
qn_node *qn_rule_match(parser *p); /* NULL: it is not a match statement */
qn_node *qn_rule_function(parser *p, qn_nodes decorators, qn_span start, bool is_async);
qn_node *qn_rule_class(parser *p, qn_nodes decorators);
qn_node *qn_rule_import_name(parser *p); /* import, cimport */

/* --- targets ----------------------------------------------------------------------------------------------------- */
enum target_use { TARGET_ASSIGN, TARGET_FOR, TARGET_DELETE };
const char *qn_expr_name(const qn_node *n); /* for messages: "function call" */
const qn_node *qn_invalid_target(const qn_node *n, enum target_use use); /* the part that is none, or NULL */
void qn_set_context(qn_node *n, enum qn_context ctx);
/* Makes n a target or fails; `hint` adds "Maybe you meant '=='". */
void qn_take_target(parser *p, qn_node *n, enum target_use use);
qn_node *qn_rule_star_targets(parser *p); /* for x, *y in */
qn_node *qn_rule_star_target(parser *p);  /* with … as x */

/* --- hints: only in the second pass; they raise or return -------------------------------------------------------- */
void qn_hint_after_disjunction(parser *p, qn_node *left, uint32_t first_token);
void qn_hint_assignment(parser *p, qn_node *target, uint32_t first_token);
void qn_hint_assignment_in_expression(parser *p, qn_node *left, uint32_t first_token);

/* --- literals ---------------------------------------------------------------------------------------------------- */
qn_const qn_number_value(qn_arena *a, qn_sv text, bool *too_long);
/* Escapes of a str or bytes literal; *message set (bad input) or NULL. bytes: \u and \N are not escapes. */
qn_sv qn_unescape(qn_arena *a, qn_sv text, bool bytes, const char **message);

/* --- Cython ------------------------------------------------------------------------------------------------------ */
/* A whole Cython statement with its line end or block, added to body; false: none begins here. */
bool qn_cy_statement(parser *p, qn_nodes decorators, node_vec *body);
qn_node *qn_cy_unary(parser *p);    /* <T>x, &x; at '<' or '&' */
qn_node *qn_cy_word(parser *p);     /* sizeof(T), new T(): NULL: an ordinary name */
qn_node *qn_cy_argument(parser *p); /* `double x`; NULL: an ordinary parameter */
qn_node *qn_cy_for_from(parser *p, qn_node *target, qn_span start);

/* What a declarator declares: `*p[4]`, `f(int) nogil`. */
typedef struct cy_declarator {
  qn_sym name;   /* NULL: abstract */
  qn_node *type; /* whole; of a function its CyTypeFunc */
  qn_span start;
  bool has_inline_args; /* a function, not a pointer to one */
} cy_declarator;
bool qn_cy_is_basic(parser *p, const qn_token *t); /* int, double, unsigned… */
/* base type; `*may_be_name` set when it is one plain name that could be the declarator's instead */
qn_node *qn_cy_base_type(parser *p, bool *may_be_name);
cy_declarator qn_cy_declarator(parser *p, qn_node *base);
qn_node *qn_cy_abstract_type(parser *p); /* in casts, sizeof, template arguments */
void qn_cy_parameters(parser *p, qn_node **args); /* of a C function, up to ')' */
void qn_cy_function_tail(parser *p, qn_node *func); /* except, nogil… into a CyTypeFunc; with gil gives nogil -1 */
qn_sym qn_cy_dotted_name(parser *p);

#endif

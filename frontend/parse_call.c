/* parse_call.c - the arguments of calls and classes. */
#include "frontend/parser.h"

typedef struct arguments {
  node_vec args, keywords;
  bool has_keyword, has_double_star;
  const char *misplaced; /* said when all arguments are read, as CPython does */
} arguments;

/* starred_expression: '*' expression */
static void star_argument(parser *p, arguments *c) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *value = qn_rule_expression(p);
  if (c->has_double_star) {
    if (p->diagnose)
      qn_syntax_raise(p, QN_DIAG_ARGUMENTS, start, "iterable argument unpacking follows keyword argument unpacking");
    qn_fail(p);
  }
  qn_node *n = qn_make(p, QN_AST_Starred, start);
  n->Starred.value = value;
  qn_vec_push(p->arena, &c->args, n);
}

/* '**' expression | NAME '=' expression */
static void keyword_argument(parser *p, arguments *c) {
  qn_span start = qn_span_here(p);
  qn_sym arg = NULL;
  if (qn_accept(p, QN_TOK_DOUBLESTAR)) {
    c->has_double_star = true;
  } else {
    arg = qn_expect_name(p);
    qn_expect(p, QN_TOK_EQUAL);
  }
  c->has_keyword = true;
  qn_node *value = qn_rule_expression(p);
  if (p->diagnose && arg && qn_at_comprehension(p))
    qn_syntax_raise(p, QN_DIAG_SYNTAX, start, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  qn_node *n = qn_make(p, QN_AST_keyword, start);
  n->keyword.arg = arg;
  n->keyword.value = value;
  qn_vec_push(p->arena, &c->keywords, n);
}

static void diagnose_positional(parser *p, const qn_node *n) {
  if (qn_at(p, QN_TOK_EQUAL)) {
    if (n->kind == QN_AST_Constant && n->Constant.value.kind <= QN_CONST_FALSE)
      qn_syntax_raise(p, QN_DIAG_TARGET, n->span, "cannot assign to %s", qn_expr_name(n));
    qn_syntax_raise(p, QN_DIAG_ARGUMENTS, qn_span_join(n->span, qn_span_here(p)),
                    "expression cannot contain assignment, perhaps you meant \"==\"?");
  }
}

/* (assignment_expression | expression !':=') !'=', or `expression for_if_clauses` as the only argument */
static void positional_argument(parser *p, arguments *c, qn_span open) {
  bool bare_name = qn_at(p, QN_TOK_NAME);
  qn_span start = qn_span_here(p);
  qn_node *n = bare_name && qn_tok_ahead(p, 1) == QN_TOK_COLONEQUAL ? qn_rule_named(p) : qn_rule_expression(p);
  if (qn_at_comprehension(p)) {
    bool first = c->args.n == 0 && !c->has_keyword;
    qn_node *elt = n;
    qn_nodes generators = qn_rule_for_if_clauses(p);
    if (!first || !qn_at(p, QN_TOK_RPAR)) {
      if (p->diagnose && (qn_at(p, QN_TOK_RPAR) || qn_at(p, QN_TOK_COMMA)))
        qn_syntax_raise(p, QN_DIAG_ARGUMENTS, start, "Generator expression must be parenthesized");
      qn_fail(p);
    }
    n = qn_make(p, QN_AST_GeneratorExp, open);
    n->GeneratorExp.elt = elt;
    n->GeneratorExp.generators = generators;
    const qn_token *close = qn_tok(p); /* its brackets are the call's own */
    n->span.end_line = close->end_line;
    n->span.end_col = close->end - p->source->line_starts[close->end_line - 1];
  }
  if (p->diagnose) diagnose_positional(p, n);
  if (qn_at(p, QN_TOK_EQUAL)) qn_fail(p);
  if (c->has_keyword && !c->misplaced)
    c->misplaced = c->has_double_star ? "positional argument follows keyword argument unpacking"
                                      : "positional argument follows keyword argument";
  qn_vec_push(p->arena, &c->args, n);
}

/* [arguments] ')'       arguments: argument (',' argument)* [','] */
void qn_rule_arguments(parser *p, qn_nodes *args, qn_nodes *keywords) {
  qn_span open = qn_token_span(p->source, &p->tokens.data[p->pos - 1]);
  arguments c = {0};
  while (!qn_at(p, QN_TOK_RPAR)) {
    if (qn_at(p, QN_TOK_STAR))
      star_argument(p, &c);
    else if (qn_at(p, QN_TOK_DOUBLESTAR) || (qn_at(p, QN_TOK_NAME) && qn_tok_ahead(p, 1) == QN_TOK_EQUAL))
      keyword_argument(p, &c);
    else
      positional_argument(p, &c, open);
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  if (c.misplaced) {
    if (p->diagnose) qn_syntax_raise(p, QN_DIAG_ARGUMENTS, qn_span_here(p), "%s", c.misplaced);
    qn_fail(p);
  }
  qn_expect(p, QN_TOK_RPAR);
  *args = qn_nodes_of(c.args);
  *keywords = qn_nodes_of(c.keywords);
}

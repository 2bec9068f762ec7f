/* parse_params.c - parameters of functions and lambdas. One loop over the list with the few states that the order rules
 * need, in place of the grammar's many productions:
 *   [param (',' param)* ',' '/'] [',' param…] [',' '*' [param]] [',' param…] [',' '**' param] [',']
 * A default once given must be given by all that follow, until '*'. */
#include "frontend/parser.h"

typedef struct parameters {
  node_vec posonly, args, kwonly, kw_defaults, defaults;
  qn_node *vararg, *kwarg;
  bool lambda, slash, star;
  bool bare_star; /* `*,`: a named parameter must follow */
} parameters;

static bool at_end(parser *p, const parameters *c) { return qn_at(p, c->lambda ? QN_TOK_COLON : QN_TOK_RPAR); }

/* param: NAME [':' expression]       lambda_param: NAME       param_star_annotation: NAME ':' star_expression */
static qn_node *param(parser *p, const parameters *c, bool may_star) {
  if (p->dialect == QN_DIALECT_CYTHON && !c->lambda) {
    qn_node *cy = qn_cy_argument(p);
    if (cy) return cy;
  }
  qn_span start = qn_span_here(p);
  qn_sym name = qn_expect_name(p);
  qn_node *annotation = NULL;
  if (!c->lambda && qn_accept(p, QN_TOK_COLON))
    annotation = may_star ? qn_rule_star_expression(p) : qn_rule_expression(p);
  qn_node *n = qn_make(p, QN_AST_arg, start);
  n->arg.arg = name;
  n->arg.annotation = annotation;
  if (p->dialect == QN_DIALECT_CYTHON && !c->lambda && (qn_at(p, QN_TOK_NOT) || qn_at(p, QN_TOK_OR))) {
    n->arg.not_none = qn_at(p, QN_TOK_NOT) ? 1 : 2;
    p->pos++;
    qn_expect(p, QN_TOK_NONE);
  }
  return n;
}

/* default: '=' expression */
static qn_node *default_value(parser *p) {
  if (!qn_accept(p, QN_TOK_EQUAL)) return NULL;
  if (p->diagnose && (qn_at(p, QN_TOK_RPAR) || qn_at(p, QN_TOK_COMMA)))
    qn_syntax_raise(p, QN_DIAG_ARGUMENTS, qn_token_span(p->source, &p->tokens.data[p->pos - 1]),
                    "expected default value expression");
  if (p->dialect == QN_DIALECT_CYTHON && (qn_at(p, QN_TOK_STAR) || qn_at(p, QN_TOK_UNKNOWN))) { /* `x=*` in a .pxd */
    qn_span start = qn_span_here(p);
    p->pos++;
    return qn_make_constant(p, QN_CONST_ELLIPSIS, start);
  }
  return qn_rule_expression(p);
}

static QN_NORETURN void refuse(parser *p, qn_span span, const char *message) {
  if (p->diagnose) qn_syntax_raise(p, QN_DIAG_ARGUMENTS, span, "%s", message);
  qn_fail(p);
}

static void slash(parser *p, parameters *c) {
  qn_span here = qn_span_here(p);
  if (c->slash) refuse(p, here, "/ may appear only once");
  if (c->star) refuse(p, here, "/ must be ahead of *");
  if (c->args.n == 0) refuse(p, here, "at least one argument must precede /");
  p->pos++;
  c->slash = true;
  c->posonly = c->args;
  c->args = (node_vec){0};
  if (p->diagnose && qn_at(p, QN_TOK_STAR))
    qn_syntax_raise(p, QN_DIAG_ARGUMENTS, qn_span_here(p), "expected comma between / and *");
}

static void star(parser *p, parameters *c) {
  qn_span here = qn_span_here(p);
  if (c->star) refuse(p, here, "* argument may appear only once");
  p->pos++;
  c->star = true;
  if (qn_at(p, QN_TOK_COMMA) || at_end(p, c)) {
    c->bare_star = true;
    if (at_end(p, c) || qn_tok_ahead(p, 1) == QN_TOK_DOUBLESTAR ||
        qn_tok_ahead(p, 1) == (c->lambda ? QN_TOK_COLON : QN_TOK_RPAR))
      refuse(p, here, "named arguments must follow bare *");
    return;
  }
  c->vararg = param(p, c, true);
  if (qn_at(p, QN_TOK_EQUAL)) refuse(p, qn_span_here(p), "var-positional argument cannot have default value");
}

static void double_star(parser *p, parameters *c) {
  p->pos++;
  c->kwarg = param(p, c, false);
  if (qn_at(p, QN_TOK_EQUAL)) refuse(p, qn_span_here(p), "var-keyword argument cannot have default value");
  if (qn_accept(p, QN_TOK_COMMA) && !at_end(p, c)) {
    if (qn_at(p, QN_TOK_NAME) || qn_at(p, QN_TOK_STAR) || qn_at(p, QN_TOK_DOUBLESTAR) || qn_at(p, QN_TOK_SLASH))
      refuse(p, qn_span_here(p), "arguments cannot follow var-keyword argument");
    qn_fail(p);
  }
}

static void ordinary(parser *p, parameters *c) {
  if (p->diagnose && qn_at(p, QN_TOK_LPAR))
    qn_syntax_raise(p, QN_DIAG_ARGUMENTS, qn_span_here(p),
                    c->lambda ? "Lambda expression parameters cannot be parenthesized"
                              : "Function parameters cannot be parenthesized");
  qn_node *n = param(p, c, false);
  qn_node *value = default_value(p);
  if (c->star) {
    qn_vec_push(p->arena, &c->kwonly, n);
    qn_vec_push(p->arena, &c->kw_defaults, value);
    return;
  }
  qn_vec_push(p->arena, &c->args, n);
  if (value)
    qn_vec_push(p->arena, &c->defaults, value);
  else if (c->defaults.n && p->dialect == QN_DIALECT_PYTHON)
    refuse(p, n->span, "non-default argument follows default argument");
}

qn_node *qn_rule_parameters(parser *p, bool lambda) {
  qn_span start = qn_span_here(p);
  parameters c = {.lambda = lambda};
  while (!at_end(p, &c) && !c.kwarg) {
    if (p->dialect == QN_DIALECT_CYTHON && qn_at(p, QN_TOK_ELLIPSIS)) { /* C varargs */
      p->pos++;
      break;
    }
    if (qn_at(p, QN_TOK_SLASH))
      slash(p, &c);
    else if (qn_at(p, QN_TOK_STAR))
      star(p, &c);
    else if (qn_at(p, QN_TOK_DOUBLESTAR))
      double_star(p, &c);
    else
      ordinary(p, &c);
    if (c.kwarg || !qn_accept(p, QN_TOK_COMMA)) break;
  }
  if (!at_end(p, &c)) qn_fail(p);
  qn_node *n = qn_make(p, QN_AST_arguments, start);
  n->arguments.posonlyargs = qn_nodes_of(c.posonly);
  n->arguments.args = qn_nodes_of(c.args);
  n->arguments.vararg = c.vararg;
  n->arguments.kwonlyargs = qn_nodes_of(c.kwonly);
  n->arguments.kw_defaults = qn_nodes_of(c.kw_defaults);
  n->arguments.kwarg = c.kwarg;
  n->arguments.defaults = qn_nodes_of(c.defaults);
  return n;
}

/* lambdef: 'lambda' [lambda_params] ':' expression */
qn_node *qn_rule_lambda(parser *p) {
  qn_span start = qn_span_here(p);
  qn_expect(p, QN_TOK_LAMBDA);
  qn_node *args = qn_rule_parameters(p, true);
  qn_expect(p, QN_TOK_COLON);
  qn_node *body = qn_rule_expression(p);
  qn_node *n = qn_make(p, QN_AST_Lambda, start);
  n->Lambda.args = args;
  n->Lambda.body = body;
  return n;
}

/* parse_cy_expr.c - Cython's forms inside expressions and parameter lists, and for … from. */
#include "frontend/parser.h"

/* cast: '<' type ['?'] '>' factor       address: '&' factor */
qn_node *qn_cy_unary(parser *p) {
  qn_syntax_enter(p);
  qn_span start = qn_span_here(p);
  qn_node *n;
  if (qn_accept(p, QN_TOK_AMPER)) {
    qn_node *value = qn_rule_factor(p);
    n = qn_make(p, QN_AST_CyAddressOf, start);
    n->CyAddressOf.value = value;
  } else {
    p->pos++;
    qn_node *type = qn_cy_abstract_type(p);
    const qn_token *t = qn_tok(p);
    bool checked = t->kind == QN_TOK_UNKNOWN && qn_sv_is(qn_tok_text(p, t), "?");
    if (checked) p->pos++;
    qn_expect(p, QN_TOK_GREATER);
    qn_node *value = qn_rule_factor(p);
    n = qn_make(p, QN_AST_CyCast, start);
    n->CyCast.type = type;
    n->CyCast.value = value;
    n->CyCast.is_checked = checked;
  }
  qn_syntax_leave(p);
  return n;
}

static qn_node *type_in_brackets(parser *p) {
  qn_node *n = qn_cy_abstract_type(p);
  qn_expect(p, QN_TOK_RPAR);
  return n;
}

/* sizeof: 'sizeof' '(' (type | expression) ')'       new: 'new' type '(' arguments ')' */
qn_node *qn_cy_word(parser *p) {
  qn_span start = qn_span_here(p);
  if (qn_tok_is(p, 0, "sizeof") && qn_tok_ahead(p, 1) == QN_TOK_LPAR) {
    p->pos += 2;
    qn_node *operand = qn_attempt(p, type_in_brackets);
    if (!operand) {
      operand = qn_rule_expression(p);
      qn_expect(p, QN_TOK_RPAR);
    }
    qn_node *n = qn_make(p, QN_AST_CySizeOf, start);
    n->CySizeOf.operand = operand;
    return n;
  }
  if (qn_tok_is(p, 0, "new") && qn_tok_ahead(p, 1) == QN_TOK_NAME) {
    qn_nodes args = {0}, keywords = {0};
    p->pos++;
    qn_node *type = qn_cy_base_type(p, NULL);
    if (qn_accept(p, QN_TOK_LPAR)) qn_rule_arguments(p, &args, &keywords);
    qn_node *n = qn_make(p, QN_AST_CyNew, start);
    n->CyNew.type = type;
    n->CyNew.args = args;
    return n;
  }
  return NULL;
}

/* --- parameters -------------------------------------------------------------------------------------------------- */
static qn_node *make_arg(parser *p, const cy_declarator *d, qn_span start) {
  qn_node *n = qn_make(p, QN_AST_arg, start);
  n->arg.arg = d->name ? d->name : qn_intern_z(p->names, "");
  n->arg.ctype = d->type;
  if (qn_at(p, QN_TOK_NOT) || qn_at(p, QN_TOK_OR)) {
    n->arg.not_none = qn_at(p, QN_TOK_NOT) ? 1 : 2;
    p->pos++;
    qn_expect(p, QN_TOK_NONE);
    qn_close(p, n);
  }
  return n;
}

/* type declarator with a name, for a def's parameter */
static qn_node *typed_argument(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *base = qn_cy_base_type(p, NULL);
  cy_declarator d = qn_cy_declarator(p, base);
  if (!d.name) qn_fail(p);
  return make_arg(p, &d, start);
}

/* Only two names in a row, or a name and a bracket or star, can be a typed parameter. */
qn_node *qn_cy_argument(parser *p) {
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  bool may = qn_at(p, QN_TOK_LPAR) ||
             (qn_at(p, QN_TOK_NAME) &&
              (next == QN_TOK_NAME || next == QN_TOK_LSQB || next == QN_TOK_STAR || next == QN_TOK_DOUBLESTAR ||
               next == QN_TOK_DOT || next == QN_TOK_AMPER || next == QN_TOK_LPAR));
  return may ? qn_attempt(p, typed_argument) : NULL;
}

/* One parameter of a C function: the name or the type may be missing. */
static qn_node *c_argument(parser *p) {
  qn_span start = qn_span_here(p);
  bool may_be_name;
  qn_node *base = qn_cy_base_type(p, &may_be_name);
  cy_declarator d = qn_cy_declarator(p, base);
  return make_arg(p, &d, start);
}

/* c_arg_list: [c_arg (',' c_arg)*] [',' '...'], Python's * and ** forms too */
void qn_cy_parameters(parser *p, qn_node **out) {
  qn_span start = qn_span_here(p);
  node_vec args = {0}, defaults = {0};
  while (!qn_at(p, QN_TOK_RPAR)) {
    if (qn_accept(p, QN_TOK_ELLIPSIS) || qn_at(p, QN_TOK_DOT)) {
      while (qn_accept(p, QN_TOK_DOT)) continue;
      break;
    }
    qn_node *arg = c_argument(p);
    qn_vec_push(p->arena, &args, arg);
    if (qn_at(p, QN_TOK_COLON)) { /* an annotation: pure-Python style in a cdef function */
      p->pos++;
      arg->arg.annotation = qn_rule_expression(p);
    }
    if (qn_accept(p, QN_TOK_EQUAL)) {
      qn_span here = qn_span_here(p);
      bool star = qn_at(p, QN_TOK_STAR) || qn_at(p, QN_TOK_UNKNOWN);
      if (star) p->pos++;
      qn_node *value = star ? qn_make_constant(p, QN_CONST_ELLIPSIS, here) : qn_rule_expression(p);
      qn_vec_push(p->arena, &defaults, value);
    }
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_node *n = qn_make(p, QN_AST_arguments, start);
  n->arguments.args = qn_nodes_of(args);
  n->arguments.defaults = qn_nodes_of(defaults);
  *out = n;
}

/* --- for … from -------------------------------------------------------------------------------------------------- */
static uint8_t relation(parser *p) {
  uint8_t op;
  switch ((int)qn_tok_kind(p)) {
    case QN_TOK_LESS:
      op = QN_CMP_Lt;
      break;
    case QN_TOK_LESSEQUAL:
      op = QN_CMP_LtE;
      break;
    case QN_TOK_GREATER:
      op = QN_CMP_Gt;
      break;
    case QN_TOK_GREATEREQUAL:
      op = QN_CMP_GtE;
      break;
    default:
      qn_fail(p); /* nothing else relates the bounds */
  }
  p->pos++;
  return op;
}

/* for_from: 'for' target 'from' lower rel NAME rel upper ['by' step] ':' block [else], at 'from' */
qn_node *qn_cy_for_from(parser *p, qn_node *target, qn_span start) {
  p->pos++;
  uint8_t *ops = QN_NEW_N(p->arena, uint8_t, 2);
  qn_node *lower = qn_rule_bitwise_or(p), *step = NULL;
  ops[0] = relation(p);
  qn_expect_name(p);
  ops[1] = relation(p);
  qn_node *upper = qn_rule_bitwise_or(p);
  if (qn_tok_is(p, 0, "by")) {
    p->pos++;
    step = qn_rule_bitwise_or(p);
  }
  qn_expect_forced(p, QN_TOK_COLON);
  qn_nodes body = qn_rule_block(p, "'for' statement", start.line), orelse = {0};
  uint32_t line = qn_tok(p)->line;
  if (qn_accept(p, QN_TOK_ELSE)) {
    qn_expect_forced(p, QN_TOK_COLON);
    orelse = qn_rule_block(p, "'else' statement", line);
  }
  qn_node *n = qn_make(p, QN_AST_CyForFrom, start);
  n->CyForFrom.target = target;
  n->CyForFrom.lower = lower;
  n->CyForFrom.ops = (qn_ops){ops, 2};
  n->CyForFrom.upper = upper;
  n->CyForFrom.step = step;
  n->CyForFrom.body = body;
  n->CyForFrom.orelse = orelse;
  return n;
}

/* parse_expr.c - expressions from the comma down to the primary. Productions are Python 3.11's. */
#include "frontend/parser.h"

/* May a token begin an expression? (yield and * are no expressions by themselves.) */
bool qn_starts_expression(enum qn_token_kind kind) {
  switch ((int)kind) {
    case QN_TOK_NAME:
    case QN_TOK_NUMBER:
    case QN_TOK_STRING:
    case QN_TOK_LPAR:
    case QN_TOK_LSQB:
    case QN_TOK_LBRACE:
    case QN_TOK_MINUS:
    case QN_TOK_PLUS:
    case QN_TOK_TILDE:
    case QN_TOK_ELLIPSIS:
    case QN_TOK_NOT:
    case QN_TOK_LAMBDA:
    case QN_TOK_AWAIT:
    case QN_TOK_NONE:
    case QN_TOK_TRUE:
    case QN_TOK_FALSE:
      return true;
    default: /* every other token */
      return false;
  }
}

/* --- the comma --------------------------------------------------------------------------------------------------- */
/* first (',' rule)* [','] as a Tuple, behind first */
static qn_node *tuple_after(parser *p, qn_node *first, qn_span start, qn_node *(*rule)(parser *p)) {
  node_vec items = {0};
  qn_vec_push(p->arena, &items, first);
  while (qn_accept(p, QN_TOK_COMMA)) {
    enum qn_token_kind k = qn_tok_kind(p);
    bool cython = p->dialect == QN_DIALECT_CYTHON && (k == QN_TOK_LESS || k == QN_TOK_AMPER);
    if (!qn_starts_expression(k) && k != QN_TOK_STAR && !cython) break;
    qn_node *item = rule(p);
    qn_vec_push(p->arena, &items, item);
  }
  qn_node *n = qn_make(p, QN_AST_Tuple, start);
  n->Tuple.elts = qn_nodes_of(items);
  return n;
}

/* star_expressions: star_expression (',' star_expression)* [','] */
qn_node *qn_rule_star_expressions(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *first = qn_rule_star_expression(p);
  return qn_at(p, QN_TOK_COMMA) ? tuple_after(p, first, start, qn_rule_star_expression) : first;
}

static qn_node *starred(parser *p) {
  qn_span start = qn_span_here(p);
  qn_expect(p, QN_TOK_STAR);
  qn_node *value = qn_rule_bitwise_or(p);
  qn_node *n = qn_make(p, QN_AST_Starred, start);
  n->Starred.value = value;
  return n;
}

/* star_expression: '*' bitwise_or | expression */
qn_node *qn_rule_star_expression(parser *p) { return qn_at(p, QN_TOK_STAR) ? starred(p) : qn_rule_expression(p); }

/* star_named_expression: '*' bitwise_or | named_expression */
qn_node *qn_rule_star_named(parser *p) { return qn_at(p, QN_TOK_STAR) ? starred(p) : qn_rule_named(p); }

/* named_expression: NAME ':=' expression | expression !':=' */
qn_node *qn_rule_named(parser *p) {
  qn_span start = qn_span_here(p);
  uint32_t first_token = p->pos;
  if (qn_at(p, QN_TOK_NAME) && qn_tok_ahead(p, 1) == QN_TOK_COLONEQUAL) {
    qn_node *target = qn_node_new(p->arena, QN_AST_Name, start, &p->next_id);
    target->Name.id = qn_expect_name(p);
    target->Name.ctx = QN_CTX_Store;
    p->pos++;
    qn_node *value = qn_rule_expression(p);
    qn_node *n = qn_make(p, QN_AST_NamedExpr, start);
    n->NamedExpr.target = target;
    n->NamedExpr.value = value;
    return n;
  }
  qn_node *n = qn_rule_expression(p);
  if (qn_at(p, QN_TOK_COLONEQUAL)) {
    if (p->diagnose)
      qn_syntax_raise(p, QN_DIAG_TARGET, n->span, "cannot use assignment expressions with %s", qn_expr_name(n));
    qn_fail(p);
  }
  if (p->diagnose) qn_hint_assignment_in_expression(p, n, first_token);
  return n;
}

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
qn_node *qn_rule_yield(parser *p) {
  qn_span start = qn_span_here(p);
  qn_expect(p, QN_TOK_YIELD);
  if (qn_accept(p, QN_TOK_FROM)) {
    qn_node *value = qn_rule_expression(p);
    qn_node *n = qn_make(p, QN_AST_YieldFrom, start);
    n->YieldFrom.value = value;
    return n;
  }
  qn_node *value = NULL;
  if (qn_starts_expression(qn_tok_kind(p)) || qn_at(p, QN_TOK_STAR)) value = qn_rule_star_expressions(p);
  qn_node *n = qn_make(p, QN_AST_Yield, start);
  n->Yield.value = value;
  return n;
}

/* annotated_rhs: yield_expr | star_expressions */
qn_node *qn_rule_annotated_rhs(parser *p) {
  return qn_at(p, QN_TOK_YIELD) ? qn_rule_yield(p) : qn_rule_star_expressions(p);
}

/* --- conditions -------------------------------------------------------------------------------------------------- */
/* expression: disjunction ['if' disjunction 'else' expression] | lambdef */
qn_node *qn_rule_expression(parser *p) {
  qn_syntax_enter(p);
  qn_span start = qn_span_here(p);
  uint32_t first_token = p->pos;
  qn_node *n;
  if (qn_at(p, QN_TOK_LAMBDA)) {
    n = qn_rule_lambda(p);
  } else {
    n = qn_rule_disjunction(p);
    if (p->diagnose) qn_hint_after_disjunction(p, n, first_token);
    if (qn_accept(p, QN_TOK_IF)) {
      qn_node *body = n;
      qn_node *test = qn_rule_disjunction(p);
      if (p->diagnose && !qn_at(p, QN_TOK_ELSE) && !qn_at(p, QN_TOK_COLON))
        qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_join(start, test->span), "expected 'else' after 'if' expression");
      qn_expect(p, QN_TOK_ELSE);
      qn_node *orelse = qn_rule_expression(p);
      n = qn_make(p, QN_AST_IfExp, start);
      n->IfExp.test = test;
      n->IfExp.body = body;
      n->IfExp.orelse = orelse;
    }
  }
  qn_syntax_leave(p);
  return n;
}

/* inversion: 'not' inversion | comparison */
static qn_node *inversion(parser *p);

/* rule (op rule)* as one BoolOp */
static qn_node *bool_chain(parser *p, enum qn_token_kind token, enum qn_boolop op, qn_node *(*rule)(parser *p)) {
  qn_span start = qn_span_here(p);
  qn_node *first = rule(p);
  if (!qn_at(p, token)) return first;
  node_vec values = {0};
  qn_vec_push(p->arena, &values, first);
  while (qn_accept(p, token)) {
    qn_node *value = rule(p);
    qn_vec_push(p->arena, &values, value);
  }
  qn_node *n = qn_make(p, QN_AST_BoolOp, start);
  n->BoolOp.op = op;
  n->BoolOp.values = qn_nodes_of(values);
  return n;
}

/* conjunction: inversion ('and' inversion)* */
static qn_node *conjunction(parser *p) { return bool_chain(p, QN_TOK_AND, QN_BOOL_And, inversion); }

/* disjunction: conjunction ('or' conjunction)* */
qn_node *qn_rule_disjunction(parser *p) { return bool_chain(p, QN_TOK_OR, QN_BOOL_Or, conjunction); }

/* The comparison operator here, consumed; -1: none. */
static int comparison_operator(parser *p) {
  int op = -1;
  switch ((int)qn_tok_kind(p)) {
    case QN_TOK_EQEQUAL:
      op = QN_CMP_Eq;
      break;
    case QN_TOK_NOTEQUAL:
      op = QN_CMP_NotEq;
      break;
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
    case QN_TOK_IN:
      op = QN_CMP_In;
      break;
    case QN_TOK_IS:
      op = qn_tok_ahead(p, 1) == QN_TOK_NOT ? QN_CMP_IsNot : QN_CMP_Is;
      break;
    case QN_TOK_NOT:
      if (qn_tok_ahead(p, 1) != QN_TOK_IN) return -1;
      op = QN_CMP_NotIn;
      break;
    default: /* every other token */
      return -1;
  }
  p->pos += op == QN_CMP_IsNot || op == QN_CMP_NotIn ? 2 : 1;
  return op;
}

/* comparison: bitwise_or (compare_op bitwise_or)* */
static qn_node *comparison(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *left = qn_rule_bitwise_or(p);
  int op = comparison_operator(p);
  if (op < 0) return left;
  node_vec values = {0};
  QN_VEC(uint8_t) ops = {0};
  for (; op >= 0; op = comparison_operator(p)) {
    qn_node *value = qn_rule_bitwise_or(p);
    qn_vec_push(p->arena, &ops, (uint8_t)op);
    qn_vec_push(p->arena, &values, value);
  }
  qn_node *n = qn_make(p, QN_AST_Compare, start);
  n->Compare.left = left;
  n->Compare.ops = (qn_ops){ops.data, ops.n};
  n->Compare.comparators = qn_nodes_of(values);
  return n;
}

static qn_node *unary(parser *p, enum qn_unaryop op, qn_node *(*rule)(parser *p)) {
  qn_syntax_enter(p);
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *operand = rule(p);
  qn_node *n = qn_make(p, QN_AST_UnaryOp, start);
  n->UnaryOp.op = op;
  n->UnaryOp.operand = operand;
  qn_syntax_leave(p);
  return n;
}

static qn_node *inversion(parser *p) {
  return qn_at(p, QN_TOK_NOT) ? unary(p, QN_UNARY_Not, inversion) : comparison(p);
}

/* --- arithmetic -------------------------------------------------------------------------------------------------- */
/* How tightly a binary operator binds, from 1; 0: not one. */
static int binary_operator(enum qn_token_kind kind, enum qn_operator *op) {
  static const struct {
    uint8_t precedence, op;
  } table[QN_TOK_COUNT] = {[QN_TOK_VBAR] = {1, QN_OP_BitOr},        [QN_TOK_CIRCUMFLEX] = {2, QN_OP_BitXor},
                           [QN_TOK_AMPER] = {3, QN_OP_BitAnd},      [QN_TOK_LEFTSHIFT] = {4, QN_OP_LShift},
                           [QN_TOK_RIGHTSHIFT] = {4, QN_OP_RShift}, [QN_TOK_PLUS] = {5, QN_OP_Add},
                           [QN_TOK_MINUS] = {5, QN_OP_Sub},         [QN_TOK_STAR] = {6, QN_OP_Mult},
                           [QN_TOK_SLASH] = {6, QN_OP_Div},         [QN_TOK_DOUBLESLASH] = {6, QN_OP_FloorDiv},
                           [QN_TOK_PERCENT] = {6, QN_OP_Mod},       [QN_TOK_AT] = {6, QN_OP_MatMult}};
  *op = (enum qn_operator)table[kind].op;
  return table[kind].precedence;
}

/* bitwise_or … term: the left-associative levels as one loop; each operand binds tighter than its operator. */
static qn_node *binary(parser *p, int lowest) {
  qn_span start = qn_span_here(p);
  qn_node *left = qn_rule_factor(p);
  for (uint32_t links = 0;; qn_count_link(p, &links)) {
    enum qn_operator op;
    int precedence = binary_operator(qn_tok_kind(p), &op);
    if (precedence == 0 || precedence < lowest) return left;
    p->pos++;
    qn_node *right = binary(p, precedence + 1);
    qn_node *n = qn_make(p, QN_AST_BinOp, start);
    n->BinOp.left = left;
    n->BinOp.op = op;
    n->BinOp.right = right;
    left = n;
  }
}

qn_node *qn_rule_bitwise_or(parser *p) { return binary(p, 1); }

/* --- primaries --------------------------------------------------------------------------------------------------- */
/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static qn_node *slice(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *lower = NULL, *upper = NULL, *step = NULL;
  if (!qn_at(p, QN_TOK_COLON)) {
    bool is_named = qn_at(p, QN_TOK_NAME) && qn_tok_ahead(p, 1) == QN_TOK_COLONEQUAL;
    lower = qn_rule_named(p);
    if (is_named || !qn_at(p, QN_TOK_COLON)) return lower;
  }
  qn_expect(p, QN_TOK_COLON);
  enum qn_token_kind k = qn_tok_kind(p);
  if (k != QN_TOK_COLON && k != QN_TOK_COMMA && k != QN_TOK_RSQB) upper = qn_rule_expression(p);
  if (qn_accept(p, QN_TOK_COLON)) {
    k = qn_tok_kind(p);
    if (k != QN_TOK_COMMA && k != QN_TOK_RSQB) step = qn_rule_expression(p);
  }
  qn_node *n = qn_make(p, QN_AST_Slice, start);
  n->Slice.lower = lower;
  n->Slice.upper = upper;
  n->Slice.step = step;
  return n;
}

static qn_node *slice_or_starred(parser *p) {
  if (!qn_at(p, QN_TOK_STAR)) return slice(p);
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *value = qn_rule_expression(p);
  qn_node *n = qn_make(p, QN_AST_Starred, start);
  n->Starred.value = value;
  return n;
}

/* slices: slice !',' | (slice | starred_expression) (',' …)* [','] */
qn_node *qn_rule_slices(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *first = slice_or_starred(p);
  if (first->kind != QN_AST_Starred && !qn_at(p, QN_TOK_COMMA)) return first;
  node_vec items = {0};
  qn_vec_push(p->arena, &items, first);
  while (qn_accept(p, QN_TOK_COMMA)) {
    if (qn_at(p, QN_TOK_RSQB)) break;
    qn_node *item = slice_or_starred(p);
    qn_vec_push(p->arena, &items, item);
  }
  qn_node *n = qn_make(p, QN_AST_Tuple, start);
  n->Tuple.elts = qn_nodes_of(items);
  return n;
}

static qn_node *call(parser *p, qn_node *func, qn_span start) {
  qn_nodes args = {0}, keywords = {0};
  p->pos++;
  qn_rule_arguments(p, &args, &keywords);
  qn_node *n = qn_make(p, QN_AST_Call, start);
  n->Call.func = func;
  n->Call.args = args;
  n->Call.keywords = keywords;
  return n;
}

/* primary: atom ('.' NAME | '(' [arguments] ')' | genexp | '[' slices ']')* */
static qn_node *primary(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *n = qn_rule_atom(p);
  for (uint32_t links = 0;; qn_count_link(p, &links)) {
    if (qn_accept(p, QN_TOK_DOT)) {
      bool cython_as = p->dialect == QN_DIALECT_CYTHON && qn_accept(p, QN_TOK_AS); /* a field may be named so */
      qn_sym attr = cython_as ? qn_intern_z(p->names, "as") : qn_expect_name(p);
      qn_node *value = n;
      n = qn_make(p, QN_AST_Attribute, start);
      n->Attribute.value = value;
      n->Attribute.attr = attr;
    } else if (qn_at(p, QN_TOK_LPAR)) {
      n = call(p, n, start);
    } else if (qn_accept(p, QN_TOK_LSQB)) {
      qn_node *value = n, *index = qn_rule_slices(p);
      qn_expect(p, QN_TOK_RSQB);
      n = qn_make(p, QN_AST_Subscript, start);
      n->Subscript.value = value;
      n->Subscript.slice = index;
    } else {
      return n;
    }
  }
}

/* await_primary: 'await' primary | primary */
static qn_node *await_primary(parser *p) {
  if (!qn_at(p, QN_TOK_AWAIT)) return primary(p);
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *value = primary(p);
  qn_node *n = qn_make(p, QN_AST_Await, start);
  n->Await.value = value;
  return n;
}

/* factor: ('+' | '-' | '~') factor | power       power: await_primary ['**' factor] */
qn_node *qn_rule_factor(parser *p) {
  enum qn_token_kind k = qn_tok_kind(p);
  if (k == QN_TOK_MINUS) return unary(p, QN_UNARY_USub, qn_rule_factor);
  if (k == QN_TOK_PLUS) return unary(p, QN_UNARY_UAdd, qn_rule_factor);
  if (k == QN_TOK_TILDE) return unary(p, QN_UNARY_Invert, qn_rule_factor);
  if (p->dialect == QN_DIALECT_CYTHON && (k == QN_TOK_LESS || k == QN_TOK_AMPER)) return qn_cy_unary(p);
  qn_span start = qn_span_here(p);
  qn_node *left = await_primary(p);
  if (!qn_at(p, QN_TOK_DOUBLESTAR)) return left;
  qn_syntax_enter(p);
  p->pos++;
  qn_node *right = qn_rule_factor(p);
  qn_node *n = qn_make(p, QN_AST_BinOp, start);
  n->BinOp.left = left;
  n->BinOp.op = QN_OP_Pow;
  n->BinOp.right = right;
  qn_syntax_leave(p);
  return n;
}

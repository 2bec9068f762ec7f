/* parse_simple.c - the statements that fit on a line. */
#include "frontend/parser.h"

static bool at_line_end(parser *p) {
  enum qn_token_kind k = qn_tok_kind(p);
  return k == QN_TOK_NEWLINE || k == QN_TOK_SEMI || k == QN_TOK_END;
}

/* --- assignments ------------------------------------------------------------------------------------------------- */
static bool augmented_operator(enum qn_token_kind kind, enum qn_operator *op) {
  switch ((int)kind) {
    case QN_TOK_PLUSEQUAL:
      *op = QN_OP_Add;
      return true;
    case QN_TOK_MINEQUAL:
      *op = QN_OP_Sub;
      return true;
    case QN_TOK_STAREQUAL:
      *op = QN_OP_Mult;
      return true;
    case QN_TOK_ATEQUAL:
      *op = QN_OP_MatMult;
      return true;
    case QN_TOK_SLASHEQUAL:
      *op = QN_OP_Div;
      return true;
    case QN_TOK_PERCENTEQUAL:
      *op = QN_OP_Mod;
      return true;
    case QN_TOK_AMPEREQUAL:
      *op = QN_OP_BitAnd;
      return true;
    case QN_TOK_VBAREQUAL:
      *op = QN_OP_BitOr;
      return true;
    case QN_TOK_CIRCUMFLEXEQUAL:
      *op = QN_OP_BitXor;
      return true;
    case QN_TOK_LEFTSHIFTEQUAL:
      *op = QN_OP_LShift;
      return true;
    case QN_TOK_RIGHTSHIFTEQUAL:
      *op = QN_OP_RShift;
      return true;
    case QN_TOK_DOUBLESTAREQUAL:
      *op = QN_OP_Pow;
      return true;
    case QN_TOK_DOUBLESLASHEQUAL:
      *op = QN_OP_FloorDiv;
      return true;
    default:
      return false; /* every other token */
  }
}

/* single_target: NAME | attribute | subscript | '(' single_target ')' */
static bool is_single_target(const qn_node *n) {
  return n->kind == QN_AST_Name || n->kind == QN_AST_Attribute || n->kind == QN_AST_Subscript;
}

/* single_target augassign ~ (yield_expr | star_expressions) */
static qn_node *augmented(parser *p, qn_node *target, enum qn_operator op, qn_span start) {
  if (!is_single_target(target)) {
    if (p->diagnose)
      qn_syntax_raise(p, QN_DIAG_TARGET, target->span, "'%s' is an illegal expression for augmented assignment",
                      qn_expr_name(target));
    qn_fail(p);
  }
  p->pos++;
  qn_node *value = qn_rule_annotated_rhs(p);
  qn_set_context(target, QN_CTX_Store);
  qn_node *n = qn_make(p, QN_AST_AugAssign, start);
  n->AugAssign.target = target;
  n->AugAssign.op = op;
  n->AugAssign.value = value;
  return n;
}

/* single_target ':' expression ['=' annotated_rhs] */
static qn_node *annotated(parser *p, qn_node *target, uint32_t first_token, qn_span start) {
  if (!is_single_target(target)) {
    bool list_or_tuple = target->kind == QN_AST_List || target->kind == QN_AST_Tuple;
    p->pos++;
    if (p->diagnose && qn_starts_expression(qn_tok_kind(p))) {
      if (list_or_tuple)
        qn_syntax_raise(p, QN_DIAG_TARGET, target->span, "only single target (not %s) can be annotated",
                        qn_expr_name(target));
      qn_rule_expression(p);
      qn_syntax_raise(p, QN_DIAG_TARGET, target->span, "illegal target for annotation");
    }
    p->pos--;
    qn_fail(p);
  }
  p->pos++;
  qn_node *annotation = qn_rule_expression(p), *value = NULL;
  if (qn_accept(p, QN_TOK_EQUAL)) value = qn_rule_annotated_rhs(p);
  qn_set_context(target, QN_CTX_Store);
  qn_node *n = qn_make(p, QN_AST_AnnAssign, start);
  n->AnnAssign.target = target;
  n->AnnAssign.annotation = annotation;
  n->AnnAssign.value = value;
  n->AnnAssign.simple = target->kind == QN_AST_Name && p->tokens.data[first_token].kind != QN_TOK_LPAR;
  return n;
}

/* Behind the first expression: ('=' (yield_expr | star_expressions))+, the last of which is the value */
static qn_node *assignment(parser *p, qn_node *first, uint32_t first_token, qn_span start) {
  node_vec targets = {0};
  qn_node *value = first;
  uint32_t first_equal = 0;
  while (qn_at(p, QN_TOK_EQUAL)) {
    if (p->diagnose) {
      if (value->kind == QN_AST_Yield || value->kind == QN_AST_YieldFrom)
        qn_syntax_raise(p, QN_DIAG_TARGET, value->span, "assignment to yield expression not possible");
      if (targets.n == 0) {
        qn_hint_assignment(p, value, first_token);
        first_equal = p->pos;
      } else if (qn_invalid_target(value, TARGET_ASSIGN)) { /* the first target may be what was compared */
        uint32_t here = p->pos;
        p->pos = first_equal;
        qn_hint_assignment_in_expression(p, first, first_token);
        p->pos = here;
      }
    }
    qn_take_target(p, value, TARGET_ASSIGN);
    p->pos++;
    qn_vec_push(p->arena, &targets, value);
    value = qn_rule_annotated_rhs(p);
  }
  enum qn_operator op;
  if (p->diagnose && augmented_operator(qn_tok_kind(p), &op)) qn_fail(p);
  qn_node *n = qn_make(p, QN_AST_Assign, start);
  n->Assign.targets = qn_nodes_of(targets);
  n->Assign.value = value;
  return n;
}

/* assignment | star_expressions */
static qn_node *expression_statement(parser *p) {
  qn_span start = qn_span_here(p);
  uint32_t first_token = p->pos;
  qn_node *first = qn_rule_annotated_rhs(p);
  enum qn_operator op;
  if (qn_at(p, QN_TOK_EQUAL)) return assignment(p, first, first_token, start);
  if (qn_at(p, QN_TOK_COLON)) return annotated(p, first, first_token, start);
  if (augmented_operator(qn_tok_kind(p), &op)) return augmented(p, first, op, start);
  qn_node *n = qn_make(p, QN_AST_Expr, start);
  n->Expr.value = first;
  return n;
}

/* --- small statements -------------------------------------------------------------------------------------------- */
/* return_stmt: 'return' [star_expressions] */
static qn_node *return_statement(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *value = at_line_end(p) ? NULL : qn_rule_star_expressions(p);
  qn_node *n = qn_make(p, QN_AST_Return, start);
  n->Return.value = value;
  return n;
}

/* raise_stmt: 'raise' [expression ['from' expression]] */
static qn_node *raise_statement(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *exc = NULL, *cause = NULL;
  p->pos++;
  if (!at_line_end(p)) {
    exc = qn_rule_expression(p);
    if (qn_accept(p, QN_TOK_FROM)) cause = qn_rule_expression(p);
  }
  qn_node *n = qn_make(p, QN_AST_Raise, start);
  n->Raise.exc = exc;
  n->Raise.cause = cause;
  return n;
}

/* del_stmt: 'del' del_target (',' del_target)* [','] */
static qn_node *del_statement(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  node_vec targets = {0};
  do {
    if (targets.n && at_line_end(p)) break;
    qn_node *target = qn_rule_star_expression(p);
    qn_vec_push(p->arena, &targets, target);
  } while (qn_accept(p, QN_TOK_COMMA));
  if (!at_line_end(p)) qn_fail(p);
  for (uint32_t i = 0; i < targets.n; i++) qn_take_target(p, targets.data[i], TARGET_DELETE);
  qn_node *n = qn_make(p, QN_AST_Delete, start);
  n->Delete.targets = qn_nodes_of(targets);
  return n;
}

/* assert_stmt: 'assert' expression [',' expression] */
static qn_node *assert_statement(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *test = qn_rule_expression(p), *msg = NULL;
  if (qn_accept(p, QN_TOK_COMMA)) msg = qn_rule_expression(p);
  qn_node *n = qn_make(p, QN_AST_Assert, start);
  n->Assert.test = test;
  n->Assert.msg = msg;
  return n;
}

/* global_stmt, nonlocal_stmt: keyword NAME (',' NAME)* */
static qn_node *names_statement(parser *p, enum qn_ast_kind kind) {
  qn_span start = qn_span_here(p);
  sym_vec names = {0};
  do {
    p->pos++;
    qn_sym name = qn_expect_name(p);
    qn_vec_push(p->arena, &names, name);
  } while (qn_at(p, QN_TOK_COMMA));
  qn_node *n = qn_make(p, kind, start);
  n->Global.names = qn_syms_of(names);
  return n;
}

static qn_node *bare_statement(parser *p, enum qn_ast_kind kind) {
  qn_span start = qn_span_here(p);
  p->pos++;
  return qn_make(p, kind, start);
}

/* --- imports ----------------------------------------------------------------------------------------------------- */
/* dotted_name: NAME ('.' NAME)* */
static qn_sym dotted_name(parser *p) {
  qn_sym name = qn_expect_name(p);
  while (qn_at(p, QN_TOK_DOT)) {
    p->pos++;
    qn_sym next = qn_expect_name(p);
    name = qn_intern_z(p->names, qn_arena_printf(p->arena, "%s.%s", name->text, next->text));
  }
  return name;
}

/* name ['as' NAME] */
static qn_node *alias(parser *p, bool dotted) {
  qn_span start = qn_span_here(p);
  qn_sym name = dotted ? dotted_name(p) : qn_expect_name(p), asname = NULL;
  if (qn_accept(p, QN_TOK_AS)) asname = qn_expect_name(p);
  qn_node *n = qn_make(p, QN_AST_alias, start);
  n->alias.name = name;
  n->alias.asname = asname;
  return n;
}

/* import_from_targets: '(' names [','] ')' | names !',' | '*' */
static qn_nodes import_targets(parser *p) {
  node_vec names = {0};
  if (qn_at(p, QN_TOK_STAR)) {
    qn_span start = qn_span_here(p);
    p->pos++;
    qn_node *n = qn_make(p, QN_AST_alias, start);
    n->alias.name = qn_intern_z(p->names, "*");
    return qn_one_node(p, n);
  }
  bool brackets = qn_accept(p, QN_TOK_LPAR);
  do {
    if (brackets && names.n && qn_at(p, QN_TOK_RPAR)) break;
    if (p->diagnose && !brackets && names.n && qn_at(p, QN_TOK_NEWLINE))
      qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "trailing comma not allowed without surrounding parentheses");
    qn_node *n = alias(p, false);
    qn_vec_push(p->arena, &names, n);
  } while (qn_accept(p, QN_TOK_COMMA));
  if (brackets) qn_expect(p, QN_TOK_RPAR);
  return qn_nodes_of(names);
}

/* import_name: ('import' | 'cimport') dotted_as_name (',' dotted_as_name)* */
qn_node *qn_rule_import_name(parser *p) {
  qn_span start = qn_span_here(p);
  enum qn_ast_kind kind = qn_at(p, QN_TOK_IMPORT) ? QN_AST_Import : QN_AST_CyCImport;
  node_vec names = {0};
  do {
    p->pos++;
    qn_node *n = alias(p, true);
    qn_vec_push(p->arena, &names, n);
  } while (qn_at(p, QN_TOK_COMMA));
  qn_node *n = qn_make(p, kind, start);
  n->Import.names = qn_nodes_of(names);
  return n;
}

/* import_from: 'from' ('.' | '...')* [dotted_name] ('import' | 'cimport') import_from_targets */
static qn_node *import_from(parser *p) {
  qn_span start = qn_span_here(p);
  int level = 0;
  qn_sym module = NULL;
  p->pos++;
  for (; qn_at(p, QN_TOK_DOT) || qn_at(p, QN_TOK_ELLIPSIS); p->pos++) level += qn_at(p, QN_TOK_DOT) ? 1 : 3;
  bool cython = p->dialect == QN_DIALECT_CYTHON;
  bool no_module = qn_at(p, QN_TOK_IMPORT) || (cython && qn_tok_is(p, 0, "cimport") && level > 0);
  if (!no_module || level == 0) module = dotted_name(p);
  enum qn_ast_kind kind = cython && qn_tok_is(p, 0, "cimport") ? QN_AST_CyCImportFrom : QN_AST_ImportFrom;
  if (kind == QN_AST_CyCImportFrom)
    p->pos++;
  else
    qn_expect(p, QN_TOK_IMPORT);
  qn_nodes names = import_targets(p);
  qn_node *n = qn_make(p, kind, start);
  n->ImportFrom.module = module;
  n->ImportFrom.names = names;
  n->ImportFrom.level = level;
  return n;
}

/* --- the line ---------------------------------------------------------------------------------------------------- */
/* simple_stmt */
static qn_node *simple_statement(parser *p) {
  switch ((int)qn_tok_kind(p)) {
    case QN_TOK_RETURN:
      return return_statement(p);
    case QN_TOK_IMPORT:
      return qn_rule_import_name(p);
    case QN_TOK_FROM:
      return import_from(p);
    case QN_TOK_RAISE:
      return raise_statement(p);
    case QN_TOK_PASS:
      return bare_statement(p, QN_AST_Pass);
    case QN_TOK_BREAK:
      return bare_statement(p, QN_AST_Break);
    case QN_TOK_CONTINUE:
      return bare_statement(p, QN_AST_Continue);
    case QN_TOK_DEL:
      return del_statement(p);
    case QN_TOK_ASSERT:
      return assert_statement(p);
    case QN_TOK_GLOBAL:
      return names_statement(p, QN_AST_Global);
    case QN_TOK_NONLOCAL:
      return names_statement(p, QN_AST_Nonlocal);
    default:
      return expression_statement(p);
  }
}

/* simple_stmts: simple_stmt (';' simple_stmt)* [';'] NEWLINE */
void qn_rule_simple_statements(parser *p, node_vec *body) {
  do {
    if (qn_at(p, QN_TOK_NEWLINE) && p->pos && p->tokens.data[p->pos - 1].kind == QN_TOK_SEMI) break;
    qn_node *n = simple_statement(p);
    qn_vec_push(p->arena, body, n);
  } while (qn_accept(p, QN_TOK_SEMI));
  qn_expect(p, QN_TOK_NEWLINE);
}

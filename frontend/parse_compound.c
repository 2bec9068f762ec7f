/* parse_compound.c - the statements that hold blocks. */
#include "frontend/parser.h"

/* --- blocks ------------------------------------------------------------------------------------------------------ */
/* statement: compound_stmt | simple_stmts */
void qn_rule_statement(parser *p, node_vec *body) {
  if (p->dialect == QN_DIALECT_CYTHON && qn_cy_statement(p, (qn_nodes){0}, body)) return;
  qn_node *n = qn_rule_compound(p);
  if (n)
    qn_vec_push(p->arena, body, n);
  else
    qn_rule_simple_statements(p, body);
}

/* block: NEWLINE INDENT statement+ DEDENT | simple_stmts */
qn_nodes qn_rule_block(parser *p, const char *owner, uint32_t line) {
  node_vec body = {0};
  if (qn_accept(p, QN_TOK_NEWLINE)) {
    if (!qn_at(p, QN_TOK_INDENT)) {
      if (p->diagnose && !qn_at(p, QN_TOK_ERROR))
        qn_syntax_raise(p, QN_DIAG_INDENT, qn_span_here(p), "expected an indented block after %s on line %u", owner,
                        line);
      qn_fail(p);
    }
    p->pos++;
    qn_syntax_enter(p);
    while (!qn_accept(p, QN_TOK_DEDENT)) qn_rule_statement(p, &body);
    qn_syntax_leave(p);
  } else {
    qn_rule_simple_statements(p, &body);
  }
  return qn_nodes_of(body);
}

/* ':' block of a statement that begins with this word */
static qn_nodes colon_block(parser *p, const char *word, uint32_t line) {
  if (!qn_at(p, QN_TOK_COLON)) {
    if (p->diagnose && qn_at(p, QN_TOK_NEWLINE)) qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected ':'");
    qn_fail(p);
  }
  p->pos++;
  return qn_rule_block(p, qn_arena_printf(p->arena, "'%s' statement", word), line);
}

static qn_nodes forced_colon_block(parser *p, const char *word, uint32_t line) {
  qn_expect_forced(p, QN_TOK_COLON);
  return qn_rule_block(p, qn_arena_printf(p->arena, "'%s' statement", word), line);
}

/* else_block: 'else' &&':' block */
static qn_nodes else_block(parser *p) {
  uint32_t line = qn_tok(p)->line;
  if (!qn_accept(p, QN_TOK_ELSE)) return (qn_nodes){0};
  return forced_colon_block(p, "else", line);
}

/* --- if, while, for ---------------------------------------------------------------------------------------------- */
static qn_node *one_if(parser *p, const char *word) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *test = qn_rule_named(p);
  qn_nodes body = colon_block(p, word, start.line);
  qn_node *n = qn_make(p, QN_AST_If, start);
  n->If.test = test;
  n->If.body = body;
  return n;
}

/* if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
 * elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block])          a loop: thousands of elifs are legal
 */
static qn_node *if_statement(parser *p) {
  node_vec chain = {0};
  qn_node *first = one_if(p, "if"), *last = first;
  qn_vec_push(p->arena, &chain, first);
  uint32_t links = 0;
  while (qn_at(p, QN_TOK_ELIF)) {
    qn_count_link(p, &links);
    qn_node *next = one_if(p, "elif");
    last->If.orelse = qn_one_node(p, next);
    last = next;
    qn_vec_push(p->arena, &chain, next);
  }
  last->If.orelse = else_block(p);
  for (uint32_t i = 0; i < chain.n; i++) qn_close(p, chain.data[i]);
  return first;
}

/* while_stmt: 'while' named_expression ':' block [else_block] */
static qn_node *while_statement(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *test = qn_rule_named(p);
  qn_nodes body = colon_block(p, "while", start.line), orelse = else_block(p);
  qn_node *n = qn_make(p, QN_AST_While, start);
  n->While.test = test;
  n->While.body = body;
  n->While.orelse = orelse;
  return n;
}

/* for_stmt: 'for' star_targets 'in' ~ star_expressions &&':' block [else_block]          Cython: 'for' target 'from' …
 */
static qn_node *for_statement(parser *p, qn_span start, bool is_async) {
  uint32_t line = qn_tok(p)->line;
  p->pos++;
  qn_node *target = qn_rule_star_targets(p);
  if (p->dialect == QN_DIALECT_CYTHON && qn_at(p, QN_TOK_FROM)) return qn_cy_for_from(p, target, start);
  qn_expect(p, QN_TOK_IN);
  qn_node *iter = qn_rule_star_expressions(p);
  qn_nodes body = forced_colon_block(p, "for", line), orelse = else_block(p);
  qn_node *n = qn_make(p, is_async ? QN_AST_AsyncFor : QN_AST_For, start);
  n->For.target = target;
  n->For.iter = iter;
  n->For.body = body;
  n->For.orelse = orelse;
  return n;
}

/* --- with -------------------------------------------------------------------------------------------------------- */
/* with_item: expression 'as' star_target &(',' | ')' | ':') | expression */
static qn_node *with_item(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *expr = qn_rule_expression(p), *vars = NULL;
  if (qn_accept(p, QN_TOK_AS)) {
    vars = qn_rule_star_target(p);
    if (p->diagnose && qn_at(p, QN_TOK_NEWLINE)) qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected ':'");
    if (!qn_at(p, QN_TOK_COMMA) && !qn_at(p, QN_TOK_RPAR) && !qn_at(p, QN_TOK_COLON)) qn_fail(p);
  }
  qn_node *n = qn_make(p, QN_AST_withitem, start);
  n->withitem.context_expr = expr;
  n->withitem.optional_vars = vars;
  return n;
}

/* with_item (',' with_item)*, [','] ')' behind it if brackets; a With without its body */
static qn_node *with_items(parser *p, bool brackets) {
  qn_span start = qn_span_here(p);
  node_vec items = {0};
  do {
    if (brackets && items.n && qn_at(p, QN_TOK_RPAR)) break;
    qn_node *item = with_item(p);
    qn_vec_push(p->arena, &items, item);
  } while (qn_accept(p, QN_TOK_COMMA));
  if (brackets) {
    qn_expect(p, QN_TOK_RPAR);
    qn_expect(p, QN_TOK_COLON);
  }
  qn_node *n = qn_make(p, QN_AST_With, start);
  n->With.items = qn_nodes_of(items);
  return n;
}

static qn_node *bracketed_items(parser *p) {
  qn_expect(p, QN_TOK_LPAR);
  return with_items(p, true);
}

/* with_stmt: 'with' '(' with_item (',' with_item)* [','] ')' ':' block | 'with' with_item (',' with_item)* ':' block */
static qn_node *with_statement(parser *p, qn_span start, bool is_async) {
  uint32_t line = qn_tok(p)->line;
  p->pos++;
  qn_node *n = qn_at(p, QN_TOK_LPAR) ? qn_attempt(p, bracketed_items) : NULL;
  qn_nodes body;
  if (n) {
    body = qn_rule_block(p, "'with' statement", line);
  } else {
    n = with_items(p, false);
    body = colon_block(p, "with", line);
  }
  n->kind = is_async ? QN_AST_AsyncWith : QN_AST_With;
  n->span = start;
  n->With.body = body;
  qn_close(p, n);
  return n;
}

/* --- try --------------------------------------------------------------------------------------------------------- */
/* except_block: 'except' [expression ['as' NAME]] ':' block       except_star_block: 'except' '*' expression ['as'
 * NAME] … */
static qn_node *except_block(parser *p, bool *is_star) {
  qn_span start = qn_span_here(p);
  p->pos++;
  *is_star = qn_accept(p, QN_TOK_STAR);
  qn_node *type = NULL;
  qn_sym name = NULL;
  if (*is_star && p->diagnose && (qn_at(p, QN_TOK_COLON) || qn_at(p, QN_TOK_NEWLINE)))
    qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected one or more exception types");
  if (*is_star || !qn_at(p, QN_TOK_COLON)) {
    if (p->diagnose && qn_at(p, QN_TOK_NEWLINE)) qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected ':'");
    type = qn_rule_expression(p);
    if (p->diagnose && qn_at(p, QN_TOK_COMMA))
      qn_syntax_raise(p, QN_DIAG_SYNTAX, type->span, "multiple exception types must be parenthesized");
    if (qn_accept(p, QN_TOK_AS)) name = qn_expect_name(p);
  }
  qn_nodes body = colon_block(p, *is_star ? "except*" : "except", start.line);
  qn_node *n = qn_make(p, QN_AST_ExceptHandler, start);
  n->ExceptHandler.type = type;
  n->ExceptHandler.name = name;
  n->ExceptHandler.body = body;
  return n;
}

/* try_stmt: 'try' &&':' block (finally_block | (except_block+ | except_star_block+) [else_block] [finally_block]) */
static qn_node *try_statement(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_nodes body = forced_colon_block(p, "try", start.line), orelse = {0}, finalbody = {0};
  node_vec handlers = {0};
  bool star = false;
  while (qn_at(p, QN_TOK_EXCEPT)) {
    qn_span here = qn_span_here(p);
    bool is_star;
    qn_node *handler = except_block(p, &is_star);
    if (handlers.n && is_star != star) {
      if (p->diagnose)
        qn_syntax_raise(p, QN_DIAG_SYNTAX, here, "cannot have both 'except' and 'except*' on the same 'try'");
      qn_fail(p);
    }
    star = is_star;
    qn_vec_push(p->arena, &handlers, handler);
  }
  if (handlers.n) orelse = else_block(p);
  uint32_t line = qn_tok(p)->line;
  if (qn_accept(p, QN_TOK_FINALLY)) {
    finalbody = forced_colon_block(p, "finally", line);
  } else if (!handlers.n) {
    if (p->diagnose && !qn_at(p, QN_TOK_ERROR))
      qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected 'except' or 'finally' block");
    qn_fail(p);
  }
  qn_node *n = qn_make(p, star ? QN_AST_TryStar : QN_AST_Try, start);
  n->Try.body = body;
  n->Try.handlers = qn_nodes_of(handlers);
  n->Try.orelse = orelse;
  n->Try.finalbody = finalbody;
  return n;
}

/* --- def, class -------------------------------------------------------------------------------------------------- */
/* '->' expression */
static qn_node *result_annotation(parser *p) {
  p->pos++;
  return qn_rule_expression(p);
}

/* function_def_raw: ['async'] 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block */
qn_node *qn_rule_function(parser *p, qn_nodes decorators, qn_span start, bool is_async) {
  uint32_t line = qn_tok(p)->line;
  qn_expect(p, QN_TOK_DEF);
  qn_sym name = qn_expect_name(p);
  qn_expect_forced(p, QN_TOK_LPAR);
  qn_node *args = qn_rule_parameters(p, false), *returns = NULL;
  qn_expect(p, QN_TOK_RPAR);
  if (qn_at(p, QN_TOK_RARROW)) returns = qn_attempt(p, result_annotation);
  qn_expect_forced(p, QN_TOK_COLON);
  qn_nodes body = qn_rule_block(p, "function definition", line);
  qn_node *n = qn_make(p, is_async ? QN_AST_AsyncFunctionDef : QN_AST_FunctionDef, start);
  n->FunctionDef.name = name;
  n->FunctionDef.args = args;
  n->FunctionDef.body = body;
  n->FunctionDef.decorator_list = decorators;
  n->FunctionDef.returns = returns;
  return n;
}

/* class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block */
qn_node *qn_rule_class(parser *p, qn_nodes decorators) {
  qn_span start = qn_span_here(p);
  qn_expect(p, QN_TOK_CLASS);
  qn_sym name = qn_expect_name(p);
  qn_nodes bases = {0}, keywords = {0};
  if (qn_accept(p, QN_TOK_LPAR)) qn_rule_arguments(p, &bases, &keywords);
  if (p->diagnose && qn_at(p, QN_TOK_NEWLINE)) qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected ':'");
  qn_expect(p, QN_TOK_COLON);
  qn_nodes body = qn_rule_block(p, "class definition", start.line);
  qn_node *n = qn_make(p, QN_AST_ClassDef, start);
  n->ClassDef.name = name;
  n->ClassDef.bases = bases;
  n->ClassDef.keywords = keywords;
  n->ClassDef.body = body;
  n->ClassDef.decorator_list = decorators;
  return n;
}

/* decorators: ('@' named_expression NEWLINE)+ and the definition behind them */
static qn_node *decorated(parser *p) {
  node_vec list = {0};
  while (qn_accept(p, QN_TOK_AT)) {
    qn_node *n = qn_rule_named(p);
    qn_vec_push(p->arena, &list, n);
    qn_expect(p, QN_TOK_NEWLINE);
  }
  qn_nodes decorators = qn_nodes_of(list);
  qn_span start = qn_span_here(p);
  if (qn_at(p, QN_TOK_DEF)) return qn_rule_function(p, decorators, start, false);
  if (qn_at(p, QN_TOK_CLASS)) return qn_rule_class(p, decorators);
  if (qn_at(p, QN_TOK_ASYNC) && qn_tok_ahead(p, 1) == QN_TOK_DEF) {
    p->pos++;
    return qn_rule_function(p, decorators, start, true);
  }
  node_vec body = {0};
  if (p->dialect == QN_DIALECT_CYTHON && qn_cy_statement(p, decorators, &body) && body.n) return body.data[0];
  qn_fail(p);
}

static qn_node *async_statement(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  if (qn_at(p, QN_TOK_DEF)) return qn_rule_function(p, (qn_nodes){0}, start, true);
  if (qn_at(p, QN_TOK_WITH)) return with_statement(p, start, true);
  if (qn_at(p, QN_TOK_FOR)) return for_statement(p, start, true);
  qn_fail(p);
}

/* compound_stmt */
qn_node *qn_rule_compound(parser *p) {
  switch ((int)qn_tok_kind(p)) {
    case QN_TOK_DEF:
      return qn_rule_function(p, (qn_nodes){0}, qn_span_here(p), false);
    case QN_TOK_IF:
      return if_statement(p);
    case QN_TOK_CLASS:
      return qn_rule_class(p, (qn_nodes){0});
    case QN_TOK_WITH:
      return with_statement(p, qn_span_here(p), false);
    case QN_TOK_FOR:
      return for_statement(p, qn_span_here(p), false);
    case QN_TOK_TRY:
      return try_statement(p);
    case QN_TOK_WHILE:
      return while_statement(p);
    case QN_TOK_AT:
      return decorated(p);
    case QN_TOK_ASYNC:
      return async_statement(p);
    case QN_TOK_NAME:
      return qn_tok_is(p, 0, "match") ? qn_rule_match(p) : NULL;
    default:
      return NULL; /* a simple statement */
  }
}

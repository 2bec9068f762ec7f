/* parse_pattern.c - match statements and their patterns. `match`, `case` and `_` are ordinary names elsewhere, so
 * whether a line is a match statement is found out by trying: subject, colon, line end, indent, `case`. */
#include "frontend/parser.h"

static qn_node *pattern(parser *p);
static qn_node *maybe_star_pattern(parser *p);

/* --- values ------------------------------------------------------------------------------------------------------ */
/* signed_number: ['-'] NUMBER       complex_number: signed_real ('+' | '-') imaginary */
static qn_node *signed_number(parser *p) {
  qn_span start = qn_span_here(p);
  if (!qn_accept(p, QN_TOK_MINUS)) return qn_rule_number(p);
  qn_node *operand = qn_rule_number(p);
  qn_node *n = qn_make(p, QN_AST_UnaryOp, start);
  n->UnaryOp.op = QN_UNARY_USub;
  n->UnaryOp.operand = operand;
  return n;
}

static bool is_complex(const qn_node *n) {
  if (n->kind == QN_AST_UnaryOp) n = n->UnaryOp.operand;
  return n->Constant.value.kind == QN_CONST_COMPLEX;
}

static qn_node *number_value(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *left = signed_number(p);
  bool minus = qn_at(p, QN_TOK_MINUS);
  if (!minus && !qn_at(p, QN_TOK_PLUS)) return left;
  p->pos++;
  qn_node *right = qn_rule_number(p);
  if (is_complex(left)) qn_syntax_raise(p, QN_DIAG_SYNTAX, left->span, "real number required in complex literal");
  if (!is_complex(right))
    qn_syntax_raise(p, QN_DIAG_SYNTAX, right->span, "imaginary number required in complex literal");
  qn_node *n = qn_make(p, QN_AST_BinOp, start);
  n->BinOp.left = left;
  n->BinOp.op = minus ? QN_OP_Sub : QN_OP_Add;
  n->BinOp.right = right;
  return n;
}

static qn_node *strings_value(parser *p) {
  qn_node *n = qn_rule_strings(p);
  if (n->kind == QN_AST_JoinedStr)
    qn_syntax_raise(p, QN_DIAG_SYNTAX, n->span, "patterns may only match literals and attribute lookups");
  return n;
}

/* name_or_attr: NAME ('.' NAME)* */
static qn_node *name_or_attr(parser *p) {
  qn_span start = qn_span_here(p);
  qn_sym id = qn_expect_name(p);
  qn_node *n = qn_make(p, QN_AST_Name, start);
  n->Name.id = id;
  while (qn_accept(p, QN_TOK_DOT)) {
    qn_sym attr = qn_expect_name(p);
    qn_node *value = n;
    n = qn_make(p, QN_AST_Attribute, start);
    n->Attribute.value = value;
    n->Attribute.attr = attr;
  }
  return n;
}

static qn_node *match_value(parser *p, qn_node *value, qn_span start) {
  qn_node *n = qn_make(p, QN_AST_MatchValue, start);
  n->MatchValue.value = value;
  return n;
}

static qn_node *singleton(parser *p, enum qn_const_kind kind) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *n = qn_make(p, QN_AST_MatchSingleton, start);
  n->MatchSingleton.value.kind = kind;
  return n;
}

/* NAME that a pattern binds; NULL for the wildcard `_` */
static qn_sym capture_name(parser *p) {
  bool wildcard = qn_tok_is(p, 0, "_");
  qn_sym name = qn_expect_name(p);
  return wildcard ? NULL : name;
}

/* --- groups, sequences, mappings, classes ------------------------------------------------------------------------ */
/* maybe_sequence_pattern up to close, as a MatchSequence */
static qn_node *sequence(parser *p, node_vec *items, enum qn_token_kind close, qn_span start) {
  while (!qn_at(p, close)) {
    qn_node *item = maybe_star_pattern(p);
    qn_vec_push(p->arena, items, item);
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_expect(p, close);
  qn_node *n = qn_make(p, QN_AST_MatchSequence, start);
  n->MatchSequence.patterns = qn_nodes_of(*items);
  return n;
}

/* group_pattern: '(' pattern ')'       sequence_pattern: '(' [open_sequence_pattern] ')' | '[' [maybe_sequence_pattern]
 * ']' */
static qn_node *group_or_sequence(parser *p) {
  qn_span start = qn_span_here(p);
  node_vec items = {0};
  if (qn_accept(p, QN_TOK_LSQB)) return sequence(p, &items, QN_TOK_RSQB, start);
  p->pos++;
  if (!qn_at(p, QN_TOK_RPAR)) {
    qn_node *first = maybe_star_pattern(p);
    if (first->kind != QN_AST_MatchStar && qn_accept(p, QN_TOK_RPAR)) return first;
    qn_vec_push(p->arena, &items, first);
    qn_expect(p, QN_TOK_COMMA);
  }
  return sequence(p, &items, QN_TOK_RPAR, start);
}

/* key: literal_expr | attr */
static qn_node *mapping_key(parser *p) {
  qn_span start = qn_span_here(p);
  enum qn_token_kind k = qn_tok_kind(p);
  if (k == QN_TOK_NUMBER || k == QN_TOK_MINUS) return number_value(p);
  if (k == QN_TOK_STRING) return strings_value(p);
  if (k == QN_TOK_NONE || k == QN_TOK_TRUE || k == QN_TOK_FALSE) {
    p->pos++;
    return qn_make_constant(p,
                            k == QN_TOK_NONE   ? QN_CONST_NONE
                            : k == QN_TOK_TRUE ? QN_CONST_TRUE
                                               : QN_CONST_FALSE,
                            start);
  }
  qn_node *n = name_or_attr(p);
  if (n->kind != QN_AST_Attribute) qn_fail(p);
  return n;
}

/* mapping_pattern: '{' [key ':' pattern (',' …)*] ['**' NAME] [','] '}' */
static qn_node *mapping(parser *p) {
  qn_span start = qn_span_here(p);
  node_vec keys = {0}, patterns = {0};
  qn_sym rest = NULL;
  p->pos++;
  while (!qn_at(p, QN_TOK_RBRACE)) {
    if (qn_accept(p, QN_TOK_DOUBLESTAR)) {
      if (qn_tok_is(p, 0, "_")) qn_fail(p);
      rest = qn_expect_name(p);
      qn_accept(p, QN_TOK_COMMA);
      break;
    }
    qn_node *key = mapping_key(p);
    qn_expect(p, QN_TOK_COLON);
    qn_node *value = pattern(p);
    qn_vec_push(p->arena, &keys, key);
    qn_vec_push(p->arena, &patterns, value);
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_expect(p, QN_TOK_RBRACE);
  qn_node *n = qn_make(p, QN_AST_MatchMapping, start);
  n->MatchMapping.keys = qn_nodes_of(keys);
  n->MatchMapping.patterns = qn_nodes_of(patterns);
  n->MatchMapping.rest = rest;
  return n;
}

/* class_pattern: name_or_attr '(' [pattern (',' pattern)*] [NAME '=' pattern …] [','] ')', behind the '(' */
static qn_node *class_pattern(parser *p, qn_node *cls, qn_span start) {
  node_vec patterns = {0}, kwd_patterns = {0};
  sym_vec attrs = {0};
  while (!qn_at(p, QN_TOK_RPAR)) {
    if (qn_at(p, QN_TOK_NAME) && qn_tok_ahead(p, 1) == QN_TOK_EQUAL) {
      qn_sym attr = qn_expect_name(p);
      p->pos++;
      qn_node *value = pattern(p);
      qn_vec_push(p->arena, &attrs, attr);
      qn_vec_push(p->arena, &kwd_patterns, value);
    } else {
      qn_node *value = pattern(p);
      if (attrs.n && p->diagnose)
        qn_syntax_raise(p, QN_DIAG_SYNTAX, value->span, "positional patterns follow keyword patterns");
      if (attrs.n) qn_fail(p);
      qn_vec_push(p->arena, &patterns, value);
    }
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_expect(p, QN_TOK_RPAR);
  qn_node *n = qn_make(p, QN_AST_MatchClass, start);
  n->MatchClass.cls = cls;
  n->MatchClass.patterns = qn_nodes_of(patterns);
  n->MatchClass.kwd_attrs = qn_syms_of(attrs);
  n->MatchClass.kwd_patterns = qn_nodes_of(kwd_patterns);
  return n;
}

/* capture_pattern | wildcard_pattern | value_pattern | class_pattern */
static qn_node *name_pattern(parser *p) {
  qn_span start = qn_span_here(p);
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  if (next == QN_TOK_DOT || next == QN_TOK_LPAR) {
    qn_node *n = name_or_attr(p);
    return qn_accept(p, QN_TOK_LPAR) ? class_pattern(p, n, start) : match_value(p, n, start);
  }
  qn_sym name = capture_name(p);
  qn_node *n = qn_make(p, QN_AST_MatchAs, start);
  n->MatchAs.name = name;
  return n;
}

/* closed_pattern */
static qn_node *closed_pattern(parser *p) {
  qn_span start = qn_span_here(p);
  switch ((int)qn_tok_kind(p)) {
    case QN_TOK_NUMBER:
    case QN_TOK_MINUS: {
      qn_node *value = number_value(p);
      return match_value(p, value, start);
    }
    case QN_TOK_STRING: {
      qn_node *value = strings_value(p);
      return match_value(p, value, start);
    }
    case QN_TOK_NONE:
      return singleton(p, QN_CONST_NONE);
    case QN_TOK_TRUE:
      return singleton(p, QN_CONST_TRUE);
    case QN_TOK_FALSE:
      return singleton(p, QN_CONST_FALSE);
    case QN_TOK_NAME:
      return name_pattern(p);
    case QN_TOK_LPAR:
    case QN_TOK_LSQB:
      return group_or_sequence(p);
    case QN_TOK_LBRACE:
      return mapping(p);
    default:
      qn_fail(p); /* no other token begins a pattern */
  }
}

/* pattern: as_pattern | or_pattern       or_pattern: closed_pattern ('|' closed_pattern)* */
static qn_node *pattern(parser *p) {
  qn_syntax_enter(p);
  qn_span start = qn_span_here(p);
  qn_node *n = closed_pattern(p);
  if (qn_at(p, QN_TOK_VBAR)) {
    node_vec items = {0};
    qn_vec_push(p->arena, &items, n);
    while (qn_accept(p, QN_TOK_VBAR)) {
      qn_node *item = closed_pattern(p);
      qn_vec_push(p->arena, &items, item);
    }
    n = qn_make(p, QN_AST_MatchOr, start);
    n->MatchOr.patterns = qn_nodes_of(items);
  }
  if (qn_accept(p, QN_TOK_AS)) {
    if (p->diagnose && qn_tok_is(p, 0, "_"))
      qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "cannot use '_' as a target");
    if (p->diagnose && (!qn_at(p, QN_TOK_NAME) || qn_tok_ahead(p, 1) == QN_TOK_DOT)) {
      qn_span here = qn_span_here(p);
      qn_rule_expression(p);
      qn_syntax_raise(p, QN_DIAG_SYNTAX, here, "invalid pattern target");
    }
    if (qn_tok_is(p, 0, "_")) qn_fail(p);
    qn_node *inner = n;
    qn_sym name = qn_expect_name(p);
    n = qn_make(p, QN_AST_MatchAs, start);
    n->MatchAs.pattern = inner;
    n->MatchAs.name = name;
  }
  qn_syntax_leave(p);
  return n;
}

/* maybe_star_pattern: '*' (NAME | '_') | pattern */
static qn_node *maybe_star_pattern(parser *p) {
  if (!qn_at(p, QN_TOK_STAR)) return pattern(p);
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_sym name = capture_name(p);
  qn_node *n = qn_make(p, QN_AST_MatchStar, start);
  n->MatchStar.name = name;
  return n;
}

/* patterns: open_sequence_pattern | pattern */
static qn_node *patterns(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *first = maybe_star_pattern(p);
  if (first->kind != QN_AST_MatchStar && !qn_at(p, QN_TOK_COMMA)) return first;
  node_vec items = {0};
  qn_vec_push(p->arena, &items, first);
  qn_expect(p, QN_TOK_COMMA);
  while (!qn_at(p, QN_TOK_COLON) && !qn_at(p, QN_TOK_IF)) {
    qn_node *item = maybe_star_pattern(p);
    qn_vec_push(p->arena, &items, item);
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_node *n = qn_make(p, QN_AST_MatchSequence, start);
  n->MatchSequence.patterns = qn_nodes_of(items);
  return n;
}

/* --- the statement ----------------------------------------------------------------------------------------------- */
/* case_block: "case" patterns ['if' named_expression] ':' block */
static qn_node *case_block(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *pat = patterns(p), *guard = NULL;
  if (qn_accept(p, QN_TOK_IF)) guard = qn_rule_named(p);
  if (p->diagnose && qn_at(p, QN_TOK_NEWLINE)) qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected ':'");
  qn_expect(p, QN_TOK_COLON);
  qn_nodes body = qn_rule_block(p, "'case' statement", start.line);
  qn_node *n = qn_make(p, QN_AST_match_case, start);
  n->match_case.pattern = pat;
  n->match_case.guard = guard;
  n->match_case.body = body;
  return n;
}

/* subject_expr: star_named_expression ',' [star_named_expressions] | named_expression */
static qn_node *subject(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *first = qn_rule_star_named(p);
  if (first->kind != QN_AST_Starred && !qn_at(p, QN_TOK_COMMA)) return first;
  node_vec items = {0};
  qn_vec_push(p->arena, &items, first);
  qn_expect(p, QN_TOK_COMMA);
  while (!qn_at(p, QN_TOK_COLON)) {
    qn_node *item = qn_rule_star_named(p);
    qn_vec_push(p->arena, &items, item);
    if (!qn_accept(p, QN_TOK_COMMA)) break;
  }
  qn_node *n = qn_make(p, QN_AST_Tuple, start);
  n->Tuple.elts = qn_nodes_of(items);
  return n;
}

/* "match" subject_expr ':' NEWLINE INDENT &"case" */
static qn_node *head(parser *p) {
  uint32_t line = qn_tok(p)->line;
  p->pos++;
  qn_node *n = subject(p);
  if (p->diagnose && qn_at(p, QN_TOK_NEWLINE) && qn_tok_ahead(p, 1) == QN_TOK_INDENT)
    qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "expected ':'");
  qn_expect(p, QN_TOK_COLON);
  qn_expect(p, QN_TOK_NEWLINE);
  if (p->diagnose && !qn_at(p, QN_TOK_INDENT) && !qn_at(p, QN_TOK_ERROR))
    qn_syntax_raise(p, QN_DIAG_INDENT, qn_span_here(p), "expected an indented block after 'match' statement on line %u",
                    line);
  qn_expect(p, QN_TOK_INDENT);
  if (!qn_at(p, QN_TOK_NAME) || !qn_tok_is(p, 0, "case")) qn_fail(p);
  return n;
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT */
qn_node *qn_rule_match(parser *p) {
  enum qn_token_kind next = qn_tok_ahead(p, 1);
  if (!qn_starts_expression(next) && next != QN_TOK_STAR) return NULL;
  qn_span start = qn_span_here(p);
  qn_node *value = qn_attempt(p, head);
  if (!value) return NULL;
  node_vec cases = {0};
  qn_syntax_enter(p);
  while (!qn_accept(p, QN_TOK_DEDENT)) {
    if (!qn_tok_is(p, 0, "case")) qn_fail(p);
    qn_node *n = case_block(p);
    qn_vec_push(p->arena, &cases, n);
  }
  qn_syntax_leave(p);
  qn_node *n = qn_make(p, QN_AST_Match, start);
  n->Match.subject = value;
  n->Match.cases = qn_nodes_of(cases);
  return n;
}

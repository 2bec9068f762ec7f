/* parse_atom.c - atoms, displays in brackets and comprehensions. */
#include "frontend/parser.h"

/* --- comprehensions ---------------------------------------------------------------------------------------------- */
bool qn_at_comprehension(parser *p) {
  return qn_at(p, QN_TOK_FOR) || (qn_at(p, QN_TOK_ASYNC) && qn_tok_ahead(p, 1) == QN_TOK_FOR);
}

/* for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)* */
static qn_node *for_if_clause(parser *p) {
  qn_span start = qn_span_here(p);
  bool is_async = qn_accept(p, QN_TOK_ASYNC);
  qn_expect(p, QN_TOK_FOR);
  qn_node *target = qn_rule_star_targets(p);
  qn_expect(p, QN_TOK_IN);
  qn_node *iter = qn_rule_disjunction(p);
  node_vec ifs = {0};
  while (qn_accept(p, QN_TOK_IF)) {
    qn_node *test = qn_rule_disjunction(p);
    qn_vec_push(p->arena, &ifs, test);
  }
  qn_node *n = qn_make(p, QN_AST_comprehension, start);
  n->comprehension.target = target;
  n->comprehension.iter = iter;
  n->comprehension.ifs = qn_nodes_of(ifs);
  n->comprehension.is_async = is_async;
  return n;
}

/* for_if_clauses: for_if_clause+ */
qn_nodes qn_rule_for_if_clauses(parser *p) {
  node_vec clauses = {0};
  do {
    qn_node *clause = for_if_clause(p);
    qn_vec_push(p->arena, &clauses, clause);
  } while (qn_at_comprehension(p));
  return qn_nodes_of(clauses);
}

/* elt for_if_clauses close, as ListComp, SetComp or GeneratorExp (one layout) */
static qn_node *comprehension(parser *p, enum qn_ast_kind kind, qn_node *elt, qn_span start, enum qn_token_kind close) {
  if (elt->kind == QN_AST_Starred) {
    if (p->diagnose)
      qn_syntax_raise(p, QN_DIAG_SYNTAX, elt->span, "iterable unpacking cannot be used in comprehension");
    qn_fail(p);
  }
  qn_nodes generators = qn_rule_for_if_clauses(p);
  qn_expect(p, close);
  qn_node *n = qn_make(p, kind, start);
  n->ListComp.elt = elt;
  n->ListComp.generators = generators;
  return n;
}

/* genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' */
qn_node *qn_rule_genexp(parser *p) {
  qn_span start = qn_span_here(p);
  qn_expect(p, QN_TOK_LPAR);
  qn_node *elt = qn_rule_named(p);
  if (!qn_at_comprehension(p)) qn_fail(p);
  return comprehension(p, QN_AST_GeneratorExp, elt, start, QN_TOK_RPAR);
}

/* --- lists, tuples, groups --------------------------------------------------------------------------------------- */
/* Behind `first`: (',' star_named_expression)* [','] close */
static qn_nodes items_until(parser *p, qn_node *first, enum qn_token_kind close) {
  node_vec items = {0};
  qn_vec_push(p->arena, &items, first);
  while (qn_accept(p, QN_TOK_COMMA)) {
    if (qn_at(p, close)) break;
    qn_node *item = qn_rule_star_named(p);
    qn_vec_push(p->arena, &items, item);
  }
  if (p->diagnose && items.n > 1 && close != QN_TOK_RPAR && qn_at_comprehension(p))
    qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_join(first->span, items.data[items.n - 1]->span),
                    "did you forget parentheses around the comprehension target?");
  qn_expect(p, close);
  return qn_nodes_of(items);
}

/* list: '[' [star_named_expressions] ']'       listcomp: '[' named_expression for_if_clauses ']' */
static qn_node *list(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_nodes elts = {0};
  if (!qn_accept(p, QN_TOK_RSQB)) {
    qn_node *first = qn_rule_star_named(p);
    if (qn_at_comprehension(p)) return comprehension(p, QN_AST_ListComp, first, start, QN_TOK_RSQB);
    elts = items_until(p, first, QN_TOK_RSQB);
  }
  qn_node *n = qn_make(p, QN_AST_List, start);
  n->List.elts = elts;
  return n;
}

static void hint_group(parser *p) {
  if (!qn_at(p, QN_TOK_DOUBLESTAR)) return;
  qn_span star = qn_span_here(p);
  p->pos++;
  qn_rule_expression(p);
  if (qn_at(p, QN_TOK_RPAR)) qn_syntax_raise(p, QN_DIAG_SYNTAX, star, "cannot use double starred expression here");
}

/* tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
 * group: '(' (yield_expr | named_expression) ')'                        genexp: see qn_rule_genexp */
static qn_node *parenthesised(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_nodes elts = {0};
  if (!qn_accept(p, QN_TOK_RPAR)) {
    if (p->diagnose) hint_group(p);
    if (qn_at(p, QN_TOK_YIELD)) {
      qn_node *yield = qn_rule_yield(p);
      qn_expect(p, QN_TOK_RPAR);
      return yield;
    }
    qn_node *first = qn_rule_star_named(p);
    if (qn_at_comprehension(p)) return comprehension(p, QN_AST_GeneratorExp, first, start, QN_TOK_RPAR);
    if (!qn_at(p, QN_TOK_COMMA)) {
      if (first->kind == QN_AST_Starred && p->tokens.data[p->pos].kind == QN_TOK_RPAR) {
        if (p->diagnose) qn_syntax_raise(p, QN_DIAG_SYNTAX, first->span, "cannot use starred expression here");
        qn_fail(p);
      }
      qn_expect(p, QN_TOK_RPAR);
      return first;
    }
    elts = items_until(p, first, QN_TOK_RPAR);
  }
  qn_node *n = qn_make(p, QN_AST_Tuple, start);
  n->Tuple.elts = elts;
  return n;
}

/* --- dicts and sets ---------------------------------------------------------------------------------------------- */
/* ':' expression behind a key */
static qn_node *dict_value(parser *p, const qn_node *key) {
  if (p->diagnose && !qn_at(p, QN_TOK_COLON)) {
    qn_span last = {key->span.end_line, key->span.end_col ? key->span.end_col - 1 : 0, key->span.end_line,
                    key->span.end_col};
    qn_syntax_raise(p, QN_DIAG_SYNTAX, last, "':' expected after dictionary key");
  }
  qn_span colon = qn_span_here(p);
  qn_expect(p, QN_TOK_COLON);
  if (p->diagnose) {
    enum qn_token_kind k = qn_tok_kind(p);
    if (k == QN_TOK_RBRACE || k == QN_TOK_COMMA)
      qn_syntax_raise(p, QN_DIAG_SYNTAX, colon, "expression expected after dictionary key and ':'");
    if (k == QN_TOK_STAR)
      qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_here(p), "cannot use a starred expression in a dictionary value");
  }
  return qn_rule_expression(p);
}

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression */
static void dict_item(parser *p, node_vec *keys, node_vec *values) {
  qn_node *key = NULL, *value;
  if (qn_accept(p, QN_TOK_DOUBLESTAR)) {
    value = qn_rule_bitwise_or(p);
  } else {
    key = qn_rule_expression(p);
    value = dict_value(p, key);
  }
  qn_vec_push(p->arena, keys, key);
  qn_vec_push(p->arena, values, value);
}

/* dictcomp: '{' expression ':' expression for_if_clauses '}' */
static qn_node *dict_comprehension(parser *p, qn_node *key, qn_node *value, qn_span start) {
  if (!key && p->diagnose)
    qn_syntax_raise(p, QN_DIAG_SYNTAX, start, "dict unpacking cannot be used in dict comprehension");
  if (!key) qn_fail(p);
  qn_nodes generators = qn_rule_for_if_clauses(p);
  qn_expect(p, QN_TOK_RBRACE);
  qn_node *n = qn_make(p, QN_AST_DictComp, start);
  n->DictComp.key = key;
  n->DictComp.value = value;
  n->DictComp.generators = generators;
  return n;
}

/* dict: '{' [double_starred_kvpair (',' double_starred_kvpair)* [',']] '}', behind a first key if there was one */
static qn_node *dict(parser *p, qn_node *first_key, qn_span start) {
  node_vec keys = {0}, values = {0};
  if (first_key) {
    qn_node *value = dict_value(p, first_key);
    qn_vec_push(p->arena, &keys, first_key);
    qn_vec_push(p->arena, &values, value);
  } else if (!qn_at(p, QN_TOK_RBRACE)) {
    dict_item(p, &keys, &values);
  }
  if (keys.n && qn_at_comprehension(p)) return dict_comprehension(p, keys.data[0], values.data[0], start);
  while (keys.n && qn_accept(p, QN_TOK_COMMA)) {
    if (qn_at(p, QN_TOK_RBRACE)) break;
    dict_item(p, &keys, &values);
  }
  qn_expect(p, QN_TOK_RBRACE);
  qn_node *n = qn_make(p, QN_AST_Dict, start);
  n->Dict.keys = qn_nodes_of(keys);
  n->Dict.values = qn_nodes_of(values);
  return n;
}

/* set: '{' star_named_expressions '}'       setcomp: '{' named_expression for_if_clauses '}'       or a dict */
static qn_node *braces(parser *p) {
  qn_span start = qn_span_here(p);
  p->pos++;
  enum qn_token_kind k = qn_tok_kind(p);
  if (k == QN_TOK_RBRACE || k == QN_TOK_DOUBLESTAR) return dict(p, NULL, start);
  qn_node *first = qn_rule_star_named(p);
  if (qn_at(p, QN_TOK_COLON)) return dict(p, first, start);
  if (qn_at_comprehension(p)) return comprehension(p, QN_AST_SetComp, first, start, QN_TOK_RBRACE);
  qn_nodes elts = items_until(p, first, QN_TOK_RBRACE);
  qn_node *n = qn_make(p, QN_AST_Set, start);
  n->Set.elts = elts;
  return n;
}

/* --- atoms ------------------------------------------------------------------------------------------------------- */
static qn_node *constant(parser *p, enum qn_const_kind kind) {
  qn_span start = qn_span_here(p);
  p->pos++;
  return qn_make_constant(p, kind, start);
}

static qn_node *name(parser *p) {
  if (p->dialect == QN_DIALECT_CYTHON) {
    qn_node *cy = qn_cy_word(p);
    if (cy) return cy;
  }
  qn_span start = qn_span_here(p);
  qn_sym id = qn_expect_name(p);
  qn_node *n = qn_make(p, QN_AST_Name, start);
  n->Name.id = id;
  return n;
}

/* atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | tuple | group | genexp | list | listcomp | dict | set
 *       | dictcomp | setcomp | '...' */
qn_node *qn_rule_atom(parser *p) {
  switch ((int)qn_tok_kind(p)) {
    case QN_TOK_NAME:
      return name(p);
    case QN_TOK_NUMBER:
      return qn_rule_number(p);
    case QN_TOK_STRING:
      return qn_rule_strings(p);
    case QN_TOK_LPAR:
      return parenthesised(p);
    case QN_TOK_LSQB:
      return list(p);
    case QN_TOK_LBRACE:
      return braces(p);
    case QN_TOK_NONE:
      return constant(p, QN_CONST_NONE);
    case QN_TOK_TRUE:
      return constant(p, QN_CONST_TRUE);
    case QN_TOK_FALSE:
      return constant(p, QN_CONST_FALSE);
    case QN_TOK_ELLIPSIS:
      return constant(p, QN_CONST_ELLIPSIS);
    default:
      qn_fail(p); /* no other token begins an atom */
  }
}

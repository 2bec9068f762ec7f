/* parse_hint.c - the second pass's guesses at what was meant. Each either raises its message or returns with the parser
 * where it was; none may raise on right text (the pass also runs over the right text before the mistake). */
#include "frontend/parser.h"

static const qn_token *token_at(const parser *p, uint32_t i) {
  return &p->tokens.data[i < p->tokens.n ? i : p->tokens.n - 1];
}

static bool is_name(const parser *p, const qn_token *t, const char *word) {
  return t->kind == QN_TOK_NAME && qn_sv_is(qn_tok_text(p, t), word);
}

static bool is_soft_keyword(const parser *p, const qn_token *t) {
  return is_name(p, t, "match") || is_name(p, t, "case") || is_name(p, t, "_");
}

/* A parsed expression right behind another one: "a b". With hints it may itself raise. */
static qn_node *try_expression(parser *p, bool hints) {
  if (!qn_starts_expression(qn_tok_kind(p))) return NULL;
  const bool diagnose = p->diagnose;
  const uint32_t pos = p->pos;
  p->diagnose = hints;
  qn_node *n = qn_attempt(p, hints ? qn_rule_star_expressions : qn_rule_expression);
  p->diagnose = diagnose;
  p->pos = pos;
  return n;
}

static bool is_legacy(const qn_node *n) {
  return n->kind == QN_AST_Name &&
         (qn_sv_is(qn_sym_sv(n->Name.id), "print") || qn_sv_is(qn_sym_sv(n->Name.id), "exec"));
}

/* invalid_expression: !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid
 * invalid_legacy_expression: NAME !'(' star_expressions */
void qn_hint_after_disjunction(parser *p, qn_node *left, uint32_t first_token) {
  const qn_token *first = token_at(p, first_token), *second = token_at(p, first_token + 1);
  enum qn_token_kind k = qn_tok_ahead(p, 0);
  if (!qn_starts_expression(k) || k == QN_TOK_LPAR || k == QN_TOK_LSQB) return;
  if (k == QN_TOK_NOT && qn_tok_ahead(p, 1) == QN_TOK_IN) return;
  bool prefixed = first->kind == QN_TOK_NAME && second->kind == QN_TOK_STRING; /* rather a bad string prefix */
  if (!prefixed && !is_soft_keyword(p, first)) {
    const qn_token *previous = token_at(p, p->pos - 1);
    qn_node *right = try_expression(p, false);
    if (right && !is_legacy(left) && previous->in_bracket)
      qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_join(left->span, right->span),
                      "invalid syntax. Perhaps you forgot a comma?");
  }
  if (left->kind != QN_AST_Name || first->kind != QN_TOK_NAME) return;
  qn_node *right = try_expression(p, true);
  if (!right || !is_legacy(left)) return;
  const char *word = left->Name.id->text;
  qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_join(left->span, right->span),
                  "Missing parentheses in call to '%s'. Did you mean %s(...)?", word, word);
}

static qn_node *bitwise_or_behind_equal(parser *p) {
  p->pos++;
  qn_node *n = qn_rule_bitwise_or(p);
  if (qn_at(p, QN_TOK_EQUAL) || qn_at(p, QN_TOK_COLONEQUAL)) qn_fail(p);
  return n;
}

/* `= bitwise_or` here, and then neither = nor :=? Leaves the parser where it was. */
static qn_node *try_equal(parser *p) {
  if (qn_tok_ahead(p, 0) != QN_TOK_EQUAL) return NULL;
  const bool diagnose = p->diagnose;
  const uint32_t pos = p->pos;
  p->diagnose = false;
  qn_node *right = qn_attempt(p, bitwise_or_behind_equal);
  p->diagnose = diagnose;
  p->pos = pos;
  return right;
}

/* invalid_named_expression: NAME '=' bitwise_or !('=' | ':=')
 *   | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=') */
void qn_hint_assignment_in_expression(parser *p, qn_node *left, uint32_t first_token) {
  qn_node *right = try_equal(p);
  if (!right) return;
  if (left->kind == QN_AST_Name && token_at(p, first_token)->kind == QN_TOK_NAME)
    qn_syntax_raise(p, QN_DIAG_SYNTAX, qn_span_join(left->span, right->span),
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  switch ((int)left->kind) {
    case QN_AST_List:
    case QN_AST_Tuple:
    case QN_AST_GeneratorExp:
    case QN_AST_IfExp:
    case QN_AST_Lambda:
    case QN_AST_BoolOp:
    case QN_AST_Compare:
      return;
    case QN_AST_Constant:
      if (left->Constant.value.kind <= QN_CONST_FALSE) return;
      break;
    case QN_AST_UnaryOp:
      if (left->UnaryOp.op == QN_UNARY_Not) return;
      break;
    default:
      break; /* what a bitwise_or can be */
  }
  qn_syntax_raise(p, QN_DIAG_TARGET, left->span, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                  qn_expr_name(left));
}

/* The left side of a statement's `=` that is no target. */
void qn_hint_assignment(parser *p, qn_node *target, uint32_t first_token) {
  if (target->kind != QN_AST_Name && target->kind != QN_AST_Attribute && target->kind != QN_AST_Subscript)
    qn_hint_assignment_in_expression(p, target, first_token);
}

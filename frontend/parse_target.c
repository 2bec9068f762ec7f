/* parse_target.c - what may be assigned to, looped over with, or deleted. Targets are parsed as expressions; here they
 * are checked and get their context. */
#include "frontend/parser.h"

static const char *constant_name(const qn_const *c) {
  switch (c->kind) {
    case QN_CONST_NONE:
      return "None";
    case QN_CONST_TRUE:
      return "True";
    case QN_CONST_FALSE:
      return "False";
    case QN_CONST_ELLIPSIS:
      return "ellipsis";
    case QN_CONST_INT:
    case QN_CONST_BIGINT:
    case QN_CONST_FLOAT:
    case QN_CONST_COMPLEX:
    case QN_CONST_STR:
    case QN_CONST_BYTES:
      return "literal";
  }
  return "literal";
}

const char *qn_expr_name(const qn_node *n) {
  switch ((int)n->kind) {
    case QN_AST_Attribute:
      return "attribute";
    case QN_AST_Subscript:
      return "subscript";
    case QN_AST_Starred:
      return "starred";
    case QN_AST_Name:
      return "name";
    case QN_AST_List:
      return "list";
    case QN_AST_Tuple:
      return "tuple";
    case QN_AST_Lambda:
      return "lambda";
    case QN_AST_Call:
      return "function call";
    case QN_AST_GeneratorExp:
      return "generator expression";
    case QN_AST_Yield:
    case QN_AST_YieldFrom:
      return "yield expression";
    case QN_AST_Await:
      return "await expression";
    case QN_AST_ListComp:
      return "list comprehension";
    case QN_AST_SetComp:
      return "set comprehension";
    case QN_AST_DictComp:
      return "dict comprehension";
    case QN_AST_Dict:
      return "dict literal";
    case QN_AST_Set:
      return "set display";
    case QN_AST_JoinedStr:
    case QN_AST_FormattedValue:
      return "f-string expression";
    case QN_AST_Constant:
      return constant_name(&n->Constant.value);
    case QN_AST_Compare:
      return "comparison";
    case QN_AST_IfExp:
      return "conditional expression";
    case QN_AST_NamedExpr:
      return "named expression";
    default:
      return "expression"; /* operators, casts */
  }
}

const qn_node *qn_invalid_target(const qn_node *n, enum target_use use) {
  switch ((int)n->kind) {
    case QN_AST_List:
    case QN_AST_Tuple:
      for (uint32_t i = 0; i < n->List.elts.n; i++) {
        const qn_node *bad = qn_invalid_target(n->List.elts.items[i], use);
        if (bad) return bad;
      }
      return NULL;
    case QN_AST_Starred:
      return use == TARGET_DELETE ? n : qn_invalid_target(n->Starred.value, use);
    case QN_AST_Compare: /* `for 1 in x`: what stands before the `in` */
      if (use == TARGET_FOR && n->Compare.ops.items[0] == QN_CMP_In) return qn_invalid_target(n->Compare.left, use);
      return n;
    case QN_AST_Name:
    case QN_AST_Subscript:
    case QN_AST_Attribute:
      return NULL;
    default:
      return n; /* every other expression */
  }
}

void qn_set_context(qn_node *n, enum qn_context ctx) {
  switch ((int)n->kind) {
    case QN_AST_Name:
      n->Name.ctx = ctx;
      return;
    case QN_AST_Attribute:
      n->Attribute.ctx = ctx;
      return;
    case QN_AST_Subscript:
      n->Subscript.ctx = ctx;
      return;
    case QN_AST_Starred:
      n->Starred.ctx = ctx;
      qn_set_context(n->Starred.value, ctx);
      return;
    case QN_AST_List:
    case QN_AST_Tuple:
      n->List.ctx = ctx;
      for (uint32_t i = 0; i < n->List.elts.n; i++) qn_set_context(n->List.elts.items[i], ctx);
      return;
    default:
      return; /* checked before: no other kind is a target */
  }
}

void qn_take_target(parser *p, qn_node *n, enum target_use use) {
  const qn_node *bad = qn_invalid_target(n, use);
  if (bad) {
    if (p->diagnose)
      qn_syntax_raise(p, QN_DIAG_TARGET, bad->span, use == TARGET_DELETE ? "cannot delete %s" : "cannot assign to %s",
                      qn_expr_name(bad));
    qn_fail(p);
  }
  qn_set_context(n, use == TARGET_DELETE ? QN_CTX_Del : QN_CTX_Store);
}

static qn_node *star_or_plain(parser *p) {
  if (!qn_at(p, QN_TOK_STAR)) return qn_rule_bitwise_or(p);
  qn_span start = qn_span_here(p);
  p->pos++;
  qn_node *value = qn_rule_bitwise_or(p);
  if (value->kind == QN_AST_Starred) qn_fail(p);
  qn_node *n = qn_make(p, QN_AST_Starred, start);
  n->Starred.value = value;
  return n;
}

/* star_targets: star_target !',' | star_target (',' star_target)* [',']       always before `in` */
qn_node *qn_rule_star_targets(parser *p) {
  qn_span start = qn_span_here(p);
  qn_node *n = star_or_plain(p);
  if (qn_at(p, QN_TOK_COMMA)) {
    node_vec items = {0};
    qn_vec_push(p->arena, &items, n);
    while (qn_accept(p, QN_TOK_COMMA)) {
      if (qn_at(p, QN_TOK_IN)) break;
      qn_node *item = star_or_plain(p);
      qn_vec_push(p->arena, &items, item);
    }
    n = qn_make(p, QN_AST_Tuple, start);
    n->Tuple.elts = qn_nodes_of(items);
  }
  qn_take_target(p, n, TARGET_FOR);
  return n;
}

/* star_target: '*' star_target | target_with_star_atom */
qn_node *qn_rule_star_target(parser *p) {
  qn_node *n = star_or_plain(p);
  qn_take_target(p, n, TARGET_ASSIGN);
  return n;
}

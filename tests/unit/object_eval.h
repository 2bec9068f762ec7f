/* object_eval.h - evaluates one Python expression straight on the object runtime, without bytecode: for tests that replay
 * what CPython answered. Names are builtins, modules given in the environment, and what `:=` bound. No lambda, no
 * comprehension. */
#ifndef QN_TEST_OBJECT_EVAL_H
#define QN_TEST_OBJECT_EVAL_H

#include "frontend/ast.h"
#include "frontend/diag.h"
#include "frontend/frontend.h"
#include "runtime/object/bigint.h"
#include "runtime/object/object.h"

typedef struct eval_env {
  qn_rt *rt;
  qn_value builtins; /* a module */
  qn_value names;    /* a dict */
} eval_env;

enum { EVAL_MAX = 64 };

static int eval(eval_env *e, const qn_node *n, qn_value *out);

static void eval_drop(eval_env *e, qn_value *v, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) qn_release(e->rt, v[i]);
}

/* Items of a display or of positional arguments; *x is spread. */
static int eval_items(eval_env *e, const qn_nodes *nodes, qn_value *v, uint32_t *n) {
  *n = 0;
  for (uint32_t i = 0; i < nodes->n; i++) {
    const qn_node *node = nodes->items[i];
    qn_value x;
    if (eval(e, node->kind == QN_AST_Starred ? node->Starred.value : node, &x) < 0) return eval_drop(e, v, *n), -1;
    if (node->kind != QN_AST_Starred) {
      v[(*n)++] = x;
      continue;
    }
    qn_value *items;
    int64_t count;
    int r = qn_items_of(e->rt, x, &items, &count);
    qn_release(e->rt, x);
    if (r < 0) return eval_drop(e, v, *n), -1;
    for (int64_t k = 0; k < count; k++) v[(*n)++] = qn_retained(items[k]);
    qn_items_free(e->rt, items, count);
  }
  return 0;
}

static int eval_constant(eval_env *e, const qn_const *c, qn_value *out) {
  switch (c->kind) {
  case QN_CONST_NONE: return *out = qn_none(), 0;
  case QN_CONST_TRUE: return *out = qn_bool(true), 0;
  case QN_CONST_FALSE: return *out = qn_bool(false), 0;
  case QN_CONST_ELLIPSIS: return *out = (qn_value){.tag = QN_ELLIPSIS}, 0;
  case QN_CONST_INT: return *out = qn_int(c->i), 0;
  case QN_CONST_BIGINT: {
    const bool hex = c->s.n > 1 && c->s.p[1] == 'x';
    return qn_big_parse(e->rt, hex ? (qn_sv){c->s.p + 2, c->s.n - 2} : c->s, hex ? 16 : 10, false, false, out);
  }
  case QN_CONST_FLOAT: return *out = qn_float(c->f), 0;
  case QN_CONST_COMPLEX: return qn_new_complex(e->rt, 0.0, c->f, out);
  case QN_CONST_STR: return qn_new_str(e->rt, c->s, out);
  case QN_CONST_BYTES: return qn_new_bytes(e->rt, c->s, out);
  }
  return -1;
}

static int eval_name(eval_env *e, qn_sym name, qn_value *out) {
  int r = qn_dict_get_z(e->rt, e->names, name->text, out);
  if (r == 0) r = qn_module_get(e->rt, e->builtins, name, out);
  if (r == 0) return qn_raise(e->rt, QN_E_NameError, "name '%s' is not defined", name->text);
  return r < 0 ? -1 : 0;
}

static int eval_call(eval_env *e, const qn_node *n, qn_value *out) {
  qn_value fn, pos[EVAL_MAX], kw[EVAL_MAX];
  qn_sym names[EVAL_MAX];
  uint32_t npos, nkw = 0;
  if (eval(e, n->Call.func, &fn) < 0) return -1;
  int r = eval_items(e, &n->Call.args, pos, &npos);
  if (r < 0) return qn_release(e->rt, fn), -1;
  for (uint32_t i = 0; r == 0 && i < n->Call.keywords.n; i++) {
    const qn_node *k = n->Call.keywords.items[i];
    names[nkw] = k->keyword.arg;
    r = eval(e, k->keyword.value, &kw[nkw]);
    nkw += r == 0;
  }
  if (r == 0) r = qn_call_object(e->rt, fn, &(qn_args){pos, npos, nkw, names, kw}, out);
  eval_drop(e, pos, npos);
  eval_drop(e, kw, nkw);
  qn_release(e->rt, fn);
  return r;
}

static int eval_compare(eval_env *e, const qn_node *n, qn_value *out) {
  qn_value left, right;
  if (eval(e, n->Compare.left, &left) < 0) return -1;
  for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
    if (eval(e, n->Compare.comparators.items[i], &right) < 0) return qn_release(e->rt, left), -1;
    int r = 0, t;
    switch ((enum qn_cmpop)n->Compare.ops.items[i]) {
    case QN_CMP_Eq: r = qn_compare(e->rt, left, right, QN_EQ, out); break;
    case QN_CMP_NotEq: r = qn_compare(e->rt, left, right, QN_NE, out); break;
    case QN_CMP_Lt: r = qn_compare(e->rt, left, right, QN_LT, out); break;
    case QN_CMP_LtE: r = qn_compare(e->rt, left, right, QN_LE, out); break;
    case QN_CMP_Gt: r = qn_compare(e->rt, left, right, QN_GT, out); break;
    case QN_CMP_GtE: r = qn_compare(e->rt, left, right, QN_GE, out); break;
    case QN_CMP_Is: *out = qn_bool(left.tag == right.tag && left.bits == right.bits); break;
    case QN_CMP_IsNot: *out = qn_bool(!(left.tag == right.tag && left.bits == right.bits)); break;
    case QN_CMP_In:
    case QN_CMP_NotIn:
      r = t = qn_contains(e->rt, right, left);
      if (t >= 0) r = 0, *out = qn_bool(t == (n->Compare.ops.items[i] == QN_CMP_In));
      break;
    case QN_CMPOP_COUNT: break;
    }
    qn_release(e->rt, left);
    left = right;
    if (r < 0) return qn_release(e->rt, left), -1;
    t = qn_truth(e->rt, *out);
    if (t <= 0 || i + 1 == n->Compare.ops.n) {
      qn_release(e->rt, left);
      return t < 0 ? -1 : 0;
    }
    qn_release(e->rt, *out);
  }
  return 0;
}

static int eval_binary(eval_env *e, const qn_node *n, qn_value *out) {
  static const qn_binop ops[] = {[QN_OP_Add] = QN_ADD,       [QN_OP_Sub] = QN_SUB,      [QN_OP_Mult] = QN_MUL,
                                 [QN_OP_MatMult] = QN_MATMUL, [QN_OP_Div] = QN_TRUEDIV, [QN_OP_Mod] = QN_MOD,
                                 [QN_OP_Pow] = QN_POW,       [QN_OP_LShift] = QN_LSHIFT, [QN_OP_RShift] = QN_RSHIFT,
                                 [QN_OP_BitOr] = QN_BITOR,   [QN_OP_BitXor] = QN_BITXOR, [QN_OP_BitAnd] = QN_BITAND,
                                 [QN_OP_FloorDiv] = QN_FLOORDIV};
  qn_value a, b;
  if (eval(e, n->BinOp.left, &a) < 0) return -1;
  if (eval(e, n->BinOp.right, &b) < 0) return qn_release(e->rt, a), -1;
  int r = qn_binary(e->rt, ops[n->BinOp.op], a, b, out);
  qn_release(e->rt, a);
  qn_release(e->rt, b);
  return r;
}

static int eval_unary(eval_env *e, const qn_node *n, qn_value *out) {
  static const qn_unop ops[] = {QN_INVERT, QN_NOT, QN_POS, QN_NEG};
  const qn_node *x = n->UnaryOp.operand;
  qn_value a;
  if (eval(e, x, &a) < 0) return -1;
  int r = qn_unary(e->rt, ops[n->UnaryOp.op], a, out);
  qn_release(e->rt, a);
  return r;
}

static int eval_display(eval_env *e, const qn_node *n, qn_value *out) {
  qn_value v[EVAL_MAX];
  uint32_t count;
  const qn_nodes *elts = n->kind == QN_AST_Set ? &n->Set.elts : &n->List.elts;
  if (eval_items(e, elts, v, &count) < 0) return -1;
  int r;
  if (n->kind == QN_AST_Tuple) {
    r = qn_new_tuple(e->rt, v, count, out);
  } else if (n->kind == QN_AST_List) {
    r = qn_new_list(e->rt, v, count, out);
  } else if ((r = qn_new_set(e->rt, out)) == 0) {
    for (uint32_t i = 0; r == 0 && i < count; i++) r = qn_set_add(e->rt, *out, v[i]);
    if (r < 0) qn_release(e->rt, *out);
  }
  eval_drop(e, v, count);
  return r;
}

static int eval_dict(eval_env *e, const qn_node *n, qn_value *out) {
  qn_value d, k, v;
  if (qn_new_dict(e->rt, &d) < 0) return -1;
  for (uint32_t i = 0; i < n->Dict.keys.n; i++) {
    if (eval(e, n->Dict.keys.items[i], &k) < 0) return qn_release(e->rt, d), -1;
    int r = eval(e, n->Dict.values.items[i], &v);
    if (r == 0) {
      r = qn_dict_set(e->rt, d, k, v);
      qn_release(e->rt, v);
    }
    qn_release(e->rt, k);
    if (r < 0) return qn_release(e->rt, d), -1;
  }
  return *out = d, 0;
}

static int eval_slice(eval_env *e, const qn_node *n, qn_value *out) {
  const qn_node *parts[3] = {n->Slice.lower, n->Slice.upper, n->Slice.step};
  qn_value v[3];
  for (uint32_t i = 0; i < 3; i++) {
    v[i] = qn_none();
    if (parts[i] && eval(e, parts[i], &v[i]) < 0) return eval_drop(e, v, i), -1;
  }
  int r = qn_new_slice(e->rt, v[0], v[1], v[2], out);
  eval_drop(e, v, 3);
  return r;
}

static int eval_joined(eval_env *e, const qn_node *n, qn_buf *b) {
  for (uint32_t i = 0; i < n->JoinedStr.values.n; i++) {
    const qn_node *part = n->JoinedStr.values.items[i];
    if (part->kind == QN_AST_Constant) {
      qn_buf_sv(b, part->Constant.value.s);
      continue;
    }
    qn_value v;
    qn_buf spec;
    qn_buf_init(&spec, e->rt->alloc);
    int conversion = part->FormattedValue.conversion;
    if (eval(e, part->FormattedValue.value, &v) < 0) return -1;
    int r = part->FormattedValue.format_spec ? eval_joined(e, part->FormattedValue.format_spec, &spec) : 0;
    if (r == 0 && spec.oom) r = qn_raise_memory(e->rt);
    if (r == 0) r = qn_format_field(e->rt, v, (char)(conversion < 0 ? 0 : conversion), qn_buf_view(&spec), b);
    qn_buf_deinit(&spec);
    qn_release(e->rt, v);
    if (r < 0) return -1;
  }
  return 0;
}

static int eval_bool(eval_env *e, const qn_node *n, qn_value *out) {
  for (uint32_t i = 0;; i++) {
    if (eval(e, n->BoolOp.values.items[i], out) < 0) return -1;
    if (i + 1 == n->BoolOp.values.n) return 0;
    int t = qn_truth(e->rt, *out);
    if (t < 0) return qn_release(e->rt, *out), -1;
    if (t == (n->BoolOp.op == QN_BOOL_Or)) return 0;
    qn_release(e->rt, *out);
  }
}

static int eval_item(eval_env *e, const qn_node *n, qn_value *out) {
  qn_value a, k;
  if (eval(e, n->Subscript.value, &a) < 0) return -1;
  int r = eval(e, n->Subscript.slice, &k);
  if (r == 0) {
    r = qn_get_item(e->rt, a, k, out);
    qn_release(e->rt, k);
  }
  qn_release(e->rt, a);
  return r;
}

/* qn_ast_kind has too many members for a switch without default. */
static int eval(eval_env *e, const qn_node *n, qn_value *out) {
  int kind = (int)n->kind;
  if (kind == QN_AST_Constant) return eval_constant(e, &n->Constant.value, out);
  if (kind == QN_AST_Name) return eval_name(e, n->Name.id, out);
  if (kind == QN_AST_Call) return eval_call(e, n, out);
  if (kind == QN_AST_BinOp) return eval_binary(e, n, out);
  if (kind == QN_AST_UnaryOp) return eval_unary(e, n, out);
  if (kind == QN_AST_Compare) return eval_compare(e, n, out);
  if (kind == QN_AST_BoolOp) return eval_bool(e, n, out);
  if (kind == QN_AST_List || kind == QN_AST_Tuple || kind == QN_AST_Set) return eval_display(e, n, out);
  if (kind == QN_AST_Dict) return eval_dict(e, n, out);
  if (kind == QN_AST_Slice) return eval_slice(e, n, out);
  if (kind == QN_AST_Subscript) return eval_item(e, n, out);
  if (kind == QN_AST_Attribute) {
    qn_value a;
    if (eval(e, n->Attribute.value, &a) < 0) return -1;
    int r = qn_get_attr(e->rt, a, n->Attribute.attr, out);
    qn_release(e->rt, a);
    return r;
  }
  if (kind == QN_AST_NamedExpr) {
    if (eval(e, n->NamedExpr.value, out) < 0) return -1;
    if (qn_dict_set_z(e->rt, e->names, n->NamedExpr.target->Name.id->text, *out) == 0) return 0;
    return qn_release(e->rt, *out), -1;
  }
  if (kind == QN_AST_JoinedStr) {
    qn_buf b;
    qn_buf_init(&b, e->rt->alloc);
    int r = eval_joined(e, n, &b);
    if (r == 0) r = qn_new_str_buf(e->rt, &b, out);
    qn_buf_deinit(&b);
    return r;
  }
  return qn_raise(e->rt, QN_E_SyntaxError, "the test evaluator does not know this expression");
}

/* Parses text (names go to rt->intern) into arena a; NULL when it does not parse. */
static qn_node *eval_parse(qn_rt *rt, qn_arena *a, qn_sv text) {
  qn_diags diags;
  qn_diags_init(&diags, a);
  qn_source *source = qn_source_from_text(a, QN_SV("row"), text, &diags);
  qn_node *root = source ? qn_parse_expr(a, &rt->intern, source, QN_DIALECT_PYTHON, &diags) : NULL;
  return root ? root->Expression.body : NULL;
}

/* What the row is compared with: repr of the value, or "!Type: message". Clears the exception. */
static QN_UNUSED void eval_text(eval_env *e, const qn_node *n, qn_buf *out) {
  qn_value v;
  if (eval(e, n, &v) == 0) {
    int r = qn_repr(e->rt, v, out);
    qn_release(e->rt, v);
    if (r == 0) return;
  }
  qn_value exc = qn_exc_take(e->rt);
  qn_buf_reset(out);
  qn_buf_printf(out, "!%s: ", exc.o->cls->name);
  if (qn_str(e->rt, exc, out) < 0) qn_exc_clear(e->rt);
  qn_release(e->rt, exc);
}

#endif

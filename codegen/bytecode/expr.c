/* expr.c - expressions: names, constants, operators, comparisons, conditions. Calls, displays and comprehensions have files
 * of their own. */
#include "codegen/bytecode/compile.h"
#include "frontend/literal_int.h"

/* --- constants --------------------------------------------------------------------------------------------------- */
void qn_bc_loadk(qn_bcf *f, uint16_t dst, const qn_bconst *k) {
  if (k->kind == QN_BC_INT && k->i >= INT32_MIN && k->i <= INT32_MAX) qn_bc_emit_s(f, QN_BC_LOADI, dst, (int32_t)k->i);
  else qn_bc_emit_s(f, QN_BC_LOADK, dst, (int32_t)qn_bc_const(f->c, k));
}

void qn_bc_load_none(qn_bcf *f, uint16_t dst) { qn_bc_loadk(f, dst, &(qn_bconst){.kind = QN_BC_NONE}); }

void qn_bc_load_str(qn_bcf *f, uint16_t dst, qn_sv s) { qn_bc_loadk(f, dst, &(qn_bconst){.kind = QN_BC_STR, .s = s}); }

static bool constant_value(const qn_node *n, qn_bconst *k) {
  const qn_const *v = &n->Constant.value;
  *k = (qn_bconst){0};
  switch (v->kind) {
    case QN_CONST_NONE: k->kind = QN_BC_NONE; return true;
    case QN_CONST_TRUE: k->kind = QN_BC_TRUE; return true;
    case QN_CONST_FALSE: k->kind = QN_BC_FALSE; return true;
    case QN_CONST_ELLIPSIS: k->kind = QN_BC_ELLIPSIS; return true;
    case QN_CONST_INT: k->kind = QN_BC_INT; k->i = v->i; return true;
    case QN_CONST_FLOAT: k->kind = QN_BC_FLOAT; k->f = v->f; return true;
    case QN_CONST_COMPLEX: k->kind = QN_BC_COMPLEX; k->f = v->f; return true;
    case QN_CONST_STR: k->kind = QN_BC_STR; k->s = v->s; return true;
    case QN_CONST_BYTES: k->kind = QN_BC_BYTES; k->s = v->s; return true;
    case QN_CONST_BIGINT: k->kind = QN_BC_BIGINT; k->s = v->s; return true;
  }
  return false;
}

/* -2**63: the power alone would be outside 64 bits. */
static bool is_minimum(const qn_node *n) {
  if (n->kind != QN_AST_UnaryOp || n->UnaryOp.op != QN_UNARY_USub || n->UnaryOp.operand->kind != QN_AST_BinOp) return false;
  const qn_node *p = n->UnaryOp.operand, *a = p->BinOp.left, *b = p->BinOp.right;
  if (p->BinOp.op != QN_OP_Pow || a->kind != QN_AST_Constant || b->kind != QN_AST_Constant) return false;
  const qn_const *x = &a->Constant.value, *y = &b->Constant.value;
  return x->kind == QN_CONST_INT && y->kind == QN_CONST_INT && ((x->i == 2 && y->i == 63) || (x->i == 8 && y->i == 21));
}

bool qn_bc_number(const qn_node *n, qn_bconst *out) {
  if (n->kind == QN_AST_Constant)
    return constant_value(n, out) && (out->kind == QN_BC_INT || out->kind == QN_BC_BIGINT || out->kind == QN_BC_FLOAT || out->kind == QN_BC_COMPLEX);
  if (is_minimum(n)) return *out = (qn_bconst){.kind = QN_BC_INT, .i = INT64_MIN}, true;
  if (n->kind != QN_AST_UnaryOp || n->UnaryOp.op != QN_UNARY_USub || n->UnaryOp.operand->kind != QN_AST_Constant) return false;
  const qn_const *v = &n->UnaryOp.operand->Constant.value;
  if (v->kind == QN_CONST_INT) *out = (qn_bconst){.kind = QN_BC_INT, .i = -v->i};
  else if (v->kind == QN_CONST_FLOAT) *out = (qn_bconst){.kind = QN_BC_FLOAT, .f = -v->f};
  else if (v->kind == QN_CONST_BIGINT && qn_sv_is(v->s, "9223372036854775808"))
    *out = (qn_bconst){.kind = QN_BC_INT, .i = INT64_MIN};
  else return false;
  return true;
}

bool qn_bc_small_int(const qn_node *n, int64_t *out) {
  qn_bconst k;
  if (!qn_bc_number(n, &k) || k.kind != QN_BC_INT || k.i < INT16_MIN || k.i > INT16_MAX) return false;
  *out = k.i;
  return true;
}

/* The register that holds this constant for loops, or QN_NOREG. */
static uint16_t loop_const(qn_bcf *f, const qn_node *n) {
  qn_bconst k;
  if (f->kfirst == f->kend) return QN_NOREG;
  if (!qn_bc_number(n, &k) && !(n->kind == QN_AST_Constant && constant_value(n, &k) && k.kind == QN_BC_STR)) return QN_NOREG;
  uint32_t i = qn_bc_const(f->c, &k);
  for (uint32_t j = f->kfirst; j < f->kend; j++)
    if (f->kconst[j - f->kfirst] == i) return (uint16_t)j;
  return QN_NOREG;
}

static void constant(qn_bcf *f, const qn_node *n, uint16_t dst) {
  qn_bconst k;
  if (constant_value(n, &k)) qn_bc_loadk(f, dst, &k);
}

/* --- operators ------------------------------------------------------------------------------------------------------ */
qn_op qn_bc_binop(enum qn_operator op, bool inplace) {
  static const uint16_t table[QN_OPERATOR_COUNT] = {
      [QN_OP_Add] = QN_BC_ADD, [QN_OP_Sub] = QN_BC_SUB, [QN_OP_Mult] = QN_BC_MUL, [QN_OP_MatMult] = QN_BC_MATMUL,
      [QN_OP_Div] = QN_BC_DIV, [QN_OP_Mod] = QN_BC_MOD, [QN_OP_Pow] = QN_BC_POW, [QN_OP_LShift] = QN_BC_LSHIFT,
      [QN_OP_RShift] = QN_BC_RSHIFT, [QN_OP_BitOr] = QN_BC_OR, [QN_OP_BitXor] = QN_BC_XOR, [QN_OP_BitAnd] = QN_BC_AND,
      [QN_OP_FloorDiv] = QN_BC_FLOORDIV};
  return (qn_op)(table[op] + (inplace ? 2 : 0));
}

bool qn_bc_is_simple(const qn_node *n) {
  if (!n) return true;
  return n->kind == QN_AST_Constant || n->kind == QN_AST_Name ||
         (n->kind == QN_AST_UnaryOp && n->UnaryOp.operand->kind == QN_AST_Constant);
}

static qn_sv wide_text(qn_arena *a, qn_wide v) {
  enum { ROOM = 48 };
  char *end = (char *)qn_arena_alloc(a, ROOM) + ROOM, *p = end;
  __extension__ unsigned __int128 m = v < 0 ? 0 - (unsigned __int128)v : (unsigned __int128)v;
  do *--p = (char)('0' + (int)(m % 10));
  while (m /= 10);
  if (v < 0) *--p = '-';
  return (qn_sv){p, (size_t)(end - p)};
}

/* An int of literals one of which, or of whose results, is outside of 64 bits: 2**63 - 1, 2**64 - 1, -2**63. */
static bool wide_literal(qn_bcf *f, const qn_node *n, const qn_node *first, const qn_node *second, uint16_t dst) {
  qn_wide v, part;
  if (!qn_literal_int(first, &part, 0)) return false;
  bool outside = part > INT64_MAX || part < INT64_MIN;
  if (second && (!qn_literal_int(second, &part, 0))) return false;
  outside = outside || part > INT64_MAX || part < INT64_MIN;
  if (!qn_literal_int(n, &v, 0)) return false;
  const bool wide = v > INT64_MAX || v < INT64_MIN;
  if (!outside && !wide) return false;
  if (wide) qn_bc_loadk(f, dst, &(qn_bconst){.kind = QN_BC_BIGINT, .s = wide_text(f->c->arena, v)});
  else qn_bc_loadk(f, dst, &(qn_bconst){.kind = QN_BC_INT, .i = (int64_t)v});
  return true;
}

static void binop(qn_bcf *f, const qn_node *n, uint16_t dst) {
  if (wide_literal(f, n, n->BinOp.left, n->BinOp.right, dst)) return;
  uint16_t mark = f->next;
  qn_op op = qn_bc_binop(n->BinOp.op, false);
  int64_t k;
  uint16_t l = qn_bc_operand(f, n->BinOp.left, n->BinOp.right);
  if (qn_bc_small_int(n->BinOp.right, &k)) {
    qn_bc_emit(f, (qn_op)(op + 1), dst, l, (uint16_t)(int16_t)k);
  } else {
    uint16_t r = qn_bc_operand(f, n->BinOp.right, NULL);
    qn_bc_emit(f, op, dst, l, r);
  }
  f->next = mark;
}

static void unary(qn_bcf *f, const qn_node *n, uint16_t dst) {
  qn_bconst k;
  if (qn_bc_number(n, &k)) {
    qn_bc_loadk(f, dst, &k);
    return;
  }
  if (n->UnaryOp.op == QN_UNARY_USub && wide_literal(f, n, n->UnaryOp.operand, NULL, dst)) return;
  static const uint16_t table[QN_UNARYOP_COUNT] = {
      [QN_UNARY_Invert] = QN_BC_INVERT, [QN_UNARY_Not] = QN_BC_NOT, [QN_UNARY_UAdd] = QN_BC_POS, [QN_UNARY_USub] = QN_BC_NEG};
  uint16_t mark = f->next;
  uint16_t r = qn_bc_operand(f, n->UnaryOp.operand, NULL);
  qn_bc_emit(f, (qn_op)table[n->UnaryOp.op], dst, r, 0);
  f->next = mark;
}

/* --- comparisons ------------------------------------------------------------------------------------------------------ */
static qn_op compare_op(int op) {
  switch ((enum qn_cmpop)op) {
    case QN_CMP_Eq: return QN_BC_EQ;
    case QN_CMP_NotEq: return QN_BC_NE;
    case QN_CMP_Lt: return QN_BC_LT;
    case QN_CMP_LtE: return QN_BC_LE;
    case QN_CMP_Gt: return QN_BC_GT;
    case QN_CMP_GtE: return QN_BC_GE;
    case QN_CMP_Is: return QN_BC_IS;
    case QN_CMP_IsNot: return QN_BC_ISNOT;
    case QN_CMP_In: return QN_BC_IN;
    case QN_CMP_NotIn: return QN_BC_NOTIN;
    case QN_CMPOP_COUNT: break;
  }
  return QN_BC_EQ;
}

static bool is_none(const qn_node *n) { return n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_NONE; }

/* The middle value of a chain is read twice: a variable as it is, anything else from a hidden register. */
static void chain(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  qn_label *end = qn_bc_label(f), *clear = qn_bc_label(f);
  uint16_t result = qn_bc_temp(f), mid = qn_bc_temp(f);
  uint16_t left = qn_bc_operand(f, n->Compare.left, n->Compare.comparators.items[0]);
  for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
    const qn_node *rn = n->Compare.comparators.items[i];
    bool last = i + 1 == n->Compare.ops.n;
    uint16_t right = qn_bc_operand(f, rn, last ? NULL : n->Compare.comparators.items[i + 1]);
    if (!last && qn_bc_is_temp(f, right)) {
      qn_bc_emit(f, QN_BC_MOVE, mid, right, 0);
      qn_bc_emit(f, QN_BC_DUP, right, mid, 0);
    }
    qn_bc_emit(f, compare_op(n->Compare.ops.items[i]), result, left, right);
    f->next = (uint16_t)(mid + 1);
    if (last) break;
    qn_bc_jump(f, QN_BC_JFK, result, clear);
    left = right;
    if (qn_bc_is_temp(f, right)) {
      left = qn_bc_temp(f);
      qn_bc_emit(f, QN_BC_MOVE, left, mid, 0);
    }
  }
  qn_bc_bind(f, clear);
  qn_bc_emit(f, QN_BC_CLEAR, mid, 0, 0);
  qn_bc_bind(f, end);
  if (dst != result) qn_bc_emit(f, QN_BC_MOVE, dst, result, 0);
  f->next = mark;
}

static void compare(qn_bcf *f, const qn_node *n, uint16_t dst) {
  if (n->Compare.ops.n > 1) {
    chain(f, n, dst);
    return;
  }
  uint16_t mark = f->next;
  uint16_t l = qn_bc_operand(f, n->Compare.left, n->Compare.comparators.items[0]);
  uint16_t r = qn_bc_operand(f, n->Compare.comparators.items[0], NULL);
  qn_bc_emit(f, compare_op(n->Compare.ops.items[0]), dst, l, r);
  f->next = mark;
}

/* --- conditions ----------------------------------------------------------------------------------------------------------- */
static void jump_compare(qn_bcf *f, const qn_node *n, bool sense, qn_label *l) {
  uint16_t mark = f->next;
  int kind = n->Compare.ops.items[0];
  const qn_node *rn = n->Compare.comparators.items[0];
  qn_op op = compare_op(kind);
  uint16_t a = qn_bc_operand(f, n->Compare.left, rn);
  int64_t k;
  if ((kind == QN_CMP_Is || kind == QN_CMP_IsNot) && is_none(rn)) {
    qn_bc_jump(f, (kind == QN_CMP_Is) == sense ? QN_BC_JNONE : QN_BC_JNNONE, a, l);
  } else if (kind == QN_CMP_Is || kind == QN_CMP_IsNot || kind == QN_CMP_In || kind == QN_CMP_NotIn) {
    uint16_t b = qn_bc_operand(f, rn, NULL);
    f->next = mark;
    uint16_t t = qn_bc_temp(f);
    qn_bc_emit(f, op, t, a, b);
    qn_bc_jump(f, sense ? QN_BC_JT : QN_BC_JF, t, l);
  } else if (qn_bc_small_int(rn, &k)) {
    qn_bc_branch(f, (qn_op)(op + (sense ? 3 : 4)), a, (uint16_t)(int16_t)k, l, true);
  } else {
    uint16_t b = qn_bc_operand(f, rn, NULL);
    qn_bc_branch(f, (qn_op)(op + (sense ? 1 : 2)), a, b, l, false);
  }
  f->next = mark;
}

/* Where every operand of a chain may be read in place, the chain is an `and` of branches. */
static bool jump_chain(qn_bcf *f, const qn_node *n, bool sense, qn_label *l) {
  for (uint32_t i = 0; i + 1 < n->Compare.ops.n; i++) {
    const qn_node *m = n->Compare.comparators.items[i];
    qn_place p;
    if (f->has_walrus || f->is_class) return false;
    if (m->kind == QN_AST_Constant && loop_const(f, m) != QN_NOREG) continue;
    if (m->kind != QN_AST_Name) return false;
    p = qn_bc_place(f, m->Name.id, m);
    if (p.kind != QN_PLACE_REG || !f->assigned[p.reg]) return false;
  }
  for (uint32_t i = 0; i < n->Compare.ops.n; i++)
    if (n->Compare.ops.items[i] > QN_CMP_GtE) return false;
  qn_label *out = sense ? qn_bc_label(f) : l;
  for (uint32_t i = 0; i < n->Compare.ops.n; i++) {
    bool last = i + 1 == n->Compare.ops.n;
    uint16_t mark = f->next;
    qn_op op = compare_op(n->Compare.ops.items[i]);
    uint16_t a = qn_bc_operand(f, i ? n->Compare.comparators.items[i - 1] : n->Compare.left, n->Compare.comparators.items[i]);
    uint16_t b = qn_bc_operand(f, n->Compare.comparators.items[i], NULL);
    bool when = last && sense;
    qn_bc_branch(f, (qn_op)(op + (when ? 1 : 2)), a, b, when ? l : out, false);
    f->next = mark;
  }
  if (sense) qn_bc_bind(f, out);
  return true;
}

static void jump_bool(qn_bcf *f, const qn_node *n, bool sense, qn_label *l) {
  bool is_or = n->BoolOp.op == QN_BOOL_Or;
  uint8_t *saved = NULL;
  qn_label *skip = is_or == sense ? l : qn_bc_label(f);
  for (uint32_t i = 0; i < n->BoolOp.values.n; i++) {
    bool last = i + 1 == n->BoolOp.values.n;
    if (last) qn_bc_jump_if(f, n->BoolOp.values.items[i], sense, l);
    else qn_bc_jump_if(f, n->BoolOp.values.items[i], is_or, skip);
    if (!i) saved = qn_bc_save(f);
  }
  if (saved) qn_bc_restore(f, saved);
  if (skip != l) qn_bc_bind(f, skip);
}

void qn_bc_jump_if(qn_bcf *f, const qn_node *n, bool sense, qn_label *l) {
  const qn_node *saved = f->node;
  f->node = n;
  uint16_t mark = f->next;
  if (n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_Not) {
    qn_bc_jump_if(f, n->UnaryOp.operand, !sense, l);
  } else if (n->kind == QN_AST_BoolOp) {
    jump_bool(f, n, sense, l);
  } else if (n->kind == QN_AST_Compare && n->Compare.ops.n == 1) {
    jump_compare(f, n, sense, l);
  } else if (n->kind == QN_AST_Compare && jump_chain(f, n, sense, l)) {
    /* done */
  } else if (n->kind == QN_AST_Constant && (n->Constant.value.kind == QN_CONST_TRUE || n->Constant.value.kind == QN_CONST_FALSE)) {
    if ((n->Constant.value.kind == QN_CONST_TRUE) == sense) qn_bc_jump(f, QN_BC_JMP, 0, l);
  } else {
    uint16_t r = qn_bc_operand(f, n, NULL);
    qn_bc_jump(f, sense ? QN_BC_JT : QN_BC_JF, r, l);
  }
  f->next = mark;
  f->node = saved;
}

static void boolop(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  qn_label *end = qn_bc_label(f);
  uint16_t t = qn_bc_is_temp(f, dst) ? dst : qn_bc_temp(f);
  uint8_t *saved = NULL;
  for (uint32_t i = 0; i < n->BoolOp.values.n; i++) {
    qn_bc_expr_to(f, n->BoolOp.values.items[i], t);
    if (!i) saved = qn_bc_save(f);
    if (i + 1 < n->BoolOp.values.n) qn_bc_jump(f, n->BoolOp.op == QN_BOOL_And ? QN_BC_JFK : QN_BC_JTK, t, end);
  }
  if (saved) qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
  if (t != dst) qn_bc_emit(f, QN_BC_MOVE, dst, t, 0);
  f->next = mark;
}

static void ifexp(qn_bcf *f, const qn_node *n, uint16_t dst) {
  qn_label *other = qn_bc_label(f), *end = qn_bc_label(f);
  qn_bc_jump_if(f, n->IfExp.test, false, other);
  uint8_t *saved = qn_bc_save(f);
  qn_bc_expr_to(f, n->IfExp.body, dst);
  qn_bc_jump(f, QN_BC_JMP, 0, end);
  qn_bc_bind(f, other);
  qn_bc_restore(f, saved);
  qn_bc_expr_to(f, n->IfExp.orelse, dst);
  qn_bc_restore(f, saved);
  qn_bc_bind(f, end);
}

/* --- attributes, items -------------------------------------------------------------------------------------------------------- */
static void attribute(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  uint16_t r = qn_bc_operand(f, n->Attribute.value, NULL);
  qn_bc_emit(f, QN_BC_GETATTR, dst, r, 0);
  qn_bc_word(f, qn_bc_name(f->c, qn_mangle(f->c->unit->scopes, f->scope, n->Attribute.attr)), qn_bc_cache(f));
  f->next = mark;
}

static void subscript(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  int64_t k;
  uint16_t a = qn_bc_operand(f, n->Subscript.value, n->Subscript.slice);
  if (qn_bc_small_int(n->Subscript.slice, &k)) {
    qn_bc_emit(f, QN_BC_GETITEMI, dst, a, (uint16_t)(int16_t)k);
  } else {
    uint16_t b = qn_bc_operand(f, n->Subscript.slice, NULL);
    qn_bc_emit(f, QN_BC_GETITEM, dst, a, b);
  }
  f->next = mark;
}

static void named(qn_bcf *f, const qn_node *n, uint16_t dst) {
  uint16_t mark = f->next;
  uint16_t t = qn_bc_temp(f);
  qn_bc_expr_to(f, n->NamedExpr.value, t);
  uint16_t copy = qn_bc_temp(f);
  qn_bc_emit(f, QN_BC_DUP, copy, t, 0);
  qn_bc_assign_to(f, n->NamedExpr.target, copy);
  qn_bc_emit(f, QN_BC_MOVE, dst, t, 0);
  f->next = mark;
}

/* --- entry ------------------------------------------------------------------------------------------------------------------------ */
static void into(qn_bcf *f, const qn_node *n, uint16_t dst) {
  switch ((int)n->kind) {
    case QN_AST_Constant: constant(f, n, dst); break;
    case QN_AST_Name: qn_bc_load(f, qn_bc_place(f, n->Name.id, n), dst); break;
    case QN_AST_BinOp: binop(f, n, dst); break;
    case QN_AST_UnaryOp: unary(f, n, dst); break;
    case QN_AST_BoolOp: boolop(f, n, dst); break;
    case QN_AST_Compare: compare(f, n, dst); break;
    case QN_AST_IfExp: ifexp(f, n, dst); break;
    case QN_AST_Attribute: attribute(f, n, dst); break;
    case QN_AST_Subscript: subscript(f, n, dst); break;
    case QN_AST_Slice: qn_bc_slice(f, n, dst); break;
    case QN_AST_Call: qn_bc_call(f, n, dst); break;
    case QN_AST_NamedExpr: named(f, n, dst); break;
    case QN_AST_Lambda: qn_bc_lambda(f, n, dst); break;
    case QN_AST_List: qn_bc_sequence(f, &n->List.elts, QN_BC_BUILDLIST, dst); break;
    case QN_AST_Tuple: qn_bc_sequence(f, &n->Tuple.elts, QN_BC_BUILDTUPLE, dst); break;
    case QN_AST_Set: qn_bc_sequence(f, &n->Set.elts, QN_BC_BUILDSET, dst); break;
    case QN_AST_Dict: qn_bc_dict(f, n, dst); break;
    case QN_AST_JoinedStr:
    case QN_AST_FormattedValue: qn_bc_fstring(f, n, dst); break;
    case QN_AST_ListComp:
    case QN_AST_SetComp:
    case QN_AST_DictComp:
    case QN_AST_GeneratorExp: qn_bc_comprehension(f, n, dst); break;
    case QN_AST_Yield:
    case QN_AST_YieldFrom: qn_bc_yield(f, n, dst); break;
    case QN_AST_Await: qn_bc_refuse(f, n, "'await' is not supported: there is no event loop"); break;
    case QN_AST_Starred: qn_bc_refuse(f, n, "a starred expression cannot stand here"); break;
    default: qn_bc_cython_expr(f, n, dst); break;
  }
}

void qn_bc_expr_to(qn_bcf *f, const qn_node *n, uint16_t dst) {
  const qn_node *saved = f->node;
  f->node = n;
  into(f, n, dst);
  f->node = saved;
}

uint16_t qn_bc_expr_temp(qn_bcf *f, const qn_node *n) {
  uint16_t t = qn_bc_temp(f);
  qn_bc_expr_to(f, n, t);
  return t;
}

/* Reading in place is right for a variable of a function unless a walrus may rebind it before the read; for one of the
 * module only where nothing else can run before the read, because functions see it too. */
uint16_t qn_bc_operand(qn_bcf *f, const qn_node *n, const qn_node *later) {
  uint16_t k = loop_const(f, n);
  if (k != QN_NOREG) return k;
  if (n->kind == QN_AST_Name && !f->has_walrus && !f->is_class) {
    qn_place p = qn_bc_place(f, n->Name.id, n);
    if (p.kind == QN_PLACE_REG) {
      if (f->assigned[p.reg] && (!f->is_module || qn_bc_is_simple(later))) return p.reg;
      if (!f->is_module) {
        const qn_node *saved = f->node;
        f->node = n;
        qn_bc_emit(f, QN_BC_CHECK, p.reg, 0, 0);
        f->node = saved;
        f->assigned[p.reg] = !f->fickle[p.reg];
        return p.reg;
      }
    }
  }
  return qn_bc_expr_temp(f, n);
}

uint16_t qn_bc_expr(qn_bcf *f, const qn_node *n) {
  if (f->is_module) return qn_bc_expr_temp(f, n);
  return qn_bc_operand(f, n, NULL);
}

void qn_bc_discard(qn_bcf *f, const qn_node *n) {
  uint16_t mark = f->next;
  if (n->kind == QN_AST_Constant) return;
  uint16_t r = qn_bc_operand(f, n, NULL);
  if (qn_bc_is_temp(f, r)) qn_bc_emit(f, QN_BC_CLEAR, r, 0, 0);
  f->next = mark;
}

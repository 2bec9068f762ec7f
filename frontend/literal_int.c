/* literal_int.c - arithmetic of int literals, as CPython's compiler does it: 2**63 - 1 is an int though 2**63 is none here. */
#include "frontend/literal_int.h"

static bool literal_op(const qn_node *n, qn_wide *v, int depth) {
  qn_wide a, b, r = 1;
  if (!qn_literal_int(n->BinOp.left, &a, depth + 1) || !qn_literal_int(n->BinOp.right, &b, depth + 1)) return false;
  if (a > ((qn_wide)1 << 64) || a < -((qn_wide)1 << 64) || b > ((qn_wide)1 << 64) || b < -((qn_wide)1 << 64)) return false;
  switch ((int)n->BinOp.op) {
    case QN_OP_Add: *v = a + b; return true;
    case QN_OP_Sub: *v = a - b; return true;
    case QN_OP_Mult:
      if (a > ((qn_wide)1 << 62) || a < -((qn_wide)1 << 62) || b > ((qn_wide)1 << 62) || b < -((qn_wide)1 << 62)) return false;
      *v = a * b;
      return true;
    case QN_OP_LShift:
      if (b < 0 || b > 64 || (b > 62 && (a > ((qn_wide)1 << 60) || a < -((qn_wide)1 << 60)))) return false;
      *v = a * ((qn_wide)1 << b);
      return true;
    case QN_OP_Pow:
      if (b < 0) return false;
      for (; b > 0; b--) {
        if (__builtin_mul_overflow(r, a, &r) || r > ((qn_wide)1 << 64) || r < -((qn_wide)1 << 64)) return false;
        if ((r == 0 || r == 1) && a == r) break;
      }
      *v = r;
      return true;
    default: return false;
  }
}

bool qn_literal_int(const qn_node *n, qn_wide *v, int depth) {
  if (depth > 20) return false;
  if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_INT) return *v = n->Constant.value.i, true;
  if (n->kind == QN_AST_Constant && n->Constant.value.kind == QN_CONST_BIGINT) {
    *v = 0;
    for (size_t i = 0; i < n->Constant.value.s.n; i++) {
      char c = n->Constant.value.s.p[i];
      if (c < '0' || c > '9' || i > 20) return false;
      *v = *v * 10 + (c - '0');
    }
    return n->Constant.value.s.n > 0;
  }
  if (n->kind == QN_AST_UnaryOp && n->UnaryOp.op == QN_UNARY_USub && qn_literal_int(n->UnaryOp.operand, v, depth + 1)) return *v = -*v, true;
  return n->kind == QN_AST_BinOp && literal_op(n, v, depth);
}

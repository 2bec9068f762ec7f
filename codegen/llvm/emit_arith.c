/* emit_arith.c - + - * negation, absolute value, bits, shifts and comparisons of scalars. Ints wrap, or raise under
 * QN_IF_OVF; floats are IEEE, never contracted or reassociated unless the instruction says fast. */
#include "codegen/llvm/emit.h"
#include "runtime/kernel/raise.h"

static lv x_arg(fx *x, const qn_irins *i, uint32_t k) { return x->val[i->args[k]].v; }
static lv pred_of(fx *x, const qn_irins *i) { return i->pred ? x->val[i->pred].v : NULL; }
static qn_irtype type_of(fx *x, const qn_irins *i, uint32_t k) { return x->fn->ins.data[i->args[k]]->type; }

static lv fast(const qn_irins *i, const fx *x, lv v) {
  if (((i->flags & QN_IF_FAST) || (x->fn->flags & QN_FN_FAST)) && LLVMIsAInstruction(v) && LLVMCanValueUseFastMathFlags(v))
    LLVMSetFastMathFlags(v, LLVMFastMathAll);
  return v;
}

lv qn_e_fadd(fx *x, lv a, lv b) { return LLVMBuildFAdd(x->b, a, b, ""); }
lv qn_e_fsub(fx *x, lv a, lv b) { return LLVMBuildFSub(x->b, a, b, ""); }
lv qn_e_fmul(fx *x, lv a, lv b) { return LLVMBuildFMul(x->b, a, b, ""); }
lv qn_e_fdiv(fx *x, lv a, lv b) { return LLVMBuildFDiv(x->b, a, b, ""); }

static lv checked(fx *x, const qn_irins *i, const char *op, lv a, lv b) {
  char name[40];
  bool sgn = qn_irt_is_signed(i->type);
  snprintf(name, sizeof name, "llvm.%c%s.with.overflow", sgn ? 's' : 'u', op);
  lv args[2] = {a, b};
  lv r = qn_e_intrinsic(x, name, qn_e_type(x->e, i->type), args, 2);
  qn_e_fail_if(x, LLVMBuildExtractValue(x->b, r, 1, ""), pred_of(x, i), i->site, NULL, 0);
  return LLVMBuildExtractValue(x->b, r, 0, "");
}

static lv add_sub_mul(fx *x, const qn_irins *i, lv a, lv b) {
  bool f = qn_irt_is_float(i->type), ovf = !f && (i->flags & QN_IF_OVF);
  switch ((int)i->op) {
    case QN_I_ADD: return f ? qn_e_fadd(x, a, b) : ovf ? checked(x, i, "add", a, b) : LLVMBuildAdd(x->b, a, b, "");
    case QN_I_SUB: return f ? qn_e_fsub(x, a, b) : ovf ? checked(x, i, "sub", a, b) : LLVMBuildSub(x->b, a, b, "");
    default: return f ? qn_e_fmul(x, a, b) : ovf ? checked(x, i, "mul", a, b) : LLVMBuildMul(x->b, a, b, "");
  }
}

static lv negate(fx *x, const qn_irins *i, lv a) {
  if (qn_irt_is_float(i->type)) return LLVMBuildFNeg(x->b, a, "");
  lv zero = LLVMConstInt(qn_e_type(x->e, i->type), 0, 0);
  return i->flags & QN_IF_OVF ? checked(x, i, "sub", zero, a) : LLVMBuildSub(x->b, zero, a, "");
}

static lv absolute(fx *x, const qn_irins *i, lv a) {
  qn_irtype t = i->type;
  if (qn_irt_is_float(t)) return qn_e_intrinsic(x, "llvm.fabs", qn_e_type(x->e, t), &a, 1);
  if (!qn_irt_is_signed(t)) return a;
  lv zero = LLVMConstInt(qn_e_type(x->e, t), 0, 0);
  lv neg = LLVMBuildICmp(x->b, LLVMIntSLT, a, zero, "");
  lv r = LLVMBuildSelect(x->b, neg, LLVMBuildSub(x->b, zero, a, ""), a, "");
  if (i->flags & QN_IF_OVF)
    qn_e_fail_if(x, LLVMBuildICmp(x->b, LLVMIntSLT, r, zero, ""), pred_of(x, i), i->site, NULL, 0);
  return r;
}

/* Counts: mod width (Numba), saturated (NumPy), or raising (Python: negative counts always, lost bits under .ovf). */
static lv shift(fx *x, const qn_irins *i, lv a, lv n) {
  lt t = qn_e_type(x->e, i->type);
  bool left = i->op == QN_I_SHL, sgn = qn_irt_is_signed(i->type);
  int bits = qn_irt_bits(i->type);
  lv width = LLVMConstInt(t, (unsigned long long)bits, 0), low = LLVMBuildAnd(x->b, n, LLVMConstInt(t, (unsigned long long)bits - 1, 0), "");
  lv zero = LLVMConstInt(t, 0, 0);
  bool ovf = (i->flags & QN_IF_OVF) != 0;
  if (ovf && sgn) qn_e_raise_if(x, LLVMBuildICmp(x->b, LLVMIntSLT, n, zero, ""), pred_of(x, i), i->site, QN_KRAISE_SHIFT);
  lv r = left ? LLVMBuildShl(x->b, a, low, "") : sgn ? LLVMBuildAShr(x->b, a, low, "") : LLVMBuildLShr(x->b, a, low, "");
  if (!ovf && !(i->flags & QN_IF_SAT)) return r;
  lv wide = LLVMBuildICmp(x->b, LLVMIntUGE, n, width, "");
  if (left && ovf) {
    lv back = sgn ? LLVMBuildAShr(x->b, r, low, "") : LLVMBuildLShr(x->b, r, low, "");
    lv lost = LLVMBuildOr(x->b, wide, LLVMBuildICmp(x->b, LLVMIntNE, back, a, ""), "");
    lv some = LLVMBuildICmp(x->b, LLVMIntNE, a, zero, "");
    qn_e_fail_if(x, LLVMBuildAnd(x->b, lost, some, ""), pred_of(x, i), i->site, NULL, 0);
  }
  lv far = left || !sgn ? zero : LLVMBuildAShr(x->b, a, LLVMConstInt(t, (unsigned long long)bits - 1, 0), "");
  return LLVMBuildSelect(x->b, wide, far, r, "");
}

void qn_e_arith(fx *x, const qn_irins *i, ev *out) {
  lv a = x_arg(x, i, 0), b = i->nargs > 1 ? x_arg(x, i, 1) : NULL;
  switch ((int)i->op) {
    case QN_I_ADD:
    case QN_I_SUB:
    case QN_I_MUL: out->v = fast(i, x, add_sub_mul(x, i, a, b)); break;
    case QN_I_DIV: out->v = fast(i, x, qn_e_fdiv(x, a, b)); break;
    case QN_I_NEG: out->v = negate(x, i, a); break;
    case QN_I_ABS: out->v = absolute(x, i, a); break;
    case QN_I_AND: out->v = LLVMBuildAnd(x->b, a, b, ""); break;
    case QN_I_OR: out->v = LLVMBuildOr(x->b, a, b, ""); break;
    case QN_I_XOR: out->v = LLVMBuildXor(x->b, a, b, ""); break;
    case QN_I_NOT: out->v = LLVMBuildNot(x->b, a, ""); break;
    case QN_I_SHL:
    case QN_I_SHR: out->v = shift(x, i, a, b); break;
    default: qn_e_error(x->e, "arithmetic instruction without emission"); break;
  }
}

static LLVMIntPredicate int_predicate(int op, bool sgn) {
  switch (op) {
    case QN_I_EQ: return LLVMIntEQ;
    case QN_I_NE: return LLVMIntNE;
    case QN_I_LT: return sgn ? LLVMIntSLT : LLVMIntULT;
    case QN_I_LE: return sgn ? LLVMIntSLE : LLVMIntULE;
    case QN_I_GT: return sgn ? LLVMIntSGT : LLVMIntUGT;
    default: return sgn ? LLVMIntSGE : LLVMIntUGE;
  }
}

static LLVMRealPredicate float_predicate(int op) {
  switch (op) {
    case QN_I_EQ: return LLVMRealOEQ;
    case QN_I_NE: return LLVMRealUNE;
    case QN_I_LT: return LLVMRealOLT;
    case QN_I_LE: return LLVMRealOLE;
    case QN_I_GT: return LLVMRealOGT;
    default: return LLVMRealOGE;
  }
}

void qn_e_compare(fx *x, const qn_irins *i, ev *out) {
  qn_irtype t = type_of(x, i, 0);
  lv a = x_arg(x, i, 0), b = x_arg(x, i, 1);
  if (qn_irt_is_complex(t)) {
    LLVMRealPredicate p = float_predicate(i->op);
    lv re = LLVMBuildFCmp(x->b, p, a, b, ""), im = LLVMBuildFCmp(x->b, p, x->val[i->args[0]].im, x->val[i->args[1]].im, "");
    out->v = i->op == QN_I_EQ ? LLVMBuildAnd(x->b, re, im, "") : LLVMBuildOr(x->b, re, im, "");
  } else if (qn_irt_is_float(t)) {
    out->v = fast(i, x, LLVMBuildFCmp(x->b, float_predicate(i->op), a, b, ""));
  } else {
    out->v = LLVMBuildICmp(x->b, int_predicate(i->op, qn_irt_is_signed(t)), a, b, "");
  }
}

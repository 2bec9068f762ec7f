/* emit_div.c - division and remainder: floor and truncating, ints and floats, zero raising or NumPy's result.
 * INT_MIN // -1 is defined (wraps, remainder 0): the divisor is replaced by 1 where the machine would trap. */
#include "codegen/llvm/emit.h"

static lv pred_of(fx *x, const qn_irins *i) { return i->pred ? x->val[i->pred].v : NULL; }

static void zero_check(fx *x, const qn_irins *i, lv b) {
  if (!(i->flags & QN_IF_ZERO)) return;
  lv bad = qn_irt_is_float(i->type)
               ? LLVMBuildFCmp(x->b, LLVMRealOEQ, b, LLVMConstReal(qn_e_type(x->e, i->type), 0.0), "")
               : LLVMBuildICmp(x->b, LLVMIntEQ, b, LLVMConstInt(qn_e_type(x->e, i->type), 0, 0), "");
  if (x->zero_seen) {
    lv seen = LLVMBuildLoad2(x->b, x->e->i64, x->zero_seen, "");
    LLVMBuildStore(x->b, LLVMBuildOr(x->b, seen, LLVMBuildZExt(x->b, bad, x->e->i64, ""), ""), x->zero_seen);
    return;
  }
  qn_e_fail_if(x, bad, pred_of(x, i), i->site, NULL, 0);
}

void qn_e_intdiv(fx *x, const qn_irins *i, ev *out) {
  lv a = x->val[i->args[0]].v, b = x->val[i->args[1]].v;
  lt t = qn_e_type(x->e, i->type);
  bool sgn = qn_irt_is_signed(i->type), floor_ = i->op == QN_I_FDIV || i->op == QN_I_MOD;
  bool quotient = i->op == QN_I_FDIV || i->op == QN_I_CDIV;
  lv zero = LLVMConstInt(t, 0, 0), one = LLVMConstInt(t, 1, 0);
  if (sgn && floor_ && LLVMIsAConstantInt(b)) { /* by a power of two: a shift or a mask is the floor already */
    int64_t c = LLVMConstIntGetSExtValue(b);
    if (c > 0 && (c & (c - 1)) == 0) {
      out->v = quotient ? LLVMBuildAShr(x->b, a, LLVMConstInt(t, (unsigned)__builtin_ctzll((uint64_t)c), 0), "")
                        : LLVMBuildAnd(x->b, a, LLVMConstInt(t, (uint64_t)c - 1, 0), "");
      return;
    }
  }
  zero_check(x, i, b);
  lv is_zero = LLVMBuildICmp(x->b, LLVMIntEQ, b, zero, ""), trap = is_zero;
  if (sgn) {
    lv min = LLVMConstInt(t, 1ull << (qn_irt_bits(i->type) - 1), 0);
    lv over = LLVMBuildAnd(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, a, min, ""),
                           LLVMBuildICmp(x->b, LLVMIntEQ, b, LLVMConstAllOnes(t), ""), "");
    if ((i->flags & QN_IF_OVF) && quotient) qn_e_fail_if(x, over, pred_of(x, i), i->site, NULL, 0);
    trap = LLVMBuildOr(x->b, is_zero, over, "");
  }
  lv d = LLVMBuildSelect(x->b, trap, one, b, "");
  lv q = sgn ? LLVMBuildSDiv(x->b, a, d, "") : LLVMBuildUDiv(x->b, a, d, "");
  lv r = sgn ? LLVMBuildSRem(x->b, a, d, "") : LLVMBuildURem(x->b, a, d, "");
  if (sgn && floor_) {
    lv off = LLVMBuildAnd(x->b, LLVMBuildICmp(x->b, LLVMIntNE, r, zero, ""),
                          LLVMBuildICmp(x->b, LLVMIntSLT, LLVMBuildXor(x->b, r, d, ""), zero, ""), "");
    q = LLVMBuildSub(x->b, q, LLVMBuildZExt(x->b, off, t, ""), "");
    r = LLVMBuildAdd(x->b, r, LLVMBuildSelect(x->b, off, d, zero, ""), "");
  }
  lv v = quotient ? q : r;
  out->v = i->flags & QN_IF_ZERO ? v : LLVMBuildSelect(x->b, is_zero, zero, v, "");
}

/* Through doubles for float32 too: each step of the helpers rounds the same (a double holds twice the digits). */
void qn_e_floatdiv(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  lv a = x->val[i->args[0]].v, b = x->val[i->args[1]].v;
  bool single = i->type.kind == QN_IT_F32;
  zero_check(x, i, b);
  if (i->op == QN_I_DIV) {
    out->v = qn_e_fdiv(x, a, b);
    return;
  }
  lv args[2] = {a, b};
  if (single)
    for (int k = 0; k < 2; k++) args[k] = LLVMBuildFPExt(x->b, args[k], e->f64, "");
  lv r = i->op == QN_I_CMOD ? qn_e_math_call(x, "fmod", args, 2)
                            : qn_e_call_helper(x, i->op == QN_I_FDIV ? "qn_py_floordiv" : "qn_py_mod", args, 2);
  if (!(i->flags & QN_IF_ZERO) && i->op != QN_I_CMOD) {
    lv z = LLVMBuildFCmp(x->b, LLVMRealOEQ, args[1], LLVMConstReal(e->f64, 0.0), "");
    lv inf = i->op == QN_I_FDIV ? qn_e_fdiv(x, args[0], args[1]) : LLVMConstReal(e->f64, __builtin_nan(""));
    r = LLVMBuildSelect(x->b, z, inf, r, "");
  }
  out->v = single ? LLVMBuildFPTrunc(x->b, r, e->f32, "") : r;
}

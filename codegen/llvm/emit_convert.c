/* emit_convert.c - casts, bit casts, select and the parts of complex numbers. Float to int never is undefined: it goes
 * through int64 (NaN or out of range give INT64_MIN; to uint64 values up to 2^64 count), then truncates. */
#include "codegen/llvm/emit.h"

static lv to_bool(fx *x, ev v, qn_irtype from) {
  lt t = qn_e_type(x->e, from);
  if (!qn_irt_is_float(from) && !qn_irt_is_complex(from))
    return LLVMBuildICmp(x->b, LLVMIntNE, v.v, LLVMConstInt(t, 0, 0), "");
  lv zero = LLVMConstReal(t, 0.0), r = LLVMBuildFCmp(x->b, LLVMRealUNE, v.v, zero, "");
  if (qn_irt_is_complex(from)) r = LLVMBuildOr(x->b, r, LLVMBuildFCmp(x->b, LLVMRealUNE, v.im, zero, ""), "");
  return r;
}

static lv float_to_i64(fx *x, lv v, lt t) {
  emitter *e = x->e;
  lv ge = LLVMBuildFCmp(x->b, LLVMRealOGE, v, LLVMConstReal(t, -0x1p63), "");
  lv lt_ = LLVMBuildFCmp(x->b, LLVMRealOLT, v, LLVMConstReal(t, 0x1p63), "");
  lv ok = LLVMBuildAnd(x->b, ge, lt_, "");
  lv safe = LLVMBuildSelect(x->b, ok, v, LLVMConstReal(t, -0x1p63), "");
  return LLVMBuildFPToSI(x->b, safe, e->i64, "");
}

static lv float_to_int(fx *x, lv v, qn_irtype from, qn_irtype to) {
  emitter *e = x->e;
  lt t = qn_e_type(e, from);
  lv r = float_to_i64(x, v, t);
  if (to.kind == QN_IT_U64) {
    lv top = LLVMBuildAnd(x->b, LLVMBuildFCmp(x->b, LLVMRealOGE, v, LLVMConstReal(t, 0x1p63), ""),
                          LLVMBuildFCmp(x->b, LLVMRealOLT, v, LLVMConstReal(t, 0x1p64), ""), "");
    lv low = LLVMBuildSelect(x->b, top, qn_e_fsub(x, v, LLVMConstReal(t, 0x1p63)), LLVMConstReal(t, 0.0), "");
    lv high = LLVMBuildXor(x->b, LLVMBuildFPToSI(x->b, low, e->i64, ""), qn_e_i64(e, INT64_MIN), "");
    return LLVMBuildSelect(x->b, top, high, r, "");
  }
  return qn_irt_bits(to) < 64 ? LLVMBuildTrunc(x->b, r, qn_e_type(e, to), "") : r;
}

static lv int_to_int(fx *x, lv v, qn_irtype from, qn_irtype to) {
  lt t = qn_e_type(x->e, to);
  int a = qn_irt_bits(from), b = qn_irt_bits(to);
  if (a == b) return v;
  if (a > b) return LLVMBuildTrunc(x->b, v, t, "");
  return qn_irt_is_signed(from) ? LLVMBuildSExt(x->b, v, t, "") : LLVMBuildZExt(x->b, v, t, "");
}

static lv real_cast(fx *x, lv v, qn_irtype from, qn_irtype to) {
  lt t = qn_e_type(x->e, to);
  bool ff = qn_irt_is_float(from), tf = qn_irt_is_float(to);
  if (ff && tf) {
    if (from.kind == to.kind) return v;
    return to.kind == QN_IT_F64 ? LLVMBuildFPExt(x->b, v, t, "") : LLVMBuildFPTrunc(x->b, v, t, "");
  }
  if (tf) return qn_irt_is_signed(from) ? LLVMBuildSIToFP(x->b, v, t, "") : LLVMBuildUIToFP(x->b, v, t, "");
  return ff ? float_to_int(x, v, from, to) : int_to_int(x, v, from, to);
}

ev qn_e_cast(fx *x, ev v, qn_irtype from, qn_irtype to) {
  ev r = {0};
  if (to.kind == QN_IT_BOOL) {
    r.v = from.kind == QN_IT_BOOL ? v.v : to_bool(x, v, from);
  } else if (qn_irt_is_complex(to)) {
    qn_irtype part = qn_e_part(to);
    r.v = real_cast(x, v.v, qn_e_part(from), part);
    r.im = qn_irt_is_complex(from) ? real_cast(x, v.im, qn_e_part(from), part)
                                   : LLVMConstReal(qn_e_type(x->e, part), 0.0);
  } else {
    r.v = real_cast(x, v.v, from, to);
  }
  return r;
}

void qn_e_convert(fx *x, const qn_irins *i, ev *out) {
  ev a = x->val[i->args[0]];
  qn_irtype from = x->fn->ins.data[i->args[0]]->type;
  switch ((int)i->op) {
    case QN_I_CAST: *out = qn_e_cast(x, a, from, i->type); break;
    case QN_I_BITS: out->v = LLVMBuildBitCast(x->b, a.v, qn_e_type(x->e, i->type), ""); break;
    case QN_I_CPLX:
      out->v = a.v;
      out->im = x->val[i->args[1]].v;
      break;
    case QN_I_RE: out->v = a.v; break;
    case QN_I_IM: out->v = a.im; break;
    case QN_I_SELECT: {
      ev p = x->val[i->args[1]], q = x->val[i->args[2]];
      out->v = LLVMBuildSelect(x->b, a.v, p.v, q.v, "");
      if (qn_irt_is_complex(i->type)) out->im = LLVMBuildSelect(x->b, a.v, p.im, q.im, "");
      break;
    }
    default: qn_e_error(x->e, "conversion without emission"); break;
  }
}

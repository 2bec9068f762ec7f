/* emit_complex.c - complex arithmetic as CPython, NumPy and Numba define it (Smith's division), and powers with an int
 * exponent for every number. */
#include "codegen/llvm/emit.h"

static ev pair(lv re, lv im) {
  ev v = {0};
  v.v = re;
  v.im = im;
  return v;
}

ev qn_e_complex_mul(fx *x, ev a, ev b) {
  lv re = qn_e_fsub(x, qn_e_fmul(x, a.v, b.v), qn_e_fmul(x, a.im, b.im));
  lv im = qn_e_fadd(x, qn_e_fmul(x, a.v, b.im), qn_e_fmul(x, a.im, b.v));
  return pair(re, im);
}

static lv fabs_(fx *x, lv v) { return qn_e_intrinsic(x, "llvm.fabs", LLVMTypeOf(v), &v, 1); }
static lv sel(fx *x, lv c, lv a, lv b) { return LLVMBuildSelect(x->b, c, a, b, ""); }

/* |re| >= |im|: r = im/re, d = re + im*r, ((a.re + a.im*r)/d, (a.im - a.re*r)/d); else the parts change places. */
static ev divide(fx *x, ev a, ev b) {
  lv big_re = LLVMBuildFCmp(x->b, LLVMRealOGE, fabs_(x, b.v), fabs_(x, b.im), "");
  lv big = sel(x, big_re, b.v, b.im), small = sel(x, big_re, b.im, b.v);
  lv r = qn_e_fdiv(x, small, big), d = qn_e_fadd(x, big, qn_e_fmul(x, small, r));
  lv re0 = qn_e_fadd(x, a.v, qn_e_fmul(x, a.im, r)), re1 = qn_e_fadd(x, qn_e_fmul(x, a.v, r), a.im);
  lv im0 = qn_e_fsub(x, a.im, qn_e_fmul(x, a.v, r)), im1 = qn_e_fsub(x, qn_e_fmul(x, a.im, r), a.v);
  return pair(qn_e_fdiv(x, sel(x, big_re, re0, re1), d), qn_e_fdiv(x, sel(x, big_re, im0, im1), d));
}

static lv hypot_(fx *x, qn_irtype part, ev a) {
  emitter *e = x->e;
  lv args[2] = {a.v, a.im};
  if (part.kind == QN_IT_F32)
    for (int k = 0; k < 2; k++) args[k] = LLVMBuildFPExt(x->b, args[k], e->f64, "");
  lv r = qn_e_math_call(x, "hypot", args, 2);
  return part.kind == QN_IT_F32 ? LLVMBuildFPTrunc(x->b, r, e->f32, "") : r;
}

void qn_e_complex(fx *x, const qn_irins *i, ev *out) {
  ev a = x->val[i->args[0]], b = i->nargs > 1 ? x->val[i->args[1]] : a;
  switch ((int)i->op) {
    case QN_I_ADD: *out = pair(qn_e_fadd(x, a.v, b.v), qn_e_fadd(x, a.im, b.im)); break;
    case QN_I_SUB: *out = pair(qn_e_fsub(x, a.v, b.v), qn_e_fsub(x, a.im, b.im)); break;
    case QN_I_MUL: *out = qn_e_complex_mul(x, a, b); break;
    case QN_I_NEG: *out = pair(LLVMBuildFNeg(x->b, a.v, ""), LLVMBuildFNeg(x->b, a.im, "")); break;
    case QN_I_DIV: {
      if (i->flags & QN_IF_ZERO) {
        lv zero = LLVMConstReal(LLVMTypeOf(b.v), 0.0);
        lv bad = LLVMBuildAnd(x->b, LLVMBuildFCmp(x->b, LLVMRealOEQ, b.v, zero, ""),
                              LLVMBuildFCmp(x->b, LLVMRealOEQ, b.im, zero, ""), "");
        qn_e_fail_if(x, bad, i->pred ? x->val[i->pred].v : NULL, i->site, NULL, 0);
      }
      *out = divide(x, a, b);
      break;
    }
    case QN_I_ABS: out->v = hypot_(x, i->type, a); break;
    default: qn_e_error(x->e, "complex instruction without emission"); break;
  }
}

/* --- powers --------------------------------------------------------------------------------------------------------- */
static ev mul(fx *x, qn_irtype t, ev a, ev b) {
  if (qn_irt_is_complex(t)) return qn_e_complex_mul(x, a, b);
  ev r = {0};
  r.v = qn_irt_is_float(t) ? qn_e_fmul(x, a.v, b.v) : LLVMBuildMul(x->b, a.v, b.v, "");
  return r;
}

static ev one(fx *x, qn_irtype t) {
  lt p = qn_e_type(x->e, t);
  if (qn_irt_is_complex(t)) return pair(LLVMConstReal(p, 1.0), LLVMConstReal(p, 0.0));
  ev r = {0};
  r.v = qn_irt_is_float(t) ? LLVMConstReal(p, 1.0) : LLVMConstInt(p, 1, 0);
  return r;
}

/* The order of qn_k_powi_f: r *= b for each set bit from the lowest. */
static ev unrolled(fx *x, qn_irtype t, ev base, uint64_t e) {
  ev r = {0};
  bool first = true;
  for (;;) {
    if (e & 1) r = first ? base : mul(x, t, r, base);
    if (e & 1) first = false;
    e >>= 1;
    if (e == 0) break;
    base = mul(x, t, base, base);
  }
  return first ? one(x, t) : r;
}

static lv widen(fx *x, qn_irtype t, lv v) {
  emitter *e = x->e;
  if (qn_irt_is_float(t)) return t.kind == QN_IT_F32 ? LLVMBuildFPExt(x->b, v, e->f64, "") : v;
  if (qn_irt_bits(t) == 64) return v;
  return qn_irt_is_signed(t) ? LLVMBuildSExt(x->b, v, e->i64, "") : LLVMBuildZExt(x->b, v, e->i64, "");
}

static lv narrow(fx *x, qn_irtype t, lv v) {
  if (t.kind == QN_IT_F32) return LLVMBuildFPTrunc(x->b, v, x->e->f32, "");
  return qn_irt_is_int(t) && qn_irt_bits(t) < 64 ? LLVMBuildTrunc(x->b, v, qn_e_type(x->e, t), "") : v;
}

/* Complex with a variable exponent: the loop itself. */
static ev complex_loop(fx *x, qn_irtype t, ev base, lv exponent) {
  emitter *e = x->e;
  lt p = qn_e_type(e, t);
  lv slot[4], n = qn_e_slot(x, e->i64, "pow.e");
  ev r1 = one(x, t);
  lv init[4] = {r1.v, r1.im, base.v, base.im};
  for (int k = 0; k < 4; k++) {
    slot[k] = qn_e_slot(x, p, "pow");
    LLVMBuildStore(x->b, init[k], slot[k]);
  }
  lv neg = LLVMBuildICmp(x->b, LLVMIntSLT, exponent, qn_e_i64(e, 0), "");
  LLVMBuildStore(x->b, LLVMBuildSelect(x->b, neg, LLVMBuildNeg(x->b, exponent, ""), exponent, ""), n);
  lb loop = qn_e_block(x, "pow"), done = qn_e_block(x, "pow.done");
  qn_e_br(x, loop);
  qn_e_at(x, loop);
  lv cur = LLVMBuildLoad2(x->b, e->i64, n, "");
  lv s[4];
  for (int k = 0; k < 4; k++) s[k] = LLVMBuildLoad2(x->b, p, slot[k], "");
  ev r = pair(s[0], s[1]), b = pair(s[2], s[3]);
  lv odd = LLVMBuildTrunc(x->b, cur, e->i1, "");
  ev rb = qn_e_complex_mul(x, r, b), bb = qn_e_complex_mul(x, b, b);
  LLVMBuildStore(x->b, sel(x, odd, rb.v, r.v), slot[0]);
  LLVMBuildStore(x->b, sel(x, odd, rb.im, r.im), slot[1]);
  LLVMBuildStore(x->b, bb.v, slot[2]);
  LLVMBuildStore(x->b, bb.im, slot[3]);
  lv next = LLVMBuildLShr(x->b, cur, qn_e_i64(e, 1), "");
  LLVMBuildStore(x->b, next, n);
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, next, qn_e_i64(e, 0), ""), done, loop);
  qn_e_at(x, done);
  r = pair(LLVMBuildLoad2(x->b, p, slot[0], ""), LLVMBuildLoad2(x->b, p, slot[1], ""));
  ev inverse = divide(x, r1, r);
  return pair(sel(x, neg, inverse.v, r.v), sel(x, neg, inverse.im, r.im));
}

static lv int_power(fx *x, const qn_irins *i, lv base, lv exponent) {
  emitter *e = x->e;
  lv pred = i->pred ? x->val[i->pred].v : NULL, zero = qn_e_i64(e, 0);
  lv wide = widen(x, i->type, base);
  if (i->flags & QN_IF_ZERO) {
    lv bad = LLVMBuildAnd(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, wide, zero, ""),
                          LLVMBuildICmp(x->b, LLVMIntSLT, exponent, zero, ""), "");
    qn_e_fail_if(x, bad, pred, i->site, NULL, 0);
  }
  if (!(i->flags & QN_IF_OVF)) return narrow(x, i->type, qn_e_call_helper(x, "qn_k_powi_i", (lv[]){wide, exponent}, 2));
  lv out = qn_e_slot(x, e->i64, "pow");
  lv st = qn_e_call_helper(x, "qn_k_powi_ovf", (lv[]){wide, exponent, out}, 3);
  qn_e_fail_if(x, LLVMBuildICmp(x->b, LLVMIntNE, st, qn_e_i32(e, 0), ""), pred, i->site, NULL, 0);
  return narrow(x, i->type, LLVMBuildLoad2(x->b, e->i64, out, ""));
}

void qn_e_powi(fx *x, const qn_irins *i, ev *out) {
  qn_irtype t = i->type;
  ev base = x->val[i->args[0]];
  const qn_irins *exp = x->fn->ins.data[i->args[1]];
  int64_t k = (int64_t)exp->imm[0];
  bool small = exp->op == QN_I_CONST && k >= -64 && k <= 64 && (k >= 0 || !qn_irt_is_int(t));
  if (small && !(qn_irt_is_int(t) && (i->flags & QN_IF_OVF))) {
    *out = unrolled(x, t, base, (uint64_t)(k < 0 ? -k : k));
    if (k < 0 && qn_irt_is_complex(t)) *out = divide(x, one(x, t), *out);
    if (k < 0 && qn_irt_is_float(t)) out->v = qn_e_fdiv(x, one(x, t).v, out->v);
    return;
  }
  lv e = x->val[i->args[1]].v;
  if (qn_irt_is_complex(t))
    *out = complex_loop(x, t, base, e);
  else if (qn_irt_is_float(t))
    out->v = narrow(x, t, qn_e_call_helper(x, "qn_k_powi_f", (lv[]){widen(x, t, base.v), e}, 2));
  else
    out->v = int_power(x, i, base.v, e);
}

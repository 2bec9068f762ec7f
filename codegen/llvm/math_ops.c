/* math_ops.c - the LLVM side of runtime/math/ops.h and single_ops.h: each list (<name>.inc, single/<name>.inc) is included here with the
 * vocabulary defined as LLVMBuild calls, on doubles or floats. A row of form LIST needs its function below; the C side is runtime/math/math.c. */
#include "codegen/llvm/math_ops.h"
#include "runtime/math/math_tables.h"
#include "runtime/math/single.def"
#include "runtime/math/single_tables.h"

typedef struct mb {
  emitter *e;
  LLVMBuilderRef b;
  lt f, i; /* f64 and i64, or f32 and i32 */
} mb;

static lv unary_intrinsic(mb *m, const char *name, lv a) {
  unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
  lv f = LLVMGetIntrinsicDeclaration(m->e->mod, id, &m->f, 1);
  return LLVMBuildCall2(m->b, LLVMIntrinsicGetType(m->e->c, id, &m->f, 1), f, &a, 1, "");
}

static lv intrinsic_n(mb *m, const char *name, lv a, lv b, lv c) {
  unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
  lv f = LLVMGetIntrinsicDeclaration(m->e->mod, id, &m->f, 1), args[3] = {a, b, c};
  return LLVMBuildCall2(m->b, LLVMIntrinsicGetType(m->e->c, id, &m->f, 1), f, args, c ? 3 : 2, "");
}

/* A table as a private constant of the module, made once. Its words are bits: uint64_t, double or float alike. */
static lv table(mb *m, const char *name, const void *words, size_t n, lt elem, lv index) {
  emitter *e = m->e;
  char global[80];
  snprintf(global, sizeof global, "%s.%s", name, elem == m->f ? "f" : "i");
  const unsigned width = m->f == e->f32 ? 4 : 8;
  lv g = LLVMGetNamedGlobal(e->mod, global);
  lt at = LLVMArrayType2(elem, n);
  if (!g) {
    lv *vals = QN_NEW_N(e->a, lv, n);
    for (size_t k = 0; k < n; k++) {
      uint64_t w = 0;
      memcpy(&w, (const char *)words + width * k, width);
      vals[k] = LLVMConstBitCast(LLVMConstInt(m->i, w, 0), elem);
    }
    g = LLVMAddGlobal(e->mod, at, global);
    LLVMSetInitializer(g, LLVMConstArray2(elem, vals, n));
    LLVMSetGlobalConstant(g, 1);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetUnnamedAddress(g, LLVMGlobalUnnamedAddr);
    LLVMSetAlignment(g, 64);
  }
  lv at_index[2] = {LLVMConstInt(e->i64, 0, 0), index};
  return LLVMBuildLoad2(m->b, elem, LLVMBuildInBoundsGEP2(m->b, at, g, at_index, 2, ""), "");
}

/* A call under a branch stops the vectoriser unless it has a vector variant with a mask: this one calls the scalar
 * function for each lane that needs it, which is almost never any. */
static lv wide_variant(emitter *e, const char *name, lv scalar, lt ft, unsigned w) {
  lt elem = LLVMGetReturnType(ft), vec = LLVMVectorType(elem, w), types[2] = {vec, LLVMVectorType(e->i1, w)};
  lv f = LLVMAddFunction(e->mod, name, LLVMFunctionType(vec, types, 2, 0)), r = LLVMGetUndef(vec);
  LLVMSetLinkage(f, LLVMInternalLinkage);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "noinline", 0);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "willreturn", 0);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "memory", 0);
  LLVMBuilderRef b = LLVMCreateBuilderInContext(e->c);
  lb entry = LLVMAppendBasicBlockInContext(e->c, f, ""), none = LLVMAppendBasicBlockInContext(e->c, f, "");
  lb some = LLVMAppendBasicBlockInContext(e->c, f, "");
  LLVMPositionBuilderAtEnd(b, entry);
  lv bits = LLVMBuildBitCast(b, LLVMGetParam(f, 1), LLVMIntTypeInContext(e->c, w), "");
  LLVMBuildCondBr(b, LLVMBuildIsNull(b, bits, ""), none, some);
  LLVMPositionBuilderAtEnd(b, none);
  LLVMBuildRet(b, LLVMGetParam(f, 0));
  LLVMPositionBuilderAtEnd(b, some);
  for (unsigned k = 0; k < w; k++) {
    lv at = LLVMConstInt(e->i32, k, 0), x = LLVMBuildExtractElement(b, LLVMGetParam(f, 0), at, "");
    x = LLVMBuildSelect(b, LLVMBuildExtractElement(b, LLVMGetParam(f, 1), at, ""), x, LLVMConstReal(elem, 0.0), "");
    r = LLVMBuildInsertElement(b, r, LLVMBuildCall2(b, ft, scalar, &x, 1, ""), at, "");
  }
  LLVMBuildRet(b, r);
  LLVMDisposeBuilder(b);
  return f;
}

static void keep(emitter *e, lv *fns, unsigned n) { /* from being dropped before the vectoriser looks (compile.c) */
  lv old = LLVMGetNamedGlobal(e->mod, "llvm.compiler.used"), all[64];
  unsigned have = 0;
  if (old) {
    lv init = LLVMGetInitializer(old);
    have = (unsigned)LLVMGetNumOperands(init);
    for (unsigned k = 0; k < have; k++) all[k] = LLVMGetOperand(init, k);
    LLVMDeleteGlobal(old);
  }
  for (unsigned k = 0; k < n && have < 64; k++) all[have++] = fns[k];
  lv g = LLVMAddGlobal(e->mod, LLVMArrayType2(e->ptr, have), "llvm.compiler.used");
  LLVMSetInitializer(g, LLVMConstArray2(e->ptr, all, have));
  LLVMSetLinkage(g, LLVMAppendingLinkage);
  LLVMSetSection(g, "llvm.metadata");
}

static lv scalar_helper(emitter *e, const char *name, lt ft) {
  lv f = LLVMGetNamedFunction(e->mod, name), wide[3];
  if (f) return f;
  f = LLVMAddFunction(e->mod, name, ft);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "willreturn", 0);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "memory", 0);
  for (unsigned k = 0; k < 3; k++) wide[k] = wide_variant(e, qn_arena_printf(e->a, "%s_m%u", name, 2u << k), f, ft, 2u << k);
  keep(e, wide, 3);
  return f;
}

static lv slow(mb *m, lv rare, lv fast, const char *helper, lv a) {
  emitter *e = m->e;
  lb from = LLVMGetInsertBlock(m->b), fn_slow, done;
  lv f = LLVMGetBasicBlockParent(from);
  fn_slow = LLVMAppendBasicBlockInContext(e->c, f, "rare");
  done = LLVMAppendBasicBlockInContext(e->c, f, "");
  LLVMBuildCondBr(m->b, rare, fn_slow, done);
  LLVMPositionBuilderAtEnd(m->b, fn_slow);
  lt ft = LLVMFunctionType(m->f, &m->f, 1, 0);
  lv r = LLVMBuildCall2(m->b, ft, scalar_helper(e, helper, ft), &a, 1, "");
  const char *variants = qn_arena_printf(e->a, "_ZGV_LLVM_M2v_%s(%s_m2),_ZGV_LLVM_M4v_%s(%s_m4),_ZGV_LLVM_M8v_%s(%s_m8)",
                                         helper, helper, helper, helper, helper, helper);
  static const char key[] = "vector-function-abi-variant";
  LLVMAddCallSiteAttribute(r, LLVMAttributeFunctionIndex,
                           LLVMCreateStringAttribute(e->c, key, sizeof key - 1, variants, (unsigned)strlen(variants)));
  LLVMBuildBr(m->b, done);
  LLVMPositionBuilderAtEnd(m->b, done);
  lv phi = LLVMBuildPhi(m->b, m->f, "");
  lv vals[2] = {fast, r};
  lb blocks[2] = {from, fn_slow};
  LLVMAddIncoming(phi, vals, blocks, 2);
  return phi;
}

/* --- the vocabulary ----------------------------------------------------------------------------------------------- */
#define DEF_F(name, v) lv name = (v);
#define DEF_I(name, v) lv name = (v);
#define DEF_B(name, v) lv name = (v);
#define RESULT(v) return (v);
#define F_CONST(c) LLVMConstReal(self->f, (double)(c))
#define I_CONST(c) LLVMConstInt(self->i, (unsigned long long)(int64_t)(c), 1)
#define F_ADD(p, q) LLVMBuildFAdd(self->b, p, q, "")
#define F_SUB(p, q) LLVMBuildFSub(self->b, p, q, "")
#define F_MUL(p, q) LLVMBuildFMul(self->b, p, q, "")
#define F_DIV(p, q) LLVMBuildFDiv(self->b, p, q, "")
#define F_FMA(p, q, r) intrinsic_n(self, "llvm.fma", p, q, r)
#define F_NEG(p) LLVMBuildFNeg(self->b, p, "")
#define F_ABS(p) unary_intrinsic(self, "llvm.fabs", p)
#define F_SQRT(p) unary_intrinsic(self, "llvm.sqrt", p)
#define F_FLOOR(p) unary_intrinsic(self, "llvm.floor", p)
#define F_CEIL(p) unary_intrinsic(self, "llvm.ceil", p)
#define F_TRUNC(p) unary_intrinsic(self, "llvm.trunc", p)
#define F_RINT(p) unary_intrinsic(self, "llvm.rint", p)
#define F_COPYSIGN(p, q) intrinsic_n(self, "llvm.copysign", p, q, NULL)
#define F_LT(p, q) LLVMBuildFCmp(self->b, LLVMRealOLT, p, q, "")
#define F_LE(p, q) LLVMBuildFCmp(self->b, LLVMRealOLE, p, q, "")
#define F_GT(p, q) LLVMBuildFCmp(self->b, LLVMRealOGT, p, q, "")
#define F_GE(p, q) LLVMBuildFCmp(self->b, LLVMRealOGE, p, q, "")
#define F_EQ(p, q) LLVMBuildFCmp(self->b, LLVMRealOEQ, p, q, "")
#define F_NE(p, q) LLVMBuildFCmp(self->b, LLVMRealUNE, p, q, "")
#define I_ADD(p, q) LLVMBuildAdd(self->b, p, q, "")
#define I_SUB(p, q) LLVMBuildSub(self->b, p, q, "")
#define I_MUL(p, q) LLVMBuildMul(self->b, p, q, "")
#define I_AND(p, q) LLVMBuildAnd(self->b, p, q, "")
#define I_OR(p, q) LLVMBuildOr(self->b, p, q, "")
#define I_XOR(p, q) LLVMBuildXor(self->b, p, q, "")
#define I_SHL(p, q) LLVMBuildShl(self->b, p, q, "")
#define I_LSHR(p, q) LLVMBuildLShr(self->b, p, q, "")
#define I_ASHR(p, q) LLVMBuildAShr(self->b, p, q, "")
#define I_EQ(p, q) LLVMBuildICmp(self->b, LLVMIntEQ, p, q, "")
#define I_NE(p, q) LLVMBuildICmp(self->b, LLVMIntNE, p, q, "")
#define I_LT(p, q) LLVMBuildICmp(self->b, LLVMIntSLT, p, q, "")
#define I_LE(p, q) LLVMBuildICmp(self->b, LLVMIntSLE, p, q, "")
#define I_GT(p, q) LLVMBuildICmp(self->b, LLVMIntSGT, p, q, "")
#define I_GE(p, q) LLVMBuildICmp(self->b, LLVMIntSGE, p, q, "")
#define I_ULT(p, q) LLVMBuildICmp(self->b, LLVMIntULT, p, q, "")
#define B_AND(p, q) LLVMBuildAnd(self->b, p, q, "")
#define B_OR(p, q) LLVMBuildOr(self->b, p, q, "")
#define B_XOR(p, q) LLVMBuildXor(self->b, p, q, "")
#define B_NOT(p) LLVMBuildNot(self->b, p, "")
#define SELECT_F(c, p, q) LLVMBuildSelect(self->b, c, p, q, "")
#define SELECT_I(c, p, q) LLVMBuildSelect(self->b, c, p, q, "")
#define BITS(p) LLVMBuildBitCast(self->b, p, self->i, "")
#define FROM_BITS(p) LLVMBuildBitCast(self->b, p, self->f, "")
#define TABLE_F(t, at) table(self, #t, (t), sizeof(t) / sizeof((t)[0]), self->f, at)
#define TABLE_I(t, at) table(self, #t, (t), sizeof(t) / sizeof((t)[0]), self->i, at)
#define SLOW_F(rare, fast, helper, p) slow(self, rare, fast, #helper, p)
#include "runtime/math/ops_derived.h"

/* --- the lists ------------------------------------------------------------------------------------------------------ */
#define LIST_D_D(name) static lv list_##name(QN_UNUSED mb *self, lv x) {
#define LIST_D_DD(name) static lv list_##name(QN_UNUSED mb *self, lv x, lv y) {
#define LIST_D_DI(name) static lv list_##name(QN_UNUSED mb *self, lv x, lv n) {
#define LIST_I_D LIST_D_D
#define LIST_B_D LIST_D_D
#define LIST_END }
#include "runtime/math/lists.inc"

/* --- the lists of floats ---------------------------------------------------------------------------------------------- */
static lv at_most(mb *self, lv x, lv high) { return SELECT_F(F_GT(x, high), high, x); }
#undef F_NAN
#undef F_INF
#undef I2F
#define F_NAN F_CONST(__builtin_nan(""))
#define F_INF F_CONST(__builtin_inf())
#define I2F(p) LLVMBuildSIToFP(self->b, p, self->f, "")
#define F_TO_I(p) LLVMBuildFPToSI(self->b, p, self->i, "")
#define F_AT_MOST(x, high) at_most(self, x, F_CONST(high))
#undef TABLE_F
#define TABLE_F(t, at) table(self, #t, (t), sizeof(t) / sizeof((t)[0]), self->f, I_AND(at, I_CONST(31)))
#include "runtime/math/single_derived.h"
#define SINGLE_1(name) static lv single_##name(mb *self, lv x, QN_UNUSED lv no) {
#define SINGLE_2(name) static lv single_##name(mb *self, lv x, lv y) {
#include "runtime/math/single/lists.inc"

static const struct single {
  const char *name;
  unsigned operands;
  lv (*list)(mb *, lv, lv);
} singles[] = {
#define ONE(name, ufunc) {#name, 1, single_##name},
#define TWO(name, ufunc) {#name, 2, single_##name},
  QN_SINGLE_LISTS(ONE) QN_SINGLE_LISTS2(TWO)
};
static const struct single *single_of(const char *name) {
  for (size_t k = 0; k < QN_COUNT(singles); k++)
    if (strcmp(singles[k].name, name) == 0) return &singles[k];
  return NULL;
}
unsigned qn_e_math_single(const char *name) {
  const struct single *s = single_of(name);
  return s ? s->operands : 0;
}
lv qn_e_math_single_list(emitter *e, LLVMBuilderRef b, const char *name, lv x, lv y) {
  mb m = {e, b, e->f32, e->i32};
  return single_of(name)->list(&m, x, y);
}

/* --- dispatch by math.def ------------------------------------------------------------------------------------------- */
typedef lv (*list_fn)(mb *, lv, lv);
#define ARGS_D_D(p, q) (self, p)
#define ARGS_I_D(p, q) (self, p)
#define ARGS_B_D(p, q) (self, p)
#define ARGS_D_DD(p, q) (self, p, q)
#define ARGS_D_DI(p, q) (self, p, q)
#define WRAP_LIST(name, sig) \
  static lv call_##name(mb *self, lv p, QN_UNUSED lv q) { return list_##name ARGS_##sig(p, q); }
#define WRAP_HELPER(name, sig)
#define QN_MATH(name, sig, form, rule, ulp) WRAP_##form(name, sig)
#include "runtime/math/math.def"
#undef QN_MATH

#define FORM_LIST(name) call_##name
#define FORM_HELPER(name) NULL
static const list_fn lists[] = {
#define QN_MATH(name, sig, form, rule, ulp) FORM_##form(name),
#include "runtime/math/math.def"
#undef QN_MATH
};
#define IS_LIST true
#define IS_HELPER false
static const math_row rows[] = {
#define QN_MATH(name, sig, form, rule, ulp) {#name, "qn_" #name, #sig, IS_##form},
#include "runtime/math/math.def"
#undef QN_MATH
};

const math_row *qn_e_math_row(const char *name) {
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (strcmp(rows[i].name, name) == 0) return &rows[i];
  return NULL;
}

lv qn_e_math_list(emitter *e, LLVMBuilderRef b, const char *name, lv x, lv y) {
  mb m = {e, b, e->f64, e->i64};
  const math_row *r = qn_e_math_row(name);
  return lists[r - rows](&m, x, y);
}

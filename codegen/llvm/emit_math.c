/* emit_math.c - mathematical functions: a list of runtime/math becomes one internal function per module that is always
 * inlined; a row of form HELPER is a call. float32 has lists of its own (single.def), or is exact as it is,
 * or goes through double. */
#include "codegen/llvm/math_ops.h"

static void fn_attr(emitter *e, lv f, const char *name) {
  unsigned id = LLVMGetEnumAttributeKindForName(name, strlen(name));
  LLVMAddAttributeAtIndex(f, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(e->c, id, 0));
}

static lt signature(emitter *e, const math_row *r) {
  lt args[2] = {e->f64, strcmp(r->sig, "D_DI") == 0 ? e->i64 : e->f64};
  bool two = strncmp(r->sig, "D_D", 3) == 0 && r->sig[3] != 0;
  lt result = r->sig[0] == 'I' ? e->i64 : r->sig[0] == 'B' ? e->i1 : e->f64;
  return LLVMFunctionType(result, args, two ? 2 : 1, 0);
}

/* An internal function that is always inlined, to be filled at b; NULL where the module has it (*f) already. */
static LLVMBuilderRef inlined(emitter *e, const char *name, lt ft, lv *f) {
  if ((*f = LLVMGetNamedFunction(e->mod, name))) return NULL;
  *f = LLVMAddFunction(e->mod, name, ft);
  fn_attr(e, *f, "nounwind");
  fn_attr(e, *f, "willreturn");
  fn_attr(e, *f, "memory");
  fn_attr(e, *f, "alwaysinline");
  LLVMSetLinkage(*f, LLVMInternalLinkage);
  LLVMBuilderRef b = LLVMCreateBuilderInContext(e->c);
  LLVMPositionBuilderAtEnd(b, LLVMAppendBasicBlockInContext(e->c, *f, ""));
  return b;
}
static lv second(lv f) { return LLVMCountParams(f) > 1 ? LLVMGetParam(f, 1) : NULL; }
static lv single_function(emitter *e, const char *name, lt ft) {
  char symbol[64];
  snprintf(symbol, sizeof symbol, "m.%sf", name);
  lv f;
  LLVMBuilderRef b = inlined(e, symbol, ft, &f);
  if (!b) return f;
  LLVMBuildRet(b, qn_e_math_single_list(e, b, name, LLVMGetParam(f, 0), second(f)));
  LLVMDisposeBuilder(b);
  return f;
}

/* Inlined, or (cold, HELPER) the C function, which has the same bits. */
static lv math_function(emitter *e, const math_row *r, lt ft, bool cold) {
  char name[64];
  bool list = r->list && !(cold && r->sig[0] == 'D');
  snprintf(name, sizeof name, list ? "m.%s" : "qn_%s", r->name);
  lv f = NULL;
  if (list) {
    LLVMBuilderRef b = inlined(e, name, ft, &f);
    if (!b) return f;
    LLVMBuildRet(b, qn_e_math_list(e, b, r->name, LLVMGetParam(f, 0), second(f)));
    LLVMDisposeBuilder(b);
    return f;
  }
  f = LLVMGetNamedFunction(e->mod, name);
  if (f) return f;
  f = LLVMAddFunction(e->mod, name, ft);
  fn_attr(e, f, "nounwind");
  fn_attr(e, f, "willreturn");
  fn_attr(e, f, "memory");
  return f;
}

/* Functions whose float32 form is exact or correctly rounded, so that no widening is needed. */
static const char *single_intrinsic(const char *name) {
  static const char *const names[][2] = {{"sqrt", "llvm.sqrt"},   {"floor", "llvm.floor"}, {"ceil", "llvm.ceil"},
                                         {"trunc", "llvm.trunc"}, {"rint", "llvm.rint"},   {"fabs", "llvm.fabs"},
                                         {"copysign", "llvm.copysign"}};
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(names[i][0], name) == 0) return names[i][1];
  return NULL;
}

lv qn_e_math_call(fx *x, const char *name, lv *args, unsigned n) {
  emitter *e = x->e;
  const math_row *r = qn_e_math_row(name);
  if (!r) {
    qn_e_error(e, name);
    return LLVMGetUndef(e->f64);
  }
  lt ft = signature(e, r);
  return LLVMBuildCall2(x->b, ft, math_function(e, r, ft, x->cold > 0), args, n, "");
}

/* Under fastmath <name>_fast takes the place of <name> where runtime/math has one. */
static const math_row *row_of(const fx *x, const qn_irins *i) {
  const math_row *r = NULL;
  if ((i->flags & QN_IF_FAST) || (x->fn->flags & QN_FN_FAST)) r = qn_e_math_row(qn_arena_printf(x->e->a, "%s_fast", i->name));
  return r ? r : qn_e_math_row(i->name);
}

static void math_of_floats(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  lt types[2] = {e->f32, e->f32}, ft = LLVMFunctionType(e->f32, types, i->nargs, 0);
  lv args[2];
  for (uint32_t k = 0; k < i->nargs; k++) {
    args[k] = x->val[i->args[k]].v;
    if (x->fn->ins.data[i->args[k]]->type.kind != QN_IT_F32) args[k] = LLVMBuildFPTrunc(x->b, args[k], e->f32, "");
  }
  out->v = LLVMBuildCall2(x->b, ft, single_function(e, i->name, ft), args, i->nargs, "");
}

void qn_e_math(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  const math_row *r = row_of(x, i);
  if (!r) {
    qn_e_error(e, "no such mathematical function");
    out->v = LLVMGetUndef(qn_e_type(e, i->type));
    return;
  }
  lt ft = signature(e, r);
  if (i->nargs != LLVMCountParamTypes(ft)) {
    qn_e_error(e, "mathematical function with another number of arguments");
    out->v = LLVMGetUndef(qn_e_type(e, i->type));
    return;
  }
  lv args[2];
  bool single = i->type.kind == QN_IT_F32;
  if (single && qn_e_math_single(i->name) == i->nargs) {
    math_of_floats(x, i, out);
    return;
  }
  for (uint32_t k = 0; k < i->nargs; k++) {
    qn_irtype t = x->fn->ins.data[i->args[k]]->type;
    args[k] = x->val[i->args[k]].v;
    if (t.kind == QN_IT_F32 && !(single && single_intrinsic(r->name))) args[k] = LLVMBuildFPExt(x->b, args[k], e->f64, "");
  }
  lt want[2];
  LLVMGetParamTypes(ft, want);
  for (uint32_t k = 0; k < i->nargs; k++)
    if (LLVMTypeOf(args[k]) != want[k] && !(single && single_intrinsic(r->name))) {
      qn_e_error(e, "mathematical function of another type");
      out->v = LLVMGetUndef(qn_e_type(e, i->type));
      return;
    }
  if (single && single_intrinsic(r->name)) {
    out->v = qn_e_intrinsic(x, single_intrinsic(r->name), e->f32, args, i->nargs);
    return;
  }
  out->v = LLVMBuildCall2(x->b, ft, math_function(e, r, ft, x->cold > 0), args, i->nargs, "");
  if (single) out->v = LLVMBuildFPTrunc(x->b, out->v, e->f32, "");
}

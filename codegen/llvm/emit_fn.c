/* emit_fn.c - functions: signatures, parameters, locals, the exported entry.
 *
 * An IR function f becomes   i32 @f.in(ctx, parameters flattened…, result pointers…)   or, with exactly one result that
 * fits a register,           {i32, T} @f.in(ctx, parameters flattened…).
 * An array parameter is data, owner, extents and (layout A) strides. The entry @f unpacks the slots of qn_entry_fn. */
#include "codegen/llvm/emit.h"

void qn_e_attr(emitter *e, lv f, unsigned where, const char *name, uint64_t value) {
  unsigned id = LLVMGetEnumAttributeKindForName(name, strlen(name));
  LLVMAddAttributeAtIndex(f, where, LLVMCreateEnumAttribute(e->c, id, value));
}

bool qn_e_by_value(const qn_irfn *fn) {
  return fn->nresults == 1 && fn->results[0].kind != QN_IT_ARRAY && !qn_irt_is_complex(fn->results[0]);
}

lt qn_e_result_type(emitter *e, qn_irtype t) {
  if (t.kind == QN_IT_ARRAY) return LLVMArrayType2(e->i64, 2u + 2u * t.rank);
  if (qn_irt_is_complex(t)) return LLVMArrayType2(qn_e_type(e, t), 2);
  return qn_e_memtype(e, t);
}

static lv word(fx *x, lv p, int k) { return qn_e_gep(x, x->e->i64, p, qn_e_i64(x->e, k)); }

void qn_e_result_store(fx *x, qn_irtype t, ev v, lv p) {
  emitter *e = x->e;
  if (t.kind != QN_IT_ARRAY) {
    qn_e_store(x, t, v.v, p);
    if (qn_irt_is_complex(t)) LLVMBuildStore(x->b, v.im, qn_e_gep(x, qn_e_type(e, t), p, qn_e_i64(e, 1)));
    return;
  }
  LLVMBuildStore(x->b, v.arr->data, word(x, p, 0));
  LLVMBuildStore(x->b, v.arr->owner, word(x, p, 1));
  for (int k = 0; k < t.rank; k++) {
    LLVMBuildStore(x->b, v.arr->shape[k], word(x, p, 2 + k));
    LLVMBuildStore(x->b, v.arr->stride[k], word(x, p, 2 + t.rank + k));
  }
}

ev qn_e_result_load(fx *x, qn_irtype t, lv p) {
  emitter *e = x->e;
  ev v = {0};
  if (t.kind != QN_IT_ARRAY) {
    v.v = qn_e_load(x, t, p);
    if (qn_irt_is_complex(t)) v.im = qn_e_load(x, t, qn_e_gep(x, qn_e_type(e, t), p, qn_e_i64(e, 1)));
    return v;
  }
  v.arr = QN_NEW(e->a, earray);
  v.arr->data = LLVMBuildLoad2(x->b, e->ptr, word(x, p, 0), "");
  v.arr->owner = LLVMBuildLoad2(x->b, e->ptr, word(x, p, 1), "");
  for (int k = 0; k < t.rank; k++) {
    v.arr->shape[k] = LLVMBuildLoad2(x->b, e->i64, word(x, p, 2 + k), "");
    v.arr->stride[k] = LLVMBuildLoad2(x->b, e->i64, word(x, p, 2 + t.rank + k), "");
  }
  qn_e_strides(x, t, v.arr);
  return v;
}

/* --- declaring ------------------------------------------------------------------------------------------------------ */
lt qn_e_fn_type(emitter *e, const qn_irfn *fn) {
  uint32_t n = 1;
  for (uint32_t k = 0; k < fn->nparams; k++) n += (uint32_t)qn_e_parts(fn->params[k].type);
  lt *types = QN_NEW_N(e->a, lt, n + fn->nresults);
  types[0] = e->ptr;
  n = 1;
  for (uint32_t k = 0; k < fn->nparams; k++) {
    qn_e_part_types(e, fn->params[k].type, types + n);
    n += (uint32_t)qn_e_parts(fn->params[k].type);
  }
  if (qn_e_by_value(fn)) {
    lt pair[2] = {e->i32, qn_e_type(e, fn->results[0])};
    return LLVMFunctionType(LLVMStructTypeInContext(e->c, pair, 2, 0), types, n, 0);
  }
  for (uint32_t k = 0; k < fn->nresults; k++) types[n++] = e->ptr;
  return LLVMFunctionType(e->i32, types, n, 0);
}

static void extent_range(emitter *e, lv f, unsigned where) {
  uint64_t lo = 0, hi = 1ull << 62;
  unsigned id = LLVMGetEnumAttributeKindForName("range", 5);
  LLVMAddAttributeAtIndex(f, where, LLVMCreateConstantRangeAttribute(e->c, id, 64, &lo, &hi));
}

void qn_e_declare(emitter *e, uint32_t k) {
  const qn_irfn *fn = e->m->fns.data[k];
  e->fn_types[k] = qn_e_fn_type(e, fn);
  lv f = e->fns[k] = LLVMAddFunction(e->mod, qn_arena_printf(e->a, "%s.in", fn->name), e->fn_types[k]);
  LLVMSetLinkage(f, LLVMInternalLinkage);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  if (fn->flags & QN_FN_INLINE) qn_e_attr(e, f, LLVMAttributeFunctionIndex, "alwaysinline", 0);
  qn_e_attr(e, f, 1, "noalias", 0);
  qn_e_attr(e, f, 1, "nonnull", 0);
  unsigned at = 2; /* attribute index of parameter 0 is 1: ctx */
  for (uint32_t p = 0; p < fn->nparams; p++) {
    qn_irtype t = fn->params[p].type;
    if (t.kind == QN_IT_ARRAY) {
      if ((fn->flags & QN_FN_NOALIAS) && !e->called[k] && !e->unboxes) qn_e_attr(e, f, at, "noalias", 0);
      if (t.layout & QN_IR_READONLY) qn_e_attr(e, f, at, "readonly", 0);
      for (int d = 0; d < t.rank; d++) extent_range(e, f, at + 2 + (unsigned)d);
    }
    at += (unsigned)qn_e_parts(t);
  }
  for (; at <= LLVMCountParams(f); at++) qn_e_attr(e, f, at, "noalias", 0);
}

/* --- a function being written ----------------------------------------------------------------------------------------- */
void qn_e_fx_init(fx *x, emitter *e, const qn_irfn *fn, lv f, const qn_irblock *region) {
  memset(x, 0, sizeof *x);
  x->e = e;
  x->fn = fn;
  x->f = f;
  x->b = LLVMCreateBuilderInContext(e->c);
  x->ab = LLVMCreateBuilderInContext(e->c);
  x->entry = qn_e_block(x, "entry");
  x->start = qn_e_block(x, "start");
  x->fail_bb = qn_e_block(x, "fail");
  x->ret_bb = qn_e_block(x, "leave");
  LLVMPositionBuilderAtEnd(x->ab, x->entry);
  LLVMPositionBuilderAtEnd(x->b, x->fail_bb);
  x->fail_phi = LLVMBuildPhi(x->b, e->i32, "");
  qn_e_at(x, x->start);
  x->val = QN_NEW_N(e->a, ev, fn->ins.n);
  x->loc = QN_NEW_N(e->a, elocal, fn->locals.n + 1);
  x->params = QN_NEW_N(e->a, ev, fn->nparams + 1);
  qn_own_analyse(x, region);
  qn_e_own_init(x);
}

void qn_e_fx_finish(fx *x) {
  LLVMBuildBr(x->ab, x->start);
  if (LLVMCountIncoming(x->fail_phi) == 0) {
    LLVMPositionBuilderAtEnd(x->b, x->fail_bb);
    LLVMInstructionEraseFromParent(x->fail_phi);
    LLVMBuildUnreachable(x->b);
  }
  LLVMMoveBasicBlockAfter(x->ret_bb, LLVMGetLastBasicBlock(x->f));
  LLVMMoveBasicBlockAfter(x->fail_bb, LLVMGetLastBasicBlock(x->f));
  LLVMDisposeBuilder(x->b);
  LLVMDisposeBuilder(x->ab);
}

/* --- locals --------------------------------------------------------------------------------------------------------- */
void qn_e_local_make(fx *x, uint32_t local) {
  emitter *e = x->e;
  qn_irtype t = x->fn->locals.data[local].type;
  elocal *l = &x->loc[local];
  const char *name = x->fn->locals.data[local].name;
  if (t.kind != QN_IT_ARRAY) {
    l->owns = t.kind == QN_IT_REF && x->local_owns[local];
    l->slot = qn_e_slot(x, qn_e_memtype(e, t), name);
    LLVMBuildStore(x->b, LLVMConstNull(qn_e_memtype(e, t)), l->slot);
    if (!qn_irt_is_complex(t)) return;
    l->slot_im = qn_e_slot(x, qn_e_type(e, t), name);
    LLVMBuildStore(x->b, LLVMConstNull(qn_e_type(e, t)), l->slot_im);
    return;
  }
  l->owns = x->local_owns[local];
  l->arr = QN_NEW(e->a, earray);
  l->arr->data = qn_e_slot(x, e->ptr, name);
  l->arr->owner = qn_e_slot(x, e->ptr, name);
  LLVMBuildStore(x->b, LLVMConstNull(e->ptr), l->arr->data);
  LLVMBuildStore(x->b, LLVMConstNull(e->ptr), l->arr->owner);
  for (int k = 0; k < t.rank; k++) {
    l->arr->shape[k] = qn_e_slot(x, e->i64, name);
    LLVMBuildStore(x->b, qn_e_i64(e, 0), l->arr->shape[k]);
    l->arr->stride[k] = qn_e_slot(x, e->i64, name);
    LLVMBuildStore(x->b, qn_e_i64(e, 0), l->arr->stride[k]);
  }
}

ev qn_e_local_get(fx *x, uint32_t local) {
  emitter *e = x->e;
  qn_irtype t = x->fn->locals.data[local].type;
  const elocal *l = &x->loc[local];
  ev v = {0};
  if (t.kind != QN_IT_ARRAY) {
    v.v = qn_e_load(x, t, l->slot);
    if (qn_irt_is_complex(t)) v.im = qn_e_load(x, t, l->slot_im);
    return v;
  }
  v.arr = QN_NEW(e->a, earray);
  v.arr->data = LLVMBuildLoad2(x->b, e->ptr, l->arr->data, "");
  v.arr->owner = LLVMBuildLoad2(x->b, e->ptr, l->arr->owner, "");
  for (int k = 0; k < t.rank; k++) {
    v.arr->shape[k] = LLVMBuildLoad2(x->b, e->i64, l->arr->shape[k], "");
    v.arr->stride[k] = LLVMBuildLoad2(x->b, e->i64, l->arr->stride[k], "");
  }
  qn_e_strides(x, t, v.arr);
  return v;
}

void qn_e_local_set(fx *x, uint32_t local, ev v, qn_irtype from) {
  emitter *e = x->e;
  qn_irtype t = x->fn->locals.data[local].type;
  const elocal *l = &x->loc[local];
  (void)from;
  lv old = NULL;
  if (l->owns) {
    qn_e_retain(x, t, v);
    old = LLVMBuildLoad2(x->b, e->ptr, t.kind == QN_IT_REF ? l->slot : l->arr->owner, "");
  }
  if (t.kind != QN_IT_ARRAY) {
    qn_e_store(x, t, v.v, l->slot);
    if (qn_irt_is_complex(t)) LLVMBuildStore(x->b, v.im, l->slot_im);
    if (old) qn_e_release(x, t, old);
    return;
  }
  LLVMBuildStore(x->b, v.arr->data, l->arr->data);
  LLVMBuildStore(x->b, v.arr->owner, l->arr->owner);
  for (int k = 0; k < t.rank; k++) {
    LLVMBuildStore(x->b, v.arr->shape[k], l->arr->shape[k]);
    LLVMBuildStore(x->b, v.arr->stride[k], l->arr->stride[k]);
  }
  if (old) qn_e_release(x, t, old);
}

/* --- defining -------------------------------------------------------------------------------------------------------- */
static void stack_check(fx *x) {
  emitter *e = x->e;
  lv here = qn_e_intrinsic(x, "llvm.stacksave", e->ptr, NULL, 0);
  lv limit = LLVMBuildLoad2(x->b, e->i64, x->ctx, "");
  lv low = LLVMBuildICmp(x->b, LLVMIntULT, LLVMBuildPtrToInt(x->b, here, e->i64, ""), limit, "");
  qn_e_fail_if(x, low, NULL, x->fn->stack_site, NULL, 0);
}

static void finish_returns(fx *x) {
  emitter *e = x->e;
  bool by_value = qn_e_by_value(x->fn);
  qn_e_at(x, x->ret_bb);
  qn_e_own_release_all(x);
  if (by_value) {
    lv pair = LLVMGetUndef(LLVMGetReturnType(LLVMGlobalGetValueType(x->f)));
    pair = LLVMBuildInsertValue(x->b, pair, qn_e_i32(e, 0), 0, "");
    LLVMBuildRet(x->b, LLVMBuildInsertValue(x->b, pair, qn_e_load(x, x->fn->results[0], x->res[0]), 1, ""));
  } else {
    LLVMBuildRet(x->b, qn_e_i32(e, 0));
  }
  if (LLVMCountIncoming(x->fail_phi) == 0) return;
  qn_e_at(x, x->fail_bb);
  if (by_value) {
    lv pair = LLVMGetUndef(LLVMGetReturnType(LLVMGlobalGetValueType(x->f)));
    pair = LLVMBuildInsertValue(x->b, pair, x->fail_phi, 0, "");
    pair = LLVMBuildInsertValue(x->b, pair, LLVMConstNull(qn_e_type(e, x->fn->results[0])), 1, "");
    LLVMBuildRet(x->b, pair);
  } else {
    LLVMBuildRet(x->b, x->fail_phi);
  }
}

void qn_e_define(emitter *e, uint32_t k) {
  const qn_irfn *fn = e->m->fns.data[k];
  fx x;
  qn_e_fx_init(&x, e, fn, e->fns[k], fn->body);
  qn_e_debug_function(&x, fn->body->n ? fn->ins.data[fn->body->data[0]]->line : 0);
  x.ctx = LLVMGetParam(x.f, 0);
  unsigned at = 1;
  for (uint32_t p = 0; p < fn->nparams; p++) {
    lv parts[2 + 2 * QN_MAX_RANK];
    int n = qn_e_parts(fn->params[p].type);
    for (int j = 0; j < n; j++) parts[j] = LLVMGetParam(x.f, at++);
    x.params[p] = qn_e_unflatten(&x, fn->params[p].type, parts);
  }
  x.res = QN_NEW_N(e->a, lv, fn->nresults + 1);
  for (uint32_t r = 0; r < fn->nresults; r++)
    x.res[r] = qn_e_by_value(fn) ? qn_e_slot(&x, qn_e_memtype(e, fn->results[r]), "result") : LLVMGetParam(x.f, at++);
  if (fn->flags & QN_FN_STACK) stack_check(&x);
  for (uint32_t l = 0; l < fn->locals.n; l++) qn_e_local_make(&x, l);
  qn_e_block_body(&x, fn->body);
  if (!x.dead) { /* falls off the end: only without results, or after code that cannot end */
    if (fn->nresults)
      LLVMBuildUnreachable(x.b);
    else
      LLVMBuildBr(x.b, x.ret_bb);
  }
  finish_returns(&x);
  qn_e_fx_finish(&x);
}

/* --- the exported entry ------------------------------------------------------------------------------------------------ */
static lv slot_at(fx *x, lv base, uint32_t k) { return qn_e_gep(x, x->e->i64, base, qn_e_i64(x->e, k)); }

static ev load_argument(fx *x, qn_irtype t, lv args, uint32_t *slot) {
  emitter *e = x->e;
  ev v = {0};
  lv p = slot_at(x, args, *slot);
  *slot += 1;
  if (t.kind == QN_IT_C64) { /* both halves in one slot */
    v.v = LLVMBuildLoad2(x->b, e->f32, p, "");
    v.im = LLVMBuildLoad2(x->b, e->f32, qn_e_gep8(x, p, qn_e_i64(e, 4)), "");
  } else if (t.kind == QN_IT_C128) {
    v.v = LLVMBuildLoad2(x->b, e->f64, p, "");
    v.im = LLVMBuildLoad2(x->b, e->f64, slot_at(x, args, *slot), "");
    *slot += 1;
  } else if (t.kind == QN_IT_ARRAY) {
    lv view = LLVMBuildLoad2(x->b, e->ptr, p, "");
    v.arr = QN_NEW(e->a, earray);
    v.arr->data = LLVMBuildLoad2(x->b, e->ptr, view, "");
    v.arr->owner = LLVMBuildLoad2(x->b, e->ptr, slot_at(x, view, 1), "");
    for (uint32_t d = 0; d < t.rank; d++) {
      v.arr->shape[d] = LLVMBuildLoad2(x->b, e->i64, slot_at(x, view, 2 + d), "");
      v.arr->stride[d] = LLVMBuildLoad2(x->b, e->i64, slot_at(x, view, 2 + QN_MAX_RANK + d), "");
    }
  } else {
    v.v = qn_e_load(x, t, p);
  }
  return v;
}

static lv slot_bits(fx *x, qn_irtype t, lv v) {
  emitter *e = x->e;
  if (t.kind == QN_IT_F32) return LLVMBuildZExt(x->b, LLVMBuildBitCast(x->b, v, e->i32, ""), e->i64, "");
  if (t.kind == QN_IT_F64) return LLVMBuildBitCast(x->b, v, e->i64, "");
  if (t.kind == QN_IT_PTR || t.kind == QN_IT_REF) return LLVMBuildPtrToInt(x->b, v, e->i64, "");
  if (qn_irt_bits(t) == 64) return v;
  return qn_irt_is_signed(t) ? LLVMBuildSExt(x->b, v, e->i64, "") : LLVMBuildZExt(x->b, v, e->i64, "");
}

static void store_result(fx *x, qn_irtype t, lv from, lv rets, uint32_t *slot) {
  emitter *e = x->e;
  lv p = slot_at(x, rets, *slot);
  *slot += 1;
  if (t.kind == QN_IT_ARRAY) {
    int flags = t.layout & QN_IR_READONLY ? QN_VIEW_READONLY : 0;
    lv args[5] = {x->ctx, from, qn_e_i32(e, t.rank), qn_e_i32(e, t.dtype), qn_e_i32(e, flags)};
    lv view = qn_e_call_helper(x, "qn_k_view", args, 5);
    LLVMBuildStore(x->b, view, p);
    lb good = qn_e_block(x, ""), bad = qn_e_block(x, "bad");
    qn_e_expect(x, LLVMBuildCondBr(x->b, LLVMBuildIsNull(x->b, view, ""), bad, good), false);
    qn_e_at(x, bad);
    qn_e_fail_status(x, qn_e_i32(e, QN_STATUS_NOSITE));
    qn_e_at(x, good);
    return;
  }
  ev v = qn_e_result_load(x, t, from);
  if (t.kind == QN_IT_C64) {
    LLVMBuildStore(x->b, v.v, p);
    LLVMBuildStore(x->b, v.im, qn_e_gep8(x, p, qn_e_i64(e, 4)));
    return;
  }
  LLVMBuildStore(x->b, t.kind == QN_IT_C128 ? v.v : slot_bits(x, t, v.v), p);
  if (t.kind == QN_IT_C128) LLVMBuildStore(x->b, v.im, slot_at(x, rets, (*slot)++));
}

void qn_e_entry(emitter *e, uint32_t k) {
  const qn_irfn *fn = e->m->fns.data[k];
  lt types[3] = {e->ptr, e->ptr, e->ptr};
  lv f = LLVMAddFunction(e->mod, fn->name, LLVMFunctionType(e->i32, types, 3, 0));
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  static const qn_irblock nothing;
  fx x;
  qn_e_fx_init(&x, e, fn, f, &nothing);
  x.ctx = LLVMGetParam(f, 0);
  uint32_t n = 1, slot = 0;
  lv *args = QN_NEW_N(e->a, lv, LLVMCountParams(e->fns[k]));
  args[0] = x.ctx;
  for (uint32_t p = 0; p < fn->nparams; p++) {
    ev v = load_argument(&x, fn->params[p].type, LLVMGetParam(f, 1), &slot);
    qn_e_flatten(&x, fn->params[p].type, v, args + n);
    n += (uint32_t)qn_e_parts(fn->params[p].type);
  }
  lv *res = QN_NEW_N(e->a, lv, fn->nresults + 1);
  for (uint32_t r = 0; r < fn->nresults; r++) {
    res[r] = qn_e_slot(&x, qn_e_result_type(e, fn->results[r]), "result");
    if (!qn_e_by_value(fn)) args[n++] = res[r];
  }
  lv st = LLVMBuildCall2(x.b, e->fn_types[k], e->fns[k], args, n, "");
  if (qn_e_by_value(fn)) {
    qn_e_store(&x, fn->results[0], LLVMBuildExtractValue(x.b, st, 1, ""), res[0]);
    st = LLVMBuildExtractValue(x.b, st, 0, "");
  }
  lb good = qn_e_block(&x, ""), bad = qn_e_block(&x, "bad");
  qn_e_expect(&x, LLVMBuildCondBr(x.b, LLVMBuildICmp(x.b, LLVMIntNE, st, qn_e_i32(e, 0), ""), bad, good), false);
  qn_e_at(&x, bad);
  qn_e_fail_status(&x, st);
  qn_e_at(&x, good);
  slot = 0;
  for (uint32_t r = 0; r < fn->nresults; r++) store_result(&x, fn->results[r], res[r], LLVMGetParam(f, 2), &slot);
  LLVMBuildBr(x.b, x.ret_bb);
  qn_e_at(&x, x.ret_bb);
  LLVMBuildRet(x.b, qn_e_i32(e, 0));
  qn_e_at(&x, x.fail_bb);
  LLVMBuildRet(x.b, x.fail_phi);
  qn_e_fx_finish(&x);
}

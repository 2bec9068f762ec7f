/* emit_call.c - calls of IR functions and of helpers, results, return. A failing callee has filled the error slot: the
 * caller adds its call site to the traceback and leaves with the same status. */
#include "codegen/llvm/emit.h"

static void leave_if_failed(fx *x, lv status, int32_t site) {
  emitter *e = x->e;
  lb bad = qn_e_block(x, "bad"), good = qn_e_block(x, "");
  qn_e_expect(x, LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntNE, status, qn_e_i32(e, 0), ""), bad, good), false);
  qn_e_at(x, bad);
  qn_e_call_helper(x, "qn_k_trace", (lv[]){x->ctx, qn_e_i32(e, site)}, 2);
  qn_e_fail_status(x, status);
  qn_e_at(x, good);
}

static void call(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  uint32_t callee = (uint32_t)i->imm[0], n = 1;
  const qn_irfn *fn = e->m->fns.data[callee];
  lv *args = QN_NEW_N(e->a, lv, LLVMCountParams(e->fns[callee]));
  args[0] = x->ctx;
  for (uint32_t k = 0; k < i->nargs; k++) {
    qn_e_flatten(x, fn->params[k].type, x->val[i->args[k]], args + n);
    n += (uint32_t)qn_e_parts(fn->params[k].type);
  }
  lv *res = QN_NEW_N(e->a, lv, fn->nresults + 1);
  bool by_value = qn_e_by_value(fn);
  for (uint32_t r = 0; r < fn->nresults && !by_value; r++)
    args[n++] = res[r] = qn_e_slot(x, qn_e_result_type(e, fn->results[r]), "result");
  lv st = LLVMBuildCall2(x->b, e->fn_types[callee], e->fns[callee], args, n, "");
  out->many = QN_NEW_N(e->a, ev, fn->nresults + 1);
  if (by_value) {
    out->many[0].v = LLVMBuildExtractValue(x->b, st, 1, "");
    st = LLVMBuildExtractValue(x->b, st, 0, "");
  }
  leave_if_failed(x, st, i->site);
  for (uint32_t r = 0; r < fn->nresults && !by_value; r++) out->many[r] = qn_e_result_load(x, fn->results[r], res[r]);
}

/* The count that comes with an array or object goes to the first `result` that takes it; another one adds its own. */
static void result(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  ev *r = &x->val[i->args[0]].many[i->imm[0]];
  *out = *r;
  if (!x->own[id]) return;
  bool taken = r->many != NULL;
  r->many = r;
  out->many = NULL;
  qn_e_own_new(x, i->type, id, *out, !taken);
}

void qn_e_call(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  if (i->op == QN_I_RESULT && x->val[i->args[0]].many)
    result(x, i, id, out);
  else if (i->op == QN_I_CALL)
    call(x, i, out);
  else
    qn_e_error(x->e, "result of a call outside its region");
}

/* An array argument as a qn_view on the stack. */
lv qn_e_view_of(fx *x, qn_irtype t, const earray *a) {
  emitter *e = x->e;
  lv p = qn_e_slot_array(x, e->i64, sizeof(qn_view) / 8, "view");
  LLVMBuildStore(x->b, a->data, p);
  LLVMBuildStore(x->b, a->owner, qn_e_gep8(x, p, qn_e_i64(e, offsetof(qn_view, owner))));
  for (int k = 0; k < t.rank; k++) {
    LLVMBuildStore(x->b, a->shape[k], qn_e_gep8(x, p, qn_e_i64(e, (int64_t)offsetof(qn_view, shape) + 8 * k)));
    LLVMBuildStore(x->b, a->stride[k], qn_e_gep8(x, p, qn_e_i64(e, (int64_t)offsetof(qn_view, strides) + 8 * k)));
  }
  char layout = qn_irt_layout(t);
  int flags = (layout == 'C' ? QN_VIEW_C : layout == 'F' ? QN_VIEW_F : 0) | (t.layout & QN_IR_READONLY ? QN_VIEW_READONLY : 0);
  uint64_t tail = (uint64_t)t.rank | (uint64_t)t.dtype << 32 | (uint64_t)flags << 40;
  LLVMBuildStore(x->b, LLVMConstInt(e->i64, tail, 0), qn_e_gep8(x, p, qn_e_i64(e, offsetof(qn_view, ndim))));
  return p;
}

static lv argument(fx *x, qn_irtype t, ev v, char letter) {
  if (t.kind == QN_IT_ARRAY) return qn_e_view_of(x, t, v.arr);
  if ((letter == 'w' || letter == 'b') && t.kind == QN_IT_BOOL) return LLVMBuildZExt(x->b, v.v, x->e->i32, "");
  if (letter == 'q' && qn_irt_bits(t) < 64 && !qn_irt_is_float(t)) return qn_e_operand64(x, t, v.v);
  return v.v;
}

void qn_e_hcall(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  emitter *e = x->e;
  const helper_row *h = qn_e_find_helper(i->name);
  if (strcmp(i->name, "qn_k_list_push") == 0 && i->nargs == 1 && x->fn->ins.data[i->args[0]]->type.kind == QN_IT_REF) {
    qn_e_push(x, i, out);
    return;
  }
  if (!h) {
    qn_e_error(e, "unknown helper");
    out->v = LLVMGetUndef(qn_e_type(e, i->type));
    return;
  }
  bool fails = h->kind == HELPER_FAIL;
  lv args[36], slot = NULL;
  unsigned n = 0;
  bool ctx = fails || h->sig[2] == 'c';
  if (ctx) args[n++] = x->ctx;
  const char *letter = h->sig + 2 + (ctx ? 1 : 0);
  for (uint32_t k = 0; k < i->nargs && k < 32; k++)
    args[n++] = argument(x, x->fn->ins.data[i->args[k]]->type, x->val[i->args[k]], *letter ? *letter++ : 'q');
  if (fails && i->type.kind != QN_IT_VOID) args[n++] = slot = qn_e_slot(x, qn_e_result_type(e, i->type), "result");
  lv r = qn_e_call_helper(x, i->name, args, n);
  if (!fails) {
    out->v = i->type.kind == QN_IT_BOOL ? LLVMBuildICmp(x->b, LLVMIntNE, r, qn_e_i32(e, 0), "") : r;
    if (i->type.kind == QN_IT_REF) qn_e_own_new(x, i->type, id, *out, true);
    return;
  }
  qn_e_leave_if_helper_failed(x, r, i->site < 0 ? 0 : i->site);
  if (slot) *out = qn_e_result_load(x, i->type, slot);
  if (i->type.kind == QN_IT_REF) qn_e_own_new(x, i->type, id, *out, true);
}

void qn_e_return(fx *x, const qn_irins *i) {
  for (uint32_t k = 0; k < i->nargs; k++) {
    qn_irtype t = x->fn->results[k];
    ev v = x->val[i->args[k]];
    if (t.kind == QN_IT_ARRAY || t.kind == QN_IT_REF) qn_e_retain(x, t, v);
    qn_e_result_store(x, t, v, x->res[k]);
  }
  qn_e_br(x, x->ret_bb);
}

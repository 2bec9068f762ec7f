/* emit_object.c - objects of kernels (lists, strings, instances…): their fields and slots, counts, literals, boxed arrays;
 * try. Nothing is checked here: lowering writes explicit checks, so that loops over lists vectorise.
 *
 * Header fields, slots of objects and slots of items buffers lie apart, and apart from every array's elements: the loads
 * and stores say so (qn_e_tag), so that a store of one kind does not force the others to be read again. */
#include "codegen/llvm/emit.h"

/* --- counts ------------------------------------------------------------------------------------------------------------ */
static lv counter(fx *x, lv ref) { return qn_e_gep8(x, ref, qn_e_i64(x->e, offsetof(qn_kobj, counts))); }

static lv load_tagged(fx *x, lt t, lv p, qn_etag tag) {
  lv r = LLVMBuildLoad2(x->b, t, p, "");
  qn_e_tag(x, r, tag);
  return r;
}

/* An object of the running context is counted here, others (shared, immortal) by the helper; NULL not at all. */
static void count(fx *x, lv ref, const char *helper, int by, const char *at_zero) {
  emitter *e = x->e;
  if (LLVMIsNull(ref)) return;
  lb some = qn_e_block(x, "ref"), plain = qn_e_block(x, "own"), shared = qn_e_block(x, "shared"), done = qn_e_block(x, "");
  LLVMBuildCondBr(x->b, LLVMBuildIsNull(x->b, ref, ""), done, some);
  qn_e_at(x, some);
  lv home = load_tagged(x, e->ptr, qn_e_gep8(x, ref, qn_e_i64(e, offsetof(qn_kobj, home))), QN_TAG_COUNTS);
  qn_e_expect(x, LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, home, x->ctx, ""), plain, shared), true);
  qn_e_at(x, plain);
  lv n = LLVMBuildAdd(x->b, load_tagged(x, e->i64, counter(x, ref), QN_TAG_COUNTS), qn_e_i64(e, by), "");
  qn_e_tag(x, LLVMBuildStore(x->b, n, counter(x, ref)), QN_TAG_COUNTS);
  if (at_zero) {
    lb dead = qn_e_block(x, "dead");
    LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, n, qn_e_i64(e, 0), ""), dead, done);
    qn_e_at(x, dead);
    qn_e_call_helper(x, at_zero, (lv[]){x->ctx, ref}, 2);
  }
  LLVMBuildBr(x->b, done);
  qn_e_at(x, shared);
  qn_e_call_helper(x, helper, (lv[]){x->ctx, ref}, 2);
  LLVMBuildBr(x->b, done);
  qn_e_at(x, done);
}

void qn_e_ref_retain(fx *x, lv ref) { count(x, ref, "qn_k_ref", 1, NULL); }
void qn_e_ref_release(fx *x, lv ref) { count(x, ref, "qn_k_unref", -1, "qn_k_dead"); }

void qn_e_retain(fx *x, qn_irtype t, ev v) {
  if (t.kind == QN_IT_REF)
    qn_e_ref_retain(x, v.v);
  else
    qn_e_call_helper(x, "qn_k_retain", &v.arr->owner, 1);
}

void qn_e_release(fx *x, qn_irtype t, lv owner) {
  if (t.kind == QN_IT_REF)
    qn_e_ref_release(x, owner);
  else
    qn_e_call_helper(x, "qn_k_release", &owner, 1);
}

/* Value id, which owns, becomes v: what its last execution made is dropped. counted: v comes with a count of its own. */
void qn_e_own_new(fx *x, qn_irtype t, qn_irval id, ev v, bool counted) {
  if (!x->own[id]) return;
  if (!counted) qn_e_retain(x, t, v);
  lv old = LLVMBuildLoad2(x->b, x->e->ptr, x->own[id], "");
  qn_e_own(x, id, t.kind == QN_IT_REF ? v.v : v.arr->owner);
  qn_e_release(x, t, old);
}

/* --- slots --------------------------------------------------------------------------------------------------------------- */
static qn_irtype arg_type(fx *x, const qn_irins *i, uint32_t k) { return x->fn->ins.data[i->args[k]]->type; }

static qn_etag tag_of(qn_irtype base, uint64_t offset) {
  if (base.kind == QN_IT_PTR) return QN_TAG_ITEM;
  return offset < QN_KO_SLOTS ? QN_TAG_HEADER : QN_TAG_FIELD;
}

static lv address(fx *x, lv base, const lv *index, uint64_t offset) {
  if (index) base = qn_e_gep(x, x->e->i64, base, *index);
  return offset ? qn_e_gep8(x, base, qn_e_i64(x->e, (int64_t)offset)) : base;
}

static void peek(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  emitter *e = x->e;
  qn_etag tag = tag_of(arg_type(x, i, 0), i->imm[0]);
  lv p = address(x, x->val[i->args[0]].v, i->nargs > 1 ? &x->val[i->args[1]].v : NULL, i->imm[0]);
  lv r = LLVMBuildLoad2(x->b, qn_e_memtype(e, i->type), p, "");
  LLVMSetAlignment(r, (unsigned)(qn_irt_bits(qn_e_part(i->type)) + 7) / 8);
  qn_e_tag(x, r, tag);
  out->v = i->type.kind == QN_IT_BOOL ? LLVMBuildICmp(x->b, LLVMIntNE, r, LLVMConstInt(e->i8, 0, 0), "") : r;
  if (qn_irt_is_complex(i->type)) {
    out->im = LLVMBuildLoad2(x->b, qn_e_type(e, i->type), qn_e_gep(x, qn_e_type(e, i->type), p, qn_e_i64(e, 1)), "");
    qn_e_tag(x, out->im, tag);
  }
  if (i->type.kind == QN_IT_REF) qn_e_own_new(x, i->type, id, *out, false);
}

/* What a whole slot holds: small ints extended, float32 and complex64 as their bits. */
static lv slot_value(fx *x, qn_irtype t, ev v) {
  emitter *e = x->e;
  if (t.kind == QN_IT_C64) {
    lv re = LLVMBuildZExt(x->b, LLVMBuildBitCast(x->b, v.v, e->i32, ""), e->i64, "");
    lv im = LLVMBuildZExt(x->b, LLVMBuildBitCast(x->b, v.im, e->i32, ""), e->i64, "");
    return LLVMBuildOr(x->b, re, LLVMBuildShl(x->b, im, qn_e_i64(e, 32), ""), "");
  }
  if (t.kind == QN_IT_F32) return LLVMBuildZExt(x->b, LLVMBuildBitCast(x->b, v.v, e->i32, ""), e->i64, "");
  if (t.kind == QN_IT_F64 || t.kind == QN_IT_C128 || qn_irt_bits(t) == 64) return v.v;
  return qn_irt_is_signed(t) ? LLVMBuildSExt(x->b, v.v, e->i64, "") : LLVMBuildZExt(x->b, v.v, e->i64, "");
}

static void poke(fx *x, const qn_irins *i) {
  emitter *e = x->e;
  qn_irtype base = arg_type(x, i, 0);
  uint32_t at = i->nargs > 2 && arg_type(x, i, 1).kind == QN_IT_I64 ? 2 : 1;
  qn_irtype t = arg_type(x, i, at);
  ev v = x->val[i->args[at]];
  lv p = address(x, x->val[i->args[0]].v, at == 2 ? &x->val[i->args[1]].v : NULL, i->imm[0]);
  if (t.kind == QN_IT_REF && (base.kind == QN_IT_REF || at + 1 < i->nargs)) {
    lv container = x->val[base.kind == QN_IT_REF ? i->args[0] : i->args[at + 1]].v;
    qn_e_call_helper(x, "qn_k_ref_store", (lv[]){x->ctx, container, p, v.v}, 4);
    return;
  }
  qn_etag tag = tag_of(base, i->imm[0]);
  lv s = LLVMBuildStore(x->b, slot_value(x, t, v), p);
  LLVMSetAlignment(s, 8);
  qn_e_tag(x, s, tag);
  if (t.kind != QN_IT_C128) return;
  s = LLVMBuildStore(x->b, v.im, qn_e_gep8(x, p, qn_e_i64(e, 8)));
  qn_e_tag(x, s, tag);
}

/* The slots of a new last item: here when one slot an item and there is room, else by the helper. */
void qn_e_push(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  lv list = x->val[i->args[0]].v, slot = qn_e_slot(x, e->ptr, "push");
  lv at_len = qn_e_gep8(x, list, qn_e_i64(e, QN_KO_AT_LEN)), at_cap = qn_e_gep8(x, list, qn_e_i64(e, QN_KO_AT_CAP));
  lv len = load_tagged(x, e->i64, at_len, QN_TAG_HEADER), cap = load_tagged(x, e->i64, at_cap, QN_TAG_HEADER);
  lv nslots = load_tagged(x, e->i16, qn_e_gep8(x, list, qn_e_i64(e, offsetof(qn_kobj, nslots))), QN_TAG_HEADER);
  lv easy = LLVMBuildAnd(x->b, LLVMBuildICmp(x->b, LLVMIntSLT, len, cap, ""),
                         LLVMBuildICmp(x->b, LLVMIntEQ, nslots, LLVMConstInt(e->i16, 1, 0), ""), "");
  lb here = qn_e_block(x, "push"), grow = qn_e_block(x, "grow"), done = qn_e_block(x, "");
  qn_e_expect(x, LLVMBuildCondBr(x->b, easy, here, grow), true);
  qn_e_at(x, grow);
  qn_e_leave_if_helper_failed(x, qn_e_call_helper(x, "qn_k_list_push", (lv[]){x->ctx, list, slot}, 3), i->site);
  lv p[2] = {LLVMBuildLoad2(x->b, e->ptr, slot, "")};
  lb from[2] = {LLVMGetInsertBlock(x->b), here};
  LLVMBuildBr(x->b, done);
  qn_e_at(x, here);
  p[1] = qn_e_gep(x, e->i64, load_tagged(x, e->ptr, qn_e_gep8(x, list, qn_e_i64(e, QN_KO_AT_ITEMS)), QN_TAG_HEADER), len);
  qn_e_tag(x, LLVMBuildStore(x->b, LLVMBuildNSWAdd(x->b, len, qn_e_i64(e, 1), ""), at_len), QN_TAG_HEADER);
  qn_e_tag(x, LLVMBuildStore(x->b, qn_e_i64(e, 0), p[1]), QN_TAG_ITEM);
  LLVMBuildBr(x->b, done);
  qn_e_at(x, done);
  out->v = LLVMBuildPhi(x->b, e->ptr, "");
  LLVMAddIncoming(out->v, p, from, 2);
}

/* --- arrays in objects -------------------------------------------------------------------------------------------------- */
static void box(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  lv slot = qn_e_slot(x, x->e->ptr, "box");
  lv args[3] = {x->ctx, qn_e_view_of(x, arg_type(x, i, 0), x->val[i->args[0]].arr), slot};
  qn_e_leave_if_helper_failed(x, qn_e_call_helper(x, "qn_k_box", args, 3), i->site);
  out->v = LLVMBuildLoad2(x->b, x->e->ptr, slot, "");
  qn_e_own_new(x, i->type, id, *out, true);
}

static lv view_field(fx *x, lt t, lv view, size_t offset) {
  lv r = LLVMBuildLoad2(x->b, t, qn_e_gep8(x, view, qn_e_i64(x->e, (int64_t)offset)), "");
  qn_e_tag(x, r, QN_TAG_FIELD);
  return r;
}

static void unbox(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  emitter *e = x->e;
  bool own = arg_type(x, i, 0).kind == QN_IT_REF;
  lv view = qn_e_gep8(x, x->val[i->args[0]].v, qn_e_i64(e, own ? QN_KO_SLOTS : QN_VM_ARRAY_VIEW));
  earray *a = out->arr = QN_NEW(e->a, earray);
  a->data = view_field(x, e->ptr, view, offsetof(qn_view, data));
  a->owner = view_field(x, e->ptr, view, offsetof(qn_view, owner));
  for (uint32_t k = 0; k < i->type.rank; k++) {
    a->shape[k] = view_field(x, e->i64, view, offsetof(qn_view, shape) + 8 * k);
    a->stride[k] = view_field(x, e->i64, view, offsetof(qn_view, strides) + 8 * k);
  }
  qn_e_strides(x, i->type, a);
  qn_e_own_new(x, i->type, id, *out, false);
}

void qn_e_object(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  emitter *e = x->e;
  switch ((int)i->op) {
    case QN_I_PEEK: peek(x, i, id, out); break;
    case QN_I_POKE: poke(x, i); break;
    case QN_I_SLOTS: out->v = qn_e_slot_array(x, e->i64, i->imm[0] ? (uint32_t)i->imm[0] : 1, "slots"); break;
    case QN_I_BOX: box(x, i, id, out); break;
    case QN_I_UNBOX: unbox(x, i, id, out); break;
    case QN_I_STRLIT: out->v = qn_e_data(x, (uint32_t)i->imm[0]); break;
    case QN_I_NULLREF: out->v = LLVMConstNull(e->ptr); break;
    case QN_I_SAME: out->v = LLVMBuildICmp(x->b, LLVMIntEQ, x->val[i->args[0]].v, x->val[i->args[1]].v, ""); break;
    default: qn_e_error(e, "object instruction without emission"); break;
  }
}

/* --- try: what fails inside goes to the handler instead of leaving the function ------------------------------------------ */
static bool reraises(const fx *x, const qn_irblock *blk, qn_irval id) {
  for (uint32_t k = 0; blk && k < blk->n; k++) {
    const qn_irins *i = x->fn->ins.data[blk->data[k]];
    if (i->op == QN_I_RERAISE && i->args[0] == id) return true;
    if (reraises(x, i->body[0], id) || reraises(x, i->body[1], id)) return true;
  }
  return false;
}

void qn_e_try(fx *x, const qn_irins *i, qn_irval id) {
  emitter *e = x->e;
  lb outer = x->fail_bb, handler = qn_e_block(x, "handler"), done = qn_e_block(x, ""), here = LLVMGetInsertBlock(x->b);
  lv outer_phi = x->fail_phi;
  qn_e_at(x, handler);
  x->fail_bb = handler;
  x->fail_phi = LLVMBuildPhi(x->b, e->i32, "status");
  lv status = x->fail_phi;
  qn_e_at(x, here);
  qn_e_block_body(x, i->body[0]);
  qn_e_br(x, done);
  x->fail_bb = outer;
  x->fail_phi = outer_phi;
  LLVMMoveBasicBlockAfter(handler, LLVMGetLastBasicBlock(x->f));
  qn_e_at(x, handler);
  if (LLVMCountIncoming(status) == 0) {
    LLVMInstructionEraseFromParent(status);
    LLVMBuildUnreachable(x->b);
  } else {
    x->val[id] = (ev){0};
    x->val[id].v = status;
    if (reraises(x, i->body[1], id)) { /* the handler may catch another error meanwhile */
      x->val[id].im = qn_e_slot_array(x, e->i64, (sizeof(qn_kerr) + 7) / 8, "caught");
      qn_e_call_helper(x, "qn_k_err_save", (lv[]){x->ctx, x->val[id].im}, 2);
    }
    qn_e_block_body(x, i->body[1]);
    qn_e_br(x, done);
  }
  LLVMMoveBasicBlockAfter(done, LLVMGetLastBasicBlock(x->f));
  qn_e_at(x, done);
}

void qn_e_reraise(fx *x, const qn_irins *i) {
  ev caught = x->val[i->args[0]];
  qn_e_call_helper(x, "qn_k_err_restore", (lv[]){x->ctx, caught.im}, 2);
  qn_e_fail_status(x, caught.v);
}

/* emit.c - the ground the families stand on: types, slots, blocks, helper calls and the way out of a failing
 * instruction. */
#include "codegen/llvm/emit.h"
#include "runtime/kernel/raise.h"

bool qn_e_error(emitter *e, const char *what) {
  if (e->status == QN_OK) e->status = qn_error_set(e->err, QN_EINTERNAL, "emit: %s", what);
  return false;
}

/* --- types ---------------------------------------------------------------------------------------------------- */
qn_irtype qn_e_part(qn_irtype t) {
  if (t.kind == QN_IT_C64) return qn_irt(QN_IT_F32);
  if (t.kind == QN_IT_C128) return qn_irt(QN_IT_F64);
  return t;
}

lt qn_e_type(emitter *e, qn_irtype t) {
  switch ((qn_irkind)t.kind) {
    case QN_IT_VOID:
    case QN_IT_COUNT: return e->voidt;
    case QN_IT_BOOL: return e->i1;
    case QN_IT_I8:
    case QN_IT_U8: return e->i8;
    case QN_IT_I16:
    case QN_IT_U16: return e->i16;
    case QN_IT_I32:
    case QN_IT_U32: return e->i32;
    case QN_IT_I64:
    case QN_IT_U64: return e->i64;
    case QN_IT_F32:
    case QN_IT_C64: return e->f32;
    case QN_IT_F64:
    case QN_IT_C128: return e->f64;
    case QN_IT_REF:
    case QN_IT_PTR:
    case QN_IT_ARRAY: return e->ptr;
  }
  return e->voidt;
}

lt qn_e_memtype(emitter *e, qn_irtype t) { return t.kind == QN_IT_BOOL ? e->i8 : qn_e_type(e, t); }

int qn_e_parts(qn_irtype t) {
  if (qn_irt_is_complex(t)) return 2;
  if (t.kind != QN_IT_ARRAY) return 1;
  return 2 + t.rank * (qn_irt_layout(t) == 'A' ? 2 : 1);
}

void qn_e_part_types(emitter *e, qn_irtype t, lt *out) {
  int n = qn_e_parts(t);
  if (t.kind != QN_IT_ARRAY) {
    for (int i = 0; i < n; i++) out[i] = qn_e_type(e, t);
    return;
  }
  for (int i = 0; i < n; i++) out[i] = i < 2 ? e->ptr : e->i64;
}

void qn_e_flatten(fx *x, qn_irtype t, ev v, lv *out) {
  (void)x;
  if (t.kind != QN_IT_ARRAY) {
    out[0] = v.v;
    if (qn_irt_is_complex(t)) out[1] = v.im;
    return;
  }
  out[0] = v.arr->data;
  out[1] = v.arr->owner;
  for (int i = 0; i < t.rank; i++) {
    out[2 + i] = v.arr->shape[i];
    if (qn_irt_layout(t) == 'A') out[2 + t.rank + i] = v.arr->stride[i];
  }
}

ev qn_e_unflatten(fx *x, qn_irtype t, const lv *in) {
  ev v = {0};
  if (t.kind != QN_IT_ARRAY) {
    v.v = in[0];
    if (qn_irt_is_complex(t)) v.im = in[1];
    return v;
  }
  v.arr = QN_NEW(x->e->a, earray);
  v.arr->data = in[0];
  v.arr->owner = in[1];
  for (int i = 0; i < t.rank; i++) {
    v.arr->shape[i] = in[2 + i];
    if (qn_irt_layout(t) == 'A') v.arr->stride[i] = in[2 + t.rank + i];
  }
  qn_e_strides(x, t, v.arr);
  return v;
}

lv qn_e_i64(emitter *e, int64_t v) { return LLVMConstInt(e->i64, (unsigned long long)v, 1); }
lv qn_e_i32(emitter *e, int64_t v) { return LLVMConstInt(e->i32, (unsigned long long)v, 1); }

void qn_e_const(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  qn_irtype t = i->type;
  if (!qn_irt_is_float(t) && !qn_irt_is_complex(t)) {
    out->v = LLVMConstInt(qn_e_type(e, t), i->imm[0], 0);
    return;
  }
  bool single = t.kind == QN_IT_F32 || t.kind == QN_IT_C64;
  lt bits = single ? e->i32 : e->i64;
  out->v = LLVMConstBitCast(LLVMConstInt(bits, i->imm[0], 0), qn_e_type(e, t));
  if (qn_irt_is_complex(t)) out->im = LLVMConstBitCast(LLVMConstInt(bits, i->imm[1], 0), qn_e_type(e, t));
}

/* --- slots and blocks -------------------------------------------------------------------------------------------- */
lv qn_e_slot(fx *x, lt t, const char *name) { return LLVMBuildAlloca(x->ab, t, name); }
lv qn_e_slot_array(fx *x, lt t, uint32_t n, const char *name) {
  return LLVMBuildAlloca(x->ab, LLVMArrayType2(t, n), name);
}

lb qn_e_block(fx *x, const char *name) { return LLVMAppendBasicBlockInContext(x->e->c, x->f, name); }

void qn_e_at(fx *x, lb bb) {
  LLVMPositionBuilderAtEnd(x->b, bb);
  x->dead = false;
}

void qn_e_br(fx *x, lb bb) {
  if (x->dead) return;
  LLVMBuildBr(x->b, bb);
  x->dead = true;
}

lv qn_e_gep8(fx *x, lv p, lv bytes) { return LLVMBuildInBoundsGEP2(x->b, x->e->i8, p, &bytes, 1, ""); }
lv qn_e_gep(fx *x, lt elem, lv p, lv index) { return LLVMBuildInBoundsGEP2(x->b, elem, p, &index, 1, ""); }

lv qn_e_load(fx *x, qn_irtype t, lv p) {
  lv v = LLVMBuildLoad2(x->b, qn_e_memtype(x->e, t), p, "");
  if (t.kind == QN_IT_BOOL) v = LLVMBuildICmp(x->b, LLVMIntNE, v, LLVMConstInt(x->e->i8, 0, 0), "");
  return v;
}

void qn_e_store(fx *x, qn_irtype t, lv v, lv p) {
  if (t.kind == QN_IT_BOOL) v = LLVMBuildZExt(x->b, v, x->e->i8, "");
  LLVMBuildStore(x->b, v, p);
}

/* Sibling types under one root: accesses with two different tags do not overlap, one without a tag overlaps all. */
void qn_e_tag(fx *x, lv access, qn_etag tag) {
  static const char *const names[QN_TAG_COUNT] = {"header", "field", "item", "counts", "array"};
  emitter *e = x->e;
  if (!e->tags[tag]) {
    LLVMMetadataRef root_name = LLVMMDStringInContext2(e->c, "quern", 5), root = LLVMMDNodeInContext2(e->c, &root_name, 1);
    LLVMMetadataRef zero = LLVMValueAsMetadata(qn_e_i64(e, 0));
    LLVMMetadataRef type[3] = {LLVMMDStringInContext2(e->c, names[tag], strlen(names[tag])), root, zero};
    LLVMMetadataRef node = LLVMMDNodeInContext2(e->c, type, 3), parts[3] = {node, node, zero};
    e->tags[tag] = LLVMMetadataAsValue(e->c, LLVMMDNodeInContext2(e->c, parts, 3));
  }
  LLVMSetMetadata(access, LLVMGetMDKindIDInContext(e->c, "tbaa", 4), e->tags[tag]);
}

/* --- calls ------------------------------------------------------------------------------------------------------- */
lv qn_e_intrinsic(fx *x, const char *name, lt overload, lv *args, unsigned n) {
  unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
  lv f = LLVMGetIntrinsicDeclaration(x->e->mod, id, &overload, overload ? 1 : 0);
  lt ft = LLVMIntrinsicGetType(x->e->c, id, &overload, overload ? 1 : 0);
  return LLVMBuildCall2(x->b, ft, f, args, n, "");
}

static const helper_row helpers[] = {
#define HELPER(symbol, sig, kind) {#symbol, sig, HELPER_##kind},
#include "runtime/helper.def"
#undef HELPER
};

static lt letter_type(emitter *e, char c) {
  switch (c) {
    case 'w':
    case 'b': return e->i32;
    case 'q': return e->i64;
    case 'd': return e->f64;
    case 's': return e->f32;
    case 'c':
    case 'p': return e->ptr;
    default: return e->voidt;
  }
}

static void add_attr(emitter *e, lv f, const char *name, uint64_t value) {
  unsigned id = LLVMGetEnumAttributeKindForName(name, strlen(name));
  LLVMAddAttributeAtIndex(f, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(e->c, id, value));
}

const helper_row *qn_e_find_helper(const char *name) {
  for (size_t i = 0; i < QN_COUNT(helpers); i++)
    if (strcmp(helpers[i].name, name) == 0) return &helpers[i];
  return NULL;
}

lv qn_e_call_helper(fx *x, const char *name, lv *args, unsigned n) {
  emitter *e = x->e;
  const helper_row *h = qn_e_find_helper(name);
  if (!h) {
    qn_e_error(e, name);
    return LLVMGetUndef(e->i64);
  }
  lt params[34];
  unsigned k = 0;
  for (const char *c = h->sig + 2; *c != ')' && k < QN_COUNT(params); c++) params[k++] = letter_type(e, *c);
  lt ft = LLVMFunctionType(letter_type(e, h->sig[0]), params, k, 0);
  lv f = LLVMGetNamedFunction(e->mod, name);
  if (!f) {
    f = LLVMAddFunction(e->mod, name, ft);
    add_attr(e, f, "nounwind", 0);
    if (h->kind == HELPER_PURE) add_attr(e, f, "memory", 0);
    if (h->kind == HELPER_READ) add_attr(e, f, "memory", QN_LLVM_MEMORY_READ);
    if (h->kind == HELPER_PURE || h->kind == HELPER_READ) add_attr(e, f, "willreturn", 0);
    if (h->kind == HELPER_COLD) add_attr(e, f, "cold", 0);
  }
  if (n != k) qn_e_error(e, "helper called with another number of arguments");
  return LLVMBuildCall2(x->b, ft, f, args, n, "");
}

/* --- failing ------------------------------------------------------------------------------------------------------ */
void qn_e_expect(fx *x, lv br, bool likely) {
  emitter *e = x->e;
  LLVMMetadataRef parts[3] = {
      LLVMMDStringInContext2(e->c, "branch_weights", 14),
      LLVMValueAsMetadata(LLVMConstInt(e->i32, likely ? 1048575 : 1, 0)),
      LLVMValueAsMetadata(LLVMConstInt(e->i32, likely ? 1 : 1048575, 0)),
  };
  LLVMMetadataRef node = LLVMMDNodeInContext2(e->c, parts, 3);
  LLVMSetMetadata(br, LLVMGetMDKindIDInContext(e->c, "prof", 4), LLVMMetadataAsValue(e->c, node));
}

void qn_e_fail_status(fx *x, lv status) {
  LLVMAddIncoming(x->fail_phi, &status, (lb[]){LLVMGetInsertBlock(x->b)}, 1);
  LLVMBuildBr(x->b, x->fail_bb);
  x->dead = true;
}

lv qn_e_operand64(fx *x, qn_irtype t, lv v) {
  emitter *e = x->e;
  if (qn_irt_is_float(t)) {
    if (t.kind == QN_IT_F32) v = LLVMBuildFPExt(x->b, v, e->f64, "");
    return LLVMBuildBitCast(x->b, v, e->i64, "");
  }
  if (qn_irt_bits(t) == 64) return v;
  return qn_irt_is_signed(t) ? LLVMBuildSExt(x->b, v, e->i64, "") : LLVMBuildZExt(x->b, v, e->i64, "");
}

/* The cold block for `bad`: left to be filled; emission continues in the good one afterwards. */
static lb split_on(fx *x, lv bad, lv pred, lb *good) {
  if (pred) bad = LLVMBuildAnd(x->b, bad, pred, "");
  lb cold = qn_e_block(x, "bad");
  *good = qn_e_block(x, "");
  qn_e_expect(x, LLVMBuildCondBr(x->b, bad, cold, *good), false);
  qn_e_at(x, cold);
  return cold;
}

void qn_e_fail_if(fx *x, lv bad, lv pred, int32_t site, const lv *operands, unsigned n) {
  emitter *e = x->e;
  if (LLVMIsAConstantInt(bad) && LLVMConstIntGetZExtValue(bad) == 0) return;
  lb good;
  split_on(x, bad, pred, &good);
  lv args[6] = {x->ctx, qn_e_i32(e, site)};
  for (unsigned k = 0; k < QN_ERR_OPERANDS; k++) args[2 + k] = k < n ? operands[k] : qn_e_i64(e, 0);
  qn_e_call_helper(x, "qn_k_fail", args, 6);
  qn_e_fail_status(x, qn_e_i32(e, site + 1));
  qn_e_at(x, good);
}

void qn_e_raise_if(fx *x, lv bad, lv pred, int32_t site, int what) {
  if (LLVMIsAConstantInt(bad) && LLVMConstIntGetZExtValue(bad) == 0) return;
  lb good;
  split_on(x, bad, pred, &good);
  lv args[3] = {x->ctx, qn_e_i32(x->e, site), qn_e_i32(x->e, what)};
  qn_e_call_helper(x, "qn_k_raise", args, 3);
  qn_e_fail_status(x, qn_e_i32(x->e, site + 1));
  qn_e_at(x, good);
}

void qn_e_poll(fx *x) {
  emitter *e = x->e;
  lv flag = LLVMBuildLoad2(x->b, e->ptr, qn_e_gep8(x, x->ctx, qn_e_i64(e, offsetof(qn_kctx, cancel))), "");
  lv v = LLVMBuildLoad2(x->b, e->i32, flag, "cancel");
  LLVMSetVolatile(v, 1);
  lb good;
  split_on(x, LLVMBuildICmp(x->b, LLVMIntNE, v, qn_e_i32(e, 0), ""), NULL, &good);
  qn_e_call_helper(x, "qn_k_raise", (lv[]){x->ctx, qn_e_i32(e, -1), qn_e_i32(e, QN_KRAISE_CANCEL)}, 3);
  qn_e_fail_status(x, qn_e_i32(e, QN_STATUS_NOSITE));
  qn_e_at(x, good);
}

void qn_e_leave_if_helper_failed(fx *x, lv status, int32_t site) {
  emitter *e = x->e;
  lb good;
  split_on(x, LLVMBuildICmp(x->b, LLVMIntNE, status, qn_e_i32(e, 0), ""), NULL, &good);
  qn_e_call_helper(x, "qn_k_site", (lv[]){x->ctx, qn_e_i32(e, site)}, 2);
  qn_e_fail_status(x, qn_e_i32(e, site + 1));
  qn_e_at(x, good);
}

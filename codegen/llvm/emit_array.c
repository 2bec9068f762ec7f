/* emit_array.c - element access, extents, allocation. Addresses are data + Σ index·stride in bytes; a checked index is
 * tested in order of the axes, with one unsigned comparison after the negative ones are wrapped. */
#include "codegen/llvm/emit.h"
#include "runtime/kernel/raise.h"

static lv pred_of(fx *x, const qn_irins *i) { return i->pred ? x->val[i->pred].v : NULL; }
static lv mul_nsw(fx *x, lv a, lv b) { return LLVMBuildNSWMul(x->b, a, b, ""); }

void qn_e_strides(fx *x, qn_irtype t, earray *a) {
  emitter *e = x->e;
  char layout = qn_irt_layout(t);
  if (layout == 'A') return;
  lv s = qn_e_i64(e, qn_dtypes[t.dtype].size);
  for (int k = 0; k < t.rank; k++) {
    int d = layout == 'C' ? t.rank - 1 - k : k;
    a->stride[d] = s;
    if (k + 1 < t.rank) s = mul_nsw(x, s, a->shape[d]);
  }
}

static lv checked_index(fx *x, const qn_irins *i, const earray *a, int axis, lv index) {
  emitter *e = x->e;
  lv raw = index, n = a->shape[axis];
  if (i->flags & QN_IF_WRAP) {
    lv neg = LLVMBuildICmp(x->b, LLVMIntSLT, index, qn_e_i64(e, 0), "");
    index = LLVMBuildSelect(x->b, neg, LLVMBuildAdd(x->b, index, n, ""), index, "");
  }
  if (i->flags & QN_IF_CHECK) {
    lv operands[3] = {raw, qn_e_i64(e, axis), n};
    qn_e_fail_if(x, LLVMBuildICmp(x->b, LLVMIntUGE, index, n, ""), pred_of(x, i), i->site, operands, 3);
  }
  return index;
}

static lv address(fx *x, const qn_irins *i, qn_irtype t, const earray *a) {
  lv index[QN_MAX_RANK], p = a->data;
  for (int k = 0; k < t.rank; k++) index[k] = checked_index(x, i, a, k, x->val[i->args[1 + k]].v);
  for (int k = 0; k < t.rank; k++) p = qn_e_gep8(x, p, mul_nsw(x, index[k], a->stride[k]));
  return p;
}

lv qn_e_access(fx *x, qn_irtype elem, lv p, bool store, lv v) {
  lv r = v;
  if (store) {
    lv m = elem.kind == QN_IT_BOOL ? LLVMBuildZExt(x->b, v, x->e->i8, "") : v;
    r = LLVMBuildStore(x->b, m, p);
  } else {
    r = LLVMBuildLoad2(x->b, qn_e_memtype(x->e, elem), p, "");
  }
  unsigned bytes = (unsigned)(qn_irt_bits(qn_e_part(elem)) + 7) / 8;
  LLVMSetAlignment(r, bytes);
  qn_e_tag(x, r, QN_TAG_ARRAY);
  if (!store && elem.kind == QN_IT_BOOL) r = LLVMBuildICmp(x->b, LLVMIntNE, r, LLVMConstInt(x->e->i8, 0, 0), "");
  return r;
}

static lv second_part(fx *x, qn_irtype elem, lv p) { return qn_e_gep(x, qn_e_type(x->e, elem), p, qn_e_i64(x->e, 1)); }

static void load(fx *x, const qn_irins *i, ev *out) {
  qn_irtype t = x->fn->ins.data[i->args[0]]->type;
  lv p = address(x, i, t, x->val[i->args[0]].arr);
  out->v = qn_e_access(x, i->type, p, false, NULL);
  if (qn_irt_is_complex(i->type)) out->im = qn_e_access(x, i->type, second_part(x, i->type, p), false, NULL);
}

static void store(fx *x, const qn_irins *i) {
  qn_irtype t = x->fn->ins.data[i->args[0]]->type, elem = qn_irt_elem(t);
  ev v = x->val[i->args[1 + t.rank]];
  lv p = address(x, i, t, x->val[i->args[0]].arr);
  qn_e_access(x, elem, p, true, v.v);
  if (qn_irt_is_complex(elem)) qn_e_access(x, elem, second_part(x, elem, p), true, v.im);
}

/* Under a predicate a load or store happens only where it holds; a load gives 0 elsewhere. */
static void predicated(fx *x, const qn_irins *i, ev *out) {
  lb from = LLVMGetInsertBlock(x->b), yes = qn_e_block(x, "pred"), done = qn_e_block(x, "");
  LLVMBuildCondBr(x->b, x->val[i->pred].v, yes, done);
  qn_e_at(x, yes);
  ev v = {0};
  if (i->op == QN_I_LOAD)
    load(x, i, &v);
  else
    store(x, i);
  lb end = LLVMGetInsertBlock(x->b);
  qn_e_br(x, done);
  qn_e_at(x, done);
  lv parts[2] = {v.v, v.im}, res[2] = {NULL, NULL};
  for (int k = 0; k < 2; k++) {
    if (!parts[k]) continue;
    res[k] = LLVMBuildPhi(x->b, LLVMTypeOf(parts[k]), "");
    lv vals[2] = {LLVMConstNull(LLVMTypeOf(parts[k])), parts[k]};
    LLVMAddIncoming(res[k], vals, (lb[]){from, end}, 2);
  }
  out->v = res[0];
  out->im = res[1];
}

/* --- allocation ---------------------------------------------------------------------------------------------------- */
static lv elements(fx *x, const earray *a, int rank) {
  lv n = qn_e_i64(x->e, 1);
  for (int k = 0; k < rank; k++) n = LLVMBuildMul(x->b, n, a->shape[k], "");
  return n;
}

static void fill(fx *x, qn_irtype t, const earray *a, ev v) {
  emitter *e = x->e;
  qn_irtype elem = qn_irt_elem(t);
  lv slot = qn_e_slot_array(x, qn_e_memtype(e, elem), 2, "fill");
  qn_e_store(x, elem, v.v, slot);
  if (qn_irt_is_complex(elem)) LLVMBuildStore(x->b, v.im, second_part(x, elem, slot));
  lv args[4] = {a->data, elements(x, a, t.rank), slot, qn_e_i32(e, qn_dtypes[t.dtype].size)};
  qn_e_call_helper(x, "qn_k_fill", args, 4);
}

static void alloc(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  emitter *e = x->e;
  qn_irtype t = i->type, elem = qn_irt_elem(t);
  earray *a = out->arr = QN_NEW(e->a, earray);
  lv extents = qn_e_slot_array(x, e->i64, t.rank ? t.rank : 1, "extents"), res = qn_e_slot_array(x, e->ptr, 2, "mem");
  if (x->own[id]) { /* what the last execution made goes first, so that a loop reuses it */
    lv old = LLVMBuildLoad2(x->b, e->ptr, x->own[id], "");
    LLVMBuildStore(x->b, LLVMConstNull(e->ptr), x->own[id]);
    qn_e_call_helper(x, "qn_k_release", &old, 1);
  }
  for (int k = 0; k < t.rank; k++) {
    a->shape[k] = x->val[i->args[k]].v;
    LLVMBuildStore(x->b, a->shape[k], qn_e_gep(x, e->i64, extents, qn_e_i64(e, k)));
  }
  bool zeros = strcmp(i->name, "zeros") == 0;
  lv args[6] = {x->ctx, res, extents, qn_e_i32(e, t.rank), qn_e_i32(e, qn_dtypes[t.dtype].size), qn_e_i32(e, zeros)};
  qn_e_leave_if_helper_failed(x, qn_e_call_helper(x, "qn_k_alloc", args, 6), i->site);
  a->data = LLVMBuildLoad2(x->b, e->ptr, res, "");
  a->owner = LLVMBuildLoad2(x->b, e->ptr, qn_e_gep(x, e->ptr, res, qn_e_i64(e, 1)), "");
  qn_e_own(x, id, a->owner);
  qn_e_strides(x, t, a);
  if (strcmp(i->name, "full") == 0) fill(x, t, a, x->val[i->args[t.rank]]);
  if (strcmp(i->name, "ones") == 0) {
    ev one = {0};
    one.v = LLVMConstInt(e->i64, 1, 0);
    fill(x, t, a, qn_e_cast(x, one, qn_irt(QN_IT_I64), elem));
  }
}

/* --- memory that may meet ------------------------------------------------------------------------------------------- */
static void extent_of(fx *x, qn_irtype t, const earray *a, lv *lo, lv *hi) {
  emitter *e = x->e;
  lv zero = qn_e_i64(e, 0), base = LLVMBuildPtrToInt(x->b, a->data, e->i64, ""), empty = LLVMConstInt(e->i1, 0, 0);
  *lo = base;
  *hi = LLVMBuildAdd(x->b, base, qn_e_i64(e, qn_dtypes[t.dtype].size), "");
  for (int k = 0; k < t.rank; k++) {
    lv reach = LLVMBuildMul(x->b, LLVMBuildSub(x->b, a->shape[k], qn_e_i64(e, 1), ""), a->stride[k], "");
    lv neg = LLVMBuildICmp(x->b, LLVMIntSLT, reach, zero, "");
    *lo = LLVMBuildAdd(x->b, *lo, LLVMBuildSelect(x->b, neg, reach, zero, ""), "");
    *hi = LLVMBuildAdd(x->b, *hi, LLVMBuildSelect(x->b, neg, zero, reach, ""), "");
    empty = LLVMBuildOr(x->b, empty, LLVMBuildICmp(x->b, LLVMIntEQ, a->shape[k], zero, ""), "");
  }
  *hi = LLVMBuildSelect(x->b, empty, *lo, *hi, "");
}

lv qn_e_data(fx *x, uint32_t row) {
  emitter *e = x->e;
  qn_sv bytes = e->m->data.data[row];
  char name[40];
  snprintf(name, sizeof name, "data.%u", (unsigned)row);
  lv g = LLVMGetNamedGlobal(e->mod, name);
  if (!g) {
    lv init = LLVMConstStringInContext2(e->c, bytes.p, bytes.n, 1);
    g = LLVMAddGlobal(e->mod, LLVMTypeOf(init), name);
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, 1);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetAlignment(g, 64);
  }
  return g;
}

static void constant_array(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  out->arr = QN_NEW(e->a, earray);
  out->arr->data = qn_e_data(x, (uint32_t)i->imm[0]);
  out->arr->owner = LLVMConstNull(e->ptr);
  for (uint32_t k = 0; k < i->nargs; k++) out->arr->shape[k] = x->val[i->args[k]].v;
  qn_e_strides(x, i->type, out->arr);
}

static lv overlap(fx *x, const qn_irins *i) {
  lv lo[2], hi[2];
  for (int k = 0; k < 2; k++) extent_of(x, x->fn->ins.data[i->args[k]]->type, x->val[i->args[k]].arr, &lo[k], &hi[k]);
  return LLVMBuildAnd(x->b, LLVMBuildICmp(x->b, LLVMIntULT, lo[0], hi[1], ""),
                      LLVMBuildICmp(x->b, LLVMIntULT, lo[1], hi[0], ""), "");
}

/* In 128 bits, where nothing overflows. */
static lv inrange(fx *x, const qn_irins *i) {
  emitter *e = x->e;
  lt wide = LLVMIntTypeInContext(e->c, 128);
  lv v[4], ok = LLVMConstInt(e->i1, 1, 0), zero = LLVMConstInt(wide, 0, 0);
  for (int k = 0; k < 4; k++) v[k] = LLVMBuildSExt(x->b, x->val[i->args[k]].v, wide, "");
  for (int k = 0; k < 2; k++) {
    lv at = LLVMBuildAdd(x->b, LLVMBuildMul(x->b, v[k], LLVMConstInt(wide, i->imm[0], 1), ""), v[2], "");
    ok = LLVMBuildAnd(x->b, ok, LLVMBuildICmp(x->b, LLVMIntSGE, at, zero, ""), "");
    ok = LLVMBuildAnd(x->b, ok, LLVMBuildICmp(x->b, LLVMIntSLT, at, v[3], ""), "");
  }
  return ok;
}

static void transpose(fx *x, const qn_irins *i, ev *out) {
  const earray *a = x->val[i->args[0]].arr;
  earray *r = out->arr = QN_NEW(x->e->a, earray);
  *r = *a;
  for (int k = 0; k < i->type.rank; k++) {
    r->shape[k] = a->shape[i->type.rank - 1 - k];
    r->stride[k] = a->stride[i->type.rank - 1 - k];
  }
}

static void rows(fx *x, const qn_irins *i, ev *out) {
  earray *r = out->arr = QN_NEW(x->e->a, earray);
  *r = *x->val[i->args[0]].arr;
  r->stride[i->imm[0]] = qn_e_i64(x->e, qn_dtypes[i->type.dtype].size);
}

/* One extent may be -1: it is what is left. No extent of an array with elements exceeds their number; one without has any
 * extents of which one is 0 (their product, which may wrap, does not say so). */
static void reshape(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  const earray *a = x->val[i->args[0]].arr;
  earray *r = out->arr = QN_NEW(e->a, earray);
  lv total = elements(x, a, x->fn->ins.data[i->args[0]]->type.rank), known = qn_e_i64(e, 1), minus = qn_e_i64(e, -1);
  lv zero = qn_e_i64(e, 0), one = qn_e_i64(e, 1), unknown = zero, bad = LLVMConstInt(e->i1, 0, 0);
  lv empty = LLVMBuildICmp(x->b, LLVMIntEQ, total, zero, ""), some_zero = bad;
  lv limit = LLVMBuildSelect(x->b, empty, qn_e_i64(e, INT64_MAX), total, "");
  for (int k = 0; k < i->type.rank; k++) {
    lv n = x->val[i->args[1 + k]].v, open = LLVMBuildICmp(x->b, LLVMIntEQ, n, minus, "");
    known = LLVMBuildMul(x->b, known, LLVMBuildSelect(x->b, open, one, n, ""), "");
    unknown = LLVMBuildAdd(x->b, unknown, LLVMBuildZExt(x->b, open, e->i64, ""), "");
    bad = LLVMBuildOr(x->b, bad, LLVMBuildICmp(x->b, LLVMIntSLT, n, minus, ""), "");
    bad = LLVMBuildOr(x->b, bad, LLVMBuildICmp(x->b, LLVMIntSGT, n, limit, ""), "");
    some_zero = LLVMBuildOr(x->b, some_zero, LLVMBuildICmp(x->b, LLVMIntEQ, n, zero, ""), "");
  }
  bad = LLVMBuildOr(x->b, bad, LLVMBuildICmp(x->b, LLVMIntUGT, unknown, one, ""), "");
  lv is_open = LLVMBuildICmp(x->b, LLVMIntEQ, unknown, one, "");
  bad = LLVMBuildOr(x->b, bad, LLVMBuildAnd(x->b, empty, LLVMBuildNot(x->b, LLVMBuildOr(x->b, is_open, some_zero, ""), ""), ""), "");
  lv d = LLVMBuildSelect(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, known, zero, ""), one, known, "");
  lv rest = LLVMBuildUDiv(x->b, total, d, "");
  lv product = LLVMBuildSelect(x->b, is_open, LLVMBuildMul(x->b, rest, known, ""), known, "");
  bad = LLVMBuildOr(x->b, bad, LLVMBuildICmp(x->b, LLVMIntNE, product, total, ""), "");
  qn_e_raise_if(x, bad, pred_of(x, i), i->site, QN_KRAISE_RESHAPE);
  *r = *a;
  for (int k = 0; k < i->type.rank; k++) {
    lv n = x->val[i->args[1 + k]].v;
    r->shape[k] = LLVMBuildSelect(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, n, minus, ""), rest, n, "");
  }
  if (qn_irt_layout(i->type) != 'A') {
    qn_e_strides(x, i->type, r);
    return;
  }
  lv step = x->val[i->args[0]].arr->stride[0]; /* of one axis with any stride: rows of it */
  for (int k = i->type.rank - 1; k >= 0; k--) {
    r->stride[k] = step;
    step = LLVMBuildMul(x->b, step, r->shape[k], "");
  }
}

/* A view whose dimensions are picked, repeated or joined; the extents were checked before. */
static void restride(fx *x, const qn_irins *i, ev *out) {
  const earray *a = x->val[i->args[0]].arr;
  earray *r = out->arr = QN_NEW(x->e->a, earray);
  *r = *a;
  uint32_t arg = 1;
  int to = 0;
  bool part = i->name[0] == 'R' || i->name[0] == 'I' || i->name[0] == 'V';
  if (i->name[0] == 'I') r->data = qn_e_gep8(x, a->data, qn_e_i64(x->e, qn_dtypes[i->type.dtype].size));
  for (const char *c = i->name + part; *c; c++, to++) {
    lv zero = qn_e_i64(x->e, 0), one = qn_e_i64(x->e, 1);
    if (*c >= '0' && *c <= '7') {
      r->shape[to] = a->shape[*c - '0'], r->stride[to] = a->stride[*c - '0'];
      continue;
    }
    r->shape[to] = x->val[i->args[arg++]].v;
    if (*c == 'n') {
      r->stride[to] = zero;
    } else if (*c == 'b') {
      int d = *++c - '0';
      r->stride[to] = LLVMBuildSelect(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, a->shape[d], one, ""), zero, a->stride[d], "");
    } else {
      int d = *++c - '0';
      r->stride[to] = LLVMBuildAdd(x->b, a->stride[d], a->stride[*++c - '0'], "");
    }
  }
}

void qn_e_array(fx *x, const qn_irins *i, qn_irval id, ev *out) {
  switch ((int)i->op) {
    case QN_I_LOAD:
      if (i->pred)
        predicated(x, i, out);
      else
        load(x, i, out);
      break;
    case QN_I_STORE:
      if (i->pred)
        predicated(x, i, out);
      else
        store(x, i);
      break;
    case QN_I_SHAPE: out->v = x->val[i->args[0]].arr->shape[i->imm[0]]; break;
    case QN_I_STRIDE: out->v = x->val[i->args[0]].arr->stride[i->imm[0]]; break;
    case QN_I_ALLOC: alloc(x, i, id, out); break;
    case QN_I_OVERLAP: out->v = overlap(x, i); break;
    case QN_I_DATA: constant_array(x, i, out); break;
    case QN_I_INRANGE: out->v = inrange(x, i); break;
    case QN_I_TRANSPOSE: transpose(x, i, out); break;
    case QN_I_ROWS: rows(x, i, out); break;
    case QN_I_RESHAPE: reshape(x, i, out); break;
    case QN_I_RESTRIDE: restride(x, i, out); break;
    default: qn_e_error(x->e, "array instruction without emission"); break;
  }
}

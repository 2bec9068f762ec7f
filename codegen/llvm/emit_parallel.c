/* emit_parallel.c - the parallel loop: its body is outlined as int32 body(frame *, begin, end), which loads the captures
 * and calls an inner function that has them as parameters (so that LLVM sees what does not alias).
 *
 * Without reductions begin and end are iterations. With reductions they are numbers of blocks of the fixed grid:
 * B = min(n, 256), of `.fine` loops min(max(n / 128, 1), 256), block b covers iterations [b·n/B, (b+1)·n/B). A float reduction runs in 32 lanes inside a block, lane =
 * (k - first of the block) & 31, then a fixed tree over the lanes (l += l + 16, 8, 4, 2, 1), one partial result per block
 * (padded to 128 bytes), then a fixed tree over the blocks (p[i] += p[i + s], s = 1, 2, 4…). Nothing depends on threads. */
#include "codegen/llvm/parallel.h"

/* --- what the region uses --------------------------------------------------------------------------------------------- */
static int64_t cost_of(int op) {
  switch (op) {
    case QN_I_DIV: case QN_I_FDIV: case QN_I_MOD: case QN_I_CDIV: case QN_I_CMOD: return 2000;
    case QN_I_MATH: case QN_I_POWI: return 3000;
    case QN_I_CALL: case QN_I_HCALL: case QN_I_ALLOC: case QN_I_BOX: return 20000;
    case QN_I_CONST: case QN_I_PARAM: case QN_I_GET: case QN_I_SET: case QN_I_SHAPE: case QN_I_SLOTS: case QN_I_STRLIT: return 0;
    default: return 250;
  }
}

void qn_p_collect(ploop *p, const qn_irblock *blk, int64_t scale) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = p->fn->ins.data[v];
    p->inside[v] = 1;
    p->weight++;
    if (p->cost_ps < INT64_C(1) << 50) p->cost_ps += cost_of(i->op) * scale;
    for (uint32_t a = 0; a < i->nargs; a++)
      if (!p->inside[i->args[a]]) p->captured[i->args[a]] = 1;
    if (i->pred && !p->inside[i->pred]) p->captured[i->pred] = 1;
    if (i->op == QN_I_PARAM) p->param[i->imm[0]] = 1;
    if (i->op == QN_I_GET) p->local[i->imm[0]] |= 1;
    if (i->op == QN_I_SET) p->local[i->imm[0]] |= 2;
    if (i->op == QN_I_PFOR)
      for (uint32_t r = 0; r < i->nred; r++) p->local[i->red[r].local] |= 3;
    bool loop = i->op == QN_I_FOR || i->op == QN_I_LOOP || i->op == QN_I_PFOR;
    if (loop || i->op == QN_I_CALL) p->loops = true;
    if (i->op == QN_I_HCALL || i->op == QN_I_ALLOC || i->op == QN_I_BOX || i->op == QN_I_TRY) p->calls = true;
    if (i->body[0]) qn_p_collect(p, i->body[0], loop && scale < 1 << 20 ? scale * 64 : scale);
    if (i->body[1]) qn_p_collect(p, i->body[1], scale);
  }
}

static void add_field(ploop *p, lt t) { p->fields[p->nfields++] = t; }

static void add_capture(ploop *p, int kind, uint32_t id, qn_irtype t) {
  capture c = {kind, id, t, p->nfields};
  lt types[2 + 2 * QN_MAX_RANK];
  int n = qn_e_parts(t);
  qn_e_part_types(p->x->e, t, types);
  for (int k = 0; k < n; k++) add_field(p, types[k]);
  qn_vec_push(p->x->e->a, &p->caps, c);
}

void qn_p_plan_frame(ploop *p) {
  emitter *e = p->x->e;
  const qn_irfn *fn = p->fn;
  p->fields = QN_NEW_N(e->a, lt, F_FIXED + (2 + 2 * QN_MAX_RANK) * (fn->ins.n + fn->nparams + 2 * fn->locals.n));
  p->out_field = QN_NEW_N(e->a, uint32_t, fn->locals.n + 1);
  lt fixed[F_FIXED] = {e->ptr, e->i64, e->i64, e->i64, e->i64, e->ptr};
  for (int k = 0; k < F_FIXED; k++) add_field(p, fixed[k]);
  for (qn_irval v = 1; v < fn->ins.n; v++) {
    const qn_irins *i = fn->ins.data[v];
    if (p->captured[v] && i->op != QN_I_CONST) add_capture(p, CAP_VALUE, v, i->type);
  }
  for (uint32_t k = 0; k < fn->nparams; k++)
    if (p->param[k]) add_capture(p, CAP_PARAM, k, fn->params[k].type);
  for (uint32_t l = 0; l < fn->locals.n; l++) {
    if (!p->local[l] || (p->local[l] & 4)) continue;
    qn_irtype t = fn->locals.data[l].type;
    add_capture(p, CAP_LOCAL, l, t);
    if (!(p->local[l] & 2) || t.kind == QN_IT_ARRAY || t.kind == QN_IT_REF) continue;
    p->out_field[l] = p->nfields;
    for (int k = 0; k < qn_e_parts(t); k++) add_field(p, qn_e_type(e, t));
  }
  p->frame = LLVMStructTypeInContext(e->c, p->fields, p->nfields, 0);
}

/* The captures' values; what is equal is handed over once, so that LLVM sees that the strides of two views of one array
 * are the same, and what is constant not at all. */
bool qn_p_plan_parts(ploop *p) {
  fx *x = p->x;
  uint32_t next = 4;
  p->part = QN_NEW_N(x->e->a, lv, p->nfields + 1);
  p->param_of = QN_NEW_N(x->e->a, uint32_t, p->nfields + 1);
  for (uint32_t k = 0; k < p->caps.n; k++) {
    const capture *c = &p->caps.data[k];
    ev v = c->kind == CAP_VALUE ? x->val[c->id] : c->kind == CAP_PARAM ? x->params[c->id] : qn_e_local_get(x, c->id);
    if (!v.v && !v.arr) {
      qn_e_error(x->e, "a loop uses a call of outside");
      return false;
    }
    qn_e_flatten(x, c->type, v, p->part + c->field);
    for (uint32_t f = c->field; f < c->field + (uint32_t)qn_e_parts(c->type); f++) {
      if (LLVMIsAConstantInt(p->part[f])) continue;
      for (uint32_t g = F_FIXED; g < f && !p->param_of[f]; g++)
        if (p->part[g] == p->part[f] && p->fields[g] == p->fields[f]) p->param_of[f] = p->param_of[g];
      if (!p->param_of[f]) p->param_of[f] = ++next;
    }
  }
  return true;
}

lv qn_p_field(fx *x, const ploop *p, lv frame, uint32_t k) { return LLVMBuildStructGEP2(x->b, p->frame, frame, k, ""); }

/* --- reductions ---------------------------------------------------------------------------------------------------------- */
bool qn_p_in_lanes(qn_irtype t) { return qn_irt_is_float(t) || qn_irt_is_complex(t); }

static uint64_t int_extreme(qn_irtype t, bool largest) {
  int bits = qn_irt_bits(t);
  uint64_t ones = bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
  if (!qn_irt_is_signed(t)) return largest ? ones : 0;
  return largest ? ones >> 1 : UINT64_C(1) << (bits - 1);
}

static ev identity(emitter *e, qn_irred_op op, qn_irtype t) {
  lt part = qn_e_type(e, t);
  ev v = {0};
  if (qn_p_in_lanes(t)) {
    double d = op == QN_RED_ADD ? -0.0 : op == QN_RED_MUL ? 1.0 : op == QN_RED_MIN ? __builtin_inf() : -__builtin_inf();
    v.v = LLVMConstReal(part, d);
    if (qn_irt_is_complex(t)) v.im = LLVMConstReal(part, op == QN_RED_MUL ? 0.0 : -0.0);
    return v;
  }
  uint64_t u = op == QN_RED_MUL ? 1 : op == QN_RED_AND ? UINT64_MAX : 0;
  if (op == QN_RED_MIN || op == QN_RED_MAX) u = int_extreme(t, op == QN_RED_MIN);
  v.v = LLVMConstInt(part, u, 0);
  return v;
}

static ev combine(fx *x, qn_irred_op op, qn_irtype t, ev a, ev b) {
  ev r = {0};
  bool f = qn_p_in_lanes(t), c = qn_irt_is_complex(t);
  lv less;
  switch (op) {
    case QN_RED_ADD:
      r.v = f ? qn_e_fadd(x, a.v, b.v) : LLVMBuildAdd(x->b, a.v, b.v, "");
      if (c) r.im = qn_e_fadd(x, a.im, b.im);
      return r;
    case QN_RED_MUL:
      if (c) return qn_e_complex_mul(x, a, b);
      r.v = f ? qn_e_fmul(x, a.v, b.v) : LLVMBuildMul(x->b, a.v, b.v, "");
      return r;
    case QN_RED_MIN:
    case QN_RED_MAX: { /* b replaces a only when it is strictly beyond it */
      lv p = op == QN_RED_MIN ? b.v : a.v, q = op == QN_RED_MIN ? a.v : b.v;
      less = f ? LLVMBuildFCmp(x->b, LLVMRealOLT, p, q, "")
               : LLVMBuildICmp(x->b, qn_irt_is_signed(t) ? LLVMIntSLT : LLVMIntULT, p, q, "");
      r.v = LLVMBuildSelect(x->b, less, b.v, a.v, "");
      return r;
    }
    case QN_RED_AND: r.v = LLVMBuildAnd(x->b, a.v, b.v, ""); return r;
    case QN_RED_OR: r.v = LLVMBuildOr(x->b, a.v, b.v, ""); return r;
    case QN_RED_XOR: r.v = LLVMBuildXor(x->b, a.v, b.v, ""); return r;
    case QN_RED_COUNT: break;
  }
  return a;
}

static void plan_reductions(ploop *p) {
  uint32_t at = 0;
  for (uint32_t r = 0; r < p->i->nred; r++) {
    p->red_offset[r] = at;
    at += qn_irt_is_complex(p->fn->locals.data[p->i->red[r].local].type) ? 16 : 8;
  }
  p->partial_bytes = (at + 127) / 128 * 128;
}

static lv partial_at(fx *x, const ploop *p, lv partials, lv block, uint32_t r) {
  emitter *e = x->e;
  lv off = LLVMBuildMul(x->b, block, qn_e_i64(e, p->partial_bytes), "");
  return qn_e_gep8(x, partials, LLVMBuildAdd(x->b, off, qn_e_i64(e, p->red_offset[r]), ""));
}

lv qn_p_lane(fx *x, qn_irtype t, lv base, lv k) { return qn_e_gep(x, qn_e_type(x->e, t), base, k); }

static lv half(fx *x, lv v, uint32_t from, uint32_t n) {
  lv mask[LANES];
  for (uint32_t k = 0; k < n; k++) mask[k] = qn_e_i32(x->e, from + k);
  return LLVMBuildShuffleVector(x->b, v, LLVMGetUndef(LLVMTypeOf(v)), LLVMConstVector(mask, n), "");
}

static ev lane_tree(fx *x, qn_irred_op op, qn_irtype t, lanes l) {
  emitter *e = x->e;
  lt wide = LLVMVectorType(qn_e_type(e, t), LANES);
  ev v = {0};
  x->line = 0; /* these vectors say nothing about the source's loop */
  qn_e_set_line(x);
  v.v = LLVMBuildLoad2(x->b, wide, l.re, "");
  if (l.im) v.im = LLVMBuildLoad2(x->b, wide, l.im, "");
  for (uint32_t w = LANES / 2; w >= 1; w /= 2) {
    ev a = {0}, b = {0};
    a.v = half(x, v.v, 0, w);
    b.v = half(x, v.v, w, w);
    if (l.im) a.im = half(x, v.im, 0, w);
    if (l.im) b.im = half(x, v.im, w, w);
    v = combine(x, op, t, a, b);
  }
  v.v = LLVMBuildExtractElement(x->b, v.v, qn_e_i32(e, 0), "");
  if (l.im) v.im = LLVMBuildExtractElement(x->b, v.im, qn_e_i32(e, 0), "");
  return v;
}

/* --- loops written by hand -------------------------------------------------------------------------------------------------- */
counted qn_p_begin(fx *x, lv from, lv to, const char *name) {
  emitter *e = x->e;
  counted c;
  c.head = qn_e_block(x, name);
  lb body = qn_e_block(x, name);
  c.latch = qn_e_block(x, "next");
  c.done = qn_e_block(x, "");
  lb before = LLVMGetInsertBlock(x->b);
  qn_e_br(x, c.head);
  qn_e_at(x, c.head);
  c.k = LLVMBuildPhi(x->b, e->i64, name);
  LLVMAddIncoming(c.k, &from, &before, 1);
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntSLT, c.k, to, ""), body, c.done);
  qn_e_at(x, body);
  return c;
}

void qn_p_end(fx *x, counted *c, int64_t step) {
  qn_e_br(x, c->latch);
  qn_e_at(x, c->latch);
  lv next = LLVMBuildNSWAdd(x->b, c->k, qn_e_i64(x->e, step), "");
  LLVMAddIncoming(c->k, &next, &c->latch, 1);
  qn_e_br(x, c->head);
  if (x->cold) qn_e_keep_small(x, LLVMGetBasicBlockTerminator(c->latch));
  qn_e_at(x, c->done);
}

/* --- the inner function ------------------------------------------------------------------------------------------------------ */
void qn_p_store_local(fx *x, uint32_t l, ev v) {
  qn_irtype t = x->fn->locals.data[l].type;
  qn_e_store(x, t, v.v, x->loc[l].slot);
  if (qn_irt_is_complex(t)) LLVMBuildStore(x->b, v.im, x->loc[l].slot_im);
}

/* One iteration k (0 ≤ k < n); lane_index picks the accumulators, NULL without lanes. */
static void iteration(inner *in, lv k, lv lane_index, lb next, lv iter_number) {
  fx *x = &in->x;
  const ploop *p = in->p;
  LLVMBuildStore(x->b, iter_number, x->iter);
  for (uint32_t l = 0; l < x->fn->locals.n; l++)
    if ((p->local[l] & 2) && !(p->local[l] & 4) && x->fn->locals.data[l].type.kind != QN_IT_ARRAY)
      qn_e_local_set(x, l, in->initial[l], x->fn->locals.data[l].type);
  for (uint32_t r = 0; r < p->i->nred && lane_index; r++) {
    uint32_t l = p->i->red[r].local;
    qn_irtype t = x->fn->locals.data[l].type;
    if (!qn_p_in_lanes(t)) continue;
    x->loc[l].slot = qn_p_lane(x, t, in->acc[r].re, lane_index);
    if (in->acc[r].im) x->loc[l].slot_im = qn_p_lane(x, t, in->acc[r].im, lane_index);
  }
  lv off = p->unit ? k : LLVMBuildMul(x->b, k, in->step, "");
  x->val[p->id] = (ev){0};
  x->val[p->id].v = LLVMBuildAdd(x->b, in->start, off, "");
  if (p->unit) { /* start + k ≤ stop: no overflow */
    x->val[p->id].v = LLVMBuildNSWAdd(x->b, in->start, k, "");
  }
  x->loop[x->nloop].brk = next;
  x->loop[x->nloop++].cont = next;
  qn_e_block_body(x, p->i->body[0]);
  x->nloop--;
}

void qn_p_init_reductions(inner *in) {
  fx *x = &in->x;
  const ploop *p = in->p;
  x->line = 0;
  qn_e_set_line(x);
  for (uint32_t r = 0; r < p->i->nred; r++) {
    uint32_t l = p->i->red[r].local;
    qn_irtype t = x->fn->locals.data[l].type;
    ev id = identity(x->e, p->i->red[r].op, t);
    if (!qn_p_in_lanes(t)) {
      qn_p_store_local(x, l, id);
      continue;
    }
    lv fill[LANES];
    for (int k = 0; k < LANES; k++) fill[k] = id.v;
    LLVMBuildStore(x->b, LLVMConstVector(fill, LANES), in->acc[r].re);
    for (int k = 0; k < LANES && id.im; k++) fill[k] = id.im;
    if (id.im) LLVMBuildStore(x->b, LLVMConstVector(fill, LANES), in->acc[r].im);
  }
}

void qn_p_store_partials(inner *in, lv partials, lv block) {
  fx *x = &in->x;
  const ploop *p = in->p;
  for (uint32_t r = 0; r < p->i->nred; r++) {
    uint32_t l = p->i->red[r].local;
    qn_irtype t = x->fn->locals.data[l].type;
    ev v = qn_p_in_lanes(t) ? lane_tree(x, p->i->red[r].op, t, in->acc[r]) : qn_e_local_get(x, l);
    qn_e_result_store(x, t, v, partial_at(x, p, partials, block, r));
  }
}

/* A light body: whole groups of 32 iterations, the lane constant within each, then the rest. A heavy one: lane = k & 31. */
static void run_block(inner *in, lv lo, lv hi, lv iter_number) {
  fx *x = &in->x;
  emitter *e = x->e;
  bool any_lanes = false;
  for (uint32_t r = 0; r < in->p->i->nred; r++)
    any_lanes |= qn_p_in_lanes(x->fn->locals.data[in->p->i->red[r].local].type);
  if (!any_lanes || !in->p->light) {
    counted c = qn_p_begin(x, lo, hi, "k");
    lv which = any_lanes ? LLVMBuildAnd(x->b, LLVMBuildSub(x->b, c.k, lo, ""), qn_e_i64(e, LANES - 1), "") : NULL;
    iteration(in, c.k, which, c.latch, iter_number ? iter_number : c.k);
    qn_p_end(x, &c, 1);
    return;
  }
  lv size = LLVMBuildSub(x->b, hi, lo, ""), whole = LLVMBuildAnd(x->b, size, qn_e_i64(e, ~(int64_t)(LANES - 1)), "");
  lv middle = LLVMBuildNSWAdd(x->b, lo, whole, "");
  counted g = qn_p_begin(x, lo, middle, "group");
  counted c = qn_p_begin(x, qn_e_i64(e, 0), qn_e_i64(e, LANES), "lane");
  iteration(in, LLVMBuildNSWAdd(x->b, g.k, c.k, ""), c.k, c.latch, iter_number);
  qn_p_end(x, &c, 1);
  qn_p_end(x, &g, LANES);
  lv rest = LLVMBuildAnd(x->b, size, qn_e_i64(e, LANES - 1), "");
  counted t = qn_p_begin(x, qn_e_i64(e, 0), rest, "rest");
  iteration(in, LLVMBuildNSWAdd(x->b, middle, t.k, ""), t.k, t.latch, iter_number);
  qn_p_end(x, &t, 1);
}

lv qn_p_block_start(fx *x, lv b, lv n, lv blocks) { /* floor(b·n / blocks) without overflow */
  lv q = LLVMBuildUDiv(x->b, n, blocks, ""), r = LLVMBuildURem(x->b, n, blocks, "");
  lv part = LLVMBuildUDiv(x->b, LLVMBuildMul(x->b, b, r, ""), blocks, "");
  return LLVMBuildAdd(x->b, LLVMBuildMul(x->b, b, q, ""), part, "");
}

/* After the last iteration of all: the private variables' values go to the frame. */
static void publish_last(inner *in, lv is_last) {
  fx *x = &in->x;
  const ploop *p = in->p;
  lb yes = qn_e_block(x, "last"), done = qn_e_block(x, "");
  LLVMBuildCondBr(x->b, is_last, yes, done);
  qn_e_at(x, yes);
  for (uint32_t l = 0; l < x->fn->locals.n; l++) {
    if (!p->out_field[l]) continue;
    ev v = qn_e_local_get(x, l);
    LLVMBuildStore(x->b, v.v, qn_p_field(x, p, in->frame, p->out_field[l]));
    if (v.im) LLVMBuildStore(x->b, v.im, qn_p_field(x, p, in->frame, p->out_field[l] + 1));
  }
  qn_e_br(x, done);
  qn_e_at(x, done);
}

static void inner_locals(inner *in) {
  fx *x = &in->x;
  const ploop *p = in->p;
  emitter *e = x->e;
  in->initial = QN_NEW_N(e->a, ev, x->fn->locals.n + 1);
  for (uint32_t k = 0; k < p->caps.n; k++) {
    const capture *c = &p->caps.data[k];
    lv parts[2 + 2 * QN_MAX_RANK];
    for (uint32_t j = 0; j < (uint32_t)qn_e_parts(c->type); j++) {
      uint32_t from = p->param_of[c->field + j];
      parts[j] = from ? LLVMGetParam(x->f, from - 1) : p->part[c->field + j];
    }
    ev v = qn_e_unflatten(x, c->type, parts);
    if (c->kind == CAP_VALUE) x->val[c->id] = v;
    if (c->kind == CAP_PARAM) x->params[c->id] = v;
    if (c->kind != CAP_LOCAL) continue;
    qn_e_local_make(x, c->id);
    qn_e_local_set(x, c->id, v, c->type);
    in->initial[c->id] = v;
  }
  for (qn_irval v = 1; v < x->fn->ins.n; v++)
    if (p->captured[v] && x->fn->ins.data[v]->op == QN_I_CONST) qn_e_const(x, x->fn->ins.data[v], &x->val[v]);
  in->acc = QN_NEW_N(e->a, lanes, p->i->nred + 1);
  for (uint32_t r = 0; r < p->i->nred; r++) {
    qn_irtype t = x->fn->locals.data[p->i->red[r].local].type;
    qn_e_local_make(x, p->i->red[r].local);
    if (!qn_p_in_lanes(t)) continue;
    in->acc[r].re = qn_e_slot_array(x, qn_e_type(e, t), LANES, "acc");
    LLVMSetAlignment(in->acc[r].re, 64);
    if (qn_irt_is_complex(t)) in->acc[r].im = qn_e_slot_array(x, qn_e_type(e, t), LANES, "acc");
    if (in->acc[r].im) LLVMSetAlignment(in->acc[r].im, 64);
  }
}

static void inner_returns(inner *in) {
  fx *x = &in->x;
  emitter *e = x->e;
  qn_e_br(x, x->ret_bb);
  qn_e_at(x, x->ret_bb);
  qn_e_own_release_all(x);
  LLVMBuildRet(x->b, qn_e_i32(e, 0));
  if (LLVMCountIncoming(x->fail_phi)) {
    qn_e_at(x, x->fail_bb);
    lv at = qn_e_gep8(x, x->ctx, qn_e_i64(e, (int64_t)(offsetof(qn_kctx, err) + offsetof(qn_kerr, iter))));
    LLVMBuildStore(x->b, LLVMBuildLoad2(x->b, e->i64, x->iter, ""), at);
    LLVMBuildRet(x->b, x->fail_phi);
  }
  qn_e_fx_finish(x);
}

/* A captured array does not alias the others when it is the only one of its parameter and all parameters are disjoint. */
static bool alone(const ploop *p, uint32_t k) {
  const capture *me = &p->caps.data[k];
  if ((p->i->flags & QN_IF_NEST) && me->kind == CAP_VALUE) { /* tested in front of it; views of one array may meet */
    for (uint32_t j = 0; j < p->caps.n; j++) {
      const capture *c = &p->caps.data[j];
      if (j == k || c->type.kind != QN_IT_ARRAY) continue;
      if (c->kind != CAP_VALUE || qn_own_root(p->fn, c->id) == qn_own_root(p->fn, me->id)) return false;
    }
    return true;
  }
  if (!(p->fn->flags & QN_FN_NOALIAS) || p->x->e->unboxes) return false;
  int roots[2];
  for (uint32_t j = 0; j < p->caps.n; j++) {
    const capture *c = &p->caps.data[j];
    if (c->type.kind != QN_IT_ARRAY) continue;
    if (c->kind == CAP_LOCAL) return false; /* unknown origin */
    roots[j == k] = c->kind == CAP_PARAM ? (int)c->id : qn_own_root_param(p->fn, c->id);
    if (roots[j == k] < 0) return false;
  }
  int mine = p->caps.data[k].kind == CAP_PARAM ? (int)p->caps.data[k].id : qn_own_root_param(p->fn, p->caps.data[k].id);
  for (uint32_t j = 0; j < p->caps.n; j++) {
    const capture *c = &p->caps.data[j];
    if (j == k || c->type.kind != QN_IT_ARRAY) continue;
    if ((c->kind == CAP_PARAM ? (int)c->id : qn_own_root_param(p->fn, c->id)) == mine) return false;
  }
  return true;
}

static lv declare_inner(ploop *p, lt *type) {
  emitter *e = p->x->e;
  lt *types = QN_NEW_N(e->a, lt, p->nfields + 4);
  uint32_t n = 4;
  types[0] = types[1] = e->ptr;
  types[2] = types[3] = e->i64;
  for (uint32_t f = F_FIXED; f < p->nfields; f++)
    if (p->param_of[f] == n + 1) types[n++] = p->fields[f];
  *type = LLVMFunctionType(e->i32, types, n, 0);
  lv f = LLVMAddFunction(e->mod, qn_arena_printf(e->a, "%s.loop%u", p->fn->name, e->bodies), *type);
  LLVMSetLinkage(f, LLVMInternalLinkage);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "noinline", 0);
  qn_e_attr(e, f, 1, "noalias", 0);
  qn_e_attr(e, f, 2, "noalias", 0);
  for (uint32_t k = 0; k < p->caps.n; k++) {
    qn_irtype t = p->caps.data[k].type;
    unsigned at = p->param_of[p->caps.data[k].field]; /* its data; attributes count from 1 */
    if (at && t.kind == QN_IT_ARRAY && alone(p, k) && (!p->x->e->called[qn_ir_fn_index(e->m, p->fn)] || p->x->in_body))
      qn_e_attr(e, f, at, "noalias", 0);
  }
  return f;
}

static void define_inner(ploop *p, lv f) {
  emitter *e = p->x->e;
  inner in = {0};
  in.p = p;
  fx *x = &in.x;
  qn_e_fx_init(x, e, p->fn, f, p->i->body[0]);
  qn_e_debug_function(x, p->i->line);
  x->in_body = true;
  x->cold = p->x->cold + ((p->i->flags & QN_IF_COLD) != 0);
  x->ctx = LLVMGetParam(f, 0);
  in.frame = LLVMGetParam(f, 1);
  in.begin = LLVMGetParam(f, 2);
  in.end = LLVMGetParam(f, 3);
  in.start = LLVMBuildLoad2(x->b, e->i64, qn_p_field(x, p, in.frame, F_START), "");
  in.step = LLVMBuildLoad2(x->b, e->i64, qn_p_field(x, p, in.frame, F_STEP), "");
  lv n = LLVMBuildLoad2(x->b, e->i64, qn_p_field(x, p, in.frame, F_N), "");
  x->iter = qn_e_slot(x, e->i64, "iter");
  inner_locals(&in);
  if (!p->i->nred) {
    run_block(&in, in.begin, in.end, NULL);
    publish_last(&in, LLVMBuildICmp(x->b, LLVMIntEQ, in.end, n, ""));
  } else {
    lv blocks = LLVMBuildLoad2(x->b, e->i64, qn_p_field(x, p, in.frame, F_BLOCKS), "");
    lv partials = LLVMBuildLoad2(x->b, e->ptr, qn_p_field(x, p, in.frame, F_PARTIALS), "");
    in.n = n;
    in.blocks = blocks;
    if (!qn_p_jammed(&in, partials)) {
      counted c = qn_p_begin(x, in.begin, in.end, "block");
      qn_p_init_reductions(&in);
      lv next = LLVMBuildAdd(x->b, c.k, qn_e_i64(e, 1), "");
      run_block(&in, qn_p_block_start(x, c.k, n, blocks), qn_p_block_start(x, next, n, blocks), c.k);
      qn_p_store_partials(&in, partials, c.k);
      qn_p_end(x, &c, 1);
    }
    publish_last(&in, LLVMBuildICmp(x->b, LLVMIntEQ, in.end, blocks, ""));
  }
  inner_returns(&in);
}

/* --- body(frame, begin, end) ---------------------------------------------------------------------------------------------------- */
static lv define_body(ploop *p, lv inner_f, lt inner_t) {
  emitter *e = p->x->e;
  lt types[3] = {e->ptr, e->i64, e->i64};
  lv f = LLVMAddFunction(e->mod, qn_arena_printf(e->a, "%s.body%u", p->fn->name, e->bodies),
                         LLVMFunctionType(e->i32, types, 3, 0));
  LLVMSetLinkage(f, LLVMInternalLinkage);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  static const qn_irblock nothing;
  fx x;
  qn_e_fx_init(&x, e, p->fn, f, &nothing);
  lv frame = LLVMGetParam(f, 0), parent = LLVMBuildLoad2(x.b, e->ptr, frame, "");
  lv *args = QN_NEW_N(e->a, lv, p->nfields + 4);
  args[0] = qn_e_call_helper(&x, "qn_par_ctx", &parent, 1);
  args[1] = frame;
  args[2] = LLVMGetParam(f, 1);
  args[3] = LLVMGetParam(f, 2);
  unsigned n = 4;
  for (uint32_t f2 = F_FIXED; f2 < p->nfields; f2++)
    if (p->param_of[f2] == n + 1) args[n++] = LLVMBuildLoad2(x.b, p->fields[f2], qn_p_field(&x, p, frame, f2), "");
  lv st = LLVMBuildCall2(x.b, inner_t, inner_f, args, n, "");
  LLVMBuildRet(x.b, st);
  qn_e_at(&x, x.ret_bb);
  LLVMBuildUnreachable(x.b);
  qn_e_fx_finish(&x);
  return f;
}

/* --- in the parent -------------------------------------------------------------------------------------------------------------- */
static void fill_frame(ploop *p, bool body, lv frame, lv start, lv step, lv n, lv blocks, lv partials) {
  fx *x = p->x;
  lv fixed[F_FIXED] = {x->ctx, start, step, n, blocks, partials};
  for (uint32_t k = 0; k < F_FIXED; k++) LLVMBuildStore(x->b, fixed[k], qn_p_field(x, p, frame, k));
  for (uint32_t k = 0; k < p->caps.n; k++) {
    const capture *c = &p->caps.data[k];
    const lv *parts = p->part + c->field;
    for (int j = 0; body && j < qn_e_parts(c->type); j++)
      if (p->param_of[c->field + (uint32_t)j]) LLVMBuildStore(x->b, parts[j], qn_p_field(x, p, frame, c->field + (uint32_t)j));
    if (c->kind != CAP_LOCAL || !p->out_field[c->id]) continue;
    for (int j = 0; j < qn_e_parts(c->type); j++)
      LLVMBuildStore(x->b, parts[j], qn_p_field(x, p, frame, p->out_field[c->id] + (uint32_t)j));
  }
}

static void read_last(ploop *p, lv frame) {
  fx *x = p->x;
  for (uint32_t l = 0; l < p->fn->locals.n; l++) {
    if (!p->out_field[l]) continue;
    qn_irtype t = p->fn->locals.data[l].type;
    ev v = {0};
    v.v = LLVMBuildLoad2(x->b, qn_e_type(x->e, t), qn_p_field(x, p, frame, p->out_field[l]), "");
    if (qn_irt_is_complex(t)) v.im = LLVMBuildLoad2(x->b, qn_e_type(x->e, t), qn_p_field(x, p, frame, p->out_field[l] + 1), "");
    qn_p_store_local(x, l, v);
  }
}

/* for s = 1; s < blocks; s *= 2: for i = 0; i + s < blocks; i += 2 s: p[i] = p[i] op p[i + s] */
static void block_tree(ploop *p, lv partials, lv blocks) {
  fx *x = p->x;
  emitter *e = x->e;
  lb head = qn_e_block(x, "tree"), body = qn_e_block(x, "tree"), row = qn_e_block(x, "row"), op = qn_e_block(x, "op");
  lb next = qn_e_block(x, "tree.next"), done = qn_e_block(x, ""), before = LLVMGetInsertBlock(x->b);
  lv one = qn_e_i64(e, 1), zero = qn_e_i64(e, 0);
  qn_e_br(x, head);
  qn_e_at(x, head);
  lv s = LLVMBuildPhi(x->b, e->i64, "s");
  LLVMAddIncoming(s, &one, &before, 1);
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntSLT, s, blocks, ""), body, done);
  qn_e_at(x, body);
  lv twice = LLVMBuildShl(x->b, s, one, "");
  qn_e_br(x, row);
  qn_e_at(x, row);
  lv i = LLVMBuildPhi(x->b, e->i64, "i"), other = LLVMBuildAdd(x->b, i, s, "");
  LLVMAddIncoming(i, &zero, &body, 1);
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntSLT, other, blocks, ""), op, next);
  qn_e_at(x, op);
  for (uint32_t r = 0; r < p->i->nred; r++) {
    qn_irtype t = p->fn->locals.data[p->i->red[r].local].type;
    lv at = partial_at(x, p, partials, i, r);
    ev a = qn_e_result_load(x, t, at), b = qn_e_result_load(x, t, partial_at(x, p, partials, other, r));
    qn_e_result_store(x, t, combine(x, p->i->red[r].op, t, a, b), at);
  }
  lv i2 = LLVMBuildAdd(x->b, i, twice, "");
  LLVMAddIncoming(i, &i2, &op, 1);
  qn_e_br(x, row);
  qn_e_at(x, next);
  LLVMAddIncoming(s, &twice, &next, 1);
  qn_e_br(x, head);
  qn_e_at(x, done);
}

static void finish_reductions(ploop *p, lv partials, lv blocks) {
  fx *x = p->x;
  emitter *e = x->e;
  block_tree(p, partials, blocks);
  for (uint32_t r = 0; r < p->i->nred; r++) {
    uint32_t l = p->i->red[r].local;
    qn_irtype t = p->fn->locals.data[l].type;
    ev total = qn_e_result_load(x, t, partial_at(x, p, partials, qn_e_i64(e, 0), r));
    qn_p_store_local(x, l, combine(x, p->i->red[r].op, t, qn_e_local_get(x, l), total));
  }
}

/* All of it here and now. */
static lv run_here(ploop *p, lv inner_f, lt inner_t, lv frame, lv blocks) {
  fx *x = p->x;
  lv *args = QN_NEW_N(x->e->a, lv, p->nfields + 4);
  args[0] = x->ctx, args[1] = frame, args[2] = qn_e_i64(x->e, 0), args[3] = blocks;
  unsigned n = 4;
  for (uint32_t f = F_FIXED; f < p->nfields; f++)
    if (p->param_of[f] == n + 1) args[n++] = p->part[f];
  return LLVMBuildCall2(x->b, inner_t, inner_f, args, n, "");
}

/* Of a nest: what one element costs, times the extents of the loops within. NULL: these are not known in front of it. */
static lv nest_cost(ploop *p) {
  fx *x = p->x;
  const qn_irblock *blk = p->i->body[0];
  lv cost = qn_e_i64(x->e, 1);
  for (uint32_t k = 0; blk && k < blk->n; k++) {
    const qn_irins *i = p->fn->ins.data[blk->data[k]];
    if (i->op != QN_I_FOR) continue;
    if (p->inside[i->args[1]] || !x->val[i->args[1]].v) return NULL;
    cost = LLVMBuildMul(x->b, cost, x->val[i->args[1]].v, "");
    blk = i->body[0], k = UINT32_MAX;
  }
  int64_t each = qn_p_element_cost(p->fn, blk);
  return LLVMBuildMul(x->b, cost, qn_e_i64(x->e, each ? each : 1), "");
}

static void run(ploop *p, lv body, lv inner_f, lt inner_t) {
  fx *x = p->x;
  x->line = 0; /* none of this is the loop of the source */
  qn_e_set_line(x);
  emitter *e = x->e;
  lv start = x->val[p->i->args[0]].v, step = x->val[p->i->args[2]].v;
  lv n = qn_e_trip_count(x, start, x->val[p->i->args[1]].v, step), zero = qn_e_i64(e, 0);
  lb some = qn_e_block(x, "parallel"), done = qn_e_block(x, "");
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, n, zero, ""), done, some);
  qn_e_at(x, some);
  lv known = body && (p->i->flags & QN_IF_NEST) ? nest_cost(p) : NULL;
  lv frame = qn_e_slot(x, p->frame, "frame"), blocks = n, partials = LLVMConstNull(e->ptr), cost = known ? known : qn_e_i64(e, p->cost_ps);
  if (p->i->nred) {
    lv max = qn_e_i64(e, MAX_BLOCKS);
    if (p->i->flags & QN_IF_FINE) { /* a block costs as much as some hundred elements */
      lv least = LLVMBuildUDiv(x->b, n, qn_e_i64(e, FINE_BLOCK), "");
      blocks = LLVMBuildSelect(x->b, LLVMBuildICmp(x->b, LLVMIntEQ, least, zero, ""), qn_e_i64(e, 1), least, "");
    }
    blocks = LLVMBuildSelect(x->b, LLVMBuildICmp(x->b, LLVMIntULT, blocks, max, ""), blocks, max, "");
    partials = qn_e_slot_array(x, e->i64, MAX_BLOCKS * p->partial_bytes / 8, "partials");
    LLVMSetAlignment(partials, 128);
    cost = LLVMBuildMul(x->b, cost, LLVMBuildUDiv(x->b, n, blocks, ""), "");
  }
  bool exact = !p->loops && !p->calls; /* an odd cost: of loops like this the estimate is good */
  cost = exact ? LLVMBuildOr(x->b, cost, qn_e_i64(e, 1), "") : LLVMBuildAnd(x->b, cost, qn_e_i64(e, ~INT64_C(1)), "");
  fill_frame(p, body != NULL, frame, start, step, n, blocks, partials);
  lv st = body ? qn_e_call_helper(x, "qn_par_for", (lv[]){x->ctx, body, frame, blocks, cost}, 5) : run_here(p, inner_f, inner_t, frame, blocks);
  lb good = qn_e_block(x, ""), bad = qn_e_block(x, "bad");
  qn_e_expect(x, LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntNE, st, qn_e_i32(e, 0), ""), bad, good), false);
  qn_e_at(x, bad);
  qn_e_fail_status(x, st);
  qn_e_at(x, good);
  if (p->i->nred) finish_reductions(p, partials, blocks);
  read_last(p, frame);
  qn_e_br(x, done);
  qn_e_at(x, done);
}

void qn_e_pfor(fx *x, const qn_irins *i, qn_irval id) {
  emitter *e = x->e;
  const qn_irfn *fn = x->fn;
  if (i->nred > MAX_REDUCTIONS) {
    qn_e_error(e, "more than 32 reductions in one parallel loop");
    return;
  }
  ploop p = {0};
  p.x = x;
  p.i = i;
  p.id = id;
  p.fn = fn;
  p.inside = QN_NEW_N(e->a, uint8_t, fn->ins.n);
  p.captured = QN_NEW_N(e->a, uint8_t, fn->ins.n);
  p.param = QN_NEW_N(e->a, uint8_t, fn->nparams + 1);
  p.local = QN_NEW_N(e->a, uint8_t, fn->locals.n + 1);
  p.inside[id] = 1;
  p.cost_ps = 200;
  qn_p_collect(&p, i->body[0], 1);
  for (uint32_t r = 0; r < i->nred; r++) p.local[i->red[r].local] |= 4;
  p.light = p.weight <= LIGHT && !p.loops && !(i->flags & QN_IF_COLD);
  const qn_irins *step = fn->ins.data[i->args[2]];
  p.unit = step->op == QN_I_CONST && step->imm[0] == 1;
  qn_p_plan_frame(&p);
  plan_reductions(&p);
  lt inner_t;
  if (!qn_p_plan_parts(&p)) return;
  e->bodies++;
  lv inner_f = declare_inner(&p, &inner_t);
  lv body = i->flags & QN_IF_SERIAL ? NULL : define_body(&p, inner_f, inner_t);
  define_inner(&p, inner_f);
  if (!body) qn_e_poll(x);
  run(&p, body, inner_f, inner_t);
}

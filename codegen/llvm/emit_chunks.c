/* emit_chunks.c - a serial sum of expensive terms. `for i: s = s + t(i)` must add in order, which keeps LLVM from
 * vectorising t as well. So groups of 64 terms are computed into a buffer (a loop that vectorises), then added in order:
 * the same operations on the same values. A zero divisor among the terms is only noted; nothing has happened yet then, so
 * the ordinary loop goes on from the start of the group and raises where it should. */
#include "codegen/llvm/emit.h"

enum { GROUP = 64, MAX_SUMS = 4 };

typedef struct serial_sum {
  qn_irval get, op, set, term;
  uint32_t local;
  bool term_first; /* term op s */
  lv buffer;
} serial_sum;

typedef struct chunked {
  const qn_irfn *fn;
  const qn_irblock *blk;
  serial_sum sums[MAX_SUMS];
  uint32_t n;
  bool heavy, divides;
} chunked;

static bool is_sum_op(int op) { return op == QN_I_ADD || op == QN_I_SUB || op == QN_I_MUL; }

/* Values used by anything but `except`, in the block. */
static bool used_elsewhere(const chunked *c, qn_irval v, qn_irval except) {
  for (uint32_t k = 0; k < c->blk->n; k++) {
    const qn_irins *i = c->fn->ins.data[c->blk->data[k]];
    if (c->blk->data[k] == except) continue;
    for (uint32_t a = 0; a < i->nargs; a++)
      if (i->args[a] == v) return true;
  }
  return false;
}

static bool add_sum(chunked *c, qn_irval set_id) {
  const qn_irins *set = c->fn->ins.data[set_id], *op = c->fn->ins.data[set->args[0]];
  serial_sum s = {0};
  if (c->n == MAX_SUMS || !is_sum_op(op->op) || !qn_irt_is_float(op->type)) return false;
  s.set = set_id;
  s.op = set->args[0];
  s.local = (uint32_t)set->imm[0];
  for (int side = 0; side < 2 && !s.get; side++) {
    const qn_irins *g = c->fn->ins.data[op->args[side]];
    if (g->op != QN_I_GET || g->imm[0] != s.local || op->args[0] == op->args[1]) continue;
    s.get = op->args[side];
    s.term = op->args[1 - side];
    s.term_first = side == 1;
  }
  if (!s.get || used_elsewhere(c, s.get, s.op) || used_elsewhere(c, s.op, set_id)) return false;
  c->sums[c->n++] = s;
  return true;
}

static bool plain(chunked *c, const qn_irins *i) {
  bool noted = i->op == QN_I_DIV && qn_irt_is_float(i->type) && (i->flags & QN_IF_ZERO);
  if (i->pred || (i->flags & (QN_IF_OVF | QN_IF_CHECK | QN_IF_FAST)) || ((i->flags & QN_IF_ZERO) && !noted)) return false;
  c->divides = c->divides || noted;
  switch ((int)i->op) {
    case QN_I_MATH: c->heavy = true; return true;
    case QN_I_DIV: c->heavy = c->heavy || qn_irt_is_float(i->type); return true;
    case QN_I_CONST: case QN_I_PARAM: case QN_I_GET: case QN_I_ADD: case QN_I_SUB: case QN_I_MUL: case QN_I_NEG:
    case QN_I_ABS: case QN_I_AND: case QN_I_OR: case QN_I_XOR: case QN_I_NOT: case QN_I_EQ: case QN_I_NE: case QN_I_LT:
    case QN_I_LE: case QN_I_GT: case QN_I_GE: case QN_I_SELECT: case QN_I_CAST: case QN_I_BITS: case QN_I_LOAD:
    case QN_I_SHAPE: case QN_I_STRIDE: case QN_I_POWI: case QN_I_FMA: return true;
    case QN_I_PEEK: return i->type.kind != QN_IT_REF;
    default: return false;
  }
}

static bool recognise(chunked *c) {
  for (uint32_t k = 0; k < c->blk->n; k++) {
    const qn_irins *i = c->fn->ins.data[c->blk->data[k]];
    if (i->op == QN_I_SET) {
      for (uint32_t s = 0; s < c->n; s++)
        if (c->sums[s].local == i->imm[0]) return false;
      if (!add_sum(c, c->blk->data[k])) return false;
    } else if (!plain(c, i)) {
      return false;
    }
  }
  for (uint32_t k = 0; k < c->blk->n; k++) { /* every read of a sum is the one of its addition */
    const qn_irins *i = c->fn->ins.data[c->blk->data[k]];
    for (uint32_t s = 0; s < c->n && i->op == QN_I_GET; s++)
      if (i->imm[0] == c->sums[s].local && c->blk->data[k] != c->sums[s].get) return false;
  }
  return c->n > 0 && c->heavy;
}

typedef struct counted {
  lv k;
  lb head, done;
} counted;

static counted begin(fx *x, lv from, lv to) {
  emitter *e = x->e;
  counted c;
  c.head = qn_e_block(x, "chunk");
  lb body = qn_e_block(x, "chunk"), before = LLVMGetInsertBlock(x->b);
  c.done = qn_e_block(x, "");
  qn_e_br(x, c.head);
  qn_e_at(x, c.head);
  c.k = LLVMBuildPhi(x->b, e->i64, "");
  LLVMAddIncoming(c.k, &from, &before, 1);
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntSLT, c.k, to, ""), body, c.done);
  qn_e_at(x, body);
  return c;
}

static void end(fx *x, counted *c, int64_t step) {
  lb here = LLVMGetInsertBlock(x->b);
  lv next = LLVMBuildNSWAdd(x->b, c->k, qn_e_i64(x->e, step), "");
  LLVMAddIncoming(c->k, &next, &here, 1);
  qn_e_br(x, c->head);
  qn_e_at(x, c->done);
}

static bool skipped(const chunked *c, qn_irval v) {
  for (uint32_t s = 0; s < c->n; s++)
    if (v == c->sums[s].get || v == c->sums[s].op || v == c->sums[s].set) return true;
  return false;
}

static void terms(fx *x, chunked *c, qn_irval id, lv first) {
  emitter *e = x->e;
  counted l = begin(x, qn_e_i64(e, 0), qn_e_i64(e, GROUP));
  x->val[id].v = LLVMBuildNSWAdd(x->b, first, l.k, "");
  qn_irblock rest = {0};
  for (uint32_t k = 0; k < c->blk->n; k++)
    if (!skipped(c, c->blk->data[k])) qn_vec_push(e->a, &rest, c->blk->data[k]);
  qn_e_block_body(x, &rest);
  for (uint32_t s = 0; s < c->n; s++) {
    lt t = qn_e_type(e, c->fn->ins.data[c->sums[s].op]->type);
    LLVMBuildStore(x->b, x->val[c->sums[s].term].v, qn_e_gep(x, t, c->sums[s].buffer, l.k));
  }
  end(x, &l, 1);
}

static void additions(fx *x, chunked *c) {
  emitter *e = x->e;
  counted l = begin(x, qn_e_i64(e, 0), qn_e_i64(e, GROUP));
  for (uint32_t s = 0; s < c->n; s++) {
    const serial_sum *q = &c->sums[s];
    const qn_irins *op = c->fn->ins.data[q->op];
    lt t = qn_e_type(e, op->type);
    lv sum = qn_e_local_get(x, q->local).v, term = LLVMBuildLoad2(x->b, t, qn_e_gep(x, t, q->buffer, l.k), "");
    lv a = q->term_first ? term : sum, b = q->term_first ? sum : term;
    ev r = {0};
    r.v = op->op == QN_I_ADD ? qn_e_fadd(x, a, b) : op->op == QN_I_SUB ? qn_e_fsub(x, a, b) : qn_e_fmul(x, a, b);
    qn_e_local_set(x, q->local, r, op->type);
  }
  end(x, &l, 1);
}

/* A term made before the loop or equal to the index is no work; and a value skipped may not be a term. */
static bool terms_ok(const chunked *c) {
  for (uint32_t s = 0; s < c->n; s++)
    if (skipped(c, c->sums[s].term)) return false;
  return true;
}

lv qn_e_chunked_sum(fx *x, const qn_irins *i, qn_irval id, lv start, lv stop) {
  emitter *e = x->e;
  chunked c = {0};
  c.fn = x->fn;
  c.blk = i->body[0];
  if ((x->fn->flags & QN_FN_FAST) || !recognise(&c) || !terms_ok(&c)) return start;
  for (uint32_t s = 0; s < c.n; s++) {
    c.sums[s].buffer = qn_e_slot_array(x, qn_e_type(e, x->fn->ins.data[c.sums[s].op]->type), GROUP, "terms");
    LLVMSetAlignment(c.sums[s].buffer, 64);
  }
  lv some = LLVMBuildICmp(x->b, LLVMIntSLT, start, stop, "");
  lv n = LLVMBuildSelect(x->b, some, LLVMBuildSub(x->b, stop, start, ""), qn_e_i64(e, 0), "");
  lv whole = LLVMBuildAnd(x->b, n, qn_e_i64(e, ~(int64_t)(GROUP - 1) & INT64_MAX), "");
  lv middle = LLVMBuildAdd(x->b, start, whole, "");
  counted g = begin(x, start, middle);
  lv resume = qn_e_slot(x, e->i64, "resume"), seen = c.divides ? qn_e_slot(x, e->i64, "zeros") : NULL;
  lb out = qn_e_block(x, "");
  LLVMBuildStore(x->b, g.k, resume);
  if (seen) LLVMBuildStore(x->b, qn_e_i64(e, 0), seen);
  x->zero_seen = seen;
  terms(x, &c, id, g.k);
  x->zero_seen = NULL;
  if (seen) {
    lb fine = qn_e_block(x, "");
    lv bad = LLVMBuildICmp(x->b, LLVMIntNE, LLVMBuildLoad2(x->b, e->i64, seen, ""), qn_e_i64(e, 0), "");
    qn_e_expect(x, LLVMBuildCondBr(x->b, bad, out, fine), false);
    qn_e_at(x, fine);
  }
  additions(x, &c);
  if (i->flags & QN_IF_POLL) qn_e_poll(x);
  end(x, &g, GROUP);
  LLVMBuildStore(x->b, middle, resume);
  qn_e_br(x, out);
  qn_e_at(x, out);
  return LLVMBuildLoad2(x->b, e->i64, resume, "");
}

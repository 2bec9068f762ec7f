/* emit_control.c - blocks, if, counted loops, endless loops, break and continue, raise and check: the dispatch over the
 * instruction table lies here. */
#include <llvm-c/DebugInfo.h>

#include "codegen/llvm/emit.h"

static void emit_one(fx *x, const qn_irins *i, qn_irval id) {
  ev *out = &x->val[id];
  bool complex_ = i->nargs > 0 && qn_irt_is_complex(x->fn->ins.data[i->args[0]]->type);
  switch ((qn_irop)i->op) {
    case QN_I_CONST: qn_e_const(x, i, out); break;
    case QN_I_PARAM: *out = x->params[i->imm[0]]; break;
    case QN_I_GET:
      *out = qn_e_local_get(x, (uint32_t)i->imm[0]);
      qn_e_own_new(x, i->type, id, *out, false);
      break;
    case QN_I_SET: qn_e_local_set(x, (uint32_t)i->imm[0], x->val[i->args[0]], i->type); break;
    case QN_I_ADD: case QN_I_SUB: case QN_I_MUL: case QN_I_NEG: case QN_I_ABS:
      if (complex_)
        qn_e_complex(x, i, out);
      else
        qn_e_arith(x, i, out);
      break;
    case QN_I_DIV:
      if (complex_)
        qn_e_complex(x, i, out);
      else
        qn_e_floatdiv(x, i, out);
      break;
    case QN_I_FDIV: case QN_I_MOD: case QN_I_CDIV: case QN_I_CMOD:
      if (qn_irt_is_float(i->type))
        qn_e_floatdiv(x, i, out);
      else
        qn_e_intdiv(x, i, out);
      break;
    case QN_I_POWI: qn_e_powi(x, i, out); break;
    case QN_I_AND: case QN_I_OR: case QN_I_XOR: case QN_I_NOT: case QN_I_SHL: case QN_I_SHR: qn_e_arith(x, i, out); break;
    case QN_I_EQ: case QN_I_NE: case QN_I_LT: case QN_I_LE: case QN_I_GT: case QN_I_GE: qn_e_compare(x, i, out); break;
    case QN_I_SELECT: case QN_I_CAST: case QN_I_BITS: case QN_I_CPLX: qn_e_convert(x, i, out); break;
    case QN_I_FMA:
      out->v = qn_e_intrinsic(x, "llvm.fma", qn_e_type(x->e, i->type), (lv[]){x->val[i->args[0]].v, x->val[i->args[1]].v, x->val[i->args[2]].v}, 3);
      break;
    case QN_I_RE: out->v = x->val[i->args[0]].v; break;
    case QN_I_IM: out->v = x->val[i->args[0]].im; break;
    case QN_I_MATH: qn_e_math(x, i, out); break;
    case QN_I_LOAD: case QN_I_STORE: case QN_I_SHAPE: case QN_I_STRIDE: case QN_I_TRANSPOSE: case QN_I_RESHAPE: case QN_I_RESTRIDE: case QN_I_ROWS:
    case QN_I_ALLOC: case QN_I_OVERLAP: case QN_I_INRANGE: case QN_I_DATA: qn_e_array(x, i, id, out); break;
    case QN_I_SLICE: qn_e_slice(x, i, out); break;
    case QN_I_CALL: case QN_I_RESULT: qn_e_call(x, i, id, out); break;
    case QN_I_HCALL: qn_e_hcall(x, i, id, out); break;
    case QN_I_RETURN: qn_e_return(x, i); break;
    case QN_I_IF: case QN_I_FOR: case QN_I_LOOP: case QN_I_BREAK: case QN_I_CONTINUE: case QN_I_LEAVE:
    case QN_I_RAISE: case QN_I_CHECK:
      qn_e_control(x, i, id);
      break;
    case QN_I_PEEK: case QN_I_POKE: case QN_I_SLOTS: case QN_I_BOX: case QN_I_UNBOX: case QN_I_STRLIT: case QN_I_NULLREF:
    case QN_I_SAME: qn_e_object(x, i, id, out); break;
    case QN_I_TRY: qn_e_try(x, i, id); break;
    case QN_I_CAUGHT: qn_e_caught(x, i, out); break;
    case QN_I_RERAISE: qn_e_reraise(x, i); break;
    case QN_I_PFOR: qn_e_pfor(x, i, id); break;
    case QN_I_NEST: qn_e_nest(x, i, id); break;
    case QN_I_ELEM: qn_e_elem(x, i, out); break;
    case QN_I_PUT: qn_e_put(x, i); break;
    case QN_I_COUNT: break;
  }
}

void qn_e_block_body(fx *x, const qn_irblock *blk) {
  for (uint32_t k = 0; k < blk->n && !x->dead; k++) {
    const qn_irins *i = x->fn->ins.data[blk->data[k]];
    if (i->line && i->line != x->line) {
      x->line = i->line;
      qn_e_set_line(x);
    }
    emit_one(x, i, blk->data[k]);
  }
}

static void emit_if(fx *x, const qn_irins *i) {
  lv c = x->val[i->args[0]].v;
  lb yes = qn_e_block(x, "then"), no = i->body[1] ? qn_e_block(x, "else") : NULL, done = qn_e_block(x, "");
  LLVMBuildCondBr(x->b, c, yes, no ? no : done);
  qn_e_at(x, yes);
  qn_e_block_body(x, i->body[0]);
  qn_e_br(x, done);
  if (no) {
    qn_e_at(x, no);
    qn_e_block_body(x, i->body[1]);
    qn_e_br(x, done);
  }
  qn_e_at(x, done);
}

static void push_loop(fx *x, lb brk, lb cont) {
  x->loop[x->nloop].brk = brk;
  x->loop[x->nloop++].cont = cont;
}

/* max(0, ceil((stop - start) / step)), exact for every int64; step 0: none */
lv qn_e_trip_count(fx *x, lv start, lv stop, lv step) {
  emitter *e = x->e;
  lv zero = qn_e_i64(e, 0), one = qn_e_i64(e, 1);
  lv up = LLVMBuildICmp(x->b, LLVMIntSGT, step, zero, ""), down = LLVMBuildICmp(x->b, LLVMIntSLT, step, zero, "");
  lv lo = LLVMBuildSelect(x->b, up, start, stop, ""), hi = LLVMBuildSelect(x->b, up, stop, start, "");
  lv size = LLVMBuildSelect(x->b, up, step, LLVMBuildNeg(x->b, step, ""), "");
  size = LLVMBuildSelect(x->b, LLVMBuildOr(x->b, up, down, ""), size, one, "");
  lv some = LLVMBuildAnd(x->b, LLVMBuildICmp(x->b, LLVMIntSLT, lo, hi, ""), LLVMBuildOr(x->b, up, down, ""), "");
  lv span = LLVMBuildSub(x->b, LLVMBuildSub(x->b, hi, lo, ""), one, "");
  lv n = LLVMBuildAdd(x->b, LLVMBuildUDiv(x->b, span, size, ""), one, "");
  return LLVMBuildSelect(x->b, some, n, zero, "");
}

static bool const_step(const fx *x, const qn_irins *i, int64_t *step) {
  const qn_irins *s = x->fn->ins.data[i->args[2]];
  *step = (int64_t)s->imm[0];
  return s->op == QN_I_CONST;
}

static bool has_loops(const fx *x, const qn_irblock *blk) {
  if (!blk) return false;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = x->fn->ins.data[blk->data[k]];
    if (i->op == QN_I_FOR || i->op == QN_I_LOOP || i->op == QN_I_PFOR || i->op == QN_I_CALL) return true;
    if (has_loops(x, i->body[0]) || has_loops(x, i->body[1])) return true;
  }
  return false;
}

/* A loop that seldom runs is neither vectorised nor unrolled. */
void qn_e_keep_small(fx *x, lv branch) {
  emitter *e = x->e;
  LLVMMetadataRef off = LLVMValueAsMetadata(LLVMConstInt(e->i1, 0, 0));
  LLVMMetadataRef name = LLVMMDStringInContext2(e->c, "llvm.loop.vectorize.enable", 26);
  LLVMMetadataRef no_unroll = LLVMMDStringInContext2(e->c, "llvm.loop.unroll.disable", 24);
  LLVMMetadataRef self = LLVMTemporaryMDNode(e->c, NULL, 0);
  LLVMMetadataRef rows[3] = {self, LLVMMDNodeInContext2(e->c, (LLVMMetadataRef[]){name, off}, 2), LLVMMDNodeInContext2(e->c, &no_unroll, 1)};
  LLVMMetadataRef node = LLVMMDNodeInContext2(e->c, rows, 3);
  LLVMMetadataReplaceAllUsesWith(self, node);
  LLVMSetMetadata(branch, LLVMGetMDKindIDInContext(e->c, "llvm.loop", 9), LLVMMetadataAsValue(e->c, node));
}

typedef struct for_loop {
  const qn_irins *i;
  qn_irval id;
  lv start, step, from, to; /* the counter runs from `from` to `to`; index = counter, or start + counter·step */
  int64_t by;               /* what the counter moves by */
  bool unit, poll_each;
  void (*body)(fx *, void *); /* NULL: the instruction's own region */
  void *user;
  lb done;
} for_loop;

/* The loop proper over [from, to); leaves the builder where it ends by itself (break goes to l->done). */
static void counted_loop(fx *x, const for_loop *l, lv from, lv to) {
  emitter *e = x->e;
  lb head = qn_e_block(x, "for"), body = qn_e_block(x, "body"), latch = qn_e_block(x, "next"), out = qn_e_block(x, "");
  lb before = LLVMGetInsertBlock(x->b);
  qn_e_br(x, head);
  qn_e_at(x, head);
  lv k = LLVMBuildPhi(x->b, e->i64, "i");
  LLVMAddIncoming(k, &from, &before, 1);
  LLVMIntPredicate more = l->unit ? (l->by > 0 ? LLVMIntSLT : LLVMIntSGT) : LLVMIntULT;
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, more, k, to, ""), body, out);
  qn_e_at(x, body);
  x->val[l->id] = (ev){0};
  x->val[l->id].v = l->unit ? k : LLVMBuildAdd(x->b, l->start, LLVMBuildMul(x->b, k, l->step, ""), "");
  push_loop(x, l->done, latch);
  if (l->body)
    l->body(x, l->user);
  else
    qn_e_block_body(x, l->i->body[0]);
  x->nloop--;
  qn_e_br(x, latch);
  qn_e_at(x, latch);
  if (l->poll_each) qn_e_poll(x);
  lb end = LLVMGetInsertBlock(x->b);
  lv step = qn_e_i64(e, l->by), next = l->unit ? LLVMBuildNSWAdd(x->b, k, step, "") : LLVMBuildNUWAdd(x->b, k, step, "");
  LLVMAddIncoming(k, &next, &end, 1);
  qn_e_br(x, head);
  if (x->cold) qn_e_keep_small(x, LLVMGetBasicBlockTerminator(end));
  qn_e_at(x, out);
}

enum { POLL_EVERY = 4096 };

/* An innermost loop runs in pieces, with a look at the cancel flag between two; one piece costs two comparisons. */
static void polled_loop(fx *x, for_loop *l) {
  emitter *e = x->e;
  lb head = qn_e_block(x, "piece"), again = qn_e_block(x, "again"), before = LLVMGetInsertBlock(x->b);
  qn_e_br(x, head);
  qn_e_at(x, head);
  lv base = LLVMBuildPhi(x->b, e->i64, "base");
  LLVMAddIncoming(base, &l->from, &before, 1);
  bool up = l->by > 0;
  lv rest = up ? LLVMBuildSub(x->b, l->to, base, "") : LLVMBuildSub(x->b, base, l->to, "");
  lv in_order = up ? LLVMBuildICmp(x->b, l->unit ? LLVMIntSGT : LLVMIntUGT, l->to, base, "")
                   : LLVMBuildICmp(x->b, LLVMIntSGT, base, l->to, "");
  lv more = LLVMBuildAnd(x->b, in_order, LLVMBuildICmp(x->b, LLVMIntUGT, rest, qn_e_i64(e, POLL_EVERY), ""), "");
  lv limit = LLVMBuildSelect(x->b, more, LLVMBuildAdd(x->b, base, qn_e_i64(e, l->by * POLL_EVERY), ""), l->to, "");
  counted_loop(x, l, base, limit);
  qn_e_expect(x, LLVMBuildCondBr(x->b, more, again, l->done), false);
  qn_e_at(x, again);
  qn_e_poll(x);
  lb end = LLVMGetInsertBlock(x->b);
  LLVMAddIncoming(base, &limit, &end, 1);
  qn_e_br(x, head);
}

static bool short_range(const fx *x, const qn_irins *i) {
  const qn_irins *a = x->fn->ins.data[i->args[0]], *b = x->fn->ins.data[i->args[1]];
  if (a->op != QN_I_CONST || b->op != QN_I_CONST) return false;
  int64_t from = (int64_t)a->imm[0], to = (int64_t)b->imm[0];
  return from > -POLL_EVERY && from < POLL_EVERY && to > -POLL_EVERY && to < POLL_EVERY;
}

/* Step 1 and -1 compare the index itself, which LLVM understands best; other steps count iterations. */
void qn_e_for_with(fx *x, const qn_irins *i, qn_irval id, void (*body)(fx *, void *), void *user) {
  emitter *e = x->e;
  lv start = x->val[i->args[0]].v, stop = x->val[i->args[1]].v, step = x->val[i->args[2]].v;
  int64_t s = 0;
  for_loop l = {0};
  l.i = i;
  l.id = id;
  l.unit = const_step(x, i, &s) && (s == 1 || s == -1);
  l.by = l.unit ? s : 1;
  int cold = (i->flags & QN_IF_COLD) != 0;
  l.body = body;
  l.user = user;
  if (l.unit && s == 1 && !x->cold && !cold && !body) {
    lv rest = qn_e_chunked_sum(x, i, id, start, stop);
    cold = rest != start; /* what the groups left: at most 63 iterations */
    start = rest;
  }
  x->cold += cold;
  if (cold) qn_e_set_line(x);
  l.start = start;
  l.step = step;
  l.from = l.unit ? start : qn_e_i64(e, 0);
  l.to = l.unit ? stop : qn_e_trip_count(x, start, stop, step);
  l.done = qn_e_block(x, "");
  bool poll = (i->flags & QN_IF_POLL) != 0, inner = has_loops(x, i->body[0]);
  l.poll_each = poll && (inner || x->cold);
  if (poll && !l.poll_each && !short_range(x, i)) {
    polled_loop(x, &l);
  } else {
    counted_loop(x, &l, l.from, l.to);
    qn_e_br(x, l.done);
  }
  x->cold -= cold;
  LLVMMoveBasicBlockAfter(l.done, LLVMGetLastBasicBlock(x->f));
  qn_e_at(x, l.done);
}

/* An endless loop counts its turns in a slot and looks at the flag every 1,024; one with loops inside, each time. */
static void emit_loop(fx *x, const qn_irins *i) {
  emitter *e = x->e;
  lb head = qn_e_block(x, "loop"), latch = qn_e_block(x, "next"), done = qn_e_block(x, "");
  bool poll = (i->flags & QN_IF_POLL) != 0, each = poll && has_loops(x, i->body[0]);
  lv turns = NULL;
  if (poll && !each) {
    turns = qn_e_slot(x, e->i32, "turns");
    LLVMBuildStore(x->b, qn_e_i32(e, 0), turns);
  }
  qn_e_br(x, head);
  qn_e_at(x, head);
  push_loop(x, done, latch);
  qn_e_block_body(x, i->body[0]);
  x->nloop--;
  qn_e_br(x, latch);
  qn_e_at(x, latch);
  if (each) qn_e_poll(x);
  if (turns) {
    lv n = LLVMBuildAdd(x->b, LLVMBuildLoad2(x->b, e->i32, turns, ""), qn_e_i32(e, 1), "");
    LLVMBuildStore(x->b, n, turns);
    lb look = qn_e_block(x, "look");
    lv now = LLVMBuildICmp(x->b, LLVMIntEQ, LLVMBuildAnd(x->b, n, qn_e_i32(e, 1023), ""), qn_e_i32(e, 0), "");
    qn_e_expect(x, LLVMBuildCondBr(x->b, now, look, head), false);
    qn_e_at(x, look);
    qn_e_poll(x);
  }
  qn_e_br(x, head);
  qn_e_at(x, done);
}

static void emit_fail(fx *x, const qn_irins *i, uint32_t from, lv bad) {
  lv operands[QN_ERR_OPERANDS];
  for (uint32_t k = from; k < i->nargs; k++)
    operands[k - from] = qn_e_operand64(x, x->fn->ins.data[i->args[k]]->type, x->val[i->args[k]].v);
  qn_e_fail_if(x, bad, i->pred ? x->val[i->pred].v : NULL, i->site, operands, i->nargs - from);
}

void qn_e_control(fx *x, const qn_irins *i, qn_irval id) {
  emitter *e = x->e;
  switch ((int)i->op) {
    case QN_I_IF: emit_if(x, i); break;
    case QN_I_FOR: qn_e_for_with(x, i, id, NULL, NULL); break;
    case QN_I_LOOP: emit_loop(x, i); break;
    case QN_I_BREAK: qn_e_br(x, x->loop[x->nloop - 1].brk); break;
    case QN_I_CONTINUE: qn_e_br(x, x->loop[x->nloop - 1].cont); break;
    case QN_I_LEAVE: {
      int at = x->nloop - 1 - (int)(i->imm[0] / 2);
      qn_e_br(x, i->imm[0] % 2 ? x->loop[at].cont : x->loop[at].brk);
      break;
    }
    case QN_I_CHECK: emit_fail(x, i, 1, LLVMBuildNot(x->b, x->val[i->args[0]].v, "")); break;
    case QN_I_RAISE:
      emit_fail(x, i, 0, LLVMConstInt(e->i1, 1, 0));
      LLVMBuildUnreachable(x->b);
      x->dead = true;
      break;
    default: qn_e_error(e, "control instruction without emission"); break;
  }
}

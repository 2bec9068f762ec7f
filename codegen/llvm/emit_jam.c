/* emit_jam.c - several iterations of a parallel reduction at once. In
 *
 *     for i in prange(n):             the inner sum must add in order, one addition after the other; but eight
 *         t = f(x[i])                 iterations of the outer loop are independent. Their inner loops run as one loop
 *         for j in range(m):          with eight sums side by side, which LLVM turns into vectors. Each sum sees the
 *             t += g(x[i], y[j])      same operations in the same order, and the results are added to the lanes in
 *         s += t                      iteration order as always: the same bits.
 *
 * It needs a body of straight code around one counted loop of straight code, without stores and without anything that can
 * fail, bounds that do not depend on i, and reductions of the form s = s op term. */
#include "codegen/llvm/parallel.h"
#include "codegen/passes/facts.h"

enum { JAM = 16 };

typedef struct jam_sum {
  qn_irval get, op, set, term;
  uint32_t local, red;
  bool term_first;
  lv buffer;
} jam_sum;

typedef struct jam {
  inner *in;
  const qn_irfn *fn;
  const qn_irblock *blk;
  qn_irval loop;
  qn_irblock before, after; /* the body around the inner loop, without the sums' own instructions */
  jam_sum sums[8];
  uint32_t n;
  ev *val[JAM];
  elocal *loc[JAM];
  lv window, window_end; /* slots: the first iteration whose term is in the buffers, the first beyond */
} jam;

/* --- may it ---------------------------------------------------------------------------------------------------------- */
static bool straight(const qn_irins *i) {
  if (i->pred || (i->flags & ~(QN_IF_FAST | QN_IF_POLL)) || i->body[0]) return false;
  switch ((int)i->op) {
    case QN_I_GET: case QN_I_SET: return true;
    case QN_I_LOAD: case QN_I_MATH: case QN_I_POWI: return true;
    default: return qn_fact_pure(i);
  }
}

static bool touches_reduction(const jam *j, const qn_irins *i) {
  const ploop *p = j->in->p;
  return (i->op == QN_I_GET || i->op == QN_I_SET) && (p->local[i->imm[0]] & 4);
}

static bool inner_ok(jam *j, qn_irval v) {
  const qn_irins *f = j->fn->ins.data[v];
  const ploop *p = j->in->p;
  if (j->loop || (f->flags & QN_IF_COLD) || f->body[0]->n > 24) return false;
  for (int k = 0; k < 3; k++)
    if (p->inside[f->args[k]] && j->fn->ins.data[f->args[k]]->op != QN_I_CONST) return false;
  for (uint32_t k = 0; k < f->body[0]->n; k++) {
    const qn_irins *i = j->fn->ins.data[f->body[0]->data[k]];
    if (!straight(i) || touches_reduction(j, i) || i->type.kind == QN_IT_ARRAY) return false;
  }
  j->loop = v;
  return true;
}

static uint32_t uses(const jam *j, qn_irval v) {
  uint32_t n = 0;
  for (uint32_t k = 0; k < j->blk->n; k++) {
    const qn_irins *i = j->fn->ins.data[j->blk->data[k]];
    for (uint32_t a = 0; a < i->nargs; a++) n += i->args[a] == v;
    for (uint32_t b = 0; i->body[0] && b < i->body[0]->n; b++) {
      const qn_irins *q = j->fn->ins.data[i->body[0]->data[b]];
      for (uint32_t a = 0; a < q->nargs; a++) n += q->args[a] == v;
    }
  }
  return n;
}

static bool add_sum(jam *j, qn_irval set_id) {
  const qn_irins *set = j->fn->ins.data[set_id], *op = j->fn->ins.data[set->args[0]];
  jam_sum s = {0};
  if (j->n == QN_COUNT(j->sums) || (op->op != QN_I_ADD && op->op != QN_I_SUB && op->op != QN_I_MUL)) return false;
  if (!qn_irt_is_float(op->type) || op->flags || !j->in->p->inside[set->args[0]]) return false;
  s.set = set_id;
  s.op = set->args[0];
  s.local = (uint32_t)set->imm[0];
  for (int side = 0; side < 2 && !s.get; side++) {
    const qn_irins *g = j->fn->ins.data[op->args[side]];
    if (g->op != QN_I_GET || g->imm[0] != s.local) continue;
    s.get = op->args[side];
    s.term = op->args[1 - side];
    s.term_first = side == 1;
  }
  if (!s.get || s.term == s.get || uses(j, s.get) != 1 || uses(j, s.op) != 1) return false;
  for (uint32_t k = 0; k < j->n; k++)
    if (j->sums[k].local == s.local) return false;
  for (uint32_t r = 0; r < j->in->p->i->nred; r++)
    if (j->in->p->i->red[r].local == s.local) s.red = r;
  j->sums[j->n++] = s;
  return true;
}

static bool of_a_sum(const jam *j, qn_irval v) {
  for (uint32_t k = 0; k < j->n; k++)
    if (v == j->sums[k].get || v == j->sums[k].op || v == j->sums[k].set) return true;
  return false;
}

static bool recognise(jam *j) {
  const ploop *p = j->in->p;
  if (!p->unit || p->i->nred == 0 || (p->i->flags & QN_IF_COLD) || j->in->x.cold || j->blk->n > 64) return false;
  for (uint32_t k = 0; k < j->blk->n; k++) {
    qn_irval v = j->blk->data[k];
    const qn_irins *i = j->fn->ins.data[v];
    if (i->op == QN_I_FOR) {
      if (!inner_ok(j, v)) return false;
    } else if (i->op == QN_I_SET && touches_reduction(j, i)) {
      if (!add_sum(j, v)) return false;
    } else if (!straight(i) || i->type.kind == QN_IT_ARRAY) {
      return false;
    }
  }
  if (!j->loop || j->n != p->i->nred) return false;
  for (uint32_t k = 0; k < j->blk->n; k++) {
    const qn_irins *i = j->fn->ins.data[j->blk->data[k]];
    if (i->op == QN_I_GET && touches_reduction(j, i) && !of_a_sum(j, j->blk->data[k])) return false;
  }
  for (uint32_t k = 0; k < j->n; k++)
    if (of_a_sum(j, j->sums[k].term)) return false;
  for (uint32_t l = 0; l < j->fn->locals.n; l++)
    if (p->local[l] && j->fn->locals.data[l].type.kind == QN_IT_ARRAY && (p->local[l] & 2)) return false;
  return true;
}

static void split(jam *j) {
  qn_arena *a = j->in->x.e->a;
  bool past = false;
  for (uint32_t k = 0; k < j->blk->n; k++) {
    qn_irval v = j->blk->data[k];
    if (v == j->loop)
      past = true;
    else if (!of_a_sum(j, v))
      qn_vec_push(a, past ? &j->after : &j->before, v);
  }
}

/* --- one window: JAM iterations from k on (clamped to the last one: nothing they do is seen) -------------------------- */
static void as_iteration(jam *j, int q) {
  j->in->x.val = j->val[q];
  j->in->x.loc = j->loc[q];
}

static void inner_body(fx *x, void *user) {
  jam *j = user;
  lv index = x->val[j->loop].v;
  for (int q = 0; q < JAM; q++) {
    as_iteration(j, q);
    x->val[j->loop] = (ev){0};
    x->val[j->loop].v = index;
    qn_e_block_body(x, j->fn->ins.data[j->loop]->body[0]);
  }
  as_iteration(j, JAM - 1);
}

static void window(jam *j, lv k, lv last) {
  inner *in = j->in;
  fx *x = &in->x;
  emitter *e = x->e;
  const ploop *p = in->p;
  for (int q = 0; q < JAM; q++) {
    as_iteration(j, q);
    for (uint32_t l = 0; l < x->fn->locals.n; l++)
      if ((p->local[l] & 2) && !(p->local[l] & 4)) qn_p_store_local(x, l, in->initial[l]);
    lv at = LLVMBuildNSWAdd(x->b, k, qn_e_i64(e, q), "");
    at = LLVMBuildSelect(x->b, LLVMBuildICmp(x->b, LLVMIntSGT, at, last, ""), last, at, "");
    x->val[p->id] = (ev){0};
    x->val[p->id].v = LLVMBuildNSWAdd(x->b, in->start, at, "");
    qn_e_block_body(x, &j->before);
  }
  qn_e_for_with(x, j->fn->ins.data[j->loop], j->loop, inner_body, j);
  for (int q = 0; q < JAM; q++) {
    as_iteration(j, q);
    qn_e_block_body(x, &j->after);
    for (uint32_t s = 0; s < j->n; s++) {
      lt t = qn_e_type(e, j->fn->ins.data[j->sums[s].op]->type);
      LLVMBuildStore(x->b, x->val[j->sums[s].term].v, qn_e_gep(x, t, j->sums[s].buffer, qn_e_i64(e, q)));
    }
  }
  as_iteration(j, JAM - 1);
  LLVMBuildStore(x->b, k, j->window);
  LLVMBuildStore(x->b, LLVMBuildAdd(x->b, k, qn_e_i64(e, JAM), ""), j->window_end);
}

/* --- the blocks ------------------------------------------------------------------------------------------------------ */
static void add_term(jam *j, const jam_sum *s, lv lane_index, lv q) {
  fx *x = &j->in->x;
  const qn_irins *op = j->fn->ins.data[s->op];
  lt t = qn_e_type(x->e, op->type);
  lv slot = qn_p_lane(x, op->type, j->in->acc[s->red].re, lane_index);
  lv sum = LLVMBuildLoad2(x->b, t, slot, ""), term = LLVMBuildLoad2(x->b, t, qn_e_gep(x, t, s->buffer, q), "");
  lv a = s->term_first ? term : sum, b = s->term_first ? sum : term;
  lv r = op->op == QN_I_ADD ? qn_e_fadd(x, a, b) : op->op == QN_I_SUB ? qn_e_fsub(x, a, b) : qn_e_fmul(x, a, b);
  LLVMBuildStore(x->b, r, slot);
}

static void one_block(jam *j, lv lo, lv hi, lv last) {
  fx *x = &j->in->x;
  emitter *e = x->e;
  counted c = qn_p_begin(x, lo, hi, "k");
  lb compute = qn_e_block(x, "window"), have = qn_e_block(x, "");
  lv out = LLVMBuildICmp(x->b, LLVMIntEQ, c.k, LLVMBuildLoad2(x->b, e->i64, j->window_end, ""), "");
  LLVMBuildCondBr(x->b, out, compute, have);
  qn_e_at(x, compute);
  LLVMBuildStore(x->b, c.k, x->iter);
  window(j, c.k, last);
  qn_e_br(x, have);
  qn_e_at(x, have);
  lv q = LLVMBuildSub(x->b, c.k, LLVMBuildLoad2(x->b, e->i64, j->window, ""), "");
  lv lane_index = LLVMBuildAnd(x->b, LLVMBuildSub(x->b, c.k, lo, ""), qn_e_i64(e, LANES - 1), "");
  for (uint32_t s = 0; s < j->n; s++) add_term(j, &j->sums[s], lane_index, q);
  qn_p_end(x, &c, 1);
}

static void make_copies(jam *j) {
  fx *x = &j->in->x;
  emitter *e = x->e;
  const ploop *p = j->in->p;
  for (int q = 0; q < JAM; q++) {
    j->val[q] = QN_NEW_N(e->a, ev, j->fn->ins.n);
    memcpy(j->val[q], x->val, sizeof(ev) * j->fn->ins.n);
    j->loc[q] = QN_NEW_N(e->a, elocal, j->fn->locals.n + 1);
    memcpy(j->loc[q], x->loc, sizeof(elocal) * j->fn->locals.n);
    if (q == JAM - 1) break; /* the last one writes to the variables themselves: what the loop leaves behind */
    elocal *own = x->loc;
    x->loc = j->loc[q];
    for (uint32_t l = 0; l < j->fn->locals.n; l++)
      if ((p->local[l] & 2) && !(p->local[l] & 4)) qn_e_local_make(x, l);
    x->loc = own;
  }
}

bool qn_p_jammed(inner *in, lv partials) {
  jam *j = QN_NEW(in->x.e->a, jam);
  fx *x = &in->x;
  emitter *e = x->e;
  j->in = in;
  j->fn = x->fn;
  j->blk = in->p->i->body[0];
  if (!recognise(j)) return false;
  split(j);
  make_copies(j);
  for (uint32_t s = 0; s < j->n; s++)
    j->sums[s].buffer = qn_e_slot_array(x, qn_e_type(e, j->fn->ins.data[j->sums[s].op]->type), JAM, "terms");
  j->window = qn_e_slot(x, e->i64, "window");
  j->window_end = qn_e_slot(x, e->i64, "window.end");
  lv first = qn_p_block_start(x, in->begin, in->n, in->blocks), end = qn_p_block_start(x, in->end, in->n, in->blocks);
  lv last = LLVMBuildSub(x->b, end, qn_e_i64(e, 1), "");
  LLVMBuildStore(x->b, first, j->window);
  LLVMBuildStore(x->b, first, j->window_end);
  ev *val = x->val;
  elocal *loc = x->loc;
  counted c = qn_p_begin(x, in->begin, in->end, "block");
  qn_p_init_reductions(in);
  lv next = LLVMBuildAdd(x->b, c.k, qn_e_i64(e, 1), "");
  one_block(j, qn_p_block_start(x, c.k, in->n, in->blocks), qn_p_block_start(x, next, in->n, in->blocks), last);
  x->val = val;
  x->loc = loc;
  qn_p_store_partials(in, partials, c.k);
  qn_p_end(x, &c, 1);
  return true;
}

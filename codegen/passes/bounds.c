/* bounds.c - bounds checks that cost nothing.
 *
 * Proof: for i in range(s, n + k) with s ≥ 0 proves x[i + c] when n is x's extent, s + c ≥ 0 and k + c ≤ 0.
 * Hoisting: an innermost counted loop whose other checked accesses have indices a·i + b (a constant, b and the array made
 * before the loop) is written twice: `if every one stays inside { unchecked loop } else { the loop as it was }`. The
 * test is exact (inrange works in 128 bits), so semantics, errors included, are those of the checked loop. */
#include "codegen/passes/facts.h"
#include "codegen/passes/passes.h"

enum { MAX_TESTS = 24, MAX_COPY = 600 };

typedef struct bounds {
  qn_irmodule *m;
  qn_irfn *fn;
  uint32_t *depth_of; /* per value of the function as it came: how many loops are open where it is made (from 1); 0 not made yet */
  uint32_t nloops; /* open */
} bounds;

static const qn_irins *at(const bounds *p, qn_irval v) { return p->fn->ins.data[v]; }

static bool checked_access(const qn_irins *i) {
  return (i->op == QN_I_LOAD || i->op == QN_I_STORE) && (i->flags & (QN_IF_CHECK | QN_IF_WRAP));
}

/* --- hoisting ------------------------------------------------------------------------------------------------------ */
typedef struct affine {
  bool ok;
  int64_t coef;
  qn_irval off; /* made before the loop; 0: none */
  int64_t c;
} affine;

typedef struct hoist {
  bounds *p;
  qn_irval loop;
  uint32_t level;      /* depth_of values inside the loop is ≥ this */
  qn_irblock *before;  /* instructions made in front of the loop */
  qn_irval first, last, ok;
  uint32_t tests;
} hoist;

static qn_irval make(hoist *h, qn_irop op, qn_irtype t, const qn_irval *args, uint32_t n, uint64_t imm) {
  qn_arena *a = h->p->m->arena;
  qn_irins *i = QN_NEW(a, qn_irins);
  i->op = (uint8_t)op;
  i->type = t;
  i->site = QN_IR_NOSITE;
  i->nargs = (uint16_t)n;
  i->args = QN_NEW_N(a, qn_irval, n + 1);
  if (n) memcpy(i->args, args, sizeof *args * n);
  i->imm[0] = imm;
  i->line = at(h->p, h->loop)->line;
  qn_irval v = h->p->fn->ins.n;
  qn_vec_push(a, &h->p->fn->ins, i);
  qn_vec_push(a, h->before, v);
  return v;
}

static qn_irtype i64(void) { return qn_irt(QN_IT_I64); }
static qn_irval make_const(hoist *h, int64_t v) { return make(h, QN_I_CONST, i64(), NULL, 0, (uint64_t)v); }

static qn_irval add_values(hoist *h, qn_irop op, qn_irval x, qn_irval y) {
  if (!y) return x;
  if (!x && op == QN_I_ADD) return y;
  if (!x) x = make_const(h, 0);
  return make(h, op, i64(), (qn_irval[]){x, y}, 2, 0);
}

static affine affine_of(hoist *h, qn_irval v, int depth) {
  affine r = {0}, x, y;
  const qn_irins *i = at(h->p, v);
  int64_t k;
  if (v == h->loop) return (affine){true, 1, 0, 0};
  if (i->type.kind != QN_IT_I64 || depth > 12) return r;
  if (i->op == QN_I_CONST) return (affine){true, 0, 0, (int64_t)i->imm[0]};
  if (h->p->depth_of[v] < h->level) return (affine){true, 0, v, 0};
  if (i->op != QN_I_ADD && i->op != QN_I_SUB && i->op != QN_I_MUL) return r;
  x = affine_of(h, i->args[0], depth + 1);
  if (!x.ok) return r;
  y = affine_of(h, i->args[1], depth + 1);
  if (!y.ok) return r;
  if (i->op != QN_I_MUL) {
    bool add = i->op == QN_I_ADD;
    r.coef = add ? x.coef + y.coef : x.coef - y.coef;
    r.c = (int64_t)(add ? (uint64_t)x.c + (uint64_t)y.c : (uint64_t)x.c - (uint64_t)y.c);
    r.off = add_values(h, add ? QN_I_ADD : QN_I_SUB, x.off, y.off);
    r.ok = r.coef > -(1 << 20) && r.coef < 1 << 20;
    return r;
  }
  if (!x.coef && !y.coef) { /* a product of invariants */
    qn_irval p = add_values(h, QN_I_ADD, x.off, x.c || !x.off ? make_const(h, x.c) : 0);
    qn_irval q = add_values(h, QN_I_ADD, y.off, y.c || !y.off ? make_const(h, y.c) : 0);
    return (affine){true, 0, make(h, QN_I_MUL, i64(), (qn_irval[]){p, q}, 2, 0), 0};
  }
  if (x.coef && y.coef) return r;
  affine lin = x.coef ? x : y, con = x.coef ? y : x;
  if (con.off || con.c < -(1 << 20) || con.c > 1 << 20) return r;
  k = con.c;
  r.coef = lin.coef * k;
  r.c = (int64_t)((uint64_t)lin.c * (uint64_t)k);
  r.off = lin.off ? make(h, QN_I_MUL, i64(), (qn_irval[]){lin.off, make_const(h, k)}, 2, 0) : 0;
  r.ok = r.coef > -(1 << 20) && r.coef < 1 << 20;
  return r;
}

static bool add_test(hoist *h, qn_irval array, uint32_t dim, qn_irval index) {
  affine f = affine_of(h, index, 0);
  if (!f.ok || ++h->tests > MAX_TESTS) return false;
  qn_irval off = add_values(h, QN_I_ADD, f.off, f.c || !f.off ? make_const(h, f.c) : 0);
  qn_irval size = make(h, QN_I_SHAPE, i64(), &array, 1, dim);
  qn_irval t = make(h, QN_I_INRANGE, qn_irt(QN_IT_BOOL), (qn_irval[]){h->first, h->last, off, size}, 4, (uint64_t)f.coef);
  h->ok = h->ok ? make(h, QN_I_AND, qn_irt(QN_IT_BOOL), (qn_irval[]){h->ok, t}, 2, 0) : t;
  return true;
}

static bool zero_checked(const qn_irins *i) {
  bool division = i->op == QN_I_DIV || i->op == QN_I_FDIV || i->op == QN_I_MOD || i->op == QN_I_CDIV || i->op == QN_I_CMOD;
  return division && (i->flags & QN_IF_ZERO) && !(i->flags & QN_IF_OVF) && !qn_irt_is_complex(i->type);
}

static void add_zero_test(hoist *h, qn_irval divisor) {
  qn_irval zero = make(h, QN_I_CONST, at(h->p, divisor)->type, NULL, 0, 0);
  qn_irval t = make(h, QN_I_NE, qn_irt(QN_IT_BOOL), (qn_irval[]){divisor, zero}, 2, 0);
  h->ok = h->ok ? make(h, QN_I_AND, qn_irt(QN_IT_BOOL), (qn_irval[]){h->ok, t}, 2, 0) : t;
  h->tests++;
}

/* Marks (in chosen) the accesses whose every dimension is proven or tested. */
static void choose(hoist *h, const qn_irblock *blk, uint8_t *chosen, uint32_t *count) {
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = at(h->p, v);
    if (i->body[0]) choose(h, i->body[0], chosen, count);
    if (i->body[1]) choose(h, i->body[1], chosen, count);
    i = at(h->p, v);
    if (zero_checked(i) && !i->pred && at(h->p, i->args[1])->op != QN_I_CONST && h->p->depth_of[i->args[1]] < h->level) {
      add_zero_test(h, i->args[1]);
      chosen[v] = 1;
      ++*count;
      continue;
    }
    if (!checked_access(i) || i->pred || h->p->depth_of[i->args[0]] >= h->level) continue;
    bool all = true;
    for (uint32_t d = 0; all && d < at(h->p, i->args[0])->type.rank; d++)
      all = qn_fact_in_bounds(h->p->fn, i->args[1 + d], i->args[0], d) || add_test(h, i->args[0], d, i->args[1 + d]);
    if (!all) continue;
    chosen[v] = 1;
    ++*count;
  }
}

/* --- copying a region ----------------------------------------------------------------------------------------------- */
typedef struct copier {
  bounds *p;
  qn_irval *to;
  const uint8_t *chosen;
} copier;

static qn_irblock *copy_block(copier *c, const qn_irblock *blk);

static qn_irval copy_ins(copier *c, qn_irval v) {
  qn_arena *a = c->p->m->arena;
  qn_irins *i = QN_NEW(a, qn_irins);
  *i = *at(c->p, v);
  i->args = QN_NEW_N(a, qn_irval, i->nargs + 1);
  for (uint32_t k = 0; k < i->nargs; k++) {
    qn_irval from = at(c->p, v)->args[k];
    i->args[k] = c->to[from] ? c->to[from] : from;
  }
  if (i->pred && c->to[i->pred]) i->pred = c->to[i->pred];
  qn_irval n = c->p->fn->ins.n;
  qn_vec_push(a, &c->p->fn->ins, i);
  c->to[v] = n;
  if (c->chosen[v]) i->flags &= (uint16_t)~(QN_IF_CHECK | QN_IF_WRAP | QN_IF_ZERO);
  if (i->body[0]) i->body[0] = copy_block(c, i->body[0]);
  if (i->body[1]) i->body[1] = copy_block(c, i->body[1]);
  return n;
}

static qn_irblock *copy_block(copier *c, const qn_irblock *blk) {
  qn_irblock *out = QN_NEW(c->p->m->arena, qn_irblock);
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = copy_ins(c, blk->data[k]);
    qn_vec_push(c->p->m->arena, out, v);
  }
  return out;
}

static bool innermost(const bounds *p, const qn_irblock *blk, uint32_t *size) {
  if (!blk) return true;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = at(p, blk->data[k]);
    if (++*size > MAX_COPY || qn_fact_counted(i) || i->op == QN_I_LOOP) return false;
    if (!innermost(p, i->body[0], size) || !innermost(p, i->body[1], size)) return false;
  }
  return true;
}

static bool has_checks(const bounds *p, const qn_irblock *blk) {
  if (!blk) return false;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = at(p, blk->data[k]);
    if (checked_access(i) || zero_checked(i) || has_checks(p, i->body[0]) || has_checks(p, i->body[1])) return true;
  }
  return false;
}

static bool short_loop(const bounds *p, const qn_irins *i) {
  int64_t a, b;
  return qn_fact_constant(p->fn, i->args[0], &a) && qn_fact_constant(p->fn, i->args[1], &b) && b - a <= 8 && a - b <= 8;
}

/* Replaces loop v (at the end of `out`) by the two versions; false: nothing to gain. */
static bool hoist_loop(bounds *p, qn_irval v, qn_irblock *out) {
  const qn_irins *loop = at(p, v);
  int64_t step;
  uint32_t size = 0, count = 0;
  if ((loop->flags & QN_IF_COLD) || !has_checks(p, loop->body[0]) || !innermost(p, loop->body[0], &size) || short_loop(p, loop)) return false;
  if (!qn_fact_constant(p->fn, loop->args[2], &step) || step == 0 || step == INT64_MIN) return false;
  qn_irblock before = {0};
  hoist h = {0};
  h.p = p;
  h.loop = v;
  h.level = p->nloops + 2;
  h.before = &before;
  h.first = loop->args[0];
  h.last = make(&h, QN_I_ADD, i64(), (qn_irval[]){loop->args[1], make_const(&h, step > 0 ? -1 : 1)}, 2, 0);
  uint32_t n = p->fn->ins.n + 64 * MAX_TESTS;
  uint8_t *chosen = QN_NEW_N(p->m->arena, uint8_t, n);
  choose(&h, loop->body[0], chosen, &count);
  if (!count || !h.ok || p->fn->ins.n >= n) return false;
  copier c = {p, QN_NEW_N(p->m->arena, qn_irval, p->fn->ins.n + 1), chosen};
  qn_arena *a = p->m->arena;
  for (uint32_t k = 0; k < before.n; k++) qn_vec_push(a, out, before.data[k]);
  qn_irins *branch = QN_NEW(a, qn_irins);
  branch->op = QN_I_IF;
  branch->site = QN_IR_NOSITE;
  branch->line = loop->line;
  branch->nargs = 1;
  branch->args = QN_NEW_N(a, qn_irval, 1);
  branch->args[0] = h.ok;
  branch->body[0] = QN_NEW(a, qn_irblock);
  branch->body[1] = QN_NEW(a, qn_irblock);
  qn_irval fast = copy_ins(&c, v);
  qn_vec_push(a, branch->body[0], fast);
  qn_vec_push(a, branch->body[1], v);
  p->fn->ins.data[v]->flags |= QN_IF_COLD;
  qn_irval b = p->fn->ins.n;
  qn_vec_push(a, &p->fn->ins, branch);
  qn_vec_push(a, out, b);
  return true;
}

/* --- the walk --------------------------------------------------------------------------------------------------------- */
static void prove(bounds *p, qn_irins *i) {
  for (uint32_t d = 0; d < at(p, i->args[0])->type.rank; d++)
    if (!qn_fact_in_bounds(p->fn, i->args[1 + d], i->args[0], d)) return;
  i->flags &= (uint16_t)~(QN_IF_CHECK | QN_IF_WRAP);
}

static void visit(bounds *p, qn_irblock *blk) {
  qn_irblock out = {0};
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    qn_irins *i = p->fn->ins.data[v];
    bool loop = qn_fact_counted(i) || i->op == QN_I_LOOP;
    p->depth_of[v] = p->nloops + 1 + loop; /* a loop's index is made inside it */
    if (checked_access(i)) prove(p, i);
    if (i->body[0]) {
      p->nloops += loop;
      visit(p, i->body[0]);
      if (i->body[1]) visit(p, i->body[1]);
      p->nloops -= loop;
    }
    if (!qn_fact_counted(i) || !hoist_loop(p, v, &out)) qn_vec_push(p->m->arena, &out, v);
  }
  *blk = out;
}

void qn_pass_bounds(qn_irmodule *m, qn_irfn *fn) {
  bounds p = {0};
  p.m = m;
  p.fn = fn;
  p.depth_of = QN_NEW_N(m->arena, uint32_t, fn->ins.n);
  visit(&p, fn->body);
}

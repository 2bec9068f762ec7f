/* divide.c - integer division made cheaper where facts allow.
 *
 *   a constant divisor, or one that must be an array's length inside the loop over it, needs no zero check;
 *   x // d and x % d with x ≥ 0, d > 0 are unsigned (no floor correction);
 *   (i + 1) % n and (i - 1) % n with 0 ≤ i < n become a comparison, so that wrap-around indices vectorise. */
#include "codegen/passes/facts.h"
#include "codegen/passes/passes.h"

typedef struct divider {
  qn_irmodule *m;
  qn_irfn *fn;
  qn_irval loops[QN_IR_MAX_DEPTH + 8];
  uint32_t nloops;
  qn_irblock *out;
} divider;

static qn_irval make(divider *p, qn_irop op, qn_irtype t, const qn_irval *args, uint32_t n, const qn_irins *like) {
  qn_irins *i = QN_NEW(p->m->arena, qn_irins);
  i->op = (uint8_t)op;
  i->type = t;
  i->site = QN_IR_NOSITE;
  i->line = like->line;
  i->nargs = (uint16_t)n;
  i->args = QN_NEW_N(p->m->arena, qn_irval, n + 1);
  if (n) memcpy(i->args, args, sizeof *args * n);
  qn_irval v = p->fn->ins.n;
  qn_vec_push(p->m->arena, &p->fn->ins, i);
  qn_vec_push(p->m->arena, p->out, v);
  return v;
}

static bool is_division(const qn_irins *i) {
  return i->op == QN_I_FDIV || i->op == QN_I_MOD || i->op == QN_I_CDIV || i->op == QN_I_CMOD;
}

static bool positive(const divider *p, qn_irval d) {
  int64_t c;
  if (qn_fact_constant(p->fn, d, &c)) return c > 0;
  for (uint32_t k = 0; k < p->nloops; k++)
    if (qn_fact_positive_in(p->fn, d, p->loops[k])) return true;
  return false;
}

/* (i ± 1) % n in a loop over range(…, n): turns i into a select; false when it is not that. */
static bool wrap_around(divider *p, qn_irins *i) {
  int64_t c, step;
  qn_irval x = i->args[0], n = i->args[1], index = qn_fact_strip(p->fn, x, &c);
  const qn_irins *loop = p->fn->ins.data[index];
  if (i->op != QN_I_MOD || (c != 1 && c != -1) || !qn_fact_counted(loop) || loop->args[1] != n) return false;
  if (!qn_fact_constant(p->fn, loop->args[2], &step) || step <= 0 || qn_fact_lower_bound(p->fn, loop->args[0]) < 0) return false;
  qn_irtype i64 = qn_irt(QN_IT_I64), b = qn_irt(QN_IT_BOOL);
  qn_irval zero = make(p, QN_I_CONST, i64, NULL, 0, i), edge, to;
  if (c == 1) {
    edge = make(p, QN_I_EQ, b, (qn_irval[]){x, n}, 2, i);
    to = zero;
  } else {
    qn_irval one = make(p, QN_I_CONST, i64, NULL, 0, i);
    p->fn->ins.data[one]->imm[0] = 1;
    edge = make(p, QN_I_EQ, b, (qn_irval[]){index, zero}, 2, i);
    to = make(p, QN_I_SUB, i64, (qn_irval[]){n, one}, 2, i);
  }
  i->op = QN_I_SELECT;
  i->nargs = 3;
  i->args = QN_NEW_N(p->m->arena, qn_irval, 4);
  i->args[0] = edge;
  i->args[1] = to;
  i->args[2] = x;
  i->site = QN_IR_NOSITE;
  i->pred = 0;
  i->flags = 0;
  return true;
}

static void unsigned_division(divider *p, qn_irins *i) {
  qn_irtype u64 = qn_irt(QN_IT_U64);
  qn_irval a = make(p, QN_I_CAST, u64, &i->args[0], 1, i), b = make(p, QN_I_CAST, u64, &i->args[1], 1, i);
  qn_irop op = i->op == QN_I_FDIV || i->op == QN_I_CDIV ? QN_I_CDIV : QN_I_CMOD;
  qn_irval r = make(p, op, u64, (qn_irval[]){a, b}, 2, i);
  i->op = QN_I_CAST;
  i->nargs = 1;
  i->args[0] = r;
  i->site = QN_IR_NOSITE;
  i->pred = 0;
  i->flags = 0;
}

static void improve(divider *p, qn_irins *i) {
  int64_t c;
  bool known = qn_fact_constant(p->fn, i->args[1], &c);
  if (known && c != 0) i->flags &= (uint16_t)~QN_IF_ZERO;
  if (known && c != 0 && c != -1) i->flags &= (uint16_t)~QN_IF_OVF;
  if (i->type.kind != QN_IT_I64 || wrap_around(p, i) || !positive(p, i->args[1])) return;
  i->flags &= (uint16_t)~(QN_IF_ZERO | QN_IF_OVF);
  if (!known && qn_fact_lower_bound(p->fn, i->args[0]) >= 0) unsigned_division(p, i);
}

static void visit(divider *p, qn_irblock *blk) {
  qn_irblock out = {0};
  if (!blk) return;
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    qn_irins *i = p->fn->ins.data[v];
    p->out = &out;
    if (is_division(i) && qn_irt_is_int(i->type)) improve(p, i);
    qn_vec_push(p->m->arena, &out, v);
    bool loop = qn_fact_counted(i);
    if (loop) p->loops[p->nloops++] = v;
    visit(p, i->body[0]);
    visit(p, i->body[1]);
    if (loop) p->nloops--;
  }
  *blk = out;
}

void qn_pass_divide(qn_irmodule *m, qn_irfn *fn) {
  divider p = {0};
  p.m = m;
  p.fn = fn;
  visit(&p, fn->body);
}

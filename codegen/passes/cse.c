/* cse.c - equal pure instructions become one, within what is visible; extents of allocations and of views by index
 * become the values they were made from, so that later passes see that a loop runs over an array's length. */
#include "codegen/passes/facts.h"
#include "codegen/passes/passes.h"
#include "codegen/ir/text.h"

typedef struct cse {
  qn_irmodule *m;
  qn_irfn *fn;
  qn_irval *replace;
  uint32_t *heads, *next; /* hash chains of visible values: bucket → value, value → next (0 ends) */
  uint32_t mask;
} cse;

static bool equal(const qn_irins *a, const qn_irins *b) {
  if (a->op != b->op || a->flags != b->flags || a->nargs != b->nargs || !qn_irt_eq(a->type, b->type)) return false;
  if (a->imm[0] != b->imm[0] || a->imm[1] != b->imm[1]) return false;
  if (qn_irop_has_name((qn_irop)a->op) && strcmp(a->name, b->name) != 0) return false;
  for (uint32_t k = 0; k < a->nargs; k++)
    if (a->args[k] != b->args[k]) return false;
  return true;
}

static uint32_t hash(const qn_irins *i) {
  uint64_t h = i->op * UINT64_C(0x9e3779b97f4a7c15) + i->type.kind + i->imm[0] * 31 + i->imm[1] * 37;
  for (uint32_t k = 0; k < i->nargs; k++) h = (h ^ i->args[k]) * UINT64_C(0x2545f4914f6cdd1d);
  return (uint32_t)(h >> 32);
}

/* The value an extent was made from, or 0. */
static qn_irval extent_source(const qn_irfn *fn, const qn_irins *shape) {
  const qn_irins *a = fn->ins.data[shape->args[0]];
  if (a->op == QN_I_ALLOC || a->op == QN_I_DATA) return a->args[shape->imm[0]];
  return 0;
}

static void visit(cse *p, qn_irblock *blk) {
  uint32_t kept = 0;
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    qn_irins *i = p->fn->ins.data[v];
    for (uint32_t a = 0; a < i->nargs; a++)
      if (p->replace[i->args[a]]) i->args[a] = p->replace[i->args[a]];
    if (i->pred && p->replace[i->pred]) i->pred = p->replace[i->pred];
    qn_irval same = i->op == QN_I_SHAPE ? extent_source(p->fn, i) : 0;
    if (!same && qn_fact_pure(i)) {
      uint32_t h = hash(i) & p->mask;
      for (same = p->heads[h]; same && !equal(p->fn->ins.data[same], i);) same = p->next[same];
      if (!same) {
        p->next[v] = p->heads[h];
        p->heads[h] = v;
      }
    }
    if (same) {
      p->replace[v] = same;
      continue;
    }
    blk->data[kept++] = v;
    if (i->body[0]) visit(p, i->body[0]);
    if (i->body[1]) visit(p, i->body[1]);
  }
  blk->n = kept;
  for (uint32_t k = kept; k-- > 0;) { /* what this block made is not visible outside */
    qn_irval v = blk->data[k];
    if (!qn_fact_pure(p->fn->ins.data[v])) continue;
    uint32_t h = hash(p->fn->ins.data[v]) & p->mask;
    if (p->heads[h] == v) p->heads[h] = p->next[v];
  }
}

void qn_pass_cse(qn_irmodule *m, qn_irfn *fn) {
  cse p = {0};
  p.m = m;
  p.fn = fn;
  uint32_t buckets = 64;
  while (buckets < fn->ins.n && buckets < 1u << 16) buckets *= 2;
  p.mask = buckets - 1;
  p.heads = QN_NEW_N(m->arena, uint32_t, buckets);
  p.next = QN_NEW_N(m->arena, uint32_t, fn->ins.n);
  p.replace = QN_NEW_N(m->arena, qn_irval, fn->ins.n);
  visit(&p, fn->body);
}

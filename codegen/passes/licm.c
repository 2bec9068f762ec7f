/* licm.c - pure instructions whose arguments are made before a loop move in front of it, innermost loops first. LLVM does
 * it too, but later passes here (bounds, divide) and the emitter's serial sums see more when it is done. */
#include "codegen/passes/facts.h"
#include "codegen/passes/passes.h"

typedef struct licm {
  qn_irmodule *m;
  qn_irfn *fn;
  uint8_t *inside; /* per value: made in the loop at hand */
} licm;

static void mark(licm *p, const qn_irblock *blk, uint8_t to) {
  if (!blk) return;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = p->fn->ins.data[blk->data[k]];
    p->inside[blk->data[k]] = to;
    mark(p, i->body[0], to);
    mark(p, i->body[1], to);
  }
}

static bool invariant(const licm *p, const qn_irins *i) {
  for (uint32_t a = 0; a < i->nargs; a++)
    if (p->inside[i->args[a]]) return false;
  return true;
}

/* Moves what can go from the top of the loop's body to the end of `out`. */
static void hoist(licm *p, qn_irval loop, qn_irblock *out) {
  qn_irblock *body = p->fn->ins.data[loop]->body[0];
  uint32_t kept = 0;
  mark(p, body, 1);
  p->inside[loop] = 1;
  for (uint32_t k = 0; k < body->n; k++) {
    qn_irval v = body->data[k];
    const qn_irins *i = p->fn->ins.data[v];
    if (qn_fact_pure(i) && invariant(p, i)) {
      p->inside[v] = 0;
      qn_vec_push(p->m->arena, out, v);
    } else {
      body->data[kept++] = v;
    }
  }
  body->n = kept;
  mark(p, body, 0);
  p->inside[loop] = 0;
}

static void visit(licm *p, qn_irblock *blk) {
  qn_irblock out = {0};
  if (!blk) return;
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    const qn_irins *i = p->fn->ins.data[v];
    visit(p, i->body[0]);
    visit(p, i->body[1]);
    if (i->body[0] && i->op != QN_I_IF) hoist(p, v, &out);
    qn_vec_push(p->m->arena, &out, v);
  }
  *blk = out;
}

void qn_pass_licm(qn_irmodule *m, qn_irfn *fn) {
  licm p = {m, fn, QN_NEW_N(m->arena, uint8_t, fn->ins.n)};
  visit(&p, fn->body);
}

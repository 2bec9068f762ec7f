/* forward.c - reads of locals whose value is known become that value; sets that nobody reads go.
 *
 * One walk in program order with a table local → value. A region forgets what is set inside it: before a loop's body
 * (the next iteration sees it) and after any region. Types must agree: a C array in a local of strided arrays stays. */
#include "codegen/passes/passes.h"

typedef struct forwarder {
  qn_irmodule *m;
  qn_irfn *fn;
  qn_irval *known;   /* per local; 0 unknown */
  qn_irval *replace; /* per value; 0 itself */
  bool *read;        /* per local */
} forwarder;

static void forget(forwarder *p, const qn_irblock *blk) {
  if (!blk) return;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = p->fn->ins.data[blk->data[k]];
    if (i->op == QN_I_SET) p->known[i->imm[0]] = 0;
    for (uint32_t r = 0; r < i->nred; r++) p->known[i->red[r].local] = 0;
    forget(p, i->body[0]);
    forget(p, i->body[1]);
  }
}

static qn_irval *save(forwarder *p) {
  qn_irval *copy = QN_NEW_N(p->m->arena, qn_irval, p->fn->locals.n + 1);
  memcpy(copy, p->known, sizeof *copy * p->fn->locals.n);
  return copy;
}

static void walk(forwarder *p, qn_irblock *blk);

static void walk_region(forwarder *p, const qn_irins *i) {
  if (i->op != QN_I_IF) {
    forget(p, i->body[0]);
    for (uint32_t r = 0; r < i->nred; r++) p->known[i->red[r].local] = 0;
  }
  qn_irval *before = save(p);
  walk(p, i->body[0]);
  memcpy(p->known, before, sizeof *before * p->fn->locals.n);
  if (i->body[1]) {
    walk(p, i->body[1]);
    memcpy(p->known, before, sizeof *before * p->fn->locals.n);
  }
  forget(p, i->body[0]);
  forget(p, i->body[1]);
}

static qn_irval resolved(forwarder *p, qn_irval v) { return p->replace[v] ? p->replace[v] : v; }

static void walk(forwarder *p, qn_irblock *blk) {
  uint32_t kept = 0;
  for (uint32_t k = 0; k < blk->n; k++) {
    qn_irval v = blk->data[k];
    qn_irins *i = p->fn->ins.data[v];
    for (uint32_t a = 0; a < i->nargs; a++) i->args[a] = resolved(p, i->args[a]);
    if (i->pred) i->pred = resolved(p, i->pred);
    if (i->op == QN_I_GET) {
      qn_irval w = p->known[i->imm[0]];
      if (w) {
        p->replace[v] = w;
        continue;
      }
      p->known[i->imm[0]] = v;
    }
    if (i->op == QN_I_SET) {
      bool same = qn_irt_eq(p->fn->ins.data[i->args[0]]->type, p->fn->locals.data[i->imm[0]].type);
      p->known[i->imm[0]] = same && !i->pred ? i->args[0] : 0;
    }
    blk->data[kept++] = v;
    if (i->body[0]) walk_region(p, i);
  }
  blk->n = kept;
}

static void find_reads(forwarder *p, const qn_irblock *blk) {
  if (!blk) return;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = p->fn->ins.data[blk->data[k]];
    if (i->op == QN_I_GET) p->read[i->imm[0]] = true;
    for (uint32_t r = 0; r < i->nred; r++) p->read[i->red[r].local] = true;
    find_reads(p, i->body[0]);
    find_reads(p, i->body[1]);
  }
}

static void drop_sets(forwarder *p, qn_irblock *blk) {
  if (!blk) return;
  uint32_t kept = 0;
  for (uint32_t k = 0; k < blk->n; k++) {
    const qn_irins *i = p->fn->ins.data[blk->data[k]];
    if (i->op == QN_I_SET && !p->read[i->imm[0]]) continue;
    blk->data[kept++] = blk->data[k];
    drop_sets(p, i->body[0]);
    drop_sets(p, i->body[1]);
  }
  blk->n = kept;
}

void qn_pass_forward(qn_irmodule *m, qn_irfn *fn) {
  forwarder p = {0};
  p.m = m;
  p.fn = fn;
  p.known = QN_NEW_N(m->arena, qn_irval, fn->locals.n + 1);
  p.replace = QN_NEW_N(m->arena, qn_irval, fn->ins.n);
  p.read = QN_NEW_N(m->arena, bool, fn->locals.n + 1);
  walk(&p, fn->body);
  find_reads(&p, fn->body);
  drop_sets(&p, fn->body);
}

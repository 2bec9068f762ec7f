/* effects.c - which array parameters a function stores to, through views, locals and calls: a fixed point over the
 * module, sets as bit masks of the first 64 parameters (of more parameters, all count as written). */
#include "codegen/ir/ir.h"

typedef struct roots {
  const qn_irmodule *m;
  uint64_t *written; /* per function */
  uint64_t *value;   /* per instruction of the function at hand: parameters its memory may belong to */
  uint64_t *local;
  bool changed;
} roots;

static void merge(roots *r, uint64_t *to, uint64_t bits) {
  if ((*to | bits) != *to) {
    *to |= bits;
    r->changed = true;
  }
}

static void visit(roots *r, uint32_t fn, qn_irval v) {
  const qn_irins *i = r->m->fns.data[fn]->ins.data[v];
  uint64_t first = i->nargs ? r->value[i->args[0]] : 0;
  switch ((int)i->op) {
    case QN_I_PARAM:
      if (i->type.kind == QN_IT_ARRAY) merge(r, &r->value[v], i->imm[0] < 64 ? 1ull << i->imm[0] : ~0ull);
      break;
    case QN_I_GET: merge(r, &r->value[v], r->local[i->imm[0]]); break;
    case QN_I_SET: merge(r, &r->local[i->imm[0]], first); break;
    case QN_I_NEST: merge(r, &r->written[fn], r->value[i->args[1]]); break;
    case QN_I_STORE: merge(r, &r->written[fn], first); break;
    case QN_I_CALL: {
      uint64_t w = r->written[i->imm[0]];
      for (uint32_t k = 0; k < i->nargs; k++) {
        merge(r, &r->value[v], r->value[i->args[k]]);
        if (k >= 64 || (w >> k & 1)) merge(r, &r->written[fn], r->value[i->args[k]]);
      }
      break;
    }
    case QN_I_HCALL: /* a helper may write to any array it is given */
      for (uint32_t k = 0; k < i->nargs; k++) {
        merge(r, &r->value[v], r->value[i->args[k]]);
        merge(r, &r->written[fn], r->value[i->args[k]]);
      }
      break;
    default:
      if (i->type.kind == QN_IT_ARRAY) merge(r, &r->value[v], first);
      break;
  }
  if (i->op == QN_I_RESULT) merge(r, &r->value[v], first);
}

uint64_t qn_ir_written_params(const qn_irmodule *m, const qn_irfn *fn) {
  roots r = {0};
  r.m = m;
  r.written = QN_NEW_N(m->arena, uint64_t, m->fns.n);
  do {
    r.changed = false;
    for (uint32_t f = 0; f < m->fns.n; f++) {
      r.value = QN_NEW_N(m->arena, uint64_t, m->fns.data[f]->ins.n);
      r.local = QN_NEW_N(m->arena, uint64_t, m->fns.data[f]->locals.n + 1);
      uint64_t before = r.written[f];
      do {
        r.changed = false;
        for (qn_irval v = 1; v < m->fns.data[f]->ins.n; v++) visit(&r, f, v);
      } while (r.changed);
      r.changed = r.written[f] != before;
      if (r.changed) break;
    }
  } while (r.changed);
  return r.written[qn_ir_fn_index(m, fn)];
}

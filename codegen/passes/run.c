/* run.c - the pass list. */
#include "codegen/passes/passes.h"

typedef void (*pass_fn)(qn_irmodule *, qn_irfn *);

static qn_status run_list(qn_irmodule *m, const pass_fn *list, qn_error *err) {
  for (; *list; list++)
    for (uint32_t k = 0; k < m->fns.n; k++) {
      (*list)(m, m->fns.data[k]);
#ifndef NDEBUG
      qn_status st = qn_ir_verify(m, err);
      if (st != QN_OK) return st;
#endif
    }
  (void)err;
  return QN_OK;
}

static bool has_calls(const qn_irfn *fn, const qn_irblock *blk) {
  for (uint32_t k = 0; blk && k < blk->n; k++) {
    const qn_irins *i = fn->ins.data[blk->data[k]];
    if (i->op == QN_I_CALL || has_calls(fn, i->body[0]) || has_calls(fn, i->body[1])) return true;
  }
  return false;
}

qn_status qn_passes_run(qn_irmodule *m, bool optimise, qn_error *err) {
  static const pass_fn all[] = {qn_pass_forward, qn_pass_inline, qn_pass_inline, qn_pass_cse, qn_pass_licm, qn_pass_cse,
                                qn_pass_divide, qn_pass_cse, qn_pass_bounds, qn_pass_cse, NULL};
  /* functions whose checks were proven away can be inlined now */
  static const pass_fn again[] = {qn_pass_inline, qn_pass_forward, qn_pass_cse, qn_pass_licm, qn_pass_bounds, qn_pass_cse,
                                  NULL};
  if (!optimise) return QN_OK;
  bool calls = false;
  qn_status st = run_list(m, all, err);
  for (uint32_t k = 0; k < m->fns.n; k++) calls = calls || has_calls(m->fns.data[k], m->fns.data[k]->body);
  return st == QN_OK && calls ? run_list(m, again, err) : st;
}

/* run.c - the pass list. */
#include "codegen/passes/passes.h"

typedef void (*pass_fn)(qn_irmodule *, qn_irfn *);

qn_status qn_passes_run(qn_irmodule *m, bool optimise, qn_error *err) {
  static const pass_fn list[] = {qn_pass_forward, qn_pass_inline, qn_pass_inline, qn_pass_cse, qn_pass_licm, qn_pass_cse,
                                 qn_pass_divide, qn_pass_cse, qn_pass_bounds, qn_pass_cse, NULL};
  if (!optimise) return QN_OK;
  for (size_t p = 0; p < QN_COUNT(list) && list[p]; p++)
    for (uint32_t k = 0; k < m->fns.n; k++) {
      list[p](m, m->fns.data[k]);
#ifndef NDEBUG
      qn_status st = qn_ir_verify(m, err);
      if (st != QN_OK) return st;
#endif
    }
  (void)err;
  return QN_OK;
}

/* deferred.h - whole-array expressions in the loop: operations that wait for the next one of their expression (deferred.c). */
#ifndef QN_VM_DEFERRED_H
#define QN_VM_DEFERRED_H

#include "runtime/object/array/lazy.h"
#include "runtime/vm/vm_int.h"

/* Each computes the instruction, or makes a node of it, with the nodes among its operands: 0, temporaries are consumed and the
 * result is stored; -1; 1: nothing for this, and no operand is a node any more. */
int qn_defer_binary(qn_rt *rt, qn_frame *f, const qn_ins *ins, int mode);
int qn_defer_unary(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_unop op);
int qn_defer_compare(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_cmp op);
int qn_defer_set_item(qn_rt *rt, qn_frame *f, const qn_ins *ins);
/* CALL of base[0] with n arguments at argv; CALLM with a node as its object. 0: *v is the result, base and arguments are cleared. */
int qn_defer_call(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_value *base, qn_value *argv, uint32_t n, qn_value *v);
int qn_defer_method(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_value *v);

/* An exception leaves the instruction: what waits in the frame came before it, and has its warnings. */
void qn_defer_unwind(qn_rt *rt, qn_frame *f);
/* May the array that a variable holds take the result that the variable gets? Not where an exception or other code could come
 * between: np.seterr(…='raise'), filters of warnings. */
bool qn_may_replace(qn_rt *rt);

static inline bool qn_may_defer(qn_value v) { return v.tag == QN_OBJ && (qn_is_large(v) || qn_is_lazy(v)); }
static inline bool qn_any_may_defer(const qn_value *v, uint32_t n) {
  for (uint32_t k = 0; k < n; k++)
    if (qn_may_defer(v[k])) return true;
  return false;
}
#endif

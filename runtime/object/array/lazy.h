/* lazy.h - array expressions that are not computed yet.
 *
 * Between two operations of one expression the VM keeps a node instead of the array that the first would make: what the operation
 * is, its operands (arrays, numbers, other nodes), and dtype, shape and layout of its result, all checked as if it had been made.
 * The last operation runs the whole tree block by block (blocks.h). Programs never see a node: who makes one promises that the
 * next to touch it knows nodes, and that nothing changes an operand until then (runtime/vm/deferred.c).
 *
 * Functions that make nodes give 1, and no exception, for whatever is not plain: other operands, shapes or types that do not go
 * together, numbers that do not fit, np.seterr(…='raise'). The caller computes the nodes among the operands (qn_lazy_array), which
 * prints their warnings, and goes the ordinary way, which raises what is to be raised. */
#ifndef QN_ARRAY_LAZY_H
#define QN_ARRAY_LAZY_H

#include "runtime/object/array/array.h"

extern qn_class qn_lazy_class;
#ifndef QN_LAZY_LEAST
#define QN_LAZY_LEAST 16384
#endif
enum { QN_LAZY_MIN = QN_LAZY_LEAST }; /* elements: with fewer, blocks cost more than they save. A build with 2 sends every test this way. */

static inline bool qn_is_lazy(qn_value v) { return v.tag == QN_OBJ && v.o->cls == &qn_lazy_class; }
static inline bool qn_is_large(qn_value v) {
  if (!qn_is_array(v)) return false;
  const qn_view *w = qn_view_of(v);
  return w->ndim == 1 ? w->shape[0] >= QN_LAZY_MIN : qn_view_size(w) >= QN_LAZY_MIN;
}
const qn_view *qn_lazy_view(qn_value lazy); /* of the result, without data */
bool qn_lazy_computed(qn_value lazy);       /* it has been part of what was computed */

int qn_lazy_ufunc(qn_rt *rt, qn_ufunc_id id, const qn_value *in, qn_value *out);
int qn_lazy_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out); /* as the operator */
int qn_lazy_where(qn_rt *rt, const qn_value *in, qn_value *out);                   /* np.where of three */

/* The array. stored: it goes to a variable, and nothing reads it at once; over: what that holds, else QN_UNSET. Operands that
 * nobody else holds may give their memory to the result. -1: no memory. */
int qn_lazy_array(qn_rt *rt, qn_value lazy, bool stored, qn_value over, qn_value *out);
int qn_lazy_astype(qn_rt *rt, qn_value lazy, qn_dtype to, qn_value *out); /* as .astype(to); 1: not such a cast, nothing was done */
/* Does np.seterr ask for exceptions? What fails half-way must then leave its operands as they were. */
bool qn_array_raises(const qn_rt *rt);
/* Into an array of the same shape, cast as assignments are. 1: the array meets an operand not just element for element, or is
 * not of the shape; nothing was done. */
int qn_lazy_store(qn_rt *rt, qn_value lazy, const qn_view *to);
/* Chains in C: the next operation as a node where that can be, else as its array, for which nodes among the operands are computed.
 * At the end (which takes v) the array. */
int qn_lazy_next(qn_rt *rt, qn_ufunc_id id, qn_value a, qn_value b, qn_value *out); /* b QN_UNSET: of one operand */
int qn_lazy_end(qn_rt *rt, qn_value v, qn_value *out);
/* The reduction over all elements, without the array. 1: not one of those that are (nothing was done). */
int qn_lazy_reduce(qn_rt *rt, qn_reduction op, qn_value lazy, qn_value *out);
#endif

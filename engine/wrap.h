/* wrap.h - objects of kernels as values of scripts: wrappers, and small kernels that do what scripts ask of them (wrap.c);
 * jitclasses (jitclass.c); numba.typed (typed.c). */
#ifndef QN_ENGINE_WRAP_H
#define QN_ENGINE_WRAP_H

#include "engine/engine.h"
#include "runtime/kernel/object.h"

typedef struct qn_wrapper_obj {
  qn_obj obj;
  qn_kobj *ko; /* held; NULL: not made yet (a typed.List() whose items are not known) */
  const qn_type *type;
} qn_wrapper_obj;
static inline qn_wrapper_obj *qn_wrapped(qn_value v) { return (qn_wrapper_obj *)v.o; }

void qn_wrap_destroy(qn_rt *rt, qn_obj *o); /* what every class of wrappers has as destroy */
int qn_wrap_new(qn_session *s, const qn_class *cls, const qn_type *type, qn_kobj *ko, qn_value *out); /* takes ko's count */

/* Runs `text`, a def of one function of n arguments, as a kernel on v. Errors show no place of their own. */
int qn_op_call(qn_session *s, const char *text, const qn_value *v, uint32_t n, qn_value *out);
/* The same, where the text speaks of a type T. */
int qn_op_call_typed(qn_session *s, const char *text, const char *type, const qn_value *v, uint32_t n, qn_value *out);
/* The value of type t in the slots of an object that a wrapper holds. */
int qn_slots_get(qn_session *s, const qn_type *t, const uint64_t *slots, qn_value *out);

/* jitclass.c */
const qn_class *qn_class_of_klass(const qn_kclass *k);          /* of a jitclass's instances; NULL: no jitclass */

/* typed.c */
const qn_class *qn_typed_class(const qn_type *t); /* List, Dict; NULL: another type */

#endif

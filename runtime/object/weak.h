/* weak.h - weak references: objects that find another one as long as it lives. */
#ifndef QN_OBJECT_WEAK_H
#define QN_OBJECT_WEAK_H

#include "runtime/object/object.h"

/* The one weak reference to an object. TypeError: of what kind there are none (numbers, text, tuples, lists, dicts). */
int qn_weak_ref(qn_rt *rt, qn_value target, qn_value *out);
void qn_weak_gone(qn_rt *rt, const qn_obj *o); /* o is about to be destroyed; rt->weak.n is not 0 */
void qn_weak_deinit(qn_rt *rt);

extern qn_class qn_weak_class;

#endif

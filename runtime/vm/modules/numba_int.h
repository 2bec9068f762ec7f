/* numba_int.h - shared by numba.c and numba_types.c. */
#ifndef QN_NUMBA_INT_H
#define QN_NUMBA_INT_H

#include "runtime/vm/kernel.h"

bool qn_is_numba_type(qn_value v);
int qn_numba_add_types(qn_rt *rt, qn_value module);
int qn_numba_optional(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out); /* numba.optional(type) */
extern const qn_method qn_numba_type_functions[];

#endif

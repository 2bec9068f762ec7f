/* numba_int.h - shared by numba.c and numba_types.c. */
#ifndef QN_NUMBA_INT_H
#define QN_NUMBA_INT_H

#include "runtime/object/object.h"

bool qn_is_numba_type(qn_value v);
/* Appends the text of a type, a signature or a str; TypeError for anything else. */
int qn_numba_type_text(qn_rt *rt, qn_value v, qn_buf *out);
int qn_numba_add_types(qn_rt *rt, qn_value module);
int qn_numba_optional(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out); /* numba.optional(type) */
extern const qn_method qn_numba_type_functions[];

#endif

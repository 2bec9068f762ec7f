/* math_module.h - between the files of the module math. */
#ifndef QN_VM_MATH_MODULE_H
#define QN_VM_MATH_MODULE_H

#include "runtime/object/object.h"

#define MATH_TRY(call)          \
  do {                          \
    if ((call) != 0) return -1; \
  } while (0)

/* The functions that take and give ints: X(name). Each is qn_math_m_<name>. */
#define MATH_INTEGER_FUNCTIONS(X) X(comb) X(factorial) X(gcd) X(isqrt) X(lcm) X(perm)
/* Those over sequences and points. */
#define MATH_SEQUENCE_FUNCTIONS(X) X(dist) X(fsum) X(hypot) X(prod)

#define MATH_DECLARE(name) int qn_math_m_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
MATH_INTEGER_FUNCTIONS(MATH_DECLARE)
MATH_SEQUENCE_FUNCTIONS(MATH_DECLARE)
#undef MATH_DECLARE
#define MATH_FUNCTION(name) int qn_math_m_##name(qn_rt *rt, qn_value self QN_UNUSED, const qn_args *args, qn_value *out)

/* Any real number as a double: also objects with __float__. */
int qn_math_real(qn_rt *rt, qn_value v, double *out);

#endif

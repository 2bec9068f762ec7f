/* promote.h - result types of operators and functions, for each dialect. Numba's are a generated table
 * (promote_numba.inc, by tests/types/gen_promotion.py); Python's and C's are rules in promote.c. */
#ifndef QN_TYPES_PROMOTE_H
#define QN_TYPES_PROMOTE_H

#include "frontend/ast.h"
#include "frontend/types/infer.h"

typedef struct qn_promotion {
  qn_dtype a, b, result; /* what the operands are converted to, and what comes out */
} qn_promotion;
#define QN_PROMOTE_DTYPES 13 /* bool … complex128 */

bool qn_promote_bin(enum qn_operator op, qn_dtype a, qn_dtype b, qn_promotion *out); /* Numba; false: refused */
bool qn_promote_cmp(enum qn_cmpop op, qn_dtype a, qn_dtype b, qn_promotion *out);
bool qn_unify_dtype(qn_dtype a, qn_dtype b, qn_dtype *out);
qn_dtype qn_range_dtype(qn_dtype a, uint32_t n_args);
bool qn_promote_unary(enum qn_unaryop op, qn_dtype a, qn_promotion *out);
bool qn_promote_builtin(const char *name, qn_dtype a, qn_promotion *out); /* abs round int float bool complex */
/* Python's math.<name> and numpy.<ufunc> over scalars; n is 1 or 2. Unknown names and refusals: false. */
bool qn_promote_math(qn_sv name, const qn_dtype *args, uint32_t n, qn_promotion *out);
bool qn_promote_ufunc(qn_sv name, const qn_dtype *args, uint32_t n, qn_promotion *out);
qn_dtype qn_total_dtype(qn_dtype d); /* of a sum or product: ints as wide as they get */
bool qn_is_math_name(qn_sv name, uint32_t *n_args);
bool qn_is_ufunc_name(qn_sv name, uint32_t *n_args);

#endif

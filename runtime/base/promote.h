/* promote.h - NumPy 2's promotion (NEP 50) over dtypes, casting rules, and the type resolution of the elementwise
 * functions of ufunc.def. Used by arrays and frames; kernels have Numba's rules (frontend/types).
 *
 * A Python int, float or complex operand is weak: it takes the other operand's dtype when its kind allows, else the
 * default dtype of its own kind. A Python bool counts as a bool array. */
#ifndef QN_PROMOTE_H
#define QN_PROMOTE_H

#include "runtime/base/dtype.h"

typedef enum qn_weak { QN_STRONG, QN_WEAK_INT, QN_WEAK_FLOAT, QN_WEAK_COMPLEX } qn_weak;
typedef struct qn_optype {
  qn_dtype dtype; /* of a weak operand: the default dtype of its kind (int64, float64, complex128) */
  qn_weak weak;
} qn_optype;

typedef enum qn_casting { QN_CAST_NO, QN_CAST_SAFE, QN_CAST_SAME_KIND, QN_CAST_UNSAFE } qn_casting;

typedef enum qn_ufunc_id {
#define UFUNC(name, nin, nout, domain, result, identity, fault, meaning) QN_UF_##name,
#include "runtime/base/ufunc.def"
#undef UFUNC
  QN_UF_COUNT
} qn_ufunc_id;

typedef enum qn_domain {
  QN_DOM_ALL, QN_DOM_NUM, QN_DOM_REAL, QN_DOM_NUMR, QN_DOM_BITS, QN_DOM_INTS, QN_DOM_FLT, QN_DOM_FLTR, QN_DOM_DIV, QN_DOM_TIME
} qn_domain;
typedef enum qn_result_rule { QN_RES_SAME, QN_RES_BOOL, QN_RES_PART, QN_RES_COUNT, QN_RES_FREXP } qn_result_rule;
typedef enum qn_identity { QN_ID_NONE, QN_ID_ZERO, QN_ID_ONE, QN_ID_ONES, QN_ID_NINF } qn_identity;
typedef enum qn_fault { QN_FAULT_NONE, QN_FAULT_FLAGS, QN_FAULT_VALUES, QN_FAULT_POLE } qn_fault;

typedef struct qn_ufunc_info {
  const char *name;
  uint8_t nin, nout;
  uint8_t domain;   /* qn_domain */
  uint8_t result;   /* qn_result_rule */
  uint8_t identity; /* qn_identity */
  uint8_t fault;    /* qn_fault */
  const char *meaning;
} qn_ufunc_info;
extern const qn_ufunc_info qn_ufuncs[QN_UF_COUNT];
bool qn_ufunc_find(qn_sv name, qn_ufunc_id *out); /* also the second names: abs, mod, true_divide, conj, acos, pow… */

/* The dtype both convert to; false when there is none (datetime64 with float…). */
bool qn_promote(qn_dtype a, qn_dtype b, qn_dtype *out);
/* Over n ≥ 1 operands, weak ones included. */
bool qn_promote_all(const qn_optype *ops, int n, qn_dtype *out);
bool qn_can_cast(qn_dtype from, qn_dtype to, qn_casting casting);

/* The dtype of the loop (all inputs are cast to it) and of the results; false: no loop for these operands. Times have none
 * here: runtime/object/array/dates.c resolves them, to a dtype for each input. */
typedef struct qn_ufunc_types {
  qn_dtype loop, in[2];
  qn_dtype out[2];
} qn_ufunc_types;
bool qn_ufunc_resolve(qn_ufunc_id id, const qn_optype *in, qn_ufunc_types *out);
/* The same, the loop's dtype given (dtype= argument). False: the function has no such loop. */
bool qn_ufunc_results(qn_ufunc_id id, qn_dtype loop, qn_ufunc_types *out);

/* float32 for complex64, float64 for complex128, itself otherwise. */
qn_dtype qn_dtype_part(qn_dtype d);
/* The dtype sums and products of d accumulate in: int64/uint64 for narrower ints and bool, d otherwise. */
qn_dtype qn_dtype_sum(qn_dtype d);
#endif

/* vector.h - the lists on vectors of sixteen doubles, for CPUs with AVX-512: qn_vec_<name> as qn_<name>_n, but QN_VEC_NOT and nothing
 * done where the CPU cannot. Private to this folder. */
#ifndef QN_MATH_VECTOR_H
#define QN_MATH_VECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "runtime/math/single.h"

/* Functions that gain by it: those with tables, or an ORDINARY. AHEAD: those whose row of a table takes few steps from the operand: the rows
 * of a block are found before anything else, so that no step waits for them. BITS: likewise, the row is in the operand's upper half. Of those of two operands the row may depend on the first only. */
#define QN_VECTOR_ONE(X) X(sin) X(cos) X(tan) X(tanh) X(asinh) X(acosh) X(atanh) X(asin) X(acos) X(cbrt) X(erf) X(erfc)
#define QN_VECTOR_BITS(X) X(log) X(log2) X(log10)
#define QN_VECTOR_AHEAD(X) X(exp) X(exp2) X(expm1) X(log1p) X(sinh) X(cosh) X(atan)
#define QN_VECTOR_TWO(X) X(atan2) X(hypot)
#define QN_VECTOR_TWO_AHEAD(X) X(pow)

/* What a function of vectors did: nothing; all; all, and no result is infinite or nan. */
typedef enum qn_vec_done { QN_VEC_NOT, QN_VEC_DONE, QN_VEC_FINITE } qn_vec_done;

/* x^y as products: x or, where half, the root of x, times x that often; under 1 where y is negative. */
typedef struct qn_short_power {
  double y;
  int times;
  bool half, under;
} qn_short_power;

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define QN_VECTOR 1
static inline bool qn_vec_can(void) { /* this CPU */
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}
#define QN_VECTOR_DECLARE(name) qn_vec_done qn_vec_##name(double *out, const double *x, size_t n);
QN_VECTOR_ONE(QN_VECTOR_DECLARE)
QN_VECTOR_AHEAD(QN_VECTOR_DECLARE)
QN_VECTOR_BITS(QN_VECTOR_DECLARE)
#undef QN_VECTOR_DECLARE
#define QN_VECTOR_DECLARE(name) qn_vec_done qn_vec_##name(double *out, const double *x, const double *y, size_t n);
QN_VECTOR_TWO(QN_VECTOR_DECLARE)
QN_VECTOR_TWO_AHEAD(QN_VECTOR_DECLARE)
#undef QN_VECTOR_DECLARE
qn_vec_done qn_vec_ldexp(double *out, const double *x, const int64_t *n, size_t count);
qn_vec_done qn_vec_pow_by(double *out, const double *x, const qn_short_power *by, size_t n);
#define QN_VECTOR_DECLARE(name, ufunc) qn_vec_done qn_vec_##name##_single(float *out, const float *x, size_t n);
QN_SINGLE_EACH(QN_VECTOR_DECLARE)
#undef QN_VECTOR_DECLARE
#define QN_VECTOR_DECLARE(name, ufunc) qn_vec_done qn_vec_##name##_single(float *out, const float *x, const float *y, size_t n);
QN_SINGLE_LISTS2(QN_VECTOR_DECLARE)
#undef QN_VECTOR_DECLARE
#endif
#endif

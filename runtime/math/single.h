/* single.h - functions of float32 arrays, with the bits of the lists: qn_<name>_single(out, x, n) is (float)qn_<name>((double)x[i]).
 * out may be x. True: all results are known to be finite. Rows: QN_SINGLE_EACH. */
#ifndef QN_MATH_SINGLE_H
#define QN_MATH_SINGLE_H

#include <stdbool.h>
#include <stddef.h>

/* X(name, NumPy's name) */
#define QN_SINGLE_SHORT(X)                                                                                           \
  X(exp, exp) X(exp2, exp2) X(expm1, expm1) X(log, log) X(log2, log2) X(log10, log10) X(sin, sin) X(cos, cos)        \
  X(sinh, sinh) X(cosh, cosh) X(tanh, tanh)
/* Short with AVX-512 only. */
#define QN_SINGLE_WIDE(X)                                                                                            \
  X(log1p, log1p) X(tan, tan) X(atan, arctan) X(cbrt, cbrt) X(asinh, arcsinh) X(acosh, arccosh) X(atanh, arctanh)      \
  X(asin, arcsin) X(acos, arccos)
#define QN_SINGLE_EACH(X) QN_SINGLE_SHORT(X) QN_SINGLE_WIDE(X)
#define QN_SINGLE_DECLARE(name, ufunc) bool qn_##name##_single(float *out, const float *x, size_t n);
QN_SINGLE_EACH(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE

/* Of two operands; out may be one of them. */
#define QN_SINGLE_TWO(X) X(pow, power) X(atan2, arctan2)
#define QN_SINGLE_DECLARE(name, ufunc) bool qn_##name##_single(float *out, const float *x, const float *y, size_t n);
QN_SINGLE_TWO(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE

/* To whole numbers: qn_<name>_whole(out, x, n). out may be x. */
#define QN_SINGLE_WHOLE(X) X(rint, __builtin_rintf) X(floor, __builtin_floorf) X(ceil, __builtin_ceilf) X(trunc, __builtin_truncf)
#define QN_SINGLE_DECLARE(name, f) void qn_##name##_whole(float *out, const float *x, size_t n);
QN_SINGLE_WHOLE(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE
#endif

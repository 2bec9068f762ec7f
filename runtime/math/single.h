/* single.h - functions of float32 arrays, with the bits of the lists: qn_<name>_single(out, x, n) is (float)qn_<name>((double)x[i]).
 * out may be x. Rows: QN_SINGLE_EACH. */
#ifndef QN_MATH_SINGLE_H
#define QN_MATH_SINGLE_H

#include <stddef.h>

/* X(name, NumPy's name) */
#define QN_SINGLE_SHORT(X)                                                                                           \
  X(exp, exp) X(exp2, exp2) X(expm1, expm1) X(log, log) X(log2, log2) X(log10, log10) X(sin, sin) X(cos, cos)        \
  X(sinh, sinh) X(cosh, cosh) X(tanh, tanh)
#define QN_SINGLE_WIDE(X) X(log1p, log1p) X(tan, tan) X(atan, arctan) /* short with AVX-512 only */
#define QN_SINGLE_EACH(X) QN_SINGLE_SHORT(X) QN_SINGLE_WIDE(X)
#define QN_SINGLE_DECLARE(name, ufunc) void qn_##name##_single(float *out, const float *x, size_t n);
QN_SINGLE_EACH(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE
#endif

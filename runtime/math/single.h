/* single.h - functions of float32 arrays, with the bits of the lists: qn_<name>_single(out, x, n) is (float)qn_<name>((double)x[i]).
 * out may be x. Rows: QN_SINGLE_EACH. */
#ifndef QN_MATH_SINGLE_H
#define QN_MATH_SINGLE_H

#include <stddef.h>

#define QN_SINGLE_EACH(X) X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(sin) X(cos) X(sinh) X(cosh) X(tanh)
#define QN_SINGLE_DECLARE(name) void qn_##name##_single(float *out, const float *x, size_t n);
QN_SINGLE_EACH(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE
#endif

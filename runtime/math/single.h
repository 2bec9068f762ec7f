/* single.h - functions of float32: of one, and of arrays, qn_<name>_single(out, x, n). out may be x. True: all results are known to be finite.
 * X(name, NumPy's name)
 *   LISTS    lists of floats (single/<name>.inc); qn_<name>f(x) has the same bits, and so has generated code
 *   ROUNDED  (float)qn_<name>((double)x), the list of doubles, to the bit */
#ifndef QN_MATH_SINGLE_H
#define QN_MATH_SINGLE_H

#include <stdbool.h>
#include <stddef.h>

#include "runtime/math/single.def"

#define QN_SINGLE_ROUNDED(X) X(exp, exp) X(sin, sin) X(cos, cos)
#define QN_SINGLE_EACH(X) QN_SINGLE_LISTS(X) QN_SINGLE_ROUNDED(X)
#define QN_SINGLE_DECLARE(name, ufunc) bool qn_##name##_single(float *out, const float *x, size_t n);
QN_SINGLE_EACH(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE
#define QN_SINGLE_DECLARE(name, ufunc) float qn_##name##f(float x);
QN_SINGLE_LISTS(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE

/* Of two operands; out may be one of them. */
#define QN_SINGLE_DECLARE(name, ufunc) bool qn_##name##_single(float *out, const float *x, const float *y, size_t n);
QN_SINGLE_LISTS2(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE
#define QN_SINGLE_DECLARE(name, ufunc) float qn_##name##f(float x, float y);
QN_SINGLE_LISTS2(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE

/* To whole numbers: qn_<name>_whole(out, x, n). out may be x. */
#define QN_SINGLE_WHOLE(X) X(rint, __builtin_rintf) X(floor, __builtin_floorf) X(ceil, __builtin_ceilf) X(trunc, __builtin_truncf)
#define QN_SINGLE_DECLARE(name, f) void qn_##name##_whole(float *out, const float *x, size_t n);
QN_SINGLE_WHOLE(QN_SINGLE_DECLARE)
#undef QN_SINGLE_DECLARE
#endif

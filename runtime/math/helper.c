/* helper.c - the functions that are not lists: plain C, called by generated code through the helper table. */
#include "runtime/math/math.h"

#include <math.h>

#define QN_LOOP_D_D(name)                                             \
  bool qn_##name##_n(double *out, const double *x, size_t n) {        \
    for (size_t i = 0; i < n; i++) out[i] = qn_##name(x[i]);          \
    return false;                                                     \
  }
#define QN_LOOP_D_DD(name)                                                       \
  bool qn_##name##_n(double *out, const double *x, const double *y, size_t n) {  \
    for (size_t i = 0; i < n; i++) out[i] = qn_##name(x[i], y[i]);               \
    return false;                                                                \
  }
#define QN_EMIT_LIST(name, sig)
#define QN_EMIT_HELPER(name, sig) QN_LOOP_##sig(name)
#define QN_MATH(name, sig, form, rule, ulp) QN_EMIT_##form(name, sig)
#include "runtime/math/math.def"
#undef QN_MATH

/* Exact by definition: every implementation gives the same bits. */
double qn_fmod(double x, double y) { return fmod(x, y); }
double qn_remainder(double x, double y) { return remainder(x, y); }

/* CPython's float_rem and float_floor_div (Objects/floatobject.c); comparisons that nan does not make invalid, as NumPy's. */
/* Without fmod, which takes a bit of the quotient at a time in some libraries, where neither the quotient nor the rest can
 * overflow or lose bits: the rest is exact then, and a quotient that was rounded up to an integer shows in its sign. */
static bool plain(double x) { return isgreater(fabs(x), 0x1p-400) && isless(fabs(x), 0x1p400); }
static bool quick(double a, double b, double *q, double *rest, bool *over) {
  if (!plain(a) || !plain(b)) return false;
  *q = floor(a / b);
  if (fabs(*q) >= 0x1p50) return false;
  *rest = fma(-*q, b, a);
  *over = (*rest < 0.0) != (b < 0.0) && *rest != 0.0;
  return true;
}

double qn_py_mod(double a, double b) {
  double q, rest;
  bool over;
  if (quick(a, b, &q, &rest, &over)) {
    if (over) rest += b;
    return rest == 0.0 ? copysign(0.0, b) : rest;
  }
  double m = fmod(a, b);
  if (m == 0.0) return copysign(0.0, b);
  return isless(b, 0.0) != isless(m, 0.0) ? m + b : m;
}

double qn_py_floordiv(double a, double b) {
  double q, rest;
  bool over;
  if (quick(a, b, &q, &rest, &over)) {
    if (over) q -= 1.0;
    return q == 0.0 ? copysign(0.0, a / b) : q;
  }
  double m = fmod(a, b);
  double d = (a - m) / b;
  if (m != 0.0 && isless(b, 0.0) != isless(m, 0.0)) d -= 1.0;
  if (d == 0.0) return copysign(0.0, a / b);
  double f = floor(d);
  return isgreater(d - f, 0.5) ? f + 1.0 : f;
}

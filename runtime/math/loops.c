/* loops.c - the lists over arrays, vectorised by the C compiler. CMakeLists.txt turns off the passes of gcc that put
 * branches back where the lists have selects (sinking, jump threading, partial redundancy...): with them half of the loops
 * stay scalar. Where a list has a slow side (SLOW_F), the loop computes the ordinary side for all of a block, and the rare
 * elements again. */
#include <string.h>

#include "runtime/math/clones.h"
#include "runtime/math/math.h"
#include "runtime/math/math_tables.h"
#include "runtime/math/ops.h"
#include "runtime/math/vector.h"

#undef SLOW_F
#define SLOW_F(rare, fast, helper, x) (fast)
#include "runtime/math/lists.inc"

#define QN_PLAIN_LOOP(name)                                                         \
  QN_CLONES bool qn_##name##_n(double *out, const double *x, size_t n) {            \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = list_##name(x[i]); \
    return false;                                                                   \
  }
/* Those that vector.c has, where it can. */
#ifdef QN_VECTOR
#define QN_VECTOR_LOOP(name)                                                                  \
  QN_CLONES static void plain_##name(double *out, const double *x, size_t n) {                \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = list_##name(x[i]);           \
  }                                                                                           \
  bool qn_##name##_n(double *out, const double *x, size_t n) {                                \
    const qn_vec_done done = qn_vec_##name(out, x, n);                                        \
    if (done == QN_VEC_NOT) plain_##name(out, x, n);                                          \
    return done == QN_VEC_FINITE;                                                             \
  }
#else
#define QN_VECTOR_LOOP(name) QN_PLAIN_LOOP(name)
#endif

enum { BLOCK = 256 };
#define QN_BLOCK_LOOP(name)                                                          \
  QN_CLONES static void blocks_##name(double *out, const double *x, size_t n) {      \
    double kept[BLOCK]; /* out may be x */                                           \
    for (size_t at = 0; at < n; at += BLOCK) {                                       \
      size_t m = n - at < BLOCK ? n - at : BLOCK;                                    \
      int64_t ordinary = 0;                                                          \
      memcpy(kept, x + at, m * sizeof *kept);                                        \
      for (size_t i = 0; i < m; i++) {                                               \
        ordinary += F_ABS(kept[i]) < 0x1p37;                                         \
        out[at + i] = list_##name(kept[i]);                                          \
      }                                                                              \
      if (ordinary == (int64_t)m) continue;                                          \
      for (size_t i = 0; i < m; i++)                                                 \
        if (!(F_ABS(kept[i]) < 0x1p37)) out[at + i] = qn_##name##_large(kept[i]);    \
    }                                                                                \
  }
#ifdef QN_VECTOR
#define QN_TRIG_LOOP(name)                                       \
  QN_BLOCK_LOOP(name)                                            \
  bool qn_##name##_n(double *out, const double *x, size_t n) {   \
    const qn_vec_done done = qn_vec_##name(out, x, n);           \
    if (done == QN_VEC_NOT) blocks_##name(out, x, n);            \
    return done == QN_VEC_FINITE;                                \
  }
#else
#define QN_TRIG_LOOP(name)                                       \
  QN_BLOCK_LOOP(name)                                            \
  bool qn_##name##_n(double *out, const double *x, size_t n) {   \
    blocks_##name(out, x, n);                                    \
    return false;                                                \
  }
#endif

/* QN_LIST_D_D(sin) is QN_TRIG_LOOP(sin), QN_LIST_D_D(exp) QN_VECTOR_LOOP(exp); of any other name QN_PLAIN_LOOP. */
#define QN_SLOW_sin ~, QN_TRIG_LOOP
#define QN_SLOW_cos ~, QN_TRIG_LOOP
#define QN_SLOW_tan ~, QN_TRIG_LOOP
#define QN_SLOW_exp ~, QN_VECTOR_LOOP
#define QN_SLOW_log ~, QN_VECTOR_LOOP
#define QN_SLOW_log2 ~, QN_VECTOR_LOOP
#define QN_SLOW_exp2 ~, QN_VECTOR_LOOP
#define QN_SLOW_expm1 ~, QN_VECTOR_LOOP
#define QN_SLOW_log10 ~, QN_VECTOR_LOOP
#define QN_SLOW_log1p ~, QN_VECTOR_LOOP
#define QN_SLOW_sinh ~, QN_VECTOR_LOOP
#define QN_SLOW_cosh ~, QN_VECTOR_LOOP
#define QN_SLOW_tanh ~, QN_VECTOR_LOOP
#define QN_SLOW_atan ~, QN_VECTOR_LOOP
#define QN_SLOW_asinh ~, QN_VECTOR_LOOP
#define QN_SLOW_acosh ~, QN_VECTOR_LOOP
#define QN_SLOW_atanh ~, QN_VECTOR_LOOP
#define QN_SLOW_asin ~, QN_VECTOR_LOOP
#define QN_SLOW_acos ~, QN_VECTOR_LOOP
#define QN_SLOW_cbrt ~, QN_VECTOR_LOOP
#define QN_SLOW_erf ~, QN_VECTOR_LOOP
#define QN_SLOW_erfc ~, QN_VECTOR_LOOP
#define QN_SECOND_OF(a, b, ...) b
#define QN_SECOND(...) QN_SECOND_OF(__VA_ARGS__)
#define QN_LIST_D_D(name) QN_SECOND(QN_SLOW_##name, QN_PLAIN_LOOP, ~)(name)
#define QN_PLAIN_LOOP2(name)                                                                 \
  QN_CLONES bool qn_##name##_n(double *out, const double *x, const double *y, size_t n) {    \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = list_##name(x[i], y[i]);    \
    return false;                                                                            \
  }
#ifdef QN_VECTOR
#define QN_VECTOR_LOOP2(name)                                                                    \
  QN_CLONES static void plain_##name(double *out, const double *x, const double *y, size_t n) {  \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = list_##name(x[i], y[i]);        \
  }                                                                                              \
  bool qn_##name##_n(double *out, const double *x, const double *y, size_t n) {                  \
    const qn_vec_done done = qn_vec_##name(out, x, y, n);                                        \
    if (done == QN_VEC_NOT) plain_##name(out, x, y, n);                                          \
    return done == QN_VEC_FINITE;                                                                \
  }
#else
#define QN_VECTOR_LOOP2(name) QN_PLAIN_LOOP2(name)
#endif
#define QN_TWO_pow ~, QN_VECTOR_LOOP2
#define QN_TWO_atan2 ~, QN_VECTOR_LOOP2
#define QN_TWO_hypot ~, QN_VECTOR_LOOP2
#define QN_LIST_D_DD(name) QN_SECOND(QN_TWO_##name, QN_PLAIN_LOOP2, ~)(name)
#define QN_LIST_D_DI(name)
#define QN_LIST_I_D(name)
#define QN_LIST_B_D(name)
#define QN_EMIT_LIST(name, sig) QN_LIST_##sig(name)
#define QN_EMIT_HELPER(name, sig)
#define QN_MATH(name, sig, form, rule, ulp) QN_EMIT_##form(name, sig)
#include "runtime/math/math.def"
#undef QN_MATH

QN_CLONES static void plain_ldexp(double *out, const double *x, const int64_t *n, size_t count) {
  _Pragma("GCC ivdep") for (size_t i = 0; i < count; i++) out[i] = list_ldexp(x[i], n[i]);
}
void qn_ldexp_n(double *out, const double *x, const int64_t *n, size_t count) {
#ifdef QN_VECTOR
  if (qn_vec_ldexp(out, x, n, count) != QN_VEC_NOT) return;
#endif
  plain_ldexp(out, x, n, count);
}

/* x - floor(x / y) y is rounded once, as fmod(x, y) + y is, and a quotient that was rounded up to an integer shows in the sign. */
QN_CLONES bool qn_mod_n(double *out, const double *x, const double *y, size_t n) {
  int64_t bad = 0;
  for (size_t i = 0; i < n; i++) {
    double b = y[i], q = F_FLOOR(F_DIV(x[i], b)), r = F_FMA(-q, b, x[i]);
    bad |= !((F_ABS(q) < 0x1p50) & (F_ABS(b) < F_INF));
    double turned = r + b;
    r = ((r < 0) != (b < 0)) & (r != 0) ? turned : r;
    out[i] = r == 0 ? F_COPYSIGN(0.0, b) : r;
  }
  return bad == 0;
}

QN_CLONES bool qn_fmod_quick_n(double *out, const double *x, const double *y, size_t n) {
  int64_t bad = 0;
  for (size_t i = 0; i < n; i++) {
    double a = F_ABS(x[i]), b = F_ABS(y[i]), q = F_FLOOR(F_DIV(a, b)), r = F_FMA(-q, b, a);
    bad |= !((q < 0x1p50) & (b < F_INF));
    double turned = r + b;
    out[i] = F_COPYSIGN(r < 0 ? turned : r, x[i]);
  }
  return bad == 0;
}

/* A quotient that was rounded up to an integer shows in the sign of the rest, as above. */
QN_CLONES bool qn_floordiv_quick_n(double *out, const double *x, const double *y, size_t n) {
  int64_t bad = 0;
  for (size_t i = 0; i < n; i++) {
    const double b = y[i], d = F_DIV(x[i], b), q = F_FLOOR(d), r = F_FMA(-q, b, x[i]), less = q - 1;
    bad |= !((F_ABS(q) < 0x1p50) & (F_ABS(b) < F_INF));
    const double whole = ((r < 0) != (b < 0)) & (r != 0) ? less : q;
    out[i] = whole == 0 ? F_COPYSIGN(0.0, d) : whole;
  }
  return bad == 0;
}

/* The product with the rounded reciprocal is off by one at most, which the exact rest tells. */
QN_CLONES bool qn_floordiv_n(int64_t *out, const int64_t *x, int64_t n, int64_t d) {
  const double by = (double)d, inverse = 1.0 / by;
  const int64_t bound = (int64_t)1 << 50;
  int64_t large = 0;
  for (int64_t i = 0; i < n; i++) large |= (x[i] >= bound) | (x[i] < -bound);
  if (large) return false;
  _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++) {
    double y = (double)x[i], q = F_FLOOR(F_MUL(y, inverse)), rest = F_FMA(-q, by, y);
    double down = q - 1, up = q + 1;
    q = rest < 0 ? down : rest >= by ? up : q;
    out[i] = (int64_t)q;
  }
  return true;
}

/* A quotient that was rounded up to an integer shows in the sign of the rest. */
#define WHOLE_DIVISION(name, RESULT_OF)                                                                                  \
  QN_CLONES bool name(int64_t *out, const int64_t *x, const int64_t *y, int64_t n) {                                     \
    const int64_t bound = (int64_t)1 << 50;                                                                              \
    int64_t bad = 0;                                                                                                     \
    for (int64_t i = 0; i < n; i++) bad |= (x[i] >= bound) | (x[i] < -bound) | (y[i] >= bound) | (y[i] < -bound) | (y[i] == 0); \
    if (bad) return false;                                                                                               \
    _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++) {                                                               \
      const double a = (double)x[i], b = (double)y[i], q = F_FLOOR(F_DIV(a, b)), r = F_FMA(-q, b, a);                    \
      const bool over = ((r < 0) != (b < 0)) & (r != 0);                                                                 \
      const double less = q - 1, more = r + b, quotient = over ? less : q, rest = over ? more : r;                       \
      out[i] = (int64_t)RESULT_OF;                                                                                       \
    }                                                                                                                    \
    return true;                                                                                                         \
  }
WHOLE_DIVISION(qn_int_floordiv_n, ((void)rest, quotient))
WHOLE_DIVISION(qn_int_mod_n, ((void)quotient, rest))

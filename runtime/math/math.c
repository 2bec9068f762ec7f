/* math.c - the C side of the lists: one scalar function and one loop over n values for each.
 *
 * Each function is compiled for several CPU levels and bound at load time: with FMA (x86-64-v3 and its wider vectors)
 * F_FMA is one instruction; below, it is the C library's fma(), which gives the same bits slowly. */
#include "runtime/math/math.h"

#include <math.h>

#include "runtime/math/math_tables.h"
#include "runtime/math/ops.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define QN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define QN_CLONES
#endif
#define QN_INLINE static inline __attribute__((always_inline))

#define QN_PLAIN_LOOP(name)                                      \
  QN_CLONES double qn_##name(double x) { return list_##name(x); } \
  QN_CLONES void qn_##name##_n(double *out, const double *x, size_t n) { \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = list_##name(x[i]); \
  }
#define QN_LIST_D_DD(name)                                        \
  QN_CLONES double qn_##name(double x, double y) { return list_##name(x, y); } \
  QN_CLONES void qn_##name##_n(double *out, const double *x, const double *y, size_t n) { \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = list_##name(x[i], y[i]); \
  }
#define QN_LIST_D_DI(name) QN_CLONES double qn_##name(double x, int64_t n) { return list_##name(x, n); }
#define QN_LIST_I_D(name) QN_CLONES int64_t qn_##name(double x) { return list_##name(x); }
#define QN_LIST_B_D(name) QN_CLONES bool qn_##name(double x) { return list_##name(x); }

#define LIST_D_D(name) QN_INLINE double list_##name(double x) {
#define LIST_D_DD(name) QN_INLINE double list_##name(double x, double y) {
#define LIST_D_DI(name) QN_INLINE double list_##name(double x, int64_t n) {
#define LIST_I_D(name) QN_INLINE int64_t list_##name(double x) {
#define LIST_B_D(name) QN_INLINE bool list_##name(double x) {
#define LIST_END }
#include "runtime/math/lists.inc"

/* For the array loops: a list's ordinary side alone, for every x; the rest is done over after. */
#undef SLOW_F
#define SLOW_F(rare, fast, helper, x) (fast)
QN_INLINE double fast_sin(double x) {
#include "runtime/math/sin.inc"
}
QN_INLINE double fast_cos(double x) {
#include "runtime/math/cos.inc"
}
QN_INLINE double fast_tan(double x) {
#include "runtime/math/tan.inc"
}

enum { BLOCK = 256 };
#define QN_TRIG_LOOP(name)                                                             \
  QN_CLONES double qn_##name(double x) { return list_##name(x); }                      \
  QN_CLONES void qn_##name##_n(double *out, const double *x, size_t n) {               \
    double kept[BLOCK]; /* out may be x */                                             \
    for (size_t at = 0; at < n; at += BLOCK) {                                         \
      size_t m = n - at < BLOCK ? n - at : BLOCK;                                      \
      int64_t ordinary = 0;                                                            \
      for (size_t i = 0; i < m; i++) {                                                 \
        double v = x[at + i];                                                          \
        kept[i] = v;                                                                   \
        ordinary += F_ABS(v) < 0x1p37;                                                 \
        out[at + i] = fast_##name(v);                                                  \
      }                                                                                \
      if (ordinary == (int64_t)m) continue;                                            \
      for (size_t i = 0; i < m; i++)                                                   \
        if (!(F_ABS(kept[i]) < 0x1p37)) out[at + i] = qn_##name##_large(kept[i]);      \
    }                                                                                  \
  }
/* QN_LIST_D_D(sin) is QN_TRIG_LOOP(sin); of any other name QN_PLAIN_LOOP. */
#define QN_SLOW_sin ~, QN_TRIG_LOOP
#define QN_SLOW_cos ~, QN_TRIG_LOOP
#define QN_SLOW_tan ~, QN_TRIG_LOOP
#define QN_SECOND_OF(a, b, ...) b
#define QN_SECOND(...) QN_SECOND_OF(__VA_ARGS__)
#define QN_LIST_D_D(name) QN_SECOND(QN_SLOW_##name, QN_PLAIN_LOOP, ~)(name)

#define QN_EMIT_LIST(name, sig) QN_LIST_##sig(name)
#define QN_EMIT_HELPER(name, sig)
#define QN_MATH(name, sig, form, rule, ulp) QN_EMIT_##form(name, sig)
#include "runtime/math/math.def"
#undef QN_MATH

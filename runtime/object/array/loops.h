/* loops.h - shapes of inner loops. A loop body is an expression over x (and y); T is the inputs' C type, R the
 * result's. HOT forms have versions for contiguous and scalar operands that the C compiler vectorises, and are cloned
 * for wider vectors (same bits: no contraction). Outputs either equal an input element for element or do not
 * overlap one (ufunc.c sees to it), hence ivdep. */
#ifndef QN_ARRAY_LOOPS_H
#define QN_ARRAY_LOOPS_H

#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/iter.h"

#define QN_AT(T, p) (*(QN_ANY(T) *)(void *)(p))
#define QN_IVDEP _Pragma("GCC ivdep")

#define QN_LOOP1(fn, T, R, EXPR)                                               \
  static void fn(char **a, int64_t n, const int64_t *s) {                      \
    char *p = a[0], *r = a[1];                                                 \
    const int64_t s0 = s[0], s1 = s[1];                                        \
    for (int64_t i = 0; i < n; i++, p += s0, r += s1) {                        \
      T x = QN_AT(T, p);                                                       \
      QN_AT(R, r) = (EXPR);                                                    \
    }                                                                          \
  }
#define QN_LOOP2(fn, T, R, EXPR)                                               \
  static void fn(char **a, int64_t n, const int64_t *s) {                      \
    char *p = a[0], *q = a[1], *r = a[2];                                      \
    const int64_t s0 = s[0], s1 = s[1], s2 = s[2];                             \
    for (int64_t i = 0; i < n; i++, p += s0, q += s1, r += s2) {               \
      T x = QN_AT(T, p), y = QN_AT(T, q);                                      \
      QN_AT(R, r) = (EXPR);                                                    \
    }                                                                          \
  }
#define QN_HOT1(fn, T, R, EXPR)                                                \
  QN_CLONES static void fn(char **a, int64_t n, const int64_t *s) {            \
    char *p = a[0], *r = a[1];                                                 \
    if (s[0] == (int64_t)sizeof(T) && s[1] == (int64_t)sizeof(R)) {            \
      const QN_ANY(T) *ps = (const QN_ANY(T) *)(const void *)p;                \
      QN_ANY(R) *rs = (QN_ANY(R) *)(void *)r;                                  \
      QN_IVDEP for (int64_t i = 0; i < n; i++) {                               \
        T x = ps[i];                                                           \
        rs[i] = (EXPR);                                                        \
      }                                                                        \
      return;                                                                  \
    }                                                                          \
    const int64_t s0 = s[0], s1 = s[1];                                        \
    for (int64_t i = 0; i < n; i++, p += s0, r += s1) {                        \
      T x = QN_AT(T, p);                                                       \
      QN_AT(R, r) = (EXPR);                                                    \
    }                                                                          \
  }
#define QN_HOT2_STEPS(fn, T, R, EXPR, OTHER_STEPS)                                                              \
  QN_CLONES static void fn(char **a, int64_t n, const int64_t *s) {                                          \
    char *p = a[0], *q = a[1], *r = a[2];                                                                    \
    const QN_ANY(T) *ps = (const QN_ANY(T) *)(const void *)p, *qs = (const QN_ANY(T) *)(const void *)q;      \
    QN_ANY(R) *rs = (QN_ANY(R) *)(void *)r;                                                                  \
    if (s[2] == (int64_t)sizeof(R) && s[0] == (int64_t)sizeof(T) && s[1] == (int64_t)sizeof(T)) {            \
      QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                             \
        T x = ps[i], y = qs[i];                                                                              \
        rs[i] = (EXPR);                                                                                      \
      }                                                                                                      \
    } else if (s[2] == (int64_t)sizeof(R) && s[0] == (int64_t)sizeof(T) && s[1] == 0) {                      \
      T y = qs[0];                                                                                           \
      QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                             \
        T x = ps[i];                                                                                         \
        rs[i] = (EXPR);                                                                                      \
      }                                                                                                      \
    } else if (s[2] == (int64_t)sizeof(R) && s[1] == (int64_t)sizeof(T) && s[0] == 0) {                      \
      T x = ps[0];                                                                                           \
      QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                             \
        T y = qs[i];                                                                                         \
        rs[i] = (EXPR);                                                                                      \
      }                                                                                                      \
    } else OTHER_STEPS(T, R, EXPR) {                                                                         \
      const int64_t s0 = s[0], s1 = s[1], s2 = s[2];                                                         \
      for (int64_t i = 0; i < n; i++, p += s0, q += s1, r += s2) {                                           \
        T x = QN_AT(T, p), y = QN_AT(T, q);                                                                  \
        QN_AT(R, r) = (EXPR);                                                                                \
      }                                                                                                      \
    }                                                                                                        \
  }
#define QN_NO_STEPS(T, R, EXPR)
#define QN_HOT2(fn, T, R, EXPR) QN_HOT2_STEPS(fn, T, R, EXPR, QN_NO_STEPS)
/* Also every second element of both, as parts of complex numbers are. */
#define QN_SECOND_STEPS(T, R, EXPR)                                                                          \
  if (s[2] == (int64_t)sizeof(R) && s[0] == 2 * (int64_t)sizeof(T) && s[1] == 2 * (int64_t)sizeof(T)) {      \
    QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                               \
      T x = ps[2 * i], y = qs[2 * i];                                                                        \
      rs[i] = (EXPR);                                                                                        \
    }                                                                                                        \
  } else
#define QN_HOT2_SECOND(fn, T, R, EXPR) QN_HOT2_STEPS(fn, T, R, EXPR, QN_SECOND_STEPS)

/* Loops of each family by [function][dtype], filled by the files of the same name; NULL where there is none. */
qn_loop qn_loop_arith(qn_ufunc_id id, qn_dtype d);
qn_loop qn_loop_compare(qn_ufunc_id id, qn_dtype d);
qn_loop qn_loop_math(qn_ufunc_id id, qn_dtype d);
bool qn_loop_takes_second(qn_ufunc_id id, qn_dtype d); /* has a fast form for every second element of both */
/* The loop of operands without gaps that tells whether all results are known to be finite; NULL: there is none. */
typedef bool (*qn_known_loop)(char **args, int64_t n);
qn_known_loop qn_loop_known(qn_ufunc_id id, qn_dtype d);
#endif

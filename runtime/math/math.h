/* math.h - the door of runtime/math: qn_<name> for every row of math.def, for the VM, the array loops and (form HELPER)
 * generated code. No errno, no traps, no locale, no libm function whose bits depend on the machine. [any thread]
 *
 *   double  qn_exp(double x)                                   one value
 *   bool    qn_exp_n(double *out, const double *x, size_t n)   n values; out may be x. True: all results are known to be finite
 *   bool    qn_pow_n(double *out, const double *x, const double *y, size_t n)
 * D_DI, I_D and B_D rows have only the scalar form. */
#ifndef QN_MATH_MATH_H
#define QN_MATH_MATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QN_MATH_DECLARE_D_D(name) \
  double qn_##name(double x);     \
  bool qn_##name##_n(double *out, const double *x, size_t n);
#define QN_MATH_DECLARE_D_DD(name)      \
  double qn_##name(double x, double y); \
  bool qn_##name##_n(double *out, const double *x, const double *y, size_t n);
#define QN_MATH_DECLARE_D_DI(name) double qn_##name(double x, int64_t n);
#define QN_MATH_DECLARE_I_D(name) int64_t qn_##name(double x);
#define QN_MATH_DECLARE_B_D(name) bool qn_##name(double x);
#define QN_MATH(name, sig, form, rule, ulp) QN_MATH_DECLARE_##sig(name)
#include "runtime/math/math.def"
#undef QN_MATH

/* out = x 2^n, rounded once. out may be x. */
void qn_ldexp_n(double *out, const double *x, const int64_t *n, size_t count);

/* out = pow(x, y) for one y, to the bit; short where y is a small whole or half number. out may be x. */
void qn_pow_by_n(double *out, const double *x, double y, size_t n);

/* The slow sides of lists (SLOW_F): helpers of generated code. */
#define QN_MATH_LARGE(type, symbol) type symbol(type x);
#include "runtime/math/large.def"
#undef QN_MATH_LARGE

/* How Python's math.<name> raises (the rule column); QN_MATH_OK: it does not. */
typedef enum qn_math_rule {
  QN_MATH_NONE,
  QN_MATH_DOMAIN,
  QN_MATH_RANGE,
  QN_MATH_POW,
  QN_MATH_GAMMA,
  QN_MATH_LGAMMA
} qn_math_rule;
typedef enum qn_math_error { QN_MATH_OK, QN_MATH_DOMAIN_ERROR, QN_MATH_RANGE_ERROR } qn_math_error;
/* r is the result of x (and y; pass 0.0 where there is none). */
qn_math_error qn_math_check(qn_math_rule rule, double x, double y, double r);

/* One row of math.def, for code that looks functions up by name. */
typedef enum qn_math_sig { QN_MATH_D_D, QN_MATH_D_DD, QN_MATH_D_DI, QN_MATH_I_D, QN_MATH_B_D } qn_math_sig;
typedef struct qn_math_info {
  const char *name;   /* "exp" */
  const char *symbol; /* "qn_exp": the helper's name in generated code */
  qn_math_sig sig;
  bool list; /* inlined, else a helper */
  qn_math_rule rule;
  void (*fn)(void); /* cast by sig */
} qn_math_info;
extern const qn_math_info qn_math_table[];
extern const size_t qn_math_count;
const qn_math_info *qn_math_find(const char *name, size_t n); /* NULL when there is none */

/* float // and % as CPython defines them (b != 0 is the caller's check); also numpy's floor_divide and remainder. */
double qn_py_floordiv(double a, double b);
double qn_py_mod(double a, double b);
/* out = x // d rounded down for 2 <= d < 2^50 and numbers of which none is 2^50 or more in size (false: one is). out may be x. */
bool qn_floordiv_n(int64_t *out, const int64_t *x, int64_t n, int64_t d);
/* out = x // y and x % y, rounded down, when no number is 2^50 or more in size and no y is 0 (false: one is, nothing was done). out may be x or y. */
bool qn_int_floordiv_n(int64_t *out, const int64_t *x, const int64_t *y, int64_t n);
bool qn_int_mod_n(int64_t *out, const int64_t *x, const int64_t *y, int64_t n);
/* out = x % y as qn_py_mod, to the bit; false (and out and the floating-point flags are anything) when an operand is zero, infinite
 * or nan where that matters, or a quotient is above 2^50. */
bool qn_mod_n(double *out, const double *x, const double *y, size_t n);
bool qn_floordiv_quick_n(double *out, const double *x, const double *y, size_t n); /* likewise as qn_py_floordiv */
bool qn_fmod_quick_n(double *out, const double *x, const double *y, size_t n); /* likewise as qn_fmod */

#endif

/* math_module.c - the module math: its table, constants, and the functions of floats, on runtime/math (so the VM's bits are
 * the kernels'). Errors are CPython's: ValueError 'math domain error', OverflowError 'math range error'. */
#include <math.h>

#include "runtime/math/math.h"
#include "runtime/object/bigint.h"
#include "runtime/vm/modules/math_module.h"

int qn_math_real(qn_rt *rt, qn_value v, double *out) {
  qn_value f;
  if (v.tag == QN_FLOAT) return *out = v.f, 0;
  if (v.tag != QN_OBJ || qn_is_big(v) || qn_is(v, QN_K_STR) || qn_is(v, QN_K_BYTES)) return qn_as_double(rt, v, out);
  if (qn_call_pos(rt, qn_class_value(&qn_float_class), &v, 1, &f) == 0) return *out = f.f, 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_TypeError])) return -1;
  return qn_raise(rt, QN_E_TypeError, "must be real number, not %s", qn_class_of(v)->name);
}

static int checked(qn_rt *rt, qn_math_rule rule, double x, double y, double r, qn_value *out) {
  switch (qn_math_check(rule, x, y, r)) {
  case QN_MATH_OK: return *out = qn_float(r), 0;
  case QN_MATH_DOMAIN_ERROR: return qn_raise(rt, QN_E_ValueError, "math domain error");
  case QN_MATH_RANGE_ERROR: return qn_raise(rt, QN_E_OverflowError, "math range error");
  }
  return -1;
}

/* --- functions of math.def --------------------------------------------------------------------------------------------------------- */
enum {
#define QN_MATH(name, sig, form, rule, ulp) RULE_##name = QN_MATH_##rule,
#include "runtime/math/math.def"
#undef QN_MATH
};

#define FUNCTIONS_OF_ONE(X)                                                                                            \
  X(acos) X(acosh) X(asin) X(asinh) X(atan) X(atanh) X(cbrt) X(cos) X(cosh) X(degrees) X(erf) X(erfc) X(exp) X(exp2)  \
  X(expm1) X(fabs) X(gamma) X(lgamma) X(log1p) X(radians) X(sin) X(sinh) X(sqrt) X(tan) X(tanh)
#define FUNCTIONS_OF_TWO(X) X(atan2) X(copysign) X(fmod) X(pow) X(remainder)

#define DEFINE_ONE(name)                                                                               \
  static MATH_FUNCTION(name) {                                                                         \
    qn_value a;                                                                                        \
    double x;                                                                                          \
    MATH_TRY(qn_args_parse(rt, args, "math." #name, "x/", &a));                                        \
    MATH_TRY(qn_math_real(rt, a, &x));                                                                 \
    return checked(rt, (qn_math_rule)RULE_##name, x, 0.0, qn_##name(x), out);                          \
  }
FUNCTIONS_OF_ONE(DEFINE_ONE)

#define DEFINE_TWO(name)                                                                               \
  static MATH_FUNCTION(name) {                                                                         \
    qn_value a[2];                                                                                     \
    double x, y;                                                                                       \
    MATH_TRY(qn_args_parse(rt, args, "math." #name, "x y/", a));                                       \
    MATH_TRY(qn_math_real(rt, a[0], &x));                                                              \
    MATH_TRY(qn_math_real(rt, a[1], &y));                                                              \
    return checked(rt, (qn_math_rule)RULE_##name, x, y, qn_##name(x, y), out);                         \
  }
FUNCTIONS_OF_TWO(DEFINE_TWO)

#define DEFINE_TEST(name)                                        \
  static MATH_FUNCTION(name) {                                   \
    qn_value a;                                                  \
    double x;                                                    \
    MATH_TRY(qn_args_parse(rt, args, "math." #name, "x/", &a));  \
    MATH_TRY(qn_math_real(rt, a, &x));                           \
    return *out = qn_bool(qn_##name(x)), 0;                      \
  }
#define TESTS(X) X(isfinite) X(isinf) X(isnan)
TESTS(DEFINE_TEST)

/* --- the others ---------------------------------------------------------------------------------------------------------------------- */
/* The logarithm of an int beyond 64 bits, which need not be a float's size: log(m) + log(2) * e. */
static bool log_of_big(qn_value v, double (*log_)(double), double *out) {
  int64_t e;
  if (!qn_is_big(v) || qn_big_negative(v)) return false;
  double m = qn_int_frexp(v, &e);
  *out = e <= 1024 ? log_(ldexp(m, (int)e)) : log_(m) + log_(2.0) * (double)e;
  return true;
}

#define DEFINE_LOG(name)                                                                               \
  static MATH_FUNCTION(name) {                                                                         \
    qn_value a;                                                                                        \
    double x;                                                                                          \
    MATH_TRY(qn_args_parse(rt, args, "math." #name, "x/", &a));                                        \
    if (log_of_big(a, qn_##name, &x)) return *out = qn_float(x), 0;                                    \
    if (qn_is_big(a)) return qn_raise(rt, QN_E_ValueError, "math domain error");                       \
    MATH_TRY(qn_math_real(rt, a, &x));                                                                 \
    return checked(rt, (qn_math_rule)RULE_##name, x, 0.0, qn_##name(x), out);                          \
  }
#define LOGS(X) X(log2) X(log10)
LOGS(DEFINE_LOG)

static int natural_log(qn_rt *rt, qn_value v, double *out) {
  double x;
  qn_value r = {0};
  if (log_of_big(v, qn_log, out)) return 0;
  if (qn_is_big(v)) return qn_raise(rt, QN_E_ValueError, "math domain error");
  MATH_TRY(qn_math_real(rt, v, &x));
  MATH_TRY(checked(rt, (qn_math_rule)RULE_log, x, 0.0, qn_log(x), &r));
  return *out = r.f, 0;
}

static MATH_FUNCTION(log) {
  qn_value a[2];
  double num, den;
  if (!args->nkw && (args->npos < 1 || args->npos > 2)) return qn_raise(rt, QN_E_TypeError, "math.log requires 1 to 2 arguments");
  MATH_TRY(qn_args_parse(rt, args, "math.log", "x|base/", a));
  MATH_TRY(natural_log(rt, a[0], &num));
  if (a[1].tag == QN_UNSET) return *out = qn_float(num), 0;
  MATH_TRY(natural_log(rt, a[1], &den));
  if (den == 0.0) return qn_raise(rt, QN_E_ZeroDivisionError, "float division by zero");
  return *out = qn_float(num / den), 0;
}

/* floor, ceil, trunc give ints; ints stay, objects may have a method. */
static int to_integer(qn_rt *rt, const qn_args *args, const char *fname, const char *method, double (*fn)(double), qn_value *out) {
  qn_value a;
  double x;
  MATH_TRY(qn_args_parse(rt, args, fname, "x/", &a));
  if (qn_is_whole(a)) return qn_unary(rt, QN_POS, a, out);
  if (a.tag == QN_NONE && fn == qn_trunc) return qn_raise(rt, QN_E_TypeError, "type NoneType doesn't define __trunc__ method");
  if (a.tag == QN_OBJ) {
    qn_sym name = qn_sym_of(rt, method);
    qn_value m;
    if (!name) return -1;
    if (qn_get_attr(rt, a, name, &m) == 0) {
      int r = qn_call_pos(rt, m, NULL, 0, out);
      qn_release(rt, m);
      return r;
    }
    if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError])) return -1;
    qn_exc_clear(rt);
    if (fn == qn_trunc) return qn_raise(rt, QN_E_TypeError, "type %s doesn't define __trunc__ method", qn_class_of(a)->name);
  }
  MATH_TRY(qn_math_real(rt, a, &x));
  qn_value f = qn_float(fn(x));
  return qn_call_pos(rt, qn_class_value(&qn_int_class), &f, 1, out);
}

static MATH_FUNCTION(floor) { return to_integer(rt, args, "math.floor", "__floor__", qn_floor, out); }
static MATH_FUNCTION(ceil) { return to_integer(rt, args, "math.ceil", "__ceil__", qn_ceil, out); }
static MATH_FUNCTION(trunc) { return to_integer(rt, args, "math.trunc", "__trunc__", qn_trunc, out); }

static MATH_FUNCTION(frexp) {
  qn_value a;
  double x;
  int e = 0;
  MATH_TRY(qn_args_parse(rt, args, "math.frexp", "x/", &a));
  MATH_TRY(qn_math_real(rt, a, &x));
  double m = isfinite(x) && x != 0.0 ? frexp(x, &e) : x;
  return qn_new_tuple(rt, (qn_value[]){qn_float(m), qn_int(e)}, 2, out);
}

static MATH_FUNCTION(modf) {
  qn_value a;
  double x, whole;
  MATH_TRY(qn_args_parse(rt, args, "math.modf", "x/", &a));
  MATH_TRY(qn_math_real(rt, a, &x));
  double part = modf(x, &whole);
  return qn_new_tuple(rt, (qn_value[]){qn_float(part), qn_float(whole)}, 2, out);
}

static MATH_FUNCTION(ldexp) {
  qn_value a[2];
  double x;
  MATH_TRY(qn_args_parse(rt, args, "math.ldexp", "x i/", a));
  MATH_TRY(qn_math_real(rt, a[0], &x));
  if (qn_is_big(a[1])) a[1] = qn_int(qn_big_negative(a[1]) ? INT64_MIN : INT64_MAX);
  if (a[1].tag != QN_INT && a[1].tag != QN_BOOL)
    return qn_raise(rt, QN_E_TypeError, "Expected an int as second argument to ldexp.");
  if (x == 0.0 || !isfinite(x)) return *out = qn_float(x), 0;
  int64_t e = a[1].i > 100000 ? 100000 : a[1].i < -100000 ? -100000 : a[1].i;
  double r = ldexp(x, (int)e);
  if (isinf(r)) return qn_raise(rt, QN_E_OverflowError, "math range error");
  return *out = qn_float(r), 0;
}

static MATH_FUNCTION(nextafter) {
  qn_value a[2];
  double x, y;
  MATH_TRY(qn_args_parse(rt, args, "math.nextafter", "x y/", a));
  MATH_TRY(qn_math_real(rt, a[0], &x));
  MATH_TRY(qn_math_real(rt, a[1], &y));
  return *out = qn_float(nextafter(x, y)), 0;
}

static MATH_FUNCTION(ulp) {
  qn_value a;
  double x;
  MATH_TRY(qn_args_parse(rt, args, "math.ulp", "x/", &a));
  MATH_TRY(qn_math_real(rt, a, &x));
  x = fabs(x);
  if (!isfinite(x)) return *out = qn_float(x), 0;
  double up = nextafter(x, INFINITY);
  return *out = qn_float(isinf(up) ? x - nextafter(x, -INFINITY) : up - x), 0;
}

static int tolerance(qn_rt *rt, qn_value v, double def, double *out) {
  if (v.tag == QN_UNSET) return *out = def, 0;
  return qn_math_real(rt, v, out);
}

static MATH_FUNCTION(isclose) {
  qn_value v[4];
  double a, b, rel, abs_;
  MATH_TRY(qn_args_parse(rt, args, "isclose", "a b|$rel_tol abs_tol", v));
  MATH_TRY(qn_math_real(rt, v[0], &a));
  MATH_TRY(qn_math_real(rt, v[1], &b));
  MATH_TRY(tolerance(rt, v[2], 1e-9, &rel));
  MATH_TRY(tolerance(rt, v[3], 0.0, &abs_));
  if (rel < 0.0 || abs_ < 0.0) return qn_raise(rt, QN_E_ValueError, "tolerances must be non-negative");
  if (a == b) return *out = qn_bool(true), 0;
  if (isinf(a) || isinf(b)) return *out = qn_bool(false), 0;
  double diff = fabs(b - a);
  return *out = qn_bool(diff <= fabs(rel * b) || diff <= fabs(rel * a) || diff <= abs_), 0;
}

/* --- the module ------------------------------------------------------------------------------------------------------------------------ */
#define OTHERS(X) X(ceil) X(floor) X(frexp) X(isclose) X(ldexp) X(log) X(modf) X(nextafter) X(trunc) X(ulp)
#define ROW(name) {#name, qn_math_m_##name, false, false},
static const qn_method functions[] = {FUNCTIONS_OF_ONE(ROW) FUNCTIONS_OF_TWO(ROW) TESTS(ROW) LOGS(ROW) OTHERS(ROW)
                                          MATH_INTEGER_FUNCTIONS(ROW) MATH_SEQUENCE_FUNCTIONS(ROW){NULL, NULL, false, false}};

static int init(qn_rt *rt, qn_value module) {
  static const struct {
    const char *name;
    double value;
  } constants[] = {{"pi", 3.141592653589793}, {"e", 2.718281828459045}, {"tau", 6.283185307179586}, {"inf", INFINITY}, {"nan", NAN}};
  for (size_t i = 0; i < QN_COUNT(constants); i++)
    MATH_TRY(qn_module_set(rt, module, constants[i].name, qn_float(constants[i].value)));
  return 0;
}

extern const qn_module_def qn_math_module;
const qn_module_def qn_math_module = {.name = "math", .functions = functions, .init = init};

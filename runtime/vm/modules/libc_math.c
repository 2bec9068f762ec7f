/* libc_math.c - libc.math for `cimport`, on the VM: C's functions of numbers, which never raise. Compiled functions call
 * the same (frontend/types/mathfn.c). A row below is a name; those with a float's suffix round to float32. */
#include <math.h>

#include "runtime/math/math.h"
#include "runtime/vm/vm_int.h"

static int numbers(qn_rt *rt, const qn_args *args, const char *name, uint32_t n, double *x) {
  if (args->nkw || args->npos != n)
    return qn_raise(rt, QN_E_TypeError, "%s() takes exactly %d positional argument%s (%d given)", name, (int)n, n == 1 ? "" : "s", (int)args->npos);
  for (uint32_t i = 0; i < n; i++)
    if (qn_as_double(rt, args->pos[i], &x[i])) return -1;
  return 0;
}

static int64_t whole(double x) { return x >= -0x1p63 && x < 0x1p63 ? (int64_t)x : INT64_MIN; }

/* name, what it computes of x[0], x[1], x[2] */
#define OF_ONE(X)                                                                                                           \
  X(acos, qn_acos(*x)) X(acosh, qn_acosh(*x)) X(asin, qn_asin(*x)) X(asinh, qn_asinh(*x)) X(atan, qn_atan(*x))             \
  X(atanh, qn_atanh(*x)) X(cbrt, qn_cbrt(*x)) X(ceil, ceil(*x)) X(cos, qn_cos(*x)) X(cosh, qn_cosh(*x)) X(erf, qn_erf(*x)) \
  X(erfc, qn_erfc(*x)) X(exp, qn_exp(*x)) X(exp2, qn_exp2(*x)) X(expm1, qn_expm1(*x)) X(fabs, fabs(*x))                     \
  X(floor, floor(*x)) X(lgamma, qn_lgamma(*x)) X(log, qn_log(*x)) X(log10, qn_log10(*x)) X(log1p, qn_log1p(*x))             \
  X(log2, qn_log2(*x)) X(logb, logb(*x)) X(nearbyint, rint(*x)) X(rint, rint(*x)) X(round, round(*x))                 \
  X(sin, qn_sin(*x)) X(sinh, qn_sinh(*x)) X(sqrt, sqrt(*x)) X(tan, qn_tan(*x)) X(tanh, qn_tanh(*x)) X(tgamma, qn_gamma(*x)) \
  X(trunc, trunc(*x))
#define OF_TWO(X)                                                                                                           \
  X(atan2, qn_atan2(x[0], x[1])) X(copysign, copysign(x[0], x[1])) X(fdim, fdim(x[0], x[1])) X(fmax, fmax(x[0], x[1]))     \
  X(fmin, fmin(x[0], x[1])) X(fmod, fmod(x[0], x[1])) X(hypot, qn_hypot(x[0], x[1])) X(nextafter, nextafter(x[0], x[1]))   \
  X(nexttoward, nextafter(x[0], x[1])) X(pow, qn_pow(x[0], x[1])) X(remainder, remainder(x[0], x[1]))                      \
  X(ldexp, ldexp(x[0], (int)x[1])) X(scalbn, ldexp(x[0], (int)x[1])) X(scalbln, ldexp(x[0], (int)x[1]))
#define OF_THREE(X) X(fma, fma(x[0], x[1], x[2]))
#define WHOLE(X)                                                                                                            \
  X(ilogb, ilogb(*x)) X(lrint, whole(rint(*x))) X(llrint, whole(rint(*x))) X(lround, whole(round(*x)))                     \
  X(llround, whole(round(*x))) X(isinf, isinf(*x) != 0)
#define TESTS(X)                                                                                                            \
  X(isnan, isnan(*x) != 0) X(isfinite, isfinite(*x) != 0) X(isnormal, isnormal(*x) != 0)          \
  X(signbit, signbit(*x) != 0)

#define AS_IS(v) (v)
#define SINGLE(v) ((double)(float)(v))
#define DEFINE(name, n, call, of, result)                                                      \
  static int c_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {          \
    double x[n];                                                                               \
    (void)self;                                                                                \
    if (numbers(rt, args, #name, n, x)) return -1;                                             \
    for (int i = 0; i < n; i++) x[i] = of(x[i]);                                               \
    return *out = result(call), 0;                                                             \
  }
#define NARROW(v) qn_float(SINGLE(v))
#define BOTH(name, n, call) DEFINE(name, n, call, AS_IS, qn_float) DEFINE(name##f, n, call, SINGLE, NARROW)
#define ONE(name, call) BOTH(name, 1, call)
#define TWO(name, call) BOTH(name, 2, call)
#define THREE(name, call) BOTH(name, 3, call)
#define COUNT(name, call) DEFINE(name, 1, call, AS_IS, qn_int)
#define TEST(name, call) DEFINE(name, 1, call, AS_IS, qn_bool)
OF_ONE(ONE)
OF_TWO(TWO)
OF_THREE(THREE)
WHOLE(COUNT)
TESTS(TEST)

#define ROW(c, call) {.name = #c, .fn = c_##c}, {.name = #c "f", .fn = c_##c##f},
#define ROW_WHOLE(c, call) {.name = #c, .fn = c_##c},
static const qn_method functions[] = {OF_ONE(ROW) OF_TWO(ROW) OF_THREE(ROW) WHOLE(ROW_WHOLE) TESTS(ROW_WHOLE){.name = NULL}};

static int init(qn_rt *rt, qn_value m) {
  static const struct {
    const char *name;
    double v;
  } consts[] = {{"M_PI", M_PI}, {"M_E", M_E}, {"M_PI_2", M_PI_2}, {"M_PI_4", M_PI_4}, {"M_1_PI", M_1_PI}, {"M_2_PI", M_2_PI},
                {"M_2_SQRTPI", M_2_SQRTPI}, {"M_SQRT2", M_SQRT2}, {"M_SQRT1_2", M_SQRT1_2}, {"M_LN2", M_LN2}, {"M_LN10", M_LN10},
                {"M_LOG2E", M_LOG2E}, {"M_LOG10E", M_LOG10E}, {"INFINITY", (double)INFINITY}, {"NAN", (double)NAN},
                {"HUGE_VAL", HUGE_VAL}, {"HUGE_VALF", HUGE_VAL}};
  int bad = 0;
  for (size_t i = 0; i < QN_COUNT(consts) && !bad; i++) bad = qn_module_set(rt, m, consts[i].name, qn_float(consts[i].v));
  return bad;
}
const qn_module_def qn_libc_math_module = {.name = "libc.math", .functions = functions, .init = init};

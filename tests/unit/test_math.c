/* test_math.c - every row of math.def: its bound in units in the last place against long double functions on random and
 * special points, bits equal to glibc's where the row says 0 on a CPU with FMA, Annex F special values, and the loops
 * against the scalar functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/math/math.h"
#include "runtime/math/single.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { POINTS = 20000 };
#else
enum { POINTS = 200000 };
#endif

static uint64_t seed = 88172645463325252u;
static uint64_t random_bits(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  return seed ^= seed << 17;
}
static double from_bits(uint64_t u) {
  double d;
  memcpy(&d, &u, sizeof d);
  return d;
}
static uint64_t to_bits(double d) {
  uint64_t u;
  memcpy(&u, &d, sizeof u);
  return u;
}
static double uniform(double a, double b) { return a + (b - a) * (double)(random_bits() >> 11) * 0x1p-53; }

/* 0: any bits, 1 to 4: ordinary sizes, 5: exponents from -60 to 60, 6: near 1, 7: subnormal, 8: near 0, 9: at the ends of the sixteenths of
 * powers of two, where a table's row changes */
static double random_point(int kind) {
  uint64_t u = random_bits();
  switch (kind) {
    case 1: return uniform(-1, 1);
    case 2: return uniform(-10, 10);
    case 3: return uniform(-800, 800);
    case 4: return uniform(0, 3);
    case 5: return from_bits((u & 0x800fffffffffffffu) | (uint64_t)(963 + u % 121) << 52);
    case 6: return 1.0 + uniform(-0.1, 0.1);
    case 7: return from_bits(u & 0x800fffffffffffffu);
    case 8: return uniform(-0.02, 0.02);
    case 9: return from_bits(((u & 0x800f000000000000u) | (uint64_t)(1014 + u % 16) << 52) + u / 16 % 9 - 4);
    default: return from_bits(u);
  }
}
enum { KINDS = 10 };

static const double special[] = {0.0, 1.0, 2.0, 3.0, 0.5, 1.5, 10.0, 100.0, 1e20, 1e300, DBL_MAX, DBL_MIN, 5e-324, 1e-20, 1e-300,
                                 0x1p52 + 1, 0x1p53, 0x1p53 + 2, 512.0, 708.4, 709.79, 710.4, 710.5, 745.2, 1024.0, 1074.5,
                                 1075.0, 20.0, 27.3, 0x1p37, 0x1p-30, 0x1.921fb54442d18p+0, 0x1.921fb54442d18p+1, 0.25,
                                 0x1.fffffffffffffp-1, 0x1.0000000000001p0, 171.7, (double)INFINITY, (double)NAN};
enum { SPECIALS = sizeof special / sizeof special[0] };

static bool same(double a, double b) { return (isnan(a) && isnan(b)) || to_bits(a) == to_bits(b); }

/* distance of got from the true value, in units in the last place of a double there */
static double ulps(double got, long double want) {
  double w = (double)want;
  if (isnan(got) || isnan(w)) return isnan(got) && isnan(w) ? 0.0 : 1e9;
  if (isinf(got) || isinf(w) || got == w) return got == w && !signbit(got) == !signbit(w) ? 0.0 : 1e9;
  int e;
  frexp(fabs(w), &e);
  double unit = w == 0.0 || e - 53 < -1074 ? 0x1p-1074 : ldexp(1.0, e - 53);
  return (double)(fabsl((long double)got - want) / unit);
}

static bool cpu_has_fma(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2");
#else
  return true;
#endif
}

/* --- what each function is measured with ------------------------------------------------------------------------- */
typedef struct reference {
  const char *name;
  double bound; /* 0: bits equal to libm's */
  double (*ours)(double);
  double (*libm)(double);
  long double (*exact)(long double);
} reference;
typedef struct reference2 {
  const char *name;
  double bound;
  double (*ours)(double, double);
  double (*libm)(double, double);
  long double (*exact)(long double, long double);
} reference2;

static double degrees(double x) { return x * (180.0 / 0x1.921fb54442d18p+1); }
static double radians(double x) { return x * (0x1.921fb54442d18p+1 / 180.0); }
static double modf_frac(double x) { return modf(x, &(double){0}); }
static double frexp_frac(double x) { return frexp(x, &(int){0}); }

#define SAME(name) {#name, 0, qn_##name, name, NULL}
#define WITHIN(name, ulp) {#name, ulp, qn_##name, name, name##l}
#define NEAR(name) WITHIN(name, 1)
static const reference functions[] = {
  SAME(exp),   SAME(exp2),  SAME(log),   SAME(log2),  SAME(sqrt),    SAME(floor),   SAME(ceil),      SAME(trunc),
  SAME(rint),  SAME(fabs),  SAME(degrees), SAME(radians), SAME(modf_frac), SAME(frexp_frac), WITHIN(expm1, 0.55), WITHIN(log10, 0.55), 
  WITHIN(log1p, 0.55), WITHIN(cbrt, 0.51),  WITHIN(sin, 0.66), WITHIN(cos, 0.66), WITHIN(tan, 0.62), NEAR(asin),    NEAR(acos),      WITHIN(atan, 0.56), 
  {"exp_fast", 1.1, qn_exp_fast, exp, expl},
  WITHIN(sinh, 0.56), WITHIN(cosh, 0.55), WITHIN(tanh, 0.58), WITHIN(asinh, 0.56), WITHIN(acosh, 0.66), WITHIN(atanh, 0.66),   NEAR(erf),       NEAR(erfc),
};
static const reference2 functions2[] = {SAME(pow),      SAME(fmod),  SAME(remainder),
                                        SAME(copysign), NEAR(hypot), NEAR(atan2)};

static void check1(const reference *f, double x) {
  double got = f->ours(x), libm = f->libm(x);
  if (f->bound == 0.0 ? same(got, libm) : ulps(got, f->exact((long double)x)) <= f->bound) return;
  fail_msg("%s(%a) = %a, libm %a", f->name, x, got, libm);
}

static void check2(const reference2 *f, double x, double y) {
  double got = f->ours(x, y), libm = f->libm(x, y);
  if (f->bound == 0.0 ? same(got, libm) : ulps(got, f->exact((long double)x, (long double)y)) <= f->bound) return;
  fail_msg("%s(%a, %a) = %a, libm %a", f->name, x, y, got, libm);
}

static bool depends_on_fma(const char *name) {
  return strcmp(name, "exp") == 0 || strcmp(name, "log") == 0 || strcmp(name, "log2") == 0 || strcmp(name, "pow") == 0;
}

static void test_accuracy(void **state) {
  (void)state;
  for (size_t k = 0; k < sizeof functions / sizeof functions[0]; k++) {
    const reference *f = &functions[k];
    if (!cpu_has_fma() && depends_on_fma(f->name)) continue; /* glibc's bits are others there, ours are not */
    for (int i = 0; i < SPECIALS; i++) {
      check1(f, special[i]);
      check1(f, -special[i]);
    }
    for (int i = 0; i < POINTS; i++) check1(f, random_point(i % KINDS));
  }
}

static void test_accuracy_of_two(void **state) {
  (void)state;
  for (size_t k = 0; k < sizeof functions2 / sizeof functions2[0]; k++) {
    const reference2 *f = &functions2[k];
    if (!cpu_has_fma() && depends_on_fma(f->name)) continue;
    for (int i = 0; i < SPECIALS * SPECIALS * 4; i++) {
      double x = special[i / 4 % SPECIALS], y = special[i / 4 / SPECIALS];
      check2(f, i & 1 ? -x : x, i & 2 ? -y : y);
    }
    for (int i = 0; i < POINTS; i++) check2(f, random_point(i % KINDS), random_point(i / KINDS % KINDS));
    for (int i = 0; i < POINTS; i++) check2(f, random_point(i % KINDS), (double)((int64_t)(random_bits() % 200) - 100));
  }
}

/* The result of an operation that has none is the quiet nan without sign, so that its bits are the same everywhere. */
static void test_special_values(void **state) {
  (void)state;
  static const uint64_t quiet = 0x7ff8000000000000u;
  const double inf = (double)INFINITY;
  assert_int_equal(to_bits(qn_log(-1.0)), quiet);
  assert_int_equal(to_bits(qn_log2(-inf)), quiet);
  assert_int_equal(to_bits(qn_pow(-2.0, 0.5)), quiet);
  assert_int_equal(to_bits(qn_sin(inf)), quiet);
  assert_int_equal(to_bits(qn_acos(1.5)), quiet);
  assert_int_equal(to_bits(qn_atanh(-2.0)) & INT64_MAX, quiet);
  assert_true(same(qn_hypot((double)NAN, -inf), inf));
  assert_true(same(qn_pow((double)NAN, 0.0), 1.0));
  assert_true(same(qn_pow(1.0, (double)NAN), 1.0));
  assert_true(same(qn_gamma(-0.0), -inf) && same(qn_gamma(5.0), 24.0) && isnan(qn_gamma(-3.0)) && isnan(qn_gamma(-inf)));
  assert_true(same(qn_lgamma(0.0), inf) && same(qn_lgamma(-4.0), inf) && same(qn_lgamma(-inf), inf));
  assert_true(same(qn_lgamma(1.0), 0.0) && same(qn_lgamma(2.0), 0.0));
  assert_true(qn_isnan((double)NAN) && !qn_isnan(inf) && qn_isinf(-inf) && !qn_isinf(1.0) && qn_isfinite(DBL_MAX) &&
              !qn_isfinite(inf));
  for (int k = -300; k <= 300; k++) { /* decimal logarithms of powers of ten are whole */
    char text[16];
    snprintf(text, sizeof text, "1e%d", k);
    assert_true(qn_log10(strtod(text, NULL)) == k);
  }
  /* the double nearest to a multiple of pi/2 */
  assert_true(same(qn_cos(6381956970095103.0 * 0x1p797), -0x1.14ae72e6ba22fp-61));
}

static void test_gamma(void **state) {
  (void)state;
  for (int i = 0; i < POINTS; i++) {
    double x = uniform(-170.0, 171.6);
    if (ulps(qn_gamma(x), tgammal((long double)x)) > 10.0) fail_msg("gamma(%a) = %a", x, qn_gamma(x));
    double want = (double)lgammal((long double)x), got = qn_lgamma(x);
    if (fabs(got - want) > fabs(want) * 0x1p-49 + 0x1p-48) fail_msg("lgamma(%a) = %a, not %a", x, got, want);
  }
}

static void test_parts(void **state) { /* ldexp, frexp */
  (void)state;
  for (int i = 0; i < POINTS; i++) {
    double x = i < 2 * SPECIALS ? (i & 1 ? -special[i / 2] : special[i / 2]) : random_point(i % KINDS);
    int n = (int)(random_bits() % 4600) - 2300, e = 0;
    assert_true(same(qn_ldexp(x, n), ldexp(x, n)));
    frexp(x, &e);
    if (isfinite(x)) assert_int_equal(qn_frexp_exp(x), e);
  }
  double x[37], r[37];
  int64_t by[37];
  for (int i = 0; i < 37; i++) x[i] = random_point(i % KINDS), by[i] = i == 5 ? INT64_MIN : i == 9 ? INT64_MAX : (int64_t)(random_bits() % 4600) - 2300;
  qn_ldexp_n(r, x, by, 37);
  for (int i = 0; i < 37; i++) assert_true(same(r[i], qn_ldexp(x[i], by[i])));
  assert_true(same(qn_ldexp(1.0, INT64_MAX), (double)INFINITY) && same(qn_ldexp(-1.0, INT64_MIN), -0.0));
}

/* --- loops ---------------------------------------------------------------------------------------------------------- */
enum { LENGTH = 2603 }; /* some blocks: what is rare in one may wait for the next */
static double xs[LENGTH], ys[LENGTH], out[LENGTH], in_place[LENGTH];

#define LOOP_D_D(name)                                              \
  finite = qn_##name##_n(out, xs, LENGTH);                          \
  memcpy(in_place, xs, sizeof xs);                                  \
  qn_##name##_n(in_place, in_place, LENGTH);                        \
  for (int i = 0; i < LENGTH; i++)                                  \
    if (!same(out[i], qn_##name(xs[i])) || !same(in_place[i], out[i])) \
      fail_msg(#name "(%a) differs in a loop: %a, %a", xs[i], out[i], in_place[i]); \
    else if (finite && !isfinite(out[i])) fail_msg(#name "(%a) is not finite", xs[i]);
#define LOOP_D_DD(name)                        \
  finite = qn_##name##_n(out, xs, ys, LENGTH); \
  memcpy(in_place, ys, sizeof ys);             \
  qn_##name##_n(in_place, xs, in_place, LENGTH); \
  for (int i = 0; i < LENGTH; i++)             \
    if (!same(out[i], qn_##name(xs[i], ys[i])) || !same(in_place[i], out[i])) \
      fail_msg(#name "(%a, %a) differs in a loop", xs[i], ys[i]); \
    else if (finite && !isfinite(out[i])) fail_msg(#name "(%a, %a) is not finite", xs[i], ys[i]);
#define LOOP_D_DI(name)
#define LOOP_I_D(name)
#define LOOP_B_D(name)

/* Every length of a tail, at odd places, next to bytes that must stay. */
#define TAIL_D_D(name)                                                                                \
  out[at + n] = -77.5, qn_##name##_n(out + at, xs + at, (size_t)n);                                   \
  assert_true(out[at + n] == -77.5);                                                                  \
  for (int i = at; i < at + n; i++)                                                                   \
    if (!same(out[i], qn_##name(xs[i]))) fail_msg(#name "(%a) differs in a loop of %d", xs[i], n);
#define TAIL_D_DD(name)                                                                               \
  out[at + n] = -77.5, qn_##name##_n(out + at, xs + at, ys + at, (size_t)n);                          \
  assert_true(out[at + n] == -77.5);                                                                  \
  for (int i = at; i < at + n; i++)                                                                   \
    if (!same(out[i], qn_##name(xs[i], ys[i]))) fail_msg(#name "(%a, %a) differs in a loop of %d", xs[i], ys[i], n);
#define TAIL_D_DI(name)
#define TAIL_I_D(name)
#define TAIL_B_D(name)
static void test_loops_of_every_length(void **state) {
  (void)state;
  for (int n = 0; n < 270; n += n < 40 ? 1 : 23) {
    int at = n % 7;
    for (int i = 0; i < n + 8; i++) {
      xs[i] = i % 5 == 0 ? special[i % SPECIALS] : i % 5 == 1 ? 1.0 + (double)(i - n / 2) * 0x1p-9 : random_point(i % KINDS);
      ys[i] = i % 4 == 0 ? special[(i / 4) % SPECIALS] : i % 4 == 1 ? (double)(i % 9 - 4) * 0.5 : random_point((i + 1) % KINDS);
    }
#define QN_MATH(name, sig, form, rule, ulp) TAIL_##sig(name)
#include "runtime/math/math.def"
#undef QN_MATH
  }
}

static void test_loops_equal_scalars(void **state) {
  (void)state;
  bool finite;
  for (int round = 0; round < 4 * KINDS; round++) {
    const int often = 2 << round % 7; /* of one kind, and some near 1 */
    for (int i = 0; i < LENGTH; i++) {
      xs[i] = random_point(i % often ? round % KINDS : 6);
      ys[i] = random_point(round / KINDS);
    }
    if (round < 3 * KINDS)
      for (int i = 0; i < SPECIALS; i++) xs[i * 3] = special[i];
#define QN_MATH(name, sig, form, rule, ulp) LOOP_##sig(name)
#include "runtime/math/math.def"
#undef QN_MATH
  }
}

/* float32 arrays of the functions without a list of floats (test_single.c) have the bits of the list, rounded: any bits, ordinary sizes, zeros, the ends of the ranges; in place too. */
static void test_singles(void **state) {
  (void)state;
  static float in[1031], got[1031];
  static double wide[1031];
  for (int round = 0; round < 200; round++) {
    for (int i = 0; i < 1031; i++) {
      uint32_t u = (uint32_t)(random_bits() >> 11);
      float any;
      memcpy(&any, &u, sizeof any);
      in[i] = round % 4 == 0 ? any : (float)random_point(1 + i % 6);
      if (i % 97 == 0) in[i] = (float)special[(i / 97 + round / 2) % SPECIALS] * (round & 1 ? -1.0f : 1.0f);
      wide[i] = (double)in[i];
    }
#define CHECK_SINGLE(name, ufunc)                                                                                     \
  memcpy(got, in, sizeof in);                                                                                  \
  qn_##name##_single(got, got, (size_t)(1031 - round % 40));                                                   \
  for (int i = 0; i < 1031 - round % 40; i++)                                                                  \
    if (!same((double)got[i], (double)(float)qn_##name(wide[i]))) fail_msg(#name " of float32 %a is %a", wide[i], (double)got[i]);
    QN_SINGLE_ROUNDED(CHECK_SINGLE)
  }
}

/* One in 4,099 of all float32 numbers: special ones, subnormal ones and every exponent. */
static void test_singles_everywhere(void **state) {
  (void)state;
  enum { AT_ONCE = 4096, STEP = POINTS > 100000 ? 4099 : 65537 };
  static float in[AT_ONCE], got[AT_ONCE];
  uint64_t next = 0;
  while (next >> 32 == 0) {
    for (int i = 0; i < AT_ONCE; i++, next += STEP) {
      uint32_t u = (uint32_t)next;
      memcpy(&in[i], &u, sizeof u);
    }
#define CHECK_EVERYWHERE(name, ufunc)                                              \
  qn_##name##_single(got, in, AT_ONCE);                                            \
  for (int i = 0; i < AT_ONCE; i++)                                                \
    if (!same((double)got[i], (double)(float)qn_##name((double)in[i])))            \
      fail_msg(#name " of float32 %a is %a", (double)in[i], (double)got[i]);
    QN_SINGLE_ROUNDED(CHECK_EVERYWHERE)
  }
}

/* One exponent for all: pow's bits, also where products of pairs of doubles are near the middle of two. */
static void test_powers_of_one(void **state) {
  (void)state;
  static const double by[] = {3, 4, 5, 7, 8, 9, 1.5, 2.5, 7.5, -2, -3, -1.5, -0.5, 2, 0, 1, 0.3, -20.25, (double)NAN, (double)INFINITY};
  for (size_t k = 0; k < sizeof by / sizeof by[0]; k++)
    for (int round = 0; round < 4 * KINDS; round++) {
      for (int i = 0; i < LENGTH; i++) xs[i] = i % 41 == 0 ? special[i / 41 % SPECIALS] * (i & 1 ? -1 : 1) : random_point(round % KINDS);
      const size_t n = (size_t)(LENGTH - round);
      memcpy(out, xs, sizeof out);
      qn_pow_by_n(round & 1 ? out : in_place, round & 1 ? out : xs, by[k], n);
      for (size_t i = 0; i < n; i++) {
        const double got = round & 1 ? out[i] : in_place[i];
        if (!same(got, qn_pow(xs[i], by[k]))) fail_msg("pow(%a, %a) of an array is %a, not %a", xs[i], by[k], got, qn_pow(xs[i], by[k]));
      }
    }
}

/* Remainders by the quotient, quotients by the reciprocal: the long way's bits, or a refusal. */
static void test_quotients(void **state) {
  (void)state;
  enum { PAIRS = 1003 };
  static int64_t whole[PAIRS], by[PAIRS];
  int refused = 0;
  for (int round = 0; round < 60; round++) {
    for (int i = 0; i < PAIRS; i++) {
      ys[i] = random_point(1 + round % 4);
      xs[i] = i % 3 == 0 ? ys[i] * (double)(int64_t)(random_bits() % 1000) : i % 3 == 1 ? nextafter(ys[i] * (double)(random_bits() % 100), 0) : random_point(1 + i % 5);
      whole[i] = (int64_t)(random_bits() >> (15 + random_bits() % 40)) - (round % 2 ? 1000 : 0);
      if (i % 2) whole[i] = -whole[i];
    }
    if (qn_mod_n(out, xs, ys, PAIRS)) {
      for (int i = 0; i < PAIRS; i++)
        if (!same(out[i], qn_py_mod(xs[i], ys[i]))) fail_msg("%a %% %a is %a", xs[i], ys[i], out[i]);
    } else {
      refused++;
    }
    if (qn_fmod_quick_n(out, xs, ys, PAIRS)) {
      for (int i = 0; i < PAIRS; i++)
        if (!same(out[i], fmod(xs[i], ys[i]))) fail_msg("fmod(%a, %a) is %a", xs[i], ys[i], out[i]);
    }
    if (qn_floordiv_quick_n(out, xs, ys, PAIRS)) {
      for (int i = 0; i < PAIRS; i++)
        if (!same(out[i], qn_py_floordiv(xs[i], ys[i]))) fail_msg("%a // %a is %a", xs[i], ys[i], out[i]);
    }
    const int64_t d = round < 30 ? 2 + round : 2 + (int64_t)(random_bits() >> (15 + round % 45));
    assert_true(qn_floordiv_n(by, whole, PAIRS, d));
    for (int i = 0; i < PAIRS; i++)
      if (by[i] != whole[i] / d - (whole[i] % d < 0)) fail_msg("%lld // %lld is %lld", (long long)whole[i], (long long)d, (long long)by[i]);
    whole[7] = round % 2 ? INT64_MIN : INT64_C(1) << 50;
    assert_false(qn_floordiv_n(by, whole, PAIRS, d));
  }
  assert_true(refused < 60);
  xs[0] = 1.0, ys[0] = 0.0;
  assert_false(qn_mod_n(out, xs, ys, 1) || qn_floordiv_quick_n(out, xs, ys, 1));
  xs[0] = -1.0, ys[0] = (double)INFINITY;
  assert_false(qn_mod_n(out, xs, ys, 1));
  assert_false(qn_fmod_quick_n(out, xs, ys, 1));
  xs[0] = -6.0, ys[0] = -3.0;
  assert_true(qn_fmod_quick_n(out, xs, ys, 1) && same(out[0], -0.0));
}

static void test_rules(void **state) {
  (void)state;
  const double inf = (double)INFINITY, nan = (double)NAN;
  assert_int_equal(qn_math_check(QN_MATH_DOMAIN, -1.0, 0.0, nan), QN_MATH_DOMAIN_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_DOMAIN, 0.0, 0.0, -inf), QN_MATH_DOMAIN_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_DOMAIN, nan, 0.0, nan), QN_MATH_OK);
  assert_int_equal(qn_math_check(QN_MATH_RANGE, 1000.0, 0.0, inf), QN_MATH_RANGE_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_RANGE, inf, 0.0, inf), QN_MATH_OK);
  assert_int_equal(qn_math_check(QN_MATH_POW, 0.0, -1.0, inf), QN_MATH_DOMAIN_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_POW, 10.0, 400.0, inf), QN_MATH_RANGE_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_GAMMA, -2.0, 0.0, nan), QN_MATH_DOMAIN_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_GAMMA, 0.0, 0.0, inf), QN_MATH_DOMAIN_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_GAMMA, 200.0, 0.0, inf), QN_MATH_RANGE_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_GAMMA, -inf, 0.0, nan), QN_MATH_DOMAIN_ERROR);
  assert_int_equal(qn_math_check(QN_MATH_LGAMMA, -3.0, 0.0, inf), QN_MATH_DOMAIN_ERROR);
  const qn_math_info *row = qn_math_find("pow", 3);
  assert_non_null(row);
  assert_true(row->list && row->sig == QN_MATH_D_DD && row->rule == QN_MATH_POW);
  assert_string_equal(row->symbol, "qn_pow");
  assert_null(qn_math_find("powe", 4));
  assert_true(same(qn_py_mod(-7.0, 3.0), 2.0) && same(qn_py_mod(7.0, -3.0), -2.0) && same(qn_py_mod(-6.0, 3.0), 0.0));
  assert_true(same(qn_py_floordiv(-7.0, 3.0), -3.0) && same(qn_py_floordiv(1.0, 0.1), 9.0) &&
              same(qn_py_floordiv(-0.0, 1.0), -0.0));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_accuracy),       cmocka_unit_test(test_accuracy_of_two), cmocka_unit_test(test_special_values),
    cmocka_unit_test(test_gamma),          cmocka_unit_test(test_parts),           cmocka_unit_test(test_loops_of_every_length), cmocka_unit_test(test_loops_equal_scalars),
    cmocka_unit_test(test_singles), cmocka_unit_test(test_singles_everywhere), cmocka_unit_test(test_powers_of_one),        cmocka_unit_test(test_quotients),       cmocka_unit_test(test_rules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

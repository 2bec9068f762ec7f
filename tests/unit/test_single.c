/* test_single.c - the lists of floats (runtime/math/single.def): the loops give the scalars' bits in every position and in place, the worst
 * error against the list of doubles is below what docs/math.md says, and where the result is not an ordinary number it is the same one.
 *   test_single all    every float, not one in 65,537: what the table of docs/math.md was measured by (10 minutes) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "runtime/math/math.h"
#include "runtime/math/single.h"

static uint64_t step = 65537;

static const struct one {
  const char *name;
  double bound;
  float (*f)(float);
  bool (*array)(float *, const float *, size_t);
  bool (*wide)(double *, const double *, size_t);
} ones[] = {
#define ONE(name, bound) {#name, bound, qn_##name##f, qn_##name##_single, qn_##name##_n}
  ONE(exp2, 0.88), ONE(expm1, 1.05), ONE(log, 0.92), ONE(log2, 1.20), ONE(log10, 1.24), ONE(log1p, 0.92), ONE(tan, 1.15), ONE(asin, 0.70), ONE(acos, 0.66),
  ONE(atan, 1.19), ONE(sinh, 0.95), ONE(cosh, 0.75), ONE(tanh, 1.00), ONE(asinh, 1.04), ONE(acosh, 1.02), ONE(atanh, 1.33), ONE(cbrt, 0.83)};

static bool same(float a, float b) { return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b)); }
/* In units in the last place; -1 where the result is one that has to be equal, and is not. */
static double distance(float got, double want) {
  const float near = (float)want;
  if (isinf(near) && fabsf(got) == 0x1.fffffep127f) return fabs(want) < 0x1.fffffffp127 ? 1.0 : -1.0;
  if (isnan(near) || isinf(near) || near == 0) return same(got, near) || (near == 0 && want != 0 && fabsf(got) <= 0x1p-149f) ? 0.0 : -1.0;
  if (isinf(got)) return fabs(want) > 0x1.ffffffp127 ? 1.0 : -1.0;
  if (signbit(got) != signbit(near)) return -1.0;
  int e;
  frexp(fabs(want), &e);
  return fabs((double)got - want) / ldexp(1.0, (e < -125 ? -125 : e) - 24);
}

static void test_every_float(void **state) {
  (void)state;
  enum { N = 4096 };
  static float x[N], got[N];
  static double want[N];
  for (size_t k = 0; k < sizeof ones / sizeof ones[0]; k++) {
    double worst = 0;
    float at = 0;
    for (uint64_t next = 0; next >> 32 == 0;) {
      for (int i = 0; i < N; i++, next += step) {
        const uint32_t u = (uint32_t)next;
        memcpy(&x[i], &u, sizeof u);
        want[i] = (double)x[i];
      }
      ones[k].array(got, x, N);
      ones[k].wide(want, want, N);
      for (int i = 0; i < N; i++) {
        const double d = distance(got[i], want[i]);
        if (d < 0) fail_msg("%s of float32 %a is %a, not %a", ones[k].name, (double)x[i], (double)got[i], want[i]);
        if (d > worst) worst = d, at = x[i];
        if ((step > 1 || i % 64 == 0) && !same(got[i], ones[k].f(x[i])))
          fail_msg("%s of float32 %a is %a in an array, %a alone", ones[k].name, (double)x[i], (double)got[i], (double)ones[k].f(x[i]));
      }
    }
    if (step == 1) print_message("%-6s %.3f ulp at %.9g\n", ones[k].name, worst, (double)at);
    if (worst > ones[k].bound) fail_msg("%s of float32 %a is off by %f ulp", ones[k].name, (double)at, worst);
  }
}

static uint64_t seed = 88172645463325252u;
static uint64_t random_bits(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  return seed ^= seed << 17;
}
static float point(int i) {
  static const float special[] = {0.0f, 1.0f, 0.5f, 2.0f, 3.0f, 0x1p-149f, 0x1p-126f, 0x1.fffffep127f, 88.8f, 127.9f, 2048.0f, 9.1f, INFINITY, NAN};
  const uint64_t u = random_bits();
  const uint32_t any = (uint32_t)(u >> 7);
  float f;
  memcpy(&f, &any, sizeof f);
  if (i % 9 == 0) return special[u % (sizeof special / sizeof special[0])] * (u >> 40 & 1 ? -1.0f : 1.0f);
  return i % 5 == 0 ? f : (float)((double)(int64_t)u * 0x1p-63 * (i % 4 == 0 ? 1.0 : i % 4 == 1 ? 5.0 : i % 4 == 2 ? 90.0 : 4000.0));
}

static void test_lengths(void **state) {
  (void)state;
  enum { N = 300 };
  float x[N], got[N];
  for (int n = 0; n < N; n += n < 40 ? 1 : 13)
    for (size_t k = 0; k < sizeof ones / sizeof ones[0]; k++) {
      for (int i = 0; i < N; i++) x[i] = got[i] = n % 2 ? point(i) : point(i % 4 * 9 + 1); /* in some all lanes are ordinary */
      ones[k].array(got, got, (size_t)n);
      for (int i = 0; i < N; i++)
        if (!same(got[i], i < n ? ones[k].f(x[i]) : x[i]))
          fail_msg("%s of float32 %a is %a in an array of %d", ones[k].name, (double)x[i], (double)got[i], n);
    }
}

/* Of ordinary size, whole and half exponents, near 1 with large ones, anything. */
static void test_powers(void **state) {
  (void)state;
  enum { N = 1003 };
  static float y[N], x[N], got[N];
  double worst = 0;
  for (uint64_t round = 0; round < (step == 1 ? 100000 : 300); round++) {
    for (int i = 0; i < N; i++) {
      x[i] = point(i), y[i] = point(i / 9 + 1);
      if (round % 4 == 0) x[i] = fabsf(x[i]), y[i] = (float)(int)(point(1) * 9) / (round % 8 ? 1.0f : 2.0f);
      if (round % 4 == 1) x[i] = 1.0f + point(2) * 0x1p-9f, y[i] = point(3 + i % 2 * 4);
      if (round % 4 == 2) x[i] = fabsf(point(1 + i % 4)), y[i] = 88.0f * point(1) / (1.0f + fabsf(logf(x[i])));
      got[i] = x[i];
    }
    const size_t n = N - round % 40;
    qn_pow_single(got, got, y, n);
    for (size_t i = 0; i < n; i++) {
      const double d = distance(got[i], qn_pow((double)x[i], (double)y[i]));
      if (d < 0 || !same(got[i], qn_powf(x[i], y[i]))) fail_msg("pow of float32 %a, %a is %a (%a)", (double)x[i], (double)y[i], (double)got[i], qn_pow((double)x[i], (double)y[i]));
      if (d > worst) worst = d;
      if (d > (fabsf(got[i]) < 0x1p-126f ? 0.77 : 0.58)) fail_msg("pow of float32 %a, %a is off by %f ulp", (double)x[i], (double)y[i], d);
    }
  }
  if (step == 1) print_message("pow    %.3f ulp\n", worst);
}

static void test_angles(void **state) {
  (void)state;
  enum { N = 1003 };
  static float y[N], x[N], got[N];
  double worst = 0;
  for (uint64_t round = 0; round < (step == 1 ? 100000 : 300); round++) {
    for (int i = 0; i < N; i++) {
      y[i] = got[i] = point(i), x[i] = round % 3 == 0 ? point(i / 9) : y[i] * point(1 + i % 4);
      if (round % 2) x[i] = point(1 + i % 3);
    }
    const size_t n = N - round % 40;
    qn_atan2_single(got, got, x, n);
    for (size_t i = 0; i < n; i++) {
      const double d = distance(got[i], qn_atan2((double)y[i], (double)x[i]));
      if (d < 0 || !same(got[i], qn_atan2f(y[i], x[i]))) fail_msg("atan2 of float32 %a, %a is %a", (double)y[i], (double)x[i], (double)got[i]);
      if (d > worst) worst = d;
      if (d > 1.22) fail_msg("atan2 of float32 %a, %a is off by %f ulp", (double)y[i], (double)x[i], d);
    }
  }
  if (step == 1) print_message("atan2  %.3f ulp\n", worst);
}

/* What is a whole number on both sides stays one. */
static void test_exact(void **state) {
  (void)state;
  float ten = 1;
  for (int k = 0; k <= 10; k++, ten *= 10) assert_true(qn_log10f(ten) == (float)k);
  for (int k = -149; k < 128; k++) assert_true(qn_log2f(ldexpf(1, k)) == (float)k && qn_exp2f((float)k) == ldexpf(1, k));
  for (int k = -255; k < 256; k++) assert_true(qn_cbrtf((float)(k * k * k)) == (float)k);
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "all") == 0) step = 1;
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_float), cmocka_unit_test(test_lengths), cmocka_unit_test(test_angles), cmocka_unit_test(test_powers),
                                     cmocka_unit_test(test_exact)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

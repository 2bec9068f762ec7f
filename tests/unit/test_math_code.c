/* test_math_code.c - the mathematical functions in generated code give the bits of the C functions: vectorised loops and
 * scalar code, at every level, for x86-64-v2, v3 and this machine, on random, special and out-of-range arguments. */
#include "tests/unit/kernel_test.h"

#include <math.h>

#include "runtime/math/math.h"
#include "runtime/math/single.h"

enum { N = 4099 };
static double xs[N], ys[N], got[N];

static uint64_t seed = 88172645463325252u;
static uint64_t random_bits(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  return seed ^= seed << 17;
}

/* One in 16 of any bits, the rest spread over ordinary sizes. */
static double point(void) {
  uint64_t u = random_bits();
  if (u % 16 == 0) return kt_double(random_bits());
  static const double width[] = {1.0, 3.0, 30.0, 800.0, 1e6, 0x1p40, 1e-3, 1e-9};
  return width[u / 16 % 8] * (double)(int64_t)random_bits() * 0x1p-63;
}

static void fill(void) {
  static const double special[] = {0.0, 1.0, 0.5, 2.0, 3.0, 5e-324, 1e-310, 1e308, 709.8, 745.2, 0x1p37, 1e22,
                                   (double)INFINITY, (double)NAN};
  for (int i = 0; i < N; i++) {
    xs[i] = point();
    ys[i] = i % 3 ? point() : (double)((int64_t)(random_bits() % 40) - 20);
  }
  for (size_t i = 0; i < QN_COUNT(special); i++)
    for (size_t j = 0; j < QN_COUNT(special); j++) {
      size_t at = (i * QN_COUNT(special) + j) * 4;
      for (size_t k = 0; k < 4; k++) {
        xs[at + k] = k & 1 ? -special[i] : special[i];
        ys[at + k] = k & 2 ? -special[j] : special[j];
      }
    }
}

/* "array": out[i] = f(x[i], y[i]); "one": f(x, y). A nan and another nan are the same: payloads are nobody's promise. */
static bool same(double a, double b) { return kt_bits(a) == kt_bits(b) || (isnan(a) && isnan(b)); }

static qn_image *compile_row(const qn_math_info *row, const char *cpu, int level) {
  bool two = row->sig == QN_MATH_D_DD;
  const char *result = row->sig == QN_MATH_I_D ? "i64" : row->sig == QN_MATH_B_D ? "bool" : "f64";
  const char *second = row->sig == QN_MATH_D_DI ? "i64" : "f64";
  char text[2048];
  int n = snprintf(text, sizeof text,
                   "quern-ir 1\nfile \"m.py\"\n"
                   "func \"one\" entry (\"x\" f64, \"y\" %s) -> (%s) {\n"
                   "  %%1 = param f64 #0\n  %%2 = param %s #1\n  %%3 = math %s \"%s\" %%1%s\n  return %%3\n}\n",
                   second, result, second, result, row->name, two || row->sig == QN_MATH_D_DI ? " %2" : "");
  if (row->sig == QN_MATH_D_D || two)
    n += snprintf(text + n, sizeof text - (size_t)n,
                  "func \"array\" entry noalias (\"x\" array(float64,1,C,ro), \"y\" array(float64,1,C,ro), "
                  "\"o\" array(float64,1,C)) -> () {\n"
                  "  %%1 = param array(float64,1,C,ro) #0\n  %%2 = param array(float64,1,C,ro) #1\n"
                  "  %%3 = param array(float64,1,C) #2\n  %%4 = const i64 0\n  %%5 = const i64 1\n"
                  "  %%6 = shape i64 #0 %%1\n  %%7 = for i64 %%4 %%6 %%5 {\n"
                  "    %%8 = load f64 %%1 %%7\n    %%9 = load f64 %%2 %%7\n    %%10 = math f64 \"%s\" %%8%s\n"
                  "    store %%3 %%7 %%10\n  }\n  return\n}\n",
                  row->name, two ? " %9" : "");
  return kt_compile_at(text, (size_t)n, cpu, level);
}

static void check_array(const qn_math_info *row, qn_image *code, const char *what) {
  qn_view vx = kt_view(xs, QN_D_FLOAT64, N), vy = kt_view(ys, QN_D_FLOAT64, N), vo = kt_view(got, QN_D_FLOAT64, N);
  uint64_t args[3] = {(uint64_t)(uintptr_t)&vx, (uint64_t)(uintptr_t)&vy, (uint64_t)(uintptr_t)&vo};
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  assert_int_equal(kt_find(code, "array")(&ctx, args, NULL), 0);
  for (int i = 0; i < N; i++) {
    double want = row->sig == QN_MATH_D_DD ? ((double (*)(double, double))row->fn)(xs[i], ys[i])
                                           : ((double (*)(double))row->fn)(xs[i]);
    if (!same(got[i], want))
      fail_msg("%s(%a, %a) is %a in a loop for %s, %a in C", row->name, xs[i], ys[i], got[i], what, want);
  }
}

static void check_one(const qn_math_info *row, qn_image *code, const char *what) {
  qn_entry_fn f = kt_find(code, "one");
  for (int i = 0; i < N; i += i < 800 ? 1 : 7) {
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    uint64_t args[2] = {kt_bits(xs[i]), row->sig == QN_MATH_D_DI ? (uint64_t)((int64_t)(random_bits() % 4400) - 2200) : kt_bits(ys[i])};
    uint64_t ret = 0;
    assert_int_equal(f(&ctx, args, &ret), 0);
    bool ok = true;
    switch (row->sig) {
      case QN_MATH_D_D: ok = same(kt_double(ret), ((double (*)(double))row->fn)(xs[i])); break;
      case QN_MATH_D_DD: ok = same(kt_double(ret), ((double (*)(double, double))row->fn)(xs[i], ys[i])); break;
      case QN_MATH_D_DI: ok = same(kt_double(ret), ((double (*)(double, int64_t))row->fn)(xs[i], (int64_t)args[1])); break;
      case QN_MATH_I_D: ok = (int64_t)ret == ((int64_t (*)(double))row->fn)(xs[i]); break;
      case QN_MATH_B_D: ok = (ret != 0) == ((bool (*)(double))row->fn)(xs[i]); break;
    }
    if (!ok) fail_msg("%s(%a, %a): %016llx in generated code for %s", row->name, xs[i], ys[i], (unsigned long long)ret, what);
  }
}

static void test_code_equals_c(void **state) {
  (void)state;
  static const struct {
    const char *cpu;
    int level;
    const char *what;
  } ways[] = {{NULL, QN_LLVM_O2, "this CPU"},          {NULL, QN_LLVM_O3, "this CPU at O3"}, {NULL, QN_LLVM_O0, "this CPU at O0"},
              {"x86-64-v3", QN_LLVM_O2, "x86-64-v3"}, {"x86-64-v2", QN_LLVM_O2, "x86-64-v2"}};
  fill();
  for (size_t k = 0; k < qn_math_count; k++)
    for (size_t w = 0; w < QN_COUNT(ways); w++) {
      const qn_math_info *row = &qn_math_table[k];
      qn_image *code = compile_row(row, ways[w].cpu, ways[w].level);
      if (row->sig == QN_MATH_D_D || row->sig == QN_MATH_D_DD) check_array(row, code, ways[w].what);
      check_one(row, code, ways[w].what);
      qn_image_free(code);
    }
}

/* The same of float32: lists of floats, and what is computed in double and rounded. */
static const struct single {
  const char *name;
  float (*one)(float);
  float (*two)(float, float);
} singles[] = {
#define ONE(name, ufunc) {#name, qn_##name##f, NULL},
#define TWO(name, ufunc) {#name, NULL, qn_##name##f},
  QN_SINGLE_LISTS(ONE) QN_SINGLE_LISTS2(TWO)
};
static float fx[N], fy[N], fgot[N];
static bool same_floats(float a, float b) { return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b)); }
static qn_image *compile_single(const struct single *s, const char *cpu, int level) {
  char text[2048];
  const int n = snprintf(text, sizeof text,
                         "quern-ir 1\nfile \"m.py\"\n"
                         "func \"array\" entry noalias (\"x\" array(float32,1,C,ro), \"y\" array(float32,1,C,ro), "
                         "\"o\" array(float32,1,C)) -> () {\n"
                         "  %%1 = param array(float32,1,C,ro) #0\n  %%2 = param array(float32,1,C,ro) #1\n"
                         "  %%3 = param array(float32,1,C) #2\n  %%4 = const i64 0\n  %%5 = const i64 1\n"
                         "  %%6 = shape i64 #0 %%1\n  %%7 = for i64 %%4 %%6 %%5 {\n"
                         "    %%8 = load f32 %%1 %%7\n    %%9 = load f32 %%2 %%7\n    %%10 = math f32 \"%s\" %%8%s\n"
                         "    store %%3 %%7 %%10\n  }\n  return\n}\n",
                         s->name, s->two ? " %9" : "");
  return kt_compile_at(text, (size_t)n, cpu, level);
}
static void test_singles(void **state) {
  (void)state;
  static const struct {
    const char *cpu;
    int level;
  } ways[] = {{NULL, QN_LLVM_O2}, {NULL, QN_LLVM_O0}, {"x86-64-v3", QN_LLVM_O2}, {"x86-64-v2", QN_LLVM_O2}};
  fill();
  for (int i = 0; i < N; i++) {
    const uint32_t u = (uint32_t)(random_bits() >> 9);
    fx[i] = (float)xs[i], fy[i] = (float)ys[i];
    if (i % 5 == 0) memcpy(&fx[i], &u, sizeof u);
  }
  for (size_t k = 0; k < QN_COUNT(singles); k++)
    for (size_t w = 0; w < QN_COUNT(ways); w++) {
      const struct single *s = &singles[k];
      qn_image *code = compile_single(s, ways[w].cpu, ways[w].level);
      qn_view vx = kt_view(fx, QN_D_FLOAT32, N), vy = kt_view(fy, QN_D_FLOAT32, N), vo = kt_view(fgot, QN_D_FLOAT32, N);
      uint64_t args[3] = {(uint64_t)(uintptr_t)&vx, (uint64_t)(uintptr_t)&vy, (uint64_t)(uintptr_t)&vo};
      qn_kctx ctx;
      qn_kctx_init(&ctx, NULL);
      assert_int_equal(kt_find(code, "array")(&ctx, args, NULL), 0);
      for (int i = 0; i < N; i++) {
        const float want = s->one ? s->one(fx[i]) : s->two(fx[i], fy[i]);
        if (!same_floats(fgot[i], want))
          fail_msg("%s(%a, %a) of float32 is %a in generated code (%zu), %a in C", s->name, (double)fx[i], (double)fy[i], (double)fgot[i], w, (double)want);
      }
      qn_image_free(code);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_code_equals_c), cmocka_unit_test(test_singles)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_passes.c - passes, text in, text out. */
#include "codegen/passes/passes.h"
#include "tests/unit/kernel_test.h"

#define HEAD "quern-ir 1\nfile \"t.py\"\nsite 0 \"IndexError\" \"f\" 1:0-1:1 \"iii\" \"\"\n"
#define X "array(float64,1,C)"

typedef void (*pass_fn)(qn_irmodule *, qn_irfn *);

static void expect(const pass_fn *passes, size_t n, const char *before, const char *after) {
  qn_arena a;
  qn_arena_init(&a, &qn_malloc_allocator);
  qn_irmodule *m = NULL;
  qn_error err = {0};
  if (qn_ir_parse(&a, qn_sv_of(before), &m, &err) != QN_OK) fail_msg("%s", err.message);
  for (size_t i = 0; i < n; i++) passes[i](m, m->fns.data[0]);
  if (qn_ir_verify(m, &err) != QN_OK) fail_msg("%s", err.message);
  qn_buf b;
  qn_buf_init(&b, &qn_malloc_allocator);
  qn_ir_print(&b, m);
  if (strcmp(b.p, after) != 0) fail_msg("got\n%s\nwant\n%s", b.p, after);
  qn_buf_deinit(&b);
  qn_arena_deinit(&a);
}

static void test_forward(void **state) {
  (void)state;
  static const pass_fn list[] = {qn_pass_forward};
  expect(list, 1,
         HEAD "func \"f\" (\"x\" i64) -> (i64) {\n  local $0 \"a\" i64\n  local $1 \"b\" i64\n  %1 = param i64 #0\n"
              "  set $0 %1\n  %2 = get i64 $0\n  set $1 %2\n  %3 = const bool 1\n"
              "  if %3 {\n    %4 = add i64 %2 %2\n    set $1 %4\n  }\n  %5 = get i64 $1\n  %6 = get i64 $0\n"
              "  %7 = add i64 %5 %6\n  return %7\n}\n",
         HEAD "func \"f\" (\"x\" i64) -> (i64) {\n  local $0 \"a\" i64\n  local $1 \"b\" i64\n  %1 = param i64 #0\n"
              "  set $1 %1\n  %2 = const bool 1\n"
              "  if %2 {\n    %3 = add i64 %1 %1\n    set $1 %3\n  }\n  %4 = get i64 $1\n"
              "  %5 = add i64 %4 %1\n  return %5\n}\n");
}

static void test_proven(void **state) {
  (void)state;
  static const pass_fn list[] = {qn_pass_forward, qn_pass_cse, qn_pass_bounds, qn_pass_cse};
  /* for i in range(1, len(x)): x[i - 1] = x[i] */
  expect(list, 4,
         HEAD "func \"f\" (\"x\" " X ") -> () {\n  local $0 \"n\" i64\n  %1 = param " X " #0\n  %2 = shape i64 #0 %1\n  set $0 %2\n"
              "  %3 = const i64 1\n  %4 = get i64 $0\n  %5 = for i64 %3 %4 %3 {\n    %6 = load.check.wrap f64 %1 %5 !0\n"
              "    %7 = sub i64 %5 %3\n    store.check.wrap %1 %7 %6 !0\n  }\n  return\n}\n",
         HEAD "func \"f\" (\"x\" " X ") -> () {\n  local $0 \"n\" i64\n  %1 = param " X " #0\n  %2 = shape i64 #0 %1\n"
              "  %3 = const i64 1\n  %4 = for i64 %3 %2 %3 {\n    %5 = load f64 %1 %4 !0\n"
              "    %6 = sub i64 %4 %3\n    store %1 %6 %5 !0\n  }\n  return\n}\n");
}

static void test_hoisted(void **state) {
  (void)state;
  static const pass_fn list[] = {qn_pass_forward, qn_pass_cse, qn_pass_bounds, qn_pass_cse};
  expect(list, 4,
         HEAD "func \"f\" (\"x\" " X ", \"n\" i64) -> () {\n  %1 = param " X " #0\n  %2 = param i64 #1\n"
              "  %3 = const i64 0\n  %4 = const i64 1\n  %5 = const f64 0x0\n  %6 = for i64 %3 %2 %4 {\n"
              "    store.check.wrap %1 %6 %5 !0\n  }\n  return\n}\n",
         HEAD "func \"f\" (\"x\" " X ", \"n\" i64) -> () {\n  %1 = param " X " #0\n  %2 = param i64 #1\n"
              "  %3 = const i64 0\n  %4 = const i64 1\n  %5 = const f64 0x0\n  %6 = const i64 -1\n  %7 = add i64 %2 %6\n"
              "  %8 = shape i64 #0 %1\n  %9 = inrange bool #1 %3 %7 %3 %8\n"
              "  if %9 {\n    %10 = for i64 %3 %2 %4 {\n      store %1 %10 %5 !0\n    }\n"
              "  } else {\n    %11 = for.cold i64 %3 %2 %4 {\n      store.check.wrap %1 %11 %5 !0\n    }\n  }\n  return\n}\n");
}

/* the test in front of the loop is exact at the ends of int64 */
static void test_hoisted_runs(void **state) {
  (void)state;
  qn_image *c = kt_compile(
      HEAD "func \"f\" entry (\"x\" " X ", \"a\" i64, \"b\" i64, \"off\" i64) -> (f64) {\n  local $0 \"s\" f64\n"
           "  %1 = param " X " #0\n  %2 = param i64 #1\n  %3 = param i64 #2\n  %4 = param i64 #3\n  %5 = const i64 1\n"
           "  %6 = for i64 %2 %3 %5 {\n    %7 = add i64 %6 %4\n    %8 = load.check.wrap f64 %1 %7 !0\n    %9 = get f64 $0\n"
           "    %10 = add f64 %9 %8\n    set $0 %10\n  }\n  %11 = get f64 $0\n  return %11\n}\n");
  double x[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  qn_view v = kt_view(x, QN_D_FLOAT64, 10);
  struct {
    int64_t a, b, off;
    int32_t status;
    double sum;
    int64_t bad;
  } rows[] = {{0, 10, 0, 0, 55, 0},
              {0, 11, 0, 1, 0, 10},
              {-2, 2, 0, 0, 9 + 10 + 1 + 2, 0},
              {-11, 0, 0, 1, 0, -11},
              {INT64_MAX - 3, INT64_MAX, INT64_MIN + 5, 0, 2 + 3 + 4, 0},
              {INT64_MAX - 1, INT64_MAX, 2, 1, 0, INT64_MIN},
              {5, 5, INT64_MAX, 0, 0, 0},
              {INT64_MIN, INT64_MIN + 2, INT64_MIN, 0, 3, 0}};
  for (size_t k = 0; k < QN_COUNT(rows); k++) {
    uint64_t args[4] = {(uint64_t)(uintptr_t)&v, (uint64_t)rows[k].a, (uint64_t)rows[k].b, (uint64_t)rows[k].off}, ret = 0;
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    int32_t st = kt_find(c, "f")(&ctx, args, &ret);
    if (st != rows[k].status || (!st && kt_double(ret) != rows[k].sum) || (st && (int64_t)ctx.err.operand[0] != rows[k].bad))
      fail_msg("row %zu: status %d, sum %g, operand %lld", k, st, kt_double(ret), (long long)ctx.err.operand[0]);
  }
  qn_image_free(c);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_forward), cmocka_unit_test(test_proven),
                                     cmocka_unit_test(test_hoisted), cmocka_unit_test(test_hoisted_runs)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

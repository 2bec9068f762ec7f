/* test_promote.c - promotion, casting and the types of every elementwise function against NumPy (tests/array/promote.txt,
 * written by tests/array/gen_promote.py). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/base/promote.h"

static qn_dtype dtype(const char *name) {
  qn_dtype d = QN_D_COUNT;
  assert_true(qn_dtype_find(qn_sv_of(name), &d));
  return d;
}

static int bad(const char *line, const char *got) {
  fprintf(stderr, "%s got %s\n", line, got);
  return 1;
}

static int check_pair(const char *line) {
  char a[20], b[20], p[20], casts[8];
  qn_dtype d;
  assert_int_equal(sscanf(line, "pair %19s %19s %19s %7s", a, b, p, casts), 4);
  if (!qn_promote(dtype(a), dtype(b), &d) || d != dtype(p)) return bad(line, qn_dtypes[d].name);
  static const qn_casting kinds[] = {QN_CAST_NO, QN_CAST_SAFE, QN_CAST_SAME_KIND, QN_CAST_UNSAFE};
  for (int k = 0; k < 4; k++)
    if (qn_can_cast(dtype(a), dtype(b), kinds[k]) != (casts[k] == '1')) return bad(line, "another casting");
  return 0;
}

static int check_weak(const char *line) {
  char a[20], p[20], kind;
  qn_dtype d;
  assert_int_equal(sscanf(line, "weak %19s %c %19s", a, &kind, p), 3);
  qn_optype ops[2] = {{dtype(a), QN_STRONG}, {QN_D_INT64, kind == 'i' ? QN_WEAK_INT : kind == 'f' ? QN_WEAK_FLOAT : QN_WEAK_COMPLEX}};
  return qn_promote_all(ops, 2, &d) && d == dtype(p) ? 0 : bad(line, qn_dtypes[d].name);
}

static int check_ufunc(const char *line) {
  char name[32], a[20], b[20], r[2][20];
  int n = sscanf(line, "ufunc %31s %19s %19s %19s %19s", name, a, b, r[0], r[1]);
  assert_true(n >= 4);
  qn_ufunc_id id;
  qn_ufunc_types t;
  assert_true(qn_ufunc_find(qn_sv_of(name), &id));
  qn_optype ops[2] = {{dtype(a), QN_STRONG}, {dtype(*b == '-' ? a : b), QN_STRONG}};
  bool ok = qn_ufunc_resolve(id, ops, &t);
  if (strcmp(r[0], "none") == 0) return ok ? bad(line, qn_dtypes[t.out[0]].name) : 0;
  if (!ok) return bad(line, "none");
  for (int k = 0; k < qn_ufuncs[id].nout; k++)
    if (t.out[k] != dtype(r[k])) return bad(line, qn_dtypes[t.out[k]].name);
  return 0;
}

static void all_pairs(void **state) {
  (void)state;
  FILE *f = fopen("tests/array/promote.txt", "r");
  assert_non_null(f);
  char line[200];
  int failed = 0, lines = 0;
  while (fgets(line, sizeof line, f)) {
    line[strcspn(line, "\n")] = 0;
    lines++;
    failed += line[0] == 'p' ? check_pair(line) : line[0] == 'w' ? check_weak(line) : check_ufunc(line);
  }
  fclose(f);
  assert_true(lines > 5000);
  assert_int_equal(failed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(all_pairs)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

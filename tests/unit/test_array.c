/* test_array.c - arrays without the VM: printing against NumPy (tests/array/print.txt), promotion, views, casts, sums. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/object/array/array.h"

static qn_rt rt;

static int setup(void **state) {
  (void)state;
  return qn_rt_init(&rt, NULL);
}

static int teardown(void **state) {
  (void)state;
  qn_rt_deinit(&rt);
  return 0;
}

static char *read_line(FILE *f, char **buf, size_t *cap) {
  ssize_t n = getline(buf, cap, f);
  if (n <= 0) return NULL;
  if ((*buf)[n - 1] == '\n') (*buf)[n - 1] = 0;
  return *buf;
}

static int hex(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

static void read_text(FILE *f, char mark, qn_buf *out, char **line, size_t *cap) {
  int n;
  assert_non_null(read_line(f, line, cap));
  assert_int_equal((*line)[0], mark);
  n = atoi(*line + 2);
  qn_buf_reset(out);
  for (int i = 0; i < n; i++) {
    assert_non_null(read_line(f, line, cap));
    if (i) qn_buf_c(out, '\n');
    qn_buf_z(out, *line);
  }
}

static void compare_text(const qn_buf *want, const qn_buf *got, int record, int *failed) {
  if (want->n == got->n && memcmp(want->p, got->p, want->n) == 0) return;
  if ((*failed)++ < 20) fprintf(stderr, "record %d:\nwant %s\ngot  %s\n", record, want->p, got->p);
}

static void printing(void **state) {
  (void)state;
  FILE *f = fopen("tests/array/print.txt", "r");
  assert_non_null(f);
  char *line = NULL;
  size_t cap = 0;
  int records = 0, failed = 0;
  qn_buf want, got;
  qn_buf_init(&want, rt.alloc);
  qn_buf_init(&got, rt.alloc);
  while (read_line(f, &line, &cap)) {
    char name[32];
    int ndim, used;
    int64_t shape[QN_MAX_RANK];
    assert_int_equal(sscanf(line, "%31s %d%n", name, &ndim, &used), 2);
    char *p = line + used;
    for (int d = 0; d < ndim; d++) shape[d] = strtoll(p, &p, 10);
    qn_dtype dtype;
    qn_value a;
    assert_true(qn_dtype_find(qn_sv_of(name), &dtype));
    assert_int_equal(qn_array_new(&rt, dtype, ndim, shape, true, &a), 0);
    assert_non_null(read_line(f, &line, &cap));
    unsigned char *data = qn_view_of(a)->data;
    for (size_t i = 0; line[i]; i += 2) data[i / 2] = (unsigned char)(hex(line[i]) * 16 + hex(line[i + 1]));
    read_text(f, 'R', &want, &line, &cap);
    qn_buf_reset(&got);
    assert_int_equal(qn_array_repr(&rt, a, &got), 0);
    compare_text(&want, &got, records, &failed);
    read_text(f, 'S', &want, &line, &cap);
    qn_buf_reset(&got);
    assert_int_equal(qn_array_str(&rt, a, &got), 0);
    compare_text(&want, &got, records, &failed);
    qn_release(&rt, a);
    records++;
  }
  free(line);
  fclose(f);
  qn_buf_deinit(&want);
  qn_buf_deinit(&got);
  assert_true(records > 1000);
  assert_int_equal(failed, 0);
}

static void sums(void **state) {
  (void)state;
  int64_t n = 100001;
  qn_value a, s;
  assert_int_equal(qn_array_new(&rt, QN_D_FLOAT64, 1, &n, false, &a), 0);
  double *x = qn_view_of(a)->data, direct = 0;
  for (int64_t i = 0; i < n; i++) direct += x[i] = 1.0 / (double)(i + 1);
  qn_reduce_args args = {.axes = QN_ALL_AXES};
  assert_int_equal(qn_array_reduce(&rt, QN_AREDUCE_SUM, a, &args, &s), 0);
  assert_int_equal(s.dtype, QN_D_FLOAT64);
  assert_true(s.f == qn_sum_f64(x, n));
  assert_true(s.f - direct < 1e-10 && direct - s.f < 1e-10);
  qn_release(&rt, a);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(printing), cmocka_unit_test(sums)};
  return cmocka_run_group_tests(tests, setup, teardown);
}

/* test_api.c - the C API with arguments that no host should give: a status and a message, never a crash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "quern/arrow.h"
#include "quern/quern.h"

static const char source[] = "from numba import njit\n@njit\ndef pick(x, i):\n    return x[i]\n"
                             "@njit\ndef add(x, y):\n    for i in range(len(x)):\n        x[i] += y[i]\n";

static qn_session *open_session(void) {
  qn_error err;
  qn_session *s;
  qn_session_config config = {.struct_size = sizeof config, .flags = QN_SESSION_NO_CACHE};
  assert_int_equal(qn_session_create(&config, &s, &err), QN_OK);
  return s;
}

static void test_null(void **state) {
  (void)state;
  qn_error err;
  qn_session *s = open_session();
  qn_module *m;
  qn_kernel *k;
  qn_expr *e;
  assert_int_equal(qn_module_create(s, NULL, source, 4, &m, &err), QN_EINVAL);
  assert_int_equal(qn_module_create(s, "m", NULL, 4, &m, &err), QN_EINVAL);
  assert_int_equal(qn_module_create(s, "m", NULL, 0, &m, &err), QN_OK);
  assert_int_equal(qn_kernel_get(m, NULL, "()", &k, &err), QN_EINVAL);
  assert_int_equal(qn_kernel_get(m, "pick", NULL, &k, &err), QN_EINVAL);
  assert_int_equal(qn_expr_create(s, NULL, NULL, &e, &err), QN_EINVAL);
  qn_session_destroy(s);
}

static void test_result_and_strides(void **state) {
  (void)state;
  qn_error err;
  qn_session *s = open_session();
  qn_module *m;
  qn_kernel *k;
  qn_call *c;
  double x[4] = {1.5, 2.5, 3.5, 4.5};
  int64_t n = 4, stride = INT64_MAX, result;
  assert_int_equal(qn_module_create(s, "m", source, sizeof source - 1, &m, &err), QN_OK);
  assert_int_equal(qn_kernel_get(m, "pick", "int32(float64[:], int64)", &k, &err), QN_OK); /* cast, as Numba */
  assert_string_equal(qn_kernel_type(k, -1), "int32");
  assert_int_equal(qn_call_create(k, &c, &err), QN_OK);
  assert_int_equal(qn_call_set_array(c, 0, x, "float64", 1, &n, &stride, 0, &err), QN_EINVAL);
  assert_int_equal(qn_call_set_array(c, 0, x, NULL, 1, &n, NULL, 0, &err), QN_EINVAL);
  assert_int_equal(qn_call_set_array(c, 0, x, "float64", 1, NULL, NULL, 0, &err), QN_EINVAL);
  assert_int_equal(qn_call_set_array(c, 0, x, "float64", 1, &n, NULL, 0, &err), QN_OK);
  assert_int_equal(qn_call_set_int(c, 1, 2, &err), QN_OK);
  assert_int_equal(qn_call_run(c, &err), QN_OK);
  assert_int_equal(qn_call_result_int(c, &result, &err), QN_OK);
  assert_int_equal(result, 3);
  qn_call_destroy(c);
  qn_kernel_release(k);
  qn_session_destroy(s);
}

static void test_batches(void **state) {
  (void)state;
  qn_error err;
  qn_session *s = open_session();
  struct ArrowSchema column = {.format = "g", .name = "x"}, *columns[1] = {&column};
  struct ArrowSchema schema = {.format = "+s", .n_children = 1, .children = columns}, out_schema;
  double x[4] = {1, 2, 3, 4};
  const void *buffers[2] = {NULL, x}, *none[1] = {NULL};
  struct ArrowArray child = {.length = 4, .null_count = -1, .n_buffers = 2, .buffers = buffers}, *children[1] = {&child};
  struct ArrowArray batch = {.length = 3, .offset = 1, .n_buffers = 1, .buffers = none, .n_children = 1, .children = children}, out;
  qn_expr *e;
  assert_int_equal(qn_expr_create(s, "x * 2", &schema, &e, &err), QN_OK);
  assert_int_equal(qn_expr_run(e, &batch, &out, &out_schema, &err), QN_OK);
  assert_true(((const double *)out.buffers[1])[2] == 8.0);
  out.release(&out);
  out_schema.release(&out_schema);
  const uint8_t valid = 0x0a; /* rows 1 and 3 are there */
  none[0] = &valid;
  batch.null_count = -1;
  assert_int_equal(qn_expr_run(e, &batch, &out, &out_schema, &err), QN_OK);
  assert_int_equal(out.null_count, 1);
  assert_int_equal(*(const uint8_t *)out.buffers[0] & 7, 5);
  out.release(&out);
  out_schema.release(&out_schema);
  batch.offset = INT64_MAX;
  assert_int_equal(qn_expr_run(e, &batch, &out, &out_schema, &err), QN_EINVAL);
  batch.offset = 0;
  child.offset = INT64_MAX;
  assert_int_equal(qn_expr_run(e, &batch, &out, &out_schema, &err), QN_EINVAL);
  qn_expr_destroy(e);
  qn_session_destroy(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_null), cmocka_unit_test(test_result_and_strides),
                                     cmocka_unit_test(test_batches)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

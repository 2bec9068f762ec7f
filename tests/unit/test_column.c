/* test_column.c - columns: slices and takes, nulls and their defined values, what scripts are shown, shared buffers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime/column/column.h"

static const qn_allocator *const A = &qn_malloc_allocator;

static qn_column *ints_with_nulls(void) { /* 10, null, 2^53 + 1, -3 */
  qn_colbuf *values = qn_colbuf_new(A, 4 * sizeof(int64_t)), *bits = qn_colbuf_new(A, 1);
  int64_t *v = values->data;
  v[0] = 10, v[2] = ((int64_t)1 << 53) + 1, v[3] = -3;
  ((uint8_t *)bits->data)[0] = 0x0D;
  return qn_column_from_buffers(A, QN_D_INT64, 4, values, bits, NULL);
}

static qn_column *texts(void) {
  qn_strbuild b;
  qn_strbuild_init(&b, A);
  qn_strbuild_add(&b, QN_SV("one"));
  qn_strbuild_null(&b);
  qn_strbuild_add(&b, QN_SV(""));
  qn_strbuild_add(&b, QN_SV("four"));
  return qn_strbuild_finish(&b);
}

static void test_alignment(void **state) {
  (void)state;
  for (size_t n = 0; n < 200; n += 13) {
    qn_colbuf *b = qn_colbuf_new(A, n);
    assert_non_null(b->data);
    assert_int_equal((uintptr_t)b->data % 64, 0);
    qn_colbuf_drop(b);
  }
}

static void test_presented(void **state) {
  (void)state;
  qn_column *c = ints_with_nulls();
  assert_int_equal(c->null_count, 1);
  assert_int_equal(qn_column_shown_type(c), QN_D_FLOAT64);
  const qn_column *s = qn_column_presented(c);
  const double *d = qn_column_data(s);
  assert_true(d[0] == 10.0 && isnan(d[1]) && d[2] == 9007199254740992.0 && d[3] == -3.0);
  assert_true(qn_column_is_null(s, 1) && !qn_column_is_null(s, 2));
  assert_ptr_equal(s, qn_column_presented(c));
  assert_true(((int64_t *)qn_column_data(c))[2] == ((int64_t)1 << 53) + 1);
  qn_column_drop(c);
}

static void test_slice(void **state) {
  (void)state;
  qn_column *c = ints_with_nulls(), *s = qn_column_slice(c, 2, 2);
  qn_column_drop(c); /* the slice keeps the buffers */
  assert_int_equal(s->length, 2);
  assert_int_equal(s->null_count, 0);
  assert_true(((int64_t *)qn_column_data(s))[1] == -3);
  assert_int_equal(qn_column_shown_type(s), QN_D_FLOAT64); /* as in pandas: once float, always float */
  qn_column *again = qn_column_slice(s, 1, 1);
  assert_true(((int64_t *)qn_column_data(again))[0] == -3);
  qn_column_drop(s);
  qn_column_drop(again);
}

static void test_take(void **state) {
  (void)state;
  const int64_t idx[] = {3, -1, 1, 0, 3};
  qn_column *c = ints_with_nulls(), *t = qn_column_take(c, idx, 5);
  assert_int_equal(t->null_count, 2);
  const int64_t *v = qn_column_data(t);
  assert_true(v[0] == -3 && v[1] == 0 && v[2] == 0 && v[3] == 10 && v[4] == -3);
  assert_true(qn_column_is_null(t, 1) && qn_column_is_null(t, 2) && !qn_column_is_null(t, 3));
  qn_column_drop(c);
  qn_column_drop(t);
  qn_column *f = qn_column_new(A, QN_D_FLOAT64, 2);
  const int64_t none[] = {-1};
  t = qn_column_take(f, none, 1);
  assert_true(isnan(*(double *)qn_column_data(t)) && t->null_count == 1);
  qn_column_drop(f);
  qn_column_drop(t);
}

static void test_text(void **state) {
  (void)state;
  const int64_t idx[] = {3, 1, -1, 0};
  qn_column *c = texts();
  assert_int_equal(c->length, 4);
  assert_int_equal(c->null_count, 1);
  assert_true(qn_sv_is(qn_column_str(c, 0), "one") && qn_sv_is(qn_column_str(c, 2), "") && qn_sv_is(qn_column_str(c, 3), "four"));
  qn_column *s = qn_column_slice(c, 2, 2), *t = qn_column_take(c, idx, 4);
  assert_true(qn_sv_is(qn_column_str(s, 1), "four") && s->null_count == 0);
  assert_true(qn_sv_is(qn_column_str(t, 0), "four") && qn_column_is_null(t, 1) && qn_column_is_null(t, 2) && qn_sv_is(qn_column_str(t, 3), "one"));
  qn_column *of_slice = qn_column_take(s, (const int64_t[]){1, 1}, 2);
  assert_true(qn_sv_is(qn_column_str(of_slice, 1), "four"));
  qn_column_drop(c);
  qn_column_drop(s);
  qn_column_drop(t);
  qn_column_drop(of_slice);
}

static void test_empty(void **state) {
  (void)state;
  qn_column *c = qn_column_new(A, QN_D_INT64, 0), *s = qn_column_new(A, QN_COL_STR, 0);
  qn_column *part = qn_column_slice(c, 0, 0), *none = qn_column_take(s, NULL, 0);
  assert_int_equal(part->length, 0);
  assert_int_equal(none->length, 0);
  assert_non_null(qn_column_data(c));
  assert_int_equal(qn_column_shown_type(c), QN_D_INT64);
  qn_column_drop(c);
  qn_column_drop(s);
  qn_column_drop(part);
  qn_column_drop(none);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_alignment), cmocka_unit_test(test_presented), cmocka_unit_test(test_slice),
                                     cmocka_unit_test(test_take),      cmocka_unit_test(test_text),      cmocka_unit_test(test_empty)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

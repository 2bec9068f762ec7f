/* test_object.c - the C side of runtime/object: counts, the final sweep, forms of lists, arguments, exceptions and tracebacks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/object/object.h"

static int setup(void **state) {
  qn_rt *rt = malloc(sizeof *rt);
  if (!rt || qn_rt_init(rt, &qn_malloc_allocator) < 0) return -1;
  *state = rt;
  return 0;
}

static int teardown(void **state) {
  qn_rt_deinit(*state);
  free(*state);
  return 0;
}

static void expect_text(qn_rt *rt, qn_value v, const char *text) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  assert_int_equal(qn_repr(rt, v, &b), 0);
  assert_string_equal(b.p, text);
  qn_buf_deinit(&b);
}

static void expect_error(qn_rt *rt, qn_exc_id id, const char *text) {
  qn_value exc = qn_exc_take(rt);
  assert_int_equal(exc.tag, QN_OBJ);
  assert_true(qn_exc_matches(rt, exc, qn_exc_classes[id]));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  assert_int_equal(qn_str(rt, exc, &b), 0);
  assert_string_equal(b.p, text);
  qn_buf_deinit(&b);
  qn_release(rt, exc);
}

static void *refuse_big(void *user, void *p, size_t old, size_t n) {
  if (n <= 256) return qn_malloc_allocator.realloc(NULL, p, old, n);
  ++*(int *)user;
  return NULL;
}

/* Memory that is short is asked for once, not once for each of the million fields that follow. */
static void test_text_without_memory(void **state) {
  (void)state;
  int asked = 0;
  const qn_allocator a = {refuse_big, &asked};
  qn_buf b;
  qn_buf_init(&b, &a);
  for (int i = 0; i < 1000; i++) qn_buf_printf(&b, "%d,", i);
  assert_true(b.oom);
  assert_int_equal(asked, 1);
  qn_buf_reset(&b);
  qn_buf_z(&b, "again");
  assert_false(b.oom);
  assert_string_equal(b.p, "again");
  qn_buf_deinit(&b);
}

static void test_counts(void **state) {
  qn_rt *rt = *state;
  size_t live = rt->live;
  qn_value s, l;
  assert_int_equal(qn_new_str(rt, QN_SV("xy"), &s), 0);
  assert_int_equal(qn_new_list(rt, &s, 1, &l), 0);
  assert_int_equal(s.o->rc, 2);
  qn_release(rt, l);
  assert_int_equal(s.o->rc, 1);
  qn_release(rt, s);
  assert_int_equal(rt->live, live);
}

/* A list that holds itself, and a chain of a million lists: the first is left to the sweep, the second must not recurse. */
static void test_cycles_and_depth(void **state) {
  qn_rt *rt = *state;
  qn_value l, chain;
  assert_int_equal(qn_new_list(rt, NULL, 0, &l), 0);
  assert_int_equal(qn_list_append(rt, l, l), 0);
  expect_text(rt, l, "[[...]]");
  qn_release(rt, l);
  size_t live = rt->live;
  assert_int_equal(qn_new_list(rt, NULL, 0, &chain), 0);
  for (int i = 0; i < 1000000; i++) {
    qn_value outer;
    assert_int_equal(qn_new_list(rt, &chain, 1, &outer), 0);
    qn_release(rt, chain);
    chain = outer;
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  assert_int_equal(qn_repr(rt, chain, &b), -1);
  qn_buf_deinit(&b);
  expect_error(rt, QN_E_RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
  qn_release(rt, chain);
  assert_int_equal(rt->live, live);
}

static void test_list_forms(void **state) {
  qn_rt *rt = *state;
  qn_value l, s;
  assert_int_equal(qn_new_list(rt, NULL, 0, &l), 0);
  qn_list *p = (qn_list *)l.o;
  assert_int_equal(p->elem, QN_UNSET);
  for (int i = 0; i < 5; i++) assert_int_equal(qn_list_append(rt, l, qn_int(i)), 0);
  assert_int_equal(p->elem, QN_INT);
  assert_int_equal(p->i[4], 4);
  assert_int_equal(qn_list_append(rt, l, qn_float(0.5)), 0);
  assert_int_equal(p->elem, QN_OBJ);
  expect_text(rt, l, "[0, 1, 2, 3, 4, 0.5]");
  qn_release(rt, l);
  assert_int_equal(qn_new_list(rt, (qn_value[]){qn_float(1), qn_float(2)}, 2, &l), 0);
  p = (qn_list *)l.o;
  assert_int_equal(p->elem, QN_FLOAT);
  assert_int_equal(qn_new_str(rt, QN_SV("s"), &s), 0);
  assert_int_equal(qn_list_set(rt, l, 1, s), 0);
  assert_int_equal(p->elem, QN_OBJ);
  expect_text(rt, l, "[1.0, 's']");
  assert_int_equal(qn_list_set(rt, l, 0, qn_bool(true)), 0);
  expect_text(rt, l, "[True, 's']");
  qn_release(rt, s);
  qn_release(rt, l);
}

static void test_args(void **state) {
  qn_rt *rt = *state;
  qn_sym x = qn_sym_of(rt, "x"), bad = qn_sym_of(rt, "bad");
  qn_value pos[3] = {qn_int(1), qn_int(2), qn_int(3)}, vals[3], kw = qn_int(9);
  qn_args one = {.pos = pos, .npos = 1}, three = {.pos = pos, .npos = 3}, none = {0};
  qn_args named = {.nkw = 1, .kwnames = &x, .kwvals = &kw}, both = {pos, 1, 1, &x, &kw}, wrong = {pos, 1, 1, &bad, &kw};
  assert_int_equal(qn_args_parse(rt, &one, "f", "x|y", vals), 0);
  assert_int_equal(vals[0].i, 1);
  assert_int_equal(vals[1].tag, QN_UNSET);
  assert_int_equal(qn_args_parse(rt, &named, "f", "x|y", vals), 0);
  assert_int_equal(vals[0].i, 9);
  assert_int_equal(qn_args_parse(rt, &none, "f", "x|y", vals), -1);
  expect_error(rt, QN_E_TypeError, "f() missing required argument 'x' (pos 1)");
  assert_int_equal(qn_args_parse(rt, &three, "f", "x|y", vals), -1);
  expect_error(rt, QN_E_TypeError, "f() takes at most 2 arguments (3 given)");
  assert_int_equal(qn_args_parse(rt, &both, "f", "x|y", vals), -1);
  expect_error(rt, QN_E_TypeError, "argument for f() given by name ('x') and position (1)");
  assert_int_equal(qn_args_parse(rt, &wrong, "f", "x|y", vals), -1);
  expect_error(rt, QN_E_TypeError, "'bad' is an invalid keyword argument for f()");
  assert_int_equal(qn_args_parse(rt, &none, "list.append", "object/", vals), -1);
  expect_error(rt, QN_E_TypeError, "list.append() takes exactly one argument (0 given)");
  assert_int_equal(qn_args_parse(rt, &three, "list.insert", "index object/", vals), -1);
  expect_error(rt, QN_E_TypeError, "insert expected 2 arguments, got 3");
}

static void test_exceptions(void **state) {
  qn_rt *rt = *state;
  assert_int_equal(qn_raise(rt, QN_E_ValueError, "bad %d", 5), -1);
  rt->handling = qn_exc_take(rt);
  assert_int_equal(qn_raise(rt, QN_E_KeyError, "k"), -1);
  qn_exc_add_note(rt, "row %d", 3);
  qn_value exc = qn_exc_take(rt);
  assert_ptr_equal(qn_exc_obj(exc)->context.o, rt->handling.o);
  qn_trace t = {qn_sym_of(rt, "a.py"), qn_sym_of(rt, "f"), qn_sym_of(rt, "    x = d[k] + 1\n"), 7, 8, 12, 9, 12};
  qn_exc_add_trace(rt, exc, &t);
  for (int i = 0; i < 6; i++) {
    qn_trace again = {qn_sym_of(rt, "a.py"), qn_sym_of(rt, "g"), NULL, 9, 0, 0, 0, 0};
    qn_exc_add_trace(rt, exc, &again);
  }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  assert_int_equal(qn_exc_format(rt, exc, &b), 0);
  assert_string_equal(b.p,
                      "ValueError: bad 5\n"
                      "\nDuring handling of the above exception, another exception occurred:\n\n"
                      "Traceback (most recent call last):\n"
                      "  File \"a.py\", line 9, in g\n"
                      "  File \"a.py\", line 9, in g\n"
                      "  File \"a.py\", line 9, in g\n"
                      "  [Previous line repeated 3 more times]\n"
                      "  File \"a.py\", line 7, in f\n"
                      "    x = d[k] + 1\n"
                      "        ~^^^\n"
                      "KeyError: 'k'\n"
                      "row 3\n");
  qn_buf_deinit(&b);
  qn_release(rt, exc);
  qn_value handled = rt->handling;
  rt->handling = (qn_value){0};
  qn_release(rt, handled);
}

static void test_memory_error(void **state) {
  qn_rt *rt = *state;
  assert_int_equal(qn_raise_memory(rt), -1);
  assert_true(qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_Exception]));
  qn_exc_clear(rt);
  assert_int_equal(rt->exc.tag, QN_UNSET);
}

/* Deleting while growing: the entries that are left keep their order and stay findable. */
static void test_dict_churn(void **state) {
  qn_rt *rt = *state;
  qn_value d, v, key;
  assert_int_equal(qn_new_dict(rt, &d), 0);
  for (int64_t i = 0; i < 20000; i++) {
    assert_int_equal(qn_dict_set(rt, d, qn_int(i), qn_int(i * 2)), 0);
    if (i % 3) assert_int_equal(qn_dict_del(rt, d, qn_int(i - 1)), (i - 1) % 3 == 0 || i % 3 == 2);
  }
  int64_t last = -1, n = 0;
  for (int64_t pos = 0; qn_dict_next(d, &pos, &key, &v); n++) {
    assert_true(key.i > last);
    last = key.i;
    assert_int_equal(v.i, key.i * 2);
  }
  assert_int_equal(n, qn_dict_len(d));
  assert_int_equal(qn_dict_get(rt, d, qn_int(19999), &v), 1);
  assert_int_equal(qn_dict_get(rt, d, qn_int(0), &v), 0);
  qn_release(rt, d);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_without_memory),
      cmocka_unit_test_setup_teardown(test_counts, setup, teardown),
      cmocka_unit_test_setup_teardown(test_cycles_and_depth, setup, teardown),
      cmocka_unit_test_setup_teardown(test_list_forms, setup, teardown),
      cmocka_unit_test_setup_teardown(test_args, setup, teardown),
      cmocka_unit_test_setup_teardown(test_exceptions, setup, teardown),
      cmocka_unit_test_setup_teardown(test_memory_error, setup, teardown),
      cmocka_unit_test_setup_teardown(test_dict_churn, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

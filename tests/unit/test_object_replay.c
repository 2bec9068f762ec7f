/* test_object_replay.c - replays what CPython answered: every row of tests/object/rows/<file>.txt is an expression, a tab, and the
 * repr of its value or "!Type: message". The files are written by tests/object/gen_rows.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "object_eval.h"

extern const qn_module_def qn_math_module;

enum { SHOWN = 25 };

static const qn_module_def builtins_def = {.name = "builtins", .init = qn_builtins_install};

typedef struct world {
  qn_rt rt;
  qn_value builtins, math;
  size_t live; /* objects of the runtime itself */
} world;

static void world_init(world *w) {
  assert_int_equal(qn_rt_init(&w->rt, &qn_malloc_allocator), 0);
  w->live = w->rt.live;
  assert_int_equal(qn_new_module(&w->rt, &builtins_def, &w->builtins), 0);
  assert_int_equal(qn_new_module(&w->rt, &qn_math_module, &w->math), 0);
}

static void world_deinit(world *w) {
  qn_release(&w->rt, w->builtins);
  qn_release(&w->rt, w->math);
  assert_int_equal(w->rt.live, w->live); /* no row left an object */
  qn_rt_deinit(&w->rt);
}

static bool replay_row(world *w, qn_sv expression, qn_sv expected, qn_buf *got) {
  qn_arena a;
  jmp_buf oom;
  qn_arena_init(&a, &qn_malloc_allocator);
  a.oom = &oom;
  if (setjmp(oom)) abort();
  eval_env e = {.rt = &w->rt, .builtins = w->builtins};
  assert_int_equal(qn_new_dict(&w->rt, &e.names), 0);
  assert_int_equal(qn_dict_set_z(&w->rt, e.names, "math", w->math), 0);
  qn_node *n = eval_parse(&w->rt, &a, expression);
  qn_buf_reset(got);
  if (n)
    eval_text(&e, n, got);
  else
    qn_buf_z(got, "(does not parse)");
  qn_release(&w->rt, e.names);
  qn_arena_deinit(&a);
  return qn_sv_eq(qn_buf_view(got), expected);
}

static void replay(const char *name) {
  char path[512];
  const char *folder = getenv("QN_ROWS"); /* all rows, made by gen_rows.py --all */
  snprintf(path, sizeof path, "%s/%s.txt", folder ? folder : "tests/object/rows", name);
  qn_sv text;
  qn_error error;
  assert_int_equal(qn_read_file(&qn_malloc_allocator, path, &text, &error), QN_OK);
  world w;
  world_init(&w);
  qn_buf got;
  qn_buf_init(&got, &qn_malloc_allocator);
  int64_t rows = 0, wrong = 0;
  for (const char *p = text.p, *end = p + text.n; p < end;) {
    const char *eol = memchr(p, '\n', (size_t)(end - p)), *tab = memchr(p, '\t', (size_t)(eol - p));
    if (tab) {
      qn_sv expression = {p, (size_t)(tab - p)}, expected = {tab + 1, (size_t)(eol - tab - 1)};
      rows++;
      if (!replay_row(&w, expression, expected, &got) && wrong++ < SHOWN)
        print_error("%s.txt row %lld: %.*s\n  expected %.*s\n  got      %s\n", name, (long long)rows, (int)expression.n,
                    expression.p, (int)expected.n, expected.p, got.p ? got.p : "");
    }
    p = eol + 1;
  }
  print_message("%s: %lld of %lld rows equal CPython's\n", name, (long long)(rows - wrong), (long long)rows);
  qn_buf_deinit(&got);
  qn_free(&qn_malloc_allocator, (void *)(uintptr_t)text.p, text.n + 1);
  world_deinit(&w);
  assert_true(rows > 0);
  assert_int_equal(wrong, 0);
}

#define FILE_TEST(name)                 \
  static void test_##name(void **state) { \
    (void)state;                          \
    replay(#name);                        \
  }
FILE_TEST(formats)
FILE_TEST(floats)
FILE_TEST(numbers)
FILE_TEST(strings)
FILE_TEST(containers)
FILE_TEST(builtins)
FILE_TEST(math)

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_formats),    cmocka_unit_test(test_floats),
                                     cmocka_unit_test(test_numbers),    cmocka_unit_test(test_strings),
                                     cmocka_unit_test(test_containers), cmocka_unit_test(test_builtins),
                                     cmocka_unit_test(test_math)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_vm.c - the VM's door as the engine uses it: run a module, reach its names, call its functions, read its tracebacks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "runtime/vm/kernel.h"
#include "runtime/vm/vm.h"

typedef struct fixture {
  qn_rt rt;
  qn_arena arena;
  jmp_buf oom;
  qn_diags diags;
  qn_buf printed;
} fixture;

static int write_text(void *user, int fd, const char *p, size_t n) {
  (void)fd;
  if (p) qn_buf_add(user, p, n);
  return 0;
}

static int setup(void **state) {
  fixture *f = calloc(1, sizeof *f);
  *state = f;
  assert_int_equal(qn_rt_init(&f->rt, &qn_malloc_allocator), 0);
  qn_buf_init(&f->printed, &qn_malloc_allocator);
  f->rt.hooks.write = write_text;
  f->rt.hooks.user = &f->printed;
  qn_arena_init(&f->arena, &qn_malloc_allocator);
  f->arena.oom = &f->oom;
  qn_diags_init(&f->diags, &f->arena);
  assert_int_equal(qn_vm_init(&f->rt), 0);
  return 0;
}

static int teardown(void **state) {
  fixture *f = *state;
  qn_vm_deinit(&f->rt);
  qn_rt_deinit(&f->rt);
  qn_arena_deinit(&f->arena);
  qn_buf_deinit(&f->printed);
  free(f);
  return 0;
}

static qn_unit *compile(fixture *f, const char *text) {
  const qn_source *source = qn_source_from_text(&f->arena, QN_SV("test.py"), qn_sv_of(text), &f->diags);
  qn_node *root = qn_parse(&f->arena, &f->rt.intern, source, QN_DIALECT_PYTHON, &f->diags);
  if (!root) return NULL;
  qn_scopes *scopes = qn_resolve(&f->arena, &f->rt.intern, root, source, &f->diags);
  return scopes ? qn_bytecode_compile(&f->arena, &f->rt.intern, source, root, scopes, QN_DIALECT_PYTHON, false, &f->diags) : NULL;
}

static qn_value run(fixture *f, const char *text) {
  qn_value script = {.tag = QN_UNSET};
  qn_unit *unit = compile(f, text);
  assert_non_null(unit);
  assert_int_equal(qn_vm_run_module(&f->rt, unit, "__main__", &script), 0);
  return script;
}

static qn_value get(fixture *f, qn_value script, const char *name) {
  qn_value v;
  assert_int_equal(qn_script_get(&f->rt, script, qn_sym_of(&f->rt, name), &v), 1);
  return v;
}

static void test_names_and_calls(void **state) {
  fixture *f = *state;
  qn_value script = run(f, "k = 3\ndef scale(x, by=k):\n    return x * by\nprint(scale(2))\n");
  assert_string_equal(f->printed.p, "6\n");
  qn_value fn = get(f, script, "scale"), arg = qn_int(7), out;
  assert_true(qn_is(fn, QN_K_FUNCTION));
  assert_int_equal(qn_call_pos(&f->rt, fn, &arg, 1, &out), 0);
  assert_int_equal(out.i, 21);
  assert_int_equal(qn_script_set(&f->rt, script, qn_sym_of(&f->rt, "late"), qn_int(5)), 0);
  assert_int_equal(get(f, script, "late").i, 5);
  qn_value missing;
  assert_int_equal(qn_script_get(&f->rt, script, qn_sym_of(&f->rt, "missing"), &missing), 0);
  qn_release(&f->rt, fn);
  qn_release(&f->rt, script);
}

static void test_free_names_of_functions(void **state) {
  fixture *f = *state;
  qn_value script = run(f, "g = 1.5\ndef outer(c):\n    def inner(x):\n        return x + c + g + len('a')\n    return inner\nf = outer(4)\n");
  qn_value fn = get(f, script, "f"), v;
  const qn_function *inner = (const qn_function *)fn.o;
  assert_int_equal(qn_function_lookup(&f->rt, inner, qn_sym_of(&f->rt, "c"), &v), 1);
  assert_int_equal(v.i, 4);
  assert_int_equal(qn_function_lookup(&f->rt, inner, qn_sym_of(&f->rt, "g"), &v), 1);
  assert_true(v.tag == QN_FLOAT && v.f == 1.5);
  assert_int_equal(qn_function_lookup(&f->rt, inner, qn_sym_of(&f->rt, "len"), &v), 1);
  qn_release(&f->rt, v);
  assert_int_equal(qn_function_lookup(&f->rt, inner, qn_sym_of(&f->rt, "nowhere"), &v), 0);
  assert_int_equal(inner->code->node->kind, QN_AST_FunctionDef);
  qn_release(&f->rt, fn);
  qn_release(&f->rt, script);
}

static void test_traceback(void **state) {
  fixture *f = *state;
  qn_unit *unit = compile(f, "def f(x):\n    return 1 / x\nf(0)\n");
  assert_int_equal(qn_vm_run_module(&f->rt, unit, "__main__", NULL), -1);
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  assert_int_equal(qn_vm_print_exception(&f->rt, &text), 0);
  assert_string_equal(text.p, "Traceback (most recent call last):\n"
                              "  File \"test.py\", line 3, in <module>\n"
                              "    f(0)\n"
                              "  File \"test.py\", line 2, in f\n"
                              "    return 1 / x\n"
                              "           ~~^~~\n"
                              "ZeroDivisionError: division by zero\n");
  qn_buf_deinit(&text);
  assert_int_equal(f->rt.exc.tag, QN_UNSET);
}

static void test_refusal(void **state) {
  fixture *f = *state;
  assert_null(compile(f, "try:\n    pass\nexcept* ValueError:\n    pass\n"));
  assert_int_equal(f->diags.n_errors, 1);
  assert_int_equal(f->diags.list.data[0]->code, QN_DIAG_DRIVER);
}

/* A function whose branches need more than 16 bits is compiled with long ones. */
static void test_long_function(void **state) {
  fixture *f = *state;
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  qn_buf_z(&text, "def f(n):\n    t = 0\n    for i in range(n):\n        if i > 0:\n");
  for (int i = 0; i < 40000; i++) qn_buf_z(&text, "            t += 1\n");
  qn_buf_z(&text, "        else:\n            t -= 1\n    return t\nprint(f(3))\n");
  qn_release(&f->rt, run(f, text.p));
  assert_string_equal(f->printed.p, "79999\n");
  qn_buf_deinit(&text);
}

static int engine_tier(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *out) {
  (void)rt, (void)fn;
  if (args->npos != 1) return 2;
  *out = qn_int(-args->pos[0].i);
  return 0;
}

static void test_tier_hook(void **state) {
  fixture *f = *state;
  qn_vm_opts(&f->rt)->call_tier = engine_tier;
  qn_release(&f->rt, run(f, "def loop(n):\n    for i in range(n):\n        pass\n    return n\n"
                            "def plain(n):\n    return n\n"
                            "def two(a, b):\n    while a > b:\n        a -= 1\n    return a\n"
                            "print(loop(5), plain(5), two(5, 2), two(b=1, a=3))\n"));
  assert_string_equal(f->printed.p, "-5 5 2 1\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_names_and_calls, setup, teardown),
      cmocka_unit_test_setup_teardown(test_free_names_of_functions, setup, teardown),
      cmocka_unit_test_setup_teardown(test_traceback, setup, teardown),
      cmocka_unit_test_setup_teardown(test_refusal, setup, teardown),
      cmocka_unit_test_setup_teardown(test_long_function, setup, teardown),
      cmocka_unit_test_setup_teardown(test_tier_hook, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_infer.c - inference and lowering as text: each `# infer: f(types)` line of tests/types/golden/NAME.{py,pyx} is typed;
 * the typed tree, then the diagnostics (or the reason why driver code stays on the VM) equal NAME.types, and the IR equals
 * NAME.ir. BLESS=1 writes them. Also signatures, type texts, and hostile input. */
#include "tests/unit/typed_module.h"

#include <glob.h>

static void infer_line(char *call, qn_buf *tree, qn_buf *ir, enum qn_rules rules) {
  char *paren = strchr(call, '(');
  qn_signature sig;
  const char *message = NULL, *reason = NULL;
  if (!qn_signature_parse(&types, qn_sv_of(paren), &sig, &message)) fail_msg("%s: %s", call, message);
  *paren = 0;
  for (uint32_t i = 0; rules == QN_RULES_DRIVER && i < sig.n; i++)
    if (sig.args[i]->kind == QN_TYPE_SCALAR) sig.args[i] = types.pyscalar[sig.args[i]->dtype];
  const qn_kfunc *k = find_function(call);
  if (!k) fail_msg("no function %s", call);
  qn_infer_request rq = {.function = k, .types = &types, .args = sig.args, .n_args = sig.n};
  qn_buf_printf(tree, "--- %s\n", call);
  qn_tprogram *p = qn_infer(&arena, &rq, &diags, &reason);
  if (!p) {
    if (reason) qn_buf_printf(tree, "stays on the VM: %s\n", reason);
    for (uint32_t i = 0; i < diags.list.n; i++) qn_diag_print(diags.list.data[i], false, tree);
    qn_diags_init(&diags, &arena);
    return;
  }
  qn_tprogram_print(p, tree);
  qn_lower_options options = {0};
  qn_irmodule *m = qn_lower(&arena, p, &options, &diags);
  assert_non_null(m);
  qn_error err;
  if (qn_ir_verify(m, &err) != QN_OK) fail_msg("%s: %s", call, err.message);
  qn_ir_print(ir, m);
}

static bool same_as_file(const char *path, const char *ending, const qn_buf *text) {
  char name[600];
  const char *dot = strrchr(path, '.');
  snprintf(name, sizeof name, "%.*s.%s", (int)(dot - path), path, ending);
  if (getenv("BLESS")) {
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    if (text->n) fwrite(text->p, 1, text->n, f);
    fclose(f);
  }
  qn_sv want;
  qn_error err;
  assert_int_equal(qn_read_file(&qn_malloc_allocator, name, &want, &err), QN_OK);
  bool same = qn_sv_eq(want, qn_buf_view(text));
  if (!same) {
    size_t at = 0;
    while (at < want.n && at < text->n && want.p[at] == text->p[at]) at++;
    size_t from = at > 200 ? at - 200 : 0;
    print_message("%s differs near:\n%.300s\n--- got:\n%.300s\n", name, want.p + from, text->p + from);
  }
  qn_free(&qn_malloc_allocator, (void *)want.p, want.n + 1);
  return same;
}

static bool golden_file(const char *path) {
  jmp_buf oom;
  if (setjmp(oom)) fail_msg("out of memory");
  begin_module(&oom);
  enum qn_rules rules = strstr(path, ".pyx") ? QN_RULES_CYTHON : strstr(path, "driver") ? QN_RULES_DRIVER : QN_RULES_NUMBA;
  load_module(path, rules);
  qn_buf tree, ir;
  qn_buf_init(&tree, &qn_malloc_allocator);
  qn_buf_init(&ir, &qn_malloc_allocator);
  qn_sv text;
  qn_error err;
  assert_int_equal(qn_read_file(&qn_malloc_allocator, path, &text, &err), QN_OK);
  for (const char *p = text.p; (p = strstr(p, "# infer: "));) {
    p += 9;
    char line[200];
    snprintf(line, sizeof line, "%.*s", (int)strcspn(p, "\n"), p);
    infer_line(line, &tree, &ir, rules);
  }
  bool same = same_as_file(path, "types", &tree);
  if (rules != QN_RULES_NUMBA || !strstr(path, "errors")) same = same_as_file(path, "ir", &ir) && same;
  qn_buf_deinit(&tree);
  qn_buf_deinit(&ir);
  qn_free(&qn_malloc_allocator, (void *)text.p, text.n + 1);
  qn_arena_deinit(&arena);
  return same;
}

static void test_golden(void **state) {
  (void)state;
  glob_t g;
  assert_int_equal(glob("tests/types/golden/*.py", 0, NULL, &g), 0);
  assert_int_equal(glob("tests/types/golden/*.pyx", GLOB_APPEND, NULL, &g), 0);
  bool ok = true;
  for (size_t i = 0; i < g.gl_pathc; i++) ok = golden_file(g.gl_pathv[i]) && ok;
  globfree(&g);
  assert_true(ok);
}

static void signature_is(const char *text, const char *want) {
  qn_signature sig;
  const char *message = NULL;
  qn_buf b;
  qn_buf_init(&b, &qn_malloc_allocator);
  if (!qn_signature_parse(&types, qn_sv_of(text), &sig, &message)) {
    qn_buf_z(&b, message);
  } else {
    if (sig.ret) qn_type_print(sig.ret, &b);
    qn_buf_c(&b, '(');
    for (uint32_t i = 0; i < sig.n; i++) {
      if (i) qn_buf_z(&b, "; ");
      qn_type_print(sig.args[i], &b);
    }
    qn_buf_c(&b, ')');
  }
  assert_string_equal(b.p, want);
  qn_buf_deinit(&b);
}

static void test_signatures(void **state) {
  (void)state;
  jmp_buf oom;
  if (setjmp(oom)) fail_msg("out of memory");
  begin_module(&oom);
  signature_is("float64(float64, int32[:])", "float64(float64; array(int32, 1d, A))");
  signature_is("(f8[:, ::1], i4)", "(array(float64, 2d, C); int32)");
  signature_is("void(float32[::1, :])", "none(array(float32, 2d, F))");
  signature_is("Tuple((int64, f4))(b1)", "Tuple(int64, float32)(bool)");
  signature_is("UniTuple(i8, 3)()", "UniTuple(int64 x 3)()");
  signature_is("types.float64(nb.int64, optional(u1))", "float64(int64; OptionalType(uint8))");
  signature_is("float64(float65)", "bad signature: unknown type 'float65'");
  signature_is("float64(int64", "bad signature: expected ')'");
  signature_is("float64(int64) x", "bad signature: trailing text");
  signature_is("f8(f8[:,:,:,:,:,:,:,:,:])", "bad signature: more than 8 dimensions");
  signature_is("Tuple((Tuple((Tuple((i8", "bad signature: expected ')'");
  qn_arena_deinit(&arena);
}

/* Text that makes types or trees explode gives one error, not a hang. */
static void refused(const char *head, const char *repeated, int times, const char *tail) {
  jmp_buf oom;
  if (setjmp(oom)) fail_msg("out of memory");
  begin_module(&oom);
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  qn_buf_z(&text, head);
  for (int i = 0; i < times; i++) qn_buf_z(&text, repeated);
  qn_buf_z(&text, tail);
  qn_source *s = qn_source_from_text(&arena, QN_SV("hostile.py"), qn_buf_view(&text), &diags);
  qn_buf_deinit(&text);
  module = qn_parse(&arena, &names, s, QN_DIALECT_PYTHON, &diags);
  assert_non_null(module);
  n_functions = 0;
  for (uint32_t i = 0; i < module->Module.body.n; i++) {
    qn_kfunc *k = QN_NEW(&arena, qn_kfunc);
    const qn_node *n = module->Module.body.items[i];
    *k = (qn_kfunc){.node = n, .source = s, .name = qn_sym_sv(n->FunctionDef.name), .env = &env};
    functions[n_functions++] = k;
  }
  const qn_type *args[] = {types.scalar[QN_D_INT64]};
  qn_infer_request rq = {.function = find_function("f"), .types = &types, .args = args, .n_args = 1};
  assert_null(qn_infer(&arena, &rq, &diags, NULL));
  assert_true(diags.n_errors >= 1 && diags.n_errors <= 3);
  qn_arena_deinit(&arena);
}

static void test_hostile(void **state) {
  (void)state;
  refused("def f(n):\n t = (n, n)\n", " t = (t, t)\n", 100, " return n\n");
  refused("def f(n):\n return n", " + n", 1000, "\n");
  refused("def g(n, t):\n if n == 0:\n  return 0\n return g(n - 1, (t, 1))\ndef f(n):\n return g(n, (1,))\n", "", 0, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden), cmocka_unit_test(test_signatures),
                                     cmocka_unit_test(test_hostile)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

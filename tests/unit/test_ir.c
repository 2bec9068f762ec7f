/* test_ir.c - the IR's text: print, parse and print again give the same bytes; the verifier refuses what is malformed;
 * hostile text is an error, never a crash. */
#include "tests/unit/kernel_test.h"

static const char sample[] =
    "quern-ir 1\nfile \"a \\\"b\\\\ \\x01\"\n"
    "site 0 \"IndexError\" \"f\" 1:2-3:4 \"iuf\" \"say {0}\"\nsite 1 \"\" \"g\" 0:0-0:0 \"\" \"\"\n"
    "data 0 \"0102030405060708\"\n"
    "func \"f\" entry stack noalias fast inline !0 (\"x\" array(float32,2,F,ro), \"c\" c128, \"p\" ptr) -> (f64, c128) {\n"
    "  local $0 \"i\" i64\n  local $1 \"s\" f64\n"
    "  %1 = const i64 -5\n  %2 = const u64 18446744073709551615\n  %3 = const f64 0x7ff8000000000000\n"
    "  %4 = const c128 0x3ff0000000000000 0x8000000000000000\n  %5 = const bool 1\n  %6 = const i8 -128\n"
    "  %7 = data array(uint8,2,C,ro) #0 %8\n"
    "  return %3 %4\n}\n";

static qn_status parse(const char *text, size_t n, qn_buf *printed, qn_error *err) {
  qn_arena a;
  qn_irmodule *m = NULL;
  qn_arena_init(&a, &qn_malloc_allocator);
  qn_status st = qn_ir_parse(&a, (qn_sv){text, n}, &m, err);
  if (st == QN_OK && printed) {
    qn_buf_reset(printed);
    qn_ir_print(printed, m);
  }
  qn_arena_deinit(&a);
  return st;
}

static char *module_text(void) { /* most instructions and forms */
  qn_arena a;
  qn_buf b;
  qn_arena_init(&a, &qn_malloc_allocator);
  qn_irmodule *m = qn_ir_module(&a, "odd \"name\"\n.py");
  int32_t site = qn_ir_site(m, (qn_irsite){"IndexError", "at {0}\n\x7f", "iii", "f", {1, 2, 3, 4}});
  uint32_t data = qn_ir_data(m, "\x01\x02\xff\x00", 4);
  qn_irtype x = qn_irt_array(QN_D_FLOAT64, 2, 'C', false), f64 = qn_irt(QN_IT_F64), i64 = qn_irt(QN_IT_I64);
  qn_irlocal params[3] = {{"x", x}, {"n", i64}, {"z", qn_irt(QN_IT_C128)}};
  qn_irfn *f = qn_ir_function(m, "f.0", QN_FN_ENTRY | QN_FN_STACK | QN_FN_NOALIAS, params, 3, &f64, 1);
  f->stack_site = site;
  uint32_t s = qn_ir_local(m, f, "s", f64);
  qn_irb ib, *p = &ib;
  qn_irb_init(p, m, f);
  qn_irval a0 = qn_irb_param(p, 0), n = qn_irb_param(p, 1), zero = qn_irb_int(p, i64, 0), one = qn_irb_int(p, i64, 1);
  qn_irb_complex(p, qn_irt(QN_IT_C64), 1.5, -0.0);
  qn_irb_int(p, qn_irt(QN_IT_U8), 300);
  qn_irb_int(p, qn_irt(QN_IT_I8), 200);
  qn_irb_float(p, qn_irt(QN_IT_F32), 0.1);
  qn_irb_data(p, data, qn_irt_array(QN_D_UINT8, 2, 'C', true), (int64_t[]){2, 2});
  qn_irred red = {QN_RED_ADD, s};
  qn_irval i = qn_irb_pfor(p, zero, n, one, &red, 1);
  p->line = 7;
  qn_irval row = qn_irb_slice(p, a0, "i5", (qn_irval[]){i, zero, one}, 3, qn_irt_array(QN_D_FLOAT64, 1, 'A', false), site);
  qn_irval v = qn_irb_load(p, row, &zero, QN_IF_CHECK | QN_IF_WRAP, site);
  qn_irb_set(p, s, qn_irb_bin(p, QN_I_ADD, qn_irb_get(p, s), v, 0, QN_IR_NOSITE));
  qn_irb_if(p, qn_irb_bin(p, QN_I_LT, i, one, 0, QN_IR_NOSITE));
  qn_irb_continue(p);
  qn_irb_set(p, s, v); /* dead: dropped */
  qn_irb_else(p);
  qn_irb_store(p, a0, (qn_irval[]){i, i}, v, QN_IF_CHECK, site);
  qn_irb_end(p);
  qn_irb_end(p);
  qn_irb_loop(p);
  qn_irb_break(p);
  qn_irb_end(p);
  qn_irval r = qn_irb_get(p, s), call = qn_irb_call(p, f, (qn_irval[]){a0, n, qn_irb_param(p, 2)}, 3, site);
  r = qn_irb_math(p, "exp", f64, (qn_irval[]){qn_irb_bin(p, QN_I_ADD, r, qn_irb_result(p, call, 0), 0, QN_IR_NOSITE)}, 1);
  qn_irb_return(p, &r, 1);
  qn_error err = {0};
  if (qn_ir_verify(m, &err) != QN_OK) fail_msg("%s", err.message);
  qn_buf_init(&b, &qn_malloc_allocator);
  qn_ir_print(&b, m);
  char *text = malloc(b.n + 1);
  memcpy(text, b.p, b.n + 1);
  qn_buf_deinit(&b);
  qn_arena_deinit(&a);
  return text;
}

static void test_round_trip(void **state) {
  (void)state;
  char *text = module_text();
  qn_buf b;
  qn_error err = {0};
  qn_buf_init(&b, &qn_malloc_allocator);
  if (parse(text, strlen(text), &b, &err) != QN_OK) fail_msg("%s\n%s", err.message, text);
  assert_string_equal(b.p, text);
  qn_buf_deinit(&b);
  free(text);
}

#define FN(params, results, body) "quern-ir 1\nfile \"\"\nsite 0 \"E\" \"f\" 1:0-1:1 \"\" \"\"\nfunc \"f\" (" params ") -> (" results ") {\n" body "}\n"
#define X1 "\"x\" array(float64,1,C,ro)"

static void test_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *says;
  } rows[] = {
      {"", "quern-ir"},
      {"quern-ir 2\n", "version"},
      {FN("", "f64", ""), "without returning"},
      {FN("", "f64", "  return\n"), "as many values"},
      {FN("", "", "  %1 = add i64 %1 %1\n  return\n"), "before it is made"},
      {FN("", "", "  %2 = const i64 1\n  return\n"), "in order"},
      {FN("", "", "  %1 = const i64 1\n  %2 = const f64 0x0\n  %3 = add i64 %1 %2\n  return\n"), "differ in type"},
      {FN("", "", "  %1 = const i64 1\n  if %1 {\n  }\n  return\n"), "wrong type"},
      {FN("", "", "  %1 = const bool 1\n  if %1 {\n    %2 = const i64 1\n  }\n  %3 = neg i64 %2\n  return\n"), "not visible"},
      {FN("", "", "  break\n"), "outside a loop"},
      {FN("", "", "  return\n  return\n"), "end its block"},
      {FN("", "", "  %1 = get i64 $0\n  return\n"), "no such local"},
      {FN("", "", "  %1 = param i64 #0\n  return\n"), "no such parameter"},
      {FN("", "", "  call #7\n  return\n"), "number"},
      {FN("", "", "  %1 = call #7 !0\n  return\n"), "no such function"},
      {FN("", "", "  %1 = call #0\n  return\n"), "no site"},
      {FN(X1, "", "  %1 = param array(float64,1,C,ro) #0\n  %2 = const i64 0\n  %3 = const f64 0x0\n  store %1 %2 %3\n  return\n"), "read-only"},
      {FN(X1, "", "  %1 = param array(float64,1,C,ro) #0\n  %2 = const i64 0\n  %3 = load f64 %1 %2 %2\n  return\n"), "as many indices"},
      {FN(X1, "", "  %1 = param array(float64,1,C,ro) #0\n  %2 = const i64 0\n  %3 = load.check f64 %1 %2\n  return\n"), "no site"},
      {FN(X1, "", "  %1 = param array(float64,1,C,ro) #0\n  %2 = slice array(float64,1,C) \"0\" %1 !0\n  return\n"), "read-only"},
      {FN(X1, "", "  %1 = param array(float64,1,C,ro) #0\n  %2 = const i64 2\n  %3 = slice array(float64,1,C,ro) \"4\" %1 %2 !0\n  return\n"), "layout"},
      {FN(X1, "", "  %1 = param array(float64,1,C,ro) #0\n  %2 = slice array(float64,1,A,ro) \"00\" %1 !0\n  return\n"), "too many subscripts"},
      {FN("\"x\" array(float64,9,C)", "", "  return\n"), "too many"},
      {FN("\"x\" array(object,1,C)", "", "  return\n"), "no type"},
      {FN("", "", "  %1 = const i64 99999999999999999999999\n  return\n"), "too large"},
      {FN("", "", "  raise\n"), "no site"},
      {FN("", "", "  raise !9\n"), "no such site"},
      {FN("", "", "  nonsense\n"), "unknown instruction"},
      {FN("", "", "  %1 = const i64 0\n  %2 = pfor i64 %1 %1 %1 {\n    return\n  }\n  return\n"), "inside a parallel loop"},
      {FN("", "", "  %1 = const i64 0\n  %2 = pfor i64 %1 %1 %1 reduce(add $3) {\n  }\n  return\n"), "no such reduction"},
  };
  for (size_t i = 0; i < QN_COUNT(rows); i++) {
    qn_error err = {0};
    qn_status st = parse(rows[i].text, strlen(rows[i].text), NULL, &err);
    if (st == QN_OK || !strstr(err.message, rows[i].says)) fail_msg("row %zu (%s): status %d, '%s'", i, rows[i].says, st, err.message);
  }
  qn_error err = {0};
  assert_int_not_equal(parse(sample, strlen(sample), NULL, &err), QN_OK);
}

static void test_hostile(void **state) {
  (void)state;
  char *text = module_text();
  size_t n = strlen(text);
  char *copy = malloc(n + 1);
  uint64_t seed = 1;
  for (size_t cut = 0; cut < n; cut += 1 + cut / 200) parse(text, cut, NULL, NULL);
  for (int round = 0; round < 20000; round++) {
    memcpy(copy, text, n);
    for (int k = 0; k < 1 + round % 4; k++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      size_t at = (size_t)(seed >> 33) % n;
      copy[at] = (seed >> 20 & 3) == 0 ? text[(seed >> 40) % n] : (char)(seed >> 25);
    }
    parse(copy, n, NULL, NULL);
  }
  qn_buf deep;
  qn_buf_init(&deep, &qn_malloc_allocator);
  qn_buf_z(&deep, "quern-ir 1\nfile \"\"\nfunc \"f\" () -> () {\n  %1 = const bool 1\n");
  for (int k = 0; k < 100000; k++) qn_buf_z(&deep, "if %1 {\n");
  qn_error err = {0};
  assert_int_equal(parse(deep.p, deep.n, NULL, &err), QN_ELIMIT);
  qn_buf_deinit(&deep);
  free(copy);
  free(text);
}

static void test_written(void **state) {
  (void)state;
  static const char text[] =
      "quern-ir 1\nfile \"\"\nsite 0 \"\" \"\" 0:0-0:0 \"\" \"\"\n"
      "func \"f\" (\"a\" array(int64,1,C), \"b\" array(int64,1,C), \"c\" array(int64,1,C)) -> () {\n  local $0 \"v\" array(int64,1,C)\n"
      "  %1 = param array(int64,1,C) #0\n  %2 = param array(int64,1,C) #2\n  set $0 %2\n  %3 = get array(int64,1,C) $0\n"
      "  %4 = param array(int64,1,C) #1\n  %5 = call #1 %1 %3 !0\n  return\n}\n"
      "func \"g\" (\"a\" array(int64,1,C), \"b\" array(int64,1,C)) -> () {\n"
      "  %1 = param array(int64,1,C) #1\n  %2 = const i64 0\n  %3 = slice array(int64,1,C) \"1\" %1 %2 !0\n  store %3 %2 %2\n  return\n}\n";
  qn_arena a;
  qn_irmodule *m = NULL;
  qn_error err = {0};
  qn_arena_init(&a, &qn_malloc_allocator);
  if (qn_ir_parse(&a, qn_sv_of(text), &m, &err) != QN_OK) fail_msg("%s", err.message);
  assert_int_equal(qn_ir_written_params(m, m->fns.data[0]), 4);
  assert_int_equal(qn_ir_written_params(m, m->fns.data[1]), 2);
  qn_arena_deinit(&a);
}

/* a[1:, :n] = b[:-1, 1:] * 2.0 + b[1:, :-1] */
static const char nest_spec[] =
    "020000000100000000000000020000000300000003000000000000000100000002000000430000000a00000002000000410000000a00000000000000"
    "000000000000000000000000020000000100000001000000010000000000000000000000000000000000000001000000000000000000000002000000"
    "000000000000000000000000010000000100000000000000000000000200000001000000000000000000000001000000ffffffff0000000000000000"
    "010000000100000001000000000000000000000000000000000000000100000002000000000000000000000002000000010000000100000001000000"
    "0000000000000000000000000000000001000000000000000000000001000000ffffffff000000000000000000000000000000000100000001000000"
    "0000000001000000020000000000000001000000";
static const char nest_head[] = "quern-ir 1\nfile \"\"\nsite 0 \"\" \"\" 0:0-0:0 \"\" \"\"\ndata 0 \"";
static const char nest_tail[] =
    "\"\nfunc \"f\" (\"a\" array(float64,2,C), \"b\" array(float64,2,A), \"n\" i64) -> () {\n"
    "  %1 = param array(float64,2,C) #0\n  %2 = param array(float64,2,A) #1\n  %3 = param i64 #2\n  %4 = const i64 320\n"
    "  %5 = data array(uint8,1,C,ro) #0 %4\n  %6 = nest i64 %5 %1 %2 %3 !0 {\n    %7 = elem f64 #1 %6\n    %8 = elem f64 #2 %6\n"
    "    %9 = add f64 %7 %8\n    put %6 %9\n  }\n  return\n}\n";

/* Each word of a spec, changed: what the runtime would trip over is refused. */
static void test_nest(void **state) {
  (void)state;
  static const int values[] = {-2147483647 - 1, -1, 0, 1, 2, 3, 9, 200, 2147483647};
  char text[sizeof nest_head + sizeof nest_spec + sizeof nest_tail];
  size_t words = strlen(nest_spec) / 8, refused = 0;
  qn_error err = {0};
  snprintf(text, sizeof text, "%s%s%s", nest_head, nest_spec, nest_tail);
  if (parse(text, strlen(text), NULL, &err) != QN_OK) fail_msg("%s", err.message);
  for (size_t w = 0; w < words; w++)
    for (size_t k = 0; k < QN_COUNT(values); k++) {
      char *at = text + strlen(nest_head) + 8 * w, kept[9], now[9];
      unsigned v = (unsigned)values[k];
      memcpy(kept, at, 8), kept[8] = 0;
      snprintf(now, sizeof now, "%02x%02x%02x%02x", v & 255, v >> 8 & 255, v >> 16 & 255, v >> 24);
      memcpy(at, now, 8);
      qn_status st = parse(text, strlen(text), NULL, NULL);
      refused += st != QN_OK;
      bool counts = w < 2 || (w > 2 && w < 8); /* dimensions, arrays, views, groups, site, operands: one value is right */
      if (counts && w != 1 && st == QN_OK && strcmp(now, kept) != 0) fail_msg("word %zu: %d is taken", w, values[k]);
      memcpy(at, kept, 8);
    }
  assert_true(refused > words * 4);
  static const char *const others[][2] = {{"elem f64 #1", "elem f64 #3"}, {"elem f64 #1", "elem f32 #1"}, {"!0 {", "{"}, {"%5 %1 %2 %3", "%5 %2 %1 %3"},
                                          {"%5 %1 %2 %3", "%5 %1 %2"}, {"put %6 %9", "put %6 %4"}, {"%5 %1 %2 %3", "%1 %1 %2 %3"}};
  for (size_t k = 0; k < QN_COUNT(others); k++) {
    char *at = strstr(text, others[k][0]), copy[sizeof text + 16];
    assert_non_null(at);
    snprintf(copy, sizeof copy, "%.*s%s%s", (int)(at - text), text, others[k][1], at + strlen(others[k][0]));
    if (parse(copy, strlen(copy), NULL, NULL) == QN_OK) fail_msg("taken: %s", others[k][1]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip), cmocka_unit_test(test_refused),
                                     cmocka_unit_test(test_hostile), cmocka_unit_test(test_written), cmocka_unit_test(test_nest)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

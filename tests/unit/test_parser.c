/* test_parser.c - trees of the forms that are easy to get wrong, the broken corpus, hostile text, diagnostics. The bulk
 * is tested by tests/parser/compare_stdlib.py. Expectations are CPython 3.11's. */
#include "tests/unit/parse_fixture.h"

static void assert_expr(const char *text, const char *want) {
  char whole[600];
  snprintf(whole, sizeof whole, "Module(body=[Expr(value=%s)], type_ignores=[])", want);
  assert_dump(text, whole);
}

static void test_expressions(void **state) {
  (void)state;
  assert_expr("-a**-b",
              "UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), op=Pow(), "
              "right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load()))))");
  assert_expr("a < b not in c",
              "Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), NotIn()], "
              "comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load())])");
  assert_expr("x[*a, 1:2]",
              "Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Starred(value=Name(id='a', "
              "ctx=Load()), ctx=Load()), Slice(lower=Constant(value=1), upper=Constant(value=2))], "
              "ctx=Load()), ctx=Load())");
  assert_expr("f(a, *b, c=1, **d)",
              "Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', "
              "ctx=Load()), ctx=Load())], keywords=[keyword(arg='c', value=Constant(value=1)), "
              "keyword(value=Name(id='d', ctx=Load()))])");
  assert_expr("f'{a!r:>{w}}b' 'c'",
              "JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=114, "
              "format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), "
              "conversion=-1)])), Constant(value='bc')])");
  assert_expr("f'{x = }'",
              "JoinedStr(values=[Constant(value='x = '), FormattedValue(value=Name(id='x', ctx=Load()), "
              "conversion=114)])");
}

/* The eval door: one expression, blanks around it allowed behind only. */
static void test_expression_door(void **state) {
  (void)state;
  parsed t;
  parse_text(&t, "");
  qn_source *s = qn_source_from_text(&t.arena, QN_SV("<expr>"), QN_SV("sqrt(x*x + y*y)  \n\n"), &t.diags);
  qn_node *n = qn_parse_expr(&t.arena, &t.names, s, QN_DIALECT_PYTHON, &t.diags);
  assert_non_null(n);
  assert_int_equal(n->kind, QN_AST_Expression);
  assert_int_equal(n->Expression.body->kind, QN_AST_Call);
  assert_non_null(qn_resolve(&t.arena, &t.names, n, s, &t.diags));
  s = qn_source_from_text(&t.arena, QN_SV("<expr>"), QN_SV("x = 1"), &t.diags);
  assert_null(qn_parse_expr(&t.arena, &t.names, s, QN_DIALECT_PYTHON, &t.diags));
  assert_int_equal(t.diags.n_errors, 1);
  parsed_free(&t);
}

static void test_statements(void **state) {
  (void)state;
  assert_dump("match = case = _ = 1",
              "Module(body=[Assign(targets=[Name(id='match', ctx=Store()), Name(id='case', "
              "ctx=Store()), Name(id='_', ctx=Store())], value=Constant(value=1))], "
              "type_ignores=[])");
  assert_dump("match (a):\n case {'k': [1, *_], **r}: pass",
              "Module(body=[Match(subject=Name(id='a', ctx=Load()), cases=[match_case(pattern=MatchMapping("
              "keys=[Constant(value='k')], patterns=[MatchSequence(patterns=[MatchValue(value=Constant(value=1)), "
              "MatchStar()])], rest='r'), body=[Pass()])])], type_ignores=[])");
  assert_dump("with (a as b, c,): pass",
              "Module(body=[With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', "
              "ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()])], type_ignores=[])");
  assert_dump("def f(a, /, b=1, *, c, **d): pass",
              "Module(body=[FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], "
              "kwonlyargs=[arg(arg='c')], kw_defaults=[None], kwarg=arg(arg='d'), defaults=[Constant(value=1)]), "
              "body=[Pass()], decorator_list=[])], type_ignores=[])");
  assert_dump("(x): int = 1",
              "Module(body=[AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', "
              "ctx=Load()), value=Constant(value=1), simple=0)], type_ignores=[])");
}

static void test_cython(void **state) {
  (void)state;
  parsed t;
  parse_bytes(&t,
              QN_SV("from libc cimport math\n"
                    "cdef double f(double x) except? -1:\n    return math.exp(-(x ** 2))\n"
                    "def g(double[:, ::1] a, int n=3):\n    cdef int i, *p = <int*>NULL\n    return sizeof(double)\n"),
              QN_DIALECT_CYTHON, true);
  assert_non_null(t.root);
  assert_non_null(t.scopes);
  assert_int_equal(t.root->Module.body.n, 3);
  assert_int_equal(t.root->Module.body.items[0]->kind, QN_AST_CyCImportFrom);
  const qn_node *f = t.root->Module.body.items[1];
  assert_int_equal(f->kind, QN_AST_CyFuncDef);
  assert_int_equal(f->CyFuncDef.except_kind, QN_CY_EXCEPT_MAYBE);
  assert_string_equal(f->CyFuncDef.returns->CyTypeName.name->text, "double");
  const qn_node *a = t.root->Module.body.items[2]->FunctionDef.args->arguments.args.items[0];
  assert_int_equal(a->arg.ctype->kind, QN_AST_CyTypeMemView);
  assert_int_equal(a->arg.ctype->CyTypeMemView.layout, QN_CY_C);
  assert_int_equal(a->arg.ctype->CyTypeMemView.ndim, 2);
  assert_true(qn_symbol_of(t.scopes, a)->flags & QN_SYMBOL_CTYPED);
  parsed_free(&t);
}

/* tests/parser/broken: each source gives CPython's line, exception and message. */
static void test_broken(void **state) {
  (void)state;
  FILE *list = fopen("tests/parser/broken/expected.txt", "r");
  assert_non_null(list);
  char row[1000];
  int n = 0;
  while (fgets(row, sizeof row, list)) {
    row[strcspn(row, "\n")] = 0;
    char path[300], *name = strtok(row, "\t"), *line = strtok(NULL, "\t"), *type = strtok(NULL, "\t");
    const char *message = strtok(NULL, "\t");
    snprintf(path, sizeof path, "tests/parser/broken/%s", name);
    qn_sv bytes;
    assert_int_equal(qn_read_file(&qn_malloc_allocator, path, &bytes, NULL), QN_OK);
    parsed t;
    parse_bytes(&t, bytes, QN_DIALECT_PYTHON, true);
    if (!t.diags.n_errors) fail_msg("%s: no error", name);
    const qn_diag *d = t.diags.list.data[0];
    if (strcmp(d->message, message) != 0 || d->span.line != (uint32_t)atoi(line) ||
        strcmp(qn_diag_descs[d->code].python_type, type) != 0)
      fail_msg("%s: line %u %s: %s", name, d->span.line, qn_diag_descs[d->code].python_type, d->message);
    parsed_free(&t);
    qn_free(&qn_malloc_allocator, (char *)(uintptr_t)bytes.p, bytes.n + 1);
    n++;
  }
  fclose(list);
  assert_true(n >= 200);
}

static void assert_repeated(const char *prefix, const char *unit, size_t count, const char *suffix, bool fine) {
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  qn_buf_z(&text, prefix);
  for (size_t i = 0; i < count; i++) qn_buf_z(&text, unit);
  qn_buf_z(&text, suffix);
  parsed t;
  parse_bytes(&t, qn_buf_view(&text), QN_DIALECT_PYTHON, true);
  if (fine != (t.scopes != NULL)) fail_msg("%s%s… %s", prefix, unit, fine ? "refused" : "accepted");
  parsed_free(&t);
  qn_buf_deinit(&text);
}

static void test_hostile(void **state) {
  (void)state;
  assert_repeated("", "(", 1000000, "", false);
  assert_repeated("x = ", "a + ", 5000, "a\n", true);
  assert_repeated("x = ", "a + ", 1000000, "a\n", false);
  assert_repeated("if a: pass\n", "elif a: pass\n", 3000, "", true);
  assert_repeated("if a: pass\n", "elif a: pass\n", 100000, "", false);
  assert_repeated("", "-", 100000, "1", false);
  assert_repeated("", "lambda: ", 100000, "1", false);
  assert_repeated("x", ".a", 100000, "", false);
  assert_repeated("", "a if b else ", 100000, "c", false);
  assert_repeated("x = [", "1,", 300000, "]", true);
  assert_repeated("", "x;", 300000, "", true);
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  for (size_t i = 0; i < 100000; i++) {
    qn_buf_fill(&text, ' ', i < 200 ? i : 200);
    qn_buf_z(&text, "if x:\n");
  }
  parsed t;
  parse_bytes(&t, qn_buf_view(&text), QN_DIALECT_PYTHON, false);
  assert_string_equal(t.diags.list.data[0]->message, "too many levels of indentation");
  parsed_free(&t);
  qn_buf_deinit(&text);
}

static void test_diagnostics(void **state) {
  (void)state;
  parsed t;
  parse_text(&t, "x = 1\n\xC3\xA9 = (1,\n");
  qn_buf out;
  qn_buf_init(&out, &qn_malloc_allocator);
  qn_diags_print(&t.diags, false, &out);
  assert_string_equal(out.p, "test.py:2:5: error[E0104]: '(' was never closed\n 2 | \xC3\xA9 = (1,\n   |     ^\n");
  qn_buf_reset(&out);
  qn_diags_json(&t.diags, &out);
  assert_string_equal(out.p,
                      "[{\"code\": \"E0104\", \"severity\": \"error\", \"type\": \"SyntaxError\", \"file\": "
                      "\"test.py\", \"line\": 2, \"column\": 5, \"end_line\": 2, \"end_column\": 6, "
                      "\"message\": \"'(' was never closed\", \"notes\": []}]\n");
  qn_error err;
  assert_int_equal(qn_diags_error(&t.diags, &err), QN_ESYNTAX);
  assert_string_equal(err.type, "SyntaxError");
  qn_buf_deinit(&out);
  parsed_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_expressions), cmocka_unit_test(test_expression_door),
                                     cmocka_unit_test(test_statements),  cmocka_unit_test(test_cython),
                                     cmocka_unit_test(test_broken),      cmocka_unit_test(test_hostile),
                                     cmocka_unit_test(test_diagnostics)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

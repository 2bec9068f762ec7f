/* test_lexer.c - tokens, indentation, literals and what is malformed in them. */
#include "frontend/lexer.h"
#include "tests/unit/parse_fixture.h"

/* The kinds of a text's tokens, as their texts joined by spaces. */
static void assert_tokens(const char *text, const char *want) {
  parsed t;
  parse_bytes(&t, QN_SV(""), QN_DIALECT_PYTHON, false);
  qn_source *s = qn_source_new(&t.arena, QN_SV("x"), qn_sv_of(text), &t.diags);
  assert_non_null(s);
  qn_tokens tokens;
  qn_lex(&t.arena, s, QN_DIALECT_PYTHON, &tokens);
  qn_buf out;
  qn_buf_init(&out, &qn_malloc_allocator);
  for (uint32_t i = 0; i < tokens.n; i++) {
    if (i) qn_buf_c(&out, ' ');
    qn_buf_z(&out, qn_token_texts[tokens.data[i].kind]);
  }
  assert_string_equal(out.p, want);
  qn_buf_deinit(&out);
  parsed_free(&t);
}

static void test_operators(void **state) {
  (void)state;
  assert_tokens("a **= b // c >>= d -> e := ... . != <= <",
                "name **= name // name >>= name -> name := ... . != <= < end of line end of file");
  assert_tokens("if iffy else _x1", "if name else name end of line end of file");
}

static void test_lines(void **state) {
  (void)state;
  assert_tokens("", "end of file");
  assert_tokens("# only\n\n  # a comment\n", "end of file");
  assert_tokens("(a,\n\n b) \\\n c\n", "( name , name ) name end of line end of file");
  assert_tokens("if a:\n  b\n\n   # deep comment\n  c\nd",
                "if name : end of line indent name end of line name end of line unindent name end of line end of file");
  assert_tokens("if a:\n\tb\n        c\n", "if name : end of line indent name end of line malformed token");
  assert_tokens("\fa\r\nb\rc", "name end of line name end of line name end of line end of file");
}

static void test_literals(void **state) {
  (void)state;
  assert_tokens("0x_f 1_0 .5 1.e-3j 00 0b1 1if x",
                "number number number number number number number if name "
                "end of line end of file");
  assert_tokens("rb'x' F\"{a}\" '''a\nb''' u'' \"\\\"\"", "string string string string string end of line end of file");
  assert_tokens("xr'a'", "name string end of line end of file");
  assert_tokens("'a\n", "malformed token");
}

static void test_values(void **state) {
  (void)state;
  assert_dump("9223372036854775807, 9223372036854775808, 0xffffffffffffffff, 0o17, 0b101, 1_000",
              "Module(body=[Expr(value=Tuple(elts=[Constant(value=9223372036854775807), "
              "Constant(value=9223372036854775808), Constant(value=18446744073709551615), Constant(value=15), "
              "Constant(value=5), Constant(value=1000)], ctx=Load()))], type_ignores=[])");
  assert_dump("1e400, 1e-400, 1e22, 5e-324, 0.1, 1e16, 2j",
              "Module(body=[Expr(value=Tuple(elts=[Constant(value=inf), Constant(value=0.0), Constant(value=1e+22), "
              "Constant(value=5e-324), Constant(value=0.1), Constant(value=1e+16), Constant(value=2j)], ctx=Load()))], "
              "type_ignores=[])");
  assert_dump("'\\x41\\u00e9' \"it's\"",
              "Module(body=[Expr(value=Constant(value=\"A\xC3\xA9it's\"))], type_ignores=[])");
  assert_dump("'\\ud800\\N{LATIN SMALL LETTER A}\\101\\q'",
              "Module(body=[Expr(value=Constant(value='\\ud800aA\\\\q'))], type_ignores=[])");
  assert_dump("b'\\xff\\0' b\"'\"", "Module(body=[Expr(value=Constant(value=b\"\\xff\\x00'\"))], type_ignores=[])");
}

static void test_encodings(void **state) {
  (void)state;
  assert_dump("# coding: latin-1\n'\xE9'", "Module(body=[Expr(value=Constant(value='\xC3\xA9'))], type_ignores=[])");
  assert_dump("#!x\n# -*- coding: iso-8859-15 -*-\n'\xA4'",
              "Module(body=[Expr(value=Constant(value='\xE2\x82\xAC'))], type_ignores=[])");
  assert_dump("\xEF\xBB\xBF'a'", "Module(body=[Expr(value=Constant(value='a'))], type_ignores=[])");
  assert_dump("\xEF\xAC\x81 = \xC2\xAA", /* NFKC: the ligature fi, the feminine ordinal */
              "Module(body=[Assign(targets=[Name(id='fi', ctx=Store())], value=Name(id='a', ctx=Load()))], "
              "type_ignores=[])");
  assert_parse_error("# coding: klingon\nx", 1, "unknown encoding: klingon");
  assert_parse_error("\n'\xFF'", 2, "(unicode error) 'utf-8' codec can't decode byte 0xff in position 2");
  parsed t;
  parse_bytes(&t, QN_SV("a = 1\0"), QN_DIALECT_PYTHON, false);
  assert_null(t.root);
  assert_string_equal(t.diags.list.data[0]->message, "source code string cannot contain null bytes");
  parsed_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_operators), cmocka_unit_test(test_lines),
                                     cmocka_unit_test(test_literals), cmocka_unit_test(test_values),
                                     cmocka_unit_test(test_encodings)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

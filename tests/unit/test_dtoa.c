/* test_dtoa.c - shortest decimals and their reading. */
#include "runtime/base/dtoa.h"

#include <math.h>

#include "runtime/base/unicode.h"
#include "tests/unit/parse_fixture.h"

static void assert_repr(double d, const char *want) {
  char text[QN_DOUBLE_REPR_MAX];
  assert_int_equal(qn_double_repr(d, text), strlen(want));
  assert_string_equal(text, want);
}

static void test_repr(void **state) {
  (void)state;
  assert_repr(0.1, "0.1");
  assert_repr(-0.0, "-0.0");
  assert_repr(1e16, "1e+16");
  assert_repr(1e15, "1000000000000000.0");
  assert_repr(123456.789, "123456.789");
  assert_repr(0.0001, "0.0001");
  assert_repr(0.00001, "1e-05");
  assert_repr(5e-324, "5e-324");
  assert_repr(1.7976931348623157e308, "1.7976931348623157e+308");
  assert_repr(5.684341886080802e-14, "5.684341886080802e-14"); /* a power of two: the gap below is narrower */
  assert_repr(9007199254740993.0, "9007199254740992.0");
  assert_repr(INFINITY, "inf");
}

static void test_round_trip(void **state) {
  (void)state;
  uint64_t bits = 1;
  for (int i = 0; i < 200000; i++) {
    bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    double d, back;
    memcpy(&d, &bits, sizeof d);
    if (!isfinite(d)) continue;
    char text[QN_DOUBLE_REPR_MAX];
    size_t n = qn_double_repr(d, text);
    assert_true(qn_double_parse((qn_sv){text, n}, &back));
    assert_memory_equal(&d, &back, sizeof d);
  }
}

static void test_parse(void **state) {
  (void)state;
  static const char *const bad[] = {"", ".", "e5", "1e", "1e+", "+", "1 ", " 1", "1_0", "inf", "0x1", "1.2.3"};
  double d;
  for (size_t i = 0; i < QN_COUNT(bad); i++) assert_false(qn_double_parse(qn_sv_of(bad[i]), &d));
  assert_true(qn_double_parse(QN_SV("+.5e1"), &d));
  assert_true(d == 5.0);
  assert_true(qn_double_parse(QN_SV("1e999999999999999999999"), &d));
  assert_true(isinf(d));
  assert_true(qn_double_parse(QN_SV("0e999999999999999999999"), &d));
  assert_true(d == 0.0);
}

static void test_unicode(void **state) {
  (void)state;
  uint32_t c = 0;
  assert_true(qn_uc_by_name(QN_SV("latin small letter e with acute"), &c) && c == 0xE9);
  assert_true(qn_uc_by_name(QN_SV("HANGUL SYLLABLE GAG"), &c) && c == 0xAC01);
  assert_true(qn_uc_by_name(QN_SV("CJK UNIFIED IDEOGRAPH-4E00"), &c) && c == 0x4E00);
  assert_true(qn_uc_by_name(QN_SV("LF"), &c) && c == 10);
  assert_false(qn_uc_by_name(QN_SV("no such name"), &c));
  assert_true(qn_uc_printable(0xE9) && !qn_uc_printable(0xAD) && !qn_uc_printable(0x378));
  assert_true(qn_uc_id_start(0x3B1) && !qn_uc_id_start(0x30) && qn_uc_id_continue(0x30));
  size_t bad = 0;
  assert_false(qn_utf8_valid(QN_SV("ab\xED\xA0\x80"), &bad)); /* a surrogate */
  assert_int_equal(bad, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_repr), cmocka_unit_test(test_round_trip),
                                     cmocka_unit_test(test_parse), cmocka_unit_test(test_unicode)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

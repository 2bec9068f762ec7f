/* str_case.c - str methods about letters: case mappings and the is… tests. */
#include "runtime/object/str_methods.h"

static int no_args(qn_rt *rt, const qn_args *args, const char *fname) { return qn_args_parse(rt, args, fname, "", NULL); }

/* --- mapping ----------------------------------------------------------------------------------------------------------------------- */
static void add_mapped(qn_buf *b, qn_case how, uint32_t c) {
  uint32_t to[3];
  int n = qn_text_map(how, c, to);
  for (int i = 0; i < n; i++) qn_buf_utf8(b, to[i]);
}

/* Sigma at the end of a word is lower case final sigma: a cased letter before it, none behind, case-ignorable ones skipped. */
static bool is_final_sigma(qn_sv s, const char *at, const char *behind) {
  const char *p = at, *end = s.p + s.n;
  uint32_t c = 0;
  bool before = false;
  while (p > s.p) {
    do p--;
    while (p > s.p && ((unsigned char)*p & 0xc0) == 0x80);
    const char *q = p;
    c = qn_u8_next(&q);
    if (qn_text_is_case_ignorable(c)) continue;
    before = qn_text_is_cased(c);
    break;
  }
  if (!before) return false;
  while (behind < end) {
    c = qn_u8_next(&behind);
    if (!qn_text_is_case_ignorable(c)) return !qn_text_is_cased(c);
  }
  return true;
}

static void add_lower(qn_buf *b, qn_sv s, const char *at, const char *behind, uint32_t c) {
  if (c == 0x3a3)
    qn_buf_utf8(b, is_final_sigma(s, at, behind) ? 0x3c2 : 0x3c3);
  else
    add_mapped(b, QN_CASE_LOWER, c);
}

static int map_all(qn_rt *rt, qn_value self, qn_case how, qn_value *out) {
  qn_sv s = qn_str_sv(self);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    const char *at = p;
    uint32_t c = qn_u8_next(&p);
    if (c < 0x80) { /* the common case needs no table */
      bool up = c >= 'A' && c <= 'Z', low = c >= 'a' && c <= 'z';
      qn_buf_c(&b, (char)(how == QN_CASE_UPPER ? c - 32 * low : c + 32 * up));
    } else if (how == QN_CASE_LOWER) {
      add_lower(&b, s, at, p, c);
    } else {
      add_mapped(&b, how, c);
    }
  }
  return qn_str_finish(rt, &b, out);
}

QN_STR_METHOD(lower) {
  QN_TRY(no_args(rt, args, "str.lower"));
  return map_all(rt, self, QN_CASE_LOWER, out);
}
QN_STR_METHOD(upper) {
  QN_TRY(no_args(rt, args, "str.upper"));
  return map_all(rt, self, QN_CASE_UPPER, out);
}
QN_STR_METHOD(casefold) {
  QN_TRY(no_args(rt, args, "str.casefold"));
  return map_all(rt, self, QN_CASE_FOLD, out);
}

QN_STR_METHOD(swapcase) {
  QN_TRY(no_args(rt, args, "str.swapcase"));
  qn_sv s = qn_str_sv(self);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    const char *at = p;
    uint32_t c = qn_u8_next(&p);
    if (qn_text_is_upper(c))
      add_lower(&b, s, at, p, c);
    else if (qn_text_is_lower(c))
      add_mapped(&b, QN_CASE_UPPER, c);
    else
      qn_buf_utf8(&b, c);
  }
  return qn_str_finish(rt, &b, out);
}

/* words: title() starts anew after each uncased character; else only the first character is title case. */
static int titled(qn_rt *rt, qn_value self, bool words, qn_value *out) {
  qn_sv s = qn_str_sv(self);
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  bool inside = false;
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    const char *at = p;
    uint32_t c = qn_u8_next(&p);
    if (inside)
      add_lower(&b, s, at, p, c);
    else
      add_mapped(&b, QN_CASE_TITLE, c);
    inside = !words || qn_text_is_cased(c);
  }
  return qn_str_finish(rt, &b, out);
}

QN_STR_METHOD(title) {
  QN_TRY(no_args(rt, args, "str.title"));
  return titled(rt, self, true, out);
}
QN_STR_METHOD(capitalize) {
  QN_TRY(no_args(rt, args, "str.capitalize"));
  return titled(rt, self, false, out);
}

/* --- tests --------------------------------------------------------------------------------------------------------------------------- */
static bool all_points(qn_value self, bool (*test)(uint32_t)) {
  qn_sv s = qn_str_sv(self);
  for (const char *p = s.p, *end = p + s.n; p < end;)
    if (!test(qn_u8_next(&p))) return false;
  return true;
}

static bool is_decimal(uint32_t c) { return qn_text_decimal(c) >= 0; }
static bool is_alnum(uint32_t c) { return qn_text_is_alpha(c) || qn_text_is_numeric(c) || qn_text_is_digit(c) || is_decimal(c); }

#define TEST(name, test)                                                          \
  QN_STR_METHOD(name) {                                                           \
    QN_TRY(no_args(rt, args, "str." #name));                                      \
    return *out = qn_bool(qn_strp(self)->n > 0 && all_points(self, test)), 0;     \
  }
TEST(isalnum, is_alnum)
TEST(isalpha, qn_text_is_alpha)
TEST(isdecimal, is_decimal)
TEST(isdigit, qn_text_is_digit)
TEST(isnumeric, qn_text_is_numeric)
TEST(isspace, qn_text_is_space)

QN_STR_METHOD(isprintable) {
  QN_TRY(no_args(rt, args, "str.isprintable"));
  return *out = qn_bool(all_points(self, qn_uc_printable)), 0;
}

QN_STR_METHOD(isascii) {
  QN_TRY(no_args(rt, args, "str.isascii"));
  return *out = qn_bool(qn_strp(self)->n == qn_strp(self)->points), 0;
}

QN_STR_METHOD(isidentifier) {
  QN_TRY(no_args(rt, args, "str.isidentifier"));
  qn_sv s = qn_str_sv(self);
  bool ok = s.n > 0, first = true;
  for (const char *p = s.p, *end = p + s.n; ok && p < end; first = false) {
    uint32_t c = qn_u8_next(&p);
    ok = first ? c == '_' || qn_uc_id_start(c) : qn_uc_id_continue(c);
  }
  return *out = qn_bool(ok), 0;
}

/* Some cased letter, and none of the other case. */
static bool only_case(qn_value self, bool (*wanted)(uint32_t), bool (*other)(uint32_t)) {
  qn_sv s = qn_str_sv(self);
  bool some = false;
  for (const char *p = s.p, *end = p + s.n; p < end;) {
    uint32_t c = qn_u8_next(&p);
    if (other(c) || qn_text_is_title(c)) return false;
    some = some || wanted(c);
  }
  return some;
}

QN_STR_METHOD(islower) {
  QN_TRY(no_args(rt, args, "str.islower"));
  return *out = qn_bool(only_case(self, qn_text_is_lower, qn_text_is_upper)), 0;
}
QN_STR_METHOD(isupper) {
  QN_TRY(no_args(rt, args, "str.isupper"));
  return *out = qn_bool(only_case(self, qn_text_is_upper, qn_text_is_lower)), 0;
}

QN_STR_METHOD(istitle) {
  QN_TRY(no_args(rt, args, "str.istitle"));
  qn_sv s = qn_str_sv(self);
  bool some = false, inside = false, ok = true;
  for (const char *p = s.p, *end = p + s.n; ok && p < end;) {
    uint32_t c = qn_u8_next(&p);
    bool upper = qn_text_is_upper(c) || qn_text_is_title(c), lower = qn_text_is_lower(c);
    ok = !(upper && inside) && !(lower && !inside);
    some = some || upper || lower;
    inside = upper || lower;
  }
  return *out = qn_bool(ok && some), 0;
}

/* number.c - one field to int64, uint64 or double, with the grammar of pandas' C parser and exact rounding; UTF-8. */
#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"
#include "runtime/csv/csv_impl.h"

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static qn_sv trimmed(qn_sv s) {
  while (s.n && is_space(s.p[0])) s.p++, s.n--;
  while (s.n && is_space(s.p[s.n - 1])) s.n--;
  return s;
}

/* Digits into *out; with separators (anywhere behind the first digit) skipped. */
static csv_int parse_digits(qn_sv s, char thousands, uint64_t *out) {
  if (s.n == 0 || !is_digit(s.p[0])) return CSV_INT_NOT;
  uint64_t v = 0;
  bool big = false;
  for (size_t i = 0; i < s.n; i++) {
    if (thousands && s.p[i] == thousands) continue;
    if (!is_digit(s.p[i])) return CSV_INT_NOT;
    uint64_t d = (uint64_t)(s.p[i] - '0');
    big = big || __builtin_mul_overflow(v, (uint64_t)10, &v) || __builtin_add_overflow(v, d, &v);
  }
  *out = v;
  return big ? CSV_INT_BIG : CSV_INT_OK;
}

/* Blanks behind digits that are too many make them no int to pandas: it has stopped before it sees them. */
csv_int csv_parse_int(qn_sv s, char thousands, int64_t *out) {
  bool blank = s.n && is_space(s.p[s.n - 1]);
  s = trimmed(s);
  bool negative = s.n && s.p[0] == '-';
  if (s.n && (negative || s.p[0] == '+')) s.p++, s.n--;
  uint64_t v = 0;
  csv_int got = parse_digits(s, thousands, &v);
  if (got == CSV_INT_OK && v > (uint64_t)INT64_MAX + (negative ? 1 : 0)) got = CSV_INT_BIG;
  if (got != CSV_INT_OK) return got == CSV_INT_BIG && blank ? CSV_INT_NOT : got;
  *out = negative ? (int64_t)(0 - v) : (int64_t)v;
  return CSV_INT_OK;
}

csv_int csv_parse_uint(qn_sv s, char thousands, uint64_t *out) {
  bool blank = s.n && is_space(s.p[s.n - 1]);
  s = trimmed(s);
  if (s.n && s.p[0] == '+') s.p++, s.n--;
  csv_int got = parse_digits(s, thousands, out);
  return got == CSV_INT_BIG && blank ? CSV_INT_NOT : got;
}

static bool is_word(qn_sv s, const char *lower) {
  size_t n = strlen(lower);
  if (s.n != n) return false;
  for (size_t i = 0; i < n; i++)
    if ((s.p[i] | 0x20) != lower[i]) return false;
  return true;
}

static bool parse_infinity(qn_sv s, double *out) {
  bool negative = s.n && s.p[0] == '-';
  if (s.n && (negative || s.p[0] == '+')) s.p++, s.n--;
  if (!is_word(s, "inf") && !is_word(s, "infinity")) return false;
  *out = negative ? -__builtin_inf() : __builtin_inf();
  return true;
}

bool csv_parse_float(qn_sv s, char decimal, char thousands, double *out) {
  if (parse_infinity(s, out)) return true;
  s = trimmed(s);
  if (decimal == '.' && !thousands) return qn_double_parse(s, out);
  char small[512]; /* the number without separators, with '.'; longer ones are no number that anybody writes */
  size_t n = 0, i = 0;
  if (s.n && (s.p[0] == '-' || s.p[0] == '+')) small[n++] = s.p[i++];
  for (; i < s.n && is_digit(s.p[i]); i++) {
    if (n + 2 >= sizeof small) return false;
    small[n++] = s.p[i];
    if (thousands && i + 1 < s.n && s.p[i + 1] == thousands) i++;
  }
  if (i < s.n && s.p[i] == decimal) {
    small[n++] = '.';
    i++;
  } else if (i < s.n && s.p[i] == '.') {
    return false;
  }
  if (s.n - i >= sizeof small - n) return false;
  for (; i < s.n; i++) small[n++] = s.p[i];
  return qn_double_parse((qn_sv){small, n}, out);
}

/* --- UTF-8 -------------------------------------------------------------------------------------------------------------- */
bool csv_utf8_ok(csv_reader *r, qn_sv s) {
  size_t at;
  const char *why;
  if (qn_utf8_valid(s, &at)) return true;
  size_t n = qn_utf8_fault(s, at, &why);
  if (n > 1) return csv_fail(r, QN_CSV_UNICODE, "'utf-8' codec can't decode bytes in position %zu-%zu: %s", at, at + n - 1, why);
  return csv_fail(r, QN_CSV_UNICODE, "'utf-8' codec can't decode byte 0x%02x in position %zu: %s", (uint8_t)s.p[at], at, why);
}

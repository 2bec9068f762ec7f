/* lexer_literal.c - where numbers and strings end, and what is malformed in them. Their values: literal.c. */
#include "frontend/lexer_state.h"

/* --- numbers ----------------------------------------------------------------------------------------------------- */
static bool is_hex(char c) { return qn_lex_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
static bool is_octal(char c) { return c >= '0' && c <= '7'; }
static bool is_binary(char c) { return c == '0' || c == '1'; }

static void fail_number(lexer *x, const char *fmt, const char *kind, char digit) {
  qn_span here = qn_lex_span(x, x->at, x->line, x->at + 1, x->line);
  char message[120];
  int n = snprintf(message, sizeof message, "%s%s%s", fmt, kind, " literal");
  if (digit && n > 0)
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, here, "invalid digit '%c' in %s literal", digit, kind);
  else
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, here, "%s", message);
}

/* Digits with single underscores between; false after an error. */
static bool digits(lexer *x, bool (*is)(char), const char *kind) {
  for (;;) {
    if (!is(qn_lex_peek(x, 0))) {
      char c = qn_lex_peek(x, 0);
      bool wrong_digit = qn_lex_is_digit(c) && is != qn_lex_is_digit;
      fail_number(x, "invalid ", kind, wrong_digit ? c : 0);
      return false;
    }
    while (is(qn_lex_peek(x, 0))) x->at++;
    if (qn_lex_peek(x, 0) != '_') return true;
    x->at++;
  }
}

/* What may follow at once: an operator, white space, or one of the keywords that can (`1if x else y`). Anything else
 * that looks like a name is an error. */
static void check_end(lexer *x, const char *kind) {
  static const char *const followers[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
  char c = qn_lex_peek(x, 0);
  if (!qn_lex_is_name_char(c)) return;
  for (size_t i = 0; i < QN_COUNT(followers); i++) {
    size_t n = strlen(followers[i]);
    if (x->at + n <= x->end && memcmp(x->text + x->at, followers[i], n) == 0) return;
  }
  fail_number(x, "invalid ", kind, 0);
}

/* Cython: u, l, ul, ll, ull in any case behind an integer. */
static void skip_suffix(lexer *x) {
  if (x->dialect != QN_DIALECT_CYTHON) return;
  for (int i = 0; i < 3; i++) {
    char c = qn_lex_peek(x, 0);
    if (c != 'u' && c != 'U' && c != 'l' && c != 'L') return;
    x->at++;
  }
}

static bool radix(lexer *x, bool (*is)(char), const char *kind) {
  x->at += 2;
  if (qn_lex_peek(x, 0) == '_') x->at++;
  if (!digits(x, is, kind)) return false;
  char c = qn_lex_peek(x, 0);
  if (qn_lex_is_digit(c)) {
    fail_number(x, "invalid ", kind, c);
    return false;
  }
  skip_suffix(x);
  check_end(x, kind);
  return !x->failed;
}

/* Behind the integer part: [. digits] [e digits] [j]. */
static bool fraction_exponent_imaginary(lexer *x) {
  const char *kind = "decimal";
  if (qn_lex_peek(x, 0) == '.') {
    x->at++;
    if (qn_lex_is_digit(qn_lex_peek(x, 0)) && !digits(x, qn_lex_is_digit, kind)) return false;
  }
  char c = qn_lex_peek(x, 0), sign = qn_lex_peek(x, 1);
  if (c == 'e' || c == 'E') {
    bool is_signed = sign == '+' || sign == '-';
    if (qn_lex_is_digit(qn_lex_peek(x, is_signed ? 2 : 1))) {
      x->at += is_signed ? 2 : 1;
      if (!digits(x, qn_lex_is_digit, kind)) return false;
    } else if (is_signed) {
      fail_number(x, "invalid ", kind, 0);
      return false;
    }
  }
  c = qn_lex_peek(x, 0);
  if (c == 'j' || c == 'J') {
    x->at++;
    kind = "imaginary";
  } else if (x->dialect == QN_DIALECT_CYTHON && (c == 'f' || c == 'F') && !qn_lex_is_name_char(qn_lex_peek(x, 1))) {
    x->at++;
  } else if (x->dialect == QN_DIALECT_CYTHON) {
    skip_suffix(x);
  }
  check_end(x, kind);
  return !x->failed;
}

/* 0, 00, 0_0; other digits after a leading zero only in a float. */
static bool leading_zero(lexer *x) {
  uint32_t start = x->at;
  bool nonzero = false;
  while (qn_lex_peek(x, 0) == '0' || (qn_lex_peek(x, 0) == '_' && qn_lex_is_digit(qn_lex_peek(x, 1)))) x->at++;
  if (qn_lex_is_digit(qn_lex_peek(x, 0))) {
    nonzero = true;
    if (!digits(x, qn_lex_is_digit, "decimal")) return false;
  }
  char c = qn_lex_peek(x, 0);
  if (!nonzero || c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J') return true;
  qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, qn_lex_span(x, start, x->line, x->at, x->line),
                 "leading zeros in decimal integer literals are not permitted; "
                 "use an 0o prefix for octal integers");
  return false;
}

void qn_lex_number(lexer *x) {
  uint32_t start = x->at;
  char c = qn_lex_peek(x, 0), c1 = qn_lex_peek(x, 1);
  bool good;
  if (c == '0' && (c1 == 'x' || c1 == 'X')) {
    good = radix(x, is_hex, "hexadecimal");
  } else if (c == '0' && (c1 == 'o' || c1 == 'O')) {
    good = radix(x, is_octal, "octal");
  } else if (c == '0' && (c1 == 'b' || c1 == 'B')) {
    good = radix(x, is_binary, "binary");
  } else {
    good = c == '.' || (c == '0' ? leading_zero(x) : digits(x, qn_lex_is_digit, "decimal"));
    good = good && fraction_exponent_imaginary(x);
  }
  if (good) qn_lex_push(x, QN_TOK_NUMBER, start, x->line);
}

/* --- strings ----------------------------------------------------------------------------------------------------- */
bool qn_lex_is_prefix(const lexer *x, uint32_t start) {
  uint32_t n = x->at - start;
  if (n > 2) return false;
  bool b = false, u = false, r = false, f = false, c = false;
  for (uint32_t i = start; i < x->at; i++) {
    switch (x->text[i] | 0x20) {
      case 'b':
        if (b) return false;
        b = true;
        break;
      case 'u':
        if (u) return false;
        u = true;
        break;
      case 'r':
        if (r) return false;
        r = true;
        break;
      case 'f':
        if (f) return false;
        f = true;
        break;
      case 'c':
        if (x->dialect != QN_DIALECT_CYTHON) return false;
        c = true;
        break;
      default:
        return false;
    }
  }
  return !(b && (u || f)) && !(u && (r || f)) && !(c && n > 1);
}

static void unterminated(lexer *x, uint32_t start, uint32_t first_line, bool triple) {
  qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_UNCLOSED, qn_lex_span(x, start, first_line, start + 1, first_line),
                 triple ? "unterminated triple-quoted string literal (detected at line %u)"
                        : "unterminated string literal (detected at line %u)",
                 x->line);
}

void qn_lex_string(lexer *x, uint32_t start) {
  uint32_t prefix = x->at - start, first_line = x->line;
  char quote = qn_lex_peek(x, 0);
  bool triple = qn_lex_peek(x, 1) == quote && qn_lex_peek(x, 2) == quote;
  x->at += triple ? 3 : 1;
  for (;; x->at++) {
    char c = qn_lex_peek(x, 0);
    if (x->at >= x->end || (c == '\n' && !triple)) {
      if (triple && x->at > 0 && x->text[x->at - 1] == '\n') x->line--; /* the line end closes the last line */
      unterminated(x, start, first_line, triple);
      return;
    }
    if (c == '\\') {
      x->at++;
      if (qn_lex_peek(x, 0) == '\n') x->line++;
    } else if (c == '\n') {
      x->line++;
    } else if (c == quote) {
      if (!triple) break;
      if (qn_lex_peek(x, 1) == quote && qn_lex_peek(x, 2) == quote) break;
    }
  }
  x->at += triple ? 3 : 1;
  qn_lex_push(x, QN_TOK_STRING, start, first_line);
  x->tokens.data[x->tokens.n - 1].prefix = (uint16_t)prefix;
}

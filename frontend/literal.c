/* literal.c - values of number tokens and the escapes of strings. */
#include "frontend/parser.h"
#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"

enum { DECIMAL_DIGITS_MAX = 4300 }; /* Python's limit for text to int */

/* --- numbers ----------------------------------------------------------------------------------------------------- */
static qn_sv without_underscores(qn_arena *a, qn_sv text) {
  if (!memchr(text.p, '_', text.n)) return text;
  char *to = qn_arena_alloc(a, text.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++)
    if (text.p[i] != '_') to[n++] = text.p[i];
  return (qn_sv){to, n};
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return (c | 0x20) - 'a' + 10;
}

/* Digits of a power-of-two base (without leading zeros) to decimal, by repeated division by 10^9. */
static qn_sv to_decimal(qn_arena *a, qn_sv digits, unsigned bits) {
  size_t n_words = (digits.n * bits + 31) / 32;
  uint32_t *words = QN_NEW_N(a, uint32_t, n_words + 1);
  for (size_t i = 0; i < digits.n; i++) {
    size_t bit = (digits.n - 1 - i) * bits;
    uint64_t v = (uint64_t)digit_value(digits.p[i]) << bit % 32;
    words[bit / 32] |= (uint32_t)v;
    if (v >> 32) words[bit / 32 + 1] |= (uint32_t)(v >> 32);
  }
  size_t room = n_words * 10 + 10, at = room;
  char *text = qn_arena_alloc(a, room);
  while (n_words && words[n_words - 1] == 0) n_words--;
  while (n_words) {
    uint64_t rest = 0;
    for (size_t i = n_words; i-- > 0;) {
      uint64_t v = rest << 32 | words[i];
      words[i] = (uint32_t)(v / 1000000000);
      rest = v % 1000000000;
    }
    while (n_words && words[n_words - 1] == 0) n_words--;
    for (int k = 0; k < 9 && (rest || n_words); k++, rest /= 10) text[--at] = (char)('0' + rest % 10);
  }
  return (qn_sv){text + at, room - at};
}

static qn_const big_value(qn_arena *a, qn_sv digits, unsigned bits, bool *too_long) {
  qn_const c = {.kind = QN_CONST_BIGINT, .s = digits};
  if (bits == 0) {
    *too_long = digits.n > DECIMAL_DIGITS_MAX;
  } else if (digits.n * bits < (size_t)(DECIMAL_DIGITS_MAX * 3.32)) {
    c.s = to_decimal(a, digits, bits);
  } else if (bits == 4) {
    char *text = qn_arena_alloc(a, digits.n + 3);
    text[0] = '0';
    text[1] = 'x';
    for (size_t i = 0; i < digits.n; i++) text[2 + i] = (char)(digits.p[i] | 0x20);
    c.s = (qn_sv){text, digits.n + 2};
  } else { /* binary, octal: regroup four bits at a time */
    size_t total = digits.n * bits, n = (total + 3) / 4;
    char *text = qn_arena_alloc(a, n + 3);
    memcpy(text, "0x", 2);
    for (size_t i = 0; i < n; i++) {
      int v = 0;
      for (size_t b = 0; b < 4; b++) {
        size_t bit = (n - 1 - i) * 4 + b;
        if (bit < total) v |= (digit_value(digits.p[digits.n - 1 - bit / bits]) >> bit % bits & 1) << b;
      }
      text[2 + i] = "0123456789abcdef"[v];
    }
    size_t skip = 0;
    while (skip + 1 < n && text[2 + skip] == '0') skip++;
    memmove(text + 2, text + 2 + skip, n - skip);
    c.s = (qn_sv){text, n - skip + 2};
  }
  return c;
}

static qn_const int_value(qn_arena *a, qn_sv digits, unsigned base, bool *too_long) {
  while (digits.n > 1 && digits.p[0] == '0') digits = (qn_sv){digits.p + 1, digits.n - 1};
  uint64_t v = 0;
  for (size_t i = 0; i < digits.n; i++) {
    uint64_t d = (uint64_t)digit_value(digits.p[i]);
    if (v > (INT64_MAX - d) / base)
      return big_value(a, digits, base == 16 ? 4 : base == 8 ? 3 : base == 2 ? 1 : 0, too_long);
    v = v * base + d;
  }
  return (qn_const){.kind = QN_CONST_INT, .i = (int64_t)v};
}

qn_const qn_number_value(qn_arena *a, qn_sv text, bool *too_long) {
  text = without_underscores(a, text);
  *too_long = false;
  char second = text.n > 1 ? (char)(text.p[1] | 0x20) : 0;
  bool prefixed = text.p[0] == '0' && (second == 'x' || second == 'o' || second == 'b');
  while (text.n > 1 && ((text.p[text.n - 1] | 0x20) == 'u' || (text.p[text.n - 1] | 0x20) == 'l'))
    text.n--; /* Cython */
  if (prefixed)
    return int_value(a, (qn_sv){text.p + 2, text.n - 2}, second == 'x' ? 16 : second == 'o' ? 8 : 2, too_long);
  char last = (char)(text.p[text.n - 1] | 0x20);
  bool imaginary = last == 'j', is_float = imaginary || last == 'f';
  for (size_t i = 0; i < text.n; i++) is_float |= text.p[i] == '.' || (text.p[i] | 0x20) == 'e';
  if (!is_float) return int_value(a, text, 10, too_long);
  if (imaginary || last == 'f') text.n--;
  qn_const c = {.kind = imaginary ? QN_CONST_COMPLEX : QN_CONST_FLOAT, .f = 0};
  qn_double_parse(text, &c.f);
  return c;
}

qn_node *qn_rule_number(parser *p) {
  qn_span start = qn_span_here(p);
  const qn_token *t = qn_expect(p, QN_TOK_NUMBER);
  qn_node *n = qn_make(p, QN_AST_Constant, start);
  bool too_long;
  n->Constant.value = qn_number_value(p->arena, qn_tok_text(p, t), &too_long);
  if (too_long)
    qn_syntax_raise(
        p, QN_DIAG_TOKEN, start,
        "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
        "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
        "avoid decimal conversion limits.",
        DECIMAL_DIGITS_MAX, n->Constant.value.s.n);
  return n;
}

/* --- escapes ----------------------------------------------------------------------------------------------------- */
typedef struct escapes {
  const char *p, *end;
  char *to;
  bool bytes;
  const char *start;
  const char *message; /* NULL: fine so far */
  qn_arena *arena;
} escapes;

static void put(escapes *e, uint32_t c) {
  if (e->bytes)
    *e->to++ = (char)c;
  else
    e->to += qn_utf8_put(c, e->to);
}

static void truncated(escapes *e, const char *from, const char *what) {
  size_t first = (size_t)(from - e->start), last = (size_t)(e->p - e->start);
  if (e->bytes)
    e->message = qn_arena_printf(e->arena, "(value error) invalid \\x escape at position %zu", first);
  else
    e->message =
        qn_arena_printf(e->arena, "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                        first, last ? last - 1 : 0, what);
}

/* Exactly n hexadecimal digits behind \x, \u, \U. */
static void hex_escape(escapes *e, const char *from, int n, const char *truncation) {
  uint32_t v = 0;
  for (int i = 0; i < n; i++) {
    char c = e->p < e->end ? *e->p : 0;
    bool hex = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    if (!hex) {
      truncated(e, from, truncation);
      return;
    }
    v = v << 4 | (uint32_t)digit_value(c);
    e->p++;
  }
  if (v > 0x10FFFF) {
    truncated(e, from, "illegal Unicode character");
    return;
  }
  put(e, v);
}

/* {NAME} behind \N. */
static void named_escape(escapes *e, const char *from) {
  const char *close = e->p < e->end && *e->p == '{' ? memchr(e->p, '}', (size_t)(e->end - e->p)) : NULL;
  if (!close || close == e->p + 1) {
    if (close) e->p = close + 1;
    truncated(e, from, "malformed \\N character escape");
    return;
  }
  uint32_t c;
  qn_sv name = {e->p + 1, (size_t)(close - e->p - 1)};
  e->p = close + 1;
  if (qn_uc_by_name(name, &c))
    put(e, c);
  else
    truncated(e, from, "unknown Unicode character name");
}

static void octal_escape(escapes *e, char first) {
  uint32_t v = (uint32_t)(first - '0');
  for (int i = 0; i < 2 && e->p < e->end && *e->p >= '0' && *e->p <= '7'; i++) v = v * 8 + (uint32_t)(*e->p++ - '0');
  put(e, e->bytes ? v & 0xFF : v);
}

/* Behind a backslash. */
static void escape(escapes *e) {
  const char *from = e->p - 1;
  if (e->p == e->end) { /* only in a piece of an f-string */
    put(e, '\\');
    return;
  }
  char c = *e->p++;
  switch (c) {
    case '\n':
      return;
    case '\\':
    case '\'':
    case '"':
      put(e, (unsigned char)c);
      return;
    case 'a':
      put(e, 7);
      return;
    case 'b':
      put(e, 8);
      return;
    case 'f':
      put(e, 12);
      return;
    case 'n':
      put(e, 10);
      return;
    case 'r':
      put(e, 13);
      return;
    case 't':
      put(e, 9);
      return;
    case 'v':
      put(e, 11);
      return;
    case 'x':
      hex_escape(e, from, 2, "truncated \\xXX escape");
      return;
    default:
      break; /* below */
  }
  if (c >= '0' && c <= '7') {
    octal_escape(e, c);
  } else if (!e->bytes && c == 'u') {
    hex_escape(e, from, 4, "truncated \\uXXXX escape");
  } else if (!e->bytes && c == 'U') {
    hex_escape(e, from, 8, "truncated \\UXXXXXXXX escape");
  } else if (!e->bytes && c == 'N') {
    named_escape(e, from);
  } else { /* no escape: both characters stand */
    *e->to++ = '\\';
    *e->to++ = c;
  }
}

qn_sv qn_unescape(qn_arena *a, qn_sv text, bool bytes, const char **message) {
  *message = NULL;
  if (!text.n || !memchr(text.p, '\\', text.n)) return text;
  char *to = qn_arena_alloc(a, text.n + 4); /* no escape is longer than its text */
  escapes e = {text.p, text.p + text.n, to, bytes, text.p, NULL, a};
  while (e.p < e.end && !e.message) {
    char c = *e.p++;
    if (c == '\\')
      escape(&e);
    else
      *e.to++ = c;
  }
  *message = e.message;
  return (qn_sv){to, (size_t)(e.to - to)};
}

/* lexer.c - the lexer's main loop: lines, indentation, brackets, names, operators. Numbers and strings are in
 * lexer_literal.c. Rules and messages are those of CPython 3.11's tokenizer.
 *
 * A token never reaches beyond the range [at, end): every look ahead goes through peek(), which gives 0 there (the text
 * has no NUL). */
#include "frontend/lexer_state.h"
#include "runtime/base/unicode.h"

enum { TAB_SIZE = 8 };

const char *const qn_token_texts[QN_TOK_COUNT] = {
#define QN_TOKEN(name, text) text,
#define QN_OPERATOR_TOKEN(name, text) text,
#define QN_KEYWORD(name, text) text,
#include "frontend/token.def"
#undef QN_TOKEN
#undef QN_OPERATOR_TOKEN
#undef QN_KEYWORD
};

/* --- errors and tokens ------------------------------------------------------------------------------------------- */
void qn_lex_fail_at(lexer *x, enum qn_lex_rank rank, enum qn_diag_code code, qn_span span, const char *fmt, ...) {
  char message[200];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(message, sizeof message, fmt, ap);
  va_end(ap);
  x->failed = true;
  x->error = (qn_lex_error){rank, code, span, qn_arena_strndup(x->arena, message, strlen(message))};
}

qn_span qn_lex_span(const lexer *x, uint32_t start, uint32_t line, uint32_t end, uint32_t end_line) {
  return (qn_span){line, start - x->source->line_starts[line - 1], end_line,
                   end - x->source->line_starts[end_line - 1]};
}

qn_span qn_token_span(const qn_source *s, const qn_token *t) {
  return (qn_span){t->line, t->start - s->line_starts[t->line - 1], t->end_line,
                   t->end - s->line_starts[t->end_line - 1]};
}

void qn_lex_push(lexer *x, enum qn_token_kind kind, uint32_t start, uint32_t line) {
  qn_token t = {(uint8_t)kind, x->depth > 0, 0, start, x->at, line, x->line};
  qn_vec_push(x->arena, &x->tokens, t);
}

/* --- indentation ------------------------------------------------------------------------------------------------- */
static void fail_indent(lexer *x, enum qn_diag_code code, const char *message) {
  qn_lex_fail_at(x, QN_LEX_SOFT, code, qn_lex_span(x, x->at, x->line, x->at, x->line), "%s", message);
}

/* Measures the white space at a line's begin: col counts tabs to multiples of eight, alt as one column; the two must
 * order lines alike. A backslash joins lines; the first one's indentation counts. */
static bool measure(lexer *x, uint32_t *col_out, uint32_t *alt_out) {
  uint32_t col = 0, alt = 0, joined_col = 0, joined_alt = 0;
  bool joined = false;
  for (;; x->at++) {
    char c = qn_lex_peek(x, 0);
    if (c == ' ') {
      col++;
      alt++;
    } else if (c == '\t') {
      col = (col / TAB_SIZE + 1) * TAB_SIZE;
      alt++;
    } else if (c == '\f') {
      col = alt = 0;
    } else if (c == '\\') {
      if (!joined || !joined_col) {
        joined_col = col;
        joined_alt = alt;
      }
      joined = true;
      if (!qn_lex_join(x)) return false;
      col = alt = 0;
      x->at--;
    } else {
      break;
    }
  }
  *col_out = joined_col ? joined_col : col;
  *alt_out = joined_col ? joined_alt : alt;
  return true;
}

/* Compares with the stack of open blocks and gives INDENT or DEDENT tokens. */
static void indent_to(lexer *x, uint32_t col, uint32_t alt) {
  const char *mixed = "inconsistent use of tabs and spaces in indentation";
  indent_level *top = &x->indents[x->n_indents - 1];
  if (col == top->col) {
    if (alt != top->alt) fail_indent(x, QN_DIAG_TABS, mixed);
    return;
  }
  if (col > top->col) {
    if (x->n_indents == INDENTS_MAX) {
      fail_indent(x, QN_DIAG_INDENT, "too many levels of indentation");
    } else if (alt <= top->alt) {
      fail_indent(x, QN_DIAG_TABS, mixed);
    } else {
      x->indents[x->n_indents++] = (indent_level){col, alt};
      qn_lex_push(x, QN_TOK_INDENT, x->source->line_starts[x->line - 1], x->line);
    }
    return;
  }
  while (x->n_indents > 1 && col < x->indents[x->n_indents - 1].col) {
    x->n_indents--;
    qn_lex_push(x, QN_TOK_DEDENT, x->at, x->line);
  }
  top = &x->indents[x->n_indents - 1];
  if (col != top->col)
    fail_indent(x, QN_DIAG_INDENT, "unindent does not match any outer indentation level");
  else if (alt != top->alt)
    fail_indent(x, QN_DIAG_TABS, mixed);
}

static void line_begin(lexer *x) {
  uint32_t col, alt;
  x->at_line_begin = false;
  if (!measure(x, &col, &alt)) return;
  char c = qn_lex_peek(x, 0);
  x->blank_line = c == '#' || c == '\n' || c == 0;
  if (!x->blank_line && x->depth == 0) indent_to(x, col, alt);
}

static void unclosed(lexer *x) {
  bracket open = x->brackets[x->depth - 1];
  qn_lex_fail_at(x, QN_LEX_UNCLOSED, QN_DIAG_UNCLOSED, qn_lex_span(x, open.at, open.line, open.at + 1, open.line),
                 "'%c' was never closed", open.c);
}

/* --- small pieces ------------------------------------------------------------------------------------------------ */
bool qn_lex_join(lexer *x) {
  if (qn_lex_peek(x, 1) != '\n') {
    qn_span here = qn_lex_span(x, x->at, x->line, x->at + 1, x->line);
    if (x->at + 1 >= x->end)
      qn_lex_fail_at(x, QN_LEX_SOFT, QN_DIAG_SYNTAX, here, "unexpected EOF while parsing");
    else
      qn_lex_fail_at(x, QN_LEX_SOFT, QN_DIAG_TOKEN, here, "unexpected character after line continuation character");
    return false;
  }
  x->at += 2;
  x->line++;
  if (x->at < x->end) return true;
  x->line--;
  if (x->depth)
    unclosed(x);
  else
    qn_lex_fail_at(x, QN_LEX_SOFT, QN_DIAG_SYNTAX, qn_lex_span(x, x->at, x->line, x->at, x->line),
                   "unexpected EOF while parsing");
  return false;
}

static void newline(lexer *x) {
  uint32_t start = x->at;
  bool silent = x->depth > 0 || x->blank_line;
  x->at++;
  if (!silent) qn_lex_push(x, QN_TOK_NEWLINE, start, x->line);
  x->line++;
  x->at_line_begin = x->depth == 0;
}

static enum qn_token_kind keyword_of(const char *p, size_t n) {
#define QN_TOKEN(name, text)
#define QN_OPERATOR_TOKEN(name, text)
#define QN_KEYWORD(name, text) \
  if (n == sizeof(text) - 1 && p[0] == (text)[0] && memcmp(p, text, sizeof(text) - 1) == 0) return QN_TOK_##name;
#include "frontend/token.def"
#undef QN_TOKEN
#undef QN_OPERATOR_TOKEN
#undef QN_KEYWORD
  return QN_TOK_NAME;
}

/* Every character of a name that is not all ASCII, by Unicode's identifier classes. */
static void check_name(lexer *x, uint32_t start) {
  const char *p = x->text + start, *end = x->text + x->at;
  for (const char *from = p; p < end; from = p) {
    uint32_t c = qn_utf8_next(&p, end);
    if (from == x->text + start ? qn_uc_id_start(c) : qn_uc_id_continue(c)) continue;
    uint32_t at = (uint32_t)(from - x->text);
    qn_span span = qn_lex_span(x, at, x->line, (uint32_t)(p - x->text), x->line);
    if (qn_uc_printable(c))
      qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, span, "invalid character '%.*s' (U+%04X)", (int)(p - from), from,
                     c);
    else
      qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, span, "invalid non-printable character U+%04X", c);
    return;
  }
}

/* A name, a keyword, or the prefix of a string. */
static void name(lexer *x) {
  uint32_t start = x->at;
  bool ascii = true;
  while (qn_lex_is_name_char(qn_lex_peek(x, 0))) {
    ascii &= (unsigned char)qn_lex_peek(x, 0) < 128;
    x->at++;
  }
  char c = qn_lex_peek(x, 0);
  if ((c == '"' || c == '\'') && qn_lex_is_prefix(x, start)) {
    qn_lex_string(x, start);
    return;
  }
  if (!ascii) {
    check_name(x, start);
    if (x->failed) return;
  }
  qn_lex_push(x, keyword_of(x->text + start, x->at - start), start, x->line);
}

/* --- brackets and operators -------------------------------------------------------------------------------------- */
static void open_bracket(lexer *x, char c) {
  if (x->depth == BRACKETS_MAX) {
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_NESTING, qn_lex_span(x, x->at, x->line, x->at + 1, x->line),
                   "too many nested parentheses");
    return;
  }
  x->brackets[x->depth++] = (bracket){c, x->at, x->line};
}

static void close_bracket(lexer *x, char c) {
  qn_span here = qn_lex_span(x, x->at, x->line, x->at + 1, x->line);
  if (x->depth == 0) {
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, here, "unmatched '%c'", c);
    return;
  }
  bracket open = x->brackets[--x->depth];
  if ((open.c == '(' && c == ')') || (open.c == '[' && c == ']') || (open.c == '{' && c == '}')) return;
  if (open.line != x->line)
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, here,
                   "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u", c, open.c, open.line);
  else
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, here,
                   "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.c);
}

/* The longest operator at the current place, or UNKNOWN. */
static enum qn_token_kind operator_at(const lexer *x, uint32_t *length) {
  enum qn_token_kind best = QN_TOK_UNKNOWN;
  char c = qn_lex_peek(x, 0), c1 = qn_lex_peek(x, 1), c2 = qn_lex_peek(x, 2);
  *length = 1;
#define QN_TOKEN(name, text)
#define QN_KEYWORD(name, text)
#define QN_OPERATOR_TOKEN(name, text)                                                                     \
  if (c == (text)[0] && (sizeof(text) < 3 || c1 == (text)[1]) && (sizeof(text) < 4 || c2 == (text)[2]) && \
      (best == QN_TOK_UNKNOWN || sizeof(text) - 1 > *length)) {                                           \
    best = QN_TOK_##name;                                                                                 \
    *length = sizeof(text) - 1;                                                                           \
  }
#include "frontend/token.def"
#undef QN_TOKEN
#undef QN_OPERATOR_TOKEN
#undef QN_KEYWORD
  return best;
}

static void operator(lexer *x) {
  uint32_t start = x->at, length;
  char c = qn_lex_peek(x, 0);
  enum qn_token_kind kind = operator_at(x, &length);
  if (kind == QN_TOK_UNKNOWN && ((unsigned char)c < 0x20 || c == 0x7F)) {
    qn_lex_fail_at(x, QN_LEX_HARD, QN_DIAG_TOKEN, qn_lex_span(x, start, x->line, start + 1, x->line),
                   "invalid non-printable character U+%04X", (unsigned)c);
    return;
  }
  bool opens = kind == QN_TOK_LPAR || kind == QN_TOK_LSQB || kind == QN_TOK_LBRACE;
  if (opens) open_bracket(x, c);
  if (kind == QN_TOK_RPAR || kind == QN_TOK_RSQB || kind == QN_TOK_RBRACE) close_bracket(x, c);
  if (x->failed) return;
  x->at += length;
  qn_lex_push(x, kind, start, x->line);
}

/* --- the loop ---------------------------------------------------------------------------------------------------- */
static void one_token(lexer *x) {
  if (x->at_line_begin) {
    line_begin(x);
    if (x->failed) return;
  }
  char c = qn_lex_peek(x, 0);
  while (c == ' ' || c == '\t' || c == '\f') {
    x->at++;
    c = qn_lex_peek(x, 0);
  }
  if (x->at >= x->end) return;
  if (c == '#') {
    while (x->at < x->end && x->text[x->at] != '\n') x->at++;
  } else if (c == '\n') {
    newline(x);
  } else if (c == '\\') {
    qn_lex_join(x);
  } else if ((c >= '0' && c <= '9') || (c == '.' && qn_lex_is_digit(qn_lex_peek(x, 1)))) {
    qn_lex_number(x);
  } else if (c == '"' || c == '\'') {
    qn_lex_string(x, x->at);
  } else if (qn_lex_is_name_char(c)) {
    name(x);
  } else {
    operator(x);
  }
}

static void end_of_text(lexer *x) {
  if (x->line > 1 && x->at > 0 && x->text[x->at - 1] == '\n') x->line--; /* the end belongs to the last line */
  if (x->depth > 0) {
    unclosed(x);
    return;
  }
  enum qn_token_kind last = x->tokens.n ? (enum qn_token_kind)x->tokens.data[x->tokens.n - 1].kind : QN_TOK_NEWLINE;
  if (last != QN_TOK_NEWLINE && last != QN_TOK_DEDENT && last != QN_TOK_INDENT)
    qn_lex_push(x, QN_TOK_NEWLINE, x->at, x->line);
  for (; x->n_indents > 1; x->n_indents--) qn_lex_push(x, QN_TOK_DEDENT, x->at, x->line);
}

static void finish(lexer *x, qn_tokens *out) {
  qn_lex_push(x, x->failed ? QN_TOK_ERROR : QN_TOK_END, x->at, x->line);
  *out = (qn_tokens){x->tokens.data, x->tokens.n, x->error};
}

void qn_lex(qn_arena *a, const qn_source *s, enum qn_dialect dialect, qn_tokens *out) {
  lexer x = {.arena = a,
             .source = s,
             .dialect = dialect,
             .text = s->text.p,
             .end = (uint32_t)s->text.n,
             .line = 1,
             .at_line_begin = true,
             .n_indents = 1};
  while (!x.failed && x.at < x.end) one_token(&x);
  if (!x.failed) end_of_text(&x);
  finish(&x, out);
}

void qn_lex_embedded(qn_arena *a, const qn_source *s, enum qn_dialect dialect, uint32_t start, uint32_t end,
                     uint32_t line, qn_tokens *out) {
  lexer x = {.arena = a,
             .source = s,
             .dialect = dialect,
             .text = s->text.p,
             .at = start,
             .end = end,
             .line = line,
             .n_indents = 1};
  open_bracket(&x, '(');
  qn_lex_push(&x, QN_TOK_LPAR, start - 1, line);
  x.tokens.data[0].end = start;
  while (!x.failed && x.at < x.end) one_token(&x);
  if (!x.failed && x.depth != 1) unclosed(&x);
  if (!x.failed) {
    x.depth = 0;
    x.at = end + 1;
    qn_lex_push(&x, QN_TOK_RPAR, end, x.line);
    qn_lex_push(&x, QN_TOK_NEWLINE, x.at, x.line);
  }
  finish(&x, out);
}

/* lexer_state.h - what lexer.c and lexer_literal.c share; nobody else includes it. */
#ifndef QN_FRONTEND_LEXER_STATE_H
#define QN_FRONTEND_LEXER_STATE_H

#include "frontend/lexer.h"

enum { INDENTS_MAX = 100, BRACKETS_MAX = 200 }; /* CPython's MAXINDENT and MAXLEVEL */

typedef struct indent_level {
  uint32_t col, alt;
} indent_level;
typedef struct bracket {
  char c;
  uint32_t at, line;
} bracket;

typedef struct lexer {
  qn_arena *arena;
  const qn_source *source;
  enum qn_dialect dialect;
  const char *text;
  uint32_t at, end; /* offsets in text */
  uint32_t line;    /* of at */
  bool at_line_begin, blank_line, failed;
  uint32_t n_indents, depth;
  indent_level indents[INDENTS_MAX];
  bracket brackets[BRACKETS_MAX];
  QN_VEC(qn_token) tokens;
  qn_lex_error error;
} lexer;

static inline char qn_lex_peek(const lexer *x, uint32_t ahead) {
  return x->at + ahead < x->end ? x->text[x->at + ahead] : 0;
}
static inline bool qn_lex_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool qn_lex_is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || qn_lex_is_digit(c) || (unsigned char)c >= 128;
}

void qn_lex_fail_at(lexer *x, enum qn_lex_rank rank, enum qn_diag_code code, qn_span span, const char *fmt, ...)
    QN_PRINTF(5, 6);
qn_span qn_lex_span(const lexer *x, uint32_t start, uint32_t line, uint32_t end, uint32_t end_line);
/* A token from start (on that line) to the current place. */
void qn_lex_push(lexer *x, enum qn_token_kind kind, uint32_t start, uint32_t line);
/* At a backslash: moves over it and its line end; false after an error. */
bool qn_lex_join(lexer *x);

void qn_lex_number(lexer *x);
bool qn_lex_is_prefix(const lexer *x, uint32_t start); /* is text[start, at) a prefix of string literals? */
void qn_lex_string(lexer *x, uint32_t start);          /* at the quote; start is that of the prefix */

#endif

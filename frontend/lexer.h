/* lexer.h - text to tokens, all of them at once: the parser looks ahead as far as it likes.
 *
 * A malformed token ends the list with an ERROR token and fills the error. Its rank says how it weighs against an error
 * of the parser further up, as CPython has it: a HARD one is always the one reported, a SOFT one only when the parser
 * gets to it, an UNCLOSED bracket also when the parser failed on a later line than the bracket's. */
#ifndef QN_FRONTEND_LEXER_H
#define QN_FRONTEND_LEXER_H

#include "frontend/diag.h"
#include "frontend/frontend.h"

enum qn_token_kind {
#define QN_TOKEN(name, text) QN_TOK_##name,
#define QN_OPERATOR_TOKEN(name, text) QN_TOK_##name,
#define QN_KEYWORD(name, text) QN_TOK_##name,
#include "frontend/token.def"
#undef QN_TOKEN
#undef QN_OPERATOR_TOKEN
#undef QN_KEYWORD
  QN_TOK_COUNT
};
extern const char *const qn_token_texts[QN_TOK_COUNT];

typedef struct qn_token {
  uint8_t kind;       /* enum qn_token_kind */
  uint8_t in_bracket; /* inside ( [ { */
  uint16_t prefix;    /* STRING: bytes before the quote */
  uint32_t start, end; /* offsets in the source text */
  uint32_t line, end_line;
} qn_token;

enum qn_lex_rank { QN_LEX_FINE, QN_LEX_HARD, QN_LEX_SOFT, QN_LEX_UNCLOSED };
typedef struct qn_lex_error {
  enum qn_lex_rank rank;
  enum qn_diag_code code;
  qn_span span;
  const char *message;
} qn_lex_error;

typedef struct qn_tokens {
  qn_token *data;
  uint32_t n;
  qn_lex_error error;
} qn_tokens;

/* The whole source. */
void qn_lex(qn_arena *a, const qn_source *s, enum qn_dialect dialect, qn_tokens *out);
/* One expression of an f-string, text[start, end), as if it stood in parentheses: the brackets around it become the two
 * parentheses' tokens. line is that of start. */
void qn_lex_embedded(qn_arena *a, const qn_source *s, enum qn_dialect dialect, uint32_t start, uint32_t end,
                     uint32_t line, qn_tokens *out);

qn_span qn_token_span(const qn_source *s, const qn_token *t);

#endif

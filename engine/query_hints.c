/* query_hints.c - what a query that does not parse, or names what there is not, most likely means (query_hints.def). */
#include "engine/query.h"

#include <strings.h>

typedef struct hint {
  const char *said, *meant;
} hint;
static const hint names[] = {
#define QUERY_NAME(said, meant) {said, meant},
#define QUERY_WORD(said, meant)
#define QUERY_SIGN(said, meant)
#include "engine/query_hints.def"
};
static const hint words[] = {
#define QUERY_NAME(said, meant)
#define QUERY_WORD(said, meant) {said, meant},
#define QUERY_SIGN(said, meant)
#include "engine/query_hints.def"
};
static const hint signs[] = {
#define QUERY_NAME(said, meant)
#define QUERY_WORD(said, meant)
#define QUERY_SIGN(said, meant) {said, meant},
#include "engine/query_hints.def"
};

const char *qn_qhint_name(qn_sv name) {
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strlen(names[i].said) == name.n && strncasecmp(names[i].said, name.p, name.n) == 0) return names[i].meant;
  return NULL;
}

static bool is_word(const char *text, size_t i, const char *word) {
  const size_t n = strlen(word);
  if ((i > 0 && qn_q_word_char(text[i - 1])) || strncasecmp(text + i, word, n) != 0) return false;
  return word[n - 1] == '(' || (!qn_q_word_char(text[i + n]) && text[i + n] != '(');
}
/* A sign of another language, no part of one that queries have. */
static bool is_sign(const char *text, size_t i, const char *sign) {
  const size_t n = strlen(sign);
  if (strncmp(text + i, sign, n) != 0) return false;
  return n > 1 || (text[i + 1] != '=' && (i == 0 || !strchr("=<>!:", text[i - 1])));
}

static bool is_column(const char *name, const qn_sv *columns, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (columns[i].n == strlen(name) && strncasecmp(columns[i].p, name, columns[i].n) == 0) return true;
  return false;
}

const char *qn_qhint_syntax(const char *text, const qn_sv *columns, uint32_t ncolumns) {
  char quote = 0;
  for (size_t i = 0; text[i]; i++) {
    if (quote) {
      if (text[i] == '\\' && text[i + 1]) i++;
      else if (text[i] == quote) quote = 0;
      continue;
    }
    if (text[i] == '\'' || text[i] == '"' || text[i] == '`') {
      quote = text[i];
      continue;
    }
    for (size_t k = 0; k < QN_COUNT(words); k++)
      if (is_word(text, i, words[k].said) && !is_column(words[k].said, columns, ncolumns)) return words[k].meant;
    for (size_t k = 0; k < QN_COUNT(signs); k++)
      if (is_sign(text, i, signs[k].said)) return signs[k].meant;
  }
  return NULL;
}

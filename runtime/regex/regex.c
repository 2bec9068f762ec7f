/* regex.c - PCRE2 behind regex.h: one compiled code per way of matching (options at compile time, so that all of them run as
 * machine code), made when first asked for. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "runtime/regex/regex.h"

struct qn_regex {
  pcre2_code *codes[QN_RE_WAYS];
  uint32_t options, groups;
  size_t n;
  char pattern[];
};

static pcre2_code *compile(const qn_regex *r, uint32_t more, int *code, PCRE2_SIZE *at) {
  pcre2_compile_context *c = pcre2_compile_context_create(NULL);
  if (!c) return *code = PCRE2_ERROR_NOMEMORY, NULL;
  pcre2_set_newline(c, PCRE2_NEWLINE_LF);
  pcre2_code *made = pcre2_compile((PCRE2_SPTR)r->pattern, r->n, r->options | more, code, at, c);
  pcre2_compile_context_free(c);
  if (made) pcre2_jit_compile(made, PCRE2_JIT_COMPLETE); /* without it the interpreter does it */
  return made;
}

qn_regex *qn_regex_new(const qn_allocator *alloc, qn_sv pattern, uint32_t flags, char *message, size_t room, size_t *at) {
  static const struct {
    uint32_t flag, option;
  } rows[] = {{QN_RE_IGNORECASE, PCRE2_CASELESS}, {QN_RE_MULTILINE, PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX}, {QN_RE_DOTALL, PCRE2_DOTALL}, {QN_RE_VERBOSE, PCRE2_EXTENDED}};
  if (room) message[0] = 0;
  *at = 0;
  qn_regex *r = qn_alloc(alloc, sizeof *r + pattern.n);
  if (!r) return NULL;
  memset(r, 0, sizeof *r);
  r->n = pattern.n;
  if (pattern.n) memcpy(r->pattern, pattern.p, pattern.n);
  r->options = PCRE2_NEVER_BACKSLASH_C;
  if (!(flags & QN_RE_BYTES)) r->options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK | (flags & QN_RE_ASCII ? 0 : PCRE2_UCP);
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (flags & rows[i].flag) r->options |= rows[i].option;
  int code = 0;
  PCRE2_SIZE where = 0;
  if (!(r->codes[QN_RE_SEARCH] = compile(r, 0, &code, &where))) {
    if (code != PCRE2_ERROR_NOMEMORY && room) pcre2_get_error_message(code, (PCRE2_UCHAR *)message, room);
    *at = where;
    return qn_regex_free(alloc, r), NULL;
  }
  pcre2_pattern_info(r->codes[QN_RE_SEARCH], PCRE2_INFO_CAPTURECOUNT, &r->groups);
  return r;
}

void qn_regex_free(const qn_allocator *alloc, qn_regex *r) {
  if (!r) return;
  for (int i = 0; i < QN_RE_WAYS; i++) pcre2_code_free(r->codes[i]);
  qn_free(alloc, r, sizeof *r + r->n);
}

uint32_t qn_regex_groups(const qn_regex *r) { return r->groups; }

bool qn_regex_prepare(qn_regex *r, qn_regex_way way) {
  static const uint32_t options[QN_RE_WAYS] = {0, PCRE2_ANCHORED, PCRE2_ANCHORED | PCRE2_ENDANCHORED};
  int code;
  PCRE2_SIZE at;
  if (!r->codes[way]) r->codes[way] = compile(r, options[way], &code, &at);
  return r->codes[way] != NULL;
}

qn_regex_state *qn_regex_state_new(const qn_regex *r) {
  return (qn_regex_state *)pcre2_match_data_create(r->groups + 1, NULL);
}

void qn_regex_state_free(qn_regex_state *s) { pcre2_match_data_free((pcre2_match_data *)s); }

int qn_regex_exec(const qn_regex *r, qn_regex_state *s, qn_regex_way way, qn_sv text, size_t from, bool not_empty) {
  pcre2_match_data *m = (pcre2_match_data *)s;
  PCRE2_SPTR p = (PCRE2_SPTR)(text.p ? text.p : "");
  uint32_t options = PCRE2_NO_UTF_CHECK | (not_empty ? PCRE2_NOTEMPTY_ATSTART : 0);
  int n = pcre2_match(r->codes[way], p, text.n, from, options, m, NULL);
  if (n == PCRE2_ERROR_JIT_STACKLIMIT) n = pcre2_match(r->codes[way], p, text.n, from, options | PCRE2_NO_JIT, m, NULL);
  if (n < 0) return n == PCRE2_ERROR_NOMATCH ? 0 : -1;
  size_t *spans = pcre2_get_ovector_pointer(m);
  for (uint32_t i = (uint32_t)n; i <= r->groups; i++) spans[2 * i] = spans[2 * i + 1] = QN_RE_UNSET;
  return 1;
}

const size_t *qn_regex_spans(const qn_regex_state *s) { return pcre2_get_ovector_pointer((pcre2_match_data *)(uintptr_t)s); }

/* regex.h - the door of runtime/regex: regular expressions over UTF-8 text or bytes, by PCRE2. Patterns come in PCRE2's syntax:
 * what Python writes is translated before (lib/re.py).
 *
 * A qn_regex is read only once qn_regex_prepare was called for the way of matching; any number of threads may then use it,
 * each with a qn_regex_state of its own. Offsets are bytes. */
#ifndef QN_REGEX_H
#define QN_REGEX_H

#include "runtime/base/base.h"

/* Flags, with Python's values; BYTES: the text is bytes, not UTF-8. */
enum { QN_RE_IGNORECASE = 2, QN_RE_MULTILINE = 8, QN_RE_DOTALL = 16, QN_RE_VERBOSE = 64, QN_RE_ASCII = 256, QN_RE_BYTES = 1 << 16 };
/* Ways of matching: anywhere from the start on; at the start; the whole of the text from the start. */
typedef enum qn_regex_way { QN_RE_SEARCH, QN_RE_MATCH, QN_RE_FULL, QN_RE_WAYS } qn_regex_way;
#define QN_RE_UNSET ((size_t)-1) /* the span of a group that took no part */

typedef struct qn_regex qn_regex;
typedef struct qn_regex_state qn_regex_state;

/* Compiles for SEARCH. NULL: no memory (message empty), or not a pattern: message, and *at, the byte where. */
qn_regex *qn_regex_new(const qn_allocator *alloc, qn_sv pattern, uint32_t flags, char *message, size_t room, size_t *at);
void qn_regex_free(const qn_allocator *alloc, qn_regex *r); /* r may be NULL */
uint32_t qn_regex_groups(const qn_regex *r);                /* without the whole match */
bool qn_regex_prepare(qn_regex *r, qn_regex_way way);       /* false: no memory */

qn_regex_state *qn_regex_state_new(const qn_regex *r); /* NULL: no memory */
void qn_regex_state_free(qn_regex_state *s);           /* s may be NULL */

/* 1: matched, the spans are in the state; 0: no match; -1: a limit of PCRE2 was reached, or no memory. from <= text.n.
 * not_empty: an empty match at `from` does not count. Text that is not bytes must be well-formed UTF-8. */
int qn_regex_exec(const qn_regex *r, qn_regex_state *s, qn_regex_way way, qn_sv text, size_t from, bool not_empty);
const size_t *qn_regex_spans(const qn_regex_state *s); /* start and end of the match, then of each group */

#endif

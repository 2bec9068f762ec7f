/* source.h - the text of one module: its bytes decoded to UTF-8 with `\n` line ends, and where its lines begin. Spans of
 * tokens, nodes and diagnostics count in this text. Owned by the arena it was made in. */
#ifndef QN_FRONTEND_SOURCE_H
#define QN_FRONTEND_SOURCE_H

#include "runtime/base/base.h"

struct qn_diags;

typedef struct qn_source {
  qn_sv name;                  /* as shown in messages, usually the path */
  qn_sv text;                  /* UTF-8, zero-terminated, without byte order mark; `\r\n` and `\r` are `\n` here */
  const uint32_t *line_starts; /* offset of line i + 1 */
  uint32_t n_lines;
} qn_source;

/* Decodes bytes by byte order mark or PEP 263 cookie (utf-8, latin-1, and what iconv knows under Python's names).
 * NULL after an error diagnostic (E0001, E0002, E0003). Copies; bytes may go afterwards. */
qn_source *qn_source_new(qn_arena *a, qn_sv name, qn_sv bytes, struct qn_diags *diags);
/* Text that is UTF-8 already, as a host's string: a cookie is not obeyed. */
qn_source *qn_source_from_text(qn_arena *a, qn_sv name, qn_sv text, struct qn_diags *diags);

/* Line (from 1) without its line end; empty when out of range. */
qn_sv qn_source_line(const qn_source *s, uint32_t line);
/* Text that a span covers (clipped to the source). */
qn_sv qn_source_span(const qn_source *s, qn_span span);

#endif

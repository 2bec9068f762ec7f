/* diag.h - diagnostics: a list that grows, printed with source line, caret and notes, or as JSON. Codes: diag.def.
 *
 * Any stage that reports about source text uses it (frontend, types, bytecode, lower). A stage that fails has added at
 * least one error; one mistake should give one message. Everything lives in the arena of the list. */
#ifndef QN_FRONTEND_DIAG_H
#define QN_FRONTEND_DIAG_H

#include "frontend/source.h"

enum qn_diag_code {
#define QN_DIAG(name, number, severity, type, summary) QN_DIAG_##name,
#include "frontend/diag.def"
#undef QN_DIAG
#define QN_REFUSAL(number, what, hint) QN_DIAG_R##number,
#include "frontend/refusal.def"
#undef QN_REFUSAL
  QN_DIAG_COUNT
};
enum qn_severity { QN_SEVERITY_ERROR, QN_SEVERITY_WARNING };

typedef struct qn_diag_desc {
  const char *name, *python_type, *summary;
  int number; /* printed as E0123 or W0123 */
  enum qn_severity severity;
} qn_diag_desc;
extern const qn_diag_desc qn_diag_descs[QN_DIAG_COUNT];

typedef struct qn_diag_note {
  const qn_source *source; /* NULL: a note without a place */
  qn_span span;
  const char *message;
} qn_diag_note;
typedef struct qn_diag {
  enum qn_diag_code code;
  enum qn_severity severity;
  const qn_source *source; /* NULL: without a place */
  qn_span span;
  const char *message; /* UTF-8 */
  QN_VEC(qn_diag_note) notes;
} qn_diag;
typedef struct qn_diags {
  qn_arena *arena;
  QN_VEC(qn_diag *) list;
  uint32_t n_errors;
} qn_diags;

void qn_diags_init(qn_diags *d, qn_arena *a);
/* Adds one; the result may take notes. span.line 0: no place. */
qn_diag *qn_diag_add(qn_diags *d, const qn_source *s, enum qn_diag_code code, qn_span span, const char *fmt, ...)
    QN_PRINTF(5, 6);
void qn_diag_add_note(qn_diags *d, qn_diag *diag, const qn_source *s, qn_span span, const char *fmt, ...)
    QN_PRINTF(5, 6);

/* By source and place, in order of the text; those of one place stay as they came. */
void qn_diags_sort(qn_diags *d);
/* `file:line:col: error[E0123]: message`, the source line, a caret line, notes. Columns shown count characters from 1. */
void qn_diag_print(const qn_diag *d, bool colour, qn_buf *out);
void qn_diags_print(const qn_diags *d, bool colour, qn_buf *out);
/* One JSON array: code, severity, type, file, line, column (characters from 1), end_line, end_column, message, notes. */
void qn_diags_json(const qn_diags *d, qn_buf *out);
/* The first error as a caller-owned error object (status QN_ESYNTAX; type is Python's exception name). */
qn_status qn_diags_error(const qn_diags *d, qn_error *err);

#endif

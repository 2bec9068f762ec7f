/* diag.c - the diagnostics list and its two ways of printing. */
#include "frontend/diag.h"

const qn_diag_desc qn_diag_descs[QN_DIAG_COUNT] = {
#define QN_DIAG(name, number, severity, type, summary) {#name, type, summary, number, QN_SEVERITY_##severity},
#include "frontend/diag.def"
#undef QN_DIAG
#define QN_REFUSAL(number, what, hint) {"R" #number, "UnsupportedError", what, number, QN_SEVERITY_ERROR},
#include "frontend/refusal.def"
#undef QN_REFUSAL
};

void qn_diags_init(qn_diags *d, qn_arena *a) {
  *d = (qn_diags){0};
  d->arena = a;
}

static const char *format(qn_arena *a, const char *fmt, va_list ap) {
  va_list again;
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, again);
  va_end(again);
  if (n < 0) n = 0;
  char *text = qn_arena_alloc(a, (size_t)n + 1);
  vsnprintf(text, (size_t)n + 1, fmt, ap);
  return text;
}

qn_diag *qn_diag_add(qn_diags *d, const qn_source *s, enum qn_diag_code code, qn_span span, const char *fmt, ...) {
  qn_diag *diag = QN_NEW(d->arena, qn_diag);
  diag->code = code;
  diag->severity = qn_diag_descs[code].severity;
  diag->source = s;
  diag->span = span;
  va_list ap;
  va_start(ap, fmt);
  diag->message = format(d->arena, fmt, ap);
  va_end(ap);
  qn_vec_push(d->arena, &d->list, diag);
  if (diag->severity == QN_SEVERITY_ERROR) d->n_errors++;
  return diag;
}

void qn_diag_add_note(qn_diags *d, qn_diag *diag, const qn_source *s, qn_span span, const char *fmt, ...) {
  qn_diag_note note = {s, span, NULL};
  va_list ap;
  va_start(ap, fmt);
  note.message = format(d->arena, fmt, ap);
  va_end(ap);
  qn_vec_push(d->arena, &diag->notes, note);
}

static bool before(const qn_diag *a, const qn_diag *b) {
  if (a->source != b->source) return false;
  return a->span.line != b->span.line ? a->span.line < b->span.line : a->span.col < b->span.col;
}

static void merge(qn_diag **list, qn_diag **spare, uint32_t n) {
  if (n < 2) return;
  uint32_t half = n / 2, i = 0, j = half;
  merge(list, spare, half);
  merge(list + half, spare, n - half);
  memcpy(spare, list, half * sizeof *list);
  for (uint32_t k = 0; i < half; k++) list[k] = j < n && before(list[j], spare[i]) ? list[j++] : spare[i++];
}

void qn_diags_sort(qn_diags *d) { merge(d->list.data, QN_NEW_N(d->arena, qn_diag *, d->list.n + 1), d->list.n); }

/* --- text -------------------------------------------------------------------------------------------------------- */
enum { LINE_SHOWN = 160 }; /* of a longer line, a window around the caret is shown */

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* Characters (from 1) before byte column col of the line. */
static uint32_t character_column(const qn_source *s, uint32_t line, uint32_t col) {
  qn_sv text = qn_source_line(s, line);
  uint32_t n = 1;
  for (size_t i = 0; i < col && i < text.n; i++) n += !is_continuation(text.p[i]);
  return n;
}

static void colour_on(qn_buf *out, bool colour, const char *code) {
  if (colour) qn_buf_printf(out, "\033[%sm", code);
}

/* The source line and a line of carets under the span's part of it. */
static void print_excerpt(const qn_source *s, qn_span span, bool colour, qn_buf *out) {
  qn_sv text = qn_source_line(s, span.line);
  size_t from = 0, end = text.n, col = span.col < text.n ? span.col : text.n;
  if (text.n > LINE_SHOWN) {
    from = col > LINE_SHOWN / 2 ? col - LINE_SHOWN / 2 : 0;
    while (from > 0 && is_continuation(text.p[from])) from--;
    end = from + LINE_SHOWN < text.n ? from + LINE_SHOWN : text.n;
    while (end < text.n && is_continuation(text.p[end])) end++;
  }
  int digits = snprintf(NULL, 0, "%u", span.line);
  qn_buf_printf(out, " %u | ", span.line);
  for (size_t i = from; i < end; i++) { /* control characters would move the cursor */
    unsigned char c = (unsigned char)text.p[i];
    qn_buf_c(out, c == '\t' || (c >= 32 && c != 127) ? (char)c : '?');
  }
  qn_buf_c(out, '\n');
  qn_buf_fill(out, ' ', (size_t)digits + 2);
  qn_buf_z(out, "| ");
  for (size_t i = from; i < col; i++)
    if (!is_continuation(text.p[i])) qn_buf_c(out, text.p[i] == '\t' ? '\t' : ' ');
  size_t stop = span.end_line == span.line ? span.end_col : text.n;
  if (stop > end) stop = end;
  size_t width = 0;
  for (size_t i = col; i < stop; i++) width += !is_continuation(text.p[i]);
  colour_on(out, colour, "1;32");
  qn_buf_fill(out, '^', width ? width : 1);
  colour_on(out, colour, "0");
  qn_buf_c(out, '\n');
}

static void print_place(const qn_source *s, qn_span span, qn_buf *out) {
  if (!s) return;
  qn_buf_sv(out, s->name);
  if (span.line) qn_buf_printf(out, ":%u:%u", span.line, character_column(s, span.line, span.col));
  qn_buf_z(out, ": ");
}

void qn_diag_print(const qn_diag *d, bool colour, qn_buf *out) {
  bool is_error = d->severity == QN_SEVERITY_ERROR;
  colour_on(out, colour, "1");
  print_place(d->source, d->span, out);
  colour_on(out, colour, is_error ? "1;31" : "1;35");
  qn_buf_printf(out, "%s[%c%04d]: ", is_error ? "error" : "warning", is_error ? 'E' : 'W',
                qn_diag_descs[d->code].number);
  colour_on(out, colour, "0;1");
  qn_buf_z(out, d->message);
  colour_on(out, colour, "0");
  qn_buf_c(out, '\n');
  if (d->source && d->span.line) print_excerpt(d->source, d->span, colour, out);
  for (uint32_t i = 0; i < d->notes.n; i++) {
    const qn_diag_note *note = &d->notes.data[i];
    print_place(note->source, note->span, out);
    qn_buf_printf(out, "note: %s\n", note->message);
    if (note->source && note->span.line) print_excerpt(note->source, note->span, colour, out);
  }
}

void qn_diags_print(const qn_diags *d, bool colour, qn_buf *out) {
  for (uint32_t i = 0; i < d->list.n; i++) qn_diag_print(d->list.data[i], colour, out);
}

/* --- JSON -------------------------------------------------------------------------------------------------------- */
static void json_string(qn_sv s, qn_buf *out) {
  qn_buf_c(out, '"');
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '"' || c == '\\') {
      qn_buf_c(out, '\\');
      qn_buf_c(out, (char)c);
    } else if (c < 32 || c == 127) {
      qn_buf_printf(out, "\\u%04x", c);
    } else {
      qn_buf_c(out, (char)c);
    }
  }
  qn_buf_c(out, '"');
}

static void json_place(const qn_source *s, qn_span span, qn_buf *out) {
  if (!s) return;
  qn_buf_z(out, "\"file\": ");
  json_string(s->name, out);
  qn_buf_z(out, ", ");
  if (span.line)
    qn_buf_printf(out, "\"line\": %u, \"column\": %u, \"end_line\": %u, \"end_column\": %u, ", span.line,
                  character_column(s, span.line, span.col), span.end_line,
                  character_column(s, span.end_line, span.end_col));
}

static void json_diag(const qn_diag *d, qn_buf *out) {
  const qn_diag_desc *desc = &qn_diag_descs[d->code];
  bool is_error = d->severity == QN_SEVERITY_ERROR;
  qn_buf_printf(out, "{\"code\": \"%c%04d\", \"severity\": \"%s\", \"type\": \"%s\", ", is_error ? 'E' : 'W',
                desc->number, is_error ? "error" : "warning", desc->python_type);
  json_place(d->source, d->span, out);
  qn_buf_z(out, "\"message\": ");
  json_string(qn_sv_of(d->message), out);
  qn_buf_z(out, ", \"notes\": [");
  for (uint32_t i = 0; i < d->notes.n; i++) {
    qn_buf_z(out, i ? ", {" : "{");
    json_place(d->notes.data[i].source, d->notes.data[i].span, out);
    qn_buf_z(out, "\"message\": ");
    json_string(qn_sv_of(d->notes.data[i].message), out);
    qn_buf_c(out, '}');
  }
  qn_buf_z(out, "]}");
}

void qn_diags_json(const qn_diags *d, qn_buf *out) {
  qn_buf_c(out, '[');
  for (uint32_t i = 0; i < d->list.n; i++) {
    if (i) qn_buf_z(out, ",\n ");
    json_diag(d->list.data[i], out);
  }
  qn_buf_z(out, "]\n");
}

qn_status qn_diags_error(const qn_diags *d, qn_error *err) {
  for (uint32_t i = 0; i < d->list.n; i++) {
    const qn_diag *diag = d->list.data[i];
    if (diag->severity != QN_SEVERITY_ERROR) continue;
    qn_status status = qn_error_set(err, QN_ESYNTAX, "%s", diag->message);
    if (!err) return status;
    err->span = diag->span;
    snprintf(err->type, sizeof err->type, "%s", qn_diag_descs[diag->code].python_type);
    if (diag->source) snprintf(err->file, sizeof err->file, "%.*s", (int)diag->source->name.n, diag->source->name.p);
    return status;
  }
  return qn_error_set(err, QN_EINTERNAL, "a stage failed without a diagnostic");
}

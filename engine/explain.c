/* explain.c - `quern run --explain`: for each kernel that is compiled, what became of its whole-array statements (the notes of
 * inference, which lowering kept) and of its loops (what LLVM did, by source line); for each function that could have been one
 * and runs on the VM, why. */
#include "engine/engine.h"

typedef struct remark {
  uint32_t line;
  bool vectorised;
  qn_sv text;
  bool said;
} remark;

/* "LINE: vectorized: TEXT" or "LINE: missed: TEXT" */
static bool next_remark(const char **p, remark *r) {
  char *end;
  unsigned long line = strtoul(*p, &end, 10);
  const char *stop = strchr(*p, '\n');
  if (!stop || end == *p || strncmp(end, ": ", 2) != 0) return false;
  const char *kind = end + 2, *text = memchr(kind, ':', (size_t)(stop - kind));
  if (!text) return false;
  *r = (remark){.line = (uint32_t)line, .vectorised = strncmp(kind, "vectorized", 10) == 0, .text = {text + 2, (size_t)(stop - text - 2)}};
  *p = stop + 1;
  return true;
}

static remark *of_line(remark *list, uint32_t n, uint32_t line) {
  for (uint32_t i = 0; i < n; i++)
    if (list[i].line == line) return &list[i];
  return NULL;
}

static void print_note(const qn_irnote *note, remark *r, qn_buf *out) {
  qn_buf_printf(out, "%s:%u: ", note->file, (unsigned)note->line);
  if (strncmp(note->text, "fused", 5) == 0) {
    qn_buf_printf(out, "%s\n", note->text);
    return;
  }
  if (r) r->said = true;
  if (strstr(note->text, "by one call")) qn_buf_z(out, "vectorised");
  else if (strstr(note->text, "added in order")) qn_buf_z(out, "not vectorised (floats are added one after the other)");
  else if (r && r->vectorised) qn_buf_printf(out, "vectorised (%.*s)", (int)r->text.n, r->text.p);
  else if (r) qn_buf_printf(out, "not vectorised (%.*s)", (int)r->text.n, r->text.p);
  else qn_buf_z(out, "not vectorised");
  qn_buf_printf(out, ", %s\n", note->text);
}

void qn_explain_print(qn_session *s, const qn_irmodule *m, const char *remarks) {
  enum { MOST = 512 };
  remark list[MOST];
  uint32_t n = 0;
  qn_buf out;
  qn_buf_init(&out, s->alloc);
  const char *p = remarks ? remarks : "";
  while (n < MOST && next_remark(&p, &list[n])) n++;
  for (uint32_t i = 0; i < m->notes.n; i++) print_note(&m->notes.data[i], of_line(list, n, m->notes.data[i].line), &out);
  for (uint32_t i = 0; i < n; i++) { /* the loops that the source wrote itself */
    if (list[i].said) continue;
    qn_buf_printf(&out, "%s:%u: loop %s (%.*s)\n", m->file, (unsigned)list[i].line, list[i].vectorised ? "vectorised" : "not vectorised",
                  (int)list[i].text.n, list[i].text.p);
  }
  if (out.n) qn_session_write(s, 2, out.p, out.n);
  qn_buf_deinit(&out);
}

/* --- functions that stay on the VM ---------------------------------------------------------------------------------------- */
void qn_explain_stays(qn_session *s, const qn_fnstate *f, const char *reason, const qn_diags *diags) {
  if (!(s->flags & QN_SESSION_EXPLAIN)) return;
  const qn_diag *d = NULL;
  for (uint32_t i = 0; diags && i < diags->list.n && !d; i++)
    if (diags->list.data[i]->severity == QN_SEVERITY_ERROR && diags->list.data[i]->source) d = diags->list.data[i];
  const qn_source *source = d ? d->source : f->kfunc.source;
  qn_buf out;
  qn_buf_init(&out, s->alloc);
  qn_buf_printf(&out, "%.*s:%u: '%.*s' runs on the VM: %s\n", (int)source->name.n, source->name.p, (unsigned)(d ? d->span.line : f->kfunc.node->span.line),
                (int)f->kfunc.name.n, f->kfunc.name.p, d ? d->message : reason);
  qn_session_write(s, 2, out.p, out.n);
  qn_buf_deinit(&out);
}

/* Once for each function: of the argument that keeps it there. */
void qn_explain_argument(qn_session *s, qn_fnstate *f, uint32_t i, qn_value v) {
  if (!(s->flags & QN_SESSION_EXPLAIN) || !f || f->explained) return;
  char text[120];
  f->explained = true;
  snprintf(text, sizeof text, "its argument %u is an object of '%s'", (unsigned)i + 1, qn_class_of(v)->name);
  qn_explain_stays(s, f, text, NULL);
}

/* traceback.c - an uncaught exception as CPython 3.11 prints it. */
#include "runtime/object/internal.h"

enum { REPEATS_SHOWN = 3 };

static bool same_place(const qn_trace *a, const qn_trace *b) {
  return a->file == b->file && a->line == b->line && a->function == b->function;
}

/* East Asian wide characters take two columns of a terminal. */
static bool is_wide(uint32_t c) {
  static const uint32_t ranges[][2] = {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
                                       {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff},
                                       {0x20000, 0x3fffd}};
  for (size_t i = 0; i < QN_COUNT(ranges); i++)
    if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
  return false;
}

/* Columns that the bytes from … to take. */
static int32_t points_before(const char *p, int32_t from, int32_t to) {
  int32_t columns = 0;
  for (int32_t i = from; i < to; i++) {
    unsigned char c = (unsigned char)p[i];
    if ((c & 0xc0) == 0x80) continue;
    uint32_t point = c;
    if (c >= 0xe0 && c < 0xf0 && i + 2 < to) point = (uint32_t)(c & 15) << 12 | (uint32_t)(p[i + 1] & 63) << 6 | (uint32_t)(p[i + 2] & 63);
    else if (c >= 0xf0 && i + 3 < to)
      point = (uint32_t)(c & 7) << 18 | (uint32_t)(p[i + 1] & 63) << 12 | (uint32_t)(p[i + 2] & 63) << 6 | (uint32_t)(p[i + 3] & 63);
    columns += is_wide(point) ? 2 : 1;
  }
  return columns;
}

/* The line's text without its indentation, and carets under the part that failed unless that is the whole line. */
static void source_line(const qn_trace *t, qn_buf *out) {
  const char *p = t->source->text;
  int32_t n = (int32_t)t->source->n, start = 0;
  while (n > 0 && strchr(" \t\f\r\n", p[n - 1])) n--;
  while (start < n && strchr(" \t\f", p[start])) start++;
  if (start == n) return;
  qn_buf_z(out, "    ");
  qn_buf_add(out, p + start, (size_t)(n - start));
  qn_buf_c(out, '\n');
  int32_t col = t->col < start ? start : t->col, end = t->end_col > n ? n : t->end_col;
  if (col >= end || (col == start && end == n && t->anchor >= t->anchor_end)) return;
  qn_buf_z(out, "    ");
  qn_buf_fill(out, ' ', (size_t)points_before(p, start, col));
  if (t->anchor < t->anchor_end && t->anchor >= col && t->anchor_end <= end) {
    qn_buf_fill(out, '~', (size_t)points_before(p, col, t->anchor));
    qn_buf_fill(out, '^', (size_t)points_before(p, t->anchor, t->anchor_end));
    qn_buf_fill(out, '~', (size_t)points_before(p, t->anchor_end, end));
  } else {
    qn_buf_fill(out, '^', (size_t)points_before(p, col, end));
  }
  qn_buf_c(out, '\n');
}

void qn_trace_entry(const qn_trace *t, qn_buf *out) {
  qn_buf_printf(out, "  File \"%s\", line %d, in %s\n", t->file->text, t->line, t->function->text);
  if (t->source) source_line(t, out);
}

static void trace_lines(const qn_excobj *e, qn_buf *out) {
  qn_buf_z(out, "Traceback (most recent call last):\n");
  uint32_t repeats = 0;
  for (uint32_t i = e->ntrace; i-- > 0;) {
    const qn_trace *t = &e->trace[i];
    repeats = i + 1 < e->ntrace && same_place(t, &e->trace[i + 1]) ? repeats + 1 : 0;
    if (repeats < REPEATS_SHOWN) {
      qn_trace_entry(t, out);
    } else if (i == 0 || !same_place(t, &e->trace[i - 1])) {
      uint32_t hidden = repeats - REPEATS_SHOWN + 1;
      qn_buf_printf(out, "  [Previous line repeated %u more time%s]\n", hidden, hidden == 1 ? "" : "s");
    }
  }
}

int qn_exc_format_only(qn_rt *rt, qn_value exc, qn_buf *out) {
  const qn_class *cls = exc.o->cls;
  if (strcmp(cls->module, "builtins") != 0 && strcmp(cls->module, "__main__") != 0) qn_buf_printf(out, "%s.", cls->module);
  qn_buf_z(out, cls->name);
  size_t before = out->n;
  qn_buf_z(out, ": ");
  size_t start = out->n;
  if (qn_str(rt, exc, out) < 0) {
    qn_exc_clear(rt);
    qn_buf_z(out, "<exception str() failed>");
  }
  if (out->n == start && !out->oom) {
    out->n = before;
    out->p[before] = 0;
  }
  return out->oom ? qn_raise_memory(rt) : 0;
}

static int notes(qn_rt *rt, const qn_excobj *e, qn_buf *out) {
  qn_value list;
  if (e->attrs.tag == QN_UNSET || qn_dict_get_z(rt, e->attrs, "__notes__", &list) != 1) return 0;
  int r = 0;
  for (int64_t i = 0; r == 0 && qn_is(list, QN_K_LIST) && i < qn_listp(list)->n; i++) {
    r = qn_str(rt, qn_list_at(qn_listp(list), i), out);
    qn_buf_c(out, '\n');
  }
  qn_release(rt, list);
  return r;
}

/* The exception that is printed before e: its cause, else its context; NULL when it has none. */
static qn_excobj *before(const qn_excobj *e) {
  if (qn_is(e->cause, QN_K_EXCEPTION)) return qn_exc_obj(e->cause);
  return qn_is(e->context, QN_K_EXCEPTION) && !e->suppress_context ? qn_exc_obj(e->context) : NULL;
}

/* How many exceptions lead to e, each once: a program can tie them to a ring (Brent's cycle search). */
static size_t chain_length(qn_excobj *e) {
  size_t n = 1, power = 1, ring = 1;
  qn_excobj *slow = e, *fast = before(e);
  for (; fast && fast != slow; fast = before(fast), ring++, n++)
    if (ring == power) slow = fast, power *= 2, ring = 0;
  if (!fast) return n;
  qn_excobj *a = e, *b = e; /* b runs one ring ahead: they meet where the ring begins */
  for (size_t i = 0; i < ring; i++) b = before(b);
  for (n = ring; a != b; n++) a = before(a), b = before(b);
  return n;
}

static int format_one(qn_rt *rt, const qn_excobj *e, qn_buf *out) {
  qn_value exc = qn_from_obj((void *)e);
  if (e->ntrace) trace_lines(e, out);
  QN_TRY(qn_exc_format_only(rt, exc, out));
  if (e->suggestion) qn_buf_printf(out, ". Did you mean: '%s'?", e->suggestion->text);
  qn_buf_c(out, '\n');
  return notes(rt, e, out);
}

int qn_exc_format(qn_rt *rt, qn_value exc, qn_buf *out) {
  qn_excobj *e = qn_exc_obj(exc);
  size_t n = chain_length(e), size = n * sizeof(qn_excobj *);
  qn_excobj **chain = qn_alloc(rt->alloc, size);
  if (!chain) return qn_raise_memory(rt);
  for (size_t i = 0; i < n; i++, e = before(e)) {
    chain[i] = e;
    qn_retain(qn_from_obj(e)); /* a __str__ may untie the chain */
  }
  int r = 0;
  for (size_t i = n; i-- > 0;) {
    if (r == 0) r = format_one(rt, chain[i], out);
    if (r == 0 && i > 0)
      qn_buf_z(out, qn_is(chain[i - 1]->cause, QN_K_EXCEPTION)
                        ? "\nThe above exception was the direct cause of the following exception:\n\n"
                        : "\nDuring handling of the above exception, another exception occurred:\n\n");
    qn_release(rt, qn_from_obj(chain[i]));
  }
  qn_free(rt->alloc, chain, size);
  return r;
}

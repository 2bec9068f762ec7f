/* query.c - running queries: qn_query_run (`quern eval`, `quern convert`), and qn_query_open, a stream. */
#include "engine/query_plan.h"

static void query_close(qn_qplan *p) {
  const qn_allocator *a = p->s->alloc;
  if (p->q) {
    if (p->op) qn_op_close(p->op, p->q);
    qn_q_free(p->q);
  }
  qn_free(a, p, sizeof *p);
}

/* Types that a run before had to widen. */
typedef struct settled {
  char names[32][256];
  uint8_t types[32];
  int32_t n;
} settled;

static void progress(void *user, qn_q *q) {
  qn_qplan *p = user;
  double now = qn_time_seconds();
  char text[160];
  if (now - p->shown < 0.2) return;
  bool first = p->shown == 0;
  p->shown = now;
  if (first) return;
  double mb = (double)q->done / 1e6;
  int n = q->total ? snprintf(text, sizeof text, "\r%5.1f%%  %.0f of %.0f MB\x1b[K", 100.0 * (double)q->done / (double)q->total, mb, (double)q->total / 1e6)
                   : snprintf(text, sizeof text, "\r%.0f MB\x1b[K", mb);
  (void)qn_session_write(p->s, 2, text, (size_t)n);
}

static qn_status query_open(qn_session *s, const qn_query_config *config, const settled *known, qn_error *err, qn_qplan **out) {
  qn_qplan *p = qn_alloc(s->alloc, sizeof *p);
  if (!p) return qn_error_set(err, QN_ENOMEM, "out of memory");
  memset(p, 0, sizeof *p);
  p->s = s;
  p->config = config;
  if (!(p->q = qn_q_new(s->alloc, config->memory, err))) {
    query_close(p);
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  for (int32_t i = 0; known && i < known->n; i++)
    p->types[p->ntypes++] = (qn_qfield){.name = qn_sv_of(known->names[i]), .type = known->types[i], .zone = QN_SV("widened")};
  if (config->flags & QN_QUERY_PROGRESS) p->q->progress = progress, p->q->user = p;
  jmp_buf oom;
  p->q->arena.oom = &oom;
  int status = setjmp(oom) ? qn_q_memory(p->q) : qn_qplan_make(p);
  p->q->arena.oom = NULL;
  *out = p;
  return status ? (err->status ? err->status : QN_EINTERNAL) : QN_OK;
}

static void end_progress(qn_qplan *p) {
  if (p->shown > 0 && p->config->flags & QN_QUERY_PROGRESS) (void)qn_session_write(p->s, 2, "\r\x1b[K", 4);
}

/* Rows as text to fd 1. *begun: something was written. */
static int print_rows(qn_qplan *p, bool *begun) {
  bool bare = p->text.items.n == 1 && !p->all && !p->text.items.data[0].name.p && p->text.by.n == 0 && p->op->schema.n == 1;
  qn_buf text;
  qn_batch b;
  int got = 0, status = 0;
  qn_buf_init(&text, p->q->alloc);
  if (!bare) status = qn_csv_header(p->q, &p->op->schema, &text);
  while (status == 0 && (got = qn_op_next(p->op, p->q, &b)) > 0) {
    status = qn_csv_rows(p->q, &p->op->schema, &b, bare, &text);
    qn_batch_deinit(p->q, &b);
    if (status) break;
    if (text.n) *begun = true;
    end_progress(p);
    if (text.n && (qn_session_write(p->s, 1, text.p, text.n) || qn_session_flush(p->s))) status = qn_q_fail(p->q, QN_EIO, "cannot write the result");
    qn_buf_reset(&text);
  }
  if (status == 0 && got == 0 && text.n && qn_session_write(p->s, 1, text.p, text.n)) status = qn_q_fail(p->q, QN_EIO, "cannot write the result");
  qn_buf_deinit(&text);
  return status || got < 0 ? -1 : 0;
}

/* Rows that are printed as they are read cannot be taken back: the types are settled by a look at everything first. */
static int read_through(qn_qplan *p) {
  qn_batch b;
  int got;
  while ((got = qn_op_next(p->op, p->q, &b)) > 0) qn_batch_deinit(p->q, &b);
  return got;
}

/* The steps, behind the answer, as --explain asks. */
static void explain(qn_qplan *p, bool looked, double planning) {
  qn_buf b;
  size_t widest = 4;
  qn_buf_init(&b, p->s->alloc);
  for (uint32_t i = 0; i < p->steps.n; i++)
    if (p->steps.data[i]->what.n > widest) widest = p->steps.data[i]->what.n;
  if (widest > 72) widest = 72;
  qn_buf_printf(&b, "%-*s %12s %9s %11s\n", (int)widest, "step", "rows", "batches", "time");
  for (uint32_t i = 0; i < p->steps.n; i++) {
    const qn_qstep *s = p->steps.data[i];
    qn_buf_printf(&b, "%-*.*s %12lld %9lld %8.2f ms\n", (int)widest, (int)s->what.n, s->what.p, (long long)s->rows, (long long)s->batches, s->seconds * 1e3);
  }
  qn_buf_printf(&b, "planned and compiled in %.2f ms; %.1f MB of memory at most, %.1f MB in temporary files%s\n", (planning - p->opening) * 1e3, (double)p->q->memory->peak / 1e6,
                (double)p->q->spilled / 1e6, looked ? "; everything was read once before, to settle the types" : "");
  (void)qn_session_flush(p->s);
  (void)qn_session_write(p->s, 2, b.p, b.n);
  qn_buf_deinit(&b);
}

static bool note_widened(settled *known, const qn_q *q) {
  int32_t i = 0;
  if (!q->widened) return false;
  while (i < known->n && strcmp(known->names[i], q->widened_name) != 0) i++;
  if (i == 32) return false;
  snprintf(known->names[i], sizeof known->names[i], "%s", q->widened_name);
  known->types[i] = q->widened_type;
  if (i == known->n) known->n++;
  return true;
}

static bool rereadable(const qn_query_config *c) {
  if (c->in || (c->join && strcmp(c->join, "-") == 0)) return false;
  for (size_t i = 0; i < c->n_inputs; i++) {
    FILE *f = strcmp(c->inputs[i], "-") == 0 ? NULL : fopen(c->inputs[i], "rb");
    bool plain = f && fseek(f, 0, SEEK_END) == 0;
    if (f) fclose(f);
    if (!plain && !strpbrk(c->inputs[i], "*?[")) return false;
  }
  return true;
}

static qn_status check_config(const qn_query_config *c, qn_error *err) {
  if (!c || c->struct_size != sizeof *c) return qn_error_set(err, QN_EVERSION, "qn_query_config has another size");
  if (!c->text) return qn_error_set(err, QN_EINVAL, "a query needs a text");
  if (!c->in && !c->n_inputs) return qn_error_set(err, QN_EINVAL, "a query needs files or a stream");
  if (c->memory && c->memory < 1 << 20) return qn_error_set(err, QN_EINVAL, "a query needs at least 1 MB of memory");
  return QN_OK;
}

qn_status qn_query_run(qn_session *s, const qn_query_config *config, qn_error *err) {
  qn_error own = {0};
  settled *known = qn_alloc(s->alloc, sizeof *known);
  qn_status status = check_config(config, &own);
  if (!known) status = qn_error_set(&own, QN_ENOMEM, "out of memory");
  else memset(known, 0, sizeof *known);
  bool again = status == QN_OK, looked = false;
  for (int round = 0; again && round < 96; round++) {
    qn_qplan *p = NULL;
    bool begun = false;
    own = (qn_error){0};
    double t0 = qn_time_seconds();
    status = query_open(s, config, known, &own, &p);
    const double planning = qn_time_seconds() - t0;
    s->timing.read += planning;
    again = false;
    if (status == QN_OK) {
      bool look = p->streams && !config->output && !looked && p->text.limit < 0 && p->q->total > (config->memory ? 64 << 10 : 8 << 20) && rereadable(config);
      t0 = qn_time_seconds();
      int failed = look ? read_through(p) : config->output ? qn_q_write(p->q, p->op, config->output, config->compression) : print_rows(p, &begun);
      s->timing.run += qn_time_seconds() - t0;
      end_progress(p);
      if (failed) status = own.status ? own.status : QN_EINTERNAL;
      else if (look) again = looked = true;
      else if (config->flags & QN_QUERY_EXPLAIN) explain(p, looked, planning);
    }
    if (status != QN_OK && p && p->q && !begun && rereadable(config)) again = note_widened(known, p->q);
    if (p) query_close(p);
  }
  qn_free(s->alloc, known, sizeof *known);
  if (qn_session_flush(s) && status == QN_OK) status = qn_error_set(&own, QN_EIO, "cannot write the result");
  if (status != QN_OK && err) *err = own;
  return status;
}

/* --- as a stream ------------------------------------------------------------------------------------------------------------------ */
typedef struct query_stream {
  qn_query_config config;
  qn_error error;
  qn_qplan *p;
  const qn_allocator *alloc;
} query_stream;

static void keep_memory(void *user) { __atomic_add_fetch(&((qn_qmemory *)user)->rc, 1, __ATOMIC_RELAXED); }
static void drop_memory(void *user) { qn_qmemory_drop(user); }
static qn_akeep memory_of(qn_qplan *p) { return (qn_akeep){keep_memory, drop_memory, p->q->memory}; }
static int code_of(const query_stream *x) { return x->error.status == QN_ENOMEM ? 12 : x->error.status == QN_EIO ? 5 : 22; }

static int stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  query_stream *x = stream->private_data;
  qn_qplan *p = x->p;
  qn_afield *fields = qn_q_afields(p->q, &p->op->schema);
  if (!fields) return code_of(x);
  qn_status status = qn_arrow_export_schema(p->q->alloc, fields, p->op->schema.n, memory_of(p), out, &x->error);
  qn_q_afields_free(p->q, &p->op->schema, fields);
  return status == QN_OK ? 0 : code_of(x);
}

static int stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  query_stream *x = stream->private_data;
  qn_qplan *p = x->p;
  qn_batch b;
  memset(out, 0, sizeof *out);
  int got = qn_op_next(p->op, p->q, &b);
  if (got == 0) return 0;
  if (got < 0) return code_of(x);
  qn_status status = qn_arrow_export(p->q->alloc, b.cols, b.ncols, b.nrows, memory_of(p), out, &x->error);
  qn_batch_deinit(p->q, &b);
  return status == QN_OK ? 0 : code_of(x);
}

static const char *stream_error(struct ArrowArrayStream *stream) {
  query_stream *x = stream->private_data;
  return x->error.message[0] ? x->error.message : NULL;
}

static void stream_release(struct ArrowArrayStream *stream) {
  query_stream *x = stream->private_data;
  query_close(x->p);
  qn_free(x->alloc, x, sizeof *x);
  stream->release = NULL;
}

qn_status qn_query_open(qn_session *s, const qn_query_config *config, struct ArrowArrayStream *out, qn_error *err) {
  qn_status status = check_config(config, err);
  if (status != QN_OK) return status;
  if (!out || config->output) return qn_error_set(err, QN_EINVAL, "a query as a stream needs a stream and writes no file");
  query_stream *x = qn_alloc(s->alloc, sizeof *x);
  if (!x) return qn_error_set(err, QN_ENOMEM, "out of memory");
  *x = (query_stream){.config = *config, .alloc = s->alloc};
  status = query_open(s, &x->config, NULL, &x->error, &x->p);
  if (status != QN_OK) {
    if (err) *err = x->error;
    if (x->p) query_close(x->p);
    qn_free(x->alloc, x, sizeof *x);
    return status;
  }
  *out = (struct ArrowArrayStream){stream_schema, stream_next, stream_error, stream_release, x};
  return QN_OK;
}

qn_status qn_eval_csv(qn_session *s, const char *text, const char *csv_path, const char *fold, qn_error *err) {
  qn_query_config c = {.struct_size = sizeof c, .text = text, .fold = fold, .inputs = &csv_path, .n_inputs = 1};
  return qn_query_run(s, &c, err);
}

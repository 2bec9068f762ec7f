/* csv_source.c - CSV files in chunks of whole rows, each read by runtime/csv: a batch per chunk.
 *
 * The first chunk settles the columns' types. A later chunk that has another type (text after numbers, fractions after ints)
 * is not forced: the source fails with q->widened and the query is run again with the wider type, or, where it cannot be
 * (a pipe), the message says what to ask for. */
#include "runtime/csv/csv.h"
#include "runtime/query/query_impl.h"

typedef struct csv_source {
  qn_qop op;
  qn_qread r;
  int32_t file;      /* the one at hand */
  bool open, first;  /* first: `ready` is the first batch */
  qn_qbytes bytes;
  char *buf;
  int64_t n, cap, chunk;
  int64_t lines, rows; /* before the buffer, in this file */
  qn_sv *names;      /* of all columns of the file at hand */
  int32_t nnames;
  qn_arena file_arena;
  bool *fixed;       /* of the schema's columns: the user said the type */
  qn_csv_option_col *use;
  qn_csv_dtype *dtypes;
  qn_batch ready;
} csv_source;

/* --- cutting ---------------------------------------------------------------------------------------------------------------- */
static int64_t count_lines(const char *p, int64_t n) {
  int64_t lines = 0;
  for (const char *end = p + n; (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++) lines++;
  return lines;
}

/* Fills the buffer. *n: the bytes of whole rows at its begin; 0: the end of the file. */
static int next_rows(qn_q *q, csv_source *s, int64_t *n) {
  for (;;) {
    if (s->n == s->cap) {
      int64_t cap = s->cap ? s->cap * 2 : s->chunk;
      if (s->cap && qn_q_full(q, cap - s->cap, 90))
        return qn_q_fail(q, QN_ELIMIT, "%s: a row of more than %lld bytes does not fit the memory limit (is there a quote that never ends?)", s->bytes.path,
                         (long long)s->n);
      char *buf = qn_realloc(q->alloc, s->buf, (size_t)s->cap, (size_t)cap);
      if (!buf) return qn_q_memory(q);
      s->buf = buf;
      s->cap = cap;
    }
    int64_t got = qn_qbytes_read(q, &s->bytes, s->buf + s->n, s->cap - s->n);
    if (got < 0) return -1;
    s->n += got;
    if (s->bytes.end) return *n = s->n, 0;
    if ((*n = qn_csv_whole_rows(s->buf, s->n, s->r.delimiter)) > 0) return 0;
  }
}

static void consume(csv_source *s, int64_t n) {
  s->lines += count_lines(s->buf, n);
  memmove(s->buf, s->buf + n, (size_t)(s->n - n));
  s->n -= n;
}

/* --- reading ---------------------------------------------------------------------------------------------------------------- */
/* The reader counts lines from the chunk's begin. */
static int csv_failed(qn_q *q, const csv_source *s, const qn_csv_error *e) {
  char text[600];
  if (qn_qbytes_changed(q, &s->bytes)) return -1; /* rows cut in two are not what is wrong then */
  const char *at = strstr(e->message, "line ");
  if (e->fault == QN_CSV_MEMORY) return qn_q_memory(q);
  if (at && at[5] >= '0' && at[5] <= '9') {
    char *end;
    long long line = strtoll(at + 5, &end, 10);
    snprintf(text, sizeof text, "%.*sline %lld%s", (int)(at - e->message), e->message, line + (long long)s->lines, end);
  } else if (e->line > 0) {
    snprintf(text, sizeof text, "%s (line %lld)", e->message, (long long)(e->line + s->lines));
  } else {
    snprintf(text, sizeof text, "%s", e->message);
  }
  size_t n = strlen(text); /* pandas' messages may end with a line feed */
  while (n && text[n - 1] == '\n') text[--n] = 0;
  return qn_q_fail(q, QN_EIO, "%s: %s", s->bytes.path, text);
}

static const qn_qfield *said_type(const csv_source *s, qn_sv name) {
  for (int32_t i = 0; i < s->r.ntypes; i++)
    if (qn_sv_eq(s->r.types[i].name, name)) return &s->r.types[i];
  return NULL;
}

/* Names of all columns, from the header at the buffer's begin. */
static int read_names(qn_q *q, csv_source *s, int64_t n) {
  qn_csv_options o;
  qn_csv_table t;
  qn_csv_error e;
  qn_csv_options_init(&o);
  o.sep = s->r.delimiter;
  o.nrows = 0;
  if (!qn_csv_read(q->alloc, (qn_sv){s->buf, (size_t)n}, &o, &t, &e)) return csv_failed(q, s, &e);
  int status = 0;
  if (t.nindex) status = qn_q_fail(q, QN_EIO, "%s: the first row has %d fields more than the header", s->bytes.path, t.nindex);
  qn_arena_deinit(&s->file_arena);
  qn_arena_init(&s->file_arena, q->alloc);
  jmp_buf oom;
  s->file_arena.oom = &oom;
  if (setjmp(oom)) {
    qn_csv_table_deinit(&t);
    return qn_q_memory(q);
  }
  s->names = QN_NEW_N(&s->file_arena, qn_sv, t.ncols + 1);
  s->nnames = t.ncols;
  for (int32_t i = 0; i < t.ncols; i++) s->names[i] = qn_arena_sv(&s->file_arena, t.names[i]);
  s->file_arena.oom = NULL;
  qn_csv_table_deinit(&t);
  return status;
}

/* Reads n bytes of whole rows; columns in the order of the schema. settled: numbers get their type by dtype=. */
static bool read_table(qn_q *q, csv_source *s, int64_t n, bool header, bool settled, qn_csv_table *t, qn_csv_error *e) {
  qn_csv_options o;
  qn_csv_options_init(&o);
  o.sep = s->r.delimiter;
  o.file = s->bytes.path;
  o.names = s->names;
  o.names_n = s->nnames;
  o.header = header ? 0 : -1;
  for (int32_t i = 0; i < s->op.schema.n; i++) {
    const qn_qfield *f = &s->op.schema.fields[i];
    bool text = f->type == QN_COL_STR || (f->type < QN_D_COUNT && qn_dtype_is_time((qn_dtype)f->type));
    s->use[i] = (qn_csv_option_col){.name = f->name};
    if (text || (settled && f->type == QN_D_FLOAT64))
      s->dtypes[o.dtypes_n++] = (qn_csv_dtype){.col = {.name = f->name}, .type = text ? (uint8_t)QN_COL_STR : (uint8_t)QN_D_FLOAT64};
  }
  o.usecols = s->use;
  o.usecols_n = s->op.schema.n == s->nnames ? -1 : s->op.schema.n;
  o.dtypes = s->dtypes;
  return qn_csv_read(q->alloc, (qn_sv){s->buf, (size_t)n}, &o, t, e);
}

static uint8_t wider(uint8_t have, uint8_t got) {
  if (have == QN_D_INT64 && (got == QN_D_FLOAT64 || got == QN_D_UINT64)) return got;
  if (have == QN_D_UINT64 && got == QN_D_FLOAT64) return got;
  return have == QN_D_FLOAT64 && (got == QN_D_INT64 || got == QN_D_UINT64) ? have : (uint8_t)QN_COL_STR;
}

static int widen(qn_q *q, const csv_source *s, int32_t i, uint8_t got) {
  const qn_qfield *f = &s->op.schema.fields[i];
  const char *now = qn_qtype_name(f->type), *later = qn_qtype_name(got);
  int width = (int)f->name.n;
  if (qn_qbytes_changed(q, &s->bytes)) return -1;
  if (s->fixed[i])
    return qn_q_fail(q, QN_ETYPE, "%s: column '%.*s' holds %s behind row %lld, not %s as asked for", s->bytes.path, width, f->name.p, later, (long long)s->rows, now);
  uint8_t to = wider(f->type, got);
  if (f->name.n < sizeof q->widened_name) {
    q->widened = true;
    q->widened_type = to;
    memcpy(q->widened_name, f->name.p, f->name.n);
    q->widened_name[f->name.n] = 0;
  }
  return qn_q_fail(q, QN_ETYPE, "%s: column '%.*s' holds %s behind row %lld, and %s before: say which, as in --dtype '%.*s=%s'", s->bytes.path, width, f->name.p,
                   later, (long long)s->rows, now, width, f->name.p, to == QN_COL_STR ? "str" : qn_dtypes[to].name);
}

static int to_moments(qn_q *q, const csv_source *s, int32_t i, qn_column **c) {
  const qn_qfield *f = &s->op.schema.fields[i];
  qn_column *out = qn_column_new(q->alloc, f->type, (*c)->length);
  if (!out) return qn_q_memory(q);
  int64_t *to = out->values->data;
  for (int64_t k = 0; k < out->length; k++) {
    to[k] = QN_NAT;
    if (qn_qnull(*c, k)) continue;
    qn_moment_text m;
    qn_sv text = qn_column_str(*c, k);
    if (!qn_moment_parse(text, &m)) {
      int status = qn_q_fail(q, QN_ETYPE, "%s: column '%.*s', row %lld: '%.*s' is no date", s->bytes.path, (int)f->name.n, f->name.p, (long long)(s->rows + k + 1),
                             (int)(text.n < 60 ? text.n : 60), text.p);
      qn_column_drop(out);
      return status;
    }
    if (!m.nat) to[k] = qn_civil_to_moment(qn_dtype_unit((qn_dtype)f->type), &m.civil);
  }
  qn_column_drop(*c);
  *c = out;
  return 0;
}

/* A chunk's column as the schema has it. */
static int settle_column(qn_q *q, csv_source *s, int32_t i, qn_column **c) {
  uint8_t want = s->op.schema.fields[i].type, got = (*c)->type;
  qn_column *other = NULL;
  if (want < QN_D_COUNT && qn_dtype_is_time((qn_dtype)want)) return to_moments(q, s, i, c);
  if (got == want) return 0;
  if ((*c)->null_count == (*c)->length) {
    other = qn_column_nulls(q->alloc, want, (*c)->length);
  } else if (got == QN_D_INT64 && (want == QN_D_FLOAT64 || want == QN_D_UINT64)) {
    if (!(other = qn_column_new(q->alloc, want, (*c)->length))) return qn_q_memory(q);
    for (int64_t k = 0; k < (*c)->length; k++) {
      int64_t v = qn_qint(*c, k);
      bool null = qn_qnull(*c, k);
      if (want == QN_D_UINT64 && v < 0 && !null) return qn_column_drop(other), widen(q, s, i, (uint8_t)QN_COL_STR);
      if (want == QN_D_UINT64) ((uint64_t *)other->values->data)[k] = (uint64_t)v;
      else ((double *)other->values->data)[k] = null ? (double)NAN : (double)v;
    }
    other->validity = qn_colbuf_keep((*c)->validity);
    other->null_count = (*c)->null_count;
  } else {
    return widen(q, s, i, got);
  }
  if (!other) return qn_q_memory(q);
  qn_column_drop(*c);
  *c = other;
  return 0;
}

/* Moves the table's columns into a batch in the schema's order. */
static int to_batch(qn_q *q, csv_source *s, qn_csv_table *t, qn_batch *out) {
  if (t->nindex) return qn_q_fail(q, QN_EIO, "%s: rows behind line %lld have more fields than the header", s->bytes.path, (long long)s->lines);
  if (qn_batch_new(q, s->op.schema.n, t->nrows, out)) return -1;
  int status = 0;
  for (int32_t i = 0; i < out->ncols && status == 0; i++) {
    for (int32_t k = 0; k < t->ncols && !out->cols[i]; k++)
      if (t->cols[k] && qn_sv_eq(t->names[k], s->op.schema.fields[i].name)) {
        out->cols[i] = t->cols[k];
        t->cols[k] = NULL;
      }
    if (!out->cols[i]) status = qn_q_fail(q, QN_EIO, "%s has no column '%.*s'", s->bytes.path, (int)s->op.schema.fields[i].name.n, s->op.schema.fields[i].name.p);
    else status = settle_column(q, s, i, &out->cols[i]);
  }
  if (status) qn_batch_deinit(q, out);
  return status;
}

static int read_chunk(qn_q *q, csv_source *s, int64_t n, bool header, qn_batch *out) {
  qn_csv_table t;
  qn_csv_error e;
  bool ok = read_table(q, s, n, header, true, &t, &e);
  if (!ok && e.fault == QN_CSV_VALUE_ERROR) ok = read_table(q, s, n, header, false, &t, &e); /* text among floats: find where */
  if (!ok) return csv_failed(q, s, &e);
  int status = to_batch(q, s, &t, out);
  qn_csv_table_deinit(&t);
  if (status == 0) {
    consume(s, n);
    s->rows += out->nrows;
  }
  return status;
}

/* --- files -------------------------------------------------------------------------------------------------------------------- */
static int next_file(qn_q *q, csv_source *s) {
  int64_t n = 0;
  qn_qbytes_close(&s->bytes);
  s->open = false;
  if (qn_qbytes_open(q, s->r.paths[++s->file], &s->bytes)) return -1;
  s->open = true;
  s->n = s->lines = s->rows = 0;
  if (next_rows(q, s, &n) || read_names(q, s, n)) return -1;
  return read_chunk(q, s, n, true, &s->ready);
}

static int csv_next(qn_qop *op, qn_q *q, qn_batch *out) {
  csv_source *s = (csv_source *)op;
  for (;;) {
    if (s->first) {
      s->first = false;
      *out = s->ready;
      s->ready = (qn_batch){0};
      return 1;
    }
    int64_t n = 0;
    if (next_rows(q, s, &n)) return -1;
    if (n > 0) return read_chunk(q, s, n, false, out) ? -1 : 1;
    if (s->file + 1 >= s->r.npaths) return 0;
    if (next_file(q, s)) return -1;
    s->first = true;
  }
}

static void csv_close(qn_qop *op, qn_q *q) {
  csv_source *s = (csv_source *)op;
  if (s->open) qn_qbytes_close(&s->bytes);
  qn_batch_deinit(q, &s->ready);
  qn_free(q->alloc, s->buf, (size_t)s->cap);
  qn_arena_deinit(&s->file_arena);
  qn_free(q->alloc, s, sizeof *s);
}

/* The schema: wanted columns with the types that the first chunk has. */
static int first_chunk(qn_q *q, csv_source *s) {
  int64_t n = 0;
  if (next_rows(q, s, &n) || read_names(q, s, n)) return -1;
  qn_qschema *schema = &s->op.schema;
  schema->fields = QN_NEW_N(&q->arena, qn_qfield, s->nnames + 1);
  s->fixed = QN_NEW_N(&q->arena, bool, s->nnames + 1);
  s->use = QN_NEW_N(&q->arena, qn_csv_option_col, s->nnames + 1);
  s->dtypes = QN_NEW_N(&q->arena, qn_csv_dtype, s->nnames + 1);
  for (int32_t i = 0; i < s->nnames; i++) {
    if (s->r.wanted && !s->r.wanted(s->r.user, s->names[i])) continue;
    const qn_qfield *said = said_type(s, s->names[i]);
    s->fixed[schema->n] = said && said->zone.p == NULL;
    schema->fields[schema->n++] = (qn_qfield){.name = qn_arena_sv(&q->arena, s->names[i]), .type = said ? said->type : (uint8_t)QN_D_OBJECT};
  }
  if (schema->n == 0 && s->nnames) { /* rows are counted: any column will do */
    s->fixed[0] = false;
    schema->fields[schema->n++] = (qn_qfield){.name = qn_arena_sv(&q->arena, s->names[0]), .type = QN_COL_STR};
  }
  qn_csv_table t;
  qn_csv_error e;
  bool ok = read_table(q, s, n, true, true, &t, &e);
  if (!ok && e.fault == QN_CSV_VALUE_ERROR) ok = read_table(q, s, n, true, false, &t, &e);
  if (!ok) return csv_failed(q, s, &e);
  for (int32_t i = 0; i < schema->n; i++)
    for (int32_t k = 0; k < t.ncols; k++)
      if (schema->fields[i].type == QN_D_OBJECT && qn_sv_eq(t.names[k], schema->fields[i].name))
        schema->fields[i].type = t.cols[k]->type == QN_D_OBJECT ? (uint8_t)QN_D_FLOAT64 : t.cols[k]->type;
  int status = to_batch(q, s, &t, &s->ready);
  qn_csv_table_deinit(&t);
  if (status == 0 && qn_qbytes_changed(q, &s->bytes)) status = -1; /* before anything is concluded from the types */
  if (status == 0) {
    consume(s, n);
    s->rows += s->ready.nrows;
    s->first = true;
  }
  return status;
}

qn_qop *qn_csv_source(qn_q *q, const qn_qread *r, qn_qbytes *first) {
  csv_source *s = qn_alloc(q->alloc, sizeof *s);
  if (!s) return qn_qbytes_close(first), (void)qn_q_memory(q), NULL;
  *s = (csv_source){.op = {.next = csv_next, .close = csv_close}, .r = *r, .open = true, .bytes = *first};
  qn_arena_init(&s->file_arena, q->alloc);
  if (!s->r.delimiter) s->r.delimiter = ',';
  int64_t limit = q->memory->limit;
  s->chunk = limit ? limit / 32 : 8 << 20;
  if (s->chunk > 8 << 20) s->chunk = 8 << 20;
  if (s->chunk < 64 << 10) s->chunk = 64 << 10;
  if (first_chunk(q, s) == 0) return &s->op;
  csv_close(&s->op, q);
  return NULL;
}

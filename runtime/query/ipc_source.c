/* ipc_source.c - Arrow as a source: IPC files and streams, and C streams of other programs. */
#include "quern/arrow.h"
#include "runtime/arrow/arrow_io.h"
#include "runtime/query/query_impl.h"

typedef struct arrow_source {
  qn_qop op;
  qn_qread r;
  int32_t file; /* the one at hand; -1: a stream that was given */
  qn_qbytes bytes;
  qn_q *q;
  struct ArrowArrayStream in;
  struct ArrowSchema schema;
  int32_t *columns; /* of the stream, for each of ours */
  const char *path;
} arrow_source;

static int64_t get_bytes(void *user, void *to, int64_t n, qn_error *err) {
  arrow_source *s = user;
  int64_t got = qn_qbytes_read(s->q, &s->bytes, to, n);
  if (got < 0 && err) *err = *s->q->err;
  return got;
}

static void release_in(arrow_source *s) {
  if (s->schema.release) s->schema.release(&s->schema);
  if (s->in.release) s->in.release(&s->in);
  if (s->file >= 0) qn_qbytes_close(&s->bytes);
}

static int stream_failed(qn_q *q, arrow_source *s, int code) {
  const char *why = s->in.get_last_error(&s->in);
  return qn_q_fail(q, code == 12 ? QN_ENOMEM : QN_EIO, "%s%s%s", s->path, s->path[0] ? ": " : "", why ? why : strerror(code));
}

static int open_file(qn_q *q, arrow_source *s) {
  char magic[8];
  qn_sv head;
  qn_error err = {0};
  if (qn_qbytes_peek(q, &s->bytes, &head)) return -1;
  if (head.n >= 6 && memcmp(head.p, "ARROW1", 6) == 0 && qn_qbytes_read(q, &s->bytes, magic, 8) < 0) return -1;
  s->path = s->bytes.path;
  qn_status status = qn_ipc_open(q->alloc, get_bytes, NULL, s, &s->in, &err);
  return status == QN_OK ? 0 : qn_q_fail(q, status, "%s: %s", s->path, err.message[0] ? err.message : "cannot be read");
}

/* Finds the schema's columns in the stream that was opened; the first one makes the schema. */
static int bind_stream(qn_q *q, arrow_source *s, bool first) {
  int code = s->in.get_schema(&s->in, &s->schema);
  if (code) return stream_failed(q, s, code);
  if (!s->schema.format || strcmp(s->schema.format, "+s") != 0 || s->schema.n_children > 100000)
    return qn_q_fail(q, QN_EINVAL, "the stream's schema is no struct of columns");
  int32_t n = (int32_t)s->schema.n_children;
  qn_qschema *mine = &s->op.schema;
  if (first) {
    mine->fields = QN_NEW_N(&q->arena, qn_qfield, n + 1);
    s->columns = QN_NEW_N(&q->arena, int32_t, n + 1);
    for (int pass = 0; pass < 2 && mine->n == 0; pass++) /* no column is wanted: rows are counted by any one that can be had */
      for (int32_t i = 0; i < n && (pass == 0 || mine->n == 0); i++) {
        qn_afield f;
        qn_sv name = qn_sv_of(s->schema.children[i]->name ? s->schema.children[i]->name : "");
        if (pass == 0 && s->r.wanted && !s->r.wanted(s->r.user, name)) continue;
        if (qn_arrow_field(s->schema.children[i], &f, q->err) != QN_OK) {
          if (pass == 0) return -1;
          continue;
        }
        s->columns[mine->n] = i;
        mine->fields[mine->n++] = (qn_qfield){.name = qn_arena_sv(&q->arena, name), .type = f.type, .zone = qn_arena_sv(&q->arena, qn_sv_of(f.zone))};
      }
    return 0;
  }
  for (int32_t k = 0; k < mine->n; k++) {
    qn_afield f;
    int32_t at = 0;
    while (at < n && !qn_sv_is(mine->fields[k].name, s->schema.children[at]->name ? s->schema.children[at]->name : "")) at++;
    if (at == n) return qn_q_fail(q, QN_EINVAL, "%s has no column '%.*s'", s->path, (int)mine->fields[k].name.n, mine->fields[k].name.p);
    if (qn_arrow_field(s->schema.children[at], &f, q->err) != QN_OK) return -1;
    if (f.type != mine->fields[k].type)
      return qn_q_fail(q, QN_ETYPE, "%s: column '%s' is %s, and %s in the files before", s->path, f.name, qn_qtype_name(f.type), qn_qtype_name(mine->fields[k].type));
    s->columns[k] = at;
  }
  return 0;
}

static int import_batch(qn_q *q, arrow_source *s, struct ArrowArray *array, qn_batch *out) {
  if (array->n_children != s->schema.n_children || array->length < 0 || array->offset < 0) {
    array->release(array);
    return qn_q_fail(q, QN_EINVAL, "a batch of the stream does not have the schema's columns");
  }
  int64_t n = array->length, offset = array->offset;
  const uint8_t *rows = array->null_count != 0 && array->n_buffers > 0 && array->buffers ? array->buffers[0] : NULL;
  qn_arrow_hold *h = qn_arrow_hold_new(q->alloc, array);
  if (!h) return array->release(array), qn_q_memory(q);
  const struct ArrowArray *a = qn_arrow_held(h);
  int status = qn_batch_new(q, s->op.schema.n, n, out);
  for (int32_t k = 0; k < s->op.schema.n && status == 0; k++) {
    int32_t at = s->columns[k];
    if (!a->children || !a->children[at]) status = qn_q_fail(q, QN_EINVAL, "a batch of the stream lacks a column");
    else if (!(out->cols[k] = qn_arrow_import(q->alloc, s->schema.children[at], a->children[at], offset, n, h, false, q->err))) status = -1;
    if (status == 0 && rows) { /* null structs: all of their fields are null */
      int64_t *take = qn_alloc(q->alloc, ((size_t)n + 1) * sizeof *take);
      qn_column *c = NULL;
      for (int64_t i = 0; take && i < n; i++) take[i] = rows[(offset + i) >> 3] >> ((offset + i) & 7) & 1 ? i : -1;
      qn_batch one = {.nrows = n, .ncols = 1, .cols = &out->cols[k]}, taken;
      if (take && qn_batch_take(q, &one, take, n, &taken) == 0) {
        c = taken.cols[0];
        taken.cols[0] = NULL;
        qn_batch_deinit(q, &taken);
      }
      qn_free(q->alloc, take, ((size_t)n + 1) * sizeof *take);
      qn_column_drop(out->cols[k]);
      out->cols[k] = c;
      if (!c) status = qn_q_memory(q);
    }
  }
  qn_arrow_hold_drop(h);
  if (status) qn_batch_deinit(q, out);
  return status;
}

static int arrow_next(qn_qop *op, qn_q *q, qn_batch *out) {
  arrow_source *s = (arrow_source *)op;
  for (;;) {
    struct ArrowArray array;
    memset(&array, 0, sizeof array);
    s->q = q;
    int code = s->in.get_next(&s->in, &array);
    if (code) return stream_failed(q, s, code);
    if (array.release) return import_batch(q, s, &array, out) ? -1 : 1;
    if (s->file < 0 || s->file + 1 >= s->r.npaths) return 0;
    release_in(s);
    if (qn_qbytes_open(q, s->r.paths[++s->file], &s->bytes) || open_file(q, s) || bind_stream(q, s, false)) return -1;
  }
}

static void arrow_close(qn_qop *op, qn_q *q) {
  arrow_source *s = (arrow_source *)op;
  release_in(s);
  qn_free(q->alloc, s, sizeof *s);
}

static arrow_source *source_new(qn_q *q) {
  arrow_source *s = qn_alloc(q->alloc, sizeof *s);
  if (!s) return (void)qn_q_memory(q), NULL;
  *s = (arrow_source){.op = {.next = arrow_next, .close = arrow_close}, .q = q, .file = -1, .bytes = {.fd = -1}, .path = ""};
  return s;
}

qn_qop *qn_ipc_source(qn_q *q, const qn_qread *r, qn_qbytes *first) {
  arrow_source *s = source_new(q);
  if (!s) return qn_qbytes_close(first), NULL;
  s->r = *r;
  s->file = 0;
  s->bytes = *first;
  if (open_file(q, s) == 0 && bind_stream(q, s, true) == 0) return &s->op;
  arrow_close(&s->op, q);
  return NULL;
}

qn_qop *qn_op_arrow(qn_q *q, struct ArrowArrayStream *in, const qn_qread *r) {
  arrow_source *s = source_new(q);
  if (!s) return NULL;
  s->r = *r;
  s->in = *in;
  in->release = NULL;
  if (bind_stream(q, s, true) == 0) return &s->op;
  arrow_close(&s->op, q);
  return NULL;
}

/* spill.c - batches in temporary files. The files have no name from the moment that they are opened: whatever ends the
 * process takes them with it. A batch is its number of rows, then of each column: has it nulls?, bits, values (or offsets
 * and text). */
#include <errno.h>
#include <unistd.h>

#include "runtime/query/query_impl.h"

FILE *qn_temp_file(qn_q *q) {
  const char *dir;
  const int fd = qn_temp_open(&dir);
  FILE *f = fd < 0 ? NULL : fdopen(fd, "w+b");
  if (!f) {
    (void)qn_q_fail(q, QN_EIO, "cannot make a temporary file in %s: %s", dir, strerror(errno));
    if (fd >= 0) close(fd);
    return NULL;
  }
  setvbuf(f, NULL, _IOFBF, 1 << 16);
  return f;
}

static bool put(qn_spill *s, const void *p, size_t n) {
  s->bytes += (int64_t)n;
  return n == 0 || fwrite(p, 1, n, s->file) == n;
}

static bool put_column(qn_q *q, qn_spill *s, const qn_column *c) {
  uint8_t nulls = c->validity != NULL;
  bool ok = put(s, &nulls, 1);
  if (nulls && ok) {
    size_t n = (size_t)(c->length + 7) / 8;
    if ((c->offset & 7) == 0) {
      ok = put(s, (const uint8_t *)c->validity->data + c->offset / 8, n);
    } else {
      uint8_t *bits = qn_alloc(q->alloc, n + 1);
      if (!bits) return false;
      memset(bits, 0, n + 1);
      for (int64_t i = 0; i < c->length; i++)
        if (!qn_column_is_null(c, i)) qn_bit_set(bits, i);
      ok = put(s, bits, n);
      qn_free(q->alloc, bits, n + 1);
    }
  }
  if (c->type != QN_COL_STR) return ok && put(s, qn_column_data(c), (size_t)c->length * qn_dtypes[c->type].size);
  if (!c->length) return ok;
  const int64_t *o = (const int64_t *)c->offsets->data + c->offset;
  return ok && put(s, o, (size_t)(c->length + 1) * 8) && put(s, (const char *)c->values->data + o[0], (size_t)(o[c->length] - o[0]));
}

int qn_spill_write(qn_q *q, qn_spill *s, const qn_batch *b) {
  if (b->nrows == 0) return 0;
  if (!s->file && !(s->file = qn_temp_file(q))) return -1;
  int64_t before = s->bytes;
  bool ok = put(s, &b->nrows, 8);
  for (int32_t i = 0; ok && i < b->ncols; i++) ok = put_column(q, s, b->cols[i]);
  s->batches++;
  s->rows += b->nrows;
  q->spilled += s->bytes - before;
  return ok ? 0 : qn_q_fail(q, QN_EIO, "cannot write a temporary file: %s", strerror(errno));
}

int qn_spill_rewind(qn_q *q, qn_spill *s) {
  if (!s->file) return 0;
  if (fflush(s->file) || fseek(s->file, 0, SEEK_SET)) return qn_q_fail(q, QN_EIO, "cannot write a temporary file: %s", strerror(errno));
  return 0;
}

static bool get(qn_spill *s, void *p, size_t n) { return n == 0 || fread(p, 1, n, s->file) == n; }

static qn_column *get_column(qn_q *q, qn_spill *s, uint8_t type, int64_t n) {
  uint8_t nulls = 0;
  qn_column *c = qn_column_new(q->alloc, type, n);
  bool ok = c && get(s, &nulls, 1);
  if (ok && nulls) {
    c->validity = qn_colbuf_new(q->alloc, (size_t)(n + 7) / 8);
    ok = c->validity && get(s, c->validity->data, c->validity->size);
    for (int64_t i = 0; ok && i < n; i++) c->null_count += qn_column_is_null(c, i);
  }
  if (ok && type != QN_COL_STR) ok = get(s, c->values->data, c->values->size);
  if (ok && type == QN_COL_STR && n) {
    int64_t *o = c->offsets->data;
    ok = get(s, o, c->offsets->size);
    int64_t first = o[0];
    for (int64_t i = 0; ok && i <= n; i++) o[i] -= first;
    qn_colbuf_drop(c->values);
    c->values = ok ? qn_colbuf_new(q->alloc, (size_t)o[n]) : NULL;
    ok = c->values && get(s, c->values->data, c->values->size);
  }
  if (ok) return c;
  qn_column_drop(c);
  return NULL;
}

int qn_spill_read(qn_q *q, qn_spill *s, const qn_qschema *schema, qn_batch *out) {
  int64_t n;
  if (s->batches == 0) return 0;
  s->batches--;
  if (!get(s, &n, 8)) return qn_q_fail(q, QN_EIO, "cannot read a temporary file");
  if (qn_batch_new(q, schema->n, n, out)) return -1;
  for (int32_t i = 0; i < schema->n; i++) {
    if ((out->cols[i] = get_column(q, s, schema->fields[i].type, n))) continue;
    qn_batch_deinit(q, out);
    return ferror(s->file) || feof(s->file) ? qn_q_fail(q, QN_EIO, "cannot read a temporary file") : qn_q_memory(q);
  }
  return 1;
}

void qn_spill_close(qn_spill *s) {
  if (s->file) fclose(s->file);
  *s = (qn_spill){0};
}

/* --- as a source ------------------------------------------------------------------------------------------------------------ */
typedef struct spilled {
  qn_qop op;
  qn_spill spill;
  bool begun;
} spilled;

static int spilled_next(qn_qop *op, qn_q *q, qn_batch *out) {
  spilled *s = (spilled *)op;
  if (!s->begun && qn_spill_rewind(q, &s->spill)) return -1;
  s->begun = true;
  return qn_spill_read(q, &s->spill, &op->schema, out);
}

static void spilled_close(qn_qop *op, qn_q *q) {
  qn_spill_close(&((spilled *)op)->spill);
  qn_free(q->alloc, op, sizeof(spilled));
}

qn_qop *qn_op_spilled(qn_q *q, qn_qschema schema, qn_spill *s) {

  spilled *op = qn_alloc(q->alloc, sizeof *op);
  if (!op) return (void)qn_q_memory(q), NULL;
  *op = (spilled){.op = {.schema = schema, .next = spilled_next, .close = spilled_close}, .spill = *s};
  *s = (qn_spill){0};
  return &op->op;
}

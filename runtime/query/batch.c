/* batch.c - batches: columns of one length; cells by number; comparing rows. */
#include "runtime/query/query_impl.h"

int32_t qn_qschema_find(const qn_qschema *s, qn_sv name) {
  for (int32_t i = 0; i < s->n; i++)
    if (qn_sv_eq(s->fields[i].name, name)) return i;
  return -1;
}

const char *qn_qtype_name(uint8_t type) { return type == QN_COL_STR ? "text" : qn_dtypes[type].name; }

int qn_batch_new(qn_q *q, int32_t ncols, int64_t nrows, qn_batch *out) {
  *out = (qn_batch){.nrows = nrows, .ncols = ncols};
  out->cols = qn_alloc(q->alloc, ((size_t)ncols + 1) * sizeof *out->cols);
  if (!out->cols) return qn_q_memory(q);
  memset(out->cols, 0, ((size_t)ncols + 1) * sizeof *out->cols);
  return 0;
}

void qn_batch_deinit(qn_q *q, qn_batch *b) {
  for (int32_t i = 0; b->cols && i < b->ncols; i++) qn_column_drop(b->cols[i]);
  qn_free(q->alloc, b->cols, ((size_t)b->ncols + 1) * sizeof *b->cols);
  *b = (qn_batch){0};
}

qn_column *qn_column_nulls(const qn_allocator *a, uint8_t type, int64_t n) {
  qn_column *c = qn_column_new(a, type, n);
  if (!c || n == 0) return c;
  if (type != QN_COL_STR && qn_dtype_is_time((qn_dtype)type)) {
    for (int64_t i = 0; i < n; i++) ((int64_t *)c->values->data)[i] = QN_NAT;
    return c;
  }
  c->validity = qn_colbuf_new(a, (size_t)(n + 7) / 8);
  if (!c->validity) return qn_column_drop(c), NULL;
  c->null_count = n;
  for (int64_t i = 0; type == QN_D_FLOAT64 && i < n; i++) ((double *)c->values->data)[i] = (double)NAN;
  for (int64_t i = 0; type == QN_D_FLOAT32 && i < n; i++) ((float *)c->values->data)[i] = NAN;
  return c;
}

/* qn_column_take leaves 0 where a time is missing. */
static void null_times(qn_column *c, const int64_t *rows, int64_t n) {
  if (c->type == QN_COL_STR || !qn_dtype_is_time((qn_dtype)c->type)) return;
  int64_t *t = qn_column_data(c);
  for (int64_t i = 0; i < n; i++)
    if (rows[i] < 0) t[i] = QN_NAT;
}

int qn_batch_take(qn_q *q, const qn_batch *b, const int64_t *rows, int64_t n, qn_batch *out) {
  if (qn_batch_new(q, b->ncols, n, out)) return -1;
  for (int32_t i = 0; i < b->ncols; i++) {
    out->cols[i] = qn_column_take(b->cols[i], rows, n);
    if (!out->cols[i]) return qn_batch_deinit(q, out), qn_q_memory(q);
    null_times(out->cols[i], rows, n);
  }
  return 0;
}

int qn_batch_slice(qn_q *q, const qn_batch *b, int64_t start, int64_t n, qn_batch *out) {
  if (qn_batch_new(q, b->ncols, n, out)) return -1;
  for (int32_t i = 0; i < b->ncols; i++)
    if (!(out->cols[i] = qn_column_slice(b->cols[i], start, n))) return qn_batch_deinit(q, out), qn_q_memory(q);
  return 0;
}

static qn_column *concat_column(qn_q *q, const qn_batch *parts, int64_t n, int32_t k, int64_t rows) {
  uint8_t type = parts[0].cols[k]->type;
  qn_column *out = qn_column_new(q->alloc, type, rows);
  size_t text = 0;
  bool nulls = false;
  for (int64_t p = 0; p < n; p++) {
    const qn_column *c = parts[p].cols[k];
    nulls = nulls || c->validity;
    if (type == QN_COL_STR && c->length) {
      const int64_t *o = (const int64_t *)c->offsets->data + c->offset;
      text += (size_t)(o[c->length] - o[0]);
    }
  }
  if (out && nulls) out->validity = qn_colbuf_new(q->alloc, (size_t)(rows + 7) / 8);
  if (out && type == QN_COL_STR) {
    qn_colbuf_drop(out->values);
    out->values = qn_colbuf_new(q->alloc, text);
  }
  if (!out || !out->values || (nulls && !out->validity)) return qn_column_drop(out), NULL;
  int64_t row = 0;
  size_t at = 0;
  for (int64_t p = 0; p < n; p++) {
    const qn_column *c = parts[p].cols[k];
    if (type == QN_COL_STR && c->length) {
      const int64_t *from = (const int64_t *)c->offsets->data + c->offset;
      int64_t *to = (int64_t *)out->offsets->data + row;
      size_t m = (size_t)(from[c->length] - from[0]);
      for (int64_t i = 0; i <= c->length; i++) to[i] = (int64_t)at + from[i] - from[0];
      if (m) memcpy((char *)out->values->data + at, (const char *)c->values->data + from[0], m);
      at += m;
    } else if (c->length) {
      size_t size = qn_dtypes[type].size;
      memcpy((char *)out->values->data + (size_t)row * size, qn_column_data(c), (size_t)c->length * size);
    }
    for (int64_t i = 0; nulls && i < c->length; i++)
      if (!qn_column_is_null(c, i)) qn_bit_set(out->validity->data, row + i);
    out->null_count += c->null_count;
    row += c->length;
  }
  return out;
}

int qn_batch_concat(qn_q *q, const qn_batch *parts, int64_t n, qn_batch *out) {
  int64_t rows = 0;
  for (int64_t p = 0; p < n; p++) rows += parts[p].nrows;
  if (qn_batch_new(q, n ? parts[0].ncols : 0, rows, out)) return -1;
  for (int32_t k = 0; k < out->ncols; k++)
    if (!(out->cols[k] = concat_column(q, parts, n, k, rows))) return qn_batch_deinit(q, out), qn_q_memory(q);
  return 0;
}

int64_t qn_batch_bytes(const qn_batch *b) {
  int64_t n = 0;
  for (int32_t i = 0; i < b->ncols; i++) {
    const qn_column *c = b->cols[i];
    if (c->type == QN_COL_STR) n += 8 * c->length + (c->length ? ((const int64_t *)c->offsets->data)[c->offset + c->length] - ((const int64_t *)c->offsets->data)[c->offset] : 0);
    else n += c->length * qn_dtypes[c->type].size;
    n += c->length / 8;
  }
  return n;
}

/* --- cells --------------------------------------------------------------------------------------------------------------- */
int64_t qn_qint(const qn_column *c, int64_t i) {
  const void *p = qn_column_data(c);
  switch (qn_dtypes[c->type].size) {
    case 1: return qn_dtypes[c->type].kind == 'i' ? ((const int8_t *)p)[i] : ((const uint8_t *)p)[i];
    case 2: return c->type == QN_D_INT16 ? ((const int16_t *)p)[i] : ((const uint16_t *)p)[i];
    case 4: return c->type == QN_D_INT32 ? ((const int32_t *)p)[i] : (int64_t)((const uint32_t *)p)[i];
    default: return ((const int64_t *)p)[i];
  }
}

double qn_qdouble(const qn_column *c, int64_t i) {
  const void *p = qn_column_data(c);
  if (c->type == QN_D_FLOAT64) return ((const double *)p)[i];
  if (c->type == QN_D_FLOAT32) return (double)((const float *)p)[i];
  if (c->type == QN_D_UINT64) return (double)((const uint64_t *)p)[i];
  return (double)qn_qint(c, i);
}

int qn_qcompare(const qn_column *a, int64_t i, const qn_column *b, int64_t k) {
  if (a->type == QN_COL_STR) {
    qn_sv x = qn_column_str(a, i), y = qn_column_str(b, k);
    size_t n = x.n < y.n ? x.n : y.n;
    int c = n ? memcmp(x.p, y.p, n) : 0; /* UTF-8 sorts by code point */
    return c ? c : (x.n > y.n) - (x.n < y.n);
  }
  if (qn_coltype_is_float(a->type)) {
    double x = qn_qdouble(a, i), y = qn_qdouble(b, k);
    return (x > y) - (x < y);
  }
  int64_t x = qn_qint(a, i), y = qn_qint(b, k);
  if (a->type == QN_D_UINT64) return ((uint64_t)x > (uint64_t)y) - ((uint64_t)x < (uint64_t)y);
  return (x > y) - (x < y);
}

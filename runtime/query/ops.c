/* ops.c - the small operators: filter, project, limit. */
#include "runtime/query/query_impl.h"

typedef struct simple {
  qn_qop op;
  qn_qop *in;
  qn_qcompute compute;
  int64_t left; /* of a limit */
} simple;

static void simple_close(qn_qop *op, qn_q *q) {
  simple *s = (simple *)op;
  qn_op_close(s->in, q);
  qn_free(q->alloc, s, sizeof *s);
}

static simple *simple_new(qn_q *q, qn_qop *in, qn_qschema schema, int (*next)(qn_qop *, qn_q *, qn_batch *)) {
  simple *s = qn_alloc(q->alloc, sizeof *s);
  if (!s) return qn_op_close(in, q), (void)qn_q_memory(q), NULL;
  *s = (simple){.op = {.schema = schema, .next = next, .close = simple_close}, .in = in};
  return s;
}

/* --- filter ---------------------------------------------------------------------------------------------------------------- */
static int keep_rows(qn_q *q, const qn_batch *b, const qn_column *mask, qn_batch *out) {
  int64_t n = 0, *rows = qn_alloc(q->alloc, ((size_t)b->nrows + 1) * sizeof *rows);
  if (!rows) return qn_q_memory(q);
  const uint8_t *yes = qn_column_data(mask);
  for (int64_t i = 0; i < b->nrows; i++) {
    rows[n] = i;
    n += yes[i] && !qn_column_is_null(mask, i);
  }
  int status = n == b->nrows ? qn_batch_slice(q, b, 0, n, out) : qn_batch_take(q, b, rows, n, out);
  qn_free(q->alloc, rows, ((size_t)b->nrows + 1) * sizeof *rows);
  return status;
}

static int filter_next(qn_qop *op, qn_q *q, qn_batch *out) {
  simple *s = (simple *)op;
  for (;;) {
    qn_batch b;
    qn_column *mask = NULL;
    int got = qn_op_next(s->in, q, &b);
    if (got <= 0) return got;
    int status = s->compute.run(s->compute.user, q, &b, &mask);
    if (status == 0) status = keep_rows(q, &b, mask, out);
    qn_column_drop(mask);
    qn_batch_deinit(q, &b);
    if (status) return -1;
    if (out->nrows) return 1;
    qn_batch_deinit(q, out);
  }
}

qn_qop *qn_op_filter(qn_q *q, qn_qop *in, qn_qcompute mask) {
  simple *s = simple_new(q, in, in->schema, filter_next);
  if (s) s->compute = mask;
  return s ? &s->op : NULL;
}

/* --- project ---------------------------------------------------------------------------------------------------------------- */
static int project_next(qn_qop *op, qn_q *q, qn_batch *out) {
  simple *s = (simple *)op;
  qn_batch b;
  int got = qn_op_next(s->in, q, &b);
  if (got <= 0) return got;
  int status = qn_batch_new(q, op->schema.n, b.nrows, out);
  if (status == 0 && (status = s->compute.run(s->compute.user, q, &b, out->cols)) != 0) qn_batch_deinit(q, out);
  qn_batch_deinit(q, &b);
  return status ? -1 : 1;
}

qn_qop *qn_op_project(qn_q *q, qn_qop *in, qn_qschema schema, qn_qcompute compute) {
  simple *s = simple_new(q, in, schema, project_next);
  if (s) s->compute = compute;
  return s ? &s->op : NULL;
}

/* --- limit ------------------------------------------------------------------------------------------------------------------- */
static int limit_next(qn_qop *op, qn_q *q, qn_batch *out) {
  simple *s = (simple *)op;
  if (s->left <= 0) return 0;
  int got = qn_op_next(s->in, q, out);
  if (got <= 0) return got;
  if (out->nrows > s->left) {
    qn_batch cut;
    int status = qn_batch_slice(q, out, 0, s->left, &cut);
    qn_batch_deinit(q, out);
    if (status) return -1;
    *out = cut;
  }
  s->left -= out->nrows;
  return 1;
}

qn_qop *qn_op_limit(qn_q *q, qn_qop *in, int64_t n) {
  simple *s = simple_new(q, in, in->schema, limit_next);
  if (s) s->left = n;
  return s ? &s->op : NULL;
}

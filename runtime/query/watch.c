/* watch.c - an operator that counts what another one gives, and how long that takes: what `quern eval --explain` tells. */
#include "runtime/query/query_impl.h"

typedef struct watcher {
  qn_qop op;
  qn_qop *in;
  qn_qstep *step;
} watcher;

static int watch_next(qn_qop *op, qn_q *q, qn_batch *out) {
  watcher *w = (watcher *)op;
  const double outer = q->below, begin = qn_time_seconds();
  q->below = 0;
  const int got = qn_op_next(w->in, q, out);
  const double took = qn_time_seconds() - begin;
  w->step->seconds += took - q->below;
  q->below = outer + took;
  if (got > 0) w->step->rows += out->nrows, w->step->batches++;
  return got;
}

static void watch_close(qn_qop *op, qn_q *q) {
  watcher *w = (watcher *)op;
  qn_op_close(w->in, q);
  qn_free(q->alloc, w, sizeof *w);
}

qn_qop *qn_op_watch(qn_q *q, qn_qop *in, qn_qstep *step) {
  watcher *w = qn_alloc(q->alloc, sizeof *w);
  if (!w) return qn_op_close(in, q), (void)qn_q_memory(q), NULL;
  *w = (watcher){.op = {.schema = in->schema, .next = watch_next, .close = watch_close}, .in = in, .step = step};
  return &w->op;
}

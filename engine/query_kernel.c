/* query_kernel.c - the kernel of an expression over a batch: columns in, a column out, null where an argument is. */
#include "engine/query.h"

static void keep_column(void *user) { (void)user; }

static int array_over(qn_session *s, const qn_column *c, qn_value *out) {
  qn_view v = {.ndim = 1, .dtype = c->type, .flags = QN_VIEW_READONLY};
  v.data = c->length ? qn_column_data(c) : (void *)(uintptr_t)"";
  v.shape[0] = c->length;
  v.strides[0] = qn_dtypes[c->type].size;
  qn_view_flags(&v);
  v.flags |= QN_VIEW_READONLY;
  if (c->length) return qn_array_wrap(&s->rt, &v, keep_column, NULL, out);
  return qn_array_new(&s->rt, (qn_dtype)c->type, 1, &c->length, false, out);
}

bool qn_x_validity(qn_q *q, qn_column *const *args, uint32_t n, qn_column *out) {
  for (uint32_t i = 0; i < n; i++) {
    const qn_column *c = args[i];
    if (!c->validity || c->null_count == 0) continue;
    if (!out->validity) {
      if (!(out->validity = qn_colbuf_new(q->alloc, (size_t)(out->length + 7) / 8))) return false;
      memset(out->validity->data, 0xff, out->validity->size);
    }
    for (int64_t k = 0; k < out->length; k++)
      if (qn_column_is_null(c, k)) qn_bit_clear(out->validity->data, k);
  }
  out->null_count = 0;
  for (int64_t k = 0; out->validity && k < out->length; k++) out->null_count += qn_column_is_null(out, k);
  return true;
}

static int call(qn_session *s, const qn_xnode *x, qn_column *const *args, qn_value *result) {
  qn_value v[32] = {{.tag = QN_UNSET}};
  uint32_t made = 0;
  int failed = 0;
  for (; made < x->n && !failed; made++) failed = array_over(s, args[made], &v[made]);
  if (failed) made--;
  failed = failed || qn_map_call(s, x->f, v, x->n, result);
  for (uint32_t i = 0; i < made; i++) qn_release(&s->rt, v[i]);
  return failed;
}

/* c with the value of one row in place of those that `valid` leaves out. */
static qn_column *filled(qn_q *q, const qn_column *c, const uint8_t *valid, int64_t row) {
  qn_column *out = qn_column_new(q->alloc, c->type, c->length);
  const size_t item = qn_dtypes[c->type].size;
  const char *from = qn_column_data(c);
  for (int64_t i = 0; out && i < c->length; i++)
    memcpy((char *)out->values->data + (size_t)i * item, from + (size_t)(qn_bit_get(valid, i) ? i : row) * item, item);
  return out;
}

/* What lies under a null may be anything, and an expression of it an error that no row has: once more, with the values of a row
 * without nulls there. Only called when the first try failed; 1: there are no nulls, or no row without. */
static int call_filled(qn_session *s, qn_q *q, const qn_xnode *x, qn_column *const *args, int64_t nrows, qn_value *result) {
  qn_column rows = {.length = nrows}, *own[32] = {0};
  if (!qn_x_validity(q, args, x->n, &rows)) return qn_raise_memory(&s->rt);
  int64_t row = 0;
  while (rows.validity && row < nrows && !qn_bit_get(rows.validity->data, row)) row++;
  int failed = !rows.validity || row == nrows ? 1 : 0;
  if (!failed) qn_exc_clear(&s->rt);
  for (uint32_t i = 0; i < x->n && !failed; i++)
    if (!(own[i] = filled(q, args[i], rows.validity->data, row))) failed = qn_raise_memory(&s->rt);
  if (!failed) failed = call(s, x, own, result);
  for (uint32_t i = 0; i < x->n; i++) qn_column_drop(own[i]);
  qn_colbuf_drop(rows.validity);
  return failed;
}

/* The result is copied: it may outlive the session (an exported batch). */
qn_column *qn_x_kernel(qn_session *s, qn_q *q, const qn_xnode *x, qn_column *const *args, int64_t nrows) {
  qn_value result = {.tag = QN_UNSET};
  if (call(s, x, args, &result) && call_filled(s, q, x, args, nrows, &result)) return (void)qn_error_from_exc(&s->rt, q->err), NULL;
  const qn_view *r = qn_view_of(result);
  qn_column *out = NULL;
  qn_dtype d = (qn_dtype)r->dtype;
  if (r->ndim != 1 || qn_dtypes[d].kind == 'c' || qn_dtypes[d].kind == 'O')
    (void)qn_q_fail(q, QN_ETYPE, "the expression gives %s, which a column of results cannot hold", r->ndim != 1 ? "arrays" : qn_dtypes[d].name);
  else if (!(out = qn_column_new(q->alloc, (uint8_t)d, nrows)))
    (void)qn_q_memory(q);
  if (out && nrows) memcpy(out->values->data, r->data, (size_t)nrows * qn_itemsize(r));
  qn_release(&s->rt, result);
  if (out && !qn_x_validity(q, args, x->n, out)) return qn_column_drop(out), (void)qn_q_memory(q), NULL;
  return out;
}

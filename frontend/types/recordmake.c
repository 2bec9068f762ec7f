/* recordmake.c - new arrays of records in kernels: np.zeros and np.empty of a dtype of records, zeros_like, copy.
 *
 * The memory is one array of bytes with a last dimension of itemsize bytes; each field is that array at the field's offset,
 * seen as numbers of the field's dtype (record.c says how kernels see records). */
#include "frontend/types/arrayview.h"
#include "frontend/types/klass.h"

const qn_kclass *qn_dtype_records(const qn_texpr *e) {
  const qn_type *t = e->type;
  if (t->kind == QN_TYPE_CLASS && t->klass->kind == QN_KCLASS_RECORD) return t->klass;
  if (t->kind == QN_TYPE_TYPE && t->item->kind == QN_TYPE_RECORD && qn_record_rank(t->item) == 0) return t->item->klass;
  return NULL;
}

static qn_texpr *int_at(qn_fn *f, int64_t v, qn_span span) { return qn_tx_int(f, qn_int64(f), v, span); }

/* bytes with its last dimension written m times: what a sub-array of m dimensions is cut from. */
static qn_texpr *spread(qn_fn *f, qn_texpr *bytes, int rank, int m, qn_span span) {
  char spec[QN_MAX_AXES + 1] = "";
  for (int d = 0; d < rank + m; d++) spec[d] = (char)('0' + (d < rank ? d : rank));
  return m == 1 ? bytes : qn_view_restride(f, bytes, spec, rank + m, NULL, 0, bytes->type->readonly, span);
}

/* One field as an array of its numbers. */
static qn_texpr *field_of(qn_fn *f, const qn_kfield *x, qn_texpr *bytes, int rank, int64_t offset, qn_span span) {
  int m = x->ndim;
  char spec[QN_MAX_AXES + 2] = "V";
  bool fixed = bytes->type->readonly;
  int64_t step = qn_dtypes[x->dtype].size;
  qn_texpr *wide = spread(f, bytes, rank, m ? m : 1, span);
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, QN_D_UINT8, rank + m, 'A', fixed), span, wide);
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, rank + m + 1);
  for (int d = 0; d < rank; d++) axes[d] = (qn_taxis){.kind = QN_AXIS_FULL};
  if (m == 0) axes[rank] = (qn_taxis){.kind = QN_AXIS_INT, .at = int_at(f, offset, span)};
  for (int j = m; j-- > 0;) { /* only one of them starts at the field */
    axes[rank + j] = (qn_taxis){.kind = QN_AXIS_SLICE, .lo = int_at(f, j == m - 1 ? offset : 0, span), .step = int_at(f, step, span)};
    axes[rank + j].hi = int_at(f, (j == m - 1 ? offset : 0) + (x->shape[j] ? (x->shape[j] - 1) * step + 1 : 0), span);
    step *= x->shape[j];
  }
  e->axes = axes, e->n_axes = (uint32_t)(rank + (m ? m : 1));
  for (int d = 0; d < rank + m; d++) spec[d + 1] = (char)('0' + d);
  qn_texpr *seen = qn_tx1(f, QN_TX_RESTRIDE, qn_type_array(f->in->types, x->dtype, rank + m, 'A', fixed), span, e);
  seen->text = qn_sv_of(qn_arena_strndup(f->in->a, spec, strlen(spec)));
  return seen;
}

static qn_texpr *fields_of(qn_fn *f, const qn_kclass *k, qn_texpr *bytes, int rank, int64_t offset, qn_span span) {
  const qn_type *t = qn_type_records(f->in->types, k, rank, bytes->type->readonly);
  if (!t) return qn_unsupported(f, span, "more than 8 dimensions");
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, t, span, k->n);
  for (uint32_t i = 0; i < k->n; i++) {
    const qn_kfield *x = &k->layout[i];
    int64_t at = offset + x->offset;
    if (x->nested && x->ndim) return qn_unsupported(f, span, "making records whose fields are arrays of records");
    e->args[i] = x->nested ? fields_of(f, x->nested, bytes, rank, at, span) : qn_tx_temp(f, field_of(f, x, bytes, rank, at, span));
    if (qn_is_poison(e->args[i])) return e->args[i];
  }
  return e;
}

qn_texpr *qn_records_of_bytes(qn_fn *f, const qn_kclass *k, qn_texpr *bytes, int rank, qn_span span) {
  qn_tx_open o = qn_tx_block_open(f);
  return qn_tx_block_close(f, o, qn_tx_temp(f, fields_of(f, k, qn_tx_temp(f, bytes), rank, 0, span)), span);
}

/* A byte that is neither 0 nor 1 must not be seen as a bool. */
static bool has_bools(const qn_kclass *k) {
  for (uint32_t i = 0; i < k->n; i++)
    if (k->layout[i].nested ? has_bools(k->layout[i].nested) : k->layout[i].dtype == QN_D_BOOL) return true;
  return false;
}

qn_texpr *qn_records_new_array(qn_fn *f, const qn_kclass *k, qn_texpr *const *sizes, int n, bool zero, qn_span span) {
  if (n > 7) return qn_unsupported(f, span, "records of more than 7 dimensions");
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *bytes = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, QN_D_UINT8, n + 1, 'C', false), span, (uint32_t)n + 1);
  for (int d = 0; d < n; d++) bytes->args[d] = sizes[d];
  bytes->args[n] = int_at(f, k->itemsize, span);
  bytes->fill = zero || has_bools(k) ? QN_FILL_ZERO : QN_FILL_EMPTY;
  return qn_tx_block_close(f, o, qn_tx_temp(f, fields_of(f, k, qn_tx_temp(f, bytes), n, 0, span)), span);
}

/* The sizes of records or of an array. */
static int sizes_of(qn_fn *f, qn_texpr *e, qn_texpr **out, qn_span span) {
  int n = e->type->kind == QN_TYPE_RECORD ? qn_record_rank(e->type) : e->type->ndim;
  while (e->type->kind == QN_TYPE_RECORD) {
    qn_texpr *first = qn_tx1(f, QN_TX_ITEM, e->type->items[0], span, e);
    e = first;
  }
  for (int d = 0; d < n; d++) out[d] = qn_view_extent(f, e, d, span);
  return n;
}

qn_texpr *qn_records_like(qn_fn *f, const qn_kclass *k, qn_texpr *like, bool zero, qn_span span) {
  qn_texpr *sizes[8];
  if (like->type->kind != QN_TYPE_RECORD && like->type->kind != QN_TYPE_ARRAY) return qn_unsupported(f, span, "records of such a shape");
  qn_tx_open o = qn_tx_block_open(f);
  int n = sizes_of(f, qn_tx_temp(f, like), sizes, span);
  return qn_tx_block_close(f, o, qn_records_new_array(f, k, sizes, n, zero, span), span);
}

/* Stores every field of one array of records into another of its shape. */
static void copy_fields(qn_fn *f, qn_texpr *to, qn_texpr *from, qn_span span) {
  for (uint32_t i = 0; i < to->type->n; i++) {
    qn_texpr *x = qn_tx1(f, QN_TX_ITEM, to->type->items[i], span, to), *y = qn_tx1(f, QN_TX_ITEM, from->type->items[i], span, from);
    x->i = y->i = i;
    if (x->type->kind == QN_TYPE_RECORD) {
      copy_fields(f, x, y, span);
      continue;
    }
    bool number = x->type->ndim == 0;
    qn_tstmt *s = qn_ts(f, number ? QN_TS_STORE : QN_TS_FILL, span);
    const qn_type *t = f->in->types->scalar[x->type->dtype];
    s->place = number ? qn_tx1(f, QN_TX_INDEX, t, span, x) : x;
    s->expr = number ? qn_tx1(f, QN_TX_INDEX, t, span, y) : y;
    qn_add(f, s);
  }
}

qn_texpr *qn_records_copy_of(qn_fn *f, qn_texpr *e, qn_span span) {
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *from = qn_tx_temp(f, e), *to = qn_records_like(f, e->type->klass, from, true, span);
  if (qn_is_poison(to)) return qn_tx_block_close(f, o, to, span);
  to = qn_tx_temp(f, to);
  copy_fields(f, to, from, span);
  return qn_tx_block_close(f, o, to, span);
}

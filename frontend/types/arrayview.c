/* arrayview.c - views of arrays: dimensions permuted, added, repeated, joined. */
#include "frontend/types/arrayview.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }

qn_texpr *qn_view_extent(qn_fn *f, qn_texpr *a, int d, qn_span span) {
  qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, i64(f), span, a);
  e->i = d;
  return e;
}

qn_texpr *qn_view_new_axis(qn_fn *f, qn_texpr *a, int at, qn_span span) {
  int n = a->type->ndim + 1;
  if (n > 8) return qn_unsupported(f, span, "more than 8 dimensions");
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, a->type->dtype, n, 'A', a->type->readonly), span, a);
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, n);
  for (int d = 0; d < n; d++) axes[d].kind = d == at ? QN_AXIS_NEW : QN_AXIS_FULL;
  e->axes = axes, e->n_axes = (uint32_t)n;
  return e;
}

qn_texpr *qn_view_restride(qn_fn *f, qn_texpr *a, const char *spec, int ndim, qn_texpr *const *extents, uint32_t n, bool readonly, qn_span span) {
  bool part = spec[0] == 'R' || spec[0] == 'I';
  qn_dtype dtype = !part ? a->type->dtype : a->type->dtype == QN_D_COMPLEX64 ? QN_D_FLOAT32 : QN_D_FLOAT64;
  qn_texpr *e = qn_tx(f, QN_TX_RESTRIDE, qn_type_array(f->in->types, dtype, ndim, 'A', readonly), span, n + 1);
  e->args[0] = a;
  for (uint32_t i = 0; i < n; i++) e->args[i + 1] = extents[i];
  e->text = qn_sv_of(qn_arena_strndup(f->in->a, spec, strlen(spec)));
  return e;
}

qn_texpr *qn_view_part(qn_fn *f, qn_texpr *a, bool imag, qn_span span) {
  char spec[QN_MAX_AXES + 2] = {imag ? 'I' : 'R'};
  for (int d = 0; d < a->type->ndim; d++) spec[d + 1] = (char)('0' + d);
  return qn_view_restride(f, a, spec, a->type->ndim, NULL, 0, a->type->readonly, span);
}

qn_texpr *qn_view_permuted(qn_fn *f, qn_texpr *a, const int *order, int n, qn_span span) {
  bool same = true, reversed = true;
  char spec[QN_MAX_AXES + 1];
  for (int d = 0; d < n; d++) {
    same = same && order[d] == d;
    reversed = reversed && order[d] == n - 1 - d;
    spec[d] = (char)('0' + order[d]);
  }
  spec[n] = 0;
  if (same) return a;
  if (reversed) return qn_array_transposed(f, a, span);
  return qn_view_restride(f, a, spec, n, NULL, 0, a->type->readonly, span);
}

qn_texpr *qn_view_contiguous(qn_fn *f, qn_texpr *a, qn_span span) {
  if (a->type->layout == 'C') return a;
  return qn_tx1(f, QN_TX_COPY, qn_type_array(f->in->types, a->type->dtype, a->type->ndim, 'C', false), span, a);
}

qn_texpr *qn_view_flat(qn_fn *f, qn_texpr *a, qn_span span) {
  a = qn_view_contiguous(f, a, span);
  return a->type->ndim == 1 ? a : qn_tx1(f, QN_TX_FLAT, qn_type_array(f->in->types, a->type->dtype, 1, 'C', a->type->readonly), span, a);
}

bool qn_known_int(const qn_texpr *e, int64_t *v) {
  if (qn_is_const_int(e)) return *v = e->i, true;
  if (e->kind == QN_TX_VAR && e->known) return *v = e->known_i, true;
  return false;
}

bool qn_known_ints(const qn_texpr *e, int64_t *out, uint32_t *n) {
  *n = 1;
  if (e->type->kind == QN_TYPE_SCALAR) return qn_known_int(e, out);
  if (e->kind != QN_TX_TUPLE || e->n > 8) return false;
  *n = e->n;
  for (uint32_t i = 0; i < e->n; i++)
    if (!qn_known_int(e->args[i], &out[i])) return false;
  return true;
}

/* arrayaug.c - `array op= value` in place, element by element, for the array reductions of prange. */
#include "frontend/types/infer_int.h"

static qn_texpr *int64_const(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT64], v, s); }

static qn_texpr *extent(qn_fn *f, qn_texpr *array, int d) {
  qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, f->in->types->scalar[QN_D_INT64], array->span, array);
  e->i = d;
  return e;
}

static qn_texpr *compare(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b) {
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, f->in->types->scalar[QN_D_BOOL], a->span, a, b);
  e->cmp = op;
  return e;
}

static qn_texpr *kept(qn_fn *f, qn_texpr *e) {
  if (e->kind == QN_TX_CONST || (e->kind == QN_TX_VAR && !e->checked)) return e;
  qn_tslot *t = qn_temp(f, e->type);
  qn_add_set(f, t, e, e->span);
  return qn_tx_slot(f, t, e->span);
}

/* ValueError where an axis of the value is neither 1 nor the place's. */
static void check_shapes(qn_fn *f, qn_texpr *place, qn_texpr *value, qn_span span) {
  int skip = place->type->ndim - value->type->ndim;
  for (int d = 0; d < value->type->ndim && f->out; d++) {
    qn_texpr *have = extent(f, value, d);
    qn_texpr *wrong = qn_tx2(f, QN_TX_AND, f->in->types->scalar[QN_D_BOOL], span, compare(f, QN_CMP_NotEq, have, int64_const(f, 1, span)),
                             compare(f, QN_CMP_NotEq, have, extent(f, place, d + skip)));
    qn_tstmt *s = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
    s->expr = wrong;
    raise->exception = QN_SV("ValueError");
    raise->message = QN_SV("operands could not be broadcast together");
    qn_vec_push(f->in->a, &s->body.list, raise);
    qn_add(f, s);
  }
}

/* value[i, …], an axis of one element repeated */
static qn_texpr *element(qn_fn *f, qn_texpr *value, qn_texpr *const *index, int skip, qn_span span) {
  if (value->type->kind != QN_TYPE_ARRAY) return value;
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  uint32_t n = (uint32_t)value->type->ndim;
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[value->type->dtype], span, n + 1);
  e->args[0] = value;
  e->in_range = e->natural = true;
  for (uint32_t d = 0; d < n; d++) {
    qn_texpr *at = qn_tx(f, QN_TX_SELECT, i64, span, 3);
    at->args[0] = compare(f, QN_CMP_Eq, extent(f, value, (int)d), int64_const(f, 1, span));
    at->args[1] = int64_const(f, 0, span);
    at->args[2] = index[(int)d + skip];
    e->args[d + 1] = at;
  }
  return e;
}

/* The value shares no memory with the place: a block's own partial sums, or what is added to them. */
void qn_array_aug(qn_fn *f, enum qn_operator op, qn_texpr *place, qn_texpr *value, qn_span span) {
  if (qn_is_poison(place) || qn_is_poison(value)) return;
  if (value->type->kind == QN_TYPE_OPTIONAL) value = qn_cast(f, value, value->type->item);
  bool array = value->type->kind == QN_TYPE_ARRAY;
  if ((!array && value->type->kind != QN_TYPE_SCALAR) || (array && value->type->ndim > place->type->ndim) || place->type->readonly) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot store %s into %s", qn_tt(f, value->type), qn_tt(f, place->type));
    return;
  }
  place = kept(f, place);
  value = kept(f, value);
  int rank = place->type->ndim, skip = array ? rank - value->type->ndim : 0;
  if (array) check_shapes(f, place, value, span);
  qn_tblock *out = f->out;
  qn_texpr *index[QN_MAX_AXES], *to = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[place->type->dtype], span, (uint32_t)rank + 1);
  to->args[0] = place;
  to->in_range = to->natural = true;
  for (int d = 0; d < rank; d++) {
    qn_tstmt *s = qn_ts(f, QN_TS_RANGE, span);
    s->slot = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
    s->lo = int64_const(f, 0, span), s->hi = extent(f, place, d);
    index[d] = to->args[d + 1] = qn_tx_slot(f, s->slot, span);
    qn_add(f, s);
    if (out) f->out = &s->body;
  }
  qn_texpr *r = qn_binop(f, op, to, element(f, value, index, skip, span), span);
  if (!qn_is_poison(r)) {
    qn_tstmt *s = qn_ts(f, QN_TS_STORE, span);
    s->place = to;
    s->expr = qn_cast(f, r, to->type);
    qn_add(f, s);
  }
  f->out = out;
}

/* record.c - structured arrays and records in kernels. An array of records is, to a kernel, its fields side by side: one
 * strided array for each, all over the same memory (the engine makes the views). A single record is the same with no
 * dimensions, so `r = a[i]; r.x = 1` stores into a. */
#include "frontend/types/klass.h"

#include "frontend/types/infer_int.h"

/* Dimensions of the array of records itself: without those of a sub-array. */
int qn_record_rank(const qn_type *t) {
  const qn_type *first = t->items[0];
  return first->kind == QN_TYPE_RECORD ? qn_record_rank(first) - t->klass->layout[0].ndim : first->ndim - t->klass->layout[0].ndim;
}

const qn_type *qn_type_records(qn_types *t, const qn_kclass *k, int rank, bool readonly) {
  const qn_type **items = QN_NEW_N(t->arena, const qn_type *, k->n + 1);
  for (uint32_t i = 0; i < k->n; i++) {
    const qn_kfield *x = &k->layout[i];
    if (rank + x->ndim > 8) return NULL;
    items[i] = x->nested ? qn_type_records(t, x->nested, rank + x->ndim, readonly) : qn_type_array(t, x->dtype, rank + x->ndim, 'A', readonly);
    if (!items[i]) return NULL;
  }
  return qn_type_intern(t, &(qn_type){.kind = QN_TYPE_RECORD, .klass = k, .items = items, .n = k->n});
}

static qn_texpr *of_items(qn_fn *f, const qn_kclass *k, qn_texpr **items, uint32_t n, qn_span span) {
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    if (qn_is_poison(items[i])) return items[i];
    types[i] = items[i]->type;
  }
  const qn_type like = {.kind = QN_TYPE_RECORD, .klass = k, .items = types, .n = n};
  qn_texpr *e = qn_tx(f, QN_TX_TUPLE, qn_type_intern(f->in->types, &like), span, n);
  memcpy(e->args, items, n * sizeof *items);
  return e;
}

static qn_texpr *item(qn_fn *f, qn_texpr *e, uint32_t i, qn_span span) {
  if (e->kind == QN_TX_TUPLE) return e->args[i];
  qn_texpr *x = qn_tx1(f, QN_TX_ITEM, e->type->items[i], span, e);
  x->i = i;
  return x;
}

/* array[indices…] as a view, also where every dimension is taken. */
static qn_texpr *view_at(qn_fn *f, qn_texpr *array, qn_texpr *const *index, uint32_t n, qn_span span) {
  const qn_type *t = array->type;
  if (t->kind == QN_TYPE_RECORD) {
    qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, t->n + 1);
    for (uint32_t i = 0; i < t->n; i++) items[i] = view_at(f, item(f, array, i, span), index, n, span);
    return of_items(f, t->klass, items, t->n, span);
  }
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, t->dtype, t->ndim - (int)n, 'A', t->readonly), span, array);
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, (uint32_t)t->ndim + 1);
  for (uint32_t i = 0; i < (uint32_t)t->ndim; i++)
    axes[i] = i < n ? (qn_taxis){.kind = QN_AXIS_INT, .at = index[i]} : (qn_taxis){.kind = QN_AXIS_FULL, .implied = true};
  e->axes = axes, e->n_axes = (uint32_t)t->ndim;
  return e;
}

static qn_texpr *stable(qn_fn *f, qn_texpr *e) {
  if (qn_is_poison(e) || e->kind == QN_TX_CONST || (e->kind == QN_TX_VAR && e->slot->var->name.n == 0)) return e;
  qn_tslot *t = qn_temp(f, e->type);
  qn_add_set(f, t, e, e->span);
  return qn_tx_slot(f, t, e->span);
}

/* A field: of one record a number is read, unless it is a place to store to. */
static qn_texpr *field(qn_fn *f, qn_texpr *e, qn_sv name, bool place, qn_span span) {
  const qn_kclass *k = e->type->klass;
  int at = qn_kclass_find(k, name);
  if (at < 0) {
    qn_suggestion near = {.wrong = name};
    for (uint32_t i = 0; i < k->n; i++) qn_suggest_offer(&near, k->names[i]);
    qn_terror(f, QN_DIAG_ATTRIBUTE, span, "no field of name '%.*s'%s", (int)name.n, name.p, qn_suggest_text(&near, f->in->a));
    return qn_poison(f, span);
  }
  qn_texpr *x = item(f, e, (uint32_t)at, span);
  if (x->type->kind == QN_TYPE_RECORD || x->type->ndim > 0) return x;
  (void)place;
  return qn_tx1(f, QN_TX_INDEX, f->in->types->scalar[x->type->dtype], span, x);
}

qn_texpr *qn_record_attribute(qn_fn *f, qn_texpr *e, qn_sym attr, qn_span span) {
  qn_sv name = qn_sym_sv(attr);
  if (qn_kclass_find(e->type->klass, name) >= 0) return field(f, e, name, false, span);
  int rank = qn_record_rank(e->type);
  if (e->kind == QN_TX_BLOCK) e = stable(f, e);
  qn_texpr *first = item(f, e, 0, span);
  while (first->type->kind == QN_TYPE_RECORD) first = item(f, first, 0, span);
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, rank + 1), *size = qn_tx_int(f, qn_int64(f), 1, span);
  for (int d = 0; d < rank; d++) {
    items[d] = qn_tx1(f, QN_TX_SHAPE, qn_int64(f), span, first);
    items[d]->i = d;
    size = qn_tx_bin(f, QN_OP_Mult, qn_int64(f), span, size, items[d]);
  }
  if (qn_sv_is(name, "dtype")) return qn_tx_nothing(f, qn_type_of_class(f->in->types, QN_TYPE_CLASS, e->type->klass), span);
  if (qn_sv_is(name, "ndim")) return qn_tx_int(f, qn_int64(f), rank, span);
  if (qn_sv_is(name, "size")) return size;
  if (qn_sv_is(name, "shape")) return qn_tuple_of(f, items, (uint32_t)rank, span);
  return field(f, e, name, false, span);
}

qn_texpr *qn_record_len(qn_fn *f, qn_texpr *e, qn_span span) {
  qn_texpr *first = item(f, e, 0, span);
  if (qn_record_rank(e->type) == 0) return qn_unsupported(f, span, "len() of a record");
  while (first->type->kind == QN_TYPE_RECORD) first = item(f, first, 0, span);
  qn_texpr *n = qn_tx1(f, QN_TX_SHAPE, qn_int64(f), span, first);
  n->i = 0;
  return n;
}

qn_texpr *qn_records_element(qn_fn *f, qn_texpr *e, qn_texpr *index, qn_span span) {
  qn_tx_open o = qn_tx_block_open(f); /* evaluated where it stands: a condition may decide that */
  qn_texpr *at = stable(f, index);
  return qn_tx_block_close(f, o, stable(f, view_at(f, stable(f, e), &at, 1, span)), span);
}

static bool is_slice(const qn_node *n) { return n->kind == QN_AST_Slice; }

qn_texpr *qn_record_subscript(qn_fn *f, qn_texpr *e, const qn_node *index, bool place, qn_span span) {
  int rank = qn_record_rank(e->type);
  qn_texpr *at[8];
  bool tuple = index->kind == QN_AST_Tuple, slices = is_slice(index);
  uint32_t n = tuple ? index->Tuple.elts.n : 1;
  for (uint32_t i = 0; tuple && i < n; i++) slices = slices || is_slice(index->Tuple.elts.items[i]);
  if (slices) { /* each field is cut alike */
    qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, e->type->n + 1);
    qn_tx_open o = qn_tx_block_open(f);
    e = stable(f, e);
    for (uint32_t i = 0; i < e->type->n; i++) {
      qn_texpr *x = item(f, e, i, span);
      items[i] = x->type->kind == QN_TYPE_RECORD ? qn_record_subscript(f, x, index, place, span) : qn_subscript(f, x, index, span);
    }
    return qn_tx_block_close(f, o, stable(f, of_items(f, e->type->klass, items, e->type->n, span)), span);
  }
  for (uint32_t i = 0; i < n && i < 8; i++) {
    at[i] = qn_texpr_of(f, tuple ? index->Tuple.elts.items[i] : index);
    if (qn_is_poison(at[i])) return at[i];
  }
  if (!tuple && at[0]->type->kind == QN_TYPE_STR && at[0]->kind == QN_TX_CONST) return field(f, e, at[0]->text, place, span);
  if (!tuple && at[0]->type->kind == QN_TYPE_STR) {
    qn_diag *d = qn_terror(f, QN_DIAG_TYPE, at[0]->span, "the name of a field must be a constant string");
    qn_tnote(f, d, (qn_span){0}, "loop over names with `for name in literal_unroll(('x', 'y'))`");
    return qn_poison(f, span);
  }
  if (!tuple && at[0]->type->kind == QN_TYPE_TUPLE) return qn_unsupported(f, span, "indexing records with a tuple");
  if (n > 8 || (int)n > rank) {
    qn_terror(f, QN_DIAG_TYPE, span, "too many indices for records of %d dimensions", rank);
    return qn_poison(f, span);
  }
  for (uint32_t i = 0; i < n; i++) {
    at[i] = qn_to_index(f, at[i], "an array index");
    if (qn_is_poison(at[i])) return at[i];
  }
  qn_tx_open o = qn_tx_block_open(f);
  for (uint32_t i = 0; i < n; i++) at[i] = stable(f, at[i]);
  return qn_tx_block_close(f, o, stable(f, view_at(f, stable(f, e), at, n, span)), span);
}

/* target[…] = records of the same rank and fields, or one record for all: field by field, as arrays are stored. */
static void store_arrays(qn_fn *f, qn_texpr *to, qn_texpr *value, qn_span span) {
  for (uint32_t i = 0; i < to->type->n; i++) {
    qn_texpr *place = item(f, to, i, span), *x = item(f, value, i, span);
    if (place->type->kind == QN_TYPE_RECORD) {
      store_arrays(f, place, x, span);
      continue;
    }
    qn_tstmt *s = qn_ts(f, QN_TS_FILL, span);
    s->place = place;
    s->expr = x->type->ndim ? x : qn_tx1(f, QN_TX_INDEX, f->in->types->scalar[x->type->dtype], span, x);
    qn_add(f, s);
  }
}

/* target = value, of all fields: a record or a tuple. */
void qn_record_store(qn_fn *f, qn_texpr *to, qn_texpr *value, qn_span span) {
  bool items = value->type->kind == QN_TYPE_TUPLE || value->type->kind == QN_TYPE_RECORD;
  if (qn_is_poison(to) || qn_is_poison(value)) return;
  int rank = qn_record_rank(to->type), from = value->type->kind == QN_TYPE_RECORD ? qn_record_rank(value->type) : -1;
  if (rank > 0 && (from == rank || from == 0) && to->type->klass == value->type->klass) {
    to = stable(f, to);
    value = stable(f, from ? qn_records_copy_of(f, value, span) : value); /* the two may overlap */
    if (!qn_is_poison(value)) store_arrays(f, to, value, span);
    return;
  }
  if (qn_record_rank(to->type) != 0 || !items || value->type->n != to->type->n || (value->type->kind == QN_TYPE_RECORD && qn_record_rank(value->type) != 0)) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot store %s into a record", qn_tt(f, value->type));
    return;
  }
  if (to->kind == QN_TX_BLOCK) to = stable(f, to);
  value = stable(f, value);
  for (uint32_t i = 0; i < to->type->n; i++) {
    qn_texpr *place = item(f, to, i, span), *x = value->type->kind == QN_TYPE_TUPLE ? qn_tuple_item(f, value, i, span) : item(f, value, i, span);
    if (place->type->kind == QN_TYPE_RECORD) {
      qn_record_store(f, place, x, span);
      continue;
    }
    bool number = place->type->ndim == 0;
    const qn_type *t = f->in->types->scalar[place->type->dtype];
    if (x->type->kind == QN_TYPE_ARRAY && x->type->ndim == 0) x = qn_tx1(f, QN_TX_INDEX, f->in->types->scalar[x->type->dtype], span, x);
    if (number && !qn_castable(x->type, t)) {
      qn_terror(f, QN_DIAG_TYPE, span, "cannot store %s into a field of %s", qn_tt(f, x->type), qn_tt(f, t));
      return;
    }
    qn_tstmt *s = qn_ts(f, number ? QN_TS_STORE : QN_TS_FILL, span);
    s->place = number ? qn_tx1(f, QN_TX_INDEX, t, span, place) : place;
    s->expr = number || x->type->kind == QN_TYPE_SCALAR ? qn_cast(f, x, t) : x;
    qn_add(f, s);
  }
}

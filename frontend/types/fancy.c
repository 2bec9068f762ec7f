/* fancy.c - arrays of ints and masks as indices, among ints, slices and new axes, as NumPy mixes them: for loads and stores.
 *
 * All that select one by one (ints, arrays of ints, masks as the arrays that nonzero() gives of them) are broadcast together;
 * their dimensions stand where the first of them stands when they are neighbours, else in front. The slices are taken first: a
 * view with a dimension for each index. Then one loop nest over the result's dimensions takes, once the selecting dimensions
 * are known, the part of the view that they name, and moves its elements. Every index is checked where it is read. */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"

enum { MOST = 8 };

struct qn_fancy { /* what QN_TX_FANCY carries: expressions that can be evaluated again */
  qn_texpr *view;
  qn_texpr *index[QN_MAX_AXES]; /* per dimension of the view: an int64 or an array of ints; NULL: it is taken whole */
  int at;                       /* where the selected dimensions stand in the result */
  qn_texpr *mask, *masked;      /* array[mask] alone */
  qn_texpr *one;                /* array[index] alone: the index */
};

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static const qn_type *boolean(qn_fn *f) { return f->in->types->scalar[QN_D_BOOL]; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }
static bool is_mask(const qn_type *t) { return t->kind == QN_TYPE_ARRAY && t->dtype == QN_D_BOOL; }

static qn_texpr *number(qn_fn *f, int64_t v, qn_span span) { return qn_tx_int(f, i64(f), v, span); }
static qn_texpr *is_one(qn_fn *f, qn_texpr *v, qn_span span) { return qn_tx_compare(f, QN_CMP_Eq, v, number(f, 1, span), span); }


/* --- the loops ------------------------------------------------------------------------------------------------------------- */
typedef struct plan {
  const struct qn_fancy *z;
  qn_span span;
  int n_dims, n_picked;          /* of the result; of those the selecting ones */
  int source[QN_MAX_AXES];       /* per dimension of the result: that of the view, or -1 - the selecting one */
  qn_texpr *size[QN_MAX_AXES];
  qn_texpr *picked[QN_MAX_AXES]; /* sizes of the selecting ones */
  qn_texpr *at[QN_MAX_AXES];     /* loop variables */
} plan;

static void plan_shape(const struct qn_fancy *z, plan *p) {
  int rank = z->view->type->ndim, seen = 0;
  p->z = z;
  for (int d = 0; d < rank; d++)
    if (z->index[d] && is_array(z->index[d]) && z->index[d]->type->ndim > p->n_picked) p->n_picked = z->index[d]->type->ndim;
  for (int d = -1; d < rank; d++) {
    if (d >= 0 && z->index[d]) continue;
    if (d >= 0) p->source[p->n_dims++] = d, seen++;
    for (int k = 0; seen == z->at && k < p->n_picked; k++) p->source[p->n_dims++] = -1 - k;
    if (seen == z->at) seen = QN_MAX_AXES; /* once */
  }
}

/* Evaluated now: sizes, and whether the indices fit together. */
static void plan_sizes(qn_fn *f, plan *p) {
  const struct qn_fancy *z = p->z;
  int rank = z->view->type->ndim, arrays = 0;
  qn_texpr *first = NULL;
  for (int d = 0; d < rank; d++) {
    qn_texpr *v = z->index[d];
    if (!v || !is_array(v)) continue;
    arrays++;
    for (int k = 0; k < p->n_picked; k++) {
      int own = k - (p->n_picked - v->type->ndim);
      if (own < 0) continue;
      qn_texpr *e = qn_view_extent(f, v, own, p->span), *have = p->picked[k];
      p->picked[k] = qn_tx_temp(f, have ? qn_tx_choose(f, is_one(f, have, p->span), e, have, p->span) : e);
    }
  }
  for (int d = 0; arrays > 1 && d < rank; d++) {
    qn_texpr *v = z->index[d];
    if (!v || !is_array(v)) continue;
    if (!first) first = v;
    for (int own = 0; own < v->type->ndim; own++) {
      qn_texpr *e = qn_view_extent(f, v, own, p->span), *size = p->picked[own + p->n_picked - v->type->ndim];
      qn_texpr *fits = qn_tx2(f, QN_TX_OR, boolean(f), p->span, qn_tx_compare(f, QN_CMP_Eq, e, size, p->span), is_one(f, e, p->span));
      qn_raise_if(f, qn_tx1(f, QN_TX_NOT, boolean(f), p->span, fits), "index_shapes", (qn_texpr *[]){first, v}, 2, p->span);
    }
  }
  for (int d = 0; d < p->n_dims; d++)
    p->size[d] = p->source[d] < 0 ? p->picked[-1 - p->source[d]] : qn_tx_temp(f, qn_view_extent(f, z->view, p->source[d], p->span));
}

/* The index of dimension d at the loop variables; an extent of 1 is repeated. */
static qn_texpr *index_now(qn_fn *f, const plan *p, int d, qn_texpr *(*step)[MOST], qn_texpr *const *index) {
  qn_texpr *v = index[d];
  if (!is_array(v)) return v;
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[v->type->dtype], p->span, (uint32_t)v->type->ndim + 1);
  e->args[0] = v;
  e->in_range = e->natural = true;
  for (int r = 0; r < p->n_dims; r++) {
    int k = -1 - p->source[r], own = k - (p->n_picked - v->type->ndim);
    if (p->source[r] >= 0 || own < 0) continue;
    e->args[own + 1] = step[d][own] ? qn_tx_bin(f, QN_OP_Mult, i64(f), p->span, p->at[r], step[d][own]) : p->at[r];
  }
  return qn_cast(f, e, i64(f));
}

/* The part of the view that the indices name: what is left are the dimensions that are taken whole. */
static qn_texpr *part(qn_fn *f, const plan *p, qn_texpr *(*step)[MOST], qn_texpr *const *index) {
  const qn_type *t = p->z->view->type;
  int whole = p->n_dims - p->n_picked, rank = t->ndim;
  if (!whole) {
    qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[t->dtype], p->span, (uint32_t)rank + 1);
    e->args[0] = p->z->view;
    for (int d = 0; d < rank; d++) e->args[d + 1] = index_now(f, p, d, step, index);
    return e;
  }
  bool leading = t->layout == 'C';
  for (int d = 0; d < rank - whole; d++) leading = leading && index[d];
  qn_texpr *e = qn_tx1(f, QN_TX_VIEW, qn_type_array(f->in->types, t->dtype, whole, leading ? 'C' : 'A', t->readonly), p->span, p->z->view);
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, rank);
  for (int d = 0; d < rank; d++) {
    axes[d].kind = index[d] ? QN_AXIS_INT : QN_AXIS_FULL;
    if (index[d]) axes[d].at = index_now(f, p, d, step, index);
  }
  e->axes = axes, e->n_axes = (uint32_t)rank;
  return qn_tx_temp(f, e);
}

static qn_texpr *element(qn_fn *f, qn_texpr *array, qn_texpr *const *at, int n, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, f->in->types->scalar[array->type->dtype], span, (uint32_t)n + 1);
  e->args[0] = array;
  for (int d = 0; d < n; d++) e->args[d + 1] = at[d];
  e->in_range = e->natural = true;
  return e;
}

/* out: the new array that is loaded into, or NULL: value, of which an extent of 1 is repeated, is stored. */
static void move(qn_fn *f, plan *p, qn_texpr *out, qn_texpr *value, qn_texpr *const *index) {
  qn_texpr *(*step)[MOST] = (qn_texpr *(*)[MOST])QN_NEW_N(f->in->a, qn_texpr *, QN_MAX_AXES * MOST), *vstep[QN_MAX_AXES];
  int rank = p->z->view->type->ndim, arrays = 0, skip = value && is_array(value) ? p->n_dims - value->type->ndim : 0;
  for (int d = 0; d < rank; d++) arrays += index[d] && is_array(index[d]);
  qn_texpr *zero = number(f, 0, p->span), *one = number(f, 1, p->span);
  for (int d = 0; d < rank; d++)
    for (int k = 0; arrays > 1 && index[d] && is_array(index[d]) && k < index[d]->type->ndim; k++)
      step[d][k] = qn_tx_temp(f, qn_tx_choose(f, is_one(f, qn_view_extent(f, index[d], k, p->span), p->span), zero, one, p->span));
  for (int d = 0; value && is_array(value) && d < value->type->ndim; d++)
    vstep[d] = qn_tx_temp(f, qn_tx_choose(f, is_one(f, qn_view_extent(f, value, d, p->span), p->span), zero, one, p->span));
  qn_tblock *outer = f->out;
  qn_texpr *named = NULL, *rest[QN_MAX_AXES];
  int picked = 0, n_rest = 0;
  for (int r = 0; r < p->n_dims; r++) {
    qn_tstmt *s = qn_ts(f, QN_TS_RANGE, p->span);
    s->slot = qn_temp(f, i64(f));
    s->lo = zero, s->hi = p->size[r];
    qn_add(f, s);
    if (outer) f->out = &s->body;
    p->at[r] = qn_tx_slot(f, s->slot, p->span);
    if (p->source[r] >= 0) rest[n_rest++] = p->at[r];
    else if (++picked == p->n_picked) named = part(f, p, step, index);
  }
  bool whole = named->kind == QN_TX_INDEX;
  qn_texpr *place = whole ? named : element(f, named, rest, n_rest, p->span), *from = value;
  if (value && is_array(value)) {
    qn_texpr *at[QN_MAX_AXES];
    for (int d = 0; d < value->type->ndim; d++) at[d] = qn_tx_bin(f, QN_OP_Mult, i64(f), p->span, p->at[d + skip], vstep[d]);
    from = element(f, value, at, value->type->ndim, p->span);
  }
  qn_tstmt *s = qn_ts(f, QN_TS_STORE, p->span);
  s->place = out ? element(f, out, p->at, p->n_dims, p->span) : place;
  s->expr = qn_cast(f, out ? place : from, s->place->type);
  qn_add(f, s);
  f->out = outer;
}

static qn_texpr *gather(qn_fn *f, const struct qn_fancy *z, qn_span span) {
  plan p = {.span = span};
  plan_shape(z, &p);
  qn_tx_open o = qn_tx_block_open(f);
  plan_sizes(f, &p);
  qn_texpr *alloc = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, z->view->type->dtype, p.n_dims, 'C', false), span, (uint32_t)p.n_dims);
  for (int d = 0; d < p.n_dims; d++) alloc->args[d] = p.size[d];
  alloc->fill = QN_FILL_EMPTY;
  qn_texpr *out = qn_tx_temp(f, alloc);
  move(f, &p, out, NULL, z->index);
  return qn_tx_block_close(f, o, out, span);
}

static void check_value(qn_fn *f, const plan *p, qn_texpr *value) {
  qn_texpr *sizes = NULL, **items = QN_NEW_N(f->in->a, qn_texpr *, p->n_dims + 1);
  for (int d = 0; d < p->n_dims; d++) items[d] = p->size[d];
  sizes = qn_tuple_of(f, items, (uint32_t)p->n_dims, p->span);
  for (int d = 0; d < value->type->ndim; d++) {
    qn_texpr *e = qn_view_extent(f, value, d, p->span), *size = p->size[d + p->n_dims - value->type->ndim];
    qn_texpr *fits = qn_tx2(f, QN_TX_OR, boolean(f), p->span, qn_tx_compare(f, QN_CMP_Eq, e, size, p->span), is_one(f, e, p->span));
    qn_raise_if(f, qn_tx1(f, QN_TX_NOT, boolean(f), p->span, fits), p->z->one && p->z->one->type->ndim == 1 && value->type->ndim == 1 ? "index_one_value" : "index_value",
             (qn_texpr *[]){value, sizes}, 2, p->span);
  }
}

static qn_texpr *copied(qn_fn *f, qn_texpr *a, qn_span span) {
  if (!is_array(a)) return a;
  return qn_tx_temp(f, qn_tx1(f, QN_TX_COPY, qn_type_array(f->in->types, a->type->dtype, a->type->ndim, 'C', false), span, a));
}

/* As if the value and the indices were copied first: they are where they may share memory with the array. */
static void scatter(qn_fn *f, const struct qn_fancy *z, qn_texpr *value, qn_span span) {
  plan p = {.span = span};
  plan_shape(z, &p);
  qn_texpr *overlap = NULL;
  bool fresh = value->kind == QN_TX_BLOCK || value->kind == QN_TX_ALLOC || value->kind == QN_TX_COPY;
  value = qn_tx_temp(f, value);
  plan_sizes(f, &p);
  if (is_array(value)) check_value(f, &p, value);
  int rank = z->view->type->ndim;
  if (is_array(value) && !fresh) overlap = qn_tx2(f, QN_TX_OVERLAP, boolean(f), span, z->view, value);
  for (int d = 0; d < rank; d++) {
    if (!z->index[d] || !is_array(z->index[d]) || z->index[d]->type->dtype != z->view->type->dtype) continue;
    qn_texpr *with = qn_tx2(f, QN_TX_OVERLAP, boolean(f), span, z->view, z->index[d]);
    overlap = overlap ? qn_tx2(f, QN_TX_OR, boolean(f), span, overlap, with) : with;
  }
  if (!overlap) {
    move(f, &p, NULL, value, z->index);
    return;
  }
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span);
  test->expr = overlap;
  qn_add(f, test);
  qn_tblock *outer = f->out;
  if (outer) f->out = &test->body;
  qn_texpr *index[QN_MAX_AXES];
  for (int d = 0; d < rank; d++) index[d] = z->index[d] ? copied(f, z->index[d], span) : NULL;
  move(f, &p, NULL, copied(f, value, span), index);
  if (outer) f->out = &test->orelse;
  move(f, &p, NULL, value, z->index);
  f->out = outer;
}

/* --- array[mask] alone -------------------------------------------------------------------------------------------------------- */
static qn_texpr *mask_load(qn_fn *f, const struct qn_fancy *z, qn_span span) {
  const char *name = z->mask->type->ndim > 1 ? "mask_load_all" : "mask_load";
  return qn_prelude_call(f, name, (qn_texpr *[]){z->masked, z->mask}, 2, span);
}

static bool mask_store(qn_fn *f, const struct qn_fancy *z, qn_texpr *value, qn_span span) {
  const char *name = NULL;
  int n = z->mask->type->ndim, rank = z->masked->type->ndim;
  if (!is_array(value)) name = n == rank ? "mask_store_number" : n == 1 ? "mask_store_rows" : NULL;
  else if (value->type->ndim == 1 && n == rank) name = n == 1 ? "mask_store_array" : "mask_store_all";
  if (!name) return false;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = qn_prelude_call(f, name, (qn_texpr *[]){z->masked, z->mask, value}, 3, span);
  if (!qn_is_poison(s->expr)) qn_add(f, s);
  return true;
}

/* --- the doors ------------------------------------------------------------------------------------------------------------------- */
bool qn_selects(const qn_type *t) { return t->kind == QN_TYPE_ARRAY && t->ndim && (t->dtype == QN_D_BOOL || qn_dtype_is_int(t->dtype)); }

/* A mask becomes the arrays that nonzero() gives of it; they and their number of elements must fit the view's dimensions. */
static uint32_t nonzero(qn_fn *f, qn_texpr *array, qn_texpr *mask, uint32_t first, qn_texpr **out, qn_span span) {
  uint32_t n = (uint32_t)mask->type->ndim;
  for (uint32_t d = 0; d < n; d++) {
    qn_texpr *args[] = {qn_view_extent(f, array, (int)(first + d), span), qn_view_extent(f, mask, (int)d, span), number(f, first + d, span)};
    qn_raise_if(f, qn_tx_compare(f, QN_CMP_NotEq, args[0], args[1], span), "mask_size", args, 3, span);
  }
  qn_texpr *t = qn_tx_temp(f, qn_prelude_call(f, "np_nonzero", &mask, 1, span));
  if (qn_is_poison(t) || t->type->kind != QN_TYPE_TUPLE) return 0;
  for (uint32_t d = 0; d < n; d++) out[d] = qn_tx_temp(f, qn_tuple_item(f, t, d, span));
  return n;
}

static const struct qn_fancy *gathered(qn_fn *f, qn_texpr *array, const qn_taxis *in, uint32_t n, qn_span span) {
  struct qn_fancy *z = QN_NEW(f->in->a, struct qn_fancy);
  qn_taxis *axes = QN_NEW_N(f->in->a, qn_taxis, 2 * QN_MAX_AXES);
  uint32_t to = 0, dim = 0;
  int first = -1, last = -1, whole = 0, count = 0;
  bool sliced = false;
  array = qn_tx_temp(f, array);
  for (uint32_t i = 0; i < n; i++) {
    qn_texpr *one[MOST] = {in[i].at ? qn_tx_temp(f, in[i].at) : NULL};
    uint32_t k = 1;
    if (in[i].at && is_mask(in[i].at->type)) k = nonzero(f, array, one[0], dim, one, span);
    if (!k) return NULL;
    for (uint32_t m = 0; m < k; m++, to++) {
      axes[to] = in[i].at ? (qn_taxis){.kind = QN_AXIS_FULL} : in[i];
      z->index[to] = one[m];
      if (one[m]) first = first < 0 ? (int)to : first, last = (int)to, count++;
      sliced = sliced || axes[to].kind != QN_AXIS_FULL;
    }
    dim += in[i].kind == QN_AXIS_NEW ? 0 : k;
  }
  for (int d = 0; d < first; d++) whole++;
  z->at = last - first + 1 == count ? whole : 0;
  z->view = array;
  if (sliced) {
    const qn_type *t = qn_type_array(f->in->types, array->type->dtype, (int)to, 'A', array->type->readonly);
    z->view = qn_tx1(f, QN_TX_VIEW, t, span, array);
    z->view->axes = axes, z->view->n_axes = to;
    z->view = qn_tx_temp(f, z->view);
  }
  if (n >= 1 && count == 1) z->one = z->index[first];
  for (uint32_t i = 1; i < n; i++)
    if (!in[i].implied || in[0].kind == QN_AXIS_INT) z->one = NULL;
  return z;
}

qn_texpr *qn_fancy_of(qn_fn *f, qn_texpr *array, const qn_taxis *in, uint32_t n, bool place, qn_span span) {
  const qn_type *t = array->type;
  bool alone = n >= 1 && in[0].at && is_mask(in[0].at->type) && (in[0].at->type->ndim == 1 || in[0].at->type->ndim == t->ndim);
  for (uint32_t i = 1; i < n; i++) alone = alone && in[i].implied;
  int rank = 0;
  for (uint32_t i = 0; i < n; i++) rank += in[i].at && is_mask(in[i].at->type) ? in[i].at->type->ndim : 1;
  if (rank > MOST) return qn_unsupported(f, span, "more than 8 dimensions");
  qn_tx_open o = {0};
  if (!place) o = qn_tx_block_open(f);
  struct qn_fancy *z = NULL;
  if (alone && !place) {
    z = QN_NEW(f->in->a, struct qn_fancy);
    z->masked = array, z->mask = in[0].at;
  } else if (alone) {
    z = QN_NEW(f->in->a, struct qn_fancy);
    z->masked = qn_tx_temp(f, array), z->mask = qn_tx_temp(f, in[0].at);
  } else {
    const struct qn_fancy *made = gathered(f, array, in, n, span);
    if (!made) {
      if (!place) f->out = o.outer;
      return qn_poison(f, span);
    }
    z = QN_NEW(f->in->a, struct qn_fancy);
    *z = *made;
  }
  if (!place) return qn_tx_block_close(f, o, z->mask ? mask_load(f, z, span) : gather(f, z, span), span);
  plan p = {.span = span};
  if (!z->mask) plan_shape(z, &p);
  else p.n_dims = 1 + t->ndim - z->mask->type->ndim;
  qn_texpr *e = qn_tx(f, QN_TX_FANCY, qn_type_array(f->in->types, t->dtype, p.n_dims, 'C', false), span, 0);
  e->fancy = z;
  return e;
}

qn_texpr *qn_fancy_load(qn_fn *f, const qn_texpr *place, qn_span span) {
  return place->fancy->mask ? mask_load(f, place->fancy, span) : gather(f, place->fancy, span);
}

/* array[mask] whose value no text stores: by the places where it is true. */
static const struct qn_fancy *by_places(qn_fn *f, const struct qn_fancy *z, qn_span span) {
  qn_taxis axes[MOST] = {{.kind = QN_AXIS_FULL, .at = z->mask}};
  uint32_t n = 1;
  for (int d = z->mask->type->ndim; d < z->masked->type->ndim; d++) axes[n++] = (qn_taxis){.kind = QN_AXIS_FULL, .implied = true};
  return gathered(f, z->masked, axes, n, span);
}

void qn_fancy_store(qn_fn *f, const qn_texpr *place, qn_texpr *value, qn_span span) {
  const struct qn_fancy *z = place->fancy;
  const qn_type *item = f->in->types->scalar[place->type->dtype];
  if (value->type->kind == QN_TYPE_TUPLE || value->type->kind == QN_TYPE_LIST) value = qn_prelude_call(f, "np_array", &value, 1, span);
  if (qn_is_poison(value)) return;
  bool fits = is_array(value) ? qn_castable(f->in->types->scalar[value->type->dtype], item) && value->type->ndim <= place->type->ndim
                              : qn_castable(value->type, item);
  if (!fits) {
    qn_terror(f, QN_DIAG_TYPE, span, "cannot store %s into %s", qn_tt(f, value->type), qn_tt(f, place->type));
    return;
  }
  if (!is_array(value)) value = qn_cast(f, value, item);
  value = value->kind == QN_TX_BLOCK ? value : qn_tx_temp(f, value);
  if (z->mask && mask_store(f, z, value, span)) return;
  if (z->mask && !(z = by_places(f, z, span))) return;
  scatter(f, z, value, span);
}

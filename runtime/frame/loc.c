/* loc.c - df.loc, df.iloc, df.at, df.iat and those of Series: rows by label or position, columns by label or position. */
#include "runtime/frame/plan.h"

typedef struct locator {
  qn_obj obj;
  qn_value target;
  char kind;
} locator;

int qn_new_loc(qn_rt *rt, qn_value target, char kind, qn_value *out) {
  locator *l = qn_obj_new(rt, &qn_loc_class, sizeof *l);
  if (!l) return -1;
  l->target = qn_retained(target);
  l->kind = kind;
  *out = qn_from_obj(l);
  return 0;
}

static void loc_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((locator *)o)->target);
  qn_obj_free(rt, o, sizeof(locator));
}

/* Which positions of an axis a key means. */
typedef struct picked {
  int64_t *idx, n;
  bool scalar; /* one position, given by one label */
} picked;

static void picked_deinit(qn_rt *rt, picked *p) {
  if (p->idx) qn_free_positions(rt, p->idx, p->n);
}

static int picked_make(qn_rt *rt, picked *p, int64_t n) {
  p->n = n;
  p->idx = qn_positions(rt, n);
  return p->idx ? 0 : -1;
}

static bool is_bools(qn_rt *rt, qn_value key) {
  if (qn_is_series(key)) return qn_series_shown_type(rt, qn_series_of(key)) == QN_D_BOOL;
  if (qn_is_array(key)) return qn_view_of(key)->dtype == QN_D_BOOL;
  if (!qn_is(key, QN_K_LIST) || ((qn_list *)key.o)->n == 0) return false;
  return qn_list_at((qn_list *)key.o, 0).tag == QN_BOOL;
}

static int pick_bools(qn_rt *rt, qn_value key, const qn_index *ix, picked *p) {
  uint8_t *keep;
  int64_t count = 0;
  if (qn_bool_key(rt, key, ix, ix->n, &keep) < 0) return -1;
  for (int64_t i = 0; i < ix->n; i++) count += keep[i];
  int status = picked_make(rt, p, count);
  for (int64_t i = 0, k = 0; status == 0 && i < ix->n; i++)
    if (keep[i]) p->idx[k++] = i;
  qn_free(rt->alloc, keep, (size_t)ix->n);
  return status;
}

static int out_of_bounds(qn_rt *rt, bool single) {
  return single ? qn_raise(rt, QN_E_IndexError, "single positional indexer is out-of-bounds") : qn_raise(rt, QN_E_IndexError, "positional indexers are out-of-bounds");
}

/* An array or Series of ints: 1 done, 0 not that. */
static int pick_ints(qn_rt *rt, qn_value key, const qn_index *ix, picked *p) {
  if (!(qn_is_array(key) && qn_view_of(key)->ndim == 1) && !qn_is_series(key)) return 0;
  qn_column *c = qn_col_from(rt, key, 0);
  if (!c) return -1;
  int status = qn_coltype_is_int(c->type) && !c->null_count && !c->widened ? 1 : 0;
  if (status == 1 && picked_make(rt, p, c->length) < 0) status = -1;
  for (int64_t i = 0; status == 1 && i < c->length; i++) {
    int64_t at = c->type == QN_D_INT64 ? ((const int64_t *)qn_column_data(c))[i] : qn_col_int(c, i);
    p->idx[i] = at < 0 ? at + ix->n : at;
    if (p->idx[i] < 0 || p->idx[i] >= ix->n) status = out_of_bounds(rt, false);
  }
  qn_column_drop(c);
  return status;
}

static int pick_positions(qn_rt *rt, qn_value key, const qn_index *ix, picked *p) {
  int64_t start, stop, step, count, i;
  int ints = pick_ints(rt, key, ix, p);
  if (ints) return ints < 0 ? -1 : 0;
  if (qn_is(key, QN_K_SLICE)) {
    if (qn_slice_indices(rt, key, ix->n, &start, &stop, &step, &count) < 0 || picked_make(rt, p, count) < 0) return -1;
    for (i = 0; i < count; i++) p->idx[i] = start + i * step;
    return 0;
  }
  if (qn_is_list_like(key)) {
    qn_value *items;
    if (qn_items_of(rt, key, &items, &count) < 0) return -1;
    int status = picked_make(rt, p, count);
    for (i = 0; status == 0 && i < count; i++) {
      status = qn_as_index(rt, items[i], &p->idx[i]);
      if (status == 0 && p->idx[i] < 0) p->idx[i] += ix->n;
      if (status == 0 && (p->idx[i] < 0 || p->idx[i] >= ix->n)) status = out_of_bounds(rt, false);
    }
    qn_items_free(rt, items, count);
    return status;
  }
  if (qn_as_index(rt, key, &i) < 0) return -1;
  if (i < 0) i += ix->n;
  if (i < 0 || i >= ix->n) return out_of_bounds(rt, true);
  p->scalar = true;
  if (picked_make(rt, p, 1) < 0) return -1;
  p->idx[0] = i;
  return 0;
}

/* All rows of a label, also of the first level of several. */
static int pick_label(qn_rt *rt, qn_value key, const qn_index *ix, picked *p) {
  int64_t at = 0, count = 0;
  int found = qn_index_find(rt, ix, key, &at, &count);
  if (found < 0) return -1;
  if (!found) return qn_raise_key(rt, key);
  p->scalar = count == 1;
  if (picked_make(rt, p, count) < 0) return -1;
  for (int64_t i = at, k = 0; k < count && i < ix->n; i++) {
    qn_value label;
    if (qn_index_label(rt, ix, i, &label) < 0) return -1;
    if (qn_equal(rt, label, key) == 1) p->idx[k++] = i;
    qn_release(rt, label);
  }
  return 0;
}

static int pick_labels(qn_rt *rt, qn_value key, const qn_index *ix, picked *p) {
  if (!qn_is_list_like(key) || qn_is(key, QN_K_TUPLE)) return pick_label(rt, key, ix, p);
  qn_value *items;
  int64_t n, count;
  if (qn_items_of(rt, key, &items, &n) < 0) return -1;
  int status = picked_make(rt, p, n);
  for (int64_t i = 0; status == 0 && i < n; i++) {
    int found = qn_index_find(rt, ix, items[i], &p->idx[i], &count);
    if (found < 0) status = -1;
    if (found == 1 && count > 1) status = qn_raise(rt, QN_E_KeyError, "a label that repeats");
    if (found == 0) {
      qn_buf b;
      qn_buf_init(&b, rt->alloc);
      if (qn_repr(rt, items[i], &b) == 0) qn_raise(rt, QN_E_KeyError, "[%s] not in index", b.n ? b.p : "");
      qn_buf_deinit(&b);
      status = -1;
    }
  }
  qn_items_free(rt, items, n);
  return status;
}

static int pick(qn_rt *rt, const locator *l, qn_value key, const qn_index *ix, picked *p) {
  *p = (picked){0};
  if (is_bools(rt, key)) return pick_bools(rt, key, ix, p);
  return l->kind == 'i' || l->kind == 't' ? pick_positions(rt, key, ix, p) : pick_labels(rt, key, ix, p);
}

/* The columns' labels as an index, so that both axes are picked the same way. */
static qn_index *column_labels(qn_rt *rt, const qn_frame *f) { return qn_frame_columns(rt, f); }

static bool same_order(const picked *p, int64_t n) {
  for (int64_t i = 0; i < p->n; i++)
    if (p->idx[i] != i) return false;
  return p->n == n;
}

static int columns_of(qn_rt *rt, const qn_frame *f, const picked *cols, qn_value *out) {
  if (qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out) < 0) return -1;
  qn_frame *part = qn_frame_of(*out);
  qn_frame_set_head(rt, part, f);
  for (int64_t k = 0; k < cols->n; k++)
    if (qn_frame_append(rt, part, f->names[cols->idx[k]], qn_column_keep(f->held[cols->idx[k]])) < 0) return qn_drop(rt, out), -1;
  return 0;
}

static int get_both(qn_rt *rt, const qn_frame *f, const picked *rows, const picked *cols, qn_value *out) {
  if (cols->scalar) {
    const qn_column *c = qn_col_shown(rt, qn_frame_col(rt, f, cols->idx[0]));
    if (!c) return -1;
    if (rows->scalar) return qn_col_get(rt, c, rows->idx[0], out);
    qn_value s;
    if (qn_frame_column_at(rt, f, cols->idx[0], &s) < 0) return -1;
    int status = same_order(rows, f->nrows) ? (*out = qn_retained(s), 0) : qn_series_take(rt, qn_series_of(s), rows->idx, rows->n, out);
    qn_release(rt, s);
    return status;
  }
  qn_value part;
  int status = columns_of(rt, f, cols, &part);
  if (status < 0) return -1;
  if (status == 0) status = rows->scalar ? qn_frame_row(rt, qn_frame_of(part), rows->idx[0], out) : qn_frame_take(rt, qn_frame_of(part), rows->idx, rows->n, out);
  qn_release(rt, part);
  return status;
}

/* The forms that are done here: one label, a list of labels or a mask, of an axis of one level that holds numbers or text. */
static bool simple_key(qn_rt *rt, qn_value key) {
  return key.tag == QN_INT || key.tag == QN_BOOL || qn_is_str(key) || (key.tag == QN_NPSCALAR && qn_coltype_is_int(key.dtype)) || qn_is(key, QN_K_LIST) || is_bools(rt, key);
}

static bool simple_axis(const qn_index *ix) {
  if (ix->nlevels == 0) return true;
  uint8_t t = ix->levels[0]->type;
  return ix->nlevels == 1 && !ix->tuples && (t == QN_COL_STR || t == QN_D_INT64) && !ix->levels[0]->masked;
}

bool qn_label_simple(qn_rt *rt, const qn_index *ix, qn_value key) { return simple_axis(ix) && simple_key(rt, key); }

/* The forms that Python has: x is what is assigned, NULL when labels are looked up. */
static int general(qn_rt *rt, const locator *l, qn_value key, const qn_value *x, qn_value *out) {
  char kind[2] = {l->kind, 0};
  qn_value a[4] = {l->target, key, {0}, {0}}, text;
  if (qn_new_str(rt, qn_sv_of(kind), &text) < 0) return -1;
  a[2] = x ? *x : text;
  a[3] = text;
  int r = x ? qn_call_module(rt, "pandas._loc_set", "put", a, 4, out) : qn_call_module(rt, "pandas._loc", "get", a, 3, out);
  qn_release(rt, text);
  return r;
}

static int quick_get(qn_rt *rt, qn_value self, qn_value key, qn_value *out);

static int loc_get(qn_rt *rt, qn_value self, qn_value key, qn_value *out) {
  const locator *l = (const locator *)self.o;
  bool series = qn_is_series(l->target), pair = !series && qn_is(key, QN_K_TUPLE) && ((const qn_tuple *)key.o)->n == 2;
  bool position = l->kind == 'i' || l->kind == 't', quick;
  const qn_index *rows = series ? qn_series_of(l->target)->index : qn_frame_of(l->target)->index;
  if (pair) {
    const qn_value *k = ((const qn_tuple *)key.o)->items;
    bool all = qn_is(k[0], QN_K_SLICE) && position;
    quick = (simple_key(rt, k[0]) || all) && (simple_key(rt, k[1]) || (position && qn_is(k[1], QN_K_SLICE))) && !qn_is(qn_frame_of(l->target)->columns_name, QN_K_LIST);
  } else {
    quick = simple_key(rt, key) || (position && qn_is(key, QN_K_SLICE));
  }
  if (!quick || (!position && !simple_axis(rows))) return general(rt, l, key, NULL, out);
  if (quick_get(rt, self, key, out) == 0) return 0;
  qn_exc_forgive(rt); /* the text says what is wrong as pandas does */
  return general(rt, l, key, NULL, out);
}

/* Rows by a mask, of all columns or of those that are picked: they wait. 1: not this. */
static int get_where(qn_rt *rt, const locator *l, qn_value key, qn_value *out) {
  const bool series = qn_is_series(l->target), pair = !series && qn_is(key, QN_K_TUPLE) && ((const qn_tuple *)key.o)->n == 2;
  const qn_value row = pair ? ((const qn_tuple *)key.o)->items[0] : key;
  const qn_frame *f = series ? NULL : qn_frame_of(l->target);
  const qn_index *ix = series ? qn_series_of(l->target)->index : f->index;
  if (l->kind != 'l' || !is_bools(rt, row)) return 1;
  qn_rows *rows = qn_rows_of_key(rt, row, ix, ix->n);
  if (!rows) return 1;
  picked cols = {0};
  qn_index *labels = pair ? column_labels(rt, f) : NULL;
  int status = pair ? (labels ? pick(rt, l, ((const qn_tuple *)key.o)->items[1], labels, &cols) : -1) : 0;
  qn_value part = {.tag = QN_UNSET};
  if (status == 0 && series) status = qn_series_where(rt, qn_series_of(l->target), rows, out);
  else if (status == 0 && !pair) status = qn_frame_where(rt, f, rows, out);
  else if (status == 0) {
    status = cols.scalar ? qn_frame_column_at(rt, f, cols.idx[0], &part) : columns_of(rt, f, &cols, &part);
    if (status == 0) status = cols.scalar ? qn_series_where(rt, qn_series_of(part), rows, out) : qn_frame_where(rt, qn_frame_of(part), rows, out);
    qn_release(rt, part);
  }
  qn_index_drop(rt, labels);
  picked_deinit(rt, &cols);
  qn_rows_drop(rows);
  return status;
}

static int quick_get(qn_rt *rt, qn_value self, qn_value key, qn_value *out) {
  locator *l = (locator *)self.o;
  const int quick = get_where(rt, l, key, out);
  if (quick <= 0) return quick;
  picked rows = {0}, cols = {0};
  int status;
  if (qn_is_series(l->target)) {
    qn_series *s = qn_series_of(l->target);
    status = pick(rt, l, key, s->index, &rows);
    const qn_column *c = status == 0 ? qn_col_shown(rt, qn_series_col(rt, s)) : NULL;
    if (status == 0 && !c) status = -1;
    if (status == 0) status = rows.scalar ? qn_col_get(rt, c, rows.idx[0], out) : qn_series_take(rt, s, rows.idx, rows.n, out);
    picked_deinit(rt, &rows);
    return status;
  }
  qn_frame *f = qn_frame_of(l->target);
  bool pair = qn_is(key, QN_K_TUPLE) && ((qn_tuple *)key.o)->n == 2 && (l->kind == 'i' || l->kind == 't' || !(f->index->nlevels > 1));
  status = pick(rt, l, pair ? ((qn_tuple *)key.o)->items[0] : key, f->index, &rows);
  if (status == 0 && pair) {
    qn_index *labels = column_labels(rt, f);
    status = labels ? pick(rt, l, ((qn_tuple *)key.o)->items[1], labels, &cols) : -1;
    qn_index_drop(rt, labels);
    if (status == 0) status = get_both(rt, f, &rows, &cols, out);
  } else if (status == 0) {
    status = rows.scalar ? qn_frame_row(rt, f, rows.idx[0], out) : qn_frame_take(rt, f, rows.idx, rows.n, out);
  }
  picked_deinit(rt, &rows);
  picked_deinit(rt, &cols);
  return status;
}

static int loc_set(qn_rt *rt, qn_value self, qn_value key, qn_value x) {
  qn_value none;
  if (general(rt, (const locator *)self.o, key, &x, &none) < 0) return -1;
  return qn_release(rt, none), 0;
}

/* df.loc(axis=1) */
static int loc_call(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "_LocIndexer", "|axis", v) < 0) return -1;
  locator *l = (locator *)self.o;
  qn_value axis = v[0].tag == QN_UNSET ? qn_none() : v[0];
  char kind[2] = {l->kind, 0};
  qn_value a[3] = {l->target, {0}, axis};
  if (qn_new_str(rt, qn_sv_of(kind), &a[1]) < 0) return -1;
  int r = qn_call_module(rt, "pandas._loc", "on_axis", a, 3, out);
  qn_release(rt, a[1]);
  return r;
}

qn_class qn_loc_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "_LocIndexer", .module = "pandas", .kind = QN_K_OTHER,
                         .destroy = loc_destroy, .get_item = loc_get, .set_item = loc_set, .call = loc_call};

/* native_index.c - what pandas._index and pandas._loc need in C: labels looked up, taken, compared; positions are int64 arrays. */
#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"

static qn_index *index_arg(qn_rt *rt, qn_value v) {
  if (!qn_is(v, QN_K_INDEX)) return qn_raise(rt, QN_E_TypeError, "an Index is needed"), NULL;
  return ((qn_indexobj *)v.o)->ix;
}

/* index_names(index): a list. */
QN_METHOD(qn_pd_index_names) {
  (void)self;
  qn_value v[1];
  qn_index *ix;
  if (qn_args_parse(rt, args, "index_names", "index", v) < 0 || !(ix = index_arg(rt, v[0]))) return -1;
  return qn_new_list(rt, ix->names, ix->nlevels ? ix->nlevels : 1, out);
}

/* range_parts(index): (start, stop, step) of a RangeIndex. */
QN_METHOD(qn_pd_range_parts) {
  (void)self;
  qn_value v[1], t[3];
  qn_index *ix;
  if (qn_args_parse(rt, args, "range_parts", "index", v) < 0 || !(ix = index_arg(rt, v[0]))) return -1;
  if (ix->nlevels) return qn_raise(rt, QN_E_TypeError, "a RangeIndex is needed");
  t[0] = qn_int(ix->start);
  t[1] = qn_int(ix->start + ix->n * ix->step);
  t[2] = qn_int(ix->step);
  return qn_new_tuple(rt, t, 3, out);
}

/* level_values(index, k): the labels of one level, an index of its own. */
QN_METHOD(qn_pd_level_values) {
  (void)self;
  qn_value v[2];
  qn_index *ix;
  int64_t k;
  if (qn_args_parse(rt, args, "level_values", "index k", v) < 0 || !(ix = index_arg(rt, v[0])) || qn_as_index(rt, v[1], &k) < 0) return -1;
  if (k < 0 || k >= (ix->nlevels ? ix->nlevels : 1)) return qn_raise(rt, QN_E_IndexError, "no such level");
  if (ix->nlevels <= 1 && !ix->tuples) return *out = qn_retained(v[0]), 0;
  return qn_new_index_object(rt, qn_index_of(rt, qn_index_column(rt, ix, (int32_t)k), ix->names[k]), out);
}

/* positions(index, key): where a label is; of several levels a tuple of the first ones or a value of the first. */
QN_METHOD(qn_pd_positions) {
  (void)self;
  qn_value v[2];
  qn_index *ix;
  if (qn_args_parse(rt, args, "positions", "index key", v) < 0 || !(ix = index_arg(rt, v[0]))) return -1;
  uint8_t *mask = qn_index_mask(rt, ix, v[1]);
  if (!mask) return -1;
  int64_t n = 0;
  for (int64_t i = 0; i < ix->n; i++) n += mask[i];
  int r = qn_array_new(rt, QN_D_INT64, 1, &n, false, out);
  for (int64_t i = 0, k = 0; !r && i < ix->n; i++)
    if (mask[i]) ((int64_t *)qn_view_of(*out)->data)[k++] = i;
  qn_free(rt->alloc, mask, (size_t)ix->n + 1);
  return r;
}

/* index_take(index, positions): -1 a missing label. */
QN_METHOD(qn_pd_index_take) {
  (void)self;
  qn_value v[2];
  qn_index *ix;
  if (qn_args_parse(rt, args, "index_take", "index positions", v) < 0 || !(ix = index_arg(rt, v[0]))) return -1;
  qn_column *c = qn_col_from(rt, v[1], 0);
  if (!c) return -1;
  int bad = c->type == QN_D_INT64 || c->length == 0 ? 0 : qn_raise(rt, QN_E_TypeError, "index_take: positions are an int64 array");
  const int64_t *p = bad ? NULL : qn_column_data(c);
  for (int64_t i = 0; !bad && i < c->length; i++)
    if (p[i] < -1 || p[i] >= ix->n) bad = qn_raise(rt, QN_E_IndexError, "index_take: position %lld of %lld", (long long)p[i], (long long)ix->n);
  if (!bad) bad = qn_new_index_object(rt, qn_index_take(rt, ix, p, c->length), out);
  qn_column_drop(c);
  return bad;
}

/* index_equal(a, b): the same labels in the same order. */
QN_METHOD(qn_pd_index_equal) {
  (void)self;
  qn_value v[2];
  qn_index *a, *b;
  if (qn_args_parse(rt, args, "index_equal", "a b", v) < 0 || !(a = index_arg(rt, v[0])) || !(b = index_arg(rt, v[1]))) return -1;
  return *out = qn_bool(qn_index_equal(rt, a, b)), 0;
}

/* Are the rows of a column of int64, float64 or times in order? False: not such a column. */
#define IN_ORDER(T, v, n)                                                              \
  for (int64_t at = 1; at < (n) && !against; at += STEP) {                             \
    const int64_t stop = (n) - at < STEP ? (n) : at + STEP;                            \
    if (up) for (int64_t i = at; i < stop; i++) against |= ((const T *)(v))[i] < ((const T *)(v))[i - 1]; \
    else for (int64_t i = at; i < stop; i++) against |= ((const T *)(v))[i] > ((const T *)(v))[i - 1];    \
  }
QN_LEVELS static bool numbers_sorted(const qn_column *c, bool up, bool *sorted) {
  enum { STEP = 1 << 12 };
  const void *v = qn_column_data(c);
  int against = 0;
  if (c->type == QN_D_FLOAT64) {
    IN_ORDER(double, v, c->length)
  } else if (c->type == QN_D_INT64 || qn_coltype_is_time(c->type)) {
    IN_ORDER(int64_t, v, c->length)
  } else {
    return false;
  }
  return *sorted = !against, true;
}

static bool rows_sorted(qn_rt *rt, qn_column **cols, const bool *up, int64_t n) {
  int64_t rows = cols[0]->length, *order = qn_positions(rt, rows);
  bool sorted = order && !qn_argsort(rt, (const qn_column *const *)cols, up, (int32_t)n, NULL, rows, order);
  if (!sorted) qn_exc_forgive(rt); /* labels without an order */
  for (int64_t i = 0; sorted && i < rows; i++) sorted = order[i] == i;
  if (order) qn_free_positions(rt, order, rows);
  return sorted;
}

QN_LEVELS static bool any_missing(const qn_column *c) {
  if (c->null_count > 0) return true;
  const int64_t n = c->length, *times = qn_column_data(c);
  const double *x = qn_column_data(c);
  int64_t gone = 0;
  if (c->type == QN_D_FLOAT64) {
    for (int64_t i = 0; i < n; i++) gone += x[i] != x[i];
  } else if (qn_coltype_is_time(c->type)) {
    for (int64_t i = 0; i < n; i++) gone += times[i] == QN_NAT;
  } else if (c->type == QN_D_OBJECT || c->type == QN_COL_CAT || c->type == QN_D_FLOAT32) {
    for (int64_t i = 0; !gone && i < n; i++) gone = qn_col_isna(c, i);
  }
  return gone > 0;
}

/* monotonic(columns, up): whether the rows never go down (up). */
QN_METHOD(qn_pd_monotonic) {
  (void)self;
  qn_value v[2], *items;
  int64_t n;
  enum { MOST = 16 };
  qn_column *cols[MOST];
  bool up[MOST];
  if (qn_args_parse(rt, args, "monotonic", "columns up", v) < 0) return -1;
  int t = qn_truth(rt, v[1]);
  if (t < 0 || qn_items_of(rt, v[0], &items, &n) < 0) return -1;
  int64_t made = 0;
  int bad = n > 0 && n <= MOST ? 0 : qn_raise(rt, QN_E_ValueError, "monotonic: 1 to 16 columns");
  for (; !bad && made < n; made++) {
    up[made] = t > 0;
    if (!(cols[made] = qn_col_from(rt, items[made], 0))) bad = -1;
    if (bad) break;
  }
  qn_items_free(rt, items, n);
  bool gone = false;
  for (int64_t k = 0; !bad && !gone && k < n; k++) gone = any_missing(cols[k]);
  if (!bad && gone) *out = qn_bool(false);
  else if (!bad) {
    bool sorted;
    if (n != 1 || !numbers_sorted(cols[0], t > 0, &sorted)) sorted = rows_sorted(rt, cols, up, n);
    *out = qn_bool(sorted);
  }
  for (int64_t k = 0; k < made; k++) qn_column_drop(cols[k]);
  return bad;
}

/* --- parts of frames -------------------------------------------------------------------------------------------------------------- */
static qn_frame *frame_arg(qn_rt *rt, qn_value v) {
  if (!qn_is_frame(v)) return qn_raise(rt, QN_E_TypeError, "a DataFrame is needed"), NULL;
  return qn_frame_of(v);
}

static int place(qn_rt *rt, qn_value v, int64_t n, int64_t *out) {
  if (qn_as_index(rt, v, out) < 0) return -1;
  return *out < 0 || *out >= n ? qn_raise(rt, QN_E_IndexError, "position %lld of %lld", (long long)*out, (long long)n) : 0;
}

/* columns_at(frame, positions): those columns, in that order. */
QN_METHOD(qn_pd_columns_at) {
  (void)self;
  qn_value v[2];
  qn_frame *f;
  if (qn_args_parse(rt, args, "columns_at", "frame positions", v) < 0 || !(f = frame_arg(rt, v[0]))) return -1;
  qn_column *p = qn_col_from(rt, v[1], 0);
  if (!p) return -1;
  int bad = qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out);
  bool made = !bad;
  if (made) qn_frame_set_head(rt, qn_frame_of(*out), f);
  for (int64_t i = 0; !bad && i < p->length; i++) {
    int64_t k = qn_col_int(p, i);
    if (k < 0 || k >= f->ncols) bad = qn_raise(rt, QN_E_IndexError, "no column %lld", (long long)k);
    else bad = qn_frame_append(rt, qn_frame_of(*out), f->names[k], qn_column_keep(f->held[k]));
  }
  if (bad && made) qn_drop(rt, out);
  qn_column_drop(p);
  return bad;
}

/* column_at(frame, k): a Series. row_at(frame, i): a Series of the row. value_at(series, i): one value. */
QN_METHOD(qn_pd_column_at) {
  (void)self;
  qn_value v[2];
  qn_frame *f;
  int64_t k;
  if (qn_args_parse(rt, args, "column_at", "frame k", v) < 0 || !(f = frame_arg(rt, v[0])) || place(rt, v[1], f->ncols, &k)) return -1;
  return qn_frame_column_at(rt, f, k, out);
}
QN_METHOD(qn_pd_row_at) {
  (void)self;
  qn_value v[2];
  qn_frame *f;
  int64_t k;
  if (qn_args_parse(rt, args, "row_at", "frame i", v) < 0 || !(f = frame_arg(rt, v[0])) || place(rt, v[1], f->nrows, &k)) return -1;
  return qn_frame_row(rt, f, k, out);
}
QN_METHOD(qn_pd_value_at) {
  (void)self;
  qn_value v[2];
  int64_t k;
  if (qn_args_parse(rt, args, "value_at", "series i", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "a Series is needed");
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, qn_series_of(v[0])));
  if (!c || place(rt, v[1], c->length, &k)) return -1;
  return qn_col_get(rt, c, k, out);
}

/* set_column_at(frame, k, series): another column in its place, by position. */
QN_METHOD(qn_pd_set_column_at) {
  (void)self;
  qn_value v[3];
  qn_frame *f;
  int64_t k;
  if (qn_args_parse(rt, args, "set_column_at", "frame k series", v) < 0 || !(f = frame_arg(rt, v[0])) || place(rt, v[1], f->ncols, &k)) return -1;
  qn_column *c = qn_col_from(rt, v[2], f->nrows);
  if (c && c->length != f->nrows) qn_column_drop(c), c = NULL, qn_raise(rt, QN_E_ValueError, "Length of values does not match length of index");
  if (!c) return -1;
  qn_column_drop(f->held[k]);
  f->held[k] = c;
  return *out = qn_none(), 0;
}

/* set_column(frame, label, values): df[label] = values whatever the label is (a tuple of several levels). */
QN_METHOD(qn_pd_set_column) {
  (void)self;
  qn_value v[3];
  qn_frame *f;
  if (qn_args_parse(rt, args, "set_column", "frame label values", v) < 0 || !(f = frame_arg(rt, v[0]))) return -1;
  qn_column *c = qn_aligned_column(rt, v[2], f->index, f->nrows);
  if (!c) return -1;
  if (c->length != f->nrows) {
    int64_t n = c->length;
    qn_column_drop(c);
    return qn_raise(rt, QN_E_ValueError, "Length of values (%lld) does not match length of index (%lld)", (long long)n, (long long)f->nrows);
  }
  return qn_frame_add(rt, f, v[1], c) < 0 ? -1 : (*out = qn_none(), 0);
}

/* --- categories ---------------------------------------------------------------------------------------------------------------- */
static qn_column *cat_arg(qn_rt *rt, qn_value v) {
  qn_column *c = qn_col_from(rt, v, 0);
  if (c && c->type != QN_COL_CAT) {
    qn_column_drop(c);
    return qn_raise(rt, QN_E_AttributeError, "Can only use .cat accessor with a 'category' dtype"), NULL;
  }
  return c;
}

QN_LEVELS static void narrow_codes(const int32_t *codes, int64_t n, uint8_t type, void *to) {
  if (type == QN_D_INT8)
    for (int64_t i = 0; i < n; i++) ((int8_t *)to)[i] = (int8_t)codes[i];
  else if (type == QN_D_INT16)
    for (int64_t i = 0; i < n; i++) ((int16_t *)to)[i] = (int16_t)codes[i];
  else if (n)
    memcpy(to, codes, (size_t)n * sizeof *codes);
}

/* cat_codes(x): int8 (or wider) codes, like x. */
QN_METHOD(qn_pd_cat_codes) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "cat_codes", "x", v) < 0) return -1;
  qn_column *c = cat_arg(rt, v[0]);
  if (!c) return -1;
  int64_t n = c->categories->length;
  uint8_t type = n < 128 ? QN_D_INT8 : n < 32768 ? QN_D_INT16 : QN_D_INT32;
  qn_column *r = qn_col_new(rt, type, c->length);
  if (r) narrow_codes(qn_column_data(c), c->length, type, r->values->data);
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], r, out);
}

/* held(x, bits): (pandas would hold a bit for each row of its text, values were looked up in it), of categories those; bits=True: from now on. */
QN_METHOD(qn_pd_held) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "held", "x|bits", v) < 0) return -1;
  qn_column *c = qn_col_from(rt, v[0], 0);
  if (!c) return -1;
  const qn_column *of = c->type == QN_COL_CAT ? c->categories : c;
  if (v[1].tag != QN_UNSET && c->type == QN_COL_STR) c->bits = true;
  qn_value parts[2] = {qn_bool(of->bits), qn_bool(of->looked_up)};
  qn_column_drop(c);
  return qn_new_tuple(rt, parts, 2, out);
}

/* as_masked(series): ints that a reader has kept beside missing values, as the nullable type of their width; others as they are. */
QN_METHOD(qn_pd_as_masked) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "as_masked", "series", v) < 0) return -1;
  if (!qn_is_series(v[0])) return *out = qn_retained(v[0]), 0;
  const qn_column *c = qn_series_col(rt, qn_series_of(v[0]));
  if (!c) return -1;
  if (!qn_coltype_is_int(c->type) || c->masked) return *out = qn_retained(v[0]), 0;
  qn_column *own = qn_col_slice(rt, c, 0, c->length);
  if (own) own->masked = true, own->widened = false;
  return qn_wrap_like(rt, v[0], own, out);
}

/* cat_make(codes, categories, ordered, like): a category column of int codes. */
QN_METHOD(qn_pd_cat_make) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "cat_make", "codes categories ordered|like", v) < 0) return -1;
  int ordered = qn_truth(rt, v[2]);
  qn_column *codes = ordered < 0 ? NULL : qn_col_from(rt, v[0], 0), *cats = codes ? qn_col_from(rt, v[1], 0) : NULL, *r = NULL;
  if (cats && !qn_coltype_is_int(codes->type) && codes->length) qn_raise(rt, QN_E_TypeError, "codes need to be array-like integers");
  else if (cats && (r = qn_col_new(rt, QN_COL_CAT, codes->length))) {
    for (int64_t i = 0; r && i < codes->length; i++) {
      int64_t k = qn_col_int(codes, i);
      if (k < -1 || k >= cats->length) {
        qn_column_drop(r);
        r = NULL;
        qn_raise(rt, QN_E_ValueError, "codes need to be between -1 and len(categories)-1");
      } else {
        ((int32_t *)r->values->data)[i] = (int32_t)k;
      }
    }
    if (r) {
      const qn_column *shown = qn_col_shown(rt, cats);
      r->categories = qn_column_keep((qn_column *)(uintptr_t)shown);
      r->ordered = ordered;
    }
  }
  qn_column_drop(codes);
  qn_column_drop(cats);
  return qn_wrap_like(rt, v[3].tag == QN_UNSET ? qn_none() : v[3], r, out);
}

/* --- alignment --------------------------------------------------------------------------------------------------------------------- */
/* reindexed(x, index, positions): x's rows at positions (-1 missing) under the labels of index. */
QN_METHOD(qn_pd_reindexed) {
  (void)self;
  qn_value v[3];
  qn_index *ix;
  if (qn_args_parse(rt, args, "reindexed", "x index positions", v) < 0 || !(ix = index_arg(rt, v[1]))) return -1;
  bool frame = qn_is_frame(v[0]);
  if (!frame && !qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "a Series or DataFrame is needed");
  qn_column *p = qn_col_from(rt, v[2], 0);
  if (!p) return -1;
  int64_t rows = frame ? qn_frame_of(v[0])->nrows : qn_series_of(v[0])->held->length;
  int bad = (p->type == QN_D_INT64 || p->length == 0) && p->length == ix->n ? 0 : qn_raise(rt, QN_E_ValueError, "reindexed: as many positions as labels");
  const int64_t *at = bad ? NULL : qn_column_data(p);
  for (int64_t i = 0; !bad && i < p->length; i++)
    if (at[i] < -1 || at[i] >= rows) bad = qn_raise(rt, QN_E_IndexError, "reindexed: position out of range");
  if (!bad && !frame) {
    qn_column *c = qn_col_take(rt, qn_series_col(rt, qn_series_of(v[0])), at, p->length);
    bad = c ? qn_new_series(rt, c, qn_index_keep(ix), qn_series_of(v[0])->name, out) : -1;
  } else if (!bad) {
    const qn_frame *f = qn_frame_of(v[0]);
    bad = qn_new_frame(rt, qn_index_keep(ix), ix->n, out);
    if (!bad) qn_frame_set_head(rt, qn_frame_of(*out), f);
    for (int32_t i = 0; !bad && i < f->ncols; i++) {
      bad = qn_frame_append(rt, qn_frame_of(*out), f->names[i], qn_col_take(rt, qn_frame_col(rt, f, i), at, p->length));
      if (bad) qn_drop(rt, out);
    }
  }
  qn_column_drop(p);
  return bad;
}

/* assign(series, positions, values): the Series with the rows at positions replaced by one value or by as many (a Series, array or
 * list); None when they do not fit its type. */
QN_METHOD(qn_pd_assign) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "assign", "series positions values", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "assign: a Series is needed");
  const qn_series *s = qn_series_of(v[0]);
  qn_column *p = qn_col_from(rt, v[1], 0), *from = NULL, *c = NULL;
  if (!p) return -1;
  bool rows = qn_is_list_like(v[2]) && !qn_is(v[2], QN_K_TUPLE);
  int bad = p->type == QN_D_INT64 || p->length == 0 ? 0 : qn_raise(rt, QN_E_TypeError, "assign: positions are an int64 array");
  const int64_t *at = bad ? NULL : qn_column_data(p);
  for (int64_t i = 0; !bad && i < p->length; i++)
    if (at[i] < 0 || at[i] >= s->held->length) bad = qn_raise(rt, QN_E_IndexError, "assign: position out of range");
  if (!bad && rows && !(from = qn_col_from(rt, v[2], 0))) bad = -1;
  if (!bad && from && from->length != p->length && from->length != 1) bad = qn_raise(rt, QN_E_ValueError, "assign: %lld values for %lld rows", (long long)from->length, (long long)p->length);
  if (!bad) c = qn_col_assign(rt, qn_series_col(rt, s), at, p->length, from, v[2]);
  if (!bad && !c && rt->exc.tag == QN_UNSET) *out = qn_none();
  else if (!bad) bad = c ? qn_new_series(rt, c, qn_index_keep(s->index), s->name, out) : -1;
  qn_column_drop(p);
  qn_column_drop(from);
  return bad;
}

/* fits(like, x): whether the value x can stand in the column `like` as it is: pandas 3 raises when it cannot. */
QN_METHOD(qn_pd_fits) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "fits", "like x", v) < 0) return -1;
  qn_column *like = qn_col_from(rt, v[0], 0);
  const qn_column *c = like ? qn_col_shown(rt, like) : NULL;
  if (!c) return qn_column_drop(like), -1;
  int r = qn_col_fits(rt, c, v[1]);
  qn_column_drop(like);
  return r < 0 ? -1 : (*out = qn_bool(r), 0);
}

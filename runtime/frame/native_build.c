/* native_build.c - what _pandas makes frames, Series and indexes of, and what it takes them apart into. Everything is by position:
 * nothing is aligned, labels may repeat, and columns are shared, not copied. */
#include "runtime/frame/native.h"

/* An index argument: None or not given is a RangeIndex (NULL). -1: exception. */
static int index_arg(qn_rt *rt, qn_value v, int64_t rows, qn_index **out) {
  *out = NULL;
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return 0;
  *out = qn_index_from(rt, v);
  if (!*out) return -1;
  if (rows < 0 || (*out)->n == rows) return 0;
  int64_t n = (*out)->n;
  qn_index_drop(rt, *out);
  return qn_raise(rt, QN_E_ValueError, "Length of values (%lld) does not match length of index (%lld)", (long long)rows, (long long)n);
}

static int set_names(qn_rt *rt, qn_frame *f, qn_value names) {
  if (names.tag == QN_UNSET || names.tag == QN_NONE) return 0;
  qn_value *items, name = names;
  int64_t n = 0;
  bool list = qn_is(names, QN_K_LIST);
  if (list && qn_items_of(rt, names, &items, &n) < 0) return -1;
  if (list) name = qn_retained(n == 1 ? items[0] : names); /* several: the list itself */
  else qn_retain(name);
  if (list) qn_items_free(rt, items, n);
  qn_release(rt, f->columns_name);
  f->columns_name = name;
  return 0;
}

static qn_column *part_column(qn_rt *rt, qn_value x) { /* which may wait */
  return qn_is_series(x) ? qn_column_keep(qn_series_of(x)->held) : qn_col_from(rt, x, 0);
}

/* Labels that are an Index, or a range, are the axis; so is like's, of whose labels they are some. given: labels, index, names, like. */
static int set_labels(qn_rt *rt, qn_frame *f, const qn_value *given) {
  if (qn_is(given[3], QN_K_INDEX)) qn_frame_set_axis(rt, f, ((qn_indexobj *)given[3].o)->ix);
  if (qn_is(given[0], QN_K_RANGE)) {
    qn_index *ix = qn_index_from(rt, given[0]);
    if (!ix) return -1;
    qn_frame_set_axis(rt, f, ix);
    return qn_index_drop(rt, ix), 0;
  }
  if (!qn_is(given[0], QN_K_INDEX)) return 0;
  qn_index *head = ((qn_indexobj *)given[0].o)->ix;
  qn_frame_set_axis(rt, f, head);
  if (given[2].tag != QN_UNSET && given[2].tag != QN_NONE) return 0;
  qn_value names = head->names[0];
  if (head->nlevels < 2) return qn_frame_set_column_names(rt, f, names);
  if (qn_new_list(rt, head->names, head->nlevels, &names) < 0) return -1;
  qn_frame_set_column_names(rt, f, names);
  return qn_release(rt, names), 0;
}

/* frame(columns, labels, index=None, names=None, like=None): columns of one length under labels; labels that are tuples are those of
 * several levels, and names has a name for each. Labels that are an Index keep their type, and their name where names is not given;
 * of a list they have that of the index `like`, if they are among its labels. */
QN_METHOD(qn_pd_frame) {
  (void)self;
  qn_value v[5], *cols = NULL, *labels = NULL;
  int64_t n = 0, m = 0;
  if (qn_args_parse(rt, args, "frame", "columns labels|index names like", v) < 0) return -1;
  if (qn_items_of(rt, v[0], &cols, &n) < 0) return -1;
  if (qn_items_of(rt, v[1], &labels, &m) < 0) return qn_items_free(rt, cols, n), -1;
  qn_index *ix = NULL;
  qn_column *c = NULL;
  int status = n == m ? 0 : qn_raise(rt, QN_E_ValueError, "%lld columns passed, passed data had %lld columns", (long long)m, (long long)n);
  if (status == 0 && n > 0 && !(c = part_column(rt, cols[0]))) status = -1;
  if (status == 0) status = index_arg(rt, v[2], c ? c->length : -1, &ix);
  if (status == 0) status = qn_new_frame(rt, ix, c ? c->length : 0, out);
  bool made = status == 0;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    if (i > 0 && !(c = part_column(rt, cols[i]))) status = -1;
    if (status == 0 && c->length != qn_frame_of(*out)->nrows) {
      qn_column_drop(c);
      status = qn_raise(rt, QN_E_ValueError, "All arrays must be of the same length");
    }
    if (status == 0) status = qn_frame_append(rt, qn_frame_of(*out), labels[i], c);
    c = NULL;
  }
  qn_column_drop(c);
  if (status == 0) status = set_names(rt, qn_frame_of(*out), v[3]);
  if (status == 0) status = set_labels(rt, qn_frame_of(*out), &v[1]);
  if (status < 0 && made) qn_drop(rt, out);
  qn_items_free(rt, cols, n);
  qn_items_free(rt, labels, m);
  return status;
}

/* series(values, index=None, name=None) */
QN_METHOD(qn_pd_series) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "series", "values|index name", v) < 0) return -1;
  qn_column *c = qn_col_from(rt, v[0], 0);
  qn_index *ix;
  if (!c) return -1;
  if (index_arg(rt, v[1], c->length, &ix) < 0) return qn_column_drop(c), -1;
  return qn_new_series(rt, c, ix, v[2].tag == QN_UNSET ? qn_none() : v[2], out);
}

/* cut(x, parts): a Series cut into as many of one length, which share its memory: a list. */
QN_METHOD(qn_pd_cut) {
  (void)self;
  qn_value v[2], s;
  int64_t parts;
  if (qn_args_parse(rt, args, "cut", "x parts", v) < 0 || qn_as_index(rt, v[1], &parts) < 0) return -1;
  qn_column *c = qn_col_from(rt, v[0], 0);
  if (!c) return -1;
  int bad = parts > 0 && c->length % parts == 0 ? qn_new_list_cap(rt, parts, out) : qn_raise(rt, QN_E_ValueError, "cut: parts of one length");
  const int64_t n = bad ? 0 : c->length / parts;
  for (int64_t k = 0; !bad && k < parts; k++) {
    qn_column *part = qn_col_slice(rt, c, k * n, n);
    if (!part || qn_new_series(rt, part, NULL, qn_none(), &s) < 0 || (bad = qn_list_append(rt, *out, s), qn_release(rt, s), bad)) {
      bad = -1;
      qn_drop(rt, out);
    }
  }
  qn_column_drop(c);
  return bad;
}

/* objects(values, index=None, name=None): a Series of dtype object, whatever the values are. */
QN_METHOD(qn_pd_objects) {
  (void)self;
  qn_value v[3], *items;
  int64_t n;
  if (qn_args_parse(rt, args, "objects", "values|index name", v) < 0 || qn_items_of(rt, v[0], &items, &n) < 0) return -1;
  qn_column *c = qn_col_objects(rt, n);
  for (int64_t i = 0; c && i < n; i++) ((qn_value *)c->values->data)[i] = qn_retained(items[i]);
  qn_items_free(rt, items, n);
  qn_index *ix;
  if (!c) return -1;
  if (index_arg(rt, v[1], n, &ix) < 0) return qn_column_drop(c), -1;
  return qn_new_series(rt, c, ix, v[2].tag == QN_UNSET ? qn_none() : v[2], out);
}

/* index(levels, names): one level is an Index, several a MultiIndex. */
QN_METHOD(qn_pd_index) {
  (void)self;
  enum { MOST = 64 };
  qn_value v[2], *levels, *names;
  int64_t n, m;
  qn_column *cols[MOST] = {0};
  if (qn_args_parse(rt, args, "index", "levels names", v) < 0 || qn_items_of(rt, v[0], &levels, &n) < 0) return -1;
  if (qn_items_of(rt, v[1], &names, &m) < 0) return qn_items_free(rt, levels, n), -1;
  int status = n == m && n > 0 && n <= MOST ? 0 : qn_raise(rt, QN_E_ValueError, "Length of names must match number of levels in MultiIndex.");
  int64_t got = 0;
  for (; status == 0 && got < n; got++) {
    if (!(cols[got] = qn_col_from(rt, levels[got], 0))) status = -1;
    if (status < 0) break;
  }
  for (int64_t i = 1; status == 0 && i < n; i++)
    if (cols[i]->length != cols[0]->length) status = qn_raise(rt, QN_E_ValueError, "all arrays must be same length");
  qn_index *ix = NULL;
  if (status == 0) ix = qn_index_multi(rt, cols, names, (int32_t)n);
  else
    for (int64_t i = 0; i < got; i++) qn_column_drop(cols[i]);
  qn_items_free(rt, levels, n);
  qn_items_free(rt, names, m);
  return ix ? qn_new_index_object(rt, ix, out) : -1;
}

static int append_owned(qn_rt *rt, qn_value list, int status, qn_value x) {
  if (status < 0) return -1;
  status = qn_list_append(rt, list, x);
  qn_release(rt, x);
  return status;
}

/* levels(index): a Series for each level, without labels or name. */
QN_METHOD(qn_pd_levels) {
  (void)self;
  qn_value v[1], x;
  if (qn_args_parse(rt, args, "levels", "index", v) < 0) return -1;
  qn_index *ix = qn_index_from(rt, v[0]);
  if (!ix || qn_new_list(rt, NULL, 0, out) < 0) return qn_index_drop(rt, ix), -1;
  int status = 0;
  int32_t n = ix->nlevels > 0 ? ix->nlevels : 1;
  for (int32_t i = 0; status == 0 && i < n; i++) {
    x = qn_none();
    status = qn_new_series(rt, qn_index_column(rt, ix, i), NULL, qn_none(), &x);
    status = append_owned(rt, *out, status, x);
  }
  qn_index_drop(rt, ix);
  if (status < 0) qn_drop(rt, out);
  return status;
}

/* columns(frame): its columns in order, as Series. */
QN_METHOD(qn_pd_columns) {
  (void)self;
  qn_value v[1], x;
  if (qn_args_parse(rt, args, "columns", "frame", v) < 0) return -1;
  if (!qn_is_frame(v[0])) return qn_raise(rt, QN_E_TypeError, "columns: a DataFrame is needed");
  const qn_frame *f = qn_frame_of(v[0]);
  if (qn_new_list(rt, NULL, 0, out) < 0) return -1;
  int status = 0;
  for (int32_t i = 0; status == 0 && i < f->ncols; i++) {
    x = qn_none();
    status = qn_frame_column_at(rt, f, i, &x);
    status = append_owned(rt, *out, status, x);
  }
  if (status < 0) qn_drop(rt, out);
  return status;
}

/* labels(frame): the labels of its columns, a list. */
QN_METHOD(qn_pd_labels) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "labels", "frame", v) < 0) return -1;
  if (!qn_is_frame(v[0])) return qn_raise(rt, QN_E_TypeError, "labels: a DataFrame is needed");
  const qn_frame *f = qn_frame_of(v[0]);
  return qn_new_list(rt, f->names, f->ncols, out);
}

/* Labels of several levels as tuples. Takes ix. */
static qn_index *flat_labels(qn_rt *rt, qn_index *ix) {
  if (!ix || ix->nlevels < 2) return ix;
  qn_column *c = qn_col_objects(rt, ix->n);
  for (int64_t i = 0; c && i < ix->n; i++) {
    qn_value *at = &((qn_value *)c->values->data)[i], label;
    if (qn_index_label(rt, ix, i, &label) < 0) {
      qn_column_drop(c);
      c = NULL;
    } else {
      qn_release(rt, *at);
      *at = label;
    }
  }
  qn_index_drop(rt, ix);
  return c ? qn_index_of(rt, c, qn_none()) : NULL;
}

/* find(index, labels): the position of each label, an int64 array, -1 for those that are absent. */
QN_METHOD(qn_pd_find) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "find", "index labels", v) < 0) return -1;
  qn_index *ix = qn_index_from(rt, v[0]), *want = !ix ? NULL : ix->nlevels > 1 ? qn_index_from(rt, v[1]) : flat_labels(rt, qn_index_ensure(rt, v[1]));
  int status = want ? qn_array_new(rt, QN_D_INT64, 1, &want->n, false, out) : -1;
  if (status == 0 && (status = qn_index_find_all(rt, ix, want, qn_view_of(*out)->data)) < 0) qn_drop(rt, out);
  qn_index_drop(rt, ix);
  qn_index_drop(rt, want);
  return status;
}

/* same(index, index): the same labels in the same order. */
QN_METHOD(qn_pd_same) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "same", "a b", v) < 0) return -1;
  qn_index *a = qn_index_from(rt, v[0]), *b = a ? qn_index_from(rt, v[1]) : NULL;
  if (b) *out = qn_bool(qn_index_equal(rt, a, b));
  int status = b && rt->exc.tag == QN_UNSET ? 0 : -1;
  qn_index_drop(rt, a);
  qn_index_drop(rt, b);
  return status;
}

/* one_index(a, b): whether the labels are the very same object, not only equal. */
QN_METHOD(qn_pd_one_index) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "one_index", "a b", v) < 0) return -1;
  if (!qn_is(v[0], QN_K_INDEX) || !qn_is(v[1], QN_K_INDEX)) return qn_raise(rt, QN_E_TypeError, "an Index is needed");
  return *out = qn_bool(((qn_indexobj *)v[0].o)->ix == ((qn_indexobj *)v[1].o)->ix), 0;
}

/* join(columns): one below the other, a Series without labels; the dtype that holds all. */
QN_METHOD(qn_pd_join) {
  (void)self;
  qn_value v[1], *items;
  int64_t n, made = 0;
  if (qn_args_parse(rt, args, "join", "columns", v) < 0 || qn_items_of(rt, v[0], &items, &n) < 0) return -1;
  qn_column **cols = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *cols);
  int status = cols ? 0 : qn_raise_memory(rt);
  for (; status == 0 && made < n; made++) {
    if (!(cols[made] = qn_col_from(rt, items[made], 0))) status = -1;
    if (status < 0) break;
  }
  if (status == 0) status = qn_new_series(rt, qn_col_concat(rt, (const qn_column *const *)cols, n), NULL, qn_none(), out);
  for (int64_t i = 0; cols && i < made; i++) qn_column_drop(cols[i]);
  qn_free(rt->alloc, cols, (size_t)(n + 1) * sizeof *cols);
  qn_items_free(rt, items, n);
  return status;
}

/* compact(index): a RangeIndex where the labels are evenly spaced ints. */
QN_METHOD(qn_pd_compact) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "compact", "index", v) < 0) return -1;
  qn_index *ix = qn_index_compact(rt, qn_index_from(rt, v[0]));
  return ix ? qn_new_index_object(rt, ix, out) : -1;
}

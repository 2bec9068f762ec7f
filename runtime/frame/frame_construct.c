/* frame_construct.c - pd.DataFrame(data, index, columns, dtype): dicts of columns, lists of rows, arrays, Series and frames. What else
 * there is (records, generators, one value) is read by pandas._construct. */
#include "runtime/frame/plan.h"

/* A list of one value beside an index of several labels is that value in each row. Takes c. */
static qn_column *repeat_first(qn_rt *rt, qn_column *c, int64_t n) {
  qn_value v;
  int status = qn_col_there(rt, c) ? qn_col_get(rt, c, 0, &v) : -1;
  qn_column_drop(c);
  if (status < 0) return NULL;
  c = qn_col_repeat(rt, v, n);
  qn_release(rt, v);
  return c;
}

/* --- construction --------------------------------------------------------------------------------------------------------------- */
static int from_dict(qn_rt *rt, qn_value data, qn_index *index, qn_value *out) {
  qn_value key, val;
  int64_t at = 0, n = index ? index->n : -1;
  bool scalars = true, given = index != NULL;
  while (qn_dict_next(data, &at, &key, &val)) {
    if (qn_is_series(val) && !index) index = qn_index_keep(qn_series_of(val)->index), n = index->n;
    if (qn_is_list_like(val) || qn_is(val, QN_K_DICT)) scalars = false;
    if (n >= 0 || !qn_is_list_like(val)) continue;
    n = qn_length(rt, val);
    if (n < 0) return -1;
  }
  if (scalars && qn_dict_len(data) > 0 && !index) return qn_raise(rt, QN_E_ValueError, "If using all scalar values, you must pass an index");
  if (qn_new_frame(rt, index, n < 0 ? 0 : n, out) < 0) return -1;
  qn_frame *f = qn_frame_of(*out);
  for (at = 0; qn_dict_next(data, &at, &key, &val);) {
    qn_column *c = qn_frame_values_of(rt, val, f->index, f->nrows);
    if (c && given && c->length == 1 && f->nrows > 1 && !qn_is_series(val)) c = repeat_first(rt, c, f->nrows);
    if (c && c->length != f->nrows) {
      int64_t have = c->length;
      qn_column_drop(c);
      c = NULL;
      if (given) qn_raise(rt, QN_E_ValueError, "Length of values (%lld) does not match length of index (%lld)", (long long)have, (long long)f->nrows);
      else qn_raise(rt, QN_E_ValueError, "All arrays must be of the same length");
    }
    if (qn_frame_append(rt, f, key, c) < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

/* --- a list of rows -------------------------------------------------------------------------------------------------------------- */
/* Columns of rows that are dicts: the keys of all, in order of first appearance. */
static int keys_of_rows(qn_rt *rt, qn_value *rows, int64_t n, qn_value *out) {
  qn_value dict, key, val;
  if (qn_new_dict(rt, &dict) < 0) return -1;
  int status = 0;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    int64_t at = 0;
    while (status == 0 && qn_dict_next(rows[i], &at, &key, &val)) status = qn_dict_set(rt, dict, key, qn_none());
  }
  *out = dict;
  if (status < 0) qn_release(rt, dict);
  return status;
}

/* A missing row among lists: no cells. */
static bool row_is_gone(qn_value row) { return row.tag == QN_NONE || (row.tag == QN_FLOAT && row.f != row.f); }

/* Columns of rows that are lists: those of the longest. Rows are all of the first one's kind. */
static int width_of_rows(qn_rt *rt, qn_value *rows, int64_t n, int64_t *out) {
  bool lists = n > 0 && qn_is_list_like(rows[0]);
  *out = lists || n == 0 ? 0 : 1;
  for (int64_t i = 0; lists && i < n; i++) {
    if (row_is_gone(rows[i])) continue;
    if (!qn_is_list_like(rows[i]) && !qn_is(rows[i], QN_K_DICT)) return qn_raise(rt, QN_E_TypeError, "object of type '%s' has no len()", qn_class_of(rows[i])->name);
    int64_t k = qn_length(rt, rows[i]);
    if (k < 0) return -1;
    if (k > *out) *out = k;
  }
  return 0;
}

/* The labels of the columns: equal ones stay apart. */
static int labels_of_rows(qn_rt *rt, qn_value *rows, int64_t n, qn_value columns, qn_value **names, int64_t *count) {
  bool records = n > 0 && qn_is(rows[0], QN_K_DICT);
  int64_t width = 0;
  for (int64_t i = 1; records && i < n; i++) { /* what is no dict is read as one */
    qn_value made;
    if (qn_is(rows[i], QN_K_DICT)) continue;
    if (qn_call_pos(rt, qn_class_value(&qn_dict_class), &rows[i], 1, &made) < 0) return -1;
    qn_release(rt, rows[i]);
    rows[i] = made;
  }
  if (!records && width_of_rows(rt, rows, n, &width) < 0) return -1;
  if (columns.tag != QN_UNSET) {
    if (qn_items_of(rt, columns, names, count) < 0) return -1;
    if (records || n == 0 || *count == width) return 0;
    if (qn_is_list_like(rows[0])) qn_raise(rt, QN_E_ValueError, "%lld columns passed, passed data had %lld columns", (long long)*count, (long long)width);
    else qn_raise(rt, QN_E_ValueError, "Shape of passed values is (%lld, 1), indices imply (%lld, %lld)", (long long)n, (long long)n, (long long)*count);
    return qn_items_free(rt, *names, *count), -1;
  }
  qn_value keys;
  if (records) {
    if (keys_of_rows(rt, rows, n, &keys) < 0) return -1;
    int status = qn_items_of(rt, keys, names, count);
    qn_release(rt, keys);
    return status;
  }
  *names = qn_alloc(rt->alloc, (size_t)width * sizeof **names);
  if (!*names && width) return qn_raise_memory(rt);
  for (int64_t k = 0; k < width; k++) (*names)[k] = qn_int(k);
  *count = width;
  return 0;
}

/* The j-th key of a dict among lists. */
static int key_of_row(qn_value row, int64_t j, qn_value *out) {
  qn_value key, val;
  int64_t at = 0;
  for (int64_t k = 0; qn_dict_next(row, &at, &key, &val); k++)
    if (k == j) return *out = qn_retained(key), 0;
  return *out = qn_none(), 0;
}

static int cell_of_row(qn_rt *rt, qn_value row, int64_t j, qn_value key, bool records, bool lists, qn_value *out) {
  *out = qn_nan();
  if (records) return qn_dict_get(rt, row, key, out) < 0 ? -1 : 0;
  if (!lists) return *out = qn_retained(row), 0;
  if (row_is_gone(row)) return 0;
  if (qn_is(row, QN_K_DICT)) return key_of_row(row, j, out);
  if (j < qn_length(rt, row)) return qn_get_item(rt, row, qn_int(j), out);
  return *out = qn_none(), 0;
}

/* Of n rows and an index of other length: one row that is a list or a dict fills all, none do not matter, anything else is an error. */
static int check_row_count(qn_rt *rt, qn_value *rows, int64_t n, int64_t labels, int64_t columns) {
  bool lists = n > 0 && (qn_is_list_like(rows[0]) || qn_is(rows[0], QN_K_DICT));
  if (n == 1 && lists) return 0;
  if (n > 0 && lists) return qn_raise(rt, QN_E_ValueError, "Length of values (%lld) does not match length of index (%lld)", (long long)n, (long long)labels);
  return qn_raise(rt, QN_E_ValueError, "Shape of passed values is (%lld, %lld), indices imply (%lld, %lld)", (long long)n, (long long)columns, (long long)labels,
                  (long long)columns);
}

/* A column of cells: what they are inferred to be, or the objects that they are. */
static qn_column *column_of_cells(qn_rt *rt, const qn_value *cells, int64_t n, bool objects) {
  if (!objects) return qn_col_from_values(rt, cells, n);
  qn_column *c = qn_col_objects(rt, n);
  for (int64_t i = 0; c && i < n; i++) ((qn_value *)c->values->data)[i] = qn_retained(cells[i]);
  return c;
}

static int from_rows(qn_rt *rt, qn_value *rows, int64_t n, qn_value columns, qn_index *index, bool objects, qn_value *out) {
  qn_value *names = NULL;
  int64_t count = 0;
  if (labels_of_rows(rt, rows, n, columns, &names, &count) < 0) return qn_index_drop(rt, index), -1;
  bool records = n > 0 && qn_is(rows[0], QN_K_DICT), lists = n > 0 && qn_is_list_like(rows[0]);
  int64_t given = n;
  if (index && index->n != n && check_row_count(rt, rows, n, index->n, count) < 0) {
    qn_index_drop(rt, index);
    return qn_items_free(rt, names, count), -1;
  }
  if (index) n = index->n; /* a single row is every row */
  int status = qn_new_frame(rt, index, n, out);
  qn_value *cells = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *cells);
  if (!cells && status == 0) status = qn_raise_memory(rt);
  for (int64_t j = 0; status == 0 && j < count; j++) {
    int64_t made = 0;
    while (made < n && (status = cell_of_row(rt, rows[given == 1 ? 0 : made], j, names[j], records, lists, &cells[made])) == 0) made++;
    if (status == 0) status = qn_frame_append(rt, qn_frame_of(*out), names[j], column_of_cells(rt, cells, n, objects));
    for (int64_t i = 0; i < made; i++) qn_release(rt, cells[i]);
  }
  qn_free(rt->alloc, cells, (size_t)(n + 1) * sizeof *cells);
  qn_items_free(rt, names, count);
  return status;
}

/* A column of an array of objects: text and times become columns of their type, anything else stays objects. */
static qn_column *matrix_objects(qn_rt *rt, const qn_view *v, int64_t k) {
  int64_t n = v->shape[0];
  qn_column *objects = qn_col_objects(rt, n);
  if (!objects) return NULL;
  qn_value *cells = objects->values->data;
  for (int64_t i = 0; i < n; i++) {
    const qn_value *from = (const qn_value *)(const void *)((const char *)v->data + i * v->strides[0] + (v->ndim == 2 ? k * v->strides[1] : 0));
    cells[i] = qn_retained(*from);
  }
  qn_column *typed = qn_col_from_values(rt, cells, n);
  bool keep = typed && (typed->type == QN_COL_STR || qn_coltype_is_time(typed->type)) && typed->null_count < n;
  qn_column_drop(keep ? objects : typed);
  return typed ? (keep ? typed : objects) : (qn_column_drop(objects), NULL);
}

static int from_matrix(qn_rt *rt, qn_value data, qn_index *index, qn_value columns, qn_value *out) {
  const qn_view *v = qn_view_of(data);
  int64_t cols = v->ndim == 2 ? v->shape[1] : 1, named = columns.tag == QN_UNSET ? cols : qn_length(rt, columns);
  if (named < 0) return qn_index_drop(rt, index), -1;
  if ((v->ndim == 1 || v->ndim == 2) && (named != cols || (index && index->n != v->shape[0]))) {
    int64_t n = index ? index->n : v->shape[0];
    qn_index_drop(rt, index);
    return qn_raise(rt, QN_E_ValueError, "Shape of passed values is (%lld, %lld), indices imply (%lld, %lld)", (long long)v->shape[0], (long long)cols, (long long)n,
                    (long long)named);
  }
  if (v->ndim < 1 || v->ndim > 2) {
    qn_index_drop(rt, index);
    return qn_raise(rt, QN_E_ValueError, "Must pass 2-d input. shape=(%d dimensions)", v->ndim);
  }
  if (qn_new_frame(rt, index, v->shape[0], out) < 0) return -1;
  for (int64_t k = 0; k < cols; k++) {
    qn_column *c = v->dtype == QN_D_OBJECT ? matrix_objects(rt, v, k) : qn_col_new(rt, v->dtype, v->shape[0]);
    for (int64_t i = 0; v->dtype != QN_D_OBJECT && c && i < v->shape[0]; i++)
      qn_elem_cast((qn_dtype)v->dtype, (const char *)v->data + i * v->strides[0] + (v->ndim == 2 ? k * v->strides[1] : 0), (qn_dtype)v->dtype,
                   (char *)c->values->data + (size_t)i * qn_dtypes[v->dtype].size);
    if (qn_frame_append(rt, qn_frame_of(*out), qn_int(k), c) < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

/* A column that the data does not have: objects, all NaN. */
static qn_column *absent_column(qn_rt *rt, int64_t n) {
  qn_column *c = qn_col_objects(rt, n);
  for (int64_t i = 0; c && i < n; i++) ((qn_value *)c->values->data)[i] = qn_nan();
  return c;
}

static int reorder(qn_rt *rt, qn_value *frame, qn_value columns) { /* dict data with columns=: those, in that order */
  qn_value *items, out;
  int64_t n;
  qn_frame *f = qn_frame_of(*frame);
  if (qn_items_of(rt, columns, &items, &n) < 0) return -1;
  int status = qn_new_frame(rt, qn_index_keep(f->index), f->nrows, &out);
  if (status < 0) return qn_items_free(rt, items, n), -1;
  for (int64_t i = 0; status == 0 && i < n; i++) {
    int64_t at = qn_frame_find(rt, f, items[i]);
    status = at == -2 ? -1 : qn_frame_append(rt, qn_frame_of(out), items[i], at < 0 ? absent_column(rt, f->nrows) : qn_column_keep(f->held[at]));
  }
  qn_items_free(rt, items, n);
  if (status < 0) return qn_release(rt, out), -1;
  qn_release(rt, *frame);
  *frame = out;
  return 0;
}

static bool same_name(qn_rt *rt, const qn_index *a, const qn_index *b) {
  if (a == b) return true;
  if (a->nlevels != b->nlevels) return false;
  bool same = true;
  for (int32_t k = 0; same && k < a->nlevels; k++) same = qn_equal(rt, a->names[k], b->names[k]) == 1;
  if (!same) qn_exc_clear(rt);
  return same;
}

/* A value of a dict that is a column of its items: views of dicts, iterators, deques; and sets, which are refused. */
static bool is_items(qn_value v) {
  if (v.tag != QN_OBJ || !v.o->cls->iter || qn_is(v, QN_K_INSTANCE) || qn_is(v, QN_K_STR) || qn_is(v, QN_K_BYTES)) return false;
  return qn_is(v, QN_K_SET) || qn_is(v, QN_K_FROZENSET) || (!qn_is_list_like(v) && !qn_is(v, QN_K_DICT) && !qn_is_frame(v));
}

/* Data that the text reads: dicts of dicts or of Series with labels of their own, rows that are records, generators, frames and Series
 * that are given other labels. */
static bool needs_text(qn_rt *rt, const qn_value *v) {
  bool index = v[1].tag != QN_UNSET && v[1].tag != QN_NONE, columns = v[2].tag != QN_UNSET && v[2].tag != QN_NONE;
  qn_value data = v[0], key, val;
  if (qn_is(data, QN_K_DICT)) {
    const qn_index *first = NULL;
    int64_t at = 0;
    while (qn_dict_next(data, &at, &key, &val)) {
      if (qn_is(val, QN_K_DICT) || is_items(val)) return true;
      if (!qn_is_series(val)) continue;
      if (first && (!qn_index_equal(rt, first, qn_series_of(val)->index) || !same_name(rt, first, qn_series_of(val)->index))) return true;
      first = qn_series_of(val)->index;
    }
    return first && (index || columns);
  }
  if (qn_is_frame(data) || qn_is_series(data)) return index || columns;
  if (qn_is(data, QN_K_INDEX)) return true;
  if (qn_is(data, QN_K_LIST)) {
    const qn_list *l = (const qn_list *)data.o;
    if (l->n == 0) return false;
    qn_value first = qn_list_at(l, 0);
    return qn_is_series(first) || qn_is(first, QN_K_INSTANCE) || (qn_is(first, QN_K_TUPLE) && first.o->cls != &qn_tuple_class);
  }
  if (qn_is_array(data)) return qn_view_of(data)->dtype >= QN_D_COUNT;
  return data.tag != QN_UNSET && data.tag != QN_NONE && !qn_is_list_like(data);
}

/* What the labels are: those of an index; a range where the data has none, and of the keys of a dict that are evenly spaced ints. */
static int label_columns(qn_rt *rt, qn_frame *f, qn_value columns, bool numbered, bool frame, bool dict) {
  const bool given = columns.tag != QN_UNSET;
  if (qn_is(columns, QN_K_INDEX) || qn_is(columns, QN_K_RANGE)) return f->ncols == qn_length(rt, columns) ? qn_frame_set_columns(rt, f, columns) : 0;
  if (frame || (given && f->ncols)) return 0;
  if (f->ncols && !numbered && !(dict && f->names[0].tag == QN_INT)) return 0;
  qn_index *ix = f->ncols && dict ? qn_index_compact(rt, qn_frame_columns(rt, f)) : given ? qn_index_of(rt, qn_col_objects(rt, 0), qn_none()) : qn_index_range(rt, 0, 1, f->ncols);
  if (!ix) return -1;
  qn_frame_set_axis(rt, f, ix);
  return qn_index_drop(rt, ix), 0;
}

static int construct(qn_rt *rt, qn_value *v, qn_value *out) {
  qn_value data;
  if (needs_text(rt, v)) {
    for (int k = 0; k < 4; k++)
      if (v[k].tag == QN_UNSET) v[k] = qn_none();
    return qn_call_module(rt, "pandas._construct", "frame", v, 4, out);
  }
  data = v[0].tag == QN_UNSET ? qn_none() : v[0];
  qn_value columns = v[2].tag == QN_NONE ? (qn_value){.tag = QN_UNSET} : v[2];
  qn_index *index = NULL;
  if (v[1].tag != QN_UNSET && v[1].tag != QN_NONE) {
    index = qn_index_ensure(rt, v[1]);
    if (!index) return -1;
  }
  int status;
  bool by_name = qn_is(data, QN_K_DICT) || qn_is_frame(data) || data.tag == QN_NONE;
  bool numbered = false, records = false;
  if (qn_is(data, QN_K_DICT)) {
    status = from_dict(rt, data, index, out);
  } else if (qn_is_frame(data)) {
    qn_index_drop(rt, index);
    status = qn_frame_copy(rt, qn_frame_of(data), out);
  } else if (data.tag == QN_NONE) {
    status = qn_new_frame(rt, index, 0, out);
  } else if (qn_is_array(data)) {
    status = from_matrix(rt, data, index, columns, out);
    numbered = true;
    if (status == 0 && columns.tag != QN_UNSET) status = qn_frame_set_columns(rt, qn_frame_of(*out), columns);
  } else if (qn_is_series(data)) {
    qn_series *s = qn_series_of(data);
    qn_index_drop(rt, index);
    status = qn_new_frame(rt, qn_index_keep(s->index), s->held->length, out);
    if (status == 0) status = qn_frame_append(rt, qn_frame_of(*out), s->name.tag == QN_NONE ? qn_int(0) : s->name, qn_column_keep(s->held));
  } else {
    qn_value *rows;
    int64_t n;
    if (qn_items_of(rt, data, &rows, &n) < 0) return qn_index_drop(rt, index), -1;
    numbered = n > 0 && !qn_is(rows[0], QN_K_DICT) && !qn_is_series(rows[0]); /* its columns have no names */
    records = n > 0 && qn_is(rows[0], QN_K_DICT); /* whose keys that are tuples stay labels */
    by_name = n == 0 && index; /* no rows but labels of rows: as no data at all */
    status = by_name ? qn_new_frame(rt, index, 0, out) : from_rows(rt, rows, n, columns, index, qn_wants_objects(v[3]), out);
    qn_items_free(rt, rows, n);
  }
  if (status == 0 && by_name && columns.tag != QN_UNSET) status = reorder(rt, out, columns);
  if (status == 0) status = label_columns(rt, qn_frame_of(*out), columns, numbered, qn_is_frame(data), qn_is(data, QN_K_DICT));
  if (status == 0 && columns.tag == QN_UNSET && !records) status = qn_frame_level_columns(rt, qn_frame_of(*out));
  qn_coltype type = {0};
  if (status == 0 && v[3].tag != QN_UNSET && v[3].tag != QN_NONE && (status = qn_coltype_from(rt, v[3], &type)) == 0) {
    qn_frame *f = qn_frame_of(*out);
    for (int32_t i = 0; status == 0 && i < f->ncols; i++) {
      const qn_column *given = qn_frame_col(rt, f, i);
      qn_column *c = NULL;
      qn_value its = qn_retained(data); /* what the column was given as */
      if (qn_is(data, QN_K_DICT) && qn_dict_get(rt, data, f->names[i], &its) == 1) qn_release(rt, data);
      if (type.type == QN_D_OBJECT && qn_is(data, QN_K_DICT) && qn_holds_objects(its) && given->length == qn_length(rt, its)) c = qn_col_of_objects(rt, its);
      else if (qn_is_frame(its) || qn_is_series(its) || qn_check_given(rt, given, &type, qn_is(data, QN_K_DICT) && !qn_is_array(its)) == 0) c = qn_col_cast(rt, given, &type);
      qn_release(rt, its);
      status = c ? 0 : -1;
      if (c) qn_column_drop(f->held[i]), f->held[i] = c;
    }
    qn_coltype_deinit(&type);
  }
  return status;
}

static int frame_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value v[5], columns = {.tag = QN_UNSET};
  if (qn_args_parse(rt, args, "DataFrame", "|data index columns dtype copy", v) < 0) return -1;
  if (qn_index_is_lists(v[2])) { /* a list of each level's labels */
    if (qn_new_index_object(rt, qn_index_ensure(rt, v[2]), &columns) < 0) return -1;
    v[2] = columns;
  }
  int status = construct(rt, v, out);
  return qn_release(rt, columns), status;
}
int qn_frame_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  return qn_construct_standing(rt, cls, args, frame_construct, out);
}

/* frame.c - the DataFrame object: columns by label, rows by mask or slice, assignment, operators. */
#include "runtime/frame/plan.h"

/* --- making and columns -------------------------------------------------------------------------------------------------- */
int qn_new_frame(qn_rt *rt, qn_index *index, int64_t nrows, qn_value *out) {
  if (!index) index = qn_index_range(rt, 0, 1, nrows);
  qn_frame *f = index ? qn_obj_new(rt, &qn_frame_class, sizeof *f) : NULL;
  if (!f) {
    qn_index_drop(rt, index);
    return -1;
  }
  f->nrows = index->n;
  f->index = index;
  f->columns_name = qn_none();
  *out = qn_from_obj(f);
  return 0;
}

static void frame_destroy(qn_rt *rt, qn_obj *o) {
  qn_frame *f = (qn_frame *)o;
  for (int32_t i = 0; i < f->ncols; i++) {
    qn_release(rt, f->names[i]);
    qn_column_drop(f->held[i]);
  }
  qn_free(rt->alloc, f->names, (size_t)f->cap * sizeof *f->names);
  qn_free(rt->alloc, f->held, (size_t)f->cap * sizeof *f->held);
  qn_release(rt, f->columns_name);
  qn_index_drop(rt, f->axis);
  qn_release(rt, f->group_name);
  qn_release(rt, f->extras);
  qn_index_drop(rt, f->index);
  qn_obj_free(rt, o, sizeof *f);
}

static int frame_room(qn_rt *rt, qn_frame *f) {
  if (f->ncols < f->cap) return 0;
  int32_t cap = f->cap ? f->cap * 2 : 8;
  qn_value *names = qn_alloc(rt->alloc, (size_t)cap * sizeof *names);
  qn_column **cols = qn_alloc(rt->alloc, (size_t)cap * sizeof *cols);
  if (!names || !cols) {
    qn_free(rt->alloc, names, (size_t)cap * sizeof *names);
    qn_free(rt->alloc, cols, (size_t)cap * sizeof *cols);
    return qn_raise_memory(rt);
  }
  if (f->ncols) {
    memcpy(names, f->names, (size_t)f->ncols * sizeof *names);
    memcpy(cols, f->held, (size_t)f->ncols * sizeof *cols);
  }
  qn_free(rt->alloc, f->names, (size_t)f->cap * sizeof *names);
  qn_free(rt->alloc, f->held, (size_t)f->cap * sizeof *cols);
  f->names = names;
  f->held = cols;
  f->cap = cap;
  return 0;
}

/* A missing label: NaN, NaT or NA wherever one is; None is one of its own among objects, and none of numbers. */
static int64_t find_missing(const qn_frame *f, qn_value name) {
  const uint8_t type = f->axis && f->axis->nlevels == 1 ? f->axis->levels[0]->type : QN_COL_STR;
  const bool objects = type == QN_D_OBJECT || (f->axis && f->axis->nlevels == 1 && qn_coltype_is_float(type) && !f->axis->levels[0]->masked);
  for (int32_t i = 0; i < f->ncols; i++)
    if (qn_value_isna(f->names[i]) && (!objects || (f->names[i].tag == QN_NONE) == (name.tag == QN_NONE))) return i;
  return -1;
}

int64_t qn_frame_find(qn_rt *rt, const qn_frame *f, qn_value name) {
  if (qn_value_isna(name)) return find_missing(f, name);
  for (int32_t i = 0; i < f->ncols; i++) {
    if (qn_is_str(name) && qn_is_str(f->names[i])) {
      if (qn_sv_eq(qn_str_sv(name), qn_str_sv(f->names[i]))) return i;
      continue;
    }
    int same = qn_equal(rt, f->names[i], name);
    if (same < 0) return -2;
    if (same) return i;
  }
  return -1;
}

int qn_frame_append(qn_rt *rt, qn_frame *f, qn_value name, qn_column *col) {
  if (!col) return -1;
  if (frame_room(rt, f) < 0) return qn_column_drop(col), -1;
  f->names[f->ncols] = qn_frame_plain_label(name);
  f->held[f->ncols++] = col;
  return 0;
}

/* 1: column i has that label; -1: an error */
static int labelled(qn_rt *rt, const qn_frame *f, int32_t i, qn_value name) {
  if (qn_is_str(name) && qn_is_str(f->names[i])) return qn_sv_eq(qn_str_sv(name), qn_str_sv(f->names[i]));
  return qn_is_str(name) != qn_is_str(f->names[i]) ? 0 : qn_equal(rt, f->names[i], name);
}

int qn_frame_add(qn_rt *rt, qn_frame *f, qn_value name, qn_column *col) {
  if (!col) return -1;
  int64_t at = qn_frame_find(rt, f, name);
  if (at == -2) return qn_column_drop(col), -1;
  if (at < 0) return qn_frame_grow(rt, f, name, col);
  for (int32_t i = (int32_t)at + 1; i < f->ncols; i++) { /* a label that repeats: all its columns */
    int same = labelled(rt, f, i, name);
    if (same < 0) return qn_column_drop(col), -1;
    if (!same) continue;
    qn_column_drop(f->held[i]);
    f->held[i] = qn_column_keep(col);
  }
  qn_column_drop(f->held[at]);
  f->held[at] = col;
  return 0;
}

int qn_frame_column_at(qn_rt *rt, const qn_frame *f, int64_t i, qn_value *out) {
  qn_value name;
  if (qn_frame_label(rt, f, i, &name) < 0) return -1;
  int status = qn_new_series(rt, qn_column_keep(f->held[i]), qn_index_keep(f->index), name, out);
  if (status == 0 && f->extras.tag != QN_UNSET) status = qn_extras_copy(rt, (qn_value){.tag = QN_OBJ, .o = (qn_obj *)(uintptr_t)&f->obj}, *out);
  return qn_release(rt, name), status;
}

/* --- parts ------------------------------------------------------------------------------------------------------------------ */
static bool any_waits(const qn_frame *f) {
  for (int32_t i = 0; i < f->ncols; i++)
    if (f->held[i]->waiting) return true;
  return false;
}

static int part(qn_rt *rt, const qn_frame *f, qn_index *ix, const int64_t *idx, int64_t start, int64_t n, qn_value *out) {
  qn_rows *rows = NULL; /* of columns that wait, and that will */
  const bool later = idx && n >= QN_WAIT_LEAST;
  if ((later || any_waits(f)) && !(rows = qn_rows_copy(rt, idx, start, n, f->nrows))) return qn_index_drop(rt, ix), -1;
  int bad = !ix || qn_new_frame(rt, ix, n, out) < 0 ? -1 : 0;
  qn_frame *p = bad ? NULL : qn_frame_of(*out);
  if (p) qn_frame_set_head(rt, p, f);
  const int missing = !bad && idx && !later && f->ncols ? qn_rows_missing(rt, idx, n) : 0;
  for (int32_t i = 0; !bad && i < f->ncols; i++) {
    qn_column *c = f->held[i];
    c = c->waiting || later ? qn_col_take_later(rt, c, rows) : idx ? qn_col_take_rows(rt, c, idx, n, missing, NULL) : qn_col_slice(rt, c, start, n);
    if (c && idx && c->type == QN_COL_STR) c->bits = true;
    bad = qn_frame_append(rt, p, f->names[i], c);
  }
  if (bad && p) qn_drop(rt, out);
  qn_rows_drop(rows);
  return bad;
}

int qn_frame_take(qn_rt *rt, const qn_frame *f, const int64_t *idx, int64_t n, qn_value *out) {
  return part(rt, f, qn_index_take(rt, f->index, idx, n), idx, 0, n, out);
}

int qn_frame_slice(qn_rt *rt, const qn_frame *f, int64_t start, int64_t n, qn_value *out) {
  return part(rt, f, qn_index_slice(rt, f->index, start, n), NULL, start, n, out);
}

int qn_frame_filter(qn_rt *rt, const qn_frame *f, const uint8_t *keep, qn_value *out) {
  const qn_column mask = {.rc = 1, .alloc = rt->alloc, .type = QN_D_BOOL, .length = f->nrows, .values = &(qn_colbuf){.rc = 1, .data = (void *)(uintptr_t)keep}};
  qn_rows *rows = qn_rows_where(rt, (qn_column *)(uintptr_t)&mask);
  int status = rows ? qn_frame_where(rt, f, rows, out) : -1;
  qn_rows_drop(rows);
  return status;
}

int qn_frame_copy(qn_rt *rt, const qn_frame *f, qn_value *out) {
  if (qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out) < 0) return -1;
  qn_frame *p = qn_frame_of(*out);
  qn_frame_set_head(rt, p, f);
  for (int32_t i = 0; i < f->ncols; i++)
    if (qn_frame_append(rt, p, f->names[i], qn_column_keep(f->held[i])) < 0) return qn_drop(rt, out), -1;
  return 0;
}

static int missing_labels(qn_rt *rt, const qn_frame *f, const qn_value *names, int64_t n) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  int64_t absent = 0;
  for (int64_t i = 0; i < n; i++) {
    if (qn_frame_find(rt, f, names[i]) >= 0) continue;
    if (absent++) qn_buf_z(&b, ", ");
    if (qn_repr(rt, names[i], &b) < 0) return qn_buf_deinit(&b), -1;
  }
  int status = absent == n ? qn_raise(rt, QN_E_KeyError, "None of [Index([%s], dtype='str')] are in the [columns]", b.n ? b.p : "")
                           : qn_raise(rt, QN_E_KeyError, "[%s] not in index", b.n ? b.p : "");
  qn_buf_deinit(&b);
  return status;
}

int qn_frame_select(qn_rt *rt, const qn_frame *f, qn_value names, qn_value *out) {
  qn_value *items;
  int64_t n;
  if (qn_items_of(rt, names, &items, &n) < 0) return -1;
  int status = qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out);
  if (status < 0) return qn_items_free(rt, items, n), -1;
  qn_frame_set_head(rt, qn_frame_of(*out), f);
  for (int64_t i = 0; status == 0 && i < n; i++) {
    int64_t at = qn_frame_find(rt, f, items[i]);
    if (at < 0) status = at == -2 ? -1 : missing_labels(rt, f, items, n);
    else status = qn_frame_append(rt, qn_frame_of(*out), f->names[at], qn_column_keep(f->held[at]));
    for (int64_t k = at + 1; status == 0 && k < f->ncols; k++) { /* a label that repeats gives all its columns */
      int same = qn_is_str(items[i]) != qn_is_str(f->names[k]) ? 0 : qn_is_str(items[i]) ? qn_sv_eq(qn_str_sv(items[i]), qn_str_sv(f->names[k])) : qn_equal(rt, f->names[k], items[i]);
      if (same < 0) status = -1;
      if (same > 0) status = qn_frame_append(rt, qn_frame_of(*out), f->names[k], qn_column_keep(f->held[k]));
    }
  }
  qn_items_free(rt, items, n);
  if (status < 0) qn_drop(rt, out);
  return status;
}

/* The cells of a row as one column: of the common type of the columns as df.iloc[i] has it, else what the row of a matrix gives to
 * a Series (iterrows): of pandas' own types objects, of which text and times alone are those again. */
static qn_column *row_cells(qn_rt *rt, const qn_frame *f, int64_t row, bool numpy) {
  if (f->ncols == 0) return qn_col_new(rt, QN_D_FLOAT64, 0);
  qn_column **cells = qn_alloc(rt->alloc, (size_t)f->ncols * sizeof *cells), *out = NULL;
  if (!cells) return qn_raise_memory(rt), NULL;
  int32_t made = 0;
  for (bool ok = true; ok && made < f->ncols; made += ok) {
    const qn_column *c = qn_col_shown(rt, qn_frame_col(rt, f, made));
    ok = c && (cells[made] = qn_col_slice(rt, c, row, 1));
  }
  qn_coltype to;
  bool ok = made == f->ncols && qn_col_common(rt, (const qn_column *const *)cells, made, &to) == 0;
  const bool plain = ok && qn_col_numeric(to.type) && !(to.masked && (made > 1 || to.type == QN_D_BOOL || !numpy));
  if (ok && ((numpy && to.type != QN_D_OBJECT) || plain || (qn_coltype_is_time(to.type) && !to.zone))) out = qn_col_concat(rt, (const qn_column *const *)cells, made);
  else if (ok && !numpy && made == 1 && to.masked && qn_col_numeric(to.type) && to.type != QN_D_BOOL) {
    const bool gone = qn_col_isna(cells[0], 0) && !qn_coltype_is_float(to.type);
    out = qn_col_cast(rt, cells[0], &(qn_coltype){.type = gone ? QN_D_FLOAT64 : to.type});
  } else if (ok && (out = qn_col_objects(rt, made))) {
    qn_value *v = out->values->data;
    bool texts = true, text = false, times = true, spans = true, some = false;
    for (int32_t i = 0; out && i < made; i++) {
      if ((numpy ? qn_col_get : qn_col_item)(rt, cells[i], 0, &v[i]) < 0) qn_column_drop(out), out = NULL;
      else {
        const bool gone = qn_value_isna(v[i]);
        some = some || (gone && qn_time_kind(v[i]) == 'N') || (!gone && qn_time_kind(v[i]));
        texts = texts && (gone || qn_is_str(v[i])), text = text || qn_is_str(v[i]), times = times && (gone || (qn_time_kind(v[i]) == 'M' && !qn_is_period(v[i]))), spans = spans && (gone || qn_time_kind(v[i]) == 'm');
      }
    }
    if (out && !numpy && ((texts && text) || (some && (times || spans)))) {
      qn_column *own = qn_col_from_values(rt, v, made);
      qn_column_drop(out);
      out = own;
    }
  }
  for (int32_t i = 0; i < made; i++) qn_column_drop(cells[i]);
  qn_free(rt->alloc, cells, (size_t)f->ncols * sizeof *cells);
  return out;
}

static int row_of(qn_rt *rt, const qn_frame *f, int64_t row, bool numpy, qn_value *out) {
  qn_value name;
  if (qn_frame_settle(rt, f) < 0) return -1;
  qn_column *c = row_cells(rt, f, row, numpy);
  if (!c) return -1;
  qn_index *labels = qn_frame_columns(rt, f);
  if (!labels || qn_index_label(rt, f->index, row, &name) < 0) {
    qn_index_drop(rt, labels);
    return qn_column_drop(c), -1;
  }
  int status = qn_new_series(rt, c, labels, name, out);
  qn_release(rt, name);
  return status;
}

int qn_frame_row(qn_rt *rt, const qn_frame *f, int64_t row, qn_value *out) { return row_of(rt, f, row, true, out); }

int qn_frame_plain_row(qn_rt *rt, const qn_frame *f, int64_t row, qn_value *out) { return row_of(rt, f, row, false, out); }

/* --- items ------------------------------------------------------------------------------------------------------------------ */
static bool bool_key(qn_rt *rt, qn_value key) {
  if (qn_is_series(key)) {
    const uint8_t t = qn_series_shown_type(rt, qn_series_of(key));
    return t == QN_D_BOOL || t == QN_D_OBJECT;
  }
  if (qn_is_array(key)) return qn_view_of(key)->dtype == QN_D_BOOL;
  if (!qn_is(key, QN_K_LIST) || ((qn_list *)key.o)->n == 0) return false;
  qn_value first = qn_list_at((qn_list *)key.o, 0);
  return first.tag == QN_BOOL || (first.tag == QN_NPSCALAR && first.dtype == QN_D_BOOL);
}

static int quick_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out);

static bool text_labels(const qn_frame *f) { /* of one level, none of them a time */
  if (qn_is(f->columns_name, QN_K_LIST)) return false;
  for (int32_t i = 0; i < f->ncols; i++)
    if (!qn_is_str(f->names[i]) && f->names[i].tag != QN_INT) return false;
  return true;
}

static int frame_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_frame *f = qn_frame_of(v);
  bool label = qn_is_str(key) || key.tag == QN_INT || key.tag == QN_NPSCALAR;
  if (label && text_labels(f)) {
    int64_t at = qn_frame_find(rt, f, key);
    if (at == -2) return -1;
    if (at < 0) return qn_raise_key(rt, key);
    bool again = false; /* a label that repeats gives a frame */
    for (int32_t i = (int32_t)at + 1; !again && i < f->ncols; i++) again = qn_is_str(key) == qn_is_str(f->names[i]) && qn_equal(rt, f->names[i], key) == 1;
    if (!again) return qn_frame_column_at(rt, f, at, out);
  } else if (bool_key(rt, key) || (qn_is(key, QN_K_LIST) && text_labels(f))) {
    if (quick_item(rt, v, key, out) == 0) return 0;
    qn_exc_forgive(rt); /* the text says what is wrong as pandas does */
  }
  const qn_value a[2] = {v, key};
  return qn_call_module(rt, "pandas._loc", "frame_get", a, 2, out);
}

static int quick_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  qn_frame *f = qn_frame_of(v);
  if (bool_key(rt, key)) {
    uint8_t *keep;
    qn_rows *rows = qn_rows_of_key(rt, key, f->index, f->nrows);
    if (rows) {
      int status = qn_frame_where(rt, f, rows, out);
      return qn_rows_drop(rows), status;
    }
    if (qn_bool_key(rt, key, f->index, f->nrows, &keep) < 0) return -1;
    int status = qn_frame_filter(rt, f, keep, out);
    qn_free(rt->alloc, keep, (size_t)f->nrows);
    return status;
  }
  return qn_frame_select(rt, f, key, out);
}

/* The labels of a Series for a frame that has none yet: where it has a range, ints in equal steps are one too. */
static qn_index *labels_for(qn_rt *rt, qn_index *have, qn_index *labels, int64_t n) {
  if (have->nlevels != 0 || labels->nlevels == 0) return qn_index_slice(rt, labels, 0, n);
  qn_value v[2] = {{.tag = QN_UNSET}, {.tag = QN_UNSET}}, r;
  qn_index *made = NULL;
  if (qn_new_index_object(rt, qn_index_slice(rt, labels, 0, n), &v[0]) == 0 && qn_new_index_object(rt, qn_index_keep(have), &v[1]) == 0 &&
      qn_call_module(rt, "pandas._base", "ranged", v, 2, &r) == 0) {
    made = qn_index_from(rt, r);
    qn_release(rt, r);
  }
  qn_release(rt, v[0]);
  qn_release(rt, v[1]);
  return made;
}

/* A frame without rows gets those of the first column that has some; the others are missing there. */
static int rows_from(qn_rt *rt, qn_frame *f, qn_value x) {
  int64_t n = qn_length(rt, x);
  if (n < 0) return -1;
  qn_index *ix = qn_is_series(x) ? labels_for(rt, f->index, qn_series_of(x)->index, n) : qn_index_range(rt, 0, 1, n);
  int64_t *gone = ix ? qn_positions(rt, n) : NULL;
  if (!gone) return qn_index_drop(rt, ix), -1;
  for (int64_t i = 0; i < n; i++) gone[i] = -1;
  int status = 0;
  for (int32_t k = 0; status == 0 && k < f->ncols; k++) {
    qn_column *c = qn_col_take(rt, qn_frame_col(rt, f, k), gone, n);
    if (!c) status = -1;
    else qn_column_drop(f->held[k]), f->held[k] = c;
  }
  qn_free_positions(rt, gone, n);
  if (status < 0) return qn_index_drop(rt, ix), -1;
  if (ix->nlevels <= 1 && f->index->nlevels <= 1 && f->index->names[0].tag != QN_NONE) {
    qn_release(rt, ix->names[0]);
    ix->names[0] = qn_retained(f->index->names[0]);
  }
  qn_index_drop(rt, f->index);
  f->index = ix;
  f->nrows = n;
  return 0;
}
/* A new column c of x: an empty list is of floats, an empty range of ints. */
static qn_column *typed_empty(qn_rt *rt, qn_value x, qn_column *c) {
  bool list = qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE);
  if (!c || c->length != 0 || !(list || qn_is(x, QN_K_RANGE))) return c;
  qn_column_drop(c);
  return qn_col_new(rt, list ? QN_D_FLOAT64 : QN_D_INT64, 0);
}

qn_column *qn_frame_values_of(qn_rt *rt, qn_value x, const qn_index *index, int64_t n) { return typed_empty(rt, x, qn_aligned_held(rt, x, index, n)); }


/* The columns of a frame in place of those with a label that repeats; 0: it does not. */
static int set_repeated(qn_rt *rt, qn_frame *f, qn_value key, const qn_frame *x) {
  int32_t count = 0, next = 0;
  for (int32_t i = 0; i < f->ncols; i++) {
    int same = labelled(rt, f, i, key);
    if (same < 0) return -1;
    count += same;
  }
  if (count != x->ncols && count > 0) return qn_raise(rt, QN_E_ValueError, "Columns must be same length as key");
  if (count < 2) return 0;
  qn_column **made = qn_alloc(rt->alloc, (size_t)count * sizeof *made); /* all of them, before one is replaced */
  if (!made) return qn_raise_memory(rt);
  for (; next < count; next++) {
    qn_value s;
    if (qn_frame_column_at(rt, x, next, &s) < 0) break;
    made[next] = qn_frame_values_of(rt, s, f->index, f->nrows);
    qn_release(rt, s);
    if (!made[next]) break;
  }
  bool whole = next == count;
  for (int32_t i = 0, k = 0; whole && i < f->ncols && k < count; i++) {
    const int same = labelled(rt, f, i, key);
    if (same < 0) whole = false;
    if (same <= 0) continue;
    qn_column *old = f->held[i];
    f->held[i] = made[k], made[k++] = old;
  }
  for (int32_t k = 0; k < next; k++) qn_column_drop(made[k]);
  return qn_free(rt->alloc, made, (size_t)count * sizeof *made), whole ? 1 : -1;
}

/* A frame that is not of one column, as a column. */
static int not_one(qn_rt *rt, qn_value key, const qn_frame *x) {
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int status = qn_str(rt, key, &text);
  if (status == 0)
    status = qn_raise(rt, QN_E_ValueError, x->ncols ? "Cannot set a DataFrame with multiple columns to the single column %.*s" : "Cannot set a DataFrame without columns to the column %.*s",
                      (int)qn_buf_view(&text).n, qn_buf_view(&text).p);
  return qn_buf_deinit(&text), status;
}

static int frame_set_item(qn_rt *rt, qn_value v, qn_value key, qn_value x) {
  qn_frame *f = qn_frame_of(v);
  const bool place = qn_is(key, QN_K_TUPLE) && !qn_is(f->columns_name, QN_K_LIST); /* a tuple as one label */
  if (qn_is_frame(x) && (place || !qn_is_list_like(key)) && !qn_is_frame(key) && !bool_key(rt, key) && !qn_is(key, QN_K_SLICE)) { /* a frame of one column */
    int all = f->ncols > 0 && !qn_is(f->columns_name, QN_K_LIST) ? set_repeated(rt, f, key, qn_frame_of(x)) : 0;
    if (all) return all < 0 ? -1 : 0;
    if (qn_frame_of(x)->ncols != 1) return not_one(rt, key, qn_frame_of(x));
    qn_value s;
    if (qn_frame_column_at(rt, qn_frame_of(x), 0, &s) < 0) return -1;
    int r = frame_set_item(rt, v, key, s);
    return qn_release(rt, s), r;
  }
  bool text = (qn_is_list_like(key) && !qn_is(key, QN_K_TUPLE)) || bool_key(rt, key) || qn_is_frame(key) || qn_is(key, QN_K_SLICE) || qn_is(f->columns_name, QN_K_LIST);
  if (text) {
    const qn_value a[3] = {v, key, x};
    qn_value none;
    if (qn_call_module(rt, "pandas._loc_set", "frame_set", a, 3, &none) < 0) return -1;
    return qn_release(rt, none), 0;
  }
  if (f->ncols == 0 && f->nrows == 0 && f->index->nlevels == 0) { /* the first column of an empty frame gives its length */
    qn_index *ix = qn_is_series(x) ? qn_index_keep(qn_series_of(x)->index) : NULL;
    qn_column *c = typed_empty(rt, x, qn_col_from(rt, x, 0));
    if (!c) return qn_index_drop(rt, ix), -1;
    if (!ix && !(ix = qn_index_range(rt, 0, 1, c->length))) return qn_column_drop(c), -1;
    qn_index_drop(rt, f->index);
    f->index = ix;
    f->nrows = c->length;
    return qn_frame_add(rt, f, key, c);
  }
  if (f->nrows == 0 && f->ncols > 0 && qn_is_list_like(x) && qn_length(rt, x) > 0 && rows_from(rt, f, x) < 0) return -1;
  qn_column *c = qn_frame_values_of(rt, x, f->index, f->nrows);
  if (!c) return -1;
  if (c->length != f->nrows) {
    int64_t n = c->length;
    qn_column_drop(c);
    return qn_raise(rt, QN_E_ValueError, "Length of values (%lld) does not match length of index (%lld)", (long long)n, (long long)f->nrows);
  }
  return qn_frame_add(rt, f, key, c);
}

static int remove_at(qn_rt *rt, qn_frame *f, int64_t at) {
  if (qn_frame_fix_axis(rt, f) < 0) return -1;
  if (f->axis && f->axis->freq.tag != QN_NONE && at > 0 && at + 1 < f->ncols) { /* steps of times end with one between others */
    qn_index *own = qn_index_slice(rt, f->axis, 0, f->axis->n);
    if (!own) return -1;
    qn_release(rt, own->freq);
    own->freq = qn_none();
    qn_frame_set_axis(rt, f, own);
    qn_index_drop(rt, own);
  }
  qn_release(rt, f->names[at]);
  qn_column_drop(f->held[at]);
  memmove(f->names + at, f->names + at + 1, (size_t)(f->ncols - at - 1) * sizeof *f->names);
  memmove(f->held + at, f->held + at + 1, (size_t)(f->ncols - at - 1) * sizeof *f->held);
  f->ncols--;
  return 0;
}

static int frame_del_item(qn_rt *rt, qn_value v, qn_value key) {
  int64_t found = 0;
  for (int32_t i = 0; i < qn_frame_of(v)->ncols && qn_is_str(key); i++) found += qn_is_str(qn_frame_of(v)->names[i]) && qn_sv_eq(qn_str_sv(qn_frame_of(v)->names[i]), qn_str_sv(key));
  if (found > 1 || qn_is(qn_frame_of(v)->columns_name, QN_K_LIST)) {
    qn_value none, a[2] = {v, key};
    return qn_call_module(rt, "pandas._loc_set", "frame_del", a, 2, &none) < 0 ? -1 : (qn_release(rt, none), 0);
  }
  int64_t at = qn_frame_find(rt, qn_frame_of(v), key);
  if (at == -2) return -1;
  return at < 0 ? qn_raise_key(rt, key) : remove_at(rt, qn_frame_of(v), at);
}

static int frame_contains(qn_rt *rt, qn_value v, qn_value x) {
  int64_t at = qn_frame_find(rt, qn_frame_of(v), x);
  return at == -2 ? -1 : at >= 0;
}

static int64_t frame_length(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_frame_of(v)->nrows;
}

static int frame_iter(qn_rt *rt, qn_value v, qn_value *out) {
  qn_value list;
  if (qn_new_list(rt, qn_frame_of(v)->names, qn_frame_of(v)->ncols, &list) < 0) return -1;
  int status = qn_iter(rt, list, out);
  qn_release(rt, list);
  return status;
}

static int frame_repr(qn_rt *rt, qn_value v, qn_buf *out) { return qn_frame_text(rt, qn_frame_of(v), true, true, out); }

static int frame_truth(qn_rt *rt, qn_value v) {
  (void)v;
  return qn_raise(rt, QN_E_ValueError, "The truth value of a DataFrame is ambiguous. Use a.empty, a.item(), a.any() or a.all().");
}

static int frame_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  if (qn_class_method(rt, v.o->cls, name)) return 1; /* a method hides a column of its name */
  qn_frame *f = qn_frame_of(v);
  if (f->group_name.tag != QN_UNSET && qn_sv_is(qn_sym_sv(name), "name")) return *out = qn_retained(f->group_name), 0;
  for (int32_t i = 0; i < f->ncols; i++) { /* a label that repeats, or the first one of several levels, gives a frame */
    const qn_value label = qn_is(f->names[i], QN_K_TUPLE) && ((const qn_tuple *)f->names[i].o)->n ? ((const qn_tuple *)f->names[i].o)->items[0] : f->names[i];
    if (qn_is_str(label) && qn_sv_eq(qn_str_sv(label), qn_sym_sv(name))) return frame_get_item(rt, v, label, out);
  }
  return qn_extra_get(rt, v, name, out);
}

int qn_frame_set_column_names(qn_rt *rt, qn_frame *f, qn_value names) {
  qn_release(rt, f->columns_name);
  f->columns_name = qn_retained(names);
  return 0;
}

/* Labels that all are tuples of one length are those of several levels. */
int qn_frame_level_columns(qn_rt *rt, qn_frame *f) {
  enum { MOST = 16 };
  int64_t n = f->ncols && qn_is(f->names[0], QN_K_TUPLE) ? ((const qn_tuple *)f->names[0].o)->n : 0;
  for (int32_t i = 1; n && i < f->ncols; i++)
    if (!qn_is(f->names[i], QN_K_TUPLE) || ((const qn_tuple *)f->names[i].o)->n != n) n = 0;
  if (n < 2 || n > MOST || f->columns_name.tag != QN_NONE) return 0;
  qn_value none[MOST], names;
  for (int64_t i = 0; i < n; i++) none[i] = qn_none();
  if (qn_new_list(rt, none, n, &names) < 0) return -1;
  qn_frame_set_column_names(rt, f, names);
  return qn_release(rt, names), 0;
}

int qn_frame_set_columns(qn_rt *rt, qn_frame *f, qn_value x) {
  qn_value several;
  if (qn_index_is_lists(x)) { /* a list of each level's labels */
    if (qn_new_index_object(rt, qn_index_ensure(rt, x), &several) < 0) return -1;
    int status = qn_frame_set_columns(rt, f, several);
    return qn_release(rt, several), status;
  }
  qn_index *ix = qn_is(x, QN_K_INDEX) ? qn_index_keep(((qn_indexobj *)x.o)->ix) : qn_index_from(rt, x);
  if (!ix) return -1;
  if (ix->n != f->ncols) {
    int64_t n = ix->n;
    qn_index_drop(rt, ix);
    return qn_raise(rt, QN_E_ValueError, "Length mismatch: Expected axis has %d elements, new values have %lld elements", f->ncols, (long long)n);
  }
  const bool levels = ix->nlevels > 1 && qn_is(x, QN_K_INDEX);
  qn_value names = qn_retained(ix->nlevels < 2 ? ix->names[0] : qn_none());
  if (levels && qn_new_list(rt, ix->names, ix->nlevels, &names) < 0) return qn_index_drop(rt, ix), -1;
  qn_frame_set_column_names(rt, f, names); /* an index' names too */
  qn_release(rt, names);
  int status = 0;
  for (int32_t i = 0; status == 0 && i < f->ncols; i++) {
    qn_value label;
    if ((status = qn_index_label(rt, ix, i, &label)) < 0) break;
    qn_release(rt, f->names[i]);
    f->names[i] = label;
  }
  qn_frame_set_axis(rt, f, levels || ix->nlevels < 2 ? ix : NULL); /* tuples of a list stay labels of one level */
  return qn_index_drop(rt, ix), status;
}

static int set_index(qn_rt *rt, qn_frame *f, qn_value x) {
  qn_index *ix = qn_index_ensure(rt, x);
  if (!ix) return -1;
  if (ix->n != f->nrows) {
    int64_t n = ix->n;
    qn_index_drop(rt, ix);
    return qn_raise(rt, QN_E_ValueError, "Length mismatch: Expected axis has %lld elements, new values have %lld elements", (long long)f->nrows, (long long)n);
  }
  qn_index_drop(rt, f->index);
  f->index = ix;
  return 0;
}

static int frame_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_frame *f = qn_frame_of(v);
  if (qn_sv_is(qn_sym_sv(name), "columns")) return qn_frame_set_columns(rt, f, x);
  if (qn_sv_is(qn_sym_sv(name), "index")) return set_index(rt, f, x);
  qn_value label;
  if (qn_new_str_sym(rt, name, &label) < 0) return -1;
  int64_t at = qn_frame_find(rt, f, label);
  int status = at >= 0 ? frame_set_item(rt, v, label, x)
                       : qn_extra_set(rt, v, name, x);
  qn_release(rt, label);
  return status;
}

/* --- operators ----------------------------------------------------------------------------------------------------------------- */
typedef qn_column *(*column_fn)(qn_rt *rt, int op, qn_operand a, qn_operand b, int64_t n);
static qn_column *do_binary(qn_rt *rt, int op, qn_operand a, qn_operand b, int64_t n) { return qn_col_binary(rt, (qn_binop)op, a, b, n); }
static qn_column *do_compare(qn_rt *rt, int op, qn_operand a, qn_operand b, int64_t n) { return qn_col_compare(rt, (qn_cmp)op, a, b, n); }

static int by_column(qn_rt *rt, column_fn fn, int op, qn_value a, qn_value b, qn_value *out);

/* Operands of different labels: both over all of them. */
static int over_all_labels(qn_rt *rt, column_fn fn, int op, qn_value a, qn_value b, qn_value *out) {
  const qn_value args[4] = {a, b, qn_bool(fn == do_compare), qn_bool(fn == do_binary && op == QN_POW)};
  qn_value both;
  if (qn_call_module(rt, "pandas._operands", "frame_operands", args, 4, &both) < 0) return -1;
  const qn_tuple *t = (const qn_tuple *)both.o;
  int r = qn_is(both, QN_K_TUPLE) && t->n >= 2 ? by_column(rt, fn, op, t->items[0], t->items[1], out) : qn_raise(rt, QN_E_TypeError, "two frames expected");
  if (r == 0 && t->n == 3) { /* of the columns that both have: the others are added */
    const qn_value part[2] = {*out, t->items[2]};
    r = qn_call_module(rt, "pandas._operands", "with_columns", part, 2, out);
    qn_release(rt, part[0]);
  }
  return qn_release(rt, both), r;
}

/* One value of a column n times, of its type. */
static qn_column *repeated(qn_rt *rt, const qn_column *c, int64_t at, int64_t n) {
  int64_t *rows = qn_positions(rt, n);
  for (int64_t k = 0; rows && k < n; k++) rows[k] = at;
  qn_column *out = rows ? qn_col_take(rt, c, rows, n) : NULL;
  qn_free_positions(rt, rows, n);
  return out;
}

/* Each column with a scalar, with the column of the same label of another frame, or with a Series' value of that label. */
static int by_column(qn_rt *rt, column_fn fn, int op, qn_value a, qn_value b, qn_value *out) {
  bool left = qn_is_frame(a);
  qn_frame *f = qn_frame_of(left ? a : b);
  qn_value other = left ? b : a;
  if (qn_is_frame(other)) {
    qn_frame *g = qn_frame_of(other);
    bool same = g->ncols == f->ncols && qn_index_equal(rt, f->index, g->index);
    for (int32_t i = 0; same && i < f->ncols; i++) same = qn_equal(rt, f->names[i], g->names[i]) == 1;
    if (!same) return over_all_labels(rt, fn, op, a, b, out);
  } else if (!qn_is_series(other) && qn_is_list_like(other)) { /* by position: as a frame or a Series of these labels */
    const qn_value args[2] = {qn_from_obj(f), other};
    qn_value like;
    if (qn_call_module(rt, "pandas._operands", "frame_like", args, 2, &like) < 0) return -1;
    int r = by_column(rt, fn, op, left ? a : like, left ? like : b, out);
    return qn_release(rt, like), r;
  }
  if (qn_is_series(other)) { /* its labels are the columns, in their order */
    const qn_series *s = qn_series_of(other);
    bool same = s->held->length == f->ncols;
    qn_index *labels = same ? qn_frame_columns(rt, f) : NULL;
    if (same && !labels) return -1;
    same = same && qn_index_equal(rt, labels, s->index);
    qn_index_drop(rt, labels);
    if (!same && fn == do_compare)
      return qn_raise(rt, QN_E_ValueError, "Operands are not aligned. Do `left, right = left.align(right, axis=1)` before operating.");
    if (!same) return over_all_labels(rt, fn, op, a, b, out);
  }
  if (qn_frame_settle(rt, f) < 0 || (qn_is_frame(other) && qn_frame_settle(rt, qn_frame_of(other)) < 0)) return -1;
  if (qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out) < 0) return -1;
  qn_frame_set_head(rt, qn_frame_of(*out), f);
  for (int32_t i = 0; i < f->ncols; i++) {
    qn_operand mine = {f->held[i], qn_none()}, its = {NULL, other};
    qn_value scalar = {.tag = QN_UNSET};
    qn_column *wide = NULL;
    if (qn_is_frame(other)) its.col = qn_frame_of(other)->held[i];
    if (qn_is_series(other)) {
      const qn_column *sc = qn_col_shown(rt, qn_series_col(rt, qn_series_of(other)));
      if (!sc || qn_col_get(rt, sc, i, &scalar) < 0) return qn_drop(rt, out), -1;
      its.scalar = scalar;
      if (sc->masked && qn_col_numeric(sc->type)) { /* a nullable value makes its column nullable */
        if (!(wide = repeated(rt, sc, i, f->nrows))) return qn_release(rt, scalar), qn_drop(rt, out), -1;
        its.col = wide;
      }
    }
    qn_column *c = left ? fn(rt, op, mine, its, f->nrows) : fn(rt, op, its, mine, f->nrows);
    qn_release(rt, scalar);
    qn_column_drop(wide);
    if (qn_frame_append(rt, qn_frame_of(*out), f->names[i], c) < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

/* @ of a frame or a Series, on either side: no function of elements. */
int qn_pandas_matmul(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  const qn_value args[2] = {a, b};
  return qn_call_module(rt, "pandas._matrix", "matmul", args, 2, out);
}

/* divmod(a, b): the pair (a // b, a % b). */
int qn_pandas_divmod(qn_rt *rt, qn_value a, qn_value b, qn_value *out) {
  qn_value pair[2];
  if (qn_binary(rt, QN_FLOORDIV, a, b, &pair[0]) < 0) return -1;
  if (qn_binary(rt, QN_MOD, a, b, &pair[1]) < 0) return qn_release(rt, pair[0]), -1;
  return qn_new_tuple_take(rt, pair, 2, out);
}

static int frame_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  if (op == QN_MATMUL) return qn_pandas_matmul(rt, a, b, out);
  if (op == QN_DIVMOD) return qn_pandas_divmod(rt, a, b, out);
  return by_column(rt, do_binary, (int)op, a, b, out);
}

static int frame_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) { return by_column(rt, do_compare, (int)op, a, b, out); }

static int frame_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  qn_frame *f = qn_frame_of(a);
  if (qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out) < 0) return -1;
  qn_frame_set_head(rt, qn_frame_of(*out), f);
  for (int32_t i = 0; i < f->ncols; i++)
    if (qn_frame_append(rt, qn_frame_of(*out), f->names[i], qn_col_unary(rt, op, qn_frame_col(rt, f, i))) < 0) return qn_drop(rt, out), -1;
  return 0;
}

/* Operators: their results have attrs as those of methods. */
static int frame_of_two(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  return qn_extras_operator(rt, frame_binary(rt, op, a, b, reflected, out), a, b, out);
}

static int frame_compared(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  return qn_extras_operator(rt, frame_compare(rt, a, b, op, out), a, b, out);
}

static int frame_of_one(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  return qn_extras_operator(rt, frame_unary(rt, op, a, out), a, qn_none(), out);
}

qn_class qn_frame_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "DataFrame", .module = "pandas", .open = true, .kind = QN_K_FRAME,
                           .base = &qn_frame_text_class, .methods = qn_frame_methods, .finish = qn_extras_finish, .destroy = frame_destroy, .repr = frame_repr, .hash = qn_hash_unhashable, .truth = frame_truth,
                           .compare = frame_compared, .binary = frame_of_two, .inplace = qn_pandas_inplace, .unary = frame_of_one, .length = frame_length,
                           .get_item = frame_get_item, .set_item = frame_set_item, .del_item = frame_del_item, .contains = frame_contains,
                           .iter = frame_iter, .get_attr = frame_get_attr, .set_attr = frame_set_attr, .construct = qn_frame_construct};

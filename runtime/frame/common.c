/* common.c - the one type that holds the values of several columns, by pandas' rules (find_common_type), and columns end to end.
 *
 * Categories of unlike categories count as their values; nullable numbers win over plain ones; bools and numbers, times and
 * anything else meet as objects. Whoever puts columns together (concat, a row, a matrix, a transposed frame) asks here. */
#include "runtime/frame/frame_impl.h"

typedef struct type_list { /* columns for their types; plain: nullable numbers count as NumPy's */
  const qn_column **c;
  int64_t n;
  bool plain;
} type_list;

static int common_of(qn_rt *rt, const type_list *l, qn_coltype *to);

static void type_of(const qn_column *c, bool plain, qn_coltype *to) {
  *to = (qn_coltype){.type = c->type, .masked = c->masked && !(plain && qn_col_numeric(c->type)), .ordered = c->ordered, .categories = c->categories, .zone = c->zone};
}

/* As the first category column has it: the common type of values. */
static int of_categories(qn_rt *rt, const type_list *l, qn_coltype *to) {
  int same = 1; /* the same categories in other orders: those of the first */
  for (int64_t k = 0; same > 0 && k < l->n; k++)
    same = l->c[k]->type != QN_COL_CAT || l->c[k]->ordered ? 0 : qn_cat_same_set(rt, l->c[0]->categories, l->c[k]->categories);
  if (same) return same < 0 ? -1 : (type_of(l->c[0], l->plain, to), 0);
  type_list values = {.c = qn_alloc(rt->alloc, (size_t)l->n * sizeof *values.c), .n = l->n, .plain = l->plain};
  if (!values.c) return qn_raise_memory(rt);
  for (int64_t k = 0; k < l->n; k++) values.c[k] = l->c[k]->type == QN_COL_CAT ? l->c[k]->categories : l->c[k];
  int status = common_of(rt, &values, to);
  qn_free(rt->alloc, values.c, (size_t)l->n * sizeof *values.c);
  return status;
}

/* Nullable numbers beside numbers: the nullable type of their common one; anything else: objects (false). */
static int of_nullable(qn_rt *rt, const type_list *l, qn_coltype *to) {
  type_list plain = {.c = l->c, .n = l->n, .plain = true};
  if (common_of(rt, &plain, to) < 0) return -1;
  bool numbers = qn_col_numeric(to->type) && !qn_coltype_is_complex(to->type);
  to->masked = numbers;
  return numbers;
}

/* Text alone; times of one zone: false when the columns are not all of the kind. */
static bool of_text(const type_list *l, qn_coltype *to) {
  bool masked = false;
  for (int64_t k = 0; k < l->n; k++) {
    if (l->c[k]->type != QN_COL_STR) return false;
    masked = masked || l->c[k]->masked;
  }
  return *to = (qn_coltype){.type = QN_COL_STR, .masked = masked}, true;
}
static bool of_times(const type_list *l, qn_coltype *to) {
  const qn_column *first = l->c[0];
  qn_tunit unit = QN_TU_S;
  for (int64_t k = 0; k < l->n; k++) {
    const qn_column *c = l->c[k];
    if (!qn_coltype_is_time(c->type) || qn_coltype_is_moment(c->type) != qn_coltype_is_moment(first->type) || !qn_zone_same(c->zone, first->zone)) return false;
    if (qn_dtype_unit((qn_dtype)c->type) > unit) unit = qn_dtype_unit((qn_dtype)c->type);
  }
  return *to = (qn_coltype){.type = (uint8_t)(qn_coltype_is_moment(first->type) ? qn_moment_dtype(unit) : qn_span_dtype(unit)), .zone = first->zone}, true;
}

static void of_numbers(const type_list *l, qn_coltype *to) {
  *to = (qn_coltype){.type = l->c[0]->type};
  for (int64_t k = 0; k < l->n; k++) {
    qn_dtype both;
    const uint8_t t = l->c[k]->type;
    if (!qn_col_numeric(t) || (t == QN_D_BOOL) != (to->type == QN_D_BOOL) || !qn_promote((qn_dtype)to->type, (qn_dtype)t, &both)) {
      *to = (qn_coltype){.type = QN_D_OBJECT};
      return;
    }
    to->type = (uint8_t)both;
  }
}

static int common_of(qn_rt *rt, const type_list *l, qn_coltype *to) {
  bool same = true;
  for (int64_t k = 1; same && k < l->n; k++) same = qn_col_same_type(rt, l->c[0], l->c[k]);
  if (same) return type_of(l->c[0], l->plain, to), 0;
  bool asked = false;
  for (int64_t k = 0; k < l->n; k++) { /* the first of pandas' own types that has an answer */
    const qn_column *c = l->c[k];
    if (c->type == QN_COL_CAT) return of_categories(rt, l, to);
    if (c->type == QN_COL_STR) {
      if (of_text(l, to)) return 0;
      asked = true;
    } else if (c->zone) {
      if (of_times(l, to) && !qn_zone_freq(to->zone)) return 0;
      asked = true;
    } else if (c->masked && !l->plain) {
      int r = of_nullable(rt, l, to);
      if (r) return r < 0 ? -1 : 0;
      asked = true;
    }
  }
  if (asked) return *to = (qn_coltype){.type = QN_D_OBJECT}, 0;
  if (!of_times(l, to)) of_numbers(l, to);
  return 0;
}

int qn_col_common(qn_rt *rt, const qn_column *const *cols, int64_t n, qn_coltype *to) {
  *to = (qn_coltype){.type = QN_D_OBJECT};
  type_list l = {.c = n ? qn_alloc(rt->alloc, (size_t)n * sizeof *l.c) : NULL, .n = n};
  if (!n) return 0;
  if (!l.c) return qn_raise_memory(rt);
  int status = 0;
  for (int64_t k = 0; status == 0 && k < n; k++) status = (l.c[k] = qn_col_shown(rt, cols[k])) ? 0 : -1;
  if (status == 0) status = common_of(rt, &l, to);
  bool gone = false; /* categories with missing values among ints: pandas writes INT64_MIN into matrices, concat has floats */
  for (int64_t k = 0; status == 0 && !gone && !to->masked && qn_coltype_is_int(to->type) && k < n; k++)
    for (int64_t i = 0; l.c[k]->type == QN_COL_CAT && !gone && i < l.c[k]->length; i++) gone = qn_col_isna(l.c[k], i);
  if (gone) to->type = QN_D_FLOAT64;
  qn_free(rt->alloc, l.c, (size_t)n * sizeof *l.c);
  return status;
}

qn_column *qn_col_as_common(qn_rt *rt, const qn_column *c, const qn_coltype *to) {
  if (to->type == QN_COL_CAT) /* all are of that type, or have its categories in another order */
    return c->categories == to->categories || c->ordered ? qn_column_keep((qn_column *)(uintptr_t)c) : qn_cat_encode(rt, c, to->categories, false);
  if (to->type != QN_D_OBJECT || c->type == QN_D_OBJECT) return qn_col_cast(rt, c, to);
  qn_column *out = qn_col_objects(rt, c->length);
  for (int64_t i = 0; out && i < c->length; i++)
    if (qn_col_item(rt, c, i, (qn_value *)out->values->data + i) < 0) return qn_column_drop(out), NULL;
  return out;
}

/* Columns of one type with fixed-size values, end to end. */
static qn_column *joined_fixed(qn_rt *rt, qn_column *const *cols, int64_t n) {
  int64_t rows = 0, nulls = 0, at = 0;
  size_t size = qn_coltype_size(cols[0]->type);
  for (int64_t k = 0; k < n; k++) rows += cols[k]->length, nulls += cols[k]->null_count;
  qn_column *out = qn_col_new(rt, cols[0]->type, rows);
  if (!out) return NULL;
  qn_column_like(out, cols[0]);
  if (nulls && !(out->validity = qn_colbuf_new(rt->alloc, (size_t)(rows + 7) / 8))) return qn_column_drop(out), qn_raise_memory(rt), NULL;
  out->null_count = nulls;
  for (int64_t k = 0; k < n; at += cols[k++]->length) {
    if (cols[k]->length) memcpy((char *)out->values->data + (size_t)at * size, qn_column_data(cols[k]), (size_t)cols[k]->length * size);
    for (int64_t i = 0; nulls && i < cols[k]->length; i++)
      if (!qn_column_is_null(cols[k], i)) qn_bit_set(out->validity->data, at + i);
  }
  return out;
}

/* Columns of text, end to end. */
static qn_column *joined_text(qn_rt *rt, qn_column *const *cols, int64_t n, const qn_coltype *to) {
  int64_t rows = 0, nulls = 0, at = 0, end = 0;
  size_t bytes = 0;
  for (int64_t k = 0; k < n; k++) {
    const int64_t *o = (const int64_t *)cols[k]->offsets->data + cols[k]->offset;
    rows += cols[k]->length, nulls += cols[k]->null_count, bytes += (size_t)(o[cols[k]->length] - o[0]);
  }
  qn_colbuf *text = qn_colbuf_plain(rt->alloc, bytes), *offsets = qn_colbuf_plain(rt->alloc, (size_t)(rows + 1) * sizeof(int64_t));
  qn_colbuf *valid = nulls ? qn_colbuf_new(rt->alloc, (size_t)(rows + 7) / 8) : NULL;
  if (!text || !offsets || (nulls && !valid)) return qn_colbuf_drop(text), qn_colbuf_drop(offsets), qn_colbuf_drop(valid), qn_raise_memory(rt), NULL;
  int64_t *out = offsets->data;
  for (int64_t k = 0; k < n; at += cols[k++]->length) {
    const qn_column *c = cols[k];
    const int64_t *o = (const int64_t *)c->offsets->data + c->offset, size = o[c->length] - o[0];
    if (size) memcpy((char *)text->data + end, (const char *)c->values->data + o[0], (size_t)size);
    for (int64_t i = 0; i < c->length; i++) out[at + i] = o[i] - o[0] + end;
    for (int64_t i = 0; nulls && i < c->length; i++)
      if (!qn_column_is_null(c, i)) qn_bit_set(valid->data, at + i);
    end += size;
  }
  out[rows] = end;
  qn_column *joined = qn_column_from_buffers(rt->alloc, QN_COL_STR, rows, text, valid, offsets);
  if (!joined) return qn_raise_memory(rt), NULL;
  joined->masked = to->masked;
  return joined;
}

static bool all_text(qn_column *const *cols, int64_t n) {
  for (int64_t k = 0; k < n; k++)
    if (cols[k]->type != QN_COL_STR || !cols[k]->offsets) return false;
  return true;
}

/* Text and objects, cell by cell; a single object column's cells stay what they are. */
static qn_column *joined_cells(qn_rt *rt, qn_column *const *cols, int64_t n, const qn_coltype *to) {
  int64_t rows = 0, at = 0;
  for (int64_t k = 0; k < n; k++) rows += cols[k]->length;
  qn_value *v = qn_alloc(rt->alloc, (size_t)(rows + 1) * sizeof *v);
  if (!v) return qn_raise_memory(rt), NULL;
  bool ok = true;
  for (int64_t k = 0; ok && k < n; k++)
    for (int64_t i = 0; ok && i < cols[k]->length; i++) ok = qn_col_item(rt, cols[k], i, &v[at]) == 0 && ++at;
  qn_column *out = !ok ? NULL : to->type == QN_D_OBJECT ? qn_col_objects(rt, rows) : qn_col_texts(rt, v, rows);
  for (int64_t i = 0; i < at; i++) {
    if (out && to->type == QN_D_OBJECT) ((qn_value *)out->values->data)[i] = v[i];
    else qn_release(rt, v[i]);
  }
  qn_free(rt->alloc, v, (size_t)(rows + 1) * sizeof *v);
  if (out && to->type == QN_COL_STR) out->masked = to->masked;
  return out;
}

qn_column *qn_col_concat(qn_rt *rt, const qn_column *const *cols, int64_t n) {
  qn_coltype to;
  if (!n) return qn_col_objects(rt, 0);
  for (int64_t k = 0; k < n; k++)
    if (!qn_col_shown(rt, cols[k])) return NULL;
  if (qn_col_common(rt, cols, n, &to) < 0) return NULL;
  qn_column **parts = qn_alloc(rt->alloc, (size_t)n * sizeof *parts), *out = NULL;
  if (!parts) return qn_raise_memory(rt), NULL;
  const bool cells = to.type == QN_D_OBJECT || to.type == QN_COL_STR;
  int64_t made = 0;
  for (bool ok = true; ok && made < n; made += ok) {
    const qn_column *c = qn_col_shown(rt, cols[made]);
    parts[made] = !cells ? qn_col_as_common(rt, c, &to) : c->type == QN_COL_CAT && to.type == QN_COL_STR ? qn_cat_decode(rt, c) : qn_column_keep((qn_column *)(uintptr_t)c);
    ok = parts[made] != NULL;
  }
  if (made == n) out = to.type == QN_COL_STR && all_text(parts, n) ? joined_text(rt, parts, n, &to) : cells ? joined_cells(rt, parts, n, &to) : joined_fixed(rt, parts, n);
  for (int64_t k = 0; k < made; k++) qn_column_drop(parts[k]);
  qn_free(rt->alloc, parts, (size_t)n * sizeof *parts);
  return out;
}

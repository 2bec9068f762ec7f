/* native.c - the module _pandas: what the parts of pandas written in Python need in C. Columns go in as Series, Index, arrays
 * or lists; positions and codes come out as int64 arrays. Nothing here aligns by labels. */
#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"
#include "runtime/frame/native_group.h"
#include "runtime/frame/plan.h"

#define NATIVE(name) static int name(QN_UNUSED qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

/* The columns of a list (or tuple) of column-likes of one length, or of one column-like. */
typedef struct column_list {
  qn_column **cols;
  int64_t n, rows;
} column_list;

static void list_deinit(qn_rt *rt, column_list *l) {
  for (int64_t i = 0; i < l->n; i++) qn_column_drop(l->cols[i]);
  qn_free(rt->alloc, l->cols, (size_t)l->n * sizeof *l->cols);
}

static int list_of(qn_rt *rt, qn_value x, column_list *l) {
  bool several = qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE);
  qn_value *items = &x;
  int64_t n = 1;
  if (several && qn_items_of(rt, x, &items, &n) < 0) return -1;
  *l = (column_list){.cols = qn_alloc(rt->alloc, (size_t)n * sizeof *l->cols), .n = n};
  int bad = l->cols ? 0 : qn_raise_memory(rt);
  if (l->cols) memset(l->cols, 0, (size_t)n * sizeof *l->cols);
  for (int64_t i = 0; !bad && i < n; i++) {
    if (!(l->cols[i] = qn_col_from(rt, items[i], 0))) bad = -1;
    else if (i && l->cols[i]->length != l->rows) bad = qn_raise(rt, QN_E_ValueError, "columns of different lengths");
    else l->rows = l->cols[i]->length;
  }
  if (several) qn_items_free(rt, items, n);
  if (bad && l->cols) list_deinit(rt, l);
  return bad;
}

static int int_array(qn_rt *rt, const int64_t *p, int64_t n, qn_value *out) {
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  if (n) memcpy(qn_view_of(*out)->data, p, (size_t)n * sizeof *p);
  return 0;
}

static int code_array(qn_rt *rt, const int32_t *p, int64_t n, qn_value *out) {
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  for (int64_t i = 0; i < n; i++) ((int64_t *)qn_view_of(*out)->data)[i] = p[i];
  return 0;
}

/* take(x, positions): the rows of a Series or DataFrame at positions (an int64 array), -1 a missing row. */
NATIVE(take) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "take", "x positions", v) < 0) return -1;
  bool frame = qn_is_frame(v[0]);
  if (!frame && !qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "take: a Series or a DataFrame is needed");
  qn_column *c = qn_col_from(rt, v[1], 0);
  if (!c) return -1;
  int64_t rows = frame ? qn_frame_of(v[0])->nrows : qn_series_of(v[0])->held->length;
  int bad = c->type == QN_D_INT64 && !c->null_count ? 0 : qn_raise(rt, QN_E_TypeError, "take: positions are an int64 array");
  const int64_t *p = bad ? NULL : qn_column_data(c);
  for (int64_t i = 0; !bad && i < c->length; i++)
    if (p[i] < -1 || p[i] >= rows) bad = qn_raise(rt, QN_E_IndexError, "take: position %lld of %lld rows", (long long)p[i], (long long)rows);
  if (!bad) bad = frame ? qn_frame_take(rt, qn_frame_of(v[0]), p, c->length, out) : qn_series_take(rt, qn_series_of(v[0]), p, c->length, out);
  qn_column_drop(c);
  return bad;
}

typedef struct positions {
  const int64_t *at;
  int64_t n, least, most;
  bool whole; /* all rows in their order */
  bool up;    /* each above the one before */
  qn_take_bits bits;
  qn_column *column; /* that `at` belongs to */
  qn_rows *rows;     /* of columns that wait: without missing rows; NULL: not made yet */
} positions;

enum { EXTENT_PARTS = 16 };
typedef struct extent_job {
  const int64_t *at;
  int64_t n, least[EXTENT_PARTS], most[EXTENT_PARTS];
  bool up[EXTENT_PARTS];
} extent_job;

QN_LEVELS static void extent_body(void *frame, int64_t begin, int64_t end) {
  extent_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t least = 0, most = -1, down = 0;
    for (int64_t i = j->n * k / EXTENT_PARTS, stop = j->n * (k + 1) / EXTENT_PARTS; i < stop; i++) {
      least = j->at[i] < least ? j->at[i] : least;
      most = j->at[i] > most ? j->at[i] : most;
      down |= i > 0 && j->at[i] <= j->at[i - 1];
    }
    j->least[k] = least, j->most[k] = most, j->up[k] = !down;
  }
}

static void positions_extent(qn_rt *rt, positions *p) {
  extent_job j = {.at = p->at, .n = p->n};
  qn_frame_parallel(rt, extent_body, &j, EXTENT_PARTS, p->n / EXTENT_PARTS * 400);
  p->least = 0, p->most = -1, p->up = true;
  for (int k = 0; k < EXTENT_PARTS; k++) {
    p->least = j.least[k] < p->least ? j.least[k] : p->least, p->most = j.most[k] > p->most ? j.most[k] : p->most;
    p->up = p->up && j.up[k];
  }
}

static int positions_of(qn_rt *rt, qn_column *c, positions *p) {
  if (c->type != QN_D_INT64 || c->null_count) return qn_raise(rt, QN_E_TypeError, "positions are an int64 array");
  *p = (positions){.at = qn_column_data(c), .n = c->length, .column = c};
  positions_extent(rt, p);
  p->whole = p->least == 0 && p->most == p->n - 1 && p->up;
  return 0;
}

/* With missing rows ints are shown as float64: of few rows that are taken often it is cheaper to make those first. */
static qn_column *floats_before(qn_rt *rt, qn_column *c, const positions *p) {
  if (p->least >= 0 || c->masked || c->length >= p->n || !qn_coltype_is_int(c->type)) return c;
  qn_column *f = qn_col_astype(rt, c, QN_D_FLOAT64);
  qn_column_drop(c);
  return f;
}

/* The rows of a column, which wait where they are many and none is missing. */
static qn_column *taken(qn_rt *rt, qn_column *c, positions *p) {
  if (p->least < 0 || p->n < QN_WAIT_LEAST || (p->rows && p->rows->of != c->length)) return qn_col_take_rows(rt, c, p->at, p->n, p->least < 0, &p->bits);
  if (!p->rows) p->rows = qn_rows_at(rt, p->column, p->up, c->length);
  return p->rows ? qn_col_take_later(rt, c, p->rows) : NULL;
}

static int append_taken(qn_rt *rt, qn_value list, qn_value column, positions *p) {
  qn_column *c = qn_col_from(rt, column, 0), *t = NULL;
  qn_value s;
  if (!c) return -1;
  if (p->least < -1 || p->most >= c->length)
    qn_raise(rt, QN_E_IndexError, "take: position %lld of %lld rows", (long long)(p->least < -1 ? p->least : p->most), (long long)c->length);
  else if (p->whole && p->n == c->length) t = qn_column_keep(c);
  else if ((c = floats_before(rt, c, p))) t = taken(rt, c, p);
  qn_column_drop(c);
  if (!t || qn_new_series(rt, t, NULL, qn_none(), &s) < 0) return -1;
  int bad = qn_list_append(rt, list, s);
  qn_release(rt, s);
  return bad;
}

/* take_columns(columns, positions): the rows of each column at positions (an int64 array), -1 a missing row; a list of Series.
 * Of all rows in their order the columns themselves. */
NATIVE(take_columns) {
  qn_value v[2], *items;
  int64_t n;
  positions p = {0};
  if (qn_args_parse(rt, args, "take_columns", "columns positions", v) < 0) return -1;
  qn_column *at = qn_col_from(rt, v[1], 0);
  if (!at) return -1;
  if (positions_of(rt, at, &p) < 0 || qn_items_of(rt, v[0], &items, &n) < 0) return qn_column_drop(at), -1;
  int bad = qn_new_list(rt, NULL, 0, out);
  bool made = !bad;
  for (int64_t i = 0; !bad && i < n; i++) bad = append_taken(rt, *out, items[i], &p);
  if (bad && made) qn_drop(rt, out);
  qn_colbuf_drop(p.bits.bits);
  qn_rows_drop(p.rows);
  qn_items_free(rt, items, n);
  qn_column_drop(at);
  return bad;
}

/* codes(columns, dropna=True): (code of each row by first appearance, the row where each code first is); -1 for missing.
 * Of one Series that is not in a list None, NaN, pd.NA and pd.NaT are values of their own. */
NATIVE(codes) {
  qn_value v[2], pair[2];
  bool drop = true;
  column_list l;
  if (qn_args_parse(rt, args, "codes", "columns|dropna", v) < 0) return -1;
  if (v[1].tag != QN_UNSET) {
    int t = qn_truth(rt, v[1]);
    if (t < 0) return -1;
    drop = t;
  }
  if (list_of(rt, v[0], &l)) return -1;
  qn_factor f;
  int bad = qn_is_series(v[0]) ? qn_factorize_one(rt, l.cols[0], !drop, &f) : qn_factorize(rt, (const qn_column *const *)l.cols, (int32_t)l.n, !drop, &f);
  if (!bad) {
    if (!(bad = code_array(rt, f.codes, f.n, &pair[0]))) {
      if ((bad = int_array(rt, f.first, f.groups, &pair[1]))) qn_release(rt, pair[0]);
      else {
        bad = qn_new_tuple(rt, pair, 2, out);
        qn_release(rt, pair[0]);
        qn_release(rt, pair[1]);
      }
    }
    qn_factor_deinit(rt, &f);
  }
  list_deinit(rt, &l);
  return bad;
}

/* order(columns, ascending=True, keys=False): the positions that sort the rows, stable, missing values last; ascending: one or a list;
 * keys: among objects text is last. */
NATIVE(order) {
  qn_value v[3];
  column_list l;
  if (qn_args_parse(rt, args, "order", "columns|ascending keys", v) < 0 || list_of(rt, v[0], &l)) return -1;
  bool up[64];
  int bad = l.n <= (int64_t)QN_COUNT(up) ? 0 : qn_raise(rt, QN_E_ValueError, "order: more than 64 columns");
  qn_value *each = NULL;
  int64_t n = 0;
  if (!bad && qn_is(v[1], QN_K_LIST) && !(bad = qn_items_of(rt, v[1], &each, &n)) && n != l.n) bad = qn_raise(rt, QN_E_ValueError, "order: as many directions as columns");
  for (int64_t i = 0; !bad && i < l.n; i++) {
    int t = each ? qn_truth(rt, each[i]) : v[1].tag == QN_UNSET ? 1 : qn_truth(rt, v[1]);
    if (t < 0) bad = -1;
    up[i] = t > 0;
  }
  if (each) qn_items_free(rt, each, n);
  if (!bad && !(bad = qn_array_new(rt, QN_D_INT64, 1, &l.rows, false, out)) &&
      (bad = (v[2].tag == QN_BOOL && v[2].i ? qn_argsort_keys : qn_argsort)(rt, (const qn_column *const *)l.cols, up, (int32_t)l.n, NULL, l.rows, (int64_t *)qn_view_of(*out)->data)))
    qn_drop(rt, out);
  list_deinit(rt, &l);
  return bad;
}

static const qn_method functions[] = {{.name = "take", .fn = take}, {.name = "take_columns", .fn = take_columns}, {.name = "text_op", .fn = qn_pd_text_op}, {.name = "group_corr", .fn = qn_pd_group_corr}, {.name = "corr_matrix", .fn = qn_pd_corr_matrix}, {.name = "shapes", .fn = qn_pd_shapes}, {.name = "shape", .fn = qn_pd_shape},
                                      {.name = "codes", .fn = codes},
                                      {.name = "order", .fn = order},
                                      {.name = "frame", .fn = qn_pd_frame},
                                      {.name = "series", .fn = qn_pd_series}, {.name = "cut", .fn = qn_pd_cut},
                                      {.name = "objects", .fn = qn_pd_objects},
                                      {.name = "index", .fn = qn_pd_index},
                                      {.name = "levels", .fn = qn_pd_levels},
                                      {.name = "columns", .fn = qn_pd_columns},
                                      {.name = "labels", .fn = qn_pd_labels},
                                      {.name = "plan", .fn = qn_pd_plan},
                                      {.name = "find", .fn = qn_pd_find},
                                      {.name = "same", .fn = qn_pd_same}, {.name = "one_index", .fn = qn_pd_one_index},
                                      {.name = "join", .fn = qn_pd_join},
                                      {.name = "compact", .fn = qn_pd_compact},
                                      {.name = "read_csv", .fn = qn_pd_read_csv}, {.name = "csv_stamp", .fn = qn_pd_csv_stamp},
                                      {.name = "csv_bytes", .fn = qn_pd_csv_bytes}, {.name = "csv_unpacked", .fn = qn_pd_csv_unpacked}, {.name = "decode", .fn = qn_pd_decode},
                                      {.name = "put", .fn = qn_pd_put}, {.name = "isin", .fn = qn_pd_isin}, {.name = "clip", .fn = qn_pd_clip},
                                      {.name = "index_names", .fn = qn_pd_index_names}, {.name = "range_parts", .fn = qn_pd_range_parts},
                                      {.name = "level_values", .fn = qn_pd_level_values}, {.name = "positions", .fn = qn_pd_positions},
                                      {.name = "index_take", .fn = qn_pd_index_take}, {.name = "index_equal", .fn = qn_pd_index_equal},
                                      {.name = "level_set", .fn = qn_pd_level_set}, {.name = "level_source", .fn = qn_pd_level_source},
                                      {.name = "level_beyond", .fn = qn_pd_level_beyond},
                                      {.name = "keep_level_set", .fn = qn_pd_keep_level_set}, {.name = "index_sets", .fn = qn_pd_index_sets},
                                      {.name = "index_levels", .fn = qn_pd_index_levels}, {.name = "index_like", .fn = qn_pd_index_like}, {.name = "index_tuples", .fn = qn_pd_index_tuples},
                                      {.name = "monotonic", .fn = qn_pd_monotonic}, {.name = "cat_codes", .fn = qn_pd_cat_codes}, {.name = "held", .fn = qn_pd_held},
                                      {.name = "cat_make", .fn = qn_pd_cat_make}, {.name = "as_masked", .fn = qn_pd_as_masked}, {.name = "reindexed", .fn = qn_pd_reindexed},
                                      {.name = "fits", .fn = qn_pd_fits}, {.name = "assign", .fn = qn_pd_assign}, {.name = "display", .fn = qn_pd_display},
                                      {.name = "columns_at", .fn = qn_pd_columns_at}, {.name = "column_at", .fn = qn_pd_column_at}, {.name = "row_at", .fn = qn_pd_row_at}, {.name = "value_at", .fn = qn_pd_value_at}, {.name = "set_column_at", .fn = qn_pd_set_column_at}, {.name = "set_column", .fn = qn_pd_set_column},
                                      {.name = "become", .fn = qn_pd_become}, {.name = "attrs", .fn = qn_pd_attrs},
                                      {.name = "each", .fn = qn_pd_each}, {.name = "pieces", .fn = qn_pd_pieces}, {.name = "numbers", .fn = qn_pd_numbers}, {.name = "text_size", .fn = qn_pd_text_size}, {.name = "json_native", .fn = qn_pd_json_native}, {.name = "json_rows", .fn = qn_pd_json_rows}, {.name = "json_laid", .fn = qn_pd_json_laid}, {.name = "json_number", .fn = qn_pd_json_number}, {.name = "distinct", .fn = qn_pd_distinct},
                                      {.name = "map", .fn = qn_pd_map},
                                      {.name = "array_text", .fn = qn_pd_array_text}, {.name = "pprint", .fn = qn_pd_pprint},
                                      {.name = "window", .fn = qn_pd_window},
                                      {.name = "window2", .fn = qn_pd_window2},
                                      {.name = "reductions", .fn = qn_pd_reductions}, {.name = "quantiles", .fn = qn_pd_quantiles},
                                      {.name = "ewm", .fn = qn_pd_ewm},
                                      {.name = "join_rows", .fn = qn_pd_join_rows},
                                      {.name = "join_codes", .fn = qn_pd_join_codes},
                                      {.name = "asof", .fn = qn_pd_asof},
                                      {.name = "quick_order", .fn = qn_pd_quick_order},
                                      {.name = "group", .fn = qn_pd_group},
                                      {.name = "group_derive", .fn = qn_pd_group_derive},
                                      {.name = "group_named", .fn = qn_pd_group_named},
                                      {.name = "group_info", .fn = qn_pd_group_info},
                                      {.name = "group_codes", .fn = qn_pd_group_codes},
                                      {.name = "group_rows", .fn = qn_pd_group_rows},
                                      {.name = "group_labels", .fn = qn_pd_group_labels},
                                      {.name = "group_keys", .fn = qn_pd_group_keys},
                                      {.name = "group_reduce", .fn = qn_pd_group_reduce},
                                      {.name = "group_quantile", .fn = qn_pd_group_quantile},
                                      {.name = "group_nunique", .fn = qn_pd_group_nunique},
                                      {.name = "group_parts", .fn = qn_pd_group_parts},
                                      {.name = "group_along", .fn = qn_pd_group_along},
                                      {.name = "group_front", .fn = qn_pd_group_front},
                                      {.name = "group_least", .fn = qn_pd_group_least}, {.name = "sorted_later", .fn = qn_pd_sorted_later},
                                      {.name = NULL}};
const qn_module_def qn_pandas_native_module = {.name = "_pandas", .functions = functions};

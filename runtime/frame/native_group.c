/* native_group.c - what the text of group-by (lib/pandas_group*.py) asks of a group-by object: its parts, codes and rows of
 * groups, one value per group of a column, and values that run along each group. Columns that go in have the rows of the
 * grouped frame; nothing is aligned. */
#include <math.h>

#include "runtime/frame/native_group.h"

static qn_groupby *arg_group(qn_rt *rt, qn_value v) {
  if (qn_is_groupby(v)) return qn_group_there(rt, v);
  qn_raise(rt, QN_E_TypeError, "a group-by object is needed");
  return NULL;
}

/* A column of as many rows as the groups have, shown. */
static qn_column *arg_column(qn_rt *rt, const qn_groupby *g, qn_value v) {
  qn_column *c = qn_col_from(rt, v, 0);
  if (!c) return NULL;
  const qn_column *shown = qn_col_shown(rt, c);
  if (shown && shown->length != g->groups.n) qn_raise(rt, QN_E_ValueError, "Length of values does not match length of index");
  qn_column *kept = shown && shown->length == g->groups.n ? qn_column_keep((qn_column *)(uintptr_t)shown) : NULL;
  qn_column_drop(c);
  return kept;
}

static int give_series(qn_rt *rt, qn_column *c, qn_value *out) { return c ? qn_new_series(rt, c, NULL, qn_none(), out) : -1; }
static qn_value or_none(qn_value v) { return v.tag == QN_UNSET ? qn_none() : v; }

/* group_info(g): (frame, series, select, names, in_axis, as_index, sort, group_keys, observed, dropna, listed, bins) */
QN_METHOD(qn_pd_group_info) {
  (void)self;
  qn_value v[1], items[12] = {0}, axis[QN_GROUP_KEYS];
  if (qn_args_parse(rt, args, "group_info", "g", v) < 0) return -1;
  if (!qn_is_groupby(v[0])) return qn_raise(rt, QN_E_TypeError, "a group-by object is needed");
  const qn_groupby *g = (const qn_groupby *)v[0].o;
  if (qn_new_list(rt, g->names, g->nkeys, &items[3]) < 0) return -1;
  for (int32_t i = 0; i < g->nkeys; i++) axis[i] = qn_bool(g->in_axis[i]);
  int status = qn_new_list(rt, axis, g->nkeys, &items[4]);
  if (status == 0) {
    items[0] = or_none(g->frame), items[1] = or_none(g->series), items[2] = or_none(g->select);
    items[5] = qn_bool(g->as_index), items[6] = qn_bool(g->sort), items[7] = qn_bool(g->group_keys);
    items[8] = qn_bool(g->observed), items[9] = qn_bool(g->dropna), items[10] = qn_bool(g->listed), items[11] = qn_bool(g->bins);
    status = qn_new_tuple(rt, items, 12, out);
    qn_release(rt, items[4]);
  }
  qn_release(rt, items[3]);
  return status;
}

static int wide_array(qn_rt *rt, const int32_t *p, int64_t n, qn_value *out) {
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, out)) return -1;
  int64_t *to = (int64_t *)qn_view_of(*out)->data;
  for (int64_t i = 0; i < n; i++) to[i] = p[i];
  return 0;
}

/* group_codes(g): the group of each row, -1 for none */
QN_METHOD(qn_pd_group_codes) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "group_codes", "g", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  return g ? wide_array(rt, g->groups.codes, g->groups.n, out) : -1;
}

/* group_rows(g): (where each group begins in rows, and the end; the rows ordered by group) */
QN_METHOD(qn_pd_group_rows) {
  (void)self;
  qn_value v[1], pair[2];
  qn_group_rows r;
  if (qn_args_parse(rt, args, "group_rows", "g", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  if (!g || qn_group_rows_init(rt, &g->groups, &r) < 0) return -1;
  int64_t n = r.groups + 1;
  int status = qn_array_new(rt, QN_D_INT64, 1, &n, false, &pair[0]);
  if (status == 0) {
    memcpy(qn_view_of(pair[0])->data, r.begin, (size_t)n * sizeof *r.begin);
    status = wide_array(rt, r.rows, r.n, &pair[1]);
    if (status == 0) {
      status = qn_new_tuple(rt, pair, 2, out);
      qn_release(rt, pair[1]);
    }
    qn_release(rt, pair[0]);
  }
  qn_group_rows_deinit(rt, &r);
  return status;
}

/* group_labels(g): the label of each group, as an Index */
QN_METHOD(qn_pd_group_labels) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "group_labels", "g", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  return g ? qn_new_index_object(rt, qn_index_keep(g->index), out) : -1;
}

/* group_keys(g): the key columns, a Series each */
QN_METHOD(qn_pd_group_keys) {
  (void)self;
  qn_value v[1], s;
  if (qn_args_parse(rt, args, "group_keys", "g", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  if (!g || qn_new_list(rt, NULL, 0, out) < 0) return -1;
  int status = 0;
  for (int32_t i = 0; status == 0 && i < g->nkeys; i++) {
    status = qn_new_series(rt, qn_column_keep(g->keys[i]), NULL, g->names[i], &s);
    if (status == 0) {
      status = qn_list_append(rt, *out, s);
      qn_release(rt, s);
    }
  }
  if (status < 0) qn_drop(rt, out);
  return status;
}

/* group_reduce(g, column, name, ddof=1): a value for each group */
QN_METHOD(qn_pd_group_reduce) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "group_reduce", "g column name|ddof", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  qn_agg agg = qn_is_str(v[2]) ? qn_agg_find(qn_str_sv(v[2])) : QN_AGG_NONE;
  if (agg == QN_AGG_NONE) return qn_raise(rt, QN_E_ValueError, "group_reduce: no such aggregate");
  qn_column *c = g ? arg_column(rt, g, v[1]) : NULL, *made = NULL;
  if (!c) return -1;
  bool spread = agg == QN_AGG_VAR || agg == QN_AGG_STD;
  if (spread && v[3].tag == QN_INT && qn_group_fast(agg, c)) {
    qn_group_job j = {.column = c, .agg = agg, .ddof = v[3].i};
    if (qn_group_reduce_many(rt, &j, 1, &g->groups) == 0) made = j.out;
  } else {
    made = qn_group_reduce(rt, agg, c, &g->groups);
  }
  qn_column_drop(c);
  return give_series(rt, made, out);
}

/* group_quantile(g, column, q, how): how as qn_group_quantile has it */
QN_METHOD(qn_pd_group_quantile) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "group_quantile", "g column q how", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  double q = v[2].tag == QN_INT ? (double)v[2].i : v[2].f;
  if ((v[2].tag != QN_FLOAT && v[2].tag != QN_INT) || !(q >= 0 && q <= 1)) return qn_raise(rt, QN_E_ValueError, "'q' must be between 0 and 1");
  if (!qn_is_str(v[3]) || qn_str_sv(v[3]).n != 1) return qn_raise(rt, QN_E_ValueError, "group_quantile: how is a letter");
  qn_column *c = g ? arg_column(rt, g, v[1]) : NULL;
  if (!c) return -1;
  if (!qn_col_numeric(c->type) || qn_coltype_is_complex(c->type)) {
    qn_column_drop(c);
    return qn_raise(rt, QN_E_TypeError, "dtype '%s' does not support operation 'quantile'", qn_col_type_name(c->type));
  }
  qn_column *made = qn_group_quantile(rt, c, &g->groups, q, qn_str_sv(v[3]).p[0]);
  qn_column_drop(c);
  return give_series(rt, made, out);
}

/* group_nunique(g, column, dropna) */
QN_METHOD(qn_pd_group_nunique) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "group_nunique", "g column dropna", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  qn_column *c = g ? arg_column(rt, g, v[1]) : NULL;
  if (!c) return -1;
  int drop = qn_truth(rt, v[2]);
  qn_column *made = drop < 0 ? NULL : qn_group_nunique(rt, c, &g->groups, drop);
  qn_column_drop(c);
  return give_series(rt, made, out);
}

/* group_parts(g): an iterator of (label, rows of the group as a frame or Series) */
QN_METHOD(qn_pd_group_parts) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "group_parts", "g", v) < 0 || !arg_group(rt, v[0])) return -1;
  return qn_group_pairs(rt, v[0], out);
}

/* --- along each group ---------------------------------------------------------------------------------------------------------------- */
typedef enum along { RUN_SUM, RUN_PROD, RUN_MAX, RUN_MIN, RUN_COUNT, RUN_BACK, RUN_SHIFT, RUN_FILL, RUN_BFILL, RUN_NONE } along;
static along along_of(qn_value v) {
  static const char *const names[] = {"cumsum", "cumprod", "cummax", "cummin", "cumcount", "countback", "shift", "ffill", "bfill"};
  for (int i = 0; i < RUN_NONE; i++)
    if (qn_is_str(v) && qn_sv_is(qn_str_sv(v), names[i])) return (along)i;
  return RUN_NONE;
}

static void run_floats(along what, const qn_column *c, const qn_factor *g, bool skipna, double *sum, double *carry, double *to) {
  for (int64_t i = 0; i < g->n; i++) {
    int32_t k = g->codes[i];
    double x = qn_col_double(c, i);
    if (k < 0 || (x != x && skipna)) {
      to[i] = (double)NAN;
      continue;
    }
    switch ((int)what) {
      case RUN_SUM: {
        double y = x - carry[k], t = sum[k] + y;
        carry[k] = t - sum[k] - y;
        sum[k] = t;
        break;
      }
      case RUN_PROD: sum[k] *= x; break;
      case RUN_MAX: sum[k] = sum[k] != sum[k] || x != x ? (double)NAN : x > sum[k] ? x : sum[k]; break;
      default: sum[k] = sum[k] != sum[k] || x != x ? (double)NAN : x < sum[k] ? x : sum[k]; break;
    }
    to[i] = sum[k];
  }
}

static void run_ints(along what, const qn_column *c, const qn_factor *g, int64_t *sum, int64_t *to) {
  bool flip = c->type == QN_D_UINT64;
  for (int64_t i = 0; i < g->n; i++) {
    int32_t k = g->codes[i];
    if (k < 0) continue;
    int64_t x = qn_col_int(c, i), s = sum[k];
    bool less = flip ? (uint64_t)x < (uint64_t)s : x < s;
    switch ((int)what) {
      case RUN_SUM: s = (int64_t)((uint64_t)s + (uint64_t)x); break;
      case RUN_PROD: s = (int64_t)((uint64_t)s * (uint64_t)x); break;
      case RUN_MAX: s = less ? s : x; break;
      default: s = less ? x : s; break;
    }
    to[i] = sum[k] = s;
  }
}

static qn_column *cumulate(qn_rt *rt, along what, const qn_column *c, const qn_factor *g, bool skipna) {
  bool ints = (qn_coltype_is_int(c->type) || c->type == QN_D_BOOL) && c->null_count == 0, gone = false;
  for (int64_t i = 0; ints && !gone && i < g->n; i++) gone = g->codes[i] < 0;
  ints = ints && !gone; /* rows without group give NaN */
  bool flip = c->type == QN_D_UINT64;
  qn_column *out = qn_col_new(rt, ints ? (flip ? QN_D_UINT64 : QN_D_INT64) : QN_D_FLOAT64, g->n);
  qn_column *state = out ? qn_col_new(rt, QN_D_INT64, g->groups * 2) : NULL;
  if (state && ints) {
    int64_t *s = state->values->data, least = flip ? 0 : INT64_MIN, most = flip ? -1 : INT64_MAX;
    for (int64_t k = 0; k < g->groups; k++) s[k] = what == RUN_PROD ? 1 : what == RUN_MAX ? least : what == RUN_MIN ? most : 0;
    run_ints(what, c, g, s, out->values->data);
  } else if (state) {
    double *s = state->values->data;
    double begin = what == RUN_PROD ? 1 : what == RUN_MAX ? -(double)INFINITY : what == RUN_MIN ? (double)INFINITY : 0;
    for (int64_t k = 0; k < g->groups; k++) s[k] = begin, s[g->groups + k] = 0;
    run_floats(what, c, g, skipna, s, s + g->groups, out->values->data);
  } else {
    qn_column_drop(out);
    out = NULL;
  }
  qn_column_drop(state);
  return out;
}

/* Positions: cumcount and countback number the rows of a group; shift, ffill and bfill name the row that a value comes from. */
static int positions_along(qn_rt *rt, along what, const qn_column *c, const qn_factor *g, int64_t n, int64_t *to) {
  int64_t *state = qn_positions(rt, g->groups * 2);
  if (!state) return -1;
  for (int64_t k = 0; k < g->groups; k++) state[k] = what == RUN_FILL || what == RUN_BFILL ? -1 : 0, state[g->groups + k] = 0;
  bool back = what == RUN_BACK || what == RUN_BFILL;
  for (int64_t r = 0; r < g->n; r++) {
    int64_t i = back ? g->n - 1 - r : r;
    int32_t k = g->codes[i];
    if (k < 0) {
      to[i] = what == RUN_FILL || what == RUN_BFILL ? -1 : what == RUN_SHIFT ? -1 : 0;
    } else if (what == RUN_COUNT || what == RUN_BACK) {
      to[i] = state[k]++;
    } else if (!qn_col_isna(c, i)) {
      to[i] = state[k] = i;
      state[g->groups + k] = 0;
    } else {
      to[i] = n < 0 || ++state[g->groups + k] <= n ? state[k] : -1;
    }
  }
  qn_free_positions(rt, state, g->groups * 2);
  return 0;
}

static int shift_along(qn_rt *rt, const qn_factor *g, int64_t periods, int64_t *to) {
  qn_group_rows r;
  if (qn_group_rows_init(rt, g, &r) < 0) return -1;
  for (int64_t i = 0; i < g->n; i++) to[i] = -1;
  for (int64_t k = 0; k < r.groups; k++) {
    int64_t begin = r.begin[k], n = r.begin[k + 1] - begin;
    for (int64_t i = 0; i < n; i++)
      if ((periods >= 0 ? i >= periods : i - n < periods) && (periods <= n && periods >= -n)) to[r.rows[begin + i]] = r.rows[begin + i - periods];
  }
  qn_group_rows_deinit(rt, &r);
  return 0;
}

/* group_along(g, column, what, arg=None): cumsum, cumprod, cummax, cummin (arg: skipna) give a Series; cumcount, countback
 * (column None), shift (arg: periods), ffill, bfill (arg: limit) give positions. */
QN_METHOD(qn_pd_group_along) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "group_along", "g column what|arg", v) < 0) return -1;
  qn_groupby *g = arg_group(rt, v[0]);
  along what = along_of(v[2]);
  if (!g) return -1;
  if (what == RUN_NONE) return qn_raise(rt, QN_E_ValueError, "group_along: no such operation");
  bool bare = what == RUN_COUNT || what == RUN_BACK || what == RUN_SHIFT;
  qn_column *c = bare ? NULL : arg_column(rt, g, v[1]);
  if (!bare && !c) return -1;
  int status;
  if (what <= RUN_MIN) {
    bool numbers = qn_coltype_is_int(c->type) || qn_coltype_is_float(c->type) || c->type == QN_D_BOOL;
    if (!numbers) status = qn_raise(rt, QN_E_TypeError, "dtype '%s' does not support operation '%s'", qn_col_type_name(c->type), qn_str_sv(v[2]).p);
    else status = give_series(rt, cumulate(rt, what, c, &g->groups, v[3].tag == QN_UNSET || qn_truth(rt, v[3]) == 1), out);
  } else {
    int64_t n = g->groups.n, arg = v[3].tag == QN_INT ? v[3].i : what == RUN_SHIFT ? 1 : -1;
    status = qn_array_new(rt, QN_D_INT64, 1, &n, false, out);
    int64_t *to = status == 0 ? (int64_t *)qn_view_of(*out)->data : NULL;
    if (status == 0 && (what == RUN_SHIFT ? shift_along(rt, &g->groups, arg, to) : positions_along(rt, what, c, &g->groups, arg, to)) < 0) {
      qn_drop(rt, out);
      status = -1;
    }
  }
  qn_column_drop(c);
  return status;
}

/* group_front(g, n): bools, true for the first n rows of each group (n < 0: the last -n). */
QN_METHOD(qn_pd_group_front) {
  (void)self;
  qn_value v[2];
  int64_t n;
  if (qn_args_parse(rt, args, "group_front", "g n", v) < 0 || qn_as_index(rt, v[1], &n) < 0) return -1;
  const qn_groupby *g = arg_group(rt, v[0]);
  if (!g || qn_array_new(rt, QN_D_BOOL, 1, &g->groups.n, false, out) < 0) return -1;
  const size_t room = (size_t)(g->groups.groups + 1) * sizeof(int64_t);
  int64_t *met = qn_alloc(rt->alloc, room);
  if (!met) return qn_drop(rt, out), qn_raise_memory(rt);
  memset(met, 0, room);
  uint8_t *to = qn_view_of(*out)->data;
  const int64_t rows = g->groups.n, most = n < 0 ? -n : n;
  for (int64_t k = 0; k < rows; k++) {
    const int64_t i = n < 0 ? rows - 1 - k : k, code = g->groups.codes[i];
    to[i] = code >= 0 && met[code]++ < most;
  }
  qn_free(rt->alloc, met, room);
  return 0;
}

/* groupby.c - groups of rows by key columns, and one value per group of a column.
 *
 * Groups are numbered in the order of the result (sorted by key, or by first appearance with sort=False). Sums of floats
 * run over the rows of a group in row order with Kahan's correction, as pandas sums groups: the result depends on the row
 * order alone, never on how the rows were read. */
#include <math.h>

#include "runtime/frame/frame_impl.h"

/* --- one value per group ------------------------------------------------------------------------------------------------ */
static void group_float_sum(const qn_column *c, const qn_factor *g, double *sum, double *carry, int64_t *count) {
  for (int64_t i = 0; i < g->n; i++) {
    int64_t k = g->codes[i];
    double x = qn_col_double(c, i);
    if (k < 0 || isnan(x)) continue;
    count[k]++;
    double y = x - carry[k], t = sum[k] + y;
    carry[k] = t - sum[k] - y;
    if (isnan(carry[k])) carry[k] = 0; /* infinities */
    sum[k] = t;
  }
}

/* Welford's running variance, in row order. */
static void group_var(const qn_column *c, const qn_factor *g, double *mean, double *m2, int64_t *count) {
  for (int64_t i = 0; i < g->n; i++) {
    int64_t k = g->codes[i];
    double x = qn_col_double(c, i);
    if (k < 0 || isnan(x)) continue;
    double old = mean[k];
    mean[k] += (x - old) / (double)++count[k];
    m2[k] += (x - mean[k]) * (x - old);
  }
}

static qn_column *group_floats(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  int64_t n = g->groups;
  qn_column *out = qn_col_new(rt, QN_D_FLOAT64, n), *extra = qn_col_new(rt, QN_D_FLOAT64, n), *count = qn_col_new(rt, QN_D_INT64, n);
  if (out && extra && count) {
    double *a = out->values->data, *b = extra->values->data;
    int64_t *seen = count->values->data;
    if (agg == QN_AGG_VAR || agg == QN_AGG_STD) group_var(c, g, b, a, seen);
    else group_float_sum(c, g, a, b, seen);
    for (int64_t k = 0; k < n; k++) {
      if (agg == QN_AGG_MEAN) a[k] = seen[k] ? a[k] / (double)seen[k] : (double)NAN;
      if (agg == QN_AGG_VAR || agg == QN_AGG_STD) a[k] = seen[k] > 1 ? a[k] / (double)(seen[k] - 1) : (double)NAN;
      if (agg == QN_AGG_STD) a[k] = sqrt(a[k]);
    }
  } else {
    qn_column_drop(out);
    out = NULL;
  }
  qn_column_drop(extra);
  qn_column_drop(count);
  return out;
}

static qn_column *group_counts(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  qn_column *out = qn_col_new(rt, QN_D_INT64, g->groups);
  for (int64_t i = 0; out && i < g->n; i++)
    if (g->codes[i] >= 0 && (agg == QN_AGG_SIZE || !qn_col_isna(c, i))) ((int64_t *)out->values->data)[g->codes[i]]++;
  return out;
}

static qn_column *group_int_sum(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  qn_column *out = qn_col_new(rt, qn_agg_type(agg, c->type), g->groups);
  if (!out) return NULL;
  uint64_t *sum = out->values->data;
  for (int64_t k = 0; agg == QN_AGG_PROD && k < g->groups; k++) sum[k] = 1;
  for (int64_t i = 0; i < g->n; i++) {
    if (g->codes[i] < 0) continue;
    uint64_t v = (uint64_t)qn_col_int(c, i);
    if (agg == QN_AGG_PROD) sum[g->codes[i]] *= v;
    else sum[g->codes[i]] += v;
  }
  return out;
}

static bool better(const qn_column *c, qn_agg agg, int64_t i, int64_t best) {
  int order;
  if (c->type == QN_COL_STR) {
    qn_sv a = qn_column_str(c, i), b = qn_column_str(c, best);
    size_t n = a.n < b.n ? a.n : b.n;
    order = memcmp(a.p, b.p, n);
    if (order == 0) order = (a.n > b.n) - (a.n < b.n);
  } else if (qn_coltype_is_float(c->type)) {
    double a = qn_col_double(c, i), b = qn_col_double(c, best);
    order = (a > b) - (a < b);
  } else {
    int64_t a = qn_col_int(c, i), b = qn_col_int(c, best);
    order = c->type == QN_D_UINT64 ? ((uint64_t)a > (uint64_t)b) - ((uint64_t)a < (uint64_t)b) : (a > b) - (a < b);
  }
  return agg == QN_AGG_MIN ? order < 0 : order > 0;
}

/* min, max, first, last: a row per group, then those rows. */
static qn_column *group_pick(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  int64_t *row = qn_positions(rt, g->groups);
  if (!row) return NULL;
  for (int64_t k = 0; k < g->groups; k++) row[k] = -1;
  for (int64_t i = 0; i < g->n; i++) {
    int64_t k = g->codes[i];
    if (k < 0 || qn_col_isna(c, i)) continue;
    bool take = row[k] < 0 || agg == QN_AGG_LAST || ((agg == QN_AGG_MIN || agg == QN_AGG_MAX) && better(c, agg, i, row[k]));
    if (take) row[k] = i;
  }
  qn_column *out = qn_col_take(rt, c, row, g->groups);
  qn_free_positions(rt, row, g->groups);
  return out;
}

/* The rows of each group, in row order: group k has rows[begin[k]..begin[k + 1]). */
static int group_rows(qn_rt *rt, const qn_factor *g, int64_t *begin, int64_t *rows) {
  int64_t *next = qn_positions(rt, g->groups);
  if (!next) return -1;
  memset(begin, 0, (size_t)(g->groups + 1) * sizeof *begin);
  for (int64_t i = 0; i < g->n; i++)
    if (g->codes[i] >= 0) begin[g->codes[i] + 1]++;
  for (int64_t k = 0; k < g->groups; k++) begin[k + 1] += begin[k];
  for (int64_t k = 0; k < g->groups; k++) next[k] = begin[k];
  for (int64_t i = 0; i < g->n; i++)
    if (g->codes[i] >= 0) rows[next[g->codes[i]]++] = i;
  qn_free_positions(rt, next, g->groups);
  return 0;
}

/* Anything else: each group's rows reduced as a column of its own. */
static qn_column *group_each(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  int64_t *begin = qn_positions(rt, g->groups + 1), *rows = qn_positions(rt, g->n);
  qn_value *v = qn_alloc(rt->alloc, (size_t)(g->groups + 1) * sizeof *v);
  qn_column *out = NULL;
  int64_t made = 0;
  if (!v) qn_raise_memory(rt);
  if (!begin || !rows || !v || group_rows(rt, g, begin, rows) < 0) goto done;
  for (; made < g->groups; made++) {
    qn_column *part = qn_col_take(rt, c, rows + begin[made], begin[made + 1] - begin[made]);
    int bad = part ? qn_col_reduce(rt, agg, part, 1, &v[made]) : -1;
    qn_column_drop(part);
    if (bad < 0) goto done;
  }
  if (c->type == QN_D_OBJECT && qn_agg_type(agg, c->type) == QN_D_OBJECT) { /* objects stay objects */
    out = qn_col_objects(rt, g->groups);
    for (int64_t k = 0; out && k < g->groups; k++) ((qn_value *)out->values->data)[k] = qn_retained(v[k]);
  } else {
    out = qn_col_from_values(rt, v, g->groups);
  }
done:
  for (int64_t k = 0; v && k < made; k++) qn_release(rt, v[k]);
  qn_free(rt->alloc, v, (size_t)(g->groups + 1) * sizeof *v);
  if (rows) qn_free_positions(rt, rows, g->n);
  if (begin) qn_free_positions(rt, begin, g->groups + 1);
  return out;
}

qn_column *qn_group_reduce(qn_rt *rt, qn_agg agg, const qn_column *stored, const qn_factor *g) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  bool number = qn_col_numeric(c->type), floats = number && qn_coltype_is_float(c->type);
  if (!number && (agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR || agg == QN_AGG_MEDIAN)) {
    qn_raise(rt, QN_E_TypeError, "dtype '%s' does not support operation '%s'", qn_col_type_name(c->type), qn_agg_name(agg));
    return NULL;
  }
  switch (agg) {
    case QN_AGG_COUNT: case QN_AGG_SIZE: return group_counts(rt, agg, c, g);
    case QN_AGG_MEAN: case QN_AGG_STD: case QN_AGG_VAR: return group_floats(rt, agg, c, g);
    case QN_AGG_SUM: case QN_AGG_PROD:
      if (floats && agg == QN_AGG_SUM) return group_floats(rt, agg, c, g);
      return number && !floats ? group_int_sum(rt, agg, c, g) : group_each(rt, agg, c, g);
    case QN_AGG_MIN: case QN_AGG_MAX: case QN_AGG_FIRST: case QN_AGG_LAST:
      return c->type == QN_D_OBJECT ? group_each(rt, agg, c, g) : group_pick(rt, agg, c, g);
    case QN_AGG_MEDIAN: case QN_AGG_NUNIQUE: case QN_AGG_ANY: case QN_AGG_ALL: return group_each(rt, agg, c, g);
    case QN_AGG_NONE: break;
  }
  qn_raise(rt, QN_E_ValueError, "no such aggregate");
  return NULL;
}

/* --- the groups -------------------------------------------------------------------------------------------------------------- */
static void groupby_destroy(qn_rt *rt, qn_obj *o) {
  qn_groupby *g = (qn_groupby *)o;
  qn_release(rt, g->frame);
  qn_release(rt, g->series);
  qn_release(rt, g->select);
  for (int32_t i = 0; i < g->nkeys; i++) {
    qn_column_drop(g->keys[i]);
    qn_release(rt, g->names[i]);
  }
  qn_free(rt->alloc, g->keys, (size_t)g->nkeys * sizeof *g->keys);
  qn_free(rt->alloc, g->names, (size_t)g->nkeys * sizeof *g->names);
  qn_factor_deinit(rt, &g->groups);
  qn_index_drop(rt, g->index);
  qn_obj_free(rt, o, sizeof *g);
}

/* A key: a label of the frame, a Series or array of the same length. */
static int add_key(qn_rt *rt, qn_groupby *g, int32_t i, qn_value key, const qn_index *index, int64_t n) {
  g->names[i] = qn_none();
  if (qn_is_series(key) || qn_is_array(key) || qn_is(key, QN_K_INDEX)) {
    qn_column *c = qn_is_series(key) ? qn_aligned_column(rt, key, index, n) : qn_col_from(rt, key, n);
    if (!c) return -1;
    const qn_column *shown = qn_col_shown(rt, c);
    if (shown && shown->length != n) qn_raise(rt, QN_E_ValueError, "Grouper and axis must be same length");
    if (!shown || shown->length != n) return qn_column_drop(c), -1;
    g->keys[i] = qn_column_keep((qn_column *)(uintptr_t)shown);
    qn_column_drop(c);
    if (qn_is_series(key)) g->names[i] = qn_retained(qn_series_of(key)->name);
    return 0;
  }
  if (!qn_is_frame(g->frame)) return qn_raise(rt, QN_E_TypeError, "a Series is grouped by a Series or array of its length");
  const qn_frame *f = qn_frame_of(g->frame);
  int64_t at = qn_frame_find(rt, f, key);
  if (at == -2) return -1;
  if (at < 0) return qn_raise_key(rt, key);
  const qn_column *shown = qn_col_shown(rt, f->cols[at]);
  if (!shown) return -1;
  g->keys[i] = qn_column_keep((qn_column *)(uintptr_t)shown);
  g->names[i] = qn_retained(f->names[at]);
  return 0;
}

/* Renumbers the groups in the order of the result and makes their labels. */
static int settle_groups(qn_rt *rt, qn_groupby *g) {
  qn_factor *f = &g->groups;
  if (qn_factorize(rt, (const qn_column *const *)g->keys, g->nkeys, !g->dropna, f) < 0) return -1;
  int64_t *order = qn_positions(rt, f->groups), *rank = qn_positions(rt, f->groups);
  bool up[16];
  int status = order && rank ? 0 : -1;
  for (int i = 0; i < 16; i++) up[i] = true;
  if (status == 0 && g->sort) {
    /* sort the first rows of the groups; a row finds its group through codes */
    status = qn_argsort(rt, (const qn_column *const *)g->keys, up, g->nkeys, f->first, f->groups, order);
    for (int64_t k = 0; status == 0 && k < f->groups; k++) rank[f->codes[order[k]]] = k;
    for (int64_t i = 0; status == 0 && i < f->n; i++)
      if (f->codes[i] >= 0) f->codes[i] = rank[f->codes[i]];
    if (status == 0 && f->groups) memcpy(f->first, order, (size_t)f->groups * sizeof *order);
  }
  if (status == 0) {
    qn_column *levels[16];
    for (int32_t k = 0; k < g->nkeys; k++) levels[k] = qn_col_take(rt, g->keys[k], f->first, f->groups);
    g->index = qn_index_multi(rt, levels, g->names, g->nkeys);
    status = g->index ? 0 : -1;
  }
  if (order) qn_free_positions(rt, order, f->groups);
  if (rank) qn_free_positions(rt, rank, f->groups);
  return status;
}

static int truth_option(qn_rt *rt, qn_value v, bool fallback, bool *out) {
  if (v.tag == QN_UNSET) return *out = fallback, 0;
  int t = qn_truth(rt, v);
  if (t < 0) return -1;
  return *out = t != 0, 0;
}

int qn_new_groupby(qn_rt *rt, qn_value frame, qn_value series, const qn_args *args, qn_value *out) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "groupby", "by|as_index sort dropna", v) < 0) return -1;
  qn_groupby *g = qn_obj_new(rt, &qn_groupby_class, sizeof *g);
  if (!g) return -1;
  g->frame = qn_retained(frame);
  g->series = qn_retained(series);
  bool list = qn_is(v[0], QN_K_LIST);
  int64_t n = list ? ((qn_list *)v[0].o)->n : 1;
  const qn_index *index = qn_is_frame(frame) ? qn_frame_of(frame)->index : qn_series_of(series)->index;
  int status = truth_option(rt, v[1], true, &g->as_index);
  if (status == 0) status = truth_option(rt, v[2], true, &g->sort);
  if (status == 0) status = truth_option(rt, v[3], true, &g->dropna);
  if (status == 0 && n == 0) status = qn_raise(rt, QN_E_ValueError, "No group keys passed!");
  if (status == 0 && n > 16) status = qn_raise(rt, QN_E_ValueError, "groupby takes at most 16 keys");
  if (status == 0) {
    g->keys = qn_alloc(rt->alloc, (size_t)n * sizeof *g->keys);
    g->names = qn_alloc(rt->alloc, (size_t)n * sizeof *g->names);
    if (!g->keys || !g->names) {
      qn_free(rt->alloc, g->keys, (size_t)n * sizeof *g->keys);
      qn_free(rt->alloc, g->names, (size_t)n * sizeof *g->names);
      g->keys = NULL;
      g->names = NULL;
      status = qn_raise_memory(rt);
    }
  }
  for (int64_t i = 0; status == 0 && i < n; i++) {
    g->nkeys++;
    g->keys[i] = NULL;
    status = add_key(rt, g, (int32_t)i, list ? qn_list_at((qn_list *)v[0].o, i) : v[0], index, index->n);
  }
  if (status == 0) status = settle_groups(rt, g);
  if (status == 0) return *out = qn_from_obj(g), 0;
  qn_release(rt, qn_from_obj(g));
  return -1;
}

static int groupby_get_item(qn_rt *rt, qn_value self, qn_value key, qn_value *out) {
  qn_groupby *g = (qn_groupby *)self.o;
  if (!qn_is_frame(g->frame)) return qn_raise_key(rt, key);
  qn_value chosen = {.tag = QN_UNSET}, select = {.tag = QN_UNSET};
  bool list = qn_is(key, QN_K_LIST);
  const qn_frame *f = qn_frame_of(g->frame);
  for (int64_t i = 0; list && i < ((qn_list *)key.o)->n; i++) {
    qn_value name = qn_list_at((qn_list *)key.o, i);
    int64_t at = qn_frame_find(rt, f, name);
    if (at == -2) return -1;
    if (at < 0) return qn_raise(rt, QN_E_KeyError, "Columns not found: %s", qn_is_str(name) ? qn_str_sv(name).p : "a label");
  }
  if (!list) {
    int64_t at = qn_frame_find(rt, f, key);
    if (at == -2) return -1;
    if (at < 0) return qn_raise(rt, QN_E_KeyError, "Column not found: %s", qn_is_str(key) ? qn_str_sv(key).p : "a label");
    if (qn_frame_column_at(rt, f, at, &chosen) < 0) return -1;
  } else {
    select = qn_retained(key);
  }
  qn_groupby *s = qn_obj_new(rt, &qn_groupby_class, sizeof *s);
  if (!s) goto fail;
  s->frame = qn_retained(g->frame);
  s->series = chosen;
  s->select = select;
  s->as_index = g->as_index;
  s->sort = g->sort;
  s->dropna = g->dropna;
  s->index = qn_index_keep(g->index);
  s->keys = qn_alloc(rt->alloc, (size_t)g->nkeys * sizeof *s->keys);
  s->names = qn_alloc(rt->alloc, (size_t)g->nkeys * sizeof *s->names);
  s->groups.codes = qn_positions(rt, g->groups.n);
  s->groups.n = g->groups.n;
  s->groups.first = qn_positions(rt, g->groups.groups);
  s->groups.cap = s->groups.groups = g->groups.groups;
  if (!s->keys || !s->names || !s->groups.codes || !s->groups.first) {
    if (!s->keys || !s->names) {
      qn_free(rt->alloc, s->keys, (size_t)g->nkeys * sizeof *s->keys);
      qn_free(rt->alloc, s->names, (size_t)g->nkeys * sizeof *s->names);
      s->keys = NULL;
      s->names = NULL;
      qn_raise_memory(rt);
    }
    if (!s->groups.codes) s->groups.n = 0;
    if (!s->groups.first) s->groups.cap = 0;
    qn_release(rt, qn_from_obj(s));
    return -1;
  }
  if (g->groups.n) memcpy(s->groups.codes, g->groups.codes, (size_t)g->groups.n * sizeof *s->groups.codes);
  if (g->groups.groups) memcpy(s->groups.first, g->groups.first, (size_t)g->groups.groups * sizeof *s->groups.first);
  for (; s->nkeys < g->nkeys; s->nkeys++) {
    s->keys[s->nkeys] = qn_column_keep(g->keys[s->nkeys]);
    s->names[s->nkeys] = qn_retained(g->names[s->nkeys]);
  }
  *out = qn_from_obj(s);
  return 0;
fail:
  qn_release(rt, chosen);
  qn_release(rt, select);
  return -1;
}

static int groupby_get_attr(qn_rt *rt, qn_value self, qn_sym name, qn_value *out) {
  if (qn_class_method(rt, self.o->cls, name)) return 1; /* a method hides a column of its name */
  qn_value label;
  if (qn_new_str_sym(rt, name, &label) < 0) return -1;
  qn_groupby *g = (qn_groupby *)self.o;
  int64_t at = qn_is_frame(g->frame) ? qn_frame_find(rt, qn_frame_of(g->frame), label) : -1;
  int status = at == -2 ? -1 : at < 0 ? 1 : groupby_get_item(rt, self, label, out);
  qn_release(rt, label);
  return status;
}

/* The rows of group k, in row order. */
static int group_part(qn_rt *rt, void *groupby, int64_t k, qn_value *out) {
  qn_groupby *g = groupby;
  int64_t count = 0;
  for (int64_t i = 0; i < g->groups.n; i++) count += g->groups.codes[i] == k;
  int64_t *rows = qn_positions(rt, count);
  if (!rows) return -1;
  for (int64_t i = 0, at = 0; i < g->groups.n; i++)
    if (g->groups.codes[i] == k) rows[at++] = i;
  int status;
  if (g->series.tag == QN_OBJ) status = qn_series_take(rt, qn_series_of(g->series), rows, count, out);
  else status = qn_frame_take(rt, qn_frame_of(g->frame), rows, count, out);
  qn_free_positions(rt, rows, count);
  return status;
}

/* for key, part in df.groupby(k): a list of pairs, made when the loop begins. */
static int groupby_iter(qn_rt *rt, qn_value self, qn_value *out) {
  qn_groupby *g = (qn_groupby *)self.o;
  return qn_label_pairs(rt, g->index, g->groups.groups, group_part, g, out);
}

static int64_t groupby_length(qn_rt *rt, qn_value self) {
  (void)rt;
  return ((qn_groupby *)self.o)->groups.groups;
}

qn_class qn_groupby_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "DataFrameGroupBy", .module = "pandas.api.typing",
                             .kind = QN_K_GROUPBY, .base = &qn_groupby_text_class, .methods = qn_groupby_methods, .destroy = groupby_destroy,
                             .get_item = groupby_get_item, .get_attr = groupby_get_attr, .iter = groupby_iter, .length = groupby_length};

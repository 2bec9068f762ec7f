/* groupby.c - groups of rows by key columns, and one value per group of a column that is no number.
 *
 * Groups are numbered in the order of the result (sorted by key, or by first appearance with sort=False). What a group-by
 * object shares with those made of it by [] (codes, keys, labels) belongs to `base`. */
#include <math.h>

#include "runtime/frame/group.h"

/* --- one value per group ------------------------------------------------------------------------------------------------ */
static qn_column *group_counts(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  qn_column *out = qn_col_new(rt, QN_D_INT64, g->groups);
  if (!out) return NULL;
  bool nulls = agg != QN_AGG_SIZE && (c->null_count > 0 || !qn_col_numeric(c->type) || !(qn_coltype_is_int(c->type) || c->type == QN_D_BOOL));
  if (nulls && c->type == QN_COL_STR && c->null_count == 0) nulls = false;
  int64_t *count = out->values->data;
  if (nulls) {
    for (int64_t i = 0; i < g->n; i++)
      if (g->codes[i] >= 0 && !qn_col_isna(c, i)) count[g->codes[i]]++;
    return out;
  }
  const int64_t *sizes = qn_group_sizes(rt, g);
  if (sizes && g->groups) memcpy(count, sizes, (size_t)g->groups * sizeof *count);
  if (!sizes) qn_column_drop(out);
  return sizes ? out : NULL;
}

/* any, all of numbers: NaN is left out. */
static qn_column *group_truth(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  qn_column *out = qn_col_new(rt, QN_D_BOOL, g->groups);
  if (!out) return NULL;
  uint8_t *truth = out->values->data;
  memset(truth, agg == QN_AGG_ALL, (size_t)g->groups);
  for (int64_t i = 0; i < g->n; i++) {
    int32_t k = g->codes[i];
    if (k < 0 || qn_col_isna(c, i)) continue;
    bool yes = qn_coltype_is_float(c->type) ? qn_col_double(c, i) != 0 : qn_col_int(c, i) != 0;
    if (agg == QN_AGG_ANY && yes) truth[k] = 1;
    if (agg == QN_AGG_ALL && !yes) truth[k] = 0;
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

/* Anything else: each group's rows reduced as a column of its own. */
static qn_column *group_each(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  if (c->type == QN_COL_CAT && (agg == QN_AGG_ANY || agg == QN_AGG_ALL)) { /* within groups categories are true or false as their values are */
    qn_column *plain = qn_cat_decode(rt, c), *flags = plain ? group_each(rt, agg, plain, g) : NULL;
    qn_column_drop(plain);
    return flags;
  }
  qn_group_rows r = {0};
  qn_value *v = qn_alloc(rt->alloc, (size_t)(g->groups + 1) * sizeof *v);
  qn_column *out = NULL;
  int64_t made = 0;
  if (!v) qn_raise_memory(rt);
  if (!v || qn_group_rows_init(rt, g, &r) < 0) goto done;
  for (; made < g->groups; made++) {
    int64_t n = r.begin[made + 1] - r.begin[made], *rows = qn_positions(rt, n);
    for (int64_t i = 0; rows && i < n; i++) rows[i] = r.rows[r.begin[made] + i];
    qn_column *part = rows ? qn_col_take(rt, c, rows, n) : NULL;
    if (rows) qn_free_positions(rt, rows, n);
    int bad = part ? qn_col_reduce(rt, agg, part, 1, &v[made]) : -1;
    qn_column_drop(part);
    if (bad < 0) goto done;
  }
  if (c->type == QN_D_OBJECT && qn_agg_type(agg, c->type) == QN_D_OBJECT) { /* objects stay objects */
    out = qn_col_objects(rt, g->groups);
    for (int64_t k = 0; out && k < g->groups; k++) ((qn_value *)out->values->data)[k] = qn_retained(v[k]);
  } else if (g->groups == 0) {
    out = qn_agg_type(agg, c->type) == c->type ? qn_col_take(rt, c, NULL, 0) : qn_col_new(rt, qn_agg_type(agg, c->type), 0);
  } else {
    out = qn_col_from_values(rt, v, g->groups);
    if (out && c->type == QN_COL_STR && out->type == QN_COL_STR && c->masked) qn_column_like(out, c);
  }
done:
  for (int64_t k = 0; v && k < made; k++) qn_release(rt, v[k]);
  qn_free(rt->alloc, v, (size_t)(g->groups + 1) * sizeof *v);
  qn_group_rows_deinit(rt, &r);
  return out;
}

/* What is reduced of a nullable column is nullable. Takes out. */
qn_column *qn_group_masked(qn_rt *rt, qn_agg agg, const qn_column *c, qn_column *out) {
  bool counted = agg == QN_AGG_SIZE; /* the counts of "string" are plain ints, the sizes are not */
  if (!out || !c->masked || out->masked || agg == QN_AGG_NUNIQUE || !(counted || qn_col_numeric(c->type)) || !qn_col_numeric(out->type)) return out;
  bool narrow = agg == QN_AGG_PROD && qn_coltype_is_int(c->type) && qn_coltype_is_int(out->type) && c->type != out->type; /* as long as it fits */
  for (int64_t i = 0; narrow && i < out->length; i++) {
    int64_t v = qn_col_int(out, i), bits = 8 * qn_dtypes[c->type].size - (qn_dtypes[c->type].kind == 'i');
    narrow = bits >= 63 || ((qn_dtypes[c->type].kind == 'i' ? v >= -(1LL << bits) : v >= 0) && v < 1LL << bits);
  }
  qn_column *own = qn_col_cast(rt, out, &(qn_coltype){.type = narrow ? c->type : out->type, .masked = true});
  qn_column_drop(out);
  return own;
}

static qn_column *group_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g);

/* The sum of objects: the first of a group, and each that follows added to it; 0 of none. */
static qn_column *group_added(qn_rt *rt, const qn_column *c, const qn_factor *g) {
  qn_column *out = qn_col_objects(rt, g->groups);
  qn_value *sum = out ? out->values->data : NULL;
  bool *begun = qn_alloc(rt->alloc, (size_t)g->groups + 1);
  int status = out && begun ? 0 : -1;
  if (out && !begun) qn_raise_memory(rt);
  for (int64_t k = 0; status == 0 && k < g->groups; k++) {
    qn_release(rt, sum[k]);
    sum[k] = qn_int(0);
    begun[k] = false;
  }
  for (int64_t i = 0; status == 0 && i < g->n; i++) {
    int64_t k = g->codes[i];
    qn_value v, r;
    if (k < 0 || qn_col_isna(c, i)) continue;
    if ((status = qn_col_get(rt, c, i, &v)) < 0) break;
    if (!begun[k]) {
      begun[k] = true;
      sum[k] = v;
      continue;
    }
    status = qn_binary(rt, QN_ADD, sum[k], v, &r);
    qn_release(rt, v);
    if (status < 0) break;
    qn_release(rt, sum[k]);
    sum[k] = r;
  }
  qn_free(rt->alloc, begun, (size_t)g->groups + 1);
  if (status < 0 && out) qn_column_drop(out), out = NULL;
  return out;
}

qn_column *qn_group_reduce(qn_rt *rt, qn_agg agg, const qn_column *stored, const qn_factor *g) {
  if (!stored || qn_interrupted(rt)) return NULL;
  const qn_column *c = qn_col_shown(rt, stored);
  return c ? qn_group_masked(rt, agg, c, group_reduce(rt, agg, c, g)) : NULL;
}

static qn_column *group_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, const qn_factor *g) {
  bool number = qn_col_numeric(c->type) && (qn_coltype_is_int(c->type) || qn_coltype_is_float(c->type) || c->type == QN_D_BOOL);
  bool reduced = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_MEDIAN || agg == QN_AGG_SUM;
  if (qn_coltype_is_time(c->type) && reduced) return group_each(rt, agg, c, g);
  if (qn_coltype_is_complex(c->type) && (reduced || agg == QN_AGG_PROD || agg == QN_AGG_VAR || agg == QN_AGG_MIN || agg == QN_AGG_MAX))
    return qn_raise(rt, QN_E_TypeError, "%s of groups of complex numbers is not supported", qn_agg_name(agg)), NULL;
  const bool spread = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR || agg == QN_AGG_MEDIAN;
  if (!number && (spread || (agg == QN_AGG_PROD && c->type == QN_COL_STR))) {
    qn_raise(rt, QN_E_TypeError, "dtype '%s' does not support operation '%s'", qn_col_type_name(c->type), qn_agg_name(agg));
    return NULL;
  }
  if (qn_group_fast(agg, c)) {
    qn_group_job j = {.column = c, .agg = agg, .ddof = 1};
    return qn_group_reduce_many(rt, &j, 1, g) ? NULL : j.out;
  }
  switch (agg) {
    case QN_AGG_COUNT: case QN_AGG_SIZE: return group_counts(rt, agg, c, g);
    case QN_AGG_MIN: case QN_AGG_MAX: case QN_AGG_FIRST: case QN_AGG_LAST:
      return c->type == QN_D_OBJECT && (agg == QN_AGG_MIN || agg == QN_AGG_MAX) ? group_each(rt, agg, c, g) : group_pick(rt, agg, c, g);
    case QN_AGG_NUNIQUE: return qn_group_nunique(rt, c, g, true);
    case QN_AGG_MEDIAN: {
      qn_column *m = qn_group_quantile(rt, c, g, 0.5, 'M'), *narrow = m && c->type == QN_D_FLOAT32 ? qn_col_astype(rt, m, QN_D_FLOAT32) : NULL;
      if (!narrow) return m;
      qn_column_drop(m);
      return narrow;
    }
    case QN_AGG_ANY: case QN_AGG_ALL: return number ? group_truth(rt, agg, c, g) : group_each(rt, agg, c, g);
    case QN_AGG_SUM: return c->type == QN_D_OBJECT ? group_added(rt, c, g) : group_each(rt, agg, c, g);
    case QN_AGG_PROD: case QN_AGG_MEAN: case QN_AGG_STD: case QN_AGG_VAR: return group_each(rt, agg, c, g);
    case QN_AGG_NONE: break;
  }
  qn_raise(rt, QN_E_ValueError, "no such aggregate");
  return NULL;
}

/* reduce.c - one column to one value: nulls are skipped. Sums of floats are the engine's definition (qn_sum_f64: NumPy's pairs,
 * a fixed grid of blocks over the row numbers), so they do not depend on how the rows were read or cut. */
#include <math.h>

#include "runtime/frame/reduce_pass.h"
#include "runtime/object/array/fold.h"

static const char *const agg_names[] = {
#define AGG(ID, name, needs, methods, help) #name,
#define AGG_FRAMES AGG
#include "runtime/column/aggregates.def"
};

qn_agg qn_agg_find(qn_sv name) {
  for (int i = 0; i < QN_AGG_NONE; i++)
    if (qn_sv_is(name, agg_names[i])) return (qn_agg)i;
  return QN_AGG_NONE;
}

const char *qn_agg_name(qn_agg a) { return agg_names[a]; }

uint8_t qn_agg_type(qn_agg agg, uint8_t type) {
  switch (agg) {
    case QN_AGG_COUNT: case QN_AGG_SIZE: case QN_AGG_NUNIQUE: return QN_D_INT64;
    case QN_AGG_MEAN: case QN_AGG_STD: case QN_AGG_VAR: case QN_AGG_MEDIAN: return QN_D_FLOAT64;
    case QN_AGG_ANY: case QN_AGG_ALL: return QN_D_BOOL;
    case QN_AGG_SUM: case QN_AGG_PROD:
      if (type == QN_COL_STR || type == QN_D_OBJECT || qn_coltype_is_float(type)) return type;
      return type == QN_D_UINT64 ? QN_D_UINT64 : QN_D_INT64;
    case QN_AGG_MIN: case QN_AGG_MAX: case QN_AGG_FIRST: case QN_AGG_LAST: case QN_AGG_NONE: break;
  }
  return type;
}

/* The column as doubles with nulls replaced by `null`; *there counts what is not null. Free with qn_free. */
static double *as_doubles(qn_rt *rt, const qn_column *c, double null, int64_t *there) {
  double *d = qn_alloc(rt->alloc, (size_t)(c->length + 1) * sizeof *d);
  if (!d) return qn_raise_memory(rt), NULL;
  int64_t n = 0;
  const double *plain = c->type == QN_D_FLOAT64 ? qn_column_data(c) : NULL;
  for (int64_t i = 0; plain && i < c->length; i++) {
    bool gone = plain[i] != plain[i];
    d[i] = gone ? null : plain[i];
    n += !gone;
  }
  *there = n;
  if (plain) return d;
  if (c->null_count == 0 && (qn_coltype_is_int(c->type) || c->type == QN_D_BOOL)) {
    qn_col_doubles(c, 0, c->length, d);
    *there = c->length;
    return d;
  }
  for (int64_t i = 0; i < c->length; i++) {
    double x = qn_col_double(c, i);
    bool gone = isnan(x);
    d[i] = gone ? null : x;
    *there += !gone;
  }
  return d;
}

static void free_doubles(qn_rt *rt, const qn_column *c, double *d) { qn_free(rt->alloc, d, (size_t)(c->length + 1) * sizeof *d); }

/* Of a float64 column: is there a NaN? */
static bool has_nan(const double *d, int64_t n) {
  uint64_t found = 0;
  for (int64_t i = 0; i < n; i++) found |= (uint64_t)(d[i] != d[i]);
  return found != 0;
}

/* Of a nullable column with missing rows, in NumPy's order for `where=`: the sums of its runs, one after the other. */
static double sum_of_runs(qn_rt *rt, const qn_column *c, const double *d) {
  double sum = 0;
  for (int64_t i = 0, end; i < c->length; i = end + 1) {
    for (end = i; end < c->length && !qn_col_isna(c, end); end++) continue;
    if (end > i) sum += qn_sum_f64_parallel(rt, d + i, end - i);
  }
  return sum;
}

static double sum_of(qn_rt *rt, const qn_column *c, const double *d) {
  return c->masked && c->null_count ? sum_of_runs(rt, c, d) : qn_sum_f64_parallel(rt, d, c->length);
}

static int float_sum(qn_rt *rt, const qn_column *c, double *sum, int64_t *there) {
  if (c->type == QN_D_FLOAT64 && c->length && !has_nan(qn_column_data(c), c->length)) {
    *there = c->length;
    return *sum = qn_sum_f64_parallel(rt, qn_column_data(c), c->length) + 0.0, 0;
  }
  double *d = as_doubles(rt, c, 0.0, there);
  if (!d) return -1;
  *sum = c->length ? sum_of(rt, c, d) + 0.0 : 0.0;
  free_doubles(rt, c, d);
  return 0;
}

static int variance(qn_rt *rt, const qn_column *c, int64_t ddof, double *out) {
  double sum;
  int64_t n;
  if (float_sum(rt, c, &sum, &n) < 0) return -1;
  if (n - ddof <= 0) return *out = NAN, 0;
  double mean = sum / (double)n;
  double *d = as_doubles(rt, c, mean, &n);
  if (!d) return -1;
  for (int64_t i = 0; i < c->length; i++) d[i] = (d[i] - mean) * (d[i] - mean);
  *out = sum_of(rt, c, d) / (double)(n - ddof);
  free_doubles(rt, c, d);
  return 0;
}

static int median(qn_rt *rt, const qn_column *c, double *out) {
  int64_t n = 0;
  *out = NAN;
  for (int64_t i = 0; i < c->length; i++) n += !qn_col_isna(c, i);
  if (n == 0) return 0;
  qn_rank r = {.rank = (n - 1) / 2};
  if (qn_select_ranks(rt, c, n, &r, 1) < 0) return -1;
  *out = n % 2 ? r.at + 0.0 : (r.at + 0.0 + (r.next + 0.0)) / 2;
  return 0;
}

static int sum_ints(const qn_column *c, qn_agg agg, qn_value *out) {
  uint64_t r = agg == QN_AGG_PROD ? 1 : 0;
  for (int64_t i = 0; i < c->length; i++) {
    if (agg == QN_AGG_PROD) r *= (uint64_t)qn_col_int(c, i);
    else r += (uint64_t)qn_col_int(c, i);
  }
  *out = qn_np_int(c->type == QN_D_UINT64 ? QN_D_UINT64 : QN_D_INT64, (int64_t)r);
  return 0;
}

static int sum_any(qn_rt *rt, const qn_column *c, qn_agg agg, qn_value *out) {
  if (qn_col_numeric(c->type) && !qn_coltype_is_float(c->type)) return sum_ints(c, agg, out);
  if (qn_col_numeric(c->type)) {
    double sum = 1.0;
    int64_t n;
    if (agg == QN_AGG_SUM && float_sum(rt, c, &sum, &n) < 0) return -1;
    for (int64_t i = 0; agg == QN_AGG_PROD && i < c->length; i++)
      if (!qn_col_isna(c, i)) sum *= qn_col_double(c, i);
    return *out = qn_np_float((qn_dtype)c->type, sum), 0;
  }
  qn_value total = qn_int(agg == QN_AGG_PROD);
  bool text = c->type == QN_COL_STR, first = !text;
  if (text && qn_new_str(rt, QN_SV(""), &total) < 0) return -1;
  for (int64_t i = 0; i < c->length; i++) { /* objects are added to the first of them; a missing one counts as 0 or 1 */
    qn_value v, next;
    bool gone = qn_col_isna(c, i);
    if (gone && text) continue;
    if (gone) v = qn_int(agg == QN_AGG_PROD);
    else if (qn_col_item(rt, c, i, &v) < 0) return qn_release(rt, total), -1;
    if (first) {
      total = v;
      first = false;
      continue;
    }
    int bad = qn_binary(rt, agg == QN_AGG_SUM ? QN_ADD : QN_MUL, total, v, &next);
    qn_release(rt, v);
    qn_release(rt, total);
    if (bad < 0) return -1;
    total = next;
  }
  return *out = total, 0;
}

static int extreme(qn_rt *rt, const qn_column *c, qn_agg agg, qn_value *out) {
  int64_t best = -1;
  for (int64_t i = 0; i < c->length; i++) {
    if (qn_col_isna(c, i)) continue;
    bool better = best < 0;
    if (!better && c->type == QN_COL_STR) {
      qn_sv a = qn_column_str(c, i), b = qn_column_str(c, best);
      size_t n = a.n < b.n ? a.n : b.n;
      int o = memcmp(a.p, b.p, n);
      o = o ? o : (a.n > b.n) - (a.n < b.n);
      better = agg == QN_AGG_MIN ? o < 0 : o > 0;
    } else if (!better && c->type == QN_D_OBJECT) {
      const qn_value *v = qn_column_data(c);
      int less = qn_compare_bool(rt, agg == QN_AGG_MIN ? v[i] : v[best], agg == QN_AGG_MIN ? v[best] : v[i], QN_LT);
      if (less < 0) return -1;
      better = less;
    } else if (!better && qn_coltype_is_float(c->type)) {
      better = agg == QN_AGG_MIN ? qn_col_double(c, i) < qn_col_double(c, best) : qn_col_double(c, i) > qn_col_double(c, best);
    } else if (!better) {
      int64_t a = qn_col_int(c, i), b = qn_col_int(c, best);
      bool less = c->type == QN_D_UINT64 ? (uint64_t)a < (uint64_t)b : a < b;
      better = agg == QN_AGG_MIN ? less : !less && a != b;
    }
    if (better) best = i;
  }
  if (best < 0) return *out = qn_coltype_is_float(c->type) ? qn_np_float((qn_dtype)c->type, (double)NAN) : qn_nan(), 0;
  return qn_col_get(rt, c, best, out);
}

/* Types whose values are neither true nor false. */
static int refuse_truth(qn_rt *rt, const qn_column *c, qn_agg agg) {
  const char *name = qn_agg_name(agg);
  const bool period = qn_zone_freq(c->zone) != NULL, intervals = qn_col_is_intervals(c);
  if (qn_coltype_is_moment(c->type) && !period)
    return qn_raise(rt, QN_E_TypeError, "'%s' with datetime64 dtypes is not supported. Use (obj != pd.Timestamp(0)).%s() instead.", name, name);
  if (!period && !intervals && c->type != QN_COL_CAT) return 0;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_col_dtype_name(rt, c, &b);
  qn_raise(rt, QN_E_TypeError, "'%s' with dtype %s does not support operation '%s'", period ? "PeriodArray" : intervals ? "IntervalArray" : "Categorical",
           b.p ? b.p : "", name);
  qn_buf_deinit(&b);
  return -1;
}

static int any_all(qn_rt *rt, const qn_column *c, qn_agg agg, qn_value *out) {
  if (refuse_truth(rt, c, agg) < 0) return -1;
  bool result = agg == QN_AGG_ALL;
  if (c->type == QN_D_BOOL && !c->validity) {
    const bool hit = c->length && memchr(qn_column_data(c), !result, (size_t)c->length);
    return *out = qn_np_int(QN_D_BOOL, result != hit), 0;
  }
  for (int64_t i = 0; i < c->length && result == (agg == QN_AGG_ALL); i++) {
    if (qn_col_isna(c, i)) continue;
    qn_value v;
    if (qn_col_item(rt, c, i, &v) < 0) return -1;
    int t = qn_truth(rt, v);
    qn_release(rt, v);
    if (t < 0) return -1;
    if (agg == QN_AGG_ANY ? t : !t) result = !result;
  }
  return *out = c->type == QN_COL_STR ? qn_bool(result) : qn_np_int(QN_D_BOOL, result), 0;
}

static int nunique(qn_rt *rt, const qn_column *c, qn_value *out) {
  qn_factor f;
  if (qn_factorize(rt, &c, 1, false, &f) < 0) return -1;
  *out = qn_int(f.groups);
  qn_factor_deinit(rt, &f);
  return 0;
}

/* The numbers that a column of objects holds, as float64 (NaN where missing); NULL: a TypeError was raised, or memory ran out. */
static qn_column *object_numbers(qn_rt *rt, const qn_column *c) {
  qn_column *t = qn_col_new(rt, QN_D_FLOAT64, c->length);
  for (int64_t i = 0; t && i < c->length; i++) {
    double *to = (double *)t->values->data + i;
    *to = NAN;
    if (qn_col_isna(c, i)) continue;
    qn_value v;
    int bad = qn_col_item(rt, c, i, &v);
    if (bad) return qn_column_drop(t), NULL;
    if (qn_is_str(v)) bad = qn_raise(rt, QN_E_TypeError, "Could not convert '%.*s' to numeric", (int)qn_str_sv(v).n, qn_str_sv(v).p);
    else bad = qn_as_double(rt, v, to);
    qn_release(rt, v);
    if (bad) return qn_column_drop(t), NULL;
  }
  return t;
}

static int reduce_shown(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out) {
  bool special;
  int given = qn_types_reduce(rt, agg, c, ddof, out, &special);
  if (special) return given;
  if (qn_pass_takes(agg, c)) {
    qn_pass p = {.c = c, .want = (uint32_t)1 << agg};
    return qn_pass_run(rt, &p, 1) < 0 ? -1 : (*out = qn_pass_value(&p, agg, ddof), 0);
  }
  double x = NAN;
  int64_t n = 0;
  for (int64_t i = 0; (agg == QN_AGG_COUNT) && i < c->length; i++) n += !qn_col_isna(c, i);
  bool needs_number = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR || agg == QN_AGG_MEDIAN;
  bool all_null = c->type == QN_D_OBJECT;
  for (int64_t i = 0; all_null && i < c->length; i++) all_null = qn_col_isna(c, i);
  if (needs_number && all_null) return *out = agg == QN_AGG_MEAN ? qn_nan() : qn_np_double((double)NAN), 0;
  if (needs_number && c->type == QN_D_OBJECT) {
    qn_column *t = object_numbers(rt, c);
    int bad = t ? qn_col_reduce(rt, agg, t, ddof, out) : -1;
    return qn_column_drop(t), bad;
  }
  if (needs_number && !qn_col_numeric(c->type))
    return qn_raise(rt, QN_E_TypeError, "Cannot perform reduction '%s' with %s dtype", qn_agg_name(agg), c->type == QN_COL_STR ? "string" : "object");
  switch (agg) {
    case QN_AGG_SUM: case QN_AGG_PROD: return sum_any(rt, c, agg, out);
    case QN_AGG_MIN: case QN_AGG_MAX: return extreme(rt, c, agg, out);
    case QN_AGG_COUNT: return *out = qn_np_int(QN_D_INT64, n), 0;
    case QN_AGG_SIZE: return *out = qn_int(c->length), 0;
    case QN_AGG_NUNIQUE: return nunique(rt, c, out);
    case QN_AGG_ANY: case QN_AGG_ALL: return any_all(rt, c, agg, out);
    case QN_AGG_MEAN:
      if (float_sum(rt, c, &x, &n) < 0) return -1;
      return *out = qn_np_double(n ? x / (double)n : (double)NAN), 0;
    case QN_AGG_VAR: case QN_AGG_STD:
      if (variance(rt, c, ddof, &x) < 0) return -1;
      return *out = qn_np_double(agg == QN_AGG_STD ? sqrt(x) : x), 0;
    case QN_AGG_MEDIAN:
      if (median(rt, c, &x) < 0) return -1;
      return *out = qn_np_double(x), 0;
    case QN_AGG_FIRST: case QN_AGG_LAST:
      if (c->length == 0) return *out = qn_nan(), 0;
      return qn_col_get(rt, c, agg == QN_AGG_FIRST ? 0 : c->length - 1, out);
    case QN_AGG_NONE: break;
  }
  return qn_raise(rt, QN_E_ValueError, "no such aggregate");
}

int qn_col_reduce(qn_rt *rt, qn_agg agg, const qn_column *stored, int64_t ddof, qn_value *out) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c || reduce_shown(rt, agg, c, ddof, out) < 0) return -1;
  const bool number = agg == QN_AGG_SUM || agg == QN_AGG_PROD || agg == QN_AGG_MEAN || agg == QN_AGG_VAR || agg == QN_AGG_STD || agg == QN_AGG_MEDIAN;
  if (c->masked && number && (out->tag == QN_FLOAT || (out->tag == QN_NPSCALAR && qn_coltype_is_float(out->dtype))) && out->f != out->f) *out = qn_na();
  return 0;
}

/* reduce_types.c - sums, means and extremes of times, categories and nullable columns; what is not special here is reduce.c. */
#include <math.h>

#include "runtime/frame/frame_impl.h"

/* 0: flags can be found of these; -1: pandas has none (only of a Series or a frame: groups have). */
int qn_flags_refused(qn_rt *rt, qn_agg agg, const qn_column *c) {
  const char *name = qn_agg_name(agg), *freq = qn_zone_freq(c->zone);
  if (agg != QN_AGG_ANY && agg != QN_AGG_ALL) return 0;
  if (freq) return qn_raise(rt, QN_E_TypeError, "'PeriodArray' with dtype period[%s] does not support operation '%s'", freq, name);
  if (qn_coltype_is_moment(c->type))
    return qn_raise(rt, QN_E_TypeError, "'%s' with datetime64 dtypes is not supported. Use (obj != pd.Timestamp(0)).%s() instead.", name, name);
  if (c->type == QN_COL_CAT) return qn_raise(rt, QN_E_TypeError, "'Categorical' with dtype category does not support operation '%s'", name);
  return c->type == QN_COL_STR && c->masked ? qn_raise(rt, QN_E_TypeError, "Cannot perform reduction '%s' with string dtype", name) : 0;
}

static int one_time(qn_rt *rt, const qn_column *like, int64_t t, uint8_t type, qn_value *out) {
  qn_column *c = qn_col_new(rt, type, 1);
  if (!c) return -1;
  *(int64_t *)c->values->data = t;
  if (qn_coltype_is_moment(type)) c->zone = qn_zone_keep(like->zone);
  int r = qn_time_value(rt, c, 0, out);
  qn_column_drop(c);
  return r;
}

static int compare_ints(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* NumPy's sum of a short block, by halves of a long one: pandas takes means of times with it. */
static double block_sum(const double *d, int64_t n) {
  double r[8], s = 0;
  if (n < 8) {
    for (int64_t i = 0; i < n; i++) s += d[i];
    return s;
  }
  if (n <= 128) {
    int64_t i = 8;
    for (int k = 0; k < 8; k++) r[k] = d[k];
    for (; i + 8 <= n; i += 8)
      for (int k = 0; k < 8; k++) r[k] += d[i + k];
    s = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (; i < n; i++) s += d[i];
    return s;
  }
  int64_t half = n / 2;
  half -= half % 8;
  return block_sum(d, half) + block_sum(d + half, n - half);
}

static int reduce_times(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out) {
  __extension__ __int128 sum = 0;
  int64_t n = 0, *v = qn_positions(rt, c->length);
  double *d = v ? qn_alloc(rt->alloc, (size_t)(c->length + 1) * sizeof *d) : NULL;
  if (!d) return v ? (qn_free_positions(rt, v, c->length), qn_raise_memory(rt)) : -1;
  const int64_t *t = qn_column_data(c);
  for (int64_t i = 0; i < c->length; i++) {
    d[i] = t[i] == QN_NAT ? 0 : (double)t[i];
    if (t[i] == QN_NAT) continue;
    sum += t[i];
    v[n++] = t[i];
  }
  double mean = n ? block_sum(d, c->length) / (double)n : 0;
  int64_t r = QN_NAT;
  uint8_t type = c->type;
  if (agg == QN_AGG_SUM) r = (int64_t)sum;
  if (agg == QN_AGG_MEAN && n) r = (int64_t)mean;
  if (agg == QN_AGG_MEDIAN && n) {
    qsort(v, (size_t)n, sizeof *v, compare_ints);
    r = n % 2 ? v[n / 2] : (int64_t)(((double)v[n / 2 - 1] + (double)v[n / 2]) / 2);
  }
  if ((agg == QN_AGG_STD || agg == QN_AGG_VAR) && n > ddof) {
    for (int64_t i = 0; i < c->length; i++) d[i] = t[i] == QN_NAT ? 0 : ((double)t[i] - mean) * ((double)t[i] - mean);
    r = (int64_t)sqrt(block_sum(d, c->length) / (double)(n - ddof));
  }
  if (agg == QN_AGG_STD) type = (uint8_t)qn_span_dtype(qn_dtype_unit((qn_dtype)c->type));
  qn_free_positions(rt, v, c->length);
  qn_free(rt->alloc, d, (size_t)(c->length + 1) * sizeof *d);
  if (agg == QN_AGG_SUM && (sum > INT64_MAX || sum <= INT64_MIN)) return qn_raise_class(rt, qn_pandas_error("OutOfBoundsTimedelta"), "overflow in timedelta operation");
  return one_time(rt, c, r, type, out);
}

int qn_types_reduce(qn_rt *rt, qn_agg agg, const qn_column *c, int64_t ddof, qn_value *out, bool *done) {
  bool time = qn_coltype_is_time(c->type), numeric = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_MEDIAN || agg == QN_AGG_SUM || agg == QN_AGG_VAR || agg == QN_AGG_PROD;
  bool extreme = agg == QN_AGG_MIN || agg == QN_AGG_MAX;
  *done = true;
  const char *freq = qn_zone_freq(c->zone);
  if (freq && agg == QN_AGG_MEAN)
    return qn_raise(rt, QN_E_TypeError, "mean is not implemented for PeriodArray since the meaning is ambiguous.  An alternative is obj.to_timestamp(how='start').mean()");
  if (freq && numeric) return qn_raise(rt, QN_E_TypeError, "'PeriodArray' with dtype period[%s] does not support operation '%s'", freq, qn_agg_name(agg));
  if (time && (agg == QN_AGG_PROD || agg == QN_AGG_VAR || (agg == QN_AGG_SUM && qn_coltype_is_moment(c->type))))
    return qn_raise(rt, QN_E_TypeError, "'%s' with dtype %s does not support operation '%s'", qn_coltype_is_moment(c->type) ? "DatetimeArray" : "TimedeltaArray",
                    qn_dtypes[c->type].name, qn_agg_name(agg));
  if (time && numeric) return reduce_times(rt, agg, c, ddof, out);
  if (c->type == QN_COL_CAT && (numeric || (extreme && !c->ordered)))
    return extreme ? qn_raise(rt, QN_E_TypeError, "Categorical is not ordered for operation %s\nyou can use .as_ordered() to change the Categorical to an ordered one\n", qn_agg_name(agg))
                   : qn_raise(rt, QN_E_TypeError, "'Categorical' with dtype category does not support operation '%s'", qn_agg_name(agg));
  bool all_gone = extreme;
  for (int64_t i = 0; all_gone && i < c->length; i++) all_gone = qn_col_isna(c, i);
  if (all_gone && time) return *out = qn_nat(), 0;
  if (c->type == QN_COL_STR && agg == QN_AGG_PROD) return qn_raise(rt, QN_E_TypeError, "Cannot perform reduction 'prod' with string dtype");
  if (c->masked && (c->type != QN_COL_STR || extreme) && (extreme || agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR || agg == QN_AGG_MEDIAN)) {
    bool none = true;
    for (int64_t i = 0; none && i < c->length; i++) none = qn_col_isna(c, i);
    if (none) return *out = qn_na(), 0;
  }
  if (c->masked && agg == QN_AGG_PROD && c->null_count) { /* only the rows that are there */
    double x = 1;
    uint64_t p = 1;
    for (int64_t i = 0; i < c->length; i++) {
      if (qn_col_isna(c, i)) continue;
      x *= qn_col_double(c, i);
      p *= (uint64_t)qn_col_int(c, i);
    }
    return *out = qn_coltype_is_float(c->type) ? qn_np_double(x) : qn_np_int(QN_D_INT64, (int64_t)p), 0;
  }
  *done = false;
  return 0;
}

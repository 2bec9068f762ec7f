/* shapes.c - skewness and kurtosis of columns and of groups: the moments about the mean are updated value by value (Terriberry's
 * one-pass formulas), in row order, as pandas does. */
#include <math.h>

#include "runtime/frame/native_group.h"

typedef struct moments {
  double n, mean, m2, m3, m4; /* m2 to m4: sums of powers of the distance from the mean */
} moments;

static void add(moments *m, double x) {
  const double delta = x - m->mean, n = m->n += 1, step = delta / n, term = delta * step * (n - 1);
  m->m4 += step * (-4 * m->m3 + step * (6 * m->m2 + term * (n * n - 3 * n + 3)));
  m->m3 += step * (term * (n - 2) - 3 * m->m2);
  m->m2 += term;
  m->mean += step;
}

static double skewness(const moments *m) {
  if (m->n < 3) return NAN;
  return m->m3 / (m->m2 * sqrt(m->m2)) * (m->n * sqrt(m->n - 1) / (m->n - 2));
}

static double kurtosis(const moments *m) {
  if (m->n < 4) return NAN;
  const double inner = m->n * (m->n + 1) * (m->m4 / (m->m2 * m->m2)) - 3 * (m->n - 1);
  return (m->n - 1) / ((m->n - 2) * (m->n - 3)) * inner;
}

/* Of `array` an argument's view of one axis with elements of dtype side by side; NULL: TypeError. */
static const qn_view *line(qn_rt *rt, qn_value array, qn_dtype dtype) {
  const qn_view *v = qn_is_array(array) ? qn_view_of(array) : NULL;
  if (v && v->ndim == 1 && v->dtype == dtype && (v->flags & QN_VIEW_C)) return v;
  return qn_raise(rt, QN_E_TypeError, "shapes: arrays of one axis without gaps"), NULL;
}

/* shapes(values, kurt, begin=None, rows=None): of the values, or for each k of values[rows[begin[k]:begin[k + 1]]], one number; nan
 * values do not count. */
QN_METHOD(qn_pd_shapes) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "shapes", "values kurt|begin rows", v) < 0) return -1;
  const qn_view *x = line(rt, v[0], QN_D_FLOAT64), *begin = NULL, *rows = NULL;
  const bool grouped = v[2].tag != QN_UNSET && v[2].tag != QN_NONE;
  if (!x || (grouped && (!(begin = line(rt, v[2], QN_D_INT64)) || !(rows = line(rt, v[3], QN_D_INT64))))) return -1;
  const int64_t groups = grouped ? begin->shape[0] - 1 : 1;
  const double *values = x->data;
  const bool kurt = qn_truth(rt, v[1]) == 1;
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &groups, false, out) < 0) return -1;
  for (int64_t k = 0; k < groups; k++) {
    moments m = {0};
    const int64_t from = grouped ? ((const int64_t *)begin->data)[k] : 0, to = grouped ? ((const int64_t *)begin->data)[k + 1] : x->shape[0];
    for (int64_t i = from; i < to; i++) {
      const double value = values[grouped ? ((const int64_t *)rows->data)[i] : i];
      if (value == value) add(&m, value);
    }
    ((double *)qn_view_of(*out)->data)[k] = kurt ? kurtosis(&m) : skewness(&m);
  }
  return 0;
}

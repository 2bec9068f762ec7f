/* shapes.c - skewness and kurtosis. Of groups and of the columns of short frames: the moments about the mean are updated value by value
 * (Terriberry's one-pass formulas), in row order. Of Series and of columns of long frames: the sums of the powers of the distances from
 * the mean, with Pebay's correction (Comput. Stat. 31, 2016). Those sums have pandas' bits: two lanes, halves of halves down to leaves. */
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

enum { LEAF = 128 }; /* steps */

/* Sums of two lanes: of the values and how many, or of the distances from the mean and their powers. */
typedef struct lanes {
  double s[4][2];
} lanes;

typedef struct series {
  const double *v; /* nan: missing */
  int64_t step;    /* rows that are looked at together: 2, or 16 where pandas has a mask */
  double mean;
  bool means;      /* the first pass: sums and counts */
} series;

static inline double there(double x, double y) { return x == x ? y : 0; }

static void add_distances(lanes *a, int lane, double x, double mean) {
  const double d = there(x, x - mean), d2 = d * d;
  a->s[0][lane] += d;
  a->s[1][lane] += d2;
  a->s[2][lane] += d2 * d;
  a->s[3][lane] += d2 * d2;
}

/* The values v[0] to v[n - 1] of the first pass: with a mask in four pairs of lanes, which are added at the end. */
static lanes leaf_mean(const series *s, const double *v, int64_t n) {
  lanes a = {0};
  double sums[4][2] = {{0}};
  const int64_t pairs = s->step == 2 ? 1 : 4;
  for (int64_t i = 0; i < n; i += 2 * pairs)
    for (int64_t k = 0; k < pairs; k++)
      for (int lane = 0; lane < 2; lane++) {
        const double x = v[i + 2 * k + lane];
        sums[k][lane] += there(x, x);
        a.s[1][lane] += there(x, 1);
      }
  for (int lane = 0; lane < 2; lane++) a.s[0][lane] = pairs == 1 ? sums[0][lane] : (sums[0][lane] + sums[2][lane]) + (sums[1][lane] + sums[3][lane]);
  return a;
}

static lanes halves(const series *s, const double *v, int64_t n) {
  const int64_t most = s->means && s->step > 2 ? LEAF * 4 * 2 : LEAF * s->step;
  lanes a = {0};
  if (n <= most && s->means) return leaf_mean(s, v, n);
  if (n <= most) {
    for (int64_t i = 0; i < n; i += 2) add_distances(&a, 0, v[i], s->mean), add_distances(&a, 1, v[i + 1], s->mean);
    return a;
  }
  const int64_t mid = n / 2 / s->step * s->step;
  a = halves(s, v, mid);
  const lanes b = halves(s, v + mid, n - mid);
  for (int k = 0; k < 4; k++)
    for (int lane = 0; lane < 2; lane++) a.s[k][lane] += b.s[k][lane];
  return a;
}

/* All n values: whole steps, then what is left one by one. */
static void total(const series *s, int64_t n, double sums[4]) {
  const int64_t whole = n / s->step * s->step;
  const lanes a = halves(s, s->v, whole);
  lanes rest = {0};
  for (int64_t i = whole; i < n; i++) {
    const double x = s->v[i];
    if (s->means) rest.s[0][0] += there(x, x), rest.s[1][0] += there(x, 1);
    else add_distances(&rest, 0, x, s->mean);
  }
  for (int k = 0; k < 4; k++) sums[k] = (a.s[k][0] + a.s[k][1]) + rest.s[k][0];
}

static moments two_passes(const double *v, int64_t n, bool masked) {
  series s = {.v = v, .step = masked ? 16 : 2, .means = true};
  double d[4];
  total(&s, n, d);
  moments m = {.n = d[1]};
  if (m.n == 0) return m;
  s.mean = d[0] / m.n;
  s.means = false;
  total(&s, n, d);
  const double c = d[0] / m.n, c2 = c * c, term = d[0] * c;
  m.mean = s.mean + c;
  m.m2 = d[1] - term < 0 ? 0 : d[1] - term;
  m.m3 = d[2] - (3 * d[1] * c) + (2 * c * term);
  const double m4 = d[3] - (4 * d[2] * c) + (6 * d[1] * c2) - (3 * term * c2);
  m.m4 = m4 < 0 ? 0 : m4;
  return m;
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

/* shape(values, kurt, masked): one number of a Series' values; nan: missing. */
QN_METHOD(qn_pd_shape) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "shape", "values kurt masked", v) < 0) return -1;
  const qn_view *x = line(rt, v[0], QN_D_FLOAT64);
  if (!x) return -1;
  const moments m = two_passes(x->data, x->shape[0], qn_truth(rt, v[2]) == 1);
  return *out = qn_float(qn_truth(rt, v[1]) == 1 ? kurtosis(&m) : skewness(&m)), 0;
}

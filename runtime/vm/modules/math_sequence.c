/* math_sequence.c - fsum, prod, dist, hypot. */
#include <math.h>

#include "runtime/math/math.h"
#include "runtime/vm/modules/math_module.h"

/* --- fsum: Shewchuk's exact summation, as CPython ------------------------------------------------------------------------------------- */
typedef struct partials {
  qn_rt *rt;
  double *p; /* non-overlapping, growing in magnitude */
  int64_t n, cap;
  double special, infinite; /* sums of the nans and infinities, and of the infinities alone */
} partials;

static int add_exact(partials *s, double x) {
  double original = x;
  int64_t i = 0;
  for (int64_t j = 0; j < s->n; j++) {
    double y = s->p[j];
    if (fabs(x) < fabs(y)) {
      double t = x;
      x = y;
      y = t;
    }
    volatile double hi = x + y, yr = hi - x;
    double lo = y - yr;
    if (lo != 0.0) s->p[i++] = lo;
    x = hi;
  }
  s->n = i;
  if (x == 0.0) return 0;
  if (!isfinite(x)) {
    if (isfinite(original)) return qn_raise(s->rt, QN_E_OverflowError, "intermediate overflow in fsum");
    if (isinf(original)) s->infinite += original;
    s->special += original;
    s->n = 0;
    return 0;
  }
  if (s->n == s->cap) {
    int64_t cap = s->cap ? s->cap * 2 : 32;
    double *grown = qn_realloc(s->rt->alloc, s->p, (size_t)s->cap * sizeof *grown, (size_t)cap * sizeof *grown);
    if (!grown) return qn_raise_memory(s->rt);
    s->p = grown;
    s->cap = cap;
  }
  s->p[s->n++] = x;
  return 0;
}

/* The partials rounded once, half to even. */
static double round_partials(const partials *s) {
  int64_t n = s->n;
  if (n == 0) return 0.0;
  double hi = s->p[--n], lo = 0.0;
  while (n > 0) {
    double x = hi, y = s->p[--n];
    hi = x + y;
    volatile double yr = hi - x;
    lo = y - yr;
    if (lo != 0.0) break;
  }
  if (n > 0 && ((lo < 0.0 && s->p[n - 1] < 0.0) || (lo > 0.0 && s->p[n - 1] > 0.0))) {
    double y = lo * 2.0;
    volatile double x = hi + y, yr = x - hi;
    if (y == yr) hi = x;
  }
  return hi;
}

MATH_FUNCTION(fsum) {
  qn_value a, it, x;
  double f;
  MATH_TRY(qn_args_parse(rt, args, "math.fsum", "seq/", &a));
  MATH_TRY(qn_iter(rt, a, &it));
  partials s = {.rt = rt};
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    r = qn_math_real(rt, x, &f);
    qn_release(rt, x);
    if (r == 0) r = add_exact(&s, f);
    if (r < 0) break;
  }
  qn_release(rt, it);
  if (r >= 0) {
    r = 0;
    if (s.special != 0.0 && isnan(s.infinite))
      r = qn_raise(rt, QN_E_ValueError, "-inf + inf in fsum");
    else
      *out = qn_float(s.special != 0.0 ? s.special : round_partials(&s));
  }
  qn_free(rt->alloc, s.p, (size_t)s.cap * sizeof *s.p);
  return r;
}

MATH_FUNCTION(prod) {
  qn_value a[2], it, x;
  MATH_TRY(qn_args_parse(rt, args, "math.prod", "iterable/|$start", a));
  MATH_TRY(qn_iter(rt, a[0], &it));
  qn_value total = a[1].tag == QN_UNSET ? qn_int(1) : qn_retained(a[1]);
  int r;
  while ((r = qn_next(rt, it, &x)) == 0) {
    qn_value next;
    r = qn_binary(rt, QN_MUL, total, x, &next);
    qn_release(rt, x);
    if (r < 0) break;
    qn_release(rt, total);
    total = next;
  }
  qn_release(rt, it);
  if (r < 0) return qn_release(rt, total), -1;
  return *out = total, 0;
}

/* --- lengths: CPython 3.11's vector_norm --------------------------------------------------------------------------------------------------- */
typedef struct split_sum { /* csum begins at 1.0, so that adding loses nothing that frac does not keep */
  double csum, frac1, frac2, frac3;
} split_sum;

static void add_to(double *csum, double *frac, double x) {
  double old = *csum;
  *csum += x;
  *frac += (old - *csum) + x;
}

static void split(double x, double *hi, double *lo) {
  double t = x * 134217729.0; /* 2**27 + 1 */
  *hi = t - (t - x);
  *lo = x - *hi;
}

static double scaled_norm(const double *v, int64_t n, int max_e) {
  split_sum s = {1.0, 0.0, 0.0, 0.0};
  double scale = ldexp(1.0, -max_e), hi, lo;
  for (int64_t i = 0; i < n; i++) {
    split(v[i] * scale, &hi, &lo);
    add_to(&s.csum, &s.frac1, hi * hi);
    add_to(&s.csum, &s.frac2, 2.0 * hi * lo);
    s.frac3 += lo * lo;
  }
  double h = sqrt(s.csum - 1.0 + (s.frac1 + s.frac2 + s.frac3));
  split(h, &hi, &lo);
  add_to(&s.csum, &s.frac1, -hi * hi);
  add_to(&s.csum, &s.frac2, -2.0 * hi * lo);
  add_to(&s.csum, &s.frac3, -lo * lo);
  double x = s.csum - 1.0 + (s.frac1 + s.frac2 + s.frac3);
  return (h + x / (2.0 * h)) / scale;
}

static double norm(const double *v, int64_t n) {
  double max = 0.0;
  bool nan = false;
  for (int64_t i = 0; i < n; i++) {
    nan = nan || isnan(v[i]);
    if (v[i] > max) max = v[i];
  }
  if (isinf(max)) return max;
  if (nan) return NAN;
  if (max == 0.0 || n <= 1) return max;
  int max_e;
  frexp(max, &max_e);
  if (max_e >= -1023) return scaled_norm(v, n, max_e);
  double csum = 1.0, frac = 0.0;
  for (int64_t i = 0; i < n; i++) add_to(&csum, &frac, (v[i] / max) * (v[i] / max));
  return max * sqrt(csum - 1.0 + frac);
}

static double *doubles(qn_rt *rt, int64_t n) {
  double *v = qn_alloc(rt->alloc, (size_t)n * sizeof *v);
  if (!v) qn_raise_memory(rt);
  return v;
}

MATH_FUNCTION(hypot) {
  int64_t n = args->npos;
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "math.hypot() takes no keyword arguments");
  double *v = doubles(rt, n);
  if (!v) return -1;
  int r = 0;
  for (int64_t i = 0; r == 0 && i < n; i++) {
    r = qn_math_real(rt, args->pos[i], &v[i]);
    if (r == 0) v[i] = fabs(v[i]);
  }
  if (r == 0) *out = qn_float(n == 2 ? qn_hypot(v[0], v[1]) : norm(v, n)); /* two: the kernels' function */
  qn_free(rt->alloc, v, (size_t)n * sizeof *v);
  return r;
}

static int point(qn_rt *rt, qn_value v, qn_value **items, int64_t *n) {
  return qn_items_of(rt, v, items, n);
}

MATH_FUNCTION(dist) {
  qn_value a[2], *p, *q;
  int64_t n, m;
  MATH_TRY(qn_args_parse(rt, args, "math.dist", "p q/", a));
  MATH_TRY(point(rt, a[0], &p, &n));
  if (point(rt, a[1], &q, &m) < 0) return qn_items_free(rt, p, n), -1;
  double *v = NULL, x, y;
  int r = n != m ? qn_raise(rt, QN_E_ValueError, "both points must have the same number of dimensions") : 0;
  if (r == 0 && !(v = doubles(rt, n))) r = -1;
  for (int64_t i = 0; r == 0 && i < n; i++) {
    if ((r = qn_math_real(rt, p[i], &x)) == 0 && (r = qn_math_real(rt, q[i], &y)) == 0) v[i] = fabs(x - y);
  }
  if (r == 0) *out = qn_float(norm(v, n));
  qn_free(rt->alloc, v, (size_t)n * sizeof *v);
  qn_items_free(rt, p, n);
  qn_items_free(rt, q, m);
  return r;
}

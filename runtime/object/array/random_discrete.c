/* random_discrete.c - distributions of integers. */
#include "runtime/object/array/random_dist.h"

#include <math.h>

/* log(gamma(x)) by Stirling's series (Zhang and Jin): its rounding is part of NumPy's streams. */
static double log_gamma(double x) {
  static const double a[10] = {8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04, 8.417508417508418e-04,
                               -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02, 1.796443723688307e-01, -1.39243221690590e+00};
  double at = x;
  int64_t n = 0;
  if (x == 1.0 || x == 2.0) return 0.0;
  if (x < 7.0) {
    n = (int64_t)(7 - x);
    at = x + (double)n;
  }
  double inv = 1.0 / at * (1.0 / at), s = a[9];
  for (int k = 8; k >= 0; k--) s = s * inv + a[k];
  double gl = s / at + 0.5 * 1.8378770664093453 + (at - 0.5) * log(at) - at;
  if (x < 7.0)
    for (int64_t k = 1; k <= n; k++) {
      gl -= log(at - 1.0);
      at -= 1.0;
    }
  return gl;
}

int64_t qn_dist_poisson(qn_random *r, double lam, qn_binomial *state) {
  if (lam == 0) return 0;
  if (lam < 10) {
    if (!state->made || state->p != lam) *state = (qn_binomial){.made = true, .p = lam, .limit = exp(-lam)};
    const double limit = state->limit;
    double product = 1.0;
    for (int64_t x = 0;; x++)
      if ((product *= qn_random_double(r)) <= limit || isnan(product)) return x;
  }
  /* transformed rejection (Hoermann 1993) */
  double slam = sqrt(lam), loglam = log(lam), b = 0.931 + 2.53 * slam, a = -0.059 + 0.02483 * b, inv_alpha = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    double u = qn_random_double(r) - 0.5, v = qn_random_double(r), us = 0.5 - fabs(u);
    int64_t k = (int64_t)floor((2 * a / us + b) * u + lam + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (log(v) + log(inv_alpha) - log(a / (us * us) + b) <= -lam + (double)k * loglam - log_gamma((double)k + 1)) return k;
  }
}

/* --- binomial --------------------------------------------------------------------------------------------------------------------- */
static int64_t inversion(qn_random *r, int64_t n, double p, qn_binomial *s) {
  if (!s->made || s->n != n || s->p != p) {
    *s = (qn_binomial){.made = true, .n = n, .p = p, .q = 1.0 - p};
    s->r = exp((double)n * log(s->q));
    s->c = (double)n * p;
    double bound = s->c + 10.0 * sqrt(s->c * s->q + 1);
    s->m = bound < (double)n ? (int64_t)bound : n;
  }
  int64_t x = 0;
  double px = s->r, u = qn_random_double(r);
  while (u > px) {
    if (++x > s->m) {
      x = 0;
      px = s->r;
      u = qn_random_double(r);
    } else {
      u -= px;
      px = ((double)(n - x + 1) * p * px) / ((double)x * s->q);
    }
  }
  return x;
}

static void btpe_setup(qn_binomial *s, int64_t n, double p) {
  double a, dn = (double)n;
  *s = (qn_binomial){.made = true, .n = n, .p = p, .r = p < 1.0 - p ? p : 1.0 - p};
  s->q = 1.0 - s->r;
  s->fm = dn * s->r + s->r;
  s->m = (int64_t)floor(s->fm);
  s->p1 = floor(2.195 * sqrt(dn * s->r * s->q) - 4.6 * s->q) + 0.5;
  s->xm = (double)s->m + 0.5;
  s->xl = s->xm - s->p1;
  s->xr = s->xm + s->p1;
  s->c = 0.134 + 20.5 / (15.3 + (double)s->m);
  a = (s->fm - s->xl) / (s->fm - s->xl * s->r);
  s->laml = a * (1.0 + a / 2.0);
  a = (s->xr - s->fm) / (s->xr * s->q);
  s->lamr = a * (1.0 + a / 2.0);
  s->p2 = s->p1 * (1.0 + 2.0 * s->c);
  s->p3 = s->p2 + s->c / s->laml;
  s->p4 = s->p3 + s->c / s->lamr;
}

static double stirling(double x) {
  double x2 = x * x;
  return (13680. - (462. - (132. - (99. - 140. / x2) / x2) / x2) / x2) / x / 166320.;
}

/* Is y taken, at height v? */
static bool btpe_accept(const qn_binomial *s, int64_t y, double v) {
  double nrq = (double)s->n * s->r * s->q;
  int64_t k = y > s->m ? y - s->m : s->m - y;
  double dk = (double)k;
  if (k <= 20 || dk >= nrq / 2.0 - 1) { /* the probability by its recursion */
    double t = s->r / s->q, a = t * (double)(s->n + 1), f = 1.0;
    for (int64_t i = s->m + 1; i <= y; i++) f *= a / (double)i - t;
    for (int64_t i = y + 1; i <= s->m; i++) f /= a / (double)i - t;
    return v <= f;
  }
  double rho = dk / nrq * ((dk * (dk / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5), t = (double)(-k * k) / (2 * nrq), a = log(v);
  if (a < t - rho) return true;
  if (a > t + rho) return false;
  double x1 = (double)(y + 1), f1 = (double)(s->m + 1), z = (double)(s->n + 1 - s->m), w = (double)(s->n - y + 1);
  return !(a > s->xm * log(f1 / x1) + ((double)(s->n - s->m) + 0.5) * log(z / w) + (double)(y - s->m) * log(w * s->r / (x1 * s->q)) + stirling(f1) + stirling(z) +
                   stirling(x1) + stirling(w));
}

/* Kachitvichyanukul and Schmeiser's BTPE: a triangle, two parallelograms, two exponential tails. */
static int64_t btpe(qn_random *r, int64_t n, double p, qn_binomial *s) {
  int64_t y;
  if (!s->made || s->n != n || s->p != p) btpe_setup(s, n, p);
  for (;;) {
    double u = qn_random_double(r) * s->p4, v = qn_random_double(r);
    if (u <= s->p1) {
      y = (int64_t)floor(s->xm - s->p1 * v + u);
      break;
    }
    if (u <= s->p2) {
      double x = s->xl + (u - s->p1) / s->c;
      v = v * s->c + 1.0 - fabs((double)s->m - x + 0.5) / s->p1;
      if (v > 1.0) continue;
      y = (int64_t)floor(x);
    } else if (u <= s->p3) {
      if (v == 0.0) continue;
      y = (int64_t)floor(s->xl + log(v) / s->laml);
      if (y < 0) continue;
      v = v * (u - s->p2) * s->laml;
    } else {
      if (v == 0.0) continue;
      y = (int64_t)floor(s->xr - log(v) / s->lamr);
      if (y > n) continue;
      v = v * (u - s->p3) * s->lamr;
    }
    if (btpe_accept(s, y, v)) break;
  }
  return p > 0.5 ? n - y : y;
}

static int64_t binomial(qn_random *r, int64_t n, double p, qn_binomial *s) {
  if (p <= 0.5) return p * (double)n <= 30.0 ? inversion(r, n, p, s) : btpe(r, n, p, s);
  double q = 1.0 - p;
  return n - (q * (double)n <= 30.0 ? inversion(r, n, q, s) : btpe(r, n, q, s));
}
int64_t qn_dist_modern_binomial(qn_random *r, int64_t n, double p, qn_binomial *state) { return n == 0 || p == 0.0 ? 0 : binomial(r, n, p, state); }
int64_t qn_dist_binomial(qn_random *r, int64_t n, double p, qn_binomial *state) {
  return r->modern ? qn_dist_modern_binomial(r, n, p, state) : binomial(r, n, p, state);
}

int64_t qn_dist_negative_binomial(qn_random *r, double n, double p) { return qn_dist_poisson(r, (1 - p) / p * qn_dist_standard_gamma(r, n), &(qn_binomial){.made = false}); }

/* --- geometric, logarithmic, zeta --------------------------------------------------------------------------------------------------- */
int64_t qn_dist_geometric(qn_random *r, double p) {
  if (p < 0.333333333333333333333333) {
    double z = r->modern ? ceil(-qn_random_exponential(r) / log1p(-p)) : ceil(log(1.0 - qn_random_double(r)) / log(1.0 - p));
    return z >= 9.223372036854776e+18 ? INT64_MAX : (int64_t)z;
  }
  int64_t x = 1;
  double sum = p, product = p, q = 1.0 - p, u = qn_random_double(r);
  while (u > sum) {
    product *= q;
    sum += product;
    x++;
  }
  return x;
}

int64_t qn_dist_logseries(qn_random *r, double p) {
  double s = r->modern ? log1p(-p) : log(1.0 - p);
  for (;;) {
    double v = qn_random_double(r);
    if (v >= p) return 1;
    double u = qn_random_double(r), q = r->modern ? -expm1(s * u) : 1.0 - exp(s * u);
    if (v <= q * q) {
      int64_t x = (int64_t)floor(1 + log(v) / log(q));
      if (x < 1 || v == 0.0) continue;
      return x;
    }
    return v >= q ? 1 : 2;
  }
}

int64_t qn_dist_zipf(qn_random *r, double a) {
  if (r->modern && a >= 1025) return 1;
  double am1 = a - 1.0, b = pow(2.0, am1), least = r->modern ? pow(9223372036854775807.0, -am1) : 0;
  for (;;) {
    double u0 = qn_random_double(r), u = r->modern ? u0 * least + (1 - u0) : 1.0 - u0, v = qn_random_double(r), x = floor(pow(u, -1.0 / am1));
    if (!(x <= 9223372036854775807.0) || x < 1.0) continue;
    double t = pow(1.0 + 1.0 / x, am1);
    if (v * x * (t - 1.0) / (b - 1.0) <= t / b) return x >= 9223372036854775807.0 ? INT64_MAX : (int64_t)x;
  }
}

/* --- hypergeometric ------------------------------------------------------------------------------------------------------------------- */
static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

static int64_t by_picking(qn_random *r, int64_t good, int64_t bad, int64_t sample) {
  int64_t total = good + bad, left = sample > total / 2 ? total - sample : sample, rest = total, good_left = good;
  while (left > 0 && good_left > 0 && rest > good_left) {
    rest--;
    if ((int64_t)qn_random_interval(r, (uint64_t)rest) < good_left) good_left--;
    left--;
  }
  if (rest == good_left) good_left -= left;
  return sample > total / 2 ? good_left : good - good_left;
}
static int64_t by_picking_legacy(qn_random *r, int64_t good, int64_t bad, int64_t sample) {
  int64_t d1 = bad + good - sample, k = sample, z;
  double d2 = (double)least(bad, good), y = d2;
  while (y > 0.0) {
    double u = qn_random_double(r);
    y -= floor(u + y / (double)(d1 + k));
    if (--k == 0) break;
  }
  z = (int64_t)(d2 - y);
  return good > bad ? sample - z : z;
}

/* log(k!): exact to rounding for small k, as NumPy's table has it. */
static double log_factorial(int64_t k) {
  if (k < 126) {
    long double s = 0;
    for (int64_t i = 2; i <= k; i++) s += logl((long double)i);
    return (double)s;
  }
  double x = (double)k;
  return (x + 0.5) * log(x) - x + (0.91893853320467274178 + (1.0 / x) * (1 / 12.0 - (1 / (x * x)) * (1 / 360.0)));
}
static double log_ways(bool modern, int64_t k, int64_t most, int64_t fewest, int64_t sample) {
  if (modern) return log_factorial(k) + log_factorial(fewest - k) + log_factorial(sample - k) + log_factorial(most - sample + k);
  return log_gamma((double)(k + 1)) + log_gamma((double)(fewest - k + 1)) + log_gamma((double)(sample - k + 1)) + log_gamma((double)(most - sample + k + 1));
}

/* Stadlober's ratio of uniforms, HRUA. */
static int64_t by_ratio(qn_random *r, int64_t good, int64_t bad, int64_t sample) {
  int64_t fewest = least(good, bad), most = good + bad - fewest, total = good + bad, m = least(sample, total - sample), k;
  double p = (double)fewest / (double)total, q = r->modern ? (double)most / (double)total : 1.0 - p, dm = (double)m, a = dm * p + 0.5;
  double c = r->modern ? sqrt((double)(total - m) * dm * p * q / (double)(total - 1) + 0.5)
                    : sqrt((double)(total - m) * (double)sample * p * q / (double)(total - 1) + 0.5);
  double h = 1.7155277699214135 * c + 0.8989161620588988;
  int64_t mode = (int64_t)floor((double)(m + 1) * (double)(fewest + 1) / (double)(total + 2));
  double g = log_ways(r->modern, mode, most, fewest, m), far = floor(a + 16 * c), bound = (double)least(m, fewest) + 1.0;
  if (far < bound) bound = far;
  for (;;) {
    double u = qn_random_double(r), v = qn_random_double(r), x = a + h * (v - 0.5) / u;
    if (x < 0.0 || x >= bound) continue;
    k = (int64_t)floor(x);
    double t = g - log_ways(r->modern, k, most, fewest, m);
    if (u * (4.0 - u) - 3.0 <= t) break;
    if (u * (u - t) >= 1) continue;
    if (2.0 * log(u) <= t) break;
  }
  if (good > bad) k = m - k;
  return m < sample ? good - k : k;
}

int64_t qn_dist_hypergeometric(qn_random *r, int64_t good, int64_t bad, int64_t sample) {
  if (r->modern) return sample >= 10 && sample <= good + bad - 10 ? by_ratio(r, good, bad, sample) : by_picking(r, good, bad, sample);
  return sample > 10 ? by_ratio(r, good, bad, sample) : sample > 0 ? by_picking_legacy(r, good, bad, sample) : 0;
}

/* random_dist.c - the distributions of random.def, drawing as NumPy's legacy generator and Python's random module do, so that
 * a seed gives the numbers that Numba gives. Methods: polar (normal), Cheng 1977 and Ahrens-Dieter GS (gamma), inversion and
 * BTPE (binomial, Kachitvichyanukul and Schmeiser 1988), Knuth and PTRS (Poisson, Hoermann 1993), Best-Fisher (von Mises). */
#include <math.h>

#include "runtime/kernel/random.h"
#include "runtime/math/math.h"

typedef struct draw {
  qn_kctx *ctx;
  qn_mt *m;
  bool failed;
} draw;

static double uniform(draw *d) { return qn_mt_double(d->m); }
static double normal(draw *d) { return qn_mt_gauss(d->m); }
static double fail(draw *d, const char *message) {
  if (!d->failed) qn_k_error(d->ctx, "ValueError", "%s", message);
  d->failed = true;
  return 0.0;
}
static bool cancelled(draw *d) {
  if (!*d->ctx->cancel) return false;
  if (!d->failed) qn_k_error(d->ctx, "KeyboardInterrupt", "%s", "");
  return d->failed = true;
}

static double gamma_small(draw *d, double alpha) {
  double b = (M_E + alpha) / M_E, x;
  for (;;) {
    double p = b * uniform(d);
    x = p <= 1.0 ? qn_pow(p, 1.0 / alpha) : -qn_log((b - p) / alpha);
    double u = uniform(d);
    if (p > 1.0 ? u <= qn_pow(x, alpha - 1.0) : u <= qn_exp(-x)) return x;
    if (cancelled(d)) return 0.0;
  }
}

static double gamma_large(draw *d, double alpha) {
  double magic = 1.0 + qn_log(4.5), a = qn_sqrt(2.0 * alpha - 1.0), b = alpha - qn_log(4.0), c = alpha + a;
  for (;;) {
    double u = uniform(d);
    if (!(1e-7 < u && u < .9999999)) {
      if (cancelled(d)) return 0.0;
      continue;
    }
    double w = 1.0 - uniform(d), v = qn_log(u / (1.0 - u)) / a, x = alpha * qn_exp(v), z = u * u * w, r = b + c * v - x;
    if (r + magic - 4.5 * z >= 0.0 || r >= qn_log(z)) return x;
    if (cancelled(d)) return 0.0;
  }
}

static double gamma_of(draw *d, double alpha, double beta) {
  if (!(alpha > 0.0) || !(beta > 0.0)) return fail(d, "gammavariate: alpha and beta must be > 0.0");
  if (alpha == 1.0) return -qn_log(1.0 - uniform(d)) * beta;
  return (alpha > 1.0 ? gamma_large(d, alpha) : gamma_small(d, alpha)) * beta;
}

static double beta_of(draw *d, double a, double b) {
  double y = gamma_of(d, a, 1.0);
  return y == 0.0 ? 0.0 : y / (y + gamma_of(d, b, 1.0));
}

static double chisquare(draw *d, double df) { return 2.0 * gamma_of(d, df / 2.0, 1.0); }

static double vonmises(draw *d, double mu, double kappa) {
  if (kappa <= 1e-6) return 2.0 * M_PI * uniform(d);
  double s = 0.5 / kappa, r = s + qn_sqrt(1.0 + s * s), z;
  for (;;) {
    z = qn_cos(M_PI * uniform(d));
    double e = z / (r + z), u = uniform(d);
    if (u < 1.0 - e * e || u <= (1.0 - e) * qn_exp(e)) break;
    if (cancelled(d)) return 0.0;
  }
  double q = 1.0 / r, f = (q + z) / (1.0 + q * z), turn = qn_acos(f);
  return qn_py_mod(uniform(d) > 0.5 ? mu + turn : mu - turn, 2.0 * M_PI);
}

static double triangular(draw *d, double low, double mode, double high) {
  if (high == low) return low;
  double u = uniform(d), c = (mode - low) / (high - low);
  if (u > c) {
    u = 1.0 - u, c = 1.0 - c;
    double t = low;
    low = high, high = t;
  }
  return low + (high - low) * qn_sqrt(u * c);
}

static double log_gamma(double x) {
  static const double a[] = {8.333333333333333e-02,  -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
                             8.417508417508418e-04,  -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
                             1.796443723688307e-01,  -1.39243221690590e+00};
  if (x == 1.0 || x == 2.0) return 0.0;
  int64_t n = x <= 7.0 ? (int64_t)(7 - x) : 0;
  double at = x + (double)n, inverse = 1.0 / (at * at), sum = a[9];
  for (int k = 8; k >= 0; k--) sum = sum * inverse + a[k];
  double r = sum / at + 0.5 * qn_log(2 * M_PI) + (at - 0.5) * qn_log(at) - at;
  for (int64_t k = 0; k < n; k++) {
    r -= qn_log(at - 1.0);
    at -= 1.0;
  }
  return r;
}

/* --- whole numbers ---------------------------------------------------------------------------------------------------- */
static int64_t poisson_large(draw *d, double lam) {
  double root = qn_sqrt(lam), loglam = qn_log(lam), b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b;
  double inv = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    double u = uniform(d) - 0.5, v = uniform(d), us = 0.5 - fabs(u);
    double at = floor((2 * a / us + b) * u + lam + 0.43);
    int64_t k = at >= 9e18 ? INT64_MAX : (int64_t)at;
    if (us >= 0.07 && v <= vr) return k;
    if (cancelled(d)) return 0;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (qn_log(v) + qn_log(inv) - qn_log(a / (us * us) + b) <= -lam + (double)k * loglam - log_gamma((double)k + 1)) return k;
  }
}

static int64_t poisson(draw *d, double lam) {
  if (!(lam >= 0.0)) return (int64_t)fail(d, "poisson(): lambda < 0");
  if (lam >= 1e18) return (int64_t)fail(d, "poisson(): lambda is too large");
  if (lam >= 10.0) return poisson_large(d, lam);
  if (lam == 0.0) return 0;
  double limit = qn_exp(-lam), product = 1.0;
  for (int64_t x = 0;; x++) {
    product *= uniform(d);
    if (product <= limit) return x;
  }
}

static double stirling(double f) {
  double g = f * f;
  return (13680. - (462. - (132. - (99. - 140. / g) / g) / g) / g) / f / 166320.;
}

typedef struct btpe {
  double n, r, q, nrq, xm;
  int64_t m;
} btpe;

/* Is y taken, with the height v? (steps 50 to 52 of the paper) */
static bool btpe_accepts(const btpe *t, int64_t y, double v) {
  int64_t k = y > t->m ? y - t->m : t->m - y;
  if (k > 20 && (double)k < t->nrq / 2.0 - 1) {
    double kd = (double)k, m = (double)t->m, yd = (double)y;
    double rho = (kd / t->nrq) * ((kd * (kd / 3.0 + 0.625) + 0.16666666666666666) / t->nrq + 0.5);
    double mid = -kd * kd / (2 * t->nrq), a = qn_log(v);
    if (a < mid - rho) return true;
    if (a > mid + rho) return false;
    double x1 = yd + 1, f1 = m + 1, z = t->n + 1 - m, w = t->n - yd + 1;
    return !(a > t->xm * qn_log(f1 / x1) + (t->n - m + 0.5) * qn_log(z / w) + (yd - m) * qn_log(w * t->r / (x1 * t->q)) +
                     stirling(f1) + stirling(z) + stirling(x1) + stirling(w));
  }
  double s = t->r / t->q, a = s * (t->n + 1), f = 1.0;
  for (int64_t i = t->m + 1; i <= y; i++) f *= a / (double)i - s;
  for (int64_t i = y + 1; i <= t->m; i++) f /= a / (double)i - s;
  return !(v > f);
}

static int64_t binomial_btpe(draw *d, double n, double r) {
  btpe t = {.n = n, .r = r, .q = 1.0 - r};
  double fm = n * r + r;
  t.m = (int64_t)floor(fm);
  t.nrq = n * r * t.q;
  double p1 = floor(2.195 * qn_sqrt(n * r * t.q) - 4.6 * t.q) + 0.5;
  t.xm = (double)t.m + 0.5;
  double xl = t.xm - p1, xr = t.xm + p1, c = 0.134 + 20.5 / (15.3 + (double)t.m);
  double a = (fm - xl) / (fm - xl * r), left = a * (1.0 + a / 2.0);
  a = (xr - fm) / (xr * t.q);
  double right = a * (1.0 + a / 2.0), p2 = p1 * (1.0 + 2.0 * c), p3 = p2 + c / left, p4 = p3 + c / right;
  for (;;) {
    double u = uniform(d) * p4, v = uniform(d);
    int64_t y;
    if (cancelled(d)) return 0;
    if (u <= p1) return (int64_t)floor(t.xm - p1 * v + u);
    if (u <= p2) {
      double x = xl + (u - p1) / c;
      v = v * c + 1.0 - fabs((double)t.m - x + 0.5) / p1;
      if (v > 1.0) continue;
      y = (int64_t)floor(x);
    } else if (u <= p3) {
      if (v == 0.0) continue;
      y = (int64_t)floor(xl + qn_log(v) / left);
      if (y < 0) continue;
      v = v * (u - p2) * left;
    } else {
      if (v == 0.0) continue;
      y = (int64_t)floor(xr - qn_log(v) / right);
      if ((double)y > n) continue;
      v = v * (u - p3) * right;
    }
    if (btpe_accepts(&t, y, v)) return y;
  }
}

static int64_t binomial(draw *d, double trials, double p) {
  int64_t n = fabs(trials) < 9e18 ? (int64_t)trials : -1;
  if (n < 0) return (int64_t)fail(d, "binomial(): n <= 0");
  if (!(p >= 0.0 && p <= 1.0)) return (int64_t)fail(d, "binomial(): p outside of [0, 1]");
  if (p == 0.0) return 0;
  if (p == 1.0) return n;
  bool flipped = p > 0.5;
  if (flipped) p = 1.0 - p;
  double q = 1.0 - p, mean = (double)n * p;
  if (mean > 30.0) {
    int64_t x = binomial_btpe(d, (double)n, p);
    return flipped ? n - x : x;
  }
  int64_t rounds = 1, total = 0;
  double qn = qn_k_powi_f(q, n);
  while (qn <= 1e-308 && n > 3) { /* underflow: in parts */
    rounds <<= 2, n >>= 2;
    qn = qn_k_powi_f(q, n);
  }
  double bound = mean + 10.0 * qn_sqrt(mean * q + 1);
  if ((double)n < bound) bound = (double)n;
  while (rounds > 0 && !cancelled(d)) {
    double u = uniform(d), px = qn;
    for (int64_t x = 0; (double)x <= bound;) {
      if (u <= px) {
        total += flipped ? n - x : x;
        rounds--;
        break;
      }
      u -= px;
      x++;
      px = ((double)(n - x + 1) * p * px) / ((double)x * q);
    }
  }
  return total;
}

static int64_t geometric(draw *d, double p) {
  if (!(p > 0.0 && p <= 1.0)) return (int64_t)fail(d, "geometric(): p outside of (0, 1]");
  double q = 1.0 - p;
  if (p < 0.333333333333333333333333) return (int64_t)ceil(qn_log(1.0 - uniform(d)) / qn_log(q));
  int64_t x = 1;
  double sum = p, product = p, u = uniform(d);
  while (u > sum && product > 0.0) {
    product *= q;
    sum += product;
    x++;
  }
  return x;
}

static int64_t hypergeometric(draw *d, double good, double bad, double sample) {
  if (!(fabs(good) < 9e15 && fabs(bad) < 9e15 && fabs(sample) < 9e15))
    return (int64_t)fail(d, "hypergeometric(): arguments are too large");
  double d1 = trunc(bad) + trunc(good) - trunc(sample), d2 = good < bad ? good : bad, y = d2;
  for (int64_t k = (int64_t)sample; y > 0.0 && k > 0; k--) {
    y -= floor(uniform(d) + y / (d1 + (double)k));
    if ((k & 0xffff) == 0 && cancelled(d)) return 0;
  }
  int64_t z = (int64_t)(d2 - y);
  return good > bad ? (int64_t)sample - z : z;
}

static int64_t logseries(draw *d, double p) {
  if (!(p > 0.0 && p <= 1.0)) return (int64_t)fail(d, "logseries(): p outside of (0, 1]");
  double r = qn_log(1.0 - p), v = uniform(d);
  if (v >= p) return 1;
  double q = 1.0 - qn_exp(r * uniform(d));
  if (v <= q * q) {
    double x = 1.0 + qn_log(v) / qn_log(q);
    return x < 9e18 ? (int64_t)x : INT64_MAX;
  }
  return v >= q ? 1 : 2;
}

static int64_t negative_binomial(draw *d, double n, double p) {
  if (!(n > 0)) return (int64_t)fail(d, "negative_binomial(): n <= 0");
  if (!(p >= 0.0 && p <= 1.0)) return (int64_t)fail(d, "negative_binomial(): p outside of [0, 1]");
  double y = gamma_of(d, n, (1.0 - p) / p);
  return d->failed ? 0 : poisson(d, y);
}

static int64_t zipf(draw *d, double a) {
  if (!(a > 1.0)) return (int64_t)fail(d, "zipf(): a <= 1");
  double am1 = a - 1.0, b = qn_pow(2.0, am1);
  for (;;) {
    double u = 1.0 - uniform(d), v = uniform(d), x = floor(qn_pow(u, -1.0 / am1));
    if (cancelled(d)) return 0;
    if (!(x >= 1.0 && x < 9223372036854775807.0)) continue;
    double t = qn_pow(1.0 + 1.0 / x, am1);
    if (v * x * (t - 1.0) / (b - 1.0) <= t / b) return (int64_t)x;
  }
}

/* --- the rest of the real ones ------------------------------------------------------------------------------------------- */
static double exponential(draw *d) { return -qn_log(1.0 - uniform(d)); }

static double laplace(draw *d, double loc, double scale) {
  double u = uniform(d);
  return u < 0.5 ? loc + scale * qn_log(u + u) : loc - scale * qn_log(2.0 - u - u);
}

static double wald(draw *d, double mean, double scale) {
  if (!(mean > 0.0)) return fail(d, "wald(): mean <= 0");
  if (!(scale > 0.0)) return fail(d, "wald(): scale <= 0");
  double half = mean / (2.0 * scale), y = normal(d);
  y = mean * y * y;
  double x = mean + half * (y - qn_sqrt(4 * scale * y + y * y)), u = uniform(d);
  return u <= mean / (mean + x) ? x : mean * mean / x;
}

static double noncentral_chisquare(draw *d, double df, double nonc) {
  if (df <= 0) return fail(d, "df <= 0");
  if (nonc < 0) return fail(d, "nonc < 0");
  if (isnan(nonc)) return nonc;
  if (df > 1) {
    double chi = chisquare(d, df - 1), n = normal(d) + qn_sqrt(nonc);
    return chi + n * n;
  }
  int64_t i = poisson(d, nonc / 2.0);
  return d->failed ? 0.0 : chisquare(d, df + 2 * (double)i);
}

static double real_of(draw *d, int32_t id, const double p[3]) {
  double a = p[0], b = p[1], x, y;
  switch (id) {
    case QN_RND_UNIFORM:
    case QN_RND_PY_UNIFORM: return a + (b - a) * uniform(d);
    case QN_RND_STANDARD_NORMAL: return normal(d);
    case QN_RND_NORMAL:
    case QN_RND_PY_GAUSS:
    case QN_RND_PY_NORMALVARIATE: return a + b * normal(d);
    case QN_RND_TRIANGULAR: return triangular(d, a, b, p[2]);
    case QN_RND_PY_TRIANGULAR: return triangular(d, a, p[2], b);
    case QN_RND_STANDARD_GAMMA: return gamma_of(d, a, 1.0);
    case QN_RND_GAMMA:
    case QN_RND_PY_GAMMAVARIATE: return gamma_of(d, a, b);
    case QN_RND_BETA:
    case QN_RND_PY_BETAVARIATE: return beta_of(d, a, b);
    case QN_RND_STANDARD_EXPONENTIAL: return exponential(d);
    case QN_RND_EXPONENTIAL: return exponential(d) * a;
    case QN_RND_PY_EXPOVARIATE: return exponential(d) / a;
    case QN_RND_LOGNORMAL:
    case QN_RND_PY_LOGNORMVARIATE: return qn_exp(a + b * normal(d));
    case QN_RND_PARETO: return 1.0 / qn_pow(1.0 - uniform(d), 1.0 / a) - 1;
    case QN_RND_PY_PARETOVARIATE: return 1.0 / qn_pow(1.0 - uniform(d), 1.0 / a);
    case QN_RND_WEIBULL: return qn_pow(exponential(d), 1.0 / a);
    case QN_RND_PY_WEIBULLVARIATE: return a * qn_pow(exponential(d), 1.0 / b);
    case QN_RND_VONMISES:
    case QN_RND_PY_VONMISESVARIATE: return vonmises(d, a, b);
    case QN_RND_CHISQUARE: return chisquare(d, a);
    case QN_RND_NONCENTRAL_CHISQUARE: return noncentral_chisquare(d, a, b);
    case QN_RND_F:
      x = chisquare(d, a) * b;
      y = chisquare(d, b) * a;
      return x / y;
    case QN_RND_GUMBEL: return a - b * qn_log(-qn_log(1.0 - uniform(d)));
    case QN_RND_LAPLACE: return laplace(d, a, b);
    case QN_RND_LOGISTIC:
      x = uniform(d);
      return a + b * qn_log(x / (1.0 - x));
    case QN_RND_POWER:
      if (!(a > 0.0)) return fail(d, "power(): a <= 0");
      return qn_pow(1 - qn_exp(-exponential(d)), 1. / a);
    case QN_RND_RAYLEIGH:
      if (!(a > 0.0)) return fail(d, "rayleigh(): scale <= 0");
      return a * qn_sqrt(-2.0 * qn_log(1.0 - uniform(d)));
    case QN_RND_STANDARD_CAUCHY:
      x = normal(d);
      return x / normal(d);
    case QN_RND_STANDARD_T:
      x = normal(d);
      y = gamma_of(d, a / 2.0, 1.0);
      return qn_sqrt(a / 2.0) * x / qn_sqrt(y);
    case QN_RND_WALD: return wald(d, a, b);
    default: return uniform(d); /* random() and its names */
  }
}

int32_t qn_mt_draw(qn_kctx *ctx, qn_mt *m, int32_t id, const double p[3], double *real, int64_t *whole) {
  draw d = {ctx, m, false};
  switch (id) {
    case QN_RND_BINOMIAL: *whole = binomial(&d, p[0], p[1]); break;
    case QN_RND_GEOMETRIC: *whole = geometric(&d, p[0]); break;
    case QN_RND_HYPERGEOMETRIC: *whole = hypergeometric(&d, p[0], p[1], p[2]); break;
    case QN_RND_LOGSERIES: *whole = logseries(&d, p[0]); break;
    case QN_RND_NEGATIVE_BINOMIAL: *whole = negative_binomial(&d, p[0], p[1]); break;
    case QN_RND_POISSON: *whole = poisson(&d, p[0]); break;
    case QN_RND_ZIPF: *whole = zipf(&d, p[0]); break;
    default: *real = real_of(&d, id, p);
  }
  return d.failed;
}

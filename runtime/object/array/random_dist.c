/* random_dist.c - continuous distributions, and the discrete ones but for the binomial and the hypergeometric
 * (random_discrete.c). What the two families do not share is in an `if (r->modern)`. */
#include "runtime/object/array/random_dist.h"

#include <math.h>

static const double PI = 3.14159265358979323846;

double qn_dist_standard_gamma(qn_random *r, double shape) {
  if (shape == 1.0) return qn_random_exponential(r);
  if (shape == 0.0) return 0.0;
  if (shape < 1.0) {
    for (;;) {
      double u = qn_random_double(r), v = qn_random_exponential(r);
      if (u <= 1.0 - shape) {
        double x = pow(u, 1. / shape);
        if (x <= v) return x;
      } else {
        double y = -log((1 - u) / shape), x = pow(1.0 - shape + shape * y, 1. / shape);
        if (x <= v + y) return x;
      }
    }
  }
  double b = shape - 1. / 3., c = 1. / sqrt(9 * b);
  for (;;) { /* Marsaglia and Tsang */
    double x, v;
    do {
      x = qn_random_gauss(r);
      v = 1.0 + c * x;
    } while (v <= 0.0);
    v = v * v * v;
    double u = qn_random_double(r);
    if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5 * x * x + b * (1. - v + log(v))) return b * v;
  }
}

double qn_dist_beta(qn_random *r, double a, double b) {
  if (a > 1.0 || b > 1.0) {
    double x = qn_dist_standard_gamma(r, a), y = qn_dist_standard_gamma(r, b);
    return x / (x + y);
  }
  if (r->modern && a < 3e-103 && b < 3e-103) return (a + b) * qn_random_double(r) < a;
  for (;;) { /* Joehnk */
    double u = qn_random_double(r), v = qn_random_double(r), x = pow(u, 1.0 / a), y = pow(v, 1.0 / b), sum = x + y;
    if (sum > 1.0 || (r->modern && u + v <= 0.0)) continue;
    if (sum > 0) return x / sum;
    double lx = log(u) / a, ly = log(v) / b, most = lx > ly ? lx : ly;
    lx -= most, ly -= most;
    return exp(lx - log(exp(lx) + exp(ly)));
  }
}

double qn_dist_chisquare(qn_random *r, double df) { return 2.0 * qn_dist_standard_gamma(r, df / 2.0); }

double qn_dist_noncentral_chisquare(qn_random *r, double df, double nonc) {
  if (r->modern && isnan(nonc)) return nonc;
  if (nonc == 0) return qn_dist_chisquare(r, df);
  if (df > 1) {
    double chi2 = qn_dist_chisquare(r, df - 1), n = qn_random_gauss(r) + sqrt(nonc);
    return chi2 + n * n;
  }
  int64_t i = qn_dist_poisson(r, nonc / 2.0, &(qn_binomial){.made = false});
  double x = qn_dist_chisquare(r, df + 2 * (double)i);
  return isnan(nonc) ? nonc : x;
}

double qn_dist_f(qn_random *r, double dfnum, double dfden) {
  double x = qn_dist_chisquare(r, dfnum) * dfden;
  return x / (qn_dist_chisquare(r, dfden) * dfnum);
}
double qn_dist_noncentral_f(qn_random *r, double dfnum, double dfden, double nonc) {
  double t = qn_dist_noncentral_chisquare(r, dfnum, nonc) * dfden;
  return t / (qn_dist_chisquare(r, dfden) * dfnum);
}
double qn_dist_standard_t(qn_random *r, double df) {
  double num = qn_random_gauss(r), den = qn_dist_standard_gamma(r, df / 2);
  return sqrt(df / 2) * num / sqrt(den);
}

double qn_dist_vonmises(qn_random *r, double mu, double kappa) {
  double s, w;
  if (isnan(kappa)) return kappa;
  if (kappa < 1e-8) return PI * (2 * qn_random_double(r) - 1);
  if (kappa < 1e-5) {
    s = 1. / kappa + kappa;
  } else if (r->modern && kappa > 1e6) { /* a normal distribution around the circle */
    double x = mu + sqrt(1. / kappa) * qn_random_gauss(r);
    return x < -PI ? x + 2 * PI : x > PI ? x - 2 * PI : x;
  } else {
    double t = 1 + sqrt(1 + 4 * kappa * kappa), rho = (t - sqrt(2 * t)) / (2 * kappa);
    s = (1 + rho * rho) / (2 * rho);
  }
  for (;;) {
    double z = cos(PI * qn_random_double(r));
    w = (1 + s * z) / (s + z);
    double y = kappa * (s - w), v = qn_random_double(r);
    if (y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0) break;
  }
  double u = qn_random_double(r), x = acos(w);
  if (u < 0.5) x = -x;
  x += mu;
  double mod = fmod(fabs(x) + PI, 2 * PI) - PI;
  return x < 0 ? -mod : mod;
}

double qn_dist_wald(qn_random *r, double mean, double scale) {
  double x, y = qn_random_gauss(r);
  y = mean * y * y;
  if (r->modern) x = mean * (1 - 2 / (1 + sqrt(1 + 4 * scale / y)));
  else x = mean + mean / (2 * scale) * (y - sqrt(4 * scale * y + y * y));
  return qn_random_double(r) <= mean / (mean + x) ? x : mean * mean / x;
}

double qn_dist_triangular(qn_random *r, double left, double mode, double right) {
  double base = right - left, ratio = (mode - left) / base, lower = (mode - left) * base, upper = (right - mode) * base, u = qn_random_double(r);
  return u <= ratio ? left + sqrt(u * lower) : right - sqrt((1.0 - u) * upper);
}

double qn_dist_pareto(qn_random *r, double a) {
  double e = qn_random_exponential(r);
  return r->modern ? expm1(e / a) : exp(e / a) - 1;
}
double qn_dist_power(qn_random *r, double a) {
  double e = qn_random_exponential(r);
  return r->modern ? pow(-expm1(-e), 1. / a) : pow(1 - exp(-e), 1. / a);
}
double qn_dist_rayleigh(qn_random *r, double scale) {
  if (r->modern) return scale * sqrt(2.0 * qn_random_exponential(r));
  return scale * sqrt(-2.0 * log(1.0 - qn_random_double(r)));
}

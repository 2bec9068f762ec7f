/* random_dist.h - distributions over a stream: NumPy's algorithms, so its numbers, of both families: RandomState's (r->modern false)
 * and Generator's. Parameters are checked by the caller. Sources: numpy/random/src/distributions and src/legacy (BSD-3-Clause). */
#ifndef QN_ARRAY_RANDOM_DIST_H
#define QN_ARRAY_RANDOM_DIST_H

#include "runtime/object/array/random.h"

/* What a run of draws with the same parameters keeps, of a binomial, or lam (p) and exp(-lam) of Poisson. Zero it before the first. */
typedef struct qn_binomial {
  bool made;
  double limit;
  int64_t n;
  double p;
  double r, q, fm, p1, xm, xl, xr, c, laml, lamr, p2, p3, p4;
  int64_t m;
} qn_binomial;

double qn_dist_standard_gamma(qn_random *r, double shape);
double qn_dist_beta(qn_random *r, double a, double b);
double qn_dist_chisquare(qn_random *r, double df);
double qn_dist_noncentral_chisquare(qn_random *r, double df, double nonc);
double qn_dist_f(qn_random *r, double dfnum, double dfden);
double qn_dist_noncentral_f(qn_random *r, double dfnum, double dfden, double nonc);
double qn_dist_standard_t(qn_random *r, double df);
double qn_dist_vonmises(qn_random *r, double mu, double kappa);
double qn_dist_wald(qn_random *r, double mean, double scale);
double qn_dist_triangular(qn_random *r, double left, double mode, double right);
double qn_dist_pareto(qn_random *r, double a);
double qn_dist_power(qn_random *r, double a);
double qn_dist_rayleigh(qn_random *r, double scale);

int64_t qn_dist_poisson(qn_random *r, double lam, qn_binomial *state);
int64_t qn_dist_binomial(qn_random *r, int64_t n, double p, qn_binomial *state);
int64_t qn_dist_modern_binomial(qn_random *r, int64_t n, double p, qn_binomial *state); /* of both families' multinomial */
int64_t qn_dist_negative_binomial(qn_random *r, double n, double p);
int64_t qn_dist_geometric(qn_random *r, double p);
int64_t qn_dist_logseries(qn_random *r, double p);
int64_t qn_dist_zipf(qn_random *r, double a);
int64_t qn_dist_hypergeometric(qn_random *r, int64_t good, int64_t bad, int64_t sample);
#endif

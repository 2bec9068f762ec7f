/* numpy_random.h - what the files of numpy.random share. */
#ifndef QN_NUMPY_RANDOM_H
#define QN_NUMPY_RANDOM_H

#include "runtime/object/array/random_dist.h"
#include "runtime/vm/modules/numpy.h"

/* The stream of a call: the object's (RandomState, Generator), or the runtime's when called as np.random.<name>. */
qn_random *qn_np_stream(qn_rt *rt, qn_value self);
/* size= : None gives a scalar (*n is -1). */
int qn_np_size(qn_rt *rt, qn_value size, int *n, int64_t *shape);
bool qn_np_is_generator(qn_value self);
bool qn_np_is_stream(qn_value v); /* a Generator or a RandomState */
extern const char *const qn_np_bits_names[]; /* by qn_bits */
int qn_np_units(qn_rt *rt, qn_random *r, int n, const int64_t *shape, qn_value *out); /* uniform in [0, 1) */
int qn_np_integers(qn_rt *rt, qn_random *r, qn_value low, qn_value high, qn_value size, qn_value dtype, bool closed, qn_value *out);

#define RANDOM_FUNCTION(name) int qn_np_random_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define RANDOM_ROW(n) {.name = #n, .fn = qn_np_random_##n}
/* numpy_random_dist.c: rows of the methods of both families. */
#define DISTRIBUTIONS(X)                                                                                                                  \
  X(beta) X(chisquare) X(exponential) X(f) X(gamma) X(noncentral_chisquare) X(noncentral_f) X(pareto) X(power) X(rayleigh)                \
  X(standard_gamma) X(standard_t) X(triangular) X(vonmises) X(wald) X(weibull) X(binomial) X(geometric) X(hypergeometric) X(logseries)    \
  X(negative_binomial) X(poisson) X(zipf)
#define X(n) RANDOM_FUNCTION(n);
DISTRIBUTIONS(X)
#undef X
RANDOM_FUNCTION(shuffle); /* numpy_random_order.c */
RANDOM_FUNCTION(permutation);
RANDOM_FUNCTION(choice);
RANDOM_FUNCTION(standard_cauchy);
RANDOM_FUNCTION(multinomial);
RANDOM_FUNCTION(dirichlet);
RANDOM_FUNCTION(bytes);
RANDOM_FUNCTION(multivariate_normal);
RANDOM_FUNCTION(multivariate_hypergeometric);
RANDOM_FUNCTION(permuted);
RANDOM_FUNCTION(get_state);
RANDOM_FUNCTION(set_state);
RANDOM_FUNCTION(tomaxint); /* numpy_random_bits.c */
#endif

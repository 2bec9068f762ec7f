/* random.h - NumPy's random streams, number for number: the legacy MT19937 of np.random.seed/rand/randn/RandomState, and
 * PCG64 with SeedSequence of np.random.default_rng. Algorithms follow NumPy's published source (numpy/random/src/mt19937,
 * src/legacy, src/distributions, src/pcg64, bit_generator.pyx; BSD-3-Clause). */
#ifndef QN_ARRAY_RANDOM_H
#define QN_ARRAY_RANDOM_H

#include "runtime/object/object.h"

typedef struct qn_random {
  bool pcg; /* Generator's family of algorithms; false: RandomState's, over MT19937 */
  bool mt;  /* a Generator over MT19937, not PCG64 */
  /* MT19937 */
  uint32_t key[624];
  int pos;
  bool has_gauss;
  double gauss;
  /* PCG64: 128-bit state and increment, high word first */
  uint64_t state[2], inc[2];
  bool has_half;
  uint32_t half;
} qn_random;

qn_random *qn_random_global(qn_rt *rt); /* made and seeded from the system at first use; NULL + MemoryError */
void qn_random_seed(qn_random *r, uint32_t seed);                           /* MT19937, np.random.seed(int) */
void qn_random_seed_array(qn_random *r, const uint32_t *key, int64_t n);    /* np.random.seed(sequence) */
void qn_random_seed_system(qn_random *r);
/* SeedSequence: count words from n of entropy (with the spawn key behind them). */
void qn_random_seed_words(const uint32_t *entropy, int64_t n, uint32_t *words, int64_t count);
void qn_random_seed_mt(qn_random *r, const uint32_t *entropy, int n);       /* SeedSequence(entropy) → MT19937 */
void qn_random_seed_pcg(qn_random *r, const uint32_t *entropy, int n);      /* SeedSequence(entropy) → PCG64 */

uint32_t qn_random_u32(qn_random *r);
uint64_t qn_random_u64(qn_random *r);
double qn_random_double(qn_random *r); /* [0, 1) */
void qn_random_doubles(qn_random *r, double *out, int64_t n);
void qn_random_gausses(qn_random *r, double *out, int64_t n);
void qn_random_exponentials(qn_random *r, double *out, int64_t n);
double qn_random_gauss(qn_random *r);  /* legacy polar method, or the ziggurat of PCG64 */
float qn_random_float(qn_random *r);        /* [0, 1), of a Generator's dtype=float32 */
float qn_random_gauss_float(qn_random *r); /* standard normal, of a Generator's dtype=float32 */
double qn_random_exponential(qn_random *r);
uint64_t qn_random_interval(qn_random *r, uint64_t max); /* [0, max], masked: legacy shuffle */
/* n integers off + [0, range] of a dtype, as RandomState.randint (masked) or Generator.integers (Lemire) draws them. */
void qn_random_fill(qn_random *r, qn_dtype d, uint64_t off, uint64_t range, int64_t n, void *out);
#endif

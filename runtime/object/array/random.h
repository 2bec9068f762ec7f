/* random.h - NumPy's random streams, number for number: the legacy MT19937 of np.random.seed/rand/randn/RandomState,
 * PCG64 with SeedSequence of np.random.default_rng, and the other bit generators. Algorithms follow NumPy's published source
 * (numpy/random/src/mt19937, src/legacy, src/distributions, src/pcg64, src/philox, src/sfc64, bit_generator.pyx; BSD-3-Clause). */
#ifndef QN_ARRAY_RANDOM_H
#define QN_ARRAY_RANDOM_H

#include "runtime/object/object.h"

/* The bit generators: name, words of state. */
#define QN_BIT_GENERATORS(X) X(MT19937, 624) X(PCG64, 4) X(PCG64DXSM, 4) X(Philox, 10) X(SFC64, 4)
typedef enum qn_bits {
#define X(name, words) QN_BITS_##name,
  QN_BIT_GENERATORS(X)
#undef X
  QN_BITS_COUNT
} qn_bits;

typedef struct qn_random {
  bool modern; /* Generator's family of algorithms; false: RandomState's */
  qn_bits bits;
  bool has_gauss;
  double gauss;
  union {
    uint32_t key[624]; /* MT19937 */
    struct {
      uint64_t state[2], inc[2]; /* PCG64: 128-bit state and increment, high word first */
    };
    struct {
      uint64_t counter[4], by[2], block[4]; /* Philox: the counter, the key, and what the last counter gave */
    };
    uint64_t chaos[4]; /* SFC64: a, b, c, a counter */
  };
  int pos; /* in key, or in Philox's block */
  bool has_half; /* of all but MT19937 */
  uint32_t half;
} qn_random;

qn_random *qn_random_global(qn_rt *rt); /* made and seeded from the system at first use; NULL + MemoryError */
void qn_random_seed(qn_random *r, uint32_t seed);                           /* MT19937, np.random.seed(int) */
void qn_random_seed_array(qn_random *r, const uint32_t *key, int64_t n);    /* np.random.seed(sequence) */
void qn_random_seed_system(qn_random *r);
/* SeedSequence: count words from n of entropy (with the spawn key behind them). */
void qn_random_seed_words(const uint32_t *entropy, int64_t n, uint32_t *words, int64_t count);
void qn_random_seed_bits(qn_random *r, qn_bits bits, const uint32_t *entropy, int n); /* SeedSequence(entropy) → a bit generator */

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

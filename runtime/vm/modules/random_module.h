/* random_module.h - the generator under the module random: MT19937, seeded and read as CPython does. */
#ifndef QN_RANDOM_MODULE_H
#define QN_RANDOM_MODULE_H

#include "runtime/vm/vm_int.h"

typedef struct qn_pyrandom {
  uint32_t mt[624];
  uint32_t at; /* 624: a new block is due */
  bool has_gauss, system;
  double gauss;
} qn_pyrandom;

void qn_sha512(const void *data, size_t n, unsigned char out[64]);
void qn_sha384(const void *data, size_t n, unsigned char out[48]);
void qn_pyrandom_seed_words(qn_pyrandom *r, const uint32_t *key, size_t n);
int qn_pyrandom_seed(qn_rt *rt, qn_pyrandom *r, qn_value v); /* None, int, float, str, bytes */
uint32_t qn_pyrandom_word(qn_pyrandom *r);
double qn_pyrandom_double(qn_pyrandom *r); /* [0, 1) */
uint64_t qn_pyrandom_bits(qn_pyrandom *r, int k);      /* 1 to 64 */
uint64_t qn_pyrandom_below(qn_pyrandom *r, uint64_t n); /* [0, n), n > 0 */

#endif

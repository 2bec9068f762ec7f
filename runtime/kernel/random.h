/* random.h - inside runtime/kernel: the generators of a thread. The stream of a seed is Numba's, which is that of NumPy's
 * legacy generator: MT19937 seeded by one 32-bit number, doubles of 53 bits, normal numbers by the polar method
 * (M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8, 1998). */
#ifndef QN_KERNEL_RANDOM_H
#define QN_KERNEL_RANDOM_H

#include "runtime/kernel/kernel.h"

typedef struct qn_mt {
  uint32_t key[624];
  int32_t index;
  bool ready, has_gauss;
  double gauss;
} qn_mt;
struct qn_krandom {
  qn_mt py, np; /* of the modules random and numpy.random */
};

enum qn_random_id {
#define QN_RANDOM(ID, name, params, required, result, a, b, c) QN_RND_##ID,
#include "runtime/base/random.def"
#undef QN_RANDOM
  QN_RND_COUNT
};

qn_mt *qn_mt_of(qn_kctx *ctx, bool python); /* NULL: out of memory, err is filled */
uint32_t qn_mt_u32(qn_mt *m);
double qn_mt_double(qn_mt *m); /* [0, 1) */
double qn_mt_gauss(qn_mt *m);
uint64_t qn_mt_below(qn_mt *m, uint64_t n, bool python); /* [0, n), n > 0 */
/* One number of a distribution; ints by *whole. Nonzero: err is filled. */
int32_t qn_mt_draw(qn_kctx *ctx, qn_mt *m, int32_t id, const double p[3], double *real, int64_t *whole);

#endif

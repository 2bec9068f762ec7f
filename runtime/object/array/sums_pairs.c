/* sums_pairs.c - the sum of complex numbers, which is NumPy's: the tree of sums.c over real and imaginary parts together. A leaf has
 * up to 64 numbers, and four lanes for each part, which are added as (0 1) (2 3); one of less than four adds them up from -0.0. */
#include "runtime/object/array/fold.h"

enum { LEAF = 64, ROOM = 512 };

static int64_t half(int64_t n) { return (n - n % 8) / 2; }

#define PAIRS(T, suffix)                                                                                                     \
  typedef T eight##suffix __attribute__((vector_size(8 * sizeof(T))));                                                        \
  QN_CLONES static void leaf##suffix(const T *x, int64_t n, T *out) {                                                         \
    eight##suffix a, v;                                                                                                       \
    T r[8];                                                                                                                   \
    int64_t i = 8;                                                                                                            \
    out[0] = out[1] = (T)-0.0;                                                                                                \
    if (n < 4) {                                                                                                              \
      for (int64_t k = 0; k < n; k++) out[0] += x[2 * k], out[1] += x[2 * k + 1];                                             \
      return;                                                                                                                 \
    }                                                                                                                         \
    memcpy(&a, x, sizeof a);                                                                                                  \
    for (; i + 8 <= 2 * n; i += 8) memcpy(&v, x + i, sizeof v), a += v;                                                       \
    memcpy(r, &a, sizeof r);                                                                                                  \
    out[0] = (r[0] + r[2]) + (r[4] + r[6]), out[1] = (r[1] + r[3]) + (r[5] + r[7]);                                           \
    for (; i < 2 * n; i += 2) out[0] += x[i], out[1] += x[i + 1];                                                             \
  }                                                                                                                           \
  static void run##suffix(const T *x, int64_t n, T *out) {                                                                    \
    T rest[2];                                                                                                                \
    if (n <= LEAF) {                                                                                                          \
      leaf##suffix(x, n, out);                                                                                                \
      return;                                                                                                                 \
    }                                                                                                                         \
    run##suffix(x, half(n), out), run##suffix(x + 2 * half(n), n - half(n), rest);                                            \
    out[0] += rest[0], out[1] += rest[1];                                                                                     \
  }                                                                                                                           \
  static void gathered##suffix(qn_cast_loop cast, const char *p, int64_t step, int64_t n, T *out) {                           \
    T room[2 * ROOM];                                                                                                         \
    cast((char *)room, 2 * sizeof(T), p, step, n);                                                                            \
    run##suffix(room, n, out);                                                                                                \
  }                                                                                                                           \
  static void tree##suffix(qn_cast_loop cast, const char *p, int64_t step, int64_t n, T *out) { /* cast NULL: a run */         \
    T rest[2];                                                                                                                \
    if (!cast) {                                                                                                              \
      run##suffix((const T *)(const void *)p, n, out);                                                                        \
    } else if (n <= ROOM) {                                                                                                   \
      gathered##suffix(cast, p, step, n, out);                                                                                \
    } else {                                                                                                                  \
      tree##suffix(cast, p, step, half(n), out), tree##suffix(cast, p + half(n) * step, step, n - half(n), rest);             \
      out[0] += rest[0], out[1] += rest[1];                                                                                   \
    }                                                                                                                         \
  }
PAIRS(double, )
PAIRS(float, _f32)

/* A subtree for each part of a thread. */
typedef struct pair_job {
  const char *p;
  int64_t step, n;
  qn_cast_loop cast;
  bool single;
  int blocks;
  double part[QN_SUM_BLOCKS][2];
} pair_job;

static void sum_part(qn_cast_loop cast, const char *p, int64_t step, int64_t n, bool single, double *out) {
  float sum[2];
  if (!single) {
    tree(cast, p, step, n, out);
    return;
  }
  tree_f32(cast, p, step, n, sum);
  out[0] = (double)sum[0], out[1] = (double)sum[1];
}
static void body(void *frame, int64_t begin, int64_t end) {
  pair_job *j = frame;
  for (int64_t b = begin; b < end; b++) {
    const int64_t at = qn_sum_part_at(j->n, j->blocks, b, 4), n = qn_sum_part_at(j->n, j->blocks, b + 1, 4) - at;
    sum_part(j->cast, j->p + at * j->step, j->step, n, j->single, j->part[b]);
  }
}

/* Added as floats: rounding the sum of doubles instead is lost when GCC 12 makes a vector of the loop. */
static double single_sum(double a, double b) {
  const float x = (float)a, y = (float)b;
  return (double)(x + y);
}

void qn_sum_complex(qn_rt *rt, qn_dtype from, bool single, const char *p, int64_t step, int64_t n, double out[2]) {
  const qn_dtype to = single ? QN_D_COMPLEX64 : QN_D_COMPLEX128;
  out[0] = out[1] = 0;
  if (n <= 0) return;
  const qn_cast_loop cast = from == to && step == (single ? 8 : 16) ? NULL : qn_cast_find(from, to);
  const int blocks = qn_sum_blocks(n);
  if (blocks < 8 || !rt->hooks.parallel) {
    sum_part(cast, p, step, n, single, out);
    return;
  }
  pair_job j;
  j.p = p, j.step = step, j.n = n, j.cast = cast, j.single = single, j.blocks = blocks;
  rt->hooks.parallel(rt, body, &j, blocks, n / blocks * 400);
  for (int gap = 1; gap < j.blocks; gap *= 2)
    for (int i = 0; i + gap < j.blocks; i += 2 * gap)
      for (int k = 0; k < 2; k++) j.part[i][k] = single ? single_sum(j.part[i][k], j.part[i + gap][k]) : j.part[i][k] + j.part[i + gap][k];
  out[0] = j.part[0][0], out[1] = j.part[0][1];
}

void qn_sum_pairs(const void *p, bool single, int64_t n, double out[2]) { sum_part(NULL, p, 0, n, single, out); }

/* sums.c - the engine-wide definition of a float sum, which is NumPy's.
 *
 * The float64 sum of n elements in order is a tree of halves: up to 128 elements are a leaf, more are the sum of the first
 * n/2 (less what is over a multiple of 8) and of the rest. A leaf of less than 8 adds them up from -0.0; a longer one has 8
 * lanes, lane l the elements whose position is l modulo 8, which are added as ((0 1) (2 3)) ((4 5) (6 7)), and then what is
 * over. The parts of threads are subtrees (blocks), so that neither their number nor the CPU changes a sum. Runs of
 * float32s are added as such. */
#include "runtime/object/array/fold.h"

enum { LEAF = 128, CHUNK = 1024, BLOCK = 8192 };

/* --- runs ------------------------------------------------------------------------------------------------------------------- */
static inline int64_t half(int64_t n) { return n / 2 - n / 2 % 8; }

/* A leaf, or two, whose additions do not wait for each other. */
static inline bool twig(int64_t n) { return n <= LEAF || n - half(n) <= LEAF; }

#define RUNS(T, suffix)                                                                                                       \
  typedef T lanes##suffix __attribute__((vector_size(8 * sizeof(T))));                                                        \
  static inline T lanes_sum##suffix(const T *r) { return ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7])); } \
  static inline T leaf_sum##suffix(const T *x, int64_t n) {                                                                   \
    lanes##suffix a, v;                                                                                                       \
    T r[8], sum = (T)-0.0;                                                                                                    \
    int64_t i = 8;                                                                                                            \
    if (n < 8) {                                                                                                              \
      for (int64_t k = 0; k < n; k++) sum += x[k];                                                                            \
      return sum;                                                                                                             \
    }                                                                                                                         \
    memcpy(&a, x, sizeof a);                                                                                                  \
    for (; i + 8 <= n; i += 8) memcpy(&v, x + i, sizeof v), a += v;                                                           \
    memcpy(r, &a, sizeof r);                                                                                                  \
    sum = lanes_sum##suffix(r);                                                                                               \
    for (; i < n; i++) sum += x[i];                                                                                           \
    return sum;                                                                                                               \
  }                                                                                                                           \
  static inline T twig_sum##suffix(const T *x, int64_t n) {                                                                   \
    if (n <= LEAF) return leaf_sum##suffix(x, n);                                                                             \
    const int64_t m = half(n), rest = n - m;                                                                                  \
    const T *y = x + m;                                                                                                       \
    lanes##suffix a, b, v, w;                                                                                                 \
    T r[8], q[8], sum;                                                                                                        \
    int64_t i = 8;                                                                                                            \
    memcpy(&a, x, sizeof a), memcpy(&b, y, sizeof b);                                                                         \
    for (; i < m; i += 8) {                                                                                                   \
      memcpy(&v, x + i, sizeof v), memcpy(&w, y + i, sizeof w);                                                               \
      a += v, b += w;                                                                                                         \
    }                                                                                                                         \
    for (; i + 8 <= rest; i += 8) memcpy(&w, y + i, sizeof w), b += w;                                                        \
    memcpy(r, &a, sizeof r), memcpy(q, &b, sizeof q);                                                                         \
    sum = lanes_sum##suffix(q);                                                                                               \
    for (; i < rest; i++) sum += y[i];                                                                                        \
    return lanes_sum##suffix(r) + sum;                                                                                        \
  }                                                                                                                           \
  QN_CLONES static T run_sum##suffix(const T *x, int64_t n) {                                                                 \
    T left[QN_SUM_DEPTH];                                                                                                     \
    int64_t right[QN_SUM_DEPTH];                                                                                              \
    int depth = 0;                                                                                                            \
    for (;;) {                                                                                                                \
      for (; !twig(n); n = half(n)) right[depth++] = n - half(n);                                                             \
      T sum = twig_sum##suffix(x, n);                                                                                         \
      x += n;                                                                                                                 \
      while (depth && right[depth - 1] == 0) sum += left[--depth];                                                            \
      if (!depth) return sum;                                                                                                 \
      left[depth - 1] = sum, n = right[depth - 1], right[depth - 1] = 0;                                                      \
    }                                                                                                                         \
  }
RUNS(double, )
RUNS(float, _f32)

/* --- elements that come some at a time ------------------------------------------------------------------------------------------ */
static void next_leaf(qn_sum_state *s, int64_t n) {
  for (; n > LEAF; n = half(n)) s->right[s->depth++] = n - half(n);
  s->leaf = n, s->at = 0, s->sum = -0.0;
}

void qn_sum_begin(qn_sum_state *s, int64_t n) {
  s->depth = 0;
  next_leaf(s, n);
}

static void leaf_done(qn_sum_state *s) {
  while (s->depth && s->right[s->depth - 1] == 0) s->sum += s->left[--s->depth];
  if (!s->depth) return;
  const int64_t n = s->right[s->depth - 1];
  s->left[s->depth - 1] = s->sum, s->right[s->depth - 1] = 0;
  next_leaf(s, n);
}

QN_CLONES static void add_to_lanes(double *lane, const double *x, int64_t n) { /* n: a multiple of 8 */
  lanes a, v;
  memcpy(&a, lane, sizeof a);
  for (int64_t i = 0; i < n; i += 8) memcpy(&v, x + i, sizeof v), a += v;
  memcpy(lane, &a, sizeof a);
}

/* Into the open leaf, which n elements do not overfill. */
static void add_to_leaf(qn_sum_state *s, const double *x, int64_t n) {
  const int64_t whole = s->leaf < 8 ? 0 : s->leaf & ~(int64_t)7;
  if (s->at == 0)
    for (int l = 0; l < 8; l++) s->lane[l] = -0.0;
  for (int64_t i = 0, m = 1; i < n; i += m, s->at += m, m = 1) {
    if (s->at >= whole) {
      s->sum += x[i];
      continue;
    }
    if ((s->at & 7) == 0 && n - i >= 8) add_to_lanes(s->lane, x + i, m = (whole - s->at < n - i ? whole - s->at : n - i) & ~(int64_t)7);
    else s->lane[s->at & 7] += x[i];
    if (s->at + m == whole) s->sum = lanes_sum(s->lane);
  }
}

void qn_sum_add(qn_sum_state *s, const double *x, int64_t n) {
  while (n > 0) {
    int64_t m = s->leaf - s->at < n ? s->leaf - s->at : n;
    if (m == s->leaf) { /* and what begins with this leaf, as far as it is all here */
      while (s->depth && s->right[s->depth - 1] && m + s->right[s->depth - 1] <= n) m += s->right[--s->depth];
      s->sum = run_sum(x, m), s->at = s->leaf;
    } else {
      add_to_leaf(s, x, m);
    }
    x += m, n -= m;
    if (s->at == s->leaf) leaf_done(s);
  }
}

double qn_sum_end(const qn_sum_state *s) { return s->sum; }

/* --- blocks ------------------------------------------------------------------------------------------------------------------- */
int qn_sum_blocks(int64_t n) {
  int nb = 1;
  while (nb < QN_SUM_BLOCKS && n / BLOCK >= 2 * nb) nb *= 2;
  return nb;
}

int64_t qn_sum_part_at(int64_t n, int nb, int64_t b, int64_t unit) {
  int64_t at = 0;
  if (b >= nb) return n;
  for (; nb > 1; nb /= 2) {
    const int64_t m = n / 2 - n / 2 % unit;
    if (b < nb / 2) n = m;
    else at += m, n -= m, b -= nb / 2;
  }
  return at;
}

double qn_tree_sum(double *part, int n) {
  for (int step = 1; step < n; step *= 2)
    for (int i = 0; i + step < n; i += 2 * step) part[i] += part[i + step];
  return n ? part[0] : 0;
}

QN_CLONES static void squares_of(double *to, const double *x, int64_t n, double mean) {
  for (int64_t i = 0; i < n; i++) {
    double d = x[i] - mean;
    to[i] = d * d;
  }
}

static float gathered_sum_f32(const char *p, int64_t step, int64_t n) {
  float room[CHUNK];
  for (int64_t i = 0; i < n; i++) room[i] = *(const float *)(const void *)(p + i * step);
  return run_sum_f32(room, n);
}

static float strided_sum_f32(const char *p, int64_t step, int64_t n) {
  if (n <= CHUNK) return gathered_sum_f32(p, step, n);
  const float first = strided_sum_f32(p, step, half(n));
  return first + strided_sum_f32(p + half(n) * step, step, n - half(n));
}

static double block_sum(const qn_sum_source *s, int64_t at, int64_t end) {
  double room[CHUNK];
  const char *p = s->p + at * s->step;
  if (s->single) return (double)(s->step == 4 ? run_sum_f32((const float *)(const void *)p, end - at) : strided_sum_f32(p, s->step, end - at));
  if (!s->cast && !s->squares) return run_sum((const double *)(const void *)p, end - at);
  qn_sum_state sum;
  qn_sum_begin(&sum, end - at);
  for (int64_t i = at; i < end; i += CHUNK, p += CHUNK * s->step) {
    const int64_t m = end - i < CHUNK ? end - i : CHUNK;
    const double *x = (const double *)(const void *)p;
    if (s->cast) s->cast((char *)room, 8, p, s->step, m), x = room;
    if (s->squares) squares_of(room, x, m, s->mean), x = room;
    qn_sum_add(&sum, x, m);
  }
  return qn_sum_end(&sum);
}

typedef struct sum_job {
  const qn_sum_source *s;
  int64_t n;
  int nb;
  double part[QN_SUM_BLOCKS];
} sum_job;

static void sum_body(void *frame, int64_t begin, int64_t end) {
  sum_job *j = frame;
  for (int64_t b = begin; b < end; b++) j->part[b] = block_sum(j->s, qn_sum_block_at(j->n, j->nb, b), qn_sum_block_at(j->n, j->nb, b + 1));
}

float qn_sum_f32(const float *x, int64_t n) { return n <= 0 ? 0 : run_sum_f32(x, n); }

double qn_sum_f64(const double *x, int64_t n) { return n <= 0 ? 0 : run_sum(x, n); }

double qn_sum_of(qn_rt *rt, const qn_sum_source *s, int64_t n) {
  if (n <= 0) return 0;
  sum_job j = {.s = s, .n = n, .nb = qn_sum_blocks(n)};
  if (j.nb < 8 || !rt->hooks.parallel) return block_sum(s, 0, n);
  rt->hooks.parallel(rt, sum_body, &j, j.nb, n / j.nb * 200);
  for (int step = 1; s->single && step < j.nb; step *= 2)
    for (int i = 0; i + step < j.nb; i += 2 * step) j.part[i] = (double)(float)(j.part[i] + j.part[i + step]);
  if (s->single) return j.part[0];
  return qn_tree_sum(j.part, j.nb);
}

double qn_sum_f64_parallel(qn_rt *rt, const double *x, int64_t n) {
  return qn_sum_of(rt, &(qn_sum_source){.p = (const char *)x, .step = 8}, n);
}

/* sums.c - the engine-wide definition of a float sum.
 *
 * A float64 sum over n elements in order: the elements are cut into nb = clamp(n / 8192, 1, 64) blocks, block b being
 * [n*b/nb, n*(b+1)/nb). In a block lane l adds up the elements whose position in the block is l modulo 32, from -0.0; lanes
 * are added as a tree of halves (l and l + 16, then 8, 4, 2, 1), blocks as a tree of neighbours. No thread count or CPU
 * changes it. Kernels compute whole-array sums the same way. */
#include "runtime/object/array/fold.h"

enum { LANES = 32, CHUNK = 1024 };

QN_CLONES static void add_lanes(double *acc, const double *x, int64_t n) {
  double lane[LANES];
  memcpy(lane, acc, sizeof lane);
  for (int64_t i = 0; i < n; i += LANES)
    for (int l = 0; l < LANES; l++) lane[l] += x[i + l];
  memcpy(acc, lane, sizeof lane);
}

/* Runs of float32, and every other float64: read as they are. */
QN_CLONES static void add_lanes_f32(double *acc, const float *x, int64_t n) {
  double lane[LANES];
  memcpy(lane, acc, sizeof lane);
  for (int64_t i = 0; i < n; i += LANES)
    for (int l = 0; l < LANES; l++) lane[l] += (double)x[i + l];
  memcpy(acc, lane, sizeof lane);
}
QN_CLONES static void add_lanes_2(double *acc, const double *x, int64_t n) {
  double lane[LANES];
  memcpy(lane, acc, sizeof lane);
  for (int64_t i = 0; i < n; i += LANES)
    for (int l = 0; l < LANES; l++) lane[l] += x[2 * (i + l)];
  memcpy(acc, lane, sizeof lane);
}

/* The squares of the distances from `mean`. */
QN_CLONES static void add_squares(double *acc, const double *x, int64_t n, double mean) {
  double lane[LANES];
  memcpy(lane, acc, sizeof lane);
  for (int64_t i = 0; i < n; i += LANES)
    for (int l = 0; l < LANES; l++) {
      double d = x[i + l] - mean;
      lane[l] += d * d;
    }
  memcpy(acc, lane, sizeof lane);
}

static double lane_tree(double *acc) {
  for (int w = LANES / 2; w >= 1; w /= 2)
    for (int l = 0; l < w; l++) acc[l] += acc[l + w];
  return acc[0];
}

/* n elements of one block that begin at one of lane 0. */
static void add_run(const qn_sum_source *s, double *acc, const double *x, int64_t n) {
  int64_t whole = n & ~(int64_t)(LANES - 1);
  if (s->squares) add_squares(acc, x, whole, s->mean);
  else add_lanes(acc, x, whole);
  for (int64_t i = whole; i < n; i++) {
    double d = s->squares ? x[i] - s->mean : x[i];
    acc[i - whole] += s->squares ? d * d : d;
  }
}

static double block_sum(const qn_sum_source *s, int64_t at, int64_t end) {
  double acc[LANES], room[CHUNK];
  const char *p = s->p + at * s->step;
  if (!s->squares && (!s->cast || (s->single && s->step == 4)) && qn_sum_run(s->single, p, end - at, acc)) return acc[0];
  for (int l = 0; l < LANES; l++) acc[l] = -0.0;
  if (!s->cast) {
    add_run(s, acc, (const double *)(const void *)p, end - at);
    return lane_tree(acc);
  }
  if (!s->squares && (s->single ? s->step == 4 : s->every_other)) {
    int64_t n = end - at, whole = n & ~(int64_t)(LANES - 1);
    const float *x = (const float *)(const void *)p;
    const double *y = (const double *)(const void *)p;
    if (s->single) add_lanes_f32(acc, x, whole);
    else add_lanes_2(acc, y, whole);
    for (int64_t i = whole; i < n; i++) acc[i - whole] += s->single ? (double)x[i] : y[2 * i];
    return lane_tree(acc);
  }
  for (int64_t i = at; i < end; i += CHUNK, p += CHUNK * s->step) {
    int64_t m = end - i < CHUNK ? end - i : CHUNK;
    s->cast((char *)room, 8, p, s->step, m);
    add_run(s, acc, room, m);
  }
  return lane_tree(acc);
}

void qn_sum_add(double *acc, int64_t at, const double *x, int64_t n) {
  int64_t i = 0;
  for (; i < n && ((at + i) & (LANES - 1)); i++) acc[(at + i) & (LANES - 1)] += x[i];
  add_run(&(qn_sum_source){0}, acc, x + i, n - i);
}

double qn_sum_lanes(double *acc) { return lane_tree(acc); }

double qn_tree_sum(double *part, int n) {
  for (int step = 1; step < n; step *= 2)
    for (int i = 0; i + step < n; i += 2 * step) part[i] += part[i + step];
  return n ? part[0] : 0;
}

int qn_sum_blocks(int64_t n) { return n < 2 * 8192 ? 1 : n / 8192 > 64 ? 64 : (int)(n / 8192); }

typedef struct sum_job {
  const qn_sum_source *s;
  int64_t n;
  int nb;
  double part[64];
} sum_job;

static void sum_body(void *frame, int64_t begin, int64_t end) {
  sum_job *j = frame;
  for (int64_t b = begin; b < end; b++) {
    int64_t at = j->n / j->nb * b + j->n % j->nb * b / j->nb;
    int64_t stop = j->n / j->nb * (b + 1) + j->n % j->nb * (b + 1) / j->nb;
    j->part[b] = block_sum(j->s, at, stop);
  }
}

double qn_sum_f64(const double *x, int64_t n) {
  qn_sum_source s = {.p = (const char *)x, .step = 8};
  sum_job j = {.s = &s, .n = n, .nb = qn_sum_blocks(n)};
  if (n <= 0) return 0;
  sum_body(&j, 0, j.nb);
  return qn_tree_sum(j.part, j.nb);
}

double qn_sum_of(qn_rt *rt, const qn_sum_source *s, int64_t n) {
  if (n <= 0) return 0;
  if (qn_sum_blocks(n) == 1) return block_sum(s, 0, n);
  sum_job j = {.s = s, .n = n, .nb = qn_sum_blocks(n)};
  if (j.nb < 8 || !rt->hooks.parallel) sum_body(&j, 0, j.nb);
  else rt->hooks.parallel(rt, sum_body, &j, j.nb, n / j.nb * 200);
  return qn_tree_sum(j.part, j.nb);
}

double qn_sum_f64_parallel(qn_rt *rt, const double *x, int64_t n) {
  return qn_sum_of(rt, &(qn_sum_source){.p = (const char *)x, .step = 8}, n);
}

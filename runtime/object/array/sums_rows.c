/* sums_rows.c - float sums of many groups at once: the rows of a matrix, each a run of elements. Every sum has the bits that sums.c defines;
 * what differs is the way. Runs of neighbours go by vectors whose tail is filled with -0.0, which changes no sum. Runs that are short, or
 * whose neighbours are the elements of other runs, go side by side: lane l of 128 runs is one row of a small table. */
#include "runtime/object/array/fold.h"

enum { LANES = 32, SIDE = 128, PARALLEL_MIN = 1 << 16 };

typedef struct rows_sum {
  qn_nditer it;       /* the groups' first elements, the results */
  int64_t step, count;
  qn_dtype from, to;
  qn_cast_loop cast;  /* to float64 */
  bool side;
  const int64_t *offset; /* or NULL: of each element of a group */
} rows_sum;
static int64_t element(const rows_sum *j, int64_t i) { return j->offset ? j->offset[i] : i * j->step; }

/* --- runs of neighbours --------------------------------------------------------------------------------------------------- */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx512f,avx512dq,avx512vl")))
WIDE static inline double tree(__m512d a, __m512d b, __m512d c, __m512d d) {
  a = _mm512_add_pd(_mm512_add_pd(a, c), _mm512_add_pd(b, d));
  __m256d h = _mm256_add_pd(_mm512_castpd512_pd256(a), _mm512_extractf64x4_pd(a, 1));
  __m128d q = _mm_add_pd(_mm256_castpd256_pd128(h), _mm256_extractf128_pd(h, 1));
  return _mm_cvtsd_f64(_mm_add_sd(q, _mm_unpackhi_pd(q, q)));
}
#define RUN_SUM(fn, T, LOAD, PART)                                                                               \
  WIDE static double fn(const T *x, int64_t n) {                                                                 \
    const __m512d none = _mm512_set1_pd(-0.0);                                                                   \
    __m512d a = none, b = none, c = none, d = none;                                                              \
    int64_t i = 0;                                                                                               \
    for (; i + LANES <= n; i += LANES) {                                                                         \
      a = _mm512_add_pd(a, LOAD(x + i)), b = _mm512_add_pd(b, LOAD(x + i + 8));                                  \
      c = _mm512_add_pd(c, LOAD(x + i + 16)), d = _mm512_add_pd(d, LOAD(x + i + 24));                            \
    }                                                                                                            \
    if (i < n) {                                                                                                 \
      const uint32_t k = (1u << (n - i)) - 1;                                                                    \
      a = _mm512_add_pd(a, PART((__mmask8)k, x + i)), b = _mm512_add_pd(b, PART((__mmask8)(k >> 8), x + i + 8)); \
      c = _mm512_add_pd(c, PART((__mmask8)(k >> 16), x + i + 16)), d = _mm512_add_pd(d, PART((__mmask8)(k >> 24), x + i + 24)); \
    }                                                                                                            \
    return tree(a, b, c, d);                                                                                     \
  }
#define PART_D(k, p) _mm512_mask_loadu_pd(none, k, p)
#define LOAD_S(p) _mm512_cvtps_pd(_mm256_loadu_ps(p))
#define PART_S(k, p) _mm512_cvtps_pd(_mm256_mask_loadu_ps(_mm256_set1_ps(-0.0f), k, p))
RUN_SUM(run_f64, double, _mm512_loadu_pd, PART_D)
RUN_SUM(run_f32, float, LOAD_S, PART_S)
/* Pairs: the vectors a to d for positions 0 to 15 of 32, e to h for the rest; parts stay apart until the last step. */
WIDE static void run_pairs(const double *x, int64_t n, double out[2]) {
  const __m512d none = _mm512_set1_pd(-0.0);
  __m512d v[8];
  for (int k = 0; k < 8; k++) v[k] = none;
  int64_t i = 0;
  for (; i + 2 * LANES <= 2 * n; i += 2 * LANES)
    for (int k = 0; k < 8; k++) v[k] = _mm512_add_pd(v[k], _mm512_loadu_pd(x + i + 8 * k));
  for (int k = 0; i < 2 * n; i += 8, k++) {
    const __mmask8 m = 2 * n - i >= 8 ? 0xff : (__mmask8)((1u << (2 * n - i)) - 1);
    v[k] = _mm512_add_pd(v[k], _mm512_mask_loadu_pd(none, m, x + i));
  }
  for (int w = 4; w; w /= 2)
    for (int k = 0; k < w; k++) v[k] = _mm512_add_pd(v[k], v[k + w]);
  __m256d h = _mm256_add_pd(_mm512_castpd512_pd256(v[0]), _mm512_extractf64x4_pd(v[0], 1));
  _mm_storeu_pd(out, _mm_add_pd(_mm256_castpd256_pd128(h), _mm256_extractf128_pd(h, 1)));
}
static bool wide(void) { return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"); }
#else
static double run_f64(const double *x, int64_t n) { return qn_sum_f64(x, n); }
static double run_f32(const float *x, int64_t n) { return (void)n, (double)*x; }
static void run_pairs(const double *x, int64_t n, double out[2]) { (void)n, memcpy(out, x, 16); }
static bool wide(void) { return false; }
#endif

bool qn_sum_run(bool single, const void *p, int64_t n, double *out) {
  if (!wide()) return false;
  *out = single ? run_f32(p, n) : run_f64(p, n);
  return true;
}

/* --- runs side by side ------------------------------------------------------------------------------------------------------ */
QN_CLONES static void add_row(double *to, const double *row, int64_t ahead) {
  for (int i = 0; ahead && i < SIDE; i += 8) __builtin_prefetch((const char *)(row + i) + ahead);
  for (int i = 0; i < SIDE; i++) to[i] += row[i];
}

/* The sums of m <= SIDE groups to out. */
static void sum_side(const rows_sum *j, const char *p, int64_t across, int64_t m, double *out) {
  double acc[LANES][SIDE], room[SIDE];
  const int64_t lanes = j->count < LANES ? j->count : LANES;
  const bool whole = m == SIDE && across == 8 && j->from == QN_D_FLOAT64;
  for (int64_t l = 0; l < lanes; l++) j->cast((char *)acc[l], 8, p + element(j, l), across, m);
  for (int64_t i = LANES; i < j->count; i++) {
    const double *row = (const double *)(const void *)(p + element(j, i));
    if (!whole) j->cast((char *)room, 8, p + element(j, i), across, m), row = room;
    if (whole) add_row(acc[i % LANES], row, i + 4 < j->count && !j->offset ? 4 * j->step : 0);
    else
      for (int64_t k = 0; k < m; k++) acc[i % LANES][k] += room[k];
  }
  for (int64_t w = LANES / 2; w; w /= 2)
    for (int64_t l = 0; l < w && l + w < lanes; l++) {
      if (m == SIDE) add_row(acc[l], acc[l + w], 0);
      else
        for (int64_t k = 0; k < m; k++) acc[l][k] += acc[l + w][k];
    }
  memcpy(out, acc[0], (size_t)m * sizeof *out);
}

static inline void put(qn_dtype to, char *at, double sum) {
  if (to == QN_D_FLOAT64) *(double *)(void *)at = sum;
  else *(float *)(void *)at = (float)sum;
}

static void body(void *frame, int64_t begin, int64_t end) {
  const rows_sum *j = frame;
  qn_nditer it = j->it;
  for (int k = 0; k < 2; k++) it.ptr[k] += begin * (it.ndim ? it.strides[k][0] : it.steps[k]);
  if (it.ndim) it.shape[0] = end - begin;
  else it.n = end - begin;
  do {
    if (j->side) {
      double out[SIDE];
      for (int64_t i = 0; i < it.n; i += SIDE) {
        int64_t m = it.n - i < SIDE ? it.n - i : SIDE;
        sum_side(j, it.ptr[0] + i * it.steps[0], it.steps[0], m, out);
        for (int64_t k = 0; k < m; k++) put(j->to, it.ptr[1] + (i + k) * it.steps[1], out[k]);
      }
      continue;
    }
    for (int64_t i = 0; i < it.n; i++) {
      const void *p = it.ptr[0] + i * it.steps[0];
      put(j->to, it.ptr[1] + i * it.steps[1], j->from == QN_D_FLOAT64 ? run_f64(p, j->count) : run_f32(p, j->count));
    }
  } while (qn_nditer_next(&it));
}

bool qn_sum_groups(qn_rt *rt, const qn_view *kept, qn_dtype from, int64_t step, int64_t count, const qn_view *out) {
  enum { SHORT = 12 };
  if ((from != QN_D_FLOAT64 && from != QN_D_FLOAT32) || (out->dtype != QN_D_FLOAT64 && out->dtype != QN_D_FLOAT32) || qn_sum_blocks(count) > 1) return false;
  rows_sum j = {.step = step, .count = count, .from = from, .to = (qn_dtype)out->dtype, .cast = qn_cast_find(from, QN_D_FLOAT64)};
  qn_nditer_init(&j.it, 2, (const qn_view *const[]){kept, out}, false);
  if (j.it.size < 8) return false;
  j.side = j.it.n >= 8 && (count <= SHORT || llabs(j.it.steps[0]) < llabs(step));
  if (!j.side && (step != (int64_t)qn_dtypes[from].size || !wide())) return false;
  const int64_t n = j.it.ndim ? j.it.shape[0] : j.it.n, each = j.it.size / n * count;
  if (j.it.size * count >= PARALLEL_MIN && n > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, body, &j, n, each * 150);
  else body(&j, 0, n);
  return true;
}

bool qn_sum_small_groups(qn_rt *rt, const qn_view *kept, const qn_view *group, int64_t count, const qn_view *out) {
  const qn_dtype from = (qn_dtype)kept->dtype;
  int64_t offset[QN_SUM_FEW];
  if ((from != QN_D_FLOAT64 && from != QN_D_FLOAT32) || (out->dtype != QN_D_FLOAT64 && out->dtype != QN_D_FLOAT32) || count > QN_SUM_FEW || count < 1) return false;
  for (int64_t i = 0; i < count; i++) {
    offset[i] = 0;
    for (int64_t d = group->ndim - 1, left = i; d >= 0; left /= group->shape[d--]) offset[i] += left % group->shape[d] * group->strides[d];
  }
  rows_sum j = {.step = 8, .count = count, .from = from, .to = (qn_dtype)out->dtype, .cast = qn_cast_find(from, QN_D_FLOAT64), .side = true, .offset = offset};
  qn_nditer_init(&j.it, 2, (const qn_view *const[]){kept, out}, false);
  if (j.it.n < 8) return false;
  const int64_t n = j.it.ndim ? j.it.shape[0] : j.it.n, each = j.it.size / n * count;
  if (j.it.size * count >= PARALLEL_MIN && n > 1 && rt->hooks.parallel) rt->hooks.parallel(rt, body, &j, n, each * 150);
  else body(&j, 0, n);
  return true;
}

/* --- complex numbers: each part on its own ----------------------------------------------------------------------------------- */
QN_CLONES static void add_pairs(double *acc, const double *x, int64_t n) { /* n: a multiple of LANES */
  double lane[2 * LANES];
  memcpy(lane, acc, sizeof lane);
  for (int64_t i = 0; i < 2 * n; i += 2 * LANES)
    for (int l = 0; l < 2 * LANES; l++) lane[l] += x[i + l];
  memcpy(acc, lane, sizeof lane);
}

typedef struct pair_job {
  const char *p;
  int64_t step, n;
  qn_cast_loop cast;
  int blocks;
  double re[64], im[64];
} pair_job;

static void pair_body(void *frame, int64_t begin, int64_t end) {
  enum { CHUNK = 512 };
  pair_job *j = frame;
  double acc[2 * LANES], room[2 * CHUNK];
  for (int64_t b = begin; b < end; b++) {
    int64_t at = j->n / j->blocks * b + j->n % j->blocks * b / j->blocks;
    int64_t stop = j->n / j->blocks * (b + 1) + j->n % j->blocks * (b + 1) / j->blocks;
    for (int l = 0; l < 2 * LANES; l++) acc[l] = -0.0;
    for (int64_t i = at; i < stop;) {
      int64_t m = stop - i < CHUNK || !j->cast ? stop - i : CHUNK, whole = m & ~(int64_t)(LANES - 1);
      const double *x = (const double *)(const void *)(j->p + i * j->step);
      if (j->cast) j->cast((char *)room, 16, j->p + i * j->step, j->step, m), x = room;
      add_pairs(acc, x, whole);
      for (int64_t k = 2 * whole; k < 2 * m; k++) acc[k - 2 * whole] += x[k];
      i += m;
    }
    for (int w = LANES; w >= 2; w /= 2)
      for (int l = 0; l < w; l++) acc[l] += acc[l + w];
    j->re[b] = acc[0], j->im[b] = acc[1];
  }
}

void qn_sum_complex(qn_rt *rt, qn_dtype from, const char *p, int64_t step, int64_t n, double out[2]) {
  pair_job j;
  j.p = p, j.step = step, j.n = n, j.blocks = qn_sum_blocks(n);
  j.cast = from == QN_D_COMPLEX128 && step == 16 ? NULL : qn_cast_find(from, QN_D_COMPLEX128);
  out[0] = out[1] = 0;
  if (n <= 0) return;
  if (j.blocks == 1 && !j.cast && wide()) {
    run_pairs((const double *)(const void *)p, n, out);
    return;
  }
  if (j.blocks < 8 || !rt->hooks.parallel) pair_body(&j, 0, j.blocks);
  else rt->hooks.parallel(rt, pair_body, &j, j.blocks, n / j.blocks * 400);
  out[0] = qn_tree_sum(j.re, j.blocks), out[1] = qn_tree_sum(j.im, j.blocks);
}

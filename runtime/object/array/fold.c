/* fold.c - folding runs of elements: sums (the engine-wide definition of a float sum), products, extrema, positions.
 *
 * A float64 sum over n elements in order: the elements are cut into nb = clamp(n / 8192, 1, 64) blocks, block b being
 * [n*b/nb, n*(b+1)/nb). In a block lane l adds up the elements whose position in the block is l modulo 32, from -0.0; lanes
 * are added as a tree of halves (l and l + 16, then 8, 4, 2, 1), blocks as a tree of neighbours. No thread count or CPU
 * changes it. Kernels compute whole-array sums the same way. */
#include "runtime/object/array/fold.h"

#include <math.h>

enum { LANES = 32 };

QN_CLONES static void add_lanes(double *acc, const double *x, int64_t n) {
  for (int64_t i = 0; i < n; i += LANES)
    for (int l = 0; l < LANES; l++) acc[l] += x[i + l];
}

static double lane_tree(double *acc) {
  for (int w = LANES / 2; w >= 1; w /= 2)
    for (int l = 0; l < w; l++) acc[l] += acc[l + w];
  return acc[0];
}

static double block_sum(const double *x, int64_t n) {
  double acc[LANES];
  for (int l = 0; l < LANES; l++) acc[l] = -0.0;
  int64_t whole = n & ~(int64_t)(LANES - 1);
  add_lanes(acc, x, whole);
  for (int64_t i = whole; i < n; i++) acc[i - whole] += x[i];
  return lane_tree(acc);
}

double qn_tree_sum(double *part, int n) {
  for (int step = 1; step < n; step *= 2)
    for (int i = 0; i + step < n; i += 2 * step) part[i] += part[i + step];
  return n ? part[0] : 0;
}

int qn_sum_blocks(int64_t n) { return n < 2 * 8192 ? 1 : n / 8192 > 64 ? 64 : (int)(n / 8192); }

double qn_sum_f64(const double *x, int64_t n) {
  if (n <= 0) return 0;
  double part[64];
  int nb = qn_sum_blocks(n);
  for (int b = 0; b < nb; b++) {
    int64_t at = n / nb * b + n % nb * b / nb, end = n / nb * (b + 1) + n % nb * (b + 1) / nb;
    part[b] = block_sum(x + at, end - at);
  }
  return qn_tree_sum(part, nb);
}

typedef struct sum_job {
  const double *x;
  int64_t n;
  int nb;
  double part[64];
} sum_job;

static void sum_body(void *frame, int64_t begin, int64_t end) {
  sum_job *j = frame;
  for (int64_t b = begin; b < end; b++) {
    int64_t at = j->n / j->nb * b + j->n % j->nb * b / j->nb;
    int64_t stop = j->n / j->nb * (b + 1) + j->n % j->nb * (b + 1) / j->nb;
    j->part[b] = block_sum(j->x + at, stop - at);
  }
}

double qn_sum_f64_parallel(qn_rt *rt, const double *x, int64_t n) {
  sum_job j = {.x = x, .n = n, .nb = qn_sum_blocks(n)};
  if (j.nb < 8 || !rt->hooks.parallel) return qn_sum_f64(x, n);
  rt->hooks.parallel(rt, sum_body, &j, j.nb, n / j.nb * 200);
  return qn_tree_sum(j.part, j.nb);
}

/* --- folds in order -------------------------------------------------------------------------------------------------------- */
#define FOLD(name, T, EXPR)                                                      \
  QN_CLONES static void name(void *acc, const void *p, int64_t n) {              \
    T r = *(T *)acc;                                                             \
    const QN_ANY(T) *x = p;                                                      \
    for (int64_t i = 0; i < n; i++) r = EXPR;                                    \
    *(T *)acc = r;                                                               \
  }
FOLD(sum_int64, int64_t, (int64_t)((uint64_t)r + (uint64_t)x[i]))
FOLD(sum_float32, float, r + x[i])
FOLD(sum_float64, double, r + x[i])
FOLD(sum_complex64, qn_c64, ((qn_c64){r.re + x[i].re, r.im + x[i].im}))
FOLD(sum_complex128, qn_c128, ((qn_c128){r.re + x[i].re, r.im + x[i].im}))
#define FOLD_PROD_INT(ID, id, T, W) FOLD(prod_##id, T, (T)((W)r * (W)x[i]))
#define FOLD_SUM_INT(ID, id, T, W) FOLD(nsum_##id, T, (T)((W)r + (W)x[i]))
QN_EACH_INT(FOLD_PROD_INT)
QN_EACH_INT(FOLD_SUM_INT)
FOLD(prod_float32, float, r *x[i])
FOLD(prod_float64, double, r *x[i])
FOLD(prod_complex64, qn_c64, ((qn_c64){r.re * x[i].re - r.im * x[i].im, r.re * x[i].im + r.im * x[i].re}))
FOLD(prod_complex128, qn_c128, ((qn_c128){r.re * x[i].re - r.im * x[i].im, r.re * x[i].im + r.im * x[i].re}))
FOLD(or_bool, uint8_t, (uint8_t)(r | x[i]))
FOLD(and_bool, uint8_t, (uint8_t)(r & x[i]))
#define FOLD_INT(ID, id, T, W)                       \
  FOLD(min_##id, T, (T)(x[i] < r ? x[i] : r))        \
  FOLD(max_##id, T, (T)(x[i] > r ? x[i] : r))
QN_EACH_INT(FOLD_INT)

/* Extrema of floats: lanes, and nan wins. */
#define FOLD_FLOAT(fn, T, OP)                                              \
  QN_CLONES static void fn(void *acc, const void *p, int64_t n) {          \
    T r = *(T *)acc, lane[16];                                             \
    const QN_ANY(T) *x = p;                                                \
    int nan = r != r;                                                      \
    if (nan) return;                                                       \
    for (int l = 0; l < 16; l++) lane[l] = r;                              \
    int64_t i = 0;                                                         \
    for (; i + 16 <= n; i += 16) {                                         \
      int bad = 0;                                                         \
      for (int l = 0; l < 16; l++) {                                       \
        lane[l] = x[i + l] OP lane[l] ? x[i + l] : lane[l];                \
        bad |= x[i + l] != x[i + l];                                       \
      }                                                                    \
      nan |= bad;                                                          \
    }                                                                      \
    for (; i < n; i++) {                                                   \
      lane[0] = x[i] OP lane[0] ? x[i] : lane[0];                          \
      nan |= x[i] != x[i];                                                 \
    }                                                                      \
    for (int l = 0; l < 16; l++) r = lane[l] OP r ? lane[l] : r;           \
    *(T *)acc = nan ? (T)NAN : r;                                          \
  }
FOLD_FLOAT(min_float32, float, <)
FOLD_FLOAT(max_float32, float, >)
FOLD_FLOAT(min_float64, double, <)
FOLD_FLOAT(max_float64, double, >)
#define CNAN(v) ((v).re != (v).re || (v).im != (v).im)
#define CLESS(a, b) ((a).re < (b).re || ((a).re == (b).re && (a).im < (b).im))
#define FOLD_COMPLEX(ID, id, T, W)                                              \
  FOLD(min_##id, T, CNAN(r) || !(CNAN(x[i]) || CLESS(x[i], r)) ? r : x[i])      \
  FOLD(max_##id, T, CNAN(r) || !(CNAN(x[i]) || CLESS(r, x[i])) ? r : x[i])
QN_EACH_COMPLEX(FOLD_COMPLEX)

#define E_MIN(ID, id, T, W) [QN_D_##ID] = min_##id,
#define E_MAX(ID, id, T, W) [QN_D_##ID] = max_##id,
#define E_PROD(ID, id, T, W) [QN_D_##ID] = prod_##id,
#define E_SUM(ID, id, T, W) [QN_D_##ID] = nsum_##id,
#define REST(X) QN_EACH_INT(X) QN_EACH_FLOAT(X) QN_EACH_COMPLEX(X)
static const qn_fold folds[4][QN_D_COUNT] = {
    [QN_AREDUCE_SUM] = {[QN_D_BOOL] = or_bool, QN_EACH_INT(E_SUM)[QN_D_FLOAT32] = sum_float32, [QN_D_FLOAT64] = sum_float64,
                        [QN_D_COMPLEX64] = sum_complex64, [QN_D_COMPLEX128] = sum_complex128},
    [QN_AREDUCE_PROD] = {[QN_D_BOOL] = and_bool, REST(E_PROD)},
    [QN_AREDUCE_MIN] = {[QN_D_BOOL] = and_bool, REST(E_MIN)[QN_D_TIMEDELTA64] = min_int64, [QN_D_DATETIME64] = min_int64},
    [QN_AREDUCE_MAX] = {[QN_D_BOOL] = or_bool, REST(E_MAX)[QN_D_TIMEDELTA64] = max_int64, [QN_D_DATETIME64] = max_int64},
};

qn_fold qn_fold_find(qn_reduction op, qn_dtype d) {
  if (op == QN_AREDUCE_SUM && (d == QN_D_INT64 || d == QN_D_TIMEDELTA64)) return sum_int64;
  return (int)op < 4 ? folds[op][d] : NULL;
}

/* --- positions ----------------------------------------------------------------------------------------------------------------- */
#define ARG(ID, id, T, W)                                                                                         \
  static bool arg_##id(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) {   \
    T b = *(T *)(void *)best;                                                                                     \
    bool moved = false;                                                                                           \
    for (int64_t i = 0; i < n; i++, p += step) {                                                                  \
      T x = *(const QN_ANY(T) *)(const void *)p;                                                                  \
      if (first || ARG_BEATS(x, b)) b = x, *at = i, moved = true, first = false;                                  \
    }                                                                                                             \
    *(T *)(void *)best = b;                                                                                       \
    return moved;                                                                                                 \
  }
#define ARG_BEATS(x, b) (max ? x > b : x < b)
QN_EACH_BOOL(ARG)
QN_EACH_INT(ARG)
#undef ARG_BEATS
#define ARG_BEATS(x, b) (b == b && (x != x || (max ? x > b : x < b)))
QN_EACH_FLOAT(ARG)
#undef ARG_BEATS
#define ARG_BEATS(x, b) (!CNAN(b) && (CNAN(x) || (max ? CLESS(b, x) : CLESS(x, b))))
QN_EACH_COMPLEX(ARG)
#undef ARG_BEATS
#define E_ARG(ID, id, T, W) [QN_D_##ID] = arg_##id,
static const qn_argfold args[QN_D_COUNT] = {QN_EACH_NUMERIC(E_ARG)[QN_D_DATETIME64] = arg_int64, [QN_D_TIMEDELTA64] = arg_int64};
qn_argfold qn_argfold_find(qn_dtype d) { return args[d]; }

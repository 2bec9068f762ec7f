/* own.c - products of small matrices and of dtypes that BLAS does not have, dot products, copies between layouts. Every
 * element of a product is the sum over k in order, from 0; those of two matrices of floats are fused, as BLAS's are. */
#include <math.h>
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

#include "runtime/linalg/linalg_impl.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define CLONES __attribute__((target_clones("avx2", "default"), optimize("O3")))
#define WIDE_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default"), optimize("O3"))) /* products of 64 bits in one step */
#define FUSED_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3")))
#else
#define CLONES
#define WIDE_CLONES
#define FUSED_CLONES
#endif
#define IVDEP _Pragma("GCC ivdep")
enum { KBLOCK = 128, JBLOCK = 512 };

typedef struct c64 {
  float re, im;
} c64;
typedef struct c128 {
  double re, im;
} c128;

/* --- products: ROW(c[0..n) += x * b[0..n)) for each element of a ------------------------------------------------------------------- */
#define AT(T, m, i, j) (*(T *)(void *)((m).p + (i) * (m).rs + (j) * (m).cs))
#define REAL(c, x, b) ((c) += (x) * (b))
#define FUSED(c, x, b) ((c) = __builtin_fma((x), (b), (c)))
#define FUSEDF(c, x, b) ((c) = __builtin_fmaf((x), (b), (c)))
#define BLOCKS(T, NAME, MULADD, HOW)                                                                                          \
  HOW static void NAME##_unit(qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k) {            \
    for (int64_t j0 = 0; j0 < n; j0 += JBLOCK)                                                                           \
      for (int64_t k0 = 0; k0 < k; k0 += KBLOCK) {                                                                       \
        int64_t width = j0 + JBLOCK < n ? JBLOCK : n - j0, k1 = k0 + KBLOCK < k ? k0 + KBLOCK : k;                       \
        for (int64_t i = 0; i < m; i++)                                                                                  \
          for (int64_t l = k0; l < k1; l++) {                                                                            \
            T x = AT(T, a, i, l), *restrict to = &AT(T, c, i, j0);                                                       \
            const T *restrict from = &AT(T, b, l, j0);                                                                   \
            IVDEP for (int64_t j = 0; j < width; j++) MULADD(to[j], x, from[j]);                                         \
          }                                                                                                              \
      }                                                                                                                  \
  }                                                                                                                      \
  HOW static void NAME(qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k) {                      \
    bool unit = b.cs == (int64_t)sizeof(T) && c.cs == (int64_t)sizeof(T);                                                \
    for (int64_t i = 0; i < m; i++)                                                                                      \
      for (int64_t j = 0; j < n; j++) memset(c.p + i * c.rs + j * c.cs, 0, sizeof(T));                                   \
    if (unit && n >= 4) {                                                                                                \
      NAME##_unit(a, b, c, m, n, k);                                                                                     \
      return;                                                                                                            \
    }                                                                                                                    \
    for (int64_t i = 0; i < m; i++)                                                                                      \
      for (int64_t l = 0; l < k; l++) {                                                                                  \
        T x = AT(T, a, i, l);                                                                                            \
        for (int64_t j = 0; j < n; j++) MULADD(AT(T, c, i, j), x, AT(T, b, l, j));                                       \
      }                                                                                                                  \
  }
/* Many rows of at most three terms by at most four columns (points by a rotation): written out, so that rows go side by side in vectors.
 * Operands with gaps go through room, some rows at a time. */
#define TALL_CASE(T, K, N, ADD)                                                \
  case 4 * K + N - 1:                                                        \
    IVDEP for (int64_t i = 0; i < m; i++)                                    \
      for (int j = 0; j < N; j++) {                                          \
        T s = 0;                                                             \
        for (int l = 0; l < K; l++) ADD(s, x[K * i + l], w[l * N + j]);      \
        y[N * i + j] = s;                                                    \
      }                                                                      \
    break;
#define TALL(T, NAME, ADD, HOW)                                                                                                   \
  HOW static void NAME##_rows(const T *restrict x, const T *restrict b, T *restrict y, int64_t m, int64_t n, int64_t k) { \
    T w[TERMS * COLUMNS];                                                                                                  \
    memcpy(w, b, sizeof w);                                                                                                \
    switch (4 * k + n - 1) {                                                                                               \
      TALL_CASE(T, 1, 1, ADD) TALL_CASE(T, 1, 2, ADD) TALL_CASE(T, 1, 3, ADD) TALL_CASE(T, 1, 4, ADD)                                          \
      TALL_CASE(T, 2, 1, ADD) TALL_CASE(T, 2, 2, ADD) TALL_CASE(T, 2, 3, ADD) TALL_CASE(T, 2, 4, ADD)                                          \
      TALL_CASE(T, 3, 1, ADD) TALL_CASE(T, 3, 2, ADD) TALL_CASE(T, 3, 3, ADD) TALL_CASE(T, 3, 4, ADD)                                          \
      default: break;                                                                                                      \
    }                                                                                                                      \
  }                                                                                                                        \
  static void NAME(qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k) {                            \
    const int64_t z = (int64_t)sizeof(T);                                                                                  \
    const bool from = a.cs == z && a.rs == k * z, into = c.cs == z && c.rs == n * z;                                       \
    T w[TERMS * COLUMNS] = {0}, x[TALL_BLOCK * TERMS], y[TALL_BLOCK * COLUMNS];                                            \
    for (int64_t l = 0; l < k; l++)                                                                                        \
      for (int64_t j = 0; j < n; j++) w[l * n + j] = AT(T, b, l, j);                                                       \
    if (from && into) {                                                                                                    \
      NAME##_rows((const T *)(const void *)a.p, w, (T *)(void *)c.p, m, n, k);                                             \
      return;                                                                                                              \
    }                                                                                                                      \
    for (int64_t i = 0; i < m; i += TALL_BLOCK, a.p += TALL_BLOCK * a.rs, c.p += TALL_BLOCK * c.rs) {                      \
      const int64_t part = m - i < TALL_BLOCK ? m - i : TALL_BLOCK;                                                        \
      for (int64_t r = 0; !from && r < part; r++)                                                                          \
        for (int64_t l = 0; l < k; l++) x[r * k + l] = AT(T, a, r, l);                                                     \
      NAME##_rows(from ? (const T *)(const void *)a.p : x, w, into ? (T *)(void *)c.p : y, part, n, k);                    \
      for (int64_t r = 0; !into && r < part; r++)                                                                          \
        for (int64_t j = 0; j < n; j++) AT(T, c, r, j) = y[r * n + j];                                                     \
    }                                                                                                                      \
  }
enum { TALL_LEAST = 16, TALL_BLOCK = 128, TERMS = 3, COLUMNS = 4 };
TALL(double, tall_f64, REAL, CLONES)
TALL(float, tall_f32, REAL, CLONES)
TALL(double, tall_fused_f64, FUSED, FUSED_CLONES)
TALL(float, tall_fused_f32, FUSEDF, FUSED_CLONES)
static bool is_tall(int64_t m, int64_t n, int64_t k) { return m >= TALL_LEAST && n <= COLUMNS && k >= 1 && k <= TERMS; }
#define WRAP8(c, x, b) ((c) = (uint8_t)((uint32_t)(c) + (uint32_t)(x) * (uint32_t)(b)))
#define WRAP16(c, x, b) ((c) = (uint16_t)((uint32_t)(c) + (uint32_t)(x) * (uint32_t)(b)))
#define LOGIC(c, x, b) ((c) = (uint8_t)((c) | ((x) & (b))))
#define CPLX(c, x, b) ((c).re += (x).re * (b).re - (x).im * (b).im, (c).im += (x).re * (b).im + (x).im * (b).re)
BLOCKS(double, own_f64, REAL, CLONES)
BLOCKS(float, own_f32, REAL, CLONES)
BLOCKS(double, fused_f64, FUSED, FUSED_CLONES)
BLOCKS(float, fused_f32, FUSEDF, FUSED_CLONES)
BLOCKS(c64, own_c64, CPLX, CLONES)
BLOCKS(c128, own_c128, CPLX, CLONES)
BLOCKS(uint8_t, own_8, WRAP8, CLONES)
BLOCKS(uint16_t, own_16, WRAP16, CLONES)
BLOCKS(uint32_t, own_32, REAL, CLONES)
BLOCKS(uint64_t, own_64, REAL, CLONES)
BLOCKS(uint8_t, own_bool, LOGIC, CLONES)

/* y = a @ x as BLAS's gemv adds up two to four doubles that lie in a row: two and three fused, the second product first, four in halves. */
FUSED_CLONES static void few_f64(qn_lin_mat a, qn_lin_mat x, qn_lin_mat y, int64_t m, int64_t k) {
  const double x0 = AT(double, x, 0, 0), x1 = AT(double, x, 1, 0), x2 = k > 2 ? AT(double, x, 2, 0) : 0, x3 = k > 3 ? AT(double, x, 3, 0) : 0;
  const double *restrict p = (const double *)(const void *)a.p;
  double *restrict to = (double *)(void *)y.p;
  const bool unit = a.rs == k * 8 && y.rs == 8;
  if (unit && k == 2) {
    IVDEP for (int64_t i = 0; i < m; i++) to[i] = __builtin_fma(p[2 * i], x0, p[2 * i + 1] * x1) + 0.0;
  } else if (unit && k == 4) {
    IVDEP for (int64_t i = 0; i < m; i++) to[i] = (p[4 * i] * x0 + p[4 * i + 2] * x2) + (p[4 * i + 1] * x1 + p[4 * i + 3] * x3) + 0.0;
  } else if (unit) {
    IVDEP for (int64_t i = 0; i < m; i++) to[i] = __builtin_fma(p[3 * i + 2], x2, __builtin_fma(p[3 * i], x0, p[3 * i + 1] * x1)) + 0.0;
  } else {
    for (int64_t i = 0; i < m; i++) {
      double s = __builtin_fma(AT(double, a, i, 0), x0, AT(double, a, i, 1) * x1);
      if (k == 3) s = __builtin_fma(AT(double, a, i, 2), x2, s);
      if (k == 4) s = (AT(double, a, i, 0) * x0 + AT(double, a, i, 2) * x2) + (AT(double, a, i, 1) * x1 + AT(double, a, i, 3) * x3);
      AT(double, y, i, 0) = s + 0.0;
    }
  }
}
bool qn_lin_is_few(const qn_view *a) {
  const int64_t k = a->shape[1];
  return a->dtype == QN_D_FLOAT64 && k >= 2 && k <= 4 && a->shape[0] > 1 && a->strides[1] == 8 && a->strides[0] >= k * 8 && a->strides[0] % 8 == 0;
}
void qn_lin_few(qn_lin_mat a, qn_lin_mat x, qn_lin_mat y, int64_t m, int64_t k) { few_f64(a, x, y, m, k); }

typedef void product_fn(qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k);
static product_fn *real_product(bool wide, bool tall, bool fused) {
  if (fused) return wide ? tall ? tall_fused_f64 : fused_f64 : tall ? tall_fused_f32 : fused_f32;
  return wide ? tall ? tall_f64 : own_f64 : tall ? tall_f32 : own_f32;
}

/* Two's complement: signed products have the bits of unsigned ones. */
static void dispatch(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k, bool fused) {
  switch (dtype) {
    case QN_D_BOOL: own_bool(a, b, c, m, n, k); return;
    case QN_D_FLOAT32:
    case QN_D_FLOAT64: real_product(dtype == QN_D_FLOAT64, is_tall(m, n, k), fused)(a, b, c, m, n, k); return;
    case QN_D_COMPLEX64: own_c64(a, b, c, m, n, k); return;
    case QN_D_COMPLEX128: own_c128(a, b, c, m, n, k); return;
    default: break;
  }
  switch (qn_dtypes[dtype].size) {
    case 1: own_8(a, b, c, m, n, k); return;
    case 2: own_16(a, b, c, m, n, k); return;
    case 4: own_32(a, b, c, m, n, k); return;
    default: own_64(a, b, c, m, n, k); return;
  }
}

void qn_lin_own(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k, bool fused) {
  int64_t item = qn_dtypes[dtype].size;
  if (!is_tall(m, n, k) && (b.cs != item || c.cs != item) && a.rs == item && c.rs == item) { /* the transposes run along memory */
    qn_lin_mat at = {a.p, a.cs, a.rs}, bt = {b.p, b.cs, b.rs}, ct = {c.p, c.cs, c.rs};
    dispatch(dtype, bt, at, ct, n, m, k, fused);
  } else {
    dispatch(dtype, a, b, c, m, n, k, fused);
  }
}

/* --- stacks of small matrices ---------------------------------------------------------------------------------------------------------- */
#define STACK(T, NAME, ADD, HOW)                                                                                                           \
  static inline __attribute__((always_inline)) void NAME##_items(qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, const int64_t *step,    \
                                                                 int64_t items, int64_t m, int64_t n, int64_t k) {                 \
    for (int64_t t = 0; t < items; t++, a.p += step[0], b.p += step[1], c.p += step[2])                                            \
      for (int64_t i = 0; i < m; i++)                                                                                              \
        for (int64_t j = 0; j < n; j++) {                                                                                          \
          T s = 0;                                                                                                                 \
          for (int64_t l = 0; l < k; l++) ADD(s, AT(T, a, i, l), AT(T, b, l, j));                                                  \
          AT(T, c, i, j) = s;                                                                                                      \
        }                                                                                                                          \
  }                                                                                                                                \
  HOW static void NAME(qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, const int64_t *step, int64_t items, int64_t m, int64_t n, int64_t k) { \
    int64_t z = (int64_t)sizeof(T);                                                                                                \
    bool rows = a.cs == z && b.cs == z && c.cs == z && m == n && n == k && a.rs == n * z && b.rs == n * z && c.rs == n * z;        \
    if (rows && n == 2) NAME##_items((qn_lin_mat){a.p, 2 * z, z}, (qn_lin_mat){b.p, 2 * z, z}, (qn_lin_mat){c.p, 2 * z, z}, step, items, 2, 2, 2); \
    else if (rows && n == 3) NAME##_items((qn_lin_mat){a.p, 3 * z, z}, (qn_lin_mat){b.p, 3 * z, z}, (qn_lin_mat){c.p, 3 * z, z}, step, items, 3, 3, 3); \
    else if (rows && n == 4) NAME##_items((qn_lin_mat){a.p, 4 * z, z}, (qn_lin_mat){b.p, 4 * z, z}, (qn_lin_mat){c.p, 4 * z, z}, step, items, 4, 4, 4); \
    else NAME##_items(a, b, c, step, items, m, n, k);                                                                              \
  }
STACK(double, stack_f64, REAL, )
STACK(float, stack_f32, REAL, )
STACK(double, stack_fused_f64, FUSED, FUSED_CLONES)
STACK(float, stack_fused_f32, FUSEDF, FUSED_CLONES)

void qn_lin_own_stack(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, const int64_t *step, int64_t items, int64_t m, int64_t n, int64_t k, bool fused) {
  if (dtype == QN_D_FLOAT64) {
    (fused ? stack_fused_f64 : stack_f64)(a, b, c, step, items, m, n, k);
  } else if (dtype == QN_D_FLOAT32) {
    (fused ? stack_fused_f32 : stack_f32)(a, b, c, step, items, m, n, k);
  } else {
    for (int64_t t = 0; t < items; t++, a.p += step[0], b.p += step[1], c.p += step[2]) qn_lin_own(dtype, a, b, c, m, n, k, false);
  }
}

/* --- dot products: in the order of OpenBLAS's kernels for CPUs with AVX2, which are NumPy's nearly everywhere: as many sums as four vectors
 * have lanes, each fused, then the rest; sums of long vectors over a grid of blocks that the length alone decides ------------------------- */
enum { DOT_BLOCK = 8192 };
typedef struct dot_job {
  const char *x, *y;
  int64_t sx, sy, n;
  int blocks;
  double sign; /* of x's imaginary part */
  c128 part[64];
} dot_job;

static int64_t block_at(const dot_job *j, int64_t b) { return j->n / j->blocks * b + j->n % j->blocks * b / j->blocks; }

/* LANES sums of x[i] y[i] for i < n, a multiple of LANES: sum l has the products l, l + LANES, … */
#define FUSED_SUMS(NAME, T, LANES, FMA)                                                              \
  static void NAME##_plain(const T *x, const T *y, int64_t n, T *sums) {                             \
    for (int64_t i = 0; i < n; i += LANES)                                                           \
      for (int l = 0; l < LANES; l++) sums[l] = FMA(x[i + l], y[i + l], sums[l]);                    \
  }
FUSED_SUMS(sums_f64, double, 16, fma)
FUSED_SUMS(sums_f32, float, 32, fmaf)
#if defined(__x86_64__) && defined(__GNUC__)
#define FUSED_VECTORS(NAME, T, V, LOAD, STORE, FMADD)                                                \
  __attribute__((target("avx2,fma"))) static void NAME##_fma(const T *x, const T *y, int64_t n, T *sums) { \
    enum { WIDE = sizeof(V) / sizeof(T) };                                                           \
    V a = LOAD(sums), b = LOAD(sums + WIDE), c = LOAD(sums + 2 * WIDE), d = LOAD(sums + 3 * WIDE);   \
    for (int64_t i = 0; i < n; i += 4 * WIDE) {                                                      \
      a = FMADD(LOAD(x + i), LOAD(y + i), a);                                                        \
      b = FMADD(LOAD(x + i + WIDE), LOAD(y + i + WIDE), b);                                          \
      c = FMADD(LOAD(x + i + 2 * WIDE), LOAD(y + i + 2 * WIDE), c);                                  \
      d = FMADD(LOAD(x + i + 3 * WIDE), LOAD(y + i + 3 * WIDE), d);                                  \
    }                                                                                                \
    STORE(sums, a), STORE(sums + WIDE, b), STORE(sums + 2 * WIDE, c), STORE(sums + 3 * WIDE, d);     \
  }
FUSED_VECTORS(sums_f64, double, __m256d, _mm256_loadu_pd, _mm256_storeu_pd, _mm256_fmadd_pd)
FUSED_VECTORS(sums_f32, float, __m256, _mm256_loadu_ps, _mm256_storeu_ps, _mm256_fmadd_ps)
#define HAS_FMA (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#else
#define sums_f64_fma sums_f64_plain
#define sums_f32_fma sums_f32_plain
#define HAS_FMA false
#endif

/* The lanes of four vectors of WIDE: each vector's halves, the vectors in pairs, then neighbours. */
#define FOLDED(WIDE)                                                                                 \
  for (int of = 0; of < 4; of++)                                                                     \
    for (int l = 0; l < WIDE / 2; l++) sums[of * WIDE + l] += sums[of * WIDE + WIDE / 2 + l];        \
  for (int l = 0; l < WIDE / 2; l++) sums[l] = (sums[l] + sums[WIDE + l]) + (sums[2 * WIDE + l] + sums[3 * WIDE + l]); \
  for (int left = WIDE / 2; left > 1; left /= 2)                                                     \
    for (int l = 0; l < left / 2; l++) sums[l] = sums[2 * l] + sums[2 * l + 1];

/* Vectors with gaps have an order of their own, and those that run backwards are added up one by one. */
#define TERM(T, k) (*(const T *)(const void *)(x + (i + (k)) * sx) * *(const T *)(const void *)(y + (i + (k)) * sy))

static double dot_f64_run(const char *x, int64_t sx, const char *y, int64_t sy, int64_t n) {
  int64_t i = 0;
  if (n < 16 && sx == 8 && sy == 8) {
    double s = 0;
    for (; i < n; i++) s += TERM(double, 0);
    return s;
  }
  double sums[16] = {0}, odd = 0;
  if (sx == 8 && sy == 8) {
    if ((i = n & ~(int64_t)15)) (HAS_FMA ? sums_f64_fma : sums_f64_plain)((const double *)(const void *)x, (const double *)(const void *)y, i, sums);
    FOLDED(4)
  } else if (sx > 0 && sy > 0) {
    for (; i + 4 <= n; i += 4) sums[0] += TERM(double, 0) + TERM(double, 2), odd += TERM(double, 1) + TERM(double, 3);
  }
  for (; i < n; i++) sums[0] += TERM(double, 0);
  return sums[0] + odd;
}

/* What is left over is added in double. */
static float dot_f32_run(const char *x, int64_t sx, const char *y, int64_t sy, int64_t n) {
  float sums[32] = {0};
  double rest = 0;
  int64_t i = 0;
  if (sx < 0 || sy < 0) {
    for (; i < n; i++) sums[0] += TERM(float, 0);
  } else if (sx == 4 && sy == 4) {
    if ((i = n & ~(int64_t)31)) (HAS_FMA ? sums_f32_fma : sums_f32_plain)((const float *)(const void *)x, (const float *)(const void *)y, i, sums);
    FOLDED(8)
  } else {
    for (; i + 2 <= n; i += 2) rest += (double)(TERM(float, 0) + TERM(float, 1));
  }
  for (; i < n; i++) rest += (double)TERM(float, 0);
  return (float)(rest + (double)sums[0]);
}
#undef TERM

void qn_lin_dots(int dtype, qn_lin_mat a, qn_lin_mat b, qn_lin_mat c, int64_t m, int64_t n, int64_t k) {
  for (int64_t i = 0; i < m; i++)
    for (int64_t j = 0; j < n; j++) {
      const char *x = a.p + i * a.rs, *y = b.p + j * b.cs;
      if (dtype == QN_D_FLOAT64) AT(double, c, i, j) = dot_f64_run(x, a.cs, y, b.rs, k);
      else AT(float, c, i, j) = dot_f32_run(x, a.cs, y, b.rs, k);
    }
}

#define DOT_BODY(NAME)                                                                                            \
  static void NAME(void *frame, int64_t begin, int64_t end) {                                                     \
    dot_job *j = frame;                                                                                           \
    for (int64_t b = begin; b < end; b++) {                                                                       \
      int64_t at = block_at(j, b);                                                                                \
      j->part[b].re = (double)NAME##_run(j->x + at * j->sx, j->sx, j->y + at * j->sy, j->sy, block_at(j, b + 1) - at); \
    }                                                                                                             \
  }
DOT_BODY(dot_f64)
DOT_BODY(dot_f32)

/* Of a vector of complex numbers x and one y: (ur vr, ui vr) + (-(ui vi), ur vi). Sixteen sums run side by side. */
typedef double f64x8 __attribute__((vector_size(64), aligned(8), may_alias));
typedef float f32x16 __attribute__((vector_size(64), aligned(4), may_alias));
typedef uint64_t u64x8 __attribute__((vector_size(64)));
#define REALS_64 0, 0, 2, 2, 4, 4, 6, 6
#define IMAGS_64 1, 1, 3, 3, 5, 5, 7, 7
#define SWAPPED_64 1, 0, 3, 2, 5, 4, 7, 6
#define REALS_32 REALS_64, 8, 8, 10, 10, 12, 12, 14, 14
#define IMAGS_32 IMAGS_64, 9, 9, 11, 11, 13, 13, 15, 15
#define SWAPPED_32 SWAPPED_64, 9, 8, 11, 10, 13, 12, 15, 14
#define EVENS_64 {TOP, 0, TOP, 0, TOP, 0, TOP, 0}
#define ODDS_64 {0, TOP, 0, TOP, 0, TOP, 0, TOP}
#define EVENS_32 {TOP >> 32, TOP >> 32, TOP >> 32, TOP >> 32, TOP >> 32, TOP >> 32, TOP >> 32, TOP >> 32}
#define ODDS_32 {TOP, TOP, TOP, TOP, TOP, TOP, TOP, TOP}
#define TOP (UINT64_C(1) << 63)
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define WIDE_SUMS(NAME, C, T, V, BITS)                                                                            \
  __attribute__((target("arch=x86-64-v4"), optimize("O3"))) static int64_t NAME##_wide(const char *x, const char *y, int64_t n, bool turned, T *re, T *im) { \
    enum { AT_ONCE = sizeof(V) / sizeof(C), SUMS = 16 / AT_ONCE };                                                \
    const u64x8 minus = EVENS_##BITS, odd = ODDS_##BITS, conj = turned ? odd : odd ^ odd;                         \
    V sums[SUMS] = {{0}};                                                                                         \
    int64_t i = 0;                                                                                                \
    for (; i + 16 <= n; i += 16)                                                                                  \
      for (int l = 0; l < SUMS; l++) {                                                                            \
        const V v = *(const V *)(const void *)(y + (i + l * AT_ONCE) * (int64_t)sizeof(C));                       \
        const V u = (V)((u64x8)(*(const V *)(const void *)(x + (i + l * AT_ONCE) * (int64_t)sizeof(C))) ^ conj);  \
        const V imag = (V)((u64x8)__builtin_shufflevector(v, v, IMAGS_##BITS) ^ minus);                           \
        sums[l] += u * __builtin_shufflevector(v, v, REALS_##BITS) + __builtin_shufflevector(u, u, SWAPPED_##BITS) * imag; \
      }                                                                                                           \
    for (int l = 0; l < 16; l++) re[l] = sums[l / AT_ONCE][l % AT_ONCE * 2], im[l] = sums[l / AT_ONCE][l % AT_ONCE * 2 + 1]; \
    return i;                                                                                                     \
  }
WIDE_SUMS(dot_c64, c64, float, f32x16, 32)
WIDE_SUMS(dot_c128, c128, double, f64x8, 64)
#define WIDE_HERE __builtin_cpu_supports("avx512dq")
#else
#define dot_c64_wide(x, y, n, turned, re, im) 0
#define dot_c128_wide(x, y, n, turned, re, im) 0
#define WIDE_HERE false
#endif
#define CLANES(NAME, C, T)                                                                                        \
  CLONES static C NAME##_run(const char *x, int64_t sx, const char *y, int64_t sy, int64_t n, T sign) {           \
    T re[16] = {0}, im[16] = {0};                                                                                 \
    int64_t i = 0;                                                                                                \
    if (sx == (int64_t)sizeof(C) && sy == (int64_t)sizeof(C)) {                                                   \
      if (WIDE_HERE) i = NAME##_wide(x, y, n, sign < 0, re, im);                                                  \
      const T *p = (const T *)(const void *)x + 2 * i, *q = (const T *)(const void *)y + 2 * i;                   \
      for (; i + 16 <= n; i += 16, p += 32, q += 32)                                                              \
        for (int l = 0; l < 16; l++) {                                                                            \
          T ur = p[2 * l], ui = p[2 * l + 1] * sign, vr = q[2 * l], vi = q[2 * l + 1];                            \
          re[l] += ur * vr - ui * vi;                                                                             \
          im[l] += ur * vi + ui * vr;                                                                             \
        }                                                                                                         \
    }                                                                                                             \
    for (; i < n; i++) {                                                                                          \
      C u = *(const C *)(const void *)(x + i * sx), v = *(const C *)(const void *)(y + i * sy);                   \
      u.im *= sign;                                                                                               \
      re[i & 15] += u.re * v.re - u.im * v.im;                                                                    \
      im[i & 15] += u.re * v.im + u.im * v.re;                                                                    \
    }                                                                                                             \
    for (int w = 8; w >= 1; w /= 2)                                                                               \
      for (int l = 0; l < w; l++) re[l] += re[l + w], im[l] += im[l + w];                                         \
    return (C){re[0], im[0]};                                                                                     \
  }                                                                                                               \
  static void NAME(void *frame, int64_t begin, int64_t end) {                                                     \
    dot_job *j = frame;                                                                                           \
    for (int64_t b = begin; b < end; b++) {                                                                       \
      int64_t at = block_at(j, b);                                                                                \
      C r = NAME##_run(j->x + at * j->sx, j->sx, j->y + at * j->sy, j->sy, block_at(j, b + 1) - at, (T)j->sign);  \
      j->part[b] = (c128){(double)r.re, (double)r.im};                                                            \
    }                                                                                                             \
  }
CLANES(dot_c64, c64, float)
CLANES(dot_c128, c128, double)

static void put(int dtype, c128 v, void *out) {
  switch (dtype) {
    case QN_D_FLOAT32: *(float *)out = (float)v.re; return;
    case QN_D_FLOAT64: *(double *)out = v.re; return;
    case QN_D_COMPLEX64: *(c64 *)out = (c64){(float)v.re, (float)v.im}; return;
    default: *(c128 *)out = v;
  }
}

WIDE_CLONES static uint64_t dot_i64(const uint64_t *x, const uint64_t *y, int64_t n) {
  uint64_t s = 0;
  for (int64_t i = 0; i < n; i++) s += x[i] * y[i];
  return s;
}

qn_lin_status qn_lin_dot(const qn_lin_env *env, const qn_view *a, const qn_view *b, bool conj, void *out) {
  int64_t n = a->shape[0];
  if (a->dtype == QN_D_INT64 && a->strides[0] == 8 && b->strides[0] == 8) return *(uint64_t *)out = dot_i64(a->data, b->data, n), QN_LIN_OK;
  if (!qn_lin_has_blas(a->dtype)) {
    qn_lin_mat x = {a->data, 0, a->strides[0]}, y = {b->data, b->strides[0], 0}, r = {out, 0, 0};
    qn_lin_own(a->dtype, x, y, r, 1, 1, n, false);
    return QN_LIN_OK;
  }
  if (n < 2 * DOT_BLOCK && (a->dtype == QN_D_FLOAT64 || a->dtype == QN_D_FLOAT32)) {
    qn_lin_mat x = {a->data, 0, a->strides[0]}, y = {b->data, b->strides[0], 0}, r = {out, 0, 0};
    return qn_lin_dots(a->dtype, x, y, r, 1, 1, n), QN_LIN_OK;
  }
  dot_job j = {.x = a->data, .y = b->data, .sx = a->strides[0], .sy = b->strides[0], .n = n, .sign = conj ? -1 : 1};
  j.blocks = n < 2 * DOT_BLOCK ? 1 : n / DOT_BLOCK > 64 ? 64 : (int)(n / DOT_BLOCK);
  void (*body)(void *, int64_t, int64_t) = a->dtype == QN_D_FLOAT64   ? dot_f64
                                           : a->dtype == QN_D_FLOAT32 ? dot_f32
                                           : a->dtype == QN_D_COMPLEX64 ? dot_c64
                                                                        : dot_c128;
  if (n <= 0) return put(a->dtype, (c128){0, 0}, out), QN_LIN_OK;
  if (j.blocks >= 8 && env->parallel) env->parallel(env->user, body, &j, j.blocks, n / j.blocks * 300);
  else body(&j, 0, j.blocks);
  for (int step = 1; step < j.blocks; step *= 2)
    for (int i = 0; i + step < j.blocks; i += 2 * step) j.part[i].re += j.part[i + step].re, j.part[i].im += j.part[i + step].im;
  return put(a->dtype, j.part[0], out), QN_LIN_OK;
}

/* --- copies between layouts ------------------------------------------------------------------------------------------------------------ */
#define COPY(T)                                                                                            \
  for (int64_t j0 = 0; j0 < cols; j0 += 16)                                                                \
    for (int64_t i = 0; i < rows; i++)                                                                     \
      for (int64_t j = j0; j < cols && j < j0 + 16; j++)                                                   \
        *(T *)(void *)(to + i * tr + j * tc) = *(const T *)(const void *)(from + i * fr + j * fc);

static void copy(char *to, int64_t tr, int64_t tc, const char *from, int64_t fr, int64_t fc, int64_t rows, int64_t cols, int item) {
  switch (item) {
    case 1: COPY(uint8_t) return;
    case 2: COPY(uint16_t) return;
    case 4: COPY(uint32_t) return;
    case 8: COPY(uint64_t) return;
    default: COPY(c128)
  }
}

void qn_lin_pull(void *to, int64_t ld, const qn_view *v) {
  int item = qn_dtypes[v->dtype].size;
  copy(to, item, ld * item, v->data, v->strides[0], v->ndim > 1 ? v->strides[1] : item, v->shape[0], v->ndim > 1 ? v->shape[1] : 1, item);
}
void qn_lin_push(const qn_view *v, const void *from, int64_t ld) {
  int item = qn_dtypes[v->dtype].size;
  copy(v->data, v->strides[0], v->ndim > 1 ? v->strides[1] : item, from, item, ld * item, v->shape[0], v->ndim > 1 ? v->shape[1] : 1, item);
}

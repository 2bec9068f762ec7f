/* fold.c - folding runs of elements in order: sums, products, extrema, positions. */
#include "runtime/base/calendar.h"
#include "runtime/object/array/fold.h"

#include <math.h>
#include <string.h>

enum { LANES = 32 };

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
/* The first byte decides. */
QN_CLONES static void or_bool(void *acc, const void *p, int64_t n) {
  uint8_t *r = acc;
  const uint8_t *x = p;
  for (int64_t i = 0; i < n && !*r; i += 1024) {
    uint8_t any = 0;
    int64_t m = n - i < 1024 ? n - i : 1024;
    for (int64_t k = 0; k < m; k++) any |= x[i + k];
    *r = any != 0;
  }
}
static void and_bool(void *acc, const void *p, int64_t n) {
  uint8_t *r = acc;
  *r = *r && (n == 0 || !memchr(p, 0, (size_t)n));
}
#define FOLD_INT_LANES(fn, T, OP)                                          \
  QN_CLONES static void fn(void *acc, const void *p, int64_t n) {          \
    enum { WIDE = 256 / sizeof(T) }; /* four of the widest vectors */      \
    T r = *(T *)acc, lane[WIDE];                                           \
    const QN_ANY(T) *x = p;                                                \
    int64_t i = 0;                                                         \
    if (n >= WIDE) {                                                       \
      for (int l = 0; l < WIDE; l++) lane[l] = x[l];                       \
      for (i = WIDE; i + WIDE <= n; i += WIDE)                             \
        for (int l = 0; l < WIDE; l++) lane[l] = x[i + l] OP lane[l] ? x[i + l] : lane[l]; \
      for (int l = 0; l < WIDE; l++) r = lane[l] OP r ? lane[l] : r;       \
    }                                                                      \
    for (; i < n; i++) r = x[i] OP r ? x[i] : r;                           \
    *(T *)acc = r;                                                         \
  }
#define FOLD_INT(ID, id, T, W)       \
  FOLD_INT_LANES(min_##id, T, <)     \
  FOLD_INT_LANES(max_##id, T, >)
QN_EACH_INT(FOLD_INT)

/* Extrema of floats: lanes, nan wins, and the later of two zeros. 32 lanes, so that the compiler keeps the inner loop and vectorises it. */
#define FOLD_FLOAT(fn, T, I, OP)                                           \
  QN_CLONES static void fn(void *acc, const void *p, int64_t n) {          \
    T r = *(T *)acc, lane[LANES];                                          \
    I bad[LANES] = {0};                                                    \
    const QN_ANY(T) *x = p;                                                \
    bool nan = r != r;                                                     \
    if (nan) return;                                                       \
    for (int l = 0; l < LANES; l++) lane[l] = r;                           \
    int64_t i = 0;                                                         \
    for (; i + LANES <= n; i += LANES)                                     \
      for (int l = 0; l < LANES; l++) {                                    \
        T v = x[i + l];                                                    \
        lane[l] = lane[l] OP v ? lane[l] : v;                              \
        bad[l] |= v != v;                                                  \
      }                                                                    \
    for (; i < n; i++) {                                                   \
      lane[0] = lane[0] OP x[i] ? lane[0] : x[i];                          \
      nan |= x[i] != x[i];                                                 \
    }                                                                      \
    for (int w = n < LANES ? 0 : LANES / 2; w; w /= 2)                     \
      for (int l = 0; l < w; l++) {                                        \
        lane[l] = lane[l] OP lane[l + w] ? lane[l] : lane[l + w];          \
        bad[l] |= bad[l + w];                                              \
      }                                                                    \
    r = lane[0];                                                           \
    nan |= bad[0] != 0;                                                    \
    *(T *)acc = nan ? (T)NAN : r;                                          \
  }
FOLD_FLOAT(min_float32, float, int32_t, <)
FOLD_FLOAT(max_float32, float, int32_t, >)
FOLD_FLOAT(min_float64, double, int64_t, <)
FOLD_FLOAT(max_float64, double, int64_t, >)
/* The extremum of what is not nan; false: there is nothing else. */
#define FOLD_NAN(fn, OP)                                                   \
  QN_CLONES static void fn(double *acc, int64_t *valid, const double *x, int64_t n) { \
    double lane[LANES];                                                    \
    int64_t good[LANES] = {0}, i = 0;                                      \
    for (int l = 0; l < LANES; l++) lane[l] = *acc;                        \
    for (; i + LANES <= n; i += LANES)                                     \
      for (int l = 0; l < LANES; l++) {                                    \
        double v = x[i + l];                                               \
        lane[l] = v OP lane[l] ? v : lane[l];                              \
        good[l] |= v == v;                                                 \
      }                                                                    \
    for (; i < n; i++) {                                                   \
      lane[0] = x[i] OP lane[0] ? x[i] : lane[0];                          \
      good[0] |= x[i] == x[i];                                             \
    }                                                                      \
    for (int l = 0; l < LANES; l++) {                                      \
      *acc = lane[l] OP *acc ? lane[l] : *acc;                             \
      *valid |= good[l];                                                   \
    }                                                                      \
  }
FOLD_NAN(nan_min, <)
FOLD_NAN(nan_max, >)
bool qn_fold_without_nan(const double *x, int64_t n, bool max, double *out) {
  int64_t valid = 0;
  *out = max ? -INFINITY : INFINITY;
  (max ? nan_max : nan_min)(out, &valid, x, n);
  return valid != 0;
}
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
    [QN_AREDUCE_MIN] = {[QN_D_BOOL] = and_bool, REST(E_MIN)},
    [QN_AREDUCE_MAX] = {[QN_D_BOOL] = or_bool, REST(E_MAX)},
};

/* Of times: not-a-time, the least of them, wins. */
FOLD(max_time, int64_t, r == QN_NAT || x[i] == QN_NAT ? QN_NAT : x[i] > r ? x[i] : r)
FOLD(sum_time, int64_t, r == QN_NAT || x[i] == QN_NAT ? QN_NAT : (int64_t)((uint64_t)r + (uint64_t)x[i]))

qn_fold qn_fold_find(qn_reduction op, qn_dtype d) {
  if (qn_dtype_is_time(d))
    return op == QN_AREDUCE_MIN ? min_int64 : op == QN_AREDUCE_MAX ? max_time : op == QN_AREDUCE_SUM && qn_dtype_is_span(d) ? sum_time : NULL;
  if (op == QN_AREDUCE_SUM && d == QN_D_INT64) return sum_int64;
  return (int)op < 4 ? folds[op][d] : NULL;
}

/* --- positions ----------------------------------------------------------------------------------------------------------------- */
/* A contiguous run goes by blocks: one that holds nothing better than what was found is passed over; of one that does the extremum is
 * folded and looked for. */
enum { ARG_BLOCK = 2048, ARG_ROOM = 512, ARG_FEW = 48, ARG_STRIP = 32 };
#define ARG_SCANS(fn, T, I, TEST)                                        \
  QN_CLONES static bool fn(const void *p, int64_t n, T b) {              \
    const QN_ANY(T) *x = p;                                              \
    I c = 0;                                                             \
    for (int64_t i = 0; i < n; i++) c |= (I)(TEST);                      \
    return c != 0;                                                       \
  }
#define ARG_SCANS_INT(ID, id, T, W)                   \
  ARG_SCANS(above_##id, T, T, x[i] > b)               \
  ARG_SCANS(below_##id, T, T, x[i] < b)               \
  ARG_SCANS(equal_##id, T, T, x[i] == b)
QN_EACH_INT(ARG_SCANS_INT)
#define ARG_SCANS_FLOAT(id, T, I)                                                        \
  ARG_SCANS(above_##id, T, I, !(x[i] <= b)) /* or nan */                                 \
  ARG_SCANS(below_##id, T, I, !(x[i] >= b))                                              \
  ARG_SCANS(equal_##id, T, I, (x[i] == b) | ((x[i] != x[i]) & (b != b)))
ARG_SCANS_FLOAT(float32, float, int32_t)
ARG_SCANS_FLOAT(float64, double, int64_t)
#define ARG(ID, id, T, W)                                                                                         \
  __attribute__((noinline)) static bool arg_##id(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) { \
    T b = *(T *)(void *)best;                                                                                     \
    const QN_ANY(T) *e = (const QN_ANY(T) *)(const void *)p;                                                      \
    bool moved = first;                                                                                           \
    if (first && n > 0) b = e[0], *at = 0;                                                                        \
    if (n < ARG_FEW) {                                                                                            \
      for (int64_t i = first; i < n; i++) {                                                                       \
        T x = *(const QN_ANY(T) *)(const void *)(p + i * step);                                                   \
        if (ARG_BEATS(x, b)) b = x, *at = i, moved = true;                                                        \
      }                                                                                                           \
      *(T *)(void *)best = b;                                                                                     \
      return moved;                                                                                               \
    }                                                                                                             \
    T room[ARG_ROOM];                                                                                             \
    const int64_t block = step == (int64_t)sizeof(T) ? ARG_BLOCK : ARG_ROOM;                                      \
    for (int64_t from = 0; from < n && ARG_GOES_ON(b); from += block) {                                           \
      int64_t m = n - from < block ? n - from : block, i = 0;                                                     \
      const QN_ANY(T) *x = e + from;                                                                              \
      if (step != (int64_t)sizeof(T)) {                                                                           \
        qn_cast_find(QN_D_##ID, QN_D_##ID)((char *)room, (int64_t)sizeof(T), p + from * step, step, m);           \
        x = room;                                                                                                 \
      }                                                                                                           \
      if ((from || !first) && !(max ? above_##id : below_##id)(x, m, b)) continue;                                \
      T v = b;                                                                                                    \
      (max ? max_##id : min_##id)(&v, x, m);                                                                      \
      if (!ARG_BEATS(v, b)) continue;                                                                             \
      while (i + ARG_STRIP <= m && !equal_##id(x + i, ARG_STRIP, v)) i += ARG_STRIP;                              \
      while (!ARG_SAME(x[i], v)) i++;                                                                             \
      b = x[i], *at = from + i, moved = true;                                                                     \
    }                                                                                                             \
    *(T *)(void *)best = b;                                                                                       \
    return moved;                                                                                                 \
  }
#define ARG_BEATS(x, b) (max ? x > b : x < b)
#define ARG_SAME(x, y) ((x) == (y))
#define ARG_GOES_ON(b) true
QN_EACH_INT(ARG)
#undef ARG_BEATS
#undef ARG_SAME
#undef ARG_GOES_ON
#define ARG_BEATS(x, b) (b == b && (x != x || (max ? x > b : x < b)))
#define ARG_SAME(x, y) ((x) == (y) || ((x) != (x) && (y) != (y)))
#define ARG_GOES_ON(b) (b == b)
QN_EACH_FLOAT(ARG)
#define ARG_C(ID, id, T, W)                                                                                       \
  static bool arg_##id(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) {   \
    T b = *(T *)(void *)best;                                                                                     \
    bool moved = first;                                                                                           \
    if (first && n > 0) b = *(const QN_ANY(T) *)(const void *)p, *at = 0;                                         \
    for (int64_t i = first; i < n; i++) {                                                                         \
      T x = *(const QN_ANY(T) *)(const void *)(p + i * step);                                                     \
      if (!CNAN(b) && (CNAN(x) || (max ? CLESS(b, x) : CLESS(x, b)))) b = x, *at = i, moved = true;               \
    }                                                                                                             \
    *(T *)(void *)best = b;                                                                                       \
    return moved;                                                                                                 \
  }
QN_EACH_COMPLEX(ARG_C)
/* The first true (or false) byte. */
static bool arg_bool(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) {
  bool moved = first;
  if (first) *best = *p != 0, *at = 0;
  if ((*best != 0) == max) return moved;
  for (int64_t i = 0; i < n;) {
    if (step == 1 && n - i >= 64) { /* pieces that do not move it */
      uint8_t any = 0, all = 1;
      for (int k = 0; k < 64; k++) any |= (uint8_t)p[i + k], all &= p[i + k] != 0;
      if (max ? !any : all) {
        i += 64;
        continue;
      }
    }
    if ((p[i * step] != 0) == max) return *best = max, *at = i, true;
    i++;
  }
  return moved;
}
/* Contiguous float64s and int64s, which most arrays are, with AVX-512: vectors of the best values and of where they stood; of long runs
 * only the blocks that hold something better than what was found. LANES_ARG gives the position of the first extremum of n >= FEW
 * elements that beats *best, or -1; -2: there is a nan. The last elements are looked at twice when n is no multiple. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define ARG_VECTORS 1
#include <immintrin.h>
enum { FEW = 32, WIDE_BLOCK = 1024 };
#define ARG_TARGET __attribute__((target("avx512f,avx512dq")))
/* The lane's place in its vector joins where one was found; the better of two vectors, the first of equals. */
#define ARG_PLACE(at, more)                                                                            \
  at = _mm512_mask_add_epi64(at, _mm512_cmp_epi64_mask(at, _mm512_setzero_si512(), _MM_CMPINT_NLT), at, _mm512_add_epi64(count, _mm512_set1_epi64(more)))
#define ARG_MERGE(b, at, other, other_at, CMP, BLEND, OP_BEATS, OP_SAME)                               \
  do {                                                                                                 \
    __mmask8 take = CMP(other, b, OP_BEATS) | (CMP(other, b, OP_SAME) & _mm512_cmplt_epi64_mask(other_at, at)); \
    b = BLEND(take, b, other), at = _mm512_mask_mov_epi64(at, take, other_at);                         \
  } while (0)
#define LANES_ARG(fn, any, T, V, LOAD, ONE, BLEND, TURN, FIRST, CMP, OP_BEATS, OP_SAME, NAN_OF, OP)    \
  ARG_TARGET static int64_t fn(const T *x, int64_t n, T *best) {                                       \
    const __m512i count = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);                                    \
    __m512i at0 = _mm512_set1_epi64(-1), at1 = at0, at2 = at0, at3 = at0;                              \
    V b0 = ONE(*best), b1 = b0, b2 = b0, b3 = b0;                                                      \
    __mmask8 nan = 0;                                                                                  \
    for (int64_t i = 0;; i = n - i >= 2 * FEW ? i + FEW : n - FEW) {                                   \
      V v0 = LOAD(x + i), v1 = LOAD(x + i + 8), v2 = LOAD(x + i + 16), v3 = LOAD(x + i + 24);          \
      const __m512i p = _mm512_set1_epi64(i);                                                          \
      __mmask8 c0 = CMP(v0, b0, OP_BEATS), c1 = CMP(v1, b1, OP_BEATS), c2 = CMP(v2, b2, OP_BEATS), c3 = CMP(v3, b3, OP_BEATS); \
      nan |= NAN_OF(v0) | NAN_OF(v1) | NAN_OF(v2) | NAN_OF(v3);                                        \
      b0 = BLEND(c0, b0, v0), at0 = _mm512_mask_mov_epi64(at0, c0, p);                                 \
      b1 = BLEND(c1, b1, v1), at1 = _mm512_mask_mov_epi64(at1, c1, p);                                 \
      b2 = BLEND(c2, b2, v2), at2 = _mm512_mask_mov_epi64(at2, c2, p);                                 \
      b3 = BLEND(c3, b3, v3), at3 = _mm512_mask_mov_epi64(at3, c3, p);                                 \
      if (i == n - FEW) break;                                                                         \
    }                                                                                                  \
    ARG_PLACE(at0, 0); ARG_PLACE(at1, 8); ARG_PLACE(at2, 16); ARG_PLACE(at3, 24);                      \
    ARG_MERGE(b0, at0, b1, at1, CMP, BLEND, OP_BEATS, OP_SAME);                                        \
    ARG_MERGE(b2, at2, b3, at3, CMP, BLEND, OP_BEATS, OP_SAME);                                        \
    b1 = b2, at1 = at2;                                                                                \
    for (int k = 0;; k++) { /* halves against each other: the better one, the first of equals */       \
      ARG_MERGE(b0, at0, b1, at1, CMP, BLEND, OP_BEATS, OP_SAME);                                      \
      if (k == 3) break;                                                                               \
      const __m512i turn = k == 0 ? _mm512_set_epi64(3, 2, 1, 0, 7, 6, 5, 4) : k == 1 ? _mm512_set_epi64(5, 4, 7, 6, 1, 0, 3, 2) \
                                                                              : _mm512_set_epi64(6, 7, 4, 5, 2, 3, 0, 1); \
      b1 = TURN(turn, b0), at1 = _mm512_permutexvar_epi64(turn, at0);                                  \
    }                                                                                                  \
    *best = FIRST(b0);                                                                                 \
    return nan ? -2 : _mm_cvtsi128_si64(_mm512_castsi512_si128(at0));                                  \
  }                                                                                                    \
  QN_CLONES static bool any(const T *x, int64_t n, T b) { /* or nan */                                 \
    int64_t c = 0;                                                                                     \
    for (int64_t i = 0; i < n; i++) c |= (x[i] OP b) | (x[i] != x[i]);                                 \
    return c != 0;                                                                                     \
  }
#define ARG_LOAD_I(p) _mm512_loadu_si512((const void *)(p))
#define ARG_FIRST_I(v) _mm_cvtsi128_si64(_mm512_castsi512_si128(v))
#define ARG_NAN_F(v) _mm512_cmp_pd_mask(v, v, _CMP_UNORD_Q)
#define ARG_NAN_I(v) (__mmask8)0
#define ARG_F(fn, any, beats, OP)                                                                                                 \
  LANES_ARG(fn, any, double, __m512d, _mm512_loadu_pd, _mm512_set1_pd, _mm512_mask_blend_pd, _mm512_permutexvar_pd, _mm512_cvtsd_f64, \
            _mm512_cmp_pd_mask, beats, _CMP_EQ_OQ, ARG_NAN_F, OP)
#define ARG_I(fn, any, beats, OP)                                                                                                 \
  LANES_ARG(fn, any, int64_t, __m512i, ARG_LOAD_I, _mm512_set1_epi64, _mm512_mask_blend_epi64, _mm512_permutexvar_epi64, ARG_FIRST_I, \
            _mm512_cmp_epi64_mask, beats, _MM_CMPINT_EQ, ARG_NAN_I, OP)
ARG_F(lanes_f64_max, any_f64_above, _CMP_GT_OQ, >)
ARG_F(lanes_f64_min, any_f64_below, _CMP_LT_OQ, <)
ARG_I(lanes_i64_max, any_i64_above, _MM_CMPINT_NLE, >)
ARG_I(lanes_i64_min, any_i64_below, _MM_CMPINT_LT, <)
/* Short runs that are taken whole, as the rows of a matrix are: the extremum first, then where it stands. Rows follow one another without a
 * branch that depends on the data, so that they overlap. -2: there is a nan. */
enum { SHORT_LEAST = 8, SHORT_FEW = 128, SHORT_MOST = 1 << 17 };
#define SHORT_ARG(fn, T, V, M, LANES_OF, LOAD, PART, ONE, BEST, REDUCE, SAME, NANS)                    \
  ARG_TARGET static uint64_t fn##_bits(const T *x, int64_t n, V w) { /* of at most 64 elements */      \
    uint64_t bits = 0;                                                                                 \
    int64_t i = 0;                                                                                     \
    for (; i + LANES_OF <= n; i += LANES_OF) bits |= (uint64_t)SAME(LOAD(x + i), w) << i;              \
    if (i < n) {                                                                                       \
      const M k = (M)((1u << (n - i)) - 1);                                                            \
      bits |= (uint64_t)(SAME(PART(w, k, x + i), w) & k) << i;                                         \
    }                                                                                                  \
    return bits;                                                                                       \
  }                                                                                                    \
  ARG_TARGET static inline V fn##_rest(const T *x, int64_t i, int64_t n, V first, V best, M *nan) {    \
    for (; i < n; i += LANES_OF) {                                                                     \
      const M k = n - i >= LANES_OF ? (M)-1 : (M)((1u << (n - i)) - 1);                                \
      const V v = PART(first, k, x + i);                                                               \
      *nan |= NANS(v, v), best = BEST(best, v);                                                        \
    }                                                                                                  \
    return best;                                                                                       \
  }                                                                                                    \
  ARG_TARGET static int64_t fn(const T *x, int64_t n) {                                                \
    const V first = ONE(x[0]);                                                                         \
    V b0 = first, b1 = first;                                                                          \
    M nan = 0;                                                                                         \
    int64_t i = 0;                                                                                     \
    for (; i + 2 * LANES_OF <= n; i += 2 * LANES_OF) {                                                 \
      V v0 = LOAD(x + i), v1 = LOAD(x + i + LANES_OF);                                                 \
      nan |= NANS(v0, v1), b0 = BEST(b0, v0), b1 = BEST(b1, v1);                                       \
    }                                                                                                  \
    b0 = fn##_rest(x, i, n, first, b0, &nan);                                                          \
    if (nan) return -2;                                                                                \
    const V w = ONE(REDUCE(BEST(b0, b1)));                                                             \
    for (i = 0;; i += 128) {                                                                           \
      const int64_t left = n - i;                                                                      \
      uint64_t lo = fn##_bits(x + i, left < 64 ? left : 64, w), hi = left > 64 ? fn##_bits(x + i + 64, left < 128 ? left - 64 : 64, w) : 0; \
      if (lo | hi) return i + (lo ? __builtin_ctzll(lo) : 64 + __builtin_ctzll(hi));                   \
    }                                                                                                  \
  }                                                                                                    \
  /* Longer ones: four vectors at a time; the four that have it are looked through once more. */       \
  ARG_TARGET static int64_t fn##_long(const T *x, int64_t n) {                                         \
    const V first = ONE(x[0]);                                                                         \
    V b0 = first, b1 = first, b2 = first, b3 = first;                                                  \
    M nan = 0;                                                                                         \
    int64_t i = 0;                                                                                     \
    for (; i + 4 * LANES_OF <= n; i += 4 * LANES_OF) {                                                 \
      V v0 = LOAD(x + i), v1 = LOAD(x + i + LANES_OF), v2 = LOAD(x + i + 2 * LANES_OF), v3 = LOAD(x + i + 3 * LANES_OF); \
      nan |= NANS(v0, v1) | NANS(v2, v3);                                                              \
      b0 = BEST(b0, v0), b1 = BEST(b1, v1), b2 = BEST(b2, v2), b3 = BEST(b3, v3);                      \
    }                                                                                                  \
    b0 = fn##_rest(x, i, n, first, b0, &nan);                                                          \
    if (nan) return -2;                                                                                \
    const V w = ONE(REDUCE(BEST(BEST(b0, b1), BEST(b2, b3))));                                         \
    for (i = 0; i + 4 * LANES_OF <= n; i += 4 * LANES_OF)                                              \
      if (SAME(LOAD(x + i), w) | SAME(LOAD(x + i + LANES_OF), w) | SAME(LOAD(x + i + 2 * LANES_OF), w) | SAME(LOAD(x + i + 3 * LANES_OF), w)) break; \
    return i + __builtin_ctzll(fn##_bits(x + i, n - i < 64 ? n - i : 64, w));                          \
  }
#define SAME_PD(a, b) _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ)
#define SAME_PS(a, b) _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ)
#define NANS_PD(a, b) _mm512_cmp_pd_mask(a, b, _CMP_UNORD_Q)
#define NANS_PS(a, b) _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q)
#define NANS_NONE(a, b) 0
SHORT_ARG(short_max_f64, double, __m512d, __mmask8, 8, _mm512_loadu_pd, _mm512_mask_loadu_pd, _mm512_set1_pd, _mm512_max_pd, _mm512_reduce_max_pd, SAME_PD, NANS_PD)
SHORT_ARG(short_min_f64, double, __m512d, __mmask8, 8, _mm512_loadu_pd, _mm512_mask_loadu_pd, _mm512_set1_pd, _mm512_min_pd, _mm512_reduce_min_pd, SAME_PD, NANS_PD)
SHORT_ARG(short_max_f32, float, __m512, __mmask16, 16, _mm512_loadu_ps, _mm512_mask_loadu_ps, _mm512_set1_ps, _mm512_max_ps, _mm512_reduce_max_ps, SAME_PS, NANS_PS)
SHORT_ARG(short_min_f32, float, __m512, __mmask16, 16, _mm512_loadu_ps, _mm512_mask_loadu_ps, _mm512_set1_ps, _mm512_min_ps, _mm512_reduce_min_ps, SAME_PS, NANS_PS)
SHORT_ARG(short_max_i64, int64_t, __m512i, __mmask8, 8, ARG_LOAD_I, _mm512_mask_loadu_epi64, _mm512_set1_epi64, _mm512_max_epi64, _mm512_reduce_max_epi64, _mm512_cmpeq_epi64_mask, NANS_NONE)
SHORT_ARG(short_min_i64, int64_t, __m512i, __mmask8, 8, ARG_LOAD_I, _mm512_mask_loadu_epi64, _mm512_set1_epi64, _mm512_min_epi64, _mm512_reduce_min_epi64, _mm512_cmpeq_epi64_mask, NANS_NONE)
SHORT_ARG(short_max_i32, int32_t, __m512i, __mmask16, 16, ARG_LOAD_I, _mm512_mask_loadu_epi32, _mm512_set1_epi32, _mm512_max_epi32, _mm512_reduce_max_epi32, _mm512_cmpeq_epi32_mask, NANS_NONE)
SHORT_ARG(short_min_i32, int32_t, __m512i, __mmask16, 16, ARG_LOAD_I, _mm512_mask_loadu_epi32, _mm512_set1_epi32, _mm512_min_epi32, _mm512_reduce_min_epi32, _mm512_cmpeq_epi32_mask, NANS_NONE)
#define TRY_SHORT(T, tag)                                                                                             \
  if (first && n >= SHORT_LEAST && n <= SHORT_MOST / (int64_t)sizeof(T) && step == (int64_t)sizeof(T) && __builtin_cpu_supports("avx512dq")) { \
    const T *e = (const T *)(const void *)p;                                                                          \
    int64_t found = n <= SHORT_FEW ? max ? short_max_##tag(e, n) : short_min_##tag(e, n)                             \
                                   : max ? short_max_##tag##_long(e, n) : short_min_##tag##_long(e, n);              \
    if (found == -2)                                                                                                  \
      for (found = 0; e[found] == e[found];) found++;                                                                 \
    return *at = found, *(T *)(void *)best = e[found], true;                                                          \
  }
#define SHORT_OR(fn, T, tag, plain)                                                                                   \
  static bool fn(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) {             \
    TRY_SHORT(T, tag)                                                                                                 \
    return plain(p, step, n, max, at, best, first);                                                                   \
  }
SHORT_OR(long_float32, float, f32, arg_float32)
SHORT_OR(long_int32, int32_t, i32, arg_int32)
#define LONG_ARG(fn, T, tag, plain, lanes, any)                                                                            \
  static bool fn(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) {             \
    TRY_SHORT(T, tag)                                                                                                 \
    if (step != (int64_t)sizeof(T) || n < FEW || !__builtin_cpu_supports("avx512dq")) return plain(p, step, n, max, at, best, first);                        \
    const T *x = (const T *)(const void *)p;                                                                          \
    T b = first ? x[0] : *(T *)(void *)best;                                                                          \
    bool moved = first;                                                                                               \
    if (b != b) return plain(p, step, first ? 1 : 0, max, at, best, first);                                           \
    if (first) *at = 0;                                                                                               \
    for (int64_t from = 0; from < n; from += WIDE_BLOCK) {                                                            \
      int64_t m = n - from < WIDE_BLOCK ? n - from : WIDE_BLOCK, found;                                               \
      if (from && !(max ? any##_above : any##_below)(x + from, m, b)) continue;                                       \
      if (m < FEW) from = n - FEW, m = FEW; /* what was seen before does not beat b */                                \
      found = (max ? lanes##_max : lanes##_min)(x + from, m, &b);                                                     \
      if (found == -2) {                                                                                              \
        for (found = 0; x[from + found] == x[from + found];) found++;                                                 \
        *(T *)(void *)best = x[from + found], *at = from + found;                                                     \
        return true;                                                                                                  \
      }                                                                                                               \
      if (found >= 0) *at = from + found, moved = true;                                                               \
    }                                                                                                                 \
    *(T *)(void *)best = b;                                                                                           \
    return moved;                                                                                                     \
  }
LONG_ARG(long_float64, double, f64, arg_float64, lanes_f64, any_f64)
LONG_ARG(long_int64, int64_t, i64, arg_int64, lanes_i64, any_i64)
#else
#define long_float64 arg_float64
#define long_int64 arg_int64
#define long_float32 arg_float32
#define long_int32 arg_int32
#endif
#define E_ARG(ID, id, T, W) [QN_D_##ID] = arg_##id,
static const qn_argfold args[QN_D_COUNT] = {QN_EACH_NUMERIC(E_ARG)};
/* The first not-a-time, or the extremum. */
static bool arg_time(const char *p, int64_t step, int64_t n, bool max, int64_t *at, char *best, bool first) {
  int64_t b = *(int64_t *)(void *)best;
  bool moved = false;
  for (int64_t i = 0; i < n && (first || b != QN_NAT); i++) {
    int64_t x = *(const QN_ANY(int64_t) *)(const void *)(p + i * step);
    if (first || x == QN_NAT || (max ? x > b : x < b)) b = x, *at = i, moved = true, first = false;
  }
  *(int64_t *)(void *)best = b;
  return moved;
}
qn_argfold qn_argfold_find(qn_dtype d) {
  if (d == QN_D_FLOAT32 || d == QN_D_INT32) return d == QN_D_FLOAT32 ? long_float32 : long_int32;
  return d == QN_D_FLOAT64 ? long_float64 : d == QN_D_INT64 ? long_int64 : qn_dtype_is_time(d) ? arg_time : args[d];
}

/* loops_math.c - the functions of runtime/math over arrays. float32 is widened in blocks, computed and rounded. Complex
 * functions are the C library's. */
#include "runtime/object/array/dates.h"
#include "runtime/object/array/loops.h"

#include "runtime/math/math.h"
#include "runtime/math/single.h"

#include <complex.h>
#include <math.h>

enum { BLOCK = 256 };
typedef bool (*fn1)(double *out, const double *x, size_t n); /* true: all results are known to be finite */
typedef bool (*fn2)(double *out, const double *x, const double *y, size_t n);

static void load(double *to, const char *p, int64_t step, int64_t n, bool narrow) {
  if (narrow && step == (int64_t)sizeof(float))
    for (int64_t i = 0; i < n; i++) to[i] = (double)((const float *)(const void *)p)[i];
  else if (narrow)
    for (int64_t i = 0; i < n; i++) to[i] = (double)*(const float *)(const void *)(p + i * step);
  else
    for (int64_t i = 0; i < n; i++) to[i] = *(const double *)(const void *)(p + i * step);
}

static void store(char *p, int64_t step, const double *from, int64_t n, bool narrow) {
  if (narrow && step == (int64_t)sizeof(float))
    for (int64_t i = 0; i < n; i++) ((float *)(void *)p)[i] = (float)from[i];
  else if (narrow)
    for (int64_t i = 0; i < n; i++) *(float *)(void *)(p + i * step) = (float)from[i];
  else
    for (int64_t i = 0; i < n; i++) *(double *)(void *)(p + i * step) = from[i];
}

static void run1(fn1 f, char **a, int64_t n, const int64_t *s, bool narrow) {
  if (!narrow && s[0] == 8 && s[1] == 8) {
    f((double *)(void *)a[1], (const double *)(const void *)a[0], (size_t)n);
    return;
  }
  double x[BLOCK];
  for (int64_t i = 0; i < n; i += BLOCK) {
    int64_t m = n - i < BLOCK ? n - i : BLOCK;
    load(x, a[0] + i * s[0], s[0], m, narrow);
    f(x, x, (size_t)m);
    store(a[1] + i * s[1], s[1], x, m, narrow);
  }
}

/* What lies as doubles without gaps is read where it is; one number for all is loaded once. */
static void run2(fn2 f, char **a, int64_t n, const int64_t *s, bool narrow) {
  double x[2][BLOCK], r[BLOCK];
  bool here[3], once[2];
  for (int k = 0; k < 3; k++) here[k] = !narrow && s[k] == (int64_t)sizeof(double);
  if (here[0] && here[1] && here[2]) {
    f((double *)(void *)a[2], (const double *)(const void *)a[0], (const double *)(const void *)a[1], (size_t)n);
    return;
  }
  for (int k = 0; k < 2; k++) once[k] = s[k] == 0 && n > 0;
  for (int k = 0; k < 2; k++)
    if (once[k]) load(x[k], a[k], 0, n < BLOCK ? n : BLOCK, narrow);
  for (int64_t i = 0; i < n; i += BLOCK) {
    int64_t m = n - i < BLOCK ? n - i : BLOCK;
    const double *in[2];
    for (int k = 0; k < 2; k++) {
      char *p = a[k] + i * s[k];
      if (!here[k] && !once[k]) load(x[k], p, s[k], m, narrow);
      in[k] = here[k] ? (const double *)(const void *)p : x[k];
    }
    char *to = a[2] + i * s[2];
    f(here[2] ? (double *)(void *)to : r, in[0], in[1], (size_t)m);
    if (!here[2]) store(to, s[2], r, m, narrow);
  }
}

/* Functions of NumPy whose list form runtime/math does not have. */
QN_CLONES static bool rad2deg_n(double *o, const double *x, size_t n) {
  for (size_t i = 0; i < n; i++) o[i] = x[i] * (180.0 / 3.141592653589793);
  return false;
}
QN_CLONES static bool deg2rad_n(double *o, const double *x, size_t n) {
  for (size_t i = 0; i < n; i++) o[i] = x[i] * (3.141592653589793 / 180.0);
  return false;
}
/* max + log(1 + e^-|difference|), in the given base. */
#define LOGADDEXP(name, of_equal, power_n, factor)                                                              \
  static bool name(double *o, const double *x, const double *y, size_t n) {                                     \
    double d[BLOCK], rest[BLOCK];                                                                               \
    for (size_t at = 0; at < n; at += BLOCK, o += BLOCK, x += BLOCK, y += BLOCK) {                              \
      const size_t m = n - at < BLOCK ? n - at : BLOCK;                                                         \
      for (size_t i = 0; i < m; i++) d[i] = x[i] - y[i], rest[i] = -fabs(d[i]);                                 \
      power_n(rest, rest, m);                                                                                   \
      qn_log1p_n(rest, rest, m);                                                                                \
      for (size_t i = 0; i < m; i++) {                                                                          \
        const double p = x[i], q = y[i], sum = (d[i] > 0 ? p : q) + (factor) * rest[i];                         \
        o[i] = p == q ? p + (of_equal) : d[i] == d[i] ? sum : d[i];                                             \
      }                                                                                                         \
    }                                                                                                           \
    return false;                                                                                               \
  }
LOGADDEXP(logaddexp_n, 0.6931471805599453, qn_exp_n, 1.0)
LOGADDEXP(logaddexp2_n, 1.0, qn_exp2_n, 1.4426950408889634)
static bool heaviside_n(double *o, const double *x, const double *y, size_t n) {
  for (size_t i = 0; i < n; i++) o[i] = x[i] != x[i] ? x[i] : x[i] == 0 ? y[i] : x[i] < 0 ? 0.0 : 1.0;
  return false;
}
/* All to one power, not of arrays of powers: NumPy squares for the scalar 2 as well. */
static void power_of_one(char **a, int64_t n, const int64_t *s) {
  double y, x[BLOCK];
  memcpy(&y, a[1], sizeof y);
  for (int64_t i = 0; i < n; i += BLOCK) {
    int64_t m = n - i < BLOCK ? n - i : BLOCK;
    const char *from = a[0] + i * s[0];
    char *to = a[2] + i * s[2];
    const bool here = s[0] == (int64_t)sizeof(double) && s[2] == (int64_t)sizeof(double);
    if (!here) load(x, from, s[0], m, false);
    const double *in = here ? (const double *)(const void *)from : x;
    double *out = here ? (double *)(void *)to : x;
    if (y == 2)
      for (int64_t k = 0; k < m; k++) out[k] = in[k] * in[k];
    else
      qn_pow_by_n(out, in, y, (size_t)m);
    if (!here) store(to, s[2], x, m, false);
  }
}
static void power_float64(char **a, int64_t n, const int64_t *s) {
  if (s[1] == 0 && n > 0) power_of_one(a, n, s);
  else run2(qn_pow_n, a, n, s, false);
}

#define FUNCTIONS1(X)                                                                                            \
  X(cbrt, qn_cbrt_n) X(exp, qn_exp_n) X(exp2, qn_exp2_n) X(expm1, qn_expm1_n) X(log, qn_log_n) X(log2, qn_log2_n) \
  X(log10, qn_log10_n) X(log1p, qn_log1p_n) X(sin, qn_sin_n) X(cos, qn_cos_n) X(tan, qn_tan_n)                    \
  X(arcsin, qn_asin_n) X(arccos, qn_acos_n) X(arctan, qn_atan_n) X(sinh, qn_sinh_n) X(cosh, qn_cosh_n)            \
  X(tanh, qn_tanh_n) X(arcsinh, qn_asinh_n) X(arccosh, qn_acosh_n) X(arctanh, qn_atanh_n) X(deg2rad, deg2rad_n)   \
  X(radians, deg2rad_n) X(rad2deg, rad2deg_n) X(degrees, rad2deg_n) X(rint, qn_rint_n) X(floor, qn_floor_n)       \
  X(ceil, qn_ceil_n) X(trunc, qn_trunc_n)
#define FUNCTIONS2(X)                                                                                    \
  X(arctan2, qn_atan2_n) X(hypot, qn_hypot_n) X(logaddexp, logaddexp_n) \
  X(logaddexp2, logaddexp2_n) X(copysign, qn_copysign_n) X(heaviside, heaviside_n)
#define DEFINE1(name, f)                                                                                          \
  static void name##_float64(char **a, int64_t n, const int64_t *s) { run1(f, a, n, s, false); }                  \
  static void name##_float32(char **a, int64_t n, const int64_t *s) { run1(f, a, n, s, true); }
#define DEFINE2(name, f)                                                                                          \
  static void name##_float64(char **a, int64_t n, const int64_t *s) { run2(f, a, n, s, false); }                  \
  static void name##_float32(char **a, int64_t n, const int64_t *s) { run2(f, a, n, s, true); }
FUNCTIONS1(DEFINE1)
FUNCTIONS2(DEFINE2)
/* float32 where runtime/math has the function for it: in place, or with gaps in blocks. */
static void load_floats(float *to, const char *p, int64_t step, int64_t n) {
  for (int64_t i = 0; i < n; i++) to[i] = *(const float *)(const void *)(p + i * step);
}
static void store_floats(char *p, int64_t step, const float *from, int64_t n) {
  for (int64_t i = 0; i < n; i++) *(float *)(void *)(p + i * step) = from[i];
}
typedef bool (*single1)(float *out, const float *x, size_t n);
typedef bool (*single2)(float *out, const float *x, const float *y, size_t n);
static void singles1(single1 f, char **a, int64_t n, const int64_t *s) {
  float x[BLOCK];
  if (s[0] == 4 && s[1] == 4) {
    f((float *)(void *)a[1], (const float *)(const void *)a[0], (size_t)n);
    return;
  }
  for (int64_t i = 0; i < n; i += BLOCK) {
    const int64_t m = n - i < BLOCK ? n - i : BLOCK;
    load_floats(x, a[0] + i * s[0], s[0], m);
    f(x, x, (size_t)m);
    store_floats(a[1] + i * s[1], s[1], x, m);
  }
}
static void singles2(single2 f, char **a, int64_t n, const int64_t *s) {
  float x[BLOCK], y[BLOCK];
  if (s[0] == 4 && s[1] == 4 && s[2] == 4) {
    f((float *)(void *)a[2], (const float *)(const void *)a[0], (const float *)(const void *)a[1], (size_t)n);
    return;
  }
  for (int64_t i = 0; i < n; i += BLOCK) {
    const int64_t m = n - i < BLOCK ? n - i : BLOCK;
    load_floats(x, a[0] + i * s[0], s[0], m);
    load_floats(y, a[1] + i * s[1], s[1], m);
    f(x, x, y, (size_t)m);
    store_floats(a[2] + i * s[2], s[2], x, m);
  }
}
#define DEFINE_SINGLE(name, ufunc)                                                                                \
  static void ufunc##_singles(char **a, int64_t n, const int64_t *s) { singles1(qn_##name##_single, a, n, s); }
QN_SINGLE_EACH(DEFINE_SINGLE)
#define DEFINE_SINGLE2(name, ufunc)                                                                               \
  static void ufunc##_pairs(char **a, int64_t n, const int64_t *s) { singles2(qn_##name##_single, a, n, s); }
QN_SINGLE_LISTS2(DEFINE_SINGLE2)
static void power_singles(char **a, int64_t n, const int64_t *s) {
  float y;
  if (s[1] == 0 && n > 0 && (memcpy(&y, a[1], sizeof y), y == 2))
    for (int64_t i = 0; i < n; i++) {
      const float x = *(const float *)(const void *)(a[0] + i * s[0]);
      *(float *)(void *)(a[2] + i * s[2]) = x * x;
    }
  else power_pairs(a, n, s);
}
/* To whole numbers, float by float. */
#define WHOLE(name, f)                                                                                            \
  static void name##_singles(char **a, int64_t n, const int64_t *s) {                                             \
    if (s[0] == 4 && s[1] == 4) qn_##name##_whole((float *)(void *)a[1], (const float *)(const void *)a[0], (size_t)n); \
    else name##_float32(a, n, s);                                                                                 \
  }
QN_SINGLE_WHOLE(WHOLE)
/* One step in bits, as libm's: of 0 the least float, of equal ones the second. An overflow is raised once. */
#define NEXTAFTER(name, T, U)                                                                                      \
  typedef union {                                                                                                  \
    T f;                                                                                                           \
    U u;                                                                                                           \
  } name##_bits;                                                                                                   \
  QN_CLONES static bool name##_run(const T *x, const T *y, T *r, int64_t n) {                                      \
    const name##_bits endless = {.f = (T)INFINITY}, sign = {.f = (T)-0.0};                    \
    U over = 0;                                                                                                    \
    for (int64_t i = 0; i < n; i++) {                                                                              \
      const name##_bits e = {.f = x[i]}, to = {.f = y[i]};                                                         \
      const U size = e.u & ~sign.u, other = to.u & ~sign.u;                                                        \
      const U out = (U)0 - (((e.u ^ to.u) & sign.u) == 0 && other > size), same = (U)0 - (e.u == to.u || (size | other) == 0); \
      const U step = size ? e.u + (out ? (U)1 : ~(U)0) : (to.u & sign.u) | 1;                                      \
      const U first = (U)0 - (size > endless.u), nan = first | ((U)0 - (other > endless.u));                       \
      name##_bits got = {.u = same ? to.u : step};                                                                 \
      over |= ~(same | nan) & ((U)0 - ((got.u & ~sign.u) == endless.u && size < endless.u));                       \
      got.u = nan ? (first ? e.u : to.u) : got.u;                                                                  \
      r[i] = got.f;                                                                                                \
    }                                                                                                              \
    return over != 0;                                                                                              \
  }                                                                                                                \
  static void name(char **a, int64_t n, const int64_t *s) {                                                        \
    T x[BLOCK], y[BLOCK];                                                                                          \
    bool over = false;                                                                                             \
    for (int64_t i = 0; i < n; i += BLOCK) {                                                                       \
      const int64_t m = n - i < BLOCK ? n - i : BLOCK;                                                             \
      for (int64_t k = 0; k < m; k++) x[k] = QN_AT(T, a[0] + (i + k) * s[0]);                                      \
      for (int64_t k = 0; k < m; k++) y[k] = QN_AT(T, a[1] + (i + k) * s[1]);                                      \
      over |= name##_run(x, y, x, m);                                                                              \
      for (int64_t k = 0; k < m; k++) QN_AT(T, a[2] + (i + k) * s[2]) = x[k];                                      \
    }                                                                                                              \
    if (over) qn_fp_raise(QN_FP_OVER);                                                                             \
  }
NEXTAFTER(nextafter_float64, double, uint64_t)
NEXTAFTER(nextafter_float32, float, uint32_t)
/* The distance to the next float away from 0; that of the last one is infinite. Bits are compared, which raises no flag. */
#define SPACING(name, T, U)                                                                                        \
  typedef union {                                                                                                  \
    T f;                                                                                                           \
    U u;                                                                                                           \
  } name##_bits;                                                                                                   \
  QN_CLONES static void name##_run(const T *x, T *r, int64_t n) {                                                     \
    const name##_bits endless = {.f = (T)INFINITY};                                            \
    for (int64_t i = 0; i < n; i++) {                                                                              \
      const name##_bits e = {.f = x[i]};                                                                           \
      name##_bits size = {.u = e.u & ~(U)0 >> 1}, next = {.u = size.u + 1};                                        \
      const T step = next.f - size.f;                                                                              \
      r[i] = size.u >= endless.u ? (size.u == endless.u ? (T)NAN : e.f) : e.u > size.u && size.u ? -step : step;   \
    }                                                                                                              \
  }                                                                                                                \
  static void name(char **a, int64_t n, const int64_t *s) {                                                        \
    T in[BLOCK];                                                                                                   \
    for (int64_t i = 0; i < n; i += BLOCK) {                                                                       \
      const int64_t m = n - i < BLOCK ? n - i : BLOCK;                                                             \
      for (int64_t k = 0; k < m; k++) in[k] = QN_AT(T, a[0] + (i + k) * s[0]);                                     \
      name##_run(in, in, m);                                                       \
      for (int64_t k = 0; k < m; k++) QN_AT(T, a[1] + (i + k) * s[1]) = in[k];                                     \
    }                                                                                                              \
  }
SPACING(spacing_float64, double, uint64_t)
SPACING(spacing_float32, float, uint32_t)

#define PARTS_LOOP(name, T, R, EXPR1, EXPR2)                                            \
  static void name(char **a, int64_t n, const int64_t *s) {                             \
    char *p = a[0], *q = a[1], *r = a[2];                                               \
    for (int64_t i = 0; i < n; i++, p += s[0], q += s[1], r += s[2]) {                  \
      T x = QN_AT(T, p);                                                                \
      int e = 0;                                                                        \
      (void)e;                                                                          \
      QN_AT(T, q) = EXPR1;                                                              \
      QN_AT(R, r) = EXPR2;                                                              \
    }                                                                                   \
  }
PARTS_LOOP(modf_float64, double, double, qn_modf_frac(x), trunc(x))
PARTS_LOOP(modf_float32, float, float, (float)qn_modf_frac((double)x), truncf(x))
/* Whole vectors, by the instructions for mantissas and exponents; how many elements they are. */
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define PARTS_TARGET __attribute__((target("avx512f,avx512dq,avx512vl")))
PARTS_TARGET static int64_t frexp_vectors_64(const double *x, double *r, int32_t *e, int64_t n) {
  const __m512d one = _mm512_set1_pd(1.0);
  int64_t i = 0;
  for (; i + 8 <= n; i += 8) {
    const __m512d v = _mm512_loadu_pd(x + i);
    const __mmask8 odd = _mm512_fpclass_pd_mask(v, 0x9f), plain = (__mmask8)~odd; /* zeros, infinities, nans */
    _mm512_storeu_pd(r + i, _mm512_mask_getmant_pd(v, plain, v, _MM_MANT_NORM_p5_1, _MM_MANT_SIGN_src));
    _mm256_storeu_si256((__m256i *)(void *)(e + i), _mm512_cvtpd_epi32(_mm512_maskz_add_pd(plain, _mm512_maskz_getexp_pd(plain, v), one)));
  }
  return i;
}
PARTS_TARGET static int64_t frexp_vectors_32(const float *x, float *r, int32_t *e, int64_t n) {
  const __m512 one = _mm512_set1_ps(1.0f);
  int64_t i = 0;
  for (; i + 16 <= n; i += 16) {
    const __m512 v = _mm512_loadu_ps(x + i);
    const __mmask16 plain = (__mmask16)~_mm512_fpclass_ps_mask(v, 0x9f);
    _mm512_storeu_ps(r + i, _mm512_mask_getmant_ps(v, plain, v, _MM_MANT_NORM_p5_1, _MM_MANT_SIGN_src));
    _mm512_storeu_si512(e + i, _mm512_cvtps_epi32(_mm512_maskz_add_ps(plain, _mm512_maskz_getexp_ps(plain, v), one)));
  }
  return i;
}
static bool has_parts(void) { return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"); }
#define frexp_float64_wide(x, r, e, n) (has_parts() ? frexp_vectors_64(x, r, e, n) : 0)
#define frexp_float32_wide(x, r, e, n) (has_parts() ? frexp_vectors_32(x, r, e, n) : 0)
#else
#define frexp_float64_wide(x, r, e, n) 0
#define frexp_float32_wide(x, r, e, n) 0
#endif
/* As frexp(): 0, infinities and nans with exponent 0. Lines of selects, for vectors. */
#define FREXP(name, T, U, I, DIGITS, BIAS)                                                                         \
  typedef union {                                                                                                  \
    T f;                                                                                                           \
    U u;                                                                                                           \
  } name##_bits;                                                                                                   \
  QN_CLONES static void name##_run(const T *x, T *r, int32_t *e, int64_t n) {                                      \
    const U fields = (U)(2 * BIAS + 3) << (DIGITS - 1);                                                            \
    for (int64_t i = 0; i < n; i++) {                                                                              \
      name##_bits m = {.f = x[i]}, whole = m;                                                                      \
      const I tiny = (I)0 - ((m.u & fields) == 0);                                                                 \
      whole.f = m.f * (T)((U)1 << DIGITS);                                                                         \
      const U bits = tiny ? whole.u : m.u;                                                                         \
      const I field = (I)((bits & fields) >> (DIGITS - 1));                                                        \
      const I plain = (I)0 - ((field != 0) & (field != 2 * BIAS + 3));                                             \
      whole.u = (bits & ~fields) | (U)BIAS << (DIGITS - 1);                                                        \
      m.u = plain ? whole.u : m.u;                                                                                 \
      r[i] = m.f;                                                                                                  \
      e[i] = (int32_t)(plain & (field - BIAS - (tiny & DIGITS)));                                                  \
    }                                                                                                              \
  }                                                                                                                \
  static void name(char **a, int64_t n, const int64_t *s) {                                                        \
    if (s[0] == (int64_t)sizeof(T) && s[1] == s[0] && s[2] == (int64_t)sizeof(int32_t)) {                          \
      const T *x = (const T *)(const void *)a[0];                                                                  \
      const int64_t done = name##_wide(x, (T *)(void *)a[1], (int32_t *)(void *)a[2], n);                          \
      name##_run(x + done, (T *)(void *)a[1] + done, (int32_t *)(void *)a[2] + done, n - done);                    \
      return;                                                                                                      \
    }                                                                                                              \
    T x[BLOCK];                                                                                                    \
    int32_t e[BLOCK];                                                                                              \
    for (int64_t i = 0; i < n; i += BLOCK) {                                                                       \
      const int64_t m = n - i < BLOCK ? n - i : BLOCK;                                                             \
      for (int64_t k = 0; k < m; k++) x[k] = QN_AT(T, a[0] + (i + k) * s[0]);                                      \
      name##_run(x, x, e, m);                                                                                      \
      for (int64_t k = 0; k < m; k++) QN_AT(T, a[1] + (i + k) * s[1]) = x[k];                                      \
      for (int64_t k = 0; k < m; k++) QN_AT(int32_t, a[2] + (i + k) * s[2]) = e[k];                                \
    }                                                                                                              \
  }
FREXP(frexp_float64, double, uint64_t, int64_t, 53, 1022)
FREXP(frexp_float32, float, uint32_t, int32_t, 24, 126)

/* --- complex --------------------------------------------------------------------------------------------------------------- */
typedef double complex c128;
static c128 cx_log2(c128 z) { return clog(z) * 1.4426950408889634; }
static c128 cx_log10(c128 z) { return clog(z) * 0.4342944819032518; }
static c128 cx_log1p(c128 z) { return CMPLX(log(hypot(creal(z) + 1, cimag(z))), atan2(cimag(z), creal(z) + 1)); }
static c128 cx_exp2(c128 z) { return cexp(z * 0.6931471805599453); }
static c128 cx_expm1(c128 z) {
  double a = sin(cimag(z) / 2);
  return CMPLX(expm1(creal(z)) * cos(cimag(z)) - 2 * a * a, exp(creal(z)) * sin(cimag(z)));
}
static c128 cx_rint(c128 z) { return CMPLX(rint(creal(z)), rint(cimag(z))); }
/* NumPy's powers, exact for small integer exponents; complex64's are computed in float, as there. */
#define COMPLEX_POWER(name, C, T, POW, MAKE, RE, IM)                                                             \
  static C name##_mul(C x, C y) { return MAKE(RE(x) * RE(y) - IM(x) * IM(y), RE(x) * IM(y) + IM(x) * RE(y)); }    \
  static C name##_inverse(C z) { /* Smith's division: what is infinite gives nan */                              \
    T re = RE(z), im = IM(z), ratio, d;                                                                          \
    if ((T)fabs((double)re) >= (T)fabs((double)im)) {                                                            \
      if (re == 0 && im == 0) return MAKE((T)INFINITY, (T)NAN);                                                  \
      ratio = im / re, d = 1 / (re + im * ratio);                                                                \
      return MAKE(d, (0 - ratio) * d);                                                                           \
    }                                                                                                            \
    ratio = re / im, d = 1 / (im + re * ratio);                                                                  \
    return MAKE(ratio * d, -d);                                                                                  \
  }                                                                                                              \
  static C name(C x, C y) {                                                                                      \
    T br = RE(y);                                                                                                \
    if (br == 0 && IM(y) == 0) return MAKE(1, 0);                                                                \
    if (RE(x) == 0 && IM(x) == 0) return br > 0 ? MAKE(0, 0) : MAKE((T)NAN, (T)NAN);                             \
    if (IM(y) != 0 || !(br > -100 && br < 100) || br != (T)(int)br) return POW(x, y);                            \
    int n = (int)br;                                                                                             \
    if (n == 1) return x;                                                                                        \
    if (n == 2) return name##_mul(x, x);                                                                         \
    if (n == 3) return name##_mul(x, name##_mul(x, x));                                                          \
    C r = MAKE(1, 0), p = x;                                                                                     \
    for (int m = n < 0 ? -n : n, bit = 1; bit <= m; bit <<= 1, p = name##_mul(p, p))                             \
      if (m & bit) r = name##_mul(r, p);                                                                         \
    return n < 0 ? name##_inverse(r) : r;                                                                        \
  }
COMPLEX_POWER(cx_pow, double complex, double, cpow, CMPLX, creal, cimag)
COMPLEX_POWER(cx_powf, float complex, float, cpowf, CMPLXF, crealf, cimagf)

#define COMPLEX1(X)                                                                                                  \
  X(sqrt, csqrt) X(exp, cexp) X(exp2, cx_exp2) X(expm1, cx_expm1) X(log, clog) X(log2, cx_log2) X(log10, cx_log10)   \
  X(log1p, cx_log1p) X(sin, csin) X(cos, ccos) X(tan, ctan) X(arcsin, casin) X(arccos, cacos) X(arctan, catan)       \
  X(sinh, csinh) X(cosh, ccosh) X(tanh, ctanh) X(arcsinh, casinh) X(arccosh, cacosh) X(arctanh, catanh) X(rint, cx_rint)
static qn_c128 out128(c128 z) { return (qn_c128){creal(z), cimag(z)}; }
static qn_c64 out64(c128 z) { return (qn_c64){(float)creal(z), (float)cimag(z)}; }
#define DEFINE_C1(name, f)                                                               \
  QN_LOOP1(name##_complex128, qn_c128, qn_c128, out128(f(CMPLX(x.re, x.im))))            \
  QN_LOOP1(name##_complex64, qn_c64, qn_c64, out64(f(CMPLX((double)x.re, (double)x.im))))
COMPLEX1(DEFINE_C1)
QN_LOOP2(power_complex128, qn_c128, qn_c128, out128(cx_pow(CMPLX(x.re, x.im), CMPLX(y.re, y.im))))
static qn_c64 cx_pow64(qn_c64 x, qn_c64 y) {
  float complex r = cx_powf(CMPLXF(x.re, x.im), CMPLXF(y.re, y.im));
  return (qn_c64){crealf(r), cimagf(r)};
}
QN_LOOP2(power_complex64, qn_c64, qn_c64, cx_pow64(x, y))

#define E_F(name, f) [QN_UF_##name][QN_D_FLOAT64] = name##_float64, [QN_UF_##name][QN_D_FLOAT32] = name##_float32,
#define E_C(name, f) [QN_UF_##name][QN_D_COMPLEX128] = name##_complex128, [QN_UF_##name][QN_D_COMPLEX64] = name##_complex64,
static const qn_loop table[QN_UF_COUNT][QN_D_COUNT] = {
    FUNCTIONS1(E_F) FUNCTIONS2(E_F) [QN_UF_power][QN_D_FLOAT64] = power_float64, [QN_UF_float_power][QN_D_FLOAT64] = power_float64, E_F(nextafter, 0) E_F(spacing, 0) E_F(modf, 0) E_F(frexp, 0) COMPLEX1(E_C)
        E_C(power, 0)[QN_UF_float_power][QN_D_COMPLEX128] = power_complex128,
};

#define E_SINGLE(name, ufunc) [QN_UF_##ufunc] = ufunc##_singles,
#define E_SINGLE_OF(ufunc, f) E_SINGLE(ufunc, ufunc)
static const qn_loop singles[QN_UF_COUNT] = {QN_SINGLE_EACH(E_SINGLE) [QN_UF_arctan2] = arctan2_pairs, [QN_UF_power] = power_singles, QN_SINGLE_WHOLE(E_SINGLE_OF)};

/* The same, of arrays without gaps, where it is known on the way whether all results are finite. */
#define DEFINE_KNOWN1(name, f)                                                                     \
  static bool name##_known(char **a, int64_t n) {                                                  \
    return f((double *)(void *)a[1], (const double *)(const void *)a[0], (size_t)n);               \
  }
#define DEFINE_KNOWN2(name, f)                                                                                                            \
  static bool name##_known(char **a, int64_t n) {                                                                                         \
    return f((double *)(void *)a[2], (const double *)(const void *)a[0], (const double *)(const void *)a[1], (size_t)n);                  \
  }
#define DEFINE_KNOWN_SINGLE(name, ufunc)                                                           \
  static bool ufunc##_single_known(char **a, int64_t n) {                                          \
    return qn_##name##_single((float *)(void *)a[1], (const float *)(const void *)a[0], (size_t)n); \
  }
FUNCTIONS1(DEFINE_KNOWN1)
FUNCTIONS2(DEFINE_KNOWN2)
DEFINE_KNOWN2(power, qn_pow_n)
QN_SINGLE_EACH(DEFINE_KNOWN_SINGLE)
#define DEFINE_KNOWN_SINGLE2(name, ufunc)                                                                                                                  \
  static bool ufunc##_single_known(char **a, int64_t n) {                                                                                                  \
    return qn_##name##_single((float *)(void *)a[2], (const float *)(const void *)a[0], (const float *)(const void *)a[1], (size_t)n);                     \
  }
QN_SINGLE_LISTS2(DEFINE_KNOWN_SINGLE2)
#define E_KNOWN(name, f) [QN_UF_##name] = name##_known,
#define E_KNOWN_SINGLE(name, ufunc) [QN_UF_##ufunc] = ufunc##_single_known,
static const qn_known_loop known[QN_UF_COUNT] = {FUNCTIONS1(E_KNOWN) FUNCTIONS2(E_KNOWN) E_KNOWN(power, 0)};
static const qn_known_loop single_known[QN_UF_COUNT] = {QN_SINGLE_EACH(E_KNOWN_SINGLE) QN_SINGLE_LISTS2(E_KNOWN_SINGLE)};

qn_known_loop qn_loop_known(qn_ufunc_id id, qn_dtype d) {
  return d == QN_D_FLOAT64 ? known[id] : d == QN_D_FLOAT32 ? single_known[id] : NULL;
}

qn_loop qn_loop_math(qn_ufunc_id id, qn_dtype d) { return d == QN_D_FLOAT32 && singles[id] ? singles[id] : table[id][d]; }

qn_loop qn_ufunc_loop(qn_ufunc_id id, qn_dtype d) {
  if (qn_dtype_is_time(d)) return qn_loop_time(id, d);
  qn_loop f = qn_loop_arith(id, d);
  if (!f) f = qn_loop_compare(id, d);
  return f ? f : qn_loop_math(id, d);
}

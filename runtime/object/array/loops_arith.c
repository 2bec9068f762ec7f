/* loops_arith.c - arithmetic and bit operations. Integer arithmetic wraps; integer division by zero gives 0 and raises
 * the processor's divide flag, so that one warning path serves ints and floats. */
#include "runtime/object/array/loops.h"

#include "runtime/math/math.h"

#include <fenv.h>
#include <math.h>

static void divide_flag(void) { feraiseexcept(FE_DIVBYZERO); }

enum { POWERS = 128 };
/* --- integers ------------------------------------------------------------------------------------------------------------ */
#define INT_LOOPS(ID, id, T, W)                                                                   \
  QN_HOT2(add_##id, T, T, (T)((W)x + (W)y))                                                       \
  QN_HOT2(subtract_##id, T, T, (T)((W)x - (W)y))                                                  \
  QN_HOT2(multiply_##id, T, T, (T)((W)x * (W)y))                                                  \
  QN_HOT2(bitwise_and_##id, T, T, (T)(x & y))                                                     \
  QN_HOT2(bitwise_or_##id, T, T, (T)(x | y))                                                      \
  QN_HOT2(bitwise_xor_##id, T, T, (T)(x ^ y))                                                     \
  QN_HOT1(invert_##id, T, T, (T)~x)                                                               \
  QN_HOT1(negative_##id, T, T, (T)(0 - (W)x))                                                     \
  QN_HOT1(square_##id, T, T, (T)((W)x * (W)x))                                                    \
  QN_LOOP1(positive_##id, T, T, x)                                                                \
  QN_HOT2(maximum_##id, T, T, (T)(x > y ? x : y))                                                    \
  QN_HOT2(minimum_##id, T, T, (T)(x < y ? x : y))                                                    \
  static T pow_##id(T x, T y) {                                                                   \
    W r = 1, b = (W)x;                                                                            \
    for (uint64_t e = (uint64_t)y; e; e >>= 1, b *= b) r *= e & 1 ? b : 1;                        \
    return (T)r;                                                                                  \
  }                                                                                               \
  QN_CLONES static void times_##id(W *restrict r, const W *restrict b, int64_t n) {               \
    for (int64_t i = 0; i < n; i++) r[i] = (W)(r[i] * b[i]);                                      \
  }                                                                                               \
  QN_CLONES static void doubled_##id(W *b, int64_t n) {                                           \
    for (int64_t i = 0; i < n; i++) b[i] = (W)(b[i] * b[i]);                                      \
  }                                                                                               \
  static void power_##id(char **a, int64_t n, const int64_t *s) {                                 \
    char *p = a[0], *q = a[1], *r = a[2];                                                         \
    W b[POWERS], t[POWERS];                                                                       \
    if (n >= POWERS && s[0] == 0) { /* one base: a table of its powers */                         \
      T x = QN_AT(T, p);                                                                          \
      t[0] = 1;                                                                                   \
      for (int k = 1; k < POWERS; k++) t[k] = (W)(t[k - 1] * (W)x);                               \
      for (int64_t i = 0; i < n; i++, q += s[1], r += s[2]) {                                     \
        T y = QN_AT(T, q);                                                                        \
        QN_AT(T, r) = (uint64_t)y < POWERS ? (T)t[y] : pow_##id(x, y);                            \
      }                                                                                           \
    } else if (s[1] == 0 && n > 0) { /* one exponent: whole blocks are squared and multiplied */  \
      const T y = QN_AT(T, q);                                                                    \
      for (int64_t i = 0; i < n; i += POWERS) {                                                   \
        const int64_t m = n - i < POWERS ? n - i : POWERS;                                        \
        for (int64_t k = 0; k < m; k++) b[k] = (W)QN_AT(T, p + (i + k) * s[0]), t[k] = 1;         \
        for (uint64_t e = (uint64_t)y; e; e >>= 1) {                                              \
          if (e & 1) times_##id(t, b, m);                                                         \
          if (e > 1) doubled_##id(b, m);                                                          \
        }                                                                                         \
        for (int64_t k = 0; k < m; k++) QN_AT(T, r + (i + k) * s[2]) = (T)t[k];                   \
      }                                                                                           \
    } else {                                                                                      \
      for (int64_t i = 0; i < n; i++, p += s[0], q += s[1], r += s[2]) QN_AT(T, r) = pow_##id(QN_AT(T, p), QN_AT(T, q)); \
    }                                                                                             \
  }                                                                                               \
  QN_LOOP1(reciprocal_##id, T, T, (T)(x == 0 ? (divide_flag(), (T)0) : 1 / x))                    \
  QN_HOT2(left_shift_##id, T, T, (T)((uint64_t)y < sizeof(T) * 8 ? (T)((W)x << (W)y) : (T)0))         \
  static T gcd_##id(T x, T y) {                                                                   \
    uint64_t p = x < 0 ? 0 - (uint64_t)x : (uint64_t)x, q = y < 0 ? 0 - (uint64_t)y : (uint64_t)y; \
    while (q) {                                                                                   \
      uint64_t t = p % q;                                                                         \
      p = q, q = t;                                                                               \
    }                                                                                             \
    return (T)p;                                                                                  \
  }                                                                                               \
  static T lcm_##id(T x, T y) {                                                                   \
    uint64_t p = x < 0 ? 0 - (uint64_t)x : (uint64_t)x, q = y < 0 ? 0 - (uint64_t)y : (uint64_t)y; \
    uint64_t g = (uint64_t)gcd_##id(x, y);                                                        \
    return g ? (T)(p / g * q) : (T)0;                                                             \
  }                                                                                               \
  QN_LOOP2(gcd2_##id, T, T, gcd_##id(x, y))                                                       \
  QN_LOOP2(lcm2_##id, T, T, lcm_##id(x, y))                                                       \
  static uint8_t bits_##id(T x) {                                                                 \
    return (uint8_t)__builtin_popcountll(x < 0 ? 0 - (uint64_t)x : (uint64_t)x);                  \
  }                                                                                               \
  QN_LOOP1(bitwise_count_##id, T, uint8_t, bits_##id(x))                                          \
  QN_LOOP1(round_##id, T, T, x)                                                                   \
  static void divmod_##id(char **a, int64_t n, const int64_t *s) {                                \
    char *p = a[0], *q = a[1], *r = a[2], *t = a[3];                                              \
    for (int64_t i = 0; i < n; i++, p += s[0], q += s[1], r += s[2], t += s[3]) {                 \
      T x = QN_AT(T, p), y = QN_AT(T, q);                                                         \
      QN_AT(T, r) = fdiv_##id(x, y);                                                              \
      QN_AT(T, t) = fmod_##id(x, y);                                                              \
    }                                                                                             \
  }                                                                                               \
  QN_LOOP2(floor_divide_##id, T, T, fdiv_##id(x, y))                                              \
  QN_LOOP2(remainder_##id, T, T, fmod_##id(x, y))                                                 \
  QN_LOOP2(fmod_loop_##id, T, T, cmod_##id(x, y))

#define SIGNED_FUNCTIONS(ID, id, T, W)                                             \
  static T fdiv_##id(T x, T y) {                                                   \
    if (y == 0) return divide_flag(), (T)0;                                        \
    if (y == -1) return (T)(0 - (W)x);                                             \
    T q = (T)(x / y);                                                              \
    return (T)(q - (T)(x % y != 0 && (x < 0) != (y < 0)));                         \
  }                                                                                \
  static T fmod_##id(T x, T y) {                                                   \
    if (y == 0) return divide_flag(), (T)0;                                        \
    if (y == -1) return 0;                                                         \
    T r = (T)(x % y);                                                              \
    return (T)(r != 0 && (r < 0) != (y < 0) ? r + y : r);                          \
  }                                                                                \
  static T cmod_##id(T x, T y) {                                                   \
    if (y == 0) return divide_flag(), (T)0;                                        \
    return (T)(y == -1 ? 0 : x % y);                                               \
  }                                                                                \
  QN_HOT1(absolute_##id, T, T, (T)(x < 0 ? (T)(0 - (W)x) : x))                          \
  QN_HOT1(sign_##id, T, T, (T)((x > 0) - (x < 0)))                                 \
  QN_HOT2(right_shift_##id, T, T, (T)(x >> ((uint64_t)y < sizeof(T) * 8 ? y : (T)(sizeof(T) * 8 - 1))))
#define UNSIGNED_FUNCTIONS(ID, id, T, W)                                           \
  static T fdiv_##id(T x, T y) { return (T)(y == 0 ? (divide_flag(), 0) : x / y); }     \
  static T fmod_##id(T x, T y) { return (T)(y == 0 ? (divide_flag(), 0) : x % y); }     \
  static T cmod_##id(T x, T y) { return fmod_##id(x, y); }                         \
  QN_LOOP1(absolute_##id, T, T, x)                                                 \
  QN_HOT1(sign_##id, T, T, (T)(x > 0))                                             \
  QN_HOT2(right_shift_##id, T, T, (T)((uint64_t)y < sizeof(T) * 8 ? (T)(x >> y) : (T)0))

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wtype-limits" /* x < 0 of unsigned dtypes: one body serves both */
QN_EACH_SIGNED(SIGNED_FUNCTIONS)
QN_EACH_UNSIGNED(UNSIGNED_FUNCTIONS)
QN_EACH_INT(INT_LOOPS)
#pragma GCC diagnostic pop

/* Division of many int64s by one positive number: multiplication by its reciprocal, exact below 2^63; a negative
 * number is divided through its complement, which rounds down. */
__extension__ typedef unsigned __int128 wide;
typedef struct reciprocal {
  uint64_t magic;
  int shift;
} reciprocal;
static reciprocal reciprocal_of(uint64_t d) { /* d >= 2 */
  int l = 64 - __builtin_clzll(d - 1); /* 2^(l-1) < d <= 2^l */
  return (reciprocal){(uint64_t)(((wide)1 << (63 + l)) / d) + 1, l - 1};
}
static inline int64_t floor_by(int64_t x, reciprocal r) {
  int64_t sign = x >> 63;
  uint64_t q = (uint64_t)((wide)(uint64_t)(x ^ sign) * r.magic >> 64) >> r.shift;
  return (int64_t)q ^ sign;
}
/* Of runs: by doubles, a block at a time, where its numbers allow. */
static void divide_runs(char **a, int64_t n, const int64_t *s, bool (*quick)(int64_t *, const int64_t *, const int64_t *, int64_t), qn_loop plain) {
  enum { BLOCK = 512 };
#if defined(__x86_64__)
  for (int64_t i = 0; s[0] == 8 && s[1] == 8 && s[2] == 8 && __builtin_cpu_supports("avx512dq") && i < n; i += BLOCK) {
    const int64_t m = n - i < BLOCK ? n - i : BLOCK;
    char *p[3] = {a[0] + 8 * i, a[1] + 8 * i, a[2] + 8 * i};
    if (!quick((int64_t *)(void *)p[2], (const int64_t *)(const void *)p[0], (const int64_t *)(const void *)p[1], m)) plain(p, m, s);
    if (i + m == n) return;
  }
#endif
  plain(a, n, s);
}
static void floor_divide_one(char **a, int64_t n, const int64_t *s) {
  int64_t d = QN_AT(int64_t, a[1]), done = 0;
  if (s[1] == 0 && d == 1) {
    if (s[0] == 8 && s[2] == 8) memmove(a[2], a[0], (size_t)n * 8);
    else for (int64_t i = 0; i < n; i++) QN_AT(int64_t, a[2] + i * s[2]) = QN_AT(int64_t, a[0] + i * s[0]);
    return;
  }
  if (s[1] != 0 || d < 2) {
    divide_runs(a, n, s, qn_int_floordiv_n, floor_divide_int64);
    return;
  }
#if defined(__x86_64__)
  if (s[0] == 8 && s[2] == 8 && d < (int64_t)1 << 50 && __builtin_cpu_supports("avx512dq"))
    for (; done < n; done += 1024)
      if (!qn_floordiv_n((int64_t *)(void *)a[2] + done, (const int64_t *)(const void *)a[0] + done, n - done < 1024 ? n - done : 1024, d)) break;
#endif
  reciprocal r = reciprocal_of((uint64_t)d);
  a = (char *[]){a[0] + done * s[0], a[1], a[2] + done * s[2]};
  n -= done;
  for (int64_t i = 0; i < n; i++) QN_AT(int64_t, a[2] + i * s[2]) = floor_by(QN_AT(int64_t, a[0] + i * s[0]), r);
}
static void remainder_one(char **a, int64_t n, const int64_t *s) {
  int64_t d = QN_AT(int64_t, a[1]);
  if (s[1] != 0 || d < 2) {
    divide_runs(a, n, s, qn_int_mod_n, remainder_int64);
    return;
  }
  reciprocal r = reciprocal_of((uint64_t)d);
  for (int64_t i = 0; i < n; i++) {
    int64_t x = QN_AT(int64_t, a[0] + i * s[0]);
    QN_AT(int64_t, a[2] + i * s[2]) = (int64_t)((uint64_t)x - (uint64_t)floor_by(x, r) * (uint64_t)d);
  }
}

/* Quotients as above, rests by them, a block at a time. */
QN_CLONES static void rests(int64_t *r, const int64_t *x, const int64_t *y, const int64_t *q, int64_t m) {
  for (int64_t k = 0; k < m; k++) r[k] = y[k] ? (int64_t)((uint64_t)x[k] - (uint64_t)q[k] * (uint64_t)y[k]) : 0;
}
static void into_run(int64_t *run, const char *from, int64_t step, int64_t m) {
  if (step == 8) memcpy(run, from, (size_t)m * 8);
  else
    for (int64_t k = 0; k < m; k++) run[k] = QN_AT(int64_t, from + k * step);
}
static void from_run(char *to, int64_t step, const int64_t *run, int64_t m) {
  if (step == 8) memcpy(to, run, (size_t)m * 8);
  else
    for (int64_t k = 0; k < m; k++) QN_AT(int64_t, to + k * step) = run[k];
}
static void divmod_one(char **a, int64_t n, const int64_t *s) {
  enum { BLOCK = 512 };
  int64_t x[BLOCK], y[BLOCK], q[BLOCK];
  for (int64_t i = 0; i < n; i += BLOCK) {
    const int64_t m = n - i < BLOCK ? n - i : BLOCK;
    into_run(x, a[0] + i * s[0], s[0], m);
    if (i == 0 || s[1]) into_run(y, a[1] + i * s[1], s[1], m);
    floor_divide_one((char *[]){(char *)x, (char *)y, (char *)q}, m, (int64_t[]){8, s[1] ? 8 : 0, 8});
    rests(x, x, y, q, m);
    from_run(a[2] + i * s[2], s[2], q, m);
    from_run(a[3] + i * s[3], s[3], x, m);
  }
}

/* The same for the narrow dtypes: what is divided has BITS bits, its product with the reciprocal twice as many (P). */
#define NARROW_DIVISION(id, T, LEAST, BITS, P)                                                                                    \
  QN_CLONES static void run_by_##id(char **a, int64_t n, const int64_t *s, int64_t d, bool rest) {                       \
    const int l = 64 - __builtin_clzll((uint64_t)d - 1);                                                                 \
    const P magic = (uint32_t)(((uint64_t)1 << (BITS + l)) / (uint64_t)d + 1);                                            \
    const QN_ANY(T) *x = (const QN_ANY(T) *)(const void *)a[0];                                                          \
    QN_ANY(T) *r = (QN_ANY(T) *)(void *)a[2];                                                                            \
    const int32_t by = (int32_t)d;                                                                                       \
    (void)s;                                                                                                             \
    if (rest) {                                                                                                          \
      QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                                         \
        int32_t v = x[i], sign = v < LEAST ? -1 : 0;                                                                     \
        int32_t q = (int32_t)((P)(uint32_t)(v ^ sign) * magic >> (BITS + l)) ^ sign;                                       \
        r[i] = (T)((uint32_t)v - (uint32_t)q * (uint32_t)by);                                                            \
      }                                                                                                                  \
      return;                                                                                                            \
    }                                                                                                                    \
    QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                                           \
      int32_t v = x[i], sign = v < LEAST ? -1 : 0;                                                                       \
      r[i] = (T)((int32_t)((P)(uint32_t)(v ^ sign) * magic >> (BITS + l)) ^ sign);                                         \
    }                                                                                                                    \
  }                                                                                                                      \
  BY_ONE_NUMBER(id, T)
#define BY_ONE_NUMBER(id, T)                                                                                             \
  static void divide_by_##id(char **a, int64_t n, const int64_t *s) {                                                    \
    int64_t d = QN_AT(T, a[1]), size = sizeof(T);                                                                        \
    if (s[1] != 0 || s[0] != size || s[2] != size || d < 2) floor_divide_##id(a, n, s);                                  \
    else run_by_##id(a, n, s, d, false);                                                                                 \
  }                                                                                                                      \
  static void rest_by_##id(char **a, int64_t n, const int64_t *s) {                                                      \
    int64_t d = QN_AT(T, a[1]), size = sizeof(T);                                                                        \
    if (s[1] != 0 || s[0] != size || s[2] != size || d < 2) remainder_##id(a, n, s);                                     \
    else run_by_##id(a, n, s, d, true);                                                                                  \
  }
/* Bytes: the upper half of a product of 16 bits. */
#define BYTE_DIVISION(id, T, LEAST)                                                                                      \
  QN_CLONES static void run_by_##id(char **a, int64_t n, const int64_t *s, int64_t d, bool rest) {                       \
    const uint16_t magic = (uint16_t)((0x10000 + d - 1) / d), by = (uint16_t)d;                                          \
    const T *x = (const T *)a[0];                                                                                        \
    T *r = (T *)a[2];                                                                                                    \
    (void)s;                                                                                                             \
    if (rest) {                                                                                                          \
      QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                                         \
        const uint16_t v = (uint16_t)x[i], sign = x[i] < LEAST ? 0xffff : 0;                                             \
        const uint16_t q = (uint16_t)((uint16_t)((uint32_t)(uint16_t)(v ^ sign) * magic >> 16) ^ sign);                  \
        r[i] = (T)(uint16_t)(v - (uint16_t)(q * by));                                                                    \
      }                                                                                                                  \
      return;                                                                                                            \
    }                                                                                                                    \
    QN_IVDEP for (int64_t i = 0; i < n; i++) {                                                                           \
      const uint16_t v = (uint16_t)x[i], sign = x[i] < LEAST ? 0xffff : 0;                                               \
      r[i] = (T)(uint16_t)((uint16_t)((uint32_t)(uint16_t)(v ^ sign) * magic >> 16) ^ sign);                             \
    }                                                                                                                    \
  }                                                                                                                      \
  BY_ONE_NUMBER(id, T)
BYTE_DIVISION(int8, int8_t, 0)
BYTE_DIVISION(uint8, uint8_t, -1)
NARROW_DIVISION(int16, int16_t, 0, 15, uint32_t)
NARROW_DIVISION(int32, int32_t, 0, 31, uint64_t)
NARROW_DIVISION(uint16, uint16_t, -1, 16, uint64_t)

/* --- bool -------------------------------------------------------------------------------------------------------------------- */
QN_HOT2(or_bool, uint8_t, uint8_t, (uint8_t)((x | y) != 0))
QN_HOT2(and_bool, uint8_t, uint8_t, (uint8_t)(x & y))
QN_HOT2(xor_bool, uint8_t, uint8_t, (uint8_t)(x ^ y))
QN_HOT1(not_bool, uint8_t, uint8_t, (uint8_t)!x)
QN_LOOP1(copy_bool, uint8_t, uint8_t, x)

/* --- floats ------------------------------------------------------------------------------------------------------------------- */
#define FLOAT_FUNCTIONS(ID, id, T, W)                                                         \
  static T fdiv_##id(T x, T y) { return y == 0 ? x / y : (T)qn_py_floordiv((double)x, (double)y); } \
  static T fmod_##id(T x, T y) { return y == 0 ? (T)(x - x) / (T)0 : (T)qn_py_mod((double)x, (double)y); } \
  QN_HOT2_SECOND(add_##id, T, T, x + y)                                                       \
  QN_HOT2_SECOND(subtract_##id, T, T, x - y)                                                  \
  QN_HOT2_SECOND(multiply_##id, T, T, x * y)                                                  \
  QN_HOT2_SECOND(divide_##id, T, T, x / y)                                                    \
  QN_HOT1(negative_##id, T, T, -x)                                                            \
  QN_LOOP1(positive_##id, T, T, x)                                                            \
  QN_HOT1(square_##id, T, T, x *x)                                                            \
  QN_HOT1(reciprocal_##id, T, T, 1 / x)                                                       \
  QN_HOT1(sign_##id, T, T, x > 0 ? (T)1 : x < 0 ? (T)-1 : x == 0 ? (T)0 : x)                  \
  QN_LOOP2(floor_divide_##id, T, T, fdiv_##id(x, y))                                          \
  QN_LOOP2(remainder_##id, T, T, fmod_##id(x, y))                                             \
  QN_LOOP2(fmod_loop_##id, T, T, (T)qn_fmod((double)x, (double)y))                            \
  static void divmod_##id(char **a, int64_t n, const int64_t *s) {                            \
    char *p = a[0], *q = a[1], *r = a[2], *t = a[3];                                          \
    for (int64_t i = 0; i < n; i++, p += s[0], q += s[1], r += s[2], t += s[3]) {             \
      T x = QN_AT(T, p), y = QN_AT(T, q);                                                     \
      QN_AT(T, r) = fdiv_##id(x, y);                                                          \
      QN_AT(T, t) = fmod_##id(x, y);                                                          \
    }                                                                                         \
  }                                                                                           \
  QN_HOT2(maximum_##id, T, T, x != x ? x : x > y ? x : y)                                     \
  QN_HOT2(minimum_##id, T, T, x != x ? x : x < y ? x : y)                                     \
  QN_HOT2(fmax_##id, T, T, x >= y || y != y ? x : y)                                          \
  QN_HOT2(fmin_##id, T, T, x <= y || y != y ? x : y)
QN_EACH_FLOAT(FLOAT_FUNCTIONS)
/* Remainders and whole quotients by the quotient where that gives them, a block at a time; float32's are exact in doubles. */
typedef bool (*quotient_fn)(double *out, const double *x, const double *y, size_t n);
static void by_quotient(char **a, int64_t n, const int64_t *s, qn_dtype d, quotient_fn f, quotient_fn also, qn_loop plain) {
  double x[256], y[256], r[2][256];
  qn_cast_loop in = qn_cast_find(d, QN_D_FLOAT64), out = qn_cast_find(QN_D_FLOAT64, d);
  for (int64_t i = 0; i < n; i += 256) {
    int64_t m = n - i < 256 ? n - i : 256;
    char *p[4] = {a[0] + i * s[0], a[1] + i * s[1], a[2] + i * s[2], also ? a[3] + i * s[3] : NULL};
    int raised = qn_fp_flags();
    in((char *)x, 8, p[0], s[0], m), in((char *)y, 8, p[1], s[1], m);
    if (f(r[0], x, y, (size_t)m) && (!also || also(r[1], x, y, (size_t)m))) {
      out(p[2], s[2], (char *)r[0], 8, m);
      if (also) out(p[3], s[3], (char *)r[1], 8, m);
      continue;
    }
    qn_fp_clear(); /* those of quotients that do not count */
    qn_fp_raise(raised);
    plain(p, m, s);
  }
}
#define BY_QUOTIENT(ID, id)                                                              \
  static void remainder_quick_##id(char **a, int64_t n, const int64_t *s) {              \
    by_quotient(a, n, s, QN_D_##ID, qn_mod_n, NULL, remainder_##id);                           \
  }                                                                                      \
  static void fmod_quick_##id(char **a, int64_t n, const int64_t *s) {                   \
    by_quotient(a, n, s, QN_D_##ID, qn_fmod_quick_n, NULL, fmod_loop_##id);              \
  }                                                                                      \
  static void floor_divide_quick_##id(char **a, int64_t n, const int64_t *s) {           \
    by_quotient(a, n, s, QN_D_##ID, qn_floordiv_quick_n, NULL, floor_divide_##id);       \
  }                                                                                      \
  static void divmod_quick_##id(char **a, int64_t n, const int64_t *s) {                 \
    by_quotient(a, n, s, QN_D_##ID, qn_floordiv_quick_n, qn_mod_n, divmod_##id);         \
  }
BY_QUOTIENT(FLOAT32, float32)
BY_QUOTIENT(FLOAT64, float64)
QN_HOT1(absolute_float32, float, float, __builtin_fabsf(x))
QN_HOT1(absolute_float64, double, double, __builtin_fabs(x))
QN_HOT1(sqrt_float32, float, float, __builtin_sqrtf(x))
QN_HOT1(sqrt_float64, double, double, __builtin_sqrt(x))

/* Roots of what is no run: gathered, so that several are drawn at once. */
#define ROOTS(id, T)                                                                                                       \
  static void roots_##id(char **a, int64_t n, const int64_t *s) {                                                          \
    const int64_t z = sizeof(T);                                                                                           \
    T room[256];                                                                                                           \
    if (s[0] == z && s[1] == z) {                                                                                          \
      sqrt_##id(a, n, s);                                                                                                  \
      return;                                                                                                              \
    }                                                                                                                      \
    qn_cast_loop copy = qn_cast_find(sizeof(T) == 8 ? QN_D_FLOAT64 : QN_D_FLOAT32, sizeof(T) == 8 ? QN_D_FLOAT64 : QN_D_FLOAT32); \
    for (int64_t i = 0; i < n; i += 256) {                                                                                 \
      const int64_t m = n - i < 256 ? n - i : 256;                                                                         \
      copy((char *)room, z, a[0] + i * s[0], s[0], m);                                                                     \
      sqrt_##id((char *[]){(char *)room, (char *)room}, m, (int64_t[]){z, z});                                             \
      copy(a[1] + i * s[1], s[1], (char *)room, z, m);                                                                     \
    }                                                                                                                      \
  }
ROOTS(float32, float)
ROOTS(float64, double)

/* Real and imaginary parts of a run of complex numbers, apart. */
QN_CLONES static void apart(double *restrict re, double *restrict im, const double *restrict z, int64_t n) {
  for (int64_t i = 0; i < n; i++) re[i] = z[2 * i], im[i] = z[2 * i + 1];
}

/* Sums and differences of complex numbers: of their parts, as they lie. */
typedef double both_parts __attribute__((vector_size(16), aligned(8), may_alias));
#define PARTS2(fn, T, P, OP)                                                                                                 \
  QN_CLONES static void fn(char **a, int64_t n, const int64_t *s) {                                                          \
    const QN_ANY(P) *x = (const QN_ANY(P) *)(const void *)a[0], *y = (const QN_ANY(P) *)(const void *)a[1];                  \
    QN_ANY(P) *r = (QN_ANY(P) *)(void *)a[2];                                                                                \
    const int64_t z = sizeof(T);                                                                                             \
    if (s[2] == z && s[0] == z && s[1] == z) {                                                                               \
      QN_IVDEP for (int64_t i = 0; i < 2 * n; i++) r[i] = x[i] OP y[i];                                                      \
    } else if (s[2] == z && s[0] == z && s[1] == 0) {                                                                        \
      const P re = y[0], im = y[1];                                                                                          \
      QN_IVDEP for (int64_t i = 0; i < n; i++) r[2 * i] = x[2 * i] OP re, r[2 * i + 1] = x[2 * i + 1] OP im;                 \
    } else if (s[2] == z && s[1] == z && s[0] == 0) {                                                                        \
      const P re = x[0], im = x[1];                                                                                          \
      QN_IVDEP for (int64_t i = 0; i < n; i++) r[2 * i] = re OP y[2 * i], r[2 * i + 1] = im OP y[2 * i + 1];                 \
    } else if (sizeof(P) == 8 && !(((uintptr_t)a[0] | (uintptr_t)a[1] | (uintptr_t)a[2] | (uintptr_t)(s[0] | s[1] | s[2])) & 7)) { \
      const char *p = a[0], *q = a[1];                                                                                       \
      char *to = a[2];                                                                                                       \
      const int64_t ps = s[0], qs = s[1], rs = s[2];                                                                         \
      for (int64_t i = 0; i < n; i++, p += ps, q += qs, to += rs)                                                            \
        *(both_parts *)(void *)to = *(const both_parts *)(const void *)p OP *(const both_parts *)(const void *)q;            \
    } else {                                                                                                                 \
      for (int64_t i = 0; i < n; i++) {                                                                                      \
        T p = QN_AT(T, a[0] + i * s[0]), q = QN_AT(T, a[1] + i * s[1]);                                                      \
        QN_AT(T, a[2] + i * s[2]) = (T){p.re OP q.re, p.im OP q.im};                                                         \
      }                                                                                                                      \
    }                                                                                                                        \
  }

/* --- complex ---------------------------------------------------------------------------------------------------------------------- */
/* Smith's division, as NumPy. */
#define COMPLEX_FUNCTIONS(ID, id, T, W)                                                                   \
  static T cdiv_##id(T x, T y) {                                                                          \
    W ar = (W)fabs((double)y.re), ai = (W)fabs((double)y.im);                                             \
    if (ar >= ai) {                                                                                       \
      if (ar == 0 && ai == 0) return (T){x.re / ar, x.im / ar};                                           \
      W ratio = y.im / y.re, scale = (W)1 / (y.re + y.im * ratio);                                        \
      return (T){(x.re + x.im * ratio) * scale, (x.im - x.re * ratio) * scale};                           \
    }                                                                                                     \
    W ratio = y.re / y.im, scale = (W)1 / (y.im + y.re * ratio);                                          \
    return (T){(x.re * ratio + x.im) * scale, (x.im * ratio - x.re) * scale};                             \
  }                                                                                                       \
  static T crecip_##id(T x) {                                                                             \
    if (fabs((double)x.im) <= fabs((double)x.re)) {                                                       \
      W r = x.im / x.re, d = x.re + x.im * r;                                                             \
      return (T){1 / d, -r / d};                                                                          \
    }                                                                                                     \
    W r = x.re / x.im, d = x.re * r + x.im;                                                               \
    return (T){r / d, -1 / d};                                                                            \
  }                                                                                                       \
  static T csign_##id(T x) {                                                                              \
    W m = (W)hypot((double)x.re, (double)x.im);                                                           \
    return m == 0 ? (T){0, 0} : (T){x.re / m, x.im / m};                                                  \
  }                                                                                                       \
  static bool cgt_##id(T x, T y) {                                                                        \
    return x.re > y.re ? x.im == x.im && y.im == y.im : x.re == y.re && x.im >= y.im;                     \
  }                                                                                                       \
  static bool clt_##id(T x, T y) {                                                                        \
    return x.re < y.re ? x.im == x.im && y.im == y.im : x.re == y.re && x.im <= y.im;                     \
  }                                                                                                       \
  static bool cnan_##id(T x) { return x.re != x.re || x.im != x.im; }                                     \
  PARTS2(add_##id, T, W, +)                                                                               \
  PARTS2(subtract_##id, T, W, -)                                                                          \
  QN_HOT2(multiply_##id, T, T, ((T){x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re}))              \
  QN_LOOP2(divide_##id, T, T, cdiv_##id(x, y))                                                            \
  QN_HOT1(negative_##id, T, T, ((T){-x.re, -x.im}))                                                      \
  QN_LOOP1(positive_##id, T, T, x)                                                                        \
  QN_HOT1(conjugate_##id, T, T, ((T){x.re, -x.im}))                                                      \
  QN_HOT1(square_##id, T, T, ((T){x.re * x.re - x.im * x.im, x.re * x.im + x.im * x.re}))                \
  QN_LOOP1(reciprocal_##id, T, T, crecip_##id(x))                                                         \
  static void absolute_##id(char **a, int64_t n, const int64_t *s) { /* re and im apart, a block at a time */ \
    double re[256], im[256];                                                                              \
    for (int64_t i = 0; i < n; i += 256) {                                                                \
      int64_t m = n - i < 256 ? n - i : 256;                                                              \
      if (sizeof(T) == 16 && s[0] == 16 && s[1] == 8) {                                                   \
        apart(re, im, (const double *)(const void *)(a[0] + i * 16), m);                                  \
        qn_hypot_n((double *)(void *)(a[1] + i * 8), re, im, (size_t)m);                                  \
        continue;                                                                                         \
      }                                                                                                   \
      for (int64_t k = 0; k < m; k++) {                                                                   \
        T x = QN_AT(T, a[0] + (i + k) * s[0]);                                                            \
        re[k] = (double)x.re, im[k] = (double)x.im;                                                       \
      }                                                                                                   \
      qn_hypot_n(re, re, im, (size_t)m);                                                                  \
      for (int64_t k = 0; k < m; k++) QN_AT(W, a[1] + (i + k) * s[1]) = (W)re[k];                         \
    }                                                                                                     \
  }                                                                                                       \
  QN_LOOP1(sign_##id, T, T, csign_##id(x))                                                                \
  QN_LOOP2(maximum_##id, T, T, cgt_##id(x, y) || cnan_##id(x) ? x : y)                                    \
  QN_LOOP2(minimum_##id, T, T, clt_##id(x, y) || cnan_##id(x) ? x : y)                                    \
  QN_LOOP2(fmax_##id, T, T, cgt_##id(x, y) || cnan_##id(y) ? x : y)                                       \
  QN_LOOP2(fmin_##id, T, T, clt_##id(x, y) || cnan_##id(y) ? x : y)
QN_EACH_COMPLEX(COMPLEX_FUNCTIONS)

/* --- the table ------------------------------------------------------------------------------------------------------------------------- */
#define ROW(ID, op) [QN_D_##ID] = op
#define E_ADD(ID, id, T, W) ROW(ID, add_##id),
#define E_SUB(ID, id, T, W) ROW(ID, subtract_##id),
#define E_MUL(ID, id, T, W) ROW(ID, multiply_##id),
#define E_DIV(ID, id, T, W) ROW(ID, divide_##id),
#define E_FDIV(ID, id, T, W) ROW(ID, floor_divide_##id),
#define E_REM(ID, id, T, W) ROW(ID, remainder_##id),
#define E_FMOD(ID, id, T, W) ROW(ID, fmod_loop_##id),
#define E_DIVMOD(ID, id, T, W) ROW(ID, divmod_##id),
#define E_POW(ID, id, T, W) ROW(ID, power_##id),
#define E_NEG(ID, id, T, W) ROW(ID, negative_##id),
#define E_POS(ID, id, T, W) ROW(ID, positive_##id),
#define E_CONJ(ID, id, T, W) ROW(ID, conjugate_##id),
#define E_ABS(ID, id, T, W) ROW(ID, absolute_##id),
#define E_SIGN(ID, id, T, W) ROW(ID, sign_##id),
#define E_SQUARE(ID, id, T, W) ROW(ID, square_##id),
#define E_RECIP(ID, id, T, W) ROW(ID, reciprocal_##id),
#define E_MAX(ID, id, T, W) ROW(ID, maximum_##id),
#define E_MIN(ID, id, T, W) ROW(ID, minimum_##id),
#define E_FMAX(ID, id, T, W) ROW(ID, fmax_##id),
#define E_FMIN(ID, id, T, W) ROW(ID, fmin_##id),
#define E_AND(ID, id, T, W) ROW(ID, bitwise_and_##id),
#define E_OR(ID, id, T, W) ROW(ID, bitwise_or_##id),
#define E_XOR(ID, id, T, W) ROW(ID, bitwise_xor_##id),
#define E_INV(ID, id, T, W) ROW(ID, invert_##id),
#define E_SHL(ID, id, T, W) ROW(ID, left_shift_##id),
#define E_SHR(ID, id, T, W) ROW(ID, right_shift_##id),
#define E_GCD(ID, id, T, W) ROW(ID, gcd2_##id),
#define E_LCM(ID, id, T, W) ROW(ID, lcm2_##id),
#define E_COUNT(ID, id, T, W) ROW(ID, bitwise_count_##id),
#define E_ROUND(ID, id, T, W) ROW(ID, round_##id),
#define I_F_C(X) QN_EACH_INT(X) QN_EACH_FLOAT(X) QN_EACH_COMPLEX(X)
#define I_F(X) QN_EACH_INT(X) QN_EACH_FLOAT(X)

static const qn_loop table[QN_UF_COUNT][QN_D_COUNT] = {
    [QN_UF_add] = {ROW(BOOL, or_bool), I_F_C(E_ADD)},
    [QN_UF_subtract] = {I_F_C(E_SUB)},
    [QN_UF_multiply] = {ROW(BOOL, and_bool), I_F_C(E_MUL)},
    [QN_UF_divide] = {QN_EACH_FLOAT(E_DIV) QN_EACH_COMPLEX(E_DIV)},
    [QN_UF_floor_divide] = {I_F(E_FDIV)},
    [QN_UF_remainder] = {I_F(E_REM)},
    [QN_UF_fmod] = {I_F(E_FMOD)},
    [QN_UF_divmod] = {I_F(E_DIVMOD)},
    [QN_UF_power] = {QN_EACH_INT(E_POW)},
    [QN_UF_negative] = {I_F_C(E_NEG)},
    [QN_UF_positive] = {I_F_C(E_POS)},
    [QN_UF_conjugate] = {I_F(E_POS) QN_EACH_COMPLEX(E_CONJ)},
    [QN_UF_absolute] = {ROW(BOOL, copy_bool), I_F_C(E_ABS)},
    [QN_UF_fabs] = {QN_EACH_FLOAT(E_ABS)},
    [QN_UF_sign] = {I_F_C(E_SIGN)},
    [QN_UF_square] = {I_F_C(E_SQUARE)},
    [QN_UF_reciprocal] = {I_F_C(E_RECIP)},
    [QN_UF_sqrt] = {ROW(FLOAT32, roots_float32), ROW(FLOAT64, roots_float64)},
    [QN_UF_maximum] = {ROW(BOOL, or_bool), I_F_C(E_MAX)},
    [QN_UF_minimum] = {ROW(BOOL, and_bool), I_F_C(E_MIN)},
    [QN_UF_fmax] = {ROW(BOOL, or_bool), QN_EACH_INT(E_MAX) QN_EACH_FLOAT(E_FMAX) QN_EACH_COMPLEX(E_FMAX)},
    [QN_UF_fmin] = {ROW(BOOL, and_bool), QN_EACH_INT(E_MIN) QN_EACH_FLOAT(E_FMIN) QN_EACH_COMPLEX(E_FMIN)},
    [QN_UF_bitwise_and] = {ROW(BOOL, and_bool), QN_EACH_INT(E_AND)},
    [QN_UF_bitwise_or] = {ROW(BOOL, or_bool), QN_EACH_INT(E_OR)},
    [QN_UF_bitwise_xor] = {ROW(BOOL, xor_bool), QN_EACH_INT(E_XOR)},
    [QN_UF_invert] = {ROW(BOOL, not_bool), QN_EACH_INT(E_INV)},
    [QN_UF_left_shift] = {QN_EACH_INT(E_SHL)},
    [QN_UF_right_shift] = {QN_EACH_INT(E_SHR)},
    [QN_UF_gcd] = {QN_EACH_INT(E_GCD)},
    [QN_UF_lcm] = {QN_EACH_INT(E_LCM)},
    [QN_UF_bitwise_count] = {QN_EACH_INT(E_COUNT)},
    [QN_UF_floor] = {ROW(BOOL, copy_bool), QN_EACH_INT(E_ROUND)},
    [QN_UF_ceil] = {ROW(BOOL, copy_bool), QN_EACH_INT(E_ROUND)},
    [QN_UF_trunc] = {ROW(BOOL, copy_bool), QN_EACH_INT(E_ROUND)},
};

#define E_BY(ID, id) [QN_D_##ID] = divide_by_##id,
#define E_REST(ID, id) [QN_D_##ID] = rest_by_##id,
#define NARROW(X) X(INT8, int8) X(INT16, int16) X(INT32, int32) X(UINT8, uint8) X(UINT16, uint16)

bool qn_loop_takes_second(qn_ufunc_id id, qn_dtype d) {
  return (d == QN_D_FLOAT64 || d == QN_D_FLOAT32) && (id == QN_UF_add || id == QN_UF_subtract || id == QN_UF_multiply || id == QN_UF_divide);
}
qn_loop qn_loop_arith(qn_ufunc_id id, qn_dtype d) {
  static const qn_loop by[QN_D_COUNT] = {NARROW(E_BY)}, rest[QN_D_COUNT] = {NARROW(E_REST)};
  if (id == QN_UF_floor_divide && by[d]) return by[d];
  if (id == QN_UF_remainder && rest[d]) return rest[d];
  if (d == QN_D_INT64 && id == QN_UF_floor_divide) return floor_divide_one;
  if (d == QN_D_INT64 && id == QN_UF_remainder) return remainder_one;
  if (d == QN_D_FLOAT64 && id == QN_UF_floor_divide) return floor_divide_quick_float64;
  if (d == QN_D_FLOAT32 && id == QN_UF_floor_divide) return floor_divide_quick_float32;
  if (d == QN_D_INT64 && id == QN_UF_divmod) return divmod_one;
  if (d == QN_D_FLOAT64 && id == QN_UF_divmod) return divmod_quick_float64;
  if (d == QN_D_FLOAT32 && id == QN_UF_divmod) return divmod_quick_float32;
  if (d == QN_D_FLOAT64 && id == QN_UF_remainder) return remainder_quick_float64;
  if (d == QN_D_FLOAT32 && id == QN_UF_remainder) return remainder_quick_float32;
  if (d == QN_D_FLOAT64 && id == QN_UF_fmod) return fmod_quick_float64;
  if (d == QN_D_FLOAT32 && id == QN_UF_fmod) return fmod_quick_float32;
  return table[id][d];
}

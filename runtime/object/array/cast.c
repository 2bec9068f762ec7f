/* cast.c - conversion loops between every two numeric dtypes. Float → int goes through int64 (dtypes.h); a complex
 * number loses its imaginary part. */
#include "runtime/object/array/dates.h"
#include "runtime/object/array/dtypes.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/stream.h"

/* CV_<from kind>_<to kind>(to ctype, x): kinds B bool, I int, U uint64, F float, C complex. */
#define CV_I_B(T, x) ((T)((x) != 0))
#define CV_F_B(T, x) ((T)((x) != 0))
#define CV_C_B(T, x) ((T)((x).re != 0 || (x).im != 0))
#define CV_I_I(T, x) ((T)(x))
#define CV_F_I(T, x) ((T)qn_f2i((double)(x)))
#define CV_C_I(T, x) ((T)qn_f2i((double)(x).re))
#define CV_I_U(T, x) ((T)(x))
#define CV_F_U(T, x) ((T)qn_f2u((double)(x)))
#define CV_C_U(T, x) ((T)qn_f2u((double)(x).re))
#define CV_I_F(T, x) ((T)(x))
#define CV_F_F(T, x) ((T)(x))
#define CV_C_F(T, x) ((T)(x).re)
#define CV_I_G(T, x) ((T){(float)(x), 0})
#define CV_F_G(T, x) ((T){(float)(x), 0})
#define CV_C_G(T, x) ((T){(float)(x).re, (float)(x).im})
#define CV_I_C(T, x) ((T){(double)(x), 0})
#define CV_F_C(T, x) ((T){(double)(x), 0})
#define CV_C_C(T, x) ((T){(double)(x).re, (double)(x).im})

#define EACH_SOURCE(X, t, T, tk)                                                                                        \
  X(bool, uint8_t, I, t, T, tk) X(int8, int8_t, I, t, T, tk) X(int16, int16_t, I, t, T, tk) X(int32, int32_t, I, t, T, tk) \
  X(int64, int64_t, I, t, T, tk) X(uint8, uint8_t, I, t, T, tk) X(uint16, uint16_t, I, t, T, tk)                          \
  X(uint32, uint32_t, I, t, T, tk) X(uint64, uint64_t, I, t, T, tk) X(float32, float, F, t, T, tk)                        \
  X(float64, double, F, t, T, tk) X(complex64, qn_c64, C, t, T, tk) X(complex128, qn_c128, C, t, T, tk)

#define CAST_LOOP(s, S, sk, t, T, tk)                                                           \
  static void cast_##s##_##t(char *d, int64_t ds, const char *p, int64_t ps, int64_t n) {       \
    if (ds == (int64_t)sizeof(T) && ps == (int64_t)sizeof(S)) {                                 \
      for (int64_t i = 0; i < n; i++) ((QN_ANY(T) *)(void *)d)[i] = CV_##sk##_##tk(T, ((const QN_ANY(S) *)(const void *)p)[i]); \
      return;                                                                                   \
    }                                                                                           \
    for (int64_t i = 0; i < n; i++, d += ds, p += ps) {                                         \
      S x = *(const QN_ANY(S) *)(const void *)p;                                                \
      *(QN_ANY(T) *)(void *)d = CV_##sk##_##tk(T, x);                                           \
    }                                                                                           \
  }
EACH_SOURCE(CAST_LOOP, bool, uint8_t, B)
EACH_SOURCE(CAST_LOOP, int8, int8_t, I)
EACH_SOURCE(CAST_LOOP, int16, int16_t, I)
EACH_SOURCE(CAST_LOOP, int32, int32_t, I)
EACH_SOURCE(CAST_LOOP, int64, int64_t, I)
EACH_SOURCE(CAST_LOOP, uint8, uint8_t, I)
EACH_SOURCE(CAST_LOOP, uint16, uint16_t, I)
EACH_SOURCE(CAST_LOOP, uint32, uint32_t, I)
EACH_SOURCE(CAST_LOOP, uint64, uint64_t, U)
EACH_SOURCE(CAST_LOOP, float32, float, F)
EACH_SOURCE(CAST_LOOP, float64, double, F)
EACH_SOURCE(CAST_LOOP, complex64, qn_c64, G)
EACH_SOURCE(CAST_LOOP, complex128, qn_c128, C)

/* The casts of whole arrays that programs make most, once more for each CPU level. */
#define EACH_WIDE(X) \
  X(bool, uint8_t, I, int32, int32_t, I, BOOL, INT32) \
  X(bool, uint8_t, I, int64, int64_t, I, BOOL, INT64) \
  X(bool, uint8_t, I, float32, float, F, BOOL, FLOAT32) \
  X(bool, uint8_t, I, float64, double, F, BOOL, FLOAT64) \
  X(uint8, uint8_t, I, _Bool, uint8_t, B, UINT8, BOOL) \
  X(uint8, uint8_t, I, int32, int32_t, I, UINT8, INT32) \
  X(uint8, uint8_t, I, int64, int64_t, I, UINT8, INT64) \
  X(uint8, uint8_t, I, float32, float, F, UINT8, FLOAT32) \
  X(uint8, uint8_t, I, float64, double, F, UINT8, FLOAT64) \
  X(int16, int16_t, I, int32, int32_t, I, INT16, INT32) \
  X(int16, int16_t, I, int64, int64_t, I, INT16, INT64) \
  X(int16, int16_t, I, float32, float, F, INT16, FLOAT32) \
  X(int16, int16_t, I, float64, double, F, INT16, FLOAT64) \
  X(int32, int32_t, I, _Bool, uint8_t, B, INT32, BOOL) \
  X(int32, int32_t, I, uint8, uint8_t, I, INT32, UINT8) \
  X(int32, int32_t, I, int64, int64_t, I, INT32, INT64) \
  X(int32, int32_t, I, float32, float, F, INT32, FLOAT32) \
  X(int32, int32_t, I, float64, double, F, INT32, FLOAT64) \
  X(int64, int64_t, I, _Bool, uint8_t, B, INT64, BOOL) \
  X(int64, int64_t, I, int8, int8_t, I, INT64, INT8) \
  X(int64, int64_t, I, uint8, uint8_t, I, INT64, UINT8) \
  X(int64, int64_t, I, int16, int16_t, I, INT64, INT16) \
  X(int64, int64_t, I, int32, int32_t, I, INT64, INT32) \
  X(int64, int64_t, I, uint32, uint32_t, I, INT64, UINT32) \
  X(int64, int64_t, I, float32, float, F, INT64, FLOAT32) \
  X(int64, int64_t, I, float64, double, F, INT64, FLOAT64) \
  X(float32, float, F, _Bool, uint8_t, B, FLOAT32, BOOL) \
  X(float32, float, F, int8, int8_t, I, FLOAT32, INT8) \
  X(float32, float, F, uint8, uint8_t, I, FLOAT32, UINT8) \
  X(float32, float, F, int32, int32_t, I, FLOAT32, INT32) \
  X(float32, float, F, int64, int64_t, I, FLOAT32, INT64) \
  X(float32, float, F, float64, double, F, FLOAT32, FLOAT64) \
  X(float64, double, F, _Bool, uint8_t, B, FLOAT64, BOOL) \
  X(float64, double, F, int8, int8_t, I, FLOAT64, INT8) \
  X(float64, double, F, uint8, uint8_t, I, FLOAT64, UINT8) \
  X(float64, double, F, int16, int16_t, I, FLOAT64, INT16) \
  X(float64, double, F, int32, int32_t, I, FLOAT64, INT32) \
  X(float64, double, F, uint32, uint32_t, I, FLOAT64, UINT32) \
  X(float64, double, F, int64, int64_t, I, FLOAT64, INT64) \
  X(float64, double, F, float32, float, F, FLOAT64, FLOAT32)
#define WIDE_CAST(s, S, sk, t, T, tk, SID, TID)                                                                                \
  QN_CLONES static void run_##s##_##t(QN_ANY(T) * restrict d, const QN_ANY(S) * restrict p, int64_t n) {                       \
    for (int64_t i = 0; i < n; i++) d[i] = CV_##sk##_##tk(T, p[i]);                                                            \
  }                                                                                                                            \
  static void wide_##s##_##t(char *d, int64_t ds, const char *p, int64_t ps, int64_t n) {                                      \
    if (ds == (int64_t)sizeof(T) && ps == (int64_t)sizeof(S)) run_##s##_##t((void *)d, (const void *)p, n);                    \
    else cast_##s##_##t(d, ds, p, ps, n);                                                                                      \
  }
EACH_WIDE(WIDE_CAST)

#define COPY_LOOP(name, T)                                                                  \
  static void copy_##name(char *d, int64_t ds, const char *p, int64_t ps, int64_t n) {      \
    if (ds == (int64_t)sizeof(T) && ps == (int64_t)sizeof(T)) {                             \
      qn_run_copy(d, p, n * (int64_t)sizeof(T));                                            \
      return;                                                                               \
    }                                                                                       \
    if (ds == (int64_t)sizeof(T) && ps == 0) {                                              \
      fill_##name((QN_ANY(T) *)(void *)d, *(const QN_ANY(T) *)(const void *)p, n);          \
      return;                                                                               \
    }                                                                                       \
    if (ds == (int64_t)sizeof(T) && n >= 16 && (ps == -(int64_t)sizeof(T) || ps == 2 * (int64_t)sizeof(T))) { \
      (ps < 0 ? back_##name : even_##name)((QN_ANY(T) *)(void *)d, (const QN_ANY(T) *)(const void *)p, n); \
      return;                                                                               \
    }                                                                                       \
    for (; n >= 4; n -= 4, d += 4 * ds, p += 4 * ps) {                                      \
      const QN_ANY(T) *w = (const void *)p, *x = (const void *)(p + ps), *y = (const void *)(p + 2 * ps), *z = (const void *)(p + 3 * ps); \
      const T a = *w, b = *x, c = *y, e = *z;                                               \
      *(QN_ANY(T) *)(void *)d = a, *(QN_ANY(T) *)(void *)(d + ds) = b;                      \
      *(QN_ANY(T) *)(void *)(d + 2 * ds) = c, *(QN_ANY(T) *)(void *)(d + 3 * ds) = e;       \
    }                                                                                       \
    for (; n > 0; n--, d += ds, p += ps) *(QN_ANY(T) *)(void *)d = *(const QN_ANY(T) *)(const void *)p; \
  }
/* Into runs: one element again and again, from the end to the begin, and every other element (a part of complex numbers). */
#define COPY_RUNS(name, T)                                                                                     \
  QN_CLONES static void fill_##name(QN_ANY(T) * restrict d, T x, int64_t n) {                                  \
    for (int64_t i = 0; i < n; i++) d[i] = x;                                                                  \
  }                                                                                                            \
  QN_CLONES static void back_##name(QN_ANY(T) * restrict d, const QN_ANY(T) * restrict p, int64_t n) {         \
    for (int64_t i = 0; i < n; i++) d[i] = p[-i];                                                              \
  }                                                                                                            \
  QN_CLONES static void even_##name(QN_ANY(T) * restrict d, const QN_ANY(T) * restrict p, int64_t n) {         \
    for (int64_t i = 0; i < n - 1; i++) d[i] = p[2 * i];                                                       \
    d[n - 1] = p[2 * (n - 1)]; /* nothing is read behind it */                                                 \
  }
COPY_RUNS(1, uint8_t)
COPY_RUNS(2, uint16_t)
COPY_RUNS(4, uint32_t)
COPY_RUNS(8, uint64_t)
COPY_RUNS(16, qn_c128)
COPY_LOOP(1, uint8_t)
COPY_LOOP(2, uint16_t)
COPY_LOOP(4, uint32_t)
COPY_LOOP(8, uint64_t)
COPY_LOOP(16, qn_c128)

#define ROW_ENTRY(s, S, sk, t, T, tk) cast_##s##_##t,
#define ROW(t, T, tk) {EACH_SOURCE(ROW_ENTRY, t, T, tk)}
#define NUMERIC (QN_D_COMPLEX128 + 1)
static const qn_cast_loop casts[NUMERIC][NUMERIC] = { /* [to][from], in dtype.def's order */
    ROW(bool, uint8_t, B),   ROW(int8, int8_t, I),     ROW(int16, int16_t, I),      ROW(int32, int32_t, I),
    ROW(int64, int64_t, I),  ROW(uint8, uint8_t, I),   ROW(uint16, uint16_t, I),    ROW(uint32, uint32_t, I),
    ROW(uint64, uint64_t, U), ROW(float32, float, F),  ROW(float64, double, F),     ROW(complex64, qn_c64, G),
    ROW(complex128, qn_c128, C)};

#define WIDE_ENTRY(s, S, sk, t, T, tk, SID, TID) [QN_D_##TID][QN_D_##SID] = wide_##s##_##t,
static const qn_cast_loop wide_casts[NUMERIC][NUMERIC] = {EACH_WIDE(WIDE_ENTRY)};

qn_cast_loop qn_cast_find(qn_dtype from, qn_dtype to) {
  if (from == to) {
    switch (qn_dtypes[from].size) {
      case 1: return copy_1;
      case 2: return copy_2;
      case 4: return copy_4;
      case 8: return copy_8;
      default: return from == QN_D_OBJECT ? NULL : copy_16;
    }
  }
  if (qn_dtype_is_time(from) || qn_dtype_is_time(to)) return qn_time_cast_find(from, to);
  if ((int)from >= NUMERIC || (int)to >= NUMERIC) return NULL;
  return wide_casts[to][from] ? wide_casts[to][from] : casts[to][from];
}

void qn_elem_cast(qn_dtype from, const void *p, qn_dtype to, void *q) {
  qn_cast_loop f = qn_cast_find(from, to);
  if (f) f(q, 0, p, 0, 1);
}

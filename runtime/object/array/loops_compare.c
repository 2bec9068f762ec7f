/* loops_compare.c - comparisons, logic and tests: results are bools. Complex numbers order by real, then imaginary part;
 * one with a nan imaginary part comes before and after nothing. */
#include "runtime/object/array/loops.h"

#define REAL_LOOPS(ID, id, T, W)                                        \
  QN_HOT2(equal_##id, T, uint8_t, (uint8_t)(x == y))                    \
  QN_HOT2(not_equal_##id, T, uint8_t, (uint8_t)(x != y))                \
  QN_HOT2(less_##id, T, uint8_t, (uint8_t)(x < y))                      \
  QN_HOT2(less_equal_##id, T, uint8_t, (uint8_t)(x <= y))               \
  QN_HOT2(greater_##id, T, uint8_t, (uint8_t)(x > y))                   \
  QN_HOT2(greater_equal_##id, T, uint8_t, (uint8_t)(x >= y))            \
  QN_HOT2(logical_and_##id, T, uint8_t, (uint8_t)((x != 0) & (y != 0)))   \
  QN_HOT2(logical_or_##id, T, uint8_t, (uint8_t)((x != 0) | (y != 0)))    \
  QN_HOT2(logical_xor_##id, T, uint8_t, (uint8_t)((x != 0) != (y != 0))) \
  QN_HOT1(logical_not_##id, T, uint8_t, (uint8_t)(x == 0))
QN_EACH_REAL(REAL_LOOPS)

#define NEVER(ID, id, T, W) QN_LOOP1(never_##id, T, uint8_t, ((void)x, (uint8_t)0)) QN_LOOP1(always_##id, T, uint8_t, ((void)x, (uint8_t)1))
QN_EACH_BOOL(NEVER)
QN_EACH_INT(NEVER)

#define FLOAT_LOOPS(ID, id, T, W)                                             \
  QN_HOT1(isnan_##id, T, uint8_t, (uint8_t)(x != x))                          \
  QN_HOT1(isinf_##id, T, uint8_t, (uint8_t)(x - x != x - x && x == x))        \
  QN_HOT1(isfinite_##id, T, uint8_t, (uint8_t)(x - x == x - x))
QN_EACH_FLOAT(FLOAT_LOOPS)
QN_HOT1(signbit_float32, int32_t, uint8_t, (uint8_t)(x < 0)) /* of the bits */
QN_HOT1(signbit_float64, int64_t, uint8_t, (uint8_t)(x < 0))

#define COMPLEX_LOOPS(ID, id, T, W)                                                                         \
  static bool lt_##id(T x, T y) {                                                                           \
    return x.re < y.re ? x.im == x.im && y.im == y.im : x.re == y.re && x.im < y.im;                        \
  }                                                                                                         \
  static bool le_##id(T x, T y) {                                                                           \
    return x.re < y.re ? x.im == x.im && y.im == y.im : x.re == y.re && x.im <= y.im;                       \
  }                                                                                                         \
  static bool on_##id(T x) { return x.re != 0 || x.im != 0; }                                               \
  static bool nan_##id(T x) { return x.re != x.re || x.im != x.im; }                                        \
  static bool fin_##id(T x) { return x.re - x.re == 0 && x.im - x.im == 0; }                                \
  static bool inf_##id(T x) { return (x.re == x.re && x.re - x.re != 0) || (x.im == x.im && x.im - x.im != 0); } \
  QN_HOT2(equal_##id, T, uint8_t, (uint8_t)((x.re == y.re) & (x.im == y.im)))                               \
  QN_HOT2(not_equal_##id, T, uint8_t, (uint8_t)((x.re != y.re) | (x.im != y.im)))                           \
  QN_LOOP2(less_##id, T, uint8_t, (uint8_t)lt_##id(x, y))                                                   \
  QN_LOOP2(less_equal_##id, T, uint8_t, (uint8_t)le_##id(x, y))                                             \
  QN_LOOP2(greater_##id, T, uint8_t, (uint8_t)lt_##id(y, x))                                                \
  QN_LOOP2(greater_equal_##id, T, uint8_t, (uint8_t)le_##id(y, x))                                          \
  QN_LOOP2(logical_and_##id, T, uint8_t, (uint8_t)(on_##id(x) && on_##id(y)))                               \
  QN_LOOP2(logical_or_##id, T, uint8_t, (uint8_t)(on_##id(x) || on_##id(y)))                                \
  QN_LOOP2(logical_xor_##id, T, uint8_t, (uint8_t)(on_##id(x) != on_##id(y)))                               \
  QN_LOOP1(logical_not_##id, T, uint8_t, (uint8_t)!on_##id(x))                                              \
  QN_LOOP1(isnan_##id, T, uint8_t, (uint8_t)nan_##id(x))                                                    \
  QN_LOOP1(isinf_##id, T, uint8_t, (uint8_t)inf_##id(x))                                                    \
  QN_LOOP1(isfinite_##id, T, uint8_t, (uint8_t)fin_##id(x))
QN_EACH_COMPLEX(COMPLEX_LOOPS)

#define E_EQ(ID, id, T, W) [QN_D_##ID] = equal_##id,
#define E_NE(ID, id, T, W) [QN_D_##ID] = not_equal_##id,
#define E_LT(ID, id, T, W) [QN_D_##ID] = less_##id,
#define E_LE(ID, id, T, W) [QN_D_##ID] = less_equal_##id,
#define E_GT(ID, id, T, W) [QN_D_##ID] = greater_##id,
#define E_GE(ID, id, T, W) [QN_D_##ID] = greater_equal_##id,
#define E_LAND(ID, id, T, W) [QN_D_##ID] = logical_and_##id,
#define E_LOR(ID, id, T, W) [QN_D_##ID] = logical_or_##id,
#define E_LXOR(ID, id, T, W) [QN_D_##ID] = logical_xor_##id,
#define E_LNOT(ID, id, T, W) [QN_D_##ID] = logical_not_##id,
#define E_NAN(ID, id, T, W) [QN_D_##ID] = isnan_##id,
#define E_INF(ID, id, T, W) [QN_D_##ID] = isinf_##id,
#define E_FIN(ID, id, T, W) [QN_D_##ID] = isfinite_##id,
#define E_NEVER(ID, id, T, W) [QN_D_##ID] = never_##id,
#define E_ALWAYS(ID, id, T, W) [QN_D_##ID] = always_##id,
#define E_SIGNBIT(ID, id, T, W) [QN_D_##ID] = signbit_##id,
#define B_I(X) QN_EACH_BOOL(X) QN_EACH_INT(X)
#define F_C(X) QN_EACH_FLOAT(X) QN_EACH_COMPLEX(X)

static const qn_loop table[QN_UF_COUNT][QN_D_COUNT] = {
    [QN_UF_equal] = {QN_EACH_NUMERIC(E_EQ)},          [QN_UF_not_equal] = {QN_EACH_NUMERIC(E_NE)},
    [QN_UF_less] = {QN_EACH_NUMERIC(E_LT)},           [QN_UF_less_equal] = {QN_EACH_NUMERIC(E_LE)},
    [QN_UF_greater] = {QN_EACH_NUMERIC(E_GT)},        [QN_UF_greater_equal] = {QN_EACH_NUMERIC(E_GE)},
    [QN_UF_logical_and] = {QN_EACH_NUMERIC(E_LAND)},  [QN_UF_logical_or] = {QN_EACH_NUMERIC(E_LOR)},
    [QN_UF_logical_xor] = {QN_EACH_NUMERIC(E_LXOR)},  [QN_UF_logical_not] = {QN_EACH_NUMERIC(E_LNOT)},
    [QN_UF_isnan] = {B_I(E_NEVER) F_C(E_NAN)},        [QN_UF_isinf] = {B_I(E_NEVER) F_C(E_INF)},
    [QN_UF_isfinite] = {B_I(E_ALWAYS) F_C(E_FIN)},    [QN_UF_signbit] = {QN_EACH_FLOAT(E_SIGNBIT)},
};

qn_loop qn_loop_compare(qn_ufunc_id id, qn_dtype d) { return table[id][d]; }

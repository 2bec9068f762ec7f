/* single_ops.h - the vocabulary of ops.h for lists of floats (single/<name>.inc): F is float, I int32, and what only these lists use:
 *   F_CLAMP(x, low, high) F_AT_MOST(x, high)   x, low or high; a nan stays
 *   I_AT_LEAST_0(i)                            i or 0
 *   I2F(i) F_TO_I(f)                           to the nearest float; towards 0
 *   F_POWER_OF_2(i)                            2^(i - 127), of the low eight bits of i
 *   F_IS_NORMAL(x) F_IS_USUAL(x)               neither 0 nor subnormal, infinite, nan; and positive
 *   DEF_SINGLE_SPLIT(off, kd, z, u)            u > 0, not subnormal, is 2^kd z, 3/4 <= z < 3/2; off: what F_SINGLE_DOWN wants
 *   F_SINGLE_DOWN(c, off, kd)                  2^-kd c
 *   F_UP_32(f, kd, k)                          2^floor(kd) f, of kd in 32nds, k being the bits of kd + 0x1.8p18
 * Constants are floats as written. Tables have 32 rows (single_tables.h).
 * C only: codegen/llvm/math_ops.c has its own. */
#ifndef QN_MATH_SINGLE_OPS_H
#define QN_MATH_SINGLE_OPS_H

#define F_NAN F_CONST(__builtin_nanf(""))
#define F_INF F_CONST(__builtin_inff())
#define I2F(i) ((float)(i))
#include "runtime/math/ops.h"
#include "runtime/math/single_derived.h"

#undef DEF_F
#undef DEF_I
#undef F_CONST
#undef I_CONST
#undef F_FMA
#undef F_ABS
#undef F_SQRT
#undef F_COPYSIGN
#undef QN_MATH_WRAP
#undef I_ASHR
#undef BITS
#undef TABLE_F
#undef FROM_BITS
#define DEF_F(name, e) const float name = (e);
#define DEF_I(name, e) const int32_t name = (e);
#define F_CONST(c) ((float)(c))
#define I_CONST(c) ((int32_t)(c))
#define F_FMA(a, b, c) __builtin_fmaf((a), (b), (c))
#define F_ABS(a) __builtin_fabsf(a)
#define F_SQRT(a) __builtin_sqrtf(a)
#define F_COPYSIGN(a, b) __builtin_copysignf((a), (b))
#define QN_MATH_WRAP(a, op, b) ((int32_t)((uint32_t)(a)op(uint32_t)(b)))
#define I_ASHR(a, b) ((int32_t)(a) >> (b))
#define BITS(f) qn_single_bits(f)
#define FROM_BITS(i) qn_single_from_bits(i)
#define F_AT_MOST(x, high) qn_single_at_most(x, F_CONST(high))
#define F_TO_I(f) ((int32_t)(f))
#define TABLE_F(t, i) (t)[(i) & 31] /* as vectors pick: a nan's row is any */

static inline int32_t qn_single_bits(float x) {
  int32_t i;
  memcpy(&i, &x, sizeof i);
  return i;
}
static inline float qn_single_from_bits(int32_t i) {
  float x;
  memcpy(&x, &i, sizeof x);
  return x;
}
static inline float qn_single_at_most(float x, float high) { return x > high ? high : x; }
#endif

/* single_derived.h - of single_ops.h what is made of its primitives, for C and generated code; vector_lists.c has better forms of some. */
#ifndef QN_MATH_SINGLE_DERIVED_H
#define QN_MATH_SINGLE_DERIVED_H

#define F_CLAMP(x, low, high) F_AT_MOST(SELECT_F(F_LT(x, F_CONST(low)), F_CONST(low), x), high)
#define I_AT_LEAST_0(i) SELECT_I(I_LT(i, I_CONST(0)), I_CONST(0), i)
#define F_POWER_OF_2(i) FROM_BITS(I_SHL(i, I_CONST(23)))
#undef F_IS_USUAL
#define F_IS_NORMAL(x) B_AND(F_GE(F_ABS(x), F_CONST(0x1p-126)), F_LT(F_ABS(x), F_INF))
#define F_IS_USUAL(x) B_AND(F_GE(x, F_CONST(0x1p-126)), F_LT(x, F_INF))
#define DEF_SINGLE_SPLIT(off, kd, z, u)                \
  DEF_I(off, I_SUB(BITS(u), I_CONST(0x3f400000)))      \
  DEF_F(kd, I2F(I_ASHR(off, I_CONST(23))))             \
  DEF_F(z, FROM_BITS(I_SUB(BITS(u), I_AND(off, I_CONST(-0x800000)))))
#define F_UP_32(f, kd, k) F_MUL(f, F_POWER_OF_2(I_ADD(I_ASHR(k, I_CONST(5)), I_CONST(127))))
#define F_SINGLE_DOWN(c, off, kd) F_MUL(c, FROM_BITS(I_SUB(I_CONST(0x3f800000), I_AND(off, I_CONST(-0x800000)))))

#endif

/* ops_derived.h - operations made of the primitives of ops.h, so that both sides share them. Arguments that are used
 * twice must be names (DEF_F), not expressions: an emitter would build the expression twice. */
#ifndef QN_MATH_OPS_DERIVED_H
#define QN_MATH_OPS_DERIVED_H

#ifndef F_NAN
#define F_NAN FROM_BITS(I_CONST(INT64_C(0x7ff8000000000000)))
#define F_INF FROM_BITS(I_CONST(INT64_C(0x7ff0000000000000)))
#endif
#define F_ISNAN(x) F_NE(x, x)
#define F_MULSUB(a, b, c) F_FMA(a, b, F_NEG(c)) /* a * b - c, rounded once */

/* I2F: exact for |i| < 2^51. F2I: the integer nearest to f (ties to even), |f| < 2^51. By adding 1.5 * 2^52, which every
 * CPU level does in vectors (cvtsi2sd for 64-bit lanes needs AVX-512). */
#ifndef I2F
#define I2F(i) F_SUB(FROM_BITS(I_ADD(i, I_CONST(INT64_C(0x4338000000000000)))), F_CONST(0x1.8p52))
#endif
#define F2I(f) I_SUB(BITS(F_ADD(f, F_CONST(0x1.8p52))), I_CONST(INT64_C(0x4338000000000000)))

/* Positive, not subnormal, and so far from infinity that 4x / 3 is finite. */
#define F_IS_USUAL(x) B_AND(F_GE(x, F_CONST(0x1p-1022)), F_LT(x, F_CONST(0x1.5p1023)))
/* Zero, or finite and not subnormal. I_MUL_HALVES: of non-negative numbers below 2^32. */
#ifndef F_IS_PLAIN
#define F_IS_PLAIN(x) B_AND(F_LT(F_ABS(x), F_INF), B_OR(F_GE(F_ABS(x), F_CONST(0x1p-1022)), F_EQ(x, F_CONST(0.0))))
#define I_MUL_HALVES(a, b) I_MUL(a, b)
#endif
/* The positive double with the bits ix is 2^kd z, z from that with the bits c to its double. off: its bits below 52 are those of ix - c.
 * F_SPLIT_DOWN(off): 2^-kd. */
#ifndef DEF_SPLIT
#define DEF_SPLIT(off, kd, z, ix, c)       \
  DEF_I(off, I_SUB(ix, I_CONST(c)))        \
  DEF_F(kd, I2F(I_ASHR(off, I_CONST(52)))) \
  DEF_F(z, FROM_BITS(I_SUB(ix, I_AND(off, I_CONST(-(INT64_C(1) << 52))))))
#define F_SPLIT_DOWN(off) FROM_BITS(I_SUB(I_CONST(INT64_C(1023) << 52), I_AND(off, I_CONST(-(INT64_C(1) << 52)))))
#endif

/* Neighbours of a table at once, and results that most operands share: what follows an ORDINARY is only needed where its
 * condition fails; a RARE truth does not hold there. Here plain; vector.c has better forms. */
#ifndef DEF_PAIR_F
#define DEF_PAIR_F(a, b, t, i) DEF_F(a, TABLE_F(t, i)) DEF_F(b, TABLE_F(t, I_ADD(i, I_CONST(1))))
#define DEF_PAIR_I(a, b, t, i) DEF_I(a, TABLE_I(t, i)) DEF_I(b, TABLE_I(t, I_ADD(i, I_CONST(1))))
#define DEF_TRIPLE_F(a, b, c, t, i) DEF_PAIR_F(a, b, t, i) DEF_F(c, TABLE_F(t, I_ADD(i, I_CONST(2))))
#define ORDINARY(condition, e)
#define OTHERWISE(condition, e)
#define RARE(condition) (condition)
#endif

/* Horner with fused steps, highest coefficient last: POLYn(x, c0, .., cn) = c0 + x (c1 + x (...)). */
#define POLY1(x, a, b) F_FMA(x, F_CONST(b), F_CONST(a))
#define POLY2(x, a, b, c) F_FMA(x, POLY1(x, b, c), F_CONST(a))
#define POLY3(x, a, b, c, d) F_FMA(x, POLY2(x, b, c, d), F_CONST(a))
#define POLY4(x, a, b, c, d, e) F_FMA(x, POLY3(x, b, c, d, e), F_CONST(a))
#define POLY5(x, a, b, c, d, e, f) F_FMA(x, POLY4(x, b, c, d, e, f), F_CONST(a))
#define POLY6(x, a, b, c, d, e, f, g) F_FMA(x, POLY5(x, b, c, d, e, f, g), F_CONST(a))
#define POLY7(x, a, b, c, d, e, f, g, h) F_FMA(x, POLY6(x, b, c, d, e, f, g, h), F_CONST(a))
#define POLY8(x, a, b, c, d, e, f, g, h, i) F_FMA(x, POLY7(x, b, c, d, e, f, g, h, i), F_CONST(a))
#define POLY9(x, a, b, c, d, e, f, g, h, i, j) F_FMA(x, POLY8(x, b, c, d, e, f, g, h, i, j), F_CONST(a))
#define POLY10(x, a, b, c, d, e, f, g, h, i, j, k) F_FMA(x, POLY9(x, b, c, d, e, f, g, h, i, j, k), F_CONST(a))
#define POLY11(x, a, b, c, d, e, f, g, h, i, j, k, l) F_FMA(x, POLY10(x, b, c, d, e, f, g, h, i, j, k, l), F_CONST(a))

/* Sums and products as a rounded value and its exact rest (Dekker, Knuth); h and l become names, the rest are names too.
 * DEF_FAST_SUM wants |a| >= |b| or a = 0. DEF_DD_DIV: (nh + nl) / (dh + dl) to about 2^-100. */
#define DEF_TWO_SUM(h, l, a, b) \
  DEF_F(h, F_ADD(a, b))         \
  DEF_F(h##_b, F_SUB(h, a))     \
  DEF_F(l, F_ADD(F_SUB(a, F_SUB(h, h##_b)), F_SUB(b, h##_b)))
#define DEF_FAST_SUM(h, l, a, b) \
  DEF_F(h, F_ADD(a, b))          \
  DEF_F(l, F_SUB(b, F_SUB(h, a)))
#define DEF_TWO_MUL(h, l, a, b) \
  DEF_F(h, F_MUL(a, b))         \
  DEF_F(l, F_MULSUB(a, b, h))
#define DEF_DD_DIV(h, l, nh, nl, dh, dl) \
  DEF_F(h, F_DIV(nh, dh))                \
  DEF_F(l, F_DIV(F_ADD(F_FMA(F_NEG(h), dh, nh), F_FMA(F_NEG(h), dl, nl)), dh))

#endif

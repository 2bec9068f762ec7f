/* vector_single_ops.h - the vocabulary of the float lists (single_ops.h) for vectors of sixteen floats with AVX-512. Truths are masks. Same bits:
 * every operation is the IEEE one, rounded to nearest, F_FMA fused. ORDINARY, RARE, F_CLAMP and SLOW_F are the includer's. */
#ifndef QN_MATH_VECTOR_SINGLE_OPS_H
#define QN_MATH_VECTOR_SINGLE_OPS_H

#include <immintrin.h>

typedef __m512 vec;

#define DEF_F(name, e) const vec name = (e);
#define DEF_I(name, e) const __m512i name = (e);
#define DEF_B(name, e) const __mmask16 name = (e);
#define RESULT(e) return (e);
#define F_CONST(c) _mm512_set1_ps((float)(c))
#define I_CONST(c) _mm512_set1_epi32((int)(c))
#define F_NAN F_CONST(__builtin_nanf(""))
#define F_INF F_CONST(__builtin_inff())
#define MINUS_0 F_CONST(-0.0f)

#define F_ADD(a, b) _mm512_add_ps(a, b)
#define F_SUB(a, b) _mm512_sub_ps(a, b)
#define F_MUL(a, b) _mm512_mul_ps(a, b)
#define F_DIV(a, b) _mm512_div_ps(a, b)
#define F_FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define F_NEG(a) _mm512_xor_ps(a, MINUS_0)
#define F_ABS(a) _mm512_abs_ps(a)
#define F_SQRT(a) _mm512_sqrt_ps(a)
#define F_COPYSIGN(a, b) _mm512_or_ps(_mm512_andnot_ps(MINUS_0, a), _mm512_and_ps(MINUS_0, b))
#define F_LT(a, b) _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ)
#define F_LE(a, b) _mm512_cmp_ps_mask(a, b, _CMP_LE_OQ)
#define F_GT(a, b) _mm512_cmp_ps_mask(a, b, _CMP_GT_OQ)
#define F_GE(a, b) _mm512_cmp_ps_mask(a, b, _CMP_GE_OQ)
#define F_EQ(a, b) _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ)
#define F_NE(a, b) _mm512_cmp_ps_mask(a, b, _CMP_NEQ_UQ)
#define I_ADD(a, b) _mm512_add_epi32(a, b)
#define I_SUB(a, b) _mm512_sub_epi32(a, b)
#define I_AND(a, b) _mm512_and_si512(a, b)
#define I_SHL(a, b) _mm512_sllv_epi32(a, b)
#define I_LSHR(a, b) _mm512_srlv_epi32(a, b)
#define I_ASHR(a, b) _mm512_srav_epi32(a, b)
#define I_EQ(a, b) _mm512_cmpeq_epi32_mask(a, b)
#define I_LT(a, b) _mm512_cmplt_epi32_mask(a, b)
#define I_GT(a, b) _mm512_cmpgt_epi32_mask(a, b)
#define B_AND(a, b) ((__mmask16)((a) & (b)))
#define B_OR(a, b) ((__mmask16)((a) | (b)))
#define B_XOR(a, b) ((__mmask16)((a) ^ (b)))
#define B_NOT(a) ((__mmask16)~(a))
#define BITS(f) _mm512_castps_si512(f)
#define FROM_BITS(i) _mm512_castsi512_ps(i)
#define I2F(i) _mm512_cvtepi32_ps(i)
#define F_TO_I(f) _mm512_cvttps_epi32(f)
#define F_AT_MOST(x, high) _mm512_min_ps(F_CONST(high), x) /* the second where one is a nan */
#define TABLE_F(t, i) _mm512_permutex2var_ps(_mm512_loadu_ps(t), i, _mm512_loadu_ps((t) + 16))

/* The compiler does not see through a blend whose mask is a constant, as a RARE one is. */
static inline __attribute__((always_inline, unused)) vec vec_select(__mmask16 c, vec p, vec q) {
  if (__builtin_constant_p(c) && c == 0) return q;
  return _mm512_mask_blend_ps(c, q, p);
}
#define SELECT_F(c, p, q) vec_select(c, p, q)
#define SELECT_I(c, p, q) BITS(vec_select(c, FROM_BITS(p), FROM_BITS(q)))

#endif

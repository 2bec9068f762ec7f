/* vector_ops.h - the vocabulary of ops.h for vectors of eight doubles (AVX-512). Truths are masks. Same bits: every operation is the
 * IEEE one, rounded to nearest, F_FMA fused. */
#ifndef QN_MATH_VECTOR_OPS_H
#define QN_MATH_VECTOR_OPS_H

#include <immintrin.h>
#include <stdint.h>

typedef __m512d vec_f;
typedef __m512i vec_i;
typedef __mmask8 vec_b;

#define DEF_F(name, e) const vec_f name = (e);
#define DEF_I(name, e) const vec_i name = (e);
#define DEF_B(name, e) const vec_b name = (vec_b)(e);
#define RESULT(e) return (e);
#define F_CONST(c) _mm512_set1_pd(c)
#define I_CONST(c) _mm512_set1_epi64((long long)(c))
#define F_ADD(a, b) _mm512_add_pd(a, b)
#define F_SUB(a, b) _mm512_sub_pd(a, b)
#define F_MUL(a, b) _mm512_mul_pd(a, b)
#define F_DIV(a, b) _mm512_div_pd(a, b)
#define F_FMA(a, b, c) _mm512_fmadd_pd(a, b, c)
#define F_NEG(a) _mm512_xor_pd(a, _mm512_set1_pd(-0.0))
#define F_ABS(a) _mm512_abs_pd(a)
#define F_SQRT(a) _mm512_sqrt_pd(a)
#define F_RINT(a) _mm512_roundscale_pd(a, 8)
#define F_FLOOR(a) _mm512_roundscale_pd(a, 9)
#define F_CEIL(a) _mm512_roundscale_pd(a, 10)
#define F_TRUNC(a) _mm512_roundscale_pd(a, 11)
#define F_COPYSIGN(a, b) _mm512_or_pd(_mm512_andnot_pd(_mm512_set1_pd(-0.0), a), _mm512_and_pd(_mm512_set1_pd(-0.0), b))
#define F_LT(a, b) _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ)
#define F_LE(a, b) _mm512_cmp_pd_mask(a, b, _CMP_LE_OQ)
#define F_GT(a, b) _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ)
#define F_GE(a, b) _mm512_cmp_pd_mask(a, b, _CMP_GE_OQ)
#define F_EQ(a, b) _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ)
#define F_NE(a, b) _mm512_cmp_pd_mask(a, b, _CMP_NEQ_UQ)
#define I_ADD(a, b) _mm512_add_epi64(a, b)
#define I_SUB(a, b) _mm512_sub_epi64(a, b)
#define I_MUL(a, b) _mm512_mullo_epi64(a, b)
#define I_AND(a, b) _mm512_and_si512(a, b)
#define I_OR(a, b) _mm512_or_si512(a, b)
#define I_XOR(a, b) _mm512_xor_si512(a, b)
#define I_SHL(a, b) _mm512_sllv_epi64(a, b)
#define I_LSHR(a, b) _mm512_srlv_epi64(a, b)
#define I_ASHR(a, b) _mm512_srav_epi64(a, b)
#define I_EQ(a, b) _mm512_cmpeq_epi64_mask(a, b)
#define I_NE(a, b) _mm512_cmpneq_epi64_mask(a, b)
#define I_LT(a, b) _mm512_cmplt_epi64_mask(a, b)
#define I_LE(a, b) _mm512_cmple_epi64_mask(a, b)
#define I_GT(a, b) _mm512_cmpgt_epi64_mask(a, b)
#define I_GE(a, b) _mm512_cmpge_epi64_mask(a, b)
#define I_ULT(a, b) _mm512_cmplt_epu64_mask(a, b)
#define B_AND(a, b) ((vec_b)((a) & (b)))
#define B_OR(a, b) ((vec_b)((a) | (b)))
#define B_XOR(a, b) ((vec_b)((a) ^ (b)))
#define B_NOT(a) ((vec_b)~(a))
#define SELECT_F(c, a, b) vec_select((vec_b)(c), a, b)
#define SELECT_I(c, a, b) BITS(vec_select((vec_b)(c), FROM_BITS(a), FROM_BITS(b)))
#define BITS(f) _mm512_castpd_si512(f)
#define FROM_BITS(i) _mm512_castsi512_pd(i)
#define TABLE_F(t, i) _mm512_i64gather_pd(i, t, 8)
#define TABLE_I(t, i) _mm512_i64gather_epi64(i, t, 8)
#define SLOW_F(rare, fast, helper, x) vec_slow(rare, fast, helper, x)

/* The compiler does not see through a blend whose mask is a constant, as a RARE one is. */
static inline __attribute__((always_inline)) vec_f vec_select(vec_b c, vec_f a, vec_f b) {
  return __builtin_constant_p(c) && c == 0 ? b : _mm512_mask_blend_pd(c, b, a);
}

static inline vec_f vec_slow(vec_b rare, vec_f fast, double (*helper)(double), vec_f x) {
  double at[8], r[8];
  if (!rare) return fast;
  _mm512_storeu_pd(at, x);
  _mm512_storeu_pd(r, fast);
  for (int k = 0; k < 8; k++)
    if (rare >> k & 1) r[k] = helper(at[k]);
  return _mm512_loadu_pd(r);
}

/* Two neighbours in one load of 16 bytes for each lane: half the loads of two gathers, and gathers are slow on some CPUs. */
static inline __attribute__((always_inline)) void vec_pair(vec_i index, const void *table, vec_f *first, vec_f *second) {
  _Alignas(64) int64_t at[8];
  const double *t = table;
  _mm512_store_si512(at, index);
  __asm__("" : "+m"(at)); /* through memory: else the compiler takes the lanes out by shuffles, which are what is short here */
  __m256d a = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[0])), _mm_loadu_pd(t + at[2]), 1);
  __m256d b = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[4])), _mm_loadu_pd(t + at[6]), 1);
  __m256d c = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[1])), _mm_loadu_pd(t + at[3]), 1);
  __m256d d = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[5])), _mm_loadu_pd(t + at[7]), 1);
  vec_f even = _mm512_insertf64x4(_mm512_castpd256_pd512(a), b, 1), odd = _mm512_insertf64x4(_mm512_castpd256_pd512(c), d, 1);
  *first = _mm512_unpacklo_pd(even, odd);
  *second = _mm512_unpackhi_pd(even, odd);
}

/* Three of four neighbours likewise: rows of 32 bytes. */
static inline __attribute__((always_inline)) void vec_triple(vec_i index, const void *table, vec_f *first, vec_f *second, vec_f *third) {
  _Alignas(64) int64_t at[8];
  const double *t = table;
  _mm512_store_si512(at, index);
  __asm__("" : "+m"(at));
  vec_f a = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[0])), _mm256_loadu_pd(t + at[4]), 1);
  vec_f b = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[1])), _mm256_loadu_pd(t + at[5]), 1);
  vec_f c = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[2])), _mm256_loadu_pd(t + at[6]), 1);
  vec_f d = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[3])), _mm256_loadu_pd(t + at[7]), 1);
  vec_f ab = _mm512_unpacklo_pd(a, b), cd = _mm512_unpacklo_pd(c, d); /* a0 b0 a2 b2, c0 d0 c2 d2 in each half */
  const vec_i low = _mm512_set_epi64(13, 12, 5, 4, 9, 8, 1, 0), high = _mm512_set_epi64(15, 14, 7, 6, 11, 10, 3, 2);
  *first = _mm512_permutex2var_pd(ab, low, cd);
  *third = _mm512_permutex2var_pd(ab, high, cd);
  *second = _mm512_permutex2var_pd(_mm512_unpackhi_pd(a, b), low, _mm512_unpackhi_pd(c, d));
}
#define I2F(i) _mm512_cvtepi64_pd(i)
#define DEF_PAIR_F(a, b, t, i) \
  vec_f a, b;                  \
  vec_pair(i, t, &a, &b);
#define DEF_PAIR_I(a, b, t, i)          \
  vec_f a##_f, b##_f;                   \
  vec_pair(i, t, &a##_f, &b##_f);       \
  const vec_i a = BITS(a##_f), b = BITS(b##_f);
#define DEF_TRIPLE_F(a, b, c, t, i) \
  vec_f a, b, c;                    \
  vec_triple(i, t, &a, &b, &c);

#endif

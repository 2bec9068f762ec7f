/* vector_ops.h - the vocabulary of ops.h for vectors of sixteen doubles, each two of AVX-512: most lists are long chains, and with two of them
 * step by step the CPU waits less. Truths are masks. Same bits: every operation is the IEEE one, rounded to nearest, F_FMA fused. */
#ifndef QN_MATH_VECTOR_OPS_H
#define QN_MATH_VECTOR_OPS_H

#include <immintrin.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct vec_f {
  __m512d a, b;
} vec_f;
typedef struct vec_i {
  __m512i a, b;
} vec_i;
typedef struct vec_b {
  __mmask8 a, b;
} vec_b;

#define VEC_INLINE static inline __attribute__((always_inline, unused))
#define VEC_1(R, name, T, f) \
  VEC_INLINE R name(T p) { return (R){f(p.a), f(p.b)}; }
#define VEC_2(R, name, T, f) \
  VEC_INLINE R name(T p, T q) { return (R){f(p.a, q.a), f(p.b, q.b)}; }
#define VEC_3(R, name, T, f) \
  VEC_INLINE R name(T p, T q, T r) { return (R){f(p.a, q.a, r.a), f(p.b, q.b, r.b)}; }

#define DEF_F(name, e) const vec_f name = (e);
#define DEF_I(name, e) const vec_i name = (e);
#define DEF_B(name, e) const vec_b name = (e);
#define RESULT(e) return (e);
VEC_INLINE vec_f vec_of(double c) { return (vec_f){_mm512_set1_pd(c), _mm512_set1_pd(c)}; }
VEC_INLINE vec_i vec_of_int(long long c) { return (vec_i){_mm512_set1_epi64(c), _mm512_set1_epi64(c)}; }
#define F_CONST(c) vec_of(c)
#define I_CONST(c) vec_of_int((long long)(c))

#define MINUS_0 _mm512_set1_pd(-0.0)
#define V_NEG(p) _mm512_xor_pd(p, MINUS_0)
#define V_RINT(p) _mm512_roundscale_pd(p, 8)
#define V_FLOOR(p) _mm512_roundscale_pd(p, 9)
#define V_CEIL(p) _mm512_roundscale_pd(p, 10)
#define V_TRUNC(p) _mm512_roundscale_pd(p, 11)
#define V_COPYSIGN(p, q) _mm512_or_pd(_mm512_andnot_pd(MINUS_0, p), _mm512_and_pd(MINUS_0, q))
VEC_2(vec_f, F_ADD, vec_f, _mm512_add_pd)
VEC_2(vec_f, F_SUB, vec_f, _mm512_sub_pd)
VEC_2(vec_f, F_MUL, vec_f, _mm512_mul_pd)
VEC_2(vec_f, F_DIV, vec_f, _mm512_div_pd)
VEC_3(vec_f, F_FMA, vec_f, _mm512_fmadd_pd)
VEC_1(vec_f, F_NEG, vec_f, V_NEG)
VEC_1(vec_f, F_ABS, vec_f, _mm512_abs_pd)
VEC_1(vec_f, F_SQRT, vec_f, _mm512_sqrt_pd)
VEC_1(vec_f, F_RINT, vec_f, V_RINT)
VEC_1(vec_f, F_FLOOR, vec_f, V_FLOOR)
VEC_1(vec_f, F_CEIL, vec_f, V_CEIL)
VEC_1(vec_f, F_TRUNC, vec_f, V_TRUNC)
VEC_2(vec_f, F_COPYSIGN, vec_f, V_COPYSIGN)
#define V_LT(p, q) _mm512_cmp_pd_mask(p, q, _CMP_LT_OQ)
#define V_LE(p, q) _mm512_cmp_pd_mask(p, q, _CMP_LE_OQ)
#define V_GT(p, q) _mm512_cmp_pd_mask(p, q, _CMP_GT_OQ)
#define V_GE(p, q) _mm512_cmp_pd_mask(p, q, _CMP_GE_OQ)
#define V_EQ(p, q) _mm512_cmp_pd_mask(p, q, _CMP_EQ_OQ)
#define V_NE(p, q) _mm512_cmp_pd_mask(p, q, _CMP_NEQ_UQ)
VEC_2(vec_b, F_LT, vec_f, V_LT)
VEC_2(vec_b, F_LE, vec_f, V_LE)
VEC_2(vec_b, F_GT, vec_f, V_GT)
VEC_2(vec_b, F_GE, vec_f, V_GE)
VEC_2(vec_b, F_EQ, vec_f, V_EQ)
VEC_2(vec_b, F_NE, vec_f, V_NE)
VEC_2(vec_i, I_ADD, vec_i, _mm512_add_epi64)
VEC_2(vec_i, I_SUB, vec_i, _mm512_sub_epi64)
VEC_2(vec_i, I_MUL, vec_i, _mm512_mullo_epi64)
VEC_2(vec_i, I_AND, vec_i, _mm512_and_si512)
VEC_2(vec_i, I_OR, vec_i, _mm512_or_si512)
VEC_2(vec_i, I_XOR, vec_i, _mm512_xor_si512)
VEC_2(vec_i, I_SHL, vec_i, _mm512_sllv_epi64)
VEC_2(vec_i, I_LSHR, vec_i, _mm512_srlv_epi64)
VEC_2(vec_i, I_ASHR, vec_i, _mm512_srav_epi64)
VEC_2(vec_b, I_EQ, vec_i, _mm512_cmpeq_epi64_mask)
VEC_2(vec_b, I_NE, vec_i, _mm512_cmpneq_epi64_mask)
VEC_2(vec_b, I_LT, vec_i, _mm512_cmplt_epi64_mask)
VEC_2(vec_b, I_LE, vec_i, _mm512_cmple_epi64_mask)
VEC_2(vec_b, I_GT, vec_i, _mm512_cmpgt_epi64_mask)
VEC_2(vec_b, I_GE, vec_i, _mm512_cmpge_epi64_mask)
VEC_2(vec_b, I_ULT, vec_i, _mm512_cmplt_epu64_mask)
#define V_AND(p, q) ((__mmask8)((p) & (q)))
#define V_OR(p, q) ((__mmask8)((p) | (q)))
#define V_XOR(p, q) ((__mmask8)((p) ^ (q)))
#define V_NOT(p) ((__mmask8)~(p))
VEC_2(vec_b, B_AND, vec_b, V_AND)
VEC_2(vec_b, B_OR, vec_b, V_OR)
VEC_2(vec_b, B_XOR, vec_b, V_XOR)
VEC_1(vec_b, B_NOT, vec_b, V_NOT)
#define NEVER ((vec_b){0, 0})
#define ALWAYS ((vec_b){0xff, 0xff})
VEC_1(vec_i, BITS, vec_f, _mm512_castpd_si512)
VEC_1(vec_f, FROM_BITS, vec_i, _mm512_castsi512_pd)

/* The compiler does not see through a blend whose mask is a constant, as a RARE one is. */
VEC_INLINE vec_f SELECT_F(vec_b c, vec_f p, vec_f q) {
  if (__builtin_constant_p(c.a) && __builtin_constant_p(c.b) && (c.a | c.b) == 0) return q;
  return (vec_f){_mm512_mask_blend_pd(c.a, q.a, p.a), _mm512_mask_blend_pd(c.b, q.b, p.b)};
}
#define SELECT_I(c, p, q) BITS(SELECT_F(c, FROM_BITS(p), FROM_BITS(q)))
#define TABLE_F(t, i) ((vec_f){_mm512_i64gather_pd((i).a, t, 8), _mm512_i64gather_pd((i).b, t, 8)})
#define TABLE_I(t, i) ((vec_i){_mm512_i64gather_epi64((i).a, t, 8), _mm512_i64gather_epi64((i).b, t, 8)})
#define F_IS_PLAIN(x) B_NOT(vec_is_special(x))
/* subnormal, infinite, nan */
VEC_INLINE vec_b vec_is_special(vec_f x) { return (vec_b){_mm512_fpclass_pd_mask(x.a, 0xb9), _mm512_fpclass_pd_mask(x.b, 0xb9)}; }
VEC_2(vec_i, I_MUL_HALVES, vec_i, _mm512_mul_epu32)
#define SLOW_F(rare, fast, helper, x) vec_slow(rare, fast, helper, x)
#define I2F(i) vec_from_int(i)
VEC_1(vec_f, vec_from_int, vec_i, _mm512_cvtepi64_pd)

/* Sixteen numbers, or those of a mask and ones. */
VEC_INLINE vec_f vec_load(const double *p) { return (vec_f){_mm512_loadu_pd(p), _mm512_loadu_pd(p + 8)}; }
VEC_INLINE vec_f vec_load_some(unsigned on, const double *p) {
  const __m512d one = _mm512_set1_pd(1.0);
  return (vec_f){_mm512_mask_loadu_pd(one, (__mmask8)on, p), _mm512_mask_loadu_pd(one, (__mmask8)(on >> 8), p + 8)};
}
VEC_INLINE void vec_store(double *p, vec_f v) {
  _mm512_storeu_pd(p, v.a);
  _mm512_storeu_pd(p + 8, v.b);
}
VEC_INLINE void vec_store_some(unsigned on, double *p, vec_f v) {
  _mm512_mask_storeu_pd(p, (__mmask8)on, v.a);
  _mm512_mask_storeu_pd(p + 8, (__mmask8)(on >> 8), v.b);
}
VEC_INLINE void vec_rows_store(uint32_t *p, vec_i v) {
  _mm256_storeu_si256((__m256i *)(void *)p, _mm512_cvtepi64_epi32(v.a));
  _mm256_storeu_si256((__m256i *)(void *)(p + 8), _mm512_cvtepi64_epi32(v.b));
}
VEC_INLINE __m512i vec_upper(vec_f v) {
  const __m512i odd = _mm512_set_epi32(31, 29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1);
  return _mm512_permutex2var_epi32(_mm512_castpd_si512(v.a), odd, _mm512_castpd_si512(v.b));
}
VEC_1(vec_f, vec_exponent, vec_f, _mm512_getexp_pd)
VEC_INLINE unsigned vec_mask(vec_b c) { return (unsigned)c.a | (unsigned)c.b << 8; }
/* What does not hold to memory, and whether there is any. */
VEC_INLINE unsigned vec_keep(uint16_t *to, vec_b c) {
  const __mmask16 both = _mm512_knot(_mm512_kunpackb(c.b, c.a));
  *to = (uint16_t)both;
  return both;
}

static inline vec_f vec_slow(vec_b rare, vec_f fast, double (*helper)(double), vec_f x) {
  double at[16], r[16];
  unsigned which = vec_mask(rare);
  if (!which) return fast;
  vec_store(at, x);
  vec_store(r, fast);
  for (int k = 0; k < 16; k++)
    if (which >> k & 1) r[k] = helper(at[k]);
  return vec_load(r);
}

/* Two neighbours in one load of 16 bytes for each lane: half the loads of two gathers, and gathers are slow on some CPUs. */
VEC_INLINE void vec_pair_8(const uint32_t *at, const double *t, __m512d *first, __m512d *second) {
  __m256d a = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[0])), _mm_loadu_pd(t + at[2]), 1);
  __m256d b = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[4])), _mm_loadu_pd(t + at[6]), 1);
  __m256d c = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[1])), _mm_loadu_pd(t + at[3]), 1);
  __m256d d = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(t + at[5])), _mm_loadu_pd(t + at[7]), 1);
  __m512d even = _mm512_insertf64x4(_mm512_castpd256_pd512(a), b, 1), odd = _mm512_insertf64x4(_mm512_castpd256_pd512(c), d, 1);
  *first = _mm512_unpacklo_pd(even, odd);
  *second = _mm512_unpackhi_pd(even, odd);
}
/* Three of four neighbours likewise: rows of 32 bytes. */
VEC_INLINE void vec_triple_8(const uint32_t *at, const double *t, __m512d *first, __m512d *second, __m512d *third) {
  __m512d a = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[0])), _mm256_loadu_pd(t + at[4]), 1);
  __m512d b = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[1])), _mm256_loadu_pd(t + at[5]), 1);
  __m512d c = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[2])), _mm256_loadu_pd(t + at[6]), 1);
  __m512d d = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(t + at[3])), _mm256_loadu_pd(t + at[7]), 1);
  __m512d ab = _mm512_unpacklo_pd(a, b), cd = _mm512_unpacklo_pd(c, d); /* a0 b0 a2 b2, c0 d0 c2 d2 in each half */
  const __m512i low = _mm512_set_epi64(13, 12, 5, 4, 9, 8, 1, 0), high = _mm512_set_epi64(15, 14, 7, 6, 11, 10, 3, 2);
  *first = _mm512_permutex2var_pd(ab, low, cd);
  *third = _mm512_permutex2var_pd(ab, high, cd);
  *second = _mm512_permutex2var_pd(_mm512_unpackhi_pd(a, b), low, _mm512_unpackhi_pd(c, d));
}
/* The indices, through memory: else the compiler takes the lanes out by shuffles, which are what is short here. */
#define VEC_INDICES(at, index)                  \
  _Alignas(64) uint32_t at[16];                 \
  vec_rows_store(at, index);                    \
  __asm__("" : "+m"(at));
VEC_INLINE void vec_pair_at(const uint32_t *at, const void *table, vec_f *first, vec_f *second) {
  vec_pair_8(at, table, &first->a, &second->a);
  vec_pair_8(at + 8, table, &first->b, &second->b);
}
VEC_INLINE void vec_triple_at(const uint32_t *at, const void *table, vec_f *first, vec_f *second, vec_f *third) {
  vec_triple_8(at, table, &first->a, &second->a, &third->a);
  vec_triple_8(at + 8, table, &first->b, &second->b, &third->b);
}
VEC_INLINE void vec_pair(vec_i index, const void *table, vec_f *first, vec_f *second) {
  VEC_INDICES(at, index)
  vec_pair_at(at, table, first, second);
}
VEC_INLINE void vec_triple(vec_i index, const void *table, vec_f *first, vec_f *second, vec_f *third) {
  VEC_INDICES(at, index)
  vec_triple_at(at, table, first, second, third);
}
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

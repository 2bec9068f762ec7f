/* vector_lists.c - the lists of floats on vectors of sixteen, for CPUs with AVX-512. Each is expanded twice: up to its ORDINARY (usual_<name>),
 * which names the lanes where that is the answer, and whole, for the vectors that have another lane. */
#include "runtime/math/vector.h"

#ifdef QN_VECTOR
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,fma,bmi,bmi2,popcnt")

#include "runtime/math/vector_single_ops.h"

#include "runtime/math/math.h"
#include "runtime/math/single_tables.h"

enum { LANES = 16 };
#define INLINE static inline __attribute__((always_inline))
#define WHOLE static __attribute__((noinline))

static vec slow(__mmask16 rare, vec fast, vec x, bool (*list)(double *, const double *, size_t)) {
  double wide[LANES];
  float r[LANES];
  if (!rare) return fast;
  _mm512_storeu_ps(r, x);
  for (int i = 0; i < LANES; i++) wide[i] = (double)r[i];
  list(wide, wide, LANES);
  for (int i = 0; i < LANES; i++) r[i] = (float)wide[i];
  return vec_select(rare, _mm512_loadu_ps(r), fast);
}
#define OF_qn_tanf_large qn_tan_n
#define SLOW_F(rare, fast, helper, x) slow(rare, fast, x, OF_##helper)

#define DEF_PAIR_F(a, b, t, i) /* no list has one */
#define RARE(condition) (condition)
#define OTHERWISE(condition, e)
#define ORDINARY(condition, e)
#define SINGLE_1(name) WHOLE vec whole_##name(vec x) {
#define SINGLE_2(name) WHOLE vec whole_##name(vec x, vec y) {
#define LIST_END }
#include "runtime/math/ops_derived.h"
#include "runtime/math/single_derived.h"

#include "runtime/math/single/lists.inc"

/* As single_derived.h, with fewer steps. */
#undef F_IS_USUAL
#undef F_IS_NORMAL
#undef F_POWER_OF_2
#undef I_AT_LEAST_0
#undef DEF_SINGLE_SPLIT
#undef F_SINGLE_DOWN
#undef F_UP_32
#define F_POWER_OF_2(i) FROM_BITS(_mm512_slli_epi32(i, 23))
#define I_AT_LEAST_0(i) _mm512_max_epi32(i, _mm512_setzero_si512())
#define F_IS_NORMAL(x) B_NOT(_mm512_fpclass_ps_mask(x, 0xbf)) /* all but those above 0, and below */
#define F_IS_USUAL(x) /* below 0x1.8p127: DEF_SINGLE_SPLIT would reach infinity */                        \
  _mm512_cmplt_epu32_mask(I_SUB(BITS(x), I_CONST(0x00800000)), I_CONST(0x7f400000 - 0x00800000))
#define DEF_SINGLE_SPLIT(off, kd, z, u)                                                               \
  const vec kd = _mm512_getexp_ps(FROM_BITS(I_ADD(BITS(u), I_CONST(0x3f800000 - 0x3f400000))));       \
  const vec z = _mm512_getmant_ps(u, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_src);
#define F_SINGLE_DOWN(c, off, kd) _mm512_scalef_ps(c, F_NEG(kd))
#define F_UP_32(f, kd, k) _mm512_scalef_ps(f, kd)

#undef SINGLE_1
#undef SINGLE_2
#undef F_CLAMP
#undef RARE
#undef ORDINARY
#define F_CLAMP(x, low, high) (x)
#define RARE(condition) ((__mmask16)0)
#define ORDINARY(condition, e) \
  *fits = (condition);         \
  return (e);
#define SINGLE_1(name) INLINE vec usual_##name(vec x, __mmask16 *fits) {
#define SINGLE_2(name) INLINE vec usual_##name(vec x, vec y, __mmask16 *fits) {
#include "runtime/math/single/lists.inc"

INLINE bool finite_in(__mmask16 on, vec r) { return _mm512_mask_cmp_ps_mask(on, F_SUB(r, r), _mm512_setzero_ps(), _CMP_NEQ_UQ) == 0; }
/* The lanes that are left at the end: 1/2 in the others, ordinary for all. */
INLINE __mmask16 first(size_t n) { return (__mmask16)((1u << n) - 1); }
INLINE vec some(__mmask16 on, const float *p) { return _mm512_mask_loadu_ps(F_CONST(0.5f), on, p); }

#define LOOP(name, ufunc)                                                                                     \
  qn_vec_done qn_vec_##name##_single(float *out, const float *x, size_t n) {                                  \
    if (!qn_vec_can()) return QN_VEC_NOT;                                                                            \
    bool finite = true;                                                                                       \
    __mmask16 fits;                                                                                           \
    size_t i = 0;                                                                                             \
    for (; i + LANES <= n; i += LANES) {                                                                      \
      const vec v = _mm512_loadu_ps(x + i);                                                                   \
      vec r = usual_##name(v, &fits);                                                                         \
      if (__builtin_expect(fits != 0xffff, 0)) finite &= finite_in(0xffff, r = whole_##name(v));              \
      _mm512_storeu_ps(out + i, r);                                                                           \
    }                                                                                                         \
    if (i < n) {                                                                                              \
      const __mmask16 on = first(n - i);                                                                      \
      const vec v = some(on, x + i);                                                                          \
      vec r = usual_##name(v, &fits);                                                                         \
      if ((on & ~fits) != 0) finite &= finite_in(on, r = whole_##name(v));                                    \
      _mm512_mask_storeu_ps(out + i, on, r);                                                                  \
    }                                                                                                         \
    return finite ? QN_VEC_FINITE : QN_VEC_DONE;                                                              \
  }
#define LOOP2(name, ufunc)                                                                                    \
  qn_vec_done qn_vec_##name##_single(float *out, const float *x, const float *y, size_t n) {                  \
    if (!qn_vec_can()) return QN_VEC_NOT;                                                                            \
    bool finite = true;                                                                                       \
    __mmask16 fits;                                                                                           \
    size_t i = 0;                                                                                             \
    for (; i + LANES <= n; i += LANES) {                                                                      \
      const vec u = _mm512_loadu_ps(x + i), v = _mm512_loadu_ps(y + i);                                       \
      vec r = usual_##name(u, v, &fits);                                                                      \
      if (__builtin_expect(fits != 0xffff, 0)) finite &= finite_in(0xffff, r = whole_##name(u, v));           \
      _mm512_storeu_ps(out + i, r);                                                                           \
    }                                                                                                         \
    if (i < n) {                                                                                              \
      const __mmask16 on = first(n - i);                                                                      \
      const vec u = some(on, x + i), v = some(on, y + i);                                                     \
      vec r = usual_##name(u, v, &fits);                                                                      \
      if ((on & ~fits) != 0) finite &= finite_in(on, r = whole_##name(u, v));                                 \
      _mm512_mask_storeu_ps(out + i, on, r);                                                                  \
    }                                                                                                         \
    return finite ? QN_VEC_FINITE : QN_VEC_DONE;                                                              \
  }
QN_SINGLE_LISTS(LOOP)
QN_SINGLE_LISTS2(LOOP2)

#pragma GCC pop_options
#else
typedef int qn_math_no_vector_lists;
#endif

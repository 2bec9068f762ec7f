/* vector.c - the lists a third time, on vectors of eight (vector_ops.h).
 *
 * Each list is expanded twice: whole, and up to its ORDINARY (usual_<name>), which names the lanes where that is not the answer.
 * A loop computes the usual result everywhere, collects the other operands of a block, and computes those with the whole list, so
 * that a few operands near 1 or out of range do not slow the others. */
#include "runtime/math/vector.h"

#ifdef QN_VECTOR
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,avx512bw,fma,bmi2,popcnt")

#include "runtime/math/vector_ops.h"

#include "runtime/math/math_tables.h"

#define VEC_INLINE static inline __attribute__((always_inline, unused))
#define LIST_END }
#define ORDINARY(condition, e)
#define RARE(condition) (condition)
#define LIST_D_D(name) VEC_INLINE vec_f whole_##name(vec_f x) {
#define LIST_D_DD(name) VEC_INLINE vec_f whole_##name(vec_f x, vec_f y) {
#define LIST_D_DI(name) VEC_INLINE vec_f whole_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i whole_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b whole_##name(vec_f x) {
#include "runtime/math/ops_derived.h"

#include "runtime/math/lists.inc"

#undef ORDINARY
#undef RARE
#define RARE(condition) 0
#undef LIST_D_D
#undef LIST_D_DD
#define ORDINARY(condition, e)    \
  *rare = B_NOT(condition);       \
  return (e);
#define LIST_D_D(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_b *rare) {
#define LIST_D_DD(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_f y, vec_b *rare) {
#undef LIST_D_DI
#undef LIST_I_D
#undef LIST_B_D
#define LIST_D_DI(name) VEC_INLINE vec_f usual_##name(vec_f x, vec_i n) {
#define LIST_I_D(name) VEC_INLINE vec_i usual_##name(vec_f x) {
#define LIST_B_D(name) VEC_INLINE vec_b usual_##name(vec_f x) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter" /* rare, of lists without an ORDINARY */
#include "runtime/math/lists.inc"
#pragma GCC diagnostic pop

enum { BLOCK = 256, LANES = 8 };

static bool can(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}

static inline vec_b lanes(size_t left) { return left >= LANES ? 0xff : (vec_b)((1u << left) - 1); }

#define LOOP_ONE(name)                                                                           \
  bool qn_vec_##name(double *out, const double *x, size_t n) {                                   \
    if (!can()) return false;                                                                    \
    double kept[BLOCK + LANES];                                                                  \
    int64_t at[BLOCK + LANES];                                                                   \
    const vec_f one = _mm512_set1_pd(1.0);                                                       \
    for (size_t begin = 0; begin < n; begin += BLOCK) {                                          \
      size_t end = n - begin < BLOCK ? n : begin + BLOCK, count = 0;                             \
      vec_i where = _mm512_add_epi64(_mm512_set1_epi64((long long)begin), _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0)); \
      for (size_t i = begin; i < end; i += LANES) {                                              \
        vec_b on = lanes(end - i), rare = 0;                                                     \
        vec_f v = _mm512_mask_loadu_pd(one, on, x + i);                                          \
        vec_f r = usual_##name(v, &rare);                                                        \
        rare &= on;                                                                              \
        if (rare) {                                                                              \
          _mm512_storeu_pd(kept + count, _mm512_maskz_compress_pd(rare, v));                     \
          _mm512_storeu_si512(at + count, _mm512_maskz_compress_epi64(rare, where));             \
          count += (size_t)__builtin_popcount(rare);                                             \
        }                                                                                        \
        where = _mm512_add_epi64(where, _mm512_set1_epi64(LANES));                               \
        _mm512_mask_storeu_pd(out + i, on, r);                                                   \
      }                                                                                          \
      for (size_t i = 0; i < count; i += LANES) {                                                \
        double r[LANES];                                                                         \
        _mm512_storeu_pd(r, whole_##name(_mm512_mask_loadu_pd(one, lanes(count - i), kept + i))); \
        for (size_t k = i; k < count && k < i + LANES; k++) out[at[k]] = r[k - i];               \
      }                                                                                          \
    }                                                                                            \
    return true;                                                                                 \
  }
QN_VECTOR_ONE(LOOP_ONE)

#define LOOP_TWO(name)                                                                           \
  bool qn_vec_##name(double *out, const double *x, const double *y, size_t n) {                  \
    if (!can()) return false;                                                                    \
    double kept[BLOCK + LANES], other[BLOCK + LANES];                                            \
    int64_t at[BLOCK + LANES];                                                                   \
    const vec_f one = _mm512_set1_pd(1.0);                                                       \
    for (size_t begin = 0; begin < n; begin += BLOCK) {                                          \
      size_t end = n - begin < BLOCK ? n : begin + BLOCK, count = 0;                             \
      vec_i where = _mm512_add_epi64(_mm512_set1_epi64((long long)begin), _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0)); \
      for (size_t i = begin; i < end; i += LANES) {                                              \
        vec_b on = lanes(end - i), rare = 0;                                                     \
        vec_f v = _mm512_mask_loadu_pd(one, on, x + i), w = _mm512_mask_loadu_pd(one, on, y + i); \
        vec_f r = usual_##name(v, w, &rare);                                                     \
        rare &= on;                                                                              \
        if (rare) {                                                                              \
          _mm512_storeu_pd(kept + count, _mm512_maskz_compress_pd(rare, v));                     \
          _mm512_storeu_pd(other + count, _mm512_maskz_compress_pd(rare, w));                    \
          _mm512_storeu_si512(at + count, _mm512_maskz_compress_epi64(rare, where));             \
          count += (size_t)__builtin_popcount(rare);                                             \
        }                                                                                        \
        where = _mm512_add_epi64(where, _mm512_set1_epi64(LANES));                               \
        _mm512_mask_storeu_pd(out + i, on, r);                                                   \
      }                                                                                          \
      for (size_t i = 0; i < count; i += LANES) {                                                \
        double r[LANES];                                                                         \
        vec_b on = lanes(count - i);                                                             \
        _mm512_storeu_pd(r, whole_##name(_mm512_mask_loadu_pd(one, on, kept + i), _mm512_mask_loadu_pd(one, on, other + i))); \
        for (size_t k = i; k < count && k < i + LANES; k++) out[at[k]] = r[k - i];               \
      }                                                                                          \
    }                                                                                            \
    return true;                                                                                 \
  }
QN_VECTOR_TWO(LOOP_TWO)

#pragma GCC pop_options
#else
typedef int qn_math_no_vector;
#endif

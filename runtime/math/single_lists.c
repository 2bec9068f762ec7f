/* single_lists.c - the lists of floats as C functions and as loops that the compiler vectorises (CMakeLists.txt has its options); with AVX-512
 * vector_lists.c takes the loops. A list has the same bits in all of them and in generated code. Its error was measured over all 2^32 floats
 * when it was made (docs/math.md has the worst of each); tests/unit/test_single.c looks at samples, bench/heavy/single at all. */
#include <string.h>

#include "runtime/math/clones.h"
#include "runtime/math/math.h"
#include "runtime/math/single.h"
#include "runtime/math/single_ops.h"
#include "runtime/math/single_tables.h"
#include "runtime/math/vector.h"

float qn_tanf_large(float x) { return (float)qn_tan((double)x); }

#define SINGLE_1(name) QN_INLINE float list_##name(float x) {
#define SINGLE_2(name) QN_INLINE float list_##name(float x, float y) {
#include "runtime/math/single/lists.inc"
#undef SINGLE_1
#undef SINGLE_2

#define SCALAR(name, ufunc) QN_CLONES float qn_##name##f(float x) { return list_##name(x); }
#define SCALAR2(name, ufunc) QN_CLONES float qn_##name##f(float x, float y) { return list_##name(x, y); }
QN_SINGLE_LISTS(SCALAR)
QN_SINGLE_LISTS2(SCALAR2)

/* Loops: without the slow side. */
#undef SLOW_F
#define SLOW_F(rare, fast, helper, x) (fast)
#define SINGLE_1(name) QN_INLINE float loop_##name(float x) {
#define SINGLE_2(name) QN_INLINE float loop_##name(float x, float y) {
#include "runtime/math/single/lists.inc"

#ifdef QN_VECTOR
#define BY_VECTORS(call)              \
  const qn_vec_done done = call;      \
  if (done != QN_VEC_NOT) return done == QN_VEC_FINITE;
#else
#define BY_VECTORS(call)
#endif
#define LOOP(name, ufunc)                                                           \
  QN_CLONES static void plain_##name(float *out, const float *x, size_t n) {        \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = loop_##name(x[i]); \
  }
#define LOOP2(name, ufunc)                                                                          \
  QN_CLONES static void plain_##name(float *out, const float *x, const float *y, size_t n) {        \
    _Pragma("GCC ivdep") for (size_t i = 0; i < n; i++) out[i] = loop_##name(x[i], y[i]);           \
  }
QN_SINGLE_LISTS(LOOP)
QN_SINGLE_LISTS2(LOOP2)

/* tan again, where it has a slow side. */
enum { BLOCK = 256 };
static void slow_tan(float *out, const float *x, size_t n) {
  float kept[BLOCK]; /* out may be x */
  for (size_t at = 0; at < n; at += BLOCK) {
    const size_t m = n - at < BLOCK ? n - at : BLOCK;
    memcpy(kept, x + at, m * sizeof *kept);
    plain_tan(out + at, kept, m);
    for (size_t i = 0; i < m; i++)
      if (!(F_ABS(kept[i]) < QN_TANF_LARGE)) out[at + i] = qn_tanf_large(kept[i]);
  }
}
#define plain_tan slow_tan

#define ARRAY(name, ufunc)                                          \
  bool qn_##name##_single(float *out, const float *x, size_t n) {   \
    BY_VECTORS(qn_vec_##name##_single(out, x, n))                   \
    plain_##name(out, x, n);                                        \
    return false;                                                   \
  }
#define ARRAY2(name, ufunc)                                                         \
  bool qn_##name##_single(float *out, const float *x, const float *y, size_t n) {   \
    BY_VECTORS(qn_vec_##name##_single(out, x, y, n))                                \
    plain_##name(out, x, y, n);                                                     \
    return false;                                                                   \
  }
QN_SINGLE_LISTS(ARRAY)
QN_SINGLE_LISTS2(ARRAY2)

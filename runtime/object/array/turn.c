/* turn.c - copies between layouts whose fast axes differ (a transpose made contiguous). Squares of 8 by 8 elements are turned in registers, so
 * that lines of both sides are read and written whole. */
#include "runtime/object/array/loops.h"

static void plain(char *dst, int64_t dst_row, const char *src, int64_t src_col, int64_t rows, int64_t cols, int64_t item) {
  for (int64_t r = 0; r < rows; r++)
    for (int64_t c = 0; c < cols; c++) {
      if (item == 8) *(QN_ANY(uint64_t) *)(void *)(dst + r * dst_row + c * 8) = *(const QN_ANY(uint64_t) *)(const void *)(src + c * src_col + r * 8);
      else *(QN_ANY(uint32_t) *)(void *)(dst + r * dst_row + c * 4) = *(const QN_ANY(uint32_t) *)(const void *)(src + c * src_col + r * 4);
    }
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include <immintrin.h>
__attribute__((target("avx512f,avx512dq"))) static void square8(char *dst, int64_t dst_row, const char *src, int64_t src_col) {
  __m512d v[8], t[8];
  for (int k = 0; k < 8; k++) v[k] = _mm512_loadu_pd((const double *)(const void *)(src + k * src_col));
  for (int k = 0; k < 8; k += 2) t[k] = _mm512_unpacklo_pd(v[k], v[k + 1]), t[k + 1] = _mm512_unpackhi_pd(v[k], v[k + 1]);
  for (int k = 0; k < 2; k++) { /* pairs of rows, by 128 bits */
    v[k] = _mm512_shuffle_f64x2(t[k], t[k + 2], 0x88), v[k + 2] = _mm512_shuffle_f64x2(t[k], t[k + 2], 0xdd);
    v[k + 4] = _mm512_shuffle_f64x2(t[k + 4], t[k + 6], 0x88), v[k + 6] = _mm512_shuffle_f64x2(t[k + 4], t[k + 6], 0xdd);
  }
  for (int k = 0; k < 4; k++) {
    _mm512_storeu_pd((double *)(void *)(dst + k * dst_row), _mm512_shuffle_f64x2(v[k], v[k + 4], 0x88));
    _mm512_storeu_pd((double *)(void *)(dst + (k + 4) * dst_row), _mm512_shuffle_f64x2(v[k], v[k + 4], 0xdd));
  }
}

__attribute__((target("avx2"))) static void square4(char *dst, int64_t dst_row, const char *src, int64_t src_col) {
  __m256 v[8], t[8];
  for (int k = 0; k < 8; k++) v[k] = _mm256_loadu_ps((const float *)(const void *)(src + k * src_col));
  for (int k = 0; k < 8; k += 2) t[k] = _mm256_unpacklo_ps(v[k], v[k + 1]), t[k + 1] = _mm256_unpackhi_ps(v[k], v[k + 1]);
  for (int k = 0; k < 8; k += 4)
    for (int h = 0; h < 2; h++) {
      v[k + 2 * h] = _mm256_shuffle_ps(t[k + h], t[k + h + 2], 0x44);
      v[k + 2 * h + 1] = _mm256_shuffle_ps(t[k + h], t[k + h + 2], 0xee);
    }
  for (int k = 0; k < 4; k++) {
    _mm256_storeu_ps((float *)(void *)(dst + k * dst_row), _mm256_permute2f128_ps(v[k], v[k + 4], 0x20));
    _mm256_storeu_ps((float *)(void *)(dst + (k + 4) * dst_row), _mm256_permute2f128_ps(v[k], v[k + 4], 0x31));
  }
}

bool qn_turn(char *dst, int64_t dst_row, const char *src, int64_t src_col, int64_t rows, int64_t cols, int64_t item) {
  if (item == 8 ? !__builtin_cpu_supports("avx512dq") : item != 4 || !__builtin_cpu_supports("avx2")) return false;
  const int64_t whole_rows = rows & ~(int64_t)7, whole_cols = cols & ~(int64_t)7;
  for (int64_t r = 0; r < whole_rows; r += 8)
    for (int64_t c = 0; c < whole_cols; c += 8) (item == 8 ? square8 : square4)(dst + r * dst_row + c * item, dst_row, src + c * src_col + r * item, src_col);
  plain(dst + whole_cols * item, dst_row, src + whole_cols * src_col, src_col, whole_rows, cols - whole_cols, item);
  plain(dst + whole_rows * dst_row, dst_row, src + whole_rows * item, src_col, rows - whole_rows, cols, item);
  return true;
}
#else
bool qn_turn(char *dst, int64_t dst_row, const char *src, int64_t src_col, int64_t rows, int64_t cols, int64_t item) {
  if (item != 8 && item != 4) return false;
  plain(dst, dst_row, src, src_col, rows, cols, item);
  return true;
}
#endif

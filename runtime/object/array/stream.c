/* stream.c - copies past the caches, in the widest stores that the processor has: 16 bytes at a time take a quarter longer. */
#include "runtime/object/array/stream.h"

#include <stdbool.h>

#if defined(__x86_64__) && defined(__linux__)
#include <immintrin.h>

#define COPY_LINES(fn, level, T, BYTES, LOAD, STORE)                                            \
  __attribute__((target(level))) static void fn(char *to, const char *from, int64_t bytes) {      \
    for (int64_t i = 0; i < bytes; i += 64)                                                       \
      for (int k = 0; k < 64; k += BYTES) STORE((T *)(void *)(to + i + k), LOAD((const T *)(const void *)(from + i + k))); \
  }
COPY_LINES(lines_512, "avx512f", __m512i, 64, _mm512_loadu_si512, _mm512_stream_si512)
COPY_LINES(lines_256, "avx2", __m256i, 32, _mm256_loadu_si256, _mm256_stream_si256)
COPY_LINES(lines_128, "sse2", __m128i, 16, _mm_loadu_si128, _mm_stream_si128)

COPY_LINES(near_512, "avx512f", __m512i, 64, _mm512_loadu_si512, _mm512_storeu_si512)
COPY_LINES(near_256, "avx2", __m256i, 32, _mm256_loadu_si256, _mm256_storeu_si256)

void qn_run_copy(char *to, const char *from, int64_t bytes) {
  enum { LEAST = 1 << 10, PAGE = 4096, CLOSE = 512 };
  const int64_t whole = bytes & ~(int64_t)63;
  const bool close = bytes >= LEAST && (((uintptr_t)to - (uintptr_t)from) & (PAGE - 1)) < CLOSE && to != from;
  if (close && __builtin_cpu_supports("avx512f")) near_512(to, from, whole);
  else if (close && __builtin_cpu_supports("avx2")) near_256(to, from, whole);
  else {
    memcpy(to, from, (size_t)bytes);
    return;
  }
  memcpy(to + whole, from + whole, (size_t)(bytes - whole));
}

qn_stream_lines qn_stream_lines_find(void) {
  return __builtin_cpu_supports("avx512f") ? lines_512 : __builtin_cpu_supports("avx2") ? lines_256 : lines_128;
}

void qn_stream_copy(char *to, const char *from, int64_t bytes) {
  int64_t head = (int64_t)(-(uintptr_t)to & (QN_STREAM_LINE - 1));
  if (head > bytes) head = bytes;
  const int64_t whole = (bytes - head) & ~(int64_t)(QN_STREAM_LINE - 1);
  if (head) memcpy(to, from, (size_t)head);
  qn_stream_lines_find()(to + head, from + head, whole);
  if (head + whole < bytes) memcpy(to + head + whole, from + head + whole, (size_t)(bytes - head - whole));
}
#else
static void lines_plain(char *to, const char *from, int64_t bytes) { memcpy(to, from, (size_t)bytes); }
qn_stream_lines qn_stream_lines_find(void) { return lines_plain; }
#endif

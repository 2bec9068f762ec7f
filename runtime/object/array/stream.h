/* stream.h - writing past the caches what nobody reads soon: it saves reading the memory first. */
#ifndef QN_ARRAY_STREAM_H
#define QN_ARRAY_STREAM_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { QN_STREAM_LINE = 64 };
/* Whole lines: `to` at a line's beginning, bytes a multiple of its length. */
typedef void (*qn_stream_lines)(char *to, const char *from, int64_t bytes);
qn_stream_lines qn_stream_lines_find(void);

#if defined(__x86_64__) && defined(__linux__)
#include <emmintrin.h>
#include <unistd.h>
void qn_stream_copy(char *to, const char *from, int64_t bytes);
/* memcpy, but for runs that lie a little further in their page than in the one they come from: the processor's copying instruction, which
 * memcpy uses, then takes eight times as long. */
void qn_run_copy(char *to, const char *from, int64_t bytes);
static inline void qn_stream_end(void) { _mm_sfence(); }
static inline int64_t qn_last_cache(void) {
  long n = sysconf(_SC_LEVEL3_CACHE_SIZE);
  return n > 0 && n < 32 << 20 ? n : 32 << 20; /* what is more is shared by other cores */
}
#else
static inline void qn_stream_copy(char *to, const char *from, int64_t bytes) { memcpy(to, from, (size_t)bytes); }
static inline void qn_run_copy(char *to, const char *from, int64_t bytes) { memcpy(to, from, (size_t)bytes); }
static inline void qn_stream_end(void) {}
static inline int64_t qn_last_cache(void) { return INT64_MAX; }
#endif

/* Do two operands of so many bytes read mostly the same ones? a[1:] and a[:-1] do. */
static inline bool qn_same_bytes(const char *a, const char *b, int64_t bytes) {
  return llabs(a - b) < bytes / 2;
}
/* Whether a statement that touches so many bytes, each counted once, finds nothing of its result in the last cache later. */
static inline bool qn_past_caches(int64_t bytes) { return bytes > qn_last_cache() / 2; }
#endif

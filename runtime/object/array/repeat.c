/* repeat.c - elements several times after one another. A vector of the result is a permutation of one of the operand: the patterns of
 * `times` such vectors follow one another again and again. */
#include "runtime/object/array/repeat.h"

#include "runtime/object/array/loops.h"

typedef struct repeat_job {
  const char *from;
  char *to;
  int64_t step, times, item;
} repeat_job;

static void repeat_plain(const repeat_job *j, int64_t begin, int64_t end) {
  const char *p = j->from + begin * j->step;
  char *q = j->to + begin * j->times * j->item;
#define REPEAT(T)                                                                                    \
  for (int64_t i = begin; i < end; i++, p += j->step)                                                \
    for (int64_t c = 0; c < j->times; c++, q += sizeof(T)) *(QN_ANY(T) *)(void *)q = *(const QN_ANY(T) *)(const void *)p;
  switch (j->item) {
    case 1: REPEAT(uint8_t) return;
    case 2: REPEAT(uint16_t) return;
    case 4: REPEAT(uint32_t) return;
    case 8: REPEAT(uint64_t) return;
    case 16: REPEAT(qn_c128) return;
    default:
      for (int64_t i = begin; i < end; i++, p += j->step)
        for (int64_t c = 0; c < j->times; c++, q += j->item) memcpy(q, p, (size_t)j->item);
  }
#undef REPEAT
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vbmi")))
enum { VECTOR = 64, LEAST = 2048 }; /* LEAST: bytes of a result that is worth the patterns */
/* Positions of the bytes, words or double words (unit bytes each) that make up the vectors of one period. */
#define PATTERNS(T, unit)                                                                            \
  for (int64_t c = 0; c < times; c++) {                                                              \
    const int64_t parts = item / (unit);                                                             \
    int64_t element = 0, over = c * lanes % times;                                                   \
    for (T *at = (T *)(void *)turn[c], *const end = at + VECTOR / (unit); at < end; at += parts) {   \
      for (int64_t k = 0; k < parts; k++) at[k] = (T)(element * parts + k);                          \
      if (++over == times) over = 0, element++;                                                      \
    }                                                                                                \
  }
static void patterns(uint8_t (*turn)[VECTOR], int64_t times, int64_t item, int unit) {
  const int64_t lanes = VECTOR / item;
  if (unit == 1) PATTERNS(uint8_t, 1)
  else if (unit == 2) PATTERNS(uint16_t, 2)
  else PATTERNS(uint32_t, 4)
}
/* Whole periods, as long as a vector of the operand can be read at each of their parts: `times` vectors of the result are `lanes` elements of the
 * operand. How many elements of the operand they are. */
#define VECTORS(fn, PERMUTE)                                                                                                         \
  TARGET static int64_t fn(char *to, const char *from, int64_t n, int64_t times, int64_t item, uint8_t (*turn)[VECTOR]) {            \
    const int64_t lanes = VECTOR / item;                                                                                             \
    int64_t begin[QN_REPEAT_MOST], at = 0;                                                                                           \
    for (int64_t c = 0; c < times; c++) begin[c] = c * lanes / times * item;                                                         \
    for (; at + 2 * lanes <= n; at += lanes, from += VECTOR)                                                                         \
      for (int64_t c = 0; c < times; c++, to += VECTOR)                                                                              \
        _mm512_storeu_si512(to, PERMUTE(_mm512_load_si512(turn[c]), _mm512_loadu_si512(from + begin[c])));                           \
    return at;                                                                                                                       \
  }
VECTORS(vectors_8, _mm512_permutexvar_epi8)
VECTORS(vectors_16, _mm512_permutexvar_epi16)
VECTORS(vectors_32, _mm512_permutexvar_epi32)

static int64_t repeat_vectors(const repeat_job *j, int64_t begin, int64_t end) { /* elements of the operand that are done */
  _Alignas(64) uint8_t turn[QN_REPEAT_MOST][VECTOR];
  const int unit = j->item < 4 ? (int)j->item : 4;
  const int64_t n = end - begin;
  if (j->step != j->item || j->item > 16 || (j->item & (j->item - 1)) || n * j->times * j->item < LEAST || n * j->item < 2 * VECTOR || !__builtin_cpu_supports("avx512vbmi")) return 0;
  patterns(turn, j->times, j->item, unit);
  char *to = j->to + begin * j->times * j->item;
  const char *from = j->from + begin * j->item;
  return (unit == 1 ? vectors_8 : unit == 2 ? vectors_16 : vectors_32)(to, from, n, j->times, j->item, turn);
}
#else
#define repeat_vectors(j, begin, end) 0
#endif

static void repeat_body(void *frame, int64_t begin, int64_t end) {
  const repeat_job *j = frame;
  repeat_plain(j, begin + repeat_vectors(j, begin, end), end);
}

void qn_repeat(qn_rt *rt, char *to, const char *from, int64_t step, int64_t n, int64_t times, int64_t item) {
  repeat_job j = {.from = from, .to = to, .step = step, .times = times, .item = item};
  if (n * times >= 1 << 16 && rt->hooks.parallel) rt->hooks.parallel(rt, repeat_body, &j, n, 1000 * times);
  else repeat_body(&j, 0, n);
}

/* A vector is written whatever the count is, as long as it lies in the result: what is too much of it is written over. */
#define EACH(T)                                                                                                        \
  {                                                                                                                    \
    enum { WIDE = 64 / sizeof(T) };                                                                                    \
    QN_ANY(T) *q = (QN_ANY(T) *)(void *)to, *const end = q + total;                                                    \
    for (int64_t i = 0; i < n; i++, from += step) {                                                                    \
      const T x = *(const QN_ANY(T) *)(const void *)from;                                                              \
      QN_ANY(T) *const stop = q + counts[i];                                                                           \
      if (end - q >= WIDE) {                                                                                           \
        for (int k = 0; k < WIDE; k++) q[k] = x;                                                                       \
        q += WIDE;                                                                                                     \
      }                                                                                                                \
      for (; q < stop && end - q >= WIDE; q += WIDE)                                                                   \
        for (int k = 0; k < WIDE; k++) q[k] = x;                                                                       \
      for (; q < stop; q++) *q = x;                                                                                    \
      q = stop;                                                                                                        \
    }                                                                                                                  \
    return;                                                                                                            \
  }
QN_CLONES static void each(char *to, const char *from, int64_t step, int64_t n, const int64_t *counts, int64_t total, int64_t item) {
  switch (item) {
    case 1: EACH(uint8_t)
    case 2: EACH(uint16_t)
    case 4: EACH(uint32_t)
    default: EACH(uint64_t)
  }
}
bool qn_repeat_each(char *to, const char *from, int64_t step, int64_t n, const int64_t *counts, int64_t total, int64_t item) {
  if (item != 1 && item != 2 && item != 4 && item != 8) return false;
  each(to, from, step, n, counts, total, item);
  return true;
}

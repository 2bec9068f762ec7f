/* picks.c - bits of picked elements (picks.h). With AVX-512 eight (sixteen) elements are moved together in a register by their bits; else
 * words that are full are moved whole, and others bit by bit. */
#include "runtime/object/array/picks.h"

#include <string.h>

#include "runtime/base/element.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#include "runtime/base/lanes.h"
#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,popcnt")))
static bool is_wide(void) { return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"); }

WIDE static int64_t wide_pack(uint64_t *to, const uint8_t *m, int64_t n) {
  int64_t i = 0;
  for (; i + 64 <= n; i += 64) {
    const __m512i w = _mm512_loadu_si512(m + i);
    to[i / 64] = _mm512_test_epi8_mask(w, w);
  }
  return i;
}
WIDE static void wide_8(uint64_t w, const char *from, char *to) {
  for (const uint64_t *x = (const uint64_t *)(const void *)from; w; w >>= 8, x += 8) {
    _mm512_storeu_si512(to, QN_LANES_PACK(w, _mm512_maskz_loadu_epi64((__mmask8)w, x)));
    to += 8 * __builtin_popcount((uint8_t)w);
  }
}
WIDE static void wide_4(uint64_t w, const char *from, char *to) {
  for (const uint32_t *x = (const uint32_t *)(const void *)from; w; w >>= 16, x += 16) {
    _mm512_storeu_si512(to, _mm512_maskz_compress_epi32((__mmask16)w, _mm512_maskz_loadu_epi32((__mmask16)w, x)));
    to += 4 * __builtin_popcount((uint16_t)w);
  }
}
WIDE static void wide_positions(uint64_t w, int64_t base, int64_t *to) {
  for (; w; w >>= 8, base += 8) {
    _mm512_storeu_si512(to, _mm512_add_epi64(_mm512_set1_epi64(base), QN_LANES_AT(w)));
    to += __builtin_popcount((uint8_t)w);
  }
}
/* Of the next n picked elements of 8 bytes whole words, as long as what is written too much stays among them; how many. */
WIDE static int64_t wide_gather_8(const uint64_t *bits, qn_pick_at *next, const char *from, int64_t n, char *to) {
  enum { AHEAD = 4 };
  qn_pick_at at = *next;
  const int64_t all = n;
  while (n > 8) {
    if (!at.left) {
      at.left = bits[++at.word];
      continue;
    }
    uint64_t w = at.left;
    const int64_t here = __builtin_popcountll(w);
    if (here + 8 > n) break;
    at.left = 0;
    const char *x = from + at.word * 512;
    for (int k = 0; k < 512; k += 64) _mm_prefetch(x + AHEAD * 512 + k, _MM_HINT_T0);
    wide_8(w, x, to);
    to += here * 8;
    n -= here;
  }
  return *next = at, all - n;
}
#else
static int64_t wide_gather_8(const uint64_t *bits, qn_pick_at *next, const char *from, int64_t n, char *to) { return (void)bits, (void)next, (void)from, (void)n, (void)to, 0; }
static bool is_wide(void) { return false; }
static int64_t wide_pack(uint64_t *to, const uint8_t *m, int64_t n) { return (void)to, (void)m, (void)n, 0; }
static void wide_8(uint64_t w, const char *from, char *to) { (void)w, (void)from, (void)to; }
static void wide_4(uint64_t w, const char *from, char *to) { (void)w, (void)from, (void)to; }
static void wide_positions(uint64_t w, int64_t base, int64_t *to) { (void)w, (void)base, (void)to; }
#endif

void qn_picks_pack(uint64_t *to, const uint8_t *m, int64_t n) {
  int64_t i = is_wide() ? wide_pack(to, m, n) : 0;
  for (; i < n; i += 64) {
    uint64_t w = 0;
    for (int64_t k = 0; k < 64 && i + k < n; k++) w |= (uint64_t)(m[i + k] != 0) << k;
    to[i / 64] = w;
  }
}

QN_CLONES static int64_t count_words(const uint64_t *w, int64_t n) {
  int64_t c = 0;
  for (int64_t i = 0; i < n; i++) c += __builtin_popcountll(w[i]);
  return c;
}

void qn_picks_count(qn_picks *p) {
  const int64_t words = qn_picks_words(p->of), spans = qn_picks_spans(p->of), each = QN_PICK_SPAN / 64;
  p->n = 0;
  for (int64_t s = 0; s < spans; s++) {
    p->before[s] = p->n;
    p->n += count_words(p->bits + s * each, words - s * each < each ? words - s * each : each);
  }
  p->before[spans] = p->n;
}

qn_pick_at qn_picks_find(const qn_picks *p, int64_t k) {
  int64_t lo = 0, hi = qn_picks_spans(p->of), word;
  if (k >= p->n) return (qn_pick_at){qn_picks_words(p->of), 0};
  while (hi - lo > 1) { /* the last span before which at most k are picked */
    int64_t mid = (lo + hi) / 2;
    if (p->before[mid] <= k) lo = mid;
    else hi = mid;
  }
  k -= p->before[lo];
  for (word = lo * (QN_PICK_SPAN / 64);; word++) {
    const int64_t here = __builtin_popcountll(p->bits[word]);
    if (k < here) break;
    k -= here;
  }
  uint64_t w = p->bits[word];
  for (; k > 0; k--) w &= w - 1;
  return (qn_pick_at){word, w};
}

/* The lowest n of w, of which more are set; the others stay in *left. */
static uint64_t lowest(uint64_t w, int64_t n, uint64_t *left) {
  uint64_t rest = w;
  for (; n > 0; n--) rest &= rest - 1;
  return *left = rest, w & ~rest;
}

static void one_by_one(uint64_t w, const char *from, int64_t item, char *to) {
  switch (item) {
#define BY(T)                                                                             \
  case sizeof(T):                                                                         \
    for (const T *x = (const T *)(const void *)from; w; w &= w - 1, to += sizeof(T)) memcpy(to, &x[__builtin_ctzll(w)], sizeof(T)); \
    break;
    BY(uint8_t)
    BY(uint16_t)
    BY(uint32_t)
    BY(uint64_t)
    default:
      for (; w; w &= w - 1, to += item) memcpy(to, from + __builtin_ctzll(w) * item, (size_t)item);
  }
}

qn_pick_at qn_picks_gather(const qn_picks *p, qn_pick_at at, const char *from, int64_t item, int64_t n, char *to, const char *end) {
  const bool wide = (item == 8 || item == 4) && is_wide();
  if (wide && item == 8) {
    const int64_t done = wide_gather_8(p->bits, &at, from, n, to);
    n -= done, to += done * item;
  }
  while (n > 0) {
    if (!at.left) {
      at.left = p->bits[++at.word];
      continue;
    }
    uint64_t w = at.left;
    int64_t here = __builtin_popcountll(w);
    at.left = 0;
    if (here > n) w = lowest(w, n, &at.left), here = n;
    const char *x = from + at.word * 64 * item;
    if (w == UINT64_MAX) memcpy(to, x, (size_t)(64 * item));
    else if (wide && end - to >= (here + 16) * item) (item == 8 ? wide_8 : wide_4)(w, x, to);
    else one_by_one(w, x, item, to);
    to += here * item;
    n -= here;
  }
  return at;
}

qn_pick_at qn_picks_positions(const qn_picks *p, qn_pick_at at, int64_t n, int64_t *to) {
  const bool wide = is_wide();
  while (n > 0) {
    if (!at.left) {
      at.left = p->bits[++at.word];
      continue;
    }
    uint64_t w = at.left;
    int64_t here = __builtin_popcountll(w);
    at.left = 0;
    if (here > n) w = lowest(w, n, &at.left), here = n;
    if (wide && n >= here + 8) wide_positions(w, at.word * 64, to);
    else
      for (int64_t k = 0; w; w &= w - 1) to[k++] = at.word * 64 + __builtin_ctzll(w);
    to += here;
    n -= here;
  }
  return at;
}

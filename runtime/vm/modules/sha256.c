/* sha256.c - the blocks of SHA-256, by the processor's own instructions where it has them. */
#include "runtime/vm/modules/sha256.h"

#include <string.h>

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t right(uint32_t x, uint32_t n) { return x >> n | x << (32 - n); }

static void block(uint32_t *h, const unsigned char *p) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; i++) w[i] = qn_big_word(p + 4 * i);
  for (int i = 16; i < 64; i++) {
    const uint32_t a = right(w[i - 15], 7) ^ right(w[i - 15], 18) ^ w[i - 15] >> 3, b = right(w[i - 2], 17) ^ right(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + a + w[i - 7] + b;
  }
  memcpy(s, h, sizeof s);
  for (int i = 0; i < 64; i++) { /* what the standard calls a is s[-i & 7], b the next, and so on: nothing moves */
#define S(k) s[((k) - i) & 7]
    const uint32_t e1 = right(S(4), 6) ^ right(S(4), 11) ^ right(S(4), 25), t1 = S(7) + e1 + ((S(4) & S(5)) ^ (~S(4) & S(6))) + K[i] + w[i];
    const uint32_t e0 = right(S(0), 2) ^ right(S(0), 13) ^ right(S(0), 22), t2 = e0 + ((S(0) & S(1)) ^ (S(0) & S(2)) ^ (S(1) & S(2)));
    S(3) += t1;
    S(7) = t1 + t2;
#undef S
  }
  for (int i = 0; i < 8; i++) h[i] += s[i];
}

static void plain_blocks(uint32_t *h, const unsigned char *p, size_t n) {
  for (; n; n--, p += 64) block(h, p);
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* The instructions keep the state as the words a b e f and c d g h, and do two rounds at a time. */
__attribute__((target("sha,sse4.1"))) static void fast_blocks(uint32_t *h, const unsigned char *p, size_t n) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i t = _mm_shuffle_epi32(_mm_loadu_si128((const void *)h), 0xb1), u = _mm_shuffle_epi32(_mm_loadu_si128((const void *)(h + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(t, u, 8), cdgh = _mm_blend_epi16(u, t, 0xf0);
  for (; n; n--, p += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 4; i++) w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const void *)(p + 16 * i)), swap);
    for (int i = 0; i < 16; i++) {
      __m128i x = _mm_add_epi32(w[i & 3], _mm_loadu_si128((const void *)(K + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, x);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(x, 0x0e));
      if (i >= 12) continue;
      x = _mm_add_epi32(_mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]), _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4));
      w[i & 3] = _mm_sha256msg2_epu32(x, w[(i + 3) & 3]);
    }
    abef = _mm_add_epi32(abef, abef_before), cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  t = _mm_shuffle_epi32(abef, 0x1b), u = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((void *)h, _mm_blend_epi16(t, u, 0xf0));
  _mm_storeu_si128((void *)(h + 4), _mm_alignr_epi8(u, t, 8));
}

static int has_instructions(void) { /* gcc 12 has no name for them in __builtin_cpu_supports */
  unsigned a, b, c, d;
  return __builtin_cpu_supports("sse4.1") && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

void qn_sha256_blocks(uint32_t *h, const unsigned char *p, size_t n) { (has_instructions() ? fast_blocks : plain_blocks)(h, p, n); }
#else
void qn_sha256_blocks(uint32_t *h, const unsigned char *p, size_t n) { plain_blocks(h, p, n); }
#endif

/* blake2.c - BLAKE2b and BLAKE2s (RFC 7693): one function, for words of 64 bits and of 32. Words are read and written as the machine
 * has them: low bytes first. */
#include "runtime/vm/modules/blake2.h"

#include <stdint.h>
#include <string.h>

static const uint8_t sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
static const uint64_t start_b[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
static const uint32_t start_s[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

#define TURN(word, x, n) ((x) >> (n) | (x) << (8 * sizeof(word) - (n)))
#define MIX(word, a, b, c, d, x, y, r1, r2, r3, r4)                    \
  a += b + (x), d = TURN(word, d ^ a, r1), c += d, b = TURN(word, b ^ c, r2); \
  a += b + (y), d = TURN(word, d ^ a, r3), c += d, b = TURN(word, b ^ c, r4)

/* name_block takes one block into h: t bytes with it, last and node as masks. name: all of it. */
#define BLAKE2(name, word, rounds, start, r1, r2, r3, r4)                                                                \
  static void name##_block(word *h, const unsigned char *p, uint64_t t, word last, word node) {                          \
    word m[16], v[16];                                                                                                   \
    memcpy(m, p, sizeof m);                                                                                              \
    for (int i = 0; i < 8; i++) v[i] = h[i], v[8 + i] = start[i];                                                        \
    v[12] ^= (word)t, v[13] ^= sizeof(word) == 8 ? 0 : (word)(t >> 32), v[14] ^= last, v[15] ^= node;                    \
    for (int r = 0; r < (rounds); r++)                                                                                   \
      for (int k = 0; k < 8; k++) { /* four columns, then four diagonals */                                              \
        const uint8_t *s = sigma[r % 10] + 2 * k;                                                                        \
        const int turn = k < 4 ? 0 : 1;                                                                                  \
        word *a = v + k % 4, *b = v + 4 + (k + turn) % 4, *c = v + 8 + (k + 2 * turn) % 4, *d = v + 12 + (k + 3 * turn) % 4; \
        MIX(word, *a, *b, *c, *d, m[s[0]], m[s[1]], r1, r2, r3, r4);                                                     \
      }                                                                                                                  \
    for (int i = 0; i < 8; i++) h[i] ^= v[i] ^ v[8 + i];                                                                 \
  }                                                                                                                      \
  void qn_##name(const void *params, const void *data, size_t n, bool last_node, unsigned char *out) {                   \
    enum { BLOCK = 16 * sizeof(word) };                                                                                  \
    word h[8];                                                                                                           \
    unsigned char end[BLOCK] = {0};                                                                                      \
    const unsigned char *p = data;                                                                                       \
    size_t at = 0;                                                                                                       \
    memcpy(h, params, sizeof h);                                                                                         \
    for (int i = 0; i < 8; i++) h[i] ^= start[i];                                                                        \
    for (; n - at > BLOCK; at += BLOCK) name##_block(h, p + at, at + BLOCK, 0, 0);                                       \
    if (n > at) memcpy(end, p + at, n - at);                                                                             \
    name##_block(h, end, n, (word)~(word)0, last_node ? (word)~(word)0 : 0);                                             \
    memcpy(out, h, sizeof h);                                                                                            \
  }
BLAKE2(blake2b, uint64_t, 12, start_b, 32, 24, 16, 63)
BLAKE2(blake2s, uint32_t, 10, start_s, 16, 12, 8, 7)

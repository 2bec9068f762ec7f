/* keynet.h - what networks of AVX-512 vectors share: squares of elements turned, exchanges in order. For keylines.c, keyquick.c and arg_lines.c. */
#ifndef QN_KEYNET_H
#define QN_KEYNET_H

#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,popcnt")))
#define INLINE WIDE static inline __attribute__((always_inline))

/* out[L] = the quarters L of a, b, c and d. */
INLINE void turn_quarters(__m512i a, __m512i b, __m512i c, __m512i d, __m512i *out, int step) {
  const __m512i p = _mm512_shuffle_i32x4(a, b, 0x88), q = _mm512_shuffle_i32x4(a, b, 0xdd);
  const __m512i r = _mm512_shuffle_i32x4(c, d, 0x88), s = _mm512_shuffle_i32x4(c, d, 0xdd);
  out[0] = _mm512_shuffle_i32x4(p, r, 0x88), out[step] = _mm512_shuffle_i32x4(q, s, 0x88);
  out[2 * step] = _mm512_shuffle_i32x4(p, r, 0xdd), out[3 * step] = _mm512_shuffle_i32x4(q, s, 0xdd);
}

INLINE void turn8(__m512i *v) {
  __m512i t[8];
#pragma GCC unroll 4
  for (int i = 0; i < 8; i += 2) t[i] = _mm512_unpacklo_epi64(v[i], v[i + 1]), t[i + 1] = _mm512_unpackhi_epi64(v[i], v[i + 1]);
#pragma GCC unroll 2
  for (int c = 0; c < 2; c++) turn_quarters(t[c], t[2 + c], t[4 + c], t[6 + c], v + c, 2);
}

INLINE void turn16(__m512i *v) {
  __m512i t[16], u[16];
#pragma GCC unroll 8
  for (int i = 0; i < 16; i += 2) t[i] = _mm512_unpacklo_epi32(v[i], v[i + 1]), t[i + 1] = _mm512_unpackhi_epi32(v[i], v[i + 1]);
#pragma GCC unroll 4
  for (int i = 0; i < 16; i += 4) {
    u[i] = _mm512_unpacklo_epi64(t[i], t[i + 2]), u[i + 1] = _mm512_unpackhi_epi64(t[i], t[i + 2]);
    u[i + 2] = _mm512_unpacklo_epi64(t[i + 1], t[i + 3]), u[i + 3] = _mm512_unpackhi_epi64(t[i + 1], t[i + 3]);
  }
#pragma GCC unroll 4
  for (int c = 0; c < 4; c++) turn_quarters(u[c], u[4 + c], u[8 + c], u[12 + c], v + c, 4);
}

/* Green's network of sixteen, and one of eight. */
#define SIXTEEN(X)                                                                                                            \
  X(0, 1) X(2, 3) X(4, 5) X(6, 7) X(8, 9) X(10, 11) X(12, 13) X(14, 15)                                                       \
  X(0, 2) X(1, 3) X(4, 6) X(5, 7) X(8, 10) X(9, 11) X(12, 14) X(13, 15)                                                       \
  X(0, 4) X(1, 5) X(2, 6) X(3, 7) X(8, 12) X(9, 13) X(10, 14) X(11, 15)                                                       \
  X(0, 8) X(1, 9) X(2, 10) X(3, 11) X(4, 12) X(5, 13) X(6, 14) X(7, 15)                                                       \
  X(5, 10) X(6, 9) X(3, 12) X(13, 14) X(4, 8) X(7, 11) X(1, 2)                                                                \
  X(1, 4) X(7, 13) X(2, 8) X(11, 14)                                                                                          \
  X(2, 4) X(5, 6) X(9, 10) X(11, 13) X(3, 8) X(7, 12)                                                                         \
  X(6, 8) X(10, 12) X(3, 5) X(7, 9)                                                                                           \
  X(3, 4) X(5, 6) X(7, 8) X(9, 10) X(11, 12)                                                                                  \
  X(6, 7) X(8, 9)
#define EIGHT(X) X(0, 2) X(1, 3) X(4, 6) X(5, 7) X(0, 4) X(1, 5) X(2, 6) X(3, 7) X(0, 1) X(2, 3) X(4, 5) X(6, 7) X(2, 4) X(3, 5) \
  X(1, 4) X(3, 6) X(1, 2) X(3, 4) X(5, 6)
#endif

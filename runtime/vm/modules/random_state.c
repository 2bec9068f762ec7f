/* random_state.c - MT19937 (Matsumoto and Nishimura, 1998), seeded by init_by_array as CPython seeds it. */
#include <sys/random.h>

#include "runtime/object/bigint.h"
#include "runtime/vm/modules/random_module.h"

enum { N = 624, M = 397 };

static void init_word(qn_pyrandom *r, uint32_t s) {
  r->mt[0] = s;
  for (uint32_t i = 1; i < N; i++) r->mt[i] = 1812433253u * (r->mt[i - 1] ^ r->mt[i - 1] >> 30) + i;
  r->at = N;
}

void qn_pyrandom_seed_words(qn_pyrandom *r, const uint32_t *key, size_t n) {
  init_word(r, 19650218u);
  size_t i = 1, j = 0;
  for (size_t k = n > N ? n : N; k; k--) {
    r->mt[i] = (r->mt[i] ^ (r->mt[i - 1] ^ r->mt[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
    if (++i >= N) r->mt[0] = r->mt[N - 1], i = 1;
    if (++j >= n) j = 0;
  }
  for (size_t k = N - 1; k; k--) {
    r->mt[i] = (r->mt[i] ^ (r->mt[i - 1] ^ r->mt[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
    if (++i >= N) r->mt[0] = r->mt[N - 1], i = 1;
  }
  r->mt[0] = 0x80000000u;
  r->has_gauss = false;
}

static void seed_number(qn_pyrandom *r, uint64_t v) {
  uint32_t key[2] = {(uint32_t)v, (uint32_t)(v >> 32)};
  qn_pyrandom_seed_words(r, key, key[1] ? 2 : 1);
}

/* The number that the bytes and their SHA-512 are, big end first. */
static int seed_bytes(qn_rt *rt, qn_pyrandom *r, qn_sv s) {
  size_t n = s.n + 64, words = (n + 3) / 4;
  unsigned char *b = qn_alloc(rt->alloc, n);
  uint32_t *key = qn_alloc(rt->alloc, words * sizeof *key);
  if (b && key) {
    memset(key, 0, words * sizeof *key);
    if (s.n) memcpy(b, s.p, s.n);
    qn_sha512(s.p, s.n, b + s.n);
    for (size_t i = 0; i < n; i++) key[i / 4] |= (uint32_t)b[n - 1 - i] << 8 * (i % 4);
    size_t used = words;
    while (used > 1 && key[used - 1] == 0) used--;
    qn_pyrandom_seed_words(r, key, used);
  }
  bool fine = b && key;
  qn_free(rt->alloc, b, n);
  qn_free(rt->alloc, key, words * sizeof *key);
  return fine ? 0 : qn_raise_memory(rt);
}

static int seed_big(qn_rt *rt, qn_pyrandom *r, qn_value v) {
  const size_t words = (size_t)(qn_int_bit_length(v) - 1) / 32 + 1, n = words * sizeof(uint32_t);
  uint32_t *key = qn_alloc(rt->alloc, n);
  if (!key) return qn_raise_memory(rt);
  qn_value m = v;
  int bad = qn_big_negative(v) ? qn_unary(rt, QN_NEG, v, &m) : 0;
  if (!bad) {
    (void)qn_int_to_bytes(m, (unsigned char *)key, (int64_t)n, false);
    qn_pyrandom_seed_words(r, key, words);
  }
  if (!bad && qn_big_negative(v)) qn_release(rt, m);
  qn_free(rt->alloc, key, n);
  return bad;
}

int qn_pyrandom_seed(qn_rt *rt, qn_pyrandom *r, qn_value v) {
  uint64_t h;
  if (v.tag == QN_UNSET || v.tag == QN_NONE) {
    uint32_t key[N];
    if (getrandom(key, 256, 0) != 256) memset(key, 1, 256); /* as much as one call always gives */
    for (int i = 64; i < N; i++) key[i] = key[i - 64] * 2654435761u + (uint32_t)i;
    return qn_pyrandom_seed_words(r, key, N), 0;
  }
  if (v.tag == QN_INT || v.tag == QN_BOOL || v.tag == QN_NPSCALAR) {
    int64_t i;
    if (v.tag == QN_NPSCALAR && qn_dtypes[v.dtype].kind == 'f') return qn_hash(rt, v, &h) ? -1 : (seed_number(r, h), 0);
    if (qn_as_index(rt, v, &i)) return -1;
    return seed_number(r, i < 0 ? 0 - (uint64_t)i : (uint64_t)i), 0;
  }
  if (qn_is_big(v)) return seed_big(rt, r, v);
  if (v.tag == QN_FLOAT) return qn_hash(rt, v, &h) ? -1 : (seed_number(r, h), 0);
  if (qn_is(v, QN_K_STR)) return seed_bytes(rt, r, qn_str_sv(v));
  if (qn_is(v, QN_K_BYTES)) return seed_bytes(rt, r, (qn_sv){((qn_bytesobj *)v.o)->data, (size_t)((qn_bytesobj *)v.o)->n});
  return qn_raise(rt, QN_E_TypeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.");
}

static void refill(qn_pyrandom *r) {
  uint32_t *mt = r->mt;
  for (uint32_t k = 0; k < N; k++) {
    uint32_t y = (mt[k] & 0x80000000u) | (mt[(k + 1) % N] & 0x7fffffffu);
    mt[k] = mt[(k + M) % N] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
  }
  r->at = 0;
}

uint32_t qn_pyrandom_word(qn_pyrandom *r) {
  uint32_t y;
  if (r->system) return getrandom(&y, sizeof y, 0) == sizeof y ? y : 0;
  if (r->at >= N) refill(r);
  y = r->mt[r->at++];
  y ^= y >> 11;
  y ^= y << 7 & 0x9d2c5680u;
  y ^= y << 15 & 0xefc60000u;
  return y ^ y >> 18;
}

double qn_pyrandom_double(qn_pyrandom *r) {
  uint32_t a = qn_pyrandom_word(r) >> 5, b = qn_pyrandom_word(r) >> 6;
  return ((double)a * 67108864.0 + (double)b) * (1.0 / 9007199254740992.0);
}

uint64_t qn_pyrandom_bits(qn_pyrandom *r, int k) {
  if (k <= 32) return qn_pyrandom_word(r) >> (32 - k);
  uint64_t low = qn_pyrandom_word(r);
  return low | (uint64_t)(qn_pyrandom_word(r) >> (64 - k)) << 32;
}

uint64_t qn_pyrandom_below(qn_pyrandom *r, uint64_t n) {
  int k = 64 - __builtin_clzll(n);
  uint64_t v;
  do v = qn_pyrandom_bits(r, k);
  while (v >= n);
  return v;
}

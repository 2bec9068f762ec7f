/* random.c - see random.h for the sources of the algorithms. Logarithms are runtime/math's, whose bits are glibc's. */
#include "runtime/object/array/random.h"

#include "runtime/math/math.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/ziggurat.h"
#include "runtime/object/array/ziggurat_exp.h"

#include <math.h>

enum { N = 624, M = 397 };

/* --- MT19937 ----------------------------------------------------------------------------------------------------------------- */
void qn_random_seed(qn_random *r, uint32_t seed) {
  r->modern = r->has_gauss = false, r->bits = QN_BITS_MT19937;
  for (int i = 0; i < N; i++) {
    r->key[i] = seed;
    seed = 1812433253u * (seed ^ (seed >> 30)) + (uint32_t)i + 1;
  }
  r->pos = N;
}

void qn_random_seed_array(qn_random *r, const uint32_t *key, int64_t n) {
  qn_random_seed(r, 19650218u);
  uint32_t *mt = r->key;
  int64_t i = 1, j = 0;
  for (int64_t k = N > n ? N : n; k; k--) {
    mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
    if (++i >= N) mt[0] = mt[N - 1], i = 1;
    if (++j >= n) j = 0;
  }
  for (int k = N - 1; k; k--) {
    mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
    if (++i >= N) mt[0] = mt[N - 1], i = 1;
  }
  mt[0] = 0x80000000u;
}

static inline uint32_t twisted(uint32_t a, uint32_t b, uint32_t m) {
  uint32_t y = (a & 0x80000000u) | (b & 0x7fffffffu);
  return m ^ (y >> 1) ^ ((0u - (y & 1)) & 0x9908b0dfu);
}

static void twist(qn_random *r) {
  uint32_t *mt = r->key;
  int i = 0;
  for (; i < N - M; i++) mt[i] = twisted(mt[i], mt[i + 1], mt[i + M]);
  for (; i < N - 1; i++) mt[i] = twisted(mt[i], mt[i + 1], mt[i + M - N]);
  mt[N - 1] = twisted(mt[N - 1], mt[0], mt[M - 1]);
  r->pos = 0;
}

static inline uint32_t tempered(uint32_t y) {
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

static inline uint32_t mt_next(qn_random *r) {
  if (QN_UNLIKELY(r->pos == N)) twist(r);
  return tempered(r->key[r->pos++]);
}

/* --- PCG64 (XSL-RR) ------------------------------------------------------------------------------------------------------------- */
__extension__ typedef unsigned __int128 u128;
static u128 join(const uint64_t w[2]) { return (u128)w[0] << 64 | w[1]; }
static void cut(u128 x, uint64_t w[2]) { w[0] = (uint64_t)(x >> 64), w[1] = (uint64_t)x; }

static const u128 PCG_MULT = (u128)2549297995355413924u << 64 | 4865540595714422341u;
static void pcg_step(qn_random *r) { cut(join(r->state) * PCG_MULT + join(r->inc), r->state); }

static inline uint64_t pcg_word(u128 state) {
  const uint64_t high = (uint64_t)(state >> 64), x = high ^ (uint64_t)state;
  const unsigned rot = (unsigned)(high >> 58);
  return x >> rot | x << (-rot & 63);
}
static uint64_t pcg_next(qn_random *r) {
  pcg_step(r);
  return pcg_word(join(r->state));
}

/* SeedSequence: entropy mixed into a pool of four words, from which the state is drawn. */
static uint32_t hashmix(uint32_t value, uint32_t *c) {
  value ^= *c;
  *c *= 0x931e8875u;
  value *= *c;
  return value ^ value >> 16;
}
static uint32_t mix(uint32_t x, uint32_t y) {
  uint32_t r = 0xca01f9ddu * x - 0x4973f715u * y;
  return r ^ r >> 16;
}
void qn_random_seed_words(const uint32_t *entropy, int64_t n, uint32_t *words, int64_t count) {
  uint32_t pool[4], c = 0x43b0d7e5u;
  for (int i = 0; i < 4; i++) pool[i] = hashmix(i < n ? entropy[i] : 0, &c);
  for (int s = 0; s < 4; s++)
    for (int d = 0; d < 4; d++)
      if (s != d) pool[d] = mix(pool[d], hashmix(pool[s], &c));
  for (int64_t s = 4; s < n; s++)
    for (int d = 0; d < 4; d++) pool[d] = mix(pool[d], hashmix(entropy[s], &c));
  c = 0x8b51f9ddu;
  for (int64_t i = 0; i < count; i++) {
    uint32_t v = pool[i % 4] ^ c;
    c *= 0x58f38dedu;
    v *= c;
    words[i] = v ^ v >> 16;
  }
}
/* --- PCG64DXSM, Philox (Salmon et al., 2011), SFC64 (Doty-Humphrey) ------------------------------------------------------------------ */
static const uint64_t PCG_CHEAP = 0xda942042e4dd58b5u;
static void dxsm_step(qn_random *r) { cut(join(r->state) * PCG_CHEAP + join(r->inc), r->state); }
static uint64_t dxsm_next(qn_random *r) {
  uint64_t high = r->state[0];
  high ^= high >> 32;
  high *= PCG_CHEAP;
  high ^= high >> 48;
  high *= r->state[1] | 1;
  dxsm_step(r);
  return high;
}

static uint64_t philox_next(qn_random *r) {
  enum { ROUNDS = 10 };
  if (r->pos < 4) return r->block[r->pos++];
  for (int i = 0; i < 4 && ++r->counter[i] == 0; i++) {}
  uint64_t c[4], key[2] = {r->by[0], r->by[1]};
  memcpy(c, r->counter, sizeof c);
  for (int i = 0; i < ROUNDS; i++) {
    const u128 a = (u128)0xd2e7470ee14c6c93u * c[0], b = (u128)0xca5a826395121157u * c[2];
    c[0] = (uint64_t)(b >> 64) ^ c[1] ^ key[0];
    c[1] = (uint64_t)b;
    c[2] = (uint64_t)(a >> 64) ^ c[3] ^ key[1];
    c[3] = (uint64_t)a;
    key[0] += 0x9e3779b97f4a7c15u, key[1] += 0xbb67ae8584caa73bu;
  }
  memcpy(r->block, c, sizeof c);
  return r->pos = 1, c[0];
}

static uint64_t sfc_next(qn_random *r) {
  uint64_t *s = r->chaos, t = s[0] + s[1] + s[3]++;
  s[0] = s[1] ^ s[1] >> 11;
  s[1] = s[2] + (s[2] << 3);
  s[2] = (s[2] << 24 | s[2] >> 40) + t;
  return t;
}

void qn_random_seed_bits(qn_random *r, qn_bits bits, const uint32_t *entropy, int n) {
  memset(r, 0, sizeof *r);
  r->modern = true, r->bits = bits;
  if (bits == QN_BITS_MT19937) {
    qn_random_seed_words(entropy, n, r->key, N);
    r->key[0] = 0x80000000u;
    r->pos = N - 1;
    return;
  }
  const int count = bits == QN_BITS_Philox ? 2 : bits == QN_BITS_SFC64 ? 3 : 4;
  uint32_t words[8];
  uint64_t w[4];
  qn_random_seed_words(entropy, n, words, 2 * count);
  for (int i = 0; i < count; i++) w[i] = (uint64_t)words[2 * i + 1] << 32 | words[2 * i];
  if (bits == QN_BITS_Philox) {
    memcpy(r->by, w, sizeof r->by);
    r->pos = 4;
  } else if (bits == QN_BITS_SFC64) {
    memcpy(r->chaos, w, 3 * sizeof *w);
    r->chaos[3] = 1;
    for (int i = 0; i < 12; i++) (void)sfc_next(r);
  } else {
    u128 state = (u128)w[0] << 64 | w[1], seq = (u128)w[2] << 64 | w[3];
    cut(seq << 1 | 1, r->inc);
    pcg_step(r); /* of DXSM too: only its draws step by the cheaper factor */
    cut(join(r->state) + state, r->state);
    pcg_step(r);
  }
}

/* --- streams ---------------------------------------------------------------------------------------------------------------------- */
static uint64_t rare_next(qn_random *r) {
  return r->bits == QN_BITS_Philox ? philox_next(r) : r->bits == QN_BITS_SFC64 ? sfc_next(r) : dxsm_next(r);
}
static inline uint64_t wide_next(qn_random *r) { return QN_LIKELY(r->bits == QN_BITS_PCG64) ? pcg_next(r) : rare_next(r); } /* not MT19937 */

uint32_t qn_random_u32(qn_random *r) {
  if (r->bits == QN_BITS_MT19937) return mt_next(r);
  if (r->has_half) return r->has_half = false, r->half;
  uint64_t x = wide_next(r);
  r->has_half = true;
  r->half = (uint32_t)(x >> 32);
  return (uint32_t)x;
}

uint64_t qn_random_u64(qn_random *r) {
  if (r->bits != QN_BITS_MT19937) return wide_next(r);
  uint64_t high = mt_next(r);
  return high << 32 | mt_next(r);
}

double qn_random_double(qn_random *r) {
  if (r->bits != QN_BITS_MT19937) return (double)(wide_next(r) >> 11) * (1.0 / 9007199254740992.0);
  int32_t a = (int32_t)(mt_next(r) >> 5), b = (int32_t)(mt_next(r) >> 6);
  return (a * 67108864.0 + b) / 9007199254740992.0;
}

/* n of them, the same stream. */
void qn_random_doubles(qn_random *r, double *out, int64_t n) {
  int64_t i = 0;
  while (i < n) {
    if (r->bits != QN_BITS_MT19937 || r->pos >= N - 1) { /* no pair is left in the block */
      out[i++] = qn_random_double(r);
      continue;
    }
    int64_t pairs = (N - r->pos) / 2;
    if (pairs > n - i) pairs = n - i;
    const uint32_t *key = r->key + r->pos;
    for (int64_t k = 0; k < pairs; k++) {
      int32_t a = (int32_t)(tempered(key[2 * k]) >> 5), b = (int32_t)(tempered(key[2 * k + 1]) >> 6);
      out[i + k] = (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }
    r->pos += (int)(2 * pairs);
    i += pairs;
  }
}

/* Of one word: x, which is the sample if true. */
static inline bool ziggurat_core(uint64_t word, double *x) {
  const int i = (int)(word & 0xff);
  const uint64_t mag = word >> 9 & 0x000fffffffffffff;
  const double size = (double)(int64_t)mag * qn_zig_w[i];
  uint64_t bits;
  memcpy(&bits, &size, sizeof bits);
  bits ^= word >> 8 << 63;
  memcpy(x, &bits, sizeof bits);
  return mag < qn_zig_k[i];
}
static double ziggurat(qn_random *g, uint64_t word) {
  for (double x;; word = qn_random_u64(g)) {
    if (ziggurat_core(word, &x)) return x;
    const int i = (int)(word & 0xff);
    const uint64_t mag = word >> 9 & 0x000fffffffffffff;
    if (i == 0) {
      for (;;) {
        /* the system's log1p, as NumPy: the sample's last bit depends on it */
        double xx = -0.27366123732975827 * log1p(-qn_random_double(g)), yy = -log1p(-qn_random_double(g));
        if (yy + yy > xx * xx) return mag >> 8 & 1 ? -(3.6541528853610087963519472518 + xx) : 3.6541528853610087963519472518 + xx;
      }
    }
    if ((qn_zig_f[i - 1] - qn_zig_f[i]) * qn_random_double(g) + qn_zig_f[i] < qn_exp(-0.5 * x * x)) return x;
  }
}

/* NumPy's generators of float32 take 24 bits of a word of 32, and a ziggurat of its own, whose tables are the double's rounded. */
float qn_random_float(qn_random *r) { return (float)(qn_random_u32(r) >> 8) * (1.0f / 16777216.0f); }

float qn_random_gauss_float(qn_random *g) {
  for (;;) {
    uint32_t r = qn_random_u32(g), mag = r >> 9 & 0x007fffff;
    int i = (int)(r & 0xff);
    float x = (float)mag * (float)(qn_zig_w[i] * 0x1p29);
    if (r >> 8 & 1) x = -x;
    if (mag < (uint32_t)(qn_zig_k[i] >> 29)) return x;
    if (i == 0) {
      for (;;) {
        float xx = -0.27366123732975827f * log1pf(-qn_random_float(g)), yy = -log1pf(-qn_random_float(g));
        if (yy + yy > xx * xx) return mag >> 8 & 1 ? -(3.6541528853610088f + xx) : 3.6541528853610088f + xx;
      }
    }
    float low = (float)qn_zig_f[i], high = (float)qn_zig_f[i - 1];
    if ((double)((high - low) * qn_random_float(g) + low) < qn_exp(-0.5 * (double)x * (double)x)) return x;
  }
}

double qn_random_gauss(qn_random *r) {
  if (r->modern) return ziggurat(r, qn_random_u64(r));
  if (r->has_gauss) return r->has_gauss = false, r->gauss;
  double x, y, s;
  do {
    x = 2.0 * qn_random_double(r) - 1.0;
    y = 2.0 * qn_random_double(r) - 1.0;
    s = x * x + y * y;
  } while (s >= 1.0 || s == 0.0);
  double f = sqrt(-2.0 * qn_log(s) / s);
  r->gauss = f * x;
  r->has_gauss = true;
  return f * y;
}

/* n of them, the same stream. The generator's state stays in registers. */
static void pcg_gausses(qn_random *r, double *out, int64_t n) {
  const u128 inc = join(r->inc);
  u128 state = join(r->state);
  for (int64_t i = 0; i < n; i++) {
    state = state * PCG_MULT + inc;
    const uint64_t word = pcg_word(state);
    if (QN_LIKELY(ziggurat_core(word, &out[i]))) continue;
    cut(state, r->state);
    out[i] = ziggurat(r, word);
    state = join(r->state);
  }
  cut(state, r->state);
}
/* Of as many pairs as are still wanted those within the circle, until there are enough: never a number more is drawn. */
static void polar_gausses(qn_random *r, double *out, int64_t n) {
  enum { PAIRS = 128 };
  double u[2 * PAIRS], x[PAIRS], y[PAIRS], s[PAIRS], f[PAIRS];
  while (n > 1) {
    const int64_t want = n / 2 < PAIRS ? n / 2 : PAIRS;
    int64_t have = 0;
    qn_random_doubles(r, u, 2 * want);
    for (int64_t i = 0; i < want; i++) {
      x[have] = 2.0 * u[2 * i] - 1.0, y[have] = 2.0 * u[2 * i + 1] - 1.0;
      s[have] = x[have] * x[have] + y[have] * y[have];
      have += !(s[have] >= 1.0) & (s[have] != 0.0);
    }
    qn_log_n(f, s, (size_t)have);
    for (int64_t i = 0; i < have; i++) f[i] = sqrt(-2.0 * f[i] / s[i]);
    for (int64_t i = 0; i < have; i++) out[2 * i] = f[i] * y[i], out[2 * i + 1] = f[i] * x[i];
    out += 2 * have, n -= 2 * have;
  }
  if (n > 0) *out = qn_random_gauss(r);
}
void qn_random_gausses(qn_random *r, double *out, int64_t n) {
  if (r->modern && r->bits == QN_BITS_PCG64) {
    pcg_gausses(r, out, n);
  } else if (r->modern) {
    for (int64_t i = 0; i < n; i++) out[i] = qn_random_gauss(r);
  } else {
    const int64_t first = n > 0 && r->has_gauss;
    if (first) out[0] = qn_random_gauss(r);
    polar_gausses(r, out + first, n - first);
  }
}

static double ziggurat_exponential(qn_random *g) {
  for (;;) {
    uint64_t r = qn_random_u64(g) >> 3;
    int i = (int)(r & 0xff);
    r >>= 8;
    double x = (double)r * qn_zig_exp_w[i];
    if (r < qn_zig_exp_k[i]) return x;
    if (i == 0) return 7.69711747013104972 - log1p(-qn_random_double(g));
    if ((qn_zig_exp_f[i - 1] - qn_zig_exp_f[i]) * qn_random_double(g) + qn_zig_exp_f[i] < qn_exp(-x)) return x;
  }
}
double qn_random_exponential(qn_random *r) { return r->modern ? ziggurat_exponential(r) : -qn_log(1.0 - qn_random_double(r)); }

void qn_random_exponentials(qn_random *r, double *out, int64_t n) {
  if (r->modern) {
    for (int64_t i = 0; i < n; i++) out[i] = ziggurat_exponential(r);
    return;
  }
  qn_random_doubles(r, out, n);
  for (int64_t i = 0; i < n; i++) out[i] = 1.0 - out[i];
  qn_log_n(out, out, (size_t)n);
  for (int64_t i = 0; i < n; i++) out[i] = -out[i];
}

/* --- bounded integers --------------------------------------------------------------------------------------------------------------- */
static uint64_t mask_of(uint64_t max) {
  for (int s = 1; s < 64; s *= 2) max |= max >> s;
  return max;
}

uint64_t qn_random_interval(qn_random *r, uint64_t max) {
  uint64_t mask = mask_of(max), v;
  if (max == 0) return 0;
  if (max <= 0xffffffffu) {
    while ((v = qn_random_u32(r) & mask) > max) {}
  } else {
    while ((v = qn_random_u64(r) & mask) > max) {}
  }
  return v;
}

static uint32_t lemire32(qn_random *r, uint32_t range) {
  uint32_t excl = range + 1;
  uint64_t m = (uint64_t)qn_random_u32(r) * excl;
  uint32_t left = (uint32_t)m;
  if (left < excl) {
    uint32_t threshold = (UINT32_MAX - range) % excl;
    while (left < threshold) {
      m = (uint64_t)qn_random_u32(r) * excl;
      left = (uint32_t)m;
    }
  }
  return (uint32_t)(m >> 32);
}

static uint64_t lemire64(qn_random *r, uint64_t range) {
  uint64_t excl = range + 1;
  u128 m = (u128)qn_random_u64(r) * excl;
  uint64_t left = (uint64_t)m;
  if (left < excl) {
    uint64_t threshold = (UINT64_MAX - range) % excl;
    while (left < threshold) {
      m = (u128)qn_random_u64(r) * excl;
      left = (uint64_t)m;
    }
  }
  return (uint64_t)(m >> 64);
}

/* Small integers are cut from 32-bit draws; what is left of one is used by the next element. */
typedef struct pieces {
  uint32_t buf;
  int left;
} pieces;
static uint32_t piece(qn_random *r, pieces *p, int bits) {
  if (p->left == 0) {
    p->buf = qn_random_u32(r);
    p->left = 32 / bits - 1;
  } else {
    p->buf >>= bits;
    p->left--;
  }
  return p->buf & (uint32_t)(((uint64_t)1 << bits) - 1);
}

static uint32_t small_bounded(qn_random *r, pieces *p, int bits, uint32_t range) {
  uint32_t full = (uint32_t)(((uint64_t)1 << bits) - 1), v;
  if (range == full) return piece(r, p, bits);
  if (!r->modern) {
    uint32_t mask = (uint32_t)mask_of(range);
    while ((v = piece(r, p, bits) & mask) > range) {}
    return v;
  }
  uint32_t excl = range + 1, m = piece(r, p, bits) * excl, left = m & full;
  if (left < excl) {
    uint32_t threshold = (full - range) % excl;
    while (left < threshold) {
      m = piece(r, p, bits) * excl;
      left = m & full;
    }
  }
  return m >> bits;
}

static uint64_t bounded(qn_random *r, uint64_t range) {
  uint64_t mask = mask_of(range), v;
  if (range <= 0xffffffffu) {
    if (range == 0xffffffffu) return qn_random_u32(r);
    if (r->modern) return lemire32(r, (uint32_t)range);
    while ((v = qn_random_u32(r) & mask) > range) {}
    return v;
  }
  if (range == UINT64_MAX) return qn_random_u64(r);
  if (r->modern) return lemire64(r, range);
  while ((v = qn_random_u64(r) & mask) > range) {}
  return v;
}

void qn_random_fill(qn_random *r, qn_dtype d, uint64_t off, uint64_t range, int64_t n, void *out) {
  pieces p = {0, 0};
  int bits = qn_dtypes[d].size * 8;
  if (bits == 64 && range > 0 && range < 0xffffffffu) { /* the common one: as bounded(), what is the same for all taken out */
    uint64_t *to = out, v;
    const uint64_t mask = mask_of(range);
    for (int64_t i = 0; i < n && r->modern; i++) to[i] = off + lemire32(r, (uint32_t)range);
    for (int64_t i = 0; i < n && !r->modern; i++) {
      while ((v = qn_random_u32(r) & mask) > range) {}
      to[i] = off + v;
    }
    return;
  }
  for (int64_t i = 0; i < n; i++) {
    uint64_t v = range == 0 ? off
                 : d == QN_D_BOOL ? piece(r, &p, 1)
                 : bits <= 16 ? off + small_bounded(r, &p, bits, (uint32_t)range)
                              : off + bounded(r, range);
    switch (qn_dtypes[d].size) {
      case 1: ((uint8_t *)out)[i] = (uint8_t)v; break;
      case 2: ((uint16_t *)out)[i] = (uint16_t)v; break;
      case 4: ((uint32_t *)out)[i] = (uint32_t)v; break;
      default: ((uint64_t *)out)[i] = v; break;
    }
  }
}

/* --- the runtime's own stream ----------------------------------------------------------------------------------------------------------- */
void qn_random_seed_system(qn_random *r) {
  uint32_t key[8] = {0};
  FILE *f = fopen("/dev/urandom", "rb");
  size_t got = f ? fread(key, 1, sizeof key, f) : 0;
  if (f) fclose(f);
  if (got != sizeof key) {
    double t = qn_time_seconds();
    memcpy(key, &t, sizeof t);
    key[2] ^= (uint32_t)(uintptr_t)r;
  }
  qn_random_seed_array(r, key, 8);
}

qn_random *qn_random_global(qn_rt *rt) {
  if (rt->random) return rt->random;
  qn_random *r = qn_alloc(rt->alloc, sizeof *r);
  if (!r) return qn_raise_memory(rt), NULL;
  memset(r, 0, sizeof *r);
  qn_random_seed_system(r);
  return rt->random = r;
}

void qn_random_free(qn_rt *rt) {
  qn_free(rt->alloc, rt->random, sizeof *rt->random);
  rt->random = NULL;
}

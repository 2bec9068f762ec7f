/* random.c - the generators of kernels and what draws from them directly. The state of a session's thread is the session's
 * (hook `random`), so that a seed lasts from call to call; a worker of a parallel loop has its own, seeded by the system. */
#include <sys/random.h>

#include "runtime/kernel/random.h"
#include "runtime/math/math.h"

/* --- MT19937 --------------------------------------------------------------------------------------------------------- */
enum { N = 624, M = 397 };

static void twist(qn_mt *m) {
  for (int i = 0; i < N; i++) {
    uint32_t y = (m->key[i] & 0x80000000U) | (m->key[(i + 1) % N] & 0x7fffffffU);
    m->key[i] = m->key[(i + M) % N] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfU : 0);
  }
  m->index = 0;
}

static void seed(qn_mt *m, uint32_t s) {
  for (uint32_t i = 0; i < N; i++) {
    m->key[i] = s;
    s = 1812433253U * (s ^ (s >> 30)) + i + 1;
  }
  m->index = N;
  m->ready = true;
  m->has_gauss = false;
}

static void seed_system(qn_mt *m) {
  uint32_t bytes[N];
  seed(m, 19650218U);
  if (getrandom(bytes, sizeof bytes, 0) == (ssize_t)sizeof bytes) {
    memcpy(m->key, bytes, sizeof bytes);
  } else { /* no entropy to be had: the place and the time */
    double now = qn_time_seconds();
    uint64_t bits;
    memcpy(&bits, &now, sizeof bits);
    seed(m, (uint32_t)(bits ^ bits >> 32 ^ (uintptr_t)m));
  }
  m->key[0] = 0x80000000U; /* never all zero */
}

uint32_t qn_mt_u32(qn_mt *m) {
  if (m->index >= N) twist(m);
  uint32_t y = m->key[m->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680U;
  y ^= (y << 15) & 0xefc60000U;
  return y ^ (y >> 18);
}

double qn_mt_double(qn_mt *m) {
  uint32_t a = qn_mt_u32(m) >> 5, b = qn_mt_u32(m) >> 6;
  return (a * 67108864.0 + b) / 9007199254740992.0;
}

double qn_mt_gauss(qn_mt *m) {
  if (m->has_gauss) {
    m->has_gauss = false;
    return m->gauss;
  }
  double x, y, r;
  do {
    x = 2.0 * qn_mt_double(m) - 1.0;
    y = 2.0 * qn_mt_double(m) - 1.0;
    r = x * x + y * y;
  } while (r >= 1.0 || r == 0.0);
  double f = qn_sqrt(-2.0 * qn_log(r) / r);
  m->gauss = f * x;
  m->has_gauss = true;
  return f * y;
}

/* `bits` random bits: NumPy takes the low ones of a word and the high word first, Python the high ones and the low word first. */
static uint64_t draw_bits(qn_mt *m, int bits, bool python) {
  if (bits <= 32) {
    uint32_t y = qn_mt_u32(m);
    return python ? y >> (32 - bits) : y & (uint32_t)(UINT32_MAX >> (32 - bits));
  }
  uint64_t high = 0, low;
  if (!python) high = qn_mt_u32(m) & (uint32_t)(UINT32_MAX >> (64 - bits));
  low = qn_mt_u32(m);
  if (python) high = qn_mt_u32(m) >> (64 - bits);
  return low | high << 32;
}

static int width(uint64_t v) { return v ? 64 - __builtin_clzll(v) : 0; }

uint64_t qn_mt_below(qn_mt *m, uint64_t n, bool python) {
  if (!python && n == 1) return 0;
  int bits = width(python ? n : n - 1);
  for (;;) {
    uint64_t r = draw_bits(m, bits, python);
    if (r < n) return r;
  }
}

/* --- whose ------------------------------------------------------------------------------------------------------------ */
qn_krandom *qn_krandom_new(void) { return calloc(1, sizeof(qn_krandom)); }
void qn_krandom_free(qn_krandom *r) { free(r); }

static qn_krandom *state_of(qn_kctx *ctx) {
  if (ctx->random) return ctx->random;
  if (!ctx->parent && ctx->hooks && ctx->hooks->random)
    ctx->random = ctx->hooks->random(ctx);
  else
    ctx->random = ctx->own_random = qn_krandom_new();
  return ctx->random;
}

qn_mt *qn_mt_of(qn_kctx *ctx, bool python) {
  qn_krandom *r = state_of(ctx);
  if (!r) {
    qn_k_error(ctx, "MemoryError", "no memory for a random generator");
    return NULL;
  }
  qn_mt *m = python ? &r->py : &r->np;
  if (!m->ready) seed_system(m);
  return m;
}

void qn_krandom_drop(qn_kctx *ctx) {
  qn_krandom_free(ctx->own_random);
  ctx->own_random = ctx->random = NULL;
}

/* --- helpers ----------------------------------------------------------------------------------------------------------- */
int32_t qn_k_random_seed(qn_kctx *ctx, int32_t python, int64_t s) {
  qn_mt *m = qn_mt_of(ctx, python != 0);
  if (!m) return 1;
  seed(m, (uint32_t)s);
  return 0;
}

int32_t qn_k_random_double(qn_kctx *ctx, int32_t python, double *out) {
  qn_mt *m = qn_mt_of(ctx, python != 0);
  if (!m) return 1;
  *out = qn_mt_double(m);
  return 0;
}

int32_t qn_k_random_real(qn_kctx *ctx, int32_t id, double a, double b, double c, double *out) {
  int64_t whole = 0;
  qn_mt *m = qn_mt_of(ctx, id >= QN_RND_PY_RANDOM);
  return !m || qn_mt_draw(ctx, m, id, (double[3]){a, b, c}, out, &whole);
}

int32_t qn_k_random_whole(qn_kctx *ctx, int32_t id, double a, double b, double c, int64_t *out) {
  double real = 0.0;
  qn_mt *m = qn_mt_of(ctx, id >= QN_RND_PY_RANDOM);
  return !m || qn_mt_draw(ctx, m, id, (double[3]){a, b, c}, &real, out);
}

int32_t qn_k_random_bits(qn_kctx *ctx, int64_t k, int64_t *out) {
  if (k <= 0 || k > 64) return qn_k_error(ctx, "OverflowError", "getrandbits() limited to 64 bits");
  qn_mt *m = qn_mt_of(ctx, true);
  if (!m) return 1;
  *out = (int64_t)draw_bits(m, (int)k, true);
  return 0;
}

/* How many numbers range(start, stop, step) has. */
static uint64_t count(int64_t start, int64_t stop, int64_t step) {
  uint64_t n = 0;
  if (step > 0 && stop > start) n = ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1;
  if (step < 0 && stop < start) n = ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1;
  return n;
}

int32_t qn_k_random_range(qn_kctx *ctx, int32_t python, int64_t start, int64_t stop, int64_t step, int64_t *out) {
  uint64_t n = count(start, stop, step);
  if (n == 0) return qn_k_error(ctx, "ValueError", "empty range for randrange()");
  qn_mt *m = qn_mt_of(ctx, python != 0);
  if (!m) return 1;
  *out = (int64_t)((uint64_t)start + qn_mt_below(m, n, python != 0) * (uint64_t)step);
  return 0;
}

/* stage.c - the butterflies. Every radix has one body (BODY*), over an element or over QN_FFT_LANES of them, and two loops: over the s elements of
 * a group with one twiddle factor (all passes but the first, and all of a batch), and over the groups when a group is one element. Change a body only with tests/unit/test_fft.c, which compares with sums in long double. */
#include "runtime/fft/stage.h"

typedef const double *restrict in;
typedef double *restrict to;

/* Stores a + bi times the factor w of output k. */
#define PUT(k, a, b)                                            \
  do {                                                          \
    const E a_ = (a), b_ = (b);                                 \
    *(E *)(yr + at + (k) * step) = a_ * w##k##r - b_ * w##k##i; \
    *(E *)(yi + at + (k) * step) = a_ * w##k##i + b_ * w##k##r; \
  } while (0)
#define PUT0(a, b) (*(E *)(yr + at) = (a), *(E *)(yi + at) = (b))
#define W(k) double w##k##r = tr[((k) - 1) * m + p], w##k##i = ti[((k) - 1) * m + p]
#define X(k) const E x##k##r = *(const E *)(xr + from + (k) * hop), x##k##i = *(const E *)(xi + from + (k) * hop)

#define BODY2                  \
  X(0); X(1);                  \
  PUT0(x0r + x1r, x0i + x1i);  \
  PUT(1, x0r - x1r, x0i - x1i)

#define BODY3                                                                  \
  X(0); X(1); X(2);                                                            \
  const E sr = x1r + x2r, si = x1i + x2i, dr = x1r - x2r, di = x1i - x2i;      \
  const E hr = x0r - 0.5 * sr, hi = x0i - 0.5 * si;                            \
  const E er = 0.86602540378443864676 * di, ei = -0.86602540378443864676 * dr; \
  PUT0(x0r + sr, x0i + si);                                                    \
  PUT(1, hr + er, hi + ei);                                                    \
  PUT(2, hr - er, hi - ei)

#define BODY4                                                             \
  X(0); X(1); X(2); X(3);                                                 \
  const E ar = x0r + x2r, ai = x0i + x2i, br = x0r - x2r, bi = x0i - x2i; \
  const E cr = x1r + x3r, ci = x1i + x3i, dr = x1r - x3r, di = x1i - x3i; \
  PUT0(ar + cr, ai + ci);                                                 \
  PUT(1, br + di, bi - dr);                                               \
  PUT(2, ar - cr, ai - ci);                                               \
  PUT(3, br - di, bi + dr)

#define BODY5                                                             \
  X(0); X(1); X(2); X(3); X(4);                                           \
  const E ar = x1r + x4r, ai = x1i + x4i, br = x2r + x3r, bi = x2i + x3i; \
  const E cr = x1r - x4r, ci = x1i - x4i, dr = x2r - x3r, di = x2i - x3i; \
  const E er = x0r + C51 * ar + C52 * br, ei = x0i + C51 * ai + C52 * bi; \
  const E fr = x0r + C52 * ar + C51 * br, fi = x0i + C52 * ai + C51 * bi; \
  const E gr = S51 * cr + S52 * dr, gi = S51 * ci + S52 * di;             \
  const E hr = S52 * cr - S51 * dr, hi = S52 * ci - S51 * di;             \
  PUT0(x0r + ar + br, x0i + ai + bi);                                     \
  PUT(1, er + gi, ei - gr);                                               \
  PUT(2, fr + hi, fi - hr);                                               \
  PUT(3, fr - hi, fi + hr);                                               \
  PUT(4, er - gi, ei + gr)
#define C51 0.30901699437494742410
#define C52 (-0.80901699437494742410)
#define S51 0.95105651629515357212
#define S52 0.58778525229247312917

/* The element at `from` to `at`, as E says. */
#define TAKE(T, r, q, ...)                                                                                                  \
  {                                                                                                                          \
    typedef T E;                                                                                                             \
    const int64_t from = p * s + (q), at = (r) * p * s + (q);                                                                \
    __VA_ARGS__;                                                                                                             \
  }
#define PASS(r, FACTORS, BODY)                                                                                               \
  QN_FFT_CLONES static void pass##r(int64_t m, int64_t s, in tr, in ti, in xr, in xi, to yr, to yi) {                           \
    const int64_t hop = m * s, step = s;                                                                                     \
    if (s == 1) {                                                                                                            \
      for (int64_t p = 0; p < m; p++) {                                                                                      \
        FACTORS;                                                                                                             \
        TAKE(double, r, 0, BODY)                                                                                             \
      }                                                                                                                      \
      return;                                                                                                                \
    }                                                                                                                        \
    for (int64_t p = 0; p < m; p++) {                                                                                        \
      int64_t q = 0;                                                                                                         \
      FACTORS;                                                                                                               \
      for (; q + QN_FFT_LANES <= s; q += QN_FFT_LANES) TAKE(qn_fft_elements, r, q, BODY)                                                             \
      for (; q < s; q++) TAKE(double, r, q, BODY)                                                                            \
    }                                                                                                                        \
  }
PASS(2, W(1), BODY2)
PASS(3, W(1); W(2), BODY3)
PASS(4, W(1); W(2); W(3), BODY4)
PASS(5, W(1); W(2); W(3); W(4), BODY5)

/* Any odd radix, by its definition over pairs of inputs that share their cosines: (r - 1)^2 multiplications. Elements are
 * taken CHUNK at a time, so that what a pair needs stays in the nearest cache. */
enum { CHUNK = 32 };
typedef struct odd_lane {
  double sum_r[QN_FFT_MAX_RADIX / 2][CHUNK], sum_i[QN_FFT_MAX_RADIX / 2][CHUNK], dif_r[QN_FFT_MAX_RADIX / 2][CHUNK], dif_i[QN_FFT_MAX_RADIX / 2][CHUNK];
} odd_lane;

QN_FFT_CLONES static void odd_chunk(const qn_fft_stage *st, int64_t hop, int64_t step, int64_t p, int64_t n, in xr, in xi, to yr, to yi, odd_lane *l) {
  const int64_t r = st->r, half = r / 2, m = st->m;
  double ar[CHUNK], ai[CHUNK], br[CHUNK], bi[CHUNK];
  for (int64_t j = 0; j < half; j++) {
    const double *ur = xr + (j + 1) * hop, *ui = xi + (j + 1) * hop, *vr = xr + (r - 1 - j) * hop, *vi = xi + (r - 1 - j) * hop;
    for (int64_t q = 0; q < n; q++) {
      l->sum_r[j][q] = ur[q] + vr[q], l->sum_i[j][q] = ui[q] + vi[q];
      l->dif_r[j][q] = ur[q] - vr[q], l->dif_i[j][q] = ui[q] - vi[q];
    }
  }
  for (int64_t q = 0; q < n; q++) {
    double tr = xr[q], ti = xi[q];
    for (int64_t j = 0; j < half; j++) tr += l->sum_r[j][q], ti += l->sum_i[j][q];
    yr[q] = tr, yi[q] = ti;
  }
  for (int64_t k = 1; k <= half; k++) {
    for (int64_t q = 0; q < n; q++) ar[q] = xr[q], ai[q] = xi[q], br[q] = bi[q] = 0;
    int64_t jk = 0;
    for (int64_t j = 0; j < half; j++) {
      jk += k;
      if (jk >= r) jk -= r;
      const double c = st->cr[jk], s = -st->ci[jk];
      for (int64_t q = 0; q < n; q++) {
        ar[q] += c * l->sum_r[j][q], ai[q] += c * l->sum_i[j][q];
        br[q] += s * l->dif_i[j][q], bi[q] -= s * l->dif_r[j][q];
      }
    }
    const double wr = st->tr[(k - 1) * m + p], wi = st->ti[(k - 1) * m + p], vr = st->tr[(r - k - 1) * m + p], vi = st->ti[(r - k - 1) * m + p];
    for (int64_t q = 0; q < n; q++) {
      double er = ar[q] + br[q], ei = ai[q] + bi[q], fr = ar[q] - br[q], fi = ai[q] - bi[q];
      yr[k * step + q] = er * wr - ei * wi, yi[k * step + q] = er * wi + ei * wr;
      yr[(r - k) * step + q] = fr * vr - fi * vi, yi[(r - k) * step + q] = fr * vi + fi * vr;
    }
  }
}

static void pass_odd(const qn_fft_stage *st, int64_t s, in xr, in xi, to yr, to yi) {
  const int64_t hop = st->m * s;
  odd_lane lane;
  for (int64_t p = 0; p < st->m; p++)
    for (int64_t q = 0; q < s; q += CHUNK) {
      const int64_t from = p * s + q, at = st->r * p * s + q;
      odd_chunk(st, hop, s, p, s - q < CHUNK ? s - q : CHUNK, xr + from, xi + from, yr + at, yi + at, &lane);
    }
}

void qn_fft_stage_run(const qn_fft_stage *st, int64_t batch, const double *xr, const double *xi, double *yr, double *yi) {
  const int64_t s = st->s * batch;
  switch (st->r) {
    case 2: pass2(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 3: pass3(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 4: pass4(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 5: pass5(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    default: pass_odd(st, s, xr, xi, yr, yi); break;
  }
}

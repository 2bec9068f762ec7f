/* stage.c - the butterflies. Every radix has one body (BODY*), over an element or over QN_FFT_LANES of them, and two loops: over the s elements of
 * a group with one twiddle factor (all passes but the first, and all of a batch), and over the groups when a group is one element.
 * The sums are in the order of pocketfft's. */
#include "runtime/fft/stage.h"

typedef const REAL *restrict in;
typedef REAL *restrict to;

/* Stores a + bi times the factor w of output k; group 0 has none (1 would turn the sign of zeros). */
#define PUT(k, a, b)                                                  \
  do {                                                                \
    const E a_ = (a), b_ = (b);                                       \
    if (plain) {                                                      \
      *(E *)(yr + at + (k) * step) = a_;                              \
      *(E *)(yi + at + (k) * step) = b_;                              \
    } else {                                                          \
      *(E *)(yr + at + (k) * step) = a_ * w##k##r + b_ * w##k##i;     \
      *(E *)(yi + at + (k) * step) = b_ * w##k##r - a_ * w##k##i;     \
    }                                                                 \
  } while (0)
#define PUT0(a, b) (*(E *)(yr + at) = (a), *(E *)(yi + at) = (b))
#define W(k) const REAL w##k##r = tr[((k) - 1) * m + p], w##k##i = ti[((k) - 1) * m + p]
#define X(k) const E x##k##r = *(const E *)(xr + from + (k) * hop), x##k##i = *(const E *)(xi + from + (k) * hop)

#define BODY2                  \
  X(0); X(1);                  \
  PUT0(x0r + x1r, x0i + x1i);  \
  PUT(1, x0r - x1r, x0i - x1i)

#define BODY3                                                                  \
  X(0); X(1); X(2);                                                            \
  const E sr = x1r + x2r, si = x1i + x2i, dr = x1r - x2r, di = x1i - x2i;      \
  const E hr = x0r - HALF * sr, hi = x0i - HALF * si;                            \
  const E er = S3 * di, ei = -S3 * dr; \
  PUT0(x0r + sr, x0i + si);                                                    \
  PUT(1, hr + er, hi + ei);                                                    \
  PUT(2, hr - er, hi - ei)

#define HALF ((REAL)0.5)
#define S3 ((REAL)0.8660254037844386467637231707529362L)

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
#define C51 ((REAL)0.3090169943749474241022934171828191L)
#define C52 ((REAL)-0.8090169943749474241022934171828191L)
#define S51 ((REAL)0.9510565162951535721164393333793821L)
#define S52 ((REAL)0.5877852522924731291687059546390728L)

/* Outputs u and 7 - u, with the cosines c1, c2, c3 and the sines s1, s2, s3 of the pairs. */
#define PAIR7(u, v, c1, c2, c3, s1, s2, s3)                                                     \
  do {                                                                                          \
    const E er = x0r + (c1) * ar + (c2) * br + (c3) * cr, ei = x0i + (c1) * ai + (c2) * bi + (c3) * ci; \
    const E gr = (s1) * di + (s2) * fi + (s3) * hi, gi = (s1) * dr + (s2) * fr + (s3) * hr;     \
    PUT(u, er + gr, ei - gi);                                                                   \
    PUT(v, er - gr, ei + gi);                                                                   \
  } while (0)
#define BODY7                                                             \
  X(0); X(1); X(2); X(3); X(4); X(5); X(6);                               \
  const E ar = x1r + x6r, ai = x1i + x6i, dr = x1r - x6r, di = x1i - x6i; \
  const E br = x2r + x5r, bi = x2i + x5i, fr = x2r - x5r, fi = x2i - x5i; \
  const E cr = x3r + x4r, ci = x3i + x4i, hr = x3r - x4r, hi = x3i - x4i; \
  PUT0(x0r + ar + br + cr, x0i + ai + bi + ci);                           \
  PAIR7(1, 6, C71, C72, C73, S71, S72, S73);                              \
  PAIR7(2, 5, C72, C73, C71, S72, -S73, -S71);                            \
  PAIR7(3, 4, C73, C71, C72, S73, -S71, S72)
#define C71 ((REAL)0.6234898018587335305250048840042398L)
#define C72 ((REAL)-0.2225209339563144042889025644967948L)
#define C73 ((REAL)-0.9009688679024191262361023195074451L)
#define S71 ((REAL)0.7818314824680298087084445266740578L)
#define S72 ((REAL)0.9749279121818236070181316829939312L)
#define S73 ((REAL)0.433883739117558120475768332848359L)

/* Two times four: the odd inputs, turned by eighths, join the even ones. */
#define BODY8                                                                            \
  X(0); X(1); X(2); X(3); X(4); X(5); X(6); X(7);                                        \
  const E ar = x1r + x5r, ai = x1i + x5i, br = x1r - x5r, bi = x1i - x5i;                \
  const E cr = x3r + x7r, ci = x3i + x7i, dr = x3i - x7i, di = x7r - x3r; /* turned */   \
  const E er = ar + cr, ei = ai + ci, fr = ai - ci, fi = cr - ar; /* turned */           \
  const E gr = br + dr, gi = bi + di, hr = br - dr, hi = bi - di;                        \
  const E ir = H8 * (gr + gi), ii = H8 * (gi - gr), jr = H8 * (hi - hr), ji = H8 * (-hr - hi); \
  const E kr = x0r + x4r, ki = x0i + x4i, lr = x0r - x4r, li = x0i - x4i;                \
  const E mr = x2r + x6r, mi = x2i + x6i, nr = x2i - x6i, ni = x6r - x2r; /* turned */   \
  const E or = kr + mr, oi = ki + mi, pr = kr - mr, pi = ki - mi;                        \
  const E qr = lr + nr, qi = li + ni, sr = lr - nr, si = li - ni;                        \
  PUT0(or + er, oi + ei);                                                                \
  PUT(1, qr + ir, qi + ii);                                                              \
  PUT(2, pr + fr, pi + fi);                                                              \
  PUT(3, sr + jr, si + ji);                                                              \
  PUT(4, or - er, oi - ei);                                                              \
  PUT(5, qr - ir, qi - ii);                                                              \
  PUT(6, pr - fr, pi - fi);                                                              \
  PUT(7, sr - jr, si - ji)
#define H8 ((REAL)0.707106781186547524400844362104849L)

#define PAIR11(u, v, c1, c2, c3, c4, c5, s1, s2, s3, s4, s5)                                                           \
  do {                                                                                                                 \
    const E er = x0r + ar * (c1) + br * (c2) + cr * (c3) + dr * (c4) + fr * (c5);                                      \
    const E ei = x0i + ai * (c1) + bi * (c2) + ci * (c3) + di * (c4) + fi * (c5);                                      \
    const E gr = (s1) * hi + (s2) * ii + (s3) * ji + (s4) * ki + (s5) * li;                                            \
    const E gi = (s1) * hr + (s2) * ir + (s3) * jr + (s4) * kr + (s5) * lr;                                            \
    PUT(u, er + gr, ei - gi);                                                                                          \
    PUT(v, er - gr, ei + gi);                                                                                          \
  } while (0)
#define BODY11                                                              \
  X(0); X(1); X(2); X(3); X(4); X(5); X(6); X(7); X(8); X(9); X(10);        \
  const E ar = x1r + x10r, ai = x1i + x10i, hr = x1r - x10r, hi = x1i - x10i; \
  const E br = x2r + x9r, bi = x2i + x9i, ir = x2r - x9r, ii = x2i - x9i;   \
  const E cr = x3r + x8r, ci = x3i + x8i, jr = x3r - x8r, ji = x3i - x8i;   \
  const E dr = x4r + x7r, di = x4i + x7i, kr = x4r - x7r, ki = x4i - x7i;   \
  const E fr = x5r + x6r, fi = x5i + x6i, lr = x5r - x6r, li = x5i - x6i;   \
  PUT0(x0r + ar + br + cr + dr + fr, x0i + ai + bi + ci + di + fi);         \
  PAIR11(1, 10, CB1, CB2, CB3, CB4, CB5, SB1, SB2, SB3, SB4, SB5);          \
  PAIR11(2, 9, CB2, CB4, CB5, CB3, CB1, SB2, SB4, -SB5, -SB3, -SB1);        \
  PAIR11(3, 8, CB3, CB5, CB2, CB1, CB4, SB3, -SB5, -SB2, SB1, SB4);         \
  PAIR11(4, 7, CB4, CB3, CB1, CB5, CB2, SB4, -SB3, SB1, SB5, -SB2);         \
  PAIR11(5, 6, CB5, CB1, CB4, CB2, CB3, SB5, -SB1, SB4, -SB2, SB3)
#define CB1 ((REAL)0.8412535328311811688618116489193677L)
#define CB2 ((REAL)0.4154150130018864255292741492296232L)
#define CB3 ((REAL)-0.1423148382732851404437926686163697L)
#define CB4 ((REAL)-0.6548607339452850640569250724662936L)
#define CB5 ((REAL)-0.9594929736144973898903680570663277L)
#define SB1 ((REAL)0.5406408174555975821076359543186917L)
#define SB2 ((REAL)0.9096319953545183714117153830790285L)
#define SB3 ((REAL)0.9898214418809327323760920377767188L)
#define SB4 ((REAL)0.7557495743542582837740358439723444L)
#define SB5 ((REAL)0.2817325568414296977114179153466169L)

/* The element at `from` to `at`, as E says. */
#define TAKE(T, r, q, ...)                                                                                                  \
  {                                                                                                                          \
    typedef T E;                                                                                                             \
    const int64_t from = p * s + (q), at = (r) * p * s + (q);                                                                \
    __VA_ARGS__;                                                                                                             \
  }
#define GROUP(r, p_, PLAIN)                                                                                                  \
  {                                                                                                                          \
    enum { plain = PLAIN };                                                                                                  \
    const int64_t p = p_;                                                                                                    \
    int64_t q = 0;                                                                                                           \
    FACTORS##r;                                                                                                              \
    for (; q + QN_FFT_LANES <= s; q += QN_FFT_LANES) TAKE(qn_fft_elements, r, q, BODY##r)                                    \
    for (; q < s; q++) TAKE(REAL, r, q, BODY##r)                                                                             \
  }
#define PASS(r)                                                                                                              \
  QN_FFT_CLONES static void pass##r(int64_t m, int64_t s, in tr, in ti, in xr, in xi, to yr, to yi) {                        \
    const int64_t hop = m * s, step = s;                                                                                     \
    GROUP(r, 0, true)                                                                                                        \
    for (int64_t k = 1; s > 1 && k < m; k++) GROUP(r, k, false)                                                              \
    for (int64_t p = 1; s == 1 && p < m; p++) {                                                                              \
      enum { plain = false };                                                                                                \
      FACTORS##r;                                                                                                            \
      TAKE(REAL, r, 0, BODY##r)                                                                                              \
    }                                                                                                                        \
  }
#define FACTORS2 W(1)
#define FACTORS3 W(1); W(2)
#define FACTORS4 FACTORS3; W(3)
#define FACTORS5 FACTORS4; W(4)
#define FACTORS7 FACTORS5; W(5); W(6)
#define FACTORS8 FACTORS7; W(7)
#define FACTORS11 FACTORS8; W(8); W(9); W(10)
PASS(2)
PASS(3)
PASS(4)
PASS(5)
PASS(7)
PASS(8)
PASS(11)

/* Any odd radix, by its definition over pairs of inputs that share their cosines: (r - 1)^2 multiplications, two pairs at a time. Elements are
 * taken CHUNK at a time, so that what a pair needs stays in the nearest cache. lane: sums, real and imaginary, then differences. */
QN_FFT_CLONES static void odd_chunk(const qn_fft_stage *st, int64_t hop, int64_t step, int64_t p, int64_t n, in xr, in xi, to yr, to yi, to lane) {
  enum { C = QN_FFT_CHUNK };
  const int64_t r = st->r, half = r / 2, m = st->m;
  REAL *sr = lane - C, *si = sr + half * C, *dr = si + half * C, *di = dr + half * C; /* of pair j at [j * C] */
  REAL ar[C], ai[C], br[C], bi[C];
  for (int64_t j = 1; j <= half; j++) {
    const REAL *ur = xr + j * hop, *ui = xi + j * hop, *vr = xr + (r - j) * hop, *vi = xi + (r - j) * hop;
    for (int64_t q = 0; q < n; q++) {
      sr[j * C + q] = ur[q] + vr[q], si[j * C + q] = ui[q] + vi[q];
      dr[j * C + q] = ur[q] - vr[q], di[j * C + q] = ui[q] - vi[q];
    }
  }
  for (int64_t q = 0; q < n; q++) {
    REAL tr = xr[q], ti = xi[q];
    for (int64_t j = 1; j <= half; j++) tr += sr[j * C + q], ti += si[j * C + q];
    yr[q] = tr, yi[q] = ti;
  }
  for (int64_t k = 1; k <= half; k++) {
    int64_t at = 2 * k;
    const REAL c1 = st->cr[k], s1 = st->ci[k], c2 = st->cr[at], s2 = st->ci[at];
    for (int64_t q = 0; q < n; q++) {
      ar[q] = xr[q] + c1 * sr[C + q] + c2 * sr[2 * C + q], ai[q] = xi[q] + c1 * si[C + q] + c2 * si[2 * C + q];
      br[q] = s1 * di[C + q] + s2 * di[2 * C + q], bi[q] = -s1 * dr[C + q] - s2 * dr[2 * C + q];
    }
    for (int64_t j = 3; j <= half; j += 2) {
      at = (at + k) % r;
      const REAL c = st->cr[at], s = st->ci[at];
      const REAL *const tr = sr + j * C, *const ti = si + j * C, *const er = dr + j * C, *const ei = di + j * C;
      if (j == half) { /* one is left */
        for (int64_t q = 0; q < n; q++) ar[q] += tr[q] * c, ai[q] += ti[q] * c, br[q] += ei[q] * s, bi[q] -= er[q] * s;
        break;
      }
      at = (at + k) % r;
      const REAL d = st->cr[at], u = st->ci[at];
      for (int64_t q = 0; q < n; q++) {
        ar[q] += tr[q] * c + tr[C + q] * d, ai[q] += ti[q] * c + ti[C + q] * d;
        br[q] += ei[q] * s + ei[C + q] * u, bi[q] -= er[q] * s + er[C + q] * u;
      }
    }
    if (p == 0) {
      for (int64_t q = 0; q < n; q++) {
        yr[k * step + q] = ar[q] + br[q], yi[k * step + q] = ai[q] + bi[q];
        yr[(r - k) * step + q] = ar[q] - br[q], yi[(r - k) * step + q] = ai[q] - bi[q];
      }
      continue;
    }
    const REAL wr = st->tr[(k - 1) * m + p], wi = st->ti[(k - 1) * m + p], vr = st->tr[(r - k - 1) * m + p], vi = st->ti[(r - k - 1) * m + p];
    for (int64_t q = 0; q < n; q++) {
      REAL er = ar[q] + br[q], ei = ai[q] + bi[q], fr = ar[q] - br[q], fi = ai[q] - bi[q];
      yr[k * step + q] = er * wr + ei * wi, yi[k * step + q] = ei * wr - er * wi;
      yr[(r - k) * step + q] = fr * vr + fi * vi, yi[(r - k) * step + q] = fi * vr - fr * vi;
    }
  }
}

static void pass_odd(const qn_fft_stage *st, int64_t s, in xr, in xi, to yr, to yi, to lane) {
  const int64_t hop = st->m * s;
  for (int64_t p = 0; p < st->m; p++)
    for (int64_t q = 0; q < s; q += QN_FFT_CHUNK) {
      const int64_t from = p * s + q, at = st->r * p * s + q;
      odd_chunk(st, hop, s, p, s - q < QN_FFT_CHUNK ? s - q : QN_FFT_CHUNK, xr + from, xi + from, yr + at, yi + at, lane);
    }
}

void qn_fft_stage_run(const qn_fft_stage *st, int64_t batch, const REAL *xr, const REAL *xi, REAL *yr, REAL *yi, REAL *lane) {
  const int64_t s = st->s * batch;
  switch (st->r) {
    case 2: pass2(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 3: pass3(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 4: pass4(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 5: pass5(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 7: pass7(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 8: pass8(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    case 11: pass11(st->m, s, st->tr, st->ti, xr, xi, yr, yi); break;
    default: pass_odd(st, s, xr, xi, yr, yi, lane); break;
  }
}

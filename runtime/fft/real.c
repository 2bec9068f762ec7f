/* real.c - passes over real data. Forward, r transforms of l1 * batch = s lines of m numbers (a real one, pairs of real and imaginary parts, and
 * where m is even a real one at the end) become one of r * m numbers; backward the other way. Number a of part b is IN(a, b), of the result
 * OUT(a, b), and every element of a line is taken in the same way: the loop over them is the vector loop.
 * The sums are in the order of FFTPACK's, as pocketfft has them. */
#include "runtime/fft/stage.h"

typedef const REAL *restrict in;
typedef REAL *restrict to;

/* The elements of a line, QN_FFT_LANES at a time. */
#define EACH(...)                                                                              \
  {                                                                                            \
    int64_t q = 0;                                                                             \
    for (; q + QN_FFT_LANES <= s; q += QN_FFT_LANES) { typedef qn_fft_elements E; __VA_ARGS__; } \
    for (; q < s; q++) { typedef REAL E; __VA_ARGS__; }                                         \
  }
#define APART(base, a, b) (base + s * ((a) + m * (b)) + q)   /* part by part */
#define WOVEN(base, a, b) (base + s * ((b) + r * (a)) + q)   /* number by number */
#define GET(name, place) const E name = *(const E *)(place)
#define SET(place, value) (*(E *)(place) = (value))
/* a, b = c + d, c - d into two places. */
#define BOTH(pa, pb, c, d)        \
  do {                            \
    const E c_ = (c), d_ = (d);   \
    SET(pa, c_ + d_);             \
    SET(pb, c_ - d_);             \
  } while (0)
/* (a, b) = conj(wr + i wi) (e + i f): a twiddle factor taken off. */
#define OFF(a, b, wr, wi, e, f) const E a = (wr) * (e) + (wi) * (f), b = (wr) * (f) - (wi) * (e)
/* (place b, place a) = (wr + i wi) times (d + i c): put on. */
#define ON(pa, pb, wr, wi, c, d)                   \
  do {                                             \
    const E c_ = (c), d_ = (d);                    \
    SET(pa, (wr) * c_ + (wi) * d_);                \
    SET(pb, (wr) * d_ - (wi) * c_);                \
  } while (0)
#define W(k) const REAL w##k##r = tr[((k) - 1) * (m / 2) + p - 1], w##k##i = ti[((k) - 1) * (m / 2) + p - 1]

#define HALF ((REAL)0.5)
#define S3 ((REAL)0.8660254037844386467637231707529362L)
#define H8 ((REAL)0.707106781186547524400844362104849L)
#define ROOT2 ((REAL)1.414213562373095048801688724209698L)
#define C51 ((REAL)0.3090169943749474241022934171828191L)
#define C52 ((REAL)-0.8090169943749474241022934171828191L)
#define S51 ((REAL)0.9510565162951535721164393333793821L)
#define S52 ((REAL)0.5877852522924731291687059546390728L)

/* --- forward -------------------------------------------------------------------------------------------------------------------- */
#define IN(a, b) WOVEN(x, a, b)
#define OUT(a, b) APART(y, a, b)
#define FORWARD(radix) QN_FFT_CLONES static void forward##radix(int64_t m, int64_t s, in tr, in ti, in x, to y)

FORWARD(2) {
  enum { r = 2 };
  (void)tr, (void)ti;
  EACH(GET(a, IN(0, 0)); GET(b, IN(0, 1)); BOTH(OUT(0, 0), OUT(m - 1, 1), a, b))
  if (m % 2 == 0) EACH(GET(a, IN(m - 1, 0)); GET(b, IN(m - 1, 1)); SET(OUT(0, 1), -b); SET(OUT(m - 1, 0), a))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(br, IN(i - 1, 1)); GET(bi, IN(i, 1));
         OFF(cr, ci, w1r, w1i, br, bi);
         BOTH(OUT(i - 1, 0), OUT(ic - 1, 1), ar, cr);
         BOTH(OUT(i, 0), OUT(ic, 1), ci, ai))
  }
}

FORWARD(3) {
  enum { r = 3 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(0, 1)); GET(c, IN(0, 2));
       const E d = b + c;
       SET(OUT(0, 0), a + d);
       SET(OUT(0, 2), S3 * (c - b));
       SET(OUT(m - 1, 1), a - HALF * d))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1); W(2);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(br, IN(i - 1, 1)); GET(bi, IN(i, 1)); GET(cr, IN(i - 1, 2)); GET(ci, IN(i, 2));
         OFF(dr2, di2, w1r, w1i, br, bi);
         OFF(dr3, di3, w2r, w2i, cr, ci);
         const E sr = dr2 + dr3, si = di2 + di3, er = di2 - di3, ei = dr3 - dr2;
         SET(OUT(i - 1, 0), ar + sr);
         SET(OUT(i, 0), ai + si);
         const E hr = ar - HALF * sr, hi = ai - HALF * si;
         BOTH(OUT(i - 1, 2), OUT(ic - 1, 1), hr, S3 * er);
         BOTH(OUT(i, 2), OUT(ic, 1), S3 * ei, hi))
  }
}

FORWARD(4) {
  enum { r = 4 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(0, 1)); GET(c, IN(0, 2)); GET(d, IN(0, 3));
       const E e = d + b, f = a + c;
       SET(OUT(0, 2), d - b);
       SET(OUT(m - 1, 1), a - c);
       BOTH(OUT(0, 0), OUT(m - 1, 3), f, e))
  if (m % 2 == 0)
    EACH(GET(a, IN(m - 1, 0)); GET(b, IN(m - 1, 1)); GET(c, IN(m - 1, 2)); GET(d, IN(m - 1, 3));
         const E e = -H8 * (b + d), f = H8 * (b - d);
         BOTH(OUT(m - 1, 0), OUT(m - 1, 2), a, f);
         BOTH(OUT(0, 3), OUT(0, 1), e, c))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1); W(2); W(3);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(xr, IN(i - 1, 1)); GET(xi, IN(i, 1)); GET(yr, IN(i - 1, 2)); GET(yi, IN(i, 2)); GET(zr, IN(i - 1, 3)); GET(zi, IN(i, 3));
         OFF(br, bi, w1r, w1i, xr, xi);
         OFF(cr, ci, w2r, w2i, yr, yi);
         OFF(dr, di, w3r, w3i, zr, zi);
         const E er = dr + br, hr = dr - br, ei = bi + di, hi = bi - di, fr = ar + cr, gr = ar - cr, fi = ai + ci, gi = ai - ci;
         BOTH(OUT(i - 1, 0), OUT(ic - 1, 3), fr, er);
         BOTH(OUT(i, 0), OUT(ic, 3), ei, fi);
         BOTH(OUT(i - 1, 2), OUT(ic - 1, 1), gr, hi);
         BOTH(OUT(i, 2), OUT(ic, 1), hr, gi))
  }
}

FORWARD(5) {
  enum { r = 5 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(0, 1)); GET(c, IN(0, 2)); GET(d, IN(0, 3)); GET(e, IN(0, 4));
       const E f = e + b, h = e - b, g = d + c, k = d - c;
       SET(OUT(0, 0), a + f + g);
       SET(OUT(m - 1, 1), a + C51 * f + C52 * g);
       SET(OUT(0, 2), S51 * h + S52 * k);
       SET(OUT(m - 1, 3), a + C52 * f + C51 * g);
       SET(OUT(0, 4), S52 * h - S51 * k))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1); W(2); W(3); W(4);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(ur, IN(i - 1, 1)); GET(ui, IN(i, 1)); GET(vr, IN(i - 1, 2)); GET(vi, IN(i, 2)); GET(xr, IN(i - 1, 3));
         GET(xi, IN(i, 3)); GET(zr, IN(i - 1, 4)); GET(zi, IN(i, 4));
         OFF(br, bi, w1r, w1i, ur, ui);
         OFF(cr, ci, w2r, w2i, vr, vi);
         OFF(dr, di, w3r, w3i, xr, xi);
         OFF(er, ei, w4r, w4i, zr, zi);
         const E fr = br + er, fi = bi + ei, hr = bi - ei, hi = er - br;
         const E gr = cr + dr, gi = ci + di, kr = ci - di, ki = dr - cr;
         SET(OUT(i - 1, 0), ar + fr + gr);
         SET(OUT(i, 0), ai + fi + gi);
         const E t2r = ar + C51 * fr + C52 * gr, t2i = ai + C51 * fi + C52 * gi, t3r = ar + C52 * fr + C51 * gr, t3i = ai + C52 * fi + C51 * gi;
         const E t5r = S51 * hr + S52 * kr, t5i = S51 * hi + S52 * ki, t4r = S52 * hr - S51 * kr, t4i = S52 * hi - S51 * ki;
         BOTH(OUT(i - 1, 2), OUT(ic - 1, 1), t2r, t5r);
         BOTH(OUT(i, 2), OUT(ic, 1), t5i, t2i);
         BOTH(OUT(i - 1, 4), OUT(ic - 1, 3), t3r, t4r);
         BOTH(OUT(i, 4), OUT(ic, 3), t4i, t3i))
  }
}

/* --- backward -------------------------------------------------------------------------------------------------------------------- */
#undef IN
#undef OUT
#define IN(a, b) APART(x, a, b)
#define OUT(a, b) WOVEN(y, a, b)
#define BACKWARD(radix) QN_FFT_CLONES static void backward##radix(int64_t m, int64_t s, in tr, in ti, in x, to y)

BACKWARD(2) {
  enum { r = 2 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(m - 1, 1)); BOTH(OUT(0, 0), OUT(0, 1), a, b))
  if (m % 2 == 0) EACH(GET(a, IN(m - 1, 0)); GET(b, IN(0, 1)); SET(OUT(m - 1, 0), 2 * a); SET(OUT(m - 1, 1), -2 * b))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(br, IN(ic - 1, 1)); GET(bi, IN(ic, 1));
         SET(OUT(i - 1, 0), ar + br);
         SET(OUT(i, 0), ai - bi);
         ON(OUT(i, 1), OUT(i - 1, 1), w1r, w1i, ai + bi, ar - br))
  }
}

BACKWARD(3) {
  enum { r = 3 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(m - 1, 1)); GET(c, IN(0, 2));
       const E d = 2 * b, e = a - HALF * d, f = (2 * S3) * c;
       SET(OUT(0, 0), a + d);
       BOTH(OUT(0, 2), OUT(0, 1), e, f))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1); W(2);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(br, IN(i - 1, 2)); GET(bi, IN(i, 2)); GET(cr, IN(ic - 1, 1)); GET(ci, IN(ic, 1));
         const E sr = br + cr, si = bi - ci, er = ar - HALF * sr, ei = ai - HALF * si;
         SET(OUT(i - 1, 0), ar + sr);
         SET(OUT(i, 0), ai + si);
         const E fr = S3 * (br - cr), fi = S3 * (bi + ci);
         ON(OUT(i, 1), OUT(i - 1, 1), w1r, w1i, ei + fr, er - fi);
         ON(OUT(i, 2), OUT(i - 1, 2), w2r, w2i, ei - fr, er + fi))
  }
}

BACKWARD(4) {
  enum { r = 4 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(m - 1, 1)); GET(c, IN(0, 2)); GET(d, IN(m - 1, 3));
       const E e = a + d, f = a - d, g = 2 * b, h = 2 * c;
       BOTH(OUT(0, 0), OUT(0, 2), e, g);
       BOTH(OUT(0, 3), OUT(0, 1), f, h))
  if (m % 2 == 0)
    EACH(GET(a, IN(m - 1, 0)); GET(b, IN(0, 1)); GET(c, IN(m - 1, 2)); GET(d, IN(0, 3));
         const E e = d + b, f = d - b, g = a + c, h = a - c;
         SET(OUT(m - 1, 0), g + g);
         SET(OUT(m - 1, 1), ROOT2 * (h - e));
         SET(OUT(m - 1, 2), f + f);
         SET(OUT(m - 1, 3), -ROOT2 * (h + e)))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1); W(2); W(3);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(br, IN(ic - 1, 1)); GET(bi, IN(ic, 1)); GET(cr, IN(i - 1, 2)); GET(ci, IN(i, 2)); GET(dr, IN(ic - 1, 3)); GET(di, IN(ic, 3));
         const E t2r = ar + dr, t1r = ar - dr, t1i = ai + di, t2i = ai - di, t4r = ci + bi, t3i = ci - bi, t3r = cr + br, t4i = cr - br;
         SET(OUT(i - 1, 0), t2r + t3r);
         SET(OUT(i, 0), t2i + t3i);
         ON(OUT(i, 1), OUT(i - 1, 1), w1r, w1i, t1i + t4i, t1r - t4r);
         ON(OUT(i, 2), OUT(i - 1, 2), w2r, w2i, t2i - t3i, t2r - t3r);
         ON(OUT(i, 3), OUT(i - 1, 3), w3r, w3i, t1i - t4i, t1r + t4r))
  }
}

BACKWARD(5) {
  enum { r = 5 };
  EACH(GET(a, IN(0, 0)); GET(b, IN(m - 1, 1)); GET(c, IN(0, 2)); GET(d, IN(m - 1, 3)); GET(e, IN(0, 4));
       const E t5 = c + c, t4 = e + e, t2 = b + b, t3 = d + d;
       SET(OUT(0, 0), a + t2 + t3);
       const E c2 = a + C51 * t2 + C52 * t3, c3 = a + C52 * t2 + C51 * t3, c5 = t5 * S51 + t4 * S52, c4 = t5 * S52 - t4 * S51;
       BOTH(OUT(0, 4), OUT(0, 1), c2, c5);
       BOTH(OUT(0, 3), OUT(0, 2), c3, c4))
  for (int64_t i = 2, p = 1; i < m; i += 2, p++) {
    const int64_t ic = m - i;
    W(1); W(2); W(3); W(4);
    EACH(GET(ar, IN(i - 1, 0)); GET(ai, IN(i, 0)); GET(br, IN(ic - 1, 1)); GET(bi, IN(ic, 1)); GET(cr, IN(i - 1, 2)); GET(ci, IN(i, 2)); GET(dr, IN(ic - 1, 3));
         GET(di, IN(ic, 3)); GET(er, IN(i - 1, 4)); GET(ei, IN(i, 4));
         const E t2r = cr + br, t5r = cr - br, t5i = ci + bi, t2i = ci - bi, t3r = er + dr, t4r = er - dr, t4i = ei + di, t3i = ei - di;
         SET(OUT(i - 1, 0), ar + t2r + t3r);
         SET(OUT(i, 0), ai + t2i + t3i);
         const E c2r = ar + C51 * t2r + C52 * t3r, c2i = ai + C51 * t2i + C52 * t3i, c3r = ar + C52 * t2r + C51 * t3r, c3i = ai + C52 * t2i + C51 * t3i;
         const E c5r = t5r * S51 + t4r * S52, c4r = t5r * S52 - t4r * S51, c5i = t5i * S51 + t4i * S52, c4i = t5i * S52 - t4i * S51;
         ON(OUT(i, 1), OUT(i - 1, 1), w1r, w1i, c2i + c5r, c2r - c5i);
         ON(OUT(i, 2), OUT(i - 1, 2), w2r, w2i, c3i + c4r, c3r - c4i);
         ON(OUT(i, 3), OUT(i - 1, 3), w3r, w3i, c3i - c4r, c3r + c4i);
         ON(OUT(i, 4), OUT(i - 1, 4), w4r, w4i, c2i - c5r, c2r + c5i))
  }
}

/* --- any odd radix ----------------------------------------------------------------------------------------------------------------- */
/* t and u hold r rows of CHUNK. Row 0 and, of pair j, sums in row j and differences in row r - j: sums by cosines to the first half of u, by sines
 * to the other. */
QN_FFT_CLONES static void weigh(const qn_fft_stage *st, int64_t n, in t, to u) {
  enum { C = QN_FFT_CHUNK };
  const int64_t r = st->r, half = r / 2;
  for (int64_t q = 0; q < n; q++) u[q] = t[q];
  for (int64_t j = 1; j <= half; j++)
    for (int64_t q = 0; q < n; q++) u[q] += t[j * C + q];
  for (int64_t k = 1; k <= half; k++) {
    REAL *a = u + k * C, *b = u + (r - k) * C;
    int64_t at = 2 * k;
    const REAL c1 = st->cr[k], s1 = st->ci[k], c2 = st->cr[at], s2 = st->ci[at];
    for (int64_t q = 0; q < n; q++) {
      a[q] = t[q] + c1 * t[C + q] + c2 * t[2 * C + q];
      b[q] = s1 * t[(r - 1) * C + q] + s2 * t[(r - 2) * C + q];
    }
    for (int64_t j = 3; j <= half;) {
      const int64_t take = half + 1 - j > 3 ? 4 : half + 1 - j > 1 ? 2 : 1; /* in four, two or one, which are summed first */
      REAL c[4], d[4];
      for (int64_t k2 = 0; k2 < take; k2++) at = (at + k) % r, c[k2] = st->cr[at], d[k2] = st->ci[at];
      const REAL *v = t + j * C, *w = t + (r - j) * C;
      for (int64_t q = 0; q < n; q++) {
        REAL e = c[0] * v[q], f = d[0] * w[q];
        for (int64_t k2 = 1; k2 < take; k2++) e += c[k2] * v[k2 * C + q], f += d[k2] * w[q - k2 * C];
        a[q] += e, b[q] += f;
      }
      j += take;
    }
  }
}

/* Part j of number a, in both directions: the line's place. */
#define PART_IN(a, j) (forward ? x + s * ((j) + r * (a)) + q : x + s * ((a) + m * (j)) + q)
#define PART_OUT(a, j) (forward ? y + s * ((a) + m * (j)) + q : y + s * ((j) + r * (a)) + q)

static void forward_any(const qn_fft_stage *st, int64_t s, int64_t q, int64_t n, in x, to y, to lane) {
  enum { C = QN_FFT_CHUNK, forward = 1 };
  const int64_t r = st->r, m = st->m, half = r / 2;
  REAL *t = lane, *u = lane + r * C, *v = u + r * C, *w = v + r * C;
  for (int64_t j = 0; j < r; j++) memcpy(t + j * C, PART_IN(0, j), (size_t)n * sizeof(REAL));
  for (int64_t j = 1; j <= half; j++)
    for (int64_t k = 0; k < n; k++) {
      const REAL a = t[j * C + k], b = t[(r - j) * C + k];
      t[j * C + k] = a + b, t[(r - j) * C + k] = b - a;
    }
  weigh(st, n, t, u);
  memcpy(PART_OUT(0, 0), u, (size_t)n * sizeof(REAL));
  for (int64_t j = 1; j <= half; j++) {
    memcpy(PART_OUT(m - 1, 2 * j - 1), u + j * C, (size_t)n * sizeof(REAL));
    memcpy(PART_OUT(0, 2 * j), u + (r - j) * C, (size_t)n * sizeof(REAL));
  }
  for (int64_t i = 1, p = 0; i <= m - 2; i += 2, p++) {
    const int64_t ic = m - i - 2;
    memcpy(t, PART_IN(i, 0), (size_t)n * sizeof(REAL));
    memcpy(v, PART_IN(i + 1, 0), (size_t)n * sizeof(REAL));
    for (int64_t j = 1; j <= half; j++) {
      const REAL *ar = PART_IN(i, j), *ai = PART_IN(i + 1, j), *br = PART_IN(i, r - j), *bi = PART_IN(i + 1, r - j);
      const int64_t f = (j - 1) * (m / 2) + p, g = (r - j - 1) * (m / 2) + p;
      const REAL fr = st->tr[f], fi = st->ti[f], gr = st->tr[g], gi = st->ti[g];
      for (int64_t k = 0; k < n; k++) {
        const REAL x1 = fr * ar[k] + fi * ai[k], x2 = fr * ai[k] - fi * ar[k], x3 = gr * br[k] + gi * bi[k], x4 = gr * bi[k] - gi * br[k];
        t[j * C + k] = x3 + x1, v[(r - j) * C + k] = x3 - x1;
        v[j * C + k] = x2 + x4, t[(r - j) * C + k] = x2 - x4;
      }
    }
    weigh(st, n, t, u), weigh(st, n, v, w);
    memcpy(PART_OUT(i, 0), u, (size_t)n * sizeof(REAL));
    memcpy(PART_OUT(i + 1, 0), w, (size_t)n * sizeof(REAL));
    for (int64_t j = 1; j <= half; j++) {
      REAL *ar = PART_OUT(i, 2 * j), *ai = PART_OUT(i + 1, 2 * j), *br = PART_OUT(ic, 2 * j - 1), *bi = PART_OUT(ic + 1, 2 * j - 1);
      for (int64_t k = 0; k < n; k++) {
        const REAL a = u[j * C + k], b = u[(r - j) * C + k], c = w[j * C + k], d = w[(r - j) * C + k];
        ar[k] = a + b, br[k] = a - b, ai[k] = c + d, bi[k] = d - c;
      }
    }
  }
}

static void backward_any(const qn_fft_stage *st, int64_t s, int64_t q, int64_t n, in x, to y, to lane) {
  enum { C = QN_FFT_CHUNK, forward = 0 };
  const int64_t r = st->r, m = st->m, half = r / 2;
  REAL *t = lane, *u = lane + r * C, *v = u + r * C, *w = v + r * C;
  memcpy(t, PART_IN(0, 0), (size_t)n * sizeof(REAL));
  for (int64_t j = 1; j <= half; j++) {
    const REAL *a = PART_IN(m - 1, 2 * j - 1), *b = PART_IN(0, 2 * j);
    for (int64_t k = 0; k < n; k++) t[j * C + k] = 2 * a[k], t[(r - j) * C + k] = 2 * b[k];
  }
  weigh(st, n, t, u);
  memcpy(PART_OUT(0, 0), u, (size_t)n * sizeof(REAL));
  for (int64_t j = 1; j <= half; j++) {
    REAL *a = PART_OUT(0, j), *b = PART_OUT(0, r - j);
    for (int64_t k = 0; k < n; k++) a[k] = u[j * C + k] - u[(r - j) * C + k], b[k] = u[j * C + k] + u[(r - j) * C + k];
  }
  for (int64_t i = 1, p = 0; i <= m - 2; i += 2, p++) {
    const int64_t ic = m - i - 2;
    memcpy(t, PART_IN(i, 0), (size_t)n * sizeof(REAL));
    memcpy(v, PART_IN(i + 1, 0), (size_t)n * sizeof(REAL));
    for (int64_t j = 1; j <= half; j++) {
      const REAL *ar = PART_IN(i, 2 * j), *ai = PART_IN(i + 1, 2 * j), *br = PART_IN(ic, 2 * j - 1), *bi = PART_IN(ic + 1, 2 * j - 1);
      for (int64_t k = 0; k < n; k++) {
        t[j * C + k] = ar[k] + br[k], t[(r - j) * C + k] = ar[k] - br[k];
        v[j * C + k] = ai[k] - bi[k], v[(r - j) * C + k] = ai[k] + bi[k];
      }
    }
    weigh(st, n, t, u), weigh(st, n, v, w);
    memcpy(PART_OUT(i, 0), u, (size_t)n * sizeof(REAL));
    memcpy(PART_OUT(i + 1, 0), w, (size_t)n * sizeof(REAL));
    for (int64_t j = 1; j <= half; j++) {
      REAL *ar = PART_OUT(i, j), *ai = PART_OUT(i + 1, j), *br = PART_OUT(i, r - j), *bi = PART_OUT(i + 1, r - j);
      const int64_t f = (j - 1) * (m / 2) + p, g = (r - j - 1) * (m / 2) + p;
      const REAL fr = st->tr[f], fi = st->ti[f], gr = st->tr[g], gi = st->ti[g];
      for (int64_t k = 0; k < n; k++) {
        const REAL a = u[j * C + k] - w[(r - j) * C + k], b = u[j * C + k] + w[(r - j) * C + k];
        const REAL c = w[j * C + k] + u[(r - j) * C + k], d = w[j * C + k] - u[(r - j) * C + k];
        ar[k] = fr * a - fi * c, ai[k] = fr * c + fi * a;
        br[k] = gr * b - gi * d, bi[k] = gr * d + gi * b;
      }
    }
  }
}

void qn_fft_real_stage_run(const qn_fft_stage *st, int64_t batch, bool forward, const REAL *x, REAL *y, REAL *lane) {
  const int64_t s = st->s * batch, m = st->m;
  switch (st->r) {
    case 2: (forward ? forward2 : backward2)(m, s, st->tr, st->ti, x, y); break;
    case 3: (forward ? forward3 : backward3)(m, s, st->tr, st->ti, x, y); break;
    case 4: (forward ? forward4 : backward4)(m, s, st->tr, st->ti, x, y); break;
    case 5: (forward ? forward5 : backward5)(m, s, st->tr, st->ti, x, y); break;
    default:
      for (int64_t q = 0; q < s; q += QN_FFT_CHUNK) (forward ? forward_any : backward_any)(st, s, q, s - q < QN_FFT_CHUNK ? s - q : QN_FFT_CHUNK, x, y, lane);
      break;
  }
}

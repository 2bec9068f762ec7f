/* plan.c - plans: factors and roots of a length, or Bluestein's convolution for a length with a large prime factor; and the order of the
 * passes. Factors, roots and the choice between the two are pocketfft's, as NumPy has it: with the butterflies of stage.c and real.c in its
 * order, the results have NumPy's bits (decision 0009). */
#include "runtime/fft/stage.h"

#include <math.h>

enum { MAX_STAGES = 64 };

struct qn_fft_plan {
  int64_t n;
  bool real;
  int nstages;
  qn_fft_stage stage[MAX_STAGES]; /* in the order of forward transforms of complex data */
  REAL *roots;                    /* of all stages */
  size_t roots_bytes;
  int64_t lane;                   /* numbers that a stage needs beside the data */
  qn_fft_plan *inner; /* Bluestein: a plan of inner->n >= 2n - 1, and: */
  REAL *chirp;        /* exp(pi i k^2 / n), k in [0, n): real parts, then imaginary parts */
  REAL *filter;       /* its transform over inner->n, divided by that: real, then imaginary parts, of the first half */
  size_t chirp_bytes, filter_bytes;
};

/* --- roots of unity --------------------------------------------------------------------------------------------------------- */
/* exp(2 pi i k / n) in float64, by octants; turn = pi / (4 n). */
static void root_of(int64_t k, int64_t n, double turn, double *re, double *im) {
  const bool below = 8 * k >= 4 * n; /* the lower half is the upper one's conjugate */
  const int64_t x = below ? 8 * n - 8 * k : 8 * k, y = x < 2 * n ? x : x - 2 * n; /* within the quadrant */
  const double c = y < n ? cos((double)y * turn) : sin((double)(2 * n - y) * turn), s = y < n ? sin((double)y * turn) : cos((double)(2 * n - y) * turn);
  *re = x < 2 * n ? c : -s;
  *im = x < 2 * n ? s : c;
  if (below) *im = -*im;
}

/* Roots of n for many k: two short tables and one product. */
typedef struct root_table {
  int64_t n, shift;
  double *low, *high; /* pairs */
  size_t bytes;
} root_table;
static bool table_make(const qn_allocator *alloc, int64_t n, root_table *t) {
  const int64_t needed = (n + 2) / 2;
  *t = (root_table){.n = n, .shift = 1};
  while ((int64_t)1 << 2 * t->shift < needed) t->shift++;
  const int64_t a = (int64_t)1 << t->shift, b = (needed + a - 1) / a;
  t->bytes = (size_t)(a + b) * 2 * sizeof(double);
  t->low = qn_alloc(alloc, t->bytes);
  if (!t->low) return false;
  t->high = t->low + 2 * a;
  const double turn = (double)(0.25L * 3.141592653589793238462643383279502884197L / (long double)n);
  t->low[0] = t->high[0] = 1, t->low[1] = t->high[1] = 0;
  for (int64_t k = 1; k < a; k++) root_of(k, n, turn, &t->low[2 * k], &t->low[2 * k + 1]);
  for (int64_t k = 1; k < b; k++) root_of(k * a, n, turn, &t->high[2 * k], &t->high[2 * k + 1]);
  return true;
}
static void table_root(const root_table *t, int64_t k, REAL *re, REAL *im) {
  const bool below = 2 * k > t->n;
  if (below) k = t->n - k;
  const double *l = t->low + 2 * (k & (((int64_t)1 << t->shift) - 1)), *h = t->high + 2 * (k >> t->shift);
  *re = (REAL)(l[0] * h[0] - l[1] * h[1]);
  *im = (REAL)(l[0] * h[1] + l[1] * h[0]);
  if (below) *im = -*im;
}

/* --- factors ------------------------------------------------------------------------------------------------------------------ */
/* The radices of n, in the order of the passes; a lone 2 is the first. */
static int factors_of(int64_t n, bool real, int64_t *r) {
  int k = 0;
  while (!real && n % 8 == 0) r[k++] = 8, n /= 8;
  while (n % 4 == 0) r[k++] = 4, n /= 4;
  if (n % 2 == 0) {
    n /= 2;
    if (k) r[k] = r[0];
    r[0] = 2;
    k++;
  }
  for (int64_t p = 3; p * p <= n; p += 2)
    while (n % p == 0) r[k++] = p, n /= p;
  if (n > 1) r[k++] = n;
  return k;
}
static int64_t largest_prime(int64_t n) {
  int64_t most = 1;
  for (; n % 2 == 0; n /= 2) most = 2;
  for (int64_t p = 3; p * p <= n; p += 2)
    for (; n % p == 0; n /= p) most = p;
  return n > 1 ? n : most;
}
static double prime_cost(int64_t p) { return p <= 5 ? (double)p : 1.1 * (double)p; }
static double cost_of(int64_t n) {
  double cost = 0;
  const double count = (double)n;
  for (; n % 2 == 0; n /= 2) cost += 2;
  for (int64_t p = 3; p * p <= n; p += 2)
    for (; n % p == 0; n /= p) cost += prime_cost(p);
  if (n > 1) cost += prime_cost(n);
  return cost * count;
}
#ifndef QN_FFT_SINGLE
int64_t qn_fft_good_length(int64_t n) {
  if (n <= 12) return n;
  int64_t best = 2 * n;
  for (int64_t f11 = 1; f11 < best; f11 *= 11)
    for (int64_t f7 = f11; f7 < best; f7 *= 7)
      for (int64_t f5 = f7; f5 < best; f5 *= 5)
        for (int64_t f3 = f5; f3 < best; f3 *= 3) {
          int64_t x = f3;
          while (x < n) x *= 2;
          if (x < best) best = x;
        }
  return best;
}
#endif
static bool convolves(int64_t n, bool real) {
  if (n < 50) return false;
  const int64_t p = largest_prime(n);
  if (p <= INT32_MAX && p * p <= n) return false;
  const double direct = (real ? 0.5 : 1.0) * cost_of(n);
  return 2 * cost_of(qn_fft_good_length(2 * n - 1)) * 1.5 < direct;
}

/* --- making -------------------------------------------------------------------------------------------------------------------- */
static bool own_body(int64_t r, bool real) { return r <= 5 || (!real && (r == 7 || r == 8 || r == 11)); }

static bool make_stages(const qn_allocator *alloc, qn_fft_plan *p) {
  int64_t r[MAX_STAGES], left = p->n, s = 1;
  const int k = factors_of(p->n, p->real, r);
  size_t room = 0;
  root_table t;
  for (int i = 0; i < k; i++) {
    left /= r[i];
    room += (size_t)((r[i] - 1) * (p->real ? left / 2 : left) + (own_body(r[i], p->real) ? 0 : r[i])) * 2;
  }
  p->roots_bytes = (room ? room : 1) * sizeof(REAL);
  p->roots = qn_alloc(alloc, p->roots_bytes);
  if (!p->roots || !table_make(alloc, p->n, &t)) return false;
  REAL *at = p->roots;
  left = p->n;
  for (int i = 0; i < k; i++) {
    const int64_t m = left / r[i], groups = p->real ? (m - 1) / 2 : m, row = p->real ? m / 2 : m, count = (r[i] - 1) * row, first = p->real;
    REAL *tr = at, *ti = at + count;
    at += 2 * count;
    for (int64_t j = 1; j < r[i]; j++)
      for (int64_t q = 0; q < groups; q++) table_root(&t, j * (q + first) * s, &tr[(j - 1) * row + q], &ti[(j - 1) * row + q]);
    p->stage[i] = (qn_fft_stage){.r = r[i], .m = m, .s = s, .tr = tr, .ti = ti};
    if (!own_body(r[i], p->real)) {
      p->stage[i].cr = at, p->stage[i].ci = at + r[i];
      for (int64_t j = 0; j < r[i]; j++) table_root(&t, j * (p->n / r[i]), &at[j], &at[r[i] + j]);
      at += 2 * r[i];
      const int64_t lane = 4 * (p->real ? r[i] : r[i] / 2) * QN_FFT_CHUNK;
      if (lane > p->lane) p->lane = lane;
    }
    left = m;
    s *= r[i];
  }
  p->nstages = k;
  qn_free(alloc, t.low, t.bytes);
  return true;
}

static bool make_bluestein(const qn_allocator *alloc, qn_fft_plan *p) {
  const int64_t n = p->n, good = qn_fft_good_length(2 * n - 1), half = good / 2 + 1;
  root_table t;
  p->inner = qn_fft_plan_new(alloc, good, false);
  p->chirp_bytes = (size_t)n * 2 * sizeof(REAL), p->filter_bytes = (size_t)half * 2 * sizeof(REAL);
  p->chirp = qn_alloc(alloc, p->chirp_bytes);
  p->filter = qn_alloc(alloc, p->filter_bytes);
  if (!p->inner || !p->chirp || !p->filter || !table_make(alloc, 2 * n, &t)) return false;
  int64_t sq = 0; /* k^2 mod 2n */
  for (int64_t k = 0; k < n; k++) {
    table_root(&t, sq, &p->chirp[k], &p->chirp[n + k]);
    sq += 2 * k + 1;
    if (sq >= 2 * n) sq -= 2 * n;
  }
  qn_free(alloc, t.low, t.bytes);
  const size_t bytes = ((size_t)good * 2 + qn_fft_scratch(p->inner, 1)) * sizeof(REAL);
  REAL *re = qn_alloc(alloc, bytes), *im = re ? re + good : NULL;
  if (!re) return false;
  memset(re, 0, (size_t)good * 2 * sizeof(REAL));
  const REAL share = (REAL)1 / (REAL)good;
  for (int64_t k = 0; k < n; k++) {
    const REAL a = p->chirp[k] * share, b = p->chirp[n + k] * share;
    re[k] = a, im[k] = b;
    if (k) re[good - k] = a, im[good - k] = b;
  }
  qn_fft_run(p->inner, re, im, 1, true, re + 2 * good);
  memcpy(p->filter, re, (size_t)half * sizeof(REAL));
  memcpy(p->filter + half, im, (size_t)half * sizeof(REAL));
  qn_free(alloc, re, bytes);
  return true;
}

qn_fft_plan *qn_fft_plan_new(const qn_allocator *alloc, int64_t n, bool real) {
  if (n < 1 || n > INT64_MAX / 64) return NULL;
  qn_fft_plan *p = qn_alloc(alloc, sizeof *p);
  if (!p) return NULL;
  memset(p, 0, sizeof *p);
  p->n = n;
  p->real = real;
  if (convolves(n, real) ? make_bluestein(alloc, p) : make_stages(alloc, p)) return p;
  qn_fft_plan_free(alloc, p);
  return NULL;
}

void qn_fft_plan_free(const qn_allocator *alloc, qn_fft_plan *p) {
  if (!p) return;
  qn_free(alloc, p->roots, p->roots_bytes);
  qn_free(alloc, p->chirp, p->chirp_bytes);
  qn_free(alloc, p->filter, p->filter_bytes);
  qn_fft_plan_free(alloc, p->inner);
  qn_free(alloc, p, sizeof *p);
}

int64_t qn_fft_length(const qn_fft_plan *p) { return p->n; }

/* --- running -------------------------------------------------------------------------------------------------------------------- */
size_t qn_fft_scratch(const qn_fft_plan *p, int64_t batch) {
  if (p->inner) return (size_t)(2 * p->inner->n * batch) + qn_fft_scratch(p->inner, batch) + (p->real ? (size_t)(2 * p->n * batch) : 0);
  return (size_t)((p->real ? 1 : 2) * p->n * batch + p->lane);
}

/* (r, i) times the root c + si, or its conjugate. */
static inline void turn_by(REAL *r, REAL *i, REAL c, REAL s, bool conjugate) {
  const REAL a = *r, b = *i;
  *r = conjugate ? a * c + b * s : a * c - b * s;
  *i = conjugate ? b * c - a * s : a * s + b * c;
}

static void bluestein(const qn_fft_plan *p, REAL *re, REAL *im, int64_t batch, bool forward, REAL *scratch) {
  const int64_t n = p->n, m = p->inner->n, half = m / 2 + 1;
  REAL *ar = scratch, *ai = scratch + m * batch, *rest = scratch + 2 * m * batch;
  const REAL *cr = p->chirp, *ci = p->chirp + n, *fr = p->filter, *fi = p->filter + half;
  for (int64_t k = 0; k < n; k++)
    for (int64_t b = 0, i = k * batch; b < batch; b++, i++) {
      ar[i] = re[i], ai[i] = im[i];
      turn_by(&ar[i], &ai[i], cr[k], ci[k], forward);
    }
  for (int64_t k = n; k < m; k++) /* zeros, of the sign that the first element has */
    for (int64_t b = 0; b < batch; b++) ar[k * batch + b] = ar[b] * 0, ai[k * batch + b] = ai[b] * 0;
  qn_fft_run(p->inner, ar, ai, batch, true, rest);
  for (int64_t k = 0; k < m; k++) {
    const int64_t f = k < half ? k : m - k;
    for (int64_t b = 0, i = k * batch; b < batch; b++, i++) turn_by(&ar[i], &ai[i], fr[f], fi[f], !forward);
  }
  qn_fft_run(p->inner, ar, ai, batch, false, rest);
  for (int64_t k = 0; k < n; k++)
    for (int64_t b = 0, i = k * batch; b < batch; b++, i++) {
      re[i] = ar[i], im[i] = ai[i];
      turn_by(&re[i], &im[i], cr[k], ci[k], forward);
    }
}

void qn_fft_run(const qn_fft_plan *p, REAL *re, REAL *im, int64_t batch, bool forward, REAL *scratch) {
  if (p->inner) {
    bluestein(p, re, im, batch, forward, scratch);
    return;
  }
  if (!forward) { /* the parts change places, before and behind */
    REAL *t = re;
    re = im, im = t;
  }
  REAL *xr = re, *xi = im, *yr = scratch, *yi = scratch + p->n * batch, *lane = scratch + 2 * p->n * batch, *t;
  for (int i = 0; i < p->nstages; i++) {
    qn_fft_stage_run(&p->stage[i], batch, xr, xi, yr, yi, lane);
    t = xr, xr = yr, yr = t;
    t = xi, xi = yi, yi = t;
  }
  if (xr != re) {
    memcpy(re, xr, (size_t)(p->n * batch) * sizeof(REAL));
    memcpy(im, xi, (size_t)(p->n * batch) * sizeof(REAL));
  }
}

/* Real data by Bluestein's convolution are complex data without imaginary parts. */
static void real_bluestein(const qn_fft_plan *p, REAL *x, int64_t batch, bool forward, REAL *scratch) {
  const int64_t n = p->n;
  REAL *re = scratch, *im = scratch + n * batch, *rest = scratch + 2 * n * batch;
  for (int64_t b = 0; b < batch; b++) {
    const REAL zero = 0 * x[b];
    re[b] = x[b], im[b] = zero;
    for (int64_t k = 1; k < n; k++) {
      const int64_t j = 2 * k < n ? k : n - k; /* of the half that is there */
      REAL *r = &re[k * batch + b], *i = &im[k * batch + b];
      if (forward) *r = x[k * batch + b], *i = zero;
      else *r = x[(2 * j - 1) * batch + b], *i = 2 * k == n ? zero : k == j ? x[2 * j * batch + b] : -x[2 * j * batch + b];
    }
  }
  bluestein(p, re, im, batch, forward, rest);
  memcpy(x, re, (size_t)(forward ? batch : n * batch) * sizeof(REAL));
  for (int64_t k = 1; forward && k < n; k++) memcpy(x + k * batch, (k % 2 ? re : im) + (k + 1) / 2 * batch, (size_t)batch * sizeof(REAL));
}

void qn_fft_run_real(const qn_fft_plan *p, REAL *x, int64_t batch, bool forward, REAL *scratch) {
  if (p->inner) {
    real_bluestein(p, x, batch, forward, scratch);
    return;
  }
  REAL *from = x, *to = scratch, *lane = scratch + p->n * batch, *t;
  for (int i = 0; i < p->nstages; i++) { /* forward the passes go from the last factor to the first */
    qn_fft_real_stage_run(&p->stage[forward ? p->nstages - 1 - i : i], batch, forward, from, to, lane);
    t = from, from = to, to = t;
  }
  if (from != x) memcpy(x, from, (size_t)(p->n * batch) * sizeof(REAL));
}

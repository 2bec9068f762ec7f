/* plan.c - plans: factors and roots of a length, or Bluestein's convolution for a length with a large prime factor; and the
 * order of the passes. */
#include "runtime/fft/fft.h"
#include "runtime/fft/stage.h"

#include <math.h>

enum { MAX_STAGES = 64 };

struct qn_fft_plan {
  int64_t n;
  int nstages;
  qn_fft_stage stage[MAX_STAGES];
  double *roots;      /* twiddle factors and radix constants of all stages */
  size_t roots_bytes;
  qn_fft_plan *inner; /* Bluestein: a plan of inner->n >= 2n - 1, and: */
  double *chirp;      /* exp(-pi i k^2 / n), k in [0, n): real parts, then imaginary parts */
  double *filter;     /* its conjugate's transform over inner->n, divided by that: real, then imaginary parts */
  size_t chirp_bytes, filter_bytes;
  double *twist;      /* of real data of length 2n: exp(-pi i k / n), k in [0, n / 2]: real parts, then imaginary parts */
  size_t twist_bytes;
};

/* --- roots of unity --------------------------------------------------------------------------------------------------------- */
/* The angle is brought into the first octant in integers, where sine and cosine of a rounded argument are right to the last bit. */
void qn_fft_root(int64_t k, int64_t n, double *re, double *im) {
  int64_t k8 = 8 * k; /* k / n of a turn, in n-ths of an eighth */
  int octant = (int)(k8 / n);
  int64_t rest = k8 - octant * n;
  const long double eighth = 0.785398163397448309615660845819875721L;
  bool odd = octant & 1;
  long double x = eighth * (long double)(odd ? n - rest : rest) / (long double)n;
  double c = cos((double)x), s = sin((double)x), low = (double)(x - (long double)(double)x);
  double cc = c - s * low, ss = s + c * low; /* what rounding the argument lost */
  double a = odd ? ss : cc, b = odd ? cc : ss; /* within the quadrant */
  switch (octant >> 1) {
    case 0: *re = a, *im = -b; break;
    case 1: *re = -b, *im = -a; break;
    case 2: *re = -a, *im = b; break;
    default: *re = b, *im = a; break;
  }
}

/* Roots of n for many k: two short tables and one product in long double. */
typedef struct root_table {
  int64_t n, shift;
  long double *low, *high; /* pairs */
  size_t bytes;
} root_table;
static bool table_make(const qn_allocator *alloc, int64_t n, root_table *t) {
  *t = (root_table){.n = n};
  while ((int64_t)1 << 2 * t->shift < n) t->shift++;
  int64_t a = (int64_t)1 << t->shift, b = (n >> t->shift) + 1;
  t->bytes = (size_t)(a + b) * 2 * sizeof(long double);
  t->low = qn_alloc(alloc, t->bytes);
  if (!t->low) return false;
  t->high = t->low + 2 * a;
  const long double turn = -6.283185307179586476925286766559005768L;
  for (int64_t k = 0; k < a; k++) t->low[2 * k] = cosl(turn * (long double)k / (long double)n), t->low[2 * k + 1] = sinl(turn * (long double)k / (long double)n);
  for (int64_t k = 0; k < b; k++) {
    long double x = turn * (long double)(k << t->shift) / (long double)n;
    t->high[2 * k] = cosl(x), t->high[2 * k + 1] = sinl(x);
  }
  return true;
}
static void table_root(const root_table *t, int64_t k, double *re, double *im) {
  if (t->n < 4096) { /* exact where it is cheap */
    qn_fft_root(k, t->n, re, im);
    return;
  }
  const long double *l = t->low + 2 * (k & (((int64_t)1 << t->shift) - 1)), *h = t->high + 2 * (k >> t->shift);
  *re = (double)(l[0] * h[0] - l[1] * h[1]);
  *im = (double)(l[0] * h[1] + l[1] * h[0]);
}

/* --- factors ------------------------------------------------------------------------------------------------------------------ */
/* The radices of n, in the order of the passes: 4 first, so that the passes after it have groups of 4. 0: a prime factor is
 * too large. */
static int factors_of(int64_t n, int64_t *r) {
  int k = 0;
  while (n % 4 == 0) r[k++] = 4, n /= 4;
  if (n % 2 == 0) r[k++] = 2, n /= 2;
  for (int64_t p = 3; p <= QN_FFT_MAX_RADIX && n > 1; p += 2)
    while (n % p == 0) r[k++] = p, n /= p;
  return n == 1 ? k : 0;
}
static double cost_of(const int64_t *r, int k, int64_t n) {
  double cost = 0;
  for (int i = 0; i < k; i++) cost += r[i] <= 5 ? 2.0 : (double)r[i];
  return cost * (double)n;
}
int64_t qn_fft_good_length(int64_t n) {
  int64_t best = INT64_MAX;
  for (int64_t f5 = 1; f5 < best && f5 < 5 * n; f5 *= 5)
    for (int64_t f3 = f5; f3 < best && f3 < 3 * n; f3 *= 3) {
      int64_t x = f3;
      while (x < n) x *= 2;
      if (x < best) best = x;
    }
  return best;
}

/* --- making -------------------------------------------------------------------------------------------------------------------- */
static bool make_stages(const qn_allocator *alloc, qn_fft_plan *p, const int64_t *r, int k) {
  size_t room = 0;
  int64_t left = p->n, s = 1;
  root_table t;
  for (int i = 0; i < k; i++) left /= r[i], room += (size_t)((r[i] - 1) * left + (r[i] > 5 ? r[i] : 0)) * 2;
  p->roots_bytes = (room ? room : 1) * sizeof(double);
  p->roots = qn_alloc(alloc, p->roots_bytes);
  if (!p->roots || !table_make(alloc, p->n, &t)) return false;
  double *at = p->roots;
  left = p->n;
  for (int i = 0; i < k; i++) {
    int64_t m = left / r[i], count = (r[i] - 1) * m;
    double *tr = at, *ti = at + count;
    at += 2 * count;
    for (int64_t j = 1; j < r[i]; j++)
      for (int64_t q = 0; q < m; q++) table_root(&t, j * q * s, &tr[(j - 1) * m + q], &ti[(j - 1) * m + q]);
    p->stage[i] = (qn_fft_stage){.r = r[i], .m = m, .s = s, .tr = tr, .ti = ti};
    if (r[i] > 5) {
      p->stage[i].cr = at, p->stage[i].ci = at + r[i];
      for (int64_t j = 0; j < r[i]; j++) qn_fft_root(j, r[i], &at[j], &at[r[i] + j]);
      at += 2 * r[i];
    }
    left = m;
    s *= r[i];
  }
  p->nstages = k;
  qn_free(alloc, t.low, t.bytes);
  return true;
}

static bool make_bluestein(const qn_allocator *alloc, qn_fft_plan *p, int64_t good) {
  int64_t n = p->n;
  p->inner = qn_fft_plan_new(alloc, good);
  p->chirp_bytes = (size_t)n * 2 * sizeof(double), p->filter_bytes = (size_t)good * 2 * sizeof(double);
  p->chirp = qn_alloc(alloc, p->chirp_bytes);
  p->filter = qn_alloc(alloc, p->filter_bytes);
  if (!p->inner || !p->chirp || !p->filter) return false;
  root_table t;
  if (!table_make(alloc, 2 * n, &t)) return false;
  int64_t sq = 0; /* k^2 mod 2n */
  for (int64_t k = 0; k < n; k++) {
    table_root(&t, sq, &p->chirp[k], &p->chirp[n + k]);
    sq += 2 * k + 1;
    if (sq >= 2 * n) sq -= 2 * n;
    if (sq >= 2 * n) sq -= 2 * n;
  }
  qn_free(alloc, t.low, t.bytes);
  double *re = p->filter, *im = p->filter + good;
  memset(p->filter, 0, p->filter_bytes);
  for (int64_t k = 0; k < n; k++) {
    double a = p->chirp[k] / (double)good, b = -p->chirp[n + k] / (double)good;
    re[k] = a, im[k] = b;
    if (k) re[good - k] = a, im[good - k] = b;
  }
  size_t bytes = qn_fft_scratch(p->inner, 1) * sizeof(double);
  double *scratch = qn_alloc(alloc, bytes);
  if (!scratch) return false;
  qn_fft_run(p->inner, re, im, 1, scratch);
  qn_free(alloc, scratch, bytes);
  return true;
}

qn_fft_plan *qn_fft_plan_new(const qn_allocator *alloc, int64_t n) {
  if (n < 1 || n > INT64_MAX / 64) return NULL;
  qn_fft_plan *p = qn_alloc(alloc, sizeof *p);
  if (!p) return NULL;
  memset(p, 0, sizeof *p);
  p->n = n;
  int64_t r[MAX_STAGES], g[MAX_STAGES], good = qn_fft_good_length(2 * n - 1);
  int k = factors_of(n, r), gk = factors_of(good, g);
  bool direct = n == 1 || (k && cost_of(r, k, n) <= 3.0 * cost_of(g, gk, good));
  if (direct ? make_stages(alloc, p, r, k) : make_bluestein(alloc, p, good)) return p;
  qn_fft_plan_free(alloc, p);
  return NULL;
}

qn_fft_plan *qn_fft_plan_new_real(const qn_allocator *alloc, int64_t n) {
  if (n < 2 || n % 2) return NULL;
  int64_t h = n / 2, half = h / 2 + 1;
  root_table t;
  qn_fft_plan *p = qn_fft_plan_new(alloc, h);
  if (!p) return NULL;
  p->twist_bytes = (size_t)half * 2 * sizeof(double);
  p->twist = qn_alloc(alloc, p->twist_bytes);
  if (!p->twist || !table_make(alloc, n, &t)) return qn_fft_plan_free(alloc, p), NULL;
  for (int64_t k = 0; k < half; k++) table_root(&t, k, &p->twist[k], &p->twist[half + k]);
  qn_free(alloc, t.low, t.bytes);
  return p;
}

void qn_fft_plan_free(const qn_allocator *alloc, qn_fft_plan *p) {
  if (!p) return;
  qn_free(alloc, p->roots, p->roots_bytes);
  qn_free(alloc, p->chirp, p->chirp_bytes);
  qn_free(alloc, p->filter, p->filter_bytes);
  qn_free(alloc, p->twist, p->twist_bytes);
  qn_fft_plan_free(alloc, p->inner);
  qn_free(alloc, p, sizeof *p);
}


/* --- running -------------------------------------------------------------------------------------------------------------------- */
size_t qn_fft_scratch(const qn_fft_plan *p, int64_t batch) {
  if (p->inner) return (size_t)(2 * p->inner->n * batch) + qn_fft_scratch(p->inner, batch);
  return (size_t)(2 * p->n * batch);
}

static void bluestein(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch) {
  const int64_t n = p->n, m = p->inner->n;
  double *ar = scratch, *ai = scratch + m * batch, *rest = scratch + 2 * m * batch;
  const double *cr = p->chirp, *ci = p->chirp + n, *fr = p->filter, *fi = p->filter + m;
  for (int64_t k = 0; k < n; k++)
    for (int64_t b = 0, i = k * batch; b < batch; b++, i++) ar[i] = re[i] * cr[k] - im[i] * ci[k], ai[i] = re[i] * ci[k] + im[i] * cr[k];
  memset(ar + n * batch, 0, (size_t)((m - n) * batch) * sizeof(double));
  memset(ai + n * batch, 0, (size_t)((m - n) * batch) * sizeof(double));
  qn_fft_run(p->inner, ar, ai, batch, rest);
  for (int64_t k = 0; k < m; k++)
    for (int64_t b = 0, i = k * batch; b < batch; b++, i++) {
      double x = ar[i] * fr[k] - ai[i] * fi[k];
      ai[i] = ar[i] * fi[k] + ai[i] * fr[k];
      ar[i] = x;
    }
  qn_fft_run(p->inner, ai, ar, batch, rest); /* backwards */
  for (int64_t k = 0; k < n; k++)
    for (int64_t b = 0, i = k * batch; b < batch; b++, i++) re[i] = ar[i] * cr[k] - ai[i] * ci[k], im[i] = ar[i] * ci[k] + ai[i] * cr[k];
}

void qn_fft_run(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch) {
  if (p->inner) {
    bluestein(p, re, im, batch, scratch);
    return;
  }
  double *xr = re, *xi = im, *yr = scratch, *yi = scratch + p->n * batch, *t;
  for (int i = 0; i < p->nstages; i++) {
    qn_fft_stage_run(&p->stage[i], batch, xr, xi, yr, yi);
    t = xr, xr = yr, yr = t;
    t = xi, xi = yi, yi = t;
  }
  if (xr != re) {
    memcpy(re, xr, (size_t)(p->n * batch) * sizeof(double));
    memcpy(im, xi, (size_t)(p->n * batch) * sizeof(double));
  }
}

/* --- real data -------------------------------------------------------------------------------------------------------------------- */
/* Z = E + iO, of the even and the odd elements: X[k] = E[k] + w^k O[k] with E[k] = (Z[k] + conj Z[h-k]) / 2 and
 * iO[k] = (Z[k] - conj Z[h-k]) / 2. X[h-k] comes from the same pair. */
void qn_fft_real_forward(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch) {
  const int64_t h = p->n, half = h / 2 + 1;
  qn_fft_run(p, re, im, batch, scratch);
  memcpy(re + h * batch, re, (size_t)batch * sizeof(double));
  memcpy(im + h * batch, im, (size_t)batch * sizeof(double));
  for (int64_t k = 0; k < half; k++) {
    const double c = p->twist[k], s = p->twist[half + k];
    for (int64_t b = 0, i = k * batch, j = (h - k) * batch; b < batch; b++, i++, j++) {
      double er = 0.5 * (re[i] + re[j]), ei = 0.5 * (im[i] - im[j]), dr = 0.5 * (re[i] - re[j]), di = 0.5 * (im[i] + im[j]);
      double tr = di * c + dr * s, ti = di * s - dr * c; /* -i w (dr + i di) */
      re[i] = er + tr, im[i] = ei + ti;
      re[j] = er - tr, im[j] = ti - ei;
    }
  }
}

void qn_fft_real_backward(const qn_fft_plan *p, double *re, double *im, int64_t batch, double *scratch) {
  const int64_t h = p->n, half = h / 2 + 1;
  memset(im, 0, (size_t)batch * sizeof(double));
  memset(im + h * batch, 0, (size_t)batch * sizeof(double));
  for (int64_t k = 0; k < half; k++) {
    const double c = p->twist[k], s = p->twist[half + k];
    for (int64_t b = 0, i = k * batch, j = (h - k) * batch; b < batch; b++, i++, j++) {
      double er = re[i] + re[j], ei = im[i] - im[j], dr = re[i] - re[j], di = im[i] + im[j];
      double tr = dr * s - di * c, ti = dr * c + di * s; /* i conj(w) (dr + i di) */
      re[i] = er + tr, im[i] = ei + ti;
      re[j] = er - tr, im[j] = ti - ei;
    }
  }
  qn_fft_run(p, im, re, batch, scratch); /* backwards */
}

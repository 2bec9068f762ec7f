/* numpy_convolve.c - np.convolve and np.correlate: sums of products of shifted vectors. Integers are computed in 64 bits and
 * cut (the same bits as in their own width), floats in float64, complex numbers in complex128. */
#include "runtime/vm/modules/numpy.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CONVOLVE_CLONES __attribute__((target_clones("arch=x86-64-v3", "default"), optimize("O3")))
#else
#define CONVOLVE_CLONES
#endif

enum { BLOCK = 2048 };

/* y[i] = sum over j of a[i + from - j] * v[j], added in the order of a's elements: the long vector times each element of the short one over a block of outputs
 * that stays in the nearest cache. n >= m. */
#define CONVOLVE(name, type, ZERO, ADD)                                                                                    \
  CONVOLVE_CLONES static void name(const type *a, int64_t n, const type *v, int64_t m, int64_t from, int64_t len, type *y) { \
    for (int64_t b = 0; b < len; b += BLOCK) {                                                                             \
      int64_t end = b + BLOCK < len ? b + BLOCK : len;                                                                     \
      for (int64_t i = b; i < end; i++) y[i] = ZERO;                                                                       \
      for (int64_t j = 0; j < m; j++) {                                                                                    \
        if (m - j >= 4 && b + from - j - 3 >= 0 && end + from - j <= n) { /* four at a time, in the same order */          \
          FOUR_##name                                                                                                      \
        }                                                                                                                  \
        int64_t shift = from - j, lo = b + shift < 0 ? -shift : b, hi = end + shift > n ? n - shift : end;                 \
        const type x = v[j], *p = a + shift;                                                                               \
        for (int64_t i = lo; i < hi; i++) ADD;                                                                             \
      }                                                                                                                    \
    }                                                                                                                      \
  }
#define FOUR_REAL(type)                                                                                                    \
  const type *p = a + from - j, x0 = v[j], x1 = v[j + 1], x2 = v[j + 2], x3 = v[j + 3];                                    \
  for (int64_t i = b; i < end; i++) y[i] = y[i] + p[i] * x0 + p[i - 1] * x1 + p[i - 2] * x2 + p[i - 3] * x3;               \
  j += 3;                                                                                                                  \
  continue;
#define FOUR_convolve_u64 FOUR_REAL(uint64_t)
#define FOUR_convolve_f64 FOUR_REAL(double)
#define FOUR_convolve_f32 FOUR_REAL(float)
#define FOUR_convolve_c128
CONVOLVE(convolve_u64, uint64_t, 0, y[i] += p[i] * x)
CONVOLVE(convolve_f64, double, 0, y[i] += p[i] * x)
CONVOLVE(convolve_f32, float, 0, y[i] += p[i] * x)
CONVOLVE(convolve_c128, qn_c128, ((qn_c128){0, 0}),
         (y[i].re += p[i].re * x.re - p[i].im * x.im, y[i].im += p[i].re * x.im + p[i].im * x.re))

typedef struct convolve_job {
  const void *a, *v;
  void *y;
  int64_t n, m, from, len;
  qn_dtype d;
} convolve_job;
static void convolve_body(void *frame, int64_t begin, int64_t end) { /* blocks of results */
  const convolve_job *j = frame;
  const int64_t at = begin * BLOCK, len = (end * BLOCK < j->len ? end * BLOCK : j->len) - at, from = j->from + at;
  if (j->d == QN_D_COMPLEX128) convolve_c128(j->a, j->n, j->v, j->m, from, len, (qn_c128 *)j->y + at);
  else if (j->d == QN_D_FLOAT64) convolve_f64(j->a, j->n, j->v, j->m, from, len, (double *)j->y + at);
  else if (j->d == QN_D_FLOAT32) convolve_f32(j->a, j->n, j->v, j->m, from, len, (float *)j->y + at);
  else convolve_u64(j->a, j->n, j->v, j->m, from, len, (uint64_t *)j->y + at);
}

typedef enum span { SPAN_VALID, SPAN_SAME, SPAN_FULL } span;
static int span_from(qn_rt *rt, qn_value mode, span *out) {
  static const char *const names[] = {"valid", "same", "full"};
  int64_t i;
  if (!qn_given(mode)) return 0;
  if (mode.tag == QN_INT) {
    i = mode.i;
    if (i >= 0 && i < 3) return *out = (span)i, 0;
  }
  for (int k = 0; k < 3 && qn_is(mode, QN_K_STR); k++)
    if (qn_str_sv(mode).n && qn_str_sv(mode).p[0] == names[k][0]) return *out = (span)k, 0;
  return qn_raise(rt, QN_E_ValueError, "mode must be one of 'valid', 'same', or 'full' (got '%s')", qn_is(mode, QN_K_STR) ? qn_str_sv(mode).p : "?");
}

/* The dtype that is computed in. */
static qn_dtype working(qn_dtype d) {
  return qn_dtype_is_complex(d) ? QN_D_COMPLEX128 : d == QN_D_FLOAT32 ? QN_D_FLOAT32 : qn_dtype_is_float(d) ? QN_D_FLOAT64 : qn_dtypes[d].kind == 'u' ? QN_D_UINT64 : QN_D_INT64;
}

static int as_vector(qn_rt *rt, qn_value x, const char *empty, qn_value *out) {
  qn_value a;
  if (qn_array_from(rt, x, NULL, &a)) return -1;
  qn_view *v = qn_view_of(a);
  int64_t one = 1;
  int bad = 0;
  if (v->ndim > 1) bad = qn_raise(rt, QN_E_ValueError, "object too deep for desired array");
  else if (v->dtype == QN_D_OBJECT) bad = qn_raise(rt, QN_E_NotImplementedError, "convolve() of arrays of objects is not supported");
  else if (qn_view_size(v) == 0) bad = qn_raise(rt, QN_E_ValueError, "%s", empty);
  else if (v->ndim == 0) bad = qn_array_reshape(rt, a, 1, &one, out);
  else *out = qn_retained(a);
  return qn_release(rt, a), bad;
}

/* The product of two vectors, the first the longer one. */
static int products(qn_rt *rt, qn_value a, qn_value v, span mode, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_dtype d;
  if (!qn_promote((qn_dtype)qn_view_of(a)->dtype, (qn_dtype)qn_view_of(v)->dtype, &d)) return qn_raise(rt, QN_E_TypeError, "cannot convolve these types");
  qn_dtype w = working(d);
  qn_value *x = qn_np_array_of(&k, a, w), *y = x ? qn_np_array_of(&k, v, w) : NULL, *r = qn_slot(&k);
  if (!y) return qn_done(&k, -1);
  int64_t n = qn_view_of(*x)->shape[0], m = qn_view_of(*y)->shape[0], from = 0, len = n + m - 1;
  if (mode == SPAN_VALID) len = n - m + 1, from = m - 1;
  else if (mode == SPAN_SAME) len = n, from = (m - 1) / 2;
  if (qn_array_new(rt, w, 1, &len, false, r)) return qn_done(&k, -1);
  void *p = qn_view_of(*x)->data, *q = qn_view_of(*y)->data, *to = qn_view_of(*r)->data;
  convolve_job job = {.a = p, .v = q, .y = to, .n = n, .m = m, .from = from, .len = len, .d = w};
  if (len > 4 * BLOCK && rt->hooks.parallel) rt->hooks.parallel(rt, convolve_body, &job, (len + BLOCK - 1) / BLOCK, BLOCK * m * 200);
  else convolve_body(&job, 0, (len + BLOCK - 1) / BLOCK);
  if (w == d) return *out = qn_retained(*r), qn_done(&k, 0);
  return qn_done(&k, qn_array_astype(rt, *r, d, out));
}

NP(convolve) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  span mode = SPAN_FULL;
  qn_value *a = qn_slot(&k), *b = qn_slot(&k);
  if (qn_args_parse(rt, args, "convolve", "a v|mode", v) || span_from(rt, v[2], &mode)) return -1;
  if (as_vector(rt, v[0], "a cannot be empty", a) || as_vector(rt, v[1], "v cannot be empty", b)) return qn_done(&k, -1);
  bool swap = qn_view_of(*b)->shape[0] > qn_view_of(*a)->shape[0];
  return qn_done(&k, products(rt, swap ? *b : *a, swap ? *a : *b, mode, out));
}

static int reversed(qn_rt *rt, qn_value a, qn_value *out) { return qn_np_slice(rt, a, 0, qn_view_of(a)->shape[0] - 1, -1, -1, out); }

/* c[k] = sum over n of a[n + k] conj(v[n]): a convolved with v backwards; when v is the longer one, all is seen from the other
 * end, and so is the middle of 'same'. */
NP(correlate) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  span mode = SPAN_VALID;
  qn_value *a = qn_slot(&k), *b = qn_slot(&k), *c = qn_slot(&k), *back = qn_slot(&k), *r = qn_slot(&k), *turned = qn_slot(&k);
  if (qn_args_parse(rt, args, "correlate", "a v|mode", v) || span_from(rt, v[2], &mode)) return -1;
  if (as_vector(rt, v[0], "first array argument cannot be empty", a) || as_vector(rt, v[1], "second array argument cannot be empty", b)) return qn_done(&k, -1);
  if (qn_dtype_is_complex((qn_dtype)qn_view_of(*b)->dtype) ? qn_ufunc1(rt, QN_UF_conjugate, *b, c) : (*c = qn_retained(*b), 0)) return qn_done(&k, -1);
  if (qn_view_of(*c)->shape[0] <= qn_view_of(*a)->shape[0]) {
    if (reversed(rt, *c, back)) return qn_done(&k, -1);
    return qn_done(&k, products(rt, *a, *back, mode, out));
  }
  if (reversed(rt, *a, back) || products(rt, *c, *back, mode, r) || reversed(rt, *r, turned)) return qn_done(&k, -1);
  return qn_done(&k, qn_array_copy(rt, *turned, out));
}

const qn_method qn_np_convolve[] = {ROW(convolve), ROW(correlate), {.name = NULL}};

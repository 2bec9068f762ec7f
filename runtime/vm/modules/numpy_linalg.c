/* numpy_linalg.c - np.linalg over float64: norm, det, solve, inv by LU with partial pivoting; cholesky, qr, lstsq by
 * Householder, eigh by Jacobi rotations, svd through it. Small and exact in order: no BLAS. */
#include "runtime/vm/modules/numpy.h"

#include <math.h>

static const qn_class *linalg_error(void) { return qn_exc_classes[QN_E_ValueError]; }
static int singular(qn_rt *rt) { return (void)linalg_error, qn_raise(rt, QN_E_ValueError, "Singular matrix"); }

/* A square float64 copy of x in a slot; NULL: exception. */
static qn_value *square(qn_keep *k, qn_value x, int64_t *n) {
  qn_rt *rt = k->rt;
  qn_optype t;
  if (qn_optype_of(x, &t) && qn_dtype_is_complex(t.dtype)) return qn_raise(rt, QN_E_NotImplementedError, "linalg of complex matrices is not supported"), NULL;
  qn_value *a = qn_np_array_of(k, x, QN_D_FLOAT64), *c = qn_slot(k);
  if (!a) return NULL;
  qn_view *v = qn_view_of(*a);
  if (v->ndim != 2) return qn_raise(rt, QN_E_ValueError, "%d-dimensional array given. Array must be two-dimensional", v->ndim), NULL;
  if (v->shape[0] != v->shape[1]) return qn_raise(rt, QN_E_ValueError, "Last 2 dimensions of the array must be square"), NULL;
  *n = v->shape[0];
  return qn_array_copy(rt, *a, c) ? NULL : c;
}

/* LU in place with row exchanges in perm; returns the sign, 0 when singular. */
static int lu(double *a, int64_t n, int64_t *perm) {
  int sign = 1;
  for (int64_t i = 0; i < n; i++) perm[i] = i;
  for (int64_t c = 0; c < n; c++) {
    int64_t p = c;
    for (int64_t r = c + 1; r < n; r++)
      if (fabs(a[r * n + c]) > fabs(a[p * n + c])) p = r;
    if (a[p * n + c] == 0) return 0;
    if (p != c) {
      sign = -sign;
      int64_t t = perm[p];
      perm[p] = perm[c], perm[c] = t;
      for (int64_t j = 0; j < n; j++) {
        double x = a[p * n + j];
        a[p * n + j] = a[c * n + j], a[c * n + j] = x;
      }
    }
    for (int64_t r = c + 1; r < n; r++) {
      double f = a[r * n + c] /= a[c * n + c];
      for (int64_t j = c + 1; j < n; j++) a[r * n + j] -= f * a[c * n + j];
    }
  }
  return sign;
}

static void lu_solve(const double *a, int64_t n, const int64_t *perm, const double *b, double *x, int64_t m) { /* b, x: n by m */
  for (int64_t c = 0; c < m; c++) {
    for (int64_t i = 0; i < n; i++) {
      double s = b[perm[i] * m + c];
      for (int64_t j = 0; j < i; j++) s -= a[i * n + j] * x[j * m + c];
      x[i * m + c] = s;
    }
    for (int64_t i = n; i-- > 0;) {
      double s = x[i * m + c];
      for (int64_t j = i + 1; j < n; j++) s -= a[i * n + j] * x[j * m + c];
      x[i * m + c] = s / a[i * n + i];
    }
  }
}

static int64_t *permutation(qn_keep *k, int64_t n) {
  qn_value *p = qn_slot(k);
  return qn_array_new(k->rt, QN_D_INT64, 1, &n, false, p) ? NULL : qn_np_i64(*p);
}

NP(det) {
  qn_value v;
  qn_keep k = {.rt = rt};
  int64_t n, *perm;
  if (qn_args_parse(rt, args, "det", "a", &v)) return -1;
  qn_value *a = square(&k, v, &n);
  if (!a || !(perm = permutation(&k, n))) return qn_done(&k, -1);
  double d = lu(qn_np_f64(*a), n, perm);
  for (int64_t i = 0; i < n && d != 0; i++) d *= qn_np_f64(*a)[i * n + i];
  return *out = qn_np_scalar(d), qn_done(&k, 0);
}
NP(slogdet) {
  qn_value v;
  qn_keep k = {.rt = rt};
  int64_t n, *perm;
  if (qn_args_parse(rt, args, "slogdet", "a", &v)) return -1;
  qn_value *a = square(&k, v, &n);
  if (!a || !(perm = permutation(&k, n))) return qn_done(&k, -1);
  double sign = lu(qn_np_f64(*a), n, perm), l = sign != 0 ? 0 : -(double)INFINITY;
  for (int64_t i = 0; i < n && sign != 0; i++) {
    double x = qn_np_f64(*a)[i * n + i];
    if (x < 0) sign = -sign;
    l += log(fabs(x));
  }
  qn_value pair[2] = {qn_np_scalar(sign), qn_np_scalar(l)};
  return qn_done(&k, qn_new_tuple(rt, pair, 2, out));
}
NP(solve) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int64_t n, *perm;
  if (qn_args_parse(rt, args, "solve", "a b", v)) return -1;
  qn_value *a = square(&k, v[0], &n), *b = a ? qn_np_array_of(&k, v[1], QN_D_FLOAT64) : NULL;
  if (!b || !(perm = permutation(&k, n))) return qn_done(&k, -1);
  qn_view *w = qn_view_of(*b);
  if (w->ndim < 1 || w->ndim > 2 || w->shape[0] != n)
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) (size %lld is different from %lld)",
                                (long long)(w->ndim ? w->shape[0] : 0), (long long)n));
  if (lu(qn_np_f64(*a), n, perm) == 0) return qn_done(&k, singular(rt));
  if (qn_array_new(rt, QN_D_FLOAT64, w->ndim, w->shape, false, out)) return qn_done(&k, -1);
  lu_solve(qn_np_f64(*a), n, perm, qn_np_f64(*b), qn_np_f64(*out), w->ndim == 2 ? w->shape[1] : 1);
  return qn_done(&k, 0);
}
NP(inv) {
  qn_value v;
  qn_keep k = {.rt = rt};
  int64_t n, *perm;
  if (qn_args_parse(rt, args, "inv", "a", &v)) return -1;
  qn_value *a = square(&k, v, &n), *unit = qn_slot(&k);
  if (!a || !(perm = permutation(&k, n))) return qn_done(&k, -1);
  int64_t shape[2] = {n, n};
  if (lu(qn_np_f64(*a), n, perm) == 0) return qn_done(&k, singular(rt));
  if (qn_array_new(rt, QN_D_FLOAT64, 2, shape, true, unit) || qn_array_new(rt, QN_D_FLOAT64, 2, shape, false, out)) return qn_done(&k, -1);
  for (int64_t i = 0; i < n; i++) qn_np_f64(*unit)[i * n + i] = 1;
  lu_solve(qn_np_f64(*a), n, perm, qn_np_f64(*unit), qn_np_f64(*out), n);
  return qn_done(&k, 0);
}
NP(cholesky) {
  qn_value v;
  qn_keep k = {.rt = rt};
  int64_t n;
  if (qn_args_parse(rt, args, "cholesky", "a", &v)) return -1;
  qn_value *a = square(&k, v, &n);
  int64_t shape[2] = {n, n};
  if (!a || qn_array_new(rt, QN_D_FLOAT64, 2, shape, true, out)) return qn_done(&k, -1);
  double *l = qn_np_f64(*out), *s = qn_np_f64(*a);
  for (int64_t j = 0; j < n; j++)
    for (int64_t i = j; i < n; i++) {
      double x = s[i * n + j];
      for (int64_t c = 0; c < j; c++) x -= l[i * n + c] * l[j * n + c];
      if (i == j && !(x > 0)) return qn_release(rt, *out), qn_done(&k, qn_raise(rt, QN_E_ValueError, "Matrix is not positive definite"));
      l[i * n + j] = i == j ? sqrt(x) : x / l[j * n + j];
    }
  return qn_done(&k, 0);
}

/* --- symmetric eigenproblem: cyclic Jacobi -------------------------------------------------------------------------------------------- */
static void jacobi(double *a, double *vec, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    for (int64_t j = 0; j < n; j++) vec[i * n + j] = i == j;
  for (int sweep = 0; sweep < 60; sweep++) {
    double off = 0, diag = 0;
    for (int64_t i = 0; i < n; i++) {
      diag += a[i * n + i] * a[i * n + i];
      for (int64_t j = i + 1; j < n; j++) off += a[i * n + j] * a[i * n + j];
    }
    if (off <= 1e-32 * diag || off == 0) return;
    for (int64_t p = 0; p < n; p++)
      for (int64_t q = p + 1; q < n; q++) {
        double apq = a[p * n + q];
        if (apq == 0) continue;
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq), t = (theta >= 0 ? 1 : -1) / (fabs(theta) + sqrt(theta * theta + 1));
        double c = 1 / sqrt(t * t + 1), s = t * c;
        for (int64_t i = 0; i < n; i++) {
          double x = a[i * n + p], y = a[i * n + q];
          a[i * n + p] = c * x - s * y, a[i * n + q] = s * x + c * y;
        }
        for (int64_t i = 0; i < n; i++) {
          double x = a[p * n + i], y = a[q * n + i];
          a[p * n + i] = c * x - s * y, a[q * n + i] = s * x + c * y;
          x = vec[i * n + p], y = vec[i * n + q];
          vec[i * n + p] = c * x - s * y, vec[i * n + q] = s * x + c * y;
        }
      }
  }
}

static int eigen(qn_rt *rt, qn_value x, qn_value *vals, qn_value *vecs) { /* ascending; vecs may be NULL */
  qn_keep k = {.rt = rt};
  int64_t n;
  qn_value *a = square(&k, x, &n), *vec = qn_slot(&k), *order = qn_slot(&k), *diag = qn_slot(&k);
  int64_t shape[2] = {n, n};
  if (!a || qn_array_new(rt, QN_D_FLOAT64, 2, shape, false, vec) || qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, diag)) return qn_done(&k, -1);
  for (int64_t i = 0; i < n; i++) /* the lower triangle counts */
    for (int64_t j = i + 1; j < n; j++) qn_np_f64(*a)[i * n + j] = qn_np_f64(*a)[j * n + i];
  jacobi(qn_np_f64(*a), qn_np_f64(*vec), n);
  for (int64_t i = 0; i < n; i++) qn_np_f64(*diag)[i] = qn_np_f64(*a)[i * n + i];
  if (qn_array_argsort(rt, *diag, 0, order) || qn_array_get(rt, *diag, *order, vals)) return qn_done(&k, -1);
  if (!vecs) return qn_done(&k, 0);
  return qn_done(&k, qn_array_take(rt, *vec, *order, 1, vecs));
}
NP(eigvalsh) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "eigvalsh", "a|UPLO", v)) return -1;
  return eigen(rt, v[0], out, NULL);
}
NP(eigh) {
  qn_value v[2], pair[2];
  if (qn_args_parse(rt, args, "eigh", "a|UPLO", v) || eigen(rt, v[0], &pair[0], &pair[1])) return -1;
  int r = qn_new_tuple(rt, pair, 2, out);
  return qn_release(rt, pair[0]), qn_release(rt, pair[1]), r;
}

/* --- QR by Householder ------------------------------------------------------------------------------------------------------------------- */
static int qr(qn_rt *rt, qn_value x, qn_value *q_out, qn_value *r_out) { /* reduced */
  qn_keep k = {.rt = rt};
  qn_value *a0 = qn_np_array_of(&k, x, QN_D_FLOAT64), *a = qn_slot(&k), *q = qn_slot(&k);
  if (!a0 || qn_array_copy(rt, *a0, a)) return qn_done(&k, -1);
  qn_view *w = qn_view_of(*a);
  if (w->ndim != 2) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "%d-dimensional array given. Array must be two-dimensional", w->ndim));
  int64_t m = w->shape[0], n = w->shape[1], p = m < n ? m : n, full[2] = {m, m}, qs[2] = {m, p}, rs[2] = {p, n};
  if (qn_array_new(rt, QN_D_FLOAT64, 2, full, true, q)) return qn_done(&k, -1);
  double *r = qn_np_f64(*a), *u = qn_np_f64(*q);
  for (int64_t i = 0; i < m; i++) u[i * m + i] = 1;
  for (int64_t c = 0; c < p && c < m - 1; c++) {
    double norm = 0;
    for (int64_t i = c; i < m; i++) norm += r[i * n + c] * r[i * n + c];
    norm = sqrt(norm);
    if (norm == 0) continue;
    double alpha = r[c * n + c] > 0 ? -norm : norm, vv = 0;
    qn_value tmp;
    if (qn_array_new(rt, QN_D_FLOAT64, 1, &m, true, &tmp)) return qn_done(&k, -1);
    double *h = qn_np_f64(tmp);
    for (int64_t i = c; i < m; i++) h[i] = r[i * n + c];
    h[c] -= alpha;
    for (int64_t i = c; i < m; i++) vv += h[i] * h[i];
    if (vv > 0) {
      for (int64_t j = 0; j < n; j++) {
        double s = 0;
        for (int64_t i = c; i < m; i++) s += h[i] * r[i * n + j];
        for (int64_t i = c; i < m; i++) r[i * n + j] -= 2 * s / vv * h[i];
      }
      for (int64_t i = 0; i < m; i++) {
        double s = 0;
        for (int64_t j = c; j < m; j++) s += u[i * m + j] * h[j];
        for (int64_t j = c; j < m; j++) u[i * m + j] -= 2 * s / vv * h[j];
      }
    }
    qn_release(rt, tmp);
  }
  if (qn_array_new(rt, QN_D_FLOAT64, 2, qs, false, q_out)) return qn_done(&k, -1);
  if (qn_array_new(rt, QN_D_FLOAT64, 2, rs, true, r_out)) return qn_release(rt, *q_out), qn_done(&k, -1);
  for (int64_t i = 0; i < m; i++)
    for (int64_t j = 0; j < p; j++) qn_np_f64(*q_out)[i * p + j] = u[i * m + j];
  for (int64_t i = 0; i < p; i++)
    for (int64_t j = i; j < n; j++) qn_np_f64(*r_out)[i * n + j] = r[i * n + j];
  return qn_done(&k, 0);
}
NP(qr) {
  qn_value v[2], pair[2];
  if (qn_args_parse(rt, args, "qr", "a|mode", v)) return -1;
  if (qn_given(v[1]) && !qn_is_text(v[1], "reduced")) return qn_raise(rt, QN_E_NotImplementedError, "only qr(mode='reduced') is supported");
  if (qr(rt, v[0], &pair[0], &pair[1])) return -1;
  int r = qn_new_tuple(rt, pair, 2, out);
  return qn_release(rt, pair[0]), qn_release(rt, pair[1]), r;
}

/* Singular values through the smaller of A'A and AA'. */
NP(svdvals) {
  qn_value v;
  qn_keep k = {.rt = rt};
  qn_value *t = qn_slot(&k), *g = qn_slot(&k), *e = qn_slot(&k);
  if (qn_args_parse(rt, args, "svdvals", "x", &v)) return -1;
  qn_value *a = qn_np_array_of(&k, v, QN_D_FLOAT64);
  if (!a || qn_array_transpose(rt, *a, NULL, t)) return qn_done(&k, -1);
  if (qn_view_of(*a)->ndim != 2) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "%d-dimensional array given. Array must be two-dimensional", qn_view_of(*a)->ndim));
  bool wide = qn_view_of(*a)->shape[0] < qn_view_of(*a)->shape[1];
  if (qn_dot(rt, wide ? *a : *t, wide ? *t : *a, g) || eigen(rt, *g, e, NULL)) return qn_done(&k, -1);
  int64_t n = qn_view_of(*e)->shape[0];
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, out)) return qn_done(&k, -1);
  for (int64_t i = 0; i < n; i++) qn_np_f64(*out)[i] = sqrt(fmax(qn_np_f64(*e)[n - 1 - i], 0));
  return qn_done(&k, 0);
}

/* --- norms ------------------------------------------------------------------------------------------------------------------------------------ */
static int power_norm(qn_rt *rt, qn_value a, double p, const qn_reduce_args *ra, qn_value *out) {
  qn_keep k = {.rt = rt};
  qn_value *abs = qn_slot(&k), *mag = qn_slot(&k), *pw = qn_slot(&k), *sum = qn_slot(&k);
  if (qn_ufunc1(rt, QN_UF_absolute, a, abs) || qn_ufunc2(rt, QN_UF_multiply, *abs, qn_float(1), mag)) return qn_done(&k, -1);
  if (isinf(p)) return qn_done(&k, qn_array_reduce(rt, p > 0 ? QN_AREDUCE_MAX : QN_AREDUCE_MIN, *mag, ra, out));
  if (p == 0) {
    qn_value *nz = qn_slot(&k);
    qn_dtype d = QN_D_FLOAT64;
    qn_reduce_args typed = *ra;
    typed.dtype = &d;
    if (qn_ufunc2(rt, QN_UF_not_equal, *mag, qn_int(0), nz)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_reduce(rt, QN_AREDUCE_SUM, *nz, &typed, out));
  }
  if (p == 1) {
    qn_value *f = qn_slot(&k);
    if (qn_ufunc2(rt, QN_UF_multiply, *mag, qn_float(1), f)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_reduce(rt, QN_AREDUCE_SUM, *f, ra, out));
  }
  if (p == 2) {
    qn_value *f = qn_slot(&k);
    if (qn_ufunc2(rt, QN_UF_multiply, *mag, qn_float(1), f) || qn_ufunc2(rt, QN_UF_multiply, *f, *f, pw) || qn_array_reduce(rt, QN_AREDUCE_SUM, *pw, ra, sum)) return qn_done(&k, -1);
    return qn_done(&k, qn_ufunc1(rt, QN_UF_sqrt, *sum, out));
  }
  if (qn_ufunc2(rt, QN_UF_power, *mag, qn_float(p), pw) || qn_array_reduce(rt, QN_AREDUCE_SUM, *pw, ra, sum)) return qn_done(&k, -1);
  return qn_done(&k, qn_ufunc2(rt, QN_UF_power, *sum, qn_float(1 / p), out));
}

NP(norm) {
  qn_value v[4];
  qn_keep k = {.rt = rt};
  qn_reduce_args ra = {.axes = QN_ALL_AXES};
  int d;
  int64_t axis;
  double p = 2;
  if (qn_args_parse(rt, args, "norm", "x|ord axis keepdims", v) || qn_np_bool(rt, v[3], &ra.keepdims)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (!a) return qn_done(&k, -1);
  if (qn_given(v[2])) {
    if (qn_as_index(rt, v[2], &axis) || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
    ra.axes = 1u << d;
  }
  bool matrix = !qn_given(v[2]) && qn_view_of(*a)->ndim == 2 && qn_given(v[1]);
  if (matrix && qn_is_text(v[1], "nuc")) return qn_done(&k, qn_raise(rt, QN_E_NotImplementedError, "the nuclear norm is not supported"));
  if (!matrix || qn_is_text(v[1], "fro")) {
    if (qn_given(v[1]) && !qn_is(v[1], QN_K_STR) && qn_np_real(rt, v[1], &p)) return qn_done(&k, -1);
    return qn_done(&k, power_norm(rt, *a, p, &ra, out));
  }
  if (qn_np_real(rt, v[1], &p)) return qn_done(&k, -1);
  qn_value *mag = qn_slot(&k), *sums = qn_slot(&k);
  if (p == 2 || p == -2) {
    qn_value *s = qn_slot(&k), in = *a;
    if (np_svdvals(rt, self, &(qn_args){.pos = &in, .npos = 1}, s)) return qn_done(&k, -1);
    return qn_done(&k, qn_array_get(rt, *s, qn_int(p > 0 ? 0 : -1), out));
  }
  if (fabs(p) != 1 && !isinf(p)) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "Invalid norm order for matrices."));
  qn_reduce_args lines = {.axes = isinf(p) ? 2 : 1}, all = {.axes = QN_ALL_AXES};
  qn_value *abs = qn_slot(&k);
  if (qn_ufunc1(rt, QN_UF_absolute, *a, abs) || qn_ufunc2(rt, QN_UF_multiply, *abs, qn_float(1), mag) ||
      qn_array_reduce(rt, QN_AREDUCE_SUM, *mag, &lines, sums))
    return qn_done(&k, -1);
  return qn_done(&k, qn_array_reduce(rt, p > 0 ? QN_AREDUCE_MAX : QN_AREDUCE_MIN, *sums, &all, out));
}
NP(matrix_rank) {
  qn_value v, s;
  double tol;
  int64_t rank = 0;
  if (qn_args_parse(rt, args, "matrix_rank", "A", &v) || np_svdvals(rt, self, &(qn_args){.pos = &v, .npos = 1}, &s)) return -1;
  int64_t n = qn_view_of(s)->shape[0];
  tol = n ? qn_np_f64(s)[0] * 1e-7 : 0; /* the values come from squares: half the digits */
  for (int64_t i = 0; i < n; i++) rank += qn_np_f64(s)[i] > tol;
  qn_release(rt, s);
  return *out = (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_INT64, .i = rank}, 0;
}
NP(matrix_power) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int64_t e, n;
  if (qn_args_parse(rt, args, "matrix_power", "a n", v) || qn_as_index(rt, v[1], &e)) return -1;
  qn_value *base = qn_np_array(&k, v[0]);
  if (!base) return qn_done(&k, -1);
  if (qn_view_of(*base)->ndim != 2 || qn_view_of(*base)->shape[0] != qn_view_of(*base)->shape[1])
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "Last 2 dimensions of the array must be square"));
  n = qn_view_of(*base)->shape[0];
  qn_value cur, acc;
  if (e < 0) {
    if (np_inv(rt, self, &(qn_args){.pos = base, .npos = 1}, &cur)) return qn_done(&k, -1);
    e = -e;
  } else {
    cur = qn_retained(*base);
  }
  int64_t shape[2] = {n, n};
  int64_t one = 1;
  if (qn_array_new(rt, (qn_dtype)qn_view_of(cur)->dtype, 2, shape, true, &acc)) return qn_release(rt, cur), qn_done(&k, -1);
  for (int64_t i = 0; i < n; i++)
    qn_elem_cast(QN_D_INT64, &one, (qn_dtype)qn_view_of(cur)->dtype, (char *)qn_view_of(acc)->data + i * (n + 1) * (int64_t)qn_itemsize(qn_view_of(acc)));
  int bad = 0;
  for (; e && !bad; e >>= 1) {
    qn_value t;
    if (e & 1) {
      bad = qn_matmul(rt, acc, cur, &t);
      if (!bad) qn_release(rt, acc), acc = t;
    }
    if (!bad && e > 1 && !(bad = qn_matmul(rt, cur, cur, &t))) qn_release(rt, cur), cur = t;
  }
  qn_release(rt, cur);
  if (bad) return qn_release(rt, acc), qn_done(&k, -1);
  return *out = acc, qn_done(&k, 0);
}
NP(lstsq) {
  qn_value v[3], q, r;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "lstsq", "a b|rcond", v)) return -1;
  qn_value *a = qn_np_array_of(&k, v[0], QN_D_FLOAT64), *b = a ? qn_np_array_of(&k, v[1], QN_D_FLOAT64) : NULL;
  if (!b) return qn_done(&k, -1);
  if (qn_view_of(*a)->ndim != 2 || qn_view_of(*b)->ndim != 1 || qn_view_of(*a)->shape[0] != qn_view_of(*b)->shape[0] || qn_view_of(*a)->shape[0] < qn_view_of(*a)->shape[1])
    return qn_done(&k, qn_raise(rt, QN_E_NotImplementedError, "lstsq() takes a tall matrix and a vector here"));
  if (qr(rt, *a, &q, &r)) return qn_done(&k, -1);
  *qn_slot(&k) = q, *qn_slot(&k) = r;
  qn_value *qt = qn_slot(&k), *y = qn_slot(&k), *x = qn_slot(&k), *fit = qn_slot(&k), *res = qn_slot(&k), *ss = qn_slot(&k), *sv = qn_slot(&k);
  int64_t n = qn_view_of(*a)->shape[1], m = qn_view_of(*a)->shape[0];
  if (qn_array_transpose(rt, q, NULL, qt) || qn_dot(rt, *qt, *b, y) || qn_array_new(rt, QN_D_FLOAT64, 1, &n, true, x)) return qn_done(&k, -1);
  for (int64_t i = n; i-- > 0;) {
    double s = qn_np_f64(*y)[i];
    for (int64_t j = i + 1; j < n; j++) s -= qn_np_f64(r)[i * n + j] * qn_np_f64(*x)[j];
    if (qn_np_f64(r)[i * n + i] == 0) return qn_done(&k, qn_raise(rt, QN_E_NotImplementedError, "lstsq() of a matrix without full rank is not supported"));
    qn_np_f64(*x)[i] = s / qn_np_f64(r)[i * n + i];
  }
  int64_t count = m > n ? 1 : 0;
  if (qn_dot(rt, *a, *x, fit) || qn_ufunc2(rt, QN_UF_subtract, *b, *fit, res) || qn_array_new(rt, QN_D_FLOAT64, 1, &count, true, ss) ||
      np_svdvals(rt, self, &(qn_args){.pos = a, .npos = 1}, sv))
    return qn_done(&k, -1);
  for (int64_t i = 0; count && i < m; i++) qn_np_f64(*ss)[0] += qn_np_f64(*res)[i] * qn_np_f64(*res)[i];
  qn_value four[4] = {*x, *ss, (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_INT32, .i = n}, *sv};
  return qn_done(&k, qn_new_tuple(rt, four, 4, out));
}

static int init(qn_rt *rt, qn_value module) { return qn_module_set(rt, module, "LinAlgError", qn_from_obj((void *)(uintptr_t)qn_exc_classes[QN_E_ValueError])); }
static const qn_method functions[] = {ROW(det), ROW(slogdet), ROW(solve), ROW(inv), ROW(cholesky), ROW(eigvalsh), ROW(eigh), ROW(qr), ROW(svdvals),
                                      ROW(norm), ROW(matrix_rank), ROW(matrix_power), ROW(lstsq), {.name = NULL}};
const qn_module_def qn_numpy_linalg_module = {.name = "numpy.linalg", .functions = functions, .init = init};

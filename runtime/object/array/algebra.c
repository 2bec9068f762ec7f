/* algebra.c - products of matrices and vectors. Every element of a product is summed in the order of k (matrices) or as
 * a float64 sum is (vectors): the same bits for any thread count. */
#include "runtime/object/array/fold.h"
#include "runtime/object/array/keep.h"

enum { KBLOCK = 128, JBLOCK = 512 };

/* --- kernels: c[m,n] = a[m,k] @ b[k,n], all contiguous, c zeroed --------------------------------------------------------------- */
#define GEMM(ID, id, T, W)                                                                               \
  static void gemm_##id(char *cp, const char *ap, const char *bp, int64_t m, int64_t k, int64_t n) {     \
    T *c = (T *)(void *)cp;                                                                              \
    const T *a = (const T *)(const void *)ap, *b = (const T *)(const void *)bp;                          \
    for (int64_t i = 0; i < m; i++)                                                                      \
      for (int64_t l = 0; l < k; l++) {                                                                  \
        W x = (W)a[i * k + l];                                                                           \
        for (int64_t j = 0; j < n; j++) c[i * n + j] = (T)((W)c[i * n + j] + x * (W)b[l * n + j]);       \
      }                                                                                                  \
  }
QN_EACH_INT(GEMM)
GEMM(FLOAT32, float32, float, float)
static void gemm_bool(char *cp, const char *ap, const char *bp, int64_t m, int64_t k, int64_t n) {
  for (int64_t i = 0; i < m; i++)
    for (int64_t l = 0; l < k; l++)
      for (int64_t j = 0; ap[i * k + l] && j < n; j++) cp[i * n + j] |= bp[l * n + j];
}
#define GEMM_COMPLEX(ID, id, T, W)                                                                       \
  static void gemm_##id(char *cp, const char *ap, const char *bp, int64_t m, int64_t k, int64_t n) {     \
    T *c = (T *)(void *)cp;                                                                              \
    const T *a = (const T *)(const void *)ap, *b = (const T *)(const void *)bp;                          \
    for (int64_t i = 0; i < m; i++)                                                                      \
      for (int64_t l = 0; l < k; l++) {                                                                  \
        T x = a[i * k + l], *r = c + i * n;                                                              \
        for (int64_t j = 0; j < n; j++) {                                                                \
          T y = b[l * n + j];                                                                            \
          r[j].re += x.re * y.re - x.im * y.im;                                                          \
          r[j].im += x.re * y.im + x.im * y.re;                                                          \
        }                                                                                                \
      }                                                                                                  \
  }
QN_EACH_COMPLEX(GEMM_COMPLEX)

/* Four rows at a time, blocked so that a panel of b stays in the cache; k ascends for every element. */
QN_CLONES static void panel(double *restrict c, const double *a, const double *b, int64_t rows, int64_t k, int64_t n, int64_t l0,
                            int64_t l1, int64_t j0, int64_t j1) {
  int64_t i = 0;
  for (; i + 4 <= rows; i += 4) {
    int64_t j = j0;
    for (; j + 8 <= j1; j += 8) { /* a tile of 4 by 8 stays in registers */
      double acc[4][8];
      for (int r = 0; r < 4; r++)
        for (int t = 0; t < 8; t++) acc[r][t] = c[(i + r) * n + j + t];
      for (int64_t l = l0; l < l1; l++) {
        const double *y = b + l * n + j;
        for (int r = 0; r < 4; r++)
          for (int t = 0; t < 8; t++) acc[r][t] += a[(i + r) * k + l] * y[t];
      }
      for (int r = 0; r < 4; r++)
        for (int t = 0; t < 8; t++) c[(i + r) * n + j + t] = acc[r][t];
    }
    for (int64_t l = l0; l < l1 && j < j1; l++)
      for (int r = 0; r < 4; r++)
        for (int64_t t = j; t < j1; t++) c[(i + r) * n + t] += a[(i + r) * k + l] * b[l * n + t];
  }
  for (; i < rows; i++)
    for (int64_t l = l0; l < l1; l++) {
      double x = a[i * k + l];
      QN_IVDEP for (int64_t j = j0; j < j1; j++) c[i * n + j] += x * b[l * n + j];
    }
}

typedef struct gemm_job {
  double *c;
  const double *a, *b;
  int64_t k, n;
} gemm_job;

static void gemm_rows(void *frame, int64_t begin, int64_t end) {
  gemm_job *g = frame;
  for (int64_t j = 0; j < g->n; j += JBLOCK)
    for (int64_t l = 0; l < g->k; l += KBLOCK)
      panel(g->c + begin * g->n, g->a + begin * g->k, g->b, end - begin, g->k, g->n, l, l + KBLOCK < g->k ? l + KBLOCK : g->k, j,
            j + JBLOCK < g->n ? j + JBLOCK : g->n);
}

static double dot_f64(const double *x, const double *y, int64_t n) {
  double part[64], room[2048];
  int nb = qn_sum_blocks(n);
  for (int b = 0; b < nb; b++) {
    int64_t at = n / nb * b + n % nb * b / nb, end = n / nb * (b + 1) + n % nb * (b + 1) / nb;
    double lanes[32];
    for (int l = 0; l < 32; l++) lanes[l] = -0.0;
    for (int64_t i = at; i < end; i += 2048) { /* products, then lanes, as a sum of the products would be */
      int64_t m = end - i < 2048 ? end - i : 2048;
      for (int64_t j = 0; j < m; j++) room[j] = x[i + j] * y[i + j];
      for (int64_t j = 0; j < m; j++) lanes[j & 31] += room[j];
    }
    for (int w = 16; w >= 1; w /= 2)
      for (int l = 0; l < w; l++) lanes[l] += lanes[l + w];
    part[b] = n ? lanes[0] : 0;
  }
  return n ? qn_tree_sum(part, nb) : 0;
}

static void multiply(qn_rt *rt, qn_dtype d, char *c, const char *a, const char *b, int64_t m, int64_t k, int64_t n) {
  if (d == QN_D_FLOAT64 && n == 1) {
    for (int64_t i = 0; i < m; i++)
      ((double *)(void *)c)[i] = dot_f64((const double *)(const void *)a + i * k, (const double *)(const void *)b, k);
    return;
  }
  switch (d) {
#define CASE(ID, id, T, W) \
  case QN_D_##ID: gemm_##id(c, a, b, m, k, n); return;
    QN_EACH_BOOL(CASE)
    QN_EACH_INT(CASE)
    CASE(FLOAT32, float32, float, float)
    QN_EACH_COMPLEX(CASE)
#undef CASE
    case QN_D_FLOAT64: {
      gemm_job g = {(double *)(void *)c, (const double *)(const void *)a, (const double *)(const void *)b, k, n};
      if (m * k * n > 1 << 18 && rt->hooks.parallel) rt->hooks.parallel(rt, gemm_rows, &g, m, k * n * 300);
      else gemm_rows(&g, 0, m);
      return;
    }
    case QN_D_DATETIME64:
    case QN_D_TIMEDELTA64:
    case QN_D_OBJECT:
    case QN_D_COUNT: return;
  }
}

/* --- shapes ---------------------------------------------------------------------------------------------------------------------- */
/* Batches: leading axes broadcast, each pair of matrices multiplied. */
static int multiply_batches(qn_rt *rt, qn_dtype d, const qn_view *a, const qn_view *b, qn_view *c, int64_t m, int64_t k, int64_t n) {
  int nb = c->ndim - 2;
  qn_view la = *a, lb = *b, wa, wb, wc = *c;
  la.ndim = a->ndim - 2, lb.ndim = b->ndim - 2, wc.ndim = nb;
  qn_broadcast_view(&la, nb, c->shape, &wa);
  qn_broadcast_view(&lb, nb, c->shape, &wb);
  qn_nditer it;
  qn_nditer_init(&it, 3, (const qn_view *const[]){&wa, &wb, &wc}, true);
  if (it.size) do
      for (int64_t i = 0; i < it.n; i++)
        multiply(rt, d, it.ptr[2] + i * it.steps[2], it.ptr[0] + i * it.steps[0], it.ptr[1] + i * it.steps[1], m, k, n);
    while (qn_nditer_next(&it));
  return 0;
}

static int common(qn_rt *rt, qn_value x, qn_value y, qn_keep *keep, qn_value **a, qn_value **b, qn_dtype *d) {
  qn_value *p = qn_slot(keep), *q = qn_slot(keep);
  *a = qn_slot(keep), *b = qn_slot(keep);
  if (qn_array_from(rt, x, NULL, p) || qn_array_from(rt, y, NULL, q)) return -1;
  if (!qn_promote((qn_dtype)qn_view_of(*p)->dtype, (qn_dtype)qn_view_of(*q)->dtype, d) || *d >= QN_D_DATETIME64)
    return qn_raise(rt, QN_E_TypeError, "matrix products of %s and %s are not supported", qn_dtypes[qn_view_of(*p)->dtype].name,
                    qn_dtypes[qn_view_of(*q)->dtype].name);
  qn_value *t = qn_slot(keep), *u = qn_slot(keep);
  if (qn_array_from(rt, *p, d, t) || qn_array_from(rt, *q, d, u)) return -1;
  return qn_array_contiguous(rt, *t, *a) || qn_array_contiguous(rt, *u, *b) ? -1 : 0;
}

int qn_matmul(qn_rt *rt, qn_value x, qn_value y, qn_value *out) {
  qn_keep keep = {.rt = rt};
  qn_value *a, *b, c;
  qn_dtype d;
  if (common(rt, x, y, &keep, &a, &b, &d)) return qn_done(&keep, -1);
  qn_view *va = qn_view_of(*a), *vb = qn_view_of(*b);
  for (int o = 0; o < 2; o++)
    if ((o ? vb : va)->ndim == 0)
      return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with "
                                     "signature (n?,k),(k,m?)->(n?,m?) requires 1)", o));
  int64_t k = va->shape[va->ndim - 1], kb = vb->shape[vb->ndim > 1 ? vb->ndim - 2 : 0];
  if (k != kb)
    return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                                   "(n?,k),(k,m?)->(n?,m?) (size %lld is different from %lld)", (long long)kb, (long long)k));
  bool row = va->ndim == 1, column = vb->ndim == 1;
  int64_t m = row ? 1 : va->shape[va->ndim - 2], n = column ? 1 : vb->shape[vb->ndim - 1], shape[QN_MAX_RANK + 2];
  qn_view la = *va, lb = *vb;
  la.ndim = va->ndim > 2 ? va->ndim - 2 : 0, lb.ndim = vb->ndim > 2 ? vb->ndim - 2 : 0;
  int nb;
  if (qn_broadcast_shapes(rt, (const qn_view *const[]){&la, &lb}, 2, &nb, shape)) return qn_done(&keep, -1);
  int rank = nb;
  if (!row) shape[rank++] = m;
  if (!column) shape[rank++] = n;
  if (qn_array_new(rt, d, rank, shape, true, &c)) return qn_done(&keep, -1);
  if (nb == 0) {
    multiply(rt, d, qn_view_of(c)->data, va->data, vb->data, m, k, n);
  } else {
    qn_view full = *qn_view_of(c), fa = *va, fb = *vb; /* add the axes that vectors lack */
    int64_t item = qn_dtypes[d].size;
    full.ndim = nb + 2;
    full.shape[nb] = m, full.shape[nb + 1] = n;
    if (row) fa.ndim = 2, fa.shape[1] = k, fa.shape[0] = 1, fa.strides[0] = k * item, fa.strides[1] = item;
    if (column) fb.ndim = 2, fb.shape[0] = k, fb.shape[1] = 1, fb.strides[0] = item, fb.strides[1] = item;
    multiply_batches(rt, d, &fa, &fb, &full, m, k, n);
  }
  if (rank == 0) return qn_done(&keep, qn_unwrap_0d(rt, c, out));
  *out = c;
  return qn_done(&keep, 0);
}

int qn_dot(qn_rt *rt, qn_value x, qn_value y, qn_value *out) {
  qn_keep keep = {.rt = rt};
  qn_value *a, *b;
  qn_dtype d;
  qn_optype t;
  if ((qn_optype_of(x, &t) && !qn_is_array(x)) || (qn_optype_of(y, &t) && !qn_is_array(y))) return qn_ufunc2(rt, QN_UF_multiply, x, y, out);
  if (common(rt, x, y, &keep, &a, &b, &d)) return qn_done(&keep, -1);
  qn_view *va = qn_view_of(*a), *vb = qn_view_of(*b);
  if (va->ndim == 0 || vb->ndim == 0) return qn_done(&keep, qn_ufunc2(rt, QN_UF_multiply, *a, *b, out));
  int da = va->ndim - 1, db = vb->ndim > 1 ? vb->ndim - 2 : 0;
  if (va->shape[da] != vb->shape[db]) {
    char text[2][120];
    for (int w = 0; w < 2; w++) {
      const qn_view *v = w ? vb : va;
      int n = 0;
      for (int i = 0; i < v->ndim; i++) n += snprintf(text[w] + n, sizeof text[w] - (size_t)n, i ? ",%lld" : "%lld", (long long)v->shape[i]);
      if (v->ndim == 1) snprintf(text[w] + n, sizeof text[w] - (size_t)n, ",");
    }
    return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "shapes (%s) and (%s) not aligned: %lld (dim %d) != %lld (dim %d)", text[0], text[1],
                                   (long long)va->shape[da], da, (long long)vb->shape[db], db));
  }
  if (vb->ndim > 2) { /* contract with the second-to-last axis of b: move it in front and flatten */
    int perm[QN_MAX_RANK], n = 0;
    int64_t flat[2] = {vb->shape[db], -1}, shape[2 * QN_MAX_RANK];
    perm[n++] = db;
    for (int i = 0; i < vb->ndim; i++)
      if (i != db) perm[n++] = i;
    qn_value *moved = qn_slot(&keep), *two = qn_slot(&keep), *product = qn_slot(&keep);
    int rank = 0;
    for (int i = 0; i < va->ndim - 1; i++) shape[rank++] = va->shape[i];
    for (int i = 0; i < vb->ndim; i++)
      if (i != db) shape[rank++] = vb->shape[i];
    if (qn_array_transpose(rt, *b, perm, moved) || qn_array_reshape(rt, *moved, 2, flat, two) || qn_matmul(rt, *a, *two, product))
      return qn_done(&keep, -1);
    return qn_done(&keep, qn_array_reshape(rt, *product, rank, shape, out));
  }
  return qn_done(&keep, qn_matmul(rt, *a, *b, out));
}

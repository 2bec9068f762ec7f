/* linalg.c - linear algebra of kernels: the helpers that hand views to runtime/linalg. The loops of large products run as the
 * session runs loops (hooks->parallel), serially inside a prange. */
#include <math.h>

#include "runtime/kernel/kernel.h"
#include "runtime/linalg/linalg.h"

static void lin_parallel(void *user, void (*body)(void *, int64_t, int64_t), void *frame, int64_t n, int64_t cost_ps) {
  qn_kctx *ctx = user;
  ctx->hooks->parallel(ctx, body, frame, n, cost_ps);
}

static qn_lin_env env_of(qn_kctx *ctx) {
  bool threads = ctx->hooks && ctx->hooks->parallel && !ctx->parent;
  return (qn_lin_env){&qn_malloc_allocator, threads ? lin_parallel : NULL, ctx, QN_LIN_AS_BLAS};
}

/* Numba's words. */
static int32_t check(qn_kctx *ctx, qn_lin_op op, qn_lin_status status) {
  switch (status) {
    case QN_LIN_OK: return 0;
    case QN_LIN_SINGULAR: return qn_k_error(ctx, "LinAlgError", "Matrix is singular to machine precision.");
    case QN_LIN_NOT_POSITIVE: return qn_k_error(ctx, "LinAlgError", "Matrix is not positive definite.");
    case QN_LIN_NO_CONVERGENCE:
      return qn_k_error(ctx, "LinAlgError", "%s", op == QN_LIN_SVD || op == QN_LIN_LSTSQ ? "SVD did not converge" : "Eigenvalues did not converge");
    case QN_LIN_NO_MEMORY: return qn_k_error(ctx, "MemoryError", "no memory for a product of matrices");
    case QN_LIN_NO_MODULE: return qn_k_error(ctx, "ImportError", "%s", qn_lin_why());
    case QN_LIN_TOO_LARGE: return qn_k_error(ctx, "ValueError", "a matrix of more than 2147483647 rows or columns");
  }
  return 0;
}

int32_t qn_k_product(qn_kctx *ctx, const qn_view *a, const qn_view *b, const qn_view *c) {
  qn_lin_env env = env_of(ctx);
  qn_view x = *a, y = *b, r = *c;
  if (x.ndim == 1) x.ndim = 2, x.shape[1] = x.shape[0], x.strides[1] = x.strides[0], x.shape[0] = 1, r.ndim = 2, r.shape[1] = r.shape[0], r.strides[1] = r.strides[0], r.shape[0] = 1;
  if (y.ndim == 1) y.ndim = 2, y.shape[1] = 1, y.strides[1] = qn_dtypes[y.dtype].size, r.ndim = 2, r.shape[1] = 1, r.strides[1] = y.strides[1];
  return check(ctx, QN_LIN_SOLVE, qn_lin_product(&env, &x, &y, &r));
}

int32_t qn_k_dot(qn_kctx *ctx, const qn_view *a, const qn_view *b, int32_t conj, const qn_view *out) {
  qn_lin_env env = env_of(ctx);
  return check(ctx, QN_LIN_SOLVE, qn_lin_dot(&env, a, b, conj != 0, out->data));
}

/* Numba refuses what is not finite before LAPACK sees it. */
static bool all_finite(const qn_view *v) {
  int64_t rows = v->shape[0], cols = v->ndim > 1 ? v->shape[1] : 1;
  int parts = qn_dtypes[v->dtype].kind == 'c' ? 2 : 1;
  bool single = v->dtype == QN_D_FLOAT32 || v->dtype == QN_D_COMPLEX64, all = true;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < cols; j++) {
      const char *p = (const char *)v->data + i * v->strides[0] + (v->ndim > 1 ? j * v->strides[1] : 0);
      for (int k = 0; k < parts; k++) all &= single ? isfinite(((const float *)(const void *)p)[k]) : isfinite(((const double *)(const void *)p)[k]);
    }
  return all;
}

int32_t qn_k_linalg(qn_kctx *ctx, int32_t op, int32_t flag, double rcond, const qn_view *a, const qn_view *b, const qn_view *c, const qn_view *d,
                    const qn_view *e) {
  qn_lin_env env = env_of(ctx);
  qn_lin_call call = {.op = (qn_lin_op)(op & 0xff), .flag = flag, .rcond = rcond, .v = {a, b, c, d, e}};
  for (int i = 0; i < QN_LIN_OPERANDS; i++)
    if (op >> (8 + i) & 1) call.v[i] = NULL; /* absent: something stands in its place */
  bool two = call.op == QN_LIN_SOLVE || call.op == QN_LIN_LSTSQ;
  if (call.op != QN_LIN_CHOLESKY && (!all_finite(a) || (two && !all_finite(b)))) return qn_k_error(ctx, "LinAlgError", "Array must not contain infs or NaNs.");
  return check(ctx, call.op, qn_lin_run(&env, &call, NULL));
}

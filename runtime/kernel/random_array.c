/* random_array.c - arrays of random numbers, shuffles, samples. Elements are filled in C order. */
#include "runtime/kernel/random.h"

static int64_t size_of(const qn_view *v) {
  int64_t n = 1;
  for (int32_t i = 0; i < v->ndim; i++) n *= v->shape[i];
  return n;
}

/* The i-th element in C order. */
static char *element(const qn_view *v, int64_t i) {
  char *p = v->data;
  for (int32_t d = v->ndim; d-- > 0;) {
    p += i % v->shape[d] * v->strides[d];
    i /= v->shape[d];
  }
  return p;
}

static void put_int(const qn_view *v, int64_t i, int64_t x) {
  char *p = element(v, i);
  switch (qn_dtypes[v->dtype].size) {
    case 1: *(int8_t *)p = (int8_t)x; return;
    case 2: *(int16_t *)(void *)p = (int16_t)x; return;
    case 4: *(int32_t *)(void *)p = (int32_t)x; return;
    default: *(int64_t *)(void *)p = x;
  }
}

static double get_real(const qn_view *v, int64_t i) {
  const void *p = element(v, i);
  switch ((int)v->dtype) {
    case QN_D_FLOAT64: return *(const double *)p;
    case QN_D_FLOAT32: return (double)*(const float *)p;
    case QN_D_INT64: return (double)*(const int64_t *)p;
    case QN_D_INT32: return (double)*(const int32_t *)p;
    case QN_D_UINT64: return (double)*(const uint64_t *)p;
    default: return 0.0; /* inference lets no other through */
  }
}

static bool cancelled(qn_kctx *ctx, int64_t i) { return (i & 0xffff) == 0xffff && *ctx->cancel; }
static int32_t give_up(qn_kctx *ctx) { return qn_k_error(ctx, "KeyboardInterrupt", "%s", ""); }

int32_t qn_k_random_fill(qn_kctx *ctx, int32_t id, double a, double b, double c, const qn_view *out) {
  qn_mt *m = qn_mt_of(ctx, id >= QN_RND_PY_RANDOM);
  int64_t n = size_of(out), whole = 0;
  bool real = out->dtype == QN_D_FLOAT64;
  double v = 0.0;
  if (!m) return 1;
  for (int64_t i = 0; i < n; i++) {
    if (qn_mt_draw(ctx, m, id, (double[3]){a, b, c}, &v, &whole)) return 1;
    if (real) *(double *)(void *)element(out, i) = v;
    else put_int(out, i, whole);
    if (cancelled(ctx, i)) return give_up(ctx);
  }
  return 0;
}

int32_t qn_k_random_ints(qn_kctx *ctx, int64_t low, int64_t high, const qn_view *out) {
  int64_t n = size_of(out), v = 0;
  for (int64_t i = 0; i < n; i++) {
    if (qn_k_random_range(ctx, 0, low, high, 1, &v)) return 1;
    put_int(out, i, v);
    if (cancelled(ctx, i)) return give_up(ctx);
  }
  return 0;
}

/* Exchanges rows i and j of the first axis. */
static void swap_rows(const qn_view *v, int64_t i, int64_t j) {
  qn_view row = *v;
  row.ndim--;
  memmove(row.shape, v->shape + 1, sizeof(int64_t) * (size_t)row.ndim);
  memmove(row.strides, v->strides + 1, sizeof(int64_t) * (size_t)row.ndim);
  size_t size = qn_dtypes[v->dtype].size;
  char temp[32];
  int64_t n = size_of(&row);
  for (int64_t k = 0; k < n; k++) {
    int64_t at = element(&row, k) - (char *)v->data;
    char *x = (char *)v->data + at + i * v->strides[0], *y = (char *)v->data + at + j * v->strides[0];
    memcpy(temp, x, size);
    memcpy(x, y, size);
    memcpy(y, temp, size);
  }
}

int32_t qn_k_random_shuffle(qn_kctx *ctx, int32_t python, const qn_view *v) {
  qn_mt *m = qn_mt_of(ctx, python != 0);
  if (!m) return 1;
  for (int64_t i = v->shape[0] - 1; i > 0; i--) {
    int64_t j = (int64_t)qn_mt_below(m, (uint64_t)i + 1, python != 0);
    if (i != j) swap_rows(v, i, j);
    if (cancelled(ctx, i)) return give_up(ctx);
  }
  return 0;
}

/* out: int64, one dimension: becomes 0, 1, 2, … in random order. */
int32_t qn_k_random_permutation(qn_kctx *ctx, const qn_view *out) {
  for (int64_t i = 0; i < out->shape[0]; i++) put_int(out, i, i);
  return qn_k_random_shuffle(ctx, 0, out);
}

/* Picks from a one-dimensional array; both have the same dtype. */
int32_t qn_k_random_choice(qn_kctx *ctx, const qn_view *from, const qn_view *out, int32_t replace) {
  int64_t n = size_of(out), at = 0;
  size_t size = qn_dtypes[out->dtype].size;
  if (!replace && n > from->shape[0])
    return qn_k_error(ctx, "ValueError", "Cannot take a larger sample than population when 'replace=False'");
  qn_view order = {.ndim = 1, .dtype = QN_D_INT64, .shape = {from->shape[0]}, .strides = {8}};
  if (!replace) {
    if (!(order.data = malloc(8 * (size_t)from->shape[0] + 8)))
      return qn_k_error(ctx, "MemoryError", "no memory for a sample");
    if (qn_k_random_permutation(ctx, &order)) {
      free(order.data);
      return 1;
    }
  }
  int32_t status = 0;
  for (int64_t i = 0; i < n && !status; i++) {
    if (replace) status = qn_k_random_range(ctx, 0, 0, from->shape[0], 1, &at);
    else at = ((const int64_t *)order.data)[i];
    if (!status) memcpy(element(out, i), element(from, at), size);
  }
  free(order.data);
  return status;
}

/* Rows of out (its last axis as long as p) get n experiments each. */
int32_t qn_k_random_multinomial(qn_kctx *ctx, int64_t n, const qn_view *p, const qn_view *out) {
  qn_mt *m = qn_mt_of(ctx, false);
  int64_t kinds = p->shape[0], total = size_of(out);
  if (!m) return 1;
  for (int64_t row = 0; kinds && row < total; row += kinds) {
    int64_t left = n, k = 0, hits = 0;
    double sum = 1.0, none;
    for (k = 0; k < kinds; k++) put_int(out, row + k, 0);
    for (k = 0; k < kinds - 1 && left > 0; k++) {
      double share = get_real(p, k);
      if (qn_mt_draw(ctx, m, QN_RND_BINOMIAL, (double[3]){(double)left, share / sum, 0}, &none, &hits)) return 1;
      put_int(out, row + k, hits);
      left -= hits;
      sum -= share;
    }
    if (left > 0) put_int(out, row + kinds - 1, left);
  }
  return 0;
}

int32_t qn_k_random_dirichlet(qn_kctx *ctx, const qn_view *alpha, const qn_view *out) {
  qn_mt *m = qn_mt_of(ctx, false);
  int64_t kinds = alpha->shape[0], total = size_of(out), whole;
  if (!m) return 1;
  for (int64_t k = 0; k < kinds; k++)
    if (get_real(alpha, k) <= 0) return qn_k_error(ctx, "ValueError", "dirichlet: alpha must be > 0.0");
  for (int64_t row = 0; kinds && row < total; row += kinds) {
    double sum = 0.0, g = 0.0;
    for (int64_t k = 0; k < kinds; k++) {
      if (qn_mt_draw(ctx, m, QN_RND_GAMMA, (double[3]){get_real(alpha, k), 1.0, 0}, &g, &whole)) return 1;
      *(double *)(void *)element(out, row + k) = g;
      sum += g;
    }
    for (int64_t k = 0; k < kinds; k++) *(double *)(void *)element(out, row + k) /= sum;
  }
  return 0;
}

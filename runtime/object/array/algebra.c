/* algebra.c - products of matrices and vectors: shapes and dtypes here, the numbers in runtime/linalg. */
#include "runtime/object/array/keep.h"
#include "runtime/object/array/iter.h"
#include "runtime/object/array/linear.h"

static void lin_parallel(void *user, void (*body)(void *, int64_t, int64_t), void *frame, int64_t n, int64_t cost_ps) {
  qn_rt *rt = user;
  rt->hooks.parallel(rt, body, frame, n, cost_ps);
}
qn_lin_env qn_lin_env_of(qn_rt *rt) { return (qn_lin_env){rt->alloc, rt->hooks.parallel ? lin_parallel : NULL, rt, QN_LIN_AS_BLAS}; }

int qn_lin_check(qn_rt *rt, qn_lin_status status) {
  switch (status) {
    case QN_LIN_OK: return 0;
    case QN_LIN_SINGULAR: return qn_raise(rt, QN_E_LinAlgError, "Singular matrix");
    case QN_LIN_NOT_POSITIVE: return qn_raise(rt, QN_E_LinAlgError, "Matrix is not positive definite");
    case QN_LIN_NO_CONVERGENCE: return qn_raise(rt, QN_E_LinAlgError, "Eigenvalues did not converge");
    case QN_LIN_NO_MEMORY: return qn_raise_memory(rt);
    case QN_LIN_NO_MODULE: return qn_raise(rt, QN_E_ImportError, "%s", qn_lin_why());
    case QN_LIN_TOO_LARGE: return qn_raise(rt, QN_E_ValueError, "a matrix of more than 2147483647 rows or columns");
  }
  return 0;
}

/* --- shapes ---------------------------------------------------------------------------------------------------------------------- */
typedef struct batch_job { /* c = a @ b for each item of the leading axes, which have c's shape */
  qn_lin_env env;
  qn_view a, b, c;
  bool small;
  int status;
} batch_job;

static qn_view core(const qn_view *v, int64_t i) {
  qn_view r = *v;
  char *p = v->data;
  for (int d = v->ndim - 2; d-- > 0;) {
    p += i % v->shape[d] * v->strides[d];
    i /= v->shape[d];
  }
  r.data = p;
  r.ndim = 2;
  for (int d = 0; d < 2; d++) r.shape[d] = v->shape[v->ndim - 2 + d], r.strides[d] = v->strides[v->ndim - 2 + d];
  return r;
}

static void batch_items(void *frame, int64_t begin, int64_t end) {
  batch_job *j = frame;
  int last = j->c.ndim - 3;
  for (int64_t i = begin; i < end && j->small;) { /* runs along the last of the leading axes */
    int64_t run = j->c.shape[last] - i % j->c.shape[last];
    if (run > end - i) run = end - i;
    qn_view a = core(&j->a, i), b = core(&j->b, i), c = core(&j->c, i);
    qn_lin_stack(&a, &b, &c, (const int64_t[]){j->a.strides[last], j->b.strides[last], j->c.strides[last]}, run,
                 j->env.order);
    i += run;
  }
  for (int64_t i = begin; i < end && !j->small; i++) {
    qn_view a = core(&j->a, i), b = core(&j->b, i), c = core(&j->c, i);
    qn_lin_status status = qn_lin_product(&j->env, &a, &b, &c);
    if (status) __atomic_store_n(&j->status, (int)status, __ATOMIC_RELAXED);
  }
}

/* v with leading axes of the shape that c has, and its two last ones. */
static qn_view spread(const qn_view *v, const qn_view *c) {
  qn_view lead = *v, r;
  lead.ndim = v->ndim - 2;
  qn_broadcast_view(&lead, c->ndim - 2, c->shape, &r);
  r.ndim = c->ndim;
  for (int d = 0; d < 2; d++) r.shape[c->ndim - 2 + d] = v->shape[v->ndim - 2 + d], r.strides[c->ndim - 2 + d] = v->strides[v->ndim - 2 + d];
  return r;
}

/* One sum of products of objects, in their order; 0 when there are none. */
static int object_sum(qn_rt *rt, const qn_view *a, const qn_view *b, int64_t row, int64_t column, qn_value *out) {
  qn_value sum = qn_int(0);
  for (int64_t k = 0; k < a->shape[1]; k++) {
    const char *left = a->data, *right = b->data;
    const qn_value *p = (const void *)(left + row * a->strides[0] + k * a->strides[1]), *q = (const void *)(right + k * b->strides[0] + column * b->strides[1]);
    qn_value product, next;
    if (qn_binary(rt, QN_MUL, *p, *q, &product)) return qn_release(rt, sum), -1;
    if (k == 0) {
      sum = product;
      continue;
    }
    int failed = qn_binary(rt, QN_ADD, sum, product, &next);
    qn_release(rt, sum), qn_release(rt, product);
    if (failed) return -1;
    sum = next;
  }
  *out = sum;
  return 0;
}

static int multiply_objects(qn_rt *rt, const qn_view *a, const qn_view *b, const qn_view *c) {
  qn_view all_a = spread(a, c), all_b = spread(b, c);
  int64_t items = 1;
  for (int d = 0; d < c->ndim - 2; d++) items *= c->shape[d];
  for (int64_t i = 0; i < items; i++) {
    qn_view x = core(&all_a, i), y = core(&all_b, i), z = core(c, i);
    for (int64_t cell = 0; cell < z.shape[0] * z.shape[1]; cell++) {
      int64_t row = cell / z.shape[1], column = cell % z.shape[1];
      char *first = z.data;
      qn_value sum, *at = (void *)(first + row * z.strides[0] + column * z.strides[1]);
      if (object_sum(rt, &x, &y, row, column, &sum)) return -1;
      qn_release(rt, *at);
      *at = sum;
    }
  }
  return 0;
}

static int multiply(qn_rt *rt, const qn_view *a, const qn_view *b, const qn_view *c, qn_lin_order order) {
  if (c->dtype == QN_D_OBJECT) return multiply_objects(rt, a, b, c);
  batch_job j = {.env = qn_lin_env_of(rt), .a = spread(a, c), .b = spread(b, c), .c = *c};
  int64_t items = 1, each = c->shape[c->ndim - 2] * c->shape[c->ndim - 1] * a->shape[a->ndim - 1];
  for (int d = 0; d < c->ndim - 2; d++) items *= c->shape[d];
  j.env.order = order;
  j.small = c->ndim > 2 && each <= QN_LIN_SMALL;
  int64_t cost = j.small ? each * 300 + 2000 : each * 60 + 50000; /* picoseconds */
  if (items > 1 && each < 1 << 20 && items > 200000000 / cost && rt->hooks.parallel) {
    j.env.parallel = NULL;
    rt->hooks.parallel(rt, batch_items, &j, items, cost);
  } else {
    batch_items(&j, 0, items);
  }
  return qn_lin_check(rt, (qn_lin_status)j.status);
}

static int common(qn_rt *rt, qn_value x, qn_value y, qn_keep *keep, qn_value **a, qn_value **b, qn_dtype *d) {
  qn_value *p = qn_slot(keep), *q = qn_slot(keep);
  *a = qn_slot(keep), *b = qn_slot(keep);
  if (qn_array_from(rt, x, NULL, p) || qn_array_from(rt, y, NULL, q)) return -1;
  if (!qn_promote((qn_dtype)qn_view_of(*p)->dtype, (qn_dtype)qn_view_of(*q)->dtype, d) || (*d >= QN_D_DATETIME64 && *d != QN_D_OBJECT))
    return qn_raise(rt, QN_E_TypeError, "matrix products of %s and %s are not supported", qn_dtypes[qn_view_of(*p)->dtype].name,
                    qn_dtypes[qn_view_of(*q)->dtype].name);
  return qn_array_from(rt, *p, d, *a) || qn_array_from(rt, *q, d, *b) ? -1 : 0;
}

/* Stacks whose leading axes do not fit, in NumPy's words. */
static int apart(qn_rt *rt, const qn_view *a, const qn_view *b, int64_t m, int64_t n) {
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  for (int o = 0; o < 2; o++) {
    const qn_view *v = o ? b : a;
    for (int pass = 0; pass < 2; pass++) {
      qn_buf_z(&text, pass ? "->(" : "(");
      for (int d = 0; d < v->ndim; d++) {
        bool core = pass && d >= v->ndim - 2;
        if (core) qn_buf_printf(&text, "%snewaxis", d ? "," : "");
        else qn_buf_printf(&text, "%s%lld", d ? "," : "", (long long)v->shape[d]);
      }
      qn_buf_z(&text, ")");
    }
    qn_buf_z(&text, " ");
  }
  int r = qn_raise(rt, QN_E_ValueError, "operands could not be broadcast together with remapped shapes [original->remapped]: %.*s and requested shape (%lld,%lld)",
                   (int)text.n, text.p ? text.p : "", (long long)m, (long long)n);
  qn_buf_deinit(&text);
  return r;
}

int qn_matmul_in(qn_rt *rt, qn_lin_order order, qn_value x, qn_value y, qn_value *out) {
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
  if (qn_broadcast_shapes(rt, (const qn_view *const[]){&la, &lb}, 2, &nb, shape)) {
    qn_exc_clear(rt);
    return qn_done(&keep, apart(rt, va, vb, m, n));
  }
  int rank = nb;
  if (!row) shape[rank++] = m;
  if (!column) shape[rank++] = n;
  if (nb > QN_MAX_RANK - 2) return qn_done(&keep, qn_raise(rt, QN_E_NotImplementedError, "matmul of more than %d dimensions is not supported", QN_MAX_RANK));
  if (qn_array_new(rt, d, rank, shape, false, &c)) return qn_done(&keep, -1);
  qn_view full = *qn_view_of(c), fa = *va, fb = *vb; /* add the axes that vectors lack */
  int64_t item = qn_dtypes[d].size;
  full.ndim = nb + 2;
  full.shape[nb] = m, full.shape[nb + 1] = n;
  full.strides[nb] = n * item, full.strides[nb + 1] = item;
  if (row) fa.ndim = 2, fa.shape[1] = k, fa.shape[0] = 1, fa.strides[1] = va->strides[0], fa.strides[0] = k * item;
  if (column) fb.ndim = 2, fb.shape[0] = k, fb.shape[1] = 1, fb.strides[0] = vb->strides[0], fb.strides[1] = item;
  if (multiply(rt, &fa, &fb, &full, order)) return qn_release(rt, c), qn_done(&keep, -1);
  if (rank == 0) return qn_done(&keep, qn_unwrap_0d(rt, c, out));
  *out = c;
  return qn_done(&keep, 0);
}

int qn_matmul(qn_rt *rt, qn_value x, qn_value y, qn_value *out) { return qn_matmul_in(rt, QN_LIN_AS_BLAS, x, y, out); }

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
    const bool run = vb->shape[db] > 0 && vb->strides[db] == qn_dtypes[d].size; /* along memory: it stays so */
    int64_t flat[2] = {run ? -1 : vb->shape[db], run ? vb->shape[db] : -1}, shape[2 * QN_MAX_RANK];
    if (!run) perm[n++] = db;
    for (int i = 0; i < vb->ndim; i++)
      if (i != db) perm[n++] = i;
    if (run) perm[n++] = db;
    qn_value *moved = qn_slot(&keep), *rows = qn_slot(&keep), *two = qn_slot(&keep), *product = qn_slot(&keep);
    int rank = 0;
    for (int i = 0; i < va->ndim - 1; i++) shape[rank++] = va->shape[i];
    for (int i = 0; i < vb->ndim; i++)
      if (i != db) shape[rank++] = vb->shape[i];
    if (qn_array_transpose(rt, *b, perm, moved) || qn_array_reshape(rt, *moved, 2, flat, rows) ||
        qn_array_transpose(rt, *rows, run ? NULL : (const int[]){0, 1}, two) || qn_matmul_in(rt, QN_LIN_AS_DOTS, *a, *two, product))
      return qn_done(&keep, -1);
    return qn_done(&keep, qn_array_reshape(rt, *product, rank, shape, out));
  }
  return qn_done(&keep, qn_matmul_in(rt, va->ndim > 2 ? QN_LIN_AS_DOTS : QN_LIN_AS_BLAS, *a, *b, out));
}

/* numpy_einsum.c - _numpy.einsum: the sums of products that programs write most, without taking their text apart in Python. One or two
 * arrays of one dtype, each label once in an operand, no dots, no axis of 1 that another stretches; everything else is None, which
 * lib/numpy_einsum.py then does. */
#include "runtime/base/element.h"
#include "runtime/object/array/keep.h"
#include "runtime/object/array/linear.h"
#include "runtime/vm/modules/numpy_native.h"

typedef struct labels {
  int n;
  char c[QN_MAX_RANK];
} labels;

static int at(const labels *l, char c) {
  for (int k = 0; k < l->n; k++)
    if (l->c[k] == c) return k;
  return -1;
}

static bool is_label(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* "ij,jk->ik" to the labels of each operand and of the result; false: not so simple. */
static bool take_apart(qn_sv text, int operands, labels *in, labels *out) {
  int k = 0;
  size_t i = 0;
  memset(in, 0, sizeof *in * (size_t)operands);
  out->n = 0;
  for (; i < text.n && text.p[i] != '-'; i++) {
    char c = text.p[i];
    if (c == ',') {
      if (++k == operands) return false;
    } else if (!is_label(c) || in[k].n == QN_MAX_RANK || at(&in[k], c) >= 0) {
      return false;
    } else {
      in[k].c[in[k].n++] = c;
    }
  }
  if (k != operands - 1) return false;
  if (i == text.n) { /* no result is named: what is in one operand alone, by the alphabet */
    for (char c = 'A'; c <= 'z'; c++) {
      const int here = is_label(c) ? (at(&in[0], c) >= 0) + (operands > 1 && at(&in[1], c) >= 0) : 0;
      if (here == 1 && out->n == QN_MAX_RANK) return false;
      if (here == 1) out->c[out->n++] = c;
    }
    return true;
  }
  if (i + 1 >= text.n || text.p[i + 1] != '>') return false;
  for (i += 2; i < text.n; i++) {
    char c = text.p[i];
    bool known = false;
    for (k = 0; k < operands; k++) known |= at(&in[k], c) >= 0;
    if (!known || at(out, c) >= 0 || out->n == QN_MAX_RANK) return false;
    out->c[out->n++] = c;
  }
  return true;
}

static int one_operand(qn_rt *rt, qn_value a, const labels *in, const labels *out, qn_value *result) {
  qn_dtype d = (qn_dtype)qn_view_of(a)->dtype;
  qn_reduce_args r = {.dtype = &d};
  labels left = {0};
  int perm[QN_MAX_RANK];
  for (int k = 0; k < in->n; k++) {
    if (at(out, in->c[k]) < 0) r.axes |= 1u << k;
    else left.c[left.n++] = in->c[k];
  }
  for (int k = 0; k < out->n; k++) perm[k] = at(&left, out->c[k]);
  if (!r.axes) return qn_array_transpose(rt, a, perm, result);
  qn_value sums;
  if (qn_array_reduce(rt, QN_AREDUCE_SUM, a, &r, &sums)) return -1;
  if (out->n < 2) return *result = sums, 0;
  int bad = qn_array_transpose(rt, sums, perm, result);
  return qn_release(rt, sums), bad;
}

/* v with its axes in the order of `order`; labels that it lacks are axes of 1. */
static int spread(qn_rt *rt, qn_value v, const labels *in, const labels *order, qn_value *out) {
  const qn_view *w = qn_view_of(v);
  int64_t shape[QN_MAX_RANK], strides[QN_MAX_RANK];
  for (int k = 0; k < order->n; k++) {
    int d = at(in, order->c[k]);
    shape[k] = d < 0 ? 1 : w->shape[d];
    strides[k] = d < 0 ? 0 : w->strides[d];
  }
  return qn_array_view_of(rt, v, w->data, (qn_dtype)w->dtype, order->n, shape, strides, out);
}

enum { FEW = 512, SHORT = 12 };
QN_CLONES static void product(double *restrict r, const double *restrict a, const double *restrict b, int64_t n) {
  for (int64_t i = 0; i < n; i++) r[i] = a[i] * b[i];
}

/* Every label is in both: sums of products of runs. 1: not runs. */
static int row_products(qn_rt *rt, const qn_value *v, const labels *in, const labels *out, const labels *summed, qn_value *result) {
  const qn_view *a = qn_view_of(v[0]), *b = qn_view_of(v[1]);
  qn_lin_env env = qn_lin_env_of(rt);
  qn_view x = *a, y = *b;
  x.ndim = y.ndim = 1;
  if (out->n == 0) { /* the whole arrays, in one order */
    if (memcmp(in[0].c, in[1].c, (size_t)in[0].n) != 0 || !(a->flags & b->flags & QN_VIEW_C)) return 1;
    x.shape[0] = y.shape[0] = qn_view_size(a);
    x.strides[0] = y.strides[0] = (int64_t)qn_itemsize(a);
  } else if (out->n != 1 || summed->n != 1) {
    return 1;
  } else {
    int i = at(&in[0], summed->c[0]), j = at(&in[1], summed->c[0]);
    if (a->strides[i] != (int64_t)qn_itemsize(a) || b->strides[j] != (int64_t)qn_itemsize(b)) return 1;
    x.shape[0] = y.shape[0] = a->shape[i];
    x.strides[0] = y.strides[0] = a->strides[i];
    if (x.shape[0] <= SHORT && a->dtype == QN_D_FLOAT64) return 1; /* rows of a few are summed side by side */
  }
  int64_t n = out->n ? a->shape[at(&in[0], out->c[0])] : 1, as = 0, bs = 0;
  qn_value r;
  if (out->n) as = a->strides[at(&in[0], out->c[0])], bs = b->strides[at(&in[1], out->c[0])];
  if (qn_array_new(rt, (qn_dtype)a->dtype, out->n, &n, false, &r)) return -1;
  char *to = qn_view_of(r)->data;
  const bool few = a->dtype == QN_D_FLOAT64 && out->n && x.shape[0] <= FEW;
  for (int64_t k = 0; k < n; k++) {
    if (few) {
      double room[FEW];
      product(room, (const double *)(const void *)((char *)a->data + k * as), (const double *)(const void *)((char *)b->data + k * bs), x.shape[0]);
      ((double *)(void *)to)[k] = qn_sum_f64(room, x.shape[0]);
      continue;
    }
    x.data = (char *)a->data + k * as, y.data = (char *)b->data + k * bs;
    if (qn_lin_check(rt, qn_lin_dot(&env, &x, &y, false, to + k * (int64_t)qn_itemsize(a)))) return qn_release(rt, r), -1;
  }
  return qn_unwrap_0d(rt, r, result);
}

/* The products of all pairs, then their sums over the labels that the result lacks. 1: that would be many more numbers than the operands. */
static int by_products(qn_rt *rt, const qn_value *v, const labels *in, const labels *out, qn_value *result) {
  labels all = in[0];
  int64_t most = qn_view_size(qn_view_of(v[0])), n = most;
  for (int d = 0; d < in[1].n; d++) {
    if (at(&all, in[1].c[d]) >= 0) continue;
    if (all.n == QN_MAX_RANK) return 1;
    all.c[all.n++] = in[1].c[d];
    if (__builtin_mul_overflow(n, qn_view_of(v[1])->shape[d], &n)) return 1;
  }
  if (qn_view_size(qn_view_of(v[1])) > most) most = qn_view_size(qn_view_of(v[1]));
  if (n > 2 * most) return 1;
  qn_keep k = {.rt = rt};
  qn_value *x = qn_slot(&k), *y = qn_slot(&k), *p = qn_slot(&k);
  if (spread(rt, v[0], &in[0], &all, x) || spread(rt, v[1], &in[1], &all, y) || qn_ufunc2(rt, QN_UF_multiply, *x, *y, p)) return qn_done(&k, -1);
  return qn_done(&k, qn_is_array(*p) ? one_operand(rt, *p, &all, out, result) : (*result = qn_retained(*p), 0));
}

static int two_operands(qn_rt *rt, const qn_value *v, const labels *in, const labels *out, qn_value *result) { /* 1: not this way */
  labels summed = {0}, rows = {0}, cols = {0}, order;
  int batch = 0;
  qn_keep k = {.rt = rt};
  for (int o = 0; o < 2; o++)
    for (int d = 0; d < in[o].n; d++) {
      char c = in[o].c[d];
      int other = at(&in[1 - o], c);
      bool kept = at(out, c) >= 0;
      labels *l = o ? &cols : &rows;
      if (other < 0 && !kept) return 1;
      if (other >= 0 && qn_view_of(v[o])->shape[d] != qn_view_of(v[1 - o])->shape[other]) return 1;
      if (other < 0) l->c[l->n++] = c;
      else if (o == 0 && kept) batch++;
      else if (o == 0) summed.c[summed.n++] = c;
    }
  qn_value *x = qn_slot(&k), *y = qn_slot(&k), *p = qn_slot(&k);
  if (summed.n == 0) {
    if (spread(rt, v[0], &in[0], out, x) || spread(rt, v[1], &in[1], out, y)) return qn_done(&k, -1);
    return qn_done(&k, qn_ufunc2(rt, QN_UF_multiply, *x, *y, result));
  }
  if (rows.n == 0 && cols.n == 0) {
    int r = row_products(rt, v, in, out, &summed, result);
    return qn_done(&k, r > 0 ? by_products(rt, v, in, out, result) : r);
  }
  if (batch == 0 && summed.n == 1 && rows.n + cols.n == out->n && !(rows.n && cols.n) && out->n > 1) { /* an array times a vector */
    const int o = rows.n ? 0 : 1;
    order = *out;
    if (order.n == QN_MAX_RANK) return qn_done(&k, 1);
    order.c[order.n++] = summed.c[0];
    if (spread(rt, v[o], &in[o], &order, x)) return qn_done(&k, -1);
    return qn_done(&k, qn_matmul_in(rt, QN_LIN_IN_ORDER, *x, v[1 - o], result));
  }
  if (batch || rows.n > 1 || cols.n > 1 || summed.n > 1) return qn_done(&k, by_products(rt, v, in, out, result));
  order = rows;
  order.c[order.n++] = summed.c[0];
  if (spread(rt, v[0], &in[0], &order, x)) return qn_done(&k, -1);
  order = summed;
  if (cols.n) order.c[order.n++] = cols.c[0];
  if (spread(rt, v[1], &in[1], &order, y)) return qn_done(&k, -1);
  bool turned = rows.n && cols.n && out->c[0] == cols.c[0];
  if (!turned) return qn_done(&k, qn_matmul_in(rt, QN_LIN_IN_ORDER, *x, *y, result));
  return qn_done(&k, qn_matmul_in(rt, QN_LIN_IN_ORDER, *x, *y, p) ? -1 : qn_array_transpose(rt, *p, NULL, result));
}

/* x @ y in einsum's order. */
int qn_np_product_in_order(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  return qn_matmul_in(rt, QN_LIN_IN_ORDER, args->pos[0], args->pos[1], out);
}

/* einsum(subscripts, a[, b]), or None. */
int qn_np_einsum(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self;
  labels in[2], result;
  int n = (int)args->npos - 1;
  *out = qn_none();
  if (n < 1 || n > 2 || args->nkw || !qn_is(args->pos[0], QN_K_STR)) return 0;
  for (int k = 1; k <= n; k++)
    if (!qn_is_array(args->pos[k]) || qn_view_of(args->pos[k])->dtype > QN_D_COMPLEX128 || qn_view_of(args->pos[k])->dtype == QN_D_BOOL) return 0;
  if (!take_apart(qn_str_sv(args->pos[0]), n, in, &result)) return 0;
  for (int k = 0; k < n; k++)
    if (in[k].n == 0 || qn_view_of(args->pos[k + 1])->ndim != in[k].n || qn_view_of(args->pos[k + 1])->dtype != qn_view_of(args->pos[1])->dtype) return 0;
  if (n == 1) return one_operand(rt, args->pos[1], &in[0], &result, out);
  int r = two_operands(rt, args->pos + 1, in, &result, out);
  return r > 0 ? 0 : r;
}

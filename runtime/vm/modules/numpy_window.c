/* numpy_window.c - windows of signal processing, and flat indices taken apart. */
#include "runtime/vm/modules/numpy.h"

#include <math.h>

/* As np.arange(1 - M, M, 2) has it. */
static int64_t length_of(double m) {
  return !(m >= 1) ? 0 : m >= 0x1p62 ? INT64_MAX : (int64_t)ceil(m - 0.5);
}

/* a0 + a1 cos(x) + a2 cos(2x) at M points, x from -pi to pi, in NumPy's order of operations. M below 1: empty; 1: [1.0]. */
static int cosines(qn_rt *rt, const qn_args *args, const char *name, double a0, double a1, double a2, qn_value *out) {
  qn_value v;
  qn_keep k = {.rt = rt};
  double m = 0;
  if (qn_args_parse(rt, args, name, "M", &v) || qn_np_real(rt, v, &m)) return -1;
  int64_t n = length_of(m);
  qn_value *x = qn_slot(&k), *twice = qn_slot(&k), *c1 = qn_slot(&k), *c2 = qn_slot(&k);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, x)) return qn_done(&k, -1);
  double *p = qn_np_f64(*x);
  if (m == 1) return p[0] = 1, *out = qn_retained(*x), qn_done(&k, 0);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, twice)) return qn_done(&k, -1);
  double *p2 = qn_np_f64(*twice), pi = 3.141592653589793;
  for (int64_t i = 0; i < n; i++) {
    double at = 1 - m + 2 * (double)i;
    p[i] = pi * at / (m - 1);
    p2[i] = 2 * pi * at / (m - 1);
  }
  if (qn_ufunc1(rt, QN_UF_cos, *x, c1) || qn_ufunc1(rt, QN_UF_cos, *twice, c2)) return qn_done(&k, -1);
  const double *q = qn_np_f64(*c1), *q2 = qn_np_f64(*c2);
  for (int64_t i = 0; i < n; i++) {
    double two = a0 + a1 * q[i];
    p[i] = a2 == 0 ? two : two + a2 * q2[i];
  }
  *out = qn_retained(*x);
  return qn_done(&k, 0);
}
NP(hanning) { return cosines(rt, args, "hanning", 0.5, 0.5, 0, out); }
NP(hamming) { return cosines(rt, args, "hamming", 0.54, 0.46, 0, out); }
NP(blackman) { return cosines(rt, args, "blackman", 0.42, 0.5, 0.08, out); }

NP(bartlett) {
  qn_value v;
  double m = 0;
  if (qn_args_parse(rt, args, "bartlett", "M", &v) || qn_np_real(rt, v, &m)) return -1;
  int64_t n = length_of(m);
  if (qn_array_new(rt, QN_D_FLOAT64, 1, &n, false, out)) return -1;
  double *p = qn_np_f64(*out);
  if (m == 1) return p[0] = 1, 0;
  for (int64_t i = 0; i < n; i++) {
    double at = 1 - m + 2 * (double)i;
    p[i] = at <= 0 ? 1 + at / (m - 1) : 1 - at / (m - 1);
  }
  return 0;
}

/* The sizes of shape, a tuple or one int. -1: exception. */
static int sizes_of(qn_rt *rt, qn_value shape, int64_t *dims) {
  if (!qn_is(shape, QN_K_TUPLE)) return qn_np_index(rt, shape, &dims[0]) ? -1 : 1;
  const qn_tuple *t = (const qn_tuple *)shape.o;
  if (t->n > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many dimensions passed to unravel_index");
  for (int64_t i = 0; i < t->n; i++)
    if (qn_np_index(rt, t->items[i], &dims[i])) return -1;
  return (int)t->n;
}

NP(unravel_index) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int64_t dims[QN_MAX_RANK] = {0}, total = 1;
  if (qn_args_parse(rt, args, "unravel_index", "indices shape|order", v)) return -1;
  if (qn_given(v[2]) && !qn_is_text(v[2], "C") && !qn_is_text(v[2], "F")) return qn_raise(rt, QN_E_ValueError, "order must be 'C' or 'F'");
  int rank = sizes_of(rt, v[1], dims), fortran = qn_is_text(v[2], "F");
  if (rank < 0) return -1;
  for (int d = 0; d < rank; d++)
    if (dims[d] < 0 || __builtin_mul_overflow(total, dims[d], &total))
      return qn_raise(rt, QN_E_ValueError, "dimensions are too large; arrays and shapes with a total size greater than 'intp' are not supported.");
  qn_value *raw = qn_np_array(&k, v[0]);
  if (!raw) return qn_done(&k, -1);
  if (!qn_dtype_is_int((qn_dtype)qn_view_of(*raw)->dtype)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "only int indices permitted"));
  qn_value *at = qn_np_array_of(&k, *raw, QN_D_INT64), part[QN_MAX_RANK];
  if (!at) return qn_done(&k, -1);
  const qn_view *w = qn_view_of(*at);
  int64_t count = qn_view_size(w), *from = qn_np_i64(*at);
  for (int64_t i = 0; i < count; i++)
    if (from[i] < 0 || from[i] >= total)
      return qn_done(&k, qn_raise(rt, QN_E_ValueError, "index %lld is out of bounds for array with size %lld", (long long)from[i], (long long)total));
  int64_t below = 1; /* the number of elements that a step of this axis passes */
  for (int i = 0; i < rank; i++) {
    int d = fortran ? i : rank - 1 - i;
    qn_value *full = qn_slot(&k);
    if (qn_array_new(rt, QN_D_INT64, w->ndim, w->shape, false, full)) return qn_done(&k, -1);
    int64_t *to = qn_np_i64(*full);
    for (int64_t j = 0; j < count; j++) to[j] = from[j] / below % dims[d];
    below *= dims[d];
    part[d] = w->ndim ? *full : (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_INT64, .i = to[0]};
  }
  return qn_done(&k, qn_new_tuple(rt, part, rank, out));
}

const qn_method qn_np_window[] = {ROW(hanning), ROW(hamming), ROW(blackman), ROW(bartlett), ROW(unravel_index), {.name = NULL}};

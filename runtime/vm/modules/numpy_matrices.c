/* numpy_matrices.c - matrices and grids by rule: eye, diag, tri, vander, meshgrid, indices, fromfunction. */
#include <math.h>

#include "runtime/base/element.h"
#include "runtime/object/array/record.h"
#include "runtime/vm/modules/numpy.h"

static int eye(qn_rt *rt, int64_t n, int64_t m, int64_t k, qn_dtype d, qn_value *out) {
  int64_t shape[2] = {n, m};
  char one[16] = {0};
  if (d == QN_D_OBJECT) return qn_raise(rt, QN_E_TypeError, "eye() of objects is not supported");
  if (qn_array_new(rt, d, 2, shape, true, out)) return -1;
  int64_t i1 = 1;
  qn_elem_cast(QN_D_INT64, &i1, d, one);
  size_t item = qn_dtypes[d].size;
  for (int64_t i = 0; i < n; i++)
    if (i + k >= 0 && i + k < m) memcpy((char *)qn_view_of(*out)->data + (size_t)(i * m + i + k) * item, one, item);
  return 0;
}
/* N, M (N), k (0) and dtype (float64), which a spec begins with. */
static int extent(qn_rt *rt, const qn_value *v, int64_t *n, int64_t *m, int64_t *k, qn_dtype *d) {
  *n = *k = 0, *d = QN_D_FLOAT64;
  if (qn_np_index(rt, v[0], n)) return -1;
  *m = *n;
  return qn_np_index(rt, v[1], m) || qn_np_index(rt, v[2], k) || qn_np_dtype(rt, v[3], d) ? -1 : 0;
}
NP(eye) {
  qn_value v[6];
  int64_t n, m, k;
  qn_dtype d;
  if (qn_args_parse(rt, args, "eye", "N|M k dtype order like", v) || extent(rt, v, &n, &m, &k, &d)) return -1;
  return eye(rt, n, m, k, d, out);
}
NP(identity) {
  qn_value v[2];
  int64_t n = 0;
  qn_dtype d = QN_D_FLOAT64;
  if (qn_args_parse(rt, args, "identity", "n|dtype", v) || qn_np_index(rt, v[0], &n) || qn_np_dtype(rt, v[1], &d)) return -1;
  return eye(rt, n, n, 0, d, out);
}
NP(diag) {
  qn_value v[2];
  int64_t k = 0;
  qn_keep keep = {.rt = rt};
  if (qn_args_parse(rt, args, "diag", "v|k", v) || qn_np_index(rt, v[1], &k)) return -1;
  qn_value *a = qn_np_array(&keep, v[0]);
  if (!a) return qn_done(&keep, -1);
  qn_view *w = qn_view_of(*a);
  if (w->ndim == 2) {
    qn_value in[2] = {*a, qn_int(k)}, *view = qn_slot(&keep);
    if (qn_np_delegate(rt, "diagonal", &(qn_args){.pos = in, .npos = 2}, view)) return qn_done(&keep, -1);
    return qn_done(&keep, qn_array_copy(rt, *view, out));
  }
  if (w->ndim != 1) return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "Input must be 1- or 2-d."));
  int64_t n = w->shape[0] + (k < 0 ? -k : k), shape[2] = {n, n};
  if (qn_array_new(rt, (qn_dtype)w->dtype, 2, shape, true, out)) return qn_done(&keep, -1);
  qn_view line = *qn_view_of(*out);
  line.ndim = 1;
  line.shape[0] = w->shape[0];
  line.data = (char *)line.data + (k > 0 ? k * line.strides[1] : -k * line.strides[0]);
  line.strides[0] += line.strides[1];
  return qn_done(&keep, qn_array_assign(rt, &line, w));
}

/* Keeps the lower (or upper) triangle of the last two axes. */
static int triangle(qn_rt *rt, const qn_args *args, const char *name, bool lower, qn_value *out) {
  qn_value v[2];
  int64_t k = 0;
  qn_keep keep = {.rt = rt};
  if (qn_args_parse(rt, args, name, "m|k", v) || qn_np_index(rt, v[1], &k)) return -1;
  qn_value *a = qn_np_array(&keep, v[0]);
  if (!a) return qn_done(&keep, -1);
  qn_view *w = qn_view_of(*a);
  if (w->ndim < 1) return qn_done(&keep, qn_raise(rt, QN_E_ValueError, "%s needs an array of at least one dimension", name));
  if (w->ndim == 1) {
    int64_t shape[2] = {w->shape[0], w->shape[0]};
    if (qn_array_new(rt, (qn_dtype)w->dtype, 2, shape, true, out) || qn_array_assign(rt, qn_view_of(*out), w)) return qn_done(&keep, -1);
  } else if (qn_array_copy(rt, *a, out) || qn_order_set(rt, out, false)) { /* a choice between it and zeros, in the machine's order */
    return qn_done(&keep, -1);
  }
  w = qn_view_of(*out);
  if (w->dtype == QN_D_OBJECT) return qn_done(&keep, qn_raise(rt, QN_E_TypeError, "%s() of objects is not supported", name));
  int64_t m = w->shape[w->ndim - 2], n = w->shape[w->ndim - 1], item = (int64_t)qn_itemsize(w), mats = m > 0 && n > 0 ? qn_view_size(w) / (m * n) : 0;
  for (int64_t b = 0; b < mats; b++)
    for (int64_t i = 0; i < m; i++) {
      char *row = (char *)w->data + (b * m + i) * n * item;
      int64_t cut = lower ? i + k + 1 : i + k; /* lower: [cut, n) goes; upper: [0, cut) */
      if (cut < 0) cut = 0;
      if (cut > n) cut = n;
      if (lower) memset(row + cut * item, 0, (size_t)((n - cut) * item));
      else memset(row, 0, (size_t)(cut * item));
    }
  return qn_done(&keep, 0);
}
NP(tril) { return triangle(rt, args, "tril", true, out); }
NP(triu) { return triangle(rt, args, "triu", false, out); }
NP(tri) {
  qn_value v[4];
  int64_t n, m, k;
  qn_dtype d;
  if (qn_args_parse(rt, args, "tri", "N|M k dtype", v) || extent(rt, v, &n, &m, &k, &d)) return -1;
  int64_t shape[2] = {n, m};
  qn_value b;
  if (qn_array_new(rt, QN_D_BOOL, 2, shape, true, &b)) return -1;
  for (int64_t i = 0; i < n; i++) {
    int64_t ones = i + k + 1 < m ? i + k + 1 : m;
    if (ones > 0) memset((uint8_t *)qn_view_of(b)->data + i * m, 1, (size_t)ones);
  }
  int r = qn_array_astype(rt, b, d, out);
  return qn_release(rt, b), r;
}

NP(meshgrid) {
  qn_value grids[QN_MAX_RANK], parts[QN_MAX_RANK];
  int n = (int)args->npos, made = 0, r = 0;
  bool ij = false;
  int64_t shape[QN_MAX_RANK];
  for (uint32_t k = 0; k < args->nkw; k++) {
    if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "indexing")) {
      ij = qn_is_text(args->kwvals[k], "ij");
      if (!ij && !qn_is_text(args->kwvals[k], "xy")) return qn_raise(rt, QN_E_ValueError, "Valid values for `indexing` are 'xy' and 'ij'.");
    } else if (!qn_sv_is(qn_sym_sv(args->kwnames[k]), "copy") && !qn_sv_is(qn_sym_sv(args->kwnames[k]), "sparse"))
      return qn_raise(rt, QN_E_TypeError, "meshgrid() got an unexpected keyword argument '%s'", args->kwnames[k]->text);
    else if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "sparse") && qn_truth(rt, args->kwvals[k]) != 0)
      return qn_np_general(rt, "meshgrid_sparse", args, out);
  }
  if (n > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many arrays for meshgrid()");
  qn_keep keep = {.rt = rt};
  for (int k = 0; k < n; k++) {
    qn_value *a = qn_np_array(&keep, args->pos[k]);
    if (!a) return qn_done(&keep, -1);
    parts[k] = *a;
    shape[k] = qn_view_size(qn_view_of(*a));
  }
  bool swap = !ij && n > 1;
  if (swap) {
    int64_t t = shape[0];
    shape[0] = shape[1], shape[1] = t;
  }
  for (int k = 0; k < n && !r; k++) {
    int axis = swap && k < 2 ? 1 - k : k;
    int64_t one[QN_MAX_RANK];
    for (int d = 0; d < n; d++) one[d] = 1;
    one[axis] = -1;
    qn_value line;
    r = qn_array_reshape(rt, parts[k], n, one, &line);
    if (r) break;
    r = qn_array_new(rt, (qn_dtype)qn_view_of(line)->dtype, n, shape, false, &grids[k]);
    if (!r) made++, r = qn_array_assign(rt, qn_view_of(grids[k]), qn_view_of(line));
    qn_release(rt, line);
  }
  if (!r) r = qn_new_tuple(rt, grids, n, out);
  for (int k = 0; k < made; k++) qn_release(rt, grids[k]);
  return qn_done(&keep, r);
}

static void each_repeated(char *to, const char *from, int64_t n, int64_t times, int64_t item) {
#define REPEAT(T)                                                                                                                 \
  for (int64_t i = 0; i < n; i++)                                                                                                 \
    for (int64_t k = 0; k < times; k++) ((QN_ANY(T) *)(void *)to)[i * times + k] = ((const QN_ANY(T) *)(const void *)from)[i];    \
  return;
  switch (item) {
    case 1: REPEAT(uint8_t)
    case 2: REPEAT(uint16_t)
    case 4: REPEAT(uint32_t)
    case 8: REPEAT(uint64_t)
    default: REPEAT(qn_c128)
  }
#undef REPEAT
}
NP(indices) {
  qn_value v[3];
  bool sparse = false;
  int n;
  int64_t shape[QN_MAX_RANK], full[QN_MAX_RANK + 1];
  qn_dtype d = QN_D_INT64;
  qn_value dims;
  if (qn_args_parse(rt, args, "indices", "dimensions|dtype sparse", v) || qn_np_bool(rt, v[2], &sparse)) return -1;
  if (sparse) return qn_np_general(rt, "indices", args, out);
  if (qn_np_dtype(rt, v[1], &d) || qn_np_sequence(rt, v[0], &dims)) return -1;
  int wrong = qn_shape_from(rt, dims, &n, shape);
  qn_release(rt, dims);
  if (wrong) return -1;
  full[0] = n;
  for (int k = 0; k < n; k++) full[k + 1] = shape[k];
  for (int k = 0; k < n; k++)
    if (d == QN_D_BOOL && shape[k] > 2) return qn_raise(rt, QN_E_TypeError, "arange() is only supported for booleans when the result has at most length 2.");
  const qn_dtype kind = d <= QN_D_COMPLEX128 ? d : QN_D_INT64; /* others from whole numbers */
  const qn_cast_loop cast = qn_cast_find(QN_D_INT64, kind);
  const int64_t item = qn_dtypes[kind].size;
  qn_value r, ramp;
  int64_t size = 1, longest = 1;
  for (int k = 0; k < n; k++) size *= shape[k], longest = shape[k] > longest ? shape[k] : longest;
  if (qn_array_new(rt, QN_D_INT64, 1, (int64_t[1]){3 * longest}, false, &ramp)) return -1;
  if (qn_array_new(rt, kind, n + 1, full, false, &r)) return qn_release(rt, ramp), -1;
  int64_t *whole = qn_np_i64(ramp);
  char *p = qn_view_of(r)->data, *const as = (char *)(whole + longest); /* the ramp as the dtype has it */
  for (int k = 0; k < n && size > 0; k++, p += size * item) {
    int64_t inner = 1;
    for (int j = k + 1; j < n; j++) inner *= shape[j];
    const int64_t each = shape[k] * inner * item;
    for (int64_t i = 0; i < shape[k]; i++) whole[i] = i;
    cast(as, item, (const char *)whole, 8, shape[k]);
    each_repeated(p, as, shape[k], inner, item);
    for (int64_t done = each; done < size * item; done += each) memcpy(p + done, p, (size_t)each);
  }
  qn_release(rt, ramp);
  if (d == kind) return *out = r, 0;
  int bad = qn_array_astype(rt, r, d, out);
  return qn_release(rt, r), bad;
}

NP(fromfunction) {
  if (args->npos < 2) return qn_raise(rt, QN_E_TypeError, "fromfunction() takes a function and a shape");
  qn_dtype d = QN_D_FLOAT64;
  for (uint32_t k = 0; k < args->nkw; k++)
    if (qn_sv_is(qn_sym_sv(args->kwnames[k]), "dtype") && qn_np_dtype(rt, args->kwvals[k], &d)) return -1;
  qn_value dt, all, seq;
  if (qn_new_dtype(rt, d, &dt)) return -1;
  qn_value in[2] = {args->pos[1], dt};
  int r = np_indices(rt, self, &(qn_args){.pos = in, .npos = 2}, &all);
  qn_release(rt, dt);
  if (r) return -1;
  r = qn_np_sequence(rt, all, &seq);
  qn_release(rt, all);
  if (r) return -1;
  r = qn_call_pos(rt, args->pos[0], ((qn_tuple *)seq.o)->items, (uint32_t)((qn_tuple *)seq.o)->n, out);
  return qn_release(rt, seq), r;
}

/* Powers in the dtype that the elements and int64 promote to. */
NP(vander) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  qn_dtype d;
  bool up = false;
  if (qn_args_parse(rt, args, "vander", "x|N increasing", v) || qn_np_bool(rt, v[2], &up)) return -1;
  qn_value *given = qn_np_array(&k, v[0]), *x;
  if (!given) return qn_done(&k, -1);
  if (qn_view_of(*given)->ndim != 1) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "x must be a one-dimensional array or sequence."));
  if (qn_view_of(*given)->dtype > QN_D_COMPLEX128 || !qn_promote((qn_dtype)qn_view_of(*given)->dtype, QN_D_INT64, &d)) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "vander() takes numbers"));
  if (!(x = qn_np_array_of(&k, *given, d))) return qn_done(&k, -1);
  int64_t m = qn_view_size(qn_view_of(*x)), n = m;
  if (qn_np_index(rt, v[1], &n)) return qn_done(&k, -1);
  if (n < 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "negative dimensions are not allowed"));
  int64_t shape[2] = {m, n};
  if (qn_array_new(rt, d, 2, shape, false, out)) return qn_done(&k, -1);
  for (int64_t i = 0; i < m; i++) {
    int64_t whole = 1;
    double p = 1, im = 0;
    for (int64_t j = 0; j < n; j++) {
      int64_t to = i * n + (up ? j : n - 1 - j);
      if (d == QN_D_INT64) {
        qn_np_i64(*out)[to] = whole;
        whole = (int64_t)((uint64_t)whole * (uint64_t)qn_np_i64(*x)[i]);
      } else if (d == QN_D_FLOAT64) {
        qn_np_f64(*out)[to] = p, p *= qn_np_f64(*x)[i];
      } else {
        const double *z = qn_np_f64(*x) + 2 * i, re = p;
        qn_np_f64(*out)[2 * to] = p, qn_np_f64(*out)[2 * to + 1] = im;
        p = j ? re * z[0] - im * z[1] : z[0], im = j ? re * z[1] + im * z[0] : z[1];
      }
    }
  }
  return qn_done(&k, 0);
}

const qn_method qn_np_matrices[] = {
    ROW(eye), ROW(identity), ROW(diag), ROW(tril), ROW(triu), ROW(tri), ROW(meshgrid), ROW(indices), ROW(fromfunction), ROW(vander), {.name = NULL}};

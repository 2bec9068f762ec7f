/* numpy_misc.c - choices, products, comparisons of whole arrays, kinds of numbers and dtypes, functions over arrays. */
#include "runtime/base/element.h"
#include "runtime/object/array/linear.h"
#include "runtime/vm/modules/numpy.h"

#include <math.h>

/* A str, or a list of nothing else. */
static bool is_text(qn_value v) {
  if (qn_is(v, QN_K_STR)) return true;
  if (!qn_is(v, QN_K_LIST)) return false;
  const qn_list *l = (const qn_list *)v.o;
  for (int64_t i = 0; i < l->n; i++)
    if (!qn_is(qn_list_at(l, i), QN_K_STR)) return false;
  return l->n > 0;
}

static bool of_objects(qn_value v) { return qn_is(v, QN_K_SERIES) || (qn_is_array(v) && qn_view_of(v)->dtype == QN_D_OBJECT); }

/* How wide a side is as text; -1: objects that are no text. */
static int64_t side_width(const qn_view *v) {
  if (v->dtype != QN_D_OBJECT) return qn_text_width_of_numbers((qn_dtype)v->dtype);
  return qn_view_size(v) ? qn_text_width(v) : 0;
}

/* where() of which a side is text: text of the wider side's width; objects when the other side has some. */
static int where_any(qn_rt *rt, qn_value cond, qn_value x, qn_value y, qn_value *out) {
  qn_dtype objects = QN_D_OBJECT;
  qn_value a = {0}, b = {0};
  if (!is_text(x) && !is_text(y) && !of_objects(x) && !of_objects(y)) return qn_array_where(rt, cond, x, y, out);
  if (qn_array_from(rt, x, NULL, &a) || qn_array_from(rt, y, NULL, &b)) {
    qn_release(rt, a), qn_release(rt, b);
    return -1;
  }
  bool text = qn_text_width(qn_view_of(a)) >= 0 || qn_text_width(qn_view_of(b)) >= 0;
  int64_t wa = side_width(qn_view_of(a)), wb = side_width(qn_view_of(b));
  int status = 0;
  if (!text) {
    status = qn_array_where(rt, cond, x, y, out);
  } else {
    qn_value p = {0}, q = {0};
    status = qn_array_from(rt, a, &objects, &p) || qn_array_from(rt, b, &objects, &q) || qn_array_where(rt, cond, p, q, out) ? -1 : 0;
    qn_release(rt, p), qn_release(rt, q);
    if (!status && qn_is_array(*out) && (wa >= 0 && wb >= 0 ? qn_text_convert(rt, *out, wa > wb ? wa : wb) : qn_text_plain(rt, *out)))
      qn_drop(rt, out), status = -1;
  }
  qn_release(rt, a), qn_release(rt, b);
  return status;
}

NP_MOVES(where) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "where", "condition|x y", v)) return -1;
  if (v[1].tag == QN_UNSET && v[2].tag == QN_UNSET) return qn_np_delegate(rt, "nonzero", &(qn_args){.pos = v, .npos = 1}, out);
  if (v[1].tag == QN_UNSET || v[2].tag == QN_UNSET) return qn_raise(rt, QN_E_ValueError, "either both or neither of x and y should be given");
  return where_any(rt, v[0], v[1], v[2], out);
}
NP(select) {
  qn_value v[3], conds = {0}, picks = {0};
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "select", "condlist choicelist|default", v)) return -1;
  qn_value *c = qn_slot(&k), *p = qn_slot(&k);
  if (qn_np_sequence(rt, v[0], c) || qn_np_sequence(rt, v[1], p)) return qn_done(&k, -1);
  conds = *c, picks = *p;
  int64_t n = ((qn_tuple *)conds.o)->n;
  if (n != ((qn_tuple *)picks.o)->n) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "list of cases must be same length as list of conditions"));
  if (n == 0) return qn_done(&k, qn_raise(rt, QN_E_ValueError, "select with an empty condition list is not possible"));
  for (int64_t i = 0; i < n; i++) {
    qn_value cond;
    if (qn_array_from(rt, ((qn_tuple *)conds.o)->items[i], NULL, &cond)) return qn_done(&k, -1);
    const bool flags = qn_view_of(cond)->dtype == QN_D_BOOL;
    qn_release(rt, cond);
    if (!flags) return qn_done(&k, qn_raise(rt, QN_E_TypeError, "invalid entry %lld in condlist: should be boolean ndarray", (long long)i));
  }
  qn_value cur = v[2].tag == QN_UNSET ? qn_int(0) : qn_retained(v[2]);
  for (int64_t i = n; i-- > 0;) {
    qn_value next;
    int r = where_any(rt, ((qn_tuple *)conds.o)->items[i], ((qn_tuple *)picks.o)->items[i], cur, &next);
    qn_release(rt, cur);
    if (r) return qn_done(&k, -1);
    cur = next;
  }
  const int bad = qn_array_from(rt, cur, NULL, out);
  qn_release(rt, cur);
  return qn_done(&k, bad);
}
NP_MOVES(extract) {
  qn_value v[2], index[QN_MAX_RANK];
  qn_keep k = {.rt = rt};
  int64_t n = -1;
  if (qn_args_parse(rt, args, "extract", "condition arr", v)) return -1;
  qn_value *c = qn_np_array_of(&k, v[0], QN_D_BOOL), *a = c ? qn_np_array(&k, v[1]) : NULL, *fc = qn_slot(&k), *fa = qn_slot(&k), *at = qn_slot(&k);
  if (!a || qn_array_reshape(rt, *c, 1, &n, fc) || qn_array_reshape(rt, *a, 1, &n, fa) || qn_nonzero(rt, *fc, index)) return qn_done(&k, -1);
  *at = index[0];
  return qn_done(&k, qn_array_get(rt, *fa, *at, out));
}
NP(fill_diagonal) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "fill_diagonal", "a val|wrap", v)) return -1;
  if (!qn_is_array(v[0]) || qn_view_of(v[0])->ndim < 2) return qn_raise(rt, QN_E_ValueError, "array must be at least 2-d");
  if (qn_view_of(v[0])->ndim > 2 || (qn_given(v[2]) && qn_truth(rt, v[2])) || !(qn_optype_of(v[1], &(qn_optype){0}) && !qn_is_array(v[1]))) return qn_np_general(rt, "fill_diagonal", args, out);
  qn_view d = *qn_view_of(v[0]);
  if (d.flags & QN_VIEW_READONLY) return qn_raise(rt, QN_E_ValueError, "underlying array is read-only");
  if (d.shape[1] < d.shape[0]) d.shape[0] = d.shape[1];
  d.ndim = 1;
  d.strides[0] += d.strides[1];
  qn_optype t;
  *out = qn_none();
  if (qn_optype_of(v[1], &t) && !qn_is_array(v[1])) return qn_array_fill(rt, &d, v[1]);
  qn_value x;
  if (qn_array_from(rt, v[1], NULL, &x)) return -1;
  int r = qn_array_assign(rt, &d, qn_view_of(x));
  return qn_release(rt, x), r;
}
NP(piecewise) {
  return qn_np_general(rt, "piecewise", args, out);
}

NP(ix_) { /* index arrays whose broadcast is the grid of all combinations */
  qn_value parts[QN_MAX_RANK] = {{0}};
  int n = (int)args->npos, made = 0, r = 0;
  if (n > QN_MAX_RANK) return qn_raise(rt, QN_E_ValueError, "too many index arrays");
  for (; made < n && !r; made++) {
    qn_value a, found[QN_MAX_RANK];
    if ((r = qn_array_from(rt, args->pos[made], NULL, &a))) break;
    if (qn_view_of(a)->ndim != 1) r = qn_raise(rt, QN_E_ValueError, "Cross index must be 1 dimensional");
    if (!r && qn_view_of(a)->dtype == QN_D_BOOL && !(r = qn_nonzero(rt, a, found))) {
      qn_release(rt, a);
      a = found[0];
    }
    int64_t shape[QN_MAX_RANK];
    for (int d = 0; d < n; d++) shape[d] = d == made ? -1 : 1;
    if (!r) r = qn_array_reshape(rt, a, n, shape, &parts[made]);
    qn_release(rt, a);
    if (r) break;
  }
  if (!r) r = qn_new_tuple(rt, parts, n, out);
  while (made > 0) qn_release(rt, parts[--made]);
  return r;
}

/* --- products ---------------------------------------------------------------------------------------------------------------------- */
NP(dot) {
  qn_value v[3], r;
  if (qn_args_parse(rt, args, "dot", "a b|out", v) || qn_dot(rt, v[0], v[1], &r)) return -1;
  return qn_out_store(rt, v[2], r, QN_OUT_EXACT, "dot", out);
}
NP(matmul) {
  qn_value v[3], r;
  for (uint32_t i = 0; i < args->nkw; i++)
    if (qn_sv_is(qn_sym_sv(args->kwnames[i]), "axes") || qn_sv_is(qn_sym_sv(args->kwnames[i]), "dtype")) return qn_np_general(rt, "matmul", args, out);
  if (qn_args_parse(rt, args, "matmul", "x1 x2|out", v) || qn_matmul(rt, v[0], v[1], &r)) return -1;
  return qn_out_store(rt, v[2], r, QN_OUT_UFUNC, "matmul", out);
}
static int flat2(qn_rt *rt, qn_keep *k, qn_value x, int n, const int64_t *shape, qn_value **out) {
  qn_value *a = qn_np_array(k, x);
  *out = qn_slot(k);
  return a ? qn_array_reshape(rt, *a, n, shape, *out) : -1;
}
NP(vdot) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  int64_t n = -1;
  qn_value *a, *b, *c = qn_slot(&k), r;
  if (qn_args_parse(rt, args, "vdot", "a b", v) || flat2(rt, &k, v[0], 1, &n, &a) || flat2(rt, &k, v[1], 1, &n, &b)) return qn_done(&k, -1);
  int64_t have = qn_view_size(qn_view_of(*b)), want = qn_view_size(qn_view_of(*a));
  if (have != want)
    return qn_done(&k, qn_raise(rt, QN_E_ValueError, "cannot reshape array of size %lld into shape (%lld,)", (long long)have, (long long)want));
  qn_dtype d = (qn_dtype)qn_view_of(*a)->dtype;
  if (!qn_dtype_is_complex(d)) return qn_done(&k, qn_dot(rt, *a, *b, out));
  if (qn_view_of(*b)->dtype == d) {
    qn_lin_env env = qn_lin_env_of(rt);
    if (qn_array_new(rt, d, 0, NULL, true, &r)) return qn_done(&k, -1);
    if (qn_lin_check(rt, qn_lin_dot(&env, qn_view_of(*a), qn_view_of(*b), true, qn_view_of(r)->data))) return qn_release(rt, r), qn_done(&k, -1);
    return qn_done(&k, qn_unwrap_0d(rt, r, out));
  }
  if (qn_ufunc1(rt, QN_UF_conjugate, *a, c)) return qn_done(&k, -1);
  return qn_done(&k, qn_dot(rt, *c, *b, out));
}
NP(inner) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "inner", "a b", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]), *b = a ? qn_np_array(&k, v[1]) : NULL, *t = qn_slot(&k);
  if (!b) return qn_done(&k, -1);
  int n = qn_view_of(*b)->ndim, perm[QN_MAX_RANK];
  if (n < 2) return qn_done(&k, qn_dot(rt, *a, *b, out));
  for (int d = 0; d < n; d++) perm[d] = d;
  perm[n - 1] = n - 2, perm[n - 2] = n - 1;
  if (qn_array_transpose(rt, *b, perm, t)) return qn_done(&k, -1);
  return qn_done(&k, qn_dot(rt, *a, *t, out));
}
NP(outer) {
  qn_value v[3];
  qn_keep k = {.rt = rt};
  int64_t col[2] = {-1, 1}, row = -1;
  qn_value *a, *b;
  if (qn_args_parse(rt, args, "outer", "a b|out", v) || flat2(rt, &k, v[0], 2, col, &a) || flat2(rt, &k, v[1], 1, &row, &b)) return qn_done(&k, -1);
  qn_ufunc_call call = {.in = (qn_value[]){*a, *b}};
  if (qn_given(v[2])) call.out[0] = v[2];
  return qn_done(&k, qn_ufunc_apply(rt, QN_UF_multiply, &call, out));
}
NP(kron) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "kron", "a b", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]), *b = a ? qn_np_array(&k, v[1]) : NULL, *wa = qn_slot(&k), *wb = qn_slot(&k), *p = qn_slot(&k);
  if (!b) return qn_done(&k, -1);
  int na = qn_view_of(*a)->ndim, nb = qn_view_of(*b)->ndim, n = na > nb ? na : nb;
  int64_t sa[2 * QN_MAX_RANK], sb[2 * QN_MAX_RANK], shape[QN_MAX_RANK];
  for (int d = 0; d < n; d++) {
    int64_t x = d < n - na ? 1 : qn_view_of(*a)->shape[d - (n - na)], y = d < n - nb ? 1 : qn_view_of(*b)->shape[d - (n - nb)];
    sa[2 * d] = x, sa[2 * d + 1] = 1, sb[2 * d] = 1, sb[2 * d + 1] = y;
    shape[d] = x * y;
  }
  if (qn_array_reshape(rt, *a, 2 * n, sa, wa) || qn_array_reshape(rt, *b, 2 * n, sb, wb) || qn_ufunc2(rt, QN_UF_multiply, *wa, *wb, p)) return qn_done(&k, -1);
  return qn_done(&k, qn_is_array(*p) ? qn_array_reshape(rt, *p, n, shape, out) : (*out = qn_retained(*p), 0));
}
/* Horner's rule over a block, for float64s. steps of the coefficients: 0; they lie behind a horner. */
typedef struct horner {
  const double *p;
  int64_t n;
} horner;
QN_CLONES static void horner_block(double *restrict r, const double *restrict x, int64_t n, const double *p, int64_t np) {
  for (int64_t i = 0; i < n; i++) r[i] = x[i] * 0.0;
  for (int64_t k = 0; k < np; k++) {
    const double c = p[k];
    for (int64_t i = 0; i < n; i++) r[i] = r[i] * x[i] + c;
  }
}
static void horner_loop(char **a, int64_t n, const int64_t *s) {
  enum { BLOCK = 512 };
  const horner *h = (const horner *)(const void *)a[1];
  (void)s;
  for (int64_t i = 0; i < n; i += BLOCK)
    horner_block((double *)(void *)a[2] + i, (const double *)(const void *)a[0] + i, n - i < BLOCK ? n - i : BLOCK, h->p, h->n);
}

NP(polyval) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, "polyval", "p x", v)) return -1;
  if (qn_is(v[1], QN_K_INSTANCE)) return qn_np_general(rt, "polyval_object", args, out);
  qn_value *p = qn_np_array(&k, v[0]);
  if (!p) return qn_done(&k, -1);
  const qn_view *w = qn_is_array(v[1]) ? qn_view_of(v[1]) : NULL, *c = qn_view_of(*p);
  if (w && w->dtype == QN_D_FLOAT64 && (w->flags & c->flags & QN_VIEW_C) && w->ndim > 0 && c->ndim == 1 && c->dtype == QN_D_FLOAT64) {
    horner h = {c->data, c->shape[0]};
    if (qn_array_new(rt, QN_D_FLOAT64, w->ndim, w->shape, false, out)) return qn_done(&k, -1);
    qn_nditer it = {.nop = 3, .n = qn_view_size(w), .size = qn_view_size(w), .ptr = {w->data, (char *)&h, qn_view_of(*out)->data}, .steps = {8, 0, 8}};
    if (qn_run_loop(rt, &it, horner_loop, QN_FAULT_FLAGS, QN_UF_multiply, QN_D_FLOAT64)) return qn_drop(rt, out), qn_done(&k, -1);
    return qn_done(&k, 0);
  }
  qn_value acc = qn_int(0);
  if (qn_ufunc2(rt, QN_UF_multiply, v[1], qn_int(0), &acc)) return qn_done(&k, -1);
  for (int64_t i = 0; i < qn_view_of(*p)->shape[0]; i++) {
    qn_value pv, t, next;
    if (qn_array_get(rt, *p, qn_int(i), &pv) || qn_ufunc2(rt, QN_UF_multiply, acc, v[1], &t)) return qn_release(rt, acc), qn_done(&k, -1);
    int r = qn_ufunc2(rt, QN_UF_add, t, pv, &next);
    qn_release(rt, acc), qn_release(rt, pv), qn_release(rt, t);
    if (r) return qn_done(&k, -1);
    acc = next;
  }
  return *out = acc, qn_done(&k, 0);
}

/* --- comparing ------------------------------------------------------------------------------------------------------------------------ */
/* In one pass, of float64s in one shape without gaps. */
typedef struct close_job {
  const double *a, *b;
  uint8_t *r;
  double rtol, atol;
  bool nan;
} close_job;
QN_CLONES static void close_run(uint8_t *restrict r, const double *restrict a, const double *restrict b, int64_t n, double rtol, double atol, bool nan) {
  const uint8_t same = nan;
  for (int64_t i = 0; i < n; i++) {
    double x = a[i], y = b[i];
    uint8_t near_ = __builtin_fabs(x - y) <= __builtin_fabs(y) * rtol + atol, finite = y - y == 0;
    r[i] = (uint8_t)((near_ & finite) | (x == y) | (same & (x != x) & (y != y)));
  }
}
static void close_body(void *frame, int64_t begin, int64_t end) {
  const close_job *j = frame;
  close_run(j->r + begin, j->a + begin, j->b + begin, end - begin, j->rtol, j->atol, j->nan);
}
static int close_flat(qn_rt *rt, const qn_view *a, const qn_view *b, close_job *j, qn_value *out) { /* 1: not such arrays */
  if (a->dtype != QN_D_FLOAT64 || b->dtype != QN_D_FLOAT64 || !(a->flags & b->flags & QN_VIEW_C) || a->ndim == 0 || a->ndim != b->ndim ||
      memcmp(a->shape, b->shape, sizeof *a->shape * (size_t)a->ndim) != 0)
    return 1;
  if (qn_array_new(rt, QN_D_BOOL, a->ndim, a->shape, false, out)) return -1;
  int64_t n = qn_view_size(a);
  j->a = a->data, j->b = b->data, j->r = qn_view_of(*out)->data;
  if (n > 1 << 15 && rt->hooks.parallel) rt->hooks.parallel(rt, close_body, j, n, 500);
  else close_body(j, 0, n);
  return 0;
}

static int close(qn_rt *rt, const qn_value *v, qn_value *out) { /* a, b, rtol, atol, equal_nan */
  qn_keep k = {.rt = rt};
  double rtol = 1e-5, atol = 1e-8;
  bool nan = false;
  qn_value *d = qn_slot(&k), *ad = qn_slot(&k), *ab = qn_slot(&k), *tol = qn_slot(&k), *lim = qn_slot(&k), *near_ = qn_slot(&k), *fin = qn_slot(&k),
           *eq = qn_slot(&k), *both = qn_slot(&k), *any = qn_slot(&k);
  if (qn_np_real(rt, v[2], &rtol) || qn_np_real(rt, v[3], &atol) || qn_np_bool(rt, v[4], &nan)) return -1;
  qn_value *a = qn_np_array(&k, v[0]), *b = a ? qn_np_array(&k, v[1]) : NULL;
  qn_array_state *s = qn_arrays_of(rt);
  if (!b || !s) return qn_done(&k, -1);
  close_job job = {.rtol = rtol, .atol = atol, .nan = nan};
  int flat = close_flat(rt, qn_view_of(*a), qn_view_of(*b), &job, out);
  if (flat <= 0) return qn_done(&k, flat);
  uint8_t before = s->err[2];
  s->err[2] = QN_ERR_IGNORE; /* inf - inf is no news here */
  int r = qn_ufunc2(rt, qn_view_of(*b)->dtype == QN_D_BOOL ? QN_UF_not_equal : QN_UF_subtract, *a, *b, d) || qn_ufunc1(rt, QN_UF_absolute, *d, ad) || qn_ufunc1(rt, QN_UF_absolute, *b, ab) ||
          qn_ufunc2(rt, QN_UF_multiply, *ab, qn_float(rtol), tol) || qn_ufunc2(rt, QN_UF_add, *tol, qn_float(atol), lim) ||
          qn_ufunc2(rt, QN_UF_less_equal, *ad, *lim, near_) || qn_ufunc1(rt, QN_UF_isfinite, *b, fin) || qn_ufunc2(rt, QN_UF_equal, *a, *b, eq) ||
          qn_ufunc2(rt, QN_UF_logical_and, *near_, *fin, both) || qn_ufunc2(rt, QN_UF_logical_or, *both, *eq, any);
  s->err[2] = before;
  if (r) return qn_done(&k, -1);
  if (!nan) return *out = qn_retained(*any), qn_done(&k, 0);
  qn_value *na = qn_slot(&k), *nb = qn_slot(&k), *nn = qn_slot(&k);
  if (qn_ufunc1(rt, QN_UF_isnan, *a, na) || qn_ufunc1(rt, QN_UF_isnan, *b, nb) || qn_ufunc2(rt, QN_UF_logical_and, *na, *nb, nn)) return qn_done(&k, -1);
  return qn_done(&k, qn_ufunc2(rt, QN_UF_logical_or, *any, *nn, out));
}
NP(isclose) {
  qn_value v[5];
  if (qn_args_parse(rt, args, "isclose", "a b|rtol atol equal_nan", v)) return -1;
  return close(rt, v, out);
}
static int all_true(qn_rt *rt, qn_value x, qn_value *out) { /* takes x; a Python bool */
  qn_reduce_args ra = {.axes = QN_ALL_AXES};
  qn_value r;
  int bad = qn_array_reduce(rt, QN_AREDUCE_ALL, x, &ra, &r);
  qn_release(rt, x);
  return bad ? -1 : (*out = qn_bool(r.i != 0), 0);
}
NP(allclose) {
  qn_value v[5], r;
  if (qn_args_parse(rt, args, "allclose", "a b|rtol atol equal_nan", v) || close(rt, v, &r)) return -1;
  return all_true(rt, r, out);
}
static int equal(qn_rt *rt, const qn_args *args, const char *name, bool stretch, qn_value *out) {
  qn_value v[3], r;
  qn_keep k = {.rt = rt};
  bool nan = false;
  if (qn_args_parse(rt, args, name, "a1 a2|equal_nan", v) || qn_np_bool(rt, v[2], &nan)) return -1;
  qn_value *a = qn_np_array(&k, v[0]), *b = a ? qn_np_array(&k, v[1]) : NULL;
  if (!b) return qn_done(&k, -1);
  qn_view *x = qn_view_of(*a), *y = qn_view_of(*b);
  if (!stretch && (x->ndim != y->ndim || memcmp(x->shape, y->shape, sizeof(int64_t) * (size_t)x->ndim))) return *out = qn_bool(false), qn_done(&k, 0);
  if (qn_ufunc2(rt, QN_UF_equal, *a, *b, &r)) {
    if (!stretch) return qn_done(&k, -1);
    qn_exc_clear(rt);
    return *out = qn_bool(false), qn_done(&k, 0);
  }
  if (nan) {
    qn_value *na = qn_slot(&k), *nb = qn_slot(&k), *nn = qn_slot(&k), both;
    int bad = qn_ufunc1(rt, QN_UF_isnan, *a, na) || qn_ufunc1(rt, QN_UF_isnan, *b, nb) || qn_ufunc2(rt, QN_UF_logical_and, *na, *nb, nn) ||
              qn_ufunc2(rt, QN_UF_logical_or, r, *nn, &both);
    qn_release(rt, r);
    if (bad) return qn_done(&k, -1);
    r = both;
  }
  return qn_done(&k, all_true(rt, r, out));
}
NP_MOVES(array_equal) { return equal(rt, args, "array_equal", false, out); }
NP(array_equiv) { return equal(rt, args, "array_equiv", true, out); }
NP_MOVES(shares_memory) {
  qn_value v[3];
  if (qn_args_parse(rt, args, "shares_memory", "a b|max_work", v)) return -1;
  return *out = qn_bool(qn_is_array(v[0]) && qn_is_array(v[1]) && qn_array_views_overlap(qn_view_of(v[0]), qn_view_of(v[1]))), 0;
}

/* --- numbers --------------------------------------------------------------------------------------------------------------------------- */
/* What x itself calls so, or the array made of it. */
static int complex_part(qn_rt *rt, const qn_args *args, const char *part, qn_value *out) {
  qn_value v;
  qn_keep k = {.rt = rt};
  qn_sym name = qn_sym_of(rt, part);
  if (!name || qn_args_parse(rt, args, part, "val", &v)) return -1;
  if (!qn_is_array(v) && qn_optype_of(v, &(qn_optype){0})) return qn_get_attr(rt, v, name, out);
  qn_value *a = qn_np_array(&k, v);
  return qn_done(&k, a ? qn_array_attr(rt, *a, name, out) : -1);
}
NP(real) { return complex_part(rt, args, "real", out); }
NP(imag) { return complex_part(rt, args, "imag", out); }
NP(angle) {
  qn_value v[2];
  qn_keep k = {.rt = rt};
  bool deg = false;
  qn_value *re = qn_slot(&k), *im = qn_slot(&k), *r = qn_slot(&k);
  if (qn_args_parse(rt, args, "angle", "z|deg", v) || qn_np_bool(rt, v[1], &deg)) return -1;
  qn_args one = {.pos = v, .npos = 1};
  if (np_real(rt, self, &one, re) || np_imag(rt, self, &one, im) || qn_ufunc2(rt, QN_UF_arctan2, *im, *re, r)) return qn_done(&k, -1);
  if (!deg) return *out = qn_retained(*r), qn_done(&k, 0);
  return qn_done(&k, qn_ufunc2(rt, QN_UF_multiply, *r, qn_float(180.0 / 3.141592653589793), out));
}
static int test_kind(qn_rt *rt, const qn_args *args, const char *name, bool want_complex, qn_value *out) {
  qn_value v, im;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, name, "x", &v)) return -1;
  qn_value *a = qn_np_array(&k, v);
  if (!a) return qn_done(&k, -1);
  const bool complex = qn_dtype_is_complex((qn_dtype)qn_view_of(*a)->dtype), text = qn_text_width(qn_view_of(*a)) >= 0;
  if (text || (want_complex && !complex)) { /* of text the imaginary part is '', which is not 0 */
    qn_value *none = qn_slot(&k);
    if (qn_array_new(rt, QN_D_BOOL, qn_view_of(*a)->ndim, qn_view_of(*a)->shape, true, none)) return qn_done(&k, -1);
    return qn_done(&k, qn_unwrap_0d(rt, qn_retained(*none), out));
  }
  if (np_imag(rt, qn_none(), &(qn_args){.pos = &v, .npos = 1}, &im)) return qn_done(&k, -1);
  int r = qn_ufunc2(rt, want_complex ? QN_UF_not_equal : QN_UF_equal, im, qn_int(0), out);
  qn_release(rt, im);
  const bool number = v.tag == QN_INT || v.tag == QN_FLOAT || v.tag == QN_BOOL || qn_is(v, QN_K_COMPLEX);
  if (!r && number && !want_complex) *out = qn_bool(qn_truth(rt, *out) == 1); /* Python's number has Python's answer */
  return qn_done(&k, r);
}
NP(isreal) { return test_kind(rt, args, "isreal", false, out); }
NP(iscomplex) { return test_kind(rt, args, "iscomplex", true, out); }
/* Has x, or the array made of it, a complex dtype? -1: error. */
static int complex_object(qn_rt *rt, const qn_args *args, const char *name) {
  qn_value v;
  qn_optype t;
  qn_keep k = {.rt = rt};
  if (qn_args_parse(rt, args, name, "x", &v)) return -1;
  if (qn_optype_of(v, &t)) return qn_dtype_is_complex(t.dtype);
  qn_value *a = qn_np_array(&k, v);
  return qn_done(&k, a ? qn_dtype_is_complex((qn_dtype)qn_view_of(*a)->dtype) : -1);
}
NP(iscomplexobj) {
  int is = complex_object(rt, args, "iscomplexobj");
  return is < 0 ? -1 : (*out = qn_bool(is), 0);
}
NP(isrealobj) {
  int is = complex_object(rt, args, "isrealobj");
  return is < 0 ? -1 : (*out = qn_bool(!is), 0);
}
NP(isscalar) {
  qn_value v;
  qn_optype t;
  if (qn_args_parse(rt, args, "isscalar", "element", &v)) return -1;
  if (qn_is(v, QN_K_INSTANCE)) return qn_np_general(rt, "isscalar_object", args, out);
  return *out = qn_bool((qn_optype_of(v, &t) && !qn_is_array(v)) || qn_is(v, QN_K_STR) || qn_is(v, QN_K_BYTES)), 0;
}
static int infinite_sign(qn_rt *rt, const qn_args *args, const char *name, qn_cmp sign, qn_value *out) {
  qn_value v[2], in[2];
  qn_keep k = {.rt = rt};
  qn_value *inf = qn_slot(&k), *s = qn_slot(&k);
  if (qn_args_parse(rt, args, name, "x|out", v)) return -1;
  qn_value *a = qn_np_array(&k, v[0]);
  if (a && qn_dtype_is_complex((qn_dtype)qn_view_of(*a)->dtype))
    return qn_done(&k, qn_raise(rt, QN_E_TypeError, "This operation is not supported for %s values because it would be ambiguous.",
                                qn_dtypes[qn_view_of(*a)->dtype].name));
  if (!a || qn_ufunc1(rt, QN_UF_isinf, *a, inf) || qn_ufunc2(rt, sign == QN_GT ? QN_UF_greater : QN_UF_less, *a, qn_int(0), s)) return qn_done(&k, -1);
  in[0] = *inf, in[1] = *s;
  return qn_done(&k, qn_ufunc_apply(rt, QN_UF_logical_and, &(qn_ufunc_call){.in = in, .out = {qn_given(v[1]) ? v[1] : (qn_value){0}}}, out));
}
NP(isposinf) { return infinite_sign(rt, args, "isposinf", QN_GT, out); }
NP(isneginf) { return infinite_sign(rt, args, "isneginf", QN_LT, out); }
/* Contiguous float64s, replaced without branches. */
QN_CLONES static void without_nan(double *x, int64_t n, double nan, double pos, double neg) {
  for (int64_t i = 0; i < n; i++) {
    double v = x[i];
    v = v == (double)INFINITY ? pos : v == -(double)INFINITY ? neg : v;
    x[i] = v != v ? nan : v;
  }
}
NP(nan_to_num) {
  qn_value v[5], r;
  qn_keep k = {.rt = rt};
  bool copy = true;
  if (qn_args_parse(rt, args, "nan_to_num", "x|copy nan posinf neginf", v) || qn_np_bool(rt, v[1], &copy)) return -1;
  if (qn_array_make(rt, v[0], NULL, copy, 0, &r) || qn_np_order_of(rt, v[0], &r)) return -1;
  qn_dtype d = (qn_dtype)qn_view_of(r)->dtype;
  if (qn_dtype_is_complex(d) || qn_is_array(v[2]) || qn_is_array(v[3]) || qn_is_array(v[4]) || qn_is(v[2], QN_K_LIST) || qn_is(v[3], QN_K_LIST) || qn_is(v[4], QN_K_LIST))
    return qn_release(rt, r), qn_np_general(rt, "nan_to_num", args, out);
  double nan = 0, pos = d == QN_D_FLOAT32 ? 3.4028234663852886e38 : 1.7976931348623157e308, neg = -pos;
  if (qn_np_real(rt, v[2], &nan) || qn_np_real(rt, v[3], &pos) || qn_np_real(rt, v[4], &neg)) return qn_release(rt, r), -1;
  qn_view *w = qn_view_of(r);
  qn_nditer it;
  qn_nditer_init(&it, 1, (const qn_view *const[]){w}, false);
  if (d == QN_D_FLOAT64 && it.ndim == 0 && it.steps[0] == 8) without_nan((double *)(void *)it.ptr[0], it.n, nan, pos, neg);
  else if (qn_dtype_is_float(d) && it.size) do
      for (int64_t i = 0; i < it.n; i++) {
        char *p = it.ptr[0] + i * it.steps[0];
        double x;
        qn_elem_cast(d, p, QN_D_FLOAT64, &x);
        if (isfinite(x)) continue;
        x = isnan(x) ? nan : x > 0 ? pos : neg;
        qn_elem_cast(QN_D_FLOAT64, &x, d, p);
      }
    while (qn_nditer_next(&it));
  return qn_done(&k, qn_unwrap_0d(rt, r, out));
}
NP(fix) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "fix", "x|out", v)) return -1;
  return qn_ufunc_apply(rt, QN_UF_trunc, &(qn_ufunc_call){.in = v, .out = {qn_given(v[1]) ? v[1] : (qn_value){0}}}, out);
}
NP(sinc) {
  qn_value v;
  qn_keep k = {.rt = rt};
  qn_value *z = qn_slot(&k), *y = qn_slot(&k), *px = qn_slot(&k), *s = qn_slot(&k);
  if (qn_args_parse(rt, args, "sinc", "x", &v)) return -1;
  qn_value *a = qn_np_array(&k, v);
  if (!a || qn_ufunc2(rt, QN_UF_equal, *a, qn_int(0), z) || qn_array_where(rt, *z, qn_float(1.0e-20), *a, y) ||
      qn_ufunc2(rt, QN_UF_multiply, *y, qn_float(3.141592653589793), px) || qn_ufunc1(rt, QN_UF_sin, *px, s))
    return qn_done(&k, -1);
  return qn_done(&k, qn_ufunc2(rt, QN_UF_divide, *s, *px, out));
}

/* --- dtypes ---------------------------------------------------------------------------------------------------------------------------------- */
static int any_order(qn_rt *rt, qn_value v, qn_dtype *out) { /* of a question that the order of bytes does not change */
  (void)qn_take_order(&v);
  return qn_dtype_from(rt, v, out);
}
static int dtype_like(qn_rt *rt, qn_value v, qn_optype *t) {
  if (qn_optype_of(v, t)) return 0;
  t->weak = QN_STRONG;
  return any_order(rt, v, &t->dtype);
}
NP(result_type) {
  qn_optype few[16], *t = few;
  qn_dtype d;
  const size_t room = (size_t)args->npos * sizeof *t;
  if (args->npos == 0) return qn_raise(rt, QN_E_ValueError, "at least one array or dtype is required");
  if (room > sizeof few && !(t = qn_alloc(rt->alloc, room))) return qn_raise_memory(rt);
  int bad = 0;
  for (uint32_t i = 0; !bad && i < args->npos; i++) bad = dtype_like(rt, args->pos[i], &t[i]);
  if (!bad && !qn_promote_all(t, (int)args->npos, &d)) bad = qn_raise(rt, QN_E_TypeError, "the dtypes do not have a common dtype");
  if (t != few) qn_free(rt->alloc, t, room);
  return bad ? -1 : qn_new_dtype(rt, d, out);
}
NP(promote_types) {
  qn_value v[2];
  qn_dtype a, b, d;
  if (qn_args_parse(rt, args, "promote_types", "type1 type2", v) || any_order(rt, v[0], &a) || any_order(rt, v[1], &b)) return -1;
  if (!qn_promote(a, b, &d)) return qn_raise(rt, QN_E_TypeError, "the dtypes do not have a common dtype");
  return qn_new_dtype(rt, d, out);
}
NP(can_cast) {
  qn_value v[3];
  qn_dtype a, b;
  if (qn_args_parse(rt, args, "can_cast", "from_ to|casting", v) || any_order(rt, v[0], &a) || any_order(rt, v[1], &b)) return -1;
  qn_casting c = qn_is_text(v[2], "same_kind") ? QN_CAST_SAME_KIND : qn_is_text(v[2], "unsafe") ? QN_CAST_UNSAFE : qn_is_text(v[2], "no") || qn_is_text(v[2], "equiv") ? QN_CAST_NO : QN_CAST_SAFE;
  return *out = qn_bool(qn_can_cast(a, b, c)), 0;
}
NP(issubdtype) {
  static const struct {
    const char *name, *kinds;
  } groups[] = {{"generic", "biufcMmO"}, {"number", "iufcm"}, {"integer", "ium"}, {"signedinteger", "im"}, {"unsignedinteger", "u"},
                {"inexact", "fc"}, {"floating", "f"}, {"complexfloating", "c"}};
  qn_value v[2];
  qn_dtype a, b;
  if (qn_args_parse(rt, args, "issubdtype", "arg1 arg2", v) || any_order(rt, v[0], &a)) return -1;
  if (qn_is(v[1], QN_K_TYPE)) {
    const qn_class *c = (const qn_class *)(const void *)v[1].o;
    for (size_t i = 0; i < QN_COUNT(groups); i++)
      if (strcmp(c->name, groups[i].name) == 0) return *out = qn_bool(strchr(groups[i].kinds, qn_dtypes[a].kind) != NULL), 0;
  }
  if (any_order(rt, v[1], &b)) return -1;
  if (b == QN_D_DATETIME64 || b == QN_D_TIMEDELTA64) return *out = qn_bool(qn_dtypes[a].kind == qn_dtypes[b].kind), 0; /* whatever its unit */
  return *out = qn_bool(a == b), 0;
}

NP(apply_along_axis) {
  qn_keep k = {.rt = rt};
  int64_t axis;
  int d, perm[QN_MAX_RANK], p = 0;
  if (args->npos != 3 || args->nkw) return qn_np_general(rt, "apply_along_axis", args, out);
  qn_value *a = qn_np_array(&k, args->pos[2]), *moved = qn_slot(&k), *list = qn_slot(&k), *made = qn_slot(&k);
  if (!a || qn_as_index(rt, args->pos[1], &axis) || qn_axis_from(rt, axis, qn_view_of(*a)->ndim, &d)) return qn_done(&k, -1);
  qn_view *w = qn_view_of(*a);
  for (int i = 0; i < w->ndim; i++)
    if (i != d) perm[p++] = i;
  perm[p] = d;
  int64_t rows[2] = {-1, w->shape[d]}, shape[2 * QN_MAX_RANK];
  qn_value *two = qn_slot(&k);
  if (qn_array_transpose(rt, *a, perm, moved) || qn_array_reshape(rt, *moved, 2, rows, two) || qn_new_list(rt, NULL, 0, list)) return qn_done(&k, -1);
  for (int64_t i = 0; i < qn_view_of(*two)->shape[0]; i++) {
    qn_value line, r;
    if (qn_array_get(rt, *two, qn_int(i), &line)) return qn_done(&k, -1);
    int bad = qn_call_pos(rt, args->pos[0], &line, 1, &r);
    qn_release(rt, line);
    if (!bad) bad = qn_list_append(rt, *list, r), qn_release(rt, r);
    if (bad) return qn_done(&k, -1);
  }
  if (qn_array_make(rt, *list, NULL, true, 0, made)) return qn_done(&k, -1);
  qn_view *m = qn_view_of(*made);
  int rank = 0, extra = m->ndim - 1;
  for (int i = 0; i < p; i++) shape[rank++] = w->shape[perm[i]];
  for (int i = 0; i < extra; i++) shape[rank++] = m->shape[1 + i];
  qn_value *full = qn_slot(&k);
  if (qn_array_reshape(rt, *made, rank, shape, full)) return qn_done(&k, -1);
  int order[QN_MAX_RANK], n = 0; /* results' axes stand where the axis was */
  for (int i = 0; i < d; i++) order[n++] = i;
  for (int i = 0; i < extra; i++) order[n++] = p + i;
  for (int i = d; i < p; i++) order[n++] = i;
  return qn_done(&k, qn_array_transpose(rt, *full, order, out));
}

const qn_method qn_np_misc[] = {
    ROW(where), ROW(select), ROW(extract), ROW(fill_diagonal), ROW(piecewise), ROW(ix_), ROW(dot), ROW(matmul), ROW(vdot), ROW(inner), ROW(outer),
    ROW(kron), ROW(polyval), ROW(isclose), ROW(allclose), ROW(array_equal), ROW(array_equiv), ROW(shares_memory),
    {.name = "may_share_memory", .fn = np_shares_memory}, ROW(real), ROW(imag), ROW(angle), ROW(isreal), ROW(iscomplex), ROW(iscomplexobj),
    ROW(isrealobj), ROW(isscalar), ROW(isposinf), ROW(isneginf), ROW(nan_to_num), ROW(fix), ROW(sinc), ROW(result_type), ROW(promote_types),
    ROW(can_cast), ROW(issubdtype),
    ROW(apply_along_axis), {.name = NULL}};

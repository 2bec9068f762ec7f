/* linear.c - what prelude_linear.py asks of the compiler: the helpers of runtime/kernel/linalg.c, and questions about dtypes.
 *   _product(a, b, r)          r = a @ b: matrices, or one vector; all of one dtype
 *   _vecdot(a, b, conj, r)     r[0] = the dot product of two vectors; conj 1: of the conjugate of a
 *   _linalg(op, flag, rcond, …) a row of qn_lin_op (runtime/linalg/linalg.h) over its views; None: absent
 *   _overlap(a, b)             may their memory meet?       _less_rank(a, b)  has a fewer dimensions?
 *   _cast(a, dtype)            a itself when it has the dtype, else a copy that has
 *   _blas(x)                   has BLAS its dtype?          _is_complex(x), _is_bool(x), _is_single(x): float32
 *   _fma(x, y, s)              x * y + s of floats, rounded once, in the type of s
 *   _real_of(dtype), _complex_of(dtype)   the real or complex dtype of the same precision */
#include "frontend/types/builtin.h"

static qn_dtype real_of(qn_dtype d) { return d == QN_D_COMPLEX64 ? QN_D_FLOAT32 : d == QN_D_COMPLEX128 ? QN_D_FLOAT64 : d; }
static qn_dtype complex_of(qn_dtype d) { return d == QN_D_FLOAT32 || d == QN_D_COMPLEX64 ? QN_D_COMPLEX64 : QN_D_COMPLEX128; }
static bool has_blas(qn_dtype d) { return qn_dtype_is_complex(d) || d == QN_D_FLOAT32 || d == QN_D_FLOAT64; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }
static qn_texpr *i32(qn_fn *f, int64_t v, qn_span span) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT32], v, span); }

static qn_texpr *cast(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_dtype d;
  if (c->n_pos != 2 || !is_array(c->pos[0]) || !qn_dtype_arg(c->pos[1], &d)) return qn_bad_args(f, name, c);
  return c->pos[0]->type->dtype == d ? c->pos[0] : qn_prelude_call_args(f, "np_astype", c);
}

/* op, flag, rcond, five views: absent ones are the first again, with a bit in op. */
static qn_texpr *decomposition(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *args[8];
  if (c->n_pos < 4 || c->n_pos > 8 || !qn_is_const_int(c->pos[0])) return qn_bad_args(f, name, c);
  int64_t op = c->pos[0]->i;
  for (uint32_t i = 0; i < 5; i++) {
    bool there = i + 3 < c->n_pos && is_array(c->pos[i + 3]);
    args[i + 3] = there ? c->pos[i + 3] : c->pos[3];
    if (!there) op |= INT64_C(256) << i;
  }
  args[0] = i32(f, op, c->span);
  args[1] = qn_cast(f, c->pos[1], f->in->types->scalar[QN_D_INT32]);
  args[2] = qn_cast(f, c->pos[2], f->in->types->scalar[QN_D_FLOAT64]);
  return qn_tx_helper(f, "qn_k_linalg", f->in->types->none, c->span, args, 8);
}

static qn_texpr *fma_of(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 3 || !qn_type_is_float(c->pos[2]->type)) return qn_bad_args(f, name, c);
  qn_texpr *e = qn_tx(f, QN_TX_INTRIN, c->pos[2]->type, c->span, 3);
  e->intrin = QN_INTRIN_FMA;
  for (uint32_t i = 0; i < 3; i++) e->args[i] = qn_cast(f, c->pos[i], e->type);
  return e;
}

qn_texpr *qn_bi_linear(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_sv what = {name.p + 6, name.n - 6}; /* quern. */
  const qn_type *none = f->in->types->none;
  if (!c->n_pos) return qn_bad_args(f, name, c);
  if (qn_sv_is(what, "cast")) return cast(f, name, c);
  if (qn_sv_is(what, "fma")) return fma_of(f, name, c);
  if (qn_sv_is(what, "linalg")) return decomposition(f, name, c);
  if (qn_sv_is(what, "product")) return c->n_pos == 3 ? qn_tx_helper(f, "qn_k_product", none, c->span, c->pos, 3) : qn_bad_args(f, name, c);
  if (qn_sv_is(what, "vecdot")) {
    if (c->n_pos != 4 || !qn_is_const_int(c->pos[2])) return qn_bad_args(f, name, c);
    qn_texpr *args[4] = {c->pos[0], c->pos[1], i32(f, c->pos[2]->i, c->span), c->pos[3]};
    return qn_tx_helper(f, "qn_k_dot", none, c->span, args, 4);
  }
  if (qn_sv_is(what, "overlap")) return c->n_pos == 2 ? qn_tx2(f, QN_TX_OVERLAP, qn_bool_type(f), c->span, c->pos[0], c->pos[1]) : qn_bad_args(f, name, c);
  if (qn_sv_is(what, "less_rank")) return qn_tx_int(f, qn_bool_type(f), c->n_pos == 2 && c->pos[0]->type->ndim < c->pos[1]->type->ndim, c->span);
  const qn_type *t = c->pos[0]->type;
  bool known = t->kind == QN_TYPE_ARRAY || t->kind == QN_TYPE_DTYPE || t->kind == QN_TYPE_SCALAR;
  if (!known) return qn_bad_args(f, name, c);
  if (qn_sv_is(what, "blas")) return qn_tx_int(f, qn_bool_type(f), has_blas(t->dtype), c->span);
  if (qn_sv_is(what, "is_bool")) return qn_tx_int(f, qn_bool_type(f), t->dtype == QN_D_BOOL, c->span);
  if (qn_sv_is(what, "is_complex")) return qn_tx_int(f, qn_bool_type(f), qn_dtype_is_complex(t->dtype), c->span);
  if (qn_sv_is(what, "is_single")) return qn_tx_int(f, qn_bool_type(f), t->dtype == QN_D_FLOAT32, c->span);
  qn_dtype d = qn_sv_is(what, "real_of") ? real_of(t->dtype) : complex_of(t->dtype);
  return qn_tx_nothing(f, qn_type_dtype(f->in->types, d), c->span);
}

/* --- functions whose constant arguments choose what is computed --------------------------------------------------------------------------- */
/* The arguments by the names in params, NULL where not given. */
static bool bind(const qn_cargs *c, const char *const *params, uint32_t n, qn_texpr **out) {
  if (c->n_pos > n) return false;
  for (uint32_t i = 0; i < n; i++) out[i] = i < c->n_pos ? c->pos[i] : NULL;
  for (uint32_t k = 0; k < c->n_kw; k++) {
    uint32_t at = 0;
    while (at < n && strcmp(params[at], c->kw_names[k]->text) != 0) at++;
    if (at == n || out[at]) return false;
    out[at] = c->kw[k];
  }
  return out[0] && is_array(out[0]);
}
static bool is_none(const qn_texpr *e) { return !e || e->type->kind == QN_TYPE_NONE; }
static bool is_text(const qn_texpr *e, const char *z) { return e->kind == QN_TX_CONST && e->type->kind == QN_TYPE_STR && qn_sv_is(e->text, z); }
static bool is_const(const qn_texpr *e) { return e->kind == QN_TX_CONST && e->type->kind == QN_TYPE_SCALAR; }
static qn_texpr *call1(qn_fn *f, const char *name, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *args[2] = {a, b};
  return qn_prelude_call(f, name, args, b ? 2 : 1, span);
}

/* qr's mode, svd's compute_uv, eigh's UPLO, cholesky's upper. */
qn_texpr *qn_bi_linalg_choice(qn_fn *f, qn_sv name, const qn_cargs *c) {
  static const char *const qr[] = {"a", "mode"}, *const svd[] = {"a", "full_matrices", "compute_uv"}, *const uplo[] = {"a", "UPLO"}, *const upper[] = {"a", "upper"};
  qn_sv what = {name.p + 13, name.n - 13}; /* numpy.linalg. */
  qn_texpr *v[3] = {0};
  bool is_svd = qn_sv_is(what, "svd"), is_qr = qn_sv_is(what, "qr"), is_cholesky = qn_sv_is(what, "cholesky");
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (!bind(c, is_svd ? svd : is_qr ? qr : is_cholesky ? upper : uplo, is_svd ? 3 : 2, v)) return qn_bad_args(f, name, c);
  qn_texpr *one = qn_tx_int(f, f->in->types->scalar[QN_D_INT64], 1, c->span);
  if (is_svd) {
    if (v[2] && !is_const(v[2])) return qn_unsupported(f, v[2]->span, "svd with a compute_uv that is not a constant");
    return v[2] && !v[2]->i ? call1(f, "singular_values", v[0], NULL, c->span) : call1(f, "np_linalg_svd", v[0], v[1] ? v[1] : one, c->span);
  }
  if (is_qr) {
    if (!v[1] || is_text(v[1], "reduced")) return call1(f, "np_linalg_qr", v[0], NULL, c->span);
    if (is_text(v[1], "r")) return call1(f, "qr_r", v[0], NULL, c->span);
    if (is_text(v[1], "complete")) return call1(f, "qr_complete", v[0], NULL, c->span);
    return qn_unsupported(f, v[1]->span, "qr with a mode other than 'reduced', 'complete' and 'r'");
  }
  if (is_cholesky) {
    if (v[1] && !is_const(v[1])) return qn_unsupported(f, v[1]->span, "cholesky with an upper that is not a constant");
    return call1(f, v[1] && v[1]->i ? "cholesky_upper" : "np_linalg_cholesky", v[0], NULL, c->span);
  }
  bool up = v[1] && (is_text(v[1], "U") || is_text(v[1], "u"));
  if (v[1] && !up && !is_text(v[1], "L") && !is_text(v[1], "l")) return qn_unsupported(f, v[1]->span, "an UPLO other than 'L' and 'U'");
  qn_texpr *flag = qn_tx_int(f, f->in->types->scalar[QN_D_INT64], up, c->span);
  return call1(f, qn_sv_is(what, "eigh") ? "np_linalg_eigh" : "np_linalg_eigvalsh", v[0], flag, c->span);
}

/* Norms along a constant axis: of the rows of x, of those of its transpose, or of the matrices of its last two axes. */
static qn_texpr *norm_along(qn_fn *f, qn_texpr *x, qn_texpr *ord, qn_texpr *axis, const qn_cargs *c) {
  int rank = x->type->ndim;
  int64_t at[2];
  if (axis->kind == QN_TX_TUPLE && axis->n == 2 && qn_is_const_int(axis->args[0]) && qn_is_const_int(axis->args[1])) {
    for (int i = 0; i < 2; i++) at[i] = axis->args[i]->i < 0 ? axis->args[i]->i + rank : axis->args[i]->i;
    if (at[0] != rank - 2 || at[1] != rank - 1) return qn_unsupported(f, axis->span, "norm along two axes other than the last ones");
    return call1(f, ord ? "norm_matrices" : "norm_matrices2", x, ord, c->span);
  }
  if (!qn_is_const_int(axis)) return qn_unsupported(f, axis->span, "an axis that is not a constant");
  at[0] = axis->i < 0 ? axis->i + rank : axis->i;
  if (at[0] < 0 || at[0] >= rank) {
    qn_terror(f, QN_DIAG_TYPE, axis->span, "axis %lld is out of bounds for array of dimension %d", (long long)axis->i, rank);
    return qn_poison(f, c->span);
  }
  if (rank == 1) return call1(f, "np_linalg_norm", x, ord, c->span);
  if (at[0] != 0 && at[0] != rank - 1) return qn_unsupported(f, axis->span, "an axis in the middle");
  qn_texpr *e = call1(f, ord ? "norm_rows" : "norm_rows2", at[0] ? x : qn_array_transposed(f, x, c->span), ord, c->span);
  return at[0] || qn_is_poison(e) ? e : qn_array_transposed(f, e, c->span);
}

qn_texpr *qn_bi_linalg_norm(qn_fn *f, qn_sv name, const qn_cargs *c) {
  static const char *const params[] = {"x", "ord", "axis", "keepdims"};
  qn_texpr *v[4] = {0};
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (!bind(c, params, 4, v)) return qn_bad_args(f, name, c);
  qn_texpr *x = v[0], *ord = is_none(v[1]) ? NULL : v[1];
  if (v[3] && !(is_const(v[3]) && !v[3]->i)) return qn_unsupported(f, v[3]->span, "norm with keepdims");
  if (ord && ord->type->kind == QN_TYPE_STR) {
    bool matrix = is_none(v[2]) ? x->type->ndim == 2 : v[2]->kind == QN_TX_TUPLE;
    if (!matrix) {
      qn_terror(f, QN_DIAG_TYPE, ord->span, "Invalid norm order for vectors");
      return qn_poison(f, c->span);
    }
    if (is_text(ord, "nuc") && is_none(v[2])) return call1(f, "nuclear_norm", x, NULL, c->span);
    if (!is_text(ord, "fro") && !is_text(ord, "f")) return qn_unsupported(f, ord->span, "this norm");
    ord = NULL;
  }
  if (!is_none(v[2])) return norm_along(f, x, ord, v[2], c);
  return call1(f, "np_linalg_norm", x, ord, c->span);
}

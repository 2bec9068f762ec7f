/* linear.c - what prelude_linear.py asks of the compiler: the helpers of runtime/kernel/linalg.c, and questions about dtypes.
 *   _product(a, b, r)          r = a @ b: matrices, or one vector; all of one dtype
 *   _vecdot(a, b, conj, r)     r[0] = the dot product of two vectors; conj 1: of the conjugate of a
 *   _linalg(op, flag, rcond, …) a row of qn_lin_op (runtime/linalg/linalg.h) over its views; None: absent
 *   _overlap(a, b)             may their memory meet?       _less_rank(a, b)  has a fewer dimensions?
 *   _cast(a, dtype)            a itself when it has the dtype, else a copy that has
 *   _blas(x)                   has BLAS its dtype?          _is_complex(x)
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

qn_texpr *qn_bi_linear(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_sv what = {name.p + 6, name.n - 6}; /* quern. */
  const qn_type *none = f->in->types->none;
  if (!c->n_pos) return qn_bad_args(f, name, c);
  if (qn_sv_is(what, "cast")) return cast(f, name, c);
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
  if (qn_sv_is(what, "is_complex")) return qn_tx_int(f, qn_bool_type(f), qn_dtype_is_complex(t->dtype), c->span);
  qn_dtype d = qn_sv_is(what, "real_of") ? real_of(t->dtype) : complex_of(t->dtype);
  return qn_tx_nothing(f, qn_type_dtype(f->in->types, d), c->span);
}

/* complexfn.c - complex numbers in kernels: functions of cmath and NumPy, powers, and what asks for their parts. */
#include "frontend/types/builtin.h"

static const char *const names[] = {
#define QN_COMPLEXFN(name) #name,
#include "runtime/base/complexfn.def"
#undef QN_COMPLEXFN
};

static const qn_type *scalar(qn_fn *f, qn_dtype d) { return f->in->types->scalar[d]; }
static const qn_type *part_type(qn_fn *f, const qn_type *t) { return scalar(f, t->dtype == QN_D_COMPLEX64 ? QN_D_FLOAT32 : QN_D_FLOAT64); }

qn_texpr *qn_complex_part(qn_fn *f, qn_texpr *z, bool imag, qn_span span) {
  return qn_tx_intrin(f, imag ? QN_INTRIN_IMAG : QN_INTRIN_REAL, part_type(f, z->type), span, z, NULL);
}

/* The parts of z as float64, z evaluated once. */
static void parts(qn_fn *f, qn_texpr *z, qn_texpr **re, qn_texpr **im) {
  qn_texpr *again, *once = qn_once(f, z, &again);
  *re = qn_cast(f, qn_complex_part(f, once, false, z->span), scalar(f, QN_D_FLOAT64));
  *im = qn_cast(f, qn_complex_part(f, again, true, z->span), scalar(f, QN_D_FLOAT64));
}

qn_texpr *qn_complex_fn(qn_fn *f, const char *name, const qn_type *result, qn_texpr *z, qn_span span) {
  for (size_t i = 0; i < QN_COUNT(names); i++) {
    if (strcmp(names[i], name) != 0) continue;
    qn_texpr *args[3] = {qn_tx_int(f, scalar(f, QN_D_INT32), (int64_t)i, span), NULL, NULL};
    parts(f, z, &args[1], &args[2]);
    return qn_cast(f, qn_tx_helper(f, "qn_k_complex", scalar(f, QN_D_COMPLEX128), span, args, 3), result);
  }
  return NULL;
}

qn_texpr *qn_complex_pow(qn_fn *f, const qn_type *result, qn_texpr *z, qn_texpr *w, qn_span span) {
  qn_texpr *args[4];
  parts(f, z, &args[0], &args[1]);
  parts(f, w, &args[2], &args[3]);
  return qn_cast(f, qn_tx_helper(f, "qn_k_complex_pow", scalar(f, QN_D_COMPLEX128), span, args, 4), result);
}

/* isnan: a part is; isinf: a part is; isfinite: both are */
qn_texpr *qn_complex_test(qn_fn *f, const char *name, qn_texpr *z, qn_span span) {
  const qn_type *b = qn_bool_type(f);
  qn_texpr *re, *im;
  parts(f, z, &re, &im);
  re = qn_math_call(f, name, b, span, re, NULL), im = qn_math_call(f, name, b, span, im, NULL);
  return qn_tx_bin(f, strcmp(name, "isfinite") == 0 ? QN_OP_BitAnd : QN_OP_BitOr, b, span, re, im);
}

/* a op b as NumPy orders them: by the real parts, of equal ones by the imaginary parts; what has a nan there is in no order. */
static qn_texpr *order(qn_fn *f, enum qn_cmpop op, qn_texpr *const z[2], qn_texpr *const again[2], qn_span span) {
  const qn_type *b = qn_bool_type(f);
  enum qn_cmpop strict = op == QN_CMP_LtE ? QN_CMP_Lt : op == QN_CMP_GtE ? QN_CMP_Gt : op;
  qn_texpr *below = qn_compare_of(f, strict, qn_complex_part(f, z[0], false, span), qn_complex_part(f, z[1], false, span), span);
  qn_texpr *re[2], *im[2];
  for (int i = 0; i < 2; i++) re[i] = qn_complex_part(f, again[i], false, span), im[i] = qn_complex_part(f, again[i], true, span);
  for (int i = 0; i < 2; i++) below = qn_tx_bin(f, QN_OP_BitAnd, b, span, below, qn_compare_of(f, QN_CMP_Eq, im[i], im[i], span));
  qn_texpr *same = qn_compare_of(f, QN_CMP_Eq, re[0], re[1], span);
  return qn_tx_bin(f, QN_OP_BitOr, b, span, below, qn_tx_bin(f, QN_OP_BitAnd, b, span, same, qn_compare_of(f, op, im[0], im[1], span)));
}

qn_texpr *qn_complex_order(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *again[2], *z[2] = {qn_once(f, a, &again[0]), NULL};
  z[1] = qn_once(f, b, &again[1]);
  return order(f, op, z, again, span);
}

/* The larger or smaller; a nan wins, or loses (fmax, fmin). */
qn_texpr *qn_complex_extreme(qn_fn *f, bool max, bool nan_wins, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *again[2], *z[2] = {qn_once(f, a, &again[0]), NULL}, *select = qn_tx(f, QN_TX_SELECT, a->type, span, 3);
  z[1] = qn_once(f, b, &again[1]);
  qn_texpr *first = order(f, max ? QN_CMP_GtE : QN_CMP_LtE, z, again, span);
  select->args[0] = qn_tx_bin(f, QN_OP_BitOr, qn_bool_type(f), span, first, qn_complex_test(f, "isnan", again[nan_wins ? 0 : 1], span));
  select->args[1] = again[0], select->args[2] = again[1];
  return select;
}

static qn_texpr *angle(qn_fn *f, qn_texpr *z, qn_span span) {
  const qn_type *t = part_type(f, z->type);
  qn_texpr *again, *once = qn_once(f, z, &again);
  return qn_math_call(f, "atan2", t, span, qn_complex_part(f, once, true, span), qn_complex_part(f, again, false, span));
}

static qn_texpr *numba_complex(qn_fn *f, qn_texpr *x) {
  return qn_type_is_complex(x->type) ? x : qn_cast(f, x, scalar(f, x->type->dtype == QN_D_FLOAT32 ? QN_D_COMPLEX64 : QN_D_COMPLEX128));
}

/* np.angle(z) */
qn_texpr *qn_bi_angle(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 2) || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, name, c);
  qn_texpr *e = angle(f, numba_complex(f, c->pos[0]), c->span);
  if (c->n_pos == 2 && !(qn_is_const_int(c->pos[1]) && !c->pos[1]->i)) {
    qn_texpr *again, *once = qn_once(f, e, &again), *select = qn_tx(f, QN_TX_SELECT, e->type, c->span, 3);
    qn_texpr *scale = qn_tx_float(f, e->type, 180.0 / 3.141592653589793, c->span);
    qn_tx_open o = qn_tx_block_open(f);
    once = qn_tx_temp(f, e), again = once;
    select->args[0] = qn_texpr_truth(f, c->pos[1]);
    select->args[1] = qn_tx_bin(f, QN_OP_Mult, e->type, c->span, once, scale), select->args[2] = again;
    e = qn_tx_block_close(f, o, select, c->span);
  }
  return e;
}

/* np.isreal, np.iscomplex */
qn_texpr *qn_bi_isreal(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool real = qn_sv_is(name, "numpy.isreal");
  if (!qn_scalars(c, 1, 1) || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, name, c);
  qn_texpr *z = c->pos[0];
  if (!qn_type_is_complex(z->type)) return qn_tx_int(f, qn_bool_type(f), real, c->span);
  qn_texpr *im = qn_complex_part(f, z, true, c->span);
  return qn_compare_of(f, real ? QN_CMP_Eq : QN_CMP_NotEq, im, qn_tx_float(f, im->type, 0.0, c->span), c->span);
}

/* cmath.<name> */
qn_texpr *qn_bi_cmath(qn_fn *f, qn_sv full, const qn_cargs *c) {
  const char *name = qn_arena_strndup(f->in->a, full.p + 6, full.n - 6);
  qn_span s = c->span;
  if (!qn_scalars(c, 1, 2) || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, full, c);
  if (strcmp(name, "rect") == 0) {
    if (c->n_pos != 2 || qn_type_is_complex(c->pos[0]->type) || qn_type_is_complex(c->pos[1]->type)) return qn_bad_args(f, full, c);
    bool single = c->pos[0]->type->dtype == QN_D_FLOAT32 && c->pos[1]->type->dtype == QN_D_FLOAT32;
    const qn_type *t = scalar(f, single ? QN_D_FLOAT32 : QN_D_FLOAT64);
    qn_texpr *r2, *p2, *r = qn_once(f, qn_cast(f, c->pos[0], t), &r2), *p = qn_once(f, qn_cast(f, c->pos[1], t), &p2);
    qn_texpr *re = qn_tx_bin(f, QN_OP_Mult, t, s, r, qn_math_call(f, "cos", t, s, p, NULL));
    qn_texpr *im = qn_tx_bin(f, QN_OP_Mult, t, s, r2, qn_math_call(f, "sin", t, s, p2, NULL));
    return qn_tx_intrin(f, QN_INTRIN_COMPLEX, scalar(f, single ? QN_D_COMPLEX64 : QN_D_COMPLEX128), s, re, im);
  }
  qn_texpr *z = numba_complex(f, c->pos[0]);
  if (strcmp(name, "log") == 0 && c->n_pos == 2) {
    qn_cargs x = {.pos = c->pos, .n_pos = 1, .span = s}, base = {.pos = c->pos + 1, .n_pos = 1, .span = s};
    return qn_binop(f, QN_OP_Div, qn_bi_cmath(f, full, &x), qn_bi_cmath(f, full, &base), s);
  }
  if (c->n_pos != 1) return qn_bad_args(f, full, c);
  if (strncmp(name, "is", 2) == 0) return qn_complex_test(f, name, z, s);
  if (strcmp(name, "phase") == 0) return angle(f, z, s);
  if (strcmp(name, "polar") == 0) {
    qn_texpr *again, *once = qn_once(f, z, &again), *items[2];
    items[0] = qn_tx_intrin(f, QN_INTRIN_ABS, part_type(f, z->type), s, once, NULL);
    items[1] = angle(f, again, s);
    return qn_tuple_of(f, items, 2, s);
  }
  qn_texpr *e = qn_complex_fn(f, name, z->type, z, s);
  return e ? e : qn_bad_args(f, full, c);
}

static const char *const others[] = {"rect", "polar", "phase", "isnan", "isinf", "isfinite"};
bool qn_cmath_known(qn_sv member) {
  for (size_t i = 0; i < QN_COUNT(others); i++)
    if (qn_sv_is(member, others[i])) return true;
  for (size_t i = 0; i < 16; i++) /* of Python's cmath: up to log10 */
    if (qn_sv_is(member, names[i])) return true;
  return false;
}

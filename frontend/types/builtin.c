/* builtin.c - the table of what kernels can call that is no kernel, and Python's own builtins. To add one: a row in
 * builtins.def (dotted name, handler) and the handler here (Python), in mathfn.c (math, libc.math) or numpy.c. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

typedef struct row {
  const char *name;
  qn_builtin_fn fn;
} row;
static const row rows[] = {
#define QN_BUILTIN(name, handler) {name, handler},
#include "frontend/types/builtins.def"
#undef QN_BUILTIN
};

static qn_sv strip(qn_sv dotted, const char *prefix) {
  size_t n = strlen(prefix);
  if (dotted.n > n && memcmp(dotted.p, prefix, n) == 0) return (qn_sv){dotted.p + n, dotted.n - n};
  return (qn_sv){0};
}

static qn_builtin_fn find(qn_sv name) {
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (qn_sv_is(name, rows[i].name)) return rows[i].fn;
  uint32_t n;
  qn_sv math = strip(name, "math."), np = strip(name, "numpy."), libc = strip(name, "libc.math.");
  if (math.n && qn_is_math_name(math, &n)) return qn_bi_math;
  if (np.n && qn_arrayfn_known(np)) return qn_bi_arrayfn;
  if (np.n && qn_is_ufunc_name(qn_ufunc_alias(np), &n)) return qn_bi_ufunc;
  if (np.n && qn_ufunc_method_known(np)) return qn_bi_ufunc_method;
  if (libc.n && qn_libc_known(libc)) return qn_bi_libc;
  if (qn_random_known(name)) return qn_bi_random;
  qn_sv cmath = strip(name, "cmath.");
  if (cmath.n && qn_cmath_known(cmath)) return qn_bi_cmath;
  return NULL;
}

bool qn_builtin_known(qn_sv dotted) { return find(dotted) != NULL; }

void qn_builtin_each(void (*each)(void *ctx, qn_sv dotted), void *ctx) {
  for (size_t i = 0; i < QN_COUNT(rows); i++) each(ctx, qn_sv_of(rows[i].name));
  qn_random_each(each, ctx);
  qn_arrayfn_each(each, ctx);
  qn_promoted_each(each, ctx);
}

/* Functions of numbers that also take arrays: one loop over the elements. */
static bool maps(qn_builtin_fn fn) {
  return fn == qn_bi_where || fn == qn_bi_clip || fn == qn_bi_abs || fn == qn_bi_part || fn == qn_bi_angle;
}

qn_texpr *qn_call_builtin(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_builtin_fn fn = find(name);
  bool as_is = fn == qn_bi_print || fn == qn_bi_isinstance || fn == qn_bi_str || fn == qn_bi_cdef_check;
  for (uint32_t k = 0; k < c->n_pos && !as_is; k++) c->pos[k] = qn_plain(f, c->pos[k]);
  qn_texpr *special = qn_instance_builtin(f, name, c);
  if (special) return special;
  bool nonzero = fn == qn_bi_where && c->n_pos == 1;
  if (f->k->rules == QN_RULES_NUMBA && maps(fn) && !nonzero && !c->n_kw && qn_any_array(c->pos, c->n_pos)) return qn_map_builtin(f, name, c);
  return fn(f, name, c);
}

qn_texpr *qn_bad_args(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_buf b;
  qn_buf_init(&b, f->in->a->alloc);
  for (uint32_t i = 0; i < c->n_pos; i++) {
    if (i) qn_buf_z(&b, ", ");
    qn_type_print(c->pos[i]->type, &b);
  }
  char text[400];
  snprintf(text, sizeof text, "%.*s", (int)b.n, b.n ? b.p : "");
  qn_buf_deinit(&b);
  qn_terror(f, QN_DIAG_CALL, c->span, "%.*s() cannot be called with (%s)%s", (int)name.n, name.p, text,
            c->n_kw ? " and these keywords" : "");
  return qn_poison(f, c->span);
}

bool qn_scalars(const qn_cargs *c, uint32_t from, uint32_t to) {
  if (c->n_kw || c->n_pos < from || c->n_pos > to) return false;
  for (uint32_t i = 0; i < c->n_pos; i++)
    if (!qn_type_is_scalar(c->pos[i]->type)) return false;
  return true;
}

static bool driver(const qn_fn *f) { return f->k->rules == QN_RULES_DRIVER; }

qn_texpr *qn_bi_refused(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_terror(f, QN_DIAG_UNSUPPORTED, c->span, "%.*s() is not supported here in kernels", (int)name.n, name.p);
  return qn_poison(f, c->span);
}

qn_texpr *qn_bi_abs(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1)) return qn_bad_args(f, name, c);
  qn_texpr *x = c->pos[0];
  if (qn_any_time(&x, 1) && f->k->rules == QN_RULES_NUMBA) {
    qn_texpr *span = qn_time_call(f, "absolute", &x, 1, c->span);
    return span ? span : qn_bad_args(f, name, c);
  }
  qn_promotion p = {x->type->dtype, x->type->dtype, x->type->dtype};
  if (f->k->rules == QN_RULES_NUMBA && !qn_promote_builtin("abs", x->type->dtype, &p)) return qn_bad_args(f, name, c);
  if (driver(f) && p.result == QN_D_BOOL) p.result = QN_D_INT64;
  if (f->k->rules == QN_RULES_CYTHON) {
    if (p.result == QN_D_COMPLEX64) p.result = QN_D_FLOAT32;
    if (p.result == QN_D_COMPLEX128) p.result = QN_D_FLOAT64;
  }
  const qn_type *t = qn_scalar_like(f, p.result, x->type, NULL);
  if (!qn_type_is_complex(x->type)) x = qn_cast(f, x, t);
  if (t->dtype >= QN_D_UINT8 && t->dtype <= QN_D_UINT64) return x;
  qn_texpr *e = qn_tx_intrin(f, QN_INTRIN_ABS, t, c->span, x, NULL);
  e->overflows = driver(f) || f->k->options.overflow_raise;
  return e;
}

static qn_texpr *minmax(qn_fn *f, qn_sv name, const qn_cargs *c, enum qn_intrin op) {
  qn_texpr **items = c->pos, *again;
  uint32_t n = c->n_pos;
  if (c->n_kw) return qn_bad_args(f, name, c);
  if (n == 1 && c->pos[0]->type->kind == QN_TYPE_TUPLE && c->pos[0]->type->n) {
    qn_texpr *t = qn_once(f, c->pos[0], &again);
    n = t->type->n;
    items = QN_NEW_N(f->in->a, qn_texpr *, n);
    for (uint32_t i = 0; i < n; i++) items[i] = qn_tuple_item(f, i ? again : t, i, c->span);
  }
  if (n == 0 || (n == 1 && items == c->pos)) return qn_bad_args(f, name, c);
  qn_texpr *acc = items[0];
  for (uint32_t i = 0; i < n; i++) {
    bool text = items[i]->type->kind == QN_TYPE_STR && acc->type->kind == QN_TYPE_STR;
    if (text && i) { /* the smaller, the first of equal ones */
      qn_texpr *x, *y, *a = qn_once(f, acc, &x), *b = qn_once(f, items[i], &y), *e = qn_tx(f, QN_TX_SELECT, acc->type, c->span, 3);
      e->args[0] = qn_compare_of(f, op == QN_INTRIN_MIN ? QN_CMP_Lt : QN_CMP_Gt, b, a, c->span), e->args[1] = y, e->args[2] = x;
      acc = e;
    }
    if (text) continue;
    if (!qn_type_is_scalar(items[i]->type) || qn_type_is_complex(items[i]->type)) return qn_bad_args(f, name, c);
    if (i == 0) continue;
    const qn_type *t = qn_unify(f, acc->type, items[i]->type);
    if (!t) return qn_bad_args(f, name, c);
    acc = qn_tx_intrin(f, op, t, c->span, qn_cast(f, acc, t), qn_cast(f, items[i], t));
  }
  return acc;
}
qn_texpr *qn_bi_min(qn_fn *f, qn_sv name, const qn_cargs *c) { return minmax(f, name, c, QN_INTRIN_MIN); }
qn_texpr *qn_bi_max(qn_fn *f, qn_sv name, const qn_cargs *c) { return minmax(f, name, c, QN_INTRIN_MAX); }

qn_texpr *qn_bi_len(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw) return qn_bad_args(f, name, c);
  const qn_type *t = c->pos[0]->type;
  if (t->kind == QN_TYPE_TUPLE) return qn_tx_int(f, qn_int64(f), t->n, c->span);
  if (t->kind == QN_TYPE_RANGE) return qn_range_len(f, c->pos[0], c->span);
  if (t->kind == QN_TYPE_RECORD) return qn_record_len(f, c->pos[0], c->span);
  if (t->kind == QN_TYPE_STR && f->k->rules != QN_RULES_DRIVER) return qn_tstr_len(f, c->pos[0], c->span);
  if (qn_is_container(t)) return qn_container_len(f, c->pos[0], c->span);
  if (qn_is_vmlist(t)) return qn_vmlist_len(f, c->pos[0], c->span);
  if (t->kind != QN_TYPE_ARRAY || t->ndim == 0) return qn_bad_args(f, name, c);
  qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, qn_int64(f), c->span, c->pos[0]);
  e->i = 0;
  return e;
}

qn_texpr *qn_bi_int(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos == 0 && !c->n_kw) return qn_tx_int(f, qn_int64(f), 0, c->span);
  qn_texpr *parsed = qn_tstr_to_number(f, name, c);
  if (parsed) return parsed;
  if (!qn_scalars(c, 1, 1)) return qn_bad_args(f, name, c);
  qn_texpr *x = c->pos[0];
  if (driver(f)) { /* int(float) of a float that no int64 holds is another number: only ints and bools */
    if (!x->type->py || qn_type_is_float(x->type)) return qn_bad_args(f, name, c);
    return qn_cast(f, x, qn_int64(f));
  }
  qn_promotion p;
  if (qn_any_time(&x, 1) && f->k->rules == QN_RULES_NUMBA) return qn_cast(f, x, qn_int64(f)); /* its count */
  if (!qn_promote_builtin("int", x->type->dtype, &p)) return qn_bad_args(f, name, c);
  return qn_cast(f, qn_cast(f, x, f->in->types->scalar[p.a]), f->in->types->scalar[p.result]);
}

qn_texpr *qn_bi_float(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos == 0 && !c->n_kw) return qn_tx_float(f, qn_float64(f), 0.0, c->span);
  qn_texpr *parsed = qn_tstr_to_number(f, name, c);
  if (parsed) return parsed;
  if (!qn_scalars(c, 1, 1) || qn_type_is_complex(c->pos[0]->type)) return qn_bad_args(f, name, c);
  if (f->k->rules != QN_RULES_NUMBA) return qn_cast(f, c->pos[0], qn_float64(f));
  qn_promotion p;
  if (!qn_promote_builtin("float", c->pos[0]->type->dtype, &p)) return qn_bad_args(f, name, c);
  return qn_cast(f, c->pos[0], f->in->types->scalar[p.result]);
}

qn_texpr *qn_bi_bool(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw) return qn_bad_args(f, name, c);
  return qn_texpr_truth(f, c->pos[0]);
}

qn_texpr *qn_bi_complex(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 2) || driver(f)) return qn_bad_args(f, name, c);
  const qn_type *t = f->in->types->scalar[QN_D_COMPLEX128];
  qn_promotion p;
  if (c->n_pos == 1) {
    if (!qn_promote_builtin("complex", c->pos[0]->type->dtype, &p)) return qn_bad_args(f, name, c);
    return qn_cast(f, c->pos[0], f->in->types->scalar[p.result]);
  }
  if (qn_type_is_complex(c->pos[0]->type) || qn_type_is_complex(c->pos[1]->type)) return qn_bad_args(f, name, c);
  bool single = c->pos[0]->type->dtype == QN_D_FLOAT32 && c->pos[1]->type->dtype == QN_D_FLOAT32;
  const qn_type *part = f->in->types->scalar[single ? QN_D_FLOAT32 : QN_D_FLOAT64];
  if (single) t = f->in->types->scalar[QN_D_COMPLEX64];
  return qn_tx_intrin(f, QN_INTRIN_COMPLEX, t, c->span, qn_cast(f, c->pos[0], part), qn_cast(f, c->pos[1], part));
}

qn_texpr *qn_bi_round(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 2) || driver(f)) return qn_bad_args(f, name, c);
  qn_texpr *x = c->pos[0];
  if (c->n_pos == 2) {
    qn_texpr *n = c->pos[1];
    bool none = n->type->kind == QN_TYPE_NONE;
    if ((!qn_type_is_int(n->type) && !none) || qn_type_is_complex(x->type)) return qn_bad_args(f, name, c);
    if (!none) return qn_round_digits(f, x, n, c->span);
  }
  qn_promotion p;
  if (!qn_promote_builtin("round", x->type->dtype, &p)) return qn_bad_args(f, name, c);
  qn_texpr *r = qn_cast(f, x, f->in->types->scalar[p.a]);
  if (qn_type_is_float(r->type)) r = qn_tx_intrin(f, QN_INTRIN_ROUND, r->type, c->span, r, NULL);
  return qn_cast(f, r, f->in->types->scalar[p.result]);
}

qn_texpr *qn_bi_pow(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 2, 2)) return qn_bad_args(f, name, c);
  return qn_binop(f, QN_OP_Pow, c->pos[0], c->pos[1], c->span);
}

qn_texpr *qn_call_dtype(qn_fn *f, qn_dtype d, const qn_cargs *c) {
  const qn_type *t = f->in->types->scalar[d];
  qn_sv name = qn_sv_of(qn_dtypes[d].name);
  if (driver(f)) return qn_bi_refused(f, name, c);
  if (c->n_pos == 1) c->pos[0] = qn_plain(f, c->pos[0]);
  if (!qn_scalars(c, 1, 1)) return qn_bad_args(f, name, c);
  if (d == QN_D_BOOL) return qn_texpr_truth(f, c->pos[0]);
  return qn_cast(f, c->pos[0], t);
}

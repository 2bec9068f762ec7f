/* numpy.c - NumPy functions that make or take arrays. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }

/* np.float32, a.dtype, float, int, bool, "float32": as a dtype argument. */
bool qn_dtype_arg(const qn_texpr *e, qn_dtype *d) {
  if (e->type->kind == QN_TYPE_DTYPE) return *d = e->type->dtype, true;
  if (e->type->kind == QN_TYPE_STR) return qn_dtype_parse(e->text, d) && *d <= QN_D_COMPLEX128;
  if (qn_is_builtin(e->type, "float")) return *d = QN_D_FLOAT64, true;
  if (qn_is_builtin(e->type, "int")) return *d = QN_D_INT64, true;
  if (qn_is_builtin(e->type, "bool")) return *d = QN_D_BOOL, true;
  if (qn_is_builtin(e->type, "complex")) return *d = QN_D_COMPLEX128, true;
  return false;
}

/* The argument at a position or under a name; NULL: not given. */
static qn_texpr *arg(const qn_cargs *c, uint32_t position, const char *name) {
  if (position < c->n_pos) return c->pos[position];
  for (uint32_t i = 0; i < c->n_kw; i++)
    if (strcmp(c->kw_names[i]->text, name) == 0) return c->kw[i];
  return NULL;
}
static bool only_keywords(const qn_cargs *c, const char *a, const char *b, const char *d) {
  for (uint32_t i = 0; i < c->n_kw; i++) {
    const char *k = c->kw_names[i]->text;
    if (strcmp(k, a) != 0 && strcmp(k, b) != 0 && strcmp(k, d) != 0) return false;
  }
  return true;
}

/* A shape that is written as a list: its items are known. */
qn_texpr *qn_shape_written(qn_fn *f, qn_texpr *e) {
  return e->kind == QN_TX_OBJ && e->obj == QN_OBJ_LIST_OF ? qn_tuple_of(f, e->args, e->n, e->span) : e;
}

/* The sizes as int64 expressions in out; count, or -1 after an error. */
static int sizes(qn_fn *f, qn_texpr *shape, qn_texpr **out) {
  shape = qn_shape_written(f, shape);
  if (qn_type_is_int(shape->type)) {
    out[0] = qn_cast(f, shape, i64(f));
    return 1;
  }
  if (shape->type->kind != QN_TYPE_TUPLE || shape->type->n > 8) {
    qn_terror(f, QN_DIAG_TYPE, shape->span, "a shape must be an integer or a tuple of up to 8, not %s",
              qn_tt(f, shape->type));
    return -1;
  }
  qn_texpr *again, *once = qn_once(f, shape, &again);
  for (uint32_t i = 0; i < shape->type->n; i++) {
    out[i] = qn_to_index(f, qn_tuple_item(f, i ? again : once, i, shape->span), "a size");
    if (qn_is_poison(out[i])) return -1;
  }
  return (int)shape->type->n;
}

static qn_texpr *make(qn_fn *f, qn_dtype d, char layout, qn_texpr **size, int n, enum qn_tfill fill, qn_texpr *value,
                      qn_span span) {
  const qn_type *t = qn_type_array(f->in->types, d, n, layout, false);
  qn_texpr *e = qn_tx(f, QN_TX_ALLOC, t, span, (uint32_t)n + (value ? 1 : 0));
  if (n) memcpy(e->args, size, (size_t)n * sizeof *size);
  if (value) e->args[n] = qn_cast(f, value, f->in->types->scalar[d]);
  e->fill = fill;
  return e;
}

static qn_texpr *one(qn_fn *f, qn_dtype d, qn_span span) {
  return qn_cast(f, qn_tx_int(f, i64(f), 1, span), f->in->types->scalar[d]);
}

qn_texpr *qn_alloc_shaped(qn_fn *f, qn_dtype d, qn_texpr *shape, qn_span span) {
  qn_texpr *size[8];
  int n = sizes(f, shape, size);
  return n < 0 ? NULL : make(f, d, 'C', size, n, QN_FILL_EMPTY, NULL, span);
}

qn_texpr *qn_bi_alloc(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool full = qn_sv_is(name, "numpy.full"), ones = qn_sv_is(name, "numpy.ones"), empty = qn_sv_is(name, "numpy.empty") || qn_sv_is(name, "numpy.ndarray");
  qn_texpr *shape = arg(c, 0, "shape"), *value = full ? arg(c, 1, "fill_value") : NULL;
  qn_texpr *dt = arg(c, full ? 2 : 1, "dtype"), *size[8];
  qn_dtype d = QN_D_FLOAT64;
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  if (!shape || (full && !value) || c->n_pos > (full ? 3u : 2u) || !only_keywords(c, "shape", "dtype", "fill_value"))
    return qn_bad_args(f, name, c);
  if (full && !qn_type_is_scalar(value->type)) return qn_bad_args(f, name, c);
  if (full) d = value->type->dtype;
  const qn_kclass *records = dt && !ones && !full ? qn_dtype_records(dt) : NULL;
  if (dt && dt->type->kind != QN_TYPE_NONE && !records && !qn_dtype_arg(dt, &d)) {
    qn_terror(f, QN_DIAG_TYPE, dt->span, "dtype must be a NumPy type, not %s", qn_tt(f, dt->type));
    return qn_poison(f, c->span);
  }
  int n = sizes(f, shape, size);
  if (n < 0) return qn_poison(f, c->span);
  if (records) return qn_records_new_array(f, records, size, n, !empty, c->span);
  if (ones) value = one(f, d, c->span);
  return make(f, d, 'C', size, n, value ? QN_FILL_VALUE : empty ? QN_FILL_EMPTY : QN_FILL_ZERO, value, c->span);
}

qn_texpr *qn_bi_alloc_like(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool full = qn_sv_is(name, "numpy.full_like"), ones = qn_sv_is(name, "numpy.ones_like");
  bool empty = qn_sv_is(name, "numpy.empty_like");
  qn_texpr *like = arg(c, 0, "a"), *value = full ? arg(c, 1, "fill_value") : NULL, *again, *size[8];
  qn_texpr *dt = arg(c, full ? 2 : 1, "dtype");
  if (f->k->rules == QN_RULES_DRIVER) return qn_bi_refused(f, name, c);
  const qn_kclass *records = like && !ones && !full ? dt ? qn_dtype_records(dt) : like->type->kind == QN_TYPE_RECORD ? like->type->klass : NULL : NULL;
  if (records && c->n_pos + c->n_kw == 1u + (dt != NULL)) return qn_records_like(f, records, like, !empty, c->span);
  if (!like || like->type->kind != QN_TYPE_ARRAY || (full && !value) || !only_keywords(c, "a", "dtype", "fill_value"))
    return qn_bad_args(f, name, c);
  qn_dtype d = like->type->dtype;
  if (dt && dt->type->kind != QN_TYPE_NONE && !qn_dtype_arg(dt, &d)) return qn_bad_args(f, name, c);
  int n = like->type->ndim;
  like = qn_once(f, like, &again);
  for (int i = 0; i < n; i++) {
    size[i] = qn_tx1(f, QN_TX_SHAPE, i64(f), c->span, i ? again : like);
    size[i]->i = i;
  }
  if (ones) value = one(f, d, c->span);
  char layout = like->type->layout == 'F' ? 'F' : 'C';
  return make(f, d, layout, size, n, value ? QN_FILL_VALUE : empty ? QN_FILL_EMPTY : QN_FILL_ZERO, value, c->span);
}

qn_texpr *qn_bi_copy(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw || c->pos[0]->type->kind != QN_TYPE_ARRAY || f->k->rules == QN_RULES_DRIVER)
    return qn_bad_args(f, name, c);
  const qn_type *from = c->pos[0]->type;
  return qn_tx1(f, QN_TX_COPY, qn_type_array(f->in->types, from->dtype, from->ndim, from->layout == 'F' ? 'F' : 'C', false),
                c->span, c->pos[0]);
}

qn_texpr *qn_bi_part(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool real = qn_sv_is(name, "numpy.real");
  if (!qn_scalars(c, 1, 1)) return qn_bad_args(f, name, c);
  qn_texpr *x = c->pos[0];
  if (!qn_type_is_complex(x->type)) return real ? x : qn_tx_int(f, x->type, 0, c->span);
  const qn_type *part = f->in->types->scalar[x->type->dtype == QN_D_COMPLEX64 ? QN_D_FLOAT32 : QN_D_FLOAT64];
  return qn_tx_intrin(f, real ? QN_INTRIN_REAL : QN_INTRIN_IMAG, part, c->span, x, NULL);
}

/* convert.c - unification of types, and conversions as explicit nodes. */
#include "frontend/types/builtin.h"
#include "runtime/base/calendar.h"

static const qn_type *unify_arrays(qn_fn *f, const qn_type *a, const qn_type *b) {
  if (a->dtype != b->dtype || a->ndim != b->ndim) return NULL;
  char layout = a->layout == b->layout ? a->layout : 'A';
  return qn_type_array(f->in->types, a->dtype, a->ndim, layout, a->readonly || b->readonly);
}

static const qn_type *unify_tuples(qn_fn *f, const qn_type *a, const qn_type *b) {
  if (a->n != b->n || a->klass != b->klass) return NULL;
  const qn_type **items = QN_NEW_N(f->in->a, const qn_type *, a->n + 1);
  for (uint32_t i = 0; i < a->n; i++)
    if (!(items[i] = qn_unify(f, a->items[i], b->items[i]))) return NULL;
  return qn_type_named(f->in->types, a->klass, items, a->n);
}

const qn_type *qn_unify(qn_fn *f, const qn_type *a, const qn_type *b) {
  if (a == b) return a;
  if (f->in->request && f->in->request->checking && (a->kind == QN_TYPE_POISON || b->kind == QN_TYPE_POISON)) return f->in->types->poison;
  if (a->kind == QN_TYPE_POISON) return b;
  if (b->kind == QN_TYPE_POISON) return a;
  bool optional = a->kind == QN_TYPE_OPTIONAL || b->kind == QN_TYPE_OPTIONAL || a->kind == QN_TYPE_NONE ||
                  b->kind == QN_TYPE_NONE;
  if (optional) {
    if (f->k->rules == QN_RULES_DRIVER) return NULL;
    const qn_type *x = a->kind == QN_TYPE_OPTIONAL ? a->item : a, *y = b->kind == QN_TYPE_OPTIONAL ? b->item : b;
    const qn_type *u = x->kind == QN_TYPE_NONE ? y : y->kind == QN_TYPE_NONE ? x : qn_unify(f, x, y);
    return u && u->kind != QN_TYPE_NONE && (qn_type_has_value(u) || u->kind == QN_TYPE_TUPLE) ? qn_type_optional(f->in->types, u)
                                                                                            : NULL;
  }
  if (a->kind == QN_TYPE_PENDING) return b;
  if (b->kind == QN_TYPE_PENDING) return a;
  if (qn_is_int_enum(a) && (qn_is_int_enum(b) || qn_type_is_scalar(b))) return qn_unify(f, qn_int64(f), b);
  if (qn_is_int_enum(b) && qn_type_is_scalar(a)) return qn_unify(f, a, qn_int64(f));
  if (a->kind != b->kind) return NULL;
  if (a->kind == QN_TYPE_ARRAY) return unify_arrays(f, a, b);
  if (a->kind == QN_TYPE_TUPLE) return unify_tuples(f, a, b);
  if (qn_is_container(a)) return qn_cell_unify(f, a, b);
  if (a->kind != QN_TYPE_SCALAR || f->k->rules == QN_RULES_DRIVER) return NULL; /* a value keeps its own type there */
  qn_dtype d;
  return qn_unify_dtype(a->dtype, b->dtype, &d) ? f->in->types->scalar[d] : NULL;
}

bool qn_castable_items(const qn_type *a, const qn_type *b) {
  if (a == b || a->kind == QN_TYPE_PENDING || b->kind == QN_TYPE_PENDING || a->kind == QN_TYPE_POISON) return true;
  if (a->kind != b->kind || a->typed != b->typed) return false;
  if (a->kind == QN_TYPE_SCALAR) return a->dtype == b->dtype;
  if (a->kind == QN_TYPE_OPTIONAL || a->kind == QN_TYPE_LIST || a->kind == QN_TYPE_SET)
    return qn_castable_items(a->item, b->item);
  if (a->kind != QN_TYPE_TUPLE && a->kind != QN_TYPE_DICT) return false;
  if (a->n != b->n || a->klass != b->klass) return false;
  for (uint32_t i = 0; i < a->n; i++)
    if (!qn_castable_items(a->items[i], b->items[i])) return false;
  return true;
}

/* A time is its count: an int64 and back. Between units of one kind. */
static bool castable_time(qn_dtype from, qn_dtype to) {
  if (!qn_dtype_is_time(from)) return qn_dtype_is_int(from) || from == QN_D_BOOL;
  if (!qn_dtype_is_time(to)) return qn_dtype_is_int(to) || to == QN_D_FLOAT64 || to == QN_D_BOOL;
  qn_tunit u;
  return qn_dtypes[from].kind == qn_dtypes[to].kind && qn_tunit_common(qn_dtype_unit(from), qn_dtype_unit(to), qn_dtype_is_span(from), &u);
}

bool qn_castable(const qn_type *from, const qn_type *to) {
  if (from == to || from->kind == QN_TYPE_POISON || to->kind == QN_TYPE_POISON) return true;
  if (to->kind == QN_TYPE_OPTIONAL)
    return from->kind == QN_TYPE_NONE || qn_castable(from->kind == QN_TYPE_OPTIONAL ? from->item : from, to->item);
  if (from->kind == QN_TYPE_OPTIONAL) return qn_castable(from->item, to);
  if (qn_is_int_enum(from) && to->kind == QN_TYPE_SCALAR) return true;
  if (from->kind != to->kind) return false;
  if (from->kind == QN_TYPE_SCALAR && (qn_dtype_is_time(from->dtype) || qn_dtype_is_time(to->dtype))) return castable_time(from->dtype, to->dtype);
  if (from->kind == QN_TYPE_SCALAR) return !qn_dtype_is_complex(from->dtype) || qn_dtype_is_complex(to->dtype);
  if (from->kind == QN_TYPE_ARRAY)
    return from->dtype == to->dtype && from->ndim == to->ndim && (to->layout == 'A' || to->layout == from->layout) &&
           (to->readonly || !from->readonly);
  if (qn_is_container(from)) return qn_castable_items(from, to);
  if (from->kind == QN_TYPE_TUPLE && from->n == to->n) {
    for (uint32_t i = 0; i < from->n; i++)
      if (!qn_castable(from->items[i], to->items[i])) return false;
    return true;
  }
  return false;
}

static qn_texpr *const_cast_scalar(qn_fn *f, qn_texpr *e, const qn_type *to) {
  bool from_int = qn_type_is_int(e->type) || qn_type_is_bool(e->type);
  if (from_int && qn_type_is_float(to)) {
    double v = e->type->dtype == QN_D_UINT64 ? (double)(uint64_t)e->i : (double)e->i;
    return qn_tx_float(f, to, to->dtype == QN_D_FLOAT32 ? (double)(float)v : v, e->span);
  }
  if (qn_type_is_float(e->type) && qn_type_is_float(to)) return qn_tx_float(f, to, e->f, e->span);
  if (from_int && (to->dtype == QN_D_INT64 || to->dtype == QN_D_UINT64)) return qn_tx_int(f, to, e->i, e->span);
  return NULL;
}

qn_texpr *qn_cast(qn_fn *f, qn_texpr *e, const qn_type *to) {
  if (e->type == to || qn_is_poison(e)) return e;
  if (!qn_castable(e->type, to)) {
    qn_terror(f, QN_DIAG_TYPE, e->span, "cannot convert %s to %s", qn_tt(f, e->type), qn_tt(f, to));
    return qn_poison(f, e->span);
  }
  if (e->type->kind == QN_TYPE_SCALAR && to->kind == QN_TYPE_SCALAR && qn_dtype_is_time(e->type->dtype) && qn_dtype_is_time(to->dtype)) return qn_time_cast(f, e, to);
  if (e->kind == QN_TX_CONST && e->type->kind == QN_TYPE_SCALAR && to->kind == QN_TYPE_SCALAR) {
    qn_texpr *folded = const_cast_scalar(f, e, to);
    if (folded) return folded;
  }
  if (e->kind == QN_TX_TUPLE && to->kind == QN_TYPE_TUPLE) {
    qn_texpr *t = qn_tx(f, QN_TX_TUPLE, to, e->span, e->n);
    for (uint32_t i = 0; i < e->n; i++) t->args[i] = qn_cast(f, e->args[i], to->items[i]);
    return t;
  }
  qn_texpr *c = qn_tx1(f, QN_TX_CAST, to, e->span, e);
  c->overflows = f->k->rules == QN_RULES_NUMBA && f->k->options.overflow_raise && qn_type_is_float(e->type) && qn_type_is_int(to);
  return c;
}

qn_texpr *qn_texpr_truth(qn_fn *f, qn_texpr *e) {
  if (qn_is_poison(e)) return e;
  const qn_type *b = qn_bool_type(f);
  if (qn_type_is_bool(e->type)) return e->type == b ? e : qn_tx1(f, QN_TX_CAST, b, e->span, e);
  if (e->type->kind == QN_TYPE_SCALAR) {
    if (e->kind == QN_TX_CONST && qn_type_is_int(e->type)) return qn_tx_int(f, b, e->i != 0, e->span);
    return qn_tx1(f, QN_TX_CAST, b, e->span, e);
  }
  if (qn_is_instance(e->type)) return qn_instance_truth(f, e);
  if (qn_is_int_enum(e->type)) return qn_texpr_truth(f, qn_plain(f, e));
  if (e->type->kind == QN_TYPE_ENUM) return qn_tx_int(f, b, 1, e->span);
  if (e->type->kind == QN_TYPE_NONE) return qn_tx_int(f, b, 0, e->span);
  if (e->type->kind == QN_TYPE_STR && f->k->rules != QN_RULES_DRIVER) {
    if (e->kind == QN_TX_CONST) return qn_tx_int(f, b, e->text.n != 0, e->span);
    return qn_tx1(f, QN_TX_CAST, b, e->span, qn_tstr_len(f, e, e->span));
  }
  if (qn_is_container(e->type)) return qn_tx1(f, QN_TX_CAST, b, e->span, qn_container_len(f, e, e->span));
  if (e->type->kind == QN_TYPE_TUPLE) return qn_tx_int(f, b, e->type->n != 0, e->span);
  if (e->type->kind == QN_TYPE_OPTIONAL && (e->type->item->kind == QN_TYPE_SCALAR || e->type->item->kind == QN_TYPE_INSTANCE)) {
    qn_texpr *again, *once = qn_once(f, e, &again);
    qn_texpr *none = qn_tx1(f, QN_TX_IS_NONE, b, e->span, once);
    qn_texpr *set = qn_tx1(f, QN_TX_NOT, b, e->span, none);
    return qn_tx2(f, QN_TX_AND, b, e->span, set, qn_texpr_truth(f, qn_cast(f, again, e->type->item)));
  }
  if (e->type->kind == QN_TYPE_ARRAY && f->k->rules == QN_RULES_NUMBA) return qn_prelude_call(f, "array_truth", &e, 1, e->span);
  qn_terror(f, QN_DIAG_TYPE, e->span, "the truth of %s is not supported in kernels", qn_tt(f, e->type));
  return qn_poison(f, e->span);
}

qn_texpr *qn_to_index(qn_fn *f, qn_texpr *e, const char *what) {
  if (qn_is_poison(e)) return e;
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  e = qn_plain(f, e);
  bool ok = qn_type_is_int(e->type) || (qn_type_is_bool(e->type) && f->k->rules != QN_RULES_DRIVER);
  if (!ok) {
    qn_terror(f, QN_DIAG_TYPE, e->span, "%s must be an integer, not %s", what, qn_tt(f, e->type));
    return qn_poison(f, e->span);
  }
  return qn_cast(f, e, i64);
}

/* op.c - operators: what they mean for scalars of each dialect, for tuples and for None. */
#include "frontend/types/builtin.h"
#include "frontend/types/klass.h"

static qn_texpr *refuse(qn_fn *f, const char *op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (qn_is_poison(a) || (b && qn_is_poison(b))) return qn_poison(f, span);
  if (a->type->kind == QN_TYPE_ARRAY || (b && b->type->kind == QN_TYPE_ARRAY))
    qn_terror(f, QN_DIAG_UNSUPPORTED, span, "whole-array '%s' is not supported in kernels yet; write the loop", op);
  else if (b)
    qn_terror(f, QN_DIAG_TYPE, span, "'%s' is not defined for %s and %s", op, qn_tt(f, a->type), qn_tt(f, b->type));
  else
    qn_terror(f, QN_DIAG_TYPE, span, "'%s' is not defined for %s", op, qn_tt(f, a->type));
  return qn_poison(f, span);
}

/* Arithmetic conversions of C over dtypes (Cython). */
static qn_dtype c_int_promote(qn_dtype d) {
  return d == QN_D_BOOL || qn_dtypes[d].size < 4 ? QN_D_INT32 : d;
}
static qn_dtype c_common(qn_dtype a, qn_dtype b) {
  bool complex = qn_dtype_is_complex(a) || qn_dtype_is_complex(b);
  bool wide = a == QN_D_FLOAT64 || b == QN_D_FLOAT64 || a == QN_D_COMPLEX128 || b == QN_D_COMPLEX128;
  if (complex) return wide ? QN_D_COMPLEX128 : QN_D_COMPLEX64;
  if (qn_dtype_is_float(a) || qn_dtype_is_float(b)) return wide ? QN_D_FLOAT64 : QN_D_FLOAT32;
  a = c_int_promote(a), b = c_int_promote(b);
  if (qn_dtypes[a].size != qn_dtypes[b].size) return qn_dtypes[a].size > qn_dtypes[b].size ? a : b;
  return qn_dtypes[a].kind == 'u' ? a : b;
}

static bool is_bit_op(enum qn_operator op) {
  return op == QN_OP_BitAnd || op == QN_OP_BitOr || op == QN_OP_BitXor || op == QN_OP_LShift || op == QN_OP_RShift;
}

static bool promote_cython(const qn_fn *f, enum qn_operator op, const qn_texpr *a, const qn_texpr *b, qn_promotion *p) {
  qn_dtype x = a->type->dtype, y = b->type->dtype, c = c_common(x, y);
  bool ints = c <= QN_D_UINT64;
  if ((is_bit_op(op) && !ints) || op == QN_OP_MatMult) return false;
  if (qn_dtype_is_complex(c) && (op == QN_OP_Mod || op == QN_OP_FloorDiv || op == QN_OP_Pow)) return false;
  *p = (qn_promotion){c, c, c};
  if (op == QN_OP_LShift || op == QN_OP_RShift) *p = (qn_promotion){c_int_promote(x), c_int_promote(y), c_int_promote(x)};
  if (op == QN_OP_Div && ints && !f->k->options.cdivision) *p = (qn_promotion){QN_D_FLOAT64, QN_D_FLOAT64, QN_D_FLOAT64};
  bool natural = b->kind == QN_TX_CONST && qn_type_is_int(b->type) && b->i >= 0;
  if (op == QN_OP_Pow && ints && !natural) *p = (qn_promotion){QN_D_FLOAT64, QN_D_FLOAT64, QN_D_FLOAT64};
  return true;
}

/* Driver code: only what is exactly Python's. */
static bool promote_driver(qn_fn *f, enum qn_operator op, const qn_texpr *a, const qn_texpr *b, qn_promotion *p,
                           qn_span span) {
  bool af = qn_type_is_float(a->type), bf = qn_type_is_float(b->type);
  bool floats = af || bf;
  const char *why = NULL;
  if (a->type->dtype > QN_D_FLOAT64 || b->type->dtype > QN_D_FLOAT64) why = "complex numbers";
  if (!a->type->py || !b->type->py) {
    bool plain = (a->type->py || a->type->dtype == QN_D_FLOAT64) && (b->type->py || b->type->dtype == QN_D_FLOAT64);
    if (!plain || !(op == QN_OP_Add || op == QN_OP_Sub || op == QN_OP_Mult)) why = "an operator over a NumPy scalar";
  }
  qn_dtype d = floats ? QN_D_FLOAT64 : QN_D_INT64;
  *p = (qn_promotion){d, d, d};
  if (floats && (is_bit_op(op) || op == QN_OP_MatMult)) return false;
  if (op == QN_OP_MatMult) return false;
  if (op == QN_OP_Div && !floats) why = "int / int";
  if (!floats && is_bit_op(op) && (qn_type_is_bool(a->type) || qn_type_is_bool(b->type))) why = "bit operators over bool";
  if (op == QN_OP_Pow) {
    bool natural = b->kind == QN_TX_CONST && qn_type_is_int(b->type) && b->i >= 0;
    if (!natural) why = "** with an exponent that is no natural literal";
    if (natural && af) p->b = QN_D_FLOAT64;
  }
  if (why) {
    qn_terror(f, QN_DIAG_UNSUPPORTED, span, "%s", why);
    return false;
  }
  return true;
}

static bool has_const(const qn_texpr *e, int64_t *v) {
  if (qn_is_const_int(e)) return *v = e->i, true;
  if (e->kind == QN_TX_VAR && e->known) return *v = e->known_i, true;
  if (e->kind == QN_TX_CAST && e->n == 1) return has_const(e->args[0], v);
  return false;
}

static void set_modes(qn_fn *f, qn_texpr *e) {
  const qn_koptions *o = &f->k->options;
  bool divides = e->op == QN_OP_Div || e->op == QN_OP_FloorDiv || e->op == QN_OP_Mod || e->op == QN_OP_Pow;
  bool numpy = o->error_model_numpy || (f->n_parallel && f->k->rules == QN_RULES_NUMBA); /* Numba's parallel bodies: NumPy's model */
  e->zero_raises = divides && !numpy && !(f->k->rules == QN_RULES_CYTHON && o->cdivision);
  const qn_texpr *by = e->args[1];
  bool never_zero = by->kind == QN_TX_CONST && (qn_type_is_float(by->type) ? by->f != 0.0 : by->i != 0);
  if (never_zero && !qn_type_is_complex(by->type) && e->op != QN_OP_Pow) e->zero_raises = false;
  e->c_division = f->k->rules == QN_RULES_CYTHON && o->cdivision;
  e->overflows = f->k->rules == QN_RULES_DRIVER || o->overflow_raise;
  e->saturates = f->k->rules == QN_RULES_DRIVER;
}

static qn_texpr *scalar_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_promotion p;
  const char *text = qn_operator_texts[op];
  bool ok;
  if (qn_any_time((qn_texpr *[]){a, b}, 2)) {
    qn_texpr *e = f->k->rules == QN_RULES_NUMBA ? qn_time_binop(f, op, a, b, span) : NULL;
    return e ? e : refuse(f, text, a, b, span);
  }
  switch (f->k->rules) {
    case QN_RULES_NUMBA: ok = qn_promote_bin(op, a->type->dtype, b->type->dtype, &p); break;
    case QN_RULES_CYTHON: ok = promote_cython(f, op, a, b, &p); break;
    case QN_RULES_DRIVER: ok = promote_driver(f, op, a, b, &p, span); break;
    default: ok = false;
  }
  if (!ok) return refuse(f, text, a, b, span);
  bool py = f->k->rules == QN_RULES_DRIVER && a->type->py && b->type->py;
  const qn_type *const *scalars = py ? f->in->types->pyscalar : f->in->types->scalar;
  const qn_type *result = scalars[p.result];
  if (op == QN_OP_LShift || op == QN_OP_RShift) { /* the left side is shifted in the result's type */
    qn_texpr *e = qn_tx_bin(f, op, result, span, qn_cast(f, a, result), qn_cast(f, b, scalars[p.b]));
    set_modes(f, e);
    if (f->k->rules == QN_RULES_CYTHON) e = qn_cast(f, e, scalars[c_common(a->type->dtype, b->type->dtype)]); /* C shifts the left type, Cython declares the common one */
    return e;
  }
  if (op == QN_OP_Pow) {
    int64_t n;
    bool complex = qn_dtype_is_complex(p.result);
    bool int_exponent = complex ? qn_type_is_int(b->type) : qn_dtype_is_int(p.b);
    if (f->k->rules == QN_RULES_NUMBA && !qn_dtype_is_int(p.b) && has_const(b, &n)) int_exponent = true;
    if (complex && f->k->rules == QN_RULES_NUMBA) return qn_complex_pow(f, result, qn_cast(f, a, result), qn_cast(f, b, result), span);
    if (complex && !int_exponent) return qn_unsupported(f, span, "a complex power whose exponent is no int");
    qn_texpr *y = int_exponent ? qn_cast(f, b, f->in->types->scalar[QN_D_INT64]) : qn_cast(f, b, result);
    qn_texpr *e = qn_tx_bin(f, op, result, span, qn_cast(f, a, result), y);
    set_modes(f, e);
    return e;
  }
  if (op == QN_OP_Div && f->k->rules == QN_RULES_CYTHON && qn_dtypes[p.result].kind != 'f' && !qn_dtype_is_complex(p.result))
    op = QN_OP_FloorDiv; /* cdivision: what C divides */
  if (op == QN_OP_Div && qn_dtype_is_float(p.result)) {
    qn_texpr *e = qn_tx_bin(f, op, result, span, qn_cast(f, qn_cast(f, a, scalars[p.a]), result),
                            qn_cast(f, qn_cast(f, b, scalars[p.b]), result));
    set_modes(f, e);
    return e;
  }
  bool c_floor = f->k->rules == QN_RULES_CYTHON && op == QN_OP_FloorDiv && qn_type_is_float(result); /* floor(a / b), rounded twice */
  qn_texpr *e = qn_tx_bin(f, c_floor ? QN_OP_Div : op, result, span, qn_cast(f, a, result), qn_cast(f, b, result));
  set_modes(f, e);
  return c_floor ? qn_math_call(f, "floor", result, span, e, NULL) : e;
}

static qn_texpr *tuple_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (op == QN_OP_Mult && qn_is_const_int(b)) return qn_tuple_repeat(f, a, b, span);
  if (op != QN_OP_Add || b->type->kind != QN_TYPE_TUPLE) return refuse(f, qn_operator_texts[op], a, b, span);
  qn_texpr *a2, *b2;
  uint32_t n = a->type->n + b->type->n;
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, n + 1);
  a = qn_once(f, a, &a2), b = qn_once(f, b, &b2);
  for (uint32_t i = 0; i < a->type->n; i++) items[i] = qn_tuple_item(f, i ? a2 : a, i, span);
  for (uint32_t i = 0; i < b->type->n; i++) items[a->type->n + i] = qn_tuple_item(f, i ? b2 : b, i, span);
  return qn_tuple_of(f, items, n, span);
}

qn_texpr *qn_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (qn_is_poison(a) || qn_is_poison(b)) return qn_poison(f, span);
  a = qn_plain(f, a), b = qn_plain(f, b);
  qn_texpr *special = qn_instance_binop(f, op, a, b, span);
  if (special) return special;
  if (qn_type_is_scalar(a->type) && qn_type_is_scalar(b->type)) return scalar_binop(f, op, a, b, span);
  if (qn_type_is_bytes(a->type) || qn_type_is_bytes(b->type)) return qn_unsupported(f, span, "an operator of bytes");
  qn_texpr *text = qn_tstr_binop(f, op, a, b, span);
  if (text) return text;
  if (op == QN_OP_Mult && qn_is_const_int(a) && b->type->kind == QN_TYPE_TUPLE) return qn_tuple_repeat(f, b, a, span);
  if (a->type->kind == QN_TYPE_TUPLE) return tuple_binop(f, op, a, b, span);
  if (qn_is_container(a->type) || qn_is_container(b->type)) return qn_container_binop(f, op, a, b, span, false);
  qn_texpr *whole = qn_array_binop(f, op, a, b, span);
  if (whole) return whole;
  return refuse(f, qn_operator_texts[op], a, b, span);
}

qn_texpr *qn_unop(qn_fn *f, enum qn_unaryop op, qn_texpr *a, qn_span span) {
  if (qn_is_poison(a)) return qn_poison(f, span);
  if (op == QN_UNARY_Not) {
    qn_texpr *t = qn_texpr_truth(f, a);
    if (qn_is_poison(t)) return t;
    if (t->kind == QN_TX_CONST) return qn_tx_int(f, t->type, !t->i, span);
    return qn_tx1(f, QN_TX_NOT, t->type, span, t);
  }
  a = qn_plain(f, a);
  qn_texpr *special = op == QN_UNARY_Not ? NULL : qn_instance_special(f, op == QN_UNARY_USub ? "__neg__" : op == QN_UNARY_UAdd ? "__pos__" : "__invert__", &a, 1, span);
  if (special) return special;
  qn_texpr *whole = qn_array_unop(f, op, a, span);
  if (whole) return whole;
  if (!qn_type_is_scalar(a->type)) return refuse(f, qn_unaryop_texts[op], a, NULL, span);
  qn_promotion p = {a->type->dtype, a->type->dtype, a->type->dtype};
  bool ok = true;
  if (qn_any_time(&a, 1)) {
    qn_texpr *e = f->k->rules == QN_RULES_NUMBA && op != QN_UNARY_Invert ? qn_time_call(f, op == QN_UNARY_USub ? "negative" : "positive", &a, 1, span) : NULL;
    return e ? e : refuse(f, qn_unaryop_texts[op], a, NULL, span);
  }
  if (f->k->rules == QN_RULES_NUMBA) {
    ok = qn_promote_unary(op, a->type->dtype, &p);
  } else {
    if (op == QN_UNARY_Invert) ok = p.result <= QN_D_UINT64;
    if (f->k->rules == QN_RULES_CYTHON && p.result <= QN_D_UINT64) p.result = c_int_promote(p.result);
    if (f->k->rules == QN_RULES_DRIVER && p.result == QN_D_BOOL) p.result = QN_D_INT64;
    if (f->k->rules == QN_RULES_DRIVER && !a->type->py && p.result != QN_D_FLOAT64) ok = false;
  }
  if (!ok) return refuse(f, qn_unaryop_texts[op], a, NULL, span);
  const qn_type *t = qn_scalar_like(f, p.result, a->type, NULL);
  if (op == QN_UNARY_USub && a->kind == QN_TX_CONST && (t->dtype == QN_D_INT64 || t->dtype == QN_D_INT32) &&
      a->i != INT64_MIN)
    return qn_tx_int(f, t, -a->i, span);
  if (op == QN_UNARY_USub && a->kind == QN_TX_CONST && qn_type_is_float(t)) return qn_tx_float(f, t, -a->f, span);
  bool narrow = f->k->rules == QN_RULES_NUMBA && qn_dtype_is_int(p.a) && p.a != p.result && op != QN_UNARY_UAdd;
  if (narrow) { /* in the operand's own width, then widened */
    const qn_type *own = f->in->types->scalar[p.a];
    enum qn_tx_kind kind = op == QN_UNARY_Invert ? QN_TX_INVERT : QN_TX_NEG;
    return qn_cast(f, qn_tx1(f, kind, own, span, qn_cast(f, a, own)), t);
  }
  a = qn_cast(f, a, t);
  if (op == QN_UNARY_UAdd) return a;
  qn_texpr *e = qn_tx1(f, op == QN_UNARY_USub ? QN_TX_NEG : QN_TX_INVERT, t, span, a);
  e->overflows = f->k->rules == QN_RULES_DRIVER || f->k->options.overflow_raise;
  return e;
}

/* --- comparisons ------------------------------------------------------------------------------------------------------------ */
/* Of two constants (`len(args) == 0`): decides which branch is typed at all, as Numba does. */
static bool known_order(enum qn_cmpop op, int64_t a, int64_t b) {
  switch ((int)op) {
    case QN_CMP_Eq: return a == b;
    case QN_CMP_NotEq: return a != b;
    case QN_CMP_Lt: return a < b;
    case QN_CMP_LtE: return a <= b;
    case QN_CMP_Gt: return a > b;
    default: return a >= b;
  }
}

static qn_texpr *cmp_node(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (qn_is_const_int(a) && qn_is_const_int(b) && a->type == b->type && a->type->dtype == QN_D_INT64 && op <= QN_CMP_GtE)
    return qn_tx_int(f, qn_bool_type(f), known_order(op, a->i, b->i), span);
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), span, a, b);
  e->cmp = op;
  return e;
}

static qn_texpr *compare_scalars(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_dtype x = a->type->dtype, y = b->type->dtype;
  qn_promotion p;
  if (qn_any_time((qn_texpr *[]){a, b}, 2)) {
    qn_texpr *e = f->k->rules == QN_RULES_NUMBA ? qn_time_order(f, op, a, b, span) : NULL;
    return e ? e : refuse(f, qn_cmpop_texts[op], a, b, span);
  }
  if (f->k->rules == QN_RULES_NUMBA) {
    if (!qn_promote_cmp(op, x, y, &p)) return refuse(f, qn_cmpop_texts[op], a, b, span);
  } else if (f->k->rules == QN_RULES_CYTHON) {
    p.a = p.b = c_common(x, y);
    if (qn_dtype_is_complex(p.a) && op > QN_CMP_NotEq) return refuse(f, qn_cmpop_texts[op], a, b, span);
  } else {
    bool floats = qn_type_is_float(a->type) || qn_type_is_float(b->type);
    p.a = p.b = floats ? QN_D_FLOAT64 : QN_D_INT64;
    const qn_texpr *i = qn_type_is_float(a->type) ? b : a;
    bool small = i->kind == QN_TX_CONST && i->i > -(1LL << 53) && i->i < (1LL << 53);
    if (floats && x != y && !small) {
      qn_terror(f, QN_DIAG_UNSUPPORTED, span, "comparing an int with a float");
      return qn_poison(f, span);
    }
    bool exact = (a->type->py || x == QN_D_FLOAT64 || x == QN_D_INT64) &&
                 (b->type->py || y == QN_D_FLOAT64 || y == QN_D_INT64);
    if (!exact) return refuse(f, qn_cmpop_texts[op], a, b, span);
  }
  const qn_type *ta = f->in->types->scalar[p.a], *tb = f->in->types->scalar[p.b];
  if (p.a != p.b) ta = tb = f->in->types->scalar[p.a > p.b ? p.a : p.b];
  return cmp_node(f, op, qn_cast(f, a, ta), qn_cast(f, b, tb), span);
}

/* Tuples: item by item, as Python orders them. */
static qn_texpr *compare_tuples(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  const qn_type *boolean = qn_bool_type(f);
  uint32_t n = a->type->n < b->type->n ? a->type->n : b->type->n;
  bool equality = op == QN_CMP_Eq || op == QN_CMP_NotEq;
  if (equality && a->type->n != b->type->n) return qn_tx_int(f, boolean, op == QN_CMP_NotEq, span);
  qn_texpr *a2, *b2;
  a = qn_once(f, a, &a2), b = qn_once(f, b, &b2);
  uint32_t an = a->type->n, bn = b->type->n;
  bool at_end = op == QN_CMP_Eq || (op == QN_CMP_LtE && an <= bn) || (op == QN_CMP_Lt && an < bn) ||
                (op == QN_CMP_GtE && an >= bn) || (op == QN_CMP_Gt && an > bn);
  qn_texpr *result = qn_tx_int(f, boolean, at_end, span);
  /* from the last item backwards: item differs ? compare it : rest; item 0 is evaluated first, so it holds the once */
  for (uint32_t i = n; i-- > 0;) {
    qn_texpr *x = qn_tuple_item(f, i ? a2 : a, i, span), *y = qn_tuple_item(f, i ? b2 : b, i, span);
    qn_texpr *differs = qn_compare_of(f, QN_CMP_NotEq, x, y, span);
    if (qn_is_poison(differs)) return differs;
    qn_texpr *here = equality ? qn_tx_int(f, boolean, op == QN_CMP_NotEq, span)
                              : qn_compare_of(f, op, qn_tuple_item(f, a2, i, span), qn_tuple_item(f, b2, i, span), span);
    qn_texpr *e = qn_tx(f, QN_TX_SELECT, boolean, span, 3);
    e->args[0] = differs, e->args[1] = here, e->args[2] = result;
    result = e;
  }
  return result;
}

static qn_texpr *compare_is(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  bool is = op == QN_CMP_Is || op == QN_CMP_Eq;
  const qn_type *boolean = qn_bool_type(f);
  if (a->type->kind == QN_TYPE_NONE) {
    qn_texpr *t = a;
    a = b, b = t;
  }
  if (b->type->kind == QN_TYPE_NONE && qn_is_vmitem(a->type)) return qn_unsupported(f, span, "'is None' of what a list holds");
  if (b->type->kind == QN_TYPE_NONE) {
    qn_texpr *field = qn_field_is_none(f, a, span);
    if (field) return is ? field : qn_tx1(f, QN_TX_NOT, boolean, span, field);
    if (a->type->kind == QN_TYPE_OPTIONAL) {
      qn_texpr *e = qn_tx1(f, QN_TX_IS_NONE, boolean, span, a);
      return is ? e : qn_tx1(f, QN_TX_NOT, boolean, span, e);
    }
    return qn_tx_int(f, boolean, (a->type->kind == QN_TYPE_NONE) == is, span);
  }
  if (qn_type_is_bool(a->type) && qn_type_is_bool(b->type)) return cmp_node(f, is ? QN_CMP_Eq : QN_CMP_NotEq, a, b, span);
  qn_terror(f, QN_DIAG_UNSUPPORTED, span, "'is' over %s and %s is not supported in kernels", qn_tt(f, a->type),
            qn_tt(f, b->type));
  return qn_poison(f, span);
}

static qn_texpr *compare_in(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  const qn_type *boolean = qn_bool_type(f);
  if (b->type->kind == QN_TYPE_RANGE && qn_type_is_int(a->type)) { /* 0 <= (a - start) // step < len, and no rest */
    qn_tx_open o = qn_tx_block_open(f);
    a = qn_tx_temp(f, qn_cast(f, a, qn_int64(f))), b = qn_tx_temp(f, b);
    qn_texpr *args[4] = {a, qn_tuple_item(f, b, 0, span), qn_tuple_item(f, b, 1, span), qn_tuple_item(f, b, 2, span)};
    qn_texpr *e = qn_tx_helper(f, "qn_k_range_has", boolean, span, args, 4);
    return qn_tx_block_close(f, o, op == QN_CMP_In ? e : qn_tx1(f, QN_TX_NOT, boolean, span, e), span);
  }
  if (b->type->kind != QN_TYPE_TUPLE) return refuse(f, "in", a, b, span);
  qn_texpr *a2, *b2;
  a = qn_once(f, a, &a2), b = qn_once(f, b, &b2);
  qn_texpr *found = qn_tx_int(f, boolean, 0, span);
  for (uint32_t i = b->type->n; i-- > 0;) {
    qn_texpr *eq = qn_compare_of(f, QN_CMP_Eq, i ? a2 : a, qn_tuple_item(f, i ? b2 : b, i, span), span);
    if (qn_is_poison(eq)) return eq;
    found = qn_tx2(f, QN_TX_OR, boolean, span, eq, found);
  }
  return op == QN_CMP_In ? found : qn_tx1(f, QN_TX_NOT, boolean, span, found);
}

/* bytes: the same ones or not; the order is not supported. */
static qn_texpr *compare_bytes(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  bool both = qn_type_is_bytes(a->type) && qn_type_is_bytes(b->type), equality = op == QN_CMP_Eq || op == QN_CMP_NotEq;
  if (!both || !equality) return qn_unsupported(f, span, "this comparison of bytes");
  qn_texpr *same = qn_prelude_call(f, "differ_eq", (qn_texpr *[]){a, b}, 2, span);
  return op == QN_CMP_Eq || qn_is_poison(same) ? same : qn_unop(f, QN_UNARY_Not, same, span);
}

qn_texpr *qn_compare_of(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  if (qn_is_poison(a) || qn_is_poison(b)) return qn_poison(f, span);
  qn_texpr *members = qn_klass_compare(f, op, a, b, span);
  if (!members) members = qn_instance_compare(f, op, a, b, span);
  if (members) return members;
  if (op == QN_CMP_Is || op == QN_CMP_IsNot) return compare_is(f, op, a, b, span);
  if (qn_type_is_bytes(a->type) || qn_type_is_bytes(b->type)) return compare_bytes(f, op, a, b, span);
  qn_texpr *container = qn_container_compare(f, op, a, b, span);
  if (container) return container;
  qn_texpr *text = qn_tstr_compare(f, op, a, b, span);
  if (text) return text;
  if (op == QN_CMP_In || op == QN_CMP_NotIn) return compare_in(f, op, a, b, span);
  bool none = a->type->kind == QN_TYPE_NONE || b->type->kind == QN_TYPE_NONE;
  if (none && (op == QN_CMP_Eq || op == QN_CMP_NotEq)) return compare_is(f, op, a, b, span);
  a = qn_plain(f, a), b = qn_plain(f, b);
  if (qn_type_is_scalar(a->type) && qn_type_is_scalar(b->type)) return compare_scalars(f, op, a, b, span);
  if (a->type->kind == QN_TYPE_TUPLE && b->type->kind == QN_TYPE_TUPLE) return compare_tuples(f, op, a, b, span);
  qn_texpr *whole = qn_array_compare(f, op, a, b, span);
  if (whole) return whole;
  if (a->type->kind == QN_TYPE_DTYPE && b->type->kind == QN_TYPE_DTYPE && op <= QN_CMP_NotEq)
    return qn_tx_int(f, qn_bool_type(f), (a->type == b->type) == (op == QN_CMP_Eq), span);
  return refuse(f, qn_cmpop_texts[op], a, b, span);
}

/* numberfn.c - builtins and NumPy functions of numbers that are more than one operation: round(x, n), divmod, hash, gcd,
 * isinstance, limits of types (np.finfo, np.iinfo), where and clip of scalars. */
#include <float.h>
#include <math.h>

#include "frontend/literal_int.h"
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"

static const qn_type *scalar(qn_fn *f, qn_dtype d) { return f->in->types->scalar[d]; }
static bool driver(const qn_fn *f) { return f->k->rules == QN_RULES_DRIVER; }
static bool real_number(const qn_texpr *e) { return qn_type_is_scalar(e->type) && !qn_type_is_complex(e->type); }

/* --- rounding, division ------------------------------------------------------------------------------------------------ */
qn_texpr *qn_round_digits(qn_fn *f, qn_texpr *x, qn_texpr *n, qn_span span) {
  bool single = x->type->dtype == QN_D_FLOAT32;
  const qn_type *result = single ? x->type : scalar(f, QN_D_FLOAT64);
  qn_texpr *args[3] = {qn_cast(f, x, scalar(f, QN_D_FLOAT64)), qn_cast(f, n, scalar(f, QN_D_INT64)),
                       qn_tx_int(f, scalar(f, QN_D_INT32), single, span)};
  return qn_cast(f, qn_tx_helper(f, "qn_k_round_digits", scalar(f, QN_D_FLOAT64), span, args, 3), result);
}

qn_texpr *qn_bi_divmod(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 2, 2)) return qn_bad_args(f, name, c);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *a = qn_tx_temp(f, c->pos[0]), *b = qn_tx_temp(f, c->pos[1]), *items[2];
  items[0] = qn_binop(f, QN_OP_FloorDiv, a, b, c->span);
  items[1] = qn_binop(f, QN_OP_Mod, a, b, c->span);
  if (qn_is_poison(items[0]) || qn_is_poison(items[1])) return qn_tx_block_close(f, o, qn_poison(f, c->span), c->span);
  if (f->k->rules == QN_RULES_NUMBA && items[0]->kind == QN_TX_BIN && items[0]->zero_raises) {
    qn_tstmt *test = qn_ts(f, QN_TS_IF, c->span), *raise = qn_ts(f, QN_TS_RAISE, c->span);
    raise->exception = QN_SV("ZeroDivisionError");
    raise->message = qn_type_is_float(items[0]->type) ? QN_SV("modulo by zero") : QN_SV("integer divmod by zero");
    qn_texpr *by = items[0]->args[1];
    test->expr = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), c->span, by,
                        qn_cast(f, qn_tx_int(f, scalar(f, QN_D_INT64), 0, c->span), by->type));
    test->expr->cmp = QN_CMP_Eq;
    qn_vec_push(f->in->a, &test->body.list, raise);
    qn_add(f, test);
    items[0]->zero_raises = items[1]->zero_raises = false;
  }
  return qn_tx_block_close(f, o, qn_tuple_of(f, items, 2, c->span), c->span);
}

/* --- hash ------------------------------------------------------------------------------------------------------------------ */
static qn_texpr *hash_of(qn_fn *f, qn_texpr *e, qn_span span) {
  const qn_type *i64 = scalar(f, QN_D_INT64);
  if (real_number(e)) {
    if (qn_type_is_float(e->type)) {
      qn_texpr *x = qn_cast(f, e, scalar(f, QN_D_FLOAT64));
      return qn_tx_helper(f, "qn_k_hash_float", i64, span, &x, 1);
    }
    bool u = e->type->dtype == QN_D_UINT64;
    qn_texpr *args[2] = {qn_cast(f, e, u ? e->type : i64), qn_tx_int(f, scalar(f, QN_D_INT32), u, span)};
    return qn_tx_helper(f, "qn_k_hash_int", i64, span, args, 2);
  }
  if (e->type->kind != QN_TYPE_TUPLE) return NULL;
  qn_texpr *acc = qn_tx_int(f, i64, (int64_t)UINT64_C(2870177450012600261), span); /* CPython's tuple hash (xxHash) */
  e = qn_tx_temp(f, e);
  for (uint32_t i = 0; i < e->type->n; i++) {
    qn_texpr *args[2] = {acc, hash_of(f, qn_tuple_item(f, e, i, span), span)};
    if (!args[1]) return NULL;
    acc = qn_tx_helper(f, "qn_k_hash_mix", i64, span, args, 2);
  }
  qn_texpr *args[2] = {acc, qn_tx_int(f, i64, e->type->n, span)};
  return qn_tx_helper(f, "qn_k_hash_end", i64, span, args, 2);
}

qn_texpr *qn_bi_hash(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 1 || c->n_kw || driver(f)) return qn_bad_args(f, name, c);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *e = hash_of(f, c->pos[0], c->span);
  return qn_tx_block_close(f, o, e ? e : qn_bad_args(f, name, c), c->span);
}

/* --- isinstance ---------------------------------------------------------------------------------------------------------- */
static bool is_class(const qn_type *t, qn_sv name) {
  static const struct {
    const char *name;
    int kind;
  } kinds[] = {{"tuple", QN_TYPE_TUPLE}, {"list", QN_TYPE_LIST}, {"dict", QN_TYPE_DICT}, {"set", QN_TYPE_SET},
               {"str", QN_TYPE_STR},     {"range", QN_TYPE_RANGE}, {"numpy.ndarray", QN_TYPE_ARRAY}};
  for (size_t i = 0; i < QN_COUNT(kinds); i++)
    if (qn_sv_is(name, kinds[i].name)) return (int)t->kind == kinds[i].kind;
  if (t->kind != QN_TYPE_SCALAR) return false;
  if (qn_sv_is(name, "int")) return t->dtype == QN_D_INT64;
  if (qn_sv_is(name, "float")) return t->dtype == QN_D_FLOAT64;
  if (qn_sv_is(name, "bool")) return t->dtype == QN_D_BOOL;
  if (qn_sv_is(name, "complex")) return t->dtype == QN_D_COMPLEX128;
  if (qn_sv_is(name, "numpy.integer")) return qn_dtype_is_int(t->dtype);
  if (qn_sv_is(name, "numpy.floating")) return qn_dtype_is_float(t->dtype);
  return false;
}

/* 1 yes, 0 no, -1 not a class */
static int instance_of(const qn_type *t, const qn_texpr *cls) {
  if (cls->type->kind == QN_TYPE_TUPLE) {
    int found = 0;
    for (uint32_t i = 0; i < cls->type->n && found == 0; i++) {
      qn_texpr item = {.type = cls->type->items[i]};
      found = instance_of(t, &item);
    }
    return found;
  }
  if (cls->type->kind == QN_TYPE_NONE) return t->kind == QN_TYPE_NONE;
  if (cls->type->kind == QN_TYPE_DTYPE) return t->kind == QN_TYPE_SCALAR && t->dtype == cls->type->dtype;
  if (cls->type->kind == QN_TYPE_CLASS) return t->klass && t->klass == cls->type->klass;
  return cls->type->kind == QN_TYPE_BUILTIN ? is_class(t, cls->type->name) : -1;
}

qn_texpr *qn_bi_isinstance(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos != 2 || c->n_kw || driver(f)) return qn_bad_args(f, name, c);
  const qn_type *t = c->pos[0]->type;
  if (t->kind == QN_TYPE_OPTIONAL) {
    qn_terror(f, QN_DIAG_TYPE, c->span, "isinstance() of %s is not known when the kernel is compiled", qn_tt(f, t));
    return qn_poison(f, c->span);
  }
  int yes = instance_of(t, c->pos[1]);
  return yes < 0 ? qn_bad_args(f, name, c) : qn_tx_int(f, qn_bool_type(f), yes, c->span);
}

/* --- gcd and other functions of two numbers ------------------------------------------------------------------------------- */
typedef struct pure {
  const char *name, *helper;
  bool floats;
} pure;
static const pure pures[] = {{"gcd", "qn_k_gcd", false}, {"lcm", "qn_k_lcm", false},
                             {"logaddexp", "qn_k_logaddexp", true}, {"logaddexp2", "qn_k_logaddexp2", true},
                             {"nextafter", "qn_k_nextafter", true}, {"heaviside", "qn_k_heaviside", true},
                             {"spacing", "qn_k_spacing", true}};

/* Arguments already have the type that the function asks for; b NULL: of one argument. NULL: no such function. */
qn_texpr *qn_number_helper(qn_fn *f, const char *name, const qn_type *result, qn_texpr *a, qn_texpr *b, qn_span span) {
  for (size_t i = 0; i < QN_COUNT(pures); i++) {
    if (strcmp(pures[i].name, name) != 0) continue;
    const qn_type *t = scalar(f, pures[i].floats ? QN_D_FLOAT64 : QN_D_INT64);
    bool single = pures[i].floats && a->type->dtype == QN_D_FLOAT32;
    qn_texpr *args[3] = {qn_cast(f, a, t), b ? qn_cast(f, b, t) : NULL, NULL};
    uint32_t n = b ? 2 : 1;
    if (pures[i].floats) args[n++] = qn_tx_int(f, scalar(f, QN_D_INT32), single, span);
    return qn_cast(f, qn_tx_helper(f, pures[i].helper, t, span, args, n), result);
  }
  return NULL;
}

/* np.where(c, a, b) and np.clip(x, lo, hi) over scalars */
qn_texpr *qn_where_scalars(qn_fn *f, const qn_cargs *c) {
  const qn_type *t = qn_unify(f, c->pos[1]->type, c->pos[2]->type);
  if (!t) return NULL;
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *e = qn_tx(f, QN_TX_SELECT, t, c->span, 3);
  e->args[0] = qn_texpr_truth(f, qn_tx_temp(f, c->pos[0]));
  e->args[1] = qn_cast(f, qn_tx_temp(f, c->pos[1]), t), e->args[2] = qn_cast(f, qn_tx_temp(f, c->pos[2]), t);
  return qn_tx_block_close(f, o, e, c->span);
}

qn_texpr *qn_bi_where(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (c->n_pos == 1 && !c->n_kw && !driver(f)) return qn_call_builtin(f, QN_SV("numpy.nonzero"), c);
  qn_texpr *e = !driver(f) && qn_scalars(c, 3, 3) ? qn_where_scalars(f, c) : NULL;
  return e ? e : qn_bad_args(f, name, c);
}

/* np.clip(a, low, high, out) with arrays, by the words that NumPy takes. */
static qn_texpr *clip_arrays(qn_fn *f, qn_sv name, const qn_cargs *c) {
  static const char *const words[4][2] = {{"a", "a"}, {"a_min", "min"}, {"a_max", "max"}, {"out", "out"}};
  qn_texpr *got[4] = {0};
  if (c->n_pos > 4) return qn_bad_args(f, name, c);
  for (uint32_t i = 0; i < c->n_pos; i++) got[i] = c->pos[i];
  for (uint32_t i = 0; i < c->n_kw; i++) {
    uint32_t k = 0;
    while (k < 4 && strcmp(c->kw_names[i]->text, words[k][0]) != 0 && strcmp(c->kw_names[i]->text, words[k][1]) != 0) k++;
    if (k == 4 || got[k]) return qn_bad_args(f, name, c);
    got[k] = c->kw[i];
  }
  if (!got[0]) return qn_bad_args(f, name, c);
  qn_texpr *e = got[0];
  for (uint32_t k = 1; k < 3; k++) {
    if (!got[k] || got[k]->type->kind == QN_TYPE_NONE) continue;
    qn_texpr *both[] = {e, got[k]};
    qn_cargs args = {.pos = both, .n_pos = 2, .span = c->span, .func_span = c->func_span};
    e = qn_call_builtin(f, k == 1 ? QN_SV("numpy.maximum") : QN_SV("numpy.minimum"), &args);
  }
  if (!got[3] || got[3]->type->kind == QN_TYPE_NONE) return e;
  qn_tx_open o = qn_tx_block_open(f);
  return qn_tx_block_close(f, o, qn_array_into(f, got[3], e, c->span), c->span);
}

qn_texpr *qn_bi_clip(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool arrays = c->n_pos && c->pos[0]->type->kind == QN_TYPE_ARRAY;
  if (!driver(f) && (arrays || c->n_kw || c->n_pos == 4)) return clip_arrays(f, name, c);
  bool ok = c->n_pos == 3 && !c->n_kw && !driver(f) && real_number(c->pos[0]);
  qn_texpr *x = ok ? c->pos[0] : NULL;
  for (int i = 1; ok && i < 3; i++) { /* None: no bound */
    if (c->pos[i]->type->kind == QN_TYPE_NONE) continue;
    if (!real_number(c->pos[i])) return qn_bad_args(f, name, c);
    qn_texpr *both[2] = {x, c->pos[i]};
    qn_cargs args = {.pos = both, .n_pos = 2, .span = c->span};
    x = qn_bi_ufunc(f, i == 1 ? QN_SV("numpy.maximum") : QN_SV("numpy.minimum"), &args);
  }
  return ok ? x : qn_bad_args(f, name, c);
}

/* --- np.finfo, np.iinfo ----------------------------------------------------------------------------------------------------- */
/* The object is known at compile time: a name that says of which type, "finfo.float64". */
qn_texpr *qn_bi_info(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool floats = qn_sv_is(name, "numpy.finfo");
  qn_dtype d;
  if (c->n_pos != 1 || c->n_kw || driver(f)) return qn_bad_args(f, name, c);
  const qn_texpr *of = c->pos[0];
  if (of->type->kind == QN_TYPE_SCALAR || of->type->kind == QN_TYPE_ARRAY) d = of->type->dtype;
  else if (!qn_dtype_arg(of, &d)) return qn_bad_args(f, name, c);
  if (floats && d == QN_D_COMPLEX64) d = QN_D_FLOAT32;
  if (floats && d == QN_D_COMPLEX128) d = QN_D_FLOAT64;
  if (floats != qn_dtype_is_float(d) || (!floats && !qn_dtype_is_int(d))) return qn_bad_args(f, name, c);
  const char *text = qn_arena_printf(f->in->a, "%s.%s", floats ? "finfo" : "iinfo", qn_dtypes[d].name);
  return qn_tx_nothing(f, qn_type_builtin(f->in->types, qn_sv_of(text)), c->span);
}

typedef struct limit {
  const char *name;
  double f64, f32;
  bool whole;
} limit;
static const limit limits[] = {{"max", DBL_MAX, (double)FLT_MAX, false},
                               {"min", -DBL_MAX, -(double)FLT_MAX, false},
                               {"eps", DBL_EPSILON, (double)FLT_EPSILON, false},
                               {"epsneg", DBL_EPSILON / 2, (double)FLT_EPSILON / 2, false},
                               {"tiny", DBL_MIN, (double)FLT_MIN, false},
                               {"smallest_normal", DBL_MIN, (double)FLT_MIN, false},
                               {"smallest_subnormal", 4.9406564584124654e-324, 1.401298464324817e-45, false},
                               {"resolution", 1e-15, 1e-6, false},
                               {"bits", 64, 32, true},
                               {"nmant", 52, 23, true},
                               {"nexp", 11, 8, true},
                               {"iexp", 11, 8, true},
                               {"precision", 15, 6, true},
                               {"maxexp", 1024, 128, true},
                               {"minexp", -1022, -126, true},
                               {"machep", -52, -23, true},
                               {"negep", -53, -24, true}};

/* NULL: type is no finfo or iinfo, or has no such attribute. */
qn_texpr *qn_info_attribute(qn_fn *f, const qn_type *type, qn_sv attr, qn_span span) {
  if (type->kind != QN_TYPE_BUILTIN || type->name.n < 7 || memcmp(type->name.p + 1, "info.", 5) != 0) return NULL;
  qn_dtype d;
  if (!qn_dtype_find((qn_sv){type->name.p + 6, type->name.n - 6}, &d)) return NULL;
  const qn_type *t = scalar(f, d);
  if (qn_dtype_is_float(d)) {
    for (size_t i = 0; i < QN_COUNT(limits); i++) {
      if (!qn_sv_is(attr, limits[i].name)) continue;
      double v = d == QN_D_FLOAT32 ? limits[i].f32 : limits[i].f64;
      return limits[i].whole ? qn_tx_int(f, qn_int64(f), (int64_t)v, span) : qn_tx_float(f, t, v, span);
    }
    return NULL;
  }
  bool max = qn_sv_is(attr, "max"), u = qn_dtypes[d].kind == 'u';
  int bits = qn_dtypes[d].size * 8;
  if (qn_sv_is(attr, "bits")) return qn_tx_int(f, qn_int64(f), bits, span);
  if (!max && !qn_sv_is(attr, "min")) return NULL;
  if (u && bits == 64 && max) return qn_tx_int(f, scalar(f, QN_D_UINT64), -1, span);
  int64_t top = u ? (int64_t)((UINT64_C(1) << bits) - 1) : (int64_t)((UINT64_C(1) << (bits - 1)) - 1);
  return qn_tx_int(f, qn_int64(f), max ? top : u ? 0 : -top - 1, span);
}

/* --- a.item() ------------------------------------------------------------------------------------------------------------------ */
qn_texpr *qn_only_item(qn_fn *f, qn_texpr *array, qn_span span) {
  const qn_type *i64 = scalar(f, QN_D_INT64);
  qn_tx_open o = qn_tx_block_open(f);
  array = qn_tx_temp(f, array);
  qn_tstmt *test = qn_ts(f, QN_TS_IF, span), *raise = qn_ts(f, QN_TS_RAISE, span);
  raise->exception = QN_SV("ValueError");
  raise->message = QN_SV("item(): cannot convert array of size other than 1 to a scalar");
  test->expr = qn_tx2(f, QN_TX_CMP, qn_bool_type(f), span, qn_tx1(f, QN_TX_SIZE, i64, span, array), qn_tx_int(f, i64, 1, span));
  test->expr->cmp = QN_CMP_NotEq;
  qn_vec_push(f->in->a, &test->body.list, raise);
  qn_add(f, test);
  qn_texpr *e = qn_tx(f, QN_TX_INDEX, scalar(f, array->type->dtype), span, (uint32_t)array->type->ndim + 1);
  e->args[0] = array;
  for (int i = 0; i < array->type->ndim; i++) e->args[i + 1] = qn_tx_int(f, i64, 0, span);
  e->in_range = e->natural = true;
  return qn_tx_block_close(f, o, e, span);
}

/* --- int literals -------------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_fold_ints(qn_fn *f, const qn_node *n) {
  qn_wide v;
  if (f->k->rules != QN_RULES_NUMBA) return NULL; /* n: BinOp or UnaryOp */
  qn_wide base, exponent;
  if (n->kind == QN_AST_BinOp && n->BinOp.op == QN_OP_Pow && qn_literal_int(n->BinOp.left, &base, 0) && qn_literal_int(n->BinOp.right, &exponent, 0) && base &&
      exponent < 0) /* 10 ** -3: a float, whatever ints do with one another */
    return qn_tx_float(f, scalar(f, QN_D_FLOAT64), pow((double)base, (double)exponent), n->span);
  if (!qn_literal_int(n, &v, 0)) return NULL;
  if (v >= INT64_MIN && v <= INT64_MAX) return qn_tx_int(f, qn_int64(f), (int64_t)v, n->span);
  return v > 0 && v <= UINT64_MAX ? qn_tx_int(f, scalar(f, QN_D_UINT64), (int64_t)(uint64_t)v, n->span) : NULL;
}

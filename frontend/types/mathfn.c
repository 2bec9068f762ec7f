/* mathfn.c - math.<name>, numpy.<ufunc> over scalars, libc.math: result types by promote.c, meaning here. */
#include "frontend/types/builtin.h"

static int intrin_of(const char *name) {
  for (int i = QN_INTRIN_M_exp; i < QN_INTRIN_COUNT; i++)
    if (strcmp(qn_intrin_names[i], name) == 0) return i;
  return -1;
}

qn_texpr *qn_math_call(qn_fn *f, const char *name, const qn_type *type, qn_span span, qn_texpr *a, qn_texpr *b) {
  int i = intrin_of(name);
  if (i < 0) return NULL;
  qn_texpr *e = qn_tx_intrin(f, (enum qn_intrin)i, type, span, a, b);
  e->domain = f->k->rules == QN_RULES_DRIVER;
  return e;
}

static const qn_type *scalar(qn_fn *f, qn_dtype d) { return f->in->types->scalar[d]; }

/* --- Python's math ------------------------------------------------------------------------------------------------------ */
/* Driver code: floats in, Python's rules and errors out. */
static qn_texpr *driver_math(qn_fn *f, qn_sv full, const char *name, const qn_cargs *c) {
  static const char *const plain[] = {"sqrt", "exp", "log", "sin",  "cos",   "tan",   "atan",    "asin",   "acos", "sinh",
                                      "cosh", "tanh", "log2", "log10", "log1p", "expm1", "fabs", "atan2", "erf", "erfc",
                                      "degrees", "radians", "copysign", "isnan", "isinf", "isfinite", "hypot"};
  bool known = false;
  for (size_t i = 0; i < QN_COUNT(plain); i++) known = known || strcmp(name, plain[i]) == 0;
  for (uint32_t i = 0; i < c->n_pos; i++)
    if (c->pos[i]->type->dtype != QN_D_FLOAT64 && !(c->pos[i]->type->py && qn_type_is_int(c->pos[i]->type)))
      return qn_bad_args(f, full, c);
  bool truth = strncmp(name, "is", 2) == 0;
  if (!known || (truth && !qn_type_is_float(c->pos[0]->type))) return qn_bad_args(f, full, c);
  const qn_type *d = qn_float64(f);
  qn_texpr *a = qn_cast(f, c->pos[0], d), *b = c->n_pos == 2 ? qn_cast(f, c->pos[1], d) : NULL;
  return qn_math_call(f, name, truth ? qn_bool_type(f) : d, c->span, a, b);
}

qn_texpr *qn_bi_math(qn_fn *f, qn_sv full, const qn_cargs *c) {
  const char *name = qn_arena_strndup(f->in->a, full.p + 5, full.n - 5);
  uint32_t n = 0;
  (void)qn_is_math_name(qn_sv_of(name), &n);
  if (strcmp(name, "log") == 0 && c->n_pos == 2 && qn_scalars(c, 2, 2) && f->k->rules != QN_RULES_DRIVER) {
    qn_cargs x = {.pos = c->pos, .n_pos = 1, .span = c->span}, base = {.pos = c->pos + 1, .n_pos = 1, .span = c->span};
    return qn_binop(f, QN_OP_Div, qn_bi_math(f, full, &x), qn_bi_math(f, full, &base), c->span);
  }
  if (!qn_scalars(c, n, n)) return qn_bad_args(f, full, c);
  if (f->k->rules == QN_RULES_DRIVER) return driver_math(f, full, name, c);
  qn_dtype d[2] = {c->pos[0]->type->dtype, n == 2 ? c->pos[1]->type->dtype : QN_D_BOOL};
  qn_promotion p;
  if (!qn_promote_math(qn_sv_of(name), d, n, &p)) return qn_bad_args(f, full, c);
  const qn_type *result = scalar(f, p.result);
  qn_texpr *a = qn_cast(f, c->pos[0], scalar(f, p.a)), *b = n == 2 ? qn_cast(f, c->pos[1], scalar(f, p.b)) : NULL;
  bool integers = !qn_type_is_float(a->type);
  if (strcmp(name, "floor") == 0 || strcmp(name, "ceil") == 0 || strcmp(name, "trunc") == 0) {
    if (integers) return qn_cast(f, a, result);
    return qn_cast(f, qn_math_call(f, name, a->type, c->span, a, NULL), result);
  }
  if (qn_type_is_bool(result)) {
    if (integers) return qn_tx_int(f, result, strcmp(name, "isfinite") == 0, c->span);
    return qn_math_call(f, name, result, c->span, a, NULL);
  }
  if (strcmp(name, "ldexp") == 0)
    return qn_math_call(f, name, result, c->span, a, qn_cast(f, b, scalar(f, QN_D_INT64)));
  if (!qn_type_is_float(result)) { /* gcd */
    qn_texpr *whole = b ? qn_number_helper(f, name, result, a, b, c->span) : NULL;
    return whole ? whole : qn_bad_args(f, full, c);
  }
  qn_texpr *e = qn_math_call(f, name, result, c->span, qn_cast(f, a, result), b ? qn_cast(f, b, result) : NULL);
  return e ? e : qn_bad_args(f, full, c);
}

qn_texpr *qn_bi_frexp(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1) || qn_type_is_complex(c->pos[0]->type) || f->k->rules == QN_RULES_DRIVER)
    return qn_bad_args(f, name, c);
  const qn_type *d = scalar(f, QN_D_FLOAT64);
  qn_texpr *again, *x = qn_once(f, qn_cast(f, c->pos[0], d), &again), *items[2];
  items[0] = qn_math_call(f, "frexp_frac", d, c->span, x, NULL);
  qn_texpr *e = qn_math_call(f, "frexp_exp", scalar(f, QN_D_INT64), c->span, again, NULL);
  items[1] = qn_cast(f, e, scalar(f, QN_D_INT32));
  return qn_tuple_of(f, items, 2, c->span);
}

qn_texpr *qn_bi_modf(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1) || qn_type_is_complex(c->pos[0]->type) || f->k->rules == QN_RULES_DRIVER)
    return qn_bad_args(f, name, c);
  const qn_type *d = c->pos[0]->type->dtype == QN_D_FLOAT32 ? c->pos[0]->type : scalar(f, QN_D_FLOAT64);
  qn_texpr *again, *x = qn_once(f, qn_cast(f, c->pos[0], d), &again), *items[2];
  items[0] = qn_math_call(f, "modf_frac", d, c->span, x, NULL);
  items[1] = qn_math_call(f, "trunc", d, c->span, again, NULL);
  return qn_tuple_of(f, items, 2, c->span);
}

/* --- ufuncs over scalars --------------------------------------------------------------------------------------------------- */
typedef struct pair {
  const char *from, *to;
} pair;
static const pair aliases[] = {{"abs", "absolute"},         {"divide", "true_divide"}, {"mod", "remainder"},
                               {"conj", "conjugate"},       {"bitwise_not", "invert"}, {"asin", "arcsin"},
                               {"acos", "arccos"},          {"atan", "arctan"},        {"atan2", "arctan2"},
                               {"asinh", "arcsinh"},        {"acosh", "arccosh"},      {"atanh", "arctanh"},
                               {"pow", "power"},            {"bitwise_left_shift", "left_shift"},
                               {"bitwise_right_shift", "right_shift"}, {"bitwise_invert", "invert"}};
/* ufuncs that are functions of math.def under another name */
static const pair as_math[] = {{"arcsin", "asin"},   {"arccos", "acos"},   {"arctan", "atan"},     {"arcsinh", "asinh"},
                               {"arccosh", "acosh"}, {"arctanh", "atanh"}, {"arctan2", "atan2"},   {"deg2rad", "radians"},
                               {"rad2deg", "degrees"}};
typedef struct opname {
  const char *name;
  enum qn_operator op;
} opname;
static const opname as_operator[] = {
    {"add", QN_OP_Add}, {"subtract", QN_OP_Sub}, {"multiply", QN_OP_Mult}, {"true_divide", QN_OP_Div},
    {"floor_divide", QN_OP_FloorDiv}, {"remainder", QN_OP_Mod}, {"fmod", QN_OP_Mod}, {"power", QN_OP_Pow},
    {"bitwise_and", QN_OP_BitAnd}, {"bitwise_or", QN_OP_BitOr}, {"bitwise_xor", QN_OP_BitXor},
    {"left_shift", QN_OP_LShift}, {"right_shift", QN_OP_RShift}};
static const char *const as_compare[] = {"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"};

qn_sv qn_ufunc_alias(qn_sv member) {
  for (size_t i = 0; i < QN_COUNT(aliases); i++)
    if (qn_sv_is(member, aliases[i].from)) return qn_sv_of(aliases[i].to);
  return member;
}

static qn_texpr *ufunc1(qn_fn *f, qn_sv full, const char *name, const qn_cargs *c, qn_texpr *x, const qn_type *result) {
  qn_span s = c->span;
  bool complex = qn_type_is_complex(x->type), integer = !complex && !qn_type_is_float(x->type);
  if (strcmp(name, "absolute") == 0)
    return qn_type_is_bool(x->type) ? x : qn_tx_intrin(f, QN_INTRIN_ABS, result, s, x, NULL);
  if (strcmp(name, "negative") == 0) return qn_tx1(f, QN_TX_NEG, result, s, x);
  if (strcmp(name, "positive") == 0) return x;
  if (strcmp(name, "invert") == 0) return qn_tx1(f, qn_type_is_bool(x->type) ? QN_TX_NOT : QN_TX_INVERT, result, s, x);
  if (strcmp(name, "logical_not") == 0) return qn_unop(f, QN_UNARY_Not, x, s);
  if (strcmp(name, "conjugate") == 0) return complex ? qn_tx_intrin(f, QN_INTRIN_CONJ, result, s, x, NULL) : x;
  if (strcmp(name, "square") == 0) {
    qn_texpr *again, *once = qn_once(f, x, &again);
    return qn_tx_bin(f, QN_OP_Mult, result, s, once, again);
  }
  if (strcmp(name, "isnan") == 0 || strcmp(name, "isinf") == 0 || strcmp(name, "isfinite") == 0) {
    if (integer) return qn_tx_int(f, result, strcmp(name, "isfinite") == 0, s);
    return complex ? qn_complex_test(f, name, x, s) : qn_math_call(f, name, result, s, x, NULL);
  }
  if (complex && strcmp(name, "reciprocal") == 0)
    return qn_binop(f, QN_OP_Div, qn_cast(f, qn_tx_float(f, qn_float64(f), 1.0, s), result), x, s);
  if (complex) {
    qn_texpr *e = qn_complex_fn(f, name, result, x, s);
    return e ? e : qn_bad_args(f, full, c);
  }
  if (strcmp(name, "spacing") == 0) return qn_number_helper(f, name, result, x, NULL, s);
  if (strcmp(name, "reciprocal") == 0) {
    if (integer) { /* 1 // x towards zero, 0 of 0 */
      qn_texpr *e = qn_tx_bin(f, QN_OP_FloorDiv, result, s, qn_cast(f, qn_tx_int(f, scalar(f, QN_D_INT64), 1, s), result), x);
      e->c_division = true;
      return e;
    }
    return qn_tx_bin(f, QN_OP_Div, result, s, qn_tx_float(f, result, 1.0, s), x);
  }
  if (strcmp(name, "sign") == 0) return qn_tx_intrin(f, QN_INTRIN_SIGN, result, s, x, NULL);
  if (strcmp(name, "signbit") == 0) return qn_tx_intrin(f, QN_INTRIN_SIGNBIT, result, s, x, NULL);
  if (strcmp(name, "rint") == 0) return qn_tx_intrin(f, QN_INTRIN_ROUND, result, s, x, NULL);
  if (integer) return x; /* floor, ceil, trunc */
  qn_texpr *e = qn_math_call(f, name, result, s, x, NULL);
  return e ? e : qn_bad_args(f, full, c);
}

static qn_texpr *compared(qn_fn *f, enum qn_cmpop op, const qn_type *result, qn_texpr *a, qn_texpr *b, qn_span span) {
  qn_texpr *e = qn_tx2(f, QN_TX_CMP, result, span, a, b);
  e->cmp = op;
  return e;
}
/* An int64 with a uint64, exactly: what is negative is below, the rest is compared as uint64. */
static qn_texpr *mixed_signs(qn_fn *f, enum qn_cmpop op, const qn_type *result, qn_texpr *a, qn_texpr *b, qn_span span) {
  static const enum qn_cmpop turned[] = {QN_CMP_Eq, QN_CMP_NotEq, QN_CMP_Gt, QN_CMP_GtE, QN_CMP_Lt, QN_CMP_LtE};
  bool first = qn_dtypes[a->type->dtype].kind == 'i';
  qn_texpr *s2, *s = qn_once(f, first ? a : b, &s2), *u = first ? b : a;
  if (!first) op = turned[op];
  const qn_type *wide = u->type;
  bool below = op == QN_CMP_NotEq || op == QN_CMP_Lt || op == QN_CMP_LtE; /* what a negative number answers */
  qn_texpr *sign = compared(f, below ? QN_CMP_Lt : QN_CMP_GtE, result, s, qn_tx_int(f, s->type, 0, span), span);
  qn_texpr *rest = compared(f, op, result, qn_cast(f, s2, wide), u, span);
  return qn_tx_bin(f, below ? QN_OP_BitOr : QN_OP_BitAnd, result, span, sign, rest);
}

static qn_texpr *ufunc2(qn_fn *f, qn_sv full, const char *name, const qn_cargs *c, qn_texpr *a, qn_texpr *b,
                        const qn_type *result) {
  qn_span s = c->span;
  bool floats = qn_type_is_float(a->type), complex = qn_type_is_complex(a->type);
  const qn_type *boolean = qn_bool_type(f);
  for (int i = 0; i < 6; i++)
    if (strcmp(name, as_compare[i]) == 0) {
      if (complex && i > QN_CMP_NotEq) return qn_complex_order(f, (enum qn_cmpop)i, a, b, s);
      return a->type == b->type ? compared(f, (enum qn_cmpop)i, result, a, b, s) : mixed_signs(f, (enum qn_cmpop)i, result, a, b, s);
    }
  if (strncmp(name, "logical_", 8) == 0) {
    enum qn_operator op = name[8] == 'a' ? QN_OP_BitAnd : name[8] == 'o' ? QN_OP_BitOr : QN_OP_BitXor;
    return qn_tx_bin(f, op, boolean, s, qn_texpr_truth(f, a), qn_texpr_truth(f, b));
  }
  bool min = strcmp(name, "minimum") == 0, max = strcmp(name, "maximum") == 0;
  bool fmin = strcmp(name, "fmin") == 0, fmax = strcmp(name, "fmax") == 0;
  if (min || max || fmin || fmax) {
    if (complex) return qn_complex_extreme(f, max || fmax, min || max, a, b, s);
    enum qn_intrin i = min || fmin ? QN_INTRIN_MIN : QN_INTRIN_MAX;
    if (floats) i = min ? QN_INTRIN_NPMIN : max ? QN_INTRIN_NPMAX : fmin ? QN_INTRIN_FMIN : QN_INTRIN_FMAX;
    return qn_tx_intrin(f, i, result, s, a, b);
  }
  for (size_t i = 0; i < QN_COUNT(as_operator); i++) {
    if (strcmp(name, as_operator[i].name) != 0) continue;
    if (as_operator[i].op == QN_OP_Pow && floats) return qn_math_call(f, "pow", result, s, a, b);
    if (as_operator[i].op == QN_OP_Pow && complex) return qn_complex_pow(f, result, qn_cast(f, a, result), qn_cast(f, b, result), s);
    if (as_operator[i].op == QN_OP_Pow) return qn_tx_bin(f, QN_OP_Pow, result, s, qn_cast(f, a, result), qn_cast(f, b, scalar(f, QN_D_INT64)));
    enum qn_operator op = as_operator[i].op;
    if (qn_type_is_bool(result)) op = op == QN_OP_Add ? QN_OP_BitOr : op == QN_OP_Mult ? QN_OP_BitAnd : op; /* of bools: or, and */
    qn_texpr *e = qn_tx_bin(f, op, result, s, qn_cast(f, a, result), qn_cast(f, b, result));
    e->c_division = strcmp(name, "fmod") == 0;
    e->saturates = true;
    return e;
  }
  if (strcmp(name, "ldexp") == 0) b = qn_cast(f, b, scalar(f, QN_D_INT64));
  qn_texpr *e = qn_number_helper(f, name, result, a, b, s);
  if (!e) e = qn_math_call(f, name, result, s, a, b);
  return e ? e : qn_bad_args(f, full, c);
}

static int kind_rank(qn_dtype d) { return d == QN_D_BOOL ? 0 : qn_dtype_is_int(d) ? 1 : qn_dtype_is_float(d) ? 2 : 3; }

/* np.sin(a), np.add(a, b, out), np.add(a, b, out=c) */
static qn_texpr *over_arrays(qn_fn *f, qn_sv full, const qn_cargs *c, uint32_t n) {
  qn_texpr *out = c->n_pos == n + 1 ? c->pos[n] : NULL, *where = NULL;
  if (c->n_pos != n + (out != NULL)) return qn_bad_args(f, full, c);
  for (uint32_t i = 0; i < c->n_kw; i++) {
    qn_sv word = qn_sym_sv(c->kw_names[i]);
    if (qn_sv_is(word, "out") && !out) out = c->kw[i]->type->kind == QN_TYPE_NONE ? NULL : c->kw[i];
    else if (qn_sv_is(word, "where")) where = c->kw[i];
    else return qn_bad_args(f, full, c);
  }
  if ((out && out->type->kind != QN_TYPE_ARRAY) || (where && !out)) return qn_bad_args(f, full, c);
  const char *name = qn_arena_strndup(f->in->a, full.p + 6, full.n - 6);
  qn_texpr *e = qn_map_ufunc(f, name, c->pos, n, c->span);
  if (!out || qn_is_poison(e)) return e;
  qn_tx_open o = qn_tx_block_open(f);
  out = qn_out_place(f, out, e);
  if (where) { /* what is not meant keeps its value */
    qn_texpr *args[] = {where, e, out};
    qn_cargs pick = {.pos = args, .n_pos = 3, .span = c->span, .func_span = c->func_span};
    e = qn_call_builtin(f, QN_SV("numpy.where"), &pick);
    if (qn_is_poison(e)) return f->out = o.outer, e;
  }
  if (kind_rank(e->type->dtype) > kind_rank(out->type->dtype)) { /* NumPy's rule 'same_kind'; ints of any size and sign */
    qn_terror(f, QN_DIAG_TYPE, c->span, "the result of %.*s() is %s and does not fit into %s", (int)full.n, full.p, qn_tt(f, e->type), qn_tt(f, out->type));
    f->out = o.outer;
    return qn_poison(f, c->span);
  }
  if (!qn_castable(f->in->types->scalar[e->type->dtype], f->in->types->scalar[out->type->dtype]) || !qn_store_mapped(f, out, e, c->span)) {
    f->out = o.outer;
    return qn_bad_args(f, full, c);
  }
  return qn_tx_block_close(f, o, out, c->span);
}

qn_texpr *qn_bi_ufunc(qn_fn *f, qn_sv full, const qn_cargs *c) {
  qn_sv member = qn_ufunc_alias((qn_sv){full.p + 6, full.n - 6});
  uint32_t n = 0;
  if (qn_sv_is(member, "isnat")) n = 1;
  else (void)qn_is_ufunc_name(member, &n);
  if (f->k->rules == QN_RULES_NUMBA && qn_any_array(c->pos, c->n_pos)) return over_arrays(f, full, c, n);
  if (!qn_scalars(c, n, n) || f->k->rules == QN_RULES_DRIVER) return qn_bad_args(f, full, c);
  qn_dtype d[2] = {c->pos[0]->type->dtype, n == 2 ? c->pos[1]->type->dtype : QN_D_BOOL};
  qn_promotion p;
  if (qn_any_time(c->pos, n)) {
    qn_texpr *e = qn_time_call(f, qn_arena_strndup(f->in->a, member.p, member.n), c->pos, n, c->span);
    return e ? e : qn_bad_args(f, full, c);
  }
  if (!qn_promote_ufunc(member, d, n, &p)) return qn_bad_args(f, full, c);
  const char *name = qn_arena_strndup(f->in->a, member.p, member.n);
  for (size_t i = 0; i < QN_COUNT(as_math); i++)
    if (strcmp(name, as_math[i].from) == 0) name = as_math[i].to;
  qn_texpr *a = qn_cast(f, c->pos[0], scalar(f, p.a));
  if (n == 1) return ufunc1(f, full, name, c, a, scalar(f, p.result));
  return ufunc2(f, full, name, c, a, qn_cast(f, c->pos[1], scalar(f, p.b)), scalar(f, p.result));
}

/* --- libc.math (Cython): C's functions of double, and with an f behind their names of float ------------------------------ */
typedef enum c_form { C_D, C_DD, C_DI, C_TEST, C_WHOLE, C_ROUND, C_LROUND } c_form;
static const struct {
  const char *name, *own; /* own: as math.def or intrin.def call it */
  c_form form;
} libc[] = {{"fmin", "fmin", C_DD},   {"fmax", "fmax", C_DD},       {"pow", "pow", C_DD},           {"atan2", "atan2", C_DD},
            {"fmod", "fmod", C_DD},   {"hypot", "hypot", C_DD},     {"copysign", "copysign", C_DD}, {"remainder", "remainder", C_DD},
            {"ldexp", "ldexp", C_DI}, {"scalbn", "ldexp", C_DI},    {"tgamma", "gamma", C_D},       {"nearbyint", "rint", C_D},
            {"isnan", "isnan", C_TEST}, {"isinf", "isinf", C_TEST}, {"isfinite", "isfinite", C_TEST}, {"lrint", "rint", C_WHOLE},
            {"llrint", "rint", C_WHOLE}, {"round", "trunc", C_ROUND}, {"lround", "trunc", C_LROUND}, {"llround", "trunc", C_LROUND}};
static const char *const libc_of_one[] = {"acos", "acosh", "asin", "asinh", "atan",  "atanh",  "cbrt", "ceil",  "cos",  "cosh", "erf",  "erfc", "exp",
                                          "exp2", "expm1", "fabs", "floor", "log",   "lgamma", "log10", "log1p", "log2", "rint", "sin",  "sinh", "sqrt",
                                          "tan",  "tanh",  "trunc"};

/* What C's function is here, or NULL. single: it is the one of float. */
static const char *libc_name(qn_sv member, c_form *form, bool *single) {
  *single = false;
  for (int k = 0; k < 2; k++) {
    for (size_t i = 0; i < QN_COUNT(libc); i++)
      if (qn_sv_is(member, libc[i].name)) return *form = libc[i].form, libc[i].own;
    for (size_t i = 0; i < QN_COUNT(libc_of_one); i++)
      if (qn_sv_is(member, libc_of_one[i])) return *form = C_D, libc_of_one[i];
    if (member.n < 2 || member.p[member.n - 1] != 'f') return NULL;
    member.n--;
    *single = true;
  }
  return NULL;
}
bool qn_libc_known(qn_sv member) {
  c_form form;
  bool single;
  return libc_name(member, &form, &single) != NULL;
}
qn_texpr *qn_bi_libc(qn_fn *f, qn_sv full, const qn_cargs *c) {
  c_form form;
  bool single;
  const char *name = libc_name((qn_sv){full.p + 10, full.n - 10}, &form, &single);
  uint32_t n = form == C_DD || form == C_DI ? 2 : 1;
  if (!name || !qn_scalars(c, n, n)) return qn_bad_args(f, full, c);
  const qn_type *d = scalar(f, QN_D_FLOAT64), *taken = single ? scalar(f, QN_D_FLOAT32) : d;
  qn_texpr *a = qn_cast(f, qn_cast(f, c->pos[0], taken), d), *e;
  qn_texpr *b = n == 2 ? qn_cast(f, form == C_DI ? c->pos[1] : qn_cast(f, c->pos[1], taken), form == C_DI ? scalar(f, QN_D_INT64) : d) : NULL;
  bool least = strcmp(name, "fmin") == 0;
  if (form == C_ROUND || form == C_LROUND) { /* halves away from zero: cut off behind the largest number below a half */
    qn_texpr *again;
    a = qn_once(f, a, &again);
    qn_texpr *half = qn_math_call(f, "copysign", d, c->span, qn_tx_float(f, d, 0x1.fffffffffffffp-2, c->span), again);
    a = qn_tx_bin(f, QN_OP_Add, d, c->span, a, half);
  }
  if (least || strcmp(name, "fmax") == 0) e = qn_tx_intrin(f, least ? QN_INTRIN_FMIN : QN_INTRIN_FMAX, d, c->span, a, b);
  else e = qn_math_call(f, name, form == C_TEST ? qn_bool_type(f) : d, c->span, a, b);
  if (strcmp(name, "isinf") == 0) return qn_cast(f, e, scalar(f, QN_D_INT32));
  if (form == C_WHOLE || form == C_LROUND) return qn_cast(f, e, scalar(f, QN_D_INT64));
  return single && form != C_TEST ? qn_cast(f, e, taken) : e;
}

/* --- names, for suggestions ------------------------------------------------------------------------------------------------------ */
static const char *const promoted[] = {
#define QN_PROMOTE_MATH1(name, codes) "math." #name,
#include "frontend/types/promote_numba.inc"
#undef QN_PROMOTE_MATH1
#define QN_PROMOTE_MATH2(name, codes) "math." #name,
#include "frontend/types/promote_numba.inc"
#undef QN_PROMOTE_MATH2
#define QN_PROMOTE_NP1(name, codes) "numpy." #name,
#include "frontend/types/promote_numba.inc"
#undef QN_PROMOTE_NP1
#define QN_PROMOTE_NP2(name, codes) "numpy." #name,
#include "frontend/types/promote_numba.inc"
#undef QN_PROMOTE_NP2
};
void qn_promoted_each(void (*each)(void *ctx, qn_sv dotted), void *ctx) {
  for (size_t i = 0; i < QN_COUNT(promoted); i++) each(ctx, qn_sv_of(promoted[i]));
}

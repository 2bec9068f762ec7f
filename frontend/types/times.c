/* times.c - datetime64 and timedelta64 in kernels. A time is its count, an int64, and keeps its unit in its type; a time's type is cast to
 * int64 and back without a change. What Numba has is as Numba has it (a span divided by a number is cut towards zero, comparisons with
 * not-a-time are false); where Numba refuses, NumPy's meaning holds (ints as spans, % and // of spans). */
#include "frontend/types/builtin.h"
#include "runtime/base/calendar.h"

static bool is_time(const qn_texpr *e) { return qn_type_is_scalar(e->type) && qn_dtype_is_time(e->type->dtype); }
static const qn_type *typed(const qn_fn *f, qn_dtype d) { return f->in->types->scalar[d]; }
static qn_texpr *count(qn_fn *f, qn_texpr *e) { return e->kind == QN_TX_CONST ? qn_tx_int(f, qn_int64(f), e->i, e->span) : qn_cast(f, e, qn_int64(f)); }
static qn_texpr *nat(qn_fn *f, qn_span s) { return qn_tx_int(f, qn_int64(f), QN_NAT, s); }
static qn_texpr *is_nat(qn_fn *f, qn_texpr *x, qn_span s) { return qn_tx_compare(f, QN_CMP_Eq, x, nat(f, s), s); }
static qn_texpr *either(qn_fn *f, qn_texpr *a, qn_texpr *b, qn_span s) { return qn_tx_bin(f, QN_OP_BitOr, qn_bool_type(f), s, a, b); }
static qn_texpr *any_nat(qn_fn *f, qn_texpr *x, qn_texpr *y, qn_span s) { return either(f, is_nat(f, x, s), is_nat(f, y, s), s); }

/* x (a count, a slot) of one unit in another. */
static qn_texpr *in_unit(qn_fn *f, qn_texpr *x, qn_tunit from, qn_tunit to, bool moment, qn_span s) {
  if (from == to || from == QN_TU_GENERIC || to == QN_TU_GENERIC) return x;
  bool fixed = (from >= QN_TU_W) == (to >= QN_TU_W) && from < to && !qn_tunit_overflows(from, to);
  if (!fixed) {
    qn_texpr *args[] = {qn_tx_int(f, qn_int64(f), from * 2 + moment, s), qn_tx_int(f, qn_int64(f), to, s), x};
    return qn_tx_temp(f, qn_tx_helper(f, "qn_k_time_convert", qn_int64(f), s, args, 3));
  }
  qn_texpr *scaled = qn_tx_bin(f, QN_OP_Mult, qn_int64(f), s, x, qn_tx_int(f, qn_int64(f), qn_span_convert(from, to, 1), s));
  return qn_tx_temp(f, qn_tx_choose(f, is_nat(f, x, s), nat(f, s), scaled, s));
}

typedef struct pair {
  qn_texpr *x, *y; /* counts of the common unit, in slots; or a number */
  qn_tunit unit;
  bool m[2], n[2]; /* is it a moment; a number */
} pair;

/* Both in their common unit. False: they have none. */
static bool together(qn_fn *f, pair *p, qn_texpr *a, qn_texpr *b, qn_span s) {
  qn_texpr *e[2] = {a, b};
  qn_tunit u[2];
  for (int k = 0; k < 2; k++) {
    p->n[k] = !is_time(e[k]);
    p->m[k] = !p->n[k] && qn_dtype_is_moment(e[k]->type->dtype);
    u[k] = p->n[k] ? QN_TU_GENERIC : qn_dtype_unit(e[k]->type->dtype);
    if (p->n[k] && !qn_type_is_int(e[k]->type) && !qn_type_is_bool(e[k]->type)) return false;
  }
  if (!qn_tunit_common(u[0], u[1], !p->m[0] && !p->m[1], &p->unit)) return false;
  for (int k = 0; k < 2; k++) /* months are no number of days */
    if (!p->m[k] && p->m[1 - k] && u[k] != QN_TU_GENERIC && u[k] < QN_TU_W && p->unit >= QN_TU_W) return false;
  p->x = qn_tx_temp(f, count(f, a));
  p->y = qn_tx_temp(f, count(f, b));
  p->x = in_unit(f, p->x, u[0], p->unit, p->m[0], s);
  p->y = in_unit(f, p->y, u[1], p->unit, p->m[1], s);
  return true;
}

static qn_texpr *sum(qn_fn *f, bool subtract, qn_texpr *a, qn_texpr *b, qn_span s) {
  pair p;
  if (!together(f, &p, a, b, s)) return NULL;
  if (p.m[1] && (subtract ? !p.m[0] : p.m[0])) return NULL;
  bool moment = subtract ? p.m[0] && !p.m[1] : p.m[0] || p.m[1];
  qn_texpr *r = qn_tx_bin(f, subtract ? QN_OP_Sub : QN_OP_Add, qn_int64(f), s, p.x, p.y);
  return qn_cast(f, qn_tx_choose(f, any_nat(f, p.x, p.y, s), nat(f, s), r, s), typed(f, moment ? qn_moment_dtype(p.unit) : qn_span_dtype(p.unit)));
}

static qn_texpr *scaled(qn_fn *f, bool multiply, qn_texpr *span, qn_texpr *by, qn_span s) {
  const qn_type *t = span->type, *f64 = typed(f, QN_D_FLOAT64);
  qn_texpr *x = qn_tx_temp(f, count(f, span)), *gone, *r;
  if (qn_type_is_float(by->type)) { /* what is not finite becomes the least int64, which is not-a-time */
    qn_texpr *y = qn_tx_temp(f, qn_cast(f, by, f64));
    r = qn_cast(f, qn_tx_bin(f, multiply ? QN_OP_Mult : QN_OP_Div, f64, s, qn_cast(f, x, f64), y), qn_int64(f));
    return qn_cast(f, qn_tx_choose(f, is_nat(f, x, s), nat(f, s), r, s), t);
  }
  if (!qn_type_is_int(by->type) && !qn_type_is_bool(by->type)) return NULL;
  qn_texpr *y = qn_tx_temp(f, qn_cast(f, by, qn_int64(f)));
  gone = is_nat(f, x, s);
  if (!multiply) gone = either(f, gone, qn_tx_compare(f, QN_CMP_Eq, y, qn_tx_int(f, qn_int64(f), 0, s), s), s);
  r = qn_tx_bin(f, multiply ? QN_OP_Mult : QN_OP_FloorDiv, qn_int64(f), s, x, y);
  r->c_division = !multiply;
  return qn_cast(f, qn_tx_choose(f, gone, nat(f, s), r, s), t);
}

static qn_texpr *quotient(qn_fn *f, const char *name, qn_texpr *a, qn_texpr *b, qn_span s) {
  pair p;
  const qn_type *f64 = typed(f, QN_D_FLOAT64);
  if (!together(f, &p, a, b, s) || p.m[0] || p.m[1] || p.n[0] || p.n[1]) return NULL;
  qn_texpr *gone = any_nat(f, p.x, p.y, s);
  if (strcmp(name, "true_divide") == 0) {
    qn_texpr *r = qn_tx_bin(f, QN_OP_Div, f64, s, qn_cast(f, p.x, f64), qn_cast(f, p.y, f64));
    return qn_tx_choose(f, gone, qn_tx_float(f, f64, (double)__builtin_nan(""), s), r, s);
  }
  bool mod = strcmp(name, "remainder") == 0;
  gone = either(f, gone, qn_tx_compare(f, QN_CMP_Eq, p.y, qn_tx_int(f, qn_int64(f), 0, s), s), s);
  qn_texpr *r = qn_tx_bin(f, mod ? QN_OP_Mod : QN_OP_FloorDiv, qn_int64(f), s, p.x, p.y);
  r = qn_tx_choose(f, gone, mod ? nat(f, s) : qn_tx_int(f, qn_int64(f), 0, s), r, s);
  return mod ? qn_cast(f, r, typed(f, qn_span_dtype(p.unit))) : r;
}

static qn_texpr *compared(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span s) {
  pair p;
  bool apart = is_time(a) && is_time(b) && qn_dtypes[a->type->dtype].kind != qn_dtypes[b->type->dtype].kind;
  if (apart || !together(f, &p, a, b, s) || ((p.m[0] || p.m[1]) && (p.n[0] || p.n[1])))
    return op == QN_CMP_Eq || op == QN_CMP_NotEq ? qn_tx_int(f, qn_bool_type(f), op == QN_CMP_NotEq, s) : NULL;
  qn_texpr *r = qn_tx_compare(f, op, p.x, p.y, s), *gone = any_nat(f, p.x, p.y, s);
  if (op == QN_CMP_NotEq) return either(f, r, gone, s);
  return qn_tx_bin(f, QN_OP_BitAnd, qn_bool_type(f), s, r, qn_tx1(f, QN_TX_NOT, qn_bool_type(f), s, gone));
}

static qn_texpr *extreme(qn_fn *f, bool max, bool skip, qn_texpr *a, qn_texpr *b, qn_span s) {
  pair p;
  if (!together(f, &p, a, b, s) || p.m[0] != p.m[1]) return NULL;
  qn_texpr *r = qn_tx_intrin(f, max ? QN_INTRIN_MAX : QN_INTRIN_MIN, qn_int64(f), s, p.x, p.y);
  if (max && !skip) r = qn_tx_choose(f, any_nat(f, p.x, p.y, s), nat(f, s), r, s); /* minimum and fmax have it by themselves */
  if (skip && !max) r = qn_tx_choose(f, is_nat(f, p.x, s), p.y, qn_tx_choose(f, is_nat(f, p.y, s), p.x, r, s), s);
  return qn_cast(f, r, typed(f, p.m[0] ? qn_moment_dtype(p.unit) : qn_span_dtype(p.unit)));
}

static qn_texpr *of_one(qn_fn *f, const char *name, qn_texpr *a, qn_span s) {
  qn_texpr *x = count(f, a);
  if (strcmp(name, "isnat") == 0 || strcmp(name, "isnan") == 0) return is_nat(f, x, s);
  if (strcmp(name, "isfinite") == 0) return qn_tx_compare(f, QN_CMP_NotEq, x, nat(f, s), s);
  if (strcmp(name, "isinf") == 0) return qn_tx_int(f, qn_bool_type(f), 0, s);
  if (qn_dtype_is_moment(a->type->dtype)) return NULL;
  if (strcmp(name, "positive") == 0) return a;
  if (strcmp(name, "negative") == 0) return qn_cast(f, qn_tx1(f, QN_TX_NEG, qn_int64(f), s, x), a->type);
  if (strcmp(name, "absolute") == 0) return qn_cast(f, qn_tx_intrin(f, QN_INTRIN_ABS, qn_int64(f), s, x, NULL), a->type);
  if (strcmp(name, "sign") == 0) return qn_cast(f, qn_tx_intrin(f, QN_INTRIN_SIGN, qn_int64(f), s, x, NULL), a->type);
  return NULL;
}

static qn_texpr *of_two(qn_fn *f, const char *name, qn_texpr *a, qn_texpr *b, qn_span s) {
  static const char *const order[] = {"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"};
  static const enum qn_cmpop ops[] = {QN_CMP_Eq, QN_CMP_NotEq, QN_CMP_Lt, QN_CMP_LtE, QN_CMP_Gt, QN_CMP_GtE};
  for (size_t i = 0; i < QN_COUNT(order); i++)
    if (strcmp(name, order[i]) == 0) return compared(f, ops[i], a, b, s);
  if (strcmp(name, "add") == 0 || strcmp(name, "subtract") == 0) return sum(f, name[0] == 's', a, b, s);
  bool max = strcmp(name, "maximum") == 0 || strcmp(name, "fmax") == 0;
  if (max || strcmp(name, "minimum") == 0 || strcmp(name, "fmin") == 0) return extreme(f, max, name[0] == 'f', a, b, s);
  bool span = is_time(a) && qn_dtype_is_span(a->type->dtype), other = is_time(b) && qn_dtype_is_span(b->type->dtype);
  if (strcmp(name, "multiply") == 0 && span && !is_time(b)) return scaled(f, true, a, b, s);
  if (strcmp(name, "multiply") == 0 && other && !is_time(a)) return scaled(f, true, b, a, s);
  bool divides = strcmp(name, "true_divide") == 0 || strcmp(name, "divide") == 0, floors = strcmp(name, "floor_divide") == 0;
  if ((divides || floors) && span && !is_time(b)) return scaled(f, false, a, b, s);
  if (!divides && !floors && strcmp(name, "remainder") != 0) return NULL;
  return quotient(f, divides ? "true_divide" : name, a, b, s);
}

qn_texpr *qn_time_cast(qn_fn *f, qn_texpr *e, const qn_type *to) {
  qn_tunit from = qn_dtype_unit(e->type->dtype), unit = qn_dtype_unit(to->dtype);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *x = in_unit(f, qn_tx_temp(f, count(f, e)), from, unit, qn_dtype_is_moment(to->dtype), e->span);
  return qn_tx_block_close(f, o, qn_tx1(f, QN_TX_CAST, to, e->span, x), e->span);
}

bool qn_any_time(qn_texpr *const *args, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (is_time(args[i])) return true;
  return false;
}

qn_texpr *qn_time_call(qn_fn *f, const char *name, qn_texpr *const *args, uint32_t n, qn_span span) {
  for (uint32_t i = 0; i < n; i++)
    if (!qn_type_is_scalar(args[i]->type)) return NULL;
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *e = n == 1 ? of_one(f, name, args[0], span) : n == 2 ? of_two(f, name, args[0], args[1], span) : NULL;
  if (e) return qn_tx_block_close(f, o, e, span);
  f->out = o.outer;
  return NULL;
}

qn_texpr *qn_time_binop(qn_fn *f, enum qn_operator op, qn_texpr *a, qn_texpr *b, qn_span span) {
  static const char *const names[] = {[QN_OP_Add] = "add", [QN_OP_Sub] = "subtract", [QN_OP_Mult] = "multiply", [QN_OP_Div] = "true_divide",
                                      [QN_OP_FloorDiv] = "floor_divide", [QN_OP_Mod] = "remainder"};
  qn_texpr *args[] = {a, b};
  return (size_t)op < QN_COUNT(names) && names[op] ? qn_time_call(f, names[op], args, 2, span) : NULL;
}
qn_texpr *qn_time_order(qn_fn *f, enum qn_cmpop op, qn_texpr *a, qn_texpr *b, qn_span span) {
  static const char *const names[] = {[QN_CMP_Eq] = "equal", [QN_CMP_NotEq] = "not_equal", [QN_CMP_Lt] = "less",
                                      [QN_CMP_LtE] = "less_equal", [QN_CMP_Gt] = "greater", [QN_CMP_GtE] = "greater_equal"};
  qn_texpr *args[] = {a, b};
  return (size_t)op < QN_COUNT(names) && names[op] ? qn_time_call(f, names[op], args, 2, span) : NULL;
}

/* np.dtype("m8[D]"), np.dtype(np.float32) */
qn_texpr *qn_bi_dtype(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_dtype d;
  if (c->n_pos != 1 || c->n_kw || f->k->rules != QN_RULES_NUMBA) return qn_bad_args(f, name, c);
  qn_texpr *x = c->pos[0];
  if (x->type->kind == QN_TYPE_DTYPE) return x;
  bool text = x->kind == QN_TX_CONST && x->type->kind == QN_TYPE_STR && x->text.p;
  if (!text || !qn_dtype_parse(x->text, &d) || d == QN_D_OBJECT) return qn_bad_args(f, name, c);
  return qn_tx_nothing(f, qn_type_dtype(f->in->types, d), c->span);
}

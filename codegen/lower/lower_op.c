/* lower_op.c - operators and scalar functions. */
#include "codegen/lower/lower_int.h"
#include "runtime/math/single.def"

static qn_irval bin(qn_lfn *f, qn_irop op, qn_irval a, qn_irval b) { return qn_irb_bin(&f->b, op, a, b, 0, QN_IR_NOSITE); }
static qn_irval fl(qn_lfn *f, qn_irtype t, double v) { return qn_irb_float(&f->b, t, v); }

/* --- operators ------------------------------------------------------------------------------------------------------------ */
static const char *zero_message(const qn_lfn *f, const qn_texpr *e) {
  bool is_float = qn_type_is_float(e->type);
  if (f->k->rules == QN_RULES_DRIVER) {
    if (e->op == QN_OP_Div) return is_float ? "float division by zero" : "division by zero";
    if (e->op == QN_OP_FloorDiv) return is_float ? "float floor division by zero" : "integer division or modulo by zero";
    if (e->op == QN_OP_Mod) return is_float ? "float modulo" : "integer modulo by zero";
  }
  if (f->k->rules == QN_RULES_CYTHON)
    return is_float && (e->op == QN_OP_Div || e->op == QN_OP_FloorDiv) ? "float division"
           : is_float                                                  ? "float divmod()"
                                                                       : "integer division or modulo by zero";
  if (e->op == QN_OP_Mod) return is_float ? "modulo by zero" : "integer modulo by zero";
  return e->op == QN_OP_FloorDiv && !is_float ? "integer division by zero" : "division by zero";
}

static qn_irop op_of(const qn_texpr *e) {
  switch (e->op) {
    case QN_OP_Add: return QN_I_ADD;
    case QN_OP_Sub: return QN_I_SUB;
    case QN_OP_Mult: return QN_I_MUL;
    case QN_OP_Div: return QN_I_DIV;
    case QN_OP_FloorDiv: return e->c_division && qn_type_is_int(e->type) ? QN_I_CDIV : QN_I_FDIV;
    case QN_OP_Mod: return e->c_division ? QN_I_CMOD : QN_I_MOD;
    case QN_OP_BitAnd: return QN_I_AND;
    case QN_OP_BitOr: return QN_I_OR;
    case QN_OP_BitXor: return QN_I_XOR;
    case QN_OP_LShift: return QN_I_SHL;
    case QN_OP_RShift: return QN_I_SHR;
    case QN_OP_Pow: return QN_I_POWI;
    case QN_OP_MatMult:
    case QN_OPERATOR_COUNT: break;
  }
  return QN_I_ADD;
}

/* The functions that float32 has lists of its own for; the others are computed in double and rounded. */
static bool in_floats(const char *name) {
#define SINGLE(function, ufunc) #function,
  static const char *const names[] = {QN_SINGLE_LISTS(SINGLE) QN_SINGLE_LISTS2(SINGLE)};
#undef SINGLE
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

static qn_irval math(qn_lfn *f, const char *name, const qn_type *result, qn_irval a, qn_irval b) {
  qn_irtype t = qn_lower_type(result), d = t.kind == QN_IT_F32 && in_floats(name) ? t : qn_irt(QN_IT_F64);
  qn_irval args[2] = {qn_irb_cast(&f->b, a, d), b};
  uint32_t n = b ? 2 : 1;
  if (b && !qn_irt_is_int(qn_irb_type(&f->b, b))) args[1] = qn_irb_cast(&f->b, b, d);
  qn_irtype raw = qn_type_is_bool(result) ? qn_irt(QN_IT_BOOL) : qn_type_is_int(result) ? qn_irt(QN_IT_I64) : d;
  return qn_irb_cast(&f->b, qn_irb_math(&f->b, name, raw, args, n), t);
}

/* Numba's rule for an int exponent: 0 to a negative power is a division by zero (with a float base also when
 * error_model='numpy', and only where it multiplies: from exponent -65536 up). */
static void check_zero_power(qn_lfn *f, const qn_texpr *e, qn_irval a, qn_irval b) {
  bool real = qn_type_is_float(e->type);
  const qn_texpr *by = e->args[1];
  bool literal = by->kind == QN_TX_CONST && qn_type_is_int(by->type);
  if (f->k->rules != QN_RULES_NUMBA || !(real || (qn_type_is_int(e->type) && e->zero_raises))) return;
  if (literal && (by->i >= 0 || (real && by->i < -0x10000))) return;
  qn_irtype t = qn_irb_type(&f->b, a), bt = qn_irb_type(&f->b, b);
  qn_irval fine = bin(f, QN_I_NE, a, real ? fl(f, t, 0.0) : qn_irb_int(&f->b, t, 0));
  if (!literal) fine = bin(f, QN_I_OR, fine, bin(f, QN_I_GE, b, qn_irb_int(&f->b, bt, 0)));
  if (real && !literal) fine = bin(f, QN_I_OR, fine, bin(f, QN_I_LT, b, qn_irb_int(&f->b, bt, -0x10000)));
  const char *message = real ? "division by zero" : "0 cannot be raised to a negative power";
  qn_irb_check(&f->b, fine, NULL, 0, qn_lower_site(f, e->span, "ZeroDivisionError", "", "%s", message));
}

/* Cython: the powers by a literal that C compilers make products, -1 to 2; each is what pow would give, rounded once. */
static bool c_product(const qn_lfn *f, const qn_texpr *e, int64_t *n) {
  const qn_texpr *by = e->args[1];
  while (by->kind == QN_TX_CAST && by->n == 1) by = by->args[0];
  if (f->k->rules != QN_RULES_CYTHON || !qn_type_is_float(e->type) || by->kind != QN_TX_CONST) return false;
  const bool real = qn_type_is_float(by->type);
  if (!real && !qn_type_is_int(by->type)) return false;
  const double v = real ? by->f : (double)by->i;
  return (v == -1 || v == 0 || v == 1 || v == 2) && (*n = (int64_t)v, true);
}

static qn_irval power(qn_lfn *f, const qn_texpr *e, qn_irval a, qn_irval b) {
  bool integer = qn_irt_is_int(qn_irb_type(&f->b, b)) && qn_type_is_int(e->args[1]->type);
  if (integer) {
    check_zero_power(f, e, a, b);
    uint32_t flags = e->overflows && qn_type_is_int(e->type) ? QN_IF_OVF : 0;
    int32_t site = flags ? qn_lower_site(f, e->span, "OverflowError", "", "%s", QN_LOWER_OVERFLOW) : QN_IR_NOSITE;
    return qn_irb_bin(&f->b, QN_I_POWI, a, b, flags, site);
  }
  int64_t n;
  if (c_product(f, e, &n)) return qn_irb_bin(&f->b, QN_I_POWI, a, qn_lint(f, n), 0, QN_IR_NOSITE);
  qn_irval r = math(f, "pow", e->type, a, b);
  if (f->k->rules == QN_RULES_DRIVER) { /* a finite base that overflows */
    qn_irtype d = qn_irt(QN_IT_F64);
    qn_irval finite = qn_irb_math(&f->b, "isfinite", qn_irt(QN_IT_BOOL), &r, 1);
    qn_irval bad_base = qn_irb_math(&f->b, "isfinite", qn_irt(QN_IT_BOOL), &a, 1);
    bad_base = qn_irb_un(&f->b, QN_I_NOT, bad_base, 0, QN_IR_NOSITE);
    (void)d;
    int32_t site = qn_lower_site(f, e->span, "OverflowError", "", "(34, 'Numerical result out of range')");
    qn_irb_check(&f->b, bin(f, QN_I_OR, finite, bad_base), NULL, 0, site);
  }
  return r;
}

qn_irval qn_lower_bin(qn_lfn *f, const qn_texpr *e) {
  qn_irval a = qn_lower_one(f, e->args[0]), b = qn_lower_one(f, e->args[1]);
  if (e->op == QN_OP_Pow) return power(f, e, a, b);
  bool integer = qn_type_is_int(e->type);
  uint32_t flags = 0;
  int32_t site = QN_IR_NOSITE;
  qn_irop op = op_of(e);
  if (op == QN_I_SHL || op == QN_I_SHR) {
    if (f->k->rules == QN_RULES_DRIVER) {
      int32_t negative = qn_lower_site(f, e->span, "ValueError", "", "negative shift count");
      qn_irb_check(&f->b, bin(f, QN_I_GE, b, qn_lint(f, 0)), NULL, 0, negative);
    }
    b = qn_irb_cast(&f->b, b, qn_irb_type(&f->b, a));
    if (e->saturates) flags |= QN_IF_SAT;
  }
  bool divides = op == QN_I_DIV || op == QN_I_FDIV || op == QN_I_MOD || op == QN_I_CDIV || op == QN_I_CMOD;
  bool bits = op == QN_I_AND || op == QN_I_OR || op == QN_I_XOR || op == QN_I_SHR;
  if (divides && e->zero_raises) {
    flags |= QN_IF_ZERO;
    site = qn_lower_site(f, e->span, "ZeroDivisionError", "", "%s", zero_message(f, e));
  } else if (e->overflows && integer && !bits && !divides) {
    flags |= QN_IF_OVF;
    site = qn_lower_site(f, e->span, "OverflowError", "", "%s", QN_LOWER_OVERFLOW);
  }
  if (divides && integer && e->overflows && op == QN_I_FDIV) { /* INT64_MIN // -1 */
    qn_irval min = bin(f, QN_I_NE, a, qn_irb_int(&f->b, qn_lower_type(e->type), INT64_MIN));
    qn_irval one = bin(f, QN_I_NE, b, qn_irb_int(&f->b, qn_lower_type(e->type), -1));
    int32_t over = qn_lower_site(f, e->span, "OverflowError", "", "%s", QN_LOWER_OVERFLOW);
    qn_irb_check(&f->b, bin(f, QN_I_OR, min, one), NULL, 0, over);
  }
  return qn_irb_bin(&f->b, op, a, b, flags, site);
}

/* --- scalar functions ------------------------------------------------------------------------------------------------------ */
static qn_irval is_nan(qn_lfn *f, qn_irval x) { return bin(f, QN_I_NE, x, x); }

static qn_irval min_max(qn_lfn *f, const qn_texpr *e, qn_irval a, qn_irval b) {
  bool is_min = e->intrin == QN_INTRIN_MIN || e->intrin == QN_INTRIN_FMIN || e->intrin == QN_INTRIN_NPMIN;
  if (qn_type_is_bool(e->type)) return bin(f, is_min ? QN_I_AND : QN_I_OR, a, b);
  if (e->intrin == QN_INTRIN_MIN || e->intrin == QN_INTRIN_MAX)
    return qn_irb_select(&f->b, bin(f, is_min ? QN_I_LT : QN_I_GT, b, a), b, a);
  bool quiet = e->intrin == QN_INTRIN_FMIN || e->intrin == QN_INTRIN_FMAX;
  qn_irval first = bin(f, is_min ? QN_I_LE : QN_I_GE, a, b);
  first = bin(f, QN_I_OR, first, is_nan(f, quiet ? b : a));
  return qn_irb_select(&f->b, first, a, b);
}

static qn_irval sign(qn_lfn *f, const qn_texpr *e, qn_irval x) {
  qn_irtype t = qn_lower_type(e->type);
  bool floats = qn_irt_is_float(t);
  qn_irval zero = floats ? fl(f, t, 0.0) : qn_irb_int(&f->b, t, 0), one = floats ? fl(f, t, 1.0) : qn_irb_int(&f->b, t, 1);
  qn_irval minus = floats ? fl(f, t, -1.0) : qn_irb_int(&f->b, t, -1);
  qn_irval rest = floats ? x : zero; /* nan, and zeros with their sign */
  qn_irval low = qn_irt_is_signed(t) || floats ? qn_irb_select(&f->b, bin(f, QN_I_LT, x, zero), minus, rest) : rest;
  return qn_irb_select(&f->b, bin(f, QN_I_GT, x, zero), one, low);
}

static qn_irval sign_bit(qn_lfn *f, qn_irval x) {
  bool single = qn_irb_type(&f->b, x).kind == QN_IT_F32;
  qn_irtype t = qn_irt(single ? QN_IT_I32 : QN_IT_I64);
  qn_irval bits = qn_irb_op(&f->b, QN_I_BITS, t, &x, 1, 0, QN_IR_NOSITE);
  return bin(f, QN_I_LT, bits, qn_irb_int(&f->b, t, 0));
}

typedef enum rule { R_NONE, R_DOMAIN, R_RANGE, R_POW, R_GAMMA, R_LGAMMA } rule;
static rule rule_of(enum qn_intrin i) {
  static const rule rules[] = {
#define QN_MATH(name, sig, form, rule, ulp) R_##rule,
#include "runtime/math/math.def"
#undef QN_MATH
  };
  return rules[i - QN_INTRIN_M_exp];
}

/* Python's math errors: nan out of no nan, infinity out of finite numbers. */
static void check_math(qn_lfn *f, const qn_texpr *e, qn_irval r, qn_irval a, qn_irval b) {
  rule how = rule_of(e->intrin);
  if (how == R_NONE) return;
  qn_irtype boolean = qn_irt(QN_IT_BOOL);
  qn_irval nan_in = is_nan(f, a), finite = qn_irb_math(&f->b, "isfinite", boolean, &a, 1);
  if (b) {
    nan_in = bin(f, QN_I_OR, nan_in, is_nan(f, b));
    finite = bin(f, QN_I_AND, finite, qn_irb_math(&f->b, "isfinite", boolean, &b, 1));
  }
  qn_irval good = bin(f, QN_I_OR, bin(f, QN_I_EQ, r, r), nan_in);
  qn_irb_check(&f->b, good, NULL, 0, qn_lower_site(f, e->span, "ValueError", "", "math domain error"));
  qn_irval inf_out = qn_irb_math(&f->b, "isinf", boolean, &r, 1);
  good = qn_irb_un(&f->b, QN_I_NOT, bin(f, QN_I_AND, inf_out, finite), 0, QN_IR_NOSITE);
  bool range = how != R_DOMAIN;
  qn_irb_check(&f->b, good, NULL, 0,
               qn_lower_site(f, e->span, range ? "OverflowError" : "ValueError", "",
                             range ? "math range error" : "math domain error"));
}

qn_irval qn_lower_intrin(qn_lfn *f, const qn_texpr *e) {
  qn_irval a = qn_lower_one(f, e->args[0]), b = e->n > 1 ? qn_lower_one(f, e->args[1]) : 0;
  switch ((int)e->intrin) {
    case QN_INTRIN_ABS: {
      bool ovf = e->overflows && qn_type_is_int(e->type);
      int32_t site = ovf ? qn_lower_site(f, e->span, "OverflowError", "", "%s", QN_LOWER_OVERFLOW) : QN_IR_NOSITE;
      qn_irtype t = qn_lower_type(e->type);
      if (qn_type_is_complex(e->args[0]->type)) {
        qn_irval re = qn_irb_op(&f->b, QN_I_RE, t, &a, 1, 0, QN_IR_NOSITE);
        return math(f, "hypot", e->type, re, qn_irb_op(&f->b, QN_I_IM, t, &a, 1, 0, QN_IR_NOSITE));
      }
      return qn_irb_op(&f->b, QN_I_ABS, t, &a, 1, ovf ? QN_IF_OVF : 0, site);
    }
    case QN_INTRIN_MIN:
    case QN_INTRIN_MAX:
    case QN_INTRIN_FMIN:
    case QN_INTRIN_FMAX:
    case QN_INTRIN_NPMIN:
    case QN_INTRIN_NPMAX: return min_max(f, e, a, b);
    case QN_INTRIN_ROUND: return math(f, "rint", e->type, a, 0);
    case QN_INTRIN_REAL: return qn_irb_op(&f->b, QN_I_RE, qn_lower_type(e->type), &a, 1, 0, QN_IR_NOSITE);
    case QN_INTRIN_IMAG: return qn_irb_op(&f->b, QN_I_IM, qn_lower_type(e->type), &a, 1, 0, QN_IR_NOSITE);
    case QN_INTRIN_CONJ: {
      qn_irtype p = qn_irt(qn_lower_type(e->type).kind == QN_IT_C64 ? QN_IT_F32 : QN_IT_F64);
      qn_irval im = qn_irb_op(&f->b, QN_I_IM, p, &a, 1, 0, QN_IR_NOSITE);
      im = qn_irb_un(&f->b, QN_I_NEG, im, 0, QN_IR_NOSITE);
      return bin(f, QN_I_CPLX, qn_irb_op(&f->b, QN_I_RE, p, &a, 1, 0, QN_IR_NOSITE), im);
    }
    case QN_INTRIN_COMPLEX: return bin(f, QN_I_CPLX, a, b);
    case QN_INTRIN_FMA: {
      qn_irval all[3] = {a, b, qn_lower_one(f, e->args[2])};
      return qn_irb_op(&f->b, QN_I_FMA, qn_lower_type(e->type), all, 3, 0, QN_IR_NOSITE);
    }
    case QN_INTRIN_SIGN: return sign(f, e, a);
    case QN_INTRIN_SIGNBIT: return sign_bit(f, a);
    default: break;
  }
  qn_irval r = math(f, qn_intrin_names[e->intrin], e->type, a, b);
  if (e->domain && qn_type_is_float(e->type)) check_math(f, e, r, a, b);
  return r;
}

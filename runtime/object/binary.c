/* binary.c - dispatch of binary, in-place and unary operators and comparisons, and what numbers are.
 *
 * Order: unboxed numbers by tag; then Python's protocol: the left class's slot, the right class's with `reflected`, the
 * right one first when its class derives from the left's. 1 from a slot is NotImplemented. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

static const char *const op_text[QN_BINOP_COUNT] = {"+",  "-",  "*", "/", "//", "%", "** or pow()", "@",
                                                    "<<", ">>", "&", "|", "^",  "divmod()"};
static const char *const inplace_text[QN_BINOP_COUNT] = {"+=",  "-=",  "*=", "/=", "//=", "%=", "**=", "@=",
                                                         "<<=", ">>=", "&=", "|=", "^=",  "divmod()"};

/* --- numbers ------------------------------------------------------------------------------------------------------------- */
bool qn_is_number(qn_value v) {
  return v.tag == QN_INT || v.tag == QN_FLOAT || v.tag == QN_BOOL || v.tag == QN_NPSCALAR || qn_is_big(v);
}

static bool is_np_int(qn_value v) {
  return v.tag == QN_NPSCALAR && (qn_dtype_is_int((qn_dtype)v.dtype) || v.dtype == QN_D_BOOL);
}

/* An int that 64 bits do not hold, where a size, a position or a C number is wanted. */
static int too_large(qn_rt *rt) { return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C ssize_t"); }

int qn_try_index(qn_rt *rt, qn_value v, int64_t *out) {
  if (qn_is_int(v)) return *out = v.i, 1;
  v = qn_unboxed(v);
  if (qn_is_big(v)) return too_large(rt);
  if (is_np_int(v)) {
    if (v.dtype == QN_D_UINT64 && v.i < 0) return too_large(rt);
    return *out = v.i, 1;
  }
  if (qn_is_int(v)) return *out = v.i, 1;
  if (v.tag != QN_OBJ || (v.o->cls->kind != QN_K_INSTANCE && v.o->cls->kind != QN_K_ARRAY)) return 0;
  qn_value i;
  int r = qn_call_special(rt, v, "__index__", NULL, 0, &i);
  if (r != 1) return r;
  if (qn_is_int(i)) return *out = i.i, 1;
  if (qn_is_big(i)) return qn_release(rt, i), too_large(rt);
  qn_raise(rt, QN_E_TypeError, "__index__ returned non-int (type %s)", qn_type_name(i));
  qn_release(rt, i);
  return -1;
}

int qn_as_int(qn_rt *rt, qn_value v, qn_value *out) {
  v = qn_unboxed(v);
  if (qn_is_whole(v)) return *out = v.tag == QN_BOOL ? qn_int(v.i) : qn_retained(v), 0;
  if (v.tag == QN_NPSCALAR && v.dtype == QN_D_UINT64) return qn_big_of_u64(rt, (uint64_t)v.i, out);
  if (v.tag == QN_OBJ && (v.o->cls->kind == QN_K_INSTANCE || v.o->cls->kind == QN_K_ARRAY)) {
    int r = qn_call_special(rt, v, "__index__", NULL, 0, out);
    if (r == 1 && qn_is_whole(*out)) return 0;
    if (r == 1) {
      qn_raise(rt, QN_E_TypeError, "__index__ returned non-int (type %s)", qn_type_name(*out));
      qn_drop(rt, out);
    }
    if (r) return -1;
  }
  int64_t i;
  QN_TRY(qn_as_index(rt, v, &i));
  return *out = qn_int(i), 0;
}

int qn_as_index(qn_rt *rt, qn_value v, int64_t *out) {
  if (v.tag == QN_INT) return *out = v.i, 0;
  int r = qn_try_index(rt, v, out);
  if (r) return r < 0 ? -1 : 0;
  return qn_raise(rt, QN_E_TypeError, "'%s' object cannot be interpreted as an integer", qn_type_name(v));
}

int qn_as_double(qn_rt *rt, qn_value v, double *out) {
  if (v.tag == QN_FLOAT) return *out = v.f, 0;
  if (qn_is_int(v)) return *out = (double)v.i, 0;
  if (v.tag == QN_NPSCALAR) {
    qn_dtype d = (qn_dtype)v.dtype;
    if (qn_dtype_is_float(d)) return *out = v.f, 0;
    if (d == QN_D_UINT64) return *out = (double)v.bits, 0;
    if (is_np_int(v)) return *out = (double)v.i, 0;
  }
  if (qn_is_big(v)) return qn_int_as_double(rt, v, out);
  if (v.tag == QN_OBJ && v.o->cls->boxed) return qn_as_double(rt, qn_unboxed(v), out);
  return qn_raise(rt, QN_E_TypeError, "must be real number, not %s", qn_type_name(v));
}

/* --- binary ----------------------------------------------------------------------------------------------------------------- */
static bool plain_number(qn_value v) { return v.tag == QN_INT || v.tag == QN_FLOAT || v.tag == QN_BOOL; }

static int number_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  if (a.tag != QN_FLOAT && b.tag != QN_FLOAT) {
    int r = qn_int_binary(rt, op, a.i, b.i, out);
    if (r == 0 && a.tag == QN_BOOL && b.tag == QN_BOOL && (op == QN_BITAND || op == QN_BITOR || op == QN_BITXOR))
      out->tag = QN_BOOL;
    return r;
  }
  return qn_float_binary(rt, op, a.tag == QN_FLOAT ? a.f : (double)a.i, b.tag == QN_FLOAT ? b.f : (double)b.i, out);
}

static int call_binary(qn_rt *rt, const qn_class *cls, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  QN_FIND_SLOT(c, cls, binary);
  return c ? c->binary(rt, op, a, b, reflected, out) : QN_NOT_IMPLEMENTED;
}

static bool is_sequence(qn_value v) {
  return qn_is(v, QN_K_STR) || qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE) || qn_is(v, QN_K_BYTES);
}

int qn_concat_error(qn_rt *rt, qn_value a, qn_value b) {
  if (qn_is(a, QN_K_BYTES)) return qn_raise(rt, QN_E_TypeError, "can't concat %s to bytes", qn_type_name(b));
  return qn_raise(rt, QN_E_TypeError, "can only concatenate %s (not \"%s\") to %s", qn_type_name(a), qn_type_name(b),
                  qn_type_name(a));
}

static bool is_text(qn_value v) { return qn_is(v, QN_K_STR); }
static bool is_numpy_number(qn_value v) { return v.tag == QN_NPSCALAR && strchr("biuf", qn_dtypes[v.dtype].kind); }

/* A NumPy scalar and text: the ufunc that has no loop for them. */
static int no_loop(qn_rt *rt, const char *ufunc, qn_value a, qn_value b) {
  char name[2][24];
  for (int k = 0; k < 2; k++) {
    const qn_value v = k ? b : a;
    if (is_text(v)) snprintf(name[k], sizeof name[k], "<U%lld", (long long)((const qn_strobj *)v.o)->points);
    else snprintf(name[k], sizeof name[k], "%s", qn_dtypes[v.dtype].name);
  }
  return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (dtype('%s'), dtype('%s')) -> None", ufunc, name[0], name[1]);
}

static int unsupported(qn_rt *rt, const char *text, qn_binop op, qn_value a, qn_value b) {
  if ((op == QN_ADD && is_numpy_number(a) && is_text(b)) || (op == QN_SUB && ((is_numpy_number(a) && is_text(b)) || (is_text(a) && is_numpy_number(b)))))
    return no_loop(rt, op == QN_ADD ? "add" : "subtract", a, b);
  if (op == QN_ADD && is_sequence(a)) return qn_concat_error(rt, a, b);
  if (op == QN_MUL && (is_sequence(a) || is_sequence(b)))
    return qn_raise(rt, QN_E_TypeError, "can't multiply sequence by non-int of type '%s'", qn_type_name(is_sequence(a) ? b : a));
  return qn_raise(rt, QN_E_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", text, qn_type_name(a),
                  qn_type_name(b));
}

static int dispatch(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  const qn_class *ca = qn_class_of(a), *cb = qn_class_of(b);
  bool right_first = ca != cb && qn_issubclass(cb, ca);
  if (right_first) {
    int r = call_binary(rt, cb, op, a, b, true, out);
    if (r <= 0) return r;
  }
  int r = call_binary(rt, ca, op, a, b, false, out);
  if (r <= 0 || right_first || ca == cb) return r;
  return call_binary(rt, cb, op, a, b, true, out);
}

int qn_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  int r = plain_number(a) && plain_number(b) ? number_binary(rt, op, a, b, out) : dispatch(rt, op, a, b, out);
  return r == QN_NOT_IMPLEMENTED ? unsupported(rt, op_text[op], op, a, b) : r;
}

int qn_inplace(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  int r = QN_NOT_IMPLEMENTED;
  if (plain_number(a) && plain_number(b)) {
    r = number_binary(rt, op, a, b, out);
  } else {
    QN_FIND_SLOT(c, qn_class_of(a), inplace);
    if (c) r = c->inplace(rt, op, a, b, out);
    if (r == QN_NOT_IMPLEMENTED) r = dispatch(rt, op, a, b, out);
  }
  return r == QN_NOT_IMPLEMENTED ? unsupported(rt, inplace_text[op], op, a, b) : r;
}

/* --- unary ------------------------------------------------------------------------------------------------------------------- */
static int number_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  switch (op) {
  case QN_NEG:
    if (a.tag == QN_FLOAT) return *out = qn_float(-a.f), 0;
    if (a.i == INT64_MIN) return qn_big_unary(rt, op, a, out);
    return *out = qn_int(-a.i), 0;
  case QN_POS: return *out = a.tag == QN_FLOAT ? a : qn_int(a.i), 0;
  case QN_INVERT:
    if (a.tag == QN_FLOAT) break;
    return *out = qn_int(~a.i), 0;
  case QN_NOT: return *out = qn_bool(a.tag == QN_FLOAT ? a.f == 0.0 : a.i == 0), 0;
  }
  return QN_NOT_IMPLEMENTED;
}

int qn_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  if (op == QN_NOT) {
    int t = qn_truth(rt, a);
    if (t < 0) return -1;
    return *out = qn_bool(!t), 0;
  }
  int r = QN_NOT_IMPLEMENTED;
  if (plain_number(a)) {
    r = number_unary(rt, op, a, out);
  } else {
    QN_FIND_SLOT(c, qn_class_of(a), unary);
    if (c) r = c->unary(rt, op, a, out);
  }
  if (r != QN_NOT_IMPLEMENTED) return r;
  const char *text = op == QN_NEG ? "-" : op == QN_POS ? "+" : "~";
  return qn_raise(rt, QN_E_TypeError, "bad operand type for unary %s: '%s'", text, qn_type_name(a));
}

/* --- comparison ---------------------------------------------------------------------------------------------------------------- */
bool qn_cmp_sizes(qn_cmp op, int64_t a, int64_t b) {
  switch (op) {
  case QN_LT: return a < b;
  case QN_LE: return a <= b;
  case QN_EQ: return a == b;
  case QN_NE: return a != b;
  case QN_GT: return a > b;
  case QN_GE: return a >= b;
  }
  return false;
}

static bool cmp_doubles(qn_cmp op, double a, double b) {
  switch (op) {
  case QN_LT: return a < b;
  case QN_LE: return a <= b;
  case QN_EQ: return a == b;
  case QN_NE: return a != b;
  case QN_GT: return a > b;
  case QN_GE: return a >= b;
  }
  return false;
}

static bool number_compare(qn_cmp op, qn_value a, qn_value b) {
  if (a.tag == QN_FLOAT && b.tag == QN_FLOAT) return cmp_doubles(op, a.f, b.f);
  if (a.tag == QN_FLOAT) return isnan(a.f) ? op == QN_NE : qn_cmp_sizes(op, -qn_cmp_int_float(b.i, a.f), 0);
  if (b.tag == QN_FLOAT) return isnan(b.f) ? op == QN_NE : qn_cmp_sizes(op, qn_cmp_int_float(a.i, b.f), 0);
  return qn_cmp_sizes(op, a.i, b.i);
}

static const qn_cmp swapped[] = {QN_GT, QN_GE, QN_EQ, QN_NE, QN_LT, QN_LE};
static const char *const cmp_text[] = {"<", "<=", "==", "!=", ">", ">="};

static int call_compare(qn_rt *rt, const qn_class *cls, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  QN_FIND_SLOT(c, cls, compare);
  return c ? c->compare(rt, a, b, op, out) : QN_NOT_IMPLEMENTED;
}

static int dispatch_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  const qn_class *ca = qn_class_of(a), *cb = qn_class_of(b);
  bool right_first = ca != cb && qn_issubclass(cb, ca);
  if (right_first) {
    int r = call_compare(rt, cb, b, a, swapped[op], out);
    if (r <= 0) return r;
  }
  int r = call_compare(rt, ca, a, b, op, out);
  if (r <= 0) return r;
  if (!right_first) { /* also when the classes are equal: `reflected` is a different method */
    r = call_compare(rt, cb, b, a, swapped[op], out);
    if (r <= 0) return r;
  }
  if (op == QN_EQ || op == QN_NE) return *out = qn_bool(qn_same(a, b) == (op == QN_EQ)), 0;
  if ((is_numpy_number(a) && is_text(b)) || (is_text(a) && is_numpy_number(b))) {
    static const char *const names[] = {[QN_LT] = "less", [QN_LE] = "less_equal", [QN_GT] = "greater", [QN_GE] = "greater_equal", [QN_EQ] = "equal", [QN_NE] = "not_equal"};
    const bool first = is_numpy_number(a); /* text asks the number, the other way round */
    char type[24];
    snprintf(type, sizeof type, "%s", qn_dtypes[(first ? a : b).dtype].name);
    type[0] = (char)toupper((unsigned char)type[0]);
    if (type[1] == 'i' && type[0] == 'U') type[1] = 'I';
    return qn_raise(rt, QN_E_UFuncTypeError, "ufunc '%s' did not contain a loop with signature matching types (<class 'numpy.dtypes.%sDType'>, <class 'numpy.dtypes.StrDType'>) -> None",
                    names[first ? op : swapped[op]], type);
  }
  return qn_raise(rt, QN_E_TypeError, "'%s' not supported between instances of '%s' and '%s'", cmp_text[op],
                  qn_type_name(a), qn_type_name(b));
}

int qn_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (plain_number(a) && plain_number(b)) return *out = qn_bool(number_compare(op, a, b)), 0;
  QN_TRY(qn_enter(rt, " in comparison"));
  int r = dispatch_compare(rt, a, b, op, out);
  qn_leave(rt);
  return r;
}

int qn_compare_bool(qn_rt *rt, qn_value a, qn_value b, qn_cmp op) {
  if (plain_number(a) && plain_number(b)) return number_compare(op, a, b);
  qn_value r;
  QN_TRY(qn_compare(rt, a, b, op, &r));
  if (r.tag == QN_BOOL) return (int)r.i;
  int t = qn_truth(rt, r);
  qn_release(rt, r);
  return t;
}

int qn_equal(qn_rt *rt, qn_value a, qn_value b) {
  if (qn_same(a, b)) return 1;
  if (qn_is(a, QN_K_STR) && qn_is(b, QN_K_STR)) return qn_sv_eq(qn_str_sv(a), qn_str_sv(b));
  return qn_compare_bool(rt, a, b, QN_EQ);
}

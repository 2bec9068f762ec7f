/* floating.c - operators on floats as CPython's floatobject.c has them, and float's repr. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/math/math.h"
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

double qn_float_mod(double a, double b) { return qn_py_mod(a, b); }
double qn_float_floordiv(double a, double b) { return qn_py_floordiv(a, b); }

static int pow_negative_base(qn_rt *rt, double a, double b, qn_value *out) {
  qn_complexobj x = {.re = a, .im = 0.0}, y = {.re = b, .im = 0.0};
  return qn_complex_binary(rt, QN_POW, x, y, out);
}

int qn_float_pow(qn_rt *rt, double a, double b, qn_value *out) {
  if (a == 0.0 && b < 0)
    return qn_raise(rt, QN_E_ZeroDivisionError, "0.0 cannot be raised to a negative power");
  if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) return pow_negative_base(rt, a, b, out);
  double r = qn_pow(a, b);
  if (isinf(r) && isfinite(a) && isfinite(b)) {
    qn_value args[2] = {qn_int(34), {0}};
    QN_TRY(qn_new_str(rt, QN_SV("Numerical result out of range"), &args[1]));
    qn_raise_args(rt, qn_exc_classes[QN_E_OverflowError], args, 2);
    qn_release(rt, args[1]);
    return -1;
  }
  return *out = qn_float(r), 0;
}

int qn_float_binary(qn_rt *rt, qn_binop op, double a, double b, qn_value *out) {
  switch (op) {
  case QN_ADD: return *out = qn_float(a + b), 0;
  case QN_SUB: return *out = qn_float(a - b), 0;
  case QN_MUL: return *out = qn_float(a * b), 0;
  case QN_TRUEDIV:
    if (b == 0.0) return qn_raise(rt, QN_E_ZeroDivisionError, "float division by zero");
    return *out = qn_float(a / b), 0;
  case QN_FLOORDIV:
    if (b == 0.0) return qn_raise(rt, QN_E_ZeroDivisionError, "float floor division by zero");
    return *out = qn_float(qn_float_floordiv(a, b)), 0;
  case QN_MOD:
    if (b == 0.0) return qn_raise(rt, QN_E_ZeroDivisionError, "float modulo");
    return *out = qn_float(qn_float_mod(a, b)), 0;
  case QN_DIVMOD:
    if (b == 0.0) return qn_raise(rt, QN_E_ZeroDivisionError, "float divmod()");
    return qn_new_tuple(rt, (qn_value[]){qn_float(qn_float_floordiv(a, b)), qn_float(qn_float_mod(a, b))}, 2, out);
  case QN_POW: return qn_float_pow(rt, a, b, out);
  case QN_MATMUL:
  case QN_LSHIFT:
  case QN_RSHIFT:
  case QN_BITAND:
  case QN_BITOR:
  case QN_BITXOR:
  case QN_BINOP_COUNT: break;
  }
  return QN_NOT_IMPLEMENTED;
}

int qn_float_to_int(qn_rt *rt, double f, qn_value *out) {
  if (isnan(f)) return qn_raise(rt, QN_E_ValueError, "cannot convert float NaN to integer");
  if (isinf(f)) return qn_raise(rt, QN_E_OverflowError, "cannot convert float infinity to integer");
  return qn_big_of_double(rt, trunc(f), out);
}

void qn_float_repr(double f, qn_buf *out) {
  char text[QN_DOUBLE_REPR_MAX];
  qn_buf_add(out, text, (size_t)qn_double_repr(f, text));
}

static int float_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_float_repr(v.f, out);
  return 0;
}

qn_class qn_float_class = {QN_CLASS_HEAD("float", QN_K_OTHER, &qn_object_class), .methods = qn_float_methods, .repr = float_repr,
                           .format = qn_float_format, .construct = qn_float_construct, .derivable = true};

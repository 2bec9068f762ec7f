/* integer.c - operators on 64-bit ints as Python defines them. A result that leaves 64 bits is made by bigint_ops.c. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"

/* The same operation again, where its result leaves 64 bits. */
static int widely(qn_rt *rt, qn_binop op, int64_t a, int64_t b, qn_value *out) {
  return qn_big_binary(rt, op, qn_int(a), qn_int(b), out);
}


/* The quotient is computed with at least 62 bits and a sticky bit, so that one rounding is left. */
static double big_truediv(int64_t a, int64_t b) {
  uint64_t x = qn_magnitude(a), y = qn_magnitude(b);
  if (x == 0) return b < 0 ? -0.0 : 0.0;
  int up = __builtin_clzll(x) + 63;
  __extension__ unsigned __int128 num = (unsigned __int128)x << up;
  __extension__ unsigned __int128 q = num / y;
  bool sticky = num % y != 0;
  int down = 0;
  while (q >> 62) {
    sticky |= (bool)(q & 1);
    q >>= 1;
    down++;
  }
  double r = ldexp((double)((uint64_t)q | sticky), down - up);
  return (a < 0) != (b < 0) ? -r : r;
}

double qn_int_truediv(int64_t a, int64_t b) {
  const int64_t exact = (int64_t)1 << 53;
  if (a >= -exact && a <= exact && b >= -exact && b <= exact) return (double)a / (double)b; /* 0 / -1 is -0.0 */
  return big_truediv(a, b);
}

static int int_pow(qn_rt *rt, int64_t base, int64_t exponent, qn_value *out) {
  if (exponent < 0) return qn_float_pow(rt, (double)base, (double)exponent, out);
  const int64_t first = base, times = exponent;
  int64_t result = 1;
  for (;;) {
    if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) return widely(rt, QN_POW, first, times, out);
    exponent >>= 1;
    if (!exponent) break;
    if (base == 1) break; /* further squares change nothing */
    if (base == 0) { /* a bit of the exponent is left: 0 ** 2 is 0 */
      result = 0;
      break;
    }
    if (__builtin_mul_overflow(base, base, &base)) return widely(rt, QN_POW, first, times, out);
  }
  return *out = qn_int(result), 0;
}

static int int_shift_left(qn_rt *rt, int64_t a, int64_t b, qn_value *out) {
  if (b < 0) return qn_raise(rt, QN_E_ValueError, "negative shift count");
  if (a == 0) return *out = qn_int(0), 0;
  if (b >= 64) return widely(rt, QN_LSHIFT, a, b, out);
  int64_t r = b == 63 ? (int64_t)((uint64_t)a << 63) : (int64_t)((uint64_t)a << b);
  if (r >> b != a) return widely(rt, QN_LSHIFT, a, b, out);
  return *out = qn_int(r), 0;
}

static int int_divide(qn_rt *rt, qn_binop op, int64_t a, int64_t b, qn_value *out) {
  if (b == 0)
    return qn_raise(rt, QN_E_ZeroDivisionError, op == QN_MOD ? "integer modulo by zero" : "integer division or modulo by zero");
  if (b == -1) { /* INT64_MIN // -1 does not fit, and the machine's division traps */
    if (op != QN_MOD && a == INT64_MIN) return widely(rt, op, a, b, out);
    if (op == QN_FLOORDIV) return *out = qn_int(-a), 0;
    if (op == QN_MOD) return *out = qn_int(0), 0;
    return qn_new_tuple(rt, (qn_value[]){qn_int(-a), qn_int(0)}, 2, out);
  }
  if (op == QN_FLOORDIV) return *out = qn_int(qn_floordiv_i64(a, b)), 0;
  if (op == QN_MOD) return *out = qn_int(qn_mod_i64(a, b)), 0;
  return qn_new_tuple(rt, (qn_value[]){qn_int(qn_floordiv_i64(a, b)), qn_int(qn_mod_i64(a, b))}, 2, out);
}

int qn_int_binary(qn_rt *rt, qn_binop op, int64_t a, int64_t b, qn_value *out) {
  int64_t r;
  switch (op) {
  case QN_ADD: return __builtin_add_overflow(a, b, &r) ? widely(rt, op, a, b, out) : (*out = qn_int(r), 0);
  case QN_SUB: return __builtin_sub_overflow(a, b, &r) ? widely(rt, op, a, b, out) : (*out = qn_int(r), 0);
  case QN_MUL: return __builtin_mul_overflow(a, b, &r) ? widely(rt, op, a, b, out) : (*out = qn_int(r), 0);
  case QN_TRUEDIV:
    if (b == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "division by zero");
    return *out = qn_float(qn_int_truediv(a, b)), 0;
  case QN_FLOORDIV:
  case QN_MOD:
  case QN_DIVMOD: return int_divide(rt, op, a, b, out);
  case QN_POW: return int_pow(rt, a, b, out);
  case QN_LSHIFT: return int_shift_left(rt, a, b, out);
  case QN_RSHIFT:
    if (b < 0) return qn_raise(rt, QN_E_ValueError, "negative shift count");
    return *out = qn_int(b >= 64 ? (a < 0 ? -1 : 0) : a >> b), 0;
  case QN_BITAND: return *out = qn_int(a & b), 0;
  case QN_BITOR: return *out = qn_int(a | b), 0;
  case QN_BITXOR: return *out = qn_int(a ^ b), 0;
  case QN_MATMUL:
  case QN_BINOP_COUNT: break;
  }
  return QN_NOT_IMPLEMENTED;
}

int qn_cmp_int_float(int64_t i, double f) {
  const int64_t exact = (int64_t)1 << 53;
  if (i >= -exact && i <= exact) return ((double)i > f) - ((double)i < f);
  if (f >= 0x1p63) return -1;
  if (f < -0x1p63) return 1;
  int64_t whole = (int64_t)f; /* |i| > 2**53: beside it a fraction of f cannot matter unless the wholes agree */
  if (i != whole) return i < whole ? -1 : 1;
  double rest = f - (double)whole;
  return (rest < 0) - (rest > 0);
}

/* --- the classes int and bool ------------------------------------------------------------------------------------------ */
static int int_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  if (qn_is_big(v)) return qn_big_text(rt, v, 10, false, true, out);
  char room[QN_INT_TEXT_MAX];
  qn_buf_sv(out, qn_int_text(room, qn_magnitude(v.i), v.i < 0));
  return 0;
}

static int bool_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_buf_z(out, v.i ? "True" : "False");
  return 0;
}

qn_class qn_int_class = {QN_CLASS_HEAD("int", QN_K_OTHER, &qn_object_class), .methods = qn_int_methods, .destroy = qn_big_destroy, .repr = int_repr,
                         .format = qn_int_format, .hash = qn_int_slot_hash, .truth = qn_int_slot_truth, .compare = qn_int_slot_compare,
                         .binary = qn_int_slot_binary, .unary = qn_int_slot_unary, .construct = qn_int_construct, .derivable = true};
qn_class qn_bool_class = {QN_CLASS_HEAD("bool", QN_K_OTHER, &qn_int_class), .repr = bool_repr, .format = qn_int_format,
                          .construct = qn_bool_construct};

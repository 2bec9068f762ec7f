/* npscalar.c - NumPy scalars: np.float64(1.5) and its kin. Values of up to 8 bytes lie in the qn_value itself; complex128
 * is an object. Arithmetic runs the same loops as arrays on one element, under NEP 50, and warns as NumPy does with
 * "scalar" before the operation's name. */
#include "runtime/object/array/class.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/decimal.h"
#include "runtime/object/internal.h"

#include <fenv.h>
#include <math.h>

/* --- text ------------------------------------------------------------------------------------------------------------------- */
static int scalar_str(qn_rt *rt, qn_value v, qn_buf *out) {
  double re, im;
  qn_optype t;
  if (qn_is_time(v)) return qn_time_text(rt, (qn_dtype)v.dtype, v.i, out);
  if (!qn_optype_of(v, &t) || !qn_number_parts(v, &re, &im)) return qn_raise(rt, QN_E_TypeError, "not a scalar");
  switch (qn_dtypes[t.dtype].kind) {
    case 'b': qn_buf_z(out, v.i ? "True" : "False"); break;
    case 'f': qn_decimal_scalar(v.f, t.dtype == QN_D_FLOAT32, out); break;
    case 'c': qn_decimal_complex(re, im, t.dtype == QN_D_COMPLEX64, out); break;
    case 'u': qn_buf_printf(out, "%llu", (unsigned long long)v.i); break;
    default: qn_buf_printf(out, "%lld", (long long)v.i); break;
  }
  return 0;
}

static int scalar_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  qn_optype t;
  if (!qn_optype_of(v, &t)) return qn_raise(rt, QN_E_TypeError, "not a scalar");
  if (qn_is_time(v)) return qn_time_repr(rt, t.dtype, v.i, out);
  if (t.dtype == QN_D_BOOL) {
    qn_buf_z(out, v.i ? "np.True_" : "np.False_");
    return 0;
  }
  qn_buf_printf(out, "np.%s(", qn_dtypes[t.dtype].name);
  size_t at = out->n;
  if (scalar_str(rt, v, out)) return -1;
  if (out->n > at + 1 && out->p[at] == '(') { /* a complex number has its own brackets */
    memmove(out->p + at, out->p + at + 1, out->n - at - 2);
    out->n -= 2;
  }
  qn_buf_c(out, ')');
  return 0;
}

int qn_scalar_item(qn_rt *rt, qn_value v, qn_value *out) {
  double re, im;
  if (qn_is(v, QN_K_NPCOMPLEX) || (v.tag == QN_NPSCALAR && v.dtype == QN_D_COMPLEX64)) {
    qn_number_parts(v, &re, &im);
    return qn_new_complex(rt, re, im, out);
  }
  if (v.tag != QN_NPSCALAR) return *out = qn_retained(v), 0;
  return qn_elem_item(rt, v.dtype == QN_D_FLOAT32 ? QN_D_FLOAT64 : qn_dtypes[v.dtype].kind == 'i' ? QN_D_INT64
                          : qn_dtypes[v.dtype].kind == 'u' ? QN_D_UINT64 : (qn_dtype)v.dtype, &v.i, out);
}

static int scalar_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  if (v.tag == QN_NPSCALAR && v.dtype == QN_D_UINT64 && v.i < 0) return qn_int_format(rt, v, spec, out); /* no int holds it */
  qn_value x;
  if (qn_is_time(v)) { /* as text */
    qn_buf text;
    qn_buf_init(&text, rt->alloc);
    int bad = scalar_str(rt, v, &text) || qn_new_str(rt, qn_buf_view(&text), &x);
    qn_buf_deinit(&text);
    if (bad) return -1;
    bad = qn_format(rt, x, spec, out);
    return qn_release(rt, x), bad;
  }
  if (v.tag == QN_NPSCALAR && v.dtype == QN_D_BOOL) {
    qn_buf_z(out, v.i ? "True" : "False");
    return 0;
  }
  if (qn_scalar_item(rt, v, &x)) return -1;
  int r = qn_format(rt, x, spec, out);
  qn_release(rt, x);
  return r;
}

static int scalar_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  qn_value x;
  if (qn_is_time(v)) return *out = qn_time_hash((qn_dtype)v.dtype, v.i), 0;
  if (qn_scalar_item(rt, v, &x)) return -1;
  int r = qn_hash(rt, x, out);
  qn_release(rt, x);
  return r;
}

static int scalar_truth(qn_rt *rt, qn_value v) {
  double re, im;
  (void)rt;
  if (v.tag == QN_NPSCALAR && v.dtype != QN_D_COMPLEX64 && qn_dtypes[v.dtype].kind != 'f') return v.i != 0;
  return qn_number_parts(v, &re, &im) && (re != 0 || im != 0);
}

/* --- arithmetic -------------------------------------------------------------------------------------------------------------- */
static const qn_ufunc_id binops[QN_BINOP_COUNT] = {
    [QN_ADD] = QN_UF_add,           [QN_SUB] = QN_UF_subtract,      [QN_MUL] = QN_UF_multiply,
    [QN_TRUEDIV] = QN_UF_divide,    [QN_FLOORDIV] = QN_UF_floor_divide, [QN_MOD] = QN_UF_remainder,
    [QN_POW] = QN_UF_power,         [QN_LSHIFT] = QN_UF_left_shift, [QN_RSHIFT] = QN_UF_right_shift,
    [QN_BITAND] = QN_UF_bitwise_and, [QN_BITOR] = QN_UF_bitwise_or, [QN_BITXOR] = QN_UF_bitwise_xor,
    [QN_DIVMOD] = QN_UF_divmod,     [QN_MATMUL] = QN_UF_COUNT,
};
static const qn_ufunc_id cmps[] = {[QN_LT] = QN_UF_less, [QN_LE] = QN_UF_less_equal, [QN_EQ] = QN_UF_equal,
                                   [QN_NE] = QN_UF_not_equal, [QN_GT] = QN_UF_greater, [QN_GE] = QN_UF_greater_equal};

qn_ufunc_id qn_ufunc_of_binop(qn_binop op) { return binops[op]; }
qn_ufunc_id qn_ufunc_of_cmp(qn_cmp op) { return cmps[op]; }

__extension__ typedef __int128 wide;

/* Did integer x op y leave dtype d? */
static bool int_overflows(qn_ufunc_id id, qn_dtype d, qn_value result, const char *x, const char *y) {
  wide a, b, r;
  int64_t i, j;
  bool uns = qn_dtypes[d].kind == 'u';
  qn_elem_cast(d, x, uns ? QN_D_UINT64 : QN_D_INT64, &i);
  qn_elem_cast(d, y, uns ? QN_D_UINT64 : QN_D_INT64, &j);
  a = uns ? (wide)(uint64_t)i : i;
  b = uns ? (wide)(uint64_t)j : j;
  if (id == QN_UF_add) r = a + b;
  else if (id == QN_UF_subtract) r = a - b;
  else if (id == QN_UF_multiply && __builtin_mul_overflow(a, b, &r)) return true;
  else if (id != QN_UF_multiply) return false;
  return r != (uns ? (wide)(uint64_t)result.i : (wide)result.i);
}

static int pow_check(qn_rt *rt, qn_dtype d, const char *y) {
  int64_t e;
  if (qn_dtypes[d].kind != 'i') return 0;
  qn_elem_cast(d, y, QN_D_INT64, &e);
  return e < 0 ? qn_raise(rt, QN_E_ValueError, "Integers to negative integer powers are not allowed.") : 0;
}

static bool is_scalar(qn_value v, qn_optype *t) { return qn_optype_of(v, t) && !qn_is_array(v); }

static int scalar_apply(qn_rt *rt, qn_ufunc_id id, qn_value a, qn_value b, const qn_ufunc_types *t, qn_value *out) {
  _Alignas(16) char x[16], y[16], r[2][16];
  char *args[4] = {x, y, r[0], r[1]}, name[40];
  static const int64_t steps[4] = {0, 0, 0, 0};
  const qn_ufunc_info *u = &qn_ufuncs[id];
  if (qn_elem_put(rt, t->loop, x, a) || qn_elem_put(rt, t->loop, y, b)) return -1;
  if (id == QN_UF_power && pow_check(rt, t->loop, y)) return -1;
  if (u->fault != QN_FAULT_NONE) qn_fp_clear();
  qn_ufunc_loop(id, t->loop)(args, 1, steps);
  int faults = u->fault != QN_FAULT_NONE ? qn_fp_flags() : 0;
  qn_value res[2];
  for (int k = 0; k < u->nout; k++)
    if (qn_elem_get(rt, t->out[k], r[k], &res[k])) return k ? qn_release(rt, res[0]), -1 : -1;
  if (qn_dtype_is_int(t->loop) && int_overflows(id, t->loop, res[0], x, y)) faults |= QN_FP_OVER;
  if (id == QN_UF_power && qn_dtype_is_float(t->loop)) { /* the flags of a list of operations mean nothing */
    double p = res[0].f, xs, ys, im;
    qn_number_parts(a, &xs, &im), qn_number_parts(b, &ys, &im);
    faults = isfinite(p) || isnan(xs) || isnan(ys) ? 0 : isnan(p) ? QN_FP_INVALID
             : isinf(xs) || isinf(ys) ? 0 : xs == 0 ? QN_FP_DIVIDE : QN_FP_OVER;
  }
  if (faults) {
    snprintf(name, sizeof name, "scalar %s", u->name);
    if (qn_fp_report(rt, faults, name)) return -1;
  }
  if (u->nout == 1) return *out = res[0], 0;
  int rc = qn_new_tuple(rt, res, 2, out);
  qn_release(rt, res[0]), qn_release(rt, res[1]);
  return rc;
}

/* A float64 scalar, or a Python number that joins one: the common case of driver code's loops over elements. */
static inline bool as_f64(qn_value v, double *x) {
  if (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT64) return *x = v.f, true;
  if (v.tag == QN_FLOAT) return *x = v.f, true;
  if (v.tag == QN_INT) return *x = (double)v.i, true;
  return false;
}

int qn_scalar_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  double x, y;
  if (op <= QN_TRUEDIV && as_f64(a, &x) && as_f64(b, &y)) { /* what is not finite may want a warning: below */
    double r = op == QN_ADD ? x + y : op == QN_SUB ? x - y : op == QN_MUL ? x * y : x / y;
    if (r - r == 0) return *out = qn_np_float(QN_D_FLOAT64, r), 0;
  }
  if (qn_is(a, QN_K_COMPLEX) && b.tag == QN_NPSCALAR && b.dtype == QN_D_FLOAT64) return qn_binary(rt, op, a, qn_float(b.f), out);
  qn_optype in[2];
  qn_ufunc_types t;
  const qn_value pair[2] = {a, b};
  int dated = qn_time_with_object(rt, op, a, b, reflected, out);
  if (dated > 0 && op != QN_MATMUL && op != QN_DIVMOD) dated = qn_time_with_text(rt, binops[op], pair, out);
  if (dated <= 0) return dated;
  if (!is_scalar(a, &in[0]) || !is_scalar(b, &in[1])) {
    bool arrays = (qn_is_array(a) || is_scalar(a, &in[0])) && (qn_is_array(b) || is_scalar(b, &in[1]));
    bool list = (qn_is(b, QN_K_LIST) || qn_is(b, QN_K_TUPLE)) && a.tag == QN_NPSCALAR && qn_dtypes[a.dtype].kind == 'f';
    if (!arrays && !list) return QN_NOT_IMPLEMENTED;
    return qn_array_binary(rt, op, a, b, out);
  }
  if (op == QN_MATMUL) return qn_raise(rt, QN_E_ValueError, "matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)");
  qn_ufunc_id id = binops[op];
  if (op == QN_DIVMOD && (qn_is_time(a) || qn_is_time(b))) {
    qn_value operands[2] = {a, b}, both[2];
    if (qn_ufunc_apply(rt, id, &(qn_ufunc_call){.in = operands}, both)) return -1;
    int bad = qn_new_tuple(rt, both, 2, out);
    return qn_release(rt, both[0]), qn_release(rt, both[1]), bad;
  }
  if (!qn_ufunc_resolve(id, in, &t) || !qn_ufunc_loop(id, t.loop)) return qn_ufunc2(rt, id, a, b, out); /* raises */
  return scalar_apply(rt, id, a, b, &t, out);
}

static bool int_value(qn_value v, wide *out) {
  if (v.tag == QN_INT || v.tag == QN_BOOL) return *out = v.i, true;
  if (v.tag != QN_NPSCALAR || !(qn_dtype_is_int((qn_dtype)v.dtype) || v.dtype == QN_D_BOOL)) return false;
  return *out = v.dtype == QN_D_UINT64 ? (wide)(uint64_t)v.i : v.i, true;
}

static int scalar_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  qn_optype in[2];
  wide i, j;
  if (!is_scalar(a, &in[0]) || !is_scalar(b, &in[1])) {
    if (qn_is_array(a) || qn_is_array(b)) return qn_ufunc2(rt, cmps[op], a, b, out);
    if (qn_is_time(a) || qn_is_time(b)) return qn_time_compare_object(rt, op, a, b, out);
    return QN_NOT_IMPLEMENTED;
  }
  int c;
  if (int_value(a, &i) && int_value(b, &j)) {
    c = i < j ? -1 : i > j;
  } else {
    if (in[0].dtype != QN_D_FLOAT64 || in[1].dtype != QN_D_FLOAT64) return qn_ufunc2(rt, cmps[op], a, b, out);
    if (a.f != a.f || b.f != b.f) return *out = qn_np_int(QN_D_BOOL, op == QN_NE), 0;
    c = a.f < b.f ? -1 : a.f > b.f;
  }
  bool r = false;
  switch (op) {
    case QN_LT: r = c < 0; break;
    case QN_LE: r = c <= 0; break;
    case QN_EQ: r = c == 0; break;
    case QN_NE: r = c != 0; break;
    case QN_GT: r = c > 0; break;
    case QN_GE: r = c >= 0; break;
  }
  return *out = qn_np_int(QN_D_BOOL, r), 0;
}

static int scalar_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  switch (op) {
    case QN_NEG:
      if (a.tag == QN_NPSCALAR && a.dtype == QN_D_FLOAT64) return *out = qn_np_float(QN_D_FLOAT64, -a.f), 0;
      return qn_ufunc1(rt, QN_UF_negative, a, out);
    case QN_POS: return qn_ufunc1(rt, QN_UF_positive, a, out);
    case QN_INVERT: return qn_ufunc1(rt, QN_UF_invert, a, out);
    case QN_NOT: return *out = qn_bool(!scalar_truth(rt, a)), 0;
  }
  return QN_NOT_IMPLEMENTED;
}

/* --- construction and attributes ------------------------------------------------------------------------------------------------ */
static int scalar_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_dtype d = QN_D_FLOAT64;
  for (int k = 0; k < QN_D_COUNT; k++)
    if (cls == &qn_npscalar_classes[k]) d = (qn_dtype)k;
  if (qn_dtype_is_time(d)) return qn_time_construct(rt, qn_dtype_is_span(d), args, out);
  if (args->nkw) return qn_raise(rt, QN_E_TypeError, "%s() takes no keyword arguments", cls->name);
  if (args->npos > (d == QN_D_COMPLEX64 || d == QN_D_COMPLEX128 ? 2u : 1u))
    return qn_raise(rt, QN_E_TypeError, "%s() takes at most 1 argument (%u given)", cls->name, args->npos);
  _Alignas(16) char slot[16] = {0};
  if (args->npos == 0) return qn_elem_get(rt, d, slot, out);
  qn_value x = args->pos[0];
  if (args->npos == 2) {
    double re, im, re2, im2;
    if (!qn_number_parts(x, &re, &im) || !qn_number_parts(args->pos[1], &re2, &im2)) return qn_raise(rt, QN_E_TypeError, "complex() arguments must be numbers");
    qn_c128 c = {re - im2, im + re2};
    qn_elem_cast(QN_D_COMPLEX128, &c, d, slot);
    return qn_elem_get(rt, d, slot, out);
  }
  if (qn_is_array(x) || qn_is(x, QN_K_LIST) || qn_is(x, QN_K_TUPLE)) {
    qn_value a;
    if (qn_is_array(x) ? qn_array_astype(rt, x, d, &a) : qn_array_from(rt, x, &d, &a)) return -1;
    return qn_unwrap_0d(rt, a, out);
  }
  if (x.tag == QN_NONE && qn_dtype_is_float(d)) {
    double nan = (double)NAN;
    return *out = qn_np_float(d, nan), 0;
  }
  if (qn_elem_put(rt, d, slot, x)) return -1;
  return qn_elem_get(rt, d, slot, out);
}

/* Methods that give an array of an array give a scalar of a scalar. */
static int scalar_call(qn_rt *rt, const char *name, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a, fn;
  qn_optype t;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || !qn_optype_of(self, &t) || qn_array_new(rt, t.dtype, 0, NULL, false, &a)) return -1;
  int r = qn_elem_put(rt, t.dtype, qn_view_of(a)->data, self) || qn_array_attr(rt, a, sym, &fn) ? -1 : 0;
  qn_release(rt, a);
  if (r) return -1;
  r = qn_call_object(rt, fn, args, out);
  qn_release(rt, fn);
  return r ? -1 : qn_unwrap_0d(rt, *out, out);
}
static int scalar_astype(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return scalar_call(rt, "astype", self, args, out); }
static int scalar_copy(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return scalar_call(rt, "copy", self, args, out); }
static int scalar_view(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return scalar_call(rt, "view", self, args, out); }
static int scalar_squeeze(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return scalar_call(rt, "squeeze", self, args, out); }
static const qn_method scalar_methods[] = {{.name = "astype", .fn = scalar_astype}, {.name = "copy", .fn = scalar_copy},
                                           {.name = "view", .fn = scalar_view},     {.name = "squeeze", .fn = scalar_squeeze}};

/* Everything an array can do, a scalar can as an array of rank 0. */
static int scalar_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  qn_value a;
  qn_optype t;
  if (name->n > 1 && name->text[0] == '_' && name->text[1] == '_' && !qn_sv_is(qn_sym_sv(name), "__abs__")) {
    if (qn_is(v, QN_K_NPCOMPLEX)) return 1;
    if (!strstr("__int__ __float__ __index__ __round__ __trunc__ __floor__ __ceil__ __complex__", name->text)) return 1;
  }
  if (!qn_optype_of(v, &t)) return 1;
  for (size_t i = 0; i < QN_COUNT(scalar_methods); i++)
    if (qn_sv_is(qn_sym_sv(name), scalar_methods[i].name)) return qn_new_native(rt, scalar_methods[i].name, scalar_methods[i].fn, v, out);
  const char kind = qn_dtypes[t.dtype].kind;
  const bool whole = kind == 'i' || kind == 'u', number = whole || kind == 'f';
  if ((number && qn_sv_is(qn_sym_sv(name), "is_integer")) || (whole && qn_sv_is(qn_sym_sv(name), "bit_count")) || (kind == 'f' && qn_sv_is(qn_sym_sv(name), "as_integer_ratio"))) { /* as the number */
    if (whole && qn_sv_is(qn_sym_sv(name), "is_integer")) { /* ints have it from Python 3.12 on */
      double x;
      if (qn_as_double(rt, v, &x)) return -1;
      qn_value f = qn_float(x);
      return qn_get_attr(rt, f, name, out);
    }
    if (qn_scalar_item(rt, v, &a)) return -1;
    int r = qn_get_attr(rt, a, name, out);
    return qn_release(rt, a), r;
  }
  if (qn_array_new(rt, t.dtype, 0, NULL, false, &a)) return -1;
  int r = qn_elem_put(rt, t.dtype, qn_view_of(a)->data, v);
  if (!r) r = qn_array_attr(rt, a, name, out);
  qn_release(rt, a);
  return r ? r : qn_unwrap_0d(rt, *out, out);
}

static int scalar_get_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) {
  if (qn_is(key, QN_K_TUPLE) && ((qn_tuple *)key.o)->n == 0) return *out = qn_retained(v), 0;
  return qn_raise(rt, QN_E_IndexError, "invalid index to scalar variable.");
}

static void complex_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_npcomplex)); }

/* --- classes ------------------------------------------------------------------------------------------------------------------------- */
#define ABSTRACT(var, text, parent) \
  qn_class var = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text, .full_name = "numpy." text, .module = "numpy", .kind = QN_K_OTHER, .base = parent};
ABSTRACT(qn_np_generic, "generic", &qn_object_class)
ABSTRACT(qn_np_number, "number", &qn_np_generic)
ABSTRACT(qn_np_integer, "integer", &qn_np_number)
ABSTRACT(qn_np_signed, "signedinteger", &qn_np_integer)
ABSTRACT(qn_np_unsigned, "unsignedinteger", &qn_np_integer)
ABSTRACT(qn_np_inexact, "inexact", &qn_np_number)
ABSTRACT(qn_np_floating, "floating", &qn_np_inexact)
ABSTRACT(qn_np_complexfloating, "complexfloating", &qn_np_inexact)

#define BASE_BOOL &qn_np_generic
#define BASE_INT8 &qn_np_signed
#define BASE_INT16 &qn_np_signed
#define BASE_INT32 &qn_np_signed
#define BASE_INT64 &qn_np_signed
#define BASE_UINT8 &qn_np_unsigned
#define BASE_UINT16 &qn_np_unsigned
#define BASE_UINT32 &qn_np_unsigned
#define BASE_UINT64 &qn_np_unsigned
#define BASE_FLOAT32 &qn_np_floating
#define BASE_FLOAT64 &qn_float_class
#define BASE_COMPLEX64 &qn_np_complexfloating
#define BASE_COMPLEX128 &qn_complex_class
#define BASE_DATETIME64 &qn_np_generic
#define BASE_TIMEDELTA64 &qn_np_signed
#define BASE_OBJECT &qn_np_generic
/* np.float64 is a float and a np.floating, np.complex128 a complex and a np.complexfloating. */
static const qn_class *const mro_f64[] = {&qn_npscalar_classes[QN_D_FLOAT64], &qn_np_floating, &qn_np_inexact, &qn_np_number,
                                          &qn_np_generic, &qn_float_class, &qn_object_class};
static const qn_class *const mro_c128[] = {&qn_npscalar_classes[QN_D_COMPLEX128], &qn_np_complexfloating, &qn_np_inexact,
                                           &qn_np_number, &qn_np_generic, &qn_complex_class, &qn_object_class};
#define NMRO_FLOAT64 QN_COUNT(mro_f64)
#define NMRO_COMPLEX128 QN_COUNT(mro_c128)
#define MRO_BOOL NULL
#define NMRO_BOOL 0
#define MRO_INT8 NULL
#define NMRO_INT8 0
#define MRO_INT16 NULL
#define NMRO_INT16 0
#define MRO_INT32 NULL
#define NMRO_INT32 0
#define MRO_INT64 NULL
#define NMRO_INT64 0
#define MRO_UINT8 NULL
#define NMRO_UINT8 0
#define MRO_UINT16 NULL
#define NMRO_UINT16 0
#define MRO_UINT32 NULL
#define NMRO_UINT32 0
#define MRO_UINT64 NULL
#define NMRO_UINT64 0
#define MRO_FLOAT32 NULL
#define NMRO_FLOAT32 0
#define MRO_COMPLEX64 NULL
#define NMRO_COMPLEX64 0
#define MRO_DATETIME64 NULL
#define NMRO_DATETIME64 0
#define MRO_TIMEDELTA64 NULL
#define NMRO_TIMEDELTA64 0
#define MRO_OBJECT NULL
#define NMRO_OBJECT 0
#define MRO_FLOAT64 mro_f64
#define MRO_COMPLEX128 mro_c128
/* A time's class is the one without unit. */
#define DTYPE_UNIT(ID, id, text, size, k, ctype)
#define DTYPE(ID, id, text, size, k, ctype)                                                                             \
  [QN_D_##ID] = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = text, .full_name = "numpy." text, .module = "numpy",    \
                 .kind = QN_D_##ID == QN_D_COMPLEX128 ? QN_K_NPCOMPLEX : QN_K_OTHER, .base = BASE_##ID,                  \
                 .destroy = QN_D_##ID == QN_D_COMPLEX128 ? complex_destroy : NULL, .repr = scalar_repr, .str = scalar_str, \
                 .format = scalar_format, .hash = scalar_hash, .truth = scalar_truth, .compare = scalar_compare,         \
                 .binary = qn_scalar_binary, .unary = scalar_unary, .get_item = scalar_get_item,                         \
                 .get_attr = scalar_get_attr, .construct = scalar_construct, .mro = MRO_##ID, .nmro = NMRO_##ID},
qn_class qn_npscalar_classes[QN_D_COUNT] = {
#include "runtime/base/dtype.def"
};
#undef DTYPE

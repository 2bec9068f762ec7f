/* complex.c - complex numbers: objects, operators (CPython's algorithms, so the same bits), repr. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/math/math.h"
#include "runtime/object/internal.h"

typedef struct parts {
  double re, im;
} parts;

int qn_new_complex(qn_rt *rt, double re, double im, qn_value *out) {
  qn_complexobj *c = qn_obj_new(rt, &qn_complex_class, sizeof *c);
  if (!c) return -1;
  c->re = re;
  c->im = im;
  *out = qn_from_obj(c);
  return 0;
}

static void complex_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_complexobj)); }

int qn_complex_parts(qn_rt *rt, qn_value v, double *re, double *im) {
  *im = 0.0;
  v = qn_unboxed(v);
  if (v.tag == QN_FLOAT) return *re = v.f, 1;
  if (qn_is_int(v)) return *re = (double)v.i, 1;
  if (qn_is_big(v)) return qn_int_as_double(rt, v, re) < 0 ? -1 : 1;
  if (qn_is(v, QN_K_COMPLEX)) return *re = qn_complexp(v)->re, *im = qn_complexp(v)->im, 1;
  (void)rt;
  return 0;
}

/* Smith's method, as _Py_c_quot. */
static int quotient(qn_rt *rt, parts a, parts b, parts *r) {
  double abs_re = fabs(b.re), abs_im = fabs(b.im);
  if (abs_re >= abs_im) {
    if (abs_re == 0.0) return qn_raise(rt, QN_E_ZeroDivisionError, "complex division by zero");
    double ratio = b.im / b.re, denom = b.re + b.im * ratio;
    *r = (parts){(a.re + a.im * ratio) / denom, (a.im - a.re * ratio) / denom};
  } else if (abs_im >= abs_re) {
    double ratio = b.re / b.im, denom = b.re * ratio + b.im;
    *r = (parts){(a.re * ratio + a.im) / denom, (a.im * ratio - a.re) / denom};
  } else {
    *r = (parts){NAN, NAN};
  }
  return 0;
}

static parts product(parts a, parts b) { return (parts){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

static int small_power(qn_rt *rt, parts x, int64_t n, parts *r) {
  parts result = {1.0, 0.0}, p = x;
  for (int64_t left = n < 0 ? -n : n, mask = 1; mask > 0 && left >= mask; mask <<= 1) {
    if (left & mask) result = product(result, p);
    p = product(p, p);
  }
  if (n >= 0) return *r = result, 0;
  if (result.re == 0.0 && result.im == 0.0)
    return qn_raise(rt, QN_E_ZeroDivisionError, "0.0 to a negative or complex power");
  return quotient(rt, (parts){1.0, 0.0}, result, r);
}

static int general_power(qn_rt *rt, parts a, parts b, parts *r) {
  if (b.re == 0.0 && b.im == 0.0) return *r = (parts){1.0, 0.0}, 0;
  if (a.re == 0.0 && a.im == 0.0) {
    if (b.im != 0.0 || b.re < 0.0)
      return qn_raise(rt, QN_E_ZeroDivisionError, "0.0 to a negative or complex power");
    return *r = (parts){0.0, 0.0}, 0;
  }
  double vabs = hypot(a.re, a.im), len = qn_pow(vabs, b.re), at = atan2(a.im, a.re), phase = at * b.re;
  if (b.im != 0.0) {
    len /= qn_exp(at * b.im);
    phase += b.im * qn_log(vabs);
  }
  if (isinf(phase)) /* what cos says of it is what CPython raises */
    return qn_raise(rt, QN_E_ZeroDivisionError, "0.0 to a negative or complex power");
  return *r = (parts){len * cos(phase), len * sin(phase)}, 0;
}

static int power(qn_rt *rt, parts a, parts b, parts *r) {
  int status = b.im == 0.0 && b.re == floor(b.re) && fabs(b.re) <= 100.0 ? small_power(rt, a, (int64_t)b.re, r)
                                                                          : general_power(rt, a, b, r);
  if (status == 0 && (isinf(r->re) || isinf(r->im)) && isfinite(a.re) && isfinite(a.im) && isfinite(b.re) && isfinite(b.im))
    return qn_raise(rt, QN_E_OverflowError, "complex exponentiation");
  return status;
}

int qn_complex_binary(qn_rt *rt, qn_binop op, qn_complexobj x, qn_complexobj y, qn_value *out) {
  parts a = {x.re, x.im}, b = {y.re, y.im}, r = {0, 0};
  switch (op) {
  case QN_ADD: r = (parts){a.re + b.re, a.im + b.im}; break;
  case QN_SUB: r = (parts){a.re - b.re, a.im - b.im}; break;
  case QN_MUL: r = product(a, b); break;
  case QN_TRUEDIV: QN_TRY(quotient(rt, a, b, &r)); break;
  case QN_POW: QN_TRY(power(rt, a, b, &r)); break;
  case QN_FLOORDIV:
  case QN_MOD:
  case QN_DIVMOD:
  case QN_MATMUL:
  case QN_LSHIFT:
  case QN_RSHIFT:
  case QN_BITAND:
  case QN_BITOR:
  case QN_BITXOR:
  case QN_BINOP_COUNT: return QN_NOT_IMPLEMENTED;
  }
  return qn_new_complex(rt, r.re, r.im, out);
}

static int complex_slot_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected;
  qn_complexobj x = {.re = 0}, y = {.re = 0};
  const int has_a = qn_complex_parts(rt, a, &x.re, &x.im), has_b = has_a > 0 ? qn_complex_parts(rt, b, &y.re, &y.im) : 0;
  if (has_a < 0 || has_b < 0) return -1; /* an int too large for a float */
  if (!has_a || !has_b) return QN_NOT_IMPLEMENTED;
  return qn_complex_binary(rt, op, x, y, out);
}

static int complex_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  qn_complexobj *c = qn_complexp(a);
  switch (op) {
  case QN_NEG: return qn_new_complex(rt, -c->re, -c->im, out);
  case QN_POS: return *out = qn_retained(a), 0;
  case QN_INVERT:
  case QN_NOT: break;
  }
  return QN_NOT_IMPLEMENTED;
}

static int complex_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  double re, im;
  qn_complexobj *c = qn_complexp(a);
  if (b.tag == QN_NPSCALAR && b.dtype == QN_D_FLOAT64) b = qn_float(b.f); /* np.float64 is a float */
  if (op != QN_EQ && op != QN_NE) return QN_NOT_IMPLEMENTED;
  const int has = qn_complex_parts(rt, b, &re, &im);
  if (has < 0) return qn_exc_clear(rt), *out = qn_bool(op == QN_NE), 0; /* an int that no float is */
  if (!has) return QN_NOT_IMPLEMENTED;
  bool equal;
  if (qn_is_int(b)) /* an int beyond 2**53 compares exactly */
    equal = c->im == 0.0 && !isnan(c->re) && qn_cmp_int_float(b.i, c->re) == 0;
  else
    equal = c->re == re && c->im == im;
  return *out = qn_bool(equal == (op == QN_EQ)), 0;
}

static int complex_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  uint64_t h = qn_hash_double(qn_complexp(v)->re) + 1000003u * qn_hash_double(qn_complexp(v)->im);
  *out = h == (uint64_t)-1 ? (uint64_t)-2 : h;
  return 0;
}

static int complex_truth(qn_rt *rt, qn_value v) {
  (void)rt;
  return qn_complexp(v)->re != 0.0 || qn_complexp(v)->im != 0.0;
}

/* The parts print as repr does, less the ".0". */
static void part_repr(double f, bool sign, qn_buf *out) {
  size_t start = out->n;
  if (sign && !signbit(f) && !isnan(f)) qn_buf_c(out, '+');
  if (sign && isnan(f)) qn_buf_c(out, '+');
  qn_float_repr(f, out);
  if (!out->oom && out->n > start + 2 && !memcmp(out->p + out->n - 2, ".0", 2)) {
    out->n -= 2;
    out->p[out->n] = 0;
  }
}

void qn_complex_repr(double re, double im, qn_buf *out) {
  if (re == 0.0 && !signbit(re)) {
    part_repr(im, false, out);
    qn_buf_c(out, 'j');
    return;
  }
  qn_buf_c(out, '(');
  part_repr(re, false, out);
  part_repr(im, true, out);
  qn_buf_z(out, "j)");
}

static int complex_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  qn_complex_repr(qn_complexp(v)->re, qn_complexp(v)->im, out);
  return 0;
}

qn_class qn_complex_class = {QN_CLASS_HEAD("complex", QN_K_COMPLEX, &qn_object_class), .methods = qn_complex_methods,
                             .destroy = complex_destroy, .repr = complex_repr, .format = qn_complex_format,
                             .hash = complex_hash, .truth = complex_truth, .compare = complex_compare,
                             .binary = complex_slot_binary, .unary = complex_unary, .construct = qn_complex_construct, .derivable = true};

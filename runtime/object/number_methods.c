/* number_methods.c - the methods and attributes of int, float and complex. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"
#include "runtime/object/text.h"

#define METHOD(name) static int name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)

/* --- int ---------------------------------------------------------------------------------------------------------------------- */
/* int(self) for a bool. */
static int plain_int(qn_value self, qn_value *out) { return *out = qn_is_big(self) ? qn_retained(self) : qn_int(self.i), 0; }

METHOD(int_real) {
  (void)rt, (void)args;
  return plain_int(self, out);
}
METHOD(int_imag) {
  (void)rt, (void)args, (void)self;
  return *out = qn_int(0), 0;
}
METHOD(int_one) {
  (void)rt, (void)args, (void)self;
  return *out = qn_int(1), 0;
}

METHOD(int_bit_length) {
  QN_TRY(qn_args_parse(rt, args, "int.bit_length", "", NULL));
  return *out = qn_int(qn_int_bit_length(self)), 0;
}
METHOD(int_bit_count) {
  QN_TRY(qn_args_parse(rt, args, "int.bit_count", "", NULL));
  return *out = qn_int(qn_int_bit_count(self)), 0;
}
METHOD(int_conjugate) {
  QN_TRY(qn_args_parse(rt, args, "int.conjugate", "", NULL));
  return plain_int(self, out);
}
METHOD(int_ratio) {
  QN_TRY(qn_args_parse(rt, args, "int.as_integer_ratio", "", NULL));
  qn_value pair[2] = {{0}, qn_int(1)};
  plain_int(self, &pair[0]);
  return qn_new_tuple_take(rt, pair, 2, out);
}
METHOD(int_index) {
  QN_TRY(qn_args_parse(rt, args, "int.__index__", "", NULL));
  return plain_int(self, out);
}

static int byte_order(qn_rt *rt, qn_value v, bool *big) {
  if (v.tag == QN_UNSET) return *big = true, 0;
  if (!qn_is(v, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "byteorder argument must be str, not %s", qn_type_name(v));
  *big = !strcmp(qn_strp(v)->text, "big");
  return *big || !strcmp(qn_strp(v)->text, "little") ? 0 : qn_raise(rt, QN_E_ValueError, "byteorder must be either 'little' or 'big'");
}
static void reverse(unsigned char *p, int64_t n) {
  for (int64_t i = 0; i < n / 2; i++) {
    unsigned char t = p[i];
    p[i] = p[n - 1 - i];
    p[n - 1 - i] = t;
  }
}
METHOD(int_to_bytes) {
  qn_value a[3];
  int64_t n = 1;
  bool big;
  QN_TRY(qn_args_parse(rt, args, "to_bytes", "|length byteorder$signed", a));
  if (a[0].tag != QN_UNSET) QN_TRY(qn_as_index(rt, a[0], &n));
  QN_TRY(byte_order(rt, a[1], &big));
  int is_signed = a[2].tag == QN_UNSET ? 0 : qn_truth(rt, a[2]);
  if (is_signed < 0) return -1;
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "length argument must be non-negative");
  if (qn_big_negative(self) && !is_signed) return qn_raise(rt, QN_E_OverflowError, "can't convert negative int to unsigned");
  QN_TRY(qn_new_bytes(rt, (qn_sv){NULL, (size_t)n}, out));
  unsigned char *p = (unsigned char *)qn_bytesp(*out)->data;
  if (!qn_int_to_bytes(self, p, n, is_signed)) {
    qn_drop(rt, out);
    return qn_raise(rt, QN_E_OverflowError, "int too big to convert");
  }
  if (big) reverse(p, n);
  return 0;
}
METHOD(int_from_bytes) { /* self is the class */
  qn_value a[3], bytes, v;
  bool big;
  QN_TRY(qn_args_parse(rt, args, "from_bytes", "bytes|byteorder$signed", a));
  QN_TRY(byte_order(rt, a[1], &big));
  int is_signed = a[2].tag == QN_UNSET ? 0 : qn_truth(rt, a[2]);
  if (is_signed < 0) return -1;
  if (qn_is_int(a[0]) || qn_is(a[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "cannot convert '%s' object to bytes", qn_type_name(a[0]));
  QN_TRY(qn_bytes_construct(rt, &qn_bytes_class, &(qn_args){.pos = a, .npos = 1}, &bytes));
  qn_bytesobj *b = qn_bytesp(bytes);
  if (big && b->obj.rc != 1) { /* another's: the order is changed in a copy */
    qn_value copy;
    int bad = qn_new_bytes(rt, (qn_sv){b->data, (size_t)b->n}, &copy);
    qn_release(rt, bytes);
    if (bad) return -1;
    bytes = copy;
    b = qn_bytesp(bytes);
  }
  if (big) reverse((unsigned char *)b->data, b->n);
  int bad = qn_big_of_bytes(rt, (const unsigned char *)b->data, b->n, is_signed, &v);
  qn_release(rt, bytes);
  if (bad) return -1;
  if (qn_class_ptr(self) == &qn_int_class) return *out = v, 0;
  bad = qn_call_pos(rt, self, &v, 1, out);
  qn_release(rt, v);
  return bad;
}

#define ROW(name, fn) {name, fn, false, false}
#define ATTR(name, fn) {name, fn, true, false}
const qn_method qn_int_methods[] = {ATTR("real", int_real),
                                    ATTR("imag", int_imag),
                                    ATTR("numerator", int_real),
                                    ATTR("denominator", int_one),
                                    ROW("bit_length", int_bit_length),
                                    ROW("bit_count", int_bit_count),
                                    ROW("to_bytes", int_to_bytes),
                                    {"from_bytes", int_from_bytes, false, true},
                                    ROW("conjugate", int_conjugate),
                                    ROW("as_integer_ratio", int_ratio),
                                    ROW("__index__", int_index),
                                    {NULL, NULL, false, false}};

/* --- float --------------------------------------------------------------------------------------------------------------------- */
static int self_double(qn_rt *rt, qn_value self, double *f) { return qn_as_double(rt, self, f); } /* np.float64 is a float too */

METHOD(float_real) {
  (void)args;
  double f;
  QN_TRY(self_double(rt, self, &f));
  return *out = qn_float(f), 0;
}
METHOD(float_imag) {
  (void)rt, (void)args, (void)self;
  return *out = qn_float(0.0), 0;
}
METHOD(float_conjugate) {
  QN_TRY(qn_args_parse(rt, args, "float.conjugate", "", NULL));
  return float_real(rt, self, args, out);
}
METHOD(float_is_integer) {
  double f;
  QN_TRY(qn_args_parse(rt, args, "float.is_integer", "", NULL));
  QN_TRY(self_double(rt, self, &f));
  return *out = qn_bool(isfinite(f) && f == floor(f)), 0;
}

METHOD(float_ratio) {
  double f;
  int e;
  QN_TRY(qn_args_parse(rt, args, "float.as_integer_ratio", "", NULL));
  QN_TRY(self_double(rt, self, &f));
  if (isnan(f)) return qn_raise(rt, QN_E_ValueError, "cannot convert NaN to integer ratio");
  if (isinf(f)) return qn_raise(rt, QN_E_OverflowError, "cannot convert Infinity to integer ratio");
  double m = frexp(f, &e);
  for (int i = 0; i < 300 && m != floor(m); i++) {
    m *= 2.0;
    e--;
  }
  qn_value pair[2] = {qn_int((int64_t)m), qn_int(1)};
  QN_TRY(qn_binary(rt, QN_LSHIFT, pair[e < 0], qn_int(e < 0 ? -e : e), &pair[e < 0]));
  return qn_new_tuple_take(rt, pair, 2, out);
}

METHOD(float_hex) {
  double f;
  char text[64];
  int e = 0, n;
  QN_TRY(qn_args_parse(rt, args, "float.hex", "", NULL));
  QN_TRY(self_double(rt, self, &f));
  const char *sign = signbit(f) ? "-" : "";
  if (isnan(f) || isinf(f)) {
    n = snprintf(text, sizeof text, "%s", isnan(f) ? "nan" : f < 0 ? "-inf" : "inf");
  } else if (f == 0.0) {
    n = snprintf(text, sizeof text, "%s0x0.0p+0", sign);
  } else {
    double m = frexp(fabs(f), &e);
    int shift = e < -1021 ? -1021 - e : 0; /* subnormal: the leading digit is 0 */
    m = ldexp(m, 1 - shift);
    e += shift - 1;
    int64_t bits = (int64_t)ldexp(m, 52);
    n = snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, (int)(bits >> 52), (long long)(bits & 0xfffffffffffff), e);
  }
  return qn_new_str(rt, (qn_sv){text, (size_t)n}, out);
}

/* sign, 0x, hex digits with a point, p exponent: true when s is that. */
static bool is_hex_float(const char *p) {
  if (*p == '+' || *p == '-') p++;
  if (!strcasecmp(p, "inf") || !strcasecmp(p, "infinity") || !strcasecmp(p, "nan")) return true;
  if (p[0] == '0' && (p[1] | 0x20) == 'x') p += 2;
  size_t whole = strspn(p, "0123456789abcdefABCDEF"), part = 0;
  p += whole;
  if (*p == '.') {
    part = strspn(++p, "0123456789abcdefABCDEF");
    p += part;
  }
  if (whole + part == 0) return false;
  if ((*p | 0x20) == 'p') {
    p++;
    if (*p == '+' || *p == '-') p++;
    size_t digits = strspn(p, "0123456789");
    if (!digits) return false;
    p += digits;
  }
  return *p == 0;
}

METHOD(float_fromhex) {
  (void)self;
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "float.fromhex", "string/", &x));
  if (!qn_is(x, QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "fromhex() argument must be a str, not %s", qn_type_name(x));
  qn_sv s = qn_text_strip(qn_str_sv(x));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  bool sign = s.n && (s.p[0] == '-' || s.p[0] == '+');
  if (sign) qn_buf_c(&b, s.p[0]), s.p++, s.n--;
  if (!(s.n > 1 && s.p[0] == '0' && (s.p[1] | 0x20) == 'x') && s.n && (s.p[0] | 0x20) != 'i' && (s.p[0] | 0x20) != 'n')
    qn_buf_z(&b, "0x");
  qn_buf_sv(&b, s);
  int r = 0;
  if (b.oom)
    r = qn_raise_memory(rt);
  else if (memchr(s.p, 0, s.n) || !b.n || !is_hex_float(b.p))
    r = qn_raise(rt, QN_E_ValueError, "invalid hexadecimal floating-point string");
  else {
    double f = strtod(b.p, NULL);
    if (isinf(f) && !strchr("iI", b.p[sign]))
      r = qn_raise(rt, QN_E_OverflowError, "hexadecimal value too large to represent as a float");
    else
      *out = qn_float(f);
  }
  qn_buf_deinit(&b);
  return r;
}

const qn_method qn_float_methods[] = {ATTR("real", float_real),
                                      ATTR("imag", float_imag),
                                      ROW("conjugate", float_conjugate),
                                      ROW("is_integer", float_is_integer),
                                      ROW("as_integer_ratio", float_ratio),
                                      ROW("hex", float_hex),
                                      {"fromhex", float_fromhex, false, true},
                                      {NULL, NULL, false, false}};

/* --- complex -------------------------------------------------------------------------------------------------------------------- */
METHOD(complex_real) {
  (void)rt, (void)args;
  return *out = qn_float(qn_complexp(self)->re), 0;
}
METHOD(complex_imag) {
  (void)rt, (void)args;
  return *out = qn_float(qn_complexp(self)->im), 0;
}
METHOD(complex_conjugate) {
  QN_TRY(qn_args_parse(rt, args, "complex.conjugate", "", NULL));
  return qn_new_complex(rt, qn_complexp(self)->re, -qn_complexp(self)->im, out);
}

const qn_method qn_complex_methods[] = {ATTR("real", complex_real),
                                        ATTR("imag", complex_imag),
                                        ROW("conjugate", complex_conjugate),
                                        {NULL, NULL, false, false}};

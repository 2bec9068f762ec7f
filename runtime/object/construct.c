/* construct.c - calling the classes of numbers: int(x, base), float(x), bool(x), complex(re, im), and text to number. */
#include "runtime/object/array/array.h"
#include <math.h>
#include <strings.h>

#include "runtime/base/dtoa.h"
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"
#include "runtime/object/text.h"

enum { NUMBER_TEXT_MAX = 1 << 16 };

/* --- text ------------------------------------------------------------------------------------------------------------------------ */
/* Without blanks at the ends, decimal digits of other scripts made ASCII. false: out of memory. */
static void normalise(qn_sv text, qn_buf *out) {
  text = qn_text_strip(text);
  for (const char *p = text.p, *end = p + text.n; p < end;) {
    const char *start = p;
    uint32_t c = qn_u8_next(&p);
    int digit = c < 0x80 ? -1 : qn_text_decimal(c);
    if (digit >= 0)
      qn_buf_c(out, (char)('0' + digit));
    else
      qn_buf_add(out, start, (size_t)(p - start));
  }
}

static int raise_with_repr(qn_rt *rt, const char *before, qn_value original) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (qn_repr(rt, original, &b) == 0) qn_raise(rt, QN_E_ValueError, "%s%s", before, b.p);
  qn_buf_deinit(&b);
  return -1;
}

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

static int prefix_base(const char *p, size_t n) {
  if (n < 2 || p[0] != '0') return 0;
  char c = p[1] | 0x20;
  return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
}

typedef enum int_text { INT_OK, INT_BAD, INT_TOO_BIG } int_text;

static int_text read_digits(const char *p, size_t n, int base, bool negative, int64_t *out) {
  uint64_t value = 0, limit = negative ? (uint64_t)1 << 63 : INT64_MAX;
  bool big = false, after_digit = false;
  for (size_t i = 0; i < n; i++) {
    if (p[i] == '_') {
      if (!after_digit) return INT_BAD;
      after_digit = false;
      continue;
    }
    int d = digit_of(p[i]);
    if (d >= base) return INT_BAD;
    big = big || value > (limit - (uint64_t)d) / (uint64_t)base;
    value = value * (uint64_t)base + (uint64_t)d;
    after_digit = true;
  }
  if (!after_digit) return INT_BAD;
  if (big) return INT_TOO_BIG;
  *out = negative ? (int64_t)(0 - value) : (int64_t)value;
  return INT_OK;
}

/* *digits, *base and *negative: what is left for qn_big_parse where 64 bits are too few. */
static int_text read_int(qn_sv s, int *base_, int64_t *out, qn_sv *digits, bool *negative_) {
  int base = *base_;
  const char *p = s.p;
  size_t n = s.n;
  bool negative = n && p[0] == '-';
  if (n && (p[0] == '-' || p[0] == '+')) p++, n--;
  int prefix = prefix_base(p, n);
  if (prefix && (base == 0 || base == prefix)) {
    base = prefix;
    p += 2, n -= 2;
    if (n && p[0] == '_') p++, n--; /* 0x_ff */
  } else if (base == 0) {
    base = 10;
    bool zeros = true;
    for (size_t i = 0; i < n; i++) zeros = zeros && (p[i] == '0' || p[i] == '_');
    if (n > 1 && p[0] == '0' && !zeros) return INT_BAD;
  }
  *base_ = base;
  *digits = (qn_sv){p, n};
  *negative_ = negative;
  return read_digits(p, n, base, negative, out);
}

/* [-]digits, at most 18: nothing to normalise, nothing that could overflow. */
static bool read_plain_int(qn_sv s, int64_t *out) {
  size_t sign = s.n && s.p[0] == '-';
  if (s.n <= sign || s.n > sign + 18) return false;
  int64_t v = 0;
  for (size_t i = sign; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return false;
    v = v * 10 + (s.p[i] - '0');
  }
  return *out = sign ? -v : v, true;
}

int qn_parse_int(qn_rt *rt, qn_sv text, int base, qn_value original, qn_value *out) {
  qn_buf b;
  int64_t i;
  if (base == 10 && read_plain_int(text, &i)) return *out = qn_int(i), 0;
  qn_buf_init(&b, rt->alloc);
  normalise(text, &b);
  qn_sv digits;
  bool negative, oom = b.oom;
  int real_base = base, bad = 0;
  int_text r = oom ? INT_BAD : read_int(qn_buf_view(&b), &real_base, &i, &digits, &negative);
  if (r == INT_TOO_BIG) bad = qn_big_parse(rt, digits, real_base, negative, true, out);
  qn_buf_deinit(&b);
  if (oom) return qn_raise_memory(rt);
  if (r == INT_OK) return *out = qn_int(i), 0;
  if (r == INT_TOO_BIG) return bad;
  char before[64];
  snprintf(before, sizeof before, "invalid literal for int() with base %d: ", base);
  return raise_with_repr(rt, before, original);
}

/* The underscores between digits removed; false: one is misplaced. */
static bool drop_underscores(qn_buf *b) {
  size_t to = 0;
  for (size_t i = 0; i < b->n; i++) {
    if (b->p[i] != '_') {
      b->p[to++] = b->p[i];
      continue;
    }
    bool between = i > 0 && i + 1 < b->n && b->p[i - 1] >= '0' && b->p[i - 1] <= '9' && b->p[i + 1] >= '0' && b->p[i + 1] <= '9';
    if (!between) return false;
  }
  b->n = to;
  return true;
}

static bool read_special(qn_sv s, double *out) {
  bool negative = s.n && s.p[0] == '-';
  if (s.n && (s.p[0] == '-' || s.p[0] == '+')) s.p++, s.n--;
  if ((s.n == 3 && !strncasecmp(s.p, "inf", 3)) || (s.n == 8 && !strncasecmp(s.p, "infinity", 8)))
    *out = INFINITY;
  else if (s.n == 3 && !strncasecmp(s.p, "nan", 3))
    *out = NAN;
  else
    return false;
  if (negative) *out = -*out;
  return true;
}

/* [sign] digits [. digits] [exponent], with at least one digit before or after the point. */
static bool read_float(qn_sv s, double *out) { return read_special(s, out) || (s.n > 0 && qn_double_parse(s, out)); }

int qn_parse_float(qn_rt *rt, qn_sv text, qn_value original, qn_value *out) {
  qn_buf b;
  double f = 0;
  if (text.n && qn_double_parse(text, &f)) return *out = qn_float(f), 0; /* plain as it stands */
  qn_buf_init(&b, rt->alloc);
  normalise(text, &b);
  bool ok = !b.oom && drop_underscores(&b) && read_float(qn_buf_view(&b), &f), oom = b.oom;
  qn_buf_deinit(&b);
  if (oom) return qn_raise_memory(rt);
  if (ok) return *out = qn_float(f), 0;
  return raise_with_repr(rt, "could not convert string to float: ", original);
}

/* --- numbers from objects ------------------------------------------------------------------------------------------------------ */
/* int(), float() of a time: of its item, which is a number for some units. */
static int of_time(qn_rt *rt, qn_value x, const char *name, qn_value *out) {
  qn_value item;
  QN_TRY(qn_elem_item(rt, (qn_dtype)x.dtype, &x.i, &item));
  if (item.tag == QN_INT) return *out = name[0] == 'i' ? item : qn_float((double)item.i), 0;
  qn_raise(rt, QN_E_TypeError, "%s() argument must be a string%s or a real number, not '%s'", name, name[0] == 'i' ? ", a bytes-like object" : "",
           qn_type_name(item));
  qn_release(rt, item);
  return -1;
}

static int int_of(qn_rt *rt, qn_value x, qn_value *out) {
  if (qn_is_int(x)) return *out = qn_int(x.i), 0;
  if (qn_is_big(x)) return *out = qn_retained(x), 0;
  if (x.tag == QN_FLOAT) return qn_float_to_int(rt, x.f, out);
  if (qn_is(x, QN_K_STR)) return qn_parse_int(rt, qn_str_sv(x), 10, x, out);
  if (qn_is(x, QN_K_BYTES)) return qn_parse_int(rt, (qn_sv){qn_bytesp(x)->data, (size_t)qn_bytesp(x)->n}, 10, x, out);
  if (x.tag == QN_NPSCALAR) {
    if (qn_dtype_is_float((qn_dtype)x.dtype)) return qn_float_to_int(rt, x.f, out);
    if (qn_dtypes[x.dtype].kind == 'M' || qn_dtypes[x.dtype].kind == 'm') return of_time(rt, x, "int", out);
    if (!qn_dtype_is_complex((qn_dtype)x.dtype)) {
      return qn_as_int(rt, x, out);
    }
  }
  static const char *const methods[] = {"__int__", "__index__", "__trunc__"};
  for (size_t m = 0; m < QN_COUNT(methods); m++) {
    int r = qn_call_special(rt, x, methods[m], NULL, 0, out);
    if (r < 0) return -1;
    if (r && qn_is_whole(*out)) return 0;
    if (!r) continue;
    qn_raise(rt, QN_E_TypeError, "%s returned non-int (type %s)", methods[m], qn_type_name(*out));
    qn_drop(rt, out);
    return -1;
  }
  if (x.tag == QN_OBJ && x.o->cls->boxed) return int_of(rt, qn_unboxed(x), out);
  return qn_raise(rt, QN_E_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'",
                  qn_type_name(x));
}

int qn_int_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value a[2];
  int64_t base;
  QN_TRY(qn_args_parse(rt, args, "int", "|x/base", a));
  if (a[1].tag == QN_UNSET) return a[0].tag == QN_UNSET ? (*out = qn_int(0), 0) : int_of(rt, a[0], out);
  if (a[0].tag == QN_UNSET) return qn_raise(rt, QN_E_TypeError, "int() missing string argument");
  QN_TRY(qn_as_index(rt, a[1], &base));
  if (base != 0 && (base < 2 || base > 36))
    return qn_raise(rt, QN_E_ValueError, "int() base must be >= 2 and <= 36, or 0");
  if (qn_is(a[0], QN_K_STR)) return qn_parse_int(rt, qn_str_sv(a[0]), (int)base, a[0], out);
  if (qn_is(a[0], QN_K_BYTES))
    return qn_parse_int(rt, (qn_sv){qn_bytesp(a[0])->data, (size_t)qn_bytesp(a[0])->n}, (int)base, a[0], out);
  return qn_raise(rt, QN_E_TypeError, "int() can't convert non-string with explicit base");
}

static int float_of(qn_rt *rt, qn_value x, qn_value *out) {
  double f;
  if (qn_is(x, QN_K_STR)) return qn_parse_float(rt, qn_str_sv(x), x, out);
  if (qn_is(x, QN_K_BYTES)) return qn_parse_float(rt, (qn_sv){qn_bytesp(x)->data, (size_t)qn_bytesp(x)->n}, x, out);
  if (x.tag == QN_NPSCALAR && (qn_dtypes[x.dtype].kind == 'M' || qn_dtypes[x.dtype].kind == 'm')) return of_time(rt, x, "float", out);
  if (qn_is_big(x)) return qn_int_as_double(rt, x, &f) < 0 ? -1 : (*out = qn_float(f), 0);
  if (qn_is_number(x) && qn_as_double(rt, x, &f) == 0) return *out = qn_float(f), 0;
  if (rt->exc.tag != QN_UNSET) qn_exc_clear(rt);
  static const char *const methods[] = {"__float__", "__index__"};
  for (size_t m = 0; m < QN_COUNT(methods); m++) {
    int r = qn_call_special(rt, x, methods[m], NULL, 0, out);
    if (r < 0) return -1;
    if (!r) continue;
    if (out->tag == QN_FLOAT) return 0;
    if (m == 1 && qn_is_whole(*out)) {
      qn_value whole = *out;
      int bad = qn_int_as_double(rt, whole, &f);
      qn_release(rt, whole);
      *out = bad ? qn_none() : qn_float(f);
      return bad;
    }
    qn_raise(rt, QN_E_TypeError, "%s.%s returned non-float (type %s)", qn_type_name(x), methods[m], qn_type_name(*out));
    qn_drop(rt, out);
    return -1;
  }
  if (x.tag == QN_OBJ && x.o->cls->boxed) return float_of(rt, qn_unboxed(x), out);
  return qn_raise(rt, QN_E_TypeError, "float() argument must be a string or a real number, not '%s'", qn_type_name(x));
}

int qn_float_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "float", "|x/", &x));
  return x.tag == QN_UNSET ? (*out = qn_float(0.0), 0) : float_of(rt, x, out);
}

int qn_bool_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value x;
  QN_TRY(qn_args_parse(rt, args, "bool", "|x/", &x));
  int t = x.tag == QN_UNSET ? 0 : qn_truth(rt, x);
  if (t < 0) return -1;
  return *out = qn_bool(t), 0;
}

/* --- complex ----------------------------------------------------------------------------------------------------------------------- */
/* The longest start of s that reads as a float; 0: none. */
static size_t float_prefix(qn_sv s, double *out) {
  size_t best = 0, i = s.n && (s.p[0] == '+' || s.p[0] == '-');
  static const char *const words[] = {"infinity", "inf", "nan"};
  for (size_t w = 0; w < QN_COUNT(words); w++) {
    size_t n = strlen(words[w]);
    if (s.n >= i + n && !strncasecmp(s.p + i, words[w], n)) {
      best = i + n;
      break;
    }
  }
  if (!best) {
    while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.')) i++;
    best = i;
    if (i < s.n && (s.p[i] | 0x20) == 'e') {
      size_t e = i + 1;
      if (e < s.n && (s.p[e] == '+' || s.p[e] == '-')) e++;
      size_t digits = e;
      while (e < s.n && s.p[e] >= '0' && s.p[e] <= '9') e++;
      if (e > digits) best = e;
    }
  }
  return best && read_float((qn_sv){s.p, best}, out) ? best : 0;
}

static bool is_j(qn_sv s, size_t at) { return at + 1 == s.n && (s.p[at] | 0x20) == 'j'; }

/* re, imj, re+imj, j, +j, re-j */
static bool read_complex(qn_sv s, double *re, double *im) {
  if (s.n >= 2 && s.p[0] == '(' && s.p[s.n - 1] == ')') s = qn_text_strip((qn_sv){s.p + 1, s.n - 2});
  *re = *im = 0.0;
  double x;
  size_t n = float_prefix(s, &x);
  if (!n) { /* j alone */
    size_t sign = s.n && (s.p[0] == '+' || s.p[0] == '-');
    *im = s.n && s.p[0] == '-' ? -1.0 : 1.0;
    return is_j(s, sign);
  }
  if (n == s.n) return *re = x, true;
  if (is_j(s, n)) return *im = x, true;
  if (s.p[n] != '+' && s.p[n] != '-') return false;
  *re = x;
  qn_sv rest = {s.p + n, s.n - n};
  size_t m = float_prefix(rest, im);
  if (m) return is_j(rest, m);
  *im = rest.p[0] == '-' ? -1.0 : 1.0;
  return is_j(rest, 1);
}

static int complex_of_str(qn_rt *rt, qn_value text, qn_value *out) {
  qn_buf b;
  double re = 0, im = 0;
  qn_buf_init(&b, rt->alloc);
  normalise(qn_str_sv(text), &b);
  bool placed = drop_underscores(&b), ok = !b.oom && placed && read_complex(qn_buf_view(&b), &re, &im), oom = b.oom;
  qn_buf_deinit(&b);
  if (oom) return qn_raise_memory(rt);
  if (!placed) return raise_with_repr(rt, "could not convert string to complex: ", text);
  return ok ? qn_new_complex(rt, re, im, out) : qn_raise(rt, QN_E_ValueError, "complex() arg is a malformed string");
}

/* Real numbers, complex ones, and objects with __complex__ or __float__. */
static int complex_part(qn_rt *rt, qn_value x, const char *which, double *re, double *im) {
  const int has = qn_complex_parts(rt, x, re, im);
  if (has < 0) return -1;
  if (has || (qn_is(x, QN_K_NPCOMPLEX) && qn_number_parts(x, re, im))) return 0;
  qn_value v;
  int r = qn_call_special(rt, x, "__complex__", NULL, 0, &v);
  if (r < 0) return -1;
  if (r == 0 && x.tag == QN_NPSCALAR) {
    *im = 0.0;
    return qn_as_double(rt, x, re);
  }
  if (r == 0 && (r = qn_call_special(rt, x, "__float__", NULL, 0, &v)) < 0) return -1;
  if (r == 1) {
    int ok = qn_complex_parts(rt, v, re, im);
    qn_release(rt, v);
    if (ok) return 0;
  }
  return qn_raise(rt, QN_E_TypeError, "complex() %s argument must be a %snumber, not '%s'", which,
                  which[0] == 'f' ? "string or a " : "", qn_type_name(x));
}

int qn_complex_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)cls;
  qn_value a[2];
  double re = 0, im = 0, re2 = 0, im2 = 0;
  QN_TRY(qn_args_parse(rt, args, "complex", "|real imag", a));
  if (qn_is(a[0], QN_K_STR)) {
    if (a[1].tag != QN_UNSET) return qn_raise(rt, QN_E_TypeError, "complex() can't take second arg if first is a string");
    return complex_of_str(rt, a[0], out);
  }
  if (qn_is(a[1], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "complex() second arg can't be a string");
  if (a[0].tag != QN_UNSET) QN_TRY(complex_part(rt, a[0], "first", &re, &im));
  if (a[1].tag == QN_UNSET) return qn_new_complex(rt, re, im, out);
  QN_TRY(complex_part(rt, a[1], "second", &re2, &im2));
  if (qn_is(a[1], QN_K_COMPLEX)) re -= im2;
  return qn_new_complex(rt, re, qn_is(a[0], QN_K_COMPLEX) ? im + re2 : re2, out);
}

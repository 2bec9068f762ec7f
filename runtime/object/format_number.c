/* format_number.c - format() of int, bool, float and complex: digits by snprintf (glibc rounds exactly), layout here. */
#include <math.h>

#include "runtime/base/unicode.h"
#include "runtime/object/bigint.h"
#include "runtime/object/format.h"

/* --- layout ------------------------------------------------------------------------------------------------------------------------ */
/* The digits in groups, with zeros in front up to min_width characters. Written from the right into a buffer. */
static void group_digits(qn_buf *out, qn_sv digits, const qn_fspec *s, int64_t min_width) {
  int64_t left = (int64_t)digits.n, group = s->grouping ? s->group : INT64_MAX;
  if (min_width > INT32_MAX) {
    out->oom = true;
    return;
  }
  qn_buf back;
  qn_buf_init(&back, out->alloc);
  bool first = true;
  while (first || left > 0 || min_width > 0) {
    if (!first) {
      qn_buf_c(&back, s->grouping);
      min_width--;
    }
    int64_t want = left > min_width ? left : min_width;
    int64_t n = want < 1 ? 1 : want < group ? want : group;
    for (int64_t i = 0; i < n; i++) qn_buf_c(&back, left > 0 ? digits.p[--left] : '0');
    min_width -= n;
    first = false;
    if (back.oom) break;
  }
  out->oom = out->oom || back.oom;
  for (size_t i = back.n; i-- > 0;) qn_buf_c(out, back.p[i]);
  qn_buf_deinit(&back);
}

/* Without grouping no digits need to be moved. */
static void plain_layout(qn_buf *out, const qn_fspec *s, const qn_numtext *t) {
  int64_t n = (t->sign != 0) + (int64_t)strlen(t->prefix) + (int64_t)t->digits.n + (int64_t)t->rest.n;
  int64_t padding = s->width > n ? s->width - n : 0;
  int64_t left = s->align == '>' ? padding : s->align == '^' ? padding / 2 : 0;
  qn_fspec_fill(out, s, left);
  if (t->sign) qn_buf_c(out, t->sign);
  if (*t->prefix) qn_buf_z(out, t->prefix);
  if (s->align == '=') qn_fspec_fill(out, s, padding);
  qn_buf_sv(out, t->digits);
  qn_buf_sv(out, t->rest);
  if (s->align == '<' || s->align == '^') qn_fspec_fill(out, s, padding - left);
}

void qn_number_layout(qn_buf *out, const qn_fspec *s, const qn_numtext *t) {
  if (!s->grouping) {
    plain_layout(out, s, t);
    return;
  }
  qn_buf digits;
  qn_buf_init(&digits, out->alloc);
  int64_t around = (t->sign != 0) + (int64_t)strlen(t->prefix) + (int64_t)t->rest.n;
  bool zeros = s->fill == '0' && s->align == '=';
  if (t->digits.n) group_digits(&digits, t->digits, s, zeros ? s->width - around : 0);
  int64_t padding = s->width - around - (int64_t)digits.n;
  if (padding < 0) padding = 0;
  int64_t left = s->align == '>' ? padding : s->align == '^' ? padding / 2 : 0;
  qn_fspec_fill(out, s, left);
  if (t->sign) qn_buf_c(out, t->sign);
  qn_buf_z(out, t->prefix);
  if (s->align == '=') qn_fspec_fill(out, s, padding);
  qn_buf_sv(out, qn_buf_view(&digits));
  qn_buf_sv(out, t->rest);
  if (s->align == '<' || s->align == '^') qn_fspec_fill(out, s, padding - left);
  out->oom = out->oom || digits.oom;
  qn_buf_deinit(&digits);
}

char qn_sign_char(char mode, bool negative) { return negative ? '-' : mode == '+' || mode == ' ' ? mode : 0; }

/* --- int ----------------------------------------------------------------------------------------------------------------------------- */
char *qn_int_digits(int64_t i, int base, bool upper, char text[72]) {
  const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  uint64_t m = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  char *p = text + 71;
  *p = 0;
  do {
    *--p = digits[m % (uint64_t)base];
    m /= (uint64_t)base;
  } while (m);
  return p;
}

static int format_char(qn_rt *rt, int64_t i, const qn_fspec *s, qn_buf *out) {
  if (s->sign) return qn_raise(rt, QN_E_ValueError, "Sign not allowed with integer format specifier 'c'");
  if (s->alt) return qn_raise(rt, QN_E_ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
  if (i < 0 || i > 0x10ffff) return qn_raise(rt, QN_E_OverflowError, "%%c arg not in range(0x110000)");
  int64_t right = qn_fspec_padding(out, s, 1);
  qn_buf_utf8(out, (uint32_t)i);
  qn_fspec_fill(out, s, right);
  return 0;
}

static int format_int(qn_rt *rt, qn_value v, const qn_fspec *s, qn_buf *out) {
  if (s->precision >= 0) return qn_raise(rt, QN_E_ValueError, "Precision not allowed in integer format specifier");
  if (s->z) return qn_raise(rt, QN_E_ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  if (s->type == 'c' && qn_is_big(v)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
  if (s->type == 'c') return format_char(rt, v.i, s, out);
  int base = s->type == 'b' ? 2 : s->type == 'o' ? 8 : s->type == 'x' || s->type == 'X' ? 16 : 10;
  char text[72];
  qn_buf wide;
  qn_buf_init(&wide, rt->alloc);
  qn_sv digits;
  const bool negative = qn_big_negative(v);
  if (qn_is_big(v)) {
    int bad = qn_big_text(rt, v, base, s->type == 'X', true, &wide);
    if (bad || wide.oom) return qn_buf_deinit(&wide), bad ? -1 : qn_raise_memory(rt);
    digits = (qn_sv){wide.p + negative, wide.n - negative};
  } else {
    digits = qn_sv_of(qn_int_digits(v.i, base, s->type == 'X', text));
  }
  const char *prefix = !s->alt          ? ""
                       : base == 2      ? "0b"
                       : base == 8      ? "0o"
                       : s->type == 'X' ? "0X"
                       : base == 16     ? "0x"
                                        : "";
  qn_numtext t = {qn_sign_char(s->sign, negative), prefix, digits, {"", 0}};
  qn_number_layout(out, s, &t);
  qn_buf_deinit(&wide);
  return 0;
}

static int format_float(qn_rt *rt, double f, qn_fspec *s, qn_buf *out);

int qn_int_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  qn_fspec s;
  if (spec.n == 0) return qn_str(rt, v, out);
  QN_TRY(qn_fspec_parse(rt, v, spec, 'd', '>', &s));
  const bool whole = s.type < 128 && s.type && strchr("bcdoxXn", (int)s.type), real = s.type < 128 && s.type && strchr("eEfFgG%", (int)s.type);
  if (!whole && !real) return qn_fspec_unknown(rt, v, &s);
  double f;
  if (real) return qn_as_double(rt, v, &f) < 0 ? -1 : format_float(rt, f, &s, out);
  QN_TRY(qn_as_int(rt, v, &v));
  int r = format_int(rt, v, &s, out);
  qn_release(rt, v);
  return r;
}

/* --- float ----------------------------------------------------------------------------------------------------------------------------- */
/* "1.50e+10" -> without the zeros at the end of the fraction. */
static void strip_zeros(qn_buf *b) {
  if (!memchr(b->p, '.', b->n)) return;
  while (b->p[b->n - 1] == '0') b->n--;
  if (b->p[b->n - 1] == '.') b->n--;
}

/* e, f: as C. The exponent, when split, goes to *exponent and stays out of out. */
static void general_text(double f, int64_t precision, bool alt, bool dot_zero, qn_buf *out) {
  qn_buf e;
  qn_buf_init(&e, out->alloc);
  if (precision == 0) precision = 1;
  int p = precision > INT32_MAX / 2 ? INT32_MAX / 2 : (int)precision;
  qn_buf_printf(&e, "%.*e", p - 1, f);
  size_t at = e.n;
  while (!e.oom && e.p[at - 1] != 'e') at--;
  if (e.oom) {
    out->oom = true;
  } else {
    int x = atoi(e.p + at);
    if (x < -4 || x >= p - dot_zero) { /* mantissa, exponent */
      char exponent[16];
      snprintf(exponent, sizeof exponent, "%s", e.p + at - 1);
      e.n = at - 1;
      if (!alt) strip_zeros(&e);
      qn_buf_sv(out, (qn_sv){e.p, e.n});
      if (alt && !memchr(e.p, '.', e.n)) qn_buf_c(out, '.');
      qn_buf_z(out, exponent);
    } else {
      qn_buf_reset(&e);
      qn_buf_printf(&e, "%.*f", p - 1 - x, f);
      if (!e.oom && !alt) strip_zeros(&e);
      qn_buf_sv(out, (qn_sv){e.p, e.n});
      bool point = memchr(e.p, '.', e.n) != NULL;
      if (!point && alt) qn_buf_c(out, '.');
      if (!point && dot_zero) qn_buf_z(out, alt ? "0" : ".0");
      out->oom = out->oom || e.oom;
    }
  }
  qn_buf_deinit(&e);
}

/* f in [0, 1e9) with up to 9 decimals, exactly rounded half to even in integers: false when it is none of these. */
static bool fixed_text(double f, int64_t precision, qn_buf *out) {
  static const uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
  if (!(f < 1e9) || precision > 9) return false;
  int e;
  uint64_t m = (uint64_t)ldexp(frexp(f, &e), 53);
  int down = 53 - e; /* f = m / 2**down; at least 23 */
  uint64_t scaled = 0;
  if (m && down < 120) {
    __extension__ unsigned __int128 v = (unsigned __int128)m * tens[precision], half = (unsigned __int128)1 << (down - 1);
    __extension__ unsigned __int128 rest = v & (half * 2 - 1);
    scaled = (uint64_t)(v >> down);
    scaled += rest > half || (rest == half && (scaled & 1));
  }
  char text[32], *end = text + sizeof text, *p = end;
  for (int64_t i = 0; i < precision; i++, scaled /= 10) *--p = (char)('0' + scaled % 10);
  if (precision) *--p = '.';
  do *--p = (char)('0' + scaled % 10);
  while (scaled /= 10);
  qn_buf_add(out, p, (size_t)(end - p));
  return true;
}

void qn_float_text(double f, char type, int64_t precision, bool alt, bool dot_zero, qn_buf *out) {
  f = fabs(f);
  bool upper = type == 'E' || type == 'F' || type == 'G';
  char lower = upper ? (char)(type | 0x20) : type;
  size_t start = out->n;
  int p = precision > INT32_MAX / 2 ? INT32_MAX / 2 : (int)precision;
  if (!isfinite(f))
    qn_buf_z(out, isnan(f) ? "nan" : "inf");
  else if (lower == 'r')
    qn_float_repr(f, out);
  else if (lower == 'e')
    qn_buf_printf(out, alt ? "%#.*e" : "%.*e", p, f);
  else if (lower == 'f' && !alt && fixed_text(f, precision, out))
    return;
  else if (lower == 'f')
    qn_buf_printf(out, alt ? "%#.*f" : "%.*f", p, f);
  else
    general_text(f, precision, alt, dot_zero, out);
  for (size_t i = start; upper && i < out->n; i++)
    if (out->p[i] >= 'a' && out->p[i] <= 'z') out->p[i] = (char)(out->p[i] - 32);
}

/* The text's leading digits and what follows them. */
static qn_numtext split_number(qn_sv text, char sign) {
  size_t n = 0;
  while (n < text.n && text.p[n] >= '0' && text.p[n] <= '9') n++;
  return (qn_numtext){sign, "", {text.p, n}, {text.p + n, text.n - n}};
}

static bool all_zero(qn_sv text) {
  for (size_t i = 0; i < text.n && (text.p[i] | 0x20) != 'e'; i++)
    if (text.p[i] >= '1' && text.p[i] <= '9') return false;
  return true;
}

/* Text of one float under a spec; *sign is what stands before it. */
static int spec_text(qn_rt *rt, double f, const qn_fspec *s, bool dot_zero, qn_buf *text, char *sign) {
  if (s->precision > INT32_MAX) return qn_raise(rt, QN_E_ValueError, "precision too big");
  char type = (char)s->type;
  int64_t precision = s->precision;
  bool percent = type == '%';
  if (percent) {
    type = 'f';
    f *= 100;
  }
  if (type == 0 && precision < 0) type = 'r';
  else if (type == 0) type = 'g';
  else dot_zero = false;
  if (type == 'n') type = 'g';
  if (precision < 0) precision = 6;
  qn_float_text(f, type, precision, s->alt, dot_zero, text);
  if (type == 'r' && !dot_zero && !text->oom && text->n > 2 && !memcmp(text->p + text->n - 2, ".0", 2)) text->n -= 2;
  if (type == 'r' && s->alt && !text->oom && isfinite(f) && !memchr(text->p, '.', text->n)) { /* 1e+16 -> 1.e+16 */
    char rest[16] = "";
    char *e = memchr(text->p, 'e', text->n);
    if (e) {
      snprintf(rest, sizeof rest, "%s", e);
      text->n = (size_t)(e - text->p);
    }
    qn_buf_c(text, '.');
    qn_buf_z(text, rest);
  }
  bool negative = signbit(f) && !isnan(f);
  if (negative && s->z && isfinite(f) && all_zero(qn_buf_view(text))) negative = false;
  if (percent) qn_buf_c(text, '%');
  *sign = qn_sign_char(s->sign, negative);
  return text->oom ? qn_raise_memory(rt) : 0;
}

static int format_float(qn_rt *rt, double f, qn_fspec *s, qn_buf *out) {
  qn_buf text;
  char sign;
  qn_buf_init(&text, rt->alloc);
  int r = spec_text(rt, f, s, true, &text, &sign);
  if (r == 0) {
    qn_numtext t = split_number(qn_buf_view(&text), sign);
    qn_number_layout(out, s, &t);
  }
  qn_buf_deinit(&text);
  return r;
}

int qn_float_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  qn_fspec s;
  double f;
  if (spec.n == 0) return qn_str(rt, v, out);
  QN_TRY(qn_as_double(rt, v, &f)); /* np.float64 formats as float */
  QN_TRY(qn_fspec_parse(rt, v, spec, 0, '>', &s));
  if (s.type && (s.type > 127 || !strchr("eEfFgGn%", (int)s.type))) return qn_fspec_unknown(rt, v, &s);
  return format_float(rt, f, &s, out);
}

/* --- complex ---------------------------------------------------------------------------------------------------------------------------- */
static int complex_parts_text(qn_rt *rt, double re, double im, const qn_fspec *s, qn_buf *out) {
  bool skip_re = s->type == 0 && re == 0.0 && !signbit(re), parens = s->type == 0 && !skip_re;
  qn_fspec part = *s;
  part.width = -1;
  part.fill = ' ';
  part.align = '<';
  char sign;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  int r = 0;
  if (parens) qn_buf_c(out, '(');
  if (!skip_re && (r = spec_text(rt, re, &part, false, &text, &sign)) == 0) {
    qn_numtext t = split_number(qn_buf_view(&text), sign);
    qn_number_layout(out, &part, &t);
  }
  if (!skip_re) part.sign = '+';
  qn_buf_reset(&text);
  if (r == 0 && (r = spec_text(rt, im, &part, false, &text, &sign)) == 0) {
    qn_numtext t = split_number(qn_buf_view(&text), sign);
    qn_number_layout(out, &part, &t);
  }
  qn_buf_z(out, parens ? "j)" : "j");
  qn_buf_deinit(&text);
  return r;
}

int qn_complex_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  qn_fspec s;
  if (spec.n == 0) return qn_str(rt, v, out);
  QN_TRY(qn_fspec_parse(rt, v, spec, 0, '>', &s));
  if (s.type && (s.type > 127 || !strchr("eEfFgGn", (int)s.type))) return qn_fspec_unknown(rt, v, &s);
  if (s.fill == '0') return qn_raise(rt, QN_E_ValueError, "Zero padding is not allowed in complex format specifier");
  if (s.align == '=') return qn_raise(rt, QN_E_ValueError, "'=' alignment flag is not allowed in complex format specifier");
  qn_buf body;
  qn_buf_init(&body, rt->alloc);
  int r = complex_parts_text(rt, qn_complexp(v)->re, qn_complexp(v)->im, &s, &body);
  if (r == 0) {
    int64_t right = qn_fspec_padding(out, &s, (int64_t)body.n);
    qn_buf_sv(out, qn_buf_view(&body));
    qn_fspec_fill(out, &s, right);
    out->oom = out->oom || body.oom;
  }
  qn_buf_deinit(&body);
  return r;
}

/* decimal.c - see decimal.h. Exact digits come from the C library's printf, which rounds exactly, ties to even; shortest
 * digits from runtime/base/dtoa.h, for float32 from trying lengths. No result depends on the locale. */
#include "runtime/object/array/decimal.h"

#include "runtime/base/dtoa.h"

#include <math.h>

typedef struct digits { /* 0.D1D2D3… * 10^point */
  int n, point;
  char d[420];
} digits;

/* The digits of a printed number: everything that is a digit up to 'e'; the point is the first other character. */
static void from_text(const char *p, digits *out) {
  int point = -1, n = 0;
  for (; *p && *p != 'e'; p++) {
    if (*p >= '0' && *p <= '9') out->d[n++] = *p;
    else if (point < 0) point = n; /* '.', or what the locale has */
  }
  if (point < 0) point = n;
  if (*p == 'e') point += atoi(p + 1);
  int lead = 0;
  while (lead < n && out->d[lead] == '0') lead++;
  memmove(out->d, out->d + lead, (size_t)(n - lead));
  out->n = n - lead;
  out->point = out->n ? point - lead : 0;
}

static void trim_zeros(digits *x) {
  while (x->n > 0 && x->d[x->n - 1] == '0') x->n--;
}

static void shortest(double x, bool narrow, digits *out) {
  if (x == 0) {
    out->n = out->point = 0;
    return;
  }
  if (!narrow) {
    out->n = qn_double_digits(x, out->d, &out->point);
    return;
  }
  char text[64];
  for (int p = 0; p < 9; p++) {
    snprintf(text, sizeof text, "%.*e", p, x);
    for (char *c = text; *c; c++)
      if (!(*c >= '0' && *c <= '9') && *c != 'e' && *c != '-' && *c != '+') *c = '.';
    double back;
    if (qn_double_parse(qn_sv_of(text), &back) && (float)back == (float)x) break;
  }
  from_text(text, out);
  trim_zeros(out);
}

static void exact(double x, int precision, bool scientific, digits *out) {
  char text[420];
  if (precision > 350) precision = 350;
  snprintf(text, sizeof text, scientific ? "%.*e" : "%.*f", precision, x);
  from_text(text, out);
}

static void emit_digits(qn_buf *out, const digits *x, int from, int to) {
  for (int i = from; i < to; i++) qn_buf_c(out, i >= 0 && i < x->n ? x->d[i] : '0');
}

static void sign_and_pad(double x, const qn_decimal_style *s, int whole, qn_buf *out) {
  bool sign = signbit(x) || s->plus;
  for (int left = whole + sign; left < s->pad_left; left++) qn_buf_c(out, ' ');
  if (sign) qn_buf_c(out, signbit(x) ? '-' : '+');
}

void qn_decimal_positional(double x, bool narrow, const qn_decimal_style *s, qn_buf *out) {
  digits v;
  double a = fabs(x);
  shortest(a, narrow, &v);
  int fraction = v.n > v.point ? v.n - v.point : 0;
  if (!s->unique || (s->precision >= 0 && fraction > s->precision)) exact(a, s->precision, false, &v);
  else if (fraction < s->min_digits && v.n >= (narrow ? 6 : 15)) exact(a, s->min_digits, false, &v);
  fraction = v.n > v.point ? v.n - v.point : 0;
  if (v.n == 0) fraction = s->keep ? (s->unique ? s->min_digits : s->precision) : 0;
  if (s->keep && fraction < s->min_digits) fraction = s->min_digits;
  if (!s->keep)
    while (fraction > 0 && (v.point + fraction > v.n || v.point + fraction <= 0 || v.d[v.point + fraction - 1] == '0')) fraction--;
  if (s->one_zero && fraction == 0) fraction = 1;
  int whole = v.point > 0 ? v.point : 1;
  sign_and_pad(x, s, whole, out);
  if (v.point > 0) emit_digits(out, &v, 0, v.point);
  else qn_buf_c(out, '0');
  if (!(s->bare && fraction == 0)) qn_buf_c(out, '.');
  emit_digits(out, &v, v.point, v.point + fraction);
  for (int k = fraction; k < s->pad_right; k++) qn_buf_c(out, ' ');
}

void qn_decimal_scientific(double x, bool narrow, const qn_decimal_style *s, qn_buf *out) {
  digits v;
  double a = fabs(x);
  shortest(a, narrow, &v);
  if (!s->unique || (s->precision >= 0 && v.n - 1 > s->precision)) exact(a, s->precision, true, &v);
  else if (v.n && v.n - 1 < s->min_digits && s->min_digits >= (narrow ? 7 : 15)) exact(a, s->min_digits, true, &v);
  int fraction = v.n > 0 ? v.n - 1 : 0, e = v.n ? v.point - 1 : 0;
  if (!s->unique && fraction < s->precision) fraction = s->precision;
  if (s->keep && fraction < s->min_digits) fraction = s->min_digits;
  if (!s->keep)
    while (fraction > 0 && (fraction >= v.n || v.d[fraction] == '0')) fraction--;
  if (s->one_zero && fraction == 0) fraction = 1;
  sign_and_pad(x, s, 1, out);
  emit_digits(out, &v, 0, 1);
  if (!(s->bare && fraction == 0)) qn_buf_c(out, '.');
  emit_digits(out, &v, 1, 1 + fraction);
  qn_buf_printf(out, "e%c%0*d", e < 0 ? '-' : '+', s->exp_digits > 2 ? s->exp_digits : 2, abs(e));
}

void qn_decimal_scalar(double x, bool narrow, qn_buf *out) {
  static const qn_decimal_style positional = {.precision = -1, .unique = true, .one_zero = true};
  static const qn_decimal_style scientific = {.precision = -1, .unique = true, .bare = true};
  double a = fabs(x);
  if (isnan(x)) qn_buf_z(out, "nan");
  else if (isinf(x)) qn_buf_z(out, x < 0 ? "-inf" : "inf");
  else if (a == 0 || (a >= 1e-4 && a < (narrow ? 1e6 : 1e16))) qn_decimal_positional(x, narrow, &positional, out);
  else qn_decimal_scientific(x, narrow, &scientific, out);
}

/* A part of a complex number: as the scalar, without ".0". */
static void complex_part(double x, bool narrow, bool plus, qn_buf *out) {
  size_t at = out->n;
  if (plus && !signbit(x)) qn_buf_c(out, '+');
  if (plus && isnan(x) && out->n == at) qn_buf_c(out, '+');
  qn_decimal_scalar(x, narrow, out);
  if (out->n > 2 && out->p && memcmp(out->p + out->n - 2, ".0", 2) == 0) {
    out->n -= 2;
    out->p[out->n] = 0;
  }
}

void qn_decimal_complex(double re, double im, bool narrow, qn_buf *out) {
  if (re == 0 && !signbit(re)) {
    complex_part(im, narrow, false, out);
    qn_buf_z(out, "j");
    return;
  }
  qn_buf_c(out, '(');
  complex_part(re, narrow, false, out);
  complex_part(im, narrow, true, out);
  qn_buf_z(out, "j)");
}

/* digits.h - numbers in the form that nearly all have, eight digits at a time. Everything else says "not here" and goes to
 * number.c, which defines the grammar. Texts have CSV_PAD readable bytes behind them. Little-endian. */
#ifndef QN_CSV_DIGITS_H
#define QN_CSV_DIGITS_H

#include "runtime/base/decimal.h"

static inline uint64_t csv_load8(const char *p) {
  uint64_t v;
  memcpy(&v, p, 8);
  return v;
}

/* Values 0..9 in each byte? v: bytes less '0'. */
static inline bool csv_digits8(uint64_t v) { return (((v + UINT64_C(0x7676767676767676)) | v) & UINT64_C(0x8080808080808080)) == 0; }

/* Eight digit values, the first in the lowest byte, to a number. */
static inline uint64_t csv_value8(uint64_t v) {
  v = v * 10 + (v >> 8);
  return (((v & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x000F424000000064)) +
          (((v >> 16) & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x0000271000000001))) >> 32;
}

/* n digits (1..8) at p, or false. */
static inline bool csv_upto8(const char *p, size_t n, uint64_t *out) {
  uint64_t v = (csv_load8(p) - UINT64_C(0x3030303030303030)) << (64 - 8 * n); /* zeros come in front */
  if (QN_UNLIKELY(!csv_digits8(v))) return false;
  *out = csv_value8(v);
  return true;
}

/* n digits (1..16) at p, or false. */
static inline bool csv_digits16(const char *p, size_t n, uint64_t *out) {
  uint64_t hi = 0, lo;
  if (n > 8) {
    size_t front = n - 8;
    uint64_t b = csv_load8(p + front) - UINT64_C(0x3030303030303030);
    if (!csv_upto8(p, front, &hi) || !csv_digits8(b)) return false;
    lo = csv_value8(b);
    *out = hi * 100000000 + lo;
    return true;
  }
  return csv_upto8(p, n, out);
}

/* [-]digits, at most 18. */
static inline bool csv_fast_int(const char *p, size_t n, int64_t *out) {
  uint64_t v, w;
  bool negative = *p == '-';
  p += negative;
  n -= negative;
  if (QN_LIKELY(n - 1 < 8)) {
    if (!csv_upto8(p, n, &v)) return false;
  } else if (n - 1 < 16) {
    if (!csv_digits16(p, n, &v)) return false;
  } else if (n - 1 < 18) {
    if (!csv_digits16(p, 16, &v) || !csv_upto8(p + 16, n - 16, &w)) return false;
    v = v * (n == 17 ? 10 : 100) + w;
  } else {
    return false;
  }
  *out = negative ? -(int64_t)v : (int64_t)v;
  return true;
}

/* The place of the first byte that is no digit among the eight at p: 8 when there is none. */
static inline unsigned csv_digit_run(const char *p) {
  uint64_t v = csv_load8(p) - UINT64_C(0x3030303030303030);
  uint64_t bad = ((v + UINT64_C(0x7676767676767676)) | v) & UINT64_C(0x8080808080808080);
  return bad ? (unsigned)__builtin_ctzll(bad) / 8 : 8;
}

/* [-]digits[.digits], at most 19 digits. */
static inline bool csv_fast_float(const char *p, size_t n, double *out) {
  bool negative = *p == '-';
  p += negative;
  n -= negative;
  if (QN_UNLIKELY(n == 0 || n > 20)) return false;
  size_t whole = csv_digit_run(p);
  if (whole == 8) whole += csv_digit_run(p + 8);
  if (whole == 16) whole += csv_digit_run(p + 16);
  uint64_t w = 0, f = 0;
  if (whole >= n) { /* an int; what follows the field may be a digit */
    int64_t v;
    if (n > 18 || !csv_fast_int(p, n, &v) || v < 0) return false;
    *out = negative ? -(double)v : (double)v;
    return true;
  }
  if (p[whole] != '.') return false;
  size_t decimals = n - whole - 1, digits = whole + decimals;
  const char *q = p + whole + 1;
  if (digits == 0 || digits > 19 || whole > 16) return false;
  if (whole && !csv_digits16(p, whole, &w)) return false;
  static const uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
  for (size_t left = decimals; left;) {
    size_t k = left < 8 ? left : 8;
    if (!csv_upto8(q, k, &f)) return false;
    w = w * tens[k] + f;
    q += k;
    left -= k;
  }
  double d = w <= (uint64_t)1 << 53 ? qn_decimal_small(w, -(int64_t)decimals) : qn_decimal_double(w, -(int64_t)decimals);
  *out = negative ? -d : d;
  return true;
}

#endif

/* dtoa.c - shortest decimal of a double by Schubfach (R. Giulietti, "The Schubfach way to render doubles", 2020), and
 * decimal to double by decimal.c; where more than 19 digits matter, by strtod on a text that has no decimal point, since
 * strtod obeys the host's locale. */
#include "runtime/base/dtoa.h"

#include <math.h>

#include "runtime/base/decimal.h"

typedef struct pow10_entry {
  uint64_t hi, lo;
} pow10_entry;
enum { POW10_MIN = -292 };
static const pow10_entry pow10_table[] = {
#include "runtime/base/pow10.inc"
};

/* The top 64 bits of g * c / 2^128·2^64, with the lowest bit sticky ("round to odd"). */
static uint64_t mul_round_to_odd(pow10_entry g, uint64_t c) {
  __extension__ typedef unsigned __int128 u128;
  u128 x = (u128)g.lo * c;
  u128 y = (u128)g.hi * c + (uint64_t)(x >> 64);
  return (uint64_t)(y >> 64) | ((uint64_t)y > 1);
}

/* d = *digits * 10^result, the shortest. bits is of a finite positive double. */
static int shortest(uint64_t bits, uint64_t *digits) {
  uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
  int exponent = (int)(bits >> 52 & 0x7FF);
  uint64_t c = exponent ? fraction | UINT64_C(1) << 52 : fraction;
  int q = (exponent ? exponent : 1) - 1075;
  if (exponent && q <= 0 && q > -53 && (c & ((UINT64_C(1) << -q) - 1)) == 0) { /* a small integer */
    *digits = c >> -q;
    return 0;
  }
  bool closer_below = fraction == 0 && exponent > 1; /* a power of two: the gap below is half as wide */
  bool odd = c & 1;
  int k = (q * 1262611 - (closer_below ? 524031 : 0)) >> 22; /* floor(log10 of the interval's width) */
  int h = q + (-k * 1741647 >> 19) + 1;
  pow10_entry g = pow10_table[-k - POW10_MIN];
  uint64_t below = mul_round_to_odd(g, (4 * c - 2 + closer_below) << h);
  uint64_t value = mul_round_to_odd(g, (4 * c) << h);
  uint64_t above = mul_round_to_odd(g, (4 * c + 2) << h);
  uint64_t lower = below + odd, upper = above - odd;
  uint64_t s = value / 4;
  if (s >= 10) {
    uint64_t tens = s / 10;
    bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
    if (down != up) {
      *digits = tens + up;
      return k + 1;
    }
  }
  bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
  if (down == up) up = value > 4 * s + 2 || (value == 4 * s + 2 && (s & 1));
  *digits = s + up;
  return k;
}

int qn_double_digits(double d, char digits[17], int *decpt) {
  uint64_t bits, value;
  memcpy(&bits, &d, sizeof bits);
  bits &= ~(UINT64_C(1) << 63);
  if (bits == 0) {
    digits[0] = '0';
    *decpt = 1;
    return 1;
  }
  int exponent = shortest(bits, &value);
  while (value % 10 == 0) {
    value /= 10;
    exponent++;
  }
  char text[20];
  int n = 0;
  for (; value; value /= 10) text[n++] = (char)('0' + value % 10);
  for (int i = 0; i < n; i++) digits[i] = text[n - 1 - i];
  *decpt = n + exponent;
  return n;
}

size_t qn_double_repr(double d, char out[QN_DOUBLE_REPR_MAX]) {
  if (isnan(d)) return (size_t)snprintf(out, QN_DOUBLE_REPR_MAX, "nan");
  if (isinf(d)) return (size_t)snprintf(out, QN_DOUBLE_REPR_MAX, d < 0 ? "-inf" : "inf");
  char digits[17];
  int decpt, n = qn_double_digits(d, digits, &decpt);
  char *p = out;
  if (signbit(d)) *p++ = '-';
  if (decpt <= -4 || decpt > 16) {
    *p++ = digits[0];
    if (n > 1) *p++ = '.';
    memcpy(p, digits + 1, (size_t)n - 1);
    p += n - 1;
    p += snprintf(p, 8, "e%+03d", decpt - 1);
  } else if (decpt <= 0) {
    *p++ = '0';
    *p++ = '.';
    for (int i = decpt; i < 0; i++) *p++ = '0';
    memcpy(p, digits, (size_t)n);
    p += n;
  } else {
    for (int i = 0; i < decpt; i++) *p++ = i < n ? digits[i] : '0';
    *p++ = '.';
    if (n <= decpt) *p++ = '0';
    for (int i = decpt; i < n; i++) *p++ = digits[i];
  }
  *p = 0;
  return (size_t)(p - out);
}

/* --- text to double ---------------------------------------------------------------------------------------------- */
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The rounding of a decimal of any length is settled by its first 768 digits and whether any other is not zero. */
enum { DIGITS_KEPT = 800 };

typedef struct decimal {
  char digits[DIGITS_KEPT + 32]; /* room for the exponent behind */
  size_t n;
  int64_t exponent; /* value = digits * 10^exponent */
} decimal;

/* Reads digits from *p; those beyond what is kept only move the exponent (and are seen as sticky by a last 1). */
static bool read_digits(const char **p, const char *end, bool fraction, decimal *d) {
  const char *start = *p;
  for (; *p < end && is_digit(**p); ++*p) {
    if (d->n == 0 && **p == '0') {
      d->exponent -= fraction;
    } else if (d->n < DIGITS_KEPT) {
      d->digits[d->n++] = **p;
      d->exponent -= fraction;
    } else {
      if (**p != '0') d->digits[DIGITS_KEPT - 1] = '1';
      d->exponent += !fraction;
    }
  }
  return *p > start;
}

static double decimal_value(decimal *d) {
  enum { EXACT = 19 }; /* so many digits fit into 64 bits */
  if (d->n == 0) return 0.0;
  uint64_t m = 0;
  size_t n = d->n < EXACT ? d->n : EXACT;
  for (size_t i = 0; i < n; i++) m = m * 10 + (uint64_t)(d->digits[i] - '0');
  int64_t exponent = d->exponent + (int64_t)(d->n - n);
  double value = qn_decimal_double(m, exponent);
  if (n == d->n || qn_decimal_double(m + 1, exponent) == value) return value; /* the digits that are left do not matter */
  if (d->exponent > 400) return INFINITY;
  if (d->exponent < -400 - DIGITS_KEPT) return 0.0;
  snprintf(d->digits + d->n, sizeof d->digits - d->n, "e%d", (int)d->exponent);
  return strtod(d->digits, NULL);
}

bool qn_double_parse(qn_sv s, double *out) {
  const char *p = s.p, *end = s.p + s.n;
  bool negative = p < end && *p == '-';
  if (p < end && (*p == '-' || *p == '+')) p++;
  decimal d;
  d.n = 0;
  d.exponent = 0;
  bool any = read_digits(&p, end, false, &d);
  if (p < end && *p == '.') {
    p++;
    any |= read_digits(&p, end, true, &d);
  }
  if (!any) return false;
  if (p < end && (*p == 'e' || *p == 'E')) {
    bool down = ++p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    if (p == end) return false;
    int64_t e = 0;
    for (; p < end && is_digit(*p); p++)
      if (e < INT64_C(1) << 40) e = e * 10 + (*p - '0');
    d.exponent += down ? -e : e;
  }
  if (p != end) return false;
  double value = decimal_value(&d);
  *out = negative ? -value : value;
  return true;
}

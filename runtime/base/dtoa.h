/* dtoa.h - doubles to text and back, exactly, whatever the locale, and ints to text. The text is Python's. */
#ifndef QN_BASE_DTOA_H
#define QN_BASE_DTOA_H

#include "runtime/base/base.h"

enum { QN_DOUBLE_REPR_MAX = 32, QN_INT_TEXT_MAX = 24 };

/* Python's repr(d): the shortest decimal that reads back as d, the nearest of those. "1.0", "1e+16", "inf", "nan".
 * Returns the length; zero-terminated. */
size_t qn_double_repr(double d, char out[QN_DOUBLE_REPR_MAX]);

/* The digits alone, for a finite d: |d| = 0.DIGITS * 10^*decpt, no trailing zeros ("0" with *decpt 1 for zero).
 * Returns their number, at most 17; not terminated. */
int qn_double_digits(double d, char digits[17], int *decpt);

/* Reads [sign] digits [. digits] [e [sign] digits], all of s and nothing else, correctly rounded; false if s is not
 * that (no spaces, no inf or nan, no underscores). Beyond the range the result is ±inf or ±0. */
bool qn_double_parse(qn_sv s, double *out);

/* The decimal digits of an int, at the end of room. */
static inline qn_sv qn_int_text(char room[QN_INT_TEXT_MAX], uint64_t magnitude, bool minus) {
  char *end = room + QN_INT_TEXT_MAX, *p = end;
  do *--p = (char)('0' + magnitude % 10);
  while (magnitude /= 10);
  if (minus) *--p = '-';
  return (qn_sv){p, (size_t)(end - p)};
}
static inline uint64_t qn_magnitude(int64_t i) { return i < 0 ? 0 - (uint64_t)i : (uint64_t)i; }

#endif

/* decimal.h - decimal text of floats as NumPy's array printing wants it: shortest digits that identify the value among
 * those of its dtype, cut to a precision by exact rounding, padded and trimmed. Private to this folder. */
#ifndef QN_ARRAY_DECIMAL_H
#define QN_ARRAY_DECIMAL_H

#include "runtime/base/base.h"

typedef struct qn_decimal_style {
  int precision;  /* most digits after the point; -1: as many as needed */
  int min_digits; /* fewest (zeros or further exact digits) */
  int pad_left;   /* characters before the point, sign included */
  int pad_right;  /* characters after it (positional) */
  int exp_digits; /* of the exponent, at least 2 (scientific) */
  bool unique;    /* false: exactly `precision` digits */
  bool keep;      /* keep trailing zeros */
  bool one_zero;  /* trim, but leave one zero after the point */
  bool bare;      /* trim, and the point too when nothing follows */
  bool plus;      /* a plus sign */
} qn_decimal_style;

/* x finite; narrow: x is a float32. */
void qn_decimal_positional(double x, bool narrow, const qn_decimal_style *s, qn_buf *out);
void qn_decimal_scientific(double x, bool narrow, const qn_decimal_style *s, qn_buf *out);
/* A NumPy float scalar's str: repr of a Python float, but with a float32's own digits. Any x. */
void qn_decimal_scalar(double x, bool narrow, qn_buf *out);
/* str of a complex number made of such parts: (1+2j), 2j. */
void qn_decimal_complex(double re, double im, bool narrow, qn_buf *out);
#endif

/* decimal.h - a decimal's digits and exponent to the nearest double, without text. */
#ifndef QN_BASE_DECIMAL_H
#define QN_BASE_DECIMAL_H

#include "runtime/base/base.h"

/* The double nearest to w * 10^q, ties to even; ±inf and 0 beyond the range as usual. w is exact. */
double qn_decimal_double(uint64_t w, int64_t q);

static inline double qn_decimal_small(uint64_t w, int64_t q) { /* |w| <= 2^53, |q| <= 22: one exact operation */
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  return q < 0 ? (double)w / powers[-q] : (double)w * powers[q];
}

#endif

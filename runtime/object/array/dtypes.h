/* dtypes.h - X-macro lists over the numeric dtypes for code that is expanded per dtype. Private to this folder.
 * X(ID, id, ctype, wide): wide is the unsigned type that arithmetic of an int dtype is done in, so that it wraps
 * without undefined behaviour; for floats the type itself. */
#ifndef QN_ARRAY_DTYPES_H
#define QN_ARRAY_DTYPES_H

#include "runtime/base/dtype.h"
#include "runtime/base/element.h"

#define QN_EACH_SIGNED(X)            \
  X(INT8, int8, int8_t, uint32_t)    \
  X(INT16, int16, int16_t, uint32_t) \
  X(INT32, int32, int32_t, uint32_t) \
  X(INT64, int64, int64_t, uint64_t)
#define QN_EACH_UNSIGNED(X)             \
  X(UINT8, uint8, uint8_t, uint32_t)    \
  X(UINT16, uint16, uint16_t, uint32_t) \
  X(UINT32, uint32, uint32_t, uint32_t) \
  X(UINT64, uint64, uint64_t, uint64_t)
#define QN_EACH_INT(X) QN_EACH_SIGNED(X) QN_EACH_UNSIGNED(X)
#define QN_EACH_FLOAT(X)            \
  X(FLOAT32, float32, float, float) \
  X(FLOAT64, float64, double, double)
#define QN_EACH_COMPLEX(X)               \
  X(COMPLEX64, complex64, qn_c64, float) \
  X(COMPLEX128, complex128, qn_c128, double)
#define QN_EACH_BOOL(X) X(BOOL, bool, uint8_t, uint32_t)
#define QN_EACH_REAL(X) QN_EACH_BOOL(X) QN_EACH_INT(X) QN_EACH_FLOAT(X)
#define QN_EACH_NUMERIC(X) QN_EACH_REAL(X) QN_EACH_COMPLEX(X)

/* double → int64 for any double: NaN and out of range give INT64_MIN (the language's rule). */
static inline int64_t qn_f2i(double x) {
  return x >= -9223372036854775808.0 && x < 9223372036854775808.0 ? (int64_t)x : INT64_MIN;
}
/* double → uint64: values from 2^63 up to 2^64 keep their number, others go through int64. */
static inline uint64_t qn_f2u(double x) {
  return x >= 9223372036854775808.0 && x < 18446744073709551616.0 ? (uint64_t)x : (uint64_t)qn_f2i(x);
}
#endif

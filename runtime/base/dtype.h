/* dtype.h - element types: their names, sizes and kinds, from dtype.def. Used by arrays, columns, typing and IR. */
#ifndef QN_DTYPE_H
#define QN_DTYPE_H

#include "runtime/base/base.h"

typedef struct qn_c64 {
  float re, im;
} qn_c64;
typedef struct qn_c128 {
  double re, im;
} qn_c128;
typedef struct qn_obj_slot { /* one boxed value (qn_value of runtime/object/object.h) */
  uint64_t word[2];
} qn_obj_slot;

typedef enum qn_dtype {
#define DTYPE(ID, id, name, size, kind, ctype) QN_D_##ID,
#include "runtime/base/dtype.def"
#undef DTYPE
  QN_D_COUNT
} qn_dtype;

typedef struct qn_dtype_info {
  const char *name;
  uint8_t size;
  char kind;
} qn_dtype_info;
extern const qn_dtype_info qn_dtypes[QN_D_COUNT];

static inline bool qn_dtype_is_int(qn_dtype d) { return qn_dtypes[d].kind == 'i' || qn_dtypes[d].kind == 'u'; }
static inline bool qn_dtype_is_float(qn_dtype d) { return qn_dtypes[d].kind == 'f'; }
static inline bool qn_dtype_is_complex(qn_dtype d) { return qn_dtypes[d].kind == 'c'; }
bool qn_dtype_find(qn_sv name, qn_dtype *out); /* by NumPy name; also "float", "int", "complex", "bool_", "double"… */
bool qn_dtype_parse(qn_sv text, qn_dtype *out); /* as np.dtype(text) does: also letters ("q", "?") and "<f8" */
#endif

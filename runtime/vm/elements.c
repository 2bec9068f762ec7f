/* elements.c - single elements of NumPy arrays, and arithmetic on the scalars they give, for loops over arrays on the VM.
 * Everything that is not plain (other dtypes, errors, warnings) is left to runtime/object/array. */
#include <math.h>

#include "runtime/object/array/array.h"
#include "runtime/vm/slow.h"

static bool offset_of(const qn_view *v, int axis, qn_value index, int64_t *offset) {
  if (index.tag != QN_INT && !(index.tag == QN_NPSCALAR && index.dtype == QN_D_INT64)) return false;
  int64_t i = index.i, n = v->shape[axis];
  if (i < 0) i += n;
  if ((uint64_t)i >= (uint64_t)n) return false;
  *offset += i * v->strides[axis];
  return true;
}

/* The address of one element, or NULL. */
static char *element(const qn_view *v, qn_value index) {
  int64_t offset = 0;
  if (v->ndim == 1) {
    if (!offset_of(v, 0, index, &offset)) return NULL;
  } else {
    if (!qn_is(index, QN_K_TUPLE) || ((const qn_tuple *)index.o)->n != v->ndim) return NULL;
    for (int a = 0; a < v->ndim; a++)
      if (!offset_of(v, a, ((const qn_tuple *)index.o)->items[a], &offset)) return NULL;
  }
  return (char *)v->data + offset;
}

bool qn_element_get(qn_value array, qn_value index, qn_value *out) {
  const qn_view *v = qn_view_of(array);
  const char *p = element(v, index);
  if (!p) return false;
#define INT_CASE(D, T)                     \
  case D: {                                \
    T x;                                   \
    memcpy(&x, p, sizeof x);               \
    *out = qn_np_int(D, (int64_t)x);       \
    return true;                           \
  }
  switch (v->dtype) {
    case QN_D_FLOAT64: {
      double x;
      memcpy(&x, p, sizeof x);
      *out = qn_np_float(QN_D_FLOAT64, x);
      return true;
    }
    case QN_D_FLOAT32: {
      float x;
      memcpy(&x, p, sizeof x);
      *out = qn_np_float(QN_D_FLOAT32, (double)x);
      return true;
    }
    INT_CASE(QN_D_INT64, int64_t)
    INT_CASE(QN_D_INT32, int32_t)
    INT_CASE(QN_D_INT16, int16_t)
    INT_CASE(QN_D_INT8, int8_t)
    INT_CASE(QN_D_UINT32, uint32_t)
    INT_CASE(QN_D_UINT16, uint16_t)
    INT_CASE(QN_D_UINT8, uint8_t)
    INT_CASE(QN_D_BOOL, uint8_t)
    default: return false;
  }
}

static bool is_double(qn_value v) { return v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && v.dtype == QN_D_FLOAT64); }

bool qn_element_set(qn_value array, qn_value index, qn_value x) {
  const qn_view *v = qn_view_of(array);
  if (v->flags & QN_VIEW_READONLY) return false;
  bool real = is_double(x), whole = x.tag == QN_INT || (x.tag == QN_NPSCALAR && x.dtype == QN_D_INT64);
  if (v->dtype == QN_D_FLOAT64 ? !real && !whole : v->dtype == QN_D_INT64 ? !whole : true) return false;
  char *p = element(v, index);
  if (!p) return false;
  if (v->dtype == QN_D_FLOAT64) {
    double d = real ? x.f : (double)x.i;
    memcpy(p, &d, sizeof d);
  } else {
    memcpy(p, &x.i, sizeof x.i);
  }
  return true;
}

/* --- arithmetic: float64 with float64, float or int; int64 with int64 or int ----------------------------------------------- */
static bool as_double(qn_value v, double *out) {
  if (is_double(v)) return *out = v.f, true;
  if (v.tag == QN_INT && (uint64_t)v.i + (UINT64_C(1) << 53) <= (UINT64_C(1) << 54)) return *out = (double)v.i, true;
  return false;
}

static bool is_i64(qn_value v) { return v.tag == QN_NPSCALAR && v.dtype == QN_D_INT64; }

bool qn_element_binary(qn_binop op, qn_value a, qn_value b, qn_value *out) {
  double x, y, r;
  int64_t i;
  if ((is_i64(a) && (is_i64(b) || b.tag == QN_INT)) || (is_i64(b) && a.tag == QN_INT)) {
    bool bad = op == QN_ADD ? __builtin_add_overflow(a.i, b.i, &i) : op == QN_SUB ? __builtin_sub_overflow(a.i, b.i, &i)
               : op == QN_MUL ? __builtin_mul_overflow(a.i, b.i, &i) : true;
    if (bad) return false;
    return *out = qn_np_int(QN_D_INT64, i), true;
  }
  if (!as_double(a, &x) || !as_double(b, &y)) return false;
  switch ((int)op) {
    case QN_ADD: r = x + y; break;
    case QN_SUB: r = x - y; break;
    case QN_MUL: r = x * y; break;
    case QN_TRUEDIV:
      if (y == 0) return false;
      r = x / y;
      break;
    default: return false;
  }
  if (!isfinite(r)) return false; /* NumPy warns about it */
  return *out = qn_np_float(QN_D_FLOAT64, r), true;
}

int qn_element_compare(qn_cmp op, qn_value a, qn_value b) { /* 0, 1, or -1: not plain */
  double x, y;
  if (!as_double(a, &x) || !as_double(b, &y)) return -1;
  switch (op) {
    case QN_LT: return x < y;
    case QN_LE: return x <= y;
    case QN_EQ: return x == y;
    case QN_NE: return x != y;
    case QN_GT: return x > y;
    case QN_GE: return x >= y;
  }
  return -1;
}

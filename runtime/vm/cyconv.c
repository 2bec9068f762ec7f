/* cyconv.c - what Cython does when a value goes into a variable with a C type. */
#include "runtime/vm/vm_int.h"

static int out_of_range(qn_rt *rt, const char *what) { return qn_raise(rt, QN_E_OverflowError, "value too large to convert to %s", what); }

static int to_int(qn_rt *rt, qn_value v, uint32_t ct, bool cast, qn_value *out) {
  static const struct {
    const char *name;
    int bits;
    bool is_signed;
  } types[] = {[QN_CT_I8] = {"char", 8, true}, [QN_CT_I16] = {"short", 16, true}, [QN_CT_I32] = {"int", 32, true},
               [QN_CT_I64] = {"long", 64, true}, [QN_CT_U8] = {"unsigned char", 8, false}, [QN_CT_U16] = {"unsigned short", 16, false},
               [QN_CT_U32] = {"unsigned int", 32, false}, [QN_CT_U64] = {"unsigned long", 64, false}};
  int64_t i;
  int bits = types[ct].bits;
  if (cast && v.tag == QN_FLOAT) { /* C truncates */
    if (!(v.f > -9.3e18 && v.f < 9.3e18)) i = INT64_MIN;
    else i = (int64_t)v.f;
  } else if (v.tag == QN_FLOAT) { /* its int() */
    if (!(v.f > -9.3e18 && v.f < 9.3e18)) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long");
    i = (int64_t)v.f;
  } else if (v.tag == QN_NONE || (v.tag == QN_OBJ && !qn_is_number(v) && !qn_is(v, QN_K_INSTANCE))) {
    return qn_raise(rt, QN_E_TypeError, "an integer is required");
  } else if (qn_as_index(rt, v, &i)) {
    return -1;
  }
  if (bits == 64) {
    if (!types[ct].is_signed && i < 0 && !cast) return qn_raise(rt, QN_E_OverflowError, "can't convert negative value to unsigned long");
    return *out = qn_int(i), 0;
  }
  uint64_t mask = (UINT64_C(1) << bits) - 1;
  int64_t w = (int64_t)((uint64_t)i & mask);
  if (types[ct].is_signed && (w >> (bits - 1)) & 1) w -= (int64_t)(mask + 1);
  if (w != i && !cast) {
    if (!types[ct].is_signed && i < 0) return qn_raise(rt, QN_E_OverflowError, "can't convert negative value to %s", types[ct].name);
    return out_of_range(rt, types[ct].name);
  }
  return *out = qn_int(w), 0;
}

static int expect(qn_rt *rt, qn_value v, qn_kind k, const char *name, qn_value *out) {
  if (v.tag != QN_NONE && !qn_is(v, k)) return qn_raise(rt, QN_E_TypeError, "Expected %s, got %s", name, qn_class_of(v)->name);
  return *out = qn_retained(v), 0;
}

int qn_op_cyconv(qn_rt *rt, qn_value v, uint32_t ctype, qn_value *out) {
  bool cast = ctype >= QN_CT_CAST;
  uint32_t ct = cast ? ctype - QN_CT_CAST : ctype;
  double d;
  switch ((qn_ctype)ct) {
    case QN_CT_OBJECT: case QN_CT_CAST: return *out = qn_retained(v), 0;
    case QN_CT_BINT: {
      int t = qn_truth(rt, v);
      return t < 0 ? -1 : (*out = qn_bool(t), 0);
    }
    case QN_CT_I8: case QN_CT_I16: case QN_CT_I32: case QN_CT_I64: case QN_CT_U8: case QN_CT_U16: case QN_CT_U32: case QN_CT_U64:
      return to_int(rt, v, ct, cast, out);
    case QN_CT_F32: case QN_CT_F64:
      if (qn_as_double(rt, v, &d)) return -1;
      return *out = qn_float(ct == QN_CT_F32 ? (double)(float)d : d), 0;
    case QN_CT_STR: return expect(rt, v, QN_K_STR, "str", out);
    case QN_CT_LIST: return expect(rt, v, QN_K_LIST, "list", out);
    case QN_CT_DICT: return expect(rt, v, QN_K_DICT, "dict", out);
    case QN_CT_TUPLE: return expect(rt, v, QN_K_TUPLE, "tuple", out);
    case QN_CT_SET: return expect(rt, v, QN_K_SET, "set", out);
  }
  return -1;
}

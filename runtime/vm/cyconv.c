/* cyconv.c - what Cython does when a value goes into a variable with a C type. */
#include "runtime/object/bigint.h"
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"

static int out_of_range(qn_rt *rt, const char *what) { return qn_raise(rt, QN_E_OverflowError, "value too large to convert to %s", what); }

/* 64 bits of an int: a cast takes the low ones. 1: below zero, 2: above; what fits is given all the same. */
static int wide(qn_value v, bool is_signed, uint64_t *out) {
  *out = v.tag == QN_INT || v.tag == QN_BOOL ? v.bits : qn_int_low_bits(v);
  if (v.tag == QN_INT || v.tag == QN_BOOL) return is_signed || v.i >= 0 ? 0 : 1;
  uint64_t whole;
  if (qn_int_as_u64(v, &whole)) return is_signed ? 2 : 0;
  return qn_big_negative(v) ? 1 : 2;
}

static int to_64(qn_rt *rt, qn_value v, uint32_t ct, bool cast, qn_value *out) {
  static const char *const texts[] = {"Python int too large to convert to C long", "Python int too large to convert to C unsigned long",
                                      "can't convert negative value to unsigned long"};
  bool is_signed = ct == QN_CT_I64 || ct == QN_CT_SSIZE;
  uint64_t bits;
  int wrong = wide(v, is_signed, &bits);
  if (wrong && !cast) {
    if (ct == QN_CT_SSIZE) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C ssize_t");
    return qn_raise(rt, QN_E_OverflowError, "%s", texts[is_signed ? 0 : wrong == 1 ? 2 : 1]);
  }
  if (is_signed) return *out = qn_int((int64_t)bits), 0;
  if (ct == QN_CT_U64_SLOT && bits >> 63) return *out = (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_UINT64, .bits = bits}, 0;
  return qn_big_of_u64(rt, bits, out);
}

typedef struct c_int {
  const char *name;
  int bits;
  bool is_signed;
} c_int;
static const c_int c_ints[] = {
    [QN_CT_I8] = {"char", 8, true}, [QN_CT_I16] = {"short", 16, true}, [QN_CT_I32] = {"int", 32, true}, [QN_CT_I64] = {"long", 64, true},
    [QN_CT_SSIZE] = {"Py_ssize_t", 64, true}, [QN_CT_U8] = {"unsigned char", 8, false}, [QN_CT_U16] = {"unsigned short", 16, false},
    [QN_CT_U32] = {"unsigned int", 32, false}, [QN_CT_U64] = {"unsigned long", 64, false}, [QN_CT_U64_SLOT] = {"unsigned long", 64, false}};

/* v: an int. What fits no C long at all is refused as one, whatever the type. */
static int whole_to_int(qn_rt *rt, qn_value v, const c_int *t, uint32_t ct, bool cast, qn_value *out) {
  if (t->bits == 64) return to_64(rt, v, ct, cast, out);
  uint64_t low, whole;
  int outside = wide(v, true, &low);
  uint64_t mask = (UINT64_C(1) << t->bits) - 1;
  int64_t i = (int64_t)low, w = (int64_t)(low & mask);
  if (t->is_signed && (w >> (t->bits - 1)) & 1) w -= (int64_t)(mask + 1);
  if ((outside || w != i) && !cast) {
    bool negative = outside ? outside == 1 : i < 0, more = outside && (t->is_signed || !qn_int_as_u64(v, &whole));
    if (negative && !t->is_signed) return qn_raise(rt, QN_E_OverflowError, "can't convert negative value to %s", t->name);
    if (more) return qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C %s", t->is_signed ? "long" : "unsigned long");
    return out_of_range(rt, t->name);
  }
  return *out = qn_int(w), 0;
}

/* What an array, or an object of the program's classes, says it is as a number; without a word of it, an error. */
static bool speaks(qn_value v) { return qn_is(v, QN_K_ARRAY) || qn_is(v, QN_K_INSTANCE); }

static int spoken_int(qn_rt *rt, qn_value v, qn_value *out) {
  int r = qn_call_special(rt, v, "__int__", NULL, 0, out);
  if (r < 0 || (r && qn_is_whole(*out))) return r < 0 ? -1 : 0;
  if (!r) return qn_raise(rt, QN_E_TypeError, "an integer is required");
  qn_raise(rt, QN_E_TypeError, "__int__ returned non-int (type %s)", qn_type_name(*out));
  qn_drop(rt, out);
  return -1;
}

static int to_double(qn_rt *rt, qn_value v, double *out) {
  static const char *const methods[] = {"__float__", "__index__"};
  qn_value said;
  int r = 0;
  for (size_t i = 0; speaks(v) && !r && i < QN_COUNT(methods); i++) {
    r = qn_call_special(rt, v, methods[i], NULL, 0, &said);
    if (r < 0) return -1;
  }
  if (!r) return qn_as_double(rt, v, out);
  r = qn_as_double(rt, said, out);
  qn_release(rt, said);
  return r;
}

static int to_int(qn_rt *rt, qn_value v, uint32_t ct, bool cast, qn_value *out) {
  int64_t i;
  int bits = c_ints[ct].bits;
  const bool index = v.tag == QN_INT || v.tag == QN_BOOL || qn_is_big(v) || (v.tag == QN_NPSCALAR && v.dtype == QN_D_UINT64);
  if (ct == QN_CT_SSIZE && !cast && !index) return qn_as_index(rt, v, &i) ? -1 : (*out = qn_int(i), 0);
  if (v.tag == QN_NPSCALAR && qn_dtype_is_float((qn_dtype)v.dtype)) {
    double real;
    if (qn_as_double(rt, v, &real)) return -1;
    v = qn_float(real);
  }
  if ((v.tag == QN_FLOAT && !cast) || speaks(v)) { /* an object's int() */
    qn_value whole;
    if (v.tag == QN_FLOAT ? qn_float_to_int(rt, v.f, &whole) : spoken_int(rt, v, &whole)) return -1;
    int r = whole_to_int(rt, whole, &c_ints[ct], ct, cast, out);
    return qn_release(rt, whole), r;
  }
  if (v.tag == QN_FLOAT) { /* C truncates */
    bool fits = v.f >= -0x1p63 && v.f < 0x1p63;
    if (!fits && bits == 64 && !c_ints[ct].is_signed && v.f > 0 && v.f < 18446744073709551616.0)
      return to_64(rt, (qn_value){.tag = QN_NPSCALAR, .dtype = QN_D_UINT64, .bits = (uint64_t)v.f}, ct, true, out);
    v = qn_int(fits ? (int64_t)v.f : INT64_MIN);
  }
  bool number = v.tag == QN_INT || v.tag == QN_BOOL || qn_is_big(v);
  if (v.tag == QN_NONE || (v.tag == QN_OBJ && !qn_is_number(v))) {
    if (v.tag == QN_NONE || qn_is(v, QN_K_STR) || qn_is(v, QN_K_BYTES) || qn_as_index(rt, v, &i)) {
      qn_exc_clear(rt);
      return qn_raise(rt, QN_E_TypeError, "an integer is required");
    }
    v = qn_int(i); /* a member of an IntEnum */
  } else if (v.tag == QN_NPSCALAR && v.dtype == QN_D_UINT64) { /* its bits are those of the number */
    if ((bits == 64 && !c_ints[ct].is_signed) || cast || v.i >= 0) number = true;
    else return bits == 64 ? qn_raise(rt, QN_E_OverflowError, "Python int too large to convert to C long") : out_of_range(rt, c_ints[ct].name);
    if (bits == 64 && !c_ints[ct].is_signed)
      return ct == QN_CT_U64_SLOT && v.i < 0 ? (*out = v, 0) : qn_big_of_u64(rt, v.bits, out);
    v = qn_int(v.i);
  } else if (!number) {
    if (qn_as_index(rt, v, &i)) return -1;
    v = qn_int(i);
  }
  return whole_to_int(rt, v, &c_ints[ct], ct, cast, out);
}

static int expect(qn_rt *rt, qn_value v, qn_kind k, const char *name, qn_value *out) {
  if (v.tag != QN_NONE && !qn_is(v, k)) return qn_raise(rt, QN_E_TypeError, "Expected %s, got %s", name, qn_class_of(v)->name);
  return *out = qn_retained(v), 0;
}

int qn_op_cyconv(qn_rt *rt, qn_value v, uint32_t ctype, qn_value *out) {
  if (ctype >= QN_CT_ITEMS) {
    if (qn_is(v, QN_K_ARRAY)) return *out = qn_retained(v), 0;
    ctype -= QN_CT_ITEMS;
  }
  bool cast = ctype >= QN_CT_CAST;
  uint32_t ct = cast ? ctype - QN_CT_CAST : ctype;
  double d;
  switch ((qn_ctype)ct) {
    case QN_CT_OBJECT: case QN_CT_CAST: case QN_CT_ITEMS: return *out = qn_retained(v), 0;
    case QN_CT_BINT: {
      int t = qn_truth(rt, v);
      return t < 0 ? -1 : (*out = qn_bool(t), 0);
    }
    case QN_CT_I8: case QN_CT_I16: case QN_CT_I32: case QN_CT_I64: case QN_CT_SSIZE: case QN_CT_U8: case QN_CT_U16: case QN_CT_U32: case QN_CT_U64: case QN_CT_U64_SLOT:
      return to_int(rt, v, ct, cast, out);
    case QN_CT_F32: case QN_CT_F64:
      if (to_double(rt, v, &d)) return -1;
      return *out = qn_float(ct == QN_CT_F32 ? (double)(float)d : d), 0;
    case QN_CT_STR: return expect(rt, v, QN_K_STR, "str", out);
    case QN_CT_LIST: return expect(rt, v, QN_K_LIST, "list", out);
    case QN_CT_DICT: return expect(rt, v, QN_K_DICT, "dict", out);
    case QN_CT_TUPLE: return expect(rt, v, QN_K_TUPLE, "tuple", out);
    case QN_CT_SET: return expect(rt, v, QN_K_SET, "set", out);
  }
  return -1;
}

int qn_op_cyargument(qn_rt *rt, const qn_frame *f, qn_value v) {
  static const char *const names[] = {"str", "list", "dict", "tuple", "set"};
  const qn_node *n = f->code->where[f->pc - f->code->ins], *t = n && n->kind == QN_AST_arg ? n->arg.ctype : NULL;
  for (size_t i = 0; t && t->kind == QN_AST_CyTypeName && i < QN_COUNT(names); i++)
    if (strcmp(t->CyTypeName.name->text, names[i]) == 0) {
      qn_exc_clear(rt);
      return qn_raise(rt, QN_E_TypeError, "Argument '%s' has incorrect type (expected %s, got %s)", n->arg.arg->text, names[i], qn_class_of(v)->name);
    }
  return -1;
}

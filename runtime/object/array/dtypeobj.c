/* dtypeobj.c - dtype objects (np.dtype('f4'), a.dtype). */
#include "runtime/object/array/class.h"
#include "runtime/object/array/dates.h"
#include "runtime/object/array/record.h"

static qn_dtype of(qn_value v) { return ((qn_dtypeobj *)v.o)->dtype; }

static void dtype_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(qn_dtypeobj)); }

static int32_t text_of(qn_value v) { return ((qn_dtypeobj *)v.o)->width; }

static bool foreign(qn_value v) { return ((qn_dtypeobj *)v.o)->foreign; }
static void put_foreign(qn_value v, qn_buf *out) {
  char text[32];
  qn_dtype_foreign_text(of(v), text);
  qn_buf_z(out, text);
}

static int dtype_str(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  if (text_of(v)) return qn_buf_printf(out, "<U%d", text_of(v) - 1), 0;
  if (foreign(v)) return put_foreign(v, out), 0;
  qn_buf_z(out, qn_dtypes[of(v)].name); /* datetime64[D] */
  return 0;
}

static int dtype_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  if (text_of(v) == 1) qn_buf_z(out, "dtype('<U')");
  else if (text_of(v)) qn_buf_printf(out, "dtype('<U%d')", text_of(v) - 1);
  else if (of(v) == QN_D_OBJECT) qn_buf_z(out, "dtype('O')");
  else if (foreign(v)) qn_buf_z(out, "dtype('"), put_foreign(v, out), qn_buf_z(out, "')");
  else qn_buf_printf(out, "dtype('%s')", qn_dtype_spell(of(v)).text);
  return 0;
}

static int dtype_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  return *out = (uint64_t)of(v) + 7001 + ((uint64_t)text_of(v) << 8) + ((uint64_t)foreign(v) << 40), 0;
}

static int dtype_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  qn_dtype d = of(qn_is(a, QN_K_DTYPE) ? a : b), e;
  qn_value other = qn_is(a, QN_K_DTYPE) ? b : a;
  bool same = false;
  int64_t width;
  int32_t mine = text_of(qn_is(a, QN_K_DTYPE) ? a : b);
  bool text = qn_text_dtype(other, &width);
  if ((mine || text) && (op == QN_EQ || op == QN_NE)) {
    same = mine && text && mine - 1 == (width < 0 ? 0 : width);
    return *out = qn_bool(same == (op == QN_EQ)), 0;
  }
  if (other.tag == QN_NONE) {
    if (op == QN_EQ || op == QN_NE) return *out = qn_bool(op == QN_NE), 0;
    return QN_NOT_IMPLEMENTED;
  }
  qn_dtype swapped;
  const bool turned = qn_dtype_foreign(other, &swapped), own = foreign(qn_is(a, QN_K_DTYPE) ? a : b);
  if (turned) e = swapped;
  if (turned || own) {
    if (!turned && qn_dtype_from(rt, other, &e)) qn_exc_clear(rt), e = QN_D_COUNT;
    if (op == QN_EQ || op == QN_NE) return *out = qn_bool((d == e && turned == own) == (op == QN_EQ)), 0;
  }
  if (!turned && qn_dtype_from(rt, other, &e)) {
    qn_exc_clear(rt);
    if (op != QN_EQ && op != QN_NE) return QN_NOT_IMPLEMENTED;
  } else {
    same = d == e;
    if (op == QN_LT || op == QN_LE) return *out = qn_bool((op == QN_LE || !same) && qn_can_cast(d, e, QN_CAST_SAFE)), 0;
    if (op == QN_GT || op == QN_GE) return *out = qn_bool((op == QN_GE || !same) && qn_can_cast(e, d, QN_CAST_SAFE)), 0;
  }
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int plain_descr(qn_rt *rt, qn_value dtype, qn_value *out) { /* [('', '<f8')] */
  qn_value pair[2] = {{.tag = QN_UNSET}, {.tag = QN_UNSET}}, t;
  int bad = qn_new_str(rt, QN_SV(""), &pair[0]) || qn_get_attr(rt, dtype, qn_sym_of(rt, "str"), &pair[1]) || qn_new_tuple(rt, pair, 2, &t);
  qn_release(rt, pair[0]), qn_release(rt, pair[1]);
  if (bad) return -1;
  bad = qn_new_list(rt, &t, 1, out);
  return qn_release(rt, t), bad;
}

static int dtype_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  static const char chars[] = "?bhilBHILfdFD";
  qn_dtype d = of(v);
  char text[8];
  qn_sv n = qn_sym_sv(name);
  if (text_of(v)) {
    int w = text_of(v) - 1;
    char own[24];
    int len = snprintf(own, sizeof own, qn_sv_is(n, "name") ? (w ? "str%d" : "str") : "<U%d", qn_sv_is(n, "name") ? w * 32 : w);
    if (qn_sv_is(n, "name") || qn_sv_is(n, "str")) return qn_new_str(rt, (qn_sv){own, (size_t)len}, out);
    if (qn_sv_is(n, "itemsize")) return *out = qn_int(4 * w), 0;
    if (qn_sv_is(n, "alignment")) return *out = qn_int(4), 0;
    if (qn_sv_is(n, "kind") || qn_sv_is(n, "char")) return qn_new_str(rt, QN_SV("U"), out);
    if (qn_sv_is(n, "type")) return *out = qn_from_obj(&qn_npstr_class), 0;
    if (qn_sv_is(n, "byteorder")) return qn_new_str(rt, QN_SV("="), out);
    if (qn_sv_is(n, "hasobject")) return *out = qn_bool(false), 0;
    if (qn_sv_is(n, "num")) return *out = qn_int(19), 0;
  }
  if (foreign(v) && qn_sv_is(n, "str")) {
    char spelt[32];
    qn_dtype_foreign_text(d, spelt);
    return qn_new_str(rt, qn_sv_of(spelt), out);
  }
  if (foreign(v) && qn_sv_is(n, "byteorder")) return qn_new_str(rt, QN_SV(">"), out);
  if (foreign(v) && qn_sv_is(n, "isnative")) return *out = qn_bool(false), 0;
  if (qn_dtype_is_time(d) && qn_sv_is(n, "str")) return qn_new_str(rt, qn_sv_of(qn_dtype_spell(d).text), out);
  bool span = qn_dtype_is_span(d);
  if (qn_dtype_is_time(d) && (qn_sv_is(n, "char") || qn_sv_is(n, "num") || qn_sv_is(n, "type"))) {
    if (name->text[0] == 'c') return qn_new_str(rt, span ? QN_SV("m") : QN_SV("M"), out);
    return *out = name->text[0] == 'n' ? qn_int(span ? 22 : 21) : qn_from_obj(&qn_npscalar_classes[span ? QN_D_TIMEDELTA64 : QN_D_DATETIME64]), 0;
  }
  if (qn_sv_is(n, "name")) return qn_new_str(rt, qn_sv_of(qn_dtypes[d].name), out);
  if (qn_sv_is(n, "itemsize")) return *out = qn_int(d == QN_D_OBJECT ? 8 : qn_dtypes[d].size), 0;
  if (qn_sv_is(n, "alignment")) return *out = qn_int(qn_dtypes[qn_dtype_part(d)].size), 0;
  if (qn_sv_is(n, "kind")) return qn_new_str(rt, (qn_sv){&qn_dtypes[d].kind, 1}, out);
  if (qn_sv_is(n, "char")) return qn_new_str(rt, d == QN_D_OBJECT ? QN_SV("O") : (qn_sv){&chars[d], 1}, out);
  if (qn_sv_is(n, "type")) return *out = qn_from_obj(&qn_npscalar_classes[d]), 0;
  if (qn_sv_is(n, "byteorder")) return qn_new_str(rt, qn_dtypes[d].size == 1 || d == QN_D_OBJECT ? QN_SV("|") : QN_SV("="), out);
  if (qn_sv_is(n, "isnative")) return *out = qn_bool(true), 0;
  if (qn_sv_is(n, "hasobject")) return *out = qn_bool(d == QN_D_OBJECT), 0;
  if (qn_sv_is(n, "names") || qn_sv_is(n, "fields")) return *out = qn_none(), 0;
  if (qn_sv_is(n, "ndim")) return *out = qn_int(0), 0;
  if (qn_sv_is(n, "descr")) return plain_descr(rt, v, out);
  if (qn_sv_is(n, "shape")) return qn_new_tuple(rt, NULL, 0, out);
  if (qn_sv_is(n, "base")) return *out = qn_retained(v), 0;
  if (qn_sv_is(n, "subdtype") || qn_sv_is(n, "metadata")) return *out = qn_none(), 0;
  if (qn_sv_is(n, "num")) {
    static const uint8_t nums[] = {0, 1, 3, 5, 7, 2, 4, 6, 8, 11, 12, 14, 15};
    return *out = qn_int(d == QN_D_OBJECT ? 17 : nums[d]), 0;
  }
  if (qn_sv_is(n, "str")) {
    if (d == QN_D_OBJECT) return qn_new_str(rt, QN_SV("|O"), out);
    int len = snprintf(text, sizeof text, "%c%c%d", qn_dtypes[d].size == 1 ? '|' : '<', qn_dtypes[d].kind, qn_dtypes[d].size);
    return qn_new_str(rt, (qn_sv){text, (size_t)len}, out);
  }
  return 1;
}

static int dtype_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[3];
  qn_dtype d;
  const qn_descr *record;
  (void)cls;
  if (qn_args_parse(rt, args, "dtype", "dtype|align copy", v)) return -1;
  int align = v[1].tag == QN_UNSET ? 0 : qn_truth(rt, v[1]), r = align < 0 ? -1 : qn_descr_from(rt, v[0], align == 1, &record);
  if (r <= 0) return r ? -1 : qn_new_record_dtype(rt, record, out);
  int64_t width;
  if (qn_text_dtype(v[0], &width)) return qn_new_text_dtype(rt, width, out);
  const bool turned = qn_take_order(&v[0]);
  if (qn_dtype_from(rt, v[0], &d)) return -1;
  return qn_new_dtype_ordered(rt, d, turned, out);
}

static int dtype_newbyteorder(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "newbyteorder", "|new_order/", &v)) return -1;
  qn_sv s = v.tag == QN_UNSET ? QN_SV("S") : qn_is(v, QN_K_STR) ? qn_str_sv(v) : QN_SV("");
  char c = s.n ? (char)(s.p[0] | (s.p[0] >= 'A' && s.p[0] <= 'Z' ? 32 : 0)) : 0;
  if (!c || !strchr("s<>=|lbni", c)) return qn_raise(rt, QN_E_ValueError, "byteorder not recognized (got '%.*s')", (int)s.n, s.p);
  if (text_of(self) || c == '|' || c == 'i') return *out = qn_retained(self), 0;
  return qn_new_dtype_ordered(rt, of(self), c == 's' ? !foreign(self) : c == '>' || c == 'b', out);
}
static const qn_method dtype_methods[] = {{.name = "newbyteorder", .fn = dtype_newbyteorder}, {.name = NULL}};

static int dtype_truth(qn_rt *rt, qn_value v) { return (void)rt, (void)v, 1; }
static int64_t dtype_length(qn_rt *rt, qn_value v) { return (void)rt, (void)v, 0; } /* it has no fields */

qn_class qn_dtype_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "dtype", .module = "numpy", .kind = QN_K_DTYPE,
                           .base = &qn_object_class, .destroy = dtype_destroy, .repr = dtype_repr, .str = dtype_str, .hash = dtype_hash,
                           .compare = dtype_compare, .truth = dtype_truth, .length = dtype_length, .get_attr = dtype_get_attr, .methods = dtype_methods,
                           .construct = dtype_construct};

/* type(dtype): a class of numpy.dtypes for each. */
#define DTYPE(word) {.obj = {.cls = &qn_type_class, .rc = -1}, .name = word "DType", .module = "numpy.dtypes", .kind = QN_K_DTYPE, .base = &qn_dtype_class, .construct = dtype_construct}
static qn_class bool_class = DTYPE("Bool"), object_class = DTYPE("Object"), str_class = DTYPE("Str"), moment_class = DTYPE("DateTime64"), span_class = DTYPE("TimeDelta64");
static qn_class int_classes[] = {DTYPE("Int8"), DTYPE("Int16"), DTYPE("Int32"), DTYPE("Int64")};
static qn_class uint_classes[] = {DTYPE("UInt8"), DTYPE("UInt16"), DTYPE("UInt32"), DTYPE("UInt64")};
static qn_class float_classes[] = {DTYPE("Float32"), DTYPE("Float64")}, complex_classes[] = {DTYPE("Complex64"), DTYPE("Complex128")};

const qn_class *qn_dtype_class_of(qn_dtype d, bool text) {
  if (text) return &str_class;
  if (d == QN_D_OBJECT) return &object_class;
  if (qn_dtype_is_time(d)) return qn_dtype_is_span(d) ? &span_class : &moment_class;
  int size = qn_dtypes[d].size, log = size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : size == 8 ? 3 : 4;
  switch (qn_dtypes[d].kind) {
    case 'b': return &bool_class;
    case 'i': return &int_classes[log];
    case 'u': return &uint_classes[log];
    case 'f': return &float_classes[log - 2];
    case 'c': return &complex_classes[log - 3];
    default: return &qn_dtype_class;
  }
}

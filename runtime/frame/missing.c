/* missing.c - pd.NA and pd.NaT: two objects that live as long as the program, compared by identity.
 *
 * NA: every operation gives NA, except where the other side alone decides (NA | True). NaT: a time that is missing; its parts are
 * nan and arithmetic with times gives NaT. */
#include "runtime/frame/frame_impl.h"

qn_obj qn_na_object = {.cls = &qn_na_class, .rc = -1};
qn_obj qn_nat_object = {.cls = &qn_nat_class, .rc = -1};

static bool is_na(qn_value v) { return v.tag == QN_OBJ && v.o == &qn_na_object; }
static bool holds_rows(qn_value v) { return qn_is_list_like(v) || qn_is_frame(v); }
static void stay(qn_rt *rt, qn_obj *o) { (void)rt, (void)o; }

static int hash_object(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  *out = (uint64_t)(v.o == &qn_na_object ? 0x51ed270b9f3c6d21u : 0x7fb5d329728ea185u);
  return 0;
}

/* --- NA ------------------------------------------------------------------------------------------------------------------- */
static int na_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "<NA>");
  return 0;
}

static int na_truth(qn_rt *rt, qn_value v) {
  (void)v;
  return qn_raise(rt, QN_E_TypeError, "boolean value of NA is ambiguous");
}

static bool is_truth(qn_value v) { return v.tag == QN_BOOL || (v.tag == QN_NPSCALAR && v.dtype == QN_D_BOOL); }
static bool is_small_number(qn_value v) { return v.tag == QN_INT || v.tag == QN_BOOL || v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && !qn_coltype_is_time(v.dtype)); }
/* Objects of classes that a program or pandas' text modules make are none of NA's business: theirs is the say. */
static bool is_foreign(qn_value v) { return v.tag == QN_NONE || (v.tag == QN_OBJ && v.o->cls->kind == QN_K_INSTANCE && !qn_time_kind(v)); }

static int na_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt, (void)op;
  if (holds_rows(a) || holds_rows(b) || is_foreign(a) || is_foreign(b)) return QN_NOT_IMPLEMENTED;
  return *out = qn_na(), 0;
}

static int na_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected, (void)rt;
  qn_value other = is_na(a) ? b : a;
  const bool number = is_small_number(other), bits = op == QN_BITAND || op == QN_BITOR || op == QN_BITXOR;
  const char kind = qn_time_kind(other);
  if (kind && (op == QN_SUB || (op == QN_ADD && kind == 'm'))) return *out = qn_na(), 0;
  if (holds_rows(other) || is_foreign(other) || kind) return QN_NOT_IMPLEMENTED;
  if (bits && !is_na(other) && !is_truth(other)) return QN_NOT_IMPLEMENTED;
  double d = other.tag == QN_FLOAT ? other.f : number ? (double)other.i : 0;
  if (op == QN_BITAND && is_truth(other) && !other.i) return *out = qn_bool(false), 0;
  if (op == QN_BITOR && is_truth(other) && other.i) return *out = qn_bool(true), 0;
  if (op == QN_POW && number && (is_na(a) ? d == 0 : d == 1)) return *out = is_na(a) ? qn_int(1) : qn_retained(other), 0;
  return *out = qn_na(), 0;
}

static int na_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  (void)rt, (void)op, (void)a;
  return *out = qn_na(), 0;
}

static int na_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  (void)rt, (void)cls, (void)args;
  return *out = qn_na(), 0;
}

/* As the text <NA> is; where that has no such format, as it stands. */
static int na_format(qn_rt *rt, qn_value v, qn_sv spec, qn_buf *out) {
  qn_value text;
  if (qn_new_str(rt, QN_SV("<NA>"), &text) < 0) return -1;
  int status = qn_format(rt, text, spec, out);
  qn_release(rt, text);
  if (status < 0 && qn_exc_matches(rt, rt->exc, &qn_exc_class_table[QN_E_ValueError])) return qn_exc_clear(rt), na_repr(rt, v, out);
  return status;
}

qn_class qn_na_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "NAType", .module = "pandas.api.typing", .kind = QN_K_OTHER, .destroy = stay,
                        .repr = na_repr, .hash = hash_object, .truth = na_truth, .compare = na_compare, .binary = na_binary, .unary = na_unary,
                        .format = na_format, .construct = na_construct};

/* --- NaT ------------------------------------------------------------------------------------------------------------------ */
static int nat_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt, (void)v;
  qn_buf_z(out, "NaT");
  return 0;
}

static bool is_nat(qn_value v) { return v.tag == QN_OBJ && v.o == &qn_nat_object; }

static int nat_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  (void)rt;
  const qn_value other = is_nat(a) ? b : a;
  if (holds_rows(other)) return QN_NOT_IMPLEMENTED;
  if (is_na(other)) return *out = qn_na(), 0;
  if (op != QN_EQ && op != QN_NE && !qn_time_kind(other)) return QN_NOT_IMPLEMENTED;
  return *out = qn_bool(op == QN_NE), 0;
}

/* Whole numbers are steps of a time, numbers factors of a span; what no time or span has is refused. */
static int nat_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, bool reflected, qn_value *out) {
  (void)reflected, (void)rt;
  const bool left = is_nat(a);
  const qn_value other = left ? b : a;
  const char kind = qn_time_kind(other);
  const bool number = is_small_number(other) && !is_truth(other), whole = number && other.tag != QN_FLOAT && !(other.tag == QN_NPSCALAR && qn_coltype_is_float(other.dtype));
  if (holds_rows(other) || qn_is_str(other) || is_na(other) || is_truth(other) || other.tag == QN_NONE) return QN_NOT_IMPLEMENTED;
  const bool steps = op == QN_ADD || op == QN_SUB, scales = op == QN_TRUEDIV || op == QN_FLOORDIV;
  if (steps && (!number || whole)) return *out = qn_nat(), 0;
  if (number && (op == QN_MUL || (scales && left))) return *out = qn_nat(), 0;
  if (scales && (kind == 'm' || kind == 'N')) return *out = qn_nan(), 0;
  return op == QN_MOD && kind == 'm' ? (*out = qn_nat(), 0) : QN_NOT_IMPLEMENTED;
}

static int nat_unary(qn_rt *rt, qn_unop op, qn_value a, qn_value *out) {
  (void)rt, (void)op, (void)a;
  return *out = qn_nat(), 0;
}

static QN_METHOD(nat_text) {
  (void)self, (void)args;
  return qn_new_str(rt, QN_SV("NaT"), out);
}
static QN_METHOD(nat_itself) {
  (void)rt, (void)self, (void)args;
  return *out = qn_nat(), 0;
}
static QN_METHOD(nat_number) {
  (void)rt, (void)self, (void)args;
  return *out = qn_nan(), 0;
}
static QN_METHOD(nat_none) {
  (void)rt, (void)self, (void)args;
  return *out = qn_none(), 0;
}
static QN_METHOD(nat_value) {
  (void)rt, (void)self, (void)args;
  return *out = qn_int(QN_NAT), 0;
}

#define FIELD(name) {#name, nat_number, true, false}
#define SAME(name) {#name, nat_itself, false, false}
static const qn_method nat_methods[] = {
    FIELD(year), FIELD(month), FIELD(day), FIELD(hour), FIELD(minute), FIELD(second), FIELD(microsecond), FIELD(nanosecond), FIELD(quarter),
    FIELD(dayofweek), FIELD(day_of_week), FIELD(dayofyear), FIELD(day_of_year), FIELD(week), FIELD(weekofyear), FIELD(days), FIELD(seconds),
    FIELD(microseconds), FIELD(nanoseconds), FIELD(days_in_month), FIELD(daysinmonth), {"value", nat_value, true, false}, {"_value", nat_value, true, false},
    {"tz", nat_none, true, false}, {"tzinfo", nat_none, true, false}, {"isoformat", nat_text, false, false}, {"strftime", nat_text, false, false},
    {"total_seconds", nat_number, false, false}, {"weekday", nat_number, false, false}, {"isoweekday", nat_number, false, false},
    {"day_name", nat_number, false, false}, {"month_name", nat_number, false, false}, SAME(floor), SAME(ceil), SAME(round), SAME(normalize),
    SAME(tz_localize), SAME(tz_convert), SAME(replace), SAME(date), SAME(to_pydatetime), SAME(as_unit), {NULL, NULL, false, false}};

qn_class qn_nat_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "NaTType", .module = "pandas.api.typing", .kind = QN_K_OTHER, .destroy = stay,
                         .methods = nat_methods, .repr = nat_repr, .hash = hash_object, .compare = nat_compare, .binary = nat_binary, .unary = nat_unary};

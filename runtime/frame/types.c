/* types.c - pandas' own dtypes: what "category", "Int64" or "datetime64[us, UTC]" mean, their objects, and casts from and to them.
 * NumPy's types and str are in values.c. */
#include <math.h>

#include "runtime/frame/frame_impl.h"

/* --- the objects ---------------------------------------------------------------------------------------------------------- */
typedef struct dtype_obj {
  qn_obj obj;
  qn_coltype t;
} dtype_obj;

static const struct {
  const char *name, *cls;
  uint8_t type;
} nullable[] = {{"Int8", "Int8Dtype", QN_D_INT8},       {"Int16", "Int16Dtype", QN_D_INT16},    {"Int32", "Int32Dtype", QN_D_INT32},
                {"Int64", "Int64Dtype", QN_D_INT64},    {"UInt8", "UInt8Dtype", QN_D_UINT8},    {"UInt16", "UInt16Dtype", QN_D_UINT16},
                {"UInt32", "UInt32Dtype", QN_D_UINT32}, {"UInt64", "UInt64Dtype", QN_D_UINT64}, {"Float32", "Float32Dtype", QN_D_FLOAT32},
                {"Float64", "Float64Dtype", QN_D_FLOAT64}, {"boolean", "BooleanDtype", QN_D_BOOL}, {"string", "StringDtype", QN_COL_STR}};
enum { NULLABLE = QN_COUNT(nullable) };

void qn_coltype_deinit(qn_coltype *t) {
  qn_column_drop(t->categories);
  qn_zone_drop(t->zone);
  *t = (qn_coltype){0};
}

static int same_categories(qn_rt *rt, const qn_column *a, const qn_column *b) {
  if (a == b) return 1;
  if (!a || !b || a->length != b->length) return 0;
  qn_index *x = qn_index_of(rt, qn_column_keep((qn_column *)(uintptr_t)a), qn_none()), *y = qn_index_of(rt, qn_column_keep((qn_column *)(uintptr_t)b), qn_none());
  bool same = x && y && qn_index_equal(rt, x, y);
  qn_index_drop(rt, x);
  qn_index_drop(rt, y);
  return same;
}

bool qn_col_same_type(qn_rt *rt, const qn_column *a, const qn_column *b) {
  if (a->type != b->type || a->masked != b->masked || !qn_zone_same(a->zone, b->zone)) return false;
  return a->type != QN_COL_CAT || (a->ordered == b->ordered && same_categories(rt, a->categories, b->categories));
}

static void type_name(uint8_t type, bool masked, const qn_zone *zone, qn_buf *out) {
  for (size_t i = 0; masked && i < NULLABLE; i++)
    if (nullable[i].type == type) {
      qn_buf_z(out, nullable[i].name);
      return;
    }
  if (qn_zone_freq(zone)) qn_buf_printf(out, "period[%s]", qn_zone_freq(zone));
  else if (zone) qn_buf_printf(out, "datetime64[%s, %s]", qn_tunit_name(qn_dtype_unit((qn_dtype)type)), zone->name);
  else qn_buf_z(out, qn_col_type_name(type));
}

/* The first value that is there. */
static qn_value first_object(const qn_column *c) {
  const qn_value *v = c->type == QN_D_OBJECT ? qn_column_data(c) : NULL;
  for (int64_t i = 0; v && i < c->length; i++)
    if (!qn_value_isna(v[i])) return v[i];
  return qn_none();
}

bool qn_col_is_intervals(const qn_column *c) {
  qn_value v = first_object(c);
  return qn_is(v, QN_K_INSTANCE) && strcmp(v.o->cls->name, "Interval") == 0 && v.o->cls->module && strncmp(v.o->cls->module, "pandas", 6) == 0;
}

static int interval_name(qn_rt *rt, const qn_column *c, qn_value *out) { /* "interval[int64, right]" */
  qn_sym sym = qn_sym_of(rt, "_dtype_name");
  return sym ? qn_get_attr(rt, first_object(c), sym, out) : -1;
}

void qn_col_dtype_name(qn_rt *rt, const qn_column *c, qn_buf *out) {
  if (qn_col_is_intervals(c)) {
    qn_value name;
    if (interval_name(rt, c, &name) == 0) {
      if (qn_is_str(name)) qn_buf_sv(out, qn_str_sv(name));
      qn_release(rt, name);
      return;
    }
    qn_exc_forgive(rt);
  }
  type_name(qn_column_shown_type(c), c->masked, c->zone, out);
}

static qn_class nullable_classes[NULLABLE], tz_class, period_class;
static qn_class cat_class;

static int new_dtype(qn_rt *rt, const qn_class *cls, const qn_coltype *t, qn_value *out) {
  dtype_obj *o = qn_obj_new(rt, cls, sizeof *o);
  if (!o) return -1;
  o->t = *t;
  o->t.categories = qn_column_keep(t->categories);
  o->t.zone = qn_zone_keep(t->zone);
  return *out = qn_from_obj(o), 0;
}

static const qn_class *class_for(const qn_coltype *t) {
  if (t->type == QN_COL_CAT) return &cat_class;
  if (t->zone) return t->zone->period ? &period_class : &tz_class;
  for (size_t i = 0; t->masked && i < NULLABLE; i++)
    if (nullable[i].type == t->type) return &nullable_classes[i];
  return NULL;
}

int qn_col_dtype_of(qn_rt *rt, const qn_column *c, qn_value *out) {
  if (!c) return -1;
  qn_coltype t = {qn_column_shown_type(c), c->masked, c->ordered, c->categories, c->zone};
  const qn_class *cls = class_for(&t);
  if (qn_col_is_intervals(c)) {
    qn_value fn, name;
    if (interval_name(rt, c, &name) < 0) return -1;
    int bad = rt->hooks.module_function(rt, "pandas._intervals", "_dtype", &fn);
    if (!bad) {
      bad = qn_call_pos(rt, fn, &name, 1, out);
      qn_release(rt, fn);
    }
    return qn_release(rt, name), bad;
  }
  return cls ? new_dtype(rt, cls, &t, out) : qn_col_dtype(rt, t.type, out);
}

static qn_coltype *spec_in(qn_value v) { return &((dtype_obj *)v.o)->t; }

static void dtype_destroy(qn_rt *rt, qn_obj *o) {
  qn_coltype_deinit(&((dtype_obj *)o)->t);
  qn_obj_free(rt, o, sizeof(dtype_obj));
}

static int dtype_str(qn_rt *rt, qn_value v, qn_buf *out) {
  (void)rt;
  type_name(spec_in(v)->type, spec_in(v)->masked, spec_in(v)->zone, out);
  return 0;
}

static int dtype_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_coltype *t = spec_in(v);
  if (t->type != QN_COL_CAT) {
    if (t->zone) return dtype_str(rt, v, out);
    if (t->type == QN_COL_STR) return qn_buf_z(out, "<StringDtype(na_value=<NA>)>"), 0;
    qn_buf_z(out, v.o->cls->name);
    if (t->type != QN_D_BOOL) qn_buf_z(out, "()");
    return 0;
  }
  qn_buf_z(out, "CategoricalDtype(categories=");
  int bad = 0;
  if (t->categories) {
    bool intervals = qn_col_is_intervals(t->categories);
    qn_buf_c(out, '[');
    for (int64_t i = 0; !bad && i < t->categories->length; i++) {
      qn_value cell;
      if (i) qn_buf_z(out, ", ");
      if (qn_col_item(rt, t->categories, i, &cell) < 0) return -1;
      bad = intervals ? qn_str(rt, cell, out) : qn_repr(rt, cell, out);
      qn_release(rt, cell);
    }
    qn_buf_c(out, ']');
  } else {
    qn_buf_z(out, "None");
  }
  qn_buf_z(out, t->ordered ? ", ordered=True, categories_dtype=" : ", ordered=False, categories_dtype=");
  if (t->categories) qn_col_dtype_name(rt, t->categories, out);
  else qn_buf_z(out, "None");
  qn_buf_c(out, ')');
  return bad;
}

static int dtype_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (op != QN_EQ && op != QN_NE) return QN_NOT_IMPLEMENTED;
  bool same = false;
  const qn_coltype *x = spec_in(a);
  if (qn_is_str(b)) {
    qn_buf name;
    qn_buf_init(&name, rt->alloc);
    type_name(x->type, x->masked, x->zone, &name);
    same = qn_sv_eq(qn_buf_view(&name), qn_str_sv(b));
    qn_buf_deinit(&name);
  } else if (b.tag == QN_OBJ && b.o->cls == a.o->cls) {
    const qn_coltype *y = spec_in(b);
    same = x->type == y->type && qn_zone_same(x->zone, y->zone);
    if (same && x->type == QN_COL_CAT && x->categories && y->categories) same = x->ordered == y->ordered && same_categories(rt, x->categories, y->categories);
  }
  return *out = qn_bool(same == (op == QN_EQ)), 0;
}

static int dtype_hash(qn_rt *rt, qn_value v, uint64_t *out) {
  (void)rt;
  *out = (uint64_t)spec_in(v)->type * 0x9e3779b97f4a7c15u + spec_in(v)->masked;
  return 0;
}

static QN_METHOD(p_name) {
  (void)args;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  type_name(spec_in(self)->type, spec_in(self)->masked, spec_in(self)->zone, &b);
  int r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}
static QN_METHOD(p_kind) {
  (void)args;
  uint8_t t = spec_in(self)->type;
  char kind[2] = {t == QN_COL_CAT || t == QN_COL_STR || qn_zone_freq(spec_in(self)->zone) ? 'O' : qn_dtypes[t].kind, 0};
  return qn_new_str(rt, qn_sv_of(kind), out);
}
static QN_METHOD(p_itemsize) {
  (void)args, (void)rt;
  return *out = qn_int((int64_t)qn_coltype_size(spec_in(self)->type)), 0;
}
static QN_METHOD(p_ordered) {
  (void)args, (void)rt;
  return *out = qn_bool(spec_in(self)->ordered), 0;
}
static QN_METHOD(p_categories) {
  (void)args;
  qn_column *c = spec_in(self)->categories;
  if (!c) return *out = qn_none(), 0;
  return qn_new_index_object(rt, qn_index_of(rt, qn_column_keep(c), qn_none()), out);
}
static QN_METHOD(p_unit) {
  (void)args;
  return qn_new_str(rt, qn_sv_of(qn_tunit_name(qn_dtype_unit((qn_dtype)spec_in(self)->type))), out);
}
static QN_METHOD(p_tz) {
  (void)args;
  return qn_zone_object(rt, spec_in(self)->zone, out);
}
/* A function of pandas._periods_math with one text. */
static int of_periods(qn_rt *rt, const char *function, qn_sv text, qn_value *out) {
  qn_value fn, name;
  if (rt->hooks.module_function(rt, "pandas._periods_math", function, &fn) < 0) return -1;
  int bad = qn_new_str(rt, text, &name);
  if (!bad) {
    bad = qn_call_pos(rt, fn, &name, 1, out);
    qn_release(rt, name);
  }
  qn_release(rt, fn);
  return bad;
}
static QN_METHOD(p_freq) {
  (void)args;
  return of_periods(rt, "_offset", qn_sv_of(qn_zone_freq(spec_in(self)->zone)), out);
}
static QN_METHOD(p_period_class) {
  (void)args, (void)self;
  return rt->hooks.module_function(rt, "pandas._periods", "Period", out);
}
static QN_METHOD(p_numpy_dtype) {
  (void)args;
  return qn_col_dtype(rt, spec_in(self)->type, out);
}
static QN_METHOD(p_na_value) {
  (void)args, (void)rt;
  return *out = spec_in(self)->masked ? qn_na() : spec_in(self)->zone ? qn_nat() : qn_nan(), 0;
}

#define COMMON {"name", p_name, true, false}, {"kind", p_kind, true, false}, {"itemsize", p_itemsize, true, false}, {"na_value", p_na_value, true, false}
static const qn_method nullable_methods[] = {COMMON, {"numpy_dtype", p_numpy_dtype, true, false}, {NULL, NULL, false, false}};
static const qn_method cat_methods[] = {COMMON, {"ordered", p_ordered, true, false}, {"categories", p_categories, true, false}, {NULL, NULL, false, false}};
static const qn_method tz_methods[] = {COMMON, {"unit", p_unit, true, false}, {"tz", p_tz, true, false}, {NULL, NULL, false, false}};

static const qn_method period_methods[] = {COMMON, {"freq", p_freq, true, false}, {"type", p_period_class, true, false}, {NULL, NULL, false, false}};

static int nullable_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, cls->name, nullable[cls - nullable_classes].type == QN_COL_STR ? "|storage na_value" : "", v) < 0) return -1;
  qn_coltype t = {.type = nullable[cls - nullable_classes].type, .masked = true};
  return new_dtype(rt, cls, &t, out);
}

static int cat_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[2];
  qn_coltype t = {.type = QN_COL_CAT};
  if (qn_args_parse(rt, args, "CategoricalDtype", "|categories ordered", v) < 0) return -1;
  if (v[1].tag != QN_UNSET && v[1].tag != QN_NONE) {
    int b = qn_truth(rt, v[1]);
    if (b < 0) return -1;
    t.ordered = b;
  }
  if (v[0].tag != QN_UNSET && v[0].tag != QN_NONE) {
    qn_index *ix = qn_index_from(rt, v[0]);
    t.categories = ix ? qn_index_column(rt, ix, 0) : NULL;
    qn_index_drop(rt, ix);
    if (!t.categories) return -1;
  }
  int r = new_dtype(rt, cls, &t, out);
  qn_coltype_deinit(&t);
  return r;
}

static int tz_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "DatetimeTZDtype", "|unit tz", v) < 0) return -1;
  qn_tunit u = QN_TU_NS;
  if (qn_is_str(v[0]) && !qn_tunit_find(qn_str_sv(v[0]), &u)) return qn_raise(rt, QN_E_ValueError, "DatetimeTZDtype only supports s, ms, us, ns units");
  if (v[1].tag == QN_UNSET || v[1].tag == QN_NONE) return qn_raise(rt, QN_E_TypeError, "A 'tz' is required.");
  qn_coltype t = {.type = (uint8_t)qn_moment_dtype(u), .zone = qn_zone_of(rt, v[1])};
  if (!t.zone) return -1;
  int r = new_dtype(rt, cls, &t, out);
  qn_coltype_deinit(&t);
  return r;
}

/* The type of periods of a frequency: "M", "Q" … or an offset. */
static int period_type(qn_rt *rt, qn_value freq, qn_coltype *out) {
  qn_value fn, zone;
  if (rt->hooks.module_function(rt, "pandas._periods_math", "_zone_name", &fn) < 0) return -1;
  int bad = qn_call_pos(rt, fn, &freq, 1, &zone);
  qn_release(rt, fn);
  if (bad) return -1;
  out->zone = qn_zone_of(rt, zone);
  qn_sv name = qn_str_sv(zone);
  char last = name.p[name.n - 1], before = name.p[name.n - 2];
  qn_tunit u = last != 's' ? QN_TU_S : before == 'm' ? QN_TU_MS : before == 'u' ? QN_TU_US : before == 'n' ? QN_TU_NS : QN_TU_S;
  out->type = (uint8_t)qn_moment_dtype(u);
  qn_release(rt, zone);
  return out->zone ? 0 : -1;
}

static int period_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "PeriodDtype", "freq", v) < 0) return -1;
  qn_coltype t = {0};
  if (period_type(rt, v[0], &t) < 0) return -1;
  int r = new_dtype(rt, cls, &t, out);
  qn_coltype_deinit(&t);
  return r;
}

#define DTYPE_CLASS(name_, methods_, construct_)                                                                                          \
  {.obj = {.cls = &qn_type_class, .rc = -1}, .name = name_, .module = "pandas", .kind = QN_K_OTHER, .methods = methods_, .destroy = dtype_destroy, \
   .repr = dtype_repr, .str = dtype_str, .compare = dtype_compare, .hash = dtype_hash, .construct = construct_}
#define NULLABLE_CLASS(name) DTYPE_CLASS(name, nullable_methods, nullable_construct)
static qn_class nullable_classes[NULLABLE] = {
    NULLABLE_CLASS("Int8Dtype"),   NULLABLE_CLASS("Int16Dtype"),  NULLABLE_CLASS("Int32Dtype"),   NULLABLE_CLASS("Int64Dtype"),
    NULLABLE_CLASS("UInt8Dtype"),  NULLABLE_CLASS("UInt16Dtype"), NULLABLE_CLASS("UInt32Dtype"),  NULLABLE_CLASS("UInt64Dtype"),
    NULLABLE_CLASS("Float32Dtype"), NULLABLE_CLASS("Float64Dtype"), NULLABLE_CLASS("BooleanDtype"),
    NULLABLE_CLASS("StringDtype")};
static qn_class cat_class = DTYPE_CLASS("CategoricalDtype", cat_methods, cat_construct);
static qn_class tz_class = DTYPE_CLASS("DatetimeTZDtype", tz_methods, tz_construct);
static qn_class period_class = DTYPE_CLASS("PeriodDtype", period_methods, period_construct);

int qn_dtype_classes(qn_rt *rt, qn_value module) {
  for (size_t i = 0; i < NULLABLE; i++)
    if (qn_module_set(rt, module, nullable[i].cls, qn_class_value(&nullable_classes[i])) < 0) return -1;
  if (qn_module_set(rt, module, "CategoricalDtype", qn_class_value(&cat_class)) < 0) return -1;
  if (qn_module_set(rt, module, "NA", qn_na()) < 0 || qn_module_set(rt, module, "NaT", qn_nat()) < 0) return -1;
  if (qn_module_set(rt, module, "PeriodDtype", qn_class_value(&period_class)) < 0) return -1;
  return qn_module_set(rt, module, "DatetimeTZDtype", qn_class_value(&tz_class));
}

/* --- from what scripts give ------------------------------------------------------------------------------------------------ */
static int from_text(qn_rt *rt, qn_sv s, qn_coltype *out) { /* 1: not one of ours */
  if (qn_sv_is(s, "category")) return out->type = QN_COL_CAT, 0;
  for (size_t i = 0; i < NULLABLE; i++)
    if (qn_sv_is(s, nullable[i].name)) return out->type = nullable[i].type, out->masked = true, 0;
  if (s.n > 8 && memcmp(s.p, "period[", 7) == 0 && s.p[s.n - 1] == ']') {
    qn_value freq;
    if (qn_new_str(rt, (qn_sv){s.p + 7, s.n - 8}, &freq) < 0) return -1;
    int bad = period_type(rt, freq, out);
    return qn_release(rt, freq), bad;
  }
  const char *comma = s.n > 12 && memcmp(s.p, "datetime64[", 11) == 0 ? memchr(s.p, ',', s.n) : NULL;
  if (!comma || s.p[s.n - 1] != ']') return 1;
  qn_tunit u;
  if (!qn_tunit_find((qn_sv){s.p + 11, (size_t)(comma - s.p - 11)}, &u)) return 1;
  qn_sv zone = {comma + 1, (size_t)(s.p + s.n - 1 - comma - 1)};
  while (zone.n && zone.p[0] == ' ') zone.p++, zone.n--;
  qn_value name;
  if (qn_new_str(rt, zone, &name) < 0) return -1;
  out->zone = qn_zone_of(rt, name);
  qn_release(rt, name);
  out->type = (uint8_t)qn_moment_dtype(u);
  return out->zone ? 0 : -1;
}

int qn_coltype_from(qn_rt *rt, qn_value v, qn_coltype *out) {
  *out = (qn_coltype){0};
  if (qn_is_str(v)) {
    int r = from_text(rt, qn_str_sv(v), out);
    if (r <= 0) return r;
    *out = (qn_coltype){0};
  }
  if (v.tag == QN_OBJ && (v.o->cls == &cat_class || v.o->cls == &tz_class || v.o->cls == &period_class || (v.o->cls >= nullable_classes && v.o->cls < nullable_classes + NULLABLE))) {
    *out = *spec_in(v);
    qn_column_keep(out->categories);
    qn_zone_keep(out->zone);
    return 0;
  }
  if (qn_is(v, QN_K_TYPE)) { /* the class instead of its object */
    const qn_class *c = qn_class_ptr(v);
    if (c >= nullable_classes && c < nullable_classes + NULLABLE) return out->type = nullable[c - nullable_classes].type, out->masked = true, 0;
    if (c == &cat_class) return out->type = QN_COL_CAT, 0;
  }
  if (qn_col_type_from(rt, v, &out->type) < 0) return -1;
  if (!qn_coltype_is_time(out->type)) return 0;
  qn_tunit u = qn_dtype_unit((qn_dtype)out->type);
  bool moment = qn_coltype_is_moment(out->type);
  if (u == QN_TU_GENERIC)
    return qn_raise(rt, QN_E_ValueError, "The '%s' dtype has no unit. Please pass in '%s[ns]' instead.", moment ? "datetime64" : "timedelta64", moment ? "datetime64" : "timedelta64");
  if (u < QN_TU_S || u > QN_TU_NS)
    return qn_raise(rt, QN_E_TypeError, "dtype=%s is not supported. Supported resolutions are 's', 'ms', 'us', and 'ns'", qn_dtypes[out->type].name);
  return 0;
}

/* --- casts ------------------------------------------------------------------------------------------------------------------ */
static int set_nulls(qn_rt *rt, qn_column *c, const qn_column *from) { /* the rows that are missing in from */
  int64_t nulls = 0;
  for (int64_t i = 0; i < c->length; i++) nulls += qn_col_isna(from, i);
  if (!nulls) return 0;
  c->validity = qn_colbuf_new(rt->alloc, (size_t)(c->length + 7) / 8);
  if (!c->validity) return qn_raise_memory(rt);
  for (int64_t i = 0; i < c->length; i++)
    if (!qn_col_isna(from, i)) qn_bit_set(c->validity->data, i);
  c->null_count = nulls;
  return 0;
}

/* Whether all that is there is true, false, 0 or 1. */
static bool bools_only(const qn_column *c) {
  bool fits = !qn_coltype_is_complex(c->type), bools = false, numbers = false;
  for (int64_t i = 0; fits && !c->masked && c->type != QN_D_BOOL && i < c->length; i++) {
    if (qn_col_isna(c, i)) continue;
    if (c->type == QN_COL_STR) {
      fits = false;
    } else if (qn_coltype_is_float(c->type)) {
      fits = qn_col_double(c, i) == 0 || qn_col_double(c, i) == 1;
    } else if (qn_coltype_is_int(c->type)) {
      fits = qn_col_int(c, i) == 0 || qn_col_int(c, i) == 1;
    } else if (c->type == QN_D_OBJECT) {
      const qn_value x = ((const qn_value *)qn_column_data(c))[i];
      const bool scalar = x.tag == QN_NPSCALAR;
      const bool truth = x.tag == QN_BOOL || (scalar && x.dtype == QN_D_BOOL), real = x.tag == QN_FLOAT || (scalar && qn_dtypes[x.dtype].kind == 'f');
      const bool whole = x.tag == QN_INT || (scalar && !truth && !real);
      bools = bools || truth, numbers = numbers || !truth;
      fits = !(bools && numbers) && (truth || (whole && (x.i == 0 || x.i == 1)) || (real && (x.f == 0 || x.f == 1)));
    }
  }
  return fits;
}

static qn_column *to_nullable(qn_rt *rt, const qn_column *c, uint8_t type) {
  qn_column *plain = NULL, *filled = NULL, *out = NULL;
  bool whole = qn_coltype_is_int(type);
  const bool is_signed = qn_dtypes[type].kind == 'i';
  const int bits = 8 * (int)qn_dtypes[type].size;
  const double beyond = ldexp(1.0, is_signed ? bits - 1 : bits), least = is_signed ? -beyond : 0; /* of the ints of the type */
  if (type == QN_D_BOOL && !bools_only(c)) return qn_raise(rt, QN_E_TypeError, "Need to pass bool-like values"), NULL;
  for (int64_t i = 0; qn_coltype_is_float(c->type) && !c->masked && (whole || type == QN_D_BOOL) && i < c->length; i++) { /* Float64 is cut */
    double d = qn_col_double(c, i);
    if (isnan(d) || (d == floor(d) && (whole ? d >= least && d < beyond : d == 0 || d == 1))) continue;
    if (whole) qn_raise(rt, QN_E_TypeError, "cannot safely cast non-equivalent %s to %s", qn_col_type_name(c->type), qn_col_type_name(type));
    else qn_raise(rt, QN_E_TypeError, "Need to pass bool-like values");
    return NULL;
  }
  for (int64_t i = 0; c->type == QN_D_OBJECT && whole && bits < 64 && i < c->length; i++) {
    const qn_value x = ((const qn_value *)qn_column_data(c))[i];
    if (x.tag != QN_INT || ((double)x.i >= least && (double)x.i < beyond)) continue;
    qn_raise(rt, QN_E_OverflowError, "Python integer %lld out of bounds for %s", (long long)x.i, qn_dtypes[type].name);
    return NULL;
  }
  uint8_t *na = qn_alloc(rt->alloc, (size_t)c->length + 1);
  if (!na) return qn_raise_memory(rt), NULL;
  bool any = false;
  for (int64_t i = 0; i < c->length; i++) any |= na[i] = qn_col_isna(c, i);
  if (any && (qn_coltype_is_float(c->type) || c->type == QN_D_OBJECT || c->type == QN_COL_STR || c->masked)) {
    qn_value zero = qn_int(0); /* anything that the plain type has */
    if (c->type == QN_COL_STR) {
      if (qn_new_str(rt, QN_SV("0"), &zero) < 0) return qn_free(rt->alloc, na, (size_t)c->length + 1), NULL;
    } else if (qn_coltype_is_float(c->type)) {
      zero = qn_float(0.0);
    } else if (type == QN_D_BOOL) {
      zero = qn_bool(false);
    }
    qn_index *ix = qn_index_range(rt, 0, 1, c->length);
    qn_column *bare = ix ? qn_col_slice(rt, c, 0, c->length) : NULL;
    if (bare) bare->masked = bare->type != QN_COL_STR && c->masked;
    filled = bare ? qn_col_replace(rt, bare, na, zero, ix) : NULL;
    qn_column_drop(bare);
    qn_index_drop(rt, ix);
    qn_release(rt, zero);
    if (filled) filled->masked = false;
  } else {
    filled = qn_col_slice(rt, c, 0, c->length);
    if (filled) filled->masked = false;
  }
  qn_free(rt->alloc, na, (size_t)c->length + 1);
  if (filled) plain = qn_col_astype(rt, filled, type);
  if (plain) out = plain == filled || plain->rc > 1 ? qn_col_slice(rt, plain, 0, plain->length) : qn_column_keep(plain);
  if (out) {
    out->masked = true;
    out->widened = false;
    if (!out->validity && set_nulls(rt, out, c) < 0) qn_column_drop(out), out = NULL;
  }
  for (int64_t i = 0; out && qn_coltype_is_float(type) && i < out->length; i++)
    if (qn_column_is_null(out, i)) {
      if (type == QN_D_FLOAT64) ((double *)qn_column_data(out))[i] = NAN;
      else ((float *)qn_column_data(out))[i] = NAN;
    }
  qn_column_drop(filled);
  qn_column_drop(plain);
  return out;
}

static qn_column *times_to_times(qn_rt *rt, const qn_column *c, const qn_coltype *to) {
  bool moment = qn_coltype_is_moment(c->type);
  if (moment != qn_coltype_is_moment(to->type)) {
    qn_raise(rt, QN_E_TypeError, "Cannot cast %s to dtype %s", moment ? "DatetimeArray" : "TimedeltaArray", qn_dtypes[to->type].name);
    return NULL;
  }
  if (moment && !c->zone && to->zone)
    return qn_raise(rt, QN_E_TypeError, "Cannot use .astype to convert from timezone-naive dtype to timezone-aware dtype. Use obj.tz_localize instead or series.dt.tz_localize instead"), NULL;
  if (moment && c->zone && !to->zone)
    return qn_raise(rt, QN_E_TypeError, "Cannot use .astype to convert from timezone-aware dtype to timezone-naive dtype. Use obj.tz_localize(None) or obj.tz_convert('UTC').tz_localize(None) instead."), NULL;
  qn_tunit u = qn_dtype_unit((qn_dtype)c->type), w = qn_dtype_unit((qn_dtype)to->type);
  qn_column *out = qn_col_new(rt, to->type, c->length);
  if (!out) return NULL;
  const int64_t *v = qn_column_data(c);
  int64_t *x = out->values->data;
  for (int64_t i = 0; i < c->length; i++) {
    if (!qn_time_convert(moment, u, w, v[i], &x[i])) return qn_column_drop(out), qn_time_unfit(rt, moment, u, w, v[i]), NULL;
  }
  out->zone = qn_zone_keep(to->zone);
  return out;
}

typedef struct text_maker {
  qn_strbuild b;
} text_maker;
static void add_text(void *user, qn_sv cell) { qn_strbuild_add(&((text_maker *)user)->b, cell); }

static qn_column *times_to_text(qn_rt *rt, const qn_column *c) {
  text_maker m;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_strbuild_init(&m.b, rt->alloc);
  qn_time_lines(c, NULL, c->length, "", QN_TIME_ALIKE, &b, add_text, &m);
  qn_buf_deinit(&b);
  qn_column *t = qn_strbuild_finish(&m.b);
  if (!t) return qn_raise_memory(rt), NULL;
  if (set_nulls(rt, t, c) == 0) return t;
  qn_column_drop(t);
  return NULL;
}

/* All but the count of zero are true, missing ones too. */
static qn_column *times_to_bools(qn_rt *rt, const qn_column *c) {
  qn_column *out = qn_col_new(rt, QN_D_BOOL, c->length);
  const int64_t *v = qn_column_data(c);
  for (int64_t i = 0; out && i < c->length; i++) ((bool *)out->values->data)[i] = v[i] != 0;
  return out;
}

/* Text or objects to times: pd.to_datetime and pd.to_timedelta decide. */
static qn_column *parse_times(qn_rt *rt, const qn_column *c, const qn_coltype *to) {
  qn_value fn, s, r;
  if (qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)c), NULL, qn_none(), &s) < 0) return NULL;
  int moment = qn_coltype_is_moment(to->type);
  int bad = rt->hooks.module_function(rt, moment ? "pandas._to_datetime" : "pandas._timedelta", moment ? "to_datetime" : "to_timedelta", &fn);
  if (!bad) {
    bad = qn_call_pos(rt, fn, &s, 1, &r);
    qn_release(rt, fn);
  }
  qn_release(rt, s);
  if (bad) return NULL;
  qn_column *parsed = qn_is_series(r) ? qn_column_keep(qn_series_col(rt, qn_series_of(r))) : NULL, *out = NULL;
  qn_release(rt, r);
  if (!parsed) return qn_raise(rt, QN_E_TypeError, "times expected"), NULL;
  qn_coltype own = *to;
  if (qn_coltype_is_time(parsed->type)) {
    if (to->zone && !parsed->zone) { /* UTC text read as such */
      qn_value series, zone, name;
      bad = qn_new_series(rt, qn_column_keep(parsed), NULL, qn_none(), &series);
      if (!bad && !(bad = rt->hooks.module_function(rt, "pandas._timestamp", "_localized", &fn))) {
        if (!(bad = qn_new_str(rt, qn_sv_of(to->zone->name), &name))) {
          const qn_value a[2] = {series, name};
          bad = qn_call_pos(rt, fn, a, 2, &zone);
          if (!bad) out = qn_column_keep(qn_series_col(rt, qn_series_of(zone))), qn_release(rt, zone);
          qn_release(rt, name);
        }
        qn_release(rt, fn);
      }
      if (series.tag == QN_OBJ) qn_release(rt, series);
      qn_column_drop(parsed);
      parsed = out;
      out = NULL;
      if (!parsed) return NULL;
    }
    out = times_to_times(rt, parsed, &own);
  } else {
    qn_raise(rt, QN_E_TypeError, "Cannot cast %s to %s", qn_col_type_name(parsed->type), qn_dtypes[to->type].name);
  }
  qn_column_drop(parsed);
  return out;
}

static qn_column *from_nullable(qn_rt *rt, const qn_column *c, const qn_coltype *to) {
  qn_column *bare = qn_col_slice(rt, c, 0, c->length);
  if (!bare) return NULL;
  bare->masked = bare->widened = false;
  if (to->type == QN_D_OBJECT || to->type == QN_COL_STR) { /* objects keep pd.NA */
    bare->masked = true;
    qn_column *o = qn_col_astype(rt, bare, to->type);
    qn_column_drop(bare);
    return o;
  }
  if (c->null_count && !qn_coltype_is_float(to->type)) {
    qn_column_drop(bare);
    qn_raise(rt, QN_E_ValueError, to->type == QN_D_BOOL ? "cannot convert float NaN to bool" : "cannot convert NA to integer");
    return NULL;
  }
  if (c->type == QN_D_BOOL && c->null_count) { /* to floats */
    qn_column *f = qn_col_new(rt, QN_D_FLOAT64, c->length);
    for (int64_t i = 0; f && i < c->length; i++) ((double *)f->values->data)[i] = qn_col_double(c, i);
    qn_column_drop(bare);
    bare = f;
    if (!bare) return NULL;
  }
  if (!c->null_count) qn_colbuf_drop(bare->validity), bare->validity = NULL;
  qn_column *out = qn_col_astype(rt, bare, to->type);
  qn_column_drop(bare);
  return out;
}

/* From or to periods: pandas._periods does it. */
static qn_column *cast_periods(qn_rt *rt, const qn_column *c, const qn_coltype *to) {
  qn_value fn, r, args[2];
  qn_buf name;
  if (qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)c), NULL, qn_none(), &args[0]) < 0) return NULL;
  qn_buf_init(&name, rt->alloc);
  type_name(to->type, to->masked, to->zone, &name);
  int bad = qn_new_str(rt, qn_buf_view(&name), &args[1]);
  qn_buf_deinit(&name);
  if (!bad && !(bad = rt->hooks.module_function(rt, "pandas._periods", "_cast", &fn))) {
    bad = qn_call_pos(rt, fn, args, 2, &r);
    qn_release(rt, fn);
  }
  qn_release(rt, args[0]);
  if (args[1].tag == QN_OBJ) qn_release(rt, args[1]);
  if (bad) return NULL;
  qn_column *out = qn_is_series(r) ? qn_column_keep(qn_series_col(rt, qn_series_of(r))) : NULL;
  qn_release(rt, r);
  if (!out) qn_raise(rt, QN_E_TypeError, "periods expected");
  return out;
}

qn_column *qn_col_cast(qn_rt *rt, const qn_column *stored, const qn_coltype *to) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  if (to->type == QN_COL_CAT) {
    if (c->type == QN_COL_CAT && !to->categories && c->ordered == to->ordered) return qn_column_keep((qn_column *)(uintptr_t)c);
    return qn_cat_encode(rt, c, to->categories ? to->categories : c->type == QN_COL_CAT ? c->categories : NULL, to->ordered);
  }
  if (c->type == QN_COL_CAT && to->type == QN_D_OBJECT && !c->categories->masked) return qn_col_as_common(rt, c, to); /* ints stay ints beside missing ones */
  if (c->type == QN_COL_CAT) {
    for (int64_t i = 0; qn_coltype_is_int(to->type) && !to->masked && i < c->length; i++)
      if (qn_col_isna(c, i)) return qn_raise(rt, QN_E_ValueError, "Cannot convert float NaN to integer"), NULL;
    qn_column *plain = qn_cat_decode(rt, c), *out = plain ? qn_col_cast(rt, plain, to) : NULL;
    qn_column_drop(plain);
    return out;
  }
  if (c->type == to->type && c->masked == to->masked && qn_zone_same(c->zone, to->zone)) return qn_column_keep((qn_column *)(uintptr_t)c);
  bool time = qn_coltype_is_time(c->type), to_time = qn_coltype_is_time(to->type);
  if (qn_zone_freq(to->zone) || (qn_zone_freq(c->zone) && to->type != QN_D_OBJECT && to->type != QN_COL_STR)) return cast_periods(rt, c, to);
  if (time && to_time) return times_to_times(rt, c, to);
  if (time && to->type == QN_COL_STR) {
    qn_column *text = times_to_text(rt, c);
    if (text) text->masked = to->masked;
    return text;
  }
  if (time && to->type == QN_D_BOOL && to->masked) return qn_raise(rt, QN_E_TypeError, "Need to pass bool-like values"), NULL;
  if (time && to->type == QN_D_BOOL) return times_to_bools(rt, c);
  if (time && to->type != QN_D_OBJECT && !(to->type == QN_D_INT64 && !to->masked)) {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    type_name(to->type, to->masked, to->zone, &b);
    qn_raise(rt, QN_E_TypeError, "Cannot cast %s to dtype %s", qn_coltype_is_moment(c->type) ? "DatetimeArray" : "TimedeltaArray", b.p ? b.p : "");
    qn_buf_deinit(&b);
    return NULL;
  }
  if (time && to->type == QN_D_INT64) {
    qn_column *p = qn_col_new(rt, QN_D_INT64, c->length);
    if (p && c->length) memcpy(p->values->data, qn_column_data(c), (size_t)c->length * 8);
    return p;
  }
  if (to_time && qn_coltype_is_int(c->type) && !c->null_count) {
    qn_column *p = qn_col_new(rt, to->type, c->length);
    for (int64_t i = 0; p && i < c->length; i++) ((int64_t *)p->values->data)[i] = qn_col_int(c, i);
    if (p) p->zone = qn_zone_keep(to->zone);
    return p;
  }
  if (to_time) return parse_times(rt, c, to);
  if (to->masked && to->type == QN_COL_STR) { /* text whose missing values are pd.NA */
    qn_column *text = c->type == QN_COL_STR ? qn_column_keep((qn_column *)(uintptr_t)c) : c->masked ? from_nullable(rt, c, &(qn_coltype){.type = QN_COL_STR}) : qn_col_astype(rt, c, QN_COL_STR);
    qn_column *own = text ? qn_col_slice(rt, text, 0, text->length) : NULL;
    qn_column_drop(text);
    if (own) own->masked = true;
    return own;
  }
  if (c->masked && c->type == QN_COL_STR && to->type == QN_COL_STR) {
    qn_column *own = qn_col_slice(rt, c, 0, c->length);
    if (own) own->masked = false;
    return own;
  }
  if (to->masked) return to_nullable(rt, c, to->type);
  if (c->masked) return from_nullable(rt, c, to);
  return qn_col_astype(rt, c, to->type);
}

/* --- values that fit --------------------------------------------------------------------------------------------------------- */
static bool fits_int(uint8_t type, int64_t v, bool large) { /* large: above what int64 holds */
  unsigned bits = qn_dtypes[type].size * 8u;
  if (qn_dtypes[type].kind == 'u') return !large && v >= 0 && (bits == 64 || (uint64_t)v >> bits == 0);
  return !large && (bits == 64 || (v >= -((int64_t)1 << (bits - 1)) && v < (int64_t)1 << (bits - 1)));
}

int qn_col_fits(qn_rt *rt, const qn_column *c, qn_value x) {
  bool na = qn_value_isna(x), number = x.tag == QN_INT || x.tag == QN_FLOAT || (x.tag == QN_NPSCALAR && qn_col_numeric(x.dtype) && x.dtype != QN_D_BOOL);
  bool is_bool = x.tag == QN_BOOL || (x.tag == QN_NPSCALAR && x.dtype == QN_D_BOOL);
  bool real = x.tag == QN_FLOAT || (x.tag == QN_NPSCALAR && qn_coltype_is_float(x.dtype));
  if (c->type == QN_D_OBJECT) return 1;
  if (c->type == QN_COL_STR) return na || qn_is_str(x);
  bool nat = x.tag == QN_OBJ && x.o == &qn_nat_object;
  if (c->type == QN_COL_CAT) {
    if (na) return !(nat && qn_col_numeric(c->categories->type));
    qn_index *ix = qn_index_of(rt, qn_column_keep(c->categories), qn_none());
    int64_t first, count;
    int r = ix ? qn_index_find(rt, ix, x, &first, &count) : -1;
    qn_index_drop(rt, ix);
    return r;
  }
  if (qn_is_period(x) || (qn_zone_freq(c->zone) && !na)) { /* of the same frequency */
    qn_timeval t;
    if (!qn_is_period(x) || qn_time_read(rt, x, &t) < 0) return qn_is_period(x) ? -1 : 0;
    int same = qn_coltype_is_time(c->type) && qn_zone_same(t.zone, c->zone);
    qn_zone_drop(t.zone);
    return same;
  }
  if (qn_coltype_is_time(c->type)) {
    char kind = qn_time_kind(x);
    if (kind == 'M' && !na && qn_coltype_is_moment(c->type)) { /* both with a zone or both without */
      qn_timeval t;
      if (qn_time_read(rt, x, &t) < 0) return -1;
      int both = (t.zone != NULL) == (c->zone != NULL);
      qn_zone_drop(t.zone);
      return both;
    }
    return na || kind == 'N' || kind == (qn_coltype_is_moment(c->type) ? 'M' : 'm');
  }
  if (nat) return 0; /* a time that is missing is no number */
  if (c->masked && na) return 1;
  if (c->type == QN_D_BOOL) return is_bool;
  if (qn_coltype_is_float(c->type)) return number || na;
  if (qn_coltype_is_complex(c->type)) return number || na || qn_is(x, QN_K_COMPLEX);
  if (!number || na) return 0;
  if (real) return x.f == floor(x.f) && fabs(x.f) < 9e18 && fits_int(c->type, (int64_t)x.f, false);
  return fits_int(c->type, x.i, x.tag == QN_NPSCALAR && x.dtype == QN_D_UINT64 && x.i < 0);
}

/* types.c - pandas' own dtypes: what "category", "Int64" or "datetime64[us, UTC]" mean, their objects. Casts: cast.c.
 * NumPy's types and str are in values.c. */
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

int qn_cat_same_set(qn_rt *rt, const qn_column *a, const qn_column *b) {
  if (a == b || !a || !b) return a == b;
  if (a->length != b->length || !qn_col_same_type(rt, a, b)) return 0;
  qn_column *found = qn_cat_encode(rt, b, (qn_column *)(uintptr_t)a, false);
  int same = found ? 1 : -1;
  const int32_t *codes = found ? qn_column_data(found) : NULL;
  for (int64_t i = 0; same > 0 && i < found->length; i++) same = codes[i] >= 0;
  qn_column_drop(found);
  return same;
}

bool qn_col_same_type(qn_rt *rt, const qn_column *a, const qn_column *b) {
  if (a->type != b->type || a->masked != b->masked || !qn_zone_same(a->zone, b->zone)) return false;
  return a->type != QN_COL_CAT || (a->ordered == b->ordered && same_categories(rt, a->categories, b->categories));
}

void qn_coltype_name(uint8_t type, bool masked, const qn_zone *zone, qn_buf *out) {
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
  if (!qn_is(v, QN_K_INSTANCE) || strcmp(v.o->cls->name, "Interval") != 0 || !v.o->cls->module || strncmp(v.o->cls->module, "pandas", 6) != 0) return false;
  const qn_value *cells = (const qn_value *)c->values->data + c->offset;
  for (int64_t i = 0; i < c->length; i++) /* every one of them, or missing */
    if (!(qn_is(cells[i], QN_K_INSTANCE) && cells[i].o->cls == v.o->cls) && !qn_value_isna(cells[i])) return false;
  return true;
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
  qn_coltype_name(qn_column_shown_type(c), c->masked, c->zone, out);
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
  qn_coltype_name(spec_in(v)->type, spec_in(v)->masked, spec_in(v)->zone, out);
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
    qn_coltype_name(x->type, x->masked, x->zone, &name);
    same = qn_sv_eq(qn_buf_view(&name), qn_str_sv(b));
    qn_buf_deinit(&name);
  } else if (b.tag == QN_OBJ && b.o->cls == a.o->cls) {
    const qn_coltype *y = spec_in(b);
    same = x->type == y->type && qn_zone_same(x->zone, y->zone);
    if (same && x->type == QN_COL_CAT) {
      const bool order = (x->ordered || y->ordered) && x->categories && y->categories;
      const int set = order ? x->ordered == y->ordered && same_categories(rt, x->categories, y->categories) : qn_cat_same_set(rt, x->categories, y->categories);
      if (set < 0) return -1;
      same = set;
    }
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
  qn_coltype_name(spec_in(self)->type, spec_in(self)->masked, spec_in(self)->zone, &b);
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

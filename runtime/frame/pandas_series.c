/* pandas_series.c - the methods and properties of a Series, one table at the end. */
#include <math.h>

#include "runtime/frame/display.h"
#include "runtime/frame/group.h"
#include "runtime/frame/plan.h"

#define SELF qn_series *s = qn_series_of(self)
#define SHOWN                                   \
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s)); \
  if (!c) return -1

static int same_shape(qn_rt *rt, const qn_series *s, qn_column *c, qn_value *out) {
  if (qn_new_series(rt, c, c ? qn_index_keep(s->index) : NULL, s->name, out) < 0) return -1;
  return s->extras.tag == QN_UNSET ? 0 : qn_extras_copy(rt, (qn_value){.tag = QN_OBJ, .o = (qn_obj *)(uintptr_t)&s->obj}, *out);
}

int qn_call1(qn_rt *rt, qn_value fn, qn_value arg, qn_value *out) { return qn_call_pos(rt, fn, &arg, 1, out); }

/* --- reductions ---------------------------------------------------------------------------------------------------------- */
/* Of no values pandas gives its own nan, a float of Python's: of no rows at all, and the mean of missing values. */
static int none_there(qn_rt *rt, qn_column *held, qn_agg agg, qn_value *out) {
  qn_value n;
  bool none = held->length == 0;
  if (!none && agg == QN_AGG_MEAN) {
    if (qn_held_reduce(rt, QN_AGG_COUNT, held, 1, &n) < 0) return -1;
    none = n.i == 0;
  }
  if (none) *out = qn_nan();
  return 0;
}

/* Complex numbers: NumPy's sum, mean and product. */
static int reduce_complex(qn_rt *rt, const qn_column *c, qn_agg agg, const char *name, qn_value *out) {
  qn_value a, method;
  if (agg != QN_AGG_SUM && agg != QN_AGG_MEAN && agg != QN_AGG_PROD) return qn_raise(rt, QN_E_TypeError, "%s of a column of complex numbers is not supported", name);
  if (qn_col_array(rt, c, &a) < 0) return -1;
  const qn_sym sym = qn_sym_of(rt, name);
  int status = sym ? qn_get_attr(rt, a, sym, &method) : -1;
  qn_release(rt, a);
  if (status < 0) return -1;
  status = qn_call_pos(rt, method, NULL, 0, out);
  return qn_release(rt, method), status;
}

static int reduce(qn_rt *rt, qn_value self, const qn_args *args, qn_agg agg, const char *name, qn_value *out) {
  if (args->npos || args->nkw > 1 || (args->nkw && strcmp(args->kwnames[0]->text, "ddof") != 0))
    return qn_pandas_general(rt, "pandas._reduce", "Series", name, self, args, out);
  int64_t ddof = 1;
  if (args->nkw && qn_as_index(rt, args->kwvals[0], &ddof) < 0) return -1;
  qn_column *held = qn_series_of(self)->held;
  const bool moment = agg == QN_AGG_MEAN || agg == QN_AGG_STD || agg == QN_AGG_VAR || agg == QN_AGG_MEDIAN;
  if (moment && !held->waiting && held->type == QN_D_OBJECT) return qn_pandas_general(rt, "pandas._reduce", "Series", name, self, args, out); /* numbers among objects */
  if (!held->waiting && qn_coltype_is_complex(held->type) && agg != QN_AGG_COUNT) return reduce_complex(rt, held, agg, name, out);
  if (qn_held_reduce(rt, agg, held, ddof, out) < 0) return -1;
  if (out->tag == QN_NPSCALAR && qn_dtypes[out->dtype].kind == 'f' && isnan(out->f) && !held->masked) return none_there(rt, held, agg, out);
  return 0;
}
#define METHOD_EVERY(ID, name) \
  static QN_METHOD(m_##name) { return reduce(rt, self, args, QN_AGG_##ID, #name, out); }
#define METHOD_GROUPS(ID, name)
#define METHOD_OWN(ID, name)
#define AGG(ID, name, needs, methods, help) METHOD_##methods(ID, name)
#include "runtime/column/aggregates.def"

/* --- properties --------------------------------------------------------------------------------------------------------------- */
static QN_METHOD(p_name) {
  (void)args, (void)rt;
  return *out = qn_retained(qn_series_of(self)->name), 0;
}
static QN_METHOD(p_index) {
  (void)args;
  return qn_new_index_object(rt, qn_index_keep(qn_series_of(self)->index), out);
}
static QN_METHOD(p_dtype) {
  (void)args;
  return qn_col_dtype_of(rt, qn_series_col(rt, qn_series_of(self)), out);
}
static QN_METHOD(p_shape) {
  (void)args;
  qn_value n = qn_int(qn_series_of(self)->held->length);
  return qn_new_tuple(rt, &n, 1, out);
}
static QN_METHOD(p_size) {
  (void)args, (void)rt;
  return *out = qn_int(qn_series_of(self)->held->length), 0;
}
static QN_METHOD(p_ndim) {
  (void)args, (void)rt, (void)self;
  return *out = qn_int(1), 0;
}
static QN_METHOD(p_empty) {
  (void)args, (void)rt;
  return *out = qn_bool(qn_series_of(self)->held->length == 0), 0;
}
static QN_METHOD(p_hasnans) {
  (void)args;
  SELF;
  SHOWN;
  bool any = false;
  for (int64_t i = 0; !any && i < c->length; i++) any = qn_col_isna(c, i);
  return *out = qn_bool(any), 0;
}
static QN_METHOD(p_loc) {
  (void)args;
  return qn_new_loc(rt, self, 'l', out);
}
static QN_METHOD(p_iloc) {
  (void)args;
  return qn_new_loc(rt, self, 'i', out);
}
static QN_METHOD(p_at) {
  (void)args;
  return qn_new_loc(rt, self, 'a', out);
}
static QN_METHOD(p_iat) {
  (void)args;
  return qn_new_loc(rt, self, 't', out);
}

/* --- arrays and lists ------------------------------------------------------------------------------------------------------------ */
static int column_list(qn_rt *rt, const qn_column *c, qn_value *out) {
  if (!c) return -1;
  if (qn_new_list_cap(rt, c->length, out) < 0) return -1;
  for (int64_t i = 0; i < c->length; i++) {
    qn_value x;
    if (qn_col_item(rt, c, i, &x) < 0) return qn_drop(rt, out), -1;
    int bad = qn_list_append(rt, *out, x);
    qn_release(rt, x);
    if (bad < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}
/* What .values and .unique() are: NumPy's arrays, and arrays of pandas' own (pandas._arrays) for the other types. Takes c. */
static int column_array(qn_rt *rt, qn_column *c, bool any, qn_value *out) {
  if (!c) return -1;
  if (!any) {
    int status = qn_col_array(rt, c, out);
    qn_column_drop(c);
    return status;
  }
  qn_value fn, s;
  if (qn_new_series(rt, c, NULL, qn_none(), &s) < 0) return -1;
  int status = rt->hooks.module_function(rt, "pandas._arrays", "_of", &fn);
  if (!status) {
    status = qn_call_pos(rt, fn, &s, 1, out);
    qn_release(rt, fn);
  }
  return qn_release(rt, s), status;
}

static bool own_array(const qn_column *c) { return c->type == QN_COL_STR || c->type == QN_COL_CAT || c->masked; }

static QN_METHOD(p_array) {
  (void)args;
  SELF;
  SHOWN;
  return column_array(rt, qn_column_keep((qn_column *)(uintptr_t)c), true, out);
}
int qn_col_values(qn_rt *rt, const qn_column *stored, bool intervals, qn_value *out) {
  const qn_column *c = stored ? qn_col_shown(rt, stored) : NULL;
  if (!c) return -1;
  if (!(qn_coltype_is_moment(c->type) && c->zone && !qn_zone_freq(c->zone)))
    return column_array(rt, qn_column_keep((qn_column *)(uintptr_t)c), own_array(c) || (intervals && qn_col_is_intervals(c)), out);
  qn_column *utc = qn_col_slice(rt, c, 0, c->length);
  if (!utc) return -1;
  qn_zone_drop(utc->zone);
  utc->zone = NULL;
  return column_array(rt, utc, false, out);
}
static QN_METHOD(p_values) {
  (void)args;
  SELF;
  SHOWN;
  return qn_col_values(rt, c, false, out);
}
static QN_METHOD(m_to_numpy) {
  qn_value v[3], a;
  if (qn_args_parse(rt, args, "Series.to_numpy", "|dtype copy na_value", v) < 0) return -1;
  qn_column *own = qn_series_col(rt, qn_series_of(self));
  if (!own) return -1;
  bool masked = own->masked && own->type != QN_COL_STR && own->null_count && v[0].tag != QN_UNSET && v[0].tag != QN_NONE;
  if (masked || v[2].tag != QN_UNSET) return qn_pandas_general(rt, "pandas._nullable", "Series", "to_numpy", self, args, out);
  if (qn_col_array(rt, own, &a) < 0) return -1;
  qn_dtype d;
  bool cast = v[0].tag != QN_UNSET && v[0].tag != QN_NONE, copy = v[1].tag != QN_UNSET && qn_truth(rt, v[1]) == 1;
  int status = 0;
  if (cast && (status = qn_dtype_from(rt, v[0], &d)) == 0 && qn_view_of(a)->dtype != d) status = qn_array_astype(rt, a, d, out);
  else if (status == 0 && copy) status = qn_array_copy(rt, a, out);
  else if (status == 0) return *out = a, 0;
  qn_release(rt, a);
  return status;
}
static QN_METHOD(m_tolist) {
  (void)args;
  SELF;
  SHOWN;
  if (c->type != QN_COL_CAT || !qn_col_is_intervals(c->categories)) return column_list(rt, c, out);
  qn_column *plain = qn_cat_decode(rt, c);
  int status = plain ? column_list(rt, plain, out) : -1;
  return qn_column_drop(plain), status;
}
static QN_METHOD(m_to_list) { return m_tolist(rt, self, args, out); }

static QN_METHOD(m_unique) {
  (void)args;
  SELF;
  SHOWN;
  qn_factor f;
  if (qn_factorize_one(rt, c, true, &f) < 0) return -1;
  qn_column *u = qn_col_take(rt, c, f.first, f.groups);
  qn_factor_deinit(rt, &f);
  return column_array(rt, u, u && (own_array(u) || qn_coltype_is_time(u->type) || qn_col_is_intervals(u)), out);
}

static int head_tail(qn_rt *rt, qn_value self, const qn_args *args, bool tail, qn_value *out) {
  qn_value v[1];
  int64_t n = 5, len = qn_series_of(self)->held->length;
  if (qn_args_parse(rt, args, tail ? "Series.tail" : "Series.head", "|n", v) < 0 || (v[0].tag != QN_UNSET && qn_as_index(rt, v[0], &n) < 0)) return -1;
  if (n < 0) n = len + n < 0 ? 0 : len + n;
  if (n > len) n = len;
  return qn_series_slice(rt, qn_series_of(self), tail ? len - n : 0, n, out);
}
static QN_METHOD(m_head) { return head_tail(rt, self, args, false, out); }
static QN_METHOD(m_tail) { return head_tail(rt, self, args, true, out); }

static QN_METHOD(m_copy) {
  (void)args;
  SELF;
  return same_shape(rt, s, qn_column_keep(s->held), out);
}

/* --- nulls ---------------------------------------------------------------------------------------------------------------------------- */
static int null_flags(qn_rt *rt, qn_value self, bool na, qn_value *out) {
  SELF;
  SHOWN;
  return same_shape(rt, s, qn_col_missing(rt, c, na), out);
}
static QN_METHOD(m_isna) {
  (void)args;
  return null_flags(rt, self, true, out);
}
static QN_METHOD(m_notna) {
  (void)args;
  return null_flags(rt, self, false, out);
}

/* --- row by row -------------------------------------------------------------------------------------------------------------------------- */
static QN_METHOD(m_astype) {
  qn_value v[3];
  SELF;
  qn_coltype type;
  if (qn_args_parse(rt, args, "Series.astype", "dtype|copy errors", v) < 0) return -1;
  if (qn_is(v[0], QN_K_DICT)) { /* {name: dtype} */
    qn_value t;
    int found = qn_dict_get(rt, v[0], s->name, &t);
    if (found < 0) return -1;
    if (!found || qn_dict_len(v[0]) != 1) {
      if (found) qn_release(rt, t);
      return qn_raise(rt, QN_E_KeyError, "Only the Series name can be used for the key in Series dtype mappings.");
    }
    found = qn_coltype_from(rt, t, &type);
    qn_release(rt, t);
    if (found < 0) return -1;
  } else if (qn_is_str(v[0]) && qn_sv_is(qn_str_sv(v[0]), "category") && s->held->type == QN_COL_CAT) { /* as it is, its order too */
    return same_shape(rt, s, qn_column_keep(s->held), out);
  } else if (qn_coltype_from(rt, v[0], &type) < 0) {
    return -1;
  }
  qn_column *c = qn_col_cast(rt, qn_series_col(rt, s), &type);
  qn_coltype_deinit(&type);
  if (!c && qn_is_str(v[2]) && qn_sv_is(qn_str_sv(v[2]), "ignore")) qn_exc_forgive(rt), c = qn_column_keep(qn_series_col(rt, s));
  return same_shape(rt, s, c, out);
}

/* To tens, hundreds …: half to even, as NumPy rounds ints through floats. */
static qn_column *round_ints(qn_rt *rt, const qn_column *c, int64_t digits) {
  double scale = pow(10.0, (double)-digits);
  qn_column *r = qn_col_new(rt, QN_D_INT64, c->length);
  for (int64_t i = 0; r && i < c->length; i++) ((int64_t *)r->values->data)[i] = digits < -18 ? 0 : (int64_t)(rint((double)qn_col_int(c, i) / scale) * scale);
  return r;
}

/* A column of its own with the values as doubles. */
static qn_column *doubles_of(qn_rt *rt, const qn_column *c) {
  qn_column *r = qn_column_plain(rt->alloc, QN_D_FLOAT64, c->length);
  if (!r) return qn_raise_memory(rt), NULL;
  qn_col_doubles(c, 0, c->length, r->values->data);
  return r;
}

QN_LEVELS static void round_all(double *x, int64_t n, double scale, bool up) { /* NumPy's way: multiply, round half to even, divide */
  if (up)
    for (int64_t i = 0; i < n; i++) x[i] = rint(x[i] * scale) / scale;
  else
    for (int64_t i = 0; i < n; i++) x[i] = rint(x[i] / scale) * scale;
}

QN_LEVELS static void abs_doubles(double *x, int64_t n) {
  for (int64_t i = 0; i < n; i++) x[i] = fabs(x[i]);
}

QN_LEVELS static void abs_ints(uint64_t *x, int64_t n) { /* the least int stays, as in NumPy */
  for (int64_t i = 0; i < n; i++) x[i] = (int64_t)x[i] < 0 ? 0 - x[i] : x[i];
}

qn_column *qn_col_round(qn_rt *rt, const qn_column *stored, int64_t digits) {
  const qn_column *c = qn_col_shown(rt, stored);
  if (!c) return NULL;
  if (digits < 0 && qn_coltype_is_int(c->type) && c->type == QN_D_INT64 && !c->masked) return round_ints(rt, c, digits);
  if (c->type == QN_D_FLOAT32 && !c->masked) { /* in its own arithmetic */
    qn_column *f = qn_col_new(rt, QN_D_FLOAT32, c->length);
    const float by = powf(10.0F, (float)(digits < 0 ? -digits : digits)), *x = qn_column_data(c);
    for (int64_t i = 0; f && i < c->length; i++) ((float *)f->values->data)[i] = digits >= 0 ? rintf(x[i] * by) / by : rintf(x[i] / by) * by;
    return f;
  }
  const bool tens = digits < 0 && qn_coltype_is_int(c->type);
  if (c->type != QN_D_FLOAT64 && !tens) return qn_column_keep((qn_column *)(uintptr_t)stored);
  if (c->masked || tens) { /* the values alone, then what is missing again */
    qn_column *plain = qn_col_cast(rt, c, &(qn_coltype){.type = QN_D_FLOAT64}), *r = plain ? qn_col_round(rt, plain, digits) : NULL;
    qn_column *own = r ? qn_col_cast(rt, r, &(qn_coltype){.type = c->type, .masked = c->masked}) : NULL;
    qn_column_drop(plain);
    qn_column_drop(r);
    return own;
  }
  qn_column *r = doubles_of(rt, c);
  if (r) round_all(r->values->data, c->length, pow(10.0, (double)(digits < 0 ? -digits : digits)), digits >= 0);
  return r;
}
static QN_METHOD(m_round) {
  qn_value v[1];
  int64_t digits = 0;
  SELF;
  if (qn_args_parse(rt, args, "Series.round", "|decimals", v) < 0) return -1;
  if (!qn_col_numeric(s->held->type) && s->held->type != QN_D_OBJECT) return same_shape(rt, s, qn_column_keep(s->held), out); /* whatever is asked */
  if (v[0].tag != QN_UNSET && qn_as_index(rt, v[0], &digits) < 0) return -1;
  return same_shape(rt, s, qn_col_round(rt, qn_series_col(rt, s), digits), out);
}

static QN_METHOD(m_abs) {
  (void)args;
  SELF;
  SHOWN;
  if (c->masked && qn_col_numeric(c->type) && c->type != QN_D_BOOL) return qn_call_module(rt, "pandas._nullable", "absolute", &self, 1, out);
  if (c->type == QN_D_BOOL) return *out = qn_retained(self), 0;
  if (c->type != QN_D_FLOAT64 && c->type != QN_D_INT64) {
    if (qn_col_numeric(c->type) || qn_dtypes[c->type].kind == 'm') return qn_call_module(rt, "pandas._nullable", "magnitude", &self, 1, out);
    if (c->type == QN_D_OBJECT) return qn_call_module(rt, "pandas._nullable", "magnitude_of_objects", &self, 1, out);
    return qn_raise(rt, QN_E_TypeError, "bad operand type for abs(): '%s'", qn_col_type_name(c->type));
  }
  qn_column *r = c->type == QN_D_FLOAT64 ? doubles_of(rt, c) : qn_col_new(rt, QN_D_INT64, c->length);
  if (r && c->type == QN_D_FLOAT64) abs_doubles(r->values->data, c->length);
  if (r && c->type == QN_D_INT64) {
    qn_col_ints(c, 0, c->length, r->values->data);
    abs_ints(r->values->data, c->length);
  }
  return same_shape(rt, s, r, out);
}

#define OPERATOR(fn, op) \
  static QN_METHOD(fn) { return method_op(rt, self, args, op, out); }
#define COMPARISON(fn, op) \
  static QN_METHOD(fn) { return method_cmp(rt, self, args, op, out); }

/* --- frames, text ------------------------------------------------------------------------------------------------------------------------------ */
static int as_frame(qn_rt *rt, const qn_series *s, qn_value name, qn_value *out) {
  if (qn_new_frame(rt, qn_index_keep(s->index), s->held->length, out) < 0) return -1;
  qn_value label = name.tag != QN_UNSET ? name : s->name.tag == QN_NONE ? qn_int(0) : s->name;
  int status = qn_frame_append(rt, qn_frame_of(*out), label, qn_column_keep(s->held));
  if (status == 0) status = qn_frame_level_columns(rt, qn_frame_of(*out));
  if (status < 0 || name.tag != QN_UNSET || s->name.tag != QN_NONE) return status;
  qn_index *ix = qn_index_range(rt, 0, 1, 1);
  if (!ix) return qn_drop(rt, out), -1;
  qn_frame_set_axis(rt, qn_frame_of(*out), ix);
  return qn_index_drop(rt, ix), 0;
}
static QN_METHOD(m_to_frame) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "Series.to_frame", "|name", v) < 0) return -1;
  return as_frame(rt, qn_series_of(self), v[0], out);
}

static QN_METHOD(m_to_string) {
  enum { BUF, NA, FLOATS, HEADER, INDEX, LENGTH, DTYPE, NAME, MAX_ROWS, MIN_ROWS, COUNT };
  qn_value v[COUNT];
  if (qn_args_parse(rt, args, "Series.to_string", "|buf na_rep float_format header index length dtype name max_rows min_rows", v) < 0) return -1;
  qn_series_page page = {.na = qn_is_str(v[NA]) ? qn_str_sv(v[NA]).p : "NaN", .index = true, .header = true};
  struct { qn_value v; bool *at; } flags[] = {{v[HEADER], &page.header}, {v[INDEX], &page.index}, {v[LENGTH], &page.length}, {v[DTYPE], &page.dtype}, {v[NAME], &page.name}};
  for (size_t i = 0; i < QN_COUNT(flags); i++) {
    int t = flags[i].v.tag == QN_UNSET ? *flags[i].at : qn_truth(rt, flags[i].v);
    if (t < 0) return -1;
    *flags[i].at = t;
  }
  for (int k = BUF; k < COUNT; k++)
    if ((k == BUF || k >= MAX_ROWS) && v[k].tag != QN_UNSET && v[k].tag != QN_NONE) {
      static const char *const names[COUNT] = {[BUF] = "buf", [MAX_ROWS] = "max_rows", [MIN_ROWS] = "min_rows"};
      return qn_raise(rt, QN_E_NotImplementedError, "Series.to_string: %s is not supported", names[k]);
    }
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_display *d = (qn_display *)(uintptr_t)qn_display_of(rt);
  bool floats = v[FLOATS].tag != QN_UNSET && v[FLOATS].tag != QN_NONE && d->obj.cls;
  qn_value held = d->float_format;
  int status = 0;
  if (floats) {
    d->float_format = qn_retained(v[FLOATS]);
    if (qn_is_str(v[FLOATS])) { /* "%.2f": the text's own formatting */
      qn_value fn;
      status = qn_call_module(rt, "pandas._config", "_percent", &v[FLOATS], 1, &fn);
      if (status == 0) qn_release(rt, d->float_format), d->float_format = fn;
    }
  }
  if (status == 0) status = qn_series_page_text(rt, qn_series_of(self), &page, &b);
  if (floats) qn_release(rt, d->float_format), d->float_format = held;
  if (status == 0) status = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return status;
}

static QN_METHOD(m_groupby) { return qn_new_groupby(rt, (qn_value){.tag = QN_UNSET}, self, args, out); }

static int item_at(qn_rt *rt, void *column, int64_t i, qn_value *out) { return qn_col_each(rt, column, i, out); }
static QN_METHOD(m_items) {
  (void)args;
  SELF;
  SHOWN;
  return qn_label_pairs(rt, s->index, c->length, item_at, (void *)c, out);
}

/* Of nullable Series: pandas._nullable.ufunc(function, inputs, keywords). */
static int nullable_ufunc(qn_rt *rt, const qn_args *args, qn_value *out) {
  qn_value a[3] = {args->pos[0]}, name;
  if (qn_new_list(rt, args->pos + 2, args->npos - 2, &a[1]) < 0) return -1;
  int status = qn_new_dict(rt, &a[2]);
  for (uint32_t i = 0; status == 0 && i < args->nkw; i++) {
    status = qn_new_str_sym(rt, args->kwnames[i], &name);
    if (status == 0) status = qn_dict_set(rt, a[2], name, args->kwvals[i]), qn_release(rt, name);
  }
  if (status == 0) status = qn_call_module(rt, "pandas._nullable", "ufunc", a, 3, out);
  qn_release(rt, a[1]);
  qn_release(rt, a[2]);
  return status;
}

/* np.sqrt(s), np.maximum(s, t): the function over the columns' memory, the result with the labels of the Series. */
static QN_METHOD(m_array_ufunc) {
  enum { INPUTS = 8 };
  qn_value in[INPUTS], like, result;
  (void)self;
  uint32_t n = args->npos < 2 ? 0 : args->npos - 2, made = 0;
  if (n == 0 || n > INPUTS) return qn_raise(rt, QN_E_TypeError, "a ufunc takes 1 to %d inputs here", INPUTS);
  for (uint32_t i = 0; i < n; i++)
    if (qn_is_series(args->pos[2 + i]) && qn_series_of(args->pos[2 + i])->held->masked && qn_series_of(args->pos[2 + i])->held->type != QN_COL_STR)
      return nullable_ufunc(rt, args, out);
  if (qn_series_like(rt, args->pos + 2, n, &like) < 0) return -1;
  int status = 0;
  for (; status == 0 && made < n; made++) {
    qn_value x = args->pos[2 + made];
    if (qn_is_series(x)) status = qn_col_array(rt, qn_series_col(rt, qn_series_of(x)), &in[made]);
    else in[made] = qn_retained(x);
    if (status < 0) break;
  }
  if (status == 0) {
    qn_args call = {.pos = in, .npos = n, .nkw = args->nkw, .kwnames = args->kwnames, .kwvals = args->kwvals};
    status = qn_call_object(rt, args->pos[0], &call, &result);
  }
  if (status == 0) {
    const qn_series *s = qn_series_of(like);
    bool fits = qn_is_array(result) && qn_view_of(result)->ndim == 1 && qn_view_of(result)->shape[0] == s->held->length;
    if (fits) status = qn_new_series(rt, qn_col_from_array(rt, result), qn_index_keep(s->index), s->name, out);
    else *out = qn_retained(result);
    qn_release(rt, result);
  }
  for (uint32_t i = 0; i < made; i++) qn_release(rt, in[i]);
  qn_release(rt, like);
  return status;
}

#define M(name, fn) {name, fn, false, false}
#define P(name, fn) {name, fn, true, false}
const qn_method qn_series_methods[] = {
#define ROW_EVERY(name) M(#name, m_##name),
#define ROW_GROUPS(name)
#define ROW_OWN(name)
#define AGG(ID, name, needs, methods, help) ROW_##methods(name)
#include "runtime/column/aggregates.def"
    P("name", p_name), P("index", p_index), P("dtype", p_dtype), P("shape", p_shape), P("size", p_size),
    P("ndim", p_ndim), P("empty", p_empty), P("hasnans", p_hasnans), P("loc", p_loc), P("iloc", p_iloc), P("at", p_at), P("iat", p_iat),
    P("values", p_values), P("array", p_array), M("to_numpy", m_to_numpy), M("tolist", m_tolist), M("to_list", m_to_list),
    M("unique", m_unique), M("head", m_head), M("tail", m_tail), M("copy", m_copy),
    M("isna", m_isna),
    M("isnull", m_isna), M("notna", m_notna), M("notnull", m_notna), M("astype", m_astype),
    M("round", m_round), M("abs", m_abs), M("__abs__", m_abs),
    M("to_frame", m_to_frame), M("to_string", m_to_string),
    M("groupby", m_groupby), M("items", m_items), M("__array_ufunc__", m_array_ufunc), {NULL, NULL, false, false}};

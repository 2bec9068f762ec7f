/* cast.c - columns cast from and to pandas' own dtypes, and whether a value fits into a column. */
#include <math.h>

#include "runtime/frame/frame_impl.h"

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

/* Floats that are no ints of a type: pandas calls them objects where none of them is whole. */
static int unsafe_floats(qn_rt *rt, const qn_column *c, uint8_t type) {
  bool whole = false;
  for (int64_t i = 0; !whole && i < c->length; i++) {
    const double d = qn_col_double(c, i);
    whole = d == floor(d);
  }
  return qn_raise(rt, QN_E_TypeError, "cannot safely cast non-equivalent %s to %s", whole ? qn_col_type_name(c->type) : "object", qn_col_type_name(type));
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
    if (whole) unsafe_floats(rt, c, type);
    else qn_raise(rt, QN_E_TypeError, "Need to pass bool-like values");
    return NULL;
  }
  if (whole && !c->masked && qn_coltype_is_int(c->type) && !qn_col_ints_fit(c, type))
    return qn_raise(rt, QN_E_TypeError, "cannot safely cast non-equivalent %s to %s", qn_col_type_name(c->type), qn_col_type_name(type)), NULL;
  for (int64_t i = 0; c->type == QN_D_OBJECT && whole && i < c->length; i++) {
    const qn_value x = ((const qn_value *)qn_column_data(c))[i];
    if ((x.tag == QN_FLOAT || (x.tag == QN_NPSCALAR && qn_coltype_is_float(x.dtype))) && isfinite(x.f) && x.f != floor(x.f))
      return qn_raise(rt, QN_E_TypeError, "cannot safely cast non-equivalent object to %s", qn_col_type_name(type)), NULL;
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
  qn_value s, r;
  if (qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)c), NULL, qn_none(), &s) < 0) return NULL;
  int moment = qn_coltype_is_moment(to->type);
  int bad = qn_call_module(rt, moment ? "pandas._to_datetime" : "pandas._timedelta", moment ? "to_datetime" : "to_timedelta", &s, 1, &r);
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
      if (!bad && !(bad = qn_new_str(rt, qn_sv_of(to->zone->name), &name))) {
        bad = qn_call_module(rt, "pandas._timestamp", "_localized", (const qn_value[]){series, name}, 2, &zone);
        if (!bad) out = qn_column_keep(qn_series_col(rt, qn_series_of(zone))), qn_release(rt, zone);
        qn_release(rt, name);
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
  qn_value r, args[2];
  qn_buf name;
  if (qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)c), NULL, qn_none(), &args[0]) < 0) return NULL;
  qn_buf_init(&name, rt->alloc);
  qn_coltype_name(to->type, to->masked, to->zone, &name);
  int bad = qn_new_str(rt, qn_buf_view(&name), &args[1]);
  qn_buf_deinit(&name);
  if (!bad) bad = qn_call_module(rt, "pandas._periods", "_cast", args, 2, &r);
  qn_release(rt, args[0]);
  if (args[1].tag == QN_OBJ) qn_release(rt, args[1]);
  if (bad) return NULL;
  qn_column *out = qn_is_series(r) ? qn_column_keep(qn_series_col(rt, qn_series_of(r))) : NULL;
  qn_release(rt, r);
  if (!out) qn_raise(rt, QN_E_TypeError, "periods expected");
  return out;
}

/* Categories as flags beside missing ones: objects. */
static qn_column *category_flags(qn_rt *rt, const qn_column *c) {
  qn_column *flags = qn_col_cast(rt, c->categories, &(qn_coltype){.type = QN_D_BOOL}), *out = flags ? qn_col_objects(rt, c->length) : NULL;
  const int32_t *codes = qn_column_data(c);
  for (int64_t i = 0; out && i < c->length; i++)
    ((qn_value *)out->values->data)[i] = codes[i] < 0 ? qn_nan() : qn_bool(((const uint8_t *)qn_column_data(flags))[codes[i]]);
  qn_column_drop(flags);
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
    bool gone = false;
    for (int64_t i = 0; !gone && i < c->length; i++) gone = qn_col_isna(c, i);
    const bool times = qn_coltype_is_time(c->categories->type);
    if (gone && to->type == QN_D_BOOL && !to->masked && !times && c->categories->type != QN_D_OBJECT && c->categories->length) return category_flags(rt, c);
    if (times && to->type == QN_COL_STR && !qn_zone_freq(c->categories->zone)) { /* each by itself, not in the form of all */
      qn_column *objects = qn_col_as_common(rt, c, &(qn_coltype){.type = QN_D_OBJECT}), *text = objects ? qn_col_cast(rt, objects, to) : NULL;
      qn_column_drop(objects);
      return text;
    }
    qn_column *plain = qn_cat_decode(rt, c);
    if (plain && !gone && plain->type == QN_D_FLOAT64 && to->masked && qn_coltype_is_int(to->type)) /* categories are cut off */
      for (int64_t i = 0; i < plain->length; i++) ((double *)plain->values->data)[i] = trunc(((double *)plain->values->data)[i]);
    qn_column *out = plain ? qn_col_cast(rt, plain, to) : NULL;
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
  if (time && to->type == QN_D_BOOL && to->masked && !c->length) return to_nullable(rt, c, QN_D_BOOL);
  if (time && to->type == QN_D_BOOL && to->masked) return qn_raise(rt, QN_E_TypeError, "Need to pass bool-like values"), NULL;
  if (time && to->type == QN_D_BOOL) return times_to_bools(rt, c);
  if (time && to->type != QN_D_OBJECT && !(to->type == QN_D_INT64 && !to->masked)) {
    qn_buf b;
    qn_buf_init(&b, rt->alloc);
    qn_coltype_name(to->type, to->masked, to->zone, &b);
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
    if (!na && kind == (qn_coltype_is_moment(c->type) ? 'M' : 'm')) { /* both with a zone or both without, and nothing is lost */
      qn_timeval t;
      if (qn_time_read(rt, x, &t) < 0) return -1;
      int both = (t.zone != NULL) == (c->zone != NULL);
      qn_zone_drop(t.zone);
      qn_tunit u = qn_dtype_unit((qn_dtype)c->type);
      int64_t (*convert)(qn_tunit, qn_tunit, int64_t) = kind == 'M' ? qn_moment_convert : qn_span_convert;
      return both && (t.unit <= u || convert(u, t.unit, convert(t.unit, u, t.t)) == t.t);
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

/* --- values given with a dtype --------------------------------------------------------------------------------------------------------- */
static bool int_fits(const qn_column *c, int64_t i, uint8_t type) {
  const int64_t v = qn_col_int(c, i);
  const int bits = 8 * (int)qn_dtypes[type].size;
  const bool from_unsigned = c->type == QN_D_UINT64, to_unsigned = qn_dtypes[type].kind == 'u';
  if (v < 0 && from_unsigned != to_unsigned) return false;
  if (bits == 64) return true;
  if (v < 0 && from_unsigned) return false;
  return to_unsigned ? v < ((int64_t)1 << bits) : v >= -((int64_t)1 << (bits - 1)) && v < ((int64_t)1 << (bits - 1));
}

bool qn_col_ints_fit(const qn_column *c, uint8_t type) {
  for (int64_t i = 0; i < c->length; i++)
    if (!qn_col_isna(c, i) && !int_fits(c, i, type)) return false;
  return true;
}

int qn_check_given(qn_rt *rt, const qn_column *given, const qn_coltype *to, bool list) {
  const qn_column *c = qn_col_shown(rt, given);
  if (!c) return -1;
  if (!qn_coltype_is_int(to->type) || to->masked || c->masked || !qn_col_numeric(c->type) || qn_coltype_is_complex(c->type)) return 0;
  for (int64_t i = 0; qn_coltype_is_float(c->type) && i < c->length; i++) {
    const double d = qn_col_double(c, i);
    if (d == floor(d)) continue;
    if (d != d) return list ? qn_raise(rt, QN_E_ValueError, "cannot convert float NaN to integer") : 0;
    return qn_raise(rt, QN_E_ValueError, "Trying to coerce float values to integers");
  }
  if (!qn_coltype_is_int(c->type) || qn_col_ints_fit(c, to->type)) return 0;
  if (list) return qn_raise(rt, QN_E_OverflowError, "The elements provided in the data cannot all be casted to the dtype %s", qn_col_type_name(to->type));
  return qn_raise(rt, QN_E_ValueError, "Values are too large to be losslessly converted to %s. To cast anyway, use pd.Series(values).astype(%s)", qn_col_type_name(to->type),
                  qn_col_type_name(to->type));
}
